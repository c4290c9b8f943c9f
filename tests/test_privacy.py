"""Wat over een mens gaat, komt in geen enkele uitvoer: geplant in een dossier, en daarna overal gezocht.

Elk veld dat met `gevoelig` gemerkt is, krijgt een waarde die te herkennen is. Elke opdracht die een dossier leest,
draait daarop in elke vorm en taal. Labels zijn geen gegevens: "niet-binair" is ook het opschrift van een kolom. Daarom
telt een woord pas als gevonden als het vaker voorkomt dan in dezelfde uitvoer van een dossier zonder die gegevens.

Een ja of een nee is niet te herkennen. Daarom hoort de uitvoer van elke opdracht die geen indicatoren telt en geen
regels nagaat, ook letterlijk dezelfde te zijn als een gemerkt veld verandert.
"""

from __future__ import annotations

import copy
import io
import json
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from lokale_partnerschappen import BijzondereKenmerken, Deelnemer, Traject, Uitstroom, gevoeligheid_van
from lokale_partnerschappen.cli import main
from lokale_partnerschappen.model.trajecten.uitstroom import Zesmaandenmeting
from lokale_partnerschappen.voorbeelden import voorbeeld_als_json

Pad = tuple[str | int, ...]
DEELNEMER = "d-7k3mq9x2vtbz"
TRAJECT = "t-7k3mq9x2vtbz"
IN_DEELNEMER: Pad = ("partnerschap", "deelnemers", 0)
IN_TRAJECT: Pad = (*IN_DEELNEMER, "trajecten", 0)
IN_UITSTROOM: Pad = (*IN_TRAJECT, "uitstroom")
# Per gemerkt veld: een waarde, een andere waarde, en de woorden waaraan een van beide te herkennen is.
GEPLANT: dict[str, tuple[Pad, Any, Any, tuple[str, ...]]] = {
    "Deelnemer.status": (
        (*IN_DEELNEMER, "status"),
        "deeltijds-aan-het-werk",
        "voltijds-aan-het-werk",
        ("deeltijds-aan-het-werk", "deeltijds aan het werk"),
    ),
    "Deelnemer.leeftijdsklasse": (
        (*IN_DEELNEMER, "leeftijdsklasse"),
        "30-54",
        "55-en-ouder",
        ("30-54", "30 tot en met 54"),
    ),
    "Deelnemer.binnen_gebied": ((*IN_DEELNEMER, "binnen_gebied"), "geweigerd", "nee", ("geweigerd",)),
    "Deelnemer.voldoet_aan_omschrijving": ((*IN_DEELNEMER, "voldoet_aan_omschrijving"), True, False, ()),
    "Deelnemer.geslacht": (
        (*IN_DEELNEMER, "geslacht"),
        "niet-binair",
        "man",
        ("niet-binair", "niet binair", "non-binary", "non binaire"),
    ),
    "Deelnemer.opleidingsniveau": (
        (*IN_DEELNEMER, "opleidingsniveau"),
        "hoogstens-lager-secundair",
        "hoger-secundair",
        ("hoogstens-lager-secundair", "hoogstens lager secundair"),
    ),
    "Deelnemer.langdurig_werkzoekend": ((*IN_DEELNEMER, "langdurig_werkzoekend"), "geweigerd", "ja", ("geweigerd",)),
    "Deelnemer.bijzonder": ((*IN_DEELNEMER, "bijzonder"), {}, {"dakloos": "ja"}, ()),
    **{
        f"BijzondereKenmerken.{veld.name}": ((*IN_DEELNEMER, "bijzonder", veld.name), "geweigerd", "ja", ("geweigerd",))
        for veld in attrs.fields(BijzondereKenmerken)
    },
    "Traject.drempels": (
        (*IN_TRAJECT, "drempels"),
        ["middelengebruik", "psychische-kwetsbaarheid"],
        ["digitaal"],
        ("middelengebruik", "psychische-kwetsbaarheid", "psychische kwetsbaarheid"),
    ),
    "Uitstroom.statuswijzigingen": (
        (*IN_UITSTROOM, "statuswijzigingen"),
        [{"datum": "2024-07-23", "status": "niet-beroepsactief"}],
        [{"datum": "2024-07-24", "status": "zelfstandig"}],
        ("2024-07-23", "23 juli", "23 July", "23 juillet", "niet-beroepsactief"),
    ),
    "Uitstroom.in_opleiding": ((*IN_UITSTROOM, "in_opleiding"), "geweigerd", "ja", ("geweigerd",)),
    "Uitstroom.kwalificatie": ((*IN_UITSTROOM, "kwalificatie"), "geweigerd", "ja", ("geweigerd",)),
    "Uitstroom.na_zes_maanden": ((*IN_UITSTROOM, "na_zes_maanden"), {}, {"verbeterd": "ja"}, ()),
    "Zesmaandenmeting.status": (
        (*IN_UITSTROOM, "na_zes_maanden", "status"),
        "niet-beroepsactief",
        "werkt",
        ("niet-beroepsactief", "niet beroepsactief"),
    ),
    "Zesmaandenmeting.verbeterd": ((*IN_UITSTROOM, "na_zes_maanden", "verbeterd"), "geweigerd", "ja", ("geweigerd",)),
}
VERSCHREVEN = "Zeldzaamwoord"
EIGEN_REGEL = """from lokale_partnerschappen import Bron, Ernst, Gezag, Partnerschap, afwijking, regel

@regel(
    over=Partnerschap, ernst=Ernst.WAARSCHUWING, bron=Bron(sleutel="A", titel="Afspraak", gezag=Gezag.PRAKTIJK),
    titel="Loopt vast", bericht="Er staat {gevonden}.",
)
def loopt_vast(p):
    raise ValueError(repr(p))
    yield afwijking("naam", gevonden="iets", verwacht="tekst")
"""
OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "controleer": ("tekst", "json", "csv"),
    "plan": ("tekst", "json"),
    "aandeel": ("tekst", "json"),
    "kwartaal": ("tekst", "json", "csv"),
    "indicatoren": ("tekst", "json", "csv"),
    "traject": ("tekst", "json", "csv"),
    "grafiek ster": ("",),
    "grafiek caseload": ("",),
    "agenda": ("tekst", "json", "csv"),
    "toevoegen": ("tekst", "json"),
    "leden": ("tekst", "json"),
    "wijzig": ("tekst", "json"),
    "nota": ("",),
    "kandidaturen": ("tekst", "json", "csv"),
    "aanvraag": ("tekst", "json"),
}
TALEN = ("nl", "fr", "en")
# Deze tonen een telling van, of een bevinding over, wat gemerkt is; de woorden zelf horen er ook niet in.
HANGT_ERVAN_AF = ("controleer", "indicatoren")
# Deze schrijven alleen Nederlands.
ZONDER_TAAL = ("toevoegen", "nota")
# In CSV zijn alleen de titels vertaald, en die staan ook in JSON: één taal volstaat.
GEVALLEN = [
    (opdracht, formaat, taal)
    for opdracht, vormen in OPDRACHTEN.items()
    for formaat in vormen
    for taal in (TALEN[:1] if formaat == "csv" or opdracht in ZONDER_TAAL else TALEN)
]
# In JSON noemt de lijst van wat verborgen is ook de kolom "geweigerd": een naam van een kolom, geen antwoord.
LABELS = {"indicatoren": ("geweigerd",)}


