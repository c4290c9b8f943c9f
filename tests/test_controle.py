"""Een dossier beoordelen: wat het verslag zegt, op welke dag, met welke parameters, en wat altijd moet gelden."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.regels.gevallen import Wijziging, gewijzigd, machinevorm
from tests.regels.test_dertig_fouten import FOUTEN
from tests.strategieen import partnerschappen

from lokale_partnerschappen import (
    REGELS,
    Aandelen,
    Bedrag,
    Begroting,
    Bron,
    Coachdienst,
    Cofinanciering,
    Enveloppe,
    Ernst,
    Financiering,
    Financieringsbron,
    Gebied,
    Gemeentevertrek,
    Gezag,
    Kostenopgave,
    Lidmaatschap,
    Lijnopgave,
    Luik,
    NietGezet,
    Ondersteuningsgroep,
    Oproep,
    Overeenkomst,
    Partner,
    Partnerschap,
    Partnersoort,
    Periode,
    Portefeuille,
    Projectaanvraag,
    Projectmedewerker,
    Raadsbesluit,
    Rol,
    Tabeltotaal,
    Tarief,
    Verslag,
    Waarde,
    Werkingsgebied,
    __version__,
    afwijking,
    begrotingsplan,
    controleer,
    controleer_samen,
    financieringsplan,
    leg_uit,
    lijnkost,
    mix_van,
    onbekend,
    oproep,
    percentage,
    regel,
    sut,
    van_dict,
    voorbeeld,
    voorwaarden_voor,
)
from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER
from lokale_partnerschappen.regels._regel import Afwijking, Onbekend

Uitkomsten = Iterator[Afwijking | Onbekend]
CENT: Final = Bedrag("0.01")
EIGEN_BRON: Final = Bron(sleutel="EIGEN", titel="Afspraak in ons team", gezag=Gezag.PRAKTIJK)
RUIM = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def dossier(*wijzigingen: Wijziging, vertrek: str = "") -> Partnerschap:
    """Het voorbeelddossier, of een ander vertrekpunt, met wijzigingen."""
    return van_dict(gewijzigd(wijzigingen, vertrek))


def plaatsen(verslag: Verslag) -> list[tuple[str, str]]:
    """Regel en plaats van elke bevinding, in de volgorde van het verslag."""
    return [(bevinding.regel.id, bevinding.plaats) for bevinding in verslag]


def twijfels(verslag: Verslag) -> set[tuple[str, str]]:
    """Regel en plaats van alles wat niet te beoordelen was."""
    return {(bevinding.regel.id, bevinding.plaats) for bevinding in verslag.niet_te_beoordelen}


EIGEN_AANDACHT: Final = [
    ("bijlagen-ontbreken", "begrotingen"),
    ("ondersteuning-wijkt-af-van-pakket", "begrotingen[0].kosten_ondersteuning"),
]
"""De bevindingen van het voorbeelddossier zonder zijn deelnemers."""
EIGEN_TWIJFEL: Final = {("lokale-besturen-onder-aandeel", "begrotingen")}
"""Wat van het voorbeelddossier niet te beoordelen is: het heeft één van de zes jaren."""
NOOIT_GEZET: Final = {"forfaitverdeling-telt-niet-op", "brutoloon-niet-voltijds", "veel-personen-per-vte"}
"""De regels waarvoor oproep 208 geen grens geeft."""


# --- het voorbeelddossier --------------------------------------------------------------------------------------------


def test_het_voorbeelddossier_is_zonder_deelnemers_in_orde_op_twee_aandachtspunten_na() -> None:
    """Precies deze rijen, en verder was alles te beoordelen en van toepassing."""
    verslag = controleer(dossier())
    assert verslag.rijen(ook_onbekend=True) == [
        {
            "regel": "bijlagen-ontbreken",
            "onderwerp": "kosten",
            "ernst": "aandacht",
            "plaats": "begrotingen",
            "gevonden": "3",
            "verwacht": "3",
            "bericht": "Op 3 van 23 lijnen is geen loonfiche of bewijsstuk gevoegd.",
            "doen": "Voeg de loonfiches en bewijsstukken toe voor 3 lijnen, of houd ze klaar voor controle.",
            "bron": "Aanvraagformulier (Platos), kolommen Loonfiche en Bewijsstuk",
            "gezag": "formulier",
        },
        {
            "regel": "ondersteuning-wijkt-af-van-pakket",
            "onderwerp": "kosten",
            "ernst": "aandacht",
            "plaats": "begrotingen[0].kosten_ondersteuning",
            "gevonden": "53550.07",
            "verwacht": "55682.59",
            "bericht": "De kosten ondersteuning zijn €\xa053.550,07;"
            " in de gekende aanvragen is dat €\xa055.682,59 per jaar.",
            "doen": "Niets, als het zo is afgesproken: het bedrag is geen voorschrift.",
            "bron": "Eén goedgekeurde aanvraag (2023), totale kosten ondersteuning",
            "gezag": "praktijk",
        },
        {
            "regel": "lokale-besturen-onder-aandeel",
            "onderwerp": "financiering",
            "ernst": "niet te beoordelen",
            "plaats": "begrotingen",
            "gevonden": "",
            "verwacht": "",
            "bericht": "Niet te beoordelen: er is niet voor elk jaar van het project een begroting.",
            "doen": "",
            "bron": "VVSG, vragen en antwoorden (2023),"
            " een lokaal bestuur moet sowieso voorzien in 15 % cofinanciering",
            "gezag": "norm",
        },
    ]
    assert verslag.in_orde
    assert set(verslag.niet_van_toepassing) == NOOIT_GEZET


def test_hetzelfde_dossier_krijgt_altijd_hetzelfde_oordeel() -> None:
    """Twee keer beoordelen geeft twee keer dezelfde rijen, in dezelfde volgorde."""
    fout = dossier(*FOUTEN)
    assert controleer(fout).rijen(ook_onbekend=True) == controleer(fout).rijen(ook_onbekend=True)


# --- op een dag ------------------------------------------------------------------------------------------------------

TWEE_FOUTE_JAREN: Final[tuple[Wijziging, ...]] = (
    {"pad": "begrotingen[0].forfaitpercentage", "waarde": "15"},
    {"pad": "begrotingen[1].forfaitpercentage", "waarde": "25"},
)


@pytest.mark.parametrize(
    ("op", "beoordeeld"),
    [
        (None, ["begrotingen[0].forfaitpercentage", "begrotingen[1].forfaitpercentage"]),
        (date(2023, 12, 31), []),
        (date(2024, 1, 1), ["begrotingen[0].forfaitpercentage"]),
        (date(2024, 12, 31), ["begrotingen[0].forfaitpercentage"]),
        (date(2025, 1, 1), ["begrotingen[1].forfaitpercentage"]),
        (date(2026, 1, 1), []),
    ],
)
def test_op_een_dag_telt_alleen_de_begroting_die_dan_loopt(op: date | None, beoordeeld: list[str]) -> None:
    """De tweede begroting houdt haar volgnummer, ook als de eerste niet beoordeeld wordt."""
    verslag = controleer(dossier(*TWEE_FOUTE_JAREN, vertrek="twee-jaren"), op=op)
    assert [plaats for naam, plaats in plaatsen(verslag) if naam == "forfaitpercentage-klopt-niet"] == beoordeeld
    assert verslag.op == op


@regel(over=Lidmaatschap, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Rol", bericht="{gevonden}")
def rol_gezien(lidmaatschap: Lidmaatschap) -> Uitkomsten:
    """Meldt elke rol die beoordeeld wordt."""
    yield afwijking("rol", gevonden=lidmaatschap.rol, verwacht="")


@pytest.mark.parametrize(
    ("op", "gezien"),
    [
        (None, [("partners[0].lidmaatschappen[0].rol", "partner"), ("partners[0].lidmaatschappen[1].rol", "promotor")]),
        (date(2024, 6, 30), [("partners[0].lidmaatschappen[0].rol", "partner")]),
        (date(2024, 7, 1), [("partners[0].lidmaatschappen[1].rol", "promotor")]),
    ],
)
def test_op_een_dag_telt_alleen_het_lidmaatschap_dat_dan_geldt(op: date | None, gezien: list[tuple[str, str]]) -> None:
    """Zonder dag worden alle rollen bekeken die er ooit zijn."""
    rollen = (
        Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), date(2024, 6, 30))),
        Lidmaatschap(rol=Rol.PROMOTOR, periode=Periode(date(2024, 7, 1))),
    )
    ocmw = Partner(id="ocmw", naam="OCMW Temse", lidmaatschappen=rollen)
    verslag = controleer(Partnerschap(naam="V", oproep="lp-208", partners=(ocmw,)), op=op, regels=[rol_gezien])
    assert [(bevinding.plaats, bevinding.bericht()) for bevinding in verslag] == gezien


def test_het_partnerschap_zelf_wordt_ook_buiten_zijn_looptijd_beoordeeld() -> None:
    """Anders zou een dag net voor de start niets zeggen over een partnerschap zonder VDAB."""
    zonder_vdab = dossier({"pad": "partners[3].soort", "waarde": "dienstverlener"})
    verslag = controleer(zonder_vdab, op=date(2023, 12, 31))
    assert ("vdab-ontbreekt", "partners") in plaatsen(verslag)


@regel(over=Werkingsgebied, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Tarief", bericht="{gevonden}")
def tarief_gezien(gebied: Werkingsgebied, *, esf_tarief: Tarief) -> Uitkomsten:
    """Meldt met welk ESF-tarief het werkingsgebied beoordeeld wordt."""
    yield afwijking(gevonden=esf_tarief, verwacht="")


def esf_per_dag() -> Oproep:
    """Oproep 208, waarin ESF buiten Limburg in 2025 van 40 naar 35 % gaat en in 2026 naar 30 %."""
    perioden = {
        "0.4": Periode(date(2024, 1, 1), date(2024, 12, 31)),
        "0.35": Periode(date(2025, 1, 1), date(2025, 12, 31)),
        "0.3": Periode(date(2026, 1, 1), date(2029, 12, 31)),
    }
    nieuw = [
        Waarde("esf_tarief", Tarief(tarief), AANVRAAGFORMULIER, periode=periode, gebied=Gebied.BUITEN_LIMBURG)
        for tarief, periode in perioden.items()
    ]
    lp = oproep("lp-208")
    blijft = [w for w in lp.waarden if (w.naam, w.gebied) != ("esf_tarief", Gebied.BUITEN_LIMBURG)]
    return attrs.evolve(lp, id="proef", waarden=(*blijft, *nieuw))


@pytest.mark.parametrize(
    ("periode", "eerste_jaar", "op", "tarief"),
    [
        (Periode.jaar(2025), 2026, None, "0.35"),  # het begin van het project
        (None, 2026, None, "0.3"),  # anders de eerste begroting
        (None, None, None, "0.4"),  # anders het begin van de oproep
        (Periode.jaar(2025), 2026, date(2024, 7, 1), "0.4"),  # een gekozen dag gaat voor
        (Periode.jaar(2020), None, None, "0.4"),  # wat voor de oproep ligt, krijgt haar eerste dag
        (Periode.jaar(2031), None, None, "0.3"),  # wat erna ligt, haar laatste
    ],
)
def test_wat_geen_eigen_periode_heeft_krijgt_de_parameters_van_het_begin(
    periode: Periode | None, eerste_jaar: int | None, op: date | None, tarief: str
) -> None:
    """Nooit die van vandaag: hetzelfde dossier krijgt over tien jaar hetzelfde oordeel."""
    begrotingen = () if eerste_jaar is None else (Begroting(periode=Periode.jaar(eerste_jaar)),)
    gebied = Werkingsgebied(gemeenten=("46014",))
    stuk = Partnerschap(naam="V", oproep="x", periode=periode, werkingsgebied=gebied, begrotingen=begrotingen)
    (bevinding,) = controleer(stuk, oproep=esf_per_dag(), op=op, regels=[tarief_gezien])
    assert bevinding.gegevens["gevonden"] == Tarief(tarief)


def test_een_oproep_zonder_einde_kent_geen_te_late_dag() -> None:
    """De laatste waarde blijft dan gelden."""
    gezien = controleer(
        Partnerschap(
            naam="V",
            oproep="x",
            periode=Periode.jaar(2050),
            werkingsgebied=Werkingsgebied(limburg=True),
        ),
        oproep=attrs.evolve(oproep("lp-208"), looptijd=Periode(date(2024, 1, 1))),
        regels=[tarief_gezien],
    )
    assert [bevinding.gegevens["gevonden"] for bevinding in gezien] == [Tarief("0.6")]


def test_een_begroting_wordt_beoordeeld_met_de_parameters_van_haar_eigen_jaar() -> None:
    """40 % ESF is in 2024 goed en in 2025 te veel, want dan is het 35 %."""
    verslag = controleer(dossier(vertrek="twee-jaren"), oproep=esf_per_dag())
    (te_veel,) = [bevinding for bevinding in verslag if bevinding.regel.id == "esf-boven-tarief"]
    assert te_veel.plaats == "begrotingen[1].financiering_werking.esf"
    assert te_veel.gegevens["verwacht"] == Bedrag("23520.00")
    assert te_veel.gegevens["tarief"] == Tarief("0.35")


# --- het gebied ------------------------------------------------------------------------------------------------------

VAN_HET_GEBIED_AFHANKELIJK: Final = {
    ("bron-onder-tarief", "begrotingen[0]"),
    ("lokale-besturen-onder-aandeel", "dossier"),
    ("cofinanciering-te-laag", "dossier"),
    ("cofinanciering-te-laag-in-jaar", "begrotingen[0]"),
    ("esf-boven-tarief", "begrotingen[0]"),
    ("esf-net-boven-tarief", "begrotingen[0]"),
    ("ondersteuning-anders-gefinancierd", "begrotingen[0]"),
}


def test_zonder_gemeenten_en_antwoord_is_wat_van_limburg_afhangt_niet_te_beoordelen() -> None:
    """De andere regels oordelen gewoon, ook als er iets mis is met de bedragen."""
    verslag = controleer(
        dossier(
            {"pad": "werkingsgebied", "weg": True},
            {"pad": "begrotingen[0].financiering_werking.totaal", "waarde": "1.00"},
        )
    )
    assert twijfels(verslag) == VAN_HET_GEBIED_AFHANKELIJK | {
        ("gemeente-buiten-vlaanderen", "werkingsgebied.gemeenten"),
        ("limburg-antwoord-klopt-niet", "werkingsgebied.gemeenten"),
    }
    assert plaatsen(verslag) == [
        *EIGEN_AANDACHT,
        ("financieringstotaal-klopt-niet", "begrotingen[0].financiering_werking.totaal"),
    ]
    assert {twijfel.bericht() for twijfel in verslag.niet_te_beoordelen} == {
        "Niet te beoordelen: het is niet bekend of het gebied in Limburg ligt.",
        "Niet te beoordelen: er staan geen gemeenten in het dossier.",
        "Niet te beoordelen: er staan geen Vlaamse gemeenten in het dossier.",
    }


@pytest.mark.parametrize(("antwoord", "te_laag"), [(True, []), (False, ["cofinanciering-te-laag"])])
def test_in_een_gemengd_gebied_geeft_het_antwoord_de_tarieven(antwoord: bool, te_laag: list[str]) -> None:
    """20 % cofinanciering volstaat alleen wie zegt dat Limburg van toepassing is."""
    verslag = controleer(
        dossier(
            {"pad": "werkingsgebied.gemeenten", "bij": "46014"},
            {"pad": "werkingsgebied.limburg", "waarde": antwoord},
            vertrek="limburg",
        )
    )
    namen = [naam for naam, _ in plaatsen(verslag)]
    assert "gebied-aan-beide-kanten-van-limburg" in namen
    assert [naam for naam in namen if naam == "cofinanciering-te-laag"] == te_laag
    assert twijfels(verslag) == EIGEN_TWIJFEL


# --- oproep en voorwaarden -------------------------------------------------------------------------------------------


def test_een_onbekende_oproep_wordt_bij_naam_genoemd() -> None:
    """Met wat wel bekend is; een persoonsgegeven in dat veld wordt niet herhaald."""
    with pytest.raises(ValueError, match=r"\Aonbekende oproep ‘lp-209’; bekend: lp-208\Z"):
        controleer(dossier({"pad": "oproep", "waarde": "lp-209"}))
    with pytest.raises(ValueError, match=r"\Aonbekende oproep \(niet getoond: het lijkt een e-mailadres\); bekend"):
        controleer(Partnerschap(naam="V", oproep="jan@voorbeeld.be"))


def test_een_gegeven_oproep_gaat_voor_wat_het_dossier_noemt() -> None:
    """Dan hoeft het dossier geen bekende oproep te noemen, en het verslag zegt welke gebruikt is."""
    verslag = controleer(dossier({"pad": "oproep", "waarde": "lp-209"}), oproep=oproep("lp-208"))
    assert (verslag.oproep, plaatsen(verslag)) == ("lp-208", EIGEN_AANDACHT)
    assert controleer(voorbeeld(), oproep=esf_per_dag()).oproep == "proef"


def test_vaste_voorwaarden_gaan_voor_gebied_en_dag() -> None:
    """Wat als het forfait 15 % was? Met de voorwaarden van Limburg draagt ESF in een Oost-Vlaams dossier te weinig."""
    limburg = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG)
    esf_te_laag = ("bron-onder-tarief", "begrotingen[0].financiering_werking.esf")
    assert plaatsen(controleer(dossier(), voorwaarden=limburg)) == [*EIGEN_AANDACHT, esf_te_laag]
    verslag = controleer(voorbeeld(), voorwaarden=limburg.met(forfaittarief=Tarief("0.15")))
    assert [plaats for naam, plaats in plaatsen(verslag) if "forfait" in naam] == [
        "begrotingen[0].forfaitpercentage",
        "begrotingen[0].kosten_ondersteuning.forfait",
        "begrotingen[0].kosten_werking.forfait",
    ]


def zonder_parameter(naam: str, gebied: Gebied | None = None) -> Oproep:
    """Oproep 208 die een parameter uitdrukkelijk niet zet."""
    reden = NietGezet(naam, "deze proefoproep kent geen voltijdse", AANVRAAGFORMULIER, gebied)
    lp = oproep("lp-208")
    blijft = [w for w in lp.waarden if w.naam != naam or w.gebied != gebied]
    return attrs.evolve(lp, waarden=(*blijft, reden))


VEEL_UREN: Final[Wijziging] = {
    "pad": "begrotingen[0].personeel",
    "waarde": [{"luik": "werking", "partner": "vdab", "brutoloon": "1.00", "uren": "9999"}],
}


MET_EEN_VOLTIJDSE: Final = {
    "uren-boven-voltijds",
    "uren-boven-aanstelling",
    "vte-in-tekst-wijkt-af",
    "medewerker-boven-voltijds",
    "caseload-boven-capaciteit",
    "caseload-onder-capaciteit",
}


def test_een_parameter_die_niet_gezet_is_schakelt_de_regel_uit_en_het_verslag_zegt_het() -> None:
    """9999 uren zijn er dan niet te veel: zonder grens is er geen oordeel, en ook geen twijfel."""
    met, zonder = (controleer(dossier(VEEL_UREN), oproep=o) for o in (None, zonder_parameter("uren_per_vte")))
    assert ("uren-boven-voltijds", "begrotingen[0].personeel[0].uren") in plaatsen(met)
    assert set(plaatsen(met)) - set(plaatsen(zonder)) == {("uren-boven-voltijds", "begrotingen[0].personeel[0].uren")}
    redenen = {naam: reden.reden for naam, reden in zonder.niet_van_toepassing.items() if naam not in NOOIT_GEZET}
    assert redenen == dict.fromkeys(MET_EEN_VOLTIJDSE, "deze proefoproep kent geen voltijdse")
    assert twijfels(zonder) == EIGEN_TWIJFEL


def test_wat_nergens_gezet_is_is_ook_zonder_gebied_niet_van_toepassing() -> None:
    """Dat het gebied onbekend is, doet er dan niet toe: ook in Limburg zou de regel niet gelden."""
    verslag = controleer(
        dossier(VEEL_UREN, {"pad": "werkingsgebied", "weg": True}), oproep=zonder_parameter("uren_per_vte")
    )
    assert set(verslag.niet_van_toepassing) == MET_EEN_VOLTIJDSE | NOOIT_GEZET
    assert "uren-boven-voltijds" not in {naam for naam, _ in twijfels(verslag)}


def test_een_parameter_die_alleen_in_limburg_niet_gezet_is() -> None:
    """In Limburg niet van toepassing, erbuiten wel, en zonder gebied niet te beoordelen."""
    alleen_buiten = zonder_parameter("esf_tarief", Gebied.LIMBURG)
    esf = {"esf-boven-tarief", "esf-net-boven-tarief", "bron-onder-tarief"}
    limburg = controleer(dossier(vertrek="limburg"), oproep=alleen_buiten)
    altijd = {"ondersteuning-anders-gefinancierd"} | NOOIT_GEZET
    assert (set(limburg.niet_van_toepassing), twijfels(limburg)) == (esf | altijd, EIGEN_TWIJFEL)
    buiten = controleer(dossier(), oproep=alleen_buiten)
    assert (set(buiten.niet_van_toepassing), twijfels(buiten)) == (NOOIT_GEZET, EIGEN_TWIJFEL)
    onbekend_gebied = controleer(dossier({"pad": "werkingsgebied", "weg": True}), oproep=alleen_buiten)
    assert set(onbekend_gebied.niet_van_toepassing) == NOOIT_GEZET
    assert {(naam, "begrotingen[0]") for naam in esf} <= twijfels(onbekend_gebied)


# --- het verslag en de bevinding -------------------------------------------------------------------------------------


def test_een_verslag_is_te_doorlopen_en_te_tellen() -> None:
    """Per ernst, in totaal, en met of zonder wat niet te beoordelen was."""
    verslag = controleer(dossier(*FOUTEN, {"pad": "enveloppe", "weg": True}))
    assert len(verslag) == len(list(verslag)) == len(verslag.rijen()) == 28
    assert {ernst: verslag.aantal(ernst) for ernst in Ernst} == {
        Ernst.FOUT: 17,
        Ernst.WAARSCHUWING: 9,
        Ernst.AANDACHT: 2,
    }
    assert not verslag.in_orde
    assert verslag.versie == __version__
    *_, zonder_enveloppe, zonder_alle_jaren = verslag.rijen(ook_onbekend=True)
    assert zonder_alle_jaren["regel"] == "lokale-besturen-onder-aandeel"
    assert zonder_enveloppe == {
        "regel": "begrotingen-boven-enveloppe",
        "onderwerp": "kosten",
        "ernst": "niet te beoordelen",
        "plaats": "enveloppe",
        "gevonden": "",
        "verwacht": "",
        "bericht": "Niet te beoordelen: de enveloppe is niet bekend.",
        "doen": "",
        "bron": "Eén goedgekeurde aanvraag (2023), vraag 12",
        "gezag": "praktijk",
    }


def test_een_waarschuwing_is_nog_in_orde_en_een_fout_niet() -> None:
    """In orde wil zeggen: zonder fout."""
    assert controleer(dossier({"pad": "partners[5].naam", "waarde": "OCMW"})).in_orde
    assert not controleer(dossier({"pad": "partners[5].kbo", "waarde": "1"})).in_orde


def test_een_bevinding_spreekt_de_taal_van_de_lezer() -> None:
    """In het Nederlands met een euroteken vooraan en een komma; een onbekende taal wordt geweigerd."""
    (bevinding,) = controleer(dossier({"pad": "partners[5].naam", "waarde": "OCMW"})).bevindingen[:1]
    assert bevinding.bericht() == "De naam OCMW zegt niet om welke organisatie het gaat."
    assert bevinding.doen() == "Vul de volledige naam in, bijvoorbeeld OCMW en de naam van de gemeente."
    assert str(bevinding) == f"waarschuwing: partners[5].naam: {bevinding.bericht()}"
    assert (bevinding.ernst, bevinding.plaats) == (Ernst.WAARSCHUWING, "partners[5].naam")
    for spreek in (bevinding.bericht, bevinding.doen, bevinding.rij):
        with pytest.raises(ValueError, match="onbekende taal ‘de’"):
            spreek("de")


def test_bedragen_percentages_en_periodes_in_een_zin() -> None:
    """Zoals een Belgische lezer ze schrijft; de rij zelf blijft leesbaar voor een programma."""
    verslag = controleer(
        dossier(
            {"pad": "periode.begin", "waarde": "2023-12-31"},
            {"pad": "begrotingen[0].personeel[0].opgave.sut", "waarde": "43.34"},
            {"pad": "begrotingen[0].personeel[0].opgave.bedrag", "weg": True},
            {"pad": "werkingsgebied.limburg", "waarde": True},
        )
    )
    zinnen = {rij["regel"]: (rij["bericht"].replace("\u00a0", " "), rij["gevonden"]) for rij in verslag.rijen()}
    assert zinnen["sut-klopt-niet"] == ("Het SUT is € 43,34; 1,2% van € 3.610,00 is € 43,32.", "43.34")
    project, periode = zinnen["project-buiten-oproepperiode"]
    assert project.startswith("Het project loopt van 31 december 2023 tot en met 31 december 2029; de oproep loopt van")
    assert periode == "2023-12-31/2029-12-31"
    assert zinnen["limburg-antwoord-klopt-niet"] == (
        "Is Limburg-transitieregio van toepassing? Het dossier zegt ja; de gemeenten zeggen nee.",
        "ja",
    )


def test_een_derde_aanstelling_is_ook_in_uren_te_tonen() -> None:
    """Een derde komt alleen uit code, nooit uit een bestand; 1720 / 3 wordt op drie decimalen getoond."""
    (begroting,) = voorbeeld().begrotingen
    vdab = attrs.evolve(begroting.personeel[4], aanstelling=Tarief("1") / 3)
    stuk = attrs.evolve(voorbeeld(), begrotingen=(attrs.evolve(begroting, personeel=(vdab,)),))
    (gevonden,) = controleer(stuk, regels=REGELS.alleen(["uren-boven-aanstelling"])).rijen()
    assert (gevonden["gevonden"], gevonden["verwacht"]) == ("600.5", "573.333")


def test_wat_niet_te_beoordelen_is_heet_geen_fout() -> None:
    """De ernst hoort bij de regel; in de zin en de rij staat dat er niet geoordeeld is."""
    twijfel, eigen = controleer(dossier({"pad": "partners[3].kbo", "weg": True})).niet_te_beoordelen
    assert eigen.regel.id == "lokale-besturen-onder-aandeel"
    assert twijfel.ernst is Ernst.FOUT
    assert str(twijfel) == "partners[3].kbo: Niet te beoordelen: er is geen ondernemingsnummer."
    assert twijfel.rij()["ernst"] == "niet te beoordelen"
    assert twijfel.doen() == ""


EMAIL: Final = "jan.peeters@voorbeeld.be"
RIJKSREGISTER: Final = "85.07.30-033.28"


def test_een_bevinding_in_een_logboek_toont_geen_inhoud_van_het_dossier() -> None:
    """De regel en de plaats volstaan om ze terug te vinden; wat er in het dossier staat, hoort niet in een logboek."""
    (bevinding,) = controleer(dossier({"pad": "partners[5].naam", "waarde": "OCMW"})).bevindingen[:1]
    assert bevinding.gegevens["gevonden"] == "OCMW"
    assert "OCMW" not in repr(bevinding)
    assert "<Regel organisatienaam-te-algemeen>" in repr(bevinding)


@pytest.mark.parametrize("gevoelig", [EMAIL, RIJKSREGISTER, RIJKSREGISTER.replace(".", "").replace("-", "")])
@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_geen_zin_herhaalt_een_persoonsgegeven(gevoelig: str, taal: str) -> None:
    """Een dossier dat in code gemaakt is, kan er een dragen in elk tekstveld; geen enkele uitvoer toont het."""
    promotor = (Lidmaatschap(rol=Rol.PROMOTOR),)
    lijn = Projectmedewerker(luik=Luik.WERKING, partner=gevoelig, brutoloon=Bedrag(1), uren=Decimal(9999))
    verkeerd = Projectmedewerker(luik=Luik.WERKING, partner="weg", brutoloon=Bedrag(0), uren=Decimal(0))
    stuk = Partnerschap(
        naam=gevoelig,
        oproep="lp-208",
        toelichting=gevoelig,
        werkingsgebied=Werkingsgebied(gemeenten=(gevoelig, "46014"), limburg=True, limburg_code=gevoelig),
        partners=(
            Partner(id=gevoelig, naam=gevoelig, kbo=gevoelig, soort=Partnersoort.VDAB, lidmaatschappen=promotor),
            Partner(id=gevoelig + " 2", naam=gevoelig, kbo=gevoelig, gemeente=gevoelig),
        ),
        begrotingen=(
            Begroting(
                periode=Periode.jaar(2024),
                personeel=(lijn, attrs.evolve(verkeerd, functie=gevoelig, activiteit=gevoelig, soort_code=gevoelig)),
                cofinanciering=(
                    Cofinanciering(
                        luik=Luik.WERKING, bedrag=Bedrag(1), bron=Financieringsbron.VCF, omschrijving=gevoelig
                    ),
                ),
            ),
        ),
    )
    verslag = controleer(stuk)
    gesproken = {naam for naam, _ in plaatsen(verslag)}
    assert gesproken >= {
        "promotor-geen-lokaal-bestuur",
        "kbo-nummer-onvolledig",
        "gemeente-buiten-vlaanderen",
        "organisatie-is-geen-partner",
    }
    uitvoer = [
        tekst
        for bevinding in (*verslag, *verslag.niet_te_beoordelen)
        for tekst in (
            bevinding.bericht(taal),
            bevinding.doen(taal),
            str(bevinding),
            bevinding.plaats,
            *bevinding.rij(taal).values(),
        )
    ]
    assert [tekst for tekst in uitvoer if gevoelig in tekst] == []
    assert [tekst for tekst in uitvoer if "niet getoond: het lijkt een" in tekst]


def test_ook_een_persoonsgegeven_in_een_opsomming_wordt_verzwegen() -> None:
    """De bekende partners staan in een lijst; ook daarin wordt elk deel bekeken."""
    lijn = Projectmedewerker(luik=Luik.WERKING, partner="x", brutoloon=Bedrag(1), uren=Decimal(1))
    stuk = Partnerschap(
        naam="V",
        oproep="lp-208",
        partners=(Partner(id=EMAIL, naam="A"), Partner(id="b", naam="B")),
        begrotingen=(Begroting(periode=Periode.jaar(2024), personeel=(lijn,)),),
    )
    (bevinding,) = controleer(stuk, regels=REGELS.alleen(["organisatie-is-geen-partner"]))
    verzwegen = "(niet getoond: het lijkt een e-mailadres)"
    assert bevinding.rij()["verwacht"] == f"b, {verzwegen}"
    assert bevinding.doen() == (
        f"Voeg de organisatie toe als partner, of verbeter de verwijzing; bekend zijn b en {verzwegen}."
    )


def test_een_rij_schrijft_elk_soort_gegeven_zonder_landinstelling() -> None:
    """Een lege waarde is leeg, een lijst staat met komma's, en een getal met decimalen krijgt geen exponent."""

    @regel(over=Partnerschap, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Alles", bericht="Alles.")
    def alles(partnerschap: Partnerschap) -> Uitkomsten:
        for gevonden in (None, True, 7, Decimal("1E+3"), Tarief("0.3"), date(2024, 1, 2), ("a", ["b", Bedrag(1)])):
            yield afwijking(gevonden=gevonden, verwacht=Luik.WERKING)

    rijen = controleer(voorbeeld(), regels=[alles]).rijen()
    assert [rij["gevonden"] for rij in rijen] == ["", "ja", "7", "1000", "0.3", "2024-01-02", "a, b, 1.00"]
    assert {rij["verwacht"] for rij in rijen} == {"werking"}
    assert {rij["plaats"] for rij in rijen} == {"dossier"}


# --- dossiers samen --------------------------------------------------------------------------------------------------


def partnerschap(naam: str, *gemeenten: str, vertrekken: tuple[Gemeentevertrek, ...] = ()) -> Partnerschap:
    """Een dossier waarvan alleen de naam en het gebied ertoe doen."""
    gebied = Werkingsgebied(gemeenten=gemeenten, vertrekken=vertrekken)
    return Partnerschap(naam=naam, oproep="lp-208", werkingsgebied=gebied)


def gedeeld(*dossiers: Partnerschap, op: date | None = None) -> set[tuple[str, object, str]]:
    """Welk partnerschap welke gemeente deelt, en vanaf wanneer; de plaats wijst naar een code van die gemeente."""
    verslag = controleer_samen(dossiers, op=op)
    gevonden, meldingen = set(), set()
    for bevinding in verslag:
        assert bevinding.regel.id == "gemeente-in-twee-partnerschappen"
        lijst, i, gebied, gemeenten, j = bevinding.pad
        assert (lijst, gebied, gemeenten) == ("partnerschappen", "werkingsgebied", "gemeenten")
        assert isinstance(i, int)
        assert isinstance(j, int)
        assert dossiers[i].naam == bevinding.gegevens["verwacht"]
        assert dossiers[i].werkingsgebied.gemeenten[j]
        gevonden.add((dossiers[i].naam, bevinding.gegevens["gemeente"], str(bevinding.gegevens["vanaf"])))
        meldingen.add((dossiers[i].naam, bevinding.gegevens["gevonden"], bevinding.gegevens["gemeente"]))
    assert len(meldingen) == len(verslag), "één melding per gemeente en per ander partnerschap"
    return gevonden


def test_een_gemeente_in_twee_partnerschappen_staat_bij_allebei() -> None:
    """Met de namen, de gemeente en de eerste dag in één zin."""
    verslag = controleer_samen([partnerschap("Waas", "46025"), partnerschap("Schelde", "11002", "46025")])
    assert plaatsen(verslag) == [
        ("gemeente-in-twee-partnerschappen", "partnerschappen[0].werkingsgebied.gemeenten[0]"),
        ("gemeente-in-twee-partnerschappen", "partnerschappen[1].werkingsgebied.gemeenten[1]"),
    ]
    assert [bevinding.bericht() for bevinding in verslag] == [
        "Temse zit vanaf 1 januari 2024 zowel in ‘Waas’ als in ‘Schelde’.",
        "Temse zit vanaf 1 januari 2024 zowel in ‘Schelde’ als in ‘Waas’.",
    ]
    assert {bevinding.ernst for bevinding in verslag} == {Ernst.WAARSCHUWING}
    assert (verslag.in_orde, verslag.oproep, verslag.niet_van_toepassing) == (True, "lp-208", {})


def test_een_fusie_brengt_partnerschappen_samen_die_apart_waren() -> None:
    """Lokeren en Moerbeke zijn tot eind 2024 twee gemeenten."""
    waas, durme = partnerschap("Waas", "46014"), partnerschap("Durme", "44045")
    vanaf_2025 = {("Waas", "Lokeren", "2025-01-01"), ("Durme", "Lokeren", "2025-01-01")}
    assert gedeeld(waas, durme) == vanaf_2025
    assert gedeeld(waas, durme, op=date(2024, 12, 31)) == set()
    assert gedeeld(waas, durme, op=date(2027, 1, 1)) == vanaf_2025


def test_wie_allebei_de_oude_codes_heeft_krijgt_een_melding_per_gemeente() -> None:
    """Moerbeke is van bij het begin gedeeld, Lokeren pas door de fusie; de nieuwe code is dan één gemeente."""
    waas = partnerschap("Waas", "46014", "44045")
    assert gedeeld(waas, partnerschap("Durme", "44045")) == {
        ("Waas", "Moerbeke", "2024-01-01"),
        ("Waas", "Lokeren", "2025-01-01"),
        ("Durme", "Moerbeke", "2024-01-01"),
    }
    assert gedeeld(waas, partnerschap("Durme", "46029")) == {
        ("Waas", "Lokeren", "2025-01-01"),
        ("Durme", "Lokeren", "2025-01-01"),
    }


def test_twee_versies_van_een_dossier_zijn_geen_twee_partnerschappen() -> None:
    """Naast een derde tellen ze als één: de derde krijgt één melding, met de vroegste dag."""
    vroeg = partnerschap("Waas", "46025")
    laat = attrs.evolve(vroeg, periode=Periode(date(2025, 1, 1), date(2029, 12, 31)))
    assert gedeeld(vroeg, laat) == set()
    for volgorde in ([laat, vroeg], [vroeg, laat]):
        verslag = controleer_samen([*volgorde, partnerschap("Schelde", "46025")])
        assert [str(b.gegevens["vanaf"]) for b in verslag if b.gegevens["gevonden"] == "Waas"] == ["2024-01-01"]


def test_wie_vertrekt_telt_in_het_oude_partnerschap_tot_en_met_haar_laatste_dag() -> None:
    """Wie de dag erna in het nieuwe begint, zit nergens dubbel."""
    oud = partnerschap("Oud", "46025", vertrekken=(Gemeentevertrek(gemeente="46025", laatste_dag=date(2025, 12, 31)),))
    nieuw = partnerschap("Nieuw", "46025")
    op_tijd = attrs.evolve(nieuw, periode=Periode(date(2026, 1, 1), date(2029, 12, 31)))
    te_vroeg = attrs.evolve(nieuw, periode=Periode(date(2025, 12, 31), date(2029, 12, 31)))
    assert gedeeld(oud, op_tijd) == set()
    assert gedeeld(oud, te_vroeg) == {("Oud", "Temse", "2025-12-31"), ("Nieuw", "Temse", "2025-12-31")}


def test_een_code_die_niet_bestaat_zit_in_geen_enkel_partnerschap() -> None:
    """Daarover spreekt een andere regel, in het dossier zelf."""
    assert gedeeld(partnerschap("A", "99999", "Temse"), partnerschap("B", "99999", "Temse")) == set()


@RUIM
@given(
    gebieden=st.lists(
        st.lists(st.sampled_from(["46014", "44045", "46029", "46025", "46024", "99999"]), max_size=4).map(tuple),
        max_size=5,
    ),
    toeval=st.randoms(use_true_random=False),
)
def test_de_volgorde_van_dossiers_en_gemeenten_maakt_niets_uit(
    gebieden: list[tuple[str, ...]], toeval: random.Random
) -> None:
    """En wat gedeeld is, is precies wat op een van beide dagen rond de fusie in twee gebieden ligt."""
    dossiers = [partnerschap(f"P{i}", *codes) for i, codes in enumerate(gebieden)]
    anders = [
        partnerschap(p.naam, *toeval.sample(codes, len(codes))) for p, codes in zip(dossiers, gebieden, strict=True)
    ]
    toeval.shuffle(anders)
    assert gedeeld(*dossiers) == gedeeld(*anders)
    for dag in (date(2024, 12, 31), date(2025, 1, 1)):
        per_gemeente = Counter(g.nis for p in dossiers for g in p.werkingsgebied.gemeenten_op(dag))
        dubbel = {p.naam for p in dossiers if any(per_gemeente[g.nis] > 1 for g in p.werkingsgebied.gemeenten_op(dag))}
        assert {naam for naam, _, _ in gedeeld(*dossiers, op=dag)} == dubbel


@regel(over=Portefeuille, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Samen", bericht="{gevonden} dossiers.")
def dossiers_geteld(portefeuille: Portefeuille) -> Uitkomsten:
    """Telt de dossiers, en weet van de eerste niet genoeg."""
    yield onbekend("partnerschappen", 0, "toelichting", reden="er is geen toelichting")
    yield afwijking("partnerschappen", gevonden=len(portefeuille.partnerschappen), verwacht=1)


def test_een_eigen_regel_over_dossiers_samen_oordeelt_alleen_samen() -> None:
    """Ze vraagt geen dag en krijgt er geen; een dossier apart beoordelen doet ze nooit."""
    drie = [voorbeeld()] * 3
    verslag = controleer_samen(drie, op=date(2025, 1, 1), regels=[dossiers_geteld, rol_gezien])
    assert [str(bevinding) for bevinding in verslag] == ["aandacht: partnerschappen: 3 dossiers."]
    assert twijfels(verslag) == {("dossiers-geteld", "partnerschappen[0].toelichting")}
    assert verslag.op == date(2025, 1, 1)
    assert len(controleer(voorbeeld(), regels=[dossiers_geteld])) == 0
    assert not controleer(voorbeeld(), regels=[dossiers_geteld]).niet_te_beoordelen


def test_dossiers_samen_zonder_dossiers_zeggen_niets() -> None:
    """Er is dan ook geen oproep."""
    verslag = controleer_samen([])
    assert (len(verslag), verslag.oproep) == (0, "")


def test_dossiers_samen_noemen_een_bekende_oproep() -> None:
    """Zonder oproep is er voor een dossier zonder looptijd geen periode."""
    with pytest.raises(ValueError, match="onbekende oproep ‘lp-999’"):
        controleer_samen([Partnerschap(naam="A", oproep="lp-999")])


def test_een_regel_over_dossiers_samen_vraagt_alleen_de_dag() -> None:
    """Dossiers kunnen onder andere oproepen vallen: er is niet één waarde van een parameter, en niet één wortel."""

    def te_veel(portefeuille: Portefeuille, *, partnerschap: Partnerschap, projectjaren: int) -> Uitkomsten:
        yield from ()

    verklaar = regel(over=Portefeuille, ernst=Ernst.AANDACHT, bron=EIGEN_BRON, titel="Te veel", bericht="Te veel.")
    with pytest.raises(
        ValueError, match=r"\Ate-veel: een regel over Portefeuille vraagt alleen op, niet partnerschap, projectjaren\Z"
    ):
        verklaar(te_veel)


# --- volgorde --------------------------------------------------------------------------------------------------------


def test_lijn_2_komt_voor_lijn_10() -> None:
    """Volgnummers sorteren als getallen, niet als tekst."""
    wijzigingen = [{"pad": f"begrotingen[0].personeel[{i}].partner", "waarde": "weg"} for i in (10, 2, 1, 9)]
    verslag = controleer(dossier(*wijzigingen))
    assert [plaats for _, plaats in plaatsen(verslag) if plaats.endswith(".partner")] == [
        "begrotingen[0].personeel[1].partner",
        "begrotingen[0].personeel[2].partner",
        "begrotingen[0].personeel[9].partner",
        "begrotingen[0].personeel[10].partner",
    ]


def test_een_verslag_gaat_van_onderwerp_naar_ernst_naar_plaats() -> None:
    """Samenstelling, kosten, financiering, eigen; in elk onderwerp eerst de fouten, dan op plaats."""

    @regel(over=Partner, ernst=Ernst.WAARSCHUWING, bron=EIGEN_BRON, titel="Stad", bericht="{gevonden}")
    def een_stad(partner: Partner) -> Uitkomsten:
        if partner.naam == "stad":
            yield onbekend("naam", reden="welke stad")
            yield afwijking("naam", gevonden=partner.naam, verwacht="welke")

    verslag = controleer(dossier(*FOUTEN, {"pad": "partners[9].naam", "waarde": "stad"}), regels=[een_stad, *REGELS])
    onderwerpen = ["samenstelling", "kosten", "financiering", "eigen"]
    volgorde = [(onderwerpen.index(b.regel.onderwerp), b.ernst.rang) for b in verslag]
    assert volgorde == sorted(volgorde)
    assert {plek for plek, _ in volgorde} == {0, 1, 2, 3}
    assert plaatsen(verslag)[-1] == ("een-stad", "partners[9].naam")
    assert [naam for naam, _ in plaatsen(verslag)[:3]] == [
        "vdab-ontbreekt",
        "kbo-nummer-onvolledig",
        "promotor-geen-lokaal-bestuur",
    ]


# --- uitleg ----------------------------------------------------------------------------------------------------------


def test_leg_uit_zegt_alles_over_een_regel() -> None:
    """Kop, ernst, wat ze beoordeelt, bron, parameters en feit; daarna haar docstring, woord voor woord."""
    kop, _, uitleg = leg_uit("cofinanciering-te-laag").partition("\n\nLokale besturen")
    assert kop.splitlines() == [
        "cofinanciering-te-laag: Te weinig cofinanciering",
        "",
        "Ernst: fout",
        "Beoordeelt: Partnerschap (financiering)",
        "Bron: VVSG, vragen en antwoorden (2023), financiering: 40/30/30, in Limburg 60/20/20 (norm)",
        "Parameters: sut_factor, forfaittarief, cofinancieringstarief",
        "Feit: COF-03",
    ]
    assert f"Lokale besturen{uitleg}" == REGELS["cofinanciering-te-laag"].uitleg


def test_leg_uit_toont_het_adres_van_de_bron_en_niets_dat_er_niet_is() -> None:
    """Een regel zonder parameters of feit krijgt die lijnen niet."""
    assert "  https://www.europawse.be/" in leg_uit("promotor-geen-lokaal-bestuur")
    eigen = leg_uit(rol_gezien)
    assert eigen.splitlines()[0] == "rol-gezien: Rol"
    assert not re.search(r"^(Parameters|Feit|  http)", eigen, re.MULTILINE)
    assert eigen.endswith("\n\nMeldt elke rol die beoordeeld wordt.")


def test_leg_uit_vertaalt_de_kopjes() -> None:
    """De uitleg zelf is Nederlands; een taal die er niet is, wordt geweigerd."""
    assert leg_uit("vdab-ontbreekt", "fr").splitlines()[2] != leg_uit("vdab-ontbreekt").splitlines()[2]
    with pytest.raises(ValueError, match="onbekende taal ‘de’"):
        leg_uit("vdab-ontbreekt", "de")


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("vdab-ontbreek", "‘vdab-ontbreek’ is geen regel, onderwerp of ernst; bedoelde u ‘vdab-ontbreekt’?"),
        ("kosten", "‘kosten’ is een onderwerp of ernst, geen regel"),
        ("fout", "‘fout’ is een onderwerp of ernst, geen regel"),
    ],
)
def test_leg_uit_kent_alleen_regels(naam: str, melding: str) -> None:
    """Een tikfout krijgt een voorstel; een onderwerp of ernst is geen regel."""
    with pytest.raises(ValueError, match=re.escape(melding) + r"\Z"):
        leg_uit(naam)


