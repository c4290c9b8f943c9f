"""Regels over de financiering: elk luik sluit, de cofinanciering volstaat, de tabellen zeggen hetzelfde."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lokale_partnerschappen.basis.bedrag import CENT, NUL, Bedrag, Tarief, som
from lokale_partnerschappen.berekeningen.financiering.aandelen import ontbrekende_cofinanciering, percentage
from lokale_partnerschappen.berekeningen.financiering.plan import controleveld
from lokale_partnerschappen.berekeningen.kosten import kosten_van_luik
from lokale_partnerschappen.model.financiering import Cofinanciering, Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Tabeltotaal
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_MIX: Final = VRAGEN_EN_ANTWOORDEN.op("financiering: 40/30/30, in Limburg 60/20/20")
_FINANCIERINGEN: Final = ("financiering_werking", "financiering_ondersteuning", "financiering_project")


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
    begroting: Begroting, *, sut_factor: Tarief, forfaittarief: Tarief
) -> Iterator[Afwijking | Onbekend]:
    """De financiering van elk luik is tot op de cent gelijk aan zijn kosten.

    Wat: de som van de ingevulde bronnen verschilt van de totale kosten van het luik. De kosten zijn wat het formulier
    toont; toont het niets, dan de herrekende. Wat het controleveld zelf toont, telt nooit mee.

    Waarom: "De uitkomst in dit controleveld moet 0 zijn."

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(100)),
        ...     financiering_werking=Financiering(esf=Bedrag(40), vcf=Bedrag(30)),
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4")}
        >>> [a.gegevens["verschil"] for a in financiering_sluit_niet(begroting, **parameters)]
        [Bedrag('30.00')]
    """
    for luik in begroting.luiken:
        financiering = begroting.financiering(luik)
        kosten = _kosten_van(begroting, luik, sut_factor, forfaittarief)
        if financiering is None:
            yield onbekend(f"financiering_{luik}", reden="de financiering van dit luik is niet ingevuld")
        elif verschil := controleveld(kosten, financiering.som):
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
def financieringstotaal_klopt_niet(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """De totalen van de financiering volgen uit de bronnen en de luiken.

    Wat: het getoonde totaal van een financiering is de som van haar bronnen, de kosten die ernaast staan zijn die van
    het hoofdstuk Totale kosten, en elke bron van het project is de som van de luiken.

    Waarom: het formulier berekent deze velden zelf.

    Voorbeeld:
        >>> werking = Financiering(esf=Bedrag(40), vcf=Bedrag(60), totaal=Bedrag(110))
        >>> begroting = Begroting(periode=Periode.jaar(2024), financiering_werking=werking)
        >>> [a.pad for a in financieringstotaal_klopt_niet(begroting)]
        [('financiering_werking', 'totaal')]
    """
    kosten = (begroting.kosten_werking, begroting.kosten_ondersteuning, begroting.kosten_project)
    for veld, opgave in zip(_FINANCIERINGEN, kosten, strict=True):
        getoond: Financiering | None = getattr(begroting, veld)
        if getoond is None:
            continue
        totaal = opgave.totaal if opgave else None
        for deel, verwacht in (("totaal", getoond.som), ("kosten", totaal)):
            gevonden = getattr(getoond, deel)
            if gevonden is not None and verwacht is not None and gevonden != verwacht:
                yield afwijking(veld, deel, gevonden=gevonden, verwacht=verwacht, wat=f"{deel} {veld[13:]}")
    yield from _project_is_som(begroting)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-20 COF-21",
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
                    bron="Het totaal" if naam == "totaal" else Financieringsbron(naam),
                    deel=deel,
                    geheel=financiering.som,
                )


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
    kosten = _kosten_van(begroting, Luik.WERKING, sut_factor, forfaittarief)
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
    kosten = _kosten_van(begroting, Luik.WERKING, sut_factor, forfaittarief)
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
        van_luik = _kosten_van(begroting, Luik.WERKING, sut_factor, forfaittarief)
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
    kosten = _kosten_van(begroting, Luik.WERKING, sut_factor, forfaittarief)
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
    over=Cofinanciering,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-08",
    bron=AANVRAAGFORMULIER.op("tekst bij Cofinanciering"),
    titel="Geld van Europa WSE staat bij de cofinanciering",
    bericht="De lijn van {bedrag} komt van {gevonden}; in deze tabel hoort alleen {verwacht}.",
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
                yield afwijking(*plaats, gevonden=getoond, verwacht=verwacht, wat=f"bedrag {luik}")
    totaal = begroting.cofinanciering_totaal or Tabeltotaal()
    per_luik = {luik: som(lijn.bedrag for lijn in begroting.cofinanciering if lijn.luik is luik) for luik in Luik}
    kolommen = {"bedrag": som(per_luik.values())} | {luik.value: bedrag for luik, bedrag in per_luik.items()}
    for kolom, verwacht in kolommen.items():
        getoond_totaal: Bedrag | None = getattr(totaal, kolom)
        if getoond_totaal is not None and getoond_totaal != verwacht:
            plaats_totaal = ("cofinanciering_totaal", kolom)
            yield afwijking(*plaats_totaal, gevonden=getoond_totaal, verwacht=verwacht, wat=f"totaal {kolom}")


def _kosten_van(begroting: Begroting, luik: Luik, sut_factor: Tarief, forfaittarief: Tarief) -> Bedrag:
    """De kosten van een luik zoals het formulier ze toont; anders herrekend.

    Of het getoonde totaal zelf klopt, is de vraag van de regels over kosten.
    """
    opgave = begroting.kosten(luik)
    if opgave is not None and opgave.totaal is not None:
        return opgave.totaal
    return kosten_van_luik(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief).totaal


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
                wat=f"{bron.label} van het project",
            )
