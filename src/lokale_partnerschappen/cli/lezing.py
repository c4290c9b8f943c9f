"""Wat er van een aanvraag uit Platos wel en niet gelezen is; waar het staat, nooit wat er staat."""

from __future__ import annotations

from collections.abc import Sequence

from lokale_partnerschappen.basis.weergave import toon
from lokale_partnerschappen.model.aanvraag import VRAGEN, Projectaanvraag, Vraagantwoord
from lokale_partnerschappen.uitwisseling.platos import Platoslezing
from lokale_partnerschappen.uitwisseling.platos.persoonlijk import Persoonlijk


def lezing_als_tekst(lezing: Platoslezing, doel: str | None) -> str:
    """Wat niet geplaatst, niet gelezen en aangenomen is, en wat er nu kan gebeuren."""
    regels = [f"Niet geplaatst: {deel}" for deel in lezing.niet_geplaatst]
    regels += [f"Niet gelezen: regel {begin} tot en met {einde}, {wat}" for begin, einde, wat in lezing.niet_gelezen]
    regels += [f"Aanname: {aanname}" for aanname in lezing.aannames]
    if lezing.partnerschap.aanvraag is not None:
        regels += _vragen(lezing.partnerschap.aanvraag)
    if lezing.persoonlijk is not None:
        regels += _waarschuwing(lezing.persoonlijk, lezing.weggelaten)
    geplaatst = lezing.regels - lezing.regels_niet_geplaatst
    regels.append(f"{lezing.regels} regels met tekst: {geplaatst} geplaatst, {lezing.regels_niet_geplaatst} niet.")
    niet = len(lezing.niet_geplaatst)
    regels.append(f"{lezing.geplaatst} cijfers geplaatst; {niet} {'plaats' if niet == 1 else 'plaatsen'} niet.")
    if doel is not None:
        regels.append(f"Geschreven: {doel}. Beoordeel het met: lokale-partnerschappen controleer {doel}")
    return "\n".join([*regels, ""])


def _vragen(aanvraag: Projectaanvraag) -> list[str]:
    """Welke vragen beantwoord zijn en hoe lang het antwoord is, welke bijlagen er zijn, en wat niet leesbaar is."""
    regels = [
        f"Vraag {antwoord.vraag} ({VRAGEN[antwoord.vraag - 1].onderwerp}): {_lengte(antwoord)}"
        f"{_bijlagen(aanvraag, antwoord.vraag)}"
        for antwoord in aanvraag.antwoorden
    ]
    beantwoord = sum(antwoord.beantwoord is True for antwoord in aanvraag.antwoorden)
    if regels:
        regels.append(f"{beantwoord} van {len(VRAGEN)} vragen beantwoord; {len(aanvraag.bijlagen)} bijlagen.")
    if aanvraag.getoonde_gewichten:
        gewichten = ", ".join(f"{toon(een.criterium)} {toon(een.gewicht)}" for een in aanvraag.getoonde_gewichten)
        regels.append(f"Gewichten op het formulier: {gewichten}.")
    regels += [f"Niet leesbaar: de vinkjes bij {toon(een)}." for een in aanvraag.niet_leesbaar]
    return regels


def _lengte(antwoord: Vraagantwoord) -> str:
    if antwoord.beantwoord is None:
        return "niet te zien"
    return f"{antwoord.lengte} tekens" if antwoord.beantwoord else "geen antwoord"


def _bijlagen(aanvraag: Projectaanvraag, vraag: int) -> str:
    aantal = sum(bijlage.vraag == vraag for bijlage in aanvraag.bijlagen)
    return f", {aantal} {'bijlage' if aantal == 1 else 'bijlagen'}" if aantal else ""


def _waarschuwing(persoonlijk: Persoonlijk, weggelaten: Sequence[int]) -> list[str]:
    """Hoeveel in de antwoorden over mensen kan gaan; nooit wat er staat."""
    gevonden = (
        f"{persoonlijk.emailadressen} e-mailadressen, {persoonlijk.telefoonnummers} telefoonnummers en"
        f" {persoonlijk.namen} mogelijke namen"
    )
    let_op = (
        f"Let op: de antwoorden kunnen over mensen gaan. Gevonden: {gevonden}. Lees ze na voor u het dossier deelt."
    )
    regels = [let_op]
    if weggelaten:
        nummers = toon(tuple(weggelaten))
        regels.append(f"Niet overgenomen wegens een e-mailadres of rijksregisternummer: vraag {nummers}.")
    return regels
