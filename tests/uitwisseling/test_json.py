"""Het dossierbestand: wat erin gaat komt eruit, en wat niet past wordt in één keer en in het Nederlands gezegd."""

from __future__ import annotations

import copy
import json
import os
import pickle
import random
import stat
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategieen import partnerschappen

import lokale_partnerschappen as modelklassen
from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.kosten.begroting import Begroting, Enveloppe
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partner, Werkingsgebied
from lokale_partnerschappen.uitwisseling.json import (
    lees,
    lezen,
    naar_dict,
    naar_json,
    ontleden,
    schrijf,
    van_dict,
    van_json,
)
from lokale_partnerschappen.uitwisseling.json import schema as schemas
from lokale_partnerschappen.uitwisseling.json.omzetter import structureer
from lokale_partnerschappen.uitwisseling.json.ontleden import eigen
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout, Leesprobleem

GOUD = Path(__file__).parent.parent / "gegevens" / "schema-1.json"
KLEIN = Partnerschap(naam="Voorbeeld", oproep="lp-208")
RIJKSREGISTER = "85.07.30-033.28"
EMAIL = "iemand@voorbeeld.be"
TRAAG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def bestand(**velden: object) -> dict[str, Any]:
    """Een dossier met een naam, een oproep en wat de test erbij zet."""
    return {"schema": 1, "partnerschap": {"naam": "Voorbeeld", "oproep": "lp-208", **velden}}


def als_json(partnerschap: str) -> str:
    """Een dossierbestand waarvan de test zelf het partnerschap schrijft."""
    return f'{{"schema": 1, "partnerschap": {partnerschap}}}'


def enveloppe(werking: str) -> str:
    """Een dossierbestand waarvan alleen het bedrag van de enveloppe telt, zoals het in JSON staat."""
    return als_json(f'{{"naam": "V", "oproep": "o", "enveloppe": {{"werking": {werking}}}}}')


def fout_van(lezer: Callable[..., object], *argumenten: object) -> LeesFout:
    """De leesfout die het lezen geeft; er hangt nooit iets achter dat de inhoud van het bestand draagt."""
    with pytest.raises(LeesFout) as gevangen:
        lezer(*argumenten)
    assert gevangen.value.__cause__ is None
    assert gevangen.value.__context__ is None
    return gevangen.value


def enige(lezer: Callable[..., object], *argumenten: object) -> Leesprobleem:
    """Het enige probleem dat het lezen geeft."""
    fout = fout_van(lezer, *argumenten)
    assert len(fout.problemen) == 1, str(fout)
    return fout.problemen[0]


def problemen_van(klasse: type, gegevens: object) -> list[Leesprobleem]:
    """De problemen van gegevens die niet bij een zelfgemaakte klasse passen."""
    uitkomst = structureer(klasse, eigen(gegevens))
    assert isinstance(uitkomst, list)
    return uitkomst


def rijen(fout: LeesFout) -> set[tuple[str | None, str | None, str | None]]:
    """De problemen om als verzameling te vergelijken."""
    return {(rij["plaats"], rij["gevonden"], rij["verwacht"]) for rij in fout.rijen()}


# --- heen en terug -------------------------------------------------------------------------------------------------


@TRAAG
@given(partnerschappen())
def test_een_geschreven_dossier_komt_identiek_terug(partnerschap: Partnerschap) -> None:
    tekst = naar_json(partnerschap)
    terug = van_json(tekst)
    assert terug == partnerschap
    assert naar_json(terug) == tekst


@TRAAG
@given(partnerschappen(), st.randoms(use_true_random=False))
def test_de_volgorde_van_sleutels_maakt_niets_uit(partnerschap: Partnerschap, toeval: random.Random) -> None:
    geschud = schud(naar_dict(partnerschap), toeval)
    assert naar_json(van_dict(geschud)) == naar_json(partnerschap)


def schud(waarde: Any, toeval: random.Random) -> Any:
    """Dezelfde gegevens met de sleutels in een andere volgorde."""
    if isinstance(waarde, dict):
        namen = list(waarde)
        toeval.shuffle(namen)
        return {naam: schud(waarde[naam], toeval) for naam in namen}
    return [schud(deel, toeval) for deel in waarde] if isinstance(waarde, list) else waarde


def test_het_gouden_bestand_van_schema_1_komt_byte_voor_byte_terug(tmp_path: Path) -> None:
    """Dit bestand blijft voor altijd leesbaar; bij een nieuw schema vergelijkt deze test de gemigreerde vorm."""
    schrijf(lees(GOUD), tmp_path / "terug.json")
    assert (tmp_path / "terug.json").read_bytes() == GOUD.read_bytes()


def test_het_gouden_bestand_gebruikt_elk_veld_van_het_model() -> None:
    """Een veld dat het bestand niet gebruikt, kan ongemerkt van vorm veranderen."""
    gebruikt: dict[type, set[str]] = {}
    for deel in onderdelen(lees(GOUD)):
        gevuld = {veld.name for veld in attrs.fields(type(deel)) if getattr(deel, veld.name) != veld.default}
        gebruikt.setdefault(type(deel), set()).update(gevuld)
    assert len(gebruikt) == 77
    assert gebruikt == {klasse: {veld.name for veld in attrs.fields(klasse)} for klasse in gebruikt}


def onderdelen(waarde: object) -> Iterator[Any]:
    """Elk object van het model dat in een dossier zit."""
    if isinstance(waarde, tuple):
        for deel in waarde:
            yield from onderdelen(deel)
    elif attrs.has(type(waarde)):
        yield waarde
        for veld in attrs.fields(type(waarde)):
            yield from onderdelen(getattr(waarde, veld.name))


def test_een_bedrag_wordt_met_twee_decimalen_geschreven_en_uren_zoals_ze_zijn() -> None:
    lijn = {"luik": "werking", "partner": "a", "brutoloon": "3000.5", "uren": "1720.000"}
    periode = {"begin": "0001-01-01", "einde": "0001-12-31"}
    terug = naar_dict(van_dict(bestand(begrotingen=[{"periode": periode, "personeel": [lijn]}])))
    assert terug["partnerschap"]["begrotingen"] == [
        {"periode": periode, "personeel": [{**lijn, "brutoloon": "3000.50"}]}
    ]


def test_wat_leeg_is_of_de_standaardwaarde_heeft_wordt_niet_geschreven() -> None:
    assert naar_dict(KLEIN) == bestand()
    assert van_dict(bestand(toelichting=None, periode=None, enveloppe=None)) == KLEIN


