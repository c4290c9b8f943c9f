"""Verzonnen dossiers voor hypothesis: alles wat het model toelaat en een dossierbestand mag bevatten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st
from tests.strategieen_selectie import selecties

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in
from lokale_partnerschappen.model.aanvraag import (
    Aanbesteder,
    Aanvraagcriterium,
    Bijlage,
    Capaciteitsopgave,
    Criteriumgewicht,
    Criteriumpunten,
    Kostengrens,
    Mijlpaal,
    Mijlpaalperiode,
    Overheidsopdrachten,
    Projectaanvraag,
    Verklaring,
    Vraagantwoord,
)
from lokale_partnerschappen.model.financiering import (
    Aandelen,
    AndereSubsidie,
    Cofinanciering,
    Financiering,
    Financieringsbron,
    GemeentelijkAandeel,
    Inbreng,
    Sleuteldeel,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Lijnopgave, Tabeltotaal, Tekstbedrag
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import (
    Besluitwijze,
    Coachdienst,
    Conflictstap,
    Gemeentevertrek,
    Lidmaatschap,
    Motief,
    Ondersteuningsgroep,
    Overeenkomst,
    Partner,
    Partnersoort,
    Partnerwijziging,
    Raadsbesluit,
    Rol,
    Verloopafspraken,
    Werkingsgebied,
    Werkwijze,
    Wijzigingssoort,
)

T = TypeVar("T")

_TEKENS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="@", include_characters="\n")


def teksten(max_size: int = 20) -> st.SearchStrategy[str]:
    """Tekst zonder stuurtekens (een regeleinde mag), zonder @ en nooit als een rijksregisternummer."""
    return st.text(_TEKENS, max_size=max_size).filter(lambda tekst: persoonsgegeven_in(tekst) is None)


def bedragen(laagste: int = -(10**9), hoogste: int = 10**9) -> st.SearchStrategy[Bedrag]:
    """Bedragen tussen twee grenzen in centen."""
    return st.integers(laagste, hoogste).map(Bedrag.van_centen)


def decimalen(laagste: int = -(10**6), hoogste: int = 10**6) -> st.SearchStrategy[Decimal]:
    """Getallen met nul tot zes decimalen."""
    return st.integers(0, 6).flatmap(lambda plaatsen: st.decimals(laagste, hoogste, places=plaatsen))


def tarieven() -> st.SearchStrategy[Tarief]:
    """Verhoudingen die een dossierbestand exact kan schrijven."""
    return decimalen().map(Tarief)


def uren() -> st.SearchStrategy[Decimal]:
    """Projecturen: vanaf nul, met hoogstens drie decimalen."""
    return st.decimals(0, 20_000, places=3)


def periodes(afgesloten: bool = False) -> st.SearchStrategy[Periode]:
    """Periodes, ook met een einde dat nog niet bekend is tenzij ze afgesloten moeten zijn."""

    def met_begin(begin: date) -> st.SearchStrategy[Periode]:
        einde = st.dates(min_value=begin)
        return st.builds(Periode, st.just(begin), einde if afgesloten else st.none() | einde)

    return st.dates().flatmap(met_begin)


def ja_nee() -> st.SearchStrategy[bool | None]:
    """Ja, nee, of niet bekend."""
    return st.none() | st.booleans()


def lijstjes(deel: st.SearchStrategy[T], max_size: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Een korte, onveranderlijke lijst."""
    return st.lists(deel, max_size=max_size).map(tuple)


def aantallen() -> st.SearchStrategy[int]:
    """Een aantal bijgevoegde stukken."""
    return st.integers(0, 999_999_999)


def lijnopgaven() -> st.SearchStrategy[Lijnopgave]:
    """Wat het formulier op een lijn toont."""
    leeg_of_bedrag = st.none() | bedragen()
    return st.builds(
        Lijnopgave, sut=leeg_of_bedrag, bedrag=leeg_of_bedrag, werking=leeg_of_bedrag, ondersteuning=leeg_of_bedrag
    )


def tabeltotalen() -> st.SearchStrategy[Tabeltotaal]:
    """Totaallijnen."""
    leeg_of_bedrag = st.none() | bedragen()
    return st.builds(
        Tabeltotaal,
        uren=st.none() | decimalen(),
        bedrag=leeg_of_bedrag,
        werking=leeg_of_bedrag,
        ondersteuning=leeg_of_bedrag,
    )


def kostenopgaven() -> st.SearchStrategy[Kostenopgave]:
    """Kosten zoals getoond."""
    return st.builds(Kostenopgave, forfait=st.none() | bedragen(), totaal=st.none() | bedragen())


