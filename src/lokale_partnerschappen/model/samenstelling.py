"""Wie samenwerkt, in welke rol en wanneer, en in welk gebied."""

from __future__ import annotations

import csv
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import attrs

from lokale_partnerschappen.basis.periode import Periode


class Partnersoort(StrEnum):
    """Wat voor organisatie een partner is.

    Bron: kernpartners lokaal bestuur (OCMW) en VDAB, aangevuld na matching (VVSG, vragen en antwoorden);
    ondersteuning door VVSG (aanvraagformulier, luik ondersteuning).

    >>> Partnersoort("lokaal-bestuur").is_lokaal
    True
    """

    LOKAAL_BESTUUR = "lokaal-bestuur"
    """Een gemeente of OCMW."""
    SAMENWERKING_LOKALE_BESTUREN = "samenwerking-lokale-besturen"
    """Een groepering van lokale besturen, zoals een projectvereniging of dienstverlenende vereniging."""
    VDAB = "vdab"
    DIENSTVERLENER = "dienstverlener"
    """Een organisatie die na matching toetrad."""
    ONDERSTEUNER = "ondersteuner"
    """Wie het luik ondersteuning uitvoert, zoals VVSG."""

    @property
    def is_lokaal(self) -> bool:
        """Is dit een lokaal bestuur of een groepering ervan?"""
        return self in (Partnersoort.LOKAAL_BESTUUR, Partnersoort.SAMENWERKING_LOKALE_BESTUREN)


class Rol(StrEnum):
    """In welke rol een organisatie meedoet; één organisatie kan er meer hebben.

    Bron: promotor en penhouder kunnen verschillen (Werkkracht10 voor Brugge); onderaannemer is de terugvalvorm voor
    wie minder betrokken is (goedgekeurde aanvraag, vraag 10).

    >>> [rol.value for rol in Rol]
    ['promotor', 'penhouder', 'partner', 'onderaannemer']
    """

    PROMOTOR = "promotor"
    """Dient in en is verantwoordelijk tegenover Europa WSE."""
    PENHOUDER = "penhouder"
    """Houdt het dossier bij."""
    PARTNER = "partner"
    ONDERAANNEMER = "onderaannemer"


@attrs.frozen(kw_only=True)
class Lidmaatschap:
    """Een rol van een organisatie gedurende een periode.

    Args:
        rol: promotor, penhouder, partner of onderaannemer.
        periode: van wanneer tot en met wanneer; ``None`` is zolang het project loopt.

    Bron: partners stappen in en uit (VVSG, vragen en antwoorden).

    >>> Lidmaatschap(rol=Rol.PARTNER).geldt_op(date(2024, 1, 1))
    True
    """

    rol: Rol
    periode: Periode | None = None

    def geldt_op(self, dag: date) -> bool:
        """Is dit lidmaatschap van kracht op een dag?"""
        return self.periode is None or dag in self.periode


@attrs.frozen(kw_only=True)
class Partner:
    """Een organisatie in het partnerschap.

    Args:
        id: korte naam waarmee de rest van het dossier naar de organisatie verwijst (``"ocmw-lokeren"``).
        naam: officiële naam van de organisatie, nooit van een persoon.
        soort: wat voor organisatie het is; ``None`` wanneer dat niet bekend is.
        kbo: ondernemingsnummer, tien cijfers; het wordt bewaard zoals het is en door regels beoordeeld.
        gemeente: NIS-code van de gemeente die het bestuurt, alleen voor een lokaal bestuur.
        lidmaatschappen: de rollen in de tijd; zonder lidmaatschap is het een partner zolang het project loopt.
        weerhouden: besliste de matching dat deze organisatie partner wordt? ``None`` als dat niet bekend is.
        drijfveer: waarom ze meedoet (aanvraag, vraag 4); leeg als het antwoord ontbreekt, ``None`` als niet bekend.
        bijdrage: wat ze bijdraagt (aanvraag, vraag 5); leeg en ``None`` zoals bij drijfveer.

    Bron: aanvraagformulier, kolommen Organisatie en KBO nr.

    >>> vdab = Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB, kbo="0887010362")
    >>> vdab.rollen_op(date(2024, 1, 1)) == {Rol.PARTNER}
    True
    """

    id: str
    naam: str
    soort: Partnersoort | None = None
    kbo: str | None = None
    gemeente: str | None = None
    lidmaatschappen: tuple[Lidmaatschap, ...] = ()
    weerhouden: bool | None = None
    drijfveer: str | None = None
    bijdrage: str | None = None

    def rollen_op(self, dag: date | None) -> frozenset[Rol]:
        """De rollen op een dag; zonder dag alle rollen die de organisatie ooit heeft."""
        if not self.lidmaatschappen:
            return frozenset({Rol.PARTNER})
        return frozenset(lid.rol for lid in self.lidmaatschappen if dag is None or lid.geldt_op(dag))

    def __str__(self) -> str:
        return self.naam


