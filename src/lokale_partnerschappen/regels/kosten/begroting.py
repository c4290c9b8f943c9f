"""Regels over de begroting van een projectjaar: totalen, forfait, enveloppe.

Elk getal dat het formulier toont, wordt vergeleken met wat volgt uit de getallen die er vlak voor staan: de totaallijn
met haar lijnen, het forfait met de totaallijn, de totale kosten met personeel en forfait. Zo wijst een bevinding de
plaats aan waar het misgaat, en niet alles wat daarna komt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Final

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, exact, rond_half_omhoog, som
from lokale_partnerschappen.berekeningen.kosten import forfait, kosten_van_luik, lijnkost, luikkosten
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Tabeltotaal
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_UREN_GETOOND: Final = 2
_UREN_RUIMTE: Final = Fraction(1, 10**_UREN_GETOOND)
_TABELLEN: Final = {
    "personeel_totaal": Aanwerving.AANGEWORVEN,
    "aan_te_werven_totaal": Aanwerving.AAN_TE_WERVEN,
}


class Kolom(StrEnum):
    """Een kolom van een personeelstabel, zoals een bericht ze noemt."""

    UREN = "uren"
    KOSTEN = "kosten"
    KOSTEN_WERKING = "kosten werking"
    KOSTEN_ONDERSTEUNING = "kosten ondersteuning"


class Projectveld(StrEnum):
    """Een bedrag van het hele project, zoals een bericht het noemt."""

    FORFAIT = "Het forfait"
    TOTAAL = "Het totaal"


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-10",
    bron=AANVRAAGFORMULIER.op("lijn Totaal van de tabel projectpersoneel"),
    titel="Totaal van de personeelstabel klopt niet",
    bericht="Het totaal {kolom} is {gevonden}; de lijnen tellen op tot {verwacht}.",
    doen="Zet het totaal op {verwacht}, of kijk na of alle lijnen er staan.",
)
def personeelstotaal_klopt_niet(begroting: Begroting, *, sut_factor: Tarief) -> Iterator[Afwijking | Onbekend]:
    """De totaallijn van de personeelstabel is de som van haar lijnen.

    Wat: de totalen van uren, kosten, kosten werking en kosten ondersteuning. Wat een lijn zelf toont telt; toont ze
    niets, dan de herrekende kost. Het formulier toont de som van de uren op twee decimalen; wat minder dan een
    honderdste uur van de som verschilt, is daarom afgerond of afgekapt en geen fout.

    Waarom: het formulier telt de kolommen zelf op.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(10))
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), personeel=(lijn,), personeel_totaal=Tabeltotaal(bedrag=Bedrag(840))
        ... )
        >>> [a.gegevens["verwacht"] for a in personeelstotaal_klopt_niet(begroting, sut_factor=Tarief("0.012"))]
        [Bedrag('480.00')]
    """
    for veld, aanwerving in _TABELLEN.items():
        totaal: Tabeltotaal = getattr(begroting, veld) or Tabeltotaal()
        lijnen = [lijn for lijn in begroting.personeel if lijn.aanwerving is aanwerving]
        uren = sum((exact(lijn.uren) for lijn in lijnen), Fraction(0))
        if totaal.uren is not None and abs(exact(totaal.uren) - uren) >= _UREN_RUIMTE:
            verwacht = rond_half_omhoog(uren, _UREN_GETOOND)
            yield afwijking(veld, "uren", gevonden=totaal.uren, verwacht=verwacht, kolom=Kolom.UREN)
        per_luik = {luik: _getoonde_kosten(lijnen, luik, sut_factor) for luik in Luik}
        kolommen = (
            ("bedrag", Kolom.KOSTEN, totaal.bedrag, som(per_luik.values())),
            ("werking", Kolom.KOSTEN_WERKING, totaal.werking, per_luik[Luik.WERKING]),
            ("ondersteuning", Kolom.KOSTEN_ONDERSTEUNING, totaal.ondersteuning, per_luik[Luik.ONDERSTEUNING]),
        )
        for kolomveld, kolom, getoond, opgeteld in kolommen:
            if getoond is not None and getoond != opgeteld:
                yield afwijking(veld, kolomveld, gevonden=getoond, verwacht=opgeteld, kolom=kolom)


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-01",
    bron=AANVRAAGFORMULIER.op("Forfait %"),
    titel="Forfaitpercentage klopt niet",
    bericht="Het forfaitpercentage is {gevonden}%; het moet {verwacht}% zijn.",
    doen="Het formulier vult dit percentage zelf in; kijk na of het juist is overgenomen.",
)
def forfaitpercentage_klopt_niet(begroting: Begroting, *, forfaittarief: Tarief) -> Iterator[Afwijking | Onbekend]:
    """Het forfait is 40 % van de personeelskosten.

    Wat: het getoonde "Forfait %" is het tarief van de oproep.

    Waarom: het formulier rekent automatisch met 40 %, het maximum van Verordening (EU) 2021/1060, artikel 56, lid 1.

    Voorbeeld:
        >>> begroting = Begroting(periode=Periode.jaar(2024), forfaitpercentage=Decimal(15))
        >>> [a.gegevens["verwacht"] for a in forfaitpercentage_klopt_niet(begroting, forfaittarief=Tarief("0.4"))]
        [Decimal('40')]
    """
    verwacht = forfaittarief.in_procent()
    if begroting.forfaitpercentage is not None and begroting.forfaitpercentage != verwacht:
        yield afwijking("forfaitpercentage", gevonden=begroting.forfaitpercentage, verwacht=verwacht)


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-02",
    bron=AANVRAAGFORMULIER.op("Forfait werking en Forfait ondersteuning"),
    titel="Forfait klopt niet",
    bericht="Het forfait {luik} is {gevonden}; {forfaittarief} van {personeelskosten} is {verwacht}.",
    doen="Zet het forfait op {verwacht}, of kijk de personeelskosten na.",
)
def forfait_klopt_niet(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Het forfait van een luik is 40 % van de personeelskosten van dat luik.

    Wat: het getoonde forfait verschilt meer dan één cent van 40 % van de personeelskosten van het luik. De
    totaallijn van de tabel telt; ontbreekt ze, dan de som van de lijnen.

    Waarom: het formulier berekent het forfait per luik. Half omhoog en afkappen passen allebei bij de cijfers,
    daarom is één cent nooit een fout.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(10))
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), personeel=(lijn,), kosten_werking=Kostenopgave(forfait=Bedrag(100))
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4"), "afrondingsmarge": Bedrag(0)}
        >>> [a.gegevens["verwacht"] for a in forfait_klopt_niet(begroting, **parameters)]
        [Bedrag('192.00')]
    """
    for luik in Luik:
        opgave = begroting.kosten(luik)
        if opgave is None or opgave.forfait is None:
            continue
        personeel = _personeel_van(begroting, luik, sut_factor)
        verwacht = forfait(personeel, forfaittarief=forfaittarief)
        if abs(opgave.forfait - verwacht) > afrondingsmarge:
            yield afwijking(
                f"kosten_{luik}",
                "forfait",
                gevonden=opgave.forfait,
                verwacht=verwacht,
                luik=luik,
                forfaittarief=forfaittarief,
                personeelskosten=personeel,
            )


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-04",
    bron=AANVRAAGFORMULIER.op("Totale kosten werking en Totale kosten ondersteuning"),
    titel="Totale kosten van een luik kloppen niet",
    bericht="De totale kosten {luik} zijn {gevonden}; {personeelskosten} personeel en {forfait} forfait is {verwacht}.",
    doen="Zet de totale kosten op {verwacht}, of kijk personeelskosten en forfait na.",
)
def luikkosten_kloppen_niet(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """De totale kosten van een luik zijn personeel en forfait samen.

    Wat: het getoonde totaal is precies de personeelskosten plus het forfait zoals getoond; wat niet getoond is,
    wordt herrekend. Naast een herrekend forfait is één cent nooit een fout (zie `forfait_klopt_niet`).

    Waarom: het formulier kent geen andere kosten dan projectpersoneel en forfait.

    Voorbeeld:
        >>> opgave = Kostenopgave(forfait=Bedrag(192), totaal=Bedrag(762))
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), kosten_werking=opgave, personeel_totaal=Tabeltotaal(werking=Bedrag(480))
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4"), "afrondingsmarge": Bedrag(0)}
        >>> [a.gegevens["verwacht"] for a in luikkosten_kloppen_niet(begroting, **parameters)]
        [Bedrag('672.00')]
    """
    for luik in Luik:
        opgave = begroting.kosten(luik)
        if opgave is None or opgave.totaal is None:
            continue
        personeel = _personeel_van(begroting, luik, sut_factor)
        herrekend = forfait(personeel, forfaittarief=forfaittarief)
        bijkomend, marge = (herrekend, afrondingsmarge) if opgave.forfait is None else (opgave.forfait, NUL)
        verwacht = luikkosten(personeel, bijkomend)
        if abs(opgave.totaal - verwacht) > marge:
            yield afwijking(
                f"kosten_{luik}",
                "totaal",
                gevonden=opgave.totaal,
                verwacht=verwacht,
                luik=luik,
                personeelskosten=personeel,
                forfait=bijkomend,
            )


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-03 BEG-05",
    bron=AANVRAAGFORMULIER.op("Forfait project en Totale kosten project"),
    titel="Totaal van het project is niet de som van de luiken",
    bericht="{wat} van het project is {gevonden}; {werking} werking en {ondersteuning} ondersteuning is {verwacht}.",
    doen="Tel de luiken op: {verwacht}. Reken niet opnieuw met het totaal van het project.",
)
def projecttotaal_klopt_niet(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Forfait en kosten van het project zijn de som van de luiken.

    Wat: het getoonde forfait of totaal van het project verschilt meer dan één cent van de som van wat beide luiken
    tonen. Wat een luik niet toont, wordt herrekend, en dan mag elke lijn een cent anders afgerond zijn.

    Waarom: het formulier telt de afgeronde luiken op. Opnieuw 40 % van alle personeelskosten nemen geeft in een
    goedgekeurde aanvraag een cent meer; dat is nooit een fout.

    Voorbeeld:
        >>> luik = Kostenopgave(totaal=Bedrag(100))
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=luik,
        ...     kosten_ondersteuning=luik,
        ...     kosten_project=Kostenopgave(totaal=Bedrag(210)),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "afrondingsmarge": Bedrag("0.01"),
        ... }
        >>> [a.gegevens["verwacht"] for a in projecttotaal_klopt_niet(begroting, **parameters)]
        [Bedrag('200.00')]
    """
    project = begroting.kosten_project or Kostenopgave()
    herrekend = {luik: _herrekend(begroting, luik, sut_factor, forfaittarief) for luik in Luik}
    for veld, wat in (("forfait", Projectveld.FORFAIT), ("totaal", Projectveld.TOTAAL)):
        gevonden: Bedrag | None = getattr(project, veld)
        getoond: dict[Luik, Bedrag | None] = {luik: getattr(begroting.kosten(luik), veld, None) for luik in Luik}
        verborgen = [luik for luik in Luik if getoond[luik] is None]
        # Zonder één personeelslijn is er niets om een verborgen luik uit te herrekenen.
        if gevonden is None or (verborgen and not begroting.personeel):
            continue
        a, b = (getattr(herrekend[luik] if luik in verborgen else begroting.kosten(luik), veld) for luik in Luik)
        ruimte = afrondingsmarge * (1 + sum(len(begroting.medewerkers(luik)) + 1 for luik in verborgen))
        if abs(gevonden - (a + b)) > ruimte:
            yield afwijking(
                "kosten_project", veld, gevonden=gevonden, verwacht=a + b, wat=wat, werking=a, ondersteuning=b
            )


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="BEG-21",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    titel="Begroting valt buiten het project",
    bericht="De begroting loopt van {gevonden}; het project loopt van {verwacht}.",
    doen="Kijk de periode van de begroting en de looptijd van het project na.",
)
def begroting_buiten_project(begroting: Begroting, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een begroting ligt volledig binnen de looptijd van het project.

    Wat: de periode van de begroting valt niet binnen de looptijd van het project.

    Waarom: een projectjaar is een deel van het project.

    Voorbeeld:
        >>> begroting = Begroting(periode=Periode.jaar(2023))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=Periode.jaar(2024))
        >>> len(list(begroting_buiten_project(begroting, partnerschap=dossier)))
        1
    """
    # Dat de looptijd ontbreekt, zegt project_buiten_oproepperiode al één keer voor het hele dossier.
    if partnerschap.periode is not None and not partnerschap.periode.omvat(begroting.periode):
        yield afwijking("periode", gevonden=begroting.periode, verwacht=partnerschap.periode)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="BEG-12",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    titel="Begrotingen gaan boven de enveloppe",
    bericht="De begrotingen {luik} tellen op tot {gevonden}; de enveloppe is {verwacht}, dat is {verschil} te veel.",
    doen="Verlaag de begrotingen van het luik {luik} samen met {verschil}, of kijk de enveloppe na.",
)
def begrotingen_boven_enveloppe(
    partnerschap: Partnerschap, *, sut_factor: Tarief, forfaittarief: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Alle begrotingen samen blijven per luik onder de enveloppe.

    Wat: de herrekende kosten van alle begrotingen van een luik zijn samen meer dan de enveloppe van dat luik, met één
    cent ruimte per begroting voor de afronding.

    Waarom: het budget is een maximum voor zes jaar dat niet geïndexeerd wordt; het spreiden over de jaren is vrij.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(10))
        >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn,))
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld", oproep="lp-208", begrotingen=(begroting,), enveloppe=Enveloppe(werking=Bedrag(600))
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4"), "afrondingsmarge": Bedrag(0)}
        >>> [a.gegevens["verschil"] for a in begrotingen_boven_enveloppe(dossier, **parameters)]
        [Bedrag('72.00')]
    """
    if partnerschap.enveloppe is None:
        yield onbekend("enveloppe", reden="de enveloppe is niet bekend")
        return
    for luik in Luik:
        grens = partnerschap.enveloppe.van(luik)
        begroot = som(
            kosten_van_luik(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief).totaal
            for begroting in partnerschap.begrotingen
        )
        if grens is None:
            if begroot:
                yield onbekend("enveloppe", luik.value, reden="de enveloppe van dit luik is niet bekend")
        elif begroot - grens > afrondingsmarge * len(partnerschap.begrotingen):
            yield afwijking(
                "enveloppe", luik.value, gevonden=begroot, verwacht=grens, luik=luik, verschil=begroot - grens
            )


def _herrekend(begroting: Begroting, luik: Luik, sut_factor: Tarief, forfaittarief: Tarief) -> Kostenopgave:
    """Forfait en totaal van een luik zoals ze volgen uit wat het formulier wel toont."""
    personeel = _personeel_van(begroting, luik, sut_factor)
    opgave = begroting.kosten(luik) or Kostenopgave()
    bijkomend = forfait(personeel, forfaittarief=forfaittarief) if opgave.forfait is None else opgave.forfait
    return Kostenopgave(forfait=bijkomend, totaal=luikkosten(personeel, bijkomend))


def _personeel_van(begroting: Begroting, luik: Luik, sut_factor: Tarief) -> Bedrag:
    """De personeelskosten van een luik volgens de totaallijnen, en volgens de lijnen waar die ontbreken."""
    kosten = NUL
    for veld, aanwerving in _TABELLEN.items():
        totaal: Tabeltotaal = getattr(begroting, veld) or Tabeltotaal()
        getoond = totaal.werking if luik is Luik.WERKING else totaal.ondersteuning
        lijnen = [lijn for lijn in begroting.personeel if lijn.aanwerving is aanwerving]
        kosten += _getoonde_kosten(lijnen, luik, sut_factor) if getoond is None else getoond
    return kosten


def _getoonde_kosten(lijnen: Iterable[Projectmedewerker], luik: Luik, sut_factor: Tarief) -> Bedrag:
    return som(_getoonde_kost(lijn, sut_factor) for lijn in lijnen if lijn.luik is luik)


def _getoonde_kost(lijn: Projectmedewerker, sut_factor: Tarief) -> Bedrag:
    getoond = lijn.opgave.bedrag if lijn.opgave else None
    return lijnkost(lijn, sut_factor=sut_factor) if getoond is None else getoond
