"""Een getal en waar het vandaan komt.

Een berekening is een gewone functie met een verklaring: titel, formule of uitleg, bron. Gewoon aangeroepen geeft ze
haar waarde en kost de verklaring bijna niets. Met ``.herleid(…)`` geeft ze dezelfde waarde met alle stappen, als
tekst in elke taal en als JSON. Stappen zijn lichte tupels tot iemand ernaar vraagt.

In een formule staan alleen namen van argumenten, getallen, ``+ - * /``, ``som(…)`` en ``rond(…)`` (half omhoog op
de cent). Trefwoordargumenten zijn parameters van de oproep; `Berekening.onder` haalt ze uit de voorwaarden en
toont hun bron en geldigheid.
"""

from __future__ import annotations

import ast
import copy
import functools
import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, Generic, ParamSpec, Protocol, TypeVar, cast, runtime_checkable

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, rond_half_omhoog
from lokale_partnerschappen.basis.bron import Bron, Herkomst, Zekerheid
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import toon, toon_euro, toon_periode, vertaal

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# (berekening, positionele argumenten, trefwoordargumenten, waarde, stappen daaronder)
Stap = tuple["Berekening[..., Any]", tuple[Any, ...], dict[str, Any], Any, list[Any]]
_stappen: ContextVar[list[Stap] | None] = ContextVar("stappen", default=None)
_TEKENS: Final[Mapping[type[ast.operator], str]] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "/"}
_UITGESCHREVEN_TOT: Final = 4


@runtime_checkable
class KentHerkomst(Protocol):
    """Wie van een parameter weet waar zijn waarde vandaan komt: de voorwaarden van een oproep."""

    def herkomst(self, naam: str) -> Herkomst: ...


