"""Wie wat betaalt: bronnen, cofinancieringslijnen en de financiering van een luik."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from tests.strategieen import financieringen

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, som
from lokale_partnerschappen.model.financiering import (
    Aandelen,
    Cofinanciering,
    Financiering,
    Financieringsbron,
    Inbreng,
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


@pytest.mark.parametrize(
    ("voorwerp", "veld"),
    [
        (Financiering(), "esf"),
        (Aandelen(), "esf"),
        (Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(1)), "bedrag"),
    ],
)
def test_een_financiering_verandert_nooit(voorwerp: object, veld: str) -> None:
    """Een andere financiering is een nieuw object."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(voorwerp, veld, Bedrag(2))
