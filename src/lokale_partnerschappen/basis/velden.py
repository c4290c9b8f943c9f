"""Wat er onder een object kan staan: de velden van een klasse van attrs, en de klassen die haar types noemen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args, get_type_hints

import attrs

from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode

_GEZIEN: Final[dict[type, Mapping[str, frozenset[type]] | None]] = {}
"""Wat `velden` al opzocht; geen ``functools.cache``, want mypy weigert daar een klasse."""


def velden(soort: type) -> Mapping[str, frozenset[type]] | None:
    """Per veld van een klasse welke klassen eronder kunnen staan; ``None`` voor een losse waarde, ook een periode.

    >>> from lokale_partnerschappen.model.trajecten.meting import Meting
    >>> sorted(klasse.__name__ for klasse in velden(Meting)["empowerment"])
    ['Decimal', 'Empowermentscore', 'str']
    """
    if soort not in _GEZIEN:
        doorloopbaar = attrs.has(soort) and not issubclass(soort, Periode | Kwartaal)
        types = get_type_hints(soort) if doorloopbaar else {}
        _GEZIEN[soort] = (
            {veld.name: _klassen(types.get(veld.name)) for veld in attrs.fields(soort)} if doorloopbaar else None
        )
    return _GEZIEN[soort]


def _klassen(annotatie: Any) -> frozenset[type]:
    """De klassen in een type zoals ``tuple[Meting, ...] | None``, en alles wat daaronder kan staan."""
    delen = get_args(annotatie)
    if delen or not isinstance(annotatie, type):
        return frozenset().union(*map(_klassen, delen))
    return frozenset({annotatie}).union(*(velden(annotatie) or {}).values())
