"""De tekst van een aanvraag uit Platos: volledig gelezen, of precies gemeld wat geen plaats kreeg."""

from __future__ import annotations

import itertools
import traceback
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, som
from lokale_partnerschappen.model.financiering import Aandelen, Financiering, Financieringsbron, Inbreng
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Tabeltotaal
from lokale_partnerschappen.model.kosten.personeel import Aanwerving, Projectmedewerker
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.uitwisseling.platos import PlatosFout, Platoslezing, lees_platos, lees_platos_bestand

BESTAND = Path(__file__).parents[1] / "gegevens" / "aanvraag-voorbeeld.txt"
TEKST = BESTAND.read_text("utf-8")
REGELS = TEKST.split("\n")
AANGEWORVEN = "Kosten reeds aangeworven projectpersoneel"
AAN_TE_WERVEN = "Kosten nog aan te werven projectpersoneel"
KOP = next(regel for regel in REGELS if regel.startswith("Soort\t"))
EERSTE_RIJ = REGELS.index(KOP) + 1
RIJEN = [nr for nr, regel in enumerate(REGELS) if regel.startswith(("0\tx", "1\tx"))]
NAAMLOOS = "de naam zegt niet welke gemeente dit bestuur heeft"
GEEN_RIJEN = "Deze tabel heeft nog geen rijen."


def met(*wijzigingen: tuple[str, str], tekst: str = TEKST) -> str:
    """De voorbeeldtekst met stukken vervangen die er precies één keer in staan."""
    for oud, nieuw in wijzigingen:
        assert tekst.count(oud) == 1, (oud, tekst.count(oud))
        tekst = tekst.replace(oud, nieuw)
    return tekst


def met_rij(plaats: int, *rijen: str) -> str:
    """De voorbeeldtekst met een regel vervangen door andere."""
    return "\n".join([*REGELS[:plaats], *rijen, *REGELS[plaats + 1 :]])


def met_cel(plaats: int, kolom: int, cel: str) -> str:
    cellen = REGELS[plaats].split("\t")
    cellen[kolom] = cel
    return met_rij(plaats, "\t".join(cellen))


def met_veld(label: str, waarde: str) -> tuple[str, int]:
    """De voorbeeldtekst met een andere waarde onder een label (het laatste met die naam), en haar regelnummer."""
    plaats = len(REGELS) - 1 - REGELS[::-1].index(label)
    plaats = next(nr for nr in range(plaats + 1, len(REGELS)) if REGELS[nr] and not REGELS[nr].endswith("fonds"))
    return met_rij(plaats, waarde), plaats + 1


def begroting(lezing: Platoslezing) -> Begroting:
    (enige,) = lezing.partnerschap.begrotingen
    return enige


def gemeld(tekst: str) -> list[tuple[int, str, str]]:
    """(regel, kolom, reden) van alles wat geen plaats kreeg, buiten het ene OCMW zonder gemeente."""
    meldingen = lees_platos(tekst).niet_geplaatst
    return [(m.regel, m.kolom, m.reden) for m in meldingen if m.reden != NAAMLOOS]


def aantal(tekst: str) -> int:
    return len(begroting(lees_platos(tekst)).personeel)


