"""Wat er verandert als een organisatie vertrekt of toetreedt, of een gemeente vertrekt: leden, budget, bevindingen."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

import attrs
import click

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in, toonbaar
from lokale_partnerschappen.basis.weergave import toon, toon_datum, vertaal
from lokale_partnerschappen.berekeningen.financiering.afrekening import Jaarverdeling, Verrekenbasis, afrekening
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import Gemeentejaar
from lokale_partnerschappen.berekeningen.financiering.gevolgen import Luikgevolg, Samenstellingsgevolg, gevolgen
from lokale_partnerschappen.berekeningen.financiering.wijziging import Vergelijking
from lokale_partnerschappen.berekeningen.samenstelling import (
    Lid,
    Samenstellingswijziging,
    Toetreding,
    Vertrek,
    gebied_van,
    leden_op,
)
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, lees_een, wijs_aan
from lokale_partnerschappen.cli.invoer import als_bedrag
from lokale_partnerschappen.cli.opties import lees_datum, met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import als_json, als_zin, in_kolommen, met_balk, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.controle import Bevinding, controleer
from lokale_partnerschappen.model.samenstelling import Gemeentevertrek, gemeente, gemeenten
from lokale_partnerschappen.oproepen import OPROEPEN

_DAG = timedelta(days=1)


def _als_dagen(context: click.Context, parameter: click.Parameter, waarden: Iterable[str]) -> list[tuple[str, date]]:
    """Leest ``vdab=2025-12-31``."""
    gelezen = []
    for waarde in waarden:
        wie, is_teken, dag = (deel.strip() for deel in waarde.partition("="))
        if not (wie and is_teken):
            voorbeeld = "schrijf WIE=DATUM, bijvoorbeeld vdab=2025-12-31."
            raise click.BadParameter(f"{toonbaar(waarde)} heeft geen WIE of geen =; {voorbeeld}")
        if persoonsgegeven_in(wie) is not None:
            raise click.BadParameter(f"{toonbaar(wie)} is geen organisatie of gemeente.")
        gelezen_dag = lees_datum(context, parameter, dag)
        if gelezen_dag is None or gelezen_dag == date.max:
            raise click.BadParameter(f"na {toonbaar(dag)} is er geen dag meer; geef een vroegere datum.")
        gelezen.append((wie, gelezen_dag))
    return gelezen


def _als_gemeentevertrekken(
    context: click.Context, parameter: click.Parameter, waarden: Iterable[str]
) -> list[Gemeentevertrek]:
    gelezen = _als_dagen(context, parameter, waarden)
    for nis, _ in gelezen:
        if gemeente(nis) is None:
            raise click.BadParameter(f"{toonbaar(nis)} is geen NIS-code van een Vlaamse gemeente.")
    return [Gemeentevertrek(gemeente=nis, laatste_dag=dag) for nis, dag in gelezen]


@click.command("wijzig", options_metavar="[OPTIES]")
@met_dossiers
@click.option(
    "--vertrek",
    "vertrekken",
    metavar="PARTNER=DATUM",
    multiple=True,
    callback=_als_dagen,
    help="Deze organisatie vertrekt; de datum is haar laatste dag.",
)
@click.option(
    "--toetreding",
    "toetredingen",
    metavar="PARTNER=DATUM",
    multiple=True,
    callback=_als_dagen,
    help="Deze organisatie treedt toe; de datum is haar eerste dag.",
)
@click.option(
    "--gemeente-vertrekt",
    "gemeentevertrekken",
    metavar="NIS=DATUM",
    multiple=True,
    callback=_als_gemeentevertrekken,
    help="Deze gemeente vertrekt met haar lokaal bestuur; de datum is haar laatste dag.",
)
@click.option(
    "--nieuw-jaarbudget",
    "jaarbudget",
    metavar="BEDRAG",
    callback=als_bedrag,
    help="Het jaarbudget werking vanaf de eerste wijziging.",
)
@click.option(
    "--basis",
    type=click.Choice([basis.value for basis in Verrekenbasis]),
    default=Verrekenbasis.DAGEN.value,
    metavar="|".join(Verrekenbasis),
    help="Splits een jaar naar dagen of naar begonnen maanden; standaard dagen. Geen bron legt dit vast.",
)
@met_formaat("tekst", "json")
@met_taal
def opdracht_wijzig(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    vertrekken: Sequence[tuple[str, date]],
    toetredingen: Sequence[tuple[str, date]],
    gemeentevertrekken: Sequence[Gemeentevertrek],
    jaarbudget: Bedrag | None,
    basis: str,
    formaat: str,
    taal: str,
) -> None:
    """Toont wat andere leden veranderen.

    Leden, kosten, budget, aandelen en bevindingen staan er voor en na. Elke optie mag meer dan één keer. Het dossier
    zelf blijft zoals het is.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen is.
    """
    wijzigingen: list[Samenstellingswijziging] = [
        *(Vertrek(partner=wie, laatste_dag=dag) for wie, dag in vertrekken),
        *(Toetreding(partner=wie, eerste_dag=dag) for wie, dag in toetredingen),
        *gemeentevertrekken,
    ]
    if not wijzigingen:
        raise click.UsageError("Geef minstens één --vertrek, --toetreding of --gemeente-vertrekt.")
    alle = [lees_een(aangewezen) for aangewezen in met_balk(wijs_aan(dossiers, met_voorbeeld))]
    gedaan = [
        _reken(een, wijzigingen, jaarbudget, Verrekenbasis(basis)) if isinstance(een, Dossier) else een for een in alle
    ]
    if formaat == "json":
        schrijf_uit(als_json([_als_dict(een, taal) for een in gedaan]), formaat)
    else:
        schrijf_uit("\n".join(_tekst(een, taal) for een in gedaan if isinstance(een, _Doorgerekend)), formaat)
    onleesbaar = [een for een in alle if isinstance(een, Onleesbaar)]
    for een in onleesbaar:
        click.echo(str(een.leesfout), err=True)
    sys.exit(max((een.code for een in onleesbaar), default=0))


_GEMEENTE_BLIJFT: Final = (
    "{gemeente} blijft in het werkingsgebied en houdt een aandeel; vertrekt ook de gemeente, geef dan"
    " --gemeente-vertrekt {nis}=DATUM."
)


@attrs.frozen(kw_only=True)
class _Doorgerekend:
    """Een dossier met de gevolgen van een wijziging, en wat de controle voor en na zegt."""

    dossier: Dossier
    gevolg: Samenstellingsgevolg
    dag: date
    verdwenen: tuple[Bevinding, ...]
    erbij: tuple[Bevinding, ...]
    te_regelen: tuple[Bevinding, ...]

    @property
    def leden(self) -> tuple[tuple[Lid, ...], tuple[Lid, ...]]:
        """De leden op de dag waarop alles gewijzigd is, zonder en met de wijziging."""
        return leden_op(self.gevolg.oud, self.dag), leden_op(self.gevolg.nieuw, self.dag)


def _reken(
    dossier: Dossier, wijzigingen: Sequence[Samenstellingswijziging], jaarbudget: Bedrag | None, basis: Verrekenbasis
) -> _Doorgerekend:
    partnerschap = dossier.partnerschap
    voorwaarden = OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied))
    try:
        gevolg = gevolgen(partnerschap, wijzigingen, basis, jaarbudget, voorwaarden=voorwaarden)
    except ValueError as fout:
        raise click.UsageError(f"{dossier.bestand}: {als_zin(fout)}") from fout
    oud, nieuw = controleer(gevolg.oud), controleer(gevolg.nieuw)
    return _Doorgerekend(
        dossier=dossier,
        gevolg=gevolg,
        dag=max(_eerste_dag(een) for een in wijzigingen),
        verdwenen=_zonder(oud, nieuw),
        erbij=_zonder(nieuw, oud),
        te_regelen=_zonder(nieuw.niet_te_beoordelen, oud.niet_te_beoordelen),
    )


def _eerste_dag(wijziging: Samenstellingswijziging) -> date:
    if isinstance(wijziging, Gemeentevertrek):
        return (wijziging.laatste_dag or date.min) + _DAG
    return wijziging.vanaf


def _zonder(alle: Iterable[Bevinding], andere: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """De bevindingen die er bij de andere niet zijn, vergeleken op regel, plaats en bericht."""
    bekend = {_kenmerk(bevinding) for bevinding in andere}
    return tuple(bevinding for bevinding in alle if _kenmerk(bevinding) not in bekend)


def _kenmerk(bevinding: Bevinding) -> tuple[str, str, str]:
    return bevinding.regel.id, bevinding.plaats, bevinding.bericht()


# --- JSON ------------------------------------------------------------------------------------------------------------


def _als_dict(een: _Doorgerekend | Onleesbaar, taal: str) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    gevolg, (oud, nieuw) = een.gevolg, een.leden
    return {
        "bestand": een.dossier.bestand,
        "leesbaar": True,
        "vanaf": in_json(gevolg.vanaf),
        "basis": in_json(gevolg.basis),
        "leden": {
            "op": in_json(een.dag),
            "oud": len(oud),
            "nieuw": len(nieuw),
            "weg": [lid.naam for lid in _verschil(oud, nieuw)],
            "erbij": [lid.naam for lid in _verschil(nieuw, oud)],
        },
        "begrotingen": [
            {
                "periode": in_json(luik.begroting.periode),
                "luik": in_json(luik.luik),
                "personeel": in_json(luik.personeel),
                "forfait": in_json(luik.forfait),
                "totaal": in_json(luik.totaal),
            }
            for luik in gevolg.begrotingen
        ],
        "budget": in_json(gevolg.budget),
        "aandelen": [
            {"jaar": voor.jaar, "gemeente": nis, "oud": in_json(oud_deel), "nieuw": in_json(nieuw_deel)}
            for voor, na in gevolg.jaren
            for nis, oud_deel, nieuw_deel in _aandelen(voor, na)
        ],
        "af_te_rekenen": in_json(gevolg.af_te_rekenen),
        "bevindingen": {
            "erbij": [bevinding.rij(taal) for bevinding in een.erbij],
            "verdwenen": [bevinding.rij(taal) for bevinding in een.verdwenen],
            "te_regelen": [bevinding.rij(taal) for bevinding in een.te_regelen],
        },
    }


def _verschil(leden: Sequence[Lid], andere: Sequence[Lid]) -> list[Lid]:
    namen = {lid.naam for lid in andere}
    return [lid for lid in leden if lid.naam not in namen]


def _aandelen(voor: Jaarverdeling, na: Jaarverdeling) -> Iterator[tuple[str, Bedrag | None, Bedrag | None]]:
    """Per gemeente haar aandeel voor en na; ``None`` als ze dat jaar niet meedoet of het niet te berekenen is."""
    for nis in sorted({*voor.aandelen, *na.aandelen}):
        oud, nieuw = voor.aandelen.get(nis), na.aandelen.get(nis)
        yield (
            nis,
            oud.bedrag if isinstance(oud, Gemeentejaar) else None,
            nieuw.bedrag if isinstance(nieuw, Gemeentejaar) else None,
        )


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: _Doorgerekend, taal: str) -> str:
    gevolg = een.gevolg
    regels = [f"{een.dossier.bestand}: {een.dossier.partnerschap}", "", *_leden(een, taal), ""]
    regels += in_kolommen(_bedragen(gevolg, taal))
    regels += ["", *_af_te_rekenen(gevolg, taal)] if gevolg.af_te_rekenen else []
    koppen = (
        (vertaal("Bevindingen erbij", taal), een.erbij),
        (vertaal("Bevindingen weg", taal), een.verdwenen),
        (vertaal("Nog te regelen of aan te vullen", taal), een.te_regelen),
    )
    for kop, bevindingen in koppen:
        regels += ["", kop, *(_bevinding(bevinding, taal) for bevinding in bevindingen)]
        regels += [] if bevindingen else [f"  {vertaal('geen', taal)}"]
    regels += ["", vertaal("Waar dit vandaan komt", taal), *(f"  {zin}" for zin in _bronnen(gevolg, taal))]
    return "\n".join([*regels, ""])


def _leden(een: _Doorgerekend, taal: str) -> Iterator[str]:
    oud, nieuw = een.leden
    zin = vertaal("Leden op {dag}: {nieuw} in plaats van {oud}", taal)
    yield zin.format(dag=toon_datum(een.dag, taal), nieuw=len(nieuw), oud=len(oud))
    for lid in _verschil(oud, nieuw):
        yield "  " + vertaal("niet meer: {naam}", taal).format(naam=lid)
        if lid.gemeente in een.gevolg.nieuw.werkingsgebied.gemeenten_op(een.dag):
            yield "  " + vertaal(_GEMEENTE_BLIJFT, taal).format(gemeente=lid.gemeente, nis=lid.gemeente.nis)
    for lid in _verschil(nieuw, oud):
        yield "  " + vertaal("erbij: {naam}", taal).format(naam=lid)


def _bedragen(gevolg: Samenstellingsgevolg, taal: str) -> Iterator[tuple[str, ...]]:
    yield ("", vertaal("oud", taal), vertaal("nieuw", taal), vertaal("verschil", taal))
    for luik in gevolg.begrotingen:
        yield from _luik(luik, taal)
    if gevolg.budget is not None:
        yield (vertaal("Budget werking, alle jaren samen", taal), *_drie(gevolg.budget, taal))
    for voor, na in gevolg.jaren:
        yield (vertaal("Aandelen van de gemeenten in {jaar}", taal).format(jaar=voor.jaar),)
        for nis, oud, nieuw in _aandelen(voor, na):
            yield (f"  {gemeenten()[nis]} ({nis})", *_oud_nieuw(oud, nieuw, taal))
        yield (f"  {vertaal('samen', taal)}", *_oud_nieuw(voor.totaal, na.totaal, taal))


def _luik(luik: Luikgevolg, taal: str) -> Iterator[tuple[str, ...]]:
    yield (f"{vertaal('Begroting', taal)} {luik.begroting}: {toon(luik.luik, taal)}",)
    yield (f"  {vertaal('Personeelskosten', taal)}", *_drie(luik.personeel, taal))
    yield (f"  {vertaal('Forfait', taal)}", *_drie(luik.forfait, taal))
    yield (f"  {vertaal('Totale kosten', taal)}", *_drie(luik.totaal, taal))


def _drie(bedragen: Vergelijking, taal: str) -> tuple[str, ...]:
    return tuple(toon(bedrag, taal) for bedrag in (bedragen.oud, bedragen.nieuw, bedragen.verschil))


def _oud_nieuw(oud: Bedrag | None, nieuw: Bedrag | None, taal: str) -> tuple[str, ...]:
    if oud is not None and nieuw is not None:
        return _drie(Vergelijking.van(oud, nieuw), taal)
    return (*("-" if bedrag is None else toon(bedrag, taal) for bedrag in (oud, nieuw)), "-")


def _af_te_rekenen(gevolg: Samenstellingsgevolg, taal: str) -> Iterator[str]:
    yield vertaal("Af te rekenen tussen het oude en het nieuwe partnerschap", taal)
    zin = vertaal("{gemeente} in {jaar}: {voor} voor {dag} en {na} erna", taal)
    for een in gevolg.af_te_rekenen:
        yield "  " + zin.format(
            gemeente=f"{gemeenten()[een.gemeente]} ({een.gemeente})",
            jaar=een.jaar,
            voor=toon(een.afrekening.voor, taal),
            dag=toon_datum(een.vanaf, taal),
            na=toon(een.afrekening.na, taal),
        )


def _bevinding(bevinding: Bevinding, taal: str) -> str:
    ernst = f"{vertaal(bevinding.ernst.value, taal)}: " if bevinding.onbekend is None else ""
    return f"  {ernst}{bevinding.plaats}: {bevinding.bericht(taal)}  [{bevinding.regel.id}]"


def _bronnen(gevolg: Samenstellingsgevolg, taal: str) -> Iterator[str]:
    zin = vertaal("Een jaar is gesplitst naar {basis}; dat is een keuze, want geen bron legt het vast.", taal)
    yield zin.format(basis=toon(gevolg.basis, taal))
    if gevolg.budget is not None and not gevolg.budget.verschil:
        yield vertaal("Het budget wijzigt niet; reken een ander bedrag door met --nieuw-jaarbudget.", taal)
    yield f"{vertaal('Bron', taal)}: {afrekening.bron}; {toon(afrekening.zekerheid, taal)}"
