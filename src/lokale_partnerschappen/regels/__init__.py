"""Wat moet kloppen: één regel per functie, per onderwerp. ``REGELS`` verzamelt ze uit de modules hieronder."""

from lokale_partnerschappen.regels._register import Regels
from lokale_partnerschappen.regels.financiering import aandelen, cofinanciering, evenwicht
from lokale_partnerschappen.regels.kosten import begroting, personeel
from lokale_partnerschappen.regels.samenstelling import partner, partnerschap, werkingsgebied

REGELS = Regels.uit(partnerschap, partner, werkingsgebied, begroting, personeel, evenwicht, aandelen, cofinanciering)
