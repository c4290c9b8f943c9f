"""Wat een aanvrager op het formulier verklaart over overheidsopdrachten en boekhouding."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Aanbesteder(StrEnum):
    """Tot welke categorie een publieke instantie behoort.

    Bron: aanvraagformulier, wetgeving overheidsopdrachten.

    >>> Aanbesteder("overheid").name
    'OVERHEID'
    """

    OVERHEID = "overheid"
    """Staat, gewest, gemeenschap of lokale overheid."""
    PUBLIEKRECHTELIJK = "publiekrechtelijk"
    VERENIGING = "vereniging-van-aanbesteders"


class Kostengrens(StrEnum):
    """Boven welk bedrag zonder btw het project kosten maakt.

    Bron: aanvraagformulier, drempelbedragen van 30.000, 140.000 en 215.000 euro.

    >>> Kostengrens.BOVEN_140000.label
    'boven € 140.000'
    """

    NIET_BOVEN_30000 = "niet-boven-30000"
    BOVEN_30000 = "boven-30000"
    BOVEN_140000 = "boven-140000"
    BOVEN_215000 = "boven-215000"

    @property
    def label(self) -> str:
        """De grens voor een lezer."""
        *woorden, bedrag = self.value.split("-")
        return f"{' '.join(woorden)} € {bedrag[:-3]}.000"


class Verklaring(StrEnum):
    """Een keuzelijst van het formulier waarvan de tekst van een aanvraag de vinkjes kan verliezen.

    Bron: tekst van een aanvraag zoals Platos ze geeft: elke keuze staat er, aangevinkt of niet.

    >>> Verklaring("kostengrenzen").name
    'KOSTENGRENZEN'
    """

    CATEGORIE = "categorie"
    KOSTENGRENZEN = "kostengrenzen"
    BOEKHOUDING = "afzonderlijke-boekhouding"


@attrs.frozen(kw_only=True)
class Overheidsopdrachten:
    """Wat de aanvrager over overheidsopdrachten verklaart.

    Args:
        publieke_instantie: is de aanvrager een publieke instantie?
        publieke_instantie_code: de ruwe keuzecode van dat antwoord.
        categorieen: wat aangevinkt is; leeg als niets aangevinkt is, ``None`` als dat niet bekend is.
        kosten_onder_30000: maakt het project kosten onder 30.000 euro zonder btw?
        kosten_onder_30000_code: de ruwe keuzecode van dat antwoord.
        kostengrenzen: wat aangevinkt is; leeg als niets aangevinkt is, ``None`` als dat niet bekend is.
        doel_beschreven: staat het doel van de opdracht er?

    Bron: aanvraagformulier, wetgeving overheidsopdrachten.

    >>> Overheidsopdrachten(kostengrenzen=(Kostengrens.BOVEN_140000,)).boven_30000
    True
    """

    publieke_instantie: bool | None = None
    publieke_instantie_code: str | None = None
    categorieen: tuple[Aanbesteder, ...] | None = None
    kosten_onder_30000: bool | None = None
    kosten_onder_30000_code: str | None = None
    kostengrenzen: tuple[Kostengrens, ...] | None = None
    doel_beschreven: bool | None = None

    @property
    def boven_30000(self) -> bool | None:
        """Zijn er kosten boven 30.000 euro aangevinkt? ``None`` als de vinkjes niet bekend zijn."""
        if self.kostengrenzen is None:
            return None
        return any(grens is not Kostengrens.NIET_BOVEN_30000 for grens in self.kostengrenzen)
