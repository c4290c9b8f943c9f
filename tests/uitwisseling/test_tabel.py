"""Trajecten en metingen uit CSV: wat past komt erbij, wat niet past wordt geweigerd zonder het te tonen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokale_partnerschappen import (
    Antwoord,
    Deelnemer,
    Drempel,
    Eindreden,
    Empowermentscore,
    Gegevensverwerking,
    Meting,
    Partner,
    Partnerschap,
    Persona,
    Startstatus,
    Statuswijziging,
    Sterpunt,
    Tabel,
    TabelFout,
    Tabelsoort,
    Traject,
    Uitstroom,
    lees_tabel,
    naar_json,
    nieuw_pseudoniem,
    tabelsjabloon,
    van_json,
    voeg_toe,
)
from lokale_partnerschappen.model.trajecten.uitstroom import Arbeidsstatus
from lokale_partnerschappen.uitwisseling.json.ontleden import GROOTSTE_BESTAND
from lokale_partnerschappen.uitwisseling.tabel.fout import soort_van
from lokale_partnerschappen.uitwisseling.tabel.kolommen import Lid, kolommen_van
from lokale_partnerschappen.uitwisseling.tabel.lezen import Metingrij, Trajectrij

D1, D2, D3 = "d-7k3mq9x2vtbz", "d-8h4nr2w5xcdf", "d-9j5ps3z6wdgk"
T1, T2, T3 = "t-7k3mq9x2vtbz", "t-8h4nr2w5xcdf", "t-9j5ps3z6wdgk"
LEEG = Partnerschap(
    naam="Voorbeeld",
    oproep="lp-208",
    personas=(Persona(id="jongeren", naam="Jongeren"),),
    partners=(Partner(id="ocmw-a", naam="OCMW A"),),
    eigen_levensdomeinen=("Digitaal leven",),
)
NUMMER = f"850231001{97 - 850231001 % 97:02}"


def tabel(*regels: str, soort: Tabelsoort | None = None, bestand: str = "t.csv") -> Tabel:
    """Een tabel met deze regels."""
    return Tabel("\n".join(regels) + "\n", bestand, soort)


def problemen(*tabellen: Tabel, dossier: Partnerschap = LEEG) -> list[str]:
    """Waarom de tabellen geweigerd worden."""
    with pytest.raises(TabelFout) as gevangen:
        voeg_toe(dossier, *tabellen)
    return [str(probleem) for probleem in gevangen.value.problemen]


def waar(*tabellen: Tabel, dossier: Partnerschap = LEEG) -> list[tuple[int | None, str | None]]:
    """Regel en kolom van elk probleem."""
    with pytest.raises(TabelFout) as gevangen:
        voeg_toe(dossier, *tabellen)
    return [(probleem.regel, probleem.kolom) for probleem in gevangen.value.problemen]


def melding(*tabellen: Tabel) -> str:
    """Alles wat over de tabellen te zien is, ook voor wie de fout zelf toont."""
    try:
        return f"gelukt: {voeg_toe(LEEG, *tabellen).rijen}"
    except TabelFout as fout:
        return f"{fout}{fout!r}{fout.args}{fout.__context__}"


# --- lezen wat past --------------------------------------------------------------------------------------------------


class TestEenVolleRij:
    def test_elke_kolom_komt_op_haar_plaats(self) -> None:
        """Ook uitstroom, statuswijziging en wat in een lijst hoort."""
        kop = (
            "deelnemer;traject;status;voldoet_aan_omschrijving;bevraagd;persona;partner;levensdomeinen;drempels;contacten;"
            "uitstroom_datum;uitstroom_reden;statuswijziging_datum;statuswijziging_status;na_zes_maanden_status;start"
        )
        rij = (
            f"{D1};{T1};Werkzoekend;JA;nee;jongeren;ocmw-a;Werk, rechten,digitaal leven;taal, schulden;"
            "5/03/2024, 2024-02-20,05/03/2024;30/09/2024;werk-nec;1/10/2024;werkt;onbekend;2024-02-15"
        )
        (deelnemer,) = voeg_toe(LEEG, tabel(kop, rij)).partnerschap.deelnemers
        assert deelnemer == Deelnemer(
            id=D1,
            status=Startstatus.WERKZOEKEND,
            voldoet_aan_omschrijving=True,
            bevraagd=Antwoord.NEE,
            trajecten=(
                Traject(
                    id=T1,
                    start=date(2024, 2, 15),
                    persona="jongeren",
                    partner="ocmw-a",
                    levensdomeinen=("Digitaal leven", "rechten", "werk"),
                    drempels=(Drempel.SCHULDEN, Drempel.TAAL),
                    contacten=(date(2024, 2, 20), date(2024, 3, 5)),
                    uitstroom=Uitstroom(
                        datum=date(2024, 9, 30),
                        reden=Eindreden.WERK_NEC,
                        statuswijzigingen=(Statuswijziging(datum=date(2024, 10, 1), status=Arbeidsstatus.WERKT),),
                        na_zes_maanden=deelnemer.trajecten[0].uitstroom.na_zes_maanden,
                    ),
                ),
            ),
        )

    def test_een_meting_met_ster_en_empowerment(self) -> None:
        """Een lege cel is niet gemeten; een schaal krijgt haar naam van de kop."""
        uitkomst = voeg_toe(
            LEEG,
            tabel(
                "traject;datum;loslaatschaal;ster_werk;STER wonen en inkomen;ster_rechten;empowerment_eigen schaal",
                f"{T1};31/01/2024;4;2;5;;3,5",
            ),
            tabel("deelnemer;traject", f"{D1};{T1}"),
        )
        assert uitkomst.partnerschap.deelnemers[0].trajecten[0].metingen == (
            Meting(
                datum=date(2024, 1, 31),
                loslaatschaal=4,
                ster=(Sterpunt(levensdomein="werk", score=2), Sterpunt(levensdomein="wonen-en-inkomen", score=5)),
                empowerment=(Empowermentscore(schaal="eigen schaal", score=Decimal("3.5")),),
            ),
        )
        assert (uitkomst.rijen, uitkomst.deelnemers, uitkomst.trajecten, uitkomst.metingen) == (2, 1, 1, 1)

    @pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
    @pytest.mark.parametrize("scheiding", [";", ","])
    @pytest.mark.parametrize("regeleinde", ["\n", "\r\n", "\r"])
    def test_zoals_een_belgisch_rekenblad_bewaart(self, codering: str, scheiding: str, regeleinde: str) -> None:
        """Puntkomma of komma, met of zonder BOM, Windows-1252, en lege rijen en kolommen aan het einde."""
        dossier = attrs.evolve(LEEG, eigen_levensdomeinen=("financiële rust",))
        rijen = [
            ["deelnemer", " traject ", "levensdomeinen", "", ""],
            [D1, f'"{T1}"', '"werk, financiële rust"', "", ""],
            ["", "", "", "", ""],
        ]
        tekst = regeleinde.join(scheiding.join(rij) for rij in rijen) + regeleinde
        uitkomst = voeg_toe(dossier, Tabel(tekst.encode(codering), "t.csv"))
        (traject,) = uitkomst.partnerschap.deelnemers[0].trajecten
        assert traject == Traject(id=T1, levensdomeinen=("financiële rust", "werk"))
        assert uitkomst.in_windows_1252 == (("t.csv",) if codering == "cp1252" else ())

    def test_een_tabel_met_alleen_een_kop_voegt_niets_toe(self) -> None:
        """Dat is geen fout."""
        uitkomst = voeg_toe(LEEG, tabel("deelnemer;traject"))
        assert (uitkomst.partnerschap, uitkomst.rijen) == (LEEG, 0)

    def test_bijzondere_kenmerken_alleen_na_een_uitdrukkelijke_keuze(self) -> None:
        """Wie ze alleen telt, krijgt de kolom geweigerd, met uitleg."""
        blad = tabel("deelnemer;traject;Dakloos", f"{D1};{T1};geweigerd")
        (melding,) = problemen(blad)
        assert melding.startswith("t.csv, regel 1, kolom dakloos: gevonden een bijzonder kenmerk per deelnemer")
        assert "kenmerktellingen" in melding
        dossier = attrs.evolve(LEEG, gegevensverwerking=Gegevensverwerking(bijzonder_per_deelnemer=True))
        kenmerken = voeg_toe(dossier, blad).partnerschap.deelnemers[0].bijzonder
        assert kenmerken is not None
        assert (kenmerken.dakloos, kenmerken.beperking) == (Antwoord.GEWEIGERD, Antwoord.ONBEKEND)

    def test_de_soort_kan_gegeven_worden(self) -> None:
        """Dan geldt de kop van dat soort."""
        blad = tabel("deelnemer;traject", f"{D1};{T1}", soort=Tabelsoort.METINGEN)
        assert waar(blad) == [(1, "A"), (1, "datum")]


def velden(klasse: type[Any], pad: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Elk veld van een klasse tot op het blad."""
    for naam, soort in get_type_hints(klasse).items():
        delen = [deel for deel in (soort, *get_args(soort)) if isinstance(deel, type) and attrs.has(deel)]
        if delen:
            yield from velden(delen[0], (*pad, naam))
        else:
            yield (*pad, naam)


