"""Regels over één lijn van de personeelstabel: wat het formulier toont, uren, loon, organisatie."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, exact
from lokale_partnerschappen.berekeningen.kosten import lijnkost, personeelskost, sut
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Lijnopgave
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Rol
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel

_TABEL = AANVRAAGFORMULIER.op("tabel projectpersoneel")


@regel(
    over=Projectmedewerker,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PER-01",
    bron=_TABEL,
    titel="Standaarduurtarief klopt niet",
    bericht="Het SUT is {gevonden}; {sut_factor} van {brutoloon} is {verwacht}.",
    doen="Zet het SUT op {verwacht}, of kijk het brutoloon na.",
)
def sut_klopt_niet(
    lijn: Projectmedewerker, *, sut_factor: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Het SUT op de lijn is 1,2 % van het brutoloon.

    Wat: het getoonde standaarduurtarief verschilt meer dan één cent van 1,2 % van het brutoloon, afgerond op de
    cent. Toont de lijn geen SUT, dan is er niets te vergelijken.

    Waarom: het formulier berekent het SUT zelf uit het brutoloon. Dat de factor 1,2 % is, is afgeleid: alle 18
    lijnen van een goedgekeurde aanvraag komen er op de cent mee uit.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING,
        ...     partner="a",
        ...     brutoloon=Bedrag(4000),
        ...     uren=Decimal(10),
        ...     opgave=Lijnopgave(sut=Bedrag("84.00")),
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "afrondingsmarge": Bedrag("0.01")}
        >>> [a.gegevens["verwacht"] for a in sut_klopt_niet(lijn, **parameters)]
        [Bedrag('48.00')]
    """
    getoond = _opgave(lijn).sut
    verwacht = sut(lijn.brutoloon, sut_factor=sut_factor)
    if getoond is not None and abs(getoond - verwacht) > afrondingsmarge:
        yield afwijking(
            "opgave", "sut", gevonden=getoond, verwacht=verwacht, sut_factor=sut_factor, brutoloon=lijn.brutoloon
        )


