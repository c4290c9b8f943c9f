"""``nota``: de bestuursnota van een gemeente tonen of bewaren."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]


def test_de_nota_van_moerbeke_staat_op_het_scherm(voer_uit: VoerUit) -> None:
    gezien = voer_uit("nota", "--voorbeeld", "Moerbeke")
    assert (gezien.code, gezien.fout) == (0, "")
    assert gezien.uit.startswith("# Cofinanciering van het lokaal partnerschap door Moerbeke in 2024\n")


def test_lokeren_na_de_fusie_met_naam_of_code(voer_uit: VoerUit) -> None:
    nota = voer_uit("nota", "--voorbeeld", "Lokeren", "--jaar", "2025").uit
    assert "Lokeren (46029) in 2025 € 30.553,61 inbrengt" in nota
    assert nota == voer_uit("nota", "--voorbeeld", "46029", "--jaar", "2025").uit


def test_zonder_begroting_telt_het_eerste_projectjaar(voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
    dossier["partnerschap"]["begrotingen"] = []
    assert "door Temse in 2024\n" in voer_uit("nota", bewaar(dossier), "46025").uit


def test_de_nota_bewaren(voer_uit: VoerUit, tmp_path: Path) -> None:
    doel = tmp_path / "nota.md"
    gezien = voer_uit("nota", "--voorbeeld", "Temse", "-o", doel)
    assert (gezien.code, gezien.uit) == (0, "")
    assert gezien.fout == f"De nota staat in {doel}.\n"
    bewaard = doel.read_text("utf-8").replace("\xa0", " ")
    assert bewaard == voer_uit("nota", "--voorbeeld", "Temse").uit


def test_bewaren_waar_het_niet_kan(voer_uit: VoerUit, tmp_path: Path) -> None:
    gezien = voer_uit("nota", "--voorbeeld", "Temse", "-o", tmp_path / "weg" / "nota.md")
    assert (gezien.code, gezien.uit) == (2, "")
    assert "is niet te schrijven; bestaat de map, en mag u daar schrijven?" in gezien.fout


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("--voorbeeld", "Nergens"), "‘Nergens’ is geen Vlaamse gemeente"),
        (("--voorbeeld", "Temse", "--jaar", "2031"), "2031 is geen projectjaar; kies uit 2024"),
        (("--voorbeeld", "--voorbeeld", "a.json", "Temse"), "Een nota gaat over één dossier; u wijst er 2 aan."),
    ],
)
def test_wat_niet_kan_staat_op_de_foutuitvoer(voer_uit: VoerUit, argumenten: tuple[str, ...], melding: str) -> None:
    gezien = voer_uit("nota", *argumenten)
    assert (gezien.code, gezien.uit) == (2, "")
    assert melding in gezien.fout


def test_een_bestand_dat_geen_dossier_is(voer_uit: VoerUit, onleesbaar: Path) -> None:
    gezien = voer_uit("nota", onleesbaar, "Temse")
    assert (gezien.code, gezien.uit) == (2, "")
    assert "kan niet gelezen worden" in gezien.fout
