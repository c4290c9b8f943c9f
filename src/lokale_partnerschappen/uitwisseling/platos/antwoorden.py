"""De inhoudelijke vragen lezen: welke vraag waar begint, en wat ervan een antwoord is.

Een vraag begint op een regel met haar nummer en een woord uit haar onderwerp: een genummerde lijst in een antwoord is
dus geen vraag. Wat van het formulier zelf is (de vraag, het criterium, waarop beoordeeld wordt), hoort niet bij een
antwoord.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import attrs

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in
from lokale_partnerschappen.model.aanvraag import (
    VRAGEN,
    Aanvraagcriterium,
    Bijlage,
    Criteriumgewicht,
    Vraagantwoord,
)
from lokale_partnerschappen.model.resultaten import Ambitie
from lokale_partnerschappen.uitwisseling.platos.cellen import Regel
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

HOOFDSTUK: Final = "Inhoudelijke vragen"
BIJLAGEN: Final = "voeg eventuele bijlagen toe."
_NUMMER: Final = re.compile(r"(\d{1,2})\. ", re.ASCII)
# Een woord of wat uit het onderwerp van elke vraag, genoeg om haar van een genummerde lijst te onderscheiden.
_KENMERK: Final = (
    *("addendum", "totstandkoming", "gedeelde doel", "drijfveren", "bijdrage van elke partner", "verhoudt"),
    *("ambitie", "samengesteld", "uitdagingen", "dynamisch", "mijlpalen", "kosten", "empowerment", "actoren"),
    *("bereikt", "activiteiten", "kwartaal", "voortgang", "gedocumenteerd"),
)
_CRITERIUM: Final = re.compile(r"(.{5,60}?) \((\d{1,3}) ?%\)\Z", re.ASCII)
_CRITERIA: Final = {
    "relevantie": Aanvraagcriterium.RELEVANTIE,
    "haalbaarheid": Aanvraagcriterium.HAALBAARHEID,
    "adequate bestuurlijke capaciteit": Aanvraagcriterium.BESTUUR,
    "kosten/baten": Aanvraagcriterium.KOSTEN_BATEN,
}
# Hoe de regel onder een vraag begint die zegt waarop beoordeeld wordt.
_BEOORDEELD: Final = (
    *("degelijke onderbouwing", "voldoende concretisering", "duidelijke engagementen", "mate waarin"),
    *("mate van flexibiliteit", "adequate verdeling", "adequate mechanismen", "adequate capaciteit"),
)
_EINDE_VAN_ZIN: Final = (".", "?", "!", ":", ")")
_OPMAAK: Final = re.compile(r"</?(?:p|u|b|i|em|strong|br|ul|ol|li|span|div|a|h[1-6])\b[^<>]{0,300}>", re.IGNORECASE)
_SCHEIDING: Final = re.compile(r"-{2,}\Z")
_JAARTAL: Final = re.compile(r"20\d\d\Z", re.ASCII)
_KWARTAAL: Final = re.compile(r"(?:q|k|kwartaal) ?([1-4])\Z", re.ASCII | re.IGNORECASE)
_AANTAL: Final = re.compile(r"\d{1,5}\Z", re.ASCII)
_VRAAG_IN_NAAM: Final = re.compile(
    r"(?:(?:bijlage|vraag|vr|q|v)[ ._-]*)?(\d{1,2})(?!\d)|.*?\bvraag[ ._-]*(\d{1,2})(?!\d)", re.ASCII | re.IGNORECASE
)
_VRAAG_KWARTALEN: Final = 17


@attrs.frozen(kw_only=True)
class Vragenlezing:
    """Wat het hoofdstuk met de vragen oplevert.

    Args:
        antwoorden: per vraag of ze beantwoord is; leeg als er geen enkele vraag gevonden is.
        teksten: de antwoorden zelf, op nummer van de vraag.
        bijlagen: de bijlagen bij de vragen.
        gewichten: de gewichten die bij de criteria staan.
        ambities: de aantallen per kwartaal van vraag 17.
        inleiding: hoeveel regels er voor de eerste vraag of het eerste criterium staan.

    Bron: aanvraagformulier, inhoudelijke vragen.

    >>> Vragenlezing().antwoorden
    ()
    """

    antwoorden: tuple[Vraagantwoord, ...] = ()
    teksten: dict[int, str] = attrs.field(factory=dict)
    bijlagen: tuple[Bijlage, ...] = ()
    gewichten: tuple[Criteriumgewicht, ...] = ()
    ambities: tuple[Ambitie, ...] = ()
    inleiding: int = 0


def lees_vragen(alle: Sequence[Regel], jaar: int, notities: Notities) -> Vragenlezing:
    """Leest de vragen, hun antwoorden en de bijlagen.

    Args:
        alle: de regels voor het hoofdstuk Kosten.
        jaar: het eerste projectjaar, voor een tabel met kwartalen zonder jaartal.
        notities: waar gemeld wordt wat geen plaats kreeg.

    Bron: aanvraagformulier, inhoudelijke vragen.

    >>> from lokale_partnerschappen.uitwisseling.platos.cellen import regels
    >>> stuk = regels("Relevantie (40%)\\n1. Welke noden noemt het addendum?\\nVerzonnen noden.")
    >>> lezing = lees_vragen(stuk, 2024, Notities())
    >>> lezing.antwoorden[0].lengte, lezing.gewichten[0].criterium.value
    (16, 'relevantie')
    """
    koppen = _vind_vragen(alle)
    if not koppen:
        return Vragenlezing()
    grenzen = sorted({*koppen, *(plaats for plaats, regel in enumerate(alle) if _is_grens(regel))})
    teksten: dict[int, str] = {}
    ambities: tuple[Ambitie, ...] = ()
    bijlagen: list[Bijlage] = []
    for begin, einde in pairwise((*grenzen, len(alle))):
        inhoud = alle[begin + 1 : einde]
        vraag = koppen.get(begin)
        if vraag is not None:
            antwoord = _antwoordregels(alle[begin], inhoud)
            teksten[vraag] = "\n".join(filter(None, map(_tekst, antwoord)))
            if vraag == _VRAAG_KWARTALEN:
                ambities = _kwartaalaantallen(antwoord, jaar, notities)
        elif alle[begin].kop == BIJLAGEN:
            bijlagen += lees_bijlagen(inhoud, HOOFDSTUK, notities)
        elif _criterium(alle[begin]) is not None:
            _meld_tekst(inhoud, "tekst tussen een criterium en een vraag", notities)
        else:
            _meld_tekst(alle[begin:einde], "er staat meer dan één begin van deze vraag", notities)
    _keur_criteria(alle, koppen, notities)
    return Vragenlezing(
        antwoorden=tuple(_antwoord(vraag.nummer, teksten, koppen, alle, notities) for vraag in VRAGEN),
        teksten=teksten,
        bijlagen=tuple(bijlagen),
        gewichten=_gewichten(alle, notities),
        ambities=ambities,
        inleiding=grenzen[0],
    )


# --- welke regel begint welke vraag ----------------------------------------------------------------------------------


def _vind_vragen(alle: Sequence[Regel]) -> dict[int, int | None]:
    """Op welke plaats welke vraag begint; ``None`` waar niet te kiezen is welke regel de vraag is."""
    kandidaten: dict[int, list[int]] = {}
    for plaats, regel in enumerate(alle):
        nummer = _nummer(regel)
        if nummer is not None:
            kandidaten.setdefault(nummer, []).append(plaats)
    gevonden: dict[int, int | None] = {}
    vorige = -1
    for nummer, plaatsen in sorted(kandidaten.items()):
        later = [anders[0] for ander, anders in kandidaten.items() if ander > nummer and len(anders) == 1]
        passend = [plaats for plaats in plaatsen if vorige < plaats < min(later, default=len(alle))]
        # Dezelfde regel nog eens is een kop die op een nieuwe bladzijde herhaald wordt.
        if len({alle[plaats].kop for plaats in passend}) == 1:
            vorige = passend[0]
            gevonden[vorige] = nummer
        elif passend:
            vorige = passend[-1]
            gevonden |= dict.fromkeys(passend)
    return gevonden if any(nummer is not None for nummer in gevonden.values()) else {}


def _nummer(regel: Regel) -> int | None:
    """Het nummer van de vraag die hier begint, als ook een woord uit haar onderwerp er staat."""
    begin = None if regel.is_rij else _NUMMER.match(regel.kop)
    nummer = int(begin[1]) if begin else 0
    return nummer if 1 <= nummer <= len(VRAGEN) and _KENMERK[nummer - 1] in regel.kop else None


def _criterium(regel: Regel) -> tuple[Aanvraagcriterium, int] | None:
    gevonden = _CRITERIUM.match(regel.kop)
    criterium = _CRITERIA.get(gevonden[1]) if gevonden else None
    return (criterium, int(gevonden[2])) if gevonden and criterium else None


def _is_grens(regel: Regel) -> bool:
    return regel.kop == BIJLAGEN or _criterium(regel) is not None


def _meld_tekst(stuk: Iterable[Regel], reden: str, notities: Notities) -> None:
    for regel in stuk:
        if not regel.leeg:
            notities.meld(regel.nr, HOOFDSTUK, "hele lijn", reden)


# --- antwoorden ------------------------------------------------------------------------------------------------------


def _antwoordregels(kop: Regel, inhoud: Sequence[Regel]) -> list[Regel]:
    """De regels van een antwoord: zonder het vervolg van de vraag en zonder waarop beoordeeld wordt."""
    gevuld = [regel for regel in inhoud if not regel.leeg and regel.kop != kop.kop]
    if gevuld and not kop.cellen[0].endswith(_EINDE_VAN_ZIN) and not gevuld[0].is_rij:
        gevuld = gevuld[1:]
    if gevuld and gevuld[0].kop.startswith(_BEOORDEELD):
        gevuld = gevuld[1:]
    return gevuld


def _tekst(regel: Regel) -> str:
    """De tekst van een regel zonder opmaak; een streep tussen de rijen van een tabel is geen tekst."""
    cellen = [cel for cel in regel.cellen if cel and not (regel.is_rij and _SCHEIDING.match(cel))]
    zonder_opmaak = html.unescape(_OPMAAK.sub(" ", " ".join(cellen)))
    return " ".join("".join(teken if teken.isprintable() else " " for teken in zonder_opmaak).split())


def _antwoord(
    vraag: int, teksten: dict[int, str], koppen: dict[int, int | None], alle: Sequence[Regel], notities: Notities
) -> Vraagantwoord:
    tekst = teksten.get(vraag)
    if tekst is None:
        notities.meld(1, HOOFDSTUK, f"vraag {vraag}", "het begin van deze vraag is niet gevonden")
        return Vraagantwoord(vraag=vraag)
    if not tekst:
        plaats = next(plaats for plaats, nummer in koppen.items() if nummer == vraag)
        reden = "er staat geen tekst; het antwoord is leeg of een beeld"
        notities.meld(alle[plaats].nr, HOOFDSTUK, f"vraag {vraag}", reden)
        return Vraagantwoord(vraag=vraag)
    beantwoord = any(teken.isalnum() for teken in tekst)
    return Vraagantwoord(vraag=vraag, beantwoord=beantwoord, lengte=len(tekst) if beantwoord else 0)


def _kwartaalaantallen(antwoord: Sequence[Regel], jaar: int, notities: Notities) -> tuple[Ambitie, ...]:
    """De aantallen onder een kopregel met vier kwartalen; het jaartal kan op de regel erboven staan."""
    for plaats, regel in enumerate(antwoord):
        kwartalen = {i: int(gevonden[1]) for i, cel in enumerate(regel.cellen) if (gevonden := _KWARTAAL.match(cel))}
        if sorted(kwartalen.values()) != [1, 2, 3, 4]:
            continue
        rij = antwoord[plaats + 1].cellen if plaats + 1 < len(antwoord) else ()
        aantallen = {kwartaal: rij[i] for i, kwartaal in kwartalen.items() if i < len(rij) and _AANTAL.match(rij[i])}
        if len(aantallen) < len(kwartalen):
            notities.meld(regel.nr, HOOFDSTUK, "vraag 17", "onder de kwartalen staan geen vier aantallen")
            continue
        erboven = antwoord[plaats - 1].cellen[0] if plaats else ""
        eigen = int(erboven) if _JAARTAL.match(erboven) else jaar
        notities.geplaatst += len(aantallen)
        return tuple(
            Ambitie(jaar=eigen, kwartaal=kwartaal, deelnemers=int(aantal))
            for kwartaal, aantal in sorted(aantallen.items())
        )
    return ()


# --- gewichten en bijlagen -------------------------------------------------------------------------------------------


def _gewichten(alle: Sequence[Regel], notities: Notities) -> tuple[Criteriumgewicht, ...]:
    getoond: dict[Aanvraagcriterium, int] = {}
    tegenspraak: set[Aanvraagcriterium] = set()
    for regel in alle:
        gevonden = _criterium(regel)
        if gevonden is not None and getoond.setdefault(*gevonden) != gevonden[1]:
            reden = "dit criterium staat hoger met een ander gewicht; geen ervan is overgenomen"
            notities.meld(regel.nr, HOOFDSTUK, "gewicht", reden)
            tegenspraak.add(gevonden[0])
    blijft = [criterium for criterium in Aanvraagcriterium if criterium in getoond and criterium not in tegenspraak]
    notities.geplaatst += len(blijft)
    return tuple(Criteriumgewicht(criterium=een, gewicht=Tarief.procent(getoond[een])) for een in blijft)


def _keur_criteria(alle: Sequence[Regel], koppen: dict[int, int | None], notities: Notities) -> None:
    """Meldt een vraag die onder een ander criterium staat dan in de oproep."""
    huidig: Aanvraagcriterium | None = None
    for plaats, regel in enumerate(alle):
        gevonden = _criterium(regel)
        huidig = gevonden[0] if gevonden else huidig
        vraag = koppen.get(plaats)
        if vraag is not None and huidig is not None and VRAGEN[vraag - 1].criterium is not huidig:
            notities.meld(regel.nr, HOOFDSTUK, f"vraag {vraag}", "ze staat onder een ander criterium dan in de oproep")


def lees_bijlagen(inhoud: Iterable[Regel], hoofdstuk: str, notities: Notities) -> list[Bijlage]:
    """Leest de tabel met bestanden onder een vraag naar bijlagen.

    Bron: aanvraagformulier, lijst van bijlagen.

    >>> lees_bijlagen([Regel(1, ("Bijlage 2 verslag.pdf", "1.00 MB"))], "", Notities())
    [Bijlage(naam='Bijlage 2 verslag.pdf', vraag=2)]
    """
    bijlagen: list[Bijlage] = []
    for regel in inhoud:
        naam = regel.cellen[0]
        if not regel.is_rij or naam.casefold() == "bestand" or _SCHEIDING.match(naam) or not naam:
            continue
        soort = persoonsgegeven_in(naam)
        if soort is not None:
            reden = f"in de naam van het bestand staat wat {soort} lijkt; de bijlage is niet overgenomen"
            notities.meld(regel.nr, hoofdstuk, "Bestand", reden)
        else:
            bijlagen.append(Bijlage(naam=naam, vraag=_vraag_in_naam(naam)))
    return bijlagen


def _vraag_in_naam(naam: str) -> int | None:
    gevonden = _VRAAG_IN_NAAM.match(naam)
    nummer = int(gevonden[1] or gevonden[2]) if gevonden else 0
    return nummer if 1 <= nummer <= len(VRAGEN) else None
