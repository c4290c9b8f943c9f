"""``grafiek``: een ster, een caseload of een financiering tekenen en bewaren."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

TRAJECT = "t-7k3mq9x2vtbz"
DEELNEMER = "d-7k3mq9x2vtb"


@pytest.fixture
def met_trajecten(dossier: Inhoud) -> Inhoud:
    """Het meegeleverde dossier, met zes deelnemers van wie er één gemeten is."""
    metingen = [
        {"datum": "2024-04-01", "ster": [{"levensdomein": "rechten", "score": 2}]},
        {"datum": "2024-10-01", "ster": [{"levensdomein": "rechten", "score": 4}]},
    ]
    dossier["partnerschap"]["deelnemers"] = [
        {"id": f"{DEELNEMER}{teken}", "trajecten": [{"id": f"t-7k3mq9x2vtb{teken}", "start": "2024-03-01"}]}
        for teken in "23456z"
    ]
    dossier["partnerschap"]["deelnemers"][-1]["trajecten"][0]["metingen"] = metingen
    return dossier


@pytest.fixture
def pad(met_trajecten: Inhoud, bewaar: Bewaar) -> Path:
    return bewaar(met_trajecten)


def titel(svg: str) -> str | None:
    return ET.fromstring(svg)[0].text


class TestTekenen:
    def test_een_ster_op_de_standaarduitvoer(self, voer_uit: VoerUit, pad: Path) -> None:
        gezien = voer_uit("grafiek", "ster", pad, TRAJECT)
        assert (gezien.code, gezien.fout) == (0, "")
        assert titel(gezien.uit) == f"Sterdiagram van traject {TRAJECT}"
        assert "rechten: van 2 naar 4." in gezien.uit

    def test_een_caseload_verbergt_kleine_aantallen_tenzij_iemand_ze_vraagt(self, voer_uit: VoerUit, pad: Path) -> None:
        opdracht = ("grafiek", "caseload", pad, "--van", "2024-01-01", "--tot", "2024-12-31")
        gezien = voer_uit(*opdracht)
        assert gezien.code == 0
        assert titel(gezien.uit) == "Caseload, 1 januari 2024 tot en met 31 december 2024"
        assert "Op 1 januari 2024: minder dan 5." in gezien.uit
        assert "Op 1 januari 2024: 0." in voer_uit(*opdracht, "--alle-aantallen").uit

    def test_de_financiering_van_het_voorbeeld(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("grafiek", "financiering", "--voorbeeld")
        assert gezien.code == 0
        assert titel(gezien.uit) == "Financiering 2024"
        assert voer_uit("grafiek", "financiering", "--voorbeeld", "--begroting", "2024").uit == gezien.uit

    def test_van_de_standaardinvoer_en_in_een_andere_taal(self, voer_uit: VoerUit, pad: Path) -> None:
        gezien = voer_uit("grafiek", "ster", "-", TRAJECT, "--taal", "en", invoer=pad.read_bytes())
        assert gezien.code == 0
        assert 'xml:lang="en"' in gezien.uit


class TestBewaren:
    def test_als_svg_staat_hetzelfde_in_het_bestand(self, voer_uit: VoerUit, pad: Path, tmp_path: Path) -> None:
        doel = tmp_path / "ster.SVG"
        gezien = voer_uit("grafiek", "ster", pad, TRAJECT, "-o", doel)
        assert (gezien.code, gezien.uit, gezien.fout) == (0, "", "")
        op_scherm = voer_uit("grafiek", "ster", pad, TRAJECT).uit
        assert doel.read_text("utf-8").replace("\xa0", " ") == op_scherm

    def test_als_png_in_het_licht_en_in_het_donker(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        licht, donker = tmp_path / "licht.png", tmp_path / "donker.png"
        assert voer_uit("grafiek", "financiering", "--voorbeeld", "-o", licht).code == 0
        assert voer_uit("grafiek", "financiering", "--voorbeeld", "-o", donker, "--donker").code == 0
        assert licht.read_bytes()[:4] == donker.read_bytes()[:4] == b"\x89PNG"
        assert licht.read_bytes() != donker.read_bytes()

    def test_zonder_de_extra_staat_er_wat_te_doen(
        self, voer_uit: VoerUit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        gezien = voer_uit("grafiek", "financiering", "--voorbeeld", "-o", tmp_path / "balk.png")
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout == (
            "Fout: Een PNG maken vraagt een bijkomend onderdeel; installeer het met: "
            "pip install 'lokale-partnerschappen[grafiek]' (een SVG kan zonder).\n"
        )
        assert list(tmp_path.iterdir()) == []

    def test_een_fout_bij_het_schrijven_laat_het_oude_bestand_staan(
        self, voer_uit: VoerUit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        doel = tmp_path / "balk.svg"
        doel.write_text("oud", "utf-8")

        def vol(*_: object) -> None:
            raise OSError("schijf vol")

        monkeypatch.setattr(os, "replace", vol)
        gezien = voer_uit("grafiek", "financiering", "--voorbeeld", "-o", doel)
        assert gezien.code == 2
        assert gezien.fout == f"Fout: {doel} is niet te schrijven; bestaat de map, en mag u daar schrijven?\n"
        assert [bestand.read_text("utf-8") for bestand in tmp_path.iterdir()] == ["oud"]


class TestGebruiksfouten:
    @pytest.mark.parametrize(
        ("opties", "melding"),
        [
            (("-o", "balk.jpg"), "De naam na -o eindigt op .svg of .png."),
            (("-o", "balk"), "De naam na -o eindigt op .svg of .png."),
            (("-o", "balk.svg", "--donker"), "--donker is voor een PNG"),
            (("--donker",), "--donker is voor een PNG"),
            (("--begroting", "2030"), "heeft geen begroting ‘2030’"),
        ],
    )
    def test_de_vorm_volgt_uit_de_naam(self, voer_uit: VoerUit, opties: tuple[str, ...], melding: str) -> None:
        gezien = voer_uit("grafiek", "financiering", "--voorbeeld", *opties)
        assert (gezien.code, gezien.uit) == (2, "")
        assert melding in gezien.fout

    def test_een_grafiek_toont_een_dossier(self, voer_uit: VoerUit, goed: Path, onleesbaar: Path) -> None:
        assert "één dossier; u wijst er 2 aan" in voer_uit("grafiek", "financiering", goed, "--voorbeeld").fout
        gezien = voer_uit("grafiek", "financiering", onleesbaar)
        assert gezien.code == 2
        assert "kan niet gelezen worden" in gezien.fout

    def test_een_begroting_kiezen_als_er_meer_zijn(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        begrotingen = dossier["partnerschap"]["begrotingen"]
        begrotingen.append({"periode": {"begin": "2025-01-01", "einde": "2025-12-31"}})
        pad = bewaar(dossier)
        gezien = voer_uit("grafiek", "financiering", pad)
        assert gezien.code == 2
        assert "Kies met --begroting één begroting uit: 2024, 2025." in gezien.fout
        leeg = voer_uit("grafiek", "financiering", pad, "--begroting", "2025")
        assert leeg.fout == "Fout: Er is geen financiering om te tekenen.\n"
        dossier["partnerschap"]["begrotingen"] = []
        assert "heeft geen begroting." in voer_uit("grafiek", "financiering", bewaar(dossier)).fout

    def test_een_periode_die_omgekeerd_of_leeg_is(self, voer_uit: VoerUit, pad: Path) -> None:
        om = voer_uit("grafiek", "caseload", pad, "--van", "2024-12-31", "--tot", "2024-01-01")
        assert "--tot ligt voor --van" in om.fout
        leeg = voer_uit("grafiek", "caseload", pad, "--van", "2023-01-01", "--tot", "2023-12-31")
        assert (leeg.code, leeg.fout) == (2, "Fout: In deze periode wordt niemand begeleid.\n")
        assert "--tot" in voer_uit("grafiek", "caseload", pad, "--van", "2024-01-01").fout

    def test_een_traject_dat_er_niet_is_of_niet_gemeten(self, voer_uit: VoerUit, pad: Path) -> None:
        weg = voer_uit("grafiek", "ster", pad, "t-222222222222")
        assert weg.fout == f"Fout: {pad} heeft geen traject met het pseudoniem ‘t-222222222222’.\n"
        ongemeten = voer_uit("grafiek", "ster", pad, "t-7k3mq9x2vtb2")
        assert ongemeten.fout == "Fout: Dit traject heeft nog geen meting met een sterdiagram.\n"
        assert "iemand@voorbeeld.be" not in voer_uit("grafiek", "ster", pad, "iemand@voorbeeld.be").alles

    def test_twee_verschillende_trajecten_met_hetzelfde_pseudoniem(
        self, voer_uit: VoerUit, met_trajecten: Inhoud, bewaar: Bewaar
    ) -> None:
        """Hetzelfde traject twee keer is één traject; twee verschillende zijn niet uit elkaar te houden."""
        deelnemers = met_trajecten["partnerschap"]["deelnemers"]
        deelnemers.append(deelnemers[-1])
        assert voer_uit("grafiek", "ster", bewaar(met_trajecten), TRAJECT).code == 0
        deelnemers[0]["trajecten"][0]["id"] = TRAJECT
        gezien = voer_uit("grafiek", "ster", bewaar(met_trajecten), TRAJECT)
        assert "heeft 2 verschillende trajecten met het pseudoniem" in gezien.fout
