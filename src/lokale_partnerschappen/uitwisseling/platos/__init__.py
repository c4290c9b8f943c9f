"""De tekst van een aanvraag uit Platos lezen: vragen, kosten, cofinanciering, financiering en verklaringen.

Wat niet met zekerheid te plaatsen is, wordt gemeld met regel, tabel en kolom en nooit geraden. De inhoud van wat
niet geplaatst is, staat in geen enkele melding; de kolommen Voornaam en Naam worden nooit bewaard. De antwoorden op de
vragen komen alleen in het dossier als iemand erom vraagt.
"""

from __future__ import annotations

from lokale_partnerschappen.uitwisseling.platos.lezer import lees_platos, lees_platos_bestand
from lokale_partnerschappen.uitwisseling.platos.verslag import NietGeplaatst, PlatosFout, Platoslezing

__all__ = ["NietGeplaatst", "PlatosFout", "Platoslezing", "lees_platos", "lees_platos_bestand"]