class TestHetVoorbeeld:
    LEZING = lees_platos(TEKST)

    def test_elke_personeelslijn_staat_er_met_haar_cijfers(self) -> None:
        cijfers = [
            (lijn.luik.value, lijn.partner, str(lijn.brutoloon), str(lijn.uren), str(lijn.opgave and lijn.opgave.sut))
            for lijn in begroting(self.LEZING).personeel
        ]
        assert cijfers == [
            ("werking", "dienstverlener-a", "3410.50", "1720", "40.93"),
            ("werking", "dienstverlener-a", "4987.25", "860.125", "59.85"),
            ("werking", "dienstverlener-b", "3325.00", "1290.5", "39.90"),
            ("werking", "vdab", "3601.40", "505.333", "43.22"),
            ("werking", "ocmw-lokeren", "3844.60", "212.75", "46.14"),
            ("werking", "ocmw-lokeren", "5120.00", "41.667", "61.44"),
            ("werking", "ocmw-sint-gillis-waas", "3790.15", "88.4", "45.48"),
            ("werking", "ocmw-stekene", "4402.80", "35.219", "52.83"),
            ("werking", "ocmw", "3555.55", "60", "42.67"),
            ("werking", "ocmw-temse", "3912.35", "146.083", "46.95"),
            ("ondersteuning", "steunpunt-c", "4440.00", "430", "53.28"),
            ("ondersteuning", "steunpunt-c", "4210.70", "86.5", "50.53"),
        ]

    def test_de_verzonnen_cijfers_volgen_uit_elkaar(self) -> None:
        for lijn in begroting(self.LEZING).personeel:
            assert lijn.opgave is not None
            assert lijn.opgave.sut == lijn.brutoloon * Tarief.procent("1.2")
            assert lijn.opgave.bedrag == lijn.opgave.sut * lijn.uren
            in_luik, elders = lijn.opgave.werking, lijn.opgave.ondersteuning
            if lijn.luik is Luik.ONDERSTEUNING:
                in_luik, elders = elders, in_luik
            assert (in_luik, elders) == (lijn.opgave.bedrag, None)

    def test_teksten_codes_en_stukken_van_voor_en_na_het_bladeinde(self) -> None:
        lijnen = begroting(self.LEZING).personeel
        assert (lijnen[1].functie, lijnen[1].activiteit) == ("Coördinator", "Coördinatie")
        assert (lijnen[11].functie, lijnen[11].activiteit) == ("Stafmedewerker", "Kennisdeling, vorming")
        assert {lijn.loonfiches for lijn in lijnen} == {0}
        assert {lijn.aanwerving for lijn in lijnen} == {Aanwerving.AANGEWORVEN}
        assert [lijn.soort_code for lijn in lijnen] == ["0"] * 10 + ["1"] * 2

    def test_totalen_forfait_en_kosten(self) -> None:
        b = begroting(self.LEZING)
        assert b.personeel_totaal == Tabeltotaal(
            uren=Decimal("5476.58"),
            bedrag=Bedrag("250166.93"),
            werking=Bedrag("222885.68"),
            ondersteuning=Bedrag("27281.25"),
        )
        assert b.forfaitpercentage == 40
        assert b.kosten_werking == Kostenopgave(forfait=Bedrag("89154.27"), totaal=Bedrag("312039.95"))
        assert b.kosten_ondersteuning == Kostenopgave(forfait=Bedrag("10912.50"), totaal=Bedrag("38193.75"))
        assert b.kosten_project == Kostenopgave(forfait=Bedrag("100066.77"), totaal=Bedrag("350233.70"))
        assert som(lijn.opgave.bedrag for lijn in b.personeel if lijn.opgave and lijn.opgave.bedrag) == Bedrag(
            "250166.93"
        )

    def test_de_cofinanciering_houdt_haar_codes(self) -> None:
        b = begroting(self.LEZING)
        lokaal, vdab = Financieringsbron.LOKAAL, Financieringsbron.VDAB
        assert [
            (
                lijn.luik,
                lijn.soort_code,
                lijn.bron,
                lijn.bron_code,
                lijn.inbreng,
                lijn.persoonsgebonden_code,
                str(lijn.bedrag),
            )
            for lijn in b.cofinanciering
        ] == [
            (Luik.WERKING, "0", lokaal, "4", Inbreng.PERSONEEL, "0", "46805.99"),
            (Luik.WERKING, "0", vdab, "7", Inbreng.PERSONEEL, "0", "21840.49"),
            (Luik.ONDERSTEUNING, "1", vdab, "8", Inbreng.MIDDELEN, "1", "5729.06"),
            (Luik.WERKING, "0", vdab, "8", Inbreng.MIDDELEN, "1", "24965.50"),
        ]
        assert {(lijn.omschrijving, lijn.bewijsstukken) for lijn in b.cofinanciering} == {
            ("Inzet van personeel", 0),
            ("Inzet van middelen", 0),
        }
        assert b.cofinanciering_totaal == Tabeltotaal(
            bedrag=Bedrag("99341.04"), werking=Bedrag("93611.98"), ondersteuning=Bedrag("5729.06")
        )

    def test_de_drie_financieringen_met_hun_percentages(self) -> None:
        b = begroting(self.LEZING)
        assert b.financiering_werking == Financiering(
            esf=Bedrag("124815.98"),
            vcf=Bedrag("93611.99"),
            lokaal=Bedrag("46805.99"),
            vdab=Bedrag("46805.99"),
            totaal=Bedrag("312039.95"),
            kosten=Bedrag("312039.95"),
            aandelen=Aandelen(
                esf=Decimal(40), vcf=Decimal(30), lokaal=Decimal(15), vdab=Decimal(15), totaal=Decimal(100)
            ),
        )
        assert b.financiering_ondersteuning == Financiering(
            esf=Bedrag("15277.50"),
            vcf=Bedrag("17187.19"),
            vdab=Bedrag("5729.06"),
            totaal=Bedrag("38193.75"),
            kosten=Bedrag("38193.75"),
            aandelen=Aandelen(esf=Decimal(40), vcf=Decimal(45), vdab=Decimal(15), totaal=Decimal(100)),
        )
        # Na "ESF %" staat meteen "VCF": het formulier laat dat veld leeg.
        assert b.financiering_project == Financiering(
            esf=Bedrag("140093.48"),
            vcf=Bedrag("110799.18"),
            lokaal=Bedrag("46805.99"),
            vdab=Bedrag("52535.05"),
            totaal=Bedrag("350233.70"),
            kosten=Bedrag("350233.70"),
            aandelen=Aandelen(vcf=Decimal("31.64"), lokaal=Decimal("13.36"), vdab=Decimal(15), totaal=Decimal(100)),
        )

    def test_de_organisaties_worden_partners(self) -> None:
        partners = self.LEZING.partnerschap.partners
        assert [(p.id, p.soort, p.kbo, p.gemeente) for p in partners if p.soort is not Partnersoort.LOKAAL_BESTUUR] == [
            ("dienstverlener-a", Partnersoort.DIENSTVERLENER, "0999999130", None),
            ("dienstverlener-b", Partnersoort.DIENSTVERLENER, "0999999229", None),
            ("vdab", Partnersoort.VDAB, "0999999328", None),
            ("steunpunt-c", Partnersoort.ONDERSTEUNER, "0999999922", None),
        ]
        assert [(p.id, p.gemeente) for p in partners if p.soort is Partnersoort.LOKAAL_BESTUUR] == [
            ("ocmw-lokeren", "46014"),
            ("ocmw-sint-gillis-waas", "46020"),
            ("ocmw-stekene", "46024"),
            ("ocmw", None),
            ("ocmw-temse", "46025"),
        ]
        assert all(p.lidmaatschappen == () for p in partners)

    def test_het_gebied_het_jaar_en_de_naam(self) -> None:
        partnerschap = self.LEZING.partnerschap
        assert partnerschap.werkingsgebied.gemeenten == ("46014", "46020", "46024", "46025")
        assert (partnerschap.werkingsgebied.limburg, partnerschap.werkingsgebied.limburg_code) == (False, "1")
        assert begroting(self.LEZING).peildatum == date(2024, 1, 1)
        assert begroting(self.LEZING).periode.einde == date(2024, 12, 31)
        assert partnerschap.naam == "Lokaal partnerschap Lokeren – Sint-Gillis-Waas – Stekene – Temse"
        assert (partnerschap.oproep, partnerschap.toelichting) == ("lp-208", None)

    def test_alleen_het_ocmw_zonder_gemeente_kreeg_geen_plaats(self) -> None:
        (melding,) = self.LEZING.niet_geplaatst
        assert str(melding) == f"regel 216, {AANGEWORVEN}, Organisatie: {NAAMLOOS}"
        assert REGELS[215].split("\t")[4] == "OCMW"

    def test_wat_niet_gelezen_is_staat_er_met_regelnummers(self) -> None:
        ((eerst, laatst, wat),) = self.LEZING.niet_gelezen
        assert (eerst, REGELS[laatst], wat) == (1, "Relevantie (40%)", "inleiding van het formulier")
        gevuld = [nr for nr, regel in enumerate(REGELS, start=1) if regel.strip()]
        assert self.LEZING.regels == len(gevuld)
        assert self.LEZING.regels_niet_geplaatst == sum(nr <= laatst for nr in gevuld) + 1

    def test_het_aantal_geplaatste_cijfers(self) -> None:
        personeel, totaal, kosten, limburg = 12 * 7, 4, 7, 1
        cofinanciering, financiering = 4 * 6 + 3, 11 + 9 + 10
        tabellen = personeel + totaal + kosten + limburg + cofinanciering + financiering
        gewichten, kwartalen, verklaringen = 4, 4, 2
        assert self.LEZING.geplaatst == tabellen + gewichten + kwartalen + verklaringen

    def test_de_aannames_zeggen_wat_ingevuld_is_zonder_dat_het_er_staat(self) -> None:
        aannames = "\n".join(self.LEZING.aannames)
        for stuk in ("31 december 2024", "soort 0 is werking", "Promotor en penhouder staan niet in deze tabellen"):
            assert stuk in aannames
        assert "ondersteuner" in aannames
        assert "naam van het partnerschap" in aannames

    def test_een_gegeven_naam_wint(self) -> None:
        lezing = lees_platos(TEKST, naam="Waas aan het werk")
        assert lezing.partnerschap.naam == "Waas aan het werk"
        assert "naam van het partnerschap" not in "\n".join(lezing.aannames)


