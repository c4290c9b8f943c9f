"""Verzonnen deelnemers, trajecten, metingen en persona's voor hypothesis: met dubbels, herintrede en tegenspraak.

De datums liggen dicht bij elkaar en de pseudoniemen komen uit een korte lijst: zo overlappen trajecten, sluiten ze op
elkaar aan, en komt dezelfde deelnemer of hetzelfde traject meer dan één keer voor.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar

import attrs
from hypothesis import strategies as st

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.resultaten import Kwartaalverwachting, Persona
from lokale_partnerschappen.model.trajecten.deelnemer import (
    BijzondereKenmerken,
    Deelnemer,
    Geslacht,
    Leeftijdsklasse,
    Opleidingsniveau,
    Startstatus,
)
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord
from lokale_partnerschappen.model.trajecten.meting import Empowermentscore, Meting, Sterpunt
from lokale_partnerschappen.model.trajecten.traject import (
    Combinatietraject,
    Drempel,
    Levensdomein,
    Overdrachtsdienst,
    Stapsoort,
    Toeleidingskanaal,
    Traject,
    Tussenstap,
    WarmeOverdracht,
    Weigergrond,
    Weigering,
)
from lokale_partnerschappen.model.trajecten.uitstroom import (
    Arbeidsstatus,
    Eindreden,
    Statuswijziging,
    Uitstroom,
    Zesmaandenmeting,
)

T = TypeVar("T")

DEELNEMER_IDS: Final = (
    "d-7k3mq9x2vtbz",
    "d-4b8gw2n6rqzt",
    "d-zw5h1t9kxp3m",
    "0f8fad5b-d9cb-469f-a165-70867728950e",
)
TRAJECT_IDS: Final = ("t-7k3mq9x2vtbz", "t-4b8gw2n6rqzt", "t-zw5h1t9kxp3m", "t-c6vr8j2fd5nq", "t-g3xk7wm1tz9h")
PERSONA_IDS: Final = ("jongeren", "ouders", "nieuwkomers")
LEVENSDOMEINEN: Final = (Levensdomein.WERK.value, Levensdomein.RECHTEN.value, "eigen-domein")
SCHALEN: Final = ("eigen schaal", "andere schaal")
EERSTE_DAG: Final = date(2024, 1, 1)
LAATSTE_DAG: Final = date(2024, 12, 31)


def dagen() -> st.SearchStrategy[date]:
    """Een dag in 2024; dicht bij elkaar, zodat trajecten elkaar raken."""
    return st.dates(EERSTE_DAG, LAATSTE_DAG)


def tijdvakken(langste: int = 120) -> st.SearchStrategy[Periode]:
    """Een afgesloten periode van hoogstens zoveel dagen."""
    return st.builds(
        lambda begin, dagen: Periode(begin, begin + timedelta(days=dagen)), dagen(), st.integers(0, langste - 1)
    )


def misschien(deel: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Bekend, of niet."""
    return st.none() | deel


