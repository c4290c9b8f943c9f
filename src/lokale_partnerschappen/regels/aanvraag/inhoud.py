"""Regels over de antwoorden, de bijlagen en wat in cijfers gevraagd wordt."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.berekeningen.aanvraag.volledigheid import (
    KWARTALEN,
    VRAAG_AMBITIE,
    VRAAG_KOSTEN,
    VRAAG_KWARTALEN,
    VRAAG_MIJLPALEN,
    Taak,
    ambitie_in_cijfers,
    eerste_projectjaar,
    kwartalen_met_aantal,
    periodes_zonder_mijlpaal,
)
from lokale_partnerschappen.model.aanvraag import (
    VRAGEN,
    Bijlage,
    Projectaanvraag,
)
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Projectaanvraag,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-01",
    bron=AANVRAAGFORMULIER.op("vragen 1 tot en met 19"),
    titel="Vragen zonder antwoord",
    bericht="Geen antwoord op vraag {gevonden}; het formulier heeft {verwacht} vragen.",
    doen="Beantwoord elke vraag van het formulier.",
)
def vragen_zonder_antwoord(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """Elke vraag van het formulier heeft een antwoord.

    Wat: het dossier zegt dat een vraag geen antwoord kreeg, of noemt de andere antwoorden en deze niet. Staat er geen
    enkel antwoord in het dossier, dan is dat deel nog niet ingevuld.

    Waarom: het formulier stelt negentien vragen, en de beoordeling gebeurt op de antwoorden.

    Voorbeeld:
        >>> antwoorden = tuple(Vraagantwoord(vraag=nummer, beantwoord=nummer != 5) for nummer in range(1, 20))
        >>> [a.gegevens["gevonden"] for a in vragen_zonder_antwoord(Projectaanvraag(antwoorden=antwoorden))]
        [(5,)]
    """
    if not aanvraag.antwoorden:
        return
    zonder = [
        vraag.nummer
        for vraag in VRAGEN
        if (antwoord := aanvraag.antwoord(vraag.nummer)) is None or antwoord.beantwoord is False
    ]
    if zonder:
        yield afwijking("antwoorden", gevonden=tuple(zonder), verwacht=len(VRAGEN))
    for plaats, antwoord in enumerate(aanvraag.antwoorden):
        if antwoord.beantwoord is None:
            yield onbekend("antwoorden", plaats, reden="het is niet te zien of deze vraag een antwoord kreeg")


@regel(
    over=Bijlage,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-07",
    bron=AANVRAAGFORMULIER.op("naam van een bijlage"),
    titel="Bijlage zonder nummer van de vraag",
    bericht="De naam ‘{gevonden}’ zegt niet bij welke vraag deze bijlage hoort.",
    doen="Zet het nummer van de vraag, van 1 tot en met {verwacht}, in de naam.",
)
def bijlage_zonder_vraagnummer(bijlage: Bijlage) -> Iterator[Afwijking | Onbekend]:
    """De naam van een bijlage noemt de vraag waar ze bij hoort.

    Wat: bij de bijlage staat geen nummer van een vraag.

    Waarom: het formulier vraagt in de naam van het bestand naar de vraag te verwijzen.

    Voorbeeld:
        >>> [a.pad for a in bijlage_zonder_vraagnummer(Bijlage(naam="organogram.pdf"))]
        [('vraag',)]
    """
    if bijlage.vraag is None:
        yield afwijking("vraag", gevonden=bijlage.naam, verwacht=len(VRAGEN))


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-08",
    bron=AANVRAAGFORMULIER.op("vraag 7: aantal begeleidingen en resultaten"),
    titel="Ambitie zonder aantal of resultaat",
    bericht="Aantal begeleidingen in cijfers: {aantal}; hoeveel naar werk uitstromen: {resultaat}.",
    doen="Vul de ambitie aan met het aantal begeleidingen en hoeveel naar werk uitstromen.",
)
def ambitie_onvolledig(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """De ambitie noemt het aantal begeleidingen en de resultaten.

    Wat: de aanvraag beantwoordt vraag 7, en het dossier heeft van die twee er maar één in cijfers. Staat geen van beide
    in het dossier, dan is er niets te beoordelen.

    Waarom: vraag 7 van het formulier vraagt allebei.

    Voorbeeld:
        >>> aanvraag = Projectaanvraag(antwoorden=(Vraagantwoord(vraag=7, beantwoord=True),))
        >>> ambities = (Ambitie(jaar=2024, deelnemers=50),)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=aanvraag, ambities=ambities)
        >>> [a.gegevens["resultaat"] for a in ambitie_onvolledig(dossier)]
        [False]
    """
    aanvraag = partnerschap.aanvraag
    if aanvraag is None or not aanvraag.is_beantwoord(VRAAG_AMBITIE):
        return
    met_aantal, met_resultaat = ambitie_in_cijfers(partnerschap)
    if not met_aantal and not met_resultaat:
        yield onbekend("ambities", reden="het antwoord op vraag 7 staat niet in cijfers in het dossier")
    elif not (met_aantal and met_resultaat):
        yield afwijking("ambities", gevonden=1, verwacht=2, aantal=met_aantal, resultaat=met_resultaat)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-09",
    bron=AANVRAAGFORMULIER.op("vraag 17: deelnemers per kwartaal"),
    titel="Niet elk kwartaal heeft een aantal deelnemers",
    bericht="Voor het eerste projectjaar staan er aantallen voor {gevonden} van de {verwacht} kwartalen.",
    doen="Geef voor elk kwartaal van het eerste projectjaar het aantal deelnemers.",
)
def kwartaalcijfers_onvolledig(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Voor elk kwartaal van het eerste projectjaar is een aantal deelnemers vooropgesteld.

    Wat: de aanvraag beantwoordt vraag 17, en het dossier heeft aantallen voor één, twee of drie kwartalen, of voor geen
    enkel terwijl er geen beeld in het antwoord zit. Kan er een beeld in zitten, dan is er zonder aantallen niets te
    beoordelen.

    Waarom: vraag 17 van het formulier vraagt de evolutie per kwartaal in het eerste projectjaar.

    Voorbeeld:
        >>> aanvraag = Projectaanvraag(antwoorden=(Vraagantwoord(vraag=17, beantwoord=True, met_beeld=False),))
        >>> ambities = (Ambitie(jaar=2024, kwartaal=1, deelnemers=10),)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=aanvraag, ambities=ambities)
        >>> [a.gegevens["gevonden"] for a in kwartaalcijfers_onvolledig(dossier)]
        [1]
    """
    aanvraag = partnerschap.aanvraag
    antwoord = aanvraag.antwoord(VRAAG_KWARTALEN) if aanvraag else None
    if antwoord is None or not antwoord.beantwoord:
        return
    aantal = len(kwartalen_met_aantal(partnerschap))
    if not aantal and antwoord.met_beeld is not False:
        yield onbekend("ambities", reden="de aantallen per kwartaal kunnen in een beeld staan")
    elif aantal < len(KWARTALEN):
        yield afwijking("ambities", gevonden=aantal, verwacht=len(KWARTALEN))