@attrs.frozen(kw_only=True)
class Gemeente:
    """Een Vlaamse gemeente zoals ze gedurende een periode bestaat.

    Een naam kan blijven terwijl de code verandert (Lokeren is 46014 tot eind 2024 en 46029 daarna): zoek op code en
    datum, nooit op naam alleen.

    Args:
        nis: REFNIS-code, vijf cijfers.
        naam: officiële naam.
        provincie: naam van de provincie.
        periode: wanneer de code geldt.
        opvolger: NIS-code van de gemeente waarin ze opgaat.

    Bron: REFNIS-lijst van Statbel (CC BY 4.0), vanaf 2019.

    >>> zoek_gemeente("46014", date(2024, 12, 31)).naam
    'Lokeren'
    """

    nis: str
    naam: str
    provincie: str
    periode: Periode
    opvolger: str | None = None

    @property
    def is_limburgs(self) -> bool:
        """Ligt de gemeente in Limburg? De code begint dan met een 7.

        >>> gemeente("71022").is_limburgs
        True
        """
        return ligt_in_limburg(self.nis)

    def __str__(self) -> str:
        return self.naam


def ligt_in_limburg(nis: str) -> bool:
    """Ligt een Vlaamse NIS-code in Limburg?

    Bron: REFNIS; in 2019 en in 2025 beginnen precies de Limburgse codes met een 7, en geen fusie kruist de grens.

    >>> ligt_in_limburg("71072"), ligt_in_limburg("46014")
    (True, False)
    """
    return nis.startswith("7")


@cache
def gemeenten() -> dict[str, Gemeente]:
    """Alle Vlaamse gemeenten sinds 2019, op NIS-code.

    Bron: REFNIS-lijst van Statbel (CC BY 4.0).

    >>> len([g for g in gemeenten().values() if date(2024, 6, 1) in g.periode])
    300
    >>> len([g for g in gemeenten().values() if date(2025, 1, 1) in g.periode])
    285
    """
    tabel = files("lokale_partnerschappen").joinpath("gegevens", "gemeenten.csv").read_text("utf-8")
    return {
        rij["nis"]: Gemeente(
            nis=rij["nis"],
            naam=rij["naam"],
            provincie=rij["provincie"],
            periode=Periode(date.fromisoformat(rij["van"]), date.fromisoformat(rij["tot"]) if rij["tot"] else None),
            opvolger=rij["opvolger"] or None,
        )
        for rij in csv.DictReader(tabel.splitlines())
    }


def gemeente(nis: str) -> Gemeente | None:
    """De gemeente met een NIS-code, of ``None`` als die code geen Vlaamse gemeente is (sinds 2019).

    Bron: REFNIS-lijst van Statbel (CC BY 4.0).

    >>> gemeente("21004") is None  # Brussel
    True
    """
    return gemeenten().get(nis)


def zoek_gemeente(nis: str, dag: date) -> Gemeente | None:
    """De gemeente die op een dag de plaats van deze code inneemt: zijzelf, of na een fusie haar opvolger.

    ``None`` als de code geen Vlaamse gemeente is of op die dag nog niet bestond.

    Bron: REFNIS-lijst van Statbel; fusies van 1 januari 2025.

    >>> zoek_gemeente("44045", date(2024, 12, 31)).naam, zoek_gemeente("44045", date(2025, 1, 1)).nis
    ('Moerbeke', '46029')
    """
    gevonden = gemeente(nis)
    while gevonden is not None and gevonden.periode.einde is not None and dag > gevonden.periode.einde:
        gevonden = gemeente(gevonden.opvolger or "")
    return gevonden if gevonden is not None and dag in gevonden.periode else None


