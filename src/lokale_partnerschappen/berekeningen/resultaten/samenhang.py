"""Wat in de indicatoren altijd samen moet kloppen, en waar dat niet zo is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from lokale_partnerschappen.berekeningen.resultaten.indicatoren import Indicatoren, Indicatorwaarde
from lokale_partnerschappen.berekeningen.resultaten.lijst import ONDERNEMINGEN, OVERHEDEN

_NAAR_GESLACHT: Final = ("vrouwen", "mannen", "niet_binair", "geslacht_onbekend", "geslacht_geweigerd")
_ENTITEITEN: Final = (OVERHEDEN, ONDERNEMINGEN)
# Indicatoren waarvan een deelnemer er hoogstens één kan zijn.
_SAMEN_HOOGSTENS: Final = (
    (("EECO06", "EECO07", "EECO08"), "gestart"),
    (("EECO09", "EECO10", "EECO11"), "gestart"),
    (("EECR01", "EECR04"), "vertrokken"),
    (("EECR05", "EECR06"), "zes maanden later"),
)
_GRENS: Final = {
    **dict.fromkeys(("EECR01", "EECR02", "EECR03", "EECR04"), "vertrokken"),
    **dict.fromkeys(("EECR05", "EECR06"), "zes maanden later"),
}


@attrs.frozen(kw_only=True)
class Tegenspraak:
    """Iets in de indicatoren dat niet samen klopt.

    Args:
        eis: wat zou moeten gelden, met de codes.
        links, rechts: wat er aan beide kanten van die eis staat.

    Bron: Verordening (EU) 2021/1057, bijlage I; zie `tegenspraken`.

    >>> Tegenspraak(eis="EECO03 ≤ EECO02", links=3, rechts=2).eis
    'EECO03 ≤ EECO02'
    """

    eis: str
    links: int
    rechts: int


def tegenspraken(indicatoren: Indicatoren) -> tuple[Tegenspraak, ...]:
    """Wat in de indicatoren niet samen klopt; leeg als alles klopt.

    Nagekeken worden: EECO01 is de som van EECO02, EECO04 en EECO05 (ook naar geslacht); EECO03 is hoogstens EECO02;
    leeftijden, diploma's en kenmerken zijn hoogstens het aantal starters; resultaten zijn hoogstens het aantal
    vertrekken; de geslachten zijn samen het aantal. Leeftijden hoeven niet op te tellen: 30 tot en met 54 heeft geen
    code.

    Args:
        indicatoren: de indicatoren over een periode, zie `indicatoren`.

    Bron: afgeleid uit Verordening (EU) 2021/1057, bijlage I; EECR01 en EECR04: SFC, onmiddellijke resultaten.

    >>> dossier = Partnerschap(
    ...     naam="Voorbeeld",
    ...     oproep="lp-208",
    ...     kenmerktellingen=(Kenmerktelling(kenmerk=BijzonderKenmerk.DAKLOOS, periode=Periode.jaar(2024), mannen=5),),
    ... )
    >>> [fout.eis for fout in tegenspraken(indicatoren(dossier, Periode.jaar(2024)))]
    ['EECO16 + onbekend + geweigerd ≤ gestart']
    """
    gelijk = (eis for eis in _gelijk(indicatoren) if eis.links != eis.rechts)
    hoogstens = (eis for eis in _hoogstens(indicatoren) if eis.links > eis.rechts)
    return (*gelijk, *hoogstens)


def _gelijk(indicatoren: Indicatoren) -> Iterator[Tegenspraak]:
    totaal = indicatoren.waarde("EECO01")
    delen = [indicatoren.waarde(code) for code in ("EECO02", "EECO04", "EECO05")]
    for veld in ("aantal", *_NAAR_GESLACHT):
        naam = "" if veld == "aantal" else f", {veld.replace('_', ' ')}"
        som = sum(getattr(deel, veld) for deel in delen)
        yield Tegenspraak(eis=f"EECO01 = EECO02 + EECO04 + EECO05{naam}", links=getattr(totaal, veld), rechts=som)
    met_status = indicatoren.gestart - indicatoren.zonder_status
    yield Tegenspraak(eis="EECO01 = gestart - zonder status", links=_aantal(totaal), rechts=met_status)
    for waarde in indicatoren.waarden:
        if waarde.code not in _ENTITEITEN:
            som = sum(getattr(waarde, veld) for veld in _NAAR_GESLACHT)
            yield Tegenspraak(eis=f"{waarde.code} = geslachten samen", links=_aantal(waarde), rechts=som)


def _hoogstens(indicatoren: Indicatoren) -> Iterator[Tegenspraak]:
    aantal = {waarde.code: _aantal(waarde) for waarde in indicatoren.waarden}
    grenzen = {
        "gestart": indicatoren.gestart,
        "vertrokken": indicatoren.vertrokken,
        "zes maanden later": indicatoren.zes_maanden_later,
    }
    yield Tegenspraak(eis="EECO03 ≤ EECO02", links=aantal["EECO03"], rechts=aantal["EECO02"])
    for codes, grens in _SAMEN_HOOGSTENS:
        som = sum(aantal[code] for code in codes)
        yield Tegenspraak(eis=f"{' + '.join(codes)} ≤ {grens}", links=som, rechts=grenzen[grens])
    for waarde in indicatoren.waarden:
        if waarde.code not in _ENTITEITEN:
            grens = _GRENS.get(waarde.code, "gestart")
            iedereen = _aantal(waarde) + waarde.onbekend + waarde.geweigerd
            eis = f"{waarde.code} + onbekend + geweigerd ≤ {grens}"
            yield Tegenspraak(eis=eis, links=iedereen, rechts=grenzen[grens])


def _aantal(waarde: Indicatorwaarde) -> int:
    return waarde.aantal or 0
