"""De cijfers over mensen, drie keer: de bibliotheek, `tel_uit` (dag na dag) en een tabel met de hand."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs
import pytest
from tests import tel_uit
from tests.maak_voorbeeld import maak_voorbeeld

from lokale_partnerschappen import (
    Antwoord,
    Arbeidsstatus,
    Deelnemer,
    Eindreden,
    Geslacht,
    Indicatoren,
    Kwartaal,
    Kwartaalgroep,
    Leeftijdsklasse,
    Opleidingsniveau,
    Partnerschap,
    Periode,
    Startstatus,
    Traject,
    Uitstroomdeel,
    Uitstroomgroep,
    Voortgangstelling,
    Voorwaarden,
    begeleiders_vte,
    capaciteit,
    caseload,
    caseloadverloop,
    contactdagen,
    controleer,
    duur,
    gewogen_caseload,
    groepsvoortgang,
    indicatoren,
    intensiteit,
    kwartaalcijfers,
    langste_pauze,
    naar_json,
    uitstroomratio,
    van_json,
    voortgang,
    voorwaarden_voor,
)
from lokale_partnerschappen.berekeningen.resultaten.kwartaal import Kwartaalteller
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import eindreden_van
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import samengevoegd

GEVALLEN: Final = Path(__file__).parent / "gevallen"
KWARTAAL: Final[dict[str, Any]] = tomllib.loads((GEVALLEN / "kwartaal-2024K3.toml").read_text("utf-8"))
JAAR: Final[dict[str, Any]] = tomllib.loads((GEVALLEN / "indicatoren-2024.toml").read_text("utf-8"))
KWARTALEN: Final = [Kwartaal(jaar, nummer) for jaar in (2024, 2025) for nummer in (1, 2, 3, 4)]
PERIODES: Final = [kwartaal.periode for kwartaal in KWARTALEN] + [
    Periode.jaar(2024),
    Periode.jaar(2025),
    Periode(date(2024, 1, 1), date(2025, 12, 31)),
    Periode(date(2024, 2, 15), date(2025, 8, 3)),
    Periode(date(2026, 1, 1), date(2026, 6, 30)),
]
STROMEN: Final = [
    "lopend_voor",
    "instroom",
    "herinstroom",
    "doorstroom",
    "uitstroom",
    "naar_werk",
    "onderbroken",
    "lopend_na",
    "begeleid",
]
NAAR_GESLACHT: Final = {
    "vrouwen": "vrouw",
    "mannen": "man",
    "niet_binair": "niet-binair",
    "geslacht_onbekend": "geslacht onbekend",
    "geslacht_geweigerd": "geslacht geweigerd",
    "onbekend": "onbekend",
    "geweigerd": "geweigerd",
}
"""Hoe een veld van een indicator bij `tel_uit` heet."""


@cache
def voorbeeld() -> Partnerschap:
    """Het verzonnen dossier met zestig trajecten."""
    return maak_voorbeeld()


def willekeurig(zaad: int) -> Partnerschap:
    """Een dossier waarin trajecten overlappen, aansluiten, dezelfde dag eindigen of elkaar tegenspreken."""
    toeval = Random(zaad)
    dagen = [date(2024, 1, 1) + timedelta(days=toeval.randrange(500)) for _ in range(4)]
    dagen += [dag + timedelta(days=verschil) for dag in dagen for verschil in (0, 0, 0, 1, 28, 29)]

    def dag() -> str:
        return toeval.choice(dagen).isoformat()

    def soms(kans: float, **velden: Any) -> dict[str, Any]:
        return velden if toeval.random() < kans else {}

    def uitstroom() -> dict[str, Any]:
        return {
            "datum": dag(),
            **soms(0.9, reden=toeval.choice(["werk-nec", "werk-sec", "zelfstandig", "verhuis", "opleiding"])),
            "statuswijzigingen": [
                {"datum": dag(), "status": toeval.choice(list(Arbeidsstatus))} for _ in range(toeval.randrange(4))
            ],
            "in_opleiding": toeval.choice(list(Antwoord)),
            "kwalificatie": toeval.choice(list(Antwoord)),
            **soms(
                0.7,
                na_zes_maanden={
                    "status": toeval.choice(list(Arbeidsstatus)),
                    "verbeterd": toeval.choice(list(Antwoord)),
                },
            ),
        }

    def traject(nummer: int) -> dict[str, Any]:
        return {
            "id": f"t-bcdfghjkmn{nummer:02}",
            **soms(0.9, start=dag()),
            **soms(0.8, persona=toeval.choice(["a", "b", "c"])),
            **soms(0.85, uitstroom=uitstroom()),
            **soms(0.2, overdracht={"datum": dag()}),
            **soms(0.2, tussenstappen=[{"soort": "ama", "periode": {"begin": dag()}}]),
        }

    def deelnemer(nummer: int) -> dict[str, Any]:
        return {
            "id": f"d-bcdfghjkmn{nummer:02}",
            **soms(0.9, status=toeval.choice(list(Startstatus))),
            **soms(0.9, leeftijdsklasse=toeval.choice(list(Leeftijdsklasse))),
            "geslacht": toeval.choice(list(Geslacht)),
            "opleidingsniveau": toeval.choice(list(Opleidingsniveau)),
            "langdurig_werkzoekend": toeval.choice(list(Antwoord)),
            "trajecten": [traject(toeval.randrange(20)) for _ in range(toeval.randrange(4))],
        }

    personas = [{"id": "a", "naam": "a", "gewicht": "1.5"}, {"id": "b", "naam": "b", "doel_naar_werk": "0.3"}]
    inhoud = {
        "naam": "Willekeurig",
        "oproep": "lp-208",
        "personas": personas,
        "deelnemers": [deelnemer(toeval.randrange(10)) for _ in range(12)],
    }
    return van_json(json.dumps({"schema": 1, "partnerschap": inhoud}), "willekeurig")


@cache
def klein() -> Partnerschap:
    """Het dossier van de tabellen met de hand."""
    return van_json((GEVALLEN / KWARTAAL["dossier"]).read_text("utf-8"), KWARTAAL["dossier"])


def bestand(dossier: Partnerschap) -> dict[str, Any]:
    """Wat er in het dossierbestand staat, zonder dat de bibliotheek het leest."""
    inhoud: dict[str, Any] = json.loads(naar_json(dossier))["partnerschap"]
    return inhoud


def parameters(dossier: Partnerschap) -> Voorwaarden:
    """De parameters van de oproep."""
    limburg = dossier.werkingsgebied is not None and bool(dossier.werkingsgebied.limburg)
    return voorwaarden_voor(dossier.oproep, gebied="limburg" if limburg else "buiten-limburg", op=date(2024, 1, 1))


DOSSIERS: Final = pytest.mark.parametrize("dossier", [voorbeeld(), klein()], ids=["voorbeeld", "klein"])

# --- de bibliotheek tegenover dag na dag tellen ---------------------------------------------------------------------


@DOSSIERS
@pytest.mark.parametrize("kwartaal", KWARTALEN, ids=str)
def test_elk_kwartaal_telt_zoals_dag_na_dag(dossier: Partnerschap, kwartaal: Kwartaal) -> None:
    """In het geheel, per persona, en voor wie geen persona heeft."""
    begin, einde = tel_uit.kwartaal(str(kwartaal))
    geteld = tel_uit.stromen_per_persona(bestand(dossier), begin, einde)
    cijfers = kwartaalcijfers(dossier, kwartaal)
    assert (cijfers.periode.begin, cijfers.periode.einde) == (begin, einde)
    assert stromen(cijfers.totaal) == alleen_stromen(sum(geteld.values(), Counter()))
    assert {groep.persona: stromen(groep) for groep in cijfers.per_persona} == {
        persona.id: alleen_stromen(geteld.get(persona.id, Counter())) for persona in dossier.personas
    }
    assert stromen(cijfers.zonder_persona) == alleen_stromen(geteld.get(None, Counter()))


@DOSSIERS
@pytest.mark.parametrize("periode", PERIODES, ids=str)
def test_elke_periode_telt_zoals_dag_na_dag(dossier: Partnerschap, periode: Periode) -> None:
    """Ook een jaar, twee jaar, en een periode die midden in een maand begint."""
    teller = Kwartaalteller(periode)
    for deelnemer in samengevoegd(dossier.deelnemers):
        teller.tel(deelnemer)
    geteld = tel_uit.stromen(tel_uit.mensen(bestand(dossier)), *grenzen(periode))
    assert stromen(teller.cijfers().totaal) == alleen_stromen(geteld)


@DOSSIERS
@pytest.mark.parametrize("periode", PERIODES, ids=str)
def test_de_uitstroom_naar_werk_telt_zoals_dag_na_dag(dossier: Partnerschap, periode: Periode) -> None:
    """Met de twee noemers, en elke soort werk apart."""
    geteld = tel_uit.stromen_per_persona(bestand(dossier), *grenzen(periode))
    ratio = uitstroomratio(dossier, periode, uitstroomdoel=parameters(dossier).uitstroomdoel)
    groepen = {groep.persona: groep for groep in ratio.per_persona} | {None: ratio.zonder_persona}
    for persona, groep in groepen.items():
        controleer_uitstroom(groep, geteld.get(persona, Counter()))
    controleer_uitstroom(ratio.totaal, sum(geteld.values(), Counter()))


@DOSSIERS
def test_elke_eindreden_is_die_van_het_laatste_vertrek(dossier: Partnerschap) -> None:
    """Werk gaat voor; wie nog begeleid wordt, heeft er geen."""
    assert {deelnemer.id: eindreden_van(deelnemer) for deelnemer in samengevoegd(dossier.deelnemers)} == {
        mens["id"]: tel_uit.eindreden(mens) for mens in tel_uit.mensen(bestand(dossier))
    }


@DOSSIERS
@pytest.mark.parametrize("periode", PERIODES, ids=str)
def test_elke_indicator_telt_zoals_dag_na_dag(dossier: Partnerschap, periode: Periode) -> None:
    """EECO01 tot en met EECO19 en EECR01 tot en met EECR06, naar geslacht, met wie niet antwoordt apart."""
    geteld = tel_uit.indicatoren(bestand(dossier), *grenzen(periode))
    alle = indicatoren(dossier, periode)
    assert {waarde.code: naar_geslacht(waarde) for waarde in alle.waarden} == {
        waarde.code: {veld: geteld[waarde.code][naam] for veld, naam in NAAR_GESLACHT.items()}
        for waarde in alle.waarden
    }
    assert {waarde.code: waarde.aantal or 0 for waarde in alle.waarden} == {
        waarde.code: geteld[waarde.code]["aantal"] for waarde in alle.waarden
    }
    assert {code for code in geteld if geteld[code].total()} <= {waarde.code for waarde in alle.waarden}


@DOSSIERS
def test_bijzondere_kenmerken_per_deelnemer_tellen_zoals_dag_na_dag(dossier: Partnerschap) -> None:
    """Wie ervoor kiest ze per deelnemer bij te houden, krijgt ze uit de deelnemers en niet uit de tellingen."""
    inhoud = bestand(dossier)
    antwoorden = ("ja", "nee", "geweigerd", "onbekend")
    toeval = Random(1)
    inhoud["gegevensverwerking"] = {"bijzonder_per_deelnemer": True}
    for deelnemer in inhoud["deelnemers"]:
        if toeval.random() < 0.9:
            deelnemer["bijzonder"] = {
                kenmerk.replace("-", "_"): toeval.choice(antwoorden) for kenmerk in tel_uit.KENMERKEN.values()
            }
    eigen = van_json(json.dumps({"schema": 1, "partnerschap": inhoud}), "eigen")
    for periode in PERIODES:
        geteld = tel_uit.indicatoren(inhoud, *grenzen(periode))
        alle = indicatoren(eigen, periode)
        for code in tel_uit.KENMERKEN:
            waarde = alle.waarde(code)
            assert naar_geslacht(waarde) == {veld: geteld[code][naam] for veld, naam in NAAR_GESLACHT.items()}


@DOSSIERS
def test_de_caseload_van_elke_dag_telt_zoals_dag_na_dag(dossier: Partnerschap) -> None:
    """Het verloop, uitgeschreven per dag; elke stap is een verandering, en de stappen sluiten aan."""
    periode = Periode(date(2023, 12, 1), date(2026, 1, 31))
    verloop = caseloadverloop(dossier.deelnemers, dossier.personas, periode)
    per_dag = {dag: (stap.caseload, stap.gewogen) for stap in verloop for dag in tel_uit.dagen(*grenzen(stap.periode))}
    assert per_dag == tel_uit.caseload_per_dag(bestand(dossier), *grenzen(periode))
    hoeveel = [(stap.caseload, stap.gewogen) for stap in verloop]
    assert all(vorige != volgende for vorige, volgende in pairwise(hoeveel))


@DOSSIERS
def test_de_caseload_op_een_dag_is_die_van_het_verloop(dossier: Partnerschap) -> None:
    """Op de eerste en de laatste dag van elk kwartaal."""
    inhoud = bestand(dossier)
    for kwartaal in KWARTALEN:
        for dag in grenzen(kwartaal.periode):
            hoeveel = caseload(dossier.deelnemers, dag), gewogen_caseload(dossier.deelnemers, dossier.personas, dag)
            assert hoeveel == tel_uit.caseload(inhoud, dag)


@DOSSIERS
def test_de_begeleiders_op_een_dag(dossier: Partnerschap) -> None:
    """Alleen de lijnen die begeleiden, en alleen zolang hun begroting loopt."""
    uren = parameters(dossier).uren_per_vte
    inhoud = bestand(dossier)
    for dag in tel_uit.dagen(date(2023, 12, 25), date(2025, 1, 5)):
        assert begeleiders_vte(dossier.begrotingen, dag, uren_per_vte=uren) == tel_uit.vte(inhoud, dag, int(uren))


@DOSSIERS
def test_duur_en_intensiteit_van_elk_traject(dossier: Partnerschap) -> None:
    """Op het einde van elk kwartaal, ook als het traject dan nog niet begon."""
    for traject, inhoud in alle_trajecten(dossier):
        for kwartaal in KWARTALEN:
            dag = grenzen(kwartaal.periode)[1]
            assert duur(traject, dag) == tel_uit.duur(inhoud, dag)
            assert intensiteit(traject, dag) == tel_uit.intensiteit(inhoud, dag)
            assert langste_pauze(traject, dag) == tel_uit.langste_pauze(inhoud, dag)


@DOSSIERS
def test_de_voortgang_van_elk_traject(dossier: Partnerschap) -> None:
    """Elke arm van de ster, de schaal om los te laten en empowerment, met elke dag van herval."""
    for traject, inhoud in alle_trajecten(dossier):
        geteld = tel_uit.reeksen(inhoud.get("metingen", []))
        gezien = voortgang(traject)
        verlopen = {
            **{f"ster {arm.naam}": arm for arm in gezien.ster},
            **{f"empowerment {schaal.naam}": schaal for schaal in gezien.empowerment},
        }
        if gezien.loslaatschaal is not None:
            verlopen["loslaatschaal"] = gezien.loslaatschaal
        assert {naam: (verloop.verschil, list(verloop.hervallen)) for naam, verloop in verlopen.items()} == {
            naam: (tel_uit.verschil(reeks), tel_uit.hervallen(reeks)) for naam, reeks in geteld.items()
        }
        assert gezien.totaal == tel_uit.totaal_van_de_ster(geteld)


@DOSSIERS
def test_de_voortgang_van_allen_samen(dossier: Partnerschap) -> None:
    """Elke deelnemer één keer, over al zijn trajecten."""
    geteld = tel_uit.groepsvoortgang(bestand(dossier))
    groep = groepsvoortgang(dossier.deelnemers)
    gezien = {
        **{f"ster {arm.naam}": arm for arm in groep.levensdomeinen},
        **{f"empowerment {schaal.naam}": schaal for schaal in groep.empowerment},
        "loslaatschaal": groep.loslaatschaal,
        "totaal": groep.totaal,
    }
    assert {naam: richtingen(telling) for naam, telling in gezien.items()} == {
        naam: +telling for naam, telling in geteld.items()
    }


@DOSSIERS
@pytest.mark.parametrize("zaad", range(3))
def test_volgorde_en_dubbele_vermeldingen_veranderen_geen_cijfer(dossier: Partnerschap, zaad: int) -> None:
    """Alles door elkaar, en elke deelnemer een tweede keer: elk cijfer blijft wat het was."""
    toeval = Random(zaad)
    deelnemers = [door_elkaar(deelnemer, toeval) for deelnemer in dossier.deelnemers for _ in range(2)]
    toeval.shuffle(deelnemers)
    ander = attrs.evolve(
        dossier,
        deelnemers=tuple(deelnemers),
        personas=dossier.personas[::-1],
        kenmerktellingen=dossier.kenmerktellingen[::-1] * 2,
    )
    for kwartaal in KWARTALEN:
        assert kwartaalcijfers(ander, kwartaal) == kwartaalcijfers(dossier, kwartaal)
        assert waarden(indicatoren(ander, kwartaal.periode)) == waarden(indicatoren(dossier, kwartaal.periode))
    doel = parameters(dossier).uitstroomdoel
    for periode in PERIODES:
        assert uitstroomratio(ander, periode, uitstroomdoel=doel) == uitstroomratio(
            dossier, periode, uitstroomdoel=doel
        )
    assert groepsvoortgang(ander.deelnemers) == groepsvoortgang(dossier.deelnemers)


@DOSSIERS
def test_kwartalen_tellen_op_tot_het_jaar(dossier: Partnerschap) -> None:
    """Elke stroom van vier kwartalen samen is die van het jaar, en elk kwartaal sluit aan op het vorige."""
    for jaar in (2024, 2025):
        vier = [kwartaalcijfers(dossier, Kwartaal(jaar, nummer)).totaal for nummer in (1, 2, 3, 4)]
        teller = Kwartaalteller(Periode.jaar(jaar))
        for deelnemer in samengevoegd(dossier.deelnemers):
            teller.tel(deelnemer)
        heel = teller.cijfers().totaal
        for stroom in ("instroom", "herinstroom", "doorstroom", "uitstroom", "naar_werk", "onderbroken"):
            assert sum(getattr(kwartaal, stroom) for kwartaal in vier) == getattr(heel, stroom)
        for kwartaal in (*vier, heel):
            erbij, eraf = kwartaal.instroom + kwartaal.herinstroom, kwartaal.uitstroom + kwartaal.onderbroken
            assert kwartaal.lopend_na == kwartaal.lopend_voor + erbij - eraf
        assert [kwartaal.lopend_voor for kwartaal in vier[1:]] == [kwartaal.lopend_na for kwartaal in vier[:-1]]


@pytest.mark.parametrize("zaad", range(12))
def test_een_willekeurig_dossier_telt_zoals_dag_na_dag(zaad: int) -> None:
    """Ook als trajecten overlappen of aansluiten, vermeldingen elkaar tegenspreken en datums niet kloppen."""
    dossier = willekeurig(zaad)
    inhoud = bestand(dossier)
    for periode in PERIODES:
        mensen = tel_uit.mensen(inhoud)
        teller = Kwartaalteller(periode)
        for deelnemer in samengevoegd(dossier.deelnemers):
            teller.tel(deelnemer)
        assert stromen(teller.cijfers().totaal) == alleen_stromen(tel_uit.stromen(mensen, *grenzen(periode)))
        geteld = tel_uit.indicatoren(inhoud, *grenzen(periode))
        for waarde in indicatoren(dossier, periode).waarden:
            assert naar_geslacht(waarde) == {veld: geteld[waarde.code][naam] for veld, naam in NAAR_GESLACHT.items()}
        per_persona = tel_uit.stromen_per_persona(inhoud, *grenzen(periode))
        ratio = uitstroomratio(dossier, periode, uitstroomdoel=parameters(dossier).uitstroomdoel)
        for groep in (*ratio.per_persona, ratio.zonder_persona):
            controleer_uitstroom(groep, per_persona.get(groep.persona, Counter()))
    assert {deelnemer.id: eindreden_van(deelnemer) for deelnemer in samengevoegd(dossier.deelnemers)} == {
        mens["id"]: tel_uit.eindreden(mens) for mens in tel_uit.mensen(inhoud)
    }


# --- de bibliotheek en het tellen tegenover de tabel met de hand ----------------------------------------------------


def test_het_kwartaal_met_de_hand() -> None:
    """Elke stroom, elke stand, de verwachte instroom en de ambitie."""
    cijfers = kwartaalcijfers(klein(), Kwartaal.lees(KWARTAAL["kwartaal"]))
    assert van_groep(cijfers.totaal) == KWARTAAL["totaal"]
    assert {str(groep.persona): van_groep(groep) for groep in cijfers.per_persona} == KWARTAAL["per_persona"]
    assert van_groep(cijfers.zonder_persona) == KWARTAAL["zonder_persona"]


def test_het_kwartaal_dag_na_dag_is_dat_met_de_hand() -> None:
    """Ook wie de bibliotheek nakijkt, is nagekeken."""
    geteld = tel_uit.stromen_per_persona(bestand(klein()), *tel_uit.kwartaal(KWARTAAL["kwartaal"]))
    verwacht = {**KWARTAAL["per_persona"], None: KWARTAAL["zonder_persona"]}
    for persona, cijfers in verwacht.items():
        assert alleen_stromen(geteld[persona]) == {naam: cijfers[naam] for naam in STROMEN}
    assert alleen_stromen(sum(geteld.values(), Counter())) == {naam: KWARTAAL["totaal"][naam] for naam in STROMEN}


def test_de_uitstroom_naar_werk_met_de_hand() -> None:
    """Met de twee noemers, tegenover het doel van de oproep of dat van de persona."""
    periode = Kwartaal.lees(KWARTAAL["kwartaal"]).periode
    ratio = uitstroomratio(klein(), periode, uitstroomdoel=parameters(klein()).uitstroomdoel)
    groepen = {str(groep.persona): groep for groep in ratio.per_persona}
    groepen |= {"totaal": ratio.totaal, "zonder": ratio.zonder_persona}
    assert {naam: van_uitstroom(groep) for naam, groep in groepen.items()} == KWARTAAL["uitstroom"]


def test_de_caseload_met_de_hand() -> None:
    """Zes stappen in het kwartaal, gewogen en niet gewogen, en de capaciteit van de begeleiders."""
    periode = Kwartaal.lees(KWARTAAL["kwartaal"]).periode
    verloop = caseloadverloop(klein().deelnemers, klein().personas, periode)
    assert [
        {"van": stap.periode.begin, "tot": stap.periode.einde, "caseload": stap.caseload, "gewogen": str(stap.gewogen)}
        for stap in verloop
    ] == KWARTAAL["caseload"]
    ruimte = capaciteit.onder(parameters(klein()))(klein().begrotingen, periode.begin)
    assert ruimte is not None
    assert {naam: str(waarde) for naam, waarde in attrs.asdict(ruimte).items()} == KWARTAAL["capaciteit"]


@pytest.mark.parametrize("geval", KWARTAAL["traject"], ids=lambda geval: geval["id"])
def test_een_traject_met_de_hand(geval: dict[str, Any]) -> None:
    """Duur, intensiteit en voortgang op de laatste dag van het kwartaal."""
    traject = next(traject for traject, _ in alle_trajecten(klein()) if traject.id == geval["id"])
    dag = grenzen(Kwartaal.lees(KWARTAAL["kwartaal"]).periode)[1]
    assert duur(traject, dag) == geval["duur"]
    assert contactdagen(traject, dag) == geval["contactdagen"]
    assert intensiteit(traject, dag) == Fraction(geval["intensiteit"])
    assert langste_pauze(traject, dag) == geval["langste_pauze"]
    gezien = voortgang(traject)
    assert gezien.totaal == geval.get("totaal")
    assert {arm.naam: arm.richting.value if arm.richting else "geen" for arm in gezien.ster} == geval.get("ster", {})
    assert list(gezien.hervallen) == geval.get("hervallen", [])
    los = gezien.loslaatschaal
    assert (None if los is None else los.verschil) == geval.get("loslaatschaal")
    assert [str(schaal.verschil) for schaal in gezien.empowerment] == [geval[n] for n in ("empowerment",) if n in geval]


def test_de_indicatoren_van_het_kwartaal_met_de_hand() -> None:
    """Alle vijfentwintig, naar geslacht."""
    alle = indicatoren(klein(), Kwartaal.lees(KWARTAAL["kwartaal"]).periode)
    assert {waarde.code: van_indicator(waarde) for waarde in alle.waarden} == KWARTAAL["indicatoren"]


def test_de_indicatoren_van_het_jaar_met_de_hand() -> None:
    """Alle vijfentwintig, met over hoeveel deelnemers ze gaan."""
    alle = indicatoren(klein(), Periode(JAAR["van"], JAAR["tot"]))
    assert {waarde.code: van_indicator(waarde) for waarde in alle.waarden} == JAAR["indicatoren"]
    for naam in ("gestart", "zonder_status", "vertrokken", "zes_maanden_later"):
        assert getattr(alle, naam) == JAAR[naam]


@pytest.mark.parametrize("tabel", [KWARTAAL, JAAR], ids=["kwartaal", "jaar"])
def test_de_indicatoren_dag_na_dag_zijn_die_met_de_hand(tabel: dict[str, Any]) -> None:
    """Ook wie de bibliotheek nakijkt, is nagekeken."""
    begin, einde = tel_uit.kwartaal(tabel["kwartaal"]) if "kwartaal" in tabel else (tabel["van"], tabel["tot"])
    geteld = tel_uit.indicatoren(bestand(klein()), begin, einde)
    for code, verwacht in tabel["indicatoren"].items():
        assert {veld: geteld[code][naam] for veld, naam in {"aantal": "aantal", **NAAR_GESLACHT}.items()} == {
            veld: verwacht.get(veld, 0) for veld in ("aantal", *NAAR_GESLACHT)
        }, code


# --- het verzonnen dossier zelf -------------------------------------------------------------------------------------


def test_het_dossier_heeft_zestig_trajecten_met_alles_wat_kan_gebeuren() -> None:
    """Terugkomen, weigeren, warm overdragen, herval, elke reden van vertrek en elk soort antwoord komen voor."""
    trajecten = [traject for traject, _ in alle_trajecten(voorbeeld())]
    deelnemers = voorbeeld().deelnemers
    assert (len(deelnemers), len(trajecten)) == (54, 60)
    assert sum(len(deelnemer.trajecten) == 2 for deelnemer in deelnemers) == 6
    assert {traject.uitstroom.reden for traject in trajecten if traject.uitstroom} == {*Eindreden, None}
    assert any(traject.weigering for traject in trajecten)
    assert any(traject.overdracht for traject in trajecten)
    assert len({traject.toeleiding for traject in trajecten}) == 5
    assert sum(bool(voortgang(traject).hervallen) for traject in trajecten) >= 5
    assert {deelnemer.geslacht.value for deelnemer in deelnemers} == {
        "vrouw",
        "man",
        "niet-binair",
        "geweigerd",
        "onbekend",
    }
    assert any(deelnemer.status is None for deelnemer in deelnemers)


def test_elk_contact_valt_op_een_werkdag() -> None:
    """Niet in het weekend, niet tussen kerst en nieuwjaar, en nooit voor de start of na het einde."""
    for traject, _ in alle_trajecten(voorbeeld()):
        metingen = [meting.datum for meting in traject.metingen]
        for dag in (*traject.contacten, *traject.opvolgingen, *metingen):
            assert traject.periode is not None
            assert dag in traject.periode
            assert dag.weekday() < 5
            assert (dag.month, dag.day) < (12, 24)
            assert (dag.month, dag.day) > (1, 3)


def test_alleen_wat_met_opzet_niet_in_orde_is_wordt_gemeld() -> None:
    """Drie bevindingen over mensen, zie maak_deelnemers.py, naast de twee die er al waren."""
    bevindingen = [(bevinding.regel.id, bevinding.ernst.value) for bevinding in controleer(voorbeeld())]
    assert sorted(bevindingen) == [
        ("bijlagen-ontbreken", "aandacht"),
        ("eindreden-buiten-lijst", "aandacht"),
        ("levensdomein-bestaat-niet", "waarschuwing"),
        ("ondersteuning-wijkt-af-van-pakket", "aandacht"),
        ("opvolging-te-laat", "waarschuwing"),
    ]


# --- hulp -----------------------------------------------------------------------------------------------------------


def grenzen(periode: Periode) -> tuple[date, date]:
    """De eerste en de laatste dag."""
    assert periode.einde is not None
    return periode.begin, periode.einde


def stromen(groep: Kwartaalgroep) -> dict[str, int]:
    """De stromen en standen van een groep."""
    return {naam: getattr(groep, naam) for naam in STROMEN}


def alleen_stromen(telling: Counter[str]) -> dict[str, int]:
    """Hetzelfde, zoals `tel_uit` het telde."""
    return {naam: telling[naam] for naam in STROMEN}


def van_groep(groep: Kwartaalgroep) -> dict[str, int]:
    """Wat er over een groep te zeggen is, zoals de tabel het schrijft."""
    return {naam: waarde for naam, waarde in attrs.asdict(groep).items() if naam != "persona" and waarde is not None}


def controleer_uitstroom(groep: Uitstroomgroep, geteld: Counter[str]) -> None:
    """De twee noemers van een groep tegenover wat geteld is."""
    alle, vertrokken = groep.van_alle_deelnemers, groep.van_wie_uitstroomde
    assert (alle.deelnemers, alle.naar_werk) == (geteld["ooit_gestart"], geteld["ooit_naar_werk"])
    assert (vertrokken.deelnemers, vertrokken.naar_werk) == (geteld["uitstroom"], geteld["naar_werk"])
    assert (vertrokken.nec, vertrokken.sec, vertrokken.zelfstandig) == (
        geteld["reden werk-nec"],
        geteld["reden werk-sec"],
        geteld["reden zelfstandig"],
    )
    for deel in (alle, vertrokken):
        breuk = Fraction(deel.naar_werk, deel.deelnemers) if deel.deelnemers else None
        assert (None if deel.aandeel is None else deel.aandeel.breuk) == breuk


def van_uitstroom(groep: Uitstroomgroep) -> dict[str, Any]:
    """De uitstroom van een groep, zoals de tabel ze schrijft."""
    return {
        "doel": str(groep.doel),
        "gehaald": groep.gehaald,
        "van_alle_deelnemers": van_deel(groep.van_alle_deelnemers),
        "van_wie_uitstroomde": van_deel(groep.van_wie_uitstroomde),
    }


def van_deel(deel: Uitstroomdeel) -> dict[str, Any]:
    """Wat niet nul is, en het aandeel als breuk."""
    assert deel.aandeel is not None
    aantallen = {naam: waarde for naam, waarde in attrs.asdict(deel).items() if waarde and naam != "aandeel"}
    return {**aantallen, "aandeel": str(deel.aandeel.breuk)}


def naar_geslacht(waarde: Any) -> dict[str, int]:
    """Een indicator naar geslacht, met wie niet antwoordt."""
    return {veld: getattr(waarde, veld) for veld in NAAR_GESLACHT}


def van_indicator(waarde: Any) -> dict[str, int | bool]:
    """Wat niet nul is, en altijd het aantal als iemand het telde."""
    velden = {veld: getattr(waarde, veld) for veld in (*NAAR_GESLACHT, "geschat") if getattr(waarde, veld)}
    return velden if waarde.aantal is None else {"aantal": waarde.aantal, **velden}


def waarden(alle: Indicatoren) -> dict[str, Any]:
    """Elke indicator op code."""
    return {waarde.code: waarde for waarde in alle.waarden}


def richtingen(telling: Voortgangstelling) -> Counter[str]:
    """Hoeveel deelnemers waarheen gaan, zoals `tel_uit` het telde."""
    return +Counter(
        {
            "vooruitgang": telling.vooruitgang,
            "stilstand": telling.stilstand,
            "achteruitgang": telling.achteruitgang,
            "geen": telling.zonder_vergelijking,
            "hervallen": telling.hervallen,
        }
    )


def alle_trajecten(dossier: Partnerschap) -> list[tuple[Traject, dict[str, Any]]]:
    """Elk traject, samen met wat er in het bestand van staat."""
    return [
        (traject, inhoud)
        for deelnemer, ruw in zip(dossier.deelnemers, bestand(dossier)["deelnemers"], strict=True)
        for traject, inhoud in zip(deelnemer.trajecten, ruw.get("trajecten", []), strict=True)
    ]


def door_elkaar(deelnemer: Deelnemer, toeval: Random) -> Deelnemer:
    """Dezelfde deelnemer met zijn trajecten in een andere volgorde."""
    return attrs.evolve(deelnemer, trajecten=tuple(toeval.sample(deelnemer.trajecten, len(deelnemer.trajecten))))
