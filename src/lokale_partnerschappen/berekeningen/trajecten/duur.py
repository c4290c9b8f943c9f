"""Hoe lang een traject duurt, hoe vaak er contact is, en hoe lang het stil bleef.

Elke berekening kijkt vanaf een dag: een traject dat dan nog loopt, duurt tot en met die dag, en wat later gebeurt,
telt nog niet mee.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG

_INTENSITEIT = GOEDGEKEURDE_AANVRAAG.op("vraag 19, intensiteit en doorlooptijd")


def _eerste_en_laatste_dag(traject: Traject, op: date) -> tuple[date, date] | None:
    periode = traject.periode
    if periode is None or periode.begin > op:
        return None
    return periode.begin, op if periode.einde is None else min(periode.einde, op)


def _contacten(traject: Traject, begin: date, einde: date) -> set[date]:
    return {dag for dag in traject.contacten if begin <= dag <= einde}


@berekening(
    titel="Duur van {traject} op {op}",
    uitleg="dagen van de start tot het einde, allebei meegeteld; wie nog loopt, tot en met die dag",
    bron=_INTENSITEIT,
    zekerheid=Zekerheid.AFGELEID,
)
def duur(traject: Traject, op: date) -> int | None:
    """Hoeveel dagen een traject duurt; ``None`` als het die dag nog niet begonnen is.

    Args:
        traject: het traject.
        op: de dag vanaf waar gekeken wordt; loopt het traject dan nog, dan duurt het tot en met die dag.

    Bron: het kwaliteitskader vraagt de doorlooptijd (goedgekeurde aanvraag, vraag 19); begin en einde meetellen is een
    keuze.

    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1), uitstroom=Uitstroom(datum=date(2024, 3, 1)))
    >>> duur(traject, date(2024, 2, 10)), duur(traject, date(2024, 12, 31))
    (10, 30)
    """
    dagen = _eerste_en_laatste_dag(traject, op)
    return None if dagen is None else (dagen[1] - dagen[0]).days + 1


@berekening(
    titel="Dagen met een contact in {traject} tot en met {op}",
    uitleg="elke dag met een contact tijdens het traject, één keer",
    bron=_INTENSITEIT,
    zekerheid=Zekerheid.AFGELEID,
)
def contactdagen(traject: Traject, op: date) -> int | None:
    """Op hoeveel dagen er contact was; ``None`` als het traject die dag nog niet begonnen is.

    Args:
        traject: het traject; een contact voor de start of na het einde telt niet mee.
        op: de laatste dag die meetelt.

    Bron: het kwaliteitskader vraagt de intensiteit (goedgekeurde aanvraag, vraag 19).

    >>> dagen = (date(2024, 2, 1), date(2024, 2, 8), date(2024, 2, 8))
    >>> contactdagen(Traject(id="t-7k3mq9x2vtbz", start=date(2024, 2, 1), contacten=dagen), date(2024, 3, 31))
    2
    """
    dagen = _eerste_en_laatste_dag(traject, op)
    return None if dagen is None else len(_contacten(traject, *dagen))


@berekening(titel="Maanden", formule="dagen * 48 / 1461", bron=_INTENSITEIT, zekerheid=Zekerheid.ONZEKER)
def maanden_in(dagen: int) -> Fraction:
    """Een aantal dagen in maanden, exact: vier jaar heeft 1461 dagen en 48 maanden.

    Args:
        dagen: vanaf 0.

    Bron: eigen keuze (een maand is 365,25 / 12 dagen); geen bron zegt hoe lang een maand van een traject is.

    >>> maanden_in(1461), maanden_in(30)
    (Fraction(48, 1), Fraction(480, 487))
    """
    return Fraction(dagen * 48, 1461)


@berekening(
    titel="Contacten per maand", formule="contactdagen / maanden", bron=_INTENSITEIT, zekerheid=Zekerheid.AFGELEID
)
def contacten_per_maand(contactdagen: int, maanden: Fraction) -> Fraction:
    """De intensiteit als verhouding, exact.

    Args:
        contactdagen: dagen met een contact, vanaf 0.
        maanden: hoe lang, meer dan 0.

    Raises:
        ZeroDivisionError: de maanden zijn nul.

    Bron: het kwaliteitskader vraagt de intensiteit (goedgekeurde aanvraag, vraag 19).

    >>> contacten_per_maand(12, Fraction(3))
    Fraction(4, 1)
    """
    return contactdagen / maanden


@berekening(
    titel="Intensiteit van {traject} op {op}",
    uitleg="dagen met een contact per maand dat het traject duurt",
    bron=_INTENSITEIT,
    zekerheid=Zekerheid.AFGELEID,
)
def intensiteit(traject: Traject, op: date) -> Fraction | None:
    """Hoeveel dagen per maand er contact is; ``None`` als het traject die dag nog niet begonnen is.

    Args:
        traject: het traject.
        op: de dag vanaf waar gekeken wordt.

    Bron: het kwaliteitskader vraagt de intensiteit (goedgekeurde aanvraag, vraag 19); zie `maanden_in` voor de maand.

    >>> dagen = (date(2024, 1, 8), date(2024, 1, 15), date(2024, 2, 1))
    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 1), contacten=dagen)
    >>> intensiteit(traject, date(2024, 3, 1))
    Fraction(1461, 976)
    """
    dagen, met_contact = duur(traject, op), contactdagen(traject, op)
    if dagen is None or met_contact is None:
        return None
    return contacten_per_maand(met_contact, maanden_in(dagen))


@berekening(
    titel="Langste pauze in {traject} tot en met {op}",
    uitleg="de meeste dagen tussen twee contacten na elkaar; de start en het einde gelden ook als grens",
    bron=_INTENSITEIT,
    zekerheid=Zekerheid.AFGELEID,
)
def langste_pauze(traject: Traject, op: date) -> int | None:
    """Hoeveel dagen het hoogstens duurde tot het volgende contact; ``None`` als het traject nog niet begonnen is.

    Van 1 tot 4 maart is drie dagen. Was er nog geen contact, dan is de hele duur één pauze.

    Args:
        traject: het traject; een contact voor de start of na het einde telt niet mee.
        op: de dag vanaf waar gekeken wordt; een traject dat dan nog loopt, heeft daar zijn grens.

    Bron: keuze, om te zien waar de begeleiding stilvalt; het kwaliteitskader vraagt de intensiteit (goedgekeurde
    aanvraag, vraag 19).

    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 3, 1), contacten=(date(2024, 3, 4),))
    >>> langste_pauze(traject, date(2024, 3, 5)), langste_pauze(traject, date(2024, 4, 4))
    (3, 31)
    """
    dagen = _eerste_en_laatste_dag(traject, op)
    if dagen is None:
        return None
    grenzen = sorted({*dagen, *_contacten(traject, *dagen)})
    return max(((volgende - vorige).days for vorige, volgende in pairwise(grenzen)), default=0)
