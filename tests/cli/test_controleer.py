"""``controleer``: dossiers beoordelen, kiezen waarmee, en lezen wat eruit komt."""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lokale_partnerschappen import REGELS, Luik, Partnerschap, Projectmedewerker
from lokale_partnerschappen.cli import uitvoer
from lokale_partnerschappen.cli.regelkeuze import kies_uit
from lokale_partnerschappen.cli.uitvoer import KOLOMMEN, in_kolommen, met_balk, wil_kleur
from lokale_partnerschappen.cli.verslag import waar

VoerUit = Callable[..., Any]
Inhoud = dict[str, Any]
Bewaar = Callable[..., Path]

NAAM = "Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster"
BIJLAGEN = """KOSTEN
  AANDACHT  Bijlagen ontbreken  [bijlagen-ontbreken]
    Waar: begrotingen
    Op 3 van 23 lijnen is geen loonfiche of bewijsstuk gevoegd.
    Wat doen: Voeg de loonfiches en bewijsstukken toe voor 3 lijnen, of houd ze klaar voor controle.
    Bron: Aanvraagformulier (Platos), kolommen Loonfiche en Bewijsstuk (formulier)
  AANDACHT  Ondersteuning wijkt af van het gekende jaarbedrag  [ondersteuning-wijkt-af-van-pakket]
    Waar: begrotingen[0].kosten_ondersteuning (2024)
    De kosten ondersteuning zijn € 53.550,07; in de gekende aanvragen is dat € 55.682,59 per jaar.
    Wat doen: Niets, als het zo is afgesproken: het bedrag is geen voorschrift.
    Bron: Eén goedgekeurde aanvraag (2023), totale kosten ondersteuning (praktijk)
"""
GEEN_GRENS = "geen enkele bron geeft een grens; wie er een wil, zet ze zelf"
DUBBELZINNIG = "dubbelzinnig: 30 % en 10 % van het forfait, of 30 en 10 punten van 40"
NIET_BEOORDEELD = f"""NIET TE BEOORDELEN
  begrotingen: er is niet voor elk jaar van het project een begroting  [lokale-besturen-onder-aandeel]

NIET VAN TOEPASSING
  brutoloon-niet-voltijds: {GEEN_GRENS}
  forfaitverdeling-telt-niet-op: {DUBBELZINNIG}
  veel-personen-per-vte: {GEEN_GRENS}
"""
GOED = f"""voorbeeld-2024.json: {NAAM}
Oproep Lokale partnerschappen (208); beoordeeld: de hele looptijd; aantal regels: {len(REGELS)}

{BIJLAGEN}
{NIET_BEOORDEELD}
In orde: 0 fouten, 0 waarschuwingen, 2 aandachtspunten, 1 keer niet te beoordelen.
"""
LIMBURG = "limburg-antwoord-klopt-niet"
BRON = "VVSG, financiering lokale partnerschappen, Limburg is een transitieregio"


def rijen(uit: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(uit.removeprefix("\ufeff")), delimiter=";"))


