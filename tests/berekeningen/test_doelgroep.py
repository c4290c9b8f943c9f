"""Past iemand bij de doelgroep: ja, nee of een oordeel van het team, en nooit nee zonder een bron die bindt."""

from __future__ import annotations

from itertools import product

import attrs
import pytest

from lokale_partnerschappen import Doelgroepreden, Doelgroepuitkomst, toets_doelgroep
from lokale_partnerschappen.berekeningen.trajecten.doelgroep import DOELGROEPVRAGEN
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG

JA, NEE, OORDEEL = Doelgroepuitkomst.JA, Doelgroepuitkomst.NEE, Doelgroepuitkomst.OORDEEL
PAST = {
    "werkzoekend_of_niet_actief": True,
    "voltijds": False,
    "complexe_problematiek": True,
    "gewoon_aanbod_volstaat": False,
}
ALLE = [dict(zip(PAST, antwoorden, strict=True)) for antwoorden in product((True, False, None), repeat=len(PAST))]


@pytest.mark.parametrize(
    ("anders", "uitkomst"),
    [
        ({}, JA),
        ({"voltijds": True}, NEE),
        ({"werkzoekend_of_niet_actief": False}, NEE),
        ({"complexe_problematiek": False}, NEE),
        ({"gewoon_aanbod_volstaat": True}, OORDEEL),
        ({"complexe_problematiek": None}, OORDEEL),
        ({"voltijds": None}, OORDEEL),
        ({"gewoon_aanbod_volstaat": None}, OORDEEL),
        ({"voltijds": True, "complexe_problematiek": None}, NEE),
    ],
)
def test_elk_antwoord_telt_mee(anders: dict[str, bool | None], uitkomst: Doelgroepuitkomst) -> None:
    """Eén nee beslist; wat niet bekend is of niet bindt, laat het oordeel aan het team."""
    assert toets_doelgroep(**(PAST | anders)).uitkomst is uitkomst


def test_wie_deels_zoekt_en_niet_voltijds_werkt_kan_begeleid_worden() -> None:
    """Losse interim sluit niemand uit; voltijds werk wel, ook voor wie iets anders zoekt."""
    assert toets_doelgroep(**PAST).uitkomst is JA
    assert toets_doelgroep(**(PAST | {"voltijds": True})).uitkomst is NEE


@pytest.mark.parametrize("antwoorden", ALLE, ids=str)
def test_een_nee_steunt_altijd_op_een_bron_die_bindt(antwoorden: dict[str, bool | None]) -> None:
    """Zonder nee op een vraag van een bron met gezag is het antwoord geen nee; ja vraagt vier bekende antwoorden."""
    oordeel = toets_doelgroep(**antwoorden)
    redenen = [reden for reden in oordeel.redenen if reden.gevolg is NEE]
    assert (oordeel.uitkomst is NEE) == bool(redenen)
    assert all(reden.vraag.grond.bron.gezag.bindt for reden in redenen)
    assert (oordeel.uitkomst is JA) == (antwoorden == PAST)
    assert [reden.antwoord for reden in oordeel.redenen] == list(antwoorden.values())


def test_leeftijd_woonplaats_en_verblijf_worden_niet_gevraagd() -> None:
    """Ze zijn nooit een reden, en wat niets beslist, hoeft niemand te zeggen."""
    oordeel = toets_doelgroep()
    assert [zin.onderwerp for zin in oordeel.nooit_een_reden] == ["leeftijd", "woonplaats", "verblijf"]
    assert all(zin.bron.gezag.bindt for zin in oordeel.nooit_een_reden)
    vragen = " ".join(reden.vraag.vraag for reden in oordeel.redenen)
    assert not any(woord in vragen for woord in ("woont", "oud", "leeftijd", "verblijf"))


def test_een_bron_zonder_gezag_kan_niemand_uitsluiten() -> None:
    """Ook niet als iemand later een vraag toevoegt."""
    vraag = DOELGROEPVRAGEN[1]
    praktijk = attrs.evolve(vraag.grond, bron=GOEDGEKEURDE_AANVRAAG)
    with pytest.raises(ValueError, match="een bron met gezag praktijk kan niemand uitsluiten"):
        attrs.evolve(vraag, grond=praktijk)


def test_er_zijn_vier_vragen_en_een_onbekend_antwoord_beslist_niets() -> None:
    """Het oordeel draagt de vragen en antwoorden, en niets over wie het gaat."""
    assert [vraag.naam for vraag in DOELGROEPVRAGEN] == list(PAST)
    assert {Doelgroepreden(vraag=vraag, antwoord=None).gevolg for vraag in DOELGROEPVRAGEN} == {OORDEEL}
