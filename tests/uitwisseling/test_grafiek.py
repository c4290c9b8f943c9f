"""Grafieken: te lezen zonder kleur, in het licht en in het donker, en zonder ze te zien."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.maak_grafieken import BEELDEN, maak_grafieken
from tests.strategieen import begrotingen, teksten

from lokale_partnerschappen import (
    Bedrag,
    Begroting,
    Deelnemer,
    Financiering,
    Gebied,
    Levensdomein,
    Meting,
    Partnerschap,
    Periode,
    Persona,
    Sterpunt,
    Traject,
    Uitstroom,
    gebied_van,
    voorbeeld,
    voorwaarden_voor,
)
from lokale_partnerschappen.uitwisseling.grafiek import png
from lokale_partnerschappen.uitwisseling.grafiek.caseload import caseload_svg
from lokale_partnerschappen.uitwisseling.grafiek.financiering import STIJL, financiering_svg
from lokale_partnerschappen.uitwisseling.grafiek.png import GrafiekFout, als_png
from lokale_partnerschappen.uitwisseling.grafiek.ster import ster_svg
from lokale_partnerschappen.uitwisseling.grafiek.svg import ACHTERGROND, KLEUREN, benoem, breek, schrijf_getal

NS = "{http://www.w3.org/2000/svg}"
VOORWAARDEN = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
JAAR = Periode.jaar(2024)
MEDIA = "@media (prefers-color-scheme:dark)"
TEKENS = "23456789bcdfghjkmnpqrstvwxz"


# --- dossiers om te tekenen -------------------------------------------------------------------------------------------


def traject(*metingen: tuple[date, dict[str, int]]) -> Traject:
    return Traject(
        id="t-7k3mq9x2vtbz",
        metingen=tuple(
            Meting(datum=dag, ster=tuple(Sterpunt(levensdomein=domein, score=score) for domein, score in ster.items()))
            for dag, ster in metingen
        ),
    )


TWEE_METINGEN = traject(
    (date(2024, 3, 1), {"rechten": 2, "werk": 3, "gezondheid": 4, "eigen kracht": 1}),
    (date(2024, 9, 2), {"rechten": 4, "werk": 3, "gezondheid": 2}),
)


def begeleid(*periodes: tuple[date, date | None], persona: str | None = None) -> tuple[Deelnemer, ...]:
    """Eén deelnemer per periode."""
    return tuple(
        Deelnemer(
            id=f"d-7k3mq9x2vt{TEKENS[nummer // 27]}{TEKENS[nummer % 27]}",
            trajecten=(
                Traject(
                    id=f"t-7k3mq9x2vt{TEKENS[nummer // 27]}{TEKENS[nummer % 27]}",
                    start=start,
                    persona=persona,
                    uitstroom=None if einde is None else Uitstroom(datum=einde),
                ),
            ),
        )
        for nummer, (start, einde) in enumerate(periodes)
    )


def dossier(*deelnemers: Deelnemer, naam: str = "Voorbeeld", **velden: object) -> Partnerschap:
    return Partnerschap(naam=naam, oproep="lp-208", deelnemers=deelnemers, **velden)


def met_begeleiders(uren: int = 1720) -> Begroting:
    """De begroting van het voorbeeld, met één lijn die begeleidt."""
    begroting = voorbeeld().begrotingen[0]
    lijnen = [attrs.evolve(lijn, begeleidt=False) for lijn in begroting.personeel]
    lijnen[0] = attrs.evolve(lijnen[0], begeleidt=True, uren=Decimal(uren))
    return attrs.evolve(begroting, personeel=tuple(lijnen))


ZES = begeleid(*[(date(2024, 3, 1), None)] * 6)


def ster() -> str:
    return ster_svg(TWEE_METINGEN)


def caseload() -> str:
    personas = (Persona(id="zwaar", naam="Zwaar", gewicht=Decimal("1.5")),)
    zwaar = begeleid(*[(date(2024, maand, 1), date(2024, maand + 3, 15)) for maand in range(1, 9)], persona="zwaar")
    partnerschap = dossier(*zwaar, personas=personas, begrotingen=(met_begeleiders(300),))
    return caseload_svg(partnerschap, JAAR, voorwaarden=VOORWAARDEN, verberg_klein=False)


def financiering() -> str:
    begroting = voorbeeld().begrotingen[0]
    werking = attrs.evolve(begroting.financiering_werking, vcf=Bedrag("90000.00"), overige=Bedrag("3000.00"))
    return financiering_svg(attrs.evolve(begroting, financiering_werking=werking), voorwaarden=VOORWAARDEN)


def alle() -> dict[str, str]:
    verborgen = caseload_svg(dossier(*ZES), JAAR, voorwaarden=VOORWAARDEN)
    return {"ster": ster(), "caseload": caseload(), "verborgen": verborgen, "financiering": financiering()}


ALLE = alle()


def ontleed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def opschriften(svg: str) -> list[str]:
    return [element.text or "" for element in ontleed(svg).iter(f"{NS}text")]


def beschrijving(svg: str) -> str:
    return (ontleed(svg)[1].text or "").replace("\xa0", " ")


# --- elke grafiek -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ALLE)
class TestElkeGrafiek:
    def test_ze_zegt_in_woorden_wat_er_staat(self, soort: str) -> None:
        wortel = ontleed(ALLE[soort])
        titel, uitleg = wortel[0], wortel[1]
        assert (titel.tag, uitleg.tag) == (f"{NS}title", f"{NS}desc")
        assert len(titel.text or "") > 10
        assert len(uitleg.text or "") > 80
        assert wortel.get("role") == "img"
        assert wortel.get("aria-labelledby") == f"{titel.get('id')} {uitleg.get('id')}"
        assert wortel.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
        assert wortel.get("viewBox") == f"0 0 {wortel.get('width')} {wortel.get('height')}"

    def test_ze_voert_niets_uit_en_haalt_niets_op(self, soort: str) -> None:
        for element in ontleed(ALLE[soort]).iter():
            assert element.tag.removeprefix(NS) in (
                *("svg", "title", "desc", "style", "defs", "pattern"),
                *("rect", "path", "circle", "text"),
            )
            assert not [naam for naam in element.attrib if naam.lower().startswith("on") or "href" in naam]
        zonder_ruimte = ALLE[soort].replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "http" not in zonder_ruimte
        assert "@import" not in zonder_ruimte
        assert all(verwijzing.startswith("#") for verwijzing in re.findall(r"url\(([^)]*)\)", zonder_ruimte))

    def test_elke_verwijzing_bestaat_en_elk_id_is_van_deze_grafiek(self, soort: str) -> None:
        wortel = ontleed(ALLE[soort])
        ids = [element.get("id") for element in wortel.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert all((een or "").startswith(wortel.get("id", "?")) for een in ids)
        assert set(re.findall(r"url\(#([^)]*)\)", ALLE[soort])) <= set(ids)
        stijl = wortel.findtext(f"{NS}style") or ""
        regels = re.findall(r"([^{}]+)\{", stijl.replace(MEDIA + "{", ""))
        assert all(regel.strip("}").startswith(f"#{wortel.get('id')} .") for regel in regels)

    def test_zonder_de_stijl_volgt_alles_de_omgeving(self, soort: str) -> None:
        kleuren = {
            element.get(naam)
            for element in ontleed(ALLE[soort]).iter()
            for naam in ("fill", "stroke")
            if element.get(naam) is not None
        }
        assert {kleur for kleur in kleuren if not (kleur or "").startswith("url(#lp-")} <= {"currentColor", "none"}

    def test_de_stijl_geeft_elke_rol_een_kleur_in_het_licht_en_in_het_donker(self, soort: str) -> None:
        wortel = ontleed(ALLE[soort])
        licht, _, donker = (wortel.findtext(f"{NS}style") or "").partition(MEDIA)
        rollen = {rol for element in wortel.iter() for rol in element.get("class", "").split()}
        for keuze, stijl in enumerate((licht, donker)):
            for rol in rollen & set(KLEUREN):
                assert f".{rol}{{color:{KLEUREN[rol][keuze]}}}" in stijl
            assert f".vlak{{fill:{ACHTERGROND[keuze]}}}" in stijl
        assert rollen <= {*KLEUREN, "vlak", "gevuld", "omlijnd"}

    def test_alles_staat_op_het_vlak(self, soort: str) -> None:
        wortel = ontleed(ALLE[soort])
        breedte, hoogte = float(wortel.get("width", "0")), float(wortel.get("height", "0"))
        for element in wortel.findall(f"{NS}text"):
            x, y = float(element.get("x", "")), float(element.get("y", ""))
            # De smalste schatting: wie hier buiten valt, valt in elk lettertype buiten het vlak.
            lengte = len(element.text or "") * float(element.get("font-size", "")) * 0.45
            links = x - {"start": 0, "middle": lengte / 2, "end": lengte}[element.get("text-anchor", "")]
            assert 0 <= links <= links + lengte <= breedte, element.text
            assert 10 <= y <= hoogte - 4

    def test_elk_getal_heeft_twee_decimalen(self, soort: str) -> None:
        for element in ontleed(ALLE[soort]).iter():
            if element.tag in (f"{NS}text", f"{NS}circle"):
                for naam in {"x", "y", "cx", "cy", "r"} & set(element.attrib):
                    assert re.fullmatch(r"-?\d+\.\d\d", element.get(naam, ""))


@pytest.mark.parametrize("soort", ["ster", "caseload", "financiering"])
def test_dezelfde_gegevens_geven_dezelfde_bytes(soort: str) -> None:
    """En in een andere volgorde ook."""
    assert alle()[soort] == ALLE[soort]
    omgekeerd = attrs.evolve(TWEE_METINGEN, metingen=tuple(reversed(TWEE_METINGEN.metingen)))
    assert ster_svg(omgekeerd) == ALLE["ster"]
    andersom = caseload_svg(dossier(*reversed(ZES)), JAAR, voorwaarden=VOORWAARDEN)
    assert andersom == ALLE["verborgen"]


def test_verschillende_grafieken_passen_op_een_pagina() -> None:
    """Geen enkel id komt twee keer voor."""
    ids = [gevonden for svg in ALLE.values() for gevonden in re.findall(r' id="([^"]*)"', svg)]
    assert len(ids) == len(set(ids)) > len(ALLE)


@pytest.mark.parametrize("taal", ["fr", "en"])
def test_in_een_andere_taal_zijn_de_datums_en_bedragen_anders(taal: str) -> None:
    """De taal staat ook in het bestand, voor wie het laat voorlezen."""
    svg = ster_svg(TWEE_METINGEN, taal=taal)
    assert f'xml:lang="{taal}"' in svg
    assert {"fr": "septembre", "en": "September"}[taal] in beschrijving(svg)


def test_een_taal_die_niet_bestaat() -> None:
    """Zoals overal."""
    with pytest.raises(ValueError, match="onbekende taal"):
        ster_svg(TWEE_METINGEN, taal="de")


# --- kleur ------------------------------------------------------------------------------------------------------------


def helderheid(kleur: str) -> float:
    """De relatieve helderheid volgens WCAG 2."""
    delen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5)]
    r, g, b = [deel / 12.92 if deel <= 0.03928 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    """Het contrast volgens WCAG 2."""
    hoog, laag = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def test_het_contrast_wordt_juist_berekend() -> None:
    """Zwart op wit is 21 op 1; dit grijs is de bekende grens."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("rol", KLEUREN)
