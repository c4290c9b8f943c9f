"""Rapporten, publiciteit en acties: wat niet kan bestaan, en wat een actie mist om SMART te zijn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lokale_partnerschappen import (
    Actie,
    Afficheformaat,
    Bewijssoort,
    Bewijsstuk,
    Bezwaar,
    Doelstelling,
    Kwartaal,
    Kwartaalopvolging,
    Periode,
    Rapport,
    Smartdeel,
)
from lokale_partnerschappen.basis.weergave import toon

JOBBEURS = {
    "naam": "Jobbeurs",
    "omschrijving": "Een jobbeurs in elke gemeente",
    "indicator": "bezoekers uit de doelgroep",
    "streefwaarde": Decimal(60),
    "datum": date(2025, 6, 30),
    "eigenaar": "vdab",
}


def test_een_rapport_zonder_einde_bestaat_niet() -> None:
    """Over wat nog loopt, is niet te rapporteren."""
    with pytest.raises(ValueError, match="een periode met een einde"):
        Rapport(periode=Periode(date(2024, 1, 1)))
    assert Rapport(periode=Periode.jaar(2024)).einde == date(2024, 12, 31)


def test_een_actie_met_alles_is_smart() -> None:
    """Een streefwaarde van nul is er ook een: soms wil iemand iets weg."""
    assert Actie(**JOBBEURS).ontbreekt == ()
    assert Actie(**JOBBEURS | {"streefwaarde": Decimal(0)}).ontbreekt == ()


@pytest.mark.parametrize("deel", list(Smartdeel))
def test_elk_deel_dat_ontbreekt_wordt_genoemd(deel: Smartdeel) -> None:
    """Ook een tekst met alleen spaties ontbreekt."""
    assert Actie(**JOBBEURS | {deel.value: None}).ontbreekt == (deel,)
    if isinstance(JOBBEURS[deel.value], str):
        assert Actie(**JOBBEURS | {deel.value: " "}).ontbreekt == (deel,)


def test_een_streefwaarde_is_een_eindig_getal() -> None:
    """Een kommagetal of oneindig is niet te halen."""
    with pytest.raises(TypeError, match="streefwaarde: verwacht een Decimal, geen float"):
        Actie(naam="Jobbeurs", streefwaarde=0.5)
    with pytest.raises(ValueError, match="een eindig getal"):
        Actie(naam="Jobbeurs", streefwaarde=Decimal("Infinity"))


def test_een_lezer_ziet_namen_en_geen_codes() -> None:
    """Zoals ze in een bericht staan."""
    assert toon(Afficheformaat.A3) == "A3"
    assert [formaat.nummer for formaat in Afficheformaat] == [0, 1, 2, 3, 4, 5]
    assert toon(Bewijssoort.TIJDSREGISTRATIE) == "tijdsregistratie"
    assert toon((Smartdeel.INDICATOR, Smartdeel.EIGENAAR)) == (
        "een indicator die het resultaat meet en een organisatie die ervoor instaat"
    )
    assert str(Rapport(periode=Periode.jaar(2024))) == "2024-01-01 tot en met 2024-12-31"
    assert str(Bewijsstuk(soort=Bewijssoort.LOONFICHE)) == "loonfiche"
    assert str(Kwartaalopvolging(kwartaal=Kwartaal(2024, 1))) == "2024K1"
    assert str(Bezwaar(beslissing=date(2025, 3, 3))) == "beslissing van 2025-03-03"
    assert str(Doelstelling(naam="Meer mensen bereiken")) == "Meer mensen bereiken"
    assert str(Actie(naam="Jobbeurs")) == "Jobbeurs"
