"""Hoe uitvoer er komt te staan: met of zonder kleur, in kolommen, als JSON of als CSV."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import click

KOLOMMEN: Final = (
    *("bestand", "regel", "onderwerp", "ernst", "plaats", "gevonden", "verwacht", "bericht", "doen", "bron", "gezag"),
)
_FORMULETEKENS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_BALK_VANAF: Final = 20
Stijl = Callable[..., str]
T = TypeVar("T")


class Fout(click.ClickException):
    """Iets dat de gebruiker zelf moet verhelpen, in een bestand en niet in de opdracht."""

    exit_code = 2


def als_zin(reden: object) -> str:
    """De tekst van een fout als zin, met een punt als er nog geen leesteken staat."""
    tekst = str(reden)
    return tekst if tekst.endswith((".", "?")) else f"{tekst}."


def schrijf_uit(inhoud: str, formaat: str = "tekst") -> None:
    """Schrijft naar de standaarduitvoer; JSON en CSV altijd in UTF-8, welke tekens het systeem ook gebruikt.

    Wie de uitvoer leest, mag halverwege stoppen (``| head``); dat verandert niets aan de afsluitcode.
    """
    try:
        click.echo(inhoud if formaat == "tekst" else inhoud.encode(), nl=False, color=wil_kleur())
    except BrokenPipeError:
        # Wat nog in de buffer zit, gaat bij het afsluiten ergens heen waar niemand het mist.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wil_kleur() -> bool:
    """Kleur alleen op een terminal, en nooit met ``NO_COLOR``."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def kies_stijl() -> Stijl:
    """De functie die tekst kleurt, of die haar laat zoals ze is."""
    return click.style if wil_kleur() else _zonder_stijl


def _zonder_stijl(tekst: str, **_: object) -> str:
    return tekst


def met_balk(delen: Sequence[T]) -> Iterator[T]:
    """Doorloopt de delen, met een voortgangsbalk op de foutuitvoer als het er veel zijn en er iemand kijkt."""
    if len(delen) < _BALK_VANAF or not sys.stderr.isatty():
        yield from delen
        return
    with click.progressbar(delen, label="Dossiers", file=sys.stderr) as balk:
        yield from balk


def in_kolommen(rijen: Iterable[tuple[str, ...]]) -> list[str]:
    """Cellen onder elkaar: de eerste kolom links en de andere rechts uitgelijnd; een rij met één cel is een kop."""
    alle = list(rijen)
    breedtes = [max(map(len, kolom)) for kolom in zip(*(rij for rij in alle if len(rij) > 1), strict=True)]
    regels = []
    for rij in alle:
        if len(rij) == 1:
            regels.append(rij[0])
            continue
        cellen = [cel.rjust(breedtes[i]) if i else cel.ljust(breedtes[0]) for i, cel in enumerate(rij)]
        regels.append("  ".join(cellen).rstrip())
    return regels


def als_json(waarde: object) -> str:
    """Leesbare JSON, met letters met accenten zoals ze zijn."""
    return json.dumps(waarde, ensure_ascii=False, indent=2) + "\n"


def als_csv(rijen: Iterable[Mapping[str, Any]], kolommen: Sequence[str] = KOLOMMEN) -> str:
    """CSV voor een Belgisch rekenblad: puntkomma's, en een BOM zodat letters met accenten kloppen."""
    buffer = io.StringIO()
    schrijver = csv.DictWriter(buffer, kolommen, delimiter=";", lineterminator="\r\n", restval="")
    schrijver.writeheader()
    schrijver.writerows({naam: _veilig(str(waarde)) for naam, waarde in rij.items()} for rij in rijen)
    return "\ufeff" + buffer.getvalue()


def _veilig(cel: str) -> str:
    """Een cel die een rekenblad als formule zou uitvoeren, krijgt een aanhalingsteken vooraan; een getal niet."""
    is_getal = cel[:1] == "-" and cel[1:].replace(".", "", 1).isdecimal()
    return f"'{cel}" if cel.startswith(_FORMULETEKENS) and not is_getal else cel
