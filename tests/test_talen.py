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
from types import ModuleType
from typing import Any

import attrs
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from tests.regels.gevallen import Geval, alle_gevallen

from lokale_partnerschappen import (
    REGELS,
    Bedrag,
    Begroting,
    Berekening,
    Bevinding,
    Financiering,
    Gebied,
    Levensdomein,
    Partnerschap,
    Partnersoort,
    Periode,
    Werkingsgebied,
    basis,
    begrotingsplan,
    berekeningen,
    controleer,
    gemeenten,
    leg_uit,
    model,
    naar_dict,
    oproepen,
    regels,
    voorbeeld,
    voorwaarden_voor,
)
from lokale_partnerschappen.basis.formule import leesbaar
from lokale_partnerschappen.basis.weergave import toon, velden_van, vertaal
from lokale_partnerschappen.berekeningen.resultaten.lijst import INDICATOREN
from lokale_partnerschappen.cli.dossiers import Dossier, Oordeel
from lokale_partnerschappen.cli.plan import plannen
from lokale_partnerschappen.cli.regels import parameterlijst, regellijst
from lokale_partnerschappen.cli.verslag import oordelen
from lokale_partnerschappen.controle import ONDERWERPEN
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.voorwaarden import GEBIED_ONBEKEND, NietGezet, parameters

MAP = Path(str(files("lokale_partnerschappen")))
ANDERE_TALEN = ("en", "fr")
# De lagen waarvan een keuze in een bevinding, een herleiding of een overzicht kan staan.
LAGEN_MET_KEUZES = (basis, model, oproepen, berekeningen, regels)


# --- welke teksten er zijn -------------------------------------------------------------------------------------------


def letterlijke_teksten() -> Iterator[str]:
    """Elke tekst die in de code zelf als eerste argument van ``vertaal`` staat, en elke reden van ``onbekend``."""
    for bestand in MAP.rglob("*.py"):
        boom = ast.parse(bestand.read_text("utf-8"))
        vast = dict(_vaste_teksten(boom))
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name):
                if knoop.func.id == "vertaal":
                    yield from _teksten_in(knoop.args[0], vast)
                elif knoop.func.id == "onbekend":
                    yield from (tekst for a in knoop.keywords for tekst in _teksten_in(a.value, vast))


def _vaste_teksten(boom: ast.Module) -> Iterator[tuple[str, str]]:
    """De constanten van een module die een tekst zijn."""
    for knoop in boom.body:
        match knoop:
            case ast.AnnAssign(target=ast.Name(id=naam), value=ast.Constant(value=str(tekst))):
                yield naam, tekst


def _teksten_in(knoop: ast.expr, vast: dict[str, str]) -> Iterator[str]:
    """De tekst zelf, die van een constante van de module, of de twee takken van ``a if b else c``."""
    match knoop:
        case ast.Constant(value=str(tekst)) if tekst:
            yield tekst
        case ast.Name(id=naam) if naam in vast:
            yield vast[naam]
        case ast.IfExp(body=dan, orelse=anders):
            yield from _teksten_in(dan, vast)
            yield from _teksten_in(anders, vast)


def teksten_van_regels() -> Iterator[str]:
    for regel in REGELS:
        yield from filter(None, (regel.titel, regel.bericht, regel.doen))