@pytest.mark.parametrize("keuze", [0, 1], ids=["licht", "donker"])
def test_elke_kleur_is_goed_te_zien(rol: str, keuze: int) -> None:
    """Minstens 4,5 op 1, de grens voor gewone tekst."""
    assert contrast(KLEUREN[rol][keuze], ACHTERGROND[keuze]) >= 4.5


def test_elke_bron_heeft_een_eigen_patroon() -> None:
    """Wie geen kleur ziet, ziet het verschil toch; en haar naam staat bij het patroon."""
    patronen = [patroon for patroon, _ in STIJL.values()]
    assert len(patronen) == len(set(patronen)) == 5
    svg = ALLE["financiering"]
    gebruikt = {gevonden.split("-")[3] for gevonden in re.findall(r"url\(#([^)]*)\)", svg)}
    assert gebruikt == set(patronen)
    assert {"ESF", "VCF", "lokale besturen", "VDAB", "overige"} <= set(opschriften(svg))


def test_de_lijnen_van_een_ster_verschillen_in_streep_teken_en_naam() -> None:
    """Vroeger: streepjes met open bolletjes. Nu: een volle lijn met vierkantjes."""
    wortel = ontleed(ALLE["ster"])
    lijnen = [element for element in wortel.findall(f"{NS}path") if element.get("class") in ("oranje", "blauw")]
    strepen = {element.get("class"): element.get("stroke-dasharray") for element in lijnen}
    assert strepen == {"oranje": "7 5", "blauw": None}
    bolletjes = [element for element in wortel.findall(f"{NS}circle") if "gevuld" in element.get("class", "")]
    vierkantjes = [element for element in wortel.findall(f"{NS}rect") if element.get("class") == "blauw"]
    # Eén meer voor de legende; "eigen kracht" heeft maar één meting.
    assert (len(bolletjes), len(vierkantjes)) == (4 + 1, 3 + 1)
    assert {"eerste meting", "laatste meting"} <= set(opschriften(ALLE["ster"]))


