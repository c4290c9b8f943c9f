"""Hoe een deelnemer vertrok, en welk deel van de deelnemers naar werk uitstroomt; elk aandeel noemt zijn noemer.

Alleen het laatste vertrek telt, en alleen als de deelnemer daarna niet terugkwam.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

import attrs

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import (
    eerste_dag,
    laatste_vertrek,
    persona_van,
    samengevoegd,
)
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.resultaten import Persona
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.model.trajecten.uitstroom import Eindreden, Uitstroom
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER

T = TypeVar("T")

_UITSTROOM_NAAR_WERK: Final = AANVRAAGFORMULIER.op("vraag 7: uitstroom naar werk")
_SOORTEN: Final[dict[Eindreden | None, str]] = {
    Eindreden.WERK_NEC: "nec",
    Eindreden.WERK_SEC: "sec",
    Eindreden.ZELFSTANDIG: "zelfstandig",
}
_WERK: Final = (*_SOORTEN.values(), "soort_onbekend")
_ALLEN: Final = "van alle deelnemers"
_VERTROKKEN: Final = "van wie uitstroomde"


def laatste_uitstromen(deelnemer: Deelnemer) -> tuple[Uitstroom, ...]:
    """Het einde van elk traject dat op de dag van het laatste vertrek eindigt; leeg zolang de begeleiding loopt.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: wie terugkomt, vertrekt opnieuw; het laatste vertrek geldt (Schotse richtlijn over ESF-deelnemers).

    >>> vertrek = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.WERK_NEC)
    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek)
    >>> laatste_uitstromen(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))) == (vertrek,)
    True
    """
    dag = laatste_vertrek(deelnemer)
    return tuple(
        traject.uitstroom
        for traject in deelnemer.trajecten
        if traject.uitstroom is not None and traject.uitstroom.datum == dag and traject.periode is not None
    )


def redenen_van(uitstromen: Iterable[Uitstroom]) -> frozenset[Eindreden | None]:
    """De redenen van een vertrek: werk gaat voor; ``None`` staat voor een reden die niet bekend is."""
    alle = frozenset(uitstroom.reden for uitstroom in uitstromen)
    return frozenset(reden for reden in alle if reden is not None and reden.is_werk) or alle


def eindreden_van(deelnemer: Deelnemer) -> Eindreden | None:
    """Waarom een deelnemer vertrok; ``None`` als dat niet bekend is of als hij nog begeleid wordt.

    Eindigen die dag meer trajecten, dan gaat werk voor; zijn de redenen het dan nog oneens, dan is ze niet bekend.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: keuze; de oproep meet uitstroom naar werk (aanvraagformulier, vraag 7).

    >>> vertrek = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.VERHUIS)
    >>> naar_werk = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.WERK_SEC)
    >>> trajecten = (
    ...     Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek),
    ...     Traject(id="t-4b8gw2n6rqzt", start=date(2024, 3, 4), uitstroom=naar_werk),
    ... )
    >>> eindreden_van(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=trajecten)).value
    'werk-sec'
    """
    return enige(redenen_van(laatste_uitstromen(deelnemer)))


def ging_naar_werk(uitstromen: Iterable[Uitstroom]) -> bool | None:
    """Vertrok de deelnemer naar werk? ``None`` als een reden ontbreekt en geen andere werk is."""
    redenen = redenen_van(uitstromen)
    if any(reden is not None and reden.is_werk for reden in redenen):
        return True
    return None if None in redenen else False


def enige(waarden: Iterable[T]) -> T | None:
    """De waarde waarover allen het eens zijn; ``None`` als ze het oneens zijn of als er geen is."""
    verschillend = set(waarden)
    return verschillend.pop() if len(verschillend) == 1 else None


def personarijen(personas: Iterable[Persona], geteld: Iterable[str | None]) -> tuple[str, ...]:
    """De id's van de persona's van het dossier en van wie geteld is, op alfabet."""
    return tuple(sorted({persona.id for persona in personas} | {kenmerk for kenmerk in geteld if kenmerk is not None}))


@berekening(
    titel="Uitstroom naar werk, van alle deelnemers",
    formule="naar_werk / deelnemers",
    bron=_UITSTROOM_NAAR_WERK,
)
def aandeel_van_alle_deelnemers(naar_werk: int, deelnemers: int) -> Tarief:
    """Welk deel van alle deelnemers naar werk uitstroomde.

    Args:
        naar_werk: deelnemers die tot en met de laatste dag naar werk uitstroomden.
        deelnemers: iedereen die tot en met de laatste dag startte.

    Raises:
        ZeroDivisionError: er zijn geen deelnemers.

    Bron: aanvraagformulier, vraag 7: uitstroom naar werk voor 20 % van de deelnemers.

    >>> aandeel_van_alle_deelnemers(3, 12)
    Tarief('0.25')
    """
    return Tarief(naar_werk) / deelnemers


@berekening(
    titel="Uitstroom naar werk, van wie uitstroomde",
    formule="naar_werk / uitgestroomd",
    bron=_UITSTROOM_NAAR_WERK,
    zekerheid=Zekerheid.AFGELEID,
)
def aandeel_van_wie_uitstroomde(naar_werk: int, uitgestroomd: int) -> Tarief:
    """Welk deel van wie in de periode uitstroomde, naar werk ging.

    Args:
        naar_werk: deelnemers die in de periode naar werk uitstroomden.
        uitgestroomd: iedereen die in de periode uitstroomde.

    Raises:
        ZeroDivisionError: er stroomde niemand uit.

    Bron: keuze; de 20 % van het aanvraagformulier (vraag 7) gaat over alle deelnemers, niet over wie uitstroomde.

    >>> aandeel_van_wie_uitstroomde(3, 6)
    Tarief('0.5')
    """
    return Tarief(naar_werk) / uitgestroomd


@attrs.frozen(kw_only=True)
class Uitstroomdeel:
    """Hoeveel deelnemers van een noemer naar werk uitstroomden.

    Args:
        deelnemers: de noemer.
        naar_werk: wie naar werk uitstroomde: de vier soorten samen.
        nec, sec, zelfstandig: in het normale circuit, in het sociale circuit, als zelfstandige.
        soort_onbekend: naar werk, maar het dossier noemt die dag meer dan één soort.
        onbekend: wie uitstroomde om een reden die niet bekend is; misschien was dat werk.
        aandeel: naar werk gedeeld door de noemer, of ``None`` als die nul is.

    Bron: aanvraagformulier, vraag 7.

    >>> deel = Uitstroomdeel(deelnemers=4, naar_werk=1, nec=1, aandeel=Tarief("0.25"))
    >>> deel.sec, deel.onbekend
    (0, 0)
    """

    deelnemers: int
    naar_werk: int = 0
    nec: int = 0
    sec: int = 0
    zelfstandig: int = 0
    soort_onbekend: int = 0
    onbekend: int = 0
    aandeel: Tarief | None = None


@attrs.frozen(kw_only=True)
class Uitstroomgroep:
    """De uitstroom naar werk van alle deelnemers samen, of van die van één persona, tegenover het doel.

    Args:
        persona: id van de persona; ``None`` voor allen samen en voor wie geen persona heeft.
        doel: het doel van de persona, en anders dat van de oproep.
        van_alle_deelnemers: alle deelnemers tot en met de laatste dag van de periode, en wie tot dan uitstroomde.
        van_wie_uitstroomde: alleen wie in de periode zelf uitstroomde.
        gehaald: haalt het aandeel van alle deelnemers het doel? ``None`` zonder deelnemers.

    Bron: aanvraagformulier, vraag 7: de ambitie per persona, tegenover 20 % van de deelnemers.

    >>> leeg = Uitstroomdeel(deelnemers=0)
    >>> groep = Uitstroomgroep(
    ...     persona="jongeren", doel=Tarief.procent(20), van_alle_deelnemers=leeg, van_wie_uitstroomde=leeg
    ... )
    >>> groep.gehaald is None
    True
    """

    persona: str | None
    doel: Tarief
    van_alle_deelnemers: Uitstroomdeel
    van_wie_uitstroomde: Uitstroomdeel
    gehaald: bool | None = None


@attrs.frozen(kw_only=True)
class Uitstroomratio:
    """De uitstroom naar werk in een periode, in het geheel en per persona.

    Args:
        periode: de periode.
        totaal: alle deelnemers samen.
        per_persona: op volgorde van id; elke deelnemer telt bij één persona.
        zonder_persona: wie bij geen enkele persona hoort.

    Bron: aanvraagformulier, vraag 7.

    >>> leeg = Partnerschap(naam="Voorbeeld", oproep="lp-208")
    >>> uitstroomratio(leeg, Periode.jaar(2024), uitstroomdoel=Tarief.procent(20)).totaal.van_alle_deelnemers.deelnemers
    0
    """

    periode: Periode
    totaal: Uitstroomgroep
    per_persona: tuple[Uitstroomgroep, ...]
    zonder_persona: Uitstroomgroep


@berekening(
    titel="Uitstroom naar werk, {periode}",
    uitleg="elke deelnemer één keer, met zijn laatste vertrek; wie daarna terugkwam, is niet uitgestroomd",
    bron=_UITSTROOM_NAAR_WERK,
)
def uitstroomratio(partnerschap: Partnerschap, periode: Periode, *, uitstroomdoel: Tarief) -> Uitstroomratio:
    """Welk deel van de deelnemers naar werk uitstroomt, in het geheel en per persona, tegenover het doel.

    Er zijn twee noemers: alle deelnemers die tot en met de laatste dag startten, en wie in de periode uitstroomde.

    Args:
        partnerschap: het dossier.
        periode: de periode; zonder einde telt alles vanaf haar begin.
        uitstroomdoel: welk deel naar werk uitstroomt, van 0 tot en met 1; een persona kan een eigen doel hebben.

    Bron: aanvraagformulier, vraag 7.

    >>> vertrek = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.WERK_NEC)
    >>> deelnemers = (
    ...     Deelnemer(
    ...         id="d-7k3mq9x2vtbz",
    ...         trajecten=(Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek),),
    ...     ),
    ...     Deelnemer(id="d-4b8gw2n6rqzt", trajecten=(Traject(id="t-4b8gw2n6rqzt", start=date(2024, 1, 8)),)),
    ... )
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=deelnemers)
    >>> totaal = uitstroomratio(dossier, Periode.jaar(2024), uitstroomdoel=Tarief.procent(20)).totaal
    >>> totaal.van_alle_deelnemers.aandeel, totaal.van_wie_uitstroomde.aandeel, totaal.gehaald
    (Tarief('0.5'), Tarief('1'), True)
    """
    geteld: defaultdict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
    for deelnemer in samengevoegd(partnerschap.deelnemers):
        geteld[persona_van(deelnemer)].update(_telt_als(deelnemer, periode))
    rijen = personarijen(partnerschap.personas, geteld)
    return Uitstroomratio(
        periode=periode,
        totaal=_groep(None, sum(geteld.values(), Counter()), uitstroomdoel, ""),
        per_persona=tuple(
            _groep(rij, geteld[rij], _doel(partnerschap.personas, rij, uitstroomdoel), f"({rij})") for rij in rijen
        ),
        zonder_persona=_groep(None, geteld[None], uitstroomdoel, "(zonder persona)"),
    )


def _telt_als(deelnemer: Deelnemer, periode: Periode) -> Iterator[tuple[str, str]]:
    """Bij welke noemers een deelnemer telt, en als wat."""
    start = eerste_dag(deelnemer)
    if start is None or not _tot_en_met(start, periode):
        return
    yield _ALLEN, "deelnemers"
    uitstromen = laatste_uitstromen(deelnemer)
    if not uitstromen or not _tot_en_met(uitstromen[0].datum, periode):
        return
    soort = _soort(uitstromen)
    yield _ALLEN, soort
    if uitstromen[0].datum in periode:
        yield _VERTROKKEN, "deelnemers"
        yield _VERTROKKEN, soort


def _tot_en_met(dag: date, periode: Periode) -> bool:
    """Valt een dag voor of in de periode?"""
    return periode.einde is None or dag <= periode.einde


def _soort(uitstromen: Sequence[Uitstroom]) -> str:
    naar_werk = ging_naar_werk(uitstromen)
    if naar_werk is None:
        return "onbekend"
    reden = enige(redenen_van(uitstromen))
    return _SOORTEN.get(reden, "soort_onbekend") if naar_werk else "geen_werk"


def _doel(personas: Iterable[Persona], kenmerk: str, uitstroomdoel: Tarief) -> Tarief:
    """Het eigen doel van een persona, ook als dat nul is; anders dat van de oproep."""
    doelen = (persona.doel_naar_werk for persona in personas if persona.id == kenmerk)
    eigen = enige(doel for doel in doelen if doel is not None)
    return uitstroomdoel if eigen is None else eigen


def _groep(persona: str | None, geteld: Mapping[tuple[str, str], int], doel: Tarief, naam: str) -> Uitstroomgroep:
    alle = _deel(geteld, _ALLEN, aandeel_van_alle_deelnemers.voor(naam))
    return Uitstroomgroep(
        persona=persona,
        doel=doel,
        van_alle_deelnemers=alle,
        van_wie_uitstroomde=_deel(geteld, _VERTROKKEN, aandeel_van_wie_uitstroomde.voor(naam)),
        gehaald=None if alle.aandeel is None else alle.aandeel >= doel,
    )


def _deel(geteld: Mapping[tuple[str, str], int], noemer: str, bereken: Callable[[int, int], Tarief]) -> Uitstroomdeel:
    deelnemers = geteld.get((noemer, "deelnemers"), 0)
    soorten = {soort: geteld.get((noemer, soort), 0) for soort in _WERK}
    naar_werk = sum(soorten.values())
    return Uitstroomdeel(
        deelnemers=deelnemers,
        naar_werk=naar_werk,
        **soorten,
        onbekend=geteld.get((noemer, "onbekend"), 0),
        aandeel=bereken(naar_werk, deelnemers) if deelnemers else None,
    )
