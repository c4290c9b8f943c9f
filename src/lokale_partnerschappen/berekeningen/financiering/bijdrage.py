"""De projectjaren, en wat de gemeenten samen in elk jaar inbrengen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.pad import schrijf_pad
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.berekeningen.financiering.aandelen import jaaraandeel
from lokale_partnerschappen.berekeningen.financiering.plan import bronbedrag
from lokale_partnerschappen.model.kosten.begroting import Begroting, Enveloppe
from lokale_partnerschappen.model.partnerschap import Partnerschap

_MAANDEN = 12


class Bijdrageherkomst(StrEnum):
    """De lokale bijdrage is ingediend, of afgeleid uit het jaarbudget van een fase of uit de hele enveloppe."""

    FINANCIERING = "financiering"
    JAARBUDGET = "jaarbudget"
    ENVELOPPE = "enveloppe"


@attrs.frozen(kw_only=True)
class Bijdrage:
    """Wat de gemeenten samen in een jaar inbrengen in het luik werking.

    Args:
        bedrag: de lokale bijdrage.
        herkomst: ingediend of afgeleid.
        plaats: waar het getal, of wat ertoe leidt, in het dossier staat.
    """

    bedrag: Bedrag
    herkomst: Bijdrageherkomst
    plaats: str


def projectjaren_van(partnerschap: Partnerschap, *, projectperiode: Periode, projectjaren: int) -> dict[int, date]:
    """De projectjaren, elk met zijn eerste dag; een begroting die in dat jaar begint, bepaalt die dag.

    Args:
        partnerschap: zonder eigen periode geldt die van de oproep.
        projectperiode, projectjaren: parameters van de oproep.

    Bron: VVSG, vragen en antwoorden: budget voor zes jaar.

    >>> partnerschap = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=Periode(date(2024, 7, 1)))
    >>> list(projectjaren_van(partnerschap, projectperiode=Periode.jaar(2024), projectjaren=2).items())
    [(2024, datetime.date(2024, 7, 1)), (2025, datetime.date(2025, 7, 1))]
    """
    periode = partnerschap.periode or projectperiode
    aantal = projectjaren if periode.maanden is None else -(-periode.maanden // _MAANDEN)
    dagen = [plus_maanden(periode.begin, _MAANDEN * nummer) for nummer in range(aantal)]
    ingediend = {begroting.peildatum.year: begroting.peildatum for begroting in partnerschap.begrotingen}
    return dict(sorted(({dag.year: dag for dag in dagen} | ingediend).items()))


def lokale_bijdrage(
    partnerschap: Partnerschap, jaar: int, jaren: Sequence[int], *, lokaal_tarief: Tarief | None, projectjaren: int
) -> Bijdrage | None:
    """Wat de gemeenten samen in een jaar inbrengen: zoals ingediend, en anders uit de enveloppe.

    Args:
        partnerschap: het dossier.
        jaar: het jaar waarin het projectjaar begint.
        jaren: alle projectjaren, op volgorde.
        lokaal_tarief, projectjaren: zoals bij `gemeenteaandeel`.

    Raises:
        ValueError: er is meer dan één begroting van dat jaar.

    Bron: goedgekeurde aanvraag, vraag 12.

    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", enveloppe=Enveloppe(werking=Bedrag("2983433.01")))
    >>> lokale_bijdrage(dossier, 2024, [2024], lokaal_tarief=Tarief.procent(15), projectjaren=6).bedrag
    Bedrag('74585.83')
    """
    gevonden = begroting_van(partnerschap, jaar)
    if gevonden is not None:
        nummer, begroting = gevonden
        werking = begroting.financiering_werking
        if werking is not None and werking.lokaal is not None:
            plaats = schrijf_pad(("begrotingen", nummer, "financiering_werking", "lokaal"))
            return Bijdrage(bedrag=werking.lokaal, herkomst=Bijdrageherkomst.FINANCIERING, plaats=plaats)
    enveloppe = partnerschap.enveloppe
    if enveloppe is None or lokaal_tarief is None:
        return None
    if enveloppe.fasen:
        return _uit_fasen(enveloppe, list(jaren).index(jaar), lokaal_tarief)
    bedrag = jaaraandeel(enveloppe.werking, lokaal_tarief, projectjaren=projectjaren)
    return Bijdrage(bedrag=bedrag, herkomst=Bijdrageherkomst.ENVELOPPE, plaats=schrijf_pad(("enveloppe", "werking")))


def _uit_fasen(enveloppe: Enveloppe, volgnummer: int, lokaal_tarief: Tarief) -> Bijdrage | None:
    """Het lokale tarief van het jaarbudget; ``None`` voor een jaar na de laatste fase."""
    per_jaar = [nummer for nummer, fase in enumerate(enveloppe.fasen) for _ in range(fase.jaren)]
    if volgnummer >= len(per_jaar):
        return None
    nummer = per_jaar[volgnummer]
    bedrag = bronbedrag(enveloppe.fasen[nummer].jaarbedrag, lokaal_tarief)
    plaats = schrijf_pad(("enveloppe", "fasen", nummer, "jaarbedrag"))
    return Bijdrage(bedrag=bedrag, herkomst=Bijdrageherkomst.JAARBUDGET, plaats=plaats)


def begroting_van(partnerschap: Partnerschap, jaar: int) -> tuple[int, Begroting] | None:
    """De begroting van een projectjaar, met haar volgnummer; ``None`` als ze er niet is.

    Raises:
        ValueError: er is meer dan één begroting van dat jaar.
    """
    gevonden = [(i, een) for i, een in enumerate(partnerschap.begrotingen) if een.peildatum.year == jaar]
    if len(gevonden) > 1:
        plaatsen = " en ".join(schrijf_pad(("begrotingen", nummer)) for nummer, _ in gevonden)
        raise ValueError(f"er is meer dan één begroting van {jaar}: {plaatsen}; laat er één over")
    return gevonden[0] if gevonden else None
