"""Kijk na of het wheel en de sdist bevatten wat ze moeten bevatten, en niets anders.

Gebruik: python inhoud.py MAP     (de map met precies één wheel en één sdist)
"""

import configparser
import re
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path, PurePosixPath

PAKKET = "lokale_partnerschappen"
LICENTIES = ("LICENSE-CC-BY-4.0.txt", "LICENSE-EUPL-1.2.txt")
LICENTIE = "EUPL-1.2 AND CC-BY-4.0"
OPDRACHT = ("lokale-partnerschappen", "lokale_partnerschappen.cli:main")
IN_HET_WHEEL = (
    "__init__.py",
    "py.typed",
    "gegevens/gemeenten.csv",
    "gegevens/LEESMIJ.md",
    "voorbeelden/voorbeeld-2024.json",
    "talen/en.po",
    "talen/fr.po",
)
IN_DE_SDIST = ("README.md", "CHANGELOG.md", "mkdocs.yml", "pyproject.toml", "PKG-INFO", *LICENTIES)
MAPPEN_IN_DE_SDIST = ("src", "tests", "docs")

# Uit delen opgebouwd, zodat dit bestand zelf geen naam van een register bevat.
REGISTERS = tuple(
    ".".join(delen)
    for delen in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
    )
)
MACHINEPAD = re.compile(r"(?<![\w./:-])(?:/(?:home|Users)/\w+|/(?:root|work)/|[A-Za-z]:\\Users\\)")


def wheel_gebreken(pad: Path) -> list[str]:
    """Wat er schort aan het wheel."""
    gebreken = []
    with zipfile.ZipFile(pad) as archief:
        namen = set(archief.namelist())
        info = next(naam.split("/")[0] for naam in namen if naam.endswith(".dist-info/METADATA"))
        metadata = archief.read(f"{info}/METADATA").decode("utf-8")
        ingangen = configparser.ConfigParser(delimiters=("=",))
        if f"{info}/entry_points.txt" in namen:
            ingangen.read_string(archief.read(f"{info}/entry_points.txt").decode("utf-8"))
    verwacht = [f"{PAKKET}/{naam}" for naam in IN_HET_WHEEL]
    verwacht += [f"{info}/licenses/{naam}" for naam in LICENTIES]
    gebreken += [f"ontbreekt: {naam}" for naam in verwacht if naam not in namen]
    gebreken += [f"te veel: {naam}" for naam in sorted(namen) if naam.split("/")[0] not in {PAKKET, info}]
    gebreken += [
        f"te veel: {naam}"
        for naam in sorted(namen)
        if {"tests", "docs", "benchmarks", "__pycache__"} & set(PurePosixPath(naam).parts)
    ]
    if ingangen.get("console_scripts", OPDRACHT[0], fallback=None) != OPDRACHT[1]:
        gebreken.append(f"opdracht {OPDRACHT[0]} verwijst niet naar {OPDRACHT[1]}")
    return gebreken + metadata_gebreken(metadata)


def metadata_gebreken(tekst: str) -> list[str]:
    """Wat er schort aan de metadata: licentie, licentiebestanden en classificaties."""
    velden = message_from_string(tekst)
    gebreken = []
    if velden["License-Expression"] != LICENTIE:
        gebreken.append(f"License-Expression is {velden['License-Expression']!r}, niet {LICENTIE!r}")
    if sorted(velden.get_all("License-File", [])) != sorted(LICENTIES):
        gebreken.append(f"License-File is {velden.get_all('License-File')}, niet {list(LICENTIES)}")
    classificaties = velden.get_all("Classifier", [])
    if any(naam.startswith("License ::") for naam in classificaties):
        gebreken.append("er staat een classificatie 'License ::' naast License-Expression")
    if "Typing :: Typed" not in classificaties:
        gebreken.append("classificatie 'Typing :: Typed' ontbreekt")
    return gebreken


def sdist_gebreken(pad: Path) -> list[str]:
    """Wat er schort aan de sdist: volledigheid, en namen van registers of paden van een machine."""
    gebreken = []
    with tarfile.open(pad) as archief:
        inhoud = {}
        for lid in archief.getmembers():
            bestand = archief.extractfile(lid)
            if bestand is not None:
                inhoud[lid.name.partition("/")[2]] = bestand.read()
    gebreken += [f"ontbreekt: {naam}" for naam in IN_DE_SDIST if naam not in inhoud]
    gebreken += [
        f"ontbreekt: {map_}/" for map_ in MAPPEN_IN_DE_SDIST if not any(naam.startswith(f"{map_}/") for naam in inhoud)
    ]
    for naam, ruw in sorted(inhoud.items()):
        try:
            tekst = ruw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        for nummer, lijn in enumerate(tekst.splitlines(), start=1):
            gebreken += [f"{naam}:{nummer}: register {host}" for host in REGISTERS if host in lijn.lower()]
            if MACHINEPAD.search(lijn):
                gebreken.append(f"{naam}:{nummer}: pad van een machine")
    return gebreken + metadata_gebreken(inhoud.get("PKG-INFO", b"").decode("utf-8"))


def main() -> int:
    map_ = Path(sys.argv[1])
    wheels, sdists = sorted(map_.glob("*.whl")), sorted(map_.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        print(f"verwacht één wheel en één sdist, gevonden: {len(wheels)} en {len(sdists)}")
        return 1
    gebreken = [f"{wheels[0].name}: {gebrek}" for gebrek in wheel_gebreken(wheels[0])]
    gebreken += [f"{sdists[0].name}: {gebrek}" for gebrek in sdist_gebreken(sdists[0])]
    print("\n".join(gebreken) or f"{wheels[0].name} en {sdists[0].name}: inhoud in orde")
    return 1 if gebreken else 0


if __name__ == "__main__":
    sys.exit(main())
