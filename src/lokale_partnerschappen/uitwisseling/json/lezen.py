"""Een dossier lezen: van een bestand, tekst of Python-waarden naar een partnerschap."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.uitwisseling.json.omzetter import structureer
from lokale_partnerschappen.uitwisseling.json.ontleden import GROOTSTE_BESTAND, TE_DIEP, Object, eigen, ontleed
from lokale_partnerschappen.uitwisseling.json.schema import SCHEMA, Schema, gemigreerd, schemanummer
from lokale_partnerschappen.uitwisseling.json.snel import NietGebouwd, bouw
from lokale_partnerschappen.uitwisseling.json.waarden import toon
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem


def lees(pad: str | os.PathLike[str]) -> Partnerschap:
    """Leest een dossierbestand.

    Args:
        pad: waar het bestand staat.

    Raises:
        LeesFout: het bestand is er niet, mag niet gelezen worden, of is geen dossier; met alle problemen.

    Bron: geen regel van de oproep; het dossierbestand is van deze bibliotheek.

    >>> lees("bestaat-niet.json")
    Traceback (most recent call last):
    ...
    lokale_partnerschappen.uitwisseling.leesfout.LeesFout: bestaat-niet.json kan niet gelezen worden (1 probleem):
      dossier: gevonden geen bestand met deze naam; verwacht een bestand dat gelezen kan worden
    """
    inhoud = lees_bytes(Path(pad))
    if isinstance(inhoud, Leesprobleem):
        raise LeesFout(os.fspath(pad), [inhoud])
    return van_json(inhoud, os.fspath(pad))


def van_json(tekst: bytes | str, bestand: str = "dossier") -> Partnerschap:
    """Leest een dossier uit JSON.

    Args:
        tekst: de inhoud van het bestand; bytes zijn UTF-8, met of zonder BOM.
        bestand: naam van de bron, voor de melding.

    Raises:
        LeesFout: de tekst is geen dossier; met alle problemen.

    Bron: zoals `lees`.

    >>> van_json('{"schema": 1, "partnerschap": {"naam": "Voorbeeld", "oproep": "lp-208"}}').naam
    'Voorbeeld'
    """
    gegevens = ontleed(tekst)
    if isinstance(gegevens, Leesprobleem):
        raise LeesFout(bestand, [gegevens])
    return _partnerschap(gegevens, bestand)


def van_dict(gegevens: Mapping[str, Any], bestand: str = "dossier") -> Partnerschap:
    """Leest een dossier uit gewone Python-waarden, in dezelfde vorm als het bestand.

    Args:
        gegevens: wat `naar_dict` geeft, of wat een andere lezer (YAML, een databank) in die vorm brengt.
        bestand: naam van de bron, voor de melding.

    Raises:
        LeesFout: de gegevens zijn geen dossier; met alle problemen.

    Bron: zoals `lees`.

    >>> van_dict({"schema": 1, "partnerschap": {"naam": "Voorbeeld", "oproep": 208}})
    Traceback (most recent call last):
    ...
    lokale_partnerschappen.uitwisseling.leesfout.LeesFout: dossier kan niet gelezen worden (1 probleem):
      oproep: gevonden het getal 208; verwacht tekst
    """
    return _partnerschap(gegevens, bestand)


# Elke stap hieronder geeft een probleem terug in plaats van een exception te vangen en een LeesFout te werpen. Zo hangt
# er aan de LeesFout geen achterliggende exception, want die draagt het hele bestand of een waarde eruit mee.


def _partnerschap(gegevens: object, bestand: str) -> Partnerschap:
    oordeel = beoordeel(gegevens)
    if isinstance(oordeel, Partnerschap):
        return oordeel
    raise LeesFout(bestand, oordeel)


def lees_bytes(pad: Path) -> bytes | Leesprobleem:
    """De inhoud van een bestand (van een te groot bestand alleen het begin), of waarom ze niet te lezen is."""
    try:
        with pad.open("rb") as bestand:
            return bestand.read(GROOTSTE_BESTAND + 1)
    except (OSError, ValueError) as fout:  # ValueError: een naam met een nulteken
        return niet_te_lezen(fout)


def niet_te_lezen(fout: OSError | ValueError) -> Leesprobleem:
    """Waarom een bestand niet te openen of te lezen is, zonder de fout van het systeem."""
    match fout:
        case FileNotFoundError() | NotADirectoryError():
            gevonden = "geen bestand met deze naam"
        case IsADirectoryError():
            gevonden = "een map"
        case PermissionError():
            gevonden = "een bestand of map zonder leesrecht"
        case _:
            gevonden = "een bestand dat niet geopend of gelezen kan worden"
    return Leesprobleem((), gevonden, "een bestand dat gelezen kan worden")


@attrs.frozen(kw_only=True)
class _Bestand:
    """Het hele bestand; een klasse zoals die van het model, zodat ook hier elke sleutel gecontroleerd wordt."""

    schema: Schema
    partnerschap: Partnerschap


def beoordeel(gegevens: object) -> Partnerschap | Sequence[Leesprobleem]:
    """Het partnerschap dat in de gegevens staat, of alle problemen."""
    with suppress(NietGebouwd):
        return bouw(_Bestand, gegevens).partnerschap
    try:
        bestand = gemigreerd(eigen(gegevens))
    except RecursionError:
        return [TE_DIEP]
    if not isinstance(bestand, Object):
        return [Leesprobleem((), toon(bestand), 'een object: {"schema": 1, "partnerschap": {…}}')]
    schema = schemanummer(bestand)
    if schema > SCHEMA:
        nieuwer = f"dit bestand is van een nieuwere versie van de bibliotheek (schema {schema})"
        verwacht = f"hoogstens {SCHEMA}: {nieuwer}; deze leest tot en met {SCHEMA}"
        return [Leesprobleem(("schema",), f"het getal {schema}", verwacht)]
    uitkomst = structureer(_Bestand, bestand)
    return uitkomst.partnerschap if isinstance(uitkomst, _Bestand) else uitkomst
