"""Wie op een dag lid is: wie instapt en uitstapt, en de fusies van 1 januari 2025 die vanzelf volgen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategieen import partnerschappen

from lokale_partnerschappen import voorbeeld
from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.financiering.afrekening import jaarverdeling
from lokale_partnerschappen.berekeningen.samenstelling import (
    Toetreding,
    Vertrek,
    gewijzigde_samenstelling,
    leden_op,
    ledenwijzigingen,
    vroegste_wijziging,
)
from lokale_partnerschappen.model.financiering import Sleuteldeel
from lokale_partnerschappen.model.kosten.begroting import Enveloppe
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import (
    Gemeentevertrek,
    Lidmaatschap,
    Partner,
    Partnersoort,
    Partnerwijziging,
    Rol,
    Werkingsgebied,
    Wijzigingssoort,
    ligt_in_limburg,
)

VOOR, NA = date(2024, 12, 31), date(2025, 1, 1)
LOOPTIJD = Periode(date(2024, 1, 1), date(2029, 12, 31))
LOKAAL, DIENST = Partnersoort.LOKAAL_BESTUUR, Partnersoort.DIENSTVERLENER
# De dertien fusies: de opvolger, zijn provincie, en wie erin opging.
FUSIES = [
    ("11002", "Antwerpen", "Antwerpen", ["11002", "11007"]),
    ("23106", "Pajottegem", "Vlaams-Brabant", ["23023", "23024", "23032"]),
    ("37021", "Wingene", "West-Vlaanderen", ["37018", "37012"]),
    ("37022", "Tielt", "West-Vlaanderen", ["37015", "37007"]),
    ("44086", "Nazareth-De Pinte", "Oost-Vlaanderen", ["44048", "44012"]),
    ("44087", "Lochristi", "Oost-Vlaanderen", ["44034", "44073"]),
    ("44088", "Merelbeke-Melle", "Oost-Vlaanderen", ["44043", "44040"]),
    ("46029", "Lokeren", "Oost-Vlaanderen", ["46014", "44045"]),
    ("46030", "Beveren-Kruibeke-Zwijndrecht", "Oost-Vlaanderen", ["46003", "46013", "11056"]),
    ("71071", "Tessenderlo-Ham", "Limburg", ["71057", "71069"]),
    ("71072", "Hasselt", "Limburg", ["71022", "73040"]),
    ("73110", "Bilzen-Hoeselt", "Limburg", ["73006", "73032"]),
    ("73111", "Tongeren-Borgloon", "Limburg", ["73083", "73009"]),
]


def ocmw(nis: str, *lidmaatschappen: Lidmaatschap) -> Partner:
    return Partner(id=f"ocmw-{nis}", naam=f"OCMW {nis}", soort=LOKAAL, gemeente=nis, lidmaatschappen=lidmaatschappen)


def partner(wie: str, begin: date | None = None, einde: date | None = None, rol: Rol = Rol.PARTNER) -> Partner:
    periode = None if begin is None else Periode(begin, einde)
    return Partner(id=wie, naam=wie, soort=DIENST, lidmaatschappen=(Lidmaatschap(rol=rol, periode=periode),))


def dossier(*partners: Partner, wijzigingen: tuple[Partnerwijziging, ...] = ()) -> Partnerschap:
    return Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=LOOPTIJD, partners=partners, wijzigingen=wijzigingen)


class TestFusies:
    @pytest.mark.parametrize(("nis", "naam", "provincie", "oude"), FUSIES, ids=[fusie[1] for fusie in FUSIES])
    def test_elke_fusie_maakt_van_haar_besturen_een_lid(
        self, nis: str, naam: str, provincie: str, oude: list[str]
    ) -> None:
        """Tot eind 2024 telt elk OCMW apart, daarna zijn ze samen het lokaal bestuur van de opvolger."""
        besturen = dossier(*map(ocmw, oude))
        assert [lid.naam for lid in leden_op(besturen, VOOR)] == sorted(f"OCMW {code}" for code in oude)
        (lid,) = leden_op(besturen, NA)
        assert (lid.naam, lid.soort) == (f"Lokaal bestuur {naam}", LOKAAL)
        assert lid.gemeente is not None
        assert (lid.gemeente.nis, lid.gemeente.provincie) == (nis, provincie)
        assert [een.gemeente for een in lid.organisaties] == sorted(oude)
        assert lid.is_fusie

    @pytest.mark.parametrize(("nis", "oud"), [(fusie[0], oud) for fusie in FUSIES for oud in fusie[3]])
    def test_een_bestuur_alleen_gaat_verder_bij_zijn_opvolger(self, nis: str, oud: str) -> None:
        """Ook als de rest van de fusie geen partner is; wie zijn code houdt, houdt ook zijn naam."""
        (lid,) = leden_op(dossier(ocmw(oud)), NA)
        assert lid.gemeente is not None
        assert lid.gemeente.nis == nis
        assert lid.naam == (f"OCMW {oud}" if oud == nis else f"Lokaal bestuur {lid.gemeente}")
        assert lid.is_fusie is (oud != nis)

    @pytest.mark.parametrize(("nis", "naam", "provincie", "oude"), FUSIES, ids=[fusie[1] for fusie in FUSIES])
    def test_bij_elke_fusie_gaan_de_aandelen_naar_de_opvolger(
        self, nis: str, naam: str, provincie: str, oude: list[str]
    ) -> None:
        """Het gebied krimpt, het bedrag niet: 600 euro per jaar blijft 600 euro."""
        samen = attrs.evolve(
            dossier(*map(ocmw, oude)),
            werkingsgebied=Werkingsgebied(gemeenten=tuple(oude)),
            verdeelsleutel=tuple(Sleuteldeel(gemeente=code, gewicht=Decimal(1)) for code in oude),
            enveloppe=Enveloppe(werking=Bedrag(6 * 4000)),
        )
        parameters = {"lokaal_tarief": Tarief.procent(15), "projectperiode": LOOPTIJD, "projectjaren": 6}
        per_jaar = [jaarverdeling(samen, jaar, **parameters).aandelen for jaar in (2024, 2025)]
        deel = Bedrag(600) / len(oude)
        assert {code: een.bedrag for code, een in per_jaar[0].items()} == dict.fromkeys(oude, deel)
        assert {code: een.bedrag for code, een in per_jaar[1].items()} == {nis: Bedrag(600)}
        assert {gemeente.provincie for gemeente in samen.werkingsgebied.gemeenten_op(NA)} == {provincie}
        assert {ligt_in_limburg(code) for code in (*oude, nis)} == {provincie == "Limburg"}

    def test_zwijndrecht_verandert_van_provincie(self) -> None:
        zwijndrecht = dossier(ocmw("11056"))
        provincies = [
            lid.gemeente.provincie for dag in (VOOR, NA) for lid in leden_op(zwijndrecht, dag) if lid.gemeente
        ]
        assert provincies == ["Antwerpen", "Oost-Vlaanderen"]

    def test_zes_besturen_worden_er_vijf_zonder_dat_iemand_vertrekt(self) -> None:
        """Het voorbeeld heeft het gebied van een echte aanvraag; Lokeren blijft promotor en penhouder."""
        besturen = [[lid for lid in leden_op(voorbeeld(), dag) if lid.soort is LOKAAL] for dag in (VOOR, NA)]
        assert [len(een) for een in besturen] == [6, 5]
        assert [lid.naam for lid in besturen[1] if lid.is_fusie] == ["Lokaal bestuur Lokeren"]
        assert [lid.rollen for lid in besturen[1] if lid.is_fusie] == [(Rol.PROMOTOR, Rol.PENHOUDER, Rol.PARTNER)]
        assert ledenwijzigingen(voorbeeld(), LOOPTIJD) == ()

    def test_een_gemeente_en_haar_ocmw_zijn_een_lokaal_bestuur(self) -> None:
        stad = Partner(id="stad", naam="Stad Temse", soort=LOKAAL, gemeente="46025")
        (lid,) = leden_op(dossier(ocmw("46025"), stad), VOOR)
        assert (lid.naam, len(lid.organisaties), lid.is_fusie) == ("Lokaal bestuur Temse", 2, False)

    def test_wie_geen_bekende_gemeente_heeft_blijft_apart(self) -> None:
        """Een code die nog niet bestaat, geen code, of een andere soort."""
        leden = leden_op(dossier(ocmw("46029"), ocmw("99999"), partner("a"), Partner(id="x", naam="x")), VOOR)
        assert [(lid.naam, lid.gemeente) for lid in leden] == [
            ("OCMW 46029", None),
            ("OCMW 99999", None),
            ("a", None),
            ("x", None),
        ]
        assert not any(lid.is_fusie for lid in leden)
        assert str(leden[0]) == "OCMW 46029"


class TestWijzigingen:
    def test_instappen_uitstappen_en_onderaannemer_worden(self) -> None:
        """Elk op de eerste dag dat het geldt, met waar het in het dossier staat."""
        rollen = (
            Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), date(2025, 6, 30))),
            Lidmaatschap(rol=Rol.ONDERAANNEMER, periode=Periode(date(2025, 7, 1), date(2026, 12, 31))),
            Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2026, 1, 1), date(2026, 12, 31))),
        )
        veel = Partner(id="b", naam="B", soort=DIENST, lidmaatschappen=rollen)
        gevonden = ledenwijzigingen(dossier(veel, partner("a", date(2025, 7, 1))), LOOPTIJD)
        assert [(str(een.dag), een.partner, een.soort.value, een.pad) for een in gevonden] == [
            ("2025-07-01", "a", "toetreding", ("partners", 1, "lidmaatschappen")),
            ("2025-07-01", "b", "onderaanneming", ("partners", 0, "lidmaatschappen")),
            ("2026-01-01", "b", "toetreding", ("partners", 0, "lidmaatschappen")),
            ("2027-01-01", "b", "uittreding", ("partners", 0, "lidmaatschappen")),
        ]

    @pytest.mark.parametrize(
        ("begin", "einde"),
        [
            (date(2024, 1, 1), date(2029, 12, 31)),
            (date(2023, 6, 1), None),
            (date(2030, 1, 1), None),
            (date(2024, 1, 1), date.max),
        ],
    )
    def test_wie_er_van_begin_tot_einde_bij_is_wijzigt_niet(self, begin: date, einde: date | None) -> None:
        assert ledenwijzigingen(dossier(partner("a", begin, einde)), LOOPTIJD) == ()

    def test_een_andere_rol_is_geen_wijziging(self) -> None:
        rollen = (
            Lidmaatschap(rol=Rol.PROMOTOR, periode=Periode(date(2024, 1, 1), date(2025, 6, 30))),
            Lidmaatschap(rol=Rol.PENHOUDER, periode=Periode(date(2025, 7, 1))),
        )
        assert ledenwijzigingen(dossier(Partner(id="a", naam="A", lidmaatschappen=rollen)), LOOPTIJD) == ()

    def test_wat_het_dossier_noteert_gaat_voor_op_wat_uit_lidmaatschappen_volgt(self) -> None:
        los = Partnerwijziging(datum=date(2025, 7, 1), partner="a", soort=Wijzigingssoort.LOSGELATEN)
        weg = partner("a", date(2024, 1, 1), date(2025, 6, 30))
        (een,) = ledenwijzigingen(dossier(weg, wijzigingen=(los,)), LOOPTIJD)
        assert (een.soort, een.pad, een.door_fusie) == (Wijzigingssoort.LOSGELATEN, ("wijzigingen", 0), False)

    @pytest.mark.parametrize(("nis", "oud"), [(fusie[0], oud) for fusie in FUSIES for oud in fusie[3]])
    def test_wie_stopt_of_begint_door_een_fusie_vertrekt_niet_en_treedt_niet_toe(self, nis: str, oud: str) -> None:
        """Ook wie de fusie zelf als einde en begin noteert."""
        stopt = ocmw(oud, Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), VOOR)))
        begint = attrs.evolve(
            ocmw(nis, Lidmaatschap(rol=Rol.PARTNER, periode=Periode(NA))), id="nieuw", naam="Nieuw bestuur"
        )
        gevonden = ledenwijzigingen(dossier(stopt, begint), LOOPTIJD)
        assert [een.soort.value for een in gevonden] == ["toetreding", "uittreding"]
        assert all(een.door_fusie for een in gevonden)

    def test_wie_op_een_andere_dag_of_als_andere_organisatie_vertrekt_doet_dat_niet_door_een_fusie(self) -> None:
        te_laat = ocmw("44045", Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), NA)))
        dienst = partner("a", date(2024, 1, 1), VOOR)
        zonder_code = attrs.evolve(dienst, id="b", soort=LOKAAL)
        elders = ocmw("46025", Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), VOOR)))
        gevonden = ledenwijzigingen(dossier(te_laat, dienst, zonder_code, elders), LOOPTIJD)
        assert [een.door_fusie for een in gevonden] == [False] * 4

    def test_ten_vroegste_na_zes_maanden(self) -> None:
        assert vroegste_wijziging(date(2024, 8, 31), wijziging_na_maanden=6) == date(2025, 2, 28)


class TestWatAls:
    def test_wie_altijd_partner_was_vertrekt(self) -> None:
        oud = dossier(Partner(id="a", naam="A"))
        nieuw = gewijzigde_samenstelling(
            oud, [Vertrek(partner="a", laatste_dag=date(2025, 6, 30))], projectperiode=LOOPTIJD
        )
        assert [len(leden_op(nieuw, dag)) for dag in (date(2025, 6, 30), date(2025, 7, 1))] == [1, 0]
        assert nieuw.wijzigingen == (
            Partnerwijziging(datum=date(2025, 7, 1), partner="a", soort=Wijzigingssoort.UITTREDING),
        )
        assert oud.wijzigingen == ()

    def test_een_rol_die_pas_na_het_vertrek_begint_vervalt(self) -> None:
        rollen = (Lidmaatschap(rol=Rol.PARTNER), Lidmaatschap(rol=Rol.PENHOUDER, periode=Periode(date(2026, 1, 1))))
        oud = dossier(Partner(id="a", naam="A", lidmaatschappen=rollen))
        nieuw = gewijzigde_samenstelling(
            oud, [Vertrek(partner="a", laatste_dag=date(2025, 6, 30))], projectperiode=LOOPTIJD
        )
        assert nieuw.partners[0].lidmaatschappen == (
            Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2024, 1, 1), date(2025, 6, 30))),
        )

    def test_instappen_als_nieuwe_organisatie_en_als_onderaannemer(self) -> None:
        oud = dossier(partner("a", rol=Rol.ONDERAANNEMER))
        stappen = [Toetreding(partner=wie, eerste_dag=date(2025, 7, 1)) for wie in ("b", "a")]
        nieuw = gewijzigde_samenstelling(oud, stappen, projectperiode=LOOPTIJD)
        assert [lid.rollen for lid in leden_op(nieuw, date(2025, 7, 1))] == [
            (Rol.PARTNER, Rol.ONDERAANNEMER),
            (Rol.PARTNER,),
        ]
        assert [partner.id for partner in nieuw.partners] == ["a", "b"]

    def test_vertrekken_en_terugkomen_in_om_het_even_welke_volgorde(self) -> None:
        stappen = [
            Toetreding(partner="a", eerste_dag=date(2026, 1, 1)),
            Vertrek(partner="a", laatste_dag=date(2025, 6, 30)),
        ]
        uitkomsten = {
            gewijzigde_samenstelling(dossier(partner("a")), volgorde, projectperiode=LOOPTIJD)
            for volgorde in (stappen, stappen[::-1])
        }
        (nieuw,) = uitkomsten
        dagen = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 1, 1))
        assert [len(leden_op(nieuw, dag)) for dag in dagen] == [1, 0, 1]

    def test_een_gemeente_vertrekt_met_al_haar_besturen_ook_na_een_fusie(self) -> None:
        vertrek = Gemeentevertrek(gemeente="46029", laatste_dag=date(2026, 12, 31))
        nieuw = gewijzigde_samenstelling(voorbeeld(), [vertrek], projectperiode=LOOPTIJD)
        weg = {een.partner: een.soort.value for een in nieuw.wijzigingen}
        assert weg == {"ocmw-lokeren": "verhuis", "ocmw-moerbeke": "verhuis"}
        assert "46029" not in {gemeente.nis for gemeente in nieuw.werkingsgebied.gemeenten_op(date(2027, 1, 1))}
        assert "Lokaal bestuur Lokeren" not in map(str, leden_op(nieuw, date(2027, 1, 1)))

    def test_een_gemeente_zonder_lokaal_bestuur_in_het_dossier_vertrekt_alleen(self) -> None:
        gebied = Werkingsgebied(gemeenten=("46025",))
        oud = attrs.evolve(
            dossier(partner("a"), ocmw("46024"), Partner(id="x", naam="X", soort=LOKAAL)), werkingsgebied=gebied
        )
        vertrek = Gemeentevertrek(gemeente="46025", laatste_dag=date(2026, 12, 31))
        assert gewijzigde_samenstelling(oud, [vertrek], projectperiode=LOOPTIJD).wijzigingen == ()

    @pytest.mark.parametrize(
        ("wijziging", "melding"),
        [
            (Vertrek(partner="b", laatste_dag=VOOR), "b is op 2024-12-31 geen lid, en kan dus niet vertrekken"),
            (Vertrek(partner="a", laatste_dag=VOOR), "a is op 2024-12-31 geen lid, en kan dus niet vertrekken"),
            (Toetreding(partner="a", eerste_dag=NA), "a is op 2025-01-01 al lid, en kan dus niet toetreden"),
            (Gemeentevertrek(gemeente="46025"), "gemeente 46025 vertrekt zonder laatste dag; geef die"),
            (
                Gemeentevertrek(gemeente="46025", laatste_dag=NA),
                "gemeente 46025 doet op 2025-01-01 niet mee, en kan dus niet vertrekken",
            ),
        ],
        ids=["onbekend", "nog-geen-lid", "al-lid", "zonder-dag", "niet-in-het-gebied"],
    )
    def test_wat_niet_kan_wordt_geweigerd(
        self, wijziging: Vertrek | Toetreding | Gemeentevertrek, melding: str
    ) -> None:
        with pytest.raises(ValueError, match=melding):
            gewijzigde_samenstelling(dossier(partner("a", NA)), [wijziging], projectperiode=LOOPTIJD)

    def test_na_de_laatste_dag_die_bestaat_is_er_geen_vertrek(self) -> None:
        with pytest.raises(ValueError, match="laatste_dag"):
            Vertrek(partner="a", laatste_dag=date.max)


@given(partnerschappen(), st.dates())
def test_elke_organisatie_met_een_rol_zit_in_precies_een_lid(partnerschap: Partnerschap, dag: date) -> None:
    """Op elke dag, voor elk dossier dat het model toelaat, en in om het even welke volgorde."""
    leden = leden_op(partnerschap, dag)
    organisaties = sorted(een.id for lid in leden for een in lid.organisaties)
    assert organisaties == sorted(een.id for een in partnerschap.leden(dag))
    assert all(lid.rollen for lid in leden)
    omgekeerd = leden_op(attrs.evolve(partnerschap, partners=partnerschap.partners[::-1]), dag)
    assert [lid.naam for lid in omgekeerd] == [lid.naam for lid in leden]
