"""De vorm van het pakket: wie wie mag importeren, waar een bibliotheek thuishoort, en wat er nooit in staat."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lokale_partnerschappen
from lokale_partnerschappen.regels import REGELS

PAKKET = "lokale_partnerschappen"
BRON = Path(lokale_partnerschappen.__file__).parent
BESTANDEN = sorted(pad.relative_to(BRON).as_posix() for pad in BRON.rglob("*.py"))
# Van links naar rechts; een module importeert uit haar eigen laag of van links.
LAGEN = (
    {"basis"},
    {"model"},
    {"oproepen"},
    {"berekeningen"},
    {"regels"},
    {"controle"},
    {"uitwisseling", "bulk", "voorbeelden"},
    {"web", "cli"},
)
RANG = {laag: rang for rang, lagen in enumerate(LAGEN) for laag in lagen}
# Uitzonderingen, met hun reden.
UITZONDERINGEN = {
    ("voorbeelden", "uitwisseling"): "voorbeeld() leest het dossierbestand dat meekomt, pas als iemand erom vraagt",
}
# Waar een bibliotheek mag voorkomen; wat hier niet staat, is geen afhankelijkheid.
BIBLIOTHEKEN = {
    "attrs": ("",),
    "babel": ("basis/weergave.py",),
    "cattrs": ("uitwisseling/",),
    "click": ("cli.py", "cli/"),
    "dateutil": ("basis/periode.py",),
    "icalendar": ("uitwisseling/agenda.py",),
    "lazy_loader": ("__init__.py",),
    "resvg_py": ("uitwisseling/grafiek/",),
}
ONDERWERPEN = (
    "samenstelling",
    "selectie",
    "aanvraag",
    "kosten",
    "financiering",
    "trajecten",
    "resultaten",
    "opvolging",
)
LANGST = 450


def boom(bestand: str) -> ast.Module:
    """De ontlede code van een bestand."""
    return ast.parse((BRON / bestand).read_text("utf-8"), bestand)


def importen(bestand: str) -> Iterator[str]:
    """Elke geïmporteerde naam, voluit; ook wat pas in een functie geladen wordt."""
    for knoop in ast.walk(boom(bestand)):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, f"{bestand}: schrijf {ast.unparse(knoop)} voluit"
            yield from (f"{knoop.module}.{naam.name}" for naam in knoop.names)


def laag(module: str) -> str:
    """De laag van een bestand of van een geïmporteerde naam; leeg voor wat bij geen laag hoort."""
    deel = module.removeprefix(f"{PAKKET}.").replace("/", ".").removesuffix(".py").split(".")[0]
    return deel if deel in RANG else ""


EIGEN = {bestand: [naam for naam in importen(bestand) if naam.split(".")[0] == PAKKET] for bestand in BESTANDEN}


def test_elk_bestand_hoort_bij_een_laag() -> None:
    """Alleen de publieke namen, de versie en het startpunt staan bovenaan."""
    assert {bestand for bestand in BESTANDEN if not laag(bestand)} <= {"__init__.py", "__main__.py", "_versie.py"}
    assert {laag(bestand) for bestand in BESTANDEN} >= {"basis", "model", "oproepen", "berekeningen", "regels", "cli"}


@pytest.mark.parametrize("bestand", [bestand for bestand in BESTANDEN if laag(bestand)])
def test_een_module_importeert_uit_haar_laag_of_van_links(bestand: str) -> None:
    """Ook binnen een functie; twee lagen naast elkaar kennen elkaar niet."""
    eigen = laag(bestand)
    for naam in EIGEN[bestand]:
        ander = laag(naam)
        mag = ander == eigen or (ander and RANG[ander] < RANG[eigen]) or (eigen, ander) in UITZONDERINGEN
        assert mag or naam == f"{PAKKET}._versie.__version__" or (eigen == "cli" and not ander), f"{bestand}: {naam}"


def test_elke_uitzondering_is_nog_nodig() -> None:
    """Wat niemand meer gebruikt, hoort niet in de lijst."""
    gebruikt = {(laag(bestand), laag(naam)) for bestand, namen in EIGEN.items() for naam in namen}
    assert set(UITZONDERINGEN) <= gebruikt


def test_regels_kennen_elkaar_niet() -> None:
    """Een module met regels importeert uit die laag alleen wat een regel is."""
    for bestand in BESTANDEN:
        if bestand.startswith("regels/") and bestand != "regels/__init__.py":
            anderen = {naam.split(".")[2] for naam in EIGEN[bestand] if laag(naam) == "regels"}
            assert anderen <= {"_regel", "_register"}, bestand


def test_niemand_binnen_het_pakket_gebruikt_de_publieke_namen() -> None:
    """Behalve de opdrachtregel; anders laadt één module alles."""
    for bestand, namen in EIGEN.items():
        if laag(bestand) != "cli" and bestand != "__main__.py":
            assert all(laag(naam) or naam.startswith(f"{PAKKET}._versie.") for naam in namen), bestand


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_een_bibliotheek_blijft_op_haar_plaats(bestand: str) -> None:
    """Babel alleen in de weergave, dateutil alleen bij periodes, cattrs alleen in de uitwisseling, click in de cli."""
    vreemd = {naam.split(".")[0] for naam in importen(bestand)} - set(sys.stdlib_module_names) - {PAKKET}
    for bibliotheek in vreemd:
        assert bestand.startswith(BIBLIOTHEKEN[bibliotheek]), bibliotheek


def test_het_pakket_laden_laadt_niets_zwaars() -> None:
    """Wie het pakket laadt, laadt nog geen enkele module; wie alleen bedragen wil, wacht niet op de rest."""
    zwaar = set(BIBLIOTHEKEN) - {"lazy_loader"}
    code = f"import sys, {PAKKET}; print([naam for naam in sys.modules if naam in {zwaar} or {PAKKET + '.'!r} in naam])"
    uitvoer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uitvoer.stdout == "[]\n"
    assert uitvoer.stderr == ""


@pytest.mark.parametrize("bestand", [bestand for bestand in BESTANDEN if laag(bestand) != "cli"])
def test_een_bibliotheek_print_niets_en_vraagt_niet_welke_dag_het_is(bestand: str) -> None:
    """Hetzelfde dossier krijgt altijd hetzelfde oordeel, op welke dag iemand het ook nakijkt."""
    for knoop in ast.walk(boom(bestand)):
        if isinstance(knoop, ast.Call):
            assert ast.unparse(knoop.func).split(".")[-1] not in ("print", "today", "now", "utcnow"), ast.unparse(knoop)


def test_een_regel_staat_bij_haar_onderwerp() -> None:
    """Waar staat de regel over kosten? In regels/kosten."""
    for regel in REGELS:
        assert regel.onderwerp in ONDERWERPEN
        assert regel.__module__.startswith(f"{PAKKET}.regels.{regel.onderwerp}")


@pytest.mark.parametrize("laag_met_rooster", ["model", "berekeningen", "regels"])
def test_elke_laag_van_het_rooster_heeft_dezelfde_onderwerpen(laag_met_rooster: str) -> None:
    """Geen hulpmodules naast de acht onderwerpen; alleen de wortel van een dossier, en van meer dossiers samen."""
    namen = {Path(bestand).parts[1].removesuffix(".py") for bestand in BESTANDEN if laag(bestand) == laag_met_rooster}
    assert namen - set(ONDERWERPEN) <= {"__init__", "partnerschap", "portefeuille", "_regel", "_register"}


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_geen_bestand_is_te_lang_om_te_lezen(bestand: str) -> None:
    """Wordt het langer, dan wordt het een map per beoordeeld object; de lijst van publieke namen leest niemand zo."""
    assert len((BRON / bestand).read_text("utf-8").splitlines()) <= LANGST
