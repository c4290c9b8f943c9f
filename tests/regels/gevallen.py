"""De gevallen per regel: wijzigingen op het voorbeelddossier, en de bevindingen die daaruit volgen.

Elk bestand in ``tests/gevallen/regels`` hoort bij één regel. Een geval begint bij het voorbeelddossier van het pakket,
of bij een ander vertrekpunt (een bestand waarvan de naam met _ begint), dat op dezelfde manier gemaakt is.
Een wijziging zegt op welke plaats van het dossier wat komt te staan: met ``waarde``, met ``weg = true`` (het veld of de
lijn verdwijnt) of met ``bij`` (een nieuwe laatste lijn). Wijzigingen gebeuren in de volgorde van het bestand.
"""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from lokale_partnerschappen import Bevinding, Partnerschap, Verslag, controleer, van_dict
from lokale_partnerschappen.voorbeelden import voorbeeld_als_json

MAP: Final = Path(__file__).parent.parent / "gevallen" / "regels"
_STAP: Final = re.compile(r"\.?([a-z_]+)|\[(\d+)\]")

Wijziging = Mapping[str, Any]
Verwachting = Mapping[str, Any]


@attrs.frozen(kw_only=True, eq=False)
class Geval:
    """Eén verhaal uit een bestand: wat er verandert en wat de controle dan zegt.

    Args:
        regel: id van de regel van het bestand.
        naam: het verhaal, in een zin.
        wijziging: wat er op het vertrekpunt verandert.
        verwacht: elke bevinding die erbij komt.
        onbekend: elke plaats waar een regel niet meer kan oordelen.
        niet_van_toepassing: regels die de oproep uitschakelt.
        op: de dag waarop beoordeeld wordt, of ``None``.
        vertrek: naam van het vertrekpunt, of leeg voor het voorbeelddossier zelf.
        moet_spreken: hoort de regel zelf iets te zeggen, of juist te zwijgen?
    """

    regel: str
    naam: str
    wijziging: tuple[Wijziging, ...]
    verwacht: tuple[Verwachting, ...] = ()
    onbekend: tuple[Verwachting, ...] = ()
    niet_van_toepassing: tuple[str, ...] = ()
    op: date | None = None
    vertrek: str = ""
    moet_spreken: bool

    @property
    def dossier(self) -> Partnerschap:
        """Het gewijzigde dossier, gelezen zoals een bestand gelezen wordt."""
        return van_dict(gewijzigd(self.wijziging, self.vertrek))

    @property
    def verslag(self) -> Verslag:
        """Wat de controle van het gewijzigde dossier vindt."""
        return _verslag_van(self)

    @property
    def erbij(self) -> list[Bevinding]:
        """De bevindingen die het vertrekpunt niet heeft."""
        eigen = _eigen_bevindingen(self.vertrek, self.op)
        return [bevinding for bevinding in self.verslag if alles_van(bevinding) not in eigen]


@cache
def _verslag_van(geval: Geval) -> Verslag:
    return controleer(geval.dossier, op=geval.op)


@cache
def _eigen_bevindingen(vertrek: str, op: date | None) -> frozenset[object]:
    return frozenset(alles_van(bevinding) for bevinding in controleer(van_dict(gewijzigd((), vertrek)), op=op))


@cache
def alle_gevallen() -> tuple[Geval, ...]:
    """Elk geval en elk net-niet-geval van elk bestand."""
    return tuple(_lees_gevallen())


def _lees_gevallen() -> Iterator[Geval]:
    for bestand in regelbestanden():
        inhoud = tomllib.loads(bestand.read_text("utf-8"))
        for alles in inhoud["geval"]:
            verhaal = {naam: waarde for naam, waarde in alles.items() if naam != "net_niet"}
            net_niet = alles.get("net_niet")
            gedeeld = {naam: verhaal[naam] for naam in ("op", "vertrek") if naam in verhaal}
            yield _geval(inhoud["regel"], verhaal, moet_spreken=True)
            if net_niet is not None:
                yield _geval(inhoud["regel"], gedeeld | net_niet, moet_spreken=False)


def _geval(regel: str, verhaal: Mapping[str, Any], *, moet_spreken: bool) -> Geval:
    lijsten = ("wijziging", "verwacht", "onbekend", "niet_van_toepassing")
    velden: dict[str, Any] = {naam: tuple(waarde) if naam in lijsten else waarde for naam, waarde in verhaal.items()}
    return Geval(regel=regel, moet_spreken=moet_spreken, **velden)


def regelbestanden() -> list[Path]:
    """De bestanden die bij een regel horen."""
    return sorted(pad for pad in MAP.glob("*.toml") if not pad.name.startswith("_"))


def gewijzigd(wijzigingen: Iterable[Wijziging], vertrek: str = "") -> dict[str, Any]:
    """Het dossierbestand van een vertrekpunt met wijzigingen erop."""
    dossier = copy.deepcopy(_vertrekpunt(vertrek))
    for wijziging in wijzigingen:
        _wijzig(dossier["partnerschap"], wijziging)
    return dossier


@cache
def _vertrekpunt(naam: str) -> dict[str, Any]:
    dossier: dict[str, Any] = json.loads(voorbeeld_als_json())
    if naam:
        for wijziging in tomllib.loads((MAP / f"_{naam}.toml").read_text("utf-8"))["wijziging"]:
            _wijzig(dossier["partnerschap"], wijziging)
    return dossier


def _wijzig(dossier: dict[str, Any], wijziging: Wijziging) -> None:
    tekst: str = wijziging["pad"]
    stappen: list[str | int] = [int(nummer) if nummer else naam for naam, nummer in _STAP.findall(tekst)]
    *ervoor, laatste = stappen
    plaats: Any = dossier
    for stap in ervoor:
        plaats = plaats[stap]
    match wijziging:
        case {"waarde": waarde}:
            if isinstance(plaats, list):
                plaats[int(laatste)]  # een wijziging raakt alleen een lijn die er is
            plaats[laatste] = copy.deepcopy(waarde)
        case {"bij": waarde}:
            plaats.setdefault(laatste, []).append(copy.deepcopy(waarde))
        case {"weg": True}:
            del plaats[laatste]
        case _:
            raise ValueError(f"{tekst}: een wijziging heeft een waarde, bij, of weg = true")


def machinevorm(waarde: object) -> str:
    """Een gegeven van een bevinding zoals een programma het schrijft: een punt, geen euroteken, geen afronding."""
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case StrEnum():
            return waarde.value
        case tuple():
            return ", ".join(machinevorm(deel) for deel in waarde)
        case Decimal():
            return f"{waarde:f}"
        case _:
            return str(waarde)


def alles_van(bevinding: Bevinding) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Een bevinding als vergelijkbare rij: regel, plaats en alle gegevens."""
    gegevens = sorted((naam, machinevorm(waarde)) for naam, waarde in bevinding.gegevens.items())
    return bevinding.regel.id, bevinding.plaats, tuple(gegevens)


def deel_van(bevinding: Bevinding, verwacht: Iterable[Verwachting]) -> dict[str, str]:
    """Wat een geval van deze bevinding wil zien: altijd gevonden en verwacht, en wat het er zelf nog bij noemt."""
    rij = {"regel": bevinding.regel.id, "plaats": bevinding.plaats}
    genoemd = {"gevonden", "verwacht"}
    for verwachting in verwacht:
        if verwachting.items() >= rij.items():
            genoemd |= verwachting.keys()
    gegevens = {naam: machinevorm(waarde) for naam, waarde in bevinding.gegevens.items() if naam in genoemd}
    return rij | gegevens
