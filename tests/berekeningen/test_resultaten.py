"""Stromen, uitstroom naar werk en indicatoren: geteld zoals een mens het met een kalender zou doen."""

from __future__ import annotations

import tomllib
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategieen_mensen import PERSONA_IDS, anders_geschreven, deelnemers, groepen, personalijsten

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.resultaten.indicatoren import Indicatoren, indicatoren
from lokale_partnerschappen.berekeningen.resultaten.kwartaal import (
    Kwartaalcijfers,
    Kwartaalgroep,
    Kwartaalteller,
    kwartaalcijfers,
)
from lokale_partnerschappen.berekeningen.resultaten.samenhang import tegenspraken
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import (
    Uitstroomdeel,
    Uitstroomratio,
    eindreden_van,
    ging_naar_werk,
    uitstroomratio,
)
from lokale_partnerschappen.berekeningen.resultaten.vertrek import vertrek_van
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import persona_van, samengevoegd
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.resultaten import (
    Ambitie,
    BijzonderKenmerk,
    Entiteitstelling,
    Gegevensverwerking,
    Kenmerktelling,
    Kwartaalverwachting,
    Persona,
)
from lokale_partnerschappen.model.trajecten.deelnemer import (
    BijzondereKenmerken,
    Deelnemer,
    Geslacht,
    Leeftijdsklasse,
    Opleidingsniveau,
    Startstatus,
    gevoeligheid_van,
)
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord, Gevoeligheid
from lokale_partnerschappen.model.trajecten.pseudoniem import is_pseudoniem
from lokale_partnerschappen.model.trajecten.traject import (
    Stapsoort,
    Traject,
    Tussenstap,
    WarmeOverdracht,
)
from lokale_partnerschappen.model.trajecten.uitstroom import (
    Arbeidsstatus,
    Eindreden,
    Statuswijziging,
    Uitstroom,
    Zesmaandenmeting,
)
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

DOEL = Tarief.procent(20)
ALTIJD = Periode(date(2020, 1, 1), date(2030, 12, 31))
EEN_DAG = timedelta(days=1)
GEVALLEN: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "gevallen" / "uitstroom-28-dagen.toml").read_text("utf-8")
)["geval"]
STROMEN = ("instroom", "herinstroom", "doorstroom", "uitstroom", "naar_werk", "onderbroken")
AANTALLEN = (
    "aantal",
    "vrouwen",
    "mannen",
    "niet_binair",
    "geslacht_onbekend",
    "geslacht_geweigerd",
    "onbekend",
    "geweigerd",
)


def pseudoniem(soort: str, nummer: int) -> str:
    """Een vast pseudoniem per nummer."""
    kenmerk = f"{soort}-wxzt{nummer:08}"
    assert is_pseudoniem(kenmerk)
    return kenmerk


def traject(start: date | None, einde: date | None = None, nummer: int = 1, **velden: Any) -> Traject:
    """Een traject; `reden` en wat bij de uitstroom hoort, gaat naar de uitstroom."""
    bij_uitstroom = {veld.name for veld in attrs.fields(Uitstroom)}
    uitstroom = (
        None if einde is None else Uitstroom(datum=einde, **{n: velden.pop(n) for n in bij_uitstroom & set(velden)})
    )
    return Traject(id=pseudoniem("t", nummer), start=start, uitstroom=uitstroom, **velden)


def deelnemer(*trajecten: Traject, nummer: int = 1, **velden: Any) -> Deelnemer:
    """Een deelnemer met trajecten."""
    return Deelnemer(id=pseudoniem("d", nummer), trajecten=trajecten, **velden)


def dossier(*groep: Deelnemer, **velden: Any) -> Partnerschap:
    """Een dossier met deelnemers."""
    return Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=groep, **velden)


def cijfers(partnerschap: Partnerschap, periode: Periode) -> Kwartaalcijfers:
    """De cijfers van om het even welke periode."""
    teller = Kwartaalteller(periode, partnerschap.personas, partnerschap.ambities)
    for een in samengevoegd(partnerschap.deelnemers):
        teller.tel(een)
    return teller.cijfers()


def alle_groepen(gevonden: Kwartaalcijfers) -> dict[str, Kwartaalgroep]:
    """Het totaal, elke persona en wie er geen heeft."""
    personas = {str(groep.persona): groep for groep in gevonden.per_persona}
    return {"totaal": gevonden.totaal, "zonder": gevonden.zonder_persona} | personas


def halveringen() -> st.SearchStrategy[tuple[Periode, Periode, Periode]]:
    """Een periode en haar twee helften."""

    def knip(dagen: list[date]) -> tuple[Periode, Periode, Periode]:
        begin, knip, einde = sorted(dagen)
        return Periode(begin, einde), Periode(begin, knip), Periode(knip + EEN_DAG, einde)

    dagen = st.dates(date(2023, 12, 1), date(2025, 12, 31))
    return st.lists(dagen, min_size=3, max_size=3, unique=True).map(knip)


# ---------------------------------------------------------------------------------------------------------------------
# Stromen en standen


def begeleide_dagen(een: Deelnemer) -> set[date]:
    """Elke dag waarop iemand begeleid wordt, tot ver na de tests."""
    dagen: set[date] = set()
    for deel in een.trajecten:
        if deel.start is not None:
            einde = date(2026, 1, 31) if deel.uitstroom is None else deel.uitstroom.datum
            dagen |= {deel.start + timedelta(days=nummer) for nummer in range((einde - deel.start).days + 1)}
    return dagen


def met_een_kalender(groep: Iterable[Deelnemer], periode: Periode) -> dict[str, int]:
    """Dezelfde cijfers, dag voor dag afgevinkt."""
    geteld: Counter[str] = Counter()
    for een in groep:
        dagen = begeleide_dagen(een)
        for dag in sorted(dagen):
            start, stopt = dag - EEN_DAG not in dagen, dag + EEN_DAG not in dagen
            if dag in periode:
                geteld["instroom" if dag == min(dagen) else "herinstroom"] += start
                geteld["uitstroom" if dag == max(dagen) else "onderbroken"] += stopt
            geteld["lopend_voor"] += dag == periode.begin - EEN_DAG and not stopt
            geteld["lopend_na"] += dag == periode.einde and not stopt
        geteld["begeleid"] += any(dag in periode for dag in dagen)
    return dict(geteld)


