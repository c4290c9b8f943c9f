"""``toets-doelgroep``: vier vragen met opties of aan een terminal, en een antwoord met zijn bron."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
OPTIES = ("--werkzoekend-of-niet-actief", "--voltijds", "--complexe-problematiek", "--gewoon-aanbod-volstaat")


def met(*antwoorden: str) -> list[str]:
    """De vier opties met hun antwoord."""
    return [deel for paar in zip(OPTIES, antwoorden, strict=True) for deel in paar]


class Toetsenbord(io.TextIOWrapper):
    """Een invoer waar iemand aan zit."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def aan_een_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "TextIOWrapper", Toetsenbord)


@pytest.mark.parametrize(
    ("antwoorden", "uitkomst"),
    [
        (("ja", "nee", "ja", "nee"), "ja"),
        (("ja", "ja", "ja", "nee"), "nee"),
        (("ja", "nee", "onbekend", "nee"), "oordeel van het team"),
        (("ja", "nee", "ja", "ja"), "oordeel van het team"),
    ],
)
def test_het_antwoord_staat_bovenaan(voer_uit: VoerUit, antwoorden: tuple[str, ...], uitkomst: str) -> None:
    """Met afsluitcode 0, welk antwoord het ook is."""
    gezien = voer_uit("toets-doelgroep", *met(*antwoorden))
    assert (gezien.code, gezien.fout) == (0, "")
    assert gezien.uit.splitlines()[0] == f"Past bij de doelgroep: {uitkomst}"


def test_elke_reden_staat_er_met_haar_bron_en_gezag(voer_uit: VoerUit) -> None:
    """En waarop niemand geweigerd wordt."""
    uit = voer_uit("toets-doelgroep", *met("ja", "ja", "ja", "nee")).uit
    assert "  Werkt de persoon voltijds bij de start? Ja.\n    Betekent: nee.\n    Wie bij de start voltijds" in uit
    assert "Bron: Europa WSE, veelgestelde vragen over lokale partnerschappen (norm); letterlijk" in uit
    assert "Bron: Eén goedgekeurde aanvraag (2023), vraag 6 (praktijk); letterlijk" in uit
    nooit = uit.partition("Nooit een reden om te weigeren")[2]
    assert all(woord in nooit for woord in ("Leeftijd", "Woonplaats", "Verblijf"))


def test_als_json(voer_uit: VoerUit) -> None:
    """Voor een programma, met sleutel en adres van elke bron."""
    gegevens = voer_uit("toets-doelgroep", *met("nee", "nee", "onbekend", "nee"), "--formaat", "json").json
    assert gegevens["uitkomst"] == "nee"
    assert [reden["antwoord"] for reden in gegevens["redenen"]] == ["nee", "nee", "onbekend", "nee"]
    assert [reden["gevolg"] for reden in gegevens["redenen"]] == ["nee", "ja", "oordeel-van-het-team", "ja"]
    bron = gegevens["redenen"][0]["grond"]["bron"]
    assert (bron["sleutel"], bron["gezag"], bron["naam"]) == (
        "S2",
        "norm",
        "VVSG, vragen en antwoorden (2023), doelgroep",
    )
    assert [zin["onderwerp"] for zin in gegevens["nooit_een_reden"]] == ["leeftijd", "woonplaats", "verblijf"]


def test_zonder_terminal_en_zonder_antwoorden_is_het_verkeerd_gebruikt(voer_uit: VoerUit) -> None:
    """De melding noemt de opties."""
    gezien = voer_uit("toets-doelgroep", "--voltijds", "nee")
    assert (gezien.code, gezien.uit) == (2, "")
    assert all(optie in gezien.fout for optie in OPTIES)


@pytest.mark.usefixtures("aan_een_terminal")
def test_aan_een_terminal_wordt_gevraagd_wat_ontbreekt(voer_uit: VoerUit) -> None:
    """Alleen wat ontbreekt; een vreemd antwoord wordt nog eens gevraagd, zonder het te herhalen."""
    gezien = voer_uit("toets-doelgroep", "--voltijds", "nee", invoer=b"JA\nmisschien Geheim\nja\nnee\n")
    assert gezien.code == 0
    assert "Past bij de doelgroep: ja" in gezien.uit
    assert "voltijds" not in gezien.fout
    assert gezien.fout.count("Is er volgens het team") == 2
    assert "Antwoord met ja, nee of onbekend." in gezien.fout
    assert "Geheim" not in gezien.alles


@pytest.mark.usefixtures("aan_een_terminal")
def test_wie_stopt_met_antwoorden_krijgt_geen_oordeel(voer_uit: VoerUit) -> None:
    """Einde van de invoer is afbreken."""
    gezien = voer_uit("toets-doelgroep", invoer=b"ja\n")
    assert (gezien.code, gezien.uit.strip()) == (1, "")
    assert "Afgebroken." in gezien.fout


def test_er_wordt_niets_bewaard(voer_uit: VoerUit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ook geen bestand in de map waar iemand werkt."""
    monkeypatch.chdir(tmp_path)
    assert voer_uit("toets-doelgroep", *met("ja", "nee", "ja", "nee")).code == 0
    assert list(tmp_path.iterdir()) == []
