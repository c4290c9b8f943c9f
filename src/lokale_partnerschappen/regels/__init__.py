"""Wat moet kloppen: één regel per functie, per onderwerp. ``REGELS`` verzamelt ze uit de modules hieronder."""

from lokale_partnerschappen.regels import resultaten
from lokale_partnerschappen.regels._register import Regels
from lokale_partnerschappen.regels.aanvraag import indiening, inhoud, verklaringen
from lokale_partnerschappen.regels.financiering import aandelen, cofinanciering, evenwicht, inbreng, minimum
from lokale_partnerschappen.regels.kosten import begroting, enveloppe, inzet, personeel
from lokale_partnerschappen.regels.opvolging import publiciteit, rapport, samenwerking, termijnen
from lokale_partnerschappen.regels.samenstelling import (
    afspraken,
    partner,
    partnerschap,
    portefeuille,
    verloop,
    vertrek,
    werkingsgebied,
)
from lokale_partnerschappen.regels.selectie import beoordeling, kandidatuur, proces
from lokale_partnerschappen.regels.trajecten import (
    caseload,
    deelnemer,
    meting,
    overdracht,
    traject,
    tussenstap,
)

REGELS = Regels.uit(
    partnerschap,
    afspraken,
    partner,
    werkingsgebied,
    portefeuille,
    verloop,
    vertrek,
    kandidatuur,
    beoordeling,
    proces,
    indiening,
    inhoud,
    verklaringen,
    begroting,
    enveloppe,
    personeel,
    inzet,
    evenwicht,
    aandelen,
    minimum,
    cofinanciering,
    inbreng,
    deelnemer,
    traject,
    overdracht,
    tussenstap,
    meting,
    caseload,
    resultaten,
    rapport,
    termijnen,
    publiciteit,
    samenwerking,
)
