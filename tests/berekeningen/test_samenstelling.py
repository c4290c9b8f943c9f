"""Of een werkingsgebied in Limburg ligt: de gemeenten beslissen, en anders het antwoord in het dossier."""

from __future__ import annotations

from datetime import date

import pytest

from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.model.samenstelling import Werkingsgebied
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

VOOR, NA = date(2024, 12, 31), date(2025, 1, 1)
BUITEN, LIMBURG = Gebied.BUITEN_LIMBURG, Gebied.LIMBURG


@pytest.mark.parametrize(
    ("gemeenten", "antwoord", "dag", "gebied"),
    [
        (("46014", "44045"), None, VOOR, BUITEN),
        (("71022", "71072"), None, VOOR, LIMBURG),
        (("71022", "73040"), None, NA, LIMBURG),  # samen Hasselt
        # de gemeenten gaan voor op wat het dossier antwoordt
        (("46014",), True, VOOR, BUITEN),
        (("71022",), False, VOOR, LIMBURG),
        # aan beide kanten, onbekend of leeg: het antwoord telt
        (("46014", "71022"), True, VOOR, LIMBURG),
        (("46014", "71022"), False, VOOR, BUITEN),
        (("46014", "71022"), None, VOOR, None),
        (("99999",), True, VOOR, LIMBURG),
        ((), False, VOOR, BUITEN),
        ((), None, VOOR, None),
        # een code die nog niet bestaat, telt niet mee
        (("71072",), None, VOOR, None),
        (("71072",), None, NA, LIMBURG),
    ],
)
def test_ligt_het_gebied_in_limburg(
    gemeenten: tuple[str, ...], antwoord: bool | None, dag: date, gebied: Gebied | None
) -> None:
    """Weet niemand het, dan is het gebied niet bekend."""
    assert gebied_van(Werkingsgebied(gemeenten=gemeenten, limburg=antwoord), dag) is gebied


def test_de_herleiding_zegt_hoe_het_gebied_bepaald_is() -> None:
    """Met de bron en dat het afgeleid is."""
    herleiding = gebied_van.herleid(Werkingsgebied(gemeenten=("71022",)), VOOR)
    assert herleiding.tekst() == (
        "Gebied = Limburg (de gemeenten zelf; liggen ze aan beide kanten of zijn ze niet bekend, dan het antwoord in"
        " het dossier)  [VVSG, vragen en antwoorden (2023), Limburg is een transitieregio; afgeleid]"
    )
