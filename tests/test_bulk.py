"""De stroom: veel deelnemers één voor één lezen, nakijken en tellen, met dezelfde uitkomst als het hele dossier."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategieen import partnerschappen
from tests.strategieen_mensen import deelnemers

import lokale_partnerschappen.uitwisseling.json.stroom as stroommodule
from lokale_partnerschappen import (
    REGELS,
    Bedrag,
    Bevinding,
    Bron,
    Deelnemer,
    Ernst,
    Gezag,
    Kwartaal,
    Kwartaalteller,
    LeesFout,
    Leesprobleem,
    Meting,
    Partnerschap,
    Periode,
    Regels,
    Startstatus,
    Sterpunt,
    Stroom,
    Traject,
    afwijking,
    controleer,
    controleer_stroom,
    kwartaalcijfers,
    lees,
    lees_stroom,
    regel,
    schrijf,
    schrijf_stroom,
    voorbeeld,
)
from lokale_partnerschappen.basis.velden import velden
from lokale_partnerschappen.controle import EEN_VOOR_EEN
from lokale_partnerschappen.uitwisseling.json.omzetter import omzetter, structureer
from lokale_partnerschappen.uitwisseling.json.ontleden import ontleed
from lokale_partnerschappen.uitwisseling.json.snel import NietGebouwd, bouw

GOUD = Path(__file__).parent / "gegevens" / "schema-1.json"
KOP = '{"schema": 1, "partnerschap": {"naam": "Voorbeeld", "oproep": "lp-208"}}'
EEN = '{"id": "d-7k3mq9x2vtbz", "trajecten": [{"id": "t-7k3mq9x2vtbz", "start": "2024-01-08"}]}'
TWEE = '{"id": "d-4b8gw2n6rqzt"}'
KLEIN = Partnerschap(naam="Voorbeeld", oproep="lp-208")
EIGEN = Bron(sleutel="X", titel="Eigen afspraak", gezag=Gezag.PRAKTIJK)
NIET_GETOOND = "geheim-kenmerk"
TRAAG = settings(
    max_examples=40,  # elk voorbeeld is een heel dossier
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def groot(tmp_path: Path) -> Path:
    """Waar de test haar stroom zet."""
    return tmp_path / "groot.jsonl"


def zet(pad: Path, *regels: str | bytes) -> Path:
    """Zet regels in een bestand."""
    pad.write_bytes(b"\n".join(regel if isinstance(regel, bytes) else regel.encode() for regel in regels) + b"\n")
    return pad


def gelezen(stroom: Iterable[Deelnemer]) -> tuple[list[str], LeesFout | None]:
    """De deelnemers die uit een stroom komen, en de fout op het einde; er hangt niets achter die fout."""
    namen: list[str] = []
    gevangen: LeesFout | None = None
    try:
        namen.extend(map(str, stroom))
    except LeesFout as fout:
        gevangen = fout
    assert gevangen is None or (gevangen.__cause__, gevangen.__context__) == (None, None)
    return namen, gevangen


def van_fout(fout: LeesFout | None) -> list[tuple[str, str, str]]:
    """De plaats, wat er gevonden is en wat er hoort."""
    assert fout is not None
    return [(een.plaats, een.gevonden, een.verwacht) for een in fout.problemen]


def fout_bij_openen(pad: Path | str) -> list[tuple[str, str, str]]:
    """De problemen van een stroom die niet opengaat."""
    with pytest.raises(LeesFout) as gevangen:
        lees_stroom(pad)
    assert gevangen.value.__cause__ is None
    assert gevangen.value.__context__ is None
    return van_fout(gevangen.value)


def zonder_dubbels(alle: Iterable[Deelnemer]) -> tuple[Deelnemer, ...]:
    """Elk pseudoniem één keer: het eerste dat er staat."""
    per_id: dict[str, Deelnemer] = {}
    for deelnemer in alle:
        per_id.setdefault(deelnemer.id, deelnemer)
    return tuple(per_id.values())


def groepen() -> st.SearchStrategy[tuple[Deelnemer, ...]]:
    """Deelnemers zonder dubbels, met trajecten die overlappen, aansluiten of dubbel staan."""
    return st.lists(deelnemers(), max_size=4).map(zonder_dubbels)


def kort(bevindingen: Iterable[Bevinding]) -> list[tuple[str, str, str]]:
    """Wat een bevinding zegt, in vaste volgorde."""
    return sorted((een.regel.id, een.plaats, een.onbekend or een.bericht()) for een in bevindingen)


def heel(dossier: Partnerschap, **keuze: Any) -> list[Bevinding]:
    """Alles wat `controleer` vindt of niet kan beoordelen."""
    verslag = controleer(dossier, **keuze)
    return [*verslag.bevindingen, *verslag.niet_te_beoordelen]


# --- lezen en schrijven --------------------------------------------------------------------------------------------


def test_een_dossier_wordt_een_regel_per_deelnemer_en_terug(groot: Path) -> None:
    """Het gouden bestand, met elk veld van het model, komt er net zo weer uit."""
    dossier = lees(GOUD)
    schrijf_stroom(dossier, groot)
    regels = groot.read_text("utf-8").splitlines()
    assert len(regels) == 1 + len(dossier.deelnemers)
    assert "deelnemers" not in json.loads(regels[0])["partnerschap"]
    assert [json.loads(regel)["id"] for regel in regels[1:]] == [str(een) for een in dossier.deelnemers]
    stroom = lees_stroom(groot)
    assert stroom.kop == attrs.evolve(dossier, deelnemers=())
    assert stroom.dossier() == dossier
    assert tuple(stroom) == dossier.deelnemers, "een tweede keer doorlopen mag"
    assert lees_stroom(str(groot)).dossier() == dossier


@TRAAG
@given(partnerschappen())
def test_heen_en_terug_verandert_niets(groot: Path, dossier: Partnerschap) -> None:
    """Van elk dossier zonder dubbele deelnemers."""
    dossier = attrs.evolve(dossier, deelnemers=zonder_dubbels(dossier.deelnemers))
    schrijf_stroom(dossier, groot)
    assert lees_stroom(groot).dossier() == dossier


def test_deelnemers_mogen_een_voor_een_geschreven_worden(groot: Path) -> None:
    """Wie er te veel heeft voor één dossier, geeft ze uit een iterator; ze komen na die van het dossier."""
    eerste, tweede = Deelnemer(id="d-7k3mq9x2vtbz"), Deelnemer(id="d-4b8gw2n6rqzt")
    schrijf_stroom(attrs.evolve(KLEIN, deelnemers=(eerste,)), groot, iter([tweede]))
    assert tuple(lees_stroom(groot)) == (eerste, tweede)


@pytest.mark.parametrize("einde", ["\n", "\r\n", ""])
def test_bom_en_regeleinden_van_windows_mogen(groot: Path, einde: str) -> None:
    """Een BOM vooraan, CRLF, en een laatste regel met of zonder regeleinde."""
    regeleinde = einde or "\n"
    groot.write_bytes(("\ufeff" + regeleinde.join([KOP, EEN, TWEE]) + einde).encode())
    assert gelezen(lees_stroom(groot)) == (["d-7k3mq9x2vtbz", "d-4b8gw2n6rqzt"], None)


def test_een_dossier_zonder_deelnemers_is_een_regel(groot: Path) -> None:
    """Dan is er niets te doorlopen."""
    assert gelezen(lees_stroom(zet(groot, KOP))) == ([], None)


def test_elke_kapotte_regel_wordt_gemeld_en_de_andere_worden_gelezen(groot: Path) -> None:
    """De fout komt na de laatste deelnemer, met elke plaats en elke regel van het bestand."""
    zet(
        groot,
        KOP,
        '{"id": "d-7k3mq9x2vtbz", "statuss": "werkzoekend", "trajecten": [{"id": "nee", "start": "gisteren"}]}',
        EEN,
        '{"id": "d-4b8gw2n6rqzt",}',
        "",
        "[1, 2]",
        b'{"id": "\xff"}',
        TWEE,
    )
    namen, fout = gelezen(lees_stroom(groot))
    assert namen == ["d-7k3mq9x2vtbz", "d-4b8gw2n6rqzt"]
    assert fout is not None
    assert fout.bestand == str(groot)
    gevonden = van_fout(fout)
    assert [plaats for plaats, _, _ in gevonden] == [
        "deelnemers[0] (regel 2)",
        "deelnemers[0].trajecten[0].id (regel 2)",
        "deelnemers[0].trajecten[0].start (regel 2)",
        "deelnemers[2] (regel 4)",
        "deelnemers[3] (regel 5)",
        "deelnemers[4] (regel 6)",
        "deelnemers[5] (regel 7)",
    ]
    assert fout.problemen[0].bedoeld == "status"
    assert gevonden[3][1].startswith("geen geldige JSON op regel 4, kolom ")
    assert gevonden[4][1:] == ("een lege regel", "een deelnemer")
    assert gevonden[5][1:] == ("een waarde die niet past (niet getoond)", "een object")
    assert gevonden[6][1:] == ("op byte 9 iets dat geen UTF-8 is (0xFF)", "een bestand in UTF-8")
    assert "deelnemers[3] (regel 5): gevonden een lege regel" in str(fout)


def test_wie_twee_keer_staat_is_een_leesfout(groot: Path) -> None:
    """Twee keer tellen zou de cijfers fout maken, en samenvoegen kan niet zonder iedereen te onthouden."""
    namen, fout = gelezen(lees_stroom(zet(groot, KOP, EEN, TWEE, EEN)))
    assert namen == ["d-7k3mq9x2vtbz", "d-4b8gw2n6rqzt"]
    assert van_fout(fout) == [
        (
            "deelnemers[2].id (regel 4)",
            "een deelnemer die ook op een andere regel staat",
            "elke deelnemer één keer, met al zijn trajecten",
        )
    ]


@pytest.mark.parametrize(
    ("eerste", "plaats", "gevonden"),
    [
        ("", "dossier (regel 1)", "niets"),
        (EEN, "dossier (regel 1)", "iets anders (niet getoond)"),
        ("[]", "dossier (regel 1)", "iets anders (niet getoond)"),
        ("{", "dossier (regel 1)", "geen geldige JSON op regel 2, kolom 1"),
        ('{"schema": 1, "partnerschap": {"naam": "V", "oproep": 208}}', "oproep (regel 1)", "het getal 208"),
        (
            f'{{"schema": 1, "partnerschap": {{"naam": "V", "oproep": "lp-208", "deelnemers": [{EEN}]}}}}',
            "deelnemers (regel 1)",
            "deelnemers op de eerste regel",
        ),
    ],
)
def test_zonder_goede_eerste_regel_gaat_de_stroom_niet_open(
    groot: Path, eerste: str, plaats: str, gevonden: str
) -> None:
    """De fout zegt meteen ook wat er aan de andere regels schort."""
    zet(groot, eerste, TWEE, '{"id": "nee"}')
    problemen = fout_bij_openen(groot)
    assert (plaats, gevonden) in [probleem[:2] for probleem in problemen]
    assert "deelnemers[1].id (regel 3)" in [probleem[0] for probleem in problemen]
    assert len(problemen) == 2


def test_een_leeg_bestand_zegt_wat_er_hoort(groot: Path) -> None:
    """Zonder een enkele regel is er geen dossier."""
    groot.write_bytes(b"")
    assert fout_bij_openen(groot) == [
        ("dossier (regel 1)", "niets", 'een eerste regel {"schema": 1, "partnerschap": {…}}')
    ]


@pytest.mark.parametrize(
    ("naam", "gevonden"),
    [
        ("bestaat-niet.jsonl", "geen bestand met deze naam"),
        ("nul\0teken.jsonl", "een bestand dat niet geopend of gelezen kan worden"),
        (".", "een map"),
    ],
)
def test_wat_niet_te_openen_is_krijgt_een_reden(naam: str, gevonden: str) -> None:
    """Ook als het geen bestand is."""
    assert fout_bij_openen(naam) == [("dossier (regel 1)", gevonden, "een bestand dat gelezen kan worden")]


def test_een_bestand_dat_ondertussen_verdwijnt_is_een_leesfout(groot: Path) -> None:
    """De stroom gaat open, en daarna is het bestand weg."""
    stroom = lees_stroom(zet(groot, KOP, EEN))
    assert isinstance(stroom, Stroom)
    groot.unlink()
    namen, fout = gelezen(stroom)
    assert namen == []
    assert van_fout(fout) == [("dossier (regel 1)", "geen bestand met deze naam", "een bestand dat gelezen kan worden")]


def test_een_reusachtige_regel_wordt_overgeslagen_zonder_hem_te_onthouden(
    groot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Een bestand zonder regeleinden vult het geheugen niet; de regels erna worden gewoon gelezen."""
    monkeypatch.setattr(stroommodule, "LANGSTE_REGEL", 200)
    reus = f'{{"id": "{NIET_GETOOND}{"x" * 900}"}}'
    namen, fout = gelezen(lees_stroom(zet(groot, KOP, reus, EEN)))
    assert namen == ["d-7k3mq9x2vtbz"]
    assert van_fout(fout) == [
        ("deelnemers[0] (regel 2)", "een regel van meer dan 4 MiB", "een regel van hoogstens 4 MiB")
    ]
    groot.write_bytes(b"x" * 900)
    assert fout_bij_openen(groot)[0][1] == "een regel van meer dan 4 MiB"
    with pytest.raises(ValueError, match="een regel van meer dan 4 MiB is niet terug te lezen"):
        schrijf_stroom(attrs.evolve(KLEIN, toelichting="x" * 300), groot)
    assert groot.read_bytes() == b"x" * 900


