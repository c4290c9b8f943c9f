"""Wat het lezen van een aanvraag oplevert: een dossier, en alles wat er geen plaats in kreeg."""

from __future__ import annotations

import attrs

from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.uitwisseling.platos.persoonlijk import Persoonlijk


class PlatosFout(ValueError):
    """De tekst is geen aanvraag uit Platos, of kan niet gelezen worden; de inhoud staat nooit in de melding."""


@attrs.frozen
class NietGeplaatst:
    """Iets op een regel dat geen plaats kreeg; waar het staat en waarom, nooit wat er staat.

    Args:
        regel: volgnummer van de regel in de tekst, vanaf 1.
        tabel: de kop waaronder het staat.
        kolom: de kolom of het veld.
        reden: waarom het niet geplaatst is.

    Bron: ontwerp van deze bibliotheek; wie een aanvraag inleest, moet weten wat er ontbreekt.

    >>> print(NietGeplaatst(12, "Cofinanciering", "Bron", "de code is niet gekend"))
    regel 12, Cofinanciering, Bron: de code is niet gekend
    """

    regel: int
    tabel: str
    kolom: str
    reden: str

    def __str__(self) -> str:
        return f"regel {self.regel}, {self.tabel}, {self.kolom}: {self.reden}"


@attrs.frozen(kw_only=True)
class Platoslezing:
    """Een aanvraag als dossier, met wat niet geplaatst, aangenomen en niet gelezen is.

    Args:
        partnerschap: het dossier.
        niet_geplaatst: wat geen plaats kreeg, op regel gesorteerd.
        aannames: wat de tabellen niet zeggen en hier toch ingevuld is, één zin per aanname.
        niet_gelezen: stukken van de tekst die niet gelezen zijn: eerste regel, laatste regel, wat er staat.
        geplaatst: aantal cellen en velden met een bedrag, uren, een percentage, een code of een aantal
            dat een plaats kreeg; ondernemingsnummers en controlevelden tellen niet mee.
        regels: aantal regels waarop iets staat.
        regels_niet_geplaatst: hoeveel daarvan gemeld of niet gelezen zijn.
        persoonlijk: wat in de antwoorden over mensen kan gaan, als hun tekst gevraagd is.
        weggelaten: nummers van de vragen waarvan de tekst een e-mailadres of rijksregisternummer bevat; die tekst
            komt in geen dossier.

    Bron: aanvraagformulier.

    >>> lezing = Platoslezing(partnerschap=Partnerschap(naam="Voorbeeld", oproep="lp-208"))
    >>> lezing.niet_geplaatst
    ()
    """

    partnerschap: Partnerschap
    niet_geplaatst: tuple[NietGeplaatst, ...] = ()
    aannames: tuple[str, ...] = ()
    niet_gelezen: tuple[tuple[int, int, str], ...] = ()
    geplaatst: int = 0
    regels: int = 0
    regels_niet_geplaatst: int = 0
    persoonlijk: Persoonlijk | None = None
    weggelaten: tuple[int, ...] = ()


class Notities:
    """Wat tijdens het lezen bijgehouden wordt."""

    def __init__(self) -> None:
        self.geplaatst = 0
        self._meldingen: list[NietGeplaatst] = []

    def meld(self, regel: int, tabel: str, kolom: str, reden: str) -> None:
        """Noteert iets dat geen plaats kreeg; de inhoud hoort niet in de reden."""
        self._meldingen.append(NietGeplaatst(regel, tabel, kolom, reden))

    def meldingen(self) -> tuple[NietGeplaatst, ...]:
        """Alle meldingen, in de volgorde van de tekst."""
        return tuple(sorted(self._meldingen, key=lambda melding: melding.regel))
