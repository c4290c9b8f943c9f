"""Wat naar buiten gaat: ook twee uitvoeren naast elkaar geven geen klein aantal prijs.

De aanvaller in deze tests kent alleen wat getoond is en wat iedereen weet (een totaal is de som van zijn delen). Hij
rekent op twee manieren: als stelsel vergelijkingen, en met de kleinste en grootste waarde die elk aantal kan hebben.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen_mensen import deelnemers, personalijsten

from lokale_partnerschappen import (
    Antwoord,
    BijzondereKenmerken,
    BijzonderKenmerk,
    Deelnemer,
    Entiteitstelling,
    Gegevensverwerking,
    Geslacht,
    Kenmerktelling,
    Kwartaal,
    Partnerschap,
    Periode,
    Persona,
    Startstatus,
    Tarief,
    Traject,
    Uitstroom,
    nieuw_pseudoniem,
    voorbeeld,
)
from lokale_partnerschappen.berekeningen.resultaten.publicatie import Groepsblad, Jaarblad, Kwartaalblad, Publicatie

K1, K2, K3, K4 = (Kwartaal(2024, nummer) for nummer in (1, 2, 3, 4))
DOEL = Tarief.procent(20)
Naam = tuple[str, ...]
Vergelijking = dict[Naam, int]
GESLACHTEN = ("vrouwen", "mannen", "niet_binair", "geslacht_onbekend", "geslacht_geweigerd")
HOOGST = 60


def publicatie(dossier: Partnerschap, kleinste_groep: int = 5) -> Publicatie:
    return Publicatie(dossier, kleinste_groep=kleinste_groep, uitstroomdoel=DOEL)


def dossier_met(*mensen: Deelnemer, personas: Sequence[Persona] = (), **velden: object) -> Partnerschap:
    return Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=mensen, personas=tuple(personas), **velden)


def mens(start: date, einde: date | None = None, persona: str | None = None, **kenmerken: object) -> Deelnemer:
    traject = Traject(
        id=nieuw_pseudoniem("t"),
        start=start,
        persona=persona,
        uitstroom=None if einde is None else Uitstroom(datum=einde),
    )
    return Deelnemer(id=nieuw_pseudoniem("d"), trajecten=(traject,), **kenmerken)


def groep(aantal: int, start: date, **velden: object) -> list[Deelnemer]:
    return [mens(start + timedelta(days=dag), **velden) for dag in range(aantal)]


# --- de aanvaller -----------------------------------------------------------------------------------------------------


def getoond(bladen: Sequence[Kwartaalblad], jaar: Jaarblad) -> dict[Naam, int | None]:
    """Alles wat op papier staat."""
    uit: dict[Naam, int | None] = {}
    for blad in bladen:
        for plaats, deel in enumerate(blad.groepen):
            uit |= {(str(blad.kwartaal), str(plaats), veld): aantal for veld, aantal in deel.aantallen.items()}
    for waarde in jaar.waarden:
        if waarde.code not in ("EECO18", "EECO19"):
            uit |= {(waarde.code, kolom): aantal for kolom, aantal in waarde.aantallen.items()}
    return uit | {(naam,): aantal for naam, aantal in jaar.gehelen.items()}


def som(geheel: Naam, delen: Sequence[Naam]) -> Vergelijking:
    return {geheel: 1} | dict.fromkeys(delen, -1)


def wat_iedereen_weet(bladen: Sequence[Kwartaalblad]) -> Iterator[tuple[Vergelijking, bool]]:
    """Een vergelijking is nul, of als er ``False`` bij staat minstens nul."""
    for blad in bladen:
        k, groepen = str(blad.kwartaal), [str(plaats) for plaats in range(len(blad.groepen))]
        for g in groepen:
            links = [(k, g, veld) for veld in ("lopend_na", "uitstroom", "onderbroken")]
            rechts = [(k, g, veld) for veld in ("lopend_voor", "instroom", "herinstroom")]
            yield dict.fromkeys(links, 1) | dict.fromkeys(rechts, -1), True
            yield dict.fromkeys(rechts, 1) | {(k, g, "begeleid"): -1}, False
            yield {(k, g, "uitstroom"): 1, (k, g, "naar_werk"): -1}, False
            yield {(k, g, "begeleid"): 1, (k, g, "lopend_na"): -1, (k, g, "uitstroom"): -1}, False
        for veld in blad.zonder_persona.aantallen:
            yield som((k, "0", veld), [(k, g, veld) for g in groepen[1:]]), True
        for van in ("", "tot_"):
            soorten = ("nec", "sec", "zelfstandig", "soort_onbekend")
            yield som((k, "0", f"{van}naar_werk"), [(k, "0", f"{van}{soort}") for soort in soorten]), True
    for vorig, blad in pairwise(bladen):
        v, k = str(vorig.kwartaal), str(blad.kwartaal)
        for g in map(str, range(len(blad.groepen))):
            yield {(k, g, "lopend_voor"): 1, (v, g, "lopend_na"): -1}, True
            for flow, opgeteld in (("instroom", "tot_deelnemers"), ("naar_werk", "tot_naar_werk")):
                yield som((k, g, opgeteld), [(v, g, opgeteld), (k, g, flow)]), True
        for soort in ("nec", "sec", "zelfstandig", "soort_onbekend", "onbekend"):
            yield som((k, "0", f"tot_{soort}"), [(v, "0", f"tot_{soort}"), (k, "0", soort)]), True
    yield from _over_indicatoren()
    jaar = [str(blad.kwartaal) for blad in bladen]
    for geheel, stroom in (("gestart", "instroom"), ("vertrokken", "uitstroom")):
        yield som((geheel,), [(k, "0", stroom) for k in jaar]), len(jaar) == 4


def _over_indicatoren() -> Iterator[tuple[Vergelijking, bool]]:
    codes = [f"EECO{nummer:02}" for nummer in range(1, 18)] + [f"EECR{nummer:02}" for nummer in range(1, 7)]
    for code in codes:
        yield som((code, "aantal"), [(code, kolom) for kolom in GESLACHTEN]), True
        geheel = "gestart" if code < "EECR" else "vertrokken" if code < "EECR05" else "zes_maanden_later"
        yield som((geheel,), [(code, kolom) for kolom in ("aantal", "onbekend", "geweigerd")]), False
    for kolom in ("aantal", *GESLACHTEN):
        yield som(("EECO01", kolom), [(code, kolom) for code in ("EECO02", "EECO04", "EECO05")]), True
        yield som(("EECO02", kolom), [("EECO03", kolom)]), False
    yield som(("gestart",), [("EECO01", "aantal"), ("zonder_status",)]), True
    diploma = [(code, "aantal") for code in ("EECO09", "EECO10", "EECO11")]
    yield som(("gestart",), [*diploma, ("EECO09", "onbekend"), ("EECO09", "geweigerd")]), True
    yield som(("vertrokken",), [("EECR01", "aantal"), ("EECR04", "aantal")]), False
    for code in ("EECO06", "EECO07", "EECO10"):
        gelijk = "EECO06" if code < "EECO09" else "EECO09"
        yield som((code, "onbekend"), [(gelijk, "onbekend")]) if code != gelijk else {}, True


def aanval(uit: Mapping[Naam, int | None], kennis: Sequence[tuple[Vergelijking, bool]], laagst: int) -> set[Naam]:
    """De verborgen aantallen waarvan nog maar één waarde mogelijk is."""
    namen = {naam for vergelijking, _ in kennis for naam in vergelijking} | set(uit)
    bekend = {naam: aantal for naam, aantal in uit.items() if aantal is not None}
    grens = {naam: (bekend[naam],) * 2 if naam in bekend else (laagst if naam in uit else 0, HOOGST) for naam in namen}
    verandert = True
    while verandert:
        verandert = False
        for vergelijking, gelijk in kennis:
            for naam, teken in vergelijking.items():
                rest = [(grens[n], t) for n, t in vergelijking.items() if n != naam]
                # teken * x = -(rest); minstens nul: teken * x >= -(rest).
                meest = sum(max(t * a for a in g) for g, t in rest)
                minst = sum(min(t * a for a in g) for g, t in rest)
                laag, hoog = grens[naam]
                if teken > 0:
                    laag, hoog = max(laag, -meest), min(hoog, -minst) if gelijk else hoog
                else:
                    laag, hoog = max(laag, minst) if gelijk else laag, min(hoog, meest)
                if (laag, hoog) != grens[naam]:
                    grens[naam], verandert = (laag, hoog), True
    stelsel = _bepaald([{n: t for n, t in v.items() if n not in bekend} for v, gelijk in kennis if gelijk])
    return {naam for naam, aantal in uit.items() if aantal is None and (len(set(grens[naam])) == 1 or naam in stelsel)}


def _bepaald(rijen: Sequence[Vergelijking]) -> set[Naam]:
    """Welke onbekenden een stelsel vergelijkingen vastlegt: exact, door te vegen."""
    spillen: dict[Naam, dict[Naam, Fraction]] = {}
    for begin in rijen:
        rij = {naam: Fraction(teken) for naam, teken in begin.items()}
        for naam, spil in spillen.items():
            rij = _min_keer(rij, rij.get(naam, Fraction(0)), spil)
        if rij:
            nieuw = min(rij)
            rij = {naam: deel / rij[nieuw] for naam, deel in rij.items()}
            spillen = {naam: _min_keer(spil, spil.get(nieuw, Fraction(0)), rij) for naam, spil in spillen.items()}
            spillen[nieuw] = rij
    return {naam for naam, rij in spillen.items() if len(rij) == 1}


def _min_keer(rij: dict[Naam, Fraction], factor: Fraction, spil: dict[Naam, Fraction]) -> dict[Naam, Fraction]:
    if not factor:
        return rij
    verschil = {naam: rij.get(naam, Fraction(0)) - factor * spil.get(naam, Fraction(0)) for naam in rij | spil}
    return {naam: deel for naam, deel in verschil.items() if deel}


def gevonden(dossier: Partnerschap, kleinste_groep: int, kwartalen: Sequence[Kwartaal]) -> tuple[set[Naam], int]:
    """Wat een aanvaller vindt van de kleine aantallen, en hoeveel als onbeschermd gemeld zijn."""
    # Eén reeks volstaat: dat elke vraag dezelfde reeks geeft, staat hieronder.
    reeks = publicatie(dossier, kleinste_groep)
    buiten, jaar = [reeks.kwartaal(kwartaal) for kwartaal in kwartalen], reeks.jaar(2024)
    open_boek = publicatie(dossier, 1)
    echt = getoond([open_boek.kwartaal(kwartaal) for kwartaal in kwartalen], open_boek.jaar(2024))
    uit, kennis = getoond(buiten, jaar), [(v, gelijk) for v, gelijk in wat_iedereen_weet(buiten) if v]
    laagste = {0} | ({1} if all(echt[naam] for naam, aantal in uit.items() if aantal is None) else set())
    klein = {naam for naam, aantal in echt.items() if aantal is not None and 0 < aantal < kleinste_groep}
    assert all(uit[naam] is None for naam in klein)
    return {naam for laagst in laagste for naam in aanval(uit, kennis, laagst)} & klein, jaar.onbeschermd


@st.composite
def dossiers(draw: st.DrawFn) -> Partnerschap:
    """Tot twaalf verschillende deelnemers, met kenmerken per deelnemer."""
    mensen = draw(st.lists(deelnemers(), min_size=3, max_size=12))
    eigen = tuple(attrs.evolve(een, id=f"d-7k3mq9x2vt{a}{b}") for een, (a, b) in zip(mensen, _LETTERS, strict=False))
    verwerking = Gegevensverwerking(bijzonder_per_deelnemer=draw(st.booleans()))
    return dossier_met(*eigen, personas=draw(personalijsten()), gegevensverwerking=verwerking)


_LETTERS = [(a, b) for a in "bcdf" for b in "ghjk"]


@settings(deadline=None, max_examples=10)
@given(dossiers(), st.integers(2, 5))
def test_twee_kwartalen_en_de_indicatoren_geven_samen_geen_klein_aantal_prijs(
    dossier: Partnerschap, kleinste_groep: int
) -> None:
    """Wat de aanvaller toch vindt, was als niet te beschermen gemeld."""
    namen, onbeschermd = gevonden(dossier, kleinste_groep, (K2, K3))
    assert len(namen) <= onbeschermd


def test_op_een_echt_dossier_vindt_de_aanvaller_niets_en_zonder_bescherming_veel() -> None:
    """De aanvaller is een aanvaller: verberg alleen de kleine aantallen, en hij rekent er terug."""
    dossier = _gemengd()
    assert gevonden(dossier, 5, (K1, K2, K3, K4)) == (set(), 0)
    open_boek = publicatie(dossier, 1)
    bladen, jaar = [open_boek.kwartaal(kwartaal) for kwartaal in (K1, K2, K3, K4)], open_boek.jaar(2024)
    echt = getoond(bladen, jaar)
    alleen_klein = {naam: None if aantal and aantal < 5 else aantal for naam, aantal in echt.items()}
    assert len(aanval(alleen_klein, list(wat_iedereen_weet(bladen)), 0)) > 10


def _gemengd() -> Partnerschap:
    """Twee persona's over een jaar, met grote en kleine groepen."""
    mensen = [
        *groep(9, date(2024, 1, 8), persona="jongeren", geslacht=Geslacht.VROUW, status=Startstatus.WERKZOEKEND),
        *groep(3, date(2024, 2, 5), persona="ouders", geslacht=Geslacht.MAN, status=Startstatus.NIET_BEROEPSACTIEF),
        *groep(7, date(2024, 4, 8), persona="ouders", einde=date(2024, 8, 30), geslacht=Geslacht.VROUW),
        *groep(2, date(2024, 5, 8), persona="jongeren", einde=date(2024, 9, 2), status=Startstatus.WERKZOEKEND),
        *groep(6, date(2024, 7, 8), geslacht=Geslacht.MAN, status=Startstatus.WERKZOEKEND),
        *groep(1, date(2024, 10, 7), persona="ouders", geslacht=Geslacht.NIET_BINAIR),
    ]
    namen = [Persona(id="jongeren", naam="Jongeren zonder diploma"), Persona(id="ouders", naam="Ouders alleen")]
    return dossier_met(*mensen, personas=namen)