# --- wat altijd geldt ------------------------------------------------------------------------------------------------

Oordeel = Counter[tuple[str, Pad, frozenset[tuple[str, str]], str | None]]


def oordeel(stuk: Partnerschap, terug: Callable[[Pad], Pad]) -> Oordeel:
    """Alle bevindingen en twijfels als verzameling, met de plaats van voor het schudden."""
    verslag = controleer(stuk, oproep=oproep("lp-208"))
    return Counter(
        (
            b.regel.id,
            terug(b.pad),
            frozenset((naam, machinevorm(waarde)) for naam, waarde in b.gegevens.items()),
            b.onbekend,
        )
        for b in (*verslag, *verslag.niet_te_beoordelen)
    )


def geschud(stuk: Partnerschap, toeval: random.Random) -> tuple[Partnerschap, Callable[[Pad], Pad]]:
    """Hetzelfde dossier met alle lijsten in een andere volgorde, en de weg terug van plaats naar plaats."""
    oud: dict[Pad, list[int]] = {}

    def schud(pad: Pad, delen: tuple[Any, ...]) -> tuple[Any, ...]:
        oud[pad] = toeval.sample(range(len(delen)), len(delen))
        return tuple(delen[i] for i in oud[pad])

    gebied = stuk.werkingsgebied
    nieuw = attrs.evolve(
        stuk,
        partners=schud(("partners",), stuk.partners),
        werkingsgebied=attrs.evolve(gebied, gemeenten=schud(("werkingsgebied", "gemeenten"), gebied.gemeenten)),
        begrotingen=tuple(
            attrs.evolve(
                begroting,
                personeel=schud(("begrotingen", i, "personeel"), begroting.personeel),
                cofinanciering=schud(("begrotingen", i, "cofinanciering"), begroting.cofinanciering),
            )
            for i, begroting in enumerate(stuk.begrotingen)
        ),
    )

    def terug(pad: Pad) -> Pad:
        return tuple(
            oud[pad[:j]][deel] if isinstance(deel, int) and pad[:j] in oud else deel for j, deel in enumerate(pad)
        )

    return nieuw, terug


