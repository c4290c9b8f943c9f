"""Regels over één rapport en zijn bewijsstukken; wat nog niet ingediend is, wordt nog niet beoordeeld."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from lokale_partnerschappen.berekeningen.opvolging.termijnen import bewaren_tot
from lokale_partnerschappen.model.opvolging import Bewijssoort, Bewijsstuk, Rapport
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    ESF_ARCHIEF,
    ESF_HELPDESK_RAPPORTERING,
    ESF_REGISTRATIE,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Rapportdeel(StrEnum):
    """Een deel van een rapport, zoals een bericht het noemt; de waarde is de naam van het veld in `Rapport`."""

    INHOUDELIJK = "inhoudelijk_deel"
    FINANCIEEL = "financieel_deel"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return {"inhoudelijk_deel": "het inhoudelijk deel", "financieel_deel": "het financieel deel"}[self.value]


@regel(
    over=Rapport,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-01",
    bron=ESF_HELPDESK_RAPPORTERING.op("inhoudelijk en financieel deel"),
    titel="Rapport is niet volledig",
    bericht="In het rapport over {periode} ontbreekt {deel}.",
    doen="Voeg {deel} toe, of kijk na of deze oproep het vraagt: de bron is een ouder programma.",
)
def rapport_onvolledig(rapport: Rapport) -> Iterator[Afwijking | Onbekend]:
    """Een rapport heeft een inhoudelijk en een financieel deel.

    Wat: het rapport is ingediend en één van de twee delen ontbreekt. Een rapport zonder indieningsdatum is nog te
    maken en wordt niet beoordeeld.

    Waarom: zo beschrijft de ESF-helpdesk een rapport in een ouder programma; voor deze oproep is niets gevonden.

    Voorbeeld:
        >>> rapport = Rapport(periode=Periode.jaar(2024), inhoudelijk_deel=True, financieel_deel=False)
        >>> [a.pad for a in rapport_onvolledig(rapport)]
        []
        >>> from attrs import evolve
        >>> [a.pad for a in rapport_onvolledig(evolve(rapport, ingediend_op=date(2025, 2, 1)))]
        [('financieel_deel',)]
    """
    if rapport.ingediend_op is None:
        return
    for deel in Rapportdeel:
        aanwezig = getattr(rapport, deel.value)
        if aanwezig is None:
            yield onbekend(deel.value, reden="het is niet bekend of dit deel in het rapport zit")
        elif not aanwezig:
            yield afwijking(deel.value, gevonden=False, verwacht=True, deel=deel, periode=rapport.periode)


@regel(
    over=Rapport,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-02",
    bron=ESF_HELPDESK_RAPPORTERING.op("alleen kosten van de rapportperiode"),
    titel="Kosten van buiten de rapportperiode",
    bericht="In het rapport over {periode} staan kosten van buiten die periode.",
    doen="Haal die kosten uit het rapport, en zet ze bij de periode waarin ze gemaakt zijn.",
)
def kosten_buiten_rapportperiode(rapport: Rapport) -> Iterator[Afwijking | Onbekend]:
    """Een rapport gaat alleen over de kosten van zijn periode.

    Wat: het dossier zegt dat er kosten van buiten de periode in staan. Is dat van een ingediend rapport niet bekend,
    dan is er niets te beoordelen.

    Waarom: zo vraagt de ESF-helpdesk het in een ouder programma; voor deze oproep is niets gevonden.

    Voorbeeld:
        >>> rapport = Rapport(periode=Periode.jaar(2024), kosten_buiten_periode=True)
        >>> [a.pad for a in kosten_buiten_rapportperiode(rapport)]
        [('kosten_buiten_periode',)]
    """
    if rapport.kosten_buiten_periode:
        yield afwijking("kosten_buiten_periode", gevonden=True, verwacht=False, periode=rapport.periode)
    elif rapport.kosten_buiten_periode is None and rapport.ingediend_op is not None:
        yield onbekend("kosten_buiten_periode", reden="het is niet bekend of alle kosten van de rapportperiode zijn")


@regel(
    over=Rapport,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-03",
    bron=ESF_HELPDESK_RAPPORTERING.op("een gerapporteerde periode is afgesloten"),
    titel="Afgesloten rapportperiode is weer geopend",
    bericht="De rapportperiode {periode} is op {gevonden} weer geopend, na het rapport van {verwacht}.",
    doen="Zet een verbetering in het volgende rapport, of vraag het na bij Europa WSE.",
)
def rapportperiode_heropend(rapport: Rapport) -> Iterator[Afwijking | Onbekend]:
    """Een periode waarover gerapporteerd is, gaat niet meer open.

    Wat: het dossier noemt een dag waarop de periode weer geopend werd, op of na de dag waarop ze afgesloten of
    ingediend werd. Is ze nooit afgesloten of ingediend, dan is er niets te beoordelen.

    Waarom: zo werkt de rapportering in een ouder programma; voor deze oproep is niets gevonden.

    Voorbeeld:
        >>> rapport = Rapport(periode=Periode.jaar(2024), afgesloten_op=date(2025, 3, 1), heropend_op=date(2025, 6, 1))
        >>> [str(a.gegevens["gevonden"]) for a in rapportperiode_heropend(rapport)]
        ['2025-06-01']
    """
    if rapport.heropend_op is None:
        return
    gesloten = rapport.afgesloten_op or rapport.ingediend_op
    if gesloten is None:
        yield onbekend("afgesloten_op", reden="het is niet bekend wanneer de rapportperiode afgesloten werd")
    elif rapport.heropend_op >= gesloten:
        yield afwijking("heropend_op", gevonden=rapport.heropend_op, verwacht=gesloten, periode=rapport.periode)


@regel(
    over=Rapport,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="RAP-05",
    bron=AANVRAAGFORMULIER.op("boekhouding"),
    titel="Uittreksel van de boekhouding ontbreekt",
    bericht="Bij het rapport over {periode} zit geen uittreksel van de boekhouding.",
    doen="Voeg het uittreksel toe van het aparte boekhoudsysteem of de aparte code van het project.",
)
def boekhoudkundig_uittreksel_ontbreekt(rapport: Rapport) -> Iterator[Afwijking | Onbekend]:
    """Bij elk rapport zit een uittreksel uit de boekhouding.

    Wat: het rapport is ingediend zonder uittreksel.

    Waarom: het aanvraagformulier vraagt een gescheiden boekhouding of een aparte code, om dubbele subsidiëring te
    vermijden, en kondigt aan dat het uittreksel bij de rapportering gevraagd wordt.

    Voorbeeld:
        >>> dag = date(2025, 2, 1)
        >>> rapport = Rapport(periode=Periode.jaar(2024), ingediend_op=dag, boekhoudkundig_uittreksel=False)
        >>> [a.pad for a in boekhoudkundig_uittreksel_ontbreekt(rapport)]
        [('boekhoudkundig_uittreksel',)]
    """
    if rapport.ingediend_op is None:
        return
    if rapport.boekhoudkundig_uittreksel is None:
        yield onbekend("boekhoudkundig_uittreksel", reden="het is niet bekend of er een uittreksel bij zit")
    elif not rapport.boekhoudkundig_uittreksel:
        yield afwijking("boekhoudkundig_uittreksel", gevonden=False, verwacht=True, periode=rapport.periode)


@regel(
    over=Rapport,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-07",
    bron=ESF_REGISTRATIE.op("tijdsregistratie, aanwezigheid, contracten en loonfiches"),
    titel="Bewijs ontbreekt voor een rapport",
    bericht="Voor het rapport over {periode} ontbreekt: {verwacht}.",
    doen="Verzamel het bewijs voor de hele periode: {verwacht}.",
)
def bewijs_van_rapport_ontbreekt(rapport: Rapport) -> Iterator[Afwijking | Onbekend]:
    """Uren worden bewezen met een tijdsregistratie, lonen met een loonfiche.

    Wat: het dossier zegt dat een soort bewijs er niet is. Van een ingediend rapport moet het dossier iets zeggen over
    de tijdsregistratie en de loonfiches; zegt het niets, dan is dat niet te beoordelen. Aanwezigheidslijsten en
    contracten tellen alleen als ze genoemd zijn: niet elke periode heeft er.

    Waarom: ESF Vlaanderen vroeg dit bewijs in een ouder programma; voor deze oproep is geen lijst gevonden.

    Voorbeeld:
        >>> bewijs = (Bewijsstuk(soort=Bewijssoort.LOONFICHE, aanwezig=False),)
        >>> rapport = Rapport(periode=Periode.jaar(2024), bewijsstukken=bewijs)
        >>> [a.gegevens["verwacht"][0].value for a in bewijs_van_rapport_ontbreekt(rapport)]
        ['loonfiche']
    """
    antwoorden = {soort: [b.aanwezig for b in rapport.bewijsstukken if b.soort is soort] for soort in Bewijssoort}
    weg = tuple(soort for soort in Bewijssoort if False in antwoorden[soort])
    if weg:
        er_is = tuple(soort for soort in Bewijssoort if True in antwoorden[soort])
        yield afwijking("bewijsstukken", gevonden=er_is, verwacht=weg, periode=rapport.periode)
    nodig = (Bewijssoort.TIJDSREGISTRATIE, Bewijssoort.LOONFICHE)
    if rapport.ingediend_op is not None and any(set(antwoorden[soort]) <= {None} for soort in nodig):
        yield onbekend("bewijsstukken", reden="het is niet bekend of er een tijdsregistratie en loonfiches zijn")


@regel(
    over=Bewijsstuk,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-08",
    bron=ESF_ARCHIEF.op("tien jaar na het einde van het project"),
    titel="Bewijs wordt te kort bewaard",
    bericht="De {soort} wordt bewaard tot en met {gevonden}; nodig is tot en met {verwacht}.",
    doen="Bewaar tot en met {verwacht}, of vraag Europa WSE welke termijn voor deze oproep geldt.",
)
def bewijs_te_kort_bewaard(
    bewijs: Bewijsstuk, *, partnerschap: Partnerschap, bewaartermijn_jaren: int
) -> Iterator[Afwijking | Onbekend]:
    """Bewijs blijft bewaard tot tien jaar na het einde van het project.

    Wat: de dag tot wanneer bewaard wordt, valt voor die termijn. Is het einde van het project niet bekend, dan is dat
    niet te beoordelen.

    Waarom: tien jaar gold voor projecten van 2014-2020; voor deze oproep is geen termijn gevonden.

    Voorbeeld:
        >>> bewijs = Bewijsstuk(soort=Bewijssoort.CONTRACT, bewaard_tot=date(2034, 12, 31))
        >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=looptijd)
        >>> gevonden = bewijs_te_kort_bewaard(bewijs, partnerschap=dossier, bewaartermijn_jaren=10)
        >>> [str(a.gegevens["verwacht"]) for a in gevonden]
        ['2039-12-31']
    """
    if bewijs.bewaard_tot is None:
        return
    einde = partnerschap.periode.einde if partnerschap.periode else None
    if einde is None:
        yield onbekend("bewaard_tot", reden="het einde van het project is niet bekend")
        return
    nodig = bewaren_tot(einde, bewaartermijn_jaren=bewaartermijn_jaren)
    if bewijs.bewaard_tot < nodig:
        yield afwijking("bewaard_tot", gevonden=bewijs.bewaard_tot, verwacht=nodig, soort=bewijs.soort)
