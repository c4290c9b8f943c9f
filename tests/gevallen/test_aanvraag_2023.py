"""De goedgekeurde aanvraag van 2023 tot op de cent nagerekend; aanvraag-2023.toml legt uit wat er staat."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from lokale_partnerschappen.basis.bedrag import Bedrag, som
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.aandelen import jaaraandeel, jaarbudget
from lokale_partnerschappen.berekeningen.financiering.plan import (
    Begrotingsplan,
    Luikplan,
    begrotingsplan,
    bronbedrag,
    financieringsplan,
    mix_van,
)
from lokale_partnerschappen.berekeningen.kosten import forfait, lijnkost, personeelskost, persoonsgebonden_waarde, sut
from lokale_partnerschappen.model.financiering import Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

GEVAL: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "aanvraag-2023.toml").read_text("utf-8"))
INVOER, VERWACHT, ANDERS = GEVAL["invoer"], GEVAL["verwacht"], GEVAL["anders"]
JAAR = Periode.jaar(INVOER["jaar"])
V = voorwaarden_voor(INVOER["oproep"], gebied=Gebied(INVOER["gebied"]), op=JAAR.begin)
LIJNEN = [(Luik(luik), lijn) for luik, lijnen in INVOER["lijnen"].items() for lijn in lijnen]
DELEN = ("werking", "ondersteuning", "project")


def medewerker(luik: Luik, lijn: Mapping[str, str]) -> Projectmedewerker:
    """Een lijn van de tabel, zonder organisatie."""
    return Projectmedewerker(
        luik=luik, partner="niet vermeld", brutoloon=Bedrag(lijn["brutoloon"]), uren=Decimal(lijn["uren"])
    )


def financiering(luik: Luik) -> Financiering:
    """De financiering van een luik: wat vastligt, de tarieven van de oproep, en VCF de rest."""
    zonder = begrotingsplan(begroting(), voorwaarden=V)
    vast = {Financieringsbron(bron): Bedrag(bedrag) for bron, bedrag in INVOER["vast"][luik].items()}
    plan = financieringsplan(getattr(zonder, luik.value).kosten.totaal, mix_van(luik, V), vast=vast)
    return Financiering(esf=plan.esf, vcf=plan.vcf, lokaal=plan.lokaal, vdab=plan.vdab)


def begroting(**velden: Any) -> Begroting:
    """De begroting van het projectjaar, zoals ze ingevuld is."""
    return Begroting(periode=JAAR, personeel=tuple(medewerker(luik, lijn) for luik, lijn in LIJNEN), **velden)


@pytest.fixture(scope="module", name="plan")
def het_plan() -> Begrotingsplan:
    """Het herrekende plan van de hele begroting."""
    werking, ondersteuning = (financiering(luik) for luik in Luik)
    ingediend = begroting(financiering_werking=werking, financiering_ondersteuning=ondersteuning)
    return begrotingsplan(ingediend, voorwaarden=V)


def deel_van(plan: Begrotingsplan, deel: str) -> Luikplan:
    """Een luik of het project."""
    gevonden: Luikplan = getattr(plan, deel)
    return gevonden


def gekapt(getal: Decimal, afronding: str = ROUND_DOWN) -> Decimal:
    """Een bedrag op de cent, op een andere manier dan half omhoog."""
    return getal.quantize(Decimal("0.01"), afronding)


def onafgerond_sut(lijn: Mapping[str, str]) -> Decimal:
    """Het uurtarief voor het afronden."""
    return Decimal(lijn["brutoloon"]) * Decimal("0.012")


@pytest.mark.parametrize(
    ("luik", "lijn"), LIJNEN, ids=lambda deel: deel["brutoloon"] if isinstance(deel, dict) else deel
)
def test_elke_lijn_komt_uit_zoals_op_het_formulier(luik: Luik, lijn: dict[str, str]) -> None:
    """Achttien keer uurtarief en kost, uit brutoloon en uren."""
    uurtarief = sut.onder(V)(Bedrag(lijn["brutoloon"]))
    assert uurtarief == Bedrag(lijn["sut"])
    assert personeelskost(uurtarief, Decimal(lijn["uren"])) == Bedrag(lijn["kost"])
    assert lijnkost.onder(V)(medewerker(luik, lijn)) == Bedrag(lijn["kost"])


@pytest.mark.parametrize("deel", DELEN)
def test_de_kosten_van_elk_luik_en_van_het_project(plan: Begrotingsplan, deel: str) -> None:
    """Lijnen, uren, personeel, forfait en totaal."""
    kosten = attrs.asdict(deel_van(plan, deel).kosten)
    assert {naam: waarde if naam == "lijnen" else str(waarde) for naam, waarde in kosten.items()} == {
        **VERWACHT["kosten"][deel],
        "uren": str(deel_van(plan, deel).kosten.uren),
    }
    assert deel_van(plan, deel).kosten.uren == Decimal(VERWACHT["kosten"][deel]["uren"])


@pytest.mark.parametrize("deel", DELEN)
def test_de_financiering_van_elk_luik_en_van_het_project(plan: Begrotingsplan, deel: str) -> None:
    """Elke bron, met VCF als rest."""
    ingediend = deel_van(plan, deel).ingediend
    assert ingediend is not None
    gevonden = {bron.value: str(ingediend.van(bron)) for bron in Financieringsbron}
    assert gevonden == VERWACHT["financiering"][deel] | {"overige": "0.00"}


@pytest.mark.parametrize("deel", DELEN)
def test_de_percentages_zoals_het_formulier_ze_toont(plan: Begrotingsplan, deel: str) -> None:
    """Op twee decimalen, zonder nullen achteraan; wat niets draagt, heeft geen percentage."""
    aandelen = deel_van(plan, deel).aandelen
    assert {bron.value: str(aandeel) for bron, aandeel in aandelen.items()} == VERWACHT["aandelen"][deel]


def test_de_drie_controles_zijn_nul(plan: Begrotingsplan) -> None:
    """Kosten min financiering, voor elk luik en voor het project."""
    assert {deel: str(deel_van(plan, deel).controle) for deel in DELEN} == VERWACHT["controles"]


def test_wat_uit_de_enveloppe_volgt() -> None:
    """Het aandeel van de lokale besturen is precies wat in de financiering staat."""
    werking, ondersteuning = (Bedrag(INVOER["enveloppe"][luik]) for luik in Luik)
    assert str(jaaraandeel.onder(V)(werking, V.lokaal_tarief)) == VERWACHT["enveloppe"]["aandeel_lokaal"]
    assert VERWACHT["enveloppe"]["aandeel_lokaal"] == VERWACHT["financiering"]["werking"]["lokaal"]
    assert str(werking + ondersteuning) == VERWACHT["enveloppe"]["totaal"]
    assert str(jaarbudget.onder(V)(ondersteuning)) == VERWACHT["enveloppe"]["jaar_ondersteuning"]


def test_een_andere_manier_van_rekenen_past_niet_bij_de_lijnen() -> None:
    """Met het niet-afgeronde uurtarief of door af te kappen komen lijnen anders uit."""
    lijnen = [lijn for _, lijn in LIJNEN]
    sut_anders = [lijn for lijn in lijnen if gekapt(onafgerond_sut(lijn)) != Decimal(lijn["sut"])]
    kost_anders = [
        lijn for lijn in lijnen if gekapt(Decimal(lijn["sut"]) * Decimal(lijn["uren"])) != Decimal(lijn["kost"])
    ]
    onafgerond = [
        lijn
        for lijn in lijnen
        if gekapt(onafgerond_sut(lijn) * Decimal(lijn["uren"]), ROUND_HALF_UP) != Decimal(lijn["kost"])
    ]
    assert len(sut_anders) == ANDERS["lijnen_met_afgekapt_sut"]
    assert len(kost_anders) == ANDERS["lijnen_met_afgekapte_kost"]
    assert len(onafgerond) == ANDERS["lijnen_met_onafgerond_sut"]


def test_een_percentage_van_het_geheel_past_niet(plan: Begrotingsplan) -> None:
    """Het project is een som van afgeronde delen, en wat vastligt volgt niet uit een percentage."""
    personeel = plan.project.kosten.personeel
    assert str(forfait.onder(V)(personeel)) == ANDERS["forfait_van_het_geheel"]
    assert str(persoonsgebonden_waarde.onder(V)(personeel)) == ANDERS["kosten_van_het_geheel"]
    assert (
        str(plan.ondersteuning.kosten.totaal * (V.vcf_tarief + V.lokaal_tarief))
        == (ANDERS["vcf_ondersteuning_op_45_procent"])
    )
    assert str(bronbedrag(plan.werking.kosten.totaal, V.esf_tarief)) == ANDERS["esf_werking_op_40_procent"]
    afwijkend = [ANDERS["forfait_van_het_geheel"], ANDERS["kosten_van_het_geheel"]]
    assert afwijkend != [str(plan.project.kosten.forfait), str(plan.project.kosten.totaal)]


def test_half_naar_even_past_even_goed_en_afkappen_van_het_forfait_ook() -> None:
    """De cijfers kunnen die afrondingen niet onderscheiden: half omhoog is een keuze."""
    for _, lijn in LIJNEN:
        assert gekapt(onafgerond_sut(lijn), ROUND_HALF_EVEN) == Decimal(lijn["sut"])
        assert gekapt(Decimal(lijn["sut"]) * Decimal(lijn["uren"]), ROUND_HALF_EVEN) == Decimal(lijn["kost"])
    for luik in Luik:
        kosten = VERWACHT["kosten"][luik]
        assert gekapt(Decimal(kosten["personeel"]) * Decimal("0.4")) == Decimal(kosten["forfait"])


def test_het_geval_draagt_geen_organisatie_en_verraadt_geen_volgorde() -> None:
    """Elke lijn heeft precies loon, uren, uurtarief en kost, en de lijnen zijn gesorteerd."""
    for lijnen in INVOER["lijnen"].values():
        assert all(set(lijn) == {"brutoloon", "uren", "sut", "kost"} for lijn in lijnen)
        sleutels = [(Decimal(lijn["brutoloon"]), Decimal(lijn["uren"])) for lijn in lijnen]
        assert sleutels == sorted(sleutels)
    assert len(LIJNEN) == 18
    assert som(Bedrag(lijn["kost"]) for _, lijn in LIJNEN) == Bedrag(VERWACHT["kosten"]["project"]["personeel"])