# --- de reeks ---------------------------------------------------------------------------------------------------------


def test_wat_eerder_gevraagd_is_verandert_een_kwartaal_niet() -> None:
    """Het derde kwartaal alleen, of na de indicatoren en het tweede: dezelfde uitvoer."""
    alleen = publicatie(_gemengd_vast()).kwartaal(K3)
    later = publicatie(_gemengd_vast())
    later.jaar(2024)
    later.kwartaal(K2)
    assert attrs.evolve(later.kwartaal(K3), onbeschermd=0) == attrs.evolve(alleen, onbeschermd=0)
    omgekeerd = attrs.evolve(_gemengd_vast(), deelnemers=_gemengd_vast().deelnemers[::-1])
    assert publicatie(omgekeerd).jaar(2024) == publicatie(_gemengd_vast()).jaar(2024)


def _gemengd_vast() -> Partnerschap:
    dossier = _gemengd()
    vast = (f"d-7k3mq9{a}{b}vtbz" for a in "bcdfgh" for b in "bcdfgh")
    return attrs.evolve(
        dossier,
        deelnemers=tuple(attrs.evolve(een, id=naam) for een, naam in zip(dossier.deelnemers, vast, strict=False)),
    )


def test_een_groot_aantal_staat_er_en_een_klein_niet() -> None:
    """Twaalf die starten zijn te zien, drie die erbij komen niet."""
    boek = publicatie(dossier_met(*groep(12, date(2024, 1, 8)), *groep(3, date(2024, 4, 8))))
    assert boek.kwartaal(K1).totaal.aantallen["instroom"] == 12
    tweede = boek.kwartaal(K2).totaal.aantallen
    assert (tweede["lopend_voor"], tweede["instroom"], tweede["lopend_na"]) == (12, None, None)
    assert boek.jaren == (2024,)


