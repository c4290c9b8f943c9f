"""De regels en berekeningen van ESF+-oproep 208 "Lokale partnerschappen"."""

from lokale_partnerschappen._versie import __version__
from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Bron, Gezag, Zekerheid
from lokale_partnerschappen.basis.herleiding import Berekening, Herleiding, berekening
from lokale_partnerschappen.basis.lezen import lees_bedrag
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.basis.verdeling import verdeel, verdeel_over
from lokale_partnerschappen.berekeningen.financiering.aandelen import (
    gemeentelijke_aandelen,
    jaaraandeel,
    jaarbudget,
    kasaandeel,
    ontbrekende_cofinanciering,
    percentage,
)
from lokale_partnerschappen.berekeningen.financiering.plan import (
    Begrotingsplan,
    Financieringsplan,
    aanvulling,
    begrotingsplan,
    controleveld,
    financieringsplan,
    mix_van,
)
from lokale_partnerschappen.berekeningen.kosten import (
    forfait,
    lijnkost,
    luikkosten,
    personeelskost,
    persoonsgebonden_waarde,
    sut,
    uren_voor_bedrag,
    uren_voor_vte,
    vte,
)
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.controle import Bevinding, Verslag, controleer, leg_uit
from lokale_partnerschappen.model.financiering import (
    Aandelen,
    Cofinanciering,
    Financiering,
    Financieringsbron,
    Inbreng,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Lijnopgave, Tabeltotaal
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import (
    Gemeente,
    Lidmaatschap,
    Partner,
    Partnersoort,
    Rol,
    Werkingsgebied,
    gemeente,
    gemeente_met_naam,
    gemeenten,
    zoek_gemeente,
)
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.voorwaarden import (
    Gebied,
    NietGezet,
    Oproep,
    ParameterNietGezet,
    Voorwaarden,
    Waarde,
    oproep,
    voorwaarden_voor,
)
from lokale_partnerschappen.regels import REGELS
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, Regel, afwijking, onbekend, regel
from lokale_partnerschappen.regels._register import Regels
from lokale_partnerschappen.uitwisseling.json import lees, naar_dict, naar_json, schrijf, van_dict, van_json
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem
from lokale_partnerschappen.uitwisseling.platos import NietGeplaatst, PlatosFout, Platoslezing, lees_platos
from lokale_partnerschappen.voorbeelden import voorbeeld

__all__ = [
    "OPROEPEN",
    "REGELS",
    "Aandelen",
    "Aanwerving",
    "Afwijking",
    "Bedrag",
    "Begroting",
    "Begrotingsplan",
    "Berekening",
    "Bevinding",
    "Bron",
    "Cofinanciering",
    "Enveloppe",
    "Ernst",
    "Financiering",
    "Financieringsbron",
    "Financieringsplan",
    "Gebied",
    "Gemeente",
    "Gezag",
    "Herleiding",
    "Inbreng",
    "Kostenopgave",
    "LeesFout",
    "Leesprobleem",
    "Lidmaatschap",
    "Lijnopgave",
    "Luik",
    "NietGeplaatst",
    "NietGezet",
    "Onbekend",
    "Oproep",
    "ParameterNietGezet",
    "Partner",
    "Partnerschap",
    "Partnersoort",
    "Periode",
    "PlatosFout",
    "Platoslezing",
    "Projectmedewerker",
    "Regel",
    "Regels",
    "Rol",
    "Tabeltotaal",
    "Tarief",
    "Verslag",
    "Voorwaarden",
    "Waarde",
    "Werkingsgebied",
    "Zekerheid",
    "__version__",
    "aanvulling",
    "afwijking",
    "begrotingsplan",
    "berekening",
    "controleer",
    "controleveld",
    "financieringsplan",
    "forfait",
    "gebied_van",
    "gemeente",
    "gemeente_met_naam",
    "gemeentelijke_aandelen",
    "gemeenten",
    "jaaraandeel",
    "jaarbudget",
    "kasaandeel",
    "lees",
    "lees_bedrag",
    "lees_platos",
    "leg_uit",
    "lijnkost",
    "luikkosten",
    "mix_van",
    "naar_dict",
    "naar_json",
    "onbekend",
    "ontbrekende_cofinanciering",
    "oproep",
    "percentage",
    "personeelskost",
    "persoonsgebonden_waarde",
    "plus_maanden",
    "regel",
    "schrijf",
    "sut",
    "uren_voor_bedrag",
    "uren_voor_vte",
    "van_dict",
    "van_json",
    "verdeel",
    "verdeel_over",
    "voorbeeld",
    "voorwaarden_voor",
    "vte",
    "zoek_gemeente",
]
