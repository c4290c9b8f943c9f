"""Bedragen in hele centen en exacte tarieven: wat bestaat er, hoe wordt gerekend, en wat wordt geweigerd."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategieen import bedragen, decimalen

from lokale_partnerschappen.basis.bedrag import CENT, NUL, Bedrag, Tarief, exact, rond_half_omhoog, som

GEEN_GETAL = (1.0, True, None, "12", float("nan"))
ONEINDIG = (Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"))


def half_omhoog(getal: Decimal, decimalen: int = 2) -> Decimal:
    """Het orakel: de afronding van de module decimal, met genoeg cijfers om zelf niet af te ronden."""
    with localcontext() as context:
        context.prec = 200
        return getal.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("euro", "centen"),
    [
        ("73994.40", 7399440),
        ("58.3", 5830),
        ("68", 6800),
        ("-0.05", -5),
        ("-0", 0),
        (3585, 358500),
        (-1, -100),
        (Decimal("552874.26"), 55287426),
        (Decimal("1E+3"), 100000),
        (Decimal("4.500"), 450),
    ],
)
def test_een_bedrag_is_een_aantal_centen(euro: str | int | Decimal, centen: int) -> None:
    """Tekst met een punt, hele euro's of een Decimal: het wordt een heel aantal centen."""
    assert Bedrag(euro).centen == centen
    assert Bedrag.van_centen(centen) == Bedrag(euro)


@pytest.mark.parametrize(
    "tekst", ["", " 1", "1 ", "1,50", "1.234", "1e3", "+1", ".5", "5.", "1_000", "٣", "NaN", "1\n"]
)
def test_een_bedrag_heeft_maar_een_schrijfwijze(tekst: str) -> None:
    """Wat mensen intikken hoort bij lees_bedrag; de melding zegt dat en herhaalt de tekst niet."""
    with pytest.raises(ValueError, match=r"'73994\.40'; gebruik lees_bedrag"):
        Bedrag(tekst)


@pytest.mark.parametrize("euro", [Decimal("0.001"), Decimal("43.016")])
def test_een_stuk_van_een_cent_bestaat_niet(euro: Decimal) -> None:
    """Een bedrag onder de cent wordt niet afgerond maar geweigerd."""
    with pytest.raises(ValueError, match="geen bedrag in hele centen"):
        Bedrag(euro)


@pytest.mark.parametrize(
    "maak", [Bedrag, Tarief, exact, lambda getal: Bedrag(1) * getal, lambda getal: Bedrag(1) / getal]
)
@pytest.mark.parametrize("getal", [1.0, float("nan"), True, None, [1]])
def test_wat_geen_exact_getal_is_wordt_geweigerd(maak: Callable[[Any], object], getal: object) -> None:
    """Een kommagetal van de computer (float) stelt geen cent exact voor, en ja of nee is geen getal."""
    with pytest.raises(TypeError, match="verwacht een int, Decimal, Fraction of Tarief"):
        maak(getal)


@pytest.mark.parametrize("maak", [Bedrag, Tarief, exact])
@pytest.mark.parametrize("getal", ONEINDIG)
def test_wat_niet_eindig_is_wordt_geweigerd(maak: Callable[[Any], object], getal: Decimal) -> None:
    """Geen getal en oneindig zijn geen bedrag en geen tarief."""
    with pytest.raises(ValueError, match="geen eindig getal"):
        maak(getal)


@pytest.mark.parametrize("centen", [1.0, True, "5", Decimal(5), Fraction(5)])
def test_centen_zijn_een_geheel_getal(centen: Any) -> None:
    """Van centen maakt alleen een geheel getal een bedrag."""
    with pytest.raises(TypeError, match=f"verwacht een geheel aantal centen, geen {type(centen).__name__}"):
        Bedrag.van_centen(centen)


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [(Bedrag("0.05"), "0.05"), (Bedrag("-0.05"), "-0.05"), (Bedrag(1720), "1720.00"), (NUL, "0.00")],
)
def test_een_bedrag_schrijft_zich_met_twee_decimalen(bedrag: Bedrag, tekst: str) -> None:
    """Als tekst, als Decimal en in de ontwikkelaarsvorm staat hetzelfde bedrag."""
    assert str(bedrag) == tekst
    assert str(bedrag.als_decimaal()) == tekst
    assert repr(bedrag) == f"Bedrag('{tekst}')"