@regel(
    over=Projectmedewerker,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PER-02",
    bron=_TABEL,
    titel="Kost van de lijn klopt niet",
    bericht="De kost is {gevonden}; {sut} × {uren} uur is {verwacht}.",
    doen="Zet de kost op {verwacht}, of kijk de uren na.",
)
def lijnkost_klopt_niet(
    lijn: Projectmedewerker, *, sut_factor: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """De kost van een lijn is haar SUT maal haar uren, op de cent.

    Wat: de getoonde kost verschilt meer dan één cent van het SUT van dezelfde lijn maal de uren. Toont de lijn geen
    SUT, dan telt het herrekende.

    Waarom: het formulier berekent de kost zelf, met het afgeronde SUT.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING,
        ...     partner="a",
        ...     brutoloon=Bedrag(4000),
        ...     uren=Decimal(10),
        ...     opgave=Lijnopgave(bedrag=Bedrag("408.00")),
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "afrondingsmarge": Bedrag("0.01")}
        >>> [a.gegevens["verwacht"] for a in lijnkost_klopt_niet(lijn, **parameters)]
        [Bedrag('480.00')]
    """
    opgave = _opgave(lijn)
    uurtarief = sut(lijn.brutoloon, sut_factor=sut_factor) if opgave.sut is None else opgave.sut
    verwacht = personeelskost(uurtarief, lijn.uren)
    if opgave.bedrag is not None and abs(opgave.bedrag - verwacht) > afrondingsmarge:
        yield afwijking("opgave", "bedrag", gevonden=opgave.bedrag, verwacht=verwacht, sut=uurtarief, uren=lijn.uren)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-11",
    bron=_TABEL,
    titel="Kost staat in de verkeerde kolom",
    bericht="De kolom {luik} toont {gevonden}; op deze lijn hoort er {verwacht}.",
    doen="Zet de volledige kost in de kolom van het luik van de lijn en laat de andere kolom leeg.",
)
def kost_in_verkeerde_kolom(
    lijn: Projectmedewerker, *, sut_factor: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """De kost van een lijn staat volledig in de kolom van haar luik.

    Wat: de kolom van het luik toont dezelfde kost als de lijn, of de herrekende kost (op een cent na) als de lijn er
    geen toont; de andere kolom is leeg of nul.

    Waarom: elke lijn hoort bij precies één luik; het formulier vult één van de twee kolommen.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING,
        ...     partner="a",
        ...     brutoloon=Bedrag(4000),
        ...     uren=Decimal(10),
        ...     opgave=Lijnopgave(bedrag=Bedrag(480), werking=Bedrag(480), ondersteuning=Bedrag(480)),
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "afrondingsmarge": Bedrag("0.01")}
        >>> [a.pad for a in kost_in_verkeerde_kolom(lijn, **parameters)]
        [('opgave', 'ondersteuning')]
    """
    opgave = _opgave(lijn)
    kost = lijnkost(lijn, sut_factor=sut_factor) if opgave.bedrag is None else opgave.bedrag
    marge = afrondingsmarge if opgave.bedrag is None else NUL
    for luik, kolom in ((Luik.WERKING, opgave.werking), (Luik.ONDERSTEUNING, opgave.ondersteuning)):
        verwacht = kost if luik is lijn.luik else NUL
        if kolom is not None and abs(kolom - verwacht) > (marge if luik is lijn.luik else NUL):
            yield afwijking("opgave", luik.value, gevonden=kolom, verwacht=verwacht, luik=luik)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PER-03",
    bron=_TABEL,
    titel="Meer uren dan één voltijdse",
    bericht="De lijn draagt {gevonden} uur; één voltijdse werkt er {verwacht} in een jaar.",
    doen="Kijk na of er meer dan één persoon op deze lijn staat; zo niet, verminder de uren tot {verwacht}.",
)
def uren_boven_voltijds(lijn: Projectmedewerker, *, uren_per_vte: Decimal) -> Iterator[Afwijking | Onbekend]:
    """Een lijn draagt hoogstens de uren van één voltijdse.

    Wat: de uren van de lijn zijn meer dan 1720. Een lijn is niet altijd één persoon, dus is het een vraag.

    Waarom: in een goedgekeurde aanvraag is 1720 uur één voltijdse; een zusterprogramma noemt het een jaarmaximum.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(1800))
        >>> [a.gegevens["gevonden"] for a in uren_boven_voltijds(lijn, uren_per_vte=Decimal(1720))]
        [Decimal('1800')]
    """
    if lijn.uren > uren_per_vte:
        yield afwijking("uren", gevonden=lijn.uren, verwacht=uren_per_vte)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="BEG-19",
    bron=_TABEL,
    titel="Uren met te veel decimalen",
    bericht="De uren {gevonden} hebben meer dan {verwacht} decimalen.",
    doen="Rond de uren af op {verwacht} decimalen.",
)
def uren_te_nauwkeurig(lijn: Projectmedewerker, *, uren_decimalen: int) -> Iterator[Afwijking | Onbekend]:
    """Uren hebben hoogstens drie decimalen.

    Wat: er staan meer dan drie decimalen die niet nul zijn.

    Waarom: in een goedgekeurde aanvraag bewaart het formulier drie decimalen van de uren.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal("0.1234"))
        >>> len(list(uren_te_nauwkeurig(lijn, uren_decimalen=3)))
        1
    """
    if (exact(lijn.uren) * 10**uren_decimalen).denominator != 1:
        yield afwijking("uren", gevonden=lijn.uren, verwacht=uren_decimalen)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PER-10",
    bron=_TABEL,
    titel="Lijn zonder loon of uren",
    bericht="Het veld {veld} is {gevonden}; meer dan nul is nodig om een kost te berekenen.",
    doen="Vul {veld} in, of laat de lijn weg.",
)
def lijn_zonder_kost(lijn: Projectmedewerker) -> Iterator[Afwijking | Onbekend]:
    """Een personeelslijn heeft een brutoloon en uren groter dan nul.

    Wat: het brutoloon of de uren zijn nul, of het brutoloon is negatief.

    Waarom: het formulier berekent de kost uit beide; een lijn die niets kost, is waarschijnlijk niet af.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(0))
        >>> [a.pad for a in lijn_zonder_kost(lijn)]
        [('uren',)]
    """
    if lijn.brutoloon <= NUL:
        yield afwijking("brutoloon", gevonden=lijn.brutoloon, verwacht="meer dan nul", veld="brutoloon")
    if lijn.uren == 0:
        yield afwijking("uren", gevonden=lijn.uren, verwacht="meer dan nul", veld="uren")


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-04",
    bron=_TABEL,
    titel="Organisatie is geen partner",
    bericht="De lijn staat bij {gevonden}, dat geen promotor of partner van het partnerschap is.",
    doen="Voeg de organisatie toe als partner, of verbeter de verwijzing; bekend zijn {verwacht}.",
)
def organisatie_is_geen_partner(
    lijn: Projectmedewerker, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """Wie personeel inzet in het luik werking, is promotor of partner.

    Wat: de organisatie van een lijn in het luik werking staat in het dossier met de rol van promotor of partner.
    Het luik ondersteuning is vrijgesteld.

    Waarom: het formulier vraagt de personeelsleden van de promotor- of partnerorganisatie.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="x", brutoloon=Bedrag(4000), uren=Decimal(10))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.gegevens["gevonden"] for a in organisatie_is_geen_partner(lijn, partnerschap=dossier)]
        ['x']
    """
    if lijn.luik is Luik.ONDERSTEUNING:
        return
    organisaties = [partner for partner in partnerschap.partners if partner.id == lijn.partner]
    if not any(organisatie.rollen_op(None) & {Rol.PROMOTOR, Rol.PARTNER} for organisatie in organisaties):
        bekend = tuple(sorted(partner.id for partner in partnerschap.partners)) or "nog geen partners"
        yield afwijking("partner", gevonden=lijn.partner, verwacht=bekend)


@regel(
    over=Partnerschap,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PER-08 COF-19",
    bron=_TABEL.op("kolommen Loonfiche en Bewijsstuk"),
    titel="Bijlagen ontbreken",
    bericht="Op {gevonden} van {lijnen} lijnen is geen loonfiche of bewijsstuk gevoegd.",
    doen="Voeg de loonfiches en bewijsstukken toe voor {verwacht} lijnen, of houd ze klaar voor controle.",
)
def bijlagen_ontbreken(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Lijnen van de tabellen projectpersoneel en cofinanciering hebben een bijlage.

    Wat: het aantal lijnen met nul bijlagen, in één melding voor het hele dossier. Nog aan te werven personeel heeft
    geen loonfiche en telt niet mee; een lijn waarvan het aantal niet bekend is ook niet.

    Waarom: het formulier heeft er een kolom voor. Een aanvraag zonder één bijlage is goedgekeurd, dus is het alleen
    een aandachtspunt.

    Voorbeeld:
        >>> from lokale_partnerschappen.basis.periode import Periode
        >>> from lokale_partnerschappen.model.kosten.begroting import Begroting
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(10), loonfiches=0
        ... )
        >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn,))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", begrotingen=(begroting,))
        >>> [a.gegevens["gevonden"] for a in bijlagen_ontbreken(dossier)]
        [1]
    """
    aantallen = [
        aantal
        for begroting in partnerschap.begrotingen
        for aantal in (
            *(lijn.loonfiches for lijn in begroting.personeel if lijn.aanwerving is Aanwerving.AANGEWORVEN),
            *(lijn.bewijsstukken for lijn in begroting.cofinanciering),
        )
        if aantal is not None
    ]
    zonder = aantallen.count(0)
    if zonder:
        yield afwijking("begrotingen", gevonden=zonder, verwacht=zonder, lijnen=len(aantallen))


def _opgave(lijn: Projectmedewerker) -> Lijnopgave:
    return lijn.opgave or Lijnopgave()
