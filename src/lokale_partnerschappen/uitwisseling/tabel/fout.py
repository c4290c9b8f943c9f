"""Wat er schort aan een tabel: bestand, regel en kolom, wat er staat in soort, en wat er verwacht wordt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in

_GETAL: Final = re.compile(r"[+-]?\d[\d .,]*\Z")
_DATUM: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:\s.*)?\Z")
_LANG: Final = 200


@attrs.frozen(kw_only=True)
class Tabelprobleem:
    """Eén plaats in een tabel die niet is zoals ze hoort; de inhoud van een cel staat er nooit in.

    Args:
        bestand: naam van de tabel.
        regel: regel van het bestand waar de rij begint, vanaf 1, of ``None`` als het over de hele tabel gaat.
        kolom: naam van de kolom, de letter van een onbekende kolom, of ``None`` als het over de hele rij gaat.
        gevonden: wat voor soort waarde er staat.
        verwacht: wat er hoort te staan.
        bedoeld: welke kolom wellicht bedoeld is, of ``None``.

    Bron: geen regel van de oproep; de tabel is van deze bibliotheek.

    >>> print(Tabelprobleem(bestand="t.csv", regel=3, kolom="start", gevonden="een getal", verwacht="een datum"))
    t.csv, regel 3, kolom start: gevonden een getal; verwacht een datum
    """

    bestand: str
    regel: int | None
    kolom: str | None
    gevonden: str
    verwacht: str
    bedoeld: str | None = None

    def __str__(self) -> str:
        regel = "" if self.regel is None else f", regel {self.regel}"
        kolom = "" if self.kolom is None else f", kolom {self.kolom}"
        vraag = "" if self.bedoeld is None else f"; bedoelde u ‘{self.bedoeld}’?"
        return f"{self.bestand}{regel}{kolom}: gevonden {self.gevonden}; verwacht {self.verwacht}{vraag}"


class TabelFout(ValueError):
    """Minstens één tabel of rij is geweigerd: er is niets toegevoegd. Alle problemen staan erin.

    Args:
        problemen: wat er schort, in om het even welke volgorde.

    Bron: geen regel van de oproep.

    >>> print(TabelFout([Tabelprobleem(bestand="t.csv", regel=1, kolom=None, gevonden="niets", verwacht="een kop")]))
    niets toegevoegd (1 probleem):
      t.csv, regel 1: gevonden niets; verwacht een kop
    """

    problemen: tuple[Tabelprobleem, ...]

    def __init__(self, problemen: Iterable[Tabelprobleem]) -> None:
        self.problemen = tuple(sorted(problemen, key=_volgorde))
        super().__init__(self.problemen)

    def __str__(self) -> str:
        aantal = len(self.problemen)
        kop = f"niets toegevoegd ({aantal} {'probleem' if aantal == 1 else 'problemen'}):"
        return "\n  ".join([kop, *map(str, self.problemen)])


def soort_van(cel: str) -> str:
    """Wat voor soort waarde er in een cel staat, zonder haar inhoud.

    >>> soort_van("31/02/2024"), soort_van("Voornaam Achternaam"), soort_van("=A1")
    ('iets als een datum', 'meer woorden, misschien een naam (niet getoond)', 'een formule (niet getoond)')
    """
    gegeven = persoonsgegeven_in(cel[:_LANG])
    match cel:
        case "":
            return "niets"
        case _ if gegeven is not None:
            return f"{gegeven} (niet getoond)"
        case _ if _DATUM.match(cel):
            return "iets als een datum"
        case _ if _GETAL.match(cel):
            return "een getal (niet getoond)"
        case _ if cel.startswith(("=", "+", "-", "@")):
            return "een formule (niet getoond)"
        case _ if cel.startswith("#"):
            return "een foutwaarde van het rekenblad"
        case _ if len(cel) > _LANG:
            return f"een tekst van {len(cel)} tekens (niet getoond)"
        case _ if len(cel.split()) > 1:
            return "meer woorden, misschien een naam (niet getoond)"
        case _:
            return "een woord dat hier niet past (niet getoond)"


def _volgorde(probleem: Tabelprobleem) -> tuple[str, int, str, str, str]:
    return probleem.bestand, probleem.regel or 0, probleem.kolom or "", probleem.gevonden, probleem.verwacht
