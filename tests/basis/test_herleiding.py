"""Een getal en waar het vandaan komt: dezelfde waarde, met alle stappen als tekst en als JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Bron, Gezag, Zekerheid
from lokale_partnerschappen.basis.herleiding import Berekening, Herleiding, berekening, in_json
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.weergave import toon
from lokale_partnerschappen.berekeningen.trajecten.caseload import caseload
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer, Geslacht, Startstatus
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied, ParameterNietGezet, Voorwaarden

BRON = Bron(sleutel="VB", titel="Voorbeeld", gezag=Gezag.FORMULIER, url="https://voorbeeld.be")


@berekening(titel="SUT", formule="rond(brutoloon * sut_factor)", bron=BRON, zekerheid=Zekerheid.AFGELEID)
def uurtarief(brutoloon: Bedrag, *, sut_factor: Tarief) -> Bedrag:
    """Eén uur."""
    return brutoloon * sut_factor


@berekening(titel="Kost", formule="rond(sut * uren)", bron=BRON)
def kost(sut: Bedrag, uren: Decimal) -> Bedrag:
    """Alle uren."""
    return sut * uren


@berekening(titel="Totaal", formule="som(bedragen)", bron=BRON)
def totaal(bedragen: Sequence[Bedrag]) -> Bedrag:
    """Alles samen."""
    return sum(bedragen, NUL)


@berekening(titel="Rest van {luik}", formule="geheel - som(delen)", bron=BRON)
def rest(geheel: Bedrag, delen: Sequence[Bedrag], luik: Luik = Luik.WERKING) -> Bedrag:
    """Wat overblijft."""
    return geheel - sum(delen, NUL)


@berekening(titel="Lijn", uitleg="uit brutoloon en uren", bron=BRON)
def lijn(brutoloon: Bedrag, uren: Decimal, *, sut_factor: Tarief) -> Bedrag:
    """Een lijn."""
    return kost(uurtarief(brutoloon, sut_factor=sut_factor), uren)


@berekening(titel="Mislukt", uitleg="doet eerst iets en faalt dan", bron=BRON)
def mislukt(brutoloon: Bedrag, voorwaarden: Voorwaarden) -> Bedrag:
    """Faalt altijd."""
    uurtarief.onder(voorwaarden)(brutoloon)
    raise ZeroDivisionError("faalt")


@berekening(titel="Onder voorwaarden", uitleg="met de parameters van de oproep", bron=BRON)
def volgens(voorwaarden: Voorwaarden, brutoloon: Bedrag) -> Bedrag:
    """Een stap die zelf de voorwaarden doorgeeft."""
    return uurtarief.onder(voorwaarden)(brutoloon)


LOON, UREN, FACTOR = Bedrag("3537.78"), Decimal("602.047"), Tarief.procent("1.2")


def voorwaarden(gebied: Gebied = Gebied.BUITEN_LIMBURG) -> Voorwaarden:
    """De voorwaarden van oproep 208 op haar eerste dag."""
    return voorwaarden_voor("lp-208", gebied=gebied)


def tekst_van(herleiding: Herleiding[Any], taal: str = "nl") -> list[str]:
    """De regels van een herleiding, met gewone spaties."""
    return herleiding.tekst(taal).replace("\u00a0", " ").splitlines()


def maak(formule: str, functie: Callable[..., Bedrag]) -> Berekening[..., Bedrag]:
    """Een berekening met een formule."""
    return Berekening(functie, titel="T", formule=formule, bron=BRON)


def drie(a: Bedrag, b: Bedrag, c: Bedrag) -> Bedrag:
    """Een functie met drie operanden, om formules mee te schrijven."""
    return a


def test_een_gewone_aanroep_geeft_gewoon_de_waarde() -> None:
    """En houdt niets bij: een latere herleiding begint leeg."""
    assert lijn(LOON, UREN, sut_factor=FACTOR) == Bedrag("25556.90")
    assert totaal.herleid([LOON]).als_dict()["stappen"] == []
    assert (lijn.__name__, lijn.naam, lijn.__doc__, lijn.parameters) == ("lijn", "lijn", "Een lijn.", ("sut_factor",))


def test_een_herleiding_toont_elke_stap() -> None:
    """De titel, de formule in woorden (een parameter is haar waarde), in cijfers, voor het afronden, en de bron."""
    herleiding = lijn.herleid(LOON, UREN, sut_factor=FACTOR)
    assert herleiding.waarde == lijn(LOON, UREN, sut_factor=FACTOR)
    assert tekst_van(herleiding) == [
        "Lijn = € 25.556,90 (uit brutoloon en uren)  [Voorbeeld]",
        "  SUT = brutoloon × 1,2% = € 3.537,78 × 1,2% = € 42,45336, afgerond € 42,45  [Voorbeeld; afgeleid]",
        "  Kost = SUT × uren = € 42,45 × 602,047 = € 25.556,89515, afgerond € 25.556,90  [Voorbeeld]",
    ]


def test_een_herleiding_onder_voorwaarden_citeert_de_parameters() -> None:
    """Onderaan staat van elke parameter de waarde, de bron, de zekerheid en de geldigheid, één keer."""
    assert tekst_van(lijn.onder(voorwaarden()).herleid(LOON, UREN)) == [
        "Lijn = € 25.556,90 (uit brutoloon en uren)  [Voorbeeld]",
        "  SUT = brutoloon × 1,2% = € 3.537,78 × 1,2% = € 42,45336, afgerond € 42,45  [Voorbeeld; afgeleid]",
        "  Kost = SUT × uren = € 42,45 × 602,047 = € 25.556,89515, afgerond € 25.556,90  [Voorbeeld]",
        (
            "SUT factor = 1,2%: Aanvraagformulier (Platos), standaarduurtarief (SUT); afgeleid;"
            " geldig van 1 januari 2024 tot en met 31 december 2029"
        ),
    ]


def test_een_herleiding_als_json_heeft_tekst_voor_elk_getal() -> None:
    """Zodat een cent nooit door een kommagetal van JSON verloren gaat."""
    herleiding = uurtarief.onder(voorwaarden()).herleid(LOON)
    bron = {"sleutel": "VB", "titel": "Voorbeeld", "gezag": "formulier", "url": "https://voorbeeld.be"}
    assert herleiding.als_dict() == {
        "berekening": "uurtarief",
        "titel": "SUT",
        "formule": "rond(brutoloon * sut_factor)",
        "uitleg": None,
        "operanden": [
            {"naam": "brutoloon", "waarde": "3537.78"},
            {
                "naam": "sut_factor",
                "waarde": "0.012",
                "bron": {
                    "sleutel": "S3",
                    "titel": "Aanvraagformulier (Platos), standaarduurtarief (SUT)",
                    "gezag": "formulier",
                    "url": "",
                    "zekerheid": "afgeleid",
                },
                "geldig": {"van": "2024-01-01", "tot": "2029-12-31"},
            },
        ],
        "waarde": "42.45",
        "bron": bron | {"zekerheid": "afgeleid"},
        "stappen": [],
    }
    assert json.loads(herleiding.als_json()) == herleiding.als_dict()


def test_stappen_zonder_voorwaarden_citeren_niets() -> None:
    """Wie zelf een factor geeft, krijgt geen bron van een oproep te zien."""
    (stap, _) = lijn.herleid(LOON, UREN, sut_factor=FACTOR).als_dict()["stappen"]
    assert stap["operanden"][1] == {"naam": "sut_factor", "waarde": "0.012"}


def test_een_eigen_waarde_krijgt_de_bron_van_de_oproep_niet() -> None:
    """De voorwaarden dragen alleen de waarde die ze zelf zetten."""
    herleiding = uurtarief.onder(voorwaarden()).herleid(LOON, sut_factor=Tarief.procent(2))
    assert herleiding.waarde == Bedrag("70.76")
    assert tekst_van(herleiding) == [
        "SUT = brutoloon × 2% = € 3.537,78 × 2% = € 70,7556, afgerond € 70,76  [Voorbeeld; afgeleid]"
    ]
    assert herleiding.als_dict()["operanden"][1] == {"naam": "sut_factor", "waarde": "0.02"}


def test_wie_de_voorwaarden_als_argument_krijgt_citeert_ze_ook() -> None:
    """De stappen daaronder erven ze; in JSON staan de voorwaarden zelf er niet bij."""
    herleiding = volgens.herleid(voorwaarden(), LOON)
    assert tekst_van(herleiding)[-1].startswith("SUT factor = 1,2%: Aanvraagformulier (Platos)")
    knoop = herleiding.als_dict()
    assert [operand["naam"] for operand in knoop["operanden"]] == ["brutoloon"]
    assert knoop["stappen"][0]["operanden"][1]["geldig"] == {"van": "2024-01-01", "tot": "2029-12-31"}


def test_een_parameter_die_niet_gezet_is_zegt_waarom() -> None:
    """De berekening weigert met de reden uit de oproep."""

    @berekening(titel="ESF", formule="rond(kosten * esf_tarief_ondersteuning)", bron=BRON)
    def esf(kosten: Bedrag, *, esf_tarief_ondersteuning: Tarief) -> Bedrag:
        """Een aandeel."""
        return kosten * esf_tarief_ondersteuning

    with pytest.raises(ParameterNietGezet, match="geen enkele bron geeft de financiering van het luik ondersteuning"):
        esf.onder(voorwaarden(Gebied.LIMBURG))(Bedrag(100))
    eigen = esf.onder(voorwaarden(Gebied.LIMBURG)).herleid(Bedrag(100), esf_tarief_ondersteuning=Tarief("0.6"))
    assert tekst_van(eigen) == [
        "ESF = kosten × 60% = € 100,00 × 60% = € 60,00  [Voorbeeld]",
    ]


def test_voor_zegt_waarover_het_gaat() -> None:
    """Dezelfde berekening, met een onderwerp achter haar titel; de eerste verandert niet."""
    voor_werking = totaal.voor(Luik.WERKING)
    delen = [Bedrag(1), Bedrag(2)]
    assert voor_werking(delen) == totaal(delen)
    assert tekst_van(voor_werking.herleid(delen))[0].startswith("Totaal werking = ")
    assert tekst_van(totaal.herleid(delen))[0].startswith("Totaal = ")


@pytest.mark.parametrize(
    ("bedragen", "verwacht"),
    [
        ([], "Totaal = som van 0 bedragen = € 0,00"),
        ([1], "Totaal = het enige bedrag = € 1,00 = € 1,00"),
        ([1, 2], "Totaal = som van 2 bedragen = € 1,00 + € 2,00 = € 3,00"),
        ([1, 2, 3, 4], "Totaal = som van 4 bedragen = € 1,00 + € 2,00 + € 3,00 + € 4,00 = € 10,00"),
        ([1, 2, 3, 4, 5], "Totaal = som van 5 bedragen = € 15,00"),
    ],
)
def test_een_korte_som_wordt_uitgeschreven(bedragen: list[int], verwacht: str) -> None:
    """Tot vier bedragen; daarna staat er hoeveel het er zijn."""
    assert tekst_van(totaal.herleid([Bedrag(bedrag) for bedrag in bedragen])) == [f"{verwacht}  [Voorbeeld]"]


def test_een_afgetrokken_som_staat_tussen_haakjes() -> None:
    """Anders zou er iets anders staan dan er gerekend is; de titel noemt het luik."""
    assert tekst_van(rest.herleid(Bedrag(10), [Bedrag(2), Bedrag(3)])) == [
        "Rest van werking = geheel − (som van 2 bedragen) = € 10,00 − (€ 2,00 + € 3,00) = € 5,00  [Voorbeeld]"
    ]


@pytest.mark.parametrize(
    ("formule", "woorden"),
    [
        ("a + b + c", "a + b + c"),
        ("a - (b + c)", "a − (b + c)"),
        ("a - (b - c)", "a − (b − c)"),
        ("a - b - c", "a − b − c"),
        ("a + (b - c)", "a + b − c"),
        ("a - b * c", "a − b × c"),
        ("(a + b) * c", "(a + b) × c"),
        ("a * (b + c)", "a × (b + c)"),
        ("a * (b * c)", "a × b × c"),
        ("a / (b * c)", "a / (b × c)"),
        ("a / b / c", "a / b / c"),
        ("(a * b) / c", "a × b / c"),
        ("a - rond(b + c)", "a − (b + c)"),
        ("a - rond(b * c)", "a − b × c"),
        ("rond(a + b) * c", "(a + b) × c"),
        ("2 * a", "2 × a"),
    ],
)
def test_haakjes_staan_waar_ze_nodig_zijn(formule: str, woorden: str) -> None:
    """Wat er staat is wat er gerekend wordt, en meer haakjes dan nodig zijn er niet."""
    eenheid = Bedrag("1.00")
    regel = tekst_van(maak(formule, drie).herleid(eenheid, eenheid, eenheid))[0]
    assert regel.startswith(f"T = {woorden} = ")


@pytest.mark.parametrize(
    ("formule", "voor_het_afronden"),
    [
        ("a + b", "€ 7,00"),
        ("a - b", "€ 3,00"),
        ("a * b", "€ 10,00"),
        ("a / b", "€ 2,50"),
        ("a / 3", "€ 1,666667"),
        ("a / b - rond(a / 3)", "€ 0,83"),
        ("som(rij) * 1", "€ 12,00"),
    ],
)
def test_voor_het_afronden_staat_de_exacte_uitkomst(formule: str, voor_het_afronden: str) -> None:
    """Met zoveel decimalen als nodig; de functie zelf geeft hier een euro."""

    def een_euro(a: Bedrag, b: Bedrag, rij: Sequence[Bedrag]) -> Bedrag:
        """Altijd één euro."""
        return Bedrag(1)

    regel = tekst_van(maak(formule, een_euro).herleid(Bedrag(5), Bedrag(2), [Bedrag(8), Bedrag(4)]))[0]
    assert regel.endswith(f" = {voor_het_afronden}, afgerond € 1,00  [Voorbeeld]")


def test_een_verschil_dat_niet_te_zien_is_wordt_niet_getoond() -> None:
    """Er staat nooit "40, afgerond 40"."""

    @berekening(titel="Aandeel", formule="rond(deel / geheel * 100)", bron=BRON)
    def aandeel(deel: Bedrag, geheel: Bedrag) -> Decimal:
        """Een percentage."""
        return (deel / geheel).in_procent()

    regels = tekst_van(aandeel.herleid(Bedrag("399999999.99"), Bedrag("1000000000.00")))
    assert regels == ["Aandeel = deel / geheel × 100 = € 399.999.999,99 / € 1.000.000.000,00 × 100 = 40  [Voorbeeld]"]
    (afgerond,) = tekst_van(aandeel.herleid(Bedrag("198868.59"), Bedrag("497191.67")))
    assert afgerond.endswith(" = 39,998375, afgerond 40  [Voorbeeld]")


def test_de_woorden_worden_niet_herhaald_als_het_cijfers_zijn() -> None:
    """Een lange som is in woorden en in cijfers hetzelfde: ze staat er één keer."""
    assert tekst_van(totaal.herleid([Bedrag(1)] * 9)) == ["Totaal = som van 9 bedragen = € 9,00  [Voorbeeld]"]


def test_een_herleiding_is_er_in_elke_taal() -> None:
    """De cijfers volgen de taal; een onbekende taal wordt geweigerd."""
    herleiding = kost.herleid(Bedrag(1), Decimal("2.5"))
    assert herleiding.tekst("fr").replace("\u00a0", " ").endswith(" = 1,00 € × 2,5 = 2,50 €  [Voorbeeld]")
    assert herleiding.tekst("en").replace("\u00a0", " ").endswith(" = 1,00 € × 2,5 = 2,50 €  [Voorbeeld]")
    with pytest.raises(ValueError, match="onbekende taal ‘de’"):
        herleiding.tekst("de")


def test_na_een_fout_is_er_niets_blijven_hangen() -> None:
    """Wat mislukt, laat geen stappen na voor de volgende berekening."""
    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match="faalt"):
            mislukt.herleid(LOON, voorwaarden())
    assert [stap["titel"] for stap in lijn.herleid(LOON, UREN, sut_factor=FACTOR).als_dict()["stappen"]] == [
        "SUT",
        "Kost",
    ]


def test_een_fout_in_een_tussenstap_laat_geen_halve_stap_na() -> None:
    """Wie de fout van een stap opvangt, ziet die stap niet in de herleiding."""

    @berekening(titel="Voorzichtig", uitleg="vangt op", bron=BRON)
    def voorzichtig(voorwaarden: Voorwaarden) -> Bedrag:
        """Vangt de fout van een stap op."""
        with pytest.raises(ZeroDivisionError):
            mislukt(LOON, voorwaarden)
        return kost(Bedrag(1), Decimal(2))

    assert [stap["titel"] for stap in voorzichtig.herleid(voorwaarden()).als_dict()["stappen"]] == ["Kost"]


@pytest.mark.parametrize(("formule", "uitleg"), [("", ""), ("a", "een uitleg")])
def test_een_berekening_heeft_een_formule_of_een_uitleg(formule: str, uitleg: str) -> None:
    """Niet geen van beide, en niet allebei."""
    with pytest.raises(ValueError, match="drie: geef een formule of een uitleg, en niet allebei"):
        Berekening(drie, titel="T", bron=BRON, formule=formule, uitleg=uitleg)


@pytest.mark.parametrize(
    ("formule", "fout"),
    [
        ("a * d", "d"),
        ("a ** b", r"a \*\* b"),
        ("-a", "-a"),
        ("a * 1.4", "1.4"),
        ("max(a, b)", r"max\(a, b\)"),
        ("rond(a, 2)", r"rond\(a, 2\)"),
        ("som(a + b)", r"som\(a \+ b\)"),
        ("som(d)", "d"),
        ("a if b else c", "a if b else c"),
        ("a.centen", r"a\.centen"),
    ],
)
def test_een_formule_rekent_alleen_met_haar_argumenten(formule: str, fout: str) -> None:
    """Met plus, min, maal, gedeeld, som en rond; al de rest wordt geweigerd zodra de module geladen wordt."""
    with pytest.raises(ValueError, match=f"^drie: de formule kan niet ‘{fout}’ gebruiken$"):
        maak(formule, drie)


def test_een_herleiding_verandert_nooit() -> None:
    """De waarde en de stappen horen bij elkaar."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(kost.herleid(Bedrag(1), Decimal(1)), "waarde", Bedrag(2))  # noqa: B010


