"""Wie samenwerkt en waar: partners met hun rollen in de tijd, en de gemeenten voor en na de fusies van 2025."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.samenstelling import (
    Coachdienst,
    Gemeente,
    Gemeentevertrek,
    Lidmaatschap,
    Ondersteuningsgroep,
    Overeenkomst,
    Partner,
    Partnersoort,
    Raadsbesluit,
    Rol,
    Werkingsgebied,
    gemeente,
    gemeente_met_naam,
    gemeenten,
    ligt_in_limburg,
    zoek_gemeente,
)

# De gemeententabel wordt pas gelezen bij de eerste oproep: langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None)

VOOR, NA = date(2024, 12, 31), date(2025, 1, 1)
# De dertien fusies van 1 januari 2025: de nieuwe gemeente en wie erin opging.
FUSIES = {
    ("11002", "Antwerpen"): ["11002", "11007"],
    ("23106", "Pajottegem"): ["23023", "23024", "23032"],
    ("37021", "Wingene"): ["37018", "37012"],
    ("37022", "Tielt"): ["37015", "37007"],
    ("44086", "Nazareth-De Pinte"): ["44048", "44012"],
    ("44087", "Lochristi"): ["44034", "44073"],
    ("44088", "Merelbeke-Melle"): ["44043", "44040"],
    ("46029", "Lokeren"): ["46014", "44045"],
    ("46030", "Beveren-Kruibeke-Zwijndrecht"): ["46003", "46013", "11056"],
    ("71071", "Tessenderlo-Ham"): ["71057", "71069"],
    ("71072", "Hasselt"): ["71022", "73040"],
    ("73110", "Bilzen-Hoeselt"): ["73006", "73032"],
    ("73111", "Tongeren-Borgloon"): ["73083", "73009"],
}
PROVINCIES_2024 = {"Antwerpen": 69, "Vlaams-Brabant": 65, "West-Vlaanderen": 64, "Oost-Vlaanderen": 60, "Limburg": 42}


def op(dag: date) -> list[Gemeente]:
    """De gemeenten die op een dag bestaan."""
    return [g for g in gemeenten().values() if dag in g.periode]


@pytest.mark.parametrize(("dag", "aantal", "limburgs"), [(VOOR, 300, 42), (NA, 285, 38)])
def test_hoeveel_gemeenten_er_zijn(dag: date, aantal: int, limburgs: int) -> None:
    """Driehonderd tot eind 2024, 285 daarna; in Limburg 42 en dan 38."""
    assert len(op(dag)) == aantal
    assert len([g for g in op(dag) if g.is_limburgs]) == limburgs


def test_in_limburg_beginnen_de_codes_met_een_zeven() -> None:
    """De code zegt hetzelfde als de provincie, en geen fusie kruist de grens van Limburg."""
    for g in gemeenten().values():
        assert g.is_limburgs == ligt_in_limburg(g.nis) == (g.provincie == "Limburg")
        assert g.opvolger is None or ligt_in_limburg(g.opvolger) == g.is_limburgs


@pytest.mark.parametrize(("provincie", "aantal"), PROVINCIES_2024.items())
def test_hoeveel_gemeenten_een_provincie_had(provincie: str, aantal: int) -> None:
    """Zoals Statbel ze voor de fusies telt."""
    assert len([g for g in op(VOOR) if g.provincie == provincie]) == aantal


@pytest.mark.parametrize(("nieuw", "oude"), FUSIES.items(), ids=lambda deel: deel[1] if isinstance(deel, tuple) else "")
def test_de_fusies_van_2025(nieuw: tuple[str, str], oude: list[str]) -> None:
    """Elke oude code leidt op nieuwjaarsdag naar de nieuwe gemeente, en de dag ervoor nog naar zichzelf."""
    nis, naam = nieuw
    for oud in oude:
        voor, na = zoek_gemeente(oud, VOOR), zoek_gemeente(oud, NA)
        assert voor is not None
        assert na is not None
        assert (voor.nis, na.nis, na.naam) == (oud, nis, naam)


def test_er_zijn_geen_andere_fusies() -> None:
    """Zevenentwintig codes verdwijnen en twaalf komen erbij; alle andere blijven wat ze zijn."""
    voor, na = {g.nis for g in op(VOOR)}, {g.nis for g in op(NA)}
    gefuseerd = {oud for oude in FUSIES.values() for oud in oude}
    assert voor - na == gefuseerd - {"11002"}
    assert na - voor == {nis for nis, _ in FUSIES} - {"11002"}
    assert (len(voor - na), len(na - voor)) == (27, 12)


@TRAAG
@given(st.sampled_from(sorted(gemeenten())), st.dates(date(2019, 1, 1), date(2040, 1, 1)))
def test_een_code_leidt_naar_wie_er_dan_is(nis: str, dag: date) -> None:
    """Wat gevonden wordt, bestaat die dag; alleen wie nog niet bestond, wordt niet gevonden."""
    gevonden = zoek_gemeente(nis, dag)
    zelf = gemeente(nis)
    assert zelf is not None
    if gevonden is None:
        assert dag < zelf.periode.begin
    else:
        assert dag in gevonden.periode


@pytest.mark.parametrize(
    ("nis", "dag"),
    [
        ("21004", VOOR),  # Brussel
        ("99999", VOOR),
        ("", VOOR),
        ("4601", VOOR),
        ("46029", VOOR),  # bestaat pas in 2025
        ("46014", date(2018, 12, 31)),  # voor het begin van de tabel
    ],
)
def test_een_code_zonder_gemeente_geeft_niets(nis: str, dag: date) -> None:
    """Een onbekende code of een dag waarop ze nog niet bestond."""
    assert zoek_gemeente(nis, dag) is None


def test_een_gemeente_die_verdwijnt_zonder_opvolger_wordt_niet_gevonden(monkeypatch: pytest.MonkeyPatch) -> None:
    """En een reeks opvolgers wordt tot het einde gevolgd."""
    jaren = {
        "1": Gemeente(nis="1", naam="Een", provincie="P", periode=Periode.jaar(2020), opvolger="2"),
        "2": Gemeente(nis="2", naam="Twee", provincie="P", periode=Periode.jaar(2021), opvolger="3"),
        "3": Gemeente(nis="3", naam="Drie", provincie="P", periode=Periode.jaar(2022)),
    }
    monkeypatch.setattr("lokale_partnerschappen.model.samenstelling.gebied.gemeenten", lambda: jaren)
    gevonden = [zoek_gemeente("1", date(jaar, 6, 1)) for jaar in (2019, 2020, 2021, 2022, 2023)]
    assert [g and g.nis for g in gevonden] == [None, "1", "2", "3", None]


@pytest.mark.parametrize(
    ("naam", "dag", "nis"),
    [
        ("Lokeren", VOOR, "46014"),
        ("Lokeren", NA, "46029"),
        ("Sint-Gillis-Waas", VOOR, "46020"),
        ("sint gillis waas", VOOR, "46020"),
        (" SINT-GILLIS   WAAS ", NA, "46020"),
        ("Moerbeke", VOOR, "44045"),
        ("Moerbeke", NA, None),
        ("Nazareth De Pinte", NA, "44086"),
        ("Nazareth-De Pinte", VOOR, None),
        ("Brussel", VOOR, None),
        ("", VOOR, None),
    ],
)
def test_een_gemeente_zoeken_op_naam_en_dag(naam: str, dag: date, nis: str | None) -> None:
    """Koppeltekens, spaties en hoofdletters maken niets uit; de dag wel."""
    gevonden = gemeente_met_naam(naam, dag)
    assert (gevonden and gevonden.nis) == nis


@pytest.mark.parametrize("dag", [VOOR, NA])
def test_elke_naam_leidt_terug_naar_zijn_gemeente(dag: date) -> None:
    """Op één dag dragen geen twee gemeenten dezelfde naam."""
    assert all(gemeente_met_naam(g.naam, dag) == g for g in op(dag))


def test_een_gemeente_heet_zoals_ze_heet() -> None:
    """Als tekst is ze haar naam; een onbekende code is er geen."""
    lokeren = gemeente("46014")
    assert str(lokeren) == "Lokeren"
    assert gemeente("00000") is None


def test_het_waasland_telt_na_de_fusie_een_gemeente_minder() -> None:
    """Moerbeke gaat op in Lokeren: zes codes, en vanaf 2025 vijf gemeenten, elk één keer."""
    gebied = Werkingsgebied(gemeenten=("46014", "44045", "46020", "46024", "46025", "44085", "99999"))
    assert [g.nis for g in gebied.gemeenten_op(VOOR)] == ["44045", "44085", "46014", "46020", "46024", "46025"]
    assert [g.nis for g in gebied.gemeenten_op(NA)] == ["44085", "46020", "46024", "46025", "46029"]
    assert Werkingsgebied().gemeenten_op(NA) == ()


@pytest.mark.parametrize(
    ("soort", "lokaal"),
    [
        ("lokaal-bestuur", True),
        ("samenwerking-lokale-besturen", True),
        ("vdab", False),
        ("dienstverlener", False),
        ("ondersteuner", False),
    ],
)
def test_welke_partners_lokaal_zijn(soort: str, lokaal: bool) -> None:
    """Een gemeente, een OCMW of een groepering ervan."""
    assert Partnersoort(soort).is_lokaal is lokaal
    assert len(Partnersoort) == 5


def test_een_partner_zonder_lidmaatschap_is_altijd_partner() -> None:
    """Zolang het project loopt."""
    vdab = Partner(id="vdab", naam="VDAB")
    assert vdab.rollen_op(VOOR) == vdab.rollen_op(None) == {Rol.PARTNER}
    assert str(vdab) == "VDAB"


def test_rollen_wisselen_in_de_tijd() -> None:
    """Een jaar partner, daarna onderaannemer; het penhouderschap loopt altijd."""
    partner = Partner(
        id="a",
        naam="A",
        lidmaatschappen=(
            Lidmaatschap(rol=Rol.PENHOUDER),
            Lidmaatschap(rol=Rol.PARTNER, periode=Periode.jaar(2024)),
            Lidmaatschap(rol=Rol.ONDERAANNEMER, periode=Periode(date(2025, 1, 1))),
        ),
    )
    assert partner.rollen_op(date(2023, 1, 1)) == {Rol.PENHOUDER}
    assert partner.rollen_op(VOOR) == {Rol.PENHOUDER, Rol.PARTNER}
    assert partner.rollen_op(NA) == {Rol.PENHOUDER, Rol.ONDERAANNEMER}
    assert partner.rollen_op(None) == {Rol.PENHOUDER, Rol.PARTNER, Rol.ONDERAANNEMER}


@pytest.mark.parametrize("dag", [VOOR, NA])
def test_een_lidmaatschap_zonder_periode_geldt_altijd(dag: date) -> None:
    """Met een periode geldt het alleen daarin."""
    assert Lidmaatschap(rol=Rol.PROMOTOR).geldt_op(dag)
    assert Lidmaatschap(rol=Rol.PROMOTOR, periode=Periode.jaar(2024)).geldt_op(dag) is (dag == VOOR)


def test_wat_over_een_partner_of_afspraak_niet_bekend_is_blijft_open() -> None:
    """Niet bekend is iets anders dan nee, leeg of niemand."""
    vdab = Partner(id="vdab", naam="VDAB")
    assert (vdab.weerhouden, vdab.drijfveer, vdab.bijdrage) == (None, None, None)
    assert (Overeenkomst().datum, Overeenkomst().ondertekend_door) == (None, ())
    assert attrs.astuple(Raadsbesluit(partner="a")) == ("a", None, None)
    assert attrs.astuple(Ondersteuningsgroep()) == ((), None, None, ())


def vertrek(nis: str, laatste_dag: date | None) -> Gemeentevertrek:
    """Een gemeente die het gebied verlaat."""
    return Gemeentevertrek(gemeente=nis, laatste_dag=laatste_dag)


@pytest.mark.parametrize(
    ("wie", "laatste_dag", "dag", "blijven"),
    [
        ("46025", date(2026, 6, 30), date(2026, 6, 30), ["46025", "46029"]),  # de laatste dag doet ze nog mee
        ("46025", date(2026, 6, 30), date(2026, 7, 1), ["46029"]),
        ("46025", None, date(2029, 12, 31), ["46025", "46029"]),  # zonder laatste dag blijft ze
        ("46029", date(2026, 6, 30), date(2026, 7, 1), ["46025"]),  # na de fusie vertrekt heel Lokeren
        ("44045", date(2026, 6, 30), date(2026, 7, 1), ["46025"]),  # ook als de oude code er staat
        ("44045", VOOR, VOOR, ["44045", "46014", "46025"]),
        ("44045", VOOR, NA, ["46025", "46029"]),  # wie voor de fusie vertrekt, neemt de andere niet mee
        ("99999", VOOR, NA, ["46025", "46029"]),
    ],
)
def test_wie_vertrekt_doet_mee_tot_en_met_haar_laatste_dag(
    wie: str, laatste_dag: date | None, dag: date, blijven: list[str]
) -> None:
    """Een fusie verandert met wie ze vertrekt."""
    gebied = Werkingsgebied(gemeenten=("46014", "44045", "46025"), vertrekken=(vertrek(wie, laatste_dag),))
    assert [g.nis for g in gebied.gemeenten_op(dag)] == blijven


def test_twee_keer_vertrekken_is_vertrokken_sinds_de_eerste_keer() -> None:
    """De volgorde in het dossier maakt niet uit; wie blijft, heeft geen laatste dag."""
    dagen = (vertrek("46025", date(2026, 6, 30)), vertrek("46025", None), vertrek("46025", date(2025, 6, 30)))
    for vertrekken in (dagen, dagen[::-1]):
        gebied = Werkingsgebied(gemeenten=("46025", "46024"), vertrekken=vertrekken)
        assert (gebied.laatste_dag("46025"), gebied.laatste_dag("46024")) == (date(2025, 6, 30), None)


def test_een_vertrek_voor_de_lijst_van_gemeenten_begint_gaat_over_haar_eigen_code() -> None:
    """De lijst kent de gemeenten sinds 2019; wat ervoor gebeurde, is nog altijd gebeurd."""
    gebied = Werkingsgebied(gemeenten=("46025",), vertrekken=(vertrek("46025", date(1970, 1, 1)),))
    assert gebied.gemeenten_op(NA) == ()


def test_vier_diensten_leveren_een_kwaliteitscoach() -> None:
    """Zoals ze in een dossierbestand heten."""
    assert [dienst.value for dienst in Coachdienst] == ["vvsg", "antwerpen", "gent", "europa-wse"]


@pytest.mark.parametrize(
    ("voorwerp", "veld"),
    [
        (Partner(id="a", naam="A"), "naam"),
        (Lidmaatschap(rol=Rol.PARTNER), "rol"),
        (Werkingsgebied(), "limburg"),
        (Overeenkomst(), "datum"),
        (Raadsbesluit(partner="a"), "orgaan"),
        (Ondersteuningsgroep(), "bijeenkomsten"),
        (Gemeentevertrek(gemeente="46014"), "naar"),
        (gemeente("46014"), "naam"),
    ],
)
def test_de_samenstelling_verandert_nooit(voorwerp: object, veld: str) -> None:
    """Een ander partnerschap is een nieuw object."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(voorwerp, veld, "anders")
