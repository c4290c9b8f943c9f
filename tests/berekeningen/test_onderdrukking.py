"""Kleine aantallen blijven klein gehouden: ook wie optelt, aftrekt en kwartalen vergelijkt, vindt ze niet terug.

De aanvaller in deze tests weet niets van de werkwijze: hij schrijft elke tabel op die bij het getoonde past.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokale_partnerschappen.berekeningen.resultaten import onderdrukking
from lokale_partnerschappen.berekeningen.resultaten.onderdrukking import Onderdrukt, Verband, onderdruk

# Alle tabellen opschrijven duurt soms langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None, max_examples=40)
RUIMTE = 5


@attrs.frozen(kw_only=True)
class Vorm:
    """Hoe een tabel in elkaar zit: wat vrij gekozen is, wat daaruit volgt, en wat een lezer daarvan weet."""

    bladeren: tuple[str, ...]
    formules: Mapping[str, Mapping[str, int]]
    verbanden: tuple[Verband, ...]
    # Een deel is nooit groter dan zijn geheel.
    hoogstens: tuple[tuple[str, str], ...] = ()

    def tabel(self, waarden: Sequence[int]) -> dict[str, int]:
        """De hele tabel bij gekozen bladeren."""
        blad = dict(zip(self.bladeren, waarden, strict=True))
        volgt = {naam: sum(blad[b] * teken for b, teken in formule.items()) for naam, formule in self.formules.items()}
        return blad | volgt

    def bestaat(self, tabel: Mapping[str, int]) -> bool:
        """Kan deze tabel bestaan?"""
        return min(tabel.values()) >= 0 and all(tabel[deel] <= tabel[geheel] for deel, geheel in self.hoogstens)


def plus(*namen: str) -> dict[str, int]:
    """Een som van bladeren."""
    return dict.fromkeys(namen, 1)


KRUISTABEL = Vorm(
    bladeren=("vrouw, jong", "vrouw, oud", "man, jong", "man, oud"),
    formules={
        "vrouw": plus("vrouw, jong", "vrouw, oud"),
        "man": plus("man, jong", "man, oud"),
        "jong": plus("vrouw, jong", "man, jong"),
        "oud": plus("vrouw, oud", "man, oud"),
        "totaal": plus("vrouw, jong", "vrouw, oud", "man, jong", "man, oud"),
    },
    verbanden=(
        Verband(geheel=("vrouw",), delen=("vrouw, jong", "vrouw, oud")),
        Verband(geheel=("man",), delen=("man, jong", "man, oud")),
        Verband(geheel=("jong",), delen=("vrouw, jong", "man, jong")),
        Verband(geheel=("oud",), delen=("vrouw, oud", "man, oud")),
        Verband(geheel=("totaal",), delen=("vrouw", "man")),
        Verband(geheel=("totaal",), delen=("jong", "oud")),
    ),
)
KWARTALEN = Vorm(
    bladeren=("K1 vrouw", "K1 man", "K2 vrouw", "K2 man"),
    formules={
        "K1 totaal": plus("K1 vrouw", "K1 man"),
        "K2 totaal": plus("K2 vrouw", "K2 man"),
        "K2 vrouw, opgeteld": plus("K1 vrouw", "K2 vrouw"),
        "K2 man, opgeteld": plus("K1 man", "K2 man"),
        "K2 totaal, opgeteld": plus("K1 vrouw", "K1 man", "K2 vrouw", "K2 man"),
    },
    verbanden=(
        Verband(geheel=("K1 totaal",), delen=("K1 vrouw", "K1 man")),
        Verband(geheel=("K2 totaal",), delen=("K2 vrouw", "K2 man")),
        Verband(geheel=("K2 vrouw, opgeteld",), delen=("K1 vrouw", "K2 vrouw")),
        Verband(geheel=("K2 man, opgeteld",), delen=("K1 man", "K2 man")),
        Verband(geheel=("K2 totaal, opgeteld",), delen=("K1 totaal", "K2 totaal")),
        Verband(geheel=("K2 totaal, opgeteld",), delen=("K2 vrouw, opgeteld", "K2 man, opgeteld")),
    ),
)
STROMEN = Vorm(
    bladeren=("K1 voor", "K1 instroom", "K1 uitstroom", "K2 instroom", "K2 uitstroom"),
    formules={
        "K1 na": {"K1 voor": 1, "K1 instroom": 1, "K1 uitstroom": -1},
        "K2 voor": {"K1 voor": 1, "K1 instroom": 1, "K1 uitstroom": -1},
        "K2 na": {"K1 voor": 1, "K1 instroom": 1, "K1 uitstroom": -1, "K2 instroom": 1, "K2 uitstroom": -1},
    },
    verbanden=(
        Verband(geheel=("K1 na", "K1 uitstroom"), delen=("K1 voor", "K1 instroom")),
        Verband(geheel=("K2 na", "K2 uitstroom"), delen=("K2 voor", "K2 instroom")),
        Verband(geheel=("K2 voor",), delen=("K1 na",)),
    ),
)
INDICATOREN = Vorm(
    bladeren=("EECO02", "EECO03", "EECO04", "EECO05"),
    formules={"EECO01": plus("EECO02", "EECO04", "EECO05"), "kortdurend": {"EECO02": 1, "EECO03": -1}},
    verbanden=(
        Verband(geheel=("EECO01",), delen=("EECO02", "EECO04", "EECO05")),
        Verband(geheel=("EECO02",), delen=("EECO03",), volledig=False),
    ),
    hoogstens=(("EECO03", "EECO02"),),
)
# Wat nergens gepubliceerd is, maar wel een groep mensen is.
ONGENOEMD = {"kortdurend": "EECO02 − EECO03"}
VORMEN = (KRUISTABEL, KWARTALEN, STROMEN, INDICATOREN)


@st.composite
def tabellen(trek: st.DrawFn, vormen: Sequence[Vorm] = VORMEN) -> tuple[Vorm, dict[str, int], int]:
    """Een vorm, een tabel die kan bestaan, en een kleinste groep."""
    vorm = trek(st.sampled_from(vormen))
    waarden = st.lists(st.integers(0, 5), min_size=len(vorm.bladeren), max_size=len(vorm.bladeren)).map(vorm.tabel)
    return vorm, trek(waarden.filter(vorm.bestaat)), trek(st.integers(2, 4))


def gepubliceerd(tabel: Mapping[str, int]) -> dict[str, int]:
    """Een tabel zonder wat nergens gepubliceerd wordt."""
    return {naam: aantal for naam, aantal in tabel.items() if naam not in ONGENOEMD}


def passende_tabellen(vorm: Vorm, uitkomst: Onderdrukt, *, vanaf: int, tot: int) -> Iterator[dict[str, int]]:
    """Elke tabel die bij het getoonde past; wat verborgen is, ligt minstens op ``vanaf``."""
    keuzes = [
        range(vanaf, tot + 1) if uitkomst.cellen[blad] is None else (uitkomst.cellen[blad],) for blad in vorm.bladeren
    ]
    for waarden in product(*keuzes):
        tabel = vorm.tabel(waarden)
        if vorm.bestaat(tabel) and all(
            tabel[naam] >= vanaf if getoond is None else tabel[naam] == getoond
            for naam, getoond in uitkomst.cellen.items()
        ):
            yield tabel


def te_vinden(vorm: Vorm, tabel: Mapping[str, int], uitkomst: Onderdrukt, kleinste_groep: int) -> set[str]:
    """De kleine aantallen waarvan een aanvaller weet dat ze klein zijn, of precies hoeveel."""
    klein = {naam for naam, aantal in tabel.items() if 0 < aantal < kleinste_groep}
    # Wie alleen nullen ziet staan, mag raden dat een verborgen aantal geen nul is.
    vanaf = 0 if any(tabel[naam] == 0 for naam in uitkomst.verborgen) else 1
    for laagste in {0, vanaf}:
        zeker = set(klein)
        for andere in passende_tabellen(vorm, uitkomst, vanaf=laagste, tot=max(tabel.values()) + RUIMTE):
            zeker = {naam for naam in zeker if andere[naam] < kleinste_groep}
            if not zeker:
                break
        if zeker:
            return zeker
    return set()


def test_een_klein_aantal_neemt_een_ander_mee() -> None:
    """Drie mannen op een totaal van 24: zonder de negen onbekenden te verbergen, staan ze er toch."""
    instroom = {"vrouw": 12, "man": 3, "onbekend": 9, "totaal": 24}
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man", "onbekend"))
    assert onderdruk(instroom, kleinste_groep=5).verborgen == ("man",)
    uitkomst = onderdruk(instroom, [samen], kleinste_groep=5)
    assert uitkomst == Onderdrukt(cellen={"man": None, "onbekend": None, "totaal": 24, "vrouw": 12})


def test_een_rij_met_maar_een_andere_cel_verbergt_die() -> None:
    """Of het totaal, als dat het kleinste is wat overblijft; dat is het hier niet."""
    uitkomst = onderdruk(
        {"vrouw": 30, "man": 1, "totaal": 31}, [Verband(geheel=("totaal",), delen=("vrouw", "man"))], kleinste_groep=5
    )
    assert uitkomst.verborgen == ("man", "vrouw")


def test_een_tabel_van_twee_bij_drie_verbergt_een_rechthoek() -> None:
    """Een klein aantal in een kruistabel vraagt drie andere: in zijn rij, zijn kolom en op de hoek."""
    rijen, kolommen = ("vrouw", "man"), ("jong", "midden", "oud")
    getallen = {"vrouw": (10, 20, 30), "man": (2, 14, 40)}
    cellen = {f"{r}, {k}": n for r in rijen for k, n in zip(kolommen, getallen[r], strict=True)}
    cellen |= {r: sum(getallen[r]) for r in rijen} | {k: sum(cellen[f"{r}, {k}"] for r in rijen) for k in kolommen}
    cellen["totaal"] = sum(cellen[r] for r in rijen)
    verbanden = [
        *(Verband(geheel=(r,), delen=tuple(f"{r}, {k}" for k in kolommen)) for r in rijen),
        *(Verband(geheel=(k,), delen=tuple(f"{r}, {k}" for r in rijen)) for k in kolommen),
        Verband(geheel=("totaal",), delen=rijen),
        Verband(geheel=("totaal",), delen=kolommen),
    ]
    uitkomst = onderdruk(cellen, verbanden, kleinste_groep=5)
    assert uitkomst.verborgen == ("man, jong", "man, midden", "vrouw, jong", "vrouw, midden")


def test_twee_kleine_aantallen_op_een_klein_totaal_verbergen_ook_dat_totaal() -> None:
    """Drie en twee op vijf: wie de vijf ziet, weet dat beide klein zijn."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man", "x"))
    uitkomst = onderdruk({"vrouw": 3, "man": 2, "x": 0, "totaal": 5}, [samen], kleinste_groep=5)
    assert uitkomst.verborgen == ("man", "totaal", "vrouw")
    assert uitkomst.onbeschermd == ()