@given(groepen(), halveringen())
def test_de_stromen_zijn_die_van_een_kalender(groep: tuple[Deelnemer, ...], halvering: tuple[Periode, ...]) -> None:
    """Wie dag voor dag afvinkt, vindt hetzelfde; en wie er nog is, volgt uit wie er was, kwam en ging."""
    gevonden = cijfers(dossier(*groep), halvering[0])
    verwacht = met_een_kalender(samengevoegd(groep), halvering[0])
    for naam in ("lopend_voor", "instroom", "herinstroom", "uitstroom", "onderbroken", "lopend_na", "begeleid"):
        assert getattr(gevonden.totaal, naam) == verwacht.get(naam, 0), naam
    for rij in alle_groepen(gevonden).values():
        erbij, eraf = rij.instroom + rij.herinstroom, rij.uitstroom + rij.onderbroken
        assert rij.lopend_na == rij.lopend_voor + erbij - eraf
        assert rij.naar_werk <= rij.uitstroom <= rij.begeleid
        assert max(rij.instroom, rij.lopend_na) <= rij.begeleid


@given(groepen(), halveringen())
def test_twee_helften_zijn_samen_het_geheel(groep: tuple[Deelnemer, ...], halvering: tuple[Periode, ...]) -> None:
    """Voor elke stroom, in het geheel en per persona; de stand aan de knip is van allebei dezelfde."""
    geheel, een, ander = (cijfers(dossier(*groep), periode) for periode in halvering)
    assert alle_groepen(geheel).keys() == alle_groepen(een).keys() == alle_groepen(ander).keys()
    for naam, rij in alle_groepen(geheel).items():
        eerste, tweede = alle_groepen(een)[naam], alle_groepen(ander)[naam]
        for stroom in STROMEN:
            assert getattr(rij, stroom) == getattr(eerste, stroom) + getattr(tweede, stroom), stroom
        assert eerste.lopend_na == tweede.lopend_voor
        assert (rij.lopend_voor, rij.lopend_na) == (eerste.lopend_voor, tweede.lopend_na)
        assert max(eerste.begeleid, tweede.begeleid) <= rij.begeleid <= eerste.begeleid + tweede.begeleid


@given(groepen(), halveringen())
def test_elke_deelnemer_telt_bij_een_persona(groep: tuple[Deelnemer, ...], halvering: tuple[Periode, ...]) -> None:
    """De persona's en wie er geen heeft, zijn samen het totaal; over een heel leven telt elke stroom één keer."""
    gevonden = cijfers(dossier(*groep), halvering[0])
    rijen = [*gevonden.per_persona, gevonden.zonder_persona]
    for naam in (*STROMEN, "lopend_voor", "lopend_na", "begeleid"):
        assert getattr(gevonden.totaal, naam) == sum(getattr(rij, naam) for rij in rijen)
    ooit = cijfers(dossier(*groep), ALTIJD).totaal
    begeleid = [een for een in samengevoegd(groep) if begeleide_dagen(een)]
    assert ooit.instroom == ooit.begeleid == len(begeleid)
    assert ooit.uitstroom + ooit.lopend_na == ooit.instroom
    assert ooit.doorstroom <= len(begeleid)


@given(groepen().flatmap(lambda groep: st.tuples(st.just(groep), anders_geschreven(groep))), st.data())
def test_volgorde_en_dubbels_veranderen_geen_enkel_cijfer(
    twee: tuple[tuple[Deelnemer, ...], tuple[Deelnemer, ...]], data: st.DataObject
) -> None:
    """Dezelfde deelnemers, persona's, ambities en tellingen, door elkaar en met dubbels."""

    def door_elkaar(delen: Sequence[Any]) -> tuple[Any, ...]:
        dubbels = data.draw(st.lists(st.sampled_from(delen), max_size=2)) if delen else []
        return tuple(data.draw(st.permutations([*delen, *dubbels])))

    lijsten = {
        "personas": data.draw(personalijsten()),
        "ambities": tuple(data.draw(st.lists(ambities(), max_size=3))),
        "kenmerktellingen": tuple(data.draw(st.lists(kenmerktellingen(), max_size=4))),
        "entiteitstellingen": tuple(data.draw(st.lists(entiteitstellingen(), max_size=3))),
    }
    een = dossier(*twee[0], **lijsten)
    ander = dossier(*twee[1], **{naam: door_elkaar(lijst) for naam, lijst in lijsten.items()})
    for nummer in range(1, 5):
        assert kwartaalcijfers(een, Kwartaal(2024, nummer)) == kwartaalcijfers(ander, Kwartaal(2024, nummer))
    for periode in (Periode.jaar(2024), Periode.jaar(2025), Periode(date(2024, 1, 1))):
        assert indicatoren(een, periode) == indicatoren(ander, periode)
        assert uitstroomratio(een, periode, uitstroomdoel=DOEL) == uitstroomratio(ander, periode, uitstroomdoel=DOEL)


def test_wie_terugkomt_is_onderbroken_en_niet_uitgestroomd() -> None:
    """Het eerste vertrek wordt een onderbreking zodra de deelnemer terugkomt; elk telt in zijn kwartaal."""
    terug = deelnemer(
        traject(date(2024, 1, 8), date(2024, 3, 31), reden=Eindreden.WERK_NEC),
        traject(date(2024, 8, 5), date(2024, 11, 29), nummer=2, reden=Eindreden.AFGEHAAKT),
    )
    per_kwartaal = [kwartaalcijfers(dossier(terug), Kwartaal(2024, nummer)).totaal for nummer in range(1, 5)]
    assert [een.instroom for een in per_kwartaal] == [1, 0, 0, 0]
    assert [een.onderbroken for een in per_kwartaal] == [1, 0, 0, 0]
    assert [een.herinstroom for een in per_kwartaal] == [0, 0, 1, 0]
    assert [een.uitstroom for een in per_kwartaal] == [0, 0, 0, 1]
    assert [een.naar_werk for een in per_kwartaal] == [0, 0, 0, 0]
    assert [een.lopend_na for een in per_kwartaal] == [0, 0, 1, 0]
    assert [een.lopend_voor for een in per_kwartaal] == [0, 0, 0, 1]
    assert [een.begeleid for een in per_kwartaal] == [1, 0, 1, 1]


def test_een_aansluitend_traject_is_geen_onderbreking() -> None:
    """Wie de dag erna bij een andere organisatie verdergaat, vertrok niet."""
    door = deelnemer(traject(date(2024, 1, 8), date(2024, 3, 31)), traject(date(2024, 4, 1), nummer=2))
    tweede = kwartaalcijfers(dossier(door), Kwartaal(2024, 2)).totaal
    assert (tweede.lopend_voor, tweede.herinstroom, tweede.lopend_na) == (1, 0, 1)
    assert kwartaalcijfers(dossier(door), Kwartaal(2024, 1)).totaal.onderbroken == 0


