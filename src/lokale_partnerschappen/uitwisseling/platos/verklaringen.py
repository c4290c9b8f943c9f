"""De hoofdstukken Boekhouding en Overheidsopdrachten lezen.

De tekst toont elke keuze van een lijst, en verliest meestal welke aangevinkt is. Dan blijft de keuze onbekend en staat
ze bij wat niet leesbaar is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

import attrs

from lokale_partnerschappen.model.aanvraag import (
    Aanbesteder,
    Bijlage,
    Kostengrens,
    Overheidsopdrachten,
    Verklaring,
)
from lokale_partnerschappen.uitwisseling.platos.antwoorden import BIJLAGEN, lees_bijlagen
from lokale_partnerschappen.uitwisseling.platos.cellen import Regel, is_code, is_leeg
from lokale_partnerschappen.uitwisseling.platos.lijnen import JA_NEE, ONBEKENDE_CODE
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

HOOFDSTUK: Final = "Boekhouding en overheidsopdrachten"
_AAN: Final = frozenset(("☑", "☒", "✓", "✔", "[x]", "(x)"))
_KEUZE: Final = re.compile(r"(?:[-*•] ?)?(?P<vak>☑|☒|✓|✔|☐|\[[ x]?\]|\([ x]?\))? ?(?P<tekst>.*)", re.IGNORECASE)

T = TypeVar("T", bound=StrEnum)


class _Veld(StrEnum):
    """De velden van deze hoofdstukken."""

    BOEKHOUDING = "Boekhouding"
    PUBLIEK = "Publieke instantie"
    CATEGORIE = "Categorie"
    ONDER_30000 = "Kosten onder 30.000 euro"
    GRENZEN = "Kosten boven 30.000 euro"
    DOEL = "Doel van de overheidsopdracht"
    BIJLAGEN = "Bijlagen"
    GEEN = "geen"


# Hoe een label te herkennen is, in volgorde: het eerste dat past.
_LABELS: Final[Sequence[tuple[_Veld, Callable[[str], bool]]]] = (
    (_Veld.BOEKHOUDING, lambda kop: kop == "boekhouding"),
    (_Veld.GEEN, lambda kop: kop == "wetgeving overheidsopdrachten"),
    (_Veld.BIJLAGEN, lambda kop: kop == BIJLAGEN),
    (_Veld.DOEL, lambda kop: kop.startswith("beschrijf") and "doel van de overheidsopdracht" in kop),
    (_Veld.PUBLIEK, lambda kop: "publieke instantie" in kop and kop.endswith("?")),
    (_Veld.CATEGORIE, lambda kop: kop.startswith("tot welke") and kop.endswith("?")),
    (_Veld.GRENZEN, lambda kop: "boven 30.000" in kop and "140.000" in kop and "?" in kop),
    (_Veld.ONDER_30000, lambda kop: "30.000" in kop and kop.startswith("zal u kosten maken")),
)
_CATEGORIEEN: Final = {
    "gewesten": Aanbesteder.OVERHEID,
    "publiekrechtelijk": Aanbesteder.PUBLIEKRECHTELIJK,
    "vereniging": Aanbesteder.VERENIGING,
}
_GRENZEN: Final = {
    "geen kosten": Kostengrens.NIET_BOVEN_30000,
    "215.000": Kostengrens.BOVEN_215000,
    "140.000": Kostengrens.BOVEN_140000,
    "30.000": Kostengrens.BOVEN_30000,
}


@attrs.frozen(kw_only=True)
class Verklaringen:
    """Wat deze hoofdstukken opleveren.

    Args:
        overheidsopdrachten: de verklaring over overheidsopdrachten, of ``None`` als ze er niet staat.
        afzonderlijke_boekhouding: de verklaring over de boekhouding.
        niet_leesbaar: lijsten waarvan de vinkjes niet te lezen zijn.
        bijlagen: de bijlagen bij deze hoofdstukken.

    Bron: aanvraagformulier, boekhouding en wetgeving overheidsopdrachten.

    >>> Verklaringen().niet_leesbaar
    ()
    """

    overheidsopdrachten: Overheidsopdrachten | None = None
    afzonderlijke_boekhouding: bool | None = None
    niet_leesbaar: tuple[Verklaring, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()


def lees_verklaringen(alle: Iterable[Regel], notities: Notities) -> Verklaringen:
    """Leest de hoofdstukken na de financiering.

    Args:
        alle: de regels vanaf de kop Boekhouding of Wetgeving Overheidsopdrachten.
        notities: waar gemeld wordt wat geen plaats kreeg.

    Bron: aanvraagformulier, boekhouding en wetgeving overheidsopdrachten.

    >>> from lokale_partnerschappen.uitwisseling.platos.cellen import regels
    >>> lees_verklaringen(
    ...     regels("Bent u een publieke instantie?\\n0"), Notities()
    ... ).overheidsopdrachten.publieke_instantie
    True
    """
    stukken: dict[_Veld, list[Regel]] = {}
    huidig = _Veld.GEEN
    for regel in alle:
        veld = next((veld for veld, past in _LABELS if past(regel.kop)), None)
        huidig = huidig if veld is None else veld
        stuk = stukken.setdefault(huidig, [])
        if veld is None and not regel.leeg:
            stuk.append(regel)
    boekhouding = _vinkjes(stukken.get(_Veld.BOEKHOUDING, ()))
    categorieen = _keuzes(_Veld.CATEGORIE, stukken, _CATEGORIEEN, notities)
    grenzen = _keuzes(_Veld.GRENZEN, stukken, _GRENZEN, notities)
    publiek, publiek_code = _code(_Veld.PUBLIEK, stukken, notities)
    onder, onder_code = _code(_Veld.ONDER_30000, stukken, notities)
    opdrachten = Overheidsopdrachten(
        publieke_instantie=publiek,
        publieke_instantie_code=publiek_code,
        categorieen=categorieen,
        kosten_onder_30000=onder,
        kosten_onder_30000_code=onder_code,
        kostengrenzen=grenzen,
        doel_beschreven=_doel(stukken.get(_Veld.DOEL, ())),
    )
    lijsten = {
        Verklaring.CATEGORIE: _Veld.CATEGORIE,
        Verklaring.KOSTENGRENZEN: _Veld.GRENZEN,
        Verklaring.BOEKHOUDING: _Veld.BOEKHOUDING,
    }
    return Verklaringen(
        overheidsopdrachten=None if opdrachten == Overheidsopdrachten() else opdrachten,
        afzonderlijke_boekhouding=None if boekhouding is None else bool(boekhouding),
        niet_leesbaar=tuple(een for een, veld in lijsten.items() if _is_onleesbaar(stukken.get(veld, ()))),
        bijlagen=tuple(lees_bijlagen(stukken.get(_Veld.BIJLAGEN, ()), HOOFDSTUK, notities)),
    )


def _code(veld: _Veld, stukken: Mapping[_Veld, Sequence[Regel]], notities: Notities) -> tuple[bool | None, str | None]:
    """De betekenis van een keuzecode en de code zelf; wat geen code is, is uitleg van het formulier."""
    codes = [regel for regel in stukken.get(veld, ()) if not regel.is_rij and is_code(regel.cellen[0])]
    if not codes:
        return None, None
    if len({regel.cellen[0] for regel in codes}) > 1:
        reden = "het veld staat er nog eens met een andere code; geen ervan is overgenomen"
        notities.meld(codes[1].nr, HOOFDSTUK, veld.value, reden)
        return None, None
    code = codes[0].cellen[0]
    if code not in JA_NEE:
        notities.meld(codes[0].nr, HOOFDSTUK, veld.value, ONBEKENDE_CODE)
    notities.geplaatst += 1
    return JA_NEE.get(code), code


def _keuzeregels(stuk: Sequence[Regel]) -> list[tuple[Regel, str, str]]:
    """De regels van een keuzelijst, met hun vak en hun tekst; een gewone zin hoort er niet bij."""
    gevonden = []
    for regel in stuk:
        cel = regel.cellen[0]
        keuze = _KEUZE.match(cel)
        vak = (keuze["vak"] or "").casefold() if keuze else ""
        if keuze and not regel.is_rij and not is_leeg(cel) and (vak or cel[0] in "-*•"):
            gevonden.append((regel, vak, keuze["tekst"].casefold()))
    return gevonden


def _vinkjes(stuk: Sequence[Regel]) -> list[tuple[Regel, str]] | None:
    """De aangevinkte keuzes; ``None`` als geen enkele keuze een vak toont."""
    keuzes = _keuzeregels(stuk)
    if not any(vak for _, vak, _ in keuzes):
        return None
    return [(regel, tekst) for regel, vak, tekst in keuzes if vak in _AAN]


def _is_onleesbaar(stuk: Sequence[Regel]) -> bool:
    return bool(_keuzeregels(stuk)) and _vinkjes(stuk) is None


def _keuzes(
    veld: _Veld, stukken: Mapping[_Veld, Sequence[Regel]], betekenis: Mapping[str, T], notities: Notities
) -> tuple[T, ...] | None:
    aangevinkt = _vinkjes(stukken.get(veld, ()))
    if aangevinkt is None:
        return None
    keuzes: list[T] = []
    for regel, tekst in aangevinkt:
        keuze = next((waarde for woord, waarde in betekenis.items() if woord in tekst), None)
        if keuze is None:
            notities.meld(regel.nr, HOOFDSTUK, veld.value, "deze keuze is niet gekend")
        else:
            keuzes.append(keuze)
    # Stond er iets aangevinkt dat niet gekend is, dan is de keuze niet leeg maar onbekend.
    return tuple(keuzes) if keuzes or not aangevinkt else None


def _doel(stuk: Sequence[Regel]) -> bool | None:
    """Staat er een doel? Een streepje is leeg; staat er niets, dan is het niet te zien."""
    if not stuk:
        return None
    return any(teken.isalnum() for regel in stuk for cel in regel.cellen for teken in cel)
