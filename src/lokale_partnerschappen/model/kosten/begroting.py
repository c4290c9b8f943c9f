"""De begroting van een projectjaar en de enveloppe van het hele project."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.financiering import Cofinanciering, Financiering, GemeentelijkAandeel
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Tabeltotaal, Tekstbedrag
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker


@attrs.frozen(kw_only=True)
class Begroting:
    """De begroting van één projectjaar, met wat het formulier ervan toont.

    Wat hier als opgave staat, wordt nooit als waarheid gebruikt: elk bedrag wordt herrekend en vergeleken.

    Args:
        periode: het projectjaar; haar begin is de dag waarop de begroting beoordeeld wordt.
        personeel: de lijnen van beide personeelstabellen.
        personeel_totaal: de totaallijn van de tabel met aangeworven personeel.
        aan_te_werven_totaal: de totaallijn van de tabel met nog aan te werven personeel.
        cofinanciering: de lijnen van de cofinancieringstabel.
        cofinanciering_totaal: de totaallijn van die tabel.
        forfaitpercentage: wat het formulier toont als "Forfait %".
        kosten_werking, kosten_ondersteuning, kosten_project: forfait en totaal zoals getoond.
        financiering_werking, financiering_ondersteuning, financiering_project: financiering zoals ingevuld.
        gemeentelijke_aandelen: wat elke gemeente in dit jaar inbrengt.
        forfaitpunten: hoe het partnerschap het forfait onderling verdeelt, in punten (30 en 10).
        tekstbedragen: bedragen die de aanvraag in woorden noemt.

    Raises:
        ValueError: de periode heeft geen einde.

    Bron: aanvraagformulier, hoofdstukken Kosten en Cofinanciering.

    >>> Begroting(periode=Periode.jaar(2024)).peildatum
    datetime.date(2024, 1, 1)
    """

    periode: Periode = attrs.field()
    personeel: tuple[Projectmedewerker, ...] = ()
    personeel_totaal: Tabeltotaal | None = None
    aan_te_werven_totaal: Tabeltotaal | None = None
    cofinanciering: tuple[Cofinanciering, ...] = ()
    cofinanciering_totaal: Tabeltotaal | None = None
    forfaitpercentage: Decimal | None = None
    kosten_werking: Kostenopgave | None = None
    kosten_ondersteuning: Kostenopgave | None = None
    kosten_project: Kostenopgave | None = None
    financiering_werking: Financiering | None = None
    financiering_ondersteuning: Financiering | None = None
    financiering_project: Financiering | None = None
    gemeentelijke_aandelen: tuple[GemeentelijkAandeel, ...] = ()
    forfaitpunten: tuple[Decimal, ...] = ()
    tekstbedragen: tuple[Tekstbedrag, ...] = ()

    @periode.validator
    def _afgesloten(self, _: object, periode: Periode) -> None:
        if periode.einde is None:
            raise ValueError("het projectjaar van een begroting heeft een einde nodig")

    @property
    def peildatum(self) -> date:
        """De dag waarop parameters en regels voor deze begroting gelden: het begin van het projectjaar."""
        return self.periode.begin

    @property
    def luiken(self) -> tuple[Luik, ...]:
        """De luiken met personeel, cofinanciering, een opgave van kosten of een financiering.

        >>> Begroting(periode=Periode.jaar(2024)).luiken
        ()
        """
        return tuple(luik for luik in Luik if self._heeft(luik))

    def _heeft(self, luik: Luik) -> bool:
        in_tabellen = {*(lijn.luik for lijn in self.personeel), *(lijn.luik for lijn in self.cofinanciering)}
        return luik in in_tabellen or self.kosten(luik) is not None or self.financiering(luik) is not None

    def medewerkers(self, luik: Luik) -> tuple[Projectmedewerker, ...]:
        """De personeelslijnen van een luik."""
        return tuple(lijn for lijn in self.personeel if lijn.luik is luik)

    def kosten(self, luik: Luik) -> Kostenopgave | None:
        """De kosten van een luik zoals het formulier ze toont."""
        return self.kosten_werking if luik is Luik.WERKING else self.kosten_ondersteuning

    def financiering(self, luik: Luik) -> Financiering | None:
        """De financiering van een luik zoals ingevuld."""
        return self.financiering_werking if luik is Luik.WERKING else self.financiering_ondersteuning

    def __str__(self) -> str:
        einde = self.periode.einde
        jaar = str(self.periode.begin.year)
        return jaar if einde is None or einde.year == self.periode.begin.year else f"{jaar}-{einde.year}"


@attrs.frozen(kw_only=True)
class Budgetfase:
    """Een aantal projectjaren met hetzelfde jaarbudget voor het luik werking.

    Args:
        jaren: aantal projectjaren, vanaf 1.
        jaarbedrag: budget per jaar.

    Raises:
        ValueError: minder dan één jaar.

    Bron: raadsbesluit van Aalst: het jaarbudget wijzigt wanneer een gemeente vertrekt.

    >>> Budgetfase(jaren=2, jaarbedrag=Bedrag("497238.84")).jaren
    2
    """

    jaren: int = attrs.field()
    jaarbedrag: Bedrag

    @jaren.validator
    def _minstens_een(self, _: object, jaren: int) -> None:
        if jaren < 1:
            raise ValueError(f"jaren: een fase duurt minstens één jaar, geen {jaren}")


@attrs.frozen(kw_only=True)
class Enveloppe:
    """Het maximale budget over alle projectjaren samen, per luik; het wordt niet geïndexeerd.

    Args:
        werking: bedrag voor het luik werking.
        ondersteuning: bedrag voor het luik ondersteuning, of ``None`` als dat niet bekend is.
        totaal: het totaal zoals het dossier het noemt, of ``None``.
        fasen: de jaarbudgetten wanneer die over de jaren verschillen.

    Bron: goedgekeurde aanvraag, vraag 12; geen indexering, vrij te spreiden (VVSG, financiering).

    >>> Enveloppe(werking=Bedrag("2983433.01"), ondersteuning=Bedrag("217378.42")).van(Luik.WERKING)
    Bedrag('2983433.01')
    """

    werking: Bedrag
    ondersteuning: Bedrag | None = None
    totaal: Bedrag | None = None
    fasen: tuple[Budgetfase, ...] = ()

    def van(self, luik: Luik) -> Bedrag | None:
        """De enveloppe van een luik."""
        return self.werking if luik is Luik.WERKING else self.ondersteuning
