"""De score van een aanvraag: de punten per criterium, gewogen zoals het formulier toont."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.model.aanvraag import Aanvraagcriterium, Criteriumpunten
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER

_GEWICHTEN = AANVRAAGFORMULIER.op("gewicht bij elk criterium")


@attrs.frozen(kw_only=True)
class Criteriumscore:
    """Wat een criterium tot de score bijdraagt.

    Args:
        criterium: het criterium.
        gewicht: zijn deel van de beoordeling.
        deel: de bijdrage, van nul tot en met het gewicht; ``None`` zonder punten.

    Bron: aanvraagformulier, gewicht bij elk criterium.

    >>> Criteriumscore(criterium=Aanvraagcriterium.RELEVANTIE, gewicht=Tarief("0.4"), deel=None).deel is None
    True
    """

    criterium: Aanvraagcriterium
    gewicht: Tarief
    deel: Fraction | None


@attrs.frozen(kw_only=True)
class Aanvraagscore:
    """De score van een aanvraag, exact.

    Args:
        criteria: elk criterium met zijn bijdrage.

    Bron: aanvraagformulier, gewicht bij elk criterium.

    >>> Aanvraagscore(criteria=()).totaal
    Fraction(0, 1)
    """

    criteria: tuple[Criteriumscore, ...]

    @property
    def totaal(self) -> Fraction | None:
        """De som van de bijdragen, van nul tot en met één; ``None`` als een criterium geen punten heeft."""
        delen = [criterium.deel for criterium in self.criteria if criterium.deel is not None]
        return sum(delen, Fraction(0)) if len(delen) == len(self.criteria) else None


@berekening(
    titel="Gewogen score",
    formule="punten / maximum * gewicht",
    bron=_GEWICHTEN,
    zekerheid=Zekerheid.AFGELEID,
)
def criteriumscore(punten: Decimal, maximum: Decimal, gewicht: Tarief) -> Fraction:
    """Wat een criterium tot de score bijdraagt.

    Args:
        punten: punten op de schaal van de gebruiker.
        maximum: het hoogste op die schaal.
        gewicht: het deel van de beoordeling.

    Raises:
        ZeroDivisionError: het maximum is nul.

    Bron: aanvraagformulier, gewicht bij elk criterium. Hoe de punten over de vragen verdeeld zijn, is niet bekend.

    >>> criteriumscore(Decimal(7), Decimal(10), Tarief.procent(40))
    Fraction(7, 25)
    """
    return Fraction(punten) / Fraction(maximum) * gewicht.breuk


@berekening(
    titel="Score van de aanvraag",
    uitleg="per criterium de punten gedeeld door het maximum, maal het gewicht; het totaal is de som",
    bron=_GEWICHTEN,
    zekerheid=Zekerheid.AFGELEID,
)
def score(
    punten: Sequence[Criteriumpunten],
    *,
    gewicht_relevantie: Tarief,
    gewicht_haalbaarheid: Tarief,
    gewicht_bestuur: Tarief,
    gewicht_kosten_baten: Tarief,
) -> Aanvraagscore:
    """De score van een aanvraag per criterium, en het totaal zodra elk criterium punten heeft.

    Args:
        punten: de punten per criterium, elk op een schaal naar keuze.
        gewicht_relevantie, gewicht_haalbaarheid, gewicht_bestuur, gewicht_kosten_baten: het deel van elk criterium.

    Bron: aanvraagformulier, gewicht bij elk criterium; een schaal en een minimum om te slagen zijn niet gevonden.

    >>> tien = Decimal(10)
    >>> punten = [
    ...     Criteriumpunten(criterium=criterium, punten=Decimal(7), maximum=tien) for criterium in Aanvraagcriterium
    ... ]
    >>> gewichten = {f"gewicht_{naam}": Tarief("0.25") for naam in ("relevantie", "haalbaarheid", "bestuur")}
    >>> score(punten, **gewichten, gewicht_kosten_baten=Tarief("0.25")).totaal
    Fraction(7, 10)
    """
    gewichten = {
        Aanvraagcriterium.RELEVANTIE: gewicht_relevantie,
        Aanvraagcriterium.HAALBAARHEID: gewicht_haalbaarheid,
        Aanvraagcriterium.BESTUUR: gewicht_bestuur,
        Aanvraagcriterium.KOSTEN_BATEN: gewicht_kosten_baten,
    }
    gegeven = {een.criterium: een for een in punten}
    return Aanvraagscore(
        criteria=tuple(
            Criteriumscore(
                criterium=criterium,
                gewicht=gewicht,
                deel=_deel(gegeven.get(criterium), gewicht),
            )
            for criterium, gewicht in gewichten.items()
        )
    )


def _deel(punten: Criteriumpunten | None, gewicht: Tarief) -> Fraction | None:
    if punten is None:
        return None
    return criteriumscore.voor(punten.criterium)(punten.punten, punten.maximum, gewicht)
