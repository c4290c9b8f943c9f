"""Het dossierbestand: één partnerschap als JSON, lezen en schrijven.

Een bestand is ``{"schema": 1, "partnerschap": {…}}`` in UTF-8. Bedragen, uren en percentages zijn tekst met een punt
(``"73994.40"``), want een JSON-getal wordt in veel programma's een ``float``. Datums zijn ``"2024-12-31"``,
keuzes hun naam in kleine letters, een periode is ``{"begin": …, "einde": …}``. Wat leeg is of gelijk aan de
standaardwaarde wordt niet geschreven; ``null`` mag waar een veld leeg mag zijn.

Lezen is streng en meldt alles tegelijk, in één `LeesFout`. De vorm komt uit de klassen van het model zelf: een nieuw
veld in het model is meteen een nieuwe sleutel in het bestand. cattrs loopt door de klassen en verzamelt de fouten;
de woorden zijn van hier. Een fout draagt nooit de inhoud van het bestand mee: geen waarde die een persoonsgegeven
lijkt, niets van onder ``deelnemers`` of ``trajecten``, en ook geen achterliggende exception.

Schrijven leest eerst terug: wat niet leesbaar zou zijn of een persoonsgegeven bevat, wordt niet geschreven.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import GenericAlias, NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, NewType, Union, get_args, get_origin

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.lezen import lees_bedrag
from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in, toonbaar
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem

if TYPE_CHECKING:
    from cattrs import Converter

SCHEMA: Final = 1
"""Het schema dat deze versie schrijft, en het hoogste dat ze leest."""
GROOTSTE_BESTAND: Final = 64 * 1024 * 1024
"""In bytes. Een dossier is enkele tientallen kilobytes; wat duizend keer groter is, is geen dossier."""
DIEPSTE_NESTING: Final = 100
"""Een dossier is een tiental niveaus diep; de grens houdt elk bestand binnen de stapel van Python."""

_MIGRATIES: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""Van schema n naar n + 1. Een migratie krijgt het hele bestand, nog niet beoordeeld: wat ze niet herkent, laat ze
staan, zodat het lezen daarna zegt wat eraan schort."""

# Onder deze namen komen later gegevens over mensen: daarvan wordt niets herhaald, ook geen naam van een sleutel.
_AFGESCHERMD: Final = frozenset({"deelnemers", "trajecten"})

# Hoogstens tien cijfers: tien miljard euro of uren bestaat hier niet, en elf cijfers kan een rijksregisternummer zijn.
_EURO: Final = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,2})?\Z")
_DECIMAAL: Final = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,30})?\Z")
_GEHEEL: Final = re.compile(r"-?[0-9]{1,9}\Z")
_DATUM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# Een JSON-getal dat klein genoeg is om als tekst voor te doen.
_UITSCHRIJFBAAR: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?\Z")
# Stuurtekens behalve het einde van een regel, en halve surrogaten (die UTF-8 niet kent).
_VERBODEN_TEKEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Een sleutel die zo in een pad mag staan; een andere staat alleen, ingekort, in de melding.
_GEWONE_SLEUTEL: Final = re.compile(r"[\w-]{1,60}\Z")
_LANGST_VERGELEKEN: Final = 60
_LANGST_BEKEKEN: Final = 500

_Schema = NewType("_Schema", int)

_OMSCHRIJVING: Final[dict[object, str]] = {
    str: "tekst",
    int: "een geheel getal van hoogstens negen cijfers",
    bool: "true of false",
    date: 'een bestaande datum zoals "2024-12-31"',
    Bedrag: 'tekst zoals "73994.40"',
    Decimal: 'tekst zoals "1720.000"',
    Tarief: 'tekst zoals "0.012"',
    _Schema: f"het getal {SCHEMA}",
}

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
    "Extra data": "niets meer na het dossier",
}


