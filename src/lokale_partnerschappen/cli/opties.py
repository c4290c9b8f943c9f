"""De opties die meer opdrachten delen: welke dossiers, in welke vorm, in welke taal, en een datum."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.basis.weergave import TALEN

F = TypeVar("F", bound=Callable[..., object])


def lees_datum(_context: click.Context, _parameter: click.Parameter, waarde: str | None) -> date | None:
    """Leest de datum van een optie."""
    try:
        return None if waarde is None else date.fromisoformat(waarde)
    except ValueError as fout:
        raise click.BadParameter(f"{toonbaar(waarde or '')} is geen datum; schrijf bijvoorbeeld 2025-01-31.") from fout


def met_dossiers(functie: F) -> F:
    """Geeft een opdracht het argument DOSSIER en de vlag ``--voorbeeld``."""
    vlag = click.option("--voorbeeld", "met_voorbeeld", is_flag=True, help="Gebruik het meegeleverde dossier.")
    return click.argument("dossiers", nargs=-1, metavar="DOSSIER…")(vlag(functie))


def met_formaat(*keuzes: str) -> Callable[[F], F]:
    """Geeft een opdracht de optie ``--formaat``; de eerste keuze is de gewone."""
    return click.option(
        "--formaat",
        type=click.Choice(keuzes),
        default=keuzes[0],
        metavar="|".join(keuzes),
        help=f"Vorm van de uitvoer; standaard {keuzes[0]}.",
    )


met_taal = click.option(
    "--taal",
    type=click.Choice(TALEN),
    default="nl",
    metavar="|".join(TALEN),
    help="Taal van de berichten; standaard nl.",
)
