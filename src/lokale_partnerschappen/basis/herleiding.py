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
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, cast, runtime_checkable

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Bron, Herkomst, Zekerheid
from lokale_partnerschappen.basis.formule import breuk, keur, leesbaar, reken, schrijf, zonder_rond
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import toon, toon_euro, toon_periode, vertaal

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# (berekening, positionele argumenten, trefwoordargumenten, waarde, stappen daaronder)
Stap = tuple["Berekening[..., Any]", tuple[Any, ...], dict[str, Any], Any, list[Any]]
_stappen: ContextVar[list[Stap] | None] = ContextVar("stappen", default=None)


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
            keur(self.boom, frozenset(self._handtekening.parameters), functie.__name__)

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
                f"{leesbaar(naam, taal)} = {toon(waarde, taal)}: {herkomst.bron}; "
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
        case Bedrag() | Tarief() | Periode() | Kwartaal() | Fraction():
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
            # Wat over een mens zelf gaat, hoort alleen in het dossier: geen herleiding of melding herhaalt het.
            return {veld.name: in_json(getattr(waarde, veld.name)) for veld in velden if not _is_gevoelig(veld)}
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


def _inhoud(berekening: Berekening[..., Any], argumenten: Mapping[str, Any], waarde: Any, taal: str) -> str:
    resultaat = f" = {toon(waarde, taal)}" if _toonbaar(waarde) else ""
    if berekening.boom is None:
        return f"{resultaat} ({vertaal(berekening.uitleg, taal)})"
    parameters = frozenset(berekening.parameters)
    woorden = schrijf(berekening.boom, argumenten, parameters, taal)
    cijfers = schrijf(berekening.boom, argumenten, frozenset(argumenten), taal)
    ruw = reken(zonder_rond(berekening.boom), argumenten)
    tussen = ""
    if ruw != breuk(waarde):
        getoond = toon_euro(ruw, taal) if isinstance(waarde, Bedrag) else toon(ruw, taal)
        # Verdwijnt het verschil al na de zesde decimaal, dan is het geen "40, afgerond 40".
        if getoond != toon(waarde, taal):
            tussen = f" = {getoond}"
            resultaat = f", {vertaal('afgerond', taal)} {toon(waarde, taal)}"
    stappen = f" = {woorden}" if woorden == cijfers else f" = {woorden} = {cijfers}"
    return stappen + tussen + resultaat


def _is_gevoelig(veld: attrs.Attribute[Any]) -> bool:
    return "gevoeligheid" in veld.metadata