# --- lezen ---------------------------------------------------------------------------------------------------------


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
    inhoud = _inhoud(Path(pad))
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
    gegevens = _ontleed(tekst)
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
    oordeel = _beoordeel(gegevens)
    if isinstance(oordeel, Partnerschap):
        return oordeel
    raise LeesFout(bestand, oordeel)


def _inhoud(pad: Path) -> bytes | Leesprobleem:
    try:
        with pad.open("rb") as bestand:
            return bestand.read(GROOTSTE_BESTAND + 1)
    except (FileNotFoundError, NotADirectoryError):
        gevonden = "geen bestand met deze naam"
    except IsADirectoryError:
        gevonden = "een map"
    except PermissionError:
        gevonden = "een bestand of map zonder leesrecht"
    except (OSError, ValueError):  # ValueError: een naam met een nulteken
        gevonden = "een bestand dat niet geopend of gelezen kan worden"
    return Leesprobleem((), gevonden, "een bestand dat gelezen kan worden")


def _ontleed(tekst: bytes | str) -> object | Leesprobleem:
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
    return _ontleed_json(leesbaar)


def _ontleed_json(tekst: str) -> object | Leesprobleem:
    try:
        # Getallen blijven de cijfers die er staan: een melding toont ze zoals ze zijn, en niets wordt een float.
        gegevens: object = json.loads(
            tekst, parse_float=_Getal, parse_int=_Getal, parse_constant=_Getal, object_pairs_hook=_Object.van_paren
        )
    except json.JSONDecodeError as fout:
        verwacht = next((nl for en, nl in _JSON_VERWACHT.items() if fout.msg.startswith(en)), "geldige JSON")
        return Leesprobleem((), f"geen geldige JSON op regel {fout.lineno}, kolom {fout.colno}", verwacht)
    except RecursionError:
        return _te_diep()
    return gegevens


def _te_diep() -> Leesprobleem:
    return Leesprobleem((), "meer dan honderd niveaus in elkaar", "een dossier met minder niveaus")


@attrs.frozen(eq=False)
class _Getal:
    """Een getal in het bestand, als de tekst die er staat; ook ``NaN`` en ``Infinity``."""

    tekst: str


class _Object(dict[str, object]):
    """Een JSON-object dat onthoudt welke sleutels er meer dan één keer in staan."""

    dubbel: frozenset[str]

    @classmethod
    def van_paren(cls, paren: Sequence[tuple[str, object]], dubbel: frozenset[str] = frozenset()) -> _Object:
        nieuw = cls(paren)
        nieuw.dubbel = dubbel
        if len(nieuw) < len(paren):
            keren = Counter(naam for naam, _ in paren)
            nieuw.dubbel |= frozenset(naam for naam in nieuw if keren[naam] > 1)
        return nieuw


class _TeDiep(Exception):
    """Er zijn meer niveaus dan `DIEPSTE_NESTING`."""


def _eigen(waarde: object, gezien: dict[int, tuple[object, object]], niveau: int = 0) -> object:
    """Een kopie met alleen `_Object`, list, str, bool, None en `_Getal`; wat iets anders is, blijft wat het is.

    `gezien` houdt bij wat al gekopieerd is (en houdt het in leven, anders wordt zijn id hergebruikt): YAML met
    verwijzingen kan hetzelfde deel ontelbare keren herhalen.
    """
    if type(waarde) is str:  # veruit het meeste
        return waarde
    if id(waarde) in gezien:
        return gezien[id(waarde)][1]
    kopie: object
    match waarde:
        case Mapping() | list() | tuple() if niveau >= DIEPSTE_NESTING:
            raise _TeDiep
        case Mapping():
            paren = [(_sleutel(naam), _eigen(deel, gezien, niveau + 1)) for naam, deel in waarde.items()]
            kopie = _Object.van_paren(paren, getattr(waarde, "dubbel", frozenset()))
            gezien[id(waarde)] = waarde, kopie
            return kopie
        case list() | tuple():
            kopie = [_eigen(deel, gezien, niveau + 1) for deel in waarde]
            gezien[id(waarde)] = waarde, kopie
            return kopie
        case str():
            return str.__str__(waarde)  # een StrEnum wordt haar waarde
        case bool():
            return waarde
        case int():
            return _Getal(str(Decimal(waarde)))  # str(int) weigert meer dan 4300 cijfers
        case float():
            return _Getal(str(waarde))
        case _:
            return waarde


