"""Regels over persona's, ambities en uitstroom naar werk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import uitstroomratio
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.resultaten import Ambitie, Persona
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-01",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 2.4: lokaal addendum"),
    titel="Geen enkele persona is weerhouden",
    bericht="Geen enkele persona in het dossier is weerhouden; het zijn er {gevonden}.",
    doen="Zeg welke persona's in het lokaal addendum weerhouden zijn.",
)
def persona_niet_weerhouden(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """In het lokaal addendum is minstens één persona weerhouden.

    Wat: alle persona's in het dossier zijn niet weerhouden. Zijn er geen persona's, of is van geen enkele bekend dat ze
    weerhouden is, dan is er niets te beoordelen.

    Waarom: het addendum bundelt de noden van het gebied met persona's; in een goedgekeurde aanvraag bepalen de
    weerhouden persona's wie het partnerschap begeleidt.

    Voorbeeld:
        >>> persona = Persona(id="jongeren", naam="Jongeren zonder diploma", weerhouden=False)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", personas=(persona,))
        >>> [a.gegevens["gevonden"] for a in persona_niet_weerhouden(dossier)]
        [1]
    """
    antwoorden = [persona.weerhouden for persona in partnerschap.personas]
    if True in antwoorden:
        return
    if None in antwoorden or not antwoorden:
        yield onbekend("personas", reden="het is niet bekend welke persona's weerhouden zijn")
    else:
        yield afwijking("personas", gevonden=len(antwoorden), verwacht=1)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-02",
    bron=AANVRAAGFORMULIER.op("vraag 7: resultaten per persona"),
    titel="Ambitie hangt niet samen met persona's",
    bericht="Er zijn ambities in het dossier ({gevonden}), maar geen enkele gaat over een persona.",
    doen="Zeg per persona wat u wilt bereiken: hoeveel deelnemers, en hoeveel naar werk.",
)
def ambitie_zonder_persona(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """De ambitie is verdeeld over persona's.

    Wat: er zijn persona's en ambities, maar geen enkele ambitie noemt een persona, en geen enkele persona heeft een
    doel of een verwachting. Ontbreken de persona's of de ambities, dan is er niets te beoordelen; ontbreken ze allebei,
    dan is dat deel van het dossier nog niet ingevuld.

    Waarom: vraag 7 van het formulier vraagt deelnemers en resultaten per persona.

    Voorbeeld:
        >>> persona = Persona(id="jongeren", naam="Jongeren zonder diploma")
        >>> ambitie = Ambitie(jaar=2024, deelnemers=100)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", personas=(persona,), ambities=(ambitie,))
        >>> [a.pad for a in ambitie_zonder_persona(dossier)]
        [('ambities',)]
    """
    personas, ambities = partnerschap.personas, partnerschap.ambities
    if any(ambitie.persona is not None for ambitie in ambities) or any(map(_heeft_ambitie, personas)):
        return
    if personas and ambities:
        yield afwijking(
            "ambities", gevonden=len(ambities), verwacht=tuple(sorted(persona.naam for persona in personas))
        )
    elif ambities:
        yield onbekend("personas", reden="er staan geen persona's in het dossier")
    elif personas:
        yield onbekend("ambities", reden="er staat geen ambitie in het dossier")


@regel(
    over=Ambitie,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-02",
    bron=AANVRAAGFORMULIER.op("vraag 7: resultaten per persona"),
    titel="Ambitie noemt een persona die er niet is",
    bericht="De ambitie gaat over persona ‘{gevonden}’, maar die staat niet in het dossier.",
    doen="Voeg de persona toe, of verbeter de verwijzing; al in het dossier: {verwacht}.",
)
def persona_van_ambitie_bestaat_niet(ambitie: Ambitie, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """De persona van een ambitie staat in het dossier.

    Wat: de ambitie verwijst naar een persona met een id dat geen enkele persona heeft.

    Waarom: vraag 7 van het formulier vraagt resultaten per persona; een tikfout telt de ambitie bij geen enkele.

    Voorbeeld:
        >>> persona = Persona(id="jongeren", naam="Jongeren zonder diploma")
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", personas=(persona,))
        >>> ambitie = Ambitie(jaar=2024, persona="jongern", deelnemers=40)
        >>> [a.gegevens["verwacht"] for a in persona_van_ambitie_bestaat_niet(ambitie, partnerschap=dossier)]
        [('jongeren',)]
    """
    bekend = {persona.id for persona in partnerschap.personas}
    if ambitie.persona is not None and ambitie.persona not in bekend:
        yield afwijking("persona", gevonden=ambitie.persona, verwacht=tuple(sorted(bekend)) or None)


@regel(
    over=Persona,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-03",
    bron=AANVRAAGFORMULIER.op("vraag 7: uitstroom naar werk"),
    titel="Laag doel naar werk zonder motivering",
    bericht="Het doel is dat {gevonden} naar werk uitstroomt, minder dan {verwacht}; de motivering ontbreekt.",
    doen="Beschrijf waarom {verwacht} voor deze persona niet haalbaar is.",
)
def laag_doel_zonder_motivering(persona: Persona, *, uitstroomdoel: Tarief) -> Iterator[Afwijking | Onbekend]:
    """Een persona met een doel onder 20 % naar werk heeft een motivering.

    Wat: het doel naar werk is lager dan 20 %, en de motivering is leeg. Zonder doel wordt er niet geoordeeld.

    Waarom: de oproep stelt 20 % uitstroom naar werk voorop. Vraag 7 van het formulier vraagt te motiveren voor welke
    persona's dat niet haalbaar is.

    Voorbeeld:
        >>> persona = Persona(id="dakloos", naam="Wie geen thuis heeft", doel_naar_werk=Tarief.procent(10))
        >>> [a.pad for a in laag_doel_zonder_motivering(persona, uitstroomdoel=Tarief.procent(20))]
        [('motivering',)]
    """
    doel = persona.doel_naar_werk
    if doel is not None and doel < uitstroomdoel and not (persona.motivering or "").strip():
        yield afwijking("motivering", gevonden=doel, verwacht=uitstroomdoel)


@regel(
    over=Persona,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-04",
    bron=GOEDGEKEURDE_AANVRAAG.op("vragen 12 en 19: capaciteit per persona"),
    titel="Persona zonder geschatte capaciteit",
    bericht="Het dossier schat de capaciteit voor andere persona's, maar niet voor ‘{gevonden}’.",
    doen="Schat hoeveel deelnemers van deze persona per kwartaal starten, of hoeveel er tegelijk begeleid worden.",
)
def persona_zonder_capaciteit(persona: Persona, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Van elke persona is de capaciteit geschat.

    Wat: een andere persona heeft een verwachting per kwartaal of een ambitie met deelnemers, en deze niet. Over een
    persona die niet weerhouden is, wordt niet geoordeeld.

    Waarom: in een goedgekeurde aanvraag dienen persona's om de capaciteit te schatten.

    Voorbeeld:
        >>> personas = (Persona(id="jongeren", naam="Jongeren"), Persona(id="ouders", naam="Ouders"))
        >>> ambitie = Ambitie(jaar=2024, persona="ouders", deelnemers=40)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", personas=personas, ambities=(ambitie,))
        >>> [
        ...     a.gegevens["gevonden"]
        ...     for persona in personas
        ...     for a in persona_zonder_capaciteit(persona, partnerschap=dossier)
        ... ]
        ['Jongeren']
    """
    geschat = {ambitie.persona for ambitie in partnerschap.ambities if ambitie.deelnemers is not None}
    geschat |= {ander.id for ander in partnerschap.personas if ander.verwacht}
    if geschat - {None} and persona.id not in geschat and persona.weerhouden is not False:
        yield afwijking("verwacht", gevonden=persona.naam, verwacht="een schatting")


