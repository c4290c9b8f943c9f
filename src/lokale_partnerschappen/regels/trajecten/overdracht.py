"""Regels over het begin en het einde: weigeren, het gewone aanbod ernaast, warm overdragen, en waarom het eindigt."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from lokale_partnerschappen.model.trajecten.traject import (
    Combinatietraject,
    Levensdomein,
    Traject,
    WarmeOverdracht,
    Weigering,
)
from lokale_partnerschappen.model.trajecten.uitstroom import Eindreden, Uitstroom
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Overdrachtsdeel(StrEnum):
    """Wat van een warme overdracht vastligt, zoals een bericht het noemt."""

    DIENST = "dienst"
    DATUM = "datum"
    AKKOORD = "akkoord"


@regel(
    over=Weigering,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="WGB-08",
    bron=VRAGEN_EN_ANTWOORDEN.op("woonplaats en leeftijd van deelnemers"),
    titel="Geweigerd op een grond die niet mag",
    bericht="De aanmelding werd geen traject om deze reden: {gevonden}. Daarop weigert de oproep niemand.",
    doen="Bekijk de beslissing opnieuw, of verbeter de grond.",
)
def geweigerd_zonder_goede_grond(weigering: Weigering) -> Iterator[Afwijking | Onbekend]:
    """Niemand wordt geweigerd om zijn woonplaats of zijn leeftijd.

    Wat: de grond van een weigering is de woonplaats of de leeftijd. Is de grond niet bekend, dan is er niets te
    beoordelen.

    Waarom: de oproep sluit niemand formeel uit om zijn woonplaats en kent geen minimumleeftijd. Het partnerschap
    oordeelt zelf wie het begeleidt; daarom is het een waarschuwing.

    Voorbeeld:
        >>> weigering = Weigering(datum=date(2024, 2, 1), grond=Weigergrond.WOONPLAATS)
        >>> [a.gegevens["gevonden"].value for a in geweigerd_zonder_goede_grond(weigering)]
        ['woonplaats']
    """
    if weigering.grond is None:
        yield onbekend("grond", reden="het is niet bekend waarom de aanmelding geen traject werd")
    elif weigering.grond.mag_nooit:
        yield afwijking("grond", gevonden=weigering.grond, verwacht="een andere grond")


@regel(
    over=Combinatietraject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-08",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 6: combinatietraject"),
    titel="VDAB en het partnerschap doen hetzelfde",
    bericht="VDAB en het partnerschap werken allebei aan {gevonden}.",
    doen="Spreek af wie wat doet, zodat niemand twee keer gelijkaardige dienstverlening krijgt.",
)
def combinatietraject_dubbel(combinatie: Combinatietraject) -> Iterator[Afwijking | Onbekend]:
    """In een combinatietraject werken VDAB en het partnerschap aan verschillende levensdomeinen.

    Wat: minstens één levensdomein staat bij allebei.

    Waarom: een goedgekeurde aanvraag laat het gewone aanbod van VDAB en het partnerschap samengaan, zonder twee keer
    gelijkaardige dienstverlening.

    Voorbeeld:
        >>> combinatie = Combinatietraject(vdab=("werk",), partnerschap=("werk", "rechten"))
        >>> [a.gegevens["gevonden"] for a in combinatietraject_dubbel(combinatie)]
        [(<Levensdomein.WERK: 'werk'>,)]
    """
    if combinatie.dubbel:
        bekend = {domein.value: domein for domein in Levensdomein}
        yield afwijking(
            "partnerschap", gevonden=tuple(bekend.get(naam, naam) for naam in combinatie.dubbel), verwacht=None
        )


@regel(
    over=Combinatietraject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="DLN-09 TRJ-08",
    bron=GOEDGEKEURDE_AANVRAAG.op("vragen 4, 5 en 6: aanvullend aanbod"),
    titel="VDAB keek niet na of het aanbod elkaar aanvult",
    bericht="VDAB en het partnerschap begeleiden samen, maar er staat geen dag waarop VDAB dat nakeek.",
    doen="Vraag VDAB na te kijken of het aanbod elkaar aanvult, en noteer de dag.",
)
def aanvulling_niet_nagekeken(combinatie: Combinatietraject) -> Iterator[Afwijking | Onbekend]:
    """VDAB keek na of haar gewone aanbod en dat van het partnerschap elkaar aanvullen.

    Wat: er is een combinatietraject, maar geen dag van die beoordeling. De regel kijkt niet naar de status van wie
    begeleid wordt, want een melding zou die verraden.

    Waarom: in een goedgekeurde aanvraag oordeelt VDAB of de twee elkaar aanvullen, voor wie bij VDAB ingeschreven is.

    Voorbeeld:
        >>> len(list(aanvulling_niet_nagekeken(Combinatietraject(vdab=("werk",), partnerschap=("rechten",)))))
        1
    """
    if combinatie.beoordeeld_op is None:
        yield afwijking("beoordeeld_op", gevonden=None, verwacht="een datum")


@regel(
    over=Traject,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="TRJ-09",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 6: warme overdracht"),
    titel="Gewoon aanbod volstaat, maar er is geen overdracht",
    bericht="Het gewone aanbod volstaat nu, maar het traject loopt nog en er is geen overdracht gepland.",
    doen="Plan een warme overdracht naar VDAB of het OCMW.",
)
def overdracht_blijft_uit(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Volstaat het gewone aanbod, dan wordt de deelnemer warm overgedragen.

    Wat: het dossier zegt dat het gewone aanbod van VDAB of OCMW volstaat, het traject is gestart en heeft geen einde
    en geen overdracht.

    Waarom: zo blijft er plaats vrij voor wie het partnerschap nodig heeft. Eén goedgekeurde aanvraag doet het zo.

    Voorbeeld:
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), gewoon_aanbod_volstaat=True)
        >>> [a.pad for a in overdracht_blijft_uit(traject)]
        [('overdracht',)]
    """
    loopt = traject.start is not None and traject.uitstroom is None
    if loopt and traject.gewoon_aanbod_volstaat and traject.overdracht is None:
        yield afwijking("overdracht", gevonden=None, verwacht="een overdracht")


