"""Bedragen lezen zoals mensen ze intikken: in een mail, een tabel of een raadsbesluit."""

from __future__ import annotations

import re
from typing import Final

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar

_SPATIES: Final = re.compile(r"[ \u00a0\u2009\u202f]+")
_MUNT: Final = re.compile(r"\A(?:€|euro?) ?| ?(?:€|euro?)\Z", re.IGNORECASE)
# Elke schrijfwijze is één patroon: hele euro's, en hoogstens twee decimalen. Een spatie na de komma komt voor in de
# goedgekeurde aanvraag ("28 473, 93 €").
_SCHRIJFWIJZEN: Final = tuple(
    re.compile(patroon + r"\Z", re.ASCII)
    for patroon in (
        r"(?P<euro>\d+)(?:[.,] ?(?P<cent>\d{1,2}))?",
        r"(?P<euro>\d{1,3}(?: \d{3})+)(?:[.,] ?(?P<cent>\d{1,2}))?",
        r"(?P<euro>\d{1,3}(?:\.\d{3})+)(?:, ?(?P<cent>\d{1,2}))",
        r"(?P<euro>\d{1,3}(?:,\d{3})+)(?:\. ?(?P<cent>\d{1,2}))",
        r"(?P<euro>\d{1,3}(?:\.\d{3}){2,})",
        r"(?P<euro>\d{1,3}(?:,\d{3}){2,})",
    )
)
_DUBBELZINNIG: Final = re.compile(r"(\d+)[.,] ?(\d{3})\Z", re.ASCII)


def lees_bedrag(tekst: str) -> Bedrag:
    """Leest een bedrag in een van de schrijfwijzen die in Belgische documenten voorkomen.

    Een punt, komma of (vaste) spatie mag duizendtallen scheiden en een punt of komma de centen; een euroteken,
    "EUR" of "euro" voor of achter mag. Staat er één scheidingsteken gevolgd door precies drie cijfers, dan zijn er twee
    lezingen en wordt er niet gekozen.

    Args:
        tekst: wat iemand intikte.

    Raises:
        ValueError: de tekst is geen bedrag, is dubbelzinnig, of heeft meer dan twee decimalen.

    Bron: de schrijfwijzen in de goedgekeurde aanvraag (feiten 4.4).

    >>> lees_bedrag("28 473, 93 €")
    Bedrag('28473.93')
    >>> lees_bedrag("1.234")
    Traceback (most recent call last):
    ...
    ValueError: ‘1.234’ kan € 1234,00 of € 1,234 zijn; schrijf ‘1234,00’ voor hele euro's, of twee decimalen
    """
    kaal = _MUNT.sub("", _SPATIES.sub(" ", tekst).strip())
    negatief = kaal[:1] in ("-", "\u2212")
    kaal = _MUNT.sub("", kaal[1:].strip()) if negatief else kaal
    dubbelzinnig = _DUBBELZINNIG.match(kaal)
    if dubbelzinnig:
        heel, drie = dubbelzinnig.groups()
        heel = f"-{heel}" if negatief else heel
        raise ValueError(
            f"{toonbaar(tekst)} kan € {heel}{drie},00 of € {heel},{drie} zijn;"
            f" schrijf ‘{heel}{drie},00’ voor hele euro's, of twee decimalen"
        )
    for schrijfwijze in _SCHRIJFWIJZEN:
        gevonden = schrijfwijze.match(kaal)
        if gevonden:
            delen = gevonden.groupdict(default="")
            euro = re.sub(r"\D", "", delen["euro"])
            bedrag = Bedrag(f"{euro}.{delen.get('cent') or '0'}")
            return -bedrag if negatief else bedrag
    raise ValueError(f"{toonbaar(tekst)} is geen bedrag; schrijf bijvoorbeeld ‘73.994,40’ of ‘73994,40’")