def test_wie_op_de_eerste_of_laatste_dag_vertrekt_hoort_er_die_dag_nog_bij() -> None:
    """Op de eerste dag van een kwartaal: nog lopend ervoor. Op de laatste dag: niet meer lopend erna."""
    tweede = Kwartaal(2024, 2)
    eerste_dag, laatste_dag = date(2024, 4, 1), date(2024, 6, 30)
    verwacht = {eerste_dag - EEN_DAG: (0, 0, 0, 0), eerste_dag: (1, 1, 1, 0), laatste_dag: (1, 1, 1, 0)}
    verwacht[laatste_dag + EEN_DAG] = (1, 1, 0, 1)
    for einde, aantallen in verwacht.items():
        totaal = kwartaalcijfers(dossier(deelnemer(traject(date(2024, 1, 8), einde))), tweede).totaal
        assert (totaal.lopend_voor, totaal.begeleid, totaal.uitstroom, totaal.lopend_na) == aantallen, einde
    start_de_eerste_dag = kwartaalcijfers(dossier(deelnemer(traject(eerste_dag))), tweede).totaal
    assert (start_de_eerste_dag.lopend_voor, start_de_eerste_dag.instroom) == (0, 1)


def test_zonder_einde_loopt_alleen_wie_geen_einde_heeft() -> None:
    """Een periode zonder einde telt alles vanaf haar begin, ook een vertrek."""
    blijft = deelnemer(traject(date(2024, 1, 8)))
    gaat = deelnemer(traject(date(2024, 1, 8), date(2026, 3, 31)), nummer=2)
    totaal = cijfers(dossier(blijft, gaat), Periode(date(2024, 1, 1))).totaal
    assert (totaal.instroom, totaal.uitstroom, totaal.lopend_na) == (2, 1, 1)


@pytest.mark.parametrize(
    ("velden", "kwartaal"),
    [
        ({"overdracht": WarmeOverdracht(datum=date(2024, 5, 2))}, 2),
        ({"tussenstappen": (Tussenstap(soort=Stapsoort.AMA, periode=Periode.jaar(2024)),)}, 1),
        (
            {
                "overdracht": WarmeOverdracht(datum=date(2024, 5, 2)),
                "tussenstappen": (Tussenstap(soort=Stapsoort.AMA, periode=Periode(date(2024, 2, 1))),),
            },
            1,
        ),
        ({"overdracht": WarmeOverdracht()}, None),
        ({}, None),
    ],
)
def test_doorstroom_is_de_eerste_stap_verder(velden: dict[str, Any], kwartaal: int | None) -> None:
    """Een warme overdracht of een tussenstap, één keer per deelnemer; zonder datum telt ze niet."""
    verder = dossier(deelnemer(traject(date(2024, 1, 1), **velden)))
    gevonden = [nummer for nummer in range(1, 5) if kwartaalcijfers(verder, Kwartaal(2024, nummer)).totaal.doorstroom]
    assert gevonden == ([] if kwartaal is None else [kwartaal])


def test_een_aanmelding_die_nooit_begon_telt_nergens() -> None:
    """Geen begeleiding, dus ook geen doorstroom, indicator of uitstroom."""
    wacht = traject(None, overdracht=WarmeOverdracht(datum=date(2024, 5, 2)))
    onmogelijk = traject(date(2024, 5, 2), date(2024, 5, 1), nummer=2)
    begon_ook = deelnemer(traject(date(2024, 1, 8), nummer=3), wacht, nummer=2)
    partnerschap = dossier(deelnemer(wacht, onmogelijk), begon_ook)
    tweede = kwartaalcijfers(partnerschap, Kwartaal(2024, 2)).totaal
    assert (tweede.begeleid, tweede.doorstroom) == (1, 0)
    assert indicatoren(partnerschap, ALTIJD).gestart == 1
    ratio = uitstroomratio(partnerschap, ALTIJD, uitstroomdoel=DOEL)
    assert ratio.totaal.van_alle_deelnemers == Uitstroomdeel(deelnemers=1, aandeel=Tarief(0))


def ambities() -> st.SearchStrategy[Ambitie]:
    """Ambities voor een kwartaal of een jaar, in het geheel of voor een persona."""
    return st.builds(
        Ambitie,
        jaar=st.just(2024),
        kwartaal=st.none() | st.integers(1, 4),
        persona=st.none() | st.sampled_from(PERSONA_IDS),
        deelnemers=st.none() | st.integers(0, 3),
        naar_werk=st.none() | st.integers(0, 3),
    )


def test_elk_kwartaal_staat_tegenover_zijn_eigen_ambitie() -> None:
    """Die van het jaar telt voor het jaar; wie twee verschillende ambities noemt, heeft er geen."""
    jongeren = Persona(
        id="jongeren", naam="Jongeren", verwacht=(Kwartaalverwachting(kwartaal=Kwartaal(2024, 1), aantal=4),)
    )
    ouders = Persona(id="ouders", naam="Ouders", verwacht=(Kwartaalverwachting(kwartaal=Kwartaal(2024, 1), aantal=3),))
    partnerschap = dossier(
        deelnemer(traject(date(2024, 1, 8), persona="jongeren")),
        deelnemer(traject(date(2024, 1, 8), persona="vergeten"), nummer=2),
        deelnemer(traject(date(2024, 1, 8)), nummer=3),
        personas=(ouders, jongeren),
        ambities=(
            Ambitie(jaar=2024, kwartaal=1, deelnemers=10),
            Ambitie(jaar=2024, kwartaal=1, naar_werk=2),
            Ambitie(jaar=2024, deelnemers=50),
            Ambitie(jaar=2024, kwartaal=1, persona="jongeren", deelnemers=6),
            Ambitie(jaar=2024, kwartaal=1, persona="ouders", deelnemers=6),
            Ambitie(jaar=2024, kwartaal=1, persona="ouders", deelnemers=7),
        ),
    )
    eerste = kwartaalcijfers(partnerschap, Kwartaal(2024, 1))
    assert (eerste.totaal.ambitie_begeleid, eerste.totaal.ambitie_naar_werk) == (10, 2)
    assert eerste.totaal.verwachte_instroom == 7
    per_persona = {groep.persona: groep for groep in eerste.per_persona}
    assert list(per_persona) == ["jongeren", "ouders", "vergeten"]
    assert (per_persona["jongeren"].begeleid, per_persona["jongeren"].ambitie_begeleid) == (1, 6)
    assert (per_persona["ouders"].begeleid, per_persona["ouders"].ambitie_begeleid) == (0, None)
    assert per_persona["jongeren"].verwachte_instroom == 4
    assert per_persona["vergeten"].verwachte_instroom is None
    assert eerste.zonder_persona == Kwartaalgroep(persona=None, instroom=1, lopend_na=1, begeleid=1)
    assert cijfers(partnerschap, Periode.jaar(2024)).totaal.ambitie_begeleid == 50
    assert kwartaalcijfers(partnerschap, Kwartaal(2024, 2)).totaal.ambitie_begeleid is None


