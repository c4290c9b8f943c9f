"""Wat alle tests delen: de echte aanvraag, als iemand zegt waar ze staat, en hoeveel hypothesis probeert.

De tekst van een echte aanvraag hoort niet bij het project. Wie er een heeft, geeft haar pad met
``--aanvraag=PAD``; dan komen ook de bestanden ``*_echt.py`` mee. Zonder de optie worden die niet verzameld: geen
enkele test slaat zichzelf over.

Gewoon probeert hypothesis honderd voorbeelden per test. ``--hypothesis-profile=ci`` is voor ``test_afronding.py``, met
tienduizend. ``--hypothesis-profile=kort`` probeert er tien: genoeg om te zien of een andere Python of een oudere
bibliotheek hetzelfde doet, want zoeken naar fouten gebeurt al met de gewone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Hypothesis kiest zelf een profiel met deze naam waar de omgeving CI heet; dat zou elke test tienduizend keer doen.
# Geen enkele test meet tijd: op een trage machine zou hypothesis anders een test afkeuren die klopt.
_ZONDER_KLOK = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("gewoon", **_ZONDER_KLOK)
settings.register_profile("ci", max_examples=10_000, **_ZONDER_KLOK)
settings.register_profile("kort", max_examples=10, **_ZONDER_KLOK)
settings.load_profile("gewoon")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--aanvraag", metavar="PAD", help="tekst van een echte aanvraag uit Platos")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Een bestand ``*_echt.py`` wordt alleen verzameld met de optie ``--aanvraag``."""
    if collection_path.name.endswith("_echt.py") and config.getoption("--aanvraag") is None:
        return True
    return None


@pytest.fixture(scope="session")
def aanvraag(pytestconfig: pytest.Config) -> Path:
    """Het pad van de echte aanvraag; bestaat het niet, dan faalt de test."""
    pad = Path(pytestconfig.getoption("--aanvraag"))
    assert pad.is_file(), f"de aanvraag is er niet: {pad}"
    return pad