def alle_berekeningen() -> list[Berekening[..., object]]:
    return [
        waarde
        for module in modules_van(berekeningen)
        for waarde in vars(module).values()
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


def teksten_van_indicatoren() -> Iterator[str]:
    yield from (indicator.titel for indicator in INDICATOREN.values())


def woorden() -> Iterator[str]:
    """De namen van keuzes, zoals ``toon`` ze vertaalt, en van de onderwerpen."""
    yield from ONDERWERPEN
    for keuzesoort in keuzesoorten():
        yield from (toon(keuze) for keuze in keuzesoort)


def keuzesoorten() -> Iterator[type[StrEnum]]:
    """Elke keuze die het pakket zelf maakt, gezocht in zijn modules: zo wordt er geen vergeten."""
    for laag in LAGEN_MET_KEUZES:
        for module in modules_van(laag):
            for waarde in vars(module).values():
                if isinstance(waarde, type) and issubclass(waarde, StrEnum) and waarde.__module__ == module.__name__:
                    yield waarde


def modules_van(pakket: ModuleType) -> Iterator[ModuleType]:
    yield pakket
    for module in pkgutil.walk_packages(pakket.__path__, f"{pakket.__name__}."):
        yield importlib.import_module(module.name)


def alle_teksten() -> set[str]:
    bronnen = (
        *(letterlijke_teksten, teksten_van_regels, teksten_van_berekeningen),
        *(teksten_van_oproepen, teksten_van_indicatoren, woorden),
    )
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
    uit_een_constante = "niet van elke organisatie met personeel is bekend wat ze is"
    steekproef = {"VDAB ontbreekt", "Wat doen", "afgerond", "SUT", "er staan geen partners in het dossier"}
    steekproef |= {uit_een_constante, INDICATOREN["EECO01"].titel}
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
    verslag = oordelen([oordeel, oordeel], None, "tekst", taal) + oordelen([oordeel], None, "csv", taal)
    return verslag + plannen([dossier], "tekst", taal, uitleg=True)


def nederlands_in(tekst: str, teksten: set[str]) -> list[str]:
    """De Nederlandse teksten, of de vaste stukken ervan, die in een tekst staan; een bron houdt haar eigen taal."""
    for regel in REGELS:
        tekst = tekst.replace(str(regel.bron), "")
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


def in_dossier(geval: Geval) -> set[str]:
    """Elke tekst en elke sleutel uit de dossiers van een geval."""
    gevonden: set[str] = set()
    deel: Any
    resten: list[Any] = [naar_dict(dossier) for dossier in geval.dossiers]
    while resten:
        deel = resten.pop()
        if isinstance(deel, dict):
            resten += [*deel, *deel.values()]
        elif isinstance(deel, list):
            resten += deel
        elif isinstance(deel, str):
            gevonden.add(deel)
    return gevonden


def losse_teksten(bevinding: Bevinding) -> Iterator[tuple[str, str]]:
    """De teksten die een bericht of raad invult zonder ze te vertalen, elk met de naam van hun gegeven."""
    for naam in velden_van(bevinding.regel.bericht) | velden_van(bevinding.regel.doen):
        waarde = bevinding.gegevens[naam]
        delen = waarde if isinstance(waarde, tuple) else (waarde,)
        yield from ((naam, deel) for deel in delen if type(deel) is str)


def test_een_bericht_vult_alleen_in_wat_uit_het_dossier_komt() -> None:
    """Een woord van de regel zelf hoort in de zin of is een keuze: anders blijft het in elke taal Nederlands."""
    eigen_woorden, getoetst = set(), 0
    plaatsnamen = {gemeente.naam for gemeente in gemeenten().values()}
    # Wie een levensdomein verkeerd schreef, leest het in elke taal zoals het in het dossier hoort.
    letterlijk_in_te_vullen = {domein.value for domein in Levensdomein}
    for geval in alle_gevallen():
        teksten = in_dossier(geval) | plaatsnamen | letterlijk_in_te_vullen
        for bevinding in geval.erbij:
            for naam, tekst in losse_teksten(bevinding):
                getoetst += 1
                if tekst not in teksten and re.search(r"[^\W\d]", tekst):
                    eigen_woorden.add((bevinding.regel.id, naam, tekst))
    assert getoetst > 50
    assert sorted(eigen_woorden) == []


def test_een_woord_dat_een_regel_kiest_is_vertaald() -> None:
    """Wat per bevinding wisselt, is een keuze en dus vertaalbaar."""
    assert {"Veld", "Kolom", "Projectveld", "Partnersoort", "Trajectstatus", "Gezag", "Gebied", "Uitslag"} <= {
        keuzesoort.__name__ for keuzesoort in keuzesoorten()
    }
    werking = Financiering(esf=Bedrag(40), vcf=Bedrag(60), totaal=Bedrag(110))
    begroting = Begroting(periode=Periode.jaar(2024), financiering_werking=werking)
    dossier = attrs.evolve(voorbeeld(), begrotingen=(begroting,))
    (bevinding,) = controleer(dossier, regels=[REGELS["financieringstotaal-klopt-niet"]])
    assert bevinding.bericht("en").startswith("The field total, operations shows")
    assert bevinding.bericht("fr").startswith("Le champ total fonctionnement affiche")


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
