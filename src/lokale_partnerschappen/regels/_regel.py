"""Wat een regel is: één verklaring boven één functie.

De functie krijgt het object dat ze beoordeelt. Haar trefwoordargumenten zegt ze zelf: ``partnerschap`` is de wortel
van het dossier, ``op`` de dag waarop beoordeeld wordt (of ``None``), en elke andere naam is een parameter van de
oproep. Ze levert `afwijking(…)` voor wat niet klopt en `onbekend(…)` voor wat niet te beoordelen is. Een regel over
`Portefeuille` ziet meer dossiers samen en vraagt hoogstens ``op``.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar

import attrs

from lokale_partnerschappen.basis.bron import Bron
from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.model.portefeuille import Portefeuille
from lokale_partnerschappen.oproepen.voorwaarden import parameters

O = TypeVar("O")  # noqa: E741 (het object dat beoordeeld wordt)
P = ParamSpec("P")

EIGEN_ONDERWERP: Final = "eigen"
_GEREGELD: Final = ("partnerschap", "op")


class Ernst(StrEnum):
    """Hoe erg een bevinding is.

    Bron: ontwerp, hoofdstuk 6.

    >>> sorted([Ernst.AANDACHT, Ernst.FOUT], key=lambda ernst: ernst.rang)[0].value
    'fout'
    """

    FOUT = "fout"
    """Strijdig met een norm of met het formulier; dit moet weg."""
    WAARSCHUWING = "waarschuwing"
    """Waarschijnlijk niet bedoeld; iemand moet ernaar kijken."""
    AANDACHT = "aandacht"
    """Goed om te weten."""

    @property
    def rang(self) -> int:
        """Nul voor het ergste."""
        return list(Ernst).index(self)


@attrs.frozen(eq=False)
class Afwijking:
    """Wat een regel vond: waar, en met welke gegevens; de zin wordt pas gemaakt als hij getoond wordt.

    Args:
        pad: plaats, gezien vanaf het object.
        gegevens: wat in het bericht ingevuld wordt; altijd met ``gevonden`` en ``verwacht``.

    Bron: ontwerp, hoofdstuk 5.
    """

    pad: Pad
    gegevens: Mapping[str, object]


@attrs.frozen(eq=False)
class Onbekend:
    """Wat een regel miste om te kunnen oordelen.

    Args:
        pad: de plaats van wat ontbreekt, gezien vanaf het object.
        reden: waarom het nodig is, in een paar woorden.

    Bron: ontwerp, hoofdstuk 5.
    """

    pad: Pad
    reden: str


def afwijking(*pad: str | int, gevonden: object, verwacht: object, **gegevens: object) -> Afwijking:
    """Meldt dat iets niet klopt.

    Args:
        pad: veldnamen en volgnummers vanaf het object.
        gevonden: wat er staat.
        verwacht: wat er had moeten staan.
        gegevens: wat het bericht nog meer invult.

    Bron: ontwerp, hoofdstuk 5.

    >>> afwijking("uren", gevonden=1800, verwacht=1720).gegevens["gevonden"]
    1800
    """
    return Afwijking(pad, MappingProxyType({"gevonden": gevonden, "verwacht": verwacht, **gegevens}))


def onbekend(*pad: str | int, reden: str) -> Onbekend:
    """Meldt dat een regel niet kan oordelen omdat iets ontbreekt.

    Args:
        pad: veldnamen en volgnummers vanaf het object, tot bij wat ontbreekt.
        reden: wat ontbreekt, in een paar woorden.

    Bron: ontwerp, hoofdstuk 5.

    >>> onbekend("enveloppe", reden="de enveloppe is niet bekend").pad
    ('enveloppe',)
    """
    return Onbekend(pad, reden)


class Regel(Generic[O, P]):
    """Een regel met haar verklaring; aangeroepen op een object levert ze afwijkingen.

    Args:
        functie: de toets, met haar docstring (de documentatiepagina van de regel).
        over: de klasse van de objecten die ze beoordeelt.
        ernst: hoe erg een afwijking is.
        bron: waar de regel staat.
        titel: wat er mis is, in enkele woorden.
        bericht: de zin van een bevinding, met gegevens tussen accolades.
        doen: wat de lezer kan doen, ook met gegevens tussen accolades.
        feit: nummer(s) in de feitencatalogus.
        sinds: versie waarin de regel kwam.

    Raises:
        ValueError: een fout zonder bindende bron, een trefwoordargument dat geen parameter is, of een ander dan ``op``
            bij een regel over `Portefeuille`.

    Bron: ontwerp, hoofdstuk 5.

    >>> from lokale_partnerschappen.regels.samenstelling.partner import kbo_controlegetal_klopt_niet
    >>> kbo_controlegetal_klopt_niet.id, kbo_controlegetal_klopt_niet.onderwerp
    ('kbo-controlegetal-klopt-niet', 'samenstelling')
    """

    def __init__(
        self,
        functie: Callable[Concatenate[O, P], Iterator[Afwijking | Onbekend]],
        *,
        over: type[O],
        ernst: Ernst,
        bron: Bron,
        titel: str,
        bericht: str,
        doen: str = "",
        feit: str = "",
        sinds: str = "",
    ) -> None:
        functools.update_wrapper(self, functie)
        self._functie = functie
        self.id = functie.__name__.replace("_", "-")
        self.over, self.ernst, self.bron = over, ernst, bron
        self.titel, self.bericht, self.doen, self.feit, self.sinds = titel, bericht, doen, feit, sinds
        argumenten = inspect.signature(functie).parameters.values()
        gevraagd = [a.name for a in argumenten if a.kind is inspect.Parameter.KEYWORD_ONLY]
        self.gevraagd = frozenset(gevraagd)
        self.parameters = tuple(naam for naam in gevraagd if naam not in _GEREGELD)
        self._keur()

    def _keur(self) -> None:
        if self.ernst is Ernst.FOUT and not self.bron.gezag.bindt:
            raise ValueError(f"{self.id}: alleen een norm of het formulier mag een fout geven, niet {self.bron}")
        vreemd = [naam for naam in self.parameters if naam not in parameters()]
        if vreemd:
            raise ValueError(f"{self.id}: geen parameter van een oproep: {', '.join(vreemd)}")
        # Dossiers samen hebben geen ene wortel en geen ene oproep, en dus geen ene waarde voor een parameter.
        te_veel = sorted(self.gevraagd - {"op"})
        if self.over is Portefeuille and te_veel:
            raise ValueError(f"{self.id}: een regel over Portefeuille vraagt alleen op, niet {', '.join(te_veel)}")

    def __call__(self, voorwerp: O, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[Afwijking | Onbekend]:
        return self._functie(voorwerp, *args, **kwargs)

    @property
    def onderwerp(self) -> str:
        """Het onderwerp uit het rooster (``"kosten"``), of ``"eigen"`` voor een regel van een gebruiker."""
        voor, _, na = (self._functie.__module__ or "").partition("lokale_partnerschappen.regels.")
        return EIGEN_ONDERWERP if voor or not na else na.split(".")[0]

    @property
    def uitleg(self) -> str:
        """De docstring, zonder insprong."""
        return inspect.getdoc(self._functie) or ""

    def __repr__(self) -> str:
        return f"<Regel {self.id}>"


def regel(
    *,
    over: type[O],
    ernst: Ernst,
    bron: Bron,
    titel: str,
    bericht: str,
    doen: str = "",
    feit: str = "",
    sinds: str = "",
) -> Callable[[Callable[Concatenate[O, P], Iterator[Afwijking | Onbekend]]], Regel[O, P]]:
    """Maakt van een functie een `Regel`; zie daar voor de argumenten.

    Raises:
        ValueError: zoals `Regel`.
    """

    def maak(functie: Callable[Concatenate[O, P], Iterator[Afwijking | Onbekend]]) -> Regel[O, P]:
        return Regel(
            functie,
            over=over,
            ernst=ernst,
            bron=bron,
            titel=titel,
            bericht=bericht,
            doen=doen,
            feit=feit,
            sinds=sinds,
        )

    return maak


AlgemeneRegel = Regel[Any, ...]
