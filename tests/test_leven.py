"""Het leven van een partnerschap in één dossier, op vijf dagen vergeleken met een tabel die met de hand gemaakt is.

De bibliotheek en de opdrachten geven hetzelfde; `tests/gevallen/leven/vijf-dagen.toml` rekent elk bedrag voor.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from tests.cli import conftest as opdrachtregel
from tests.maak_leven import maak_leven

from lokale_partnerschappen import Gebied, Partnerschap, controleer, lees, naar_json, voorwaarden_voor
from lokale_partnerschappen.berekeningen.financiering.afrekening import jaarverdeling
from lokale_partnerschappen.berekeningen.opvolging.agenda import agenda
from lokale_partnerschappen.berekeningen.samenstelling import leden_op, ledenwijzigingen
from lokale_partnerschappen.berekeningen.selectie import kandidaatstanden, rondestanden
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.model.selectie import Brief, Briefsoort, Kandidatuur
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden

MAP: Final = Path(__file__).parent / "gevallen" / "leven"
DOSSIER: Final = MAP / "dossier.json"
TABEL: Final[dict[str, Any]] = tomllib.loads((MAP / "vijf-dagen.toml").read_text("utf-8"))
DAGEN: Final = pytest.mark.parametrize("verwacht", TABEL["dag"], ids=[str(dag["op"]) for dag in TABEL["dag"]])
VoerUit = Callable[..., Any]
voer_uit = opdrachtregel.voer_uit


@pytest.fixture(scope="module")
def leven() -> Partnerschap:
    return lees(DOSSIER)


def parameters(dag: date) -> Voorwaarden:
    return voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG, op=dag)


def maand(dag: date) -> tuple[date, date]:
    """De eerste en de laatste dag van de maand."""
    return dag.replace(day=1), dag.replace(day=calendar.monthrange(dag.year, dag.month)[1])


def lid(naam: object, soort: object, rollen: list[Any]) -> str:
    return f"{naam}: {soort}: {', '.join(map(str, rollen))}"


def kandidatuur(wie: object, status: object, stappen: list[tuple[Any, Any]]) -> str:
    open_stappen = ", ".join(f"{stap} tegen {tegen}" if tegen else str(stap) for stap, tegen in stappen)
    return f"{wie}: {status}: {open_stappen}"


def afspraak(datum: object, soort: object, over: object) -> str:
    return f"{datum} {soort} {over}" if over is not None else f"{datum} {soort}"


def test_het_dossier_komt_uit_het_bewaarde_script() -> None:
    """Wie het script verandert, verandert ook het dossier."""
    assert naar_json(maak_leven()) == DOSSIER.read_text("utf-8")


class TestBibliotheek:
    @DAGEN
    def test_leden(self, leven: Partnerschap, verwacht: Mapping[str, Any]) -> None:
        leden = leden_op(leven, verwacht["op"])
        assert [lid(een.naam, een.soort, list(een.rollen)) for een in leden] == verwacht["leden"]
        besturen = [een for een in leden if een.soort is Partnersoort.LOKAAL_BESTUUR]
        assert len(besturen) == verwacht["lokale_besturen"]

    def test_de_fusie_is_geen_wijziging(self, leven: Partnerschap) -> None:
        """Alleen de wissel van 1 april 2025 telt."""
        assert leven.periode is not None
        assert {een.dag for een in ledenwijzigingen(leven, leven.periode)} == {date(2025, 4, 1)}

    @DAGEN
    def test_aandelen(self, leven: Partnerschap, verwacht: Mapping[str, Any]) -> None:
        dag = verwacht["op"]
        bereken = jaarverdeling.onder(parameters(max(dag, date(2024, 1, 1))))
        if not verwacht["aandelen"]:
            with pytest.raises(ValueError, match=f"{dag.year} is geen projectjaar"):
                bereken(leven, dag.year)
            return
        verdeling = bereken(leven, dag.year)
        assert {nis: str(een.bedrag) for nis, een in verdeling.aandelen.items()} == verwacht["aandelen"]

    @DAGEN
    def test_agenda(self, leven: Partnerschap, verwacht: Mapping[str, Any]) -> None:
        gevonden = agenda(leven, *maand(verwacht["op"]))
        assert [afspraak(een.datum, een.soort, een.over) for een in gevonden] == verwacht["agenda"]

    @DAGEN
    def test_kandidaturen(self, leven: Partnerschap, verwacht: Mapping[str, Any]) -> None:
        standen = kandidaatstanden(leven, verwacht["op"])
        assert [
            kandidatuur(een.kandidatuur.id, een.status, [(stap.stap, stap.tegen) for stap in een.open])
            for een in standen
        ] == verwacht["kandidaturen"]
        assert [ronde.is_af for ronde in rondestanden(leven, verwacht["op"])] == verwacht["rondes_af"]

    @DAGEN
    def test_bevindingen(self, leven: Partnerschap, verwacht: Mapping[str, Any]) -> None:
        verslag = controleer(leven, op=verwacht["op"])
        assert [f"{een.ernst} {een.regel.id} {een.plaats}" for een in verslag] == verwacht["bevindingen"]
        # Vier projectjaren zijn nog niet begroot; iets anders ontbreekt er op geen enkele dag.
        assert [een.regel.id for een in verslag.niet_te_beoordelen] == ["lokale-besturen-onder-aandeel"]


class TestOpdrachten:
    @DAGEN
    def test_leden(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        (een,) = voer_uit("leden", DOSSIER, "--op", verwacht["op"], "--formaat", "json").json
        assert [lid(lid_["naam"], lid_["soort"], lid_["rollen"]) for lid_ in een["leden"]] == verwacht["leden"]
        assert len(een["gemeenten"]) == verwacht["lokale_besturen"]
        gevonden = [f"{w['datum']} {w['partner']} {w['soort']}" for w in een["wijzigingen"]]
        assert gevonden == verwacht["wijzigingen"]

    @DAGEN
    def test_aandeel(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        jaar = verwacht["op"].year
        if not verwacht["aandelen"]:
            gezien = voer_uit("aandeel", DOSSIER, "Temse", "--jaar", jaar)
            assert (gezien.code, gezien.uit) == (2, "")
            assert f"{jaar} is geen projectjaar" in gezien.fout
        for nis, bedrag in verwacht["aandelen"].items():
            (een,) = voer_uit("aandeel", DOSSIER, nis, "--jaar", jaar, "--formaat", "json").json
            assert (een["aandeel"]["bedrag"], een["aandeel"]["volgens_sleutel"]) == (bedrag, bedrag)

    @DAGEN
    def test_agenda(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        van, tot = maand(verwacht["op"])
        gevonden = voer_uit("agenda", DOSSIER, "--van", van, "--tot", tot, "--formaat", "json").json
        assert [afspraak(een["datum"], een["soort"], een["over"]) for een in gevonden] == verwacht["agenda"]

    @DAGEN
    def test_kandidaturen(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        (een,) = voer_uit("kandidaturen", DOSSIER, "--op", verwacht["op"], "--formaat", "json").json
        assert [
            kandidatuur(k["kandidatuur"], k["status"], [(stap["stap"], stap["tegen"]) for stap in k["open"]])
            for k in een["kandidaturen"]
        ] == verwacht["kandidaturen"]
        assert [ronde["is_af"] for ronde in een["rondes"]] == verwacht["rondes_af"]

    @DAGEN
    def test_controleer(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        gezien = voer_uit("controleer", DOSSIER, "--op", verwacht["op"], "--formaat", "json")
        (een,) = gezien.json
        gevonden = [f"{rij['ernst']} {rij['regel']} {rij['plaats']}" for rij in een["bevindingen"]]
        assert gevonden == verwacht["bevindingen"]
        heeft_fout = any(bevinding.startswith("fout ") for bevinding in verwacht["bevindingen"])
        assert (gezien.code, een["in_orde"]) == (int(heeft_fout), not heeft_fout)

    @pytest.mark.parametrize("verwacht", TABEL["wijzig"], ids=["zonder-nieuw-budget", "met-nieuw-budget"])
    def test_wijzig(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        """Waasmunster vertrekt op de laatste dag van 2025."""
        (een,) = voer_uit("wijzig", DOSSIER, *verwacht["opties"], "--formaat", "json").json
        assert {naam: een[naam] for naam in ("vanaf", "leden", "budget")} == {
            naam: verwacht[naam] for naam in ("vanaf", "leden", "budget")
        }
        assert (een["begrotingen"], een["af_te_rekenen"]) == ([], [])
        assert sorted({deel["jaar"] for deel in een["aandelen"]}) == verwacht["jaren"]
        for jaar in verwacht["jaren"]:
            delen = [deel for deel in een["aandelen"] if deel["jaar"] == jaar]
            assert {deel["gemeente"]: deel["oud"] for deel in delen} == verwacht["oud"]
            assert {deel["gemeente"]: deel["nieuw"] for deel in delen} == {"42023": None} | verwacht["nieuw"]
        bevindingen = {wat: [rij["regel"] for rij in rijen] for wat, rijen in een["bevindingen"].items()}
        assert bevindingen == {"erbij": verwacht["erbij"], "verdwenen": [], "te_regelen": verwacht["te_regelen"]}

    @pytest.mark.parametrize("verwacht", TABEL["nota"], ids=["voor-de-fusie", "na-de-fusie"])
    def test_nota(self, voer_uit: VoerUit, verwacht: Mapping[str, Any]) -> None:
        """Dezelfde plek op de kaart, eerst als Moerbeke en dan als deel van Lokeren."""
        nota = voer_uit("nota", DOSSIER, verwacht["gemeente"], "--jaar", verwacht["jaar"]).uit
        tabel = [regel for regel in nota.splitlines() if regel.startswith("| ")]
        assert verwacht["gevraagd"] in tabel
        assert [regel for regel in tabel if "Samen" in regel] == verwacht["samen"]
        assert all(zin in nota for zin in verwacht["in_de_tekst"])


class TestTrajecten:
    def test_wie_losgelaten_is_laat_geen_trajecten_achter(self, leven: Partnerschap) -> None:
        """Noemt het vertrek geen overnemer, dan blijft het traject dat nog bij C staat achter."""
        regels = [een.regel.id for een in controleer(leven)]
        assert "lopende-trajecten-niet-overgedragen" not in regels
        (los, toe) = leven.wijzigingen
        zonder = controleer(attrs.evolve(leven, wijzigingen=(attrs.evolve(los, trajecten_naar=None), toe)))
        gevonden = [een for een in zonder if een.regel.id == "lopende-trajecten-niet-overgedragen"]
        assert [een.gegevens["gevonden"] for een in gevonden] == [1]


class TestWatOpEenDagBestaat:
    """Met ``--op`` telt een brief vanaf zijn verzending, en een kandidatuur of een rapport vanaf de indiening."""

    @pytest.mark.parametrize(
        ("regel", "ervoor", "erna"),
        [
            ("brief-zonder-weerwoord", "2023-06-15", "2023-06-16"),
            ("boekhoudkundig-uittreksel-ontbreekt", "2025-02-27", "2025-02-28"),
            ("kwartaalopvolging-blijft-uit", "2025-03-31", "2025-04-01"),
            ("verwerkingsovereenkomst-niet-ondertekend", "2025-03-31", "2025-04-01"),
        ],
    )
    def test_een_fout_staat_er_vanaf_haar_eerste_dag(
        self, leven: Partnerschap, regel: str, ervoor: str, erna: str
    ) -> None:
        gezien = [
            regel in {een.regel.id for een in controleer(leven, op=date.fromisoformat(dag))} for dag in (ervoor, erna)
        ]
        assert gezien == [False, True]

    def test_zonder_datum_telt_een_brief_of_kandidatuur_altijd(self) -> None:
        assert Brief(soort=Briefsoort.POSITIEF).geldt_op(date(2020, 1, 1))
        assert Kandidatuur(id="k", organisatie="K").geldt_op(date(2020, 1, 1))

    def test_een_plaats_toont_geen_python(self, voer_uit: VoerUit) -> None:
        """De brief heeft een naam; wat er geen heeft, staat alleen met zijn volgnummer in het pad."""
        uit = voer_uit("controleer", DOSSIER).uit
        assert "vermeldt_weerwoord (Dienstverlener D, negatief na ronde 1)" in uit
        assert "datetime" not in uit
