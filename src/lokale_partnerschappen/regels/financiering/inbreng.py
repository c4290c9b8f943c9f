"""Regels over wat lokale besturen en VDAB inbrengen: personeel en geld, per gemeente, uit andere subsidies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from lokale_partnerschappen.basis.bedrag import CENT, NUL, Bedrag, Tarief, exact, som
from lokale_partnerschappen.berekeningen.financiering.aandelen import kasaandeel, personeelsinzet
from lokale_partnerschappen.berekeningen.kosten import persoonsgebonden_waarde
from lokale_partnerschappen.model.financiering import (
    AndereSubsidie,
    Cofinanciering,
    Financieringsbron,
    GemeentelijkAandeel,
    Inbreng,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    GOEDGEKEURDE_AANVRAAG,
    RAADSBESLUIT_GALMAARDEN,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel

_TABEL: Final = GOEDGEKEURDE_AANVRAAG.op("tabel cofinanciering")
_PROCENT: Final = 100
_ONBEKENDE_SOORT: Final = "niet van elke organisatie met personeel is bekend wat ze is"
_HALVE_TIENDE: Final = Fraction(5, 100)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-12 COF-13",
    bron=_TABEL,
    titel="Meer personeel ingebracht dan er werkt",
    bericht="Als personeel van {bron} is {gevonden} ingebracht; die lijnen zijn met forfait {verwacht} waard.",
    doen="Verlaag de persoonsgebonden cofinanciering, of voeg de ontbrekende personeelslijnen toe.",
)
def personeelsinzet_niet_gedekt(
    begroting: Begroting,
    *,
    partnerschap: Partnerschap,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    inzetmarge: Bedrag,
) -> Iterator[Afwijking | Onbekend]:
    """Persoonsgebonden cofinanciering is gedekt door personeelslijnen van wie ze inbrengt.

    Wat: lokale besturen of VDAB brengen in het luik werking meer personeel in dan hun lijnen met forfait waard zijn,
    met € 5,00 ruimte. Minder inbrengen mag altijd: dan draagt het partnerschap de rest.

    Waarom: persoonsgebonden betekent verbonden aan de inzet van projectmedewerkers. In een goedgekeurde aanvraag
    rekenen lokale besturen het forfait mee, met € 2,55 verschil.

    Voorbeeld:
        >>> vdab = Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(vdab,))
        >>> lijn = Cofinanciering(
        ...     luik=Luik.WERKING, bedrag=Bedrag(100), bron=Financieringsbron.VDAB, inbreng=Inbreng.PERSONEEL
        ... )
        >>> begroting = Begroting(periode=Periode.jaar(2024), cofinanciering=(lijn,))
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4"), "inzetmarge": Bedrag(5)}
        >>> [a.gegevens["gevonden"] for a in personeelsinzet_niet_gedekt(begroting, partnerschap=dossier, **parameters)]
        [Bedrag('100.00')]
    """
    for bron in (Financieringsbron.LOKAAL, Financieringsbron.VDAB):
        ingebracht = _ingebracht(begroting, bron, Inbreng.PERSONEEL)
        inzet = personeelsinzet(begroting, _organisaties(partnerschap, bron), Luik.WERKING, sut_factor=sut_factor)
        waarde = persoonsgebonden_waarde(inzet, forfaittarief=forfaittarief)
        if ingebracht - waarde <= inzetmarge:
            continue
        if not _soorten_bekend(begroting, partnerschap):
            yield onbekend("personeel", reden=_ONBEKENDE_SOORT)
        else:
            yield afwijking("cofinanciering", gevonden=ingebracht, verwacht=waarde, bron=bron)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="COF-14",
    bron=_TABEL,
    titel="VDAB brengt ander geld in dan haar aandeel min personeel",
    bericht="VDAB brengt {gevonden} in geld in; haar aandeel min haar personeel is {verwacht}.",
    doen="Niets, als het zo is afgesproken; het geldt voor één goedgekeurde aanvraag.",
)
def geld_van_vdab_wijkt_af(
    begroting: Begroting, *, partnerschap: Partnerschap, sut_factor: Tarief, inzetmarge: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Het geld van VDAB is haar aandeel min de kost van haar personeel, zonder forfait.

    Wat: in het luik werking verschilt het ingebrachte geld meer dan € 5,00. Brengt VDAB geen geld in, dan wordt er niet
    vergeleken; zet ze meer personeel in dan haar aandeel, ook niet.

    Waarom: in een goedgekeurde aanvraag is het precies zo, tot op de cent.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> lijn = Cofinanciering(
        ...     luik=Luik.WERKING, bedrag=Bedrag(50), bron=Financieringsbron.VDAB, inbreng=Inbreng.MIDDELEN
        ... )
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), cofinanciering=(lijn,), financiering_werking=Financiering(vdab=Bedrag(100))
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "inzetmarge": Bedrag(5)}
        >>> [a.gegevens["verwacht"] for a in geld_van_vdab_wijkt_af(begroting, partnerschap=dossier, **parameters)]
        [Bedrag('100.00')]
    """
    bron = Financieringsbron.VDAB
    geld = _ingebracht(begroting, bron, Inbreng.MIDDELEN)
    financiering = begroting.financiering_werking
    if financiering is None or not geld:
        return
    inzet = personeelsinzet(begroting, _organisaties(partnerschap, bron), Luik.WERKING, sut_factor=sut_factor)
    verwacht = kasaandeel(financiering.van(bron), inzet)
    if verwacht < NUL or abs(geld - verwacht) <= inzetmarge:
        return
    if _soorten_bekend(begroting, partnerschap):
        yield afwijking("cofinanciering", gevonden=geld, verwacht=verwacht)
    else:
        yield onbekend("personeel", reden=_ONBEKENDE_SOORT)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-15",
    bron=_TABEL,
    titel="Lokale besturen brengen ander geld in dan hun aandeel min personeel",
    bericht="Lokale besturen brengen {gevonden} in geld in; hun aandeel min hun personeel met forfait is {verwacht}.",
    doen="Kijk na of het geld of de personeelsinzet van de lokale besturen juist is.",
)
def geld_van_lokale_besturen_wijkt_af(
    begroting: Begroting,
    *,
    partnerschap: Partnerschap,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    inzetmarge: Bedrag,
) -> Iterator[Afwijking | Onbekend]:
    """Het geld van lokale besturen is hun aandeel min de waarde van hun personeel, met forfait.

    Wat: in het luik werking verschilt het ingebrachte geld meer dan € 5,00. Brengen ze geen geld in, dan wordt er niet
    vergeleken; is hun personeel meer waard dan hun aandeel, ook niet (zie `inzet_boven_aandeel`).

    Waarom: wie een deel in personeel inbrengt, brengt de rest in geld in.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> lijn = Cofinanciering(
        ...     luik=Luik.WERKING, bedrag=Bedrag(50), bron=Financieringsbron.LOKAAL, inbreng=Inbreng.MIDDELEN
        ... )
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     cofinanciering=(lijn,),
        ...     financiering_werking=Financiering(lokaal=Bedrag(100)),
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4"), "inzetmarge": Bedrag(5)}
        >>> gevonden = geld_van_lokale_besturen_wijkt_af(begroting, partnerschap=dossier, **parameters)
        >>> [a.gegevens["verwacht"] for a in gevonden]
        [Bedrag('100.00')]
    """
    bron = Financieringsbron.LOKAAL
    geld = _ingebracht(begroting, bron, Inbreng.MIDDELEN)
    financiering = begroting.financiering_werking
    if financiering is None or not geld:
        return
    inzet = personeelsinzet(begroting, _organisaties(partnerschap, bron), Luik.WERKING, sut_factor=sut_factor)
    waarde = persoonsgebonden_waarde(inzet, forfaittarief=forfaittarief)
    verwacht = kasaandeel(financiering.van(bron), waarde)
    if verwacht < NUL or abs(geld - verwacht) <= inzetmarge:
        return
    if _soorten_bekend(begroting, partnerschap):
        yield afwijking("cofinanciering", gevonden=geld, verwacht=verwacht)
    else:
        yield onbekend("personeel", reden=_ONBEKENDE_SOORT)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="COF-23",
    bron=VRAGEN_EN_ANTWOORDEN.op("inzet boven het eigen aandeel"),
    titel="Lokale besturen zetten meer in dan hun aandeel",
    bericht="Het personeel van de lokale besturen is {gevonden} waard, {verschil} meer dan hun aandeel ({verwacht}).",
    doen="Niets, als het zo is afgesproken: het partnerschap betaalt het meerdere uit zijn middelen.",
)
def inzet_boven_aandeel(
    begroting: Begroting,
    *,
    partnerschap: Partnerschap,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    inzetmarge: Bedrag,
) -> Iterator[Afwijking | Onbekend]:
    """Lokale besturen mogen meer personeel inzetten dan hun aandeel; het partnerschap betaalt het meerdere.

    Wat: de waarde van hun personeel, met forfait, ligt meer dan € 5,00 boven hun aandeel in het luik werking.

    Waarom: een lokaal bestuur kan een voltijdse inzetten en daarvan alleen zijn eigen aandeel zelf dragen.

    Voorbeeld:
        >>> ocmw = Partner(id="ocmw", naam="OCMW A", soort=Partnersoort.LOKAAL_BESTUUR)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(ocmw,))
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="ocmw", brutoloon=Bedrag(4000), uren=Decimal(100))
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024), personeel=(lijn,), financiering_werking=Financiering(lokaal=Bedrag(720))
        ... )
        >>> parameters = {"sut_factor": Tarief("0.012"), "forfaittarief": Tarief("0.4"), "inzetmarge": Bedrag(5)}
        >>> [a.gegevens["verschil"] for a in inzet_boven_aandeel(begroting, partnerschap=dossier, **parameters)]
        [Bedrag('6000.00')]
    """
    bron = Financieringsbron.LOKAAL
    financiering = begroting.financiering_werking
    if financiering is None:
        return
    inzet = personeelsinzet(begroting, _organisaties(partnerschap, bron), Luik.WERKING, sut_factor=sut_factor)
    waarde = persoonsgebonden_waarde(inzet, forfaittarief=forfaittarief)
    aandeel = financiering.van(bron)
    if waarde - aandeel > inzetmarge:
        plaats = ("financiering_werking", "lokaal")
        yield afwijking(*plaats, gevonden=waarde, verwacht=aandeel, verschil=waarde - aandeel)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-16",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    titel="Aandelen van de gemeenten tellen niet op",
    bericht="De gemeenten brengen samen {gevonden} in; lokale besturen dragen {verwacht}, een verschil van {verschil}.",
    doen="Verdeel {verwacht} opnieuw zodat de delen samen precies het bedrag zijn.",
)
def gemeentelijke_aandelen_tellen_niet_op(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """Wat de gemeenten inbrengen, is samen het aandeel van de lokale besturen.

    Wat: de som verschilt meer dan een halve cent per gemeente, naar boven afgerond.

    Waarom: in een goedgekeurde aanvraag blijft bij zes gemeenten door afronding één cent over.

    Voorbeeld:
        >>> aandelen = (
        ...     GemeentelijkAandeel(gemeente="46014", bedrag=Bedrag(60)),
        ...     GemeentelijkAandeel(gemeente="46025", bedrag=Bedrag(30)),
        ... )
        >>> begroting = Begroting(
        ...     periode=Periode.jaar(2024),
        ...     gemeentelijke_aandelen=aandelen,
        ...     financiering_werking=Financiering(lokaal=Bedrag(100)),
        ... )
        >>> [a.gegevens["verschil"] for a in gemeentelijke_aandelen_tellen_niet_op(begroting)]
        [Bedrag('10.00')]
    """
    aandelen, financiering = begroting.gemeentelijke_aandelen, begroting.financiering_werking
    if not aandelen or financiering is None:
        return
    totaal = som(aandeel.bedrag for aandeel in aandelen)
    verwacht = financiering.van(Financieringsbron.LOKAAL)
    ruimte = CENT * ((len(aandelen) + 1) // 2)
    if abs(totaal - verwacht) > ruimte:
        verschil = abs(totaal - verwacht)
        yield afwijking("gemeentelijke_aandelen", gevonden=totaal, verwacht=verwacht, verschil=verschil)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-17",
    bron=VRAGEN_EN_ANTWOORDEN.op("verdeling tussen lokale besturen is vrij"),
    titel="Verdeelsleutel in procent telt niet op tot 100",
    bericht="De gewichten van de verdeelsleutel zijn samen {gevonden}; percentages zijn samen {verwacht}.",
    doen="Kijk na of er een gemeente ontbreekt; een sleutel die geen percentages bevat, is vrij.",
)
def verdeelsleutel_telt_niet_op(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een verdeelsleutel die op percentages lijkt, telt op tot 100.

    Wat: de gewichten zijn samen meer dan 99 en minder dan 101, en verder van 100 dan door afronden kan (0,05 per
    gemeente). Andere sleutels (inwoners, bedragen) zijn vrij en worden niet beoordeeld.

    Waarom: de sleutel is vrij te kiezen; alleen een kleine afwijking van 100 is waarschijnlijk een vergissing.

    Voorbeeld:
        >>> sleutel = (
        ...     Sleuteldeel(gemeente="46014", gewicht=Decimal("60")),
        ...     Sleuteldeel(gemeente="46025", gewicht=Decimal("39.5")),
        ... )
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", verdeelsleutel=sleutel)
        >>> len(list(verdeelsleutel_telt_niet_op(dossier)))
        1
    """
    totaal = sum((exact(deel.gewicht) for deel in partnerschap.verdeelsleutel), Fraction(0))
    afronding = _HALVE_TIENDE * len(partnerschap.verdeelsleutel)
    if _PROCENT - 1 < totaal < _PROCENT + 1 and abs(totaal - _PROCENT) > afronding:
        yield afwijking("verdeelsleutel", gevonden=Decimal(str(Tarief(totaal))), verwacht=_PROCENT)


@regel(
    over=AndereSubsidie,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COF-18",
    bron=VRAGEN_EN_ANTWOORDEN.op("andere subsidiemiddelen als cofinanciering"),
    titel="Andere subsidie zonder akkoord van de verstrekker",
    bericht="De subsidie van {gevonden} is als cofinanciering ingebracht zonder akkoord van de verstrekker.",
    doen="Vraag het akkoord van {gevonden}, of breng andere middelen in.",
)
def andere_subsidie_zonder_akkoord(subsidie: AndereSubsidie) -> Iterator[Afwijking | Onbekend]:
    """Een andere subsidie telt als cofinanciering als haar verstrekker akkoord gaat.

    Wat: het dossier zegt dat de verstrekker niet akkoord gaat. Is dat niet bekend, dan wordt er niet geoordeeld.

    Waarom: andere subsidiemiddelen mogen, als de subsidieverstrekker zijn akkoord geeft.

    Voorbeeld:
        >>> [a.pad for a in andere_subsidie_zonder_akkoord(AndereSubsidie(verstrekker="V", akkoord=False))]
        [('akkoord',)]
    """
    if subsidie.akkoord is None:
        yield onbekend("akkoord", reden="het is niet bekend of de verstrekker akkoord gaat")
    elif not subsidie.akkoord:
        yield afwijking("akkoord", gevonden=subsidie.verstrekker, verwacht="akkoord")


@regel(
    over=GemeentelijkAandeel,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-22",
    bron=RAADSBESLUIT_GALMAARDEN,
    titel="Gemeente begroot te weinig krediet",
    bericht="Het krediet is {gevonden}; het aandeel is {verwacht}, er is {tekort} te weinig.",
    doen="Verhoog het krediet van de gemeente met {tekort}.",
)
def krediet_te_laag(aandeel: GemeentelijkAandeel) -> Iterator[Afwijking | Onbekend]:
    """Een gemeente voorziet minstens haar aandeel in haar eigen budget.

    Wat: het krediet is lager dan het aandeel. Zonder krediet wordt er niet vergeleken.

    Waarom: een raadsbesluit legt aandeel en krediet samen vast.

    Voorbeeld:
        >>> moerbeke = GemeentelijkAandeel(gemeente="44045", bedrag=Bedrag("2232.76"), krediet=Bedrag(2000))
        >>> [a.gegevens["tekort"] for a in krediet_te_laag(moerbeke)]
        [Bedrag('232.76')]
    """
    if aandeel.krediet is not None and aandeel.krediet < aandeel.bedrag:
        tekort = aandeel.bedrag - aandeel.krediet
        yield afwijking("krediet", gevonden=aandeel.krediet, verwacht=aandeel.bedrag, tekort=tekort)


@regel(
    over=Cofinanciering,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-24",
    bron=AANVRAAGFORMULIER.op("boekhouding: dubbele subsidiëring vermijden"),
    titel="Cofinanciering wordt ook elders ingebracht",
    bericht="Wordt deze cofinanciering ook elders ingebracht? Het dossier zegt {gevonden}; het moet {verwacht} zijn.",
    doen="Breng het bedrag maar in één project in.",
)
def cofinanciering_dubbel_ingebracht(lijn: Cofinanciering) -> Iterator[Afwijking | Onbekend]:
    """Dezelfde cofinanciering wordt niet ook elders ingebracht.

    Wat: het dossier zegt dat dezelfde kost ook elders ingebracht wordt.

    Waarom: het formulier vraagt een gescheiden boekhouding om dubbele subsidiëring te vermijden.

    Voorbeeld:
        >>> lijn = Cofinanciering(luik=Luik.WERKING, bedrag=Bedrag(100), elders_gesubsidieerd=True)
        >>> len(list(cofinanciering_dubbel_ingebracht(lijn)))
        1
    """
    if lijn.elders_gesubsidieerd:
        yield afwijking("elders_gesubsidieerd", gevonden=True, verwacht=False)


def _soorten_bekend(begroting: Begroting, partnerschap: Partnerschap) -> bool:
    """Is van elke organisatie met personeel in het luik werking bekend wat ze is?"""
    organisaties = [partnerschap.partner(lijn.partner) for lijn in begroting.medewerkers(Luik.WERKING)]
    return all(organisatie is not None and organisatie.soort is not None for organisatie in organisaties)


def _ingebracht(begroting: Begroting, bron: Financieringsbron, vorm: Inbreng) -> Bedrag:
    return som(
        lijn.bedrag
        for lijn in begroting.cofinanciering
        if lijn.luik is Luik.WERKING and lijn.bron is bron and lijn.inbreng is vorm
    )


def _organisaties(partnerschap: Partnerschap, bron: Financieringsbron) -> frozenset[str]:
    def past(soort: Partnersoort | None) -> bool:
        if soort is None:
            return False
        return soort.is_lokaal if bron is Financieringsbron.LOKAAL else soort is Partnersoort.VDAB

    return frozenset(partner.id for partner in partnerschap.partners if past(partner.soort))
