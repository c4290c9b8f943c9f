"""Regels over wie hoeveel draagt: ESF, lokale besturen, VDAB, en het luik ondersteuning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.basis.bedrag import CENT, NUL, Bedrag, Tarief, som
from lokale_partnerschappen.berekeningen.financiering.aandelen import (
    te_financieren_kosten,
)
from lokale_partnerschappen.model.financiering import Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel

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


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-01 COF-02",
    bron=_MIX,
    titel="Een bron draagt minder dan haar tarief",
    bericht="{bron} draagt {gevonden} van het luik werking, {aandeel}; {verwacht} ({tarief}) is voorzien.",
    doen="Kijk na of {bron} {verschil} meer moet dragen.",
)
def bron_onder_tarief(
    begroting: Begroting,
    *,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    esf_tarief: Tarief,
    lokaal_tarief: Tarief,
    vdab_tarief: Tarief,
    mixmarge: Tarief,
) -> Iterator[Afwijking | Onbekend]:
    """ESF, lokale besturen en VDAB dragen in het luik werking elk hun tarief: 40/15/15, in Limburg 60/10/10.

    Wat: een van hen draagt meer dan 0,05 procentpunt minder dan zijn tarief. Lokale besturen en VDAB mogen meer dragen,
    en dan mag ESF evenveel minder dragen; voor ESF boven het tarief is er `esf_boven_tarief`. VCF vangt de rest op en
    wordt niet beoordeeld.

    Waarom: de financiering bestaat uit 40 % ESF, 30 % VCF en 30 % cofinanciering, die gelijk verdeeld wordt. Een jaar
    mag afwijken, want de middelen zijn vrij te spreiden.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_werking=Financiering(
        ...         esf=Bedrag(400), vcf=Bedrag(350), lokaal=Bedrag(100), vdab=Bedrag(150)
        ...     ),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "esf_tarief": Tarief("0.4"),
        ...     "lokaal_tarief": Tarief("0.15"),
        ...     "vdab_tarief": Tarief("0.15"),
        ...     "mixmarge": Tarief("0.0005"),
        ... }
        >>> [a.gegevens["verschil"] for a in bron_onder_tarief(begroting, **parameters)]
        [Bedrag('50.00')]
    """
    financiering = begroting.financiering_werking
    kosten = te_financieren_kosten(begroting, Luik.WERKING, sut_factor=sut_factor, forfaittarief=forfaittarief)
    if financiering is None or not kosten:
        return
    tarieven = {
        Financieringsbron.ESF: esf_tarief,
        Financieringsbron.LOKAAL: lokaal_tarief,
        Financieringsbron.VDAB: vdab_tarief,
    }
    cofinanciering = som(financiering.van(bron) for bron in Financieringsbron if not bron.is_europa_wse)
    erboven = max(cofinanciering - kosten * (lokaal_tarief + vdab_tarief), NUL)
    for bron, tarief in tarieven.items():
        gevonden, verwacht = financiering.van(bron), kosten * tarief
        # Wat meer cofinanciering binnenbrengt, hoeft ESF niet te dragen.
        gedragen = gevonden + erboven if bron is Financieringsbron.ESF else gevonden
        if tarief - gedragen / kosten > mixmarge and verwacht - gedragen > CENT:
            yield afwijking(
                "financiering_werking",
                bron.value,
                gevonden=gevonden,
                verwacht=verwacht,
                bron=bron,
                aandeel=gevonden / kosten,
                tarief=tarief,
                verschil=verwacht - gevonden,
            )


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
