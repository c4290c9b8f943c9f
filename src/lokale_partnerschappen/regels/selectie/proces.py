"""Regels over het proces: het lokaal addendum, de jury, en de zes voorwaarden."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from lokale_partnerschappen.berekeningen.selectie import organisatiesoort
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.model.selectie import Addendum, Jurylid, Nood, Procesvoorwaarde, Selectie
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    GOEDGEKEURDE_AANVRAAG,
    VEELGESTELDE_VRAGEN,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Juryplaats(StrEnum):
    """Welke kernpartner in de jury hoort."""

    VDAB = "VDAB"
    LOKAAL_BESTUUR = "een lokaal bestuur"


@regel(
    over=Addendum,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-06",
    bron=VEELGESTELDE_VRAGEN.op("datums van het lokaal addendum"),
    titel="Datums van het addendum in verkeerde volgorde",
    bericht="Deze datum ({gevonden}) valt voor die van de vorige stap ({verwacht}).",
    doen="Kijk de vijf datums van het addendum na.",
)
def addendum_in_verkeerde_volgorde(addendum: Addendum) -> Iterator[Afwijking | Onbekend]:
    """De datums van het addendum volgen de stappen: kandidaturen, ronde 1, ronde 2, beslissing, indiening.

    Wat: een datum valt voor die van een vorige stap. Twee stappen op dezelfde dag mag. Ontbreken er datums, dan worden
    de andere toch vergeleken.

    Waarom: elk addendum legt de vijf datums vast; dat ze op elkaar volgen, is afgeleid uit het proces.

    Voorbeeld:
        >>> addendum = Addendum(einde_eerste_ronde=date(2023, 6, 30), einde_tweede_ronde=date(2023, 6, 15))
        >>> [a.pad for a in addendum_in_verkeerde_volgorde(addendum) if hasattr(a, "gegevens")]
        [('einde_tweede_ronde',)]
    """
    bekend = [(naam, datum) for naam, datum in addendum.datums.items() if datum is not None]
    if len(bekend) < len(addendum.datums):
        yield onbekend(reden="niet alle vijf de datums van het addendum zijn bekend")
    for (_, eerst), (naam, dan) in pairwise(bekend):
        if dan < eerst:
            yield afwijking(naam, gevonden=dan, verwacht=eerst)


@regel(
    over=Jurylid,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-08",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 2.4: verplichte opleiding van de jury"),
    titel="Jurylid zonder opleiding",
    bericht="Een jurylid volgde de verplichte opleiding niet.",
    doen="Laat elk jurylid de opleiding volgen voor het oordeelt.",
)
def jurylid_zonder_opleiding(jurylid: Jurylid) -> Iterator[Afwijking | Onbekend]:
    """Elk jurylid volgde de opleiding.

    Wat: een jurylid volgde de opleiding niet. Zegt het dossier dat niet, dan is er niets te beoordelen.

    Waarom: in een goedgekeurde aanvraag kreeg de jury een verplichte opleiding, met filmpjes.

    Voorbeeld:
        >>> [a.pad for a in jurylid_zonder_opleiding(Jurylid(partner="vdab", opleiding_gevolgd=False))]
        [('opleiding_gevolgd',)]
    """
    if jurylid.opleiding_gevolgd is None:
        yield onbekend("opleiding_gevolgd", reden="het is niet bekend of het jurylid de opleiding volgde")
    elif not jurylid.opleiding_gevolgd:
        yield afwijking("opleiding_gevolgd", gevonden=False, verwacht=True)


@regel(
    over=Selectie,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-09",
    bron=VRAGEN_EN_ANTWOORDEN.op("lokaal bestuur en VDAB beoordelen"),
    titel="Jury zonder VDAB of lokaal bestuur",
    bericht="In de jury zit niemand van {verwacht}.",
    doen="Neem iemand van {verwacht} op in de jury.",
)
def jury_zonder_kernpartner(selectie: Selectie, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """In de jury zitten VDAB en een lokaal bestuur.

    Wat: VDAB of een lokaal bestuur ontbreekt in de jury. Is er geen jury ingevuld terwijl er kandidaturen zijn, of is
    van een jurylid niet bekend van welke soort organisatie het komt, dan is er niets te beoordelen.

    Waarom: het lokaal bestuur en VDAB beoordelen de kandidaten aan de hand van de criteria.

    Voorbeeld:
        >>> selectie = Selectie(jury=(Jurylid(soort=Partnersoort.VDAB),))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=selectie)
        >>> [a.gegevens["verwacht"].value for a in jury_zonder_kernpartner(selectie, partnerschap=dossier)]
        ['een lokaal bestuur']
    """
    if not selectie.jury:
        yield from _zonder_jury(selectie)
        return
    soorten = {organisatiesoort(partnerschap, lid) for lid in selectie.jury}
    er_is = {
        Juryplaats.VDAB: Partnersoort.VDAB in soorten,
        Juryplaats.LOKAAL_BESTUUR: any(soort is not None and soort.is_lokaal for soort in soorten),
    }
    if not all(er_is.values()) and None in soorten:
        yield onbekend("jury", reden="niet van elk jurylid is bekend van welke organisatie het komt")
        return
    for plaats, bezet in er_is.items():
        if not bezet:
            yield afwijking("jury", gevonden=len(selectie.jury), verwacht=plaats)


@regel(
    over=Selectie,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-09",
    bron=VEELGESTELDE_VRAGEN.op("onafhankelijk expert"),
    titel="Jury zonder onafhankelijk expert",
    bericht="Van de juryleden ({gevonden}) is niemand een onafhankelijk expert.",
    doen="Betrek een onafhankelijk expert bij de beoordeling.",
)
def jury_zonder_onafhankelijk_expert(selectie: Selectie) -> Iterator[Afwijking | Onbekend]:
    """Een onafhankelijk expert beoordeelt mee.

    Wat: geen enkel jurylid is een onafhankelijk expert. Is dat van een jurylid niet bekend, of is er geen jury ingevuld
    terwijl er kandidaturen zijn, dan is er niets te beoordelen.

    Waarom: Europa WSE zegt dat een onafhankelijk expert bij het proces zit; hoe precies, is in onze bron afgebroken.

    Voorbeeld:
        >>> selectie = Selectie(jury=(Jurylid(partner="vdab", is_onafhankelijk=False),))
        >>> [a.pad for a in jury_zonder_onafhankelijk_expert(selectie)]
        [('jury',)]
    """
    antwoorden = {lid.is_onafhankelijk for lid in selectie.jury}
    if not antwoorden:
        yield from _zonder_jury(selectie)
    elif True in antwoorden:
        return
    elif None in antwoorden:
        yield onbekend("jury", reden="niet van elk jurylid is bekend of het een onafhankelijk expert is")
    else:
        yield afwijking("jury", gevonden=len(selectie.jury), verwacht=1)


@regel(
    over=Selectie,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-16",
    bron=AANVRAAGFORMULIER.op("vraag 2: voorwaarden voor het proces"),
    titel="Voorwaarde voor het proces is niet onderbouwd",
    bericht="Er is geen bewijs voor de voorwaarde: {verwacht}.",
    doen="Zeg in het antwoord op vraag 2 waaruit dat blijkt, en voeg het stuk toe.",
)
def procesvoorwaarde_zonder_bewijs(selectie: Selectie) -> Iterator[Afwijking | Onbekend]:
    """Van elk van de zes voorwaarden voor het proces is er een bewijs.

    Wat: het dossier geeft bewijzen, maar van een voorwaarde is er geen, of is het leeg. Staat er geen enkel bewijs in
    het dossier, dan is er niets te beoordelen.

    Waarom: vraag 2 van het formulier vraagt te onderbouwen dat het proces de zes voorwaarden naleefde.

    Voorbeeld:
        >>> bewijzen = [Procesbewijs(voorwaarde=v, bewijs="eindverslag") for v in Procesvoorwaarde]
        >>> selectie = Selectie(procesbewijzen=tuple(bewijzen[:-1]))
        >>> [a.gegevens["verwacht"].label for a in procesvoorwaarde_zonder_bewijs(selectie)]
        ['weerwoord is mogelijk']
    """
    if not selectie.procesbewijzen:
        yield onbekend("procesbewijzen", reden="de bewijzen voor de voorwaarden van het proces zijn niet ingevuld")
        return
    bewezen = {een.voorwaarde for een in selectie.procesbewijzen if een.bewijs.strip()}
    for voorwaarde in Procesvoorwaarde:
        if voorwaarde not in bewezen:
            yield afwijking("procesbewijzen", gevonden=len(bewezen), verwacht=voorwaarde)


@regel(
    over=Nood,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PSN-05",
    bron=AANVRAAGFORMULIER.op("vraag 1: noden die niet weerhouden zijn"),
    titel="Nood is niet weerhouden, zonder motivering",
    bericht="‘{gevonden}’ is niet weerhouden, en de reden ontbreekt.",
    doen="Leg uit waarom het partnerschap niet op ‘{gevonden}’ inzet.",
)
def nood_zonder_motivering(nood: Nood) -> Iterator[Afwijking | Onbekend]:
    """Een nood die niet weerhouden is, heeft een motivering.

    Wat: het partnerschap zet niet in op een nood uit het addendum, en zegt niet waarom. Is niet bekend of de nood
    weerhouden is, dan is er niets te beoordelen.

    Waarom: vraag 1 van het formulier vraagt de redenering achter wat niet weerhouden is.

    Voorbeeld:
        >>> nood = Nood(naam="weinig openbaar vervoer", soort=Noodsoort.REGIO_UITDAGING, weerhouden=False)
        >>> [a.pad for a in nood_zonder_motivering(nood)]
        [('motivering',)]
    """
    if nood.weerhouden is None:
        yield onbekend("weerhouden", reden="het is niet bekend of de nood weerhouden is")
    elif not nood.weerhouden and not (nood.motivering or "").strip():
        yield afwijking("motivering", gevonden=nood.naam, verwacht="een motivering")


def _zonder_jury(selectie: Selectie) -> Iterator[Onbekend]:
    if selectie.kandidaturen:
        yield onbekend("jury", reden="de jury is niet ingevuld")
