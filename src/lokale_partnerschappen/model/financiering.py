"""Wie wat betaalt: de financieringsbronnen, de cofinancieringstabel en de financiering per luik."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Lijnopgave


class Financieringsbron(StrEnum):
    """Wie geld inbrengt. ESF en VCF komen van Europa WSE en heten geen cofinanciering.

    Bron: aanvraagformulier, tekst bij Cofinanciering.

    >>> Financieringsbron.VCF.is_europa_wse, Financieringsbron.VDAB.is_europa_wse
    (True, False)
    """

    ESF = "esf"
    VCF = "vcf"
    """Vlaams cofinancieringsfonds."""
    LOKAAL = "lokaal"
    VDAB = "vdab"
    OVERIGE = "overige"

    @property
    def is_europa_wse(self) -> bool:
        """Komt dit geld van Europa WSE?"""
        return self in (Financieringsbron.ESF, Financieringsbron.VCF)

    @property
    def label(self) -> str:
        """De naam zoals het formulier ze schrijft.

        >>> Financieringsbron.VCF.label, Financieringsbron.LOKAAL.label
        ('VCF', 'lokale besturen')
        """
        if self is Financieringsbron.LOKAAL:
            return "lokale besturen"
        return self.value if self is Financieringsbron.OVERIGE else self.value.upper()


class Inbreng(StrEnum):
    """In welke vorm iemand cofinanciert.

    Bron: personeelsinzet (VTE) of middelen (VVSG, vragen en antwoorden); op het formulier "persoonsgebonden".

    >>> Inbreng("personeel").value
    'personeel'
    """

    PERSONEEL = "personeel"
    """Persoonsgebonden: verbonden aan de inzet van een of meer projectmedewerkers."""
    MIDDELEN = "middelen"
    """Geld."""


@attrs.frozen(kw_only=True)
class AndereSubsidie:
    """Een andere subsidie die als cofinanciering ingebracht wordt.

    Args:
        verstrekker: wie ze geeft.
        akkoord: gaat de verstrekker akkoord? ``None`` als dat niet bekend is.

    Bron: VVSG, vragen en antwoorden: het mag als de subsidieverstrekker akkoord gaat.

    >>> AndereSubsidie(verstrekker="Vlaamse overheid").akkoord is None
    True
    """

    verstrekker: str
    akkoord: bool | None = None


@attrs.frozen(kw_only=True)
class GemeentelijkAandeel:
    """Wat een gemeente in een jaar inbrengt, en wat ze ervoor begroot.

    Args:
        gemeente: NIS-code.
        bedrag: haar aandeel in de lokale cofinanciering.
        krediet: wat ze in haar eigen budget voorziet, of ``None``.

    Bron: goedgekeurde aanvraag, vraag 12; krediet: raadsbesluit van Galmaarden.

    >>> GemeentelijkAandeel(gemeente="44045", bedrag=Bedrag("2232.76")).krediet is None
    True
    """

    gemeente: str
    bedrag: Bedrag
    krediet: Bedrag | None = None

    def __str__(self) -> str:
        return self.gemeente


@attrs.frozen(kw_only=True)
class Sleuteldeel:
    """Het gewicht van één gemeente in een verdeelsleutel.

    Args:
        gemeente: NIS-code.
        gewicht: inwoners, een percentage, een vast bedrag: vrij, maar niet negatief.

    Raises:
        ValueError: een negatief of oneindig gewicht.

    Bron: VVSG, vragen en antwoorden: lokale besturen spreken hun samenwerking vrij af.

    >>> Sleuteldeel(gemeente="44045", gewicht=Decimal("2.9935")).gewicht
    Decimal('2.9935')
    """

    gemeente: str
    gewicht: Decimal = attrs.field()

    @gewicht.validator
    def _niet_negatief(self, _: object, gewicht: Decimal) -> None:
        if not isinstance(gewicht, Decimal):
            raise TypeError(f"gewicht: verwacht een Decimal, geen {type(gewicht).__name__}")
        if not gewicht.is_finite() or gewicht < 0:
            raise ValueError("een gewicht in een verdeelsleutel is eindig en niet negatief")

    def __str__(self) -> str:
        return self.gemeente


@attrs.frozen(kw_only=True)
class Cofinanciering:
    """Eén lijn van de cofinancieringstabel.

    Args:
        luik: werking of ondersteuning.
        bedrag: het ingebrachte bedrag.
        bron: wie inbrengt; ``None`` wanneer de code van het formulier niet te duiden is.
        inbreng: personeel of middelen; ``None`` wanneer niet bekend.
        partner: id van de organisatie die inbrengt, als die bekend is.
        andere_subsidie: de andere subsidie waaruit dit bedrag komt, als dat zo is.
        elders_gesubsidieerd: wordt dezelfde kost ook elders ingebracht?
        omschrijving: vrije tekst, nooit een naam van een persoon.
        bewijsstukken: aantal bijgevoegde stukken, of ``None``.
        soort_code, bron_code, persoonsgebonden_code: de ruwe codes uit de tekst van het formulier.
        opgave: wat het formulier in de kolommen werking en ondersteuning toont.

    Bron: aanvraagformulier, tabel Cofinanciering; de codes zijn afgeleid (feiten 4.3).

    >>> Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag("1000.00"), bron=Financieringsbron.VDAB).inbreng is None
    True
    """

    luik: Luik
    bedrag: Bedrag
    bron: Financieringsbron | None = None
    inbreng: Inbreng | None = None
    partner: str | None = None
    andere_subsidie: AndereSubsidie | None = None
    elders_gesubsidieerd: bool | None = None
    omschrijving: str | None = None
    bewijsstukken: int | None = None
    soort_code: str | None = None
    bron_code: str | None = None
    persoonsgebonden_code: str | None = None
    opgave: Lijnopgave | None = None

    def __str__(self) -> str:
        return f"cofinanciering {self.bron.label if self.bron else 'van onbekende bron'}"


@attrs.frozen(kw_only=True)
class Aandelen:
    """De percentages die het formulier naast de bedragen toont; leeg is ``None``.

    Args:
        esf, vcf, lokaal, vdab, overige, totaal: percentages, zoals getoond (``40`` is 40 %).

    Bron: aanvraagformulier, velden "… %".

    >>> Aandelen(esf=Decimal("40")).vcf is None
    True
    """

    esf: Decimal | None = None
    vcf: Decimal | None = None
    lokaal: Decimal | None = None
    vdab: Decimal | None = None
    overige: Decimal | None = None
    totaal: Decimal | None = None


@attrs.frozen(kw_only=True)
class Financiering:
    """De financiering van een luik of van het project, zoals ingevuld of getoond.

    Args:
        esf, vcf, lokaal, vdab, overige: bedrag per bron; wat leeg bleef is ``None`` en telt als nul.
        totaal: het totaal dat het formulier toont.
        kosten: de kosten die het formulier ernaast toont.
        aandelen: de percentages die het formulier toont.

    Bron: aanvraagformulier, "Financiering werking", "Financiering ondersteuning" en "Totale financiering".

    >>> Financiering(esf=Bedrag("40.00"), vcf=Bedrag("60.00")).som
    Bedrag('100.00')
    """

    esf: Bedrag | None = None
    vcf: Bedrag | None = None
    lokaal: Bedrag | None = None
    vdab: Bedrag | None = None
    overige: Bedrag | None = None
    totaal: Bedrag | None = None
    kosten: Bedrag | None = None
    aandelen: Aandelen | None = None

    def van(self, bron: Financieringsbron) -> Bedrag:
        """Het bedrag van een bron; wat leeg bleef is nul."""
        bedrag: Bedrag | None = getattr(self, bron.value)
        return NUL if bedrag is None else bedrag

    @property
    def som(self) -> Bedrag:
        """De som van de bronnen, herrekend."""
        return sum((self.van(bron) for bron in Financieringsbron), NUL)

    @property
    def cofinanciering(self) -> Bedrag:
        """Alles wat geen ESF of VCF is.

        >>> Financiering(vcf=Bedrag(30), lokaal=Bedrag(15), vdab=Bedrag(15)).cofinanciering
        Bedrag('30.00')
        """
        return sum((self.van(bron) for bron in Financieringsbron if not bron.is_europa_wse), NUL)
