"""Een bestuursnota als Markdown: wat een raad moet weten om over de cofinanciering te beslissen.

De tekst is Nederlands, zoals het besluit. Er staan alleen bedragen per gemeente in: nooit een persoon, een loon of een
aantal uren.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import toon_bedrag, toon_lijst, toon_periode, toon_tarief
from lokale_partnerschappen.berekeningen.financiering.bestuursnota import Bestuursnota, Inbrengjaar, bestuursnota
from lokale_partnerschappen.berekeningen.financiering.bijdrage import Bijdrageherkomst
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import (
    Aandeelherkomst,
    OnbekendJaar,
    Ontbreekt,
    gemeenteaandeel,
)
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import gemeenten
from lokale_partnerschappen.oproepen.bronnen import REFNIS
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden

_OPMAAK: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_TELWOORDEN: Final = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_ONTBREEKT: Final = {
    Ontbreekt.SLEUTEL: "er is geen verdeelsleutel",
    Ontbreekt.GEMEENTE_IN_SLEUTEL: "de gemeente staat niet in de sleutel",
    Ontbreekt.GEBIED: "het is niet bekend of het gebied in Limburg ligt",
    Ontbreekt.BIJDRAGE: "de enveloppe of de begroting van dat jaar ontbreekt",
    Ontbreekt.VERTROKKEN: "de gemeente doet niet meer mee",
}


def schrijf_nota(partnerschap: Partnerschap, gemeente: str, jaar: int, *, voorwaarden: Voorwaarden) -> str:
    """De nota voor de raad van een gemeente, als Markdown.

    Args:
        partnerschap: het dossier.
        gemeente: NIS-code; na een fusie telt de opvolger.
        jaar: het jaar waarin het projectjaar begint waarover de raad beslist.
        voorwaarden: de parameters van de oproep voor het gebied en het jaar.

    Raises:
        AandeelNietTeBerekenen: voor het gevraagde jaar ontbreekt iets; de melding zegt wat.
        ValueError: geen projectjaar, of geen Vlaamse gemeente.

    Bron: raadsbesluiten van onder meer Aalst, Galmaarden en Grimbergen: wat zo'n besluit noemt.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> schrijf_nota(voorbeeld(), "44045", 2024, voorwaarden=oproep).splitlines()[0]
    '# Cofinanciering van het lokaal partnerschap door Moerbeke in 2024'
    """
    # Is het gebied niet bekend, dan is ook het tarief dat niet; een ingediend aandeel heeft het niet nodig.
    zonder_tarief = {"lokaal_tarief": None} if voorwaarden.niet_gezet("lokaal_tarief") else {}
    nota = bestuursnota.onder(voorwaarden)(partnerschap, gemeente, jaar, **zonder_tarief)
    drager = gemeenten()[nota.gevraagd.aandeel.drager]
    delen = [
        f"# Cofinanciering van het lokaal partnerschap door {drager} in {jaar}",
        f"Partnerschap: {_veilig(partnerschap.naam)}.",
        "## Gevraagde beslissing",
        _beslissing(nota),
        "## Toelichting",
        *_toelichting(nota, partnerschap, voorwaarden),
        "## Bedragen",
        "\n".join(_tabel(nota)),
        *_bij_de_tabel(nota),
        "## Waar dit vandaan komt",
        "\n".join(f"- {zin}" for zin in _bronnen(nota)),
    ]
    return "\n\n".join(delen) + "\n"


def _veilig(tekst: str) -> str:
    """Tekst uit het dossier op één regel, zonder dat Markdown er opmaak in ziet."""
    return _OPMAAK.sub(r"\\\1", " ".join(tekst.split()))


def _wie(nis: str) -> str:
    return f"{gemeenten()[nis]} ({nis})"


def _beslissing(nota: Bestuursnota) -> str:
    gevraagd = nota.gevraagd
    wie, bedrag = _wie(gevraagd.aandeel.drager), toon_bedrag(gevraagd.aandeel.bedrag)
    eerste = f"De raad keurt goed dat {wie} in {gevraagd.aandeel.jaar} {bedrag} inbrengt in het lokaal partnerschap"
    return f"{eerste}{_verdeeld(gevraagd)}. {_alle_jaren(nota)}"


def _verdeeld(jaar: Inbrengjaar) -> str:
    if jaar.personeel is None or jaar.geld is None:
        return ""
    personeel = toon_bedrag(jaar.personeel)
    if jaar.geld < NUL:
        return f", volledig met de inzet van eigen personeel (waarde {personeel})"
    if not jaar.personeel:
        return ", volledig in geld"
    return f": {personeel} met de inzet van eigen personeel en {toon_bedrag(jaar.geld)} in geld"


def _alle_jaren(nota: Bestuursnota) -> str:
    aantal = len(nota.jaren)
    jaren = f"{_TELWOORDEN[aantal] if aantal < len(_TELWOORDEN) else aantal} projectjaren"
    onbekend = [str(een.jaar) for een in nota.jaren if isinstance(een, OnbekendJaar)]
    zonder = f", zonder {toon_lijst(onbekend)}," if onbekend else ""
    delen = toon_lijst(f"{toon_bedrag(bedrag)} voor {_wie(nis)}" for nis, bedrag in nota.samen.items())
    return f"De raad neemt er kennis van dat het aandeel over de {jaren}{zonder} geraamd wordt op {delen}."


def _toelichting(nota: Bestuursnota, partnerschap: Partnerschap, voorwaarden: Voorwaarden) -> Iterator[str]:
    looptijd = partnerschap.periode or voorwaarden.projectperiode
    yield _project(looptijd) + _samen(nota, voorwaarden)
    for een in nota.jaren:
        if isinstance(een, Inbrengjaar) and een.aandeel.drager not in (nota.gemeente, *een.aandeel.samen_met):
            uit = toon_lijst(_wie(nis) for nis in een.aandeel.samen_met)
            drager = _wie(een.aandeel.drager)
            yield f"Vanaf {een.aandeel.jaar} draagt {drager} door een fusie het aandeel van {uit}."
            break


def _project(looptijd: Periode) -> str:
    return f"Het project binnen de ESF+-oproep “Lokale partnerschappen” loopt van {toon_periode(looptijd)}. "


def _samen(nota: Bestuursnota, voorwaarden: Voorwaarden) -> str:
    bijdrage = nota.gevraagd.aandeel.bijdrage
    wat = "De lokale besturen dragen samen bij in de kosten van het luik werking"
    if not voorwaarden.niet_gezet("lokaal_tarief"):
        tarief = toon_tarief(voorwaarden.lokaal_tarief)
        wat = f"De lokale besturen dragen samen minstens {tarief} van de kosten van het luik werking"
    if bijdrage is None:
        return f"{wat}."
    return f"{wat}; in {nota.gevraagd.aandeel.jaar} is dat {toon_bedrag(bijdrage.bedrag)}."


def _tabel(nota: Bestuursnota) -> Iterator[str]:
    yield "| Projectjaar | Gemeente | Aandeel | Met personeel | In geld | Zekerheid |"
    yield "|---|---|---:|---:|---:|---|"
    for een in nota.jaren:
        if isinstance(een, OnbekendJaar):
            yield f"| {een.jaar} | – | – | – | – | {_ONTBREEKT[een.ontbreekt]} |"
        else:
            aandeel = een.aandeel
            zeker = "ingediend" if aandeel.herkomst is Aandeelherkomst.DOSSIER else "afgeleid"
            bedragen = " | ".join(map(_of_streep, (aandeel.bedrag, een.personeel, een.geld)))
            yield f"| {aandeel.jaar} | {_wie(aandeel.drager)} | {bedragen} | {zeker} |"
    for nis, bedrag in nota.samen.items():
        yield f"| **Samen** | {_wie(nis)} | **{toon_bedrag(bedrag)}** | | | |"


def _of_streep(bedrag: Bedrag | None) -> str:
    return "–" if bedrag is None else toon_bedrag(bedrag)


def _bij_de_tabel(nota: Bestuursnota) -> Iterator[str]:
    bekend = [een for een in nota.jaren if isinstance(een, Inbrengjaar)]
    if any(een.personeel is None for een in bekend):
        yield "Een streepje: dat jaar is nog niet begroot, of het lokaal bestuur staat niet in het dossier."
    if any(een.geld is not None and een.geld < NUL for een in bekend):
        yield "Een negatief bedrag in geld: het personeel is meer waard dan het aandeel; er is niets bij te betalen."


def _bronnen(nota: Bestuursnota) -> Iterator[str]:
    """Waaruit elk bedrag volgt, elk één keer, en wat afgeleid is."""
    bekend = [een.aandeel for een in nota.jaren if isinstance(een, Inbrengjaar)]
    herkomsten = {
        Aandeelherkomst.DOSSIER: "staat in de begroting van dat jaar",
        Aandeelherkomst.VERDEELSLEUTEL: "is afgeleid uit de verdeelsleutel van het dossier",
        Aandeelherkomst.INGEDIENDE_AANDELEN: "is afgeleid uit de verhouding van aandelen die al ingediend zijn",
    }
    for herkomst, zin in herkomsten.items():
        jaren = [str(een.jaar) for een in bekend if een.herkomst is herkomst]
        if jaren:
            yield f"Het aandeel van {toon_lijst(jaren)} {zin}."
    bijdragen = {een.bijdrage.herkomst for een in bekend if een.bijdrage is not None}
    if bijdragen - {Bijdrageherkomst.FINANCIERING}:
        yield "Waar de lokale bijdrage nog niet ingediend is, is ze afgeleid uit de enveloppe of haar jaarbudgetten."
    if any(een.personeel is not None for een in nota.jaren if isinstance(een, Inbrengjaar)):
        yield "De waarde van het personeel is afgeleid: de personeelskosten in het luik werking, met het forfait."
    yield f"Verdeling over gemeenten: {gemeenteaandeel.bron}."
    yield f"Bedrag, jaren en personeel in een besluit: {bestuursnota.bron}."
    yield f"Gemeenten en fusies: {REFNIS}."
