"""De dossiers waarop gemeten wordt: het geld van het meegeleverde voorbeeld, en wat er bewust in kapotgemaakt is.

De mensen en de afspraken van het voorbeeld meten we niet hier maar in `stroom.py`.
"""

from __future__ import annotations

import json
from typing import Any

import attrs

from lokale_partnerschappen import Partnerschap, naar_json, voorbeeld

Plaats = tuple[str | int, ...]

_HEEL = voorbeeld()
_GELD = ("naam", "oproep", "toelichting", "periode", "werkingsgebied", "enveloppe")
VOORBEELD = naar_json(
    Partnerschap(
        **{naam: getattr(_HEEL, naam) for naam in _GELD},
        partners=tuple(attrs.evolve(partner, weerhouden=None) for partner in _HEEL.partners),
        begrotingen=tuple(attrs.evolve(begroting, gemeentelijke_aandelen=()) for begroting in _HEEL.begrotingen),
    )
)


def met_leesfouten() -> tuple[str, list[Plaats]]:
    """Het voorbeeld met dertig leesfouten, en waar ze staan: zes soorten op de lijnen, vier bij de partners."""
    bestand: dict[str, Any] = json.loads(VOORBEELD)
    dossier = bestand["partnerschap"]
    plaatsen: list[Plaats] = []
    for i, lijn in enumerate(dossier["begrotingen"][0]["personeel"]):
        veld = _maak_stuk(lijn, i, _OP_EEN_LIJN)
        plaatsen.append(("begrotingen", 0, "personeel", i, veld))
    for i, partner in enumerate(dossier["partners"]):
        plaatsen.append(("partners", i, _maak_stuk(partner, i, _BIJ_EEN_PARTNER)))
    dossier["periode"]["einde"] = "2029-02-30"
    plaatsen.append(("periode", "einde"))
    return json.dumps(bestand, ensure_ascii=False, indent=2), op_volgorde(plaatsen)


def met_rekenfouten() -> str:
    """Het voorbeeld met op een derde van de lijnen een verkeerd SUT of een verkeerde kost, en een verkeerd forfait."""
    bestand: dict[str, Any] = json.loads(VOORBEELD)
    begroting = bestand["partnerschap"]["begrotingen"][0]
    for i, lijn in enumerate(begroting["personeel"]):
        if i % 6 == 0:
            lijn["opgave"]["sut"] = "99.99"
        if i % 6 == 3:
            lijn["opgave"]["bedrag"] = "1234.56"
    begroting["kosten_werking"]["forfait"] = "141932.00"
    return json.dumps(bestand, ensure_ascii=False, indent=2)


def op_volgorde(plaatsen: list[Plaats]) -> list[Plaats]:
    """Plaatsen in een vaste volgorde, om ze te vergelijken."""
    return sorted(plaatsen, key=str)


_WEG = object()
_OP_EEN_LIJN: tuple[tuple[str, object], ...] = (
    ("uren", 1720),
    ("brutoloon", "3.610,00"),
    ("luik", "werkin"),
    ("partner", _WEG),
    ("urn", "1720"),
    ("loonfiches", "1"),
)
_BIJ_EEN_PARTNER: tuple[tuple[str, object], ...] = (("kbo", 123), ("soort", "vzw"), ("naam", _WEG), ("adres", "?"))


def _maak_stuk(deel: dict[str, Any], i: int, soorten: tuple[tuple[str, object], ...]) -> str:
    veld, waarde = soorten[i % len(soorten)]
    if waarde is _WEG:
        del deel[veld]
    else:
        deel[veld] = waarde
    return veld
