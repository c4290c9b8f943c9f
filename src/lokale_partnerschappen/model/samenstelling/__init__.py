"""Wie samenwerkt, in welke rol en wanneer, in welk gebied, en met welke afspraken."""

from __future__ import annotations

from lokale_partnerschappen.model.samenstelling.afspraken import (
    Besluitwijze,
    Coachdienst,
    Conflictstap,
    Ondersteuningsgroep,
    Overeenkomst,
    Raadsbesluit,
    Verloopafspraken,
    Werkwijze,
)
from lokale_partnerschappen.model.samenstelling.gebied import (
    Gemeente,
    Gemeentevertrek,
    Werkingsgebied,
    gemeente,
    gemeente_met_naam,
    gemeenten,
    ligt_in_limburg,
    zoek_gemeente,
)
from lokale_partnerschappen.model.samenstelling.partner import Lidmaatschap, Partner, Partnersoort, Rol
from lokale_partnerschappen.model.samenstelling.verloop import Motief, Partnerwijziging, Wijzigingssoort

__all__ = [
    "Besluitwijze",
    "Coachdienst",
    "Conflictstap",
    "Gemeente",
    "Gemeentevertrek",
    "Lidmaatschap",
    "Motief",
    "Ondersteuningsgroep",
    "Overeenkomst",
    "Partner",
    "Partnersoort",
    "Partnerwijziging",
    "Raadsbesluit",
    "Rol",
    "Verloopafspraken",
    "Werkingsgebied",
    "Werkwijze",
    "Wijzigingssoort",
    "gemeente",
    "gemeente_met_naam",
    "gemeenten",
    "ligt_in_limburg",
    "zoek_gemeente",
]
