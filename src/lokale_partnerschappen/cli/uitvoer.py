"""Wat de opdrachtregel toont: verslagen, plannen, regels en oproepen, als tekst, JSON of CSV."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs
import click

from lokale_partnerschappen.basis.herleiding import Herleiding, in_json
from lokale_partnerschappen.basis.pad import Pad, schrijf_pad
from lokale_partnerschappen.basis.weergave import toon, toon_bedrag, toon_datum, toon_getal, toon_periode, vertaal
from lokale_partnerschappen.berekeningen.financiering.plan import Begrotingsplan, Luikplan, begrotingsplan
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.dossiers import Oordeel
from lokale_partnerschappen.controle import Bevinding, Verslag
from lokale_partnerschappen.model.financiering import Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.voorwaarden import Gebied, NietGezet, Oproep, parameters
from lokale_partnerschappen.regels._regel import AlgemeneRegel, Ernst
from lokale_partnerschappen.regels._register import Regels
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout
from lokale_partnerschappen.uitwisseling.platos import Platoslezing

_KLEUR: Final = {Ernst.FOUT: "red", Ernst.WAARSCHUWING: "yellow", Ernst.AANDACHT: "cyan"}
_TELWOORDEN: Final = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Ernst.AANDACHT: ("aandachtspunt", "aandachtspunten"),
}
_KOLOMMEN: Final = (
    *("bestand", "regel", "onderwerp", "ernst", "plaats", "gevonden", "verwacht", "bericht", "doen", "bron", "gezag"),
)
_FORMULETEKENS: Final = ("=", "+", "-", "@", "\t", "\r")
Stijl = Callable[..., str]


def wil_kleur() -> bool:
    """Kleur alleen op een terminal, en nooit met ``NO_COLOR``."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def oordelen(alle: Sequence[Oordeel], formaat: str, taal: str, *, met_kleur: bool) -> str:
    """De oordelen over dossiers; een leesfout staat in JSON en CSV erbij, in tekst op de foutuitvoer."""
    if formaat == "json":
        return _json([_oordeel_json(oordeel, taal) for oordeel in alle])
    if formaat == "csv":
        return _csv(rij for oordeel in alle for rij in _oordeel_rijen(oordeel, taal))
    stijl: Stijl = click.style if met_kleur else _zonder_stijl
    delen = [_verslag_tekst(o, o.verslag, taal, stijl) for o in alle if o.verslag is not None]
    return "\n".join(delen)


# --- een verslag -----------------------------------------------------------------------------------------------------


def _verslag_tekst(oordeel: Oordeel, verslag: Verslag, taal: str, stijl: Stijl) -> str:
    regels = [stijl(f"{oordeel.bestand}: {oordeel.partnerschap}", bold=True), _bereik(verslag, taal)]
    for onderwerp, groep in groupby(verslag, key=lambda bevinding: bevinding.regel.onderwerp):
        regels += ["", stijl(vertaal(onderwerp, taal).upper(), bold=True)]
        for bevinding in groep:
            regels += _bevinding_tekst(bevinding, oordeel.partnerschap, taal, stijl)
    if verslag.niet_te_beoordelen:
        regels += ["", stijl(vertaal("Niet te beoordelen", taal).upper(), bold=True)]
        regels += [
            f"  {b.plaats}: {vertaal(b.onbekend or '', taal)}  [{b.regel.id}]" for b in verslag.niet_te_beoordelen
        ]
    if verslag.niet_van_toepassing:
        regels += ["", stijl(vertaal("Niet van toepassing", taal).upper(), bold=True)]
        regels += [f"  {naam}: {reden.reden}" for naam, reden in sorted(verslag.niet_van_toepassing.items())]
    return "\n".join([*regels, "", _slotzin(verslag, taal, stijl), ""])