def test_een_percentage_over_een_verborgen_aantal_is_verborgen() -> None:
    """Ook of het doel gehaald is; een plan is nooit verborgen."""
    klein = publicatie(dossier_met(*groep(3, date(2024, 1, 8)))).kwartaal(K1).totaal
    assert (klein.van_alle_deelnemers, klein.gehaald, klein.doel) == (None, None, DOEL)
    groot = publicatie(dossier_met(*groep(9, date(2024, 1, 8)))).kwartaal(K1).totaal
    assert (groot.van_alle_deelnemers, groot.van_wie_uitstroomde, groot.gehaald) == (Tarief("0"), None, False)


def test_voor_de_eerste_dag_is_alles_nul_en_na_de_laatste_verandert_niets() -> None:
    """De reeks groeit niet mee met een kwartaal in de verre toekomst."""
    boek = publicatie(dossier_met(*groep(9, date(2024, 4, 8))))
    assert set(boek.kwartaal(K1).totaal.aantallen.values()) == {0}
    later = boek.kwartaal(Kwartaal(9000, 1)).totaal.aantallen
    assert (later["lopend_voor"], later["lopend_na"], later["instroom"], later["begeleid"]) == (9, 9, 0, 9)
    assert boek.jaar(2030).gehelen["gestart"] == 0


