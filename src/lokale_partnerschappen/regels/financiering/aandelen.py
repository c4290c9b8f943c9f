"""Regels over wie hoeveel draagt: ESF, lokale besturen en VDAB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.basis.bedrag import CENT, NUL, Bedrag, Tarief
from lokale_partnerschappen.berekeningen.financiering.aandelen import (
    ontbrekende_cofinanciering,
    te_financieren_kosten,
)
from lokale_partnerschappen.model.financiering import Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_MIX: Final = VRAGEN_EN_ANTWOORDEN.op("financiering: 40/30/30, in Limburg 60/20/20")


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-04",
    bron=_MIX,
    titel="ESF ligt boven zijn tarief",
    bericht="ESF draagt {gevonden} van het luik werking, {aandeel}; hoogstens {verwacht} ({tarief}) is voorzien.",
    doen="Verlaag ESF met {verschil} en laat VCF of cofinanciering dat dragen.",
)
def esf_boven_tarief(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, esf_tarief: Tarief, esf_marge: Tarief
) -> Iterator[Afwijking | Onbekend]:
    """ESF draagt in het luik werking niet meer dan 40 % van de kosten (60 % in Limburg).

    Wat: het ESF-bedrag ligt meer dan 0,05 procentpunt boven het tarief. Ligt het er minder boven, dan waarschuwt
    `esf_net_boven_tarief`; één cent erboven is altijd een afronding, hoe klein het luik ook is.

    Waarom: de financiering bestaat uit 40 % ESF, in Limburg 60 %. Voor het luik ondersteuning is geen norm gevonden.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_werking=Financiering(esf=Bedrag(410), vcf=Bedrag(590)),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "esf_tarief": Tarief("0.4"),
        ...     "esf_marge": Tarief("0.0005"),
        ... }
        >>> [a.gegevens["verschil"] for a in esf_boven_tarief(begroting, **parameters)]
        [Bedrag('10.00')]
    """
    kosten = te_financieren_kosten(begroting, Luik.WERKING, sut_factor=sut_factor, forfaittarief=forfaittarief)
    esf = _esf_van_werking(begroting)
    if esf is None or not kosten or esf - kosten * esf_tarief <= CENT:
        return
    if esf / kosten - esf_tarief > esf_marge:
        yield _esf_afwijking(esf, kosten, esf_tarief)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-04",
    bron=_MIX,
    titel="ESF ligt net boven zijn tarief",
    bericht="ESF draagt {gevonden} van het luik werking, {aandeel}; {verwacht} ({tarief}) is voorzien.",
    doen="Kijk na of ESF met {verschil} verlaagd moet worden; een afronding op de cent is nooit een probleem.",
)
def esf_net_boven_tarief(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, esf_tarief: Tarief, esf_marge: Tarief
) -> Iterator[Afwijking | Onbekend]:
    """ESF ligt in het luik werking meer dan een cent, maar minder dan 0,05 procentpunt boven zijn tarief.

    Wat: het ESF-bedrag ligt meer dan één cent boven het afgeronde tarief, en hoogstens 0,05 procentpunt.

    Waarom: bedragen die uit de enveloppe komen, wijken in een goedgekeurde aanvraag 0,0016 procentpunt af.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_werking=Financiering(esf=Bedrag("400.10"), vcf=Bedrag("599.90")),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "esf_tarief": Tarief("0.4"),
        ...     "esf_marge": Tarief("0.0005"),
        ... }
        >>> [a.gegevens["verschil"] for a in esf_net_boven_tarief(begroting, **parameters)]
        [Bedrag('0.10')]
    """
    kosten = te_financieren_kosten(begroting, Luik.WERKING, sut_factor=sut_factor, forfaittarief=forfaittarief)
    esf = _esf_van_werking(begroting)
    if esf is None or not kosten or esf - kosten * esf_tarief <= CENT:
        return
    if esf / kosten - esf_tarief <= esf_marge:
        yield _esf_afwijking(esf, kosten, esf_tarief)


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-03",
    bron=_MIX,
    titel="Te weinig cofinanciering",
    bericht="De cofinanciering van het luik werking is {gevonden}; {verwacht} is nodig ({tarief} van {kosten}).",
    doen="Verhoog de cofinanciering van lokale besturen en VDAB samen met {tekort}.",
)
def cofinanciering_te_laag(
    partnerschap: Partnerschap, *, sut_factor: Tarief, forfaittarief: Tarief, cofinancieringstarief: Tarief
) -> Iterator[Afwijking | Onbekend]:
    """Lokale besturen en VDAB brengen over alle ingediende jaren samen 30 % van het luik werking in (20 % in Limburg).

    Wat: de cofinanciering van alle begrotingen samen is lager dan het tarief van hun kosten, met per begroting één
    cent ruimte voor lokale besturen, voor VDAB en voor overige als dat iets inbrengt. Wie meer inbrengt, krijgt nooit
    een bevinding.

    Waarom: de mix is 40/30/30 (in Limburg 60/20/20) en de cofinanciering is een minimum. Over de jaren spreiden is
    vrij, daarom tellen alle jaren samen. Dat het over het luik werking gaat, is afgeleid: het hele project haalt in
    een goedgekeurde aanvraag 28,49 %.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_werking=Financiering(lokaal=Bedrag(150), vdab=Bedrag(100)),
        ... )
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", begrotingen=(begroting,))
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "cofinancieringstarief": Tarief("0.3"),
        ... }
        >>> [a.gegevens["tekort"] for a in cofinanciering_te_laag(dossier, **parameters)]
        [Bedrag('50.00')]
    """
    kosten, aanwezig, ruimte = NUL, NUL, NUL
    for i, begroting in enumerate(partnerschap.begrotingen):
        financiering = begroting.financiering_werking
        van_luik = te_financieren_kosten(begroting, Luik.WERKING, sut_factor=sut_factor, forfaittarief=forfaittarief)
        if financiering is None and van_luik:
            yield onbekend("begrotingen", i, "financiering_werking", reden="de financiering is niet ingevuld")
            return
        if financiering is not None:
            kosten += van_luik
            aanwezig += financiering.cofinanciering
            ruimte += _afrondingsruimte(financiering)
    tekort = ontbrekende_cofinanciering(kosten, aanwezig, cofinancieringstarief=cofinancieringstarief)
    if tekort > ruimte:
        yield afwijking(
            "begrotingen",
            gevonden=aanwezig,
            verwacht=aanwezig + tekort,
            tekort=tekort,
            tarief=cofinancieringstarief,
            kosten=kosten,
        )


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-03",
    bron=_MIX,
    titel="Te weinig cofinanciering in dit jaar",
    bericht="De cofinanciering van het luik werking is dit jaar {gevonden}; {verwacht} is {tarief} van {kosten}.",
    doen="Verhoog de cofinanciering met {tekort}, of breng het in een ander jaar extra in.",
)
def cofinanciering_te_laag_in_jaar(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, cofinancieringstarief: Tarief
) -> Iterator[Afwijking | Onbekend]:
    """De cofinanciering van één jaar haalt 30 % van het luik werking (20 % in Limburg).

    Wat: de cofinanciering van dit jaar is lager dan het tarief van de kosten, met één cent ruimte per bron.

    Waarom: middelen mogen vrij over de jaren gespreid worden; één lager jaar is daarom geen fout, maar de andere
    jaren moeten het goedmaken (zie `cofinanciering_te_laag`).

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_werking=Financiering(lokaal=Bedrag(150), vdab=Bedrag(100)),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "cofinancieringstarief": Tarief("0.3"),
        ... }
        >>> [a.gegevens["tekort"] for a in cofinanciering_te_laag_in_jaar(begroting, **parameters)]
        [Bedrag('50.00')]
    """
    financiering = begroting.financiering_werking
    if financiering is None:
        return
    kosten = te_financieren_kosten(begroting, Luik.WERKING, sut_factor=sut_factor, forfaittarief=forfaittarief)
    aanwezig = financiering.cofinanciering
    tekort = ontbrekende_cofinanciering(kosten, aanwezig, cofinancieringstarief=cofinancieringstarief)
    if tekort > _afrondingsruimte(financiering):
        yield afwijking(
            "financiering_werking",
            gevonden=aanwezig,
            verwacht=aanwezig + tekort,
            tekort=tekort,
            tarief=cofinancieringstarief,
            kosten=kosten,
        )


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-06",
    bron=VRAGEN_EN_ANTWOORDEN.op("cofinanciering gelijk verdeeld over VDAB en lokale besturen"),
    titel="VDAB en lokale besturen brengen niet evenveel in",
    bericht="Lokale besturen brengen {gevonden} in en VDAB {verwacht}; het verschil is {verschil}.",
    doen="Kijk na of de ongelijke verdeling zo is afgesproken.",
)
def cofinanciering_ongelijk_verdeeld(
    begroting: Begroting, *, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """VDAB en lokale besturen dragen in het luik werking evenveel bij.

    Wat: hun bedragen verschillen meer dan één cent.

    Waarom: de cofinanciering wordt gelijkwaardig verdeeld. Meer inbrengen mag, dus is het een waarschuwing.

    Voorbeeld:
        >>> werking = Financiering(lokaal=Bedrag(150), vdab=Bedrag(100))
        >>> begroting = Begroting(periode=Periode.jaar(2024), financiering_werking=werking)
        >>> parameters = {"afrondingsmarge": Bedrag("0.01")}
        >>> [a.gegevens["verschil"] for a in cofinanciering_ongelijk_verdeeld(begroting, **parameters)]
        [Bedrag('50.00')]
    """
    financiering = begroting.financiering_werking
    if financiering is None:
        return
    lokaal, vdab = financiering.van(Financieringsbron.LOKAAL), financiering.van(Financieringsbron.VDAB)
    verschil = abs(lokaal - vdab)
    if verschil > afrondingsmarge:
        yield afwijking("financiering_werking", gevonden=lokaal, verwacht=vdab, verschil=verschil)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="COF-07",
    bron=GOEDGEKEURDE_AANVRAAG.op("financiering ondersteuning"),
    titel="Ondersteuning wordt anders gefinancierd dan in het voorbeeld",
    bericht="{bron} draagt {gevonden} van het luik ondersteuning; in een goedgekeurde aanvraag {verwacht} ({tarief}).",
    doen="Kijk na of deze financiering van de ondersteuning zo is afgesproken; een andere mag.",
)
def ondersteuning_anders_gefinancierd(
    begroting: Begroting,
    *,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    esf_tarief_ondersteuning: Tarief,
    lokaal_tarief_ondersteuning: Tarief,
    vdab_tarief_ondersteuning: Tarief,
    afrondingsmarge: Bedrag,
) -> Iterator[Afwijking | Onbekend]:
    """Het luik ondersteuning wordt gefinancierd zoals in een goedgekeurde aanvraag: ESF 40 %, VDAB 15 %, VCF de rest.

    Wat: ESF, lokale besturen of VDAB dragen meer dan een cent meer of minder dan daar. In Limburg is er geen voorbeeld,
    en is de regel niet van toepassing.

    Waarom: voor dit luik is geen norm gevonden; een andere goedgekeurde aanvraag wijkt ook af. Het is dus alleen goed
    om te weten.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_ondersteuning=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_ondersteuning=Financiering(esf=Bedrag(400), vcf=Bedrag(600)),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "esf_tarief_ondersteuning": Tarief("0.4"),
        ...     "lokaal_tarief_ondersteuning": Tarief(0),
        ...     "vdab_tarief_ondersteuning": Tarief("0.15"),
        ...     "afrondingsmarge": Bedrag("0.01"),
        ... }
        >>> [a.gegevens["verwacht"] for a in ondersteuning_anders_gefinancierd(begroting, **parameters)]
        [Bedrag('150.00')]
    """
    financiering = begroting.financiering_ondersteuning
    if financiering is None:
        return
    kosten = te_financieren_kosten(begroting, Luik.ONDERSTEUNING, sut_factor=sut_factor, forfaittarief=forfaittarief)
    tarieven = {
        Financieringsbron.ESF: esf_tarief_ondersteuning,
        Financieringsbron.LOKAAL: lokaal_tarief_ondersteuning,
        Financieringsbron.VDAB: vdab_tarief_ondersteuning,
    }
    for bron, tarief in tarieven.items():
        gevonden, verwacht = financiering.van(bron), kosten * tarief
        if abs(gevonden - verwacht) > afrondingsmarge:
            plaats = ("financiering_ondersteuning", bron.value)
            yield afwijking(*plaats, gevonden=gevonden, verwacht=verwacht, bron=bron, tarief=tarief)


def _esf_van_werking(begroting: Begroting) -> Bedrag | None:
    return begroting.financiering_werking.esf if begroting.financiering_werking else None


def _esf_afwijking(esf: Bedrag, kosten: Bedrag, esf_tarief: Tarief) -> Afwijking:
    voorzien = kosten * esf_tarief
    return afwijking(
        "financiering_werking",
        "esf",
        gevonden=esf,
        verwacht=voorzien,
        aandeel=esf / kosten,
        tarief=esf_tarief,
        verschil=esf - voorzien,
    )


def _afrondingsruimte(financiering: Financiering) -> Bedrag:
    """Eén cent voor elke bron die cofinanciert: elk aandeel is apart op de cent afgerond.

    Lokale besturen en VDAB tellen altijd: van heel kleine kosten is hun juist afgeronde aandeel nul.
    """
    bronnen = 2 + bool(financiering.van(Financieringsbron.OVERIGE))
    return CENT * bronnen