class TestDezelfdeAanvraagAndersBewaard:
    def test_regeleinden_van_windows_en_van_een_oude_mac(self) -> None:
        assert lees_platos(TEKST.replace("\n", "\r\n")) == lees_platos(TEKST)
        assert lees_platos(TEKST.replace("\n", "\r")) == lees_platos(TEKST)

    def test_vaste_spaties_en_een_paginateken(self) -> None:
        anders = TEKST.replace("OCMW Sint", "\u00a0OCMW\u00a0Sint").replace("ESF werking", " ESF\u00a0werking ")
        anders = anders.replace("\n\t\t\t\t\t\t\t\t\t\t\t\t\tbestanden", "\f\n\t\t\t\t\t\t\t\t\t\t\t\t\tbestanden")
        assert lees_platos(anders) == lees_platos(TEKST)

    def test_een_bestand_met_en_zonder_bom(self, tmp_path: Path) -> None:
        met_bom = tmp_path / "aanvraag.txt"
        met_bom.write_bytes(b"\xef\xbb\xbf" + TEKST.encode())
        assert lees_platos_bestand(met_bom) == lees_platos_bestand(str(BESTAND)) == lees_platos(TEKST)
        assert lees_platos("\ufeff" + TEKST) == lees_platos(TEKST)

    def test_een_kop_die_op_een_nieuwe_bladzijde_herhaald_wordt(self) -> None:
        wijder = KOP.replace("\tActiviteit", "\t\tActiviteit\t\t")
        for herhaald in (KOP, wijder):
            tekst = met_rij(EERSTE_RIJ + 6, "", AANGEWORVEN, herhaald)
            assert begroting(lees_platos(tekst)).personeel == begroting(lees_platos(TEKST)).personeel
            assert gemeld(tekst) == []

    def test_kolommen_in_een_andere_volgorde_of_zonder_namen(self) -> None:
        gelezen = begroting(lees_platos(TEKST)).personeel[:6]
        omgekeerd = ["\t".join(reversed(regel.split("\t"))) for regel in REGELS[EERSTE_RIJ - 1 : EERSTE_RIJ + 6]]
        tekst = "\n".join([*REGELS[: EERSTE_RIJ - 1], *omgekeerd, "", *REGELS[EERSTE_RIJ + 14 :]])
        assert begroting(lees_platos(tekst)).personeel == gelezen
        zonder = [
            "\t".join(cel for plaats, cel in enumerate(regel.split("\t")) if plaats not in (1, 2))
            for regel in REGELS[EERSTE_RIJ - 1 : EERSTE_RIJ + 6]
        ]
        tekst = "\n".join([*REGELS[: EERSTE_RIJ - 1], *zonder, "", *REGELS[EERSTE_RIJ + 14 :]])
        assert begroting(lees_platos(tekst)).personeel == gelezen

    def test_lege_naamkolommen_na_het_bladeinde(self) -> None:
        regels = [regel.replace("\tx\tx\t", "\t\t\t") for regel in REGELS]
        assert begroting(lees_platos("\n".join(regels))).personeel == begroting(lees_platos(TEKST)).personeel

    def test_een_tabel_zonder_totaallijn(self) -> None:
        totaal = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("Totaal\t"))
        b = begroting(lees_platos(met_rij(totaal)))
        assert b.personeel_totaal is None
        assert len(b.personeel) == 12

    def test_een_totaallijn_op_haar_plaats_met_een_leeg_totaal(self) -> None:
        totaal = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("Totaal\t"))
        tekst = met_rij(totaal, "\t".join(["Totaal", *[""] * 8, "5.476,58", "250.166,93", "250.166,93", "", ""]))
        b = begroting(lees_platos(tekst))
        assert b.personeel_totaal == Tabeltotaal(
            uren=Decimal("5476.58"), bedrag=Bedrag("250166.93"), werking=Bedrag("250166.93")
        )

    @pytest.mark.parametrize(
        "cellen",
        [
            ["", "", "5.476,58", "250.166,93", "250.166,93"],
            ["5.476,58", "250.166,93", "", "222.885,68", "27.281,25", *[""] * 10],
            [*[""] * 8, "5.476,58", "n.v.t.", "250.166,93", "", ""],
            [*[""] * 6, "1", "", "5.476,58", "", "250.166,93", "", "9,00"],
        ],
    )
    def test_een_totaallijn_waarvan_de_kolommen_onzeker_zijn_wordt_gemeld(self, cellen: list[str]) -> None:
        totaal = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("Totaal\t"))
        tekst = met_rij(totaal, "\t".join(["Totaal", *cellen]))
        reden = "de cijfers van de totaallijn zijn niet aan kolommen toe te wijzen"
        assert gemeld(tekst) == [(totaal + 1, "hele lijn", reden)]
        assert begroting(lees_platos(tekst)).personeel_totaal is None

    def test_twee_totaallijnen(self) -> None:
        totaal = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("Totaal\t"))
        gelijk = met_rij(totaal, REGELS[totaal], REGELS[totaal])
        assert begroting(lees_platos(gelijk)).personeel_totaal == begroting(lees_platos(TEKST)).personeel_totaal
        anders = met_rij(totaal, REGELS[totaal], REGELS[totaal].replace("5.476,58", "1,00"), REGELS[totaal])
        assert begroting(lees_platos(anders)).personeel_totaal is None
        reden = "er zijn twee verschillende totaallijnen; geen ervan is overgenomen"
        assert gemeld(anders) == [(totaal + 2, "Totaal", reden)]

    def test_een_totaal_met_twee_lezingen_wordt_niet_gekozen(self) -> None:
        tekst = met(("Totaal\t\t\t\t\t\t\t\t\t\t5.476,58", "Totaal\t\t\t\t\t\t\t\t\t\t5.476"))
        ((_, kolom, reden),) = gemeld(tekst)
        assert (kolom, reden) == ("Projecturen", "geen leesbaar bedrag, of een met twee lezingen")


class TestNogAanTeWervenPersoneel:
    def tekst(self, *rijen: str) -> str:
        return met((f"{GEEN_RIJEN}\n\nTotaal\n", "\n".join(rijen) + "\n"))

    def test_rijen_in_de_tweede_tabel(self) -> None:
        kop = "Soort\tFunctie\tOrganisatie\tKBO nr\tBrutoloon\tSUT\tProjecturen\tKosten\tKosten werking\tActiviteit"
        rij = "0\tBegeleider\tDienstverlener B\t0999.999.229\t3000\t36\t10.5\t378\t378\tBegeleiding"
        tekst = self.tekst(kop, rij, "Totaal\t\t\t\t\t\t10,50\t378,00\t378,00\t")
        b = begroting(lees_platos(tekst))
        lijn = b.personeel[-1]
        assert (lijn.partner, lijn.aanwerving, lijn.loonfiches) == ("dienstverlener-b", Aanwerving.AAN_TE_WERVEN, None)
        assert lijn.opgave is not None
        assert (lijn.opgave.sut, lijn.opgave.werking) == (Bedrag(36), Bedrag(378))
        assert b.personeel_totaal == begroting(lees_platos(TEKST)).personeel_totaal
        assert b.aan_te_werven_totaal == Tabeltotaal(uren=Decimal("10.50"), bedrag=Bedrag(378), werking=Bedrag(378))
        assert gemeld(tekst) == []

    def test_rijen_zonder_kopregel_worden_gemeld(self) -> None:
        tekst = self.tekst("0\tBegeleider\tDienstverlener B", "", "Totaal")
        assert [(kolom, reden) for _, kolom, reden in gemeld(tekst)] == [
            ("hele lijn", "er staat geen kopregel boven deze lijn"),
            ("hele lijn", "er staat geen kopregel boven deze lijn"),
        ]

    def test_de_eerste_tabel_mag_leeg_zijn(self) -> None:
        tekst = "\n".join([*REGELS[: EERSTE_RIJ - 1], GEEN_RIJEN, "", "Totaal", "", *REGELS[EERSTE_RIJ + 15 :]])
        lezing = lees_platos(tekst)
        assert begroting(lezing).personeel == ()
        assert lezing.partnerschap.naam == "Lokaal partnerschap (naam onbekend)"
        assert lezing.niet_geplaatst == ()

    def test_een_kop_met_een_dubbele_kolom_of_te_veel_kolommen_is_geen_kop(self) -> None:
        rij = "0\tDienstverlener B\t3000\t10"
        for kop in ("Soort\tOrganisatie\tBrutoloon\tProjecturen\tSUT\tSUT", KOP + "\ta\tb\tc"):
            assert aantal(self.tekst(kop, rij)) == 12

    def test_een_onbekende_kolom_wordt_een_keer_gemeld(self) -> None:
        kop = "Soort\tOrganisatie\tBrutoloon\tOpmerking\tProjecturen\tBedrag"
        tekst = self.tekst(
            kop, "0\tDienstverlener B\t3000\thallo\t10\t5", "", kop, "0\tDienstverlener B\t3000\t\t20\t5"
        )
        reden = "deze kolom is niet gekend; ze is niet overgenomen"
        assert [(kolom, waarom) for _, kolom, waarom in gemeld(tekst)] == [("kolom 4", reden), ("kolom 6", reden)]
        assert aantal(tekst) == 14


