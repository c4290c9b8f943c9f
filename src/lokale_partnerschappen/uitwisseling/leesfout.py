"""Wat er schort aan een bestand dat niet gelezen kan worden: alle plaatsen tegelijk, in het Nederlands.

Een leesfout gaat over de vorm van een bestand. Wat een echt dossier kan bevatten en een mens moet zien, is een
bevinding en geen leesfout.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from lokale_partnerschappen.basis.pad import Pad, schrijf_pad


@attrs.frozen
class Leesprobleem:
    """Eén plaats in een bestand die niet is zoals ze hoort.

    Wie een probleem maakt, zorgt dat de teksten toonbaar zijn: ingekort en zonder persoonsgegevens.

    Args:
        pad: de plaats, vanaf het partnerschap.
        gevonden: wat er staat, in woorden.
        verwacht: wat er hoort te staan, in woorden.
        bedoeld: wat de schrijver wellicht bedoelde, of ``None``.
        regel: de regel van het bestand, waar elke regel een deelnemer is, of ``None``.

    Bron: geen regel van de oproep; het dossierbestand is van deze bibliotheek.

    >>> print(Leesprobleem(("begrotingen", 0, "urne"), "een onbekende sleutel", "periode of uren", "uren"))
    begrotingen[0].urne: gevonden een onbekende sleutel; verwacht periode of uren; bedoelde u ‘uren’?
    """

    pad: Pad
    gevonden: str
    verwacht: str
    bedoeld: str | None = None
    regel: int | None = None

    @property
    def plaats(self) -> str:
        """De plaats zoals ze in een melding staat.

        >>> Leesprobleem(("partners", 2, "naam"), "niets", "tekst").plaats
        'partners[2].naam'
        """
        plaats = schrijf_pad(self.pad)
        return plaats if self.regel is None else f"{plaats} (regel {self.regel})"

    def __str__(self) -> str:
        vraag = "" if self.bedoeld is None else f"; bedoelde u ‘{self.bedoeld}’?"
        return f"{self.plaats}: gevonden {self.gevonden}; verwacht {self.verwacht}{vraag}"


class LeesFout(ValueError):
    """Een bestand kan niet gelezen worden; alle problemen staan erin, op volgorde van hun plaats.

    De melding herhaalt nooit een persoonsgegeven uit het bestand. De naam van het bestand is wat de oproeper zelf
    opgaf en wordt wel getoond.

    Args:
        bestand: naam van het bestand of van de bron, zoals getoond.
        problemen: wat er schort, in om het even welke volgorde.

    Bron: geen regel van de oproep.

    >>> fout = LeesFout("dossier.json", [Leesprobleem(("naam",), "het getal 5", "tekst")])
    >>> print(fout)
    dossier.json kan niet gelezen worden (1 probleem):
      naam: gevonden het getal 5; verwacht tekst
    >>> fout.rijen()
    [{'plaats': 'naam', 'gevonden': 'het getal 5', 'verwacht': 'tekst', 'bedoeld': None}]
    """

    bestand: str
    problemen: tuple[Leesprobleem, ...]

    def __init__(self, bestand: str, problemen: Iterable[Leesprobleem]) -> None:
        self.bestand = bestand
        self.problemen = tuple(sorted(problemen, key=_volgorde))
        # Met deze argumenten maakt ook pickle (een proces per dossier) de fout opnieuw.
        super().__init__(bestand, self.problemen)

    def __str__(self) -> str:
        aantal = len(self.problemen)
        # De naam van een bestand kan tekens bevatten die geen scherm aanneemt.
        naam = "".join(teken if teken.isprintable() else "?" for teken in self.bestand)
        kop = f"{naam} kan niet gelezen worden ({aantal} {'probleem' if aantal == 1 else 'problemen'}):"
        return "\n  ".join([kop, *map(str, self.problemen)])

    def rijen(self) -> list[dict[str, str | None]]:
        """De problemen als platte rijen, voor een tabel of CSV."""
        return [
            {"plaats": p.plaats, "gevonden": p.gevonden, "verwacht": p.verwacht, "bedoeld": p.bedoeld}
            for p in self.problemen
        ]


def _volgorde(probleem: Leesprobleem) -> tuple[list[tuple[int, str]], str, str, str]:
    # Volgnummers tellen als getal (lijn 2 voor lijn 10) en staan voor namen.
    stappen = [(stap, "") if isinstance(stap, int) else (-1, stap) for stap in probleem.pad]
    return stappen, probleem.gevonden, probleem.verwacht, probleem.bedoeld or ""
