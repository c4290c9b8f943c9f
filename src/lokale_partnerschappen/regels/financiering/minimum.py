"""Regels over het minimum dat lokale besturen en VDAB inbrengen: per jaar en over alle jaren."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
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
from lokale_partnerschappen.oproepen.bronnen import VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_MIX: Final = VRAGEN_EN_ANTWOORDEN.op("financiering: 40/30/30, in Limburg 60/20/20")


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
        yield _te_weinig("begrotingen", aanwezig, tekort, tarief=cofinancieringstarief, kosten=kosten)


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
        yield _te_weinig("financiering_werking", aanwezig, tekort, tarief=cofinancieringstarief, kosten=kosten)


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-01 COF-02",
    bron=VRAGEN_EN_ANTWOORDEN.op("een lokaal bestuur moet sowieso voorzien in 15 % cofinanciering"),
    titel="Lokale besturen brengen over het hele project te weinig in",
    bericht="Lokale besturen brengen over alle jaren {gevonden} in; {verwacht} is nodig ({tarief} van {kosten}).",
    doen="Verhoog de inbreng van de lokale besturen met {tekort}.",
)
def lokale_besturen_onder_aandeel(
    partnerschap: Partnerschap, *, sut_factor: Tarief, forfaittarief: Tarief, lokaal_tarief: Tarief
) -> Iterator[Afwijking | Onbekend]:
    """Lokale besturen brengen over het hele project minstens 15 % van het luik werking in (10 % in Limburg).

    Wat: ze brengen over alle begrotingen samen minder in, met één cent ruimte per begroting. Er wordt pas geoordeeld
    als er voor elke dag van het project een begroting met haar financiering is: wat ontbreekt, kan het nog goedmaken.
    Kosten boven de enveloppe tellen niet mee.

    Waarom: een lokaal bestuur moet sowieso in 15 % voorzien, gemeten over de enveloppe. Meer mag altijd.

    Voorbeeld:
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     kosten_werking=Kostenopgave(totaal=Bedrag(1000)),
        ...     financiering_werking=Financiering(lokaal=Bedrag(100)),
        ... )
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld", oproep="lp-208", periode=Periode.jaar(2024), begrotingen=(begroting,)
        ... )
        >>> parameters = {
        ...     "sut_factor": Tarief("0.012"),
        ...     "forfaittarief": Tarief("0.4"),
        ...     "lokaal_tarief": Tarief("0.15"),
        ... }
        >>> [a.gegevens["tekort"] for a in lokale_besturen_onder_aandeel(dossier, **parameters)]
        [Bedrag('50.00')]
    """
    if not _dekken_project(partnerschap):
        yield onbekend("begrotingen", reden="er is niet voor elk jaar van het project een begroting")
        return
    kosten, aanwezig = NUL, NUL
    for i, begroting in enumerate(partnerschap.begrotingen):
        financiering = begroting.financiering_werking
        van_luik = te_financieren_kosten(begroting, Luik.WERKING, sut_factor=sut_factor, forfaittarief=forfaittarief)
        if financiering is None and van_luik:
            yield onbekend("begrotingen", i, "financiering_werking", reden="de financiering is niet ingevuld")
            return
        if financiering is not None:
            kosten += van_luik
            aanwezig += financiering.van(Financieringsbron.LOKAAL)
    if partnerschap.enveloppe is not None:
        kosten = min(kosten, partnerschap.enveloppe.werking)
    tekort = kosten * lokaal_tarief - aanwezig
    if tekort > CENT * len(partnerschap.begrotingen):
        yield _te_weinig("begrotingen", aanwezig, tekort, tarief=lokaal_tarief, kosten=kosten)


def _te_weinig(plaats: str, aanwezig: Bedrag, tekort: Bedrag, *, tarief: Tarief, kosten: Bedrag) -> Afwijking:
    return afwijking(plaats, gevonden=aanwezig, verwacht=aanwezig + tekort, tekort=tekort, tarief=tarief, kosten=kosten)


def _afrondingsruimte(financiering: Financiering) -> Bedrag:
    """Eén cent voor elke bron die cofinanciert: elk aandeel is apart op de cent afgerond.

    Lokale besturen en VDAB tellen altijd: van heel kleine kosten is hun juist afgeronde aandeel nul.
    """
    bronnen = 2 + bool(financiering.van(Financieringsbron.OVERIGE))
    return CENT * bronnen


def _dekken_project(partnerschap: Partnerschap) -> bool:
    """Is er voor elke dag van het project een begroting?"""
    project = partnerschap.periode
    if project is None or project.einde is None:
        return False
    volgende = project.begin
    for periode in sorted(begroting.periode for begroting in partnerschap.begrotingen):
        if periode.begin > volgende or periode.einde is None:
            return False
        volgende = max(volgende, periode.einde + timedelta(days=1))
    return volgende > project.einde