def projectmedewerkers() -> st.SearchStrategy[Projectmedewerker]:
    """Personeelslijnen."""
    return st.builds(
        Projectmedewerker,
        luik=st.sampled_from(Luik),
        partner=teksten(),
        brutoloon=bedragen(),
        uren=uren(),
        functie=st.none() | teksten(),
        activiteit=st.none() | teksten(),
        aanwerving=st.sampled_from(Aanwerving),
        medewerker=st.none() | teksten(),
        personen=st.none() | aantallen(),
        aanstelling=st.none() | tarieven(),
        vte_in_tekst=st.none() | decimalen(),
        elders_gesubsidieerd=ja_nee(),
        loonfiches=st.none() | aantallen(),
        soort_code=st.none() | teksten(),
        opgave=st.none() | lijnopgaven(),
    )


def andere_subsidies() -> st.SearchStrategy[AndereSubsidie]:
    """Andere subsidies die als cofinanciering ingebracht worden."""
    return st.builds(AndereSubsidie, verstrekker=teksten(), akkoord=ja_nee())


def gemeentelijke_aandelen() -> st.SearchStrategy[GemeentelijkAandeel]:
    """Wat een gemeente inbrengt; de code hoeft niet te bestaan."""
    return st.builds(GemeentelijkAandeel, gemeente=teksten(5), bedrag=bedragen(), krediet=st.none() | bedragen())


def sleuteldelen() -> st.SearchStrategy[Sleuteldeel]:
    """Gewichten van een verdeelsleutel: vrij, maar niet negatief."""
    return st.builds(Sleuteldeel, gemeente=teksten(5), gewicht=decimalen(laagste=0))


def tekstbedragen() -> st.SearchStrategy[Tekstbedrag]:
    """Bedragen in de tekst van de aanvraag, ook bij een veld dat er niet is of geen bedrag is."""
    velden = st.sampled_from(["financiering_werking.vcf", "kosten_project.totaal", "personeel", "financiering_werking"])
    return st.builds(Tekstbedrag, veld=velden | teksten(), bedrag=bedragen())


def cofinancieringen() -> st.SearchStrategy[Cofinanciering]:
    """Lijnen van de cofinancieringstabel."""
    return st.builds(
        Cofinanciering,
        luik=st.sampled_from(Luik),
        bedrag=bedragen(),
        bron=st.none() | st.sampled_from(Financieringsbron),
        inbreng=st.none() | st.sampled_from(Inbreng),
        partner=st.none() | teksten(),
        andere_subsidie=st.none() | andere_subsidies(),
        elders_gesubsidieerd=ja_nee(),
        omschrijving=st.none() | teksten(),
        bewijsstukken=st.none() | aantallen(),
        soort_code=st.none() | teksten(),
        bron_code=st.none() | teksten(),
        persoonsgebonden_code=st.none() | teksten(),
        opgave=st.none() | lijnopgaven(),
    )


def aandelen() -> st.SearchStrategy[Aandelen]:
    """Percentages zoals getoond."""
    leeg_of_getal = st.none() | decimalen()
    return st.builds(
        Aandelen,
        esf=leeg_of_getal,
        vcf=leeg_of_getal,
        lokaal=leeg_of_getal,
        vdab=leeg_of_getal,
        overige=leeg_of_getal,
        totaal=leeg_of_getal,
    )


def financieringen() -> st.SearchStrategy[Financiering]:
    """Financieringen van een luik of van het project."""
    leeg_of_bedrag = st.none() | bedragen()
    return st.builds(
        Financiering,
        esf=leeg_of_bedrag,
        vcf=leeg_of_bedrag,
        lokaal=leeg_of_bedrag,
        vdab=leeg_of_bedrag,
        overige=leeg_of_bedrag,
        totaal=leeg_of_bedrag,
        kosten=leeg_of_bedrag,
        aandelen=st.none() | aandelen(),
    )


def begrotingen() -> st.SearchStrategy[Begroting]:
    """Begrotingen van een projectjaar."""
    return st.builds(
        Begroting,
        periode=periodes(afgesloten=True),
        personeel=st.lists(projectmedewerkers(), max_size=3).map(tuple),
        personeel_totaal=st.none() | tabeltotalen(),
        aan_te_werven_totaal=st.none() | tabeltotalen(),
        cofinanciering=st.lists(cofinancieringen(), max_size=3).map(tuple),
        cofinanciering_totaal=st.none() | tabeltotalen(),
        forfaitpercentage=st.none() | decimalen(),
        kosten_werking=st.none() | kostenopgaven(),
        kosten_ondersteuning=st.none() | kostenopgaven(),
        kosten_project=st.none() | kostenopgaven(),
        financiering_werking=st.none() | financieringen(),
        financiering_ondersteuning=st.none() | financieringen(),
        financiering_project=st.none() | financieringen(),
        gemeentelijke_aandelen=lijstjes(gemeentelijke_aandelen()),
        forfaitpunten=lijstjes(decimalen()),
        tekstbedragen=lijstjes(tekstbedragen()),
    )


