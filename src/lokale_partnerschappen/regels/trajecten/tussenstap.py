"""Regels over wijk-werken, AMA en artikel 60: ze komen van buiten de oproep, uit oudere pagina's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.model.trajecten.traject import Stapsoort, Tussenstap
from lokale_partnerschappen.oproepen.bronnen import AMA, ARTIKEL_60, WIJK_WERKEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_JAAR: Final = 12
"""Maanden tussen twee jaarlijkse beoordelingen."""


class Urengrens(StrEnum):
    """Waarover een grens van uren gaat, zoals een bericht ze noemt."""

    PER_MAAND = "uren per maand"
    PER_JAAR = "uren per jaar"


@regel(
    over=Tussenstap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-13",
    bron=WIJK_WERKEN,
    titel="Te veel uren wijk-werken",
    bericht="Wijk-werken is hier {gevonden} {grens}; hoogstens {verwacht} is toegelaten.",
    doen="Kijk de uren na, en of de grens van wijk-werken intussen niet gewijzigd is.",
)
def wijk_werken_te_veel_uren(
    stap: Tussenstap, *, wijkwerken_uren_per_maand: Decimal, wijkwerken_uren_per_jaar: Decimal
) -> Iterator[Afwijking | Onbekend]:
    """Wie aan wijk-werken doet, werkt hoogstens 60 uur per maand en 630 uur per jaar.

    Wat: de uren van de stap liggen boven een van de twee grenzen. Uren die niet in het dossier staan, worden niet
    beoordeeld.

    Waarom: wijk-werken heeft eigen grenzen, los van de oproep. Ze staan op een oudere pagina.

    Voorbeeld:
        >>> stap = Tussenstap(soort=Stapsoort.WIJK_WERKEN, periode=Periode.jaar(2024), uren_per_maand=Decimal(61))
        >>> grenzen = {"wijkwerken_uren_per_maand": Decimal(60), "wijkwerken_uren_per_jaar": Decimal(630)}
        >>> [a.pad for a in wijk_werken_te_veel_uren(stap, **grenzen)]
        [('uren_per_maand',)]
    """
    if stap.soort is not Stapsoort.WIJK_WERKEN:
        return
    if stap.uren_per_maand is not None and stap.uren_per_maand > wijkwerken_uren_per_maand:
        uren, hoogstens = stap.uren_per_maand, wijkwerken_uren_per_maand
        yield afwijking("uren_per_maand", gevonden=uren, verwacht=hoogstens, grens=Urengrens.PER_MAAND)
    if stap.uren_per_jaar is not None and stap.uren_per_jaar > wijkwerken_uren_per_jaar:
        uren, hoogstens = stap.uren_per_jaar, wijkwerken_uren_per_jaar
        yield afwijking("uren_per_jaar", gevonden=uren, verwacht=hoogstens, grens=Urengrens.PER_JAAR)


@regel(
    over=Tussenstap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-13",
    bron=WIJK_WERKEN,
    titel="Wijk-werken duurt te lang",
    bericht="Wijk-werken loopt tot en met {gevonden}; {maanden} maanden eindigen op {verwacht}.",
    doen="Kijk de periode na, en of de termijn van wijk-werken intussen niet gewijzigd is.",
)
def wijk_werken_te_lang(
    stap: Tussenstap, *, op: date | None, wijkwerken_maanden: int
) -> Iterator[Afwijking | Onbekend]:
    """Wijk-werken duurt hoogstens twaalf maanden.

    Wat: de stap is langer. Loopt ze nog, dan telt ze tot de dag waarop u beoordeelt; zonder die dag wordt er niet
    geoordeeld.

    Waarom: wijk-werken heeft een eigen termijn, los van de oproep. Ze staat op een oudere pagina.

    Voorbeeld:
        >>> periode = Periode(date(2024, 1, 1), date(2025, 1, 1))
        >>> stap = Tussenstap(soort=Stapsoort.WIJK_WERKEN, periode=periode)
        >>> [str(a.gegevens["verwacht"]) for a in wijk_werken_te_lang(stap, op=None, wijkwerken_maanden=12)]
        ['2024-12-31']
    """
    if stap.soort is Stapsoort.WIJK_WERKEN:
        yield from _te_lang(stap.periode, op, wijkwerken_maanden)


@regel(
    over=Tussenstap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="TRJ-15",
    bron=ARTIKEL_60,
    titel="Artikel 60 duurt lang",
    bericht="De tewerkstelling met artikel 60 loopt tot en met {gevonden}; {maanden} maanden eindigen op {verwacht}.",
    doen="Kijk na of de duur klopt met wat de deelnemer nodig heeft voor zijn sociale rechten.",
)
def artikel_zestig_te_lang(
    stap: Tussenstap, *, op: date | None, artikel_60_maanden: int
) -> Iterator[Afwijking | Onbekend]:
    """Een tewerkstelling met artikel 60 duurt hoogstens ongeveer twee jaar.

    Wat: de stap is langer dan 24 maanden. Loopt ze nog, dan telt ze zoals bij `wijk_werken_te_lang`.

    Waarom: artikel 60 zit sinds 2017 in de tijdelijke werkervaring, van ongeveer twee jaar. Dat staat alleen in
    nieuwsberichten; daarom is het een aandachtspunt.

    Voorbeeld:
        >>> stap = Tussenstap(soort=Stapsoort.ARTIKEL_60, periode=Periode(date(2024, 1, 1)))
        >>> dag = date(2026, 1, 1)
        >>> [str(a.gegevens["verwacht"]) for a in artikel_zestig_te_lang(stap, op=dag, artikel_60_maanden=24)]
        ['2025-12-31']
    """
    if stap.soort is Stapsoort.ARTIKEL_60:
        yield from _te_lang(stap.periode, op, artikel_60_maanden)


@regel(
    over=Tussenstap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-14",
    bron=AMA,
    titel="Te weinig uren AMA",
    bericht="De arbeidsmatige activiteiten duren {gevonden} uur per week; minstens {verwacht} is nodig.",
    doen="Kijk de uren na; met minder uren is het geen AMA in de sociale economie.",
)
def ama_te_weinig_uren(stap: Tussenstap, *, ama_uren_per_week: Decimal) -> Iterator[Afwijking | Onbekend]:
    """Arbeidsmatige activiteiten in de sociale economie duren minstens twaalf uur per week.

    Wat: het gewone aantal uren per week is lager. Staat het niet in het dossier, dan is er niets te beoordelen.

    Waarom: AMA in de sociale economie heeft een eigen ondergrens, los van de oproep.

    Voorbeeld:
        >>> stap = Tussenstap(soort=Stapsoort.AMA, periode=Periode.jaar(2024), uren_per_week=Decimal("11.5"))
        >>> [str(a.gegevens["gevonden"]) for a in ama_te_weinig_uren(stap, ama_uren_per_week=Decimal(12))]
        ['11.5']
    """
    if stap.soort is not Stapsoort.AMA:
        return
    if stap.uren_per_week is None:
        yield onbekend("uren_per_week", reden="het aantal uren AMA per week is niet bekend")
    elif stap.uren_per_week < ama_uren_per_week:
        yield afwijking("uren_per_week", gevonden=stap.uren_per_week, verwacht=ama_uren_per_week)


@regel(
    over=Tussenstap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-14",
    bron=AMA,
    titel="AMA zonder beslissing van VDAB",
    bericht="Besliste VDAB over de toegang tot AMA? Het dossier zegt {gevonden}; het moet {verwacht} zijn.",
    doen="Vraag VDAB om een beslissing over de toegang.",
)
def ama_zonder_beslissing(stap: Tussenstap) -> Iterator[Afwijking | Onbekend]:
    """VDAB beslist wie toegang krijgt tot AMA in de sociale economie.

    Wat: het dossier zegt dat VDAB niet besliste. Zegt het niets, dan is er niets te beoordelen.

    Waarom: de toegang loopt via VDAB; dat is een regel van AMA zelf, niet van de oproep.

    Voorbeeld:
        >>> stap = Tussenstap(soort=Stapsoort.AMA, periode=Periode.jaar(2024), toegang_vdab=False)
        >>> [a.pad for a in ama_zonder_beslissing(stap)]
        [('toegang_vdab',)]
    """
    if stap.soort is not Stapsoort.AMA:
        return
    if stap.toegang_vdab is None:
        yield onbekend("toegang_vdab", reden="het is niet bekend of VDAB besliste over de toegang tot AMA")
    elif not stap.toegang_vdab:
        yield afwijking("toegang_vdab", gevonden=False, verwacht=True)


@regel(
    over=Tussenstap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-14",
    bron=AMA,
    titel="Beoordeling van AMA blijft uit",
    bericht="Tussen {vanaf} en {gevonden} werd AMA niet beoordeeld; ten laatste op {verwacht} was dat nodig.",
    doen="Noteer de beoordeling die er was, of plan ze minstens elk jaar.",
)
def ama_beoordeling_te_laat(stap: Tussenstap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """AMA in de sociale economie wordt minstens elk jaar beoordeeld.

    Wat: tussen het begin en een beoordeling, tussen twee beoordelingen, of na de laatste ligt meer dan een jaar. Alleen
    de eerste keer wordt gemeld. Loopt de stap nog en beoordeelt u zonder dag, dan telt ze tot de laatste beoordeling.

    Waarom: een jaarlijkse beoordeling is een regel van AMA zelf, niet van de oproep.

    Voorbeeld:
        >>> stap = Tussenstap(soort=Stapsoort.AMA, periode=Periode(date(2024, 1, 1), date(2025, 6, 30)))
        >>> [str(a.gegevens["verwacht"]) for a in ama_beoordeling_te_laat(stap, op=None)]
        ['2025-01-01']
    """
    if stap.soort is not Stapsoort.AMA:
        return
    tot = _laatste_dag(stap.periode, op) or max(stap.beoordelingen, default=date.min)
    vorige = stap.periode.begin
    for dag in [*sorted(dag for dag in stap.beoordelingen if vorige <= dag <= tot), tot]:
        uiterste = plus_maanden(vorige, _JAAR)
        if dag > uiterste:
            yield afwijking("beoordelingen", gevonden=dag, verwacht=uiterste, vanaf=vorige)
            return
        vorige = dag


def _te_lang(periode: Periode, op: date | None, maanden: int) -> Iterator[Afwijking]:
    laatste = _laatste_dag(periode, op)
    hoogstens = plus_maanden(periode.begin, maanden) - timedelta(days=1)
    if laatste is not None and laatste > hoogstens:
        yield afwijking("periode", gevonden=laatste, verwacht=hoogstens, maanden=maanden)


def _laatste_dag(periode: Periode, op: date | None) -> date | None:
    """Het einde, of de dag van het oordeel als die vroeger valt; ``None`` als geen van beide gekend is."""
    grenzen = [dag for dag in (periode.einde, op) if dag is not None]
    return min(grenzen, default=None)