def test_een_periode_zonder_einde_mag_bij_een_partnerschap() -> None:
    gelezen = van_dict(bestand(periode={"begin": "2024-01-01", "einde": None}))
    assert gelezen.periode == Periode(date(2024, 1, 1))


def test_een_dossier_mag_ook_uit_andere_python_waarden_komen() -> None:
    """Een onveranderlijke mapping, een tuple of een keuze uit het model is even goed als wat JSON geeft."""
    lijn = MappingProxyType({"luik": Luik.WERKING, "partner": "a", "brutoloon": "1", "uren": "2", "loonfiches": 3})
    periode = {"begin": "2024-01-01", "einde": "2024-12-31"}
    gelezen = van_dict(bestand(begrotingen=({"periode": periode, "personeel": (lijn,)},)))
    assert gelezen.begrotingen[0].personeel == (
        Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(1), uren=Decimal(2), loonfiches=3),
    )


def test_hetzelfde_deel_mag_op_veel_plaatsen_staan() -> None:
    """Een YAML-lezer geeft bij een verwijzing telkens hetzelfde object: dat kost niet telkens opnieuw tijd."""
    bom: list[object] = []
    for _ in range(60):
        bom = [bom, bom]
    assert enige(van_dict, bestand(naam=bom)).gevonden == "een lijst"


def test_een_bestand_met_bom_wordt_gewoon_gelezen() -> None:
    """Windows-programma's zetten drie bytes voor een UTF-8-bestand."""
    assert van_json(b"\xef\xbb\xbf" + naar_json(KLEIN).encode()) == KLEIN
    assert van_json("\ufeff" + naar_json(KLEIN)) == KLEIN


def met_aanstelling(aanstelling: object) -> dict[str, Any]:
    """Een dossier met één personeelslijn met een aanstelling."""
    lijn = {"luik": "werking", "partner": "a", "brutoloon": "1.00", "uren": "2", "aanstelling": aanstelling}
    periode = {"begin": "2024-01-01", "einde": "2024-12-31"}
    return bestand(begrotingen=[{"periode": periode, "personeel": [lijn]}])


def test_een_tarief_is_een_decimaal_getal_als_tekst() -> None:
    """Een halftijdse aanstelling is "0.5", geen percentage en geen getal."""
    gelezen = van_dict(met_aanstelling("0.5"))
    assert gelezen.begrotingen[0].personeel[0].aanstelling == Tarief("0.5")
    assert naar_dict(gelezen) == met_aanstelling("0.5")
    plaats = "begrotingen[0].personeel[0].aanstelling"
    assert rijen(fout_van(van_dict, met_aanstelling("50%"))) == {
        (plaats, "de tekst ‘50%’", 'tekst zoals "0.012"'),
    }
    assert rijen(fout_van(van_json, json.dumps(met_aanstelling(0.5)))) == {
        (plaats, "het getal 0.5", 'tekst zoals "0.5"'),
    }


# --- alle fouten tegelijk ------------------------------------------------------------------------------------------

DERTIG_FOUTEN = """{
  "schema": 1,
  "opmerking": "",
  "partnerschap": {
    "oproep": 208,
    "toelichting": "bel\\u0007",
    "periode": {"begin": "2025-01-01", "einde": "2024-01-01"},
    "werkingsgebied": {"gemeenten": "46014", "limburg": "nee", "limburg_code": "\\ud800"},
    "partners": [
      {"id": "a", "naam": "A", "soort": "dienstverlner", "rol": "partner"},
      {"id": "b", "naam": null, "kbo": 410346721, "lidmaatschappen": [{"rol": "baas"}, []]}
    ],
    "enveloppe": {"werking": 73994.4, "ondersteuning": "73.994,40", "totaal": "1e3"},
    "begrotingen": [
      {
        "periode": {"begin": "20240101", "einde": "2024-02-30"},
        "personeel": [
          {"luik": "werking", "partner": "a", "brutoloon": "3000.123", "uren": 1720, "loonfiches": true},
          {"luik": "werking", "partner": "a", "brutoloon": "1", "urne": "1"},
          {"luik": "werking", "partner": "a", "brutoloon": "1", "brutoloon": "2", "uren": "-1"},
          {"luik": "werking", "partner": "a", "brutoloon": "1", "uren": "-5"}
        ],
        "forfaitpercentage": NaN,
        "financiering_werking": {"esf": 12345678901, "aandelen": {"esf": "40 %"}}
      },
      {"periode": {"begin": "2024-01-01"}}
    ]
  }
}"""


