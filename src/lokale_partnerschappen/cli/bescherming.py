"""Wat `kwartaal` en `indicatoren` delen: kleine aantallen verbergen, en zeggen dat dat gebeurd is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import attrs
import click

from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.basis.weergave import toon, vertaal
from lokale_partnerschappen.berekeningen.resultaten.onderdrukking import TEKEN
from lokale_partnerschappen.berekeningen.resultaten.publicatie import Publicatie
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.aandeel import NietTeBerekenen
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, lees_een, wijs_aan
from lokale_partnerschappen.cli.uitvoer import als_zin, met_balk
from lokale_partnerschappen.oproepen import OPROEPEN

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")
_GEEN: Final = "-"


def _als_grens(_context: click.Context, _parameter: click.Parameter, waarde: str | None) -> int | None:
    if waarde is None:
        return None
    if not (waarde.isascii() and waarde.isdecimal() and int(waarde[:9]) >= 1 and len(waarde) <= 9):
        raise click.BadParameter(f"{toonbaar(waarde)} is geen aantal vanaf 1.")
    return int(waarde)


def met_bescherming(functie: F) -> F:
    """Geeft een opdracht de opties ``--kleinste-groep`` en ``--intern``."""
    grens = click.option(
        "--kleinste-groep",
        metavar="AANTAL",
        callback=_als_grens,
        help="Verberg aantallen onder dit aantal; standaard dat van de oproep.",
    )
    intern = click.option("--intern", is_flag=True, help="Toon alles; die uitvoer mag het partnerschap niet verlaten.")
    return grens(intern(functie))


@attrs.frozen(kw_only=True)
class Bescherming:
    """Hoe een uitvoer kleine aantallen verbergt.

    Args:
        kleinste_groep: de grens die de gebruiker vroeg; ``None`` is die van de oproep.
        intern: toont de uitvoer alles?
    """

    kleinste_groep: int | None
    intern: bool

    def grens(self, dossier: Dossier) -> int:
        """Vanaf welk aantal een groep groot genoeg is; met 1 is er niets verborgen."""
        if self.intern:
            return 1
        if self.kleinste_groep is not None:
            return self.kleinste_groep
        partnerschap = dossier.partnerschap
        return int(OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied)).kleinste_groep)

    def publicatie(self, dossier: Dossier) -> Publicatie:
        """De reeks van een dossier.

        Raises:
            ValueError: het dossier is niet te tellen; de melding zegt waarom.
        """
        partnerschap = dossier.partnerschap
        voorwaarden = OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied))
        return Publicatie(partnerschap, kleinste_groep=self.grens(dossier), uitstroomdoel=voorwaarden.uitstroomdoel)


def beantwoord(
    dossiers: Sequence[str], met_voorbeeld: bool, bereken: Callable[[Dossier], T]
) -> list[T | NietTeBerekenen | Onleesbaar]:
    """Het antwoord voor elk aangewezen dossier, of waarom er geen is."""
    antwoorden: list[T | NietTeBerekenen | Onleesbaar] = []
    for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld)):
        een = lees_een(aangewezen)
        if isinstance(een, Onleesbaar):
            antwoorden.append(een)
            continue
        try:
            antwoorden.append(bereken(een))
        except ValueError as fout:
            antwoorden.append(NietTeBerekenen(een.bestand, str(fout)))
    return antwoorden


def sluit_af(antwoorden: Sequence[object]) -> None:
    """Meldt op de foutuitvoer wat geen antwoord kreeg, en stopt met de hoogste afsluitcode."""
    codes = [0]
    for een in antwoorden:
        if isinstance(een, Onleesbaar):
            click.echo(str(een.leesfout), err=True)
            codes.append(een.code)
        elif isinstance(een, NietTeBerekenen):
            click.echo(f"Fout: {een.bestand}: {als_zin(een.reden)}", err=True)
            codes.append(een.code)
    sys.exit(max(codes))


def meld_bescherming(bestand: str, onbeschermd: int, bescherming: Bescherming, taal: str) -> None:
    """Zegt op de foutuitvoer wat wie publiceert moet weten: dat alles getoond is, of wat niet te beschermen is."""
    if bescherming.intern:
        zin = vertaal(
            "Let op: {bestand}: alle aantallen staan erin; deze uitvoer mag het partnerschap niet verlaten.", taal
        )
        click.echo(zin.format(bestand=bestand), err=True)
    if onbeschermd:
        zin = vertaal(
            "Let op: {bestand}: niet te beschermen, want uit de rest af te leiden: {aantal} kleine aantallen.", taal
        )
        click.echo(zin.format(bestand=bestand, aantal=onbeschermd), err=True)


def getoond(aantal: int | None) -> str:
    """Een aantal, of het teken voor verborgen."""
    return TEKEN if aantal is None else str(aantal)


def of_streep(aantal: int | None) -> str:
    """Een aantal dat er misschien niet is."""
    return _GEEN if aantal is None else str(aantal)


def voetnoot(grens: int, taal: str) -> list[str]:
    """Wat het teken betekent; niets als er niets verborgen kan zijn."""
    if grens == 1:
        return []
    zin = vertaal("{teken} is verborgen: een aantal onder {grens}, of een dat zo'n aantal zou verraden.", taal)
    return ["", zin.format(teken=TEKEN, grens=grens)]


def bronregel(bron: Bron, zekerheid: Zekerheid, taal: str) -> str:
    """Een bron met haar zekerheid."""
    return f"{vertaal('Bron', taal)}: {bron}; {toon(zekerheid, taal)}"
