"""Wat partners afspreken: overeenkomsten, beslissingen, ondersteuning, en hoe ze beslissen en leden wisselen."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs


class Coachdienst(StrEnum):
    """Wie een kwaliteitscoach levert.

    Bron: VVSG, capacity building lokale partnerschappen: VVSG, Antwerpen, Gent en Europa WSE.

    >>> [dienst.value for dienst in Coachdienst]
    ['vvsg', 'antwerpen', 'gent', 'europa-wse']
    """

    VVSG = "vvsg"
    ANTWERPEN = "antwerpen"
    GENT = "gent"
    EUROPA_WSE = "europa-wse"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Coachdienst.EUROPA_WSE.label
        'Europa WSE'
        """
        return {"vvsg": "VVSG", "europa-wse": "Europa WSE"}.get(self.value, self.value.title())


@attrs.frozen(kw_only=True)
class Overeenkomst:
    """Een overeenkomst tussen partners: de partnerschapsovereenkomst, of die over persoonsgegevens.

    Args:
        datum: dag van ondertekening, of ``None`` als die niet bekend is.
        ondertekend_door: id's van de organisaties die tekenden.

    Bron: raadsbesluiten van onder meer Aalst en Grimbergen keuren een partnerschapsovereenkomst goed.

    >>> Overeenkomst(ondertekend_door=("vdab",)).ondertekend_door
    ('vdab',)
    """

    datum: date | None = None
    ondertekend_door: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Raadsbesluit:
    """De beslissing van een lokaal bestuur om deel te nemen.

    Args:
        partner: id van het lokaal bestuur.
        datum: dag van de beslissing, of ``None``.
        orgaan: wie besliste ("gemeenteraad", "raad voor maatschappelijk welzijn", "vast bureau").

    Bron: raadsbesluiten van onder meer Heusden-Zolder, Galmaarden en Grimbergen.

    >>> Raadsbesluit(partner="ocmw-lokeren", orgaan="vast bureau").datum is None
    True
    """

    partner: str
    datum: date | None = None
    orgaan: str | None = None


@attrs.frozen(kw_only=True)
class Ondersteuningsgroep:
    """De groep die het partnerschap stuurt en ondersteunt.

    Args:
        organisaties: id's van de organisaties die er iemand afvaardigen.
        met_coordinator: zit de coördinator erin?
        met_stem_van_doelgroep: is de doelgroep vertegenwoordigd?
        bijeenkomsten: de dagen waarop de groep samenkwam.

    Bron: goedgekeurde aanvraag, vragen 8 en 11 (één partnerschap).

    >>> Ondersteuningsgroep(organisaties=("vdab",)).met_coordinator is None
    True
    """

    organisaties: tuple[str, ...] = ()
    met_coordinator: bool | None = None
    met_stem_van_doelgroep: bool | None = None
    bijeenkomsten: tuple[date, ...] = ()


@attrs.frozen(kw_only=True)
class Verloopafspraken:
    """Waarover de partnerschapsovereenkomst iets afspreekt voor partners die komen en gaan.

    Elk veld is ja, nee, of ``None`` als het niet bekend is.

    Args:
        lessen: hoe en door wie lessen uit het leerproces opgevangen worden.
        beslissing: hoe en door wie over een wijziging beslist wordt.
        loslaten: hoe een partner losgelaten kan worden.
        instappen: hoe een nieuwe partner kan instappen, volgens de oproepfiche.
        uittreden: hoe een partner vrijwillig kan uittreden.

    Bron: goedgekeurde aanvraag, vraag 10.

    >>> Verloopafspraken(lessen=True, loslaten=False).ontbreekt
    ('loslaten',)
    """

    lessen: bool | None = None
    beslissing: bool | None = None
    loslaten: bool | None = None
    instappen: bool | None = None
    uittreden: bool | None = None

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """De namen van de velden met nee."""
        return self._met(False)

    @property
    def onbekend(self) -> tuple[str, ...]:
        """De namen van de velden waarvan het antwoord niet bekend is.

        >>> Verloopafspraken(lessen=True, beslissing=True, loslaten=False, instappen=True).onbekend
        ('uittreden',)
        """
        return self._met(None)

    def _met(self, antwoord: bool | None) -> tuple[str, ...]:
        return tuple(veld.name for veld in attrs.fields(Verloopafspraken) if getattr(self, veld.name) is antwoord)


class Besluitwijze(StrEnum):
    """Hoe een partnerschap beslist.

    Bron: goedgekeurde aanvraag, vraag 8: eerst consensus, en lukt dat niet, dan consent.

    >>> Besluitwijze("consent").value
    'consent'
    """

    CONSENSUS = "consensus"
    """Iedereen is het eens."""
    CONSENT = "consent"
    """Niemand heeft nog een overwegend bezwaar (sociocratie)."""
    ANDERE = "andere"


class Conflictstap(StrEnum):
    """Wie iemand aanspreekt bij een conflict; de volgorde staat in `Werkwijze`.

    Bron: goedgekeurde aanvraag, vraag 8; een neutrale partner kan erbij komen.

    >>> [stap.value for stap in Conflictstap][:2]
    ['wie-het-aangaat', 'coordinator']
    """

    WIE_HET_AANGAAT = "wie-het-aangaat"
    COORDINATOR = "coordinator"
    MOEDERORGANISATIE = "moederorganisatie"
    NEUTRALE_PARTNER = "neutrale-partner"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Conflictstap.COORDINATOR.label
        'projectcoördinator'
        """
        return {"coordinator": "projectcoördinator"}.get(self.value, self.value.replace("-", " "))


@attrs.frozen(kw_only=True)
class Werkwijze:
    """Hoe een partnerschap beslist en met conflicten omgaat; elk partnerschap kiest dat zelf.

    Args:
        besluitvorming: hoe het beslist, of ``None`` als dat niet bekend is.
        terugval: hoe het beslist als dat niet lukt, of ``None``.
        conflictstappen: wie achtereenvolgens aangesproken wordt.

    Bron: goedgekeurde aanvraag, vraag 8 (één partnerschap, geen voorschrift).

    >>> Werkwijze(besluitvorming=Besluitwijze.CONSENSUS, terugval=Besluitwijze.CONSENT).conflictstappen
    ()
    """

    besluitvorming: Besluitwijze | None = None
    terugval: Besluitwijze | None = None
    conflictstappen: tuple[Conflictstap, ...] = ()