def enveloppes() -> st.SearchStrategy[Enveloppe]:
    """Enveloppes over alle projectjaren."""
    return st.builds(
        Enveloppe,
        werking=bedragen(),
        ondersteuning=st.none() | bedragen(),
        totaal=st.none() | bedragen(),
        fasen=lijstjes(budgetfasen()),
    )


def budgetfasen() -> st.SearchStrategy[Budgetfase]:
    """Jaren met hetzelfde jaarbudget."""
    return st.builds(Budgetfase, jaren=st.integers(1, 999), jaarbedrag=bedragen())


def lidmaatschappen() -> st.SearchStrategy[Lidmaatschap]:
    """Rollen in de tijd."""
    return st.builds(Lidmaatschap, rol=st.sampled_from(Rol), periode=st.none() | periodes())


def partners() -> st.SearchStrategy[Partner]:
    """Organisaties."""
    return st.builds(
        Partner,
        id=teksten(),
        naam=teksten(),
        soort=st.none() | st.sampled_from(Partnersoort),
        kbo=st.none() | teksten(),
        gemeente=st.none() | teksten(),
        lidmaatschappen=st.lists(lidmaatschappen(), max_size=2).map(tuple),
        weerhouden=ja_nee(),
        drijfveer=st.none() | teksten(),
        bijdrage=st.none() | teksten(),
    )


def werkingsgebieden() -> st.SearchStrategy[Werkingsgebied]:
    """Werkingsgebieden; de codes hoeven niet te bestaan."""
    return st.builds(
        Werkingsgebied,
        gemeenten=st.lists(teksten(5), max_size=3).map(tuple),
        limburg=st.none() | st.booleans(),
        limburg_code=st.none() | teksten(),
        vertrekken=lijstjes(gemeentevertrekken()),
    )


def gemeentevertrekken() -> st.SearchStrategy[Gemeentevertrek]:
    """Gemeenten die vertrekken; ze hoeven niet te bestaan."""
    return st.builds(
        Gemeentevertrek, gemeente=teksten(5), laatste_dag=st.none() | st.dates(), naar=st.none() | teksten()
    )


def aanvragen() -> st.SearchStrategy[Projectaanvraag]:
    """Wat van een projectaanvraag bekend is."""
    return st.builds(
        Projectaanvraag,
        ingediend_op=st.none() | st.dates(),
        gebied_had_partnerschap=ja_nee(),
        beslist_op=st.none() | st.dates(),
        addendum_aanwezig=ja_nee(),
        gedeeld_doel=st.none() | teksten(),
        antwoorden=st.lists(vraagantwoorden(), max_size=4, unique_by=lambda antwoord: antwoord.vraag).map(tuple),
        bijlagen=lijstjes(st.builds(Bijlage, naam=teksten(), vraag=st.none() | st.integers(1, 19))),
        mijlpalen=lijstjes(
            st.builds(Mijlpaal, periode=st.sampled_from(Mijlpaalperiode), omschrijving=st.none() | teksten())
        ),
        capaciteit=st.none() | st.builds(Capaciteitsopgave, minstens=st.integers(0, 50), hoogstens=st.integers(50, 99)),
        hoogste_aantal=st.none() | aantallen(),
        kosten_eerste_jaar_in_detail=ja_nee(),
        kosten_hele_looptijd=ja_nee(),
        overheidsopdrachten=st.none() | overheidsopdrachten(),
        afzonderlijke_boekhouding=ja_nee(),
        bankrekening_aanwezig=ja_nee(),
        niet_leesbaar=lijstjes(st.sampled_from(Verklaring)),
        getoonde_gewichten=lijstjes(
            st.builds(Criteriumgewicht, criterium=st.sampled_from(Aanvraagcriterium), gewicht=tarieven())
        ),
        punten=st.lists(criteriumpunten(), max_size=4, unique_by=lambda punten: punten.criterium).map(tuple),
    )


def vraagantwoorden() -> st.SearchStrategy[Vraagantwoord]:
    """Antwoorden op vragen, ook tegenstrijdige: niet beantwoord en toch een tekst."""
    return st.builds(
        Vraagantwoord,
        vraag=st.integers(1, 19),
        beantwoord=ja_nee(),
        lengte=st.none() | aantallen(),
        met_beeld=ja_nee(),
        tekst=st.none() | teksten(),
    )


