"""Het meegeleverde dossier: in orde, verzonnen, en gemaakt door het script dat ernaast bewaard wordt."""

from __future__ import annotations

from tests.maak_voorbeeld import maak_voorbeeld

from lokale_partnerschappen import controleer, naar_json, voorbeeld
from lokale_partnerschappen.voorbeelden import voorbeeld_als_json


def test_het_voorbeeld_komt_uit_het_bewaarde_script() -> None:
    """Wie het script verandert, verandert ook het meegeleverde bestand."""
    assert naar_json(maak_voorbeeld()) == voorbeeld_als_json()


def test_het_voorbeeld_is_in_orde_en_zegt_dat_het_verzonnen_is() -> None:
    """Vijf bevindingen blijven over, zodat een eerste gebruiker ziet hoe ze eruitzien; de laatste drie zijn geplant."""
    dossier = voorbeeld()
    assert [(bevinding.regel.id, bevinding.ernst.value) for bevinding in controleer(dossier)] == [
        ("bijlagen-ontbreken", "aandacht"),
        ("ondersteuning-wijkt-af-van-pakket", "aandacht"),
        ("opvolging-te-laat", "waarschuwing"),
        ("levensdomein-bestaat-niet", "waarschuwing"),
        ("eindreden-buiten-lijst", "aandacht"),
    ]
    assert dossier.toelichting is not None
    assert "verzonnen" in dossier.toelichting


def test_het_voorbeeld_heeft_de_vorm_van_een_echte_aanvraag() -> None:
    """Zestien lijnen werking, twee lijnen ondersteuning, zes lokale besturen en vijf lijnen cofinanciering."""
    dossier = voorbeeld()
    (begroting,) = dossier.begrotingen
    assert [lijn.luik.value for lijn in begroting.personeel] == ["werking"] * 16 + ["ondersteuning"] * 2
    assert len(dossier.werkingsgebied.gemeenten) == 6
    assert len(begroting.cofinanciering) == 5
