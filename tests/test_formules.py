"""Elke formule die een herleiding toont, is wat de functie rekent: een eigen rekenmachine gaat het na."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen import bedragen, uren

import lokale_partnerschappen
from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Bron, Gezag, Zekerheid
from lokale_partnerschappen.basis.herleiding import Berekening
from lokale_partnerschappen.oproepen.voorwaarden import parameters

# De eerste keer duurt langer dan de tijd die hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None)


def alle_berekeningen() -> dict[str, Berekening[..., Any]]:
    """Elke berekening van het pakket, op de plaats waar ze verklaard is."""
    gevonden: dict[str, Berekening[..., Any]] = {}
    for module in pkgutil.walk_packages(lokale_partnerschappen.__path__, "lokale_partnerschappen."):
        for waarde in vars(importlib.import_module(module.name)).values():
            if isinstance(waarde, Berekening):
                gevonden[f"{waarde.__module__.removeprefix('lokale_partnerschappen.')}.{waarde.naam}"] = waarde
    return gevonden


BEREKENINGEN = alle_berekeningen()
MET_FORMULE = {naam: berekening for naam, berekening in BEREKENINGEN.items() if berekening.formule}
OPERANDEN: dict[object, st.SearchStrategy[Any]] = {
    Bedrag: bedragen(),
    Tarief: st.fractions(-2, 2, max_denominator=10**6).map(Tarief),
    Decimal: uren(),
    int: st.integers(0, 50),
    Fraction: st.fractions(-100, 100, max_denominator=10**4),
    Sequence[Bedrag]: st.lists(bedragen(), max_size=6),
}


def half_omhoog(getal: Fraction) -> Fraction:
    """Op de cent, een halve weg van nul."""
    honderdsten = abs(getal) * 100
    heel, rest = divmod(honderdsten.numerator, honderdsten.denominator)
    heel += 2 * rest >= honderdsten.denominator
    return Fraction(heel if getal >= 0 else -heel, 100)


def als_breuk(waarde: Any) -> Any:
    """Een operand of uitkomst als breuk; een rij wordt een rij breuken."""
    if isinstance(waarde, (list, tuple)):
        return [als_breuk(deel) for deel in waarde]
    return Fraction(waarde.breuk) if isinstance(waarde, (Bedrag, Tarief)) else Fraction(waarde)


def reken(formule: str, operanden: Mapping[str, Any]) -> Fraction:
    """Rekent een formule uit zoals ze er staat, met breuken, los van de bibliotheek."""
    bewerkingen = {
        ast.Add: Fraction.__add__,
        ast.Sub: Fraction.__sub__,
        ast.Mult: Fraction.__mul__,
        ast.Div: Fraction.__truediv__,
    }

    def waarde(knoop: ast.expr) -> Any:
        if isinstance(knoop, ast.Name):
            return als_breuk(operanden[knoop.id])
        if isinstance(knoop, ast.Constant):
            return Fraction(knoop.value)
        if isinstance(knoop, ast.BinOp):
            return bewerkingen[type(knoop.op)](waarde(knoop.left), waarde(knoop.right))
        assert isinstance(knoop, ast.Call)
        (binnen,) = map(waarde, knoop.args)
        return {"som": lambda rij: sum(rij, Fraction(0)), "rond": half_omhoog}[ast.unparse(knoop.func)](binnen)

    uitkomst = waarde(ast.parse(formule, mode="eval").body)
    assert isinstance(uitkomst, Fraction)
    return uitkomst


@pytest.mark.parametrize("naam", MET_FORMULE)
@TRAAG
@given(st.data())
def test_elke_formule_is_wat_de_functie_rekent(naam: str, data: st.DataObject) -> None:
    """Met operanden van het juiste type; waar de formule door nul deelt, doet de functie dat ook."""
    berekening = MET_FORMULE[naam]
    types = get_type_hints(inspect.unwrap(berekening))
    uitkomst_type = types.pop("return")
    operanden = {operand: data.draw(OPERANDEN[soort], label=operand) for operand, soort in types.items()}
    benoemd = {operand: operanden.pop(operand) for operand in berekening.parameters}
    try:
        verwacht = reken(berekening.formule, operanden | benoemd)
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            berekening(*operanden.values(), **benoemd)
    else:
        uitkomst = berekening(*operanden.values(), **benoemd)
        assert isinstance(uitkomst, uitkomst_type)
        assert als_breuk(uitkomst) == verwacht


@pytest.mark.parametrize(
    ("formule", "verwacht"),
    [
        ("a + b * 2", "2.5"),
        ("(a + b) * 2", "4.25"),
        ("a - b / 3", "1.625"),
        ("rond(a - b / 3)", "1.63"),
        ("rond(b - a / 3)", "-0.21"),
        ("rond(0 - (a - b / 3))", "-1.63"),
        ("som(rij) - a", "1.25"),
    ],
)
def test_de_rekenmachine_van_deze_test_kan_rekenen(formule: str, verwacht: str) -> None:
    """Haakjes, voorrang, som en half omhoog: anders bewijst ze niets."""
    operanden = {"a": Bedrag("1.75"), "b": Fraction("0.375"), "rij": [Bedrag(1), Bedrag(2)]}
    assert reken(formule, operanden) == Fraction(verwacht)


def test_alle_berekeningen_zijn_gevonden() -> None:
    """Minstens de bekende; er zijn er met een formule en met een uitleg."""
    assert {"berekeningen.kosten.sut", "berekeningen.financiering.plan.begrotingsplan"} <= set(BEREKENINGEN)
    assert len(MET_FORMULE) >= 16
    assert len(BEREKENINGEN) - len(MET_FORMULE) >= 8


@pytest.mark.parametrize("naam", BEREKENINGEN)
def test_elke_berekening_verklaart_zich(naam: str) -> None:
    """Titel, bron, een docstring met haar bron en een voorbeeld; haar parameters bestaan in een oproep."""
    berekening = BEREKENINGEN[naam]
    docstring = inspect.getdoc(berekening) or ""
    velden = {veld for _, veld, _, _ in Formatter().parse(berekening.titel) if veld}
    assert berekening.titel
    assert bool(berekening.formule) != bool(berekening.uitleg)
    assert berekening.bron.plaats, "zeg waar in het document het staat"
    # Wat alleen van buiten de oproep komt, mag, als het zelf zegt dat het onzeker is.
    van_buiten = berekening.bron.gezag is Gezag.VERWANT and berekening.zekerheid is Zekerheid.ONZEKER
    assert van_buiten or berekening.bron.gezag in (Gezag.NORM, Gezag.FORMULIER, Gezag.PRAKTIJK)
    assert "Bron: " in docstring
    assert ">>> " in docstring
    assert set(berekening.parameters) <= set(parameters())
    assert velden <= set(inspect.signature(berekening).parameters)


def test_een_foute_formule_valt_op() -> None:
    """Een formule die een afronding vergeet, geeft iets anders dan de functie."""

    def sut(brutoloon: Bedrag, sut_factor: Tarief) -> Bedrag:
        """Eén uur."""
        return brutoloon * sut_factor

    fout = Berekening(
        sut, titel="SUT", formule="brutoloon * sut_factor", bron=Bron(sleutel="V", titel="V", gezag=Gezag.NORM)
    )
    operanden = {"brutoloon": Bedrag("3537.78"), "sut_factor": Tarief("0.012")}
    assert als_breuk(fout(**operanden)) == Fraction("42.45") != reken(fout.formule, operanden)
