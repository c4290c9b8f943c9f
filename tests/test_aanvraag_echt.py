"""De hoofdtaak op de tekst van een echte, goedgekeurde aanvraag: lezen, beoordelen, herrekenen en uitleggen."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from lokale_partnerschappen import Bedrag, Financieringsbron, begrotingsplan, controleer, lees, voorwaarden_voor
from lokale_partnerschappen.berekeningen.financiering.plan import Begrotingsplan
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van

OPDRACHTREGEL = (sys.executable, "-c", "from lokale_partnerschappen.cli import main; main()")
ESF, VCF, LOKAAL, VDAB = (Financieringsbron(naam) for naam in ("esf", "vcf", "lokaal", "vdab"))


def _voer_uit(*argumenten: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*OPDRACHTREGEL, *argumenten], capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def dossier(aanvraag: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Het dossier dat ``platos`` van de aanvraag maakt."""
    doel = tmp_path_factory.mktemp("aanvraag") / "dossier.json"
    uitkomst = _voer_uit("platos", str(aanvraag), "-o", str(doel))
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert "1 plaatsen niet" in uitkomst.stderr or "1 plaats niet" in uitkomst.stderr
    return doel


@pytest.fixture(scope="module")
def plan(dossier: Path) -> Begrotingsplan:
    """Het herrekende plan van het eerste projectjaar."""
    partnerschap = lees(dossier)
    (begroting,) = partnerschap.begrotingen
    gebied = gebied_van(partnerschap.werkingsgebied)
    voorwaarden = voorwaarden_voor(partnerschap.oproep, gebied=gebied, op=begroting.peildatum)
    return begrotingsplan(begroting, voorwaarden=voorwaarden)


def test_de_goedgekeurde_aanvraag_krijgt_geen_enkele_fout(dossier: Path) -> None:
    """Een fout op een goedgekeurd dossier is het ergste wat deze bibliotheek kan doen."""
    uitkomst = _voer_uit("controleer", str(dossier), "--formaat", "json")
    assert uitkomst.returncode == 0
    (oordeel,) = json.loads(uitkomst.stdout)
    assert oordeel["in_orde"] is True


def test_precies_deze_bevindingen_en_niets_anders(dossier: Path) -> None:
    """De onvolledige naam van één OCMW, de ontbrekende bijlagen en het lege "ESF %" van het project.

    Wat niet te beoordelen is, staat niet in de tekst of is er niet leesbaar: rollen, afspraken, de enveloppe, de dag
    van indiening, cijfers en mijlpalen in een antwoord, en de vinkjes van de verklaringen.
    """
    verslag = controleer(lees(dossier))
    assert {(b.regel.id, b.ernst.value, b.plaats) for b in verslag} == {
        ("organisatienaam-te-algemeen", "waarschuwing", "partners[5].naam"),
        ("bijlagen-ontbreken", "aandacht", "begrotingen"),
        ("percentage-ontbreekt", "waarschuwing", "begrotingen[0].financiering_project.aandelen.esf"),
    }
    assert len(verslag) == 3
    assert {(b.regel.id, b.plaats) for b in verslag.niet_te_beoordelen} == {
        ("lokaal-addendum-ontbreekt", "aanvraag.addendum_aanwezig"),
        ("indiening-buiten-periode", "aanvraag.ingediend_op"),
        ("persona-niet-weerhouden", "personas"),
        ("ambitie-onvolledig", "ambities"),
        ("kwartaalcijfers-onvolledig", "ambities"),
        ("mijlpalen-onvolledig", "aanvraag.mijlpalen"),
        ("kosten-onvolledig-gemotiveerd", "aanvraag.kosten_eerste_jaar_in_detail"),
        ("kosten-onvolledig-gemotiveerd", "aanvraag.kosten_hele_looptijd"),
        ("verklaring-overheidsopdrachten-onvolledig", "aanvraag.overheidsopdrachten.categorieen"),
        ("verklaring-overheidsopdrachten-onvolledig", "aanvraag.overheidsopdrachten.kostengrenzen"),
        ("kostengrenzen-spreken-elkaar-tegen", "aanvraag.overheidsopdrachten.kostengrenzen"),
        ("doel-van-opdracht-ontbreekt", "aanvraag.overheidsopdrachten.kostengrenzen"),
        ("geen-afzonderlijke-boekhouding", "aanvraag.afzonderlijke_boekhouding"),
        ("bankrekening-ontbreekt", "aanvraag.bankrekening_aanwezig"),
        ("indiening-na-sluiting", "aanvraag.ingediend_op"),
        ("promotor-geen-lokaal-bestuur", "partners"),
        ("partner-niet-weerhouden", "partners[0].weerhouden"),
        ("partner-niet-weerhouden", "partners[1].weerhouden"),
        ("partner-niet-weerhouden", "partners[2].weerhouden"),
        ("team-zonder-kernpartner", "team"),
        ("kwaliteitscoach-ontbreekt", "kwaliteitscoach"),
        ("overeenkomst-niet-ondertekend", "overeenkomst"),
        ("project-buiten-oproepperiode", "periode"),
        ("raadsbesluit-ontbreekt", "raadsbesluiten"),
        ("verwerkingsovereenkomst-niet-ondertekend", "verwerkingsovereenkomst"),
        ("ondersteuningsgroep-onvolledig", "ondersteuningsgroep"),
        ("ondersteuningsgroep-te-zelden", "ondersteuningsgroep"),
        ("begrotingen-boven-enveloppe", "enveloppe"),
        ("lokale-besturen-onder-aandeel", "begrotingen"),
    }
    assert len(verslag.niet_te_beoordelen) == 29
    assert set(verslag.niet_van_toepassing) == {
        "brutoloon-niet-voltijds",
        "forfaitverdeling-telt-niet-op",
        "veel-personen-per-vte",
    }