class Berekening(Generic[P, R]):
    """Een functie met haar verklaring; roep ze aan als functie, of vraag haar herleiding.

    Args:
        functie: de functie zelf, met haar docstring en types.
        titel: wat het resultaat is; argumenten mogen tussen accolades (``"Forfait {luik}"``).
        formule: de rekenkundige stap, in namen van de argumenten.
        uitleg: in plaats van een formule, waar de stap geen rekenkunde is.
        bron: waar de berekening staat.
        zekerheid: hoe zeker die bron haar bevestigt.

    Raises:
        ValueError: er is niet precies één formule of uitleg, of de formule gebruikt iets anders dan haar argumenten.

    Bron: ontwerp, hoofdstuk 7.

    >>> from lokale_partnerschappen.basis.bron import Gezag
    >>> def dubbel(bedrag: Bedrag) -> Bedrag:
    ...     return bedrag * 2
    >>> b = Berekening(
    ...     dubbel,
    ...     titel="Dubbel",
    ...     formule="bedrag * 2",
    ...     bron=Bron(sleutel="VB", titel="Voorbeeld", gezag=Gezag.VERWANT),
    ... )
    >>> b(Bedrag("1.50"))
    Bedrag('3.00')
    >>> b.herleid(Bedrag("1.50")).tekst().replace("\\xa0", " ")
    'Dubbel = bedrag × 2 = € 1,50 × 2 = € 3,00  [Voorbeeld]'
    """

    def __init__(
        self,
        functie: Callable[P, R],
        *,
        titel: str,
        bron: Bron,
        formule: str = "",
        uitleg: str = "",
        zekerheid: Zekerheid = Zekerheid.LETTERLIJK,
    ) -> None:
        if bool(formule) == bool(uitleg):
            raise ValueError(f"{functie.__name__}: geef een formule of een uitleg, en niet allebei")
        functools.update_wrapper(self, functie)
        self._functie = functie
        self._handtekening = inspect.signature(functie)
        self.titel, self.formule, self.uitleg = titel, formule, uitleg
        self.bron, self.zekerheid = bron, zekerheid
        self.parameters = tuple(
            naam
            for naam, argument in self._handtekening.parameters.items()
            if argument.kind is inspect.Parameter.KEYWORD_ONLY and naam != "voorwaarden"
        )
        self.onderwerp: object = ""
        self.boom = ast.parse(formule, mode="eval").body if formule else None
        if self.boom is not None:
            _keur_formule(self.boom, frozenset(self._handtekening.parameters), functie.__name__)

    @property
    def naam(self) -> str:
        """De naam van de functie."""
        return self._functie.__name__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        hogere = _stappen.get()
        if hogere is None:
            return self._functie(*args, **kwargs)
        waarde, stap = self._neem_op(args, kwargs)
        hogere.append(stap)
        return waarde

    def herleid(self, *args: P.args, **kwargs: P.kwargs) -> Herleiding[R]:
        """Berekent en geeft de waarde met haar stappen.

        Raises:
            Alles wat de berekening zelf opwerpt.
        """
        waarde, stap = self._neem_op(args, kwargs)
        return Herleiding(waarde, stap)

    def onder(self, voorwaarden: KentHerkomst) -> Onder[R]:
        """De berekening met haar parameters uit de voorwaarden van een oproep.

        Raises:
            AttributeError: de oproep zet een parameter niet; de melding zegt waarom.
        """
        return Onder(self, voorwaarden)

    def voor(self, onderwerp: object) -> Berekening[P, R]:
        """Dezelfde berekening, waarvan de herleiding zegt waarover ze gaat ("Controle werking")."""
        kopie = copy.copy(self)
        kopie.onderwerp = onderwerp
        return kopie

    def _neem_op(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[R, Stap]:
        onder: list[Stap] = []
        merk = _stappen.set(onder)
        try:
            waarde = cast(Callable[..., R], self._functie)(*args, **kwargs)
        finally:
            _stappen.reset(merk)
        return waarde, (self, args, dict(kwargs), waarde, onder)

    def argumenten(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """De argumenten bij hun naam."""
        gebonden = self._handtekening.bind(*args, **kwargs)
        gebonden.apply_defaults()
        return dict(gebonden.arguments)


class Onder(Generic[R_co]):
    """Een berekening die haar parameters uit de voorwaarden haalt; zie `Berekening.onder`."""

    def __init__(self, berekening: Berekening[..., R_co], voorwaarden: KentHerkomst) -> None:
        self._berekening = berekening
        self._voorwaarden = voorwaarden

    def __call__(self, *args: Any, **kwargs: Any) -> R_co:
        return self._berekening(*args, **self._vul_aan(kwargs))

    def herleid(self, *args: Any, **kwargs: Any) -> Herleiding[R_co]:
        """De herleiding, met bron en geldigheid van elke parameter."""
        herleiding = self._berekening.herleid(*args, **self._vul_aan(kwargs))
        return attrs.evolve(herleiding, voorwaarden=self._voorwaarden)

    def _vul_aan(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        uit_oproep = {
            naam: getattr(self._voorwaarden, naam) for naam in self._berekening.parameters if naam not in kwargs
        }
        return uit_oproep | kwargs


def berekening(
    *,
    titel: str,
    bron: Bron,
    formule: str = "",
    uitleg: str = "",
    zekerheid: Zekerheid = Zekerheid.LETTERLIJK,
) -> Callable[[Callable[P, R]], Berekening[P, R]]:
    """Verklaart een functie tot `Berekening`; zie daar voor de argumenten.

    Raises:
        ValueError: zoals `Berekening`.
    """

    def verklaar(functie: Callable[P, R]) -> Berekening[P, R]:
        return Berekening(functie, titel=titel, bron=bron, formule=formule, uitleg=uitleg, zekerheid=zekerheid)

    return verklaar


@attrs.frozen(eq=False)
class Herleiding(Generic[R_co]):
    """Een waarde met de stappen die ertoe leidden.

    Args:
        waarde: het resultaat, hetzelfde als bij een gewone aanroep.

    Bron: ontwerp, hoofdstuk 7.
    """

    waarde: R_co
    _stap: Stap = attrs.field(repr=False)
    voorwaarden: KentHerkomst | None = attrs.field(default=None, repr=False)

    def tekst(self, taal: str = "nl") -> str:
        """De stappen als ingesprongen tekst, met onderaan de parameters, hun bron en geldigheid.

        Raises:
            ValueError: de taal is niet nl, fr of en.
        """
        parameters: dict[str, tuple[object, Herkomst]] = {}
        regels = list(self._regels(self._stap, self.voorwaarden, 0, parameters, taal))
        for naam, (waarde, herkomst) in parameters.items():
            geldig = toon_periode(herkomst.periode, taal)
            regels.append(
                f"{_leesbaar(naam, taal)} = {toon(waarde, taal)}: {herkomst.bron}; "
                f"{toon(herkomst.zekerheid, taal)}; {vertaal('geldig van', taal)} {geldig}"
            )
        return "\n".join(regels)

    def als_dict(self) -> dict[str, Any]:
        """De stappen als gewone Python-waarden die in JSON passen; bedragen en getallen zijn tekst."""
        return self._knoop(self._stap, self.voorwaarden)

    def als_json(self) -> str:
        """De stappen als JSON-tekst."""
        return json.dumps(self.als_dict(), ensure_ascii=False, indent=2)

    def _regels(
        self,
        stap: Stap,
        voorwaarden: KentHerkomst | None,
        diepte: int,
        parameters: dict[str, tuple[object, Herkomst]],
        taal: str,
    ) -> Iterator[str]:
        berekening, args, kwargs, waarde, onder = stap
        argumenten = berekening.argumenten(args, kwargs)
        voorwaarden = _voorwaarden_in(argumenten) or voorwaarden
        for naam in berekening.parameters:
            herkomst = _herkomst_van(berekening, naam, argumenten[naam], voorwaarden)
            if herkomst is not None:
                parameters[naam] = (argumenten[naam], herkomst)
        bron = f"  [{_bron(berekening, taal)}]"
        yield (
            "  " * diepte + _titel(berekening, argumenten, taal) + _inhoud(berekening, argumenten, waarde, taal) + bron
        )
        for lager in onder:
            yield from self._regels(lager, voorwaarden, diepte + 1, parameters, taal)

    def _knoop(self, stap: Stap, voorwaarden: KentHerkomst | None) -> dict[str, Any]:
        berekening, args, kwargs, waarde, onder = stap
        argumenten = berekening.argumenten(args, kwargs)
        voorwaarden = _voorwaarden_in(argumenten) or voorwaarden
        operanden = [
            {"naam": naam, "waarde": in_json(argument)}
            | _herkomst_in_json(_herkomst_van(berekening, naam, argument, voorwaarden))
            for naam, argument in argumenten.items()
            if naam != "voorwaarden"
        ]
        return {
            "berekening": berekening.naam,
            "titel": _titel(berekening, argumenten, "nl"),
            "formule": berekening.formule or None,
            "uitleg": berekening.uitleg or None,
            "operanden": operanden,
            "waarde": in_json(waarde),
            "bron": _bron_in_json(berekening.bron) | {"zekerheid": berekening.zekerheid.value},
            "stappen": [self._knoop(lager, voorwaarden) for lager in onder],
        }


def in_json(waarde: object) -> Any:
    """Zet een waarde om in wat JSON kent; bedragen, tarieven en getallen met decimalen worden tekst.

    Raises:
        TypeError: er is geen JSON-vorm voor dit soort waarde.

    >>> in_json((Bedrag("1.50"), date(2024, 1, 1)))
    ['1.50', '2024-01-01']
    """
    match waarde:
        case None | bool() | int():
            return waarde
        case StrEnum():
            return waarde.value
        case str():
            return waarde
        case Bedrag() | Tarief() | Periode() | Fraction():
            return str(waarde)
        case Decimal():
            return f"{waarde:f}"
        case date():
            return waarde.isoformat()
        case tuple() | list():
            return [in_json(deel) for deel in waarde]
        case Mapping():
            return {str(in_json(sleutel)): in_json(deel) for sleutel, deel in waarde.items()}
        case _ if attrs.has(type(waarde)):
            velden = attrs.fields(cast(type[attrs.AttrsInstance], type(waarde)))
            return {veld.name: in_json(getattr(waarde, veld.name)) for veld in velden}
        case _:
            raise TypeError(f"geen JSON-vorm voor {type(waarde).__name__}")


def _voorwaarden_in(argumenten: Mapping[str, Any]) -> KentHerkomst | None:
    return next((waarde for waarde in argumenten.values() if isinstance(waarde, KentHerkomst)), None)


def _bron_in_json(bron: Bron) -> dict[str, str]:
    return {"sleutel": bron.sleutel, "titel": str(bron), "gezag": bron.gezag.value, "url": bron.url}


def _herkomst_van(
    berekening: Berekening[..., Any], naam: str, waarde: object, voorwaarden: KentHerkomst | None
) -> Herkomst | None:
    """De herkomst van een parameter; een waarde die niet uit de voorwaarden komt, krijgt hun bron niet."""
    if voorwaarden is None or naam not in berekening.parameters or getattr(voorwaarden, naam, None) != waarde:
        return None
    return voorwaarden.herkomst(naam)


def _herkomst_in_json(herkomst: Herkomst | None) -> dict[str, Any]:
    if herkomst is None:
        return {}
    return {
        "bron": _bron_in_json(herkomst.bron) | {"zekerheid": herkomst.zekerheid.value},
        "geldig": {"van": in_json(herkomst.periode.begin), "tot": in_json(herkomst.periode.einde)},
    }


def _bron(berekening: Berekening[..., Any], taal: str) -> str:
    if berekening.zekerheid is Zekerheid.LETTERLIJK:
        return str(berekening.bron)
    return f"{berekening.bron}; {toon(berekening.zekerheid, taal)}"


def _titel(berekening: Berekening[..., Any], argumenten: Mapping[str, Any], taal: str) -> str:
    ingevuld = {naam: toon(waarde, taal) if _toonbaar(waarde) else str(waarde) for naam, waarde in argumenten.items()}
    titel = vertaal(berekening.titel, taal).format_map(ingevuld)
    return f"{titel} {toon(berekening.onderwerp, taal)}".rstrip()


def _toonbaar(waarde: object) -> bool:
    return isinstance(waarde, Bedrag | Tarief | int | Decimal | Fraction | str | date | Periode) or waarde is None


def _leesbaar(naam: str, taal: str) -> str:
    leesbaar = naam.replace("_", " ")
    if leesbaar.startswith("sut"):
        leesbaar = "SUT" + leesbaar[3:]
    return vertaal(leesbaar, taal)


def _inhoud(berekening: Berekening[..., Any], argumenten: Mapping[str, Any], waarde: Any, taal: str) -> str:
    resultaat = f" = {toon(waarde, taal)}" if _toonbaar(waarde) else ""
    if berekening.boom is None:
        return f"{resultaat} ({vertaal(berekening.uitleg, taal)})"
    parameters = frozenset(berekening.parameters)
    woorden = _schrijf(berekening.boom, argumenten, parameters, taal)
    cijfers = _schrijf(berekening.boom, argumenten, frozenset(argumenten), taal)
    ruw = _reken(_zonder_rond(berekening.boom), argumenten)
    tussen = ""
    if ruw != _breuk(waarde):
        getoond = toon_euro(ruw, taal) if isinstance(waarde, Bedrag) else toon(ruw, taal)
        # Verdwijnt het verschil al na de zesde decimaal, dan is het geen "40, afgerond 40".
        if getoond != toon(waarde, taal):
            tussen = f" = {getoond}"
            resultaat = f", {vertaal('afgerond', taal)} {toon(waarde, taal)}"
    stappen = f" = {woorden}" if woorden == cijfers else f" = {woorden} = {cijfers}"
    return stappen + tussen + resultaat


def _keur_formule(knoop: ast.expr, namen: frozenset[str], functie: str) -> None:
    match knoop:
        case ast.Name(id=naam) if naam in namen:
            return
        case ast.Constant(value=int()):
            return
        case ast.BinOp(left=links, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=rechts):
            _keur_formule(links, namen, functie)
            _keur_formule(rechts, namen, functie)
        case ast.Call(func=ast.Name(id="som"), args=[ast.Name() as rij], keywords=[]):
            _keur_formule(rij, namen, functie)
        case ast.Call(func=ast.Name(id="rond"), args=[binnen], keywords=[]):
            _keur_formule(binnen, namen, functie)
        case _:
            raise ValueError(f"{functie}: de formule kan niet ‘{ast.unparse(knoop)}’ gebruiken")


def _is_rond(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Call) and cast(ast.Name, knoop.func).id == "rond"


def _zonder_rond(knoop: ast.expr) -> ast.expr:
    return cast(ast.Call, knoop).args[0] if _is_rond(knoop) else knoop


def _schrijf(knoop: ast.expr, argumenten: Mapping[str, Any], ingevuld: frozenset[str], taal: str) -> str:
    """Schrijft een formule met × en −; de namen in `ingevuld` worden hun waarde."""
    match knoop:
        case ast.Name(id=naam):
            return toon(argumenten[naam], taal) if naam in ingevuld else _leesbaar(naam, taal)
        case ast.Constant(value=getal):
            return toon(getal, taal)
        case ast.BinOp(left=links, op=teken, right=rechts):
            delen = [_schrijf(deel, argumenten, ingevuld, taal) for deel in (links, rechts)]
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
            return _schrijf(cast(ast.Call, knoop).args[0], argumenten, ingevuld, taal)


def _bindt_losser(deel: ast.expr, teken: ast.operator, is_rechts: bool) -> bool:
    if isinstance(deel, ast.Call):  # een uitgeschreven som is een optelling; rond() is niet te zien
        return not _is_rond(deel) or _bindt_losser(deel.args[0], teken, is_rechts)
    if not isinstance(deel, ast.BinOp):
        return False
    sterk = (ast.Mult, ast.Div)
    if isinstance(teken, sterk):
        return not isinstance(deel.op, sterk) or (is_rechts and isinstance(teken, ast.Div))
    return is_rechts and isinstance(teken, ast.Sub) and not isinstance(deel.op, sterk)


def _reken(knoop: ast.expr, argumenten: Mapping[str, Any]) -> Fraction:
    """Rekent een formule exact uit, om te tonen wat er voor het afronden stond."""
    match knoop:
        case ast.Name(id=naam):
            return _breuk(argumenten[naam])
        case ast.Constant(value=int(getal)):
            return Fraction(getal)
        case ast.BinOp(left=links, op=teken, right=rechts):
            a, b = _reken(links, argumenten), _reken(rechts, argumenten)
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
            return sum((_breuk(deel) for deel in argumenten[naam]), Fraction(0))
        case _:
            return Fraction(rond_half_omhoog(_reken(cast(ast.Call, knoop).args[0], argumenten), 2))


def _breuk(waarde: Bedrag | Tarief | int | Decimal | Fraction) -> Fraction:
    return waarde.breuk if isinstance(waarde, Bedrag | Tarief) else Fraction(waarde)
