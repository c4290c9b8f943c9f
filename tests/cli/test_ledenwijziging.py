"""``wijzig``: wat andere leden doen met leden, kosten, budget, aandelen en bevindingen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

NAAM = "Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster"
TEMSE = ("--gemeente-vertrekt", "46025=2025-12-31")


@pytest.fixture
def zonder_deelnemers(dossier: Inhoud, bewaar: Bewaar) -> Path:
    """Het voorbeeld zonder trajecten, zodat niemand lopende trajecten achterlaat."""
    dossier["partnerschap"].pop("deelnemers", None)
    return bewaar(dossier, "voorbeeld-2024.json")


def blok(uit: str, kop: str) -> list[str]:
    """De regels onder een kop, tot de volgende lege regel."""
    return [" ".join(regel.split()) for regel in uit.partition(f"{kop}\n")[2].partition("\n\n")[0].splitlines()]


class TestTekst:
    def test_een_dienstverlener_vertrekt_halfweg_het_jaar(self, voer_uit: VoerUit, zonder_deelnemers: Path) -> None:
        """3720,25 geeft een SUT van 44,64; maal 1720 uur, de helft, en 40 % erbij."""
        gezien = voer_uit("wijzig", zonder_deelnemers, "--vertrek", "dienstverlener-c=2024-06-30", "--basis", "maanden")
        assert (gezien.code, gezien.fout) == (0, "")
        assert gezien.uit.startswith(
            f"{zonder_deelnemers}: {NAAM}\n\nLeden op 1 juli 2024: 10 in plaats van 11\n  niet meer: Dienstverlener C\n"
        )
        assert blok(gezien.uit, "Begroting 2024: werking")[:3] == [
            "Personeelskosten € 354.832,14 € 316.441,74 € -38.390,40",
            "Forfait € 141.932,86 € 126.576,70 € -15.356,16",
            "Totale kosten € 496.765,00 € 443.018,44 € -53.746,56",
        ]
        assert blok(gezien.uit, "Bevindingen erbij") == ["geen"]
        assert "Een jaar is gesplitst naar begonnen maanden; dat is een keuze" in gezien.uit
        assert "Het budget wijzigt niet; reken een ander bedrag door met --nieuw-jaarbudget." in gezien.uit

    def test_een_gemeente_vertrekt_met_een_nieuw_jaarbudget(self, voer_uit: VoerUit, zonder_deelnemers: Path) -> None:
        gezien = voer_uit("wijzig", zonder_deelnemers, *TEMSE, "--nieuw-jaarbudget", "400000")
        assert "Budget werking, alle jaren samen" in gezien.uit
        assert "Leden op 1 januari 2026: 9 in plaats van 10\n  niet meer: OCMW Temse\n" in gezien.uit
        assert "Temse blijft in het werkingsgebied en houdt een aandeel" not in gezien.uit
        in_2026 = blok(gezien.uit, "Aandelen van de gemeenten in 2026")[:6]
        assert in_2026[3] == "Temse (46025) € 20.120,67 - -"
        assert in_2026[-1] == "samen € 74.521,00 € 60.000,00 € -14.521,00"
        assert any("[fasen-tellen-niet-op]" in regel for regel in blok(gezien.uit, "Bevindingen erbij"))
        assert "--nieuw-jaarbudget." not in gezien.uit

    def test_een_lokaal_bestuur_vertrekt_en_zijn_gemeente_niet(
        self, voer_uit: VoerUit, zonder_deelnemers: Path
    ) -> None:
        gezien = voer_uit("wijzig", zonder_deelnemers, "--vertrek", "ocmw-temse=2025-12-31")
        assert (
            "  niet meer: OCMW Temse\n  Temse blijft in het werkingsgebied en houdt een aandeel;"
            " vertrekt ook de gemeente, geef dan --gemeente-vertrekt 46025=DATUM.\n"
        ) in gezien.uit
        assert blok(gezien.uit, "Aandelen van de gemeenten in 2026")[3].startswith(
            "Temse (46025) € 20.120,67 € 20.120,67"
        )

    def test_midden_in_het_jaar_is_er_iets_af_te_rekenen(self, voer_uit: VoerUit, zonder_deelnemers: Path) -> None:
        gezien = voer_uit("wijzig", zonder_deelnemers, "--gemeente-vertrekt", "46025=2025-06-30")
        assert blok(gezien.uit, "Af te rekenen tussen het oude en het nieuwe partnerschap") == [
            "Temse (46025) in 2025: € 9.977,65 voor 1 juli 2025 en € 10.143,02 erna"
        ]
        te_regelen = blok(gezien.uit, "Nog te regelen of aan te vullen")
        assert any("[vertrek-zonder-afrekening]" in regel for regel in te_regelen)
        assert any("[vertrek-zonder-nieuw-jaarbudget]" in regel for regel in blok(gezien.uit, "Bevindingen erbij"))

    def test_vdab_vertrekt_en_iemand_anders_treedt_toe(self, voer_uit: VoerUit, zonder_deelnemers: Path) -> None:
        gezien = voer_uit(
            *(
                "wijzig",
                zonder_deelnemers,
                "--vertrek",
                "vdab=2025-06-30",
                "--toetreding",
                "huis-van-het-kind=2025-09-01",
            )
        )
        assert "Leden op 1 september 2025: 10 in plaats van 10\n" in gezien.uit
        assert "  niet meer: VDAB\n  erbij: huis-van-het-kind\n" in gezien.uit
        erbij = blok(gezien.uit, "Bevindingen erbij")
        assert "waarschuwing: partners: Vanaf 1 juli 2025 ontbreekt VDAB. [kernpartner-ontbreekt-na-wijziging]" in erbij

    def test_een_wijziging_kan_een_bevinding_wegnemen(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        """Fasen die niet optelden, doen dat met een nieuw jaarbudget anders: de oude bevinding is weg."""
        dossier["partnerschap"].pop("deelnemers", None)
        dossier["partnerschap"]["enveloppe"]["fasen"] = [{"jaren": 6, "jaarbedrag": "1.00"}]
        gezien = voer_uit(
            "wijzig", bewaar(dossier), "--gemeente-vertrekt", "46025=2025-12-31", "--nieuw-jaarbudget", "2,00"
        )
        weg = blok(gezien.uit, "Bevindingen weg")
        assert len(weg) == 1
        assert "[fasen-tellen-niet-op]" in weg[0]

    def test_zonder_enveloppe_is_er_geen_budget(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        del dossier["partnerschap"]["enveloppe"]
        gezien = voer_uit("wijzig", bewaar(dossier), "--toetreding", "nieuw=2025-01-01")
        assert "alle jaren samen" not in gezien.uit
        assert "--nieuw-jaarbudget" not in gezien.uit
        assert "samen - - -" in " ".join(gezien.uit.split())


class TestJson:
    def test_oud_nieuw_en_verschil(self, voer_uit: VoerUit, zonder_deelnemers: Path) -> None:
        opdracht = (
            "wijzig",
            zonder_deelnemers,
            *TEMSE,
            "--vertrek",
            "dienstverlener-c=2024-06-30",
            "--basis",
            "maanden",
            "--formaat",
            "json",
        )
        (een,) = voer_uit(*opdracht).json
        assert (een["vanaf"], een["basis"]) == ("2024-07-01", "maanden")
        assert een["leden"] == {
            "op": "2026-01-01",
            "oud": 10,
            "nieuw": 8,
            "weg": ["OCMW Temse", "Dienstverlener C"],
            "erbij": [],
        }
        (werking,) = een["begrotingen"]
        assert werking["totaal"] == {"oud": "496765.00", "nieuw": "443018.44", "verschil": "-53746.56"}
        assert een["budget"]["verschil"] == "0.00"
        temse = [deel for deel in een["aandelen"] if deel["gemeente"] == "46025"]
        assert [(deel["jaar"], deel["nieuw"]) for deel in temse[:3]] == [
            (2024, "20118.98"),
            (2025, "20120.67"),
            (2026, None),
        ]
        assert {rij["regel"] for rij in een["bevindingen"]["erbij"]} == {"vertrek-zonder-nieuw-jaarbudget"}
        assert een["bevindingen"]["verdwenen"] == []
        assert [rij["regel"] for rij in een["bevindingen"]["te_regelen"]] == ["vertrek-zonder-afrekening"]

    def test_een_bestand_dat_geen_dossier_is(self, voer_uit: VoerUit, onleesbaar: Path) -> None:
        gezien = voer_uit("wijzig", onleesbaar, "--toetreding", "a=2025-01-01", "--formaat", "json")
        assert (gezien.code, gezien.json[0]["leesbaar"]) == (2, False)
        tekst = voer_uit("wijzig", onleesbaar, "--toetreding", "a=2025-01-01")
        assert (tekst.code, tekst.uit) == (2, "")
        assert "kan niet gelezen worden" in tekst.fout


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ((), "Geef minstens één --vertrek, --toetreding of --gemeente-vertrekt."),
        (("--vertrek", "vdab"), "‘vdab’ heeft geen WIE of geen =; schrijf WIE=DATUM, bijvoorbeeld vdab=2025-12-31."),
        (("--vertrek", "=2025-12-31"), "heeft geen WIE of geen ="),
        (("--vertrek", "vdab=morgen"), "‘morgen’ is geen datum; schrijf bijvoorbeeld 2025-01-31."),
        (("--vertrek", "vdab=9999-12-31"), "na ‘9999-12-31’ is er geen dag meer; geef een vroegere datum."),
        (("--vertrek", "emino=2025-12-31"), "emino is op 2025-12-31 geen lid, en kan dus niet vertrekken."),
        (("--toetreding", "vdab=2025-12-31"), "vdab is op 2025-12-31 al lid, en kan dus niet toetreden."),
        (("--gemeente-vertrekt", "Temse=2025-12-31"), "‘Temse’ is geen NIS-code van een Vlaamse gemeente."),
        (("--gemeente-vertrekt", "44021=2025-12-31"), "gemeente 44021 doet op 2025-12-31 niet mee"),
        (("--toetreding", "x=2025-01-01", "--basis", "uren"), "'uren' is geen van 'dagen', 'maanden'."),
    ],
)
def test_een_verkeerde_opdracht_zegt_wat_er_mis_is(voer_uit: VoerUit, opties: tuple[str, ...], melding: str) -> None:
    gezien = voer_uit("wijzig", "--voorbeeld", *opties)
    assert (gezien.code, gezien.uit) == (2, "")
    assert melding in gezien.fout


def test_een_persoonsgegeven_is_geen_organisatie_en_wordt_niet_herhaald(
    voer_uit: VoerUit, rijksregisternummer: str
) -> None:
    gezien = voer_uit("wijzig", "--voorbeeld", "--toetreding", f"{rijksregisternummer}=2025-01-01")
    assert gezien.code == 2
    assert rijksregisternummer not in gezien.alles
    assert "het lijkt een rijksregisternummer" in gezien.fout