def _sleutel(naam: object) -> str:
    return str.__str__(naam) if isinstance(naam, str) else f"(sleutel van het type {type(naam).__name__})"


@attrs.frozen(kw_only=True)
class _Bestand:
    """Het hele bestand; een klasse zoals die van het model, zodat ook hier elke sleutel gecontroleerd wordt."""

    schema: _Schema
    partnerschap: Partnerschap


def _beoordeel(gegevens: object) -> Partnerschap | Sequence[Leesprobleem]:
    try:
        eigen = _eigen(gegevens, {})
    except (_TeDiep, RecursionError):
        return [_te_diep()]
    if not isinstance(eigen, _Object):
        return [Leesprobleem((), _toon(eigen), 'een object: {"schema": 1, "partnerschap": {…}}')]
    schema = _schemanummer(eigen)
    if schema > SCHEMA:
        nieuwer = f"dit bestand is van een nieuwere versie van de bibliotheek (schema {schema})"
        verwacht = f"hoogstens {SCHEMA}: {nieuwer}; deze leest tot en met {SCHEMA}"
        return [Leesprobleem(("schema",), f"het getal {schema}", verwacht)]
    gebouwd, problemen = _structureer(_Bestand, _gemigreerd(eigen, schema))
    return gebouwd.partnerschap if isinstance(gebouwd, _Bestand) else problemen


def _schemanummer(bestand: _Object) -> int:
    """Het schema van een bestand; zonder bruikbaar getal wordt het beoordeeld als het huidige schema."""
    schema = bestand.get("schema")
    return int(schema.tekst) if isinstance(schema, _Getal) and _GEHEEL.match(schema.tekst) else SCHEMA


def _gemigreerd(bestand: object, schema: int) -> object:
    while isinstance(bestand, _Object) and schema < SCHEMA and schema in _MIGRATIES:
        nieuw = _MIGRATIES[schema](bestand)
        schema += 1
        nieuw["schema"] = schema
        bestand = _eigen(nieuw, {})  # een migratie mag gewone Python-waarden teruggeven
    return bestand


# --- waarden -------------------------------------------------------------------------------------------------------


class _Afgekeurd(Exception):
    """Een waarde past niet; wat er gevonden is, staat er toonbaar in."""

    def __init__(self, gevonden: str, verwacht: str, bedoeld: str | None = None) -> None:
        super().__init__(gevonden, verwacht, bedoeld)
        self.gevonden, self.verwacht, self.bedoeld = gevonden, verwacht, bedoeld


class _ObjectAfgekeurd(Exception):
    """Een object past niet bij zijn klasse: de fouten van cattrs, samen met het object zelf."""

    def __init__(self, gegevens: _Object, klasse: type, fouten: Exception | None) -> None:
        super().__init__()
        self.gegevens, self.klasse, self.fouten = gegevens, klasse, fouten


def _toon(waarde: object) -> str:
    match waarde:
        case None:
            return "null"
        case bool():
            return "true" if waarde else "false"
        case _Getal():
            return f"het getal {toonbaar(waarde.tekst[:_LANGST_BEKEKEN]).strip('‘’')}"
        case str():
            return f"de tekst {toonbaar(waarde[:_LANGST_BEKEKEN])}"
        case list():
            return "een lijst"
        case _Object():
            return "een object"
        case _:
            return f"een Python-waarde ({type(waarde).__name__})"


def _kern(soort: object) -> object:
    """Het soort zonder ``| None``."""
    if get_origin(soort) in (Union, UnionType):
        return next(deel for deel in get_args(soort) if deel is not NoneType)
    return soort


def _is_lijst(soort: object) -> bool:
    return get_origin(soort) is tuple


