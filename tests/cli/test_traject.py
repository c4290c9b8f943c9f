"""``traject``: één traject met zijn ster, zonder iets over de mens zelf."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.mensen import deelnemer, partnerschap, pseudoniem

VoerUit = Callable[..., Any]
Bewaar = Callable[..., Path]
ID = pseudoniem("t", 0)
METINGEN = [
    {
        "datum": "2024-02-01",
        "loslaatschaal": 3,
        "ster": [{"levensdomein": "werk", "score": 3}, {"levensdomein": "rechten", "score": 2}],
        "empowerment": [{"schaal": "eigen vragenlijst", "score": "2.5"}],
    },
    {"datum": "2024-05-02", "loslaatschaal": 5, "ster": [{"levensdomein": "werk", "score": 2}]},
    {"datum": "2024-08-01", "ster": [{"levensdomein": "werk", "score": 4}]},
]
TRAJECT: dict[str, Any] = {
    "aanmelding": "2024-01-03",
    "persona": "jongeren",
    "levensdomeinen": ["werk", "eigen-domein"],
    "drempels": ["schulden"],
    "contacten": ["2024-01-10", "2024-03-04"],
    "opvolgingen": ["2024-04-08"],
    "metingen": METINGEN,
    "overdracht": {"dienst": "vdab", "datum": "2024-06-03", "afgesproken": True},
    "uitstroom": {"datum": "2024-06-28", "reden": "werk-nec"},
}
PERSONAS = [{"id": "jongeren", "naam": "Jongeren zonder diploma"}]


@pytest.fixture
def pad(bewaar: Bewaar) -> Path:
    return bewaar(partnerschap(deelnemer(0, **TRAJECT), deelnemer(1), personas=PERSONAS))


def kaal(tekst: str) -> list[str]:
    return [" ".join(regel.split()) for regel in tekst.splitlines()]


def test_wat_er_van_een_traject_te_zien_is(voer_uit: VoerUit, pad: Path) -> None:
    """Vanaf de laatste dag die erin staat, en dat wordt gezegd; dalen hoort erbij."""
    uit = voer_uit("traject", pad, ID)
    assert (uit.code, uit.fout) == (0, "")
    for regel in (
        f"Traject {ID} op 1 augustus 2024, de laatste dag die erin staat",
        "Status: afgelopen",
        "Duur in dagen: 173",
        "Dagen met een contact: 2",
        "Contacten per maand: 0,4",
        "Langste pauze in dagen: 116",
        "Persona: Jongeren zonder diploma",
        "Levensdomeinen: sociale inclusie en werk en eigen-domein",
        "Warme overdracht: VDAB, 3 juni 2024, afgesproken",
        "Einde: 28 juni 2024",
        "Reden van het einde: werk in het normale circuit (NEC)",
        "rechten 2 - één meting",
        "sociale inclusie en werk 3 4 vooruitgang",
        "loslaatschaal 3 5 vooruitgang",
        "eigen vragenlijst 2,5 - één meting",
        "De hele ster: vooruitgang",
        "Lager dan de keer ervoor: 2 mei 2024. Herval hoort erbij.",
    ):
        assert regel in kaal(uit.uit)
    assert "schulden" not in uit.uit
    assert "vrouw" not in uit.uit


def test_op_een_vroegere_dag_is_er_minder(voer_uit: VoerUit, pad: Path) -> None:
    """Wat later gebeurt, is die dag nog niet gebeurd."""
    uit = voer_uit("traject", pad, ID, "--op", "2024-03-01").uit
    assert f"Traject {ID} op 1 maart 2024" in kaal(uit)
    assert "Status: lopend" in kaal(uit)
    assert "Einde" not in uit
    assert "Warme overdracht" not in uit
    (een,) = voer_uit("traject", pad, ID, "--op", "2024-01-05", "--formaat", "json").json
    assert (een["status"], een["start"], een["einde"], een["overdracht"], een["duur"]) == (
        "aangemeld",
        None,
        None,
        None,
        None,
    )
    assert een["ster"] == []
    assert "Status: -" in kaal(voer_uit("traject", pad, ID, "--op", "2023-01-05").uit)


def test_json_en_csv(voer_uit: VoerUit, pad: Path) -> None:
    """Dezelfde gegevens; exact in JSON, een rij per levensdomein in CSV."""
    (een,) = voer_uit("traject", pad, ID, "--formaat", "json").json
    assert (een["reden"], een["duur"], een["op_is_laatste_dag"]) == ("werk-nec", 173, True)
    assert een["overdracht"] == {"dienst": "vdab", "datum": "2024-06-03", "afgesproken": True}
    assert een["ster"][1]["hervallen"] == ["2024-05-02"]
    uit = voer_uit("traject", pad, ID, "--formaat", "csv").uit
    rijen = list(csv.DictReader(uit.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert [rij["naam"] for rij in rijen if rij["gegeven"] == "ster"] == ["rechten", "werk"]


def test_de_ster_als_svg(voer_uit: VoerUit, pad: Path, tmp_path: Path) -> None:
    """Zoals op de gekozen dag; zonder metingen of map is er een melding."""
    doel = tmp_path / "ster.svg"
    assert voer_uit("traject", pad, ID, "--ster", doel).code == 0
    assert "van 3 naar 4" in doel.read_text("utf-8")
    assert "nog geen meting" in voer_uit("traject", pad, pseudoniem("t", 1), "--ster", doel).fout
    assert "is niet te schrijven" in voer_uit("traject", pad, ID, "--ster", tmp_path / "weg" / "ster.svg").fout
    assert voer_uit("traject", pad, ID, "--ster", "ster.png").code == 2
    assert "staat in 2 dossiers" in voer_uit("traject", pad, pad, ID, "--ster", doel).fout


def test_een_onbekend_traject_wordt_niet_herhaald(voer_uit: VoerUit, pad: Path, onleesbaar: Path) -> None:
    """Geen naam, en ook geen voorstel van een pseudoniem dat erop lijkt."""
    for gevraagd in ("Jan Janssens", "t-7k3mq9x2vtzz", "jan@voorbeeld.be"):
        uit = voer_uit("traject", pad, gevraagd)
        assert uit.code == 2
        assert uit.uit == ""
        assert gevraagd not in uit.fout
        assert ID not in uit.fout
        (een,) = voer_uit("traject", pad, gevraagd, "--formaat", "json").json
        assert een["traject"] is None
    leeg = voer_uit("traject", onleesbaar, ID, "--formaat", "json")
    assert (leeg.code, leeg.json[0]["leesbaar"]) == (2, False)


def test_in_een_map_volstaat_een_dossier_met_het_traject(voer_uit: VoerUit, bewaar: Bewaar, tmp_path: Path) -> None:
    """Dat de andere het niet hebben, is geen fout."""
    bewaar(partnerschap(deelnemer(0, **TRAJECT)), "a.json")
    bewaar(partnerschap(deelnemer(1)), "b.json")
    uit = voer_uit("traject", tmp_path, ID)
    assert (uit.code, uit.fout) == (0, "")


def test_wat_niet_bekend_is(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Een overdracht zonder dag of dienst, een einde zonder reden, een persona die het dossier niet kent."""
    half = {
        "persona": "ouders",
        "overdracht": {"afgesproken": False},
        "uitstroom": {"datum": "2024-06-28"},
        "weigering": {"datum": "2024-01-02"},
        "metingen": [{"datum": "2024-02-01", "ster": [{"levensdomein": "werk", "score": score}]} for score in (3, 2)],
    }
    uit = kaal(voer_uit("traject", bewaar(partnerschap(deelnemer(0, **half))), ID).uit)
    assert "Persona: ouders" in uit
    assert "Warme overdracht: dienst niet bekend, dag niet bekend, nog niet afgesproken" in uit
    assert "Reden van het einde: niet bekend" in uit
    assert "Metingen van dezelfde dag spreken elkaar tegen en tellen daar niet mee: 1 februari 2024." in uit
    assert "Nog geen metingen." in uit
    zonder = {"overdracht": {}, "levensdomeinen": []}
    (een,) = voer_uit("traject", bewaar(partnerschap(deelnemer(0, **zonder))), ID, "--formaat", "json").json
    assert een["overdracht"] == {"dienst": None, "datum": None, "afgesproken": None}
    assert "Warme overdracht: dienst niet bekend, dag niet bekend" in kaal(
        voer_uit("traject", bewaar(partnerschap(deelnemer(0, **zonder))), ID).uit
    )


def test_een_traject_zonder_dag_of_met_een_dubbelganger(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Zonder datum is er geen laatste dag; twee verschillende met hetzelfde pseudoniem kan niet."""
    zonder = deelnemer(0)
    del zonder["trajecten"][0]["start"]
    pad = bewaar(partnerschap(zonder))
    assert "kies een dag met --op" in voer_uit("traject", pad, ID).fout
    assert voer_uit("traject", pad, ID, "--op", "2024-01-01").code == 0
    dubbel = bewaar(partnerschap(deelnemer(0), deelnemer(0, "2024-02-01")))
    assert "2 verschillende trajecten" in voer_uit("traject", dubbel, ID).fout
