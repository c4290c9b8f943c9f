"""Het register: elke regel is volledig verklaard, uitgelegd en met gevallen aangetoond, en is te kiezen."""

from __future__ import annotations

import doctest
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any, get_type_hints

import attrs
import pytest
from tests.regels.gevallen import ZONDER_FEIT, alle_gevallen, regelbestanden

import lokale_partnerschappen
from lokale_partnerschappen import (
    REGELS,
    Bedrag,
    Begroting,
    Bron,
    Ernst,
    Gezag,
    Partner,
    Partnerschap,
    Regel,
    Regels,
    Tarief,
    Voorwaarden,
    Werkingsgebied,
    afwijking,
    controleer,
    onbekend,
    regel,
    voorbeeld,
)
from lokale_partnerschappen.basis.weergave import velden_van
from lokale_partnerschappen.oproepen import bronnen
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, OPROEP_208
from lokale_partnerschappen.regels._regel import Afwijking, AlgemeneRegel, Onbekend

GEVALLEN = alle_gevallen()
FEIT = re.compile(r"(PAR|PRT|WGB|BEG|PER|COF|DLN|TRJ|PSN|MET|SEL|PRJ|DYN|RAP|COM)-\d{2}\Z")
elke_regel = pytest.mark.parametrize("regel_", list(REGELS), ids=lambda regel_: regel_.id)
Uitkomsten = Iterator[Afwijking | Onbekend]
EIGEN_BRON = Bron(sleutel="EIGEN", titel="Afspraak in ons team", gezag=Gezag.PRAKTIJK)


@regel(
    over=Begroting,
    ernst=Ernst.AANDACHT,
    bron=EIGEN_BRON,
    titel="Zonder coördinator",
    bericht="In deze begroting staat {gevonden} coördinator.",
)
def zonder_coordinator(begroting: Begroting, *, uren_per_vte: Decimal) -> Uitkomsten:
    """Een regel van een gebruiker: tien lijnen, met een parameter van de oproep."""
    uren = sum(lijn.uren for lijn in begroting.personeel if lijn.functie == "Projectcoördinator")
    if uren < uren_per_vte:
        yield afwijking("personeel", gevonden="geen voltijdse", verwacht="één voltijdse")


# --- elke regel heeft gevallen ------------------------------------------------------------------------------------


def test_elke_regel_heeft_haar_bestand_en_elk_bestand_zijn_regel() -> None:
    """De naam van het bestand is het id van de regel."""
    assert {pad.stem for pad in regelbestanden()} == {regel_.id for regel_ in REGELS}
    assert {geval.regel for geval in GEVALLEN} == {regel_.id for regel_ in REGELS}


@elke_regel
def test_elke_regel_heeft_een_geval_waarin_ze_spreekt_en_een_waarin_ze_net_zwijgt(regel_: AlgemeneRegel) -> None:
    """Zonder beide is de grens van de regel niet aangetoond."""
    eigen = [geval for geval in GEVALLEN if geval.regel == regel_.id]
    spreekt = [geval for geval in eigen if regel_.id in {bevinding.regel.id for bevinding in geval.erbij}]
    assert spreekt
    assert [geval for geval in eigen if not geval.moet_spreken]


def test_de_namen_van_de_gevallen_zijn_zinnen() -> None:
    """Wie een bestand leest, leest een verhaal; geen twee gevallen van een regel heten gelijk."""
    namen = [(geval.regel, geval.naam) for geval in GEVALLEN]
    assert len(set(namen)) == len(namen)
    assert [naam for _, naam in namen if not re.match(r"[A-Z0-9].+\.\Z", naam)] == []


@elke_regel
def test_elk_veld_van_de_zinnen_staat_in_elke_afwijking(regel_: AlgemeneRegel) -> None:
    """Een bericht kan altijd ingevuld worden, op elke plaats waar de regel iets vindt."""
    nodig = velden_van(regel_.bericht) | velden_van(regel_.doen)
    gevonden = [bevinding for geval in GEVALLEN for bevinding in geval.erbij if bevinding.regel is regel_]
    assert {frozenset(nodig - bevinding.gegevens.keys()) for bevinding in gevonden} == {frozenset()}


