"""``kwartaal``: de stromen van een kwartaal, met kleine aantallen verborgen."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.mensen import deelnemer, groot, partnerschap

from lokale_partnerschappen.cli.bescherming import Bescherming, meld_bescherming

VoerUit = Callable[..., Any]
Bewaar = Callable[..., Path]
PERSONAS = [{"id": "jongeren", "naam": "Jongeren zonder diploma", "verwacht": [{"kwartaal": "2024K2", "aantal": 4}]}]


def test_wat_klein_is_staat_er_niet(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Twaalf lopen er, drie komen erbij: de drie zijn verborgen, en wat ze zou verraden ook."""
    uit = voer_uit("kwartaal", bewaar(groot()), "2024K2")
    assert (uit.code, uit.fout) == (0, "")
    regels = {" ".join(regel.split()) for regel in uit.uit.splitlines()}
    assert "Kwartaal 2024K2: 1 april 2024 tot en met 30 juni 2024" in regels
    assert "lopend voor het kwartaal 12 12" in regels
    assert "+ instroom: start voor het eerst · ·" in regels
    assert "totaal 6 · · 20% ·" in regels
    assert "· is verborgen: een aantal onder 5, of een dat zo'n aantal zou verraden." in regels
    assert any(regel.startswith("Bron: Aanvraagformulier") for regel in regels)


def test_in_json_is_verborgen_niets_met_een_lijst(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Wie de uitvoer verwerkt, ziet wat verborgen is en wat er niet is."""
    (een,) = voer_uit("kwartaal", bewaar(groot(personas=PERSONAS)), "2024K2", "--formaat", "json").json
    totaal, jongeren, zonder = een["groepen"]
    assert (een["kwartaal"], een["kleinste_groep"], een["intern"]) == ("2024K2", 5, False)
    assert totaal["aantallen"]["lopend_voor"] == 12
    assert totaal["aantallen"]["instroom"] is None
    assert "instroom" in totaal["verborgen"]
    assert (jongeren["persona"], jongeren["verwachte_instroom"], jongeren["gehaald"]) == ("jongeren", 4, None)
    assert zonder["groep"] == "zonder-persona"


def test_in_csv_staat_een_aantal_per_rij(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Leeg met "ja" erachter is verborgen."""
    uit = voer_uit("kwartaal", bewaar(groot()), "2024K2", "--formaat", "csv").uit
    rijen = list(csv.DictReader(uit.removeprefix("\ufeff").splitlines(), delimiter=";"))
    gezien = {(rij["groep"], rij["cijfer"]): (rij["aantal"], rij["verborgen"]) for rij in rijen}
    assert gezien["totaal", "lopend_voor"] == ("12", "nee")
    assert gezien["totaal", "instroom"] == ("", "ja")


def test_intern_toont_alles_en_zegt_dat_het_binnen_blijft(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """In tekst op de foutuitvoer, in JSON ook als veld."""
    pad = bewaar(groot(personas=PERSONAS))
    uit = voer_uit("kwartaal", pad, "2024K2", "--intern")
    assert "mag het partnerschap niet verlaten" in uit.fout
    assert "·" not in uit.uit
    assert "jongeren: Jongeren zonder diploma" in uit.uit
    regels = [" ".join(regel.split()) for regel in uit.uit.splitlines()]
    assert "totaal 6 15 40% 20% ja" in regels
    assert "totaal 6 9 66,67%" in regels
    assert "jongeren 0 0 - 20% -" in regels
    (een,) = voer_uit("kwartaal", pad, "2024K2", "--intern", "--formaat", "json").json
    assert een["intern"] is True
    assert een["groepen"][0]["aantallen"]["instroom"] == 3


def test_de_grens_is_te_kiezen(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Met drie als grens is drie te zien."""
    (een,) = voer_uit("kwartaal", bewaar(groot()), "2024K2", "--kleinste-groep", "3", "--formaat", "json").json
    assert een["groepen"][0]["aantallen"]["instroom"] == 3


def test_wat_niet_te_beschermen_is_staat_als_aantal_op_de_foutuitvoer(capsys: pytest.CaptureFixture[str]) -> None:
    """Zonder te zeggen welk; is er niets, dan staat er niets."""
    gewoon = Bescherming(kleinste_groep=None, intern=False)
    meld_bescherming("dossier.json", 0, gewoon, "nl")
    meld_bescherming("dossier.json", 3, gewoon, "nl")
    gezien = capsys.readouterr()
    assert (gezien.out, gezien.err.count("\n")) == ("", 1)
    assert gezien.err.endswith("uit de rest af te leiden: 3 kleine aantallen.\n")


def test_een_fout_in_het_dossier_is_een_melding(voer_uit: VoerUit, bewaar: Bewaar, onleesbaar: Path) -> None:
    """Datums die eeuwen uit elkaar liggen, en een bestand dat geen dossier is; de rest gaat door."""
    eeuwen = bewaar(partnerschap(deelnemer(0, "1024-01-08"), deelnemer(1)), "eeuwen.json")
    goed = bewaar(groot(), "goed.json")
    uit = voer_uit("kwartaal", eeuwen, onleesbaar, goed, "2024K2", "--formaat", "json")
    assert uit.code == 2
    assert "lopen van 1024K1 tot 2024K1" in uit.fout
    assert "kan niet gelezen worden" in uit.fout
    assert [een["leesbaar"] for een in uit.json] == [True, False, True]
    assert uit.json[0]["groepen"] is None
    assert voer_uit("kwartaal", eeuwen, "2024K2").uit == ""


def test_de_standaardinvoer_en_een_andere_taal(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Zoals bij de andere opdrachten."""
    pad = bewaar(groot())
    assert "standaardinvoer: Voorbeeld" in voer_uit("kwartaal", "-", "2024K2", invoer=pad.read_bytes()).uit
    assert voer_uit("kwartaal", pad, "2024K2", "--taal", "fr").code == 0
    assert voer_uit("kwartaal", pad, "herfst").code == 2
    assert voer_uit("kwartaal", pad, "2024K2", "--kleinste-groep", "0").code == 2
