"""De dossiers die de gebruiker aanwijst: vinden, lezen en beoordelen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Never

import attrs
import click

from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.cli.uitvoer import Fout
from lokale_partnerschappen.controle import Bevinding, Verslag
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.uitwisseling.json import lees, lees_stroom, van_json
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


@attrs.frozen(kw_only=True)
class Samenoordeel:
    """Wat er te zeggen is over alle leesbare dossiers samen; de plaatsen tellen in hun volgorde."""

    dossiers: tuple[Dossier, ...]
    verslag: Verslag

    @property
    def code(self) -> int:
        """De afsluitcode voor de dossiers samen."""
        return 0 if self.verslag.in_orde else 1

    def per_dossier(self, bevindingen: Iterable[Bevinding]) -> Iterator[tuple[Dossier | None, Bevinding]]:
        """Elke bevinding met het dossier waar ze staat en haar plaats daarin; ``None`` als ze over alle samen gaat."""
        for bevinding in bevindingen:
            dossier, pad = self._plaats(bevinding.pad)
            yield dossier, attrs.evolve(bevinding, pad=pad)

    def _plaats(self, pad: Pad) -> tuple[Dossier | None, Pad]:
        match pad:
            case ("partnerschappen", int(nummer), *rest) if 0 <= nummer < len(self.dossiers):
                return self.dossiers[nummer], tuple(rest)
            case _:  # een eigen regel mag ook iets over alle dossiers samen zeggen
                return None, pad


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
        return [Aangewezen(naam, partial(_lees_bestand, naam))]
    gevonden = [Aangewezen(str(pad), partial(lees, pad)) for pad in sorted(Path(naam).rglob("*.json"))]
    return gevonden or [Aangewezen(naam, partial(_lege_map, naam))]


def _lees_bestand(naam: str) -> Partnerschap:
    return lees_stroom(naam).dossier() if naam.endswith(".jsonl") else lees(naam)


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


def lees_enige(namen: Sequence[str], met_voorbeeld: bool, wat: str) -> Dossier:
    """Het ene dossier waarover een opdracht gaat; `wat` begint de zin als er meer zijn ("Een grafiek toont")."""
    alle = wijs_aan(namen, met_voorbeeld)
    if len(alle) > 1:
        raise click.UsageError(f"{wat} één dossier; u wijst er {len(alle)} aan.")
    een = lees_een(alle[0])
    if isinstance(een, Onleesbaar):
        raise Fout(str(een.leesfout))
    return een
