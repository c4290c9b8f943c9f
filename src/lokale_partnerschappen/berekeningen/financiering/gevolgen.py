"""Wat andere leden met het geld doen: de begrotingen, het budget over alle jaren en de aandelen, voor en na."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.verdeling import verdeel
from lokale_partnerschappen.berekeningen.financiering.afrekening import (
    Afrekening,
    Jaarverdeling,
    Verrekenbasis,
    afrekening,
    fasen_na_wijziging,
    jaarverdeling,
    kosten_na_vertrek,
    meerjarenbudget,
    projectjaar,
)
from lokale_partnerschappen.berekeningen.financiering.bijdrage import projectjaren_van
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import Gemeentejaar
from lokale_partnerschappen.berekeningen.financiering.wijziging import Vergelijking
from lokale_partnerschappen.berekeningen.kosten import kosten_van_luik
from lokale_partnerschappen.berekeningen.samenstelling.wijziging import (
    Samenstellingswijziging,
    gewijzigde_samenstelling,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Gemeentevertrek
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden

_DAG = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Luikgevolg:
    """Wat een luik van een begroting kost voor en na de wijziging.

    Args:
        begroting: de begroting van het projectjaar.
        luik: werking of ondersteuning.
        personeel, forfait, totaal: oud, nieuw en verschil.

    Bron: zie `kosten_na_vertrek`.
    """

    begroting: Begroting
    luik: Luik
    personeel: Vergelijking
    forfait: Vergelijking
    totaal: Vergelijking


@attrs.frozen(kw_only=True)
class Gemeentegevolg:
    """Het aandeel van een gemeente in een jaar waarin ze vertrekt, gesplitst op haar vertrek.

    Args:
        gemeente: NIS-code van wie het aandeel draagt.
        jaar: het jaar waarin het projectjaar begint.
        vanaf: de eerste dag zonder de gemeente.
        afrekening: het aandeel voor en na die dag.

    Bron: zie `afrekening`.
    """

    gemeente: str
    jaar: int
    vanaf: date
    afrekening: Afrekening


@attrs.frozen(kw_only=True)
class Samenstellingsgevolg:
    """Wat andere leden veranderen.

    Args:
        oud, nieuw: het dossier voor en na; het oude is ongewijzigd.
        vanaf: de eerste dag waarop iets wijzigt.
        basis: waarmee een jaar gesplitst is; een keuze van de oproeper.
        budget: het budget werking over alle jaren, of ``None`` zonder enveloppe.
        begrotingen: de luiken waarvan de kosten wijzigen.
        jaren: per projectjaar vanaf de wijziging de aandelen van de gemeenten, voor en na.
        af_te_rekenen: de aandelen van gemeenten die tijdens een projectjaar vertrekken.

    Bron: zie `gevolgen`.
    """

    oud: Partnerschap
    nieuw: Partnerschap
    vanaf: date
    basis: Verrekenbasis
    budget: Vergelijking | None
    begrotingen: tuple[Luikgevolg, ...]
    jaren: tuple[tuple[Jaarverdeling, Jaarverdeling], ...]
    af_te_rekenen: tuple[Gemeentegevolg, ...]


def gevolgen(
    partnerschap: Partnerschap,
    wijzigingen: Sequence[Samenstellingswijziging],
    basis: Verrekenbasis,
    nieuw_jaarbudget: Bedrag | None = None,
    *,
    voorwaarden: Voorwaarden,
) -> Samenstellingsgevolg:
    """Vergelijkt een dossier met hetzelfde dossier met andere leden.

    Van wie vertrekt, tellen de personeelslijnen tot aan het vertrek. Het budget wijzigt alleen met een nieuw
    jaarbudget: geen bron zegt hoeveel een vertrek het budget verlaagt. Een toetreding brengt geen kosten mee zolang er
    geen personeelslijn voor in het dossier staat.

    Args:
        partnerschap: het dossier.
        wijzigingen: minstens één; zie `gewijzigde_samenstelling`.
        basis: naar dagen of naar maanden.
        nieuw_jaarbudget: het jaarbudget werking vanaf de eerste wijziging, of ``None`` als het blijft.
        voorwaarden: de parameters van de oproep voor het gebied.

    Raises:
        ValueError: er is geen wijziging, ze is onmogelijk, of een nieuw jaarbudget zonder enveloppe.

    Bron: raadsbesluit van Aalst (jaarbudgetten); VVSG, vragen en antwoorden (afrekening lokaal af te spreken).

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> vertrek = Vertrek(partner="dienstverlener-c", laatste_dag=date(2024, 6, 30))
    >>> gevolg = gevolgen(voorbeeld(), [vertrek], Verrekenbasis.MAANDEN, voorwaarden=oproep)
    >>> [str(een.totaal.verschil) for een in gevolg.begrotingen]
    ['-53746.56']
    """
    vanaf = min((_vanaf(een) for een in wijzigingen), default=None)
    if vanaf is None:
        raise ValueError("er is geen wijziging om door te rekenen")
    nieuw = gewijzigde_samenstelling(partnerschap, wijzigingen, projectperiode=voorwaarden.projectperiode)
    jaren = _projectjaren(partnerschap, voorwaarden)
    if nieuw_jaarbudget is not None:
        nieuw = attrs.evolve(nieuw, enveloppe=_enveloppe(partnerschap, jaren, vanaf, nieuw_jaarbudget, basis))
    geraakt = [jaar for jaar, periode in jaren.items() if periode.einde is None or periode.einde >= vanaf]
    verdelingen = [
        (_verdeling(partnerschap, jaar, voorwaarden), _verdeling(nieuw, jaar, voorwaarden)) for jaar in geraakt
    ]
    return Samenstellingsgevolg(
        oud=partnerschap,
        nieuw=nieuw,
        vanaf=vanaf,
        basis=basis,
        budget=_budget(partnerschap.enveloppe, nieuw.enveloppe),
        begrotingen=_begrotingen(partnerschap, nieuw, basis, voorwaarden),
        jaren=tuple(verdelingen),
        af_te_rekenen=_af_te_rekenen(wijzigingen, [na for _, na in verdelingen], basis),
    )


def _vanaf(wijziging: Samenstellingswijziging) -> date:
    if not isinstance(wijziging, Gemeentevertrek):
        return wijziging.vanaf
    if wijziging.laatste_dag is None or wijziging.laatste_dag == date.max:
        raise ValueError(f"gemeente {wijziging.gemeente} vertrekt zonder laatste dag; geef die")
    return wijziging.laatste_dag + _DAG


def _projectjaren(partnerschap: Partnerschap, voorwaarden: Voorwaarden) -> dict[int, Periode]:
    dagen = projectjaren_van(
        partnerschap, projectperiode=voorwaarden.projectperiode, projectjaren=voorwaarden.projectjaren
    )
    return {jaar: projectjaar(partnerschap, dag) for jaar, dag in dagen.items()}


def _verdeling(partnerschap: Partnerschap, jaar: int, voorwaarden: Voorwaarden) -> Jaarverdeling:
    # Is het gebied niet bekend, dan is ook het tarief dat niet; ingediende aandelen hebben het niet nodig.
    zonder_tarief = {"lokaal_tarief": None} if voorwaarden.niet_gezet("lokaal_tarief") else {}
    return jaarverdeling.onder(voorwaarden)(partnerschap, jaar, **zonder_tarief)


def _enveloppe(
    partnerschap: Partnerschap, jaren: Mapping[int, Periode], vanaf: date, nieuw: Bedrag, basis: Verrekenbasis
) -> Enveloppe:
    """De enveloppe met een nieuw jaarbudget vanaf een dag; de genoemde totalen blijven staan."""
    enveloppe = partnerschap.enveloppe
    if enveloppe is None:
        raise ValueError("een nieuw jaarbudget vraagt een enveloppe in het dossier")
    per_jaar = [fase.jaarbedrag for fase in enveloppe.fasen for _ in range(fase.jaren)]
    oud = per_jaar[: len(jaren)] or list(verdeel(enveloppe.werking, [1] * len(jaren)))
    if len(oud) < len(jaren):
        raise ValueError("de fasen van de enveloppe dekken niet alle projectjaren; vul ze aan")
    fasen = fasen_na_wijziging(list(zip(jaren.values(), oud, strict=True)), vanaf, nieuw, basis)
    return attrs.evolve(enveloppe, fasen=fasen)


def _budget(oud: Enveloppe | None, nieuw: Enveloppe | None) -> Vergelijking | None:
    if oud is None or nieuw is None:
        return None
    voor, na = (een.werking if not een.fasen else meerjarenbudget(een).fasen for een in (oud, nieuw))
    return Vergelijking.van(voor, na)


def _begrotingen(
    oud: Partnerschap, nieuw: Partnerschap, basis: Verrekenbasis, voorwaarden: Voorwaarden
) -> tuple[Luikgevolg, ...]:
    """De luiken waarvan de kosten dalen doordat iemand vertrekt."""
    bij_gekomen = nieuw.wijzigingen[len(oud.wijzigingen) :]
    vertrekken = {een.partner: een.datum for een in bij_gekomen if een.soort.is_vertrek}
    alle = [_luikgevolg(een, luik, vertrekken, basis, voorwaarden) for een in oud.begrotingen for luik in een.luiken]
    return tuple(een for een in alle if een.totaal.verschil)


def _luikgevolg(
    begroting: Begroting, luik: Luik, vertrekken: Mapping[str, date], basis: Verrekenbasis, voorwaarden: Voorwaarden
) -> Luikgevolg:
    oud = kosten_van_luik.onder(voorwaarden)(begroting, luik)
    nieuw = kosten_na_vertrek.onder(voorwaarden)(begroting, luik, vertrekken, basis)
    return Luikgevolg(
        begroting=begroting,
        luik=luik,
        personeel=Vergelijking.van(oud.personeel, nieuw.personeel),
        forfait=Vergelijking.van(oud.forfait, nieuw.forfait),
        totaal=Vergelijking.van(oud.totaal, nieuw.totaal),
    )


def _af_te_rekenen(
    wijzigingen: Sequence[Samenstellingswijziging], verdelingen: Sequence[Jaarverdeling], basis: Verrekenbasis
) -> tuple[Gemeentegevolg, ...]:
    """Het aandeel van elke gemeente die midden in een projectjaar vertrekt, in de volgorde van jaar en NIS-code."""
    gevonden = []
    for verdeling in verdelingen:
        for nis, aandeel in verdeling.aandelen.items():
            for vertrek in wijzigingen:
                weg = isinstance(vertrek, Gemeentevertrek) and vertrek.betreft(nis)
                vanaf = _vanaf(vertrek)
                if weg and isinstance(aandeel, Gemeentejaar) and vanaf in verdeling.periode:
                    deel = afrekening.voor(nis)(aandeel.bedrag, verdeling.periode, vanaf, basis)
                    gevonden.append(Gemeentegevolg(gemeente=nis, jaar=verdeling.jaar, vanaf=vanaf, afrekening=deel))
    return tuple(gevonden)
