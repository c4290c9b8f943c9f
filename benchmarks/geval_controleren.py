"""Het meegeleverde dossier controleren: alle regels, en drie regels naast een functie met de hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from dossiers import VOORBEELD, met_rekenfouten
from harnas import Geval, Variant

from lokale_partnerschappen import REGELS, Bedrag, Luik, Partnerschap, Regels, Tarief, Verslag, controleer, van_json

DRIE = ("sut-klopt-niet", "lijnkost-klopt-niet", "forfait-klopt-niet")
CENT = Decimal("0.01")

Vondst = tuple[str, str, str, str]
"""Regel, plaats, gevonden, verwacht."""


def gevallen() -> list[Geval]:
    """Alle regels, en drie regels."""
    return [_alle(), _drie()]


def _alle() -> Geval:
    dossier = van_json(VOORBEELD)

    def lees_en_controleer() -> Verslag:
        return controleer(van_json(VOORBEELD))

    return Geval(
        f"controleren: alle {len(REGELS)} regels op het meegeleverde dossier",
        (
            Variant("json.loads van het dossier", lambda: json.loads(VOORBEELD), None),
            Variant("controleer", lambda: controleer(dossier), _vondsten),
            Variant("van_json + controleer", lees_en_controleer, _vondsten),
        ),
        maten=("json.loads van het dossier",),
    )


def _drie() -> Geval:
    tekst = met_rekenfouten()
    dossier, gewoon = van_json(tekst), json.loads(tekst)
    regels = Regels(REGELS.alleen(DRIE))
    aantal = len(controleer(dossier, regels=regels))
    return Geval(
        f"controleren: drie regels, {aantal} bevindingen",
        (
            Variant("met de hand, dicts en Decimal", lambda: list(drie_op_dicts(gewoon)), sorted),
            Variant("met de hand, onze objecten", lambda: list(drie_op_objecten(dossier)), sorted),
            Variant("controleer", lambda: controleer(dossier, regels=regels), _vondsten),
        ),
        maten=("met de hand, dicts en Decimal", "met de hand, onze objecten"),
    )


def _vondsten(verslag: Verslag) -> list[Vondst]:
    rijen = verslag.rijen()
    return sorted((rij["regel"], rij["plaats"], rij["gevonden"], rij["verwacht"]) for rij in rijen)


SUT_FACTOR = Tarief("0.012")
FORFAITTARIEF = Tarief("0.4")
MARGE = Bedrag("0.01")


def drie_op_objecten(dossier: Partnerschap) -> Iterator[Vondst]:
    """De drie toetsen in één lus, op de objecten van de bibliotheek, met vaste parameters en zonder verklaring."""
    for b, begroting in enumerate(dossier.begrotingen):
        for i, lijn in enumerate(begroting.personeel):
            opgave = lijn.opgave
            if opgave is None:
                continue
            plaats = f"begrotingen[{b}].personeel[{i}].opgave"
            uurtarief = lijn.brutoloon * SUT_FACTOR
            if opgave.sut is not None:
                if abs(opgave.sut - uurtarief) > MARGE:
                    yield DRIE[0], f"{plaats}.sut", str(opgave.sut), str(uurtarief)
                uurtarief = opgave.sut
            kost = uurtarief * lijn.uren
            if opgave.bedrag is not None and abs(opgave.bedrag - kost) > MARGE:
                yield DRIE[1], f"{plaats}.bedrag", str(opgave.bedrag), str(kost)
        totaal = begroting.personeel_totaal
        for luik in Luik:
            getoond = begroting.kosten(luik)
            personeel = None if totaal is None else getattr(totaal, luik)
            if getoond is None or getoond.forfait is None or personeel is None:
                continue
            forfait = personeel * FORFAITTARIEF
            if abs(getoond.forfait - forfait) > MARGE:
                yield DRIE[2], f"begrotingen[{b}].kosten_{luik}.forfait", str(getoond.forfait), str(forfait)


def drie_op_dicts(bestand: dict[str, Any]) -> Iterator[Vondst]:
    """Dezelfde toetsen op wat json.loads geeft, met Decimal: wat iemand zonder bibliotheek zou schrijven."""
    for b, begroting in enumerate(bestand["partnerschap"]["begrotingen"]):
        for i, lijn in enumerate(begroting["personeel"]):
            opgave = lijn.get("opgave", {})
            plaats = f"begrotingen[{b}].personeel[{i}].opgave"
            uurtarief = _rond(Decimal(lijn["brutoloon"]) * Decimal("0.012"))
            if "sut" in opgave:
                getoond = Decimal(opgave["sut"])
                if abs(getoond - uurtarief) > CENT:
                    yield DRIE[0], f"{plaats}.sut", str(getoond), str(uurtarief)
                uurtarief = getoond
            kost = _rond(uurtarief * Decimal(lijn["uren"]))
            if "bedrag" in opgave and abs(Decimal(opgave["bedrag"]) - kost) > CENT:
                yield DRIE[1], f"{plaats}.bedrag", opgave["bedrag"], str(kost)
        totaal = begroting.get("personeel_totaal", {})
        for luik in ("werking", "ondersteuning"):
            getoond = begroting.get(f"kosten_{luik}", {}).get("forfait")
            if getoond is None or luik not in totaal:
                continue
            forfait = _rond(Decimal(totaal[luik]) * Decimal("0.4"))
            if abs(Decimal(getoond) - forfait) > CENT:
                yield DRIE[2], f"begrotingen[{b}].kosten_{luik}.forfait", getoond, str(forfait)


def _rond(bedrag: Decimal) -> Decimal:
    return bedrag.quantize(CENT, ROUND_HALF_UP)
