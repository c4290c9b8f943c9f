"""Wie er instroomt, doorstroomt, uitstroomt en begeleid wordt in een kwartaal, tegenover wat vooropgesteld was.

Bij instroom, doorstroom en uitstroom telt elke deelnemer één keer. Herinstroom en onderbreking tellen hoe vaak iemand
terugkwam of tijdelijk wegging: anders klopt het aantal lopende begeleidingen niet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import (
    enige,
    ging_naar_werk,
    laatste_uitstromen,
    personarijen,
)
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import blokken, persona_van, samengevoegd
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.resultaten import Ambitie, Persona
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG


@attrs.frozen(kw_only=True)
class Kwartaalgroep:
    """De stromen en standen van alle deelnemers samen, of van die van één persona.

    Args:
        persona: id van de persona; ``None`` voor allen samen en voor wie geen persona heeft.
        lopend_voor: wie de dag voor de periode begeleid werd en die dag niet vertrok.
        instroom: wie voor het eerst startte.
        herinstroom: hoe vaak iemand na een onderbreking terugkwam.
        doorstroom: wie voor het eerst warm overgedragen werd of een tussenstap begon.
        uitstroom: wie vertrok en niet terugkwam.
        naar_werk: wie van de uitstroom naar werk ging.
        onderbroken: hoe vaak iemand vertrok die later terugkwam.
        lopend_na: wie na de laatste dag nog begeleid wordt.
        begeleid: wie minstens één dag begeleid werd.
        verwachte_instroom: wat de persona's samen aan nieuwe deelnemers verwachten, of ``None``.
        ambitie_begeleid: hoeveel begeleidingen vooropgesteld waren; ``None`` als niets of als iets anders ook.
        ambitie_naar_werk: hoeveel uitstroom naar werk vooropgesteld was; ``None`` zoals hierboven.

    Altijd geldt: lopend na = lopend voor + instroom + herinstroom − uitstroom − onderbroken.

    Bron: goedgekeurde aanvraag, vraag 7 (instroom, doorstroom, uitstroom); aanvraagformulier, vragen 7 en 17 (ambitie).

    >>> groep = Kwartaalgroep(persona=None, lopend_voor=12, instroom=3, uitstroom=2, lopend_na=13)
    >>> groep.lopend_na == groep.lopend_voor + groep.instroom - groep.uitstroom
    True
    """

    persona: str | None
    lopend_voor: int = 0
    instroom: int = 0
    herinstroom: int = 0
    doorstroom: int = 0
    uitstroom: int = 0
    naar_werk: int = 0
    onderbroken: int = 0
    lopend_na: int = 0
    begeleid: int = 0
    verwachte_instroom: int | None = None
    ambitie_begeleid: int | None = None
    ambitie_naar_werk: int | None = None


_AANTALLEN: Final = (
    "lopend_voor",
    "instroom",
    "herinstroom",
    "doorstroom",
    "uitstroom",
    "naar_werk",
    "onderbroken",
    "lopend_na",
    "begeleid",
)


@attrs.frozen(kw_only=True)
class Kwartaalcijfers:
    """De stromen en standen van een kwartaal (of van een andere periode).

    Args:
        periode: de dagen van het kwartaal.
        totaal: alle deelnemers samen.
        per_persona: op volgorde van id; elke deelnemer telt bij één persona.
        zonder_persona: wie bij geen enkele persona hoort.

    Bron: driemaandelijkse opvolging (goedgekeurde aanvraag, vraag 19).

    >>> kwartaalcijfers(Partnerschap(naam="Voorbeeld", oproep="lp-208"), Kwartaal(2024, 3)).totaal.begeleid
    0
    """

    periode: Periode
    totaal: Kwartaalgroep
    per_persona: tuple[Kwartaalgroep, ...]
    zonder_persona: Kwartaalgroep


class Kwartaalteller:
    """Telt deelnemers één voor één, en onthoudt van elk alleen bij welke aantallen hij hoort.

    Zo is ook een heel groot dossier te tellen zonder het in het geheugen te houden.

    Args:
        periode: de periode; zonder einde loopt na afloop alleen nog wie geen einde heeft.
        personas: de persona's van het dossier; elk krijgt een rij, ook zonder deelnemers.
        ambities: wat vooropgesteld is; alleen een ambitie voor precies deze periode (kwartaal of jaar) telt.

    Bron: zoals `kwartaalcijfers`.

    >>> teller = Kwartaalteller(Kwartaal(2024, 1).periode)
    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8))
    >>> teller.tel(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)))
    >>> teller.cijfers().totaal.instroom
    1
    """

    def __init__(self, periode: Periode, personas: Iterable[Persona] = (), ambities: Iterable[Ambitie] = ()) -> None:
        self._periode = periode
        self._personas = tuple(personas)
        self._ambities = tuple(ambitie for ambitie in ambities if _periode_van(ambitie) == periode)
        self._geteld: defaultdict[str | None, Counter[str]] = defaultdict(Counter)

    def tel(self, deelnemer: Deelnemer) -> None:
        """Telt één deelnemer mee.

        Args:
            deelnemer: elke deelnemer één keer, met al zijn trajecten, zie `samengevoegd`.
        """
        tijd = blokken(deelnemer)
        if tijd:
            self._geteld[persona_van(deelnemer)].update(_telt_als(deelnemer, tijd, self._periode))

    def cijfers(self) -> Kwartaalcijfers:
        """De cijfers van wie tot nu toe geteld is."""
        rijen = personarijen(self._personas, self._geteld)
        return Kwartaalcijfers(
            periode=self._periode,
            totaal=self._groep(None, sum(self._geteld.values(), Counter()), self._personas, self._ambities),
            per_persona=tuple(self._rij(rij) for rij in rijen),
            zonder_persona=self._groep(None, self._geteld.get(None, Counter()), (), ()),
        )

    def _rij(self, kenmerk: str) -> Kwartaalgroep:
        personas = [persona for persona in self._personas if persona.id == kenmerk]
        return self._groep(kenmerk, self._geteld.get(kenmerk, Counter()), personas, self._ambities)

    def _groep(
        self, kenmerk: str | None, geteld: Mapping[str, int], personas: Sequence[Persona], ambities: Sequence[Ambitie]
    ) -> Kwartaalgroep:
        eigen = [ambitie for ambitie in ambities if ambitie.persona == kenmerk]
        return Kwartaalgroep(
            persona=kenmerk,
            **{naam: geteld.get(naam, 0) for naam in _AANTALLEN},
            verwachte_instroom=_verwacht(personas, self._periode),
            ambitie_begeleid=enige(ambitie.deelnemers for ambitie in eigen if ambitie.deelnemers is not None),
            ambitie_naar_werk=enige(ambitie.naar_werk for ambitie in eigen if ambitie.naar_werk is not None),
        )


@berekening(
    titel="Cijfers van {kwartaal}",
    uitleg="elke deelnemer één keer; zijn trajecten samen zeggen wanneer hij startte, vertrok en terugkwam",
    bron=GOEDGEKEURDE_AANVRAAG.op("vragen 7 en 19: instroom, doorstroom en uitstroom, driemaandelijks"),
    zekerheid=Zekerheid.AFGELEID,
)
def kwartaalcijfers(partnerschap: Partnerschap, kwartaal: Kwartaal) -> Kwartaalcijfers:
    """De stromen en standen van een kwartaal, in het geheel en per persona, tegenover de ambities ervan.

    Wie in het kwartaal vertrok en later terugkwam, is onderbroken en niet uitgestroomd. Opeenvolgende kwartalen tellen
    op tot het jaar, behalve de standen (lopend) en wie begeleid werd.

    Args:
        partnerschap: het dossier.
        kwartaal: het kwartaal.

    Bron: goedgekeurde aanvraag, vragen 7 en 19; de precieze telling is een keuze.

    >>> eerste = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=Uitstroom(datum=date(2024, 6, 30)))
    >>> terug = Traject(id="t-4b8gw2n6rqzt", start=date(2024, 9, 2))
    >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(eerste, terug))
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=(deelnemer,))
    >>> tweede, derde = (kwartaalcijfers(dossier, Kwartaal(2024, nummer)).totaal for nummer in (2, 3))
    >>> tweede.uitstroom, tweede.onderbroken, derde.instroom, derde.herinstroom, derde.lopend_na
    (0, 1, 0, 1, 1)
    """
    teller = Kwartaalteller(kwartaal.periode, partnerschap.personas, partnerschap.ambities)
    for deelnemer in samengevoegd(partnerschap.deelnemers):
        teller.tel(deelnemer)
    return teller.cijfers()


def _telt_als(deelnemer: Deelnemer, tijd: Sequence[Periode], periode: Periode) -> Iterator[str]:
    """Bij welke aantallen een deelnemer hoort; herinstroom en onderbreking zo vaak als ze gebeurden."""
    eerste, laatste = tijd[0], tijd[-1]
    if eerste.begin in periode:
        yield "instroom"
    yield from ("herinstroom" for blok in tijd[1:] if blok.begin in periode)
    yield from ("onderbroken" for blok in tijd[:-1] if _in(blok.einde, periode))
    if _in(laatste.einde, periode):
        yield "uitstroom"
        if ging_naar_werk(laatste_uitstromen(deelnemer)):
            yield "naar_werk"
    if _in(min(stappen_verder(deelnemer), default=None), periode):
        yield "doorstroom"
    # Blokken sluiten niet op elkaar aan: van een deelnemer loopt er op een dag hoogstens één.
    if any(_loopt_voor(blok, periode) for blok in tijd):
        yield "lopend_voor"
    if any(_loopt_na(blok, periode) for blok in tijd):
        yield "lopend_na"
    if any(blok.doorsnede(periode) is not None for blok in tijd):
        yield "begeleid"


def stappen_verder(deelnemer: Deelnemer) -> Iterator[date]:
    """De dagen van een warme overdracht of van de start van een tussenstap, in trajecten die begonnen."""
    for traject in deelnemer.trajecten:
        if traject.periode is None:
            continue
        if traject.overdracht is not None and traject.overdracht.datum is not None:
            yield traject.overdracht.datum
        yield from (stap.periode.begin for stap in traject.tussenstappen)


def _in(dag: date | None, periode: Periode) -> bool:
    return dag is not None and dag in periode


def _loopt_voor(blok: Periode, periode: Periode) -> bool:
    return blok.begin < periode.begin and (blok.einde is None or blok.einde >= periode.begin)


def _loopt_na(blok: Periode, periode: Periode) -> bool:
    if periode.einde is None:
        return blok.einde is None
    return blok.begin <= periode.einde and (blok.einde is None or blok.einde > periode.einde)


def _periode_van(ambitie: Ambitie) -> Periode:
    if ambitie.kwartaal is None:
        return Periode.jaar(ambitie.jaar)
    return Kwartaal(ambitie.jaar, ambitie.kwartaal).periode


def _verwacht(personas: Iterable[Persona], periode: Periode) -> int | None:
    """Wat persona's voor het kwartaal verwachten; wat een persona twee keer anders zegt, telt niet."""
    per_persona: defaultdict[str, set[int]] = defaultdict(set)
    for persona in personas:
        per_persona[persona.id].update(
            verwachting.aantal for verwachting in persona.verwacht if verwachting.kwartaal.periode == periode
        )
    bekend = [aantal for aantallen in per_persona.values() if (aantal := enige(aantallen)) is not None]
    return sum(bekend) if bekend else None
