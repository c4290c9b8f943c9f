"""``leden``: wie op een dag lid is, met fusies en met wie instapt en uitstapt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

NAAM = "Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster"
IN_2025 = f"""voorbeeld-2024.json: {NAAM}

Leden op 1 januari 2025: 10, waarvan 5 lokale besturen

lokaal bestuur
  Lokaal bestuur Lokeren: promotor, penhouder en partner; Lokeren (46029, Oost-Vlaanderen)
    in het dossier: OCMW Lokeren en OCMW Moerbeke
  OCMW Sint-Gillis-Waas: partner; Sint-Gillis-Waas (46020, Oost-Vlaanderen)
  OCMW Stekene: partner; Stekene (46024, Oost-Vlaanderen)
  OCMW Temse: partner; Temse (46025, Oost-Vlaanderen)
  OCMW Waasmunster: partner; Waasmunster (42023, Oost-Vlaanderen)

vdab
  VDAB: partner

dienstverlener
  Dienstverlener A: partner
  Dienstverlener B: partner
  Dienstverlener C: partner

ondersteuner
  VVSG: partner

Werkingsgebied: 5 gemeenten
  Waasmunster (42023)
  Sint-Gillis-Waas (46020)
  Stekene (46024)
  Temse (46025)
  Lokeren (46029)

Waar dit vandaan komt
  De samenstelling kon ten vroegste wijzigen op 1 juli 2024 (Eén goedgekeurde aanvraag (2023), vraag 10: ten vroegste \
na zes maanden)
  Gemeenten en fusies: Statbel, REFNIS-lijst van gemeenten; letterlijk
"""


@pytest.fixture
def in_beweging(dossier: Inhoud) -> Inhoud:
    """Dienstverlener A stapt midden 2025 in, C stapt eind 2025 uit, en D staat alleen bij de wijzigingen."""
    partners = dossier["partnerschap"]["partners"]
    partners[0]["lidmaatschappen"] = [{"rol": "partner", "periode": {"begin": "2025-07-01"}}]
    partners[2]["lidmaatschappen"] = [{"rol": "partner", "periode": {"begin": "2024-01-01", "einde": "2025-12-31"}}]
    del partners[1]["soort"]
    dossier["partnerschap"]["wijzigingen"] = [{"datum": "2026-03-01", "partner": "d", "soort": "minder-betrokken"}]
    return dossier


def test_na_de_fusie_zijn_er_vijf_lokale_besturen(voer_uit: VoerUit) -> None:
    gezien = voer_uit("leden", "--voorbeeld", "--op", "2025-01-01")
    assert (gezien.code, gezien.uit, gezien.fout) == (0, IN_2025, "")


@pytest.mark.parametrize(
    ("dag", "aantal", "wijzigingen"),
    [
        ("2024-06-30", "10, waarvan 6", []),
        ("2025-06-30", "9, waarvan 5", []),
        ("2025-07-01", "10, waarvan 5", ["1 juli 2025: Dienstverlener A (toetreding)"]),
        (
            "2026-01-01",
            "9, waarvan 5",
            ["1 juli 2025: Dienstverlener A (toetreding)", "1 januari 2026: Dienstverlener C (uittreding)"],
        ),
        (
            "2026-03-01",
            "9, waarvan 5",
            [
                "1 juli 2025: Dienstverlener A (toetreding)",
                "1 januari 2026: Dienstverlener C (uittreding)",
                "1 maart 2026: d (minder betrokken)",
            ],
        ),
    ],
)
def test_vijf_dagen_in_het_leven_van_een_partnerschap(
    voer_uit: VoerUit, in_beweging: Inhoud, bewaar: Bewaar, dag: str, aantal: str, wijzigingen: list[str]
) -> None:
    uit = voer_uit("leden", bewaar(in_beweging), "--op", dag).uit
    assert f": {aantal} lokale besturen\n" in uit
    assert "\nsoort niet bekend\n  Dienstverlener B: partner\n" in uit
    getoond = uit.partition("Wijzigingen tot dan\n")[2].partition("\n\n")[0]
    assert [regel.strip() for regel in getoond.splitlines()] == wijzigingen


def test_in_json_staat_elk_lid_met_zijn_organisaties(voer_uit: VoerUit, in_beweging: Inhoud, bewaar: Bewaar) -> None:
    (een,) = voer_uit("leden", bewaar(in_beweging), "--op", "2025-07-01", "--formaat", "json").json
    assert (een["op"], een["vroegste_wijziging"]) == ("2025-07-01", "2024-07-01")
    assert een["leden"][0] == {
        "naam": "Lokaal bestuur Lokeren",
        "soort": "lokaal-bestuur",
        "rollen": ["promotor", "penhouder", "partner"],
        "gemeente": {"nis": "46029", "naam": "Lokeren", "provincie": "Oost-Vlaanderen"},
        "organisaties": [
            {"id": "ocmw-lokeren", "naam": "OCMW Lokeren"},
            {"id": "ocmw-moerbeke", "naam": "OCMW Moerbeke"},
        ],
    }
    assert een["leden"][-1]["soort"] is een["leden"][-1]["gemeente"] is None
    assert [gemeente["nis"] for gemeente in een["gemeenten"]] == ["42023", "46020", "46024", "46025", "46029"]
    assert een["wijzigingen"] == [{"datum": "2025-07-01", "partner": "dienstverlener-a", "soort": "toetreding"}]


def test_zonder_gemeente_is_een_fusie_niet_te_volgen(voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
    """In een echte aanvraag staat bij één lijn alleen "OCMW": dan blijft dat bestuur apart, en dat staat erbij."""
    del dossier["partnerschap"]["partners"][5]["gemeente"]
    uit = voer_uit("leden", bewaar(dossier), "--op", "2025-01-01").uit
    assert "Leden op 1 januari 2025: 11, waarvan 6 lokale besturen" in uit
    assert "  Zonder bekende gemeente, dus een fusie is er niet te volgen: OCMW Moerbeke\n" in uit


def test_zonder_looptijd_is_de_vroegste_wijziging_niet_bekend(
    voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
) -> None:
    del dossier["partnerschap"]["periode"]
    gezien = voer_uit("leden", bewaar(dossier), "--op", "2024-06-01", "--formaat", "json")
    assert gezien.json[0]["vroegste_wijziging"] is None
    assert "ten vroegste" not in voer_uit("leden", bewaar(dossier), "--op", "2024-06-01").uit


def test_een_bestand_dat_geen_dossier_is_houdt_de_andere_niet_tegen(voer_uit: VoerUit, onleesbaar: Path) -> None:
    gezien = voer_uit("leden", "--voorbeeld", onleesbaar, "--op", "2025-01-01")
    assert (gezien.code, gezien.uit) == (2, IN_2025)
    assert "kan niet gelezen worden" in gezien.fout
    in_json = voer_uit("leden", onleesbaar, "--op", "2025-01-01", "--formaat", "json").json
    assert [een["leesbaar"] for een in in_json] == [False]


def test_zonder_dag_is_er_geen_antwoord(voer_uit: VoerUit) -> None:
    """De opdracht vraagt nooit welke dag het vandaag is."""
    gezien = voer_uit("leden", "--voorbeeld")
    assert (gezien.code, gezien.uit) == (2, "")
    assert "--op" in gezien.fout
