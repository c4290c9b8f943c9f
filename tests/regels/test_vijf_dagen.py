"""Met ``op`` telt alleen wat die dag geldt: een partner die instapt, een die uitstapt, en een fusie ertussen."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs
import pytest

from lokale_partnerschappen import REGELS, Partnerschap, controleer, voorbeeld
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.samenstelling import (
    Lidmaatschap,
    Motief,
    Partner,
    Partnersoort,
    Partnerwijziging,
    Rol,
    Wijzigingssoort,
)

SAMENSTELLING: Final = REGELS.alleen(["samenstelling"])
NIEUW: Final = Partner(
    id="nieuw",
    naam="vzw",  # een naam die te algemeen is: zo is te zien of de organisatie beoordeeld wordt
    soort=Partnersoort.DIENSTVERLENER,
    kbo="0999999427",
    weerhouden=True,
    lidmaatschappen=(Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2025, 7, 1))),),
)


@pytest.fixture
def levensloop() -> Partnerschap:
    """VDAB stapt eind 2025 uit zonder motief te moeten geven; midden 2025 stapt een nieuwe partner in."""
    partners = [partner for partner in voorbeeld().partners if partner.id != "vdab"]
    tot_2026 = Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), date(2025, 12, 31)))
    vdab = voorbeeld().partner("vdab")
    assert vdab is not None
    instap = Partnerwijziging(
        datum=date(2025, 7, 1), partner="nieuw", soort=Wijzigingssoort.TOETREDING, motief=Motief.ANDER
    )
    return attrs.evolve(
        voorbeeld(),
        partners=(*partners, attrs.evolve(vdab, lidmaatschappen=(tot_2026,)), NIEUW),
        wijzigingen=(instap,),
        deelnemers=(),
    )


@pytest.mark.parametrize(
    ("dag", "bevindingen"),
    [
        ("2024-06-01", set()),
        ("2025-01-01", set()),
        ("2025-06-30", set()),
        (
            "2025-07-01",
            {
                ("organisatienaam-te-algemeen", "partners[11].naam"),
                ("overeenkomst-niet-ondertekend", "overeenkomst.ondertekend_door"),
                ("verwerkingsovereenkomst-niet-ondertekend", "verwerkingsovereenkomst.ondertekend_door"),
                ("ondersteuningsgroep-onvolledig", "ondersteuningsgroep"),
                ("wijziging-zonder-motief", "wijzigingen[0].motief"),
            },
        ),
        (
            "2026-01-01",
            {
                ("organisatienaam-te-algemeen", "partners[11].naam"),
                ("overeenkomst-niet-ondertekend", "overeenkomst.ondertekend_door"),
                ("verwerkingsovereenkomst-niet-ondertekend", "verwerkingsovereenkomst.ondertekend_door"),
                ("ondersteuningsgroep-onvolledig", "ondersteuningsgroep"),
                ("wijziging-zonder-motief", "wijzigingen[0].motief"),
                ("vdab-ontbreekt", "partners"),
                ("team-zonder-kernpartner", "team"),
            },
        ),
    ],
)
def test_vijf_dagen(levensloop: Partnerschap, dag: str, bevindingen: set[tuple[str, str]]) -> None:
    """Wie nog niet of niet meer lid is, wordt niet beoordeeld; een fusie verandert niets."""
    verslag = controleer(levensloop, op=date.fromisoformat(dag), regels=SAMENSTELLING)
    assert {(een.regel.id, een.plaats) for een in verslag} == bevindingen


def test_over_het_hele_leven_staat_er_wanneer_vdab_ontbreekt(levensloop: Partnerschap) -> None:
    """Zonder datum is VDAB er ooit geweest, maar na de wijziging niet meer."""
    gevonden = [
        (een.regel.id, een.gegevens["gevonden"])
        for een in controleer(levensloop, regels=SAMENSTELLING)
        if een.plaats == "partners"
    ]
    assert gevonden == [("kernpartner-ontbreekt-na-wijziging", date(2026, 1, 1))] * 2


def test_een_team_waarvan_niemand_nog_lid_is(levensloop: Partnerschap) -> None:
    """Dan ontbreken beide kernpartners, en staat er niemand meer in."""
    alleen_vdab = attrs.evolve(levensloop, team=("vdab",))
    verslag = controleer(alleen_vdab, op=date(2026, 1, 1), regels=REGELS.alleen(["team-zonder-kernpartner"]))
    assert [een.gegevens["gevonden"] for een in verslag] == ["niemand"] * 2


def test_wie_al_ontbrak_wordt_bij_een_latere_wijziging_niet_opnieuw_gemeld(levensloop: Partnerschap) -> None:
    """In 2027 vertrekt ook de nieuwe partner; dat VDAB ontbreekt, is dan al gemeld."""
    tot_2027 = Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2025, 7, 1), date(2026, 12, 31)))
    partners = (*levensloop.partners[:-1], attrs.evolve(NIEUW, lidmaatschappen=(tot_2027,)))
    verslag = controleer(
        attrs.evolve(levensloop, partners=partners), regels=REGELS.alleen(["kernpartner-ontbreekt-na-wijziging"])
    )
    assert [een.gegevens["gevonden"] for een in verslag] == [date(2026, 1, 1)] * 2
