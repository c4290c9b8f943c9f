"""Druk `naam==ondergrens` af voor elke afhankelijkheid van het pakket en van de extra `test`.

Gebruik: python laagste.py [pad/naar/pyproject.toml]
"""

import re
import sys
import tomllib
from pathlib import Path

EIS = re.compile(r"(?P<naam>[A-Za-z0-9._-]+(?:\[[^\]]+\])?)\s*(?P<grenzen>[^;]*)")
ONDERGRENS = re.compile(r">=\s*([0-9][^,\s]*)")


def laagste(eis: str) -> str:
    """De vaste versie die bij de ondergrens van `eis` hoort."""
    delen = EIS.fullmatch(eis.strip())
    grens = ONDERGRENS.search(delen["grenzen"]) if delen else None
    if delen is None or grens is None:
        raise SystemExit(f"laagste.py: {eis!r} heeft geen ondergrens van de vorm naam>=versie")
    return f"{delen['naam']}=={grens[1]}"


def main() -> None:
    pad = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "pyproject.toml"
    project = tomllib.loads(pad.read_text(encoding="utf-8"))["project"]
    for eis in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        print(laagste(eis))


if __name__ == "__main__":
    main()
