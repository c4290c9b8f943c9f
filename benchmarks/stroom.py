"""Een stroom van 100 000 trajecten: lezen, elke regel per deelnemer en de kwartaalcijfers, in één gang.

python benchmarks/stroom.py [--trajecten 100000] [--rondes 4]

De mensen zijn verzonnen, met een vaste start: dezelfde verhalen als in het meegeleverde dossier
(tests/maak_deelnemers), in een andere volgorde en telkens anders ingevuld. Het geheugen is dat van een eigen proces per
manier van werken, en alleen op Linux te meten.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import attrs
from harnas import Geval, Rondes, Variant, als_tabel, meet

from lokale_partnerschappen import (
    Deelnemer,
    Kwartaal,
    Kwartaalteller,
    controleer_stroom,
    lees_stroom,
    schrijf_stroom,
    voorbeeld,
)
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in

HIER = Path(__file__).parent
ZAAD = 208
KWARTAAL = Kwartaal(2024, 3)
JSON, LEZEN, GANG, PYDANTIC, HEEL = (
    "json.loads per regel",
    "lees_stroom",
    "lees_stroom + controleer_stroom + Kwartaalteller",
    "pydantic + toets op persoonsgegevens, alleen lezen",
    "lees_stroom(…).dossier(): alles samen in het geheugen",
)


def mensen(trajecten: int) -> Iterator[Deelnemer]:
    """Verzonnen deelnemers, tot er genoeg trajecten zijn."""
    sys.path.insert(0, str(HIER.parent))
    from tests import maak_deelnemers as maak

    toeval, gemaakt = Random(ZAAD), 0
    verhalen = [verhaal for verhaal in maak.VERHALEN if not (verhaal.erna and verhaal.erna.sluit_aan)]
    gewoon = len(maak.VERHALEN)  # een nummer zonder uitzonderlijke antwoorden
    while gemaakt < trajecten:
        verhaal = toeval.choice(verhalen)
        kenmerken = maak._kenmerken(toeval, gewoon, verhaal)
        eigen = maak._trajecten(toeval, verhaal, kenmerken["status"])
        gemaakt += len(eigen)
        yield Deelnemer(id=maak._pseudoniem(toeval, "d"), trajecten=eigen, **kenmerken)


def alleen_json(pad: Path) -> None:
    """De ondergrens: kijkt niets na."""
    with pad.open("rb") as bestand:
        for regel in bestand:
            json.loads(regel)


def lezen(pad: Path) -> tuple[int, int]:
    """Streng lezen: hoeveel deelnemers en trajecten."""
    return _geteld(len(deelnemer.trajecten) for deelnemer in lees_stroom(pad))


def gang(pad: Path) -> tuple[int, int]:
    """Lezen, alle regels per deelnemer, en de cijfers van een kwartaal: hoeveel bevindingen, en hoeveel begeleid."""
    stroom = lees_stroom(pad)
    teller = Kwartaalteller(KWARTAAL.periode, stroom.kop.personas, stroom.kop.ambities)
    bevindingen = sum(1 for _ in controleer_stroom(stroom.kop, stroom, tellers=[teller]))
    return bevindingen, teller.cijfers().totaal.begeleid


def heel(pad: Path) -> tuple[int, int]:
    """Alle deelnemers samen in het geheugen: waarmee een stroom te vergelijken is."""
    return _geteld(len(deelnemer.trajecten) for deelnemer in lees_stroom(pad).dossier().deelnemers)


def met_pydantic(pad: Path) -> tuple[int, int]:
    """Wat iemand anders zou nemen om te lezen: elke regel door een streng model."""
    from pydantic_deelnemer import deelnemermodel

    model: Any = deelnemermodel(_zonder_persoonsgegeven)
    with pad.open("rb") as bestand:
        next(bestand)
        return _geteld(len(model.model_validate_json(regel).trajecten) for regel in bestand)


def _zonder_persoonsgegeven(tekst: str) -> str:
    if persoonsgegeven_in(tekst):
        raise ValueError("een persoonsgegeven")
    return tekst


def _geteld(trajecten: Iterator[int]) -> tuple[int, int]:
    aantallen = list(trajecten)
    return len(aantallen), sum(aantallen)


MANIEREN = {JSON: alleen_json, LEZEN: lezen, GANG: gang, PYDANTIC: met_pydantic, HEEL: heel}


def main() -> None:
    """Maakt de bestanden, en toont de tabellen in Markdown."""
    lezer = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    lezer.add_argument("--trajecten", type=int, default=100_000)
    lezer.add_argument("--rondes", type=int, default=4, help="een even aantal")
    lezer.add_argument("--een", metavar="MANIER", help=argparse.SUPPRESS)
    lezer.add_argument("pad", nargs="?", type=Path, help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    if keuze.een:
        MANIEREN[keuze.een](keuze.pad)
        print(_hoogste_geheugen())
        return
    with tempfile.TemporaryDirectory() as map_naam:
        klein, groot = (_bestand(Path(map_naam), aantal) for aantal in (keuze.trajecten // 10, keuze.trajecten))
        print(als_tabel(*_tijd(groot, keuze.trajecten, keuze.rondes)), flush=True)
        print(f"\n{_geheugentabel(klein, groot, keuze.trajecten)}")


def _bestand(houder: Path, trajecten: int) -> Path:
    pad = houder / f"{trajecten}.jsonl"
    schrijf_stroom(attrs.evolve(voorbeeld(), deelnemers=()), pad, mensen(trajecten))
    return pad


def _tijd(pad: Path, trajecten: int, rondes: int) -> tuple[Geval, Any]:
    geval = Geval(
        f"stroom: {_getal(trajecten)} trajecten ({pad.stat().st_size / 1e6:.0f} MB)",
        (
            Variant(JSON, lambda: alleen_json(pad), None),
            Variant(LEZEN, lambda: lezen(pad)),
            Variant(PYDANTIC, lambda: met_pydantic(pad)),
            Variant(GANG, lambda: gang(pad), None),
        ),
        maten=(JSON, PYDANTIC),
        een_voor_een=True,
    )
    return geval, meet(geval, Rondes(aantal=rondes, nano=0))


def _geheugentabel(klein: Path, groot: Path, trajecten: int) -> str:
    rijen = [
        f"| hoogste geheugen van een heel proces | {_getal(trajecten // 10)} | {_getal(trajecten)} | verhouding |",
        "|---|---:|---:|---:|",
    ]
    for naam in MANIEREN:
        weinig, veel = (_geheugen(naam, pad) for pad in (klein, groot))
        verhouding = f"{veel / weinig:.2f}".replace(".", ",")
        rijen.append(f"| {naam} | {weinig / 1024:.0f} MiB | {veel / 1024:.0f} MiB | {verhouding} |")
    return "\n".join(rijen)


def _geheugen(naam: str, pad: Path) -> int:
    opdracht = [sys.executable, __file__, "--een", naam, str(pad)]
    return int(subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout)


def _hoogste_geheugen() -> int:
    """In KiB. Niet met `resource`: dat telt op Linux ook het proces dat dit proces startte."""
    (regel,) = (r for r in Path("/proc/self/status").read_text("ascii").splitlines() if r.startswith("VmHWM"))
    return int(regel.split()[1])


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", " ")


if __name__ == "__main__":
    main()
