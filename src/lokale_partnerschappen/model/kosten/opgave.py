"""Wat het formulier zelf toont; het wordt nooit als waarheid gebruikt, alleen vergeleken met wat herrekend is."""

from __future__ import annotations

from decimal import Decimal

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag


@attrs.frozen(kw_only=True)
class Lijnopgave:
    """Wat het formulier op een lijn van een tabel toont.

    Args:
        sut: het standaarduurtarief (alleen op een personeelslijn).
        bedrag: de kolom Kosten, alleen op een personeelslijn: op een cofinancieringslijn is het bedrag ingevuld.
        werking: de kolom werking.
        ondersteuning: de kolom ondersteuning.

    Bron: aanvraagformulier, tabellen projectpersoneel en cofinanciering.

    >>> Lijnopgave(sut=Bedrag("43.02")).bedrag is None
    True
    """

    sut: Bedrag | None = None
    bedrag: Bedrag | None = None
    werking: Bedrag | None = None
    ondersteuning: Bedrag | None = None


@attrs.frozen(kw_only=True)
class Tabeltotaal:
    """De totaallijn onder een tabel zoals het formulier ze toont.

    Args:
        uren: totaal van de uren (alleen personeel), op twee decimalen getoond.
        bedrag, werking, ondersteuning: totalen van de drie bedragkolommen.

    Bron: aanvraagformulier, lijn Totaal.

    >>> Tabeltotaal(bedrag=Bedrag("394910.19")).uren is None
    True
    """

    uren: Decimal | None = None
    bedrag: Bedrag | None = None
    werking: Bedrag | None = None
    ondersteuning: Bedrag | None = None


@attrs.frozen(kw_only=True)
class Kostenopgave:
    """Kosten zoals het formulier ze toont, voor een luik of voor het project.

    Args:
        forfait: het forfait.
        totaal: de totale kosten.

    Bron: aanvraagformulier, "Forfait" en "Totale kosten".

    >>> Kostenopgave(totaal=Bedrag("55682.59")).forfait is None
    True
    """

    forfait: Bedrag | None = None
    totaal: Bedrag | None = None


@attrs.frozen(kw_only=True)
class Tekstbedrag:
    """Een bedrag dat de aanvraag in woorden noemt en dat ook in een veld van de begroting staat.

    Args:
        veld: plaats van het veld in de begroting (``"financiering_werking.vcf"``).
        bedrag: het bedrag in de tekst.

    Bron: goedgekeurde aanvraag, vraag 12: VCF is er € 149.151,45 en in het formulier € 149.151,42.

    >>> Tekstbedrag(veld="financiering_werking.vcf", bedrag=Bedrag("149151.45")).veld
    'financiering_werking.vcf'
    """

    veld: str
    bedrag: Bedrag
