"""``plan``: de begrotingen herrekend, naast wat is ingediend en wat de oproep zou geven."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

NAAM = "Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster"
KOP = "Begroting 1 januari 2024 tot en met 31 december 2024"
TARIEVEN = "Volgens de tarieven van de oproep\n"
VOORBEELD = f"""voorbeeld-2024.json: {NAAM}

{KOP}, buiten Limburg

                               werking          ondersteuning               project
Personeelslijnen                    16                      2                    18
Projecturen                  7.646,383                  705,2             8.351,583
Personeelskosten          € 354.832,14            € 38.250,05          € 393.082,19
Forfait                   € 141.932,86            € 15.300,02          € 157.232,88
Totale kosten             € 496.765,00            € 53.550,07          € 550.315,07

Ingediende financiering
  ESF                     € 198.706,00     40%    € 21.420,03     40%  € 220.126,03     40%
  VCF                     € 149.029,50     30%    € 24.097,53     45%  € 173.127,03  31,46%
  lokale besturen          € 74.514,75     15%              -           € 74.514,75  13,54%
  VDAB                     € 74.514,75     15%     € 8.032,51     15%   € 82.547,26     15%
  overige                            -                      -                     -
Totale financiering       € 496.765,00            € 53.550,07          € 550.315,07
Controle (moet nul zijn)        € 0,00                 € 0,00                € 0,00

Volgens de tarieven van de oproep
  ESF                     € 198.706,00     40%    € 21.420,03     40%
  VCF                     € 149.029,50     30%    € 24.097,53     45%
  lokale besturen          € 74.514,75     15%         € 0,00      0%
  VDAB                     € 74.514,75     15%     € 8.032,51     15%
