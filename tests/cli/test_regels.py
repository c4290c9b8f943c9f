"""``regels``, ``regel`` en ``oproep``: nalezen waarmee beoordeeld wordt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.regels.gevallen import ZONDER_FEIT

from lokale_partnerschappen import REGELS, leg_uit
from lokale_partnerschappen.controle import ONDERWERPEN
from lokale_partnerschappen.oproepen.voorwaarden import parameters

VoerUit = Callable[..., Any]
GEBIEDEN = ["buiten-limburg", "limburg"]


class TestRegels:
    def test_elke_regel_staat_er_een_keer_onder_haar_onderwerp(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("regels")
        assert (gezien.code, gezien.fout) == (0, "")
        lijst = [regel for regel in gezien.uit.splitlines() if regel.startswith("  ")]
        assert [regel.split()[0] for regel in lijst] == [regel.id for regel in REGELS]
        koppen = [regel for regel in gezien.uit.splitlines() if regel and not regel.startswith(" ")]
        assert koppen == [onderwerp.upper() for onderwerp in ONDERWERPEN if onderwerp != "eigen"]

    def test_de_kolommen_staan_onder_elkaar(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("regels").uit
        regels = [regel for regel in uit.splitlines() if regel.startswith("  ")]
        plaatsen = {regel.index(REGELS[regel.split()[0]].titel) for regel in regels}
        assert len(plaatsen) == 1

    def test_een_onderwerp(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("regels", "--onderwerp", "financiering").uit
        assert uit.startswith("FINANCIERING\n")
        assert "vdab-ontbreekt" not in uit

    def test_een_onderwerp_dat_niet_bestaat(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("regels", "--onderwerp", "kostn")
        assert (gezien.code, gezien.uit) == (2, "")
        assert "bedoelde u ‘kosten’?" in gezien.fout

    def test_elke_regel_verklaart_bron_gezag_en_de_waarde_van_haar_parameters_per_gebied(
        self, voer_uit: VoerUit
    ) -> None:
        lijst = voer_uit("regels", "--formaat", "json").json
        assert [een["id"] for een in lijst] == [regel.id for regel in REGELS]
        for een in lijst:
            assert een["bron"]["titel"], een["id"]
            assert een["bron"]["gezag"] in ("norm", "formulier", "beschrijving", "praktijk", "verwant")
            assert een["uitleg"].count("Waarom:") == 1, een["id"]
            assert een["feit"] or een["id"] in ZONDER_FEIT
            assert list(een["parameters"]) == list(REGELS[een["id"]].parameters)
            for waarden in een["parameters"].values():
                assert [waarde["gebied"] for waarde in waarden] == GEBIEDEN
                assert all("waarde" in waarde for waarde in waarden)

    def test_de_waarden_van_een_parameter(self, voer_uit: VoerUit) -> None:
        (een,) = voer_uit("regels", "--onderwerp", "esf-boven-tarief", "--formaat", "json").json
        tarief = {waarde["gebied"]: waarde for waarde in een["parameters"]["esf_tarief"]}
        assert tarief["limburg"]["waarde"] == "0.6"
        assert tarief["buiten-limburg"]["waarde"] == "0.4"
        assert tarief["limburg"]["bron"]["gezag"] == "norm"
        assert tarief["limburg"]["periode"] == "2024-01-01/2029-12-31"

    def test_in_een_andere_taal(self, voer_uit: VoerUit) -> None:
        frans = voer_uit("regels", "--taal", "fr")
        assert frans.uit.startswith("COMPOSITION\n")
        assert "Le VDAB manque" in frans.uit
        (een,) = voer_uit("regels", "--taal", "en", "--formaat", "json", "--onderwerp", "vdab-ontbreekt").json
        assert (een["titel"], een["ernst"]) == ("VDAB is missing", "fout")


class TestRegel:
    @pytest.mark.parametrize("regel_id", [regel.id for regel in REGELS])
    def test_de_uitleg_van_elke_regel(self, voer_uit: VoerUit, regel_id: str) -> None:
        gezien = voer_uit("regel", regel_id)
        assert (gezien.code, gezien.fout) == (0, "")
        assert gezien.uit == leg_uit(regel_id) + "\n"
        for woord in ("Ernst: ", "Bron: ", "Wat: ", "Waarom: ", "Voorbeeld:"):
            assert f"\n{woord}" in gezien.uit

    def test_een_regel_als_json_is_die_uit_de_lijst(self, voer_uit: VoerUit) -> None:
        (uit_lijst,) = voer_uit("regels", "--formaat", "json", "--onderwerp", "esf-boven-tarief").json
        assert voer_uit("regel", "esf-boven-tarief", "--formaat", "json").json == uit_lijst

    @pytest.mark.parametrize(
        ("naam", "melding"),
        [
            (
                "vdab-ontbrekt",
                "‘vdab-ontbrekt’ is geen regel, onderwerp of ernst; bedoelde u ‘vdab-ontbreekt’?\n",
            ),
            ("kosten", "‘kosten’ is een onderwerp of ernst, geen regel.\n"),
        ],
    )
    def test_wat_geen_regel_is(self, voer_uit: VoerUit, naam: str, melding: str) -> None:
        gezien = voer_uit("regel", naam)
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout.endswith(f"Fout: {melding}")


class TestOproep:
    def test_elke_parameter_met_waarde_bron_en_geldigheid(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("oproep")
        assert (gezien.code, gezien.fout) == (0, "")
        kop, *blokken = gezien.uit.rstrip("\n").split("\n\n")
        assert kop == "Lokale partnerschappen (208), 1 januari 2024 tot en met 31 december 2029"
        assert [blok.splitlines()[0] for blok in blokken] == list(parameters())
        assert blokken[list(parameters()).index("forfaittarief")] == (
            "forfaittarief\n"
            "  40%: Verordening (EU) 2021/1060, artikel 56, lid 1 (letterlijk)\n"
            "    geldig van 1 januari 2024 tot en met 31 december 2029\n"
            "    het aanvraagformulier past het toe op de kosten van het projectpersoneel, per luik"
        )

    def test_wat_per_gebied_verschilt_staat_er_twee_keer(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("oproep", "lp-208").uit
        assert "\nesf_tarief\n  40% (buiten Limburg): " in uit
        assert "\n  60% (Limburg): " in uit
        assert (
            "\n  niet gezet (Limburg): geen enkele bron geeft de financiering van het luik ondersteuning in Limburg\n"
        ) in uit

    def test_als_json(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("oproep", "--formaat", "json").json
        assert (uit["id"], uit["nummer"], uit["looptijd"]) == ("lp-208", "208", "2024-01-01/2029-12-31")
        assert list(uit["parameters"]) == list(parameters())
        buiten, limburg = uit["parameters"]["esf_tarief_ondersteuning"]
        assert (buiten["gebied"], buiten["waarde"], buiten["zekerheid"]) == ("buiten-limburg", "0.4", "onzeker")
        assert limburg["waarde"] is None
        assert limburg["niet_gezet"].startswith("geen enkele bron")

    def test_een_toelichting_wordt_vertaald(self, voer_uit: VoerUit) -> None:
        assert (
            "from one approved application; another is financed differently" in voer_uit("oproep", "--taal", "en").uit
        )
        buiten, _ = voer_uit("oproep", "--taal", "fr", "--formaat", "json").json["parameters"][
            "esf_tarief_ondersteuning"
        ]
        assert buiten["toelichting"] == "d’après une seule demande approuvée ; une autre est financée autrement"

    def test_een_oproep_die_niet_bestaat(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("oproep", "lp-209")
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout.endswith("Fout: Onbekende oproep ‘lp-209’; bekend: lp-208.\n")