def test_de_lijnen_van_een_caseload_verschillen_in_streep_en_naam() -> None:
    """Ook het vak met de capaciteit en het verborgen vak hebben een eigen patroon en een naam."""
    assert {"deelnemers in begeleiding", "gewogen met de persona", "capaciteit van de begeleiders"} <= set(
        opschriften(ALLE["caseload"])
    )
    lijnen = ontleed(ALLE["caseload"]).findall(f"{NS}path")
    strepen = {element.get("class"): element.get("stroke-dasharray") for element in lijnen}
    assert (strepen["blauw"], strepen["oranje"]) == (None, "7 5")
    assert "minder dan 5: aantal niet getoond" in opschriften(ALLE["verborgen"])


# --- namen uit een dossier --------------------------------------------------------------------------------------------

VIJANDIG = (
    '<script>alert("x")</script>',
    "\" onload='alert(1)' x=\"",
    "]]></text><image href='x'/>",
    "&amp;&lt;",
    "\u202eomgekeerd\u2066 שלום",
    "nul\x00teken\ufffe\ud800",
    "heel lang " * 500,
    "éénheelenlangwoordzonderspaties" * 50,
)


@pytest.mark.parametrize("naam", VIJANDIG, ids=range(len(VIJANDIG)))
def test_een_vijandige_naam_blijft_tekst(naam: str) -> None:
    """In een levensdomein en in de naam van het partnerschap."""
    svg = ster_svg(traject((date(2024, 1, 1), {naam: 3, "werk": 2}), (date(2024, 5, 1), {naam: 4, "werk": 2})))
    zelfde = caseload_svg(dossier(*ZES, naam=naam), JAAR, voorwaarden=VOORWAARDEN)
    for een in (svg, zelfde):
        een.encode()
        assert {element.tag.removeprefix(NS) for element in ontleed(een).iter()} <= {
            *("svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "circle", "text"),
        }
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\ufffe\x00]", een)
        assert len(een) < 20_000
    assert benoem(naam) in beschrijving(svg)
    assert all(len(regel) <= 60 for regel in opschriften(svg))