@RUIM
@given(stuk=partnerschappen() | st.just(dossier(*FOUTEN)) | st.just(voorbeeld()), toeval=st.randoms())
def test_de_volgorde_van_lijnen_maakt_niets_uit(stuk: Partnerschap, toeval: random.Random) -> None:
    """Partners, gemeenten, personeel en cofinanciering: anders gesorteerd geeft hetzelfde oordeel."""
    nieuw, terug = geschud(stuk, toeval)
    assert oordeel(nieuw, terug) == oordeel(stuk, lambda pad: pad)


def test_een_verwijzing_naar_twee_organisaties_met_hetzelfde_id() -> None:
    """Eén ervan is partner; welke eerst staat, maakt niet uit."""
    lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(1), uren=Decimal(1))
    onderaannemer = Partner(id="a", naam="A", lidmaatschappen=(Lidmaatschap(rol=Rol.ONDERAANNEMER),))
    partner = Partner(id="a", naam="A ook")
    for partners in ((onderaannemer, partner), (partner, onderaannemer)):
        stuk = Partnerschap(
            naam="V",
            oproep="lp-208",
            partners=partners,
            begrotingen=(Begroting(periode=Periode.jaar(2024), personeel=(lijn,)),),
        )
        assert list(controleer(stuk, regels=REGELS.alleen(["organisatie-is-geen-partner"]))) == []


