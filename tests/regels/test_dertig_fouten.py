"""Eén dossier met dertig fouten: alle dertig worden gevonden, elk één keer, en niets anders."""

from __future__ import annotations

import re
from typing import Final

import pytest
from tests.regels.gevallen import Wijziging, alle_gevallen, gewijzigd

from lokale_partnerschappen import REGELS, Bevinding, Ernst, Verslag, controleer, van_dict

B: Final = "begrotingen[0]"

# Elke regel hieronder is één fout; wat een fout op een andere plaats zou meeslepen, wordt meteen rechtgezet.
FOUTEN: Final[list[Wijziging]] = [
    # samenstelling
    {"pad": "periode.begin", "waarde": "2023-12-31"},
    {"pad": "partners[0].kbo", "waarde": "0999"},
    {"pad": "partners[1].kbo", "waarde": "0999999824"},
    {"pad": "partners[3].soort", "waarde": "dienstverlener"},
    {"pad": "partners[3].weerhouden", "waarde": True},
    {"pad": "team", "waarde": ["vdab", "ocmw-temse"]},
    {"pad": "partners[5].naam", "waarde": "OCMW"},
    {"pad": "partners[0].lidmaatschappen", "waarde": [{"rol": "promotor"}, {"rol": "partner"}]},
    {"pad": "partners[4].lidmaatschappen", "waarde": [{"rol": "penhouder"}, {"rol": "partner"}]},
    {"pad": "werkingsgebied.gemeenten", "bij": "21004"},
    {"pad": "werkingsgebied.limburg", "waarde": True},
    # kosten
    {"pad": "enveloppe", "waarde": {"werking": "400000.00", "ondersteuning": "321300.42"}},
    {"pad": f"{B}.periode.einde", "waarde": "2030-06-30"},
    {"pad": f"{B}.personeel[0].opgave", "waarde": {"sut": "43.00", "werking": "74510.40"}},
    {"pad": f"{B}.personeel[1].uren", "waarde": "861"},
    {"pad": f"{B}.personeel[3].uren", "waarde": "1720.0001"},
    {"pad": f"{B}.personeel[9].opgave.ondersteuning", "waarde": "10.00"},
    {
        "pad": f"{B}.personeel",
        "bij": {"luik": "werking", "partner": "ocmw-gent", "brutoloon": "3000.00", "uren": "0"},
    },
    {"pad": f"{B}.personeel_totaal.uren", "waarde": "8000"},
    {"pad": f"{B}.forfaitpercentage", "waarde": "15"},
    {"pad": f"{B}.kosten_project.forfait", "waarde": "157232.78"},
    # financiering
    {"pad": f"{B}.financiering_werking.esf", "waarde": "199706.00"},
    {"pad": f"{B}.financiering_werking.vcf", "waarde": "148029.50"},
    {"pad": f"{B}.financiering_werking.lokaal", "waarde": "74414.75"},
    {"pad": f"{B}.gemeentelijke_aandelen", "weg": True},
    {"pad": f"{B}.cofinanciering[1].inbreng", "weg": True},
    {"pad": f"{B}.cofinanciering[3].inbreng", "weg": True},
    {"pad": f"{B}.cofinanciering[4].inbreng", "weg": True},
    {"pad": f"{B}.financiering_werking.vdab", "waarde": "74614.75"},
    {
        "pad": f"{B}.financiering_werking.aandelen",
        "waarde": {"esf": "40.2", "vcf": "29.8", "lokaal": "14.98", "vdab": "15.02"},
    },
    {"pad": f"{B}.financiering_ondersteuning.totaal", "waarde": "53550.70"},
    {"pad": f"{B}.financiering_project", "weg": True},
    {"pad": f"{B}.cofinanciering[0].opgave.ondersteuning", "waarde": "74514.75"},
    {"pad": f"{B}.cofinanciering[2].bron", "waarde": "vcf"},
    {"pad": f"{B}.cofinanciering[3].bedrag", "waarde": "48150.79"},
    {"pad": f"{B}.cofinanciering[3].opgave.werking", "waarde": "48150.79"},
    {"pad": f"{B}.cofinanciering_totaal", "waarde": {"bedrag": "157072.01", "werking": "149039.50"}},
]

PARTNERS: Final = (
    "dienstverlener-a, dienstverlener-b, dienstverlener-c, ocmw-lokeren, ocmw-moerbeke, ocmw-sint-gillis-waas,"
    " ocmw-stekene, ocmw-temse, ocmw-waasmunster, vdab, vvsg"
)
REFNIS: Final = "een code van vijf cijfers uit de REFNIS-lijst"
ANDERE: Final = "lokale besturen, VDAB of overige"
KBO: Final = "tien cijfers, beginnend met 0 of 1"