def test_de_grens_van_een_regel_ligt_waar_de_melding_ze_legt() -> None:
    """Vier MiB."""
    assert stroommodule.LANGSTE_REGEL == 4 * 1024 * 1024


@pytest.mark.parametrize(
    "regel",
    [
        f'{{"id": "{NIET_GETOOND}"}}',
        f'{{"id": "d-7k3mq9x2vtbz", "status": "{NIET_GETOOND}"}}',
        f'{{"id": "d-7k3mq9x2vtbz", "{NIET_GETOOND}": 1}}',
        f'{{"id": "d-7k3mq9x2vtbz", "trajecten": [{{"id": "t-7k3mq9x2vtbz", "drempels": ["{NIET_GETOOND}"]}}]}}',
        f'{{"id": "d-7k3mq9x2vtbz", "bijzonder": {{"beperking": "{NIET_GETOOND}", "{NIET_GETOOND}": "ja"}}}}',
        f'"{NIET_GETOOND}"',
        f'{{"id": "{NIET_GETOOND}"',
    ],
)
def test_een_melding_herhaalt_niets_van_een_deelnemer(groot: Path, regel: str) -> None:
    """Geen waarde en geen vreemde sleutel, ook niet als de eerste regel een deelnemer is."""
    _, fout = gelezen(lees_stroom(zet(groot, KOP, regel)))
    assert fout is not None
    assert NIET_GETOOND not in str(fout)
    assert NIET_GETOOND not in repr(fout.rijen())
    assert NIET_GETOOND not in repr(fout_bij_openen(zet(groot, regel, regel)))


