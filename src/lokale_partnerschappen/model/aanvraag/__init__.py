"""De projectaanvraag: vragen, antwoorden, bijlagen, mijlpalen en verklaringen."""

from __future__ import annotations

from lokale_partnerschappen.model.aanvraag.aanvraag import (
    Bijlage,
    Capaciteitsopgave,
    Criteriumgewicht,
    Criteriumpunten,
    Mijlpaal,
    Mijlpaalperiode,
    Projectaanvraag,
    Vraagantwoord,
)
from lokale_partnerschappen.model.aanvraag.verklaringen import (
    Aanbesteder,
    Kostengrens,
    Overheidsopdrachten,
    Verklaring,
)
from lokale_partnerschappen.model.aanvraag.vragen import VRAGEN, Aanvraagcriterium, Vraag

__all__ = [
    "VRAGEN",
    "Aanbesteder",
    "Aanvraagcriterium",
    "Bijlage",
    "Capaciteitsopgave",
    "Criteriumgewicht",
    "Criteriumpunten",
    "Kostengrens",
    "Mijlpaal",
    "Mijlpaalperiode",
    "Overheidsopdrachten",
    "Projectaanvraag",
    "Verklaring",
    "Vraag",
    "Vraagantwoord",
]
