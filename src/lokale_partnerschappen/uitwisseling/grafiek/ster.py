"""Het sterdiagram van één traject: hoe het op elk levensdomein ging bij de start, en hoe het nu gaat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final
from xml.etree import ElementTree as ET

import attrs

from lokale_partnerschappen.basis.bedrag import rond_half_omhoog
from lokale_partnerschappen.basis.weergave import toon, toon_datum, vertaal
from lokale_partnerschappen.berekeningen.trajecten.voortgang import Scoreverloop, voortgang
from lokale_partnerschappen.model.trajecten.meting import STERSCHAAL
from lokale_partnerschappen.model.trajecten.traject import Levensdomein, Traject
from lokale_partnerschappen.uitwisseling.grafiek.svg import (
    Punt,
    als_svg,
    benoem,
    breek,
    cirkel,
    kop,
    lijn,
    open_teken,
    tekst,
    vol_teken,
)

_LAAGST, _HOOGST = STERSCHAAL
_BOVEN: Final = 186
_ONDER: Final = 146
_OPZIJ: Final = 200
_Richting = tuple[Fraction, Fraction]
_PI: Final = Decimal("3.14159265358979323846264338327950288")


@attrs.frozen
class _Arm:
    """Eén levensdomein, met zijn scores en de richting waarin het getekend is."""

    naam: str
    eerst: int
    laatst: int | None
    richting: _Richting

    @property
    def nu(self) -> int:
        return self.eerst if self.laatst is None else self.laatst

    def opschrift(self, taal: str) -> str:
        """De scores in woorden."""
        if self.laatst is None:
            return vertaal("{score} (één meting)", taal).format(score=self.eerst)
        if self.laatst == self.eerst:
            return vertaal("bleef {score}", taal).format(score=self.eerst)
        return vertaal("van {eerst} naar {laatst}", taal).format(eerst=self.eerst, laatst=self.laatst)


@attrs.frozen
class _Vlak:
    """De ster op papier: meer armen vragen een grotere ster, anders staan de namen door elkaar."""

    straal: int

    @property
    def breedte(self) -> int:
        return 2 * (self.straal + _OPZIJ)

    @property
    def hoogte(self) -> int:
        return _BOVEN + 2 * self.straal + _ONDER

    def punt(self, richting: Punt, afstand: Fraction | int) -> Punt:
        """Een punt in een richting, op een afstand van het midden."""
        x, y = richting
        return self.breedte // 2 + x * afstand, _BOVEN + self.straal + y * afstand

    def op_schaal(self, richting: Punt, score: int) -> Punt:
        """Waar een score ligt; de laagste ligt niet in het midden, want ook daar hoort ze bij een arm."""
        return self.punt(richting, Fraction(score * self.straal, _HOOGST))


def ster_svg(traject: Traject, *, taal: str = "nl") -> str:
    """Tekent het sterdiagram van een traject als SVG: per levensdomein de eerste score naast de laatste.

    De eerste meting is een streepjeslijn met open bolletjes, de laatste een volle lijn met vierkantjes, en bij elk
    levensdomein staan de scores in woorden. Dalen is geen fout: herval hoort bij een traject.

    Args:
        traject: het traject; alleen zijn pseudoniem en zijn metingen komen op de grafiek.
        taal: ``nl``, ``fr`` of ``en``.

    Raises:
        ValueError: er is geen enkele score voor een levensdomein.

    Bron: kwaliteitskader, zoals aangehaald in een goedgekeurde aanvraag, vraag 19; de vorm van de grafiek is een
        keuze.

    >>> metingen = (
    ...     Meting(datum=date(2024, 3, 1), ster=(Sterpunt(levensdomein="rechten", score=2),)),
    ...     Meting(datum=date(2024, 9, 1), ster=(Sterpunt(levensdomein="rechten", score=4),)),
    ... )
    >>> svg = ster_svg(Traject(id="t-7k3mq9x2vtbz", metingen=metingen))
    >>> "rechten: van 2 naar 4" in svg
    True
    """
    verlopen = voortgang(traject).ster
    if not verlopen:
        raise ValueError(vertaal("dit traject heeft nog geen meting met een sterdiagram", taal))
    armen = [_arm(verloop, _richting(nummer, len(verlopen)), taal) for nummer, verloop in enumerate(verlopen)]
    vlak = _Vlak(max(210, 18 * len(armen)))
    titel = vertaal("Sterdiagram van traject {traject}", taal).format(traject=traject.id)
    schaal = vertaal("Scores van {laagst} (moeilijk) tot en met {hoogst} (goed)", taal)
    schaal = schaal.format(laagst=_LAAGST, hoogst=_HOOGST)
    wanneer = _wanneer(verlopen, taal)
    vormen = [
        *kop(titel, schaal, wanneer),
        *_rooster(vlak, armen),
        *_lijnen(vlak, armen),
        *_cijfers(vlak, armen),
        *(deel for arm in armen for deel in _opschrift(vlak, arm, taal)),
        *_legende(vlak, armen, taal),
    ]
    zinnen = [f"{arm.naam}: {arm.opschrift(taal)}." for arm in armen]
    uitleg = " ".join([f"{schaal}. {wanneer}.", *zinnen])
    return als_svg("ster", vlak.breedte, vlak.hoogte, vormen, titel=titel, beschrijving=uitleg, taal=taal)


# --- wat er getekend wordt --------------------------------------------------------------------------------------------


def _arm(verloop: Scoreverloop[int], richting: _Richting, taal: str) -> _Arm:
    laatst = None if verloop.verschil is None else verloop.laatste
    return _Arm(_naam(verloop.naam, taal), verloop.eerste, laatst, richting)


def _naam(domein: str, taal: str) -> str:
    return toon(Levensdomein(domein), taal) if domein in set(Levensdomein) else benoem(domein)


def _wanneer(verlopen: Sequence[Scoreverloop[int]], taal: str) -> str:
    eerst, laatst = min(een.eerste_dag for een in verlopen), max(een.laatste_dag for een in verlopen)
    if eerst == laatst:
        return vertaal("Gemeten op {dag}", taal).format(dag=toon_datum(eerst, taal))
    zin = vertaal("Gemeten van {begin} tot en met {einde}", taal)
    return zin.format(begin=toon_datum(eerst, taal), einde=toon_datum(laatst, taal))


# --- waar het staat ---------------------------------------------------------------------------------------------------


def _richting(nummer: int, aantal: int) -> _Richting:
    """De richting van een arm, met de klok mee vanaf boven, als punt op een cirkel met straal 1."""
    with localcontext() as context:
        context.prec = 34
        hoek = 2 * _PI * nummer / aantal
        return _cosinus(hoek - _PI / 2), -_cosinus(hoek)


def _cosinus(hoek: Decimal) -> Fraction:
    """De cosinus op zes decimalen, met een reeks: ``math.cos`` mag per toestel in het laatste cijfer verschillen."""
    som = term = Decimal(1)
    for tweetal in range(2, 60, 2):
        term *= -hoek * hoek / (tweetal * (tweetal - 1))
        som += term
    return Fraction(rond_half_omhoog(Fraction(som), 6))


def _rooster(vlak: _Vlak, armen: Sequence[_Arm]) -> Iterator[ET.Element]:
    """De ringen van de schaal, en een lijn per levensdomein."""
    midden = vlak.punt((0, 0), 0)
    for arm in armen:
        yield lijn([midden, vlak.op_schaal(arm.richting, _HOOGST)], rol="rooster", dikte="0.75")
    for score in range(_LAAGST, _HOOGST + 1):
        yield cirkel(*midden, Fraction(score * vlak.straal, _HOOGST), rol="rooster", streep="puntjes")


def _cijfers(vlak: _Vlak, armen: Sequence[_Arm]) -> Iterator[ET.Element]:
    """Het cijfer van elke ring, tussen de laatste en de eerste arm, waar geen teken kan staan."""
    naast = _richting(2 * len(armen) - 1, 2 * len(armen))
    for score in range(_LAAGST, _HOOGST + 1):
        x, y = vlak.op_schaal(naast, score)
        yield tekst(x, y + 5, str(score), rol="zacht", grootte=13, anker="middle", omlijnd=True)


def _lijnen(vlak: _Vlak, armen: Sequence[_Arm]) -> Iterator[ET.Element]:
    """De eerste scores onder de laatste; wie maar één score heeft, krijgt alleen het teken van de eerste."""
    eerst = [vlak.op_schaal(arm.richting, arm.eerst) for arm in armen]
    yield lijn(eerst, rol="oranje", streep="streepjes", dikte="2.5", dicht=True)
    gemeten = [arm for arm in armen if arm.laatst is not None]
    if gemeten:
        yield lijn([vlak.op_schaal(arm.richting, arm.nu) for arm in armen], rol="blauw", dikte="3", dicht=True)
    yield from (open_teken(x, y, rol="oranje") for x, y in eerst)
    yield from (vol_teken(*vlak.op_schaal(arm.richting, arm.nu), rol="blauw") for arm in gemeten)


def _opschrift(vlak: _Vlak, arm: _Arm, taal: str) -> Iterator[ET.Element]:
    """De naam van het levensdomein en de scores in woorden, buiten de ster."""
    x, y = vlak.punt(arm.richting, vlak.straal + 18)
    links_of_rechts = arm.richting[0]
    anker = "middle" if abs(links_of_rechts) < Fraction(1, 10) else "start" if links_of_rechts > 0 else "end"
    namen = breek(arm.naam, 22, 3)
    hoogte = 17 * (len(namen) + 1)
    # Bovenaan eindigt de tekst bij de arm, onderaan begint ze daar, opzij staat ze ernaast.
    eerste = y + 13 - Fraction(hoogte) * (1 - arm.richting[1]) / 2
    for nummer, regel in enumerate(namen):
        yield tekst(x, eerste + 17 * nummer, regel, anker=anker, grootte=13)
    yield tekst(x, eerste + 17 * len(namen), arm.opschrift(taal), anker=anker, grootte=13, vet=True)


def _legende(vlak: _Vlak, armen: Sequence[_Arm], taal: str) -> Iterator[ET.Element]:
    y = vlak.hoogte - 24
    links = vlak.breedte // 2 - 190
    yield lijn([(links, y), (links + 40, y)], rol="oranje", streep="streepjes", dikte="2.5")
    yield open_teken(links + 20, y, rol="oranje")
    yield tekst(links + 50, y + 5, vertaal("eerste meting", taal))
    if any(arm.laatst is not None for arm in armen):
        yield lijn([(links + 200, y), (links + 240, y)], rol="blauw", dikte="3")
        yield vol_teken(links + 220, y, rol="blauw")
        yield tekst(links + 250, y + 5, vertaal("laatste meting", taal))
