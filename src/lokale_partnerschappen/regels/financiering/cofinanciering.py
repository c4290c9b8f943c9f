"""Regels over de cofinancieringstabel: wat erin hoort, en of ze optelt."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, som
from lokale_partnerschappen.model.financiering import Cofinanciering
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Tabeltotaal
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Kolom(StrEnum):
    """Een cel van de cofinancieringstabel, zoals een bericht ze noemt."""

    WERKING = "bedrag werking"
    ONDERSTEUNING = "bedrag ondersteuning"
    TOTAAL = "totaal bedrag"
    TOTAAL_WERKING = "totaal werking"
    TOTAAL_ONDERSTEUNING = "totaal ondersteuning"


@regel(
    over=Cofinanciering,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-08",
    bron=AANVRAAGFORMULIER.op("tekst bij Cofinanciering"),
    titel="Geld van Europa WSE staat bij de cofinanciering",
    bericht="De lijn van {bedrag} komt van {gevonden}; in deze tabel horen alleen lokale besturen, VDAB en overige.",
    doen="Verplaats het bedrag naar de financiering van het luik en haal de lijn uit de cofinancieringstabel.",
)
def geld_van_europa_wse_als_cofinanciering(lijn: Cofinanciering) -> Iterator[Afwijking | Onbekend]:
    """In de cofinancieringstabel staat geen ESF en geen VCF.

    Wat: de bron van de lijn is ESF of VCF. Is de bron niet te duiden, dan is er niets te beoordelen.

    Waarom: "Cofinanciering is alle financiering anders dan de middelen gefinancierd door Europa WSE."

    Voorbeeld:
        >>> lijn = Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(100), bron=Financieringsbron.VCF)
        >>> [a.pad for a in geld_van_europa_wse_als_cofinanciering(lijn)]
        [('bron',)]
    """
    if lijn.bron is None:
        yield onbekend("bron", reden="de code van de bron is niet te duiden")
    elif lijn.bron.is_europa_wse:
        yield afwijking("bron", gevonden=lijn.bron, verwacht="lokale besturen, VDAB of overige", bedrag=lijn.bedrag)


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-10",
    bron=AANVRAAGFORMULIER.op("tabel Cofinanciering en financiering per luik"),
    titel="Cofinancieringstabel en financiering verschillen",
    bericht="De cofinancieringstabel telt voor {luik} {gevonden}; in de financiering staat {verwacht} cofinanciering.",
    doen="Breng de tabel en de financiering van het luik {luik} in overeenstemming; het verschil is {verschil}.",
)
def cofinancieringstabel_wijkt_af(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """De lijnen van de cofinancieringstabel zijn per luik samen de cofinanciering die bij de financiering staat.

    Wat: de som van de lijnen van een luik verschilt van lokale besturen, VDAB en overige samen.

    Waarom: het formulier vraagt alle cofinanciering in de tabel; in een goedgekeurde aanvraag komen beide per luik op
    de cent overeen. Per bron wordt niet geoordeeld, want de codes van de bronnen zijn afgeleid.

    Voorbeeld:
        >>> lijn = Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(100), bron=Financieringsbron.VDAB)
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), cofinanciering=(lijn,), financiering_werking=Financiering(vdab=Bedrag(110))
        ... )
        >>> [a.gegevens["verschil"] for a in cofinancieringstabel_wijkt_af(begroting)]
        [Bedrag('10.00')]
    """
    if not begroting.cofinanciering:
        yield onbekend("cofinanciering", reden="de cofinancieringstabel is leeg")
        return
    for luik in Luik:
        financiering = begroting.financiering(luik)
        in_tabel = som(lijn.bedrag for lijn in begroting.cofinanciering if lijn.luik is luik)
        if financiering is not None and in_tabel != financiering.cofinanciering:
            yield afwijking(
                "cofinanciering",
                gevonden=in_tabel,
                verwacht=financiering.cofinanciering,
                luik=luik,
                verschil=abs(in_tabel - financiering.cofinanciering),
            )


@regel(
    over=Begroting,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="BEG-10 COF-09",
    bron=AANVRAAGFORMULIER.op("tabel Cofinanciering"),
    titel="Cofinancieringstabel telt niet op",
    bericht="Het veld {wat} toont {gevonden}; uit de lijn of de lijnen volgt {verwacht}.",
    doen="Zet {wat} op {verwacht}, of kijk de bedragen van de lijnen na.",
)
def cofinancieringstabel_telt_niet_op(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """De kolommen en totalen van de cofinancieringstabel volgen uit de bedragen.

    Wat: op elke lijn staat het bedrag in de kolom van haar luik en is de andere kolom leeg; de totaallijn is de som.

    Waarom: het formulier vult de kolommen en totalen zelf in.

    Voorbeeld:
        >>> lijn = Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(100), bron=Financieringsbron.VDAB)
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), cofinanciering=(lijn,), cofinanciering_totaal=Tabeltotaal(bedrag=Bedrag(90))
        ... )
        >>> [a.pad for a in cofinancieringstabel_telt_niet_op(begroting)]
        [('cofinanciering_totaal', 'bedrag')]
    """
    for i, lijn in enumerate(begroting.cofinanciering):
        for luik in Luik:
            getoond: Bedrag | None = getattr(lijn.opgave, luik.value, None)
            verwacht = lijn.bedrag if luik is lijn.luik else NUL
            if getoond is not None and getoond != verwacht:
                plaats = ("cofinanciering", i, "opgave", luik.value)
                yield afwijking(*plaats, gevonden=getoond, verwacht=verwacht, wat=Kolom(f"bedrag {luik}"))
    totaal = begroting.cofinanciering_totaal or Tabeltotaal()
    per_luik = {luik: som(lijn.bedrag for lijn in begroting.cofinanciering if lijn.luik is luik) for luik in Luik}
    kolommen = {"bedrag": som(per_luik.values())} | {luik.value: bedrag for luik, bedrag in per_luik.items()}
    for kolom, verwacht in kolommen.items():
        getoond_totaal: Bedrag | None = getattr(totaal, kolom)
        if getoond_totaal is not None and getoond_totaal != verwacht:
            plaats_totaal = ("cofinanciering_totaal", kolom)
            yield afwijking(*plaats_totaal, gevonden=getoond_totaal, verwacht=verwacht, wat=Kolom(f"totaal {kolom}"))
