"""Elk cijfer van de begroting wordt bewaakt: verandert er één, dan wijst een bevinding het vak aan waar het staat."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import pytest
from tests.regels.gevallen import alles_van, gewijzigd

from lokale_partnerschappen import Bevinding, controleer, van_dict, voorbeeld
from lokale_partnerschappen.voorbeelden import voorbeeld_als_json

# Wat geen enkel ander cijfer op het formulier tegenspreekt; met de reden.
NIETS_OM_MEE_TE_VERGELIJKEN: Final = {
    "loonfiches": "een aantal bijlagen staat nergens anders; alleen nul wordt geteld",
    "bewijsstukken": "een aantal bijlagen staat nergens anders; alleen nul wordt geteld",
}
_GETAL: Final = re.compile(r"-?\d+(\.\d+)?\Z")


def cijfers(waarde: Any, pad: str) -> Iterator[tuple[str, str | int]]:
    """Elk getal onder een plaats van het dossierbestand; datums, namen en NIS-codes zijn er geen."""
    match waarde:
        case dict():
            for naam, deel in waarde.items():
                if naam != "gemeente":
                    yield from cijfers(deel, f"{pad}.{naam}")
        case list():
            for i, deel in enumerate(waarde):
                yield from cijfers(deel, f"{pad}[{i}]")
        case int() if not isinstance(waarde, bool):
            yield pad, waarde
        case str() if _GETAL.match(waarde):
            yield pad, waarde


ALLE: Final = dict(cijfers(json.loads(voorbeeld_als_json())["partnerschap"]["begrotingen"][0], "begrotingen[0]"))
BEWAAKT: Final = [pad for pad in ALLE if pad.rpartition(".")[2] not in NIETS_OM_MEE_TE_VERGELIJKEN]


def veranderd(pad: str) -> str:
    """Hetzelfde cijfer, duidelijk anders: één uur, één procent, of € 7,77 meer."""
    veld = pad.rpartition(".")[2]
    erbij = "1" if veld in ("uren", "forfaitpercentage") or ".aandelen." in pad else "7.77"
    return str(Decimal(ALLE[pad]) + Decimal(erbij))


def vak(plaats: str) -> str:
    """Het vak van het formulier: een lijn van een tabel, een totaallijn, of een blok kosten of financiering.

    De aandelen van de gemeenten zijn samen één vak: er is alleen een totaal om mee te vergelijken.
    """
    gevonden = re.match(r"begrotingen\[0\]\.(gemeentelijke_aandelen|\w+(\[\d+\])?)", plaats)
    return gevonden.group() if gevonden else plaats


def nieuwe_bevindingen(pad: str, waarde: str | int) -> list[Bevinding]:
    """Wat de controle meer vindt als één cijfer verandert."""
    eigen = {alles_van(bevinding) for bevinding in controleer(voorbeeld())}
    verslag = controleer(van_dict(gewijzigd([{"pad": pad, "waarde": waarde}])))
    twijfels = [(twijfel.regel.id, twijfel.plaats) for twijfel in verslag.niet_te_beoordelen]
    assert twijfels == [("lokale-besturen-onder-aandeel", "begrotingen")]
    return [bevinding for bevinding in verslag if alles_van(bevinding) not in eigen]


def test_alle_cijfers_van_de_begroting_zijn_er() -> None:
    """18 personeelslijnen met elk zes cijfers, vijf cofinancieringslijnen met elk drie, en alle totalen en vakken."""
    per_vak: dict[str, int] = {}
    for pad in ALLE:
        naam = re.sub(r"\[\d+\]\Z", "", vak(pad)).removeprefix("begrotingen[0].")
        per_vak[naam] = per_vak.get(naam, 0) + 1
    assert per_vak == {
        "personeel": 108,
        "personeel_totaal": 4,
        "cofinanciering": 15,
        "cofinanciering_totaal": 3,
        "forfaitpercentage": 1,
        "kosten_werking": 2,
        "kosten_ondersteuning": 2,
        "kosten_project": 2,
        "financiering_werking": 11,
        "financiering_ondersteuning": 9,
        "financiering_project": 11,
        "gemeentelijke_aandelen": 6,
    }
    assert len(ALLE) - len(BEWAAKT) == 23


@pytest.mark.parametrize("pad", BEWAAKT)
def test_een_veranderd_cijfer_wordt_gevonden_waar_het_staat(pad: str) -> None:
    """Minstens één bevinding staat op het cijfer zelf, erboven, of ernaast in hetzelfde vak."""
    plaatsen = {bevinding.plaats for bevinding in nieuwe_bevindingen(pad, veranderd(pad))}
    assert {plaats for plaats in plaatsen if vak(plaats) == vak(pad)}, plaatsen


@pytest.mark.parametrize("pad", [pad for pad in BEWAAKT if not pad.endswith((".brutoloon", ".uren"))])
def test_een_getoond_cijfer_wordt_op_zijn_eigen_plaats_of_erboven_gevonden(pad: str) -> None:
    """Wie een getoond cijfer verkeerd overneemt, krijgt dat cijfer aangewezen, of het vak waarvan het een deel is."""
    plaatsen = {bevinding.plaats for bevinding in nieuwe_bevindingen(pad, veranderd(pad))}
    assert {plaats for plaats in plaatsen if pad == plaats or pad.startswith((f"{plaats}.", f"{plaats}["))}, plaatsen


@pytest.mark.parametrize("pad", [pad for pad in ALLE if pad not in BEWAAKT])
def test_een_aantal_bijlagen_heeft_niets_om_mee_te_vergelijken(pad: str) -> None:
    """Alleen of er een is, telt: van de 23 lijnen hebben er drie geen."""
    een_meer = [bevinding.gegevens["gevonden"] for bevinding in nieuwe_bevindingen(pad, int(ALLE[pad]) + 1)]
    geen = [bevinding.gegevens["gevonden"] for bevinding in nieuwe_bevindingen(pad, 0)]
    assert (een_meer, geen) == (([2], []) if ALLE[pad] == 0 else ([], [4]))
