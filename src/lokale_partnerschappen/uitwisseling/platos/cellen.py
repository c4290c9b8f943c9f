"""Regels en cellen van de tekst, en de schrijfwijzen van cijfers erin."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.lezen import lees_bedrag
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in

_REGELEINDE: Final = re.compile(r"\r\n|\n|\r")
_LEEG: Final = frozenset(("", "-", "\u2013", "\u2014", "\u2212"))
# Het formulier schrijft cellen met een punt voor de decimalen en zonder scheiding van duizendtallen. De lengte is
# begrensd: een langer getal is geen bedrag, en Python weigert zeer lange getallen weer te geven.
_MACHINE: Final = re.compile(r"-?\d{1,8}(?:\.(?P<decimalen>\d{1,12}))?\Z", re.ASCII)
_LANGSTE_GETAL: Final = 24
# Negen cijfers en meer zijn een ondernemings- of rijksregisternummer dat in de verkeerde kolom staat.
_GROOTSTE: Final = Bedrag(10**8)
_GETALVORM: Final = re.compile(r"[-\u2212]? ?(?:€|EUR)? ?\d[\d., ]*(?:€|EUR|%)?\Z", re.ASCII | re.IGNORECASE)
_PROCENT: Final = re.compile(r"(-?\d{1,5}(?:[.,]\d{1,4})?) ?%?\Z", re.ASCII)
_KBO: Final = re.compile(r"(?:BE ?)?(\d?\d{3})[. ]?(\d{3})[. ]?(\d{3})\Z", re.ASCII | re.IGNORECASE)
_STUKKEN: Final = re.compile(r"(\d{1,4})(?: bestand(?:en)?)?\Z", re.ASCII | re.IGNORECASE)
_CODE: Final = re.compile(r"\d{1,2}\Z", re.ASCII)


class Onleesbaar(ValueError):
    """Een cel die niet te lezen is; de melding is de reden, nooit de inhoud."""


@attrs.frozen
class Regel:
    """Een regel van de tekst, in cellen verdeeld.

    Args:
        nr: volgnummer, vanaf 1.
        cellen: de cellen tussen de tabs, zonder overbodige spaties.

    Bron: de tekst van een aanvraag zoals Platos en een omzetting naar tekst ze geven.

    >>> regels("Kosten\\r\\n0\\tx\\n")[1].cellen
    ('0', 'x')
    """

    nr: int
    cellen: tuple[str, ...]

    @property
    def leeg(self) -> bool:
        """Staat er niets op de regel?"""
        return not any(self.cellen)

    @property
    def is_rij(self) -> bool:
        """Heeft de regel meer dan één cel?"""
        return len(self.cellen) > 1

    @property
    def kop(self) -> str:
        """De tekst van een regel zonder tabs, om met een kop of label te vergelijken; anders leeg."""
        return "" if self.is_rij else sleutel(self.cellen[0])


def regels(tekst: str) -> tuple[Regel, ...]:
    """Verdeelt een tekst in regels en cellen.

    Alleen regeleinden breken een regel af: een paginateken niet, want dan kloppen de regelnummers niet meer met
    die van een tekstverwerker.
    """
    losse = _REGELEINDE.split(tekst.removeprefix("\ufeff"))
    losse = losse[:-1] if losse[-1] == "" else losse
    return tuple(Regel(nr, tuple(schoon(cel) for cel in regel.split("\t"))) for nr, regel in enumerate(losse, start=1))


def schoon(cel: str) -> str:
    """Een cel met gewone, enkele spaties: een vaste spatie of onzichtbaar teken telt als spatie.

    >>> schoon(" OCMW\\u00a0 Temse ")
    'OCMW Temse'
    """
    return " ".join("".join(teken if teken.isprintable() else " " for teken in cel).split())


def sleutel(tekst: str) -> str:
    """Een kop of label zonder verschil in hoofdletters, aanhalingstekens of dubbelpunt.

    >>> sleutel("Financiering ‘Werking’:")
    "financiering 'werking'"
    """
    return re.sub("[\u2018\u2019]", "'", tekst).casefold().rstrip(" :")


def is_leeg(cel: str) -> bool:
    """Is de cel leeg, of staat er het streepje dat het formulier voor leeg gebruikt?"""
    return cel in _LEEG


def is_kbo(cel: str) -> bool:
    """Heeft de cel de vorm van een ondernemingsnummer?"""
    return _KBO.match(cel) is not None


def is_getal(cel: str) -> bool:
    """Heeft de cel de vorm van een getal, leesbaar of niet? Een ondernemingsnummer is geen getal.

    >>> is_getal("8.311,33"), is_getal("12.345.6"), is_getal("0410346721"), is_getal("-")
    (True, True, False, False)
    """
    return _GETALVORM.match(cel) is not None and not is_kbo(cel)


def is_code(cel: str) -> bool:
    """Heeft de cel de vorm van een keuzecode?"""
    return _CODE.match(cel) is not None


def is_stukken(cel: str) -> bool:
    """Heeft de cel de vorm van een aantal bijgevoegde bestanden?"""
    return _STUKKEN.match(cel) is not None


def is_tekst(cel: str) -> bool:
    """Staat er een woord in de cel, en geen getal of aantal bestanden?"""
    return any(teken.isalpha() for teken in cel) and not (is_stukken(cel) or is_getal(cel) or is_kbo(cel))


def zonder_persoonsgegeven(cel: str) -> str:
    """Geeft de cel terug, tenzij er een rijksregisternummer of e-mailadres in staat.

    Raises:
        Onleesbaar: de cel bevat wat een persoonsgegeven lijkt.

    >>> zonder_persoonsgegeven("coach")
    'coach'
    """
    soort = persoonsgegeven_in(cel)
    if soort is not None:
        raise Onleesbaar(f"er staat wat {soort} lijkt; het is niet overgenomen")
    return cel


def lees_bedragcel(cel: str) -> Bedrag:
    """Leest een bedrag: een punt voor de decimalen, of een Belgische schrijfwijze.

    Raises:
        Onleesbaar: meer dan twee decimalen, of geen bedrag.

    >>> lees_bedragcel("73994.4"), lees_bedragcel("73.994,40")
    (Bedrag('73994.40'), Bedrag('73994.40'))
    """
    machine = _MACHINE.match(cel)
    if machine is None:
        return lees_belgisch(cel)
    if len(machine["decimalen"] or "") > 2:
        raise Onleesbaar("het bedrag heeft meer dan twee decimalen")
    return Bedrag(Decimal(cel))


def lees_belgisch(cel: str) -> Bedrag:
    """Leest een bedrag zoals op een totaallijn; "8.311" heeft daar twee lezingen en wordt niet gekozen.

    Raises:
        Onleesbaar: geen bedrag, of dubbelzinnig.

    >>> lees_belgisch("394.910,19")
    Bedrag('394910.19')
    """
    try:
        bedrag = lees_bedrag(cel if len(cel) <= _LANGSTE_GETAL else "")
    except ValueError:
        # Zonder oorzaak: die melding toont de inhoud.
        raise Onleesbaar("geen leesbaar bedrag, of een met twee lezingen") from None
    if abs(bedrag) >= _GROOTSTE:
        raise Onleesbaar("te veel cijfers voor een bedrag of uren")
    return bedrag


def lees_uren(cel: str) -> Decimal:
    """Leest uren in een cel: een punt voor hoogstens drie decimalen.

    Het formulier schrijft nooit een nul achteraan, dus "1.720" is geen 1,72 en misschien 1720: niet te kiezen.

    Raises:
        Onleesbaar: negatief, dubbelzinnig, meer dan drie decimalen of geen getal.

    >>> lees_uren("602.047"), lees_uren("1.720,50")
    (Decimal('602.047'), Decimal('1720.50'))
    """
    machine = _MACHINE.match(cel)
    decimalen = (machine["decimalen"] or "") if machine else ""
    if len(decimalen) > 3 or (len(decimalen) == 3 and decimalen.endswith("0")):
        raise Onleesbaar("de uren zijn niet eenduidig te lezen")
    uren = Decimal(cel) if machine else lees_belgisch(cel).als_decimaal()
    if uren < 0:
        raise Onleesbaar("de uren zijn negatief")
    return uren


def lees_procent(cel: str) -> Decimal:
    """Leest een percentage.

    Raises:
        Onleesbaar: geen percentage.

    >>> lees_procent("31.51"), lees_procent("31,51 %")
    (Decimal('31.51'), Decimal('31.51'))
    """
    gevonden = _PROCENT.match(cel)
    if gevonden is None:
        raise Onleesbaar("geen leesbaar percentage")
    return Decimal(gevonden[1].replace(",", "."))


def lees_stukken(cel: str) -> int:
    """Leest een aantal bijgevoegde bestanden; het woord kan op een andere regel terechtgekomen zijn.

    Raises:
        Onleesbaar: geen aantal.

    >>> lees_stukken("0 bestanden"), lees_stukken("2")
    (0, 2)
    """
    gevonden = _STUKKEN.match(cel)
    if gevonden is None:
        raise Onleesbaar("geen aantal bestanden")
    return int(gevonden[1])


def lees_code(cel: str) -> str:
    """Leest een keuzecode; iets anders wordt niet bewaard.

    Raises:
        Onleesbaar: geen getal van een of twee cijfers.

    >>> lees_code("7")
    '7'
    """
    if not is_code(cel):
        raise Onleesbaar("geen code van een of twee cijfers")
    return cel


def lees_kbo(cel: str) -> str:
    """Leest een ondernemingsnummer als cijfers; het controlegetal wordt hier niet beoordeeld.

    Raises:
        Onleesbaar: geen negen of tien cijfers.

    >>> lees_kbo("BE 0999.999.922")
    '0999999922'
    """
    gevonden = _KBO.match(cel)
    if gevonden is None:
        raise Onleesbaar("geen ondernemingsnummer van tien cijfers")
    return "".join(gevonden.groups())
