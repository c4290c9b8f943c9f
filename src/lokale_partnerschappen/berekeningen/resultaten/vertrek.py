"""Wat er na het laatste vertrek van een deelnemer vastgesteld is: bij het vertrek en zes maanden later.

Dit gaat over één mens en komt daarom in geen enkele uitvoer of herleiding; alleen de tellingen erboven.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import attrs

from lokale_partnerschappen.berekeningen.resultaten.uitstroom import enige, laatste_uitstromen, redenen_van
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord
from lokale_partnerschappen.model.trajecten.uitstroom import Arbeidsstatus, Eindreden, Uitstroom

_STATUS_NA_WERK: Final = {
    Eindreden.WERK_NEC: Arbeidsstatus.WERKT,
    Eindreden.WERK_SEC: Arbeidsstatus.WERKT,
    Eindreden.ZELFSTANDIG: Arbeidsstatus.ZELFSTANDIG,
}


@attrs.frozen(kw_only=True)
class Vertrek:
    """Het laatste vertrek van een deelnemer, over alle trajecten die die dag eindigen.

    Args:
        datum: de dag van het vertrek.
        status: op de arbeidsmarkt bij het vertrek, volgens de regel van 28 dagen.
        in_opleiding, kwalificatie: wat bij het vertrek vastgesteld is.
        zes_maanden_later: de dag van het resultaat op langere termijn.
        status_later: op de arbeidsmarkt op die dag.
        verbeterd: sterker op de arbeidsmarkt op die dag.
    """

    datum: date
    status: Arbeidsstatus
    in_opleiding: Antwoord
    kwalificatie: Antwoord
    zes_maanden_later: date
    status_later: Arbeidsstatus
    verbeterd: Antwoord


def vertrek_van(deelnemer: Deelnemer) -> Vertrek | None:
    """Het laatste vertrek van een deelnemer; ``None`` zolang hij begeleid wordt, of als dat nooit begon.

    Eindigen die dag meer trajecten, dan telt van elk gegeven wat bekend is; spreken ze elkaar tegen, dan is het niet
    bekend.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: wie terugkomt, krijgt nieuwe resultaten (Schotse richtlijn over ESF-deelnemers).

    >>> uitstroom = Uitstroom(datum=date(2024, 8, 31), kwalificatie=Antwoord.JA)
    >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=uitstroom)
    >>> vertrek = vertrek_van(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)))
    >>> vertrek.kwalificatie.value, vertrek.status.value, str(vertrek.zes_maanden_later)
    ('ja', 'onbekend', '2025-02-28')
    """
    uitstromen = laatste_uitstromen(deelnemer)
    if not uitstromen:
        return None
    metingen = [uitstroom.na_zes_maanden for uitstroom in uitstromen if uitstroom.na_zes_maanden is not None]
    return Vertrek(
        datum=uitstromen[0].datum,
        status=status_bij_vertrek(uitstromen),
        in_opleiding=_een_antwoord(uitstroom.in_opleiding for uitstroom in uitstromen),
        kwalificatie=_een_antwoord(uitstroom.kwalificatie for uitstroom in uitstromen),
        zes_maanden_later=uitstromen[0].zes_maanden_later,
        status_later=_een_status(meting.status for meting in metingen if meting.status is not Arbeidsstatus.ONBEKEND),
        verbeterd=_een_antwoord(meting.verbeterd for meting in metingen),
    )


def status_bij_vertrek(uitstromen: Sequence[Uitstroom]) -> Arbeidsstatus:
    """De status op de arbeidsmarkt bij het vertrek: de laatste wijziging tot en met 28 dagen erna.

    Een wijziging van voor het vertrek blijft gelden. Is de reden werk en is er van het vertrek tot 28 dagen erna geen
    wijziging genoteerd, dan is dat werk de wijziging. Spreken wijzigingen op dezelfde laatste dag elkaar tegen, dan is
    de status niet bekend.

    Args:
        uitstromen: de uitstroom van elk traject dat op de dag van het vertrek eindigt; minstens één.

    Bron: SFC, onmiddellijke resultaten; dat de reden zelf als wijziging telt, is afgeleid.

    >>> wijziging = Statuswijziging(datum=date(2024, 7, 20), status=Arbeidsstatus.WERKZOEKEND)
    >>> vertrek = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.WERK_NEC, statuswijzigingen=(wijziging,))
    >>> status_bij_vertrek([vertrek]).value, status_bij_vertrek([attrs.evolve(vertrek, statuswijzigingen=())]).value
    ('werkzoekend', 'werkt')
    """
    venster = uitstromen[0].venster
    wijzigingen = {
        (wijziging.datum, wijziging.status)
        for uitstroom in uitstromen
        for wijziging in uitstroom.statuswijzigingen
        if wijziging.datum < venster.begin or wijziging.datum in venster
    }
    if not any(dag in venster for dag, _ in wijzigingen):
        redenen = redenen_van(uitstromen)
        wijzigingen |= {(venster.begin, status) for reden, status in _STATUS_NA_WERK.items() if reden in redenen}
    laatste = max((dag for dag, _ in wijzigingen), default=None)
    return _een_status(status for dag, status in wijzigingen if dag == laatste)


def _een_status(statussen: Iterable[Arbeidsstatus]) -> Arbeidsstatus:
    """De status waarover alle bronnen het eens zijn; in dienst en zelfstandig samen is werken, geen tegenspraak."""
    verschillend = frozenset(statussen)
    if len(verschillend) > 1 and all(status.werkt for status in verschillend):
        return Arbeidsstatus.WERKT
    return enige(verschillend) or Arbeidsstatus.ONBEKEND


def _een_antwoord(antwoorden: Iterable[Antwoord]) -> Antwoord:
    """Het antwoord waarover wie iets weet het eens is."""
    return enige(antwoord for antwoord in antwoorden if antwoord is not Antwoord.ONBEKEND) or Antwoord.ONBEKEND
