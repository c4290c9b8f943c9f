"""De dossiers die de gebruiker aanwijst: vinden, lezen en beoordelen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Never

import attrs
import click

from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.controle import Verslag
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.uitwisseling.json import lees, van_json
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem
from lokale_partnerschappen.voorbeelden import voorbeeld


def toonbare_naam(naam: str) -> str:
    """De naam van een bestand zonder tekens die een scherm of JSON niet aanneemt."""
    return "".join(teken if teken.isprintable() else "?" for teken in naam)


@attrs.frozen
class Aangewezen:
    """Iets dat de gebruiker aanwijst: de naam zoals getoond, en hoe het te lezen is."""

    bestand: str = attrs.field(converter=toonbare_naam)
    lezer: Callable[[], Partnerschap]


@attrs.frozen
class Dossier:
    """Een dossier dat te lezen is."""

    bestand: str
    partnerschap: Partnerschap


@attrs.frozen
class Onleesbaar:
    """Een bestand dat geen dossier is, en waarom."""

    bestand: str
    leesfout: LeesFout

    @property
    def code(self) -> int:
        """De afsluitcode voor dit bestand alleen."""
        return 2


@attrs.frozen(kw_only=True)
class Oordeel:
    """Een dossier met zijn verslag, en met hoeveel regels het beoordeeld is."""

    dossier: Dossier
    verslag: Verslag
    aantal_regels: int

    @property
    def code(self) -> int:
        """De afsluitcode voor dit dossier alleen."""
        return 0 if self.verslag.in_orde else 1


def wijs_aan(dossiers: Sequence[str], met_voorbeeld: bool) -> list[Aangewezen]:
    """Wat de gebruiker aanwijst: het voorbeeld, bestanden, alle dossiers van een map, de standaardinvoer."""
    if not dossiers and not met_voorbeeld:
        raise click.UsageError("Geef een dossier, een map, of - voor de standaardinvoer; of gebruik --voorbeeld.")
    eerst = [Aangewezen("voorbeeld-2024.json", voorbeeld)] if met_voorbeeld else []
    return eerst + [een for naam in dossiers for een in _achter(naam)]


def _achter(naam: str) -> list[Aangewezen]:
    if naam == "-":
        return [Aangewezen("standaardinvoer", _lees_standaardinvoer)]
    if not Path(naam).is_dir():
        return [Aangewezen(naam, partial(lees, naam))]
    gevonden = [Aangewezen(str(pad), partial(lees, pad)) for pad in sorted(Path(naam).rglob("*.json"))]
    return gevonden or [Aangewezen(naam, partial(_lege_map, naam))]


def _lees_standaardinvoer() -> Partnerschap:
    return van_json(sys.stdin.buffer.read(), "standaardinvoer")


def _lege_map(naam: str) -> Never:
    probleem = Leesprobleem((), "een map zonder bestanden *.json", "een map met minstens één dossier")
    raise LeesFout(naam, [probleem])


def lees_een(aangewezen: Aangewezen) -> Dossier | Onleesbaar:
    """Leest een dossier; een oproep die niet bekend is, maakt het onleesbaar."""
    try:
        partnerschap = aangewezen.lezer()
    except LeesFout as fout:
        return Onleesbaar(aangewezen.bestand, fout)
    if partnerschap.oproep not in OPROEPEN:
        probleem = Leesprobleem(("oproep",), toonbaar(partnerschap.oproep), f"een van: {', '.join(OPROEPEN)}")
        return Onleesbaar(aangewezen.bestand, LeesFout(aangewezen.bestand, [probleem]))
    return Dossier(aangewezen.bestand, partnerschap)