def test_dertig_fouten_in_een_bestand_geven_precies_dertig_rijen() -> None:
    bedrag, getal = 'tekst zoals "73994.40"', 'tekst zoals "1720.000"'
    datum, tekens = 'een bestaande datum zoals "2024-12-31"', "tekst zonder stuurtekens of halve surrogaten"
    partnervelden = (
        "een van de sleutels id, naam, soort, kbo, gemeente, lidmaatschappen, weerhouden, drijfveer, bijdrage"
    )
    soorten = "een van: lokaal-bestuur, samenwerking-lokale-besturen, vdab, dienstverlener, ondersteuner"
    personeelsvelden = (
        "een van de sleutels luik, partner, brutoloon, uren, functie, activiteit, aanwerving, medewerker, personen,"
        " aanstelling, vte_in_tekst, begeleidt, elders_gesubsidieerd, loonfiches, soort_code, opgave"
    )
    lijn = "begrotingen[0].personeel"
    onmogelijk = "onmogelijk als periode: een periode kan niet eindigen (2024-01-01) voor ze begint (2025-01-01)"
    zonder_einde = "onmogelijk als begroting: het projectjaar van een begroting heeft een einde nodig"
    fout = fout_van(van_json, DERTIG_FOUTEN, "dertig.json")
    assert rijen(fout) == {
        ("opmerking", "de onbekende sleutel ‘opmerking’", "een van de sleutels schema, partnerschap"),
        ("naam", "niets", "tekst (verplicht)"),
        ("oproep", "het getal 208", "tekst"),
        ("toelichting", "tekst met U+0007 (teken 4)", tekens),
        ("periode", onmogelijk, "waarden die samen een periode kunnen zijn"),
        ("werkingsgebied.gemeenten", "de tekst ‘46014’", "een lijst"),
        ("werkingsgebied.limburg", "de tekst ‘nee’", "true of false"),
        ("werkingsgebied.limburg_code", "tekst met U+D800 (teken 1)", tekens),
        ("partners[0].soort", "de tekst ‘dienstverlner’", soorten),
        ("partners[0].rol", "de onbekende sleutel ‘rol’", partnervelden),
        ("partners[1].naam", "null", "tekst"),
        ("partners[1].kbo", "het getal 410346721", "tekst"),
        (
            "partners[1].lidmaatschappen[0].rol",
            "de tekst ‘baas’",
            "een van: promotor, penhouder, partner, onderaannemer",
        ),
        ("partners[1].lidmaatschappen[1]", "een lijst", "een object"),
        ("enveloppe.werking", "het getal 73994.4", 'tekst zoals "73994.40"'),
        ("enveloppe.ondersteuning", "de tekst ‘73.994,40’", bedrag),
        ("enveloppe.totaal", "de tekst ‘1e3’", bedrag),
        ("begrotingen[0].periode.begin", "de tekst ‘20240101’", datum),
        ("begrotingen[0].periode.einde", "de tekst ‘2024-02-30’", datum),
        (f"{lijn}[0].brutoloon", "de tekst ‘3000.123’", bedrag),
        (f"{lijn}[0].uren", "het getal 1720", 'tekst zoals "1720"'),
        (f"{lijn}[0].loonfiches", "true", "een geheel getal van hoogstens negen cijfers"),
        (f"{lijn}[1].uren", "niets", f"{getal} (verplicht)"),
        (f"{lijn}[1].urne", "de onbekende sleutel ‘urne’", personeelsvelden),
        (f"{lijn}[2].brutoloon", "deze sleutel meer dan één keer", "elke sleutel één keer"),
        (
            f"{lijn}[3]",
            "onmogelijk als projectmedewerker: uren: verwacht een eindig getal vanaf nul, geen -5",
            "waarden die samen een projectmedewerker kunnen zijn",
        ),
        ("begrotingen[0].forfaitpercentage", "het getal NaN", getal),
        ("begrotingen[0].financiering_werking.esf", "het getal 12345678901", bedrag),
        ("begrotingen[0].financiering_werking.aandelen.esf", "de tekst ‘40 %’", getal),
        ("begrotingen[1]", zonder_einde, "waarden die samen een begroting kunnen zijn"),
    }
    assert len(fout.problemen) == 30
    assert str(fout).startswith("dertig.json kan niet gelezen worden (30 problemen):\n  begrotingen[0].financiering_")


@pytest.mark.parametrize("gewicht", ["-1", "-0.0001"])
def test_een_onmogelijk_gewicht_wijst_het_deel_van_de_sleutel_aan(gewicht: str) -> None:
    """De andere delen van de sleutel worden gewoon beoordeeld."""
    sleutel = [{"gemeente": "46014", "gewicht": "60"}, {"gemeente": "44045", "gewicht": gewicht}, {"gemeente": "46025"}]
    assert rijen(fout_van(van_dict, bestand(verdeelsleutel=sleutel))) == {
        (
            "verdeelsleutel[1]",
            "onmogelijk als sleuteldeel: een gewicht in een verdeelsleutel is eindig en niet negatief",
            "waarden die samen een sleuteldeel kunnen zijn",
        ),
        ("verdeelsleutel[2].gewicht", "niets", 'tekst zoals "1720.000" (verplicht)'),
    }


@pytest.mark.parametrize("gewicht", ["NaN", "Infinity", "1e3", "12,5"])
def test_een_gewicht_dat_geen_getal_is_wijst_het_gewicht_aan(gewicht: str) -> None:
    """Zo ver dat het model kan oordelen, komt het niet."""
    probleem = enige(van_dict, bestand(verdeelsleutel=[{"gemeente": "46014", "gewicht": gewicht}]))
    assert (probleem.plaats, probleem.verwacht) == ("verdeelsleutel[0].gewicht", 'tekst zoals "1720.000"')


@pytest.mark.parametrize("jaren", [0, -1])
def test_een_fase_zonder_jaren_wijst_de_fase_aan_in_het_nederlands(jaren: int) -> None:
    """Wat het model zelf weigert, zegt het in de taal van de lezer."""
    fasen = [{"jaren": 1, "jaarbedrag": "1.00"}, {"jaren": jaren, "jaarbedrag": "1.00"}]
    probleem = enige(van_dict, bestand(enveloppe={"werking": "1.00", "fasen": fasen}))
    assert probleem.plaats == "enveloppe.fasen[1]"
    assert probleem.gevonden.startswith("onmogelijk als budgetfase: ")
    assert "must be" not in probleem.gevonden
    assert "jaar" in probleem.gevonden.removeprefix("onmogelijk als budgetfase: ")


def test_wat_bedoeld_werd_staat_erbij() -> None:
    bedoeld = {rij["plaats"]: rij["bedoeld"] for rij in fout_van(van_json, DERTIG_FOUTEN).rijen() if rij["bedoeld"]}
    assert bedoeld == {
        "partners[0].soort": "dienstverlener",
        "enveloppe.ondersteuning": "73994.40",
        "begrotingen[0].personeel[1].urne": "uren",
    }


def test_de_volgorde_van_sleutels_verandert_de_melding_niet() -> None:
    gegevens = bestand(zus="", zo="", periode={"begin": 1, "einde": 2}, partners=[{"x": 1, "y": 2}] * 11)
    omgekeerd = {naam: gegevens[naam] for naam in reversed(gegevens)}
    omgekeerd["partnerschap"] = dict(reversed(list(gegevens["partnerschap"].items())))
    assert str(fout_van(van_dict, gegevens)) == str(fout_van(van_dict, omgekeerd))


def test_lijn_twee_staat_voor_lijn_tien() -> None:
    plaatsen = [probleem.plaats for probleem in fout_van(van_dict, bestand(partners=[5] * 11)).problemen]
    assert plaatsen == [f"partners[{nummer}]" for nummer in range(11)]


def test_een_sleutel_die_er_al_staat_wordt_niet_voorgesteld() -> None:
    assert enige(van_dict, bestand(naamm="x")).bedoeld is None
    assert enige(van_dict, bestand(TOELICHTNG="x")).bedoeld == "toelichting"


def test_een_leesfout_gaat_heel_naar_een_ander_proces() -> None:
    fout = fout_van(van_json, DERTIG_FOUTEN)
    terug = pickle.loads(pickle.dumps(fout))
    assert (str(terug), terug.problemen) == (str(fout), fout.problemen)


