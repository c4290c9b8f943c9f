"""Trajecten en metingen uit een rekenblad bij een dossier voegen, en pseudoniemen trekken."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

import attrs
import click

from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.cli.dossiers import Aangewezen, Onleesbaar, lees_een, toonbare_naam
from lokale_partnerschappen.cli.opties import met_formaat
from lokale_partnerschappen.cli.uitvoer import Fout, als_json, schrijf_uit
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.pseudoniem import nieuw_pseudoniem
from lokale_partnerschappen.uitwisseling.json import lees, schrijf
from lokale_partnerschappen.uitwisseling.tabel import (
    Tabel,
    TabelFout,
    Tabelprobleem,
    Tabelsoort,
    Toevoeging,
    lees_tabel,
    tabelsjabloon,
    voeg_toe,
)

_SOORTEN: Final = click.Choice([soort.value for soort in Tabelsoort])
_HOOGSTENS: Final = 1000
_CIJFERS: Final = re.compile(r"\d{1,9}\Z", re.ASCII)


@click.command("toevoegen", options_metavar="[OPTIES]")
@click.argument("dossier", metavar="DOSSIER", required=False)
@click.argument("tabellen", metavar="BESTAND.csv…", nargs=-1)
@click.option("-o", "--uitvoer", "doel", metavar="NIEUW", help="Schrijf naar dit bestand in plaats van naar DOSSIER.")
@click.option("--soort", type=_SOORTEN, metavar="trajecten|metingen", help="Wat erin staat; standaard zegt de kop het.")
@click.option("--sjabloon", type=_SOORTEN, metavar="trajecten|metingen", help="Toon een lege tabel en stop.")
@met_formaat("tekst", "json")
def opdracht_toevoegen(
    dossier: str | None,
    tabellen: Sequence[str],
    doel: str | None,
    soort: str | None,
    sjabloon: str | None,
    formaat: str,
) -> None:
    """Voegt trajecten en metingen uit CSV toe.

    Alle rijen, of geen enkele: is één rij geweigerd, dan wordt niets geschreven. Elk probleem staat met bestand, regel
    en kolom op de foutuitvoer, nooit met de inhoud van een cel. Dezelfde rij twee keer toevoegen verandert niets.

    Begin met een lege tabel: lokale-partnerschappen toevoegen --sjabloon trajecten

    Afsluitcode: 0, of 2 als er iets geweigerd of niet te lezen is.
    """
    if sjabloon is not None:
        partnerschap = None if dossier is None else _lees(dossier)
        schrijf_uit(tabelsjabloon(Tabelsoort(sjabloon), partnerschap), "csv")
        return
    if dossier is None or not tabellen:
        raise click.UsageError("Geef een dossier en minstens één tabel (CSV), of gebruik --sjabloon.")
    voordien = _lees(dossier)
    try:
        uitkomst = voeg_toe(voordien, *_gelezen(tabellen, None if soort is None else Tabelsoort(soort)))
    except TabelFout as fout:
        if formaat == "json":
            schrijf_uit(als_json(_als_dict(None, None, fout.problemen)), formaat)
        click.echo(f"Fout: {fout}", err=True)
        sys.exit(2)
    geschreven = _schrijf(uitkomst.partnerschap, doel or dossier) if doel or uitkomst.partnerschap != voordien else None
    if formaat == "json":
        schrijf_uit(als_json(_als_dict(geschreven, uitkomst, ())), formaat)
    else:
        schrijf_uit(_als_tekst(geschreven, uitkomst), formaat)
    for bestand in uitkomst.in_windows_1252:
        click.echo(f"Let op: {bestand} is geen UTF-8 en is gelezen als Windows-1252.", err=True)


def _als_aantal(_context: click.Context, _parameter: click.Parameter, waarde: str) -> int:
    aantal = int(waarde) if _CIJFERS.match(waarde) else 0
    if not 1 <= aantal <= _HOOGSTENS:
        raise click.BadParameter(f"{toonbaar(waarde)} is geen aantal van 1 tot en met {_HOOGSTENS}.")
    return aantal


@click.command("nieuw-pseudoniem", options_metavar="[OPTIES]")
@click.option(
    "--aantal", default="1", metavar="AANTAL", callback=_als_aantal, help=f"Hoeveel, van 1 tot en met {_HOOGSTENS}."
)
@click.option("--traject", is_flag=True, help="Voor een traject in plaats van voor een deelnemer.")
def opdracht_nieuw_pseudoniem(aantal: int, traject: bool) -> None:
    """Trekt willekeurige pseudoniemen.

    Bewaar wie bij welk pseudoniem hoort buiten het dossier, bij wie de deelnemer begeleidt.
    """
    schrijf_uit("".join(f"{nieuw_pseudoniem('t' if traject else 'd')}\n" for _ in range(aantal)))


def _lees(dossier: str) -> Partnerschap:
    gelezen = lees_een(Aangewezen(dossier, partial(lees, dossier)))
    if isinstance(gelezen, Onleesbaar):
        click.echo(str(gelezen.leesfout), err=True)
        sys.exit(gelezen.code)
    return gelezen.partnerschap


def _gelezen(tabellen: Sequence[str], soort: Tabelsoort | None) -> list[Tabel]:
    gelezen: list[Tabel] = []
    problemen: list[Tabelprobleem] = []
    for bestand in tabellen:
        try:
            gelezen.append(lees_tabel(bestand, soort))
        except TabelFout as fout:
            problemen += fout.problemen
    if problemen:
        raise TabelFout(problemen)
    return gelezen


def _schrijf(partnerschap: Partnerschap, doel: str) -> str:
    try:
        schrijf(partnerschap, doel)
    except OSError as fout:
        naam = toonbare_naam(doel)
        raise Fout(f"{naam} is niet te schrijven; bestaat de map, en mag u daar schrijven?") from fout
    return toonbare_naam(doel)


def _als_dict(
    geschreven: str | None, uitkomst: Toevoeging | None, geweigerd: Sequence[Tabelprobleem]
) -> dict[str, object]:
    aantallen = {"rijen": 0, "deelnemers": 0, "trajecten": 0, "metingen": 0, "aangevuld": 0}
    if uitkomst is not None:
        aantallen = {naam: getattr(uitkomst, naam) for naam in aantallen}
    return {"geschreven": geschreven, **aantallen, "geweigerd": [attrs.asdict(probleem) for probleem in geweigerd]}


def _als_tekst(geschreven: str | None, uitkomst: Toevoeging) -> str:
    nieuw = (
        _aantal(uitkomst.deelnemers, "deelnemer", "deelnemers"),
        _aantal(uitkomst.trajecten, "traject", "trajecten"),
        _aantal(uitkomst.metingen, "meting", "metingen"),
    )
    regels = [
        f"Gelezen: {_aantal(uitkomst.rijen, 'rij', 'rijen')}.",
        f"Nieuw: {', '.join(nieuw)}.",
        f"Aangevuld: {uitkomst.aangevuld}.",
    ]
    if geschreven is None:
        regels.append("Er verandert niets: alles stond al in het dossier.")
    else:
        regels.append(f"Geschreven: {geschreven}. Beoordeel het met: lokale-partnerschappen controleer {geschreven}")
    return "\n".join([*regels, ""])


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