def _bereik(verslag: Verslag, taal: str) -> str:
    naam = f"{OPROEPEN[verslag.oproep].naam} ({OPROEPEN[verslag.oproep].nummer})"
    if verslag.op is None:
        return vertaal("Oproep {naam}, beoordeeld over de hele looptijd", taal).format(naam=naam)
    return vertaal("Oproep {naam}, beoordeeld op {dag}", taal).format(naam=naam, dag=toon_datum(verslag.op, taal))


def _bevinding_tekst(bevinding: Bevinding, partnerschap: object, taal: str, stijl: Stijl) -> list[str]:
    ernst = stijl(vertaal(bevinding.ernst.value, taal).upper(), fg=_KLEUR[bevinding.ernst], bold=True)
    doen = bevinding.doen(taal)
    return [
        f"  {ernst}  {vertaal(bevinding.regel.titel, taal)}  [{bevinding.regel.id}]",
        f"    {vertaal('Waar', taal)}: {waar(partnerschap, bevinding.pad)}",
        f"    {bevinding.bericht(taal)}",
        *([f"    {vertaal('Wat doen', taal)}: {doen}"] if doen else []),
        f"    {vertaal('Bron', taal)}: {bevinding.regel.bron} ({vertaal(bevinding.regel.bron.gezag.value, taal)})",
    ]


def waar(partnerschap: object, pad: Pad) -> str:
    """Een plaats zoals in het bestand, met erachter over welke begroting, lijn of organisatie het gaat."""

    voorwerp, namen = partnerschap, []
    for deel in pad:
        voorwerp = (
            voorwerp[deel] if isinstance(voorwerp, tuple) and isinstance(deel, int) else getattr(voorwerp, str(deel))
        )
        if isinstance(deel, int) and attrs.has(type(voorwerp)):
            organisatie = getattr(voorwerp, "partner", None)
            namen.append(f"{voorwerp} ({organisatie})" if organisatie else str(voorwerp))
    return f"{schrijf_pad(pad)} ({', '.join(namen)})" if namen else schrijf_pad(pad)


def _slotzin(verslag: Verslag, taal: str, stijl: Stijl) -> str:
    aantallen = ", ".join(
        f"{aantal} {vertaal(_TELWOORDEN[ernst][aantal != 1], taal)}"
        for ernst in Ernst
        for aantal in [verslag.aantal(ernst)]
    )
    if verslag.in_orde:
        return stijl(f"{vertaal('In orde', taal)}: {aantallen}.", fg="green")
    return stijl(f"{vertaal('Niet in orde', taal)}: {aantallen}.", fg="red")


def _oordeel_json(oordeel: Oordeel, taal: str) -> dict[str, Any]:
    if oordeel.verslag is None:
        return {"bestand": oordeel.bestand, "leesbaar": False, "leesfouten": _leesfout(oordeel).rijen()}
    verslag = oordeel.verslag
    return {
        "bestand": oordeel.bestand,
        "leesbaar": True,
        "naam": str(oordeel.partnerschap),
        "oproep": verslag.oproep,
        "op": in_json(verslag.op),
        "versie": verslag.versie,
        "in_orde": verslag.in_orde,
        "bevindingen": verslag.rijen(taal),
        "niet_te_beoordelen": [bevinding.rij(taal) for bevinding in verslag.niet_te_beoordelen],
        "niet_van_toepassing": {naam: reden.reden for naam, reden in sorted(verslag.niet_van_toepassing.items())},
    }


def _oordeel_rijen(oordeel: Oordeel, taal: str) -> Iterator[dict[str, Any]]:
    rijen = _leesfoutrijen(oordeel) if oordeel.verslag is None else oordeel.verslag.rijen(taal, ook_onbekend=True)
    for rij in rijen:
        yield {"bestand": oordeel.bestand} | rij


def _leesfoutrijen(oordeel: Oordeel) -> list[dict[str, Any]]:
    return [
        {"regel": "leesfout", "ernst": "niet te lezen", "bericht": str(probleem)}
        | {"plaats": probleem.plaats, "gevonden": probleem.gevonden, "verwacht": probleem.verwacht}
        for probleem in _leesfout(oordeel).problemen
    ]


