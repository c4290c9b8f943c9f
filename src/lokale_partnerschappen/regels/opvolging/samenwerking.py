"""Regels over de samenwerkingsovereenkomst tussen VDAB en lokale besturen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.model.opvolging import Actie, Doelstelling, Smartdeel
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import VDAB_LOKALE_BESTUREN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel

_SMART: Final = VDAB_LOKALE_BESTUREN.op("de voordelen: SMART-geformuleerde acties")


@regel(
    over=Actie,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    bron=_SMART,
    titel="Actie is niet SMART",
    bericht="De actie ‘{naam}’ mist {verwacht}.",
    doen="Vul aan: {verwacht}.",
)
def actie_niet_smart(actie: Actie) -> Iterator[Afwijking | Onbekend]:
    """Een actie is SMART: ze heeft een omschrijving, een indicator, een streefwaarde, een datum en een eigenaar.

    Wat: minstens één van de vijf ontbreekt of is leeg. Een streefwaarde van nul is een streefwaarde.

    Waarom: VDAB wil SMART-geformuleerde acties, die het resultaat transparant maken. Welke delen daarvoor nodig zijn,
    zegt de bron niet; dat is de gewone betekenis van het woord.

    Voorbeeld:
        >>> actie = Actie(naam="Jobbeurs", omschrijving="Jobbeurs in elke gemeente", datum=date(2025, 6, 30))
        >>> [deel.value for a in actie_niet_smart(actie) for deel in a.gegevens["verwacht"]]
        ['indicator', 'streefwaarde', 'eigenaar']
    """
    if actie.ontbreekt:
        er_is = tuple(deel for deel in Smartdeel if deel not in actie.ontbreekt)
        yield afwijking(gevonden=er_is, verwacht=actie.ontbreekt, naam=actie.naam)


@regel(
    over=Actie,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    bron=_SMART,
    titel="Actie noemt een organisatie die er niet is",
    bericht="De eigenaar van de actie is ‘{gevonden}’, maar die organisatie staat niet in het dossier.",
    doen="Voeg de organisatie toe, of verbeter de verwijzing; al in het dossier: {verwacht}.",
)
def eigenaar_van_actie_bestaat_niet(actie: Actie, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """De organisatie die voor een actie instaat, staat in het dossier.

    Wat: de eigenaar is een id dat er niet is. Zonder eigenaar spreekt `actie_niet_smart`.

    Waarom: een resultaat is pas toe te wijzen aan wie bestaat; dat is afgeleid uit de vraag naar SMART-acties.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(Partner(id="vdab", naam="VDAB"),))
        >>> actie = Actie(naam="Jobbeurs", eigenaar="vdba")
        >>> [a.gegevens["verwacht"] for a in eigenaar_van_actie_bestaat_niet(actie, partnerschap=dossier)]
        [('vdab',)]
    """
    eigenaar = (actie.eigenaar or "").strip()
    if eigenaar and partnerschap.partner(eigenaar) is None:
        bekend = tuple(sorted(partner.id for partner in partnerschap.partners))
        yield afwijking("eigenaar", gevonden=eigenaar, verwacht=bekend or None)


@regel(
    over=Doelstelling,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    bron=VDAB_LOKALE_BESTUREN.op("de voordelen: gezamenlijke doelstellingen"),
    titel="Doelstelling zonder actie",
    bericht="Bij de doelstelling ‘{naam}’ staat geen enkele actie.",
    doen="Voeg minstens één SMART-actie toe, of laat de doelstelling weg.",
)
def doelstelling_zonder_actie(doelstelling: Doelstelling) -> Iterator[Afwijking | Onbekend]:
    """Bij elke gezamenlijke doelstelling hoort minstens één actie.

    Wat: de doelstelling heeft geen acties.

    Waarom: VDAB verbindt projecten en acties aan gezamenlijke doelstellingen; dat elke doelstelling er een nodig heeft,
    is afgeleid.

    Voorbeeld:
        >>> len(list(doelstelling_zonder_actie(Doelstelling(naam="Meer mensen bereiken"))))
        1
    """
    if not doelstelling.acties:
        yield afwijking("acties", gevonden=0, verwacht=1, naam=doelstelling.naam)
