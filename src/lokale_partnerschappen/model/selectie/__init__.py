"""Hoe een partnerschap gevormd wordt: stappen, lokaal addendum, kandidaturen, jury en eindverslag."""

from __future__ import annotations

from lokale_partnerschappen.model.selectie.addendum import Addendum, Nood, Noodsoort
from lokale_partnerschappen.model.selectie.kandidatuur import (
    Beoordeling,
    Brief,
    Briefsoort,
    Criterium,
    Kandidatuur,
    Pitch,
    Ronde,
    Weerwoord,
)
from lokale_partnerschappen.model.selectie.proces import (
    Eindverslag,
    Jurylid,
    Procesbewijs,
    Procesvoorwaarde,
    Selectie,
    Stapverloop,
    Vormingsstap,
)

__all__ = [
    "Addendum",
    "Beoordeling",
    "Brief",
    "Briefsoort",
    "Criterium",
    "Eindverslag",
    "Jurylid",
    "Kandidatuur",
    "Nood",
    "Noodsoort",
    "Pitch",
    "Procesbewijs",
    "Procesvoorwaarde",
    "Ronde",
    "Selectie",
    "Stapverloop",
    "Vormingsstap",
    "Weerwoord",
]
