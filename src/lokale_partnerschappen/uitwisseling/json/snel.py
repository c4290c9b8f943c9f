"""Het goede nieuws eerst: bouwt een object zonder te onthouden waar iets schort.

Haast elk bestand is in orde. Daarom bouwt één functie per klasse het object recht uit de waarden van het bestand, met
dezelfde lezers voor de kleinste delen als de omzetter van cattrs. Bij het minste dat niet past, is er niets gebouwd en
leest de omzetter alles opnieuw, om te zeggen wat er schort. Wat hier gebouwd wordt, zou hij net zo bouwen.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from types import NoneType
from typing import Any, Final, TypeVar, get_args, get_type_hints

import attrs

from lokale_partnerschappen.uitwisseling.json.ontleden import Object
from lokale_partnerschappen.uitwisseling.json.waarden import LEZERS, Afgekeurd, is_lijst

Lezer = Callable[[Any], Any]
_Soort = TypeVar("_Soort")

_LEZERS: Final[dict[Any, Lezer]] = {}


class NietGebouwd(Exception):
    """Iets past niet; wat, zoekt de omzetter uit."""


def bouw(soort: type[_Soort], gegevens: object) -> _Soort:
    """Bouwt een object van het model.

    Raises:
        NietGebouwd: er past iets niet.
    """
    try:
        gebouwd: _Soort = lezer_van(soort)(gegevens)
    except (Afgekeurd, KeyError, TypeError, ValueError):
        # Een vreemde of ontbrekende sleutel, een waarde die niet past, of een combinatie die het model weigert.
        raise NietGebouwd from None
    return gebouwd


def lezer_van(soort: Any) -> Lezer:
    """De functie die een waarde van een soort bouwt."""
    if soort not in _LEZERS:
        _LEZERS[soort] = _nieuwe_lezer(soort)
    return _LEZERS[soort]


def _nieuwe_lezer(soort: Any) -> Lezer:
    delen = get_args(soort)
    if NoneType in delen:
        (kern,) = (deel for deel in delen if deel is not NoneType)
        return _of_niets(lezer_van(kern))
    if is_lijst(soort):
        return _lijst(lezer_van(delen[0]))
    if attrs.has(soort) and soort not in LEZERS:
        return _object(soort)
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        return {keuze.value: keuze for keuze in soort}.__getitem__
    return LEZERS[soort]


def _of_niets(lees: Lezer) -> Lezer:
    return lambda waarde: None if waarde is None else lees(waarde)


def _lijst(lees: Lezer) -> Lezer:
    def lees_lijst(waarde: object) -> tuple[object, ...]:
        if not isinstance(waarde, list):
            raise NietGebouwd
        return tuple([lees(deel) for deel in waarde])

    return lees_lijst


def _object(klasse: Any) -> Lezer:
    types = get_type_hints(klasse)
    velden = {veld.name: lezer_van(types[veld.name]) for veld in attrs.fields(klasse)}

    def lees_object(waarde: object) -> object:
        if not isinstance(waarde, Object) or waarde.dubbel:
            raise NietGebouwd
        return klasse(**{naam: velden[naam](deel) for naam, deel in waarde.items()})

    return lees_object
