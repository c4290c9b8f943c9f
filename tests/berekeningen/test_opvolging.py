"""De agenda en haar termijnen: tegen een tabel met de hand, en wat altijd moet gelden."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokale_partnerschappen import (
    Actie,
    Afspraak,
    Afspraaksoort,
    Antwoord,
    Arbeidsstatus,
    Bezwaar,
    Deelnemer,
    Doelstelling,
    Gezag,
    Kwartaal,
    Kwartaalopvolging,
    Ondersteuningsgroep,
    Opvolging,
    Partnerschap,
    Periode,
    Projectaanvraag,
    Rapport,
    Samenwerkingsovereenkomst,
    Statuswijziging,
    Traject,
    Uitstroom,
    Zekerheid,
    Zesmaandenmeting,
    agenda,
    bewaren_tot,
    rapportgaten,
    rapportoverlap,
    uiterste_bezwaar,
)
from lokale_partnerschappen.berekeningen.opvolging.termijnen import open_kwartalen
from lokale_partnerschappen.model.selectie import Addendum, Selectie

PROJECT = Periode(date(2024, 1, 1), date(2029, 12, 31))
JARIG = date(2024, 8, 31)


def dossier(**velden: Any) -> Partnerschap:
    """Een dossier met een looptijd, en wat de test erbij zet."""
    return Partnerschap(**{"naam": "Voorbeeld", "oproep": "lp-208", "periode": PROJECT} | velden)


def rapport(begin: date, einde: date, **velden: Any) -> Rapport:
    return Rapport(periode=Periode(begin, einde), **velden)


def kort(afspraken: tuple[Afspraak, ...], *soorten: Afspraaksoort) -> list[tuple[str, str, str]]:
    """Dag, soort en onderwerp van elke afspraak; met soorten alleen die."""
    alle = [(str(een.datum), een.soort.value, "" if een.over is None else str(een.over)) for een in afspraken]
    return [rij for rij in alle if not soorten or rij[1] in soorten]


# --- een leven in een tabel ------------------------------------------------------------------------------------------


def vol_dossier() -> Partnerschap:
    """Een dossier met van alles iets."""
    rapporten = (
        rapport(date(2024, 1, 1), date(2024, 6, 30), ingediend_op=date(2024, 8, 1)),
        rapport(date(2024, 7, 1), date(2024, 12, 31)),
    )
    geleverd = Kwartaalopvolging(kwartaal=Kwartaal(2024, 1), geleverd_op=date(2024, 4, 12))
    bezwaren = (
        Bezwaar(beslissing=date(2024, 9, 2)),
        Bezwaar(beslissing=date(2024, 9, 2), ingediend_op=date(2024, 9, 9)),
    )
    actie = Actie(naam="Jobbeurs", datum=date(2024, 10, 15), streefwaarde=Decimal(60))
    trajecten = (
        Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1), uitstroom=Uitstroom(datum=JARIG)),
        Traject(id="t-8h4nr2w5xcdf", start=date(2024, 5, 6), opvolgingen=(date(2024, 8, 5),)),
        Traject(id="t-2b6xk8m4qtvz", aanmelding=date(2024, 5, 6)),
    )
    return dossier(
        selectie=Selectie(addendum=Addendum(kandidaturen_tot=date(2023, 6, 11), beslissing_op=date(2023, 7, 14))),
        aanvraag=Projectaanvraag(ingediend_op=date(2023, 11, 30)),
        ondersteuningsgroep=Ondersteuningsgroep(bijeenkomsten=(date(2024, 4, 30), date(2023, 11, 7))),
        opvolging=Opvolging(rapporten=rapporten, kwartaalopvolgingen=(geleverd,), bezwaren=bezwaren),
        samenwerkingsovereenkomst=Samenwerkingsovereenkomst(
            periode=Periode(date(2024, 1, 1), date(2024, 12, 31)),
            doelstellingen=(Doelstelling(naam="Bereiken", acties=(actie, Actie(naam="Zonder datum"))),),
        ),
        deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=trajecten),),
    )


def test_de_agenda_van_een_jaar_is_de_tabel_met_de_hand() -> None:
    """Elke rij is los van de bibliotheek uitgeteld."""
    assert kort(agenda(vol_dossier(), date(2023, 6, 1), date(2024, 12, 31))) == [
        ("2023-06-11", "kandidaturen-tot", ""),
        ("2023-07-14", "beslissing-op", ""),
        ("2024-02-01", "beslissing-aanvraag", ""),
        ("2024-06-30", "ondersteuningsgroep", ""),
        ("2024-06-30", "kwartaal", "2024K2"),
        ("2024-07-01", "samenstelling", ""),
        ("2024-08-30", "ondersteuningsgroep", ""),
        ("2024-09-17", "bezwaar", "2024-09-02"),
        ("2024-09-28", "na-28-dagen", "t-7k3mq9x2vtbz"),
        ("2024-09-30", "kwartaal", "2024K3"),
        ("2024-10-15", "actie", "Jobbeurs"),
        ("2024-11-05", "opvolging-traject", "t-8h4nr2w5xcdf"),
        ("2024-11-30", "ondersteuningsgroep", ""),
        ("2024-12-31", "kwartaal", "2024K4"),
        ("2024-12-31", "overeenkomst", ""),
        ("2024-12-31", "rapport", "2024-07-01/2024-12-31"),
    ]


def test_na_het_project_blijven_het_bewaren_en_de_meting_na_zes_maanden() -> None:
    """31 augustus plus zes maanden is de laatste dag van februari."""
    zes_maanden = agenda(vol_dossier(), date(2025, 2, 28), date(2025, 2, 28))
    assert ("2025-02-28", "na-zes-maanden", "t-7k3mq9x2vtbz") in kort(zes_maanden)
    einde = agenda(vol_dossier(), date(2029, 12, 31), date(2040, 1, 1))
    assert kort(einde) == [
        ("2029-12-31", "kwartaal", "2029K4"),
        ("2029-12-31", "zonder-rapport", "2025-01-01/2029-12-31"),
        ("2029-12-31", "einde", ""),
        ("2039-12-31", "bewaren", ""),
    ]


def test_wat_al_beslist_of_geleverd_is_staat_er_niet_meer() -> None:
    """Een beslissing over de aanvraag, en elk kwartaal dat geleverd is."""
    beslist = Projectaanvraag(ingediend_op=date(2023, 11, 30), beslist_op=date(2024, 1, 20))
    assert kort(agenda(dossier(aanvraag=beslist), date(2024, 1, 1), date(2024, 3, 30))) == []
    assert kort(agenda(dossier(aanvraag=Projectaanvraag()), date(2024, 1, 1), date(2024, 3, 30))) == []


def test_elke_datum_van_het_addendum_staat_in_de_agenda() -> None:
    """Onder de naam van haar veld."""
    dagen = {naam: date(2023, 6, nummer) for nummer, naam in enumerate(Addendum().datums, start=1)}
    alle = agenda(dossier(selectie=Selectie(addendum=Addendum(**dagen))), date(2023, 6, 1), date(2023, 6, 30))
    assert [(een.datum, een.soort.value) for een in alle] == [
        (dag, naam.replace("_", "-")) for naam, dag in dagen.items()
    ]
    assert alle[0].plaats == "selectie.addendum.kandidaturen_tot"


def test_een_dossier_zonder_looptijd_neemt_die_van_de_oproep() -> None:
    """En zegt dat het einde dan afgeleid is."""
    (*_, zonder) = agenda(dossier(periode=None), date(2029, 12, 31), date(2029, 12, 31))
    (*_, open_) = agenda(dossier(periode=Periode(date(2025, 1, 1))), date(2029, 12, 31), date(2029, 12, 31))
    (*_, met) = agenda(dossier(), date(2029, 12, 31), date(2029, 12, 31))
    assert {een.soort for een in (zonder, open_, met)} == {Afspraaksoort.EINDE}
    assert [een.zekerheid for een in (zonder, open_, met)] == [
        Zekerheid.AFGELEID,
        Zekerheid.AFGELEID,
        Zekerheid.LETTERLIJK,
    ]
    assert [een.bron.sleutel for een in (zonder, met)] == ["L-HOB", "W-PLAT"]


def test_een_project_dat_na_de_oproep_begint_heeft_geen_kwartalen() -> None:
    """Zonder einde in het dossier is het einde van de oproep dan al voorbij."""
    laat = dossier(periode=Periode(date(2031, 1, 1)), ondersteuningsgroep=Ondersteuningsgroep())
    assert kort(agenda(laat, date(2030, 1, 1), date(2039, 12, 30))) == [("2031-07-01", "samenstelling", "")]


def test_een_termijn_uit_een_ouder_programma_zegt_dat() -> None:
    """Rapporten, bezwaar en bewaren zijn verwant en onzeker; de momenten na een vertrek zijn dat niet."""
    alle = agenda(vol_dossier(), date(2024, 1, 1), date(2040, 1, 1))
    verwant = {een.soort for een in alle if een.bron.gezag is Gezag.VERWANT}
    assert verwant == {
        Afspraaksoort.RAPPORT,
        Afspraaksoort.ZONDER_RAPPORT,
        Afspraaksoort.BEZWAAR,
        Afspraaksoort.BEWAREN,
    }
    assert {een.zekerheid for een in alle if een.soort in verwant} == {Zekerheid.ONZEKER}
    (zes_maanden,) = [een for een in alle if een.soort is Afspraaksoort.NA_ZES_MAANDEN]
    assert (zes_maanden.bron.gezag, zes_maanden.zekerheid) == (Gezag.NORM, Zekerheid.LETTERLIJK)


def test_elke_afspraak_zegt_waar_ze_vandaan_komt_en_wat_er_moet_gebeuren() -> None:
    """Ook in een andere taal staat het onderwerp erbij."""
    alle = {een.soort: een for een in agenda(vol_dossier(), date(2023, 1, 1), date(2040, 1, 1))}
    assert alle[Afspraaksoort.RAPPORT].plaats == "opvolging.rapporten[1]"
    assert alle[Afspraaksoort.NA_28_DAGEN].plaats == "deelnemers[0].trajecten[0].uitstroom"
    assert alle[Afspraaksoort.ACTIE].plaats == "samenwerkingsovereenkomst.doelstellingen[0].acties[0]"
    assert alle[Afspraaksoort.BEZWAAR].wat() == "Laatste dag voor een bezwaar tegen de beslissing (2 september 2024)"
    assert "t-8h4nr2w5xcdf" in alle[Afspraaksoort.OPVOLGING_TRAJECT].wat("fr")
    with pytest.raises(ValueError, match="onbekende taal"):
        alle[Afspraaksoort.EINDE].wat("de")


def test_een_vraag_die_niet_kan_wordt_geweigerd() -> None:
    """Omgekeerde dagen, een te verre dag, of een oproep die niet bestaat."""
    with pytest.raises(ValueError, match="kan niet eindigen"):
        agenda(dossier(), date(2024, 2, 1), date(2024, 1, 1))
    with pytest.raises(ValueError, match="voor het jaar 9900"):
        agenda(dossier(), date(2024, 2, 1), date(9900, 1, 1))
    with pytest.raises(ValueError, match="onbekende oproep"):
        agenda(dossier(oproep="lp-999"), date(2024, 1, 1), date(2024, 2, 1))


# --- wat altijd geldt ------------------------------------------------------------------------------------------------

DAGEN = st.dates(date(2023, 1, 1), date(2031, 12, 31))


def trajecten() -> st.SearchStrategy[Traject]:
    pseudoniemen = st.sampled_from(["t-7k3mq9x2vtbz", "t-8h4nr2w5xcdf", "t-2b6xk8m4qtvz"])
    return st.builds(
        Traject,
        id=pseudoniemen,
        start=st.none() | DAGEN,
        opvolgingen=st.lists(DAGEN, max_size=2).map(tuple),
        uitstroom=st.none() | st.builds(Uitstroom, datum=DAGEN),
    )


@st.composite
def dossiers(trek: st.DrawFn) -> Partnerschap:
    """Dossiers met alles wat een afspraak kan geven."""
    begin = trek(DAGEN)
    periode = trek(st.none() | st.just(Periode(begin)) | st.just(Periode(begin, begin + timedelta(days=900))))
    rapporten = trek(st.lists(st.tuples(DAGEN, st.integers(0, 400), st.none() | DAGEN), max_size=4))
    return Partnerschap(
        naam="Voorbeeld",
        oproep="lp-208",
        periode=periode,
        aanvraag=trek(st.none() | st.builds(Projectaanvraag, ingediend_op=st.none() | DAGEN)),
        ondersteuningsgroep=trek(
            st.none() | st.builds(Ondersteuningsgroep, bijeenkomsten=st.lists(DAGEN, max_size=3).map(tuple))
        ),
        opvolging=Opvolging(
            rapporten=tuple(rapport(dag, dag + timedelta(days=n), ingediend_op=op) for dag, n, op in rapporten),
            kwartaalopvolgingen=tuple(
                Kwartaalopvolging(kwartaal=Kwartaal.van(dag), geleverd_op=dag) for dag in trek(st.lists(DAGEN))
            ),
            bezwaren=tuple(Bezwaar(beslissing=dag) for dag in trek(st.lists(DAGEN, max_size=3))),
        ),
        deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=tuple(trek(st.lists(trajecten(), max_size=3)))),),
    )


@given(dossiers(), st.lists(DAGEN, min_size=3, max_size=3).map(sorted))
def test_een_periode_in_twee_stukken_is_dezelfde_periode(partnerschap: Partnerschap, dagen: list[date]) -> None:
    """Wat een stuk toont, hangt nooit af van waar het stuk begint of eindigt."""
    van, midden, tot = dagen
    links = agenda(partnerschap, van, midden)
    rechts = agenda(partnerschap, midden + timedelta(days=1), max(tot, midden + timedelta(days=1)))
    samen = [een for een in (*links, *rechts) if een.datum <= tot]
    assert samen == list(agenda(partnerschap, van, tot))


@given(dossiers(), st.randoms(use_true_random=False))
def test_de_volgorde_in_het_dossier_verandert_de_agenda_niet(partnerschap: Partnerschap, toeval: random.Random) -> None:
    """Alleen de plaats in het dossier volgt de volgorde."""
    geschud = _geschud(partnerschap, toeval)
    venster = (date(2023, 1, 1), date(2045, 12, 31))
    zonder_plaats = [[attrs.evolve(een, pad=()) for een in agenda(dit, *venster)] for dit in (partnerschap, geschud)]
    assert zonder_plaats[0] == zonder_plaats[1]


def _geschud(waarde: Any, toeval: random.Random) -> Any:
    """Hetzelfde dossier met elke lijst in een andere volgorde."""
    if isinstance(waarde, tuple):
        delen = [_geschud(deel, toeval) for deel in waarde]
        toeval.shuffle(delen)
        return tuple(delen)
    if attrs.has(type(waarde)) and not isinstance(waarde, Periode | Kwartaal):
        return attrs.evolve(
            waarde, **{veld.name: _geschud(getattr(waarde, veld.name), toeval) for veld in attrs.fields(type(waarde))}
        )
    return waarde


def test_een_gevoelig_gegeven_verandert_de_agenda_nooit() -> None:
    """Ook of er na zes maanden gemeten is, is aan de agenda niet te zien."""
    kaal = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1), uitstroom=Uitstroom(datum=JARIG))
    gemeten = attrs.evolve(
        kaal,
        uitstroom=Uitstroom(
            datum=JARIG,
            statuswijzigingen=(Statuswijziging(datum=JARIG, status=Arbeidsstatus.WERKT),),
            in_opleiding=Antwoord.JA,
            na_zes_maanden=Zesmaandenmeting(status=Arbeidsstatus.WERKT),
        ),
    )
    agendas = [
        agenda(dossier(deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)),)), JARIG, date(2025, 6, 30))
        for traject in (kaal, gemeten)
    ]
    assert agendas[0] == agendas[1]
    assert not any("d-7k3mq9x2vtbz" in repr(een) for een in agendas[0])


# --- termijnen, gaten en overlap -------------------------------------------------------------------------------------


def test_een_termijn_voorbij_de_laatste_dag_die_bestaat_stopt_daar() -> None:
    """Een tikfout in een jaartal mag de controle niet doen stoppen."""
    assert uiterste_bezwaar(date(9999, 12, 25), bezwaar_dagen=15) == date.max
    assert bewaren_tot(date(9995, 3, 1), bewaartermijn_jaren=10) == date(9999, 3, 1)
    assert bewaren_tot(date(2024, 2, 29), bewaartermijn_jaren=1) == date(2025, 2, 28)
    assert [str(kwartaal) for kwartaal in open_kwartalen((), date(9998, 11, 1), date.max)] == ["9998K4"]
    assert list(open_kwartalen((), date(2024, 2, 1), date(2024, 1, 1))) == []


def test_gaten_zoeken_vraagt_een_einde() -> None:
    """Zonder einde is er altijd een gat."""
    with pytest.raises(ValueError, match="een periode met een einde"):
        rapportgaten([], Periode(date(2024, 1, 1)))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), max_size=6))
def test_gaten_en_overlap_zijn_wat_dag_na_dag_tellen_geeft(stukken: list[tuple[int, int]]) -> None:
    """Elke dag los geteld, en de gevonden periodes sluiten nooit op elkaar aan."""
    begin = date(2024, 1, 1)
    rapporten = [rapport(begin + timedelta(days=van), begin + timedelta(days=van + n)) for van, n in stukken]
    binnen = Periode(begin, begin + timedelta(days=30))
    dagen = [begin + timedelta(days=n) for n in range(60)]
    per_dag = {dag: sum(dag in een.periode for een in rapporten) for dag in dagen}
    gaten, dubbel = rapportgaten(rapporten, binnen), rapportoverlap(rapporten)
    assert [dag for dag in dagen if any(dag in gat for gat in gaten)] == [
        dag for dag in dagen if dag in binnen and per_dag[dag] == 0
    ]
    assert [dag for dag in dagen if any(dag in deel for deel in dubbel)] == [dag for dag in dagen if per_dag[dag] > 1]
    for reeks in (gaten, dubbel):
        assert sum(deel.dagen or 0 for deel in reeks) == sum(any(dag in deel for deel in reeks) for dag in dagen)
        assert all(na.begin - (voor.einde or na.begin) > timedelta(days=1) for voor, na in pairwise(reeks))
