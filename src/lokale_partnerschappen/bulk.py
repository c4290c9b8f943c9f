"""Veel deelnemers nakijken zonder ze te onthouden: één voor één door dezelfde regels en tellers.

Wat een regel over alle deelnemers samen vraagt (hoeveel er tegelijk lopen, wie er dubbel staat), is zo niet te
beoordelen. Zo'n regel zegt dat dan, ook een eigen regel: ze zwijgt nooit alsof er niets is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Never, Protocol, cast

import attrs

from lokale_partnerschappen.berekeningen.trajecten.deelnemers import samengevoegd
from lokale_partnerschappen.controle import AlleDeelnemersNodig, Beoordeling, Bevinding
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.oproepen.oproep import Oproep
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden
from lokale_partnerschappen.regels import REGELS
from lokale_partnerschappen.regels._regel import AlgemeneRegel
from lokale_partnerschappen.regels._register import Regels


class Teller(Protocol):
    """Wat deelnemers één voor één telt, zoals `Kwartaalteller`."""

    def tel(self, deelnemer: Deelnemer) -> None:
        """Telt één deelnemer mee."""


def controleer_stroom(
    partnerschap: Partnerschap,
    deelnemers: Iterable[Deelnemer],
    *,
    op: date | None = None,
    oproep: Oproep | None = None,
    voorwaarden: Voorwaarden | None = None,
    regels: Regels | Iterable[AlgemeneRegel] = REGELS,
    tellers: Iterable[Teller] = (),
) -> Iterator[Bevinding]:
    """Beoordeelt een dossier en dan zijn deelnemers één voor één, en telt ze in dezelfde gang.

    Geeft elke bevinding zodra ze er is, in de volgorde van de stroom; ook waar een regel niet kon oordelen
    (`Bevinding.onbekend`). Het geheugen blijft vlak, hoeveel deelnemers er ook zijn.

    Args:
        partnerschap: het dossier; deelnemers die erin staan, tellen niet mee.
        deelnemers: elke deelnemer één keer, zoals `lees_stroom` ze geeft.
        op, oproep, voorwaarden, regels: zoals bij `controleer`.
        tellers: krijgen elke deelnemer met zijn trajecten; hun cijfers zijn er als de stroom helemaal doorlopen is.

    Raises:
        ValueError: zoals `controleer`; een stroom die niet te lezen is, geeft na de laatste deelnemer een `LeesFout`.

    Bron: ontwerp, hoofdstuk 4; de bevindingen zijn die van `controleer`.

    >>> dossier = voorbeeld()
    >>> teller = Kwartaalteller(Kwartaal(2024, 3).periode, dossier.personas, dossier.ambities)
    >>> gevonden = list(controleer_stroom(dossier, dossier.deelnemers, tellers=[teller]))
    >>> teller.cijfers() == kwartaalcijfers(dossier, Kwartaal(2024, 3))
    True
    """
    # Geen tuple: wie de deelnemers van de kop vraagt, merkt dat ze er niet zijn.
    kop = attrs.evolve(partnerschap, deelnemers=cast(tuple[Deelnemer, ...], _EenVoorEen()))
    beoordeling = Beoordeling(kop, op, oproep, voorwaarden, Regels(regels))
    return _bevindingen(kop, deelnemers, beoordeling, tuple(tellers))


def _bevindingen(
    kop: Partnerschap, deelnemers: Iterable[Deelnemer], beoordeling: Beoordeling, tellers: tuple[Teller, ...]
) -> Iterator[Bevinding]:
    yield from beoordeling.bevindingen(kop, ())
    for i, deelnemer in enumerate(deelnemers):
        for teller in tellers:
            teller.tel(*samengevoegd([deelnemer]))
        yield from beoordeling.bevindingen(deelnemer, ("deelnemers", i))


class _EenVoorEen:
    """Staat waar een dossier zijn deelnemers heeft, terwijl een stroom ze één voor één geeft."""

    def _geweigerd(self, *_: Any) -> Never:
        raise AlleDeelnemersNodig

    __iter__ = __len__ = __bool__ = __getitem__ = __contains__ = _geweigerd