class TestEenCelDieNietKlopt:
    @pytest.mark.parametrize(
        ("kolom", "cel", "naam", "reden"),
        [
            (8, "40.935", "SUT", "het bedrag heeft meer dan twee decimalen"),
            (8, "n.v.t.", "SUT", "geen leesbaar bedrag, of een met twee lezingen"),
            (8, "12.345.6", "SUT", "geen leesbaar bedrag, of een met twee lezingen"),
            (10, "123456789012", "Kosten", "te veel cijfers voor een bedrag of uren"),
            (11, "1" * 40, "Kosten werking", "geen leesbaar bedrag, of een met twee lezingen"),
            (12, "weg", "Kosten ondersteuning", "geen leesbaar bedrag, of een met twee lezingen"),
            (5, "123", "KBO nr", "geen ondernemingsnummer van tien cijfers"),
            (7, "veel", "Loonfiche", "geen aantal bestanden"),
        ],
    )
    def test_een_bijzaak_kost_de_lijn_niet(self, kolom: int, cel: str, naam: str, reden: str) -> None:
        tekst = met_cel(EERSTE_RIJ, kolom, cel)
        assert gemeld(tekst) == [(EERSTE_RIJ + 1, naam, reden)]
        lijn = begroting(lees_platos(tekst)).personeel[0]
        assert (lijn.brutoloon, lijn.uren) == (Bedrag("3410.50"), Decimal(1720))

    def test_ook_niet_na_het_bladeinde(self) -> None:
        tekst = met_cel(RIJEN[7], 8, "52.835")
        assert gemeld(tekst) == [(RIJEN[7] + 1, "SUT", "het bedrag heeft meer dan twee decimalen")]
        assert aantal(tekst) == 12

    @pytest.mark.parametrize(
        ("kolom", "cel", "naam", "reden"),
        [
            (0, "2", "Soort", "de code is niet gekend"),
            (0, "werking", "Soort", "geen code van een of twee cijfers"),
            (0, "-", "Soort", "de cel is leeg"),
            (4, "?!", "Organisatie", "geen naam van een organisatie"),
            (6, "123456789012", "Brutoloon", "te veel cijfers voor een bedrag of uren"),
            (6, "3410.505", "Brutoloon", "het bedrag heeft meer dan twee decimalen"),
            (6, "0", "Brutoloon", "het loon is niet groter dan nul"),
            (6, "-", "Brutoloon", "de cel is leeg"),
            (9, "1.720", "Projecturen", "de uren zijn niet eenduidig te lezen"),
            (9, "1.23456", "Projecturen", "de uren zijn niet eenduidig te lezen"),
            (9, "1,720", "Projecturen", "geen leesbaar bedrag, of een met twee lezingen"),
            (9, "-5", "Projecturen", "de uren zijn negatief"),
        ],
    )
    def test_zonder_een_hoofdzaak_vervalt_de_lijn(self, kolom: int, cel: str, naam: str, reden: str) -> None:
        tekst = met_cel(EERSTE_RIJ, kolom, cel)
        assert gemeld(tekst) == [(EERSTE_RIJ + 1, naam, f"{reden}; de hele lijn is weggelaten")]
        assert aantal(tekst) == 11

    @pytest.mark.parametrize("cel", ["1.720,00", "1720,00", "1 720,00", "1720.00"])
    def test_uren_en_bedragen_zoals_mensen_ze_intikken(self, cel: str) -> None:
        lijn = begroting(lees_platos(met_cel(EERSTE_RIJ, 9, cel))).personeel[0]
        assert lijn.uren == 1720
        assert begroting(lees_platos(met_cel(EERSTE_RIJ, 6, cel))).personeel[0].brutoloon == Bedrag(1720)

    def test_een_persoonsgegeven_in_een_tekst_wordt_gemeld_zonder_het_te_tonen(self) -> None:
        for kolom, naam in ((3, "Functie"), (13, "Activiteit")):
            tekst = met_cel(EERSTE_RIJ, kolom, "coach geheim@voorbeeld.be")
            reden = "er staat wat een e-mailadres lijkt; het is niet overgenomen"
            assert gemeld(tekst) == [(EERSTE_RIJ + 1, naam, reden)]
            assert aantal(tekst) == 12


