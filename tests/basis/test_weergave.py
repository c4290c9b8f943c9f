"""Hoe waarden er voor een lezer uitzien, in het Nederlands, Frans en Engels zoals in België geschreven."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import (
    TALEN,
    toon,
    toon_bedrag,
    toon_datum,
    toon_euro,
    toon_getal,
    toon_lijst,
    toon_periode,
    toon_tarief,
    velden_van,
    vertaal,
    vul_in,
)
from lokale_partnerschappen.model.financiering import Financieringsbron
from lokale_partnerschappen.model.samenstelling import Partnersoort

# Babel laadt pas bij de eerste oproep: langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None)

BEGIN = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("taal", "positief", "negatief"),
    [
        ("nl", "€\u00a0552.874,26", "€\u00a0-49.028,93"),
        ("fr", "552\u202f874,26\u00a0€", "-49\u202f028,93\u00a0€"),
        ("en", "552.874,26\u00a0€", "-49.028,93\u00a0€"),
    ],
)
def test_een_bedrag_in_elke_taal(taal: str, positief: str, negatief: str) -> None:
    """Met vaste spaties, zodat het euroteken nooit alleen op een regel komt."""
    assert toon_bedrag(Bedrag("552874.26"), taal) == toon(Bedrag("552874.26"), taal) == positief
    assert toon_bedrag(Bedrag("-49028.93"), taal) == negatief


@pytest.mark.parametrize(
    ("euro", "taal", "getoond"),
    [
        (Fraction("42.45336"), "nl", "€\u00a042,45336"),
        (Fraction("-42.45336"), "nl", "€\u00a0-42,45336"),
        (Fraction("1234.5"), "nl", "€\u00a01.234,50"),
        (Fraction(1, 3), "nl", "€\u00a00,333333"),
        (Fraction("1234.5678"), "fr", "1\u202f234,5678\u00a0€"),
        (Fraction("42.45336"), "en", "42,45336\u00a0€"),
    ],
)
def test_een_bedrag_voor_het_afronden_toont_zijn_decimalen(euro: Fraction, taal: str, getoond: str) -> None:
    """Minstens twee en hoogstens zes."""
    assert toon_euro(euro, taal) == getoond


@pytest.mark.parametrize(
    ("getal", "taal", "getoond"),
    [
        (Decimal("602.047"), "nl", "602,047"),
        (Decimal("602.0476"), "nl", "602,0476"),
        (1720, "nl", "1.720"),
        (1720, "fr", "1\u202f720"),
        (Fraction(7, 20), "nl", "0,35"),
        (Fraction(2, 3), "en", "0,666667"),
    ],
)
def test_een_getal_houdt_al_zijn_decimalen(getal: int | Decimal | Fraction, taal: str, getoond: str) -> None:
    """Uren met drie decimalen blijven dat; een breuk die niet afloopt, krijgt er zes."""
    assert toon_getal(getal, taal) == toon(getal, taal) == getoond


@pytest.mark.parametrize(
    ("tarief", "taal", "decimalen", "getoond"),
    [
        (Tarief.procent("1.2"), "nl", 2, "1,2%"),
        (Tarief("0.399984"), "nl", 2, "40%"),
        (Tarief("0.399984"), "nl", 4, "39,9984%"),
        (Tarief("0.315096"), "en", 2, "31,51%"),
        (Tarief("0.4"), "fr", 2, "40\u00a0%"),
        (Tarief("0.00125"), "nl", 2, "0,13%"),
        (Tarief("-0.00125"), "nl", 2, "-0,13%"),
        (Tarief(12), "nl", 2, "1.200%"),
    ],
)
def test_een_tarief_is_een_percentage(tarief: Tarief, taal: str, decimalen: int, getoond: str) -> None:
    """Half omhoog afgerond, zonder overbodige nullen."""
    assert toon_tarief(tarief, taal, decimalen) == getoond


@pytest.mark.parametrize(
    ("taal", "dag", "periode", "open_periode"),
    [
        ("nl", "1 maart 2024", "1 maart 2024 tot en met 31 december 2029", "vanaf 1 maart 2024"),
        ("fr", "1 mars 2024", "du 1 mars 2024 au 31 décembre 2029 inclus", "à partir du 1 mars 2024"),
        ("en", "1 March 2024", "1 March 2024 to 31 December 2029 inclusive", "from 1 March 2024"),
    ],
)
def test_datums_staan_voluit(taal: str, dag: str, periode: str, open_periode: str) -> None:
    """Geen 1/03: in elke taal staat de maand er als woord."""
    assert toon_datum(BEGIN, taal) == toon(BEGIN, taal) == dag
    assert toon_periode(Periode(BEGIN, date(2029, 12, 31)), taal) == periode
    assert toon(Periode(BEGIN), taal) == open_periode


@pytest.mark.parametrize(
    ("delen", "taal", "getoond"),
    [
        (["Arktos", "Compaan", "Emino"], "nl", "Arktos, Compaan en Emino"),
        (["Arktos", "Compaan"], "fr", "Arktos et Compaan"),
        (["Arktos", "Compaan"], "en", "Arktos and Compaan"),
        (["Arktos"], "nl", "Arktos"),
        ([], "nl", ""),
    ],
)
def test_opsommen_gaat_met_een_voegwoord(delen: list[str], taal: str, getoond: str) -> None:
    """Zoals iemand het zou schrijven."""
    assert toon_lijst(delen, taal) == getoond


@pytest.mark.parametrize(
    ("waarde", "getoond"),
    [
        (True, "ja"),
        (False, "nee"),
        (None, "niets"),
        ("vrije tekst", "vrije tekst"),
        (Tarief("0.4"), "40%"),
        (Financieringsbron.LOKAAL, "lokale besturen"),
        (Financieringsbron.VCF, "VCF"),
        (Partnersoort.LOKAAL_BESTUUR, "lokaal bestuur"),
        (Zekerheid.AFGELEID, "afgeleid"),
        ((1, Decimal("2.5"), None), "1, 2,5 en niets"),
        ([Financieringsbron.ESF, Financieringsbron.VDAB], "ESF en VDAB"),
    ],
)
def test_elke_waarde_van_een_bevinding_is_te_tonen(waarde: object, getoond: str) -> None:
    """Ja en nee in woorden, een keuze met haar naam, een rij als opsomming."""
    assert toon(waarde) == getoond


@pytest.mark.parametrize("waarde", [1.5, object(), {"a": 1}, frozenset({1}), b"x"])
def test_wat_geen_weergave_heeft_wordt_geweigerd(waarde: object) -> None:
    """Een float of een onbekend soort waarde hoort niet in een bevinding."""
    with pytest.raises(TypeError, match=f"geen weergave voor {type(waarde).__name__}"):
        toon(waarde)


@pytest.mark.parametrize(
    "toon_iets",
    [
        lambda taal: toon_bedrag(Bedrag(1), taal),
        lambda taal: toon_euro(Fraction(1), taal),
        lambda taal: toon_getal(1, taal),
        lambda taal: toon_tarief(Tarief(1), taal),
        lambda taal: toon_datum(BEGIN, taal),
        lambda taal: toon_periode(Periode(BEGIN), taal),
        lambda taal: toon_lijst(["a"], taal),
        lambda taal: toon(None, taal),
        lambda taal: vul_in("", {}, taal),
        lambda taal: vertaal("ja", taal),
    ],
)
@pytest.mark.parametrize("taal", ["de", "NL", "nl_BE", ""])
def test_een_onbekende_taal_wordt_geweigerd(toon_iets: Callable[[str], str], taal: str) -> None:
    """Met de talen die er wel zijn; nooit stilzwijgend in een andere taal."""
    with pytest.raises(ValueError, match=f"onbekende taal ‘{taal}’; kies uit nl, fr, en"):
        toon_iets(taal)


def test_er_zijn_drie_talen() -> None:
    """Nederlands is de brontekst."""
    assert TALEN == ("nl", "fr", "en")
    assert [vertaal("ja", taal) for taal in TALEN] == ["ja", "oui", "yes"]
    assert vertaal("een zin zonder vertaling", "fr") == "een zin zonder vertaling"
    assert vertaal("", "en") == ""


def test_een_sjabloon_wordt_ingevuld() -> None:
    """Elk veld op zijn manier; wat niet gevraagd is, blijft weg."""
    sjabloon = "{aanwezig} is {tarief} van {kosten}"
    gegevens = {"aanwezig": Bedrag(30), "tarief": Tarief("0.3"), "kosten": Bedrag(100), "rest": 5}
    assert vul_in(sjabloon, gegevens).replace("\u00a0", " ") == "€ 30,00 is 30% van € 100,00"
    assert velden_van(sjabloon) == {"aanwezig", "tarief", "kosten"}
    assert velden_van("zonder {{veld}}") == frozenset()


@pytest.mark.parametrize(
    ("een", "twee", "zin"),
    [
        ("0.2999988", "0.3", "29,9999% of 30%"),
        ("0.29994", "0.3", "29,99% of 30%"),
        ("0.3", "0.3", "30% of 30%"),
        ("0.30000000001", "0.3", "30,000000001% of 30%"),
    ],
)
def test_verschillende_percentages_zien_er_nooit_gelijk_uit(een: str, twee: str, zin: str) -> None:
    """Er komen decimalen bij tot het verschil te zien is; "30 % is minder dan 30 %" staat er nooit."""
    assert vul_in("{een} of {twee}", {"een": Tarief(een), "twee": Tarief(twee)}) == zin


@TRAAG
@given(st.fractions(0, 2), st.fractions(0, 2))
def test_twee_tarieven_zijn_getoond_gelijk_als_ze_gelijk_zijn(een: Fraction, twee: Fraction) -> None:
    """En alleen dan."""
    links, rechts = vul_in("{een}|{twee}", {"een": Tarief(een), "twee": Tarief(twee)}).split("|")
    assert (links == rechts) == (een == twee)
