"""Regels over één traject: zijn datums, zijn verwijzingen, zijn contacten en zijn opvolging."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.traject import Levensdomein, Traject
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Moment(StrEnum):
    """Een dag in een traject, zoals een bericht ze noemt."""

    AANMELDING = "aanmelding"
    START = "start"
    WEIGERING = "weigering"
    EINDE = "einde"


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-01",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: trajecten documenteren"),
    titel="Datums van het traject staan in een onmogelijke volgorde",
    bericht="{gevonden} ({later}) ligt voor {verwacht} ({eerder}).",
    doen="Verbeter de datums: eerst de aanmelding, dan de start of de weigering, dan het einde.",
)
def datums_in_verkeerde_volgorde(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Een traject begint niet voor de aanmelding en eindigt niet voor de start.

    Wat: de start of de weigering ligt voor de aanmelding, of het einde voor de start of de aanmelding. Dezelfde dag
    mag. Eindigt een traject waarvan de start niet bekend is, dan is er niets te beoordelen. Metingen hebben hun eigen
    regel, `meting_voor_start`.

    Waarom: een traject dat eindigt voor het begint, telt in geen enkel cijfer mee. De volgorde is afgeleid en staat in
    geen enkele bron.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", aanmelding=date(2024, 3, 1), start=date(2024, 2, 1))
        >>> [a.pad for a in datums_in_verkeerde_volgorde(traject)]
        [('start',)]
    """
    if traject.einde is not None and traject.start is None:
        yield onbekend("start", reden="het traject eindigt, maar zijn start is niet bekend")
    weigering = None if traject.weigering is None else traject.weigering.datum
    voor_het_einde = Moment.AANMELDING if traject.start is None else Moment.START
    for plaats, later, dag, eerder in (
        (("start",), Moment.START, traject.start, Moment.AANMELDING),
        (("weigering", "datum"), Moment.WEIGERING, weigering, Moment.AANMELDING),
        (("uitstroom", "datum"), Moment.EINDE, traject.einde, voor_het_einde),
    ):
        grens = traject.start if eerder is Moment.START else traject.aanmelding
        if dag is not None and grens is not None and dag < grens:
            yield afwijking(*plaats, gevonden=dag, verwacht=grens, later=later, eerder=eerder)


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-02",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 11: lopende trajecten"),
    titel="Traject start buiten het project",
    bericht="Het traject start op {gevonden}, buiten het project ({verwacht}).",
    doen="Kijk de start na; een traject dat uit een vroeger project meekwam, mag blijven staan.",
)
def start_buiten_project(
    traject: Traject, *, partnerschap: Partnerschap, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Een traject start tijdens het project.

    Wat: de start ligt voor of na de looptijd van het project. Staat die niet in het dossier, dan geldt die van de
    oproep.

    Waarom: de indicatoren tellen deelnemers van het project. In één goedgekeurde aanvraag kwamen lopende trajecten uit
    vroegere projecten mee; daarom is het een waarschuwing.

    Voorbeeld:
        >>> project = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=project)
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2023, 11, 6))
        >>> [
        ...     str(a.gegevens["gevonden"])
        ...     for a in start_buiten_project(traject, partnerschap=dossier, projectperiode=project)
        ... ]
        ['2023-11-06']
    """
    looptijd = partnerschap.periode or projectperiode
    if traject.start is not None and traject.start not in looptijd:
        yield afwijking("start", gevonden=traject.start, verwacht=looptijd)


@regel(
    over=Traject,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="DLN-08",
    bron=AANVRAAGFORMULIER.op("vraag 15"),
    titel="Toeleiding is niet bekend",
    bericht="Het dossier zegt niet langs welke weg deze deelnemer bij het partnerschap kwam.",
    doen="Noteer de weg: een partner, een andere organisatie, outreach, een peer, of zelf aangemeld.",
)
def toeleiding_onbekend(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Van elk traject is bekend langs welke weg de deelnemer kwam.

    Wat: de toeleiding is niet ingevuld.

    Waarom: vraag 15 van het formulier vraagt hoe het partnerschap de doelgroep bereikt. Per traject bijhouden langs
    welke weg, doet wat een goedgekeurde aanvraag belooft; het is alleen een aandachtspunt.

    Voorbeeld:
        >>> [a.pad for a in toeleiding_onbekend(Traject(id="t-7k3mq9x2vtbz"))]
        [('toeleiding',)]
    """
    if traject.toeleiding is None:
        yield afwijking("toeleiding", gevonden="niet bekend", verwacht="een weg")


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-04",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: persona's voor capaciteit en erkenning"),
    titel="Traject noemt een persona die er niet is",
    bericht="Het traject hoort bij persona ‘{gevonden}’, maar die staat niet in het dossier.",
    doen="Voeg de persona toe, of verbeter de verwijzing; al in het dossier: {verwacht}.",
)
def persona_van_traject_bestaat_niet(traject: Traject, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """De persona van een traject staat in het dossier.

    Wat: het traject verwijst naar een persona met een id dat geen enkele persona heeft. Een traject zonder persona mag.

    Waarom: persona's dienen om capaciteit te schatten en nieuwe casussen te herkennen; een tikfout telt het traject
    bij geen enkele persona.

    Voorbeeld:
        >>> persona = Persona(id="jongeren", naam="Jongeren zonder diploma")
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", personas=(persona,))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", persona="jongern")
        >>> [a.gegevens["verwacht"] for a in persona_van_traject_bestaat_niet(traject, partnerschap=dossier)]
        [('jongeren',)]
    """
    bekend = {persona.id for persona in partnerschap.personas}
    if traject.persona is not None and traject.persona not in bekend:
        yield afwijking("persona", gevonden=traject.persona, verwacht=tuple(sorted(bekend)) or None)


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-04",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 5: bijdrage van elke partner"),
    titel="Traject noemt een organisatie die er niet is",
    bericht="Het traject wordt begeleid door ‘{gevonden}’, maar die organisatie staat niet in het dossier.",
    doen="Voeg de organisatie toe, of verbeter de verwijzing; al in het dossier: {verwacht}.",
)
def begeleider_van_traject_bestaat_niet(
    traject: Traject, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """De organisatie die een traject begeleidt, staat in het dossier.

    Wat: het traject verwijst naar een organisatie met een id dat er niet is. Welke rol de organisatie heeft, maakt
    niet uit: ook een onderaannemer begeleidt.

    Waarom: de aanvraag zegt van elke organisatie wat ze bijdraagt; een tikfout telt het traject bij geen enkele.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(Partner(id="vdab", naam="VDAB"),))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", partner="vdba")
        >>> [a.gegevens["verwacht"] for a in begeleider_van_traject_bestaat_niet(traject, partnerschap=dossier)]
        [('vdab',)]
    """
    if traject.partner is not None and partnerschap.partner(traject.partner) is None:
        bekend = tuple(sorted(partner.id for partner in partnerschap.partners))
        yield afwijking("partner", gevonden=traject.partner, verwacht=bekend or None)


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-16",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 16: levensdomeinen"),
    titel="Levensdomein is niet bekend",
    bericht="‘{gevonden}’ is geen levensdomein van de aanvraag, en geen eigen levensdomein van het partnerschap.",
    doen="Bedoelde u {verwacht}? Verbeter het, of voeg ‘{gevonden}’ toe aan de eigen levensdomeinen.",
)
def levensdomein_bestaat_niet(traject: Traject, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Wat in een traject gebeurt, hoort bij een bekend levensdomein.

    Wat: een levensdomein van het traject, van het combinatietraject of van een sterdiagram is geen van de tien van de
    aanvraag en geen eigen levensdomein. Elke naam wordt één keer gemeld; het voorstel is de naam die er het meest op
    lijkt, of anders alle namen.

    Waarom: de lijst van tien is niet volledig en mag aangevuld worden. Een tikfout maakt vergelijken onmogelijk.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", eigen_levensdomeinen=("ouderschap",))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", levensdomeinen=("ouderschap", "rechtn"))
        >>> [(a.pad, a.gegevens["verwacht"]) for a in levensdomein_bestaat_niet(traject, partnerschap=dossier)]
        [(('levensdomeinen', 1), 'rechten')]
    """
    bekend = {*(domein.value for domein in Levensdomein), *partnerschap.eigen_levensdomeinen}
    gemeld: set[str] = set()
    for pad, naam in _levensdomeinen(traject):
        if naam not in bekend and naam not in gemeld:
            gemeld.add(naam)
            gelijkend = get_close_matches(naam, sorted(bekend), n=1)
            yield afwijking(*pad, gevonden=naam, verwacht=gelijkend[0] if gelijkend else tuple(sorted(bekend)))


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-11",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: intensiteit en doorlooptijd"),
    titel="Afgelopen traject zonder contacten",
    bericht="Het traject ({verwacht}) is afgelopen, maar er staat geen enkel contact in het dossier.",
    doen="Noteer de dagen waarop er contact was.",
)
def contacten_ontbreken(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Van een traject dat afgelopen is, zijn de contacten bijgehouden.

    Wat: het traject heeft een start en een einde, maar geen enkele dag met een contact. Over een traject dat nog
    loopt, wordt niet geoordeeld.

    Waarom: het kwaliteitskader vraagt de intensiteit van een traject, met zijn doorlooptijd; zonder contacten is die
    niet te berekenen.

    Voorbeeld:
        >>> vertrek = Uitstroom(datum=date(2024, 6, 30))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek)
        >>> [a.pad for a in contacten_ontbreken(traject)]
        [('contacten',)]
    """
    periode = traject.periode
    if periode is not None and periode.einde is not None and not traject.contacten:
        yield afwijking("contacten", gevonden=0, verwacht=periode)


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-12",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: driemaandelijkse opvolging"),
    titel="Opvolging blijft te lang uit",
    bericht="Tussen {vanaf} en {gevonden} werd het traject niet opgevolgd; ten laatste op {verwacht} was dat nodig.",
    doen="Noteer de opvolging die er was, of plan ze minstens elk kwartaal.",
)
def opvolging_te_laat(traject: Traject, *, op: date | None, opvolging_maanden: int) -> Iterator[Afwijking | Onbekend]:
    """Een lopend traject wordt minstens om de drie maanden opgevolgd.

    Wat: tussen de start en een opvolging, tussen twee opvolgingen, of na de laatste ligt meer dan drie maanden. Alleen
    de eerste keer wordt gemeld. Er wordt geteld tot het einde van het traject of tot de dag waarop u beoordeelt; is er
    geen van beide, dan tot de laatste dag die het traject zelf noemt. Na die dag zegt het dossier niet wat er gebeurde.

    Waarom: driemaandelijkse opvolging is verplichte documentatie, zoals een goedgekeurde aanvraag de oproepfiche
    aanhaalt.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), opvolgingen=(date(2024, 4, 9),))
        >>> [str(a.gegevens["verwacht"]) for a in opvolging_te_laat(traject, op=None, opvolging_maanden=3)]
        ['2024-04-08']
    """
    if traject.periode is None:
        return
    vorige, tot = traject.periode.begin, _gekend_tot(traject, op)
    for dag in [*sorted(dag for dag in traject.opvolgingen if vorige <= dag <= tot), tot]:
        uiterste = plus_maanden(vorige, opvolging_maanden)
        if dag > uiterste:
            yield afwijking("opvolgingen", gevonden=dag, verwacht=uiterste, vanaf=vorige)
            return
        vorige = dag


def _gekend_tot(traject: Traject, op: date | None) -> date:
    """De laatste dag waarover het dossier iets zegt: het einde, de dag van het oordeel, of wat het laatst gebeurde."""
    grenzen = [dag for dag in (traject.einde, op) if dag is not None]
    if grenzen:
        return min(grenzen)
    gebeurd = (*traject.contacten, *traject.opvolgingen, *(meting.datum for meting in traject.metingen))
    return max(gebeurd, default=date.min)


def _levensdomeinen(traject: Traject) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Elk levensdomein dat een traject noemt, met zijn plaats."""
    for i, naam in enumerate(traject.levensdomeinen):
        yield ("levensdomeinen", i), naam
    if traject.combinatie is not None:
        for i, naam in enumerate(traject.combinatie.vdab):
            yield ("combinatie", "vdab", i), naam
        for i, naam in enumerate(traject.combinatie.partnerschap):
            yield ("combinatie", "partnerschap", i), naam
    for i, meting in enumerate(traject.metingen):
        for j, punt in enumerate(meting.ster):
            yield ("metingen", i, "ster", j, "levensdomein"), punt.levensdomein
