"""Regels over metingen en leervragen. Dalen is nooit een fout: herval hoort erbij."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise

from lokale_partnerschappen.model.trajecten.leervraag import Leervraag, Vraagsoort
from lokale_partnerschappen.model.trajecten.traject import Levensdomein, Traject
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel


class Leerdeel(StrEnum):
    """Wat een faalvraag leert, zoals een bericht het noemt."""

    VERSPILLING = "verspilling"
    SYSTEEMCONDITIE = "systeemconditie"


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="MET-05",
    bron=GOEDGEKEURDE_AANVRAAG.op("vragen 13 en 19: meten tijdens en op het einde van het traject"),
    titel="Meting voor de start van het traject",
    bericht="De meting is van {gevonden}; het traject begint pas op {verwacht}.",
    doen="Kijk de dag van de meting en de start van het traject na.",
)
def meting_voor_start(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Een meting gebeurt niet voor het traject begint.

    Wat: de dag van een meting ligt voor de start. Na het einde meten mag: zo'n meting hoort bij de eindbevraging.

    Waarom: deelnemers worden tijdens en op het einde van het traject bevraagd. Dat een meting niet vroeger kan, is
    afgeleid.

    Voorbeeld:
        >>> meting = Meting(datum=date(2024, 1, 7), loslaatschaal=3)
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), metingen=(meting,))
        >>> [a.pad for a in meting_voor_start(traject)]
        [('metingen', 0, 'datum')]
    """
    if traject.start is None:
        return
    for i, meting in enumerate(traject.metingen):
        if meting.datum < traject.start:
            yield afwijking("metingen", i, "datum", gevonden=meting.datum, verwacht=traject.start)


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="MET-04",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: schaal van 1 tot 10"),
    titel="Schaal om los te laten wordt te weinig gebruikt",
    bericht="Tussen {vanaf} en {tot} liggen {gevonden} dagen zonder score op de schaal om los te laten;"
    " hoogstens {verwacht} is doorlopend.",
    doen="Geef minstens elk kwartaal een score van 1 tot en met 10.",
)
def loslaatschaal_te_zelden(traject: Traject, *, meetafstand_dagen: int) -> Iterator[Afwijking | Onbekend]:
    """De schaal om los te laten wordt doorlopend gebruikt.

    Wat: tussen twee opeenvolgende scores in het traject liggen meer dan 92 dagen. Alleen de eerste keer wordt gemeld.
    Een score na het einde telt niet mee.

    Waarom: het kwaliteitskader vraagt om doorlopend na te gaan of een casus losgelaten kan worden. Dat een kwartaal de
    grens is, is afgeleid.

    Voorbeeld:
        >>> metingen = tuple(Meting(datum=date(2024, maand, 1), loslaatschaal=4) for maand in (1, 5))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 1), metingen=metingen)
        >>> [a.gegevens["gevonden"] for a in loslaatschaal_te_zelden(traject, meetafstand_dagen=92)]
        [121]
    """
    einde = traject.einde or date.max
    dagen = sorted(m.datum for m in traject.metingen if m.loslaatschaal is not None and m.datum <= einde)
    for vanaf, tot in pairwise(dagen):
        afstand = (tot - vanaf).days
        if afstand > meetafstand_dagen:
            yield afwijking("metingen", gevonden=afstand, verwacht=meetafstand_dagen, vanaf=vanaf, tot=tot)
            return


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="MET-03",
    bron=GOEDGEKEURDE_AANVRAAG.op("vragen 13 en 19: empowermentmeting"),
    titel="Empowerment is te weinig gemeten",
    bericht="Het traject is afgelopen en empowerment is {gevonden} keer gemeten; minstens {verwacht} keer is nodig:"
    " tijdens het traject en op het einde.",
    doen="Noteer de metingen die er waren, of meet nog op het einde.",
)
def empowerment_te_weinig_gemeten(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Empowerment wordt tijdens het traject en op het einde gemeten.

    Wat: het traject is afgelopen, en empowerment is op minder dan twee dagen gemeten. Een meting na het einde telt mee.
    Over een traject dat nog loopt, wordt niet geoordeeld.

    Waarom: de empowermentmeting is verplichte documentatie; met één meting is er geen vooruitgang te zien. Dat ze twee
    keer gebeurt, staat in één goedgekeurde aanvraag.

    Voorbeeld:
        >>> vertrek = Uitstroom(datum=date(2024, 6, 30))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek)
        >>> [a.gegevens["gevonden"] for a in empowerment_te_weinig_gemeten(traject)]
        [0]
    """
    nodig = 2
    dagen = {meting.datum for meting in traject.metingen if meting.empowerment}
    if traject.periode is not None and traject.einde is not None and len(dagen) < nodig:
        yield afwijking("metingen", gevonden=len(dagen), verwacht=nodig)


@regel(
    over=Traject,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="MET-08",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: sterdiagram"),
    titel="Sterdiagram vergelijkt niet dezelfde levensdomeinen",
    bericht="Dit kreeg maar één keer een score in het sterdiagram, en kwam daarna niet terug: {gevonden}.",
    doen="Geef in elk sterdiagram een score aan dezelfde levensdomeinen.",
)
def sterdiagram_zonder_vergelijking(traject: Traject) -> Iterator[Afwijking | Onbekend]:
    """Het sterdiagram volgt dezelfde levensdomeinen in de tijd.

    Wat: een levensdomein kreeg op één dag een score, en in een later sterdiagram niet meer. Wat er in het laatste
    sterdiagram bij kwam, kan de volgende keer vergeleken worden en wordt niet gemeld.

    Waarom: het sterdiagram toont vooruitgang per levensdomein; met één score is er niets te vergelijken. Dat is
    afgeleid.

    Voorbeeld:
        >>> eerst = Meting(datum=date(2024, 2, 1), ster=(Sterpunt(levensdomein="rechten", score=2),))
        >>> later = Meting(datum=date(2024, 5, 1), ster=(Sterpunt(levensdomein="werk", score=3),))
        >>> traject = Traject(id="t-7k3mq9x2vtbz", metingen=(eerst, later))
        >>> [a.gegevens["gevonden"] for a in sterdiagram_zonder_vergelijking(traject)]
        [(<Levensdomein.RECHTEN: 'rechten'>,)]
    """
    dagen_per_domein: dict[str, set[date]] = {}
    for meting in traject.metingen:
        for punt in meting.ster:
            dagen_per_domein.setdefault(punt.levensdomein, set()).add(meting.datum)
    laatste = max((meting.datum for meting in traject.metingen if meting.ster), default=None)
    eenmalig = sorted(naam for naam, dagen in dagen_per_domein.items() if len(dagen) == 1 and laatste not in dagen)
    if eenmalig:
        bekend = {domein.value: domein for domein in Levensdomein}
        yield afwijking(
            "metingen", gevonden=tuple(bekend.get(naam, naam) for naam in eenmalig), verwacht="een tweede score"
        )


@regel(
    over=Leervraag,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="MET-06",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 18: waardevragen en faalvragen"),
    titel="Leervraag is niet ingedeeld",
    bericht="De vraag is nog niet ingedeeld als waardevraag of faalvraag.",
    doen="Zeg of de vraag waarde schept (waardevraag) of ontstaat doordat de dienstverlening faalt (faalvraag).",
)
def leervraag_niet_ingedeeld(vraag: Leervraag) -> Iterator[Afwijking | Onbekend]:
    """Een vraag waaruit het partnerschap leert, is een waardevraag of een faalvraag.

    Wat: de soort is niet ingevuld.

    Waarom: een goedgekeurde aanvraag deelt vragen zo in om uit een casus te leren.

    Voorbeeld:
        >>> [a.pad for a in leervraag_niet_ingedeeld(Leervraag())]
        [('soort',)]
    """
    if vraag.soort is None:
        yield afwijking("soort", gevonden=None, verwacht=tuple(Vraagsoort))


@regel(
    over=Leervraag,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="MET-07",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 19: verspilling en systeemcondities"),
    titel="Faalvraag is niet uitgewerkt",
    bericht="Van de faalvraag ontbreekt: {gevonden}.",
    doen="Beschrijf wat de vraag nodeloos deed ontstaan, en de context erachter, zonder iemand herkenbaar te maken.",
)
def faalvraag_niet_uitgewerkt(vraag: Leervraag) -> Iterator[Afwijking | Onbekend]:
    """Bij een faalvraag staan de verspilling en de systeemconditie erachter.

    Wat: een van de twee is leeg of staat niet in het dossier. Over een waardevraag wordt niet geoordeeld.

    Waarom: voor bepaalde casussen vraagt het kwaliteitskader waardevragen, verspilling en systeemcondities; daarmee
    leert het partnerschap wat er rond een deelnemer moet veranderen.

    Voorbeeld:
        >>> vraag = Leervraag(soort=Vraagsoort.FAALVRAAG, verspilling="twee intakes na elkaar")
        >>> [str(deel) for a in faalvraag_niet_uitgewerkt(vraag) for deel in a.gegevens["gevonden"]]
        ['systeemconditie']
    """
    if vraag.soort is not Vraagsoort.FAALVRAAG:
        return
    ingevuld = {Leerdeel.VERSPILLING: vraag.verspilling, Leerdeel.SYSTEEMCONDITIE: vraag.systeemconditie}
    ontbreekt = tuple(deel for deel, tekst in ingevuld.items() if not (tekst or "").strip())
    if ontbreekt:
        yield afwijking(gevonden=ontbreekt, verwacht=tuple(Leerdeel))
