"""Van de kolommen Organisatie en KBO nr naar partners."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

import attrs

from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.model.samenstelling import Partner, Partnersoort, gemeente_met_naam
from lokale_partnerschappen.uitwisseling.platos.tabel import Kolom
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

_BESTUUR: Final = r"(?:ocmw|gemeentebestuur|gemeente|stadsbestuur|stad|lokaal bestuur)"
_LOKAAL: Final = re.compile(rf"{_BESTUUR}(?: (?:en|&) {_BESTUUR})?(?:\s+|\Z)", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Lijn:
    """Een personeelslijn voor haar organisatie een id heeft.

    Args:
        regel: regelnummer.
        tabel: hoe de tabel in meldingen heet.
        luik: werking of ondersteuning.
        organisatie: naam van de organisatie.
        kbo: ondernemingsnummer, of ``None``.
        medewerker: de lijn zelf, nog zonder partner; ``None`` als haar loon of uren niet te lezen zijn. De organisatie
            doet dan toch mee.

    Bron: aanvraagformulier, tabellen projectpersoneel.

    >>> from decimal import Decimal
    >>> from lokale_partnerschappen.basis.bedrag import Bedrag
    >>> medewerker = Projectmedewerker(luik=Luik.WERKING, partner="", brutoloon=Bedrag(3000), uren=Decimal(1))
    >>> Lijn(regel=1, tabel="", luik=Luik.WERKING, organisatie="VDAB", kbo=None, medewerker=medewerker).naamsleutel
    'vdab'
    """

    regel: int
    tabel: str
    luik: Luik
    organisatie: str
    kbo: str | None
    medewerker: Projectmedewerker | None

    @property
    def naamsleutel(self) -> str:
        """De naam zonder verschil in hoofdletters, koppeltekens en accenten."""
        return kortnaam(self.organisatie)


def kortnaam(naam: str) -> str:
    """Een naam als id: kleine letters zonder accenten, met koppeltekens.

    >>> kortnaam("OCMW Sint Gillis Waas"), kortnaam("Één & co")
    ('ocmw-sint-gillis-waas', 'een-co')
    """
    ascii_naam = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_naam.lower()).strip("-") or "organisatie"


def wijs_toe(
    lijnen: Sequence[Lijn], peildatum: date, notities: Notities
) -> tuple[tuple[Projectmedewerker, ...], tuple[Partner, ...]]:
    """Geeft elke leesbare personeelslijn haar partner, en alle partners in de volgorde waarin ze voorkomen.

    Eén ondernemingsnummer is één partner. Een lijn zonder nummer hoort bij de organisatie met dezelfde naam, als er
    maar één zo heet.

    Bron: aanvraagformulier, kolommen Organisatie en KBO nr.

    >>> wijs_toe((), date(2024, 1, 1), Notities())
    ((), ())
    """
    groepen: dict[str, list[Lijn]] = {}
    for lijn in lijnen:
        groepen.setdefault(_sleutel(lijn, lijnen), []).append(lijn)
    partners: list[Partner] = []
    for groep in groepen.values():
        partners.append(_partner(groep, {partner.id for partner in partners}, peildatum, notities))
    ids = dict(zip(groepen, (partner.id for partner in partners), strict=True))
    medewerkers = tuple(
        attrs.evolve(lijn.medewerker, partner=ids[_sleutel(lijn, lijnen)])
        for lijn in lijnen
        if lijn.medewerker is not None
    )
    return medewerkers, tuple(partners)


def _sleutel(lijn: Lijn, lijnen: Sequence[Lijn]) -> str:
    if lijn.kbo is not None:
        return lijn.kbo
    nummers = {ander.kbo for ander in lijnen if ander.kbo is not None and ander.naamsleutel == lijn.naamsleutel}
    return nummers.pop() if len(nummers) == 1 else lijn.naamsleutel


def _partner(groep: Sequence[Lijn], bezet: set[str], peildatum: date, notities: Notities) -> Partner:
    eerste = groep[0]
    gekend = {eerste.naamsleutel}
    for lijn in groep:
        if lijn.naamsleutel not in gekend:
            gekend.add(lijn.naamsleutel)
            reden = "dit ondernemingsnummer staat hoger bij een andere naam; de eerste naam is behouden"
            notities.meld(lijn.regel, lijn.tabel, Kolom.ORGANISATIE.value, reden)
    soort = _soort(eerste.organisatie, {lijn.luik for lijn in groep})
    return Partner(
        id=_vrij(eerste.naamsleutel, bezet),
        naam=eerste.organisatie,
        soort=soort,
        kbo=next((lijn.kbo for lijn in groep if lijn.kbo is not None), None),
        gemeente=_gemeente(eerste, peildatum, notities) if soort is Partnersoort.LOKAAL_BESTUUR else None,
    )


def _vrij(gewenst: str, bezet: set[str]) -> str:
    kandidaat, volgnummer = gewenst, 2
    while kandidaat in bezet:
        kandidaat, volgnummer = f"{gewenst}-{volgnummer}", volgnummer + 1
    return kandidaat


def _soort(naam: str, luiken: set[Luik]) -> Partnersoort:
    if _LOKAAL.match(naam):
        return Partnersoort.LOKAAL_BESTUUR
    if kortnaam(naam).split("-")[0] == "vdab":
        return Partnersoort.VDAB
    return Partnersoort.ONDERSTEUNER if luiken == {Luik.ONDERSTEUNING} else Partnersoort.DIENSTVERLENER


def _gemeente(lijn: Lijn, peildatum: date, notities: Notities) -> str | None:
    naam = _LOKAAL.sub("", lijn.organisatie, count=1)
    gevonden = gemeente_met_naam(naam, peildatum)
    if gevonden is None:
        reden = (
            "er is geen gemeente met deze naam in het projectjaar"
            if naam
            else "de naam zegt niet welke gemeente dit bestuur heeft"
        )
        notities.meld(lijn.regel, lijn.tabel, Kolom.ORGANISATIE.value, reden)
    return gevonden.nis if gevonden is not None else None