def test_wat_niet_terug_te_lezen_is_wordt_niet_geschreven(groot: Path) -> None:
    """Een bestaand bestand blijft zoals het was, en de melding herhaalt het persoonsgegeven niet."""
    zet(groot, KOP)
    traject = Traject(id="t-7k3mq9x2vtbz", persona="iemand@voorbeeld.be")
    lek = attrs.evolve(KLEIN, deelnemers=(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)),))
    with pytest.raises(ValueError, match=r"deze deelnemer kan niet geschreven worden") as gevangen:
        schrijf_stroom(lek, groot)
    assert "deelnemers[0].trajecten[0].persona" in str(gevangen.value)
    assert "iemand@" not in str(gevangen.value)
    with pytest.raises(ValueError, match="ook op een andere regel"):
        schrijf_stroom(KLEIN, groot, [Deelnemer(id="d-7k3mq9x2vtbz")] * 2)
    with pytest.raises(TypeError, match="verwacht een Deelnemer, geen Traject"):
        schrijf_stroom(KLEIN, groot, [traject])
    with pytest.raises(TypeError, match="verwacht een Partnerschap, geen Traject"):
        schrijf_stroom(traject, groot)
    assert groot.read_text("utf-8") == KOP + "\n"
    assert list(groot.parent.iterdir()) == [groot]


