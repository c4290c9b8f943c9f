"""Regels over één organisatie: haar ondernemingsnummer en haar naam."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.model.samenstelling import Partner
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, GOEDGEKEURDE_AANVRAAG, ONDERNEMINGSNUMMER
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_SCHEIDING: Final = re.compile(r"^BE|[.\s]", re.IGNORECASE)
_KBO: Final = re.compile(r"[01]\d{9}\Z", re.ASCII)
_SOORTNAMEN: Final = frozenset({"ocmw", "gemeente", "stad", "lokaal bestuur", "vzw", "partner", "organisatie"})


@regel(
    over=Partner,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRT-01",
    bron=AANVRAAGFORMULIER.op("kolom KBO nr"),
    titel="Ondernemingsnummer is onvolledig",
    bericht="Het ondernemingsnummer {gevonden} heeft niet de vorm van een KBO-nummer.",
    doen="Schrijf het nummer als {verwacht}, zoals in de Kruispuntbank van Ondernemingen.",
)
def kbo_nummer_onvolledig(partner: Partner) -> Iterator[Afwijking | Onbekend]:
    """Een ondernemingsnummer heeft tien cijfers en begint met 0 of 1.

    Wat: punten, spaties en ``BE`` vooraan mogen. Ontbreekt het nummer, dan is er niets te beoordelen.

    Waarom: het aanvraagformulier vraagt het KBO-nummer van elke organisatie met personeel.

    Voorbeeld:
        >>> [a.gegevens["gevonden"] for a in kbo_nummer_onvolledig(Partner(id="a", naam="A", kbo="410346721"))]
        ['410346721']
    """
    if partner.kbo is None:
        yield onbekend("kbo", reden="er is geen ondernemingsnummer")
    elif not _KBO.match(_cijfers(partner.kbo)):
        yield afwijking("kbo", gevonden=partner.kbo, verwacht="tien cijfers, beginnend met 0 of 1")


@regel(
    over=Partner,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-02",
    bron=ONDERNEMINGSNUMMER,
    titel="Controlegetal van het ondernemingsnummer klopt niet",
    bericht="Het ondernemingsnummer {gevonden} eindigt niet op zijn controlegetal {verwacht}.",
    doen="Zoek het nummer op in de Kruispuntbank van Ondernemingen; er is waarschijnlijk een cijfer verwisseld.",
)
def kbo_controlegetal_klopt_niet(partner: Partner) -> Iterator[Afwijking | Onbekend]:
    """De laatste twee cijfers van een ondernemingsnummer volgen uit de eerste acht.

    Wat: het controlegetal is 97 min de rest van de eerste acht cijfers na deling door 97. Een nummer met een
    verkeerde vorm wordt hier niet beoordeeld.

    Waarom: een verwisseld cijfer verwijst naar een andere of onbestaande organisatie. De toets komt van de FOD
    Economie en niet uit de oproep, dus is het een waarschuwing.

    Voorbeeld:
        >>> verwisseld = Partner(id="vdab", naam="VDAB", kbo="0887.010.326")
        >>> [a.gegevens["verwacht"] for a in kbo_controlegetal_klopt_niet(verwisseld)]
        ['62']
    """
    cijfers = _cijfers(partner.kbo or "")
    if not _KBO.match(cijfers):
        return
    controle = f"{97 - int(cijfers[:8]) % 97:02}"
    if cijfers[8:] != controle:
        yield afwijking("kbo", gevonden=partner.kbo, verwacht=controle)


@regel(
    over=Partner,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-03",
    bron=GOEDGEKEURDE_AANVRAAG.op("tabel projectpersoneel"),
    titel="Naam van de organisatie is te algemeen",
    bericht="De naam {gevonden} zegt niet om welke organisatie het gaat.",
    doen="Vul de volledige naam in, bijvoorbeeld {verwacht}.",
)
def organisatienaam_te_algemeen(partner: Partner) -> Iterator[Afwijking | Onbekend]:
    """De naam van een organisatie is meer dan haar soort.

    Wat: een naam als "OCMW" of "gemeente", zonder plaats, volstaat niet.

    Waarom: in een goedgekeurde aanvraag staat bij één lijn alleen "OCMW"; welk OCMW het is, volgt pas uit het
    ondernemingsnummer.

    Voorbeeld:
        >>> [a.gegevens["gevonden"] for a in organisatienaam_te_algemeen(Partner(id="ocmw", naam="OCMW"))]
        ['OCMW']
    """
    if partner.naam.strip().casefold() in _SOORTNAMEN:
        yield afwijking("naam", gevonden=partner.naam, verwacht=f"{partner.naam.strip()} en de naam van de gemeente")


def _cijfers(kbo: str) -> str:
    return _SCHEIDING.sub("", kbo.strip())
