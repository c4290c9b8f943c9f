"""Waar een regel zwijgt omdat meer oordelen een vals verwijt zou zijn."""

from __future__ import annotations

from decimal import Decimal

from lokale_partnerschappen import (
    Bedrag,
    Begroting,
    Budgetfase,
    Enveloppe,
    Financiering,
    Kostenopgave,
    Partnerschap,
    Periode,
    Sleuteldeel,
    Werkingsgebied,
    controleer,
)


def _gevonden(dossier: Partnerschap, regel: str) -> list[object]:
    return [b.gegevens["gevonden"] for b in controleer(dossier) if b.regel.id == regel]


def _dossier(lokaal: str, enveloppe: Enveloppe | None = None, sleutel: tuple[str, ...] = ()) -> Partnerschap:
    begroting = Begroting(
        periode=Periode.jaar(2024),
        kosten_werking=Kostenopgave(totaal=Bedrag(2000)),
        financiering_werking=Financiering(lokaal=Bedrag(lokaal)),
    )
    return Partnerschap(
        naam="Voorbeeld",
        oproep="lp-208",
        periode=Periode.jaar(2024),
        werkingsgebied=Werkingsgebied(gemeenten=("46014",)),
        enveloppe=enveloppe,
        verdeelsleutel=tuple(Sleuteldeel(gemeente="46014", gewicht=Decimal(deel)) for deel in sleutel),
        begrotingen=(begroting,),
    )


def test_kosten_boven_de_enveloppe_vragen_geen_extra_lokale_inbreng() -> None:
    """Van € 2.000,00 kosten en een enveloppe van € 1.000,00 is 15 % van de enveloppe genoeg, min een cent."""
    enveloppe = Enveloppe(werking=Bedrag(1000))
    assert _gevonden(_dossier("149.99", enveloppe), "lokale-besturen-onder-aandeel") == []
    assert _gevonden(_dossier("149.98", enveloppe), "lokale-besturen-onder-aandeel") == [Bedrag("149.98")]
    assert _gevonden(_dossier("150.00"), "lokale-besturen-onder-aandeel") == [Bedrag("150.00")]


def test_fasen_van_minder_jaren_dan_het_project_worden_niet_opgeteld() -> None:
    """Drie beschreven jaren zeggen niets over de andere drie."""
    drie = Enveloppe(werking=Bedrag(1000), fasen=(Budgetfase(jaren=3, jaarbedrag=Bedrag(10)),))
    zes = Enveloppe(werking=Bedrag(1000), fasen=(Budgetfase(jaren=6, jaarbedrag=Bedrag(10)),))
    assert _gevonden(_dossier("300.00", drie), "fasen-tellen-niet-op") == []
    assert _gevonden(_dossier("300.00", zes), "fasen-tellen-niet-op") == [Bedrag("60.00")]


def test_afgeronde_percentages_in_een_verdeelsleutel_zijn_geen_vergissing() -> None:
    """Drie keer 33,3 is een sleutel in gelijke delen; drie keer 33,2 mist er een deel van."""
    assert _gevonden(_dossier("300.00", sleutel=("33.3",) * 3), "verdeelsleutel-telt-niet-op") == []
    assert _gevonden(_dossier("300.00", sleutel=("33.2",) * 3), "verdeelsleutel-telt-niet-op") == [Decimal("99.6")]
