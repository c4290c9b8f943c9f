"""De plaats van iets in een dossier: veldnamen en volgnummers, van de wortel naar binnen."""

from __future__ import annotations

Pad = tuple[str | int, ...]


def schrijf_pad(pad: Pad) -> str:
    """Schrijft een pad zoals het in een melding staat; de wortel is ``dossier``. Volgnummers tellen vanaf nul.

    >>> schrijf_pad(("begrotingen", 0, "personeel", 3, "uren"))
    'begrotingen[0].personeel[3].uren'
    >>> schrijf_pad(())
    'dossier'
    """
    tekst = "".join(f"[{deel}]" if isinstance(deel, int) else f".{deel}" for deel in pad)
    return tekst.removeprefix(".") or "dossier"