def zet(dossier: dict[str, Any], pad: Pad, waarde: Any) -> None:
    plaats: Any = dossier
    for deel in pad[:-1]:
        plaats = plaats[deel]
    plaats[pad[-1]] = waarde


@pytest.fixture
def zonder() -> dict[str, Any]:
    """Het meegeleverde dossier met één deelnemer over wie niets gemerkts bekend is."""
    dossier: dict[str, Any] = copy.deepcopy(json.loads(voorbeeld_als_json()))
    traject = {
        "id": TRAJECT,
        "aanmelding": "2024-01-03",
        "start": "2024-01-08",
        "contacten": ["2024-01-10"],
        "metingen": [{"datum": "2024-02-01", "ster": [{"levensdomein": "rechten", "score": 2}]}],
        "uitstroom": {"datum": "2024-06-28"},
    }
    dossier["partnerschap"]["deelnemers"] = [{"id": DEELNEMER, "trajecten": [traject]}]
    dossier["partnerschap"]["gegevensverwerking"] = {"grondslag": "toestemming", "bijzonder_per_deelnemer": True}
    dossier["partnerschap"].pop("kenmerktellingen", None)
    return dossier


@pytest.fixture
def geplant(zonder: dict[str, Any]) -> dict[str, Any]:
    """Hetzelfde dossier, met in elk gemerkt veld een waarde."""
    dossier = copy.deepcopy(zonder)
    for pad, waarde, _, _ in GEPLANT.values():
        zet(dossier, pad, copy.deepcopy(waarde))
    return dossier