def test_een_persoonsgegeven_komt_niet_op_een_grafiek() -> None:
    """Ook niet met een onzichtbaar teken ertussen."""
    for adres in ("iemand@voorbeeld.be", "iemand\u202e@voorbeeld.be"):
        svg = ster_svg(traject((date(2024, 1, 1), {adres: 3})))
        assert "iemand" not in svg
        assert "het lijkt een e-mailadres" in svg


def test_een_lege_naam_wordt_een_vraagteken() -> None:
    """Zo blijft te zien dat er iets staat."""
    assert benoem(" \x00") == "?"
    assert breek("?", 22, 3) == ["?"]


# --- ster -------------------------------------------------------------------------------------------------------------


class TestSter:
    def test_de_beschrijving_zegt_alles_in_woorden(self) -> None:
        assert beschrijving(ALLE["ster"]) == (
            "Scores van 1 (moeilijk) tot en met 5 (goed). Gemeten van 1 maart 2024 tot en met 2 september 2024. "
            "rechten: van 2 naar 4. sociale inclusie en werk: bleef 3. lichamelijk welbevinden en gezondheid: van 4 "
            "naar 2. eigen kracht: 1 (één meting)."
        )

    def test_een_meting_heeft_geen_laatste_lijn(self) -> None:
        svg = ster_svg(traject((date(2024, 3, 1), {"rechten": 2, "werk": 3})))
        assert "Gemeten op 1 maart 2024." in beschrijving(svg)
        assert "laatste meting" not in opschriften(svg)
        assert not [element for element in ontleed(svg).iter() if element.get("class") == "blauw"]

    def test_de_scores_liggen_waar_ze_horen(self) -> None:
        """Vier armen, met de klok mee: 5 ligt op de rand en 1 op een vijfde daarvan."""
        svg = ster_svg(traject((date(2024, 3, 1), {"rechten": 5, "werk": 1, "gezondheid": 5, "justitie": 1})))
        (lijn,) = [deel for deel in ontleed(svg).findall(f"{NS}path") if deel.get("class") == "oranje"][:1]
        assert lijn.get("d") == "M410.00 186.00L452.00 396.00L410.00 606.00L368.00 396.00Z"

    def test_zonder_metingen_staat_er_wat_ontbreekt(self) -> None:
        with pytest.raises(ValueError, match="nog geen meting met een sterdiagram"):
            ster_svg(Traject(id="t-7k3mq9x2vtbz", metingen=(Meting(datum=date(2024, 1, 1), loslaatschaal=3),)))

    def test_meer_levensdomeinen_vragen_een_grotere_ster(self) -> None:
        namen = [*Levensdomein, *(f"eigen {nummer}" for nummer in range(15))]
        svg = ster_svg(traject((date(2024, 3, 1), dict.fromkeys(namen, 3))))
        assert int(ontleed(svg).get("width", "0")) > int(ontleed(ALLE["ster"]).get("width", "0"))

    @settings(max_examples=40)
    @given(
        st.lists(
            st.tuples(
                st.dates(date(2024, 1, 1), date(2026, 1, 1)),
                st.dictionaries(st.sampled_from(Levensdomein) | teksten(), st.integers(1, 5), min_size=1, max_size=12),
            ),
            min_size=1,
            max_size=4,
            unique_by=lambda meting: meting[0],
        )
    )
    def test_elk_traject_met_een_score_is_te_tekenen(self, metingen: Sequence[tuple[date, dict[str, int]]]) -> None:
        svg = ster_svg(traject(*metingen))
        domeinen = {domein for _, scores in metingen for domein in scores}
        vet = [element for element in ontleed(svg).findall(f"{NS}text") if element.get("font-weight")]
        assert len(vet) == len(domeinen) + 1, "elk levensdomein heeft zijn scores in woorden, en er is één titel"


