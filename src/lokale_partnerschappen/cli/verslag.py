"""Oordelen tonen: als tekst voor wie een dossier nakijkt, als JSON of CSV voor een programma of rekenblad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs

from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.pad import Pad, schrijf_pad
from lokale_partnerschappen.basis.weergave import toon_datum, vertaal
from lokale_partnerschappen.cli.dossiers import Onleesbaar, Oordeel, Samenoordeel
from lokale_partnerschappen.cli.uitvoer import Stijl, als_csv, als_json, kies_stijl
from lokale_partnerschappen.controle import Bevinding, Verslag
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.regels._regel import Ernst

_KLEUR: Final = {Ernst.FOUT: "red", Ernst.WAARSCHUWING: "yellow", Ernst.AANDACHT: "cyan"}


def oordelen(alle: Sequence[Oordeel | Onleesbaar], samen: Samenoordeel | None, formaat: str, taal: str) -> str:
    """De oordelen over dossiers, elk apart en daarna samen.

    Wat niet te lezen is, staat in JSON en CSV erbij, in tekst op de foutuitvoer.
    """
    if formaat == "json":
        return als_json([_als_dict(een, taal) | _samen_als_dict(een, samen, taal) for een in alle])
    if formaat == "csv":
        return als_csv([*(rij for een in alle for rij in _rijen(een, taal)), *_samen_rijen(samen, taal)])
    stijl = kies_stijl()
    delen = [_tekst(een, taal, stijl) for een in alle if isinstance(een, Oordeel)]
    return "\n".join([*delen, *_samen_tekst(samen, taal, stijl), *_samengevat(alle, taal, stijl)])


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
            regels += _bevinding(bevinding, waar(partnerschap, bevinding.pad), taal, stijl)
    twijfels = [(waar(partnerschap, bevinding.pad), bevinding) for bevinding in verslag.niet_te_beoordelen]
    regels += _niet_te_beoordelen(twijfels, taal, stijl)
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


def _bevinding(bevinding: Bevinding, plaats: str, taal: str, stijl: Stijl) -> list[str]:
    ernst = stijl(vertaal(bevinding.ernst.value, taal).upper(), fg=_KLEUR[bevinding.ernst], bold=True)
    doen, bron = bevinding.doen(taal), bevinding.regel.bron
    return [
        f"  {ernst}  {vertaal(bevinding.regel.titel, taal)}  [{bevinding.regel.id}]",
        f"    {vertaal('Waar', taal)}: {plaats}",
        f"    {bevinding.bericht(taal)}",
        *([f"    {vertaal('Wat doen', taal)}: {doen}"] if doen else []),
        f"    {vertaal('Bron', taal)}: {bron} ({vertaal(bron.gezag.value, taal)})",
    ]


def _niet_te_beoordelen(twijfels: Sequence[tuple[str, Bevinding]], taal: str, stijl: Stijl) -> list[str]:
    """Wat ontbreekt, elk één keer, met alle regels die het missen."""
    missen: dict[str, list[str]] = {}
    for plaats, bevinding in twijfels:
        wat = f"  {plaats}: {vertaal(bevinding.onbekend or '', taal)}"
        missen.setdefault(wat, []).append(bevinding.regel.id)
    kop = ["", _kop(vertaal("Niet te beoordelen", taal), stijl)] if missen else []
    return [*kop, *(f"{wat}  [{', '.join(ids)}]" for wat, ids in missen.items())]


def waar(partnerschap: object, pad: Pad) -> str:
    """Een plaats zoals in het bestand, met erachter over welke begroting, lijn of organisatie het gaat."""
    voorwerp: Any = partnerschap
    namen = []
    for deel in pad:
        try:
            voorwerp = voorwerp[deel] if isinstance(deel, int) else getattr(voorwerp, deel)
        except (AttributeError, IndexError, TypeError):
            break  # een eigen regel mag een plaats noemen die het model niet kent
        # Wat geen eigen naam heeft, zou hier als Python-code komen te staan.
        if isinstance(deel, int) and attrs.has(type(voorwerp)) and "__str__" in vars(type(voorwerp)):
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


def _samen_tekst(samen: Samenoordeel | None, taal: str, stijl: Stijl) -> list[str]:
    """Wat alleen te zien is als de dossiers naast elkaar liggen; niets als er niets te zeggen is."""
    if samen is None or not (samen.verslag.bevindingen or samen.verslag.niet_te_beoordelen):
        return []
    regels = [stijl(vertaal("Alle dossiers samen", taal), bold=True)]
    for onderwerp, groep in groupby(samen.verslag, key=lambda bevinding: bevinding.regel.onderwerp):
        regels += ["", _kop(vertaal(onderwerp, taal), stijl)]
        for plaats, bevinding in _in_bestanden(samen, groep):
            regels += _bevinding(bevinding, plaats, taal, stijl)
    regels += _niet_te_beoordelen(_in_bestanden(samen, samen.verslag.niet_te_beoordelen), taal, stijl)
    return ["\n".join([*regels, "", _slotzin(samen.verslag, taal, stijl), ""])]


def _in_bestanden(samen: Samenoordeel, bevindingen: Iterable[Bevinding]) -> list[tuple[str, Bevinding]]:
    """Elke bevinding met het bestand en de plaats daarin."""
    return [
        (f"{dossier.bestand}: {waar(dossier.partnerschap, bevinding.pad)}", bevinding)
        if dossier is not None
        else (schrijf_pad(bevinding.pad), bevinding)
        for dossier, bevinding in samen.per_dossier(bevindingen)
    ]


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


def _samen_als_dict(een: Oordeel | Onleesbaar, samen: Samenoordeel | None, taal: str) -> dict[str, Any]:
    """Wat de dossiers samen over dit ene zeggen; de sleutel is er alleen als er dossiers naast elkaar liggen."""
    if samen is None or isinstance(een, Onleesbaar):
        return {}
    alle = samen.per_dossier((*samen.verslag.bevindingen, *samen.verslag.niet_te_beoordelen))
    eigen = [bevinding.rij(taal) for dossier, bevinding in alle if dossier is None or dossier is een.dossier]
    return {"samen": eigen}


def _samen_rijen(samen: Samenoordeel | None, taal: str) -> Iterator[dict[str, Any]]:
    if samen is not None:
        alle = samen.per_dossier((*samen.verslag.bevindingen, *samen.verslag.niet_te_beoordelen))
        for dossier, bevinding in alle:
            bestand = vertaal("Alle dossiers samen", taal) if dossier is None else dossier.bestand
            yield {"bestand": bestand} | bevinding.rij(taal)


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