@RUIM
@given(stuk=partnerschappen(), op=st.none() | st.dates())
def test_geen_enkel_dossier_laat_een_regel_struikelen(stuk: Partnerschap, op: date | None) -> None:
    """Wat het model toelaat, wordt beoordeeld en in elke taal gezegd."""
    verslag = controleer(stuk, op=op, oproep=oproep("lp-208"))
    for taal in ("nl", "fr", "en"):
        rijen = verslag.rijen(taal, ook_onbekend=True)
        assert len(rijen) == len(verslag) + len(verslag.niet_te_beoordelen)
        assert all(rij["bericht"] for rij in rijen)


TEKORT: Final = ("cofinanciering-te-laag", "cofinanciering-te-laag-in-jaar")


@settings(deadline=None, max_examples=300)
@given(
    kosten=st.integers(0, 400),
    delen=st.tuples(*[st.none() | st.integers(-5, 80)] * 3),
    bron=st.sampled_from(["lokaal", "vdab", "overige"]),
    erbij=st.integers(1, 4),
    limburg=st.booleans(),
    jaren=st.integers(1, 3),
)
def test_meer_cofinanciering_is_nooit_te_weinig(
    kosten: int, delen: tuple[int | None, ...], bron: str, erbij: int, limburg: bool, jaren: int
) -> None:
    """Een cent erbij, bij welke bron ook, doet geen tekort ontstaan dat er niet was."""
    lokaal, vdab, overige = (None if deel is None else Bedrag.van_centen(deel) for deel in delen)
    ervoor = Financiering(lokaal=lokaal, vdab=vdab, overige=overige)
    meer: dict[str, Any] = {bron: ervoor.van(Financieringsbron(bron)) + Bedrag.van_centen(erbij)}
    erna = attrs.evolve(ervoor, **meer)

    def tekorten(eerste: Financiering) -> set[tuple[str, str]]:
        begrotingen = tuple(
            Begroting(
                periode=Periode.jaar(2024 + i),
                kosten_werking=Kostenopgave(totaal=Bedrag.van_centen(kosten)),
                financiering_werking=eerste if i == 0 else ervoor,
            )
            for i in range(jaren)
        )
        stuk = Partnerschap(
            naam="V", oproep="lp-208", werkingsgebied=Werkingsgebied(limburg=limburg), begrotingen=begrotingen
        )
        return set(plaatsen(controleer(stuk, regels=REGELS.alleen(TEKORT))))

    assert tekorten(erna) <= tekorten(ervoor)


