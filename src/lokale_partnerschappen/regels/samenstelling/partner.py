"""Regels over één organisatie: haar ondernemingsnummer en haar naam."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.model.samenstelling import Partner, Partnersoort, Rol
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    GOEDGEKEURDE_AANVRAAG,
    ONDERNEMINGSNUMMER,
    VRAGEN_EN_ANTWOORDEN,
)
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
    doen="Schrijf het nummer als tien cijfers, beginnend met 0 of 1, zoals in de Kruispuntbank van Ondernemingen.",
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
    doen="Vul de volledige naam in, bijvoorbeeld {gevonden} en de naam van de gemeente.",
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


@regel(
    over=Partner,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRT-05",
    bron=VRAGEN_EN_ANTWOORDEN.op("matchingsproces"),
    titel="Partner is niet weerhouden in de matching",
    bericht="{gevonden} is partner zonder positieve beslissing in de matching.",
    doen="Verbeter de beslissing, of geef de organisatie een andere rol, zoals onderaannemer.",
)
def partner_niet_weerhouden(partner: Partner) -> Iterator[Afwijking | Onbekend]:
    """Een dienstverlener die partner is, werd weerhouden in de matching.

    Wat: een dienstverlener heeft de rol van partner, en de matching besliste negatief. VDAB, lokale besturen en wie
    alleen ondersteunt, gaan niet door de matching. Is de beslissing niet bekend, dan is er niets te beoordelen.

    Waarom: andere partners worden via een matchingsproces betrokken.

    Voorbeeld:
        >>> partner = Partner(id="a", naam="A", soort=Partnersoort.DIENSTVERLENER, weerhouden=False)
        >>> [a.pad for a in partner_niet_weerhouden(partner)]
        [('weerhouden',)]
    """
    if partner.soort is not Partnersoort.DIENSTVERLENER or Rol.PARTNER not in partner.rollen_op(None):
        return
    if partner.weerhouden is None:
        yield onbekend("weerhouden", reden="de beslissing van de matching is niet bekend")
    elif not partner.weerhouden:
        yield afwijking("weerhouden", gevonden=partner.naam, verwacht=True)


@regel(
    over=Partner,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-06",
    bron=AANVRAAGFORMULIER.op("vraag 4"),
    titel="Drijfveer van de partner ontbreekt",
    bericht="De drijfveer van {naam} is leeg; het formulier vraagt een antwoord.",
    doen="Beschrijf waarom {naam} meedoet, apart of samen met andere partners.",
)
def drijfveer_ontbreekt(partner: Partner) -> Iterator[Afwijking | Onbekend]:
    """Van elke partner is de drijfveer beschreven.

    Wat: de drijfveer is ingevuld maar leeg. Wie alleen ondersteunt, hoeft er geen; is het antwoord niet in het dossier
    opgenomen, dan wordt er niet geoordeeld.

    Waarom: vraag 4 van het formulier vraagt de drijfveren van elke partner. Ze mogen per groep beschreven zijn.

    Voorbeeld:
        >>> [a.gegevens["naam"] for a in drijfveer_ontbreekt(Partner(id="a", naam="A", drijfveer=""))]
        ['A']
    """
    yield from _leeg_antwoord(partner, "drijfveer", partner.drijfveer)


@regel(
    over=Partner,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-07",
    bron=AANVRAAGFORMULIER.op("vraag 5"),
    titel="Bijdrage van de partner ontbreekt",
    bericht="De bijdrage van {naam} is leeg; het formulier vraagt een antwoord.",
    doen="Beschrijf wat {naam} bijdraagt, apart of samen met andere partners.",
)
def bijdrage_ontbreekt(partner: Partner) -> Iterator[Afwijking | Onbekend]:
    """Van elke partner is de bijdrage aan het gedeelde doel beschreven.

    Wat: de bijdrage is ingevuld maar leeg; zoals bij `drijfveer_ontbreekt`.

    Waarom: vraag 5 van het formulier vraagt de bijdrage van elke partner.

    Voorbeeld:
        >>> [a.gegevens["naam"] for a in bijdrage_ontbreekt(Partner(id="a", naam="A", bijdrage=" "))]
        ['A']
    """
    yield from _leeg_antwoord(partner, "bijdrage", partner.bijdrage)


def _leeg_antwoord(partner: Partner, veld: str, antwoord: str | None) -> Iterator[Afwijking]:
    # Dat een antwoord niet in het dossier staat, is geen tekort van elke partner apart en wordt niet gemeld.
    if antwoord is not None and not antwoord.strip() and partner.soort is not Partnersoort.ONDERSTEUNER:
        yield afwijking(veld, gevonden="leeg", verwacht="een antwoord", naam=partner.naam)


def _cijfers(kbo: str) -> str:
    return _SCHEIDING.sub("", kbo.strip())