class TestEenRijDieNietUitgelijndIs:
    ONEENDUIDIG = "de cellen zijn niet eenduidig aan kolommen toe te wijzen"
    VERSCHOVEN = "de cellen staan verschoven ten opzichte van de kopregel"

    def test_een_weggevallen_cel_wordt_niet_geraden(self) -> None:
        cellen = REGELS[EERSTE_RIJ].split("\t")
        for weg in (1, 3, 8, 10):
            tekst = met_rij(EERSTE_RIJ, "\t".join(cellen[:weg] + cellen[weg + 1 :]))
            assert gemeld(tekst) == [(EERSTE_RIJ + 1, "hele lijn", self.ONEENDUIDIG)]

    def test_een_afgekapte_lege_activiteit_is_wel_zeker(self) -> None:
        cellen = REGELS[EERSTE_RIJ].split("\t")
        tekst = met_rij(EERSTE_RIJ, "\t".join(cellen[:-1]))
        assert gemeld(tekst) == []
        assert begroting(lees_platos(tekst)).personeel[0].activiteit is None

    def test_een_extra_lege_cel_valt_weg(self) -> None:
        cellen = REGELS[EERSTE_RIJ].split("\t")
        for plaats in range(15):
            tekst = met_rij(EERSTE_RIJ, "\t".join([*cellen[:plaats], "", *cellen[plaats:]]))
            assert lees_platos(tekst) == lees_platos(TEKST)

    def test_een_extra_gevulde_cel_wordt_gemeld(self) -> None:
        tekst = met_rij(EERSTE_RIJ, REGELS[EERSTE_RIJ] + "\textra")
        assert gemeld(tekst) == [(EERSTE_RIJ + 1, "hele lijn", self.ONEENDUIDIG)]

    def test_een_verschoven_rij_van_de_juiste_breedte_wordt_gemeld(self) -> None:
        cellen = REGELS[EERSTE_RIJ].split("\t")
        zonder_kbo = [*cellen[:5], *cellen[6:], ""]
        tekst = met_rij(EERSTE_RIJ, "\t".join(zonder_kbo))
        assert gemeld(tekst) == [(EERSTE_RIJ + 1, "hele lijn", self.VERSCHOVEN)]

    def test_een_getal_waar_tekst_hoort_of_een_kbo_nummer_waar_een_bedrag_hoort(self) -> None:
        for kolom, cel in ((4, "12345"), (13, "12.5"), (3, "0999999130"), (8, "0999999130")):
            tekst = met_cel(EERSTE_RIJ, kolom, cel)
            assert gemeld(tekst) == [(EERSTE_RIJ + 1, "hele lijn", self.VERSCHOVEN)]

    def test_een_echt_lege_cel_waar_het_formulier_een_streepje_schrijft_is_verdacht(self) -> None:
        for kolom in (6, 7, 8, 9, 10, 11, 12):
            tekst = met_cel(EERSTE_RIJ, kolom, "")
            assert gemeld(tekst) == [(EERSTE_RIJ + 1, "hele lijn", self.VERSCHOVEN)]

    def test_tekst_waar_een_cijfer_hoort_naast_een_lege_tekst_is_verdacht(self) -> None:
        cellen = REGELS[EERSTE_RIJ].split("\t")
        tekst = met_rij(EERSTE_RIJ, "\t".join([*cellen[:9], *cellen[10:], ""]))
        assert gemeld(tekst) == [(EERSTE_RIJ + 1, "hele lijn", self.VERSCHOVEN)]

    def test_met_maar_een_naam_kan_de_functie_een_naam_zijn(self) -> None:
        for kolom in (1, 2):
            tekst = met_cel(EERSTE_RIJ, kolom, "")
            reden = "er is maar één naam ingevuld; hier kan de andere staan, dus dit is niet overgenomen"
            assert gemeld(tekst) == [(EERSTE_RIJ + 1, "Functie", reden)]
            lijn = begroting(lees_platos(tekst)).personeel[0]
            assert (lijn.functie, lijn.uren) == (None, 1720)
        zonder_functie = REGELS[EERSTE_RIJ].replace("x\tx\tTrajectbegeleider", "x\t\t")
        assert gemeld(met_rij(EERSTE_RIJ, zonder_functie)) == []

    def test_een_cel_in_een_kolom_zonder_naam_wordt_gemeld(self) -> None:
        plaats = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("\t0\t4"))
        tekst = met_rij(plaats, "iets" + REGELS[plaats])
        assert gemeld(tekst) == [(plaats + 1, "hele lijn", self.VERSCHOVEN)]
        assert len(begroting(lees_platos(tekst)).cofinanciering) == 3

    def test_een_losse_regel_tussen_de_rijen_wordt_gemeld(self) -> None:
        tekst = met_rij(EERSTE_RIJ, REGELS[EERSTE_RIJ], "zomaar iets")
        assert gemeld(tekst) == [(EERSTE_RIJ + 2, "hele lijn", "een losse regel in de tabel")]

    @pytest.mark.parametrize("rij", RIJEN)
    def test_een_cel_meer_of_minder_geeft_nooit_een_andere_lijn(self, rij: int) -> None:
        echte = {kern(lijn) for lijn in begroting(lees_platos(TEKST)).personeel}
        cellen = REGELS[rij].replace("\tx\tx\t", "\tGeheim\tPersoon\t").split("\t")
        for plaats in range(len(cellen)):
            for anders in ([*cellen[:plaats], *cellen[plaats + 1 :]], [*cellen[:plaats], "", *cellen[plaats:]]):
                lezing = lees_platos(met_rij(rij, "\t".join(anders)))
                assert {kern(lijn) for lijn in begroting(lezing).personeel} <= echte
                assert "Geheim" not in repr(lezing)
                assert "Persoon" not in repr(lezing)

    @pytest.mark.parametrize("rij", [RIJEN[3], RIJEN[5], RIJEN[9], RIJEN[11]])
    def test_een_lege_cel_verplaatsen_geeft_nooit_een_andere_lijn(self, rij: int) -> None:
        echte = begroting(lees_platos(TEKST)).personeel
        cellen = REGELS[rij].replace("\tx\tx\t", "\tGeheim\tPersoon\t").split("\t")
        for weg, erbij in itertools.product(range(len(cellen)), repeat=2):
            anders = [*cellen[:weg], *cellen[weg + 1 :]]
            anders.insert(erbij, "")
            lezing = lees_platos(met_rij(rij, "\t".join(anders)))
            for lijn in begroting(lezing).personeel:
                # Valt de organisatie weg en staat er een lege cel voor, dan is de functie niet van een organisatie
                # te onderscheiden; de cijfers blijven juist.
                zonder_partner = weg == 4 and erbij in (1, 2, 3)
                assert any(volgt_uit(lijn, echt, zonder_partner=zonder_partner) for echt in echte)
            assert "Geheim" not in repr(lezing)
            assert "Persoon" not in repr(lezing)


def kern(lijn: Projectmedewerker) -> tuple[object, ...]:
    return lijn.luik, lijn.partner, lijn.brutoloon, lijn.uren, lijn.opgave


def volgt_uit(lijn: Projectmedewerker, echt: Projectmedewerker, *, zonder_partner: bool) -> bool:
    """Heeft een lijn het luik, loon en de uren van een echte, en van haar opgave geen enkel ander cijfer?"""
    zelfde = (lijn.luik, lijn.brutoloon, lijn.uren) == (echt.luik, echt.brutoloon, echt.uren)
    gelezen, getoond = attrs.astuple(lijn.opgave), attrs.astuple(echt.opgave)
    opgave = all(cijfer in (None, ander) for cijfer, ander in zip(gelezen, getoond, strict=True))
    return zelfde and opgave and (zonder_partner or lijn.partner == echt.partner)


class TestAfgebrokenCellen:
    def vervolg(self, **fragmenten: str) -> str:
        kolommen = KOP.split("\t")
        rij = "\t".join(fragmenten.get(kolom.replace(" ", "_"), "") for kolom in kolommen)
        return met_rij(EERSTE_RIJ, REGELS[EERSTE_RIJ], rij)

    def test_een_vervolg_hoort_bij_de_cel_erboven(self) -> None:
        tekst = self.vervolg(Functie="en coach", Organisatie="vzw", Activiteit="in fase 2")
        lezing = lees_platos(tekst)
        lijn = begroting(lezing).personeel[0]
        assert (lijn.functie, lijn.activiteit) == ("Trajectbegeleider en coach", "Begeleiding van deelnemers in fase 2")
        assert lezing.partnerschap.partners[0].naam == "Dienstverlener A vzw"

    def test_het_vervolg_van_een_naam_wordt_niet_bewaard_en_niet_gemeld(self) -> None:
        tekst = self.vervolg(Naam="Geheim", Loonfiche="bestanden")
        assert gemeld(tekst) == []
        assert "Geheim" not in repr(lees_platos(tekst))

    def test_een_vervolg_zonder_plaats_wordt_gemeld(self) -> None:
        reden = "een afgebroken stuk tekst zonder duidelijke plaats"
        assert gemeld(self.vervolg(Kosten="euro")) == [(EERSTE_RIJ + 2, "Kosten", reden)]
        wijder = met_rij(EERSTE_RIJ, REGELS[EERSTE_RIJ], "\t\t\tcoach\t")
        assert gemeld(wijder) == [(EERSTE_RIJ + 2, "hele lijn", reden)]
        eerst = met_rij(EERSTE_RIJ - 1, KOP, "\t\t\tcoach" + "\t" * 10)
        assert gemeld(eerst) == [(EERSTE_RIJ + 1, "Functie", reden)]

    def test_een_vervolg_van_een_lege_cel_en_van_een_lijn_na_het_bladeinde(self) -> None:
        leeg = met_cel(EERSTE_RIJ, 3, "").replace(
            "\n" + REGELS[EERSTE_RIJ + 1], "\n\t\t\tcoach" + "\t" * 10 + "\n" + REGELS[EERSTE_RIJ + 1]
        )
        assert begroting(lees_platos(leeg)).personeel[0].functie == "coach"

    def test_een_persoonsgegeven_dat_over_twee_regels_loopt_blijft_weg(self) -> None:
        tekst = met_cel(EERSTE_RIJ, 3, "nr 85.07.30").replace(
            "\n" + REGELS[EERSTE_RIJ + 1], "\n\t\t\t033-28 x" + "\t" * 10 + "\n" + REGELS[EERSTE_RIJ + 1]
        )
        reden = "er staat wat een rijksregisternummer lijkt; het is niet overgenomen"
        assert gemeld(tekst) == [(EERSTE_RIJ + 1, "Functie", reden)]
        assert aantal(tekst) == 12


