"""Waar iets staat, met welk gezag, en hoe zeker we ervan zijn."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import attrs

from lokale_partnerschappen.basis.periode import Periode


class Gezag(StrEnum):
    """Hoeveel een bron te zeggen heeft; alleen `NORM` en `FORMULIER` mogen een fout dragen.

    Bron: ontwerp van deze bibliotheek, besluit 0002.

    >>> Gezag.FORMULIER.bindt, Gezag.PRAKTIJK.bindt
    (True, False)
    """

    NORM = "norm"
    """EU-recht, de pagina van de oproep, haar veelgestelde vragen, de vragen en antwoorden van VVSG."""
    FORMULIER = "formulier"
    """Wat het aanvraagformulier berekent of eist."""
    BESCHRIJVING = "beschrijving"
    """Wat vastgesteld of aangekondigd werd."""
    PRAKTIJK = "praktijk"
    """De antwoorden van één partnerschap."""
    VERWANT = "verwant"
    """Een zusterprogramma, een ouder programma, of algemene kennis van buiten de oproep."""

    @property
    def bindt(self) -> bool:
        """Mag een regel met deze bron een fout geven?

        >>> [gezag.value for gezag in Gezag if gezag.bindt]
        ['norm', 'formulier']
        """
        return self in (Gezag.NORM, Gezag.FORMULIER)


class Zekerheid(StrEnum):
    """Hoe zeker een waarde is.

    Bron: de merktekens V, D en O van de feitenverzameling.

    >>> Zekerheid.AFGELEID.value
    'afgeleid'
    """

    LETTERLIJK = "letterlijk"
    """Staat zo in de bron."""
    AFGELEID = "afgeleid"
    """Volgt uit cijfers of tekst van de bron, maar staat er niet."""
    ONZEKER = "onzeker"
    """Bronnen spreken elkaar tegen, of het komt uit een ander programma."""


@attrs.frozen(kw_only=True)
class Bron:
    """Een document en, als het kan, de plaats erin.

    Args:
        sleutel: korte naam waarmee de documentatie naar de bron verwijst (``"V-FIN"``).
        titel: naam van het document, zoals een lezer het zoekt.
        gezag: wat het document te zeggen heeft.
        url: adres, of leeg wanneer het document niet op het web staat.
        plaats: hoofdstuk, vraag of artikel.

    Bron: zie ``oproepen/bronnen.py`` voor de bronnen van de oproep.

    >>> str(Bron(sleutel="VB", titel="Voorbeeld", gezag=Gezag.NORM).op("artikel 2"))
    'Voorbeeld, artikel 2'
    """

    sleutel: str
    titel: str
    gezag: Gezag
    url: str = ""
    plaats: str = ""

    def op(self, plaats: str) -> Bron:
        """Dezelfde bron, op een bepaalde plaats.

        >>> Bron(sleutel="VB", titel="Voorbeeld", gezag=Gezag.NORM).op("vraag 7").plaats
        'vraag 7'
        """
        return attrs.evolve(self, plaats=plaats)

    def __str__(self) -> str:
        return f"{self.titel}, {self.plaats}" if self.plaats else self.titel


class Herkomst(Protocol):
    """Waar de waarde van een parameter vandaan komt: wat een herleiding ervan toont."""

    @property
    def bron(self) -> Bron: ...
    @property
    def periode(self) -> Periode: ...
    @property
    def zekerheid(self) -> Zekerheid: ...