# --- elke regel is verklaard ----------------------------------------------------------------------------------------


@elke_regel
def test_de_verklaring_is_volledig(regel_: AlgemeneRegel) -> None:
    """Titel, zin, raad, bron, feit en versie; de titel is geen zin en de zinnen zijn dat wel."""
    assert regel_.titel
    assert not regel_.titel.endswith(".")
    assert regel_.bericht.endswith(".")
    assert regel_.doen.endswith(".")
    assert re.fullmatch(r"\d+\.\d+", regel_.sinds)
    assert bool(regel_.feit.split()) == (regel_.id not in ZONDER_FEIT)
    assert all(FEIT.match(feit) for feit in regel_.feit.split())
    assert regel_.bron.op("") in {bron.op("") for bron in bronnen.ALLE}


@elke_regel
def test_een_regel_zegt_waar_in_haar_bron_ze_staat(regel_: AlgemeneRegel) -> None:
    """Een lezer kan de bron openslaan op de juiste plaats; alleen een algemene pagina is zelf de plaats."""
    assert regel_.bron.plaats or regel_.bron.url


@elke_regel
def test_het_id_is_de_naam_van_de_functie(regel_: AlgemeneRegel) -> None:
    """In kebab-case, zonder nummer of code."""
    naam: str = getattr(regel_, "__name__", "")
    assert regel_.id == naam.replace("_", "-")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", regel_.id)


@elke_regel
def test_alleen_een_norm_of_het_formulier_geeft_een_fout(regel_: AlgemeneRegel) -> None:
    """Een vals nee is erger dan een gemiste fout."""
    assert regel_.ernst is not Ernst.FOUT or regel_.bron.gezag in (Gezag.NORM, Gezag.FORMULIER)


@elke_regel
def test_de_argumenten_hebben_het_type_van_de_parameters(regel_: AlgemeneRegel) -> None:
    """Een regel die een Decimal verwacht waar de oproep een Tarief geeft, zou pas bij een dossier breken."""
    verklaard = get_type_hints(Voorwaarden) | {"partnerschap": Partnerschap, "op": date | None}
    hints = get_type_hints(getattr(regel_, "__wrapped__"))  # noqa: B009 (update_wrapper zet het, geen enkel type kent het)
    assert {naam: hints[naam] for naam in regel_.gevraagd} == {naam: verklaard[naam] for naam in regel_.gevraagd}
    voorwerp = next(iter(hints))
    assert hints[voorwerp] is regel_.over


@elke_regel
def test_de_uitleg_zegt_wat_en_waarom_met_een_voorbeeld_dat_klopt(regel_: AlgemeneRegel) -> None:
    """De docstring is de documentatiepagina: een eerste zin, Wat, Waarom, en een Voorbeeld dat uitgevoerd wordt."""
    eerste, *_ = regel_.uitleg.splitlines()
    assert eerste.endswith(".")
    koppen = re.findall(r"^(\w+):", regel_.uitleg, re.MULTILINE)
    assert koppen == ["Wat", "Waarom", "Voorbeeld"]
    namen = (
        {naam: getattr(lokale_partnerschappen, naam) for naam in lokale_partnerschappen.__all__}
        | {"date": date, "Decimal": Decimal}
        | _module_van(regel_)
    )
    proef = doctest.DocTestParser().get_doctest(regel_.uitleg, namen, regel_.id, None, None)
    uitvoer: list[str] = []
    uitslag = doctest.DocTestRunner(verbose=False).run(proef, out=uitvoer.append)
    assert uitslag.attempted > 0
    assert (uitslag.failed, uitvoer) == (0, [])


def _module_van(regel_: AlgemeneRegel) -> dict[str, Any]:
    functie = getattr(regel_, "__wrapped__")  # noqa: B009 (zie hierboven)
    namen: dict[str, Any] = functie.__globals__
    return namen


def test_doctest_vindt_de_voorbeelden_van_een_regel() -> None:
    """Een regel lijkt genoeg op haar functie om door doctest gevonden te worden."""
    vdab = REGELS["vdab-ontbreekt"]
    assert (vdab.__doc__ or "").startswith("VDAB is lid van elk partnerschap.")
    assert vdab.__module__ == "lokale_partnerschappen.regels.samenstelling.partnerschap"
    assert repr(vdab) == "<Regel vdab-ontbreekt>"


