"""``aandeel``: wat een gemeente inbrengt, of een bedrag en een krediet kloppen, en wie het na een fusie draagt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

NAAM = "Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster"
MOERBEKE = f"""voorbeeld-2024.json: {NAAM}

Aandeel van Moerbeke (44045) in 2024: € 2.235,44

  Volgens het dossier    € 2.235,44
  Volgens de sleutel     € 2.235,44
  Alle gemeenten samen  € 74.514,75

  Het dossier en de sleutel geven hetzelfde bedrag.
  Het bedrag van € 2.232,76 is € 2,68 lager dan het aandeel.
  Het krediet van € 2.000,00 volstaat niet: het komt € 235,44 te kort.
  Vanaf 2025 draagt Lokeren (46029) door een fusie het aandeel van Moerbeke (44045) en Lokeren (46014).

Volgende projectjaren
  2025  Lokeren (46029)  € 30.553,61
  2026  Lokeren (46029)  € 30.553,61
  2027  Lokeren (46029)  € 30.553,61
  2028  Lokeren (46029)  € 30.553,61
  2029  Lokeren (46029)  € 30.553,61

Waar dit vandaan komt
  2024: het aandeel staat in het dossier (begrotingen[0].gemeentelijke_aandelen)
  2025-2029: het aandeel volgt uit de verdeelsleutel van het dossier
  2025-2029: alle gemeenten samen brengen € 74.521,00 in, een gelijk deel van de enveloppe (enveloppe.werking)
  Bron: VVSG, vragen en antwoorden (2023), samenwerken tussen lokale besturen is vrij af te spreken; afgeleid
  Bron: Eén goedgekeurde aanvraag (2023), vraag 12; afgeleid
  Bron: Statbel, REFNIS-lijst van gemeenten; letterlijk
