"""Wat één gemeente inbrengt, voor en na een fusie, en waar dat getal vandaan komt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen import bedragen

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, som
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.bijdrage import Bijdrageherkomst, projectjaren_van
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import (
    Aandeelherkomst,
    AandeelNietTeBerekenen,
    Gemeenteaandeel,
    Gemeentejaar,
    OnbekendJaar,
    Ontbreekt,
    gemeenteaandeel,
)
from lokale_partnerschappen.model.financiering import Financiering, GemeentelijkAandeel, Sleuteldeel
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase, Enveloppe
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import zoek_gemeente
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

# De gemeententabel wordt pas gelezen bij de eerste aanroep.
TRAAG = settings(deadline=None)
OPROEP = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
MOERBEKE, LOKEREN, LOKEREN_NA_FUSIE, TEMSE, STEKENE = "44045", "46014", "46029", "46025", "46024"
# De aandelen van Moerbeke uit de goedgekeurde aanvraag; de andere zijn samengenomen zodat het totaal klopt.
AANDELEN = (
    GemeentelijkAandeel(gemeente=MOERBEKE, bedrag=Bedrag("2232.76"), krediet=Bedrag("2000.00")),
    GemeentelijkAandeel(gemeente=LOKEREN, bedrag=Bedrag("28473.93")),
    GemeentelijkAandeel(gemeente=TEMSE, bedrag=Bedrag("43879.14")),
)
IN_2024 = Begroting(
    periode=Periode.jaar(2024),
    financiering_werking=Financiering(lokaal=Bedrag("74585.83")),
    gemeentelijke_aandelen=AANDELEN,
)
DOSSIER = Partnerschap(
    naam="Voorbeeld",
    oproep="lp-208",
    periode=Periode(date(2024, 1, 1), date(2029, 12, 31)),
    enveloppe=Enveloppe(werking=Bedrag("2983433.01")),
    begrotingen=(IN_2024,),
)
SLEUTEL = {MOERBEKE: 3, LOKEREN: 38, TEMSE: 59}
ZONDER_AANDELEN = attrs.evolve(DOSSIER, begrotingen=())


def aandeel(
    gemeente: str = MOERBEKE,
    jaar: int = 2024,
    sleutel: Mapping[str, Any] | None = None,
    dossier: Partnerschap = DOSSIER,
    **parameters: object,
) -> Gemeenteaandeel:
    return gemeenteaandeel.onder(OPROEP)(dossier, gemeente, jaar, sleutel, **parameters)


class TestMoerbeke:
    def test_het_ingediende_aandeel_gaat_voor(self) -> None:
        dit_jaar = aandeel(sleutel=SLEUTEL).dit_jaar
        assert (dit_jaar.bedrag, dit_jaar.herkomst) == (Bedrag("2232.76"), Aandeelherkomst.DOSSIER)
        assert dit_jaar.plaats == "begrotingen[0].gemeentelijke_aandelen"
        assert (dit_jaar.drager, dit_jaar.samen_met) == (MOERBEKE, (MOERBEKE,))
        assert dit_jaar.volgens_sleutel == Bedrag("2237.57")

    def test_een_krediet_van_2000_euro_komt_232_76_te_kort(self) -> None:
        gezien = aandeel()
        assert gezien.dit_jaar.krediet == Bedrag("2000.00")
        assert gezien.tekort(Bedrag("2000.00")) == Bedrag("232.76")
        assert gezien.tekort(Bedrag("2232.76")) == gezien.tekort(Bedrag("3000.00")) == NUL

    def test_een_genoemd_bedrag_klopt_of_verschilt(self) -> None:
        assert aandeel().verschil(Bedrag("2232.76")) == NUL
        assert aandeel().verschil(Bedrag("2232.00")) == Bedrag("-0.76")

    def test_vanaf_2025_draagt_lokeren_het_aandeel(self) -> None:
        gezien = aandeel()
        assert [jaar.jaar for jaar in gezien.volgende] == [2025, 2026, 2027, 2028, 2029]
        for jaar in gezien.volgende:
            assert isinstance(jaar, Gemeentejaar)
            assert (jaar.drager, set(jaar.samen_met)) == (LOKEREN_NA_FUSIE, {MOERBEKE, LOKEREN})
            assert jaar.bedrag == Bedrag("30706.69"), "2.232,76 en 28.473,93 samen"
            assert jaar.herkomst is Aandeelherkomst.INGEDIENDE_AANDELEN
            assert jaar.plaats == "begrotingen[0].gemeentelijke_aandelen"

    def test_wie_moerbeke_lokeren_of_de_opvolger_vraagt_krijgt_in_2025_hetzelfde(self) -> None:
        gezien = {aandeel(nis, 2025, SLEUTEL).dit_jaar for nis in (MOERBEKE, LOKEREN, LOKEREN_NA_FUSIE)}
        assert len(gezien) == 1

    def test_een_aandeel_dat_na_de_fusie_nog_onder_beide_codes_ingediend_is(self) -> None:
        in_2025 = attrs.evolve(IN_2024, periode=Periode.jaar(2025))
        gezien = aandeel(jaar=2025, dossier=attrs.evolve(DOSSIER, begrotingen=(IN_2024, in_2025))).dit_jaar
        assert gezien.bedrag == gezien.volgens_dossier == Bedrag("30706.69")
        assert gezien.plaats == "begrotingen[1].gemeentelijke_aandelen"
        assert gezien.krediet is None, "het krediet van Lokeren is niet bekend"
        assert gezien.volgens_sleutel is None, "aandelen zijn geen sleutel voor zichzelf"


class TestWaarHetVandaanKomt:
    def test_een_opgegeven_sleutel_gaat_voor_die_van_het_dossier(self) -> None:
        delen = (Sleuteldeel(gemeente=MOERBEKE, gewicht=Decimal(1)), Sleuteldeel(gemeente=TEMSE, gewicht=Decimal(1)))
        dossier = attrs.evolve(ZONDER_AANDELEN, verdeelsleutel=delen)
        met_sleutel = aandeel(sleutel=SLEUTEL, dossier=dossier).dit_jaar
        assert (met_sleutel.herkomst, met_sleutel.plaats) == (Aandeelherkomst.OPGEGEVEN_SLEUTEL, "")
        assert met_sleutel.bedrag == Bedrag("2237.57")
        zonder = aandeel(dossier=dossier).dit_jaar
        assert (zonder.herkomst, zonder.plaats) == (Aandeelherkomst.VERDEELSLEUTEL, "verdeelsleutel")
        assert zonder.bedrag in (Bedrag("37292.91"), Bedrag("37292.92"))

    def test_de_ingediende_bijdrage_gaat_voor_die_uit_de_enveloppe(self) -> None:
        anders = attrs.evolve(
            IN_2024, gemeentelijke_aandelen=(), financiering_werking=Financiering(lokaal=Bedrag("100.00"))
        )
        gezien = aandeel(sleutel=SLEUTEL, dossier=attrs.evolve(DOSSIER, begrotingen=(anders,)))
        assert gezien.dit_jaar.bedrag == Bedrag("3.00")
        bijdrage, later = gezien.dit_jaar.bijdrage, gezien.volgende[0]
        assert bijdrage is not None
        assert bijdrage.plaats == "begrotingen[0].financiering_werking.lokaal"
        assert bijdrage.herkomst is Bijdrageherkomst.FINANCIERING
        assert isinstance(later, Gemeentejaar)
        assert later.bijdrage is not None
        assert (later.bijdrage.herkomst, later.bijdrage.plaats) == (Bijdrageherkomst.ENVELOPPE, "enveloppe.werking")
        assert later.bijdrage.bedrag == Bedrag("74585.83")

    @pytest.mark.parametrize("werking", [None, Financiering()])
    def test_een_begroting_zonder_lokale_bijdrage_valt_terug_op_de_enveloppe(self, werking: Financiering) -> None:
        leeg = attrs.evolve(IN_2024, gemeentelijke_aandelen=(), financiering_werking=werking)
        gezien = aandeel(sleutel=SLEUTEL, dossier=attrs.evolve(DOSSIER, begrotingen=(leeg,)))
        assert gezien.bedrag == Bedrag("2237.57")

    def test_een_jaarbudget_dat_onderweg_daalt(self) -> None:
        fasen = (Budgetfase(jaren=1, jaarbedrag=Bedrag(1000)), Budgetfase(jaren=2, jaarbedrag=Bedrag(800)))
        enveloppe = Enveloppe(werking=Bedrag(2600), fasen=fasen)
        gezien = aandeel(TEMSE, sleutel={TEMSE: 1}, dossier=attrs.evolve(ZONDER_AANDELEN, enveloppe=enveloppe))
        assert gezien.bedrag == Bedrag("150.00")
        bedragen_later = [jaar.bedrag for jaar in gezien.volgende if isinstance(jaar, Gemeentejaar)]
        assert bedragen_later == [Bedrag("120.00")] * 2
        assert gezien.volgende[2:] == tuple(
            OnbekendJaar(jaar=jaar, ontbreekt=Ontbreekt.BIJDRAGE) for jaar in (2027, 2028, 2029)
        )
        bijdrage = gezien.dit_jaar.bijdrage
        assert bijdrage is not None
        assert (bijdrage.herkomst, bijdrage.plaats) == (Bijdrageherkomst.JAARBUDGET, "enveloppe.fasen[0].jaarbedrag")

    def test_een_begroting_zonder_aandelen_neemt_de_verhouding_van_een_ander_jaar(self) -> None:
        leeg = attrs.evolve(IN_2024, gemeentelijke_aandelen=())
        in_2025 = attrs.evolve(IN_2024, periode=Periode.jaar(2025))
        gezien = aandeel(dossier=attrs.evolve(DOSSIER, begrotingen=(leeg, in_2025))).dit_jaar
        assert (gezien.bedrag, gezien.herkomst) == (Bedrag("2232.76"), Aandeelherkomst.INGEDIENDE_AANDELEN)
        assert gezien.plaats == "begrotingen[1].gemeentelijke_aandelen"

    def test_de_herleiding_toont_de_verdeling_per_jaar(self) -> None:
        tekst = gemeenteaandeel.onder(OPROEP).herleid(DOSSIER, MOERBEKE, 2024).tekst()
        assert tekst.startswith("Aandeel van gemeente 44045 (")
        assert "Verdeling over gemeenten 2025 (" in tekst


class TestProjectjaren:
    def test_zonder_eigen_periode_geldt_die_van_de_oproep(self) -> None:
        parameters = {"projectperiode": OPROEP.projectperiode, "projectjaren": OPROEP.projectjaren}
        jaren = projectjaren_van(attrs.evolve(ZONDER_AANDELEN, periode=None), **parameters)
        assert list(jaren) == [2024, 2025, 2026, 2027, 2028, 2029]

    def test_een_projectjaar_vanaf_juli_telt_de_fusie_vanaf_zijn_eerste_dag(self) -> None:
        vanaf_juli = attrs.evolve(ZONDER_AANDELEN, periode=Periode(date(2024, 7, 1), date(2026, 6, 30)))
        gezien = aandeel(sleutel=SLEUTEL, dossier=vanaf_juli)
        assert (gezien.dit_jaar.dag, gezien.dit_jaar.drager) == (date(2024, 7, 1), MOERBEKE)
        (later,) = gezien.volgende
        assert isinstance(later, Gemeentejaar)
        assert (later.dag, later.drager) == (date(2025, 7, 1), LOKEREN_NA_FUSIE)

    def test_het_laatste_jaar_heeft_geen_volgende(self) -> None:
        assert aandeel(jaar=2029).volgende == ()


class TestWatOntbreekt:
    @pytest.mark.parametrize(
        ("dossier", "sleutel", "parameters", "ontbreekt", "melding"),
        [
            (ZONDER_AANDELEN, None, {}, Ontbreekt.SLEUTEL, "geef een sleutel, of vul verdeelsleutel"),
            (ZONDER_AANDELEN, {TEMSE: 1}, {}, Ontbreekt.GEMEENTE_IN_SLEUTEL, "staat niet in de sleutel"),
            (attrs.evolve(ZONDER_AANDELEN, enveloppe=None), SLEUTEL, {}, Ontbreekt.BIJDRAGE, "vul enveloppe aan"),
            (ZONDER_AANDELEN, SLEUTEL, {"lokaal_tarief": None}, Ontbreekt.GEBIED, "vul werkingsgebied aan"),
        ],
    )
    def test_de_melding_zegt_wat_aan_te_vullen(
        self,
        dossier: Partnerschap,
        sleutel: dict[str, int] | None,
        parameters: dict[str, object],
        ontbreekt: Ontbreekt,
        melding: str,
    ) -> None:
        with pytest.raises(AandeelNietTeBerekenen, match=melding) as fout:
            aandeel(sleutel=sleutel, dossier=dossier, **parameters)
        assert fout.value.ontbreekt is ontbreekt

    def test_zonder_gebied_telt_het_ingediende_aandeel_en_blijven_de_volgende_jaren_open(self) -> None:
        gezien = aandeel(lokaal_tarief=None)
        assert gezien.bedrag == Bedrag("2232.76")
        assert set(gezien.volgende) == {OnbekendJaar(jaar=j, ontbreekt=Ontbreekt.GEBIED) for j in range(2025, 2030)}

    @pytest.mark.parametrize(
        ("gemeente", "jaar", "melding"),
        [
            (MOERBEKE, 2023, "2023 is geen projectjaar; kies uit 2024, 2025"),
            ("99999", 2024, "NIS-code 99999 is geen Vlaamse gemeente"),
            (
                LOKEREN_NA_FUSIE,
                2024,
                r"Lokeren \(46029\) bestaat op 2024-01-01 nog niet; .*Moerbeke \(44045\) of Lokeren \(46014\)",
            ),
        ],
    )
    def test_een_jaar_of_gemeente_die_niet_kan(self, gemeente: str, jaar: int, melding: str) -> None:
        with pytest.raises(ValueError, match=melding):
            aandeel(gemeente, jaar)

    def test_twee_begrotingen_van_hetzelfde_jaar(self) -> None:
        with pytest.raises(ValueError, match=r"begrotingen\[0\] en begrotingen\[1\]; laat er één over"):
            aandeel(dossier=attrs.evolve(DOSSIER, begrotingen=(IN_2024, IN_2024)))

    def test_een_gemeente_twee_keer_in_de_sleutel(self) -> None:
        dubbel = (Sleuteldeel(gemeente=TEMSE, gewicht=Decimal(1)), Sleuteldeel(gemeente=TEMSE, gewicht=Decimal(2)))
        with pytest.raises(ValueError, match="gemeente 46025 staat twee keer in de verdeling"):
            aandeel(dossier=attrs.evolve(DOSSIER, verdeelsleutel=dubbel))


@TRAAG
@given(
    lokaal=bedragen(0, 10**9),
    gewichten=st.lists(st.decimals(0, 10**6, places=2), min_size=4, max_size=4).filter(any),
)
def test_de_aandelen_zijn_samen_de_lokale_bijdrage_voor_en_na_de_fusie(
    lokaal: Bedrag, gewichten: list[Decimal]
) -> None:
    """Tot op de cent, met elke sleutel: wie fuseert, telt één keer."""
    sleutel = dict(zip((MOERBEKE, LOKEREN, TEMSE, STEKENE), gewichten, strict=True))
    begrotingen = tuple(
        Begroting(periode=Periode.jaar(jaar), financiering_werking=Financiering(lokaal=lokaal)) for jaar in (2024, 2025)
    )
    dossier = attrs.evolve(DOSSIER, begrotingen=begrotingen)
    for jaar, aantal in ((2024, 4), (2025, 3)):
        dragers = {gevonden.nis for nis in sleutel if (gevonden := zoek_gemeente(nis, date(jaar, 1, 1)))}
        assert len(dragers) == aantal
        assert som(aandeel(nis, jaar, sleutel, dossier).bedrag for nis in dragers) == lokaal


@TRAAG
@given(krediet=bedragen(0, 10**6))
def test_een_krediet_met_zijn_tekort_volstaat_altijd(krediet: Bedrag) -> None:
    gezien = aandeel()
    assert krediet + gezien.tekort(krediet) >= gezien.bedrag
    assert gezien.tekort(krediet + gezien.tekort(krediet)) == NUL


@TRAAG
@given(procent=st.integers(1, 100))
def test_het_aandeel_volgt_het_tarief_van_het_gebied(procent: int) -> None:
    """In Limburg brengen lokale besturen een kleiner deel in."""
    tarief = Tarief.procent(procent)
    gezien = aandeel(TEMSE, sleutel={TEMSE: 1}, dossier=ZONDER_AANDELEN, lokaal_tarief=tarief)
    assert gezien.bedrag == Bedrag("2983433.01") * (tarief / 6)
