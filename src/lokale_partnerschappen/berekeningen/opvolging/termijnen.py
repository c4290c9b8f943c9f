"""De termijnen van de opvolging, en of rapporten en kwartalen het project zonder gat of overlap vullen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise
from typing import Final

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.model.opvolging import Kwartaalopvolging, Rapport
from lokale_partnerschappen.oproepen.bronnen import ESF_ARCHIEF, ESF_HELPDESK_RAPPORTERING, ESF_PROJECTBEOORDELING

_DAG: Final = timedelta(days=1)
_LAATSTE_JAAR: Final = 9998
"""Verder gaat een kwartaal niet."""


@berekening(
    titel="Uiterste dag voor een bezwaar",
    uitleg="de dag van de beslissing en het aantal kalenderdagen erbij",
    bron=ESF_PROJECTBEOORDELING.op("bezwaar binnen 15 kalenderdagen"),
    zekerheid=Zekerheid.ONZEKER,
)
def uiterste_bezwaar(beslissing: date, *, bezwaar_dagen: int) -> date:
    """De laatste dag waarop een bezwaar tegen een beslissing nog op tijd is.

    Args:
        beslissing: dag van de beslissing.
        bezwaar_dagen: parameter van de oproep (15 kalenderdagen).

    Bron: ESF Vlaanderen, projectbeoordeling (ouder programma; voor deze oproep is geen termijn gevonden).

    >>> uiterste_bezwaar(date(2025, 3, 3), bezwaar_dagen=15)
    datetime.date(2025, 3, 18)
    """
    return date.fromordinal(min(beslissing.toordinal() + bezwaar_dagen, date.max.toordinal()))


@berekening(
    titel="Bewijsstukken bewaren tot en met",
    uitleg="het einde van het project en het aantal jaren erbij",
    bron=ESF_ARCHIEF.op("tien jaar na het einde van het project"),
    zekerheid=Zekerheid.ONZEKER,
)
def bewaren_tot(einde: date, *, bewaartermijn_jaren: int) -> date:
    """De laatste dag waarop bewijsstukken bewaard moeten zijn.

    Args:
        einde: laatste dag van het project.
        bewaartermijn_jaren: parameter van de oproep (10).

    Bron: ESF-archief (projecten van 2014-2020; voor deze oproep is geen termijn gevonden).

    >>> bewaren_tot(date(2029, 12, 31), bewaartermijn_jaren=10)
    datetime.date(2039, 12, 31)
    """
    return plus_maanden(einde, 12 * min(bewaartermijn_jaren, MAXYEAR - einde.year))


@berekening(
    titel="Periodes zonder rapport",
    uitleg="de dagen van de periode die in geen enkel rapport zitten, aaneengesloten",
    bron=ESF_HELPDESK_RAPPORTERING.op("een rapport gaat alleen over zijn periode"),
    zekerheid=Zekerheid.ONZEKER,
)
def rapportgaten(rapporten: Iterable[Rapport], binnen: Periode) -> tuple[Periode, ...]:
    """De stukken van een periode waarover geen enkel rapport gaat, in de tijd.

    Args:
        rapporten: in om het even welke volgorde; ook wat nog ingediend moet worden.
        binnen: waarbinnen gezocht wordt, met een einde.

    Raises:
        ValueError: de periode heeft geen einde.

    Bron: ESF-helpdesk, rapportering (ouder programma); dat rapporten op elkaar aansluiten, is afgeleid.

    >>> rapporten = [Rapport(periode=Periode(date(2024, 1, 1), date(2024, 6, 30)))]
    >>> [str(gat) for gat in rapportgaten(rapporten, Periode.jaar(2024))]
    ['2024-07-01/2024-12-31']
    """
    if binnen.einde is None:
        raise ValueError("gaten zoeken vraagt een periode met een einde")
    stukken = [(max(r.periode.begin, binnen.begin), min(r.einde, binnen.einde)) for r in rapporten]
    return tuple(_gaten(sorted(stuk for stuk in stukken if stuk[0] <= stuk[1]), binnen.begin, binnen.einde))


def _gaten(stukken: Sequence[tuple[date, date]], vanaf: date, tot: date) -> Iterator[Periode]:
    """De dagen die tussen gesorteerde stukken overblijven; elk stuk ligt van `vanaf` tot en met `tot`."""
    for begin, einde in stukken:
        if vanaf < begin:
            yield Periode(vanaf, begin - _DAG)
        if einde == tot:
            return
        vanaf = max(vanaf, einde + _DAG)
    yield Periode(vanaf, tot)


@berekening(
    titel="Dagen in meer dan één rapport",
    uitleg="de dagen die in twee rapporten zitten, aaneengesloten",
    bron=ESF_HELPDESK_RAPPORTERING.op("een rapport gaat alleen over zijn periode"),
    zekerheid=Zekerheid.ONZEKER,
)
def rapportoverlap(rapporten: Iterable[Rapport]) -> tuple[Periode, ...]:
    """De stukken tijd waarover meer dan één rapport gaat, in de tijd.

    Args:
        rapporten: in om het even welke volgorde.

    Bron: ESF-helpdesk, rapportering (ouder programma); dat rapporten elkaar niet overlappen, is afgeleid.

    >>> eerste = Rapport(periode=Periode(date(2024, 1, 1), date(2024, 6, 30)))
    >>> [str(dubbel) for dubbel in rapportoverlap([Rapport(periode=Periode.jaar(2024)), eerste])]
    ['2024-01-01/2024-06-30']
    """
    alle = list(rapporten)
    # Tussen twee grenzen verandert niets; zo telt een dag die in drie rapporten zit, toch maar één keer.
    grenzen = sorted({dag.toordinal() for r in alle for dag in (r.periode.begin, r.einde)} | _erna(alle))
    dubbel: list[Periode] = []
    for begin, volgende in pairwise(grenzen):
        stuk = Periode(date.fromordinal(begin), date.fromordinal(volgende - 1))
        if sum(stuk.begin in rapport.periode for rapport in alle) > 1:
            dubbel.append(_aan(dubbel, stuk))
    return tuple(dubbel)


def _erna(rapporten: Iterable[Rapport]) -> set[int]:
    return {rapport.einde.toordinal() + 1 for rapport in rapporten}


def _aan(dubbel: list[Periode], stuk: Periode) -> Periode:
    """Plakt een stuk aan het vorige als ze op elkaar volgen; het vorige verdwijnt dan uit de lijst."""
    if dubbel and dubbel[-1].einde == stuk.begin - _DAG:
        return Periode(dubbel.pop().begin, stuk.einde)
    return stuk


def open_kwartalen(opvolgingen: Iterable[Kwartaalopvolging], van: date, tot: date) -> Iterator[Kwartaal]:
    """De kwartalen met een dag tussen twee dagen waarvan de opvolging niet geleverd is, in de tijd.

    >>> [str(kwartaal) for kwartaal in open_kwartalen((), date(2024, 3, 31), date(2024, 4, 1))]
    ['2024K1', '2024K2']
    """
    if tot < van:
        return
    geleverd = {een.kwartaal for een in opvolgingen if een.geleverd_op is not None}
    for jaar in range(van.year, min(tot.year, _LAATSTE_JAAR) + 1):
        for kwartaal in (Kwartaal(jaar, nummer) for nummer in (1, 2, 3, 4)):
            if kwartaal not in geleverd and Periode(van, tot).doorsnede(kwartaal.periode):
                yield kwartaal


def zeker_te_laat_na(kwartaal: Kwartaal, *, opvolging_maanden: int) -> date:
    """De laatste dag waarop de opvolging van een kwartaal nog niet zeker te laat is: dan is de volgende al nodig.

    >>> zeker_te_laat_na(Kwartaal(2024, 1), opvolging_maanden=3)
    datetime.date(2024, 6, 30)
    """
    return plus_maanden(kwartaal.volgende.periode.begin, opvolging_maanden) - _DAG
