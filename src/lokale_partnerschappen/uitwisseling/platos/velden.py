"""Velden lezen: een label op een regel, en het getal op de eerstvolgende regel met een getal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.uitwisseling.platos.cellen import (
    Onleesbaar,
    Regel,
    is_getal,
    is_leeg,
    lees_bedragcel,
    lees_code,
    lees_procent,
    sleutel,
    zonder_persoonsgegeven,
)
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

# Een regel die geen label en geen getal is, kan uitleg zijn of een veld dat de lezer niet kent. Uitleg is een zin.
_LANGSTE_LABEL: Final = 80

T = TypeVar("T")


class Veld(StrEnum):
    """De velden van de hoofdstukken Forfait, Totale kosten, Cofinanciering en Financiering.

    Bron: aanvraagformulier.

    >>> Veld("ESF").name
    'ESF'
    """

    FORFAIT_PROCENT = "Forfait %"
    FORFAIT_PROJECT = "Forfait project"
    FORFAIT_WERKING = "Forfait werking"
    FORFAIT_ONDERSTEUNING = "Forfait ondersteuning"
    KOSTEN_PROJECT = "Totale kosten project"
    KOSTEN_WERKING = "Totale kosten werking"
    KOSTEN_ONDERSTEUNING = "Totale kosten ondersteuning"
    LIMBURG = "Is Limburg-transitieregio van toepassing?"
    ESF = "ESF"
    VCF = "VCF"
    LOKAAL = "Lokale financiering"
    VDAB = "VDAB"
    OVERIGE = "Overige cofinanciering"
    TOTAAL = "Totale financiering"
    ESF_PROCENT = "ESF %"
    VCF_PROCENT = "VCF %"
    LOKAAL_PROCENT = "Lokale financiering %"
    VDAB_PROCENT = "VDAB %"
    OVERIGE_PROCENT = "Overige cofinanciering %"
    TOTAAL_PROCENT = "Totale financiering %"
    KOSTEN = "Totale kosten"
    CONTROLE = "Controle kosten en financiering"


_FINANCIERING: Final = tuple(Veld)[tuple(Veld).index(Veld.ESF) : tuple(Veld).index(Veld.KOSTEN)]

Labels = Mapping[str, Veld]


def labels(*velden: Veld) -> Labels:
    """De labels van velden die in het formulier heten zoals hier.

    >>> labels(Veld.LIMBURG)["is limburg-transitieregio van toepassing?"].name
    'LIMBURG'
    """
    return {sleutel(veld): veld for veld in velden}


def financieringslabels(luik: str) -> Labels:
    """De labels van het blok "Financiering …" van een luik.

    Het formulier noemt het percentage van VCF in het luik werking alleen "% werking".

    Bron: aanvraagformulier, "Financiering werking" en "Financiering ondersteuning".

    >>> financieringslabels("werking")["% werking"].name
    'VCF_PROCENT'
    """
    return {sleutel(f"{veld} {luik}"): veld for veld in (*_FINANCIERING, Veld.KOSTEN)} | {
        f"% {luik}": Veld.VCF_PROCENT,
        f"controle kosten en financiering voor luik '{luik}'": Veld.CONTROLE,
    }


def projectlabels() -> Labels:
    """De labels van het blok "Totale financiering" van het project.

    Bron: aanvraagformulier, "Totale financiering".

    >>> projectlabels()["totale financiering project"].name
    'TOTAAL'
    """
    return {sleutel(veld): veld for veld in _FINANCIERING} | {
        "totale financiering project": Veld.TOTAAL,
        "totale financiering project %": Veld.TOTAAL_PROCENT,
        "totale kosten project": Veld.KOSTEN,
        "controle kosten en financiering project": Veld.CONTROLE,
    }


class Velden:
    """De velden van één stuk van de aanvraag.

    Een label zonder getal erachter is een leeg veld. Staat een veld er twee keer met een ander getal, dan wordt geen
    van beide gekozen.

    Args:
        naam: hoe het stuk in meldingen heet.
        regels: de regels onder de kop.
        labels: welke labels er kunnen staan.
        notities: waar gemeld wordt wat geen plaats kreeg.

    Bron: aanvraagformulier.

    >>> stuk = [Regel(1, ("Forfait %",)), Regel(2, ("",)), Regel(3, ("40",))]
    >>> Velden("Forfait", stuk, labels(Veld.FORFAIT_PROCENT), Notities()).procent(Veld.FORFAIT_PROCENT)
    Decimal('40')
    """

    def __init__(self, naam: str, regels: Iterable[Regel], labels: Labels, notities: Notities) -> None:
        self._naam, self._notities = naam, notities
        self._waarden: dict[Veld, tuple[int, str]] = {}
        self._dubbel: set[Veld] = set()
        open_veld: Veld | None = None
        for regel in regels:
            if regel.leeg:
                continue
            if regel.kop in labels:
                open_veld = labels[regel.kop]
            elif not regel.is_rij and (is_getal(regel.cellen[0]) or is_leeg(regel.cellen[0])):
                self._bewaar(open_veld, regel)
                open_veld = None
            elif not _is_uitleg(regel):
                open_veld = None
                self._meld_cijfers(regel)

    def _bewaar(self, veld: Veld | None, regel: Regel) -> None:
        cel = regel.cellen[0]
        if is_leeg(cel):
            return
        if veld is None:
            self._notities.meld(regel.nr, self._naam, "geen", "een getal zonder bekend veld ervoor")
        elif self._waarden.setdefault(veld, (regel.nr, cel))[1] != cel:
            reden = "het veld staat er nog eens met een ander getal; geen ervan is overgenomen"
            self._notities.meld(regel.nr, self._naam, veld.value, reden)
            self._dubbel.add(veld)

    def _meld_cijfers(self, regel: Regel) -> None:
        if any(teken.isdigit() for cel in regel.cellen for teken in cel):
            self._notities.meld(regel.nr, self._naam, "geen", "een regel met cijfers die geen veld en geen getal is")

    def bedrag(self, veld: Veld) -> Bedrag | None:
        """Het bedrag van een veld, of ``None``."""
        return self._lees(veld, lees_bedragcel)

    def procent(self, veld: Veld) -> Decimal | None:
        """Het percentage van een veld, of ``None``."""
        return self._lees(veld, lees_procent)

    def code(self, veld: Veld) -> tuple[int, str] | None:
        """Het regelnummer en de code van een keuzeveld, of ``None``."""
        code = self._lees(veld, lees_code)
        return None if code is None else (self._waarden[veld][0], code)

    def _lees(self, veld: Veld, lees: Callable[[str], T]) -> T | None:
        if veld in self._dubbel or veld not in self._waarden:
            return None
        nr, cel = self._waarden[veld]
        try:
            waarde = lees(zonder_persoonsgegeven(cel))
        except Onleesbaar as fout:
            self._notities.meld(nr, self._naam, veld.value, str(fout))
            return None
        self._notities.geplaatst += 1
        return waarde


def _is_uitleg(regel: Regel) -> bool:
    """Is dit een zin van het formulier, of een stuk ervan? Een kort opschrift is eerder een onbekend veld."""
    tekst = regel.cellen[0]
    return not regel.is_rij and (
        tekst.endswith(".") or "=" in tekst or tekst[0].islower() or len(tekst) > _LANGSTE_LABEL
    )