def test_een_bestandsnaam_met_rare_tekens_breekt_de_melding_niet() -> None:
    assert str(LeesFout("a\n\udcff.json", [])).startswith("a??.json kan niet gelezen worden (0 problemen)")


# --- bedragen, getallen, datums ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("getal", "gevonden", "verwacht"),
    [
        ("73994.4", "73994.4", "73994.40"),
        ("1e3", "1e3", "1000.00"),
        ("-0.5E0", "-0.5E0", "-0.50"),
        ("12.345", "12.345", "73994.40"),
        ("1e99", "1e99", "73994.40"),
        ("1e999999999999999999999", "1e999999999999999999999", "73994.40"),
        ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827", "73994.40"),
        ("-Infinity", "-Infinity", "73994.40"),
        pytest.param("1" * 5000, "1" * 60 + "…", "73994.40", id="reus"),
    ],
)
def test_een_getal_als_bedrag_toont_de_tekst_die_er_hoort_te_staan(getal: str, gevonden: str, verwacht: str) -> None:
    """De cijfers zijn die van het bestand: 73994.4 wordt nergens een float."""
    probleem = enige(van_json, enveloppe(getal))
    assert probleem == Leesprobleem(("enveloppe", "werking"), f"het getal {gevonden}", f'tekst zoals "{verwacht}"')


@pytest.mark.parametrize("tekst", ["", "1,5", "+1", " 1", "1\n", "١٢", "1.234", "12345678901", "1_0", "NaN", "-", "1."])
def test_wat_geen_bedrag_is_wordt_geweigerd(tekst: str) -> None:
    assert enige(van_json, enveloppe(json.dumps(tekst))).verwacht == 'tekst zoals "73994.40"'


@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [("€ 1 234,5", "1234.50"), ("1.234", None), ("9" * 61, None), ("12.345.678.901,00", None), ("geen", None)],
)
def test_een_bedrag_zoals_mensen_het_intikken_wordt_herkend(tekst: str, bedoeld: str | None) -> None:
    assert enige(van_json, enveloppe(json.dumps(tekst))).bedoeld == bedoeld


def test_een_komma_in_de_uren_wordt_herkend() -> None:
    periode = {"begin": "2024-01-01", "einde": "2024-12-31"}
    probleem = enige(van_dict, bestand(begrotingen=[{"periode": periode, "forfaitpercentage": "39,99"}]))
    assert probleem.bedoeld == "39.99"


@pytest.mark.parametrize(
    "getal",
    [10**9, pytest.param(10**5000, id="reus"), 1.0, 1.5, float("nan"), True, "1", Decimal(1), None, object()],
)
def test_een_schema_is_een_gewoon_geheel_getal(getal: object) -> None:
    probleem = enige(van_dict, {**bestand(), "schema": getal})
    assert (probleem.plaats, probleem.verwacht) == ("schema", "het getal 1")


@pytest.mark.parametrize(
    "tekst", ["20240101", "2024-W01-1", "2024-1-1", "2024-13-01", "2023-02-29", "0000-01-01", "2024-01-01T00:00:00", ""]
)
def test_een_datum_heeft_een_enkele_schrijfwijze(tekst: str) -> None:
    probleem = enige(van_dict, bestand(periode={"begin": tekst}))
    assert (probleem.plaats, probleem.verwacht) == ("periode.begin", 'een bestaande datum zoals "2024-12-31"')


@pytest.mark.parametrize(
    ("waarde", "gevonden"),
    [
        (False, "false"),
        ({}, "een object"),
        (date(2024, 1, 1), "een Python-waarde (date)"),
        (b"x", "een Python-waarde (bytes)"),
        (73994.4, "het getal 73994.4"),
        (Decimal("1.50"), "een Python-waarde (Decimal)"),
    ],
)
def test_wat_geen_tekst_is_wordt_benoemd(waarde: object, gevonden: str) -> None:
    assert enige(van_dict, bestand(toelichting=waarde)).gevonden == gevonden


def test_een_keuze_is_tekst() -> None:
    problemen = fout_van(van_dict, bestand(partners=[{"id": "a", "naam": "A", "soort": 5}])).problemen
    soorten = "lokaal-bestuur, samenwerking-lokale-besturen, vdab, dienstverlener, ondersteuner"
    assert list(map(str, problemen)) == [f"partners[0].soort: gevonden het getal 5; verwacht een van: {soorten}"]


def test_een_sleutel_die_geen_tekst_is_wordt_gemeld() -> None:
    probleem = enige(van_dict, {**bestand(), 5: ""})
    assert str(probleem).startswith("dossier: gevonden de onbekende sleutel ‘(sleutel van het type int)’")


@pytest.mark.parametrize("tekst", ["regel\r\n", "tab\t", "nul\x00", "\x7f", "\x85"])
def test_een_stuurteken_in_tekst_wordt_geweigerd(tekst: str) -> None:
    assert enige(van_dict, bestand(toelichting=tekst)).verwacht == "tekst zonder stuurtekens of halve surrogaten"


def test_een_regeleinde_in_tekst_mag() -> None:
    assert van_dict(bestand(toelichting="een\ntwee")).toelichting == "een\ntwee"


# --- dubbele sleutels ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("waarden", [("1", "2"), ("fout", "2"), ("1", "fout"), ("1", "1")])
def test_een_dubbele_sleutel_is_een_enkel_probleem(waarden: tuple[str, str]) -> None:
    """Welke waarde geldt, weet niemand: de goede noch de foute wordt stilzwijgend gekozen."""
    eerste, tweede = waarden
    probleem = enige(van_json, enveloppe(f'"{eerste}", "werking": "{tweede}"'))
    assert str(probleem) == "enveloppe.werking: gevonden deze sleutel meer dan één keer; verwacht elke sleutel één keer"


def test_een_dubbele_sleutel_verbergt_geen_andere_fout() -> None:
    tekst = als_json('{"naam": "a", "naam": "b", "naam": "c", "oproep": 5, "gek": 1, "gek": 2}')
    assert [probleem.plaats for probleem in fout_van(van_json, tekst).problemen] == ["gek", "naam", "oproep"]


def test_een_dubbel_schema_of_partnerschap_wordt_gemeld() -> None:
    tekst = naar_json(KLEIN).rstrip()[:-1] + ', "schema": 1, "partnerschap": 5}'
    assert [probleem.plaats for probleem in fout_van(van_json, tekst).problemen] == ["partnerschap", "schema"]


