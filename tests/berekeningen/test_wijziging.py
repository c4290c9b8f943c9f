"""Wat als een loon of het aantal uren verandert: herrekend tot op de cent, zonder wat het formulier toonde."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen import bedragen, uren

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.wijziging import (
    Lijnwijziging,
    Vergelijking,
    Wijziging,
    gewijzigde_begroting,
    kostenverschil,
    wijzig_lijnen,
)
from lokale_partnerschappen.berekeningen.kosten import kosten_van_luik
from lokale_partnerschappen.model.financiering import Aandelen, Financiering
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Lijnopgave, Tabeltotaal
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

# De parameters van de oproep worden pas opgezocht bij de eerste aanroep.
TRAAG = settings(deadline=None)
OPROEP = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
WERKING, ONDERSTEUNING = Luik.WERKING, Luik.ONDERSTEUNING


def lijn(brutoloon: str, aantal: str, luik: Luik = WERKING) -> Projectmedewerker:
    return Projectmedewerker(luik=luik, partner="a", brutoloon=Bedrag(brutoloon), uren=Decimal(aantal))


# Lijnen van de goedgekeurde aanvraag; bij welke organisatie of functie ze horen, staat er met opzet niet bij.
AANVRAAG = Begroting(
    periode=Periode.jaar(2024),
    personeel=(lijn("3585.00", "1720"), lijn("3537.78", "602.047"), lijn("4700.00", "103.2", ONDERSTEUNING)),
    financiering_werking=Financiering(esf=Bedrag("55748.73"), vcf=Bedrag("83623.09")),
)


def wijzig(*wijzigingen: Lijnwijziging, begroting: Begroting = AANVRAAG) -> Wijziging:
    return wijzig_lijnen.onder(OPROEP)(begroting, wijzigingen)


def drie(vergelijking: Vergelijking | None) -> tuple[str, str, str]:
    assert vergelijking is not None
    return str(vergelijking.oud), str(vergelijking.nieuw), str(vergelijking.verschil)


class TestDeAanvraagVan2023:
    def test_een_hoger_brutoloon_kost_meer_in_lijn_forfait_en_totaal(self) -> None:
        """1,2 % van € 3.585,00 is € 43,02; maal 1720 uur is dat € 73.994,40."""
        wijziging = wijzig(Lijnwijziging(lijn=0, brutoloon=Bedrag("3700.00")))
        (een,) = wijziging.lijnen
        assert drie(een.sut) == ("43.02", "44.40", "1.38")
        assert drie(een.kost) == ("73994.40", "76368.00", "2373.60")
        assert drie(wijziging.werking.personeel) == ("99551.30", "101924.90", "2373.60")
        assert drie(wijziging.werking.forfait) == ("39820.52", "40769.96", "949.44")
        assert drie(wijziging.werking.totaal) == ("139371.82", "142694.86", "3323.04")
        assert drie(wijziging.ondersteuning.totaal) == ("8148.67", "8148.67", "0.00")
        assert drie(wijziging.project.totaal) == ("147520.49", "150843.53", "3323.04")

    def test_wat_er_aan_financiering_ontbreekt(self) -> None:
        wijziging = wijzig(Lijnwijziging(lijn=0, brutoloon=Bedrag("3700.00")))
        assert wijziging.werking.ingediend == Bedrag("139371.82")
        assert drie(wijziging.werking.controle) == ("0.00", "3323.04", "3323.04")

    def test_zonder_ingediende_financiering_is_er_geen_controle(self) -> None:
        wijziging = wijzig(Lijnwijziging(lijn=2, uren=Decimal(100)))
        assert (wijziging.ondersteuning.ingediend, wijziging.ondersteuning.controle) == (None, None)
        assert drie(wijziging.project.controle) == ("8148.67", "7896.00", "-252.67")
        kaal = attrs.evolve(AANVRAAG, financiering_werking=None)
        assert wijzig(Lijnwijziging(lijn=0, uren=Decimal(1)), begroting=kaal).project.controle is None

    def test_met_minder_uren_blijft_de_kost_gelijk_op_een_cent_na(self) -> None:
        """1666,540 uur aan € 44,40 is € 73.994,38; een duizendste uur meer kost vier cent te veel."""
        (een,) = wijzig(Lijnwijziging(lijn=0, brutoloon=Bedrag("3700.00"))).lijnen
        voorstel = een.uren_bij_gelijke_kost
        assert voorstel is not None
        assert (str(voorstel.uren), str(voorstel.waarde), str(voorstel.rest)) == ("1666.540", "73994.38", "0.02")

    def test_uren_en_loon_van_meer_lijnen_tegelijk(self) -> None:
        wijziging = wijzig(
            Lijnwijziging(lijn=2, brutoloon=Bedrag("4800.00"), uren=Decimal(100)),
            Lijnwijziging(lijn=0, uren=Decimal(1600)),
        )
        assert [een.lijn for een in wijziging.lijnen] == [2, 0]
        assert [drie(een.kost)[1] for een in wijziging.lijnen] == ["5760.00", "68832.00"]
        samen = wijziging.werking.totaal.verschil + wijziging.ondersteuning.totaal.verschil
        assert wijziging.project.totaal.verschil == samen

    def test_een_loon_van_nul_geeft_geen_uren(self) -> None:
        (een,) = wijzig(Lijnwijziging(lijn=0, brutoloon=NUL)).lijnen
        assert een.uren_bij_gelijke_kost is None

    def test_een_negatieve_kost_in_het_dossier_geeft_geen_uren(self) -> None:
        negatief = attrs.evolve(AANVRAAG, personeel=(lijn("-100.00", "10"),))
        (een,) = wijzig(Lijnwijziging(lijn=0, brutoloon=Bedrag(3000)), begroting=negatief).lijnen
        assert een.uren_bij_gelijke_kost is None

    def test_de_herleiding_zegt_wat_oud_en_nieuw_is_met_bron(self) -> None:
        wijzigingen = [Lijnwijziging(lijn=0, brutoloon=Bedrag("3700.00"))]
        tekst = wijzig_lijnen.onder(OPROEP).herleid(AANVRAAG, wijzigingen).tekst().replace("\xa0", " ")
        assert tekst.startswith("Wijziging van begroting 2024 (")
        assert "Kosten werking oud (" in tekst
        assert "Kosten werking nieuw (" in tekst
        assert "Verschil = nieuw − oud = € 142.694,86 − € 139.371,82 = € 3.323,04" in tekst
        assert "Aanvraagformulier (Platos), tabellen projectpersoneel" in tekst


class TestWatHetFormulierToonde:
    def test_een_opgave_verandert_niets_aan_de_uitkomst_en_verdwijnt(self) -> None:
        getoond = attrs.evolve(
            AANVRAAG,
            personeel=tuple(attrs.evolve(een, opgave=Lijnopgave(bedrag=Bedrag(1))) for een in AANVRAAG.personeel),
            personeel_totaal=Tabeltotaal(bedrag=Bedrag(1)),
            aan_te_werven_totaal=Tabeltotaal(bedrag=Bedrag(1)),
            kosten_werking=Kostenopgave(totaal=Bedrag(1)),
            kosten_ondersteuning=Kostenopgave(totaal=Bedrag(1)),
            kosten_project=Kostenopgave(totaal=Bedrag(1)),
            financiering_werking=Financiering(
                esf=Bedrag("139371.82"), totaal=Bedrag(1), kosten=Bedrag(1), aandelen=Aandelen(esf=Decimal(1))
            ),
        )
        verandering = Lijnwijziging(lijn=0, uren=Decimal(1600))
        gezien = wijzig(verandering, begroting=getoond)
        assert gezien.project == wijzig(verandering).project
        begroting = gezien.begroting
        assert begroting.personeel[0].opgave is None
        assert begroting.personeel[1].opgave == Lijnopgave(bedrag=Bedrag(1)), "wie niet wijzigt, houdt zijn opgave"
        assert (begroting.personeel_totaal, begroting.aan_te_werven_totaal) == (None, None)
        assert {begroting.kosten_werking, begroting.kosten_ondersteuning, begroting.kosten_project} == {None}
        assert begroting.financiering_werking == Financiering(esf=Bedrag("139371.82"))

    def test_de_gewijzigde_begroting_is_een_begroting_zoals_een_andere(self) -> None:
        nieuw = gewijzigde_begroting(AANVRAAG, [Lijnwijziging(lijn=1, uren=Decimal(600))])
        assert [een.uren for een in nieuw.personeel] == [Decimal(1720), Decimal(600), Decimal("103.2")]
        assert nieuw.periode == AANVRAAG.periode


class TestWatNietKan:
    @pytest.mark.parametrize(
        ("velden", "melding"),
        [
            ({}, "geef een brutoloon, uren, of allebei"),
            ({"brutoloon": Bedrag("-0.01")}, "brutoloon: verwacht een bedrag vanaf nul"),
            ({"uren": Decimal("-1")}, "uren: verwacht een eindig getal vanaf nul"),
            ({"uren": Decimal("Infinity")}, "uren: verwacht een eindig getal vanaf nul"),
        ],
    )
    def test_een_wijziging_die_niets_of_iets_onmogelijks_wijzigt(self, velden: dict[str, Bedrag], melding: str) -> None:
        with pytest.raises(ValueError, match=melding):
            # met opzet waarden die het type niet toelaat
            Lijnwijziging(lijn=0, **velden)

    def test_een_negatief_volgnummer(self) -> None:
        with pytest.raises(ValueError, match="lijn"):
            Lijnwijziging(lijn=-1, uren=Decimal(1))

    def test_een_lijn_die_niet_bestaat_zegt_welke_er_zijn(self) -> None:
        melding = r"personeel\[3\] bestaat niet; begroting 2024 heeft personeel\[0\] tot en met personeel\[2\]"
        with pytest.raises(ValueError, match=melding):
            wijzig(Lijnwijziging(lijn=3, uren=Decimal(1)))

    def test_een_begroting_zonder_lijnen(self) -> None:
        with pytest.raises(ValueError, match="begroting 2024 heeft geen personeelslijnen"):
            wijzig(Lijnwijziging(lijn=0, uren=Decimal(1)), begroting=Begroting(periode=Periode.jaar(2024)))

    def test_twee_wijzigingen_van_dezelfde_lijn(self) -> None:
        with pytest.raises(ValueError, match=r"personeel\[0\] krijgt twee wijzigingen"):
            wijzig(Lijnwijziging(lijn=0, uren=Decimal(1)), Lijnwijziging(lijn=0, brutoloon=Bedrag(1)))


@TRAAG
@given(oud=bedragen(100, 10**6), aantal=uren(), nieuw=bedragen(100, 10**6))
def test_de_uren_die_de_kost_gelijk_houden_gaan_er_nooit_boven(oud: Bedrag, aantal: Decimal, nieuw: Bedrag) -> None:
    """Ook het totaal van het luik, met forfait, gaat met die uren niet boven het oude."""
    medewerker = Projectmedewerker(luik=WERKING, partner="a", brutoloon=oud, uren=aantal)
    begroting = attrs.evolve(AANVRAAG, personeel=(*AANVRAAG.personeel, medewerker))
    (een,) = wijzig(Lijnwijziging(lijn=3, brutoloon=nieuw), begroting=begroting).lijnen
    voorstel = een.uren_bij_gelijke_kost
    assert voorstel is not None
    assert voorstel.waarde <= een.kost.oud
    assert voorstel.rest == een.kost.oud - voorstel.waarde >= NUL
    met_voorstel = wijzig(Lijnwijziging(lijn=3, brutoloon=nieuw, uren=voorstel.uren), begroting=begroting)
    assert met_voorstel.werking.totaal.verschil <= NUL
    een_stap_meer = Lijnwijziging(lijn=3, brutoloon=nieuw, uren=voorstel.uren + Decimal("0.001"))
    assert wijzig(een_stap_meer, begroting=begroting).lijnen[0].kost.nieuw >= voorstel.waarde


@TRAAG
@given(brutoloon=bedragen(0, 10**6), aantal=uren(), nummer=st.integers(0, 2))
def test_nieuw_is_wat_een_begroting_met_die_lijn_kost(brutoloon: Bedrag, aantal: Decimal, nummer: int) -> None:
    wijziging = wijzig(Lijnwijziging(lijn=nummer, brutoloon=brutoloon, uren=aantal))
    for luik, deel in ((WERKING, wijziging.werking), (ONDERSTEUNING, wijziging.ondersteuning)):
        kosten = kosten_van_luik.onder(OPROEP)(wijziging.begroting, luik)
        assert (deel.personeel.nieuw, deel.forfait.nieuw, deel.totaal.nieuw) == (
            kosten.personeel,
            kosten.forfait,
            kosten.totaal,
        )
    assert wijziging.project.totaal.nieuw == wijziging.werking.totaal.nieuw + wijziging.ondersteuning.totaal.nieuw


@given(oud=bedragen(), nieuw=bedragen())
def test_een_verschil_brengt_van_oud_naar_nieuw(oud: Bedrag, nieuw: Bedrag) -> None:
    assert oud + kostenverschil(oud, nieuw) == nieuw
