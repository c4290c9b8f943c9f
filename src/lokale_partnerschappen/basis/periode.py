"""Periodes en rekenen met maanden.

Een periode is gesloten: begin en einde horen er allebei bij, zoals in "van 1 januari 2024 tot en met 31 december
2029". Zonder einde loopt ze nog. Datums hebben geen uur en geen tijdzone.

Maanden optellen houdt dezelfde dag; bestaat die niet, dan wordt het de laatste dag van de maand: 31 augustus 2024
plus zes maanden is 28 februari 2025. Wie verder telt, telt vanaf de oorspronkelijke dag en niet vanaf de afgeknipte.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

import attrs


def plus_maanden(dag: date, maanden: int) -> date:
    """Telt maanden bij een dag op (of trekt ze af); bestaat de dag niet, dan de laatste van die maand.

    Raises:
        TypeError: `dag` heeft een uur (``datetime``) of `maanden` is geen geheel getal.

    Bron: keuze, zoals ``dateutil``; de oproep zegt niets over het einde van een maand.

    >>> plus_maanden(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    >>> plus_maanden(date(2024, 1, 1), 6)
    datetime.date(2024, 7, 1)
    """
    if type(maanden) is not int:
        raise TypeError(f"verwacht een geheel aantal maanden, geen {type(maanden).__name__}")
    return _verschoven(_dag(dag), maanden)


@lru_cache(maxsize=4096)  # wie veel trajecten nakijkt, vraagt telkens dezelfde dagen
def _verschoven(dag: date, maanden: int) -> date:
    from dateutil.relativedelta import relativedelta

    return dag + relativedelta(months=maanden)


def _dag(waarde: object) -> date:
    if type(waarde) is not date:  # een datetime is ook een date, maar heeft een uur
        raise TypeError(f"verwacht een datum zonder uur (date), geen {type(waarde).__name__}")
    return waarde


def _dag_of_niets(waarde: object) -> date | None:
    return None if waarde is None else _dag(waarde)


def _open_einde_laatst(einde: date | None) -> tuple[bool, date]:
    return einde is None, einde or date.max


@attrs.frozen(order=True)
class Periode:
    """Een gesloten periode van hele dagen; zonder einde loopt ze nog.

    Periodes sorteren op begin en dan op einde; wie geen einde heeft, komt laatst.

    Args:
        begin: eerste dag.
        einde: laatste dag, die er nog bij hoort, of ``None``.

    Raises:
        ValueError: het einde ligt voor het begin.
        TypeError: een datum heeft een uur.

    Bron: keuze; de bronnen schrijven "tot en met".

    >>> projectjaar = Periode.jaar(2024)
    >>> date(2024, 12, 31) in projectjaar, projectjaar.dagen, projectjaar.maanden
    (True, 366, 12)
    """

    begin: date = attrs.field(converter=_dag)
    einde: date | None = attrs.field(default=None, converter=_dag_of_niets, order=_open_einde_laatst)

    def __attrs_post_init__(self) -> None:
        if self.einde is not None and self.einde < self.begin:
            raise ValueError(f"een periode kan niet eindigen ({self.einde}) voor ze begint ({self.begin})")

    @classmethod
    def jaar(cls, jaar: int) -> Self:
        """Het kalenderjaar.

        >>> str(Periode.jaar(2025))
        '2025-01-01/2025-12-31'
        """
        return cls(date(jaar, 1, 1), date(jaar, 12, 31))

    def __contains__(self, dag: date) -> bool:
        return self.begin <= dag and (self.einde is None or dag <= self.einde)

    def __str__(self) -> str:
        return f"{self.begin}/{self.einde or '..'}"

    def omvat(self, ander: Periode) -> bool:
        """Zegt of een andere periode volledig in deze ligt.

        >>> Periode(date(2024, 1, 1)).omvat(Periode.jaar(2030))
        True
        """
        if ander.begin < self.begin:
            return False
        return self.einde is None or (ander.einde is not None and ander.einde <= self.einde)

    def doorsnede(self, ander: Periode) -> Periode | None:
        """De dagen die in beide periodes liggen, of ``None``.

        >>> str(Periode(date(2024, 7, 1)).doorsnede(Periode.jaar(2024)))
        '2024-07-01/2024-12-31'
        """
        begin = max(self.begin, ander.begin)
        eindes = [einde for einde in (self.einde, ander.einde) if einde is not None]
        einde = min(eindes, default=None)
        return None if einde is not None and einde < begin else Periode(begin, einde)

    @property
    def dagen(self) -> int | None:
        """Het aantal dagen, begin en einde meegeteld; ``None`` zonder einde.

        >>> Periode(date(2024, 2, 28), date(2024, 3, 1)).dagen
        3
        """
        return None if self.einde is None else (self.einde - self.begin).days + 1

    @property
    def maanden(self) -> int | None:
        """Het aantal volle maanden; ``None`` zonder einde.

        >>> Periode(date(2024, 1, 1), date(2029, 12, 31)).maanden
        72
        """
        if self.einde is None:
            return None
        na = self.einde + timedelta(days=1)
        maanden = (na.year - self.begin.year) * 12 + na.month - self.begin.month
        return maanden if plus_maanden(self.begin, maanden) <= na else maanden - 1

    def jaren(self) -> Iterator[Periode]:
        """De stukken van de periode per kalenderjaar.

        Raises:
            ValueError: de periode heeft geen einde.

        >>> [str(stuk) for stuk in Periode(date(2024, 7, 1), date(2025, 3, 31)).jaren()]
        ['2024-07-01/2024-12-31', '2025-01-01/2025-03-31']
        """
        if self.einde is None:
            raise ValueError("een periode zonder einde heeft geen eindig aantal jaren")
        for jaar in range(self.begin.year, self.einde.year + 1):
            yield Periode(max(self.begin, date(jaar, 1, 1)), min(self.einde, date(jaar, 12, 31)))
