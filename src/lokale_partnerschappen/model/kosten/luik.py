"""De twee luiken van het budget."""

from __future__ import annotations

from enum import StrEnum


class Luik(StrEnum):
    """De twee delen van het budget; elk moet op zichzelf in evenwicht zijn.

    Bron: aanvraagformulier, "Financiering werking" en "Financiering ondersteuning".

    >>> [luik.value for luik in Luik]
    ['werking', 'ondersteuning']
    """

    WERKING = "werking"
    """De dienstverlening door partners, VDAB en lokale besturen."""
    ONDERSTEUNING = "ondersteuning"
    """Coaching en juridische of administratieve ondersteuning."""
