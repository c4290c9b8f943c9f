"""``toevoegen`` en ``nieuw-pseudoniem``: van rekenblad naar dossier, alles of niets, en nooit een cel op het scherm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lokale_partnerschappen import Partnerschap, is_pseudoniem, lees, schrijf, voeg_toe
from lokale_partnerschappen.uitwisseling.tabel import lees_tabel

VoerUit = Callable[..., Any]
D1, D2 = "d-7k3mq9x2vtbz", "d-8h4nr2w5xcdf"
T1, T2 = "t-7k3mq9x2vtbz", "t-8h4nr2w5xcdf"


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een map met een dossier en twee tabellen die passen."""
    schrijf(Partnerschap(naam="Voorbeeld", oproep="lp-208"), tmp_path / "dossier.json")
    (tmp_path / "t.csv").write_text(f"deelnemer;traject;start\n{D1};{T1};15/02/2024\n{D1};{T2};2025-01-10\n")
    (tmp_path / "m.csv").write_text(f"traject;datum;loslaatschaal\n{T1};1/03/2024;3\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestToevoegen:
    def test_het_dossier_krijgt_de_rijen_erbij(self, voer_uit: VoerUit, map_: Path) -> None:
        """Het staat op zijn eigen plaats; het scherm zegt hoeveel en wat er nu kan."""
        verwacht = voeg_toe(lees("dossier.json"), lees_tabel("t.csv"), lees_tabel("m.csv")).partnerschap
        gezien = voer_uit("toevoegen", "dossier.json", "m.csv", "t.csv")
        assert (gezien.code, gezien.fout) == (0, "")
        assert gezien.uit.splitlines() == [
            "Gelezen: 3 rijen.",
            "Nieuw: 1 deelnemer, 2 trajecten, 1 meting.",
            "Aangevuld: 0.",
            "Geschreven: dossier.json. Beoordeel het met: lokale-partnerschappen controleer dossier.json",
        ]
        assert lees(map_ / "dossier.json") == verwacht

    def test_een_tweede_keer_verandert_niets(self, voer_uit: VoerUit, map_: Path) -> None:
        """Dan wordt er ook niet geschreven."""
        voer_uit("toevoegen", "dossier.json", "t.csv", "m.csv")
        voordien = (map_ / "dossier.json").stat()
        gezien = voer_uit("toevoegen", "dossier.json", "t.csv", "m.csv")
        assert gezien.code == 0
        assert gezien.uit.splitlines()[1:] == [
            "Nieuw: 0 deelnemers, 0 trajecten, 0 metingen.",
            "Aangevuld: 0.",
            "Er verandert niets: alles stond al in het dossier.",
        ]
        nu = (map_ / "dossier.json").stat()
        assert (nu.st_mtime_ns, nu.st_ino) == (voordien.st_mtime_ns, voordien.st_ino)

    def test_naar_een_nieuw_bestand(self, voer_uit: VoerUit, map_: Path) -> None:
        """Het dossier zelf blijft dan zoals het is; ook zonder iets nieuws komt het bestand er."""
        voordien = (map_ / "dossier.json").read_bytes()
        assert voer_uit("toevoegen", "dossier.json", "t.csv", "-o", "nieuw.json").code == 0
        assert (map_ / "dossier.json").read_bytes() == voordien
        assert voer_uit("toevoegen", "nieuw.json", "t.csv", "-o", "nog.json").code == 0
        assert (map_ / "nog.json").read_bytes() == (map_ / "nieuw.json").read_bytes() != voordien

    def test_als_json(self, voer_uit: VoerUit, map_: Path) -> None:
        """Voor een programma: wat geschreven is en hoeveel."""
        assert voer_uit("toevoegen", "dossier.json", "t.csv", "m.csv", "--formaat", "json").json == {
            "geschreven": "dossier.json",
            "rijen": 3,
            "deelnemers": 1,
            "trajecten": 2,
            "metingen": 1,
            "aangevuld": 0,
            "geweigerd": [],
        }

    def test_de_soort_geven(self, voer_uit: VoerUit, map_: Path) -> None:
        """Dan moet elke tabel dat soort zijn."""
        assert voer_uit("toevoegen", "dossier.json", "t.csv", "--soort", "trajecten").code == 0
        gezien = voer_uit("toevoegen", "dossier.json", "t.csv", "--soort", "metingen")
        assert gezien.code == 2
        assert "t.csv, regel 1, kolom datum: gevonden niets; verwacht deze kolom (verplicht)" in gezien.fout

    def test_windows_1252_wordt_gemeld(self, voer_uit: VoerUit, map_: Path) -> None:
        """Wie vreemde tekens ziet, weet dan waarom."""
        dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", eigen_levensdomeinen=("financiële rust",))
        schrijf(dossier, map_ / "dossier.json")
        tekst = f"deelnemer;traject;levensdomeinen\n{D1};{T1};financiële rust\n"
        (map_ / "oud.csv").write_bytes(tekst.encode("cp1252"))
        gezien = voer_uit("toevoegen", "dossier.json", "oud.csv")
        assert (gezien.code, gezien.fout) == (
            0,
            "Let op: oud.csv is geen UTF-8 en is gelezen als Windows-1252.\n",
        )
        assert lees("dossier.json").deelnemers[0].trajecten[0].levensdomeinen == ("financiële rust",)


class TestWeigeren:
    @pytest.mark.parametrize("formaat", ["tekst", "json"])
    def test_een_geweigerde_rij_houdt_alles_tegen(self, voer_uit: VoerUit, map_: Path, formaat: str) -> None:
        """De tabellen die wel passen ook: er is niets geschreven, en er blijft geen half bestand achter."""
        (map_ / "fout.csv").write_text(f"deelnemer;traject;start;Naam\n{D2};{T1};31/02/2024;Geheim\n")
        voordien = (map_ / "dossier.json").read_bytes()
        bestanden = sorted(map_.iterdir())
        opdracht = ("toevoegen", "dossier.json", "t.csv", "m.csv", "fout.csv", "--formaat", formaat)
        gezien = voer_uit(*opdracht)
        assert gezien.code == 2
        assert gezien.fout.startswith(
            "Fout: niets toegevoegd (2 problemen):\n  fout.csv, regel 1, kolom D: gevonden een"
        )
        assert (map_ / "dossier.json").read_bytes() == voordien
        assert sorted(map_.iterdir()) == bestanden
        if formaat == "json":
            assert gezien.json["geschreven"] is None
            assert [(een["regel"], een["kolom"]) for een in gezien.json["geweigerd"]] == [(1, "D"), (2, "start")]
        else:
            assert gezien.uit == ""

    @pytest.mark.parametrize("plaats", range(4))
    @pytest.mark.parametrize("formaat", ["tekst", "json"])
    def test_een_persoonsgegeven_verschijnt_nergens(
        self, voer_uit: VoerUit, map_: Path, rijksregisternummer: str, plaats: int, formaat: str
    ) -> None:
        """In elke kolom en in de kop, als naam, nummer, adres of formule."""
        for geheim in ("Janssens", "Jan Janssens", rijksregisternummer, "iemand@voorbeeld.be", '=Geheim("x")'):
            rij = [D1, T1, "2024-01-31", "werkzoekend"]
            kop = ["deelnemer", "traject", "start", "status"]
            for lijst in (rij, kop):
                gezet = [*lijst]
                gezet[plaats] = f'"{geheim.replace(chr(34), chr(34) * 2)}"'
                regels = (kop, gezet) if lijst is rij else (gezet, rij)
                (map_ / "fout.csv").write_text("\n".join(";".join(regel) for regel in regels))
                gezien = voer_uit("toevoegen", "dossier.json", "fout.csv", "--formaat", formaat)
                assert gezien.code == 2
                assert not any(deel in gezien.alles for deel in (geheim, "Janssens", "Geheim"))

    def test_een_tabel_die_er_niet_is(self, voer_uit: VoerUit, map_: Path) -> None:
        """Elke ontbrekende tabel wordt genoemd."""
        gezien = voer_uit("toevoegen", "dossier.json", "weg.csv", "t.csv", "ook-weg.csv")
        assert gezien.code == 2
        assert "weg.csv: gevonden geen bestand met deze naam" in gezien.fout
        assert "(2 problemen)" in gezien.fout

    def test_een_dossier_dat_niet_te_lezen_is(self, voer_uit: VoerUit, map_: Path, onleesbaar: Path) -> None:
        """Zoals bij elke andere opdracht."""
        gezien = voer_uit("toevoegen", onleesbaar, "t.csv")
        assert gezien.code == 2
        assert "kan niet gelezen worden (3 problemen)" in gezien.fout

    @pytest.mark.parametrize("argumenten", [(), ("dossier.json",)])
    def test_zonder_dossier_of_tabel(self, voer_uit: VoerUit, argumenten: tuple[str, ...]) -> None:
        """Verkeerd gebruikt."""
        gezien = voer_uit("toevoegen", *argumenten)
        assert (gezien.code, gezien.uit) == (2, "")
        assert "Geef een dossier en minstens één tabel (CSV), of gebruik --sjabloon." in gezien.fout

    def test_een_map_die_er_niet_is(self, voer_uit: VoerUit, map_: Path) -> None:
        """Schrijven lukt dan niet; het dossier blijft zoals het is."""
        gezien = voer_uit("toevoegen", "dossier.json", "t.csv", "-o", "weg/nieuw.json")
        assert (gezien.code, gezien.uit) == (2, "")
        assert "weg/nieuw.json is niet te schrijven; bestaat de map, en mag u daar schrijven?" in gezien.fout


class TestSjabloon:
    @pytest.mark.parametrize("soort", ["trajecten", "metingen"])
    def test_een_lege_tabel(self, voer_uit: VoerUit, map_: Path, soort: str) -> None:
        """Het voorbeeld erin wordt nooit per ongeluk toegevoegd; met echte pseudoniemen past het."""
        sjabloon = voer_uit("toevoegen", "--sjabloon", soort)
        assert (sjabloon.code, sjabloon.fout) == (0, "")
        voer_uit("toevoegen", "dossier.json", "t.csv")
        blad = map_ / "sjabloon.csv"
        blad.write_text(sjabloon.uit)
        assert voer_uit("toevoegen", "dossier.json", blad).code == 2
        blad.write_text(sjabloon.uit.replace("d-voorbeeld123", D2).replace("t-voorbeeld123", "t-9j5ps3z6wdgk"))
        assert (voer_uit("toevoegen", "dossier.json", blad).code == 0) == (soort == "trajecten")

    def test_met_de_kolommen_van_het_dossier(self, voer_uit: VoerUit, map_: Path) -> None:
        """Ook de eigen levensdomeinen."""
        schrijf(Partnerschap(naam="V", oproep="lp-208", eigen_levensdomeinen=("digitaal",)), map_ / "dossier.json")
        assert ";ster_digitaal;" in voer_uit("toevoegen", "--sjabloon", "metingen", "dossier.json").uit
        assert "ster_digitaal" not in voer_uit("toevoegen", "--sjabloon", "metingen").uit


class TestNieuwPseudoniem:
    @pytest.mark.parametrize(("opties", "begin", "aantal"), [((), "d-", 1), (("--traject", "--aantal", 3), "t-", 3)])
    def test_elk_op_een_regel(self, voer_uit: VoerUit, opties: tuple[object, ...], begin: str, aantal: int) -> None:
        """Allemaal verschillend en willekeurig."""
        gezien = voer_uit("nieuw-pseudoniem", *opties)
        regels = gezien.uit.splitlines()
        assert (gezien.code, len(set(regels))) == (0, aantal)
        assert all(is_pseudoniem(regel) and regel.startswith(begin) for regel in regels)

    @pytest.mark.parametrize("aantal", ["0", "1001", "-1", "veel", "1.5"])
    def test_een_aantal_buiten_de_grenzen(self, voer_uit: VoerUit, aantal: str) -> None:
        """Verkeerd gebruikt."""
        gezien = voer_uit("nieuw-pseudoniem", "--aantal", aantal)
        assert (gezien.code, gezien.uit) == (2, "")
        assert f"‘{aantal}’ is geen aantal van 1 tot en met 1000." in gezien.fout
