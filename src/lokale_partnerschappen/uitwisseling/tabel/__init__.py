"""Trajecten en metingen uit een rekenblad: CSV lezen, beoordelen en bij een dossier voegen, alles of niets.

`bestand` maakt van bytes cellen, `kolommen` weet welke kolommen er zijn, `lezen` maakt er waarden van het model van
met dezelfde lezers als het dossierbestand, en `toevoegen` voegt ze samen met wat er al is.

Een melding noemt bestand, regel, kolom en soort waarde, en nooit de inhoud van een cel of een onbekende kop: in een
rekenblad over mensen kan overal een naam staan.
"""

from __future__ import annotations

from lokale_partnerschappen.uitwisseling.tabel.bestand import Tabel, Tabelsoort, lees_tabel
from lokale_partnerschappen.uitwisseling.tabel.fout import TabelFout, Tabelprobleem
from lokale_partnerschappen.uitwisseling.tabel.toevoegen import Toevoeging, tabelsjabloon, voeg_toe

__all__ = [
    "Tabel",
    "TabelFout",
    "Tabelprobleem",
    "Tabelsoort",
    "Toevoeging",
    "lees_tabel",
    "tabelsjabloon",
    "voeg_toe",
]