def _omschrijving(soort: object) -> str:
    """Wat er hoort te staan, voor een soort uit het model."""
    kern = _kern(soort)
    if isinstance(kern, type) and issubclass(kern, StrEnum):
        return f"een van: {', '.join(kern)}"
    if _is_lijst(kern):
        return "een lijst"
    return _OMSCHRIJVING.get(kern, "een object")


def _lijkt_op(woord: str, keuzes: Sequence[str]) -> str | None:
    """De keuze die het meest op een woord lijkt, of ``None``."""
    from difflib import get_close_matches

    # Een lang woord is geen tikfout, en vergelijken wordt er traag van.
    return next(iter(get_close_matches(woord[:_LANGST_VERGELEKEN].casefold(), keuzes, n=1)), None)


def _lees_tekst(waarde: object, _: object) -> str:
    if not isinstance(waarde, str):
        raise _Afgekeurd(_toon(waarde), _omschrijving(str))
    verboden = _VERBODEN_TEKEN.search(waarde)
    if verboden:
        teken = f"U+{ord(verboden[0]):04X} (teken {verboden.start() + 1})"
        raise _Afgekeurd(f"tekst met {teken}", "tekst zonder stuurtekens of halve surrogaten")
    soort = persoonsgegeven_in(waarde)
    if soort is not None:
        raise _Afgekeurd(f"tekst met {soort} (niet getoond)", "tekst zonder persoonsgegevens")
    return waarde


def _lees_geheel(waarde: object, _: object) -> int:
    if isinstance(waarde, _Getal) and _GEHEEL.match(waarde.tekst):
        return int(waarde.tekst)
    raise _Afgekeurd(_toon(waarde), _omschrijving(int))


def _lees_schema(waarde: object, _: object) -> _Schema:
    if isinstance(waarde, _Getal) and waarde.tekst == str(SCHEMA):
        return _Schema(SCHEMA)
    raise _Afgekeurd(_toon(waarde), _omschrijving(_Schema))


def _lees_ja_nee(waarde: object, _: object) -> bool:
    if isinstance(waarde, bool):
        return waarde
    raise _Afgekeurd(_toon(waarde), _omschrijving(bool))


def _lees_datum(waarde: object, _: object) -> date:
    # date.fromisoformat leest meer vormen ("20241231", weeknummers): het patroon laat er één toe.
    if isinstance(waarde, str) and _DATUM.match(waarde):
        try:
            return date.fromisoformat(waarde)
        except ValueError:
            pass  # 30 februari
    raise _Afgekeurd(_toon(waarde), _omschrijving(date))


def _lees_keuze(waarde: object, soort: type[StrEnum]) -> StrEnum:
    keuzes = [keuze.value for keuze in soort]
    if not isinstance(waarde, str):
        raise _Afgekeurd(_toon(waarde), _omschrijving(soort))
    if waarde not in keuzes:
        raise _Afgekeurd(_toon(waarde), _omschrijving(soort), _lijkt_op(waarde, keuzes))
    return soort(waarde)


def _lees_bedrag(waarde: object, _: object) -> Bedrag:
    return Bedrag(_getaltekst(waarde, Bedrag))


def _lees_decimaal(waarde: object, _: object) -> Decimal:
    return Decimal(_getaltekst(waarde, Decimal))


def _lees_tarief(waarde: object, _: object) -> Tarief:
    return Tarief(_getaltekst(waarde, Tarief))


def _getaltekst(waarde: object, soort: type) -> str:
    """De tekst van een bedrag, getal of tarief; bij een fout staat in de melding de tekst die er hoort te staan."""
    patroon = _EURO if soort is Bedrag else _DECIMAAL
    if isinstance(waarde, str):
        if patroon.match(waarde):
            return waarde
        raise _Afgekeurd(_toon(waarde), _omschrijving(soort), _toonbaar_getal(_herlezen(waarde, soort), patroon))
    if isinstance(waarde, _Getal) and _UITSCHRIJFBAAR.match(waarde.tekst):
        uitgeschreven = f"{Decimal(waarde.tekst):f}"
        if patroon is _EURO and patroon.match(uitgeschreven):
            uitgeschreven = str(Bedrag(uitgeschreven))
        tekst = _toonbaar_getal(uitgeschreven, patroon)
        if tekst is not None:
            raise _Afgekeurd(_toon(waarde), f'tekst zoals "{tekst}"')
    raise _Afgekeurd(_toon(waarde), _omschrijving(soort))


