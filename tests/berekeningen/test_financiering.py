"""Wie hoeveel betaalt: een plan sluit altijd tot op de cent, in beide gebieden en met elke sluitpost."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategieen import bedragen, begrotingen, financieringen

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, som
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.aandelen import (
    gemeentelijke_aandelen,
    jaaraandeel,
    jaarbudget,
    kasaandeel,
    meerjarentotaal,
    ontbrekende_cofinanciering,
    percentage,
    personeelsinzet,
    splits_forfait,
    te_financieren_kosten,
)
from lokale_partnerschappen.berekeningen.financiering.plan import (
    Aanvulling,
    Financieringsplan,
    aanvulling,
    begrotingsplan,
    bronbedrag,
    controleveld,
    financieringsplan,
    luikplan,
    mix_van,
    sluitpostbedrag,
)
from lokale_partnerschappen.model.financiering import Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied, ParameterNietGezet

# De gemeententabel wordt pas gelezen bij de eerste oproep: langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

ESF, VCF, LOKAAL, VDAB, OVERIGE = Financieringsbron
BUITEN = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
LIMBURG = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG)
VOOR, NA = date(2024, 12, 31), date(2025, 1, 1)
# De mix van de oproep, per gebied en luik; wat iemand zelf verzint, mag ook.
OPROEPMIXEN = [mix_van(Luik.WERKING, BUITEN), mix_van(Luik.ONDERSTEUNING, BUITEN), mix_van(Luik.WERKING, LIMBURG)]
MIXEN = st.sampled_from(OPROEPMIXEN) | st.dictionaries(
    st.sampled_from(Financieringsbron), st.fractions(0, 1, max_denominator=1000).map(Tarief)
)


def bronnen_van(plan: Financieringsplan) -> list[str]:
    """De bedragen van een plan, bron per bron."""
    return [str(plan.van(bron)) for bron in Financieringsbron]


@pytest.mark.parametrize(
    ("gebied", "verwacht"),
    [
        (Gebied.BUITEN_LIMBURG, ["400000.00", "300000.00", "150000.00", "150000.00", "0.00"]),
        (Gebied.LIMBURG, ["600000.00", "200000.00", "100000.00", "100000.00", "0.00"]),
    ],
)
def test_een_miljoen_euro_werking(gebied: Gebied, verwacht: list[str]) -> None:
    """40/30/15/15, en in Limburg 60/20/10/10."""
    mix = mix_van(Luik.WERKING, voorwaarden_voor("lp-208", gebied=gebied))
    assert bronnen_van(financieringsplan(Bedrag(1_000_000), mix)) == verwacht


def test_in_de_ondersteuning_draagt_vcf_de_rest() -> None:
    """ESF 40 %, VDAB 15 %, lokale besturen niets; 45 % half omhoog zou een cent meer zijn."""
    plan = financieringsplan(Bedrag("55682.59"), mix_van(Luik.ONDERSTEUNING, BUITEN))
    assert bronnen_van(plan) == ["22273.04", "25057.16", "0.00", "8352.39", "0.00"]
    assert Bedrag("55682.59") * Tarief.procent(45) == Bedrag("25057.17")


def test_limburg_heeft_geen_mix_voor_ondersteuning() -> None:
    """Geen enkele bron geeft er een: de berekening weigert, tenzij iemand zelf een mix geeft."""
    with pytest.raises(ParameterNietGezet, match="geen enkele bron geeft de financiering van het luik ondersteuning"):
        mix_van(Luik.ONDERSTEUNING, LIMBURG)
    plan = financieringsplan(Bedrag(100), {ESF: Tarief("0.6"), VDAB: Tarief("0.1")})
    assert bronnen_van(plan) == ["60.00", "30.00", "0.00", "10.00", "0.00"]


def test_wat_vastligt_wordt_niet_herrekend() -> None:
    """Bedragen uit de enveloppe blijven wat ze zijn; VCF vangt het verschil op."""
    vast = {ESF: Bedrag("198868.59"), LOKAAL: Bedrag("74585.83"), VDAB: Bedrag("74585.83")}
    plan = financieringsplan(Bedrag("497191.67"), mix_van(Luik.WERKING, BUITEN), vast=vast)
    assert bronnen_van(plan) == ["198868.59", "149151.42", "74585.83", "74585.83", "0.00"]


def test_te_veel_vastgelegd_geeft_een_negatieve_sluitpost() -> None:
    """Het plan sluit nog altijd, en het tekort is te zien."""
    plan = financieringsplan(Bedrag(100), {}, sluitpost=ESF, vast={OVERIGE: Bedrag(130)})
    assert bronnen_van(plan) == ["-30.00", "0.00", "0.00", "0.00", "130.00"]


@given(
    bedragen(),
    MIXEN,
    st.sampled_from(Financieringsbron),
    st.dictionaries(st.sampled_from(Financieringsbron), bedragen()),
)
def test_een_plan_sluit_altijd_tot_op_de_cent(
    kosten: Bedrag, mix: dict[Financieringsbron, Tarief], sluitpost: Financieringsbron, vast: dict[Any, Bedrag]
) -> None:
    """Met elke mix, elke sluitpost en elke vaste bedragen; de sluitpost is de enige die niet haar tarief volgt."""
    vast.pop(sluitpost, None)
    plan = financieringsplan(kosten, mix, sluitpost, vast)
    assert som(plan.van(bron) for bron in Financieringsbron) == kosten == plan.kosten
    for bron in set(Financieringsbron) - {sluitpost}:
        assert plan.van(bron) == vast.get(bron, kosten * mix.get(bron, Tarief(0)))


@given(bedragen(), MIXEN, st.sampled_from(Financieringsbron))
def test_de_volgorde_van_een_mix_maakt_niets_uit(
    kosten: Bedrag, mix: dict[Financieringsbron, Tarief], sluitpost: Financieringsbron
) -> None:
    """Wie de bronnen anders opsomt, krijgt hetzelfde plan."""
    omgekeerd = dict(reversed(mix.items()))
    assert financieringsplan(kosten, omgekeerd, sluitpost) == financieringsplan(kosten, mix, sluitpost)


def test_de_sluitpost_ligt_nooit_vast() -> None:
    """Ze vangt op wat overblijft en kan dus geen vast bedrag hebben."""
    with pytest.raises(ValueError, match="vcf is de sluitpost en kan geen vast bedrag hebben"):
        financieringsplan(Bedrag(100), {}, vast={VCF: Bedrag(1)})


def test_een_plan_verandert_nooit() -> None:
    """Een ander plan is een nieuw object."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(financieringsplan(Bedrag(1), {}), "esf", Bedrag(1))  # noqa: B010