# --- nakijken en tellen --------------------------------------------------------------------------------------------


@TRAAG
@given(groepen(), st.sampled_from([None, date(2024, 5, 1)]))
def test_een_stroom_vindt_wat_het_hele_dossier_vindt(alle: tuple[Deelnemer, ...], op: date | None) -> None:
    """Behalve wat alle deelnemers samen vraagt: daarvan zegt ze dat ze het niet kan beoordelen."""
    dossier = attrs.evolve(voorbeeld(), deelnemers=alle)
    teller = Kwartaalteller(Kwartaal(2024, 2).periode, dossier.personas, dossier.ambities)
    stroom = list(controleer_stroom(dossier, iter(alle), op=op, tellers=[teller]))
    samen = {een.regel.id for een in stroom if een.onbekend == EEN_VOOR_EEN}
    assert samen
    assert kort(een for een in stroom if een.regel.id not in samen) == kort(
        een for een in heel(dossier, op=op) if een.regel.id not in samen
    )
    assert teller.cijfers() == kwartaalcijfers(dossier, Kwartaal(2024, 2))


def test_alleen_wat_over_alle_deelnemers_samen_gaat_is_niet_te_beoordelen() -> None:
    """De regels die de deelnemers van dit dossier vragen, en geen andere; ook niet over persona's of partners."""
    dossier = voorbeeld()
    samen = {een.regel.id for een in controleer_stroom(dossier, ()) if een.onbekend == EEN_VOOR_EEN}
    assert samen == {
        "bijzondere-gegevens-zonder-keuze",
        "caseload-boven-capaciteit",
        "caseload-onder-capaciteit",
        "deelnemer-dubbel",
        "rechtsgrond-ontbreekt",
        "uitstroom-naar-werk-onder-doel",
    }


