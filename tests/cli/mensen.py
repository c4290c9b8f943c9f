"""Dossiers met deelnemers voor de tests van de opdrachtregel."""

from __future__ import annotations

from typing import Any

LETTERS = "bcdfghjkmnpqrstvwxyz"


def pseudoniem(soort: str, nummer: int) -> str:
    """Een pseudoniem dat er willekeurig uitziet."""
    return f"{soort}-7k3mq9x2vt{LETTERS[nummer // 20]}{LETTERS[nummer % 20]}"


def deelnemer(nummer: int, start: str = "2024-01-08", **traject: Any) -> dict[str, Any]:
    """Een deelnemer met één traject."""
    return {
        "id": pseudoniem("d", nummer),
        "geslacht": "vrouw",
        "status": "werkzoekend",
        "trajecten": [{"id": pseudoniem("t", nummer), "start": start, **traject}],
    }


def partnerschap(*deelnemers: dict[str, Any], **velden: Any) -> dict[str, Any]:
    """Een klein dossier."""
    eigen = {"naam": "Voorbeeld", "oproep": "lp-208", "deelnemers": list(deelnemers)}
    return {"schema": 1, "partnerschap": eigen | velden}


def groot(**velden: Any) -> dict[str, Any]:
    """Twaalf deelnemers vanaf januari, van wie er negen vertrekken, zes naar werk; en drie vanaf april."""
    vertrokken = [
        deelnemer(i, uitstroom={"datum": "2024-06-28", "reden": "werk-nec" if i < 6 else "verhuis"}) for i in range(9)
    ]
    blijven = [deelnemer(i) for i in range(9, 12)]
    return partnerschap(*vertrokken, *blijven, *(deelnemer(i, "2024-04-08") for i in range(12, 15)), **velden)