class TestOrganisaties:
    def partners(self, *wijzigingen: tuple[int, str, str | None]) -> tuple[list[tuple[str, str | None]], list[str]]:
        regels = list(REGELS)
        for rij, naam, kbo in wijzigingen:
            cellen = regels[RIJEN[rij]].split("\t")
            cellen[4], cellen[5] = naam, cellen[5] if kbo is None else kbo
            regels[RIJEN[rij]] = "\t".join(cellen)
        lezing = lees_platos("\n".join(regels))
        redenen = [m.reden for m in lezing.niet_geplaatst if m.reden != NAAMLOOS]
        return [(p.id, p.gemeente or (p.soort and p.soort.value)) for p in lezing.partnerschap.partners], redenen

    @pytest.mark.parametrize(("kolom", "cel"), [(6, "onleesbaar"), (9, "6o2.047")])
    def test_wie_in_de_tabel_staat_doet_mee_ook_als_loon_of_uren_niet_te_lezen_zijn(self, kolom: int, cel: str) -> None:
        """Anders zou een tikfout in de uren van VDAB zeggen dat VDAB ontbreekt."""
        vdab = next(rij for rij in RIJEN if "\tVDAB\t" in REGELS[rij])
        lezing = lees_platos(met_cel(vdab, kolom, cel))
        assert lezing.partnerschap.partners == lees_platos(TEKST).partnerschap.partners
        assert len(begroting(lezing).personeel) == 11

    def test_zonder_nummer_kan_de_rij_verschoven_zijn_en_doet_niemand_mee(self) -> None:
        """Dan staat in de kolom Organisatie misschien iets anders, en valt de hele lijn weg."""
        vdab = next(rij for rij in RIJEN if "\tVDAB\t" in REGELS[rij])
        cellen = REGELS[vdab].split("\t")
        cellen[5], cellen[9] = "-", "6o2.047"
        lezing = lees_platos(met_rij(vdab, "\t".join(cellen)))
        assert "vdab" not in {partner.id for partner in lezing.partnerschap.partners}

    def test_een_nummer_met_twee_namen_is_een_partner(self) -> None:
        partners, redenen = self.partners((1, "Iets anders", None))
        assert partners[:2] == [("dienstverlener-a", "dienstverlener"), ("dienstverlener-b", "dienstverlener")]
        assert redenen == ["dit ondernemingsnummer staat hoger bij een andere naam; de eerste naam is behouden"]

    def test_een_andere_schrijfwijze_is_geen_andere_naam(self) -> None:
        assert self.partners((1, "DIENSTVERLENER-A", None)) == self.partners()

    def test_een_naam_met_twee_nummers_zijn_twee_partners(self) -> None:
        partners, redenen = self.partners((1, "Dienstverlener A", "0999999031"), (2, "Dienstverlener A", None))
        assert [naam for naam, _ in partners[:3]] == ["dienstverlener-a", "dienstverlener-a-2", "dienstverlener-a-3"]
        assert redenen == []

    def test_een_lijn_zonder_nummer_hoort_bij_de_enige_met_die_naam(self) -> None:
        partners, redenen = self.partners((0, "Dienstverlener A", ""))
        assert partners[0] == ("dienstverlener-a", "dienstverlener")
        assert (len(partners), redenen) == (9, [])
        partners, redenen = self.partners((0, "Nieuw", "-"))
        assert partners[0] == ("nieuw", "dienstverlener")

    @pytest.mark.parametrize(
        ("naam", "verwacht"),
        [
            ("Stad Lokeren", ("stad-lokeren", "46014")),
            ("Gemeente en OCMW Temse", ("gemeente-en-ocmw-temse", "46025")),
            ("Lokaal bestuur Stekene", ("lokaal-bestuur-stekene", "46024")),
            ("Stadsregio Waas", ("stadsregio-waas", "dienstverlener")),
            ("VDAB Oost-Vlaanderen", ("vdab-oost-vlaanderen", "vdab")),
            ("Ελλάδα", ("organisatie", "dienstverlener")),
        ],
    )
    def test_de_soort_volgt_uit_de_naam(self, naam: str, verwacht: tuple[str, str]) -> None:
        partners, _ = self.partners((2, naam, None))
        assert partners[1] == verwacht

    def test_een_gemeente_die_niet_bestaat_wordt_gemeld(self) -> None:
        partners, redenen = self.partners((2, "OCMW Nergenshuizen", None))
        assert partners[1] == ("ocmw-nergenshuizen", "lokaal-bestuur")
        assert redenen == ["er is geen gemeente met deze naam in het projectjaar"]

    def test_het_projectjaar_bepaalt_welke_gemeente_het_is(self) -> None:
        lezing = lees_platos(met(("tot en met eind 2024", "tot en met\neind 2025")))
        assert begroting(lezing).peildatum == date(2025, 1, 1)
        assert lezing.partnerschap.werkingsgebied.gemeenten == ("46020", "46024", "46025", "46029")


