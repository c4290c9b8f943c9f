"""De opdracht ``kandidaturen``: de volgende stap van elke kandidatuur, en wat een ronde nog openhoudt."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.regels.gevallen import gewijzigd

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]


@pytest.fixture
def selectie() -> Inhoud:
    """Het vertrekpunt met vijf kandidaturen."""
    return gewijzigd((), "selectie")


@pytest.fixture
def pad(selectie: Inhoud, bewaar: Callable[..., Path]) -> Path:
    return bewaar(selectie, "selectie.json")


def test_elke_kandidatuur_krijgt_haar_volgende_stap_en_termijn(voer_uit: VoerUit, pad: Path) -> None:
    uit = voer_uit("kandidaturen", pad, "--op", "2023-07-10")
    assert (uit.code, uit.fout) == (0, "")
    regels = uit.uit.splitlines()
    assert regels[1:3] == ["Kandidaturen op 10 juli 2023", "Stap 3 van 4 loopt: matching"]
    assert "Dienstverlener A: weerhouden" in regels
    assert "  Volgende stap: brief versturen (positief) (geen bron geeft een termijn)" in regels
    assert "  Ronde 1 (tot en met 23 juni 2023): af" in regels
    assert "  Ronde 2 (tot en met 7 juli 2023): nog niet af" in regels
    assert "    Dienstverlener E: brief versturen (definitief negatief na ronde 2)" in regels
    assert regels[-1].startswith("Bron: Europa WSE, veelgestelde vragen")


def test_een_termijn_die_voorbij_is_valt_op(voer_uit: VoerUit, pad: Path, selectie: Inhoud) -> None:
    """Op de laatste dag zelf nog niet."""
    del selectie["partnerschap"]["selectie"]["kandidaturen"][0]["pitch"]["datum"]
    for dag, woord in (("2023-06-23", ""), ("2023-06-24", " (te laat)")):
        uit = voer_uit("kandidaturen", pad, "--op", "2023-06-19")
        assert "  Volgende stap: beoordelen (cruciale bijdrage), tegen 23 juni 2023\n" in uit.uit
        eerste = selectie["partnerschap"]["selectie"]["kandidaturen"][0]["eerste_ronde"]
        eerste["besloten_op"] = "2023-06-30"
        pad.write_text(json.dumps(selectie), "utf-8")
        uit = voer_uit("kandidaturen", pad, "--op", dag)
        assert f"  Volgende stap: beoordelen (cruciale bijdrage), tegen 23 juni 2023{woord}\n" in uit.uit


def test_zonder_datum_in_het_addendum_staat_dat_er(voer_uit: VoerUit, pad: Path, selectie: Inhoud) -> None:
    del selectie["partnerschap"]["selectie"]["addendum"]
    pad.write_text(json.dumps(selectie), "utf-8")
    uit = voer_uit("kandidaturen", pad, "--op", "2023-07-01")
    assert "  Volgende stap: pitch houden (de datum staat niet in het addendum)" in uit.uit.splitlines()
    assert "  Ronde 2: nog niet af" in uit.uit.splitlines()


def test_zonder_dag_telt_alles_en_loopt_er_geen_stap(voer_uit: VoerUit, pad: Path) -> None:
    uit = voer_uit("kandidaturen", pad)
    assert "Kandidaturen op" not in uit.uit
    assert "loopt:" not in uit.uit
    assert uit.uit.count("Er hoeft niets meer te gebeuren.") == 5


def test_een_dossier_zonder_selectie_zegt_dat_het_er_geen_heeft(voer_uit: VoerUit) -> None:
    uit = voer_uit("kandidaturen", "--voorbeeld", "--op", "2023-07-01")
    assert uit.code == 0
    assert uit.uit.endswith("\n\nEr staan geen kandidaturen in het dossier.\n")


def test_json_geeft_per_kandidatuur_elke_open_stap(voer_uit: VoerUit, pad: Path, onleesbaar: Path) -> None:
    uit = voer_uit("kandidaturen", pad, onleesbaar, "--op", "2023-06-27", "--formaat", "json")
    assert uit.code == 2
    goed, stuk = uit.json
    assert stuk["leesbaar"] is False
    assert goed["op"] == "2023-06-27"
    assert [(k["kandidatuur"], k["status"], len(k["open"])) for k in goed["kandidaturen"]] == [
        ("k-a", "in-ronde-2", 4),
        ("k-b", "weerwoord-loopt", 1),
        ("k-c", "in-ronde-2", 4),
        ("k-d", "niet-weerhouden", 2),
        ("k-e", "in-ronde-2", 4),
    ]
    assert goed["kandidaturen"][0]["open"][0] | {"bron": ""} == {
        "stap": "pitchen",
        "over": None,
        "ronde": 2,
        "tegen": "2023-07-07",
        "te_laat": False,
        "bron": "",
    }
    assert goed["rondes"] == [
        {"ronde": 1, "einde": "2023-06-23", "is_af": False, "open": ["k-b"]},
        {"ronde": 2, "einde": "2023-07-07", "is_af": False, "open": ["k-a", "k-c", "k-e"]},
    ]


def test_csv_heeft_een_rij_per_open_stap_en_ook_een_voor_wie_klaar_is(voer_uit: VoerUit, pad: Path) -> None:
    uit = voer_uit("kandidaturen", pad, "--op", "2023-11-02", "--formaat", "csv")
    rijen = list(csv.DictReader(io.StringIO(uit.uit.removeprefix("\ufeff")), delimiter=";"))
    assert [(rij["kandidatuur"], rij["stap"], rij["te_laat"]) for rij in rijen] == [
        (naam, "", "") for naam in ("k-a", "k-b", "k-c", "k-d", "k-e")
    ]
    uit = voer_uit("kandidaturen", pad, "--op", "2023-07-20", "--formaat", "csv")
    eerste = next(csv.DictReader(io.StringIO(uit.uit.removeprefix("\ufeff")), delimiter=";"))
    assert (eerste["organisatie"], eerste["stap"], eerste["tegen"], eerste["te_laat"], eerste["ronde"]) == (
        "Dienstverlener A",
        "project-indienen",
        "2023-10-31",
        "nee",
        "",
    )


def test_een_onleesbaar_bestand_geeft_code_twee_en_de_andere_blijven(
    voer_uit: VoerUit, pad: Path, onleesbaar: Path
) -> None:
    uit = voer_uit("kandidaturen", onleesbaar, pad)
    assert uit.code == 2
    assert "Dienstverlener A: weerhouden" in uit.uit
    assert "kan niet gelezen worden" in uit.fout