def test_een_persona_die_twee_dingen_verwacht_verwacht_niets_bekends() -> None:
    """Optellen of kiezen zou raden zijn; wat ze twee keer hetzelfde zegt, telt één keer."""
    kwartaal = Kwartaal(2024, 1)
    vier, vijf = (Kwartaalverwachting(kwartaal=kwartaal, aantal=aantal) for aantal in (4, 5))
    twijfel = Persona(id="jongeren", naam="Jongeren", verwacht=(vier, vijf))
    zeker = Persona(id="ouders", naam="Ouders", verwacht=(vijf, vijf))
    assert kwartaalcijfers(dossier(personas=(twijfel,)), kwartaal).totaal.verwachte_instroom is None
    assert kwartaalcijfers(dossier(personas=(twijfel, zeker)), kwartaal).totaal.verwachte_instroom == 5


def test_de_teller_houdt_geen_deelnemer_vast() -> None:
    """Wat geteld is, mag weg: zo past een stroom van honderdduizend deelnemers in het geheugen."""
    teller = Kwartaalteller(Kwartaal(2024, 1).periode)
    geteld = deelnemer(traject(date(2024, 1, 8), persona="jongeren"))
    spoor = weakref.ref(geteld)
    teller.tel(geteld)
    del geteld
    assert spoor() is None
    assert teller.cijfers().totaal.instroom == 1


# ---------------------------------------------------------------------------------------------------------------------
# Uitstroom naar werk


@pytest.mark.parametrize(
    ("redenen", "reden", "naar_werk"),
    [
        ([Eindreden.WERK_NEC], Eindreden.WERK_NEC, True),
        ([Eindreden.VERHUIS], Eindreden.VERHUIS, False),
        ([None], None, None),
        ([Eindreden.VERHUIS, Eindreden.WERK_SEC], Eindreden.WERK_SEC, True),
        ([None, Eindreden.ZELFSTANDIG], Eindreden.ZELFSTANDIG, True),
        ([Eindreden.WERK_NEC, Eindreden.WERK_SEC], None, True),
        ([Eindreden.VERHUIS, Eindreden.AFGEHAAKT], None, False),
        ([Eindreden.VERHUIS, None], None, None),
    ],
)
def test_wie_op_een_dag_twee_keer_vertrekt(
    redenen: list[Eindreden | None], reden: Eindreden | None, naar_werk: bool | None
) -> None:
    """Werk gaat voor; wat elkaar tegenspreekt, is niet bekend."""
    einde = date(2024, 6, 30)
    trajecten = [traject(date(2024, 1, 8), einde, nummer, reden=een) for nummer, een in enumerate(redenen)]
    eerder = traject(date(2024, 1, 8), date(2024, 5, 1), 8, reden=Eindreden.WIJK_WERKEN)
    vertrokken = deelnemer(*trajecten, eerder)
    assert eindreden_van(vertrokken) == reden
    assert ging_naar_werk([deel.uitstroom for deel in trajecten if deel.uitstroom is not None]) is naar_werk


def test_wie_nog_begeleid_wordt_heeft_geen_eindreden() -> None:
    """Ook niet als een ander traject eindigde."""
    eindigt = traject(date(2024, 1, 8), date(2024, 6, 30), reden=Eindreden.WERK_NEC)
    assert eindreden_van(deelnemer(eindigt, traject(date(2024, 3, 1), nummer=2))) is None


def test_een_traject_dat_eindigt_voor_het_begint_zegt_niets_over_het_vertrek() -> None:
    """Ook niet als zijn einde op de dag van het echte vertrek valt."""
    einde = date(2024, 6, 30)
    echt = traject(date(2024, 1, 8), einde, reden=Eindreden.VERHUIS)
    onmogelijk = traject(date(2024, 9, 2), einde, nummer=2, reden=Eindreden.WERK_NEC)
    assert eindreden_van(deelnemer(echt, onmogelijk)) is Eindreden.VERHUIS


@pytest.mark.parametrize(("doel", "gehaald"), [(24, True), (25, True), (26, False)])
def test_wie_het_doel_precies_haalt_haalt_het(doel: int, gehaald: bool) -> None:
    """Een van de vier is 25 %."""
    groep = [deelnemer(traject(date(2024, 1, 8)), nummer=nummer) for nummer in range(3)]
    naar_werk = deelnemer(traject(date(2024, 1, 8), date(2024, 6, 30), reden=Eindreden.WERK_SEC), nummer=3)
    ratio = uitstroomratio(dossier(*groep, naar_werk), Periode.jaar(2024), uitstroomdoel=Tarief.procent(doel))
    assert ratio.totaal.gehaald is gehaald


def test_het_doel_gaat_over_alle_deelnemers_en_niet_over_wie_vertrok() -> None:
    """Vier deelnemers, twee weg, een naar werk: een vierde van allen, de helft van wie vertrok."""
    groep = (
        deelnemer(traject(date(2024, 1, 8), date(2024, 5, 31), reden=Eindreden.WERK_NEC, persona="jongeren")),
        deelnemer(traject(date(2024, 1, 8), date(2025, 5, 30), reden=Eindreden.VERHUIS), nummer=2),
        deelnemer(traject(date(2024, 1, 8), persona="ouders"), nummer=3),
        deelnemer(traject(date(2024, 1, 8)), nummer=4),
        deelnemer(traject(date(2026, 1, 8)), nummer=5),
    )
    personas = (
        Persona(id="jongeren", naam="Jongeren", doel_naar_werk=Tarief.procent(0)),
        Persona(id="nieuwkomers", naam="Nieuwkomers", doel_naar_werk=Tarief.procent(30)),
        Persona(id="ouders", naam="Ouders"),
    )
    partnerschap = dossier(*groep, personas=personas)
    in_2024 = uitstroomratio(partnerschap, Periode.jaar(2024), uitstroomdoel=DOEL)
    assert in_2024.totaal.van_alle_deelnemers == Uitstroomdeel(deelnemers=4, naar_werk=1, nec=1, aandeel=Tarief("0.25"))
    assert in_2024.totaal.van_wie_uitstroomde == Uitstroomdeel(deelnemers=1, naar_werk=1, nec=1, aandeel=Tarief(1))
    assert in_2024.totaal.gehaald is True
    per_persona = {groep.persona: groep for groep in in_2024.per_persona}
    assert [(naam, rij.doel, rij.gehaald) for naam, rij in per_persona.items()] == [
        ("jongeren", Tarief(0), True),
        ("nieuwkomers", Tarief.procent(30), None),
        ("ouders", DOEL, False),
    ]
    assert in_2024.zonder_persona.van_alle_deelnemers == Uitstroomdeel(deelnemers=2, aandeel=Tarief(0))
    in_2025 = uitstroomratio(partnerschap, Periode.jaar(2025), uitstroomdoel=DOEL).totaal
    assert in_2025.van_alle_deelnemers.naar_werk == 1
    assert in_2025.van_wie_uitstroomde == Uitstroomdeel(deelnemers=1, aandeel=Tarief(0))


