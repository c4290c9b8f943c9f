"""Regels over de caseload: hoeveel deelnemers de begroting van een jaar aankan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.trajecten.caseload import (
    Caseloadstap,
    begeleiders_vte,
    caseloadverloop,
    hoogste_caseload,
    laagste_caseload,
)
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_Jaar = tuple[int, Caseloadstap, Fraction]
"""Het volgnummer van een begroting, haar drukste dagen, en de VTE van haar begeleiders."""


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-03",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 7: caseload van 16 à 18"),
    titel="Te veel deelnemers voor de begeleiders",
    bericht="Vanaf {vanaf} is de caseload {gevonden}; de begeleiders van dat jaar kunnen er samen {verwacht} aan.",
    doen="Spreid de starts, begroot meer begeleiding, of kijk na welke lijnen deelnemers begeleiden.",
)
def caseload_boven_capaciteit(
    partnerschap: Partnerschap, *, op: date | None, uren_per_vte: Decimal, caseload_maximum: Decimal
) -> Iterator[Afwijking | Onbekend]:
    """Een voltijdse begeleider draagt hoogstens achttien deelnemers tegelijk.

    Wat: in een projectjaar is de hoogste caseload meer dan 18 maal de VTE van de lijnen die begeleiden. Het gewicht van
    de persona telt mee. Met een dag telt alleen de caseload van die dag. Zegt geen enkele lijn of ze begeleidt, dan is
    er niets te beoordelen.

    Waarom: een goedgekeurde aanvraag rekent met 16 tot 18 deelnemers per voltijdse. Het is de norm van één
    partnerschap.

    Voorbeeld:
        >>> coach = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(86), begeleidt=True
        ... )
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 3, 1))
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld",
        ...     oproep="lp-208",
        ...     begrotingen=(Begroting(periode=Periode.jaar(2024), personeel=(coach,)),),
        ...     deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)),),
        ... )
        >>> normen = {"uren_per_vte": Decimal(1720), "caseload_maximum": Decimal(18)}
        >>> [str(a.gegevens["verwacht"]) for a in caseload_boven_capaciteit(dossier, op=None, **normen)]
        ['0.9']
    """
    for jaar in _per_jaar(partnerschap, op, uren_per_vte):
        if isinstance(jaar, Onbekend):
            yield jaar
            continue
        i, top, vte = jaar
        hoogstens = hoogste_caseload(vte, caseload_maximum=caseload_maximum)
        if top.gewogen > hoogstens:
            # Naar beneden afgerond, zodat wat er staat nooit evenveel lijkt als wat mag.
            verwacht = Decimal(floor(hoogstens * 100)) / 100
            yield afwijking("begrotingen", i, gevonden=_getal(top.gewogen), verwacht=verwacht, vanaf=top.periode.begin)


@regel(
    over=Partnerschap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="TRJ-04",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 7: caseload van 16 à 18"),
    titel="Minder deelnemers dan de begeleiders aankunnen",
    bericht="De hoogste caseload is {gevonden}; de begeleiders van dat jaar kunnen er samen minstens {verwacht} aan.",
    doen="Kijk na of er plaats is voor nieuwe deelnemers; in een jaar dat pas begon, is dit gewoon.",
)
def caseload_onder_capaciteit(
    partnerschap: Partnerschap, *, op: date | None, uren_per_vte: Decimal, caseload_minimum: Decimal
) -> Iterator[Afwijking | Onbekend]:
    """Een voltijdse begeleider draagt minstens zestien deelnemers tegelijk.

    Wat: in een projectjaar met deelnemers komt de caseload nooit aan 16 maal de VTE van de lijnen die begeleiden;
    verder zoals bij `caseload_boven_capaciteit`. Over een jaar zonder deelnemers wordt niet geoordeeld.

    Waarom: een goedgekeurde aanvraag rekent met 16 tot 18 deelnemers per voltijdse. Plaats over hebben is geen fout.

    Voorbeeld:
        >>> coach = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(1720), begeleidt=True
        ... )
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 3, 1))
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld",
        ...     oproep="lp-208",
        ...     begrotingen=(Begroting(periode=Periode.jaar(2024), personeel=(coach,)),),
        ...     deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)),),
        ... )
        >>> normen = {"uren_per_vte": Decimal(1720), "caseload_minimum": Decimal(16)}
        >>> [str(a.gegevens["verwacht"]) for a in caseload_onder_capaciteit(dossier, op=None, **normen)]
        ['16']
    """
    for jaar in _per_jaar(partnerschap, op, uren_per_vte):
        if isinstance(jaar, Onbekend):
            yield jaar
            continue
        i, top, vte = jaar
        minstens = laagste_caseload(vte, caseload_minimum=caseload_minimum)
        if top.gewogen < minstens:
            verwacht = Decimal(ceil(minstens * 100)) / 100
            yield afwijking("begrotingen", i, gevonden=_getal(top.gewogen), verwacht=verwacht)


def _per_jaar(partnerschap: Partnerschap, op: date | None, uren_per_vte: Decimal) -> Iterator[_Jaar | Onbekend]:
    """De drukste dagen en de begeleiders van elk projectjaar waarin er deelnemers waren."""
    gewichten = {(persona.id, persona.gewicht) for persona in partnerschap.personas}
    if len(gewichten) > len({kenmerk for kenmerk, _ in gewichten}):
        yield onbekend("personas", reden="een persona heeft twee verschillende gewichten")
        return
    for i, top in _toppen(partnerschap, op):
        begroting = partnerschap.begrotingen[i]
        vte = begeleiders_vte([begroting], begroting.peildatum, uren_per_vte=uren_per_vte)
        if vte is None:
            plaats = ("begrotingen", i, "personeel")
            yield onbekend(*plaats, reden="het is niet bekend welke lijnen deelnemers begeleiden")
        else:
            yield i, top, vte


def _toppen(partnerschap: Partnerschap, op: date | None) -> Iterator[tuple[int, Caseloadstap]]:
    """De stap met de hoogste caseload van elk projectjaar met deelnemers; met een dag alleen die van die dag."""
    periodes = [begroting.periode for begroting in partnerschap.begrotingen]
    if not periodes or not partnerschap.deelnemers:
        return
    alles = Periode(min(periode.begin for periode in periodes), max(periode.einde or date.max for periode in periodes))
    verloop = caseloadverloop(partnerschap.deelnemers, partnerschap.personas, alles)
    for i, periode in enumerate(periodes):
        deel = periode if op is None else periode.doorsnede(Periode(op, op))
        in_deel = [stap for stap in verloop if deel is not None and stap.periode.doorsnede(deel) is not None]
        top = max(in_deel, key=lambda stap: stap.gewogen, default=None)
        if top is not None and top.caseload:
            yield i, top


def _getal(breuk: Fraction) -> Decimal:
    """Een som van gewichten zoals een rij van het verslag ze schrijft; een gewicht heeft eindig veel decimalen."""
    return Decimal(breuk.numerator) / Decimal(breuk.denominator)