def rij(deel: st.SearchStrategy[T], hoogstens: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """Een korte rij; hetzelfde mag er meer dan één keer in staan."""
    return st.lists(deel, max_size=hoogstens).map(tuple)


def antwoorden() -> st.SearchStrategy[Antwoord]:
    """Ja, nee, geweigerd of onbekend."""
    return st.sampled_from(Antwoord)


def sterpunten(levensdomeinen: Sequence[str] = LEVENSDOMEINEN) -> st.SearchStrategy[tuple[Sterpunt, ...]]:
    """Een ster met hoogstens één score per levensdomein, in om het even welke volgorde."""
    punten = st.builds(Sterpunt, levensdomein=st.sampled_from(levensdomeinen), score=st.integers(1, 5))
    return st.lists(punten, max_size=3, unique_by=lambda punt: punt.levensdomein).map(tuple)


def empowermentscores() -> st.SearchStrategy[tuple[Empowermentscore, ...]]:
    """Hoogstens één score per schaal."""
    scores = st.builds(
        Empowermentscore,
        schaal=st.sampled_from(SCHALEN),
        score=st.decimals(-10, 10, places=1) | st.integers(0, 3).map(Decimal),
    )
    return st.lists(scores, max_size=2, unique_by=lambda score: score.schaal).map(tuple)


def metingen(op: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Meting]:
    """Metingen; zonder `op` op om het even welke dag, en dan vallen er soms twee op dezelfde dag."""
    vaak_gekozen = st.sampled_from([EERSTE_DAG, date(2024, 4, 1), date(2024, 7, 1), LAATSTE_DAG])
    return st.builds(
        Meting,
        datum=vaak_gekozen | dagen() if op is None else op,
        loslaatschaal=misschien(st.integers(1, 10)),
        ster=sterpunten(),
        empowerment=empowermentscores(),
    )


def uitstromen(datum: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Uitstroom]:
    """Een vertrek met wat er daarna vastgesteld is; de wijzigingen vallen ook buiten de 28 dagen."""

    def met_datum(vertrek: date) -> st.SearchStrategy[Uitstroom]:
        rond_het_vertrek = st.integers(-5, 40).map(lambda dagen: vertrek + timedelta(days=dagen))
        wijzigingen = st.builds(Statuswijziging, datum=rond_het_vertrek, status=st.sampled_from(Arbeidsstatus))
        zes_maanden = st.builds(Zesmaandenmeting, status=st.sampled_from(Arbeidsstatus), verbeterd=antwoorden())
        return st.builds(
            Uitstroom,
            datum=st.just(vertrek),
            reden=misschien(st.sampled_from(Eindreden)),
            statuswijzigingen=rij(wijzigingen),
            in_opleiding=antwoorden(),
            kwalificatie=antwoorden(),
            na_zes_maanden=misschien(zes_maanden),
        )

    return (dagen() if datum is None else datum).flatmap(met_datum)


def tussenstappen() -> st.SearchStrategy[Tussenstap]:
    """Wijk-werken, AMA of artikel 60."""
    uren = misschien(st.integers(0, 40).map(Decimal))
    return st.builds(
        Tussenstap,
        soort=st.sampled_from(Stapsoort),
        periode=tijdvakken(),
        uren_per_week=uren,
        uren_per_maand=uren,
        uren_per_jaar=uren,
        toegang_vdab=misschien(st.booleans()),
        beoordelingen=rij(dagen()),
    )


def trajecten() -> st.SearchStrategy[Traject]:
    """Trajecten in elke toestand: aangemeld, geweigerd, lopend, afgelopen, en met datums die elkaar tegenspreken."""
    overdrachten = st.builds(
        WarmeOverdracht,
        dienst=misschien(st.sampled_from(Overdrachtsdienst)),
        datum=misschien(dagen()),
        afgesproken=misschien(st.booleans()),
    )
    combinaties = st.builds(
        Combinatietraject,
        vdab=rij(st.sampled_from(LEVENSDOMEINEN)),
        partnerschap=rij(st.sampled_from(LEVENSDOMEINEN)),
        beoordeeld_op=misschien(dagen()),
    )
    return st.builds(
        Traject,
        id=st.sampled_from(TRAJECT_IDS),
        aanmelding=misschien(dagen()),
        start=misschien(dagen()),
        persona=misschien(st.sampled_from(PERSONA_IDS)),
        partner=misschien(st.sampled_from(("ocmw", "welzijn"))),
        toeleiding=misschien(st.sampled_from(Toeleidingskanaal)),
        levensdomeinen=rij(st.sampled_from(LEVENSDOMEINEN)),
        drempels=rij(st.sampled_from(Drempel)),
        contacten=rij(dagen(), hoogstens=5),
        opvolgingen=rij(dagen()),
        metingen=rij(metingen(), hoogstens=4),
        combinatie=misschien(combinaties),
        gewoon_aanbod_volstaat=misschien(st.booleans()),
        tussenstappen=rij(tussenstappen(), hoogstens=2),
        overdracht=misschien(overdrachten),
        weigering=misschien(st.builds(Weigering, datum=dagen(), grond=misschien(st.sampled_from(Weigergrond)))),
        uitstroom=misschien(uitstromen()),
    )


def begonnen_trajecten() -> st.SearchStrategy[Traject]:
    """Trajecten met begeleiding, dus met een `Traject.periode`."""

    def vanaf(traject: Traject, start: date, dagen: int | None) -> Traject:
        if dagen is None:
            return attrs.evolve(traject, start=start, uitstroom=None)
        einde = start + timedelta(days=dagen)
        vertrek = Uitstroom(datum=einde) if traject.uitstroom is None else attrs.evolve(traject.uitstroom, datum=einde)
        return attrs.evolve(traject, start=start, uitstroom=vertrek)

    return st.builds(vanaf, trajecten(), dagen(), misschien(st.integers(0, 150)))


def deelnemers() -> st.SearchStrategy[Deelnemer]:
    """Deelnemers met nul tot drie trajecten; dezelfde kan twee keer voorkomen, met andere kenmerken."""
    antwoord = antwoorden()
    bijzonder = st.builds(
        BijzondereKenmerken,
        beperking=antwoord,
        derdelander=antwoord,
        buitenlandse_herkomst=antwoord,
        minderheid=antwoord,
        dakloos=antwoord,
        landelijk=antwoord,
    )
    return st.builds(
        Deelnemer,
        id=st.sampled_from(DEELNEMER_IDS),
        status=misschien(st.sampled_from(Startstatus)),
        leeftijdsklasse=misschien(st.sampled_from(Leeftijdsklasse)),
        binnen_gebied=antwoord,
        voldoet_aan_omschrijving=misschien(st.booleans()),
        bevraagd=antwoord,
        geslacht=st.sampled_from(Geslacht),
        opleidingsniveau=st.sampled_from(Opleidingsniveau),
        langdurig_werkzoekend=antwoord,
        bijzonder=misschien(bijzonder),
        trajecten=rij(begonnen_trajecten() | trajecten()),
    )


def groepen() -> st.SearchStrategy[tuple[Deelnemer, ...]]:
    """De deelnemers van een dossier, met dubbele vermeldingen."""
    return rij(deelnemers(), hoogstens=5)


@st.composite
def anders_geschreven(draw: st.DrawFn, groep: Sequence[Deelnemer]) -> tuple[Deelnemer, ...]:
    """Dezelfde deelnemers in een andere volgorde, met dubbels, ook van hun trajecten, metingen en contacten."""
    return tuple(_deelnemer_anders(draw, deelnemer) for deelnemer in _door_elkaar(draw, groep))


def _deelnemer_anders(draw: st.DrawFn, deelnemer: Deelnemer) -> Deelnemer:
    trajecten = _door_elkaar(draw, deelnemer.trajecten)
    return attrs.evolve(deelnemer, trajecten=tuple(_traject_anders(draw, traject) for traject in trajecten))


def _traject_anders(draw: st.DrawFn, traject: Traject) -> Traject:
    metingen = _door_elkaar(draw, traject.metingen)
    vertrek = traject.uitstroom
    if vertrek is not None:
        vertrek = attrs.evolve(vertrek, statuswijzigingen=_door_elkaar(draw, vertrek.statuswijzigingen))
    return attrs.evolve(
        traject,
        contacten=_door_elkaar(draw, traject.contacten),
        metingen=tuple(attrs.evolve(m, ster=tuple(draw(st.permutations(m.ster)))) for m in metingen),
        tussenstappen=_door_elkaar(draw, traject.tussenstappen),
        uitstroom=vertrek,
    )


def _door_elkaar(draw: st.DrawFn, delen: Sequence[T]) -> tuple[T, ...]:
    dubbels = draw(st.lists(st.sampled_from(delen), max_size=2)) if delen else []
    return tuple(draw(st.permutations([*delen, *dubbels])))


def personas() -> st.SearchStrategy[Persona]:
    """Persona's met een eigen gewicht."""
    verwacht = st.builds(
        Kwartaalverwachting,
        kwartaal=st.builds(Kwartaal, st.integers(2024, 2025), st.integers(1, 4)),
        aantal=st.integers(0, 50),
    )
    return st.builds(
        Persona,
        id=st.sampled_from(PERSONA_IDS),
        naam=st.sampled_from(("Jongeren zonder diploma", "Ouders alleen", "Nieuwkomers")),
        beschrijving=misschien(st.just("wie erbij hoort")),
        weerhouden=misschien(st.booleans()),
        levensdomeinen=rij(st.sampled_from(LEVENSDOMEINEN)),
        drempels=rij(st.sampled_from(Drempel)),
        verwacht=rij(verwacht),
        doel_naar_werk=misschien(st.fractions(0, 1, max_denominator=100).map(Tarief)),
        motivering=misschien(st.just("de stap naar werk is groter")),
        gewicht=st.decimals("0.1", 5, places=1),
        herzien_op=misschien(st.builds(Kwartaal, st.integers(2024, 2025), st.integers(1, 4))),
    )


def personalijsten() -> st.SearchStrategy[tuple[Persona, ...]]:
    """De persona's van een dossier: elk id hoogstens één keer."""
    return st.lists(personas(), max_size=3, unique_by=lambda persona: persona.id).map(tuple)
