"""Alles wat over deelnemers naar buiten gaat, als losse cellen, met wat een lezer over hun samenhang weet.

Een verband dat hier ontbreekt, merkt niemand: dan is er minder beschermd. Ook wat nergens staat maar af te leiden is
(wie dubbel telt, wie tijdelijk weg is, hoeveel vrouwen startten) is daarom een cel: een lezer mag ernaar raden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.berekeningen.resultaten.indicatoren import Indicatoren, Indicatorwaarde
from lokale_partnerschappen.berekeningen.resultaten.kwartaal import Kwartaalcijfers, Kwartaalgroep
from lokale_partnerschappen.berekeningen.resultaten.lijst import KENMERK_VAN, ONDERNEMINGEN, OVERHEDEN
from lokale_partnerschappen.berekeningen.resultaten.onderdrukking import Verband
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import Uitstroomgroep, Uitstroomratio
from lokale_partnerschappen.model.resultaten import Kenmerktelling
from lokale_partnerschappen.model.trajecten.deelnemer import Geslacht

Cel = str | None
"""De naam van een cel; ``None`` is een aantal waarvan elke lezer weet dat het nul is."""

TOTAAL: Final = "totaal"
ZONDER: Final = "zonder persona"
STROMEN: Final = ("instroom", "herinstroom", "doorstroom", "uitstroom", "naar_werk", "onderbroken")
SOORTEN: Final = ("nec", "sec", "zelfstandig", "soort_onbekend", "onbekend")
"""Waarheen wie naar werk ging, en van hoeveel de reden niet bekend is: alleen voor allen samen."""
OPGETELD: Final = ("deelnemers", "naar_werk")
"""Wat tot en met het kwartaal opgeteld wordt, ook per persona."""
_VELDEN: Final = (
    *(*STROMEN, "lopend_na", "begeleid", "dubbel", "weg", "ooit_door"),
    *(f"tot_{veld}" for veld in OPGETELD),
)
NAAR_GESLACHT: Final = {
    "vrouwen": Geslacht.VROUW,
    "mannen": Geslacht.MAN,
    "niet_binair": Geslacht.NIET_BINAIR,
    "geslacht_onbekend": Geslacht.ONBEKEND,
    "geslacht_geweigerd": Geslacht.GEWEIGERD,
}
KOLOMMEN: Final = ("aantal", *NAAR_GESLACHT, "onbekend", "geweigerd")
GEHELEN: Final = ("gestart", "zonder_status", "vertrokken", "zes_maanden_later")
ENTITEITEN: Final = (OVERHEDEN, ONDERNEMINGEN)
_STATUS: Final = ("EECO02", "EECO04", "EECO05")
_LEEFTIJD: Final = ("EECO06", "EECO07", "EECO08")
_OPLEIDING: Final = ("EECO09", "EECO10", "EECO11")
_BIJ_VERTREK: Final = ("EECR01", "EECR02", "EECR03", "EECR04")
_LATER: Final = ("EECR05", "EECR06")
# Wie dit resultaat heeft, hoorde bij de start bij een van deze groepen; over alle jaren samen.
_HERKOMST: Final = (
    (("EECR01",), ("EECO04",)),
    (("EECR01", "EECR04"), ("EECO02", "EECO04")),
    (("EECR05",), ("EECO02", "EECO04")),
    (("EECR06",), ("EECO05",)),
)


@attrs.frozen(kw_only=True)
class PerGeslacht:
    """Wat de indicatoren zelf niet uitsplitsen: de gehelen van een jaar naar geslacht."""

    gestart: Mapping[Geslacht, int]
    zonder_status: Mapping[Geslacht, int]
    vertrokken: Mapping[Geslacht, int]
    zes_maanden_later: Mapping[Geslacht, int]


@attrs.define
class Boek:
    """De cellen van de hele reeks tot nu toe, in de orde waarin ze naar buiten gaan.

    Args:
        aantallen: elke cel met haar echte aantal.
        verbanden: wat een lezer over de cellen weet.
        ongenoemd: cellen die nergens getoond worden.
        kwartalen, jaren: wat er al in staat, op volgorde.
    """

    aantallen: dict[str, int] = attrs.field(factory=dict)
    verbanden: list[Verband] = attrs.field(factory=list)
    ongenoemd: set[str] = attrs.field(factory=set)
    kwartalen: list[Kwartaal] = attrs.field(factory=list)
    jaren: list[int] = attrs.field(factory=list)

    @property
    def vorig_kwartaal(self) -> Kwartaal | None:
        """Het laatste kwartaal dat er helemaal in staat."""
        return self.kwartalen[-1] if self.kwartalen else None

    def noteer(self, naam: str, aantal: int, *, ongenoemd: bool = False) -> None:
        """Zet een cel in het boek."""
        self.aantallen[naam] = aantal
        if ongenoemd:
            self.ongenoemd.add(naam)

    def gelijk(self, geheel: Iterable[Cel], delen: Iterable[Cel]) -> None:
        """De delen zijn samen het geheel; wat iedereen als nul kent, valt weg."""
        links, rechts = _bekend(geheel), _bekend(delen)
        if links and rechts:
            self.verbanden.append(Verband(geheel=links, delen=rechts))

    def hoogstens(self, geheel: Iterable[Cel], delen: Iterable[Cel]) -> None:
        """De delen zijn samen hoogstens het geheel.

        Geldt dat in dit dossier niet (een telling die groter is dan het aantal deelnemers, een overdracht na het
        einde), dan kan ook geen lezer erop rekenen.
        """
        links, rechts = _bekend(geheel), _bekend(delen)
        over = sum(self.aantallen[naam] for naam in links) - sum(self.aantallen[naam] for naam in rechts)
        if links and rechts and over >= 0:
            self.verbanden.append(Verband(geheel=links, delen=rechts, volledig=False))


def _bekend(namen: Iterable[Cel]) -> tuple[str, ...]:
    return tuple(naam for naam in namen if naam is not None)


# --- kwartalen --------------------------------------------------------------------------------------------------------


def stroomcel(kwartaal: Kwartaal, groep: str, veld: str) -> str:
    """De naam van een cel van één groep in één kwartaal."""
    return f"{kwartaal} {groep} {veld}"


def groepsnaam(persona: str) -> str:
    """De groep van een persona; een persona mag ook ``totaal`` heten."""
    return f"persona {persona}"


def schrijf_totaal(boek: Boek, kwartaal: Kwartaal, cijfers: Kwartaalcijfers, ratio: Uitstroomratio) -> None:
    """Zet de aantallen van alle deelnemers samen in het boek, na het vorige kwartaal.

    Args:
        boek: met alle vroegere kwartalen, zonder gat.
        kwartaal: het volgende kwartaal.
        cijfers, ratio: van dat kwartaal.
    """
    _schrijf_groep(boek, kwartaal, TOTAAL, cijfers.totaal, ratio.totaal)
    _schrijf_soorten(boek, kwartaal, ratio.totaal)


def schrijf_personas(boek: Boek, kwartaal: Kwartaal, cijfers: Kwartaalcijfers, ratio: Uitstroomratio) -> None:
    """Zet de aantallen per persona in het boek, na het totaal van hetzelfde kwartaal.

    Args:
        boek, kwartaal, cijfers, ratio: zoals in `schrijf_totaal`.
    """
    delen = [*map(groepsnaam, (groep.persona or "" for groep in cijfers.per_persona)), ZONDER]
    stromen = (*cijfers.per_persona, cijfers.zonder_persona)
    doelen = (*ratio.per_persona, ratio.zonder_persona)
    for naam, stroom, doel in zip(delen, stromen, doelen, strict=True):
        _schrijf_groep(boek, kwartaal, naam, stroom, doel)
    for veld in _VELDEN:
        boek.gelijk([stroomcel(kwartaal, TOTAAL, veld)], [stroomcel(kwartaal, naam, veld) for naam in delen])
    boek.kwartalen.append(kwartaal)


def _schrijf_groep(
    boek: Boek, kwartaal: Kwartaal, naam: str, stromen: Kwartaalgroep, uitstroom: Uitstroomgroep
) -> None:
    vorig = boek.vorig_kwartaal

    def nu(veld: str) -> str:
        return stroomcel(kwartaal, naam, veld)

    def toen(veld: str) -> Cel:
        return None if vorig is None else stroomcel(vorig, naam, veld)

    def voordien(veld: str) -> int:
        return 0 if vorig is None else boek.aantallen[stroomcel(vorig, naam, veld)]

    for veld in (*STROMEN, "lopend_na", "begeleid"):
        boek.noteer(nu(veld), getattr(stromen, veld))
    dubbel = stromen.lopend_voor + stromen.instroom + stromen.herinstroom - stromen.begeleid
    boek.noteer(nu("dubbel"), dubbel, ongenoemd=True)
    boek.noteer(nu("weg"), voordien("weg") + stromen.onderbroken - stromen.herinstroom, ongenoemd=True)
    boek.noteer(nu("ooit_door"), voordien("ooit_door") + stromen.doorstroom, ongenoemd=True)
    boek.noteer(nu("tot_deelnemers"), uitstroom.van_alle_deelnemers.deelnemers)
    boek.noteer(nu("tot_naar_werk"), uitstroom.van_alle_deelnemers.naar_werk)

    erbij = [toen("lopend_na"), nu("instroom"), nu("herinstroom")]
    boek.gelijk([nu("lopend_na"), nu("uitstroom"), nu("onderbroken")], erbij)
    # Wie twee keer in hetzelfde kwartaal begeleid werd, ging ertussen weg en kwam terug.
    boek.gelijk([nu("begeleid"), nu("dubbel")], erbij)
    boek.hoogstens([nu("onderbroken")], [nu("dubbel")])
    boek.hoogstens([nu("herinstroom")], [nu("dubbel")])
    boek.gelijk([nu("weg"), nu("herinstroom")], [toen("weg"), nu("onderbroken")])
    boek.hoogstens([nu("uitstroom")], [nu("naar_werk")])
    boek.hoogstens([nu("begeleid")], [nu("doorstroom")])
    boek.gelijk([nu("ooit_door")], [toen("ooit_door"), nu("doorstroom")])
    boek.hoogstens([nu("tot_deelnemers")], [nu("ooit_door")])
    boek.gelijk([nu("tot_deelnemers")], [toen("tot_deelnemers"), nu("instroom")])
    boek.gelijk([nu("tot_naar_werk")], [toen("tot_naar_werk"), nu("naar_werk")])


def _schrijf_soorten(boek: Boek, kwartaal: Kwartaal, totaal: Uitstroomgroep) -> None:
    """Waarheen wie naar werk ging, in het kwartaal en tot en met het kwartaal."""
    vorig = boek.vorig_kwartaal
    for soort in SOORTEN:
        boek.noteer(stroomcel(kwartaal, TOTAAL, soort), getattr(totaal.van_wie_uitstroomde, soort))
        boek.noteer(stroomcel(kwartaal, TOTAAL, f"tot_{soort}"), getattr(totaal.van_alle_deelnemers, soort))
        toen = None if vorig is None else stroomcel(vorig, TOTAAL, f"tot_{soort}")
        boek.gelijk([stroomcel(kwartaal, TOTAAL, f"tot_{soort}")], [toen, stroomcel(kwartaal, TOTAAL, soort)])
    for van in ("", "tot_"):
        werk = [stroomcel(kwartaal, TOTAAL, f"{van}{soort}") for soort in SOORTEN if soort != "onbekend"]
        boek.gelijk([stroomcel(kwartaal, TOTAAL, f"{van}naar_werk")], werk)
    weg = [stroomcel(kwartaal, TOTAAL, "naar_werk"), stroomcel(kwartaal, TOTAAL, "onbekend")]
    boek.hoogstens([stroomcel(kwartaal, TOTAAL, "uitstroom")], weg)


# --- indicatoren ------------------------------------------------------------------------------------------------------


def jaarcel(jaar: int, wat: str, kolom: str = "") -> str:
    """De naam van een cel van een jaar: een geheel, of een kolom van een indicator."""
    return f"{jaar:04} {wat} {kolom}".rstrip()


@attrs.frozen
class Jaarcellen:
    """Waar de indicatoren van een kalenderjaar in het boek staan.

    Args:
        alle: de indicatoren van het jaar.
        per_deelnemer: houdt het partnerschap de bijzondere kenmerken per deelnemer bij?
    """

    alle: Indicatoren
    per_deelnemer: bool

    @property
    def jaar(self) -> int:
        """Het kalenderjaar."""
        return self.alle.periode.begin.year

    def geheel(self, wat: str, kolom: str = "") -> str:
        """De cel van een geheel, zoals wie startte."""
        return jaarcel(self.jaar, wat, kolom)

    def cel(self, code: str, kolom: str) -> Cel:
        """De cel waar een kolom van een indicator staat.

        Meer indicatoren delen een cel: wie geen leeftijd heeft, is bij elke leeftijd onbekend.
        """
        if self._is_geteld(code):
            if kolom == "geslacht_geweigerd" or (kolom != "onbekend" and not self.tellingen(code)):
                return None
            if not self.tellingen(code):
                return self.geheel("gestart")
        if kolom not in ("onbekend", "geweigerd"):
            return jaarcel(self.jaar, code, kolom)
        if code in ("EECO01", *_STATUS):
            return self.geheel("zonder_status") if kolom == "onbekend" else None
        if code in _LEEFTIJD:
            return self.geheel("leeftijd", kolom) if kolom == "onbekend" else None
        return jaarcel(self.jaar, "opleiding" if code in _OPLEIDING else code, kolom)

    def tellingen(self, code: str) -> list[Kenmerktelling]:
        """De tellingen waar een bijzonder kenmerk uit komt."""
        return [telling for telling in self.alle.kenmerktellingen if telling.kenmerk is KENMERK_VAN[code]]

    def _is_geteld(self, code: str) -> bool:
        return code in KENMERK_VAN and not self.per_deelnemer

    def getelde_codes(self) -> list[str]:
        """De bijzondere kenmerken waarvan er een telling is."""
        return [code for code in KENMERK_VAN if self._is_geteld(code) and self.tellingen(code)]

    def waarden(self) -> Iterator[Indicatorwaarde]:
        """De indicatoren over mensen; overheden en ondernemingen zijn geen personen."""
        return (waarde for waarde in self.alle.waarden if waarde.code not in ENTITEITEN)


def schrijf_jaar(boek: Boek, cellen: Jaarcellen, per_geslacht: PerGeslacht) -> None:
    """Zet de indicatoren van een kalenderjaar in het boek, na het vierde kwartaal ervan.

    Args:
        boek: met alle kwartalen tot en met dat vierde, en alle vroegere jaren.
        cellen: de indicatoren van het jaar.
        per_geslacht: de gehelen van dat jaar.
    """
    for geheel in GEHELEN:
        boek.noteer(cellen.geheel(geheel), getattr(cellen.alle, geheel))
        naar_geslacht: Mapping[Geslacht, int] = getattr(per_geslacht, geheel)
        for kolom, geslacht in NAAR_GESLACHT.items():
            boek.noteer(cellen.geheel(geheel, kolom), naar_geslacht.get(geslacht, 0), ongenoemd=True)
        boek.gelijk([cellen.geheel(geheel)], [cellen.geheel(geheel, kolom) for kolom in NAAR_GESLACHT])
    for waarde in cellen.waarden():
        for kolom in KOLOMMEN:
            naam = cellen.cel(waarde.code, kolom)
            if naam is not None:
                boek.noteer(naam, getattr(waarde, kolom))
        delen = [cellen.cel(waarde.code, kolom) for kolom in NAAR_GESLACHT]
        boek.gelijk([cellen.cel(waarde.code, "aantal")], delen)
    boek.jaren.append(cellen.jaar)
    _gehelen_uit_kwartalen(boek, cellen.jaar)
    for kolom in ("aantal", *NAAR_GESLACHT):
        _bij_de_start(boek, cellen, kolom)
        _na_het_vertrek(boek, cellen, kolom)
    _met_onbekend(boek, cellen)
    for code in cellen.getelde_codes():
        _niet_geteld(boek, cellen, code)


def _gehelen_uit_kwartalen(boek: Boek, jaar: int) -> None:
    """Wie in een jaar startte of vertrok, deed dat in een van zijn kwartalen; zes maanden is altijd twee kwartalen."""
    dit_jaar = [kwartaal for kwartaal in boek.kwartalen if kwartaal.jaar == jaar]
    half_jaar_eerder = [Kwartaal(jaar - 1, 3), Kwartaal(jaar - 1, 4), Kwartaal(jaar, 1), Kwartaal(jaar, 2)]
    voor = [kwartaal for kwartaal in boek.kwartalen if kwartaal in half_jaar_eerder]
    boek.gelijk([jaarcel(jaar, "gestart")], [stroomcel(kwartaal, TOTAAL, "instroom") for kwartaal in dit_jaar])
    boek.gelijk([jaarcel(jaar, "vertrokken")], [stroomcel(kwartaal, TOTAAL, "uitstroom") for kwartaal in dit_jaar])
    boek.gelijk([jaarcel(jaar, "zes_maanden_later")], [stroomcel(kwartaal, TOTAAL, "uitstroom") for kwartaal in voor])


def _bij_de_start(boek: Boek, cellen: Jaarcellen, kolom: str) -> None:
    geheel = "" if kolom == "aantal" else kolom

    def cel(code: str) -> Cel:
        return cellen.cel(code, kolom)

    gestart = cellen.geheel("gestart", geheel)
    boek.gelijk([gestart], [cel("EECO01"), cellen.geheel("zonder_status", geheel)])
    boek.gelijk([cel("EECO01")], [cel(code) for code in _STATUS])
    boek.hoogstens([cel("EECO02")], [cel("EECO03")])
    for codes in (_LEEFTIJD, _OPLEIDING, *((code,) for code in KENMERK_VAN)):
        boek.hoogstens([gestart], [cel(code) for code in codes])


def _na_het_vertrek(boek: Boek, cellen: Jaarcellen, kolom: str) -> None:
    geheel = "" if kolom == "aantal" else kolom
    vertrokken, later = cellen.geheel("vertrokken", geheel), cellen.geheel("zes_maanden_later", geheel)
    boek.hoogstens([vertrokken], [cellen.cel("EECR01", kolom), cellen.cel("EECR04", kolom)])
    for code in ("EECR02", "EECR03"):
        boek.hoogstens([vertrokken], [cellen.cel(code, kolom)])
    boek.hoogstens([later], [cellen.cel(code, kolom) for code in _LATER])
    for delen, gehelen in (
        *((codes, start) for codes, start in _HERKOMST),
        (("vertrokken",), ("gestart",)),
        (("zes_maanden_later",), ("vertrokken",)),
    ):
        naam = geheel if delen[0] in GEHELEN else kolom
        boek.hoogstens(_alle_jaren(boek, gehelen, naam), _alle_jaren(boek, delen, naam))


def _alle_jaren(boek: Boek, codes: Iterable[str], kolom: str) -> list[str]:
    return [jaarcel(jaar, code, kolom) for jaar in boek.jaren for code in codes]


def _met_onbekend(boek: Boek, cellen: Jaarcellen) -> None:
    """Wie niet antwoordt of niet bekend is, zit in hetzelfde geheel als wie ja zegt."""
    gestart, vertrokken, later = (cellen.geheel(naam) for naam in ("gestart", "vertrokken", "zes_maanden_later"))

    def samen(*codes: str) -> list[Cel]:
        antwoorden = [cellen.cel(codes[0], kolom) for kolom in ("onbekend", "geweigerd")]
        return [*(cellen.cel(code, "aantal") for code in codes), *antwoorden]

    boek.gelijk([gestart], samen(*_OPLEIDING))
    boek.hoogstens([gestart], samen(*_LEEFTIJD))
    boek.hoogstens([cellen.cel("EECO02", "aantal"), cellen.geheel("zonder_status")], samen("EECO03"))
    for code in KENMERK_VAN:
        if gestart not in samen(code):
            boek.hoogstens([gestart], samen(code))
    for code in _BIJ_VERTREK:
        boek.hoogstens([vertrokken], samen(code))
    for code in _LATER:
        boek.hoogstens([later], samen(code))


def _niet_geteld(boek: Boek, cellen: Jaarcellen, code: str) -> None:
    """Voor wie in een kwartaal zonder telling startte, is een geteld kenmerk niet bekend; een lezer ziet welke."""
    kwartalen = [kwartaal for kwartaal in boek.kwartalen if kwartaal.jaar == cellen.jaar]
    geteld = [telling.periode for telling in cellen.tellingen(code)]
    ongeteld = [k for k in kwartalen if not any(k.periode.doorsnede(periode) for periode in geteld)]
    deels = [k for k in kwartalen if not any(periode.omvat(k.periode) for periode in geteld)]
    onbekend = [cellen.cel(code, "onbekend")]
    minstens, meest = ([stroomcel(k, TOTAAL, "instroom") for k in deel] for deel in (ongeteld, deels))
    if ongeteld == deels:
        boek.gelijk(onbekend, minstens)
    else:
        boek.hoogstens(onbekend, minstens)
        boek.hoogstens(meest, onbekend)
