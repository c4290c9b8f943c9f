"""De documenten waarop regels, parameters en berekeningen steunen. De sleutels zijn die van de documentatie.

De oproepfiche zelf, het kwaliteitskader en de handleiding van Platos zijn niet gevonden. Wat alleen uit één
goedgekeurde aanvraag volgt, draagt het gezag `PRAKTIJK`.
"""

from __future__ import annotations

from typing import Final

from lokale_partnerschappen.basis.bron import Bron, Gezag

OPROEP_208: Final = Bron(
    sleutel="W-CALL",
    titel="Europa WSE, oproep lokale partnerschappen",
    gezag=Gezag.NORM,
    url="https://www.europawse.be/praktische-info/openstaande-oproepen/oproep-lokale-partnerschappen",
)
VRAGEN_EN_ANTWOORDEN: Final = Bron(
    sleutel="S2",
    titel="VVSG, vragen en antwoorden (2023)",
    gezag=Gezag.NORM,
)
FINANCIERING_VVSG: Final = Bron(
    sleutel="V-FIN",
    titel="VVSG, financiering lokale partnerschappen",
    gezag=Gezag.NORM,
    url="https://www.vvsg.be/kennisitem/vvsg/financiering-lokale-partnerschappen",
)
VERORDENING_2021_1060: Final = Bron(
    sleutel="CPR",
    titel="Verordening (EU) 2021/1060",
    gezag=Gezag.NORM,
    url="http://data.europa.eu/eli/reg/2021/1060/oj",
)
AANVRAAGFORMULIER: Final = Bron(
    sleutel="S3",
    titel="Aanvraagformulier (Platos)",
    gezag=Gezag.FORMULIER,
)
GOEDGEKEURDE_AANVRAAG: Final = Bron(
    sleutel="S3",
    titel="Eén goedgekeurde aanvraag (2023)",
    gezag=Gezag.PRAKTIJK,
)
STAND_VVSG: Final = Bron(
    sleutel="S0",
    titel="VVSG, capacity building lokale partnerschappen (na de start)",
    gezag=Gezag.BESCHRIJVING,
    url="https://www.vvsg.be/werken-en-ondernemen/werk/capacity-building-lokale-partnerschappen",
)
VEELGESTELDE_VRAGEN: Final = Bron(
    sleutel="W-FAQ",
    titel="Europa WSE, veelgestelde vragen over lokale partnerschappen",
    gezag=Gezag.NORM,
    url="https://europawse.be/onze-themas/sociale-inclusie/"
    "lokale-partnerschappen-rond-personen-met-een-complexe-problematiek/veelgestelde-vragen-over-lokale-partnerschappen",
)
RAADSBESLUITEN: Final = Bron(
    sleutel="L-*",
    titel="Raadsbesluiten van Aalst, Galmaarden, Grimbergen, Heusden-Zolder, Meise en Vilvoorde",
    gezag=Gezag.PRAKTIJK,
)
RAADSBESLUIT_AALST: Final = Bron(
    sleutel="L-AAL",
    titel="Gemeenteraad Aalst, besluit over het lokaal partnerschap",
    gezag=Gezag.PRAKTIJK,
    url="https://raadpleeg-aalst.onlinesmartcities.be/zittingen/23.1026.3468.6177/agendapunten/24.0205.6176.4667",
)
RAADSBESLUIT_GALMAARDEN: Final = Bron(
    sleutel="L-GAL",
    titel="Galmaarden, besluit over de cofinanciering",
    gezag=Gezag.PRAKTIJK,
    url="https://galmaarden-echo.cipalschaubroeck.be/raadpleegomgeving/zittingen/"
    "566cb5d5-dc26-4c23-8f97-b9eb70c98421/notulen",
)
STAPPENPLAN_PLATOS: Final = Bron(
    sleutel="W-PLAT",
    titel="Europa WSE, stappenplan Platos",
    gezag=Gezag.BESCHRIJVING,
    url="https://www.europawse.be/praktische-info/mijn-project-indienen-platos/stappenplan-platos",
)
INTERREG_UURPLAFOND: Final = Bron(
    sleutel="X-100",
    titel="Interreg France-Wallonie-Vlaanderen, veelgestelde vragen over uitgaven",
    gezag=Gezag.VERWANT,
    url="https://interreg5.interreg-fwvl.eu/nl/faq/suivi-financier-eligibilite-des-depenses?page=3",
)
RAADSBESLUIT_HEUSDEN_ZOLDER: Final = Bron(
    sleutel="L-HZ",
    titel="Gemeenteraad Heusden-Zolder, besluit over West-Limburg werkt",
    gezag=Gezag.PRAKTIJK,
    url="https://heusden-zolder.meetingburger.net/Gemeenteraad/2b49729a-5329-4d81-ab6c-c9fef4a9a4a9",
)
START_HEIST_OP_DEN_BERG: Final = Bron(
    sleutel="L-HOB",
    titel="Heist-op-den-Berg, nieuwsbericht over de lokale partnerschappen (2023)",
    gezag=Gezag.PRAKTIJK,
    url="https://www.heist-op-den-berg.be/nieuws/europa-wse-lokale-partnerschappen",
)
ANDERE_OPROEP_546: Final = Bron(
    sleutel="E-546",
    titel="ESF Vlaanderen, oproep 546",
    gezag=Gezag.VERWANT,
    url="https://www.esf-vlaanderen.be/nl/oproepen/gesloten-oproep-departement-onderwijs-en-vorming",
)
INTERREG_STANDAARDUURTARIEF: Final = Bron(
    sleutel="X-SUT",
    titel="Interreg Vlaanderen-Nederland, veelgestelde vraag over deeltijds werk",
    gezag=Gezag.VERWANT,
    url="https://interregvlaned.eu/faq/mijn-projectmedewerker-werkt-niet-voltijds-hoe-geef-ik-dat-correct-in",
)
INTERREG_PERSONEELSKOSTEN: Final = Bron(
    sleutel="X-FWV",
    titel="Interreg France-Wallonie-Vlaanderen, berekening van personeelskosten",
    gezag=Gezag.VERWANT,
    url="https://www.interreg-fwvl.eu/nl/waalse-gebiedsdeel-regels-voor-de-berekening-van-de-personeelskosten",
)
ONDERNEMINGSNUMMER: Final = Bron(
    sleutel="FOD-ECO",
    titel="FOD Economie, opbouw van het ondernemingsnummer",
    gezag=Gezag.VERWANT,
    url="https://economie.fgov.be/nl/themas/ondernemingen/kruispuntbank-van/kruispuntbank-van-ondernemingen",
)
REFNIS: Final = Bron(
    sleutel="REFNIS",
    titel="Statbel, REFNIS-lijst van gemeenten",
    gezag=Gezag.BESCHRIJVING,
    url="https://statbel.fgov.be/nl/over-statbel/methodologie/classificaties/geografie",
)