def test_de_rest_van_een_deel_is_ook_een_groep_mensen() -> None:
    """Achttien langdurig werkzoekenden op twintig: de twee andere staan nergens, en zijn toch te vinden."""
    deel = Verband(geheel=("EECO02",), delen=("EECO03",), volledig=False)
    assert onderdruk({"EECO02": 20, "EECO03": 18}, [deel], kleinste_groep=5).verborgen == ("EECO03",)
    assert onderdruk({"EECO02": 20, "EECO03": 15}, [deel], kleinste_groep=5).verborgen == ()
    assert onderdruk({"EECO02": 20, "EECO03": 20}, [deel], kleinste_groep=5).verborgen == ()


def test_een_rest_die_niemand_ziet_beschermt_zonder_iets_te_verbergen() -> None:
    """Drie jongeren en zes ouderen op negenentwintig: de twintig daartussen staan nergens."""
    leeftijd = Verband(geheel=("totaal",), delen=("jong", "oud"), volledig=False)
    assert onderdruk({"jong": 3, "oud": 6, "totaal": 29}, [leeftijd], kleinste_groep=5).verborgen == ("jong",)


def test_twee_kwartalen_tegen_elkaar_tonen_niets() -> None:
    """Wat in het tweede kwartaal klein is, is ook niet het verschil van twee opgetelde aantallen."""
    instroom = {"K1": 20, "K2": 3, "K1 en K2": 23}
    opgeteld = Verband(geheel=("K1 en K2",), delen=("K1", "K2"))
    uitkomst = onderdruk(instroom, [opgeteld], {"K1": 20}, kleinste_groep=5)
    assert uitkomst.cellen == {"K1": 20, "K1 en K2": None, "K2": None}