def test_elk_onderwerp_van_een_regel_is_een_map_of_module() -> None:
    """De zes onderwerpen van deze uitgave, in de volgorde van het verslag."""
    assert list(dict.fromkeys(regel_.onderwerp for regel_ in REGELS)) == [
        "samenstelling",
        "selectie",
        "aanvraag",
        "kosten",
        "financiering",
        "trajecten",
        "resultaten",
        "opvolging",
    ]


def test_elke_regel_staat_een_keer_in_het_register() -> None:
    """Geen id komt twee keer voor."""
    per_id: dict[str, int] = defaultdict(int)
    for regel_ in REGELS:
        per_id[regel_.id] += 1
    assert set(per_id.values()) == {1}
    assert len(REGELS) == len(per_id)


# --- wat geweigerd wordt --------------------------------------------------------------------------------------------


def verklaar(ernst: Ernst, bron: Bron) -> AlgemeneRegel:
    """Een regel met niets dan een ernst en een bron."""

    def niets_mis(partner: Partner) -> Uitkomsten:
        yield from ()

    return Regel(niets_mis, over=Partner, ernst=ernst, bron=bron, titel="Niets mis", bericht="Niets.")


@pytest.mark.parametrize("gezag", [Gezag.BESCHRIJVING, Gezag.PRAKTIJK, Gezag.VERWANT])
def test_een_fout_zonder_bindende_bron_bestaat_niet(gezag: Gezag) -> None:
    """Ze wordt geweigerd zodra ze verklaard wordt, dus bij het importeren."""
    with pytest.raises(
        ValueError, match=r"\Aniets-mis: alleen een norm of het formulier mag een fout geven, niet Blog\Z"
    ):
        verklaar(Ernst.FOUT, Bron(sleutel="B", titel="Blog", gezag=gezag))


@pytest.mark.parametrize("bron", [AANVRAAGFORMULIER, OPROEP_208])
def test_een_norm_en_het_formulier_dragen_een_fout(bron: Bron) -> None:
    """Deze twee soorten bronnen mogen het hardste oordeel geven."""
    assert verklaar(Ernst.FOUT, bron).ernst is Ernst.FOUT


def test_een_waarschuwing_mag_op_elke_bron_steunen() -> None:
    """Ook op de afspraak van een team."""
    assert verklaar(Ernst.WAARSCHUWING, EIGEN_BRON).bron is EIGEN_BRON