def test_elk_veld_heeft_een_kolom_of_een_reden() -> None:
    """Een nieuw veld in het model valt hier op."""
    dossier = attrs.evolve(LEEG, gegevensverwerking=Gegevensverwerking(bijzonder_per_deelnemer=True))
    rijen = {Tabelsoort.TRAJECTEN: Trajectrij, Tabelsoort.METINGEN: Metingrij}
    # Trajecten en metingen zijn zelf rijen; tussenstappen passen niet op één rij.
    zonder = (("deelnemer", "trajecten"), ("traject", "metingen"), ("traject", "tussenstappen"))
    # Het levensdomein en de schaal staan in de kop; een schaal is vrij te noemen en heeft geen vaste kolom.
    in_de_kop = {("meting", "ster", "levensdomein"), *(("meting", "empowerment", deel) for deel in ("schaal", "score"))}
    for soort, klasse in rijen.items():
        kolommen = kolommen_van(soort, dossier)
        van_kolommen = {tuple(stap for stap in kolom.pad if not isinstance(stap, Lid)) for kolom in kolommen}
        assert {veld for veld in velden(klasse) if veld[:2] not in zonder} - in_de_kop == van_kolommen
        assert len({kolom.naam for kolom in kolommen}) == len(kolommen)


@pytest.mark.parametrize("soort", Tabelsoort)
def test_het_sjabloon_is_een_tabel_waarvan_het_voorbeeld_nooit_meekomt(soort: Tabelsoort) -> None:
    """Met echte pseudoniemen past het voorbeeld; zonder wordt het geweigerd."""
    sjabloon = tabelsjabloon(soort, LEEG)
    assert ("Digitaal leven" in sjabloon) == (soort is Tabelsoort.METINGEN)
    assert {kolom for _, kolom in waar(Tabel(sjabloon))} <= {"deelnemer", "traject"}
    echt = Tabel(sjabloon.replace("d-voorbeeld123", D1).replace("t-voorbeeld123", T1))
    uitkomst = voeg_toe(attrs.evolve(LEEG, deelnemers=(Deelnemer(id=D1, trajecten=(Traject(id=T1),)),)), echt)
    assert uitkomst.rijen == 1
    assert uitkomst.partnerschap.deelnemers != (Deelnemer(id=D1, trajecten=(Traject(id=T1),)),)


