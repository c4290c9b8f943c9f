"""De leden van een partnerschap op een dag: organisaties, rollen, gemeenten, en wat er tot dan wijzigde."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import attrs
import click

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.weergave import toon, toon_datum, toon_lijst, vertaal
from lokale_partnerschappen.berekeningen.samenstelling import (
    Ledenwijziging,
    Lid,
    gebied_van,
    leden_op,
    ledenwijzigingen,
    vroegste_wijziging,
)
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, lees_een, wijs_aan
from lokale_partnerschappen.cli.opties import lees_datum, met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import als_json, met_balk, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.samenstelling import Gemeente, Partnersoort
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.bronnen import REFNIS


@click.command("leden", options_metavar="[OPTIES]")
@met_dossiers
@click.option("--op", metavar="DATUM", required=True, callback=lees_datum, help="De leden op deze dag.")
@met_formaat("tekst", "json")
@met_taal
def opdracht_leden(dossiers: Sequence[str], met_voorbeeld: bool, op: date, formaat: str, taal: str) -> None:
    """Toont wie op een dag lid is, in welke rol.

    Lokale besturen die door een fusie in elkaar opgaan, tellen één keer, onder de naam van de opvolger.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen is.
    """
    alle = [lees_een(aangewezen) for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld))]
    if formaat == "json":
        schrijf_uit(als_json([_als_dict(een, op) for een in alle]), formaat)
    else:
        schrijf_uit("\n".join(_tekst(_Stand.van(een, op), taal) for een in alle if isinstance(een, Dossier)), formaat)
    onleesbaar = [een for een in alle if isinstance(een, Onleesbaar)]
    for een in onleesbaar:
        click.echo(str(een.leesfout), err=True)
    sys.exit(max((een.code for een in onleesbaar), default=0))


@attrs.frozen(kw_only=True)
class _Stand:
    """Een dossier op een dag."""

    dossier: Dossier
    dag: date
    leden: tuple[Lid, ...]
    gemeenten: tuple[Gemeente, ...]
    wijzigingen: tuple[Ledenwijziging, ...]
    vroegste: date | None

    @classmethod
    def van(cls, dossier: Dossier, dag: date) -> _Stand:
        partnerschap = dossier.partnerschap
        voorwaarden = OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied))
        periode = partnerschap.periode
        alle = ledenwijzigingen(partnerschap, periode or voorwaarden.projectperiode)
        return cls(
            dossier=dossier,
            dag=dag,
            leden=leden_op(partnerschap, dag),
            gemeenten=partnerschap.werkingsgebied.gemeenten_op(dag),
            wijzigingen=tuple(een for een in alle if een.dag <= dag and not een.door_fusie),
            vroegste=None if periode is None else vroegste_wijziging.onder(voorwaarden)(periode.begin),
        )

    def naam_van(self, partner_id: str) -> str:
        """De naam van een organisatie; staat ze niet in het dossier, dan haar id."""
        return str(self.dossier.partnerschap.partner(partner_id) or partner_id)


# --- JSON ------------------------------------------------------------------------------------------------------------


def _als_dict(een: Dossier | Onleesbaar, dag: date) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    stand = _Stand.van(een, dag)
    return {
        "bestand": een.bestand,
        "leesbaar": True,
        "op": in_json(dag),
        "leden": [_lid_als_dict(lid) for lid in stand.leden],
        "gemeenten": [_gemeente_als_dict(gemeente) for gemeente in stand.gemeenten],
        "wijzigingen": [
            {"datum": in_json(wijziging.dag), "partner": wijziging.partner, "soort": in_json(wijziging.soort)}
            for wijziging in stand.wijzigingen
        ],
        "vroegste_wijziging": in_json(stand.vroegste),
    }


def _lid_als_dict(lid: Lid) -> dict[str, Any]:
    return {
        "naam": lid.naam,
        "soort": in_json(lid.soort),
        "rollen": in_json(lid.rollen),
        "gemeente": None if lid.gemeente is None else _gemeente_als_dict(lid.gemeente),
        "organisaties": [{"id": partner.id, "naam": partner.naam} for partner in lid.organisaties],
    }


def _gemeente_als_dict(gemeente: Gemeente) -> dict[str, str]:
    return {"nis": gemeente.nis, "naam": gemeente.naam, "provincie": gemeente.provincie}


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(stand: _Stand, taal: str) -> str:
    regels = [f"{stand.dossier.bestand}: {stand.dossier.partnerschap}", "", _kop(stand, taal)]
    for soort, groep in groupby(stand.leden, key=lambda lid: lid.soort):
        regels += ["", vertaal("soort niet bekend", taal) if soort is None else toon(soort, taal)]
        regels += [regel for lid in groep for regel in _lid(lid, taal)]
    regels += ["", *_gebied(stand, taal), *_wijzigingen(stand, taal)]
    regels += ["", vertaal("Waar dit vandaan komt", taal), *(f"  {zin}" for zin in _bronnen(stand, taal))]
    return "\n".join([*regels, ""])


def _kop(stand: _Stand, taal: str) -> str:
    lokaal = sum(1 for lid in stand.leden if lid.soort is Partnersoort.LOKAAL_BESTUUR)
    zin = vertaal("Leden op {dag}: {aantal}, waarvan {lokaal} lokale besturen", taal)
    return zin.format(dag=toon_datum(stand.dag, taal), aantal=len(stand.leden), lokaal=lokaal)


def _lid(lid: Lid, taal: str) -> Iterator[str]:
    rollen = toon(lid.rollen, taal)
    waar = "" if lid.gemeente is None else f"; {lid.gemeente} ({lid.gemeente.nis}, {lid.gemeente.provincie})"
    yield f"  {lid.naam}: {rollen}{waar}"
    if lid.is_fusie or len(lid.organisaties) > 1:
        zin = vertaal("in het dossier: {organisaties}", taal)
        yield f"    {zin.format(organisaties=toon_lijst(map(str, lid.organisaties), taal))}"


def _gebied(stand: _Stand, taal: str) -> Iterator[str]:
    yield vertaal("Werkingsgebied: {aantal} gemeenten", taal).format(aantal=len(stand.gemeenten))
    for gemeente in stand.gemeenten:
        yield f"  {gemeente} ({gemeente.nis})"


def _wijzigingen(stand: _Stand, taal: str) -> Iterator[str]:
    if not stand.wijzigingen:
        return
    yield ""
    yield vertaal("Wijzigingen tot dan", taal)
    for een in stand.wijzigingen:
        yield f"  {toon_datum(een.dag, taal)}: {stand.naam_van(een.partner)} ({toon(een.soort, taal)})"


def _bronnen(stand: _Stand, taal: str) -> Iterator[str]:
    if stand.vroegste is not None:
        zin = vertaal("De samenstelling kon ten vroegste wijzigen op {dag}", taal)
        yield f"{zin.format(dag=toon_datum(stand.vroegste, taal))} ({vroegste_wijziging.bron})"
    zonder = [lid.naam for lid in stand.leden if lid.soort is Partnersoort.LOKAAL_BESTUUR and lid.gemeente is None]
    if zonder:
        zin = vertaal("Zonder bekende gemeente, dus een fusie is er niet te volgen: {namen}", taal)
        yield zin.format(namen=toon_lijst(zonder, taal))
    zekerheid = toon(Zekerheid.LETTERLIJK, taal)
    yield f"{vertaal('Gemeenten en fusies', taal)}: {REFNIS}; {zekerheid}"