def test_de_volgorde_van_de_regels_verandert_niets() -> None:
    """Dezelfde mensen in een andere volgorde: dezelfde bevindingen per deelnemer en dezelfde cijfers."""
    dossier = voorbeeld()

    def uitkomst(alle: Sequence[Deelnemer]) -> tuple[object, object]:
        teller = Kwartaalteller(Kwartaal(2024, 3).periode, dossier.personas, dossier.ambities)
        gevonden = []
        for een in controleer_stroom(dossier, alle, tellers=[teller]):
            pad = (str(alle[een.pad[1]]), *een.pad[2:]) if een.pad[:1] == ("deelnemers",) else een.pad
            gevonden.append((een.regel.id, pad, een.onbekend))
        return sorted(gevonden, key=str), teller.cijfers()

    door_elkaar = random.Random(1).sample(dossier.deelnemers, len(dossier.deelnemers))
    assert uitkomst(door_elkaar) == uitkomst(dossier.deelnemers)


def test_bevindingen_komen_zodra_ze_er_zijn() -> None:
    """Wie de eerste bevinding over een deelnemer heeft, heeft de volgende deelnemers nog niet gelezen."""
    genomen = []

    def een_voor_een() -> Iterator[Deelnemer]:
        for kenmerk in ("d-7k3mq9x2vtbz", "d-4b8gw2n6rqzt"):
            genomen.append(kenmerk)
            traject = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8))
            yield Deelnemer(id=kenmerk, status=Startstatus.VOLTIJDS, trajecten=(traject,))

    alleen = REGELS.alleen(["status-niet-toegelaten"])
    bevindingen = controleer_stroom(KLEIN, een_voor_een(), regels=alleen)
    assert genomen == []
    assert next(bevindingen).plaats == "deelnemers[0].status"
    assert genomen == ["d-7k3mq9x2vtbz"]
    assert next(bevindingen).plaats == "deelnemers[1].status"
    assert list(bevindingen) == []