# --- weigeren wat niet past ------------------------------------------------------------------------------------------


class TestGeenTabel:
    @pytest.mark.parametrize(
        ("inhoud", "gevonden"),
        [
            (b"", "een leeg bestand"),
            ("\ufeff", "een leeg bestand"),
            (b" \r\n\r\n", "een leeg bestand"),
            (b"PK\x03\x04rest", "een werkboek van Excel of LibreOffice"),
            (b"\xd0\xcf\x11\xe0rest", "een werkboek van een oude Excel"),
            (b"%PDF-1.7", "een PDF"),
            ("deelnemer;traject".encode("utf-16"), "tekst in UTF-16"),
            (b"deelnemer\0traject", "geen tekst"),
            ("deelnemer\0traject", "geen tekst"),
            (b"deelnemer\x81traject", "geen tekst"),
            (f'deelnemer;traject\n{D1};"{T1}\n'.encode(), "een aanhalingsteken dat nooit sluit"),
            (f'deelnemer;traject\n{D1};"{T1}"x\n'.encode(), "tekst na een sluitend aanhalingsteken"),
            (f'"deelnemer"x;traject\n{D1};{T1}\n'.encode(), "tekst na een sluitend aanhalingsteken"),
            (f"deelnemer;traject\n{D1};{'x' * 200_000}\n".encode(), "een cel die te groot is"),
        ],
        ids=range(14),
    )
    def test_het_ene_probleem_staat_er(self, inhoud: bytes | str, gevonden: str) -> None:
        """In woorden, zonder de Engelse melding van Python en zonder de inhoud."""
        (melding,) = problemen(Tabel(inhoud, "t.csv"))
        assert f"gevonden {gevonden}" in melding
        assert not any(woord in melding for woord in ("expected", "limit", "xxx", D1))

    def test_een_fout_in_csv_noemt_de_regel_waar_de_rij_begint(self) -> None:
        """Ook na een cel over meer regels."""
        (melding,) = problemen(tabel("deelnemer;traject", f'"{D1}\n";{T1}', f'{D2};"{T2}'))
        assert melding.startswith("t.csv, regel 4: ")

    def test_een_bestand_van_meer_dan_64_mib(self) -> None:
        """Wordt niet ontleed."""
        assert "meer dan 64 MiB" in problemen(Tabel(b" " * (GROOTSTE_BESTAND + 1)))[0]

    @pytest.mark.parametrize("kop", ["deelnemer|traject|start", "deelnemer\ttraject\tstart", f"{D1};{T1};2024-01-31"])
    def test_een_andere_scheiding_of_geen_kopregel(self, kop: str) -> None:
        """Eén melding, en geen per rij."""
        (melding,) = problemen(tabel(kop, kop, kop))
        assert melding.startswith("t.csv, regel 1: gevonden geen enkele bekende kolom; verwacht een kopregel")
        assert D1 not in melding

    def test_een_bestand_dat_er_niet_is(self, tmp_path: Path) -> None:
        """Zoals bij een dossier."""
        with pytest.raises(TabelFout, match="gevonden geen bestand met deze naam"):
            lees_tabel(tmp_path / "weg.csv")
        goed = tmp_path / "goed.csv"
        goed.write_text(f"deelnemer;traject\n{D1};{T1}\n")
        assert voeg_toe(LEEG, lees_tabel(goed)).trajecten == 1


