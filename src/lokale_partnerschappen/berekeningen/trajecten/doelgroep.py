"""Past iemand bij de doelgroep? Vier gesloten vragen, elk met de bron die ze beantwoordt.

Alleen een bron met gezag geeft een nee. Waar de bronnen het oordeel aan het partnerschap laten, is het antwoord het
oordeel van het team. Leeftijd, woonplaats en verblijf worden niet eens gevraagd: ze beslissen nooit.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, VEELGESTELDE_VRAGEN, VRAGEN_EN_ANTWOORDEN


class Doelgroepuitkomst(StrEnum):
    """Wat de bronnen over iemand zeggen.

    Bron: keuze; wat een bron niet beslist, beslist het team.

    >>> Doelgroepuitkomst("oordeel-van-het-team").value
    'oordeel-van-het-team'
    """

    JA = "ja"
    NEE = "nee"
    OORDEEL = "oordeel-van-het-team"


@attrs.frozen(kw_only=True)
class Doelgroepzin:
    """Wat een bron over de doelgroep zegt, in onze woorden.

    Args:
        onderwerp: waarover het gaat, in één woord of enkele woorden.
        zin: wat de bron zegt.
        bron: waar het staat.
        zekerheid: staat het er zo, of volgt het eruit?

    Bron: de bron die de zin zelf noemt.

    >>> [zin.onderwerp for zin in toets_doelgroep().nooit_een_reden]
    ['leeftijd', 'woonplaats', 'verblijf']
    """

    onderwerp: str
    zin: str
    bron: Bron
    zekerheid: Zekerheid


@attrs.frozen(kw_only=True)
class Doelgroepvraag:
    """Een gesloten vraag, en wat elk antwoord betekent. Is het antwoord niet bekend, dan oordeelt het team.

    Args:
        naam: de naam van het argument van `toets_doelgroep`.
        vraag: de vraag zoals ze gesteld wordt.
        grond: wat de bron erover zegt.
        bij_ja: wat ja betekent.
        bij_nee: wat nee betekent.

    Raises:
        ValueError: een bron die niet bindt, zou een nee geven.

    Bron: de bron van de grond.

    >>> vraag = toets_doelgroep(voltijds=True).redenen[1].vraag
    >>> vraag.naam, vraag.bij_ja.value, vraag.grond.bron.gezag.value
    ('voltijds', 'nee', 'norm')
    """

    naam: str
    vraag: str
    grond: Doelgroepzin
    bij_ja: Doelgroepuitkomst
    bij_nee: Doelgroepuitkomst

    def __attrs_post_init__(self) -> None:
        if Doelgroepuitkomst.NEE in (self.bij_ja, self.bij_nee) and not self.grond.bron.gezag.bindt:
            raise ValueError(f"{self.naam}: een bron met gezag {self.grond.bron.gezag} kan niemand uitsluiten")


@attrs.frozen(kw_only=True)
class Doelgroepreden:
    """Eén vraag met haar antwoord, en wat dat betekent.

    Args:
        vraag: de vraag.
        antwoord: ja, nee, of ``None`` als het niet bekend is.

    Bron: de bron van de vraag.

    >>> toets_doelgroep().redenen[0].gevolg.value
    'oordeel-van-het-team'
    """

    vraag: Doelgroepvraag
    antwoord: bool | None

    @property
    def gevolg(self) -> Doelgroepuitkomst:
        """Wat dit antwoord op zichzelf betekent."""
        if self.antwoord is None:
            return Doelgroepuitkomst.OORDEEL
        return self.vraag.bij_ja if self.antwoord else self.vraag.bij_nee


@attrs.frozen(kw_only=True)
class Doelgroepoordeel:
    """Of iemand volgens de bronnen begeleid kan worden, en waarom. Er staat niets in over wie het gaat.

    Args:
        redenen: de vier vragen met hun antwoord, in vaste volgorde.
        nooit_een_reden: waarop niemand geweigerd wordt.

    Bron: de bronnen van de redenen.

    >>> toets_doelgroep(voltijds=True).uitkomst.value
    'nee'
    """

    redenen: tuple[Doelgroepreden, ...]
    nooit_een_reden: tuple[Doelgroepzin, ...]

    @property
    def uitkomst(self) -> Doelgroepuitkomst:
        """Eén nee volstaat voor nee; voor ja moet elke vraag ja betekenen; de rest is een oordeel van het team."""
        gevolgen = {reden.gevolg for reden in self.redenen}
        if Doelgroepuitkomst.NEE in gevolgen:
            return Doelgroepuitkomst.NEE
        return Doelgroepuitkomst.OORDEEL if Doelgroepuitkomst.OORDEEL in gevolgen else Doelgroepuitkomst.JA


_DOELGROEP: Final = VRAGEN_EN_ANTWOORDEN.op("doelgroep")

DOELGROEPVRAGEN: Final = (
    Doelgroepvraag(
        naam="werkzoekend_of_niet_actief",
        vraag="Is de persoon werkzoekend (ook deels) of niet-beroepsactief?",
        grond=Doelgroepzin(
            onderwerp="doelgroep",
            zin="Het partnerschap begeleidt werkzoekenden en niet-beroepsactieven.",
            bron=_DOELGROEP,
            zekerheid=Zekerheid.LETTERLIJK,
        ),
        bij_ja=Doelgroepuitkomst.JA,
        bij_nee=Doelgroepuitkomst.NEE,
    ),
    Doelgroepvraag(
        naam="voltijds",
        vraag="Werkt de persoon voltijds bij de start?",
        grond=Doelgroepzin(
            onderwerp="werk bij de start",
            zin="Wie bij de start voltijds werkt, kan niet begeleid worden; wie deels werkt en deels zoekt wel.",
            bron=VEELGESTELDE_VRAGEN,
            zekerheid=Zekerheid.LETTERLIJK,
        ),
        bij_ja=Doelgroepuitkomst.NEE,
        bij_nee=Doelgroepuitkomst.JA,
    ),
    Doelgroepvraag(
        naam="complexe_problematiek",
        vraag="Is er volgens het team een complexe problematiek, met alle vier de elementen samen?",
        grond=Doelgroepzin(
            onderwerp="complexe problematiek",
            zin=(
                "Een problematiek is complex als de gestelde vraag niet de hele nood toont, de hele levenscontext"
                " meetelt, terugval bij de vooruitgang hoort, en hulp op maat van meer dan één deskundige nodig is."
            ),
            bron=_DOELGROEP,
            zekerheid=Zekerheid.LETTERLIJK,
        ),
        bij_ja=Doelgroepuitkomst.JA,
        bij_nee=Doelgroepuitkomst.NEE,
    ),
    Doelgroepvraag(
        naam="gewoon_aanbod_volstaat",
        vraag="Volstaat het gewone aanbod van VDAB of OCMW?",
        grond=Doelgroepzin(
            onderwerp="gewoon aanbod",
            zin="Volstaat het gewone aanbod van VDAB of OCMW, dan draagt het partnerschap warm over of combineert het.",
            bron=GOEDGEKEURDE_AANVRAAG.op("vraag 6"),
            zekerheid=Zekerheid.LETTERLIJK,
        ),
        bij_ja=Doelgroepuitkomst.OORDEEL,
        bij_nee=Doelgroepuitkomst.JA,
    ),
)
"""De vragen, in de volgorde waarin ze gesteld worden."""

_NOOIT_EEN_REDEN: Final = (
    Doelgroepzin(
        onderwerp="leeftijd",
        zin="Er is geen minimumleeftijd.",
        bron=VRAGEN_EN_ANTWOORDEN.op("leeftijd"),
        zekerheid=Zekerheid.LETTERLIJK,
    ),
    Doelgroepzin(
        onderwerp="woonplaats",
        zin="Niemand wordt uitgesloten omdat hij buiten het werkingsgebied woont.",
        bron=VRAGEN_EN_ANTWOORDEN.op("woonplaats"),
        zekerheid=Zekerheid.LETTERLIJK,
    ),
    Doelgroepzin(
        onderwerp="verblijf",
        zin="Wie wettig in het land verblijft zonder toegang tot werk, of met beperkte toegang, is niet uitgesloten.",
        bron=VEELGESTELDE_VRAGEN,
        zekerheid=Zekerheid.LETTERLIJK,
    ),
)


def toets_doelgroep(
    *,
    werkzoekend_of_niet_actief: bool | None = None,
    voltijds: bool | None = None,
    complexe_problematiek: bool | None = None,
    gewoon_aanbod_volstaat: bool | None = None,
) -> Doelgroepoordeel:
    """Toetst of iemand bij de doelgroep past, zonder iets te bewaren.

    Elk argument is ja, nee, of ``None`` als het niet bekend is.

    Args:
        werkzoekend_of_niet_actief: is de persoon werkzoekend (ook deels) of niet-beroepsactief?
        voltijds: werkt de persoon voltijds bij de start?
        complexe_problematiek: oordeelde het team dat de vier elementen samen aanwezig zijn?
        gewoon_aanbod_volstaat: volstaat het gewone aanbod van VDAB of OCMW? Dat alleen is nooit een nee.

    Bron: VVSG, vragen en antwoorden (doelgroep, leeftijd, woonplaats); Europa WSE, veelgestelde vragen (voltijds werk,
    verblijf); goedgekeurde aanvraag, vraag 6 (gewoon aanbod).

    >>> oordeel = toets_doelgroep(
    ...     werkzoekend_of_niet_actief=True, voltijds=False, complexe_problematiek=True, gewoon_aanbod_volstaat=False
    ... )
    >>> oordeel.uitkomst.value
    'ja'
    >>> toets_doelgroep(werkzoekend_of_niet_actief=True, voltijds=False).uitkomst.value
    'oordeel-van-het-team'
    """
    antwoorden = {
        "werkzoekend_of_niet_actief": werkzoekend_of_niet_actief,
        "voltijds": voltijds,
        "complexe_problematiek": complexe_problematiek,
        "gewoon_aanbod_volstaat": gewoon_aanbod_volstaat,
    }
    redenen = tuple(Doelgroepreden(vraag=vraag, antwoord=antwoorden[vraag.naam]) for vraag in DOELGROEPVRAGEN)
    return Doelgroepoordeel(redenen=redenen, nooit_een_reden=_NOOIT_EEN_REDEN)
