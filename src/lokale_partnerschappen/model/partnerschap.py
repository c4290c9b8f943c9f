"""Het partnerschap: de wortel van een dossier, die al de rest draagt."""

from __future__ import annotations

from datetime import date

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.aanvraag import Projectaanvraag
from lokale_partnerschappen.model.financiering import Sleuteldeel
from lokale_partnerschappen.model.kosten.begroting import Begroting, Enveloppe
from lokale_partnerschappen.model.opvolging import Opvolging, Samenwerkingsovereenkomst
from lokale_partnerschappen.model.resultaten import (
    Ambitie,
    Entiteitstelling,
    Gegevensverwerking,
    Kenmerktelling,
    Persona,
)
from lokale_partnerschappen.model.samenstelling import (
    Coachdienst,
    Ondersteuningsgroep,
    Overeenkomst,
    Partner,
    Partnerwijziging,
    Raadsbesluit,
    Rol,
    Verloopafspraken,
    Werkingsgebied,
    Werkwijze,
)
from lokale_partnerschappen.model.selectie import Selectie
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.model.trajecten.leervraag import Leervraag


@attrs.frozen(kw_only=True)
class Partnerschap:
    """Een lokaal partnerschap en zijn dossier.

    Args:
        naam: naam van het partnerschap.
        oproep: id van de oproep waaronder het dossier valt (``"lp-208"``).
        toelichting: vrije tekst over het dossier, bijvoorbeeld dat de cijfers verzonnen zijn.
        periode: looptijd van het project.
        werkingsgebied: de gemeenten.
        partners: de organisaties met hun rollen.
        enveloppe: het budget over alle projectjaren.
        verdeelsleutel: gewicht per gemeente waarmee de lokale cofinanciering verdeeld wordt.
        begrotingen: één per projectjaar.
        selectie: hoe het partnerschap gevormd is, met de kandidaturen.
        aanvraag: wat van de projectaanvraag bekend is.
        team: id's van de organisaties met een medewerker in het multidisciplinaire team.
        ondersteuningsgroep: de groep die het partnerschap stuurt.
        overeenkomst: de partnerschapsovereenkomst.
        verwerkingsovereenkomst: de afspraken over persoonsgegevens.
        raadsbesluiten: de beslissingen van de lokale besturen.
        kwaliteitscoach: wie de kwaliteitscoach levert.
        wijzigingen: de partners die komen, gaan of anders meedoen.
        verloopafspraken: wat de partnerschapsovereenkomst afspreekt over komen en gaan.
        werkwijze: hoe het partnerschap beslist en met conflicten omgaat.
        personas: de profielen van de doelgroep.
        ambities: wat per jaar en kwartaal vooropgesteld is.
        eigen_levensdomeinen: levensdomeinen naast die van `Levensdomein`.
        gegevensverwerking: wat over gegevens van deelnemers afgesproken is.
        deelnemers: wie begeleid wordt, met zijn trajecten.
        kenmerktellingen: bijzondere kenmerken, alleen als aantal.
        entiteitstellingen: ondersteunde overheden en ondernemingen.
        leervragen: waaruit het partnerschap leert, los van elke deelnemer.
        opvolging: rapporten, driemaandelijkse opvolging, bezwaren en publiciteit.
        samenwerkingsovereenkomst: de overeenkomst tussen VDAB en lokale besturen.

    Bron: VVSG, vragen en antwoorden; aanvraagformulier.

    >>> Partnerschap(naam="Voorbeeld", oproep="lp-208").leden()
    ()
    """

    naam: str
    oproep: str
    toelichting: str | None = None
    periode: Periode | None = None
    werkingsgebied: Werkingsgebied = Werkingsgebied()
    partners: tuple[Partner, ...] = ()
    enveloppe: Enveloppe | None = None
    verdeelsleutel: tuple[Sleuteldeel, ...] = ()
    begrotingen: tuple[Begroting, ...] = ()
    selectie: Selectie | None = None
    aanvraag: Projectaanvraag | None = None
    team: tuple[str, ...] = ()
    ondersteuningsgroep: Ondersteuningsgroep | None = None
    overeenkomst: Overeenkomst | None = None
    verwerkingsovereenkomst: Overeenkomst | None = None
    raadsbesluiten: tuple[Raadsbesluit, ...] = ()
    kwaliteitscoach: Coachdienst | None = None
    wijzigingen: tuple[Partnerwijziging, ...] = ()
    verloopafspraken: Verloopafspraken | None = None
    werkwijze: Werkwijze | None = None
    personas: tuple[Persona, ...] = ()
    ambities: tuple[Ambitie, ...] = ()
    eigen_levensdomeinen: tuple[str, ...] = ()
    gegevensverwerking: Gegevensverwerking | None = None
    deelnemers: tuple[Deelnemer, ...] = ()
    kenmerktellingen: tuple[Kenmerktelling, ...] = ()
    entiteitstellingen: tuple[Entiteitstelling, ...] = ()
    leervragen: tuple[Leervraag, ...] = ()
    opvolging: Opvolging | None = None
    samenwerkingsovereenkomst: Samenwerkingsovereenkomst | None = None

    def leden(self, op: date | None = None) -> tuple[Partner, ...]:
        """De organisaties met minstens één rol op een dag; zonder dag alle organisaties die ooit een rol hebben."""
        return tuple(partner for partner in self.partners if partner.rollen_op(op))

    def met_rol(self, rol: Rol, op: date | None = None) -> tuple[Partner, ...]:
        """De organisaties met een rol op een dag; zonder dag: ooit."""
        return tuple(partner for partner in self.partners if rol in partner.rollen_op(op))

    def partner(self, partner_id: str) -> Partner | None:
        """De organisatie met een id, of ``None``."""
        return next((partner for partner in self.partners if partner.id == partner_id), None)

    def __str__(self) -> str:
        return self.naam