class TestDeKopregel:
    @pytest.mark.parametrize(
        ("kop", "woord"),
        [
            ("Naam", "naam"),
            ("naam deelnemer", "naam"),
            ("GEBOORTEDATUM", "geboortedatum"),
            ("e-mail", "mail"),
            ("rijksregisternummer", "rijksregisternummer"),
            ("Opmerking", "opmerking"),
        ],
    )
    def test_een_kolom_over_een_persoon(self, kop: str, woord: str) -> None:
        """De letter van de kolom en ons eigen woord, niet de kop en niet de cellen."""
        (melding,) = problemen(tabel(f"deelnemer;traject;{kop}", f"{D1};{T1};Geheim"))
        assert melding.startswith(
            f"t.csv, regel 1, kolom C: gevonden een kolom over een persoon of met vrije tekst ({woord}); "
        )
        assert "Geheim" not in melding

    def test_een_onbekende_kolom_wordt_niet_getoond_maar_wel_vergeleken(self) -> None:
        """In een blad zonder kopregel kan er een naam staan."""
        meldingen = problemen(tabel("deelnemer;traject;strat;Jan Janssens;;empowerment_123456", f"{D1};{T1};;;;"))
        assert len(meldingen) == 3
        assert "kolom C" in meldingen[0]
        assert meldingen[0].endswith("bedoelde u ‘start’?")
        assert not any("Janssens" in melding or "123456" in melding for melding in meldingen)

    @pytest.mark.parametrize("schaal", ["850231001", NUMMER, "x" * 41, "iemand@voorbeeld.be", "=1", ""])
    def test_een_schaal_met_een_vreemde_naam(self, schaal: str) -> None:
        """De naam van een schaal is geen plaats voor een nummer of adres."""
        blad = tabel(f"traject;datum;loslaatschaal;empowerment_{schaal}", f"{T1};2024-01-31;3;2")
        meldingen = problemen(blad, tabel("deelnemer;traject", f"{D1};{T1}"))
        assert ["regel 1, kolom D" in melding for melding in meldingen] == [True]

    def test_een_schaal_is_geen_kolom_van_trajecten(self) -> None:
        """Empowerment hoort bij een meting."""
        assert waar(tabel("deelnemer;traject;start;empowerment_schaal", f"{D1};{T1};;")) == [(1, "D")]

    def test_een_dubbele_kolom(self) -> None:
        """Welke geldt, weet niemand: over haar cellen volgt niets meer, ook niet als ze verplicht is."""
        assert waar(tabel("deelnemer;traject;start;Start", f"{D1};{T1};x;y")) == [(1, "start")]
        assert waar(tabel("deelnemer;traject;traject", f"{D1};{T1};{T2}")) == [(1, "traject")]

    def test_een_verplichte_kolom_ontbreekt(self) -> None:
        """Eén melding, en geen per rij."""
        assert waar(tabel("traject;status;start", f"{T1};werkzoekend;", f"{T2};;x")) == [(1, "deelnemer"), (3, "start")]

    def test_cellen_onder_een_lege_kop(self) -> None:
        """Een lege kolom mag, een kolom zonder naam met inhoud niet."""
        assert waar(tabel("deelnemer;traject;;", f"{D1};{T1};;iets")) == [(1, "D")]

    def test_de_zevenentwintigste_kolom_heet_aa(self) -> None:
        """Zoals in een rekenblad."""
        kop = ["deelnemer", "traject", *[""] * 24, "naam"]
        assert waar(tabel(";".join(kop), ";".join([D1, T1, *[""] * 25]))) == [(1, "AA")]

    def test_twee_eigen_levensdomeinen_die_op_elkaar_lijken(self) -> None:
        """Alleen de kop die precies past, wordt gekozen."""
        dossier = attrs.evolve(LEEG, eigen_levensdomeinen=("vrije tijd", "vrije-tijd"))
        trajecten = tabel("deelnemer;traject", f"{D1};{T1}")
        precies = tabel("traject;datum;ster_vrije-tijd", f"{T1};2024-01-31;3")
        (traject,) = voeg_toe(dossier, trajecten, precies).partnerschap.deelnemers[0].trajecten
        assert traject.metingen[0].ster == (Sterpunt(levensdomein="vrije-tijd", score=3),)
        ongeveer = tabel("traject;datum;ster_vrije_tijd", f"{T1};2024-01-31;3")
        assert (1, "C") in waar(trajecten, ongeveer, dossier=dossier)


