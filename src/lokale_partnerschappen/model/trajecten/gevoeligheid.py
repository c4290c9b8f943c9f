"""Hoe gevoelig een gegeven over een mens is, en wat iemand op een vraag kan antwoorden."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs


class Gevoeligheid(StrEnum):
    """Hoe gevoelig een gegeven over een mens is.

    Bron: Verordening (EU) 2016/679, artikel 4, punt 1 (persoonsgegeven) en artikel 9 (bijzondere categorieën).

    >>> gevoeligheid_van("Deelnemer.geslacht").value
    'persoonlijk'
    """

    PERSOONLIJK = "persoonlijk"
    BIJZONDER = "bijzonder"


class Antwoord(StrEnum):
    """Een antwoord op een vraag aan een mens; weigeren en niet weten zijn iets anders dan nee.

    Bron: wie deze gegevens geeft, doet dat vrijwillig (Verordening (EU) 2021/1057, bijlage I).

    >>> Antwoord("geweigerd") is Antwoord.NEE
    False
    """

    JA = "ja"
    NEE = "nee"
    GEWEIGERD = "geweigerd"
    ONBEKEND = "onbekend"


def gevoelig(gevoeligheid: Gevoeligheid, standaard: Any = attrs.NOTHING) -> Any:
    """Een veld dat zijn gevoeligheid draagt."""
    return attrs.field(default=standaard, metadata={"gevoeligheid": gevoeligheid})
