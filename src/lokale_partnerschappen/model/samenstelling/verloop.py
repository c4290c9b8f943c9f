"""Partners die komen, gaan, of anders meedoen: elke wijziging met haar dag en wat erbij geregeld is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs


class Wijzigingssoort(StrEnum):
    """Wat er met een partner verandert.

    Bron: goedgekeurde aanvraag, vraag 10 (losgelaten, minder betrokken, onderaanneming, vrijwillig uittreden,
    instappen); een lokaal bestuur kan naar een ander partnerschap verhuizen (VVSG, vragen en antwoorden).

    >>> [soort.value for soort in Wijzigingssoort if soort.is_vertrek]
    ['uittreding', 'losgelaten', 'verhuis']
    """

    TOETREDING = "toetreding"
    UITTREDING = "uittreding"
    """De partner vertrekt zelf."""
    LOSGELATEN = "losgelaten"
    """Het partnerschap laat de partner los."""
    MINDER_BETROKKEN = "minder-betrokken"
    ONDERAANNEMING = "onderaanneming"
    """De partner werkt voortaan als onderaannemer."""
    VERHUIS = "verhuis"
    """Een lokaal bestuur gaat naar een ander partnerschap."""

    @property
    def is_vertrek(self) -> bool:
        """Doet de partner daarna niet meer mee?"""
        return self in (Wijzigingssoort.UITTREDING, Wijzigingssoort.LOSGELATEN, Wijzigingssoort.VERHUIS)

    @property
    def vraagt_motief(self) -> bool:
        """Kiest het partnerschap hier zelf voor? Wie uittreedt of verhuist, hoeft niets te motiveren.

        >>> [soort.value for soort in Wijzigingssoort if not soort.vraagt_motief]
        ['uittreding', 'verhuis']
        """
        return self not in (Wijzigingssoort.UITTREDING, Wijzigingssoort.VERHUIS)


class Motief(StrEnum):
    """Waarom een partnerschap zijn samenstelling wijzigt.

    Bron: goedgekeurde aanvraag, vraag 10.

    >>> Motief("tekortkoming").label
    'een vastgestelde tekortkoming'
    """

    LEERPROCES = "leerproces"
    """Een les uit het leerproces."""
    TEKORTKOMING = "tekortkoming"
    """Een vastgestelde tekortkoming tegenover de partnerschapsovereenkomst of het kader."""
    ANDER = "ander"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return {
            "leerproces": "een les uit het leerproces",
            "tekortkoming": "een vastgestelde tekortkoming",
            "ander": "een ander motief",
        }[self.value]


@attrs.frozen(kw_only=True)
class Partnerwijziging:
    """Eén wijziging van een partner, met wat erover beslist en geregeld is.

    Wie op een dag lid is, staat bij de lidmaatschappen van de partner; hier staat waarom dat verandert. Een fusie van
    gemeenten is geen wijziging: het lokaal bestuur gaat vanzelf verder bij zijn opvolger.

    Args:
        datum: de eerste dag waarop de wijziging geldt; wie tot en met 31 december meedoet, wijzigt op 1 januari.
        partner: id van de organisatie.
        soort: wat er verandert.
        motief: waarom het partnerschap ervoor kiest, of ``None`` als dat niet bekend is.
        trajecten_naar: id van de organisatie die de lopende trajecten overneemt, of ``None``.
        afrekening_geregeld: is afgesproken hoe subsidie en cofinanciering verdeeld worden tussen het oude en het nieuwe
            partnerschap? Alleen voor een lokaal bestuur; ``None`` als dat niet bekend is.

    Bron: goedgekeurde aanvraag, vraag 10; afrekening: VVSG, vragen en antwoorden.

    >>> vertrek = Partnerwijziging(datum=date(2026, 1, 1), partner="a", soort=Wijzigingssoort.LOSGELATEN)
    >>> vertrek.geldt_op(date(2025, 12, 31)), vertrek.geldt_op(date(2026, 1, 1))
    (False, True)
    """

    datum: date
    partner: str
    soort: Wijzigingssoort
    motief: Motief | None = None
    trajecten_naar: str | None = None
    afrekening_geregeld: bool | None = None

    def geldt_op(self, dag: date) -> bool:
        """Is de wijziging op een dag al ingegaan?"""
        return dag >= self.datum

    def __str__(self) -> str:
        return f"{self.soort.value} op {self.datum}"
