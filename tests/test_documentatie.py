"""De documentatie toont wat de opdrachtregel nu zegt en welke regels er nu zijn."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from lokale_partnerschappen import REGELS, Partnerschap
from lokale_partnerschappen.oproepen import bronnen

HIER = Path(__file__).parent
DOCS = HIER.parent / "docs" / "nl"
OPDRACHTREGEL = (sys.executable, "-c", "from lokale_partnerschappen.cli import main; main()")
BLOK = re.compile(r"^```(sh|text|python|csv|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIJZIGING = re.compile(r"Verander nu in `(\S+)` .*? van `(\S+)` in `(\S+)`")


def _voer_uit(opdracht: str, werkmap: Path) -> str:
    woorden = shlex.split(opdracht)
    beginwoorden = {"lokale-partnerschappen": OPDRACHTREGEL, "python": (sys.executable,)}
    uitkomst = subprocess.run(
        [*beginwoorden[woorden[0]], *woorden[1:]],
        cwd=werkmap,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert "Traceback" not in uitkomst.stderr, f"{opdracht}: {uitkomst.stderr}"
    return uitkomst.stdout + uitkomst.stderr


def _blokken(tekst: str, werkmap: Path) -> Iterator[tuple[str, str]]:
    """De blokken van een pagina; een zin die het dossier laat veranderen, wordt ondertussen uitgevoerd.

    Een tabel of dossier wordt bewaard onder de naam die er het laatst voor genoemd is.
    """
    gelezen = 0
    for blok in BLOK.finditer(tekst):
        genoemd = re.findall(rf"`(\S+\.{blok[1]})`", tekst[gelezen : blok.start()])
        if blok[1] in ("csv", "json") and genoemd:
            (werkmap / genoemd[-1]).write_text(blok[2], encoding="utf-8")
        for bestand, van, naar in WIJZIGING.findall(tekst[gelezen : blok.start()]):
            pad = werkmap / bestand
            oud = pad.read_text(encoding="utf-8")
            assert van in oud
            pad.write_text(oud.replace(van, naar, 1), encoding="utf-8")
        gelezen = blok.end()
        yield blok[1], blok[2]


def _kaal(tekst: str) -> list[str]:
    return [" ".join(lijn.split()) for lijn in tekst.strip().splitlines()]


@pytest.mark.parametrize(
    ("pagina", "minstens"),
    [
        ("aan-de-slag.md", 6),
        ("mensen.md", 3),
        ("samenstelling.md", 4),
        ("selectie.md", 2),
        ("opvolging.md", 2),
        ("aanvraag.md", 2),
    ],
)
def test_de_getoonde_uitvoer_is_wat_de_opdrachten_nu_tonen(tmp_path: Path, pagina: str, minstens: int) -> None:
    """Elk tekstblok van de pagina staat, lijn na lijn, in de uitvoer van de opdracht erboven."""
    (tmp_path / "tests").symlink_to(HIER, target_is_directory=True)
    uitvoer: list[str] = []
    vergeleken = 0
    for taal, inhoud in _blokken((DOCS / pagina).read_text("utf-8"), tmp_path):
        if taal == "python" and "def zeer_kleine_inzet" in inhoud:
            (tmp_path / "mijn_regels.py").write_text(inhoud, encoding="utf-8")
        if taal == "sh" and "venv" not in inhoud and " > " not in inhoud:
            uitvoer = _kaal(_voer_uit(inhoud.strip(), tmp_path))
        if taal == "text":
            getoond = _kaal(inhoud)
            begin = uitvoer.index(getoond[0]) if getoond[0] in uitvoer else 0
            assert uitvoer[begin : begin + len(getoond)] == getoond
            vergeleken += 1
    assert vergeleken >= minstens


def test_de_tabellen_met_regels_zijn_de_regels() -> None:
    """Elke regel staat één keer op de pagina, met ernst, titel, bron en feit, en in dezelfde volgorde."""
    tekst = (DOCS / "regels.md").read_text("utf-8")
    rijen = [lijn for lijn in tekst.splitlines() if lijn.startswith("| `")]
    assert rijen == [
        f"| `{regel.id}` | {regel.ernst.value} | {regel.titel} | {regel.bron.sleutel} ({regel.bron.gezag.value}) |"
        f" {', '.join(regel.feit.split())} |"
        for regel in REGELS
    ]
    assert f"Dit zijn de {len(REGELS)} regels" in tekst


def test_elk_besluit_heeft_dezelfde_vier_delen_en_staat_in_de_lijst() -> None:
    """Context, besluit, gevolgen, en wat niet opnieuw voorgesteld wordt."""
    lijst = (DOCS / "besluiten" / "index.md").read_text("utf-8")
    besluiten = sorted((DOCS / "besluiten").glob("0*.md"))
    assert [int(pad.name[:4]) for pad in besluiten] == list(range(1, len(besluiten) + 1))
    for pad in besluiten:
        assert pad.name in lijst
        koppen = re.findall(r"^## (.+)$", pad.read_text("utf-8"), re.MULTILINE)
        assert koppen == ["Context", "Besluit", "Gevolgen", "Niet opnieuw voorstellen"], pad.name


def _klassen(klasse: type[Any]) -> Iterator[type[Any]]:
    """Een klasse van het dossier en alles wat ze draagt."""
    yield klasse
    soorten = list(get_type_hints(klasse).values())
    for soort in soorten:
        soorten.extend(get_args(soort))
        if isinstance(soort, type) and attrs.has(soort) and soort.__module__.startswith("lokale_partnerschappen.model"):
            yield from _klassen(soort)


def test_elk_veld_van_een_dossier_staat_op_de_pagina() -> None:
    """Wie een veld toevoegt aan het model, legt het uit in "Het dossierbestand"."""
    tekst = (DOCS / "dossierbestand.md").read_text("utf-8")
    velden = {veld for klasse in _klassen(Partnerschap) for veld in attrs.fields_dict(klasse)}
    assert {"verdeelsleutel", "akkoord", "krediet", "jaarbedrag", "bijeenkomsten"} <= velden
    assert sorted(veld for veld in velden if f"`{veld}`" not in tekst) == []


def test_elke_bron_staat_op_de_pagina() -> None:
    """Sleutel, titel, adres en gezag van elke bron, op één rij; de eigen waarde staat in een zin."""
    tekst = (DOCS / "bronnen.md").read_text("utf-8")
    for bron in bronnen.ALLE:
        if bron is not bronnen.EIGEN_WAARDE:
            titel = f"[{bron.titel}]({bron.url})" if bron.url else bron.titel
            assert f"| {bron.sleutel} | {titel} | {bron.gezag.value} |" in tekst


def test_alle_afwijkingen_zijn_nagegaan() -> None:
    """De 22 nummers staan er elk één keer, en elke regel die genoemd wordt bestaat."""
    tekst = (DOCS / "afwijkingen.md").read_text("utf-8")
    nummers = re.findall(r"^\| (\d+) \|", tekst, re.MULTILINE)
    assert sorted(map(int, nummers)) == list(range(1, 23))
    genoemd = re.findall(r"`([a-z]+(?:-[a-z]+)+)`", tekst)
    assert set(genoemd) <= {regel.id for regel in REGELS}