@pytest.mark.parametrize(
    ("deel", "geheel", "verwacht"),
    [
        ("174208.58", "552874.26", "31.51"),
        ("221141.63", "552874.26", "40"),
        ("74585.83", "552874.26", "13.49"),
        ("82938.22", "552874.26", "15"),
        ("149151.42", "497191.67", "30"),
    ],
)
def test_een_percentage_zoals_het_formulier_het_toont(deel: str, geheel: str, verwacht: str) -> None:
    """Op twee decimalen, zonder nullen achteraan."""
    assert str(percentage(Bedrag(deel), Bedrag(geheel))) == verwacht


def test_een_aandeel_van_niets_bestaat_niet() -> None:
    """Delen door nul wordt niet verborgen."""
    with pytest.raises(ZeroDivisionError):
        percentage(Bedrag(1), NUL)


@pytest.mark.parametrize(
    ("enveloppe", "verwacht"), [("2983433.01", "497238.84"), ("217378.42", "36229.74"), ("600.00", "100.00")]
)
def test_een_jaar_is_een_zesde_van_de_enveloppe(enveloppe: str, verwacht: str) -> None:
    """497.238,835 wordt half omhoog 497.238,84."""
    assert jaarbudget.onder(BUITEN)(Bedrag(enveloppe)) == Bedrag(verwacht)


