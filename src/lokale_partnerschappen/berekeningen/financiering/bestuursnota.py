"""Wat een raad over de cofinanciering van zijn gemeente moet weten: elk jaar, alle jaren samen, personeel en geld."""

from __future__ import annotations

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, som
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.aandelen import kasaandeel, personeelsinzet
from lokale_partnerschappen.berekeningen.financiering.bijdrage import begroting_van, projectjaren_van
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import (
    AandeelNietTeBerekenen,
    Gemeentejaar,
    OnbekendJaar,
    gemeenteaandeel,
)
from lokale_partnerschappen.berekeningen.kosten import persoonsgebonden_waarde
from lokale_partnerschappen.berekeningen.samenstelling.leden import leden_op
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import zoek_gemeente
from lokale_partnerschappen.oproepen.bronnen import RAADSBESLUITEN


@attrs.frozen(kw_only=True)
class Inbrengjaar:
    """Wat een gemeente in een projectjaar inbrengt, met personeel en in geld.

    Args:
        aandeel: het aandeel van dat jaar.
        personeel: de waarde van haar personeel in het luik werking, met forfait; ``None`` als dat jaar niet begroot is.
        geld: het aandeel min het personeel; negatief als ze meer inzet dan haar aandeel.

    Bron: zie `bestuursnota`.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> jaar = bestuursnota.onder(oproep)(voorbeeld(), "44045", 2024).jaren[0]
    >>> jaar.personeel + jaar.geld == jaar.aandeel.bedrag
    True
    """

    aandeel: Gemeentejaar
    personeel: Bedrag | None
    geld: Bedrag | None


@attrs.frozen(kw_only=True)
class Bestuursnota:
    """De cijfers van een bestuursnota.

    Args:
        gemeente: de NIS-code waarnaar gevraagd is.
        gevraagd: het projectjaar waarover de raad beslist.
        jaren: alle projectjaren waarin de gemeente bestaat; `OnbekendJaar` waar het aandeel niet te berekenen is.
        samen: het totaal per gemeente die het draagt, op NIS-code; na een fusie zijn dat er twee.

    Bron: zie `bestuursnota`.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> nota = bestuursnota.onder(oproep)(voorbeeld(), "44045", 2024)
    >>> {nis: str(bedrag) for nis, bedrag in nota.samen.items()}
    {'44045': '2235.44', '46029': '152768.05'}
    """

    gemeente: str
    gevraagd: Inbrengjaar
    jaren: tuple[Inbrengjaar | OnbekendJaar, ...]
    samen: dict[str, Bedrag] = attrs.field(hash=False)


@berekening(
    titel="Bestuursnota voor gemeente {gemeente}",
    uitleg="het aandeel van elk projectjaar, met personeel en in geld; alle jaren opgeteld per gemeente die het draagt",
    bron=RAADSBESLUITEN.op("deelname aan het partnerschap"),
    zekerheid=Zekerheid.AFGELEID,
)
def bestuursnota(
    partnerschap: Partnerschap,
    gemeente: str,
    jaar: int,
    *,
    lokaal_tarief: Tarief | None,
    projectperiode: Periode,
    projectjaren: int,
    sut_factor: Tarief,
    forfaittarief: Tarief,
) -> Bestuursnota:
    """De cijfers voor een beslissing van de raad: dit jaar, alle jaren, en hoeveel met personeel en in geld.

    Args:
        partnerschap: het dossier.
        gemeente: NIS-code; na een fusie telt de opvolger.
        jaar: het jaar waarin het gevraagde projectjaar begint.
        lokaal_tarief, projectperiode, projectjaren: zoals bij `gemeenteaandeel`.
        sut_factor, forfaittarief: parameters van de oproep, voor de waarde van het personeel.

    Raises:
        AandeelNietTeBerekenen: voor het gevraagde jaar ontbreekt iets; de melding zegt wat.
        ValueError: geen projectjaar, of geen Vlaamse gemeente.

    Bron: raadsbesluiten noemen het bedrag van een jaar en van zes jaar, en wat met personeel gebeurt.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> nota = bestuursnota.onder(oproep)(voorbeeld(), "44045", 2024)
    >>> nota.gevraagd.personeel, nota.gevraagd.geld
    (Bedrag('2245.56'), Bedrag('-10.12'))
    """
    dagen = projectjaren_van(partnerschap, projectperiode=projectperiode, projectjaren=projectjaren)
    # Wie door een fusie ontstond, heeft voor die dag geen aandeel: dat droegen haar voorgangers.
    bestaat = [welk for welk, dag in dagen.items() if zoek_gemeente(gemeente, dag) is not None]

    def inbreng(welk: int) -> Inbrengjaar:
        aandeel = gemeenteaandeel.voor(welk)(
            partnerschap,
            gemeente,
            welk,
            lokaal_tarief=lokaal_tarief,
            projectperiode=projectperiode,
            projectjaren=projectjaren,
        ).dit_jaar
        personeel = _personeel(partnerschap, aandeel, sut_factor=sut_factor, forfaittarief=forfaittarief)
        geld = None if personeel is None else kasaandeel.voor(welk)(aandeel.bedrag, personeel)
        return Inbrengjaar(aandeel=aandeel, personeel=personeel, geld=geld)

    gevraagd = inbreng(jaar)
    jaren: list[Inbrengjaar | OnbekendJaar] = []
    for welk in bestaat:
        try:
            jaren.append(gevraagd if welk == jaar else inbreng(welk))
        except AandeelNietTeBerekenen as fout:
            jaren.append(OnbekendJaar(jaar=welk, ontbreekt=fout.ontbreekt))
    bekend = [een.aandeel for een in jaren if isinstance(een, Inbrengjaar)]
    dragers = sorted({een.drager for een in bekend})
    samen = {nis: som(een.bedrag for een in bekend if een.drager == nis) for nis in dragers}
    return Bestuursnota(gemeente=gemeente, gevraagd=gevraagd, jaren=tuple(jaren), samen=samen)


def _personeel(
    partnerschap: Partnerschap, aandeel: Gemeentejaar, *, sut_factor: Tarief, forfaittarief: Tarief
) -> Bedrag | None:
    """De waarde van het personeel van wie het aandeel draagt; ``None`` zonder begroting of zonder lokaal bestuur."""
    gevonden = begroting_van(partnerschap, aandeel.jaar)
    organisaties = [
        partner.id
        for lid in leden_op(partnerschap, aandeel.dag)
        if lid.gemeente is not None and lid.gemeente.nis == aandeel.drager
        for partner in lid.organisaties
    ]
    if gevonden is None or not organisaties:
        return None
    inzet = personeelsinzet(gevonden[1], organisaties, Luik.WERKING, sut_factor=sut_factor)
    return persoonsgebonden_waarde(inzet, forfaittarief=forfaittarief)
