"""Regels over de opvolging in de tijd: rapporten die op elkaar aansluiten, kwartalen, en bezwaren op tijd."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.opvolging.termijnen import (
    open_kwartalen,
    rapportgaten,
    rapportoverlap,
    uiterste_bezwaar,
    zeker_te_laat_na,
)
from lokale_partnerschappen.model.opvolging import Bezwaar, Opvolging
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import (
    ESF_HELPDESK_RAPPORTERING,
    ESF_PROJECTBEOORDELING,
    GOEDGEKEURDE_AANVRAAG,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_EEN_PERIODE: Final = ESF_HELPDESK_RAPPORTERING.op("een rapport gaat alleen over zijn periode")


@regel(
    over=Opvolging,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-04",
    bron=_EEN_PERIODE,
    titel="Rapportperiodes overlappen",
    bericht="Over {gevonden} gaat meer dan één rapport; verwacht is {verwacht}.",
    doen="Kort een van de rapportperiodes in, zodat elke dag in één rapport zit.",
)
def rapportperiodes_overlappen(opvolging: Opvolging) -> Iterator[Afwijking | Onbekend]:
    """Elke dag zit hoogstens in één rapport.

    Wat: twee of meer rapporten gaan over dezelfde dagen, ook als ze nog niet ingediend zijn.

    Waarom: in een ouder programma gaat een rapport alleen over zijn eigen periode; dat rapporten elkaar niet
    overlappen, is daaruit afgeleid.

    Voorbeeld:
        >>> rapporten = (
        ...     Rapport(periode=Periode.jaar(2024)),
        ...     Rapport(periode=Periode(date(2024, 12, 1), date(2025, 6, 30))),
        ... )
        >>> [str(a.gegevens["gevonden"]) for a in rapportperiodes_overlappen(Opvolging(rapporten=rapporten))]
        ['2024-12-01/2024-12-31']
    """
    for dubbel in rapportoverlap(opvolging.rapporten):
        yield afwijking("rapporten", gevonden=dubbel, verwacht=1)


@regel(
    over=Opvolging,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-04",
    bron=_EEN_PERIODE,
    titel="Gat tussen rapporten",
    bericht="Over {gevonden} gaat geen enkel rapport; samen lopen de rapporten over {verwacht}.",
    doen="Voeg het rapport toe dat ontbreekt, of verbeter de periode van het rapport ervoor of erna.",
)
def rapport_ontbreekt(opvolging: Opvolging, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Rapporten sluiten op elkaar aan, van de start van het project tot het laatste rapport.

    Wat: er zijn dagen zonder rapport voor het einde van het laatste. Is de start van het project niet bekend, dan wordt
    er vanaf het eerste rapport geteld. Na het laatste rapport wordt niet geteld: geen bron noemt een kalender.

    Waarom: in een ouder programma gaat een rapport alleen over zijn eigen periode; dat rapporten op elkaar aansluiten,
    is daaruit afgeleid.

    Voorbeeld:
        >>> tweede = Rapport(periode=Periode(date(2024, 7, 1), date(2024, 12, 31)))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=Periode(date(2024, 1, 1)))
        >>> gevonden = rapport_ontbreekt(Opvolging(rapporten=(tweede,)), partnerschap=dossier)
        >>> [str(a.gegevens["gevonden"]) for a in gevonden]
        ['2024-01-01/2024-06-30']
    """
    if not opvolging.rapporten:
        return
    eerste = min(rapport.periode.begin for rapport in opvolging.rapporten)
    laatste = max(rapport.einde for rapport in opvolging.rapporten)
    begin = partnerschap.periode.begin if partnerschap.periode else eerste
    if begin <= laatste:
        alles = Periode(begin, laatste)
        for gat in rapportgaten(opvolging.rapporten, alles):
            yield afwijking("rapporten", gevonden=gat, verwacht=alles)