def test_een_leeg_dossier_heeft_geen_jaren() -> None:
    """En elk kwartaal is nul."""
    boek = publicatie(dossier_met())
    assert boek.jaren == ()
    assert set(boek.kwartaal(K1).totaal.aantallen.values()) == {0}


def test_datums_die_eeuwen_uit_elkaar_liggen_zijn_een_vergissing() -> None:
    """De melding noemt de grenzen, en niemand."""
    with pytest.raises(ValueError, match="lopen van 1024K1 tot 2024K1"):
        publicatie(dossier_met(mens(date(1024, 1, 8)), mens(date(2024, 1, 8))))


def test_vijf_starters_bij_vijf_personas_worden_samen_met_het_totaal_verborgen() -> None:
    """Een totaal van vijf over vijf groepen verraadt dat elke groep er één telt."""
    namen = [f"persona-{nummer}" for nummer in range(5)]
    mensen = [mens(date(2024, 1, 8), persona=naam) for naam in namen]
    blad = publicatie(dossier_met(*mensen, personas=[Persona(id=naam, naam="Een profiel") for naam in namen])).kwartaal(
        K1
    )
    assert blad.totaal.aantallen["instroom"] is None
    assert blad.onbeschermd == 0


@pytest.mark.parametrize("per_deelnemer", [False, True])
def test_bijzondere_kenmerken_uit_tellingen_of_per_deelnemer(per_deelnemer: bool) -> None:
    """Een telling die niet alle kwartalen dekt, laat de rest onbekend; wie er geen heeft, telt niets."""
    ja = BijzondereKenmerken(dakloos=Antwoord.JA)
    tellingen = (
        Kenmerktelling(kenmerk=BijzonderKenmerk.DAKLOOS, periode=K1.periode, vrouwen=9),
        Kenmerktelling(
            kenmerk=BijzonderKenmerk.BEPERKING, periode=Periode(date(2024, 1, 1), date(2024, 5, 15)), mannen=40
        ),
    )
    boek = publicatie(
        dossier_met(
            *groep(9, date(2024, 1, 8), bijzonder=ja),
            *groep(8, date(2024, 4, 8)),
            kenmerktellingen=tellingen,
            entiteitstellingen=(Entiteitstelling(periode=Periode.jaar(2024), overheden=2),),
            gegevensverwerking=Gegevensverwerking(bijzonder_per_deelnemer=per_deelnemer),
        )
    )
    jaar = boek.jaar(2024)
    op_code = {waarde.code: waarde.aantallen for waarde in jaar.waarden}
    assert (op_code["EECO16"]["aantal"], op_code["EECO16"]["onbekend"]) == (9, 8)
    assert (op_code["EECO15"]["aantal"], op_code["EECO15"]["onbekend"]) == (0, 17)
    assert op_code["EECO18"] == {"aantal": 2}
    assert op_code["EECO12"]["aantal"] == (0 if per_deelnemer else 40)
    assert publicatie(dossier_met(mens(date(2024, 1, 8)))).jaar(2024).waarden[17].aantallen == {}


def test_een_groep_zegt_wat_vooropgesteld_was() -> None:
    """Het totaal, elke persona, en wie er geen heeft, in die orde."""
    blad = publicatie(_gemengd()).kwartaal(K2)
    assert [groep.persona for groep in blad.groepen] == [None, "jongeren", "ouders", None]
    assert isinstance(blad.totaal, Groepsblad)
    assert publicatie(voorbeeld()).kwartaal(K1).totaal.doel == DOEL
