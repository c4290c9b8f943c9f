"""Wat er verandert als een brutoloon of het aantal uren van personeelslijnen anders wordt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Self

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, som
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.berekeningen.financiering.plan import controleveld
from lokale_partnerschappen.berekeningen.kosten import (
    Kosten,
    Urenvoorstel,
    kosten_van_luik,
    kosten_van_project,
    lijnkost,
    sut,
    uren_voor_bedrag,
)
from lokale_partnerschappen.model.financiering import Financiering
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER

_KOSTEN = AANVRAAGFORMULIER.op("totale kosten")


class _Stand(StrEnum):
    """Voor of na de wijziging, zoals een herleiding het noemt."""

    OUD = "oud"
    NIEUW = "nieuw"


def _vanaf_nul(_: object, veld: attrs.Attribute[Bedrag | None], waarde: Bedrag | None) -> None:
    if waarde is not None and waarde < NUL:
        raise ValueError(f"{veld.name}: verwacht een bedrag vanaf nul, geen {waarde}")


@attrs.frozen(kw_only=True)
class Lijnwijziging:
    """Een ander brutoloon, een ander aantal uren, of allebei, op één personeelslijn.

    Args:
        lijn: het volgnummer van de lijn, vanaf nul, zoals in ``personeel[3]``.
        brutoloon: het nieuwe voltijdse brutomaandloon, of ``None`` als het blijft.
        uren: de nieuwe projecturen, of ``None`` als ze blijven.

    Raises:
        ValueError: er verandert niets, of een volgnummer, loon of aantal uren is negatief.

    Bron: afgeleid; wat iemand op het aanvraagformulier zou overschrijven.

    >>> Lijnwijziging(lijn=3, brutoloon=Bedrag("3700.00")).uren is None
    True
    """

    lijn: int = attrs.field(validator=attrs.validators.ge(0))
    brutoloon: Bedrag | None = attrs.field(default=None, validator=_vanaf_nul)
    uren: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        if self.brutoloon is None and self.uren is None:
            raise ValueError(f"wijziging van personeel[{self.lijn}]: geef een brutoloon, uren, of allebei")
        if self.uren is not None and not (self.uren.is_finite() and self.uren >= 0):
            raise ValueError(f"uren: verwacht een eindig getal vanaf nul, geen {self.uren}")

    def op(self, lijn: Projectmedewerker) -> Projectmedewerker:
        """De gewijzigde lijn, zonder wat het formulier op de oude lijn toonde."""
        return attrs.evolve(
            lijn,
            brutoloon=lijn.brutoloon if self.brutoloon is None else self.brutoloon,
            uren=lijn.uren if self.uren is None else self.uren,
            opgave=None,
        )


@attrs.frozen(kw_only=True)
class Vergelijking:
    """Een bedrag voor en na een wijziging.

    Args:
        oud: het bedrag voor de wijziging.
        nieuw: het bedrag erna.
        verschil: nieuw min oud.

    Bron: afgeleid.

    >>> Vergelijking.van(Bedrag("100.00"), Bedrag("90.00")).verschil
    Bedrag('-10.00')
    """

    oud: Bedrag
    nieuw: Bedrag
    verschil: Bedrag

    @classmethod
    def van(cls, oud: Bedrag, nieuw: Bedrag) -> Self:
        """Vergelijkt twee bedragen."""
        return cls(oud=oud, nieuw=nieuw, verschil=kostenverschil(oud, nieuw))


@attrs.frozen(kw_only=True)
class GewijzigdeLijn:
    """Wat er op één personeelslijn verandert.

    Args:
        lijn: het volgnummer van de lijn, vanaf nul.
        oud, nieuw: de lijn voor en na de wijziging.
        sut: het standaarduurtarief.
        kost: de kost van de lijn.
        uren_bij_gelijke_kost: hoeveel uren bij het nieuwe loon binnen de oude kost passen, met de rest; ``None`` als
            het nieuwe loon geen uurtarief geeft of de oude kost negatief is.

    Bron: aanvraagformulier, tabellen projectpersoneel.
    """

    lijn: int
    oud: Projectmedewerker
    nieuw: Projectmedewerker
    sut: Vergelijking
    kost: Vergelijking
    uren_bij_gelijke_kost: Urenvoorstel | None


@attrs.frozen(kw_only=True)
class GewijzigdLuik:
    """Wat er in een luik of in het hele project verandert.

    Args:
        luik: werking of ondersteuning; ``None`` is het hele project.
        personeel, forfait, totaal: de herrekende kosten.
        ingediend: de som van de ingediende financiering, of ``None`` zonder financiering.
        controle: kosten min ingediende financiering; nieuw is wat na de wijziging ontbreekt, negatief wat te veel is.

    Bron: aanvraagformulier, totale kosten en controlevelden.
    """

    luik: Luik | None
    personeel: Vergelijking
    forfait: Vergelijking
    totaal: Vergelijking
    ingediend: Bedrag | None
    controle: Vergelijking | None


@attrs.frozen(kw_only=True)
class Wijziging:
    """Een begroting voor en na wijzigingen, zonder iets van wat het formulier als uitkomst toonde.

    Args:
        begroting: de gewijzigde begroting.
        lijnen: de gewijzigde lijnen.
        werking, ondersteuning: de luiken.
        project: het hele project.

    Bron: aanvraagformulier, hoofdstukken Kosten en Financiering.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> begroting = voorbeeld().begrotingen[0]
    >>> wijziging = wijzig_lijnen.onder(oproep)(begroting, [Lijnwijziging(lijn=0, uren=Decimal(1600))])
    >>> wijziging.werking.totaal.verschil, wijziging.werking.controle.nieuw
    (Bedrag('-7277.76'), Bedrag('-7277.76'))
    """

    begroting: Begroting = attrs.field(repr=False)
    lijnen: tuple[GewijzigdeLijn, ...]
    werking: GewijzigdLuik
    ondersteuning: GewijzigdLuik
    project: GewijzigdLuik


@berekening(titel="Verschil", formule="nieuw - oud", bron=_KOSTEN, zekerheid=Zekerheid.AFGELEID)
def kostenverschil(oud: Bedrag, nieuw: Bedrag) -> Bedrag:
    """Wat een wijziging meer kost; negatief is wat ze minder kost.

    Args:
        oud, nieuw: hetzelfde bedrag voor en na de wijziging.

    Bron: afgeleid uit het aanvraagformulier.

    >>> kostenverschil(Bedrag("73994.40"), Bedrag("76368.00"))
    Bedrag('2373.60')
    """
    return nieuw - oud


def gewijzigde_begroting(begroting: Begroting, wijzigingen: Sequence[Lijnwijziging]) -> Begroting:
    """De begroting met gewijzigde lijnen, zonder de uitkomsten die het formulier voor de oude lijnen toonde.

    De ingediende bedragen per financieringsbron blijven; de getoonde kosten, totalen en aandelen niet.

    Args:
        begroting: de begroting zoals ingediend.
        wijzigingen: hoogstens één per lijn.

    Raises:
        ValueError: een lijn bestaat niet, of krijgt twee wijzigingen.

    Bron: afgeleid.

    >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(3585), uren=Decimal(1720))
    >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn,))
    >>> gewijzigde_begroting(begroting, [Lijnwijziging(lijn=0, uren=Decimal(1600))]).personeel[0].uren
    Decimal('1600')
    """
    lijnen = list(begroting.personeel)
    for wijziging in _gekeurd(begroting, wijzigingen):
        lijnen[wijziging.lijn] = wijziging.op(lijnen[wijziging.lijn])
    return attrs.evolve(
        begroting,
        personeel=tuple(lijnen),
        personeel_totaal=None,
        aan_te_werven_totaal=None,
        kosten_werking=None,
        kosten_ondersteuning=None,
        kosten_project=None,
        financiering_werking=_zonder_uitkomsten(begroting.financiering_werking),
        financiering_ondersteuning=_zonder_uitkomsten(begroting.financiering_ondersteuning),
        financiering_project=_zonder_uitkomsten(begroting.financiering_project),
    )


@berekening(
    titel="Wijziging van begroting {begroting}",
    uitleg="elke lijn, elk luik en het project herrekend voor en na de wijziging",
    bron=_KOSTEN,
    zekerheid=Zekerheid.AFGELEID,
)
def wijzig_lijnen(
    begroting: Begroting,
    wijzigingen: Sequence[Lijnwijziging],
    *,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    uren_decimalen: int,
) -> Wijziging:
    """Rekent uit wat andere lonen of uren doen met de kosten en met het verschil met de ingediende financiering.

    Args:
        begroting: de begroting van een projectjaar.
        wijzigingen: hoogstens één per lijn; meer lijnen tegelijk mag.
        sut_factor, forfaittarief, uren_decimalen: parameters van de oproep.

    Raises:
        ValueError: een lijn bestaat niet, of krijgt twee wijzigingen.

    Bron: aanvraagformulier, tabellen projectpersoneel en controlevelden.

    >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(3585), uren=Decimal(1720))
    >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn,))
    >>> tarieven = {"sut_factor": Tarief.procent("1.2"), "forfaittarief": Tarief.procent(40), "uren_decimalen": 3}
    >>> wijziging = wijzig_lijnen(begroting, [Lijnwijziging(lijn=0, brutoloon=Bedrag(3700))], **tarieven)
    >>> wijziging.lijnen[0].kost.verschil, wijziging.project.totaal.verschil
    (Bedrag('2373.60'), Bedrag('3323.04'))
    >>> wijziging.lijnen[0].uren_bij_gelijke_kost.uren, wijziging.lijnen[0].uren_bij_gelijke_kost.rest
    (Decimal('1666.540'), Bedrag('0.02'))
    """
    nieuw = gewijzigde_begroting(begroting, wijzigingen)
    lijnen = tuple(
        _gewijzigde_lijn(w.lijn, begroting, nieuw, sut_factor, forfaittarief, uren_decimalen) for w in wijzigingen
    )
    kosten = {
        (stand, luik): kosten_van_luik.voor(stand)(deel, luik, sut_factor=sut_factor, forfaittarief=forfaittarief)
        for stand, deel in ((_Stand.OUD, begroting), (_Stand.NIEUW, nieuw))
        for luik in Luik
    }
    oud_project, nieuw_project = (
        kosten_van_project.voor(stand)(kosten[stand, Luik.WERKING], kosten[stand, Luik.ONDERSTEUNING])
        for stand in (_Stand.OUD, _Stand.NIEUW)
    )
    werking, ondersteuning = (
        _gewijzigd_luik(luik, kosten[_Stand.OUD, luik], kosten[_Stand.NIEUW, luik], _ingediend(begroting, luik))
        for luik in (Luik.WERKING, Luik.ONDERSTEUNING)
    )
    return Wijziging(
        begroting=nieuw,
        lijnen=lijnen,
        werking=werking,
        ondersteuning=ondersteuning,
        project=_gewijzigd_luik(None, oud_project, nieuw_project, _ingediend(begroting, *Luik)),
    )


def _gekeurd(begroting: Begroting, wijzigingen: Sequence[Lijnwijziging]) -> Sequence[Lijnwijziging]:
    nummers = [wijziging.lijn for wijziging in wijzigingen]
    aantal = len(begroting.personeel)
    for nummer in nummers:
        if nummer >= aantal:
            bestaand = f"personeel[0] tot en met personeel[{aantal - 1}]" if aantal else "geen personeelslijnen"
            raise ValueError(f"personeel[{nummer}] bestaat niet; begroting {begroting} heeft {bestaand}")
        if nummers.count(nummer) > 1:
            raise ValueError(f"personeel[{nummer}] krijgt twee wijzigingen; geef het nieuwe loon en de uren samen")
    return wijzigingen


def _zonder_uitkomsten(financiering: Financiering | None) -> Financiering | None:
    if financiering is None:
        return None
    return attrs.evolve(financiering, totaal=None, kosten=None, aandelen=None)


def _gewijzigde_lijn(
    nummer: int,
    begroting: Begroting,
    gewijzigd: Begroting,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    uren_decimalen: int,
) -> GewijzigdeLijn:
    oud, nieuw = begroting.personeel[nummer], gewijzigd.personeel[nummer]
    kost = Vergelijking.van(
        lijnkost.voor(_Stand.OUD)(oud, sut_factor=sut_factor), lijnkost.voor(_Stand.NIEUW)(nieuw, sut_factor=sut_factor)
    )
    tarief = Vergelijking.van(sut(oud.brutoloon, sut_factor=sut_factor), sut(nieuw.brutoloon, sut_factor=sut_factor))
    voorstel = None
    if kost.oud >= NUL and tarief.nieuw > NUL:
        voorstel = uren_voor_bedrag(
            kost.oud,
            nieuw.brutoloon,
            False,
            sut_factor=sut_factor,
            forfaittarief=forfaittarief,
            uren_decimalen=uren_decimalen,
        )
    return GewijzigdeLijn(lijn=nummer, oud=oud, nieuw=nieuw, sut=tarief, kost=kost, uren_bij_gelijke_kost=voorstel)


def _gewijzigd_luik(luik: Luik | None, oud: Kosten, nieuw: Kosten, ingediend: Bedrag | None) -> GewijzigdLuik:
    controle = None
    if ingediend is not None:
        onderwerp = luik or "project"
        controle = Vergelijking.van(
            controleveld.voor(onderwerp)(oud.totaal, ingediend), controleveld.voor(onderwerp)(nieuw.totaal, ingediend)
        )
    return GewijzigdLuik(
        luik=luik,
        personeel=Vergelijking.van(oud.personeel, nieuw.personeel),
        forfait=Vergelijking.van(oud.forfait, nieuw.forfait),
        totaal=Vergelijking.van(oud.totaal, nieuw.totaal),
        ingediend=ingediend,
        controle=controle,
    )


def _ingediend(begroting: Begroting, *luiken: Luik) -> Bedrag | None:
    """Wat voor deze luiken ingediend is; ``None`` als er voor geen enkel financiering is."""
    ingevuld = [deel for luik in luiken if (deel := begroting.financiering(luik)) is not None]
    return som(deel.som for deel in ingevuld) if ingevuld else None
