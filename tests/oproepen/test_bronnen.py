"""De documenten waarop alles steunt: elk heeft een sleutel en een titel."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import pytest

from lokale_partnerschappen.basis.bron import Bron, Gezag
from lokale_partnerschappen.oproepen import bronnen


@pytest.mark.parametrize("bron", bronnen.ALLE, ids=lambda bron: f"{bron.sleutel}-{bron.gezag}")
def test_elke_bron_heeft_een_sleutel_en_een_titel(bron: Bron) -> None:
    """En als ze op het web staat een volledig adres; de plaats kiest wie haar citeert."""
    assert bron.sleutel.strip() == bron.sleutel != ""
    assert bron.titel.strip() == bron.titel != ""
    assert bron.plaats == ""
    assert not bron.url or all(urlsplit(bron.url)[:2])


def test_alle_bronnen_van_de_module_staan_in_de_lijst() -> None:
    """Elke bron één keer."""
    in_module = [waarde for waarde in vars(bronnen).values() if isinstance(waarde, Bron)]
    assert sorted(map(str, in_module)) == sorted(map(str, bronnen.ALLE))
    assert len(set(bronnen.ALLE)) == len(bronnen.ALLE) == 35


def test_alleen_de_aanvraag_heeft_tweeerlei_gezag() -> None:
    """Wat het formulier berekent bindt; wat één partnerschap erop invulde niet."""
    per_sleutel = Counter(bron.sleutel for bron in bronnen.ALLE)
    assert [sleutel for sleutel, aantal in per_sleutel.items() if aantal > 1] == ["S3"]
    assert {bron.gezag for bron in bronnen.ALLE if bron.sleutel == "S3"} == {Gezag.FORMULIER, Gezag.PRAKTIJK}


@pytest.mark.parametrize(
    ("bron", "bindt"),
    [
        (bronnen.OPROEP_208, True),
        (bronnen.VRAGEN_EN_ANTWOORDEN, True),
        (bronnen.FINANCIERING_VVSG, True),
        (bronnen.VERORDENING_2021_1060, True),
        (bronnen.AANVRAAGFORMULIER, True),
        (bronnen.GOEDGEKEURDE_AANVRAAG, False),
        (bronnen.STAND_VVSG, False),
        (bronnen.INTERREG_STANDAARDUURTARIEF, False),
        (bronnen.VERORDENING_2021_1057, True),
        (bronnen.VERORDENING_2016_679, True),
        (bronnen.SFC_ONMIDDELLIJK_RESULTAAT, False),
        (bronnen.ESF_SCHOTLAND, False),
        (bronnen.ESF_HELPDESK_RAPPORTERING, False),
        (bronnen.ESF_ARCHIEF, False),
        (bronnen.ESF_PROJECTBEOORDELING, False),
        (bronnen.ESF_REGISTRATIE, False),
        (bronnen.COMMUNICATIEVERPLICHTINGEN, True),
        (bronnen.VDAB_LOKALE_BESTUREN, False),
        (bronnen.EIGEN_WAARDE, False),
    ],
)
def test_wat_een_bron_te_zeggen_heeft(bron: Bron, bindt: bool) -> None:
    """De oproep, haar vragen en antwoorden, EU-recht en het formulier mogen een fout dragen; de rest niet."""
    assert bron.gezag.bindt is bindt
