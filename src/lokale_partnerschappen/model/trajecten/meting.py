"""Metingen in een traject: de schaal om los te laten, het sterdiagram en empowerment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

import attrs

LOSLAATSCHAAL: Final = (1, 10)
STERSCHAAL: Final = (1, 5)


def _op_schaal(veld: str, waarde: object, schaal: tuple[int, int]) -> None:
    laagst, hoogst = schaal
    if type(waarde) is not int:
        raise TypeError(f"{veld}: verwacht een geheel getal, geen {type(waarde).__name__}")
    if not laagst <= waarde <= hoogst:
        raise ValueError(f"{veld}: verwacht een geheel getal van {laagst} tot en met {hoogst}")


@attrs.frozen(kw_only=True)
class Sterpunt:
    """Eén arm van het sterdiagram: hoe het op een levensdomein gaat.

    Args:
        levensdomein: een van de tien van de aanvraag (`Levensdomein`), of een eigen levensdomein van het partnerschap.
        score: 1 (moeilijk) tot en met 5 (goed).

    Raises:
        ValueError: de score ligt niet op de schaal.
        TypeError: de score is geen geheel getal.

    Bron: kwaliteitskader, zoals aangehaald in een goedgekeurde aanvraag, vraag 19: een schaal van 1 tot 5.

    >>> Sterpunt(levensdomein="rechten", score=3).score
    3
    """

    levensdomein: str
    score: int

    def __attrs_post_init__(self) -> None:
        _op_schaal("score", self.score, STERSCHAAL)


@attrs.frozen(kw_only=True)
class Empowermentscore:
    """Een score op een schaal voor empowerment die het partnerschap zelf kiest en benoemt; hoger is sterker.

    Args:
        schaal: naam van de schaal; scores worden alleen binnen dezelfde schaal vergeleken.
        score: elk eindig getal.

    Raises:
        ValueError: de score is niet eindig.
        TypeError: de score is geen ``Decimal``.

    Bron: empowermentmeting is verplicht (goedgekeurde aanvraag, vraag 19); de vragenlijst zelf is niet gevonden.

    >>> Empowermentscore(schaal="eigen schaal", score=Decimal("3.5")).score
    Decimal('3.5')
    """

    schaal: str
    score: Decimal

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.score, Decimal):
            raise TypeError(f"score: verwacht een Decimal, geen {type(self.score).__name__}")
        if not self.score.is_finite():
            raise ValueError("score: verwacht een eindig getal")


@attrs.frozen(kw_only=True)
class Meting:
    """Wat op één dag in een traject gemeten is. Dalen mag: herval hoort erbij en is nooit een fout.

    Args:
        datum: de dag van de meting; na het einde van het traject mag ook (eindbevraging).
        loslaatschaal: 1 tot en met 10: hoe dichtbij is het moment dat de casus losgelaten kan worden?
        ster: het sterdiagram, hoogstens één punt per levensdomein.
        empowerment: hoogstens één score per schaal.

    Raises:
        ValueError: een score ligt niet op haar schaal, of een levensdomein of schaal staat er twee keer.
        TypeError: de loslaatschaal is geen geheel getal.

    Bron: kwaliteitskader, zoals aangehaald in een goedgekeurde aanvraag, vraag 19.

    >>> Meting(datum=date(2024, 5, 1), loslaatschaal=4).op("rechten") is None
    True
    """

    datum: date
    loslaatschaal: int | None = None
    ster: tuple[Sterpunt, ...] = ()
    empowerment: tuple[Empowermentscore, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.loslaatschaal is not None:
            _op_schaal("loslaatschaal", self.loslaatschaal, LOSLAATSCHAAL)
        if len({punt.levensdomein for punt in self.ster}) < len(self.ster):
            raise ValueError("ster: verwacht elk levensdomein hoogstens één keer")
        if len({score.schaal for score in self.empowerment}) < len(self.empowerment):
            raise ValueError("empowerment: verwacht elke schaal hoogstens één keer")

    def op(self, levensdomein: str) -> int | None:
        """De score van een levensdomein in het sterdiagram, of ``None``."""
        return next((punt.score for punt in self.ster if punt.levensdomein == levensdomein), None)
