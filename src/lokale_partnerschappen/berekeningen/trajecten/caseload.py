"""Hoeveel deelnemers tegelijk begeleid worden, en voor hoeveel er begeleiders zijn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from lokale_partnerschappen.basis.bedrag import exact
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.kosten import vte
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import (
    blokken,
    persona_van,
    samengevoegd,
    wordt_begeleid,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.resultaten import Persona
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG

_CASELOAD: Final = GOEDGEKEURDE_AANVRAAG.op("vraag 7, caseload")
_EEN_DAG: Final = timedelta(days=1)
_GEWOON: Final = Fraction(1)
"""Wat een deelnemer weegt als zijn persona niet bekend is."""


@berekening(
    titel="Caseload op {op}",
    uitleg="deelnemers die die dag begeleid worden, elk één keer",
    bron=_CASELOAD,
    zekerheid=Zekerheid.AFGELEID,
)
def caseload(deelnemers: Collection[Deelnemer], op: date) -> int:
    """Hoeveel deelnemers op een dag begeleid worden.

    Args:
        deelnemers: in om het even welke volgorde; wie er twee keer in staat, telt één keer.
        op: de dag.

    Bron: een begeleider heeft 16 tot 18 dossiers tegelijk (goedgekeurde aanvraag, vraag 7).

    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8))
    >>> caseload([Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))], date(2024, 1, 8))
    1
    """
    return sum(wordt_begeleid(deelnemer, op) for deelnemer in samengevoegd(deelnemers))


@berekening(
    titel="Gewogen caseload op {op}",
    uitleg="het gewicht van de persona van elke deelnemer die die dag begeleid wordt, opgeteld",
    bron=_CASELOAD,
    zekerheid=Zekerheid.AFGELEID,
)
def gewogen_caseload(deelnemers: Collection[Deelnemer], personas: Collection[Persona], op: date) -> Fraction:
    """De caseload op een dag, waarin een zwaar traject meer weegt dan een licht.

    Args:
        deelnemers: in om het even welke volgorde; wie er twee keer in staat, telt één keer.
        personas: met hun gewicht; wie geen persona heeft, of een die er niet bij staat, weegt 1.
        op: de dag.

    Raises:
        ValueError: een persona heeft twee verschillende gewichten.

    Bron: de zwaarte van het profiel bepaalt mee de caseload (goedgekeurde aanvraag, vraag 7); hoe, is een keuze.

    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), persona="jongeren")
    >>> jongeren = Persona(id="jongeren", naam="Jongeren zonder diploma", gewicht=Decimal("1.5"))
    >>> gewogen_caseload([Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))], [jongeren], date(2024, 1, 8))
    Fraction(3, 2)
    """
    gewichten = _gewichten(personas)
    lopend = (deelnemer for deelnemer in samengevoegd(deelnemers) if wordt_begeleid(deelnemer, op))
    return sum((_gewicht(deelnemer, gewichten) for deelnemer in lopend), Fraction(0))


def _gewichten(personas: Collection[Persona]) -> dict[str, Fraction]:
    gewichten = {persona.id: exact(persona.gewicht) for persona in personas}
    for persona in personas:
        if exact(persona.gewicht) != gewichten[persona.id]:
            raise ValueError(f"persona {persona.id} heeft twee verschillende gewichten; laat er één over")
    return gewichten


def _gewicht(deelnemer: Deelnemer, gewichten: Mapping[str, Fraction]) -> Fraction:
    persona = persona_van(deelnemer)
    return _GEWOON if persona is None else gewichten.get(persona, _GEWOON)


@attrs.frozen(kw_only=True)
class Caseloadstap:
    """Een stuk van het verloop waarin de caseload gelijk blijft.

    Args:
        periode: van wanneer tot wanneer.
        caseload: hoeveel deelnemers begeleid worden.
        gewogen: hetzelfde, met het gewicht van hun persona's.

    Bron: keuze.

    >>> Caseloadstap(periode=Periode.jaar(2024), caseload=17, gewogen=Fraction(17)).caseload
    17
    """

    periode: Periode
    caseload: int
    gewogen: Fraction


@berekening(
    titel="Verloop van de caseload, {periode}",
    uitleg="een nieuwe stap op elke dag dat de caseload verandert",
    bron=_CASELOAD,
    zekerheid=Zekerheid.AFGELEID,
)
def caseloadverloop(
    deelnemers: Collection[Deelnemer], personas: Collection[Persona], periode: Periode
) -> tuple[Caseloadstap, ...]:
    """De caseload over een periode, als stappen die op elkaar aansluiten en samen de hele periode zijn.

    Args:
        deelnemers, personas: zoals in `gewogen_caseload`.
        periode: waarover; zonder einde heeft de laatste stap er ook geen.

    Raises:
        ValueError: een persona heeft twee verschillende gewichten.

    Bron: zoals `caseload`.

    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 7, 1))
    >>> verloop = caseloadverloop([Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))], [], Periode.jaar(2024))
    >>> [(str(stap.periode), stap.caseload) for stap in verloop]
    [('2024-01-01/2024-06-30', 0), ('2024-07-01/2024-12-31', 1)]
    """
    aantal: Counter[date] = Counter()
    gewogen: defaultdict[date, Fraction] = defaultdict(Fraction)
    for dag, bij, gewicht in _veranderingen(deelnemers, _gewichten(personas), periode):
        aantal[dag] += bij
        gewogen[dag] += bij * gewicht
    keerpunten = [dag for dag in sorted(aantal) if dag == periode.begin or aantal[dag] or gewogen[dag]]
    return tuple(_stappen(keerpunten, aantal, gewogen, periode.einde))


def _veranderingen(
    deelnemers: Collection[Deelnemer], gewichten: Mapping[str, Fraction], periode: Periode
) -> Iterator[tuple[date, int, Fraction]]:
    """Wanneer er een deelnemer bij komt (1) of weggaat (-1), en wat die weegt; het begin staat er altijd bij."""
    yield periode.begin, 0, _GEWOON
    for deelnemer in samengevoegd(deelnemers):
        gewicht = _gewicht(deelnemer, gewichten)
        for blok in blokken(deelnemer):
            deel = blok.doorsnede(periode)
            if deel is None:
                continue
            yield deel.begin, 1, gewicht
            if deel.einde is not None and deel.einde < (periode.einde or date.max):
                yield deel.einde + _EEN_DAG, -1, gewicht


def _stappen(
    keerpunten: list[date], aantal: Mapping[date, int], gewogen: Mapping[date, Fraction], einde: date | None
) -> Iterator[Caseloadstap]:
    nu, zwaarte = 0, Fraction(0)
    for plaats, dag in enumerate(keerpunten):
        nu, zwaarte = nu + aantal[dag], zwaarte + gewogen[dag]
        is_laatste = plaats == len(keerpunten) - 1
        tot = einde if is_laatste else keerpunten[plaats + 1] - _EEN_DAG
        yield Caseloadstap(periode=Periode(dag, tot), caseload=nu, gewogen=zwaarte)


@berekening(
    titel="VTE van de begeleiders op {op}",
    uitleg="de uren van de lijnen die deelnemers begeleiden, elk gedeeld door de uren van een VTE, opgeteld",
    bron=_CASELOAD,
    zekerheid=Zekerheid.AFGELEID,
)
def begeleiders_vte(begrotingen: Collection[Begroting], op: date, *, uren_per_vte: Decimal) -> Fraction | None:
    """Hoeveel voltijdse begeleiders er op een dag begroot zijn; ``None`` als dat niet bekend is.

    Args:
        begrotingen: die van het projectjaar waarin de dag valt, telt.
        op: de dag.
        uren_per_vte: uren van één voltijdse in een jaar.

    Raises:
        ValueError: de dag valt in twee verschillende begrotingen.

    Bron: de norm geldt per voltijdse begeleider (goedgekeurde aanvraag, vraag 7); welke lijnen begeleiden, staat niet
    in het formulier en dus in `Projectmedewerker.begeleidt`.

    >>> coach = {"luik": Luik.WERKING, "partner": "a", "brutoloon": Bedrag(4000), "begeleidt": True}
    >>> lijnen = tuple(Projectmedewerker(uren=Decimal(uren), **coach) for uren in (1720, 602))
    >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=lijnen)
    >>> begeleiders_vte([begroting], date(2024, 3, 1), uren_per_vte=Decimal(1720))
    Fraction(27, 20)
    """
    begroting = _begroting_op(begrotingen, op)
    if begroting is None or all(lijn.begeleidt is None for lijn in begroting.personeel):
        return None
    begeleiders = (lijn for lijn in begroting.personeel if lijn.begeleidt)
    return sum((vte.voor(str(lijn))(lijn.uren, uren_per_vte=uren_per_vte) for lijn in begeleiders), Fraction(0))


def _begroting_op(begrotingen: Collection[Begroting], op: date) -> Begroting | None:
    op_die_dag = {begroting for begroting in begrotingen if op in begroting.periode}
    if len(op_die_dag) > 1:
        raise ValueError(f"{op} valt in {len(op_die_dag)} verschillende begrotingen; laat er één over")
    return op_die_dag.pop() if op_die_dag else None


@attrs.frozen(kw_only=True)
class Capaciteit:
    """Voor hoeveel deelnemers er begeleiders zijn.

    Args:
        vte: voltijdse begeleiders.
        minstens: met minder deelnemers is er nog plaats.
        hoogstens: met meer deelnemers is er te weinig begeleiding.

    Bron: goedgekeurde aanvraag, vraag 7.

    >>> Capaciteit(vte=Fraction(2), minstens=Fraction(32), hoogstens=Fraction(36)).hoogstens
    Fraction(36, 1)
    """

    vte: Fraction
    minstens: Fraction
    hoogstens: Fraction


@berekening(titel="Laagste caseload", formule="vte * caseload_minimum", bron=_CASELOAD, zekerheid=Zekerheid.AFGELEID)
def laagste_caseload(vte: Fraction, *, caseload_minimum: Decimal) -> Fraction:
    """Hoeveel deelnemers de begeleiders samen minstens aankunnen.

    Args:
        vte: voltijdse begeleiders, vanaf 0.
        caseload_minimum: deelnemers per voltijdse, minstens (16).

    Bron: goedgekeurde aanvraag, vraag 7.

    >>> laagste_caseload(Fraction(5, 2), caseload_minimum=Decimal(16))
    Fraction(40, 1)
    """
    return vte * exact(caseload_minimum)


@berekening(titel="Hoogste caseload", formule="vte * caseload_maximum", bron=_CASELOAD, zekerheid=Zekerheid.AFGELEID)
def hoogste_caseload(vte: Fraction, *, caseload_maximum: Decimal) -> Fraction:
    """Hoeveel deelnemers de begeleiders samen hoogstens aankunnen.

    Args:
        vte: voltijdse begeleiders, vanaf 0.
        caseload_maximum: deelnemers per voltijdse, hoogstens (18).

    Bron: goedgekeurde aanvraag, vraag 7.

    >>> hoogste_caseload(Fraction(5, 2), caseload_maximum=Decimal(18))
    Fraction(45, 1)
    """
    return vte * exact(caseload_maximum)


@berekening(
    titel="Capaciteit op {op}",
    uitleg="VTE van de begeleiders, maal de laagste en de hoogste caseload per VTE",
    bron=_CASELOAD,
)
def capaciteit(
    begrotingen: Collection[Begroting],
    op: date,
    *,
    uren_per_vte: Decimal,
    caseload_minimum: Decimal,
    caseload_maximum: Decimal,
) -> Capaciteit | None:
    """Voor hoeveel deelnemers er op een dag begeleiders begroot zijn; ``None`` als dat niet bekend is.

    Args:
        begrotingen: die van het projectjaar waarin de dag valt, telt.
        op: de dag.
        uren_per_vte, caseload_minimum, caseload_maximum: parameters van de oproep.

    Raises:
        ValueError: de dag valt in twee verschillende begrotingen.

    Bron: 16 tot 18 dossiers per voltijdse begeleider (goedgekeurde aanvraag, vraag 7).

    >>> coach = {"luik": Luik.WERKING, "partner": "a", "brutoloon": Bedrag(4000), "begeleidt": True}
    >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(Projectmedewerker(uren=Decimal(860), **coach),))
    >>> normen = {"caseload_minimum": Decimal(16), "caseload_maximum": Decimal(18)}
    >>> capaciteit([begroting], date(2024, 3, 1), uren_per_vte=Decimal(1720), **normen).minstens
    Fraction(8, 1)
    """
    begeleiders = begeleiders_vte(begrotingen, op, uren_per_vte=uren_per_vte)
    if begeleiders is None:
        return None
    return Capaciteit(
        vte=begeleiders,
        minstens=laagste_caseload(begeleiders, caseload_minimum=caseload_minimum),
        hoogstens=hoogste_caseload(begeleiders, caseload_maximum=caseload_maximum),
    )