@regel(
    over=Partnerschap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PRJ-10",
    bron=AANVRAAGFORMULIER.op("vragen 7 en 17"),
    titel="Hoogste aantal begeleidingen past niet bij de capaciteit",
    bericht="De aanvraag noemt hoogstens {gevonden} begeleidingen tegelijk; de capaciteit is {verwacht}.",
    doen="Maak de antwoorden op vraag 7 en vraag 17 gelijk, of leg het verschil uit.",
)
def hoogste_aantal_buiten_capaciteit(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Het hoogste aantal begeleidingen tegelijk ligt binnen de capaciteit van vraag 7.

    Wat: het hoogste aantal van vraag 17 is kleiner of groter dan de capaciteit van vraag 7. Noemt de aanvraag geen
    hoogste aantal, dan telt het hoogste kwartaal van het eerste projectjaar. Zonder capaciteit of aantal is er niets te
    beoordelen.

    Waarom: beide vragen gaan over dezelfde begeleidingen. In een goedgekeurde aanvraag ligt het hoogste aantal binnen
    de capaciteit.

    Voorbeeld:
        >>> capaciteit = Capaciteitsopgave(minstens=48, hoogstens=54)
        >>> aanvraag = Projectaanvraag(capaciteit=capaciteit, hoogste_aantal=60)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=aanvraag)
        >>> [a.gegevens["gevonden"] for a in hoogste_aantal_buiten_capaciteit(dossier)]
        [60]
    """
    aanvraag = partnerschap.aanvraag
    if aanvraag is None or aanvraag.capaciteit is None:
        return
    hoogste = aanvraag.hoogste_aantal
    if hoogste is None:
        jaar = eerste_projectjaar(partnerschap)
        aantallen = [een.deelnemers for een in partnerschap.ambities if een.jaar == jaar and een.kwartaal is not None]
        hoogste = max((aantal for aantal in aantallen if aantal is not None), default=None)
    if hoogste is not None and hoogste not in aanvraag.capaciteit:
        bereik = f"{aanvraag.capaciteit.minstens}–{aanvraag.capaciteit.hoogstens}"
        yield afwijking("aanvraag", "hoogste_aantal", gevonden=hoogste, verwacht=bereik)


@regel(
    over=Projectaanvraag,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-11",
    bron=AANVRAAGFORMULIER.op("vraag 11: drie periodes"),
    titel="Periode zonder mijlpaal",
    bericht="Er zijn mijlpalen ({gevonden}), maar geen voor {verwacht}.",
    doen="Geef mijlpalen voor de aanloop, de eerste twee kwartalen en het eerste jaar.",
)
def mijlpalen_onvolledig(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """Er zijn mijlpalen voor de aanloop, de eerste twee kwartalen en het eerste jaar.

    Wat: het dossier heeft mijlpalen, maar niet voor elke periode. Beantwoordt de aanvraag vraag 11 en staan er geen
    mijlpalen in het dossier, dan is er niets te beoordelen.

    Waarom: vraag 11 van het formulier vraagt mijlpalen voor die drie periodes.

    Voorbeeld:
        >>> mijlpalen = (Mijlpaal(periode=Mijlpaalperiode.AANLOOP), Mijlpaal(periode=Mijlpaalperiode.EERSTE_JAAR))
        >>> [a.gegevens["verwacht"][0].value for a in mijlpalen_onvolledig(Projectaanvraag(mijlpalen=mijlpalen))]
        ['eerste-twee-kwartalen']
    """
    zonder = periodes_zonder_mijlpaal(aanvraag)
    if not aanvraag.mijlpalen:
        if aanvraag.is_beantwoord(VRAAG_MIJLPALEN):
            yield onbekend("mijlpalen", reden="de mijlpalen van vraag 11 staan niet in het dossier")
    elif zonder:
        yield afwijking("mijlpalen", gevonden=len(aanvraag.mijlpalen), verwacht=zonder)


@regel(
    over=Projectaanvraag,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-12",
    bron=AANVRAAGFORMULIER.op("vraag 12: eerste projectjaar en hele looptijd"),
    titel="Kosten niet volledig gemotiveerd",
    bericht="Het antwoord op vraag 12 is niet volledig.",
    doen="{verwacht} Vul daarvoor het antwoord op vraag 12 aan.",
)
def kosten_onvolledig_gemotiveerd(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """Vraag 12 motiveert de kosten van het eerste jaar in detail en die van de hele looptijd globaal.

    Wat: het dossier zegt dat een van beide ontbreekt. Is vraag 12 beantwoord en zegt het dossier er niets over, dan is
    er niets te beoordelen: of een motivering volstaat, leest een mens.

    Waarom: vraag 12 van het formulier vraagt allebei.

    Voorbeeld:
        >>> aanvraag = Projectaanvraag(kosten_eerste_jaar_in_detail=True, kosten_hele_looptijd=False)
        >>> [a.pad for a in kosten_onvolledig_gemotiveerd(aanvraag)]
        [('kosten_hele_looptijd',)]
    """
    gevraagd = (
        ("kosten_eerste_jaar_in_detail", Taak.KOSTEN_EERSTE_JAAR),
        ("kosten_hele_looptijd", Taak.KOSTEN_LOOPTIJD),
    )
    for veld, taak in gevraagd:
        aanwezig: bool | None = getattr(aanvraag, veld)
        if aanwezig is False:
            yield afwijking(veld, gevonden=aanwezig, verwacht=taak)
        elif aanwezig is None and aanvraag.is_beantwoord(VRAAG_KOSTEN):
            yield onbekend(veld, reden="een mens leest of het antwoord op vraag 12 dit bevat")
