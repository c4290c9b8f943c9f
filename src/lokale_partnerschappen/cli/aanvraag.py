"""Wat voor een aanvraag nog te doen is, tegen wanneer beslist wordt, en de score."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

import click

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.weergave import toon, vertaal
from lokale_partnerschappen.berekeningen.aanvraag.score import Aanvraagscore, score
from lokale_partnerschappen.berekeningen.aanvraag.termijnen import (
    beslisdatum_max,
    uiterste_beslissing,
    vroegste_start,
)
from lokale_partnerschappen.berekeningen.aanvraag.volledigheid import Taak, TeDoen, te_doen
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, lees_een, wijs_aan
from lokale_partnerschappen.cli.opties import met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import als_json, in_kolommen, met_balk, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.aanvraag import VRAGEN, Projectaanvraag
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden


@click.command("aanvraag", options_metavar="[OPTIES]")
@met_dossiers
@met_formaat("tekst", "json")
@met_taal
def opdracht_aanvraag(dossiers: Sequence[str], met_voorbeeld: bool, formaat: str, taal: str) -> None:
    """Toont wat voor een aanvraag nog te doen is.

    Eerst de vragen en verklaringen die ontbreken of na te kijken zijn, dan de laatste dag voor de beslissing en de
    vroegste start, en de score zodra het dossier punten heeft.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen is.
    """
    alle = [lees_een(aangewezen) for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld))]
    if formaat == "json":
        schrijf_uit(als_json([_als_dict(een) for een in alle]), formaat)
    else:
        schrijf_uit("\n".join(_tekst(een, taal) for een in alle if isinstance(een, Dossier)), formaat)
    for een in alle:
        if isinstance(een, Onleesbaar):
            click.echo(str(een.leesfout), err=True)
    sys.exit(max(een.code if isinstance(een, Onleesbaar) else 0 for een in alle))


def _voorwaarden(dossier: Dossier) -> Voorwaarden:
    partnerschap = dossier.partnerschap
    return OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied))


def _aanvraag(dossier: Dossier) -> Projectaanvraag:
    return dossier.partnerschap.aanvraag or Projectaanvraag()


def _termijnen(aanvraag: Projectaanvraag, voorwaarden: Voorwaarden) -> dict[str, date | None]:
    """De dagen rond de aanvraag; ``None`` waar de dag van indiening ontbreekt of de bronnen niets zeggen."""
    ingediend = aanvraag.ingediend_op
    return {
        "ingediend_op": ingediend,
        "beslisdatum_max": None if ingediend is None else beslisdatum_max.onder(voorwaarden)(ingediend),
        "beslist_op": aanvraag.beslist_op,
        "vroegste_start": None
        if ingediend is None
        else vroegste_start.onder(voorwaarden)(ingediend, aanvraag.beslist_op),
        "uiterste_beslissing": uiterste_beslissing.onder(voorwaarden)(voorwaarden.indieningsperiode),
        "uiterste_beslissing_verlengd": uiterste_beslissing.onder(voorwaarden)(voorwaarden.verlengde_indieningsperiode),
    }


def _score(aanvraag: Projectaanvraag, voorwaarden: Voorwaarden) -> Aanvraagscore | None:
    return score.onder(voorwaarden)(aanvraag.punten) if aanvraag.punten else None


# --- JSON ------------------------------------------------------------------------------------------------------------


def _als_dict(een: Dossier | Onleesbaar) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    aanvraag, voorwaarden = _aanvraag(een), _voorwaarden(een)
    berekend = _score(aanvraag, voorwaarden)
    return {
        "bestand": een.bestand,
        "leesbaar": True,
        "te_doen": [in_json(taak) for taak in te_doen(een.partnerschap)],
        "termijnen": {naam: in_json(dag) for naam, dag in _termijnen(aanvraag, voorwaarden).items()},
        "score": None if berekend is None else _score_als_dict(berekend),
    }


def _score_als_dict(berekend: Aanvraagscore) -> dict[str, Any]:
    return {
        "criteria": [
            {
                "criterium": een.criterium.value,
                "gewicht": in_json(een.gewicht),
                "deel": None if een.deel is None else str(een.deel),
            }
            for een in berekend.criteria
        ],
        "totaal": None if berekend.totaal is None else str(berekend.totaal),
    }


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: Dossier, taal: str) -> str:
    aanvraag, voorwaarden = _aanvraag(een), _voorwaarden(een)
    regels = [f"{een.bestand}: {een.partnerschap}", "", vertaal("Nog te doen", taal)]
    regels += _taken(te_doen(een.partnerschap), taal) or [f"  {vertaal('Niets.', taal)}"]
    regels += ["", vertaal("Termijnen", taal), *_dagen(_termijnen(aanvraag, voorwaarden), taal)]
    berekend = _score(aanvraag, voorwaarden)
    if berekend is not None:
        regels += ["", vertaal("Score", taal), *_scores(berekend, taal)]
    return "\n".join([*regels, ""])


def _taken(open_taken: Sequence[TeDoen], taal: str) -> list[str]:
    """Een regel per taak; vragen met dezelfde taak en stand na elkaar staan samen."""
    regels: list[str] = []
    for (taak, stand), groep in groupby(_antwoorden_samen(open_taken), lambda een: (een.taak, een.stand)):
        vragen = [een.vraag for een in groep if een.vraag is not None]
        over = f" ({_over(vragen, taal)})" if vragen else ""
        regels.append(f"  {toon(taak, taal)}{over}  [{toon(stand, taal)}]")
    return regels


def _antwoorden_samen(open_taken: Sequence[TeDoen]) -> list[TeDoen]:
    """Eerst de vragen zonder antwoord, met dezelfde stand samen; de rest blijft in haar volgorde."""
    antwoorden = [een for een in open_taken if een.taak is Taak.ANTWOORD]
    rest = [een for een in open_taken if een.taak is not Taak.ANTWOORD]
    return [*sorted(antwoorden, key=lambda een: een.stand, reverse=True), *rest]


def _over(vragen: Sequence[int], taal: str) -> str:
    if len(vragen) == 1:
        return f"{vertaal('vraag', taal)} {vragen[0]}"
    if len(vragen) == len(VRAGEN):
        return vertaal("alle vragen", taal)
    return f"{vertaal('vragen', taal)} {toon(tuple(vragen), taal)}"


def _dagen(termijnen: dict[str, date | None], taal: str) -> list[str]:
    namen = {
        "ingediend_op": vertaal("Ingediend op", taal),
        "beslisdatum_max": vertaal("Beslissing ten laatste op", taal),
        "beslist_op": vertaal("Beslist op", taal),
        "vroegste_start": vertaal("Start ten vroegste op", taal),
        "uiterste_beslissing": vertaal("Laatste beslissing, gewone periode", taal),
        "uiterste_beslissing_verlengd": vertaal("Laatste beslissing, verlengde periode", taal),
    }
    rijen = [
        (namen[naam], vertaal("niet bekend", taal) if dag is None else toon(dag, taal))
        for naam, dag in termijnen.items()
    ]
    return [f"  {regel}" for regel in in_kolommen(rijen)]


def _scores(berekend: Aanvraagscore, taal: str) -> list[str]:
    rijen = [(toon(een.criterium, taal), toon(een.gewicht, taal), _deel(een.deel, taal)) for een in berekend.criteria]
    rijen.append((vertaal("totaal", taal), toon(Tarief(1), taal), _deel(berekend.totaal, taal)))
    return [f"  {regel}" for regel in in_kolommen(rijen)]


def _deel(deel: Fraction | None, taal: str) -> str:
    return vertaal("geen punten", taal) if deel is None else toon(Tarief(deel), taal)
