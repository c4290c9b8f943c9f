"""De kandidaturen van een selectie: waar elke staat, wat er nog moet gebeuren, en of de rondes af zijn."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import click

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.weergave import toon, toon_datum, toon_lijst, vertaal
from lokale_partnerschappen.berekeningen.selectie import (
    TERMIJNEN,
    Kandidaatstand,
    OpenStap,
    Rondestand,
    kandidaatstanden,
    rondestanden,
)
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, lees_een, wijs_aan
from lokale_partnerschappen.cli.opties import lees_datum, met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import als_csv, als_json, kies_stijl, met_balk, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.selectie import Vormingsstap

_KOLOMMEN: Final = (
    *("bestand", "kandidatuur", "organisatie", "status", "stap", "over", "ronde", "tegen", "te_laat", "bron"),
)


@click.command("kandidaturen", options_metavar="[OPTIES]")
@met_dossiers
@click.option("--op", metavar="DATUM", callback=lees_datum, help="De stand op deze dag; standaard alles wat er staat.")
@met_formaat("tekst", "json", "csv")
@met_taal
def opdracht_kandidaturen(
    dossiers: Sequence[str], met_voorbeeld: bool, op: date | None, formaat: str, taal: str
) -> None:
    """Toont van elke kandidatuur de volgende stap.

    Met de termijn uit het lokaal addendum, en met wat er ontbreekt om een ronde af te sluiten. Met --op telt alleen wat
    die dag al gebeurd is.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen is.
    """
    alle = [lees_een(aangewezen) for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld))]
    leesbaar = [een for een in alle if isinstance(een, Dossier)]
    if formaat == "json":
        schrijf_uit(als_json([_als_dict(een, op) for een in alle]), formaat)
    elif formaat == "csv":
        schrijf_uit(als_csv((rij for een in leesbaar for rij in _rijen(een, op)), _KOLOMMEN), formaat)
    else:
        schrijf_uit("\n".join(_tekst(een, op, taal) for een in leesbaar), formaat)
    onleesbaar = [een for een in alle if isinstance(een, Onleesbaar)]
    for een in onleesbaar:
        click.echo(str(een.leesfout), err=True)
    sys.exit(max((een.code for een in onleesbaar), default=0))


# --- JSON en CSV -----------------------------------------------------------------------------------------------------


def _als_dict(een: Dossier | Onleesbaar, op: date | None) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    return {
        "bestand": een.bestand,
        "leesbaar": True,
        "op": in_json(op),
        "kandidaturen": [_stand_als_dict(stand, op) for stand in kandidaatstanden(een.partnerschap, op)],
        "rondes": [
            {
                "ronde": ronde.nummer,
                "einde": in_json(ronde.einde),
                "is_af": ronde.is_af,
                "open": [stand.kandidatuur.id for stand in ronde.open],
            }
            for ronde in rondestanden(een.partnerschap, op)
        ],
    }


def _stand_als_dict(stand: Kandidaatstand, op: date | None) -> dict[str, Any]:
    return {
        "kandidatuur": stand.kandidatuur.id,
        "organisatie": stand.naam,
        "status": stand.status.value,
        "open": [_stap_als_dict(stap, op) for stap in stand.open],
    }


def _stap_als_dict(stap: OpenStap, op: date | None) -> dict[str, Any]:
    return {
        "stap": stap.stap.value,
        "over": in_json(stap.over),
        "ronde": stap.ronde,
        "tegen": in_json(stap.tegen),
        "te_laat": stap.is_te_laat(op),
        "bron": str(stap.stap.bron),
    }


def _rijen(dossier: Dossier, op: date | None) -> Iterator[dict[str, Any]]:
    """Eén rij per open stap, de volgende stap eerst; een kandidatuur zonder open stap heeft ook een rij."""
    for stand in kandidaatstanden(dossier.partnerschap, op):
        van = {"bestand": dossier.bestand} | _stand_als_dict(stand, op)
        stappen = van.pop("open") or [{}]
        for stap in stappen:
            rij = van | stap
            if "te_laat" in rij:
                rij["te_laat"] = toon(rij["te_laat"])
            yield {naam: "" if waarde is None else waarde for naam, waarde in rij.items()}


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(dossier: Dossier, op: date | None, taal: str) -> str:
    stijl, partnerschap = kies_stijl(), dossier.partnerschap
    regels = [stijl(f"{dossier.bestand}: {partnerschap}", bold=True)]
    if op is not None:
        regels.append(vertaal("Kandidaturen op {dag}", taal).format(dag=toon_datum(op, taal)))
    regels += _lopende_stappen(dossier, op, taal)
    standen = kandidaatstanden(partnerschap, op)
    if not standen:
        return "\n".join([*regels, "", vertaal("Er staan geen kandidaturen in het dossier.", taal), ""])
    for stand in standen:
        regels += ["", f"{stand.naam}: {toon(stand.status, taal)}", f"  {_volgende(stand, op, taal)}"]
    regels += ["", vertaal("Rondes", taal)]
    for ronde in rondestanden(partnerschap, op):
        regels += _ronde(ronde, taal)
    bron = f"{vertaal('Bron', taal)}: {TERMIJNEN}; {toon(Zekerheid.LETTERLIJK, taal)}"
    return "\n".join([*regels, "", bron, ""])


def _lopende_stappen(dossier: Dossier, op: date | None, taal: str) -> Iterator[str]:
    """De stappen van de vorming die op een dag lopen."""
    selectie = dossier.partnerschap.selectie
    for verloop in sorted(selectie.stappen if selectie else (), key=lambda verloop: verloop.stap.nummer):
        if op is not None and op in verloop.periode:
            zin = vertaal("Stap {nummer} van {aantal} loopt: {stap}", taal)
            yield zin.format(nummer=verloop.stap.nummer, aantal=len(Vormingsstap), stap=toon(verloop.stap, taal))


def _volgende(stand: Kandidaatstand, op: date | None, taal: str) -> str:
    stap = stand.volgende
    if stap is None:
        return vertaal("Er hoeft niets meer te gebeuren.", taal)
    zin = f"{vertaal('Volgende stap', taal)}: {_stap(stap, taal)}"
    if stap.tegen is not None:
        zin += ", " + vertaal("tegen {dag}", taal).format(dag=toon_datum(stap.tegen, taal))
        return f"{zin} ({vertaal('te laat', taal)})" if stap.is_te_laat(op) else zin
    if stap.termijn is None:
        return f"{zin} ({vertaal('geen bron geeft een termijn', taal)})"
    return f"{zin} ({vertaal('de datum staat niet in het addendum', taal)})"


def _stap(stap: OpenStap, taal: str) -> str:
    naam = toon(stap.stap, taal)
    return naam if stap.over is None else f"{naam} ({toon(stap.over, taal)})"


def _ronde(ronde: Rondestand, taal: str) -> Iterator[str]:
    einde = ""
    if ronde.einde is not None:
        einde = " " + vertaal("(tot en met {dag})", taal).format(dag=toon_datum(ronde.einde, taal))
    oordeel = vertaal("af" if ronde.is_af else "nog niet af", taal)
    yield f"  {vertaal('Ronde', taal)} {ronde.nummer}{einde}: {oordeel}"
    for stand in ronde.open:
        ontbreekt = toon_lijst((_stap(stap, taal) for stap in stand.open_in(ronde.nummer)), taal)
        yield f"    {stand.naam}: {ontbreekt}"
