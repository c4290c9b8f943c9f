"""Telt alles over mensen opnieuw, op de domste manier: dag na dag, rechtstreeks uit het JSON-bestand.

Niets hier komt uit de bibliotheek. Wie begeleid wordt, is een verzameling dagen; al de rest volgt uit kijken of een
dag, de dag ervoor en de dag erna in die verzameling zitten. Traag en kort, zodat een fout in de bibliotheek hier niet
nog eens gemaakt wordt.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

Dossier = dict[str, Any]
Mens = dict[str, Any]
EEN_DAG = timedelta(days=1)
HORIZON = date(2027, 12, 31)
"""Wie nog begeleid wordt, wordt dat hier tot en met deze dag: ver na elke periode die de tests vragen."""
WERK = ("werk-nec", "werk-sec", "zelfstandig")
KENMERKEN = {
    "EECO12": "beperking",
    "EECO13": "derdelander",
    "EECO14": "buitenlandse-herkomst",
    "EECO15": "minderheid",
    "EECO16": "dakloos",
    "EECO17": "landelijk",
}


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def dagen(begin: date, einde: date) -> Iterator[date]:
    while begin <= einde:
        yield begin
        begin += EEN_DAG


def kwartaal(naam: str) -> tuple[date, date]:
    """De eerste en de laatste dag van ``2024K3``."""
    jaar, nummer = int(naam[:4]), int(naam[5])
    begin = date(jaar, 3 * nummer - 2, 1)
    einde = begin
    while (einde + EEN_DAG).month in (begin.month, begin.month + 1, begin.month + 2):
        einde += EEN_DAG
    return begin, einde


# --- wie, en op welke dagen -----------------------------------------------------------------------------------------


def mensen(dossier: Dossier) -> list[Mens]:
    """Elke deelnemer één keer, met al zijn trajecten en de dagen waarop hij begeleid wordt."""
    per_id = defaultdict(list)
    for vermelding in dossier.get("deelnemers", []):
        per_id[vermelding["id"]].append(vermelding)
    return [_een_mens(per_id[kenmerk]) for kenmerk in sorted(per_id)]


def _een_mens(vermeldingen: list[Dossier]) -> Mens:
    standaard = {
        "status": None,
        "leeftijdsklasse": None,
        "geslacht": "onbekend",
        "opleidingsniveau": "onbekend",
        "langdurig_werkzoekend": "onbekend",
    }
    mens: Mens = {"id": vermeldingen[0]["id"]}
    for veld, anders in standaard.items():
        mens[veld] = _de_ene(vermeldingen, veld, anders)
    bijzonder = [vermelding.get("bijzonder", {}) for vermelding in vermeldingen]
    velden = {veld for gezegd in bijzonder for veld in gezegd}
    mens["bijzonder"] = {veld: _de_ene(bijzonder, veld, "onbekend") for veld in velden}
    alle = [traject for vermelding in vermeldingen for traject in vermelding.get("trajecten", [])]
    verschillende = {json.dumps(traject, sort_keys=True): traject for traject in alle}
    mens["trajecten"] = [traject for traject in verschillende.values() if _telt(traject)]
    mens["dagen"] = {een for traject in mens["trajecten"] for een in dagen(*van_tot(traject))}
    laatste = max(mens["dagen"], default=None)
    mens["eerste_dag"] = min(mens["dagen"], default=None)
    mens["vertrek"] = None if laatste == HORIZON else laatste
    return mens


def _de_ene(vermeldingen: list[Dossier], veld: str, anders: str | None) -> str | None:
    """Wat een vermelding zegt en geen andere tegenspreekt; wie niets zegt, spreekt niemand tegen."""
    gezegd = {vermelding[veld] for vermelding in vermeldingen if vermelding.get(veld, anders) != anders}
    return gezegd.pop() if len(gezegd) == 1 else anders


def _telt(traject: Dossier) -> bool:
    if "start" not in traject:
        return False
    return "uitstroom" not in traject or dag(traject["uitstroom"]["datum"]) >= dag(traject["start"])


def van_tot(traject: Dossier) -> tuple[date, date]:
    return dag(traject["start"]), dag(traject["uitstroom"]["datum"]) if "uitstroom" in traject else HORIZON


def loopt_na(mens: Mens, een: date) -> bool:
    return een in mens["dagen"] and een + EEN_DAG in mens["dagen"]


def persona(mens: Mens) -> str | None:
    genoemd = [traject for traject in mens["trajecten"] if traject.get("persona") is not None]
    if not genoemd:
        return None
    laatste_start = max(traject["start"] for traject in genoemd)
    gekozen = [traject for traject in genoemd if traject["start"] == laatste_start]
    return str(min((traject["id"], traject["persona"]) for traject in gekozen)[1])


def laatste_vertrekken(mens: Mens) -> list[Dossier]:
    """De uitstroom van elk traject dat op de dag van het laatste vertrek eindigt."""
    return [
        traject["uitstroom"]
        for traject in mens["trajecten"]
        if "uitstroom" in traject and dag(traject["uitstroom"]["datum"]) == mens["vertrek"]
    ]


def eindreden(mens: Mens) -> str | None:
    """Werk wint; zijn er dan nog verschillende redenen, dan is de reden niet bekend."""
    redenen = {uitstroom.get("reden") for uitstroom in laatste_vertrekken(mens)}
    werk = redenen & set(WERK)
    over = werk or redenen
    return over.pop() if len(over) == 1 else None


def naar_werk(mens: Mens) -> bool:
    return any(uitstroom.get("reden") in WERK for uitstroom in laatste_vertrekken(mens))


def doorstroom_op(mens: Mens) -> date | None:
    """De eerste warme overdracht of tussenstap."""
    momenten = []
    for traject in mens["trajecten"]:
        if traject.get("overdracht", {}).get("datum"):
            momenten.append(dag(traject["overdracht"]["datum"]))
        momenten += [dag(stap["periode"]["begin"]) for stap in traject.get("tussenstappen", [])]
    return min(momenten, default=None)


# --- stromen --------------------------------------------------------------------------------------------------------


def stromen(groep: list[Mens], begin: date, einde: date) -> Counter[str]:
    """Alle cijfers van een periode voor een groep mensen."""
    telling: Counter[str] = Counter()
    for mens in groep:
        met = mens["dagen"]
        telling["lopend_voor"] += loopt_na(mens, begin - EEN_DAG)
        telling["lopend_na"] += loopt_na(mens, einde)
        telling["begeleid"] += any(een in met for een in dagen(begin, einde))
        doorstroom = doorstroom_op(mens)
        for een in dagen(begin, einde):
            telling["doorstroom"] += een == doorstroom
            if een not in met:
                continue
            if een - EEN_DAG not in met:
                telling["instroom" if een == mens["eerste_dag"] else "herinstroom"] += 1
            if een + EEN_DAG not in met:
                telling["uitstroom" if een == mens["vertrek"] else "onderbroken"] += 1
                if een == mens["vertrek"]:
                    telling["reden " + (eindreden(mens) or "onbekend")] += 1
                    telling["naar_werk"] += naar_werk(mens)
        eerste, weg = mens["eerste_dag"], mens["vertrek"]
        telling["ooit_gestart"] += eerste is not None and eerste <= einde
        telling["ooit_vertrokken"] += weg is not None and weg <= einde
        telling["ooit_naar_werk"] += weg is not None and weg <= einde and naar_werk(mens)
    return +telling


def stromen_per_persona(dossier: Dossier, begin: date, einde: date) -> dict[str | None, Counter[str]]:
    groepen = defaultdict(list)
    for mens in mensen(dossier):
        groepen[persona(mens)].append(mens)
    return {naam: stromen(groep, begin, einde) for naam, groep in groepen.items()}


# --- indicatoren ----------------------------------------------------------------------------------------------------

ZEGT_NIETS = ("onbekend", "geweigerd")


def indicatoren(dossier: Dossier, begin: date, einde: date) -> dict[str, Counter[str]]:
    """Per indicator het aantal, naar geslacht, en hoeveel er niet bekend of geweigerd zijn."""
    tellers: dict[str, Counter[str]] = defaultdict(Counter)
    per_deelnemer = dossier.get("gegevensverwerking", {}).get("bijzonder_per_deelnemer", False)
    alle = mensen(dossier)
    gestart = []
    for een in dagen(begin, einde):
        for mens in alle:
            weg = mens["vertrek"]
            if een == mens["eerste_dag"]:
                gestart.append(een)
                for code, antwoord in bij_de_start(mens, per_deelnemer).items():
                    _tel(tellers[code], mens, antwoord)
            if een == weg:
                for code, antwoord in bij_vertrek(mens).items():
                    _tel(tellers[code], mens, antwoord)
            if weg is not None and een == zes_maanden_na(weg):
                for code, antwoord in na_zes_maanden(mens).items():
                    _tel(tellers[code], mens, antwoord)
    if not per_deelnemer:
        _geteld(tellers, dossier, begin, einde, gestart)
    _entiteiten(tellers, dossier, begin, einde)
    return tellers


def _tel(teller: Counter[str], mens: Mens, antwoord: str) -> None:
    if antwoord == "ja":
        teller["aantal"] += 1
        geslacht = mens["geslacht"]
        teller["geslacht " + geslacht if geslacht in ZEGT_NIETS else geslacht] += 1
    elif antwoord in ZEGT_NIETS:
        teller[antwoord] += 1


def is_een_van(waarde: str | None, *gezocht: str) -> str:
    if waarde is None or waarde == "onbekend":
        return "onbekend"
    if waarde == "geweigerd":
        return "geweigerd"
    return "ja" if waarde in gezocht else "nee"


def samen(een: str, ander: str) -> str:
    """Wat nee is, blijft nee; anders maakt weigeren of niet weten het antwoord."""
    for antwoord in ("nee", "geweigerd", "onbekend"):
        if antwoord in (een, ander):
            return antwoord
    return "ja"


WERKTE = ("deeltijds-aan-het-werk", "voltijds-aan-het-werk")
WERKTE_NIET = ("werkzoekend", "niet-beroepsactief")
WERKT = ("werkt", "zelfstandig")


def bij_de_start(mens: Mens, per_deelnemer: bool) -> dict[str, str]:
    status, leeftijd, niveau = mens["status"], mens["leeftijdsklasse"], mens["opleidingsniveau"]
    antwoorden = {
        "EECO01": is_een_van(status, *WERKTE, *WERKTE_NIET),
        "EECO02": is_een_van(status, "werkzoekend"),
        "EECO03": samen(is_een_van(status, "werkzoekend"), mens["langdurig_werkzoekend"]),
        "EECO04": is_een_van(status, "niet-beroepsactief"),
        "EECO05": is_een_van(status, *WERKTE),
        "EECO06": is_een_van(leeftijd, "jonger-dan-18"),
        "EECO07": is_een_van(leeftijd, "18-29"),
        "EECO08": is_een_van(leeftijd, "55-en-ouder"),
        "EECO09": is_een_van(niveau, "hoogstens-lager-secundair"),
        "EECO10": is_een_van(niveau, "hoger-secundair"),
        "EECO11": is_een_van(niveau, "hoger-onderwijs"),
    }
    if per_deelnemer:
        for code, kenmerk in KENMERKEN.items():
            antwoorden[code] = mens["bijzonder"].get(kenmerk.replace("-", "_"), "onbekend")
    return antwoorden


def status_bij_vertrek(mens: Mens) -> str:
    """De laatste wijziging tot en met 28 dagen na het vertrek.

    Wie naar werk vertrok en van wie in die 28 dagen niets genoteerd is, werkt.
    """
    weg = mens["vertrek"]
    tot = weg + 28 * EEN_DAG
    wijzigingen = [
        (dag(wijziging["datum"]), wijziging["status"])
        for uitstroom in laatste_vertrekken(mens)
        for wijziging in uitstroom.get("statuswijzigingen", [])
        if dag(wijziging["datum"]) <= tot
    ]
    if naar_werk(mens) and not any(wanneer >= weg for wanneer, _ in wijzigingen):
        wijzigingen.append((weg, "werkt"))
    if not wijzigingen:
        return "onbekend"
    laatste = max(wanneer for wanneer, _ in wijzigingen)
    return een_status([status for wanneer, status in wijzigingen if wanneer == laatste])


def een_status(statussen: list[str]) -> str:
    """De status waarover allen het eens zijn; in dienst en zelfstandig samen is werken."""
    if statussen and set(statussen) <= set(WERKT):
        return "werkt"
    return statussen[0] if len(set(statussen)) == 1 else "onbekend"


def bij_vertrek(mens: Mens) -> dict[str, str]:
    status, start = status_bij_vertrek(mens), mens["status"]
    vertrekken = laatste_vertrekken(mens)
    return {
        "EECR01": samen(is_een_van(start, "niet-beroepsactief"), is_een_van(status, "werkzoekend")),
        "EECR02": eensgezind([uitstroom.get("in_opleiding", "onbekend") for uitstroom in vertrekken]),
        "EECR03": eensgezind([uitstroom.get("kwalificatie", "onbekend") for uitstroom in vertrekken]),
        "EECR04": samen(is_een_van(start, *WERKTE_NIET), is_een_van(status, *WERKT)),
    }


def na_zes_maanden(mens: Mens) -> dict[str, str]:
    metingen = [uitstroom.get("na_zes_maanden", {}) for uitstroom in laatste_vertrekken(mens)]
    status = een_status([meting["status"] for meting in metingen if meting.get("status", "onbekend") != "onbekend"])
    verbeterd = eensgezind([meting.get("verbeterd", "onbekend") for meting in metingen])
    return {
        "EECR05": samen(is_een_van(mens["status"], *WERKTE_NIET), is_een_van(status, *WERKT)),
        "EECR06": samen(is_een_van(mens["status"], *WERKTE), verbeterd),
    }


def eensgezind(antwoorden: list[str]) -> str:
    """Het antwoord van wie iets weet; spreken die elkaar tegen, dan is het niet bekend."""
    gezegd = {antwoord for antwoord in antwoorden if antwoord != "onbekend"}
    return gezegd.pop() if len(gezegd) == 1 else "onbekend"


def zes_maanden_na(weg: date) -> date:
    """Dezelfde dag zes maanden later, of de laatste dag van die maand."""
    maand = weg.month + 6
    jaar = weg.year + (1 if maand > 12 else 0)
    maand = maand - 12 if maand > 12 else maand
    laatste = 31
    while True:
        try:
            return date(jaar, maand, min(weg.day, laatste))
        except ValueError:
            laatste -= 1


def _geteld(tellers: dict[str, Counter[str]], dossier: Dossier, begin: date, einde: date, gestart: list[date]) -> None:
    """De bijzondere kenmerken uit de tellingen; wie start op een dag zonder telling, is niet bekend."""
    for code, kenmerk in KENMERKEN.items():
        geteld: set[date] = set()
        for telling in dossier.get("kenmerktellingen", []):
            if telling["kenmerk"] != kenmerk or not _ligt_in(telling["periode"], begin, einde):
                continue
            deze = set(dagen(dag(telling["periode"]["begin"]), dag(telling["periode"]["einde"])))
            assert not geteld & deze, "over tellingen die overlappen, zegt dit script niets"
            geteld |= deze
            for veld, naam in (
                ("vrouwen", "vrouw"),
                ("mannen", "man"),
                ("niet_binair", "niet-binair"),
                ("geslacht_onbekend", "geslacht onbekend"),
            ):
                tellers[code][naam] += telling.get(veld, 0)
                tellers[code]["aantal"] += telling.get(veld, 0)
            tellers[code]["geweigerd"] += telling.get("geweigerd", 0)
        tellers[code]["onbekend"] += sum(een not in geteld for een in gestart)


def _entiteiten(tellers: dict[str, Counter[str]], dossier: Dossier, begin: date, einde: date) -> None:
    for telling in dossier.get("entiteitstellingen", []):
        if _ligt_in(telling["periode"], begin, einde):
            tellers["EECO18"]["aantal"] += telling.get("overheden", 0)
            tellers["EECO19"]["aantal"] += telling.get("ondernemingen", 0)


def _ligt_in(periode: Dossier, begin: date, einde: date) -> bool:
    return "einde" in periode and begin <= dag(periode["begin"]) and dag(periode["einde"]) <= einde


# --- caseload en capaciteit -----------------------------------------------------------------------------------------


def caseload(dossier: Dossier, een: date) -> tuple[int, Fraction]:
    """Hoeveel mensen die dag begeleid worden, en hoe zwaar ze samen wegen."""
    gewichten = {een["id"]: Fraction(een.get("gewicht", "1")) for een in dossier.get("personas", [])}
    aanwezig = [mens for mens in mensen(dossier) if een in mens["dagen"]]
    return len(aanwezig), sum((gewichten.get(persona(mens) or "", Fraction(1)) for mens in aanwezig), Fraction(0))


def caseload_per_dag(dossier: Dossier, begin: date, einde: date) -> dict[date, tuple[int, Fraction]]:
    gewichten = {een["id"]: Fraction(een.get("gewicht", "1")) for een in dossier.get("personas", [])}
    alle = [(mens["dagen"], gewichten.get(persona(mens) or "", Fraction(1))) for mens in mensen(dossier)]
    curve = {}
    for een in dagen(begin, einde):
        aanwezig = [gewicht for met, gewicht in alle if een in met]
        curve[een] = (len(aanwezig), sum(aanwezig, Fraction(0)))
    return curve


def vte(dossier: Dossier, een: date, uren_per_vte: int) -> Fraction | None:
    """De voltijdse begeleiders op een dag; niets als geen enkele lijn zegt dat ze begeleidt."""
    uren = [
        Fraction(lijn["uren"])
        for begroting in dossier.get("begrotingen", [])
        for lijn in begroting.get("personeel", [])
        if dag(begroting["periode"]["begin"]) <= een <= dag(begroting["periode"]["einde"]) and lijn.get("begeleidt")
    ]
    return sum(uren, Fraction(0)) / uren_per_vte if uren else None


# --- één traject ----------------------------------------------------------------------------------------------------


def duur(traject: Dossier, op: date) -> int | None:
    """De dagen van de start tot het einde, of tot `op` als het dan nog loopt."""
    if not _telt(traject):
        return None
    begin, einde = _duur_van_tot(traject, op)
    return sum(1 for _ in dagen(begin, einde)) or None


def _duur_van_tot(traject: Dossier, op: date) -> tuple[date, date]:
    begin, einde = van_tot(traject)
    return begin, min(einde, op)


def contactdagen(traject: Dossier, op: date) -> list[date]:
    begin, einde = _duur_van_tot(traject, op)
    contacten = {dag(contact) for contact in traject.get("contacten", [])}
    return [een for een in dagen(begin, einde) if een in contacten]


def intensiteit(traject: Dossier, op: date) -> Fraction | None:
    """Contactdagen per maand van 365,25 / 12 dagen."""
    lengte = duur(traject, op)
    if lengte is None:
        return None
    return len(contactdagen(traject, op)) / (Fraction(lengte) / (Fraction("365.25") / 12))


def langste_pauze(traject: Dossier, op: date) -> int | None:
    if duur(traject, op) is None:
        return None
    begin, einde = _duur_van_tot(traject, op)
    grenzen = [begin, *contactdagen(traject, op), einde]
    return max((later - eerder).days for eerder, later in pairwise(grenzen))


def reeksen(metingen: list[Dossier]) -> dict[str, list[tuple[date, Fraction]]]:
    """Per levensdomein en schaal de scores van vroeg naar laat; een levensdomein begint met ``ster``."""
    gezien: dict[str, set[tuple[date, Fraction]]] = defaultdict(set)
    for meting in metingen:
        wanneer = dag(meting["datum"])
        for punt in meting.get("ster", []):
            gezien["ster " + punt["levensdomein"]].add((wanneer, Fraction(punt["score"])))
        if "loslaatschaal" in meting:
            gezien["loslaatschaal"].add((wanneer, Fraction(meting["loslaatschaal"])))
        for score in meting.get("empowerment", []):
            gezien["empowerment " + score["schaal"]].add((wanneer, Fraction(score["score"])))
    for scores in gezien.values():
        assert len({wanneer for wanneer, _ in scores}) == len(scores), "over tegenspraak zegt dit script niets"
    return {naam: sorted(scores) for naam, scores in gezien.items()}


def verschil(reeks: list[tuple[date, Fraction]]) -> Fraction | None:
    """De laatste score min de eerste, als er twee zijn."""
    return reeks[-1][1] - reeks[0][1] if len(reeks) > 1 else None


def richting(hoeveel: Fraction | None) -> str:
    if hoeveel is None:
        return "geen"
    if hoeveel == 0:
        return "stilstand"
    return "vooruitgang" if hoeveel > 0 else "achteruitgang"


def hervallen(reeks: list[tuple[date, Fraction]]) -> list[date]:
    return [wanneer for (_, eerder), (wanneer, later) in pairwise(reeks) if later < eerder]


def totaal_van_de_ster(alle: dict[str, list[tuple[date, Fraction]]]) -> Fraction | None:
    """De verschillen opgeteld, over de levensdomeinen met twee scores."""
    verschillen = [hoeveel for naam, reeks in alle.items() if (hoeveel := verschil(reeks)) is not None and ster(naam)]
    return sum(verschillen, Fraction(0)) if verschillen else None


def ster(naam: str) -> bool:
    return naam.startswith("ster ")


def groepsvoortgang(dossier: Dossier) -> dict[str, Counter[str]]:
    """Met hoeveel mensen het vooruitgaat, per levensdomein en schaal en in totaal; wie terugkwam, telt een keer."""
    per_mens = [
        reeksen([meting for traject in mens["trajecten"] for meting in traject.get("metingen", [])])
        for mens in mensen(dossier)
        if mens["dagen"]
    ]
    telling: dict[str, Counter[str]] = defaultdict(Counter)
    for naam in {naam for alle in per_mens for naam in alle} | {"loslaatschaal"}:
        for alle in per_mens:
            telling[naam][richting(verschil(alle.get(naam, [])))] += 1
            telling[naam]["hervallen"] += bool(hervallen(alle.get(naam, [])))
    for alle in per_mens:
        telling["totaal"][richting(totaal_van_de_ster(alle))] += 1
        telling["totaal"]["hervallen"] += any(ster(naam) and hervallen(reeks) for naam, reeks in alle.items())
    return telling