@regel(
    over=Persona,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PSN-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: leren uit casussen"),
    titel="Persona is na het leren niet herzien",
    bericht="Er zijn leervragen in het dossier ({vragen}), maar persona ‘{gevonden}’ is nog niet herzien.",
    doen="Kijk na of de persona nog klopt met wat u leerde, en noteer het kwartaal.",
)
def persona_niet_herzien(persona: Persona, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Na een leerronde wordt een persona herzien.

    Wat: er staan leervragen in het dossier, en de persona heeft geen kwartaal waarin ze herzien is. Over een persona
    die niet weerhouden is, wordt niet geoordeeld.

    Waarom: in een goedgekeurde aanvraag leert het partnerschap uit casussen, en past het zijn persona's daaraan aan.

    Voorbeeld:
        >>> persona = Persona(id="jongeren", naam="Jongeren")
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", personas=(persona,), leervragen=(Leervraag(),))
        >>> [a.pad for a in persona_niet_herzien(persona, partnerschap=dossier)]
        [('herzien_op',)]
    """
    if partnerschap.leervragen and persona.herzien_op is None and persona.weerhouden is not False:
        vragen = len(partnerschap.leervragen)
        yield afwijking("herzien_op", gevonden=persona.naam, verwacht="een kwartaal", vragen=vragen)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-17",
    bron=AANVRAAGFORMULIER.op("vraag 7: uitstroom naar werk"),
    titel="Te weinig uitstroom naar werk",
    bericht="Van alle deelnemers ({deelnemers}) stroomde {gevonden} uit naar werk; {verwacht} was het doel.",
    doen="Leg in het verslag uit waarom het doel niet gehaald is, per persona.",
)
def uitstroom_naar_werk_onder_doel(
    partnerschap: Partnerschap, *, op: date | None, uitstroomdoel: Tarief, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Van alle deelnemers stroomt minstens 20 % uit naar werk.

    Wat: het deel van alle deelnemers dat naar betaald werk uitstroomde, ook als zelfstandige, is lager dan het doel.
    Een persona met een eigen doel telt met dat doel mee. Zolang er nog iemand begeleid wordt en het project loopt,
    wordt er niet geoordeeld: wie nog bezig is, kan nog werk vinden. Kan het doel gehaald zijn door wie om een onbekende
    reden vertrok, dan is er niets te beoordelen.

    Waarom: 20 % uitstroom naar werk is een indicator van de oproep; het formulier laat een lager doel per persona toe
    als het gemotiveerd is. Een doel dat niet gehaald is, is geen fout in het dossier.

    Voorbeeld:
        >>> vertrek = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.OPLEIDING)
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek)
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=(deelnemer,))
        >>> doel = {"uitstroomdoel": Tarief.procent(20), "projectperiode": Periode(date(2024, 1, 1))}
        >>> [a.gegevens["gevonden"] for a in uitstroom_naar_werk_onder_doel(dossier, op=None, **doel)]
        [Tarief('0')]
    """
    einde = (partnerschap.periode or projectperiode).einde
    is_voorbij = op is not None and einde is not None and op >= einde
    if not is_voorbij and _iemand_loopt(partnerschap, op or date.max):
        return
    ratio = uitstroomratio(partnerschap, Periode(date.min, op), uitstroomdoel=uitstroomdoel)
    alle = ratio.totaal.van_alle_deelnemers
    groepen = (*ratio.per_persona, ratio.zonder_persona)
    doel = sum((groep.doel.breuk * groep.van_alle_deelnemers.deelnemers for groep in groepen), Fraction(0))
    if alle.naar_werk >= doel or alle.aandeel is None:
        return
    if alle.naar_werk + alle.onbekend >= doel:
        yield onbekend("deelnemers", reden="van te veel deelnemers is niet bekend waarom hun traject eindigde")
    else:
        verwacht = Tarief(doel / alle.deelnemers)
        yield afwijking("deelnemers", gevonden=alle.aandeel, verwacht=verwacht, deelnemers=alle.deelnemers)


def _iemand_loopt(partnerschap: Partnerschap, tot: date) -> bool:
    """Wordt er op een dag nog iemand begeleid, van wie die dag niet de laatste is?"""
    periodes = (traject.periode for deelnemer in partnerschap.deelnemers for traject in deelnemer.trajecten)
    return any(p is not None and p.begin <= tot and (p.einde is None or p.einde > tot) for p in periodes)


def _heeft_ambitie(persona: Persona) -> bool:
    return persona.doel_naar_werk is not None or bool(persona.verwacht)
