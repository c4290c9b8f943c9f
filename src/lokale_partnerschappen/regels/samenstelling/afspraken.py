"""Regels over wat partners afspreken: team, overeenkomsten, beslissingen, doel, coach, ondersteuningsgroep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from lokale_partnerschappen.basis.periode import plus_maanden
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Coachdienst, Partnersoort, Rol
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    GOEDGEKEURDE_AANVRAAG,
    RAADSBESLUITEN,
    STAND_VVSG,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Wie(StrEnum):
    """Wie ergens bij hoort te zijn, zoals een bericht het noemt."""

    VDAB = "VDAB"
    LOKAAL_BESTUUR = "een lokaal bestuur"
    COORDINATOR = "de coördinator"
    DOELGROEP = "een stem van de doelgroep"


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PAR-07",
    bron=VRAGEN_EN_ANTWOORDEN.op("multidisciplinair team"),
    titel="Team zonder OCMW of VDAB",
    bericht="In het multidisciplinaire team zit niemand van {verwacht}; wel van {gevonden}.",
    doen="Neem een medewerker van {verwacht} op in het team.",
)
def team_zonder_kernpartner(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """In het multidisciplinaire team zitten minstens een OCMW en VDAB.

    Wat: van de organisaties in het team is er een VDAB en een lokaal bestuur. Is het team niet ingevuld, of ontbreekt
    er een terwijl van een organisatie niet bekend is wat ze is, dan is er niets te beoordelen. Met een datum telt wie
    die dag lid is.

    Waarom: het multidisciplinaire team bestaat minstens uit OCMW en VDAB, aangevuld met lokale dienstverleners.

    Voorbeeld:
        >>> vdab = Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(vdab,), team=("vdab",))
        >>> [a.gegevens["verwacht"].value for a in team_zonder_kernpartner(dossier, op=None)]
        ['een lokaal bestuur']
    """
    if not partnerschap.team:
        yield onbekend("team", reden="het multidisciplinaire team is niet ingevuld")
        return
    team = [(naam, partnerschap.partner(naam)) for naam in partnerschap.team]
    er_nog = {naam: partner for naam, partner in team if partner is None or op is None or partner.geldt_op(op)}
    soorten = {None if partner is None else partner.soort for partner in er_nog.values()}
    ontbreekt: list[Wie] = []
    if Partnersoort.VDAB not in soorten:
        ontbreekt.append(Wie.VDAB)
    if not any(soort is not None and soort.is_lokaal for soort in soorten):
        ontbreekt.append(Wie.LOKAAL_BESTUUR)
    if ontbreekt and None in soorten:
        yield onbekend("team", reden="niet van elke organisatie in het team is bekend wat ze is")
        return
    for kernpartner in ontbreekt:
        yield afwijking("team", gevonden=tuple(sorted(er_nog)) or "niemand", verwacht=kernpartner)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-05",
    bron=GOEDGEKEURDE_AANVRAAG.op("promotor"),
    titel="Meer dan één promotor",
    bericht="{gevonden} zijn tegelijk promotor; er kan er maar één zijn.",
    doen="Laat één organisatie de promotor, en geef de andere de rol van partner.",
)
def meer_dan_een_promotor(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Er is op elk ogenblik precies één promotor.

    Wat: twee organisaties hebben op dezelfde dag de rol van promotor. Elkaar opvolgen mag. Dat er geen promotor is,
    zegt `promotor_geen_lokaal_bestuur`.

    Waarom: de promotor dient het ene project van een gebied in. Dat het er precies één is, is afgeleid.

    Voorbeeld:
        >>> promotor = (Lidmaatschap(rol=Rol.PROMOTOR),)
        >>> twee = tuple(Partner(id=naam, naam=naam, lidmaatschappen=promotor) for naam in ("A", "B"))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=twee)
        >>> [a.gegevens["gevonden"] for a in meer_dan_een_promotor(dossier, op=None)]
        [('A', 'B')]
    """
    rollen = [
        (partner, lid)
        for partner in partnerschap.partners
        for lid in partner.lidmaatschappen
        if lid.rol is Rol.PROMOTOR and (op is None or lid.geldt_op(op))
    ]
    dagen = [lid.periode.begin if lid.periode else date.min for _, lid in rollen] if op is None else [op]
    for dag in sorted(set(dagen)):
        tegelijk = sorted({partner.naam for partner, lid in rollen if lid.geldt_op(dag)})
        if len(tegelijk) > 1:
            yield afwijking("partners", gevonden=tuple(tegelijk), verwacht=1)
            return