def test_een_later_kwartaal_geeft_een_vroeger_klein_aantal_niet_prijs() -> None:
    """In K2 was het opgetelde aantal verborgen; K3 toont daarom niet tegelijk zijn instroom en zijn optelling."""
    tot_k2 = {"K1": 20, "K2": 3, "tot K2": 23}
    optelling = [Verband(geheel=("tot K2",), delen=("K1", "K2"))]
    eerder = onderdruk(tot_k2, optelling, {"K1": 20}, kleinste_groep=5).cellen
    uitkomst = onderdruk(
        tot_k2 | {"K3": 8, "tot K3": 31},
        [*optelling, Verband(geheel=("tot K3",), delen=("tot K2", "K3"))],
        eerder,
        kleinste_groep=5,
    )
    assert uitkomst.verborgen == ("K2", "K3", "tot K2")
    assert uitkomst.onbeschermd == ()


def test_wat_vroeger_alles_prijsgaf_wordt_gemeld() -> None:
    """Het totaal en de vrouwen zijn al buiten: de drie mannen zijn niet meer te beschermen, wel te verbergen."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    cellen = {"vrouw": 12, "man": 3, "totaal": 15}
    uitkomst = onderdruk(cellen, [samen], {"vrouw": 12, "totaal": 15}, kleinste_groep=5)
    assert uitkomst == Onderdrukt(cellen={"man": None, "totaal": 15, "vrouw": 12}, onbeschermd=("man",))


def test_de_getuigen_van_de_vorige_keer_besparen_zoeken_en_veranderen_niets_aan_wat_veilig_is() -> None:
    """Wat vroeger beschermd was, blijft het in de grotere tabel; een getuige over iets onbekends telt niet."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    cellen = {"vrouw": 12, "man": 3, "totaal": 15}
    eerst = onderdruk(cellen, [samen], kleinste_groep=5)
    assert [getuige.begin for getuige in eerst.getuigen] == [("man", 1)]
    erbij = cellen | {"jong": 7, "oud": 8}
    later = onderdruk(
        erbij,
        [samen, Verband(geheel=("totaal",), delen=("jong", "oud"))],
        eerst.cellen,
        eerst.getuigen,
        kleinste_groep=5,
    )
    assert (later.verborgen, later.onbeschermd) == (("man", "vrouw"), ())
    vreemd = [attrs.evolve(getuige, bewegingen=(("weg", 1),)) for getuige in eerst.getuigen]
    assert onderdruk(cellen, [samen], getuigen=vreemd, kleinste_groep=5) == eerst


