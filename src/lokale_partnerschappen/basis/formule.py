"""De formules van berekeningen: keuren, in woorden en cijfers schrijven, en exact uitrekenen.

In een formule staan alleen namen van argumenten, gehele getallen, ``+ - * /``, ``som(…)`` en ``rond(…)`` (half omhoog
op de cent).
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, cast

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, rond_half_omhoog
from lokale_partnerschappen.basis.weergave import toon, vertaal

_TEKENS: Final[Mapping[type[ast.operator], str]] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "/"}
_UITGESCHREVEN_TOT: Final = 4


def keur(knoop: ast.expr, namen: frozenset[str], functie: str) -> None:
    """Weigert een formule die iets anders gebruikt dan de argumenten en bewerkingen die hierboven staan.

    Raises:
        ValueError: met het stuk dat niet mag.

    >>> keur(ast.parse("loon ** 2", mode="eval").body, frozenset({"loon"}), "voorbeeld")
    Traceback (most recent call last):
    ...
    ValueError: voorbeeld: de formule kan niet ‘loon ** 2’ gebruiken
    """
    match knoop:
        case ast.Name(id=naam) if naam in namen:
            return
        case ast.Constant(value=int()):
            return
        case ast.BinOp(left=links, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=rechts):
            keur(links, namen, functie)
            keur(rechts, namen, functie)
        case ast.Call(func=ast.Name(id="som"), args=[ast.Name() as rij], keywords=[]):
            keur(rij, namen, functie)
        case ast.Call(func=ast.Name(id="rond"), args=[binnen], keywords=[]):
            keur(binnen, namen, functie)
        case _:
            raise ValueError(f"{functie}: de formule kan niet ‘{ast.unparse(knoop)}’ gebruiken")


def _is_rond(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Call) and cast(ast.Name, knoop.func).id == "rond"


def zonder_rond(knoop: ast.expr) -> ast.expr:
    """De formule zonder haar buitenste ``rond(…)``: wat er stond voor het afronden."""
    return cast(ast.Call, knoop).args[0] if _is_rond(knoop) else knoop


def schrijf(knoop: ast.expr, argumenten: Mapping[str, Any], ingevuld: frozenset[str], taal: str) -> str:
    """Schrijft een formule met × en −; de namen in `ingevuld` worden hun waarde."""
    match knoop:
        case ast.Name(id=naam):
            return toon(argumenten[naam], taal) if naam in ingevuld else leesbaar(naam, taal)
        case ast.Constant(value=getal):
            return toon(getal, taal)
        case ast.BinOp(left=links, op=teken, right=rechts):
            delen = [schrijf(deel, argumenten, ingevuld, taal) for deel in (links, rechts)]
            haakjes = [
                f"({tekst})" if _bindt_losser(deel, teken, is_rechts) else tekst
                for tekst, deel, is_rechts in zip(delen, (links, rechts), (False, True), strict=True)
            ]
            return f" {_TEKENS[type(teken)]} ".join(haakjes)
        case ast.Call(func=ast.Name(id="som"), args=[ast.Name(id=naam)]):
            delen = [toon(deel, taal) for deel in argumenten[naam]]
            if naam in ingevuld and 0 < len(delen) <= _UITGESCHREVEN_TOT:
                return " + ".join(delen)
            if len(delen) == 1:
                return vertaal("het enige bedrag", taal)
            return vertaal("som van {aantal} bedragen", taal).format(aantal=len(delen))
        case _:
            return schrijf(cast(ast.Call, knoop).args[0], argumenten, ingevuld, taal)


def _bindt_losser(deel: ast.expr, teken: ast.operator, is_rechts: bool) -> bool:
    if isinstance(deel, ast.Call):  # een uitgeschreven som is een optelling; rond() is niet te zien
        return not _is_rond(deel) or _bindt_losser(deel.args[0], teken, is_rechts)
    if not isinstance(deel, ast.BinOp):
        return False
    sterk = (ast.Mult, ast.Div)
    if isinstance(teken, sterk):
        return not isinstance(deel.op, sterk) or (is_rechts and isinstance(teken, ast.Div))
    return is_rechts and isinstance(teken, ast.Sub) and not isinstance(deel.op, sterk)


def reken(knoop: ast.expr, argumenten: Mapping[str, Any]) -> Fraction:
    """Rekent een formule exact uit, om te tonen wat er voor het afronden stond."""
    match knoop:
        case ast.Name(id=naam):
            return breuk(argumenten[naam])
        case ast.Constant(value=int(getal)):
            return Fraction(getal)
        case ast.BinOp(left=links, op=teken, right=rechts):
            a, b = reken(links, argumenten), reken(rechts, argumenten)
            match teken:
                case ast.Add():
                    return a + b
                case ast.Sub():
                    return a - b
                case ast.Mult():
                    return a * b
                case _:
                    return a / b
        case ast.Call(func=ast.Name(id="som"), args=[ast.Name(id=naam)]):
            return sum((breuk(deel) for deel in argumenten[naam]), Fraction(0))
        case _:
            return Fraction(rond_half_omhoog(reken(cast(ast.Call, knoop).args[0], argumenten), 2))


def breuk(waarde: Bedrag | Tarief | int | Decimal | Fraction) -> Fraction:
    """Een operand of resultaat als exacte breuk."""
    return waarde.breuk if isinstance(waarde, Bedrag | Tarief) else Fraction(waarde)


def leesbaar(naam: str, taal: str) -> str:
    """De naam van een argument voor een lezer.

    >>> leesbaar("sut_factor", "nl")
    'SUT factor'
    """
    woorden = naam.replace("_", " ")
    return vertaal("SUT" + woorden[3:] if woorden.startswith("sut") else woorden, taal)
