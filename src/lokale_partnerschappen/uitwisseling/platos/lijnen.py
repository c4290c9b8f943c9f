"""Van een uitgelijnde rij naar een lijn van het model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, TypeVar

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.model.financiering import Cofinanciering, Financieringsbron, Inbreng
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Lijnopgave, Tabeltotaal
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker
from lokale_partnerschappen.uitwisseling.platos.cellen import (
    Onleesbaar,
    is_leeg,
    is_tekst,
    lees_bedragcel,
    lees_belgisch,
    lees_code,
    lees_kbo,
    lees_stukken,
    lees_uren,
    zonder_persoonsgegeven,
)
from lokale_partnerschappen.uitwisseling.platos.organisaties import Lijn
from lokale_partnerschappen.uitwisseling.platos.tabel import Kolom, Rij
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

T = TypeVar("T")

# De codes staan nergens verklaard; ze volgen uit de cijfers van een goedgekeurde aanvraag (feiten 4.3).
LUIKEN: Final = {"0": Luik.WERKING, "1": Luik.ONDERSTEUNING}
BRONNEN: Final = {"4": Financieringsbron.LOKAAL, "7": Financieringsbron.VDAB, "8": Financieringsbron.VDAB}
INBRENG: Final = {"0": Inbreng.PERSONEEL, "1": Inbreng.MIDDELEN}
JA_NEE: Final = {"0": True, "1": False}
ONBEKENDE_CODE: Final = "de code is niet gekend"


class _Rijlezer:
    """Leest cellen van één rij; wat niet lukt, wordt pas gemeld als beslist is of de rij blijft."""

    def __init__(self, rij: Rij, tabel: str, notities: Notities) -> None:
        self._rij, self._tabel, self._notities = rij, tabel, notities
        self._redenen: dict[Kolom, str] = {}
        self._geteld = 0

    def cijfer(self, kolom: Kolom, lees: Callable[[str], T]) -> T | None:
        """Leest een cijfer of code; leeg is ``None``."""
        waarde = self.cel(kolom, lees)
        self._geteld += waarde is not None
        return waarde

    def cel(self, kolom: Kolom, lees: Callable[[str], T]) -> T | None:
        """Leest een cel; leeg of onleesbaar is ``None``."""
        cel = self._rij.cellen.get(kolom, "")
        if is_leeg(cel):
            return None
        try:
            return lees(zonder_persoonsgegeven(cel))
        except Onleesbaar as fout:
            self._redenen[kolom] = str(fout)
            return None

    def gekozen(self, kolom: Kolom, keuzes: Mapping[str, T]) -> tuple[T | None, str | None]:
        """Leest een keuze: haar betekenis als die gekend is, en de ruwe code."""
        code = self.cijfer(kolom, lees_code)
        if code is not None and code not in keuzes:
            self._redenen[kolom] = ONBEKENDE_CODE
        return keuzes.get(code or ""), code

    def blijft(self, **nodig: object) -> bool:
        """Meldt wat niet gelezen is en zegt of de rij blijft: dat kan niet zonder wat nodig is."""
        ontbreekt = [Kolom[naam] for naam, waarde in nodig.items() if waarde is None]
        if ontbreekt:
            redenen = dict.fromkeys(self._redenen.get(kolom, "de cel is leeg") for kolom in ontbreekt)
            kolommen = ", ".join(kolom.value for kolom in ontbreekt)
            self._meld(kolommen, f"{'; '.join(redenen)}; de hele lijn is weggelaten")
            return False
        for kolom, reden in self._redenen.items():
            self._meld(kolom.value, reden)
        self._notities.geplaatst += self._geteld
        return True

    def _meld(self, kolom: str, reden: str) -> None:
        self._notities.meld(self._rij.nr, self._tabel, kolom, reden)


def _organisatie(cel: str) -> str:
    if not is_tekst(cel):
        raise Onleesbaar("geen naam van een organisatie")
    return cel


def _totaaluren(cel: str) -> Decimal:
    return lees_belgisch(cel).als_decimaal()


def _loon(cel: str) -> Bedrag:
    loon = lees_bedragcel(cel)
    if loon <= NUL:  # een nul hoort eerder in de kolom Loonfiche
        raise Onleesbaar("het loon is niet groter dan nul")
    return loon


def personeelslijn(rij: Rij, tabel: str, aanwerving: Aanwerving, notities: Notities) -> Lijn | None:
    """Een rij van een personeelstabel; ``None`` als het luik, de organisatie, het loon of de uren ontbreken.

    Zijn alleen loon of uren onleesbaar, dan blijft de organisatie: wie in de tabel staat, doet mee. Dat kan alleen als
    ook haar ondernemingsnummer op zijn plaats staat, want anders kan de rij verschoven zijn.

    Voornaam en Naam worden niet gelezen.

    Bron: aanvraagformulier, tabellen projectpersoneel.

    >>> cellen = {Kolom.SOORT: "0", Kolom.ORGANISATIE: "VDAB", Kolom.BRUTOLOON: "3000", Kolom.UREN: "600.5"}
    >>> personeelslijn(Rij(1, cellen), "", Aanwerving.AANGEWORVEN, Notities()).medewerker.uren
    Decimal('600.5')
    """
    lezer = _Rijlezer(rij, tabel, notities)
    luik, soort_code = lezer.gekozen(Kolom.SOORT, LUIKEN)
    organisatie = lezer.cel(Kolom.ORGANISATIE, _organisatie)
    brutoloon = lezer.cijfer(Kolom.BRUTOLOON, _loon)
    uren = lezer.cijfer(Kolom.UREN, lees_uren)
    kbo = lezer.cel(Kolom.KBO, lees_kbo)
    functie, activiteit = lezer.cel(Kolom.FUNCTIE, str), lezer.cel(Kolom.ACTIVITEIT, str)
    loonfiches = lezer.cijfer(Kolom.LOONFICHE, lees_stukken)
    opgave = Lijnopgave(
        sut=lezer.cijfer(Kolom.SUT, lees_bedragcel),
        bedrag=lezer.cijfer(Kolom.KOSTEN, lees_bedragcel),
        werking=lezer.cijfer(Kolom.KOSTEN_WERKING, lees_bedragcel),
        ondersteuning=lezer.cijfer(Kolom.KOSTEN_ONDERSTEUNING, lees_bedragcel),
    )
    blijft = lezer.blijft(SOORT=luik, ORGANISATIE=organisatie, BRUTOLOON=brutoloon, UREN=uren)
    if luik is None or organisatie is None:
        return None
    lijn = Lijn(regel=rij.nr, tabel=tabel, luik=luik, organisatie=organisatie, kbo=kbo, medewerker=None)
    if not blijft or brutoloon is None or uren is None:
        return None if kbo is None else lijn
    medewerker = Projectmedewerker(
        luik=luik,
        partner="",
        brutoloon=brutoloon,
        uren=uren,
        functie=functie,
        activiteit=activiteit,
        aanwerving=aanwerving,
        loonfiches=loonfiches,
        soort_code=soort_code,
        opgave=opgave,
    )
    return attrs.evolve(lijn, medewerker=medewerker)


def cofinancieringslijn(rij: Rij, tabel: str, notities: Notities) -> Cofinanciering | None:
    """Een rij van de cofinancieringstabel; ``None`` als het luik of het bedrag ontbreekt.

    Bron: aanvraagformulier, tabel Cofinanciering.

    >>> cellen = {Kolom.SOORT: "0", Kolom.BRON: "8", Kolom.BEDRAG: "1000.00"}
    >>> cofinancieringslijn(Rij(1, cellen), "", Notities()).bron.value
    'vdab'
    """
    lezer = _Rijlezer(rij, tabel, notities)
    luik, soort_code = lezer.gekozen(Kolom.SOORT, LUIKEN)
    bedrag = lezer.cijfer(Kolom.BEDRAG, lees_bedragcel)
    bron, bron_code = lezer.gekozen(Kolom.BRON, BRONNEN)
    inbreng, persoonsgebonden_code = lezer.gekozen(Kolom.PERSOONSGEBONDEN, INBRENG)
    omschrijving = lezer.cel(Kolom.OMSCHRIJVING, str)
    bewijsstukken = lezer.cijfer(Kolom.BEWIJSSTUK, lees_stukken)
    opgave = Lijnopgave(
        werking=lezer.cijfer(Kolom.BEDRAG_WERKING, lees_bedragcel),
        ondersteuning=lezer.cijfer(Kolom.BEDRAG_ONDERSTEUNING, lees_bedragcel),
    )
    if not lezer.blijft(SOORT=luik, BEDRAG=bedrag) or luik is None or bedrag is None:
        return None
    return Cofinanciering(
        luik=luik,
        bedrag=bedrag,
        bron=bron,
        inbreng=inbreng,
        omschrijving=omschrijving,
        bewijsstukken=bewijsstukken,
        soort_code=soort_code,
        bron_code=bron_code,
        persoonsgebonden_code=persoonsgebonden_code,
        opgave=opgave,
    )


def tabeltotaal(rij: Rij | None, tabel: str, notities: Notities) -> Tabeltotaal | None:
    """De totaallijn van een tabel, in Belgische schrijfwijze; ``None`` als ze er niet is.

    Bron: aanvraagformulier, lijn Totaal.

    >>> tabeltotaal(Rij(1, {Kolom.UREN: "8.311,33", Kolom.KOSTEN: "394.910,19"}), "", Notities()).uren
    Decimal('8311.33')
    """
    if rij is None:
        return None
    lezer = _Rijlezer(rij, tabel, notities)
    personeel = Kolom.UREN in rij.cellen or Kolom.KOSTEN in rij.cellen
    totaal = Tabeltotaal(
        uren=lezer.cijfer(Kolom.UREN, _totaaluren),
        bedrag=lezer.cijfer(Kolom.KOSTEN if personeel else Kolom.BEDRAG, lees_belgisch),
        werking=lezer.cijfer(Kolom.KOSTEN_WERKING if personeel else Kolom.BEDRAG_WERKING, lees_belgisch),
        ondersteuning=lezer.cijfer(
            Kolom.KOSTEN_ONDERSTEUNING if personeel else Kolom.BEDRAG_ONDERSTEUNING, lees_belgisch
        ),
    )
    lezer.blijft()
    return totaal