def test_een_jaaraandeel_wordt_een_keer_afgerond() -> None:
    """Vijftien procent van de enveloppe gedeeld door zes; in Limburg tien."""
    enveloppe = Bedrag("2983433.01")
    assert jaaraandeel.onder(BUITEN)(enveloppe, BUITEN.lokaal_tarief) == Bedrag("74585.83")
    assert jaaraandeel.onder(LIMBURG)(enveloppe, LIMBURG.lokaal_tarief) == Bedrag("49723.88")


@given(bedragen(0), st.integers(1, 10))
def test_jaarbudgetten_liggen_samen_dicht_bij_de_enveloppe(enveloppe: Bedrag, jaren: int) -> None:
    """Elk jaar is hoogstens een halve cent ernaast."""
    jaar = jaarbudget(enveloppe, projectjaren=jaren)
    assert abs(jaar * jaren - enveloppe).centen * 2 <= jaren


@pytest.mark.parametrize(
    ("aandeel", "personeel", "verwacht"),
    [("74585.83", "74583.28", "2.55"), ("100.00", "140.00", "-40.00")],
)
def test_wat_een_financier_nog_in_geld_brengt(aandeel: str, personeel: str, verwacht: str) -> None:
    """Zijn aandeel min zijn personeel: € 2,55 voor de lokale besturen; meer personeel is geen fout."""
    assert kasaandeel(Bedrag(aandeel), Bedrag(personeel)) == Bedrag(verwacht)


@pytest.mark.parametrize(
    ("aanwezig", "verwacht"), [("149171.66", "-14.16"), ("149157.50", "0.00"), ("0.00", "149157.50")]
)
def test_hoeveel_cofinanciering_er_nog_bij_moet(aanwezig: str, verwacht: str) -> None:
    """Dertig procent van 497.191,67 is 149.157,50; wie meer heeft, komt onder nul."""
    assert ontbrekende_cofinanciering.onder(BUITEN)(Bedrag("497191.67"), Bedrag(aanwezig)) == Bedrag(verwacht)


def test_de_stappen_van_een_plan() -> None:
    """Een bron draagt haar tarief, de sluitpost de rest, en de controle is kosten min financiering."""
    assert bronbedrag(Bedrag("55682.59"), Tarief.procent(40)) == Bedrag("22273.04")
    assert sluitpostbedrag(Bedrag("55682.59"), [Bedrag("22273.04"), Bedrag("8352.39")]) == Bedrag("25057.16")
    assert sluitpostbedrag(Bedrag(1), []) == Bedrag(1)
    assert controleveld(Bedrag("497191.67"), Bedrag("497191.67")) == NUL
    assert controleveld(Bedrag(100), Bedrag(101)) == Bedrag(-1)


@given(bedragen(), financieringen(), st.sampled_from(Financieringsbron))
def test_een_aanvulling_sluit_een_financiering(
    kosten: Bedrag, ingediend: Financiering, sluitpost: Financieringsbron
) -> None:
    """Wie de bron zet op wat nodig is, krijgt een controle van nul."""
    nodig = aanvulling(kosten, ingediend, sluitpost)
    gesloten = attrs.evolve(ingediend, **{sluitpost.value: nodig.nodig})
    assert controleveld(kosten, gesloten.som) == NUL
    assert nodig.verschil == controleveld(kosten, ingediend.som) == nodig.nodig - nodig.ingevuld
    assert nodig.ingevuld == ingediend.van(sluitpost)


def test_een_aanvulling_in_euro() -> None:
    """Er ontbreekt vijf euro, en VCF draagt ze."""
    ingediend = Financiering(esf=Bedrag(40), vcf=Bedrag(25), lokaal=Bedrag(15), vdab=Bedrag(15))
    assert aanvulling(Bedrag(100), ingediend) == Aanvulling(
        bron=VCF, ingevuld=Bedrag(25), nodig=Bedrag(30), verschil=Bedrag(5)
    )


@pytest.mark.parametrize(
    ("fasen", "verwacht"),
    [
        ([(6, "497238.84")], "2983433.04"),
        ([(1, "100.00"), (5, "80.00")], "500.00"),
        ([(2, "0.01"), (4, "-0.01")], "-0.02"),
        ([], "0.00"),
    ],
)
def test_het_totaal_over_jaren_die_verschillen(fasen: list[tuple[int, str]], verwacht: str) -> None:
    """Elk aantal jaren maal zijn jaarbedrag; zes afgeronde zesden zijn drie cent meer dan de enveloppe."""
    assert meerjarentotaal([Budgetfase(jaren=n, jaarbedrag=Bedrag(jaar)) for n, jaar in fasen]) == Bedrag(verwacht)


@given(bedragen(), st.integers(1, 5))
def test_een_fase_splitsen_verandert_het_totaal_niet(jaarbedrag: Bedrag, eerste: int) -> None:
    """Zes gelijke jaren in een of in twee fasen is hetzelfde."""
    samen = [Budgetfase(jaren=6, jaarbedrag=jaarbedrag)]
    gesplitst = [Budgetfase(jaren=jaren, jaarbedrag=jaarbedrag) for jaren in (eerste, 6 - eerste)]
    assert meerjarentotaal(samen) == meerjarentotaal(gesplitst)


def test_het_forfait_gaat_voor_dertig_van_veertig_punten_naar_de_moederorganisaties() -> None:
    """Exact 82.891,875 en 27.630,625: de overblijvende cent gaat naar het eerste deel, en er gaat er geen verloren."""
    delen = splits_forfait(Bedrag("110522.50"), [30, 10])
    assert [str(deel) for deel in delen] == ["82891.88", "27630.62"]
    assert splits_forfait(Bedrag("110522.50"), [Tarief.procent(75), Tarief.procent(25)]) == delen


@given(bedragen(), st.lists(st.integers(0, 100), min_size=1).filter(any))
def test_een_gesplitst_forfait_is_samen_het_forfait(forfait: Bedrag, punten: list[int]) -> None:
    """In welke punten ook; wie geen punten heeft, krijgt niets."""
    delen = splits_forfait(forfait, punten)
    assert som(delen) == forfait
    assert all(deel == NUL for deel, punt in zip(delen, punten, strict=True) if punt == 0)


@pytest.mark.parametrize("punten", [[], [0, 0], [30, -10]])
def test_een_forfait_zonder_bruikbare_punten(punten: list[int]) -> None:
    """Zonder punten, of met negatieve, is er niets te verdelen."""
    with pytest.raises(ValueError, match="gewicht"):
        splits_forfait(Bedrag(100), punten)


def lijn(partner: str, uren: str, luik: Luik = Luik.WERKING) -> Projectmedewerker:
    """Een personeelslijn aan 48 euro per uur."""
    return Projectmedewerker(luik=luik, partner=partner, brutoloon=Bedrag(4000), uren=Decimal(uren))


def test_de_inzet_is_alleen_het_personeel_van_deze_organisaties_in_dit_luik() -> None:
    """Elke lijn apart op de cent afgerond; wie er niet bij hoort, telt niet mee."""
    lijnen = (
        lijn("a", "100"),
        lijn("b", "0.001"),
        lijn("b", "0.011"),
        lijn("c", "1"),
        lijn("a", "1", Luik.ONDERSTEUNING),
    )
    begroting = Begroting(periode=Periode.jaar(2024), personeel=lijnen)
    inzet = personeelsinzet.onder(BUITEN)
    assert inzet(begroting, ["a"], Luik.WERKING) == Bedrag(4800)
    assert inzet(begroting, ["b"], Luik.WERKING) == Bedrag("0.58")  # 0,05 en 0,53; samen afgerond ook 0,58
    assert inzet(begroting, {"a", "c"}, Luik.WERKING) == Bedrag(4848)
    assert inzet(begroting, {"a", "c"}, Luik.ONDERSTEUNING) == Bedrag(48)
    assert inzet(begroting, [], Luik.WERKING) == inzet(begroting, ["d"], Luik.WERKING) == NUL


@TRAAG
@given(begrotingen())
def test_de_inzet_van_iedereen_is_het_personeel_van_het_luik(begroting: Begroting) -> None:
    """Wat elke organisatie apart inzet, telt op tot wat ze samen inzetten."""
    for luik in Luik:
        namen = {medewerker.partner for medewerker in begroting.personeel}
        apart = [personeelsinzet.onder(BUITEN)(begroting, [naam], luik) for naam in namen]
        samen = personeelsinzet.onder(BUITEN)(begroting, namen, luik)
        assert som(apart) == samen == luikplan(begroting, luik, voorwaarden=BUITEN).kosten.personeel


def test_te_financieren_is_wat_het_formulier_toont() -> None:
    """Ook als dat niet klopt; toont het geen totaal, dan wat uit de lijnen volgt, met forfait."""
    kosten = te_financieren_kosten.onder(BUITEN)
    lijnen = (lijn("a", "100"),)
    zonder = Begroting(periode=Periode.jaar(2024), personeel=lijnen)
    assert kosten(zonder, Luik.WERKING) == Bedrag(6720)
    assert kosten(zonder, Luik.ONDERSTEUNING) == NUL
    for opgave, verwacht in (
        (Kostenopgave(totaal=Bedrag(1000)), "1000.00"),
        (Kostenopgave(totaal=NUL), "0.00"),
        (Kostenopgave(forfait=Bedrag(1)), "6720.00"),
    ):
        getoond = attrs.evolve(zonder, kosten_werking=opgave)
        assert kosten(getoond, Luik.WERKING) == Bedrag(verwacht)
        assert kosten(getoond, Luik.ONDERSTEUNING) == NUL


def test_te_financieren_kosten_zeggen_van_welk_luik() -> None:
    """De herleiding noemt het luik in haar titel, en toont de stappen alleen als er herrekend is."""
    begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn("a", "100"),))
    herrekend = te_financieren_kosten.onder(BUITEN).herleid(begroting, Luik.WERKING).als_dict()
    assert herrekend["titel"] == "Te financieren kosten werking"
    assert [stap["titel"] for stap in herrekend["stappen"]] == ["Kosten werking"]
    getoond = attrs.evolve(begroting, kosten_werking=Kostenopgave(totaal=Bedrag(1000)))
    assert te_financieren_kosten.onder(BUITEN).herleid(getoond, Luik.WERKING).als_dict()["stappen"] == []


# De zes aandelen van de goedgekeurde aanvraag zijn op deze verhoudingen na niet te verklaren.
SLEUTEL = {
    "46014": Decimal("38.1761"),  # Lokeren
    "44045": Decimal("2.9935"),  # Moerbeke
    "46020": Decimal("13.4467"),  # Sint-Gillis-Waas
    "46024": Decimal("12.2594"),  # Stekene
    "46025": Decimal("27.0130"),  # Temse
    "44085": Decimal("6.1113"),  # Waasmunster
}


def test_na_de_fusie_betaalt_lokeren_het_aandeel_van_moerbeke() -> None:
    """Voor en na 2025 is het samen het hele bedrag; alleen Lokeren verandert."""
    aandeel = Bedrag("74585.83")
    ervoor, erna = gemeentelijke_aandelen(aandeel, SLEUTEL, VOOR), gemeentelijke_aandelen(aandeel, SLEUTEL, NA)
    assert {nis: str(bedrag) for nis, bedrag in ervoor.items()} == {
        "44045": "2232.73",
        "44085": "4558.16",
        "46014": "28473.96",
        "46020": "10029.33",
        "46024": "9143.78",
        "46025": "20147.87",
    }
    assert som(ervoor.values()) == som(erna.values()) == aandeel
    assert list(erna) == ["44085", "46020", "46024", "46025", "46029"]
    assert erna["46029"] == ervoor["46014"] + ervoor["44045"]
    assert {nis: erna[nis] for nis in erna if nis != "46029"} == {
        nis: ervoor[nis] for nis in ervoor if nis not in ("46014", "44045")
    }


