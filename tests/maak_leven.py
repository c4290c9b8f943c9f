"""Maakt het dossier met het hele leven van een partnerschap: ``python -m tests.maak_leven DOELBESTAND``.

Het vertrekt van het meegeleverde voorbeeld zonder zijn deelnemers: hetzelfde gebied, dezelfde verzonnen lonen en uren.
Daarbij komen de vorming in 2022 en 2023, de aanvraag, een tweede begroting na de fusie van 1 januari 2025, een
dienstverlener die door een andere vervangen wordt, rapporten, en drie verzonnen deelnemers. Het dossier is bijgehouden
tot en met 1 juni 2025.

Vijf dingen zijn met opzet niet in orde; `tests/gevallen/leven/vijf-dagen.toml` zegt welke en vanaf wanneer.
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs
from tests.maak_deelnemers import GEGEVENSVERWERKING
from tests.maak_voorbeeld import LIJNEN, SLEUTEL, maak_voorbeeld, met_opgaven, personeelslijnen

from lokale_partnerschappen import (
    Aanbesteder,
    Actie,
    Addendum,
    Afficheformaat,
    Ambitie,
    Antwoord,
    Begroting,
    Beoordeling,
    Besluitwijze,
    Bewijssoort,
    Bewijsstuk,
    Bijlage,
    Brief,
    Briefsoort,
    Capaciteitsopgave,
    Conflictstap,
    Criterium,
    Deelnemer,
    Doelstelling,
    Eindreden,
    Eindverslag,
    Empowermentscore,
    Gebied,
    GemeentelijkAandeel,
    Jurylid,
    Kandidatuur,
    Kostengrens,
    Kwartaal,
    Kwartaalopvolging,
    Lidmaatschap,
    Luik,
    Meting,
    Mijlpaal,
    Mijlpaalperiode,
    Motief,
    Nood,
    Noodsoort,
    Ondersteuningsgroep,
    Opvolging,
    Overheidsopdrachten,
    Partner,
    Partnerschap,
    Partnersoort,
    Partnerwijziging,
    Periode,
    Persona,
    Pitch,
    Procesbewijs,
    Procesvoorwaarde,
    Projectaanvraag,
    Publiciteit,
    Raadsbesluit,
    Rapport,
    Rol,
    Ronde,
    Samenwerkingsovereenkomst,
    Selectie,
    Stapverloop,
    Startstatus,
    Sterpunt,
    Toeleidingskanaal,
    Traject,
    Uitstroom,
    Verloopafspraken,
    Vormingsstap,
    Vraagantwoord,
    Weerwoord,
    Werkwijze,
    Wijzigingssoort,
    schrijf,
    verdeel_over,
    voorwaarden_voor,
)

START: Final = date(2024, 1, 1)
INSTAP: Final = date(2025, 4, 1)
DIENST: Final = Partnersoort.DIENSTVERLENER
# Wat van de lijnen van 2024 in 2025 anders is: de uren per organisatie en functie.
UREN_IN_2025: Final = {("dienstverlener-c", "Groepswerker"): "430", ("ocmw-moerbeke", "Maatschappelijk werker"): "20"}
NIEUWE_LIJN: Final = (Luik.WERKING, "dienstverlener-f", "Groepswerker", "3500.00", "1290")


def maak_leven() -> Partnerschap:
    """Het dossier, van de oproep tot interesse tot en met 1 juni 2025."""
    basis = attrs.evolve(
        maak_voorbeeld(),
        personas=(),
        ambities=(),
        eigen_levensdomeinen=(),
        deelnemers=(),
        kenmerktellingen=(),
        entiteitstellingen=(),
        leervragen=(),
    )
    (in_2024,) = basis.begrotingen
    assert basis.overeenkomst is not None
    uitvoerders = (*basis.team, "dienstverlener-f")
    return attrs.evolve(
        basis,
        naam="Leven van een partnerschap: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster",
        toelichting="Verzonnen van begin tot einde: lonen, uren, dienstverleners, kandidaturen en deelnemers.",
        partners=_partners(basis),
        begrotingen=(_met_loonfiches(in_2024), _met_loonfiches(_begroting_2025())),
        selectie=_selectie(),
        aanvraag=_aanvraag(),
        team=uitvoerders,
        ondersteuningsgroep=Ondersteuningsgroep(
            organisaties=uitvoerders,
            met_coordinator=True,
            met_stem_van_doelgroep=True,
            bijeenkomsten=(
                *(date(2024, maand, 15) for maand in (2, 4, 6, 8, 11)),
                *(date(2025, maand, 15) for maand in (2, 5)),
            ),
        ),
        # Wie in april 2025 instapt, tekende de partnerschapsovereenkomst, maar nog niet die over persoonsgegevens.
        overeenkomst=attrs.evolve(basis.overeenkomst, ondertekend_door=uitvoerders),
        raadsbesluiten=(
            *basis.raadsbesluiten,
            Raadsbesluit(partner="ocmw-lokeren", datum=date(2025, 1, 27), orgaan="gemeenteraad"),
        ),
        wijzigingen=(
            Partnerwijziging(
                datum=INSTAP,
                partner="dienstverlener-c",
                soort=Wijzigingssoort.LOSGELATEN,
                motief=Motief.TEKORTKOMING,
                trajecten_naar="dienstverlener-f",
            ),
            Partnerwijziging(
                datum=INSTAP, partner="dienstverlener-f", soort=Wijzigingssoort.TOETREDING, motief=Motief.LEERPROCES
            ),
        ),
        verloopafspraken=Verloopafspraken(lessen=True, beslissing=True, loslaten=True, instappen=True, uittreden=True),
        werkwijze=Werkwijze(
            besluitvorming=Besluitwijze.CONSENSUS,
            terugval=Besluitwijze.CONSENT,
            conflictstappen=(Conflictstap.WIE_HET_AANGAAT, Conflictstap.COORDINATOR, Conflictstap.MOEDERORGANISATIE),
        ),
        personas=(_persona(),),
        ambities=_ambities(),
        gegevensverwerking=GEGEVENSVERWERKING,
        deelnemers=_deelnemers(),
        opvolging=_opvolging(),
        samenwerkingsovereenkomst=_samenwerking(basis),
    )


# --- wie meedoet, en wat het kost ------------------------------------------------------------------------------------


def _partners(basis: Partnerschap) -> tuple[Partner, ...]:
    """VDAB en de lokale besturen zijn er van bij de oproep tot interesse; wie door de matching komt, pas in 2024."""
    vanaf_2024 = {
        "dienstverlener-a": None,
        "dienstverlener-b": None,
        "dienstverlener-c": date(2025, 3, 31),
        "vvsg": None,
    }
    partners = [
        attrs.evolve(partner, lidmaatschappen=(_partner(START, vanaf_2024[partner.id]),))
        if partner.id in vanaf_2024
        else partner
        for partner in basis.partners
    ]
    nieuw = Partner(
        id="dienstverlener-f",
        naam="Dienstverlener F",
        soort=DIENST,
        kbo="0999999427",
        weerhouden=True,
        lidmaatschappen=(_partner(INSTAP),),
    )
    return (*partners, nieuw)


def _partner(begin: date, einde: date | None = None) -> Lidmaatschap:
    return Lidmaatschap(rol=Rol.PARTNER, periode=Periode(begin, einde))


def _begroting_2025() -> Begroting:
    """Zoals 2024, met een kwartaal C en drie kwartalen F; de aandelen staan op de gemeenten na de fusie."""
    parameters = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG, op=date(2025, 1, 1))
    lijnen = [(*lijn[:4], UREN_IN_2025.get((lijn[1], lijn[2]), lijn[4])) for lijn in LIJNEN]
    lijnen.insert(4, NIEUWE_LIJN)
    kaal = Begroting(periode=Periode.jaar(2025), personeel=personeelslijnen(parameters, lijnen))
    begroting = met_opgaven(kaal, parameters)
    werking = begroting.financiering_werking
    assert werking is not None
    assert werking.lokaal is not None
    sleutel = {nis: Decimal(deel) for nis, deel in SLEUTEL.items()}
    sleutel["46029"] = sleutel.pop("46014") + sleutel.pop("44045")
    aandelen = verdeel_over(werking.lokaal, sleutel)
    return attrs.evolve(
        begroting,
        gemeentelijke_aandelen=tuple(
            GemeentelijkAandeel(gemeente=nis, bedrag=aandelen[nis]) for nis in sorted(aandelen)
        ),
    )


def _met_loonfiches(begroting: Begroting) -> Begroting:
    """In het voorbeeld ontbreken er enkele; hier zijn ze er allemaal."""
    return attrs.evolve(begroting, personeel=tuple(attrs.evolve(lijn, loonfiches=1) for lijn in begroting.personeel))


# --- de vorming en de aanvraag ---------------------------------------------------------------------------------------


def _selectie() -> Selectie:
    stappen = (
        (Vormingsstap.GEBIED, date(2022, 9, 5), date(2022, 12, 16)),
        (Vormingsstap.NODEN, date(2023, 1, 9), date(2023, 4, 21)),
        (Vormingsstap.MATCHING, date(2023, 4, 28), date(2023, 7, 14)),
        (Vormingsstap.UITBOUW, date(2023, 7, 15), None),
    )
    kandidaturen = (_kandidaat_a(), _kandidaat_b(), _kandidaat_c(), _kandidaat_d(), _kandidaat_e())
    return Selectie(
        stappen=tuple(Stapverloop(stap=stap, periode=Periode(van, tot)) for stap, van, tot in stappen),
        addendum=Addendum(
            kandidaturen_tot=date(2023, 6, 11),
            einde_eerste_ronde=date(2023, 6, 23),
            einde_tweede_ronde=date(2023, 7, 7),
            beslissing_op=date(2023, 7, 14),
            indienen_tot=date(2023, 10, 31),
            noden=(
                Nood(naam="Volwassenen ver van werk", soort=Noodsoort.PERSONA, persona="volwassene", weerhouden=True),
                Nood(
                    naam="weinig openbaar vervoer",
                    soort=Noodsoort.REGIO_UITDAGING,
                    weerhouden=False,
                    motivering="Daar werkt de vervoerregio al aan.",
                ),
            ),
        ),
        procesbewijzen=tuple(
            Procesbewijs(voorwaarde=voorwaarde, bewijs="eindverslag van de selectie") for voorwaarde in Procesvoorwaarde
        ),
        jury=(
            Jurylid(partner="vdab", opleiding_gevolgd=True, is_onafhankelijk=False),
            Jurylid(partner="ocmw-temse", opleiding_gevolgd=True, is_onafhankelijk=False),
            Jurylid(organisatie="Hogeschool", opleiding_gevolgd=True, is_onafhankelijk=True),
        ),
        kandidaturen=kandidaturen,
        eindverslag=Eindverslag(datum=date(2023, 7, 13), kandidaturen=tuple(een.id for een in kandidaturen)),
    )


def _oordelen(bijdrage: bool, fit: bool, datum: date | None = None) -> tuple[Beoordeling, ...]:
    return (
        Beoordeling(criterium=Criterium.CRUCIALE_BIJDRAGE, voldoet=bijdrage, datum=datum),
        Beoordeling(criterium=Criterium.FIT_FOR_PARTNERSHIP, voldoet=fit, datum=datum),
    )


def _ronde(besluit: bool, dag: date, beoordelingen: tuple[Beoordeling, ...] | None = None) -> Ronde:
    oordelen = _oordelen(besluit, besluit) if beoordelingen is None else beoordelingen
    return Ronde(beoordelingen=oordelen, besluit=besluit, besloten_op=dag)


def _kandidatuur(naam: str, ingediend_op: date, **verder: Any) -> Kandidatuur:
    return Kandidatuur(
        id=f"k-{naam}",
        ingediend_op=ingediend_op,
        in_consortium=False,
        bestaande_projecten_telden=False,
        geweigerd_om_kwaliteitsmodel=False,
        **verder,
    )


_TWEEDE: Final = _ronde(True, date(2023, 7, 10))
_POSITIEF: Final = Brief(soort=Briefsoort.POSITIEF, verzonden_op=date(2023, 7, 14))


def _kandidaat_a() -> Kandidatuur:
    """Beoordeeld op 13 juni, beslist op 20 juni."""
    return _kandidatuur(
        "a",
        date(2023, 5, 22),
        partner="dienstverlener-a",
        eerste_ronde=_ronde(True, date(2023, 6, 20), _oordelen(True, True, date(2023, 6, 13))),
        pitch=Pitch(datum=date(2023, 7, 4), alleen=True),
        tweede_ronde=_TWEEDE,
        brieven=(_POSITIEF,),
    )


def _kandidaat_b() -> Kandidatuur:
    """Eerst negatief, na een weerwoord toch door."""
    eerste = attrs.evolve(
        _ronde(False, date(2023, 6, 20), _oordelen(False, True)),
        weerwoord=Weerwoord(
            ingediend_op=date(2023, 6, 26), behandeld_op=date(2023, 6, 29), herzien=True, antwoord="Aangetoond."
        ),
    )
    return _kandidatuur(
        "b",
        date(2023, 6, 9),
        partner="dienstverlener-b",
        eerste_ronde=eerste,
        pitch=Pitch(datum=date(2023, 7, 5), alleen=True),
        tweede_ronde=_TWEEDE,
        brieven=(
            Brief(soort=Briefsoort.NEGATIEF_RONDE_1, verzonden_op=date(2023, 6, 21), vermeldt_weerwoord=True),
            _POSITIEF,
        ),
    )


def _kandidaat_c() -> Kandidatuur:
    """Op de laatste dag ingediend."""
    return _kandidatuur(
        "c",
        date(2023, 6, 11),
        partner="dienstverlener-c",
        eerste_ronde=_ronde(True, date(2023, 6, 20)),
        pitch=Pitch(datum=date(2023, 7, 5), alleen=True),
        tweede_ronde=_TWEEDE,
        brieven=(_POSITIEF,),
    )


def _kandidaat_d() -> Kandidatuur:
    """Al op 14 juni afgewezen; de eerste brief vermeldt de mogelijkheid tot weerwoord niet (met opzet)."""
    return _kandidatuur(
        "d",
        date(2023, 6, 1),
        organisatie="Dienstverlener D",
        soort=DIENST,
        eerste_ronde=_ronde(False, date(2023, 6, 14)),
        brieven=(
            Brief(soort=Briefsoort.NEGATIEF_RONDE_1, verzonden_op=date(2023, 6, 16), vermeldt_weerwoord=False),
            Brief(
                soort=Briefsoort.DEFINITIEF_NEGATIEF_RONDE_1, verzonden_op=date(2023, 7, 14), vermeldt_weerwoord=True
            ),
        ),
    )


def _kandidaat_e() -> Kandidatuur:
    """Afgevallen in de tweede ronde."""
    return _kandidatuur(
        "e",
        date(2023, 6, 8),
        organisatie="Dienstverlener E",
        soort=DIENST,
        eerste_ronde=_ronde(True, date(2023, 6, 20)),
        pitch=Pitch(datum=date(2023, 7, 4), alleen=True),
        tweede_ronde=_ronde(False, date(2023, 7, 10), _oordelen(True, False)),
        brieven=(
            Brief(
                soort=Briefsoort.DEFINITIEF_NEGATIEF_RONDE_2, verzonden_op=date(2023, 7, 14), vermeldt_weerwoord=True
            ),
        ),
    )


def _aanvraag() -> Projectaanvraag:
    """Ingediend voor 31 oktober 2023, goedgekeurd voor de start."""
    return Projectaanvraag(
        ingediend_op=date(2023, 10, 27),
        beslist_op=date(2023, 12, 19),
        gebied_had_partnerschap=False,
        addendum_aanwezig=True,
        gedeeld_doel="Samen mensen met complexe problemen begeleiden naar deelname aan de samenleving.",
        antwoorden=tuple(
            Vraagantwoord(vraag=nummer, beantwoord=True, lengte=900 + 10 * nummer, met_beeld=False)
            for nummer in range(1, 20)
        ),
        bijlagen=(
            Bijlage(naam="Bijlage 1 lokaal addendum.pdf", vraag=1),
            Bijlage(naam="Bijlage 2 eindverslag selectie.pdf", vraag=2),
        ),
        mijlpalen=tuple(Mijlpaal(periode=periode, omschrijving="gehaald") for periode in Mijlpaalperiode),
        capaciteit=Capaciteitsopgave(minstens=48, hoogstens=54),
        hoogste_aantal=50,
        kosten_eerste_jaar_in_detail=True,
        kosten_hele_looptijd=True,
        overheidsopdrachten=Overheidsopdrachten(
            publieke_instantie=True,
            publieke_instantie_code="0",
            categorieen=(Aanbesteder.OVERHEID,),
            kosten_onder_30000=False,
            kosten_onder_30000_code="1",
            kostengrenzen=(Kostengrens.BOVEN_30000,),
            doel_beschreven=True,
        ),
        afzonderlijke_boekhouding=True,
        bankrekening_aanwezig=True,
    )


# --- de begeleiding --------------------------------------------------------------------------------------------------


def _persona() -> Persona:
    return Persona(
        id="volwassene",
        naam="Volwassene ver van werk",
        beschrijving="Werkt al jaren niet en kent de weg naar de diensten niet.",
        weerhouden=True,
        levensdomeinen=("relaties", "werk"),
        herzien_op=Kwartaal(2024, 4),
    )


def _ambities() -> tuple[Ambitie, ...]:
    return (
        Ambitie(jaar=2024, naar_werk=10),
        Ambitie(jaar=2024, persona="volwassene", deelnemers=50),
        *(Ambitie(jaar=2024, kwartaal=n, deelnemers=aantal) for n, aantal in enumerate((20, 30, 40, 50), start=1)),
    )


def _deelnemers() -> tuple[Deelnemer, ...]:
    """Eén traject is afgelopen; twee liepen bij C toen die vertrok. F staat al bij het ene, nog niet bij het andere."""
    return (
        _deelnemer(
            "d-7k3mq9x2vtbz",
            Traject(
                id="t-2b8wz4r6nxkc",
                aanmelding=date(2024, 2, 5),
                start=date(2024, 2, 19),
                partner="dienstverlener-a",
                contacten=_elke_maand((2024, 2), 10),
                opvolgingen=(date(2024, 5, 17), date(2024, 8, 16), date(2024, 11, 15)),
                metingen=_metingen((2024, 2), 10),
                uitstroom=Uitstroom(datum=date(2024, 12, 6), reden=Eindreden.WERK_NEC),
                **_TRAJECT,
            ),
        ),
        _deelnemer(
            "d-4c9xt7h2mbqv",
            Traject(
                id="t-6j3zk8v5wrdt",
                aanmelding=date(2024, 8, 26),
                start=date(2024, 9, 9),
                partner="dienstverlener-f",
                contacten=_elke_maand((2024, 9), 9),
                opvolgingen=(date(2024, 12, 6), date(2025, 3, 5)),
                metingen=_metingen((2024, 9), 9),
                **_TRAJECT,
            ),
        ),
        _deelnemer(
            "d-9r5vn3z8kcwx",
            Traject(
                id="t-3h7dq2m9xbvk",
                aanmelding=date(2024, 10, 7),
                start=date(2024, 10, 21),
                partner="dienstverlener-c",
                contacten=_elke_maand((2024, 10), 8),
                opvolgingen=(date(2025, 1, 20), date(2025, 4, 18)),
                metingen=_metingen((2024, 10), 8),
                **_TRAJECT,
            ),
        ),
    )


_TRAJECT: Final[dict[str, Any]] = {
    "persona": "volwassene",
    "toeleiding": Toeleidingskanaal.PARTNER,
    "levensdomeinen": ("relaties", "werk"),
}


def _deelnemer(pseudoniem: str, traject: Traject) -> Deelnemer:
    return Deelnemer(
        id=pseudoniem,
        status=Startstatus.NIET_BEROEPSACTIEF,
        voldoet_aan_omschrijving=True,
        bevraagd=Antwoord.JA,
        trajecten=(traject,),
    )


def _elke_maand(vanaf: tuple[int, int], aantal: int, dag: int = 25) -> tuple[date, ...]:
    """Een dag in elke maand vanaf een maand; de 25e valt na de start."""
    jaar, maand = vanaf
    eerste = jaar * 12 + maand - 1
    return tuple(date(nummer // 12, nummer % 12 + 1, dag) for nummer in range(eerste, eerste + aantal))


def _metingen(vanaf: tuple[int, int], aantal: int) -> tuple[Meting, ...]:
    """Elke maand de schaal om los te laten, het sterdiagram en empowerment."""
    return tuple(
        Meting(
            datum=dag,
            loslaatschaal=min(1 + nummer, 10),
            ster=(Sterpunt(levensdomein="relaties", score=3), Sterpunt(levensdomein="werk", score=2)),
            empowerment=(Empowermentscore(schaal="eigen vragenlijst", score=Decimal(3)),),
        )
        for nummer, dag in enumerate(_elke_maand(vanaf, aantal))
    )


# --- de opvolging ----------------------------------------------------------------------------------------------------


def _opvolging() -> Opvolging:
    """Het rapport over 2024 mist het uittreksel, en het vierde kwartaal werd nooit geleverd (allebei met opzet)."""
    bewijs = tuple(Bewijsstuk(soort=soort, aanwezig=True, bewaard_tot=date(2039, 12, 31)) for soort in Bewijssoort)
    geleverd = (
        (Kwartaal(2024, 1), date(2024, 4, 12)),
        (Kwartaal(2024, 2), date(2024, 7, 5)),
        (Kwartaal(2024, 3), date(2024, 10, 11)),
        (Kwartaal(2025, 1), date(2025, 4, 11)),
    )
    return Opvolging(
        rapporten=(
            Rapport(
                periode=Periode.jaar(2024),
                inhoudelijk_deel=True,
                financieel_deel=True,
                boekhoudkundig_uittreksel=False,
                kosten_buiten_periode=False,
                ingediend_op=date(2025, 2, 28),
                afgesloten_op=date(2025, 3, 31),
                bewijsstukken=bewijs,
            ),
            Rapport(periode=Periode.jaar(2025)),
        ),
        kwartaalopvolgingen=tuple(Kwartaalopvolging(kwartaal=kwartaal, geleverd_op=dag) for kwartaal, dag in geleverd),
        publiciteit=Publiciteit(
            logo=True,
            affiche=Afficheformaat.A3,
            affiche_zichtbaar=True,
            heeft_website=True,
            op_website=True,
            heeft_sociale_media=False,
            in_communicatieplan=True,
        ),
    )


def _samenwerking(basis: Partnerschap) -> Samenwerkingsovereenkomst:
    """Wat VDAB met de lokale besturen afspreekt; één actie heeft geen streefwaarde (met opzet)."""
    besturen = tuple(een.id for een in basis.partners if een.soort is Partnersoort.LOKAAL_BESTUUR)
    return Samenwerkingsovereenkomst(
        periode=Periode(START, date(2025, 12, 31)),
        lokale_besturen=besturen,
        doelstellingen=(
            Doelstelling(
                naam="Meer mensen bereiken",
                omschrijving="Wie niet bij een dienst bekend is, samen vinden.",
                acties=(
                    Actie(
                        naam="Buurtonthaal",
                        omschrijving="Een onthaal in elke gemeente.",
                        indicator="gemeenten met een onthaal",
                        streefwaarde=Decimal(6),
                        datum=date(2024, 6, 28),
                        eigenaar="ocmw-lokeren",
                    ),
                    Actie(
                        naam="Jobdag",
                        omschrijving="Een dag met werkgevers uit de streek.",
                        indicator="bezoekers uit de doelgroep",
                        datum=date(2025, 6, 20),
                        eigenaar="vdab",
                    ),
                ),
            ),
        ),
    )


if __name__ == "__main__":
    schrijf(maak_leven(), sys.argv[1])
