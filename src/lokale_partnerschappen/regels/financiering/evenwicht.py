"""Regels over wat sluit en optelt: elk luik, de totalen, de percentages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, som
from lokale_partnerschappen.berekeningen.financiering.aandelen import (
    percentage,
    te_financieren_kosten,
)
from lokale_partnerschappen.berekeningen.financiering.plan import controleveld
from lokale_partnerschappen.model.financiering import Aandelen, Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_FINANCIERINGEN: Final = ("financiering_werking", "financiering_ondersteuning", "financiering_project")


class Veld(StrEnum):
    """Een berekend veld van de financiering, zoals een bericht het noemt."""

    TOTAAL = "Het totaal"
    TOTAAL_WERKING = "totaal werking"
    TOTAAL_ONDERSTEUNING = "totaal ondersteuning"
    TOTAAL_PROJECT = "totaal project"
    KOSTEN_WERKING = "kosten werking"
    KOSTEN_ONDERSTEUNING = "kosten ondersteuning"
    KOSTEN_PROJECT = "kosten project"
    ESF_PROJECT = "ESF van het project"
    VCF_PROJECT = "VCF van het project"
    LOKAAL_PROJECT = "lokale besturen van het project"
    VDAB_PROJECT = "VDAB van het project"
    OVERIGE_PROJECT = "overige van het project"


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-07 BEG-08 COF-11",
    bron=AANVRAAGFORMULIER.op("Controle kosten en financiering per luik"),
    titel="Financiering sluit niet",
    bericht="De kosten {luik} zijn {verwacht} en de financiering is {gevonden}; het verschil is {verschil}.",
    doen="Pas een bron van het luik {luik} aan met {verschil}, of pas de kosten aan, tot het verschil nul is.",
)
def financiering_sluit_niet(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """De financiering van elk luik is tot op de cent gelijk aan zijn kosten.

    Wat: de som van de ingevulde bronnen verschilt van de totale kosten van het luik. De kosten zijn wat het formulier
    toont; toont het niets, dan de herrekende, en dan mag elke lijn en het forfait een cent anders afgerond zijn. Wat
    het controleveld zelf toont, telt nooit mee.

    Waarom: "De uitkomst in dit controleveld moet 0 zijn."

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(100)),
        ...     financiering_werking=Financiering(esf=Bedrag(40), vcf=Bedrag(30)),
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "afrondingsmarge": Bedrag("0.01"),
        ... }
        >>> [a.gegevens["verschil"] for a in financiering_sluit_niet(begroting, **parameters)]
        [Bedrag('30.00')]
    """
    for luik in begroting.luiken:
        financiering = begroting.financiering(luik)
        kosten = te_financieren_kosten(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief)
        if financiering is None:
            yield onbekend(f"financiering_{luik}", reden="de financiering van dit luik is niet ingevuld")
            continue
        verschil = controleveld(kosten, financiering.som)
        if abs(verschil) > _ruimte(begroting, luik, afrondingsmarge):
            yield afwijking(
                f"financiering_{luik}", gevonden=financiering.som, verwacht=kosten, luik=luik, verschil=verschil
            )


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-09 COF-11",
    bron=AANVRAAGFORMULIER.op("Totale financiering en Financiering per luik"),
    titel="Getoond totaal van de financiering klopt niet",
    bericht="Het veld {wat} toont {gevonden}; uit de andere velden volgt {verwacht}.",
    doen="Zet {wat} op {verwacht}, of kijk de bedragen per bron na.",
)
def financieringstotaal_klopt_niet(
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief, afrondingsmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """De totalen van de financiering volgen uit de bronnen en de luiken.

    Wat: het getoonde totaal van een financiering is de som van haar bronnen, de kosten die ernaast staan zijn die van
    het hoofdstuk Totale kosten (niet getoond: de herrekende, met een cent ruimte per lijn), en elke bron van het
    project is de som van de luiken.

    Waarom: het formulier berekent deze velden zelf.

    Voorbeeld:
        >>> werking = Financiering(esf=Bedrag(40), vcf=Bedrag(60), totaal=Bedrag(110))
        >>> begroting = Begroting(periode=Periode.jaar(2024), financiering_werking=werking)
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "afrondingsmarge": Bedrag("0.01"),
        ... }
        >>> [a.pad for a in financieringstotaal_klopt_niet(begroting, **parameters)]
        [('financiering_werking', 'totaal')]
    """
    for veld, luiken in zip(_FINANCIERINGEN, ((Luik.WERKING,), (Luik.ONDERSTEUNING,), tuple(Luik)), strict=True):
        getoond: Financiering | None = getattr(begroting, veld)
        if getoond is None:
            continue
        if getoond.totaal is not None and getoond.totaal != getoond.som:
            yield afwijking(
                veld, "totaal", gevonden=getoond.totaal, verwacht=getoond.som, wat=Veld(f"totaal {veld[13:]}")
            )
        if getoond.kosten is None or not all(_kosten_gekend(begroting, luik) for luik in luiken):
            continue
        verwacht = som(
            te_financieren_kosten(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief)
            for luik in luiken
        )
        # Ook het project kan een cent anders afgerond zijn dan de som van zijn luiken.
        ruimte = som(_ruimte(begroting, luik, afrondingsmarge) for luik in luiken) + afrondingsmarge * (len(luiken) - 1)
        if veld == _FINANCIERINGEN[-1] and begroting.kosten_project and begroting.kosten_project.totaal is not None:
            verwacht, ruimte = begroting.kosten_project.totaal, NUL
        if abs(getoond.kosten - verwacht) > ruimte:
            yield afwijking(veld, "kosten", gevonden=getoond.kosten, verwacht=verwacht, wat=Veld(f"kosten {veld[13:]}"))
    yield from _project_is_som(begroting)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-20",
    bron=AANVRAAGFORMULIER.op("velden met %"),
    titel="Getoond percentage klopt niet",
    bericht="{bron} toont {gevonden}%; {deel} van {geheel} is {verwacht}%.",
    doen="Kijk na of het bedrag of het percentage juist is overgenomen.",
)
def percentage_klopt_niet(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """Een getoond percentage is het aandeel van de bron, op twee decimalen.

    Wat: elk ingevuld percentage naast een bedrag wordt herrekend op de totale financiering, half omhoog afgerond. Een
    leeg percentage wordt niet beoordeeld, en percentages hoeven niet op te tellen tot 100.

    Waarom: het formulier berekent deze velden zelf; in een goedgekeurde aanvraag staat naast ESF van het project
    niets.

    Voorbeeld:
        >>> werking = Financiering(esf=Bedrag(40), vcf=Bedrag(60), aandelen=Aandelen(esf=Decimal(41)))
        >>> begroting = Begroting(periode=Periode.jaar(2024), financiering_werking=werking)
        >>> [a.gegevens["verwacht"] for a in percentage_klopt_niet(begroting)]
        [Decimal('40')]
    """
    for veld in _FINANCIERINGEN:
        financiering: Financiering | None = getattr(begroting, veld)
        if financiering is None or financiering.aandelen is None or not financiering.som:
            continue
        delen = {bron.value: financiering.van(bron) for bron in Financieringsbron} | {"totaal": financiering.som}
        for naam, deel in delen.items():
            getoond: Decimal | None = getattr(financiering.aandelen, naam)
            verwacht = percentage(deel, financiering.som)
            if getoond is not None and getoond != verwacht:
                yield afwijking(
                    veld,
                    "aandelen",
                    naam,
                    gevonden=getoond,
                    verwacht=verwacht,
                    bron=Veld.TOTAAL if naam == "totaal" else Financieringsbron(naam),
                    deel=deel,
                    geheel=financiering.som,
                )


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-21",
    bron=AANVRAAGFORMULIER.op("velden met %"),
    titel="Percentage ontbreekt naast een bedrag",
    bericht="Naast {bron} ({deel}) staat geen percentage; {verwacht}% hoort er te staan.",
    doen="Kijk na of het percentage uit het formulier is overgenomen.",
)
def percentage_ontbreekt(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """Naast elk bedrag van een bron staat haar percentage.

    Wat: van een financiering zijn percentages getoond, maar naast een ingevuld bedrag is er geen. Zijn er helemaal geen
    percentages, dan wordt er niet geoordeeld.

    Waarom: het formulier toont ze naast elkaar; in een goedgekeurde aanvraag is het percentage van ESF in het overzicht
    van het project leeg.

    Voorbeeld:
        >>> werking = Financiering(esf=Bedrag(40), vcf=Bedrag(60), aandelen=Aandelen(vcf=Decimal(60)))
        >>> begroting = Begroting(periode=Periode.jaar(2024), financiering_werking=werking)
        >>> [a.pad for a in percentage_ontbreekt(begroting)]
        [('financiering_werking', 'aandelen', 'esf')]
    """
    for veld in _FINANCIERINGEN:
        financiering: Financiering | None = getattr(begroting, veld)
        if financiering is None or financiering.aandelen in (None, Aandelen()) or not financiering.som:
            continue
        for bron in Financieringsbron:
            deel = financiering.van(bron)
            verwacht = percentage(deel, financiering.som)
            if verwacht and getattr(financiering.aandelen, bron.value) is None:
                plaats = (veld, "aandelen", bron.value)
                yield afwijking(*plaats, gevonden="geen", verwacht=verwacht, bron=bron, deel=deel)


def _kosten_gekend(begroting: Begroting, luik: Luik) -> bool:
    """Zijn de kosten van een luik getoond, of zijn er personeelslijnen om ze uit te herrekenen?"""
    opgave = begroting.kosten(luik)
    return bool(begroting.personeel) or (opgave is not None and opgave.totaal is not None)


def _ruimte(begroting: Begroting, luik: Luik, afrondingsmarge: Bedrag) -> Bedrag:
    """Hoeveel een herrekend totaal anders afgerond kan zijn; wat het formulier toont, staat vast."""
    opgave = begroting.kosten(luik)
    if opgave is not None and opgave.totaal is not None:
        return NUL
    return afrondingsmarge * (len(begroting.medewerkers(luik)) + 1)


def _project_is_som(begroting: Begroting) -> Iterator[Afwijking]:
    project = begroting.financiering_project
    luiken = [deel for luik in Luik if (deel := begroting.financiering(luik)) is not None]
    if project is None or len(luiken) < len(Luik):
        return
    for bron in Financieringsbron:
        verwacht = som(luik.van(bron) for luik in luiken)
        if project.van(bron) != verwacht:
            yield afwijking(
                "financiering_project",
                bron.value,
                gevonden=project.van(bron),
                verwacht=verwacht,
                wat=Veld(f"{bron.label} van het project"),
            )
