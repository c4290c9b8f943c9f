"""De grafieken van een dossier: tekenen, en als SVG of PNG bewaren."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.dossiers import Dossier, lees_enige, toonbare_naam
from lokale_partnerschappen.cli.opties import lees_datum, met_dossiers, met_taal
from lokale_partnerschappen.cli.plan import kies_begrotingen, voorwaarden_van
from lokale_partnerschappen.cli.uitvoer import Fout, als_zin, schrijf_uit
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.uitwisseling.bestand import schrijf_bestand
from lokale_partnerschappen.uitwisseling.grafiek.caseload import caseload_svg
from lokale_partnerschappen.uitwisseling.grafiek.financiering import financiering_svg
from lokale_partnerschappen.uitwisseling.grafiek.png import GrafiekFout, als_png
from lokale_partnerschappen.uitwisseling.grafiek.ster import ster_svg

F = TypeVar("F", bound=Callable[..., object])


@click.group("grafiek", options_metavar="[OPTIES]", subcommand_metavar="GRAFIEK …")
def opdracht_grafiek() -> None:
    """Tekent een grafiek als SVG of PNG.

    Een PNG vraagt een bijkomend onderdeel:

    pip install 'lokale-partnerschappen[grafiek]'
    """


def _met_doel(functie: F) -> F:
    doel = click.option(
        "-o",
        "--uitvoer",
        "doel",
        metavar="BESTAND",
        help="Schrijf naar dit bestand .svg of .png; anders SVG op het scherm.",
    )
    donker = click.option("--donker", is_flag=True, help="Maak een PNG voor een donkere achtergrond.")
    return met_dossiers(doel(donker(met_taal(functie))))


@opdracht_grafiek.command("ster", options_metavar="[OPTIES]")
@_met_doel
@click.argument("traject_id", metavar="TRAJECT")
def opdracht_ster(
    dossiers: Sequence[str], met_voorbeeld: bool, traject_id: str, doel: str | None, donker: bool, taal: str
) -> None:
    """Tekent het sterdiagram van één traject.

    TRAJECT is het pseudoniem van een traject. Per levensdomein staat de eerste score naast de laatste.
    """
    dossier = lees_enige(dossiers, met_voorbeeld, "Een grafiek toont")
    traject = _traject(dossier, traject_id)
    _bewaar(lambda: ster_svg(traject, taal=taal), doel, taal, donker=donker)


@opdracht_grafiek.command("caseload", options_metavar="[OPTIES]")
@_met_doel
@click.option("--van", metavar="DATUM", required=True, callback=lees_datum, help="Eerste dag.")
@click.option("--tot", metavar="DATUM", required=True, callback=lees_datum, help="Laatste dag; hoort erbij.")
@click.option(
    "--alle-aantallen",
    is_flag=True,
    help="Toon ook kleine aantallen en de gewogen caseload; alleen voor wie de deelnemers begeleidt.",
)
def opdracht_caseload(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    van: date,
    tot: date,
    alle_aantallen: bool,
    doel: str | None,
    donker: bool,
    taal: str,
) -> None:
    """Tekent hoeveel deelnemers tegelijk begeleid worden.

    Naast de capaciteit van de begeleiders, als het dossier zegt wie begeleidt. Een klein aantal staat er als vak en is
    niet af te lezen.
    """
    if tot < van:
        raise click.UsageError("--tot ligt voor --van; draai ze om.")
    partnerschap = lees_enige(dossiers, met_voorbeeld, "Een grafiek toont").partnerschap
    voorwaarden = OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied), van)
    _bewaar(
        lambda: caseload_svg(
            partnerschap, Periode(van, tot), voorwaarden=voorwaarden, verberg_klein=not alle_aantallen, taal=taal
        ),
        doel,
        taal,
        donker=donker,
    )


@opdracht_grafiek.command("financiering", options_metavar="[OPTIES]")
@_met_doel
@click.option("--begroting", "jaar", metavar="JAAR", help="De begroting van dit jaar; nodig als er meer zijn.")
def opdracht_financiering(
    dossiers: Sequence[str], met_voorbeeld: bool, jaar: str | None, doel: str | None, donker: bool, taal: str
) -> None:
    """Tekent wie welk deel van een begroting betaalt."""
    dossier = lees_enige(dossiers, met_voorbeeld, "Een grafiek toont")
    begroting = _een_begroting(dossier, jaar)
    voorwaarden = voorwaarden_van(dossier.partnerschap, begroting)
    _bewaar(lambda: financiering_svg(begroting, voorwaarden=voorwaarden, taal=taal), doel, taal, donker=donker)


# --- kiezen en bewaren ------------------------------------------------------------------------------------------------


def _traject(dossier: Dossier, traject_id: str) -> Traject:
    alle = [traject for deelnemer in dossier.partnerschap.deelnemers for traject in deelnemer.trajecten]
    gevonden = {traject for traject in alle if traject.id == traject_id}
    if len(gevonden) != 1:
        hoeveel = "geen traject" if not gevonden else f"{len(gevonden)} verschillende trajecten"
        raise Fout(f"{dossier.bestand} heeft {hoeveel} met het pseudoniem {toonbaar(traject_id)}.")
    return gevonden.pop()


def _een_begroting(dossier: Dossier, jaar: str | None) -> Begroting:
    alle = kies_begrotingen(dossier, jaar)
    if not alle:
        raise Fout(f"{dossier.bestand} heeft geen begroting.")
    if len(alle) > 1:
        raise click.UsageError(f"Kies met --begroting één begroting uit: {', '.join(map(str, alle))}.")
    return alle[0]


def _bewaar(teken: Callable[[], str], doel: str | None, taal: str, *, donker: bool) -> None:
    """Tekent, en schrijft naar het bestand of de standaarduitvoer; de vorm volgt uit de naam van het bestand."""
    vorm = ".svg" if doel is None else Path(doel).suffix.lower()
    if vorm not in (".svg", ".png"):
        raise click.UsageError("De naam na -o eindigt op .svg of .png.")
    if donker and vorm == ".svg":
        raise click.UsageError("--donker is voor een PNG; een SVG past zich zelf aan de achtergrond aan.")
    try:
        svg = teken()
        inhoud = als_png(svg, donker=donker, taal=taal) if vorm == ".png" else svg.encode()
    except (ValueError, GrafiekFout) as fout:
        raise Fout(als_zin(str(fout)[:1].upper() + str(fout)[1:])) from fout
    if doel is None:
        schrijf_uit(svg, "svg")
        return
    try:
        schrijf_bestand(doel, inhoud)
    except OSError as fout:
        naam = toonbare_naam(doel)
        raise Fout(f"{naam} is niet te schrijven; bestaat de map, en mag u daar schrijven?") from fout