# --- een juist plan --------------------------------------------------------------------------------------------------

ONDERSTEUNING_IN_LIMBURG: Final = {Financieringsbron.ESF: Tarief("0.4"), Financieringsbron.VDAB: Tarief("0.15")}
PARTNERS: Final = (
    Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB, kbo="0887010362"),
    Partner(
        id="ocmw",
        naam="OCMW Lokeren",
        soort=Partnersoort.LOKAAL_BESTUUR,
        kbo="0212194131",
        lidmaatschappen=tuple(Lidmaatschap(rol=rol) for rol in (Rol.PROMOTOR, Rol.PENHOUDER, Rol.PARTNER)),
    ),
)
ALLEN: Final = tuple(partner.id for partner in PARTNERS)


def lijnen() -> st.SearchStrategy[Projectmedewerker]:
    """Personeelslijnen, van een rit van enkele minuten tot een voltijdse."""
    return st.builds(
        Projectmedewerker,
        luik=st.sampled_from(Luik),
        partner=st.sampled_from(["vdab", "ocmw"]),
        brutoloon=st.integers(1, 900_000).map(Bedrag.van_centen),
        uren=st.decimals("0.001", 1720, places=3),
    )


@st.composite
def juiste_plannen(draw: st.DrawFn) -> Partnerschap:
    """Een dossier van één tot zes jaar waarvan elk bedrag volgt uit lonen en uren, met een sluitpost naar keuze."""
    gebied = draw(st.sampled_from(Gebied))
    sluitpost = draw(st.sampled_from(Financieringsbron))
    jaren = draw(st.lists(st.lists(lijnen(), min_size=1, max_size=4), min_size=1, max_size=6))
    limburg = gebied is Gebied.LIMBURG
    return Partnerschap(
        naam="Plan",
        oproep="lp-208",
        periode=Periode(date(2024, 1, 1), date(2029, 12, 31)),
        werkingsgebied=Werkingsgebied(gemeenten=("71022" if limburg else "46014",), limburg=limburg),
        partners=PARTNERS,
        aanvraag=Projectaanvraag(ingediend_op=date(2023, 10, 30), addendum_aanwezig=True, gedeeld_doel="Samen."),
        team=ALLEN,
        ondersteuningsgroep=Ondersteuningsgroep(organisaties=ALLEN, bijeenkomsten=(date(2024, 3, 1),)),
        overeenkomst=Overeenkomst(ondertekend_door=ALLEN),
        verwerkingsovereenkomst=Overeenkomst(ondertekend_door=ALLEN),
        raadsbesluiten=(Raadsbesluit(partner="ocmw"),),
        kwaliteitscoach=Coachdienst.EUROPA_WSE,
        enveloppe=Enveloppe(werking=Bedrag(10**9), ondersteuning=Bedrag(10**9)),
        begrotingen=tuple(
            juiste_begroting(2024 + i, tuple(personeel), gebied, sluitpost) for i, personeel in enumerate(jaren)
        ),
    )


