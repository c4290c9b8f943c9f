"""De caseload van een partnerschap over een periode, naast de capaciteit van zijn begeleiders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Final
from xml.etree import ElementTree as ET

import attrs

from lokale_partnerschappen.basis.bedrag import rond_half_omhoog
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import toon_datum, toon_getal, toon_periode, vertaal
from lokale_partnerschappen.berekeningen.trajecten.caseload import (
    Capaciteit,
    Caseloadstap,
    capaciteit,
    caseloadverloop,
)
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden
from lokale_partnerschappen.uitwisseling.grafiek.svg import (
    Punt,
    als_svg,
    benoem,
    kop,
    lijn,
    open_teken,
    rechthoek,
    tekst,
    tekstbreedte,
    vol_teken,
)

_BREEDTE: Final = 800
_LINKS: Final = 64
_RECHTS: Final = 776
_BOVEN: Final = 96
_ONDER: Final = 396
_HOOGSTENS_STREPEN: Final = 9
_MAANDSTAPPEN: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


@attrs.frozen
class _Stuk:
    """Een stuk van de lijn; ``None`` als het aantal te klein is om te tonen."""

    begin: date
    einde: date
    aantal: int | None
    gewogen: Fraction


@attrs.frozen
class _Plaats:
    """De capaciteit in een deel van de periode."""

    begin: date
    einde: date
    capaciteit: Capaciteit


@attrs.frozen
class _Vlak:
    """Waar een dag en een aantal op papier staan."""

    begin: date
    einde: date
    hoogst: int

    def x(self, dagen: int) -> Fraction:
        """Zoveel dagen na het begin van de periode."""
        return _LINKS + Fraction((_RECHTS - _LINKS) * dagen, (self.einde - self.begin).days + 1)

    def voor(self, dag: date) -> Fraction:
        """Waar een dag begint."""
        return self.x((dag - self.begin).days)

    def na(self, dag: date) -> Fraction:
        """Waar een dag eindigt."""
        return self.x((dag - self.begin).days + 1)

    def y(self, aantal: int | Fraction) -> Fraction:
        """Hoe hoog een aantal staat."""
        return _ONDER - (_ONDER - _BOVEN) * Fraction(aantal) / self.hoogst


@attrs.frozen(kw_only=True)
class _Beeld:
    """Alles wat de grafiek toont; wat verborgen is, zit er niet in."""

    stukken: Sequence[_Stuk]
    plaatsen: Sequence[_Plaats]
    grens: int | None
    met_gewicht: bool

    @property
    def zichtbaar(self) -> list[tuple[int, _Stuk]]:
        """De stukken die met hun aantal getoond worden."""
        return [(stuk.aantal, stuk) for stuk in self.stukken if stuk.aantal is not None]

    @property
    def top(self) -> tuple[int, _Stuk] | None:
        """Het hoogste aantal, met het eerste stuk waarin het bereikt wordt."""
        return max(self.zichtbaar, key=lambda paar: paar[0], default=None)


def caseload_svg(
    partnerschap: Partnerschap,
    periode: Periode,
    *,
    voorwaarden: Voorwaarden,
    verberg_klein: bool = True,
    taal: str = "nl",
) -> str:
    """Tekent hoeveel deelnemers elke dag begeleid worden, naast de capaciteit van de begeleiders, als SVG.

    Een aantal onder ``kleinste_groep`` staat er als een gearceerd vak en niet als lijn: uit het bestand is het niet af
    te lezen, ook niet uit de coördinaten of de beschrijving. Nul hoort bij dat vak, want van nul naar iets toont
    wanneer de eerste deelnemer begon. De gewogen caseload blijft dan helemaal weg: een sprong erin toont welke persona
    iemand heeft die die dag begint. Wat blijft: een stap van één toont een dag waarop iemand begon of stopte, maar
    niet wie. Is dat al te veel, toon dan de cijfers per kwartaal.

    Args:
        partnerschap: het dossier.
        periode: waarover, met een einde.
        voorwaarden: de parameters van de oproep.
        verberg_klein: ``False`` toont elk aantal en de gewogen caseload; alleen voor wie de deelnemers begeleidt.
        taal: ``nl``, ``fr`` of ``en``.

    Raises:
        ValueError: de periode heeft geen einde, er wordt niemand begeleid, of een dag valt in twee verschillende
            begrotingen.

    Bron: 16 tot 18 dossiers per voltijdse begeleider (goedgekeurde aanvraag, vraag 7); zie `caseloadverloop` en
        `capaciteit`. De vorm van de grafiek is een keuze.

    >>> deelnemers = [
    ...     Deelnemer(id=f"d-7k3mq9x2vtb{teken}", trajecten=(Traject(id="t-7k3mq9x2vtbz", start=date(2024, 3, 1)),))
    ...     for teken in "234567"
    ... ]
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=tuple(deelnemers))
    >>> voorwaarden = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG)
    >>> svg = caseload_svg(dossier, Periode.jaar(2024), voorwaarden=voorwaarden)
    >>> "Op 1 januari 2024: minder dan 5. Op 31 december 2024: 6." in svg
    True
    """
    if periode.einde is None:
        raise ValueError(vertaal("een grafiek van de caseload vraagt een periode met een einde", taal))
    stappen = caseloadverloop(partnerschap.deelnemers, partnerschap.personas, periode)
    if not any(stap.caseload for stap in stappen):
        raise ValueError(vertaal("in deze periode wordt niemand begeleid", taal))
    grens = voorwaarden.kleinste_groep if verberg_klein else None
    beeld = _Beeld(
        stukken=list(_stukken(stappen, periode.einde, grens)),
        plaatsen=list(_plaatsen(partnerschap, periode, voorwaarden)),
        grens=grens,
        met_gewicht=not verberg_klein and any(stap.caseload != stap.gewogen for stap in stappen),
    )
    titel = vertaal("Caseload, {periode}", taal).format(periode=toon_periode(periode, taal))
    wie = vertaal("Deelnemers in begeleiding: {naam}", taal).format(naam=benoem(partnerschap.naam))
    vlak = _Vlak(periode.begin, periode.einde, _hoogste_streep(beeld))
    vormen = [*kop(titel, wie), *_assen(vlak, beeld), *_getekend(vlak, beeld, taal), *_legende(beeld, taal)]
    uitleg = " ".join([f"{wie}.", *_in_woorden(beeld, taal)])
    return als_svg("caseload", _BREEDTE, 550, vormen, titel=titel, beschrijving=uitleg, taal=taal)


# --- wat er te tonen is -----------------------------------------------------------------------------------------------


def _stukken(stappen: Sequence[Caseloadstap], einde: date, grens: int | None) -> Iterator[_Stuk]:
    """De stappen, met te kleine aantallen verborgen; verborgen buren worden één stuk, anders zijn hun dagen te zien."""
    for verborgen, groep in groupby(stappen, lambda stap: grens is not None and stap.caseload < grens):
        samen = list(groep)
        if verborgen:
            yield _Stuk(samen[0].periode.begin, samen[-1].periode.einde or einde, None, Fraction(0))
        else:
            yield from (
                _Stuk(een.periode.begin, een.periode.einde or einde, een.caseload, een.gewogen) for een in samen
            )


def _plaatsen(partnerschap: Partnerschap, periode: Periode, voorwaarden: Voorwaarden) -> Iterator[_Plaats]:
    """De capaciteit volgens elke begroting die in de periode valt."""
    for begroting in sorted(set(partnerschap.begrotingen), key=lambda een: een.periode):
        deel = begroting.periode.doorsnede(periode)
        if deel is None or deel.einde is None:
            continue
        gevonden = capaciteit.onder(voorwaarden)(partnerschap.begrotingen, deel.begin)
        if gevonden is not None:
            yield _Plaats(deel.begin, deel.einde, gevonden)


# --- de assen ---------------------------------------------------------------------------------------------------------


def _streepafstand(hoogst: int | Fraction) -> int:
    """Zoveel ligt er tussen twee strepen: 1, 2 of 5 met nullen, zodat er hoogstens negen zijn."""
    tiental = 1
    while True:
        for factor in (1, 2, 5):
            if hoogst < factor * tiental * _HOOGSTENS_STREPEN:
                return factor * tiental
        tiental *= 10


def _hoogste_streep(beeld: _Beeld) -> int:
    hoogtes = [
        Fraction(2 * (beeld.grens or 1)),
        *(Fraction(aantal) for aantal, _ in beeld.zichtbaar),
        *(stuk.gewogen for _, stuk in beeld.zichtbaar if beeld.met_gewicht),
        *(plaats.capaciteit.hoogstens for plaats in beeld.plaatsen),
    ]
    afstand = _streepafstand(max(hoogtes))
    return afstand * (max(hoogtes) // afstand + 1)


def _assen(vlak: _Vlak, beeld: _Beeld) -> Iterator[ET.Element]:
    """De strepen met hun aantal, en de maanden; onder de grens staat geen streep."""
    for aantal in range(0, vlak.hoogst + 1, _streepafstand(vlak.hoogst - 1)):
        if aantal == 0 or aantal >= (beeld.grens or 0):
            y = vlak.y(aantal)
            yield lijn([(_LINKS, y), (_RECHTS, y)], rol="rooster", dikte="1" if aantal == 0 else "0.5")
            yield tekst(_LINKS - 8, y + 5, str(aantal), rol="zacht", grootte=13, anker="end")
    for dag in _maanden(vlak.begin, vlak.einde):
        x = vlak.voor(dag)
        yield lijn([(x, _ONDER), (x, _ONDER + 6)], rol="rooster")
        anker = "start" if x < _LINKS + 24 else "end" if x > _RECHTS - 24 else "middle"
        yield tekst(x, _ONDER + 22, f"{dag.month:02}/{dag.year}", rol="zacht", grootte=13, anker=anker)


def _maanden(begin: date, einde: date) -> list[date]:
    """De eerste dagen van maanden in de periode, zo ver uit elkaar dat hun namen naast elkaar passen."""
    eerste, laatste = begin.year * 12 + begin.month - 1, einde.year * 12 + einde.month - 1
    stap = next(stap for stap in _MAANDSTAPPEN if (laatste - eerste) // stap < _HOOGSTENS_STREPEN)
    dagen = [date(maand // 12, maand % 12 + 1, 1) for maand in range(eerste, laatste + 1) if maand % stap == 0]
    return [dag for dag in dagen if dag >= begin]


# --- de lijn en de vakken ---------------------------------------------------------------------------------------------


def _getekend(vlak: _Vlak, beeld: _Beeld, taal: str) -> Iterator[ET.Element]:
    for plaats in beeld.plaatsen:
        links, boven = vlak.voor(plaats.begin), vlak.y(plaats.capaciteit.hoogstens)
        breedte, hoogte = vlak.na(plaats.einde) - links, vlak.y(plaats.capaciteit.minstens) - boven
        yield rechthoek(links, boven, breedte, hoogte, rol="groen", patroon="ijl", streep="puntjes")
        opschrift = vertaal("plaats voor {minstens} tot {hoogstens}", taal).format(**_van_tot(plaats, taal))
        if tekstbreedte(opschrift, 13) + 16 <= breedte:
            yield tekst(links + 8, boven - 7, opschrift, grootte=13, omlijnd=True)
    for stuk in beeld.stukken:
        if stuk.aantal is None:
            yield from _verborgen(vlak, stuk, beeld.grens or 0, taal)
    if beeld.met_gewicht:
        yield from _lijnen(vlak, beeld, gewogen=True)
    yield from _lijnen(vlak, beeld, gewogen=False)
    yield from _aantallen(vlak, beeld, taal)


def _verborgen(vlak: _Vlak, stuk: _Stuk, grens: int, taal: str) -> Iterator[ET.Element]:
    links, rechts, boven = vlak.voor(stuk.begin), vlak.na(stuk.einde), vlak.y(grens)
    yield rechthoek(links, boven, rechts - links, _ONDER - boven, rol="zacht", patroon="liggend", streep="streepjes")
    opschrift = _minder_dan(grens, taal)
    if tekstbreedte(opschrift, 13) <= rechts - links:
        yield tekst((links + rechts) / 2, boven - 6, opschrift, grootte=13, anker="middle", omlijnd=True)


def _lijnen(vlak: _Vlak, beeld: _Beeld, *, gewogen: bool) -> Iterator[ET.Element]:
    """Eén lijn per reeks zichtbare stukken; naast een verborgen stuk stopt ze op de rand van het vak."""
    rol, streep, dikte = ("oranje", "streepjes", "2.5") if gewogen else ("blauw", "vol", "3")
    punten: list[Punt] = []
    for vorig, stuk, volgend in _met_buren(beeld.stukken):
        if stuk.aantal is None:
            continue
        y, rand = vlak.y(stuk.gewogen if gewogen else stuk.aantal), vlak.y(beeld.grens or 0)
        if vorig is not None and vorig.aantal is None:
            punten.append((vlak.voor(stuk.begin), rand))
        punten += [(vlak.voor(stuk.begin), y), (vlak.na(stuk.einde), y)]
        if volgend is None or volgend.aantal is None:
            punten += [] if volgend is None else [(vlak.na(stuk.einde), rand)]
            yield lijn(punten, rol=rol, streep=streep, dikte=dikte)
            punten = []


def _met_buren(stukken: Sequence[_Stuk]) -> Iterator[tuple[_Stuk | None, _Stuk, _Stuk | None]]:
    rij = [None, *stukken, None]
    for (vorig, stuk), (_, volgend) in pairwise(pairwise(rij)):
        assert stuk is not None
        yield vorig, stuk, volgend


def _aantallen(vlak: _Vlak, beeld: _Beeld, taal: str) -> Iterator[ET.Element]:
    """Het hoogste aantal en het laatste, met hun teken en in woorden bij de lijn; hetzelfde stuk maar één keer."""
    if beeld.top is not None:
        aantal, stuk = beeld.top
        x = (vlak.voor(stuk.begin) + vlak.na(stuk.einde)) / 2
        anker = "start" if x < _LINKS + 60 else "end" if x > _RECHTS - 60 else "middle"
        yield open_teken(x, vlak.y(aantal), rol="blauw")
        hoogst = vertaal("hoogste: {aantal}", taal).format(aantal=aantal)
        yield tekst(x, vlak.y(aantal) - 12, hoogst, anker=anker, vet=True, omlijnd=True)
    laatste = beeld.stukken[-1]
    if laatste.aantal is not None and beeld.top != (laatste.aantal, laatste):
        y = vlak.y(laatste.aantal)
        yield vol_teken(_RECHTS, y, rol="blauw")
        op_het_einde = vertaal("op het einde: {aantal}", taal).format(aantal=laatste.aantal)
        yield tekst(_RECHTS - 10, y + 22, op_het_einde, anker="end", vet=True, omlijnd=True)


def _legende(beeld: _Beeld, taal: str) -> Iterator[ET.Element]:
    """Wat elke lijn en elk vak is, twee naast elkaar."""
    regels = ["caseload", *(["gewogen"] if beeld.met_gewicht else [])]
    regels += ["capaciteit"] if beeld.plaatsen else []
    regels += ["verborgen"] if any(stuk.aantal is None for stuk in beeld.stukken) else []
    for nummer, wat in enumerate(regels):
        x, y = _LINKS + 356 * (nummer % 2), _ONDER + 68 + 32 * (nummer // 2)
        yield _staal(wat, x, y)
        yield tekst(x + 46, y + 5, _legendetekst(wat, beeld.grens or 0, taal))


def _staal(wat: str, x: int, y: int) -> ET.Element:
    match wat:
        case "caseload":
            return lijn([(x, y), (x + 36, y)], rol="blauw", dikte="3")
        case "gewogen":
            return lijn([(x, y), (x + 36, y)], rol="oranje", streep="streepjes", dikte="2.5")
        case "capaciteit":
            return rechthoek(x, y - 8, 36, 16, rol="groen", patroon="ijl", streep="puntjes")
        case _:
            return rechthoek(x, y - 8, 36, 16, rol="zacht", patroon="liggend", streep="streepjes")


def _legendetekst(wat: str, grens: int, taal: str) -> str:
    match wat:
        case "caseload":
            return vertaal("deelnemers in begeleiding", taal)
        case "gewogen":
            return vertaal("gewogen met de persona", taal)
        case "capaciteit":
            return vertaal("capaciteit van de begeleiders", taal)
        case _:
            return vertaal("minder dan {grens}: aantal niet getoond", taal).format(grens=grens)


# --- in woorden -------------------------------------------------------------------------------------------------------


def _minder_dan(grens: int, taal: str) -> str:
    return vertaal("minder dan {grens}", taal).format(grens=grens)


def _in_woorden(beeld: _Beeld, taal: str) -> Iterator[str]:
    eerste, laatste = beeld.stukken[0], beeld.stukken[-1]
    for dag, stuk in ((eerste.begin, eerste), (laatste.einde, laatste)):
        zin = vertaal("Op {dag}: {aantal}.", taal)
        aantal = _minder_dan(beeld.grens or 0, taal) if stuk.aantal is None else str(stuk.aantal)
        yield zin.format(dag=toon_datum(dag, taal), aantal=aantal)
    if beeld.top is not None:
        hoogst, stuk = beeld.top
        zin = vertaal("Het hoogste aantal is {aantal}, vanaf {dag}.", taal)
        yield zin.format(aantal=hoogst, dag=toon_datum(stuk.begin, taal))
    if any(stuk.aantal is None for stuk in beeld.stukken):
        yield vertaal("Een aantal onder {grens} wordt niet getoond.", taal).format(grens=beeld.grens)
    if beeld.met_gewicht:
        zin = vertaal("Gewogen met de persona is het hoogste aantal {aantal}.", taal)
        yield zin.format(aantal=_afgerond(max(stuk.gewogen for stuk in beeld.stukken), taal))
    for plaats in beeld.plaatsen:
        zin = vertaal("Van {begin} tot en met {einde} is er plaats voor {minstens} tot {hoogstens} deelnemers.", taal)
        yield zin.format(
            begin=toon_datum(plaats.begin, taal), einde=toon_datum(plaats.einde, taal), **_van_tot(plaats, taal)
        )


def _van_tot(plaats: _Plaats, taal: str) -> dict[str, str]:
    return {
        "minstens": _afgerond(plaats.capaciteit.minstens, taal),
        "hoogstens": _afgerond(plaats.capaciteit.hoogstens, taal),
    }


def _afgerond(aantal: Fraction, taal: str) -> str:
    return toon_getal(rond_half_omhoog(aantal, 1).normalize() + 0, taal)
