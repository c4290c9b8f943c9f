"""Het partnerschap: de wortel van een dossier, en wie er op een dag lid van is."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.aanvraag import Projectaanvraag
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Lidmaatschap, Partner, Rol, Werkingsgebied


def lid(partner_id: str, *rollen: tuple[Rol, Periode | None]) -> Partner:
    """Een organisatie met rollen in de tijd."""
    lidmaatschappen = tuple(Lidmaatschap(rol=rol, periode=periode) for rol, periode in rollen)
    return Partner(id=partner_id, naam=partner_id.upper(), lidmaatschappen=lidmaatschappen)


STAD = lid("stad", (Rol.PROMOTOR, None), (Rol.PENHOUDER, None))
VDAB = lid("vdab")
NIEUW = lid("nieuw", (Rol.PARTNER, Periode(date(2025, 1, 1))))
WEG = lid("weg", (Rol.PARTNER, Periode.jaar(2024)), (Rol.ONDERAANNEMER, Periode.jaar(2026)))
WAASLAND = Partnerschap(naam="Waasland", oproep="lp-208", partners=(STAD, VDAB, NIEUW, WEG))


@pytest.mark.parametrize(
    ("dag", "leden"),
    [
        (date(2024, 6, 1), ["stad", "vdab", "weg"]),
        (date(2025, 1, 1), ["stad", "vdab", "nieuw"]),
        (date(2026, 12, 31), ["stad", "vdab", "nieuw", "weg"]),
        (None, ["stad", "vdab", "nieuw", "weg"]),
    ],
)
def test_wie_lid_is_hangt_van_de_dag_af(dag: date | None, leden: list[str]) -> None:
    """Partners stappen in en uit; zonder dag telt iedereen die ooit een rol heeft."""
    assert [partner.id for partner in WAASLAND.leden(dag)] == leden


@pytest.mark.parametrize(
    ("rol", "dag", "wie"),
    [
        (Rol.PROMOTOR, date(2024, 6, 1), ["stad"]),
        (Rol.PARTNER, date(2024, 6, 1), ["vdab", "weg"]),
        (Rol.ONDERAANNEMER, date(2024, 6, 1), []),
        (Rol.ONDERAANNEMER, None, ["weg"]),
        (Rol.PARTNER, None, ["vdab", "nieuw", "weg"]),
    ],
)
def test_wie_een_rol_heeft(rol: Rol, dag: date | None, wie: list[str]) -> None:
    """Op een dag, of ooit."""
    assert [partner.id for partner in WAASLAND.met_rol(rol, dag)] == wie


def test_een_partner_zoeken_op_zijn_id() -> None:
    """Zo verwijst de rest van het dossier naar een organisatie."""
    assert WAASLAND.partner("vdab") is VDAB
    assert WAASLAND.partner("onbekend") is None


def test_een_partnerschap_heet_zoals_het_heet_en_verandert_nooit() -> None:
    """Als tekst is het zijn naam; een veld zetten kan niet."""
    assert str(WAASLAND) == "Waasland"
    assert (WAASLAND.aanvraag, WAASLAND.overeenkomst, WAASLAND.kwaliteitscoach) == (None, None, None)
    assert WAASLAND.team == WAASLAND.raadsbesluiten == WAASLAND.verdeelsleutel == ()
    assert Partnerschap(naam="Leeg", oproep="lp-208").werkingsgebied == Werkingsgebied()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(WAASLAND, "naam", "anders")  # noqa: B010


def test_van_een_aanvraag_hoeft_niets_bekend_te_zijn() -> None:
    """Een leeg gedeeld doel is een antwoord dat ontbreekt, ``None`` is niet bekend; de aanvraag verandert nooit."""
    leeg = Projectaanvraag()
    assert set(attrs.astuple(leeg, recurse=False)) <= {None, ()}
    assert Projectaanvraag(gedeeld_doel="").gedeeld_doel == ""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(leeg, "gedeeld_doel", "anders")  # noqa: B010