class TestEenRij:
    @pytest.mark.parametrize(
        ("kolom", "cel", "gevonden"),
        [
            ("start", "31/02/2024", "iets als een datum"),
            ("start", "2024-13-01", "iets als een datum"),
            ("start", "31/01/24", "iets als een datum"),
            ("start", "45322", "een getal"),
            ("start", "=1+1", "een formule"),
            ("start", "#WAARDE!", "een foutwaarde van het rekenblad"),
            ("status", "Jan Janssens", "meer woorden, misschien een naam"),
            ("status", "werkzoekendd", "een woord dat hier niet past"),
            ("status", NUMMER, "een rijksregisternummer"),
            ("geslacht", "iemand@voorbeeld.be", "een e-mailadres"),
            ("geslacht", "v" * 300, "een tekst van 300 tekens"),
            ("voldoet_aan_omschrijving", "misschien", "een woord dat hier niet past"),
            ("persona", "Janssens", "een woord dat hier niet past"),
            ("partner", "iemand@voorbeeld.be", "een e-mailadres"),
            ("levensdomeinen", "werk, Janssens", "meer woorden"),
            ("levensdomeinen", "werk,", "een woord"),
            ("drempels", "taal, Janssens", "meer woorden"),
            ("contacten", "5/03/2024, gisteren", "meer woorden"),
            ("combinatie_vdab", "Janssens", "een woord"),
            ("uitstroom_datum", "30/02/2024", "iets als een datum"),
            ("weigering_datum", "-", "een formule"),
        ],
    )
    def test_een_cel_die_niet_past_staat_er_in_soort(self, kolom: str, cel: str, gevonden: str) -> None:
        """Met regel en kolom, wat er verwacht wordt, en nooit de inhoud."""
        (melding,) = problemen(tabel(f"deelnemer;traject;{kolom}", f"{D2};{T2};", f"{D1};{T1};{cel}"))
        assert melding.startswith(f"t.csv, regel 3, kolom {kolom}: gevonden {gevonden}")
        assert all(deel.strip() not in melding for deel in cel.split(",") if len(deel) > 4 and deel != "werk")

    @pytest.mark.parametrize(
        "cel", ["Janssens", NUMMER, "iemand@voorbeeld.be", "12345", "d-000000850730", "", "D-7K3MQ9X2VTBZ"]
    )
    def test_een_kenmerk_dat_geen_pseudoniem_is(self, cel: str) -> None:
        """Ook niet leeg."""
        (melding,) = problemen(tabel("deelnemer;traject;start", f"{cel};{T1};2024-01-31"))
        assert melding.startswith("t.csv, regel 2, kolom deelnemer: gevonden ")
        assert not cel or cel not in melding

    @pytest.mark.parametrize(
        ("kolom", "cel"),
        [
            *(("loslaatschaal", cel) for cel in ("0", "11", "4,5", "hoog", "1e1", "12345678901")),
            *(("ster_werk", cel) for cel in ("0", "6", "-1", "goed")),
            *(("empowerment_schaal", cel) for cel in ("1.000", "veel", "1,2,3", "NaN", "1e5")),
            ("datum", "31/02/2024"),
        ],
    )
    def test_een_score_buiten_haar_schaal(self, kolom: str, cel: str) -> None:
        """De kolom staat erbij, ook als een andere kolom dezelfde score heeft."""
        waarden = {"datum": "2024-01-31", "loslaatschaal": "3", "ster_rechten": "3", "ster_werk": "3"}
        waarden |= {"empowerment_schaal": "3", kolom: cel}
        blad = tabel(";".join(["traject", *waarden]), ";".join([T1, *waarden.values()]))
        assert waar(blad, tabel("deelnemer;traject", f"{D1};{T1}", bestand="d.csv")) == [(2, kolom)]

    def test_te_veel_of_te_weinig_cellen(self) -> None:
        """Alleen lege cellen mogen er te veel zijn."""
        blad = tabel("deelnemer;traject;start", f"{D1};{T1};;;", f"{D2};{T2};;x", f"{D3};{T3}")
        assert [melding.partition(": ")[2] for melding in problemen(blad)] == [
            "gevonden 4 cellen; verwacht 3 cellen, zoals de kopregel",
            "gevonden 2 cellen; verwacht 3 cellen, zoals de kopregel",
        ]

    def test_een_lijst_zonder_aanhalingstekens_bij_kommas(self) -> None:
        """Dan zijn er cellen te veel: er schuift niets ongemerkt op."""
        assert waar(tabel("deelnemer,traject,levensdomeinen", f"{D1},{T1},werk,rechten")) == [(2, None)]

    def test_wat_bij_een_andere_cel_hoort_ontbreekt(self) -> None:
        """Een reden zonder datum van uitstroom, een status zonder dag."""
        blad = tabel("deelnemer;traject;uitstroom_reden", f"{D1};{T1};werk-nec")
        assert problemen(blad)[0].startswith("t.csv, regel 2, kolom uitstroom_datum: gevonden niets; verwacht een")
        blad = tabel(
            "deelnemer;traject;uitstroom_datum;statuswijziging_status;weigering_grond",
            f"{D1};{T1};2024-01-31;werkt;leeftijd",
        )
        assert waar(blad) == [(2, "statuswijziging_datum"), (2, "weigering_datum")]

    def test_een_meting_zonder_score(self) -> None:
        """Zegt niets, en wordt dus niet toegevoegd."""
        blad = tabel("traject;datum;loslaatschaal", f"{T1};2024-01-31;")
        assert problemen(blad, tabel("deelnemer;traject", f"{D1};{T1}", bestand="d.csv")) == [
            "t.csv, regel 2: gevonden niets; verwacht minstens één score"
        ]

    def test_alle_problemen_van_alle_tabellen_tegelijk(self) -> None:
        """Op volgorde van bestand en regel."""
        een = tabel("deelnemer;traject;start;status", f"{D1};{T1};x;y", f"{D2};z;;", bestand="a.csv")
        twee = tabel("traject;datum;loslaatschaal;naam", f"{T1};2024-01-31;99;", bestand="b.csv")
        with pytest.raises(TabelFout) as gevangen:
            voeg_toe(LEEG, twee, een)
        assert [(p.bestand, p.regel, p.kolom) for p in gevangen.value.problemen] == [
            ("a.csv", 2, "start"),
            ("a.csv", 2, "status"),
            ("a.csv", 3, "traject"),
            ("b.csv", 1, "D"),
            ("b.csv", 2, "loslaatschaal"),
        ]
        assert str(gevangen.value).startswith("niets toegevoegd (5 problemen):\n  a.csv, regel 2, kolom start: ")

    @pytest.mark.parametrize(("cel", "soort"), [("", "niets"), ("1.234,5", "een getal (niet getoond)")])
    def test_de_soort_van_een_cel(self, cel: str, soort: str) -> None:
        """In woorden."""
        assert soort_van(cel) == soort


