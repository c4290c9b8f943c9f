"""Een verzameling regels: uit modules, of uit een bestand van een gebruiker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.regels._regel import AlgemeneRegel, Ernst, Regel


class Regels:
    """Regels in een vaste volgorde, elk één keer; te filteren op onderwerp, ernst en id.

    Args:
        regels: de regels.

    Raises:
        ValueError: twee regels hebben hetzelfde id.

    Bron: ontwerp, hoofdstuk 6.

    >>> from lokale_partnerschappen.regels import REGELS
    >>> REGELS["vdab-ontbreekt"].titel
    'VDAB ontbreekt'
    >>> {regel.onderwerp for regel in REGELS.alleen(["kosten"])}
    {'kosten'}
    """

    def __init__(self, regels: Iterable[AlgemeneRegel]) -> None:
        self._regels = tuple(regels)
        ids = [regel.id for regel in self._regels]
        dubbel = sorted({naam for naam in ids if ids.count(naam) > 1})
        if dubbel:
            raise ValueError(f"twee regels met hetzelfde id: {', '.join(dubbel)}")

    @classmethod
    def uit(cls, *modules: ModuleType) -> Regels:
        """De regels die in modules verklaard zijn, in de volgorde van de modules en van de tekst."""
        return cls(
            waarde
            for module in modules
            for waarde in vars(module).values()
            if isinstance(waarde, Regel) and waarde.__module__ == module.__name__
        )

    def __iter__(self) -> Iterator[AlgemeneRegel]:
        return iter(self._regels)

    def __len__(self) -> int:
        return len(self._regels)

    def __getitem__(self, regel_id: str) -> AlgemeneRegel:
        for regel in self._regels:
            if regel.id == regel_id:
                return regel
        raise KeyError(regel_id)

    def __add__(self, andere: Regels) -> Regels:
        return Regels((*self, *andere))

    def alleen(self, namen: Iterable[str]) -> Regels:
        """De regels met een van deze namen: een id, een onderwerp of een ernst.

        Raises:
            ValueError: een naam past bij geen enkele regel.
        """
        gekozen = self._gekozen(namen)
        return Regels(regel for regel in self if regel.id in gekozen)

    def zonder(self, namen: Iterable[str]) -> Regels:
        """De regels zonder die met een van deze namen; zie `alleen`.

        Raises:
            ValueError: een naam past bij geen enkele regel.
        """
        gekozen = self._gekozen(namen)
        return Regels(regel for regel in self if regel.id not in gekozen)

    def _gekozen(self, namen: Iterable[str]) -> frozenset[str]:
        gekozen: set[str] = set()
        for naam in namen:
            passend = {regel.id for regel in self if naam in (regel.id, regel.onderwerp, regel.ernst.value)}
            if not passend and naam not in list(Ernst):
                raise ValueError(f"{toonbaar(naam)} is geen regel, onderwerp of ernst{self._bedoeld(naam)}")
            gekozen |= passend
        return frozenset(gekozen)

    def _bedoeld(self, naam: str) -> str:
        from difflib import get_close_matches

        keuzes = {deel for regel in self for deel in (regel.id, regel.onderwerp)} | {ernst.value for ernst in Ernst}
        gelijkend = get_close_matches(naam, sorted(keuzes), n=1)
        return f"; bedoelde u ‘{gelijkend[0]}’?" if gelijkend else ""
