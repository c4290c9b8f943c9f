"""Van brutoloon en uren naar kosten: de voorbeelden van de goedgekeurde aanvraag, en wat altijd klopt."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategieen import bedragen, uren

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, som
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.verdeling import verdeel
from lokale_partnerschappen.berekeningen.kosten import (
    Kosten,
    Urenvoorstel,
    forfait,
    forfait_project,
    kosten_van_luik,
    kosten_van_project,
    lijnkost,
    luikkosten,
    personeelskost,
    personeelskosten,
    personeelskosten_project,
    persoonsgebonden_waarde,
    projectkosten,
    sut,
    uren_voor_bedrag,
    uren_voor_vte,
    vte,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

V = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
LONEN = bedragen(100_00, 9999_99)


def lijn(brutoloon: Bedrag, aantal_uren: Decimal, luik: Luik = Luik.WERKING) -> Projectmedewerker:
    """Een personeelslijn."""
    return Projectmedewerker(luik=luik, partner="a", brutoloon=brutoloon, uren=aantal_uren)


LIJNEN = st.lists(st.builds(lijn, LONEN, uren(), st.sampled_from(Luik)), max_size=6)


@pytest.mark.parametrize(
    ("brutoloon", "verwacht"),
    [("5263.86", "63.17"), ("3585.00", "43.02"), ("3537.78", "42.45"), ("5666.38", "68.00"), ("0.00", "0.00")],
)
def test_het_uurtarief_is_1_2_procent_van_het_brutoloon(brutoloon: str, verwacht: str) -> None:
    """Half omhoog op de cent: 63,16632 is 63,17."""
    assert sut.onder(V)(Bedrag(brutoloon)) == Bedrag(verwacht)


@pytest.mark.parametrize(
    ("uurtarief", "aantal_uren", "verwacht"),
    [
        ("63.17", "859.95", "54323.04"),
        ("42.45", "602.047", "25556.90"),
        ("43.02", "1720", "73994.40"),
        ("56.40", "103.2", "5820.48"),
        ("43.02", "0", "0.00"),
    ],
)
def test_een_personeelskost_is_uurtarief_maal_uren(uurtarief: str, aantal_uren: str, verwacht: str) -> None:
    """Op de cent afgerond: 54.323,0415 is 54.323,04."""
    assert personeelskost(Bedrag(uurtarief), Decimal(aantal_uren)) == Bedrag(verwacht)


def test_een_lijn_rekent_met_het_afgeronde_uurtarief() -> None:
    """Met het niet-afgeronde uurtarief komt de coördinator er anders uit."""
    halve_lijn = lijn(Bedrag("5263.86"), Decimal("859.95"))
    assert lijnkost.onder(V)(halve_lijn) == Bedrag("54323.04")
    assert Bedrag("5263.86") * (V.sut_factor * Decimal("859.95")) == Bedrag("54319.88")


@pytest.mark.parametrize(
    ("aantal_uren", "verwacht"),
    [("602", Fraction(35, 100)), ("103.2", Fraction(6, 100)), ("1720", Fraction(1)), ("0", Fraction(0))],
)
def test_uren_zijn_een_deel_van_een_voltijdse(aantal_uren: str, verwacht: Fraction) -> None:
    """602 uur is 0,35 VTE en 103,2 uur is 0,06; terug komt hetzelfde aantal uren uit."""
    assert vte.onder(V)(Decimal(aantal_uren)) == verwacht
    assert uren_voor_vte.onder(V)(verwacht) == Decimal(aantal_uren)


@given(uren())
def test_van_uren_naar_vte_en_terug(aantal_uren: Decimal) -> None:
    """VTE is exact, dus er gaat niets verloren."""
    assert uren_voor_vte.onder(V)(vte.onder(V)(aantal_uren)) == aantal_uren


def test_uren_hebben_hoogstens_drie_decimalen() -> None:
    """Een derde van een voltijdse is 573,333 uur; het aantal decimalen is een parameter."""
    assert uren_voor_vte.onder(V)(Fraction(1, 3)) == Decimal("573.333")
    assert uren_voor_vte(Fraction(1, 3), uren_per_vte=Decimal(1720), uren_decimalen=0) == Decimal(573)


def test_een_voltijdse_van_nul_uren_bestaat_niet() -> None:
    """Delen door nul wordt niet verborgen."""
    with pytest.raises(ZeroDivisionError):
        vte(Decimal(1), uren_per_vte=Decimal(0))


@pytest.mark.parametrize(
    ("personeel", "verwacht"),
    [("355136.91", "142054.76"), ("39773.28", "15909.31"), ("0.00", "0.00"), ("0.01", "0.00")],
)
def test_het_forfait_is_veertig_procent_van_het_personeel(personeel: str, verwacht: str) -> None:
    """Per luik, op de cent: 142.054,764 is 142.054,76."""
    assert forfait.onder(V)(Bedrag(personeel)) == Bedrag(verwacht)


def test_het_project_is_de_som_van_de_luiken() -> None:
    """Ook voor het forfait: 40 % van alle personeelskosten samen zou een cent meer zijn."""
    assert forfait_project(Bedrag("142054.76"), Bedrag("15909.31")) == Bedrag("157964.07")
    assert forfait.onder(V)(Bedrag("394910.19")) == Bedrag("157964.08")
    assert personeelskosten([Bedrag("33952.80"), Bedrag("5820.48")]) == Bedrag("39773.28")
    assert personeelskosten([]) == NUL
    assert personeelskosten_project(Bedrag("355136.91"), Bedrag("39773.28")) == Bedrag("394910.19")
    assert luikkosten(Bedrag("39773.28"), Bedrag("15909.31")) == Bedrag("55682.59")
    assert projectkosten(Bedrag("497191.67"), Bedrag("55682.59")) == Bedrag("552874.26")


def test_wat_een_voltijdse_met_forfait_kost() -> None:
    """3.585 euro bruto is 73.994,40 euro per jaar, en 103.592,16 met het forfait."""
    kost = lijnkost.onder(V)(lijn(Bedrag(3585), V.uren_per_vte))
    assert kost == Bedrag("73994.40")
    assert persoonsgebonden_waarde.onder(V)(kost) == luikkosten(kost, forfait.onder(V)(kost)) == Bedrag("103592.16")


def test_de_waarde_van_personeelsinzet_telt_het_forfait_mee() -> None:
    """53.273,77 euro personeel van de lokale besturen is 74.583,28 euro cofinanciering."""
    assert persoonsgebonden_waarde.onder(V)(Bedrag("53273.77")) == Bedrag("74583.28")


def test_het_forfait_splitsen_tussen_moederorganisatie_en_partnerschap() -> None:
    """Dertig en tien punten: de cent die bij gewoon afronden overblijft, wordt mee verdeeld."""
    samen = forfait.onder(V)(Bedrag("276306.24"))
    assert samen == Bedrag("110522.50")
    assert verdeel(samen, [30, 10]) == (Bedrag("82891.88"), Bedrag("27630.62"))


def test_de_kosten_van_een_luik() -> None:
    """Alleen de lijnen van dat luik; de uren houden hun decimalen."""
    begroting = Begroting(
        periode=Periode.jaar(2024),
        personeel=(
            lijn(Bedrag(4700), Decimal("602"), Luik.ONDERSTEUNING),
            lijn(Bedrag("3537.78"), Decimal("602.047")),
            lijn(Bedrag(4700), Decimal("103.2"), Luik.ONDERSTEUNING),
        ),
    )
    werking, ondersteuning = (kosten_van_luik.onder(V)(begroting, luik) for luik in Luik)
    assert ondersteuning == Kosten(
        lijnen=2,
        uren=Decimal("705.2"),
        personeel=Bedrag("39773.28"),
        forfait=Bedrag("15909.31"),
        totaal=Bedrag("55682.59"),
    )
    assert (str(werking.uren), str(ondersteuning.uren)) == ("602.047", "705.2")
    assert kosten_van_project(werking, ondersteuning) == Kosten(
        lijnen=3,
        uren=Decimal("1307.247"),
        personeel=Bedrag("65330.18"),
        forfait=Bedrag("26132.07"),
        totaal=Bedrag("91462.25"),
    )


def test_een_luik_zonder_lijnen_kost_niets() -> None:
    """Nul lijnen, nul uren, nul euro."""
    leeg = kosten_van_luik.onder(V)(Begroting(periode=Periode.jaar(2024)), Luik.WERKING)
    assert leeg == Kosten(lijnen=0, uren=Decimal(0), personeel=NUL, forfait=NUL, totaal=NUL)


def test_uren_in_wetenschappelijke_schrijfwijze_tellen_gewoon_mee() -> None:
    """Een Decimal zoals 1E+3 is duizend uur."""
    begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn(Bedrag(3585), Decimal("1E+3")),))
    assert str(kosten_van_luik.onder(V)(begroting, Luik.WERKING).uren) == "1000"


@given(LIJNEN, st.randoms(use_true_random=False))
def test_de_volgorde_van_het_personeel_maakt_niets_uit(lijnen: list[Projectmedewerker], toeval: object) -> None:
    """En de som van de lijnen is het personeel van het luik."""
    anders = list(lijnen)
    getattr(toeval, "shuffle")(anders)  # noqa: B009
    een, twee = (Begroting(periode=Periode.jaar(2024), personeel=tuple(rij)) for rij in (lijnen, anders))
    for luik in Luik:
        kosten = kosten_van_luik.onder(V)(een, luik)
        assert kosten == kosten_van_luik.onder(V)(twee, luik)
        assert kosten.personeel == som(lijnkost.onder(V)(deel) for deel in een.medewerkers(luik))
        assert kosten.totaal == kosten.personeel + kosten.forfait


def test_precies_zoveel_uren_als_er_geld_is() -> None:
    """Tienduizend euro aan 43,02 euro per uur is 232,450 uur, en er blijft niets over."""
    voorstel = uren_voor_bedrag.onder(V)(Bedrag("10000.00"), Bedrag("3585.00"), False)
    assert voorstel == Urenvoorstel(uren=Decimal("232.450"), waarde=Bedrag("10000.00"), rest=NUL)


@pytest.mark.parametrize(
    ("bedrag", "brutoloon", "met_forfait", "uren_verwacht", "rest"),
    [
        ("74585.83", "3585.00", True, "1238.391", "0.02"),
        ("25556.90", "3537.78", False, "602.047", "0.00"),
        ("0.00", "3585.00", False, "0.000", "0.00"),
        ("0.01", "3585.00", False, "0.000", "0.01"),
        ("0.04", "3585.00", False, "0.001", "0.00"),
    ],
)
def test_hoeveel_uren_binnen_een_bedrag_passen(
    bedrag: str, brutoloon: str, met_forfait: bool, uren_verwacht: str, rest: str
) -> None:
    """Precies uitkomen lukt niet altijd; wat overblijft, staat erbij."""
    voorstel = uren_voor_bedrag.onder(V)(Bedrag(bedrag), Bedrag(brutoloon), met_forfait)
    assert (str(voorstel.uren), str(voorstel.rest)) == (uren_verwacht, rest)


@given(bedragen(0, 500_000_00), LONEN, st.booleans(), st.integers(0, 4))
def test_een_stapje_meer_uren_past_niet_meer(
    bedrag: Bedrag, brutoloon: Bedrag, met_forfait: bool, cijfers: int
) -> None:
    """Het voorstel blijft binnen het bedrag, en één eenheid van de laatste decimaal meer gaat erover."""

    def waarde(aantal_uren: Decimal) -> Bedrag:
        kost = lijnkost.onder(V)(lijn(brutoloon, aantal_uren))
        return persoonsgebonden_waarde.onder(V)(kost) if met_forfait else kost

    voorstel = uren_voor_bedrag.onder(V.met(uren_decimalen=cijfers))(bedrag, brutoloon, met_forfait)
    assert voorstel.waarde == waarde(voorstel.uren)
    assert voorstel.rest == bedrag - voorstel.waarde
    assert voorstel.rest >= NUL
    assert waarde(voorstel.uren + Decimal(1).scaleb(-cijfers)) > bedrag


@pytest.mark.parametrize(
    ("bedrag", "brutoloon", "fout"),
    [
        ("-0.01", "3585.00", r"kan niet negatief zijn \(-0\.01\)"),
        ("10.00", "0.00", r"brutoloon van 0\.00 geeft geen uurtarief"),
        ("10.00", "0.41", r"brutoloon van 0\.41 geeft geen uurtarief"),
        ("10.00", "-3585.00", "geeft geen uurtarief"),
    ],
)
def test_zonder_geld_of_zonder_loon_zijn_er_geen_uren_te_zoeken(bedrag: str, brutoloon: str, fout: str) -> None:
    """Een negatief bedrag of een loon dat geen uurtarief geeft, wordt geweigerd."""
    with pytest.raises(ValueError, match=fout):
        uren_voor_bedrag.onder(V)(Bedrag(bedrag), Bedrag(brutoloon), False)


def test_een_andere_factor_geeft_een_ander_uurtarief() -> None:
    """De factor is een parameter: wie hem wijzigt in de voorwaarden, rekent ermee."""
    assert sut.onder(V.met(sut_factor=Tarief.procent(2)))(Bedrag(4000)) == Bedrag("80.00")
