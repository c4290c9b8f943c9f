"""Past iemand bij de doelgroep? Vier gesloten vragen; niets wordt bewaard."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final, TypeVar

import attrs
import click

from lokale_partnerschappen.basis.weergave import toon
from lokale_partnerschappen.berekeningen.trajecten.doelgroep import (
    DOELGROEPVRAGEN,
    Doelgroepoordeel,
    Doelgroepreden,
    Doelgroepvraag,
    Doelgroepzin,
    toets_doelgroep,
)
from lokale_partnerschappen.cli.opties import met_formaat
from lokale_partnerschappen.cli.uitvoer import als_json, schrijf_uit

F = TypeVar("F", bound=Callable[..., object])
_ANTWOORDEN: Final = {"ja": True, "nee": False, "onbekend": None}
_KEUZE: Final = "|".join(_ANTWOORDEN)


def _optie(vraag: Doelgroepvraag) -> str:
    return f"--{vraag.naam.replace('_', '-')}"


def _met_vragen(functie: F) -> F:
    """Geeft een opdracht een optie per vraag, in de volgorde van de vragen."""
    for vraag in reversed(DOELGROEPVRAGEN):
        keuze = click.Choice(list(_ANTWOORDEN))
        functie = click.option(_optie(vraag), vraag.naam, type=keuze, metavar=_KEUZE, help=vraag.vraag)(functie)
    return functie


@click.command("toets-doelgroep", options_metavar="[OPTIES]")
@_met_vragen
@met_formaat("tekst", "json")
def opdracht_toets_doelgroep(formaat: str, **antwoorden: str | None) -> None:
    """Toetst of iemand bij de doelgroep past.

    Vier vragen met ja, nee of onbekend; wat u niet als optie geeft, wordt gevraagd. Er wordt niets bewaard, en niemand
    vraagt wie het is. Het antwoord is ja, nee of oordeel van het team, met de bron. Leeftijd, woonplaats en verblijf
    zijn nooit een reden om te weigeren.

    Afsluitcode: 0, welk antwoord het ook is.
    """
    gegeven = {vraag.naam: antwoorden[vraag.naam] or _vraag(vraag) for vraag in DOELGROEPVRAGEN}
    oordeel = toets_doelgroep(**{naam: _ANTWOORDEN[antwoord] for naam, antwoord in gegeven.items()})
    schrijf_uit(als_json(_als_dict(oordeel)) if formaat == "json" else _als_tekst(oordeel), formaat)


def _vraag(vraag: Doelgroepvraag) -> str:
    """Stelt een vraag aan wie er zit, op de foutuitvoer: op de standaarduitvoer staat alleen het antwoord."""
    if not sys.stdin.isatty():
        opties = ", ".join(map(_optie, DOELGROEPVRAGEN))
        raise click.UsageError(f"Er is geen terminal om vragen te stellen; geef {opties}.")
    while True:
        antwoord: str = click.prompt(f"{vraag.vraag} ({_KEUZE})", err=True).strip().casefold()
        if antwoord in _ANTWOORDEN:
            return antwoord
        click.echo("Antwoord met ja, nee of onbekend.", err=True)


# --- uitvoer ---------------------------------------------------------------------------------------------------------


def _woord(antwoord: bool | None) -> str:
    return next(woord for woord, waarde in _ANTWOORDEN.items() if waarde is antwoord)


def _zin_als_dict(zin: Doelgroepzin) -> dict[str, object]:
    bron = attrs.asdict(zin.bron) | {"naam": str(zin.bron)}
    return {"onderwerp": zin.onderwerp, "zin": zin.zin, "bron": bron, "zekerheid": zin.zekerheid.value}


def _reden_als_dict(reden: Doelgroepreden) -> dict[str, object]:
    return {
        "vraag": reden.vraag.vraag,
        "naam": reden.vraag.naam,
        "antwoord": _woord(reden.antwoord),
        "gevolg": reden.gevolg.value,
        "grond": _zin_als_dict(reden.vraag.grond),
    }


def _als_dict(oordeel: Doelgroepoordeel) -> dict[str, object]:
    return {
        "uitkomst": oordeel.uitkomst.value,
        "redenen": [_reden_als_dict(reden) for reden in oordeel.redenen],
        "nooit_een_reden": [_zin_als_dict(zin) for zin in oordeel.nooit_een_reden],
    }


def _als_tekst(oordeel: Doelgroepoordeel) -> str:
    regels = [f"Past bij de doelgroep: {toon(oordeel.uitkomst)}", ""]
    for reden in oordeel.redenen:
        regels.append(f"  {reden.vraag.vraag} {_woord(reden.antwoord).capitalize()}.")
        regels.append(f"    Betekent: {toon(reden.gevolg)}.")
        regels += _zin(reden.vraag.grond)
    regels += ["", "Nooit een reden om te weigeren"]
    for zin in oordeel.nooit_een_reden:
        regels.append(f"  {zin.onderwerp.capitalize()}")
        regels += _zin(zin)
    return "\n".join([*regels, ""])


def _zin(zin: Doelgroepzin) -> list[str]:
    return [f"    {zin.zin}", f"    Bron: {zin.bron} ({toon(zin.bron.gezag)}); {toon(zin.zekerheid)}"]