def test_elke_soort_werk_telt_apart_en_een_onbekende_reden_is_geen_nee() -> None:
    """NEC, SEC en zelfstandig; twee soorten op één dag is werk van onbekende soort."""
    einde = date(2024, 6, 30)
    redenen = [Eindreden.WERK_NEC, Eindreden.WERK_SEC, Eindreden.ZELFSTANDIG, None, Eindreden.OPLEIDING]
    groep = [
        deelnemer(traject(date(2024, 1, 8), einde, nummer, reden=reden), nummer=nummer)
        for nummer, reden in enumerate(redenen)
    ]
    twee_soorten = deelnemer(
        traject(date(2024, 1, 8), einde, 8, reden=Eindreden.WERK_NEC),
        traject(date(2024, 2, 5), einde, 9, reden=Eindreden.WERK_SEC),
        nummer=8,
    )
    totaal = uitstroomratio(dossier(*groep, twee_soorten), Periode.jaar(2024), uitstroomdoel=DOEL).totaal
    assert totaal.van_wie_uitstroomde == Uitstroomdeel(
        deelnemers=6,
        naar_werk=4,
        nec=1,
        sec=1,
        zelfstandig=1,
        soort_onbekend=1,
        onbekend=1,
        aandeel=Tarief(4) / 6,
    )


@given(groepen(), halveringen())
def test_ook_de_uitstroom_naar_werk_telt_op(groep: tuple[Deelnemer, ...], halvering: tuple[Periode, ...]) -> None:
    """Wie in twee helften uitstroomde, is samen het geheel; en het is dezelfde uitstroom als die van het kwartaal."""
    geheel, een, ander = (uitstroomratio(dossier(*groep), periode, uitstroomdoel=DOEL) for periode in halvering)
    for naam in ("deelnemers", "naar_werk", "nec", "sec", "zelfstandig", "soort_onbekend", "onbekend"):
        for rijen in zip(uitstroomrijen(geheel), uitstroomrijen(een), uitstroomrijen(ander), strict=True):
            samen, eerste, tweede = (getattr(rij, naam) for rij in rijen)
            assert samen == eerste + tweede, naam
    stromen = cijfers(dossier(*groep), halvering[0]).totaal
    assert geheel.totaal.van_wie_uitstroomde.deelnemers == stromen.uitstroom
    assert geheel.totaal.van_wie_uitstroomde.naar_werk == stromen.naar_werk
    assert geheel.totaal.van_alle_deelnemers == ander.totaal.van_alle_deelnemers


def uitstroomrijen(ratio: Uitstroomratio) -> list[Uitstroomdeel]:
    """Wie in de periode uitstroomde: in het geheel, per persona en zonder persona."""
    groepen = (ratio.totaal, *ratio.per_persona, ratio.zonder_persona)
    return [groep.van_wie_uitstroomde for groep in groepen]


def test_de_herleiding_noemt_de_noemer_en_het_doel() -> None:
    """Met de bron van de 20 %, en zonder iets over één deelnemer."""
    voorwaarden = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    weg = deelnemer(
        traject(date(2024, 1, 8), date(2024, 6, 30), reden=Eindreden.WERK_NEC, persona="jongeren"),
        geslacht=Geslacht.VROUW,
        status=Startstatus.WERKZOEKEND,
    )
    tekst = uitstroomratio.onder(voorwaarden).herleid(dossier(weg), Periode.jaar(2024)).tekst()
    assert "van alle deelnemers (jongeren) = naar werk / deelnemers = 1 / 1 = 100%" in tekst
    assert "Uitstroom naar werk, van wie uitstroomde" in tekst
    assert "uitstroomdoel = 20%" in tekst
    assert "vrouw" not in tekst
    assert "werkzoekend" not in tekst


# ---------------------------------------------------------------------------------------------------------------------
# Indicatoren


def uit_geval(geval: Mapping[str, Any]) -> Deelnemer:
    """De deelnemer van een geval."""

    def einde(velden: Mapping[str, Any], start: date, nummer: int) -> Traject:
        if "vertrek" not in velden:
            return traject(start, nummer=nummer)
        wijzigingen = tuple(
            Statuswijziging(datum=een["datum"], status=Arbeidsstatus(een["status"]))
            for een in velden.get("wijzigingen", ())
        )
        later = velden.get("later")
        meting = later and Zesmaandenmeting(
            status=Arbeidsstatus(later["status"]), verbeterd=Antwoord(later.get("verbeterd", "onbekend"))
        )
        reden = Eindreden(velden["reden"]) if "reden" in velden else None
        return traject(
            start, velden["vertrek"], nummer, reden=reden, statuswijzigingen=wijzigingen, na_zes_maanden=meting
        )

    trajecten = [einde(geval, date(2023, 1, 9), 1)]
    if "terug" in geval:
        trajecten.append(einde(geval["terug"], geval["terug"]["start"], 2))
    return deelnemer(*trajecten, status=Startstatus(geval["status"]) if "status" in geval else None)


@pytest.mark.parametrize("geval", GEVALLEN, ids=[geval["naam"] for geval in GEVALLEN])
def test_het_resultaat_van_een_vertrek(geval: dict[str, Any]) -> None:
    """De gevallen van tests/gevallen/uitstroom-28-dagen.toml, in het dossier en op de dag zelf."""
    partnerschap = dossier(uit_geval(geval))
    alle = indicatoren(partnerschap, ALTIJD)
    resultaten = [waarde for waarde in alle.waarden if waarde.code.startswith("EECR")]
    assert [waarde.code for waarde in resultaten if waarde.aantal] == geval["verwacht"]
    direct = [waarde for waarde in resultaten if waarde.code in ("EECR01", "EECR04")]
    assert [waarde.code for waarde in direct if waarde.onbekend] == geval.get("onbekend", [])
    assert [waarde.code for waarde in direct if waarde.geweigerd] == geval.get("geweigerd", [])
    laatste = geval.get("terug", geval).get("vertrek")
    for dag, veld in ((laatste, "vertrokken"), (geval.get("zes_maanden_op"), "zes_maanden_later")):
        if dag is not None:
            rond = [indicatoren(partnerschap, Periode(een, een)) for een in (dag - EEN_DAG, dag, dag + EEN_DAG)]
            assert [getattr(een, veld) for een in rond] == [0, 1, 0]
            codes = {waarde.code for waarde in rond[1].waarden if waarde.aantal}
            assert codes == {code for code in geval["verwacht"] if (code > "EECR04") == (veld == "zes_maanden_later")}


def test_de_gevallen_zijn_er_allemaal() -> None:
    """Met de twee voorbeelden van de bron, en elke uitkomst minstens één keer."""
    assert len({geval["naam"] for geval in GEVALLEN}) == len(GEVALLEN) >= 20
    assert {code for geval in GEVALLEN for code in geval["verwacht"]} == {"EECR01", "EECR04", "EECR05", "EECR06"}