def test_een_getuige_die_niet_meer_past_wordt_vervangen() -> None:
    """Intussen is het aantal waarop hij steunde buiten: dan beschermt het totaal niet meer."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man", "x"))
    cellen = {"vrouw": 12, "man": 3, "x": 30, "totaal": 45}
    eerst = onderdruk(cellen, [samen], kleinste_groep=5)
    assert eerst.verborgen == ("man", "vrouw")
    later = onderdruk(cellen, [samen], {"vrouw": 12}, eerst.getuigen, kleinste_groep=5)
    assert later.verborgen == ("man", "x")


def test_een_vroeger_getoond_totaal_laat_toch_twee_waarden_over() -> None:
    """Vier is al buiten: dat beide klein zijn is bekend, hoeveel elk is niet."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    uitkomst = onderdruk({"vrouw": 3, "man": 1, "totaal": 4}, [samen], {"totaal": 4}, kleinste_groep=5)
    assert (uitkomst.verborgen, uitkomst.onbeschermd) == (("man", "vrouw"), ())
    niets_over = onderdruk({"vrouw": 1, "man": 1, "totaal": 2}, [samen], {"totaal": 2}, kleinste_groep=5)
    assert (niets_over.verborgen, niets_over.onbeschermd) == (("man", "vrouw"), ("man", "vrouw"))


