"""Bedragen in hele centen en exacte tarieven.

Er is één afrondingsregel: half omhoog (weg van nul), één keer, op de plaats waar een bedrag ontstaat.
De cijfers van het aanvraagformulier kunnen half omhoog niet onderscheiden van half naar even
(``docs/nl/besluiten/0003-afronding.md``): het is een keuze, en ze staat hier.
Een ``float`` wordt overal geweigerd, want die kan een cent niet exact voorstellen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Final, Never, Self, overload

_EURO: Final = re.compile(r"(-?)(\d+)(?:\.(\d{1,2}))?\Z", re.ASCII)
_GETAL: Final = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)


def exact(getal: object) -> Fraction:
    """Geeft een getal als exacte breuk; weigert wat niet exact of niet eindig is.

    Raises:
        TypeError: bij een ``float``, een ``bool`` of iets dat geen getal is.
        ValueError: bij een ``Decimal`` die oneindig of geen getal is.

    >>> exact(Decimal("602.047"))
    Fraction(602047, 1000)
    """
    return Fraction(*_verhouding(getal))


def _verhouding(getal: object) -> tuple[int, int]:
    """Teller en noemer; zonder omweg over ``Fraction``, want elk bedrag komt hier langs."""
    if isinstance(getal, Tarief):
        return getal.breuk.as_integer_ratio()
    if isinstance(getal, int | Decimal | Fraction) and not isinstance(getal, bool):
        if isinstance(getal, Decimal) and not getal.is_finite():
            raise ValueError(f"{getal} is geen eindig getal")
        return getal.as_integer_ratio()
    raise TypeError(
        f"verwacht een int, Decimal, Fraction of Tarief, geen {type(getal).__name__};"
        ' schrijf een kommagetal als Decimal("…")'
    )


def rond_half_omhoog(getal: Fraction, decimalen: int = 0) -> Decimal:
    """Rondt een breuk één keer af op een aantal decimalen: half omhoog, weg van nul.

    >>> rond_half_omhoog(Fraction(125, 1000), 2), rond_half_omhoog(Fraction(-125, 1000), 2)
    (Decimal('0.13'), Decimal('-0.13'))
    """
    geheel = _half_omhoog(getal * 10**decimalen)
    teken, cijfers = ("-" if geheel < 0 else ""), str(abs(geheel)).zfill(decimalen + 1)
    return Decimal(f"{teken}{cijfers[: len(cijfers) - decimalen]}.{cijfers[len(cijfers) - decimalen :]}")


def _half_omhoog(getal: Fraction) -> int:
    return _deel_half_omhoog(getal.numerator, getal.denominator)


def _deel_half_omhoog(teller: int, noemer: int) -> int:
    heel = (2 * abs(teller) + noemer) // (2 * noemer)
    return heel if teller >= 0 else -heel


def _centen(euro: str | int | Decimal) -> int:
    if isinstance(euro, str):
        delen = _EURO.match(euro)
        if delen is None:
            raise ValueError(
                "een bedrag is tekst met een punt en hoogstens twee decimalen, zoals '73994.40';"
                " gebruik lees_bedrag voor wat mensen intikken"
            )
        teken, heel, cent = delen.groups(default="")
        return int(f"{teken}{heel}{cent:0<2}")
    teller, noemer = _verhouding(euro)
    centen, rest = divmod(teller * 100, noemer)
    if rest:
        raise ValueError(f"{euro} is geen bedrag in hele centen")
    return centen


class _Onveranderlijk:
    """Maakt een klasse met ``__slots__`` onveranderlijk zonder attrs: bedragen zijn er te talrijk voor."""

    __slots__ = ()

    def __setattr__(self, naam: str, waarde: object) -> Never:
        raise AttributeError(f"een {type(self).__name__} is onveranderlijk")

    def __delattr__(self, naam: str) -> Never:
        raise AttributeError(f"een {type(self).__name__} is onveranderlijk")


@total_ordering
class Bedrag(_Onveranderlijk):
    """Een bedrag in euro, in hele centen; negatief mag.

    Optellen en aftrekken gebeurt met bedragen; vermenigvuldigen en delen met een getal of een tarief, en dan
    wordt één keer half omhoog afgerond op de cent. Een bedrag delen door een bedrag geeft een exact `Tarief`.

    Args:
        euro: tekst met een punt en hoogstens twee decimalen (``"73994.40"``), een ``Decimal``, of hele euro's.

    Raises:
        ValueError: de tekst of het getal is geen bedrag in hele centen.
        TypeError: bij een ``float`` of ``bool``, of bij rekenen met iets dat er niet bij past.

    Bron: hele centen, zoals elk veld van het aanvraagformulier.

    >>> Bedrag("43.02") * 1720
    Bedrag('73994.40')
    >>> Bedrag("3537.78") * Tarief.procent("1.2")
    Bedrag('42.45')
    >>> sum([Bedrag("0.10"), Bedrag("0.20")], NUL) == Bedrag("0.30")
    True
    """

    __slots__ = ("_centen",)
    _centen: int

    def __init__(self, euro: str | int | Decimal) -> None:
        object.__setattr__(self, "_centen", _centen(euro))

    @classmethod
    def van_centen(cls, centen: int) -> Self:
        """Maakt een bedrag uit een geheel aantal centen.

        Raises:
            TypeError: `centen` is geen geheel getal.

        >>> Bedrag.van_centen(7399440)
        Bedrag('73994.40')
        """
        if type(centen) is not int:
            raise TypeError(f"verwacht een geheel aantal centen, geen {type(centen).__name__}")
        return cls._uit(centen)

    @classmethod
    def _uit(cls, centen: int) -> Self:
        nieuw = cls.__new__(cls)
        object.__setattr__(nieuw, "_centen", centen)
        return nieuw

    @classmethod
    def afgerond(cls, euro: Fraction) -> Self:
        """Rondt een exacte waarde in euro één keer af op de cent, half omhoog.

        >>> Bedrag.afgerond(Fraction("142054.764"))
        Bedrag('142054.76')
        """
        return cls._uit(_half_omhoog(euro * 100))

    @property
    def centen(self) -> int:
        """Het bedrag in centen.

        >>> Bedrag("-0.05").centen
        -5
        """
        return self._centen

    @property
    def breuk(self) -> Fraction:
        """Het bedrag in euro als exacte breuk.

        >>> Bedrag("0.25").breuk
        Fraction(1, 4)
        """
        return Fraction(self._centen, 100)

    def als_decimaal(self) -> Decimal:
        """Het bedrag in euro als ``Decimal`` met twee decimalen.

        >>> Bedrag("58.3").als_decimaal()
        Decimal('58.30')
        """
        return Decimal(str(self))

    def __str__(self) -> str:
        euro, cent = divmod(abs(self._centen), 100)
        return f"{'-' if self._centen < 0 else ''}{euro}.{cent:02}"

    def __repr__(self) -> str:
        return f"Bedrag('{self}')"

    def __reduce__(self) -> tuple[object, ...]:
        return Bedrag.van_centen, (self._centen,)

    def __hash__(self) -> int:
        return hash((Bedrag, self._centen))

    def __bool__(self) -> bool:
        return self._centen != 0

    def __eq__(self, ander: object) -> bool:
        return self._centen == ander._centen if isinstance(ander, Bedrag) else NotImplemented

    def __lt__(self, ander: object) -> bool:
        return self._centen < ander._centen if isinstance(ander, Bedrag) else NotImplemented

    def __add__(self, ander: Bedrag) -> Bedrag:
        return self._uit(self._centen + ander._centen) if isinstance(ander, Bedrag) else NotImplemented

    def __sub__(self, ander: Bedrag) -> Bedrag:
        return self._uit(self._centen - ander._centen) if isinstance(ander, Bedrag) else NotImplemented

    def __neg__(self) -> Bedrag:
        return self._uit(-self._centen)

    def __abs__(self) -> Bedrag:
        return self._uit(abs(self._centen))

    def __mul__(self, factor: int | Decimal | Fraction | Tarief) -> Bedrag:
        teller, noemer = _verhouding(factor)
        return self._uit(_deel_half_omhoog(self._centen * teller, noemer))

    __rmul__ = __mul__

    @overload
    def __truediv__(self, deler: Bedrag) -> Tarief: ...
    @overload
    def __truediv__(self, deler: int | Decimal | Fraction | Tarief) -> Bedrag: ...
    def __truediv__(self, deler: Bedrag | int | Decimal | Fraction | Tarief) -> Tarief | Bedrag:
        if isinstance(deler, Bedrag):
            return Tarief(Fraction(self._centen, deler._centen))
        return self._uit(_half_omhoog(self._centen / exact(deler)))


@total_ordering
class Tarief(_Onveranderlijk):
    """Een verhouding, exact: een percentage, een sleutel, een deel van het geheel.

    Args:
        verhouding: tekst met een punt (``"0.012"``), een ``Decimal``, een ``Fraction`` of een geheel getal.

    Raises:
        ValueError: de tekst is geen gewoon decimaal getal.
        TypeError: bij een ``float``.

    Bron: geen; afgeronde percentages zijn een weergave, de verhouding zelf wordt nooit afgerond.

    >>> Tarief.procent("1.2") == Tarief("0.012")
    True
    >>> Tarief("0.15") / 6
    Tarief('0.025')
    """

    __slots__ = ("_breuk",)
    _breuk: Fraction

    def __init__(self, verhouding: str | int | Decimal | Fraction) -> None:
        if isinstance(verhouding, str):
            if not _GETAL.match(verhouding):
                raise ValueError("een tarief is tekst met een punt, zoals '0.012'")
            verhouding = Decimal(verhouding)
        object.__setattr__(self, "_breuk", exact(verhouding))

    @classmethod
    def procent(cls, percentage: str | int | Decimal | Fraction) -> Self:
        """Maakt een tarief uit een percentage.

        >>> Tarief.procent(40)
        Tarief('0.4')
        """
        return cls(cls(percentage)._breuk / 100)

    @property
    def breuk(self) -> Fraction:
        """De verhouding als exacte breuk.

        >>> Tarief("0.4").breuk
        Fraction(2, 5)
        """
        return self._breuk

    def in_procent(self, decimalen: int = 2) -> Decimal:
        """Het percentage, één keer half omhoog afgerond en zonder overbodige nullen, zoals het formulier toont.

        >>> (Bedrag("174208.58") / Bedrag("552874.26")).in_procent()
        Decimal('31.51')
        >>> (Bedrag("198868.59") / Bedrag("497191.67")).in_procent()
        Decimal('40')
        """
        tekst = f"{rond_half_omhoog(self._breuk * 100, decimalen):f}"
        return Decimal(tekst.rstrip("0").rstrip(".") if "." in tekst else tekst)

    def __str__(self) -> str:
        """De verhouding als decimaal getal, of als breuk wanneer ze niet afloopt."""
        rest, decimalen = self._breuk.denominator, 0
        for factor in (2, 5):
            keren = 0
            while rest % factor == 0:
                rest, keren = rest // factor, keren + 1
            decimalen = max(decimalen, keren)
        if rest != 1:
            return str(self._breuk)
        tekst = f"{rond_half_omhoog(self._breuk, decimalen):f}"
        return tekst.rstrip(".")

    def __repr__(self) -> str:
        return f"Tarief('{self}')"

    def __reduce__(self) -> tuple[object, ...]:
        return Tarief, (self._breuk,)

    def __hash__(self) -> int:
        return hash((Tarief, self._breuk))

    def __bool__(self) -> bool:
        return self._breuk != 0

    def __eq__(self, ander: object) -> bool:
        return self._breuk == ander._breuk if isinstance(ander, Tarief) else NotImplemented

    def __lt__(self, ander: object) -> bool:
        return self._breuk < ander._breuk if isinstance(ander, Tarief) else NotImplemented

    def __add__(self, ander: Tarief) -> Tarief:
        return Tarief(self._breuk + ander._breuk) if isinstance(ander, Tarief) else NotImplemented

    def __sub__(self, ander: Tarief) -> Tarief:
        return Tarief(self._breuk - ander._breuk) if isinstance(ander, Tarief) else NotImplemented

    def __neg__(self) -> Tarief:
        return Tarief(-self._breuk)

    def __abs__(self) -> Tarief:
        return Tarief(abs(self._breuk))

    @overload
    def __mul__(self, factor: Bedrag) -> Bedrag: ...
    @overload
    def __mul__(self, factor: int | Decimal | Fraction | Tarief) -> Tarief: ...
    def __mul__(self, factor: Bedrag | int | Decimal | Fraction | Tarief) -> Bedrag | Tarief:
        if isinstance(factor, Bedrag):
            return factor * self
        return Tarief(self._breuk * exact(factor))

    def __truediv__(self, deler: int | Decimal | Fraction | Tarief) -> Tarief:
        return Tarief(self._breuk / exact(deler))


NUL: Final = Bedrag(0)
CENT: Final = Bedrag("0.01")


def som(bedragen: Iterable[Bedrag]) -> Bedrag:
    """Telt bedragen op; zonder bedragen is de som nul.

    >>> som([Bedrag("142054.76"), Bedrag("15909.31")])
    Bedrag('157964.07')
    """
    return sum(bedragen, NUL)