@given(bedragen())
def test_een_bedrag_komt_terug_uit_zijn_tekst(bedrag: Bedrag) -> None:
    """Tekst, Decimal, breuk, kopie en pickle: het blijft hetzelfde bedrag."""
    assert Bedrag(str(bedrag)) == bedrag
    assert Bedrag(bedrag.als_decimaal()) == bedrag
    assert bedrag.breuk == Fraction(bedrag.centen, 100)
    assert pickle.loads(pickle.dumps(bedrag)) == bedrag
    assert copy.deepcopy(bedrag) == copy.copy(bedrag) == bedrag


@given(bedragen(), bedragen())
def test_optellen_en_aftrekken_gebeurt_in_centen(een: Bedrag, twee: Bedrag) -> None:
    """Er gaat geen cent verloren, en aftrekken maakt optellen ongedaan."""
    assert (een + twee).centen == een.centen + twee.centen
    assert een + twee - twee == een
    assert -een + een == NUL
    assert abs(een) in (een, -een)
    assert abs(een) >= NUL
    assert bool(een) is (een != NUL)


@given(st.lists(bedragen()))
def test_een_som_is_de_som_van_de_centen(delen: list[Bedrag]) -> None:
    """Zonder bedragen is de som nul."""
    assert som(delen).centen == sum(deel.centen for deel in delen)
    assert som(deel for deel in delen) == sum(delen, NUL)


@pytest.mark.parametrize(
    "reken",
    [
        lambda b: b + 1,
        lambda b: 1 + b,
        lambda b: b - Decimal(1),
        lambda b: b + Tarief(1),
        lambda b: b * b,
        lambda b: b * "2",
        lambda b: b < 1,
        lambda b: b >= Tarief(1),
        lambda b: Tarief(1) + b,
        lambda b: Tarief(1) - 1,
        lambda b: Tarief(1) < Decimal(1),
        lambda b: Tarief(1) / b,
        lambda b: sum([b, b]),
    ],
)
def test_appelen_en_peren_tellen_niet_op(reken: Callable[[Bedrag], object]) -> None:
    """Een bedrag rekent alleen met wat erbij past; anders is het een TypeError en nooit een stil resultaat."""
    with pytest.raises(TypeError):
        reken(Bedrag("1.00"))


@given(bedragen(), bedragen())
def test_bedragen_ordenen_en_vergelijken_op_centen(een: Bedrag, twee: Bedrag) -> None:
    """De orde is die van de centen; gelijke bedragen zijn één sleutel."""
    assert (een < twee, een <= twee, een > twee, een >= twee, een == twee) == (
        een.centen < twee.centen,
        een.centen <= twee.centen,
        een.centen > twee.centen,
        een.centen >= twee.centen,
        een.centen == twee.centen,
    )
    assert len({een, Bedrag.van_centen(een.centen)}) == 1


def test_een_bedrag_is_nooit_gelijk_aan_een_getal() -> None:
    """Vergelijken met een ander soort waarde is altijd onwaar, ook als het getal hetzelfde is."""
    assert Bedrag(1) != 1
    assert Bedrag(1) != Tarief(1)
    assert Tarief(1) != 1
    assert Tarief("0.5") != Fraction(1, 2)
    assert len({Bedrag(1), Tarief(1), 1}) == 3


@pytest.mark.parametrize(("waarde", "veld"), [(Bedrag(1), "_centen"), (Tarief(1), "_breuk")])
def test_een_waarde_verandert_nooit(waarde: Bedrag | Tarief, veld: str) -> None:
    """Een veld zetten, verwijderen of bijmaken kan niet."""
    with pytest.raises(AttributeError, match=f"een {type(waarde).__name__} is onveranderlijk"):
        setattr(waarde, veld, 5)
    with pytest.raises(AttributeError, match=f"een {type(waarde).__name__} is onveranderlijk"):
        delattr(waarde, veld)
    with pytest.raises(AttributeError):
        setattr(waarde, "opmerking", "nieuw")  # noqa: B010
    assert waarde == type(waarde)(1)


