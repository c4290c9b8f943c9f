"""Regels over het werkingsgebied: welke gemeenten, en Limburg of niet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Gemeentevertrek, Werkingsgebied, gemeente, ligt_in_limburg
from lokale_partnerschappen.oproepen.bronnen import (
    FINANCIERING_VVSG,
    OPROEP_208,
    RAADSBESLUIT_AALST,
    VEELGESTELDE_VRAGEN,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_FASEN_NA_VERTREK: Final = 2
"""Minstens één fase met het jaarbudget van voor het vertrek, en één met dat van erna."""


@regel(
    over=Werkingsgebied,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="WGB-01",
    bron=VRAGEN_EN_ANTWOORDEN.op("heel Vlaanderen, zonder Brussel"),
    titel="Gemeente ligt niet in het Vlaamse Gewest",
    bericht="NIS-code {gevonden} is sinds 2019 geen gemeente van het Vlaamse Gewest.",
    doen="Verbeter de NIS-code; gebruik een code van vijf cijfers uit de REFNIS-lijst.",
)
def gemeente_buiten_vlaanderen(gebied: Werkingsgebied) -> Iterator[Afwijking | Onbekend]:
    """Alle gemeenten van het werkingsgebied liggen in het Vlaamse Gewest.

    Wat: elke NIS-code staat in de REFNIS-lijst van Vlaamse gemeenten sinds 2019; een code die door een fusie
    verdween, blijft geldig.

    Waarom: de oproep loopt in heel Vlaanderen; het Brussels Hoofdstedelijk Gewest doet niet mee.

    Voorbeeld:
        >>> [a.pad for a in gemeente_buiten_vlaanderen(Werkingsgebied(gemeenten=("46014", "21004")))]
        [('gemeenten', 1)]
    """
    if not gebied.gemeenten:
        yield onbekend("gemeenten", reden="er staan geen gemeenten in het dossier")
    for i, nis in enumerate(gebied.gemeenten):
        if gemeente(nis) is None:
            yield afwijking("gemeenten", i, gevonden=nis, verwacht="een code van vijf cijfers uit de REFNIS-lijst")


@regel(
    over=Werkingsgebied,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="WGB-03",
    bron=FINANCIERING_VVSG.op("Limburg is een transitieregio"),
    titel="Antwoord over Limburg klopt niet met de gemeenten",
    bericht="Is Limburg-transitieregio van toepassing? Het dossier zegt {gevonden}; de gemeenten zeggen {verwacht}.",
    doen="Zet het antwoord op {verwacht}, of verbeter de gemeenten van het werkingsgebied.",
)
def limburg_antwoord_klopt_niet(gebied: Werkingsgebied) -> Iterator[Afwijking | Onbekend]:
    """Limburg-transitieregio is van toepassing als, en alleen als, de gemeenten in Limburg liggen.

    Wat: het antwoord van het dossier wordt vergeleken met de ligging van de gemeenten. Een gebied aan beide kanten
    van de grens wordt hier niet beoordeeld.

    Waarom: in Limburg gelden andere tarieven (60/20/20 in plaats van 40/30/30).

    Voorbeeld:
        >>> [
        ...     a.gegevens["verwacht"]
        ...     for a in limburg_antwoord_klopt_niet(Werkingsgebied(gemeenten=("71022",), limburg=False))
        ... ]
        [True]
    """
    liggingen = _liggingen(gebied)
    if not liggingen:
        yield onbekend("gemeenten", reden="er staan geen Vlaamse gemeenten in het dossier")
    elif gebied.limburg is None:
        yield onbekend("limburg", reden="het antwoord op de vraag over Limburg staat niet in het dossier")
    elif len(liggingen) == 1 and gebied.limburg not in liggingen:
        yield afwijking("limburg", gevonden=gebied.limburg, verwacht=not gebied.limburg)


@regel(
    over=Werkingsgebied,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="WGB-03",
    bron=FINANCIERING_VVSG.op("Limburg is een transitieregio"),
    titel="Gebied ligt aan beide kanten van de Limburgse grens",
    bericht="{gevonden} liggen in Limburg en {verwacht} niet; welke tarieven gelden, staat in geen bron.",
    doen="Vraag Europa WSE welke tarieven voor dit gebied gelden.",
)
def gebied_aan_beide_kanten_van_limburg(gebied: Werkingsgebied) -> Iterator[Afwijking | Onbekend]:
    """Een werkingsgebied ligt volledig in Limburg of volledig erbuiten.

    Wat: er zijn gemeenten aan beide kanten van de grens.

    Waarom: de tarieven verschillen, en geen bron zegt welke voor een gemengd gebied gelden.

    Voorbeeld:
        >>> [
        ...     a.gegevens["gevonden"]
        ...     for a in gebied_aan_beide_kanten_van_limburg(Werkingsgebied(gemeenten=("71022", "46014")))
        ... ]
        [('Hasselt',)]
    """
    if len(_liggingen(gebied)) == 2:
        namen = {True: list[str](), False: list[str]()}
        for nis in sorted(gebied.gemeenten):
            gevonden = gemeente(nis)
            if gevonden is not None:
                namen[gevonden.is_limburgs].append(gevonden.naam)
        yield afwijking("gemeenten", gevonden=tuple(namen[True]), verwacht=tuple(namen[False]))


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="WGB-04",
    bron=VEELGESTELDE_VRAGEN.op("lokaal addendum"),
    titel="Lokaal addendum ontbreekt",
    bericht="Bij de aanvraag zit geen lokaal addendum van het werkingsgebied.",
    doen="Voeg het lokaal addendum van het werkingsgebied toe.",
)
def lokaal_addendum_ontbreekt(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Voor het werkingsgebied bestaat een lokaal addendum.

    Wat: het dossier zegt dat er geen addendum bij de aanvraag zit. Zegt het niets, dan is er niets te beoordelen.

    Waarom: elk werkingsgebied bundelt zijn noden in een lokaal addendum, dat ook de termijnen vastlegt.

    Voorbeeld:
        >>> aanvraag = Projectaanvraag(addendum_aanwezig=False)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=aanvraag)
        >>> len(list(lokaal_addendum_ontbreekt(dossier)))
        1
    """
    aanwezig = partnerschap.aanvraag.addendum_aanwezig if partnerschap.aanvraag else None
    if aanwezig is None:
        yield onbekend("aanvraag", "addendum_aanwezig", reden="het is niet bekend of er een lokaal addendum is")
    elif not aanwezig:
        yield afwijking("aanvraag", "addendum_aanwezig", gevonden="geen", verwacht=1)


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="WGB-06",
    bron=OPROEP_208.op("doorlopend tot 30 juni 2025, alleen voor gebieden zonder partnerschap"),
    titel="Ingediend na sluiting voor een gebied dat al een partnerschap had",
    bericht="De aanvraag is van {gevonden}; een gebied met een partnerschap kon indienen van {verwacht}.",
    doen="Kijk de dag van indiening na, en of het gebied toen al een partnerschap had.",
)
def indiening_na_sluiting(
    partnerschap: Partnerschap, *, indieningsperiode: Periode, verlengde_indieningsperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Na 30 juni 2024 kan alleen nog een gebied zonder partnerschap indienen.

    Wat: de aanvraag is ingediend in de verlengde periode, voor een gebied dat al een partnerschap had.

    Waarom: de oproep bleef tot 30 juni 2025 open, alleen voor gebieden zonder partnerschap.

    Voorbeeld:
        >>> aanvraag = Projectaanvraag(ingediend_op=date(2024, 9, 1), gebied_had_partnerschap=True)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=aanvraag)
        >>> periodes = {
        ...     "indieningsperiode": Periode(date(2023, 9, 30), date(2024, 6, 30)),
        ...     "verlengde_indieningsperiode": Periode(date(2024, 7, 1), date(2025, 6, 30)),
        ... }
        >>> len(list(indiening_na_sluiting(dossier, **periodes)))
        1
    """
    aanvraag = partnerschap.aanvraag
    if aanvraag is None or aanvraag.ingediend_op is None:
        yield onbekend("aanvraag", "ingediend_op", reden="de dag van indiening is niet bekend")
    elif aanvraag.ingediend_op in verlengde_indieningsperiode:
        if aanvraag.gebied_had_partnerschap is None:
            plaats = ("aanvraag", "gebied_had_partnerschap")
            yield onbekend(*plaats, reden="het is niet bekend of het gebied al een partnerschap had")
        elif aanvraag.gebied_had_partnerschap:
            yield afwijking("aanvraag", "ingediend_op", gevonden=aanvraag.ingediend_op, verwacht=indieningsperiode)


@regel(
    over=Gemeentevertrek,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="WGB-07",
    bron=RAADSBESLUIT_AALST.op("gemeente die naar een andere regio gaat"),
    titel="Vertrek van een gemeente heeft geen einddatum",
    bericht="{gevonden} vertrekt uit het werkingsgebied, maar haar laatste dag staat niet in het dossier.",
    doen="Vul de laatste dag in waarop {gevonden} meedoet.",
)
def vertrek_zonder_einddatum(vertrek: Gemeentevertrek) -> Iterator[Afwijking | Onbekend]:
    """Een gemeente die vertrekt, krijgt een einddatum.

    Wat: bij een vertrek staat geen laatste dag.

    Waarom: in één regio kreeg een gemeente die naar een andere regio ging, een einddatum; zonder die dag blijft ze
    meetellen.

    Voorbeeld:
        >>> [a.pad for a in vertrek_zonder_einddatum(Gemeentevertrek(gemeente="46025"))]
        [('laatste_dag',)]
    """
    if vertrek.laatste_dag is None:
        yield afwijking("laatste_dag", gevonden=_naam(vertrek), verwacht="een datum")


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="WGB-07",
    bron=RAADSBESLUIT_AALST.op("jaarbudgetten"),
    titel="Vertrek van een gemeente zonder nieuw jaarbudget",
    bericht="Vertrek tijdens het project ({gemeenten}): de enveloppe telt {gevonden} fasen, maar vraagt er {verwacht}.",
    doen="Zet bij de enveloppe een fase met het jaarbudget tot aan het vertrek, en een met dat van erna.",
)
def vertrek_zonder_nieuw_jaarbudget(
    partnerschap: Partnerschap, *, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Vertrekt een gemeente tijdens het project, dan wijzigt het jaarbudget.

    Wat: een gemeente vertrekt voor het einde van het project, en de enveloppe heeft geen twee fasen. Is haar laatste
    dag niet bekend, of is er geen enveloppe, dan is er niets te beoordelen.

    Waarom: in één regio kreeg het partnerschap een nieuw jaarbudget toen een gemeente vertrok.

    Voorbeeld:
        >>> vertrek = Gemeentevertrek(gemeente="46025", laatste_dag=date(2025, 12, 31))
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld",
        ...     oproep="lp-208",
        ...     werkingsgebied=Werkingsgebied(gemeenten=("46025",), vertrekken=(vertrek,)),
        ...     enveloppe=Enveloppe(werking=Bedrag(600)),
        ... )
        >>> project = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> [a.gegevens["gemeenten"] for a in vertrek_zonder_nieuw_jaarbudget(dossier, projectperiode=project)]
        [('Temse',)]
    """
    periode = partnerschap.periode or projectperiode
    vertrokken = set()
    for i, vertrek in enumerate(partnerschap.werkingsgebied.vertrekken):
        if vertrek.laatste_dag is None:
            plaats = ("werkingsgebied", "vertrekken", i, "laatste_dag")
            yield onbekend(*plaats, reden="de laatste dag van een gemeente die vertrekt, is niet bekend")
        elif vertrek.laatste_dag in periode and vertrek.laatste_dag != periode.einde:
            vertrokken.add(_naam(vertrek))
    if not vertrokken:
        return
    if partnerschap.enveloppe is None:
        yield onbekend("enveloppe", reden="de enveloppe is niet bekend")
    elif len(partnerschap.enveloppe.fasen) < _FASEN_NA_VERTREK:
        yield afwijking(
            "enveloppe",
            "fasen",
            gevonden=len(partnerschap.enveloppe.fasen),
            verwacht=_FASEN_NA_VERTREK,
            gemeenten=tuple(sorted(vertrokken)),
        )


def _naam(vertrek: Gemeentevertrek) -> str:
    gevonden = gemeente(vertrek.gemeente)
    return vertrek.gemeente if gevonden is None else gevonden.naam


def _liggingen(gebied: Werkingsgebied) -> set[bool]:
    return {ligt_in_limburg(nis) for nis in gebied.gemeenten if gemeente(nis) is not None}