class TestCofinanciering:
    RIJ = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("\t0\t4"))

    @pytest.mark.parametrize(
        ("kolom", "cel", "naam", "reden"),
        [
            (2, "3", "Bron", "de code is niet gekend"),
            (2, "lokaal", "Bron", "geen code van een of twee cijfers"),
            (3, "2", "Persoonsgebonden", "de code is niet gekend"),
            (5, "46805.995", "Bedrag werking", "het bedrag heeft meer dan twee decimalen"),
            (
                7,
                "bel 85.07.30-033.28",
                "Omschrijving",
                "er staat wat een rijksregisternummer lijkt; het is niet overgenomen",
            ),
            (8, "geen", "Bewijsstuk", "geen aantal bestanden"),
        ],
    )
    def test_een_bijzaak_wordt_gemeld_en_de_lijn_blijft(self, kolom: int, cel: str, naam: str, reden: str) -> None:
        tekst = met_cel(self.RIJ, kolom, cel)
        assert gemeld(tekst) == [(self.RIJ + 1, naam, reden)]
        assert begroting(lees_platos(tekst)).cofinanciering[0].bedrag == Bedrag("46805.99")

    def test_een_onbekende_code_blijft_ruw_bewaard(self) -> None:
        lijn = begroting(lees_platos(met_cel(self.RIJ, 2, "3"))).cofinanciering[0]
        assert (lijn.bron, lijn.bron_code) == (None, "3")
        lijn = begroting(lees_platos(met_cel(self.RIJ, 3, "2"))).cofinanciering[0]
        assert (lijn.inbreng, lijn.persoonsgebonden_code) == (None, "2")

    def test_zonder_bedrag_vervalt_de_lijn(self) -> None:
        tekst = met_cel(self.RIJ, 4, "-")
        assert gemeld(tekst) == [(self.RIJ + 1, "Bedrag", "de cel is leeg; de hele lijn is weggelaten")]

    def test_een_lege_tabel(self) -> None:
        kop = REGELS[self.RIJ - 1]
        assert kop.startswith("\tSoort")
        regels = [*REGELS[: self.RIJ - 1], GEEN_RIJEN, "", "Totaal", *REGELS[self.RIJ + 5 :]]
        b = begroting(lees_platos("\n".join(regels)))
        assert (b.cofinanciering, b.cofinanciering_totaal) == ((), None)
        met_kop = [*REGELS[: self.RIJ], GEEN_RIJEN, "", "Totaal", *REGELS[self.RIJ + 5 :]]
        assert gemeld("\n".join(met_kop)) == []

    @pytest.mark.parametrize(("code", "verwacht"), [("1", False), ("0", True), ("5", None)])
    def test_limburg(self, code: str, verwacht: bool | None) -> None:
        tekst, regel = met_veld("Is Limburg-transitieregio van toepassing?", code)
        gebied = lees_platos(tekst).partnerschap.werkingsgebied
        assert (gebied.limburg, gebied.limburg_code) == (verwacht, code)
        verwachte_melding = [(regel, "Is Limburg-transitieregio van toepassing?", "de code is niet gekend")]
        assert gemeld(tekst) == (verwachte_melding if verwacht is None else [])

    def test_limburg_zonder_antwoord(self) -> None:
        tekst, _ = met_veld("Is Limburg-transitieregio van toepassing?", "-")
        gebied = lees_platos(tekst).partnerschap.werkingsgebied
        assert (gebied.limburg, gebied.limburg_code) == (None, None)


class TestVelden:
    @pytest.mark.parametrize(
        ("label", "veld"),
        [
            ("ESF werking", "financiering_werking.esf"),
            ("VCF werking", "financiering_werking.vcf"),
            ("Lokale financiering werking", "financiering_werking.lokaal"),
            ("VDAB werking", "financiering_werking.vdab"),
            ("Overige cofinanciering werking", "financiering_werking.overige"),
            ("Totale financiering werking", "financiering_werking.totaal"),
            ("Totale kosten werking", "financiering_werking.kosten"),
            ("ESF % werking", "financiering_werking.aandelen.esf"),
            ("% werking", "financiering_werking.aandelen.vcf"),
            ("Lokale financiering % werking", "financiering_werking.aandelen.lokaal"),
            ("VDAB % werking", "financiering_werking.aandelen.vdab"),
            ("Overige cofinanciering % werking", "financiering_werking.aandelen.overige"),
            ("Totale financiering % werking", "financiering_werking.aandelen.totaal"),
            ("Lokale financiering ondersteuning", "financiering_ondersteuning.lokaal"),
            ("VCF % ondersteuning", "financiering_ondersteuning.aandelen.vcf"),
            ("Totale kosten ondersteuning", "financiering_ondersteuning.kosten"),
            ("ESF", "financiering_project.esf"),
            ("VCF", "financiering_project.vcf"),
            ("Overige cofinanciering %", "financiering_project.aandelen.overige"),
            ("Totale financiering project", "financiering_project.totaal"),
            ("Totale financiering project %", "financiering_project.aandelen.totaal"),
            ("Totale kosten project", "financiering_project.kosten"),
            ("Forfait %", "forfaitpercentage"),
            ("Forfait project", "kosten_project.forfait"),
            ("Forfait werking", "kosten_werking.forfait"),
            ("Forfait ondersteuning", "kosten_ondersteuning.forfait"),
        ],
    )
    def test_een_ander_cijfer_komt_in_het_juiste_veld(self, label: str, veld: str) -> None:
        tekst, _ = met_veld(label, "12.34")
        if label in ("VCF", "Totale financiering project", "Totale kosten project"):  # eerst staat er uitleg
            tekst, _ = zonder_uitleg(label, "12.34")
        waarde: object = begroting(lees_platos(tekst))
        for deel in veld.split("."):
            waarde = getattr(waarde, deel)
        assert waarde in (Bedrag("12.34"), Decimal("12.34"))

    def test_een_leeg_percentage_neemt_nooit_het_getal_van_het_volgende_veld(self) -> None:
        tekst = met(("\nESF %\n\nVCF\n", "\nESF %\n\n40\n\nVCF\n"))
        financiering = begroting(lees_platos(tekst)).financiering_project
        assert financiering is not None
        assert financiering.aandelen is not None
        assert financiering.aandelen.esf == 40

    @pytest.mark.parametrize(
        ("label", "waarde", "reden"),
        [
            ("ESF werking", "12.345", "het bedrag heeft meer dan twee decimalen"),
            ("ESF % werking", "1.2.3", "geen leesbaar percentage"),
        ],
    )
    def test_een_onleesbaar_getal_wordt_gemeld(self, label: str, waarde: str, reden: str) -> None:
        tekst, regel = met_veld(label, waarde)
        veld = "ESF %" if "%" in label else "ESF"
        assert gemeld(tekst) == [(regel, veld, reden)]

    def test_een_getal_zonder_label_wordt_gemeld(self) -> None:
        plaats = REGELS.index("Forfait %")
        assert gemeld(met_rij(plaats)) == [(plaats + 2, "geen", "een getal zonder bekend veld ervoor")]

    def test_een_onbekend_veld_geeft_zijn_getal_niet_aan_het_vorige(self) -> None:
        tekst = met(("\nESF %\n\nVCF\n", "\nESF %\n\nInkomsten %\n\n7\n\nVCF\n"))
        financiering = begroting(lees_platos(tekst)).financiering_project
        assert financiering is not None
        assert financiering.aandelen is not None
        assert financiering.aandelen.esf is None
        assert [reden for _, _, reden in gemeld(tekst)] == ["een getal zonder bekend veld ervoor"]

    def test_een_regel_met_cijfers_die_niets_is_wordt_gemeld(self) -> None:
        for waarde in ("12O,00 euro", "ESF\t12.00"):
            tekst, regel = met_veld("ESF werking", waarde)
            assert gemeld(tekst) == [(regel, "geen", "een regel met cijfers die geen veld en geen getal is")]

    def test_een_veld_dat_er_twee_keer_staat(self) -> None:
        gelijk = met(("\nForfait %\n\n40\n", "\nForfait %\n\n40\n\nForfait %\n\n40\n"))
        assert lees_platos(gelijk).partnerschap == lees_platos(TEKST).partnerschap
        anders = met(("\nForfait %\n\n40\n", "\nForfait %\n\n40\n\nForfait %\n\n41\n"))
        assert begroting(lees_platos(anders)).forfaitpercentage is None
        reden = "het veld staat er nog eens met een ander getal; geen ervan is overgenomen"
        assert [(kolom, waarom) for _, kolom, waarom in gemeld(anders)] == [("Forfait %", reden)]

    def test_een_controleveld_met_een_getal_is_herkend_en_niet_bewaard(self) -> None:
        plaats = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("De uitkomst in dit controleveld"))
        tekst = met_rij(plaats + 2, "-12.34")
        assert lees_platos(tekst) == lees_platos(TEKST)


