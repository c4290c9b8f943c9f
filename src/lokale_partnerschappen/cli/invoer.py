"""Wat iemand op de opdrachtregel intikt: uren, gewichten, wijzigingen van lijnen en een verdeelsleutel."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import click

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.lezen import lees_bedrag
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.berekeningen.financiering.wijziging import Lijnwijziging
from lokale_partnerschappen.cli.uitvoer import als_zin
from lokale_partnerschappen.model.samenstelling import gemeente

_WIJZIGING: Final = re.compile(r"(?:personeel\[(\d{1,6})\]|(\d{1,6})):([^=:]*)=(.*)\Z", re.ASCII | re.DOTALL)
_JAAR: Final = re.compile(r"[12]\d{3}\Z", re.ASCII)
_VELDEN: Final = ("brutoloon", "uren")
_DUBBELZINNIG: Final = re.compile(r"([1-9]\d{0,2})\.(\d{3})\Z", re.ASCII)
_GETAL: Final = re.compile(r"(\d{1,12})(?:[.,](\d{1,9}))?\Z", re.ASCII)
_MET_DUIZENDTALLEN: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,9})\Z|(\d{1,3}(?:\.\d{3}){2,})\Z", re.ASCII)


def lees_getal(tekst: str) -> Decimal:
    """Leest uren of een gewicht: een komma of een punt scheidt de decimalen.

    Een punt met precies drie cijfers erachter kan ook duizendtallen scheiden; dan wordt er niet gekozen. Een komma
    scheidt nooit duizendtallen.

    Raises:
        ValueError: de tekst is geen getal vanaf nul, of heeft twee lezingen.

    >>> lees_getal("602,047"), lees_getal("1720.5"), lees_getal("7.646,383")
    (Decimal('602.047'), Decimal('1720.5'), Decimal('7646.383'))
    >>> lees_getal("1.600")
    Traceback (most recent call last):
    ...
    ValueError: ‘1.600’ kan 1600 of 1,600 zijn; schrijf ‘1600’ of ‘1,600’
    """
    kaal = tekst.strip()
    dubbelzinnig = _DUBBELZINNIG.match(kaal)
    if dubbelzinnig:
        heel, drie = dubbelzinnig.groups()
        raise ValueError(
            f"{toonbaar(tekst)} kan {heel}{drie} of {heel},{drie} zijn; schrijf ‘{heel}{drie}’ of ‘{heel},{drie}’"
        )
    gevonden = _GETAL.match(kaal)
    if gevonden:
        return Decimal(f"{gevonden[1]}.{gevonden[2]}" if gevonden[2] else gevonden[1])
    gevonden = _MET_DUIZENDTALLEN.match(kaal)
    if gevonden:
        heel = (gevonden[1] or gevonden[3]).replace(".", "")
        return Decimal(f"{heel}.{gevonden[2]}" if gevonden[2] else heel)
    raise ValueError(f"{toonbaar(tekst)} is geen getal vanaf nul; schrijf bijvoorbeeld ‘1600’ of ‘602,5’")


def als_bedrag(_context: click.Context, _parameter: click.Parameter, waarde: str | None) -> Bedrag | None:
    """Leest het bedrag van een optie; is het dubbelzinnig, dan staan beide lezingen in de melding."""
    try:
        return None if waarde is None else lees_bedrag(waarde)
    except ValueError as fout:
        raise click.BadParameter(als_zin(fout)) from fout


def als_krediet(context: click.Context, parameter: click.Parameter, waarde: str | None) -> Bedrag | None:
    """Leest een krediet: een bedrag vanaf nul."""
    krediet = als_bedrag(context, parameter, waarde)
    if krediet is not None and krediet < Bedrag(0):
        raise click.BadParameter("een krediet is een bedrag vanaf nul.")
    return krediet


def als_jaar(_context: click.Context, _parameter: click.Parameter, waarde: str | None) -> int | None:
    """Leest een jaar van vier cijfers."""
    if waarde is None:
        return None
    if not _JAAR.match(waarde):
        raise click.BadParameter(f"{toonbaar(waarde)} is geen jaar; schrijf bijvoorbeeld 2025.")
    return int(waarde)


def als_wijzigingen(
    _context: click.Context, _parameter: click.Parameter, waarden: Iterable[str]
) -> tuple[Lijnwijziging, ...]:
    """Leest ``3:brutoloon=3700,00`` en ``3:uren=1600``; wat over dezelfde lijn gaat, hoort samen."""
    per_lijn: dict[int, dict[str, str]] = {}
    for waarde in waarden:
        nummer, veld, inhoud = _wijziging(waarde)
        velden = per_lijn.setdefault(nummer, {})
        if veld in velden:
            raise click.BadParameter(f"lijn {nummer} krijgt twee keer {veld}; geef het één keer.")
        velden[veld] = inhoud
    try:
        return tuple(_lijnwijziging(nummer, velden) for nummer, velden in per_lijn.items())
    except ValueError as fout:
        raise click.BadParameter(als_zin(fout)) from fout


def als_sleutel(_context: click.Context, _parameter: click.Parameter, waarden: Iterable[str]) -> dict[str, Decimal]:
    """Leest een verdeelsleutel: ``46014=38`` per gemeente."""
    sleutel: dict[str, Decimal] = {}
    for waarde in waarden:
        nis, is_teken, gewicht = (deel.strip() for deel in waarde.partition("="))
        if not is_teken:
            raise click.BadParameter(f"{toonbaar(waarde)} heeft geen =; schrijf NIS=GEWICHT, bijvoorbeeld 46014=38.")
        if gemeente(nis) is None:
            raise click.BadParameter(f"{toonbaar(nis)} is geen NIS-code van een Vlaamse gemeente.")
        if nis in sleutel:
            raise click.BadParameter(f"gemeente {nis} krijgt twee keer een gewicht; geef het één keer.")
        try:
            sleutel[nis] = lees_getal(gewicht)
        except ValueError as fout:
            raise click.BadParameter(als_zin(fout)) from fout
    if sleutel and not any(sleutel.values()):
        raise click.BadParameter("een sleutel heeft minstens één gewicht groter dan nul nodig.")
    return sleutel


def _wijziging(waarde: str) -> tuple[int, str, str]:
    voorbeeld = "schrijf LIJN:VELD=WAARDE, bijvoorbeeld 3:brutoloon=3700,00 of 4:uren=1600."
    if "=" not in waarde:
        raise click.BadParameter(f"{toonbaar(waarde)} heeft geen =; {voorbeeld}")
    gevonden = _WIJZIGING.match(waarde)
    if gevonden is None:
        raise click.BadParameter(f"{toonbaar(waarde)} begint niet met het nummer van een lijn; {voorbeeld}")
    veld = gevonden[3].strip()
    if veld not in _VELDEN:
        raise click.BadParameter(f"{toonbaar(veld)} is geen veld dat kan wijzigen; kies uit {' en '.join(_VELDEN)}.")
    return int(gevonden[1] or gevonden[2]), veld, gevonden[4]


def _lijnwijziging(nummer: int, velden: dict[str, str]) -> Lijnwijziging:
    return Lijnwijziging(
        lijn=nummer,
        brutoloon=lees_bedrag(velden["brutoloon"]) if "brutoloon" in velden else None,
        uren=lees_getal(velden["uren"]) if "uren" in velden else None,
    )