def test_een_nul_wordt_pas_verborgen_als_niets_anders_helpt() -> None:
    """Nul mannen blijft staan zolang het totaal verborgen kan worden."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    cellen = {"vrouw": 4, "man": 0, "totaal": 4}
    assert onderdruk(cellen, [samen], kleinste_groep=5).verborgen == ("totaal", "vrouw")
    assert onderdruk(cellen, [samen], {"totaal": 4}, kleinste_groep=5).verborgen == ("man", "vrouw")


def test_een_zwakke_bescherming_van_het_ene_volstaat_niet_voor_het_andere() -> None:
    """Van de man is bekend dat hij bij de vier hoort; hoeveel mannen er tot K2 zijn, hoort niemand te weten."""
    verbanden = [
        Verband(geheel=("K1 totaal",), delen=("K1 man", "K1 vrouw")),
        Verband(geheel=("tot K2 man",), delen=("K1 man", "K2 man")),
    ]
    cellen = {"K1 totaal": 4, "K1 man": 1, "K1 vrouw": 3, "K2 man": 0, "tot K2 man": 1}
    uitkomst = onderdruk(cellen, verbanden, {"K1 totaal": 4}, kleinste_groep=5)
    assert uitkomst.verborgen == ("K1 man", "K1 vrouw", "K2 man", "tot K2 man")


def test_wat_achteraf_overbodig_is_wordt_weer_getoond() -> None:
    """Eén groot aantal volstaat soms voor twee kleine."""
    verbanden = [
        Verband(geheel=("A",), delen=("klein in A", "groot in A", "gedeeld")),
        Verband(geheel=("B",), delen=("klein in B", "groot in B", "gedeeld")),
    ]
    cellen = {"klein in A": 1, "groot in A": 9, "gedeeld": 30, "A": 40}
    cellen |= {"klein in B": 1, "groot in B": 50, "B": 81}
    uitkomst = onderdruk(cellen, verbanden, kleinste_groep=5)
    assert uitkomst.verborgen == ("groot in A", "groot in B", "klein in A", "klein in B")


def test_wie_te_lang_zoekt_zegt_dat_er_niets_gevonden_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een tabel die te ingewikkeld is, glipt er niet ongemerkt door."""
    monkeypatch.setattr(onderdrukking, "_ZOEKGRENS", 1)
    monkeypatch.setattr(onderdrukking, "_ZOEKGRENS_ALS_HET_MOET", 1)
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    uitkomst = onderdruk({"vrouw": 12, "man": 3, "totaal": 15}, [samen], kleinste_groep=5)
    assert (uitkomst.verborgen, uitkomst.onbeschermd) == (("man",), ("man",))


def test_een_aandeel_over_een_verborgen_aantal_is_verborgen() -> None:
    """Een percentage van een bekend geheel is het aantal zelf."""
    uitkomst = Onderdrukt(cellen={"geheel": 20, "groot": 15, "klein": None, "leeg": 0})
    assert uitkomst.aandeel("groot", "geheel") == Fraction(3, 4)
    assert uitkomst.aandeel("leeg", "geheel") == 0
    assert uitkomst.aandeel("klein", "geheel") is None
    assert uitkomst.aandeel("groot", "klein") is None
    assert uitkomst.aandeel("leeg", "leeg") is None
    assert [uitkomst.toon(naam) for naam in uitkomst.cellen] == ["20", "15", "·", "0"]


@pytest.mark.parametrize(
    ("aantallen", "verbanden", "eerder", "fout"),
    [
        ({"a": -1}, [], {}, "a: verwacht een geheel aantal"),
        ({"a": True}, [], {}, "a: verwacht een geheel aantal"),
        ({"a": 1}, [], {"b": None}, "b: verwacht ook het echte aantal"),
        ({"a": 9}, [], {"a": 8}, "a: verwacht het aantal dat vroeger getoond is"),
        ({"a": 9}, [Verband(geheel=("a",), delen=("b",))], {}, "b: verwacht een aantal"),
        ({"a": 9, "b": 8}, [Verband(geheel=("a",), delen=("b",))], {}, "a − b: het verband klopt niet"),
        ({"a": 8, "b": 9}, [Verband(geheel=("a",), delen=("b",), volledig=False)], {}, "a − b: het verband"),
    ],
)
def test_een_tabel_die_niet_kan_wordt_geweigerd(
    aantallen: dict[str, int], verbanden: list[Verband], eerder: dict[str, int | None], fout: str
) -> None:
    """Wie een verkeerd verband meegeeft, krijgt geen schijn van bescherming; de melding noemt geen aantal."""
    with pytest.raises(ValueError, match=fout):
        onderdruk(aantallen, verbanden, eerder, kleinste_groep=5)


def test_een_kleinste_groep_begint_bij_een() -> None:
    """Nul mensen is geen groep."""
    with pytest.raises(ValueError, match="verwacht een aantal vanaf één, geen 0"):
        onderdruk({}, kleinste_groep=0)


@pytest.mark.parametrize(("geheel", "delen"), [((), ("a",)), (("a",), ()), (("a",), ("a", "b"))])
def test_een_verband_heeft_twee_kanten(geheel: tuple[str, ...], delen: tuple[str, ...]) -> None:
    """En noemt elk aantal één keer."""
    with pytest.raises(ValueError, match="verwacht"):
        Verband(geheel=geheel, delen=delen)


