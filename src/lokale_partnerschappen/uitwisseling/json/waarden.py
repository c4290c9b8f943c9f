"""De kleinste delen van een dossier: tekst, getallen, datums en keuzes, streng gelezen en altijd gelijk geschreven.

Elke lezer geeft de waarde of werpt `Afgekeurd`; wat daarin staat, is toonbaar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from types import NoneType
from typing import Any, Final, get_args, get_origin

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.lezen import lees_bedrag
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in, toonbaar
from lokale_partnerschappen.model.trajecten.pseudoniem import VORM, Pseudoniem, is_pseudoniem
from lokale_partnerschappen.uitwisseling.json.ontleden import Getal, Object, geheel
from lokale_partnerschappen.uitwisseling.json.schema import SCHEMA, Schema

LANGST_BEKEKEN: Final = 500
"""Van een langere tekst wordt de rest niet doorzocht: getoond wordt ze toch niet."""
_LANGST_VERGELEKEN: Final = 60

# Hoogstens tien cijfers: tien miljard euro of uren bestaat hier niet, en elf cijfers kan een rijksregisternummer zijn.
_EURO: Final = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,2})?\Z")
_DECIMAAL: Final = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,30})?\Z")
_DATUM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# Een JSON-getal dat klein genoeg is om als tekst voor te doen.
_UITSCHRIJFBAAR: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?\Z")
# Stuurtekens behalve het einde van een regel, en halve surrogaten (die UTF-8 niet kent).
_VERBODEN_TEKEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Zonder zo'n teken, zonder apenstaartje en zonder cijfer is er niets meer na te kijken.
_GEWONE_TEKST: Final = re.compile("[^\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff@0-9]*\\Z")

_OMSCHRIJVING: Final[dict[object, str]] = {
    str: "tekst",
    int: "een geheel getal van hoogstens negen cijfers",
    bool: "true of false",
    date: 'een bestaande datum zoals "2024-12-31"',
    Bedrag: 'tekst zoals "73994.40"',
    Decimal: 'tekst zoals "1720.000"',
    Tarief: 'tekst zoals "0.012"',
    Pseudoniem: VORM,
    Kwartaal: 'een kwartaal zoals "2024K3"',
    Schema: f"het getal {SCHEMA}",
}


@attrs.define
class Afgekeurd(Exception):
    """Een waarde past niet; wat er gevonden is, staat er toonbaar in."""

    gevonden: str
    verwacht: str
    bedoeld: str | None = None


def past_niet(waarde: object, soort: object, bedoeld: str | None = None) -> Afgekeurd:
    """De afkeuring van een waarde die niet van het gevraagde soort is."""
    return Afgekeurd(toon(waarde), omschrijving(soort), bedoeld)


# --- in woorden ----------------------------------------------------------------------------------------------------


def toon(waarde: object) -> str:
    """Wat er staat, in een paar woorden; de inhoud van een lijst of object blijft weg."""
    match waarde:
        case None:
            return "null"
        case bool():
            return "true" if waarde else "false"
        case Getal():
            return f"het getal {toonbaar(waarde.tekst[:LANGST_BEKEKEN]).strip('‘’')}"
        case str():
            return f"de tekst {toonbaar(waarde[:LANGST_BEKEKEN])}"
        case list():
            return "een lijst"
        case Object():
            return "een object"
        case _:
            return f"een Python-waarde ({type(waarde).__name__})"


def omschrijving(soort: object) -> str:
    """Wat er hoort te staan, voor een soort uit het model; ``| None`` telt niet mee."""
    delen = get_args(soort)
    kern = next(deel for deel in delen if deel is not NoneType) if NoneType in delen else soort
    if isinstance(kern, type) and issubclass(kern, StrEnum):
        return f"een van: {', '.join(kern)}"
    return "een lijst" if is_lijst(kern) else _OMSCHRIJVING.get(kern, "een object")


def is_lijst(soort: object) -> bool:
    """Of een soort uit het model in het bestand een lijst is."""
    return get_origin(soort) is tuple


def lijkt_op(woord: str, keuzes: Sequence[str]) -> str | None:
    """De keuze die het meest op een woord lijkt, of ``None``."""
    from difflib import get_close_matches

    # Een lang woord is geen tikfout, en vergelijken wordt er traag van.
    return next(iter(get_close_matches(woord[:_LANGST_VERGELEKEN].casefold(), keuzes, n=1)), None)


# --- lezen ---------------------------------------------------------------------------------------------------------


def _lees_tekst(waarde: object) -> str:
    if not isinstance(waarde, str):
        raise past_niet(waarde, str)
    if _GEWONE_TEKST.match(waarde):
        return waarde
    verboden = _VERBODEN_TEKEN.search(waarde)
    if verboden:
        teken = f"U+{ord(verboden[0]):04X} (teken {verboden.start() + 1})"
        raise Afgekeurd(f"tekst met {teken}", "tekst zonder stuurtekens of halve surrogaten")
    gegeven = persoonsgegeven_in(waarde)
    if gegeven is not None:
        raise Afgekeurd(f"tekst met {gegeven} (niet getoond)", "tekst zonder persoonsgegevens")
    return waarde


def _lees_geheel(waarde: object) -> int:
    getal = geheel(waarde)
    if getal is None:
        raise past_niet(waarde, int)
    return getal


def _lees_schema(waarde: object) -> Schema:
    if geheel(waarde) == SCHEMA:
        return Schema(SCHEMA)
    raise past_niet(waarde, Schema)


def _lees_ja_nee(waarde: object) -> bool:
    if isinstance(waarde, bool):
        return waarde
    raise past_niet(waarde, bool)


def _lees_datum(waarde: object) -> date:
    # date.fromisoformat leest meer vormen ("20241231", weeknummers): het patroon laat er één toe.
    if isinstance(waarde, str) and _DATUM.match(waarde):
        try:
            return date.fromisoformat(waarde)
        except ValueError:
            pass  # 30 februari
    raise past_niet(waarde, date)


def _lees_pseudoniem(waarde: object) -> Pseudoniem:
    if isinstance(waarde, str) and is_pseudoniem(waarde):
        return Pseudoniem(waarde)
    raise Afgekeurd("een kenmerk dat geen pseudoniem is (niet getoond)", VORM)


def _lees_kwartaal(waarde: object) -> Kwartaal:
    if isinstance(waarde, str):
        try:
            return Kwartaal.lees(waarde)
        except ValueError:
            pass  # hieronder staat wat er wel mag staan
    raise past_niet(waarde, Kwartaal)


def lees_keuze(waarde: object, soort: type[StrEnum]) -> StrEnum:
    """Een keuze uit een gesloten lijst; bij een fout staat in de melding de keuze die erop lijkt."""
    if not isinstance(waarde, str):
        raise past_niet(waarde, soort)
    keuzes = [keuze.value for keuze in soort]
    if waarde not in keuzes:
        raise past_niet(waarde, soort, lijkt_op(waarde, keuzes))
    return soort(waarde)


def _lees_getal(soort: type[Bedrag | Decimal | Tarief], waarde: object) -> Bedrag | Decimal | Tarief:
    """Een bedrag, getal of tarief; bij een fout staat in de melding de tekst die er hoort te staan."""
    patroon = _EURO if soort is Bedrag else _DECIMAAL
    if isinstance(waarde, str):
        if patroon.match(waarde):
            return soort(waarde)
        raise past_niet(waarde, soort, _toonbaar_getal(_herlezen(waarde, soort), patroon))
    tekst = _toonbaar_getal(_uitgeschreven(waarde, soort), patroon)
    raise past_niet(waarde, soort) if tekst is None else Afgekeurd(toon(waarde), f'tekst zoals "{tekst}"')


def _toonbaar_getal(tekst: str, patroon: re.Pattern[str]) -> str | None:
    return tekst if patroon.match(tekst) and persoonsgegeven_in(tekst) is None else None


def _uitgeschreven(waarde: object, soort: type) -> str:
    """Een JSON-getal in de schrijfwijze van het bestand; anders leeg."""
    if not isinstance(waarde, Getal) or not _UITSCHRIJFBAAR.match(waarde.tekst):
        return ""
    tekst = f"{Decimal(waarde.tekst):f}"
    return str(Bedrag(tekst)) if soort is Bedrag and _EURO.match(tekst) else tekst


def _herlezen(tekst: str, soort: type) -> str:
    """Een getal zoals mensen het intikken ("73.994,40"), in de schrijfwijze van het bestand; anders leeg."""
    if len(tekst) > _LANGST_VERGELEKEN:
        return ""
    if soort is not Bedrag:
        return tekst.strip().replace(",", ".")
    try:
        return str(lees_bedrag(tekst))
    except ValueError:
        return ""


# --- schrijven -----------------------------------------------------------------------------------------------------

# Wat niet van het beloofde type is, blijft zoals het is: de controle bij het schrijven wijst het dan aan.


def _schrijf_getal(waarde: object) -> object:
    match waarde:
        case Bedrag() | Tarief():
            return str(waarde)
        case Decimal() if abs(waarde.adjusted()) <= LANGST_BEKEKEN:
            return f"{waarde:f}"
        case Decimal():
            return str(waarde)  # uitgeschreven kan dit het geheugen vullen
        case _:
            return waarde


def _schrijf_kwartaal(waarde: object) -> object:
    return str(waarde) if isinstance(waarde, Kwartaal) else waarde


def _schrijf_datum(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


LEZERS: Final[dict[Any, Callable[[object], object]]] = {
    str: _lees_tekst,
    int: _lees_geheel,
    bool: _lees_ja_nee,
    date: _lees_datum,
    Kwartaal: _lees_kwartaal,
    Pseudoniem: _lees_pseudoniem,
    Bedrag: partial(_lees_getal, Bedrag),
    Decimal: partial(_lees_getal, Decimal),
    Tarief: partial(_lees_getal, Tarief),
    Schema: _lees_schema,
}
"""Hoe elk soort waarde gelezen wordt; een keuze leest `lees_keuze`."""
SCHRIJVERS: Final[dict[Any, Callable[[Any], object]]] = {
    StrEnum: str,
    date: _schrijf_datum,
    Kwartaal: _schrijf_kwartaal,
    Bedrag: _schrijf_getal,
    Decimal: _schrijf_getal,
    Tarief: _schrijf_getal,
}