def overheidsopdrachten() -> st.SearchStrategy[Overheidsopdrachten]:
    """Verklaringen over overheidsopdrachten, ook met keuzes die elkaar tegenspreken."""
    return st.builds(
        Overheidsopdrachten,
        publieke_instantie=ja_nee(),
        publieke_instantie_code=st.none() | teksten(2),
        categorieen=st.none() | lijstjes(st.sampled_from(Aanbesteder)),
        kosten_onder_30000=ja_nee(),
        kosten_onder_30000_code=st.none() | teksten(2),
        kostengrenzen=st.none() | lijstjes(st.sampled_from(Kostengrens)),
        doel_beschreven=ja_nee(),
    )


def criteriumpunten() -> st.SearchStrategy[Criteriumpunten]:
    """Punten op een schaal van tien."""
    return st.builds(
        Criteriumpunten,
        criterium=st.sampled_from(Aanvraagcriterium),
        punten=st.decimals(0, 10, places=1),
        maximum=st.just(Decimal(10)),
    )


def overeenkomsten() -> st.SearchStrategy[Overeenkomst]:
    """Overeenkomsten; wie tekende, hoeft geen partner te zijn."""
    return st.builds(Overeenkomst, datum=st.none() | st.dates(), ondertekend_door=lijstjes(teksten()))


def raadsbesluiten() -> st.SearchStrategy[Raadsbesluit]:
    """Beslissingen van lokale besturen."""
    return st.builds(Raadsbesluit, partner=teksten(), datum=st.none() | st.dates(), orgaan=st.none() | teksten())


def ondersteuningsgroepen() -> st.SearchStrategy[Ondersteuningsgroep]:
    """Ondersteuningsgroepen, ook met bijeenkomsten in een rare volgorde."""
    return st.builds(
        Ondersteuningsgroep,
        organisaties=lijstjes(teksten()),
        met_coordinator=ja_nee(),
        met_stem_van_doelgroep=ja_nee(),
        bijeenkomsten=lijstjes(st.dates(), max_size=4),
    )


def partnerwijzigingen() -> st.SearchStrategy[Partnerwijziging]:
    """Wijzigingen van partners, ook van wie niet in het dossier staat."""
    return st.builds(
        Partnerwijziging,
        datum=st.dates(),
        partner=teksten(),
        soort=st.sampled_from(Wijzigingssoort),
        motief=st.none() | st.sampled_from(Motief),
        trajecten_naar=st.none() | teksten(),
        afrekening_geregeld=ja_nee(),
    )


def verloopafspraken() -> st.SearchStrategy[Verloopafspraken]:
    """Wat een overeenkomst over komen en gaan regelt."""
    return st.builds(
        Verloopafspraken,
        lessen=ja_nee(),
        beslissing=ja_nee(),
        loslaten=ja_nee(),
        instappen=ja_nee(),
        uittreden=ja_nee(),
    )


def werkwijzen() -> st.SearchStrategy[Werkwijze]:
    """Hoe een partnerschap beslist en met conflicten omgaat."""
    return st.builds(
        Werkwijze,
        besluitvorming=st.none() | st.sampled_from(Besluitwijze),
        terugval=st.none() | st.sampled_from(Besluitwijze),
        conflictstappen=lijstjes(st.sampled_from(Conflictstap), max_size=4),
    )


def partnerschappen() -> st.SearchStrategy[Partnerschap]:
    """Hele dossiers."""
    # Pas hier: die module bouwt voort op deze.
    from tests.strategieen_opvolging import opvolgingen, samenwerkingsovereenkomsten

    return st.builds(
        Partnerschap,
        naam=teksten(),
        oproep=teksten(),
        toelichting=st.none() | teksten(60),
        periode=st.none() | periodes(),
        werkingsgebied=werkingsgebieden(),
        partners=st.lists(partners(), max_size=3).map(tuple),
        enveloppe=st.none() | enveloppes(),
        verdeelsleutel=lijstjes(sleuteldelen()),
        begrotingen=st.lists(begrotingen(), max_size=2).map(tuple),
        selectie=st.none() | selecties(),
        aanvraag=st.none() | aanvragen(),
        team=lijstjes(teksten()),
        ondersteuningsgroep=st.none() | ondersteuningsgroepen(),
        overeenkomst=st.none() | overeenkomsten(),
        verwerkingsovereenkomst=st.none() | overeenkomsten(),
        raadsbesluiten=lijstjes(raadsbesluiten()),
        kwaliteitscoach=st.none() | st.sampled_from(Coachdienst),
        wijzigingen=lijstjes(partnerwijzigingen()),
        verloopafspraken=st.none() | verloopafspraken(),
        werkwijze=st.none() | werkwijzen(),
        opvolging=st.none() | opvolgingen(),
        samenwerkingsovereenkomst=st.none() | samenwerkingsovereenkomsten(),
    )
