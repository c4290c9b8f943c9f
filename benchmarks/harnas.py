"""Het meettoestel: varianten van hetzelfde werk om beurten, een verhouding per ronde, en de mediaan van de rondes.

De volgorde is A B C en in de volgende ronde C B A, in één proces: een traag moment van de machine treft zo elke
variant. Daarom zijn alleen verhoudingen binnen één run iets waard; de tijd ernaast is een orde van grootte.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


def zoals_ze_is(uitkomst: object) -> object:
    """De uitkomst van een variant die al de gemeenschappelijke vorm heeft."""
    return uitkomst


@dataclass(frozen=True)
class Variant:
    """Eén manier om het werk te doen.

    Args:
        naam: zoals in de tabel.
        doe: het werk; alleen dit wordt gemeten.
        uitkomst: brengt wat `doe` geeft in een vorm die voor elke variant gelijk is; ``None`` voor een ondergrens die
            minder doet dan de andere en waarvan de uitkomst dus niet te vergelijken is.
    """

    naam: str
    doe: Callable[[], Any]
    uitkomst: Callable[[Any], object] | None = zoals_ze_is


@dataclass(frozen=True)
class Geval:
    """Varianten naast elkaar.

    Args:
        titel: de kop van de tabel.
        varianten: in de volgorde van de tabel.
        maten: namen van de varianten waardoor gedeeld wordt, één kolom per naam.
        klok: tijd in nanoseconden; standaard de rekentijd van dit proces, zodat andere processen minder storen.
        een_voor_een: elke meting is één uitvoering (hele processen), en geen reeks.
    """

    titel: str
    varianten: tuple[Variant, ...]
    maten: tuple[str, ...]
    klok: Callable[[], int] = time.process_time_ns
    een_voor_een: bool = False


@dataclass(frozen=True)
class Rondes:
    """Hoe lang er gemeten wordt.

    Args:
        aantal: rondes per geval; een even aantal, zodat elke volgorde even vaak voorkomt.
        nano: hoe lang één meting minstens duurt.
    """

    aantal: int
    nano: int


@dataclass
class Meting:
    """De tijd van één variant in elke ronde, in nanoseconden per uitvoering."""

    variant: Variant
    keren: int
    tijden: list[float] = field(default_factory=list)

    def verhouding(self, maat: Meting) -> str:
        """De mediaan van de verhouding per ronde, met tussen haakjes de middelste helft van de rondes."""
        per_ronde = [eigen / ander for eigen, ander in zip(self.tijden, maat.tijden, strict=True)]
        laag, midden, hoog = statistics.quantiles(per_ronde, n=4, method="inclusive")
        return f"{_getal(midden)} ({_getal(laag)}–{_getal(hoog)})"


def meet(geval: Geval, rondes: Rondes) -> list[Meting]:
    """Kijkt na dat elke variant hetzelfde geeft, en meet dan.

    Raises:
        AssertionError: twee varianten geven iets anders.
    """
    keur(geval)
    metingen = [Meting(variant, _keren(geval, variant, rondes.nano)) for variant in geval.varianten]
    for ronde in range(rondes.aantal):
        gc.collect()
        for meting in metingen if ronde % 2 == 0 else reversed(metingen):
            meting.tijden.append(_duur(geval, meting.variant, meting.keren) / meting.keren)
    return metingen


def keur(geval: Geval) -> None:
    """Vergelijkt de uitkomsten; wat hierna gemeten wordt, doet hetzelfde.

    Raises:
        AssertionError: twee varianten geven iets anders.
    """
    uitkomsten = {v.naam: v.uitkomst(v.doe()) for v in geval.varianten if v.uitkomst is not None}
    eerste, *rest = uitkomsten
    for naam in rest:
        if uitkomsten[naam] != uitkomsten[eerste]:
            raise AssertionError(
                f"{geval.titel}: ‘{naam}’ geeft {uitkomsten[naam]!r}, maar ‘{eerste}’ {uitkomsten[eerste]!r}"
            )


def als_tabel(geval: Geval, metingen: list[Meting]) -> str:
    """De metingen als tabel in Markdown."""
    op_naam = {meting.variant.naam: meting for meting in metingen}
    regels = [
        f"### {geval.titel}",
        "",
        f"| | tijd | {' | '.join(f'× {maat}' for maat in geval.maten)} |",
        f"|---|---:|{'---:|' * len(geval.maten)}",
    ]
    for meting in metingen:
        kolommen = ["1" if maat == meting.variant.naam else meting.verhouding(op_naam[maat]) for maat in geval.maten]
        tijd = _tijd(statistics.median(meting.tijden))
        regels.append(f"| {meting.variant.naam} | {tijd} | {' | '.join(kolommen)} |")
    return "\n".join(regels)


def _keren(geval: Geval, variant: Variant, nano: int) -> int:
    if geval.een_voor_een:
        return 1
    keren = 1
    while (duur := _duur(geval, variant, keren)) < nano:
        keren = max(keren * 2, int(keren * nano / max(duur, 1)) if duur > nano // 10 else 0)
    return keren


def _duur(geval: Geval, variant: Variant, keren: int) -> int:
    doe, klok = variant.doe, geval.klok
    begin = klok()
    for _ in range(keren):
        doe()
    return klok() - begin


def _getal(getal: float) -> str:
    decimalen = 0 if getal >= 100 else 1 if getal >= 10 else 2
    return f"{getal:.{decimalen}f}".replace(".", ",")


def _tijd(nano: float) -> str:
    for eenheid, nano_per in (("ms", 1_000_000), ("µs", 1_000)):
        if nano >= nano_per:
            return f"{_getal(nano / nano_per)} {eenheid}"
    return f"{_getal(nano)} ns"
