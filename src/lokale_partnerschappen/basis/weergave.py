"""Waarden tonen in het Nederlands, Frans of Engels, zoals in België geschreven; alleen hier komt Babel aan te pas.

Wat hier uitkomt is voor mensen. Het bevat vaste spaties en hangt af van de versie van Babel: nooit opnieuw inlezen,
nooit gebruiken als uitvoer voor een programma.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Final

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, rond_half_omhoog
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode

if TYPE_CHECKING:
    from babel.core import Locale

# Niet "en": dat verwisselt punt en komma voor wie in België leest.
_LANDINSTELLING: Final = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_BE"}
TALEN: Final = tuple(_LANDINSTELLING)
_PROCENT_DECIMALEN: Final = 2


def toon_bedrag(bedrag: Bedrag, taal: str = "nl") -> str:
    """Toont een bedrag in euro, altijd met twee decimalen.

    >>> toon_bedrag(Bedrag("552874.26")).replace("\\xa0", " ")
    '€ 552.874,26'
    """
    from babel.numbers import format_currency

    return format_currency(bedrag.als_decimaal(), "EUR", locale=_landinstelling(taal))


def toon_euro(euro: Fraction, taal: str = "nl") -> str:
    """Toont een bedrag dat nog niet op de cent is afgerond, met zoveel decimalen als nodig (hoogstens zes).

    >>> toon_euro(Fraction("42.45336")).replace("\\xa0", " ")
    '€ 42,45336'
    """
    from babel.numbers import format_currency

    getal = rond_half_omhoog(euro, 6)
    patroon = {"nl": "¤\u00a0#,##0.00####;¤\u00a0-#,##0.00####"}.get(taal, "#,##0.00####\u00a0¤")
    return format_currency(
        getal, "EUR", patroon, locale=_landinstelling(taal), currency_digits=False, decimal_quantization=False
    )


def toon_getal(getal: int | Decimal | Fraction, taal: str = "nl") -> str:
    """Toont een getal met al zijn decimalen; een breuk die niet afloopt, met zes.

    >>> toon_getal(Decimal("602.047")), toon_getal(1720)
    ('602,047', '1.720')
    """
    from babel.numbers import format_decimal

    if isinstance(getal, Fraction):
        getal = rond_half_omhoog(getal, 6)
    return format_decimal(getal, locale=_landinstelling(taal), decimal_quantization=False)


def toon_tarief(tarief: Tarief, taal: str = "nl", decimalen: int = _PROCENT_DECIMALEN) -> str:
    """Toont een verhouding als percentage, half omhoog afgerond en zonder overbodige nullen.

    >>> toon_tarief(Tarief.procent("1.2")), toon_tarief(Tarief("0.399984"))
    ('1,2%', '40%')
    """
    from babel.numbers import format_percent

    patroon = f"#,##0.{'#' * decimalen}%" if taal != "fr" else f"#,##0.{'#' * decimalen}\u00a0%"
    afgerond = rond_half_omhoog(tarief.breuk, decimalen + 2)
    return format_percent(afgerond, patroon, locale=_landinstelling(taal))


def toon_datum(dag: date, taal: str = "nl") -> str:
    """Toont een datum voluit.

    >>> toon_datum(date(2024, 1, 1))
    '1 januari 2024'
    """
    from babel.dates import format_date

    return format_date(dag, "long", locale=_landinstelling(taal))


def toon_periode(periode: Periode, taal: str = "nl") -> str:
    """Toont een periode; het einde hoort erbij.

    >>> toon_periode(Periode.jaar(2024))
    '1 januari 2024 tot en met 31 december 2024'
    """
    begin = toon_datum(periode.begin, taal)
    if periode.einde is None:
        return vertaal("vanaf {begin}", taal).format(begin=begin)
    return vertaal("{begin} tot en met {einde}", taal).format(begin=begin, einde=toon_datum(periode.einde, taal))


def toon_lijst(delen: Iterable[str], taal: str = "nl") -> str:
    """Somt op: "Arktos, Compaan en Emino".

    >>> toon_lijst(["werking", "ondersteuning"])
    'werking en ondersteuning'
    """
    from babel.lists import format_list

    return format_list(list(delen), locale=_landinstelling(taal))


def toon(waarde: object, taal: str = "nl", procent_decimalen: int = _PROCENT_DECIMALEN) -> str:
    """Toont elke waarde die in een bevinding of herleiding kan staan.

    Raises:
        TypeError: er is geen weergave voor dit soort waarde.

    >>> toon(True), toon(None), toon(("a", "b"))
    ('ja', 'niets', 'a en b')
    """
    match waarde:
        case None:
            return vertaal("niets", taal)
        case bool():
            return vertaal("ja" if waarde else "nee", taal)
        case Bedrag():
            return toon_bedrag(waarde, taal)
        case Tarief():
            return toon_tarief(waarde, taal, procent_decimalen)
        case int() | Decimal() | Fraction():
            return toon_getal(waarde, taal)
        case StrEnum():
            return vertaal(getattr(waarde, "label", waarde.value.replace("-", " ")), taal)
        case str():
            return waarde
        case date():
            return toon_datum(waarde, taal)
        case Periode():
            return toon_periode(waarde, taal)
        case Kwartaal():
            return str(waarde)
        case tuple() | list():
            return toon_lijst((toon(deel, taal, procent_decimalen) for deel in waarde), taal)
        case _:
            raise TypeError(f"geen weergave voor {type(waarde).__name__}")


def vul_in(sjabloon: str, gegevens: Mapping[str, object], taal: str = "nl") -> str:
    """Vertaalt een sjabloon en vult de gegevens in; verschillende percentages zien er nooit gelijk uit.

    >>> vul_in("{a} is minder dan {b}", {"a": Tarief("0.2999988"), "b": Tarief("0.3")})
    '29,9999% is minder dan 30%'
    """
    tarieven = {waarde for waarde in gegevens.values() if isinstance(waarde, Tarief)}
    decimalen = _PROCENT_DECIMALEN
    while len({toon_tarief(tarief, taal, decimalen) for tarief in tarieven}) < len(tarieven):
        decimalen += 1
    getoond = {naam: toon(waarde, taal, decimalen) for naam, waarde in gegevens.items()}
    return vertaal(sjabloon, taal).format_map(getoond)


def velden_van(sjabloon: str) -> frozenset[str]:
    """De namen die een sjabloon invult.

    >>> sorted(velden_van("{tarief} van {kosten}"))
    ['kosten', 'tarief']
    """
    return frozenset(naam for _, naam, _, _ in Formatter().parse(sjabloon) if naam)


def vertaal(tekst: str, taal: str = "nl") -> str:
    """Geeft de vertaling van een Nederlandse tekst; een tekst zonder vertaling blijft Nederlands.

    Raises:
        ValueError: de taal is niet nl, fr of en.

    >>> vertaal("ja", "fr"), vertaal("ja")
    ('oui', 'ja')
    """
    _keur_taal(taal)
    return tekst if taal == "nl" else _catalogus(taal).get(tekst, tekst)


@cache
def _catalogus(taal: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with files("lokale_partnerschappen").joinpath("talen", f"{taal}.po").open("rb") as bestand:
        catalogus = read_po(bestand, locale=taal)
    return {str(regel.id): str(regel.string) for regel in catalogus if regel.id and regel.string}


@cache
def _landinstelling(taal: str) -> Locale:
    """De landinstelling van Babel, één keer gemaakt: haar opzoeken kost meer dan een bedrag tonen."""
    from babel.core import Locale

    _keur_taal(taal)
    return Locale.parse(_LANDINSTELLING[taal])


def _keur_taal(taal: str) -> None:
    if taal not in _LANDINSTELLING:
        raise ValueError(f"onbekende taal ‘{taal}’; kies uit {', '.join(TALEN)}")