def test_een_verkeerd_argument_is_een_gewone_fout_van_python() -> None:
    """Er wordt niets verborgen: te weinig argumenten is een TypeError."""
    with pytest.raises(TypeError):
        kost.herleid(Bedrag(1))
    with pytest.raises(TypeError, match="sut_factor"):
        lijn(LOON, UREN)


@attrs.frozen
class Voorbeeldje:
    """Een klein object met twee velden."""

    luik: Luik
    bedrag: Bedrag | None = None


@pytest.mark.parametrize(
    ("waarde", "json_vorm"),
    [
        (None, None),
        (True, True),
        (1720, 1720),
        ("tekst", "tekst"),
        (Luik.WERKING, "werking"),
        (Bedrag("1.50"), "1.50"),
        (Tarief("0.012"), "0.012"),
        (Fraction(7, 20), "7/20"),
        (Decimal("1E+3"), "1000"),
        (Decimal("602.047"), "602.047"),
        (date(2024, 1, 1), "2024-01-01"),
        (Periode(date(2024, 1, 1)), "2024-01-01/.."),
        ((Bedrag(1), None), ["1.00", None]),
        ([1], [1]),
        ({Luik.WERKING: Bedrag(1)}, {"werking": "1.00"}),
        (Voorbeeldje(Luik.ONDERSTEUNING), {"luik": "ondersteuning", "bedrag": None}),
    ],
)
def test_elke_waarde_heeft_een_vorm_in_json(waarde: object, json_vorm: object) -> None:
    """Bedragen, tarieven en getallen met decimalen zijn tekst; een object is zijn velden."""
    assert in_json(waarde) == json_vorm
    assert type(in_json(waarde)) is type(json_vorm)


@pytest.mark.parametrize("waarde", [1.5, object(), {1, 2}, b"x"])
def test_wat_geen_vorm_in_json_heeft_wordt_geweigerd(waarde: object) -> None:
    """Een float komt er niet in."""
    with pytest.raises(TypeError, match=f"geen JSON-vorm voor {type(waarde).__name__}"):
        in_json(waarde)


def test_een_herleiding_herhaalt_geen_kenmerk_van_een_mens() -> None:
    """De deelnemers zijn een operand; wat over de mens zelf gaat, blijft in het dossier."""
    deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", geslacht=Geslacht.NIET_BINAIR, status=Startstatus.DEELTIJDS)
    herleiding = caseload.herleid([deelnemer], date(2024, 1, 1))
    uitvoer = herleiding.tekst() + json.dumps(herleiding.als_dict())
    assert "d-7k3mq9x2vtbz" in uitvoer
    assert "binair" not in uitvoer
    assert "deeltijds" not in uitvoer


def test_een_kwartaal_is_in_json_zijn_tekst() -> None:
    """Zoals in het dossier."""
    assert in_json(Kwartaal(2024, 3)) == "2024K3"
    assert toon(Kwartaal(2024, 3), "fr") == "2024K3"
