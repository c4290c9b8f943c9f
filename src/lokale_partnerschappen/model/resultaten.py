"""Persona's, ambities en tellingen: wat het partnerschap wil bereiken, en wat het alleen als aantal bijhoudt."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.trajecten.traject import Drempel


def _vanaf_nul(_: object, veld: attrs.Attribute[Any], waarde: object) -> None:
    if waarde is None:
        return
    if type(waarde) is not int:
        raise TypeError(f"{veld.name}: verwacht een geheel getal, geen {type(waarde).__name__}")
    if waarde < 0:
        raise ValueError(f"{veld.name}: verwacht een aantal vanaf nul, geen {waarde}")


def _aandeel(_: object, veld: attrs.Attribute[Tarief | None], waarde: object) -> None:
    if waarde is None:
        return
    if not isinstance(waarde, Tarief):
        raise TypeError(f"{veld.name}: verwacht een Tarief, geen {type(waarde).__name__}")
    if not 0 <= waarde.breuk <= 1:
        raise ValueError(f"{veld.name}: verwacht een deel van nul tot en met één")


def _gewicht(_: object, veld: attrs.Attribute[Decimal], waarde: object) -> None:
    if not isinstance(waarde, Decimal):
        raise TypeError(f"{veld.name}: verwacht een Decimal, geen {type(waarde).__name__}")
    if not waarde.is_finite() or waarde <= 0:
        raise ValueError(f"{veld.name}: verwacht een eindig getal groter dan nul")


@attrs.frozen(kw_only=True)
class Kwartaalverwachting:
    """Hoeveel deelnemers een partnerschap in een kwartaal verwacht.

    Args:
        kwartaal: het kwartaal.
        aantal: nieuwe deelnemers, vanaf nul.

    Raises:
        ValueError: een negatief aantal.
        TypeError: het aantal is geen geheel getal.

    Bron: aanvraagformulier, vraag 17.

    >>> Kwartaalverwachting(kwartaal=Kwartaal(2024, 1), aantal=10).aantal
    10
    """

    kwartaal: Kwartaal
    aantal: int = attrs.field(validator=_vanaf_nul)


@attrs.frozen(kw_only=True)
class Persona:
    """Een profiel van de doelgroep, waarop noden, capaciteit en ambitie steunen; het beschrijft geen bestaand mens.

    Args:
        id: korte naam waarmee een traject ernaar verwijst.
        naam: naam van het profiel, nooit van een persoon.
        beschrijving: wie erbij hoort.
        weerhouden: staat de persona in het lokaal addendum als weerhouden? ``None`` als dat niet bekend is.
        levensdomeinen: waar de persona ondersteuning vraagt.
        drempels: wat de persona belemmert.
        verwacht: verwachte nieuwe deelnemers per kwartaal.
        doel_naar_werk: welk deel naar werk uitstroomt, van 0 tot en met 1, of ``None``.
        motivering: waarom dat doel lager is dan wat de oproep vooropstelt.
        gewicht: hoe zwaar één traject in de caseload weegt; 1 is gewoon.
        herzien_op: wanneer de persona na een leerronde herzien is; een kwartaal.

    Raises:
        ValueError: een doel buiten 0 tot en met 1, of een gewicht dat niet groter is dan nul.
        TypeError: een doel of gewicht van een ander type.

    Bron: lokaal addendum (goedgekeurde aanvraag, vraag 2.4); ambitie per persona (aanvraagformulier, vraag 7); gewicht
    voor de caseload (goedgekeurde aanvraag, vraag 7).

    >>> Persona(id="jongeren", naam="Jongeren zonder diploma").gewicht
    Decimal('1')
    """

    id: str
    naam: str
    beschrijving: str | None = None
    weerhouden: bool | None = None
    levensdomeinen: tuple[str, ...] = ()
    drempels: tuple[Drempel, ...] = ()
    verwacht: tuple[Kwartaalverwachting, ...] = ()
    doel_naar_werk: Tarief | None = attrs.field(default=None, validator=_aandeel)
    motivering: str | None = None
    gewicht: Decimal = attrs.field(default=Decimal(1), validator=_gewicht)
    herzien_op: Kwartaal | None = None

    def __str__(self) -> str:
        return self.naam


@attrs.frozen(kw_only=True)
class Ambitie:
    """Wat het partnerschap in een jaar of kwartaal wil bereiken, in het geheel of voor één persona.

    Args:
        jaar: kalenderjaar.
        kwartaal: 1 tot en met 4, of ``None`` voor het hele jaar.
        persona: id van de persona, of ``None`` voor alle samen.
        deelnemers: aantal begeleidingen dat in die tijd loopt, vanaf nul.
        naar_werk: aantal dat naar werk uitstroomt, vanaf nul.

    Raises:
        ValueError: een negatief aantal, of een kwartaal dat niet bestaat.
        TypeError: een aantal dat geen geheel getal is.

    Bron: aanvraagformulier, vragen 7 en 17.

    >>> Ambitie(jaar=2024, kwartaal=1, deelnemers=10).persona is None
    True
    """

    jaar: int
    kwartaal: int | None = None
    persona: str | None = None
    deelnemers: int | None = attrs.field(default=None, validator=_vanaf_nul)
    naar_werk: int | None = attrs.field(default=None, validator=_vanaf_nul)

    def __attrs_post_init__(self) -> None:
        Kwartaal(self.jaar, 1 if self.kwartaal is None else self.kwartaal)


class BijzonderKenmerk(StrEnum):
    """Een kenmerk dat een partnerschap standaard alleen telt; elk is één indicator.

    Bron: Verordening (EU) 2021/1057, bijlage I, EECO12 tot en met EECO17.

    >>> BijzonderKenmerk.DAKLOOS.indicator
    'EECO16'
    """

    BEPERKING = "beperking"
    DERDELANDER = "derdelander"
    BUITENLANDSE_HERKOMST = "buitenlandse-herkomst"
    MINDERHEID = "minderheid"
    DAKLOOS = "dakloos"
    LANDELIJK = "landelijk"

    @property
    def indicator(self) -> str:
        """De code van de indicator."""
        return f"EECO{12 + list(BijzonderKenmerk).index(self)}"


@attrs.frozen(kw_only=True)
class Kenmerktelling:
    """Hoeveel nieuwe deelnemers van een periode een bijzonder kenmerk hebben, zonder te zeggen wie.

    Args:
        kenmerk: wat geteld is.
        periode: de deelnemers die in deze periode voor het eerst startten.
        vrouwen, mannen, niet_binair, geslacht_onbekend: hoeveel het kenmerk hebben, vanaf nul.
        geweigerd: hoeveel de vraag niet wilden beantwoorden.
        geschat: is dit een onderbouwde schatting en geen telling?

    Raises:
        ValueError: een negatief aantal.
        TypeError: een aantal dat geen geheel getal is.

    Bron: Verordening (EU) 2021/1057, bijlage I, punt 1.2: de begunstigde mag deze aantallen onderbouwd schatten.

    >>> Kenmerktelling(kenmerk=BijzonderKenmerk.DAKLOOS, periode=Periode.jaar(2024), vrouwen=2, mannen=5).aantal
    7
    """

    kenmerk: BijzonderKenmerk
    periode: Periode
    vrouwen: int = attrs.field(default=0, validator=_vanaf_nul)
    mannen: int = attrs.field(default=0, validator=_vanaf_nul)
    niet_binair: int = attrs.field(default=0, validator=_vanaf_nul)
    geslacht_onbekend: int = attrs.field(default=0, validator=_vanaf_nul)
    geweigerd: int = attrs.field(default=0, validator=_vanaf_nul)
    geschat: bool = False

    @property
    def aantal(self) -> int:
        """Hoeveel deelnemers het kenmerk hebben."""
        return self.vrouwen + self.mannen + self.niet_binair + self.geslacht_onbekend


@attrs.frozen(kw_only=True)
class Entiteitstelling:
    """Hoeveel overheden en ondernemingen het project in een periode ondersteunde.

    Args:
        periode: wanneer.
        overheden: ondersteunde overheden en openbare diensten (EECO18), vanaf nul.
        ondernemingen: ondersteunde kleine en middelgrote ondernemingen, ook coöperaties en sociale (EECO19), vanaf nul.

    Raises:
        ValueError: een negatief aantal.
        TypeError: een aantal dat geen geheel getal is.

    Bron: Verordening (EU) 2021/1057, bijlage I, EECO18 en EECO19.

    >>> Entiteitstelling(periode=Periode.jaar(2024), overheden=6).ondernemingen
    0
    """

    periode: Periode
    overheden: int = attrs.field(default=0, validator=_vanaf_nul)
    ondernemingen: int = attrs.field(default=0, validator=_vanaf_nul)


@attrs.frozen(kw_only=True)
class Gegevensverwerking:
    """Wat het partnerschap over gegevens van deelnemers afsprak, één keer voor iedereen.

    Args:
        grondslag: de rechtsgrond van de verwerking, in woorden, of ``None`` als die niet vastgelegd is.
        bijzonder_per_deelnemer: koos het partnerschap uitdrukkelijk om bijzondere kenmerken per deelnemer bij te
            houden? Standaard houdt het alleen tellingen bij.

    Bron: verwerking van persoonsgegevens is verplichte documentatie (goedgekeurde aanvraag, vraag 19).

    >>> Gegevensverwerking(grondslag="toestemming").bijzonder_per_deelnemer
    False
    """

    grondslag: str | None = None
    bijzonder_per_deelnemer: bool = False
