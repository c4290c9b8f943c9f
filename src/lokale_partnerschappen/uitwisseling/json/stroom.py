"""De stroom: een dossier als JSON Lines (``.jsonl``), voor wie te veel deelnemers heeft om ze samen te lezen.

De eerste regel is het dossier zonder deelnemers, ``{"schema": 1, "partnerschap": {…}}``. Op elke volgende regel staat
één deelnemer, met al zijn trajecten, zoals in het dossierbestand. `deelnemers[i]` staat dus op regel i + 2. Lege regels
zijn er niet, en niemand staat er twee keer: anders zou wie telt alle deelnemers moeten onthouden.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import attrs

from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.uitwisseling.bestand import schrijf_bestand
from lokale_partnerschappen.uitwisseling.json.lezen import beoordeel, niet_te_lezen
from lokale_partnerschappen.uitwisseling.json.omzetter import omzetter, structureer
from lokale_partnerschappen.uitwisseling.json.ontleden import Object, eigen, ontleed
from lokale_partnerschappen.uitwisseling.json.schrijven import naar_dict
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem

LANGSTE_REGEL: Final = 4 * 1024 * 1024
"""In bytes. Een deelnemer is enkele kilobytes, en zonder zijn deelnemers is een dossier ook niet groot."""
_KOP: Final = 'een eerste regel {"schema": 1, "partnerschap": {…}}'


class Stroom:
    """Een dossier waarvan de deelnemers één voor één gelezen worden; doorloop het om ze te krijgen.

    Wie de stroom doorloopt, krijgt eerst elke deelnemer die te lezen is. Schort er iets aan een regel, dan volgt na de
    laatste één `LeesFout` met alle problemen: wat ondertussen geteld is, is dan niet te gebruiken.

    Args:
        pad: waar het bestand staat.
        kop: het dossier zonder deelnemers.

    Raises:
        LeesFout: bij het doorlopen, na de laatste deelnemer: een regel is geen deelnemer, of iemand staat er twee keer.

    Bron: geen regel van de oproep; het bestand is van deze bibliotheek.

    >>> Stroom("groot.jsonl", Partnerschap(naam="Voorbeeld", oproep="lp-208")).kop.naam
    'Voorbeeld'
    """

    def __init__(self, pad: str | os.PathLike[str], kop: Partnerschap) -> None:
        self.pad, self.kop = Path(pad), kop

    def __iter__(self) -> Iterator[Deelnemer]:
        regels = _regels(self.pad)
        kop = next(regels, b"")  # al gelezen, maar het bestand kan ondertussen weg zijn
        problemen = [attrs.evolve(kop, regel=1)] if isinstance(kop, Leesprobleem) else []
        yield from _deelnemers(regels, problemen)
        if problemen:
            raise LeesFout(os.fspath(self.pad), problemen)

    def dossier(self) -> Partnerschap:
        """Het hele dossier, met al zijn deelnemers in het geheugen.

        Raises:
            LeesFout: zoals bij het doorlopen.
        """
        return attrs.evolve(self.kop, deelnemers=tuple(self))


def lees_stroom(pad: str | os.PathLike[str]) -> Stroom:
    """Opent een dossier met één deelnemer per regel, en leest de eerste regel.

    Args:
        pad: waar het bestand (``.jsonl``) staat.

    Raises:
        LeesFout: het bestand is er niet, of de eerste regel is geen dossier zonder deelnemers; dan staan ook de
            problemen van alle andere regels erbij.

    Bron: zoals `lees`.

    >>> lees_stroom("bestaat-niet.jsonl")
    Traceback (most recent call last):
    ...
    lokale_partnerschappen.uitwisseling.leesfout.LeesFout: bestaat-niet.jsonl kan niet gelezen worden (1 probleem):
      dossier (regel 1): gevonden geen bestand met deze naam; verwacht een bestand dat gelezen kan worden
    """
    regels = _regels(Path(pad))
    kop = _kop(next(regels, b""))
    if isinstance(kop, Partnerschap):
        return Stroom(pad, kop)
    problemen = [attrs.evolve(probleem, regel=1) for probleem in kop]
    for _ in _deelnemers(regels, problemen):
        pass  # alleen de problemen tellen nog
    raise LeesFout(os.fspath(pad), problemen)


def schrijf_stroom(
    partnerschap: Partnerschap, pad: str | os.PathLike[str], deelnemers: Iterable[Deelnemer] = ()
) -> None:
    """Schrijft een dossier met één deelnemer per regel, helemaal of niet.

    Args:
        partnerschap: het dossier.
        pad: waar het bestand (``.jsonl``) komt.
        deelnemers: nog meer deelnemers, na die van het dossier; ze worden één voor één genomen en geschreven.

    Raises:
        ValueError: er staat iets in dat niet terug te lezen is, zoals bij `naar_dict`, of een deelnemer staat er twee
            keer; er is dan niets geschreven.
        TypeError: het is geen partnerschap, of geen deelnemer.
        OSError: het bestand kan daar niet geschreven worden.

    Bron: zoals `lees`.

    >>> schrijf_stroom("geen dossier", "groot.jsonl")
    Traceback (most recent call last):
    ...
    TypeError: verwacht een Partnerschap, geen str
    """
    if not isinstance(partnerschap, Partnerschap):
        raise TypeError(f"verwacht een Partnerschap, geen {type(partnerschap).__name__}")
    alle = chain(partnerschap.deelnemers, deelnemers)
    kop = naar_dict(attrs.evolve(partnerschap, deelnemers=()))
    schrijf_bestand(pad, chain([_als_regel(kop)], _geschreven(alle)))


# --- lezen -----------------------------------------------------------------------------------------------------------


def _regels(pad: Path) -> Iterator[bytes | Leesprobleem]:
    """De regels van een bestand; in de plaats van een regel die niet te lezen is, staat waarom."""
    try:
        with pad.open("rb") as bestand:
            while regel := bestand.readline(LANGSTE_REGEL + 1):
                if len(regel) <= LANGSTE_REGEL:
                    yield regel
                    continue
                while regel and not regel.endswith(b"\n"):
                    regel = bestand.readline(LANGSTE_REGEL)
                yield Leesprobleem((), "een regel van meer dan 4 MiB", "een regel van hoogstens 4 MiB")
    except (OSError, ValueError) as fout:  # ValueError: een naam met een nulteken
        probleem = niet_te_lezen(fout)
    else:
        return
    yield probleem


def _kop(regel: bytes | Leesprobleem) -> Partnerschap | Sequence[Leesprobleem]:
    if isinstance(regel, Leesprobleem):
        return [regel]
    if not regel.strip():
        return [Leesprobleem((), "niets", _KOP)]
    gegevens = ontleed(regel)
    if isinstance(gegevens, Leesprobleem):
        return [gegevens]
    if not isinstance(gegevens, Object) or gegevens.keys().isdisjoint(("schema", "partnerschap")):
        return [Leesprobleem((), "iets anders (niet getoond)", _KOP)]
    oordeel = beoordeel(gegevens)
    if isinstance(oordeel, Partnerschap) and oordeel.deelnemers:
        return [Leesprobleem(("deelnemers",), "deelnemers op de eerste regel", "elke deelnemer op een eigen regel")]
    return oordeel


def _deelnemers(regels: Iterable[bytes | Leesprobleem], problemen: list[Leesprobleem]) -> Iterator[Deelnemer]:
    """De deelnemers die te lezen zijn; wat er aan een regel schort, komt bij de problemen."""
    gezien: set[str] = set()
    for i, regel in enumerate(regels):
        oordeel = _deelnemer(regel, i)
        if isinstance(oordeel, Deelnemer) and oordeel.id not in gezien:
            gezien.add(oordeel.id)
            yield oordeel
            continue
        eigen_problemen = [_dubbel(i)] if isinstance(oordeel, Deelnemer) else oordeel
        problemen += [attrs.evolve(probleem, regel=i + 2) for probleem in eigen_problemen]


def _deelnemer(regel: bytes | Leesprobleem, i: int) -> Deelnemer | Sequence[Leesprobleem]:
    pad = ("deelnemers", i)
    if isinstance(regel, Leesprobleem):
        return [attrs.evolve(regel, pad=pad)]
    if not regel.strip():
        return [Leesprobleem(pad, "een lege regel", "een deelnemer")]
    gegevens = ontleed(regel, i + 2)
    if isinstance(gegevens, Leesprobleem):
        return [attrs.evolve(gegevens, pad=pad)]
    return structureer(Deelnemer, gegevens, pad)


def _dubbel(i: int) -> Leesprobleem:
    gevonden = "een deelnemer die ook op een andere regel staat"
    return Leesprobleem(("deelnemers", i, "id"), gevonden, "elke deelnemer één keer, met al zijn trajecten")


# --- schrijven -------------------------------------------------------------------------------------------------------


def _geschreven(deelnemers: Iterable[Deelnemer]) -> Iterator[bytes]:
    gezien: set[str] = set()
    for i, deelnemer in enumerate(deelnemers):
        if not isinstance(deelnemer, Deelnemer):
            raise TypeError(f"verwacht een Deelnemer, geen {type(deelnemer).__name__}")
        gegevens = omzetter().unstructure(deelnemer, unstructure_as=Deelnemer)
        oordeel = structureer(Deelnemer, eigen(gegevens), ("deelnemers", i))
        problemen = [_dubbel(i)] if deelnemer.id in gezien else [] if isinstance(oordeel, Deelnemer) else oordeel
        if problemen:
            regels = map(str, LeesFout("", problemen).problemen)
            raise ValueError("\n  ".join(["deze deelnemer kan niet geschreven worden:", *regels]))
        gezien.add(deelnemer.id)
        yield _als_regel(gegevens)


def _als_regel(gegevens: object) -> bytes:
    regel = json.dumps(gegevens, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    if len(regel) > LANGSTE_REGEL:
        raise ValueError("een regel van meer dan 4 MiB is niet terug te lezen")
    return regel
