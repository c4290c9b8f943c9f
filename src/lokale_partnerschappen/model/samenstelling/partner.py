"""De organisaties die samenwerken, in welke rol en wanneer."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

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

    def geldt_op(self, dag: date) -> bool:
        """Heeft de organisatie op een dag minstens één rol?"""
        return bool(self.rollen_op(dag))

    def __str__(self) -> str:
        return self.naam
