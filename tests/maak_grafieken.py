"""Tekent de grafieken van de documentatie uit het voorbeelddossier: ``python -m tests.maak_grafieken``.

Het traject op het sterdiagram is dat met de meeste levensdomeinen met twee scores, en liefst met herval.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.maak_voorbeeld import maak_voorbeeld

from lokale_partnerschappen import Partnerschap, Periode, Traject, gebied_van, voorwaarden_voor
from lokale_partnerschappen.berekeningen.trajecten.voortgang import voortgang
from lokale_partnerschappen.uitwisseling.grafiek.caseload import caseload_svg
from lokale_partnerschappen.uitwisseling.grafiek.financiering import financiering_svg
from lokale_partnerschappen.uitwisseling.grafiek.ster import ster_svg

BEELDEN = Path(__file__).parent.parent / "docs" / "nl" / "beelden"


def traject_met_herval(dossier: Partnerschap) -> Traject:
    """Het traject waar het meest aan te zien is."""

    def rijkdom(traject: Traject) -> tuple[int, bool, str]:
        gezien = voortgang(traject)
        gedaald = any(arm.verschil is not None and arm.verschil < 0 for arm in gezien.ster)
        return sum(arm.verschil is not None for arm in gezien.ster), gedaald, traject.id

    return max((traject for deelnemer in dossier.deelnemers for traject in deelnemer.trajecten), key=rijkdom)


def maak_grafieken() -> dict[str, str]:
    """Elke grafiek met de naam van haar bestand."""
    dossier = maak_voorbeeld()
    voorwaarden = voorwaarden_voor(dossier.oproep, gebied=gebied_van(dossier.werkingsgebied))
    twee_jaar = Periode(date(2024, 1, 1), date(2025, 12, 31))
    return {
        "ster.svg": ster_svg(traject_met_herval(dossier)),
        "caseload.svg": caseload_svg(dossier, twee_jaar, voorwaarden=voorwaarden),
        "financiering.svg": financiering_svg(dossier.begrotingen[0], voorwaarden=voorwaarden),
    }


if __name__ == "__main__":
    for naam, svg in maak_grafieken().items():
        (BEELDEN / naam).write_text(svg, "utf-8", newline="\n")
