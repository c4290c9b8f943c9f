"""De regels, en de parameters van een oproep, met waar ze staan."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.weergave import toon, toon_periode, vertaal
from lokale_partnerschappen.cli.uitvoer import als_json
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.oproep import Oproep
from lokale_partnerschappen.oproepen.voorwaarden import Gebied, NietGezet, WaardeInOproep, parameters
from lokale_partnerschappen.regels._regel import AlgemeneRegel
from lokale_partnerschappen.regels._register import Regels


def regellijst(gekozen: Regels, formaat: str, taal: str) -> str:
    """De regels per onderwerp, met ernst en titel; in JSON met al wat een regel verklaart."""
    if formaat == "json":
        return als_json([regel_als_dict(regel, taal) for regel in gekozen])
    breedte = max(len(regel.id) for regel in gekozen)
    ernst_breedte = max(len(vertaal(regel.ernst.value, taal)) for regel in gekozen)
    tekst = []
    for onderwerp, groep in groupby(gekozen, key=lambda regel: regel.onderwerp):
        tekst.append(vertaal(onderwerp, taal).upper())
        for regel in groep:
            ernst = vertaal(regel.ernst.value, taal)
            tekst.append(f"  {regel.id:{breedte}}  {ernst:{ernst_breedte}}  {vertaal(regel.titel, taal)}")
        tekst.append("")
    return "\n".join(tekst)


def regel_als_dict(regel: AlgemeneRegel, taal: str) -> dict[str, Any]:
    """Een regel met bron, gezag en de waarde van haar parameters in elk gebied."""
    return {
        "id": regel.id,
        "onderwerp": regel.onderwerp,
        "over": regel.over.__name__,
        "ernst": regel.ernst.value,
        "titel": vertaal(regel.titel, taal),
        "bericht": vertaal(regel.bericht, taal),
        "doen": vertaal(regel.doen, taal),
        "uitleg": regel.uitleg,
        "feit": regel.feit.split(),
        "sinds": regel.sinds,
        "bron": in_json(regel.bron),
        "parameters": {naam: _per_gebied(OPROEPEN["lp-208"], naam, taal) for naam in regel.parameters},
    }


def parameterlijst(oproep: Oproep, formaat: str, taal: str) -> str:
    """De parameters van een oproep per gebied, met bron, geldigheid en zekerheid."""
    if formaat == "json":
        return als_json(
            {"id": oproep.id, "naam": oproep.naam, "nummer": oproep.nummer, "looptijd": in_json(oproep.looptijd)}
            | {"parameters": {naam: _per_gebied(oproep, naam, taal) for naam in parameters()}}
        )
    regels = [f"{oproep.naam} ({oproep.nummer}), {toon_periode(oproep.looptijd, taal)}"]
    for naam in parameters():
        regels += ["", naam]
        for waarde, gebieden in _samengenomen(oproep, naam):
            waar = "" if len(gebieden) == len(Gebied) else f" ({toon(gebieden[0], taal)})"
            regels += _waarde(waarde, waar, taal)
    return "\n".join([*regels, ""])


def _in(oproep: Oproep, gebied: Gebied, naam: str) -> NietGezet | WaardeInOproep:
    voorwaarden = oproep.voorwaarden(gebied)
    return voorwaarden.niet_gezet(naam) or voorwaarden.herkomst(naam)


def _per_gebied(oproep: Oproep, naam: str, taal: str) -> list[dict[str, Any]]:
    rijen = []
    for gebied in Gebied:
        waarde = _in(oproep, gebied, naam)
        if isinstance(waarde, NietGezet):
            rijen.append({"gebied": gebied.value, "waarde": None, "niet_gezet": vertaal(waarde.reden, taal)})
        else:
            toelichting = {"toelichting": vertaal(waarde.toelichting, taal)}
            rijen.append({"gebied": gebied.value} | in_json(waarde) | toelichting)
    return rijen


def _samengenomen(oproep: Oproep, naam: str) -> list[tuple[NietGezet | WaardeInOproep, list[Gebied]]]:
    """De waarden van een parameter, elk één keer, met de gebieden waar ze gelden."""
    waarden: list[NietGezet | WaardeInOproep] = []
    for gebied in Gebied:
        waarde = _in(oproep, gebied, naam)
        if waarde not in waarden:
            waarden.append(waarde)
    return [(waarde, [gebied for gebied in Gebied if _in(oproep, gebied, naam) == waarde]) for waarde in waarden]


def _waarde(waarde: NietGezet | WaardeInOproep, waar: str, taal: str) -> list[str]:
    if isinstance(waarde, NietGezet):
        return [f"  {vertaal('niet gezet', taal)}{waar}: {vertaal(waarde.reden, taal)}"]
    regels = [
        f"  {toon(waarde.waarde, taal)}{waar}: {waarde.bron} ({toon(waarde.zekerheid, taal)})",
        f"    {vertaal('geldig van', taal)} {toon_periode(waarde.periode, taal)}",
    ]
    return [*regels, f"    {vertaal(waarde.toelichting, taal)}"] if waarde.toelichting else regels