def _toonbaar_getal(tekst: str, patroon: re.Pattern[str]) -> str | None:
    return tekst if patroon.match(tekst) and persoonsgegeven_in(tekst) is None else None


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


# --- cattrs --------------------------------------------------------------------------------------------------------


@cache
def _omzetter() -> Converter:
    """De omzetter van cattrs met onze eigen, strenge lezers; pas gemaakt wanneer er iets te lezen of schrijven is."""
    from cattrs import Converter

    omzetter = Converter(
        detailed_validation=True,
        forbid_extra_keys=True,
        omit_if_default=True,
        unstruct_collection_overrides={tuple: list},
    )
    omzetter.register_structure_hook(str, _lees_tekst)
    omzetter.register_structure_hook(int, _lees_geheel)
    omzetter.register_structure_hook(bool, _lees_ja_nee)
    omzetter.register_structure_hook(date, _lees_datum)
    omzetter.register_structure_hook(StrEnum, _lees_keuze)
    omzetter.register_structure_hook(Bedrag, _lees_bedrag)
    omzetter.register_structure_hook(Decimal, _lees_decimaal)
    omzetter.register_structure_hook(Tarief, _lees_tarief)
    omzetter.register_structure_hook(_Schema, _lees_schema)
    omzetter.register_structure_hook_factory(attrs.has, lambda klasse: _objectlezer(klasse, omzetter))
    omzetter.register_structure_hook_factory(_is_lijst, lambda soort: _lijstlezer(soort, omzetter))
    omzetter.register_unstructure_hook(StrEnum, str)
    omzetter.register_unstructure_hook(date, _schrijf_datum)
    omzetter.register_unstructure_hook(Bedrag, _schrijf_getal)
    omzetter.register_unstructure_hook(Decimal, _schrijf_getal)
    omzetter.register_unstructure_hook(Tarief, _schrijf_getal)
    return omzetter


def _objectlezer(klasse: type[object], omzetter: Converter) -> Callable[[object, object], object]:
    from cattrs.errors import ClassValidationError
    from cattrs.gen import make_dict_structure_fn

    bouw = make_dict_structure_fn(
        klasse, omzetter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, _cattrs_use_linecache=False
    )

    def lees_object(waarde: object, _: object) -> object:
        if not isinstance(waarde, _Object):
            raise _Afgekeurd(_toon(waarde), _omschrijving(klasse))
        try:
            gebouwd = bouw(waarde, klasse)
        except ClassValidationError as fouten:
            raise _ObjectAfgekeurd(waarde, klasse, fouten) from None
        if waarde.dubbel:
            raise _ObjectAfgekeurd(waarde, klasse, None)
        return gebouwd

    return lees_object


def _lijstlezer(soort: Any, omzetter: Converter) -> Callable[[object, object], object]:
    lijst = GenericAlias(list, get_args(soort)[:1])
    bouw = omzetter.get_structure_hook(lijst)

    def lees_lijst(waarde: object, _: object) -> object:
        if not isinstance(waarde, list):
            raise _Afgekeurd(_toon(waarde), _omschrijving(soort))
        return tuple(bouw(waarde, lijst))

    return lees_lijst


def _structureer(soort: type, gegevens: object) -> tuple[object, list[Leesprobleem]]:
    """Maakt een waarde van een soort, of geeft alle problemen."""
    try:
        return _omzetter().structure(gegevens, soort), []
    except (_Afgekeurd, _ObjectAfgekeurd) as fout:
        return None, list(_problemen(fout, (), soort))


