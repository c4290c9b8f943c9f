"""Wat moet kloppen: één regel per functie, per onderwerp. ``REGELS`` verzamelt ze uit de modules hieronder."""

from lokale_partnerschappen.regels._register import Regels
from lokale_partnerschappen.regels.financiering import aandelen, cofinanciering, evenwicht, inbreng, minimum
from lokale_partnerschappen.regels.kosten import begroting, enveloppe, inzet, personeel
from lokale_partnerschappen.regels.samenstelling import afspraken, partner, partnerschap, werkingsgebied

REGELS = Regels.uit(
    partnerschap,
    afspraken,
    partner,
    werkingsgebied,
    begroting,
    enveloppe,
    personeel,
    inzet,
    evenwicht,
    aandelen,
    minimum,
    cofinanciering,
    inbreng,
)
