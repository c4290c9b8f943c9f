"""De aanvraag waarmee een partnerschap projectmiddelen vraagt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.model.aanvraag.verklaringen import Overheidsopdrachten, Verklaring
from lokale_partnerschappen.model.aanvraag.vragen import VRAGEN, Aanvraagcriterium


def _vraagnummer(_: object, veld: attrs.Attribute[Any], waarde: object) -> None:
    if waarde is not None and (type(waarde) is not int or not 1 <= waarde <= len(VRAGEN)):
        raise ValueError(f"{veld.name}: verwacht het nummer van een vraag, van 1 tot en met {len(VRAGEN)}")


def _vanaf_nul(_: object, veld: attrs.Attribute[Any], waarde: object) -> None:
    if waarde is not None and (type(waarde) is not int or waarde < 0):
        raise ValueError(f"{veld.name}: verwacht een geheel getal vanaf nul")


@attrs.frozen(kw_only=True)
class Vraagantwoord:
    """Of een vraag van het formulier een antwoord kreeg; de tekst staat er alleen als iemand daarom vroeg.

    Args:
        vraag: nummer van de vraag, van 1 tot en met 19.
        beantwoord: staat er een antwoord? ``None`` als dat niet te zien is.
        lengte: aantal tekens van het antwoord, zonder opmaak en dubbele spaties.
        met_beeld: zit er een beeld in het antwoord? De tekst van een aanvraag verliest beelden.
        tekst: het antwoord zelf.

    Raises:
        ValueError: de vraag bestaat niet, of de lengte is negatief.

    Bron: aanvraagformulier, vragen 1 tot en met 19.

    >>> Vraagantwoord(vraag=3, beantwoord=True, lengte=1200).tekst is None
    True
    """

    vraag: int = attrs.field(validator=[attrs.validators.instance_of(int), _vraagnummer])
    beantwoord: bool | None = None
    lengte: int | None = attrs.field(default=None, validator=_vanaf_nul)
    met_beeld: bool | None = None
    tekst: str | None = None


@attrs.frozen(kw_only=True)
class Bijlage:
    """Een bestand bij de antwoorden.

    Args:
        naam: naam van het bestand.
        vraag: nummer van de vraag waar het bij hoort, of ``None`` als de naam dat niet zegt.

    Raises:
        ValueError: de vraag bestaat niet.

    Bron: aanvraagformulier, lijst van bijlagen.

    >>> Bijlage(naam="Bijlage 2 eindverslag.pdf", vraag=2).vraag
    2
    """

    naam: str
    vraag: int | None = attrs.field(default=None, validator=_vraagnummer)


class Mijlpaalperiode(StrEnum):
    """De drie periodes waarvoor het formulier mijlpalen vraagt.

    Bron: aanvraagformulier, vraag 11.

    >>> Mijlpaalperiode.EERSTE_HALFJAAR.label
    'de eerste twee kwartalen'
    """

    AANLOOP = "aanloop"
    EERSTE_HALFJAAR = "eerste-twee-kwartalen"
    EERSTE_JAAR = "eerste-jaar"

    @property
    def label(self) -> str:
        """De periode voor een lezer."""
        return f"de {self.value.replace('-', ' ')}" if self is not Mijlpaalperiode.EERSTE_JAAR else "het eerste jaar"


@attrs.frozen(kw_only=True)
class Mijlpaal:
    """Een mijlpaal van het partnerschap.

    Args:
        periode: in welke van de drie periodes ze valt.
        omschrijving: wat er dan klaar is.

    Bron: aanvraagformulier, vraag 11.

    >>> Mijlpaal(periode=Mijlpaalperiode.AANLOOP, omschrijving="locatie gekozen").periode.value
    'aanloop'
    """

    periode: Mijlpaalperiode
    omschrijving: str | None = None


@attrs.frozen(kw_only=True)
class Capaciteitsopgave:
    """Hoeveel deelnemers tegelijk begeleid kunnen worden, volgens de aanvraag.

    Args:
        minstens: het laagste aantal.
        hoogstens: het hoogste aantal.

    Raises:
        ValueError: een negatief aantal, of het laagste is groter dan het hoogste.

    Bron: aanvraagformulier, vraag 7; één goedgekeurde aanvraag noemt 48 tot 54.

    >>> 50 in Capaciteitsopgave(minstens=48, hoogstens=54)
    True
    """

    minstens: int = attrs.field(validator=_vanaf_nul)
    hoogstens: int = attrs.field(validator=_vanaf_nul)

    def __attrs_post_init__(self) -> None:
        if self.minstens > self.hoogstens:
            raise ValueError("het laagste aantal is groter dan het hoogste")

    def __contains__(self, aantal: int) -> bool:
        return self.minstens <= aantal <= self.hoogstens


@attrs.frozen(kw_only=True)
class Criteriumgewicht:
    """Het gewicht dat het formulier boven de vragen van een criterium toont.

    Args:
        criterium: het criterium.
        gewicht: het getoonde deel van de beoordeling.

    Bron: aanvraagformulier, koppen boven de vragen; ter vergelijking met de parameters van de oproep.

    >>> Criteriumgewicht(criterium=Aanvraagcriterium.RELEVANTIE, gewicht=Tarief.procent(40)).gewicht
    Tarief('0.4')
    """

    criterium: Aanvraagcriterium
    gewicht: Tarief


@attrs.frozen(kw_only=True)
class Criteriumpunten:
    """Hoeveel punten een criterium kreeg, op een schaal die de gebruiker kiest.

    Args:
        criterium: het criterium.
        punten: van nul tot en met het maximum.
        maximum: het hoogste aantal punten, groter dan nul.

    Raises:
        ValueError: punten buiten de schaal, of een maximum dat niet groter is dan nul.
        TypeError: een getal dat geen Decimal is.

    Bron: aanvraagformulier, criteria; de schaal van de beoordelaars is niet gevonden.

    >>> Criteriumpunten(criterium=Aanvraagcriterium.RELEVANTIE, punten=Decimal(7), maximum=Decimal(10)).punten
    Decimal('7')
    """

    criterium: Aanvraagcriterium
    punten: Decimal
    maximum: Decimal

    def __attrs_post_init__(self) -> None:
        for getal in (self.punten, self.maximum):
            if not isinstance(getal, Decimal):
                raise TypeError(f"verwacht een Decimal, geen {type(getal).__name__}")
            if not getal.is_finite():
                raise ValueError("verwacht een eindig getal")
        if self.maximum <= 0:
            raise ValueError("het maximum is niet groter dan nul")
        if not 0 <= self.punten <= self.maximum:
            raise ValueError("de punten liggen niet tussen nul en het maximum")


@attrs.frozen(kw_only=True)
class Projectaanvraag:
    """Wat van de aanvraag bekend is.

    Args:
        ingediend_op: dag van indiening.
        beslist_op: dag van de beslissing over de aanvraag.
        gebied_had_partnerschap: had het werkingsgebied al een partnerschap toen ze werd ingediend?
        addendum_aanwezig: zit het lokaal addendum van het werkingsgebied erbij?
        gedeeld_doel: het gedeelde doel (vraag 3); leeg als het antwoord ontbreekt, ``None`` als niet bekend.
        antwoorden: per vraag of er een antwoord is.
        bijlagen: de bestanden bij de antwoorden.
        mijlpalen: de mijlpalen (vraag 11).
        capaciteit: hoeveel deelnemers tegelijk begeleid kunnen worden (vraag 7).
        hoogste_aantal: het hoogste aantal begeleidingen tegelijk (vraag 17).
        kosten_eerste_jaar_in_detail: motiveert vraag 12 de kosten van het eerste jaar in detail?
        kosten_hele_looptijd: schat vraag 12 de kosten van de hele looptijd?
        overheidsopdrachten: de verklaring over overheidsopdrachten.
        afzonderlijke_boekhouding: verklaart de aanvrager dat hij het project apart boekt?
        bankrekening_aanwezig: is een bankrekening opgegeven? Het nummer zelf hoort niet in een dossier.
        niet_leesbaar: de keuzelijsten waarvan de vinkjes niet te lezen zijn.
        getoonde_gewichten: de gewichten die het formulier bij de criteria toont.
        punten: de punten per criterium, zodra iemand ze geeft.

    Raises:
        ValueError: een vraag heeft twee antwoorden, een criterium twee keer punten, of een aantal is negatief.

    Bron: pagina van de oproep (indieningsperiode); aanvraagformulier; Europa WSE, stappenplan Platos (bankrekening).

    >>> Projectaanvraag(antwoorden=(Vraagantwoord(vraag=3, beantwoord=True),)).antwoord(3).beantwoord
    True
    """

    ingediend_op: date | None = None
    beslist_op: date | None = None
    gebied_had_partnerschap: bool | None = None
    addendum_aanwezig: bool | None = None
    gedeeld_doel: str | None = None
    antwoorden: tuple[Vraagantwoord, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    mijlpalen: tuple[Mijlpaal, ...] = ()
    capaciteit: Capaciteitsopgave | None = None
    hoogste_aantal: int | None = attrs.field(default=None, validator=_vanaf_nul)
    kosten_eerste_jaar_in_detail: bool | None = None
    kosten_hele_looptijd: bool | None = None
    overheidsopdrachten: Overheidsopdrachten | None = None
    afzonderlijke_boekhouding: bool | None = None
    bankrekening_aanwezig: bool | None = None
    niet_leesbaar: tuple[Verklaring, ...] = ()
    getoonde_gewichten: tuple[Criteriumgewicht, ...] = ()
    punten: tuple[Criteriumpunten, ...] = ()

    def __attrs_post_init__(self) -> None:
        if len({antwoord.vraag for antwoord in self.antwoorden}) < len(self.antwoorden):
            raise ValueError("een vraag staat twee keer in de antwoorden")
        if len({punten.criterium for punten in self.punten}) < len(self.punten):
            raise ValueError("een criterium heeft twee keer punten")

    def antwoord(self, vraag: int) -> Vraagantwoord | None:
        """Het antwoord op een vraag, of ``None`` als er niets over bekend is."""
        return next((antwoord for antwoord in self.antwoorden if antwoord.vraag == vraag), None)

    def is_beantwoord(self, vraag: int) -> bool:
        """Staat vast dat een vraag een antwoord kreeg?"""
        antwoord = self.antwoord(vraag)
        return antwoord is not None and antwoord.beantwoord is True
