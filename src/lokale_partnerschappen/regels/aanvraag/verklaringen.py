"""Regels over wat de aanvrager verklaart: overheidsopdrachten, boekhouding en bankrekening."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.berekeningen.aanvraag.volledigheid import Taak
from lokale_partnerschappen.model.aanvraag import (
    Kostengrens,
    Projectaanvraag,
    Verklaring,
)
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partnersoort, Rol
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, STAPPENPLAN_PLATOS
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


def _onbekende_keuze(aanvraag: Projectaanvraag, verklaring: Verklaring, *pad: str) -> Onbekend:
    if verklaring in aanvraag.niet_leesbaar:
        return onbekend(*pad, reden="het vinkje is niet leesbaar in de tekst van de aanvraag")
    return onbekend(*pad, reden="het is niet bekend wat aangevinkt is")


@regel(
    over=Projectaanvraag,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-13",
    bron=AANVRAAGFORMULIER.op("wetgeving overheidsopdrachten"),
    titel="Verklaring over overheidsopdrachten is niet volledig",
    bericht="De aanvrager is een publieke instantie, maar een keuze op het formulier is niet gemaakt.",
    doen="{verwacht} Vul daarvoor de verklaring op het formulier aan.",
)
def verklaring_overheidsopdrachten_onvolledig(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """Een publieke instantie kiest haar categorie en zegt boven welk bedrag ze kosten maakt.

    Wat: de aanvrager verklaart een publieke instantie te zijn, en heeft bij een van die keuzes niets aangevinkt. Zijn
    de vinkjes niet leesbaar, dan is er niets te beoordelen.

    Waarom: het formulier stelt beide vragen aan wie een publieke instantie is.

    Voorbeeld:
        >>> opdrachten = Overheidsopdrachten(
        ...     publieke_instantie=True, categorieen=(), kostengrenzen=(Kostengrens.NIET_BOVEN_30000,)
        ... )
        >>> aanvraag = Projectaanvraag(overheidsopdrachten=opdrachten)
        >>> [a.pad for a in verklaring_overheidsopdrachten_onvolledig(aanvraag)]
        [('overheidsopdrachten', 'categorieen')]
    """
    opdrachten = aanvraag.overheidsopdrachten
    if opdrachten is None or not opdrachten.publieke_instantie:
        return
    gevraagd: tuple[tuple[str, tuple[object, ...] | None, Verklaring, Taak], ...] = (
        ("categorieen", opdrachten.categorieen, Verklaring.CATEGORIE, Taak.CATEGORIE),
        ("kostengrenzen", opdrachten.kostengrenzen, Verklaring.KOSTENGRENZEN, Taak.KOSTENGRENZEN),
    )
    for veld, keuzes, verklaring, taak in gevraagd:
        if keuzes is None:
            yield _onbekende_keuze(aanvraag, verklaring, "overheidsopdrachten", veld)
        elif not keuzes:
            yield afwijking("overheidsopdrachten", veld, gevonden=0, verwacht=taak)


@regel(
    over=Projectaanvraag,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-14",
    bron=AANVRAAGFORMULIER.op("drempelbedragen"),
    titel="Bedragen voor overheidsopdrachten spreken elkaar tegen",
    bericht="Aangevinkt is {gevonden}; wie {verwacht} aanvinkt, kan niets anders aanvinken.",
    doen="Vink alleen aan wat klopt.",
)
def kostengrenzen_spreken_elkaar_tegen(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """Wie zegt dat er geen kosten boven 30.000 euro zijn, vinkt geen hogere bedragen aan.

    Wat: "niet boven 30.000 euro" is aangevinkt, samen met een ander bedrag. Zijn de vinkjes niet leesbaar, dan is er
    niets te beoordelen.

    Waarom: het formulier biedt de bedragen als keuzes die elkaar uitsluiten.

    Voorbeeld:
        >>> opdrachten = Overheidsopdrachten(kostengrenzen=(Kostengrens.NIET_BOVEN_30000, Kostengrens.BOVEN_140000))
        >>> len(list(kostengrenzen_spreken_elkaar_tegen(Projectaanvraag(overheidsopdrachten=opdrachten))))
        1
    """
    opdrachten = aanvraag.overheidsopdrachten
    if opdrachten is None:
        return
    grenzen, geen = opdrachten.kostengrenzen, Kostengrens.NIET_BOVEN_30000
    pad = ("overheidsopdrachten", "kostengrenzen")
    if grenzen is None:
        yield _onbekende_keuze(aanvraag, Verklaring.KOSTENGRENZEN, *pad)
    elif geen in grenzen and opdrachten.boven_30000:
        yield afwijking(*pad, gevonden=tuple(grens for grens in Kostengrens if grens in grenzen), verwacht=geen)


@regel(
    over=Projectaanvraag,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-15",
    bron=AANVRAAGFORMULIER.op("doel van de overheidsopdracht"),
    titel="Doel van de overheidsopdracht ontbreekt",
    bericht="Aangevinkt is {gevonden}, maar het doel van de opdracht ontbreekt.",
    doen="Beschrijf het doel van de overheidsopdracht, of verbeter wat aangevinkt is.",
)
def doel_van_opdracht_ontbreekt(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """Wie kosten boven 30.000 euro aankondigt, beschrijft het doel van de opdracht.

    Wat: een bedrag boven 30.000 euro is aangevinkt en het doel is leeg. Zijn de vinkjes niet leesbaar of is niet bekend
    of het doel er staat, dan is er niets te beoordelen.

    Waarom: het formulier vraagt dan het doel van de opdracht.

    Voorbeeld:
        >>> opdrachten = Overheidsopdrachten(kostengrenzen=(Kostengrens.BOVEN_30000,), doel_beschreven=False)
        >>> len(list(doel_van_opdracht_ontbreekt(Projectaanvraag(overheidsopdrachten=opdrachten))))
        1
    """
    opdrachten = aanvraag.overheidsopdrachten
    if opdrachten is None or opdrachten.doel_beschreven:
        return
    if opdrachten.kostengrenzen is None:
        yield _onbekende_keuze(aanvraag, Verklaring.KOSTENGRENZEN, "overheidsopdrachten", "kostengrenzen")
    elif opdrachten.boven_30000 and opdrachten.doel_beschreven is None:
        pad = ("overheidsopdrachten", "doel_beschreven")
        yield onbekend(*pad, reden="het is niet bekend of het doel van de opdracht beschreven is")
    elif opdrachten.boven_30000:
        boven = tuple(
            grens
            for grens in Kostengrens
            if grens in opdrachten.kostengrenzen and grens is not Kostengrens.NIET_BOVEN_30000
        )
        yield afwijking("overheidsopdrachten", "doel_beschreven", gevonden=boven, verwacht="een beschrijving")


@regel(
    over=Projectaanvraag,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-16",
    bron=AANVRAAGFORMULIER.op("boekhouding"),
    titel="Geen afzonderlijke boekhouding",
    bericht="Wordt het project apart geboekt? {gevonden}; het formulier vraagt {verwacht}.",
    doen="Boek het project apart, of met een eigen code, en verklaar dat op het formulier.",
)
def geen_afzonderlijke_boekhouding(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """De aanvrager verklaart dat het project een afzonderlijke boekhouding of boekhoudcode heeft.

    Wat: het dossier zegt dat die verklaring er niet is. Is het vinkje niet leesbaar, dan is er niets te beoordelen.

    Waarom: het formulier vraagt de verklaring om dubbele subsidiëring te vermijden.

    Voorbeeld:
        >>> [a.pad for a in geen_afzonderlijke_boekhouding(Projectaanvraag(afzonderlijke_boekhouding=False))]
        [('afzonderlijke_boekhouding',)]
    """
    verklaard = aanvraag.afzonderlijke_boekhouding
    if verklaard is False:
        yield afwijking("afzonderlijke_boekhouding", gevonden=False, verwacht=True)
    elif verklaard is None and aanvraag.antwoorden:
        yield _onbekende_keuze(aanvraag, Verklaring.BOEKHOUDING, "afzonderlijke_boekhouding")


@regel(
    over=Projectaanvraag,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-17",
    bron=STAPPENPLAN_PLATOS.op("velden van een aanvraag"),
    titel="Bankrekening ontbreekt",
    bericht="Is er een bankrekening opgegeven? {gevonden}; Platos vraagt {verwacht}.",
    doen="Geef een bankrekening op in Platos; het nummer hoort niet in het dossier.",
)
def bankrekening_ontbreekt(aanvraag: Projectaanvraag) -> Iterator[Afwijking | Onbekend]:
    """De aanvraag noemt een bankrekening.

    Wat: het dossier zegt dat er geen bankrekening is opgegeven. Staan er antwoorden in het dossier en zegt het niets
    over de rekening, dan is er niets te beoordelen.

    Waarom: het stappenplan van Platos noemt de rekening bij de gegevens van een aanvraag.

    Voorbeeld:
        >>> [a.pad for a in bankrekening_ontbreekt(Projectaanvraag(bankrekening_aanwezig=False))]
        [('bankrekening_aanwezig',)]
    """
    aanwezig = aanvraag.bankrekening_aanwezig
    if aanwezig is False:
        yield afwijking("bankrekening_aanwezig", gevonden=False, verwacht=True)
    elif aanwezig is None and aanvraag.antwoorden:
        yield onbekend("bankrekening_aanwezig", reden="het is niet bekend of een bankrekening is opgegeven")


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PRJ-18",
    bron=AANVRAAGFORMULIER.op("wetgeving overheidsopdrachten"),
    titel="Promotor is een lokaal bestuur, maar geen publieke instantie",
    bericht="De promotor is {verwacht}; toch zegt de aanvraag dat hij geen publieke instantie is ({gevonden}).",
    doen="Kijk na wat bij publieke instantie aangeduid is, en wie de promotor is.",
)
def promotor_geen_publieke_instantie(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een lokaal bestuur dat promotor is, verklaart dat het een publieke instantie is.

    Wat: elke promotor in het dossier is een lokaal bestuur, en de aanvraag antwoordt nee op de vraag naar een publieke
    instantie. Zonder promotor of antwoord is er niets te beoordelen.

    Waarom: de promotor dient in, de oproep staat open voor lokale besturen, en een lokaal bestuur is een publieke
    instantie. Dat is een gevolgtrekking: een waarschuwing.

    Voorbeeld:
        >>> promotor = Partner(
        ...     id="ocmw",
        ...     naam="OCMW Temse",
        ...     soort=Partnersoort.LOKAAL_BESTUUR,
        ...     lidmaatschappen=(Lidmaatschap(rol=Rol.PROMOTOR),),
        ... )
        >>> aanvraag = Projectaanvraag(overheidsopdrachten=Overheidsopdrachten(publieke_instantie=False))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(promotor,), aanvraag=aanvraag)
        >>> [a.gegevens["verwacht"] for a in promotor_geen_publieke_instantie(dossier)]
        [('OCMW Temse',)]
    """
    aanvraag = partnerschap.aanvraag
    opdrachten = aanvraag.overheidsopdrachten if aanvraag else None
    if opdrachten is None or opdrachten.publieke_instantie is not False:
        return
    promotoren = partnerschap.met_rol(Rol.PROMOTOR)
    if promotoren and all(promotor.soort is Partnersoort.LOKAAL_BESTUUR for promotor in promotoren):
        yield afwijking(
            "aanvraag",
            "overheidsopdrachten",
            "publieke_instantie",
            gevonden=False,
            verwacht=tuple(sorted(promotor.naam for promotor in promotoren)),
        )