VERORDENING_2021_1057: Final = Bron(
    sleutel="ESF+",
    titel="Verordening (EU) 2021/1057",
    gezag=Gezag.NORM,
    url="http://data.europa.eu/eli/reg/2021/1057/oj",
)
VERORDENING_2016_679: Final = Bron(
    sleutel="AVG",
    titel="Verordening (EU) 2016/679 (gegevensbescherming)",
    gezag=Gezag.NORM,
    url="http://data.europa.eu/eli/reg/2016/679/oj",
)
SFC_ONMIDDELLIJK_RESULTAAT: Final = Bron(
    sleutel="SFC-3419",
    titel="Europese Commissie, SFC: referentieperiode voor onmiddellijke resultaten (2023)",
    gezag=Gezag.BESCHRIJVING,
    url="https://sfc.ec.europa.eu/en/node/3419",
)
SFC_BETERE_SITUATIE: Final = Bron(
    sleutel="SFC-2014",
    titel="Europese Commissie, SFC: verbeterde situatie op de arbeidsmarkt (2014-2020)",
    gezag=Gezag.VERWANT,
    url="https://sfc.ec.europa.eu/en/2014/support-ms/part/faq/"
    "does-indicator-improved-labour-market-situation-also-cover-participants",
)
ESF_SCHOTLAND: Final = Bron(
    sleutel="GOV-SCOT",
    titel="Schotse overheid, richtlijn over ESF-deelnemers (2014-2020)",
    gezag=Gezag.VERWANT,
    url="https://www.gov.scot/publications/european-social-fund-participant-guidance-2/pages/monitoring-and-evaluation/",
)
AMA: Final = Bron(
    sleutel="X-AMA",
    titel="Vlaamse overheid, arbeidsmatige activiteiten in de sociale economie",
    gezag=Gezag.VERWANT,
    url="https://www.vlaanderen.be/sociale-economie/arbeidsmatige-activiteiten-in-de-sociale-economie",
)
WIJK_WERKEN: Final = Bron(
    sleutel="X-WW",
    titel="Wijk-werken Haspengouw, de wijk-werker",
    gezag=Gezag.VERWANT,
    url="https://www.wijkwerkenhaspengouw.be/nl/wijk-werker",
)
ARTIKEL_60: Final = Bron(
    sleutel="X-A60",
    titel="RWO Denderstreek, artikel 60 wordt tijdelijke werkervaring",
    gezag=Gezag.VERWANT,
    url="https://www.rwod.be/nieuws-uit-de-regio/artikel-60-ss7-wordt-tijdelijke-werkervaring",
)
ESF_HELPDESK_RAPPORTERING: Final = Bron(
    sleutel="W-RAP",
    titel="ESF-helpdesk, rapportering (ouder programma)",
    gezag=Gezag.VERWANT,
    url="https://europawse.be/node/305",
)
ESF_ARCHIEF: Final = Bron(
    sleutel="W-ARCH",
    titel="Europa WSE, hulp bij het ESF-archief (2014-2020)",
    gezag=Gezag.VERWANT,
    url="https://www.europawse.be/praktische-info/esf-archief-bewijs-opladen/hulp-bij-het-gebruik-van-het-esf-archief",
)
ESF_PROJECTBEOORDELING: Final = Bron(
    sleutel="E-BEO",
    titel="ESF Vlaanderen, projectbeoordeling (ouder programma)",
    gezag=Gezag.VERWANT,
    url="https://esf-vlaanderen.be/nl/projectbeoordeling",
)
ESF_REGISTRATIE: Final = Bron(
    sleutel="E-REG",
    titel="ESF Vlaanderen, registratie (ouder programma)",
    gezag=Gezag.VERWANT,
    url="https://www.esf-vlaanderen.be/en/registration",
)
COMMUNICATIEVERPLICHTINGEN: Final = Bron(
    sleutel="W-COMM",
    titel="Europa WSE, communicatieverplichtingen voor nieuwe projecten (2021-2027)",
    gezag=Gezag.NORM,
    url="https://www.europawse.be/praktische-info/communiceer-over-je-project/"
    "communicatieverplichtingen-nieuwe-projecten-esf-en-amif-2021-2027",
)
VDAB_LOKALE_BESTUREN: Final = Bron(
    sleutel="S4",
    titel="VDAB, samenwerking met lokale besturen",
    gezag=Gezag.BESCHRIJVING,
)

EIGEN_WAARDE: Final = Bron(sleutel="EIGEN", titel="eigen waarde", gezag=Gezag.VERWANT)

ALLE: Final = tuple(bron for bron in tuple(globals().values()) if isinstance(bron, Bron))