@TRAAG
@given(tabellen())
def test_wie_alle_tabellen_opschrijft_vindt_geen_klein_aantal(geval: tuple[Vorm, dict[str, int], int]) -> None:
    """Bij elk klein aantal past een tabel waarin het niet klein is; ook bij de groep die nergens genoemd is."""
    vorm, tabel, kleinste_groep = geval
    uitkomst = onderdruk(gepubliceerd(tabel), vorm.verbanden, kleinste_groep=kleinste_groep)
    assert te_vinden(vorm, tabel, uitkomst, kleinste_groep) == set()
    assert uitkomst.onbeschermd == ()


@TRAAG
@given(tabellen([KWARTALEN, STROMEN]))
def test_wie_elk_kwartaal_leest_vindt_geen_klein_aantal(geval: tuple[Vorm, dict[str, int], int]) -> None:
    """Eerst verschijnt het eerste kwartaal, dan alles; wat er stond, blijft staan."""
    vorm, tabel, kleinste_groep = geval
    k1 = {naam: aantal for naam, aantal in tabel.items() if naam.startswith("K1")}
    van_k1 = [verband for verband in vorm.verbanden if set(verband.namen) <= set(k1)]
    eerder = onderdruk(k1, van_k1, kleinste_groep=kleinste_groep).cellen
    uitkomst = onderdruk(tabel, vorm.verbanden, eerder, kleinste_groep=kleinste_groep)
    assert {naam: uitkomst.cellen[naam] for naam in k1} == eerder
    assert te_vinden(vorm, tabel, uitkomst, kleinste_groep) == set()
    assert uitkomst.onbeschermd == ()


@TRAAG
@given(tabellen([INDICATOREN, KRUISTABEL]), st.data())
def test_ook_met_een_verkeerd_begin_blijft_elk_beschermd_aantal_onbepaald(
    geval: tuple[Vorm, dict[str, int], int], keuze: st.DataObject
) -> None:
    """Wat vroeger te veel getoond is, telt mee: wie niet als onbeschermd gemeld is, heeft nog twee waarden."""
    vorm, tabel, kleinste_groep = geval
    cellen = gepubliceerd(tabel)
    eerder = {naam: cellen[naam] for naam in keuze.draw(st.sets(st.sampled_from(sorted(cellen))))}
    uitkomst = onderdruk(cellen, vorm.verbanden, eerder, kleinste_groep=kleinste_groep)
    open_tabellen = list(passende_tabellen(vorm, uitkomst, vanaf=0, tot=max(tabel.values()) + RUIMTE))
    for naam, aantal in tabel.items():
        if 0 < aantal < kleinste_groep and naam not in eerder:
            bepaald = len({andere[naam] for andere in open_tabellen}) == 1
            assert not bepaald or ONGENOEMD.get(naam, naam) in uitkomst.onbeschermd


@TRAAG
@given(tabellen(), st.randoms())
def test_de_volgorde_van_de_invoer_maakt_niets_uit(geval: tuple[Vorm, dict[str, int], int], toeval: object) -> None:
    """Niet die van de aantallen, niet die van de verbanden, niet die binnen een verband, en dubbels niet."""
    vorm, tabel, kleinste_groep = geval
    cellen = gepubliceerd(tabel)
    namen, verbanden = list(cellen), [*vorm.verbanden, *vorm.verbanden]
    toeval.shuffle(namen)
    toeval.shuffle(verbanden)
    omgekeerd = [attrs.evolve(verband, delen=verband.delen[::-1]) for verband in verbanden]
    geschud = onderdruk({naam: cellen[naam] for naam in namen}, omgekeerd, kleinste_groep=kleinste_groep)
    gewoon = onderdruk(cellen, vorm.verbanden, kleinste_groep=kleinste_groep)
    assert geschud == gewoon
    assert list(geschud.cellen) == list(gewoon.cellen) == sorted(cellen)


@given(tabellen())
def test_wat_getoond_wordt_is_waar_en_niet_klein(geval: tuple[Vorm, dict[str, int], int]) -> None:
    """En met een kleinste groep van één is er niets te verbergen."""
    vorm, tabel, kleinste_groep = geval
    cellen = gepubliceerd(tabel)
    uitkomst = onderdruk(cellen, vorm.verbanden, kleinste_groep=kleinste_groep)
    for naam, getoond in uitkomst.cellen.items():
        assert getoond is None or (getoond == cellen[naam] and not 0 < getoond < kleinste_groep)
    assert onderdruk(cellen, vorm.verbanden, kleinste_groep=1).cellen == cellen