# --- samen met wat er al staat ---------------------------------------------------------------------------------------


BESTAAND = attrs.evolve(
    LEEG,
    deelnemers=(
        Deelnemer(
            id=D2,
            status=Startstatus.WERKZOEKEND,
            trajecten=(
                Traject(
                    id=T2,
                    start=date(2024, 1, 15),
                    contacten=(date(2024, 3, 1), date(2024, 2, 1)),
                    metingen=(Meting(datum=date(2024, 2, 1), loslaatschaal=3),),
                ),
            ),
        ),
        Deelnemer(id=D1),
    ),
)


class TestSamenMetHetDossier:
    def test_een_traject_van_een_bestaande_deelnemer_komt_bij_hem(self) -> None:
        """Wie terugkomt, krijgt een tweede traject; wat hij al was, blijft."""
        uitkomst = voeg_toe(BESTAAND, tabel("deelnemer;traject;start", f"{D2};{T1};2025-01-10"))
        (d1, d2) = uitkomst.partnerschap.deelnemers
        assert (d1.id, d2.id, d2.status) == (D1, D2, Startstatus.WERKZOEKEND)
        assert [traject.id for traject in d2.trajecten] == [T1, T2]
        assert (uitkomst.deelnemers, uitkomst.trajecten, uitkomst.aangevuld) == (0, 1, 0)

    def test_een_rij_vult_aan_wat_nog_niet_bekend_is(self) -> None:
        """Lijsten worden verenigd, lege cellen zeggen niets."""
        blad = tabel(
            "deelnemer;traject;status;start;contacten;uitstroom_datum;geslacht",
            f"{D2};{T2};;15/01/2024;1/02/2024, 1/04/2024;30/06/2024;onbekend",
        )
        uitkomst = voeg_toe(BESTAAND, blad)
        (traject,) = uitkomst.partnerschap.deelnemers[1].trajecten
        assert traject.contacten == (date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1))
        assert traject.uitstroom == Uitstroom(datum=date(2024, 6, 30))
        assert traject.metingen == BESTAAND.deelnemers[0].trajecten[0].metingen
        assert (uitkomst.trajecten, uitkomst.aangevuld) == (0, 1)

    def test_een_meting_op_dezelfde_dag_wordt_aangevuld(self) -> None:
        """Eén meting per dag; een andere dag is een nieuwe meting, op datum."""
        blad = tabel("traject;datum;loslaatschaal;ster_werk", f"{T2};1/02/2024;;4", f"{T2};1/01/2024;2;")
        uitkomst = voeg_toe(BESTAAND, blad)
        assert uitkomst.partnerschap.deelnemers[1].trajecten[0].metingen == (
            Meting(datum=date(2024, 1, 1), loslaatschaal=2),
            Meting(datum=date(2024, 2, 1), loslaatschaal=3, ster=(Sterpunt(levensdomein="werk", score=4),)),
        )
        assert (uitkomst.metingen, uitkomst.aangevuld) == (1, 1)

    def test_wat_er_al_staat_verandert_niets(self) -> None:
        """Zelfs de volgorde van het dossier niet."""
        blad = tabel("deelnemer;traject;status;contacten", f"{D2};{T2};werkzoekend;2024-02-01")
        meting = tabel("traject;datum;loslaatschaal", f"{T2};2024-02-01;3")
        uitkomst = voeg_toe(BESTAAND, blad, meting)
        assert uitkomst.partnerschap is BESTAAND
        assert (uitkomst.rijen, uitkomst.aangevuld) == (2, 0)

    @pytest.mark.parametrize(
        ("blad", "plaats"),
        [
            (("deelnemer;traject;status", f"{D2};{T2};niet-beroepsactief"), (2, "status")),
            (("deelnemer;traject;start", f"{D2};{T2};2024-01-16"), (2, "start")),
            (("deelnemer;traject", f"{D1};{T2}"), (2, "traject")),
            (("traject;datum;loslaatschaal", f"{T2};2024-02-01;4"), (2, "loslaatschaal")),
            (("traject;datum;loslaatschaal", f"{T3};2024-02-01;4"), (2, "traject")),
            (("deelnemer;traject", f"{D3};{T3}", f"{D1};{T3}"), (3, "traject")),
            (("deelnemer;traject;start", f"{D3};{T3};2024-01-01", f"{D3};{T3};2024-01-02"), (3, "start")),
            (
                (
                    "deelnemer;traject;uitstroom_datum;statuswijziging_datum;statuswijziging_status",
                    f"{D3};{T3};2024-01-01;2024-01-02;werkt",
                    f"{D3};{T3};2024-01-01;2024-01-02;werkzoekend",
                ),
                (3, "statuswijziging_status"),
            ),
            (
                (
                    "traject;datum;ster_rechten;ster_werk;empowerment_schaal",
                    f"{T2};2024-05-01;1;2;3",
                    f"{T2};2024-05-01;1;3;3,0",
                ),
                (3, "ster_werk"),
            ),
        ],
    )
    def test_wat_strijdig_is_wordt_geweigerd(self, blad: tuple[str, ...], plaats: tuple[int, str]) -> None:
        """Een tabel verbetert niets: de melding noemt de kolom en geen van beide waarden."""
        assert waar(tabel(*blad), dossier=BESTAAND) == [plaats]
        (melding,) = problemen(tabel(*blad), dossier=BESTAAND)
        assert not any(cel in melding for rij in blad[1:] for cel in rij.split(";") if len(cel) > 4)

    def test_wat_twee_keer_in_het_dossier_staat_is_niet_aan_te_vullen(self) -> None:
        """Wie kiest, weet niet welke; een ander traject gaat gewoon door en laat ze staan."""
        dag = date(2024, 2, 1)
        twee_metingen = (Meting(datum=dag, loslaatschaal=3), Meting(datum=dag, loslaatschaal=4))
        dossier = attrs.evolve(
            LEEG,
            deelnemers=(
                Deelnemer(id=D1, trajecten=(Traject(id=T1, metingen=twee_metingen),)),
                Deelnemer(id=D2, trajecten=(Traject(id=T2), Traject(id=T2, start=dag))),
                Deelnemer(id=D3, trajecten=(Traject(id=T3),)),
                Deelnemer(id=D3),
            ),
        )
        assert waar(tabel("traject;datum;ster_werk", f"{T1};2024-02-01;3"), dossier=dossier) == [(2, "datum")]
        assert waar(tabel("traject;datum;ster_werk", f"{T2};2024-02-01;3"), dossier=dossier) == [(2, "traject")]
        assert waar(tabel("deelnemer;traject", f"{D2};{T2}"), dossier=dossier) == [(2, "traject")]
        assert waar(tabel("deelnemer;traject", f"{D3};{T3}"), dossier=dossier) == [(2, "deelnemer")]
        nieuw = nieuw_pseudoniem("t")
        erbij = voeg_toe(dossier, tabel("deelnemer;traject", f"{D2};{nieuw}")).partnerschap
        assert erbij.deelnemers[2:] == dossier.deelnemers[2:]
        assert [traject for traject in erbij.deelnemers[1].trajecten if traject.id == T2] == [
            Traject(id=T2),
            Traject(id=T2, start=dag),
        ]

    def test_twee_statussen_op_een_dag_in_het_dossier_blijven_staan(self) -> None:
        """Aanvullen laat nooit iets vallen."""
        dag = date(2024, 9, 30)
        wijzigingen = tuple(Statuswijziging(datum=dag, status=status) for status in ("werkt", "werkzoekend"))
        traject = Traject(id=T1, uitstroom=Uitstroom(datum=dag, statuswijzigingen=wijzigingen))
        dossier = attrs.evolve(LEEG, deelnemers=(Deelnemer(id=D1, trajecten=(traject,)),))
        kop = "deelnemer;traject;uitstroom_datum;statuswijziging_datum;statuswijziging_status"
        assert voeg_toe(dossier, tabel(kop, f"{D1};{T1};2024-09-30;2024-09-30;werkt")).partnerschap is dossier
        erbij = voeg_toe(dossier, tabel(kop, f"{D1};{T1};2024-09-30;2024-10-05;werkt")).partnerschap
        nu = erbij.deelnemers[0].trajecten[0].uitstroom
        assert nu is not None
        assert nu.statuswijzigingen[:2] == wijzigingen
        assert len(nu.statuswijzigingen) == 3


