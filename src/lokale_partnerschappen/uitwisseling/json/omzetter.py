"""cattrs: loopt met onze lezers door de klassen van het model, en zijn fouten worden onze problemen.

cattrs wordt pas geladen wanneer er iets te lezen of te schrijven is: dat kost meer tijd dan een klein dossier lezen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

import attrs

from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in, toonbaar
from lokale_partnerschappen.uitwisseling.json.ontleden import Object
from lokale_partnerschappen.uitwisseling.json.snel import NietGebouwd, bouw
from lokale_partnerschappen.uitwisseling.json.waarden import (
    LANGST_BEKEKEN,
    LEZERS,
    SCHRIJVERS,
    Afgekeurd,
    is_lijst,
    lees_keuze,
    lijkt_op,
    omschrijving,
    past_niet,
)
from lokale_partnerschappen.uitwisseling.leesfout import Leesprobleem

if TYPE_CHECKING:
    from cattrs import Converter

# Onder deze namen staan gegevens over mensen: daarvan wordt niets herhaald, ook geen naam van een sleutel.
_AFGESCHERMD: Final = frozenset({"deelnemers", "trajecten"})
# Een sleutel die zo in een pad mag staan; een andere staat alleen, ingekort, in de melding.
_GEWONE_SLEUTEL: Final = re.compile(r"[\w-]{1,60}\Z")

_Soort = TypeVar("_Soort")


@attrs.define
class _ObjectAfgekeurd(Exception):
    """Een object past niet bij zijn klasse: de fouten van cattrs, samen met het object zelf."""

    gegevens: Object
    klasse: type
    fouten: Exception | None


# --- bouwen --------------------------------------------------------------------------------------------------------


def structureer(soort: type[_Soort], gegevens: object, pad: Pad = ()) -> _Soort | list[Leesprobleem]:
    """Maakt een object van het model, of geeft alle problemen; `pad` is de plaats van het object in het dossier."""
    with suppress(NietGebouwd):
        return bouw(soort, gegevens)
    try:
        return omzetter().structure(gegevens, soort)
    except (Afgekeurd, _ObjectAfgekeurd) as fout:
        return list(_problemen(fout, pad, soort))


@cache
def omzetter() -> Converter:
    """De omzetter van cattrs met onze eigen, strenge lezers."""
    from cattrs import Converter

    nieuw = Converter(
        detailed_validation=True,
        forbid_extra_keys=True,
        omit_if_default=True,
        unstruct_collection_overrides={tuple: list},
    )
    for soort, lezer in LEZERS.items():
        nieuw.register_structure_hook(soort, _met_soort(lezer))
    nieuw.register_structure_hook(StrEnum, lees_keuze)
    for soort, schrijver in SCHRIJVERS.items():
        nieuw.register_unstructure_hook(soort, schrijver)
    nieuw.register_structure_hook_factory(attrs.has, lambda klasse: _objectlezer(klasse, nieuw))
    nieuw.register_structure_hook_factory(is_lijst, lambda lijst: _lijstlezer(lijst, nieuw))
    return nieuw


def _met_soort(lezer: Callable[[object], object]) -> Callable[[object, object], object]:
    return lambda waarde, _: lezer(waarde)


def _objectlezer(klasse: type[object], omzetter: Converter) -> Callable[[object, object], object]:
    from cattrs.errors import ClassValidationError
    from cattrs.gen import make_dict_structure_fn

    bouw = make_dict_structure_fn(
        klasse, omzetter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, _cattrs_use_linecache=False
    )

    def lees_object(waarde: object, _: object) -> object:
        if not isinstance(waarde, Object):
            raise past_niet(waarde, klasse)
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
            raise past_niet(waarde, soort)
        return tuple(bouw(waarde, lijst))

    return lees_lijst


# --- fouten --------------------------------------------------------------------------------------------------------


def _problemen(fout: BaseException, pad: Pad, soort: object) -> Iterator[Leesprobleem]:
    """De problemen in een boom van fouten. Wat niet gebouwd kon worden omdat een deel ontbrak, telt niet nog eens."""
    from cattrs.errors import IterableValidationError

    match fout:
        case _ObjectAfgekeurd():
            yield from _objectproblemen(fout, pad)
        case IterableValidationError():
            for deel, notitie in fout.group_exceptions()[0]:
                yield from _problemen(deel, (*pad, notitie.index), notitie.type)
        case Afgekeurd():
            yield _probleem(pad, soort, fout.gevonden, fout.verwacht, fout.bedoeld)
        case KeyError():
            yield _probleem(pad, None, "niets", f"{omschrijving(soort)} (verplicht)")
        case _:
            # Het model zelf weigert de combinatie; zijn meldingen zijn Nederlands.
            naam = getattr(soort, "__name__", "waarde").lower()
            reden = str(fout)[:LANGST_BEKEKEN]
            reden = toonbaar(reden) if persoonsgegeven_in(reden) else reden
            # Ook over een deelnemer: de klassen daarvan herhalen in hun meldingen geen waarde.
            yield _probleem(pad, None, f"onmogelijk als {naam}: {reden}", f"waarden die samen een {naam} kunnen zijn")


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


def _onbekende_sleutel(sleutel: str, pad: Pad, velden: Sequence[str], gegevens: Object) -> Leesprobleem:
    verwacht = f"een van de sleutels {', '.join(velden)}"
    over = [naam for naam in velden if naam not in gegevens]
    bedoeld = lijkt_op(sleutel, over)
    if _is_afgeschermd(pad):
        return _probleem(pad, None, "een onbekende sleutel (niet getoond)", verwacht, bedoeld)
    gewoon = _GEWONE_SLEUTEL.match(sleutel) and persoonsgegeven_in(sleutel) is None
    gevonden = f"de onbekende sleutel {toonbaar(sleutel[:LANGST_BEKEKEN])}"
    return _probleem((*pad, sleutel) if gewoon else pad, None, gevonden, verwacht, bedoeld)


def _probleem(pad: Pad, soort: object, gevonden: str, verwacht: str, bedoeld: str | None = None) -> Leesprobleem:
    plaats = pad[1:] if pad[:1] == ("partnerschap",) and len(pad) > 1 else pad  # elk ander pad begint er toch mee
    # Zonder soort is er geen waarde uit het bestand aan te pas gekomen.
    if soort is not None and _is_afgeschermd(pad):
        return Leesprobleem(plaats, "een waarde die niet past (niet getoond)", omschrijving(soort))
    return Leesprobleem(plaats, gevonden, verwacht, bedoeld)


def _is_afgeschermd(pad: Pad) -> bool:
    return not _AFGESCHERMD.isdisjoint(pad)
