"""Wat in een aanvraag nog ontbreekt of nog niet te zien is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import attrs

from lokale_partnerschappen.model.aanvraag import VRAGEN, Mijlpaalperiode, Overheidsopdrachten, Projectaanvraag
from lokale_partnerschappen.model.partnerschap import Partnerschap

KWARTALEN: Final = (1, 2, 3, 4)
VRAAG_AMBITIE: Final = 7
VRAAG_MIJLPALEN: Final = 11
VRAAG_KOSTEN: Final = 12
VRAAG_KWARTALEN: Final = 17


class Taak(StrEnum):
    """Wat voor een aanvraag nog te doen is.

    Bron: aanvraagformulier; pagina van de oproep (dag van indiening); Europa WSE, stappenplan Platos (bankrekening).

    >>> Taak.BANKREKENING.label
    'Geef een bankrekening op.'
    """

    INDIENING = "indiening"
    ADDENDUM = "addendum"
    ANTWOORD = "antwoord"
    AMBITIE = "ambitie"
    MIJLPALEN = "mijlpalen"
    KOSTEN_EERSTE_JAAR = "kosten-eerste-jaar"
    KOSTEN_LOOPTIJD = "kosten-looptijd"
    KWARTAALCIJFERS = "kwartaalcijfers"
    BIJLAGE = "bijlage"
    PUBLIEKE_INSTANTIE = "publieke-instantie"
    CATEGORIE = "categorie"
    KOSTENGRENZEN = "kostengrenzen"
    DOEL_VAN_OPDRACHT = "doel-van-opdracht"
    BOEKHOUDING = "boekhouding"
    BANKREKENING = "bankrekening"

    @property
    def label(self) -> str:
        """De taak als opdracht."""
        return _OPDRACHT[self]


_OPDRACHT: Final = {
    Taak.INDIENING: "Noteer de dag van indiening.",
    Taak.ADDENDUM: "Voeg het lokaal addendum toe.",
    Taak.ANTWOORD: "Beantwoord de vraag.",
    Taak.AMBITIE: "Geef het aantal begeleidingen en hoeveel naar werk uitstromen.",
    Taak.MIJLPALEN: "Geef mijlpalen voor elk van de drie periodes.",
    Taak.KOSTEN_EERSTE_JAAR: "Motiveer de kosten van het eerste jaar in detail.",
    Taak.KOSTEN_LOOPTIJD: "Schat de kosten van de hele looptijd.",
    Taak.KWARTAALCIJFERS: "Geef het aantal deelnemers voor elk kwartaal van het eerste jaar.",
    Taak.BIJLAGE: "Zet het nummer van de vraag in de naam van elke bijlage.",
    Taak.PUBLIEKE_INSTANTIE: "Zeg of de aanvrager een publieke instantie is.",
    Taak.CATEGORIE: "Kies de categorie van de publieke instantie.",
    Taak.KOSTENGRENZEN: "Kies boven welk bedrag het project kosten maakt.",
    Taak.DOEL_VAN_OPDRACHT: "Beschrijf het doel van de overheidsopdracht.",
    Taak.BOEKHOUDING: "Verklaar dat het project apart geboekt wordt.",
    Taak.BANKREKENING: "Geef een bankrekening op.",
}


class Stand(StrEnum):
    """Hoe zeker het is dat een taak open staat.

    Bron: ontwerp van deze bibliotheek; de tekst van een aanvraag verliest vinkjes en beelden.

    >>> Stand.NA_TE_KIJKEN.label
    'na te kijken'
    """

    ONTBREEKT = "ontbreekt"
    NA_TE_KIJKEN = "na-te-kijken"

    @property
    def label(self) -> str:
        """De stand voor een lezer."""
        return self.value.replace("-", " ")


@attrs.frozen(kw_only=True)
class TeDoen:
    """Een taak die voor een aanvraag open staat.

    Args:
        taak: wat er te doen is.
        stand: ontbreekt het zeker, of is het na te kijken?
        vraag: nummer van de vraag, of ``None`` als het geen vraag is.

    Bron: aanvraagformulier.

    >>> TeDoen(taak=Taak.ANTWOORD, stand=Stand.ONTBREEKT, vraag=3).vraag
    3
    """

    taak: Taak
    stand: Stand
    vraag: int | None = None


def te_doen(partnerschap: Partnerschap) -> tuple[TeDoen, ...]:
    """Wat voor de aanvraag van een partnerschap nog te doen is: eerst de vragen, dan de verklaringen.

    Wat het dossier niet zegt, is na te kijken; het ontbreekt pas als het dossier dat zegt.

    Args:
        partnerschap: het dossier.

    Bron: aanvraagformulier; pagina van de oproep; Europa WSE, stappenplan Platos.

    >>> open_taken = te_doen(Partnerschap(naam="Voorbeeld", oproep="lp-208"))
    >>> len(open_taken), open_taken[0].stand.value
    (29, 'na-te-kijken')
    """
    aanvraag = partnerschap.aanvraag or Projectaanvraag()
    return (*_over_vragen(partnerschap, aanvraag), *_over_de_rest(aanvraag))


def eerste_projectjaar(partnerschap: Partnerschap) -> int | None:
    """Het kalenderjaar waarin het project begint, of ``None`` als geen periode, begroting of ambitie dat zegt.

    Bron: aanvraagformulier, vragen 12 en 17.

    >>> eerste_projectjaar(Partnerschap(naam="Voorbeeld", oproep="lp-208")) is None
    True
    """
    if partnerschap.periode is not None:
        return partnerschap.periode.begin.year
    jaren = [begroting.periode.begin.year for begroting in partnerschap.begrotingen]
    return min(jaren or [ambitie.jaar for ambitie in partnerschap.ambities], default=None)


def kwartalen_met_aantal(partnerschap: Partnerschap) -> tuple[int, ...]:
    """De kwartalen van het eerste projectjaar met een vooropgesteld aantal deelnemers, voor alle persona's samen.

    Bron: aanvraagformulier, vraag 17.

    >>> dossier = Partnerschap(naam="V", oproep="lp-208", ambities=(Ambitie(jaar=2024, kwartaal=2, deelnemers=10),))
    >>> kwartalen_met_aantal(dossier)
    (2,)
    """
    jaar = eerste_projectjaar(partnerschap)
    gevonden = {
        ambitie.kwartaal
        for ambitie in partnerschap.ambities
        if ambitie.jaar == jaar and ambitie.kwartaal and ambitie.persona is None and ambitie.deelnemers is not None
    }
    return tuple(kwartaal for kwartaal in KWARTALEN if kwartaal in gevonden)


def ambitie_in_cijfers(partnerschap: Partnerschap) -> tuple[bool, bool]:
    """Of het aantal begeleidingen vooropgesteld is, en of vooropgesteld is hoeveel naar werk uitstromen.

    Een aantal voor één kwartaal is een antwoord op vraag 17 en telt hier niet mee.

    Bron: aanvraagformulier, vraag 7.

    >>> ambitie_in_cijfers(Partnerschap(naam="V", oproep="lp-208", ambities=(Ambitie(jaar=2024, deelnemers=50),)))
    (True, False)
    """
    aanvraag = partnerschap.aanvraag
    met_aantal = aanvraag is not None and aanvraag.capaciteit is not None
    return (
        met_aantal or any(een.deelnemers is not None and een.kwartaal is None for een in partnerschap.ambities),
        any(ambitie.naar_werk is not None for ambitie in partnerschap.ambities)
        or any(persona.doel_naar_werk is not None for persona in partnerschap.personas),
    )


def periodes_zonder_mijlpaal(aanvraag: Projectaanvraag) -> tuple[Mijlpaalperiode, ...]:
    """De periodes waarvoor het formulier mijlpalen vraagt en het dossier er geen heeft.

    Bron: aanvraagformulier, vraag 11.

    >>> [periode.value for periode in periodes_zonder_mijlpaal(Projectaanvraag())]
    ['aanloop', 'eerste-twee-kwartalen', 'eerste-jaar']
    """
    gezien = {mijlpaal.periode for mijlpaal in aanvraag.mijlpalen}
    return tuple(periode for periode in Mijlpaalperiode if periode not in gezien)


def _over_vragen(partnerschap: Partnerschap, aanvraag: Projectaanvraag) -> Iterator[TeDoen]:
    bij_vraag: dict[int, list[tuple[Taak, bool | None]]] = {
        VRAAG_AMBITIE: [(Taak.AMBITIE, all(ambitie_in_cijfers(partnerschap)) or None)],
        VRAAG_MIJLPALEN: [(Taak.MIJLPALEN, _mijlpalen(aanvraag))],
        VRAAG_KOSTEN: [
            (Taak.KOSTEN_EERSTE_JAAR, aanvraag.kosten_eerste_jaar_in_detail),
            (Taak.KOSTEN_LOOPTIJD, aanvraag.kosten_hele_looptijd),
        ],
        VRAAG_KWARTALEN: [(Taak.KWARTAALCIJFERS, _kwartaalcijfers(partnerschap))],
    }
    for vraag in VRAGEN:
        antwoord = aanvraag.antwoord(vraag.nummer)
        eigen = (Taak.ANTWOORD, antwoord.beantwoord if antwoord else None)
        yield from _open([eigen, *bij_vraag.get(vraag.nummer, ())], vraag.nummer)


def _mijlpalen(aanvraag: Projectaanvraag) -> bool | None:
    return not periodes_zonder_mijlpaal(aanvraag) if aanvraag.mijlpalen else None


def _kwartaalcijfers(partnerschap: Partnerschap) -> bool | None:
    aantal = len(kwartalen_met_aantal(partnerschap))
    return aantal == len(KWARTALEN) if aantal else None


def _over_de_rest(aanvraag: Projectaanvraag) -> Iterator[TeDoen]:
    opdrachten = aanvraag.overheidsopdrachten or Overheidsopdrachten()
    taken: list[tuple[Taak, bool | None]] = [
        (Taak.INDIENING, True if aanvraag.ingediend_op else None),
        (Taak.ADDENDUM, aanvraag.addendum_aanwezig),
        (Taak.BIJLAGE, all(bijlage.vraag is not None for bijlage in aanvraag.bijlagen)),
        (Taak.PUBLIEKE_INSTANTIE, None if opdrachten.publieke_instantie is None else True),
        (Taak.BOEKHOUDING, aanvraag.afzonderlijke_boekhouding),
        (Taak.BANKREKENING, aanvraag.bankrekening_aanwezig),
    ]
    if opdrachten.publieke_instantie:
        taken += [
            (Taak.CATEGORIE, _gekozen(opdrachten.categorieen)),
            (Taak.KOSTENGRENZEN, _gekozen(opdrachten.kostengrenzen)),
        ]
    if opdrachten.boven_30000:
        taken.append((Taak.DOEL_VAN_OPDRACHT, opdrachten.doel_beschreven))
    yield from _open(taken)


def _gekozen(keuzes: tuple[object, ...] | None) -> bool | None:
    return None if keuzes is None else bool(keuzes)


def _open(taken: Iterable[tuple[Taak, bool | None]], vraag: int | None = None) -> Iterator[TeDoen]:
    """De taken die niet zeker gedaan zijn."""
    for taak, gedaan in taken:
        if not gedaan:
            yield TeDoen(taak=taak, stand=Stand.NA_TE_KIJKEN if gedaan is None else Stand.ONTBREEKT, vraag=vraag)
