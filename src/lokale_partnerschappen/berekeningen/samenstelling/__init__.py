"""Wat volgt uit de samenstelling: het gebied, de leden op een dag, en wat een wijziging verandert."""

from __future__ import annotations

from lokale_partnerschappen.berekeningen.samenstelling.gebied import gebied_van
from lokale_partnerschappen.berekeningen.samenstelling.leden import (
    Ledenwijziging,
    Lid,
    leden_op,
    ledenwijzigingen,
    vroegste_wijziging,
)
from lokale_partnerschappen.berekeningen.samenstelling.wijziging import (
    Samenstellingswijziging,
    Toetreding,
    Vertrek,
    gewijzigde_samenstelling,
)

__all__ = [
    "Ledenwijziging",
    "Lid",
    "Samenstellingswijziging",
    "Toetreding",
    "Vertrek",
    "gebied_van",
    "gewijzigde_samenstelling",
    "leden_op",
    "ledenwijzigingen",
    "vroegste_wijziging",
]
