"""``agenda``: alles wat tussen twee dagen moet gebeuren, op het scherm en in een agendaprogramma."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from lokale_partnerschappen import agenda, lees
from lokale_partnerschappen.uitwisseling.agenda import als_ics

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

TRAJECT = "t-7k3mq9x2vtbz"
JAAR = ("--van", "2024-01-01", "--tot", "2024-12-31")


@pytest.fixture
def pad(dossier: Inhoud, bewaar: Bewaar) -> Path:
    """Het meegeleverde dossier met één deelnemer die vertrok, een actie en een open rapport."""
    inhoud = dossier["partnerschap"]
    uitstroom = {"datum": "2024-08-31", "reden": "werk-nec"}
    trajecten = [{"id": TRAJECT, "start": "2024-02-01", "uitstroom": uitstroom}]
    inhoud["deelnemers"] = [{"id": "d-7k3mq9x2vtbz", "trajecten": trajecten}]
    inhoud["opvolging"] = {"rapporten": [{"periode": {"begin": "2024-01-01", "einde": "2024-06-30"}}]}
    actie = {"naam": "Jobbeurs; één, met ‘veel’ volk\nen muziek", "datum": "2024-10-15"}
    inhoud["samenwerkingsovereenkomst"] = {"doelstellingen": [{"naam": "Bereiken", "acties": [actie, actie]}]}
    return bewaar(dossier)


class TestTonen:
    def test_op_het_scherm_staat_elke_dag_met_bron_en_plaats(self, voer_uit: VoerUit, pad: Path) -> None:
        gezien = voer_uit("agenda", pad, *JAAR)
        assert (gezien.code, gezien.fout) == (0, "")
        assert gezien.uit.splitlines()[0].endswith("1 januari 2024 tot en met 31 december 2024")
        assert (
            "30 juni 2024\n"
            "  Driemaandelijkse opvolging van de deelnemers (2024K2)\n"
            "    Bron: Eén goedgekeurde aanvraag (2023), vraag 19: driemaandelijkse opvolging (praktijk); afgeleid\n"
            "    Waar: opvolging.kwartaalopvolgingen\n"
            "  Einde van de rapportperiode (1 januari 2024 tot en met 30 juni 2024)\n"
        ) in gezien.uit
        assert gezien.uit.endswith("vraag na of die termijn hier geldt.\n")

    def test_zonder_afspraken_is_er_niets_te_doen(self, voer_uit: VoerUit, pad: Path) -> None:
        gezien = voer_uit("agenda", pad, "--van", "2022-01-01", "--tot", "2022-01-31")
        assert (gezien.code, gezien.uit.splitlines()[1:]) == (0, ["", "Er is niets te doen."])

    def test_json_en_csv_zeggen_hetzelfde(self, voer_uit: VoerUit, pad: Path) -> None:
        in_json = voer_uit("agenda", pad, *JAAR, "--formaat", "json").json
        tekst = voer_uit("agenda", pad, *JAAR, "--formaat", "csv").uit.removeprefix("\ufeff")
        rijen = list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))
        assert rijen == [{naam: waarde or "" for naam, waarde in rij.items()} for rij in in_json]
        assert {rij["over"] for rij in rijen if rij["soort"] == "na-28-dagen"} == {TRAJECT}
        assert {rij["gezag"] for rij in rijen if rij["soort"] == "rapport"} == {"verwant"}

    def test_wat_over_een_deelnemer_gaat_kan_weg(self, voer_uit: VoerUit, pad: Path) -> None:
        met = voer_uit("agenda", pad, *JAAR, "--formaat", "json").json
        zonder = voer_uit("agenda", pad, *JAAR, "--formaat", "json", "--zonder-deelnemers").json
        assert TRAJECT not in str(zonder)
        assert zonder == [rij for rij in met if rij["over"] != TRAJECT]
        assert len(zonder) < len(met)

    def test_van_een_deelnemer_staat_er_nooit_meer_dan_het_pseudoniem_van_een_traject(
        self, voer_uit: VoerUit, pad: Path
    ) -> None:
        for formaat in ("tekst", "json", "csv", "ics"):
            uit = voer_uit("agenda", pad, *JAAR, "--formaat", formaat).uit
            assert TRAJECT in uit
            assert "d-7k3mq9x2vtbz" not in uit
            assert "werk-nec" not in uit


class TestAgendabestand:
    def test_een_ander_programma_leest_dezelfde_afspraken(self, voer_uit: VoerUit, pad: Path, tmp_path: Path) -> None:
        """Dag, tekst en bron zijn dezelfde; wat twee keer hetzelfde zegt, staat er één keer."""
        doel = tmp_path / "agenda.ICS"
        gezien = voer_uit("agenda", pad, *JAAR, "-o", doel)
        assert (gezien.code, gezien.uit, gezien.fout) == (0, "", f"De agenda staat in {doel}.\n")
        gelezen = vobject.readOne(doel.read_bytes().decode())
        assert gelezen.validate()
        afspraken = agenda(lees(pad), date(2024, 1, 1), date(2024, 12, 31))
        verwacht = {(een.datum, een.wat()) for een in afspraken}
        assert [(een.dtstart.value, een.summary.value) for een in gelezen.vevent_list] == sorted(
            verwacht, key=[(een.datum, een.wat()) for een in afspraken].index
        )
        assert len(gelezen.vevent_list) == len(afspraken) - 1
        for een in gelezen.vevent_list:
            assert een.dtend.value - een.dtstart.value == timedelta(days=1)
            assert een.transp.value == "TRANSPARENT"
            assert een.contents["class"][0].value == ("CONFIDENTIAL" if TRAJECT in een.summary.value else "PUBLIC")
            assert een.description.value.startswith("Bron: ")

    def test_het_bestand_houdt_zich_aan_de_norm(self, voer_uit: VoerUit, pad: Path, tmp_path: Path) -> None:
        """Regels van hoogstens 75 bytes met CRLF, en elk kenmerk is uniek en zegt niets over iemand."""
        doel = tmp_path / "agenda.ics"
        voer_uit("agenda", pad, *JAAR, "-o", doel)
        inhoud = doel.read_bytes()
        regels = inhoud.split(b"\r\n")
        assert regels.pop() == b""
        assert max(map(len, regels)) <= 75
        assert not any(b"\n" in regel or b"\r" in regel for regel in regels)
        kenmerken = [regel for regel in regels if regel.startswith(b"UID:")]
        assert len(set(kenmerken)) == len(kenmerken) == inhoud.count(b"BEGIN:VEVENT")
        assert not any(TRAJECT.encode() in kenmerk for kenmerk in kenmerken)

    def test_dezelfde_vraag_geeft_dezelfde_bytes(self, voer_uit: VoerUit, pad: Path, tmp_path: Path) -> None:
        """Naar een bestand of naar het scherm; een latere eerste dag verandert de stempel maar geen kenmerk."""
        doel = tmp_path / "agenda.ics"
        voer_uit("agenda", pad, *JAAR, "-o", doel, "--formaat", "ics")
        op_scherm = voer_uit("agenda", pad, *JAAR, "--formaat", "ics").uit
        assert doel.read_bytes().decode().replace("\xa0", " ") == op_scherm
        later = voer_uit("agenda", pad, "--van", "2024-06-01", "--tot", "2024-12-31", "--formaat", "ics").uit
        assert "DTSTAMP:20240101T000000Z" in op_scherm
        assert "DTSTAMP:20240601T000000Z" in later
        for regel in later.splitlines():
            assert not regel.startswith("UID:") or regel in op_scherm

    def test_de_volgorde_van_afspraken_verandert_geen_byte(self, pad: Path) -> None:
        afspraken = agenda(lees(pad), date(2024, 1, 1), date(2024, 12, 31))
        stempel = date(2024, 1, 1)
        bestanden = {als_ics(rij, naam="A", stempel=stempel) for rij in (afspraken, tuple(reversed(afspraken)))}
        assert len(bestanden) == 1

    def test_zonder_de_extra_staat_er_wat_te_doen(
        self, voer_uit: VoerUit, pad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        gezien = voer_uit("agenda", pad, *JAAR, "-o", tmp_path / "agenda.ics")
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout == (
            "Fout: Een agenda als iCalendar-bestand vraagt een bijkomend onderdeel; installeer het met:"
            " pip install 'lokale-partnerschappen[agenda]' (tekst, JSON en CSV kunnen zonder).\n"
        )
        assert not (tmp_path / "agenda.ics").exists()
        assert voer_uit("agenda", pad, *JAAR).code == 0

    def test_een_fout_bij_het_schrijven_laat_het_oude_bestand_staan(
        self, voer_uit: VoerUit, pad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        doel = tmp_path / "agenda.ics"
        doel.write_text("oud", "utf-8")

        def vol(*_: object) -> None:
            raise OSError("schijf vol")

        monkeypatch.setattr(os, "replace", vol)
        gezien = voer_uit("agenda", pad, *JAAR, "-o", doel)
        assert gezien.code == 2
        assert gezien.fout == f"Fout: {doel} is niet te schrijven; bestaat de map, en mag u daar schrijven?\n"
        assert doel.read_text("utf-8") == "oud"


class TestGebruiksfouten:
    @pytest.mark.parametrize(
        ("opties", "melding"),
        [
            (("--van", "2024-02-01", "--tot", "2024-01-01"), "--tot ligt voor --van; draai ze om."),
            (("--van", "2024-02-01"), "--tot"),
            (("--van", "gisteren", "--tot", "2024-01-01"), "‘gisteren’ is geen datum"),
            ((*JAAR, "-o", "agenda.csv"), "de naam eindigt op .ics"),
            ((*JAAR, "-o", "agenda.ics", "--formaat", "json"), "zonder ander --formaat"),
            (("--van", "2024-01-01", "--tot", "9999-12-31"), "Fout: De agenda gaat tot voor het jaar 9900."),
        ],
    )
    def test_een_verkeerde_vraag_zegt_wat_er_mis_is(
        self, voer_uit: VoerUit, opties: tuple[str, ...], melding: str
    ) -> None:
        gezien = voer_uit("agenda", "--voorbeeld", *opties)
        assert (gezien.code, gezien.uit) == (2, "")
        assert melding in gezien.fout

    def test_een_agenda_toont_een_dossier(self, voer_uit: VoerUit, goed: Path, onleesbaar: Path) -> None:
        assert "Een agenda toont één dossier; u wijst er 2 aan." in voer_uit("agenda", goed, "--voorbeeld", *JAAR).fout
        assert "kan niet gelezen worden" in voer_uit("agenda", onleesbaar, *JAAR).fout
