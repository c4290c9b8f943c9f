"""Regels over wie er werkt: aanstelling, dezelfde persoon op meer lijnen, functie, coördinator, dubbele subsidie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, exact, rond_half_omhoog
from lokale_partnerschappen.berekeningen.kosten import sut
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Rol
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    GOEDGEKEURDE_AANVRAAG,
    INTERREG_STANDAARDUURTARIEF,
    INTERREG_UURPLAFOND,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel

_TABEL: Final = AANVRAAGFORMULIER.op("tabel projectpersoneel")


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PER-04",
    bron=INTERREG_STANDAARDUURTARIEF,
    titel="Meer uren dan de aanstelling toelaat",
    bericht="De lijn draagt {gevonden} uur; een aanstelling van {aanstelling} heeft er {verwacht} in een jaar.",
    doen="Verminder de uren tot {verwacht}, of kijk de aanstelling na.",
)
def uren_boven_aanstelling(lijn: Projectmedewerker, *, uren_per_vte: Decimal) -> Iterator[Afwijking | Onbekend]:
    """Wie deeltijds werkt, draagt hoogstens dat deel van 1720 uren.

    Wat: de uren zijn meer dan 1720 maal de aanstelling. Zonder aanstelling wordt er niet geoordeeld.

    Waarom: in een zusterprogramma verlaagt de aanstelling het maximum aantal uren, niet het uurtarief.

    Voorbeeld:
        >>> halftijds = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(900), aanstelling=Tarief("0.5")
        ... )
        >>> [str(a.gegevens["verwacht"]) for a in uren_boven_aanstelling(halftijds, uren_per_vte=Decimal(1720))]
        ['860']
    """
    if lijn.aanstelling is None:
        return
    hoogstens = exact(uren_per_vte) * lijn.aanstelling.breuk
    if exact(lijn.uren) > hoogstens:
        yield afwijking("uren", gevonden=lijn.uren, verwacht=_uren(hoogstens), aanstelling=lijn.aanstelling)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PER-05",
    bron=INTERREG_STANDAARDUURTARIEF,
    titel="Brutoloon lijkt niet voltijds",
    bericht="Het brutoloon is {gevonden}, minder dan {verwacht}; het moet het voltijdse maandloon zijn.",
    doen="Vul het voltijdse brutomaandloon in; de aanstelling verlaagt alleen de uren.",
)
def brutoloon_niet_voltijds(lijn: Projectmedewerker, *, brutoloon_opvallend: Bedrag) -> Iterator[Afwijking | Onbekend]:
    """Het brutoloon is het voltijdse maandloon, ook van wie deeltijds werkt.

    Wat: het loon ligt onder een grens die u zelf zet. Geen bron geeft er een, dus zonder die grens is de regel niet
    van toepassing.

    Waarom: in een zusterprogramma wordt het uurtarief altijd uit het voltijdse loon berekend.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(1500), uren=Decimal(900))
        >>> len(list(brutoloon_niet_voltijds(lijn, brutoloon_opvallend=Bedrag(2000))))
        1
    """
    if lijn.brutoloon < brutoloon_opvallend:
        yield afwijking("brutoloon", gevonden=lijn.brutoloon, verwacht=brutoloon_opvallend)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PER-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    titel="VTE in de tekst en uren van de lijn verschillen",
    bericht="De lijn draagt {gevonden} uur; {vte} VTE in de tekst is {verwacht} uur.",
    doen="Zet de uren op {verwacht}, of verbeter de tekst.",
)
def vte_in_tekst_wijkt_af(
    lijn: Projectmedewerker, *, uren_per_vte: Decimal, vte_marge: Decimal
) -> Iterator[Afwijking | Onbekend]:
    """De VTE die de aanvraag in woorden noemt, komt overeen met de uren van de lijn.

    Wat: de uren verschillen meer dan één uur van de VTE maal 1720.

    Waarom: in een goedgekeurde aanvraag verschillen ze hoogstens 0,05 uur.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(800), vte_in_tekst=Decimal("0.5")
        ... )
        >>> grenzen = {"uren_per_vte": Decimal(1720), "vte_marge": Decimal(1)}
        >>> [str(a.gegevens["verwacht"]) for a in vte_in_tekst_wijkt_af(lijn, **grenzen)]
        ['860']
    """
    if lijn.vte_in_tekst is None:
        return
    verwacht = exact(lijn.vte_in_tekst) * exact(uren_per_vte)
    if abs(exact(lijn.uren) - verwacht) > exact(vte_marge):
        yield afwijking("vte_in_tekst", gevonden=lijn.uren, verwacht=_uren(verwacht), vte=lijn.vte_in_tekst)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PER-09",
    bron=_TABEL.op("kolommen Functie en Activiteit"),
    titel="Functie of activiteit is leeg",
    bericht="Het veld {veld} is leeg; het formulier vraagt een antwoord.",
    doen="Vul {veld} in.",
)
def functie_of_activiteit_leeg(lijn: Projectmedewerker) -> Iterator[Afwijking | Onbekend]:
    """Op elke personeelslijn staan een functie en een activiteit.

    Wat: een van beide is leeg. Staat een veld niet in het dossier, dan is er niets te beoordelen.

    Waarom: het formulier vraagt beide; ze zeggen waarvoor de uren dienen.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING,
        ...     partner="a",
        ...     brutoloon=Bedrag(4000),
        ...     uren=Decimal(10),
        ...     functie="",
        ...     activiteit="Coaching",
        ... )
        >>> [a.pad for a in functie_of_activiteit_leeg(lijn)]
        [('functie',)]
    """
    for veld, waarde in (("functie", lijn.functie), ("activiteit", lijn.activiteit)):
        if waarde is not None and not waarde.strip():
            yield afwijking(veld, gevonden="leeg", verwacht="een antwoord", veld=veld)


@regel(
    over=Begroting,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PER-11",
    bron=_TABEL,
    titel="Eén persoon draagt meer dan een voltijdse",
    bericht="Medewerker {medewerker} draagt op {lijnen} lijnen {gevonden} uur; één voltijdse heeft er {verwacht}.",
    doen="Verdeel de uren, of kijk na of het kenmerk van de medewerker op elke lijn juist is.",
)
def medewerker_boven_voltijds(begroting: Begroting, *, uren_per_vte: Decimal) -> Iterator[Afwijking | Onbekend]:
    """Lijnen van dezelfde persoon dragen samen hoogstens 1720 uren.

    Wat: lijnen met hetzelfde kenmerk tellen op tot meer dan 1720 uren. Eén lijn alleen is de zaak van
    `uren_boven_voltijds`.

    Waarom: 1720 uren zijn een voltijds jaar; een persoon kan er in een jaar niet meer werken.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(1000), medewerker="m1"
        ... )
        >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn, lijn))
        >>> [a.gegevens["gevonden"] for a in medewerker_boven_voltijds(begroting, uren_per_vte=Decimal(1720))]
        [Decimal('2000')]
    """
    per_persoon: dict[str, list[Projectmedewerker]] = defaultdict(list)
    for lijn in begroting.personeel:
        if lijn.medewerker is not None:
            per_persoon[lijn.medewerker].append(lijn)
    for kenmerk, lijnen in sorted(per_persoon.items()):
        uren = sum((exact(lijn.uren) for lijn in lijnen), Fraction(0))
        if len(lijnen) > 1 and uren > exact(uren_per_vte):
            yield afwijking(
                "personeel", gevonden=_uren(uren), verwacht=uren_per_vte, medewerker=kenmerk, lijnen=len(lijnen)
            )


@regel(
    over=Projectmedewerker,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PER-12",
    bron=INTERREG_UURPLAFOND,
    titel="Uurtarief boven 100 euro",
    bericht="Het standaarduurtarief is {gevonden}, meer dan {verwacht}.",
    doen="Kijk na of het brutoloon een maandloon is.",
)
def uurtarief_valt_op(
    lijn: Projectmedewerker, *, sut_factor: Tarief, uurtarief_opvallend: Bedrag
) -> Iterator[Afwijking | Onbekend]:
    """Het uurtarief ligt niet boven 100 euro.

    Wat: het herrekende SUT is meer dan 100 euro per uur.

    Waarom: een zusterprogramma heeft dat als plafond. Deze oproep noemt er geen; vaak is een jaarloon ingevuld.

    Voorbeeld:
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(48000), uren=Decimal(10))
        >>> parameters = {"sut_factor": Tarief("0.012"), "uurtarief_opvallend": Bedrag(100)}
        >>> [a.gegevens["gevonden"] for a in uurtarief_valt_op(lijn, **parameters)]
        [Bedrag('576.00')]
    """
    tarief = sut(lijn.brutoloon, sut_factor=sut_factor)
    if tarief > uurtarief_opvallend:
        yield afwijking("brutoloon", gevonden=tarief, verwacht=uurtarief_opvallend)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRT-08",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 10"),
    titel="Onderaannemer staat in de personeelstabel",
    bericht="De lijn staat bij {gevonden}, dat alleen onderaannemer is.",
    doen="Neem een onderaannemer niet op als personeel: zijn kost zit in het forfait.",
)
def onderaannemer_in_personeelstabel(
    lijn: Projectmedewerker, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """Een onderaannemer heeft geen lijn in de personeelstabel.

    Wat: de organisatie van de lijn heeft alleen de rol van onderaannemer.

    Waarom: de tabel is voor personeel van promotor en partners; dat een onderaannemer er niet in hoort, is afgeleid.

    Voorbeeld:
        >>> bureau = Partner(id="x", naam="X", lidmaatschappen=(Lidmaatschap(rol=Rol.ONDERAANNEMER),))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(bureau,))
        >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="x", brutoloon=Bedrag(4000), uren=Decimal(10))
        >>> len(list(onderaannemer_in_personeelstabel(lijn, partnerschap=dossier)))
        1
    """
    partner = partnerschap.partner(lijn.partner)
    if partner is not None and partner.rollen_op(None) == {Rol.ONDERAANNEMER}:
        yield afwijking("partner", gevonden=partner.naam, verwacht=Rol.PARTNER)


@regel(
    over=Projectmedewerker,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PRT-09",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 9"),
    titel="Veel personen voor weinig voltijdsen",
    bericht="Op de lijn staan {gevonden} personen; hoogstens {verwacht} is afgesproken voor deze uren.",
    doen="Laat minder personen samen deze uren opnemen.",
)
def veel_personen_per_vte(
    lijn: Projectmedewerker, *, uren_per_vte: Decimal, personen_per_vte: Decimal
) -> Iterator[Afwijking | Onbekend]:
    """Zo weinig mogelijk personen vormen samen één voltijdse.

    Wat: er staan meer personen op de lijn dan u per voltijdse toelaat. Geen bron geeft een grens, dus zonder die grens
    is de regel niet van toepassing. Eén persoon is altijd goed.

    Waarom: één partnerschap verkiest één persoon per voltijdse.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(860), personen=3
        ... )
        >>> grenzen = {"uren_per_vte": Decimal(1720), "personen_per_vte": Decimal(2)}
        >>> [a.gegevens["gevonden"] for a in veel_personen_per_vte(lijn, **grenzen)]
        [3]
    """
    if lijn.personen is None or lijn.personen <= 1:
        return
    hoogstens = exact(lijn.uren) / exact(uren_per_vte) * exact(personen_per_vte)
    if lijn.personen > hoogstens:
        yield afwijking("personen", gevonden=lijn.personen, verwacht=max(1, int(hoogstens)))


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PER-14",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 8"),
    titel="Geen coördinator in de begroting",
    bericht="{gevonden} organisaties werken samen, maar geen enkele functie is die van coördinator.",
    doen="Noteer wie coördineert; dat kan ook buiten deze begroting.",
)
def coordinator_ontbreekt(begroting: Begroting) -> Iterator[Afwijking | Onbekend]:
    """Werken er meer organisaties samen, dan is er een coördinator.

    Wat: in het luik werking werken meer organisaties, alle lijnen hebben een functie, en geen enkele functie noemt
    coördinatie.

    Waarom: in één goedgekeurde aanvraag stuurt een coördinator het partnerschap.

    Voorbeeld:
        >>> lijnen = tuple(
        ...     Projectmedewerker(
        ...         luik=Luik.WERKING, partner=naam, brutoloon=Bedrag(4000), uren=Decimal(10), functie="Begeleider"
        ...     )
        ...     for naam in ("a", "b")
        ... )
        >>> len(list(coordinator_ontbreekt(Begroting(periode=Periode.jaar(2024), personeel=lijnen))))
        1
    """
    lijnen = begroting.medewerkers(Luik.WERKING)
    organisaties = {lijn.partner for lijn in lijnen}
    functies = [lijn.functie for lijn in lijnen]
    if len(organisaties) < 2 or None in functies:
        return
    if not any("coördinat" in (functie or "").casefold().replace("coordinat", "coördinat") for functie in functies):
        yield afwijking("personeel", gevonden=len(organisaties), verwacht="coördinator")


@regel(
    over=Projectmedewerker,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COF-24",
    bron=AANVRAAGFORMULIER.op("boekhouding: dubbele subsidiëring vermijden"),
    titel="Personeelskost wordt ook elders gesubsidieerd",
    bericht="Wordt deze personeelskost ook elders ingebracht? Het dossier zegt {gevonden}; het moet {verwacht} zijn.",
    doen="Breng de kost maar in één project in.",
)
def personeelskost_dubbel_gesubsidieerd(lijn: Projectmedewerker) -> Iterator[Afwijking | Onbekend]:
    """Dezelfde personeelskost wordt niet ook elders ingebracht.

    Wat: het dossier zegt dat de kost ook elders gesubsidieerd wordt.

    Waarom: om dubbele subsidiëring te vermijden, vraagt het formulier een gescheiden boekhouding.

    Voorbeeld:
        >>> lijn = Projectmedewerker(
        ...     luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(10), elders_gesubsidieerd=True
        ... )
        >>> len(list(personeelskost_dubbel_gesubsidieerd(lijn)))
        1
    """
    if lijn.elders_gesubsidieerd:
        yield afwijking("elders_gesubsidieerd", gevonden=True, verwacht=False)


def _uren(uren: Fraction) -> Decimal:
    """Uren zoals een rij van het verslag ze schrijft: 1740.1 en geen 17401/10; een derde wordt afgerond."""
    tekst = str(Tarief(uren))
    return rond_half_omhoog(uren, 3) if "/" in tekst else Decimal(tekst)
