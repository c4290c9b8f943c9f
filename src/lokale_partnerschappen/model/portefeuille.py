"""Meer dossiers samen, voor wat alleen naast elkaar te zien is."""

from __future__ import annotations

import attrs

from lokale_partnerschappen.model.partnerschap import Partnerschap


@attrs.frozen(kw_only=True)
class Portefeuille:
    """De dossiers die samen beoordeeld worden, bijvoorbeeld alle partnerschappen van Vlaanderen.

    Args:
        partnerschappen: de dossiers; twee met dezelfde naam zijn versies van hetzelfde dossier.

    Bron: VVSG, vragen en antwoorden: een lokaal bestuur kan uit het ene partnerschap en in het andere stappen.

    >>> len(Portefeuille(partnerschappen=(voorbeeld(),)).partnerschappen)
    1
    """

    partnerschappen: tuple[Partnerschap, ...]
