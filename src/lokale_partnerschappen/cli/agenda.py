"""De agenda van een dossier: wat tussen twee dagen moet gebeuren, ook als iCalendar-bestand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click

from lokale_partnerschappen.basis.bron import Gezag
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import toon, toon_periode, vertaal
from lokale_partnerschappen.berekeningen.opvolging.agenda import Afspraak, agenda
from lokale_partnerschappen.cli.dossiers import lees_enige, toonbare_naam
from lokale_partnerschappen.cli.opties import lees_datum, met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import Fout, Stijl, als_csv, als_json, als_zin, kies_stijl, schrijf_uit
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.uitwisseling.agenda import AgendaFout, als_ics
from lokale_partnerschappen.uitwisseling.bestand import schrijf_bestand

_KOLOMMEN: Final = ("datum", "soort", "wat", "over", "plaats", "bron", "gezag", "zekerheid")


@click.command("agenda", options_metavar="[OPTIES]")
@met_dossiers
@click.option("--van", metavar="DATUM", required=True, callback=lees_datum, help="Eerste dag.")
@click.option("--tot", metavar="DATUM", required=True, callback=lees_datum, help="Laatste dag; hoort erbij.")
@click.option("--zonder-deelnemers", is_flag=True, help="Laat weg wat over het traject van één deelnemer gaat.")
@click.option(
    "-o", "--uitvoer", "doel", metavar="BESTAND.ics", help="Schrijf de agenda als iCalendar naar dit bestand."
)
@met_formaat("tekst", "json", "csv", "ics")
@met_taal
def opdracht_agenda(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    van: date,
    tot: date,
    zonder_deelnemers: bool,
    doel: str | None,
    formaat: str,
    taal: str,
) -> None:
    """Toont alles wat tussen twee dagen moet gebeuren.

    Rapporten, driemaandelijkse opvolging, bezwaar, bijeenkomsten, de momenten na een vertrek en meer, elk met bron en
    zekerheid. Wat al gebeurd is, staat er niet meer. Van een deelnemer staat er alleen het pseudoniem van een traject.

    Met -o komt de agenda als iCalendar in een bestand .ics, dat elk agendaprogramma leest. Dat vraagt een bijkomend
    onderdeel: pip install 'lokale-partnerschappen[agenda]'

    DOSSIER is één bestand, of - voor de standaardinvoer. Afsluitcode: 0, of 2 als iets niet te lezen is.
    """
    _keur(van, tot, doel, formaat)
    partnerschap = lees_enige(dossiers, met_voorbeeld, "Een agenda toont").partnerschap
    try:
        alle = agenda(partnerschap, van, tot)
    except ValueError as fout:
        raise Fout(_zin(fout)) from fout
    afspraken = [een for een in alle if not (zonder_deelnemers and een.soort.over_deelnemer)]
    if doel is not None:
        _bewaar(_ics(partnerschap, afspraken, van, taal), doel)
    elif formaat == "ics":
        schrijf_uit(_ics(partnerschap, afspraken, van, taal).decode(), formaat)
    elif formaat == "json":
        schrijf_uit(als_json([_rij(een, taal) for een in afspraken]), formaat)
    elif formaat == "csv":
        schrijf_uit(als_csv([_rij(een, taal) | {"over": een.over or ""} for een in afspraken], _KOLOMMEN), formaat)
    else:
        tekst = "\n".join(_tekst(partnerschap, afspraken, Periode(van, tot), taal, kies_stijl()))
        schrijf_uit(f"{tekst}\n", formaat)


def _keur(van: date, tot: date, doel: str | None, formaat: str) -> None:
    if tot < van:
        raise click.UsageError("--tot ligt voor --van; draai ze om.")
    if doel is not None and (Path(doel).suffix.lower() != ".ics" or formaat not in ("tekst", "ics")):
        raise click.UsageError("-o schrijft een iCalendar-bestand: de naam eindigt op .ics, zonder ander --formaat.")


def _zin(fout: Exception) -> str:
    zin = als_zin(fout)
    return zin[:1].upper() + zin[1:]


def _ics(partnerschap: Partnerschap, afspraken: Sequence[Afspraak], van: date, taal: str) -> bytes:
    """De stempel is de eerste gevraagde dag, zodat dezelfde vraag dezelfde bytes geeft."""
    try:
        return als_ics(afspraken, naam=partnerschap.naam, stempel=van, taal=taal)
    except AgendaFout as fout:
        raise Fout(_zin(fout)) from fout


def _bewaar(inhoud: bytes, doel: str) -> None:
    try:
        schrijf_bestand(doel, inhoud)
    except OSError as fout:
        raise Fout(f"{toonbare_naam(doel)} is niet te schrijven; bestaat de map, en mag u daar schrijven?") from fout
    click.echo(f"De agenda staat in {toonbare_naam(doel)}.", err=True)


def _rij(een: Afspraak, taal: str) -> dict[str, Any]:
    return {
        "datum": een.datum.isoformat(),
        "soort": een.soort.value,
        "wat": een.wat(taal),
        "over": in_json(een.over),
        "plaats": een.plaats,
        "bron": str(een.bron),
        "gezag": een.bron.gezag.value,
        "zekerheid": een.zekerheid.value,
    }


def _tekst(
    partnerschap: Partnerschap, afspraken: Sequence[Afspraak], venster: Periode, taal: str, stijl: Stijl
) -> Iterator[str]:
    kop = vertaal("Agenda van {naam}, {periode}", taal)
    yield stijl(kop.format(naam=partnerschap.naam, periode=toon_periode(venster, taal)), bold=True)
    if not afspraken:
        yield f"\n{vertaal('Er is niets te doen.', taal)}"
    for dag, groep in groupby(afspraken, key=lambda een: een.datum):
        yield f"\n{toon(dag, taal)}"
        for een in groep:
            yield f"  {een.wat(taal)}"
            gezag, zekerheid = toon(een.bron.gezag, taal), toon(een.zekerheid, taal)
            yield f"    {vertaal('Bron', taal)}: {een.bron} ({gezag}); {zekerheid}"
            yield f"    {vertaal('Waar', taal)}: {een.plaats}"
    if any(een.bron.gezag is Gezag.VERWANT for een in afspraken):
        zin = vertaal("Verwant: uit een ander of ouder programma; vraag na of die termijn hier geldt.", taal)
        yield f"\n{zin}"