@pytest.mark.parametrize(
    "vraag",
    [
        lambda alle: len(alle) > 3,
        lambda alle: not alle,
        lambda alle: [een.id for een in alle],
        lambda alle: alle[0],
        lambda alle: None in alle,
    ],
)
def test_ook_een_eigen_regel_over_alle_deelnemers_zwijgt_niet(vraag: Callable[[tuple[Deelnemer, ...]], object]) -> None:
    """Hoe ze de deelnemers ook vraagt; wat ze voordien vond, telt niet."""

    @regel(
        over=Partnerschap,
        ernst=Ernst.AANDACHT,
        bron=EIGEN,
        titel="Te veel",
        bericht="Te veel: {gevonden}.",
    )
    def te_veel(partnerschap: Partnerschap) -> Iterator[Any]:
        """Niet te veel."""
        yield afwijking("naam", gevonden=1, verwacht=0)
        yield afwijking(gevonden=vraag(partnerschap.deelnemers), verwacht=0)

    (bevinding,) = controleer_stroom(KLEIN, (), regels=Regels([te_veel]))
    assert (bevinding.plaats, bevinding.onbekend) == ("dossier", EEN_VOOR_EEN)


def test_een_stroom_met_een_fout_geeft_haar_na_de_laatste_bevinding(groot: Path) -> None:
    """De andere deelnemers zijn nagekeken; de cijfers zijn niet te gebruiken, en dat is niet te missen."""
    stroom = lees_stroom(zet(groot, KOP, EEN, "{", TWEE))
    gezien: list[str] = []
    bevindingen = controleer_stroom(stroom.kop, stroom)
    with pytest.raises(LeesFout, match="regel 3"):
        gezien.extend(bevinding.plaats for bevinding in bevindingen)
    assert "deelnemers[0].bevraagd" in gezien


def test_een_onbekende_oproep_wordt_meteen_geweigerd() -> None:
    """Niet pas als iemand de eerste bevinding vraagt."""
    with pytest.raises(ValueError, match="oproep"):
        controleer_stroom(attrs.evolve(KLEIN, oproep="bestaat-niet"), ())


def test_een_regel_over_een_deel_kijkt_ook_diep() -> None:
    """Wat geen enkele regel beoordeelt, wordt niet doorlopen; met een eigen regel erover wel."""

    @regel(
        over=Sterpunt,
        ernst=Ernst.AANDACHT,
        bron=EIGEN,
        titel="Laag",
        bericht="Laag: {gevonden}.",
    )
    def laag(punt: Sterpunt) -> Iterator[Any]:
        """Niet laag."""
        yield afwijking("score", gevonden=punt.score, verwacht=5)

    meting = Meting(datum=date(2024, 5, 1), ster=(Sterpunt(levensdomein="werk", score=1),))
    deelnemer = Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(Traject(id="t-7k3mq9x2vtbz", metingen=(meting,)),))
    (bevinding,) = controleer_stroom(KLEIN, [deelnemer], regels=Regels([laag]))
    assert bevinding.plaats == "deelnemers[0].trajecten[0].metingen[0].ster[0].score"


def test_van_elk_veld_is_bekend_wat_eronder_staat() -> None:
    """Ook van een klasse zonder types; een periode en een bedrag zijn losse waarden."""
    assert Traject in velden(Partnerschap)["deelnemers"]
    assert velden(Periode) is None
    assert velden(Bedrag) is None
    zonder_type = attrs.make_class("ZonderType", ["iets"])
    assert velden(zonder_type) == {"iets": frozenset()}


# --- snel en streng ------------------------------------------------------------------------------------------------


def test_alle_klassen_van_het_model_zijn_snel_te_bouwen() -> None:
    """Wat de omzetter bouwt, bouwt de snelle weg net zo."""
    dossier = ontleed(GOUD.read_bytes())
    assert bouw(Partnerschap, dossier["partnerschap"]) == omzetter().structure(dossier["partnerschap"], Partnerschap)


