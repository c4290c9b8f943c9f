"""De verzonnen deelnemers van het voorbeelddossier: 54 mensen die niet bestaan, met 60 trajecten in 2024 en 2025.

`VERHALEN` legt vast wie wanneer begint en hoe het afloopt; al de rest komt uit één toevalsgenerator met een vaste
start. Elke datum is een werkdag, tussen kerst en nieuwjaar is er geen contact, en scores stijgen en dalen.

Precies drie dingen zijn met opzet niet in orde, zodat wie het dossier controleert, ziet hoe een bevinding eruitziet:
een traject eindigt om een andere reden dan die van de lijst (een aandachtspunt, in `VERHALEN`), een opvolging ontbreekt
en een levensdomein heeft een tikfout (waarschuwingen, in `_met_opzet`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final, NamedTuple

import attrs

from lokale_partnerschappen import (
    Ambitie,
    Antwoord,
    Arbeidsstatus,
    BijzonderKenmerk,
    Combinatietraject,
    Deelnemer,
    Drempel,
    Eindreden,
    Empowermentscore,
    Entiteitstelling,
    Gegevensverwerking,
    Geslacht,
    Kenmerktelling,
    Kwartaal,
    Kwartaalverwachting,
    Leeftijdsklasse,
    Leervraag,
    Meting,
    Opleidingsniveau,
    Overdrachtsdienst,
    Periode,
    Persona,
    Stapsoort,
    Startstatus,
    Statuswijziging,
    Sterpunt,
    Tarief,
    Toeleidingskanaal,
    Traject,
    Tussenstap,
    Uitstroom,
    Vraagsoort,
    WarmeOverdracht,
    Weigergrond,
    Weigering,
    Zesmaandenmeting,
    is_pseudoniem,
)

ZAAD: Final = 208
LAATSTE_DAG: Final = date(2025, 12, 31)
SCHAAL: Final = "eigen vragenlijst"
_TEKENS: Final = "0123456789bcdfghjkmnpqrstvwxz"
_KWARTALEN: Final = tuple(Kwartaal(jaar, nummer) for jaar in (2024, 2025) for nummer in (1, 2, 3, 4))

# --- wat het partnerschap wil ---------------------------------------------------------------------------------------


def _verwacht(*aantallen: int) -> tuple[Kwartaalverwachting, ...]:
    return tuple(
        Kwartaalverwachting(kwartaal=kwartaal, aantal=aantal)
        for kwartaal, aantal in zip(_KWARTALEN, aantallen, strict=True)
    )


PERSONAS: Final = (
    Persona(
        id="alleenstaande-ouder",
        naam="Alleenstaande ouder zonder netwerk",
        beschrijving="Staat alleen voor de kinderen, heeft schulden en niemand die kan bijspringen.",
        weerhouden=True,
        levensdomeinen=("relaties", "wonen-en-inkomen", "administratie", "werk"),
        drempels=(Drempel.KINDEROPVANG, Drempel.SCHULDEN, Drempel.NETWERK, Drempel.MOBILITEIT),
        verwacht=_verwacht(2, 2, 2, 2, 2, 1, 1, 1),
        doel_naar_werk=Tarief.procent(20),
        herzien_op=Kwartaal(2024, 4),
    ),
    Persona(
        id="jongere",
        naam="Jongere die niet werkt en niet studeert",
        beschrijving="Stopte zonder diploma met school en vertrouwt diensten niet meer.",
        weerhouden=True,
        levensdomeinen=("ontwikkeling", "werk", "zelfbepaling", "welbevinden"),
        drempels=(Drempel.VAARDIGHEDEN, Drempel.MOBILITEIT, Drempel.NETWERK),
        verwacht=_verwacht(2, 2, 2, 1, 1, 2, 1, 1),
        doel_naar_werk=Tarief.procent(25),
        herzien_op=Kwartaal(2024, 4),
    ),
    Persona(
        id="kwetsbare-volwassene",
        naam="Volwassene die psychisch kwetsbaar is",
        beschrijving="Werkt al jaren niet, leeft teruggetrokken en wacht op hulp.",
        weerhouden=True,
        levensdomeinen=("welbevinden", "gezondheid", "relaties", "digitale-zelfredzaamheid"),
        drempels=(Drempel.PSYCHISCHE_KWETSBAARHEID, Drempel.NETWERK, Drempel.DIGITAAL),
        verwacht=_verwacht(2, 2, 2, 2, 2, 2, 1, 0),
        doel_naar_werk=Tarief.procent(10),
        motivering=(
            "Voor deze groep is herstel de eerste stap; de wachttijd in de geestelijke gezondheidszorg is langer dan"
            " een half jaar. Meedoen zonder betaald werk is hier al een resultaat."
        ),
        gewicht=Decimal("1.5"),
        herzien_op=Kwartaal(2024, 4),
    ),
    Persona(
        id="nieuwkomer",
        naam="Nieuwkomer die de weg niet vindt",
        beschrijving="Spreekt nog weinig Nederlands, woont slecht en kent zijn rechten niet.",
        weerhouden=True,
        levensdomeinen=("ontwikkeling", "rechten", "wonen-en-inkomen", "administratie"),
        drempels=(Drempel.TAAL, Drempel.HUISVESTING, Drempel.DIGITAAL),
        verwacht=_verwacht(1, 2, 1, 1, 2, 1, 1, 1),
        doel_naar_werk=Tarief.procent(20),
        herzien_op=Kwartaal(2024, 4),
    ),
)
_OUDER, _JONGERE, _KWETSBAAR, _NIEUWKOMER = (persona.id for persona in PERSONAS)
EIGEN_LEVENSDOMEINEN: Final = ("digitale-zelfredzaamheid",)
AMBITIES: Final = (
    Ambitie(jaar=2024, deelnemers=30, naar_werk=3),
    *(Ambitie(jaar=2024, kwartaal=nummer, deelnemers=aantal) for nummer, aantal in enumerate((7, 15, 20, 22), start=1)),
    *(
        Ambitie(jaar=2024, persona=persona.id, deelnemers=aantal)
        for persona, aantal in zip(PERSONAS, (8, 8, 8, 6), strict=True)
    ),
    Ambitie(jaar=2025, deelnemers=40, naar_werk=6),
)
GEGEVENSVERWERKING: Final = Gegevensverwerking(
    grondslag="taak van algemeen belang; de deelnemer kreeg uitleg en kan elk antwoord weigeren",
    bijzonder_per_deelnemer=False,
)
ENTITEITSTELLINGEN: Final = (
    Entiteitstelling(periode=Periode.jaar(2024), overheden=7, ondernemingen=3),
    Entiteitstelling(periode=Kwartaal(2025, 1).periode, overheden=6, ondernemingen=1),
    Entiteitstelling(periode=Kwartaal(2025, 3).periode, ondernemingen=2),
)
_FAAL, _WAARDE = Vraagsoort.FAALVRAAG, Vraagsoort.WAARDEVRAAG
LEERVRAGEN: Final = tuple(
    Leervraag(datum=dag, soort=soort, verspilling=verspilling, systeemconditie=conditie, levensdomein=domein)
    for dag, soort, verspilling, conditie, domein in (
        (date(2024, 3, 5), _FAAL, "twee intakes met dezelfde vragen", "elke dienst heeft een eigen formulier", None),
        (date(2024, 4, 23), _WAARDE, None, None, "werk"),
        (
            date(2024, 6, 11),
            _FAAL,
            "een attest drie keer opvragen",
            "diensten mogen elkaars attest niet inkijken",
            "administratie",
        ),
        (
            date(2024, 9, 17),
            _FAAL,
            "opvang die begint na het eerste werkuur",
            "opvanguren volgen de kantooruren",
            "relaties",
        ),
        (date(2024, 11, 26), _WAARDE, None, None, "welbevinden"),
        (
            date(2025, 2, 11),
            _FAAL,
            "vier maanden wachten zonder bericht",
            "wachtlijsten worden niet gedeeld",
            "gezondheid",
        ),
        (date(2025, 5, 20), _FAAL, "een uitkering die stopt voor het loon komt", "termijnen sluiten niet aan", "werk"),
        (date(2025, 9, 9), _WAARDE, None, None, "digitale-zelfredzaamheid"),
        (
            date(2025, 11, 18),
            _FAAL,
            "bellen naar een nummer dat niet opneemt",
            "elke dienst heeft een eigen onthaal",
            "rechten",
        ),
    )
)

# --- wie begint, en hoe het afloopt ---------------------------------------------------------------------------------

LOOPT: Final = "loopt"
ONBEKEND: Final = "onbekend"


class Verhaal(NamedTuple):
    """Eén traject in grote lijnen: waar het begint, hoeveel weken het duurt en hoe het afloopt."""

    kwartaal: str
    persona: str | None
    weken: int
    afloop: str
    erna: Verhaal | None = None
    """Een tweede traject van dezelfde deelnemer."""
    sluit_aan: bool = False
    """Begint dit traject de dag na het vorige, bij een andere begeleider?"""


def _loopt(kwartaal: str, persona: str | None, erna: Verhaal | None = None) -> Verhaal:
    return Verhaal(kwartaal, persona, 200, LOOPT, erna)


VERHALEN: Final = (
    Verhaal("2024K1", _JONGERE, 27, "werk-nec"),
    Verhaal("2024K1", _OUDER, 39, "werk-sec"),
    Verhaal("2024K1", _KWETSBAAR, 24, "warme-doorverwijzing"),
    Verhaal("2024K1", _NIEUWKOMER, 32, "opleiding"),
    Verhaal("2024K1", _JONGERE, 11, "afgehaakt", Verhaal("2024K3", _JONGERE, 26, "werk-nec")),
    Verhaal("2024K1", _OUDER, 34, "vrijwilligerswerk"),
    _loopt("2024K1", _KWETSBAAR),
    Verhaal("2024K2", _JONGERE, 23, "werk-nec"),
    Verhaal("2024K2", _NIEUWKOMER, 35, "werk-nec"),
    Verhaal("2024K2", _OUDER, 14, "afgehaakt"),
    Verhaal("2024K2", _KWETSBAAR, 37, "ama"),
    Verhaal("2024K2", _KWETSBAAR, 19, "werk-sec", _loopt("2025K2", _KWETSBAAR)),
    Verhaal("2024K2", _OUDER, 10, "geen-hulpvraag"),
    Verhaal("2024K2", _NIEUWKOMER, 21, "verhuis"),
    Verhaal("2024K2", _JONGERE, 25, "langdurige-opleiding"),
    Verhaal("2024K3", _OUDER, 29, "werk-nec"),
    Verhaal("2024K3", _JONGERE, 30, "werk-sec"),
    _loopt("2024K3", _KWETSBAAR),
    Verhaal("2024K3", _NIEUWKOMER, 16, "opleiding", Verhaal("2025K1", _NIEUWKOMER, 22, "werk-sec")),
    Verhaal("2024K3", _KWETSBAAR, 20, "warme-doorverwijzing"),
    Verhaal("2024K3", _OUDER, 33, "zelfstandig"),
    Verhaal("2024K3", None, 13, "andere"),
    Verhaal("2024K3", _JONGERE, 14, "afgehaakt"),
    Verhaal("2024K4", _KWETSBAAR, 12, "afgehaakt", _loopt("2025K3", _KWETSBAAR)),
    _loopt("2024K4", _OUDER),
    Verhaal("2024K4", _NIEUWKOMER, 25, "wijk-werken"),
    Verhaal("2024K4", _JONGERE, 23, "opleiding"),
    Verhaal("2024K4", _KWETSBAAR, 28, "vrijwilligerswerk"),
    Verhaal("2024K4", _OUDER, 18, ONBEKEND),
    Verhaal("2025K1", _KWETSBAAR, 26, "werk-sec"),
    Verhaal("2025K1", _KWETSBAAR, 22, "werk-nec"),
    Verhaal("2025K1", _OUDER, 18, "warme-doorverwijzing"),
    Verhaal("2025K1", _NIEUWKOMER, 15, "geen-hulpvraag"),
    _loopt("2025K1", _NIEUWKOMER),
    Verhaal("2025K1", _JONGERE, 15, ONBEKEND, _loopt("2025K3", _JONGERE)._replace(sluit_aan=True)),
    Verhaal("2024K4", None, 0, "geen-plaats", _loopt("2025K1", _OUDER)),
    _loopt("2025K2", _JONGERE),
    _loopt("2025K2", _OUDER),
    _loopt("2025K2", _KWETSBAAR),
    _loopt("2025K2", _NIEUWKOMER),
    Verhaal("2025K2", _JONGERE, 11, "afgehaakt"),
    Verhaal("2025K2", _KWETSBAAR, 14, "warme-doorverwijzing"),
    _loopt("2025K3", _OUDER),
    _loopt("2025K3", _JONGERE),
    _loopt("2025K3", _KWETSBAAR),
    _loopt("2025K3", _NIEUWKOMER),
    _loopt("2025K3", None),
    _loopt("2025K4", _JONGERE),
    _loopt("2025K4", _OUDER),
    _loopt("2025K4", _NIEUWKOMER),
    Verhaal("2024K2", None, 0, "geen-hulpvraag"),
    Verhaal("2024K4", None, 0, "ander-aanbod"),
    Verhaal("2025K2", None, 0, "buiten-omschrijving"),
    Verhaal("2025K4", None, 0, "aangemeld"),
)

# --- de kalender ----------------------------------------------------------------------------------------------------

_FEESTDAGEN: Final = frozenset(
    date(jaar, maand, dag)
    for jaar, maand, dag in (
        (2024, 4, 1), (2024, 5, 1), (2024, 5, 9), (2024, 5, 20), (2024, 8, 15), (2024, 11, 1), (2024, 11, 11),
        (2025, 4, 21), (2025, 5, 1), (2025, 5, 29), (2025, 6, 9), (2025, 7, 21), (2025, 8, 15), (2025, 11, 11),
    )
)  # fmt: skip
_MIDZOMER: Final = (Periode(date(2024, 7, 20), date(2024, 8, 11)), Periode(date(2025, 7, 19), date(2025, 8, 10)))


def _is_werkdag(dag: date) -> bool:
    kerstvakantie = (dag.month, dag.day) >= (12, 24) or (dag.month, dag.day) <= (1, 3)
    return dag.weekday() < 5 and dag not in _FEESTDAGEN and not kerstvakantie


def _vanaf(dag: date) -> date:
    while not _is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def _tot(dag: date) -> date:
    while not _is_werkdag(dag):
        dag -= timedelta(days=1)
    return dag


def _na_de_zomer(dag: date) -> date:
    """Midden in de zomer is er weinig contact: wie dan gepland stond, komt meestal erna."""
    zomer = next((periode for periode in _MIDZOMER if dag in periode), None)
    return dag if zomer is None or zomer.einde is None else _vanaf(zomer.einde + timedelta(days=1))


# --- één traject ----------------------------------------------------------------------------------------------------

_NIET_BIJZONDER: Final = tuple(drempel for drempel in Drempel if not drempel.is_bijzonder)
_BEGELEIDERS: Final = ("dienstverlener-a", "ocmw-lokeren", "ocmw-temse")
_GOED: Final = frozenset(reden.value for reden in Eindreden if reden.is_werk) | {
    "opleiding",
    "langdurige-opleiding",
    "vrijwilligerswerk",
    "wijk-werken",
    "ama",
}
_WEG: Final = frozenset({"afgehaakt", ONBEKEND})
"""Wie zo vertrekt, kwam al weken niet meer: er is geen gesprek op de laatste dag."""


def _pseudoniem(toeval: Random, voorvoegsel: str) -> Any:
    while True:
        gekozen = f"{voorvoegsel}-{''.join(toeval.choices(_TEKENS, k=12))}"
        if is_pseudoniem(gekozen):
            return gekozen


def _begeleider(toeval: Random) -> str:
    return toeval.choices(_BEGELEIDERS, weights=(6, 1, 1))[0]


def _start(toeval: Random, verhaal: Verhaal) -> date:
    periode = Kwartaal.lees(verhaal.kwartaal).periode
    laatst = 40 if verhaal.kwartaal == "2025K4" else 80
    return _na_de_zomer(_vanaf(periode.begin + timedelta(days=toeval.randint(6, laatst))))


def _einde(start: date, verhaal: Verhaal) -> date | None:
    return None if verhaal.afloop == LOOPT else _tot(start + timedelta(weeks=verhaal.weken))


def _opvolgingen(toeval: Random, start: date, laatste: date) -> tuple[date, ...]:
    """Elk kwartaal één, nooit meer dan drie maanden na de vorige."""
    dagen = []
    dag = _tot(start + timedelta(days=toeval.randint(76, 86)))
    while dag < laatste:
        dagen.append(dag)
        dag = _tot(dag + timedelta(days=toeval.randint(80, 87)))
    return tuple(dagen)


def _contacten(
    toeval: Random, start: date, laatste: date, opvolgingen: Sequence[date], *, afgerond: bool
) -> tuple[date, ...]:
    """Eerst haast elke week, dan om de paar weken, en tegen het einde minder."""
    dagen = {start, *(dag for dag in opvolgingen if dag <= laatste)}
    dag = start
    while True:
        weken = (dag - start).days // 7
        bijna_klaar = afgerond and (laatste - dag).days < 70
        tussen = (6, 10) if weken < 5 else (24, 36) if bijna_klaar else (16, 30)
        dag = _vanaf(dag + timedelta(days=toeval.randint(*tussen)))
        if toeval.random() < 0.8:
            dag = _na_de_zomer(dag)
        if dag > laatste:
            break
        # Een opvolging is zelf een gesprek: dan komt er die week geen tweede.
        if all(abs((dag - gepland).days) > 4 for gepland in opvolgingen):
            dagen.add(dag)
    if afgerond:
        dagen.add(laatste)
    return tuple(sorted(dagen))


def _meetdagen(start: date, opvolgingen: Sequence[date], laatste: date, *, loopt: bool) -> list[date]:
    """Bij de start, bij elke opvolging en bij het laatste gesprek, dat een opvolging vlak ervoor vervangt."""
    dagen = [dag for dag in (_vanaf(start + timedelta(days=7)), *opvolgingen) if dag <= laatste]
    if loopt:
        return dagen
    if len(dagen) > 1 and (laatste - dagen[-1]).days < 28 and (laatste - dagen[-2]).days <= 92:
        dagen.pop()
    return [*dagen, laatste]


def _verloop(toeval: Random, aantal: int, schaal: tuple[int, int], richting: float) -> list[int]:
    """Een reeks scores die gemiddeld `richting` per keer opschuift, met af en toe herval."""
    laagst, hoogst = schaal
    score = float(toeval.randint(laagst, laagst + (hoogst - laagst) // 3))
    reeks = []
    for _ in range(aantal):
        reeks.append(round(min(hoogst, max(laagst, score))))
        herval = toeval.random() < 0.18
        score = reeks[-1] - toeval.choice((1, 2)) if herval else score + richting + toeval.uniform(-0.6, 0.7)
    return reeks


def _metingen(toeval: Random, dagen: Sequence[date], domeinen: Sequence[str], afloop: str) -> tuple[Meting, ...]:
    vooruit = 1.0 if afloop in _GOED else 0.15 if afloop in _WEG else 0.6
    loslaten = _verloop(toeval, len(dagen), (1, 10), vooruit * 6 / max(3, len(dagen)) + 0.3)
    ster = {domein: _verloop(toeval, len(dagen), (1, 5), vooruit * 2.4 / max(3, len(dagen))) for domein in domeinen}
    if afloop in _GOED:
        loslaten[-1] = max(loslaten[-1], toeval.randint(6, 8))
    sterk = toeval.randint(9, 18)
    metingen = []
    for nummer, dag in enumerate(dagen):
        rand = nummer in (0, len(dagen) - 1)
        sterk += toeval.randint(-2, 3) + round(2 * vooruit)
        metingen.append(
            Meting(
                datum=dag,
                loslaatschaal=loslaten[nummer],
                ster=tuple(Sterpunt(levensdomein=domein, score=reeks[nummer]) for domein, reeks in ster.items())
                if rand or (len(dagen) > 4 and nummer == len(dagen) // 2)
                else (),
                empowerment=(Empowermentscore(schaal=SCHAAL, score=Decimal(max(0, min(40, sterk)))),) if rand else (),
            )
        )
    return tuple(metingen)


def _domeinen(toeval: Random, persona: str | None) -> tuple[str, ...]:
    eigen = next((een.levensdomeinen for een in PERSONAS if een.id == persona), ("werk", "relaties", "rechten"))
    return tuple(toeval.sample(eigen, 3))


def _drempels(toeval: Random, persona: str | None) -> tuple[Drempel, ...]:
    """Alleen drempels die niet bijzonder zijn: zo koos het partnerschap het."""
    eigen = next((een.drempels for een in PERSONAS if een.id == persona), _NIET_BIJZONDER)
    mogelijk = [drempel for drempel in eigen if drempel in _NIET_BIJZONDER]
    return tuple(toeval.sample(mogelijk, toeval.randint(1, min(2, len(mogelijk)))))


def _tussenstappen(verhaal: Verhaal, start: date, laatste: date) -> tuple[Tussenstap, ...]:
    """Een stap onderweg, alleen voor wie lang genoeg begeleid wordt."""
    halfweg = _vanaf(start + timedelta(days=100))
    if verhaal.afloop == LOOPT and verhaal.persona == _KWETSBAAR and start.year == 2024:
        beoordeeld = (_tot(halfweg + timedelta(days=350)),)
        return (_ama(Periode(halfweg), tuple(dag for dag in beoordeeld if dag <= LAATSTE_DAG)),)
    if (laatste - halfweg).days < 28:
        return ()
    periode = Periode(halfweg, laatste)
    if verhaal.afloop == "ama":
        return (_ama(periode, ()),)
    if verhaal.afloop == "wijk-werken":
        wijk = Stapsoort.WIJK_WERKEN
        return (Tussenstap(soort=wijk, periode=periode, uren_per_maand=Decimal(40), uren_per_jaar=Decimal(400)),)
    if verhaal.afloop == "werk-sec":
        return (Tussenstap(soort=Stapsoort.ARTIKEL_60, periode=periode),)
    return ()


def _ama(periode: Periode, beoordelingen: tuple[date, ...]) -> Tussenstap:
    return Tussenstap(
        soort=Stapsoort.AMA,
        periode=periode,
        uren_per_week=Decimal(12),
        toegang_vdab=True,
        beoordelingen=beoordelingen,
    )


# --- het vertrek ----------------------------------------------------------------------------------------------------


def _statussen(
    toeval: Random, einde: date, afloop: str, persona: str | None, status: Startstatus | None
) -> tuple[Statuswijziging, ...]:
    """De status vanaf het vertrek: soms verandert ze nog binnen vier weken, soms net erna."""

    def vanaf(dagen: int, wat: Arbeidsstatus) -> Statuswijziging:
        return Statuswijziging(datum=einde + timedelta(days=dagen), status=wat)

    werkt = Arbeidsstatus.ZELFSTANDIG if afloop == "zelfstandig" else Arbeidsstatus.WERKT
    if afloop in ("werk-nec", "werk-sec", "zelfstandig"):
        na_werk = [[vanaf(0, werkt)], [], [vanaf(0, werkt), vanaf(17, Arbeidsstatus.WERKZOEKEND)]]
        return tuple(toeval.choices(na_werk, weights=(8, 3, 2))[0])
    if afloop in _WEG or afloop == "verhuis":
        return () if toeval.random() < 0.5 else (vanaf(0, Arbeidsstatus.ONBEKEND),)
    zoekt = vanaf(0, Arbeidsstatus.WERKZOEKEND)
    if afloop in ("opleiding", "wijk-werken") or (afloop == "warme-doorverwijzing" and persona != _KWETSBAAR):
        erna = toeval.choices([[], [vanaf(20, werkt)], [vanaf(28, werkt)], [vanaf(29, werkt)]], weights=(5, 1, 1, 2))[0]
        return (zoekt, *erna)
    if afloop == "geen-hulpvraag":
        return (vanaf(0, Arbeidsstatus.GEWEIGERD),)
    blijft = Arbeidsstatus.WERKZOEKEND if status is Startstatus.WERKZOEKEND else Arbeidsstatus.NIET_BEROEPSACTIEF
    return (vanaf(0, blijft),)


def _na_zes_maanden(
    toeval: Random, zes_maanden_later: date, afloop: str, status: Startstatus | None
) -> Zesmaandenmeting | None:
    bereikt, lot = toeval.random() < 0.85, toeval.random()
    werkte = status is not None and status.werkt
    if zes_maanden_later > LAATSTE_DAG or not (bereikt or werkte):
        return None
    if lot < 0.1 and not werkte:
        return Zesmaandenmeting(status=toeval.choice((Arbeidsstatus.GEWEIGERD, Arbeidsstatus.ONBEKEND)))
    kans = 0.8 if afloop in ("werk-nec", "werk-sec", "zelfstandig") else 0.2
    anders = Arbeidsstatus.WERKZOEKEND if status is Startstatus.WERKZOEKEND else Arbeidsstatus.NIET_BEROEPSACTIEF
    nu = (Arbeidsstatus.ZELFSTANDIG if afloop == "zelfstandig" else Arbeidsstatus.WERKT) if lot < kans else anders
    verbeterd = (Antwoord.JA if lot < 0.6 else Antwoord.NEE) if werkte else Antwoord.ONBEKEND
    return Zesmaandenmeting(status=nu, verbeterd=verbeterd)


def _uitstroom(toeval: Random, einde: date | None, verhaal: Verhaal, status: Startstatus | None) -> Uitstroom | None:
    if einde is None:
        return None
    afloop, weg = verhaal.afloop, verhaal.afloop in _WEG
    volgt = Antwoord.JA if "opleiding" in afloop else Antwoord.ONBEKEND if weg else Antwoord.NEE
    diploma = Antwoord.JA if afloop.startswith("werk") and toeval.random() < 0.4 else volgt
    kaal = Uitstroom(
        datum=einde,
        reden=None if afloop == ONBEKEND else Eindreden(afloop),
        statuswijzigingen=_statussen(toeval, einde, afloop, verhaal.persona, status),
        in_opleiding=Antwoord.GEWEIGERD if afloop == "geen-hulpvraag" else volgt,
        kwalificatie=Antwoord.NEE if "opleiding" in afloop else diploma,
    )
    return attrs.evolve(kaal, na_zes_maanden=_na_zes_maanden(toeval, kaal.zes_maanden_later, afloop, status))


# --- de deelnemer ---------------------------------------------------------------------------------------------------


def _gestart(
    toeval: Random, verhaal: Verhaal, start: date, partner: str, kanaal: Toeleidingskanaal, status: Startstatus | None
) -> Traject:
    einde = _einde(start, verhaal)
    loopt, weg = einde is None, verhaal.afloop in _WEG
    gesprek = date(2025, 12, 23) if einde is None else _tot(einde - timedelta(days=25)) if weg else einde
    domeinen = _domeinen(toeval, verhaal.persona)
    opvolgingen = _opvolgingen(toeval, start, einde or gesprek)
    contacten = _contacten(toeval, start, gesprek, opvolgingen, afgerond=not loopt)
    doorverwezen = verhaal.afloop == "warme-doorverwijzing"
    dienst = Overdrachtsdienst.GEZONDHEIDSZORG if verhaal.persona == _KWETSBAAR else Overdrachtsdienst.VDAB
    aanmelding = max(_tot(start - timedelta(days=toeval.randint(5, 24))), date(2024, 1, 4))
    met_vdab = status is Startstatus.WERKZOEKEND and "werk" not in domeinen
    return Traject(
        id=_pseudoniem(toeval, "t"),
        aanmelding=aanmelding,
        start=start,
        persona=verhaal.persona,
        partner=partner,
        toeleiding=kanaal,
        levensdomeinen=domeinen,
        drempels=_drempels(toeval, verhaal.persona),
        contacten=contacten,
        opvolgingen=opvolgingen,
        metingen=_metingen(toeval, _meetdagen(start, opvolgingen, gesprek, loopt=loopt), domeinen, verhaal.afloop),
        combinatie=Combinatietraject(vdab=("werk",), partnerschap=domeinen, beoordeeld_op=aanmelding)
        if met_vdab
        else None,
        gewoon_aanbod_volstaat=True if doorverwezen else None,
        tussenstappen=_tussenstappen(verhaal, start, einde or gesprek),
        overdracht=WarmeOverdracht(dienst=dienst, datum=einde, afgesproken=True) if doorverwezen else None,
        uitstroom=_uitstroom(toeval, einde, verhaal, status),
    )


def _niet_gestart(toeval: Random, verhaal: Verhaal, kanaal: Toeleidingskanaal) -> Traject:
    aanmelding = _start(toeval, verhaal)
    return Traject(
        id=_pseudoniem(toeval, "t"),
        aanmelding=aanmelding,
        partner=_begeleider(toeval),
        toeleiding=kanaal,
        weigering=None
        if verhaal.afloop == "aangemeld"
        else Weigering(datum=_vanaf(aanmelding + timedelta(days=9)), grond=Weigergrond(verhaal.afloop)),
    )


def _trajecten(toeval: Random, verhaal: Verhaal, status: Startstatus | None) -> tuple[Traject, ...]:
    kanaal = toeval.choices(list(Toeleidingskanaal), weights=(8, 3, 3, 1, 2))[0]
    partner = _begeleider(toeval)
    eerste = (
        _niet_gestart(toeval, verhaal, kanaal)
        if verhaal.weken == 0
        else _gestart(toeval, verhaal, _start(toeval, verhaal), partner, kanaal, status)
    )
    if verhaal.erna is None:
        return (eerste,)
    if verhaal.erna.sluit_aan:
        assert eerste.einde is not None
        ander = next(een for een in _BEGELEIDERS if een != partner)
        dag_erna = eerste.einde + timedelta(days=1)
        assert _is_werkdag(dag_erna)
        return (eerste, _gestart(toeval, verhaal.erna, dag_erna, ander, Toeleidingskanaal.PARTNER, status))
    start = _start(toeval, verhaal.erna)
    return (eerste, _gestart(toeval, verhaal.erna, start, partner, Toeleidingskanaal.ZELF, status))


_KANSEN: Final = {
    # persona: (kans op werkzoekend, leeftijdsklassen, kans op een vrouw, kansen op elk bijzonder kenmerk)
    _OUDER: (0.5, (Leeftijdsklasse.VAN_18_TOT_29, Leeftijdsklasse.VAN_30_TOT_54), 0.85, (0.1, 0.1, 0.3, 0, 0.2, 0.3)),
    _JONGERE: (0.5, (Leeftijdsklasse.VAN_18_TOT_29,), 0.35, (0.15, 0.1, 0.3, 0, 0.25, 0.3)),
    _KWETSBAAR: (0.3, (Leeftijdsklasse.VAN_30_TOT_54, Leeftijdsklasse.VANAF_55), 0.5, (0.6, 0, 0.2, 0, 0.1, 0.3)),
    _NIEUWKOMER: (0.6, (Leeftijdsklasse.VAN_18_TOT_29, Leeftijdsklasse.VAN_30_TOT_54), 0.4, (0, 0.7, 1, 0.2, 0.4, 0.1)),
    None: (0.5, (Leeftijdsklasse.VAN_30_TOT_54, Leeftijdsklasse.VANAF_55), 0.5, (0.2, 0.1, 0.3, 0, 0.3, 0.2)),
}


def _kenmerken(toeval: Random, nummer: int, verhaal: Verhaal) -> dict[str, Any]:
    persona = verhaal.persona or (verhaal.erna.persona if verhaal.erna else None)
    werkzoekend, leeftijden, vrouw, _ = _KANSEN[persona]
    status: Startstatus | None = (
        Startstatus.WERKZOEKEND if toeval.random() < werkzoekend else Startstatus.NIET_BEROEPSACTIEF
    )
    geslacht = Geslacht.VROUW if toeval.random() < vrouw else Geslacht.MAN
    leeftijd: Leeftijdsklasse | None = toeval.choice(leeftijden)
    niveaus = (Opleidingsniveau.LAGER_SECUNDAIR, Opleidingsniveau.HOGER_SECUNDAIR, Opleidingsniveau.HOGER_ONDERWIJS)
    opleiding = toeval.choices(niveaus, weights=(6, 3, 1))[0]
    gebied = toeval.choices((Antwoord.JA, Antwoord.NEE), weights=(12, 1))[0]
    # Wie uitzonderlijk antwoordt, staat hier vast: zo komt elk antwoord minstens één keer voor.
    status = {8: Startstatus.DEELTIJDS, 20: Startstatus.DEELTIJDS, 38: Startstatus.DEELTIJDS, 21: None}.get(
        nummer, status
    )
    leeftijd = {4: Leeftijdsklasse.ONDER_18, 26: Leeftijdsklasse.ONDER_18, 21: None}.get(nummer, leeftijd)
    geslacht = {13: Geslacht.GEWEIGERD, 21: Geslacht.ONBEKEND, 36: Geslacht.NIET_BINAIR}.get(nummer, geslacht)
    opleiding = {13: Opleidingsniveau.GEWEIGERD, 21: Opleidingsniveau.ONBEKEND}.get(nummer, opleiding)
    langdurig = toeval.choices((Antwoord.JA, Antwoord.NEE, Antwoord.ONBEKEND, Antwoord.GEWEIGERD), (12, 6, 1, 1))[0]
    return {
        "status": status,
        "leeftijdsklasse": leeftijd,
        "binnen_gebied": gebied,
        "voldoet_aan_omschrijving": verhaal.afloop not in ("buiten-omschrijving", "ander-aanbod"),
        "bevraagd": Antwoord.GEWEIGERD if nummer in (13, 21) else Antwoord.JA,
        "geslacht": geslacht,
        "opleidingsniveau": opleiding,
        "langdurig_werkzoekend": langdurig if status is Startstatus.WERKZOEKEND else Antwoord.ONBEKEND,
    }


def _tellingen(toeval: Random, deelnemers: Sequence[Deelnemer], verhalen: Sequence[Verhaal]) -> list[Kenmerktelling]:
    """Wie welk bijzonder kenmerk heeft, wordt getrokken en geteld; bij de deelnemer zelf blijft er niets van over."""
    geteld: Counter[tuple[BijzonderKenmerk, Periode, str]] = Counter()
    plaatsen: set[tuple[str, Periode]] = set()
    for deelnemer, verhaal in zip(deelnemers, verhalen, strict=True):
        start = min((traject.start for traject in deelnemer.trajecten if traject.start), default=None)
        if start is None:
            continue
        persona = verhaal.persona or (verhaal.erna.persona if verhaal.erna else None)
        for kenmerk, kans in zip(BijzonderKenmerk, _KANSEN[persona][3], strict=True):
            per_kwartaal = kenmerk is BijzonderKenmerk.DAKLOOS
            periode = Kwartaal.van(start).periode if per_kwartaal else Periode.jaar(start.year)
            plaatsen.add((kenmerk.value, periode))
            if deelnemer.bevraagd is Antwoord.GEWEIGERD:
                geteld[kenmerk, periode, "geweigerd"] += 1
            elif toeval.random() < kans:
                geteld[kenmerk, periode, deelnemer.geslacht.value] += 1
    return [
        Kenmerktelling(
            kenmerk=BijzonderKenmerk(kenmerk),
            periode=periode,
            vrouwen=geteld[BijzonderKenmerk(kenmerk), periode, "vrouw"],
            mannen=geteld[BijzonderKenmerk(kenmerk), periode, "man"],
            niet_binair=geteld[BijzonderKenmerk(kenmerk), periode, "niet-binair"],
            geslacht_onbekend=geteld[BijzonderKenmerk(kenmerk), periode, "onbekend"],
            geweigerd=geteld[BijzonderKenmerk(kenmerk), periode, "geweigerd"],
            geschat=kenmerk == BijzonderKenmerk.LANDELIJK.value,
        )
        for kenmerk, periode in sorted(plaatsen)
    ]


def _met_opzet(deelnemers: Sequence[Deelnemer]) -> tuple[Deelnemer, ...]:
    """Wat met opzet niet in orde is: in het zevende verhaal een opvolging te weinig, in het achttiende een tikfout."""
    gewijzigd = list(deelnemers)

    def pas_aan(nummer: int, **velden: Any) -> None:
        (traject,) = gewijzigd[nummer].trajecten
        gewijzigd[nummer] = attrs.evolve(gewijzigd[nummer], trajecten=(attrs.evolve(traject, **velden),))

    opvolgingen = gewijzigd[6].trajecten[0].opvolgingen
    pas_aan(6, opvolgingen=opvolgingen[:3] + opvolgingen[4:])
    pas_aan(17, levensdomeinen=(*gewijzigd[17].trajecten[0].levensdomeinen[:2], "digitale-zelfredzaamhied"))
    return tuple(gewijzigd)


class Mensen(NamedTuple):
    """De deelnemers, en wat alleen geteld is."""

    deelnemers: tuple[Deelnemer, ...]
    kenmerktellingen: tuple[Kenmerktelling, ...]


def maak_deelnemers(zaad: int = ZAAD) -> Mensen:
    """Elke keer dezelfde verzonnen mensen."""
    toeval = Random(zaad)
    deelnemers = []
    for nummer, verhaal in enumerate(VERHALEN):
        kenmerken = _kenmerken(toeval, nummer, verhaal)
        trajecten = _trajecten(toeval, verhaal, kenmerken["status"])
        deelnemers.append(Deelnemer(id=_pseudoniem(toeval, "d"), trajecten=trajecten, **kenmerken))
    tellingen = _tellingen(toeval, deelnemers, VERHALEN)
    geplant = _met_opzet(deelnemers)
    return Mensen(tuple(sorted(geplant, key=lambda deelnemer: deelnemer.id)), tuple(tellingen))
