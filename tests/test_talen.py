"""De vertalingen: elke tekst die het pakket vertaalt, staat in het Engels en het Frans, met dezelfde invulplaatsen."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import attrs
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from lokale_partnerschappen import (
    REGELS,
    Aanwerving,
    Bedrag,
    Berekening,
    Ernst,
    Financiering,
    Financieringsbron,
    Gebied,
    Gezag,
    Inbreng,
    Luik,
    Partnerschap,
    Partnersoort,
    Rol,
    Werkingsgebied,
    Zekerheid,
    begrotingsplan,
    berekeningen,
    controleer,
    leg_uit,
    voorbeeld,
    voorwaarden_voor,
)
from lokale_partnerschappen.basis.formule import leesbaar
from lokale_partnerschappen.basis.weergave import toon, velden_van, vertaal
from lokale_partnerschappen.cli.dossiers import Dossier, Oordeel
from lokale_partnerschappen.cli.plan import plannen
from lokale_partnerschappen.cli.regels import parameterlijst, regellijst
from lokale_partnerschappen.cli.verslag import oordelen
from lokale_partnerschappen.controle import ONDERWERPEN
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.voorwaarden import GEBIED_ONBEKEND, NietGezet, parameters

MAP = Path(str(files("lokale_partnerschappen")))
ANDERE_TALEN = ("en", "fr")
ENUMS: tuple[type[StrEnum], ...] = (
    *(Ernst, Gezag, Zekerheid, Gebied),
    *(Luik, Financieringsbron, Inbreng, Aanwerving, Partnersoort, Rol),
)
# Eigennamen en afkortingen die in elke taal hetzelfde zijn.
ONVERTAALD = {"ESF", "VCF", "VDAB", "vdab", "SUT", "Limburg"}


# --- welke teksten er zijn -------------------------------------------------------------------------------------------


def letterlijke_teksten() -> Iterator[str]:
    """Elke tekst die in de code zelf als eerste argument van ``vertaal`` staat, en elke reden van ``onbekend``."""
    for bestand in MAP.rglob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text("utf-8"))):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name):
                if knoop.func.id == "vertaal":
                    yield from _teksten_in(knoop.args[0])
                elif knoop.func.id == "onbekend":
                    yield from (tekst for a in knoop.keywords for tekst in _teksten_in(a.value))


def _teksten_in(knoop: ast.expr) -> Iterator[str]:
    """De tekst zelf, of de twee takken van ``a if b else c``."""
    match knoop:
        case ast.Constant(value=str(tekst)) if tekst:
            yield tekst
        case ast.IfExp(body=dan, orelse=anders):
            yield from _teksten_in(dan)
            yield from _teksten_in(anders)


def teksten_van_regels() -> Iterator[str]:
    for regel in REGELS:
        yield from filter(None, (regel.titel, regel.bericht, regel.doen))


def alle_berekeningen() -> list[Berekening[..., object]]:
    modules = pkgutil.walk_packages(berekeningen.__path__, f"{berekeningen.__name__}.")
    return [
        waarde
        for module in modules
        for waarde in vars(importlib.import_module(module.name)).values()
        if isinstance(waarde, Berekening)
    ]


def teksten_van_berekeningen() -> Iterator[str]:
    for berekening in alle_berekeningen():
        yield berekening.titel
        if berekening.boom is None:
            yield berekening.uitleg
        else:
            namen = {knoop.id for knoop in ast.walk(berekening.boom) if isinstance(knoop, ast.Name)}
            yield from (leesbaar(naam, "nl") for naam in namen - {"som", "rond"})
        yield from (leesbaar(naam, "nl") for naam in berekening.parameters)


def teksten_van_oproepen() -> Iterator[str]:
    yield GEBIED_ONBEKEND
    yield from (leesbaar(naam, "nl") for naam in parameters())
    for oproep in OPROEPEN.values():
        for waarde in oproep.waarden:
            yield waarde.reden if isinstance(waarde, NietGezet) else waarde.toelichting


def woorden() -> Iterator[str]:
    """De namen van keuzes, zoals ``toon`` ze vertaalt, en van de onderwerpen."""
    yield from ONDERWERPEN
    for soort in ENUMS:
        yield from (toon(keuze) for keuze in soort)


def alle_teksten() -> set[str]:
    bronnen = (letterlijke_teksten, teksten_van_regels, teksten_van_berekeningen, teksten_van_oproepen, woorden)
    return {tekst for bron in bronnen for tekst in bron()} - {""}


# --- de catalogi -----------------------------------------------------------------------------------------------------


def catalogus(taal: str) -> Catalog:
    with (MAP / "talen" / f"{taal}.po").open("rb") as bestand:
        return read_po(bestand, locale=taal, abort_invalid=True)


def vertalingen(taal: str) -> dict[str, str]:
    return {str(melding.id): str(melding.string) for melding in catalogus(taal) if melding.id}


def test_er_valt_iets_te_vertalen() -> None:
    """Zonder deze ondergrens zou een verzameling die leeg blijft, alles goed vinden."""
    teksten = alle_teksten()
    assert len(teksten) > 250
    steekproef = {"VDAB ontbreekt", "Wat doen", "afgerond", "SUT", "er staan geen partners in het dossier"}
    assert steekproef <= teksten


@pytest.mark.parametrize("taal", ANDERE_TALEN)
class TestCatalogus:
    def test_elke_tekst_is_vertaald(self, taal: str) -> None:
        ontbreekt = sorted(alle_teksten() - vertalingen(taal).keys())
        assert ontbreekt == []

    def test_geen_vertaling_is_verouderd(self, taal: str) -> None:
        assert sorted(vertalingen(taal).keys() - alle_teksten()) == []
        assert not catalogus(taal).obsolete

    def test_geen_vertaling_is_leeg_of_onzeker(self, taal: str) -> None:
        assert [tekst for tekst, vertaling in vertalingen(taal).items() if not vertaling.strip()] == []
        assert [melding.id for melding in catalogus(taal) if melding.id and melding.fuzzy] == []

    def test_de_invulplaatsen_zijn_dezelfde(self, taal: str) -> None:
        anders = {t: v for t, v in vertalingen(taal).items() if velden_van(t) != velden_van(v)}
        assert anders == {}

    def test_het_leesteken_aan_het_einde_is_hetzelfde(self, taal: str) -> None:
        anders = {t: v for t, v in vertalingen(taal).items() if (t[-1] in ".?:;") != (v[-1] in ".?:;")}
        assert anders == {}

    def test_het_bestand_is_op_msgid_gesorteerd(self, taal: str) -> None:
        ids = [str(melding.id) for melding in catalogus(taal) if melding.id]
        assert ids == sorted(ids)
        assert len(ids) == len(set(ids))

    def test_een_zin_is_nooit_zichzelf(self, taal: str) -> None:
        """Een zin van vier woorden die hetzelfde bleef, is niet vertaald."""
        gelijk = [t for t, v in vertalingen(taal).items() if t == v and len(t.split()) >= 4]
        assert gelijk == []

    def test_vertaal_geeft_wat_er_staat(self, taal: str) -> None:
        assert all(vertaal(tekst, taal) == vertaling for tekst, vertaling in vertalingen(taal).items())


def test_de_talen_hebben_dezelfde_teksten() -> None:
    assert vertalingen("en").keys() == vertalingen("fr").keys()


# --- wat een lezer ziet ----------------------------------------------------------------------------------------------


def stuk_dossier() -> Partnerschap:
    """Het voorbeeld zonder VDAB, met een verkeerd antwoord over Limburg, te weinig cofinanciering en een foute lijn."""
    goed = voorbeeld()
    (begroting,) = goed.begrotingen
    werking = begroting.financiering_werking
    assert werking is not None
    assert werking.esf is not None
    arm = attrs.evolve(werking, esf=werking.esf + Bedrag(1000), lokaal=Bedrag(10), totaal=None)
    lijn = attrs.evolve(begroting.personeel[0], uren=Decimal("1800.1234"))
    return attrs.evolve(
        goed,
        partners=tuple(p for p in goed.partners if p.soort is not Partnersoort.VDAB),
        werkingsgebied=attrs.evolve(goed.werkingsgebied, limburg=True),
        enveloppe=None,
        begrotingen=(attrs.evolve(begroting, personeel=(lijn, *begroting.personeel[1:]), financiering_werking=arm),),
    )


def limburgs_dossier() -> Partnerschap:
    goed = voorbeeld()
    zonder = attrs.evolve(goed.begrotingen[0], financiering_ondersteuning=Financiering())
    gebied = Werkingsgebied(gemeenten=("71022",), limburg=True)
    return attrs.evolve(goed, werkingsgebied=gebied, begrotingen=(zonder,))


def tekst_van(partnerschap: Partnerschap, taal: str) -> str:
    """Wat ``controleer`` en ``plan --uitleg`` over een dossier tonen."""
    dossier = Dossier("dossier.json", partnerschap)
    oordeel = Oordeel(dossier=dossier, verslag=controleer(partnerschap), aantal_regels=len(REGELS))
    verslag = oordelen([oordeel, oordeel], "tekst", taal) + oordelen([oordeel], "csv", taal)
    return verslag + plannen([dossier], "tekst", taal, uitleg=True)


def nederlands_in(tekst: str, teksten: set[str]) -> list[str]:
    """De Nederlandse teksten, of de vaste stukken ervan, die in een tekst staan."""
    over = []
    for nederlands in sorted(teksten):
        stukken = [stuk.strip() for stuk in re.split(r"\{\w+\}", nederlands)]
        lang = [stuk for stuk in stukken if len(stuk.split()) >= 3]
        if any(stuk in tekst for stuk in lang):
            over.append(nederlands)
    return over


@pytest.mark.parametrize("dossier", [voorbeeld(), stuk_dossier(), limburgs_dossier()], ids=["goed", "stuk", "limburg"])
@pytest.mark.parametrize("taal", ANDERE_TALEN)
def test_een_verslag_en_een_plan_zijn_helemaal_vertaald(taal: str, dossier: Partnerschap) -> None:
    teksten = alle_teksten()
    assert nederlands_in(tekst_van(dossier, "nl"), teksten), "de toets herkent Nederlands"
    assert nederlands_in(tekst_van(dossier, taal), teksten) == []


@pytest.mark.parametrize("taal", ANDERE_TALEN)
def test_de_lijst_van_regels_en_die_van_parameters_zijn_helemaal_vertaald(taal: str) -> None:
    tekst = regellijst(REGELS, "tekst", taal) + parameterlijst(OPROEPEN["lp-208"], "tekst", taal)
    assert nederlands_in(tekst, alle_teksten()) == []


@pytest.mark.parametrize("taal", ANDERE_TALEN)
@pytest.mark.parametrize("woord", ["Ernst", "Waar", "Wat doen", "Bron", "fouten", "kosten", "Beoordeelt", "geldig van"])
def test_een_vast_woord_krijgt_een_ander_woord(taal: str, woord: str) -> None:
    assert vertaal(woord, taal) not in (woord, "")


def test_de_uitleg_van_een_regel_heeft_een_vertaalde_kop() -> None:
    assert leg_uit("vdab-ontbreekt", "en").splitlines()[0] == "vdab-ontbreekt: VDAB is missing"
    assert leg_uit("vdab-ontbreekt", "fr").splitlines()[0] == "vdab-ontbreekt: Le VDAB manque"


def test_een_herleiding_leest_in_elke_taal() -> None:
    begroting = voorbeeld().begrotingen[0]
    voorwaarden = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    herleiding = begrotingsplan.herleid(begroting, voorwaarden=voorwaarden)
    regels = {taal: herleiding.tekst(taal).splitlines() for taal in ("nl", *ANDERE_TALEN)}
    assert len({len(tekst) for tekst in regels.values()}) == 1
    assert "Kosten werking (personeelskosten en forfait van het luik)" in regels["nl"][2]
    assert "Costs, operations (staff costs and flat rate of the strand)" in regels["en"][2]
    assert "Coûts, fonctionnement (frais de personnel et forfait du volet)" in regels["fr"][2]


# --- de woorden van click --------------------------------------------------------------------------------------------

CLICK = MAP / "talen" / "click" / "nl" / "LC_MESSAGES"


def _van_click() -> Catalog:
    with (CLICK / "messages.po").open("rb") as bestand:
        return read_po(bestand, locale="nl", abort_invalid=True)


def _inhoud(uit: Catalog) -> dict[object, object]:
    return {_vast(melding.id): _vast(melding.string) for melding in uit if melding.id}


def _vast(tekst: object) -> object:
    return tuple(tekst) if isinstance(tekst, list | tuple) else tekst


def test_de_vertaling_van_click_is_gemaakt_uit_haar_bron() -> None:
    """``messages.mo`` is wat Babel van ``messages.po`` maakt: wie de bron wijzigt, maakt ook het andere opnieuw."""
    gemaakt = BytesIO()
    write_mo(gemaakt, _van_click())
    with (CLICK / "messages.mo").open("rb") as bestand:
        meegeleverd = read_mo(bestand)
    gemaakt.seek(0)
    assert _inhoud(meegeleverd) == _inhoud(read_mo(gemaakt))
    assert len(_inhoud(meegeleverd)) > 25


def test_de_vertaling_van_click_houdt_de_invulplaatsen() -> None:
    for melding in _van_click():
        if not melding.id:
            continue
        assert _invulplaatsen(melding.string) == _invulplaatsen(melding.id)


def _invulplaatsen(tekst: object) -> set[str]:
    return set(re.findall(r"\{\w+(?:!r)?\}|%\(\w+\)s", str(_vast(tekst))))
