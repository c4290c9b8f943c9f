"""Wie wat betaalt: bronnen, cofinancieringslijnen en de financiering van een luik."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from tests.strategieen import financieringen

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, som
from lokale_partnerschappen.model.financiering import (
    Aandelen,
    AndereSubsidie,
    Cofinanciering,
    Financiering,
    Financieringsbron,
    GemeentelijkAandeel,
    Inbreng,
    Sleuteldeel,
)
from lokale_partnerschappen.model.kosten.luik import Luik


@pytest.mark.parametrize(
    ("bron", "label", "europa_wse"),
    [
        ("esf", "ESF", True),
        ("vcf", "VCF", True),
        ("lokaal", "lokale besturen", False),
        ("vdab", "VDAB", False),
        ("overige", "overige", False),
    ],
)
def test_de_vijf_bronnen_en_wie_van_europa_wse_is(bron: str, label: str, europa_wse: bool) -> None:
    """ESF en VCF komen van Europa WSE en heten geen cofinanciering."""
    assert Financieringsbron(bron).label == label
    assert Financieringsbron(bron).is_europa_wse is europa_wse
    assert len(Financieringsbron) == 5


@given(financieringen())
def test_de_som_is_europa_wse_en_cofinanciering_samen(financiering: Financiering) -> None:
    """Wat leeg bleef, telt als nul; het getoonde totaal en de getoonde kosten tellen niet mee."""
    europa_wse = som(financiering.van(bron) for bron in Financieringsbron if bron.is_europa_wse)
    assert financiering.som == europa_wse + financiering.cofinanciering
    assert financiering.som == attrs.evolve(financiering, totaal=None, kosten=None).som


def test_esf_en_vcf_zijn_geen_cofinanciering() -> None:
    """Lokale besturen, VDAB en anderen wel."""
    financiering = Financiering(esf=Bedrag(40), vcf=Bedrag(25), lokaal=Bedrag(15), vdab=Bedrag(15), overige=Bedrag(5))
    assert (financiering.som, financiering.cofinanciering) == (Bedrag(100), Bedrag(35))
    assert financiering.van(Financieringsbron.VCF) == Bedrag(25)


def test_een_lege_financiering_is_nul() -> None:
    """Niets ingevuld is niets gefinancierd."""
    assert (Financiering().som, Financiering().cofinanciering) == (NUL, NUL)
    assert Financiering().van(Financieringsbron.ESF) == NUL


def test_een_cofinancieringslijn_zegt_wie_inbrengt() -> None:
    """Een code die niet te duiden is, heeft geen bron; de vorm kan ook onbekend zijn."""
    lijn = Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(1), bron=Financieringsbron.LOKAAL, inbreng=Inbreng.PERSONEEL)
    assert str(lijn) == "cofinanciering lokale besturen"
    assert str(attrs.evolve(lijn, bron=None)) == "cofinanciering van onbekende bron"
    assert [inbreng.value for inbreng in Inbreng] == ["personeel", "middelen"]


def deel(gewicht: Any) -> Sleuteldeel:
    """Een deel van een verdeelsleutel."""
    return Sleuteldeel(gemeente="46014", gewicht=gewicht)


@pytest.mark.parametrize("gewicht", ["0", "-0", "0.0001", "41829", "1E+3"])
def test_een_gewicht_in_een_verdeelsleutel_is_vrij(gewicht: str) -> None:
    """Inwoners, een percentage of een bedrag; nul wil zeggen dat de gemeente niets draagt."""
    assert deel(Decimal(gewicht)).gewicht == Decimal(gewicht)


@pytest.mark.parametrize("gewicht", ["-0.0001", "-1", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_een_gewicht_is_eindig_en_niet_negatief(gewicht: str) -> None:
    """Een negatief aandeel bestaat niet."""
    with pytest.raises(ValueError, match="een gewicht in een verdeelsleutel is eindig en niet negatief"):
        deel(Decimal(gewicht))


@pytest.mark.parametrize("gewicht", [2.9935, 3, "3", None, True, Bedrag(3)])
def test_een_gewicht_is_een_decimaal_getal(gewicht: object) -> None:
    """Een float kan een percentage met vier decimalen niet exact voorstellen."""
    with pytest.raises(TypeError, match=f"gewicht: verwacht een Decimal, geen {type(gewicht).__name__}"):
        deel(gewicht)


def test_een_gemeente_in_een_verdeling_heet_naar_haar_code() -> None:
    """Zo wijst een verslag ze aan; krediet en akkoord kunnen onbekend zijn."""
    aandeel = GemeentelijkAandeel(gemeente="44045", bedrag=Bedrag("2232.76"))
    assert (str(aandeel), str(deel(Decimal(1)))) == ("44045", "46014")
    assert aandeel.krediet is None
    assert AndereSubsidie(verstrekker="Vlaamse overheid").akkoord is None


@pytest.mark.parametrize(
    ("voorwerp", "veld"),
    [
        (AndereSubsidie(verstrekker="Vlaamse overheid"), "akkoord"),
        (GemeentelijkAandeel(gemeente="44045", bedrag=Bedrag(1)), "bedrag"),
        (Sleuteldeel(gemeente="44045", gewicht=Decimal(1)), "gewicht"),
        (Financiering(), "esf"),
        (Aandelen(), "esf"),
        (Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(1)), "bedrag"),
    ],
)
def test_een_financiering_verandert_nooit(voorwerp: object, veld: str) -> None:
    """Een andere financiering is een nieuw object."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(voorwerp, veld, Bedrag(2))
