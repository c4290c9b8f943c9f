"""Wat er tijdens en na het project te volgen is: rapporten, bewijs, bezwaar, publiciteit, en afspraken met VDAB."""

from __future__ import annotations

from lokale_partnerschappen.model.opvolging.publiciteit import Afficheformaat, Publiciteit
from lokale_partnerschappen.model.opvolging.rapport import (
    Bewijssoort,
    Bewijsstuk,
    Bezwaar,
    Kwartaalopvolging,
    Opvolging,
    Rapport,
)
from lokale_partnerschappen.model.opvolging.samenwerking import (
    Actie,
    Doelstelling,
    Samenwerkingsovereenkomst,
    Smartdeel,
)

__all__ = [
    "Actie",
    "Afficheformaat",
    "Bewijssoort",
    "Bewijsstuk",
    "Bezwaar",
    "Doelstelling",
    "Kwartaalopvolging",
    "Opvolging",
    "Publiciteit",
    "Rapport",
    "Samenwerkingsovereenkomst",
    "Smartdeel",
]
