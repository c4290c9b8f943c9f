"""Regels over het werkingsgebied: welke gemeenten, en Limburg of niet."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Werkingsgebied, gemeente, ligt_in_limburg
from lokale_partnerschappen.oproepen.bronnen import (
    FINANCIERING_VVSG,
    OPROEP_208,
    VEELGESTELDE_VRAGEN,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Werkingsgebied,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="WGB-01",
    bron=VRAGEN_EN_ANTWOORDEN.op("heel Vlaanderen, zonder Brussel"),
    titel="Gemeente ligt niet in het Vlaamse Gewest",
    bericht="NIS-code {gevonden} is sinds 2019 geen gemeente van het Vlaamse Gewest.",
    doen="Verbeter de NIS-code; gebruik {verwacht}.",
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


def _liggingen(gebied: Werkingsgebied) -> set[bool]:
    return {ligt_in_limburg(nis) for nis in gebied.gemeenten if gemeente(nis) is not None}
