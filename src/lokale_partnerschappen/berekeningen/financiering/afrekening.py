"""Wat een wijziging onderweg met het geld doet: een jaar splitsen op een dag, en de jaren samen opnieuw optellen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, som
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.basis.verdeling import verdeel
from lokale_partnerschappen.berekeningen.financiering.aandelen import meerjarentotaal
from lokale_partnerschappen.berekeningen.financiering.bijdrage import projectjaren_van
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import (
    AandeelNietTeBerekenen,
    Gemeentejaar,
    OnbekendJaar,
    gemeenteaandeel,
)
from lokale_partnerschappen.berekeningen.kosten import forfait, lijnkost, luikkosten, personeelskosten
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import RAADSBESLUIT_AALST, VRAGEN_EN_ANTWOORDEN

_AFSPRAAK = VRAGEN_EN_ANTWOORDEN.op("een lokaal bestuur dat van partnerschap verandert: lokaal af te spreken")
_JAARBUDGETTEN = RAADSBESLUIT_AALST.op("jaarbudgetten")
_MAANDEN = 12
_DAG = timedelta(days=1)


class Verrekenbasis(StrEnum):
    """Hoe een jaarbedrag over de dagen voor en na een wijziging verdeeld wordt; geen bron legt dat vast.

    Bron: de verdeling is lokaal af te spreken (VVSG, vragen en antwoorden); beide manieren zijn een keuze.

    >>> Verrekenbasis.MAANDEN.label
    'begonnen maanden'
    """

    DAGEN = "dagen"
    """Elke dag telt even zwaar."""
    MAANDEN = "maanden"
    """Elke maand van het projectjaar telt even zwaar, en hoort bij wie er op haar eerste dag is."""

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return {"dagen": "kalenderdagen", "maanden": "begonnen maanden"}[self.value]

    def tel(self, periode: Periode, vanaf: date) -> tuple[int, int]:
        """Hoeveel dagen of maanden van een periode voor een dag vallen, en hoeveel vanaf die dag.

        Raises:
            ValueError: de periode heeft geen einde.

        >>> Verrekenbasis.DAGEN.tel(Periode.jaar(2025), date(2025, 3, 15))
        (73, 292)
        >>> Verrekenbasis.MAANDEN.tel(Periode.jaar(2025), date(2025, 3, 15))
        (3, 9)
        """
        if periode.dagen is None or periode.einde is None:
            raise ValueError("een periode zonder einde is niet te verrekenen")
        if self is Verrekenbasis.DAGEN:
            voor = min(max((vanaf - periode.begin).days, 0), periode.dagen)
            return voor, periode.dagen - voor
        begindagen = _maanden(periode.begin, periode.einde)
        voor = sum(1 for dag in begindagen if dag < vanaf)
        return voor, len(begindagen) - voor


def _maanden(begin: date, einde: date) -> list[date]:
    """De eerste dag van elke maand, geteld vanaf het begin; een begonnen maand telt mee."""
    aantal = (einde.year - begin.year) * 12 + einde.month - begin.month + 1
    return [dag for dag in (plus_maanden(begin, nummer) for nummer in range(aantal)) if dag <= einde]


@attrs.frozen(kw_only=True)
class Afrekening:
    """Een jaarbedrag in twee delen: voor en na een wijziging. Samen zijn ze altijd het bedrag.

    Args:
        bedrag: het bedrag van de hele periode.
        voor: het deel tot en met de dag voor de wijziging.
        na: het deel vanaf de wijziging.
        tellen: hoeveel dagen of maanden voor en na geteld zijn.

    Bron: zie `afrekening`.

    >>> Afrekening(bedrag=Bedrag(3), voor=Bedrag(1), na=Bedrag(2), tellen=(1, 2)).na
    Bedrag('2.00')
    """

    bedrag: Bedrag
    voor: Bedrag
    na: Bedrag
    tellen: tuple[int, int]


@berekening(
    titel="Afrekening vanaf {vanaf}",
    uitleg="verdeeld over de dagen of maanden voor en na de wijziging, met de grootste rest; de basis is een keuze",
    bron=_AFSPRAAK,
    zekerheid=Zekerheid.ONZEKER,
)
def afrekening(bedrag: Bedrag, periode: Periode, vanaf: date, basis: Verrekenbasis) -> Afrekening:
    """Splitst een jaarbedrag op de dag van een wijziging; de delen zijn samen altijd het bedrag.

    Args:
        bedrag: het jaarbudget, of het aandeel van een gemeente in dat jaar.
        periode: het projectjaar.
        vanaf: de eerste dag waarop de wijziging geldt; een dag voor of na de periode geeft alles aan één deel.
        basis: naar dagen of naar maanden; geen bron kiest, dus moet de oproeper dat doen.

    Raises:
        ValueError: de periode heeft geen einde.

    Bron: VVSG, vragen en antwoorden: hoe subsidie en cofinanciering verdeeld worden tussen het oude en het nieuwe
    partnerschap, is lokaal af te spreken.

    >>> deel = afrekening(Bedrag("100.00"), Periode.jaar(2025), date(2025, 7, 1), Verrekenbasis.DAGEN)
    >>> deel.voor, deel.na, deel.tellen
    (Bedrag('49.59'), Bedrag('50.41'), (181, 184))
    """
    tellen = basis.tel(periode, vanaf)
    voor, na = verdeel(bedrag, tellen)
    return Afrekening(bedrag=bedrag, voor=voor, na=na, tellen=tellen)


@attrs.frozen(kw_only=True)
class Restkosten:
    """Wat een luik nog kost als organisaties tijdens het projectjaar vertrekken.

    Args:
        personeel, forfait, totaal: zoals in `Kosten`.

    Bron: zie `kosten_na_vertrek`.

    >>> Restkosten(personeel=Bedrag(10), forfait=Bedrag(4), totaal=Bedrag(14)).totaal
    Bedrag('14.00')
    """

    personeel: Bedrag
    forfait: Bedrag
    totaal: Bedrag


@berekening(
    titel="Kosten {luik} zonder wie vertrekt",
    uitleg="de lijnen van wie vertrekt tellen tot aan het vertrek, de andere volledig; het forfait volgt",
    bron=_JAARBUDGETTEN,
    zekerheid=Zekerheid.ONZEKER,
)
def kosten_na_vertrek(
    begroting: Begroting,
    luik: Luik,
    vertrekken: Mapping[str, date],
    basis: Verrekenbasis,
    *,
    sut_factor: Tarief,
    forfaittarief: Tarief,
) -> Restkosten:
    """De kosten van een luik als organisaties tijdens het projectjaar vertrekken.

    Args:
        begroting: de begroting van het projectjaar.
        luik: werking of ondersteuning.
        vertrekken: per id van een organisatie de eerste dag zonder haar.
        basis: naar dagen of naar maanden.
        sut_factor, forfaittarief: parameters van de oproep.

    Bron: raadsbesluit van Aalst: het budget wordt herrekend vanaf de wijziging; hoe, staat er niet.

    >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(100))
    >>> begroting = Begroting(periode=Periode.jaar(2025), personeel=(lijn,))
    >>> tarieven = {"sut_factor": Tarief.procent("1.2"), "forfaittarief": Tarief.procent(40)}
    >>> vertrek = {"a": date(2025, 4, 1)}
    >>> kosten_na_vertrek(begroting, Luik.WERKING, vertrek, Verrekenbasis.MAANDEN, **tarieven).totaal
    Bedrag('1680.00')
    """
    bedragen = []
    for lijn in begroting.medewerkers(luik):
        kost, vanaf = lijnkost(lijn, sut_factor=sut_factor), vertrekken.get(lijn.partner)
        bedragen.append(kost if vanaf is None else afrekening(kost, begroting.periode, vanaf, basis).voor)
    personeel = personeelskosten(bedragen)
    bijkomend = forfait(personeel, forfaittarief=forfaittarief)
    return Restkosten(personeel=personeel, forfait=bijkomend, totaal=luikkosten(personeel, bijkomend))


@attrs.frozen(kw_only=True)
class Jaarverdeling:
    """Wat elke gemeente in een projectjaar inbrengt.

    Args:
        jaar: het jaar waarin het projectjaar begint.
        periode: het projectjaar.
        aandelen: per gemeente die op de eerste dag meedoet, op NIS-code; `OnbekendJaar` als er iets ontbreekt.

    Bron: zie `gemeenteaandeel`.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> [len(jaarverdeling.onder(oproep)(voorbeeld(), jaar).aandelen) for jaar in (2024, 2025)]
    [6, 5]
    """

    jaar: int
    periode: Periode
    aandelen: Mapping[str, Gemeentejaar | OnbekendJaar] = attrs.field(hash=False)

    @property
    def totaal(self) -> Bedrag | None:
        """De aandelen samen; ``None`` als er één niet te berekenen is."""
        bedragen = [een.bedrag for een in self.aandelen.values() if isinstance(een, Gemeentejaar)]
        return som(bedragen) if bedragen and len(bedragen) == len(self.aandelen) else None


@berekening(
    titel="Verdeling over de gemeenten in {jaar}",
    uitleg="het aandeel van elke gemeente die op de eerste dag van het projectjaar meedoet",
    bron=VRAGEN_EN_ANTWOORDEN.op("samenwerken tussen lokale besturen is vrij af te spreken"),
    zekerheid=Zekerheid.AFGELEID,
)
def jaarverdeling(
    partnerschap: Partnerschap,
    jaar: int,
    *,
    lokaal_tarief: Tarief | None,
    projectperiode: Periode,
    projectjaren: int,
) -> Jaarverdeling:
    """Het aandeel van elke gemeente in een projectjaar: na een fusie bij de opvolger, zonder wie al vertrok.

    Args:
        partnerschap: het dossier.
        jaar: het jaar waarin het projectjaar begint.
        lokaal_tarief, projectperiode, projectjaren: zoals bij `gemeenteaandeel`.

    Raises:
        ValueError: geen projectjaar.

    Bron: VVSG, vragen en antwoorden: de sleutel is vrij.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> jaarverdeling.onder(oproep)(voorbeeld(), 2025).totaal
    Bedrag('74521.00')
    """
    dagen = projectjaren_van(partnerschap, projectperiode=projectperiode, projectjaren=projectjaren)
    if jaar not in dagen:
        raise ValueError(f"{jaar} is geen projectjaar; kies uit {', '.join(map(str, dagen))}")
    aandelen: dict[str, Gemeentejaar | OnbekendJaar] = {}
    for gemeente in partnerschap.werkingsgebied.gemeenten_op(dagen[jaar]):
        try:
            aandelen[gemeente.nis] = gemeenteaandeel.voor(gemeente)(
                partnerschap,
                gemeente.nis,
                jaar,
                lokaal_tarief=lokaal_tarief,
                projectperiode=projectperiode,
                projectjaren=projectjaren,
            ).dit_jaar
        except AandeelNietTeBerekenen as fout:
            aandelen[gemeente.nis] = OnbekendJaar(jaar=jaar, ontbreekt=fout.ontbreekt)
    return Jaarverdeling(jaar=jaar, periode=projectjaar(partnerschap, dagen[jaar]), aandelen=aandelen)


def projectjaar(partnerschap: Partnerschap, begin: date) -> Periode:
    """Het projectjaar dat op een dag begint: dat van de begroting, en anders twaalf maanden.

    Bron: VVSG, vragen en antwoorden: budget voor zes jaar.

    >>> str(projectjaar(voorbeeld(), date(2025, 1, 1)))
    '2025-01-01/2025-12-31'
    """
    ingediend = {begroting.periode.begin: begroting.periode for begroting in partnerschap.begrotingen}
    return ingediend.get(begin) or Periode(begin, plus_maanden(begin, _MAANDEN) - _DAG)


@attrs.frozen(kw_only=True)
class Meerjarenbudget:
    """Het budget werking over alle jaren, opgeteld uit de fasen, naast wat het dossier noemt.

    Args:
        fasen: de fasen opgeteld.
        werking: de enveloppe werking zoals het dossier ze noemt.
        verschil: genoemd min opgeteld; positief als het genoemde totaal te hoog is.
        totaal: fasen en ondersteuning samen, of ``None`` als ondersteuning niet bekend is.
        verschil_totaal: het genoemde totaal min dat totaal, of ``None`` als een van beide niet bekend is.

    Bron: zie `meerjarenbudget`.

    >>> fasen = (Budgetfase(jaren=1, jaarbedrag=Bedrag(100)), Budgetfase(jaren=5, jaarbedrag=Bedrag(80)))
    >>> meerjarenbudget(Enveloppe(werking=Bedrag(600), fasen=fasen)).verschil
    Bedrag('100.00')
    """

    fasen: Bedrag
    werking: Bedrag
    verschil: Bedrag
    totaal: Bedrag | None
    verschil_totaal: Bedrag | None


@berekening(
    titel="Budget over alle jaren",
    uitleg="de fasen opgeteld, naast wat het dossier noemt",
    bron=_JAARBUDGETTEN,
    zekerheid=Zekerheid.AFGELEID,
)
def meerjarenbudget(enveloppe: Enveloppe) -> Meerjarenbudget:
    """Telt de jaarbudgetten op en vergelijkt met de genoemde totalen.

    Args:
        enveloppe: het budget over alle jaren, met fasen.

    Raises:
        ValueError: de enveloppe heeft geen fasen.

    Bron: raadsbesluit van Aalst: een totaal van gelijke jaren is te hoog zodra een gemeente vertrekt.

    >>> enveloppe = Enveloppe(werking=Bedrag(600), fasen=(Budgetfase(jaren=6, jaarbedrag=Bedrag(100)),))
    >>> meerjarenbudget(enveloppe).verschil, meerjarenbudget(enveloppe).verschil_totaal is None
    (Bedrag('0.00'), True)
    """
    if not enveloppe.fasen:
        raise ValueError("de enveloppe heeft geen fasen om op te tellen")
    fasen = meerjarentotaal(enveloppe.fasen)
    totaal = None if enveloppe.ondersteuning is None else fasen + enveloppe.ondersteuning
    return Meerjarenbudget(
        fasen=fasen,
        werking=enveloppe.werking,
        verschil=enveloppe.werking - fasen,
        totaal=totaal,
        verschil_totaal=None if totaal is None or enveloppe.totaal is None else enveloppe.totaal - totaal,
    )


@berekening(
    titel="Fasen met een nieuw jaarbudget",
    uitleg="het oude jaarbudget tot aan de wijziging, het nieuwe erna; een gesplitst jaar krijgt van elk zijn deel",
    bron=_JAARBUDGETTEN,
    zekerheid=Zekerheid.ONZEKER,
)
def fasen_na_wijziging(
    jaren: Sequence[tuple[Periode, Bedrag]], vanaf: date, nieuw: Bedrag, basis: Verrekenbasis
) -> tuple[Budgetfase, ...]:
    """De jaarbudgetten als er vanaf een dag een ander jaarbudget geldt.

    Args:
        jaren: elk projectjaar met zijn jaarbudget, op volgorde.
        vanaf: de eerste dag waarop de wijziging geldt.
        nieuw: het jaarbudget vanaf die dag.
        basis: naar dagen of naar maanden, voor het jaar waarin de wijziging valt.

    Bron: raadsbesluit van Aalst: het jaarbudget wijzigt wanneer een gemeente vertrekt; het midden van een jaar staat
    er niet.

    >>> jaren = [(Periode.jaar(jaar), Bedrag(1200)) for jaar in (2024, 2025, 2026)]
    >>> fasen = fasen_na_wijziging(jaren, date(2025, 7, 1), Bedrag(600), Verrekenbasis.MAANDEN)
    >>> [(fase.jaren, str(fase.jaarbedrag)) for fase in fasen]
    [(1, '1200.00'), (1, '900.00'), (1, '600.00')]
    """
    bedragen = [
        afrekening.voor(periode.begin.year)(oud, periode, vanaf, basis).voor
        + afrekening.voor(periode.begin.year)(nieuw, periode, vanaf, basis).na
        for periode, oud in jaren
    ]
    return tuple(Budgetfase(jaren=len(list(groep)), jaarbedrag=bedrag) for bedrag, groep in groupby(bedragen))
