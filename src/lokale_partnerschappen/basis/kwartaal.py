"""Een kwartaal van een kalenderjaar, geschreven als ``2024K3``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Self

import attrs

from lokale_partnerschappen.basis.periode import Periode

_VORM: Final = re.compile(r"([0-9]{4})K([1-4])\Z")


@attrs.frozen(order=True)
class Kwartaal:
    """Een kwartaal; kwartalen sorteren in de tijd.

    Args:
        jaar: kalenderjaar, van 1 tot en met 9998.
        nummer: 1 tot en met 4.

    Raises:
        ValueError: het jaar of het nummer bestaat niet.
        TypeError: het jaar of het nummer is geen geheel getal.

    Bron: driemaandelijkse opvolging (goedgekeurde aanvraag, vragen 17 en 19); de schrijfwijze is een keuze.

    >>> str(Kwartaal(2024, 3)), str(Kwartaal(2024, 3).periode)
    ('2024K3', '2024-07-01/2024-09-30')
    """

    jaar: int
    nummer: int

    def __attrs_post_init__(self) -> None:
        if type(self.jaar) is not int or type(self.nummer) is not int:
            raise TypeError("verwacht een jaar en een kwartaal als gehele getallen")
        if not 1 <= self.jaar <= 9998 or not 1 <= self.nummer <= 4:
            raise ValueError("verwacht een jaar van 1 tot en met 9998 en een kwartaal van 1 tot en met 4")

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Leest ``2024K3``.

        Raises:
            ValueError: de tekst heeft een andere vorm.

        >>> Kwartaal.lees("2024K3")
        Kwartaal(jaar=2024, nummer=3)
        """
        vondst = _VORM.match(tekst)
        if vondst is None:
            raise ValueError("verwacht een kwartaal zoals 2024K3")
        return cls(int(vondst[1]), int(vondst[2]))

    @classmethod
    def van(cls, dag: date) -> Self:
        """Het kwartaal waarin een dag valt.

        >>> str(Kwartaal.van(date(2024, 12, 31)))
        '2024K4'
        """
        return cls(dag.year, (dag.month + 2) // 3)

    @property
    def volgende(self) -> Self:
        """Het kwartaal erna.

        >>> str(Kwartaal(2024, 4).volgende)
        '2025K1'
        """
        return type(self)(self.jaar + 1, 1) if self.nummer == 4 else type(self)(self.jaar, self.nummer + 1)

    @property
    def periode(self) -> Periode:
        """De dagen van het kwartaal.

        >>> Kwartaal(2024, 1).periode.dagen
        91
        """
        erna = date(self.jaar + self.nummer // 4, self.nummer * 3 % 12 + 1, 1)
        return Periode(date(self.jaar, self.nummer * 3 - 2, 1), erna - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.jaar:04}K{self.nummer}"
