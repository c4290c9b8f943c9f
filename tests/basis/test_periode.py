"""Periodes van hele dagen, en maanden tellen zoals een ambtenaar het doet."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokale_partnerschappen.basis.periode import Periode, plus_maanden

# dateutil laadt pas bij de eerste oproep: langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None)

DAGEN = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PERIODES = st.builds(
    lambda dag, duur: Periode(dag, None if duur is None else dag + timedelta(days=duur)),
    DAGEN,
    st.none() | st.integers(0, 4000),
)
AFGESLOTEN = PERIODES.filter(lambda periode: periode.einde is not None)
MIDDERNACHT = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 1, 1), 6, date(2024, 7, 1)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 31), 2, date(2024, 3, 31)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2023, 12, 1), 2, date(2024, 2, 1)),
        (date(2024, 5, 15), 0, date(2024, 5, 15)),
    ],
)
def test_maanden_tellen_tot_de_laatste_dag_van_de_maand(dag: date, maanden: int, verwacht: date) -> None:
    """Dezelfde dag, en bestaat die niet: de laatste van die maand."""
    assert plus_maanden(dag, maanden) == verwacht


@TRAAG
@given(DAGEN, st.integers(-600, 600))
def test_maanden_tellen_komt_altijd_in_de_juiste_maand(dag: date, maanden: int) -> None:
    """Het maandnummer klopt, en de dag schuift alleen als hij niet bestaat."""
    verder = plus_maanden(dag, maanden)
    assert (verder.year * 12 + verder.month) - (dag.year * 12 + dag.month) == maanden
    assert verder.day <= dag.day
    assert verder.day == dag.day or (verder + timedelta(days=1)).day == 1


@TRAAG
@given(DAGEN, st.integers(0, 300))
def test_maanden_terugtellen_brengt_een_gewone_dag_terug(dag: date, maanden: int) -> None:
    """Wie op een dag staat die elke maand heeft, komt terug waar hij vertrok."""
    dag = dag.replace(day=min(dag.day, 28))
    assert plus_maanden(plus_maanden(dag, maanden), -maanden) == dag


@pytest.mark.parametrize("maanden", [1.0, True, "6", None])
def test_maanden_zijn_een_geheel_getal(maanden: Any) -> None:
    """Een halve maand bestaat niet."""
    with pytest.raises(TypeError, match="geheel aantal maanden"):
        plus_maanden(date(2024, 1, 1), maanden)


@pytest.mark.parametrize("dag", [MIDDERNACHT, "2024-01-01", None])
def test_een_dag_heeft_geen_uur(dag: Any) -> None:
    """Een datetime hangt af van een tijdzone; hier bestaan alleen dagen."""
    with pytest.raises(TypeError, match="verwacht een datum zonder uur"):
        plus_maanden(dag, 1)
    with pytest.raises(TypeError, match="verwacht een datum zonder uur"):
        Periode(dag)


def test_ook_het_einde_heeft_geen_uur() -> None:
    """Hetzelfde geldt voor de laatste dag."""
    with pytest.raises(TypeError, match="geen datetime"):
        Periode(date(2023, 1, 1), MIDDERNACHT)


def test_een_periode_eindigt_niet_voor_ze_begint() -> None:
    """Eén dag mag, minder niet."""
    assert Periode(date(2024, 1, 1), date(2024, 1, 1)).dagen == 1
    with pytest.raises(ValueError, match=r"kan niet eindigen \(2023-12-31\) voor ze begint \(2024-01-01\)"):
        Periode(date(2024, 1, 1), date(2023, 12, 31))


def test_begin_en_einde_horen_erbij() -> None:
    """Van 1 januari tot en met 31 december, en geen dag meer."""
    jaar = Periode.jaar(2024)
    assert date(2024, 1, 1) in jaar
    assert date(2024, 12, 31) in jaar
    assert date(2023, 12, 31) not in jaar
    assert date(2025, 1, 1) not in jaar
    assert (jaar.begin, jaar.einde, jaar.dagen, jaar.maanden) == (date(2024, 1, 1), date(2024, 12, 31), 366, 12)


def test_zonder_einde_loopt_ze_nog() -> None:
    """Ze bevat elke latere dag, en ze heeft geen lengte."""
    open_periode = Periode(date(2024, 1, 1))
    assert date(2999, 1, 1) in open_periode
    assert date(2023, 12, 31) not in open_periode
    assert (open_periode.dagen, open_periode.maanden, str(open_periode)) == (None, None, "2024-01-01/..")
    with pytest.raises(ValueError, match="geen eindig aantal jaren"):
        list(open_periode.jaren())


@pytest.mark.parametrize(
    ("begin", "einde", "maanden"),
    [
        (date(2024, 1, 1), date(2029, 12, 31), 72),
        (date(2024, 1, 1), date(2024, 1, 30), 0),
        (date(2024, 1, 1), date(2024, 1, 31), 1),
        (date(2024, 1, 15), date(2024, 2, 13), 0),
        (date(2024, 1, 15), date(2024, 2, 14), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 1),
    ],
)
def test_volle_maanden_tellen(begin: date, einde: date, maanden: int) -> None:
    """Een maand is vol als de dag erna de maand later is."""
    assert Periode(begin, einde).maanden == maanden


@given(AFGESLOTEN)
def test_de_kalenderjaren_zijn_samen_de_periode(periode: Periode) -> None:
    """De stukken sluiten op elkaar aan en liggen elk in één jaar."""
    stukken = list(periode.jaren())
    assert (stukken[0].begin, stukken[-1].einde) == (periode.begin, periode.einde)
    assert sum(stuk.dagen or 0 for stuk in stukken) == periode.dagen
    assert all(stuk.einde is not None and stuk.begin.year == stuk.einde.year for stuk in stukken)


@given(PERIODES, PERIODES, DAGEN)
def test_de_doorsnede_bevat_wat_in_beide_ligt(een: Periode, twee: Periode, dag: date) -> None:
    """Een dag ligt in de doorsnede precies wanneer hij in beide periodes ligt."""
    samen = een.doorsnede(twee)
    assert samen == twee.doorsnede(een)
    assert (samen is not None and dag in samen) == (dag in een and dag in twee)
    if samen is not None:
        assert een.omvat(samen)
        assert twee.omvat(samen)


@given(PERIODES, PERIODES)
def test_omvatten_is_de_doorsnede_zijn(een: Periode, twee: Periode) -> None:
    """Een periode omvat een andere precies wanneer hun doorsnede die andere is."""
    assert een.omvat(twee) == (een.doorsnede(twee) == twee)
    assert een.omvat(een)


@pytest.mark.parametrize(
    ("een", "twee", "samen"),
    [
        (Periode.jaar(2024), Periode.jaar(2025), None),
        (Periode.jaar(2024), Periode(date(2024, 12, 31)), Periode(date(2024, 12, 31), date(2024, 12, 31))),
        (Periode(date(2024, 1, 1)), Periode(date(2025, 1, 1)), Periode(date(2025, 1, 1))),
    ],
)
def test_periodes_raken_elkaar_of_niet(een: Periode, twee: Periode, samen: Periode | None) -> None:
    """Zonder gemeenschappelijke dag is er geen doorsnede."""
    assert een.doorsnede(twee) == samen


@given(st.lists(PERIODES))
def test_periodes_sorteren_op_begin_en_wie_nog_loopt_komt_laatst(periodes: list[Periode]) -> None:
    """Ook periodes zonder einde zijn te ordenen."""
    gesorteerd = sorted(periodes)
    for eerder, later in pairwise(gesorteerd):
        assert eerder.begin <= later.begin
        if eerder.begin == later.begin:
            assert later.einde is None or (eerder.einde is not None and eerder.einde <= later.einde)


def test_een_periode_verandert_nooit_en_is_een_sleutel() -> None:
    """Gelijke periodes zijn één sleutel; een veld zetten kan niet."""
    jaar = Periode.jaar(2024)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(jaar, "begin", date(2020, 1, 1))  # noqa: B010
    assert {jaar, Periode.jaar(2024)} == {pickle.loads(pickle.dumps(jaar))} == {copy.deepcopy(jaar)}
    assert str(jaar) == "2024-01-01/2024-12-31"
    assert jaar != ("2024-01-01", "2024-12-31")
    assert Periode.jaar(2024) < Periode(date(2024, 1, 1)) < Periode.jaar(2025)
