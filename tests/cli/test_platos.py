"""``platos``: een aanvraag in een dossier lezen, en zeggen wat er niet in kwam."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lokale_partnerschappen import lees, naar_json
from lokale_partnerschappen.uitwisseling.platos import lees_platos_bestand

VoerUit = Callable[..., Any]
AANVRAAG = Path(__file__).parents[1] / "gegevens" / "aanvraag-voorbeeld.txt"


@pytest.fixture
def doel(tmp_path: Path) -> Path:
    return tmp_path / "dossier.json"


class TestLezen:
    def test_het_dossier_staat_op_de_standaarduitvoer_en_het_verslag_op_de_foutuitvoer(self, voer_uit: VoerUit) -> None:
        lezing = lees_platos_bestand(AANVRAAG)
        gezien = voer_uit("platos", AANVRAAG)
        assert gezien.code == 0
        assert gezien.uit == naar_json(lezing.partnerschap)
        regels = gezien.fout.splitlines()
        assert regels[0] == f"Niet geplaatst: {lezing.niet_geplaatst[0]}"
        assert sum(regel.startswith("Niet gelezen: regel ") for regel in regels) == len(lezing.niet_gelezen) > 0
        assert sum(regel.startswith("Aanname: ") for regel in regels) == len(lezing.aannames) > 0
        assert regels[-1] == f"{lezing.geplaatst} cijfers geplaatst; 1 plaats niet."

    def test_wat_niet_te_plaatsen_is_telt_mee_en_staat_er_zonder_zijn_inhoud(
        self, voer_uit: VoerUit, tmp_path: Path
    ) -> None:
        """Ook dan is de afsluitcode 0: een mens kijkt de gemelde plaatsen na."""
        tekst = AANVRAAG.read_text("utf-8")
        assert "\t3410.5\t" in tekst
        vreemd = tmp_path / "vreemd.txt"
        vreemd.write_text(tekst.replace("\t3410.5\t", "\tongeveer 3400 voor Jan\t"), "utf-8")
        gezien = voer_uit("platos", vreemd)
        assert gezien.code == 0
        meldingen = lees_platos_bestand(vreemd).niet_geplaatst
        assert len(meldingen) > 1
        assert f"; {len(meldingen)} plaatsen niet." in gezien.fout
        assert "Jan" not in gezien.alles

    def test_een_dossier_in_een_bestand_is_meteen_te_beoordelen(self, voer_uit: VoerUit, doel: Path) -> None:
        gezien = voer_uit("platos", AANVRAAG, "-o", doel)
        assert (gezien.code, gezien.uit) == (0, "")
        assert lees(doel) == lees_platos_bestand(AANVRAAG).partnerschap
        laatste = gezien.fout.splitlines()[-1]
        assert laatste == f"Geschreven: {doel}. Beoordeel het met: lokale-partnerschappen controleer {doel}"
        assert voer_uit("controleer", doel).code == 0

    def test_een_naam_naar_keuze(self, voer_uit: VoerUit) -> None:
        gezien = voer_uit("platos", AANVRAAG, "--naam", "Waasland werkt")
        assert gezien.json["partnerschap"]["naam"] == "Waasland werkt"

    def test_in_een_pijp_naar_controleer(self, voer_uit: VoerUit, proces: Callable[..., Any]) -> None:
        dossier = proces("platos", AANVRAAG).stdout
        gezien = voer_uit("controleer", "-", invoer=dossier)
        assert gezien.code == 0
        assert gezien.uit.startswith("standaardinvoer: Lokaal partnerschap ")


class TestWatNietGaat:
    def test_geen_aanvraag(self, voer_uit: VoerUit, tmp_path: Path, doel: Path) -> None:
        brief = tmp_path / "brief.txt"
        brief.write_text("Geachte, hierbij het dossier van jan@voorbeeld.be.\n", "utf-8")
        gezien = voer_uit("platos", brief, "-o", doel)
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout.startswith("Fout: ")
        assert "jan@" not in gezien.fout
        assert not doel.exists()

    def test_een_bestand_dat_er_niet_is(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        gezien = voer_uit("platos", tmp_path / "weg.txt")
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout == f"Fout: {tmp_path / 'weg.txt'}: het bestand bestaat niet.\n"

    def test_een_map_waar_niet_te_schrijven_is(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        doel = tmp_path / "bestaat" / "niet" / "dossier.json"
        gezien = voer_uit("platos", AANVRAAG, "-o", doel)
        assert (gezien.code, gezien.uit) == (2, "")
        assert gezien.fout == f"Fout: {doel} is niet te schrijven; bestaat de map, en mag u daar schrijven?\n"
        assert list(tmp_path.iterdir()) == []

    def test_een_map_als_doel_blijft_zoals_ze_is(self, voer_uit: VoerUit, tmp_path: Path) -> None:
        doel = tmp_path / "map"
        doel.mkdir()
        gezien = voer_uit("platos", AANVRAAG, "-o", doel)
        assert gezien.code == 2
        assert "is niet te schrijven" in gezien.fout
        assert [pad.name for pad in tmp_path.rglob("*")] == ["map"]

    def test_wat_er_stond_blijft_staan_als_het_niet_lukt(self, voer_uit: VoerUit, doel: Path) -> None:
        """Een naam met een e-mailadres komt in geen dossier; het oude bestand blijft zoals het was."""
        doel.write_text("oud", "utf-8")
        gezien = voer_uit("platos", AANVRAAG, "-o", doel, "--naam", "Jan jan.peeters@voorbeeld.be")
        assert (gezien.code, gezien.uit) == (2, "")
        assert "peeters" not in gezien.fout
        assert doel.read_text("utf-8") == "oud"
        assert [pad.name for pad in doel.parent.iterdir()] == ["dossier.json"]

    @pytest.mark.parametrize("soort", ["e-mail", "rijksregisternummer"])
    def test_een_persoonsgegeven_in_de_aanvraag_wordt_nooit_herhaald(
        self, voer_uit: VoerUit, tmp_path: Path, rijksregisternummer: str, soort: str
    ) -> None:
        geheim = "jan.peeters@voorbeeld.be" if soort == "e-mail" else rijksregisternummer
        regels = AANVRAAG.read_text("utf-8").split("\n")
        rij = next(nr for nr, regel in enumerate(regels) if regel.startswith("0\tx"))
        kolommen = range(len(regels[rij].split("\t")))
        besmet = tmp_path / "besmet.txt"
        for kolom in kolommen:
            cellen = regels[rij].split("\t")
            cellen[kolom] = geheim
            besmet.write_text("\n".join([*regels[:rij], "\t".join(cellen), *regels[rij + 1 :]]), "utf-8")
            gezien = voer_uit("platos", besmet)
            assert geheim not in gezien.alles, kolom
            assert gezien.code in (0, 2)
            assert gezien.fout