"""


@pytest.fixture
def limburgs(dossier: Inhoud) -> Inhoud:
    dossier["partnerschap"]["werkingsgebied"] = {"gemeenten": ["71022", "71066"], "limburg": True}
    return dossier


def knopen(knoop: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield knoop
    for stap in knoop["stappen"]:
        yield from knopen(stap)


class TestTekst:
    def test_het_voorbeeld_tot_op_de_cent_en_onder_elkaar(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("plan", "--voorbeeld")
        assert (gezien.code, gezien.uit, gezien.fout) == (0, VOORBEELD, "")

    def test_limburg_krijgt_zestig_twintig_tien_tien_en_geen_voorstel_voor_ondersteuning(
        self, voer_uit: VoerUit, limburgs: Inhoud, bewaar: Bewaar
    ) -> None:
        gezien = voer_uit("plan", bewaar(limburgs))
        assert gezien.code == 0
        assert f"{KOP}, Limburg\n" in gezien.uit
        assert gezien.uit.partition(TARIEVEN)[2] == (
            "  ESF                     € 298.059,00     60%              -\n"
            "  VCF                      € 99.353,00     20%              -\n"
            "  lokale besturen          € 49.676,50     10%              -\n"
            "  VDAB                     € 49.676,50     10%              -\n"
            "  Geen voorstel voor ondersteuning: geen enkele bron geeft de financiering van het luik ondersteuning in "
            "Limburg.\n"
        )

    def test_een_gebied_dat_niet_bekend_is_krijgt_geen_voorstel(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        del dossier["partnerschap"]["werkingsgebied"]
        gezien = voer_uit("plan", bewaar(dossier))
        assert gezien.code == 0
        assert f"{KOP}, gebied niet bekend\n" in gezien.uit
        assert gezien.uit.partition(TARIEVEN)[2] == (
            "  Geen voorstel voor werking: het is niet bekend of het gebied in Limburg ligt.\n"
            "  Geen voorstel voor ondersteuning: het is niet bekend of het gebied in Limburg ligt.\n"
        )

    def test_een_dossier_zonder_begroting(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        del dossier["partnerschap"]["begrotingen"]
        pad = bewaar(dossier)
        gezien = voer_uit("plan", pad)
        assert (gezien.code, gezien.uit) == (0, f"{pad}: {NAAM}\n\nEr staat geen begroting in dit dossier.\n")

    def test_een_begroting_zonder_financiering_en_zonder_kosten(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        dossier["partnerschap"]["begrotingen"] = [{"periode": {"begin": "2025-01-01", "einde": "2025-12-31"}}]
        gezien = voer_uit("plan", bewaar(dossier))
        regels = {regel[:26].strip(): regel[26:].split() for regel in gezien.uit.splitlines()}
        assert regels["Totale financiering"] == regels["Controle (moet nul zijn)"] == ["-", "-", "-"]
        assert regels["Totale kosten"] == ["€", "0,00"] * 3
        assert "%" not in gezien.uit, "van nul is er geen aandeel"

    def test_een_financiering_die_niet_sluit_toont_het_verschil(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        dossier["partnerschap"]["begrotingen"][0]["financiering_werking"]["vcf"] = "149028.50"
        gezien = voer_uit("plan", bewaar(dossier))
        (controle,) = [regel for regel in gezien.uit.splitlines() if regel.startswith("Controle")]
        assert controle.split()[4:] == ["€", "1,00", "€", "0,00", "€", "1,00"]

    def test_meer_dossiers_en_een_dat_niet_te_lezen_is(self, voer_uit: VoerUit, goed: Path, onleesbaar: Path) -> None:
        gezien = voer_uit("plan", goed, onleesbaar, "--voorbeeld")
        assert gezien.code == 2
        assert gezien.uit.count(KOP) == 2
        assert gezien.fout.startswith(f"{onleesbaar} kan niet gelezen worden")

    def test_zonder_dossier_staat_er_wat_te_doen(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("plan")
        assert gezien.code == 2
        assert "of gebruik --voorbeeld." in gezien.fout

    @pytest.mark.parametrize(
        ("taal", "woorden"),
        [
            ("fr", ["hors Limbourg", "Frais de personnel", "Financement introduit", "Selon les taux de l’appel"]),
            ("en", ["outside Limburg", "Staff costs", "Financing submitted", "According to the rates of the call"]),
        ],
    )
    def test_in_een_andere_taal(self, voer_uit: VoerUit, taal: str, woorden: list[str]) -> None:
        gezien = voer_uit("plan", "--voorbeeld", "--taal", taal)
        assert [woord for woord in woorden if woord not in gezien.uit] == []
        assert "Personeelskosten" not in gezien.uit


class TestUitleg:
    def test_elke_stap_staat_er_met_haar_bron(self, voer_uit: VoerUit) -> None:
        tekst = voer_uit("plan", "--voorbeeld", "--uitleg").uit
        assert tekst.startswith(VOORBEELD)
        (een,) = voer_uit("plan", "--voorbeeld", "--uitleg", "--formaat", "json").json
        stappen = list(knopen(een["begrotingen"][0]["herleiding"]))
        assert len(stappen) > 80
        regels = [regel.strip() for regel in tekst.partition("Hoe elk bedrag ontstaat\n\n")[2].splitlines()]
        getoond = regels[: len(stappen)]
        assert [regel.startswith(stap["titel"]) for regel, stap in zip(getoond, stappen, strict=True)] == (
            [True] * len(stappen)
        )
        assert all(stap["bron"]["titel"] in regel for regel, stap in zip(getoond, stappen, strict=True))

    def test_een_afronding_en_een_parameter_zijn_te_volgen(self, voer_uit: VoerUit) -> None:
        tekst = voer_uit("plan", "--voorbeeld", "--uitleg").uit
        assert (
            "SUT = brutoloon × 1,2% = € 3.555,50 × 1,2% = € 42,666, afgerond € 42,67"
            "  [Aanvraagformulier (Platos), tabellen projectpersoneel; afgeleid]"
        ) in tekst
        assert "Forfait = personeelskosten × 40% = € 354.832,14 × 40% = € 141.932,856, afgerond € 141.932,86" in tekst
        assert "forfaittarief = 40%: Verordening (EU) 2021/1060, artikel 56, lid 1; letterlijk; geldig van" in tekst

    def test_elke_begroting_krijgt_haar_uitleg(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        begrotingen = dossier["partnerschap"]["begrotingen"]
        begrotingen.append({**copy.deepcopy(begrotingen[0]), "periode": {"begin": "2025-01-01", "einde": "2025-12-31"}})
        tekst = voer_uit("plan", bewaar(dossier), "--uitleg").uit
        assert tekst.count("Hoe elk bedrag ontstaat") == 2
        assert "Plan van begroting 2024" in tekst
        assert "Plan van begroting 2025" in tekst


class TestJson:
    def test_de_bedragen_zijn_tekst_en_nergens_staat_een_float(self, voer_uit: VoerUit) -> None:
        def geen_float(tekst: str) -> None:
            raise AssertionError(f"een getal met decimalen: {tekst}")

        uit = voer_uit("plan", "--voorbeeld", "--uitleg", "--formaat", "json").uit
        (een,) = json.loads(uit, parse_float=geen_float)
        (begroting,) = een["begrotingen"]
        assert een["leesbaar"] is True
        assert begroting["periode"] == "2024-01-01/2024-12-31"
        assert begroting["gebied"] == "buiten-limburg"
        assert begroting["werking"]["kosten"] == {
            "lijnen": 16,
            "uren": "7646.383",
            "personeel": "354832.14",
            "forfait": "141932.86",
            "totaal": "496765.00",
        }
        assert begroting["project"]["ingediend"]["esf"] == "220126.03"
        assert begroting["ondersteuning"]["voorstel"]["vcf"] == "24097.53"
        assert begroting["herleiding"]["bron"]["gezag"] == "formulier"

    def test_zonder_uitleg_is_er_geen_herleiding(self, voer_uit: VoerUit) -> None:
        (een,) = voer_uit("plan", "--voorbeeld", "--formaat", "json").json
        assert "herleiding" not in een["begrotingen"][0]

    def test_zonder_voorstel_staat_de_reden_erbij(self, voer_uit: VoerUit, limburgs: Inhoud, bewaar: Bewaar) -> None:
        (een,) = voer_uit("plan", bewaar(limburgs), "--formaat", "json").json
        ondersteuning = een["begrotingen"][0]["ondersteuning"]
        assert ondersteuning["voorstel"] is None
        assert "geen enkele bron geeft de financiering" in ondersteuning["geen_voorstel"]

    def test_een_onleesbaar_bestand_staat_tussen_de_andere(
        self, voer_uit: VoerUit, goed: Path, onleesbaar: Path
    ) -> None:
        gezien = voer_uit("plan", onleesbaar, goed, "--formaat", "json")
        assert gezien.code == 2
        assert [(een["bestand"], een["leesbaar"]) for een in gezien.json] == [
            (str(onleesbaar), False),
            (str(goed), True),
        ]
        assert len(gezien.json[0]["leesfouten"]) == 3

    def test_een_gebied_dat_niet_bekend_is(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        del dossier["partnerschap"]["werkingsgebied"]
        (een,) = voer_uit("plan", bewaar(dossier), "--formaat", "json").json
        assert een["begrotingen"][0]["gebied"] is None
