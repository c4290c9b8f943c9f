"""Uitleg en gebruiksfouten: in elke landinstelling Nederlands, zonder één woord van click zelf."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import entry_points, version
from typing import Any

import pytest

from lokale_partnerschappen.cli import main

VoerUit = Callable[..., Any]
Proces = Callable[..., Any]

OPDRACHTEN = (
    "controleer",
    "plan",
    "aandeel",
    "aanvraag",
    "agenda",
    "platos",
    "regels",
    "regel",
    "oproep",
    "grafiek",
    "indicatoren",
    "kwartaal",
    "traject",
    "toevoegen",
    "nieuw-pseudoniem",
    "toets-doelgroep",
    "kandidaturen",
    "leden",
    "wijzig",
    "nota",
)
LANDINSTELLINGEN = (
    {"LANG": "C", "LC_ALL": "C", "LANGUAGE": ""},
    {"LANG": "fr_FR.UTF-8", "LC_ALL": "", "LANGUAGE": "fr"},
)
# Woorden van click zelf, en van Python, die in geen Nederlandse zin voorkomen.
VREEMD = re.compile(
    r"\b(usage|options?|arguments|commands?|show|this|message|and exit|error|try|help for|missing|invalid|value"
    r"|no such|got|unexpected|extra|did you|mean|requires?|does not|is not|one of|choose|default|required|aborted"
    r"|possible|traceback|prog|type|int|text|aide|utilisation|erreur)\b",
    re.IGNORECASE,
)
GEBRUIKSFOUTEN = {
    (): (0, 2),  # click 8.1 sluit af met 0, click 8.2 met 2
    ("controleer",): (2,),
    ("contoleer",): (2,),
    ("xyz",): (2,),
    ("--kleur",): (2,),
    ("controleer", "--kleur"): (2,),
    ("controleer", "--formaatt", "csv"): (2,),
    ("controleer", "--op"): (2,),
    ("controleer", "--voorbeeld", "--op", "morgen"): (2,),
    ("controleer", "--voorbeeld", "--formaat", "xml"): (2,),
    ("controleer", "--voorbeeld", "--taal", "de"): (2,),
    ("controleer", "--voorbeeld=ja"): (2,),
    ("controleer", "weg.json"): (2,),
    ("plan", "--voorbeeld", "--formaat", "csv"): (2,),
    ("plan", "--voorbeeld", "--wijzig-lijn"): (2,),
    ("plan", "--voorbeeld", "--wijzig-lijn", "3:uren"): (2,),
    ("plan", "--voorbeeld", "--begroting", "2030"): (2,),
    ("aandeel",): (2,),
    ("aandeel", "Moerbeke"): (2,),
    ("aandeel", "--voorbeeld", "Nergens"): (2,),
    ("aandeel", "--voorbeeld", "Moerbeke", "--jaar", "nu"): (2,),
    ("grafiek",): (0, 2),
    ("grafiek", "taart"): (2,),
    ("grafiek", "ster"): (2,),
    ("grafiek", "ster", "--voorbeeld", "onbekend"): (2,),
    ("grafiek", "caseload", "--voorbeeld"): (2,),
    ("grafiek", "financiering", "--voorbeeld", "-o", "balk.gif"): (2,),
    ("leden",): (2,),
    ("leden", "--voorbeeld"): (2,),
    ("leden", "--voorbeeld", "--op", "nu"): (2,),
    ("wijzig", "--voorbeeld"): (2,),
    ("wijzig", "--voorbeeld", "--vertrek", "vdab"): (2,),
    ("nota",): (2,),
    ("nota", "--voorbeeld", "Nergens"): (2,),
    ("kandidaturen",): (2,),
    ("kandidaturen", "--voorbeeld", "--op", "straks"): (2,),
    ("aanvraag",): (2,),
    ("aanvraag", "--voorbeeld", "--formaat", "csv"): (2,),
    ("platos",): (2,),
    ("platos", "a", "b", "c"): (2,),
    ("platos", "a", "-o"): (2,),
    ("regel",): (2,),
    ("regel", "a", "b"): (2,),
    ("regels", "over"): (2,),
    ("oproep", "x"): (2,),
    ("kwartaal", "--voorbeeld"): (2,),
    ("kwartaal", "--voorbeeld", "herfst"): (2,),
    ("kwartaal", "--voorbeeld", "2024K3", "--kleinste-groep", "geen"): (2,),
    ("indicatoren",): (2,),
    ("indicatoren", "--voorbeeld", "--jaar", "nu"): (2,),
    ("traject", "--voorbeeld"): (2,),
    ("traject", "--voorbeeld", "voornaam"): (2,),
    ("traject", "--voorbeeld", "t-7k3mq9x2vtbz", "--ster", "ster.png"): (2,),
    ("toevoegen",): (2,),
    ("toevoegen", "weg.json", "weg.csv"): (2,),
    ("toevoegen", "--sjabloon", "x"): (2,),
    ("nieuw-pseudoniem", "--aantal", "veel"): (2,),
    ("nieuw-pseudoniem", "--aantal", "0"): (2,),
    ("toets-doelgroep",): (2,),
    ("toets-doelgroep", "--voltijds", "misschien"): (2,),
}


def vreemde_woorden(tekst: str) -> list[str]:
    """De woorden die niet Nederlands zijn; namen van opties en plaatsaanduidingen tellen niet."""
    zonder_opties = re.sub(r"--?[a-z][\w-]*|\bDOSSIER\S*", " ", tekst)
    return [gevonden[0] for gevonden in VREEMD.finditer(zonder_opties)]


@pytest.mark.parametrize("omgeving", LANDINSTELLINGEN, ids=["C", "fr"])
class TestInElkeLandinstelling:
    @pytest.mark.parametrize("opdracht", [(), *((naam,) for naam in OPDRACHTEN)], ids=" ".join)
    def test_de_uitleg_is_nederlands(self, proces: Proces, opdracht: tuple[str, ...], omgeving: dict[str, str]) -> None:
        gezien = proces(*opdracht, "--help", **omgeving)
        tekst = gezien.stdout.decode()
        assert (gezien.returncode, gezien.stderr) == (0, b"")
        assert tekst.startswith(" ".join(["Gebruik: lokale-partnerschappen", *opdracht]))
        assert "\nOpties:\n" in tekst
        assert "Toon deze uitleg en stop." in tekst
        assert vreemde_woorden(tekst) == []

    @pytest.mark.parametrize("opdracht", GEBRUIKSFOUTEN, ids=" ".join)
    def test_een_gebruiksfout_is_nederlands(
        self, proces: Proces, opdracht: tuple[str, ...], omgeving: dict[str, str]
    ) -> None:
        gezien = proces(*opdracht, **omgeving)
        tekst = (gezien.stdout + gezien.stderr).decode()
        assert gezien.returncode in GEBRUIKSFOUTEN[opdracht]
        assert vreemde_woorden(tekst) == []
        assert "Gebruik: " in tekst or "Fout: " in tekst or "kan niet gelezen worden" in tekst


class TestWatErStaat:
    @pytest.mark.parametrize(
        ("opdracht", "melding"),
        [
            (("regel",), "Fout: Ontbrekend argument 'ID'."),
            (("controleer", "--kleur"), "Fout: Onbekende optie"),
            (("xyz",), "Fout: Onbekende opdracht 'xyz'."),
            (("regel", "a", "b"), "Fout: Argument te veel (b)"),
            (("regel", "a", "b", "c"), "Fout: Argumenten te veel (b c)"),
            (
                ("controleer", "--voorbeeld", "--formaat", "xml"),
                "Fout: Ongeldige waarde voor '--formaat': 'xml' is geen van 'tekst', 'json', 'csv'.",
            ),
            (("controleer", "--op"), "Fout: Optie '--op' heeft een waarde nodig."),
            (("controleer", "--voorbeeld=ja"), "Fout: Optie '--voorbeeld' krijgt geen waarde."),
        ],
    )
    def test_een_gebruiksfout_zegt_wat_er_mis_is(
        self, voer_uit: VoerUit, opdracht: tuple[str, ...], melding: str
    ) -> None:
        gezien = voer_uit(*opdracht)
        assert (gezien.code, gezien.uit) == (2, "")
        assert melding in gezien.fout

    def test_een_gebruiksfout_wijst_naar_de_uitleg(self, voer_uit: VoerUit) -> None:
        fout = voer_uit("controleer").fout
        # Welke van de twee namen er staat, verschilt per versie van click.
        assert re.search("Probeer ‘lokale-partnerschappen controleer (--help|-h)’ voor uitleg.", fout)

    def test_de_uitleg_begint_met_wat_iemand_eerst_wil(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("--help").uit
        assert "Begin met: lokale-partnerschappen controleer --voorbeeld" in uit
        assert [regel.split()[0] for regel in uit.partition("Opdrachten:\n")[2].splitlines()] == sorted(OPDRACHTEN)

    @pytest.mark.parametrize("opdracht", OPDRACHTEN)
    def test_de_korte_vorm(self, voer_uit: VoerUit, opdracht: str) -> None:
        assert voer_uit(opdracht, "-h") == voer_uit(opdracht, "--help")

    def test_de_versie(self, voer_uit: VoerUit) -> None:
        uit = voer_uit("--version").uit
        assert uit == f"lokale-partnerschappen, versie {version('lokale-partnerschappen')}\n"

    def test_de_opdracht_is_geinstalleerd(self) -> None:
        (punt,) = entry_points(group="console_scripts", name="lokale-partnerschappen")
        assert punt.load() is main