@regel(
    over=WarmeOverdracht,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="TRJ-07",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 6: warme overdracht"),
    titel="Warme overdracht is niet volledig",
    bericht="Van de warme overdracht ontbreekt: {gevonden}.",
    doen="Vul aan wie de deelnemer overneemt, wanneer, en of de deelnemer en die dienst het eens zijn.",
)
def overdracht_onvolledig(overdracht: WarmeOverdracht) -> Iterator[Afwijking | Onbekend]:
    """Een warme overdracht heeft een dienst, een datum en het akkoord van allen.

    Wat: minstens een van de drie staat niet in het dossier, of de deelnemer en de dienst zijn het niet eens.

    Waarom: een warme overdracht is persoonlijk en afgesproken; zonder die drie is ze een gewone doorverwijzing.

    Voorbeeld:
        >>> overdracht = WarmeOverdracht(dienst=Overdrachtsdienst.OCMW, datum=date(2024, 9, 2))
        >>> [str(deel) for a in overdracht_onvolledig(overdracht) for deel in a.gegevens["gevonden"]]
        ['akkoord']
    """
    aanwezig = {
        Overdrachtsdeel.DIENST: overdracht.dienst is not None,
        Overdrachtsdeel.DATUM: overdracht.datum is not None,
        Overdrachtsdeel.AKKOORD: overdracht.afgesproken is True,
    }
    ontbreekt = tuple(deel for deel, is_er in aanwezig.items() if not is_er)
    if ontbreekt:
        yield afwijking(gevonden=ontbreekt, verwacht=tuple(Overdrachtsdeel))


@regel(
    over=Uitstroom,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="TRJ-05",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 7: redenen van uitstroom"),
    titel="Reden van het einde valt buiten de lijst",
    bericht="Het traject eindigt om een andere reden dan die van de lijst.",
    doen="Kijk na of een reden van de lijst past; zo niet, mag ‘{gevonden}’ blijven staan.",
)
def eindreden_buiten_lijst(uitstroom: Uitstroom) -> Iterator[Afwijking | Onbekend]:
    """Een traject eindigt om een reden van de lijst.

    Wat: de reden is "andere". Is de reden niet bekend, dan is er niets te beoordelen.

    Waarom: de lijst komt uit één goedgekeurde aanvraag en is open. Wat vaak onder "andere" valt, is wel de moeite om
    te bekijken.

    Voorbeeld:
        >>> [a.pad for a in eindreden_buiten_lijst(Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.ANDERE))]
        [('reden',)]
    """
    if uitstroom.reden is None:
        yield onbekend("reden", reden="het is niet bekend waarom het traject eindigt")
    elif uitstroom.reden is Eindreden.ANDERE:
        yield afwijking("reden", gevonden=uitstroom.reden, verwacht="een reden van de lijst")
