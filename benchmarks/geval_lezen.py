"""Het meegeleverde dossier lezen, en hetzelfde met dertig fouten: json, de bibliotheek, pydantic."""

from __future__ import annotations

import json
from typing import Any

from dossiers import VOORBEELD, Plaats, met_leesfouten, op_volgorde
from harnas import Geval, Variant
from pydantic import BaseModel, ValidationError
from pydantic_dossier import dossiermodel

from lokale_partnerschappen import LeesFout, naar_dict, van_json
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in

Rijen = list[dict[str, Any]]


def gevallen() -> list[Geval]:
    """Een goed dossier, en een met fouten."""
    model, met_keur = dossiermodel(), dossiermodel(_zonder_persoonsgegeven)
    return [_goed(model, met_keur), _fout(model)]


def _zonder_persoonsgegeven(tekst: str) -> str:
    if persoonsgegeven_in(tekst):
        raise ValueError("een persoonsgegeven")
    return tekst


def _goed(model: type[BaseModel], met_keur: type[BaseModel]) -> Geval:
    return Geval(
        f"lezen: het meegeleverde dossier ({len(VOORBEELD) / 1000:.0f} kB)",
        (
            Variant("json.loads", lambda: json.loads(VOORBEELD)),
            Variant("van_json", lambda: van_json(VOORBEELD), naar_dict),
            Variant("pydantic", lambda: model.model_validate_json(VOORBEELD), _als_dict),
            Variant("pydantic + toets op persoonsgegevens", lambda: met_keur.model_validate_json(VOORBEELD), _als_dict),
        ),
        maten=("json.loads", "pydantic", "pydantic + toets op persoonsgegevens"),
    )


def _als_dict(bestand: BaseModel) -> dict[str, Any]:
    return bestand.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"schema": 1}


def _fout(model: type[BaseModel]) -> Geval:
    tekst, verwacht = met_leesfouten()

    def van_ons() -> tuple[LeesFout, Rijen]:
        try:
            van_json(tekst)
        except LeesFout as fout:
            return fout, fout.rijen()
        raise AssertionError("een dossier met fouten werd gelezen")

    def van_pydantic() -> tuple[ValidationError, Any]:
        try:
            model.model_validate_json(tekst)
        except ValidationError as fout:
            return fout, fout.errors()
        raise AssertionError("een dossier met fouten werd gelezen")

    def plaatsen_van_ons(paar: tuple[LeesFout, Rijen]) -> list[Plaats]:
        return op_volgorde([probleem.pad for probleem in paar[0].problemen])

    def plaatsen_van_pydantic(paar: tuple[ValidationError, Rijen]) -> list[Plaats]:
        return op_volgorde([tuple(fout["loc"][1:]) for fout in paar[1]])

    if plaatsen_van_ons(van_ons()) != verwacht:
        raise AssertionError("niet elke fout die in het dossier gezet is, werd gemeld")
    return Geval(
        f"lezen: hetzelfde dossier met {len(verwacht)} fouten, alle gemeld",
        (
            Variant("json.loads", lambda: json.loads(tekst), None),
            Variant("van_json, LeesFout.rijen()", van_ons, plaatsen_van_ons),
            Variant("pydantic, .errors()", van_pydantic, plaatsen_van_pydantic),
        ),
        maten=("json.loads", "pydantic, .errors()"),
    )
