"""ESF+-oproep 208 "Lokale partnerschappen" van Europa WSE: alle parameters, met waar ze staan en hoe zeker ze zijn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from lokale_partnerschappen.basis.bedrag import CENT, Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    AMA,
    ARTIKEL_60,
    COMMUNICATIEVERPLICHTINGEN,
    EIGEN_WAARDE,
    ESF_ARCHIEF,
    ESF_PROJECTBEOORDELING,
    GOEDGEKEURDE_AANVRAAG,
    INTERREG_STANDAARDUURTARIEF,
    INTERREG_UURPLAFOND,
    OPROEP_208,
    RAADSBESLUIT_HEUSDEN_ZOLDER,
    STAND_VVSG,
    START_HEIST_OP_DEN_BERG,
    VEELGESTELDE_VRAGEN,
    VERORDENING_2021_1060,
    VRAGEN_EN_ANTWOORDEN,
    WIJK_WERKEN,
)
from lokale_partnerschappen.oproepen.oproep import Oproep
from lokale_partnerschappen.oproepen.voorwaarden import Gebied, NietGezet, Waarde

_MIX = VRAGEN_EN_ANTWOORDEN.op("financiering: 40/30/30, in Limburg 60/20/20")
_HELFT = VRAGEN_EN_ANTWOORDEN.op("financiering: cofinanciering gelijk verdeeld over VDAB en lokale besturen")
_VRAAG_12 = GOEDGEKEURDE_AANVRAAG.op("financiering ondersteuning")
_GEEN_LIMBURGSE = "geen enkele bron geeft de financiering van het luik ondersteuning in Limburg"
_BUITEN, _LIMBURG = Gebied.BUITEN_LIMBURG, Gebied.LIMBURG

_KOSTEN = (
    Waarde(
        "sut_factor",
        Tarief.procent("1.2"),
        AANVRAAGFORMULIER.op("standaarduurtarief (SUT)"),
        Zekerheid.AFGELEID,
        toelichting="alle 18 personeelslijnen van een goedgekeurde aanvraag komen er op de cent mee uit;"
        " in woorden staat het bij een zusterprogramma (X-FWV)",
    ),
    Waarde(
        "uren_per_vte",
        Decimal(1720),
        AANVRAAGFORMULIER.op("projecturen"),
        Zekerheid.AFGELEID,
        toelichting="drie voltijdse lijnen dragen 1720 uren; 602 is 0,35 en 103,2 is 0,06 daarvan;"
        " een zusterprogramma noemt 1720 als jaarmaximum (X-SUT)",
    ),
    Waarde(
        "uren_decimalen",
        3,
        AANVRAAGFORMULIER.op("projecturen"),
        Zekerheid.AFGELEID,
        toelichting="geen lijn van een goedgekeurde aanvraag heeft meer dan drie decimalen",
    ),
    Waarde(
        "forfaittarief",
        Tarief.procent(40),
        VERORDENING_2021_1060.op("artikel 56, lid 1"),
        toelichting="het aanvraagformulier past het toe op de kosten van het projectpersoneel, per luik",
    ),
)
_GEEN_GRENS = "geen enkele bron geeft een grens; wie er een wil, zet ze zelf"
_OPVALLEND = (
    Waarde(
        "uurtarief_opvallend",
        Bedrag(100),
        INTERREG_UURPLAFOND,
        Zekerheid.ONZEKER,
        toelichting="plafond van een zusterprogramma; deze oproep noemt er geen",
    ),
    NietGezet("brutoloon_opvallend", _GEEN_GRENS, INTERREG_STANDAARDUURTARIEF),
    NietGezet("personen_per_vte", _GEEN_GRENS, GOEDGEKEURDE_AANVRAAG.op("vraag 9")),
    NietGezet(
        "forfaitpunten_totaal",
        "dubbelzinnig: 30 % en 10 % van het forfait, of 30 en 10 punten van 40",
        GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    ),
    Waarde(
        "ondersteuningspakket",
        Bedrag("55682.59"),
        GOEDGEKEURDE_AANVRAAG.op("totale kosten ondersteuning"),
        Zekerheid.ONZEKER,
        toelichting="een tweede partnerschap noemt hetzelfde jaarbedrag (L-AAL)",
    ),
)
_WERKING = (
    Waarde("esf_tarief", Tarief.procent(40), _MIX, gebied=_BUITEN),
    Waarde("esf_tarief", Tarief.procent(60), _MIX, gebied=_LIMBURG),
    Waarde("vcf_tarief", Tarief.procent(30), _MIX, gebied=_BUITEN),
    Waarde("vcf_tarief", Tarief.procent(20), _MIX, gebied=_LIMBURG),
    Waarde("lokaal_tarief", Tarief.procent(15), _HELFT, gebied=_BUITEN),
    Waarde("lokaal_tarief", Tarief.procent(10), _HELFT, gebied=_LIMBURG),
    Waarde("vdab_tarief", Tarief.procent(15), _HELFT, gebied=_BUITEN),
    Waarde("vdab_tarief", Tarief.procent(10), _HELFT, gebied=_LIMBURG),
    Waarde("cofinancieringstarief", Tarief.procent(30), _MIX, gebied=_BUITEN),
    Waarde("cofinancieringstarief", Tarief.procent(20), _MIX, gebied=_LIMBURG),
)
_EEN_AANVRAAG = "uit één goedgekeurde aanvraag; een andere wordt anders gefinancierd"
_ONDERSTEUNING = (
    Waarde(
        "esf_tarief_ondersteuning",
        Tarief.procent(40),
        _VRAAG_12,
        Zekerheid.ONZEKER,
        None,
        _BUITEN,
        _EEN_AANVRAAG,
    ),
    Waarde("lokaal_tarief_ondersteuning", Tarief(0), _VRAAG_12, Zekerheid.ONZEKER, None, _BUITEN, _EEN_AANVRAAG),
    Waarde(
        "vdab_tarief_ondersteuning",
        Tarief.procent(15),
        _VRAAG_12,
        Zekerheid.ONZEKER,
        None,
        _BUITEN,
        _EEN_AANVRAAG,
    ),
    NietGezet("esf_tarief_ondersteuning", _GEEN_LIMBURGSE, _VRAAG_12, _LIMBURG),
    NietGezet("lokaal_tarief_ondersteuning", _GEEN_LIMBURGSE, _VRAAG_12, _LIMBURG),
    NietGezet("vdab_tarief_ondersteuning", _GEEN_LIMBURGSE, _VRAAG_12, _LIMBURG),
)
_PROJECT = (
    Waarde(
        "projectperiode",
        Periode(date(2024, 1, 1), date(2029, 12, 31)),
        START_HEIST_OP_DEN_BERG,
        Zekerheid.AFGELEID,
        toelichting="start vanaf 1 januari 2024, looptijd zes jaar; 31 december 2029 staat er als vermoedelijk einde",
    ),
    Waarde("projectjaren", 6, VRAGEN_EN_ANTWOORDEN.op("financiering: budget voor zes jaar")),
    Waarde(
        "oproep_tot_interesse",
        Periode(date(2023, 3, 31), date(2024, 2, 29)),
        VEELGESTELDE_VRAGEN.op("timing van de oproep tot interesse"),
    ),
    Waarde(
        "indieningsperiode",
        Periode(date(2023, 9, 30), date(2024, 6, 30)),
        VEELGESTELDE_VRAGEN.op("timing"),
    ),
    Waarde(
        "verlengde_indieningsperiode",
        Periode(date(2024, 7, 1), date(2025, 6, 30)),
        OPROEP_208.op("doorlopend tot 30 juni 2025, alleen voor gebieden zonder partnerschap"),
    ),
    Waarde(
        "vroege_indiening",
        Periode(date(2023, 9, 30), date(2023, 10, 30)),
        RAADSBESLUIT_HEUSDEN_ZOLDER.op("ingediend voor 31 oktober 2023: start mogelijk op 1 januari 2024"),
        toelichting="31 oktober 2023 zelf ligt hier niet in en in de late indiening niet: geen bron zegt wat dan gold",
    ),
    Waarde(
        "late_indiening",
        Periode(date(2023, 11, 1), date(2025, 6, 30)),
        OPROEP_208.op("indiening vanaf november 2023: start na een positieve beslissing"),
        toelichting="dezelfde grens staat in een raadsbesluit (L-HZ)",
    ),
    Waarde(
        "beslistermijn_maanden",
        2,
        OPROEP_208.op("beslissing binnen twee maanden, vanaf de eerste dag van de maand na de indiening"),
    ),
    Waarde("minimum_lokale_besturen", 1, VRAGEN_EN_ANTWOORDEN.op("kernpartners")),
    Waarde("minimum_partners", 2, STAND_VVSG.op("2 tot 12 partners")),
    Waarde("maximum_partners", 12, STAND_VVSG.op("2 tot 12 partners")),
    Waarde("wijziging_na_maanden", 6, GOEDGEKEURDE_AANVRAAG.op("vraag 10: ten vroegste na zes maanden")),
)
_CRITERIA = AANVRAAGFORMULIER.op("gewicht bij elk criterium")
_BEOORDELING = (
    Waarde("gewicht_relevantie", Tarief.procent(40), _CRITERIA),
    Waarde("gewicht_haalbaarheid", Tarief.procent(30), _CRITERIA),
    Waarde("gewicht_bestuur", Tarief.procent(15), _CRITERIA),
    Waarde("gewicht_kosten_baten", Tarief.procent(15), _CRITERIA),
)
_MARGES = (
    Waarde(
        "afrondingsmarge",
        CENT,
        AANVRAAGFORMULIER,
        Zekerheid.AFGELEID,
        toelichting="half omhoog is een keuze: de cijfers van het formulier sluiten een andere afronding niet uit",
    ),
    Waarde(
        "esf_marge",
        Tarief.procent("0.05"),
        GOEDGEKEURDE_AANVRAAG.op("financiering werking"),
        Zekerheid.AFGELEID,
        toelichting="een goedgekeurde aanvraag wijkt 0,0016 procentpunt af van 40 %",
    ),
    Waarde(
        "mixmarge",
        Tarief.procent("0.05"),
        GOEDGEKEURDE_AANVRAAG.op("financiering werking"),
        Zekerheid.AFGELEID,
        toelichting="bedragen uit de enveloppe wijken in een goedgekeurde aanvraag hoogstens 0,0016 procentpunt af",
    ),
    Waarde(
        "jaarbudgetmarge",
        Tarief.procent(1),
        GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
        Zekerheid.AFGELEID,
        toelichting="eigen keuze: een goedgekeurd jaar wijkt 0,01 % af van een zesde; spreiden is vrij",
    ),
    Waarde(
        "inzetmarge",
        Bedrag(5),
        GOEDGEKEURDE_AANVRAAG.op("tabel cofinanciering"),
        Zekerheid.AFGELEID,
        toelichting="in een goedgekeurde aanvraag verschillen ingebracht personeel en zijn waarde € 2,55",
    ),
    Waarde(
        "tekstmarge",
        Bedrag("0.05"),
        GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
        Zekerheid.AFGELEID,
        toelichting="in een goedgekeurde aanvraag verschillen tekst en formulier drie cent",
    ),
    Waarde(
        "vte_marge",
        Decimal(1),
        GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
        Zekerheid.AFGELEID,
        toelichting="in een goedgekeurde aanvraag verschillen 0,5 VTE en de lijn 0,05 uur",
    ),
)
_GROEP = (
    Waarde("ondersteuningsgroep_maanden", 3, GOEDGEKEURDE_AANVRAAG.op("vraag 11")),
    Waarde("ondersteuningsgroep_beginmaanden", 6, GOEDGEKEURDE_AANVRAAG.op("vraag 11")),
    Waarde("ondersteuningsgroep_beginritme", 2, GOEDGEKEURDE_AANVRAAG.op("vraag 11")),
)
_CASELOAD = GOEDGEKEURDE_AANVRAAG.op("vraag 7: caseload van 16 à 18")
_OUDERE_PAGINA = "van buiten de oproep, uit een oudere pagina"
_MENSEN = (
    Waarde("caseload_minimum", Decimal(16), _CASELOAD),
    Waarde("caseload_maximum", Decimal(18), _CASELOAD),
    Waarde("uitstroomdoel", Tarief.procent(20), AANVRAAGFORMULIER.op("vraag 7: uitstroom naar werk")),
    Waarde("opvolging_maanden", 3, GOEDGEKEURDE_AANVRAAG.op("vraag 19: driemaandelijkse opvolging")),
    Waarde(
        "meetafstand_dagen",
        92,
        GOEDGEKEURDE_AANVRAAG.op("vraag 19: schaal van 1 tot 10"),
        Zekerheid.AFGELEID,
        toelichting="de schaal wordt doorlopend gebruikt; langer dan een kwartaal is niet doorlopend",
    ),
    Waarde(
        "kleinste_groep",
        5,
        EIGEN_WAARDE,
        Zekerheid.ONZEKER,
        toelichting="eigen keuze: geen enkele bron van de oproep noemt een grens",
    ),
    Waarde("wijkwerken_uren_per_maand", Decimal(60), WIJK_WERKEN, Zekerheid.ONZEKER, toelichting=_OUDERE_PAGINA),
    Waarde("wijkwerken_uren_per_jaar", Decimal(630), WIJK_WERKEN, Zekerheid.ONZEKER, toelichting=_OUDERE_PAGINA),
    Waarde("wijkwerken_maanden", 12, WIJK_WERKEN, Zekerheid.ONZEKER, toelichting=_OUDERE_PAGINA),
    Waarde("ama_uren_per_week", Decimal(12), AMA, Zekerheid.ONZEKER, toelichting="van buiten de oproep"),
    Waarde("artikel_60_maanden", 24, ARTIKEL_60, Zekerheid.ONZEKER, toelichting=_OUDERE_PAGINA),
)
_OUDER_PROGRAMMA = "uit een ouder programma; voor deze oproep is geen termijn gevonden"
_OPVOLGING = (
    Waarde("bezwaar_dagen", 15, ESF_PROJECTBEOORDELING, Zekerheid.ONZEKER, toelichting=_OUDER_PROGRAMMA),
    Waarde("bewaartermijn_jaren", 10, ESF_ARCHIEF, Zekerheid.ONZEKER, toelichting=_OUDER_PROGRAMMA),
    Waarde("affiche_a_formaat", 3, COMMUNICATIEVERPLICHTINGEN.op("affiche van minstens A3")),
)

LP_208: Final = Oproep(
    id="lp-208",
    naam="Lokale partnerschappen",
    nummer="208",
    looptijd=Periode(date(2024, 1, 1), date(2029, 12, 31)),
    waarden=(
        *_KOSTEN,
        *_OPVALLEND,
        *_WERKING,
        *_ONDERSTEUNING,
        *_PROJECT,
        *_BEOORDELING,
        *_GROEP,
        *_MENSEN,
        *_OPVOLGING,
        *_MARGES,
    ),
)