# --- caseload ---------------------------------------------------------------------------------------------------------


def lijnpunten(svg: str, rol: str = "blauw") -> list[tuple[str, str]]:
    """De punten van de lijnen van een rol, zonder de legende."""
    paden = [element.get("d", "") for element in ontleed(svg).findall(f"{NS}path") if element.get("class") == rol]
    return [(x, y) for pad in paden[:-1] for x, y in re.findall(r"([\d.]+) ([\d.]+)", pad)]


class TestCaseload:
    def test_de_beschrijving_zegt_alles_in_woorden(self) -> None:
        partnerschap = dossier(*ZES, begrotingen=(met_begeleiders(860),))
        svg = caseload_svg(partnerschap, JAAR, voorwaarden=VOORWAARDEN)
        assert beschrijving(svg) == (
            "Deelnemers in begeleiding: Voorbeeld. Op 1 januari 2024: minder dan 5. Op 31 december 2024: 6. Het "
            "hoogste aantal is 6, vanaf 1 maart 2024. Een aantal onder 5 wordt niet getoond. Van 1 januari 2024 "
            "tot en met 31 december 2024 is er plaats voor 8 tot 9 deelnemers."
        )

    def test_wie_alle_aantallen_vraagt_ziet_ze_met_het_gewicht(self) -> None:
        woorden = beschrijving(ALLE["caseload"])
        assert "Op 1 januari 2024: 1. Op 31 december 2024: 0. Het hoogste aantal is 4, vanaf 1 april 2024." in woorden
        assert "Gewogen met de persona is het hoogste aantal 6." in woorden
        assert "niet getoond" not in woorden

    def test_een_klein_aantal_is_nergens_af_te_lezen(self) -> None:
        """Een, twee, drie of vier deelnemers in dezelfde tijd: het bestand is byte voor byte hetzelfde."""
        zes = [(date(2024, 3, 1), date(2024, 6, 30))] * 6
        bestanden = {
            caseload_svg(
                dossier(*begeleid(*zes, *[(date(2024, 8, 1), date(2024, 8 + anders, 1))] * anders)),
                JAAR,
                voorwaarden=VOORWAARDEN,
            )
            for anders in (1, 2, 3, 4)
        }
        assert len(bestanden) == 1
        assert bestanden == {caseload_svg(dossier(*begeleid(*zes)), JAAR, voorwaarden=VOORWAARDEN)}

    def test_een_sprong_van_het_gewicht_verraadt_geen_persona(self) -> None:
        """Met verborgen kleine aantallen maakt het niet uit welke persona iemand heeft."""
        personas = (Persona(id="zwaar", naam="Zwaar", gewicht=Decimal(3)),)
        zwaar = begeleid(*[(date(2024, 3, 1), None)] * 6, persona="zwaar")
        een, ander = (dossier(*deelnemers, personas=personas) for deelnemers in (ZES, zwaar))
        assert caseload_svg(een, JAAR, voorwaarden=VOORWAARDEN) == caseload_svg(ander, JAAR, voorwaarden=VOORWAARDEN)

    def test_de_lijn_volgt_het_aantal(self) -> None:
        """Zes tot en met 30 juni, dan vijf; twaalf staat bovenaan, want er is plaats voor meer dan elf."""
        weg = begeleid(*[(date(2024, 1, 1), None)] * 5, (date(2024, 1, 1), date(2024, 6, 30)))
        svg = caseload_svg(dossier(*weg), JAAR, voorwaarden=VOORWAARDEN)
        aantallen = [int(tekst) for tekst in opschriften(svg) if tekst.isdigit()]
        assert aantallen == [0, 6, 8, 10, 12]
        x = schrijf_getal(64 + Fraction(712 * 182, 366))
        assert lijnpunten(svg) == [("64.00", "246.00"), (x, "246.00"), (x, "271.00"), ("776.00", "271.00")]

    def test_naast_een_verborgen_vak_begint_en_stopt_de_lijn_op_de_rand(self) -> None:
        svg = caseload_svg(
            dossier(*begeleid(*[(date(2024, 3, 1), date(2024, 6, 30))] * 6)), JAAR, voorwaarden=VOORWAARDEN
        )
        hoogtes = [y for _, y in lijnpunten(svg)]
        assert hoogtes == ["271.00", "246.00", "246.00", "271.00"]
        assert opschriften(svg).count("minder dan 5") == 2

    def test_is_alles_klein_dan_is_er_geen_lijn_en_geen_hoogste(self) -> None:
        svg = caseload_svg(dossier(*ZES[:2]), JAAR, voorwaarden=VOORWAARDEN)
        assert lijnpunten(svg) == []
        assert not [tekst for tekst in opschriften(svg) if "hoogste" in tekst]
        assert "Op 31 december 2024: minder dan 5." in beschrijving(svg)

    def test_een_smal_verborgen_vak_heeft_geen_opschrift(self) -> None:
        drie_dagen_minder = [(date(2024, 1, 4), None)] * 6
        svg = caseload_svg(dossier(*begeleid(*drie_dagen_minder)), JAAR, voorwaarden=VOORWAARDEN)
        assert "minder dan 5" not in opschriften(svg)
        assert "minder dan 5: aantal niet getoond" in opschriften(svg)

    def test_ook_een_grote_capaciteit_heeft_hoogstens_negen_strepen(self) -> None:
        partnerschap = dossier(*ZES, begrotingen=(met_begeleiders(172_000),))
        svg = caseload_svg(partnerschap, JAAR, voorwaarden=VOORWAARDEN)
        strepen = [int(tekst) for tekst in opschriften(svg) if tekst.isdigit()]
        assert strepen == [0, *range(500, 2001, 500)]

    def test_een_smalle_capaciteit_heeft_geen_opschrift(self) -> None:
        kort = attrs.evolve(met_begeleiders(), periode=Periode(date(2024, 1, 1), date(2024, 1, 20)))
        svg = caseload_svg(dossier(*ZES, begrotingen=(kort,)), JAAR, voorwaarden=VOORWAARDEN)
        assert not [tekst for tekst in opschriften(svg) if tekst.startswith("plaats voor")]
        assert "Van 1 januari 2024 tot en met 20 januari 2024 is er plaats voor 16 tot 18 deelnemers." in beschrijving(
            svg
        )

    def test_de_capaciteit_ontbreekt_als_geen_lijn_zegt_wie_begeleidt(self) -> None:
        """En een begroting van een ander jaar telt niet."""
        stil = voorbeeld().begrotingen[0]
        stil = attrs.evolve(stil, personeel=tuple(attrs.evolve(lijn, begeleidt=None) for lijn in stil.personeel))
        later = attrs.evolve(met_begeleiders(), periode=Periode.jaar(2026))
        svg = caseload_svg(dossier(*ZES, begrotingen=(stil, later)), JAAR, voorwaarden=VOORWAARDEN)
        assert "capaciteit van de begeleiders" not in opschriften(svg)

    def test_zonder_begeleiding_of_zonder_einde_staat_er_wat_ontbreekt(self) -> None:
        with pytest.raises(ValueError, match="wordt niemand begeleid"):
            caseload_svg(dossier(*ZES), Periode.jaar(2023), voorwaarden=VOORWAARDEN)
        with pytest.raises(ValueError, match="een periode met een einde"):
            caseload_svg(dossier(*ZES), Periode(date(2024, 1, 1)), voorwaarden=VOORWAARDEN)

    @pytest.mark.parametrize("jaren", [0, 1, 3, 10, 100, 7000])
    def test_elke_periode_heeft_leesbare_maanden(self, jaren: int) -> None:
        periode = Periode(date(2024, 2, 1), date(2024 + jaren, 12, 31))
        svg = caseload_svg(dossier(*ZES), periode, voorwaarden=VOORWAARDEN)
        assert 1 <= len([tekst for tekst in opschriften(svg) if re.fullmatch(r"\d\d/\d{4}", tekst)]) <= 9

    @settings(max_examples=40)
    @given(
        st.lists(st.tuples(st.dates(date(2023, 6, 1), date(2025, 6, 1)), st.integers(0, 400)), min_size=1, max_size=30),
        st.booleans(),
    )
    def test_elk_verloop_is_te_tekenen(self, starts: Sequence[tuple[date, int]], verberg_klein: bool) -> None:
        deelnemers = begeleid(*((dag, dag + timedelta(days=duur)) for dag, duur in starts), (JAAR.begin, None))
        svg = caseload_svg(dossier(*deelnemers), JAAR, voorwaarden=VOORWAARDEN, verberg_klein=verberg_klein)
        for x, y in lijnpunten(svg):
            assert 64 <= float(x) <= 776
            assert 96 <= float(y) <= 396
        if verberg_klein:
            strepen = [int(tekst) for tekst in opschriften(svg) if tekst.isdigit()]
            assert not set(strepen) & {1, 2, 3, 4}
            assert not re.search(r": [1-4]\.|is [1-4],", beschrijving(svg))


