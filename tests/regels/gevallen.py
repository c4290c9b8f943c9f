"""De gevallen per regel: wijzigingen op het voorbeelddossier, en de bevindingen die daaruit volgen.

Elk bestand in ``tests/gevallen/regels`` hoort bij één regel. Een geval begint bij het voorbeelddossier van het pakket
zonder zijn deelnemers, of bij een ander vertrekpunt (een bestand waarvan de naam met _ begint), dat op dezelfde manier
gemaakt is.
Een wijziging zegt op welke plaats van het dossier wat komt te staan: met ``waarde``, met ``weg = true`` (het veld of de
lijn verdwijnt) of met ``bij`` (een nieuwe laatste lijn). Wijzigingen gebeuren in de volgorde van het bestand.

Met ``naast`` liggen er andere dossiers naast: hetzelfde vertrekpunt met een eigen naam en eigen wijzigingen.

Een geval zegt wat er bij het vertrekpunt bijkomt. Alleen over de regel van het bestand zelf telt alles: wat ze op het
vertrekpunt al niet kon beoordelen, of waar de oproep haar uitschakelt, hoort dus ook in het geval te staan.
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
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from lokale_partnerschappen import Bevinding, Partnerschap, Verslag, controleer, controleer_samen, van_dict
from lokale_partnerschappen.oproepen.bronnen import EIGEN_WAARDE
from lokale_partnerschappen.oproepen.oproep import Oproep, oproep
from lokale_partnerschappen.oproepen.voorwaarden import Waarde, parameters
from lokale_partnerschappen.voorbeelden import voorbeeld_als_json

# De samenwerkingsovereenkomst tussen VDAB en lokale besturen staat niet in de catalogus.
ZONDER_FEIT: Final = {"actie-niet-smart", "eigenaar-van-actie-bestaat-niet", "doelstelling-zonder-actie"}
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
        voorwaarden: parameters met een eigen waarde in plaats van die van de oproep.
        naast: andere dossiers, elk met een eigen naam en wijzigingen op hetzelfde vertrekpunt.
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
    voorwaarden: Mapping[str, str] = attrs.field(factory=dict)
    naast: tuple[Mapping[str, Any], ...] = ()
    moet_spreken: bool

    @property
    def dossier(self) -> Partnerschap:
        """Het gewijzigde dossier, gelezen zoals een bestand gelezen wordt."""
        return _dossier_van(self)

    @property
    def dossiers(self) -> list[Partnerschap]:
        """Het gewijzigde dossier, en wat ernaast ligt."""
        return [self.dossier, *(self._ernaast(ander) for ander in self.naast)]

    def _ernaast(self, ander: Mapping[str, Any]) -> Partnerschap:
        return attrs.evolve(van_dict(gewijzigd(ander.get("wijziging", ()), self.vertrek)), naam=ander["naam"])

    @property
    def verslag(self) -> Verslag:
        """Wat de controle van het gewijzigde dossier vindt."""
        return _verslag_van(self)

    @property
    def erbij(self) -> list[Bevinding]:
        """De bevindingen die het vertrekpunt niet heeft, en die over de dossiers samen."""
        return _erbij_van(self)

    @property
    def onbekend_erbij(self) -> list[tuple[str, str]]:
        """Elke regel met de plaats waar ze niet kan oordelen en op het vertrekpunt wel; de eigen regel altijd."""
        eigen = {(twijfel.regel.id, twijfel.plaats) for twijfel in self.zonder_wijziging.niet_te_beoordelen}
        alle = [(twijfel.regel.id, twijfel.plaats) for twijfel in self.verslag.niet_te_beoordelen]
        return sorted(paar for paar in alle if paar not in eigen or paar[0] == self.regel)

    @property
    def uitgeschakeld_erbij(self) -> list[str]:
        """Elke regel die de oproep hier uitschakelt en op het vertrekpunt niet; de eigen regel altijd."""
        eigen = self.zonder_wijziging.niet_van_toepassing
        return sorted(naam for naam in self.verslag.niet_van_toepassing if naam not in eigen or naam == self.regel)

    @property
    def zonder_wijziging(self) -> Verslag:
        """Wat de controle van het vertrekpunt vindt."""
        return verslag_van_vertrekpunt(self.vertrek, self.op)


# Veel tests bekijken elk geval van elke regel: elk wordt maar één keer gelezen en beoordeeld.


@cache
def _dossier_van(geval: Geval) -> Partnerschap:
    return van_dict(gewijzigd(geval.wijziging, geval.vertrek))


@cache
def _erbij_van(geval: Geval) -> list[Bevinding]:
    eigen = {alles_van(bevinding) for bevinding in geval.zonder_wijziging}
    alleen = [bevinding for bevinding in geval.verslag if alles_van(bevinding) not in eigen]
    return alleen + list(controleer_samen(geval.dossiers, op=geval.op))


@cache
def _verslag_van(geval: Geval) -> Verslag:
    return controleer(geval.dossier, op=geval.op, oproep=_oproep_met(geval.dossier.oproep, geval.voorwaarden))


@cache
def verslag_van_vertrekpunt(vertrek: str, op: date | None = None) -> Verslag:
    """Wat de controle van een vertrekpunt zelf vindt; het voorbeelddossier heeft een lege naam."""
    return controleer(van_dict(gewijzigd((), vertrek)), op=op)


def _oproep_met(oproep_id: str, eigen: Mapping[str, str]) -> Oproep:
    """De oproep van een dossier, met een eigen waarde voor sommige parameters."""
    gewoon, soorten = oproep(oproep_id), parameters()
    blijft = [waarde for waarde in gewoon.waarden if waarde.naam not in eigen]
    nieuw = [Waarde(naam, soorten[naam](waarde), EIGEN_WAARDE) for naam, waarde in eigen.items()]
    return attrs.evolve(gewoon, waarden=(*blijft, *nieuw))


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
            gedeeld = {naam: verhaal[naam] for naam in ("op", "vertrek", "voorwaarden") if naam in verhaal}
            yield _geval(inhoud["regel"], verhaal, moet_spreken=True)
            if net_niet is not None:
                yield _geval(inhoud["regel"], gedeeld | net_niet, moet_spreken=False)


def _geval(regel: str, verhaal: Mapping[str, Any], *, moet_spreken: bool) -> Geval:
    lijsten = ("wijziging", "verwacht", "onbekend", "niet_van_toepassing", "naast")
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
    # Honderden keren vijftig deelnemers lezen duurt lang en zegt niets over geld; wie mensen nodig heeft, zet ze erbij.
    del dossier["partnerschap"]["deelnemers"]
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
        case Fraction():
            return f"{Decimal(waarde.numerator) / Decimal(waarde.denominator):f}"
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
