"""Regels over partners die komen en gaan: wanneer, waarom, met welke afspraken, en wie er dan nog is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.samenstelling.leden import ledenwijzigingen, vroegste_wijziging
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import (
    Motief,
    Partnersoort,
    Partnerwijziging,
    Verloopafspraken,
)
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_VRAAG_10: Final = GOEDGEKEURDE_AANVRAAG.op("vraag 10")


class Kernpartner(StrEnum):
    """Wie na een wijziging kan ontbreken, zoals een bericht het noemt."""

    VDAB = "VDAB"
    LOKAAL_BESTUUR = "een lokaal bestuur"
    VDAB_IN_TEAM = "VDAB in het team"
    LOKAAL_BESTUUR_IN_TEAM = "een lokaal bestuur in het team"


class Afspraak(StrEnum):
    """Waarover afspraken bestaan, zoals een bericht het noemt; de naam is die van het veld in `Verloopafspraken`."""

    LESSEN = "het opvangen van lessen"
    BESLISSING = "wie over een wijziging beslist"
    LOSLATEN = "het loslaten van een partner"
    INSTAPPEN = "het instappen van een partner"
    UITTREDEN = "het vrijwillig uittreden van een partner"


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-01",
    bron=_VRAAG_10,
    titel="Samenstelling wijzigt te vroeg",
    bericht="De samenstelling wijzigt op {gevonden} ({partner}); ten vroegste kan dat op {verwacht}.",
    doen="Wacht tot {verwacht}, of noteer waarom het eerder moest; dit is de afspraak van één partnerschap.",
)
def samenstelling_wijzigt_te_vroeg(
    partnerschap: Partnerschap, *, op: date | None, projectperiode: Periode, wijziging_na_maanden: int
) -> Iterator[Afwijking | Onbekend]:
    """De samenstelling wijzigt ten vroegste zes maanden na de start.

    Wat: een organisatie treedt toe, vertrekt of wordt onderaannemer binnen de zes maanden, volgens de wijzigingen of
    de lidmaatschappen in het dossier. Een fusie van gemeenten telt nooit. Is de start niet bekend terwijl er een
    wijziging is, dan is er niets te beoordelen.

    Waarom: één goedgekeurde aanvraag neemt die tijd om lessen te trekken uit het leerproces.

    Voorbeeld:
        >>> wijziging = Partnerwijziging(datum=date(2024, 6, 30), partner="a", soort=Wijzigingssoort.TOETREDING)
        >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=looptijd, wijzigingen=(wijziging,))
        >>> parameters = {"op": None, "projectperiode": looptijd, "wijziging_na_maanden": 6}
        >>> [str(a.gegevens["verwacht"]) for a in samenstelling_wijzigt_te_vroeg(dossier, **parameters)]
        ['2024-07-01']
    """
    alle = ledenwijzigingen(partnerschap, partnerschap.periode or projectperiode)
    gevonden = [een for een in alle if not een.door_fusie and (op is None or een.dag <= op)]
    if not gevonden:
        return
    if partnerschap.periode is None:
        yield onbekend("periode", reden="de start van het partnerschap is niet bekend")
        return
    vroegste = vroegste_wijziging(partnerschap.periode.begin, wijziging_na_maanden=wijziging_na_maanden)
    for een in gevonden:
        if partnerschap.periode.begin < een.dag < vroegste:
            wie = partnerschap.partner(een.partner) or een.partner
            yield afwijking(*een.pad, gevonden=een.dag, verwacht=vroegste, partner=str(wie))


@regel(
    over=Partnerwijziging,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-02",
    bron=_VRAAG_10,
    titel="Wijziging volgt niet uit het leerproces",
    bericht="De wijziging heeft {gevonden}; verwacht is {verwacht}.",
    doen="Noteer welke les of welke tekortkoming de reden is, of bespreek de wijziging opnieuw.",
)
def wijziging_zonder_motief(wijziging: Partnerwijziging) -> Iterator[Afwijking | Onbekend]:
    """Wat het partnerschap aan zijn samenstelling wijzigt, volgt uit het leerproces of uit een tekortkoming.

    Wat: het motief is een ander. Wie zelf uittreedt of naar een ander partnerschap verhuist, hoeft geen motief. Is het
    motief niet bekend, dan is er niets te beoordelen.

    Waarom: één goedgekeurde aanvraag wijzigt haar samenstelling vanuit het leerproces of een vastgestelde tekortkoming.

    Voorbeeld:
        >>> soort, motief = Wijzigingssoort.LOSGELATEN, Motief.ANDER
        >>> wijziging = Partnerwijziging(datum=date(2025, 1, 1), partner="a", soort=soort, motief=motief)
        >>> [a.pad for a in wijziging_zonder_motief(wijziging)]
        [('motief',)]
    """
    if not wijziging.soort.vraagt_motief:
        return
    if wijziging.motief is None:
        yield onbekend("motief", reden="het motief van de wijziging is niet bekend")
    elif wijziging.motief is Motief.ANDER:
        yield afwijking("motief", gevonden=wijziging.motief, verwacht=(Motief.LEERPROCES, Motief.TEKORTKOMING))


@regel(
    over=Verloopafspraken,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-03",
    bron=_VRAAG_10,
    titel="Afspraken over komen en gaan zijn niet volledig",
    bericht="De partnerschapsovereenkomst regelt {gevonden} van de {aantal} afspraken; niet {verwacht}.",
    doen="Vul de overeenkomst aan met {verwacht}.",
)
def verloopafspraken_onvolledig(afspraken: Verloopafspraken) -> Iterator[Afwijking | Onbekend]:
    """De partnerschapsovereenkomst regelt vijf afspraken over partners die komen en gaan.

    Wat: minstens één van de vijf staat op nee. Is een antwoord niet bekend, dan is dat deel niet te beoordelen.

    Waarom: één goedgekeurde aanvraag noemt lessen, beslissing, loslaten, instappen en vrijwillig uittreden.

    Voorbeeld:
        >>> afspraken = Verloopafspraken(lessen=True, beslissing=True, loslaten=True, instappen=True, uittreden=False)
        >>> [wat.value for a in verloopafspraken_onvolledig(afspraken) for wat in a.gegevens["verwacht"]]
        ['het vrijwillig uittreden van een partner']
    """
    for veld in afspraken.onbekend:
        yield onbekend(veld, reden="het is niet bekend of de overeenkomst dit regelt")
    ontbreekt = tuple(Afspraak[veld.upper()] for veld in afspraken.ontbreekt)
    if ontbreekt:
        geregeld = len(Afspraak) - len(ontbreekt) - len(afspraken.onbekend)
        yield afwijking(gevonden=geregeld, verwacht=ontbreekt, aantal=len(Afspraak))


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DYN-04",
    bron=VRAGEN_EN_ANTWOORDEN.op("kernpartners; multidisciplinair team"),
    titel="Kernpartner ontbreekt na een wijziging",
    bericht="Vanaf {gevonden} ontbreekt {verwacht}.",
    doen="Vervang wie vertrekt, of stel de wijziging uit tot {verwacht} er is.",
)
def kernpartner_ontbreekt_na_wijziging(
    partnerschap: Partnerschap, *, op: date | None, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Ook na een wijziging doen VDAB en een lokaal bestuur mee, en zitten ze allebei in het team.

    Wat: na elke dag waarop de leden wijzigen, wordt nagekeken wie er nog is. In het team telt wie dan nog lid is. Is
    van een organisatie niet bekend wat ze is, dan wordt er niet geoordeeld. Met een datum zeggen `vdab_ontbreekt`,
    `lokaal_bestuur_ontbreekt` en `team_zonder_kernpartner` het voor die dag.

    Waarom: elk partnerschap vertrekt van twee kernpartners; dat dit ook na een wijziging geldt, is afgeleid.

    Voorbeeld:
        >>> tot_juli = (Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), date(2025, 6, 30))),)
        >>> vdab = Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB, lidmaatschappen=tot_juli)
        >>> ocmw = Partner(id="ocmw", naam="OCMW", soort=Partnersoort.LOKAAL_BESTUUR)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(vdab, ocmw))
        >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> gevonden = kernpartner_ontbreekt_na_wijziging(dossier, op=None, projectperiode=looptijd)
        >>> [(str(a.gegevens["gevonden"]), a.gegevens["verwacht"].value) for a in gevonden]
        [('2025-07-01', 'VDAB')]
    """
    if op is not None:
        return
    looptijd = partnerschap.periode or projectperiode
    gemeld = set(_ontbrekende_kernpartners(partnerschap, looptijd.begin))
    for dag in sorted({een.dag for een in ledenwijzigingen(partnerschap, looptijd)}):
        ontbreekt = _ontbrekende_kernpartners(partnerschap, dag)
        for kernpartner in ontbreekt:
            if kernpartner not in gemeld:
                yield afwijking("partners", gevonden=dag, verwacht=kernpartner)
        gemeld = set(ontbreekt)


def _ontbrekende_kernpartners(partnerschap: Partnerschap, dag: date) -> tuple[Kernpartner, ...]:
    """Welke kernpartners op een dag ontbreken; niets zodra van een organisatie niet bekend is wat ze is."""
    leden = partnerschap.leden(dag)
    if any(lid.soort is None for lid in leden):
        return ()
    in_team = [lid for lid in leden if lid.id in partnerschap.team]
    gevraagd = [(Kernpartner.VDAB, Kernpartner.LOKAAL_BESTUUR, leden)]
    if partnerschap.team:
        gevraagd.append((Kernpartner.VDAB_IN_TEAM, Kernpartner.LOKAAL_BESTUUR_IN_TEAM, tuple(in_team)))
    ontbreekt: list[Kernpartner] = []
    for vdab, lokaal, waarin in gevraagd:
        soorten = {lid.soort for lid in waarin if lid.soort is not None}
        ontbreekt += [vdab] * (Partnersoort.VDAB not in soorten)
        ontbreekt += [lokaal] * (not any(soort.is_lokaal for soort in soorten))
    return tuple(ontbreekt)
