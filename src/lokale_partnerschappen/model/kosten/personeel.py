"""De projectmedewerkers: functies bij een organisatie, nooit namen."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Lijnopgave


class Aanwerving(StrEnum):
    """In welke van de twee tabellen van het formulier een projectmedewerker staat.

    Bron: aanvraagformulier, "Kosten reeds aangeworven" en "Kosten nog aan te werven projectpersoneel".

    >>> Aanwerving("aangeworven").value
    'aangeworven'
    """

    AANGEWORVEN = "aangeworven"
    AAN_TE_WERVEN = "aan-te-werven"


def _niet_negatief(_: object, veld: attrs.Attribute[Decimal], waarde: object) -> None:
    if not isinstance(waarde, Decimal):
        raise TypeError(f"{veld.name}: verwacht een Decimal, geen {type(waarde).__name__}")
    if not waarde.is_finite() or waarde < 0:
        raise ValueError(f"{veld.name}: verwacht een eindig getal vanaf nul, geen {waarde}")


@attrs.frozen(kw_only=True)
class Projectmedewerker:
    """Eén lijn van de personeelstabel: een functie bij een organisatie, nooit een naam.

    Een lijn is niet altijd één persoon: in de goedgekeurde aanvraag draagt één lijn 0,30 + 0,05 VTE.

    Args:
        luik: werking of ondersteuning; de kost van de lijn valt daar volledig in.
        partner: id van de organisatie.
        brutoloon: voltijds brutomaandloon in euro.
        uren: projecturen in de periode van de begroting, vanaf 0; het formulier toont er drie decimalen van.
        functie: functiebenaming.
        activiteit: wat de medewerker in het project doet.
        aanwerving: aangeworven of nog aan te werven.
        medewerker: betekenisloos kenmerk dat lijnen van dezelfde persoon verbindt (``"m1"``), nooit een naam.
        personen: hoeveel personen op de lijn staan, of ``None`` als dat niet bekend is.
        aanstelling: deel van een voltijdse aanstelling bij de werkgever (``0.5`` is halftijds).
        vte_in_tekst: aantal VTE dat de aanvraag in woorden noemt.
        begeleidt: begeleidt deze lijn deelnemers (en telt ze mee voor de capaciteit)? ``None`` als dat niet bekend is.
        elders_gesubsidieerd: wordt dezelfde kost ook elders ingebracht?
        loonfiches: aantal bijgevoegde loonfiches, of ``None`` als dat niet bekend is.
        soort_code: ruwe code van het luik in de tekst van het formulier.
        opgave: wat het formulier op deze lijn toont.

    Raises:
        ValueError: negatieve of oneindige uren.
        TypeError: de uren zijn geen ``Decimal``.

    Bron: aanvraagformulier, tabellen projectpersoneel.

    >>> str(Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(3000), uren=Decimal(1720)))
    'projectmedewerker'
    """

    luik: Luik
    partner: str
    brutoloon: Bedrag
    uren: Decimal = attrs.field(validator=_niet_negatief)
    functie: str | None = None
    activiteit: str | None = None
    aanwerving: Aanwerving = Aanwerving.AANGEWORVEN
    medewerker: str | None = None
    personen: int | None = None
    aanstelling: Tarief | None = None
    vte_in_tekst: Decimal | None = None
    begeleidt: bool | None = None
    elders_gesubsidieerd: bool | None = None
    loonfiches: int | None = None
    soort_code: str | None = None
    opgave: Lijnopgave | None = None

    def __str__(self) -> str:
        return self.functie or "projectmedewerker"
