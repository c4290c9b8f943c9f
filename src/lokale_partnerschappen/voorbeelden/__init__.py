"""De voorbeelddossiers die met het pakket meekomen."""

from __future__ import annotations

from importlib.resources import files

from lokale_partnerschappen.model.partnerschap import Partnerschap


def voorbeeld() -> Partnerschap:
    """Het voorbeelddossier: de vorm en het gebied van een echte aanvraag, met verzonnen rollen, lonen en uren.

    Bron: verzonnen; de vorm volgt de goedgekeurde aanvraag (16 lijnen werking, 2 lijnen ondersteuning).

    >>> len(voorbeeld().begrotingen[0].personeel)
    18
    """
    from lokale_partnerschappen.uitwisseling.json import van_json

    return van_json(voorbeeld_als_json(), "voorbeeld-2024.json")


def voorbeeld_als_json() -> str:
    """Het voorbeelddossier zoals het in het pakket staat.

    Bron: zie `voorbeeld`.

    >>> voorbeeld_als_json().splitlines()[1]
    '  "schema": 1,'
    """
    return files(__package__).joinpath("voorbeeld-2024.json").read_text("utf-8")
