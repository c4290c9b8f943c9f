"""De opdrachtregel: ``lokale-partnerschappen controleer DOSSIER`` en wat ernaast nodig is.

Resultaten gaan naar de standaarduitvoer, al de rest naar de foutuitvoer. De afsluitcode is 0 als alles in orde is, 1
bij minstens één fout, 2 als iets niet te lezen of verkeerd gebruikt is; bij meer dossiers wint de hoogste.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import as_file, files
from io import TextIOWrapper
from typing import cast

import click

from lokale_partnerschappen._versie import __version__
from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.berekeningen.financiering.wijziging import Lijnwijziging
from lokale_partnerschappen.cli.aandeel import Antwoord, NietTeBerekenen, Vraag, beantwoord, gemeenteaandelen
from lokale_partnerschappen.cli.aanvraag import opdracht_aanvraag
from lokale_partnerschappen.cli.agenda import opdracht_agenda
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, Oordeel, lees_een, wijs_aan
from lokale_partnerschappen.cli.grafiek import opdracht_grafiek
from lokale_partnerschappen.cli.indicatoren import opdracht_indicatoren
from lokale_partnerschappen.cli.invoer import als_bedrag, als_jaar, als_krediet, als_sleutel, als_wijzigingen
from lokale_partnerschappen.cli.kandidaturen import opdracht_kandidaturen
from lokale_partnerschappen.cli.kwartaal import opdracht_kwartaal
from lokale_partnerschappen.cli.leden import opdracht_leden
from lokale_partnerschappen.cli.ledenwijziging import opdracht_wijzig
from lokale_partnerschappen.cli.lezing import lezing_als_tekst
from lokale_partnerschappen.cli.nota import opdracht_nota
from lokale_partnerschappen.cli.opties import lees_datum as _lees_datum
from lokale_partnerschappen.cli.opties import met_dossiers as _dossiers
from lokale_partnerschappen.cli.opties import met_formaat as _formaat
from lokale_partnerschappen.cli.opties import met_taal as _taal
from lokale_partnerschappen.cli.plan import plannen
from lokale_partnerschappen.cli.regelkeuze import beoordeel, beoordeel_samen, kies, kies_uit
from lokale_partnerschappen.cli.regels import parameterlijst, regel_als_dict, regellijst
from lokale_partnerschappen.cli.toets_doelgroep import opdracht_toets_doelgroep
from lokale_partnerschappen.cli.toevoegen import opdracht_nieuw_pseudoniem, opdracht_toevoegen
from lokale_partnerschappen.cli.traject import opdracht_traject
from lokale_partnerschappen.cli.uitvoer import Fout, als_json, als_zin, met_balk, schrijf_uit
from lokale_partnerschappen.cli.verslag import oordelen
from lokale_partnerschappen.cli.wijziging import gewijzigde_plannen
from lokale_partnerschappen.controle import leg_uit
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.regels import REGELS
from lokale_partnerschappen.uitwisseling.json import naar_json, schrijf
from lokale_partnerschappen.uitwisseling.platos import PlatosFout, lees_platos_bestand


def main() -> None:
    """Het beginpunt van de opdracht ``lokale-partnerschappen``."""
    # Een teken dat het scherm niet kent, wordt een vraagteken; het is geen reden om te stoppen.
    cast(TextIOWrapper, sys.stdout).reconfigure(errors="replace")
    # De uitleg is Nederlands; de eigen woorden van click ("Usage", "Error") worden dat ook, in elke landinstelling.
    os.environ["LANGUAGE"] = "nl"
    with as_file(files("lokale_partnerschappen").joinpath("talen", "click")) as vertalingen:
        gettext.bindtextdomain("messages", str(vertalingen))
        opdracht(prog_name="lokale-partnerschappen")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT …",
)
@click.version_option(__version__, message="%(prog)s, versie %(version)s", help="Toon de versie en stop.")
def opdracht() -> None:
    """De regels van ESF+-oproep 208 "Lokale partnerschappen".

    Begin met: lokale-partnerschappen controleer --voorbeeld
    """


@opdracht.command("controleer", options_metavar="[OPTIES]")
@_dossiers
@_formaat("tekst", "json", "csv")
@_taal
@click.option("--op", metavar="DATUM", callback=_lees_datum, help="Beoordeel alleen wat op deze dag geldt.")
@click.option("--alleen", metavar="NAAM", multiple=True, help="Alleen deze regel, dit onderwerp of deze ernst.")
@click.option("--negeer", metavar="NAAM", multiple=True, help="Zonder deze regel, dit onderwerp of deze ernst.")
@click.option("--regels", "regelbestand", metavar="BESTAND.py", help="Beoordeel ook met uw eigen regels.")
def opdracht_controleer(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    formaat: str,
    taal: str,
    op: date | None,
    alleen: Sequence[str],
    negeer: Sequence[str],
    regelbestand: str | None,
) -> None:
    """Beoordeelt dossiers met alle regels.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag, en dan worden ze ook naast elkaar gelegd.
    Een NAAM mag ook een lijst met komma's zijn. Afsluitcode: 0 zonder fouten, 1 met minstens één fout, 2 als
    iets niet te lezen is.
    """
    gekozen = kies(alleen, negeer, regelbestand)
    alle: list[Oordeel | Onleesbaar] = []
    for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld)):
        een = lees_een(aangewezen)
        alle.append(beoordeel(een, op, gekozen, regelbestand) if isinstance(een, Dossier) else een)
    leesbaar = [een.dossier for een in alle if isinstance(een, Oordeel)]
    samen = beoordeel_samen(leesbaar, op, gekozen, regelbestand)
    schrijf_uit(oordelen(alle, samen, formaat, taal), formaat)
    _meld_leesfouten(alle)
    sys.exit(max(een.code for een in (*alle, *filter(None, [samen]))))


@opdracht.command("plan", options_metavar="[OPTIES]")
@_dossiers
@click.option("--uitleg", is_flag=True, help="Toon hoe elk bedrag ontstaat, met bron.")
@click.option("--begroting", "jaar", metavar="JAAR", help="Alleen de begroting van dit jaar.")
@click.option(
    "--wijzig-lijn",
    "wijzigingen",
    metavar="LIJN:VELD=WAARDE",
    multiple=True,
    callback=als_wijzigingen,
    help="Toon wat een ander brutoloon of andere uren veranderen, bijvoorbeeld 3:brutoloon=3700,00 of 4:uren=1600.",
)
@_formaat("tekst", "json")
@_taal
def opdracht_plan(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    uitleg: bool,
    jaar: str | None,
    wijzigingen: Sequence[Lijnwijziging],
    formaat: str,
    taal: str,
) -> None:
    """Herrekent de begrotingen tot op de cent.

    Kosten, financiering, aandelen en controles, met --uitleg hoe elk bedrag ontstaat. Met --wijzig-lijn ziet u wat er
    verandert; lijnen tellen vanaf nul, zoals personeel[3] in een bevinding. Het dossier zelf blijft zoals het is.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen is.
    """
    alle = [lees_een(aangewezen) for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld))]
    if wijzigingen:
        schrijf_uit(gewijzigde_plannen(alle, wijzigingen, formaat, taal, uitleg=uitleg, jaar=jaar), formaat)
    else:
        schrijf_uit(plannen(alle, formaat, taal, uitleg=uitleg, jaar=jaar), formaat)
    _meld_leesfouten(alle)
    sys.exit(max(een.code if isinstance(een, Onleesbaar) else 0 for een in alle))


@opdracht.command("aandeel", options_metavar="[OPTIES]")
@_dossiers
@click.argument("gemeente", metavar="GEMEENTE")
@click.option("--jaar", metavar="JAAR", callback=als_jaar, help="Het projectjaar; standaard dat van de begroting.")
@click.option("--bedrag", metavar="BEDRAG", callback=als_bedrag, help="Vergelijk met dit bedrag.")
@click.option("--krediet", metavar="BEDRAG", callback=als_krediet, help="Volstaat dit krediet in het eigen budget?")
@click.option(
    "--sleutel",
    metavar="NIS=GEWICHT",
    multiple=True,
    callback=als_sleutel,
    help="Verdeel met deze sleutel, één keer per gemeente; standaard die van het dossier.",
)
@_formaat("tekst", "json")
@_taal
def opdracht_aandeel(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    gemeente: str,
    jaar: int | None,
    bedrag: Bedrag | None,
    krediet: Bedrag | None,
    sleutel: Mapping[str, Decimal],
    formaat: str,
    taal: str,
) -> None:
    """Toont wat één gemeente inbrengt, nu en later.

    GEMEENTE is een naam of een NIS-code. Het ingediende aandeel van het jaar gaat voor; anders telt de sleutel. Na een
    fusie draagt de opvolger het aandeel. Elk getal staat er met zijn herkomst.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen of niet te berekenen is.
    """
    vraag = Vraag(gemeente=gemeente, jaar=jaar, bedrag=bedrag, krediet=krediet, sleutel=sleutel)
    alle = [lees_een(aangewezen) for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld))]
    antwoorden = [beantwoord(een, vraag) if isinstance(een, Dossier) else een for een in alle]
    schrijf_uit(gemeenteaandelen(antwoorden, formaat, taal), formaat)
    _meld_leesfouten(alle)
    for een in antwoorden:
        if isinstance(een, NietTeBerekenen):
            click.echo(f"Fout: {een.bestand}: {als_zin(een.reden)}", err=True)
    sys.exit(max(0 if isinstance(een, Antwoord) else een.code for een in antwoorden))


def _meld_leesfouten(alle: Iterable[Oordeel | Dossier | Onleesbaar]) -> None:
    for een in alle:
        if isinstance(een, Onleesbaar):
            click.echo(str(een.leesfout), err=True)


@opdracht.command("platos", options_metavar="[OPTIES]", short_help="Leest de tekst van een aanvraag uit Platos.")
@click.argument("aanvraag", metavar="AANVRAAG.txt")
@click.option("-o", "--uitvoer", "doel", metavar="DOSSIER", help="Schrijf het dossier naar dit bestand.")
@click.option("--naam", metavar="NAAM", help="Naam van het partnerschap; ze staat niet in de tabellen.")
@click.option("--met-antwoorden", is_flag=True, help="Neem ook de tekst van de antwoorden over.")
def opdracht_platos(aanvraag: str, doel: str | None, naam: str | None, met_antwoorden: bool) -> None:
    """Leest de tekst van een aanvraag uit Platos in een dossier.

    Van een antwoord komt in het dossier of het er is en hoe lang het is, niet wat er staat. Met --met-antwoorden komt
    de tekst mee, behalve van een antwoord met een e-mailadres of rijksregisternummer; lees die tekst na voor u het
    dossier deelt.

    Wat niet te plaatsen is, staat met regel, tabel en kolom op de foutuitvoer, nooit met zijn inhoud. Afsluitcode: 0,
    ook als niet alles te plaatsen is; 2 als het geen aanvraag is.
    """
    try:
        lezing = lees_platos_bestand(aanvraag, naam=naam, met_antwoorden=met_antwoorden)
        dossier = naar_json(lezing.partnerschap)
        if doel is not None:
            schrijf(lezing.partnerschap, doel)
    except (PlatosFout, ValueError) as fout:
        raise Fout(als_zin(fout)) from fout
    except OSError as fout:
        raise Fout(f"{doel} is niet te schrijven; bestaat de map, en mag u daar schrijven?") from fout
    if doel is None:
        schrijf_uit(dossier, "json")
    click.echo(lezing_als_tekst(lezing, doel), err=True, nl=False)


@opdracht.command("regels", options_metavar="[OPTIES]")
@click.option("--onderwerp", metavar="NAAM", multiple=True, help="Alleen dit onderwerp.")
@_formaat("tekst", "json")
@_taal
def opdracht_regels(onderwerp: Sequence[str], formaat: str, taal: str) -> None:
    """Somt alle regels op, met ernst en titel."""
    schrijf_uit(regellijst(kies_uit(REGELS, onderwerp, ()), formaat, taal), formaat)


@opdracht.command("regel", options_metavar="[OPTIES]")
@click.argument("regel_id", metavar="ID")
@_formaat("tekst", "json")
@_taal
def opdracht_regel(regel_id: str, formaat: str, taal: str) -> None:
    """Legt één regel uit: wat, waarom, voorbeeld, bron."""
    try:
        uitleg = leg_uit(regel_id, taal)
    except ValueError as fout:
        raise click.UsageError(als_zin(fout)) from fout
    schrijf_uit(als_json(regel_als_dict(REGELS[regel_id], taal)) if formaat == "json" else f"{uitleg}\n", formaat)


@opdracht.command("oproep", options_metavar="[OPTIES]")
@click.argument("oproep_id", metavar="[ID]", default="lp-208")
@_formaat("tekst", "json")
@_taal
def opdracht_oproep(oproep_id: str, formaat: str, taal: str) -> None:
    """Toont de parameters van een oproep, met bron."""
    if oproep_id not in OPROEPEN:
        raise click.UsageError(f"Onbekende oproep {toonbaar(oproep_id)}; bekend: {', '.join(OPROEPEN)}.")
    schrijf_uit(parameterlijst(OPROEPEN[oproep_id], formaat, taal), formaat)


opdracht.add_command(opdracht_agenda)
opdracht.add_command(opdracht_aanvraag)
opdracht.add_command(opdracht_grafiek)
opdracht.add_command(opdracht_kandidaturen)
opdracht.add_command(opdracht_indicatoren)
opdracht.add_command(opdracht_kwartaal)
opdracht.add_command(opdracht_nieuw_pseudoniem)
opdracht.add_command(opdracht_toets_doelgroep)
opdracht.add_command(opdracht_toevoegen)
opdracht.add_command(opdracht_traject)
opdracht.add_command(opdracht_leden)
opdracht.add_command(opdracht_wijzig)
opdracht.add_command(opdracht_nota)
