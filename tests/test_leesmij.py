"""De README en de documentatie liegen niet: elk voorbeeld erin wordt uitgevoerd."""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sybil import Document, Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import lokale_partnerschappen
from lokale_partnerschappen import schrijf, voorbeeld

HIER = Path(__file__).parent
PROJECT = HIER.parent
OPDRACHTREGEL = (sys.executable, "-c", "from lokale_partnerschappen.cli import main; main()")
EIGEN_REGELS = """
from lokale_partnerschappen import Bron, Ernst, Gezag, Projectmedewerker, afwijking, regel

AFSPRAAK = Bron(sleutel="AFSPRAAK", titel="Onze eigen afspraak", gezag=Gezag.PRAKTIJK)


@regel(over=Projectmedewerker, ernst=Ernst.AANDACHT, bron=AFSPRAAK, titel="Kleine inzet",
       bericht="{gevonden} uur is minder dan de afgesproken {verwacht} uur.")
def kleine_inzet(lijn):
    if lijn.uren < 40:
        yield afwijking("uren", gevonden=lijn.uren, verwacht=40)
"""


@pytest.fixture
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een map zoals die van een lezer van de README: een dossier, een map dossiers, een aanvraag, eigen regels."""
    (tmp_path / "dossiers").mkdir()
    schrijf(voorbeeld(), tmp_path / "dossier.json")
    schrijf(voorbeeld(), tmp_path / "dossiers" / "voorbeeld.json")
    shutil.copy(HIER / "gegevens" / "aanvraag-voorbeeld.txt", tmp_path / "aanvraag.txt")
    (tmp_path / "eigen_regels.py").write_text(EIGEN_REGELS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _voer_opdrachten_uit(voorbeeld_: Example) -> str | None:
    """Voert de opdrachten van een sh-blok uit; die met een verse omgeving (venv) zijn voor .ci/run."""
    for opdracht in str(voorbeeld_.parsed).strip().splitlines():
        if "venv" in opdracht:
            continue
        naam, _, argumenten = opdracht.partition(" ")
        assert naam == "lokale-partnerschappen", f"een vreemde opdracht in de README: {opdracht}"
        doel = argumenten.partition(" > ")
        uitkomst = subprocess.run(
            [*OPDRACHTREGEL, *doel[0].split()], capture_output=True, check=False, env=os.environ | {"PYTHONUTF8": "1"}
        )
        assert uitkomst.returncode == 0, f"{opdracht}: {uitkomst.stderr.decode()}"
        assert uitkomst.stdout or "-o" in doel[0].split(), f"{opdracht} toont niets"
    return None


def _voer_uit(pad: Path, namen: dict[str, Any], *andere: CodeBlockParser) -> int:
    python = PythonCodeBlockParser(doctest_optionflags=doctest.NORMALIZE_WHITESPACE)
    document: Document = Sybil(parsers=[python, *andere], path=str(pad.parent)).parse(pad)
    document.namespace.update(namen)
    return sum(1 for voorbeeld_ in document.examples() if voorbeeld_.evaluate() is None)


def test_elk_voorbeeld_in_de_readme_werkt(werkmap: Path) -> None:
    """De zes taken, in Python en op de opdrachtregel, in de volgorde van de tekst."""
    opdrachten = CodeBlockParser(language="sh", evaluator=_voer_opdrachten_uit)
    assert _voer_uit(PROJECT / "README.md", {"__name__": "__main__"}, opdrachten) > 10


def _met_voorbeelden() -> list[Path]:
    return [pad for pad in sorted((PROJECT / "docs" / "nl").rglob("*.md")) if "```python" in pad.read_text("utf-8")]


@pytest.mark.parametrize("pad", _met_voorbeelden(), ids=lambda pad: pad.stem)
def test_elk_voorbeeld_in_de_documentatie_werkt(pad: Path, werkmap: Path) -> None:
    """Elk Python-blok van een pagina, met de publieke namen van de bibliotheek bij de hand."""
    namen = {naam: getattr(lokale_partnerschappen, naam) for naam in lokale_partnerschappen.__all__}
    assert _voer_uit(pad, namen | {"Decimal": Decimal, "date": date}) > 0


def test_de_twee_opdrachten_staan_er_woord_voor_woord() -> None:
    """.ci/run haalt beide opdrachten uit de README; elk staat op één regel onder zijn merkteken."""
    tekst = (PROJECT / "README.md").read_text("utf-8")
    for merk in ("hoofdopdracht", "testopdracht"):
        _, _, na = tekst.partition(f"<!-- {merk} -->\n```sh\n")
        assert na.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
        assert na.splitlines()[1] == "```"