def _leesfout(oordeel: Oordeel) -> LeesFout:
    return oordeel.leesfout or LeesFout(oordeel.bestand, [])


# --- een plan --------------------------------------------------------------------------------------------------------


def plannen(alle: Sequence[Oordeel], formaat: str, taal: str, *, uitleg: bool) -> str:
    """De herrekende begrotingen van de leesbare dossiers, met op vraag hoe elk bedrag ontstaat."""
    leesbaar = [(o.bestand, o.partnerschap) for o in alle if o.partnerschap is not None]
    if formaat == "json":
        return _json([{"bestand": b, "begrotingen": _plannen_json(p, uitleg=uitleg)} for b, p in leesbaar])
    return "\n".join(_plan_tekst(bestand, p, taal, uitleg=uitleg) for bestand, p in leesbaar)


def _herleid(partnerschap: Partnerschap, begroting: Begroting) -> tuple[Gebied | None, Herleiding[Begrotingsplan]]:
    gebied = gebied_van(partnerschap.werkingsgebied, begroting.peildatum)
    voorwaarden = OPROEPEN[partnerschap.oproep].voorwaarden(gebied, begroting.peildatum)
    return gebied, begrotingsplan.herleid(begroting, voorwaarden=voorwaarden)


def _plannen_json(partnerschap: Partnerschap, *, uitleg: bool) -> list[dict[str, Any]]:
    plannen = []
    for begroting in partnerschap.begrotingen:
        gebied, herleiding = _herleid(partnerschap, begroting)
        plan = herleiding.waarde
        delen = {"werking": plan.werking, "ondersteuning": plan.ondersteuning, "project": plan.project}
        plannen.append(
            {"periode": str(begroting.periode), "gebied": gebied and gebied.value}
            | {naam: in_json(deel) for naam, deel in delen.items()}
            | ({"herleiding": herleiding.als_dict()} if uitleg else {})
        )
    return plannen


def _plan_tekst(bestand: str, partnerschap: Partnerschap, taal: str, *, uitleg: bool) -> str:
    regels = [f"{bestand}: {partnerschap}"]
    if not partnerschap.begrotingen:
        regels.append(vertaal("Er staat geen begroting in dit dossier.", taal))
    for begroting in partnerschap.begrotingen:
        gebied, herleiding = _herleid(partnerschap, begroting)
        plan = herleiding.waarde
        kop = vertaal("Begroting {periode}, {gebied}", taal)
        ligging = vertaal("gebied onbekend", taal) if gebied is None else toon(gebied, taal)
        regels += ["", kop.format(periode=toon_periode(begroting.periode, taal), gebied=ligging), ""]
        regels += _tabel(_planrijen(plan, taal))
        regels += [f"  {deel.geen_voorstel}" for deel in (plan.werking, plan.ondersteuning) if deel.geen_voorstel]
        if uitleg:
            regels += ["", herleiding.tekst(taal)]
    return "\n".join([*regels, ""])


def _planrijen(plan: Begrotingsplan, taal: str) -> Iterator[tuple[str, ...]]:
    delen = (plan.werking, plan.ondersteuning, plan.project)
    kosten = [deel.kosten for deel in delen]

    def rij(titel: str, waarden: Iterable[object]) -> tuple[str, ...]:
        return (vertaal(titel, taal), *(_cel("-" if waarde is None else toon(waarde, taal)) for waarde in waarden))

    yield rij("", [vertaal(naam, taal) for naam in ("werking", "ondersteuning", "project")])
    yield rij("Personeelslijnen", [deel.lijnen for deel in kosten])
    yield rij("Projecturen", [deel.uren for deel in kosten])
    yield rij("Personeelskosten", [deel.personeel for deel in kosten])
    yield rij("Forfait", [deel.forfait for deel in kosten])
    yield rij("Totale kosten", [deel.totaal for deel in kosten])
    yield ()
    yield (vertaal("Ingediende financiering", taal),)
    for bron in Financieringsbron:
        yield (f"  {toon(bron, taal)}", *(_ingediend(deel, bron, taal) for deel in delen))
    yield rij("Totale financiering", [deel.ingediend and deel.ingediend.som for deel in delen])
    yield rij("Controle (moet nul zijn)", [deel.controle for deel in delen])
    yield ()
    yield (vertaal("Volgens de tarieven van de oproep", taal),)
    for bron in Financieringsbron:
        if bron is not Financieringsbron.OVERIGE:
            yield rij(f"  {toon(bron, taal)}", [deel.voorstel and deel.voorstel.van(bron) for deel in delen[:2]])