def status_dag_voor_dag(een: Deelnemer) -> str | None:
    """De status 28 dagen na het laatste vertrek, door elke dag af te lopen; zonder vertrek ``None``."""
    dagen = begeleide_dagen(een)
    laatste = max(dagen, default=None)
    eindes = [deel.uitstroom for deel in een.trajecten if deel.uitstroom is not None and deel.periode is not None]
    eindes = [einde for einde in eindes if einde.datum == laatste]
    if laatste is None or not eindes:
        return None
    wijzigingen = {(w.datum, w.status.value) for einde in eindes for w in einde.statuswijzigingen}
    in_venster = {laatste + timedelta(days=nummer) for nummer in range(29)}
    if not {dag for dag, _ in wijzigingen} & in_venster:
        soorten = {"werk-nec": "werkt", "werk-sec": "werkt", "zelfstandig": "zelfstandig"}
        wijzigingen |= {(laatste, soorten[e.reden.value]) for e in eindes if e.reden is not None and e.reden.is_werk}
    status = "onbekend"
    dag = min((een for een, _ in wijzigingen), default=laatste)
    while dag <= laatste + timedelta(days=28):
        op_die_dag = {stand for een, stand in wijzigingen if een == dag}
        if op_die_dag and op_die_dag <= {"werkt", "zelfstandig"}:
            status = "werkt"
        elif op_die_dag:
            status = op_die_dag.pop() if len(op_die_dag) == 1 else "onbekend"
        dag += EEN_DAG
    return status


@given(deelnemers())
def test_de_status_bij_het_vertrek_is_die_van_wie_elke_dag_naloopt(een: Deelnemer) -> None:
    """Een eigen telling, dag voor dag; in dienst of zelfstandig is allebei werken."""
    (samen,) = samengevoegd([een])
    vertrek = vertrek_van(samen)
    gevonden = None if vertrek is None else vertrek.status.value
    assert ("werkt" if gevonden == "zelfstandig" else gevonden) == status_dag_voor_dag(samen)


def geteld_met_de_hand(groep: Sequence[Deelnemer], periode: Periode) -> dict[str, int]:
    """EECO01 tot en met EECO11 en EECR01 en EECR04, rechtstreeks uit de velden."""
    geteld: Counter[str] = Counter()
    starters = [een for een in groep if (dagen := begeleide_dagen(een)) and min(dagen) in periode]
    for een in starters:
        geteld["EECO01"] += een.status is not None
        geteld["EECO02"] += een.status == "werkzoekend"
        geteld["EECO03"] += een.status == "werkzoekend" and een.langdurig_werkzoekend == "ja"
        geteld["EECO04"] += een.status == "niet-beroepsactief"
        geteld["EECO05"] += een.status in ("deeltijds-aan-het-werk", "voltijds-aan-het-werk")
        for code, klasse in (("EECO06", "jonger-dan-18"), ("EECO07", "18-29"), ("EECO08", "55-en-ouder")):
            geteld[code] += een.leeftijdsklasse == klasse
        for code, niveau in (
            ("EECO09", "hoogstens-lager-secundair"),
            ("EECO10", "hoger-secundair"),
            ("EECO11", "hoger-onderwijs"),
        ):
            geteld[code] += een.opleidingsniveau == niveau
    for een in groep:
        status = status_dag_voor_dag(een)
        if status is not None and max(begeleide_dagen(een)) in periode:
            geteld["EECR01"] += een.status == "niet-beroepsactief" and status == "werkzoekend"
            geteld["EECR04"] += een.status in ("niet-beroepsactief", "werkzoekend") and status == "werkt"
    return dict(geteld)


@given(groepen(), halveringen())
def test_de_indicatoren_zijn_die_van_een_telling_met_de_hand(
    groep: tuple[Deelnemer, ...], halvering: tuple[Periode, ...]
) -> None:
    """En wat samen moet kloppen, klopt."""
    alle = indicatoren(dossier(*groep), halvering[0])
    verwacht = geteld_met_de_hand(samengevoegd(groep), halvering[0])
    codes = [f"EECO{nummer:02}" for nummer in range(1, 12)] + ["EECR01", "EECR04"]
    assert {code: alle.waarde(code).aantal for code in codes} == {code: verwacht.get(code, 0) for code in codes}
    assert tegenspraken(alle) == ()
    stromen = cijfers(dossier(*groep), halvering[0]).totaal
    assert (alle.gestart, alle.vertrokken) == (stromen.instroom, stromen.uitstroom)


@given(groepen(), halveringen(), st.booleans())
def test_ook_elke_indicator_telt_op(
    groep: tuple[Deelnemer, ...], halvering: tuple[Periode, ...], per_deelnemer: bool
) -> None:
    """Elk aantal van twee helften is samen dat van het geheel: ook per geslacht, onbekend en geweigerd."""
    verwerking = Gegevensverwerking(bijzonder_per_deelnemer=per_deelnemer)
    partnerschap = dossier(*groep, gegevensverwerking=verwerking)
    geheel, een, ander = (indicatoren(partnerschap, periode) for periode in halvering)
    for waarde in geheel.waarden:
        delen = een.waarde(waarde.code), ander.waarde(waarde.code)
        for naam in AANTALLEN:
            if getattr(waarde, naam) is not None:
                assert getattr(waarde, naam) == sum(getattr(deel, naam) for deel in delen), (waarde.code, naam)
    for naam in ("gestart", "zonder_status", "vertrokken", "zes_maanden_later"):
        assert getattr(geheel, naam) == getattr(een, naam) + getattr(ander, naam)


@given(deelnemers())
def test_een_deelnemer_telt_bij_elke_indicator_hoogstens_een_keer(een: Deelnemer) -> None:
    """En nooit bij werk zoeken en werken allebei."""
    alle = indicatoren(dossier(een, een, gegevensverwerking=Gegevensverwerking(bijzonder_per_deelnemer=True)), ALTIJD)
    for waarde in alle.waarden:
        assert (waarde.aantal or 0) + waarde.onbekend + waarde.geweigerd <= 1
    assert (alle.waarde("EECR01").aantal or 0) + (alle.waarde("EECR04").aantal or 0) <= 1


def test_elke_indicator_in_zijn_orde_met_titel_en_bron() -> None:
    """EECO01 tot en met EECO19 en EECR01 tot en met EECR06, elk met de plaats in de verordening."""
    waarden = indicatoren(dossier(), Periode.jaar(2024)).waarden
    codes = [f"EECO{nummer:02}" for nummer in range(1, 20)] + [f"EECR{nummer:02}" for nummer in range(1, 7)]
    assert [waarde.code for waarde in waarden] == codes
    assert len({waarde.titel for waarde in waarden}) == len(codes)
    assert all(waarde.bron.plaats == f"bijlage I, {waarde.code}" for waarde in waarden)
    letterlijk = [waarde.code for waarde in waarden if waarde.zekerheid is Zekerheid.LETTERLIJK]
    assert letterlijk == ["EECO01", "EECO02", "EECO12", "EECR01", "EECR04"]


