"""Een dossier schrijven: altijd dezelfde tekst voor hetzelfde dossier, en een bestand helemaal of niet."""

from __future__ import annotations

import json
import os
from typing import Any

from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.uitwisseling.bestand import schrijf_bestand
from lokale_partnerschappen.uitwisseling.json.lezen import beoordeel
from lokale_partnerschappen.uitwisseling.json.omzetter import omzetter
from lokale_partnerschappen.uitwisseling.json.schema import SCHEMA
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout


def naar_dict(partnerschap: Partnerschap) -> dict[str, Any]:
    """Geeft een dossier als gewone Python-waarden, in de vorm van het bestand.

    Args:
        partnerschap: het dossier.

    Raises:
        ValueError: er staat iets in dat niet terug te lezen is (een persoonsgegeven, een stuurteken, een getal dat
            te groot is); met alle plaatsen, en zonder het persoonsgegeven te herhalen.
        TypeError: het is geen partnerschap.

    Bron: zoals `lees`.

    >>> naar_dict(Partnerschap(naam="Voorbeeld", oproep="lp-208"))
    {'schema': 1, 'partnerschap': {'naam': 'Voorbeeld', 'oproep': 'lp-208'}}
    """
    if not isinstance(partnerschap, Partnerschap):
        raise TypeError(f"verwacht een Partnerschap, geen {type(partnerschap).__name__}")
    gegevens = {"schema": SCHEMA, "partnerschap": omzetter().unstructure(partnerschap, unstructure_as=Partnerschap)}
    oordeel = beoordeel(gegevens)
    if not isinstance(oordeel, Partnerschap):
        regels = map(str, LeesFout("", oordeel).problemen)
        raise ValueError("\n  ".join(["dit partnerschap kan niet geschreven worden:", *regels]))
    return gegevens


def naar_json(partnerschap: Partnerschap) -> str:
    """Geeft een dossier als de tekst van een dossierbestand: altijd dezelfde tekst voor hetzelfde dossier.

    Args:
        partnerschap: het dossier.

    Raises:
        ValueError, TypeError: zoals `naar_dict`.

    Bron: zoals `lees`.

    >>> print(naar_json(Partnerschap(naam="Voorbeeld", oproep="lp-208")), end="")
    {
      "schema": 1,
      "partnerschap": {
        "naam": "Voorbeeld",
        "oproep": "lp-208"
      }
    }
    """
    return json.dumps(naar_dict(partnerschap), ensure_ascii=False, indent=2) + "\n"


def schrijf(partnerschap: Partnerschap, pad: str | os.PathLike[str]) -> None:
    """Schrijft een dossierbestand, helemaal of niet: bij een fout blijft een bestaand bestand zoals het was.

    Args:
        partnerschap: het dossier.
        pad: waar het bestand komt; wie ernaar verwijst met een koppeling, houdt die koppeling.

    Raises:
        ValueError, TypeError: zoals `naar_dict`; er is dan niets geschreven.
        OSError: het bestand kan daar niet geschreven worden.

    Bron: zoals `lees`.

    >>> schrijf("geen dossier", "dossier.json")
    Traceback (most recent call last):
    ...
    TypeError: verwacht een Partnerschap, geen str
    """
    schrijf_bestand(pad, naar_json(partnerschap).encode())
