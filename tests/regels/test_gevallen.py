"""Elk geval van elke regel: precies deze bevindingen, en net aan de andere kant van de grens geen."""

from __future__ import annotations

import pytest
from tests.regels.gevallen import Geval, alle_gevallen, alles_van, deel_van, gewijzigd, machinevorm

from lokale_partnerschappen import controleer, van_dict, voorbeeld

GEVALLEN = alle_gevallen()
VERTREKPUNTEN = sorted({geval.vertrek for geval in GEVALLEN})


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
    verslag = geval.verslag
    onbekend = sorted((bevinding.regel.id, bevinding.plaats) for bevinding in verslag.niet_te_beoordelen)
    assert onbekend == sorted((rij["regel"], rij["plaats"]) for rij in geval.onbekend)
    assert sorted(verslag.niet_van_toepassing) == sorted(geval.niet_van_toepassing)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.regel}: {geval.naam}")
def test_de_regel_van_het_bestand_spreekt_of_zwijgt(geval: Geval) -> None:
    """Een geval gaat over zijn eigen regel: ze spreekt of ze twijfelt, en in het net-niet-geval zwijgt ze."""
    gesproken = {bevinding.regel.id for bevinding in geval.erbij}
    twijfel = {bevinding.regel.id for bevinding in geval.verslag.niet_te_beoordelen}
    assert (geval.regel in gesproken | twijfel) is geval.moet_spreken


@pytest.mark.parametrize("vertrek", VERTREKPUNTEN)
def test_elk_vertrekpunt_is_in_orde(vertrek: str) -> None:
    """Ook het Limburgse dossier heeft alleen de bevinding van het voorbeelddossier, en alles is te beoordelen."""
    verslag = controleer(van_dict(gewijzigd((), vertrek)))
    assert {alles_van(bevinding)[:2] for bevinding in verslag} == {("bijlagen-ontbreken", "begrotingen")}
    assert verslag.niet_te_beoordelen == ()


def test_het_eerste_vertrekpunt_is_het_voorbeelddossier() -> None:
    """Zonder wijziging leest een geval hetzelfde als wat het pakket meegeeft."""
    assert van_dict(gewijzigd(())) == voorbeeld()
