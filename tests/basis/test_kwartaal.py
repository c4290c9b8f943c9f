"""Kwartalen: schrijven, lezen, ordenen en hun dagen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokale_partnerschappen import Kwartaal

kwartalen = st.builds(Kwartaal, st.integers(1, 9998), st.integers(1, 4))


@given(kwartalen)
def test_een_kwartaal_komt_uit_zijn_tekst_terug(kwartaal: Kwartaal) -> None:
    """Ook jaren met minder dan vier cijfers."""
    assert Kwartaal.lees(str(kwartaal)) == kwartaal


@given(kwartalen)
def test_kwartalen_sluiten_op_elkaar_aan(kwartaal: Kwartaal) -> None:
    """De dag na het laatste is de eerste van het volgende, en elke dag hoort bij zijn eigen kwartaal."""
    einde = kwartaal.periode.einde
    assert einde is not None
    if kwartaal < Kwartaal(9998, 4):
        assert kwartaal.volgende.periode.begin == einde + timedelta(days=1)
        assert kwartaal < kwartaal.volgende
    assert Kwartaal.van(kwartaal.periode.begin) == Kwartaal.van(einde) == kwartaal


def test_de_vier_kwartalen_van_2024() -> None:
    """Een schrikkeljaar: het eerste kwartaal telt 91 dagen."""
    eindes = [Kwartaal(2024, nummer).periode.einde for nummer in (1, 2, 3, 4)]
    assert eindes == [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]


@pytest.mark.parametrize(("jaar", "nummer"), [(0, 1), (9999, 1), (2024, 0), (2024, 5), (-1, 1)])
def test_een_kwartaal_dat_niet_bestaat_wordt_geweigerd(jaar: int, nummer: int) -> None:
    """Er zijn er vier, in jaren met een volgend jaar."""
    with pytest.raises(ValueError, match="verwacht een jaar van 1 tot en met 9998"):
        Kwartaal(jaar, nummer)


@pytest.mark.parametrize(("jaar", "nummer"), [("2024", 1), (2024, 1.0), (True, 1)])
def test_een_kwartaal_bestaat_uit_gehele_getallen(jaar: object, nummer: object) -> None:
    """Een tekst, een kommagetal of ja is geen jaar."""
    with pytest.raises(TypeError, match="gehele getallen"):
        Kwartaal(jaar, nummer)


@pytest.mark.parametrize("tekst", ["2024K5", "2024k1", "2024Q1", "2024K1 ", "K1", "", "2024K1\n"])
def test_een_tekst_in_een_andere_vorm_wordt_geweigerd(tekst: str) -> None:
    """Er is één schrijfwijze."""
    with pytest.raises(ValueError, match="zoals 2024K3"):
        Kwartaal.lees(tekst)
