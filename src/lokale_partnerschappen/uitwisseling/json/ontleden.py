"""Van de tekst van een bestand naar waarden, met alles wat de json-module anders zou weglaten.

Een getal blijft de cijfers die er staan en een object onthoudt zijn dubbele sleutels. Wat van elders komt (een dict,
YAML) krijgt dezelfde vorm.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import attrs

from lokale_partnerschappen.uitwisseling.leesfout import Leesprobleem

GROOTSTE_BESTAND: Final = 64 * 1024 * 1024
"""In bytes. Een dossier is enkele tientallen kilobytes; wat duizend keer groter is, is geen dossier."""
DIEPSTE_NESTING: Final = 100
"""Een dossier is een tiental niveaus diep; de grens houdt elk bestand binnen de stapel van Python."""
TE_DIEP: Final = Leesprobleem((), "meer dan honderd niveaus in elkaar", "een dossier met minder niveaus")

# Hoogstens negen cijfers: meer telt niemand hier, en elf cijfers kan een rijksregisternummer zijn.
_GEHEEL: Final = re.compile(r"-?[0-9]{1,9}\Z")

# Wat de json-module verwacht, aan haar Engelse melding herkend; die melding zelf wordt nooit getoond.
_JSON_VERWACHT: Final = {
    "Expecting value": "een waarde",
    "Expecting property name": "een sleutel tussen dubbele aanhalingstekens",
    "Illegal trailing comma": "geen komma na het laatste deel",
    "Expecting ':'": "een dubbelepunt",
    "Expecting ','": "een komma of een sluitend haakje",
    "Unterminated string": "een aanhalingsteken dat de tekst sluit",
    "Invalid control character": "geen stuurteken (ook geen regeleinde) binnen een tekst",
    "Invalid \\": "na een \\ een van de tekens die JSON toelaat",
    "Extra data": "niets meer na het laatste haakje",
}


@attrs.define(eq=False)  # niet frozen: er zijn er veel, en zo kost elk maar half zoveel tijd
class Getal:
    """Een getal in het bestand, als de tekst die er staat; ook ``NaN`` en ``Infinity``."""

    tekst: str


class Object(dict[str, object]):
    """Een JSON-object dat onthoudt welke sleutels er meer dan één keer in staan."""

    dubbel: frozenset[str] = frozenset()

    @classmethod
    def van_paren(cls, paren: Sequence[tuple[str, object]]) -> Object:
        nieuw = cls(paren)
        if len(nieuw) < len(paren):
            keren = Counter(naam for naam, _ in paren)
            nieuw.dubbel = frozenset(naam for naam in nieuw if keren[naam] > 1)
        return nieuw


def geheel(waarde: object) -> int | None:
    """Een `Getal` als geheel getal van hoogstens negen cijfers; al het andere is ``None``."""
    return int(waarde.tekst) if isinstance(waarde, Getal) and _GEHEEL.match(waarde.tekst) else None


def ontleed(tekst: bytes | str, eerste_regel: int = 1) -> object | Leesprobleem:
    """De waarden die in JSON staan, of het ene probleem waardoor er geen zijn; regels tellen vanaf `eerste_regel`."""
    if len(tekst) > GROOTSTE_BESTAND:
        return Leesprobleem((), "meer dan 64 MiB", "een dossier van hoogstens 64 MiB")
    try:
        leesbaar = tekst.decode("utf-8") if isinstance(tekst, bytes) else tekst
    except UnicodeDecodeError as fout:
        gevonden = f"op byte {fout.start + 1} iets dat geen UTF-8 is (0x{fout.object[fout.start]:02X})"
        return Leesprobleem((), gevonden, "een bestand in UTF-8")
    leesbaar = leesbaar.removeprefix("\ufeff")  # Windows-programma's zetten er een BOM voor
    if not leesbaar.strip():
        return Leesprobleem((), "een leeg bestand", '{"schema": 1, "partnerschap": {…}}')
    return _ontleed_json(leesbaar, eerste_regel)


def _ontleed_json(tekst: str, eerste_regel: int) -> object | Leesprobleem:
    try:
        # Getallen blijven de cijfers die er staan: een melding toont ze zoals ze zijn, en niets wordt een float.
        gegevens: object = json.loads(
            tekst, parse_float=Getal, parse_int=Getal, parse_constant=Getal, object_pairs_hook=Object.van_paren
        )
    except json.JSONDecodeError as fout:
        verwacht = next((nl for en, nl in _JSON_VERWACHT.items() if fout.msg.startswith(en)), "geldige JSON")
        regel = eerste_regel + fout.lineno - 1
        return Leesprobleem((), f"geen geldige JSON op regel {regel}, kolom {fout.colno}", verwacht)
    except RecursionError:
        return TE_DIEP
    return gegevens


def eigen(gegevens: object) -> object:
    """Een kopie met alleen `Object`, list, str, bool, None en `Getal`; wat iets anders is, blijft wat het is.

    Raises:
        RecursionError: er zijn meer niveaus dan `DIEPSTE_NESTING`.
    """
    return _kopie(gegevens, {}, 0)


def _kopie(waarde: object, gezien: dict[int, tuple[object, object]], niveau: int) -> object:
    match waarde:
        case str():
            return str.__str__(waarde)  # een StrEnum wordt haar waarde
        case None | bool() | Getal():  # voor int, want een bool is er een
            return waarde
        case int():
            return Getal(str(Decimal(waarde)))  # str(int) weigert meer dan 4300 cijfers
        case float():
            return Getal(str(waarde))
        case Mapping() | list() | tuple():
            # YAML met verwijzingen kan hetzelfde deel ontelbare keren herhalen: elk deel wordt één keer gekopieerd.
            # Het deel zelf blijft erbij in leven, anders wordt zijn id hergebruikt.
            if id(waarde) not in gezien:
                gezien[id(waarde)] = waarde, _kopie_van_delen(waarde, gezien, niveau)
            return gezien[id(waarde)][1]
        case _:
            return waarde


def _kopie_van_delen(
    houder: Mapping[object, object] | Sequence[object], gezien: dict[int, tuple[object, object]], niveau: int
) -> object:
    if niveau >= DIEPSTE_NESTING:
        raise RecursionError
    if not isinstance(houder, Mapping):
        return [_kopie(deel, gezien, niveau + 1) for deel in houder]
    kopie = Object.van_paren([(_sleutel(naam), _kopie(deel, gezien, niveau + 1)) for naam, deel in houder.items()])
    if isinstance(houder, Object):
        kopie.dubbel |= houder.dubbel
    return kopie


def _sleutel(naam: object) -> str:
    return str.__str__(naam) if isinstance(naam, str) else f"(sleutel van het type {type(naam).__name__})"