@pytest.mark.parametrize(
    ("bedrag", "factor", "uitkomst"),
    [
        ("0.25", Decimal("0.5"), "0.13"),
        ("-0.25", Decimal("0.5"), "-0.13"),
        ("0.35", Decimal("0.5"), "0.18"),
        ("3537.78", Tarief.procent("1.2"), "42.45"),
        ("5263.86", Tarief.procent("1.2"), "63.17"),
        ("355136.91", Fraction(2, 5), "142054.76"),
        ("42.45", Decimal("602.047"), "25556.90"),
        ("43.02", 1720, "73994.40"),
    ],
)
def test_vermenigvuldigen_rondt_half_omhoog_af(bedrag: str, factor: Any, uitkomst: str) -> None:
    """Een halve cent gaat weg van nul; van beide kanten vermenigvuldigen geeft hetzelfde."""
    assert Bedrag(bedrag) * factor == Bedrag(uitkomst)
    assert factor * Bedrag(bedrag) == Bedrag(uitkomst)


@given(bedragen(), decimalen())
def test_vermenigvuldigen_rondt_een_keer_af_zoals_decimal(bedrag: Bedrag, factor: Decimal) -> None:
    """Het exacte product, één keer half omhoog: hetzelfde als de module decimal."""
    with localcontext() as context:
        context.prec = 200
        product = bedrag.als_decimaal() * factor
    assert (bedrag * factor).als_decimaal() == half_omhoog(product)


@given(bedragen(), st.integers(-1000, 1000).filter(bool))
def test_delen_door_een_getal_is_hoogstens_een_halve_cent_ernaast(bedrag: Bedrag, deler: int) -> None:
    """Eén keer afgerond: het verschil met het exacte quotiënt is nooit groter dan een halve cent."""
    verschil = (bedrag / deler).breuk - bedrag.breuk / deler
    assert abs(verschil) <= Fraction(1, 200)
    assert bedrag / Fraction(deler) == bedrag / Decimal(deler) == bedrag / Tarief(deler) == bedrag / deler


@given(bedragen(), bedragen().filter(bool))
def test_bedrag_gedeeld_door_bedrag_is_een_exact_tarief(deel: Bedrag, geheel: Bedrag) -> None:
    """De verhouding wordt niet afgerond: maal het geheel komt het deel tot op de cent terug."""
    assert (deel / geheel) * geheel == deel
    assert geheel * (deel / geheel) == deel
    assert (deel / geheel).breuk == Fraction(deel.centen, geheel.centen)


@pytest.mark.parametrize("deler", [0, NUL, Tarief(0), Decimal(0)])
def test_delen_door_nul_kan_niet(deler: Any) -> None:
    """Ook niet door een bedrag of tarief van nul."""
    with pytest.raises(ZeroDivisionError):
        Bedrag(1) / deler


@given(st.fractions())
def test_afgerond_ligt_een_halve_cent_of_minder_van_het_exacte(euro: Fraction) -> None:
    """Half omhoog: bij precies een halve cent verder van nul, anders naar de dichtste cent."""
    verschil = Bedrag.afgerond(euro).breuk - euro
    assert abs(verschil) <= Fraction(1, 200)
    if abs(verschil) == Fraction(1, 200):
        assert abs(Bedrag.afgerond(euro).breuk) > abs(euro)


@given(decimalen(), st.integers(0, 7))
def test_rond_half_omhoog_zoals_decimal(getal: Decimal, aantal: int) -> None:
    """Op elk aantal decimalen geeft ze dezelfde waarde en hetzelfde aantal cijfers als de module decimal."""
    afgerond = rond_half_omhoog(Fraction(getal), aantal)
    assert afgerond == half_omhoog(getal, aantal)
    assert afgerond.as_tuple().exponent == -aantal


@pytest.mark.parametrize(
    ("getal", "breuk"),
    [
        (3, Fraction(3)),
        (Decimal("602.047"), Fraction(602047, 1000)),
        (Fraction(1, 3), Fraction(1, 3)),
        (Tarief("0.012"), Fraction(3, 250)),
    ],
)
def test_exact_geeft_elk_exact_getal_als_breuk(getal: Any, breuk: Fraction) -> None:
    """Een int, Decimal, Fraction of Tarief verliest niets."""
    assert exact(getal) == breuk


