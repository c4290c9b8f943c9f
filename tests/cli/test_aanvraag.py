"""``aanvraag``: wat nog te doen is, tegen wanneer, en de score. En wat ``platos`` over de vragen zegt."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VoerUit = Callable[..., Any]
AANVRAAG = Path(__file__).parents[1] / "gegevens" / "aanvraag-voorbeeld.txt"
PUNTEN = [
    {"criterium": criterium, "punten": "7", "maximum": "10"}
    for criterium in ("relevantie", "haalbaarheid", "bestuurlijke-capaciteit", "kosten-baten")
]


@pytest.fixture
def maak(tmp_path: Path) -> Callable[..., Path]:
    """Een klein dossier met een aanvraag."""

    def _maak(**aanvraag: object) -> Path:
        pad = tmp_path / "dossier.json"
        partnerschap = {"naam": "Voorbeeld", "oproep": "lp-208", "aanvraag": aanvraag}
        pad.write_text(json.dumps({"schema": 1, "partnerschap": partnerschap}), "utf-8")
        return pad

    return _maak


def _antwoorden(**uitzonderingen: object) -> list[dict[str, object]]:
    anders = {int(sleutel.removeprefix("v")): waarde for sleutel, waarde in uitzonderingen.items()}
    return [{"vraag": nummer, "beantwoord": anders.get(nummer, True)} for nummer in range(1, 20)]


class TestTekst:
    def test_vragen_met_dezelfde_stand_staan_samen(self, voer_uit: VoerUit, maak: Callable[..., Path]) -> None:
        antwoorden = [een for een in _antwoorden(v4=False, v9=False) if een["vraag"] != 11]
        gezien = voer_uit("aanvraag", maak(antwoorden=antwoorden))
        assert gezien.code == 0
        regels = gezien.uit.splitlines()
        assert regels[2:6] == [
            "Nog te doen",
            "  Beantwoord de vraag. (vragen 4 en 9)  [ontbreekt]",
            "  Beantwoord de vraag. (vraag 11)  [na te kijken]",
            "  Geef het aantal begeleidingen en hoeveel naar werk uitstromen. (vraag 7)  [na te kijken]",
        ]

    def test_zonder_antwoorden_zijn_het_alle_vragen(self, voer_uit: VoerUit, maak: Callable[..., Path]) -> None:
        gezien = voer_uit("aanvraag", maak(ingediend_op="2023-11-30", beslist_op="2024-01-15"))
        assert "  Beantwoord de vraag. (alle vragen)  [na te kijken]" in gezien.uit
        gekort = [" ".join(regel.split()) for regel in gezien.uit.splitlines()]
        assert gekort[gekort.index("Termijnen") + 1 :] == [
            "Ingediend op 30 november 2023",
            "Beslissing ten laatste op 1 februari 2024",
            "Beslist op 15 januari 2024",
            "Start ten vroegste op 15 januari 2024",
            "Laatste beslissing, gewone periode 1 september 2024",
            "Laatste beslissing, verlengde periode 1 september 2025",
        ]

    def test_de_score_staat_er_zodra_er_punten_zijn(self, voer_uit: VoerUit, maak: Callable[..., Path]) -> None:
        alle = voer_uit("aanvraag", maak(punten=PUNTEN)).uit
        assert " ".join(alle.splitlines()[-1].split()) == "totaal 100% 70%"
        deel = voer_uit("aanvraag", maak(punten=PUNTEN[:3])).uit
        assert " ".join(deel.splitlines()[-1].split()) == "totaal 100% geen punten"
        assert "Score" not in voer_uit("aanvraag", maak()).uit

    def test_er_is_niets_meer_te_doen(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        aanvraag = {
            "ingediend_op": "2023-10-30",
            "addendum_aanwezig": True,
            "antwoorden": _antwoorden(),
            "mijlpalen": [{"periode": een} for een in ("aanloop", "eerste-twee-kwartalen", "eerste-jaar")],
            "kosten_eerste_jaar_in_detail": True,
            "kosten_hele_looptijd": True,
            "overheidsopdrachten": {"publieke_instantie": False},
            "afzonderlijke_boekhouding": True,
            "bankrekening_aanwezig": True,
        }
        ambities: list[dict[str, int]] = [{"jaar": 2024, "deelnemers": 20, "naar_werk": 2}]
        ambities += [{"jaar": 2024, "kwartaal": kwartaal, "deelnemers": 5} for kwartaal in (1, 2, 3, 4)]
        partnerschap = {"naam": "V", "oproep": "lp-208", "aanvraag": aanvraag, "ambities": ambities}
        pad = tmp_path / "klaar.json"
        pad.write_text(json.dumps({"schema": 1, "partnerschap": partnerschap}), "utf-8")
        assert "Nog te doen\n  Niets.\n" in voer_uit("aanvraag", pad).uit


class TestJson:
    def test_dezelfde_inhoud_in_json(self, voer_uit: VoerUit, maak: Callable[..., Path]) -> None:
        (een,) = voer_uit("aanvraag", maak(ingediend_op="2023-11-30", punten=PUNTEN), "--formaat", "json").json
        assert een["te_doen"][0] == {"taak": "antwoord", "stand": "na-te-kijken", "vraag": 1}
        assert een["termijnen"]["beslisdatum_max"] == "2024-02-01"
        assert een["termijnen"]["vroegste_start"] is None
        assert een["score"]["totaal"] == "7/10"
        assert een["score"]["criteria"][0] == {"criterium": "relevantie", "gewicht": "0.4", "deel": "7/25"}

    def test_zonder_alle_punten(self, voer_uit: VoerUit, maak: Callable[..., Path]) -> None:
        (een,) = voer_uit("aanvraag", maak(punten=PUNTEN[:1]), "--formaat", "json").json
        assert (een["score"]["totaal"], een["score"]["criteria"][1]["deel"]) == (None, None)
        (zonder,) = voer_uit("aanvraag", maak(), "--formaat", "json").json
        assert zonder["score"] is None

    def test_een_onleesbaar_dossier(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        kapot = tmp_path / "kapot.json"
        kapot.write_text("{", "utf-8")
        gezien = voer_uit("aanvraag", kapot, "--formaat", "json")
        assert gezien.code == 2
        assert gezien.json[0]["leesbaar"] is False
        assert "kapot.json" in gezien.fout
        assert voer_uit("aanvraag", kapot, "--voorbeeld").code == 2


class TestPlatos:
    def test_het_verslag_noemt_elke_vraag_zonder_haar_antwoord(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("platos", AANVRAAG)
        assert (
            "Vraag 1 (noden uit het lokaal addendum, ook wat niet weerhouden is): 174 tekens, 1 bijlage" in gezien.fout
        )
        assert "19 van 19 vragen beantwoord; 2 bijlagen." in gezien.fout
        assert "Gewichten op het formulier: relevantie 40%, haalbaarheid 30%" in gezien.fout
        assert gezien.fout.count("Niet leesbaar: de vinkjes bij ") == 3
        assert "274 regels met tekst: 271 geplaatst, 3 niet." in gezien.fout
        assert "Let op" not in gezien.fout
        assert "bakfiets" not in gezien.alles

    def test_met_antwoorden_volgt_een_waarschuwing_die_alleen_telt(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        tekst = AANVRAAG.read_text("utf-8")
        tekst = tekst.replace("Met een toeter.", "Mail jan@voorbeeld.be.").replace(
            "Elke maand een kring.", "Bel Jan Peeters."
        )
        besmet = tmp_path / "besmet.txt"
        besmet.write_text(tekst, "utf-8")
        doel = tmp_path / "dossier.json"
        gezien = voer_uit("platos", besmet, "--met-antwoorden", "-o", doel)
        assert gezien.code == 0
        assert "Gevonden: 1 e-mailadressen, 0 telefoonnummers en 1 mogelijke namen." in gezien.fout
        assert "Niet overgenomen wegens een e-mailadres of rijksregisternummer: vraag 15." in gezien.fout
        assert "jan@" not in gezien.alles
        assert "Peeters" not in gezien.alles
        assert "bakfiets" in doel.read_text("utf-8")
        assert "jan@" not in doel.read_text("utf-8")

    def test_zonder_emailadres_blijft_geen_antwoord_weg(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("platos", AANVRAAG, "--met-antwoorden")
        assert "Gevonden: 0 e-mailadressen, 0 telefoonnummers en 0 mogelijke namen." in gezien.fout
        assert "Niet overgenomen" not in gezien.fout
        assert "bakfiets" in gezien.uit

    def test_een_leeg_antwoord_en_een_vraag_die_niet_te_zien_is(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        tekst = AANVRAAG.read_text("utf-8").replace("Met een toeter.", "-").replace("Elke maand een kring.", "")
        tekst = tekst.replace("Bijlage 2. Eindverslag", "Bijlage 1. Eindverslag")
        leeg = tmp_path / "leeg.txt"
        leeg.write_text(tekst, "utf-8")
        fout = voer_uit("platos", leeg).fout
        assert "Vraag 15 (bereiken van de doelgroep): geen antwoord" in fout
        assert "Vraag 18 (opvolgen, leren en bijsturen): niet te zien" in fout
        assert "174 tekens, 2 bijlagen" in fout

    def test_zonder_vragen_staat_er_niets_over(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        """Alleen de verklaringen en de tabellen; dan alleen de tabellen."""
        tekst = AANVRAAG.read_text("utf-8")
        kop = "Kosten voor het eerste projectjaar (tot en met eind 2024)\n"
        zonder = tmp_path / "zonder.txt"
        zonder.write_text(kop + tekst[tekst.index("\nKosten\n") :], "utf-8")
        fout = voer_uit("platos", zonder).fout
        assert "vragen beantwoord" not in fout
        assert "Niet leesbaar" in fout
        zonder.write_text(kop + tekst[tekst.index("\nKosten\n") : tekst.index("Boekhouding")], "utf-8")
        assert "Niet leesbaar" not in voer_uit("platos", zonder).fout
