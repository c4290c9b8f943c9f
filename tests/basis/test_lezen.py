"""Bedragen zoals mensen ze intikken: elke schrijfwijze uit de documenten, en nooit een gok."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen import bedragen

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.lezen import lees_bedrag
from lokale_partnerschappen.basis.weergave import toon_bedrag

# Babel laadt pas bij de eerste oproep: langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None)

RIJKSREGISTER = "85.07.30-033.28"
EMAIL = "iemand@voorbeeld.be"


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        # zoals ze in de goedgekeurde aanvraag staan
        ("3.200.811,43 €", "3200811.43"),
        ("217 378,42 €", "217378.42"),
        ("2983433.01 €", "2983433.01"),
        ("198 868,59 €", "198868.59"),
        ("74 585,83€", "74585.83"),
        ("49 028,93€", "49028.93"),
        ("28 473, 93 €", "28473.93"),
        ("10 029, 33 €", "10029.33"),
        ("2232,76 €", "2232.76"),
        ("9143,78 €", "9143.78"),
        ("4558, 15 €", "4558.15"),
        ("8.311,33", "8311.33"),
        ("394.910,19", "394910.19"),
        ("73994.4", "73994.40"),
        ("58.3", "58.30"),
        ("68", "68.00"),
        # zoals ze elders voorkomen
        ("€ 1234,5", "1234.50"),
        ("€1.234,56", "1234.56"),
        ("EUR 12", "12.00"),
        ("eur 12,5", "12.50"),
        ("euro 5", "5.00"),
        ("5 euro", "5.00"),
        ("5euro", "5.00"),
        ("1,234.56", "1234.56"),
        ("1,234. 56", "1234.56"),
        ("12,345.6", "12345.60"),
        ("1.234.567", "1234567.00"),
        ("1,234,567", "1234567.00"),
        ("1 234", "1234.00"),
        ("1\u00a0234\u202f567,8", "1234567.80"),
        ("1\u2009234,56", "1234.56"),
        ("  42  ", "42.00"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("-5", "-5.00"),
        ("\u2212 49.028,93 €", "-49028.93"),
        ("-€ 5", "-5.00"),
        ("€ -5,25", "-5.25"),
        ("EUR - 5,25", "-5.25"),
        ("-5 EUR", "-5.00"),
        ("-0,00", "0.00"),
    ],
)
def test_elke_schrijfwijze_wordt_gelezen(tekst: str, bedrag: str) -> None:
    """Punt, komma, spatie, vaste spatie, euroteken voor of achter: het is hetzelfde bedrag."""
    assert lees_bedrag(tekst) == Bedrag(bedrag)


@pytest.mark.parametrize(
    ("tekst", "lezingen"),
    [
        ("1.234", "€ 1234,00 of € 1,234 zijn; schrijf ‘1234,00’"),
        ("602.047", "€ 602047,00 of € 602,047 zijn; schrijf ‘602047,00’"),
        ("1,234", "€ 1234,00 of € 1,234 zijn; schrijf ‘1234,00’"),
        ("€ 1.234", "€ 1234,00 of € 1,234 zijn; schrijf ‘1234,00’"),
        ("1, 234 €", "€ 1234,00 of € 1,234 zijn; schrijf ‘1234,00’"),
        ("-1.234", "€ -1234,00 of € -1,234 zijn; schrijf ‘-1234,00’"),
        ("12345.678", "€ 12345678,00 of € 12345,678 zijn; schrijf ‘12345678,00’"),
    ],
)
def test_bij_twee_lezingen_wordt_niet_gekozen(tekst: str, lezingen: str) -> None:
    """Eén scheidingsteken met drie cijfers erachter is duizend of een komma: de melding toont beide lezingen."""
    with pytest.raises(ValueError, match="kan €") as fout:
        lees_bedrag(tekst)
    assert str(fout.value) == f"‘{tekst}’ kan {lezingen} voor hele euro's, of twee decimalen"


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "-",
        "€",
        "-€",
        "vijf",
        "1.234,567",
        "1.23.456",
        "12.34,5",
        "1 23",
        "12 34",
        "1 234.567",
        "5,",
        ",5",
        "1,2345",
        "--5",
        "1e3",
        "NaN",
        "٣",
        "1_000",
        "40%",
        "5 $",
        "1.234,56,7",
    ],
)
def test_wat_geen_bedrag_is_wordt_geweigerd(tekst: str) -> None:
    """Met de tekst erbij en een voorbeeld van hoe het wel moet."""
    with pytest.raises(ValueError, match="is geen bedrag") as fout:
        lees_bedrag(tekst)
    assert str(fout.value) == f"‘{tekst}’ is geen bedrag; schrijf bijvoorbeeld ‘73.994,40’ of ‘73994,40’"


@pytest.mark.parametrize("gevoelig", [RIJKSREGISTER, RIJKSREGISTER.replace(".", " "), f"€ {RIJKSREGISTER}", EMAIL])
def test_een_persoonsgegeven_wordt_nooit_herhaald(gevoelig: str) -> None:
    """Wie in de verkeerde cel plakt, ziet zijn rijksregisternummer of adres niet in een melding terug."""
    with pytest.raises(ValueError, match="niet getoond") as fout:
        lees_bedrag(gevoelig)
    assert "033" not in str(fout.value)
    assert "voorbeeld.be" not in str(fout.value)


@TRAAG
@given(bedragen(-(10**12), 10**12))
def test_wat_wij_tonen_kan_teruggelezen_worden(bedrag: Bedrag) -> None:
    """De Nederlandse weergave is zelf een schrijfwijze die gelezen wordt."""
    assert lees_bedrag(toon_bedrag(bedrag, "nl")) == bedrag


@given(bedragen(0), st.sampled_from(["", " ", "\u00a0", "\u202f", "."]), st.sampled_from([",", ", ", "."]))
def test_elk_bedrag_met_centen_wordt_gelezen(bedrag: Bedrag, duizend: str, komma: str) -> None:
    """In elke mengeling van duizendtallen en decimaalteken die geen twee lezingen heeft."""
    if duizend == komma == ".":
        komma = ","
    euro, cent = divmod(bedrag.centen, 100)
    assert lees_bedrag(f"{euro:,}".replace(",", duizend) + f"{komma}{cent:02}") == bedrag


@TRAAG
@given(st.text(max_size=12))
def test_elke_tekst_is_een_bedrag_of_een_waardefout(tekst: str) -> None:
    """Er komt nooit een andere fout uit."""
    try:
        gelezen = lees_bedrag(tekst)
    except ValueError as fout:
        assert str(fout).endswith(("‘73994,40’", "of twee decimalen"))  # noqa: PT017
    else:
        assert lees_bedrag(toon_bedrag(gelezen)) == gelezen
