"""Maakt het voorbeelddossier dat met het pakket meekomt: ``python -m tests.maak_voorbeeld DOELBESTAND``.

De vorm (16 lijnen werking, 2 lijnen ondersteuning) en het gebied zijn die van een echte aanvraag. Rollen, lonen en
uren zijn verzonnen, de dienstverleners bestaan niet, en elk bedrag volgt uit de bibliotheek zelf. De deelnemers zijn
helemaal verzonnen: zie maak_deelnemers.py.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tests.maak_deelnemers import (
    AMBITIES,
    EIGEN_LEVENSDOMEINEN,
    ENTITEITSTELLINGEN,
    GEGEVENSVERWERKING,
    LEERVRAGEN,
    PERSONAS,
    maak_deelnemers,
)

from lokale_partnerschappen import (
    Aandelen,
    Bedrag,
    Begroting,
    Coachdienst,
    Cofinanciering,
    Enveloppe,
    Financiering,
    Financieringsbron,
    Gebied,
    GemeentelijkAandeel,
    Inbreng,
    Kostenopgave,
    Lidmaatschap,
    Lijnopgave,
    Luik,
    Ondersteuningsgroep,
    Overeenkomst,
    Partner,
    Partnerschap,
    Partnersoort,
    Periode,
    Projectaanvraag,
    Projectmedewerker,
    Raadsbesluit,
    Rol,
    Sleuteldeel,
    Tabeltotaal,
    Voorwaarden,
    Werkingsgebied,
    begrotingsplan,
    kasaandeel,
    lijnkost,
    percentage,
    personeelsinzet,
    persoonsgebonden_waarde,
    schrijf,
    sut,
    verdeel_over,
    voorwaarden_voor,
)

LOKAAL, DIENST = Partnersoort.LOKAAL_BESTUUR, Partnersoort.DIENSTVERLENER
PROMOTOR = (Lidmaatschap(rol=Rol.PROMOTOR), Lidmaatschap(rol=Rol.PENHOUDER), Lidmaatschap(rol=Rol.PARTNER))
PARTNERS = (
    Partner(id="dienstverlener-a", naam="Dienstverlener A", soort=DIENST, kbo="0999999922", weerhouden=True),
    Partner(id="dienstverlener-b", naam="Dienstverlener B", soort=DIENST, kbo="0999999823", weerhouden=True),
    Partner(id="dienstverlener-c", naam="Dienstverlener C", soort=DIENST, kbo="0999999724", weerhouden=True),
    Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB, kbo="0887010362"),
    Partner(
        id="ocmw-lokeren",
        naam="OCMW Lokeren",
        soort=LOKAAL,
        kbo="0212194131",
        gemeente="46014",
        lidmaatschappen=PROMOTOR,
    ),
    Partner(id="ocmw-moerbeke", naam="OCMW Moerbeke", soort=LOKAAL, kbo="0212199277", gemeente="44045"),
    Partner(id="ocmw-sint-gillis-waas", naam="OCMW Sint-Gillis-Waas", soort=LOKAAL, kbo="0212169781", gemeente="46020"),
    Partner(id="ocmw-stekene", naam="OCMW Stekene", soort=LOKAAL, kbo="0212173444", gemeente="46024"),
    Partner(id="ocmw-temse", naam="OCMW Temse", soort=LOKAAL, kbo="0212173840", gemeente="46025"),
    Partner(id="ocmw-waasmunster", naam="OCMW Waasmunster", soort=LOKAAL, kbo="0212179778", gemeente="42023"),
    Partner(id="vvsg", naam="VVSG", soort=Partnersoort.ONDERSTEUNER, kbo="0451857573"),
)
UITVOERDERS = tuple(partner for partner in PARTNERS if partner.soort is not Partnersoort.ONDERSTEUNER)
GETEKEND = Overeenkomst(datum=date(2023, 12, 15), ondertekend_door=tuple(partner.id for partner in UITVOERDERS))
# (luik, organisatie, functie, verzonnen brutoloon, verzonnen uren)
LIJNEN = (
    (Luik.WERKING, "dienstverlener-a", "Trajectbegeleider", "3610.00", "1720"),
    (Luik.WERKING, "dienstverlener-a", "Projectcoördinator", "4980.00", "860"),
    (Luik.WERKING, "dienstverlener-b", "Outreachend werker", "3555.50", "1720"),
    (Luik.WERKING, "dienstverlener-c", "Groepswerker", "3720.25", "1720"),
    (Luik.WERKING, "vdab", "Bemiddelaar en teamleider", "3660.40", "600.5"),
    (Luik.WERKING, "ocmw-lokeren", "Trajectbegeleider", "4410.00", "180.125"),
    (Luik.WERKING, "ocmw-lokeren", "Trajectbegeleider", "3340.75", "165.5"),
    (Luik.WERKING, "ocmw-lokeren", "Diensthoofd", "5230.10", "62.25"),
    (Luik.WERKING, "ocmw-moerbeke", "Maatschappelijk werker", "3480.60", "38.4"),
    (Luik.WERKING, "ocmw-sint-gillis-waas", "Hoofdmaatschappelijk werker", "4925.00", "24.75"),
    (Luik.WERKING, "ocmw-sint-gillis-waas", "Maatschappelijk werker", "3890.30", "60.2"),
    (Luik.WERKING, "ocmw-sint-gillis-waas", "Maatschappelijk werker", "4105.00", "58.6"),
    (Luik.WERKING, "ocmw-stekene", "Teamverantwoordelijke", "5310.45", "20.1"),
    (Luik.WERKING, "ocmw-stekene", "Maatschappelijk werker", "4290.00", "101.333"),
    (Luik.WERKING, "ocmw-temse", "Trajectbegeleider", "4380.90", "262.5"),
    (Luik.WERKING, "ocmw-waasmunster", "Afdelingshoofd", "5190.00", "52.125"),
    (Luik.ONDERSTEUNING, "vvsg", "Kwaliteitscoach", "4520.00", "602"),
    (Luik.ONDERSTEUNING, "vvsg", "Algemene ondersteuning", "4520.00", "103.2"),
)
SLEUTEL = {"42023": "6", "44045": "3", "46014": "38", "46020": "13.5", "46024": "12.5", "46025": "27"}
ZONDER_LOONFICHE = ("ocmw-stekene", "ocmw-temse")


def maak_voorbeeld() -> Partnerschap:
    """Het dossier, met alles wat het formulier zou tonen."""
    parameters = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG, op=date(2024, 1, 1))
    begroting = met_opgaven(Begroting(periode=Periode.jaar(2024), personeel=personeelslijnen(parameters)), parameters)
    werking = begrotingsplan(begroting, voorwaarden=parameters).werking.kosten.totaal
    ondersteuning = begrotingsplan(begroting, voorwaarden=parameters).ondersteuning.kosten.totaal
    enveloppe = Enveloppe(
        werking=werking * 6 + Bedrag("250.00"),
        ondersteuning=ondersteuning * 6,
        totaal=(werking + ondersteuning) * 6 + Bedrag("250.00"),
    )
    mensen = maak_deelnemers()
    return Partnerschap(
        naam="Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster",
        oproep="lp-208",
        toelichting=(
            "Voorbeeld bij de bibliotheek. Rollen, lonen en uren zijn verzonnen, de dienstverleners bestaan niet"
            " en alle bedragen volgen daaruit. Ook de deelnemers zijn verzonnen: niemand van hen bestaat."
        ),
        periode=Periode(date(2024, 1, 1), date(2029, 12, 31)),
        werkingsgebied=Werkingsgebied(gemeenten=("42023", "44045", "46014", "46020", "46024", "46025"), limburg=False),
        partners=PARTNERS,
        enveloppe=enveloppe,
        verdeelsleutel=tuple(Sleuteldeel(gemeente=nis, gewicht=Decimal(deel)) for nis, deel in SLEUTEL.items()),
        begrotingen=(begroting,),
        aanvraag=Projectaanvraag(
            ingediend_op=date(2023, 10, 30),
            gebied_had_partnerschap=False,
            addendum_aanwezig=True,
            gedeeld_doel="Samen mensen met complexe problemen begeleiden naar deelname aan de samenleving.",
        ),
        team=tuple(partner.id for partner in UITVOERDERS),
        ondersteuningsgroep=Ondersteuningsgroep(
            organisaties=tuple(partner.id for partner in UITVOERDERS),
            met_coordinator=True,
            met_stem_van_doelgroep=True,
            bijeenkomsten=tuple(date(2024, maand, 1) for maand in (2, 4, 6, 8, 11)),
        ),
        overeenkomst=GETEKEND,
        verwerkingsovereenkomst=GETEKEND,
        raadsbesluiten=tuple(
            Raadsbesluit(partner=partner.id, datum=date(2023, 10, 16), orgaan="raad voor maatschappelijk welzijn")
            for partner in PARTNERS
            if partner.soort is LOKAAL
        ),
        kwaliteitscoach=Coachdienst.VVSG,
        personas=PERSONAS,
        ambities=AMBITIES,
        eigen_levensdomeinen=EIGEN_LEVENSDOMEINEN,
        gegevensverwerking=GEGEVENSVERWERKING,
        deelnemers=mensen.deelnemers,
        kenmerktellingen=mensen.kenmerktellingen,
        entiteitstellingen=ENTITEITSTELLINGEN,
        leervragen=LEERVRAGEN,
    )


def personeelslijnen(
    parameters: Voorwaarden, bron: Sequence[tuple[Luik, str, str, str, str]] = LIJNEN
) -> tuple[Projectmedewerker, ...]:
    """De personeelslijnen van een projectjaar, met wat het formulier erbij toont."""
    lijnen = []
    for luik, partner, functie, loon, uren in bron:
        kaal = Projectmedewerker(luik=luik, partner=partner, brutoloon=Bedrag(loon), uren=Decimal(uren))
        kost = lijnkost.onder(parameters)(kaal)
        werking, ondersteuning = (kost, None) if luik is Luik.WERKING else (None, kost)
        lijnen.append(
            Projectmedewerker(
                luik=luik,
                partner=partner,
                brutoloon=Bedrag(loon),
                uren=Decimal(uren),
                functie=functie,
                activiteit="Coaching en ondersteuning" if luik is Luik.ONDERSTEUNING else "Begeleiding van deelnemers",
                begeleidt=functie == "Trajectbegeleider",
                loonfiches=0 if partner in ZONDER_LOONFICHE else 1,
                opgave=Lijnopgave(
                    sut=sut.onder(parameters)(Bedrag(loon)), bedrag=kost, werking=werking, ondersteuning=ondersteuning
                ),
            )
        )
    return tuple(lijnen)


def met_opgaven(begroting: Begroting, parameters: Voorwaarden) -> Begroting:
    """De begroting met de cofinanciering, de totalen en de aandelen die uit haar personeelslijnen volgen."""
    plan = begrotingsplan(begroting, voorwaarden=parameters)
    werking, ondersteuning = plan.werking.voorstel, plan.ondersteuning.voorstel
    assert werking is not None
    assert ondersteuning is not None
    lokaal_id = [partner.id for partner in PARTNERS if partner.soort is LOKAAL]
    inzet = personeelsinzet.onder(parameters)
    vdab_personeel = inzet(begroting, ["vdab"], Luik.WERKING)
    lokaal_personeel = persoonsgebonden_waarde.onder(parameters)(inzet(begroting, lokaal_id, Luik.WERKING))
    tabel = tuple(
        Cofinanciering(
            luik=luik,
            bedrag=bedrag,
            bron=bron,
            inbreng=inbreng,
            omschrijving=f"Inzet van {inbreng} om het project uit te voeren",
            bewijsstukken=1,
            opgave=Lijnopgave(werking=bedrag) if luik is Luik.WERKING else Lijnopgave(ondersteuning=bedrag),
        )
        for luik, bron, inbreng, bedrag in (
            (Luik.WERKING, Financieringsbron.LOKAAL, Inbreng.PERSONEEL, lokaal_personeel),
            (Luik.WERKING, Financieringsbron.VDAB, Inbreng.PERSONEEL, vdab_personeel),
            (Luik.ONDERSTEUNING, Financieringsbron.VDAB, Inbreng.MIDDELEN, ondersteuning.vdab),
            (Luik.WERKING, Financieringsbron.VDAB, Inbreng.MIDDELEN, kasaandeel(werking.vdab, vdab_personeel)),
            (Luik.WERKING, Financieringsbron.LOKAAL, Inbreng.MIDDELEN, kasaandeel(werking.lokaal, lokaal_personeel)),
        )
    )
    financiering = {
        "werking": Financiering(esf=werking.esf, vcf=werking.vcf, lokaal=werking.lokaal, vdab=werking.vdab),
        "ondersteuning": Financiering(esf=ondersteuning.esf, vcf=ondersteuning.vcf, vdab=ondersteuning.vdab),
    }
    financiering["project"] = Financiering(
        esf=werking.esf + ondersteuning.esf,
        vcf=werking.vcf + ondersteuning.vcf,
        lokaal=werking.lokaal,
        vdab=werking.vdab + ondersteuning.vdab,
    )
    kosten = {
        "werking": plan.werking.kosten,
        "ondersteuning": plan.ondersteuning.kosten,
        "project": plan.project.kosten,
    }
    return Begroting(
        periode=begroting.periode,
        personeel=begroting.personeel,
        personeel_totaal=Tabeltotaal(
            uren=plan.project.kosten.uren.quantize(Decimal("0.01"), ROUND_HALF_UP),
            bedrag=kosten["project"].personeel,
            werking=kosten["werking"].personeel,
            ondersteuning=kosten["ondersteuning"].personeel,
        ),
        cofinanciering=tabel,
        cofinanciering_totaal=Tabeltotaal(
            bedrag=sum((lijn.bedrag for lijn in tabel), Bedrag(0)),
            werking=werking.lokaal + werking.vdab,
            ondersteuning=ondersteuning.vdab,
        ),
        forfaitpercentage=Decimal(40),
        gemeentelijke_aandelen=tuple(
            GemeentelijkAandeel(gemeente=nis, bedrag=deel)
            for nis, deel in verdeel_over(werking.lokaal, {nis: Decimal(d) for nis, d in SLEUTEL.items()}).items()
        ),
        **{f"kosten_{w}": Kostenopgave(forfait=k.forfait, totaal=k.totaal) for w, k in kosten.items()},
        **{f"financiering_{w}": _getoond(f, kosten[w].totaal) for w, f in financiering.items()},
    )


def _getoond(ingevuld: Financiering, kosten: Bedrag) -> Financiering:
    bedragen = {bron.value: ingevuld.van(bron) for bron in Financieringsbron if ingevuld.van(bron)}
    procenten = {bron: percentage(bedrag, kosten) for bron, bedrag in bedragen.items()}
    return Financiering(
        **bedragen, totaal=ingevuld.som, kosten=kosten, aandelen=Aandelen(**procenten, totaal=Decimal(100))
    )


if __name__ == "__main__":
    schrijf(maak_voorbeeld(), sys.argv[1])