def test_een_dubbele_datum_geeft_geen_oordeel_over_de_periode() -> None:
    tekst = als_json('{"naam": "V", "oproep": "o", "periode": {"begin": "2024-01-01", "begin": "2025-01-01",'
                     ' "einde": "2024-06-01"}}')  # fmt: skip
    assert enige(van_json, tekst).plaats == "periode.begin"


# --- het bestand zelf ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inhoud", "gevonden", "verwacht"),
    [
        (b"", "een leeg bestand", '{"schema": 1, "partnerschap": {…}}'),
        (b"\xef\xbb\xbf \n", "een leeg bestand", '{"schema": 1, "partnerschap": {…}}'),
        (b'{"a": "\xff"}', "op byte 8 iets dat geen UTF-8 is (0xFF)", "een bestand in UTF-8"),
        (b"[]", "een lijst", 'een object: {"schema": 1, "partnerschap": {…}}'),
        (b"null", "null", 'een object: {"schema": 1, "partnerschap": {…}}'),
        (b"[" * 200_000, "meer dan honderd niveaus in elkaar", "een dossier met minder niveaus"),
        (b"[" * 100 + b"]" * 100, "een lijst", 'een object: {"schema": 1, "partnerschap": {…}}'),
        (b"[" * 101 + b"]" * 101, "meer dan honderd niveaus in elkaar", "een dossier met minder niveaus"),
        (b'{\n"a" 1}', "geen geldige JSON op regel 2, kolom 5", "een dubbelepunt"),
        (b'{"a": 1 "b"}', "geen geldige JSON op regel 1, kolom 9", "een komma of een sluitend haakje"),
        (b"{'a': 1}", "geen geldige JSON op regel 1, kolom 2", "een sleutel tussen dubbele aanhalingstekens"),
        (b'{"a": }', "geen geldige JSON op regel 1, kolom 7", "een waarde"),
        (b'"a', "geen geldige JSON op regel 1, kolom 1", "een aanhalingsteken dat de tekst sluit"),
        (b'"a\n"', "geen geldige JSON op regel 1, kolom 3", "geen stuurteken (ook geen regeleinde) binnen een tekst"),
        (b"{} {}", "geen geldige JSON op regel 1, kolom 4", "niets meer na het laatste haakje"),
        (b'"\\x"', "geen geldige JSON op regel 1, kolom 2", "na een \\ een van de tekens die JSON toelaat"),
    ],
)
def test_een_bestand_dat_geen_dossier_kan_zijn(inhoud: bytes, gevonden: str, verwacht: str) -> None:
    assert enige(van_json, inhoud) == Leesprobleem((), gevonden, verwacht)


def test_een_onbekende_melding_van_de_json_module_wordt_niet_getoond(monkeypatch: pytest.MonkeyPatch) -> None:
    def faal(*_: object, **__: object) -> None:
        raise json.JSONDecodeError("Some new English text", "abc", 1)

    monkeypatch.setattr(json, "loads", faal)
    assert enige(van_json, "x") == Leesprobleem((), "geen geldige JSON op regel 1, kolom 2", "geldige JSON")


def test_een_te_groot_bestand_wordt_niet_ontleed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    schrijf(KLEIN, tmp_path / "groot.json")
    for module in (lezen, ontleden):
        monkeypatch.setattr(module, "GROOTSTE_BESTAND", 50)
    te_groot = Leesprobleem((), "meer dan 64 MiB", "een dossier van hoogstens 64 MiB")
    assert enige(lees, tmp_path / "groot.json") == te_groot
    assert enige(van_json, " " * 51) == te_groot


def test_een_python_dossier_dat_naar_zichzelf_verwijst_is_te_diep() -> None:
    gegevens = bestand()
    gegevens["partnerschap"]["partners"] = [gegevens]
    assert enige(van_dict, gegevens).gevonden == "meer dan honderd niveaus in elkaar"


def test_een_bestand_dat_er_niet_is_een_map_en_een_onmogelijke_naam(tmp_path: Path) -> None:
    (tmp_path / "gewoon").touch()
    assert enige(lees, tmp_path / "weg.json").gevonden == "geen bestand met deze naam"
    assert enige(lees, tmp_path / "gewoon" / "weg.json").gevonden == "geen bestand met deze naam"
    assert enige(lees, "nul\x00teken").gevonden == "een bestand dat niet geopend of gelezen kan worden"
    assert fout_van(lees, tmp_path / "weg.json").bestand == str(tmp_path / "weg.json")


@pytest.mark.parametrize(
    ("oorzaak", "gevonden"),
    [
        (IsADirectoryError, "een map"),
        (PermissionError, "een bestand of map zonder leesrecht"),
        (OSError, "een bestand dat niet geopend of gelezen kan worden"),
    ],
)
def test_een_bestand_dat_niet_gelezen_mag_worden(
    monkeypatch: pytest.MonkeyPatch, oorzaak: type[OSError], gevonden: str
) -> None:
    def faal(*_: object, **__: object) -> None:
        raise oorzaak("English text")

    monkeypatch.setattr(Path, "open", faal)
    assert enige(lees, "dossier.json") == Leesprobleem((), gevonden, "een bestand dat gelezen kan worden")


# --- schema en migratie --------------------------------------------------------------------------------------------


def test_een_bestand_van_een_nieuwere_versie_wordt_niet_verder_beoordeeld() -> None:
    probleem = enige(van_dict, {"schema": 7, "iets": "nieuws", "partnerschap": {"naam": 5}})
    assert probleem == Leesprobleem(
        ("schema",),
        "het getal 7",
        "hoogstens 1: dit bestand is van een nieuwere versie van de bibliotheek (schema 7); deze leest tot en met 1",
    )


def test_zonder_schema_wordt_de_rest_toch_beoordeeld() -> None:
    fout = fout_van(van_dict, {"partnerschap": {"naam": 5, "oproep": "lp-208"}})
    assert rijen(fout) == {
        ("naam", "het getal 5", "tekst"),
        ("schema", "niets", "het getal 1 (verplicht)"),
    }


@pytest.mark.parametrize("schema", [0, -1])
def test_een_schema_dat_nooit_bestaan_heeft(schema: int) -> None:
    assert enige(van_dict, {**bestand(), "schema": schema}) == Leesprobleem(
        ("schema",), f"het getal {schema}", "het getal 1"
    )


