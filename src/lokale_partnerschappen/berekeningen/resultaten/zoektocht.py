"""De zoektocht naar een tweede tabel: een die bij al het getoonde past, en waarin één aantal anders is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from heapq import heappop, heappush
from typing import Final

import attrs

# Een nul is zelden een goede schuilplaats: ze telt voor tien andere aantallen.
_KOST_VAN_NUL: Final = 10

# Een cel en waarheen ze beweegt: 1 of -1.
Beweging = tuple[int, int]


@attrs.frozen(kw_only=True)
class Tabel:
    """Aantallen en verbanden, met nummers in plaats van namen; de nummers volgen de namen.

    Args:
        namen: de naam van elke cel; achteraan staan de resten van onvolledige verbanden.
        aantallen: het echte aantal van elke cel.
        verbanden: per verband het teken van elke cel; met die tekens opgeteld is elk verband nul.
        van_cel: per cel haar verbanden en haar teken daarin.
        vast: wat vroeger getoond is, en dus niet meer verborgen kan worden.
        onzichtbaar: wat vroeger verborgen is, en de resten.
        resten: de resten; zij mogen in een tweede tabel nul worden.
    """

    namen: tuple[str, ...]
    aantallen: tuple[int, ...]
    verbanden: tuple[Mapping[int, int], ...]
    van_cel: tuple[tuple[tuple[int, int], ...], ...]
    vast: frozenset[int]
    onzichtbaar: frozenset[int]
    resten: frozenset[int]

    def kleine(self, kleinste_groep: int) -> list[int]:
        """Wat beschermd moet worden, het kleinste aantal eerst: dat vraagt de grootste stap."""
        cellen = (cel for cel, aantal in enumerate(self.aantallen) if 0 < aantal < kleinste_groep)
        return sorted((cel for cel in cellen if cel not in self.vast), key=lambda cel: (self.aantallen[cel], cel))

    def bewegingen(self, cellen: Iterable[int], stap: int) -> set[Beweging]:
        """Wat in een tweede tabel kan bewegen, als alleen deze cellen mogen afwijken.

        Een aantal dat er is, zakt niet tot nul. Zo leert ook wie raadt dat een verborgen aantal nooit nul is, niets.
        """
        mogelijk: set[Beweging] = set()
        for cel in cellen:
            mogelijk.add((cel, 1))
            if self.aantallen[cel] - stap >= (0 if cel in self.resten else 1):
                mogelijk.add((cel, -1))
        return self.zonder_doodlopende(mogelijk, range(len(self.verbanden)))

    def zonder_doodlopende(self, mogelijk: set[Beweging], verbanden: Iterable[int]) -> set[Beweging]:
        """Wat overblijft als telkens wegvalt wat in een van zijn verbanden door niets hersteld kan worden."""
        te_bekijken = list(verbanden)
        while te_bekijken:
            verband = self.verbanden[te_bekijken.pop()]
            for cel, teken in verband.items():
                for beweging in ((cel, 1), (cel, -1)):
                    if beweging in mogelijk and not any(_herstel(verband, teken * beweging[1], mogelijk, (cel,))):
                        mogelijk.discard(beweging)
                        te_bekijken += [nummer for nummer, _ in self.van_cel[cel]]
        return mogelijk

    def gevolgen(self, begin: Beweging, mogelijk: Set[Beweging]) -> Set[Beweging]:
        """Wat nog kan bewegen als ``begin`` zeker gebeurt; niets als er dan geen tweede tabel bestaat.

        Elk verband beperkt wat zijn cellen nog kunnen: zo ver omlaag en omhoog als de andere kunnen opvangen. Dat
        gaat door tot niets meer verandert, en vraagt dus nooit meer dan enkele stappen per cel.
        """
        if begin not in mogelijk:
            return set()
        ruimte = {begin[0]: (begin[1], begin[1])}
        te_bekijken = [nummer for nummer, _ in self.van_cel[begin[0]]]

        def tussen(cel: int) -> tuple[int, int]:
            return ruimte.get(cel) or (-((cel, -1) in mogelijk), int((cel, 1) in mogelijk))

        while te_bekijken:
            verband = self.verbanden[te_bekijken.pop()]
            # Met zijn teken: hoe ver elke cel het verband omlaag en omhoog kan trekken.
            trek = {cel: tuple(sorted(teken * grens for grens in tussen(cel))) for cel, teken in verband.items()}
            omlaag, omhoog = (sum(grenzen) for grenzen in zip(*trek.values(), strict=True))
            for cel, (laag, hoog) in trek.items():
                nieuw_laag, nieuw_hoog = max(laag, hoog - omhoog), min(hoog, laag - omlaag)
                if nieuw_laag > nieuw_hoog:
                    return set()
                if (nieuw_laag, nieuw_hoog) != (laag, hoog):
                    ruimte[cel] = (nieuw_laag, nieuw_hoog) if verband[cel] > 0 else (-nieuw_hoog, -nieuw_laag)
                    te_bekijken += [nummer for nummer, _ in self.van_cel[cel]]
        return {beweging for beweging in mogelijk if beweging[0] not in ruimte or beweging[1] in ruimte[beweging[0]]}

    def na(self, scheef: Mapping[int, int], beweging: Beweging) -> dict[int, int]:
        """Welke verbanden na deze beweging nog niet kloppen, en hoeveel stappen ze te hoog zijn."""
        nieuw = dict(scheef)
        for verband, teken in self.van_cel[beweging[0]]:
            nieuw[verband] = nieuw.get(verband, 0) + teken * beweging[1]
        return {verband: over for verband, over in nieuw.items() if over}


def _herstel(
    verband: Mapping[int, int], over: int, mogelijk: Set[Beweging], gebruikt: Collection[int]
) -> Iterator[Beweging]:
    """De bewegingen die een verband dichter bij nul brengen."""
    for cel, teken in verband.items():
        beweging = (cel, -teken if over > 0 else teken)
        if cel not in gebruikt and beweging in mogelijk:
            yield beweging


def tweede_tabel(
    tabel: Tabel, begin: tuple[Beweging, ...], mogelijk: Set[Beweging], verborgen: Set[int], zoekgrens: int
) -> tuple[Beweging, ...] | None:
    """De bewegingen van een tweede tabel waarin die van ``begin`` gebeuren; ``None`` als er geen gevonden is.

    Wat het minst nieuwe cellen vraagt en het minst verbanden openlaat, gaat voor; dan het kleinste aantal, dan de
    naam.
    """
    wachtrij: list[tuple[int, int, tuple[Beweging, ...], int, dict[int, int]]] = []
    gezien: set[tuple[Beweging, ...]] = set()

    def bied_aan(bewegingen: tuple[Beweging, ...], kost: int, som: int, scheef: dict[int, int]) -> None:
        if bewegingen not in gezien:
            gezien.add(bewegingen)
            heappush(wachtrij, (kost + len(scheef), som, bewegingen, kost, scheef))

    if mogelijk >= set(begin):
        scheef: dict[int, int] = {}
        for beweging in begin:
            scheef = tabel.na(scheef, beweging)
        bied_aan(begin, 0, 0, scheef)
    while wachtrij and len(gezien) < zoekgrens:
        _, som, bewegingen, kost, scheef = heappop(wachtrij)
        if not scheef:
            return bewegingen
        gebruikt = {cel for cel, _ in bewegingen}
        # Eerst het verband met de minste uitwegen: heeft het er geen, dan loopt deze tabel dood.
        uitwegen = (list(_herstel(tabel.verbanden[v], over, mogelijk, gebruikt)) for v, over in sorted(scheef.items()))
        for beweging in min(uitwegen, key=len):
            cel = beweging[0]
            aantal = 0 if cel in verborgen else tabel.aantallen[cel]
            extra = 0 if cel in verborgen else 1 if aantal else _KOST_VAN_NUL
            nieuw = tuple(sorted((*bewegingen, beweging)))
            bied_aan(nieuw, kost + extra, som + aantal, tabel.na(scheef, beweging))
    return None
