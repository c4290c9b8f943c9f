"""Meet de bibliotheek naast wat iemand anders zou nemen; zie LEESMIJ.md.

python benchmarks/meet.py [--snel] [GEVAL …]
"""

from __future__ import annotations

import argparse
import importlib
import platform
from datetime import UTC, datetime
from importlib.metadata import version

from harnas import Rondes, als_tabel, meet

GEVALLEN = {
    "herleiding": "geval_herleiding",
    "lezen": "geval_lezen",
    "controleren": "geval_controleren",
    "schrijven": "geval_schrijven",
    "start": "geval_start",
}
PAKKETTEN = ("lokale-partnerschappen", "attrs", "cattrs", "babel", "click", "python-dateutil", "pydantic")
GEWOON = Rondes(aantal=40, nano=20_000_000)
SNEL = Rondes(aantal=10, nano=5_000_000)


def main() -> None:
    """Meet en toont de tabellen in Markdown."""
    lezer = argparse.ArgumentParser(description="Meet de bibliotheek naast wat iemand anders zou nemen.")
    lezer.add_argument("--snel", action="store_true", help="een kwart van de rondes, en korter")
    lezer.add_argument("gevallen", nargs="*", metavar="GEVAL", help=f"{', '.join(GEVALLEN)}; standaard alle")
    keuze = lezer.parse_args()
    onbekend = set(keuze.gevallen) - set(GEVALLEN)
    if onbekend:
        lezer.error(f"onbekend: {', '.join(sorted(onbekend))}; kies uit {', '.join(GEVALLEN)}")
    rondes = SNEL if keuze.snel else GEWOON

    print(_kop(rondes))
    for naam in keuze.gevallen or GEVALLEN:
        for geval in importlib.import_module(GEVALLEN[naam]).gevallen():
            print(f"\n{als_tabel(geval, meet(geval, rondes))}", flush=True)


def _kop(rondes: Rondes) -> str:
    versies = ", ".join(f"{pakket} {version(pakket)}" for pakket in PAKKETTEN)
    python = f"{platform.python_implementation()} {platform.python_version()} op {platform.system()}"
    return f"Gemeten op {datetime.now(tz=UTC).date()}, {rondes.aantal} rondes. {python}; {versies}."


if __name__ == "__main__":
    main()