def test_een_partnerschap_dat_ontbreekt_of_geen_object_is() -> None:
    assert str(enige(van_dict, {"schema": 1})) == "partnerschap: gevonden niets; verwacht een object (verplicht)"
    assert str(enige(van_dict, {"schema": 1, "partnerschap": []})).startswith("partnerschap: gevonden een lijst")


def test_een_ouder_schema_wordt_stap_voor_stap_gemigreerd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een verzonnen verleden: in schema -1 stond alles plat, in schema 0 heette de naam nog titel."""

    def van_min_een(gegevens: dict[str, Any]) -> dict[str, Any]:
        return {"schema": gegevens.pop("schema"), "partnerschap": gegevens}

    def van_nul(gegevens: dict[str, Any]) -> dict[str, Any]:
        gegevens["partnerschap"]["naam"] = gegevens["partnerschap"].pop("titel")
        return gegevens

    monkeypatch.setattr(schemas, "_MIGRATIES", {-1: van_min_een, 0: van_nul})
    oud = {"schema": -1, "titel": "Voorbeeld", "oproep": "lp-208"}
    assert van_dict(oud) == KLEIN
    assert oud == {"schema": -1, "titel": "Voorbeeld", "oproep": "lp-208"}
    dubbel = '{"schema": 0, "partnerschap": {"titel": "a", "oproep": "b", "oproep": "c"}}'
    assert enige(van_json, dubbel).plaats == "oproep"
    dubbel = '{"schema": 0, "partnerschap": 5, "partnerschap": {"titel": "a", "oproep": "b"}}'
    assert enige(van_json, dubbel).plaats == "partnerschap"
    diep: object = []
    for _ in range(98):
        diep = [diep]
    assert enige(van_dict, {"schema": -1, "titel": diep}).gevonden == "meer dan honderd niveaus in elkaar"


# --- persoonsgegevens ----------------------------------------------------------------------------------------------

VINGERAFDRUKKEN = ("iemand", "voorbeeld.be", "033.28", "03328", "8507", "85.07", "GEHEIM")


@pytest.mark.parametrize("gegeven", [RIJKSREGISTER, "85073003328", EMAIL, f"GEHEIM {EMAIL}", f"GEHEIM {RIJKSREGISTER}"])
def test_een_persoonsgegeven_wordt_geweigerd_en_nergens_herhaald(gegeven: str) -> None:
    """Waar het ook staat: als tekst, keuze, datum, bedrag, getal of sleutel."""
    lid = {"rol": gegeven, "periode": {"begin": gegeven}, gegeven: ""}
    gegevens = bestand(
        naam=gegeven,
        toelichting=f"GEHEIM: {gegeven}!",
        werkingsgebied=gegeven,
        partners=[{"id": gegeven, "naam": gegeven, gegeven: gegeven, "lidmaatschappen": [lid]}],
        enveloppe={"werking": gegeven, "totaal": 85073003328, "ondersteuning": 850730033.28},
        begrotingen=[{gegeven: {gegeven: gegeven}, "forfaitpercentage": gegeven, "personeel": [gegeven]}],
    )
    gegevens[gegeven] = gegeven
    fout = fout_van(van_dict, gegevens)
    assert len(fout.problemen) == 17
    uiterlijk = str(fout) + repr(fout) + repr(fout.rijen()) + repr(fout.args)
    assert not [spoor for spoor in VINGERAFDRUKKEN if spoor in uiterlijk]


def test_ook_in_de_woorden_van_het_model_wordt_een_persoonsgegeven_niet_herhaald() -> None:
    """Het model noemt de uren die niet kunnen; lijken die een rijksregisternummer, dan blijft ook dat weg."""
    lijn = {"luik": "werking", "partner": "a", "brutoloon": "1", "uren": "-850730033.28"}
    periode = {"begin": "2024-01-01", "einde": "2024-12-31"}
    probleem = enige(van_dict, bestand(begrotingen=[{"periode": periode, "personeel": [lijn]}]))
    assert probleem.gevonden == "onmogelijk als projectmedewerker: (niet getoond: het lijkt een rijksregisternummer)"


def test_onder_deelnemers_wordt_niets_herhaald() -> None:
    """Geen waarde en geen naam van een sleutel, wel de plaats, wat er hoort te staan en wat u wellicht bedoelde."""
    traject = {"id": "GEHEIM", "start": "GEHEIM", "drempels": ["GEHEIM"], "metingen": [{"datum": "GEHEIM"}]}
    inhoud = [{"id": "GEHEIM", "GEHEIM": 1, "geslagt": "GEHEIM", "geslacht": "GEHEIM", "trajecten": [traject]}]
    fout = fout_van(van_dict, bestand(deelnemers=inhoud))
    assert [probleem.plaats for probleem in fout.problemen] == [
        *["deelnemers[0]"] * 2,
        "deelnemers[0].geslacht",
        "deelnemers[0].id",
        "deelnemers[0].trajecten[0].drempels[0]",
        "deelnemers[0].trajecten[0].id",
        "deelnemers[0].trajecten[0].metingen[0].datum",
        "deelnemers[0].trajecten[0].start",
    ]
    assert "GEHEIM" not in str(fout) + repr(fout)
    assert sum("bedoelde u ‘geslacht’?" in str(probleem) for probleem in fout.problemen) == 0
    fout = fout_van(van_dict, bestand(deelnemers=[{"id": "d-7k3mq9x2vtbz", "geslagt": "GEHEIM"}]))
    assert "bedoelde u ‘geslacht’?" in str(fout)
    assert "GEHEIM" not in str(fout) + repr(fout)


@pytest.mark.parametrize(
    "kenmerk",
    [
        "00000000097",
        "00.00.00-000.97",
        "iemand@voorbeeld.be",
        "voornaam achternaam",
        "d-000000850730",
        "d-voornaambcdf",
        "d-0bcdf1234bcd",
        "c9f0f895-fb98-3b91-9f51-fd1f97b43636",
        "D-7K3MQ9X2VTBZ",
        "",
    ],
)
def test_een_kenmerk_dat_geen_pseudoniem_is_wordt_geweigerd_en_niet_herhaald(kenmerk: str) -> None:
    """Een nummer, een adres, een naam, een stuk van een hash en een UUID die van een naam afgeleid is (versie 3)."""
    fout = fout_van(van_dict, bestand(deelnemers=[{"id": kenmerk}]))
    (probleem,) = fout.problemen
    assert probleem.plaats == "deelnemers[0].id"
    assert "pseudoniem" in probleem.verwacht
    assert not kenmerk or kenmerk not in str(fout)
    for klasse in (modelklassen.Deelnemer, modelklassen.Traject):
        with pytest.raises(ValueError, match=r"\Aid: verwacht een willekeurig pseudoniem") as geweigerd:
            klasse(id=kenmerk)
        assert not kenmerk or kenmerk not in str(geweigerd.value)


def test_een_willekeurige_uuid_is_een_pseudoniem() -> None:
    """Wie al een registratiesysteem heeft, hoeft niets om te nummeren."""
    gelezen = van_dict(bestand(deelnemers=[{"id": "1b4e28ba-2fa1-4d21-8c3e-0123456789ab"}]))
    assert [deelnemer.id for deelnemer in gelezen.deelnemers] == ["1b4e28ba-2fa1-4d21-8c3e-0123456789ab"]


def test_een_score_buiten_haar_schaal_wordt_met_haar_veld_gemeld() -> None:
    """De melding van het model zegt welk veld en welke schaal, en niet de score."""
    meting = {"datum": "2024-05-01", "loslaatschaal": 11}
    traject = {"id": "t-7k3mq9x2vtbz", "metingen": [meting]}
    fout = fout_van(van_dict, bestand(deelnemers=[{"id": "d-7k3mq9x2vtbz", "trajecten": [traject]}]))
    (probleem,) = fout.problemen
    assert probleem.plaats == "deelnemers[0].trajecten[0].metingen[0]"
    assert probleem.gevonden == "onmogelijk als meting: loslaatschaal: verwacht een geheel getal van 1 tot en met 10"


@pytest.mark.parametrize("kwartaal", ["2024K5", "2024k1", "24K1", "2024-Q1", "", 20241])
def test_een_kwartaal_heeft_een_vorm(kwartaal: object) -> None:
    """Alleen 2024K1."""
    persona = {"id": "a", "naam": "A", "verwacht": [{"kwartaal": kwartaal, "aantal": 1}]}
    fout = fout_van(van_dict, bestand(personas=[persona]))
    (probleem,) = fout.problemen
    assert (probleem.plaats, probleem.verwacht) == (
        "personas[0].verwacht[0].kwartaal",
        'een kwartaal zoals "2024K3"',
    )


class Fase(StrEnum):
    """Een keuze uit een verzonnen toekomst."""

    START = "start"


@attrs.frozen(kw_only=True)
class Deelnemer:
    """Een deelnemer uit een verzonnen toekomst."""

    id: str
    fase: Fase
    inkomen: Bedrag | None = None


@attrs.frozen(kw_only=True)
class Toekomst:
    """Een dossier met deelnemers."""

    deelnemers: tuple[Deelnemer, ...]


def test_ook_wanneer_deelnemers_velden_krijgen_wordt_daar_niets_herhaald() -> None:
    """Een verzonnen toekomst: de plaats en wat er hoort te staan zijn genoeg om te verbeteren."""

    slecht = {"id": "GEHEIM\x00", "fase": "GEHEIM", "inkomen": 1234.5, "GEHEIM": 1, "faze": 2}
    problemen = problemen_van(Toekomst, {"deelnemers": [slecht, {"id": 5}, "GEHEIM"]})
    niet_getoond = "gevonden een waarde die niet past (niet getoond)"
    onbekend = "gevonden een onbekende sleutel (niet getoond); verwacht een van de sleutels id, fase, inkomen"
    assert sorted(map(str, problemen)) == [
        f"deelnemers[0].fase: {niet_getoond}; verwacht een van: start",
        f"deelnemers[0].id: {niet_getoond}; verwacht tekst",
        f'deelnemers[0].inkomen: {niet_getoond}; verwacht tekst zoals "73994.40"',
        f"deelnemers[0]: {onbekend}",
        f"deelnemers[0]: {onbekend}",
        "deelnemers[1].fase: gevonden niets; verwacht een van: start (verplicht)",
        f"deelnemers[1].id: {niet_getoond}; verwacht tekst",
        f"deelnemers[2]: {niet_getoond}; verwacht een object",
    ]


@pytest.mark.parametrize("sleutel", ["Jan Peeters", "a.b", "a\nb", "a[0]", "", "x" * 61, "\udcff"])
def test_een_ongewone_sleutel_komt_niet_in_het_pad(sleutel: str) -> None:
    probleem = enige(van_dict, bestand(periode={"begin": "2024-01-01", sleutel: 1}))
    assert probleem.plaats == "periode"
    assert "\n" not in str(probleem)
    assert len(str(probleem)) < 200


# --- schrijven -----------------------------------------------------------------------------------------------------


def test_een_bestand_is_utf8_met_gewone_regeleinden(tmp_path: Path) -> None:
    schrijf(attrs.evolve(KLEIN, toelichting="één\n€"), tmp_path / "dossier.json")
    inhoud = (tmp_path / "dossier.json").read_bytes()
    assert "één\\n€".encode() in inhoud
    assert inhoud.endswith(b"}\n")
    assert b"\r" not in inhoud


@pytest.mark.parametrize("stap", ["replace", "fsync"])
@pytest.mark.parametrize("bestaat", [True, False])
def test_mislukt_het_schrijven_dan_blijft_alles_zoals_het_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stap: str, bestaat: bool
) -> None:
    doel = tmp_path / "dossier.json"
    if bestaat:
        doel.write_text("oud")

    def faal(*_: object) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr(os, stap, faal)
    with pytest.raises(OSError, match="schijf vol"):
        schrijf(KLEIN, doel)
    assert {pad.name: pad.read_text() for pad in tmp_path.iterdir()} == ({"dossier.json": "oud"} if bestaat else {})


def test_ook_wie_onderbreekt_laat_geen_half_bestand_achter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def onderbreek(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", onderbreek)
    with pytest.raises(KeyboardInterrupt):
        schrijf(KLEIN, tmp_path / "dossier.json")
    assert list(tmp_path.iterdir()) == []


def test_een_herschreven_bestand_houdt_zijn_rechten_en_koppelingen(tmp_path: Path) -> None:
    """Collega's die het bestand op een gedeelde schijf konden lezen, kunnen dat nog."""
    doel, koppeling = tmp_path / "dossier.json", tmp_path / "laatste.json"
    doel.write_text("oud")
    doel.chmod(0o640)
    koppeling.symlink_to(doel)
    schrijf(KLEIN, koppeling)
    assert stat.S_IMODE(doel.stat().st_mode) == 0o640
    assert koppeling.is_symlink()
    assert lees(doel) == KLEIN