def juiste_begroting(
    jaar: int, personeel: tuple[Projectmedewerker, ...], gebied: Gebied, sluitpost: Financieringsbron
) -> Begroting:
    """Een begroting zoals het formulier ze zou tonen."""
    v = voorwaarden_voor("lp-208", gebied=gebied)
    kaal = begrotingsplan(Begroting(periode=Periode.jaar(jaar), personeel=personeel), voorwaarden=v)
    werking = financieringsplan(kaal.werking.kosten.totaal, mix_van(Luik.WERKING, v), sluitpost)
    mix = ONDERSTEUNING_IN_LIMBURG if gebied is Gebied.LIMBURG else mix_van(Luik.ONDERSTEUNING, v)
    ondersteuning = financieringsplan(kaal.ondersteuning.kosten.totaal, mix)
    per_luik = {Luik.WERKING: werking, Luik.ONDERSTEUNING: ondersteuning}
    cofinanciering = tuple(
        Cofinanciering(luik=luik, bedrag=plan.van(bron), bron=bron, bewijsstukken=1)
        for luik, plan in per_luik.items()
        for bron in Financieringsbron
        if not bron.is_europa_wse
    )
    totalen = {bron: werking.van(bron) + ondersteuning.van(bron) for bron in Financieringsbron}
    return Begroting(
        periode=Periode.jaar(jaar),
        personeel=tuple(getoond(lijn, v.sut_factor) for lijn in personeel),
        personeel_totaal=Tabeltotaal(
            uren=kaal.project.kosten.uren,
            bedrag=kaal.project.kosten.personeel,
            werking=kaal.werking.kosten.personeel,
            ondersteuning=kaal.ondersteuning.kosten.personeel,
        ),
        cofinanciering=cofinanciering,
        forfaitpercentage=Decimal(40),
        kosten_werking=Kostenopgave(forfait=kaal.werking.kosten.forfait, totaal=werking.kosten),
        kosten_ondersteuning=Kostenopgave(forfait=kaal.ondersteuning.kosten.forfait, totaal=ondersteuning.kosten),
        kosten_project=Kostenopgave(forfait=kaal.project.kosten.forfait, totaal=kaal.project.kosten.totaal),
        financiering_werking=ingevuld({bron: werking.van(bron) for bron in Financieringsbron}),
        financiering_ondersteuning=ingevuld({bron: ondersteuning.van(bron) for bron in Financieringsbron}),
        financiering_project=ingevuld(totalen),
    )