def bepaald_door_rekenen(rijen: list[dict[str, Fraction]]) -> set[str]:
    """Welke onbekenden een stelsel vergelijkingen vastlegt: exact, door te vegen."""
    spillen: dict[str, dict[str, Fraction]] = {}
    for begin in rijen:
        rij = dict(begin)
        for naam, spil in spillen.items():
            rij = min_keer(rij, rij.get(naam, Fraction(0)), spil)
        if rij:
            nieuw = min(rij)
            rij = {naam: deel / rij[nieuw] for naam, deel in rij.items()}
            spillen = {naam: min_keer(s, s.get(nieuw, Fraction(0)), rij) for naam, s in spillen.items()}
            spillen[nieuw] = rij
    return {naam for naam, rij in spillen.items() if len(rij) == 1}


def min_keer(rij: dict[str, Fraction], factor: Fraction, spil: dict[str, Fraction]) -> dict[str, Fraction]:
    """Een rij min een veelvoud van een andere, zonder nullen."""
    verschil = {naam: rij.get(naam, Fraction(0)) - factor * spil.get(naam, Fraction(0)) for naam in rij | spil}
    return {naam: deel for naam, deel in verschil.items() if deel}


@pytest.mark.parametrize("zaad", range(40))
def test_wie_een_grote_kruistabel_als_stelsel_oplost_vindt_geen_klein_aantal(zaad: int) -> None:
    """Vijf op vijf met alle totalen: wat overbodig leek en weer getoond is, was ook echt overbodig."""
    toeval, kant = Random(zaad), range(5)
    cellen = {f"{r} op {k}": toeval.choice((0, 1, 2, 6, 7, 8, 9, 10, 12)) for r in kant for k in kant}
    verbanden = [
        *(Verband(geheel=(f"rij {r}",), delen=tuple(f"{r} op {k}" for k in kant)) for r in kant),
        *(Verband(geheel=(f"kolom {k}",), delen=tuple(f"{r} op {k}" for r in kant)) for k in kant),
        Verband(geheel=("totaal",), delen=tuple(f"rij {r}" for r in kant)),
        Verband(geheel=("totaal",), delen=tuple(f"kolom {k}" for k in kant)),
    ]
    for verband in verbanden:
        cellen[verband.geheel[0]] = sum(cellen[naam] for naam in verband.delen)
    uitkomst = onderdruk(cellen, verbanden, kleinste_groep=5)
    klein = {naam for naam, aantal in cellen.items() if 0 < aantal < 5}
    assert klein
    assert bepaald_door_rekenen(onbekend_deel(verbanden, set(uitkomst.verborgen))) & klein == set()


def onbekend_deel(verbanden: Sequence[Verband], onbekend: set[str]) -> list[dict[str, Fraction]]:
    """Van elk verband wat een lezer er nog niet van weet."""
    return [
        {n: Fraction(1) for n in v.geheel if n in onbekend} | {n: Fraction(-1) for n in v.delen if n in onbekend}
        for v in verbanden
    ]


def test_een_tabel_zoals_een_partnerschap_ze_publiceert_houdt_stand_tegen_een_stelsel() -> None:
    """Acht kwartalen, vier indicatoren, vier geslachten, met totalen en optellingen: geen klein aantal ligt vast."""
    geslachten, delen = ("vrouw", "man", "x", "onbekend"), ("EECO02", "EECO04", "EECO05")
    per_geslacht = {"vrouw": 7, "man": 6, "x": 0, "onbekend": 1}
    cellen: dict[str, int] = {}
    verbanden: list[Verband] = []

    def tel(geheel: str, *stukken: str) -> None:
        cellen[geheel] = sum(cellen[stuk] for stuk in stukken)
        verbanden.append(Verband(geheel=(geheel,), delen=stukken))

    for k in range(8):
        for i, deel in enumerate(delen):
            for j, g in enumerate(geslachten):
                cellen[f"{k} {deel} {g}"] = per_geslacht[g] * (5 * k + 3 * i + 2 * j + k * i * j) % 9
            tel(f"{k} {deel}", *(f"{k} {deel} {g}" for g in geslachten))
        for g in geslachten:
            tel(f"{k} EECO01 {g}", *(f"{k} {deel} {g}" for deel in delen))
        tel(f"{k} EECO01", *(f"{k} {deel}" for deel in delen))
        verbanden.append(Verband(geheel=(f"{k} EECO01",), delen=tuple(f"{k} EECO01 {g}" for g in geslachten)))
        for naam in [naam for naam in cellen if naam.startswith(f"{k} ")]:
            vorige = f"tot {k - 1}{naam[1:]}"
            tel(f"tot {naam}", naam, *([vorige] if vorige in cellen else []))
    assert len(cellen) == 8 * 20 * 2
    uitkomst = onderdruk(cellen, verbanden, kleinste_groep=5)
    onbekend = set(uitkomst.verborgen)
    klein = {naam for naam, aantal in cellen.items() if 0 < aantal < 5}
    assert len(klein) > 30
    assert klein <= onbekend < set(cellen)
    assert bepaald_door_rekenen(onbekend_deel(verbanden, onbekend)) & klein == set()
    # De aanvaller is echt een aanvaller: zonder de aanvullend verborgen aantallen vindt hij er veel.
    assert len(bepaald_door_rekenen(onbekend_deel(verbanden, klein)) & klein) > 20