@pytest.mark.parametrize("gegeven", [EMAIL, RIJKSREGISTER, f"GEHEIM {EMAIL}"])
def test_een_persoonsgegeven_wordt_niet_geschreven_en_niet_herhaald(tmp_path: Path, gegeven: str) -> None:
    slecht = attrs.evolve(KLEIN, partners=(Partner(id="a", naam=gegeven),))
    with pytest.raises(ValueError, match=r"kan niet geschreven worden:\n  partners\[0\]\.naam: gevonden tekst") as fout:
        schrijf(slecht, tmp_path / "dossier.json")
    assert not isinstance(fout.value, LeesFout)
    assert not [spoor for spoor in VINGERAFDRUKKEN if spoor in repr(fout.value)]
    assert list(tmp_path.iterdir()) == []


def fout_type(waarde: Any) -> Any:
    """Wat een programma zonder typecontrole zou doorgeven."""
    return waarde


def met_enveloppe(werking: Any) -> Partnerschap:
    return attrs.evolve(KLEIN, enveloppe=Enveloppe(werking=werking))


def met_forfait(percentage: Any) -> Partnerschap:
    return attrs.evolve(KLEIN, begrotingen=(Begroting(periode=Periode.jaar(2024), forfaitpercentage=percentage),))


@pytest.mark.parametrize(
    "slecht",
    [
        met_enveloppe(Bedrag(10**10)),
        met_enveloppe(3000),
        met_enveloppe(3000.5),
        met_enveloppe("3000,5"),
        met_forfait(Decimal("NaN")),
        met_forfait(Decimal("1E+999999")),
        met_forfait(Decimal("1E-31")),
        attrs.evolve(KLEIN, naam="stuur\x07"),
        attrs.evolve(KLEIN, naam="half \ud800"),
        attrs.evolve(KLEIN, naam=fout_type(5)),
        attrs.evolve(KLEIN, werkingsgebied=Werkingsgebied(limburg=fout_type("nee"))),
        attrs.evolve(KLEIN, partners=(Partner(id="a", naam="A", soort=fout_type("baas")),)),
    ],
)
def test_wat_niet_terug_te_lezen_is_wordt_niet_geschreven(slecht: Partnerschap) -> None:
    """Het model laat meer toe dan het bestand: wie een verkeerd type invult, merkt het voor er iets geschreven is."""
    with pytest.raises(ValueError, match="dit partnerschap kan niet geschreven worden:\n  "):
        naar_json(slecht)


