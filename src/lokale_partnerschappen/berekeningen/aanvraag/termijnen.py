"""Tegen wanneer over een aanvraag beslist wordt, en vanaf wanneer het project kan starten."""

from __future__ import annotations

from datetime import date

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.oproepen.bronnen import OPROEP_208


@berekening(
    titel="Laatste dag voor de beslissing",
    uitleg="de eerste dag van de maand na de indiening, en daarbij de beslistermijn in maanden",
    bron=OPROEP_208.op("beslissing binnen twee maanden, vanaf de eerste dag van de maand na de indiening"),
    zekerheid=Zekerheid.AFGELEID,
)
def beslisdatum_max(ingediend_op: date, *, beslistermijn_maanden: int) -> date:
    """De laatste dag waarop over een aanvraag beslist wordt.

    Twee maanden vanaf 1 december eindigen op 31 januari of op 1 februari: de bron kiest niet. Hier is het de ruimste
    lezing, 1 februari (besluit 0018).

    Args:
        ingediend_op: dag van indiening.
        beslistermijn_maanden: hoeveel maanden de beslissing hoogstens duurt.

    Bron: pagina van de oproep; ook in een raadsbesluit (L-HZ).

    >>> beslisdatum_max(date(2023, 11, 30), beslistermijn_maanden=2)
    datetime.date(2024, 2, 1)
    """
    return plus_maanden(ingediend_op.replace(day=1), 1 + beslistermijn_maanden)


@berekening(
    titel="Laatste beslissing voor een indieningsperiode",
    uitleg="de laatste dag voor de beslissing over een aanvraag van de laatste dag van de periode",
    bron=OPROEP_208.op("indieningsperiodes en beslissing binnen twee maanden"),
    zekerheid=Zekerheid.AFGELEID,
)
def uiterste_beslissing(indieningsperiode: Periode, *, beslistermijn_maanden: int) -> date | None:
    """Tegen wanneer over elke aanvraag van een indieningsperiode beslist is; ``None`` zonder einde.

    Args:
        indieningsperiode: wanneer ingediend kan worden.
        beslistermijn_maanden: hoeveel maanden de beslissing hoogstens duurt.

    Bron: pagina van de oproep.

    >>> uiterste_beslissing(Periode(date(2023, 9, 30), date(2024, 6, 30)), beslistermijn_maanden=2)
    datetime.date(2024, 9, 1)
    """
    einde = indieningsperiode.einde
    return None if einde is None else beslisdatum_max(einde, beslistermijn_maanden=beslistermijn_maanden)


@berekening(
    titel="Vroegste start",
    uitleg="vroeg ingediend: het begin van de projectperiode; later: de dag van de beslissing, en nooit voor dat begin",
    bron=OPROEP_208.op("start na een positieve beslissing"),
    zekerheid=Zekerheid.AFGELEID,
)
def vroegste_start(
    ingediend_op: date,
    beslist_op: date | None = None,
    *,
    projectperiode: Periode,
    vroege_indiening: Periode,
    late_indiening: Periode,
) -> date | None:
    """De eerste dag waarop het project kan starten; ``None`` als de bronnen dat niet zeggen.

    Niet te zeggen is het voor een aanvraag van 31 oktober 2023 of van buiten de indieningsperiodes, en voor een latere
    aanvraag zolang de beslissing niet bekend is.

    Args:
        ingediend_op: dag van indiening.
        beslist_op: dag van de beslissing, of ``None``.
        projectperiode: wanneer projecten kunnen lopen.
        vroege_indiening: wie dan indiende, kon vanaf het begin van de projectperiode starten.
        late_indiening: wie dan indiende, start na een beslissing.

    Bron: raadsbesluit (L-HZ) voor de vroege indiening; pagina van de oproep voor de latere.

    >>> periodes = {
    ...     "projectperiode": Periode(date(2024, 1, 1), date(2029, 12, 31)),
    ...     "vroege_indiening": Periode(date(2023, 9, 30), date(2023, 10, 30)),
    ...     "late_indiening": Periode(date(2023, 11, 1), date(2025, 6, 30)),
    ... }
    >>> vroegste_start(date(2023, 10, 30), **periodes), vroegste_start(date(2023, 10, 31), **periodes)
    (datetime.date(2024, 1, 1), None)
    >>> vroegste_start(date(2024, 5, 2), date(2024, 7, 15), **periodes)
    datetime.date(2024, 7, 15)
    """
    if ingediend_op in vroege_indiening:
        return projectperiode.begin
    if ingediend_op in late_indiening and beslist_op is not None:
        return max(beslist_op, projectperiode.begin)
    return None
