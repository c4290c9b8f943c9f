"""Regels over de deelnemer. Geen enkele melding toont of verraadt meer over een mens dan nodig is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer, Startstatus
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord
from lokale_partnerschappen.model.trajecten.traject import Trajectstatus
from lokale_partnerschappen.oproepen.bronnen import (
    ESF_SCHOTLAND,
    GOEDGEKEURDE_AANVRAAG,
    VEELGESTELDE_VRAGEN,
    VERORDENING_2016_679,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Deelnemer,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="DLN-01",
    bron=VEELGESTELDE_VRAGEN.op("wie bij de start voltijds werkt"),
    titel="Status bij de start past niet bij de oproep",
    bericht="De deelnemer wordt begeleid, maar had bij de start een status die de oproep niet toelaat.",
    doen="Kijk de status bij de start na; wie deels werkt en werk zoekt, kan wel begeleid worden.",
)
def status_niet_toegelaten(deelnemer: Deelnemer, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Wie begeleid wordt, werkte bij de start niet voltijds.

    Wat: de status bij de start is voltijds aan het werk, en er is een traject gestart. De melding herhaalt de status
    niet. Is de status niet bekend, dan is er niets te beoordelen.

    Waarom: de doelgroep zijn niet-beroepsactieven en werkzoekenden; wie bij de start voltijds werkt, kan volgens de
    veelgestelde vragen per definitie niet begeleid worden. Wie deels werkt en werk zoekt, kan dat wel.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1))
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", status=Startstatus.VOLTIJDS, trajecten=(traject,))
        >>> [a.gegevens["gevonden"] for a in status_niet_toegelaten(deelnemer, op=None)]
        ['een status die de oproep niet toelaat']
    """
    if not _begeleid(deelnemer, op):
        return
    if deelnemer.status is None:
        yield onbekend("status", reden="de status bij de start is niet bekend")
    elif deelnemer.status is Startstatus.VOLTIJDS:
        yield afwijking(
            "status",
            gevonden="een status die de oproep niet toelaat",
            verwacht="een status die de oproep toelaat",
        )


