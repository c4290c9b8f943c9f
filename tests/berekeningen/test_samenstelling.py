"""Of een werkingsgebied in Limburg ligt: de gemeenten beslissen, en anders het antwoord in het dossier."""

from __future__ import annotations

import pytest

from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.model.samenstelling import Werkingsgebied
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

BUITEN, LIMBURG = Gebied.BUITEN_LIMBURG, Gebied.LIMBURG


@pytest.mark.parametrize(
    ("gemeenten", "antwoord", "gebied"),
    [
        (("46014", "44045"), None, BUITEN),
        (("71022", "71072"), None, LIMBURG),
        (("71022", "73040"), None, LIMBURG),  # samen Hasselt
        # de gemeenten gaan voor op wat het dossier antwoordt
        (("46014",), True, BUITEN),
        (("71022",), False, LIMBURG),
        # aan beide kanten, onbekend of leeg: het antwoord telt
        (("46014", "71022"), True, LIMBURG),
        (("46014", "71022"), False, BUITEN),
        (("46014", "71022"), None, None),
        (("99999",), True, LIMBURG),
        ((), False, BUITEN),
        ((), None, None),
        # een code van na de fusie ligt even goed in Limburg
        (("71072",), None, LIMBURG),
    ],
)
def test_ligt_het_gebied_in_limburg(gemeenten: tuple[str, ...], antwoord: bool | None, gebied: Gebied | None) -> None:
    """Weet niemand het, dan is het gebied niet bekend."""
    assert gebied_van(Werkingsgebied(gemeenten=gemeenten, limburg=antwoord)) is gebied


def test_de_herleiding_zegt_hoe_het_gebied_bepaald_is() -> None:
    """Met de bron en dat het afgeleid is."""
    herleiding = gebied_van.herleid(Werkingsgebied(gemeenten=("71022",)))
    assert herleiding.tekst() == (
        "Gebied = Limburg (de gemeenten zelf; liggen ze aan beide kanten of zijn ze niet bekend, dan het antwoord in"
        " het dossier)  [VVSG, vragen en antwoorden (2023), Limburg is een transitieregio; afgeleid]"
    )
