"""Persona's, ambities en tellingen: wat kan bestaan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lokale_partnerschappen import (
    Ambitie,
    BijzonderKenmerk,
    Entiteitstelling,
    Kenmerktelling,
    Kwartaal,
    Kwartaalverwachting,
    Periode,
    Persona,
    Tarief,
)


def test_een_persona_weegt_gewoon_een() -> None:
    """Tot het partnerschap een zwaarder gewicht kiest."""
    assert Persona(id="a", naam="Persona A").gewicht == Decimal(1)
    assert str(Persona(id="a", naam="Persona A", gewicht=Decimal("1.5"))) == "Persona A"


@pytest.mark.parametrize(
    ("gewicht", "fout"),
    [(Decimal(0), ValueError), (Decimal(-1), ValueError), (Decimal("NaN"), ValueError), (1, TypeError)],
)
def test_een_gewicht_is_groter_dan_nul_en_exact(gewicht: object, fout: type[Exception]) -> None:
    """Wie niets weegt, zou geen begeleiding vragen."""
    with pytest.raises(fout, match=r"\Agewicht: verwacht een"):
        Persona(id="a", naam="A", gewicht=gewicht)


@pytest.mark.parametrize(
    ("doel", "fout"), [(Tarief("1.01"), ValueError), (Tarief("-0.1"), ValueError), (Decimal("0.2"), TypeError)]
)
def test_een_doel_is_een_deel_van_het_geheel(doel: object, fout: type[Exception]) -> None:
    """Van niemand tot iedereen."""
    with pytest.raises(fout, match=r"\Adoel_naar_werk: verwacht een"):
        Persona(id="a", naam="A", doel_naar_werk=doel)
    assert Persona(id="a", naam="A", doel_naar_werk=Tarief(1)).doel_naar_werk == Tarief(1)


@pytest.mark.parametrize(("aantal", "fout"), [(-1, ValueError), (1.5, TypeError), (True, TypeError)])
def test_een_aantal_is_een_geheel_getal_vanaf_nul(aantal: object, fout: type[Exception]) -> None:
    """Overal waar mensen of organisaties geteld worden."""
    with pytest.raises(fout, match=r"\Aaantal: verwacht een"):
        Kwartaalverwachting(kwartaal=Kwartaal(2024, 1), aantal=aantal)
    with pytest.raises(fout, match=r"\Avrouwen: verwacht een"):
        Kenmerktelling(
            kenmerk=BijzonderKenmerk.DAKLOOS,
            periode=Periode.jaar(2024),
            vrouwen=aantal,
        )
    with pytest.raises(fout, match=r"\Aoverheden: verwacht een"):
        Entiteitstelling(periode=Periode.jaar(2024), overheden=aantal)


def test_een_ambitie_hoort_bij_een_jaar_of_een_kwartaal_dat_bestaat() -> None:
    """Een vijfde kwartaal wordt geweigerd."""
    assert Ambitie(jaar=2024, deelnemers=50).kwartaal is None
    with pytest.raises(ValueError, match="een kwartaal van 1 tot en met 4"):
        Ambitie(jaar=2024, kwartaal=5)


def test_elk_bijzonder_kenmerk_is_een_indicator() -> None:
    """EECO12 tot en met EECO17, in de volgorde van de verordening."""
    assert [kenmerk.indicator for kenmerk in BijzonderKenmerk] == [f"EECO{nummer}" for nummer in range(12, 18)]


def test_een_telling_is_de_som_van_haar_delen() -> None:
    """Wie weigerde, hoort er niet bij."""
    telling = Kenmerktelling(
        kenmerk=BijzonderKenmerk.BEPERKING,
        periode=Periode.jaar(2024),
        vrouwen=1,
        mannen=2,
        niet_binair=3,
        geslacht_onbekend=4,
        geweigerd=5,
    )
    assert telling.aantal == 10
