"""Wat het project kost: luiken, personeelslijnen, de begroting van een projectjaar en de enveloppe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.financiering import Cofinanciering, Financiering
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Lijnopgave, Tabeltotaal, Tekstbedrag
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker

JAAR = Periode.jaar(2024)


def lijn(luik: Luik = Luik.WERKING, uren: Any = Decimal(100), functie: str | None = None) -> Projectmedewerker:
    """Een personeelslijn met een verzonnen loon."""
    return Projectmedewerker(luik=luik, partner="a", brutoloon=Bedrag(3000), uren=uren, functie=functie)


def test_een_personeelslijn_is_een_functie_en_geen_persoon() -> None:
    """Als tekst is ze haar functie; zonder functie is ze een projectmedewerker, en ze is al aangeworven."""
    assert str(lijn(functie="trajectbegeleider")) == "trajectbegeleider"
    assert str(lijn()) == "projectmedewerker"
    assert lijn().aanwerving is Aanwerving.AANGEWORVEN


@pytest.mark.parametrize("uren", ["-0.001", "-5", "NaN", "Infinity", "-Infinity"])
def test_uren_zijn_een_eindig_getal_vanaf_nul(uren: str) -> None:
    """Negatieve of oneindige uren bestaan niet."""
    with pytest.raises(ValueError, match="uren: verwacht een eindig getal vanaf nul"):
        lijn(uren=Decimal(uren))
    assert lijn(uren=Decimal(0)).uren == 0


@pytest.mark.parametrize("uren", [1720.0, 1720, "1720", None, True])
def test_uren_zijn_een_decimaal_getal(uren: object) -> None:
    """Een float kan drie decimalen niet exact voorstellen."""
    with pytest.raises(TypeError, match=f"uren: verwacht een Decimal, geen {type(uren).__name__}"):
        lijn(uren=uren)


def test_een_begroting_kent_haar_peildatum_en_haar_jaar() -> None:
    """De parameters en regels zijn die van het begin van het projectjaar."""
    gebroken = Begroting(periode=Periode(date(2024, 7, 1), date(2025, 6, 30)))
    assert gebroken.peildatum == date(2024, 7, 1)
    assert (str(gebroken), str(Begroting(periode=JAAR))) == ("2024-2025", "2024")


def test_een_projectjaar_heeft_een_einde() -> None:
    """Een begroting zonder einde bestaat niet."""
    with pytest.raises(ValueError, match="heeft een einde nodig"):
        Begroting(periode=Periode(date(2024, 1, 1)))


@pytest.mark.parametrize(
    ("velden", "luiken"),
    [
        ({}, []),
        ({"personeel": (lijn(Luik.ONDERSTEUNING),)}, ["ondersteuning"]),
        ({"cofinanciering": (Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(1)),)}, ["werking"]),
        ({"kosten_ondersteuning": Kostenopgave()}, ["ondersteuning"]),
        ({"financiering_werking": Financiering()}, ["werking"]),
        ({"personeel": (lijn(Luik.ONDERSTEUNING), lijn())}, ["werking", "ondersteuning"]),
        ({"kosten_project": Kostenopgave(), "financiering_project": Financiering()}, []),
    ],
)
def test_een_luik_telt_mee_zodra_er_iets_van_staat(velden: dict[str, Any], luiken: list[str]) -> None:
    """Personeel, cofinanciering, getoonde kosten of een financiering; het project is geen luik."""
    assert [luik.value for luik in Begroting(periode=JAAR, **velden).luiken] == luiken


def test_een_begroting_geeft_per_luik_wat_erbij_hoort() -> None:
    """De lijnen, de getoonde kosten en de financiering van dat luik."""
    werking, ondersteuning = lijn(), lijn(Luik.ONDERSTEUNING)
    begroting = Begroting(
        periode=JAAR,
        personeel=(ondersteuning, werking),
        kosten_werking=Kostenopgave(totaal=Bedrag(1)),
        kosten_ondersteuning=Kostenopgave(totaal=Bedrag(2)),
        financiering_werking=Financiering(esf=Bedrag(3)),
        financiering_ondersteuning=Financiering(esf=Bedrag(4)),
    )
    assert begroting.medewerkers(Luik.WERKING) == (werking,)
    assert begroting.medewerkers(Luik.ONDERSTEUNING) == (ondersteuning,)
    assert [begroting.kosten(luik) for luik in Luik] == [begroting.kosten_werking, begroting.kosten_ondersteuning]
    assert [begroting.financiering(luik) for luik in Luik] == [
        begroting.financiering_werking,
        begroting.financiering_ondersteuning,
    ]


def test_een_enveloppe_geldt_per_luik() -> None:
    """Dat van ondersteuning is niet altijd bekend."""
    enveloppe = Enveloppe(werking=Bedrag("2983433.01"), ondersteuning=Bedrag("217378.42"))
    assert enveloppe.van(Luik.WERKING) == Bedrag("2983433.01")
    assert enveloppe.van(Luik.ONDERSTEUNING) == Bedrag("217378.42")
    assert Enveloppe(werking=Bedrag(1)).van(Luik.ONDERSTEUNING) is None


@pytest.mark.parametrize("jaren", [0, -1])
def test_een_budgetfase_duurt_minstens_een_jaar(jaren: int) -> None:
    """Een fase zonder jaren bestaat niet."""
    with pytest.raises(ValueError, match="jaren"):
        Budgetfase(jaren=jaren, jaarbedrag=Bedrag(1))
    assert Budgetfase(jaren=1, jaarbedrag=Bedrag(1)).jaren == 1


def test_wat_een_lijn_of_begroting_niet_zegt_is_onbekend() -> None:
    """Nul of nee is iets anders dan niet ingevuld."""
    velden = ("medewerker", "personen", "aanstelling", "vte_in_tekst", "elders_gesubsidieerd")
    assert {getattr(lijn(), veld) for veld in velden} == {None}
    begroting = Begroting(periode=JAAR)
    assert begroting.gemeentelijke_aandelen == begroting.forfaitpunten == begroting.tekstbedragen == ()
    assert Enveloppe(werking=Bedrag(1)).fasen == ()


@pytest.mark.parametrize(
    ("voorwerp", "veld"),
    [
        (Budgetfase(jaren=1, jaarbedrag=Bedrag(1)), "jaren"),
        (Tekstbedrag(veld="financiering_werking.vcf", bedrag=Bedrag(1)), "bedrag"),
        (lijn(), "uren"),
        (Begroting(periode=JAAR), "personeel"),
        (Enveloppe(werking=Bedrag(1)), "werking"),
        (Kostenopgave(), "totaal"),
        (Lijnopgave(), "sut"),
        (Tabeltotaal(), "uren"),
    ],
)
def test_een_begroting_verandert_nooit(voorwerp: object, veld: str) -> None:
    """Wie iets wil nagaan, maakt een nieuw object."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(voorwerp, veld, None)
