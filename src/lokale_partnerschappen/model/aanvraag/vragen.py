"""De vragen van het aanvraagformulier: waarover ze gaan, en onder welk criterium ze beoordeeld worden."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs


class Aanvraagcriterium(StrEnum):
    """Een criterium waarop een projectaanvraag beoordeeld wordt; het gewicht is een parameter van de oproep.

    Bron: aanvraagformulier, de koppen boven de vragen.

    >>> Aanvraagcriterium.KOSTEN_BATEN.label
    'kosten/baten'
    """

    RELEVANTIE = "relevantie"
    HAALBAARHEID = "haalbaarheid"
    BESTUUR = "bestuurlijke-capaciteit"
    KOSTEN_BATEN = "kosten-baten"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return "kosten/baten" if self is Aanvraagcriterium.KOSTEN_BATEN else self.value.replace("-", " ")


@attrs.frozen(kw_only=True)
class Vraag:
    """Een vraag van het aanvraagformulier, in eigen woorden.

    Args:
        nummer: het nummer op het formulier, van 1 tot en met 19.
        criterium: waaronder het antwoord beoordeeld wordt.
        onderwerp: waarover de vraag gaat.
        beoordeeld: waarop de beoordelaar let.

    Bron: aanvraagformulier, vragen 1 tot en met 19.

    >>> VRAGEN[16].onderwerp
    'aantal deelnemers per kwartaal in het eerste projectjaar'
    """

    nummer: int
    criterium: Aanvraagcriterium
    onderwerp: str
    beoordeeld: str


_R, _H, _B, _K = Aanvraagcriterium
_ENGAGEMENT: Final = "duidelijke engagementen met meetbare doelen"
_PRINCIPES: Final = "hoe concreet de principes van de oproep worden"
_RISICO: Final = "of risico's gezien zijn en wat ertegen gebeurt"
_HAALBAAR: Final = "of de doelen haalbaar zijn met deze activiteiten en timing"
_INHOUD: Final = (
    (_R, "noden uit het lokaal addendum, ook wat niet weerhouden is", "onderbouwde noden van een concrete doelgroep"),
    (_R, "hoe het partnerschap tot stand kwam, met de zes voorwaarden voor het proces", _PRINCIPES),
    (_R, "gedeeld doel", _ENGAGEMENT),
    (_H, "drijfveren van elke partner", _RISICO),
    (_H, "bijdrage van elke partner", "capaciteit en expertise van wie uitvoert"),
    (_R, "verhouding tot het bestaande aanbod", "toegevoegde waarde van het partnerschap"),
    (_R, "aantal begeleidingen en resultaten per persona", _ENGAGEMENT),
    (_B, "bestuur, rollen, besluitvorming en team", "verdeling van verantwoordelijkheden"),
    (_H, "uitdagingen en hefbomen", _RISICO),
    (
        _H,
        "hoe het partnerschap dynamisch blijft",
        "vermogen om expertise toe te voegen of van samenstelling te wijzigen",
    ),
    (_H, "mijlpalen in de aanloop, de eerste twee kwartalen en het eerste jaar", _HAALBAAR),
    (
        _K,
        "kosten van het eerste jaar in detail, van de hele looptijd globaal",
        "verhouding van steun, acties en doelen",
    ),
    (_R, "visie op empowerment", _PRINCIPES),
    (_R, "betrekken van lokale actoren en van de doelgroep", _PRINCIPES),
    (_R, "bereiken van de doelgroep", _PRINCIPES),
    (_H, "soorten activiteiten", _HAALBAAR),
    (_R, "aantal deelnemers per kwartaal in het eerste projectjaar", _ENGAGEMENT),
    (_B, "opvolgen, leren en bijsturen", "hoe opvolgen, leren en bijsturen geregeld zijn"),
    (_B, "documenteren van trajecten", "vermogen om aan de administratieve en financiële plichten te voldoen"),
)
VRAGEN: Final = tuple(
    Vraag(nummer=nummer, criterium=criterium, onderwerp=onderwerp, beoordeeld=beoordeeld)
    for nummer, (criterium, onderwerp, beoordeeld) in enumerate(_INHOUD, start=1)
)