class TestDossiers:
    def test_het_voorbeeld_is_in_orde(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("controleer", "--voorbeeld")
        assert (gezien.code, gezien.fout) == (0, "")
        begin, _, einde = GOED.partition("\nNIET TE BEOORDELEN")
        assert gezien.uit.startswith(f"{begin}\nTRAJECTEN\n")
        assert einde.partition("\nIn orde")[0].partition("\nNIET VAN TOEPASSING")[2] in gezien.uit
        slot = "In orde: 0 fouten, 2 waarschuwingen, 3 aandachtspunten, 4 keer niet te beoordelen.\n"
        assert gezien.uit.endswith(slot)

    def test_het_voorbeeld_zonder_deelnemers(self, voer_uit: VoerUit, goed: Path) -> None:
        gezien = voer_uit("controleer", goed)
        assert (gezien.code, gezien.uit, gezien.fout) == (0, GOED.replace("voorbeeld-2024.json", str(goed)), "")

    def test_een_dossier_met_een_fout(self, voer_uit: VoerUit, stuk: Path) -> None:
        gezien = voer_uit("controleer", stuk)
        assert gezien.code == 1
        assert gezien.fout == ""
        assert gezien.uit == (
            f"{stuk}: {NAAM}\n"
            f"Oproep Lokale partnerschappen (208); beoordeeld: de hele looptijd; aantal regels: {len(REGELS)}\n\n"
            "SAMENSTELLING\n"
            f"  FOUT  Antwoord over Limburg klopt niet met de gemeenten  [{LIMBURG}]\n"
            "    Waar: werkingsgebied.limburg\n"
            "    Is Limburg-transitieregio van toepassing? Het dossier zegt ja; de gemeenten zeggen nee.\n"
            "    Wat doen: Zet het antwoord op nee, of verbeter de gemeenten van het werkingsgebied.\n"
            f"    Bron: {BRON} (norm)\n\n"
            f"{BIJLAGEN}\n{NIET_BEOORDEELD}\n"
            "Niet in orde: 1 fout, 0 waarschuwingen, 2 aandachtspunten, 1 keer niet te beoordelen.\n"
        )

    def test_een_onleesbaar_bestand_zegt_alle_problemen_op_de_foutuitvoer(
        self, voer_uit: VoerUit, onleesbaar: Path
    ) -> None:
        gezien = voer_uit("controleer", onleesbaar)
        assert (gezien.code, gezien.uit) == (2, "")
        kop, *problemen = gezien.fout.splitlines()
        assert kop == f"{onleesbaar} kan niet gelezen worden (3 problemen):"
        assert [regel.split(":")[0].strip() for regel in problemen] == ["naam", "oprep", "oproep"]

    def test_een_bestand_dat_er_niet_is(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        gezien = voer_uit("controleer", tmp_path / "weg.json")
        assert gezien.code == 2
        assert "geen bestand met deze naam" in gezien.fout

    def test_alles_wordt_verwerkt_en_de_hoogste_code_wint(
        self, voer_uit: VoerUit, goed: Path, stuk: Path, onleesbaar: Path
    ) -> None:
        assert voer_uit("controleer", goed, stuk).code == 1
        assert voer_uit("controleer", stuk, goed).code == 1
        gezien = voer_uit("controleer", onleesbaar, stuk, goed)
        assert gezien.code == 2
        assert f"{stuk}: {NAAM}" in gezien.uit
        assert f"{goed}: {NAAM}" in gezien.uit
        assert gezien.uit.splitlines()[-2:] == [
            "3 dossiers: 1 in orde, 1 niet in orde, 1 niet te lezen.",
            f"  Niet in orde: {stuk}",
        ]

    def test_een_map_wordt_met_alle_mappen_erin_gelezen_op_naam_gesorteerd(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, tmp_path: Path
    ) -> None:
        for naam in ("b/west.json", "a/zuid.json", "a/noord.json"):
            bewaar(dossier, naam)
        (tmp_path / "a" / "leesmij.txt").write_text("geen dossier", "utf-8")
        gezien = voer_uit("controleer", tmp_path, "--formaat", "json")
        namen = [Path(een["bestand"]).relative_to(tmp_path).as_posix() for een in gezien.json]
        assert namen == ["a/noord.json", "a/zuid.json", "b/west.json"]

    def test_een_map_zonder_dossiers_houdt_de_rest_niet_tegen(
        self, voer_uit: VoerUit, tmp_path: Path, goed: Path
    ) -> None:
        leeg = tmp_path / "leeg"
        leeg.mkdir()
        gezien = voer_uit("controleer", leeg, goed)
        assert gezien.code == 2
        assert "een map zonder bestanden *.json" in gezien.fout
        assert f"{goed}: {NAAM}" in gezien.uit

    def test_de_standaardinvoer(self, voer_uit: VoerUit, goed: Path) -> None:
        gezien = voer_uit("controleer", "-", invoer=goed.read_bytes())
        assert gezien.code == 0
        assert gezien.uit.startswith(f"standaardinvoer: {NAAM}\n")

    def test_een_lege_standaardinvoer_is_niet_te_lezen(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("controleer", "-")
        assert gezien.code == 2
        assert gezien.fout.startswith("standaardinvoer kan niet gelezen worden")

    def test_zonder_dossier_staat_er_wat_te_doen(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("controleer")
        assert gezien.code == 2
        assert "Geef een dossier, een map, of - voor de standaardinvoer; of gebruik --voorbeeld." in gezien.fout

    def test_een_onbekende_oproep_is_een_leesfout(self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar) -> None:
        dossier["partnerschap"]["oproep"] = "lp-999"
        gezien = voer_uit("controleer", bewaar(dossier))
        assert (gezien.code, gezien.uit) == (2, "")
        assert "oproep: gevonden ‘lp-999’; verwacht een van: lp-208" in gezien.fout

    def test_een_bestandsnaam_met_vreemde_tekens_breekt_niets(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        vreemd = bewaar(dossier, "regel\neinde\x1b[31m\udcff.json")
        for formaat in ("tekst", "json", "csv"):
            gezien = voer_uit("controleer", vreemd, "--formaat", formaat)
            assert gezien.code == 0
            assert "regel?einde?[31m?.json" in gezien.uit
            assert "\x1b" not in gezien.alles


class TestNietTeBeoordelen:
    def test_wat_ontbreekt_staat_er_een_keer_met_alle_regels_die_het_missen(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        dossier["partnerschap"]["werkingsgebied"] = {"gemeenten": ["71022", "46014"]}
        gezien = voer_uit("controleer", bewaar(dossier))
        assert gezien.code == 0
        na = gezien.uit.partition("NIET TE BEOORDELEN\n")[2].partition("\nNIET VAN TOEPASSING\n")[0].splitlines()
        assert na == [
            (
                "  werkingsgebied.limburg: het antwoord op de vraag over Limburg staat niet in het dossier"
                "  [limburg-antwoord-klopt-niet]"
            ),
            (
                "  dossier: het is niet bekend of het gebied in Limburg ligt"
                "  [cofinanciering-te-laag, lokale-besturen-onder-aandeel]"
            ),
            (
                "  begrotingen[0] (2024): het is niet bekend of het gebied in Limburg ligt"
                "  [esf-boven-tarief, bron-onder-tarief, cofinanciering-te-laag-in-jaar, esf-net-boven-tarief,"
                " ondersteuning-anders-gefinancierd]"
            ),
        ]
        assert gezien.uit.endswith(
            "\nIn orde: 0 fouten, 1 waarschuwing, 2 aandachtspunten, 8 keer niet te beoordelen.\n"
        )
        assert len(voer_uit("controleer", bewaar(dossier), "--formaat", "json").json[0]["niet_te_beoordelen"]) == 8
        csv_rijen = rijen(voer_uit("controleer", bewaar(dossier), "--formaat", "csv").uit)
        assert sum(rij["ernst"] == "niet te beoordelen" for rij in csv_rijen) == 8

    def test_een_parameter_die_de_oproep_niet_zet_maakt_een_regel_niet_van_toepassing(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, tmp_path: Path
    ) -> None:
        dossier["partnerschap"]["werkingsgebied"] = {"gemeenten": ["71022"], "limburg": True}
        regel = tmp_path / "regel.py"
        regel.write_text(EIGEN_REGEL.replace("(p):", "(p, *, esf_tarief_ondersteuning):"), "utf-8")
        reden = "geen enkele bron geeft de financiering van het luik ondersteuning in Limburg"
        gezien = voer_uit("controleer", bewaar(dossier), "--regels", regel)
        for naam in ("ondersteuning-anders-gefinancierd", "toelichting-ontbreekt"):
            assert f"  {naam}: {reden}\n" in gezien.uit.partition("NIET VAN TOEPASSING\n")[2]
        gezien = voer_uit("controleer", bewaar(dossier), "--regels", regel, "--formaat", "json")
        assert gezien.json[0]["niet_van_toepassing"] == {
            "brutoloon-niet-voltijds": GEEN_GRENS,
            "forfaitverdeling-telt-niet-op": DUBBELZINNIG,
            "ondersteuning-anders-gefinancierd": reden,
            "toelichting-ontbreekt": reden,
            "veel-personen-per-vte": GEEN_GRENS,
        }


class TestJson:
    def test_een_dossier_in_orde(self, voer_uit: VoerUit, goed: Path) -> None:
        (een,) = voer_uit("controleer", goed, "--formaat", "json").json
        bevinding, ondersteuning = een.pop("bevindingen")
        (niet_te_beoordelen,) = een.pop("niet_te_beoordelen")
        assert (niet_te_beoordelen["regel"], niet_te_beoordelen["plaats"]) == (
            "lokale-besturen-onder-aandeel",
            "begrotingen",
        )
        assert ondersteuning["regel"] == "ondersteuning-wijkt-af-van-pakket"
        assert een.pop("versie")
        assert een == {
            "bestand": str(goed),
            "leesbaar": True,
            "naam": NAAM,
            "oproep": "lp-208",
            "op": None,
            "aantal_regels": len(REGELS),
            "in_orde": True,
            "niet_van_toepassing": {
                "brutoloon-niet-voltijds": GEEN_GRENS,
                "forfaitverdeling-telt-niet-op": DUBBELZINNIG,
                "veel-personen-per-vte": GEEN_GRENS,
            },
        }
        assert bevinding == {
            "regel": "bijlagen-ontbreken",
            "onderwerp": "kosten",
            "ernst": "aandacht",
            "plaats": "begrotingen",
            "gevonden": "3",
            "verwacht": "3",
            "bericht": "Op 3 van 23 lijnen is geen loonfiche of bewijsstuk gevoegd.",
            "doen": "Voeg de loonfiches en bewijsstukken toe voor 3 lijnen, of houd ze klaar voor controle.",
            "bron": "Aanvraagformulier (Platos), kolommen Loonfiche en Bewijsstuk",
            "gezag": "formulier",
        }

    def test_een_onleesbaar_bestand_staat_tussen_de_andere(
        self, voer_uit: VoerUit, stuk: Path, onleesbaar: Path
    ) -> None:
        gezien = voer_uit("controleer", stuk, onleesbaar, "--formaat", "json")
        assert gezien.code == 2
        eerste, tweede = gezien.json
        assert (eerste["in_orde"], [b["regel"] for b in eerste["bevindingen"]]) == (
            False,
            [LIMBURG, "bijlagen-ontbreken", "ondersteuning-wijkt-af-van-pakket"],
        )
        assert tweede["leesbaar"] is False
        assert {"plaats": "naam", "gevonden": "het getal 5", "verwacht": "tekst", "bedoeld": None} in (
            tweede["leesfouten"]
        )


@pytest.fixture
def waas_en_schelde(dossier: Inhoud, bewaar: Bewaar) -> tuple[Path, Path]:
    """Twee partnerschappen die allebei Temse hebben."""
    dossier["partnerschap"]["naam"] = "Waas"
    waas = bewaar(dossier, "waas.json")
    gebied = {"gemeenten": ["46025", "11002"]}
    schelde = {"schema": 1, "partnerschap": {"naam": "Schelde", "oproep": "lp-208", "werkingsgebied": gebied}}
    return waas, bewaar(schelde, "schelde.json")


DUBBEL = "gemeente-in-twee-partnerschappen"
EIGEN_SAMEN = """from lokale_partnerschappen import Bron, Ernst, Gezag, Portefeuille, afwijking, onbekend, regel

@regel(
    over=Portefeuille, ernst=Ernst.FOUT, bron=Bron(sleutel="A", titel="Afspraak", gezag=Gezag.NORM),
    titel="Te veel dossiers", bericht="Er zijn {gevonden} dossiers.",
)
def te_veel_dossiers(p):
    yield onbekend("partnerschappen", 1, "toelichting", reden="er is geen toelichting")
    yield afwijking("partnerschappen", gevonden=len(p.partnerschappen), verwacht=1)
"""


class TestSamen:
    def test_wat_twee_dossiers_samen_tonen_staat_na_de_dossiers(
        self, voer_uit: VoerUit, waas_en_schelde: tuple[Path, Path]
    ) -> None:
        waas, schelde = waas_en_schelde
        gezien = voer_uit("controleer", waas, schelde, "--alleen", DUBBEL)
        assert gezien.code == 0
        bron = "VVSG, vragen en antwoorden (2023), uit het ene partnerschap en in het andere stappen (norm)"
        assert gezien.uit.endswith(
            "\n\nAlle dossiers samen\n"
            "\n"
            "SAMENSTELLING\n"
            f"  WAARSCHUWING  Gemeente zit in twee partnerschappen  [{DUBBEL}]\n"
            f"    Waar: {waas}: werkingsgebied.gemeenten[5]\n"
            "    Temse zit vanaf 1 januari 2024 zowel in ‘Waas’ als in ‘Schelde’.\n"
            "    Wat doen: Kijk na in welk partnerschap Temse zit; vertrekt ze, vul dan haar laatste dag in.\n"
            f"    Bron: {bron}\n"
            f"  WAARSCHUWING  Gemeente zit in twee partnerschappen  [{DUBBEL}]\n"
            f"    Waar: {schelde}: werkingsgebied.gemeenten[0]\n"
            "    Temse zit vanaf 1 januari 2024 zowel in ‘Schelde’ als in ‘Waas’.\n"
            "    Wat doen: Kijk na in welk partnerschap Temse zit; vertrekt ze, vul dan haar laatste dag in.\n"
            f"    Bron: {bron}\n"
            "\n"
            "In orde: 0 fouten, 2 waarschuwingen, 0 aandachtspunten.\n"
            "\n"
            "2 dossiers: 2 in orde, 0 niet in orde, 0 niet te lezen.\n"
        )

    def test_is_er_niets_te_zeggen_dan_is_er_geen_hoofdstuk(
        self, voer_uit: VoerUit, goed: Path, onleesbaar: Path, waas_en_schelde: tuple[Path, Path]
    ) -> None:
        waas, schelde = waas_en_schelde
        for dossiers in ((goed, goed), (waas, onleesbaar), (waas,), (waas, schelde, "--op", "2030-01-01")):
            gezien = voer_uit("controleer", *dossiers)
            assert "Alle dossiers samen" not in gezien.uit
            assert DUBBEL not in gezien.uit

    def test_in_json_staat_bij_elk_dossier_wat_het_met_een_ander_deelt(
        self, voer_uit: VoerUit, waas_en_schelde: tuple[Path, Path], onleesbaar: Path
    ) -> None:
        """Wie een dossier opzoekt, vindt alles erover op één plaats; de sleutel is er zodra er twee leesbaar zijn."""
        waas, schelde = waas_en_schelde
        eerste, tweede, derde = voer_uit("controleer", waas, onleesbaar, schelde, "--formaat", "json").json
        assert [(b["regel"], b["plaats"], b["gevonden"]) for b in eerste["samen"]] == [
            (DUBBEL, "werkingsgebied.gemeenten[5]", "Schelde")
        ]
        assert "samen" not in tweede
        assert [(b["regel"], b["plaats"], b["gevonden"]) for b in derde["samen"]] == [
            (DUBBEL, "werkingsgebied.gemeenten[0]", "Waas")
        ]
        (alleen,) = voer_uit("controleer", waas, "--formaat", "json").json
        assert "samen" not in alleen
        assert [een["samen"] for een in voer_uit("controleer", waas, waas, "--formaat", "json").json] == [[], []]

    def test_in_csv_noemt_elke_rij_haar_bestand(self, voer_uit: VoerUit, waas_en_schelde: tuple[Path, Path]) -> None:
        waas, schelde = waas_en_schelde
        gezien = rijen(voer_uit("controleer", waas, schelde, "--formaat", "csv", "--alleen", DUBBEL).uit)
        assert [(rij["bestand"], rij["plaats"], rij["ernst"]) for rij in gezien] == [
            (str(waas), "werkingsgebied.gemeenten[5]", "waarschuwing"),
            (str(schelde), "werkingsgebied.gemeenten[0]", "waarschuwing"),
        ]

    def test_een_eigen_regel_over_alle_dossiers_samen(
        self, voer_uit: VoerUit, waas_en_schelde: tuple[Path, Path], regelbestand: Callable[[str], Path]
    ) -> None:
        """Haar fout geeft code 1; wat over geen enkel dossier apart gaat, staat bij elk dossier."""
        waas, schelde = waas_en_schelde
        keuze = ("--regels", regelbestand(EIGEN_SAMEN), "--alleen", "eigen")
        gezien = voer_uit("controleer", waas, schelde, *keuze)
        assert gezien.code == 1
        assert "    Waar: partnerschappen\n    Er zijn 2 dossiers.\n" in gezien.uit
        assert (
            f"NIET TE BEOORDELEN\n  {schelde}: toelichting: er is geen toelichting  [te-veel-dossiers]\n" in gezien.uit
        )
        eerste, tweede = voer_uit("controleer", waas, schelde, *keuze, "--formaat", "json").json
        assert [b["plaats"] for b in eerste["samen"]] == ["partnerschappen"]
        assert [b["plaats"] for b in tweede["samen"]] == ["partnerschappen", "toelichting"]
        assert (eerste["in_orde"], tweede["samen"][1]["ernst"]) == (True, "niet te beoordelen")
        csv_rijen = rijen(voer_uit("controleer", waas, schelde, *keuze, "--formaat", "csv").uit)
        assert [rij["bestand"] for rij in csv_rijen] == ["Alle dossiers samen", str(schelde)]
        assert voer_uit("controleer", waas, *keuze).code == 0

    def test_een_eigen_regel_die_samen_vastloopt_wordt_gemeld(
        self, voer_uit: VoerUit, waas_en_schelde: tuple[Path, Path], regelbestand: Callable[[str], Path]
    ) -> None:
        pad = regelbestand(EIGEN_SAMEN.replace("len(p.partnerschappen)", "p.partnerschappen[5]"))
        gezien = voer_uit("controleer", *waas_en_schelde, "--regels", pad)
        assert (gezien.code, gezien.uit) == (2, "")
        fout = "de regel te-veel-dossiers liep vast op alle dossiers samen (IndexError op regel 9)"
        assert gezien.fout == f"Fout: {pad}: {fout}.\n"


class TestCsv:
    def test_puntkommas_een_bom_en_regeleinden_van_windows(self, proces: Callable[..., Any], stuk: Path) -> None:
        uit = proces("controleer", stuk, "--formaat", "csv").stdout
        assert uit.startswith(b"\xef\xbb\xbfbestand;regel;onderwerp;ernst;plaats;gevonden;verwacht;")
        assert uit.count(b"\r\n") == uit.count(b"\n") == 5

    def test_de_rijen_zijn_de_bevindingen(self, voer_uit: VoerUit, stuk: Path) -> None:
        gezien = voer_uit("controleer", stuk, "--formaat", "csv")
        assert gezien.code == 1
        eerste, *andere = rijen(gezien.uit)
        assert tuple(eerste) == KOLOMMEN
        assert eerste == {
            "bestand": str(stuk),
            "regel": LIMBURG,
            "onderwerp": "samenstelling",
            "ernst": "fout",
            "plaats": "werkingsgebied.limburg",
            "gevonden": "ja",
            "verwacht": "nee",
            "bericht": "Is Limburg-transitieregio van toepassing? Het dossier zegt ja; de gemeenten zeggen nee.",
            "doen": "Zet het antwoord op nee, of verbeter de gemeenten van het werkingsgebied.",
            "bron": BRON,
            "gezag": "norm",
        }
        assert [(rij["regel"], rij["ernst"]) for rij in andere] == [
            ("bijlagen-ontbreken", "aandacht"),
            ("ondersteuning-wijkt-af-van-pakket", "aandacht"),
            ("lokale-besturen-onder-aandeel", "niet te beoordelen"),
        ]

    def test_een_leesfout_is_een_rij(self, voer_uit: VoerUit, onleesbaar: Path) -> None:
        gezien = voer_uit("controleer", onleesbaar, "--formaat", "csv")
        assert gezien.code == 2
        naam, oprep, oproep = rijen(gezien.uit)
        assert {rij["regel"] for rij in (naam, oprep, oproep)} == {"leesfout"}
        assert naam["ernst"] == "niet te lezen"
        assert (naam["plaats"], naam["gevonden"], naam["verwacht"]) == ("naam", "het getal 5", "tekst")
        assert oprep["bericht"].endswith("bedoelde u ‘oproep’?")
        assert naam["onderwerp"] == naam["doen"] == ""

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
    def test_een_cel_wordt_nooit_een_formule(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, begin: str
    ) -> None:
        """Een naam uit een dossier komt in een rekenblad; daar mag ze niets uitvoeren."""
        naam = f"{begin}cmd|' /C calc'!A0"
        promotor = {"id": "p", "naam": naam, "soort": "dienstverlener", "lidmaatschappen": [{"rol": "promotor"}]}
        dossier["partnerschap"]["partners"].append(promotor)
        gezien = voer_uit("controleer", bewaar(dossier), "--formaat", "csv", "--alleen", "promotor-geen-lokaal-bestuur")
        (rij,) = rijen(gezien.uit)
        assert rij["gevonden"] == f"'{naam}"

    def test_een_negatief_bedrag_blijft_een_getal(self) -> None:
        rij = {"gevonden": "-12.50", "verwacht": "+1", "bericht": "=1", "plaats": "-", "regel": "\tx", "doen": "\nx"}
        (gelezen,) = rijen(uitvoer.als_csv([rij]))
        assert gelezen["gevonden"] == "-12.50"
        assert (gelezen["verwacht"], gelezen["bericht"], gelezen["plaats"]) == ("'+1", "'=1", "'-")
        assert (gelezen["regel"], gelezen["doen"]) == ("'\tx", "'\nx")


class TestKeuze:
    @pytest.mark.parametrize("keuze", [LIMBURG, "samenstelling", "fout", f"vdab-ontbreekt, {LIMBURG}"])
    def test_alleen_een_regel_een_onderwerp_of_een_ernst(self, voer_uit: VoerUit, stuk: Path, keuze: str) -> None:
        gezien = voer_uit("controleer", stuk, "--alleen", keuze, "--formaat", "json")
        assert gezien.code == 1
        assert [b["regel"] for b in gezien.json[0]["bevindingen"]] == [LIMBURG]

    def test_alleen_mag_meer_keren(self, voer_uit: VoerUit, stuk: Path) -> None:
        gezien = voer_uit(
            "controleer", stuk, "--alleen", "bijlagen-ontbreken", "--alleen", LIMBURG, "--formaat", "json"
        )
        assert gezien.json[0]["aantal_regels"] == 2
        assert len(gezien.json[0]["bevindingen"]) == 2

    @pytest.mark.parametrize("keuze", [LIMBURG, "samenstelling", "fout", f"aandacht,{LIMBURG}"])
    def test_negeer_maakt_het_dossier_in_orde_en_zegt_met_hoeveel_regels(
        self, voer_uit: VoerUit, stuk: Path, keuze: str
    ) -> None:
        gezien = voer_uit("controleer", stuk, "--negeer", keuze)
        assert gezien.code == 0
        assert LIMBURG not in gezien.uit
        assert f"aantal regels: {len(REGELS)}" not in gezien.uit

    @pytest.mark.parametrize("optie", ["--alleen", "--negeer"])
    def test_een_verkeerd_geschreven_naam_krijgt_een_voorstel(self, voer_uit: VoerUit, optie: str) -> None:
        gezien = voer_uit("controleer", "--voorbeeld", optie, "vdab-ontbrekt")
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout.endswith(
            "Fout: ‘vdab-ontbrekt’ is geen regel, onderwerp of ernst; bedoelde u ‘vdab-ontbreekt’?\n"
        )

    def test_een_naam_die_nergens_op_lijkt(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("controleer", "--voorbeeld", "--alleen", "qqqqqq")
        assert gezien.fout.endswith("Fout: ‘qqqqqq’ is geen regel, onderwerp of ernst.\n")

    def test_zonder_regels_is_er_geen_oordeel(self, voer_uit: VoerUit) -> None:
        """Niets beoordelen is niet hetzelfde als in orde."""
        gezien = voer_uit("controleer", "--voorbeeld", "--alleen", "kosten", "--negeer", "kosten")
        assert (gezien.code, gezien.uit) == (2, "")
        assert "geen enkele regel over" in gezien.fout

    def test_zonder_keuze_blijven_alle_regels(self) -> None:
        assert list(kies_uit(REGELS, (), ())) == list(REGELS)


class TestDag:
    def test_op_een_dag_tellen_alleen_de_begrotingen_van_die_dag(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar
    ) -> None:
        dossier["partnerschap"]["begrotingen"][0]["kosten_project"] = {"forfait": "1.00"}
        pad = bewaar(dossier)
        toen = voer_uit("controleer", pad, "--op", "2024-06-30")
        assert toen.code == 1
        assert "beoordeeld: 30 juni 2024" in toen.uit
        later = voer_uit("controleer", pad, "--op", "2026-06-30", "--formaat", "json")
        assert later.code == 0
        assert later.json[0]["op"] == "2026-06-30"

    def test_een_dag_die_niet_bestaat(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("controleer", "--voorbeeld", "--op", "2025-02-30")
        assert gezien.code == 2
        assert "‘2025-02-30’ is geen datum; schrijf bijvoorbeeld 2025-01-31." in gezien.fout


class TestTaal:
    @pytest.mark.parametrize(
        ("taal", "woorden"),
        [
            (
                "fr",
                ["ERREUR", "La réponse sur le Limbourg", "Le dossier dit oui", "Que faire", "Pas en ordre: 1 erreur"],
            ),
            ("en", ["ERROR", "Answer about Limburg", "The file says yes", "What to do", "Not in order: 1 error"]),
        ],
    )
    def test_een_verslag_in_een_andere_taal(self, voer_uit: VoerUit, stuk: Path, taal: str, woorden: list[str]) -> None:
        gezien = voer_uit("controleer", stuk, "--taal", taal)
        assert gezien.code == 1
        assert [woord for woord in woorden if woord not in gezien.uit] == []
        assert "Wat doen" not in gezien.uit

    def test_de_sleutels_van_json_en_csv_vertalen_nooit(self, voer_uit: VoerUit, stuk: Path) -> None:
        (frans,) = voer_uit("controleer", stuk, "--taal", "fr", "--formaat", "json").json
        assert frans["bevindingen"][0]["ernst"] == "fout"
        assert frans["bevindingen"][0]["bericht"].startswith("La région en transition")
        assert rijen(voer_uit("controleer", stuk, "--taal", "en", "--formaat", "csv").uit)[0]["ernst"] == "fout"


# --- eigen regels ----------------------------------------------------------------------------------------------------

EIGEN_REGEL = """from lokale_partnerschappen import Bron, Ernst, Gezag, Partnerschap, afwijking, regel

@regel(
    over=Partnerschap, ernst=Ernst.WAARSCHUWING, bron=Bron(sleutel="A", titel="Afspraak", gezag=Gezag.PRAKTIJK),
    titel="Toelichting ontbreekt", bericht="Er staat {gevonden} als toelichting.",
)
def toelichting_ontbreekt(p):
    if p.toelichting is None:
        yield afwijking("toelichting", gevonden=p.toelichting, verwacht="tekst")
"""
AFWIJKING = EIGEN_REGEL.splitlines()[-1].strip()


@pytest.fixture
def regelbestand(tmp_path: Path) -> Callable[[str], Path]:
    def schrijf(inhoud: str) -> Path:
        pad = tmp_path / "regels" / "eigen.py"
        pad.parent.mkdir(exist_ok=True)
        pad.write_text(inhoud, "utf-8")
        return pad

    return schrijf


Regelbestand = Callable[[str], Path]


class TestEigenRegels:
    def test_een_eigen_regel_van_tien_lijnen_op_een_map_met_twee_dossiers(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, regelbestand: Regelbestand, tmp_path: Path
    ) -> None:
        assert len(EIGEN_REGEL.splitlines()) <= 10
        bewaar(dossier, "map/met.json")
        zonder = copy.deepcopy(dossier)
        del zonder["partnerschap"]["toelichting"]
        bewaar(zonder, "map/zonder.json")
        gezien = voer_uit("controleer", tmp_path / "map", "--regels", regelbestand(EIGEN_REGEL), "--alleen", "eigen")
        assert gezien.code == 0
        assert gezien.uit.count("[toelichting-ontbreekt]") == 1
        assert (
            "EIGEN\n  WAARSCHUWING  Toelichting ontbreekt  [toelichting-ontbreekt]\n"
            "    Waar: toelichting\n"
            "    Er staat niets als toelichting.\n"
            "    Bron: Afspraak (praktijk)\n"
        ) in gezien.uit
        assert "2 dossiers: 2 in orde, 0 niet in orde, 0 niet te lezen." in gezien.uit

    def test_een_eigen_regel_beoordeelt_naast_de_andere(self, voer_uit: VoerUit, regelbestand: Regelbestand) -> None:
        pad = regelbestand(EIGEN_REGEL)
        (een,) = voer_uit("controleer", "--voorbeeld", "--regels", pad, "--formaat", "json").json
        assert een["aantal_regels"] == len(REGELS) + 1
        assert "toelichting-ontbreekt" not in {regel.id for regel in REGELS}
        assert list(pad.parent.iterdir()) == [pad], "er komt geen __pycache__ naast het bestand"

    def test_een_eigen_regel_mag_een_plaats_noemen_die_niet_bestaat(
        self, voer_uit: VoerUit, regelbestand: Regelbestand
    ) -> None:
        regel = EIGEN_REGEL.replace("is None", "").replace('("toelichting",', '("begrotingen", 0, "kleur", 3,')
        gezien = voer_uit("controleer", "--voorbeeld", "--regels", regelbestand(regel))
        assert "Waar: begrotingen[0].kleur[3] (2024)\n" in gezien.uit

    @pytest.mark.parametrize(
        ("inhoud", "melding"),
        [
            ("dit is geen Python\n", "is geen geldige Python (SyntaxError op regel 1)."),
            (EIGEN_REGEL + "    )\n", "is geen geldige Python (SyntaxError op regel 10)."),
            ("# coding: bestaat-niet\n", "is geen geldige Python (SyntaxError)."),
            ("x = 1\n", "staat geen enkele functie met @regel(…) erboven."),
            (
                "from lokale_partnerschappen.regels.financiering.aandelen import esf_boven_tarief\n",
                "geen enkele functie",
            ),
            ("\n\nimport bestaat_niet\n", "is niet te laden (ModuleNotFoundError op regel 3)."),
            ("import sys\nsys.exit(0)\n", "is niet te laden (SystemExit op regel 2)."),
            ("raise ValueError('geheim')\n", "is niet te laden (ValueError op regel 1)."),
            (
                EIGEN_REGEL.replace("WAARSCHUWING", "FOUT"),
                (
                    "is niet te laden (ValueError op regel 3).\n"
                    "toelichting-ontbreekt: alleen een norm of het formulier mag een fout geven, niet Afspraak\n"
                ),
            ),
            (
                EIGEN_REGEL.replace("WAARSCHUWING", "FOUT").replace("Afspraak", "jan@voorbeeld.be"),
                "is niet te laden (ValueError op regel 3).\n",
            ),
            (
                EIGEN_REGEL.replace("toelichting_ontbreekt", "vdab_ontbreekt"),
                "de regel vdab-ontbreekt bestaat al; geef uw functie een andere naam.",
            ),
            (
                EIGEN_REGEL + "nog_eens = toelichting_ontbreekt\n",
                "twee regels met hetzelfde id: toelichting-ontbreekt.",
            ),
        ],
    )
    def test_wat_er_mis_is_met_het_bestand_staat_er_met_zijn_plaats(
        self, voer_uit: VoerUit, regelbestand: Regelbestand, inhoud: str, melding: str
    ) -> None:
        pad = regelbestand(inhoud)
        gezien = voer_uit("controleer", "--voorbeeld", "--regels", pad)
        assert (gezien.code, gezien.uit) == (2, "")
        assert melding in gezien.fout
        assert gezien.fout.startswith("Fout: ")
        assert str(pad) in gezien.fout
        assert "Traceback" not in gezien.fout
        assert "geheim" not in gezien.fout
        assert "jan@" not in gezien.fout

    @pytest.mark.parametrize("naam", ["weg.py", "."])
    def test_een_regelbestand_dat_er_niet_is(self, voer_uit: VoerUit, tmp_path: Path, naam: str) -> None:
        gezien = voer_uit("controleer", "--voorbeeld", "--regels", tmp_path / naam)
        assert gezien.code == 2
        assert gezien.fout == f"Fout: {tmp_path / naam} is geen bestand, dus er zijn geen eigen regels.\n"

    @pytest.mark.parametrize(
        ("wijziging", "fout"),
        [
            (("if p.toelichting is None:", "if int(p.naam):"), "ValueError op regel 8"),
            (("if p.toelichting is None:", "if exit(0):"), "SystemExit op regel 8"),
            (("if p.toelichting is None:", "raise SyntaxError(p.naam)\n    if 1:"), "SyntaxError op regel 8"),
            (("if p.toelichting is None:", "if True:", "yield afwijking", "yield str"), "TypeError op regel 9"),
            (("if p.toelichting is None:", "if True:", AFWIJKING, "yield p.naam"), "AttributeError"),
            (("if p.toelichting is None:\n        yield", "if True:\n        return"), "TypeError"),
            (("{gevonden}", "{onbekend_veld}", "p.toelichting is None", "1"), "KeyError"),
            (("gevonden=p.toelichting", "gevonden=object()", "p.toelichting is None", "1"), "TypeError"),
        ],
    )
    def test_een_regel_die_vastloopt_wordt_gemeld_zonder_de_tekst_van_de_fout(
        self, voer_uit: VoerUit, regelbestand: Regelbestand, goed: Path, wijziging: tuple[str, ...], fout: str
    ) -> None:
        regel = EIGEN_REGEL
        for oud, nieuw in zip(wijziging[::2], wijziging[1::2], strict=True):
            assert oud in regel
            regel = regel.replace(oud, nieuw)
        pad = regelbestand(regel)
        gezien = voer_uit("controleer", goed, "--regels", pad)
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout == f"Fout: {pad}: de regel toelichting-ontbreekt liep vast op {goed} ({fout}).\n"

    def test_een_fout_in_de_bibliotheek_zelf_wordt_niet_aan_een_eigen_regel_verweten(
        self,
        voer_uit: VoerUit,
        regelbestand: Regelbestand,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def stuk(_: Partnerschap) -> None:
            raise ZeroDivisionError

        regel = next(regel for regel in REGELS if regel.over is Partnerschap and not regel.gevraagd)
        stuk.__module__ = regel.__module__
        monkeypatch.setattr(regel, "_functie", stuk)
        pad = regelbestand(EIGEN_REGEL)
        with pytest.raises(ZeroDivisionError):
            voer_uit("controleer", "--voorbeeld", "--regels", pad)


# --- wat een scherm ziet ---------------------------------------------------------------------------------------------


class TestScherm:
    def test_zonder_terminal_is_er_geen_kleur(self, proces: Callable[..., Any], stuk: Path) -> None:
        uit = proces("controleer", stuk, FORCE_COLOR="1")
        assert b"\x1b[" not in uit.stdout + uit.stderr

    def test_op_een_terminal_is_er_kleur_naast_het_woord(
        self, voer_uit: VoerUit, stuk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kaal = voer_uit("controleer", stuk).uit
        monkeypatch.setattr(uitvoer, "wil_kleur", lambda: True)
        kleurig = voer_uit("controleer", stuk).uit
        assert "\x1b[31m\x1b[1mFOUT\x1b[0m" in kleurig
        assert "\x1b[36m\x1b[1mAANDACHT\x1b[0m" in kleurig
        assert uitgekleed(kleurig) == kaal

    def test_json_heeft_nooit_kleur(self, voer_uit: VoerUit, stuk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(uitvoer, "wil_kleur", lambda: True)
        assert "\x1b" not in voer_uit("controleer", stuk, "--formaat", "json").uit

    def test_no_color_wint_van_een_terminal(self, terminal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(sys, "stdout", terminal)
        assert wil_kleur()
        monkeypatch.setenv("NO_COLOR", "1")
        assert not wil_kleur()

    def test_een_balk_vanaf_twintig_dossiers_als_er_iemand_kijkt(
        self, terminal: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert list(met_balk(range(19))) == list(range(19))
        assert terminal.getvalue() == ""
        assert list(met_balk(range(20))) == list(range(20))
        assert "Dossiers" in terminal.getvalue()
        assert "100%" in terminal.getvalue()

    def test_zonder_terminal_is_er_geen_balk(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, tmp_path: Path
    ) -> None:
        for i in range(20):
            bewaar({"schema": 1, "partnerschap": {"naam": f"P{i}", "oproep": "lp-208"}}, f"map/{i:02}.json")
        gezien = voer_uit("controleer", tmp_path / "map")
        assert gezien.fout == ""
        assert "20 dossiers: 20 in orde" in gezien.uit

    def test_een_scherm_dat_een_teken_niet_kent_krijgt_een_vraagteken(self, proces: Callable[..., Any]) -> None:
        """Het minteken van een formule bestaat niet op een oud Windows-scherm."""
        uit = proces("plan", "--voorbeeld", "--uitleg", PYTHONIOENCODING="cp1252")
        assert (uit.returncode, uit.stderr) == (0, b"")
        assert "Controle werking = kosten ? financiering = €" in uit.stdout.decode("cp1252")

    def test_json_en_csv_zijn_altijd_utf8(self, proces: Callable[..., Any], stuk: Path) -> None:
        for formaat in ("json", "csv"):
            uit = proces("controleer", stuk, "--formaat", formaat, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
            assert uit.returncode == 1
            assert "Lokeren" in uit.stdout.decode("utf-8") or formaat == "csv"
            gelijk = proces("controleer", stuk, "--formaat", formaat, PYTHONIOENCODING="utf-8")
            assert uit.stdout == gelijk.stdout

    def test_wie_de_uitvoer_leest_mag_stoppen(self, stuk: Path) -> None:
        """Zoals ``| head -1``: geen traceback, en de afsluitcode blijft die van het dossier."""
        lezer, schrijver = os.pipe()
        os.close(lezer)
        start = "from lokale_partnerschappen.cli import main; main()"
        try:
            gestopt = subprocess.run(
                [sys.executable, "-c", start, "controleer", str(stuk)],
                stdout=schrijver,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
        finally:
            os.close(schrijver)
        assert (gestopt.returncode, gestopt.stderr) == (1, b"")

    def test_een_gebroken_pijp_in_hetzelfde_proces(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lezer, schrijver = os.pipe()
        os.close(lezer)
        with os.fdopen(schrijver, "w", encoding="utf-8") as kapot:
            monkeypatch.setattr(sys, "stdout", kapot)
            uitvoer.schrijf_uit("een regel\n")
            uitvoer.schrijf_uit("nog een regel\n")
            assert sys.stdout is kapot

    def test_kolommen_met_koppen_ertussen(self) -> None:
        assert in_kolommen([("a", "1"), (), ("een lange kop",), ("bb", "22")]) == [
            "a    1",
            "",
            "een lange kop",
            "bb  22",
        ]

    def test_de_plaats_noemt_de_lijn_en_de_organisatie(self) -> None:
        from decimal import Decimal

        from lokale_partnerschappen import Bedrag, Begroting, Periode

        lijn = Projectmedewerker(luik=Luik.WERKING, partner="vdab", brutoloon=Bedrag(3000), uren=Decimal(8))
        begroting = Begroting(periode=Periode.jaar(2025), personeel=(lijn,))
        p = Partnerschap(naam="P", oproep="lp-208", begrotingen=(begroting,))
        pad = ("begrotingen", 0, "personeel", 0, "uren")
        assert waar(p, pad) == "begrotingen[0].personeel[0].uren (2025, projectmedewerker (vdab))"
        assert waar(p, ()) == "dossier"


def uitgekleed(tekst: str) -> str:
    import re

    return re.sub(r"\x1b\[\d+m", "", tekst)


# --- persoonsgegevens ------------------------------------------------------------------------------------------------


def besmet(dossier: Inhoud, geheim: str) -> list[Inhoud]:
    """Het dossier met een persoonsgegeven op telkens een andere plaats: in waarden en in sleutels."""
    varianten = []
    for zet in (
        lambda p: p.update(naam=f"Partnerschap {geheim}"),
        lambda p: p.update(toelichting=f"vraag het aan {geheim}"),
        lambda p: p.update(oproep=geheim),
        lambda p: p.update({geheim: "x"}),
        lambda p: p["partners"][0].update(naam=geheim, kbo=geheim),
        lambda p: p["partners"][0].update({geheim: geheim}),
        lambda p: p["werkingsgebied"].update(gemeenten=[geheim]),
        lambda p: p["begrotingen"][0]["personeel"][0].update(functie=geheim, partner=geheim, brutoloon=geheim),
        lambda p: p["begrotingen"][0]["personeel"][0].update(luik=geheim),
        lambda p: p["begrotingen"][0]["cofinanciering"][0].update(omschrijving=geheim),
        lambda p: p["begrotingen"][0].update(periode={"begin": geheim, "einde": "2024-12-31"}),
        lambda p: p.update(deelnemers=[{geheim: geheim}]),
    ):
        inhoud = copy.deepcopy(dossier)
        zet(inhoud["partnerschap"])
        varianten.append(inhoud)
    return varianten


class TestPersoonsgegevens:
    @pytest.mark.parametrize("soort", ["e-mail", "rijksregisternummer", "met streepjes", "als getal"])
    def test_ze_worden_nooit_herhaald(
        self, voer_uit: VoerUit, dossier: Inhoud, bewaar: Bewaar, rijksregisternummer: str, soort: str
    ) -> None:
        nr = rijksregisternummer
        geheim: str = {
            "e-mail": "jan.peeters@voorbeeld.be",
            "met streepjes": f"{nr[:2]}.{nr[2:4]}.{nr[4:6]}-{nr[6:9]}.{nr[9:]}",
        }.get(soort, nr)
        for i, inhoud in enumerate(besmet(dossier, geheim)):
            tekst = json.dumps(inhoud)
            pad = bewaar({}, f"{i}.json")
            pad.write_text(tekst.replace(f'"{nr}"', nr) if soort == "als getal" and f'"{nr}":' not in tekst else tekst)
            for opdracht in (
                ("controleer",),
                ("controleer", "--formaat", "json"),
                ("controleer", "--formaat", "csv"),
                ("plan",),
                ("plan", "--formaat", "json", "--uitleg"),
            ):
                gezien = voer_uit(*opdracht, pad)
                assert gezien.code == 2, (i, opdracht)
                assert geheim not in gezien.alles, (i, opdracht)
                assert nr not in gezien.alles, (i, opdracht)
                assert "peeters" not in gezien.alles, (i, opdracht)
                assert gezien.alles, (i, opdracht)
