"""Regels over het werkingsgebied: welke gemeenten, en Limburg of niet."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.model.samenstelling import Werkingsgebied, gemeente, ligt_in_limburg
from lokale_partnerschappen.oproepen.bronnen import FINANCIERING_VVSG, VRAGEN_EN_ANTWOORDEN
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


def _liggingen(gebied: Werkingsgebied) -> set[bool]:
    return {ligt_in_limburg(nis) for nis in gebied.gemeenten if gemeente(nis) is not None}