@regel(
    over=Deelnemer,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="DLN-02",
    bron=VRAGEN_EN_ANTWOORDEN.op("complexe problematiek: vier elementen"),
    titel="Omschrijving van de doelgroep is niet bevestigd",
    bericht="Het dossier bevestigt niet dat deze deelnemer bij de omschrijving van de doelgroep past.",
    doen="Beoordeel de vier elementen van de omschrijving samen, en noteer alleen of de deelnemer erbij past.",
)
def omschrijving_niet_bevestigd(deelnemer: Deelnemer, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Van wie begeleid wordt, is bevestigd dat hij bij de omschrijving van de doelgroep past.

    Wat: er is een traject gestart, en het antwoord op de vier elementen van een complexe problematiek samen is geen ja.
    De melding zegt niet of het antwoord ontbreekt of nee is.

    Waarom: de oproep richt zich op wie met een complexe problematiek leeft, en omschrijft die met vier elementen. Het
    partnerschap oordeelt zelf; per element iets bewaren, zou te veel over een mens zeggen.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1))
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))
        >>> [a.pad for a in omschrijving_niet_bevestigd(deelnemer, op=None)]
        [('voldoet_aan_omschrijving',)]
    """
    if _begeleid(deelnemer, op) and not deelnemer.voldoet_aan_omschrijving:
        yield afwijking("voldoet_aan_omschrijving", gevonden="niet bevestigd", verwacht="bevestigd")


@regel(
    over=Deelnemer,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DLN-05",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: bevragingsindicatoren"),
    titel="Bevraging van de indicatoren is niet afgenomen",
    bericht="De deelnemer wordt begeleid, maar de bevraging van de indicatoren is niet afgenomen.",
    doen="Neem de bevraging af, of noteer dat de deelnemer ze weigert.",
)
def bevraging_niet_afgenomen(deelnemer: Deelnemer, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Wie begeleid wordt, is bevraagd voor de indicatoren, of weigerde dat.

    Wat: het dossier zegt dat de bevraging niet afgenomen is. Weigeren mag. Zegt het dossier niets, dan is er niets te
    beoordelen.

    Waarom: de bevragingsindicatoren zijn verplichte documentatie. De lijst zelf is niet gevonden, en wie antwoordt,
    doet dat vrijwillig; daarom is het een waarschuwing.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1))
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", bevraagd=Antwoord.NEE, trajecten=(traject,))
        >>> [a.gegevens["gevonden"].value for a in bevraging_niet_afgenomen(deelnemer, op=None)]
        ['nee']
    """
    if not _begeleid(deelnemer, op):
        return
    if deelnemer.bevraagd is Antwoord.ONBEKEND:
        yield onbekend("bevraagd", reden="het is niet bekend of de bevraging van de indicatoren afgenomen is")
    elif deelnemer.bevraagd is Antwoord.NEE:
        yield afwijking("bevraagd", gevonden=deelnemer.bevraagd, verwacht=Antwoord.JA)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DLN-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: verwerking van persoonsgegevens"),
    titel="Rechtsgrond van de gegevensverwerking ontbreekt",
    bericht="Het dossier bevat deelnemers, maar de rechtsgrond om hun gegevens te verwerken is niet vastgelegd.",
    doen="Leg één keer voor het hele partnerschap vast op welke rechtsgrond de gegevens verwerkt worden.",
)
def rechtsgrond_ontbreekt(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een partnerschap met deelnemers legde vast waarom het hun gegevens mag verwerken.

    Wat: er zijn deelnemers, en de grondslag is leeg. Staat wat afgesproken is helemaal niet in het dossier, dan is er
    niets te beoordelen.

    Waarom: de verwerking van persoonsgegevens is verplichte documentatie. Eén keer per partnerschap volstaat.

    Voorbeeld:
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld",
        ...     oproep="lp-208",
        ...     deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz"),),
        ...     gegevensverwerking=Gegevensverwerking(),
        ... )
        >>> [a.pad for a in rechtsgrond_ontbreekt(dossier)]
        [('gegevensverwerking', 'grondslag')]
    """
    if not partnerschap.deelnemers:
        return
    verwerking = partnerschap.gegevensverwerking
    if verwerking is None:
        yield onbekend("gegevensverwerking", reden="wat over gegevens afgesproken is, staat niet in het dossier")
    elif not (verwerking.grondslag or "").strip():
        yield afwijking("gegevensverwerking", "grondslag", gevonden="leeg", verwacht="een rechtsgrond")


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DLN-06",
    bron=VERORDENING_2016_679.op("artikel 9"),
    titel="Bijzondere gegevens per deelnemer zonder keuze daarvoor",
    bericht="Bij deelnemers staan bijzondere gegevens, maar het partnerschap koos er niet voor die per deelnemer"
    " bij te houden.",
    doen="Haal bijzondere kenmerken en drempels bij de deelnemers weg en houd alleen tellingen bij, of leg de keuze om"
    " ze per deelnemer te bewaren uitdrukkelijk vast.",
)
def bijzondere_gegevens_zonder_keuze(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Bijzondere gegevens staan alleen bij een deelnemer als het partnerschap daar uitdrukkelijk voor koos.

    Wat: bij minstens één deelnemer staan bijzondere kenmerken, of een drempel over gezondheid of strafrecht, en de
    keuze daarvoor is niet vastgelegd. De melding zegt niet bij wie, en niet om hoeveel deelnemers het gaat.

    Waarom: zulke gegevens verwerken is verboden tenzij er een uitzondering geldt. Of die er is, weet alleen het
    partnerschap; daarom is het een waarschuwing.

    Voorbeeld:
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", bijzonder=BijzondereKenmerken())
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=(deelnemer,))
        >>> [a.gegevens["gevonden"] for a in bijzondere_gegevens_zonder_keuze(dossier)]
        ['bijzondere gegevens per deelnemer']
    """
    verwerking = partnerschap.gegevensverwerking
    gekozen = verwerking is not None and verwerking.bijzonder_per_deelnemer
    if not gekozen and any(_draagt_bijzonder(deelnemer) for deelnemer in partnerschap.deelnemers):
        yield afwijking("deelnemers", gevonden="bijzondere gegevens per deelnemer", verwacht="alleen tellingen")


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DLN-07",
    bron=ESF_SCHOTLAND.op("wie terugkomt in hetzelfde project"),
    titel="Deelnemer staat er twee keer",
    bericht="Deelnemer {deelnemer} staat {gevonden} keer in het dossier.",
    doen="Zet alle trajecten van {deelnemer} onder één deelnemer.",
)
def deelnemer_dubbel(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een deelnemer staat één keer in het dossier, ook als hij terugkomt.

    Wat: twee deelnemers hebben hetzelfde pseudoniem. De cijfers tellen hen als één deelnemer.

    Waarom: wie in hetzelfde project terugkomt, blijft één deelnemer. Dat staat in een richtlijn van een ander land en
    een oudere periode; daarom is het een waarschuwing.

    Voorbeeld:
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz")
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=(deelnemer, deelnemer))
        >>> [(a.pad, a.gegevens["gevonden"]) for a in deelnemer_dubbel(dossier)]
        [(('deelnemers', 1), 2)]
    """
    plaatsen: dict[str, list[int]] = {}
    for i, deelnemer in enumerate(partnerschap.deelnemers):
        plaatsen.setdefault(deelnemer.id, []).append(i)
    for kenmerk, nummers in plaatsen.items():
        if len(nummers) > 1:
            yield afwijking("deelnemers", nummers[1], gevonden=len(nummers), verwacht=1, deelnemer=kenmerk)


def _begeleid(deelnemer: Deelnemer, op: date | None) -> bool:
    """Is er een traject gestart, of loopt er een op een dag? Wie nooit startte, moet aan niets voldoen."""
    return any(
        traject.start is not None and (op is None or traject.status_op(op) is Trajectstatus.LOPEND)
        for traject in deelnemer.trajecten
    )


def _draagt_bijzonder(deelnemer: Deelnemer) -> bool:
    return deelnemer.bijzonder is not None or any(
        drempel.is_bijzonder for traject in deelnemer.trajecten for drempel in traject.drempels
    )