def _problemen(fout: BaseException, pad: Pad, soort: object) -> Iterator[Leesprobleem]:
    """De problemen in een boom van fouten. Wat niet gebouwd kon worden omdat een deel ontbrak, telt niet nog eens."""
    from cattrs.errors import IterableValidationError

    match fout:
        case _ObjectAfgekeurd():
            yield from _objectproblemen(fout, pad)
        case IterableValidationError():
            for deel, notitie in fout.group_exceptions()[0]:
                yield from _problemen(deel, (*pad, notitie.index), notitie.type)
        case _Afgekeurd():
            yield _probleem(pad, soort, fout.gevonden, fout.verwacht, fout.bedoeld)
        case KeyError():
            yield _probleem(pad, None, "niets", f"{_omschrijving(soort)} (verplicht)")
        case _:
            # Het model zelf weigert de combinatie; zijn meldingen zijn Nederlands.
            naam = getattr(soort, "__name__", "waarde").lower()
            reden = str(fout)[:_LANGST_BEKEKEN]
            reden = toonbaar(reden) if persoonsgegeven_in(reden) else reden
            yield _probleem(pad, soort, f"een onmogelijke {naam}: {reden}", f"een {naam} die kan bestaan")


def _objectproblemen(fout: _ObjectAfgekeurd, pad: Pad) -> Iterator[Leesprobleem]:
    from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

    velden = [veld.name for veld in attrs.fields(fout.klasse)]
    dubbel = [naam for naam in velden if naam in fout.gegevens.dubbel]
    for naam in dubbel:
        # Welke van de waarden geldt, weet niemand: over geen ervan volgt nog een probleem.
        yield _probleem((*pad, naam), None, "deze sleutel meer dan één keer", "elke sleutel één keer")
    if not isinstance(fout.fouten, ClassValidationError):
        return
    per_veld, overige = fout.fouten.group_exceptions()
    for deel, notitie in per_veld:
        if notitie.name not in dubbel:
            yield from _problemen(deel, (*pad, notitie.name), notitie.type)
    for deel in overige:
        if isinstance(deel, ForbiddenExtraKeysError):
            for sleutel in deel.extra_fields:
                yield _onbekende_sleutel(sleutel, pad, velden, fout.gegevens)
        elif not dubbel:
            yield from _problemen(deel, pad, fout.klasse)


def _onbekende_sleutel(sleutel: str, pad: Pad, velden: Sequence[str], gegevens: _Object) -> Leesprobleem:
    over = [naam for naam in velden if naam not in gegevens]
    verwacht = f"een van de sleutels {', '.join(velden)}"
    if _is_afgeschermd(pad):
        return _probleem(pad, None, "een onbekende sleutel (niet getoond)", verwacht)
    gewoon = _GEWONE_SLEUTEL.match(sleutel) and persoonsgegeven_in(sleutel) is None
    gevonden = f"de onbekende sleutel {toonbaar(sleutel[:_LANGST_BEKEKEN])}"
    return _probleem((*pad, sleutel) if gewoon else pad, None, gevonden, verwacht, _lijkt_op(sleutel, over))


def _probleem(pad: Pad, soort: object, gevonden: str, verwacht: str, bedoeld: str | None = None) -> Leesprobleem:
    plaats = _vanaf_partnerschap(pad)
    # Zonder soort is er geen waarde uit het bestand aan te pas gekomen.
    if soort is not None and _is_afgeschermd(pad):
        return Leesprobleem(plaats, "een waarde die niet past (niet getoond)", _omschrijving(soort))
    return Leesprobleem(plaats, gevonden, verwacht, bedoeld)


def _vanaf_partnerschap(pad: Pad) -> Pad:
    return pad[1:] if pad[:1] == ("partnerschap",) and len(pad) > 1 else pad


def _is_afgeschermd(pad: Pad) -> bool:
    return _vanaf_partnerschap(pad)[:1] != () and _vanaf_partnerschap(pad)[0] in _AFGESCHERMD


