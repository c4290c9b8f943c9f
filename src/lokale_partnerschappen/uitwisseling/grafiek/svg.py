"""De kleine woordenschat van elke grafiek: vormen, tekst, kleuren en patronen, en het geheel als SVG.

Een grafiek is te lezen zonder kleur te zien en zonder haar te zien: elke reeks heeft een eigen patroon, lijn of teken
met een naam erbij, en ``<title>`` en ``<desc>`` zeggen in woorden wat er staat. Alles krijgt de kleur van zijn omgeving
(``currentColor``); de stijl in de grafiek zelf kiest kleuren voor een lichte of een donkere achtergrond. Er zijn geen
scripts en geen verwijzingen naar buiten. Dezelfde gegevens geven dezelfde bytes: coördinaten zijn breuken, op twee
decimalen geschreven, en alles wat een ``id`` heeft, heet naar de inhoud van de grafiek, zodat er meer op één
webpagina kunnen staan.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final
from xml.etree import ElementTree as ET

from lokale_partnerschappen.basis.bedrag import rond_half_omhoog
from lokale_partnerschappen.basis.persoonsgegeven import LANGST_GETOOND, persoonsgegeven_in, toonbaar

Getal = int | Fraction
Punt = tuple[Getal, Getal]

# Elke rol met haar kleur op een lichte en op een donkere achtergrond; elk contrast is minstens 4,5 op 1.
KLEUREN: Final = {
    "inkt": ("#1a1a1a", "#f2f2f2"),
    "zacht": ("#595959", "#c4c4c4"),
    "rooster": ("#737373", "#949494"),
    "blauw": ("#0b4f94", "#8cc2ff"),
    "oranje": ("#a13d00", "#ffb27d"),
    "groen": ("#00674c", "#6bd8b0"),
    "paars": ("#7d2a74", "#eaa6dd"),
}
ACHTERGROND: Final = ("#ffffff", "#1b1b1f")
# Geen lettertype van buiten: wat het toestel al heeft, met de namen waaronder een omzetter naar PNG het ook vindt.
LETTERTYPE: Final = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif"
)
# Wat in elk vakje van een patroon getekend is: (zijde van het vakje, pad, dikte van de lijn). Een pad zonder dikte is
# gevuld. De patronen verschillen ook in het grijs van een afdruk.
PATRONEN: Final[dict[str, tuple[int, str, str]]] = {
    "vol": (8, "M0 0H8V8H0Z", ""),
    "schuin": (8, "M-2 2L2 -2M0 8L8 0M6 10L10 6", "2.5"),
    "stippen": (8, "M2 0A2 2 0 1 1 2 4A2 2 0 1 1 2 0ZM6 4A2 2 0 1 1 6 8A2 2 0 1 1 6 4Z", ""),
    "liggend": (6, "M0 3H6", "2"),
    "ruiten": (10, "M0 0L10 10M0 10L10 0", "1.5"),
    "ijl": (10, "M-2 8L2 12M0 0L10 10M8 -2L12 2", "1"),
}
_STREEP: Final = {"vol": "", "streepjes": "7 5", "puntjes": "2 4"}
# XML kent deze tekens niet; tekens die de leesrichting omkeren, zouden een cijfer naast een naam doen verspringen.
_ONZICHTBAAR: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_RAND: Final = 24


# --- getallen en tekst ------------------------------------------------------------------------------------------------


def schrijf_getal(getal: Getal) -> str:
    """Schrijft een coördinaat met twee decimalen, half omhoog; overal dezelfde tekens voor hetzelfde getal.

    >>> schrijf_getal(Fraction(2, 3)), schrijf_getal(-1), schrijf_getal(Fraction(-1, 1000))
    ('0.67', '-1.00', '0.00')
    """
    return str(rond_half_omhoog(Fraction(getal), 2))


def benoem(naam: str) -> str:
    """Een naam uit het dossier voor in een grafiek: schoon, ingekort, en nooit een persoonsgegeven.

    >>> benoem("iemand@voorbeeld.be"), benoem(" ")
    ('(niet getoond: het lijkt een e-mailadres)', '?')
    """
    kort = " ".join(_ONZICHTBAAR.sub("", naam).split())
    if persoonsgegeven_in(kort) is not None:
        return toonbaar(kort)
    return (f"{kort[:LANGST_GETOOND].rstrip()}…" if len(kort) > LANGST_GETOOND else kort) or "?"


def breek(tekst: str, breedte: int, hoogstens: int) -> list[str]:
    """Verdeelt een tekst over regels van een aantal tekens; wat er niet meer bij kan, wordt een beletselteken.

    >>> breek("emotioneel welbevinden en meer", 12, 2)
    ['emotioneel', 'welbevinden…']
    """
    return textwrap.wrap(tekst, breedte, max_lines=hoogstens, placeholder="…")


def tekstbreedte(inhoud: str, grootte: int) -> Fraction:
    """Een ruime schatting van hoe breed een tekst wordt, in punten; het echte lettertype is niet bekend."""
    return Fraction(len(inhoud) * grootte * 13, 25)


# --- vormen -----------------------------------------------------------------------------------------------------------


def tekst(
    x: Getal,
    y: Getal,
    inhoud: str,
    *,
    rol: str = "inkt",
    grootte: int = 14,
    anker: str = "start",
    vet: bool = False,
    omlijnd: bool = False,
) -> ET.Element:
    """Een regel tekst; `anker` is ``start``, ``middle`` of ``end``, `omlijnd` houdt haar leesbaar boven lijnen."""
    eigenschappen = {"class": f"{rol} omlijnd" if omlijnd else rol, "x": schrijf_getal(x), "y": schrijf_getal(y)}
    eigenschappen |= {"fill": "currentColor", "font-size": str(grootte), "text-anchor": anker}
    if vet:
        eigenschappen["font-weight"] = "700"
    element = ET.Element("text", eigenschappen)
    element.text = inhoud
    return element


def rechthoek(
    x: Getal, y: Getal, breedte: Getal, hoogte: Getal, *, rol: str, patroon: str | None = None, streep: str = "vol"
) -> ET.Element:
    """Een rechthoek met een rand, gevuld met een patroon of leeg."""
    maten = {"x": x, "y": y, "width": breedte, "height": hoogte}
    eigenschappen = {naam: schrijf_getal(maat) for naam, maat in maten.items()}
    vulling = "none" if patroon is None else f"url(#{patroon}-{rol})"
    return ET.Element("rect", {"class": rol} | eigenschappen | {"fill": vulling} | _lijnstijl(streep, "1.5"))


def lijn(punten: Sequence[Punt], *, rol: str, streep: str = "vol", dikte: str = "1", dicht: bool = False) -> ET.Element:
    """Een gebroken lijn door punten; een dichte lijn keert terug naar haar begin."""
    pad = "M" + "L".join(f"{schrijf_getal(x)} {schrijf_getal(y)}" for x, y in punten) + ("Z" if dicht else "")
    eigenschappen = {"class": rol, "d": pad, "fill": "none", "stroke-linejoin": "round"}
    return ET.Element("path", eigenschappen | _lijnstijl(streep, dikte))


def cirkel(x: Getal, y: Getal, straal: Getal, *, rol: str, streep: str = "vol") -> ET.Element:
    """Een lege cirkel."""
    eigenschappen = {"class": rol, "cx": schrijf_getal(x), "cy": schrijf_getal(y), "r": schrijf_getal(straal)}
    return ET.Element("circle", eigenschappen | {"fill": "none"} | _lijnstijl(streep, "1.5"))


def open_teken(x: Getal, y: Getal, *, rol: str) -> ET.Element:
    """Een open bolletje, met de achtergrond erin."""
    return ET.Element(
        "circle",
        {"class": f"{rol} gevuld", "cx": schrijf_getal(x), "cy": schrijf_getal(y), "r": "6.00", "fill": "none"}
        | _lijnstijl("vol", "2.5"),
    )


def vol_teken(x: Getal, y: Getal, *, rol: str) -> ET.Element:
    """Een vol vierkantje."""
    maten = {"x": schrijf_getal(x - 4), "y": schrijf_getal(y - 4), "width": "8.00", "height": "8.00"}
    return ET.Element("rect", {"class": rol} | maten | {"fill": "currentColor"})


def _lijnstijl(streep: str, dikte: str) -> dict[str, str]:
    stijl = {"stroke": "currentColor", "stroke-width": dikte}
    return stijl | ({"stroke-dasharray": _STREEP[streep]} if _STREEP[streep] else {})


# --- het geheel -------------------------------------------------------------------------------------------------------


def als_svg(
    soort: str, breedte: int, hoogte: int, vormen: Iterable[ET.Element], *, titel: str, beschrijving: str, taal: str
) -> str:
    """Zet vormen op een vlak en geeft de tekst van een SVG-bestand.

    Args:
        soort: waarmee elk ``id`` begint, bijvoorbeeld ``ster``.
        breedte, hoogte: van het vlak, in punten.
        vormen: wat erop staat, van achter naar voor.
        titel, beschrijving: wat er te zien is, in woorden, voor wie het niet ziet.
        taal: van die woorden.
    """
    from hashlib import sha256  # pas hier: het kost bij elke start, en wie niet tekent heeft het niet nodig

    alle = list(vormen)
    wortel = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    wortel.extend([_met_tekst("title", titel), _met_tekst("desc", beschrijving), *_patronen(alle), *alle])
    inhoud = f"{soort} {breedte} {hoogte} {taal} {ET.tostring(wortel, encoding='unicode')}"
    naam = f"lp-{soort}-{sha256(inhoud.encode()).hexdigest()[:12]}"
    return _als_bestand(wortel, naam, breedte, hoogte, taal)


def _als_bestand(wortel: ET.Element, naam: str, breedte: int, hoogte: int, taal: str) -> str:
    wortel.attrib |= {"id": naam, "viewBox": f"0 0 {breedte} {hoogte}", "width": str(breedte), "height": str(hoogte)}
    wortel.attrib |= {"role": "img", "aria-labelledby": f"{naam}-titel {naam}-uitleg", "xml:lang": taal}
    wortel.attrib |= {"font-family": LETTERTYPE, "style": "max-width:100%;height:auto"}
    titel, uitleg = wortel[0], wortel[1]
    titel.set("id", f"{naam}-titel")
    uitleg.set("id", f"{naam}-uitleg")
    for element in wortel.iter():
        if element.tag == "pattern":
            element.set("id", f"{naam}-{element.get('id')}")
        if element.get("fill", "").startswith("url(#"):
            element.set("fill", element.get("fill", "").replace("url(#", f"url(#{naam}-"))
    vlak = {"class": "vlak", "width": str(breedte), "height": str(hoogte), "fill": "none"}
    wortel.insert(2, _met_tekst("style", _stijl(naam)))
    wortel.insert(3, ET.Element("rect", vlak))
    ET.indent(wortel, space=" ")
    return ET.tostring(wortel, encoding="unicode", short_empty_elements=True) + "\n"


def _met_tekst(naam: str, inhoud: str) -> ET.Element:
    element = ET.Element(naam)
    element.text = inhoud
    return element


def _patronen(vormen: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """De patronen die de vormen gebruiken, elk één keer en in een vaste volgorde."""
    gebruikt = {re.sub(r"url\(#(.*)\)", r"\1", vorm.get("fill", "")) for vorm in vormen}
    keuzes = [(patroon, rol) for patroon in PATRONEN for rol in KLEUREN if f"{patroon}-{rol}" in gebruikt]
    if not keuzes:
        return
    definities = ET.Element("defs")
    for patroon, rol in keuzes:
        zijde, pad, dikte = PATRONEN[patroon]
        maten = {"width": str(zijde), "height": str(zijde), "patternUnits": "userSpaceOnUse"}
        vakje = ET.SubElement(definities, "pattern", {"id": f"{patroon}-{rol}"} | maten)
        kleur = {"fill": "none"} | _lijnstijl("vol", dikte) if dikte else {"fill": "currentColor"}
        ET.SubElement(vakje, "path", {"class": rol, "d": pad} | kleur)
    yield definities


def _stijl(naam: str) -> str:
    """De kleuren, alleen voor deze grafiek: in een webpagina geldt een stijl anders voor alles."""
    licht, donker = (_kleurregels(naam, keuze) for keuze in (0, 1))
    return f"{licht}@media (prefers-color-scheme:dark){{{donker}}}"


def _kleurregels(naam: str, keuze: int) -> str:
    vlak = ACHTERGROND[keuze]
    rollen = "".join(f"#{naam} .{rol}{{color:{kleuren[keuze]}}}" for rol, kleuren in KLEUREN.items())
    omlijnd = f"#{naam} .omlijnd{{stroke:{vlak};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}}"
    return f"#{naam} .vlak{{fill:{vlak}}}#{naam} .gevuld{{fill:{vlak}}}{omlijnd}{rollen}"


def kop(titel: str, *ondertitels: str) -> list[ET.Element]:
    """De titel van een grafiek met een of meer regels eronder, linksboven."""
    regels = [tekst(_RAND, 62 + 20 * nummer, regel, rol="zacht") for nummer, regel in enumerate(ondertitels)]
    return [tekst(_RAND, 38, titel, grootte=22, vet=True), *regels]