@TRAAG
@given(st.data())
def test_de_snelle_weg_laat_niets_door_dat_de_omzetter_weigert(data: st.DataObject) -> None:
    """Een stuk van het gouden bestand vervangen of weglaten: bouwt de snelle weg, dan bouwt de omzetter hetzelfde."""
    deelnemer = json.loads(GOUD.read_text("utf-8"))["partnerschap"]["deelnemers"][0]
    houder: Any = deelnemer
    while True:
        sleutel = data.draw(st.sampled_from(sorted(houder) if isinstance(houder, dict) else range(len(houder))))
        if not (isinstance(houder[sleutel], dict | list) and houder[sleutel] and data.draw(st.booleans())):
            break
        houder = houder[sleutel]
    waarden: tuple[object, ...] = (
        None,
        3,
        0,
        -1,
        True,
        1.5,
        "",
        "ja",
        "2024-02-30",
        "2024-02-03",
        "3",
        [],
        {},
        ["x"],
        {"x": 1},
    )
    houder[sleutel] = data.draw(st.sampled_from(waarden))
    gegevens = ontleed(json.dumps(deelnemer))
    try:
        gebouwd = bouw(Deelnemer, gegevens)
    except NietGebouwd:
        return
    assert gebouwd == omzetter().structure(gegevens, Deelnemer)


def test_een_dubbele_sleutel_en_null_gaan_dezelfde_weg() -> None:
    """Null mag waar een veld leeg mag zijn; twee keer dezelfde sleutel mag nooit."""
    met_null = ontleed('{"id": "d-7k3mq9x2vtbz", "status": null}')
    assert structureer(Deelnemer, met_null) == Deelnemer(id="d-7k3mq9x2vtbz")
    dubbel = ontleed('{"id": "d-7k3mq9x2vtbz", "id": "d-7k3mq9x2vtbz"}')
    assert structureer(Deelnemer, dubbel) == [
        Leesprobleem(("id",), "deze sleutel meer dan één keer", "elke sleutel één keer")
    ]


# --- opdrachtregel -------------------------------------------------------------------------------------------------


def voer_uit(*argumenten: str) -> tuple[int, str, str]:
    """Voert een opdracht uit: afsluitcode, uitvoer en foutuitvoer."""
    opdracht = [sys.executable, "-c", "from lokale_partnerschappen.cli import main; main()", *argumenten]
    uitkomst = subprocess.run(opdracht, capture_output=True, encoding="utf-8", check=False)
    return uitkomst.returncode, uitkomst.stdout, uitkomst.stderr


def test_controleer_leest_een_stroom_zoals_een_dossier(groot: Path) -> None:
    """Hetzelfde oordeel, ook over alle deelnemers samen."""
    dossier = groot.with_name("klein.json")
    schrijf(voorbeeld(), dossier)
    schrijf_stroom(voorbeeld(), groot)
    code, uitvoer, _ = voer_uit("controleer", str(groot), "--formaat", "json")
    assert code == 0
    gelijk = json.loads(voer_uit("controleer", str(dossier), "--formaat", "json")[1])
    assert json.loads(uitvoer)[0] | {"bestand": ""} == gelijk[0] | {"bestand": ""}


def test_controleer_stopt_bij_een_kapotte_regel_met_code_twee(groot: Path) -> None:
    """Een deel van de deelnemers beoordelen en de rest weglaten, zou een verkeerd beeld geven."""
    code, _, fouten = voer_uit("controleer", str(zet(groot, KOP, EEN, f'{{"id": "{NIET_GETOOND}"}}')))
    assert code == 2
    assert "deelnemers[1].id (regel 3)" in fouten
    assert NIET_GETOOND not in fouten


def test_naast_een_gewoon_dossier_heeft_een_leesprobleem_geen_regel() -> None:
    """Het nummer staat er alleen waar elke regel een deelnemer is."""
    assert Leesprobleem(("naam",), "niets", "tekst").plaats == "naam"
    assert Leesprobleem(("naam",), "niets", "tekst", regel=1).plaats == "naam (regel 1)"