# --- schrijven -----------------------------------------------------------------------------------------------------


def naar_dict(partnerschap: Partnerschap) -> dict[str, Any]:
    """Geeft een dossier als gewone Python-waarden, in de vorm van het bestand.

    Args:
        partnerschap: het dossier.

    Raises:
        ValueError: er staat iets in dat niet terug te lezen is (een persoonsgegeven, een stuurteken, een getal dat
            te groot is); met alle plaatsen, en zonder het persoonsgegeven te herhalen.
        TypeError: het is geen partnerschap.

    Bron: zoals `lees`.

    >>> naar_dict(Partnerschap(naam="Voorbeeld", oproep="lp-208"))
    {'schema': 1, 'partnerschap': {'naam': 'Voorbeeld', 'oproep': 'lp-208'}}
    """
    if not isinstance(partnerschap, Partnerschap):
        raise TypeError(f"verwacht een Partnerschap, geen {type(partnerschap).__name__}")
    gegevens = {"schema": SCHEMA, "partnerschap": _omzetter().unstructure(partnerschap, unstructure_as=Partnerschap)}
    oordeel = _beoordeel(gegevens)
    if not isinstance(oordeel, Partnerschap):
        regels = map(str, LeesFout("", oordeel).problemen)
        raise ValueError("\n  ".join(["dit partnerschap kan niet geschreven worden:", *regels]))
    return gegevens


def naar_json(partnerschap: Partnerschap) -> str:
    """Geeft een dossier als de tekst van een dossierbestand: altijd dezelfde tekst voor hetzelfde dossier.

    Args:
        partnerschap: het dossier.

    Raises:
        ValueError, TypeError: zoals `naar_dict`.

    Bron: zoals `lees`.

    >>> print(naar_json(Partnerschap(naam="Voorbeeld", oproep="lp-208")), end="")
    {
      "schema": 1,
      "partnerschap": {
        "naam": "Voorbeeld",
        "oproep": "lp-208"
      }
    }
    """
    return json.dumps(naar_dict(partnerschap), ensure_ascii=False, indent=2) + "\n"


def schrijf(partnerschap: Partnerschap, pad: str | os.PathLike[str]) -> None:
    """Schrijft een dossierbestand, helemaal of niet: bij een fout blijft een bestaand bestand zoals het was.

    Args:
        partnerschap: het dossier.
        pad: waar het bestand komt; wie ernaar verwijst met een koppeling, houdt die koppeling.

    Raises:
        ValueError, TypeError: zoals `naar_dict`; er is dan niets geschreven.
        OSError: het bestand kan daar niet geschreven worden.

    Bron: zoals `lees`.

    >>> schrijf("geen dossier", "dossier.json")
    Traceback (most recent call last):
    ...
    TypeError: verwacht een Partnerschap, geen str
    """
    tekst = naar_json(partnerschap)
    doel = Path(pad).resolve()
    # In dezelfde map, want os.replace is alleen binnen één schijf één stap. Met "x" kan het geen bestand overschrijven.
    tijdelijk = doel.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with tijdelijk.open("x", encoding="utf-8", newline="\n") as bestand:
            bestand.write(tekst)
            bestand.flush()
            os.fsync(bestand.fileno())
        if doel.exists():
            shutil.copymode(doel, tijdelijk)
        os.replace(tijdelijk, doel)  # noqa: PTH105 (zo is de ene stap herkenbaar)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise


def _schrijf_getal(waarde: object) -> object:
    # Wat geen bedrag, getal of tarief is, blijft zoals het is: de controle bij het schrijven wijst het dan aan.
    match waarde:
        case Bedrag() | Tarief():
            return str(waarde)
        case Decimal() if abs(waarde.adjusted()) <= _LANGST_BEKEKEN:
            return f"{waarde:f}"
        case Decimal():
            return str(waarde)  # uitgeschreven kan dit het geheugen vullen
        case _:
            return waarde


def _schrijf_datum(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde
