"""Elk geval van elke regel: precies deze bevindingen, en net aan de andere kant van de grens geen."""

from __future__ import annotations

import attrs
import pytest
from tests.regels.gevallen import (
    MAP,
    Geval,
    alle_gevallen,
    alles_van,
    deel_van,
    gewijzigd,
    machinevorm,
    verslag_van_vertrekpunt,
)

from lokale_partnerschappen import Ernst, van_dict, voorbeeld

GEVALLEN = alle_gevallen()
DERDE_AANDACHTSPUNT = {
    "limburg": {("inzet-boven-aandeel", "begrotingen[0].financiering_werking.lokaal")},
    "twee-jaren": {("jaarbudget-wijkt-af", "begrotingen[1].kosten_werking")},
    "mensen": {("caseload-onder-capaciteit", "begrotingen[0]")},
    "selectie": set(),
    "aanvraag": set(),
}


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.regel}: {geval.naam}")
def test_een_wijziging_geeft_precies_de_verwachte_bevindingen(geval: Geval) -> None:
    """Niet meer en niet minder dan wat het bestand zegt, met plaats en gegevens."""
    gevonden = [deel_van(bevinding, geval.verwacht) for bevinding in geval.erbij]
    verwacht = [{naam: machinevorm(waarde) for naam, waarde in rij.items()} for rij in geval.verwacht]

    def sleutel(rij: dict[str, str]) -> list[tuple[str, str]]:
        return sorted(rij.items())

    assert sorted(gevonden, key=sleutel) == sorted(verwacht, key=sleutel)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.regel}: {geval.naam}")
def test_een_wijziging_maakt_alleen_dit_onbeoordeelbaar(geval: Geval) -> None:
    """Wat ontbreekt, maakt precies deze regels op deze plaatsen onzeker, en schakelt er geen andere uit."""
    assert geval.onbekend_erbij == sorted((rij["regel"], rij["plaats"]) for rij in geval.onbekend)
    assert geval.uitgeschakeld_erbij == sorted(geval.niet_van_toepassing)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.regel}: {geval.naam}")
def test_de_regel_van_het_bestand_spreekt_of_zwijgt(geval: Geval) -> None:
    """Een geval gaat over zijn eigen regel: ze spreekt of ze twijfelt, en in het net-niet-geval zwijgt ze."""
    gesproken = {bevinding.regel.id for bevinding in geval.erbij}
    twijfel = {bevinding.regel.id for bevinding in geval.verslag.niet_te_beoordelen}
    assert (geval.regel in gesproken | twijfel) is geval.moet_spreken


@pytest.mark.parametrize("vertrek", ["", *DERDE_AANDACHTSPUNT])
def test_elk_vertrekpunt_is_in_orde(vertrek: str) -> None:
    """Er zijn alleen aandachtspunten, en alleen het aandeel van de lokale besturen over zes jaar is onbekend."""
    verslag = verslag_van_vertrekpunt(vertrek)
    assert {alles_van(bevinding)[:2] for bevinding in verslag} == {
        ("bijlagen-ontbreken", "begrotingen"),
        ("ondersteuning-wijkt-af-van-pakket", "begrotingen[0].kosten_ondersteuning"),
        *DERDE_AANDACHTSPUNT.get(vertrek, ()),
    }
    assert {bevinding.ernst for bevinding in verslag} == {Ernst.AANDACHT}
    assert [(twijfel.regel.id, twijfel.plaats) for twijfel in verslag.niet_te_beoordelen] == [
        ("lokale-besturen-onder-aandeel", "begrotingen")
    ]
    limburg = {"ondersteuning-anders-gefinancierd"} if vertrek == "limburg" else set()
    assert set(verslag.niet_van_toepassing) == limburg | {
        "forfaitverdeling-telt-niet-op",
        "brutoloon-niet-voltijds",
        "veel-personen-per-vte",
    }


def test_elk_vertrekpunt_heeft_gevallen() -> None:
    """Een vertrekpunt dat geen enkel geval gebruikt, is dode tekst."""
    assert {geval.vertrek for geval in GEVALLEN} == {"", *DERDE_AANDACHTSPUNT}
    assert {f"_{naam}.toml" for naam in DERDE_AANDACHTSPUNT} == {pad.name for pad in MAP.glob("_*.toml")}


def test_het_eerste_vertrekpunt_is_het_voorbeelddossier() -> None:
    """Zonder wijziging leest een geval hetzelfde als wat het pakket meegeeft, op de deelnemers na."""
    assert van_dict(gewijzigd(())) == attrs.evolve(voorbeeld(), deelnemers=())
