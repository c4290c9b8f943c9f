"""Hoe het partnerschap toont dat de Europese Unie en Vlaanderen het project steunen."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Afficheformaat(StrEnum):
    """Het formaat van een affiche; een ander formaat telt als het A-formaat dat erin past.

    Bron: Europa WSE, communicatieverplichtingen: minstens A3; de reeks is ISO 216.

    >>> Afficheformaat("a3").nummer, Afficheformaat.A3.label
    (3, 'A3')
    """

    A0 = "a0"
    A1 = "a1"
    A2 = "a2"
    A3 = "a3"
    A4 = "a4"
    A5 = "a5"

    @property
    def nummer(self) -> int:
        """Het cijfer van het formaat; hoe hoger, hoe kleiner de affiche."""
        return int(self.value[1:])

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return self.value.upper()


@attrs.frozen(kw_only=True)
class Publiciteit:
    """Waar de steun van de Europese Unie en Vlaanderen te zien is.

    Elk antwoord is ja, nee, of ``None`` als het niet bekend is.

    Args:
        logo: staat het combinatielogo van de EU en Vlaanderen op alle communicatie over het project?
        affiche: formaat van de affiche, of ``None``.
        affiche_zichtbaar: hangt de affiche op een plaats die het publiek ziet?
        scherm: toont een scherm dat het publiek ziet hetzelfde als de affiche?
        heeft_website: heeft de organisatie een website?
        op_website: vermeldt de website de steun?
        heeft_sociale_media: heeft de organisatie sociale media?
        op_sociale_media: vermelden de sociale media de steun?
        in_communicatieplan: staan de publicatieverplichtingen in het communicatieplan?

    Bron: Europa WSE, communicatieverplichtingen 2021-2027; communicatieplan: goedgekeurde aanvraag, vraag 11.

    >>> Publiciteit(logo=True, affiche=Afficheformaat.A3).scherm is None
    True
    """

    logo: bool | None = None
    affiche: Afficheformaat | None = None
    affiche_zichtbaar: bool | None = None
    scherm: bool | None = None
    heeft_website: bool | None = None
    op_website: bool | None = None
    heeft_sociale_media: bool | None = None
    op_sociale_media: bool | None = None
    in_communicatieplan: bool | None = None