def test_elke_indicator_is_zo_gevoelig_als_het_gegeven_erachter() -> None:
    """De merktekens van het model; wie geen gegeven over een mens nodig heeft, draagt er geen."""
    waarden = indicatoren(dossier(), Periode.jaar(2024)).waarden
    van_kenmerken = {
        kenmerk.indicator: gevoeligheid_van(f"BijzondereKenmerken.{kenmerk.value.replace('-', '_')}")
        for kenmerk in BijzonderKenmerk
    }
    zonder = {"EECO01", "EECO18", "EECO19"}
    for waarde in waarden:
        verwacht = None if waarde.code in zonder else van_kenmerken.get(waarde.code, Gevoeligheid.PERSOONLIJK)
        assert waarde.gevoeligheid is verwacht, waarde.code


def test_weigeren_en_niet_weten_tellen_apart() -> None:
    """Ook bij het diploma, langdurig werkloos en het geslacht."""
    groep = (
        deelnemer(
            traject(date(2024, 1, 8)),
            status=Startstatus.WERKZOEKEND,
            langdurig_werkzoekend=Antwoord.GEWEIGERD,
            opleidingsniveau=Opleidingsniveau.GEWEIGERD,
            geslacht=Geslacht.GEWEIGERD,
            leeftijdsklasse=Leeftijdsklasse.VAN_30_TOT_54,
        ),
        deelnemer(
            traject(date(2024, 1, 8)),
            nummer=2,
            status=Startstatus.WERKZOEKEND,
            langdurig_werkzoekend=Antwoord.JA,
            geslacht=Geslacht.NIET_BINAIR,
        ),
        deelnemer(traject(date(2024, 1, 8)), nummer=3, langdurig_werkzoekend=Antwoord.NEE),
    )
    alle = indicatoren(dossier(*groep), Periode.jaar(2024))
    assert (alle.gestart, alle.zonder_status) == (3, 1)
    assert (alle.waarde("EECO01").aantal, alle.waarde("EECO01").onbekend) == (2, 1)
    werkloos = alle.waarde("EECO02")
    assert (werkloos.niet_binair, werkloos.geslacht_geweigerd, werkloos.vrouwen) == (1, 1, 0)
    langdurig = alle.waarde("EECO03")
    assert (langdurig.aantal, langdurig.geweigerd, langdurig.onbekend) == (1, 1, 0)
    assert (alle.waarde("EECO09").geweigerd, alle.waarde("EECO09").onbekend) == (1, 2)
    assert (alle.waarde("EECO08").aantal, alle.waarde("EECO08").onbekend) == (0, 2)


def test_twee_trajecten_die_samen_eindigen_vullen_elkaar_aan() -> None:
    """Wat maar één van de twee weet, is bekend; waarover ze het oneens zijn, niet."""
    einde = date(2024, 6, 30)
    een = traject(
        date(2024, 1, 8),
        einde,
        kwalificatie=Antwoord.JA,
        in_opleiding=Antwoord.NEE,
        na_zes_maanden=Zesmaandenmeting(status=Arbeidsstatus.WERKT),
    )
    ander = traject(
        date(2024, 2, 5),
        einde,
        nummer=2,
        in_opleiding=Antwoord.JA,
        na_zes_maanden=Zesmaandenmeting(verbeterd=Antwoord.JA),
    )
    vertrek = vertrek_van(deelnemer(een, ander))
    assert vertrek is not None
    assert (vertrek.kwalificatie, vertrek.in_opleiding) == (Antwoord.JA, Antwoord.ONBEKEND)
    assert (vertrek.status_later, vertrek.verbeterd) == (Arbeidsstatus.WERKT, Antwoord.JA)


def kenmerktellingen() -> st.SearchStrategy[Kenmerktelling]:
    """Tellingen van kwartalen en jaren, die elkaar overlappen of tegenspreken."""
    kwartalen = st.integers(1, 4).map(lambda nummer: Kwartaal(2024, nummer).periode)
    return st.builds(
        Kenmerktelling,
        kenmerk=st.sampled_from(BijzonderKenmerk),
        periode=kwartalen | st.integers(2024, 2025).map(Periode.jaar) | st.just(Periode(date(2024, 1, 1))),
        vrouwen=st.integers(0, 3),
        geweigerd=st.integers(0, 2),
        geschat=st.booleans(),
    )


def entiteitstellingen() -> st.SearchStrategy[Entiteitstelling]:
    """Ondersteunde overheden en ondernemingen."""
    return st.builds(Entiteitstelling, periode=st.integers(2024, 2025).map(Periode.jaar), overheden=st.integers(0, 3))


def dakloos(periode: Periode, vrouwen: int, **velden: Any) -> Kenmerktelling:
    """Een telling van dak- en thuislozen."""
    return Kenmerktelling(kenmerk=BijzonderKenmerk.DAKLOOS, periode=periode, vrouwen=vrouwen, **velden)


K1, K2, K3 = (Kwartaal(2024, nummer).periode for nummer in (1, 2, 3))


@pytest.mark.parametrize(
    ("tellingen", "gebruikt"),
    [
        ([], []),
        ([dakloos(K1, 2), dakloos(K2, 3)], [0, 1]),
        ([dakloos(K1, 2), dakloos(Periode.jaar(2024), 6)], [1]),
        ([dakloos(K1, 2), dakloos(K1, 3), dakloos(K2, 3)], [2]),
        ([dakloos(Periode.jaar(2024), 2), dakloos(Periode.jaar(2024), 3), dakloos(K3, 1)], [2]),
        ([dakloos(K1, 2), dakloos(K1, 2)], [0]),
        ([dakloos(Periode.jaar(2023), 2), dakloos(Periode(date(2024, 1, 1)), 3)], []),
        (
            [
                dakloos(Periode(date(2024, 1, 1), date(2024, 2, 10)), 1),
                dakloos(Periode(date(2024, 2, 10), date(2024, 3, 1)), 1),
            ],
            [0],
        ),
    ],
)
def test_een_telling_telt_alleen_mee_als_ze_niets_dubbel_telt(
    tellingen: list[Kenmerktelling], gebruikt: list[int]
) -> None:
    """Binnen de periode, de langste eerst; tegenspraak over dezelfde dagen telt niet mee, en de rest wordt genoemd."""
    alle = indicatoren(dossier(kenmerktellingen=tuple(tellingen)), Periode.jaar(2024))
    verwacht = [tellingen[nummer] for nummer in gebruikt]
    assert list(alle.kenmerktellingen) == verwacht
    assert set(alle.ongebruikte_kenmerktellingen) == set(tellingen) - set(verwacht)
    assert alle.waarde("EECO16").aantal == sum(telling.aantal for telling in verwacht)
    assert alle.waarde("EECO12").aantal == 0


