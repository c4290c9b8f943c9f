"""Bronnen: waar iets staat, wat dat te zeggen heeft en hoe zeker het is."""

from __future__ import annotations

import attrs
import pytest

from lokale_partnerschappen.basis.bron import Bron, Gezag, Zekerheid

VRAGEN = Bron(sleutel="VB", titel="Vragen en antwoorden", gezag=Gezag.NORM, url="https://voorbeeld.be/vragen")


@pytest.mark.parametrize(
    ("gezag", "bindt"),
    [("norm", True), ("formulier", True), ("beschrijving", False), ("praktijk", False), ("verwant", False)],
)
def test_alleen_een_norm_en_het_formulier_binden(gezag: str, bindt: bool) -> None:
    """Wat één partnerschap antwoordde of een zusterprogramma schrijft, kan geen fout dragen."""
    assert Gezag(gezag).bindt is bindt


def test_er_zijn_vijf_soorten_gezag_en_drie_graden_van_zekerheid() -> None:
    """Niets anders bestaat."""
    assert [gezag.value for gezag in Gezag] == ["norm", "formulier", "beschrijving", "praktijk", "verwant"]
    assert [zekerheid.value for zekerheid in Zekerheid] == ["letterlijk", "afgeleid", "onzeker"]
    with pytest.raises(ValueError, match="gerucht"):
        Gezag("gerucht")


def test_een_bron_kan_een_plaats_krijgen() -> None:
    """Het document blijft hetzelfde; alleen de plaats erin komt erbij, en de eerste bron verandert niet."""
    op_vraag = VRAGEN.op("vraag 7")
    assert str(op_vraag) == "Vragen en antwoorden, vraag 7"
    assert str(VRAGEN) == "Vragen en antwoorden"
    assert attrs.evolve(op_vraag, plaats="") == VRAGEN
    assert op_vraag.url == VRAGEN.url


def test_een_bron_verandert_nooit() -> None:
    """Een veld zetten kan niet, en gelijke bronnen zijn één sleutel."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(VRAGEN, "titel", "iets anders")  # noqa: B010
    assert len({VRAGEN, VRAGEN.op(""), VRAGEN.op("vraag 7")}) == 2
