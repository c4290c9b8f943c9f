"""Waar elke kandidatuur staat, dag na dag, en wat er ontbreekt om een ronde af te sluiten."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.regels.gevallen import gewijzigd, machinevorm
from tests.strategieen_selectie import DAGEN, rondes, selecties

from lokale_partnerschappen import (
    Addendum,
    Beoordeling,
    Brief,
    Briefsoort,
    Criterium,
    Eindverslag,
    Jurylid,
    Kandidaatstand,
    Kandidaatstap,
    Kandidaatstatus,
    Kandidatuur,
    OpenStap,
    Partner,
    Partnerschap,
    Partnersoort,
    Pitch,
    Projectaanvraag,
    Ronde,
    Selectie,
    Weerwoord,
    controleer,
    kandidaatstanden,
    rondestanden,
    van_dict,
)
from lokale_partnerschappen.berekeningen.selectie import (
    Uitslag,
    dubbele_kandidaturen,
    organisatienaam,
    organisatiesoort,
    uitslag,
)

TRAAG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ADDENDUM = Addendum(
    kandidaturen_tot=date(2023, 6, 11),
    einde_eerste_ronde=date(2023, 6, 23),
    einde_tweede_ronde=date(2023, 7, 7),
    beslissing_op=date(2023, 7, 14),
    indienen_tot=date(2023, 10, 31),
)
BEIDE = tuple(Beoordeling(criterium=criterium, voldoet=True) for criterium in Criterium)
GOED = Ronde(beoordelingen=BEIDE, besluit=True, besloten_op=date(2023, 6, 20))
SLECHT = Ronde(beoordelingen=BEIDE, besluit=False, besloten_op=date(2023, 6, 20))
# Wie waar staat op vijf dagen, met de hand uitgezet: A, B, C, D, E van het vertrekpunt.
VERLOOP: dict[date, list[str]] = {
    date(2023, 5, 21): ["nog-niet-ingediend"] * 5,
    date(2023, 6, 8): ["in-ronde-1", "nog-niet-ingediend", "nog-niet-ingediend", "in-ronde-1", "in-ronde-1"],
    date(2023, 6, 20): ["in-ronde-2", "niet-weerhouden", "in-ronde-2", "niet-weerhouden", "in-ronde-2"],
    date(2023, 6, 26): ["in-ronde-2", "weerwoord-loopt", "in-ronde-2", "niet-weerhouden", "in-ronde-2"],
    date(2023, 6, 29): ["in-ronde-2", "in-ronde-2", "in-ronde-2", "niet-weerhouden", "in-ronde-2"],
    date(2023, 7, 10): ["weerhouden", "weerhouden", "weerhouden", "niet-weerhouden", "niet-weerhouden"],
}


def dossier(*kandidaturen: Kandidatuur, **velden: Any) -> Partnerschap:
    """Een dossier met deze kandidaturen."""
    selectie = Selectie(addendum=ADDENDUM, kandidaturen=kandidaturen)
    return Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=attrs.evolve(selectie, **velden))


def stand(op: date | None = None, *, eindverslag: Eindverslag | None = None, **velden: Any) -> Kandidaatstand:
    """De stand van één kandidatuur."""
    kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", **velden)
    (enige,) = kandidaatstanden(dossier(kandidatuur, eindverslag=eindverslag), op)
    return enige


def kort(stappen: tuple[OpenStap, ...]) -> list[str]:
    """De stappen in een woord, met waarover en in welke ronde."""
    return [" ".join(str(deel) for deel in (s.stap.value, s.over, s.ronde) if deel is not None) for s in stappen]


def volledig() -> Partnerschap:
    """Het vertrekpunt van de gevallen, met vijf kandidaturen."""
    return van_dict(gewijzigd((), "selectie"))


# --- de uitslag van een ronde ----------------------------------------------------------------------------------------


def test_een_weerwoord_keert_de_uitslag_pas_om_als_het_behandeld_is() -> None:
    """Negatief, betwist vanaf het weerwoord, en daarna wat het antwoord zegt."""
    weerwoord = Weerwoord(ingediend_op=date(2023, 6, 26), behandeld_op=date(2023, 6, 29), herzien=True)
    ronde = attrs.evolve(SLECHT, weerwoord=weerwoord)
    dagen = [date(2023, 6, 19), date(2023, 6, 20), date(2023, 6, 26), date(2023, 6, 29)]
    assert [uitslag(ronde, dag).value for dag in dagen] == ["open", "negatief", "betwist", "positief"]
    bevestigd = attrs.evolve(ronde, weerwoord=attrs.evolve(weerwoord, herzien=False))
    assert uitslag(bevestigd) is Uitslag.NEGATIEF


def test_een_positief_besluit_is_niet_te_betwisten() -> None:
    """Een weerwoord zonder negatief besluit verandert niets."""
    assert uitslag(attrs.evolve(GOED, weerwoord=Weerwoord(herzien=False))) is Uitslag.POSITIEF
    assert uitslag(None) is uitslag(Ronde(besloten_op=date(2023, 6, 20))) is Uitslag.OPEN


# --- een kandidatuur dag na dag --------------------------------------------------------------------------------------


@pytest.mark.parametrize("dag", VERLOOP)
def test_vijf_kandidaturen_staan_elke_dag_waar_de_tabel_ze_zet(dag: date) -> None:
    """De tabel is met de hand uit de datums van het vertrekpunt gehaald."""
    assert [stand.status.value for stand in kandidaatstanden(volledig(), dag)] == VERLOOP[dag]


def test_wie_nog_moet_indienen_heeft_maar_een_stap() -> None:
    """Tegen de laatste dag van het addendum; die dag zelf is nog op tijd."""
    nu = stand(date(2023, 5, 1), ingediend_op=date(2023, 5, 22))
    assert nu.status is Kandidaatstatus.NIET_INGEDIEND
    assert nu.volgende == OpenStap(
        stap=Kandidaatstap.INDIENEN, ronde=1, termijn="kandidaturen_tot", tegen=date(2023, 6, 11)
    )
    assert len(nu.open) == 1
    assert [nu.open[0].is_te_laat(dag) for dag in (None, date(2023, 6, 11), date(2023, 6, 12))] == [False, False, True]


def test_in_de_eerste_ronde_ontbreken_twee_oordelen_en_een_besluit() -> None:
    """Een oordeel dat er al is, valt weg; zonder eigen datum telt het vanaf het besluit."""
    alles = ["beoordelen cruciale-bijdrage 1", "beoordelen fit-for-partnership 1", "beslissen 1"]
    assert kort(stand().open) == alles
    een = Beoordeling(criterium=Criterium.FIT_FOR_PARTNERSHIP, datum=date(2023, 6, 12))
    assert kort(stand(eerste_ronde=Ronde(beoordelingen=(een,))).open) == [alles[0], alles[2]]
    assert kort(stand(date(2023, 6, 11), eerste_ronde=Ronde(beoordelingen=(een,))).open) == alles
    assert kort(stand(date(2023, 6, 19), eerste_ronde=GOED).open) == alles


def test_in_de_tweede_ronde_komt_eerst_de_pitch() -> None:
    """De pitch en de oordelen tegen het einde van de ronde, het besluit tegen de dag van de selectie."""
    nu = stand(date(2023, 7, 3), eerste_ronde=GOED, pitch=Pitch(datum=date(2023, 7, 4)))
    assert kort(nu.open) == [
        "pitchen 2",
        "beoordelen cruciale-bijdrage 2",
        "beoordelen fit-for-partnership 2",
        "beslissen 2",
    ]
    assert [stap.tegen for stap in nu.open] == [date(2023, 7, 7)] * 3 + [date(2023, 7, 14)]
    assert kort(stand(eerste_ronde=GOED, pitch=Pitch()).open)[0] == "beoordelen cruciale-bijdrage 2"
    assert nu.open_in(1) == ()
    assert nu.open_in(2) == nu.open


def test_wie_afvalt_in_ronde_een_krijgt_twee_brieven_en_staat_in_het_eindverslag() -> None:
    """Geen bron geeft daarvoor een termijn."""
    nu = stand(eerste_ronde=SLECHT)
    assert nu.status is Kandidaatstatus.NIET_WEERHOUDEN
    assert kort(nu.open) == [
        "brief-versturen negatief-na-ronde-1 1",
        "brief-versturen definitief-negatief-na-ronde-1",
        "eindverslag-aanvullen",
    ]
    assert {(stap.termijn, stap.tegen) for stap in nu.open} == {(None, None)}
    brieven = (
        Brief(soort=Briefsoort.NEGATIEF_RONDE_1),
        Brief(soort=Briefsoort.DEFINITIEF_NEGATIEF_RONDE_1, verzonden_op=date(2023, 7, 14)),
    )
    verslag = Eindverslag(datum=date(2023, 7, 14), kandidaturen=("k-1",))
    af = {"eerste_ronde": SLECHT, "brieven": brieven, "eindverslag": verslag}
    assert stand(date(2023, 7, 14), **af).volgende is None
    assert kort(stand(date(2023, 7, 13), **af).open) == [
        "brief-versturen definitief-negatief-na-ronde-1",
        "eindverslag-aanvullen",
    ]


def test_een_lopend_weerwoord_is_de_laatste_stap_van_zijn_ronde() -> None:
    """Ook in de tweede ronde; zolang het loopt, is er niets af te sluiten."""
    betwist = attrs.evolve(SLECHT, weerwoord=Weerwoord(ingediend_op=date(2023, 6, 26)))
    assert kort(stand(eerste_ronde=betwist).open) == [
        "brief-versturen negatief-na-ronde-1 1",
        "weerwoord-behandelen 1",
    ]
    tweede = stand(eerste_ronde=GOED, pitch=Pitch(), tweede_ronde=betwist)
    assert tweede.status is Kandidaatstatus.WEERWOORD
    assert kort(tweede.open) == ["brief-versturen definitief-negatief-na-ronde-2 2", "weerwoord-behandelen 2"]


def test_wie_afvalt_in_ronde_twee_krijgt_een_brief() -> None:
    """De definitieve brief na ronde 1 is niet voor wie ronde 1 doorkwam."""
    nu = stand(eerste_ronde=GOED, pitch=Pitch(), tweede_ronde=SLECHT)
    assert kort(nu.open) == ["brief-versturen definitief-negatief-na-ronde-2 2", "eindverslag-aanvullen"]


def test_wie_weerhouden_is_bouwt_mee_aan_de_aanvraag() -> None:
    """Tot ze ingediend is, en tegen de dag van het addendum."""
    kandidatuur = Kandidatuur(id="k-1", organisatie="A", eerste_ronde=GOED, pitch=Pitch(), tweede_ronde=GOED)
    zonder = dossier(kandidatuur)
    alles = ["brief-versturen positief", "eindverslag-aanvullen", "project-indienen"]
    (nu,) = kandidaatstanden(zonder)
    assert kort(nu.open) == alles
    assert nu.open[-1].tegen == date(2023, 10, 31)
    met = attrs.evolve(zonder, aanvraag=Projectaanvraag(ingediend_op=date(2023, 10, 30)))
    assert [kort(kandidaatstanden(met, date(2023, 10, dag))[0].open)[-1] for dag in (29, 30)] == [alles[2], alles[1]]


def test_zonder_addendum_is_er_geen_termijn_maar_wel_een_volgende_stap() -> None:
    """De stap weet wel welke datum ontbreekt."""
    (nu,) = kandidaatstanden(dossier(Kandidatuur(id="k-1", partner="a"), addendum=None))
    assert nu.volgende is not None
    assert (nu.volgende.termijn, nu.volgende.tegen) == ("einde_eerste_ronde", None)


def test_elke_stap_noemt_haar_bron() -> None:
    """Termijnen komen uit de veelgestelde vragen, de rest uit één goedgekeurde aanvraag."""
    assert {stap.value: stap.bron.sleutel for stap in Kandidaatstap} == {
        "indienen": "W-FAQ",
        "pitchen": "W-FAQ",
        "beoordelen": "S3",
        "beslissen": "W-FAQ",
        "brief-versturen": "S3",
        "weerwoord-behandelen": "S3",
        "eindverslag-aanvullen": "S3",
        "project-indienen": "W-FAQ",
    }


# --- de rondes -------------------------------------------------------------------------------------------------------


def test_een_ronde_is_af_als_er_voor_niemand_nog_iets_ontbreekt() -> None:
    """Het weerwoord van B houdt ronde 1 open, en ronde 2 is nooit af voor ronde 1."""
    dagen = [date(2023, 6, 19), date(2023, 6, 21), date(2023, 6, 27), date(2023, 7, 10), date(2023, 7, 14)]
    gezien = [[(ronde.is_af, len(ronde.open)) for ronde in rondestanden(volledig(), dag)] for dag in dagen]
    assert gezien == [
        [(False, 5), (False, 0)],
        [(True, 0), (False, 3)],
        [(False, 1), (False, 3)],
        [(True, 0), (False, 1)],
        [(True, 0), (True, 0)],
    ]
    assert [ronde.einde for ronde in rondestanden(volledig())] == [date(2023, 6, 23), date(2023, 7, 7)]


def test_zonder_kandidaturen_zijn_er_geen_rondes() -> None:
    """Een dossier zonder selectie ook niet."""
    kaal = Partnerschap(naam="Voorbeeld", oproep="lp-208")
    assert rondestanden(kaal) == kandidaatstanden(kaal) == dubbele_kandidaturen(kaal) == ()
    assert rondestanden(dossier()) == ()


# --- wie is wie ------------------------------------------------------------------------------------------------------


def test_een_partner_heet_zoals_bij_de_partners() -> None:
    """Wie er niet bij staat, heeft een eigen naam, of anders zijn verwijzing."""
    vdab = Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB)
    met = attrs.evolve(dossier(), partners=(vdab,))
    wie = [
        Jurylid(partner="vdab", organisatie="Arbeidsdienst"),
        Jurylid(partner="x"),
        Jurylid(organisatie="POM"),
        Jurylid(),
    ]
    assert [organisatienaam(met, iemand) for iemand in wie] == ["VDAB", "x", "POM", ""]
    assert [organisatiesoort(met, iemand) for iemand in wie] == [Partnersoort.VDAB, None, None, None]
    eigen = Jurylid(partner="vdab", soort=Partnersoort.ONDERSTEUNER)
    assert organisatiesoort(met, eigen) is Partnersoort.ONDERSTEUNER


def test_een_organisatie_wordt_herkend_aan_haar_nummer_of_haar_naam() -> None:
    """Ook als een derde kandidatuur twee andere aan elkaar knoopt."""
    a = Kandidatuur(id="k-1", organisatie="A", kbo="0999.999.922")
    b = Kandidatuur(id="k-2", organisatie="B")
    knoop = Kandidatuur(id="k-3", organisatie="b", kbo="0999999922")
    assert dubbele_kandidaturen(dossier(a, b)) == ()
    for volgorde in ((a, b, knoop), (knoop, b, a), (b, knoop, a)):
        assert dubbele_kandidaturen(dossier(*volgorde)) == ((a, b, knoop),)


# --- altijd waar -----------------------------------------------------------------------------------------------------


def partnerschap_met(selectie: Selectie) -> Partnerschap:
    """Een dossier met deze selectie en twee partners."""
    partners = (Partner(id="a", naam="Dienstverlener A", kbo="0999999922"), Partner(id="b", naam="B"))
    return Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=partners, selectie=selectie)


def geschud(selectie: Selectie, toeval: random.Random) -> Selectie:
    """Dezelfde selectie, met elke lijst in een andere volgorde."""

    def schud(waarde: object) -> Any:
        if isinstance(waarde, tuple):
            delen = [schud(deel) for deel in waarde]
            toeval.shuffle(delen)
            return tuple(delen)
        if attrs.has(type(waarde)) and type(waarde).__module__.startswith("lokale_partnerschappen.model"):
            velden = {veld.name: schud(getattr(waarde, veld.name)) for veld in attrs.fields(type(waarde))}
            return attrs.evolve(waarde, **velden)
        return waarde

    uit: Selectie = schud(selectie)
    return uit


def samenvatting(partnerschap: Partnerschap, op: date | None) -> object:
    """Standen, rondes, dubbels en bevindingen, zonder de plaats in het bestand."""
    verslag = controleer(partnerschap)
    return (
        [(s.naam, s.kandidatuur.id, s.status, s.open) for s in kandidaatstanden(partnerschap, op)],
        [(r.nummer, r.is_af, [s.kandidatuur.id for s in r.open]) for r in rondestanden(partnerschap, op)],
        [[k.id for k in groep] for groep in dubbele_kandidaturen(partnerschap)],
        Counter(
            (b.regel.id, tuple(sorted((naam, machinevorm(waarde)) for naam, waarde in b.gegevens.items())))
            for b in verslag
            if b.regel.onderwerp == "selectie"
        ),
        Counter(b.regel.id for b in verslag.niet_te_beoordelen if b.regel.onderwerp == "selectie"),
    )


@TRAAG
@given(selecties(), st.none() | DAGEN, st.randoms(use_true_random=False))
def test_de_volgorde_in_het_bestand_verandert_niets(selectie: Selectie, op: date | None, toeval: random.Random) -> None:
    """Kandidaturen, oordelen, brieven, juryleden, noden en bewijzen mogen in elke volgorde staan."""
    ander = geschud(selectie, toeval)
    assert samenvatting(partnerschap_met(ander), op) == samenvatting(partnerschap_met(selectie), op)


@TRAAG
@given(selecties())
def test_na_de_laatste_dag_is_alles_gebeurd(selectie: Selectie) -> None:
    """Zonder dag telt alles; dat is hetzelfde als op een dag na alle andere."""
    partnerschap = partnerschap_met(selectie)
    assert kandidaatstanden(partnerschap) == kandidaatstanden(partnerschap, date.max)


@TRAAG
@given(selecties(), st.none() | DAGEN)
def test_een_uitslag_en_een_open_stap_spreken_elkaar_nooit_tegen(selectie: Selectie, op: date | None) -> None:
    """Wie niets meer te doen heeft, is beslist; een termijn is altijd een datum van het addendum."""
    for stand in kandidaatstanden(partnerschap_met(selectie), op):
        beslist = stand.status in (Kandidaatstatus.WEERHOUDEN, Kandidaatstatus.NIET_WEERHOUDEN)
        assert beslist or stand.open
        assert beslist is not any(
            stap.stap in (Kandidaatstap.INDIENEN, Kandidaatstap.BESLISSEN, Kandidaatstap.WEERWOORD_BEHANDELEN)
            for stap in stand.open
        )
        for stap in stand.open:
            datums = selectie.addendum.datums if selectie.addendum else {}
            assert stap.tegen == (datums.get(stap.termijn) if stap.termijn else None)


@TRAAG
@given(rondes(), DAGEN)
def test_een_ronde_zonder_besluit_is_altijd_open(ronde: Ronde, op: date) -> None:
    """Wat de jury ook opschreef."""
    assert uitslag(attrs.evolve(ronde, besluit=None), op) is Uitslag.OPEN
