"""Het vormingsproces van een partnerschap: stappen, voorwaarden met bewijs, jury, kandidaturen, eindverslag."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.model.selectie.addendum import Addendum
from lokale_partnerschappen.model.selectie.kandidatuur import Kandidatuur


class Vormingsstap(StrEnum):
    """Een stap in de vorming van een partnerschap.

    De oudere bronnen tellen vier stappen, zoals hier; VVSG telt er na de start drie en neemt de eerste twee samen.

    Bron: VVSG, vragen en antwoorden, en gemeenteraad Aalst; dat de derde stap de matching is, is afgeleid.

    >>> [stap.nummer for stap in Vormingsstap]
    [1, 2, 3, 4]
    """

    GEBIED = "gebied-afbakenen"
    NODEN = "noden-bepalen"
    MATCHING = "matching"
    UITBOUW = "partnerschap-uitbouwen"

    @property
    def nummer(self) -> int:
        """De plaats in de rij, vanaf 1."""
        return list(Vormingsstap).index(self) + 1

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Vormingsstap.GEBIED.label
        'werkingsgebied afbakenen'
        """
        return {
            "gebied-afbakenen": "werkingsgebied afbakenen",
            "noden-bepalen": "lokale noden bepalen",
            "matching": "matching",
            "partnerschap-uitbouwen": "partnerschap uitbouwen",
        }[self.value]


@attrs.frozen(kw_only=True)
class Stapverloop:
    """Wanneer een stap liep.

    Args:
        stap: welke stap.
        periode: van wanneer tot en met wanneer; zonder einde loopt ze nog.

    Bron: VVSG, vragen en antwoorden.

    >>> Stapverloop(stap=Vormingsstap.MATCHING, periode=Periode(date(2023, 4, 28))).stap.nummer
    3
    """

    stap: Vormingsstap
    periode: Periode


class Procesvoorwaarde(StrEnum):
    """Een voorwaarde die de oproep tot interesse aan het proces stelt.

    Bron: aanvraagformulier, vraag 2, in de volgorde van de vraag.

    >>> len(Procesvoorwaarde)
    6
    """

    OVERAL_TOEPASBAAR = "overal-toepasbaar"
    """Het proces kan overal in Vlaanderen toegepast worden."""
    APART_UITGENODIGD = "apart-uitgenodigd"
    """Organisaties worden apart uitgenodigd."""
    OPEN_VOOR_ALLE = "open-voor-alle"
    """Elke organisatie kan op gelijke basis meedoen; VDAB en lokale besturen zijn er al bij."""
    BOUWT_VOORT_OP_NODEN = "bouwt-voort-op-noden"
    """Het proces bouwt voort op stap 2, de lokale noden."""
    GEDOCUMENTEERD = "gedocumenteerd"
    """Het proces is gedocumenteerd en toont hoe de selectie gebeurde."""
    WEERWOORD_MOGELIJK = "weerwoord-mogelijk"
    """Wie niet geselecteerd is, kan een weerwoord geven."""

    @property
    def label(self) -> str:
        """De voorwaarde voor een lezer.

        >>> Procesvoorwaarde.GEDOCUMENTEERD.label
        'het proces is gedocumenteerd'
        """
        return {
            "overal-toepasbaar": "het proces is overal in Vlaanderen toepasbaar",
            "apart-uitgenodigd": "organisaties zijn apart uitgenodigd",
            "open-voor-alle": "het proces staat open voor alle organisaties",
            "bouwt-voort-op-noden": "het proces bouwt voort op de lokale noden",
            "gedocumenteerd": "het proces is gedocumenteerd",
            "weerwoord-mogelijk": "weerwoord is mogelijk",
        }[self.value]


@attrs.frozen(kw_only=True)
class Procesbewijs:
    """Waaruit blijkt dat aan een voorwaarde voldaan is.

    Args:
        voorwaarde: welke voorwaarde.
        bewijs: waar het staat, bijvoorbeeld "eindverslag, bijlage 2"; leeg als er geen bewijs is.

    Bron: aanvraagformulier, vraag 2.

    >>> Procesbewijs(voorwaarde=Procesvoorwaarde.GEDOCUMENTEERD, bewijs="eindverslag").bewijs
    'eindverslag'
    """

    voorwaarde: Procesvoorwaarde
    bewijs: str


@attrs.frozen(kw_only=True)
class Jurylid:
    """Een lid van de jury, als organisatie; wie het is, hoort niet in een dossier.

    Args:
        partner: id van de organisatie die het lid afvaardigt, als ze bij de partners staat.
        organisatie: naam van de organisatie, nooit van een persoon.
        soort: wat voor organisatie het is; ``None`` is die van de partner, of niet bekend.
        opleiding_gevolgd: volgde het lid de verplichte opleiding? ``None`` als dat niet bekend is.
        is_onafhankelijk: is het een onafhankelijk expert? ``None`` als dat niet bekend is.

    Bron: goedgekeurde aanvraag, vraag 2.4; Europa WSE, veelgestelde vragen.

    >>> Jurylid(partner="vdab", opleiding_gevolgd=True).is_onafhankelijk is None
    True
    """

    partner: str | None = None
    organisatie: str | None = None
    soort: Partnersoort | None = None
    opleiding_gevolgd: bool | None = None
    is_onafhankelijk: bool | None = None


@attrs.frozen(kw_only=True)
class Eindverslag:
    """Het verslag dat elk besluit over een kandidatuur documenteert.

    Args:
        datum: de dag, of ``None``.
        kandidaturen: id's van de kandidaturen waarvan het besluit erin staat.

    Bron: goedgekeurde aanvraag, vraag 2.5.

    >>> Eindverslag(kandidaturen=("k-1",)).datum is None
    True
    """

    datum: date | None = None
    kandidaturen: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Selectie:
    """Hoe het partnerschap van één werkingsgebied tot stand kwam.

    Args:
        stappen: wanneer de stappen liepen.
        addendum: het lokaal addendum, of ``None``.
        procesbewijzen: waaruit blijkt dat aan de zes voorwaarden voldaan is.
        jury: wie oordeelde.
        kandidaturen: wie zich kandidaat stelde.
        eindverslag: het verslag van de selectie, of ``None``.

    Raises:
        ValueError: twee kandidaturen hebben hetzelfde id.

    Bron: VVSG, vragen en antwoorden; Europa WSE, veelgestelde vragen; aanvraagformulier, vraag 2.

    >>> Selectie(addendum=Addendum(kandidaturen_tot=date(2023, 6, 11))).kandidaturen
    ()
    """

    stappen: tuple[Stapverloop, ...] = ()
    addendum: Addendum | None = None
    procesbewijzen: tuple[Procesbewijs, ...] = ()
    jury: tuple[Jurylid, ...] = ()
    kandidaturen: tuple[Kandidatuur, ...] = ()
    eindverslag: Eindverslag | None = None

    def __attrs_post_init__(self) -> None:
        if len({kandidatuur.id for kandidatuur in self.kandidaturen}) < len(self.kandidaturen):
            raise ValueError("elke kandidatuur heeft een eigen id")
