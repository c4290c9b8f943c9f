"""Wat in een antwoord over mensen kan gaan: geteld, nooit getoond."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

_EMAIL: Final = re.compile(r"[^\s@<>]@[^\s@<>]+\.[^\s@<>]")
_TELEFOON: Final = re.compile(r"(?<![\d.,])(?:\+32|0032|0)(?:[ ./-]?\d){8,9}(?!\d)", re.ASCII)
_DEEL: Final = r"[A-Z\u00c0-\u00dd][a-z\u00df-\u00ff'-]+"
_NAAM: Final = re.compile(rf"\b{_DEEL}(?: (?:van|de|den|der|del|el|al))*(?: {_DEEL})+")


@attrs.frozen(kw_only=True)
class Persoonlijk:
    """Hoeveel keer de antwoorden iets bevatten dat over een mens kan gaan.

    Args:
        emailadressen: e-mailadressen.
        telefoonnummers: Belgische telefoonnummers.
        namen: twee woorden met een hoofdletter na elkaar; ook een organisatie of gemeente ziet er zo uit.

    Bron: Verordening (EU) 2016/679, artikel 4, punt 1; namen zijn niet zeker te herkennen.

    >>> tel_persoonlijk(["Bel Voornaam Achternaam op 03 123 45 67."])
    Persoonlijk(emailadressen=0, telefoonnummers=1, namen=1)
    """

    emailadressen: int
    telefoonnummers: int
    namen: int


def tel_persoonlijk(teksten: Iterable[str]) -> Persoonlijk:
    """Telt wat in teksten over een mens kan gaan; een getal te veel is hier beter dan een te weinig.

    Bron: Verordening (EU) 2016/679, artikel 4, punt 1.

    >>> tel_persoonlijk([]).namen
    0
    """
    alle = list(teksten)
    return Persoonlijk(
        emailadressen=sum(len(_EMAIL.findall(tekst)) for tekst in alle),
        telefoonnummers=sum(len(_TELEFOON.findall(tekst)) for tekst in alle),
        namen=sum(len(_NAAM.findall(tekst)) for tekst in alle),
    )
