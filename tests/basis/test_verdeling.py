"""Verdelen: de delen zijn samen altijd het bedrag, en niemand krijgt er een cent te veel of te weinig van."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategieen import bedragen

from lokale_partnerschappen.basis.bedrag import CENT, NUL, Bedrag, Tarief, som
from lokale_partnerschappen.basis.verdeling import exact_gewicht, verdeel, verdeel_over

GEWICHTEN = (
    st.integers(0, 10**6)
    | st.decimals(0, 10**4, places=3)
    | st.fractions(0, 100, max_denominator=1000)
    | st.fractions(0, 1, max_denominator=100).map(Tarief)
    | bedragen(laagste=0)
)
SLEUTELS = st.lists(GEWICHTEN, min_size=1, max_size=12).filter(lambda rij: any(exact_gewicht(g) for g in rij))
NAMEN = st.dictionaries(st.text(max_size=4), st.integers(0, 50), min_size=1).filter(lambda s: any(s.values()))


@given(bedragen(), SLEUTELS)
def test_de_delen_tellen_op_tot_de_cent(bedrag: Bedrag, gewichten: list[Any]) -> None:
    """Hoe de sleutel ook is, er verdwijnt geen cent en er komt er geen bij."""
    delen = verdeel(bedrag, gewichten)
    assert som(delen) == bedrag
    assert len(delen) == len(gewichten)


@given(bedragen(), SLEUTELS)
def test_geen_deel_wijkt_een_cent_af_van_zijn_exacte_aandeel(bedrag: Bedrag, gewichten: list[Any]) -> None:
    """Elk deel is het exacte aandeel, naar boven of naar beneden op de cent."""
    totaal = sum((exact_gewicht(gewicht) for gewicht in gewichten), Fraction(0))
    for deel, gewicht in zip(verdeel(bedrag, gewichten), gewichten, strict=True):
        assert abs(deel.breuk - bedrag.breuk * exact_gewicht(gewicht) / totaal) < CENT.breuk


@given(bedragen(), SLEUTELS)
def test_wie_niets_weegt_krijgt_niets(bedrag: Bedrag, gewichten: list[Any]) -> None:
    """Een gewicht nul krijgt ook geen overgebleven cent."""
    delen = verdeel(bedrag, [*gewichten, 0])
    assert delen[-1] == NUL
    assert all(deel == NUL for deel, gewicht in zip(delen, gewichten, strict=False) if not exact_gewicht(gewicht))


@given(bedragen(), SLEUTELS)
def test_een_tekort_wordt_verdeeld_als_een_overschot(bedrag: Bedrag, gewichten: list[Any]) -> None:
    """Een negatief bedrag geeft de tegengestelde delen."""
    assert verdeel(-bedrag, gewichten) == tuple(-deel for deel in verdeel(bedrag, gewichten))


@given(bedragen(laagste=0), SLEUTELS)
def test_wie_meer_weegt_krijgt_nooit_minder(bedrag: Bedrag, gewichten: list[Any]) -> None:
    """De orde van de gewichten blijft in de delen."""
    delen = verdeel(bedrag, gewichten)
    paren = sorted(zip(map(exact_gewicht, gewichten), delen, strict=True), key=lambda paar: paar[0])
    for (licht, klein), (zwaar, groot) in pairwise(paren):
        assert klein <= groot or licht == zwaar


@given(bedragen(), NAMEN, st.randoms(use_true_random=False))
def test_de_volgorde_van_een_benoemde_sleutel_maakt_niets_uit(
    bedrag: Bedrag, sleutel: dict[str, int], toeval: Any
) -> None:
    """Wie de gemeenten anders opsomt, krijgt dezelfde delen, in zijn eigen volgorde."""
    namen = list(sleutel)
    toeval.shuffle(namen)
    anders = verdeel_over(bedrag, {naam: sleutel[naam] for naam in namen})
    assert anders == verdeel_over(bedrag, sleutel)
    assert list(anders) == namen
    assert som(anders.values()) == bedrag


def test_een_cent_over_driehonderd_gemeenten() -> None:
    """Precies één gemeente krijgt de cent: de eerste."""
    delen = verdeel(CENT, [1] * 300)
    assert delen == (CENT, *[NUL] * 299)


@pytest.mark.parametrize(
    ("bedrag", "gewichten", "verwacht"),
    [
        ("100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("-100.00", [1, 1, 1], ["-33.34", "-33.33", "-33.33"]),
        ("0.00", [1, 2], ["0.00", "0.00"]),
        ("0.05", [0, 1, 1], ["0.00", "0.03", "0.02"]),
        ("110522.50", [30, 10], ["82891.88", "27630.62"]),
        ("10168.74", [Decimal("0.5"), Decimal("0.3"), Decimal("0.2")], ["5084.37", "3050.62", "2033.75"]),
        ("1.00", [Tarief.procent(40), Tarief.procent(30), Tarief.procent(30)], ["0.40", "0.30", "0.30"]),
        ("1.00", [Bedrag(2), Fraction(1)], ["0.67", "0.33"]),
    ],
)
def test_verdelen_naar_verhouding(bedrag: str, gewichten: list[Any], verwacht: list[str]) -> None:
    """De overgebleven cent gaat naar de grootste rest, en bij gelijke resten naar het eerste gewicht."""
    assert [str(deel) for deel in verdeel(Bedrag(bedrag), gewichten)] == verwacht


def test_bij_gelijke_resten_wint_de_eerste_naam() -> None:
    """Bij gemeenten is dat de laagste NIS-code, waar ze ook in de sleutel staat."""
    assert verdeel_over(CENT, {"46025": 1, "46014": 1}) == {"46025": NUL, "46014": CENT}


@pytest.mark.parametrize("gewichten", [[], [0], [0, Decimal("0.0"), NUL]])
def test_een_sleutel_zonder_gewicht_verdeelt_niets(gewichten: list[Any]) -> None:
    """Zonder iets dat weegt is er niemand om het bedrag aan te geven."""
    with pytest.raises(ValueError, match="minstens één gewicht groter dan nul"):
        verdeel(Bedrag(1), gewichten)


@pytest.mark.parametrize("negatief", [-1, Decimal("-0.5"), Fraction(-1, 3), Tarief(-1), Bedrag("-0.01")])
def test_een_negatief_gewicht_wordt_geweigerd(negatief: Any) -> None:
    """Ook als de andere gewichten het goedmaken."""
    with pytest.raises(ValueError, match="kan niet negatief zijn"):
        verdeel(Bedrag(1), [5, negatief])
    with pytest.raises(ValueError, match="kan niet negatief zijn"):
        verdeel_over(Bedrag(1), {"a": 5, "b": negatief})


@pytest.mark.parametrize("gewicht", [0.5, True, "1", None])
def test_een_gewicht_is_een_exact_getal(gewicht: Any) -> None:
    """Een float weegt niet: hij is niet exact."""
    with pytest.raises(TypeError, match="verwacht een int, Decimal, Fraction of Tarief"):
        verdeel(Bedrag(1), [gewicht])


def test_een_bedrag_weegt_in_euro() -> None:
    """Zo mengen bedragen met getallen zonder factor honderd."""
    assert exact_gewicht(Bedrag("2232.76")) == exact_gewicht(Decimal("2232.76"))
