"""Pseudoniemen: het enige kenmerk van een deelnemer en van een traject.

Een pseudoniem is willekeurig getrokken. Een hash van een rijksregisternummer is dat niet: wie de tien miljard
mogelijke nummers probeert, vindt het terug. Daarom zijn er maar twee vormen: die van `nieuw_pseudoniem`, en een
willekeurige UUID (versie 4) van een ander systeem. Geen van beide kan een naam, een nummer of een adres zijn.
"""

from __future__ import annotations

import re
from typing import Final, NewType

Pseudoniem = NewType("Pseudoniem", str)
"""Een tekst waarvan `is_pseudoniem` waar is."""
# Zonder klinkers is het geen woord en dus geen naam; zonder l kan 1 alleen een cijfer zijn.
_TEKENS: Final = "0123456789bcdfghjkmnpqrstvwxz"
_LENGTE: Final = 12
_EIGEN: Final = re.compile(rf"[dt]-[{_TEKENS}]{{{_LENGTE}}}\Z")
_UUID4: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
_HEXADECIMAAL: Final = frozenset("0123456789abcdef")
"""Wie alleen deze tekens gebruikt, nam wellicht een stuk van een hash."""
_MINSTENS_LETTERS: Final = 4
"""Met minder letters kan het een gewoon nummer zijn, zoals dat van een dossier of een geboortedatum."""
VORM: Final = (
    "een willekeurig pseudoniem: d- of t- met twaalf tekens zoals nieuw_pseudoniem() ze trekt, of een UUID van"
    " versie 4; nooit een naam, nummer of adres, ook niet als hash"
)


def nieuw_pseudoniem(voorvoegsel: str = "d") -> str:
    """Trekt een nieuw, willekeurig pseudoniem.

    Bewaar de sleutel tussen pseudoniem en mens buiten het dossier, bij wie de deelnemer begeleidt.

    Args:
        voorvoegsel: ``"d"`` voor een deelnemer, ``"t"`` voor een traject.

    Raises:
        ValueError: een ander voorvoegsel.

    Bron: keuze; de Algemene Verordening Gegevensbescherming, artikel 4, punt 5 omschrijft pseudonimisering.

    >>> is_pseudoniem(nieuw_pseudoniem()), is_pseudoniem(nieuw_pseudoniem("t"))
    (True, True)
    """
    import secrets

    if voorvoegsel not in ("d", "t"):
        raise ValueError("het voorvoegsel is d (deelnemer) of t (traject)")
    while True:
        gekozen = f"{voorvoegsel}-{''.join(secrets.choice(_TEKENS) for _ in range(_LENGTE))}"
        if is_pseudoniem(gekozen):
            return gekozen


def is_pseudoniem(tekst: str) -> bool:
    """Zegt of een kenmerk een vorm heeft waaruit niets over een mens af te leiden is.

    Args:
        tekst: het kenmerk.

    Bron: keuze, zoals `nieuw_pseudoniem`.

    >>> is_pseudoniem("d-7k3mq9x2vtbz"), is_pseudoniem("d-000000850730"), is_pseudoniem("janssens")
    (True, False, False)
    """
    if _UUID4.match(tekst):
        return True
    willekeurig = tekst[2:]
    is_nummer = sum(map(str.isalpha, willekeurig)) < _MINSTENS_LETTERS
    return bool(_EIGEN.match(tekst)) and not is_nummer and not _HEXADECIMAAL.issuperset(willekeurig)


def als_pseudoniem(kenmerk: str) -> Pseudoniem:
    """Weigert een kenmerk dat geen pseudoniem is, zonder het te herhalen.

    Raises:
        ValueError: het is geen pseudoniem.
        TypeError: het is geen tekst.
    """
    if not isinstance(kenmerk, str):
        raise TypeError(f"id: verwacht een pseudoniem als tekst, geen {type(kenmerk).__name__}")
    if not is_pseudoniem(kenmerk):
        raise ValueError(f"id: verwacht {VORM}; wat er staat, wordt niet getoond")
    return Pseudoniem(kenmerk)
