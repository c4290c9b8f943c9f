"""Oordelen tonen: als tekst voor wie een dossier nakijkt, als JSON of CSV voor een programma of rekenblad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs

from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.pad import Pad, schrijf_pad
from lokale_partnerschappen.basis.weergave import toon_datum, vertaal
from lokale_partnerschappen.cli.dossiers import Onleesbaar, Oordeel
from lokale_partnerschappen.cli.uitvoer import Stijl, als_csv, als_json, kies_stijl
from lokale_partnerschappen.controle import Bevinding, Verslag
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.regels._regel import Ernst

_KLEUR: Final = {Ernst.FOUT: "red", Ernst.WAARSCHUWING: "yellow", Ernst.AANDACHT: "cyan"}


def oordelen(alle: Sequence[Oordeel | Onleesbaar], formaat: str, taal: str) -> str:
    """De oordelen over dossiers; wat niet te lezen is, staat in JSON en CSV erbij, in tekst op de foutuitvoer."""
    if formaat == "json":
        return als_json([_als_dict(een, taal) for een in alle])
    if formaat == "csv":
        return als_csv(rij for een in alle for rij in _rijen(een, taal))
    stijl = kies_stijl()
    delen = [_tekst(een, taal, stijl) for een in alle if isinstance(een, Oordeel)]
    return "\n".join([*delen, *_samengevat(alle, taal, stijl)])


def onleesbaar_als_dict(een: Onleesbaar) -> dict[str, Any]:
    """Een bestand dat geen dossier is, met alle problemen."""
    return {"bestand": een.bestand, "leesbaar": False, "leesfouten": een.leesfout.rijen()}


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(oordeel: Oordeel, taal: str, stijl: Stijl) -> str:
    verslag, partnerschap = oordeel.verslag, oordeel.dossier.partnerschap
    regels = [stijl(f"{oordeel.dossier.bestand}: {partnerschap}", bold=True), _bereik(oordeel, taal)]
    for onderwerp, groep in groupby(verslag, key=lambda bevinding: bevinding.regel.onderwerp):
        regels += ["", _kop(vertaal(onderwerp, taal), stijl)]
        for bevinding in groep:
            regels += _bevinding(bevinding, partnerschap, taal, stijl)
    if verslag.niet_te_beoordelen:
        regels += ["", _kop(vertaal("Niet te beoordelen", taal), stijl)]
        regels += _niet_te_beoordelen(verslag, partnerschap, taal)
    if verslag.niet_van_toepassing:
        regels += ["", _kop(vertaal("Niet van toepassing", taal), stijl)]
        regels += [f"  {naam}: {reden}" for naam, reden in _niet_van_toepassing(verslag, taal).items()]
    return "\n".join([*regels, "", _slotzin(verslag, taal, stijl), ""])


def _kop(tekst: str, stijl: Stijl) -> str:
    return stijl(tekst.upper(), bold=True)


def _bereik(oordeel: Oordeel, taal: str) -> str:
    oproep, op = OPROEPEN[oordeel.verslag.oproep], oordeel.verslag.op
    dag = vertaal("de hele looptijd", taal) if op is None else toon_datum(op, taal)
    return vertaal("Oproep {naam} ({nummer}); beoordeeld: {dag}; aantal regels: {aantal}", taal).format(
        naam=oproep.naam, nummer=oproep.nummer, dag=dag, aantal=oordeel.aantal_regels
    )


def _bevinding(bevinding: Bevinding, partnerschap: object, taal: str, stijl: Stijl) -> list[str]:
    ernst = stijl(vertaal(bevinding.ernst.value, taal).upper(), fg=_KLEUR[bevinding.ernst], bold=True)
    doen, bron = bevinding.doen(taal), bevinding.regel.bron
    return [
        f"  {ernst}  {vertaal(bevinding.regel.titel, taal)}  [{bevinding.regel.id}]",
        f"    {vertaal('Waar', taal)}: {waar(partnerschap, bevinding.pad)}",
        f"    {bevinding.bericht(taal)}",
        *([f"    {vertaal('Wat doen', taal)}: {doen}"] if doen else []),
        f"    {vertaal('Bron', taal)}: {bron} ({vertaal(bron.gezag.value, taal)})",
    ]


def _niet_te_beoordelen(verslag: Verslag, partnerschap: object, taal: str) -> list[str]:
    """Wat ontbreekt, elk één keer, met alle regels die het missen."""
    missen: dict[str, list[str]] = {}
    for bevinding in verslag.niet_te_beoordelen:
        wat = f"  {waar(partnerschap, bevinding.pad)}: {vertaal(bevinding.onbekend or '', taal)}"
        missen.setdefault(wat, []).append(bevinding.regel.id)
    return [f"{wat}  [{', '.join(ids)}]" for wat, ids in missen.items()]


def waar(partnerschap: object, pad: Pad) -> str:
    """Een plaats zoals in het bestand, met erachter over welke begroting, lijn of organisatie het gaat."""
    voorwerp: Any = partnerschap
    namen = []
    for deel in pad:
        try:
            voorwerp = voorwerp[deel] if isinstance(deel, int) else getattr(voorwerp, deel)
        except (AttributeError, IndexError, TypeError):
            break  # een eigen regel mag een plaats noemen die het model niet kent
        if isinstance(deel, int) and attrs.has(type(voorwerp)):
            organisatie = getattr(voorwerp, "partner", None)
            namen.append(f"{voorwerp} ({organisatie})" if organisatie else str(voorwerp))
    return f"{schrijf_pad(pad)} ({', '.join(namen)})" if namen else schrijf_pad(pad)


def _slotzin(verslag: Verslag, taal: str, stijl: Stijl) -> str:
    geteld = [_geteld(ernst, verslag.aantal(ernst), taal) for ernst in Ernst]
    if verslag.niet_te_beoordelen:
        zin = vertaal("{aantal} keer niet te beoordelen", taal)
        geteld.append(zin.format(aantal=len(verslag.niet_te_beoordelen)))
    aantallen = ", ".join(geteld)
    if verslag.in_orde:
        return stijl(f"{vertaal('In orde', taal)}: {aantallen}.", fg="green")
    return stijl(f"{vertaal('Niet in orde', taal)}: {aantallen}.", fg="red")


def _geteld(ernst: Ernst, aantal: int, taal: str) -> str:
    enkel = aantal == 1
    match ernst:
        case Ernst.FOUT:
            woord = vertaal("fout" if enkel else "fouten", taal)
        case Ernst.WAARSCHUWING:
            woord = vertaal("waarschuwing" if enkel else "waarschuwingen", taal)
        case _:
            woord = vertaal("aandachtspunt" if enkel else "aandachtspunten", taal)
    return f"{aantal} {woord}"


def _samengevat(alle: Sequence[Oordeel | Onleesbaar], taal: str, stijl: Stijl) -> list[str]:
    """Bij meer dossiers: hoeveel er in orde zijn, en welke niet."""
    if len(alle) < 2:
        return []
    codes = [een.code for een in alle]
    zin = vertaal("{aantal} dossiers: {goed} in orde, {fout} niet in orde, {onleesbaar} niet te lezen.", taal)
    geteld = zin.format(aantal=len(alle), goed=codes.count(0), fout=codes.count(1), onleesbaar=codes.count(2))
    niet_goed = [f"  {vertaal('Niet in orde', taal)}: {een.dossier.bestand}" for een in _fout(alle)]
    return [stijl(geteld, bold=True), *niet_goed, ""]


def _fout(alle: Sequence[Oordeel | Onleesbaar]) -> list[Oordeel]:
    return [een for een in alle if isinstance(een, Oordeel) and een.code]


# --- JSON en CSV -----------------------------------------------------------------------------------------------------


def _als_dict(een: Oordeel | Onleesbaar, taal: str) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    verslag = een.verslag
    return {
        "bestand": een.dossier.bestand,
        "leesbaar": True,
        "naam": str(een.dossier.partnerschap),
        "oproep": verslag.oproep,
        "op": in_json(verslag.op),
        "versie": verslag.versie,
        "aantal_regels": een.aantal_regels,
        "in_orde": verslag.in_orde,
        "bevindingen": verslag.rijen(taal),
        "niet_te_beoordelen": [bevinding.rij(taal) for bevinding in verslag.niet_te_beoordelen],
        "niet_van_toepassing": _niet_van_toepassing(verslag, taal),
    }


def _niet_van_toepassing(verslag: Verslag, taal: str) -> dict[str, str]:
    return {naam: vertaal(reden.reden, taal) for naam, reden in sorted(verslag.niet_van_toepassing.items())}


def _rijen(een: Oordeel | Onleesbaar, taal: str) -> Iterator[dict[str, Any]]:
    if isinstance(een, Oordeel):
        for rij in een.verslag.rijen(taal, ook_onbekend=True):
            yield {"bestand": een.dossier.bestand} | rij
        return
    for probleem in een.leesfout.problemen:
        yield {
            "bestand": een.bestand,
            "regel": "leesfout",
            "ernst": "niet te lezen",
            "plaats": probleem.plaats,
            "gevonden": probleem.gevonden,
            "verwacht": probleem.verwacht,
            "bericht": str(probleem),
        }
