"""Elk cijfer van een echte aanvraag wordt bewaakt: wijzigt er één in de tekst, dan zegt het lezen of de controle waar.

Hier staat niets van de aanvraag zelf: welke cijfers er zijn en waar ze staan, wordt bij het draaien uit haar tekst
gehaald, los van de lezer van de bibliotheek.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs
import pytest

from lokale_partnerschappen import Platoslezing, controleer, lees_platos

_CEL: Final = re.compile(r"-?\d[\d.]*(?:,\d+)?\Z")
_STREEPJE: Final = re.compile(r"-\Z")
_STUKKEN: Final = re.compile(r"(\d+)(?: bestanden)?\Z")
# Een keuze of een nummer is geen cijfer van de begroting: ze zeggen wat of wie, niet hoeveel.
_GEEN_CIJFER: Final = frozenset(
    {"Soort", "Bron", "Persoonsgebonden", "KBO nr", "Is Limburg-transitieregio van toepassing?"}
)
# Wat geen enkel ander cijfer op het formulier tegenspreekt; met de reden.
NIETS_OM_MEE_TE_VERGELIJKEN: Final = {
    "Loonfiche": "een aantal bijlagen staat nergens anders; alleen of er een is, telt",
    "Bewijsstuk": "een aantal bijlagen staat nergens anders; alleen of er een is, telt",
}
# Kop van een stuk -> de vakken van het dossier waar een bevinding over zijn cijfers kan staan.
VAKKEN: Final = {
    "Kosten reeds aangeworven projectpersoneel": ("personeel", "personeel_totaal"),
    "Forfait": ("forfaitpercentage", "kosten_"),
    "Totale kosten": ("kosten_", "financiering_"),
    "Cofinanciering": ("cofinanciering", "financiering_"),
    "Financiering werking": ("financiering_werking",),
    "Financiering ondersteuning": ("financiering_ondersteuning",),
    "Totale financiering": ("financiering_project",),
}


@attrs.frozen
class Cijfer:
    """Een cijfer in de tekst.

    Args:
        stuk: de kop waaronder het staat.
        veld: de naam van de kolom of het label erboven.
        rij: het hoeveelste van zijn tabel, vanaf nul; ``None`` op een totaallijn of naast een label.
        regel: index van de regel.
        cel: index van de cel op die regel.
    """

    stuk: str
    veld: str
    rij: int | None
    regel: int
    cel: int


def alle_cijfers(regels: list[str], vorm: re.Pattern[str] = _CEL) -> Iterator[Cijfer]:
    """Elk cijfer (of elke cel van een andere vorm) tussen de koppen Kosten en Boekhouding, in volgorde."""
    stuk, label, kop, rij = "", "", [""], 0
    for nr in range(regels.index("Kosten"), regels.index("Boekhouding")):
        cellen = [cel.strip() for cel in regels[nr].split("\t")]
        if len(cellen) == 1:
            tekst = cellen[0]
            if tekst in VAKKEN:
                stuk, rij = tekst, 0
            elif vorm.match(tekst):
                yield Cijfer(stuk, label, None, nr, 0)
            elif tekst and not tekst.endswith((".", "zodat")) and "=" not in tekst:
                label = tekst
        elif "Soort" in cellen:
            kop = cellen
        else:
            totaal = cellen[0] == "Totaal"
            getallen = [i for i, cel in enumerate(cellen) if vorm.match(cel) or (vorm is _CEL and _STUKKEN.match(cel))]
            for volgnummer, plaats in enumerate(getallen):
                veld = _totaalkolom(kop, volgnummer, getallen) if totaal else kop[_kolom(kop, cellen, plaats)]
                yield Cijfer(stuk, veld, None if totaal else rij, nr, plaats)
            rij += not totaal and len([cel for cel in cellen if cel]) > 1


def _kolom(kop: list[str], cellen: list[str], plaats: int) -> int:
    """De kolom van een cel: bij een verschoven bladzijde staan de eerste kolommen nog op hun plaats."""
    assert all(cellen[i] for i in range(kop.index("Soort"), plaats + 1)), "een lege cel voor een cijfer"
    return plaats


def _totaalkolom(kop: list[str], volgnummer: int, getallen: list[int]) -> str:
    """De kolommen met een totaal zijn de laatste cijferkolommen, in dezelfde volgorde als de kop."""
    kolommen = [naam for naam in kop if naam.startswith(("Projecturen", "Kosten", "Bedrag"))]
    assert len(kolommen) == len(getallen)
    return kolommen[volgnummer]


def anders(cijfer: Cijfer, cel: str) -> str:
    """Hetzelfde cijfer, duidelijk anders, in de schrijfwijze van de cel; in plaats van een streepje een bedrag.

    Een bedrag krijgt er € 7,77 bij, uren één uur en een percentage één procent. Een loon krijgt er € 77,70 bij, want
    1,2 % daarvan moet meer dan de marge van het SUT zijn.
    """
    if _STREEPJE.match(cel):
        return "7.77"
    stukken = _STUKKEN.match(cel)
    if cijfer.veld in NIETS_OM_MEE_TE_VERGELIJKEN:
        assert stukken
        return cel.replace(stukken[1], str(int(stukken[1]) + 1), 1)
    if "," in cel:  # een totaallijn: duizendtallen met een punt, twee decimalen
        centen = int(re.sub(r"[.,]", "", cel)) + (100 if cijfer.veld == "Projecturen" else 777)
        return f"{centen // 100:,}".replace(",", ".") + f",{centen % 100:02}"
    heel, _, decimalen = cel.partition(".")
    duizendsten = int(heel) * 1000 + int(decimalen.ljust(3, "0"))
    erbij = {"Brutoloon": 77_700, "Projecturen": 1000}.get(cijfer.veld, 1000 if "%" in cijfer.veld else 7770)
    nieuw = duizendsten + erbij
    rest = f"{nieuw % 1000:03}".rstrip("0")
    return f"{nieuw // 1000}.{rest}" if rest else str(nieuw // 1000)


@pytest.fixture(scope="module")
def regels(aanvraag: Path) -> list[str]:
    """De regels van de aanvraag."""
    return aanvraag.read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def cijfers(regels: list[str]) -> list[Cijfer]:
    """Elk cijfer van haar tabellen en velden."""
    return [cijfer for cijfer in alle_cijfers(regels) if cijfer.veld not in _GEEN_CIJFER]


Oordeel = tuple[frozenset[tuple[str, str, str]], frozenset[tuple[int, str]]]


def beoordeeld(regels: list[str]) -> Oordeel:
    """Wat de controle en het lezen zeggen: bevindingen met hun plaats, en regels die geen plaats kregen."""
    lezing: Platoslezing = lees_platos("\n".join(regels))
    bevindingen = {(b.regel.id, b.plaats, str(b)) for b in controleer(lezing.partnerschap)}
    return frozenset(bevindingen), frozenset((melding.regel, melding.reden) for melding in lezing.niet_geplaatst)


def met(regels: list[str], cijfer: Cijfer) -> list[str]:
    """De aanvraag waarin dit ene cijfer anders is."""
    cellen = regels[cijfer.regel].split("\t")
    oud = cellen[cijfer.cel].strip()
    nieuw = anders(cijfer, oud)
    assert nieuw != oud
    cellen[cijfer.cel] = nieuw
    return [*regels[: cijfer.regel], "\t".join(cellen), *regels[cijfer.regel + 1 :]]


def naast(cijfer: Cijfer, plaats: str) -> bool:
    """Staat een bevinding op het cijfer of ernaast: op zijn lijn, of in een vak van zijn stuk?"""
    vak = plaats.removeprefix("begrotingen[0].")
    lijn = re.match(r"\w+\[(\d+)\]", vak)
    if lijn and cijfer.rij is not None and int(lijn[1]) != cijfer.rij:
        return False
    return vak.startswith(VAKKEN[cijfer.stuk])


def test_alle_cijfers_van_de_tabellen_zijn_gevonden(cijfers: list[Cijfer]) -> None:
    """Hoeveel er per stuk zijn, tabellen en velden samen, ook die nergens mee te vergelijken zijn."""
    assert Counter(cijfer.stuk for cijfer in cijfers) == {
        "Kosten reeds aangeworven projectpersoneel": 18 * 6 + 4,
        "Forfait": 4,
        "Totale kosten": 3,
        "Cofinanciering": 4 * 3 + 3,
        "Financiering werking": 11,
        "Financiering ondersteuning": 9,
        "Totale financiering": 10,
    }
    assert Counter(cijfer.veld for cijfer in cijfers if cijfer.veld in NIETS_OM_MEE_TE_VERGELIJKEN) == {
        "Loonfiche": 18,
        "Bewijsstuk": 4,
    }


def ontsnapt(regels: list[str], cijfers: Iterable[Cijfer]) -> tuple[list[Cijfer], list[Cijfer]]:
    """De cijfers waarvan een wijziging niets geeft, en die waarvan ze alleen ergens anders iets geeft."""
    bevindingen, niet_geplaatst = beoordeeld(regels)
    gemist, elders = [], []
    for cijfer in cijfers:
        nieuwe_bevindingen, nieuw_niet_geplaatst = beoordeeld(met(regels, cijfer))
        erbij = {plaats for _, plaats, _ in nieuwe_bevindingen - bevindingen}
        meldingen = {nr for nr, _ in nieuw_niet_geplaatst - niet_geplaatst}
        if not erbij and not meldingen:
            gemist.append(cijfer)
        elif cijfer.regel + 1 not in meldingen and not any(naast(cijfer, plaats) for plaats in erbij):
            elders.append(cijfer)
    return gemist, elders


def test_geen_enkel_veranderd_cijfer_ontsnapt(regels: list[str], cijfers: list[Cijfer]) -> None:
    """Een nieuwe bevinding op het cijfer of ernaast, of een regel die geen plaats meer krijgt."""
    te_vergelijken = [cijfer for cijfer in cijfers if cijfer.veld not in NIETS_OM_MEE_TE_VERGELIJKEN]
    assert len(te_vergelijken) == len(cijfers) - 22
    assert ontsnapt(regels, te_vergelijken) == ([], [])


def test_een_getal_in_plaats_van_een_streepje_ontsnapt_niet(regels: list[str]) -> None:
    """Behalve in een controleveld: wat dat toont, telt nooit mee, want het wordt herrekend."""
    streepjes = list(alle_cijfers(regels, _STREEPJE))
    controles = [cijfer for cijfer in streepjes if cijfer.veld.startswith("Controle")]
    assert (len(streepjes), len(controles)) == (18 + 4 + 11, 3)
    assert ontsnapt(regels, streepjes) == (controles, [])


def test_van_een_aantal_bijlagen_telt_alleen_of_er_een_is(regels: list[str], cijfers: list[Cijfer]) -> None:
    """Wat nergens mee te vergelijken is, verandert alleen de melding dat er bijlagen ontbreken."""
    bevindingen, niet_geplaatst = beoordeeld(regels)
    for cijfer in cijfers:
        if cijfer.veld in NIETS_OM_MEE_TE_VERGELIJKEN:
            nieuwe_bevindingen, nieuw_niet_geplaatst = beoordeeld(met(regels, cijfer))
            assert {naam for naam, _, _ in nieuwe_bevindingen ^ bevindingen} == {"bijlagen-ontbreken"}
            assert nieuw_niet_geplaatst == niet_geplaatst
