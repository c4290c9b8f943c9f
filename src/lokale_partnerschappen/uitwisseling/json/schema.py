"""Het nummer van de vorm van een bestand, en hoe een ouder bestand de vorm van nu krijgt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NewType

from lokale_partnerschappen.uitwisseling.json.ontleden import Object, eigen, geheel

SCHEMA: Final = 1
"""Het schema dat deze versie schrijft, en het hoogste dat ze leest."""

Schema = NewType("Schema", int)

_MIGRATIES: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""Van schema n naar n + 1. Een migratie krijgt het hele bestand, nog niet beoordeeld: wat ze niet herkent, laat ze
staan, zodat het lezen daarna zegt wat eraan schort."""


def schemanummer(bestand: Object) -> int:
    """Het schema van een bestand; zonder bruikbaar getal wordt het beoordeeld als het huidige schema."""
    nummer = geheel(bestand.get("schema"))
    return SCHEMA if nummer is None else nummer


def gemigreerd(bestand: object) -> object:
    """Een bestand in het huidige schema, voor zover er een weg naartoe is.

    Raises:
        RecursionError: het heeft na de migratie te veel niveaus.
    """
    while isinstance(bestand, Object) and (schema := schemanummer(bestand)) < SCHEMA and schema in _MIGRATIES:
        nieuw = _MIGRATIES[schema](bestand)
        nieuw["schema"] = schema + 1
        bestand = eigen(nieuw)  # een migratie mag gewone Python-waarden teruggeven
    return bestand