def test_de_centen_en_nul_zijn_gewone_bedragen() -> None:
    """De twee benoemde bedragen zijn wat hun naam zegt."""
    assert (NUL.centen, CENT.centen) == (0, 1)


@pytest.mark.parametrize(
    ("verhouding", "tekst"),
    [
        ("0.012", "0.012"),
        ("1.50", "1.5"),
        (3, "3"),
        (-2, "-2"),
        (Decimal("0.40"), "0.4"),
        (Fraction(1, 8), "0.125"),
        (Fraction(3, 50), "0.06"),
        (Fraction(-1, 3), "-1/3"),
        (0, "0"),
        (100, "100"),
    ],
)
def test_een_tarief_schrijft_zich_exact(verhouding: Any, tekst: str) -> None:
    """Als decimaal getal, en als breuk wanneer het niet afloopt."""
    assert str(Tarief(verhouding)) == tekst
    assert repr(Tarief(verhouding)) == f"Tarief('{tekst}')"


@pytest.mark.parametrize("tekst", ["", "1,2", "40%", "1e3", " 1", "1/3", "nan", "1."])
def test_een_tarief_is_een_gewoon_decimaal_getal(tekst: str) -> None:
    """Tekst met een komma, een procentteken of een breukstreep wordt geweigerd."""
    with pytest.raises(ValueError, match=r"'0\.012'"):
        Tarief(tekst)


def test_veertig_procent_is_twee_vijfde() -> None:
    """Uit een percentage, uit tekst en uit een breuk komt hetzelfde tarief."""
    assert Tarief.procent(40) == Tarief("0.4") == Tarief(Fraction(2, 5)) == Tarief.procent("40.0")
    assert Tarief.procent(Decimal("1.2")) == Tarief.procent(Fraction(6, 5)) == Tarief("0.012")


@given(st.fractions(), st.fractions())
def test_tarieven_rekenen_exact(een: Fraction, twee: Fraction) -> None:
    """Optellen, aftrekken, vermenigvuldigen en ordenen gebeurt met de breuken zelf."""
    assert (Tarief(een) + Tarief(twee)).breuk == een + twee
    assert (Tarief(een) - Tarief(twee)).breuk == een - twee
    assert (Tarief(een) * Tarief(twee)).breuk == (Tarief(een) * twee).breuk == een * twee
    assert (-Tarief(een)).breuk == -een
    assert abs(Tarief(een)).breuk == abs(een)
    assert (Tarief(een) < Tarief(twee), Tarief(een) >= Tarief(twee)) == (een < twee, een >= twee)
    assert bool(Tarief(een)) is (een != 0)
    assert hash(Tarief(een)) == hash(Tarief(Fraction(een)))
    assert pickle.loads(pickle.dumps(Tarief(een))) == copy.deepcopy(Tarief(een)) == Tarief(een)


@given(st.fractions(), st.fractions().filter(bool))
def test_een_tarief_deelt_exact(een: Fraction, deler: Fraction) -> None:
    """Vijftien procent gedeeld door zes jaar blijft een exacte verhouding."""
    assert (Tarief(een) / deler).breuk == (Tarief(een) / Tarief(deler)).breuk == een / deler


@pytest.mark.parametrize(
    ("deel", "geheel", "percentage"),
    [
        ("198868.59", "497191.67", "40"),
        ("149151.42", "497191.67", "30"),
        ("174208.58", "552874.26", "31.51"),
        ("74585.83", "552874.26", "13.49"),
        ("1.00", "1.00", "100"),
        ("0.00", "1.00", "0"),
        ("-1.00", "8.00", "-12.5"),
    ],
)
def test_een_percentage_toont_zich_zoals_op_het_formulier(deel: str, geheel: str, percentage: str) -> None:
    """Op twee decimalen, half omhoog, zonder nullen achteraan: 39,9984 staat er als 40."""
    assert str((Bedrag(deel) / Bedrag(geheel)).in_procent()) == percentage


def test_een_percentage_kan_meer_of_geen_decimalen_tonen() -> None:
    """Het aantal decimalen is te kiezen."""
    aandeel = Bedrag("198868.59") / Bedrag("497191.67")
    assert (str(aandeel.in_procent(4)), str(aandeel.in_procent(0))) == ("39.9984", "40")