Draai = Callable[..., str]


@pytest.fixture
def draai(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Draai:
    """Voert een opdracht uit op een dossier en geeft alles wat ze naar buiten brengt."""
    tabel = tmp_path / "trajecten.csv"
    tabel.write_text(f"deelnemer;traject;start\n{DEELNEMER};{TRAJECT};2024-01-08\n", "utf-8")

    def voer(opdracht: str, formaat: str, taal: str, dossier: dict[str, Any], *meer: str) -> str:
        pad = tmp_path / "dossier.json"
        pad.write_text(json.dumps(dossier), "utf-8")
        eigen = {
            "aandeel": ["Moerbeke"],
            "kwartaal": ["2024K2"],
            "traject": [TRAJECT],
            "grafiek ster": [TRAJECT],
            "grafiek caseload": ["--van", "2024-01-01", "--tot", "2024-12-31"],
            "agenda": ["--van", "2024-01-01", "--tot", "2025-12-31"],
            "toevoegen": [str(tabel)],
            "leden": ["--op", "2024-06-01"],
            "wijzig": ["--vertrek", "dienstverlener-c=2024-06-30"],
            "nota": ["Moerbeke"],
        }.get(opdracht, [])
        vorm = ["--formaat", formaat] if formaat else []
        in_taal = [] if opdracht in ZONDER_TAAL else ["--taal", taal]
        monkeypatch.setattr(sys, "argv", ["lp", *opdracht.split(), str(pad), *eigen, *vorm, *in_taal, *meer])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), "utf-8"))
        with pytest.raises(SystemExit):
            main()
        gezien = capsys.readouterr()
        assert "Traceback" not in gezien.err
        return (gezien.out + gezien.err).replace("\xa0", " ")

    return voer


def woorden() -> Iterator[str]:
    for _, _, _, eigen in GEPLANT.values():
        yield from eigen


def vaker(met: str, zonder: str, labels: Collection[str] = ()) -> list[str]:
    """De geplante woorden die er vaker in staan dan zonder die gegevens; een label is geen gegeven."""
    gezocht = {woord.lower() for woord in woorden()} - set(labels)
    return sorted(woord for woord in gezocht if met.lower().count(woord) > zonder.lower().count(woord))


def test_elk_gemerkt_veld_is_geplant() -> None:
    """Wie een veld merkt, plant er ook iets in."""
    klassen = (Deelnemer, BijzondereKenmerken, Traject, Uitstroom, Zesmaandenmeting)
    velden = [f"{klasse.__name__}.{veld.name}" for klasse in klassen for veld in attrs.fields(klasse)]
    assert sorted(GEPLANT) == sorted(veld for veld in velden if gevoeligheid_van(veld) is not None)


