"""Een jaar splitsen op de dag van een wijziging, en wat andere leden met het geld doen: altijd tot op de cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen import bedragen, periodes

from lokale_partnerschappen import voorbeeld
from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, som
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.afrekening import (
    Jaarverdeling,
    Verrekenbasis,
    afrekening,
    fasen_na_wijziging,
    jaarverdeling,
    kosten_na_vertrek,
    meerjarenbudget,
    projectjaar,
)
from lokale_partnerschappen.berekeningen.financiering.bestuursnota import Inbrengjaar, bestuursnota
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import (
    AandeelNietTeBerekenen,
    Gemeentejaar,
    OnbekendJaar,
    Ontbreekt,
    gemeenteaandeel,
)
from lokale_partnerschappen.berekeningen.financiering.gevolgen import gevolgen
from lokale_partnerschappen.berekeningen.samenstelling import Toetreding, Vertrek
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Gemeentevertrek, Werkingsgebied
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

OPROEP = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
DAGEN, MAANDEN = Verrekenbasis.DAGEN, Verrekenbasis.MAANDEN
TEMSE_WEG = Gemeentevertrek(gemeente="46025", laatste_dag=date(2025, 12, 31))


def zonder_temse(**anders: object) -> Partnerschap:
    gebied = attrs.evolve(voorbeeld().werkingsgebied, vertrekken=(TEMSE_WEG,))
    return attrs.evolve(voorbeeld(), werkingsgebied=gebied, **anders)


def bedragen_van(verdeling: Jaarverdeling) -> dict[str, str]:
    return {nis: str(een.bedrag) for nis, een in verdeling.aandelen.items() if isinstance(een, Gemeentejaar)}


class TestAfrekening:
    @pytest.mark.parametrize(
        ("vanaf", "dagen", "maanden"),
        [
            (date(2025, 1, 1), (0, 365), (0, 12)),
            (date(2025, 1, 2), (1, 364), (1, 11)),
            (date(2025, 7, 1), (181, 184), (6, 6)),
            (date(2025, 7, 2), (182, 183), (7, 5)),
            (date(2025, 12, 31), (364, 1), (12, 0)),
            (date(2026, 1, 1), (365, 0), (12, 0)),
            (date(2023, 1, 1), (0, 365), (0, 12)),
        ],
    )
    def test_hoeveel_dagen_en_begonnen_maanden_voor_en_na(
        self, vanaf: date, dagen: tuple[int, int], maanden: tuple[int, int]
    ) -> None:
        assert (DAGEN.tel(Periode.jaar(2025), vanaf), MAANDEN.tel(Periode.jaar(2025), vanaf)) == (dagen, maanden)

    def test_een_projectjaar_kan_op_elke_dag_beginnen_en_korter_zijn(self) -> None:
        """Maanden tellen vanaf het begin van het projectjaar: van de 15e tot de 14e."""
        kort = Periode(date(2024, 8, 31), date(2025, 2, 15))
        assert MAANDEN.tel(kort, date(2024, 9, 30)) == (1, 5)
        assert MAANDEN.tel(kort, date(2024, 10, 1)) == (2, 4)
        assert MAANDEN.tel(Periode(date(2025, 1, 15), date(2025, 2, 10)), date(2025, 2, 1)) == (1, 0)

    def test_een_schrikkeljaar_heeft_een_dag_meer(self) -> None:
        deel = afrekening(Bedrag("366.00"), Periode.jaar(2024), date(2024, 3, 1), DAGEN)
        assert (str(deel.voor), str(deel.na)) == ("60.00", "306.00")

    def test_zonder_einde_valt_er_niets_te_splitsen(self) -> None:
        with pytest.raises(ValueError, match="een periode zonder einde is niet te verrekenen"):
            afrekening(Bedrag(1), Periode(date(2024, 1, 1)), date(2024, 7, 1), DAGEN)

    @given(bedragen(), periodes(afgesloten=True), st.dates(), st.sampled_from(Verrekenbasis))
    def test_de_delen_zijn_samen_altijd_het_bedrag(
        self, bedrag: Bedrag, periode: Periode, vanaf: date, basis: Verrekenbasis
    ) -> None:
        """En een dag later verschuift er nooit iets terug."""
        if periode.dagen is not None and periode.dagen > 4000:
            periode = Periode(
                periode.begin, min(periode.einde or date.max, date(min(periode.begin.year + 5, 9999), 1, 1))
            )
        deel = afrekening(bedrag, periode, vanaf, basis)
        assert deel.voor + deel.na == deel.bedrag == bedrag
        assert abs(deel.voor) <= abs(bedrag)


class TestBudget:
    JAREN = tuple((Periode.jaar(jaar), Bedrag("1200.00")) for jaar in range(2024, 2030))

    def test_een_nieuw_jaarbudget_vanaf_een_nieuw_jaar(self) -> None:
        assert fasen_na_wijziging(self.JAREN, date(2026, 1, 1), Bedrag("900.00"), DAGEN) == (
            Budgetfase(jaren=2, jaarbedrag=Bedrag("1200.00")),
            Budgetfase(jaren=4, jaarbedrag=Bedrag("900.00")),
        )

    def test_de_fasen_opgeteld_naast_wat_het_dossier_noemt(self) -> None:
        """Zes gelijke jaren zijn 1.200,00 te hoog zodra het jaarbudget na twee jaar daalt."""
        fasen = fasen_na_wijziging(self.JAREN, date(2026, 1, 1), Bedrag("900.00"), DAGEN)
        enveloppe = Enveloppe(
            werking=Bedrag("7200.00"), ondersteuning=Bedrag("60.00"), totaal=Bedrag("7260.00"), fasen=fasen
        )
        budget = meerjarenbudget(enveloppe)
        assert (str(budget.fasen), str(budget.verschil)) == ("6000.00", "1200.00")
        assert (str(budget.totaal), str(budget.verschil_totaal)) == ("6060.00", "1200.00")
        kaal = meerjarenbudget(attrs.evolve(enveloppe, totaal=None))
        assert (kaal.totaal, kaal.verschil_totaal) == (Bedrag("6060.00"), None)

    def test_zonder_fasen_is_er_niets_op_te_tellen(self) -> None:
        with pytest.raises(ValueError, match="de enveloppe heeft geen fasen om op te tellen"):
            meerjarenbudget(Enveloppe(werking=Bedrag(1)))


class TestKosten:
    LIJNEN = tuple(
        Projectmedewerker(luik=luik, partner=wie, brutoloon=Bedrag(4000), uren=Decimal(100))
        for luik, wie in ((Luik.WERKING, "a"), (Luik.WERKING, "b"), (Luik.ONDERSTEUNING, "a"))
    )
    BEGROTING = Begroting(periode=Periode.jaar(2025), personeel=LIJNEN)

    @pytest.mark.parametrize(
        ("vertrekken", "werking"),
        [
            ({}, "13440.00"),
            ({"a": date(2025, 7, 1)}, "10080.00"),
            ({"a": date(2025, 1, 1), "b": date(2026, 1, 1)}, "6720.00"),
        ],
    )
    def test_wie_vertrekt_telt_tot_aan_het_vertrek(self, vertrekken: dict[str, date], werking: str) -> None:
        kosten = kosten_na_vertrek.onder(OPROEP)(self.BEGROTING, Luik.WERKING, vertrekken, MAANDEN)
        assert str(kosten.totaal) == werking
        assert kosten.personeel + kosten.forfait == kosten.totaal


class TestVerdeling:
    def test_na_de_fusie_draagt_lokeren_beide_aandelen(self) -> None:
        in_2024, in_2025 = (jaarverdeling.onder(OPROEP)(voorbeeld(), jaar) for jaar in (2024, 2025))
        assert bedragen_van(in_2024)["46014"] == "28315.61"
        assert bedragen_van(in_2024)["44045"] == "2235.44"
        assert bedragen_van(in_2025) == {
            "42023": "4471.26",
            "46020": "10060.34",
            "46024": "9315.12",
            "46025": "20120.67",
            "46029": "30553.61",
        }
        assert (in_2024.totaal, in_2025.totaal) == (Bedrag("74514.75"), Bedrag("74521.00"))

    def test_wie_vertrokken_is_deelt_niet_meer_mee(self) -> None:
        """In 2025 deelt Temse nog mee; daarna dragen de anderen samen hetzelfde bedrag."""
        verdelingen = [jaarverdeling.onder(OPROEP)(zonder_temse(), jaar) for jaar in (2025, 2026)]
        assert ["46025" in een.aandelen for een in verdelingen] == [True, False]
        assert [een.totaal for een in verdelingen] == [Bedrag("74521.00")] * 2
        assert str(verdelingen[1].periode) == "2026-01-01/2026-12-31"

    def test_het_aandeel_van_wie_vertrokken_is_bestaat_niet(self) -> None:
        aandeel = gemeenteaandeel.onder(OPROEP)(zonder_temse(), "46025", 2025)
        assert aandeel.volgende == tuple(
            OnbekendJaar(jaar=jaar, ontbreekt=Ontbreekt.VERTROKKEN) for jaar in range(2026, 2030)
        )
        with pytest.raises(AandeelNietTeBerekenen, match=r"Temse \(46025\) deed mee tot en met 2025-12-31"):
            gemeenteaandeel.onder(OPROEP)(zonder_temse(), "46025", 2026)

    def test_als_alleen_vertrokken_gemeenten_in_de_sleutel_staan_is_er_geen_aandeel(self) -> None:
        alleen_temse = tuple(deel for deel in voorbeeld().verdeelsleutel if deel.gemeente == "46025")
        in_2026 = jaarverdeling.onder(OPROEP)(zonder_temse(verdeelsleutel=alleen_temse), 2026)
        assert {een.ontbreekt for een in in_2026.aandelen.values() if isinstance(een, OnbekendJaar)} == {
            Ontbreekt.GEMEENTE_IN_SLEUTEL
        }
        assert in_2026.totaal is None

    def test_zonder_gemeenten_is_er_geen_totaal(self) -> None:
        kaal = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        assert jaarverdeling.onder(OPROEP)(kaal, 2024).totaal is None

    def test_een_jaar_buiten_het_project_wordt_geweigerd(self) -> None:
        with pytest.raises(ValueError, match="2030 is geen projectjaar; kies uit 2024, 2025, 2026, 2027, 2028, 2029"):
            jaarverdeling.onder(OPROEP)(voorbeeld(), 2030)

    def test_een_projectjaar_is_dat_van_de_begroting(self) -> None:
        kort = Partnerschap(
            naam="Voorbeeld",
            oproep="lp-208",
            begrotingen=(Begroting(periode=Periode(date(2024, 7, 1), date(2024, 12, 31))),),
        )
        assert str(projectjaar(kort, date(2024, 7, 1))) == "2024-07-01/2024-12-31"


class TestGevolgen:
    def test_een_gemeente_vertrekt_midden_in_een_jaar(self) -> None:
        """Het aandeel van Temse in 2025 is 20.120,67: 181 dagen voor en 184 dagen na 1 juli."""
        vertrek = Gemeentevertrek(gemeente="46025", laatste_dag=date(2025, 6, 30))
        gevolg = gevolgen(voorbeeld(), [vertrek], DAGEN, voorwaarden=OPROEP)
        (temse,) = gevolg.af_te_rekenen
        assert (temse.gemeente, temse.jaar, str(temse.vanaf)) == ("46025", 2025, "2025-07-01")
        assert (str(temse.afrekening.voor), str(temse.afrekening.na)) == ("9977.65", "10143.02")
        assert gevolg.begrotingen == ()
        assert gevolg.budget is not None
        assert gevolg.budget.verschil == NUL
        assert [oud.jaar for oud, _ in gevolg.jaren] == [2025, 2026, 2027, 2028, 2029]
        assert gevolg.oud == voorbeeld()

    def test_wie_op_de_laatste_dag_van_een_jaar_vertrekt_heeft_niets_te_splitsen(self) -> None:
        assert gevolgen(voorbeeld(), [TEMSE_WEG], DAGEN, voorwaarden=OPROEP).af_te_rekenen == ()

    def test_een_nieuw_jaarbudget_verlaagt_budget_en_aandelen(self) -> None:
        gevolg = gevolgen(voorbeeld(), [TEMSE_WEG], DAGEN, Bedrag("400000.00"), voorwaarden=OPROEP)
        assert gevolg.budget is not None
        # twee jaar van een zesde van 2.980.840,00 en vier van 400.000,00
        assert (str(gevolg.budget.nieuw), str(gevolg.budget.verschil)) == ("2593613.34", "-387226.66")
        assert gevolg.nieuw.enveloppe is not None
        assert gevolg.nieuw.enveloppe.werking == Bedrag("2980840.00")
        _, na = gevolg.jaren[0]
        assert (na.jaar, na.totaal) == (2026, Bedrag("60000.00"))

    def test_een_nieuw_jaarbudget_na_een_eerdere_fase(self) -> None:
        fasen = (Budgetfase(jaren=1, jaarbedrag=Bedrag(600)), Budgetfase(jaren=5, jaarbedrag=Bedrag(500)))
        oud = attrs.evolve(voorbeeld(), enveloppe=Enveloppe(werking=Bedrag(3100), fasen=fasen))
        gevolg = gevolgen(oud, [TEMSE_WEG], DAGEN, Bedrag(400), voorwaarden=OPROEP)
        assert gevolg.budget is not None
        assert (str(gevolg.budget.oud), str(gevolg.budget.nieuw)) == ("3100.00", "2700.00")

    def test_zonder_enveloppe_is_er_geen_budget(self) -> None:
        kaal = attrs.evolve(voorbeeld(), enveloppe=None)
        assert gevolgen(kaal, [TEMSE_WEG], DAGEN, voorwaarden=OPROEP).budget is None
        with pytest.raises(ValueError, match="een nieuw jaarbudget vraagt een enveloppe in het dossier"):
            gevolgen(kaal, [TEMSE_WEG], DAGEN, Bedrag(1), voorwaarden=OPROEP)

    def test_fasen_die_niet_alle_jaren_dekken_worden_geweigerd(self) -> None:
        oud = attrs.evolve(
            voorbeeld(), enveloppe=Enveloppe(werking=Bedrag(1), fasen=(Budgetfase(jaren=2, jaarbedrag=Bedrag(1)),))
        )
        with pytest.raises(ValueError, match="de fasen van de enveloppe dekken niet alle projectjaren; vul ze aan"):
            gevolgen(oud, [TEMSE_WEG], DAGEN, Bedrag(1), voorwaarden=OPROEP)

    def test_een_toetreding_kost_niets_zolang_er_geen_lijn_voor_is(self) -> None:
        nieuw = Toetreding(partner="nieuw", eerste_dag=date(2024, 9, 1))
        gevolg = gevolgen(voorbeeld(), [nieuw], DAGEN, voorwaarden=OPROEP)
        assert (gevolg.begrotingen, gevolg.af_te_rekenen, str(gevolg.vanaf)) == ((), (), "2024-09-01")

    def test_als_het_gebied_niet_bekend_is_telt_alleen_wat_ingediend_is(self) -> None:
        onbekend = attrs.evolve(voorbeeld(), werkingsgebied=Werkingsgebied(gemeenten=("46025", "71022"), vertrekken=()))
        vertrek = Vertrek(partner="dienstverlener-c", laatste_dag=date(2024, 6, 30))
        gevolg = gevolgen(onbekend, [vertrek], MAANDEN, voorwaarden=OPROEPEN["lp-208"].voorwaarden(None))
        in_2024, in_2025 = (oud for oud, _ in gevolg.jaren[:2])
        assert bedragen_van(in_2024) == {"46025": "20118.98"}
        assert bedragen_van(in_2025) == {}
        assert [str(een.totaal.verschil) for een in gevolg.begrotingen] == ["-53746.56"]

    @pytest.mark.parametrize(
        ("wijzigingen", "melding"),
        [
            ([], "er is geen wijziging om door te rekenen"),
            ([Gemeentevertrek(gemeente="46025")], "gemeente 46025 vertrekt zonder laatste dag; geef die"),
            ([Gemeentevertrek(gemeente="46025", laatste_dag=date.max)], "gemeente 46025 vertrekt zonder laatste dag"),
        ],
    )
    def test_wat_niet_te_rekenen_is_wordt_geweigerd(self, wijzigingen: list[Gemeentevertrek], melding: str) -> None:
        with pytest.raises(ValueError, match=melding):
            gevolgen(voorbeeld(), wijzigingen, DAGEN, voorwaarden=OPROEP)

    @settings(max_examples=20)
    @given(st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.sampled_from(Verrekenbasis), bedragen(0))
    def test_een_gesplitst_jaar_telt_altijd_op(self, dag: date, basis: Verrekenbasis, nieuw: Bedrag) -> None:
        """Budget en aandelen blijven exact, op welke dag Temse ook vertrekt."""
        vertrek = Gemeentevertrek(gemeente="46025", laatste_dag=dag)
        gevolg = gevolgen(voorbeeld(), [vertrek], basis, nieuw, voorwaarden=OPROEP)
        for _, na in gevolg.jaren:
            bijdragen = {
                een.bijdrage.bedrag for een in na.aandelen.values() if isinstance(een, Gemeentejaar) and een.bijdrage
            }
            if na.jaar > 2024:  # in 2024 telt wat ingediend is
                assert bijdragen == {na.totaal}
        for een in gevolg.af_te_rekenen:
            assert een.afrekening.voor + een.afrekening.na == een.afrekening.bedrag


class TestBestuursnota:
    def test_lokeren_voor_en_na_de_fusie(self) -> None:
        """Drie personeelslijnen van OCMW Lokeren in 2024; vanaf 2025 draagt Lokeren ook het aandeel van Moerbeke."""
        nota = bestuursnota.onder(OPROEP)(voorbeeld(), "46014", 2024)
        assert str(nota.gevraagd.aandeel.bedrag) == "28315.61"
        # 52,92 × 180,125 + 40,09 × 165,5 + 62,76 × 62,25 = 9.532,22 + 6.634,90 + 3.906,81; maal 1,4
        assert (str(nota.gevraagd.personeel), str(nota.gevraagd.geld)) == ("28103.50", "212.11")
        assert {nis: str(bedrag) for nis, bedrag in nota.samen.items()} == {"46014": "28315.61", "46029": "152768.05"}

    def test_een_jaar_dat_niet_te_berekenen_is_blijft_open(self) -> None:
        kaal = attrs.evolve(voorbeeld(), enveloppe=None)
        nota = bestuursnota.onder(OPROEP)(kaal, "46025", 2024)
        assert [type(een) for een in nota.jaren] == [Inbrengjaar, *[OnbekendJaar] * 5]
        assert som(nota.samen.values()) == nota.gevraagd.aandeel.bedrag
        with pytest.raises(AandeelNietTeBerekenen):
            bestuursnota.onder(OPROEP)(kaal, "46025", 2025)

    def test_zonder_lokaal_bestuur_in_het_dossier_is_het_personeel_niet_bekend(self) -> None:
        zonder = attrs.evolve(voorbeeld(), partners=())
        gevraagd = bestuursnota.onder(OPROEP)(zonder, "46025", 2024).gevraagd
        assert (gevraagd.personeel, gevraagd.geld) == (None, None)
