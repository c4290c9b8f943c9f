"""Een grafiek omzetten naar PNG; daarvoor is de extra ``grafiek`` nodig."""

from __future__ import annotations

import re
from typing import Final

from lokale_partnerschappen.basis.weergave import vertaal
from lokale_partnerschappen.uitwisseling.grafiek.svg import LETTERTYPE

_DONKER: Final = re.compile(r"@media \(prefers-color-scheme:dark\)\{((?:[^{}]*\{[^{}]*\})*)\}")


class GrafiekFout(RuntimeError):
    """Een grafiek kan niet als PNG: de extra ontbreekt, of er is geen lettertype.

    Bron: keuze.

    >>> issubclass(GrafiekFout, RuntimeError)
    True
    """


def als_png(svg: str, *, donker: bool = False, schaal: int = 2, taal: str = "nl") -> bytes:
    """Zet een grafiek om naar PNG.

    Args:
        svg: de tekst van een grafiek uit deze bibliotheek (`ster_svg`, `caseload_svg`, `financiering_svg`).
        donker: met de kleuren voor een donkere achtergrond; een PNG kiest niet zelf.
        schaal: hoeveel beeldpunten per punt van de grafiek, 1 tot en met 8; 2 is scherp op scherm en papier.
        taal: taal van de foutmelding.

    Raises:
        GrafiekFout: de extra ``grafiek`` is niet geïnstalleerd, of dit toestel heeft geen lettertype dat past.
        ValueError: de tekst is geen SVG, of de schaal ligt buiten 1 tot en met 8.

    Bron: keuze; de vorm van een PNG-bestand is ISO/IEC 15948.

    >>> als_png('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')[:4]
    b'\\x89PNG'
    """
    if not 1 <= schaal <= 8:
        raise ValueError(f"schaal: verwacht 1 tot en met 8, geen {schaal}")
    try:
        from resvg_py import svg_to_bytes
    except ImportError as fout:
        raise GrafiekFout(
            vertaal(
                "een PNG maken vraagt een bijkomend onderdeel; installeer het met:"
                " pip install 'lokale-partnerschappen[grafiek]' (een SVG kan zonder)",
                taal,
            )
        ) from fout
    proef = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    letter = f'<text y="15" font-family="{LETTERTYPE}">M</text>'
    # Zonder een lettertype dat ze kent, laat de omzetter alle tekst weg zonder iets te zeggen.
    if svg_to_bytes(svg_string=proef.format(letter)) == svg_to_bytes(svg_string=proef.format("")):
        raise GrafiekFout(vertaal("dit toestel heeft geen lettertype voor een PNG; neem SVG", taal))
    return svg_to_bytes(svg_string=_DONKER.sub(r"\1" if donker else "", svg), zoom=schaal)
