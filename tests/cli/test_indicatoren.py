"""``indicatoren``: per kalenderjaar, met kleine aantallen verborgen."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.mensen import deelnemer, partnerschap

VoerUit = Callable[..., Any]
Bewaar = Callable[..., Path]
JAAR = {"begin": "2024-01-01", "einde": "2024-12-31"}
TELLINGEN: dict[str, Any] = {
    "kenmerktellingen": [
        {"kenmerk": "dakloos", "periode": JAAR, "vrouwen": 7, "geschat": True},
        {"kenmerk": "beperking", "periode": {"begin": "2024-01-01", "einde": "2025-12-31"}, "vrouwen": 6},
    ],
    "entiteitstellingen": [{"periode": JAAR, "overheden": 2}],
}


def test_elke_indicator_met_zijn_geslachten(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Twaalf starters; een telling is een schatting, en een andere valt buiten het jaar."""
    pad = bewaar(partnerschap(*(deelnemer(i) for i in range(12)), **TELLINGEN))
    uit = voer_uit("indicatoren", pad, "--jaar", "2024")
    assert (uit.code, uit.fout) == (0, "")
    regels = [" ".join(regel.split()) for regel in uit.uit.splitlines()]
    assert "Indicatoren van 2024" in regels
    assert "EECO01 totaal aantal deelnemers 12 12 0 0 0 0 0 0" in regels
    assert "EECO16 dak- of thuisloos, of uitgesloten van wonen ~ 7 7 0 0 0 0 0 0" in regels
    assert "EECO18 ondersteunde overheden en openbare diensten 2 - - - - - - -" in regels
    assert "Tellingen die meetellen:" in regels
    assert "overheden en ondernemingen: 2024-01-01/2024-12-31" in regels
    assert "EECO12 beperking: 2024-01-01/2025-12-31" in regels
    assert "~ is een onderbouwde schatting." in regels


def test_standaard_elk_jaar_met_gegevens(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Wie in het najaar van 2024 vertrekt, telt in 2025 voor zes maanden later."""
    pad = bewaar(partnerschap(*(deelnemer(i, uitstroom={"datum": "2024-10-01"}) for i in range(6))))
    (een,) = voer_uit("indicatoren", pad, "--formaat", "json").json
    assert [jaar["jaar"] for jaar in een["jaren"]] == [2024, 2025]
    assert [jaar["gehelen"]["zes_maanden_later"] for jaar in een["jaren"]] == [0, 6]


def test_verborgen_in_json_en_csv(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Niets in JSON, leeg in CSV, allebei met erbij dat het verborgen is; een titel in de taal van de lezer."""
    pad = bewaar(partnerschap(*(deelnemer(i) for i in range(3)), **TELLINGEN))
    (een,) = voer_uit("indicatoren", pad, "--jaar", "2024", "--formaat", "json").json
    (jaar,) = een["jaren"]
    eerste = jaar["indicatoren"][0]
    assert (eerste["code"], eerste["aantallen"]["aantal"], "aantal" in eerste["verborgen"]) == ("EECO01", None, True)
    assert jaar["gehelen"]["gestart"] is None
    assert jaar["ongebruikte_tellingen"] == ["EECO12 beperking: 2024-01-01/2025-12-31"]
    uit = voer_uit("indicatoren", pad, "--jaar", "2024", "--formaat", "csv").uit
    rijen = list(csv.DictReader(uit.removeprefix("\ufeff").splitlines(), delimiter=";"))
    gezien = {(rij["code"], rij["kolom"]): (rij["aantal"], rij["verborgen"]) for rij in rijen}
    assert gezien["EECO01", "vrouwen"] == ("", "ja")
    assert gezien["EECO01", "mannen"] == ("0", "nee")
    assert gezien["gestart", "aantal"] == ("", "ja")


def test_intern_toont_alles(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """En zegt dat het binnen blijft."""
    pad = bewaar(partnerschap(*(deelnemer(i) for i in range(3))))
    uit = voer_uit("indicatoren", pad, "--intern")
    assert "mag het partnerschap niet verlaten" in uit.fout
    assert "EECO01 totaal aantal deelnemers 3 3" in " ".join(uit.uit.split())
    assert "verborgen" not in uit.uit


def test_zonder_deelnemers_valt_er_niets_te_tellen(voer_uit: VoerUit, bewaar: Bewaar) -> None:
    """Een leeg dossier is geen fout; een gevraagd jaar toont nullen."""
    pad = bewaar(partnerschap())
    assert "Er zijn nog geen deelnemers of tellingen." in voer_uit("indicatoren", pad).uit
    assert "EECO18 ondersteunde overheden en openbare diensten - -" in " ".join(
        voer_uit("indicatoren", pad, "--jaar", "2024").uit.split()
    )


def test_wat_niet_te_lezen_of_te_berekenen_is(voer_uit: VoerUit, bewaar: Bewaar, onleesbaar: Path) -> None:
    """Afsluitcode 2, met een melding; de rest gaat door."""
    eeuwen = bewaar(partnerschap(deelnemer(0, "1024-01-08"), deelnemer(1)), "eeuwen.json")
    uit = voer_uit("indicatoren", eeuwen, onleesbaar, "--formaat", "json")
    assert (uit.code, [een["leesbaar"] for een in uit.json]) == (2, [True, False])
    assert "kijk na of er geen datum verkeerd staat" in uit.fout
