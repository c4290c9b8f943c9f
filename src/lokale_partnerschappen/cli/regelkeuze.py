"""De regels waarmee beoordeeld wordt: die van de bibliotheek, eigen regels uit een bestand, en een keuze daaruit.

Loopt een eigen regel vast, dan staat in de melding welke regel, welk soort fout en op welke regel van het bestand;
nooit de tekst van de fout, want die kan gegevens uit een dossier dragen.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Final

import click

import lokale_partnerschappen
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in
from lokale_partnerschappen.cli.dossiers import Dossier, Oordeel, Samenoordeel, toonbare_naam
from lokale_partnerschappen.cli.uitvoer import Fout, als_zin
from lokale_partnerschappen.controle import Verslag, controleer, controleer_samen
from lokale_partnerschappen.regels import REGELS
from lokale_partnerschappen.regels._regel import EIGEN_ONDERWERP
from lokale_partnerschappen.regels._register import Regels

_PAKKET: Final = Path(lokale_partnerschappen.__file__).parent
# Ook wie sys.exit() schrijft in een eigen regel, sluit de opdracht niet af met een eigen code.
_VASTGELOPEN: Final = (Exception, SystemExit)


def kies(alleen: Sequence[str], negeer: Sequence[str], regelbestand: str | None) -> Regels:
    """De regels van de bibliotheek en de eigen regels, en wat de gebruiker eruit kiest."""
    eigen = Regels([]) if regelbestand is None else _eigen_regels(Path(regelbestand))
    bestaan_al = sorted({regel.id for regel in eigen} & {regel.id for regel in REGELS})
    if bestaan_al:
        raise Fout(f"{regelbestand}: de regel {bestaan_al[0]} bestaat al; geef uw functie een andere naam.")
    return kies_uit(REGELS + eigen, alleen, negeer)


def kies_uit(regels: Regels, alleen: Sequence[str], negeer: Sequence[str]) -> Regels:
    """Filtert regels op id, onderwerp of ernst; een naam mag ook een lijst met komma's zijn."""
    try:
        gekozen = regels.alleen(_namen(alleen)) if alleen else regels
        gekozen = gekozen.zonder(_namen(negeer)) if negeer else gekozen
    except ValueError as fout:
        raise click.UsageError(als_zin(fout)) from fout
    if not len(gekozen):
        raise click.UsageError("Er blijft geen enkele regel over om mee te beoordelen.")
    return gekozen


def _namen(gegeven: Sequence[str]) -> list[str]:
    return [naam.strip() for namen in gegeven for naam in namen.split(",")]


def beoordeel(dossier: Dossier, op: date | None, regels: Regels, regelbestand: str | None = None) -> Oordeel:
    """Beoordeelt een dossier; een eigen regel die vastloopt, wordt gemeld met haar plaats in het bestand."""

    def controle(gekozen: Regels) -> Verslag:
        return controleer(dossier.partnerschap, op=op, regels=gekozen)

    verslag = _verslag(controle, regels, dossier.bestand, regelbestand)
    return Oordeel(dossier=dossier, verslag=verslag, aantal_regels=len(regels))


def beoordeel_samen(
    dossiers: Sequence[Dossier], op: date | None, regels: Regels, regelbestand: str | None = None
) -> Samenoordeel | None:
    """Beoordeelt leesbare dossiers naast elkaar; bij minder dan twee is er niets naast elkaar te leggen."""
    if len(dossiers) < 2:
        return None

    def controle(gekozen: Regels) -> Verslag:
        return controleer_samen([dossier.partnerschap for dossier in dossiers], op=op, regels=gekozen)

    verslag = _verslag(controle, regels, "alle dossiers samen", regelbestand)
    return Samenoordeel(dossiers=tuple(dossiers), verslag=verslag)


def _verslag(controle: Callable[[Regels], Verslag], regels: Regels, waarop: str, regelbestand: str | None) -> Verslag:
    try:
        return _volledig(controle(regels))
    except _VASTGELOPEN:
        _meld_eigen_regel(controle, regels, waarop, Path(regelbestand or ""))
        raise


def _volledig(verslag: Verslag) -> Verslag:
    for bevinding in verslag:
        if bevinding.regel.onderwerp == EIGEN_ONDERWERP:
            bevinding.rij()  # een bericht dat niet in te vullen is, moet nu blijken en niet bij het tonen
    return verslag


def _meld_eigen_regel(controle: Callable[[Regels], Verslag], regels: Regels, waarop: str, bestand: Path) -> None:
    for regel in regels:
        if regel.onderwerp != EIGEN_ONDERWERP:
            continue
        try:
            _volledig(controle(Regels([regel])))
        except _VASTGELOPEN as fout:
            waar = _soort_en_plaats(bestand, fout)
            raise Fout(f"{bestand}: de regel {regel.id} liep vast op {waarop} ({waar}).") from fout


def _eigen_regels(bestand: Path) -> Regels:
    """De regels uit een Python-bestand van de gebruiker."""
    if not bestand.is_file():
        raise Fout(f"{toonbare_naam(str(bestand))} is geen bestand, dus er zijn geen eigen regels.")
    module = ModuleType("eigen_regels")
    sys.modules[module.__name__] = module
    try:
        # Zelf vertalen en uitvoeren: importeren zou een map __pycache__ naast het bestand zetten.
        exec(compile(bestand.read_bytes(), str(bestand), "exec"), vars(module))
    except SyntaxError as fout:
        raise Fout(f"{bestand} is geen geldige Python ({_soort_en_plaats(bestand, fout)}).") from fout
    except _VASTGELOPEN as fout:
        raise Fout(f"{bestand} is niet te laden ({_soort_en_plaats(bestand, fout)}).{_waarom(fout)}") from fout
    try:
        regels = Regels.uit(module)
    except ValueError as fout:
        raise Fout(als_zin(f"{bestand}: {fout}")) from fout
    if not len(regels):
        raise Fout(f"In {bestand} staat geen enkele functie met @regel(…) erboven.")
    return regels


def _soort_en_plaats(bestand: Path, fout: BaseException) -> str:
    """De soort van een fout, en op welke regel van het bestand ze zich voordeed."""
    regels = [stap.lineno for stap in traceback.extract_tb(fout.__traceback__) if stap.filename == str(bestand)]
    if isinstance(fout, SyntaxError) and fout.filename == str(bestand):
        regels.append(fout.lineno)
    soort = type(fout).__name__
    return f"{soort} op regel {regels[-1]}" if regels and regels[-1] else soort


def _waarom(fout: BaseException) -> str:
    """Wat de bibliotheek zelf over een verklaring van een regel zegt; andere teksten worden niet herhaald."""
    laatste = traceback.extract_tb(fout.__traceback__)[-1]
    van_ons = isinstance(fout, ValueError) and Path(laatste.filename).is_relative_to(_PAKKET / "regels")
    return f"\n{fout}" if van_ons and persoonsgegeven_in(str(fout)) is None else ""
