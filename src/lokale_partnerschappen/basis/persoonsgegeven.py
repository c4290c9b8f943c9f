"""Herkent wat nooit in een dossier, een melding of een log mag staan: een rijksregisternummer of een e-mailadres.

Een deelnemer is een pseudoniem en een medewerker is een lijn zonder naam. Wat er toch als persoonsgegeven
uitziet, wordt geweigerd zonder het te herhalen.
"""

from __future__ import annotations

import re
from typing import Final

# Eén teken voor de @ volstaat; met een + ervoor zou een lange tekst zonder @ kwadratisch lang duren.
_EMAIL: Final = re.compile(r"[^\s@<>]@[^\s@<>]+\.[^\s@<>]")
# Tekst uit een tekstverwerker draagt ook vaste spaties, lange streepjes en onzichtbare tekens.
_SCHEIDING: Final = r"[\s./\u2010-\u2015\u2212\u200b\ufeff-]{0,3}"
_INSZ: Final = re.compile(
    r"(?<!\d)" + _SCHEIDING.join([r"([0-9]{2})"] * 3 + [r"([0-9]{3})", r"([0-9]{2})"]) + r"(?!\d)"
)
LANGST_GETOOND: Final = 60


def persoonsgegeven_in(tekst: str) -> str | None:
    """Zegt welk soort persoonsgegeven in een tekst staat, of ``None``.

    Een rijksregister- of BIS-nummer wordt herkend aan zijn elf cijfers en zijn controlegetal (modulo 97, ook voor
    wie vanaf 2000 geboren is). Namen worden niet herkend: daarvoor bestaat geen betrouwbare toets.

    Bron: FOD Binnenlandse Zaken, opbouw van het rijksregisternummer; geen regel van de oproep.

    >>> persoonsgegeven_in("vraag het aan iemand@voorbeeld.be")
    'een e-mailadres'
    >>> persoonsgegeven_in("0410346721") is None
    True
    """
    if _EMAIL.search(tekst):
        return "een e-mailadres"
    if any(_is_insz("".join(vondst.groups())) for vondst in _INSZ.finditer(tekst)):
        return "een rijksregisternummer"
    return None


def toonbaar(tekst: str) -> str:
    """Geeft een tekst tussen aanhalingstekens voor in een melding: ingekort, en nooit een persoonsgegeven.

    >>> toonbaar("1.234")
    '‘1.234’'
    >>> toonbaar("iemand@voorbeeld.be")
    '(niet getoond: het lijkt een e-mailadres)'
    """
    soort = persoonsgegeven_in(tekst)
    if soort is not None:
        return f"(niet getoond: het lijkt {soort})"
    leesbaar = "".join(teken if teken.isprintable() else " " for teken in tekst)
    return f"‘{leesbaar[:LANGST_GETOOND]}…’" if len(leesbaar) > LANGST_GETOOND else f"‘{leesbaar}’"


def _is_insz(cijfers: str) -> bool:
    basis, controle = cijfers[:9], int(cijfers[9:])
    return controle in (97 - int(basis) % 97, 97 - int("2" + basis) % 97)
