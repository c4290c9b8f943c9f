"""Tabellen lezen: kopregels herkennen, rijen uitlijnen, afgebroken cellen aan elkaar zetten.

Een tabel die over bladzijden loopt, kan halverwege meer of andere lege kolommen hebben. Een rij wordt alleen
uitgelijnd als er precies één manier is waarop elke cel bij haar kolom past; anders wordt ze gemeld.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Final

import attrs

from lokale_partnerschappen.uitwisseling.platos.cellen import (
    Regel,
    is_code,
    is_getal,
    is_kbo,
    is_leeg,
    is_stukken,
    is_tekst,
    sleutel,
)
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

HELE_LIJN: Final = "hele lijn"
GEEN_RIJEN: Final = "deze tabel heeft nog geen rijen."
# Het formulier heeft er hoogstens veertien. Meer kolommen maken het aantal mogelijke uitlijningen te groot.
_MEESTE_KOLOMMEN: Final = 16
_MEESTE_FRAGMENTEN: Final = 3
_BESTANDEN: Final = frozenset(("bestand", "bestanden"))


class Kolom(StrEnum):
    """De kolommen van de tabellen; de waarde is de naam in de kopregel.

    Bron: aanvraagformulier, tabellen projectpersoneel en cofinanciering.

    >>> Kolom("Projecturen").name
    'UREN'
    """

    SOORT = "Soort"
    VOORNAAM = "Voornaam"
    NAAM = "Naam"
    FUNCTIE = "Functie"
    ORGANISATIE = "Organisatie"
    KBO = "KBO nr"
    BRUTOLOON = "Brutoloon"
    LOONFICHE = "Loonfiche"
    SUT = "SUT"
    UREN = "Projecturen"
    KOSTEN = "Kosten"
    KOSTEN_WERKING = "Kosten werking"
    KOSTEN_ONDERSTEUNING = "Kosten ondersteuning"
    ACTIVITEIT = "Activiteit"
    BRON = "Bron"
    PERSOONSGEBONDEN = "Persoonsgebonden"
    BEDRAG = "Bedrag"
    BEDRAG_WERKING = "Bedrag werking"
    BEDRAG_ONDERSTEUNING = "Bedrag ondersteuning"
    OMSCHRIJVING = "Omschrijving"
    BEWIJSSTUK = "Bewijsstuk"


_OP_SLEUTEL: Final = {sleutel(kolom): kolom for kolom in Kolom}
_NAMEN: Final = frozenset((Kolom.VOORNAAM, Kolom.NAAM))
_TEKST: Final = frozenset((Kolom.FUNCTIE, Kolom.ORGANISATIE, Kolom.ACTIVITEIT, Kolom.OMSCHRIJVING))
_CIJFERS: Final = frozenset(Kolom) - _TEKST - _NAMEN - {Kolom.KBO}
_MAG_LEEG: Final = (_NAMEN | _TEKST | {Kolom.KBO}) - {Kolom.ORGANISATIE}


def _bedragvorm(cel: str) -> bool:
    return is_getal(cel) or is_leeg(cel)


def _alles(_: str) -> bool:
    return True


_VORM: Final[Mapping[Kolom, Callable[[str], bool]]] = (
    dict.fromkeys(Kolom, _bedragvorm)
    | dict.fromkeys((Kolom.SOORT, Kolom.BRON, Kolom.PERSOONSGEBONDEN), is_code)
    | dict.fromkeys((Kolom.LOONFICHE, Kolom.BEWIJSSTUK), is_stukken)
    | dict.fromkeys(_TEKST, is_tekst)
    | dict.fromkeys(_NAMEN, _alles)
    | {Kolom.KBO: is_kbo}
)


@attrs.frozen(kw_only=True)
class Tabelsoort:
    """Welke kolommen een tabel kent, nodig heeft en optelt.

    Args:
        kolommen: alle kolommen die gelezen worden.
        nodig: kolommen zonder welke een regel geen kopregel van deze tabel is.
        totalen: kolommen met een cijfer op de totaallijn.

    Bron: aanvraagformulier.

    >>> Kolom.UREN in PERSONEELSTABEL.totalen
    True
    """

    kolommen: frozenset[Kolom]
    nodig: tuple[Kolom, ...]
    totalen: frozenset[Kolom]


_ALLE_KOLOMMEN: Final = tuple(Kolom)
_EERSTE_COFINANCIERING: Final = _ALLE_KOLOMMEN.index(Kolom.BRON)
PERSONEELSTABEL: Final = Tabelsoort(
    kolommen=frozenset(_ALLE_KOLOMMEN[:_EERSTE_COFINANCIERING]),
    nodig=(Kolom.SOORT, Kolom.ORGANISATIE, Kolom.BRUTOLOON, Kolom.UREN),
    totalen=frozenset((Kolom.UREN, Kolom.KOSTEN, Kolom.KOSTEN_WERKING, Kolom.KOSTEN_ONDERSTEUNING)),
)
COFINANCIERINGSTABEL: Final = Tabelsoort(
    kolommen=frozenset((Kolom.SOORT, *_ALLE_KOLOMMEN[_EERSTE_COFINANCIERING:])),
    nodig=(Kolom.SOORT, Kolom.BRON, Kolom.BEDRAG),
    totalen=frozenset((Kolom.BEDRAG, Kolom.BEDRAG_WERKING, Kolom.BEDRAG_ONDERSTEUNING)),
)


@attrs.frozen
class Kop:
    """Een kopregel: per plaats een kolom, of ``None`` waar de naam leeg of onbekend is.

    Args:
        kolommen: de kolom op elke plaats.
        doelen: de plaatsen met een naam; een cel kan alleen daar horen.

    Bron: aanvraagformulier.

    >>> herken_kop(Regel(1, ("", "Soort", "Bron", "Bedrag")), COFINANCIERINGSTABEL).doelen
    (1, 2, 3)
    """

    kolommen: tuple[Kolom | None, ...]
    doelen: tuple[int, ...]

    @property
    def onbekend(self) -> tuple[int, ...]:
        """De plaatsen met een naam die de lezer niet kent."""
        return tuple(plaats for plaats in self.doelen if self.kolommen[plaats] is None)


def herken_kop(regel: Regel, soort: Tabelsoort) -> Kop | None:
    """De kopregel van een tabel, in welke volgorde de kolommen ook staan; ``None`` als de regel dat niet is."""
    gevonden = [_OP_SLEUTEL.get(sleutel(cel)) for cel in regel.cellen]
    kolommen = [kolom if kolom in soort.kolommen else None for kolom in gevonden]
    bekend = [kolom for kolom in kolommen if kolom is not None]
    doelen = tuple(plaats for plaats, cel in enumerate(regel.cellen) if cel)
    if len(set(bekend)) != len(bekend) or not set(soort.nodig) <= set(bekend) or len(doelen) > _MEESTE_KOLOMMEN:
        return None
    return Kop(tuple(kolommen), doelen)


@attrs.frozen
class Rij:
    """Een uitgelijnde rij: per kolom een cel.

    Args:
        nr: regelnummer.
        cellen: de cellen op kolom; een afgebroken cel wordt aangevuld met wat op de volgende regel staat.

    Bron: aanvraagformulier.

    >>> Rij(3, {Kolom.SOORT: "0"}).cellen[Kolom.SOORT]
    '0'
    """

    nr: int
    cellen: dict[Kolom, str]


@attrs.frozen
class Tabel:
    """De rijen van een tabel en haar totaallijn.

    Args:
        rijen: de rijen die uitgelijnd zijn.
        totaal: de totaallijn, als ze er is en uitgelijnd kan worden.

    Bron: aanvraagformulier.

    >>> Tabel((), None).rijen
    ()
    """

    rijen: tuple[Rij, ...]
    totaal: Rij | None


_Uitlijning = tuple[tuple[int, int], ...]  # (plaats in de kop, plaats in de rij)


def _past(cel: str, kolom: Kolom | None) -> bool:
    return kolom is None or _VORM[kolom](cel)


def _past_rij(cellen: Sequence[str], uitlijning: _Uitlijning, kop: Kop) -> bool:
    """Staat elke cel in een kolom waar ze hoort, en is geen kolom leeg die het formulier altijd invult?"""
    op_doel = {doel: cellen[plaats] for doel, plaats in uitlijning}
    for doel in kop.doelen:
        cel, kolom = op_doel.get(doel, ""), kop.kolommen[doel]
        if (cel and not _past(cel, kolom)) or (not cel and kolom is not None and kolom not in _MAG_LEEG):
            return False
    return not _buiten(cellen, uitlijning)


def _passende(rijen: Sequence[Sequence[str]], kop: Kop, *, verschoven: bool = False) -> list[_Uitlijning]:
    """De uitlijningen waarbij de meeste rijen (minstens één) volledig passen.

    Overtollige lege kolommen van de rijen vallen weg en de andere behouden hun volgorde. Een kolom van de kop blijft
    alleen leeg als er op die plaats ook een lege cel staat, of aan het einde: een bewerker laat lege cellen daar weg.
    Met `verschoven` vervalt die voorwaarde: dan wordt gezocht of er ergens een cel kan weggevallen zijn.
    """
    gevuld = [plaats for plaats in range(len(rijen[0])) if any(rij[plaats] for rij in rijen)]
    beste: list[_Uitlijning] = []
    meeste = 1
    for rangen in combinations(range(len(kop.doelen)), len(gevuld)):
        if not verschoven and not _heeft_plaats(rangen, gevuld):
            continue
        uitlijning = tuple((kop.doelen[rang], plaats) for rang, plaats in zip(rangen, gevuld, strict=True))
        aantal = sum(_past_rij(rij, uitlijning, kop) for rij in rijen)
        if aantal > meeste:
            beste, meeste = [], aantal
        if aantal == meeste:
            beste.append(uitlijning)
    return beste


def _heeft_plaats(rangen: Sequence[int], gevuld: Sequence[int]) -> bool:
    """Staan er tussen twee gevulde cellen minstens zoveel lege als er kolommen van de kop leeg blijven?"""
    stappen = zip(pairwise((-1, *rangen)), pairwise((-1, *gevuld)), strict=True)
    return all(rang - vorige_rang <= plaats - vorige for (vorige_rang, rang), (vorige, plaats) in stappen)


def _verdacht(cellen: Sequence[str], uitlijning: _Uitlijning, kop: Kop) -> bool:
    """Wijst iets op cellen die verschoven zijn: één onleesbare cel mag de rij niet kosten, dit wel.

    Een getal waar tekst hoort, een ondernemingsnummer waar een cijfer hoort, een cijfer dat helemaal leeg is (het
    formulier schrijft dan een streepje), of tekst waar een cijfer hoort terwijl een tekst leeg is.
    """
    op_doel = {doel: cellen[plaats] for doel, plaats in uitlijning}
    per_kolom = {kop.kolommen[doel]: op_doel.get(doel, "") for doel in kop.doelen}
    teksten = [cel for kolom, cel in per_kolom.items() if kolom in _TEKST]
    cijfers = [cel for kolom, cel in per_kolom.items() if kolom in _CIJFERS]
    return (
        any(is_getal(cel) or is_kbo(cel) for cel in teksten)
        or any(cel == "" or is_kbo(cel) for cel in cijfers)
        or ("" in teksten and any(is_tekst(cel) for cel in cijfers))
    )


class _Tabellezer:
    """Leest de regels van één tabel van boven naar onder."""

    def __init__(self, naam: str, soort: Tabelsoort, notities: Notities) -> None:
        self.rijen: list[Rij] = []
        self.totalen: list[Rij] = []
        self._naam, self._soort, self._notities = naam, soort, notities
        self._kop: Kop | None = None
        self._blok: list[Regel] = []
        self._vorige: Rij | None = None

    def lees(self, regels: Iterable[Regel]) -> None:
        for regel in regels:
            kop = herken_kop(regel, self._soort)
            if kop is not None:
                self._sluit_blok()
                self._nieuwe_kop(kop, regel)
            elif regel.leeg:
                self._sluit_blok()
            elif self._kop is None:
                self._meld(regel, HELE_LIJN, "er staat geen kopregel boven deze lijn")
            elif next(cel for cel in regel.cellen if cel).casefold() == "totaal":
                self._totaal(regel, self._kop)
            elif regel.is_rij:
                self._blok.append(regel)
            elif regel.kop != GEEN_RIJEN:
                self._meld(regel, HELE_LIJN, "een losse regel in de tabel")
        self._sluit_blok()

    def _meld(self, regel: Regel, kolom: str, reden: str) -> None:
        self._notities.meld(regel.nr, self._naam, kolom, reden)

    def _nieuwe_kop(self, kop: Kop, regel: Regel) -> None:
        if kop != self._kop:
            for plaats in kop.onbekend:
                self._meld(regel, f"kolom {plaats + 1}", "deze kolom is niet gekend; ze is niet overgenomen")
        self._kop = kop

    def _sluit_blok(self) -> None:
        """Lijnt de rijen uit die zonder witregel na elkaar staan: die van één bladzijde hebben dezelfde kolommen."""
        blok, self._blok = self._blok, []
        if self._kop is None:
            return
        kop = self._kop
        vervolgen = [_is_vervolg(regel, kop) for regel in blok]
        per_breedte: dict[int, list[tuple[str, ...]]] = {}
        for regel, vervolg in zip(blok, vervolgen, strict=True):
            if not vervolg:
                per_breedte.setdefault(len(regel.cellen), []).append(regel.cellen)
        uitlijningen = {breedte: _uitlijning(rijen, kop) for breedte, rijen in per_breedte.items()}
        for regel, vervolg in zip(blok, vervolgen, strict=True):
            if vervolg:
                self._plak(regel, kop)
            else:
                self._plaats(regel, kop, uitlijningen[len(regel.cellen)])

    def _plaats(self, regel: Regel, kop: Kop, uitlijning: _Uitlijning | None) -> None:
        self._vorige = None
        if uitlijning is None:
            self._meld(regel, HELE_LIJN, "de cellen zijn niet eenduidig aan kolommen toe te wijzen")
        elif not _past_rij(regel.cellen, uitlijning, kop) and (
            _verdacht(regel.cellen, uitlijning, kop)
            or _buiten(regel.cellen, uitlijning)
            or _passende([regel.cellen], kop, verschoven=True)
        ):
            # Eén onleesbare cel mag de lijn niet kosten, maar als de cellen op een andere plaats wél allemaal
            # passen, zijn ze verschoven en zou lezen gokken zijn.
            self._meld(regel, HELE_LIJN, "de cellen staan verschoven ten opzichte van de kopregel")
        else:
            op_kolom = {kop.kolommen[doel]: regel.cellen[plaats] for doel, plaats in uitlijning}
            cellen = {kolom: cel for kolom, cel in op_kolom.items() if kolom is not None}
            namen = {bool(cellen[kolom]) for kolom in _NAMEN if kolom in cellen}
            if len(namen) > 1 and cellen.pop(Kolom.FUNCTIE, ""):
                reden = "er is maar één naam ingevuld; hier kan de andere staan, dus dit is niet overgenomen"
                self._meld(regel, Kolom.FUNCTIE, reden)
            self._vorige = Rij(regel.nr, cellen)
            self.rijen.append(self._vorige)

    def _plak(self, regel: Regel, kop: Kop) -> None:
        """Zet een afgebroken stuk tekst bij de cel erboven, als zeker is bij welke."""
        for plaats, cel in enumerate(regel.cellen):
            if not cel or cel.casefold() in _BESTANDEN:
                continue
            kolom = kop.kolommen[plaats] if len(regel.cellen) == len(kop.kolommen) else None
            if kolom in _NAMEN:
                continue
            if self._vorige is None or kolom is None or kolom not in _TEKST:
                self._meld(regel, kolom or HELE_LIJN, "een afgebroken stuk tekst zonder duidelijke plaats")
            else:
                self._vorige.cellen[kolom] = f"{self._vorige.cellen.get(kolom, '')} {cel}".strip()

    def _totaal(self, regel: Regel, kop: Kop) -> None:
        """Leest een totaallijn; daar staan de cijfers soms een kolom verder dan in de rijen erboven."""
        gevuld = [plaats for plaats, cel in enumerate(regel.cellen) if cel][1:]
        doelen = {plaats: kolom for plaats, kolom in enumerate(kop.kolommen) if kolom and kolom in self._soort.totalen}
        cijfers = all(_bedragvorm(regel.cellen[plaats]) for plaats in gevuld)
        if not gevuld:
            return
        if cijfers and _afstanden(gevuld) == _afstanden(list(doelen)):
            op_kolom = dict(zip(doelen.values(), gevuld, strict=True))
        elif cijfers and len(regel.cellen) == len(kop.kolommen) and set(gevuld) <= set(doelen):
            op_kolom = {doelen[plaats]: plaats for plaats in gevuld}
        else:
            self._meld(regel, HELE_LIJN, "de cijfers van de totaallijn zijn niet aan kolommen toe te wijzen")
            return
        cellen = {kolom: regel.cellen[plaats] for kolom, plaats in op_kolom.items()}
        self.totalen.append(Rij(regel.nr, cellen))


def _afstanden(plaatsen: Sequence[int]) -> list[int]:
    return [plaats - plaatsen[0] for plaats in plaatsen]


def _uitlijning(rijen: Sequence[Sequence[str]], kop: Kop) -> _Uitlijning | None:
    if len(rijen[0]) == len(kop.kolommen):
        return tuple((doel, doel) for doel in kop.doelen)
    beste = _passende(rijen, kop)
    return beste[0] if len(beste) == 1 else None


def _buiten(cellen: Sequence[str], uitlijning: _Uitlijning) -> bool:
    """Staat er iets in een kolom zonder naam?"""
    plaatsen = {plaats for _, plaats in uitlijning}
    return any(cel and plaats not in plaatsen for plaats, cel in enumerate(cellen))


def _is_vervolg(regel: Regel, kop: Kop) -> bool:
    """Bevat de regel alleen afgebroken stukken tekst van de rij erboven?"""
    plaats = kop.kolommen.index(Kolom.SOORT)
    gevuld = [cel for cel in regel.cellen if cel]
    zonder_soort = not any(regel.cellen[plaats : plaats + 1])
    return zonder_soort and len(gevuld) <= _MEESTE_FRAGMENTEN and all(is_tekst(cel) for cel in gevuld)


def lees_tabel(naam: str, soort: Tabelsoort, regels: Iterable[Regel], notities: Notities) -> Tabel:
    """Leest een tabel uit haar regels, van de kopregel tot de totaallijn.

    Args:
        naam: hoe de tabel in meldingen heet.
        soort: welke kolommen erin kunnen staan.
        regels: de regels onder de kop van de tabel.
        notities: waar gemeld wordt wat geen plaats kreeg.

    Bron: aanvraagformulier.

    >>> rijen = (Regel(1, ("Soort", "Bron", "Bedrag")), Regel(2, ("0", "4", "10")), Regel(3, ("Totaal", "", "10,00")))
    >>> tabel = lees_tabel("Cofinanciering", COFINANCIERINGSTABEL, rijen, Notities())
    >>> tabel.rijen[0].cellen[Kolom.BEDRAG], tabel.totaal.cellen[Kolom.BEDRAG]
    ('10', '10,00')
    """
    lezer = _Tabellezer(naam, soort, notities)
    lezer.lees(regels)
    totaal = lezer.totalen[0] if lezer.totalen else None
    for ander in lezer.totalen[1:]:
        if totaal is not None and ander.cellen != totaal.cellen:
            notities.meld(
                ander.nr, naam, "Totaal", "er zijn twee verschillende totaallijnen; geen ervan is overgenomen"
            )
            totaal = None
    return Tabel(tuple(lezer.rijen), totaal)
