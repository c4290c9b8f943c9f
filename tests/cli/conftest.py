"""Wat de tests van de opdrachtregel delen: de opdracht uitvoeren, en dossiers om mee te beginnen."""

from __future__ import annotations

import copy
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from lokale_partnerschappen.cli import main
from lokale_partnerschappen.voorbeelden import voorbeeld_als_json

START = "from lokale_partnerschappen.cli import main; main()"
Inhoud = dict[str, Any]


@attrs.frozen
class Uitkomst:
    """Wat een opdracht naar buiten bracht."""

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        return json.loads(self.uit)

    @property
    def alles(self) -> str:
        return self.uit + self.fout


VoerUit = Callable[..., Uitkomst]


@pytest.fixture
def voer_uit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> VoerUit:
    """Voert de opdracht uit zoals een gebruiker haar intikt; elke bekende harde spatie wordt een gewone."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("LANGUAGE", "fr")

    def voer(*argumenten: object, invoer: bytes = b"") -> Uitkomst:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["lokale-partnerschappen", *map(str, argumenten)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(invoer), "utf-8"))
        with pytest.raises(SystemExit) as gestopt:
            main()
        gezien = capsys.readouterr()
        code = gestopt.value.code
        assert isinstance(code, int)
        return Uitkomst(code, gewoon(gezien.out), gewoon(gezien.err))

    return voer


def gewoon(tekst: str) -> str:
    return tekst.replace("\xa0", " ").replace("\u202f", " ")


@pytest.fixture
def proces() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Voert de opdracht uit in een eigen proces."""

    def voer(*argumenten: object, invoer: bytes = b"", **omgeving: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", START, *map(str, argumenten)],
            input=invoer,
            capture_output=True,
            env={**os.environ, **omgeving},
            check=False,
            timeout=60,
        )

    return voer


@pytest.fixture
def dossier() -> Inhoud:
    """Het meegeleverde dossier zonder zijn deelnemers, om te wijzigen; het is in orde."""
    inhoud: Inhoud = json.loads(voorbeeld_als_json())
    del inhoud["partnerschap"]["deelnemers"]
    return inhoud


@pytest.fixture
def bewaar(tmp_path: Path) -> Callable[[Inhoud, str], Path]:
    """Schrijft een dossier in een map van de test."""

    def schrijf(inhoud: Inhoud, naam: str = "dossier.json") -> Path:
        pad = tmp_path / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(json.dumps(inhoud), "utf-8")
        return pad

    return schrijf


@pytest.fixture
def goed(dossier: Inhoud, bewaar: Callable[[Inhoud, str], Path]) -> Path:
    """Een dossier in orde."""
    return bewaar(dossier, "goed.json")


@pytest.fixture
def stuk(dossier: Inhoud, bewaar: Callable[[Inhoud, str], Path]) -> Path:
    """Een dossier met één fout: het antwoord over Limburg past niet bij de gemeenten."""
    inhoud = copy.deepcopy(dossier)
    inhoud["partnerschap"]["werkingsgebied"]["limburg"] = True
    return bewaar(inhoud, "stuk.json")


@pytest.fixture
def onleesbaar(tmp_path: Path) -> Path:
    pad = tmp_path / "onleesbaar.json"
    pad.write_text('{"schema": 1, "partnerschap": {"naam": 5, "oprep": "lp-208"}}', "utf-8")
    return pad


@pytest.fixture
def rijksregisternummer() -> str:
    """Een verzonnen nummer met een geldig controlegetal; 31 februari bestaat niet, dus het is van niemand."""
    basis = "850231001"
    return f"{basis}{97 - int(basis) % 97:02}"


class Terminal(io.StringIO):
    """Een uitvoer die zegt dat er iemand kijkt."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()