def getoond(lijn: Projectmedewerker, sut_factor: Tarief) -> Projectmedewerker:
    """Een lijn met wat het formulier ernaast toont."""
    kost = lijnkost(lijn, sut_factor=sut_factor)
    kolom = {lijn.luik.value: kost}
    return attrs.evolve(
        lijn, opgave=Lijnopgave(sut=sut(lijn.brutoloon, sut_factor=sut_factor), bedrag=kost, **kolom), loonfiches=1
    )


def ingevuld(bedragen: dict[Financieringsbron, Bedrag]) -> Financiering:
    """Een financiering met haar totaal, kosten en percentages."""
    totaal = sum(bedragen.values(), Bedrag(0))
    procent = {bron.value: percentage(bedrag, totaal) for bron, bedrag in bedragen.items() if totaal}
    return Financiering(
        **{bron.value: bedrag for bron, bedrag in bedragen.items()},
        totaal=totaal,
        kosten=totaal,
        aandelen=Aandelen(**procent),
    )


VRIJ_TE_KIEZEN: Final = {
    "jaarbudget-wijkt-af",
    "ondersteuning-wijkt-af-van-pakket",
    "uurtarief-valt-op",
    "inzet-boven-aandeel",
}
"""Aandachtspunten over keuzes die vrij zijn: het loon, wie werkt, en hoe de middelen gespreid zijn."""


