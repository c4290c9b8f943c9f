"""Een bedrag verdelen zodat de delen samen altijd het bedrag zijn (grootste rest)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, exact

Gewicht = int | Decimal | Fraction | Tarief | Bedrag
S = TypeVar("S", bound=str)


def verdeel(bedrag: Bedrag, gewichten: Sequence[Gewicht]) -> tuple[Bedrag, ...]:
    """Verdeelt een bedrag naar verhouding van de gewichten; de delen tellen altijd op tot het bedrag.

    Elk deel is eerst het hele aantal centen onder zijn exacte aandeel. De centen die overblijven, gaan één voor
    één naar de grootste resten. Zijn resten gelijk, dan gaat de cent naar het eerste gewicht; gebruik
    `verdeel_over` waar de volgorde niets mag uitmaken.

    Args:
        bedrag: het te verdelen bedrag; een negatief bedrag wordt verdeeld als zijn tegengestelde.
        gewichten: getallen, tarieven of bedragen; nul mag, negatief niet.

    Raises:
        ValueError: er is geen gewicht groter dan nul, of er is een negatief gewicht.
        TypeError: een gewicht is een ``float``.

    Bron: afgeleid; afronden per gemeente laat in de goedgekeurde aanvraag één cent over (feiten 4.2, nr. 1).

    >>> verdeel(Bedrag("100.00"), [1, 1, 1])
    (Bedrag('33.34'), Bedrag('33.33'), Bedrag('33.33'))
    >>> verdeel(Bedrag("0.01"), [1] * 300).count(Bedrag("0.01"))
    1
    """
    breuken = [exact_gewicht(gewicht) for gewicht in gewichten]
    if any(breuk < 0 for breuk in breuken):
        raise ValueError("een gewicht in een verdeling kan niet negatief zijn")
    totaal = sum(breuken, Fraction(0))
    if totaal == 0:
        raise ValueError("een verdeling heeft minstens één gewicht groter dan nul nodig")
    centen = abs(bedrag.centen)
    exacte = [centen * breuk / totaal for breuk in breuken]
    delen = [aandeel.numerator // aandeel.denominator for aandeel in exacte]
    # sorted() is stabiel: bij gelijke resten wint het eerste gewicht. Een gewicht nul heeft rest nul en krijgt
    # nooit een cent, want er blijven altijd minder centen over dan er resten groter dan nul zijn.
    volgorde = sorted(range(len(delen)), key=lambda i: delen[i] - exacte[i])
    for i in volgorde[: centen - sum(delen)]:
        delen[i] += 1
    teken = -1 if bedrag.centen < 0 else 1
    return tuple(Bedrag.van_centen(teken * deel) for deel in delen)


def verdeel_over(bedrag: Bedrag, sleutel: Mapping[S, Gewicht]) -> dict[S, Bedrag]:
    """Verdeelt een bedrag over benoemde delen; de volgorde van de sleutel maakt niets uit.

    Bij gelijke resten gaat de cent naar de naam die alfabetisch eerst komt (bij gemeenten: de laagste NIS-code).

    Raises:
        ValueError, TypeError: zoals `verdeel`.

    Bron: zoals `verdeel`.

    >>> verdeel_over(Bedrag("0.01"), {"46025": 1, "46014": 1})
    {'46025': Bedrag('0.00'), '46014': Bedrag('0.01')}
    """
    namen = sorted(sleutel)
    delen = dict(zip(namen, verdeel(bedrag, [sleutel[naam] for naam in namen]), strict=True))
    return {naam: delen[naam] for naam in sleutel}


def exact_gewicht(gewicht: Gewicht) -> Fraction:
    """Een gewicht als exacte breuk; een bedrag telt in euro.

    Raises:
        TypeError: het gewicht is een ``float``.

    >>> exact_gewicht(Bedrag("2232.76")) == Fraction("2232.76")
    True
    """
    return gewicht.breuk if isinstance(gewicht, Bedrag) else exact(gewicht)