def gemeente_met_naam(naam: str, dag: date) -> Gemeente | None:
    """De gemeente met een naam op een dag; koppeltekens, spaties en hoofdletters maken geen verschil.

    Bron: REFNIS-lijst van Statbel (CC BY 4.0).

    >>> gemeente_met_naam("Sint Gillis Waas", date(2024, 1, 1)).nis
    '46020'
    """
    gezocht = _gelijkgesteld(naam)
    return next((g for g in gemeenten().values() if _gelijkgesteld(g.naam) == gezocht and dag in g.periode), None)


def _gelijkgesteld(naam: str) -> str:
    return " ".join(naam.replace("-", " ").casefold().split())


@attrs.frozen(kw_only=True)
class Werkingsgebied:
    """De gemeenten waarin het partnerschap werkt.

    Args:
        gemeenten: NIS-codes, zoals ze golden toen het gebied werd vastgelegd.
        limburg: wat het dossier op de vraag "Is Limburg-transitieregio van toepassing?" antwoordt.
        limburg_code: de ruwe code van dat antwoord in de tekst van het formulier (``"1"`` betekent nee; afgeleid).

    Bron: aanvraagformulier; afbakening is stap 1 van de partnerschapsvorming.

    >>> Werkingsgebied(gemeenten=("46014", "44045")).gemeenten_op(date(2025, 1, 1))[0].nis
    '46029'
    """

    gemeenten: tuple[str, ...] = ()
    limburg: bool | None = None
    limburg_code: str | None = None

    def gemeenten_op(self, dag: date) -> tuple[Gemeente, ...]:
        """De gemeenten op een dag, na fusies, elk één keer en op NIS-code gesorteerd."""
        gevonden = {g.nis: g for nis in self.gemeenten if (g := zoek_gemeente(nis, dag)) is not None}
        return tuple(gevonden[nis] for nis in sorted(gevonden))


class Coachdienst(StrEnum):
    """Wie een kwaliteitscoach levert.

    Bron: VVSG, capacity building lokale partnerschappen: VVSG, Antwerpen, Gent en Europa WSE.

    >>> [dienst.value for dienst in Coachdienst]
    ['vvsg', 'antwerpen', 'gent', 'europa-wse']
    """

    VVSG = "vvsg"
    ANTWERPEN = "antwerpen"
    GENT = "gent"
    EUROPA_WSE = "europa-wse"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Coachdienst.EUROPA_WSE.label
        'Europa WSE'
        """
        return {"vvsg": "VVSG", "europa-wse": "Europa WSE"}.get(self.value, self.value.title())


@attrs.frozen(kw_only=True)
class Overeenkomst:
    """Een overeenkomst tussen partners: de partnerschapsovereenkomst, of die over persoonsgegevens.

    Args:
        datum: dag van ondertekening, of ``None`` als die niet bekend is.
        ondertekend_door: id's van de organisaties die tekenden.

    Bron: raadsbesluiten van onder meer Aalst en Grimbergen keuren een partnerschapsovereenkomst goed.

    >>> Overeenkomst(ondertekend_door=("vdab",)).ondertekend_door
    ('vdab',)
    """

    datum: date | None = None
    ondertekend_door: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Raadsbesluit:
    """De beslissing van een lokaal bestuur om deel te nemen.

    Args:
        partner: id van het lokaal bestuur.
        datum: dag van de beslissing, of ``None``.
        orgaan: wie besliste ("gemeenteraad", "raad voor maatschappelijk welzijn", "vast bureau").

    Bron: raadsbesluiten van onder meer Heusden-Zolder, Galmaarden en Grimbergen.

    >>> Raadsbesluit(partner="ocmw-lokeren", orgaan="vast bureau").datum is None
    True
    """

    partner: str
    datum: date | None = None
    orgaan: str | None = None


@attrs.frozen(kw_only=True)
class Ondersteuningsgroep:
    """De groep die het partnerschap stuurt en ondersteunt.

    Args:
        organisaties: id's van de organisaties die er iemand afvaardigen.
        met_coordinator: zit de coördinator erin?
        met_stem_van_doelgroep: is de doelgroep vertegenwoordigd?
        bijeenkomsten: de dagen waarop de groep samenkwam.

    Bron: goedgekeurde aanvraag, vragen 8 en 11 (één partnerschap).

    >>> Ondersteuningsgroep(organisaties=("vdab",)).met_coordinator is None
    True
    """

    organisaties: tuple[str, ...] = ()
    met_coordinator: bool | None = None
    met_stem_van_doelgroep: bool | None = None
    bijeenkomsten: tuple[date, ...] = ()