# --- financiering -----------------------------------------------------------------------------------------------------


def breedtes(svg: str) -> list[str]:
    """De stukken van de balken, zonder de tabel."""
    stukken = [element for element in ontleed(svg).findall(f"{NS}rect") if element.get("height") == "34.00"]
    return [element.get("width", "") for element in stukken]


def teken_of_reden(begroting: Begroting) -> str:
    """De grafiek, of waarom ze er niet is."""
    try:
        return financiering_svg(begroting, voorwaarden=VOORWAARDEN)
    except ValueError as fout:
        return str(fout)


class TestFinanciering:
    def test_de_beschrijving_zegt_alles_in_woorden(self) -> None:
        svg = financiering_svg(voorbeeld().begrotingen[0], voorwaarden=VOORWAARDEN)
        assert beschrijving(svg).startswith(
            "Ingediende financiering: wie betaalt welk deel van de kosten, 1 januari 2024 tot en met 31 december 2024. "
            "Werking, kosten € 496.765,00: ESF € 198.706,00 (40%), VCF € 149.029,50 (30%), lokale besturen € 74.514,75 "
            "(15%) en VDAB € 74.514,75 (15%). Ondersteuning, kosten € 53.550,07: ESF € 21.420,03 (40%), VCF"
        )

    def test_elk_stuk_is_zo_breed_als_zijn_deel(self) -> None:
        begroting = attrs.evolve(voorbeeld().begrotingen[0], financiering_ondersteuning=None)
        lijnen = tuple(lijn for lijn in begroting.personeel if lijn.luik.value == "werking")
        begroting = attrs.evolve(begroting, personeel=lijnen, cofinanciering=(), kosten_ondersteuning=None)
        svg = financiering_svg(begroting, voorwaarden=VOORWAARDEN)
        # 40, 30, 15 en 15 procent van 752; met één luik is er geen balk voor het project.
        assert breedtes(svg) == ["300.80", "225.60", "112.80", "112.80"]

    def test_wat_ontbreekt_en_wat_te_veel_is_staat_er(self) -> None:
        assert "Niet gefinancierd: € 56.029,50." in beschrijving(ALLE["financiering"])
        assert {"niet", "gefinancierd"} <= set(opschriften(ALLE["financiering"]))
        begroting = voorbeeld().begrotingen[0]
        for bedrag, anker in (("800000.00", "start"), ("200000.00", "end")):
            ruim = attrs.evolve(begroting.financiering_werking, overige=Bedrag(bedrag))
            svg = financiering_svg(attrs.evolve(begroting, financiering_werking=ruim), voorwaarden=VOORWAARDEN)
            assert f"Meer financiering dan kosten: € {bedrag[0]}00.000,00." in beschrijving(svg)
            grens = [deel for deel in ontleed(svg).findall(f"{NS}text") if deel.text == "tot hier: de kosten"]
            assert grens[0].get("text-anchor") == anker

    def test_zonder_ingediende_financiering_tellen_de_tarieven(self) -> None:
        begroting = attrs.evolve(
            voorbeeld().begrotingen[0],
            financiering_werking=None,
            financiering_ondersteuning=None,
            financiering_project=None,
        )
        svg = financiering_svg(begroting, voorwaarden=VOORWAARDEN)
        assert beschrijving(svg).startswith("Volgens de tarieven van de oproep")
        with pytest.raises(ValueError, match="geen financiering om te tekenen"):
            financiering_svg(begroting, voorwaarden=voorwaarden_voor("lp-208", gebied=None))

    def test_een_luik_met_kosten_maar_zonder_financiering(self) -> None:
        begroting = attrs.evolve(voorbeeld().begrotingen[0], financiering_ondersteuning=None)
        svg = financiering_svg(begroting, voorwaarden=VOORWAARDEN)
        zin = "Ondersteuning, kosten € 53.550,07: geen financiering. Niet gefinancierd: € 53.550,07."
        assert zin in beschrijving(svg)

    def test_financiering_zonder_kosten_heeft_geen_percentage(self) -> None:
        begroting = Begroting(periode=JAAR, financiering_werking=Financiering(esf=Bedrag("100.00")))
        svg = financiering_svg(begroting, voorwaarden=VOORWAARDEN)
        assert "Werking, kosten € 0,00: ESF € 100,00. Meer financiering dan kosten: € 100,00." in beschrijving(svg)
        assert "%" not in svg.replace("max-width:100%", "")

    def test_een_negatief_bedrag_past_niet(self) -> None:
        begroting = voorbeeld().begrotingen[0]
        negatief = attrs.evolve(begroting.financiering_werking, overige=Bedrag("-1.00"))
        with pytest.raises(ValueError, match="negatief bedrag"):
            financiering_svg(attrs.evolve(begroting, financiering_werking=negatief), voorwaarden=VOORWAARDEN)

    def test_een_percentage_staat_in_elke_taal_zoals_daar_geschreven(self) -> None:
        begroting = voorbeeld().begrotingen[0]
        assert "31,46\u00a0%" in financiering_svg(begroting, voorwaarden=VOORWAARDEN, taal="fr")

    @settings(max_examples=40)
    @given(begrotingen())
    def test_elke_begroting_is_te_tekenen_of_zegt_waarom_niet(self, begroting: Begroting) -> None:
        beeld = teken_of_reden(begroting)
        redenen = ("er is geen financiering om te tekenen", "een negatief bedrag past niet op een balk")
        if beeld not in redenen:
            assert all(0 <= float(breedte) <= 752 for breedte in breedtes(beeld))