@RUIM
@given(plan=juiste_plannen())
def test_een_juist_plan_krijgt_nooit_een_bevinding(plan: Partnerschap) -> None:
    """Elk bedrag is één keer afgerond en één bron vangt de rest op: dat is altijd goed, ook op een klein bedrag."""
    verslag = controleer(plan)
    assert [str(bevinding) for bevinding in verslag if bevinding.regel.id not in VRIJ_TE_KIEZEN] == []
    assert {bevinding.ernst for bevinding in verslag} <= {Ernst.AANDACHT}
    alle_jaren = len(plan.begrotingen) == 6
    zonder_personas = {("persona-niet-weerhouden", "personas")}
    assert twijfels(verslag) == zonder_personas | (set() if alle_jaren else EIGEN_TWIJFEL)


def met_werking(plan: Partnerschap, **verschuiving: Bedrag) -> Partnerschap:
    """Het plan waarin bronnen van de financiering werking van het eerste jaar verschuiven."""
    eerste, *andere = plan.begrotingen
    financiering = eerste.financiering_werking
    assert financiering is not None
    bedragen: dict[str, Any] = {
        naam: financiering.van(Financieringsbron(naam)) + erbij for naam, erbij in verschuiving.items()
    }
    begroting = attrs.evolve(eerste, financiering_werking=attrs.evolve(financiering, **bedragen))
    return attrs.evolve(plan, begrotingen=(begroting, *andere))


@RUIM
@given(plan=juiste_plannen(), bron=st.sampled_from(Financieringsbron), centen=st.integers(-500, 500))
def test_een_cent_ernaast_sluit_de_financiering_niet(plan: Partnerschap, bron: Financieringsbron, centen: int) -> None:
    """Bij welke bron ook, te veel of te weinig."""
    assume(centen)
    verschil = Bedrag.van_centen(centen)
    verslag = controleer(met_werking(plan, **{bron.value: verschil}))
    gevonden = [b.gegevens["verschil"] for b in verslag if b.regel.id == "financiering-sluit-niet"]
    assert gevonden == [-verschil]
    assert ("financiering-sluit-niet", "begrotingen[0].financiering_werking") in plaatsen(verslag)


@RUIM
@given(plan=juiste_plannen(), extra=st.integers(1, 10_000))
def test_meer_dan_de_marge_boven_het_esf_tarief_wordt_altijd_gevonden(plan: Partnerschap, extra: int) -> None:
    """0,05 procentpunt van de kosten en de afrondingen van de sluitpost, en dan nog een cent."""
    kosten = plan.begrotingen[0].kosten_werking
    assume(kosten is not None and kosten.totaal)
    assert kosten is not None
    assert kosten.totaal is not None
    marge = kosten.totaal * Tarief("0.0005") + CENT * (3 + extra)
    verslag = controleer(met_werking(plan, esf=marge, vcf=-marge))
    assert ("esf-boven-tarief", "begrotingen[0].financiering_werking.esf") in plaatsen(verslag)


@RUIM
@given(plan=juiste_plannen(), extra=st.integers(1, 10_000))
def test_meer_dan_de_afrondingen_te_weinig_wordt_altijd_gevonden(plan: Partnerschap, extra: int) -> None:
    """Elk jaar mag elke bron een cent missen en kan de sluitpost er een over hebben; daaronder is het te weinig."""
    tekort = CENT * (4 * len(plan.begrotingen) + extra)
    verslag = controleer(met_werking(plan, lokaal=-tekort, vcf=tekort))
    assert ("cofinanciering-te-laag", "begrotingen") in plaatsen(verslag)


@RUIM
@given(plan=juiste_plannen(), centen=st.integers(-500, 500), luik=st.sampled_from(Luik))
def test_een_forfait_dat_meer_dan_een_cent_afwijkt_wordt_altijd_gevonden(
    plan: Partnerschap, centen: int, luik: Luik
) -> None:
    """Eén cent is nooit een fout van het forfait, twee cent altijd."""
    eerste, *andere = plan.begrotingen
    opgave = eerste.kosten(luik)
    assert opgave is not None
    assert opgave.forfait is not None
    anders: dict[str, Any] = {
        f"kosten_{luik}": attrs.evolve(opgave, forfait=opgave.forfait + Bedrag.van_centen(centen))
    }
    verslag = controleer(attrs.evolve(plan, begrotingen=(attrs.evolve(eerste, **anders), *andere)))
    gevonden = [b.plaats for b in verslag if b.regel.id == "forfait-klopt-niet"]
    assert gevonden == ([f"begrotingen[0].kosten_{luik}.forfait"] if abs(centen) > 1 else [])
