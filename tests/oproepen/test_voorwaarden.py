"""De parameters van een oproep: voor elk gebied en elke dag precies één waarde, of een reden waarom niet."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Bron, Gezag, Zekerheid
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.bronnen import EIGEN_WAARDE, REFNIS
from lokale_partnerschappen.oproepen.lp_208 import LP_208
from lokale_partnerschappen.oproepen.oproep import Oproep, oproep, voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import (
    GEBIED_ONBEKEND,
    Gebied,
    NietGezet,
    ParameterNietGezet,
    Voorwaarden,
    Waarde,
    parameters,
)

BRON = Bron(sleutel="VB", titel="Voorbeeld", gezag=Gezag.NORM)
BUITEN, LIMBURG = Gebied.BUITEN_LIMBURG, Gebied.LIMBURG
ONDERSTEUNING = ("esf_tarief_ondersteuning", "lokaal_tarief_ondersteuning", "vdab_tarief_ondersteuning")
WISSEL = date(2026, 1, 1)
# Elke parameter van de oproep: buiten Limburg en in Limburg; None is uitdrukkelijk niet gezet.
TABEL: dict[str, tuple[object, object]] = {
    "sut_factor": (Tarief("0.012"), Tarief("0.012")),
    "uren_per_vte": (Decimal(1720), Decimal(1720)),
    "uren_decimalen": (3, 3),
    "forfaittarief": (Tarief("0.4"), Tarief("0.4")),
    "uurtarief_opvallend": (Bedrag(100), Bedrag(100)),
    "brutoloon_opvallend": (None, None),
    "personen_per_vte": (None, None),
    "forfaitpunten_totaal": (None, None),
    "ondersteuningspakket": (Bedrag("55682.59"), Bedrag("55682.59")),
    "esf_tarief": (Tarief("0.4"), Tarief("0.6")),
    "vcf_tarief": (Tarief("0.3"), Tarief("0.2")),
    "lokaal_tarief": (Tarief("0.15"), Tarief("0.1")),
    "vdab_tarief": (Tarief("0.15"), Tarief("0.1")),
    "cofinancieringstarief": (Tarief("0.3"), Tarief("0.2")),
    "esf_tarief_ondersteuning": (Tarief("0.4"), None),
    "lokaal_tarief_ondersteuning": (Tarief(0), None),
    "vdab_tarief_ondersteuning": (Tarief("0.15"), None),
    "projectperiode": (Periode(date(2024, 1, 1), date(2029, 12, 31)),) * 2,
    "projectjaren": (6, 6),
    "oproep_tot_interesse": (Periode(date(2023, 3, 31), date(2024, 2, 29)),) * 2,
    "indieningsperiode": (Periode(date(2023, 9, 30), date(2024, 6, 30)),) * 2,
    "verlengde_indieningsperiode": (Periode(date(2024, 7, 1), date(2025, 6, 30)),) * 2,
    "vroege_indiening": (Periode(date(2023, 9, 30), date(2023, 10, 30)),) * 2,
    "late_indiening": (Periode(date(2023, 11, 1), date(2025, 6, 30)),) * 2,
    "beslistermijn_maanden": (2, 2),
    "gewicht_relevantie": (Tarief("0.4"), Tarief("0.4")),
    "gewicht_haalbaarheid": (Tarief("0.3"), Tarief("0.3")),
    "gewicht_bestuur": (Tarief("0.15"), Tarief("0.15")),
    "gewicht_kosten_baten": (Tarief("0.15"), Tarief("0.15")),
    "minimum_lokale_besturen": (1, 1),
    "minimum_partners": (2, 2),
    "maximum_partners": (12, 12),
    "wijziging_na_maanden": (6, 6),
    "ondersteuningsgroep_maanden": (3, 3),
    "ondersteuningsgroep_beginmaanden": (6, 6),
    "ondersteuningsgroep_beginritme": (2, 2),
    "caseload_minimum": (Decimal(16), Decimal(16)),
    "caseload_maximum": (Decimal(18), Decimal(18)),
    "uitstroomdoel": (Tarief("0.2"), Tarief("0.2")),
    "opvolging_maanden": (3, 3),
    "meetafstand_dagen": (92, 92),
    "kleinste_groep": (5, 5),
    "wijkwerken_uren_per_maand": (Decimal(60), Decimal(60)),
    "wijkwerken_uren_per_jaar": (Decimal(630), Decimal(630)),
    "wijkwerken_maanden": (12, 12),
    "ama_uren_per_week": (Decimal(12), Decimal(12)),
    "artikel_60_maanden": (24, 24),
    "bezwaar_dagen": (15, 15),
    "bewaartermijn_jaren": (10, 10),
    "affiche_a_formaat": (3, 3),
    "afrondingsmarge": (Bedrag("0.01"), Bedrag("0.01")),
    "esf_marge": (Tarief("0.0005"), Tarief("0.0005")),
    "mixmarge": (Tarief("0.0005"), Tarief("0.0005")),
    "jaarbudgetmarge": (Tarief("0.01"), Tarief("0.01")),
    "inzetmarge": (Bedrag(5), Bedrag(5)),
    "tekstmarge": (Bedrag("0.05"), Bedrag("0.05")),
    "vte_marge": (Decimal(1), Decimal(1)),
}


def buiten() -> Voorwaarden:
    """De voorwaarden buiten Limburg."""
    return voorwaarden_voor("lp-208", gebied=BUITEN)


def in_limburg() -> Voorwaarden:
    """De voorwaarden in Limburg."""
    return voorwaarden_voor("lp-208", gebied=LIMBURG)


def met_waarden(*erbij: Waarde | NietGezet, zonder: str = "") -> Oproep:
    """Oproep 208 met andere waarden; wat dezelfde naam draagt, valt weg."""
    namen = {zonder, *(waarde.naam for waarde in erbij)}
    return attrs.evolve(LP_208, waarden=(*(w for w in LP_208.waarden if w.naam not in namen), *erbij))


def forfait(percentage: int, periode: Periode | None = None, gebied: Gebied | None = None) -> Waarde:
    """Een forfaittarief."""
    return Waarde("forfaittarief", Tarief.procent(percentage), BRON, periode=periode, gebied=gebied)


def test_elke_parameter_staat_in_de_tabel_van_deze_test() -> None:
    """Wie een parameter toevoegt, schrijft er hier de waarde bij; elk heeft een type uit de lijst."""
    assert list(parameters()) == list(TABEL)
    assert set(parameters().values()) <= {Bedrag, Tarief, Decimal, int, Periode}


@pytest.mark.parametrize("naam", TABEL)
@pytest.mark.parametrize("gebied", Gebied)
def test_elke_parameter_heeft_een_waarde_of_een_reden(naam: str, gebied: Gebied) -> None:
    """In beide gebieden, met een herkomst die dezelfde waarde draagt."""
    verwacht = TABEL[naam][list(Gebied).index(gebied)]
    voorwaarden = voorwaarden_voor("lp-208", gebied=gebied)
    if verwacht is None:
        niet_gezet = voorwaarden.niet_gezet(naam)
        assert niet_gezet is not None
        with pytest.raises(
            ParameterNietGezet, match=rf"{naam} is niet gezet in deze oproep \({gebied}\): {niet_gezet.reden}"
        ):
            getattr(voorwaarden, naam)
        with pytest.raises(KeyError):
            voorwaarden.herkomst(naam)
    else:
        assert getattr(voorwaarden, naam) == voorwaarden.herkomst(naam).waarde == verwacht
        assert voorwaarden.niet_gezet(naam) is None
        assert voorwaarden.herkomst(naam).periode == LP_208.looptijd
        assert voorwaarden.herkomst(naam).bron.titel


@pytest.mark.parametrize("gebied", Gebied)
def test_de_mix_is_samen_honderd_procent(gebied: Gebied) -> None:
    """En lokale besturen en VDAB dragen samen en gelijk het cofinancieringstarief."""
    v = voorwaarden_voor("lp-208", gebied=gebied)
    assert v.esf_tarief + v.vcf_tarief + v.lokaal_tarief + v.vdab_tarief == Tarief(1)
    assert v.lokaal_tarief + v.vdab_tarief == v.cofinancieringstarief
    assert v.lokaal_tarief == v.vdab_tarief


@pytest.mark.parametrize("naam", ["sut_factor", "uren_per_vte", "uren_decimalen", "projectperiode", "afrondingsmarge"])
def test_wat_uit_cijfers_komt_zegt_dat(naam: str) -> None:
    """Een afgeleide waarde legt uit hoe ze afgeleid is."""
    assert buiten().herkomst(naam).zekerheid is Zekerheid.AFGELEID
    assert buiten().herkomst(naam).toelichting


def test_zonder_gebied_telt_alleen_wat_overal_gelijk_is() -> None:
    """Is niet bekend of het gebied in Limburg ligt, dan is wat verschilt niet gezet, met die reden."""
    onbekend = LP_208.voorwaarden(None)
    verschilt = {naam for naam, (een, twee) in TABEL.items() if een != twee}
    nergens = {naam for naam, waarden in TABEL.items() if waarden == (None, None)}
    assert nergens == {"brutoloon_opvallend", "personen_per_vte", "forfaitpunten_totaal"}
    assert {naam for naam in TABEL if onbekend.niet_gezet(naam)} == verschilt | nergens
    assert len(verschilt) == 8
    assert onbekend.niet_gezet("esf_tarief") == NietGezet("esf_tarief", GEBIED_ONBEKEND, REFNIS)
    assert onbekend.forfaittarief == Tarief("0.4")
    assert repr(onbekend) == "Voorwaarden(gebied=None, op='2024-01-01')"


def test_dated_waarden_wisselen_op_de_dag_zelf() -> None:
    """De oude tot en met de laatste dag, de nieuwe vanaf de eerste; de herkomst zegt wanneer ze geldt."""
    eerst, dan = Periode(LP_208.looptijd.begin, WISSEL - timedelta(days=1)), Periode(WISSEL)
    oproep_met_wissel = met_waarden(forfait(40, eerst), forfait(35, dan))
    ervoor = oproep_met_wissel.voorwaarden(BUITEN, WISSEL - timedelta(days=1))
    erna = oproep_met_wissel.voorwaarden(BUITEN, WISSEL)
    assert (ervoor.forfaittarief, erna.forfaittarief) == (Tarief("0.40"), Tarief("0.35"))
    assert (ervoor.herkomst("forfaittarief").periode, erna.herkomst("forfaittarief").periode) == (eerst, dan)
    assert oproep_met_wissel.voorwaarden(BUITEN).forfaittarief == Tarief("0.40")
    assert ervoor != erna


@given(st.dates(LP_208.looptijd.begin, date(2029, 12, 31)), st.dates(LP_208.looptijd.begin, date(2029, 12, 31)))
def test_een_waarde_die_wisselt_heeft_elke_dag_een_waarde(wissel: date, dag: date) -> None:
    """Op welke dag van de looptijd ze ook wisselt."""
    waarden: list[Waarde | NietGezet] = [forfait(35, Periode(wissel))]
    if wissel > LP_208.looptijd.begin:
        waarden.append(forfait(40, Periode(LP_208.looptijd.begin, wissel - timedelta(days=1))))
    verwacht = Tarief("0.35") if dag >= wissel else Tarief("0.4")
    assert met_waarden(*waarden).voorwaarden(LIMBURG, dag).forfaittarief == verwacht


def test_een_parameter_kan_voor_een_tijd_niet_gezet_zijn() -> None:
    """Daarna geldt de waarde."""
    later = met_waarden(
        NietGezet("forfaittarief", "nog niet beslist", BRON, periode=Periode.jaar(2024)),
        forfait(40, Periode(date(2025, 1, 1))),
    )
    with pytest.raises(ParameterNietGezet, match="nog niet beslist"):
        _ = later.voorwaarden(BUITEN, date(2024, 12, 31)).forfaittarief
    assert later.voorwaarden(BUITEN, date(2025, 1, 1)).forfaittarief == Tarief("0.4")


@pytest.mark.parametrize(
    ("waarden", "fout"),
    [
        ([forfait(40), forfait(40)], "forfaittarief heeft 2 waarden in gebied buiten-limburg op 2024-01-01"),
        ([forfait(40), forfait(35, gebied=LIMBURG)], "2 waarden in gebied limburg op 2024-01-01"),
        ([forfait(40, gebied=BUITEN)], "forfaittarief heeft geen waarde in gebied limburg op 2024-01-01"),
        ([forfait(40, Periode(WISSEL))], "geen waarde in gebied buiten-limburg op 2024-01-01"),
        ([forfait(40, Periode(date(2020, 1, 1), WISSEL))], "geen waarde in gebied buiten-limburg op 2026-01-02"),
        ([forfait(40), forfait(35, Periode(WISSEL))], "2 waarden in gebied buiten-limburg op 2026-01-01"),
        ([forfait(40), NietGezet("forfaittarief", "r", BRON)], "2 waarden in gebied buiten-limburg op 2024-01-01"),
        ([NietGezet("forfaittarief", "r", BRON, LIMBURG)], "geen waarde in gebied buiten-limburg op 2024-01-01"),
    ],
)
def test_nul_of_twee_waarden_is_een_fout_in_de_tabel(waarden: list[Waarde | NietGezet], fout: str) -> None:
    """Zodra de oproep gemaakt wordt, ook als het maar één dag of één gebied is: er springt nooit iets in."""
    with pytest.raises(ValueError, match=f"oproep lp-208: .*{fout}"):
        met_waarden(*waarden)


def test_een_vergeten_parameter_is_een_fout() -> None:
    """Elke parameter hoort in de tabel."""
    with pytest.raises(ValueError, match="projectjaren heeft geen waarde"):
        met_waarden(zonder="projectjaren")


@pytest.mark.parametrize(
    "vreemd", [Waarde("fofaittarief", Tarief(1), BRON), NietGezet("fofaittarief", "r", BRON), Waarde("gebied", 1, BRON)]
)
def test_een_naam_die_niet_bestaat_wordt_geweigerd(vreemd: Waarde | NietGezet) -> None:
    """Een tikfout in de tabel valt meteen op."""
    with pytest.raises(ValueError, match=f"{vreemd.naam} is geen parameter van Voorwaarden"):
        met_waarden(vreemd)


@pytest.mark.parametrize(
    ("naam", "waarde", "verwacht", "gevonden"),
    [
        ("forfaittarief", Decimal("0.4"), "Tarief", "Decimal"),
        ("projectjaren", Decimal(6), "int", "Decimal"),
        ("projectjaren", True, "int", "bool"),
        ("uren_per_vte", 1720, "Decimal", "int"),
        ("afrondingsmarge", Tarief(0), "Bedrag", "Tarief"),
        ("projectperiode", date(2024, 1, 1), "Periode", "date"),
    ],
)
def test_een_waarde_heeft_het_type_van_haar_parameter(naam: str, waarde: Any, verwacht: str, gevonden: str) -> None:
    """In de tabel en in wie haar wijzigt."""
    with pytest.raises(TypeError, match=f"{naam}: verwacht {verwacht}, geen {gevonden}"):
        met_waarden(Waarde(naam, waarde, BRON))
    with pytest.raises(TypeError, match=f"{naam}: verwacht {verwacht}, geen {gevonden}"):
        buiten().met(**{naam: waarde})


def test_een_waarde_geldt_in_haar_gebied_en_periode() -> None:
    """Ook een verklaring waarom ze niet gezet is."""
    for waarde in (
        forfait(40, Periode.jaar(2024), LIMBURG),
        NietGezet("esf_marge", "r", BRON, LIMBURG, Periode.jaar(2024)),
    ):
        assert waarde.geldt(LIMBURG, date(2024, 12, 31))
        assert not waarde.geldt(LIMBURG, date(2025, 1, 1))
        assert not waarde.geldt(BUITEN, date(2024, 12, 31))


def test_nagaan_wat_een_andere_waarde_zou_veranderen() -> None:
    """De eerste voorwaarden blijven; van de nieuwe waarde is de bron een eigen waarde."""
    anders = buiten().met(esf_tarief=Tarief("0.5"), projectjaren=5)
    assert (anders.esf_tarief, anders.projectjaren, anders.vcf_tarief) == (Tarief("0.5"), 5, Tarief("0.3"))
    assert buiten().esf_tarief == Tarief("0.4")
    assert (anders.herkomst("esf_tarief").bron, anders.herkomst("esf_tarief").zekerheid) == (
        EIGEN_WAARDE,
        Zekerheid.ONZEKER,
    )
    assert anders.herkomst("vcf_tarief") == buiten().herkomst("vcf_tarief")
    assert (anders.gebied, anders.op) == (BUITEN, date(2024, 1, 1))
    assert buiten().met() == buiten()


def test_een_mix_geven_waar_de_oproep_er_geen_geeft() -> None:
    """Wat in Limburg niet gezet is, kan iemand zelf zetten."""
    eigen = in_limburg().met(esf_tarief_ondersteuning=Tarief("0.6"))
    assert eigen.esf_tarief_ondersteuning == Tarief("0.6")
    assert eigen.niet_gezet("esf_tarief_ondersteuning") is None
    assert eigen.niet_gezet("vdab_tarief_ondersteuning") is not None


def test_een_onbekende_naam_wijzigen_of_lezen_kan_niet() -> None:
    """De melding zegt dat die parameter niet bestaat."""
    with pytest.raises(ValueError, match="fofaittarief is geen parameter van Voorwaarden"):
        buiten().met(fofaittarief=Tarief(1))
    with pytest.raises(AttributeError, match="Voorwaarden heeft geen veld fofaittarief") as fout:
        getattr(buiten(), "fofaittarief")  # noqa: B009
    assert not isinstance(fout.value, ParameterNietGezet)


def test_voorwaarden_veranderen_nooit() -> None:
    """Een veld zetten of verwijderen kan niet."""
    v = buiten()
    with pytest.raises(AttributeError, match=r"onveranderlijk; gebruik \.met"):
        v.esf_tarief = Tarief(1)
    with pytest.raises(AttributeError, match=r"onveranderlijk; gebruik \.met"):
        del v.esf_tarief
    assert v.esf_tarief == Tarief("0.4")


def test_gelijke_voorwaarden_zijn_een_sleutel() -> None:
    """Ook na kopiëren of bewaren; een ander gebied of een andere waarde is iets anders."""
    assert buiten() == buiten() == copy.deepcopy(buiten()) == pickle.loads(pickle.dumps(buiten()))
    assert len({buiten(), voorwaarden_voor("lp-208", gebied=BUITEN, op=date(2025, 1, 1)), in_limburg()}) == 2
    assert buiten() != in_limburg()
    assert buiten() != buiten().met(projectjaren=5)
    assert buiten() != "lp-208"
    assert repr(in_limburg()) == "Voorwaarden(gebied='limburg', op='2024-01-01')"


def test_een_oproep_zoeken() -> None:
    """Met haar id; een onbekende wordt geweigerd met wat er wel is, en zonder een persoonsgegeven te herhalen."""
    assert oproep("lp-208") is LP_208 is OPROEPEN["lp-208"]
    assert (LP_208.nummer, LP_208.naam) == ("208", "Lokale partnerschappen")
    with pytest.raises(ValueError, match="onbekende oproep ‘lp-209’; bekend: lp-208"):
        oproep("lp-209")
    with pytest.raises(ValueError, match=r"onbekende oproep \(niet getoond: het lijkt een e-mailadres\)"):
        voorwaarden_voor("iemand@voorbeeld.be", gebied=BUITEN)


@pytest.mark.parametrize(
    ("voorwerp", "veld"), [(LP_208, "waarden"), (forfait(40), "waarde"), (buiten().herkomst("esf_tarief"), "waarde")]
)
def test_een_oproep_verandert_nooit(voorwerp: object, veld: str) -> None:
    """Een andere tabel is een andere oproep; de lijst van oproepen staat vast."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(voorwerp, veld, None)
    with pytest.raises(TypeError):
        cast(dict[str, Oproep], OPROEPEN)["eigen"] = LP_208


def test_een_gebied_heeft_een_naam_voor_een_lezer() -> None:
    """In een zin: het ligt buiten Limburg."""
    assert [gebied.label for gebied in Gebied] == ["buiten Limburg", "Limburg"]
