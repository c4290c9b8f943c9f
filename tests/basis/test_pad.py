"""De plaats van iets in een dossier, zoals een melding ze schrijft."""

from __future__ import annotations

import pytest

from lokale_partnerschappen.basis.pad import Pad, schrijf_pad


@pytest.mark.parametrize(
    ("pad", "tekst"),
    [
        ((), "dossier"),
        (("naam",), "naam"),
        (("enveloppe", "werking"), "enveloppe.werking"),
        (("partners", 0), "partners[0]"),
        (("begrotingen", 0, "personeel", 12, "uren"), "begrotingen[0].personeel[12].uren"),
        ((3,), "[3]"),
        ((0, "naam"), "[0].naam"),
    ],
)
def test_een_pad_leest_van_buiten_naar_binnen(pad: Pad, tekst: str) -> None:
    """Veldnamen met een punt, volgnummers tussen haken vanaf nul; de wortel is het dossier."""
    assert schrijf_pad(pad) == tekst
