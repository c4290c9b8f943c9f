"""``kwartaal``: de stromen van één kwartaal en de uitstroom naar werk, met kleine aantallen verborgen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs
import click

from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.basis.weergave import toon, vertaal
from lokale_partnerschappen.berekeningen.resultaten.kwartaal import kwartaalcijfers
from lokale_partnerschappen.berekeningen.resultaten.onderdrukking import TEKEN
from lokale_partnerschappen.berekeningen.resultaten.publicatie import Groepsblad, Kwartaalblad
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import uitstroomratio
from lokale_partnerschappen.cli.aandeel import NietTeBerekenen, niet_te_berekenen_als_dict
from lokale_partnerschappen.cli.bescherming import (
    Bescherming,
    beantwoord,
    bronregel,
    getoond,
    meld_bescherming,
    met_bescherming,
    of_streep,
    sluit_af,
    voetnoot,
)
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar
from lokale_partnerschappen.cli.opties import met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import als_csv, als_json, in_kolommen, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict

_KOLOMMEN: Final = ("bestand", "kwartaal", "groep", "persona", "cijfer", "aantal", "verborgen")
_NAAR_WERK: Final = ("nec", "sec", "zelfstandig", "soort_onbekend")


def _als_kwartaal(_context: click.Context, _parameter: click.Parameter, waarde: str) -> Kwartaal:
    try:
        return Kwartaal.lees(waarde)
    except ValueError as fout:
        raise click.BadParameter(f"{toonbaar(waarde)} is geen kwartaal; schrijf bijvoorbeeld 2024K3.") from fout


@attrs.frozen
class _Antwoord:
    """Het kwartaal van één dossier, zoals het naar buiten mag."""

    dossier: Dossier
    blad: Kwartaalblad
    grens: int
    intern: bool

    def naam_van(self, groep: Groepsblad) -> str:
        """De naam van een groep voor een lezer: die van de persona, of een vaste."""
        namen = {persona.id: persona.naam for persona in self.dossier.partnerschap.personas}
        return namen.get(groep.persona or "", groep.persona or "")


@click.command("kwartaal", options_metavar="[OPTIES]")
@met_dossiers
@click.argument("kwartaal", metavar="KWARTAAL", callback=_als_kwartaal)
@met_bescherming
@met_formaat("tekst", "json", "csv")
@met_taal
def opdracht_kwartaal(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    kwartaal: Kwartaal,
    kleinste_groep: int | None,
    intern: bool,
    formaat: str,
    taal: str,
) -> None:
    """Telt instroom, doorstroom en uitstroom van een kwartaal.

    KWARTAAL is bijvoorbeeld 2024K3. Elk aantal staat er in het geheel en per persona, met de uitstroom naar werk
    tegenover het doel. Kleine aantallen zijn verborgen, en ook wat ze zou verraden.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen of niet te berekenen is.
    """
    bescherming = Bescherming(kleinste_groep=kleinste_groep, intern=intern)

    def bereken(dossier: Dossier) -> _Antwoord:
        blad = bescherming.publicatie(dossier).kwartaal(kwartaal)
        return _Antwoord(dossier, blad, bescherming.grens(dossier), intern)

    antwoorden = beantwoord(dossiers, met_voorbeeld, bereken)
    schrijf_uit(_als(formaat, antwoorden, taal), formaat)
    for een in antwoorden:
        if isinstance(een, _Antwoord):
            meld_bescherming(een.dossier.bestand, een.blad.onbeschermd, bescherming, taal)
    sluit_af(antwoorden)


def _als(formaat: str, antwoorden: Sequence[_Antwoord | NietTeBerekenen | Onleesbaar], taal: str) -> str:
    if formaat == "json":
        return als_json([_als_dict(een) for een in antwoorden])
    gelukt = [een for een in antwoorden if isinstance(een, _Antwoord)]
    if formaat == "csv":
        return als_csv((rij for een in gelukt for rij in _rijen(een)), _KOLOMMEN)
    return "\n".join(_tekst(een, taal) for een in gelukt)


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: _Antwoord, taal: str) -> str:
    blad = een.blad
    kop = vertaal("Kwartaal {kwartaal}: {periode}", taal)
    regels = [
        f"{een.dossier.bestand}: {een.dossier.partnerschap}",
        "",
        kop.format(kwartaal=blad.kwartaal, periode=toon(blad.kwartaal.periode, taal)),
        "",
        *(f"  {regel}" for regel in in_kolommen(_stromen(blad, taal))),
        "",
        vertaal("Uitstroom naar werk, tot en met het kwartaal, van alle deelnemers", taal),
        *(f"  {regel}" for regel in in_kolommen(_van_alle_deelnemers(blad, taal))),
        "",
        vertaal("Uitstroom naar werk in het kwartaal, van wie uitstroomde", taal),
        *(f"  {regel}" for regel in in_kolommen(_van_wie_uitstroomde(blad, taal))),
        "",
        vertaal("Waarheen, alle deelnemers samen", taal),
        *(f"  {regel}" for regel in in_kolommen(_waarheen(blad.totaal, taal))),
        *voetnoot(een.grens, taal),
        "",
        *(f"{groep.persona}: {een.naam_van(groep)}" for groep in blad.per_persona),
        bronregel(kwartaalcijfers.bron, kwartaalcijfers.zekerheid, taal),
        bronregel(uitstroomratio.bron, uitstroomratio.zekerheid, taal),
    ]
    return "\n".join([*regels, ""])


def _koppen(blad: Kwartaalblad, taal: str) -> list[str]:
    personas = [groep.persona or "" for groep in blad.per_persona]
    return [vertaal("totaal", taal), *personas, vertaal("zonder persona", taal)]


def _stromen(blad: Kwartaalblad, taal: str) -> Iterator[tuple[str, ...]]:
    yield ("", *_koppen(blad, taal))
    for veld, label in (
        ("lopend_voor", vertaal("lopend voor het kwartaal", taal)),
        ("instroom", vertaal("+ instroom: start voor het eerst", taal)),
        ("herinstroom", vertaal("+ herinstroom: komt terug", taal)),
        ("uitstroom", vertaal("- uitstroom: vertrekt", taal)),
        ("onderbroken", vertaal("- onderbroken: vertrekt en komt later terug", taal)),
        ("lopend_na", vertaal("= lopend na het kwartaal", taal)),
        ("doorstroom", vertaal("doorstroom: overgedragen of tussenstap", taal)),
        ("begeleid", vertaal("begeleid: minstens één dag", taal)),
    ):
        yield (label, *(getoond(groep.aantallen[veld]) for groep in blad.groepen))
    yield (vertaal("verwachte instroom", taal), *(of_streep(groep.verwachte_instroom) for groep in blad.groepen))
    yield (vertaal("vooropgesteld: begeleid", taal), *(of_streep(groep.ambitie_begeleid) for groep in blad.groepen))
    yield (vertaal("vooropgesteld: naar werk", taal), *(of_streep(groep.ambitie_naar_werk) for groep in blad.groepen))


def _van_alle_deelnemers(blad: Kwartaalblad, taal: str) -> Iterator[tuple[str, ...]]:
    koppen = (vertaal("naar werk", taal), vertaal("alle deelnemers", taal), vertaal("aandeel", taal))
    yield ("", *koppen, vertaal("doel", taal), vertaal("gehaald", taal))
    for kop, groep in zip(_koppen(blad, taal), blad.groepen, strict=True):
        deel, geheel = (groep.aantallen[naam] for naam in ("tot_naar_werk", "tot_deelnemers"))
        aandeel = _aandeel(groep.van_alle_deelnemers, deel, geheel, taal)
        gehaald = toon(groep.gehaald, taal) if groep.gehaald is not None else aandeel
        yield kop, getoond(deel), getoond(geheel), aandeel, toon(groep.doel, taal), gehaald


def _van_wie_uitstroomde(blad: Kwartaalblad, taal: str) -> Iterator[tuple[str, ...]]:
    yield "", vertaal("naar werk", taal), vertaal("uitgestroomd", taal), vertaal("aandeel", taal)
    for kop, groep in zip(_koppen(blad, taal), blad.groepen, strict=True):
        deel, geheel = (groep.aantallen[naam] for naam in ("naar_werk", "uitstroom"))
        yield kop, getoond(deel), getoond(geheel), _aandeel(groep.van_wie_uitstroomde, deel, geheel, taal)


def _aandeel(aandeel: object, deel: int | None, geheel: int | None, taal: str) -> str:
    """Een percentage; verborgen als een van zijn aantallen dat is, een streepje als er niets te delen valt."""
    if aandeel is not None:
        return toon(aandeel, taal)
    return TEKEN if deel is None or geheel is None else "-"


def _waarheen(totaal: Groepsblad, taal: str) -> Iterator[tuple[str, ...]]:
    yield "", vertaal("in het kwartaal", taal), vertaal("tot en met het kwartaal", taal)
    for soort, label in (
        ("nec", vertaal("werk in het normale circuit (NEC)", taal)),
        ("sec", vertaal("werk in het sociale circuit (SEC)", taal)),
        ("zelfstandig", vertaal("werk als zelfstandige", taal)),
        ("soort_onbekend", vertaal("werk, soort niet bekend", taal)),
        ("onbekend", vertaal("reden niet bekend, misschien werk", taal)),
    ):
        yield label, getoond(totaal.aantallen[soort]), getoond(totaal.aantallen[f"tot_{soort}"])


# --- JSON en CSV -----------------------------------------------------------------------------------------------------


def _als_dict(een: _Antwoord | NietTeBerekenen | Onleesbaar) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    if isinstance(een, NietTeBerekenen):
        return niet_te_berekenen_als_dict(een, "groepen")
    blad = een.blad
    return {
        "bestand": een.dossier.bestand,
        "leesbaar": True,
        "kwartaal": str(blad.kwartaal),
        "periode": in_json(blad.kwartaal.periode),
        "kleinste_groep": een.grens,
        "intern": een.intern,
        "groepen": [_groep_als_dict(soort, groep) for soort, groep in _soorten(blad)],
    }


def _soorten(blad: Kwartaalblad) -> Iterator[tuple[str, Groepsblad]]:
    yield "totaal", blad.totaal
    yield from (("persona", groep) for groep in blad.per_persona)
    yield "zonder-persona", blad.zonder_persona


def _groep_als_dict(soort: str, groep: Groepsblad) -> dict[str, Any]:
    return {
        "groep": soort,
        "persona": groep.persona,
        "aantallen": dict(groep.aantallen),
        "verborgen": [veld for veld, aantal in groep.aantallen.items() if aantal is None],
        "verwachte_instroom": groep.verwachte_instroom,
        "ambitie": {"begeleid": groep.ambitie_begeleid, "naar_werk": groep.ambitie_naar_werk},
        "naar_werk_van_alle_deelnemers": in_json(groep.van_alle_deelnemers),
        "naar_werk_van_wie_uitstroomde": in_json(groep.van_wie_uitstroomde),
        "doel": in_json(groep.doel),
        "gehaald": groep.gehaald,
    }


def _rijen(een: _Antwoord) -> Iterator[dict[str, Any]]:
    for soort, groep in _soorten(een.blad):
        for veld, aantal in groep.aantallen.items():
            yield {
                "bestand": een.dossier.bestand,
                "kwartaal": een.blad.kwartaal,
                "groep": soort,
                "persona": groep.persona or "",
                "cijfer": veld,
                "aantal": "" if aantal is None else aantal,
                "verborgen": "ja" if aantal is None else "nee",
            }