# --- PNG --------------------------------------------------------------------------------------------------------------


class TestPng:
    @pytest.mark.parametrize("soort", ALLE)
    def test_elke_grafiek_kan_als_png(self, soort: str) -> None:
        wortel = ontleed(ALLE[soort])
        beeld = als_png(ALLE[soort], schaal=1)
        assert beeld.startswith(b"\x89PNG\r\n\x1a\n")
        maten = int.from_bytes(beeld[16:20], "big"), int.from_bytes(beeld[20:24], "big")
        assert maten == (int(wortel.get("width", "")), int(wortel.get("height", "")))

    def test_donker_en_scherper_geven_een_ander_beeld(self) -> None:
        licht, donker = (als_png(ALLE["ster"], donker=keuze, schaal=1) for keuze in (False, True))
        assert licht != donker
        assert als_png(ALLE["ster"], schaal=1) == licht
        assert len(als_png(ALLE["ster"])) > len(licht)

    @pytest.mark.parametrize("schaal", [0, 9])
    def test_een_schaal_die_te_klein_of_te_groot_is(self, schaal: int) -> None:
        with pytest.raises(ValueError, match=f"verwacht 1 tot en met 8, geen {schaal}"):
            als_png(ALLE["ster"], schaal=schaal)

    def test_zonder_de_extra_staat_er_hoe_hem_te_installeren(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        with pytest.raises(GrafiekFout, match=r"pip install 'lokale-partnerschappen\[grafiek\]'"):
            als_png(ALLE["ster"])

    def test_een_toestel_zonder_lettertype_geeft_geen_beeld_zonder_tekst(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(png, "LETTERTYPE", "lettertype-dat-niet-bestaat")
        with pytest.raises(GrafiekFout, match="geen lettertype"):
            als_png(ALLE["ster"])


# --- documentatie -----------------------------------------------------------------------------------------------------


def test_de_beelden_van_de_documentatie_zijn_wat_de_bibliotheek_nu_tekent() -> None:
    """Verandert het voorbeeld of de tekening, voer dan ``python -m tests.maak_grafieken`` uit."""
    nu = maak_grafieken()
    assert {pad.name for pad in BEELDEN.glob("*.svg")} == set(nu)
    for naam, svg in nu.items():
        assert (BEELDEN / naam).read_text("utf-8") == svg, naam


def test_het_gebied_van_het_voorbeeld_is_dat_van_deze_tests() -> None:
    """Anders tellen andere tarieven."""
    assert gebied_van(voorbeeld().werkingsgebied) is Gebied.BUITEN_LIMBURG
