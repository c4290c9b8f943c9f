"""Dossiers en regels verzamelen die de gebruiker aanwijst, en ze beoordelen."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import attrs
import click

from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.controle import Verslag, controleer
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.regels import REGELS
from lokale_partnerschappen.regels._regel import Regel
from lokale_partnerschappen.regels._register import Regels
from lokale_partnerschappen.uitwisseling.json import lees, van_json
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem
from lokale_partnerschappen.voorbeelden import voorbeeld


@attrs.frozen
class Gelezen:
    """Een dossier met waar het vandaan komt, of waarom het niet te lezen was."""

    bestand: str
    inhoud: Partnerschap | LeesFout


@attrs.frozen(kw_only=True)
class Oordeel:
    """Een dossier met zijn verslag, of waarom er geen is."""

    bestand: str
    partnerschap: Partnerschap | None = None
    verslag: Verslag | None = None
    leesfout: LeesFout | None = None

    @property
    def code(self) -> int:
        """De afsluitcode voor dit dossier alleen."""
        if self.verslag is None:
            return 2
        return 0 if self.verslag.in_orde else 1


def lees_alle(dossiers: Sequence[str], met_voorbeeld: bool) -> Iterator[Gelezen]:
    """Leest wat de gebruiker aanwijst: bestanden, mappen, de standaardinvoer, het voorbeeld."""
    if not dossiers and not met_voorbeeld:
        raise click.UsageError("Geef een dossier, een map of - ; of gebruik --voorbeeld.")
    if met_voorbeeld:
        yield Gelezen("voorbeeld-2024.json", voorbeeld())
    for naam in dossiers:
        if naam == "-":
            yield _lees_een("standaardinvoer", lambda bestand: van_json(sys.stdin.buffer.read(), bestand))
            continue
        pad = Path(naam)
        gevonden = sorted(pad.rglob("*.json")) if pad.is_dir() else [pad]
        if not gevonden:
            raise click.UsageError(f"In de map {naam} staat geen enkel bestand met de naam *.json.")
        for bestand in gevonden:
            yield _lees_een(str(bestand), lees)


def _lees_een(bestand: str, lezer: Callable[[str], Partnerschap]) -> Gelezen:
    try:
        return Gelezen(bestand, lezer(bestand))
    except LeesFout as fout:
        return Gelezen(bestand, fout)


def kies(alleen: Sequence[str], negeer: Sequence[str], regelbestand: str | None) -> Regels:
    """De regels waarmee beoordeeld wordt: die van de bibliotheek, de eigen regels, en wat de gebruiker eruit kiest."""
    eigen = Regels([]) if regelbestand is None else _eigen_regels(Path(regelbestand))
    try:
        alle = REGELS + eigen
    except ValueError as fout:
        raise click.UsageError(f"{regelbestand}: {fout}") from fout
    return kies_uit(alle, alleen, negeer)


def kies_uit(regels: Regels, alleen: Sequence[str], negeer: Sequence[str]) -> Regels:
    """Filtert regels op id, onderwerp of ernst; een naam mag ook een lijst met komma's zijn."""
    alleen, negeer = ([deel for naam in namen for deel in naam.split(",")] for namen in (alleen, negeer))
    try:
        gekozen = regels.alleen(alleen) if alleen else regels
        return gekozen.zonder(negeer) if negeer else gekozen
    except ValueError as fout:
        raise click.UsageError(str(fout)) from fout


def _eigen_regels(pad: Path) -> Regels:
    """De regels uit een bestand van de gebruiker; een fout daarin wordt gemeld met haar regelnummer."""
    if not pad.is_file():
        raise click.UsageError(f"Het regelbestand {pad} bestaat niet.")
    specificatie = spec_from_file_location("eigen_regels", pad)
    if specificatie is None or specificatie.loader is None:
        raise click.UsageError(f"Het regelbestand {pad} is geen Python-bestand; de naam eindigt op .py.")
    module = module_from_spec(specificatie)
    try:
        specificatie.loader.exec_module(module)
    except Exception as fout:
        raise click.UsageError(f"Het regelbestand {pad} is niet te laden: {_plaats_in(pad, fout)}.") from fout
    regels = [r for r in vars(module).values() if isinstance(r, Regel) and r.__module__ == module.__name__]
    if not regels:
        raise click.UsageError(f"In {pad} staat geen enkele functie met @regel(…).")
    return Regels(regels)


def _plaats_in(pad: Path, fout: BaseException) -> str:
    """Soort en regelnummer van een fout in een bestand van de gebruiker; de tekst van de fout kan gegevens dragen."""
    if isinstance(fout, SyntaxError):
        return f"{type(fout).__name__} op regel {fout.lineno}"
    regels = [stap.lineno for stap in traceback.extract_tb(fout.__traceback__) if stap.filename == str(pad)]
    return f"{type(fout).__name__} op regel {regels[-1]}" if regels else type(fout).__name__


def beoordeel(een: Gelezen, op: date | None, regels: Regels, *, eigen: str | None) -> Oordeel:
    """Beoordeelt een gelezen dossier; een eigen regel die vastloopt, wordt gemeld met haar plaats in het bestand."""
    if isinstance(een.inhoud, LeesFout):
        return Oordeel(bestand=een.bestand, leesfout=een.inhoud)
    if een.inhoud.oproep not in OPROEPEN:
        probleem = Leesprobleem(("oproep",), toonbaar(een.inhoud.oproep), f"een van: {', '.join(OPROEPEN)}")
        return Oordeel(bestand=een.bestand, leesfout=LeesFout(een.bestand, [probleem]))
    try:
        verslag = controleer(een.inhoud, op=op, regels=regels)
    except Exception as fout:
        if eigen is None:
            raise
        raise click.UsageError(f"Een regel in {eigen} liep vast: {_plaats_in(Path(eigen), fout)}.") from fout
    return Oordeel(bestand=een.bestand, partnerschap=een.inhoud, verslag=verslag)
