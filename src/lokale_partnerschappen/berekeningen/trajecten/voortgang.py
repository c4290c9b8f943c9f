"""Wat er tussen de eerste en de laatste meting veranderde; herval hoort erbij en is nooit een fout.

Het maakt niet uit in welke volgorde de metingen staan, of een meting er twee keer in staat. Spreken twee metingen van
dezelfde dag elkaar tegen, dan telt die score die dag niet mee, en noemt het resultaat die dag.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, Generic, TypeVar

import attrs

from lokale_partnerschappen.basis.bedrag import exact
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import eerste_dag, samengevoegd
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.model.trajecten.meting import Meting
from lokale_partnerschappen.model.trajecten.traject import Levensdomein, Traject
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG

Score = TypeVar("Score", int, Fraction)

_METEN: Final = GOEDGEKEURDE_AANVRAAG.op("vraag 19, meten")
_LOSLAATSCHAAL: Final = "loslaatschaal"
_VASTE_VOLGORDE: Final = {levensdomein.value: plaats for plaats, levensdomein in enumerate(Levensdomein)}


class Richting(StrEnum):
    """Waarheen het gaat tussen de eerste en de laatste score.

    Bron: vooruitgang, stilstand en achteruitgang volgen uit twee scores (goedgekeurde aanvraag, vraag 19).

    >>> Richting.van(-2).value
    'achteruitgang'
    """

    VOORUITGANG = "vooruitgang"
    STILSTAND = "stilstand"
    ACHTERUITGANG = "achteruitgang"

    @classmethod
    def van(cls, verschil: int | Fraction) -> Richting:
        """De richting van een verschil."""
        if verschil == 0:
            return cls.STILSTAND
        return cls.VOORUITGANG if verschil > 0 else cls.ACHTERUITGANG


@attrs.frozen(kw_only=True)
class Scoreverloop(Generic[Score]):
    """De eerste en de laatste score van één levensdomein of schaal.

    Args:
        naam: het levensdomein of de schaal.
        eerste_dag, laatste_dag: van de eerste en de laatste meting; dezelfde dag als er maar één is.
        eerste, laatste: de scores van die dagen.
        hervallen: de dagen waarop de score lager was dan bij de meting ervoor.

    Bron: goedgekeurde aanvraag, vraag 19.

    >>> verloop = Scoreverloop(
    ...     naam="werk",
    ...     eerste_dag=date(2024, 1, 8),
    ...     eerste=2,
    ...     laatste_dag=date(2024, 9, 2),
    ...     laatste=4,
    ...     hervallen=(date(2024, 5, 6),),
    ... )
    >>> verloop.verschil, verloop.richting.value
    (2, 'vooruitgang')
    """

    naam: str
    eerste_dag: date
    eerste: Score
    laatste_dag: date
    laatste: Score
    hervallen: tuple[date, ...] = ()

    @property
    def verschil(self) -> Score | None:
        """De laatste score min de eerste; ``None`` met metingen op maar één dag."""
        return None if self.eerste_dag == self.laatste_dag else self.laatste - self.eerste

    @property
    def richting(self) -> Richting | None:
        """Vooruitgang, stilstand of achteruitgang; ``None`` met metingen op maar één dag."""
        return None if self.verschil is None else Richting.van(self.verschil)


@attrs.frozen(kw_only=True)
class Voortgang:
    """Wat de metingen van een traject of een deelnemer zeggen.

    Args:
        ster: elk gemeten levensdomein, eerst in de volgorde van `Levensdomein`, dan de eigen op alfabet.
        loslaatschaal: de schaal om los te laten, of ``None`` als ze niet gemeten is.
        empowerment: elke gemeten schaal, op alfabet.
        tegenstrijdig: de dagen waarop twee metingen iets anders zeggen; dat levensdomein of die schaal telt dan die
            dag niet mee.

    Bron: goedgekeurde aanvraag, vraag 19.

    >>> Voortgang().totaal is None
    True
    """

    ster: tuple[Scoreverloop[int], ...] = ()
    loslaatschaal: Scoreverloop[int] | None = None
    empowerment: tuple[Scoreverloop[Fraction], ...] = ()
    tegenstrijdig: tuple[date, ...] = ()

    @property
    def totaal(self) -> int | None:
        """De verschillen van alle levensdomeinen met twee scores opgeteld; ``None`` als er zo geen is."""
        verschillen = [arm.verschil for arm in self.ster if arm.verschil is not None]
        return sum(verschillen) if verschillen else None

    @property
    def richting(self) -> Richting | None:
        """Hoe het met de hele ster gaat, volgens het totaal."""
        return None if self.totaal is None else Richting.van(self.totaal)

    @property
    def hervallen(self) -> tuple[date, ...]:
        """De dagen waarop minstens één levensdomein lager scoorde dan de keer ervoor."""
        return tuple(sorted({dag for arm in self.ster for dag in arm.hervallen}))


@berekening(
    titel="Voortgang van {traject}",
    uitleg="per levensdomein en per schaal de laatste score tegenover de eerste",
    bron=_METEN,
    zekerheid=Zekerheid.AFGELEID,
)
def voortgang(traject: Traject, op: date | None = None) -> Voortgang:
    """De ster, de schaal om los te laten en empowerment: van de eerste tot de laatste meting.

    Een score die daalt, is nooit een fout.

    Args:
        traject: het traject; een meting na het einde telt mee.
        op: de laatste dag waarvan metingen meetellen, of ``None`` voor alle.

    Bron: de ster, de schaal van 1 tot 10 en de empowermentmeting (goedgekeurde aanvraag, vraag 19); dat de eerste met
    de laatste score vergeleken wordt, is afgeleid.

    >>> januari = Meting(datum=date(2024, 1, 8), ster=(Sterpunt(levensdomein="werk", score=3),))
    >>> mei = Meting(datum=date(2024, 5, 6), ster=(Sterpunt(levensdomein="werk", score=2),))
    >>> gezien = voortgang(Traject(id="t-7k3mq9x2vtbz", metingen=(mei, januari)))
    >>> gezien.totaal, gezien.richting.value, [str(dag) for dag in gezien.hervallen]
    (-1, 'achteruitgang', ['2024-05-06'])
    """
    return _voortgang(traject.metingen, op)


def _voortgang(metingen: Iterable[Meting], op: date | None) -> Voortgang:
    meegeteld = [meting for meting in metingen if op is None or meting.datum <= op]
    ster = _per_dag((punt.levensdomein, meting.datum, punt.score) for meting in meegeteld for punt in meting.ster)
    los = _per_dag(
        (_LOSLAATSCHAAL, meting.datum, meting.loslaatschaal) for meting in meegeteld if meting.loslaatschaal is not None
    )
    empowerment = _per_dag(
        (deel.schaal, meting.datum, exact(deel.score)) for meting in meegeteld for deel in meting.empowerment
    )
    return Voortgang(
        ster=tuple(sorted(_verlopen(ster), key=lambda arm: _volgorde(arm.naam))),
        loslaatschaal=next(_verlopen(los), None),
        empowerment=tuple(sorted(_verlopen(empowerment), key=lambda verloop: verloop.naam)),
        tegenstrijdig=tuple(sorted({*_tegenstrijdig(ster), *_tegenstrijdig(los), *_tegenstrijdig(empowerment)})),
    )


def _per_dag(scores: Iterable[tuple[str, date, Score]]) -> dict[str, dict[date, set[Score]]]:
    """Per levensdomein of schaal, per dag, wat er gemeten is; meer dan één score op een dag is een tegenspraak."""
    gemeten: dict[str, dict[date, set[Score]]] = {}
    for naam, dag, score in scores:
        gemeten.setdefault(naam, {}).setdefault(dag, set()).add(score)
    return gemeten


def _tegenstrijdig(gemeten: Mapping[str, Mapping[date, set[Score]]]) -> Iterator[date]:
    for per_dag in gemeten.values():
        yield from (dag for dag, scores in per_dag.items() if len(scores) > 1)


def _verlopen(gemeten: Mapping[str, Mapping[date, set[Score]]]) -> Iterator[Scoreverloop[Score]]:
    for naam, per_dag in gemeten.items():
        reeks = sorted((dag, score) for dag, scores in per_dag.items() if len(scores) == 1 for score in scores)
        if reeks:
            yield _verloop(naam, reeks)


def _verloop(naam: str, reeks: Sequence[tuple[date, Score]]) -> Scoreverloop[Score]:
    (eerste_dag, eerste), (laatste_dag, laatste) = reeks[0], reeks[-1]
    return Scoreverloop(
        naam=naam,
        eerste_dag=eerste_dag,
        eerste=eerste,
        laatste_dag=laatste_dag,
        laatste=laatste,
        hervallen=tuple(dag for (_, vorige), (dag, score) in pairwise(reeks) if score < vorige),
    )


def _volgorde(levensdomein: str) -> tuple[int, str]:
    return _VASTE_VOLGORDE.get(levensdomein, len(_VASTE_VOLGORDE)), levensdomein


@attrs.frozen(kw_only=True)
class Voortgangstelling:
    """Met hoeveel deelnemers het vooruitgaat, gelijk blijft of achteruitgaat; elke deelnemer telt één keer.

    Args:
        naam: het levensdomein of de schaal, of ``"totaal"`` voor de hele ster.
        vooruitgang, stilstand, achteruitgang: aantal deelnemers.
        zonder_vergelijking: aantal deelnemers dat hiervoor geen twee scores heeft.
        hervallen: aantal deelnemers dat onderweg minstens één keer lager scoorde; zij staan ook bij hun richting.

    Bron: goedgekeurde aanvraag, vraag 19.

    >>> Voortgangstelling(naam="werk", vooruitgang=3, achteruitgang=1, zonder_vergelijking=2).deelnemers
    6
    """

    naam: str
    vooruitgang: int = 0
    stilstand: int = 0
    achteruitgang: int = 0
    zonder_vergelijking: int = 0
    hervallen: int = 0

    @property
    def deelnemers(self) -> int:
        """Alle deelnemers samen."""
        return self.vooruitgang + self.stilstand + self.achteruitgang + self.zonder_vergelijking


@attrs.frozen(kw_only=True)
class Groepsvoortgang:
    """De voortgang van alle deelnemers samen, zonder te zeggen wie.

    Args:
        levensdomeinen: elk levensdomein dat bij iemand gemeten is, in de volgorde van `Voortgang.ster`.
        totaal: volgens het totaal van de ster van elke deelnemer.
        loslaatschaal: volgens de schaal om los te laten.
        empowerment: elke schaal die bij iemand gemeten is, op alfabet.

    Bron: goedgekeurde aanvraag, vraag 19.

    >>> leeg = Voortgangstelling(naam="totaal")
    >>> Groepsvoortgang(totaal=leeg, loslaatschaal=Voortgangstelling(naam="loslaatschaal")).levensdomeinen
    ()
    """

    levensdomeinen: tuple[Voortgangstelling, ...] = ()
    totaal: Voortgangstelling
    loslaatschaal: Voortgangstelling
    empowerment: tuple[Voortgangstelling, ...] = ()


@berekening(
    titel="Voortgang van de deelnemers",
    uitleg="elke deelnemer van wie de begeleiding begon, één keer, met de metingen van al zijn trajecten samen",
    bron=_METEN,
    zekerheid=Zekerheid.AFGELEID,
)
def groepsvoortgang(deelnemers: Collection[Deelnemer], op: date | None = None) -> Groepsvoortgang:
    """Telt met hoeveel deelnemers het per levensdomein en in totaal vooruitgaat, gelijk blijft of achteruitgaat.

    Wie terugkwam, telt één keer: van de eerste score in zijn eerste traject tot de laatste in zijn laatste.

    Args:
        deelnemers: in om het even welke volgorde; wie er twee keer in staat, telt één keer.
        op: de laatste dag waarvan starts en metingen meetellen, of ``None`` voor alle.

    Bron: zoals `voortgang`; dat een deelnemer over al zijn trajecten telt, is een keuze.

    >>> metingen = tuple(
    ...     Meting(datum=date(2024, maand, 8), ster=(Sterpunt(levensdomein="werk", score=score),))
    ...     for maand, score in ((1, 2), (5, 1), (9, 4))
    ... )
    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), metingen=metingen)
    >>> gezien = groepsvoortgang([Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))])
    >>> gezien.totaal.vooruitgang, gezien.totaal.hervallen
    (1, 1)
    """
    alle = [_voortgang_van(deelnemer, op) for deelnemer in samengevoegd(deelnemers) if _begonnen(deelnemer, op)]
    return Groepsvoortgang(
        levensdomeinen=_tellingen([gezien.ster for gezien in alle], _volgorde),
        totaal=_tel("totaal", [(gezien.richting, bool(gezien.hervallen)) for gezien in alle]),
        loslaatschaal=_tel(_LOSLAATSCHAAL, [_uitkomst(gezien.loslaatschaal) for gezien in alle]),
        empowerment=_tellingen([gezien.empowerment for gezien in alle], str),
    )


def _begonnen(deelnemer: Deelnemer, op: date | None) -> bool:
    start = eerste_dag(deelnemer)
    return start is not None and (op is None or start <= op)


def _voortgang_van(deelnemer: Deelnemer, op: date | None) -> Voortgang:
    begeleid = (traject for traject in deelnemer.trajecten if traject.periode is not None)
    return _voortgang((meting for traject in begeleid for meting in traject.metingen), op)


def _tellingen(
    per_deelnemer: Sequence[Sequence[Scoreverloop[Score]]], volgorde: Callable[[str], Any]
) -> tuple[Voortgangstelling, ...]:
    op_naam = [{verloop.naam: verloop for verloop in verlopen} for verlopen in per_deelnemer]
    namen = sorted({naam for verlopen in op_naam for naam in verlopen}, key=volgorde)
    return tuple(_tel(naam, [_uitkomst(verlopen.get(naam)) for verlopen in op_naam]) for naam in namen)


def _uitkomst(verloop: Scoreverloop[Score] | None) -> tuple[Richting | None, bool]:
    return (None, False) if verloop is None else (verloop.richting, bool(verloop.hervallen))


def _tel(naam: str, uitkomsten: Sequence[tuple[Richting | None, bool]]) -> Voortgangstelling:
    richtingen = Counter(richting for richting, _ in uitkomsten)
    return Voortgangstelling(
        naam=naam,
        vooruitgang=richtingen[Richting.VOORUITGANG],
        stilstand=richtingen[Richting.STILSTAND],
        achteruitgang=richtingen[Richting.ACHTERUITGANG],
        zonder_vergelijking=richtingen[None],
        hervallen=sum(is_hervallen for _, is_hervallen in uitkomsten),
    )
