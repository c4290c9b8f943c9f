"""Een bestand schrijven: helemaal of niet."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def schrijf_bestand(pad: str | os.PathLike[str], inhoud: bytes | Iterable[bytes]) -> None:
    """Zet inhoud in een bestand; bij een fout blijft een bestaand bestand zoals het was.

    Wie naar het bestand verwijst met een koppeling, houdt die koppeling. Delen worden één voor één
    geschreven.

    Raises:
        OSError: het bestand kan daar niet geschreven worden.
    """
    doel = Path(pad).resolve()
    # In dezelfde map, want os.replace is alleen binnen één schijf één stap. Met "x" kan het geen bestand overschrijven.
    import secrets  # pas hier: het kost bij elke start, en wie alleen leest heeft het niet nodig

    tijdelijk = doel.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with tijdelijk.open("xb") as bestand:
            bestand.writelines([inhoud] if isinstance(inhoud, bytes) else inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        if doel.exists():
            shutil.copymode(doel, tijdelijk)
        os.replace(tijdelijk, doel)  # noqa: PTH105 (zo is de ene stap herkenbaar)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