def test_een_getal_met_exponent_wordt_uitgeschreven() -> None:
    geschreven = naar_dict(met_forfait(Decimal("4E+1")))["partnerschap"]["begrotingen"][0]["forfaitpercentage"]
    assert geschreven == "40"


def test_alleen_een_partnerschap_wordt_geschreven() -> None:
    with pytest.raises(TypeError, match="verwacht een Partnerschap, geen dict"):
        naar_json(fout_type(bestand()))


# --- wat er ook binnenkomt -----------------------------------------------------------------------------------------


def probeer(lezer: Callable[..., object], invoer: object) -> None:
    """Het lezen geeft een partnerschap of een leesfout, en nooit iets anders."""
    uitkomst: object
    try:
        uitkomst = lezer(invoer)
    except LeesFout as fout:
        uitkomst = fout
    if isinstance(uitkomst, LeesFout):
        assert uitkomst.problemen
        assert str(uitkomst).encode("utf-8")
        assert len(str(uitkomst).splitlines()) == len(uitkomst.problemen) + 1
    else:
        assert isinstance(uitkomst, Partnerschap)


WAARDEN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["2024-01-01", "werking", "1.00", EMAIL, RIJKSREGISTER, b"x", Decimal("sNaN"), date.max]),
    lambda kinderen: st.lists(kinderen, max_size=3) | st.dictionaries(st.text(max_size=5), kinderen, max_size=3),
    max_leaves=5,
)


@TRAAG
@given(st.data())
def test_een_willekeurig_veranderd_dossier_geeft_een_dossier_of_een_leesfout(data: st.DataObject) -> None:
    gegevens: Any = copy.deepcopy(VOORBEELD)
    for _ in range(data.draw(st.integers(1, 4))):
        verander(gegevens, data)
    probeer(van_dict, gegevens)


VOORBEELD = json.loads(GOUD.read_bytes())


def verander(houder: Any, data: st.DataObject) -> None:
    """Vervangt, schrapt of voegt iets toe, ergens in het dossier."""
    while True:
        namen = list(houder) if isinstance(houder, dict) else list(range(len(houder)))
        if not namen:
            return
        naam = data.draw(st.sampled_from(namen))
        if isinstance(houder[naam], dict | list) and data.draw(st.integers(0, 4)):
            houder = houder[naam]
            continue
        match data.draw(st.sampled_from(["vervang", "schrap", "voeg toe"])):
            case "vervang":
                houder[naam] = data.draw(WAARDEN)
            case "schrap":
                del houder[naam]
            case _ if isinstance(houder, dict):
                houder[data.draw(st.text(max_size=8) | st.just(f"{naam}x"))] = data.draw(WAARDEN)
            case _:
                houder.append(data.draw(WAARDEN))
        return


@TRAAG
@given(st.binary(max_size=50), st.integers(0, len(GOUD.read_bytes())), st.integers(0, 50))
def test_willekeurige_bytes_geven_een_dossier_of_een_leesfout(vreemd: bytes, plaats: int, lengte: int) -> None:
    goed = GOUD.read_bytes()
    probeer(van_json, vreemd)
    probeer(van_json, goed[:plaats] + vreemd + goed[plaats + lengte :])


@TRAAG
@given(WAARDEN)
def test_willekeurige_json_geeft_een_dossier_of_een_leesfout(waarde: object) -> None:
    probeer(van_dict, waarde)
    probeer(van_json, json.dumps(waarde, default=str))


def test_importeren_laadt_cattrs_nog_niet() -> None:
    """cattrs kost meer tijd dan een klein dossier lezen: het wacht tot er iets te lezen is."""
    import subprocess
    import sys

    code = "import sys, lokale_partnerschappen.uitwisseling.json; sys.exit('cattrs' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