GEMEENTEN = st.dictionaries(st.sampled_from(sorted(SLEUTEL)), st.integers(0, 10**5), min_size=1).filter(
    lambda sleutel: any(sleutel.values())
)


@TRAAG
@given(bedragen(), GEMEENTEN, st.sampled_from([VOOR, NA]), st.randoms(use_true_random=False))
def test_gemeentelijke_aandelen_tellen_op_in_welke_volgorde_ook(
    bedrag: Bedrag, sleutel: dict[str, int], dag: date, toeval: Any
) -> None:
    """Op elke dag en in elke volgorde van de sleutel."""
    namen = list(sleutel)
    toeval.shuffle(namen)
    delen = gemeentelijke_aandelen(bedrag, {nis: sleutel[nis] for nis in namen}, dag)
    assert delen == gemeentelijke_aandelen(bedrag, sleutel, dag)
    assert som(delen.values()) == bedrag
    assert list(delen) == sorted(delen)


@pytest.mark.parametrize(
    ("sleutel", "dag", "fout"),
    [
        ({"46014": 1, "99999": 1}, VOOR, "NIS-code 99999 is op 2024-12-31 geen Vlaamse gemeente"),
        ({"46029": 1}, VOOR, "NIS-code 46029 is op 2024-12-31 geen Vlaamse gemeente"),
        ({}, VOOR, "minstens één gewicht groter dan nul"),
        ({"46014": 0}, NA, "minstens één gewicht groter dan nul"),
        ({"46014": -1, "46025": 5}, VOOR, "46014 in een verdeling kan niet negatief zijn"),
        ({"46014": 3, "44045": -1}, NA, "44045 in een verdeling kan niet negatief zijn"),
    ],
)
def test_een_verdeelsleutel_die_niet_kan(sleutel: dict[str, int], dag: date, fout: str) -> None:
    """Een onbekende gemeente of een negatief gewicht, ook als een fusie het zou verbergen."""
    with pytest.raises(ValueError, match=fout):
        gemeentelijke_aandelen(Bedrag(100), sleutel, dag)


def test_een_verdeelsleutel_zonder_kommagetallen() -> None:
    """Een float is ook hier niet exact."""
    sleutel: dict[str, Any] = {"46014": 0.5}
    with pytest.raises(TypeError, match="geen float"):
        gemeentelijke_aandelen(Bedrag(100), sleutel, VOOR)


@TRAAG
@given(begrotingen(), st.sampled_from([BUITEN, LIMBURG]))
def test_het_project_is_de_som_van_de_luiken(begroting: Begroting, voorwaarden: Any) -> None:
    """Van lijnen tot controle: wat voor de luiken geldt, telt op tot het project."""
    plan = begrotingsplan(begroting, voorwaarden=voorwaarden)
    luiken, project = (plan.werking, plan.ondersteuning), plan.project
    assert project.kosten.lijnen == len(begroting.personeel)
    assert project.kosten.uren == sum((luik.kosten.uren for luik in luiken), Decimal(0))
    for naam in ("personeel", "forfait", "totaal"):
        assert getattr(project.kosten, naam) == som(getattr(luik.kosten, naam) for luik in luiken)
    ingediend = [luik.ingediend for luik in luiken if luik.ingediend is not None]
    if ingediend:
        assert project.ingediend is not None
        assert project.ingediend.som == som(deel.som for deel in ingediend)
        assert project.controle == project.kosten.totaal - project.ingediend.som
    else:
        assert (project.ingediend, project.controle, dict(project.aandelen)) == (None, None, {})
    assert plan.begroting is begroting
    for luik in luiken:
        assert luik.voorstel is None or som(luik.voorstel.van(b) for b in Financieringsbron) == luik.kosten.totaal
        assert (luik.voorstel is None) == bool(luik.geen_voorstel)


def begroting(**velden: Any) -> Begroting:
    """Een begroting van 2024 met één lijn per luik: elk 100 uur aan 48 euro."""
    lijnen = tuple(
        Projectmedewerker(luik=luik, partner="a", brutoloon=Bedrag(4000), uren=Decimal(100)) for luik in Luik
    )
    return Begroting(periode=Periode.jaar(2024), personeel=lijnen, **velden)


