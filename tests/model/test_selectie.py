"""De vorming van een partnerschap: vier stappen, een addendum met vijf datums, en kandidaturen van organisaties."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from lokale_partnerschappen import (
    Addendum,
    Brief,
    Briefsoort,
    Criterium,
    Kandidatuur,
    Nood,
    Noodsoort,
    Partnerschap,
    Procesvoorwaarde,
    Ronde,
    Selectie,
    Vormingsstap,
    van_dict,
)
from lokale_partnerschappen.basis.weergave import toon
from lokale_partnerschappen.model import selectie


def test_er_zijn_vier_stappen_twee_criteria_en_zes_voorwaarden() -> None:
    """De nummers volgen het proces."""
    assert [(stap.nummer, toon(stap)) for stap in Vormingsstap] == [
        (1, "werkingsgebied afbakenen"),
        (2, "lokale noden bepalen"),
        (3, "matching"),
        (4, "partnerschap uitbouwen"),
    ]
    assert [toon(criterium) for criterium in Criterium] == ["cruciale bijdrage", "fit for partnership"]
    assert len({toon(voorwaarde) for voorwaarde in Procesvoorwaarde}) == 6


def test_het_addendum_geeft_zijn_vijf_datums_in_de_volgorde_van_het_proces() -> None:
    """Wat niet bekend is, staat er als niets."""
    addendum = Addendum(beslissing_op=date(2023, 7, 14), kandidaturen_tot=date(2023, 6, 11))
    assert list(addendum.datums.items()) == [
        ("kandidaturen_tot", date(2023, 6, 11)),
        ("einde_eerste_ronde", None),
        ("einde_tweede_ronde", None),
        ("beslissing_op", date(2023, 7, 14)),
        ("indienen_tot", None),
    ]


def test_een_nood_heet_zoals_ze_heet() -> None:
    """In een bevinding staat de naam van de nood."""
    nood = Nood(naam="weinig openbaar vervoer", soort=Noodsoort.REGIO_UITDAGING)
    assert (str(nood), toon(nood.soort), toon(Noodsoort.PERSONA)) == (
        "weinig openbaar vervoer",
        "regio-uitdaging",
        "persona",
    )


@pytest.mark.parametrize("leeg", [{}, {"organisatie": ""}, {"partner": ""}])
def test_een_kandidatuur_van_niemand_bestaat_niet(leeg: dict[str, str]) -> None:
    """Een organisatie heeft een naam, of staat bij de partners."""
    with pytest.raises(ValueError, match=r"\Aeen kandidatuur noemt een partner of een organisatie\Z"):
        Kandidatuur(id="k-1", **leeg)


def test_twee_kandidaturen_met_hetzelfde_id_bestaan_niet() -> None:
    """Anders weet niemand over welke het eindverslag gaat; ook een bestand wordt dan geweigerd."""
    kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A")
    with pytest.raises(ValueError, match=r"\Aelke kandidatuur heeft een eigen id\Z"):
        Selectie(kandidaturen=(kandidatuur, attrs.evolve(kandidatuur, organisatie="Dienstverlener B")))
    lijst = [{"id": "k-1", "organisatie": "A"}, {"id": "k-1", "organisatie": "B"}]
    dossier = {"naam": "Voorbeeld", "oproep": "lp-208", "selectie": {"kandidaturen": lijst}}
    with pytest.raises(ValueError, match="onmogelijk als selectie: elke kandidatuur heeft een eigen id"):
        van_dict({"schema": 1, "partnerschap": dossier})


def test_de_rondes_van_een_kandidatuur_zijn_die_er_zijn() -> None:
    """Wie niet aan een ronde begon, heeft er geen."""
    ronde = Ronde(besluit=True)
    assert Kandidatuur(id="k-1", partner="a").rondes == {}
    assert Kandidatuur(id="k-1", partner="a", tweede_ronde=ronde).rondes == {2: ronde}


def test_een_kandidatuur_heet_naar_haar_organisatie_en_anders_naar_haar_partner() -> None:
    """De naam van een mens komt er nergens aan te pas."""
    assert str(Kandidatuur(id="k-1", organisatie="Dienstverlener A", partner="a")) == "Dienstverlener A"
    assert str(Kandidatuur(id="k-1", partner="a")) == "a"


def test_drie_van_de_vier_brieven_zijn_negatief() -> None:
    """Alleen wie weerhouden is, krijgt een positieve brief."""
    assert [toon(soort) for soort in Briefsoort if soort.is_negatief] == [
        "negatief na ronde 1",
        "definitief negatief na ronde 1",
        "definitief negatief na ronde 2",
    ]
    assert Brief(soort=Briefsoort.POSITIEF).vermeldt_weerwoord is None


def test_geen_enkele_klasse_van_de_selectie_heeft_plaats_voor_een_mens() -> None:
    """Juryleden en kandidaten zijn organisaties: er is geen veld voor een persoon, een adres of een nummer."""
    verboden = {"voornaam", "familienaam", "persoon", "email", "telefoon", "rijksregisternummer", "contactpersoon"}
    for naam in selectie.__all__:
        klasse = getattr(selectie, naam)
        if attrs.has(klasse):
            assert not verboden & set(attrs.fields_dict(klasse))


def test_een_dossier_zonder_selectie_blijft_leeg() -> None:
    """Wie alleen kosten bijhoudt, merkt niets van de selectie."""
    assert Partnerschap(naam="Voorbeeld", oproep="lp-208").selectie is None
