"""Het dossierbestand: één partnerschap als JSON, lezen en schrijven.

Een bestand is ``{"schema": 1, "partnerschap": {…}}`` in UTF-8. Bedragen, uren en percentages zijn tekst met een punt
(``"73994.40"``), want een JSON-getal wordt in veel programma's een ``float``. Datums zijn ``"2024-12-31"``,
keuzes hun naam in kleine letters, een periode is ``{"begin": …, "einde": …}``. Wat leeg is of gelijk aan de
standaardwaarde wordt niet geschreven; ``null`` mag waar een veld leeg mag zijn.

Lezen is streng en meldt alles tegelijk, in één `LeesFout`. De vorm komt uit de klassen van het model zelf: een nieuw
veld in het model is meteen een nieuwe sleutel in het bestand. cattrs loopt door de klassen en verzamelt de fouten;
de woorden zijn van hier. Een fout draagt nooit de inhoud van het bestand mee: geen waarde die een persoonsgegeven
lijkt, niets van onder ``deelnemers`` of ``trajecten``, en ook geen achterliggende exception.

Schrijven leest eerst terug: wat niet leesbaar zou zijn of een persoonsgegeven bevat, wordt niet geschreven.

Een `Stroom` is hetzelfde dossier met één deelnemer per regel, om deelnemers één voor één te lezen.
"""

from __future__ import annotations

from lokale_partnerschappen.uitwisseling.json.lezen import lees, van_dict, van_json
from lokale_partnerschappen.uitwisseling.json.schrijven import naar_dict, naar_json, schrijf
from lokale_partnerschappen.uitwisseling.json.stroom import Stroom, lees_stroom, schrijf_stroom

__all__ = [
    "Stroom",
    "lees",
    "lees_stroom",
    "naar_dict",
    "naar_json",
    "schrijf",
    "schrijf_stroom",
    "van_dict",
    "van_json",
]