@regel(
    over=Opvolging,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="RAP-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: driemaandelijkse opvolging"),
    titel="Driemaandelijkse opvolging blijft uit",
    bericht="De opvolging van {gevonden} is niet geleverd; op {verwacht} was ook de volgende al nodig.",
    doen="Lever de opvolging die ontbreekt, of noteer wanneer ze geleverd is.",
)
def kwartaalopvolging_blijft_uit(
    opvolging: Opvolging, *, partnerschap: Partnerschap, op: date | None, opvolging_maanden: int
) -> Iterator[Afwijking | Onbekend]:
    """Elk kwartaal van het project wordt de opvolging van de deelnemers geleverd.

    Wat: drie maanden na een kwartaal is zijn opvolging nog niet geleverd. Er wordt geteld tot de dag waarop u
    beoordeelt, en anders tot de laatste dag waarop iets geleverd is. Geen bron noemt een uiterste dag; na drie maanden
    is de volgende opvolging al nodig, en is deze dus zeker te laat.

    Waarom: driemaandelijkse opvolging is verplichte documentatie, zoals een goedgekeurde aanvraag de oproepfiche
    aanhaalt.

    Voorbeeld:
        >>> tweede = Kwartaalopvolging(kwartaal=Kwartaal(2024, 2), geleverd_op=date(2024, 7, 5))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=Periode(date(2024, 1, 1)))
        >>> opvolging = Opvolging(kwartaalopvolgingen=(tweede,))
        >>> gevraagd = {"partnerschap": dossier, "op": None, "opvolging_maanden": 3}
        >>> [str(a.gegevens["gevonden"][0]) for a in kwartaalopvolging_blijft_uit(opvolging, **gevraagd)]
        ['2024K1']
    """
    gekend_tot = op or max((e.geleverd_op for e in opvolging.kwartaalopvolgingen if e.geleverd_op), default=None)
    if gekend_tot is None:
        return
    looptijd = partnerschap.periode
    if looptijd is None:
        yield onbekend("kwartaalopvolgingen", reden="de looptijd van het project is niet bekend")
        return
    geleverd = [e for e in opvolging.kwartaalopvolgingen if e.geleverd_op and e.geleverd_op <= gekend_tot]
    einde = min(looptijd.einde or gekend_tot, gekend_tot)
    tegen = {
        kwartaal: zeker_te_laat_na(kwartaal, opvolging_maanden=opvolging_maanden)
        for kwartaal in open_kwartalen(geleverd, looptijd.begin, einde)
    }
    te_laat = [kwartaal for kwartaal, dag in tegen.items() if dag < gekend_tot]
    if te_laat:
        yield afwijking("kwartaalopvolgingen", gevonden=tuple(te_laat), verwacht=tegen[te_laat[0]])


@regel(
    over=Bezwaar,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="RAP-09",
    bron=ESF_PROJECTBEOORDELING.op("bezwaar binnen 15 kalenderdagen"),
    titel="Bezwaar is te laat",
    bericht="Het bezwaar is van {gevonden}; voor een beslissing van {beslissing} kon het tot en met {verwacht}.",
    doen="Vraag Europa WSE welke termijn voor deze oproep geldt: deze komt uit een ouder programma.",
)
def bezwaar_te_laat(bezwaar: Bezwaar, *, bezwaar_dagen: int) -> Iterator[Afwijking | Onbekend]:
    """Een bezwaar komt binnen de vijftien kalenderdagen na de beslissing.

    Wat: het bezwaar is later ingediend. De dag van de beslissing zelf telt niet mee.

    Waarom: die termijn gold in een ouder programma; voor deze oproep is geen termijn gevonden.

    Voorbeeld:
        >>> bezwaar = Bezwaar(beslissing=date(2025, 3, 3), ingediend_op=date(2025, 3, 19))
        >>> [str(a.gegevens["verwacht"]) for a in bezwaar_te_laat(bezwaar, bezwaar_dagen=15)]
        ['2025-03-18']
    """
    uiterste = uiterste_bezwaar(bezwaar.beslissing, bezwaar_dagen=bezwaar_dagen)
    if bezwaar.ingediend_op is not None and bezwaar.ingediend_op > uiterste:
        yield afwijking("ingediend_op", gevonden=bezwaar.ingediend_op, verwacht=uiterste, beslissing=bezwaar.beslissing)