def test_zonder_financiering_is_het_voorstel_dat_van_de_oproep() -> None:
    """De aandelen zijn dan die van het voorstel, en er is niets te controleren."""
    plan = begrotingsplan(begroting(), voorwaarden=BUITEN)
    assert plan.werking.voorstel == Financieringsplan(
        kosten=Bedrag(6720),
        esf=Bedrag(2688),
        vcf=Bedrag(2016),
        lokaal=Bedrag(1008),
        vdab=Bedrag(1008),
        sluitpost=VCF,
    )
    assert plan.werking.controle is None
    assert plan.werking.aandelen == {ESF: 40, VCF: 30, LOKAAL: 15, VDAB: 15}
    assert plan.ondersteuning.aandelen == {ESF: 40, VCF: 45, VDAB: 15}
    assert plan.project.kosten.totaal == Bedrag(13440)


def test_wat_is_ingediend_gaat_voor() -> None:
    """De controle en de aandelen zijn die van de ingevulde financiering."""
    ingevuld = Financiering(esf=Bedrag(3360), vdab=Bedrag(3000))
    plan = begrotingsplan(begroting(financiering_werking=ingevuld), voorwaarden=BUITEN)
    assert plan.werking.controle == plan.werking.kosten.totaal - Bedrag(6360) == Bedrag(360)
    assert plan.werking.aandelen == {ESF: 50, VDAB: Decimal("44.64")}
    assert plan.project.ingediend == Financiering(esf=Bedrag(3360), vcf=NUL, lokaal=NUL, vdab=Bedrag(3000), overige=NUL)
    assert plan.project.controle == Bedrag(7080)
    assert plan.project.aandelen == {ESF: 25, VDAB: Decimal("22.32")}


def test_in_limburg_is_er_geen_voorstel_voor_ondersteuning() -> None:
    """Met de reden erbij; werking heeft er wel een."""
    ondersteuning = luikplan(begroting(), Luik.ONDERSTEUNING, voorwaarden=LIMBURG)
    assert ondersteuning.voorstel is None
    assert "geen enkele bron geeft de financiering" in ondersteuning.geen_voorstel
    assert dict(ondersteuning.aandelen) == {}
    werking = luikplan(begroting(), Luik.WERKING, voorwaarden=LIMBURG)
    assert werking.aandelen == {ESF: 60, VCF: 20, LOKAAL: 10, VDAB: 10}
    assert werking.geen_voorstel == ""


def test_een_begroting_zonder_kosten_heeft_geen_aandelen() -> None:
    """Van niets is er geen percentage."""
    leeg = Begroting(periode=Periode.jaar(2024), financiering_werking=Financiering(esf=Bedrag(1)))
    plan = begrotingsplan(leeg, voorwaarden=BUITEN)
    assert dict(plan.werking.aandelen) == dict(plan.project.aandelen) == {}
    assert plan.werking.controle == Bedrag(-1)


def test_een_plan_is_helemaal_te_herleiden() -> None:
    """Van het project tot elke lijn, als tekst en als JSON; de waarde is dezelfde."""
    herleiding = begrotingsplan.herleid(begroting(), voorwaarden=BUITEN)
    assert herleiding.waarde == begrotingsplan(begroting(), voorwaarden=BUITEN)
    stappen = herleiding.als_dict()["stappen"]
    assert [stap["titel"] for stap in stappen] == [
        "Plan van werking",
        "Plan van ondersteuning",
        "Kosten van het project",
    ]
    assert [stap["titel"] for stap in stappen[1]["stappen"][1]["stappen"]] == [
        "Bedrag ESF",
        "Bedrag lokale besturen",
        "Bedrag VDAB",
        "Sluitpost VCF",
    ]
    assert json.loads(herleiding.als_json())["waarde"]["project"]["kosten"]["totaal"] == "13440.00"
    assert "    Kosten werking (personeelskosten en forfait van het luik)" in herleiding.tekst()
