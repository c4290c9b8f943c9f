"""Waar het partnerschap van leert: vragen, verspilling en systeemcondities, los van elke deelnemer."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs


class Vraagsoort(StrEnum):
    """Of een vraag waarde schept, of ontstaat doordat de dienstverlening faalt.

    Bron: goedgekeurde aanvraag, vraag 18.

    >>> Vraagsoort("faalvraag").value
    'faalvraag'
    """

    WAARDEVRAAG = "waardevraag"
    FAALVRAAG = "faalvraag"


@attrs.frozen(kw_only=True)
class Leervraag:
    """Eén vraag waaruit het partnerschap leert. Ze noemt nooit een deelnemer.

    Args:
        datum: de dag waarop de vraag besproken werd, of ``None``.
        soort: waardevraag of faalvraag; ``None`` zolang ze niet ingedeeld is.
        verspilling: wat de vraag nodeloos deed ontstaan, in woorden die niemand herkenbaar maken.
        systeemconditie: de context erachter (een procedure, een termijn, een systeem).
        levensdomein: waarover de vraag gaat, of ``None``.

    Bron: goedgekeurde aanvraag, vragen 18 en 19.

    >>> Leervraag(soort=Vraagsoort.FAALVRAAG, verspilling="twee intakes na elkaar").systeemconditie is None
    True
    """

    datum: date | None = None
    soort: Vraagsoort | None = None
    verspilling: str | None = None
    systeemconditie: str | None = None
    levensdomein: str | None = None