def test_alle_achttien_lijnen_komen_op_de_cent_uit(dossier: Path) -> None:
    """Het herrekende SUT en de herrekende kost zijn wat het formulier toont, lijn per lijn."""
    partnerschap = lees(dossier)
    (begroting,) = partnerschap.begrotingen
    gebied = gebied_van(partnerschap.werkingsgebied)
    voorwaarden = voorwaarden_voor(partnerschap.oproep, gebied=gebied)
    from lokale_partnerschappen import lijnkost, sut

    opgaven = [lijn.opgave for lijn in begroting.personeel]
    herrekend = [
        (sut.onder(voorwaarden)(lijn.brutoloon), lijnkost.onder(voorwaarden)(lijn)) for lijn in begroting.personeel
    ]
    assert len(herrekend) == 18
    assert herrekend == [(opgave.sut, opgave.bedrag) for opgave in opgaven if opgave is not None]


def test_kosten_en_forfaits_komen_op_de_cent_uit(plan: Begrotingsplan) -> None:
    """Forfait per luik en dan opgeteld: € 157.964,07, en niet € 157.964,08."""
    assert (plan.werking.kosten.lijnen, plan.ondersteuning.kosten.lijnen) == (16, 2)
    assert plan.werking.kosten.personeel == Bedrag("355136.91")
    assert plan.ondersteuning.kosten.personeel == Bedrag("39773.28")
    assert plan.werking.kosten.forfait == Bedrag("142054.76")
    assert plan.ondersteuning.kosten.forfait == Bedrag("15909.31")
    assert plan.project.kosten.forfait == Bedrag("157964.07")
    assert plan.werking.kosten.totaal == Bedrag("497191.67")
    assert plan.ondersteuning.kosten.totaal == Bedrag("55682.59")
    assert plan.project.kosten.totaal == Bedrag("552874.26")
    assert plan.project.kosten.uren == Decimal("8311.330")


def test_de_financiering_sluit_en_de_aandelen_zijn_wat_het_formulier_toont(plan: Begrotingsplan) -> None:
    """40/30/15/15 voor werking, 31,51/13,49/15 voor het project, en drie controles die nul zijn."""
    assert plan.werking.ingediend is not None
    assert plan.project.ingediend is not None
    assert [plan.werking.ingediend.van(bron) for bron in (ESF, VCF, LOKAAL, VDAB)] == [
        Bedrag("198868.59"),
        Bedrag("149151.42"),
        Bedrag("74585.83"),
        Bedrag("74585.83"),
    ]
    assert [plan.project.ingediend.van(bron) for bron in (ESF, VCF, LOKAAL, VDAB)] == [
        Bedrag("221141.63"),
        Bedrag("174208.58"),
        Bedrag("74585.83"),
        Bedrag("82938.22"),
    ]
    assert {bron.value: str(deel) for bron, deel in plan.werking.aandelen.items()} == {
        "esf": "40",
        "vcf": "30",
        "lokaal": "15",
        "vdab": "15",
    }
    assert {bron.value: str(deel) for bron, deel in plan.ondersteuning.aandelen.items()} == {
        "esf": "40",
        "vcf": "45",
        "vdab": "15",
    }
    assert [str(plan.project.aandelen[bron]) for bron in (VCF, LOKAAL, VDAB)] == ["31.51", "13.49", "15"]
    assert [deel.controle for deel in (plan.werking, plan.ondersteuning, plan.project)] == [Bedrag(0)] * 3


def test_het_voorstel_voor_ondersteuning_is_wat_is_ingediend(plan: Begrotingsplan) -> None:
    """ESF 40 %, VDAB 15 %, VCF de rest: precies de ingediende bedragen."""
    voorstel, ingediend = plan.ondersteuning.voorstel, plan.ondersteuning.ingediend
    assert voorstel is not None
    assert ingediend is not None
    assert [voorstel.van(bron) for bron in Financieringsbron] == [ingediend.van(bron) for bron in Financieringsbron]


def test_de_uitleg_noemt_elk_bedrag(dossier: Path) -> None:
    """``plan --uitleg`` toont de bedragen met hun formule, bron en zekerheid."""
    uitkomst = _voer_uit("plan", str(dossier), "--uitleg")
    assert uitkomst.returncode == 0, uitkomst.stderr
    tekst = uitkomst.stdout.replace("\u00a0", " ")
    for bedrag in ("142.054,76", "15.909,31", "157.964,07", "497.191,67", "55.682,59", "552.874,26", "25.057,16"):
        assert f"€ {bedrag}" in tekst
    assert tekst.count("  SUT = brutoloon × 1,2% = ") == 18
    assert "Verordening (EU) 2021/1060, artikel 56, lid 1" in tekst
