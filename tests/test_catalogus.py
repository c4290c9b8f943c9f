"""Elke uitspraak uit de feitencatalogus heeft een plaats gekregen, en de documentatie zegt welke."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import attrs
import pytest

from lokale_partnerschappen import REGELS

HIER: Final = Path(__file__).parent
KANDIDATEN: Final[list[dict[str, Any]]] = tomllib.loads((HIER / "gevallen" / "catalogus.toml").read_text("utf-8"))[
    "kandidaat"
]
AANTALLEN: Final = {
    "PAR": 15,
    "PRT": 9,
    "WGB": 8,
    "BEG": 21,
    "PER": 14,
    "COF": 24,
    "DLN": 9,
    "TRJ": 17,
    "PSN": 6,
    "MET": 9,
    "SEL": 16,
    "PRJ": 18,
    "DYN": 8,
    "RAP": 10,
    "COM": 3,
}
STATUSSEN: Final = ("regel", "berekening", "gegeven", "niet overgenomen")
REGELNAMEN: Final = {regel.id for regel in REGELS}


def _modules(laag: str) -> list[ModuleType]:
    naam = f"lokale_partnerschappen.{laag}"
    pakket = importlib.import_module(naam)
    onder = [importlib.import_module(m.name) for m in pkgutil.walk_packages(pakket.__path__, f"{naam}.")]
    return [pakket, *onder]


def _bestaat(naam: str) -> bool:
    """Is dit een regel, een berekening of functie, of een klasse of veld van het model?"""
    if naam in REGELNAMEN:
        return True
    klasse, _, veld = naam.partition(".")
    if not veld and not klasse[0].isupper():
        return any(callable(vars(module).get(naam)) for module in (*_modules("berekeningen"), *_modules("model")))
    soorten = [getattr(module, klasse) for module in _modules("model") if hasattr(module, klasse)]
    return bool(soorten) and (not veld or veld in attrs.fields_dict(soorten[0]))


def test_elke_uitspraak_staat_er_precies_een_keer() -> None:
    """De nummers lopen door, in de volgorde van de catalogus."""
    verwacht = [f"{letters}-{nummer:02}" for letters, aantal in AANTALLEN.items() for nummer in range(1, aantal + 1)]
    assert [kandidaat["id"] for kandidaat in KANDIDATEN] == verwacht


def test_elke_regel_staat_bij_haar_uitspraken_en_nergens_anders() -> None:
    """De feiten van een regel zijn precies de uitspraken die haar noemen."""
    in_catalogus = {(k["id"], naam) for k in KANDIDATEN for naam in k["waar"] if naam in REGELNAMEN}
    in_regels = {(feit, regel.id) for regel in REGELS for feit in regel.feit.split()}
    assert in_catalogus == in_regels


@pytest.mark.parametrize("kandidaat", KANDIDATEN, ids=lambda kandidaat: kandidaat["id"])
def test_een_uitspraak_zegt_waar_ze_gebleven_is(kandidaat: dict[str, Any]) -> None:
    """Wat regel heet, heeft een regel; wat geen regel of berekening is, heeft een reden; elke naam bestaat."""
    assert set(kandidaat) <= {"id", "uitspraak", "status", "waar", "reden"}
    assert kandidaat["uitspraak"].endswith(".")
    assert kandidaat["status"] in STATUSSEN
    assert (kandidaat["status"] == "regel") == any(naam in REGELNAMEN for naam in kandidaat["waar"])
    assert kandidaat["status"] in {"regel", "berekening"} or kandidaat["reden"].endswith(".")
    assert kandidaat["waar"] or kandidaat["status"] == "niet overgenomen"
    assert [naam for naam in kandidaat["waar"] if not _bestaat(naam)] == []


def test_een_naam_die_niet_bestaat_valt_op() -> None:
    """De toets op namen aanvaardt niet alles."""
    assert _bestaat("vdab-ontbreekt")
    assert _bestaat("jaarbudget")
    assert _bestaat("Partner.kbo")
    assert not any(map(_bestaat, ("vdab-onbreekt", "jaarbugdet", "Partner.kboo", "Partnr", "Partnr.kbo")))


def test_de_documentatie_toont_dezelfde_catalogus() -> None:
    """De tabellen van de pagina zijn de lijst, en de aantallen per status kloppen."""
    tekst = (HIER.parent / "docs" / "nl" / "catalogus.md").read_text("utf-8")
    rijen = [lijn for lijn in tekst.splitlines() if lijn.startswith(tuple(f"| {letters}-" for letters in AANTALLEN))]
    assert rijen == [
        f"| {k['id']} | {k['uitspraak']} | {k['status']} |"
        f" {', '.join(f'`{naam}`' for naam in k['waar']) or '–'} | {k.get('reden', '–')} |"
        for k in KANDIDATEN
    ]
    aantallen = Counter(k["status"] for k in KANDIDATEN)
    getoond = [lijn for lijn in tekst.splitlines() if lijn.startswith(tuple(f"| {status} |" for status in STATUSSEN))]
    assert {lijn.split(" | ")[0].removeprefix("| "): lijn.split(" | ")[2].removesuffix(" |") for lijn in getoond} == {
        status: str(aantal) for status, aantal in aantallen.items()
    }
    assert f"de {len(KANDIDATEN)} uitspraken" in tekst