@pytest.mark.parametrize(("opdracht", "formaat", "taal"), GEVALLEN)
def test_geen_enkele_uitvoer_toont_iets_gemerkts(
    draai: Draai, geplant: dict[str, Any], zonder: dict[str, Any], opdracht: str, formaat: str, taal: str
) -> None:
    """De uitvoer is er wel: een opdracht die niets toont, bewijst niets."""
    met = draai(opdracht, formaat, taal, geplant)
    assert met
    assert "Fout: " not in met
    assert vaker(met, draai(opdracht, formaat, taal, zonder), LABELS.get(opdracht, ())) == []


@pytest.mark.parametrize("intern", [("--intern",), ("--kleinste-groep", "1"), ()], ids=" ".join)
@pytest.mark.parametrize("opdracht", ["kwartaal", "indicatoren"])
def test_ook_niet_als_alle_aantallen_er_staan(
    draai: Draai, geplant: dict[str, Any], zonder: dict[str, Any], opdracht: str, intern: tuple[str, ...]
) -> None:
    """Een telling toont hoeveel, nooit het pseudoniem erbij."""
    met = draai(opdracht, "json", "nl", geplant, *intern)
    assert vaker(met, draai(opdracht, "json", "nl", zonder, *intern), LABELS.get(opdracht, ())) == []
    assert DEELNEMER not in met
    assert TRAJECT not in met


@pytest.mark.parametrize("opdracht", [opdracht for opdracht in OPDRACHTEN if opdracht not in HANGT_ERVAN_AF])
def test_een_ander_antwoord_verandert_geen_letter(draai: Draai, geplant: dict[str, Any], opdracht: str) -> None:
    """Ook een ja of een nee is niet af te leiden."""
    formaat = "json" if "json" in OPDRACHTEN[opdracht] else OPDRACHTEN[opdracht][0]
    gewoon = draai(opdracht, formaat, "nl", geplant)
    for veld, (pad, _, anders, _) in GEPLANT.items():
        ander = copy.deepcopy(geplant)
        zet(ander, pad, anders)
        assert draai(opdracht, formaat, "nl", ander) == gewoon, veld


@pytest.mark.parametrize("verschreven", [VERSCHREVEN, {VERSCHREVEN: VERSCHREVEN}, [VERSCHREVEN], 424242])
@pytest.mark.parametrize("veld", GEPLANT)
def test_een_verschreven_waarde_wordt_geweigerd_en_niet_herhaald(
    draai: Draai, geplant: dict[str, Any], veld: str, verschreven: Any
) -> None:
    """De leesfout zegt waar, niet wat."""
    zet(geplant, GEPLANT[veld][0], verschreven)
    for opdracht, formaat in (("controleer", "tekst"), ("traject", "json")):
        met = draai(opdracht, formaat, "nl", geplant)
        assert "kan niet gelezen worden" in met
        assert VERSCHREVEN not in met
        assert "424242" not in met
        assert [woord for woord in woorden() if woord in met.replace("verwacht", "").split("een van:")[0]] == []


def test_een_eigen_regel_die_vastloopt_toont_het_dossier_niet(
    draai: Draai, geplant: dict[str, Any], zonder: dict[str, Any], tmp_path: Path
) -> None:
    """Haar fout draagt alles; alleen de soort fout en het regelnummer zijn te zien."""
    for inhoud in (EIGEN_REGEL, f"raise ValueError('{VERSCHREVEN}')\n"):
        bestand = tmp_path / "mijn_regels.py"
        bestand.write_text(inhoud, "utf-8")
        met = draai("controleer", "tekst", "nl", geplant, "--regels", str(bestand))
        assert "ValueError op regel" in met
        assert vaker(met, draai("controleer", "tekst", "nl", zonder, "--regels", str(bestand))) == []
        assert VERSCHREVEN not in met
        assert DEELNEMER not in met
