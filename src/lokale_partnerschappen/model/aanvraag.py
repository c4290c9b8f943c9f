"""De aanvraag waarmee een partnerschap projectmiddelen vraagt."""

from __future__ import annotations

from datetime import date

import attrs


@attrs.frozen(kw_only=True)
class Projectaanvraag:
    """Wat van de aanvraag nodig is om haar te beoordelen.

    Args:
        ingediend_op: dag van indiening.
        gebied_had_partnerschap: had het werkingsgebied al een partnerschap toen ze werd ingediend?
        addendum_aanwezig: zit het lokaal addendum van het werkingsgebied erbij?
        gedeeld_doel: het gedeelde doel (vraag 3); leeg als het antwoord ontbreekt, ``None`` als niet bekend.

    Bron: pagina van de oproep (indieningsperiode); aanvraagformulier, vragen 1 en 3.

    >>> Projectaanvraag(ingediend_op=date(2023, 10, 30)).gedeeld_doel is None
    True
    """

    ingediend_op: date | None = None
    gebied_had_partnerschap: bool | None = None
    addendum_aanwezig: bool | None = None
    gedeeld_doel: str | None = None
