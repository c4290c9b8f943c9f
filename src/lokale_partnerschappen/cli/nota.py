"""De bestuursnota van een gemeente tonen of bewaren."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from lokale_partnerschappen.berekeningen.financiering.bijdrage import projectjaren_van
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.aandeel import nis_van
from lokale_partnerschappen.cli.dossiers import Dossier, lees_enige, toonbare_naam
from lokale_partnerschappen.cli.invoer import als_jaar
from lokale_partnerschappen.cli.opties import met_dossiers
from lokale_partnerschappen.cli.uitvoer import Fout, als_zin, schrijf_uit
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.uitwisseling.bestand import schrijf_bestand
from lokale_partnerschappen.uitwisseling.nota import schrijf_nota


@click.command("nota", options_metavar="[OPTIES]")
@met_dossiers
@click.argument("gemeente", metavar="GEMEENTE")
@click.option("--jaar", metavar="JAAR", callback=als_jaar, help="Het projectjaar; standaard dat van de begroting.")
@click.option("-o", "--uitvoer", "doel", metavar="BESTAND.md", help="Schrijf de nota naar dit bestand.")
def opdracht_nota(
    dossiers: Sequence[str], met_voorbeeld: bool, gemeente: str, jaar: int | None, doel: str | None
) -> None:
    """Schrijft een nota voor de raad van één gemeente.

    GEMEENTE is een naam of een NIS-code. De nota noemt het jaar, alle jaren, personeel en geld, de gevraagde
    beslissing en de bronnen, als Markdown; nooit een persoon of een loon.

    DOSSIER is één bestand, of - voor de standaardinvoer. Afsluitcode: 0, of 2 als iets niet te lezen of niet te
    berekenen is.
    """
    dossier = lees_enige(dossiers, met_voorbeeld, "Een nota gaat over")
    try:
        tekst = _nota(dossier, gemeente, jaar)
    except ValueError as fout:
        raise Fout(f"{dossier.bestand}: {als_zin(fout)}") from fout
    if doel is None:
        schrijf_uit(tekst)
        return
    try:
        schrijf_bestand(doel, tekst.encode())
    except OSError as fout:
        raise Fout(f"{toonbare_naam(doel)} is niet te schrijven; bestaat de map, en mag u daar schrijven?") from fout
    click.echo(f"De nota staat in {toonbare_naam(doel)}.", err=True)


def _nota(dossier: Dossier, gemeente: str, gevraagd: int | None) -> str:
    partnerschap = dossier.partnerschap
    oproep, gebied = OPROEPEN[partnerschap.oproep], gebied_van(partnerschap.werkingsgebied)
    algemeen = oproep.voorwaarden(gebied)
    jaren = projectjaren_van(partnerschap, projectperiode=algemeen.projectperiode, projectjaren=algemeen.projectjaren)
    ingediend = [begroting.peildatum.year for begroting in partnerschap.begrotingen]
    jaar = gevraagd if gevraagd is not None else min(ingediend or jaren)
    dag = jaren.get(jaar, date(jaar, 1, 1))
    return schrijf_nota(partnerschap, nis_van(gemeente, dag), jaar, voorwaarden=oproep.voorwaarden(gebied, dag))
