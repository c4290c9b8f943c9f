"""Hele processen: wat iemand wacht voor er iets gebeurt."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import time

from harnas import Geval, Variant

try:
    import resource
except ImportError:  # Windows: dan telt de verlopen tijd
    # de module bestaat niet op Windows
    resource = None


def gevallen() -> list[Geval]:
    """Een leeg proces, de bibliotheek, de opdracht, en pydantic."""
    opdracht = shutil.which("lokale-partnerschappen", path=sysconfig.get_path("scripts"))
    if opdracht is None:
        raise SystemExit("de opdracht lokale-partnerschappen staat niet naast deze Python; installeer het pakket eerst")
    python = (sys.executable, "-c")
    van_json = "from lokale_partnerschappen import van_json, voorbeeld; voorbeeld()"
    return [
        Geval(
            "start: hele processen",
            (
                _proces("python -c pass", *python, "pass"),
                _proces("import lokale_partnerschappen", *python, "import lokale_partnerschappen"),
                _proces("… en een dossier lezen", *python, van_json),
                _proces("lokale-partnerschappen --help", opdracht, "--help"),
                _proces("lokale-partnerschappen controleer --voorbeeld", opdracht, "controleer", "--voorbeeld"),
                _proces("import attrs", *python, "import attrs"),
                _proces("import click", *python, "import click"),
                _proces("import pydantic", *python, "import pydantic"),
                _proces("from pydantic import BaseModel", *python, "from pydantic import BaseModel"),
            ),
            maten=("python -c pass", "from pydantic import BaseModel"),
            klok=_tijd_van_kinderen,
            een_voor_een=True,
        )
    ]


def _proces(naam: str, *opdracht: str) -> Variant:
    def doe() -> int:
        return subprocess.run(opdracht, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode

    return Variant(naam, doe)


def _tijd_van_kinderen() -> int:
    if resource is None:
        return time.perf_counter_ns()
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round((gebruik.ru_utime + gebruik.ru_stime) * 1e9)
