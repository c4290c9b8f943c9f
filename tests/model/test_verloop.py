"""Partners die komen en gaan, en hoe een partnerschap beslist: wat het model erover zegt."""

from __future__ import annotations

from datetime import date

import pytest

from lokale_partnerschappen.model.samenstelling import (
    Conflictstap,
    Lidmaatschap,
    Motief,
    Partner,
    Partnerwijziging,
    Rol,
    Verloopafspraken,
    Wijzigingssoort,
)


@pytest.mark.parametrize(
    ("soort", "vertrek", "motief"),
    [
        ("toetreding", False, True),
        ("uittreding", True, False),
        ("losgelaten", True, True),
        ("minder-betrokken", False, True),
        ("onderaanneming", False, True),
        ("verhuis", True, False),
    ],
)
def test_wie_vertrekt_en_waarvoor_het_partnerschap_een_motief_heeft(soort: str, vertrek: bool, motief: bool) -> None:
    """Zes soorten, en niet meer: zo kan een partner alleen losgelaten, minder betrokken of onderaannemer worden."""
    assert len(Wijzigingssoort) == 6
    assert (Wijzigingssoort(soort).is_vertrek, Wijzigingssoort(soort).vraagt_motief) == (vertrek, motief)


def test_een_wijziging_noemt_haar_soort_en_haar_dag() -> None:
    """Zo staat ze bij de plaats van een bevinding."""
    wijziging = Partnerwijziging(datum=date(2025, 7, 1), partner="a", soort=Wijzigingssoort.TOETREDING)
    assert str(wijziging) == "toetreding op 2025-07-01"
    assert [wijziging.geldt_op(dag) for dag in (date(2025, 6, 30), date(2025, 7, 1))] == [False, True]


def test_een_organisatie_geldt_zolang_ze_een_rol_heeft() -> None:
    """Zonder lidmaatschap altijd."""
    van_juli = Partner(id="a", naam="A", lidmaatschappen=(Lidmaatschap(rol=Rol.PARTNER),))
    assert van_juli.geldt_op(date(1999, 1, 1))
    assert Partner(id="a", naam="A").geldt_op(date(1999, 1, 1))


def test_elk_motief_en_elke_stap_heeft_een_naam_voor_een_lezer() -> None:
    """Zonder streepjes."""
    assert [motief.label for motief in Motief] == [
        "een les uit het leerproces",
        "een vastgestelde tekortkoming",
        "een ander motief",
    ]
    assert [stap.label for stap in Conflictstap] == [
        "wie het aangaat",
        "projectcoördinator",
        "moederorganisatie",
        "neutrale partner",
    ]


def test_afspraken_die_ontbreken_en_die_niet_bekend_zijn() -> None:
    """Nee en onbekend zijn niet hetzelfde."""
    assert len(Verloopafspraken().onbekend) == 5
    afspraken = Verloopafspraken(lessen=True, beslissing=False, loslaten=False, instappen=True)
    assert (afspraken.ontbreekt, afspraken.onbekend) == (("beslissing", "loslaten"), ("uittreden",))