def test_een_tabel_voor_het_ene_aantal_beschermt_ook_het_andere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wie de tabel voor de man heeft, hoeft die voor de vrouw niet te zoeken: daarin is ook zij een ander aantal."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    cellen, buiten = {"vrouw": 3, "man": 1, "totaal": 4}, {"totaal": 4}
    van_man = [g for g in onderdruk(cellen, [samen], buiten, kleinste_groep=5).getuigen if g.begin[0] == "man"]
    monkeypatch.setattr(onderdrukking, "_ZOEKGRENS", 0)
    monkeypatch.setattr(onderdrukking, "_ZOEKGRENS_ALS_HET_MOET", 0)
    assert onderdruk(cellen, [samen], buiten, van_man, kleinste_groep=5).onbeschermd == ()
    assert onderdruk(cellen | {"los": 2}, [samen], buiten, van_man, kleinste_groep=5).onbeschermd == ("los",)
    assert onderdruk(cellen, [samen], buiten, kleinste_groep=5).onbeschermd == ("man", "vrouw")


def test_een_nul_helpt_als_twee_even_grote_aantallen_samen_te_ver_gaan() -> None:
    """Twee gelijke aantallen stijgen altijd samen; alleen de nul vangt op wat dan te veel is."""
    verbanden = [
        Verband(geheel=("klein", "getoond", "nul"), delen=("A", "B")),
        Verband(geheel=("A",), delen=("B",)),
    ]
    cellen = {"klein": 3, "getoond": 9, "nul": 0, "A": 6, "B": 6}
    uitkomst = onderdruk(cellen, verbanden, {"getoond": 9}, kleinste_groep=5)
    assert (uitkomst.verborgen, uitkomst.onbeschermd) == (("A", "B", "klein", "nul"), ())


def test_wat_opgegeven_is_wordt_niet_opnieuw_gezocht_en_blijft_gemeld(monkeypatch: pytest.MonkeyPatch) -> None:
    """Het aantal is verborgen en staat opnieuw bij wat niet te beschermen is."""
    samen = Verband(geheel=("totaal",), delen=("vrouw", "man"))
    cellen, buiten = {"vrouw": 12, "man": 3, "totaal": 15}, {"vrouw": 12, "totaal": 15}
    eerst = onderdruk(cellen, [samen], buiten, kleinste_groep=5)
    monkeypatch.setattr(onderdrukking, "tweede_tabel", None)
    assert onderdruk(cellen, [samen], buiten, opgegeven=eerst.onbeschermd, kleinste_groep=5) == eerst


def test_een_onmogelijke_tabel_wordt_herkend_zonder_te_zoeken(monkeypatch: pytest.MonkeyPatch) -> None:
    """De som van vrouw en man ligt vast, en ook hun verschil: dan ligt elk van beide vast."""
    verbanden = [
        Verband(geheel=("A",), delen=("vrouw", "man")),
        Verband(geheel=("vrouw",), delen=("man", "rest")),
    ]
    cellen = {"vrouw": 9, "man": 2, "A": 11, "rest": 7}
    buiten = {"A": 11, "rest": 7}
    monkeypatch.setattr(onderdrukking, "_ZOEKGRENS", 2)
    monkeypatch.setattr(onderdrukking, "_ZOEKGRENS_ALS_HET_MOET", 2)
    uitkomst = onderdruk(cellen, verbanden, buiten, kleinste_groep=5)
    assert (uitkomst.verborgen, uitkomst.onbeschermd) == (("man",), ("man",))