def _ingediend(deel: Luikplan, bron: Financieringsbron, taal: str) -> str:
    if deel.ingediend is None or not deel.ingediend.van(bron):
        return _cel("-")
    procent = deel.aandelen.get(bron)
    return _cel(toon_bedrag(deel.ingediend.van(bron), taal), "" if procent is None else f"{toon_getal(procent, taal)}%")


def _cel(bedrag: str, procent: str = "") -> str:
    """Een cel met plaats voor een percentage, zodat de bedragen onder elkaar staan."""
    return f"{bedrag}{procent:>8}"


# --- lezing, regels, oproep ------------------------------------------------------------------------------------------


def lezing(gelezen: Platoslezing) -> str:
    """Wat er van een aanvraag wel en niet gelezen is, zonder de inhoud."""
    regels = [f"Niet geplaatst: {deel}" for deel in gelezen.niet_geplaatst]
    regels += [f"Niet gelezen: regel {begin} tot en met {einde}, {wat}" for begin, einde, wat in gelezen.niet_gelezen]
    regels += [f"Aanname: {aanname}" for aanname in gelezen.aannames]
    regels.append(f"{gelezen.geplaatst} cijfers geplaatst, {len(gelezen.niet_geplaatst)} plaatsen niet.")
    return "\n".join([*regels, ""])


def regels(gekozen: Regels, formaat: str, taal: str) -> str:
    """De regels met ernst en titel, of in JSON met bron, gezag en parameters per gebied."""
    if formaat == "json":
        return _json([_regel_json(regel) for regel in gekozen])
    tekst = []
    for onderwerp, groep in groupby(gekozen, key=lambda regel: regel.onderwerp):
        rijen = [(f"  {r.id}", vertaal(r.ernst.value, taal), vertaal(r.titel, taal)) for r in groep]
        breedte = max(len(rij[0]) for rij in rijen)
        tekst += [vertaal(onderwerp, taal).upper(), *(f"{a:{breedte}}  {b:13}  {c}" for a, b, c in rijen), ""]
    return "\n".join(tekst)


def _regel_json(regel: AlgemeneRegel) -> dict[str, Any]:
    return {
        "id": regel.id,
        "onderwerp": regel.onderwerp,
        "over": regel.over.__name__,
        "ernst": regel.ernst.value,
        "titel": regel.titel,
        "bericht": regel.bericht,
        "doen": regel.doen,
        "uitleg": regel.uitleg,
        "feit": regel.feit.split(),
        "sinds": regel.sinds,
        "bron": in_json(regel.bron),
        "parameters": {naam: _per_gebied(OPROEPEN["lp-208"], naam) for naam in regel.parameters},
    }


def oproep(gekozen: Oproep, formaat: str, taal: str) -> str:
    """De parameters van een oproep per gebied, met bron, geldigheid en zekerheid."""
    if formaat == "json":
        return _json(
            {"id": gekozen.id, "naam": gekozen.naam, "nummer": gekozen.nummer, "looptijd": str(gekozen.looptijd)}
            | {"parameters": {naam: _per_gebied(gekozen, naam) for naam in parameters()}}
        )
    regels = [f"{gekozen.naam} ({gekozen.nummer}), {toon_periode(gekozen.looptijd, taal)}"]
    for naam in parameters():
        regels += ["", naam]
        for waarde, gebieden in _samengenomen(gekozen, naam):
            regels += _waarde_tekst(waarde, gebieden, taal)
    return "\n".join([*regels, ""])


