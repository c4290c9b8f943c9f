"""De financieringsbalk: wie welk deel van een begroting betaalt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile
from typing import Final
from xml.etree import ElementTree as ET

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.basis.weergave import toon, toon_getal, toon_lijst, toon_periode, vertaal
from lokale_partnerschappen.berekeningen.financiering.aandelen import percentage
from lokale_partnerschappen.berekeningen.financiering.plan import (
    Begrotingsplan,
    Financieringsplan,
    Luikplan,
    begrotingsplan,
)
from lokale_partnerschappen.model.financiering import Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden
from lokale_partnerschappen.uitwisseling.grafiek.svg import als_svg, kop, lijn, rechthoek, tekst, tekstbreedte

_BREEDTE: Final = 800
_RAND: Final = 24
_BALK: Final = _BREEDTE - 2 * _RAND
_HOOGTE: Final = 34
_STAP: Final = 130
# Elke bron haar eigen patroon en kleur, altijd dezelfde.
STIJL: Final = {
    Financieringsbron.ESF: ("vol", "blauw"),
    Financieringsbron.VCF: ("schuin", "oranje"),
    Financieringsbron.LOKAAL: ("stippen", "groen"),
    Financieringsbron.VDAB: ("ruiten", "paars"),
    Financieringsbron.OVERIGE: ("liggend", "zacht"),
}


@attrs.frozen
class _Balk:
    """Wat één balk toont: de kosten en wat elke bron ervan draagt."""

    naam: str
    kosten: Bedrag
    bedragen: dict[Financieringsbron, Bedrag]

    @property
    def som(self) -> Bedrag:
        return sum(self.bedragen.values(), NUL)

    @property
    def schaal(self) -> Bedrag:
        """Wat de hele breedte voorstelt: de kosten, of de financiering als die hoger is."""
        return max(self.kosten, self.som)

    def procent(self, bron: Financieringsbron, taal: str) -> str:
        """Het deel van de kosten; zonder kosten is er geen."""
        return _procent(percentage(self.bedragen[bron], self.kosten), taal) if self.kosten else ""


def financiering_svg(begroting: Begroting, *, voorwaarden: Voorwaarden, taal: str = "nl") -> str:
    """Tekent per luik en voor het project welk deel van de kosten elke bron draagt, als SVG.

    Toont de ingediende financiering; is er geen enkele, dan wat de tarieven van de oproep geven. Wat er te weinig of te
    veel is, staat er ook. Elke bron heeft een eigen patroon en haar naam, en alle bedragen staan in de tabel eronder.

    Args:
        begroting: de begroting van een projectjaar.
        voorwaarden: de parameters van de oproep voor het gebied en het projectjaar.
        taal: ``nl``, ``fr`` of ``en``.

    Raises:
        ValueError: er is geen financiering om te tekenen, of een bedrag is negatief.

    Bron: `begrotingsplan`; de vorm van de grafiek is een keuze.

    >>> v = voorbeeld()
    >>> voorwaarden = voorwaarden_voor(v.oproep, gebied=gebied_van(v.werkingsgebied))
    >>> svg = financiering_svg(v.begrotingen[0], voorwaarden=voorwaarden)
    >>> "<title" in svg, "31,46%" in svg
    (True, True)
    """
    plan = begrotingsplan(begroting, voorwaarden=voorwaarden)
    ingediend = plan.project.ingediend is not None
    balken = list(_balken(plan, taal, ingediend=ingediend))
    if any(bedrag < NUL for balk in balken for bedrag in (balk.kosten, *balk.bedragen.values())):
        raise ValueError(vertaal("een negatief bedrag past niet op een balk", taal))
    if not any(balk.som for balk in balken):
        raise ValueError(vertaal("er is geen financiering om te tekenen", taal))
    titel = vertaal("Financiering {jaar}", taal).format(jaar=begroting)
    wat = _wat(taal, ingediend=ingediend)
    bronnen = [bron for bron in Financieringsbron if any(bron in balk.bedragen for balk in balken)]
    onder = 108 + _STAP * len(balken)
    vormen = [*kop(titel, wat), *_getekend(balken, taal), *_tabel(balken, bronnen, onder, taal)]
    uitleg = " ".join([f"{wat}, {toon_periode(begroting.periode, taal)}.", *(_zin(balk, taal) for balk in balken)])
    hoogte = onder + 26 * (len(bronnen) + 2) + 20
    return als_svg("financiering", _BREEDTE, hoogte, vormen, titel=titel, beschrijving=uitleg, taal=taal)


def _wat(taal: str, *, ingediend: bool) -> str:
    if ingediend:
        return vertaal("Ingediende financiering: wie betaalt welk deel van de kosten", taal)
    return vertaal("Volgens de tarieven van de oproep: wie betaalt welk deel van de kosten", taal)


def _balken(plan: Begrotingsplan, taal: str, *, ingediend: bool) -> Iterator[_Balk]:
    """Elk luik met kosten of financiering; het project alleen als dat iets anders toont dan één luik."""
    luiken = [balk for deel in (plan.werking, plan.ondersteuning) if (balk := _balk(deel, taal, ingediend=ingediend))]
    yield from luiken
    if len(luiken) > 1:
        bronnen = [bron for bron in Financieringsbron if any(bron in balk.bedragen for balk in luiken)]
        samen = {bron: sum((balk.bedragen.get(bron, NUL) for balk in luiken), NUL) for bron in bronnen}
        yield _Balk(vertaal("project", taal).capitalize(), sum((balk.kosten for balk in luiken), NUL), samen)


def _balk(deel: Luikplan, taal: str, *, ingediend: bool) -> _Balk | None:
    bron: Financiering | Financieringsplan | None = deel.ingediend if ingediend else deel.voorstel
    bedragen = {} if bron is None else {een: bron.van(een) for een in Financieringsbron if bron.van(een)}
    if not deel.kosten.totaal and not bedragen:
        return None
    return _Balk(toon(deel.luik, taal).capitalize(), deel.kosten.totaal, bedragen)


# --- de balken --------------------------------------------------------------------------------------------------------


def _getekend(balken: Sequence[_Balk], taal: str) -> Iterator[ET.Element]:
    for nummer, balk in enumerate(balken):
        y = 96 + _STAP * nummer
        kosten = vertaal("kosten {bedrag}", taal).format(bedrag=toon(balk.kosten, taal))
        yield tekst(_RAND, y + 14, balk.naam, grootte=16, vet=True)
        yield tekst(_RAND + _BALK, y + 14, kosten, anker="end")
        yield from _stukken(balk, y + 62, taal)


def _stukken(balk: _Balk, y: int, taal: str) -> Iterator[ET.Element]:
    """De stukken van een balk naast elkaar, met hun naam erboven waar die past; zonder geld is er alleen de rand."""
    x = Fraction(_RAND)
    for bron, bedrag in balk.bedragen.items():
        patroon, rol = STIJL[bron]
        breedte = _lengte(bedrag, balk)
        yield rechthoek(x, y, breedte, _HOOGTE, rol=rol, patroon=patroon)
        yield from _opschrift(x, y, breedte, filter(None, [toon(bron, taal), balk.procent(bron, taal)]))
        x += breedte
    tekort = balk.kosten - balk.som
    if tekort > NUL:
        breedte = _lengte(tekort, balk)
        yield rechthoek(x, y, breedte, _HOOGTE, rol="inkt", streep="streepjes")
        yield from _opschrift(x, y, breedte, vertaal("niet gefinancierd", taal).split(" ", 1))
    elif tekort < NUL:
        grens = _RAND + _lengte(balk.kosten, balk)
        yield lijn([(grens, y - 4), (grens, y + _HOOGTE + 8)], rol="inkt", dikte="3")
        anker = "end" if balk.kosten.breuk * 2 > balk.schaal.breuk else "start"
        yield tekst(grens, y + _HOOGTE + 22, vertaal("tot hier: de kosten", taal), anker=anker, grootte=13)


def _lengte(bedrag: Bedrag, balk: _Balk) -> Fraction:
    return _BALK * bedrag.breuk / balk.schaal.breuk


def _opschrift(x: Fraction, y: int, breedte: Fraction, delen: Iterable[str]) -> Iterator[ET.Element]:
    """Het opschrift boven een stuk, of alleen zijn eerste regel; wat niet past, staat toch in de tabel."""
    passend = list(takewhile(lambda deel: tekstbreedte(deel, 13) <= breedte, delen))
    for nummer, deel in enumerate(reversed(passend)):
        yield tekst(x + breedte / 2, y - 8 - 16 * nummer, deel, anker="middle", grootte=13)


# --- de tabel ---------------------------------------------------------------------------------------------------------


def _tabel(balken: Sequence[_Balk], bronnen: Sequence[Financieringsbron], y: int, taal: str) -> Iterator[ET.Element]:
    """Elke bron met haar patroon en haar bedragen; ook wat te smal is voor een opschrift."""
    kolommen = [_RAND + _BALK - 190 * (len(balken) - 1 - nummer) for nummer in range(len(balken))]
    yield from (
        tekst(x, y, balk.naam, anker="end", vet=True, grootte=13) for x, balk in zip(kolommen, balken, strict=True)
    )
    for nummer, bron in enumerate(bronnen, 1):
        onder = y + 26 * nummer
        patroon, rol = STIJL[bron]
        yield rechthoek(_RAND, onder - 13, 28, 16, rol=rol, patroon=patroon)
        yield tekst(_RAND + 38, onder, toon(bron, taal))
        for x, balk in zip(kolommen, balken, strict=True):
            yield tekst(x, onder, _cel(balk, bron, taal), anker="end")
    onder = y + 26 * (len(bronnen) + 1)
    yield lijn([(_RAND, onder - 18), (_RAND + _BALK, onder - 18)], rol="rooster")
    yield tekst(_RAND + 38, onder, vertaal("Totale financiering", taal), vet=True)
    yield tekst(_RAND + 38, onder + 26, vertaal("Controle (moet nul zijn)", taal))
    for x, balk in zip(kolommen, balken, strict=True):
        yield tekst(x, onder, toon(balk.som, taal), anker="end", vet=True)
        yield tekst(x, onder + 26, toon(balk.kosten - balk.som, taal), anker="end")


def _cel(balk: _Balk, bron: Financieringsbron, taal: str) -> str:
    if bron not in balk.bedragen:
        return "–"
    procent = balk.procent(bron, taal)
    return toon(balk.bedragen[bron], taal) + (f" ({procent})" if procent else "")


def _procent(procent: Decimal, taal: str) -> str:
    return toon_getal(procent, taal) + ("\u00a0%" if taal == "fr" else "%")


# --- in woorden -------------------------------------------------------------------------------------------------------


def _zin(balk: _Balk, taal: str) -> str:
    delen = [f"{toon(bron, taal)} {_cel(balk, bron, taal)}" for bron in balk.bedragen]
    zin = vertaal("{naam}, kosten {kosten}: {bronnen}.", taal).format(
        naam=balk.naam,
        kosten=toon(balk.kosten, taal),
        bronnen=toon_lijst(delen, taal) if delen else vertaal("geen financiering", taal),
    )
    return " ".join(filter(None, [zin, _verschil(balk, taal)]))


def _verschil(balk: _Balk, taal: str) -> str:
    verschil = balk.kosten - balk.som
    if not verschil:
        return ""
    if verschil > NUL:
        zin = vertaal("Niet gefinancierd: {bedrag}.", taal)
    else:
        zin = vertaal("Meer financiering dan kosten: {bedrag}.", taal)
    return zin.format(bedrag=toon(abs(verschil), taal))
