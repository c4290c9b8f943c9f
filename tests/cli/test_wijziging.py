"""``plan --wijzig-lijn``: wat een ander loon of andere uren veranderen, en wat iemand verkeerd kan intikken."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lokale_partnerschappen.cli.invoer import lees_getal

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

LIJN_3 = """personeel[3]: Groepswerker (werking)
  Brutoloon                   € 3.720,25    € 3.700,00   € -20,25
  Projecturen                      1.720         1.720          0
  SUT                            € 44,64       € 44,40    € -0,24
  Personeelskost             € 76.780,80   € 76.368,00  € -412,80
  Dezelfde kost houdt u met 1.729,297 uur; van € 76.780,80 blijft dan € 0,01 over.

werking
  Personeelskosten          € 354.832,14  € 354.419,34  € -412,80
  Forfait                   € 141.932,86  € 141.767,74  € -165,12
  Totale kosten             € 496.765,00  € 496.187,08  € -577,92
  Totale financiering       € 496.765,00  € 496.765,00     € 0,00
  Controle (moet nul zijn)        € 0,00     € -577,92  € -577,92
  Er is € 577,92 financiering te veel.

project
"""


def wijzig(voer_uit: VoerUit, *wijzigingen: str, dossier: str | Path = "--voorbeeld") -> Any:
    opties = [deel for een in wijzigingen for deel in ("--wijzig-lijn", een)]
    return voer_uit("plan", dossier, *opties)


@pytest.fixture
def twee_jaren(dossier: Inhoud, bewaar: Bewaar) -> Path:
    begrotingen = dossier["partnerschap"]["begrotingen"]
    begrotingen.append({**copy.deepcopy(begrotingen[0]), "periode": {"begin": "2025-01-01", "einde": "2025-12-31"}})
    return bewaar(dossier, "twee.json")


class TestTekst:
    def test_een_ander_brutoloon_tot_op_de_cent(self, voer_uit: VoerUit) -> None:
        gezien = wijzig(voer_uit, "3:brutoloon=3700.00")
        assert (gezien.code, gezien.fout) == (0, "")
        assert LIJN_3 in gezien.uit
        assert "ondersteuning" not in gezien.uit, "een luik dat niet verandert, staat er niet bij"

    @pytest.mark.parametrize("lijn", ["3:brutoloon=3.700,00", "personeel[3]:brutoloon=€ 3700", "3:brutoloon=3700,0"])
    def test_een_bedrag_en_een_lijn_zoals_mensen_ze_schrijven(self, voer_uit: VoerUit, lijn: str) -> None:
        assert wijzig(voer_uit, lijn) == wijzig(voer_uit, "3:brutoloon=3700.00")

    def test_meer_lijnen_tegelijk_en_loon_en_uren_van_een_lijn_samen(self, voer_uit: VoerUit) -> None:
        gezien = wijzig(voer_uit, "3:brutoloon=3700.00", "16:uren=700,5", "3:uren=1800")
        assert gezien.uit.count("Dezelfde kost houdt u met") == 2
        assert "personeel[16]: Kwaliteitscoach (ondersteuning)" in gezien.uit
        assert gezien.uit.count("financiering te weinig.") == 3

    def test_een_wijziging_die_niets_verschuift(self, voer_uit: VoerUit) -> None:
        assert "De ingediende financiering dekt de kosten precies." in wijzig(voer_uit, "0:uren=1720").uit

    def test_een_loon_van_nul(self, voer_uit: VoerUit) -> None:
        assert "geen aantal uren dat de kost gelijk houdt" in wijzig(voer_uit, "0:brutoloon=0").uit

    def test_zonder_ingediende_financiering(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        for veld in ("werking", "ondersteuning", "project"):
            del dossier["partnerschap"]["begrotingen"][0][f"financiering_{veld}"]
        gezien = wijzig(voer_uit, "0:uren=1600", dossier=bewaar(dossier))
        (controle, _) = [regel for regel in gezien.uit.splitlines() if "Controle" in regel]
        assert controle.split()[-3:] == ["-", "-", "-"]

    def test_met_uitleg(self, voer_uit: VoerUit) -> None:
        tekst = voer_uit("plan", "--voorbeeld", "--wijzig-lijn", "3:brutoloon=3700", "--uitleg").uit
        assert "Hoe elk bedrag ontstaat\n\nWijziging van begroting 2024 (" in tekst
        assert "SUT = brutoloon × 1,2% = € 3.700,00 × 1,2% = € 44,40" in tekst
        assert "Verschil = nieuw − oud = € 496.187,08 − € 496.765,00 = € -577,92" in tekst

    def test_een_onleesbaar_bestand_houdt_de_rest_niet_tegen(
        self, voer_uit: VoerUit, onleesbaar: Path, goed: Path
    ) -> None:
        gezien = voer_uit("plan", onleesbaar, goed, "--wijzig-lijn", "3:uren=1600")
        assert gezien.code == 2
        assert "personeel[3]" in gezien.uit


class TestJson:
    def test_elk_bedrag_is_tekst(self, voer_uit: VoerUit) -> None:
        (een,) = voer_uit("plan", "--voorbeeld", "--wijzig-lijn", "3:brutoloon=3700", "--formaat", "json").json
        (begroting,) = een["begrotingen"]
        assert "herleiding" not in begroting
        (lijn,) = begroting["wijziging"]["lijnen"]
        assert lijn == {
            "plaats": "personeel[3]",
            "luik": "werking",
            "brutoloon": {"oud": "3720.25", "nieuw": "3700.00", "verschil": "-20.25"},
            "uren": {"oud": "1720", "nieuw": "1720", "verschil": "0"},
            "sut": {"oud": "44.64", "nieuw": "44.40", "verschil": "-0.24"},
            "kost": {"oud": "76780.80", "nieuw": "76368.00", "verschil": "-412.80"},
            "uren_bij_gelijke_kost": {"uren": "1729.297", "waarde": "76780.79", "rest": "0.01"},
        }
        assert begroting["wijziging"]["werking"]["controle"]["nieuw"] == "-577.92"
        assert begroting["wijziging"]["project"]["luik"] is None

    def test_met_uitleg_en_een_onleesbaar_bestand(self, voer_uit: VoerUit, onleesbaar: Path, goed: Path) -> None:
        opties = ("--wijzig-lijn", "3:uren=1600", "--formaat", "json", "--uitleg")
        gezien = voer_uit("plan", onleesbaar, goed, *opties)
        assert gezien.code == 2
        assert [een["leesbaar"] for een in gezien.json] == [False, True]
        assert gezien.json[1]["begrotingen"][0]["herleiding"]["berekening"] == "wijzig_lijnen"


class TestBegroting:
    def test_bij_meer_begrotingen_kiest_het_jaar(self, voer_uit: VoerUit, twee_jaren: Path) -> None:
        zonder = wijzig(voer_uit, "3:uren=1600", dossier=twee_jaren)
        assert zonder.code == 2
        assert "heeft meer dan één begroting; kies er een met --begroting: 2024, 2025." in zonder.fout
        met = voer_uit("plan", twee_jaren, "--wijzig-lijn", "3:uren=1600", "--begroting", "2025")
        assert met.code == 0
        assert "Begroting 1 januari 2025" in met.uit

    def test_een_plan_van_een_jaar(self, voer_uit: VoerUit, twee_jaren: Path) -> None:
        gezien = voer_uit("plan", twee_jaren, "--begroting", "2025")
        assert "Begroting 1 januari 2025" in gezien.uit
        assert "Begroting 1 januari 2024" not in gezien.uit

    def test_een_jaar_dat_er_niet_is(self, voer_uit: VoerUit, twee_jaren: Path) -> None:
        gezien = voer_uit("plan", twee_jaren, "--begroting", "2030")
        assert (gezien.code, gezien.uit) == (2, "")
        assert "heeft geen begroting ‘2030’; begrotingen in het dossier: 2024, 2025." in gezien.fout

    def test_een_dossier_zonder_begroting(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        del dossier["partnerschap"]["begrotingen"]
        pad = bewaar(dossier)
        assert "heeft geen begroting." in wijzig(voer_uit, "3:uren=1600", dossier=pad).fout
        assert "begrotingen in het dossier: geen." in voer_uit("plan", pad, "--begroting", "2024").fout


class TestVerkeerdGebruik:
    @pytest.mark.parametrize(
        ("wijziging", "melding"),
        [
            ("30:uren=1600", "personeel[30] bestaat niet; begroting 2024 heeft personeel[0] tot en met personeel[17]."),
            ("3:uren", "‘3:uren’ heeft geen =; schrijf LIJN:VELD=WAARDE"),
            ("3:vte=1", "‘vte’ is geen veld dat kan wijzigen; kies uit brutoloon en uren."),
            ("drie:uren=1", "begint niet met het nummer van een lijn"),
            ("-1:uren=1", "begint niet met het nummer van een lijn"),
            ("3:brutoloon=3.700", "‘3.700’ kan € 3700,00 of € 3,700 zijn; schrijf ‘3700,00’"),
            ("3:brutoloon=veel", "‘veel’ is geen bedrag"),
            ("3:brutoloon=-1", "brutoloon: verwacht een bedrag vanaf nul"),
            ("3:uren=1.600", "‘1.600’ kan 1600 of 1,600 zijn; schrijf ‘1600’ of ‘1,600’."),
            ("3:uren=-5", "‘-5’ is geen getal vanaf nul"),
            ("3:uren=", "is geen getal vanaf nul"),
        ],
    )
    def test_de_melding_zegt_wat_er_mis_is(self, voer_uit: VoerUit, wijziging: str, melding: str) -> None:
        gezien = wijzig(voer_uit, wijziging)
        assert (gezien.code, gezien.uit) == (2, "")
        assert melding in gezien.fout

    def test_twee_keer_hetzelfde_veld(self, voer_uit: VoerUit) -> None:
        assert "lijn 3 krijgt twee keer uren; geef het één keer." in wijzig(voer_uit, "3:uren=1", "3:uren=2").fout


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("1600", "1600"),
        (" 1600,5 ", "1600.5"),
        ("602,047", "602.047"),
        ("0.600", "0.600"),
        ("1720.125", "1720.125"),
        ("7.646,383", "7646.383"),
        ("1.234.567", "1234567"),
    ],
)
def test_een_komma_scheidt_decimalen_en_een_punt_ook_als_er_geen_tweede_lezing_is(tekst: str, getal: str) -> None:
    assert lees_getal(tekst) == Decimal(getal)
