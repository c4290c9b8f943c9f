"""De documentatie staat in de code: elke publieke naam legt zich uit, en elk voorbeeld doet wat het toont."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import lokale_partnerschappen
from lokale_partnerschappen.basis.herleiding import Berekening
from lokale_partnerschappen.regels import REGELS

# Wat geen functie of klasse is, heeft geen eigen docstring.
GEEN_DOCSTRING = {
    "OPROEPEN": "een tabel",
    "VRAGEN": "een tabel; zie Vraag",
    "REGELS": "een verzameling; zie Regels",
    "__version__": "een tekst",
}
# Wat geen eigen voorbeeld heeft, en waar het wel staat.
VOORBEELD_ELDERS = {
    "Afwijking": "afwijking",
    "Begrotingsplan": "begrotingsplan",
    "Gemeentegevolg": "gevolgen",
    "Herleiding": "Berekening",
    "Luikgevolg": "gevolgen",
    "Onbekend": "onbekend",
    "PlatosFout": "lees_platos",
    "Samenstellingsgevolg": "gevolgen",
    "berekening": "Berekening",
    "regel": "Regel",
}
# Wat geen eigen bron heeft, en waar die wel staat.
BRON_ELDERS = {"PlatosFout": "lees_platos", "berekening": "Berekening", "regel": "Regel"}
PUBLIEK = {naam: getattr(lokale_partnerschappen, naam) for naam in lokale_partnerschappen.__all__}
BESCHREVEN = sorted(set(PUBLIEK) - set(GEEN_DOCSTRING))
NEDERLANDS = re.compile(r"\b(?:de|het|een|van|niet|of|met|die|wat|wie)\b", re.IGNORECASE)


def modules() -> Iterator[Any]:
    """Het pakket en al zijn modules, behalve wie bij het laden iets uitvoert."""
    yield lokale_partnerschappen
    for module in pkgutil.walk_packages(lokale_partnerschappen.__path__, "lokale_partnerschappen."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def voorbeelden() -> dict[str, doctest.DocTest]:
    """Elke docstring met een voorbeeld; een voorbeeld mag elke publieke naam gebruiken zonder hem te importeren."""
    overal = {naam: waarde for naam, waarde in PUBLIEK.items() if not naam.startswith("_")}
    overal |= {"Decimal": Decimal, "Fraction": Fraction, "date": date}
    zoeker = doctest.DocTestFinder(exclude_empty=True)
    # De namen van de module gaan voor: een voorbeeld leest zoals de code eronder.
    gevonden = (deel for module in modules() for deel in zoeker.find(module, globs=overal | vars(module)))
    return {deel.name.removeprefix("lokale_partnerschappen."): deel for deel in gevonden if deel.examples}


VOORBEELDEN = voorbeelden()


def docstring(naam: str) -> str:
    """De docstring van een publieke naam."""
    return inspect.getdoc(PUBLIEK[naam]) or ""


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elk_voorbeeld_doet_wat_het_toont(naam: str) -> None:
    """De docstring als test."""
    verslag: list[str] = []
    uitkomst = doctest.DocTestRunner().run(VOORBEELDEN[naam], out=verslag.append, clear_globs=False)
    assert uitkomst.failed == 0, "".join(verslag)
    assert uitkomst.attempted == len(VOORBEELDEN[naam].examples) > 0


def test_de_voorbeelden_van_regels_en_berekeningen_worden_echt_gevonden() -> None:
    """Een regel en een berekening zijn geen gewone functies; hun voorbeelden mogen niet ongemerkt wegvallen."""
    van_regels = {f"{regel.__module__}.{regel.__name__}".removeprefix("lokale_partnerschappen.") for regel in REGELS}
    assert len(van_regels) == len(REGELS) > 30
    assert van_regels <= set(VOORBEELDEN)
    van_berekeningen = [naam for naam, waarde in PUBLIEK.items() if isinstance(waarde, Berekening) and docstring(naam)]
    assert len(van_berekeningen) > 15
    for naam in van_berekeningen:
        assert any(gevonden.split(".")[-1] == naam for gevonden in VOORBEELDEN)


@pytest.mark.parametrize("naam", BESCHREVEN)
def test_elke_publieke_naam_legt_zich_uit(naam: str) -> None:
    """In het Nederlands, met een eerste zin op één regel."""
    eerste_alinea = docstring(naam).split("\n\n")[0]
    assert "\n" not in eerste_alinea
    assert eerste_alinea.endswith(".")
    assert NEDERLANDS.search(docstring(naam))


@pytest.mark.parametrize("naam", BESCHREVEN)
def test_elke_publieke_naam_heeft_een_voorbeeld_en_een_bron(naam: str) -> None:
    """Bij zichzelf, of waar deze test zegt; wie ondertussen een eigen voorbeeld heeft, hoort niet in die lijst."""
    assert (">>> " in docstring(naam)) == (naam not in VOORBEELD_ELDERS)
    assert ("Bron: " in docstring(naam)) == (naam not in BRON_ELDERS)
    assert ">>> " in docstring(VOORBEELD_ELDERS.get(naam, naam))
    assert "Bron: " in docstring(BRON_ELDERS.get(naam, naam))


def test_de_publieke_namen_zijn_een_lijst_zonder_dubbels() -> None:
    """En wat geen docstring heeft, is echt geen functie of klasse."""
    assert len(PUBLIEK) == len(lokale_partnerschappen.__all__)
    assert all(callable(PUBLIEK[naam]) == (naam not in GEEN_DOCSTRING) for naam in PUBLIEK)
