"""Het lokaal addendum: de noden van een werkingsgebied, en de datums van de oproep tot interesse daar."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs


class Noodsoort(StrEnum):
    """Waaruit een nood volgt.

    Bron: VVSG, vragen en antwoorden: persona's en regio-uitdagingen.

    >>> Noodsoort("regio-uitdaging").label
    'regio-uitdaging'
    """

    PERSONA = "persona"
    REGIO_UITDAGING = "regio-uitdaging"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return self.value


@attrs.frozen(kw_only=True)
class Nood:
    """Een nood of uitdaging uit het lokaal addendum, en of het partnerschap erop inzet.

    Args:
        naam: de nood, in enkele woorden; nooit de naam van een persoon.
        soort: een persona of een regio-uitdaging.
        persona: id van de persona in het dossier, of ``None``.
        weerhouden: zet het partnerschap erop in? ``None`` als dat niet bekend is.
        motivering: waarom de nood al dan niet weerhouden is.

    Bron: aanvraagformulier, vraag 1.

    >>> Nood(naam="weinig openbaar vervoer", soort=Noodsoort.REGIO_UITDAGING).weerhouden is None
    True
    """

    naam: str
    soort: Noodsoort
    persona: str | None = None
    weerhouden: bool | None = None
    motivering: str | None = None

    def __str__(self) -> str:
        return self.naam


@attrs.frozen(kw_only=True)
class Addendum:
    """Het lokaal addendum van een werkingsgebied; de vijf datums mogen per gebied verschillen.

    Een datum die niet bekend is, is ``None``.

    Args:
        kandidaturen_tot: laatste dag om een kandidatuur in te dienen.
        einde_eerste_ronde: laatste dag van de eerste ronde.
        einde_tweede_ronde: laatste dag van de tweede ronde, met de pitches.
        beslissing_op: dag waarop de selectie beslist wordt.
        indienen_tot: dag waarop het project ingediend wordt.
        noden: persona's en regio-uitdagingen.

    Bron: Europa WSE, veelgestelde vragen: elk addendum legt de datums vast.

    >>> addendum = Addendum(kandidaturen_tot=date(2023, 6, 11), beslissing_op=date(2023, 7, 14))
    >>> [str(datum) for datum in addendum.datums.values()]
    ['2023-06-11', 'None', 'None', '2023-07-14', 'None']
    """

    kandidaturen_tot: date | None = None
    einde_eerste_ronde: date | None = None
    einde_tweede_ronde: date | None = None
    beslissing_op: date | None = None
    indienen_tot: date | None = None
    noden: tuple[Nood, ...] = ()

    @property
    def datums(self) -> dict[str, date | None]:
        """De vijf datums bij de naam van hun veld, in de volgorde van het proces."""
        return {veld.name: getattr(self, veld.name) for veld in attrs.fields(Addendum) if veld.name != "noden"}