"""


@pytest.fixture
def kaal(dossier: Inhoud) -> Inhoud:
    """Het voorbeeld zonder ingediende aandelen en zonder sleutel."""
    partnerschap = dossier["partnerschap"]
    del partnerschap["verdeelsleutel"], partnerschap["begrotingen"][0]["gemeentelijke_aandelen"]
    return dossier


class TestTekst:
    def test_moerbeke_met_een_bedrag_en_een_krediet(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("aandeel", "--voorbeeld", "Moerbeke", "--bedrag", "2232,76", "--krediet", "2000")
        assert (gezien.code, gezien.uit, gezien.fout) == (0, MOERBEKE, "")

    def test_de_cijfers_van_de_goedgekeurde_aanvraag(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        aandelen = dossier["partnerschap"]["begrotingen"][0]["gemeentelijke_aandelen"]
        aandelen[1] |= {"bedrag": "2232.76", "krediet": "2000.00"}
        gezien = voer_uit("aandeel", bewaar(dossier), "44045", "--bedrag", "€ 2.232,76")
        assert "Het bedrag van € 2.232,76 klopt met het aandeel." in gezien.uit
        assert "Het krediet van € 2.000,00 volstaat niet: het komt € 232,76 te kort." in gezien.uit
        assert "Het dossier geeft € 2,68 minder dan de sleutel." in gezien.uit

    def test_een_dossier_dat_meer_zegt_dan_de_sleutel_en_een_bedrag_dat_hoger_is(self, voer_uit: VoerUit) -> None:
        sleutel = ("--sleutel", "44045=1", "--sleutel", "46014=99")
        gezien = voer_uit("aandeel", "--voorbeeld", "Moerbeke", *sleutel, "--bedrag", "3000", "--krediet", "3000")
        assert "Het dossier geeft € 1.490,29 meer dan de sleutel." in gezien.uit
        assert "Het bedrag van € 3.000,00 is € 764,56 hoger dan het aandeel." in gezien.uit
        assert "Het krediet van € 3.000,00 volstaat.\n" in gezien.uit
        assert "2025-2029: het aandeel volgt uit de opgegeven sleutel" in gezien.uit

    def test_een_naam_telt_zoals_ze_in_dat_jaar_bestaat(self, voer_uit: VoerUit) -> None:
        assert "Aandeel van Lokeren (46014) in 2024" in voer_uit("aandeel", "--voorbeeld", "Lokeren").uit
        in_2025 = voer_uit("aandeel", "--voorbeeld", "Lokeren", "--jaar", "2025").uit
        assert "Aandeel van Lokeren (46029) in 2025" in in_2025
        assert in_2025 == voer_uit("aandeel", "--voorbeeld", "46029", "--jaar", "2025").uit

    def test_een_naam_die_verdween_wijst_naar_de_opvolger(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("aandeel", "--voorbeeld", "moerbeke", "--jaar", "2029").uit
        assert "Aandeel van Lokeren (46029) in 2029" in uit
        assert "Volgens het dossier             -\n" in uit
        assert "Vanaf 2029 draagt Lokeren (46029)" in uit
        assert "Volgende projectjaren" not in uit

    def test_een_gemeente_zonder_fusie_en_zonder_vergelijking(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        del dossier["partnerschap"]["verdeelsleutel"]
        uit = voer_uit("aandeel", bewaar(dossier), "Sint Gillis Waas").uit
        assert "Volgens de sleutel              -\n  Alle gemeenten samen  € 74.514,75\n\nVolgende" in uit
        assert "door een fusie" not in uit
        assert "REFNIS" not in uit
        verhouding = "het aandeel volgt uit de verhouding van de ingediende aandelen (begrotingen[0]"
        assert f"2025-2029: {verhouding}.gemeentelijke_aandelen)" in uit

    def test_alles_ingediend_citeert_geen_berekening(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        dossier["partnerschap"]["periode"] = {"begin": "2024-01-01", "einde": "2024-12-31"}
        uit = voer_uit("aandeel", bewaar(dossier), "Temse").uit
        assert uit.endswith("  2024: het aandeel staat in het dossier (begrotingen[0].gemeentelijke_aandelen)\n")

    def test_een_ingediende_bijdrage_met_een_sleutel(self, voer_uit: VoerUit, kaal: Inhoud, bewaar: Bewaar) -> None:
        uit = voer_uit("aandeel", bewaar(kaal), "Temse", "--sleutel", "46025=1").uit
        assert "2024: alle gemeenten samen brengen € 74.514,75 in, zoals ingediend (begrotingen[0]" in uit

    def test_een_jaarbudget_per_fase(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        fasen = [{"jaren": 1, "jaarbedrag": "496765.00"}, {"jaren": 1, "jaarbedrag": "400000.00"}]
        dossier["partnerschap"]["enveloppe"]["fasen"] = fasen
        uit = voer_uit("aandeel", bewaar(dossier), "Temse").uit
        assert "2025: alle gemeenten samen brengen € 60.000,00 in, uit het jaarbudget (enveloppe.fasen[1]" in uit
        assert "  2026  niet te berekenen: vul de enveloppe of de begroting van dat jaar aan\n" in uit

    def test_de_jaren_van_een_herkomst_die_niet_aaneensluiten(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        begrotingen = dossier["partnerschap"]["begrotingen"]
        begrotingen.append(
            {
                "periode": {"begin": "2026-01-01", "einde": "2026-12-31"},
                "gemeentelijke_aandelen": [{"gemeente": "46025", "bedrag": "5.00"}],
            }
        )
        uit = voer_uit("aandeel", bewaar(dossier), "Temse", "--jaar", "2025").uit
        assert "  2025, 2027, 2028 en 2029: het aandeel volgt uit de verdeelsleutel van het dossier\n" in uit

    @pytest.mark.parametrize(
        ("verandering", "opties", "reden"),
        [
            ("sleutel", (), "er is geen verdeelsleutel"),
            ("gemeente", ("--sleutel", "46014=1"), "de gemeente staat niet in de sleutel"),
            ("gebied", (), "het is niet bekend of het gebied in Limburg ligt"),
        ],
    )
    def test_een_volgend_jaar_dat_niet_te_berekenen_is(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, verandering: str, opties: tuple[str, ...], reden: str
    ) -> None:
        partnerschap = dossier["partnerschap"]
        if verandering == "sleutel":
            del partnerschap["verdeelsleutel"]
            partnerschap["begrotingen"][0]["gemeentelijke_aandelen"] = [{"gemeente": "46025", "bedrag": "0.00"}]
        if verandering == "gebied":
            del partnerschap["werkingsgebied"]
        gezien = voer_uit("aandeel", bewaar(dossier), "Temse", *opties)
        assert gezien.code == 0
        assert gezien.uit.count(f"niet te berekenen: {reden}\n") == 5


class TestJson:
    def test_elk_bedrag_is_tekst_en_elk_jaar_heeft_zijn_herkomst(self, voer_uit: VoerUit) -> None:
        opties = ("--bedrag", "2232,76", "--krediet", "2000", "--formaat", "json")
        (een,) = voer_uit("aandeel", "--voorbeeld", "44045", *opties).json
        assert een["gemeente"] == {"nis": "44045", "naam": "Moerbeke"}
        assert een["aandeel"] == {
            "jaar": 2024,
            "dag": "2024-01-01",
            "drager": {"nis": "44045", "naam": "Moerbeke"},
            "samen_met": ["44045"],
            "bedrag": "2235.44",
            "herkomst": "dossier",
            "plaats": "begrotingen[0].gemeentelijke_aandelen",
            "volgens_dossier": "2235.44",
            "volgens_sleutel": "2235.44",
            "bijdrage": {
                "bedrag": "74514.75",
                "herkomst": "financiering",
                "plaats": "begrotingen[0].financiering_werking.lokaal",
            },
            "krediet": None,
        }
        assert een["vergelijking"] == {"bedrag": "2232.76", "verschil": "-2.68"}
        assert een["krediet"] == {"bedrag": "2000.00", "tekort": "235.44"}
        assert [jaar["drager"]["nis"] for jaar in een["volgende"]] == ["46029"] * 5

    def test_wat_niet_te_lezen_of_te_berekenen_is_staat_erbij(
        self, voer_uit: VoerUit, goed: Path, onleesbaar: Path, kaal: Inhoud, bewaar: Bewaar
    ) -> None:
        zonder_sleutel = bewaar(kaal, "kaal.json")
        gezien = voer_uit("aandeel", goed, onleesbaar, zonder_sleutel, "Temse", "--formaat", "json")
        assert gezien.code == 2
        eerste, tweede, derde = gezien.json
        assert (eerste["vergelijking"], eerste["krediet"]) == (None, None)
        assert tweede["leesbaar"] is False
        assert (derde["leesbaar"], derde["aandeel"]) == (True, None)
        assert "geef een sleutel, of vul verdeelsleutel" in derde["reden"]
        assert f"{zonder_sleutel}: wat Temse (46025) in 2024 inbrengt, is niet bekend" in gezien.fout

    def test_een_jaar_dat_niet_te_berekenen_is(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        del dossier["partnerschap"]["enveloppe"]
        (een,) = voer_uit("aandeel", bewaar(dossier), "Temse", "--formaat", "json").json
        assert een["volgende"][0] == {"jaar": 2025, "ontbreekt": "bijdrage", "bedrag": None}


def test_wie_vertrekt_heeft_daarna_geen_aandeel_meer(voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
    vertrek = {"gemeente": "46025", "laatste_dag": "2027-12-31"}
    dossier["partnerschap"]["werkingsgebied"]["vertrekken"] = [vertrek]
    uit = voer_uit("aandeel", bewaar(dossier), "Temse").uit
    assert "2027  Temse (46025)" in uit
    assert "2028  doet niet meer mee\n" in uit
    gezien = voer_uit("aandeel", bewaar(dossier), "Temse", "--jaar", "2028")
    assert (gezien.code, gezien.uit) == (2, "")
    assert "Temse (46025) deed mee tot en met 2027-12-31." in gezien.fout


class TestVerkeerdGebruik:
    @pytest.mark.parametrize(
        ("opties", "melding"),
        [
            (("Moerbekke",), "‘Moerbekke’ is geen Vlaamse gemeente; bedoelde u Moerbeke?"),
            (("99999",), "‘99999’ is geen Vlaamse gemeente; schrijf haar naam of haar NIS-code"),
            (("46029",), "Lokeren (46029) bestaat op 2024-01-01 nog niet"),
            (("Pajottegem",), "bestaat op 2024-01-01 nog niet"),
            (("Temse", "--jaar", "2031"), "2031 is geen projectjaar; kies uit 2024, 2025"),
            (("Temse", "--jaar", "volgend"), "‘volgend’ is geen jaar; schrijf bijvoorbeeld 2025."),
            (("Temse", "--bedrag", "2.232"), "‘2.232’ kan € 2232,00 of € 2,232 zijn"),
            (("Temse", "--krediet", "-1"), "een krediet is een bedrag vanaf nul."),
            (("Temse", "--sleutel", "46025"), "‘46025’ heeft geen =; schrijf NIS=GEWICHT"),
            (("Temse", "--sleutel", "Temse=1"), "‘Temse’ is geen NIS-code van een Vlaamse gemeente."),
            (("Temse", "--sleutel", "46025=1", "--sleutel", "46025=2"), "gemeente 46025 krijgt twee keer een gewicht"),
            (("Temse", "--sleutel", "46025=-1"), "‘-1’ is geen getal vanaf nul"),
            (("Temse", "--sleutel", "46025=0"), "een sleutel heeft minstens één gewicht groter dan nul nodig."),
            (("Aalst",), "Aalst (41002) staat niet in de sleutel en heeft geen ingediend aandeel in 2024"),
        ],
    )
    def test_de_melding_zegt_wat_er_mis_is(self, voer_uit: VoerUit, opties: tuple[str, ...], melding: str) -> None:
        gezien = voer_uit("aandeel", "--voorbeeld", *opties)
        assert gezien.code == 2
        assert melding in gezien.fout

    def test_zonder_begroting_telt_het_eerste_projectjaar(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        del dossier["partnerschap"]["begrotingen"]
        assert "Aandeel van Temse (46025) in 2024: € 20.120,67" in voer_uit("aandeel", bewaar(dossier), "Temse").uit
