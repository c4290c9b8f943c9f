"""``indicatoren``: de Europese indicatoren per kalenderjaar, met kleine aantallen verborgen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs
import click

from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.weergave import toon, vertaal
from lokale_partnerschappen.berekeningen.resultaten.indicatoren import indicatoren
from lokale_partnerschappen.berekeningen.resultaten.publicatie import Indicatorblad, Jaarblad
from lokale_partnerschappen.berekeningen.resultaten.verbanden import GEHELEN, KOLOMMEN
from lokale_partnerschappen.cli.aandeel import NietTeBerekenen, niet_te_berekenen_als_dict
from lokale_partnerschappen.cli.bescherming import (
    Bescherming,
    beantwoord,
    bronregel,
    getoond,
    meld_bescherming,
    met_bescherming,
    sluit_af,
    voetnoot,
)
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar
from lokale_partnerschappen.cli.invoer import als_jaar
from lokale_partnerschappen.cli.opties import met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import als_csv, als_json, in_kolommen, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.resultaten import Entiteitstelling, Kenmerktelling

_Telling = Kenmerktelling | Entiteitstelling
_CSV: Final = ("bestand", "jaar", "code", "titel", "kolom", "aantal", "verborgen", "geschat", "bron", "zekerheid")


@attrs.frozen
class _Antwoord:
    """De gevraagde jaren van één dossier, zoals ze naar buiten mogen."""

    dossier: Dossier
    jaren: tuple[Jaarblad, ...]
    grens: int
    intern: bool


@click.command("indicatoren", options_metavar="[OPTIES]")
@met_dossiers
@click.option("--jaar", metavar="JAAR", callback=als_jaar, help="Alleen dit kalenderjaar; standaard elk met gegevens.")
@met_bescherming
@met_formaat("tekst", "json", "csv")
@met_taal
def opdracht_indicatoren(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    jaar: int | None,
    kleinste_groep: int | None,
    intern: bool,
    formaat: str,
    taal: str,
) -> None:
    """Telt de Europese indicatoren per kalenderjaar.

    EECO01 tot en met EECO19 en EECR01 tot en met EECR06, naar geslacht; weigeren en niet weten staan apart. Kleine
    aantallen zijn verborgen, en ook wat ze zou verraden. Een andere periode dan een jaar kan niet: twee periodes die
    overlappen zouden samen prijsgeven wat elk verbergt.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen of niet te berekenen is.
    """
    bescherming = Bescherming(kleinste_groep=kleinste_groep, intern=intern)

    def bereken(dossier: Dossier) -> _Antwoord:
        publicatie = bescherming.publicatie(dossier)
        jaren = publicatie.jaren if jaar is None else (jaar,)
        return _Antwoord(dossier, tuple(map(publicatie.jaar, jaren)), bescherming.grens(dossier), intern)

    antwoorden = beantwoord(dossiers, met_voorbeeld, bereken)
    schrijf_uit(_als(formaat, antwoorden, taal), formaat)
    for een in antwoorden:
        if isinstance(een, _Antwoord):
            onbeschermd = max((blad.onbeschermd for blad in een.jaren), default=0)
            meld_bescherming(een.dossier.bestand, onbeschermd, bescherming, taal)
    sluit_af(antwoorden)


def _als(formaat: str, antwoorden: Sequence[_Antwoord | NietTeBerekenen | Onleesbaar], taal: str) -> str:
    if formaat == "json":
        return als_json([_als_dict(een, taal) for een in antwoorden])
    gelukt = [een for een in antwoorden if isinstance(een, _Antwoord)]
    if formaat == "csv":
        return als_csv((rij for een in gelukt for blad in een.jaren for rij in _rijen(een, blad, taal)), _CSV)
    return "\n".join(_tekst(een, taal) for een in gelukt)


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: _Antwoord, taal: str) -> str:
    regels = [f"{een.dossier.bestand}: {een.dossier.partnerschap}"]
    if not een.jaren:
        regels += ["", vertaal("Er zijn nog geen deelnemers of tellingen.", taal)]
    for blad in een.jaren:
        regels += ["", vertaal("Indicatoren van {jaar}", taal).format(jaar=blad.jaar), ""]
        regels += [f"  {regel}" for regel in in_kolommen(_tabel(blad, taal))]
        regels += ["", *(f"  {regel}" for regel in in_kolommen(_gehelen(blad, taal)))]
        regels += _tellingen(blad, taal)
    if een.jaren:
        if any(waarde.geschat for blad in een.jaren for waarde in blad.waarden):
            regels += ["", vertaal("~ is een onderbouwde schatting.", taal)]
        regels += [*voetnoot(een.grens, taal), bronregel(indicatoren.bron, indicatoren.zekerheid, taal)]
    return "\n".join([*regels, ""])


def _tabel(blad: Jaarblad, taal: str) -> Iterator[tuple[str, ...]]:
    yield (
        "",
        vertaal("totaal", taal),
        vertaal("vrouwen", taal),
        vertaal("mannen", taal),
        vertaal("niet-binair", taal),
        vertaal("geslacht onbekend", taal),
        vertaal("geslacht geweigerd", taal),
        vertaal("onbekend", taal),
        vertaal("geweigerd", taal),
    )
    for waarde in blad.waarden:
        merk = " ~" if waarde.geschat else ""
        naam = f"{waarde.code} {vertaal(waarde.titel, taal)}{merk}"
        yield (naam, *(_cel(waarde, kolom) for kolom in KOLOMMEN))


def _cel(waarde: Indicatorblad, kolom: str) -> str:
    return getoond(waarde.aantallen[kolom]) if kolom in waarde.aantallen else "-"


def _gehelen(blad: Jaarblad, taal: str) -> Iterator[tuple[str, ...]]:
    labels = (
        vertaal("gestart: voor het eerst, in dit jaar", taal),
        vertaal("waarvan zonder bekende status", taal),
        vertaal("vertrokken in dit jaar", taal),
        vertaal("zes maanden na het vertrek, in dit jaar", taal),
    )
    for label, naam in zip(labels, GEHELEN, strict=True):
        yield label, getoond(blad.gehelen[naam])


def _tellingen(blad: Jaarblad, taal: str) -> list[str]:
    """Welke tellingen meetellen; hun aantallen staan hier nooit."""
    gebruikt: list[_Telling] = [*blad.kenmerktellingen, *blad.entiteitstellingen]
    ongebruikt: list[_Telling] = [*blad.ongebruikte_kenmerktellingen, *blad.ongebruikte_entiteitstellingen]
    in_dit_jaar = [telling for telling in ongebruikt if telling.periode.begin.year == blad.jaar]
    regels: list[str] = []
    for zin, tellingen in (
        (vertaal("Tellingen die meetellen:", taal), gebruikt),
        (vertaal("Tellingen van dit jaar die niet meetellen:", taal), in_dit_jaar),
    ):
        if tellingen:
            regels += ["", f"  {zin}", *(f"    {regel}" for regel in _per_soort(tellingen, taal))]
    return regels


def _per_soort(tellingen: Iterable[_Telling], taal: str) -> list[str]:
    per_soort: dict[str, list[str]] = {}
    for telling in tellingen:
        per_soort.setdefault(_soort(telling, taal), []).append(str(telling.periode))
    return [f"{soort}: {', '.join(periodes)}" for soort, periodes in per_soort.items()]


def _soort(telling: _Telling, taal: str) -> str:
    if isinstance(telling, Entiteitstelling):
        return vertaal("overheden en ondernemingen", taal)
    return f"{telling.kenmerk.indicator} {toon(telling.kenmerk, taal)}"


# --- JSON en CSV -----------------------------------------------------------------------------------------------------


def _als_dict(een: _Antwoord | NietTeBerekenen | Onleesbaar, taal: str) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    if isinstance(een, NietTeBerekenen):
        return niet_te_berekenen_als_dict(een, "jaren")
    return {
        "bestand": een.dossier.bestand,
        "leesbaar": True,
        "kleinste_groep": een.grens,
        "intern": een.intern,
        "jaren": [_jaar_als_dict(blad, taal) for blad in een.jaren],
    }


def _jaar_als_dict(blad: Jaarblad, taal: str) -> dict[str, Any]:
    return {
        "jaar": blad.jaar,
        "gehelen": dict(blad.gehelen),
        "verborgen": _verborgen(blad.gehelen),
        "indicatoren": [
            {
                "code": waarde.code,
                "titel": vertaal(waarde.titel, taal),
                "aantallen": dict(waarde.aantallen),
                "verborgen": _verborgen(waarde.aantallen),
                "geschat": waarde.geschat,
                "bron": str(waarde.bron),
                "zekerheid": in_json(waarde.zekerheid),
            }
            for waarde in blad.waarden
        ],
        "tellingen": _per_soort([*blad.kenmerktellingen, *blad.entiteitstellingen], taal),
        "ongebruikte_tellingen": _per_soort(
            [*blad.ongebruikte_kenmerktellingen, *blad.ongebruikte_entiteitstellingen], taal
        ),
    }


def _verborgen(aantallen: Any) -> list[str]:
    return [naam for naam, aantal in aantallen.items() if aantal is None]


def _rijen(een: _Antwoord, blad: Jaarblad, taal: str) -> Iterator[dict[str, Any]]:
    vast = {"bestand": een.dossier.bestand, "jaar": blad.jaar}
    for waarde in blad.waarden:
        over = {"code": waarde.code, "titel": vertaal(waarde.titel, taal), "geschat": _ja(waarde.geschat)}
        herkomst = {"bron": str(waarde.bron), "zekerheid": waarde.zekerheid.value}
        for kolom, aantal in waarde.aantallen.items():
            yield vast | over | herkomst | _telling(kolom, aantal)
    for naam, aantal in blad.gehelen.items():
        yield vast | {"code": naam} | _telling("aantal", aantal)


def _telling(kolom: str, aantal: int | None) -> dict[str, Any]:
    return {"kolom": kolom, "aantal": "" if aantal is None else aantal, "verborgen": _ja(aantal is None)}


def _ja(antwoord: bool) -> str:
    return "ja" if antwoord else "nee"
