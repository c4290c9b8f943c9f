"""De samenwerkingsovereenkomst tussen VDAB en lokale besturen: gezamenlijke doelstellingen en SMART-acties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import attrs

from lokale_partnerschappen.basis.periode import Periode


class Smartdeel(StrEnum):
    """Wat een actie nodig heeft om SMART te zijn.

    Bron: VDAB vraagt "SMART-geformuleerde acties die resultaat transparant maken"; hoe het woord in deze vijf delen
    uiteenvalt, is gewoon taalgebruik en staat daar niet.

    >>> [deel.value for deel in Smartdeel]
    ['omschrijving', 'indicator', 'streefwaarde', 'datum', 'eigenaar']
    """

    OMSCHRIJVING = "omschrijving"
    INDICATOR = "indicator"
    STREEFWAARDE = "streefwaarde"
    DATUM = "datum"
    EIGENAAR = "eigenaar"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Smartdeel.DATUM.label
        'een datum waarop het klaar is'
        """
        return {
            "omschrijving": "een omschrijving van wat er gebeurt",
            "indicator": "een indicator die het resultaat meet",
            "streefwaarde": "een streefwaarde voor die indicator",
            "datum": "een datum waarop het klaar is",
            "eigenaar": "een organisatie die ervoor instaat",
        }[self.value]


@attrs.frozen(kw_only=True)
class Actie:
    """Een actie waarmee VDAB en lokale besturen een doelstelling willen halen.

    Args:
        naam: korte naam van de actie, nooit van een persoon.
        omschrijving: wat er concreet gebeurt, of ``None``.
        indicator: wat gemeten wordt, in woorden, of ``None``.
        streefwaarde: hoeveel de indicator moet halen, of ``None``.
        datum: de dag waarop de actie klaar is, of ``None``.
        eigenaar: id van de organisatie die ervoor instaat, of ``None``.

    Raises:
        ValueError: de streefwaarde is geen eindig getal.
        TypeError: de streefwaarde is geen ``Decimal``.

    Bron: VDAB, samenwerking met lokale besturen.

    >>> actie = Actie(naam="Jobbeurs", indicator="bezoekers uit de doelgroep", streefwaarde=Decimal(60))
    >>> [deel.value for deel in actie.ontbreekt]
    ['omschrijving', 'datum', 'eigenaar']
    """

    naam: str
    omschrijving: str | None = None
    indicator: str | None = None
    streefwaarde: Decimal | None = None
    datum: date | None = None
    eigenaar: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.streefwaarde is None:
            return
        if not isinstance(self.streefwaarde, Decimal):
            raise TypeError(f"streefwaarde: verwacht een Decimal, geen {type(self.streefwaarde).__name__}")
        if not self.streefwaarde.is_finite():
            raise ValueError("streefwaarde: verwacht een eindig getal")

    @property
    def ontbreekt(self) -> tuple[Smartdeel, ...]:
        """Wat nog ontbreekt om SMART te zijn; een lege tekst telt als ontbrekend, een streefwaarde van nul niet."""
        return tuple(deel for deel in Smartdeel if _leeg(getattr(self, deel.value)))

    def __str__(self) -> str:
        return self.naam


def _leeg(waarde: object) -> bool:
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())


@attrs.frozen(kw_only=True)
class Doelstelling:
    """Een gezamenlijke doelstelling van VDAB en lokale besturen.

    Args:
        naam: korte naam van de doelstelling.
        omschrijving: wat ze samen willen bereiken, of ``None``.
        acties: waarmee ze dat willen bereiken.

    Bron: VDAB, samenwerking met lokale besturen: projecten gelinkt aan geprioriteerde gezamenlijke doelstellingen.

    >>> Doelstelling(naam="Meer mensen bereiken").acties
    ()
    """

    naam: str
    omschrijving: str | None = None
    acties: tuple[Actie, ...] = ()

    def __str__(self) -> str:
        return self.naam


@attrs.frozen(kw_only=True)
class Samenwerkingsovereenkomst:
    """De overeenkomst tussen VDAB en een of meer lokale besturen; ze staat los van de partnerschapsovereenkomst.

    Args:
        periode: van wanneer tot en met wanneer ze loopt, of ``None``.
        lokale_besturen: id's van de lokale besturen die ze met VDAB sluiten.
        doelstellingen: wat ze samen willen bereiken.

    Bron: VDAB, samenwerking met lokale besturen (centrumsteden of clusters van lokale besturen).

    >>> Samenwerkingsovereenkomst(lokale_besturen=("ocmw-lokeren",)).doelstellingen
    ()
    """

    periode: Periode | None = None
    lokale_besturen: tuple[str, ...] = ()
    doelstellingen: tuple[Doelstelling, ...] = ()
