"""Van de bytes van een CSV-bestand naar een kopregel en rijen, zoals rekenbladen in België ze bewaren."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import attrs

from lokale_partnerschappen.uitwisseling.json.lezen import lees_bytes
from lokale_partnerschappen.uitwisseling.json.ontleden import GROOTSTE_BESTAND
from lokale_partnerschappen.uitwisseling.leesfout import Leesprobleem
from lokale_partnerschappen.uitwisseling.tabel.fout import TabelFout, Tabelprobleem

SCHEIDINGEN: Final = (";", ",")
WINDOWS: Final = "cp1252"
_CSV: Final = "een CSV-bestand in UTF-8 of Windows-1252, bewaard met ; of , als scheiding"
_VREEMD: Final = {
    b"PK\x03\x04": "een werkboek van Excel of LibreOffice (xlsx, ods)",
    b"\xd0\xcf\x11\xe0": "een werkboek van een oude Excel (xls)",
    b"%PDF": "een PDF",
    b"\xff\xfe": "tekst in UTF-16",
    b"\xfe\xff": "tekst in UTF-16",
}
# Wat de csv-module zegt, aan haar Engelse melding herkend; die melding zelf wordt nooit getoond.
_CSV_FOUTEN: Final = {
    "field larger": ("een cel die te groot is", "cellen van hoogstens 131072 tekens; sluit elk aanhalingsteken?"),
    "unexpected end": ("een aanhalingsteken dat nooit sluit", "een sluitend aanhalingsteken"),
    "'": ("tekst na een sluitend aanhalingsteken", "een aanhalingsteken in een cel dubbel geschreven"),
}


class Tabelsoort(StrEnum):
    """Wat er in een tabel staat.

    Bron: keuze.

    >>> Tabelsoort("metingen").value
    'metingen'
    """

    TRAJECTEN = "trajecten"
    METINGEN = "metingen"


@attrs.frozen
class Tabel:
    """De inhoud van een CSV-bestand.

    Args:
        inhoud: de tekst, of bytes in UTF-8 (met of zonder BOM) of Windows-1252.
        bestand: naam van de tabel, voor de meldingen.
        soort: wat erin staat; ``None`` om het uit de kopregel af te leiden.

    Bron: geen regel van de oproep.

    >>> Tabel("deelnemer;traject", "trajecten.csv").soort is None
    True
    """

    inhoud: bytes | str = attrs.field(repr=False)
    bestand: str = "tabel"
    soort: Tabelsoort | None = None


def lees_tabel(pad: str | os.PathLike[str], soort: Tabelsoort | None = None) -> Tabel:
    """Leest een CSV-bestand; wat erin staat, wordt pas bij `voeg_toe` beoordeeld.

    Args:
        pad: waar het bestand staat.
        soort: wat erin staat; ``None`` om het uit de kopregel af te leiden.

    Raises:
        TabelFout: het bestand is er niet of mag niet gelezen worden.

    Bron: geen regel van de oproep.

    >>> lees_tabel("bestaat-niet.csv")
    Traceback (most recent call last):
    ...
    lokale_partnerschappen.uitwisseling.tabel.fout.TabelFout: niets toegevoegd (1 probleem):
      bestaat-niet.csv: gevonden geen bestand met deze naam; verwacht een bestand dat gelezen kan worden
    """
    bestand = "".join(teken if teken.isprintable() else "?" for teken in os.fspath(pad))
    inhoud = lees_bytes(Path(pad))
    if isinstance(inhoud, Leesprobleem):
        raise TabelFout([_probleem(bestand, None, inhoud.gevonden, inhoud.verwacht)])
    return Tabel(inhoud, bestand, soort)


@attrs.frozen
class Rooster:
    """Een ontlede tabel: de kopregel, en de rijen met de regel waar ze beginnen."""

    kop: tuple[str, ...]
    kopregel: int
    rijen: tuple[tuple[int, tuple[str, ...]], ...]
    codering: str


def ontleed(tabel: Tabel) -> Rooster | Tabelprobleem:
    """De cellen van een tabel, of het ene probleem waardoor er geen zijn."""
    if len(tabel.inhoud) > GROOTSTE_BESTAND:
        return _probleem(tabel.bestand, None, "meer dan 64 MiB", "een tabel van hoogstens 64 MiB")
    gelezen = _tekst(tabel.inhoud)
    if gelezen is None:
        return _probleem(tabel.bestand, None, _vreemd(tabel.inhoud), _CSV)
    tekst, codering = gelezen
    try:
        rijen = [rij for rij in _rijen(tekst, _scheiding(tekst)) if any(rij[1])]
    except csv.Error as fout:
        regel, melding = fout.args
        andere = ("geen geldige CSV", _CSV)
        gevonden, verwacht = next((nl for en, nl in _CSV_FOUTEN.items() if melding.startswith(en)), andere)
        return _probleem(tabel.bestand, regel, gevonden, verwacht)
    if not rijen:
        return _probleem(tabel.bestand, None, "een leeg bestand", "een kopregel en rijen")
    (kopregel, kop), *overige = rijen
    return Rooster(kop, kopregel, tuple(overige), codering)


def _probleem(bestand: str, regel: int | None, gevonden: str, verwacht: str) -> Tabelprobleem:
    return Tabelprobleem(bestand=bestand, regel=regel, kolom=None, gevonden=gevonden, verwacht=verwacht)


def _tekst(inhoud: bytes | str) -> tuple[str, str] | None:
    """De tekst en hoe ze geschreven is; ``None`` als het geen tekst is."""
    if isinstance(inhoud, str):
        tekst, codering = inhoud.removeprefix("\ufeff"), "utf-8"
    elif inhoud.startswith(tuple(_VREEMD)):
        return None
    else:
        try:
            tekst, codering = inhoud.decode("utf-8-sig"), "utf-8"
        except UnicodeDecodeError:
            try:
                tekst, codering = inhoud.decode(WINDOWS), WINDOWS
            except UnicodeDecodeError:
                return None
    return None if "\0" in tekst else (tekst, codering)


def _vreemd(inhoud: bytes | str) -> str:
    begin = inhoud[:4] if isinstance(inhoud, bytes) else b""
    return next(
        (naam for teken, naam in _VREEMD.items() if begin.startswith(teken)), "geen tekst, of een andere codering"
    )


def _scheiding(tekst: str) -> str:
    """Het teken dat de kopregel in de meeste cellen deelt; bij gelijke stand de puntkomma van een Belgisch Excel."""
    return max(SCHEIDINGEN, key=lambda teken: _aantal_koppen(tekst, teken))


def _aantal_koppen(tekst: str, teken: str) -> int:
    try:
        return next((len(cellen) for _, cellen in _rijen(tekst, teken) if any(cellen)), 0)
    except csv.Error:
        return 0


def _rijen(tekst: str, teken: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Elke rij met de regel waar ze begint: een cel tussen aanhalingstekens kan meer regels beslaan.

    Raises:
        csv.Error: met de regel en de melding van de csv-module.
    """
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    gelezen = 0
    try:
        for cellen in lezer:
            yield gelezen + 1, tuple(cel.strip() for cel in cellen)
            gelezen = lezer.line_num
    except csv.Error as fout:
        raise csv.Error(gelezen + 1, str(fout)) from None