VERWACHT: Final = {
    ("periode", "project-buiten-oproepperiode", "2023-12-31/2029-12-31", "2024-01-01/2029-12-31"),
    ("partners", "vdab-ontbreekt", "0", "1"),
    ("team", "team-zonder-kernpartner", "ocmw-temse, vdab", "VDAB"),
    ("partners[0].kbo", "kbo-nummer-onvolledig", "0999", KBO),
    ("partners[0].soort", "promotor-geen-lokaal-bestuur", "Dienstverlener A", "lokaal-bestuur"),
    ("partners[1].kbo", "kbo-controlegetal-klopt-niet", "0999999824", "23"),
    ("partners[5].naam", "organisatienaam-te-algemeen", "OCMW", "OCMW en de naam van de gemeente"),
    ("werkingsgebied.gemeenten[6]", "gemeente-buiten-vlaanderen", "21004", REFNIS),
    ("werkingsgebied.limburg", "limburg-antwoord-klopt-niet", "ja", "nee"),
    ("enveloppe.werking", "begrotingen-boven-enveloppe", "496848.66", "400000.00"),
    ("begrotingen", "bijlagen-ontbreken", "3", "3"),
    (f"{B}.periode", "begroting-buiten-project", "2024-01-01/2030-06-30", "2023-12-31/2029-12-31"),
    (f"{B}.personeel[0].opgave.sut", "sut-klopt-niet", "43.00", "43.32"),
    (f"{B}.personeel[1].opgave.bedrag", "lijnkost-klopt-niet", "51393.60", "51453.36"),
    (f"{B}.personeel[3].uren", "uren-boven-voltijds", "1720.0001", "1720"),
    (f"{B}.personeel[3].uren", "uren-te-nauwkeurig", "1720.0001", "3"),
    (f"{B}.personeel[9].opgave.ondersteuning", "kost-in-verkeerde-kolom", "10.00", "0.00"),
    (f"{B}.personeel[18].uren", "lijn-zonder-kost", "0", "meer dan nul"),
    (f"{B}.personeel[18].partner", "organisatie-is-geen-partner", "ocmw-gent", PARTNERS),
    (f"{B}.personeel_totaal.uren", "personeelstotaal-klopt-niet", "8000", "8352.58"),
    (f"{B}.forfaitpercentage", "forfaitpercentage-klopt-niet", "15", "40"),
    (f"{B}.kosten_werking", "jaarbudget-wijkt-af", "496765.00", "66666.67"),
    (f"{B}.kosten_ondersteuning", "ondersteuning-wijkt-af-van-pakket", "53550.07", "55682.59"),
    (f"{B}.kosten_project.forfait", "projecttotaal-klopt-niet", "157232.78", "157232.88"),
    (f"{B}.financiering_werking.esf", "esf-boven-tarief", "199706.00", "198706.00"),
    (f"{B}.financiering_werking", "cofinanciering-ongelijk-verdeeld", "74414.75", "74614.75"),
    (f"{B}.financiering_ondersteuning.totaal", "financieringstotaal-klopt-niet", "53550.70", "53550.07"),
    (f"{B}.cofinanciering", "cofinancieringstabel-wijkt-af", "149039.50", "149029.50"),
    (f"{B}.cofinanciering[0].opgave.ondersteuning", "cofinancieringstabel-telt-niet-op", "74514.75", "0.00"),
    (
        f"{B}.cofinanciering[2].bron",
        "geld-van-europa-wse-als-cofinanciering",
        "vcf",
        "lokale besturen, VDAB of overige",
    ),
}


@pytest.fixture(scope="module")
def verslag() -> Verslag:
    """Het oordeel over het dossier met alle fouten, gelezen zoals een bestand."""
    return controleer(van_dict(gewijzigd(FOUTEN)))


def test_dertig_fouten_geven_dertig_rijen(verslag: Verslag) -> None:
    """Elke fout precies één keer, met haar plaats, regel, wat er staat en wat er had moeten staan."""
    rijen = verslag.rijen()
    assert {(rij["plaats"], rij["regel"], rij["gevonden"], rij["verwacht"]) for rij in rijen} == VERWACHT
    assert len(rijen) == len(VERWACHT) == 30


def test_de_fouten_zijn_verscheiden(verslag: Verslag) -> None:
    """Dertig regels spreken, van elke ernst, op negenentwintig plaatsen; wat het voorbeeld niet zegt, blijft open."""
    assert len({bevinding.regel.id for bevinding in verslag}) == 30
    assert len({bevinding.plaats for bevinding in verslag}) == 29
    assert {ernst: verslag.aantal(ernst) for ernst in Ernst} == {
        Ernst.FOUT: 17,
        Ernst.WAARSCHUWING: 10,
        Ernst.AANDACHT: 3,
    }
    assert not verslag.in_orde
    assert [(twijfel.regel.id, twijfel.plaats) for twijfel in verslag.niet_te_beoordelen] == [
        ("lokale-besturen-onder-aandeel", "begrotingen")
    ]
    assert set(verslag.niet_van_toepassing) == {
        "forfaitverdeling-telt-niet-op",
        "brutoloon-niet-voltijds",
        "veel-personen-per-vte",
    }


def test_elke_zin_van_elke_regel_is_af() -> None:
    """Van elke regel en elke bevinding in alle gevallen: geen accolade, geen leegte, hoofdletter en punt."""
    bevindingen = [bevinding for geval in alle_gevallen() for bevinding in geval.erbij]
    bevindingen += controleer(van_dict(gewijzigd(FOUTEN)))
    assert {bevinding.regel.id for bevinding in bevindingen} == {regel.id for regel in REGELS}
    assert [fout for bevinding in bevindingen for fout in _onaf(bevinding)] == []


def _onaf(bevinding: Bevinding) -> list[str]:
    zinnen = (bevinding.bericht(), bevinding.doen())
    return [zin for zin in zinnen if not re.fullmatch(r"[^{}\s][^{}]*\.", zin) or "None" in zin or "Bedrag(" in zin]