def test_een_argument_dat_geen_parameter_is_wordt_geweigerd() -> None:
    """Een tikfout in de naam van een parameter valt op bij het verklaren, niet bij een dossier."""

    def tikfout(partner: Partner, *, sutfactor: Tarief, forfaittarif: Tarief) -> Uitkomsten:
        yield from ()

    with pytest.raises(ValueError, match=r"\Atikfout: geen parameter van een oproep: sutfactor, forfaittarif\Z"):
        regel(over=Partner, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Tikfout", bericht="Tikfout.")(tikfout)


def test_twee_regels_met_hetzelfde_id_worden_geweigerd() -> None:
    """Anders zou een bevinding niet meer zeggen welke regel sprak."""
    vdab = REGELS["vdab-ontbreekt"]
    with pytest.raises(ValueError, match=r"\Atwee regels met hetzelfde id: vdab-ontbreekt\Z"):
        REGELS + Regels([vdab])


# --- een eigen regel ------------------------------------------------------------------------------------------------


def test_een_eigen_regel_van_tien_lijnen_oordeelt_mee() -> None:
    """Ze staat achteraan, onder het onderwerp eigen, en REGELS blijft wat het was."""
    ervoor = [regel_.id for regel_ in REGELS]
    dossier = attrs.evolve(voorbeeld(), deelnemers=())
    verslag = controleer(dossier, regels=REGELS + Regels([zonder_coordinator]))
    assert [(b.regel.id, b.plaats, b.regel.onderwerp) for b in verslag] == [
        ("bijlagen-ontbreken", "begrotingen", "kosten"),
        ("ondersteuning-wijkt-af-van-pakket", "begrotingen[0].kosten_ondersteuning", "kosten"),
        ("zonder-coordinator", "begrotingen[0].personeel", "eigen"),
    ]
    assert [b.bericht() for b in verslag][2] == "In deze begroting staat geen voltijdse coördinator."
    assert [regel_.id for regel_ in REGELS] == ervoor


def test_een_eigen_regel_mag_ook_alleen_of_in_een_lijst_gegeven_worden() -> None:
    """Wie maar één ding wil nagaan, geeft alleen die regel."""
    assert [b.regel.id for b in controleer(voorbeeld(), regels=[zonder_coordinator])] == ["zonder-coordinator"]


def test_een_eigen_regel_mag_zwijgen_over_wat_te_doen() -> None:
    """De raad is niet verplicht voor wie zelf een regel schrijft; feit en versie ook niet."""
    assert (zonder_coordinator.doen, zonder_coordinator.feit, zonder_coordinator.sinds) == ("", "", "")
    (bevinding,) = controleer(voorbeeld(), regels=[zonder_coordinator])
    assert bevinding.doen() == ""
    assert bevinding.rij()["doen"] == ""


def test_een_regel_is_gewoon_aan_te_roepen() -> None:
    """Zonder controle eromheen, op één object."""
    (begroting,) = voorbeeld().begrotingen
    (gevonden,) = zonder_coordinator(begroting, uren_per_vte=Decimal(861))
    assert isinstance(gevonden, Afwijking)
    assert list(zonder_coordinator(begroting, uren_per_vte=Decimal(860))) == []


def test_een_regel_krijgt_het_partnerschap_en_de_dag_als_ze_erom_vraagt() -> None:
    """Ze zijn geen parameters van de oproep, maar wel argumenten."""

    @regel(over=Partner, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Wie en wanneer", bericht="{gevonden} {verwacht}")
    def wie_en_wanneer(partner: Partner, *, partnerschap: Partnerschap, op: date | None) -> Uitkomsten:
        yield afwijking("id", gevonden=partnerschap.naam, verwacht=op)

    dossier = attrs.evolve(voorbeeld(), naam="Ons dossier", partners=voorbeeld().partners[:1])
    (bevinding,) = controleer(dossier, op=date(2024, 5, 1), regels=[wie_en_wanneer])
    assert bevinding.bericht() == "Ons dossier 1 mei 2024"
    assert (wie_en_wanneer.parameters, wie_en_wanneer.gevraagd) == ((), frozenset({"partnerschap", "op"}))


def test_afwijking_en_onbekend_dragen_plaats_en_gegevens() -> None:
    """De gegevens van een afwijking zijn niet meer te wijzigen."""
    gevonden = afwijking("personeel", 3, "uren", gevonden=1800, verwacht=1720, functie="coach")
    assert gevonden.pad == ("personeel", 3, "uren")
    assert dict(gevonden.gegevens) == {"gevonden": 1800, "verwacht": 1720, "functie": "coach"}
    assert not hasattr(gevonden.gegevens, "update")
    twijfel = onbekend("enveloppe", reden="de enveloppe is niet bekend")
    assert (twijfel.pad, twijfel.reden) == (("enveloppe",), "de enveloppe is niet bekend")


# --- kiezen ---------------------------------------------------------------------------------------------------------


def test_regels_zijn_te_kiezen_op_id_onderwerp_en_ernst() -> None:
    """De volgorde blijft die van het register, wat er ook eerst genoemd wordt."""
    gekozen = REGELS.alleen(["sut-klopt-niet", "vdab-ontbreekt"])
    assert [regel_.id for regel_ in gekozen] == ["vdab-ontbreekt", "sut-klopt-niet"]
    assert {regel_.onderwerp for regel_ in REGELS.alleen(["financiering"])} == {"financiering"}
    aandacht = [
        "penhouder-ontbreekt",
        "ondersteuningsgroep-onvolledig",
        "ondersteuningsgroep-te-zelden",
        "beslissing-na-termijn",
        "hoogste-aantal-buiten-capaciteit",
        "jaarbudget-wijkt-af",
        "ondersteuning-wijkt-af-van-pakket",
        "forfaitverdeling-telt-niet-op",
        "bijlagen-ontbreken",
        "uurtarief-valt-op",
        "veel-personen-per-vte",
        "coordinator-ontbreekt",
        "ondersteuning-anders-gefinancierd",
        "geld-van-vdab-wijkt-af",
        "inzet-boven-aandeel",
        "omschrijving-niet-bevestigd",
        "toeleiding-onbekend",
        "overdracht-blijft-uit",
        "eindreden-buiten-lijst",
        "artikel-zestig-te-lang",
        "faalvraag-niet-uitgewerkt",
        "caseload-onder-capaciteit",
        "persona-niet-herzien",
        "bezwaar-te-laat",
        "publiciteit-niet-in-communicatieplan",
        "doelstelling-zonder-actie",
    ]
    assert [regel_.id for regel_ in REGELS.alleen(["aandacht"])] == aandacht
    samen = REGELS.alleen(["aandacht", "vdab-ontbreekt"])
    assert {regel_.id for regel_ in samen} == {*aandacht, "vdab-ontbreekt"}
    assert len(samen) == len(aandacht) + 1


def test_regels_zijn_weg_te_laten_op_id_onderwerp_en_ernst() -> None:
    """Wat overblijft en wat weg is, zijn samen alle regels."""
    assert "vdab-ontbreekt" not in {regel_.id for regel_ in REGELS.zonder(["vdab-ontbreekt"])}
    assert len(REGELS.zonder(["vdab-ontbreekt"])) == len(REGELS) - 1
    assert {regel_.onderwerp for regel_ in REGELS.zonder(["kosten", "financiering", "resultaten"])} == {
        "samenstelling",
        "selectie",
        "aanvraag",
        "trajecten",
        "opvolging",
    }
    assert {regel_.ernst for regel_ in REGELS.zonder(["fout"])} == {Ernst.WAARSCHUWING, Ernst.AANDACHT}


def test_een_ernst_die_nu_niemand_heeft_is_geen_tikfout() -> None:
    """Wie uit een gefilterd register nog eens kiest, krijgt een leeg register en geen fout."""
    fouten = REGELS.alleen(["fout"])
    assert list(fouten.alleen(["aandacht"])) == []
    assert len(fouten.zonder(["aandacht"])) == len(fouten)


@pytest.mark.parametrize(
    ("getikt", "raad"),
    [
        ("vdab-ontbreek", "‘vdab-ontbreek’ is geen regel, onderwerp of ernst; bedoelde u ‘vdab-ontbreekt’?"),
        ("Kosten", "‘Kosten’ is geen regel, onderwerp of ernst; bedoelde u ‘kosten’?"),
        ("waarschuwingen", "‘waarschuwingen’ is geen regel, onderwerp of ernst; bedoelde u ‘waarschuwing’?"),
        ("xyz", "‘xyz’ is geen regel, onderwerp of ernst"),
        ("iemand@voorbeeld.be", "(niet getoond: het lijkt een e-mailadres) is geen regel, onderwerp of ernst"),
    ],
)
def test_een_tikfout_in_een_keuze_krijgt_een_voorstel(getikt: str, raad: str) -> None:
    """Zowel bij alleen als bij zonder; wat niet op iets lijkt, krijgt geen voorstel."""
    for kies in (REGELS.alleen, REGELS.zonder):
        with pytest.raises(ValueError, match=re.escape(raad) + r"\Z"):
            kies([getikt])


def test_een_onbekend_id_is_een_keyerror() -> None:
    """Zoals bij elke verzameling met namen."""
    with pytest.raises(KeyError, match="bestaat-niet"):
        REGELS["bestaat-niet"]


def test_uit_een_module_komen_alleen_haar_eigen_regels() -> None:
    """Een regel die een module van elders invoert, wordt geen tweede keer geregistreerd."""
    module = ModuleType("mijn_regels")
    vars(module).update(zonder_coordinator=zonder_coordinator, vdab=REGELS["vdab-ontbreekt"], getal=Bedrag(1))
    assert list(Regels.uit(module)) == []
    module = ModuleType(__name__)
    vars(module).update(zonder_coordinator=zonder_coordinator, vdab=REGELS["vdab-ontbreekt"], gebied=Werkingsgebied())
    assert list(Regels.uit(module)) == [zonder_coordinator]
