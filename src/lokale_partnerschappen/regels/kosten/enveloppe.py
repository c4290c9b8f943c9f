"""Regels over het budget van alle jaren: de enveloppe, haar fasen, en wat de tekst van de aanvraag noemt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, exact
from lokale_partnerschappen.berekeningen.financiering.aandelen import (
    jaarbudget,
    meerjarentotaal,
    te_financieren_kosten,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, RAADSBESLUIT_AALST
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel

_VRAAG_12 = GOEDGEKEURDE_AANVRAAG.op("vraag 12")


@regel(
    over=Enveloppe,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="BEG-14",
    bron=_VRAAG_12,
    titel="Enveloppe telt niet op",
    bericht="De enveloppe is {gevonden}; {werking} werking en {ondersteuning} ondersteuning is {verwacht}.",
    doen="Zet het totaal op {verwacht}, of kijk de luiken na.",
)
def enveloppe_telt_niet_op(enveloppe: Enveloppe) -> Iterator[Afwijking | Onbekend]:
    """Het totaal van de enveloppe is werking en ondersteuning samen.

    Wat: het genoemde totaal verschilt van de som van de luiken.

    Waarom: in een goedgekeurde aanvraag is € 3.200.811,43 de som van € 2.983.433,01 en € 217.378,42.

    Voorbeeld:
        >>> enveloppe = Enveloppe(werking=Bedrag(100), ondersteuning=Bedrag(10), totaal=Bedrag(120))
        >>> [a.gegevens["verwacht"] for a in enveloppe_telt_niet_op(enveloppe)]
        [Bedrag('110.00')]
    """
    if enveloppe.totaal is None or enveloppe.ondersteuning is None:
        return
    verwacht = enveloppe.werking + enveloppe.ondersteuning
    if enveloppe.totaal != verwacht:
        yield afwijking(
            "totaal",
            gevonden=enveloppe.totaal,
            verwacht=verwacht,
            werking=enveloppe.werking,
            ondersteuning=enveloppe.ondersteuning,
        )


@regel(
    over=Enveloppe,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="BEG-20",
    bron=RAADSBESLUIT_AALST,
    titel="Fasen van het budget tellen niet op",
    bericht="De fasen zijn samen {gevonden}; de enveloppe werking is {verwacht}, een verschil van {verschil}.",
    doen="Pas de jaarbedragen of de enveloppe aan; vaak is zes keer hetzelfde jaar gerekend.",
)
def fasen_tellen_niet_op(
    enveloppe: Enveloppe, *, projectjaren: int, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Jaarbudgetten die over de jaren verschillen, tellen op tot de enveloppe.

    Wat: de som van jaren maal jaarbedrag verschilt meer dan een cent per jaar van de enveloppe werking. Beschrijven de
    fasen niet alle projectjaren, dan wordt er niet vergeleken.

    Waarom: wanneer een gemeente vertrekt, wijzigt het jaarbudget; een totaal van zes gelijke jaren is dan te hoog.

    Voorbeeld:
        >>> fasen = (Budgetfase(jaren=2, jaarbedrag=Bedrag(100)), Budgetfase(jaren=4, jaarbedrag=Bedrag(80)))
        >>> enveloppe = Enveloppe(werking=Bedrag(600), fasen=fasen)
        >>> parameters = {"projectjaren": 6, "afrondingsmarge": Bedrag("0.01")}
        >>> [a.gegevens["gevonden"] for a in fasen_tellen_niet_op(enveloppe, **parameters)]
        [Bedrag('520.00')]
    """
    jaren = sum(fase.jaren for fase in enveloppe.fasen)
    if jaren != projectjaren:
        return
    totaal = meerjarentotaal(enveloppe.fasen)
    verschil = abs(totaal - enveloppe.werking)
    if verschil > afrondingsmarge * jaren:
        yield afwijking("fasen", gevonden=totaal, verwacht=enveloppe.werking, verschil=verschil)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="BEG-13",
    bron=_VRAAG_12,
    titel="Jaarbudget wijkt af van een gelijk deel van de enveloppe",
    bericht="De kosten {luik} zijn {gevonden}; een gelijk deel van de enveloppe is {verwacht}, {verschil} verschil.",
    doen="Niets, als het zo gepland is: de enveloppe mag vrij over de jaren gespreid worden.",
)
def jaarbudget_wijkt_af(
    begroting: Begroting,
    *,
    partnerschap: Partnerschap,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    projectjaren: int,
    jaarbudgetmarge: Tarief,
) -> Iterator[Afwijking | Onbekend]:
    """De kosten van een jaar liggen bij een zesde van de enveloppe.

    Wat: ze verschillen meer dan 1 % van een gelijk deel. Zonder enveloppe wordt er niet vergeleken.

    Waarom: het budget is er voor zes jaar en mag vrij gespreid worden; het is goed om te weten wat overblijft.

    Voorbeeld:
        >>> begroting = Begroting(periode=Periode.jaar(2024), kosten_werking=Kostenopgave(totaal=Bedrag(130)))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", enveloppe=Enveloppe(werking=Bedrag(600)))
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "projectjaren": 6,
        ...     "jaarbudgetmarge": Tarief("0.01"),
        ... }
        >>> [a.gegevens["verschil"] for a in jaarbudget_wijkt_af(begroting, partnerschap=dossier, **parameters)]
        [Bedrag('30.00')]
    """
    if partnerschap.enveloppe is None:
        return
    for luik in begroting.luiken:
        enveloppe = partnerschap.enveloppe.van(luik)
        if enveloppe is None:
            continue
        kosten = te_financieren_kosten(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief)
        deel = jaarbudget(enveloppe, projectjaren=projectjaren)
        if abs(kosten - deel) > deel * jaarbudgetmarge:
            plaats = f"kosten_{luik}"
            yield afwijking(plaats, gevonden=kosten, verwacht=deel, verschil=abs(kosten - deel), luik=luik)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="BEG-17",
    bron=GOEDGEKEURDE_AANVRAAG.op("totale kosten ondersteuning"),
    titel="Ondersteuning wijkt af van het gekende jaarbedrag",
    bericht="De kosten ondersteuning zijn {gevonden}; in de gekende aanvragen is dat {verwacht} per jaar.",
    doen="Niets, als het zo is afgesproken: het bedrag is geen voorschrift.",
)
def ondersteuning_wijkt_af_van_pakket(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, ondersteuningspakket: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """De ondersteuning kost elk jaar evenveel als in de gekende aanvragen.

    Wat: er zijn kosten ondersteuning en ze verschillen van € 55.682,59.

    Waarom: twee partnerschappen noemen precies dat jaarbedrag, dus lijkt het een vast pakket.

    Voorbeeld:
        >>> begroting = Begroting(periode=Periode.jaar(2024), kosten_ondersteuning=Kostenopgave(totaal=Bedrag(50000)))
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "ondersteuningspakket": Bedrag("55682.59"),
        ... }
        >>> len(list(ondersteuning_wijkt_af_van_pakket(begroting, **parameters)))
        1
    """
    luik = Luik.ONDERSTEUNING
    kosten = te_financieren_kosten(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief)
    if kosten and kosten != ondersteuningspakket:
        yield afwijking("kosten_ondersteuning", gevonden=kosten, verwacht=ondersteuningspakket)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="BEG-16",
    bron=_VRAAG_12,
    titel="Bedrag in de tekst verschilt van het formulier",
    bericht="De tekst noemt {gevonden} voor {veld}; het formulier toont {verwacht}.",
    doen="Verbeter de tekst of het formulier, zodat beide hetzelfde zeggen.",
)
def tekstbedrag_wijkt_af(begroting: Begroting, *, tekstmarge: Bedrag) -> Iterator[Afwijking | Onbekend]:
    """Een bedrag in de tekst van de aanvraag is hetzelfde als in het formulier.

    Wat: beide verschillen meer dan vijf cent.

    Waarom: in een goedgekeurde aanvraag verschillen ze drie cent; meer wijst op een vergeten aanpassing.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     financiering_werking=Financiering(vcf=Bedrag(100)),
        ...     tekstbedragen=(Tekstbedrag(veld="financiering_werking.vcf", bedrag=Bedrag(110)),),
        ... )
        >>> [a.gegevens["verwacht"] for a in tekstbedrag_wijkt_af(begroting, tekstmarge=Bedrag("0.05"))]
        [Bedrag('100.00')]
    """
    for i, tekst in enumerate(begroting.tekstbedragen):
        waarde: object = begroting
        for deel in tekst.veld.split("."):
            waarde = getattr(waarde, deel, None)
        if isinstance(waarde, Bedrag) and abs(waarde - tekst.bedrag) > tekstmarge:
            yield afwijking("tekstbedragen", i, gevonden=tekst.bedrag, verwacht=waarde, veld=tekst.veld)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="BEG-18",
    bron=_VRAAG_12,
    titel="Verdeling van het forfait telt niet op",
    bericht="De punten waarin het forfait verdeeld wordt, zijn samen {gevonden}; {verwacht} is afgesproken.",
    doen="Pas de punten aan tot ze samen {verwacht} zijn.",
)
def forfaitverdeling_telt_niet_op(
    begroting: Begroting, *, forfaitpunten_totaal: Decimal
) -> Iterator[Afwijking | Onbekend]:
    """De punten waarin partners het forfait verdelen, tellen op.

    Wat: de som verschilt van wat u als totaal zet. De bron is dubbelzinnig (30 % en 10 % van het forfait, of 30 en 10
    punten van 40), dus zonder dat totaal is de regel niet van toepassing.

    Waarom: één partnerschap geeft 30 aan de moederorganisaties en beheert 10 samen.

    Voorbeeld:
        >>> begroting = Begroting(periode=Periode.jaar(2024), forfaitpunten=(Decimal(30), Decimal(5)))
        >>> len(list(forfaitverdeling_telt_niet_op(begroting, forfaitpunten_totaal=Decimal(40))))
        1
    """
    if not begroting.forfaitpunten:
        return
    totaal = sum((exact(punten) for punten in begroting.forfaitpunten), Fraction(0))
    if totaal != exact(forfaitpunten_totaal):
        yield afwijking("forfaitpunten", gevonden=Decimal(str(Tarief(totaal))), verwacht=forfaitpunten_totaal)