def _per_gebied(gekozen: Oproep, naam: str) -> list[dict[str, Any]]:
    rijen = []
    for gebied in Gebied:
        voorwaarden = gekozen.voorwaarden(gebied)
        niet_gezet = voorwaarden.niet_gezet(naam)
        if niet_gezet is not None:
            rijen.append({"gebied": gebied.value, "waarde": None, "niet_gezet": niet_gezet.reden})
        else:
            rijen.append({"gebied": gebied.value} | in_json(voorwaarden.herkomst(naam)))
    return rijen


def _samengenomen(gekozen: Oproep, naam: str) -> list[tuple[object, list[Gebied]]]:
    """De waarden van een parameter, elk één keer, met de gebieden waar ze gelden."""
    waarden: list[tuple[object, list[Gebied]]] = []
    for gebied in Gebied:
        voorwaarden = gekozen.voorwaarden(gebied)
        waarde = voorwaarden.niet_gezet(naam) or voorwaarden.herkomst(naam)
        for bekend, gebieden in waarden:
            if bekend == waarde:
                gebieden.append(gebied)
                break
        else:
            waarden.append((waarde, [gebied]))
    return waarden


def _waarde_tekst(waarde: Any, gebieden: list[Gebied], taal: str) -> list[str]:
    waar_ = "" if len(gebieden) == len(Gebied) else f" ({toon(gebieden[0], taal)})"
    if isinstance(waarde, NietGezet):
        return [f"  {vertaal('niet gezet', taal)}{waar_}: {waarde.reden}"]
    regels = [
        f"  {toon(waarde.waarde, taal)}{waar_}: {waarde.bron} ({toon(waarde.zekerheid, taal)})",
        f"    {vertaal('geldig van', taal)} {toon_periode(waarde.periode, taal)}",
    ]
    return [*regels, f"    {waarde.toelichting}"] if waarde.toelichting else regels


# --- vormen ----------------------------------------------------------------------------------------------------------


def _tabel(rijen: Iterable[tuple[str, ...]]) -> list[str]:
    """Kolommen onder elkaar: de eerste links, de andere rechts uitgelijnd."""
    alle = list(rijen)
    breedtes = [max((len(rij[i]) for rij in alle if len(rij) > i and (i or len(rij) > 1)), default=0) for i in range(4)]
    regels = []
    for rij in alle:
        cellen = [cel.rjust(breedtes[i]) if i else cel.ljust(breedtes[0]) for i, cel in enumerate(rij)]
        regels.append("  ".join(cellen).rstrip())
    return regels


def _json(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False, indent=2) + "\n"


def _csv(rijen: Iterable[dict[str, Any]]) -> str:
    """CSV voor een Belgisch rekenblad: puntkomma's, en een BOM zodat letters met accenten kloppen."""
    buffer = io.StringIO()
    schrijver = csv.DictWriter(buffer, _KOLOMMEN, delimiter=";", lineterminator="\r\n", restval="")
    schrijver.writeheader()
    schrijver.writerows({naam: _veilig(str(waarde)) for naam, waarde in rij.items()} for rij in rijen)
    return "\ufeff" + buffer.getvalue()


def _veilig(cel: str) -> str:
    """Een cel die een rekenblad als formule zou uitvoeren, krijgt een aanhalingsteken vooraan; een getal niet."""
    is_formule = cel.startswith(_FORMULETEKENS) and not cel[1:].replace(".", "", 1).isdigit()
    return f"'{cel}" if is_formule else cel


def _zonder_stijl(tekst: str, **_: object) -> str:
    return tekst
