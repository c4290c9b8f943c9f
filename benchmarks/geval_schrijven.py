"""Het meegeleverde dossier schrijven: json, de bibliotheek, pydantic."""

from __future__ import annotations

import json

from dossiers import VOORBEELD
from harnas import Geval, Variant
from pydantic_dossier import dossiermodel

from lokale_partnerschappen import naar_json, van_json


def gevallen() -> list[Geval]:
    """Het schrijven van één dossier."""
    model = dossiermodel()
    gewoon, dossier, in_pydantic = json.loads(VOORBEELD), van_json(VOORBEELD), model.model_validate_json(VOORBEELD)

    def met_pydantic() -> str:
        return in_pydantic.model_dump_json(by_alias=True, exclude_defaults=True, indent=2)

    def met_pydantic_en_terug() -> str:
        tekst = met_pydantic()
        model.model_validate_json(tekst)
        return tekst

    return [
        Geval(
            "schrijven: het meegeleverde dossier",
            (
                Variant("json.dumps", lambda: json.dumps(gewoon, ensure_ascii=False, indent=2), json.loads),
                Variant("naar_json (leest terug)", lambda: naar_json(dossier), json.loads),
                Variant("pydantic", met_pydantic, json.loads),
                Variant("pydantic + teruglezen", met_pydantic_en_terug, json.loads),
            ),
            maten=("json.dumps", "pydantic", "pydantic + teruglezen"),
        )
    ]
