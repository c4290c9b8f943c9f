"""Of het werkingsgebied in Limburg ligt."""

from __future__ import annotations

from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.model.samenstelling import Werkingsgebied, gemeente, ligt_in_limburg
from lokale_partnerschappen.oproepen.bronnen import VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.oproepen.voorwaarden import Gebied


@berekening(
    titel="Gebied",
    uitleg="de gemeenten zelf; liggen ze aan beide kanten of zijn ze niet bekend, dan het antwoord in het dossier",
    bron=VRAGEN_EN_ANTWOORDEN.op("Limburg is een transitieregio"),
    zekerheid=Zekerheid.AFGELEID,
)
def gebied_van(werkingsgebied: Werkingsgebied) -> Gebied | None:
    """Of een werkingsgebied in Limburg ligt; ``None`` als dat niet te weten is.

    Args:
        werkingsgebied: de gemeenten en het antwoord van het dossier.

    Geen fusie kruist de grens van Limburg, dus doet de dag er niet toe.

    Bron: VVSG, vragen en antwoorden; REFNIS voor de ligging.

    >>> gebied_van(Werkingsgebied(gemeenten=("71022", "71072"))).value
    'limburg'
    >>> gebied_van(Werkingsgebied()) is None
    True
    """
    liggingen = {ligt_in_limburg(nis) for nis in werkingsgebied.gemeenten if gemeente(nis) is not None}
    in_limburg = liggingen.pop() if len(liggingen) == 1 else werkingsgebied.limburg
    if in_limburg is None:
        return None
    return Gebied.LIMBURG if in_limburg else Gebied.BUITEN_LIMBURG