def test_tellingen_brengen_geslacht_weigering_en_schatting_mee() -> None:
    """Wie start op een dag die geen telling dekt, is niet bekend; zonder telling is dat iedereen."""
    groep = [deelnemer(traject(dag), nummer=nummer) for nummer, dag in enumerate((K1.begin, K2.begin, K3.begin))]
    tellingen = (dakloos(K1, 1), dakloos(K2, 0, mannen=0, geweigerd=1, geschat=True))
    alle = indicatoren(dossier(*groep, kenmerktellingen=tellingen), Periode.jaar(2024))
    gevonden = alle.waarde("EECO16")
    assert (gevonden.aantal, gevonden.vrouwen, gevonden.geweigerd, gevonden.onbekend) == (1, 1, 1, 1)
    assert gevonden.geschat is True
    assert (alle.waarde("EECO12").onbekend, alle.waarde("EECO12").geschat) == (3, False)
    assert tegenspraken(alle) == ()


def test_wie_ervoor_kiest_telt_bijzondere_kenmerken_per_deelnemer() -> None:
    """Dan tellen de tellingen niet mee; zonder die keuze telt wat bij een deelnemer staat niet mee."""
    kenmerken = BijzondereKenmerken(
        beperking=Antwoord.JA, buitenlandse_herkomst=Antwoord.JA, dakloos=Antwoord.GEWEIGERD, landelijk=Antwoord.NEE
    )
    groep = (
        deelnemer(traject(date(2024, 1, 8)), bijzonder=kenmerken, geslacht=Geslacht.MAN),
        deelnemer(traject(date(2024, 1, 8)), nummer=2),
    )
    telling = dakloos(K1, 2)
    keuze = Gegevensverwerking(bijzonder_per_deelnemer=True)
    alle = indicatoren(dossier(*groep, kenmerktellingen=(telling,), gegevensverwerking=keuze), Periode.jaar(2024))
    assert (alle.waarde("EECO12").mannen, alle.waarde("EECO12").onbekend) == (1, 1)
    assert alle.waarde("EECO14").aantal == 1
    assert (alle.waarde("EECO16").geweigerd, alle.waarde("EECO16").aantal) == (1, 0)
    assert (alle.waarde("EECO17").aantal, alle.waarde("EECO17").onbekend) == (0, 1)
    assert alle.ongebruikte_kenmerktellingen == (telling,)
    zonder_keuze = indicatoren(dossier(*groep, gegevensverwerking=Gegevensverwerking()), Periode.jaar(2024))
    assert (zonder_keuze.waarde("EECO12").aantal, zonder_keuze.waarde("EECO12").onbekend) == (0, 2)


def test_overheden_en_ondernemingen_komen_uit_tellingen() -> None:
    """Zonder telling is het aantal niet bekend en geen nul."""
    tellingen = (
        Entiteitstelling(periode=K1, overheden=6, ondernemingen=2),
        Entiteitstelling(periode=K2, overheden=1),
        Entiteitstelling(periode=Periode.jaar(2025), overheden=9),
    )
    alle = indicatoren(dossier(entiteitstellingen=tellingen), Periode.jaar(2024))
    assert (alle.waarde("EECO18").aantal, alle.waarde("EECO19").aantal) == (7, 2)
    assert alle.entiteitstellingen == tellingen[:2]
    assert alle.ongebruikte_entiteitstellingen == tellingen[2:]
    assert indicatoren(dossier(), Periode.jaar(2024)).waarde("EECO19").aantal is None


def verdraaid(alle: Indicatoren, code: str, **velden: int) -> Indicatoren:
    """Dezelfde indicatoren met één andere waarde."""
    waarden = tuple(attrs.evolve(een, **velden) if een.code == code else een for een in alle.waarden)
    return attrs.evolve(alle, waarden=waarden)


@pytest.mark.parametrize(
    ("code", "velden", "eisen"),
    [
        (
            "EECO01",
            {"aantal": 1, "vrouwen": 1},
            {
                "EECO01 = EECO02 + EECO04 + EECO05",
                "EECO01 = EECO02 + EECO04 + EECO05, vrouwen",
                "EECO01 = gestart - zonder status",
                "EECO01 + onbekend + geweigerd ≤ gestart",
            },
        ),
        ("EECO09", {"mannen": 1}, {"EECO09 = geslachten samen"}),
        ("EECO12", {"onbekend": 1}, {"EECO12 + onbekend + geweigerd ≤ gestart"}),
        (
            "EECO03",
            {"aantal": 1, "mannen": 1},
            {"EECO03 ≤ EECO02", "EECO03 + onbekend + geweigerd ≤ gestart"},
        ),
        (
            "EECR04",
            {"aantal": 1, "mannen": 1},
            {"EECR01 + EECR04 ≤ vertrokken", "EECR04 + onbekend + geweigerd ≤ vertrokken"},
        ),
        (
            "EECR05",
            {"aantal": 1, "mannen": 1},
            {"EECR05 + EECR06 ≤ zes maanden later", "EECR05 + onbekend + geweigerd ≤ zes maanden later"},
        ),
        ("EECO18", {"aantal": 7}, set()),
    ],
)
def test_wat_niet_samen_klopt_wordt_genoemd(code: str, velden: dict[str, int], eisen: set[str]) -> None:
    """Elke eis valt op met haar twee kanten; hoeveel overheden ondersteund werden, hangt van niets af."""
    leeg = indicatoren(dossier(), Periode.jaar(2024))
    gevonden = tegenspraken(verdraaid(leeg, code, **velden))
    assert {een.eis for een in gevonden} == eisen
    assert all((een.links, een.rechts) in ((1, 0), (0, 1)) for een in gevonden)


def test_een_indicator_die_niet_bestaat() -> None:
    """Er is geen EECO20."""
    with pytest.raises(KeyError):
        indicatoren(dossier(), Periode.jaar(2024)).waarde("EECO20")


@given(groepen())
def test_de_persona_van_een_deelnemer_is_die_van_de_cijfers(groep: tuple[Deelnemer, ...]) -> None:
    """Kwartaalcijfers en uitstroom verdelen de deelnemers over dezelfde persona's."""
    begonnen = [een for een in samengevoegd(groep) if begeleide_dagen(een)]
    verwacht = Counter(persona_van(een) for een in begonnen)
    stromen = cijfers(dossier(*groep), ALTIJD)
    ratio = uitstroomratio(dossier(*groep), ALTIJD, uitstroomdoel=DOEL)
    for rij in stromen.per_persona:
        assert rij.instroom == verwacht[rij.persona]
    assert [rij.persona for rij in stromen.per_persona] == sorted(p for p in verwacht if p is not None)
    gevonden = {rij.persona: rij.van_alle_deelnemers.deelnemers for rij in ratio.per_persona}
    assert gevonden == {persona: aantal for persona, aantal in verwacht.items() if persona is not None}