def zonder_uitleg(label: str, waarde: str) -> tuple[str, int]:
    plaats = len(REGELS) - 1 - REGELS[::-1].index(label)
    plaats = next(nr for nr in range(plaats + 1, len(REGELS)) if REGELS[nr][:1].isdigit())
    return met_rij(plaats, waarde), plaats + 1


class TestGeenAanvraag:
    def test_alles_wat_ontbreekt_staat_in_een_melding(self) -> None:
        with pytest.raises(PlatosFout) as fout:
            lees_platos("Geheime brief van Jan Persoon")
        melding = str(fout.value)
        for gezocht in (AANGEWORVEN, AAN_TE_WERVEN, "Forfait", "Financiering werking", "kopregel", "projectjaar"):
            assert gezocht in melding
        assert "Geheim" not in melding
        assert "Persoon" not in melding

    @pytest.mark.parametrize("tekst", ["", "\n", "\x00\x01\x02", "\ud800"])
    def test_leeg_en_binair(self, tekst: str) -> None:
        with pytest.raises(PlatosFout, match="niet gevonden"):
            lees_platos(tekst)

    def test_alleen_wat_ontbreekt_wordt_genoemd(self) -> None:
        with pytest.raises(PlatosFout, match=r"niet gevonden: de kop ‘Forfait’\."):
            lees_platos(met(("\nForfait\n", "\n")))
        with pytest.raises(PlatosFout, match=r"niet gevonden: het projectjaar \("):
            lees_platos(met(("eind 2024", "eind van het jaar")))
        with pytest.raises(PlatosFout, match=r"niet gevonden: de kop ‘Kosten reeds aangeworven projectpersoneel’"):
            lees_platos(met((AANGEWORVEN, "Kosten")))
        with pytest.raises(PlatosFout, match=r"niet gevonden: de kopregel van de personeelstabel \(met Soort,"):
            lees_platos(met_rij(EERSTE_RIJ - 1))

    def test_spaties_in_plaats_van_tabs(self) -> None:
        with pytest.raises(PlatosFout, match="met tabs tussen de kolommen"):
            lees_platos(TEKST.replace("\t", "  "))

    def test_een_aanvraag_zonder_boekhouding_is_tot_het_einde_gelezen(self) -> None:
        lezing = lees_platos(TEKST[: TEKST.index("Boekhouding")])
        geheel = lees_platos(TEKST).partnerschap
        assert lezing.partnerschap.begrotingen == geheel.begrotingen
        assert lezing.partnerschap.aanvraag is not None
        assert geheel.aanvraag is not None
        assert lezing.partnerschap.aanvraag.antwoorden == geheel.aanvraag.antwoorden
        assert lezing.partnerschap.aanvraag.overheidsopdrachten is None

    def test_een_bestand_dat_niet_te_lezen_is(self, tmp_path: Path) -> None:
        with pytest.raises(PlatosFout, match="het bestand bestaat niet"):
            lees_platos_bestand(tmp_path / "weg.txt")
        with pytest.raises(PlatosFout, match="kan niet gelezen worden"):
            lees_platos_bestand(tmp_path)
        with pytest.raises(PlatosFout, match="kan niet gelezen worden"):
            lees_platos_bestand("een\0pad")
        latijn = tmp_path / "latijn.txt"
        latijn.write_bytes("Coördinator Geheim".encode("latin-1"))
        with pytest.raises(PlatosFout, match="geen tekst in UTF-8") as fout:
            lees_platos_bestand(latijn)
        # De leesfout van Python draagt de inhoud mee; in het spoor van de fout mag ze niet staan.
        assert "Geheim" not in "".join(traceback.format_exception(fout.value))


class TestPersoonsgegevens:
    @pytest.mark.parametrize("geheim", ["Jan Geheim", "jan.geheim@voorbeeld.be", "85.07.30-033.28", "85073003328"])
    def test_wat_in_een_naamkolom_of_een_antwoord_staat_komt_nergens_terug(self, geheim: str) -> None:
        tekst = TEKST.replace("\tx\tx\t", f"\t{geheim}\t{geheim}\t").replace("Verzonnen antwoord", geheim)
        lezing = lees_platos(tekst)
        assert geheim not in repr(lezing)
        assert len(begroting(lezing).personeel) == 12

    @pytest.mark.parametrize("geheim", ["geheim@voorbeeld.be", "85.07.30-033.28", "85073003328"])
    def test_een_adres_of_rijksregisternummer_komt_uit_geen_enkele_cel_terug(self, geheim: str) -> None:
        cofinanciering = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("\t0\t4"))
        totaal = next(nr for nr, regel in enumerate(REGELS) if regel.startswith("Totaal\t"))
        plaatsen = [EERSTE_RIJ - 1, EERSTE_RIJ, RIJEN[8], totaal, cofinanciering]
        for plaats in plaatsen:
            for kolom in range(len(REGELS[plaats].split("\t"))):
                assert geheim not in uitkomst(met_cel(plaats, kolom, geheim))
        for plaats in range(EERSTE_RIJ + 14, len(REGELS)):
            if "\t" not in REGELS[plaats]:
                assert geheim not in uitkomst(met_rij(plaats, geheim))


def uitkomst(tekst: str) -> str:
    """Alles wat een gebruiker na het lezen kan zien."""
    try:
        lezing = lees_platos(tekst)
    except PlatosFout as fout:
        return "".join(traceback.format_exception(fout))
    return repr(lezing) + "".join(str(melding) for melding in lezing.niet_geplaatst)


ingrepen = st.lists(
    st.tuples(
        st.sampled_from(("weg", "dubbel", "afgekapt", "verplaatst", "cel")),
        st.integers(0, len(REGELS) - 1),
        st.integers(0, 60),
    ),
    min_size=1,
    max_size=12,
)


@given(ingrepen)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_een_beschadigde_tekst_geeft_een_lezing_of_een_platosfout(stappen: list[tuple[str, int, int]]) -> None:
    regels = list(REGELS)
    for wat, waar, hoeveel in stappen:
        plaats = waar % len(regels)
        match wat:
            case "weg":
                del regels[plaats]
            case "dubbel":
                regels.insert(plaats, regels[plaats])
            case "afgekapt":
                regels[plaats] = regels[plaats][:hoeveel]
            case "verplaatst":
                regels.insert(hoeveel % len(regels), regels.pop(plaats))
            case _:
                cellen = regels[plaats].split("\t")
                cellen.insert(hoeveel % len(cellen), cellen[-1])
                regels[plaats] = "\t".join(cellen)
    assert uitkomst("\n".join(regels))


@given(st.text())
@settings(max_examples=100)
def test_willekeurige_tekst_is_geen_aanvraag(tekst: str) -> None:
    with pytest.raises(PlatosFout):
        lees_platos(tekst)
