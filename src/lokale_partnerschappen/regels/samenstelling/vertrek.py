"""Regels over wat een vertrek of toetreding achterlaat: de afrekening, de lopende trajecten en het budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.bijdrage import projectjaren_van
from lokale_partnerschappen.berekeningen.samenstelling.leden import Ledenwijziging, ledenwijzigingen
from lokale_partnerschappen.model.kosten.begroting import Enveloppe
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partner, Partnersoort, Wijzigingssoort
from lokale_partnerschappen.model.trajecten.traject import Trajectstatus
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, RAADSBESLUIT_AALST, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_DAG: Final = timedelta(days=1)
_MET_NIEUW_BUDGET: Final = 2
"""Minstens één fase met het jaarbudget van voor de wijziging, en één met dat van erna."""
_AFREKENING_ONBEKEND: Final = "het is niet bekend of de afrekening geregeld is"


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-05",
    bron=VRAGEN_EN_ANTWOORDEN.op("een lokaal bestuur dat van partnerschap verandert"),
    titel="Afrekening met een lokaal bestuur dat vertrekt, is niet geregeld",
    bericht="{gevonden} vertrekt; over subsidie en cofinanciering is niets afgesproken.",
    doen="Spreek af hoe subsidie en cofinanciering verdeeld worden tussen het oude en het nieuwe partnerschap.",
)
def vertrek_zonder_afrekening(
    partnerschap: Partnerschap, *, op: date | None, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Vertrekt een lokaal bestuur, dan is afgesproken hoe subsidie en cofinanciering verdeeld worden.

    Wat: bij het vertrek van een lokaal bestuur staat dat de afrekening niet geregeld is. Staat het er niet bij, of
    vertrekt een gemeente tijdens het project zonder wijziging van haar lokaal bestuur, dan is er niets te beoordelen.

    Waarom: het partnerschap spreekt lokaal af hoe de financiering verdeeld wordt over het oude en het nieuwe
    partnerschap.

    Voorbeeld:
        >>> ocmw = Partner(id="ocmw", naam="OCMW Temse", soort=Partnersoort.LOKAAL_BESTUUR, gemeente="46025")
        >>> verhuis = Partnerwijziging(
        ...     datum=date(2026, 1, 1), partner="ocmw", soort=Wijzigingssoort.VERHUIS, afrekening_geregeld=False
        ... )
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(ocmw,), wijzigingen=(verhuis,))
        >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> gevonden = vertrek_zonder_afrekening(dossier, op=None, projectperiode=looptijd)
        >>> [a.gegevens["gevonden"] for a in gevonden]
        ['OCMW Temse']
    """
    gemeenten: set[str] = set()
    for i, wijziging in enumerate(partnerschap.wijzigingen):
        partner = partnerschap.partner(wijziging.partner)
        if not wijziging.soort.is_vertrek or partner is None or not _is_lokaal(partner):
            continue
        gemeenten.add(partner.gemeente or "")
        if not _is_ingegaan(wijziging.datum, op):
            continue
        if wijziging.afrekening_geregeld is None:
            yield onbekend("wijzigingen", i, "afrekening_geregeld", reden=_AFREKENING_ONBEKEND)
        elif not wijziging.afrekening_geregeld:
            yield afwijking("wijzigingen", i, "afrekening_geregeld", gevonden=partner.naam, verwacht=True)
    looptijd = partnerschap.periode or projectperiode
    for i, vertrek in enumerate(partnerschap.werkingsgebied.vertrekken):
        dag = vertrek.laatste_dag
        if dag is None or dag not in looptijd or dag == looptijd.einde or not _is_ingegaan(dag, op):
            continue
        if not any(vertrek.betreft(nis) for nis in gemeenten):
            yield onbekend("werkingsgebied", "vertrekken", i, reden=_AFREKENING_ONBEKEND)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 10: continuïteit voor de deelnemer"),
    titel="Lopende trajecten blijven bij wie vertrekt",
    bericht="{partner} vertrekt op {vanaf} met {gevonden} lopende trajecten die niemand overneemt.",
    doen="Geef elk lopend traject een andere organisatie, of noteer bij het vertrek wie ze overneemt.",
)
def lopende_trajecten_niet_overgedragen(
    partnerschap: Partnerschap, *, op: date | None, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Wie vertrekt, laat geen lopende trajecten achter.

    Wat: op de eerste dag zonder de organisatie lopen er trajecten die bij haar staan, en het vertrek noemt niemand die
    dan lid is om ze over te nemen. Een fusie van gemeenten is geen vertrek.

    Waarom: een goedgekeurde aanvraag wil de continuïteit voor de deelnemer niet in het gedrang laten komen.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2025, 3, 1), partner="a")
        >>> deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,))
        >>> vertrek = Partnerwijziging(datum=date(2026, 1, 1), partner="a", soort=Wijzigingssoort.UITTREDING)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=(deelnemer,), wijzigingen=(vertrek,))
        >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> gevonden = lopende_trajecten_niet_overgedragen(dossier, op=None, projectperiode=looptijd)
        >>> [a.gegevens["gevonden"] for a in gevonden]
        [1]
    """
    for een in _echte_wijzigingen(partnerschap, projectperiode, op):
        lopend = _lopende_trajecten(partnerschap, een) if een.soort.is_vertrek else 0
        if lopend and not _overgenomen(partnerschap, een):
            wie = partnerschap.partner(een.partner) or een.partner
            yield afwijking(*een.pad, gevonden=lopend, verwacht=0, partner=str(wie), vanaf=een.dag)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-08",
    bron=RAADSBESLUIT_AALST.op("jaarbudgetten"),
    titel="Budget is niet herrekend vanaf de wijziging",
    bericht="De lokale besturen wijzigen op {gevonden}; geen fase van de enveloppe begint op {verwacht}.",
    doen="Laat een fase met het nieuwe jaarbudget beginnen in het projectjaar van de wijziging of in het volgende.",
)
def budget_niet_herrekend(
    partnerschap: Partnerschap, *, op: date | None, projectperiode: Periode, projectjaren: int
) -> Iterator[Afwijking | Onbekend]:
    """Wijzigen de lokale besturen, dan wordt het budget vanaf die dag herrekend.

    Wat: een lokaal bestuur treedt toe of vertrekt, en geen fase van de enveloppe begint in het projectjaar van de
    wijziging of in het jaar erna. Zonder enveloppe wordt er niet geoordeeld. Heeft de enveloppe geen twee fasen en
    vertrekt een gemeente, dan zegt `vertrek_zonder_nieuw_jaarbudget` het al.

    Waarom: in één regio kreeg het partnerschap een nieuw jaarbudget toen een gemeente vertrok.

    Voorbeeld:
        >>> ocmw = Partner(id="ocmw", naam="OCMW Temse", soort=Partnersoort.LOKAAL_BESTUUR)
        >>> uit = Partnerwijziging(datum=date(2026, 1, 1), partner="ocmw", soort=Wijzigingssoort.UITTREDING)
        >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld",
        ...     oproep="lp-208",
        ...     periode=looptijd,
        ...     partners=(ocmw,),
        ...     wijzigingen=(uit,),
        ...     enveloppe=Enveloppe(werking=Bedrag(600)),
        ... )
        >>> parameters = {"op": None, "projectperiode": looptijd, "projectjaren": 6}
        >>> [str(a.gegevens["gevonden"]) for a in budget_niet_herrekend(dossier, **parameters)]
        ['2026-01-01']
    """
    if partnerschap.enveloppe is None:
        return
    jaren = projectjaren_van(partnerschap, projectperiode=projectperiode, projectjaren=projectjaren)
    dagen = sorted(jaren.values())
    nieuw = _dagen_met_nieuw_budget(partnerschap.enveloppe, dagen)
    zonder_fasen = len(partnerschap.enveloppe.fasen) < _MET_NIEUW_BUDGET
    for dag in _dagen_met_ander_bestuur(partnerschap, projectperiode, op, ook_gemeenten=not zonder_fasen):
        mogelijk = _begin_van_jaar_en_volgend(dagen, dag)
        if mogelijk and not nieuw & set(mogelijk):
            yield afwijking("enveloppe", "fasen", gevonden=dag, verwacht=mogelijk)


def _echte_wijzigingen(partnerschap: Partnerschap, projectperiode: Periode, op: date | None) -> list[Ledenwijziging]:
    """De wijzigingen van leden zonder fusies; met een datum alleen wat dan al ingegaan is."""
    alle = ledenwijzigingen(partnerschap, partnerschap.periode or projectperiode)
    return [een for een in alle if not een.door_fusie and _is_ingegaan(een.dag, op)]


def _is_ingegaan(dag: date, op: date | None) -> bool:
    return op is None or dag <= op


def _is_lokaal(partner: Partner) -> bool:
    return partner.soort is Partnersoort.LOKAAL_BESTUUR


def _lopende_trajecten(partnerschap: Partnerschap, een: Ledenwijziging) -> int:
    trajecten = [traject for deelnemer in partnerschap.deelnemers for traject in deelnemer.trajecten]
    lopend = [traject for traject in trajecten if traject.status_op(een.dag) is Trajectstatus.LOPEND]
    return sum(1 for traject in lopend if traject.partner == een.partner)


def _overgenomen(partnerschap: Partnerschap, een: Ledenwijziging) -> bool:
    """Noemt het vertrek een andere organisatie die dan lid is?"""
    genoemd = {
        wijziging.trajecten_naar
        for wijziging in partnerschap.wijzigingen
        if (wijziging.partner, wijziging.datum) == (een.partner, een.dag)
    }
    leden = {lid.id for lid in partnerschap.leden(een.dag)} - {een.partner}
    return bool(genoemd & leden)


def _dagen_met_nieuw_budget(enveloppe: Enveloppe, dagen: Sequence[date]) -> set[date]:
    """De eerste dag van elk projectjaar waarin een andere fase begint."""
    fasen = [nummer for nummer, fase in enumerate(enveloppe.fasen) for _ in range(fase.jaren)]
    return {dag for dag, fase, vorige in zip(dagen[1:], fasen[1:], fasen, strict=False) if fase != vorige}


def _dagen_met_ander_bestuur(
    partnerschap: Partnerschap, projectperiode: Periode, op: date | None, *, ook_gemeenten: bool
) -> list[date]:
    """De dagen tijdens het project waarop een lokaal bestuur toetreedt of vertrekt, op volgorde."""
    lokaal = {partner.id for partner in partnerschap.partners if _is_lokaal(partner)}
    van_besturen = {
        een.dag
        for een in _echte_wijzigingen(partnerschap, projectperiode, op)
        if een.partner in lokaal and (een.soort.is_vertrek or een.soort is Wijzigingssoort.TOETREDING)
    }
    laatste_dagen = {vertrek.laatste_dag for vertrek in partnerschap.werkingsgebied.vertrekken}
    van_gemeenten = {dag + _DAG for dag in laatste_dagen if dag is not None and dag < date.max}
    van_gemeenten = {dag for dag in van_gemeenten if _is_ingegaan(dag, op)}
    dagen = van_besturen | van_gemeenten if ook_gemeenten else van_besturen - van_gemeenten
    looptijd = partnerschap.periode or projectperiode
    return sorted(dag for dag in dagen if dag in looptijd and dag > looptijd.begin)


def _begin_van_jaar_en_volgend(dagen: Sequence[date], dag: date) -> tuple[date, ...]:
    """De eerste dag van het projectjaar waarin een dag valt, en die van het volgende; nooit die van het eerste jaar."""
    nummer = max((i for i, begin in enumerate(dagen) if begin <= dag), default=0)
    return tuple(dagen[max(nummer, 1) : nummer + 2])
