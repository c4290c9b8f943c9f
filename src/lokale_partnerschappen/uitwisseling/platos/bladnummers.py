"""Nummers van bladzijden herkennen: een los getal op een regel is soms een waarde en soms een bladnummer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from lokale_partnerschappen.uitwisseling.platos.cellen import Regel
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

_LOS_GETAL: Final = re.compile(r"\d{1,3}\Z", re.ASCII)
_BLADZIJDE: Final = re.compile(
    r"(?:pagina|bladzijde|blz\.?) \d{1,3}(?: ?(?:van|/) ?\d{1,3})?\Z|\d{1,3} van \d{1,3}\Z",
    re.ASCII | re.IGNORECASE,
)
# Met minder opeenvolgende losse getallen kunnen het ook waarden zijn.
_KORTSTE_REEKS: Final = 5


def zonder_bladnummers(alle: Sequence[Regel], notities: Notities) -> tuple[Regel, ...]:
    """Maakt de regels met een bladnummer leeg; hun plaats in de tekst blijft.

    "Pagina 3 van 40" is altijd een bladnummer. Een los getal is dat alleen als er vanaf 1 of 2 een reeks van minstens
    vijf opeenvolgende losse getallen staat. Staat hetzelfde getal er dan twee keer, dan is niet te zien welk van beide
    een waarde is: allebei vallen ze weg, en dat wordt gemeld.

    Bron: tekst van een aanvraag zoals een omzetting naar tekst ze geeft.

    >>> from lokale_partnerschappen.uitwisseling.platos.cellen import regels
    >>> [regel.leeg for regel in zonder_bladnummers(regels("Pagina 1 van 2\\nESF werking\\n40"), Notities())]
    [True, False, False]
    """
    losse = [(regel.nr, int(regel.cellen[0])) for regel in alle if not regel.is_rij and _LOS_GETAL.match(regel.kop)]
    weg = {nr for groep in _reeks(losse) for nr in groep}
    for groep in _reeks(losse):
        if len(groep) > 1:
            for nr in groep:
                notities.meld(nr, "bladzijden", "geen", "dit getal kan een bladnummer of een waarde zijn")
    return tuple(
        attrs.evolve(regel, cellen=("",)) if regel.nr in weg or _is_bladzijde(regel) else regel for regel in alle
    )


def _is_bladzijde(regel: Regel) -> bool:
    return not regel.is_rij and _BLADZIJDE.match(regel.cellen[0]) is not None


def _reeks(losse: Sequence[tuple[int, int]]) -> list[list[int]]:
    """De regels van de langste reeks opeenvolgende getallen, per getal; leeg als ze te kort is."""
    reeksen = [_reeks_vanaf(begin, losse) for begin in (1, 2)]
    langste = max(reeksen, key=len)
    return langste if len(langste) >= _KORTSTE_REEKS else []


def _reeks_vanaf(eerste: int, losse: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Per getal de regels waar het staat, tussen het vorige en het volgende getal van de reeks."""
    reeks: list[list[int]] = []
    for nr, getal in losse:
        if getal == eerste + len(reeks):
            reeks.append([nr])
        elif reeks and getal == eerste + len(reeks) - 1:
            reeks[-1].append(nr)
    return reeks