class TestGeenVervolgmeldingen:
    METING = tabel("traject;datum;loslaatschaal", f"{T1};2024-01-31;3", bestand="m.csv")

    def test_over_een_meting_bij_een_geweigerde_rij(self) -> None:
        """Het traject staat in een tabel; dat zijn rij niet past, is al gezegd."""
        assert waar(tabel("deelnemer;traject;start", f"{D1};{T1};x"), self.METING) == [(2, "start")]

    def test_over_een_meting_bij_een_onleesbare_tabel(self) -> None:
        """Het traject kan daarin staan."""
        assert waar(Tabel(b"PK\x03\x04"), self.METING) == [(None, None)]


# --- eigenschappen ---------------------------------------------------------------------------------------------------

DAGEN = st.dates(date(2024, 1, 1), date(2025, 12, 31)).map(date.isoformat)
KOP = "deelnemer;traject;status;start;levensdomeinen;contacten;uitstroom_datum"
METINGKOP = "traject;datum;loslaatschaal;ster_werk;ster_rechten"


@st.composite
def rijen(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Rijen van drie deelnemers die elkaar nooit tegenspreken: van elk traject en elke dag vast wat er waar is."""
    trajecten, metingen = [], []
    for wie, welk in ((D1, T1), (D2, T2), (D1, T3)):
        start, einde = draw(DAGEN), draw(DAGEN)
        for _ in range(draw(st.integers(0, 3))):
            domeinen = ", ".join(draw(st.lists(st.sampled_from(("werk", "rechten", "justitie")), max_size=3)))
            contacten = ", ".join(draw(st.lists(DAGEN, max_size=3)))
            keuzes = [draw(st.sampled_from((waarde, ""))) for waarde in ("werkzoekend", start)]
            slot = draw(st.sampled_from((einde, "")))
            trajecten.append(";".join([wie, welk, *keuzes, domeinen, contacten, slot]))
        if not any(welk in rij for rij in trajecten):
            continue
        for dag in draw(st.lists(DAGEN, max_size=2)):
            loslaat, werk = str(int(dag[-2:]) % 10 + 1), str(int(dag[-2:]) % 5 + 1)
            metingen += draw(
                st.lists(st.sampled_from((f"{welk};{dag};{loslaat};;", f"{welk};{dag};;{werk};3")), max_size=2)
            )
    return trajecten, metingen


@given(rijen(), st.data())
def test_de_volgorde_van_rijen_doet_er_niet_toe(gegeven: tuple[list[str], list[str]], data: st.DataObject) -> None:
    """En dezelfde rijen nog eens veranderen niets; wat eruit komt, is een dossier dat te schrijven en te lezen is."""

    def samen(trajecten: Sequence[str], metingen: Sequence[str]) -> Partnerschap:
        return voeg_toe(BESTAAND_ZONDER, tabel(KOP, *trajecten), tabel(METINGKOP, *metingen)).partnerschap

    trajecten, metingen = gegeven
    dossier = samen(trajecten, metingen)
    assert samen(data.draw(st.permutations(trajecten)), data.draw(st.permutations(metingen))) == dossier
    assert samen([*trajecten, *trajecten], [*metingen, *metingen]) == dossier
    assert voeg_toe(dossier, tabel(METINGKOP, *metingen), tabel(KOP, *trajecten)).partnerschap == dossier
    assert van_json(naar_json(dossier)) == dossier


BESTAAND_ZONDER = attrs.evolve(LEEG, deelnemers=(Deelnemer(id=D3), Deelnemer(id=D2)))


@given(rijen(), st.integers(0, 9), st.integers(0, 9))
def test_in_twee_keer_toevoegen_is_in_een_keer_toevoegen(
    gegeven: tuple[list[str], list[str]], knip: int, metingknip: int
) -> None:
    """Hoe iemand zijn bestanden ook verdeelt."""
    trajecten, metingen = gegeven
    ineens = voeg_toe(BESTAAND_ZONDER, tabel(KOP, *trajecten), tabel(METINGKOP, *metingen))
    eerst = voeg_toe(BESTAAND_ZONDER, tabel(KOP, *trajecten[:knip])).partnerschap
    dan = voeg_toe(eerst, tabel(KOP, *trajecten[knip:]), tabel(METINGKOP, *metingen[:metingknip])).partnerschap
    laatst = voeg_toe(dan, tabel(METINGKOP, *metingen[metingknip:])).partnerschap
    assert laatst == ineens.partnerschap
    wat_er_is = [traject for deelnemer in laatst.deelnemers for traject in deelnemer.trajecten]
    assert ineens.trajecten == len(wat_er_is)
    assert ineens.metingen == sum(len(traject.metingen) for traject in wat_er_is)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_om_het_even_welke_bytes_worden_geweigerd_of_gelezen(inhoud: bytes) -> None:
    """Er valt nooit iets anders om dan met een TabelFout."""
    for begin in (b"", f"deelnemer;traject;start\n{D1};{T1};".encode()):
        assert melding(Tabel(begin + inhoud)).startswith(("gelukt", "niets toegevoegd"))


GEHEIM = ("Janssens", "Geheim", NUMMER, "iemand@voorbeeld.be")


@given(st.data())
def test_geen_enkele_cel_of_kop_wordt_herhaald(data: st.DataObject) -> None:
    """Waar het ook staat: in een kop, in een cel, of in een cel te veel."""
    woorden = st.sampled_from((*GEHEIM, "deelnemer", "traject", "status", "datum", "start", D1, T1, "", "ja", "3"))
    blad = data.draw(st.lists(st.lists(woorden, min_size=1, max_size=6).map(";".join), min_size=1, max_size=5))
    gezegd = melding(tabel("deelnemer;traject;status;persona", *blad), tabel(*blad))
    assert not any(geheim in gezegd for geheim in GEHEIM)