@regel(
    over=Partnerschap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PAR-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 11"),
    titel="Penhouder is niet bekend",
    bericht="Promotor {gevonden} staat in het dossier, maar geen enkele organisatie heeft de rol van {verwacht}.",
    doen="Noteer wie het dossier bijhoudt; dat kan ook de promotor zijn.",
)
def penhouder_ontbreekt(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Het dossier zegt wie penhouder is.

    Wat: er is een promotor bekend maar geen penhouder. Zonder promotor zijn de rollen nog niet ingevuld.

    Waarom: de penhouder kan een andere organisatie zijn dan de promotor, zoals in Brugge.

    Voorbeeld:
        >>> promotor = Partner(id="a", naam="A", lidmaatschappen=(Lidmaatschap(rol=Rol.PROMOTOR),))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(promotor,))
        >>> len(list(penhouder_ontbreekt(dossier, op=None)))
        1
    """
    promotoren = partnerschap.met_rol(Rol.PROMOTOR, op)
    if promotoren and not partnerschap.met_rol(Rol.PENHOUDER, op):
        yield afwijking("partners", gevonden=tuple(sorted(p.naam for p in promotoren)), verwacht=Rol.PENHOUDER)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-09",
    bron=RAADSBESLUITEN.op("partnerschapsovereenkomst"),
    titel="Partnerschapsovereenkomst is niet door iedereen ondertekend",
    bericht="De partnerschapsovereenkomst mist de handtekening van {verwacht}.",
    doen="Laat {verwacht} tekenen, of vul in wie al tekende.",
)
def overeenkomst_niet_ondertekend(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Elke partner tekende de partnerschapsovereenkomst.

    Wat: een lid dat partner, promotor of penhouder is, staat niet bij wie tekende. Onderaannemers en wie alleen
    ondersteunt hoeven niet te tekenen.

    Waarom: raden keuren een partnerschapsovereenkomst goed voor ze deelnemen.

    Voorbeeld:
        >>> vdab = Partner(id="vdab", naam="VDAB")
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(vdab,), overeenkomst=Overeenkomst())
        >>> [a.gegevens["verwacht"] for a in overeenkomst_niet_ondertekend(dossier, op=None)]
        [('VDAB',)]
    """
    if partnerschap.overeenkomst is None:
        yield onbekend("overeenkomst", reden="de partnerschapsovereenkomst staat niet in het dossier")
        return
    ontbreekt = _zonder_handtekening(partnerschap, partnerschap.overeenkomst.ondertekend_door, op)
    if ontbreekt:
        getekend = partnerschap.overeenkomst.ondertekend_door
        yield afwijking("overeenkomst", "ondertekend_door", gevonden=tuple(sorted(getekend)), verwacht=ontbreekt)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-15",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 9"),
    titel="Verwerkingsovereenkomst is niet door iedereen ondertekend",
    bericht="De afspraken over persoonsgegevens missen de handtekening van {verwacht}.",
    doen="Laat {verwacht} tekenen voor er gegevens van deelnemers gedeeld worden.",
)
def verwerkingsovereenkomst_niet_ondertekend(
    partnerschap: Partnerschap, *, op: date | None
) -> Iterator[Afwijking | Onbekend]:
    """Er zijn afspraken over persoonsgegevens tussen alle partners, voor er gegevens gedeeld worden.

    Wat: een partner staat niet bij wie de verwerkingsovereenkomst tekende.

    Waarom: een goedgekeurde aanvraag noemt het als voorwaarde om samen te werken; het is één partnerschap.

    Voorbeeld:
        >>> vdab = Partner(id="vdab", naam="VDAB")
        >>> leeg = Overeenkomst()
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(vdab,), verwerkingsovereenkomst=leeg)
        >>> len(list(verwerkingsovereenkomst_niet_ondertekend(dossier, op=None)))
        1
    """
    if partnerschap.verwerkingsovereenkomst is None:
        yield onbekend("verwerkingsovereenkomst", reden="de afspraken over persoonsgegevens staan niet in het dossier")
        return
    getekend = partnerschap.verwerkingsovereenkomst.ondertekend_door
    ontbreekt = _zonder_handtekening(partnerschap, getekend, op)
    if ontbreekt:
        yield afwijking(
            "verwerkingsovereenkomst", "ondertekend_door", gevonden=tuple(sorted(getekend)), verwacht=ontbreekt
        )


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-10",
    bron=RAADSBESLUITEN.op("deelname aan het partnerschap"),
    titel="Raadsbesluit ontbreekt",
    bericht="Van {verwacht} staat geen beslissing over de deelname in het dossier.",
    doen="Voeg de beslissing van {verwacht} toe: raad, vast bureau of raad voor maatschappelijk welzijn.",
)
def raadsbesluit_ontbreekt(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Elk lokaal bestuur besliste dat het deelneemt.

    Wat: er staan raadsbesluiten in het dossier, maar niet van elk lokaal bestuur dat lid is. Staat er geen enkel, dan
    is dat deel van het dossier nog niet ingevuld.

    Waarom: in alle gevonden voorbeelden besliste de raad of het vast bureau over de deelname.

    Voorbeeld:
        >>> besturen = tuple(Partner(id=n, naam=n, soort=Partnersoort.LOKAAL_BESTUUR) for n in ("A", "B"))
        >>> besluiten = (Raadsbesluit(partner="A"),)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=besturen, raadsbesluiten=besluiten)
        >>> [a.gegevens["verwacht"] for a in raadsbesluit_ontbreekt(dossier, op=None)]
        [('B',)]
    """
    if not partnerschap.raadsbesluiten:
        yield onbekend("raadsbesluiten", reden="er staan geen raadsbesluiten in het dossier")
        return
    met_besluit = {besluit.partner for besluit in partnerschap.raadsbesluiten}
    lokaal = [lid for lid in partnerschap.leden(op) if lid.soort is Partnersoort.LOKAAL_BESTUUR]
    zonder = tuple(sorted(lid.naam for lid in lokaal if lid.id not in met_besluit))
    if zonder:
        yield afwijking("raadsbesluiten", gevonden=len(partnerschap.raadsbesluiten), verwacht=zonder)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-11",
    bron=STAND_VVSG.op("kwaliteitscoaches"),
    titel="Kwaliteitscoach hoort niet bij een partner in het dossier",
    bericht="De kwaliteitscoach komt van {gevonden}, maar VVSG staat niet bij de partners.",
    doen="Voeg VVSG toe als ondersteuner, of verbeter wie de kwaliteitscoach levert.",
)
def kwaliteitscoach_ontbreekt(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Elk partnerschap heeft een kwaliteitscoach.

    Wat: het dossier noemt VVSG terwijl geen enkele organisatie VVSG in haar naam heeft. Staat er niet in wie de
    kwaliteitscoach levert, of staan er geen organisaties in, dan is er niets te beoordelen.

    Waarom: kwaliteitscoaches van VVSG, Antwerpen, Gent en Europa WSE ondersteunen de partnerschappen.

    Voorbeeld:
        >>> vdab = Partner(id="vdab", naam="VDAB")
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld", oproep="lp-208", partners=(vdab,), kwaliteitscoach=Coachdienst.VVSG
        ... )
        >>> len(list(kwaliteitscoach_ontbreekt(dossier)))
        1
    """
    coach = partnerschap.kwaliteitscoach
    if coach is None:
        yield onbekend("kwaliteitscoach", reden="het dossier zegt niet wie de kwaliteitscoach levert")
        return
    if coach is not Coachdienst.VVSG:
        return
    if not partnerschap.partners:
        yield onbekend("partners", reden="er staan geen partners in het dossier")
    elif not any("vvsg" in partner.naam.casefold() for partner in partnerschap.partners):
        yield afwijking("kwaliteitscoach", gevonden=coach, verwacht="VVSG")


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PAR-12",
    bron=AANVRAAGFORMULIER.op("vraag 3"),
    titel="Gedeeld doel ontbreekt",
    bericht="Het gedeelde doel is leeg; het formulier vraagt een antwoord.",
    doen="Beschrijf het doel waartoe alle partners zich verbinden.",
)
def gedeeld_doel_ontbreekt(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """De aanvraag noemt het gedeelde doel van het partnerschap.

    Wat: het antwoord op vraag 3 is leeg. Het volstaat dat het dossier zegt dat de vraag beantwoord is; zegt het niets
    over het antwoord, dan is er niets te beoordelen.

    Waarom: het formulier vraagt het gedeelde doel waartoe alle partners zich engageren.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=Projectaanvraag(gedeeld_doel=" "))
        >>> len(list(gedeeld_doel_ontbreekt(dossier)))
        1
    """
    aanvraag = partnerschap.aanvraag
    doel = aanvraag.gedeeld_doel if aanvraag else None
    antwoord = aanvraag.antwoord(3) if aanvraag else None
    if doel is None and antwoord is not None and antwoord.beantwoord is not None:
        doel = "beantwoord" if antwoord.beantwoord else ""
    if doel is None:
        yield onbekend("aanvraag", "gedeeld_doel", reden="het antwoord op vraag 3 staat niet in het dossier")
    elif not doel.strip():
        yield afwijking("aanvraag", "gedeeld_doel", gevonden="leeg", verwacht="een antwoord")


@regel(
    over=Partnerschap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PAR-13",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 8"),
    titel="Ondersteuningsgroep is niet volledig",
    bericht="In de ondersteuningsgroep ontbreken {verwacht}.",
    doen="Vul de ondersteuningsgroep aan, of noteer dat het partnerschap het anders doet.",
)
def ondersteuningsgroep_onvolledig(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """De ondersteuningsgroep telt iemand van elke organisatie, de coördinator en een stem van de doelgroep.

    Wat: een lid, de coördinator of de doelgroep is niet vertegenwoordigd.

    Waarom: zo beschrijft één goedgekeurde aanvraag haar groep; een ander partnerschap mag het anders doen.

    Voorbeeld:
        >>> groep = Ondersteuningsgroep(met_coordinator=True, met_stem_van_doelgroep=False)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", ondersteuningsgroep=groep)
        >>> [wie.value for a in ondersteuningsgroep_onvolledig(dossier, op=None) for wie in a.gegevens["verwacht"]]
        ['een stem van de doelgroep']
    """
    groep = partnerschap.ondersteuningsgroep
    if groep is None:
        yield onbekend("ondersteuningsgroep", reden="de ondersteuningsgroep staat niet in het dossier")
        return
    ontbreekt = [*_zonder_handtekening(partnerschap, groep.organisaties, op)]
    if groep.met_coordinator is False:
        ontbreekt.append(Wie.COORDINATOR)
    if groep.met_stem_van_doelgroep is False:
        ontbreekt.append(Wie.DOELGROEP)
    if ontbreekt:
        yield afwijking("ondersteuningsgroep", gevonden=tuple(sorted(groep.organisaties)), verwacht=tuple(ontbreekt))


@regel(
    over=Partnerschap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PAR-14",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 11"),
    titel="Ondersteuningsgroep komt te weinig samen",
    bericht="Na {vanaf} kwam de ondersteuningsgroep pas op {gevonden} samen; {verwacht} was de uiterste dag.",
    doen="Plan de bijeenkomsten dichter bij elkaar.",
)
def ondersteuningsgroep_te_zelden(
    partnerschap: Partnerschap,
    *,
    ondersteuningsgroep_maanden: int,
    ondersteuningsgroep_beginmaanden: int,
    ondersteuningsgroep_beginritme: int,
) -> Iterator[Afwijking | Onbekend]:
    """De ondersteuningsgroep komt elk kwartaal samen, en de eerste zes maanden om de twee maanden.

    Wat: tussen twee bijeenkomsten (of tussen de start en de eerste) ligt meer dan het ritme. Na de laatste
    bijeenkomst wordt niet geteld: het dossier zegt niet welke dag het vandaag is.

    Waarom: dat ritme spreekt één goedgekeurde aanvraag af.

    Voorbeeld:
        >>> groep = Ondersteuningsgroep(bijeenkomsten=(date(2024, 6, 1),))
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld", oproep="lp-208", ondersteuningsgroep=groep, periode=Periode(date(2024, 1, 1))
        ... )
        >>> ritme = {
        ...     "ondersteuningsgroep_maanden": 3,
        ...     "ondersteuningsgroep_beginmaanden": 6,
        ...     "ondersteuningsgroep_beginritme": 2,
        ... }
        >>> [a.gegevens["verwacht"] for a in ondersteuningsgroep_te_zelden(dossier, **ritme)]
        [datetime.date(2024, 3, 1)]
    """
    groep, periode = partnerschap.ondersteuningsgroep, partnerschap.periode
    if groep is None or periode is None or not groep.bijeenkomsten:
        yield onbekend("ondersteuningsgroep", reden="de start of de bijeenkomsten zijn niet bekend")
        return
    rustig_vanaf = plus_maanden(periode.begin, ondersteuningsgroep_beginmaanden)
    vorige = periode.begin
    for dag in sorted(dag for dag in groep.bijeenkomsten if dag >= periode.begin):
        ritme = ondersteuningsgroep_beginritme if vorige < rustig_vanaf else ondersteuningsgroep_maanden
        uiterste = plus_maanden(vorige, ritme)
        if dag > uiterste:
            yield afwijking("ondersteuningsgroep", "bijeenkomsten", gevonden=dag, verwacht=uiterste, vanaf=vorige)
        vorige = dag


def _zonder_handtekening(partnerschap: Partnerschap, getekend: tuple[str, ...], op: date | None) -> tuple[str, ...]:
    """De leden die niet genoemd worden; onderaannemers en wie alleen ondersteunt horen er niet bij."""
    leden = [lid for lid in partnerschap.leden(op) if lid.rollen_op(op) != {Rol.ONDERAANNEMER}]
    verwacht = [lid for lid in leden if lid.soort is not Partnersoort.ONDERSTEUNER]
    return tuple(sorted(lid.naam for lid in verwacht if lid.id not in getekend))
