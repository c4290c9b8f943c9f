"""De vragen en verklaringen van een aanvraag: elk antwoord onder zijn nummer, en nooit de tekst zonder dat het mag."""

from __future__ import annotations

from pathlib import Path

import pytest

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.model.aanvraag import (
    VRAGEN,
    Aanbesteder,
    Aanvraagcriterium,
    Bijlage,
    Kostengrens,
    Overheidsopdrachten,
    Projectaanvraag,
    Verklaring,
    Vraagantwoord,
)
from lokale_partnerschappen.uitwisseling.json import naar_json, van_json
from lokale_partnerschappen.uitwisseling.leesfout import LeesFout
from lokale_partnerschappen.uitwisseling.platos import Platoslezing, lees_platos
from lokale_partnerschappen.uitwisseling.platos.antwoorden import HOOFDSTUK, Vragenlezing, lees_vragen
from lokale_partnerschappen.uitwisseling.platos.bladnummers import zonder_bladnummers
from lokale_partnerschappen.uitwisseling.platos.cellen import regels
from lokale_partnerschappen.uitwisseling.platos.persoonlijk import Persoonlijk, tel_persoonlijk
from lokale_partnerschappen.uitwisseling.platos.verklaringen import Verklaringen, lees_verklaringen
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities

TEKST = (Path(__file__).parents[1] / "gegevens" / "aanvraag-voorbeeld.txt").read_text("utf-8")


def aanvraag(lezing: Platoslezing) -> Projectaanvraag:
    gelezen = lezing.partnerschap.aanvraag
    assert gelezen is not None
    return gelezen


def met(oud: str, nieuw: str) -> str:
    """De voorbeeldtekst met een stuk vervangen dat er precies één keer in staat."""
    assert TEKST.count(oud) == 1, oud
    return TEKST.replace(oud, nieuw)


def vragen(tekst: str) -> tuple[Vragenlezing, list[tuple[int, str, str]], int]:
    notities = Notities()
    gelezen = lees_vragen(regels(tekst), 2024, notities)
    return gelezen, [(m.regel, m.kolom, m.reden) for m in notities.meldingen()], notities.geplaatst


def verklaringen(tekst: str) -> tuple[Verklaringen, list[tuple[int, str, str]]]:
    notities = Notities()
    gelezen = lees_verklaringen(regels(tekst), notities)
    return gelezen, [(m.regel, m.kolom, m.reden) for m in notities.meldingen()]


class TestHetVoorbeeld:
    LEZING = lees_platos(TEKST, met_antwoorden=True)

    def test_elk_antwoord_staat_onder_zijn_nummer(self) -> None:
        """Zonder de vraag, zonder waarop beoordeeld wordt, en met genummerde lijsten als tekst."""
        begin = {een.vraag: (een.tekst or "")[:20] for een in aanvraag(self.LEZING).antwoorden}
        assert begin == {
            1: "In onze drie dorpen ",
            2: "2.1. Overal bruikbaa",
            3: "Iedereen doet mee, e",
            4: "Dienstverlener A: le",
            5: "Dienstverlener A bre",
            6: "We volgen drie regel",
            7: "Per voltijdse begele",
            8: "Een ronde tafel.\nOrg",
            9: "De brug is soms open",
            10: "Wie wil, komt erbij;",
            11: "In 2023:\n- een locat",
            12: "Het jaar kost 350 23",
            13: "De deelnemer zit aan",
            14: "De bakker, de brandw",
            15: "Met een toeter.",
            16: "Fietsen, praten en s",
            17: "Hoogstens 20 tegelij",
            18: "Elke maand een kring",
            19: "In een schrift met l",
        }
        assert all(een.beantwoord and een.lengte == len(een.tekst or "") for een in aanvraag(self.LEZING).antwoorden)

    def test_opmaak_en_strepen_van_een_tabel_tellen_niet_mee(self) -> None:
        tekst = aanvraag(self.LEZING).antwoorden[10].tekst or ""
        assert "Starten en kennismaken Eerste groep Tussentijds kijken Een feest & een verslag" in tekst
        assert "<" not in tekst
        assert "--" not in tekst

    def test_zonder_vraag_komt_er_geen_tekst_in_het_dossier(self) -> None:
        """Alleen of er een antwoord is, en hoe lang."""
        zonder = lees_platos(TEKST)
        assert [een.lengte for een in aanvraag(zonder).antwoorden] == [
            een.lengte for een in aanvraag(self.LEZING).antwoorden
        ]
        assert all(een.tekst is None for een in aanvraag(zonder).antwoorden)
        assert (zonder.persoonlijk, zonder.weggelaten) == (None, ())
        assert "bakfiets" not in naar_json(zonder.partnerschap)

    def test_de_aantallen_per_kwartaal(self) -> None:
        ambities = [(een.jaar, een.kwartaal, een.deelnemers) for een in self.LEZING.partnerschap.ambities]
        assert ambities == [(2024, 1, 5), (2024, 2, 10), (2024, 3, 15), (2024, 4, 20)]

    def test_gewichten_bijlagen_en_verklaringen(self) -> None:
        gelezen = aanvraag(self.LEZING)
        assert {een.criterium: een.gewicht for een in gelezen.getoonde_gewichten} == {
            Aanvraagcriterium.RELEVANTIE: Tarief("0.4"),
            Aanvraagcriterium.HAALBAARHEID: Tarief("0.3"),
            Aanvraagcriterium.BESTUUR: Tarief("0.15"),
            Aanvraagcriterium.KOSTEN_BATEN: Tarief("0.15"),
        }
        assert gelezen.bijlagen == (
            Bijlage(naam="Bijlage 1 addendum.pdf", vraag=1),
            Bijlage(naam="Bijlage 2. Eindverslag ronde 1 & 2.pdf", vraag=2),
        )
        assert gelezen.overheidsopdrachten == Overheidsopdrachten(
            publieke_instantie=True,
            publieke_instantie_code="0",
            kosten_onder_30000=False,
            kosten_onder_30000_code="1",
            doel_beschreven=False,
        )
        assert gelezen.niet_leesbaar == tuple(Verklaring)
        assert gelezen.afzonderlijke_boekhouding is None

    def test_het_dossier_met_antwoorden_is_te_bewaren(self) -> None:
        assert van_json(naar_json(self.LEZING.partnerschap)) == self.LEZING.partnerschap


class TestPersoonsgegevens:
    def test_een_antwoord_met_een_emailadres_blijft_weg(self) -> None:
        """Het nummer van de vraag staat in de lezing, de inhoud nergens."""
        lezing = lees_platos(met("Met een toeter.", "Mail jan@voorbeeld.be."), met_antwoorden=True)
        assert lezing.weggelaten == (15,)
        assert aanvraag(lezing).antwoorden[14] == Vraagantwoord(vraag=15, beantwoord=True, lengte=22)
        assert "jan@" not in str(lezing)
        assert lezing.persoonlijk == Persoonlijk(emailadressen=1, telefoonnummers=0, namen=0)
        naar_json(lezing.partnerschap)

    def test_een_bestandsnaam_met_een_emailadres_blijft_weg(self) -> None:
        lezing = lees_platos(met("Bijlage 1 addendum.pdf", "jan@voorbeeld.be 1.pdf"))
        assert [bijlage.vraag for bijlage in aanvraag(lezing).bijlagen] == [2]
        (melding,) = [melding for melding in lezing.niet_geplaatst if melding.kolom == "Bestand"]
        assert "de bijlage is niet overgenomen" in melding.reden
        assert "jan@" not in str(lezing)

    @pytest.mark.parametrize(
        ("tekst", "gevonden"),
        [
            ("Mail a@b.be of c@d.be", (2, 0, 0)),
            ("Bel 0470 12 34 56, 03/123.45.67 of +32 9 123 45 67", (0, 3, 0)),
            ("Het kost 28 473, 93 € en 0,5 VTE in 2024", (0, 0, 0)),
            ("Jan Peeters, An van den Berg en de coördinator", (0, 0, 2)),
        ],
    )
    def test_wat_over_mensen_kan_gaan_wordt_geteld(self, tekst: str, gevonden: tuple[int, int, int]) -> None:
        emailadressen, telefoonnummers, namen = gevonden
        assert tel_persoonlijk([tekst]) == Persoonlijk(
            emailadressen=emailadressen, telefoonnummers=telefoonnummers, namen=namen
        )


class TestVragen:
    def test_zonder_vragen_is_er_geen_antwoord(self) -> None:
        assert vragen("Een brief.\n3. Een lijst")[0] == Vragenlezing()

    def test_een_vraag_die_ontbreekt_is_niet_te_zien(self) -> None:
        gelezen, gemeld, _ = vragen("3. Wat is het gedeelde doel?\nSamen.")
        assert [een.beantwoord for een in gelezen.antwoorden] == [None, None, True, *[None] * 16]
        assert (1, "vraag 1", "het begin van deze vraag is niet gevonden") in gemeld
        assert len(gemeld) == len(VRAGEN) - 1

    @pytest.mark.parametrize(
        ("antwoord", "beantwoord", "lengte"),
        [("-", False, 0), ("...", False, 0), ("", None, None), ("\u00a0", None, None), ("<p></p>", None, None)],
    )
    def test_een_streepje_is_leeg_en_niets_kan_een_beeld_zijn(
        self, antwoord: str, beantwoord: bool | None, lengte: int | None
    ) -> None:
        gelezen, gemeld, _ = vragen(f"\n3. Wat is het gedeelde doel?\n{antwoord}\n")
        assert (gelezen.antwoorden[2].beantwoord, gelezen.antwoorden[2].lengte) == (beantwoord, lengte)
        leeg = (2, "vraag 3", "er staat geen tekst; het antwoord is leeg of een beeld")
        assert (leeg in gemeld) is (beantwoord is None)

    def test_een_kop_over_twee_regels_en_een_herhaalde_kop(self) -> None:
        """Een bladeinde breekt een vraag af, of herhaalt haar."""
        kop = "3. Wat is het gedeelde doel"
        tekst = f"{kop}\n\nvan allen?\n\nMate waarin dit telt.\n\nSamen\n{kop}\nverder."
        gelezen, _, _ = vragen(tekst)
        assert gelezen.teksten == {3: "Samen\nverder."}

    def test_een_afgebroken_kop_zonder_vervolg(self) -> None:
        assert vragen("3. Wat is het gedeelde doel")[0].teksten == {3: ""}
        assert vragen("3. Wat is het gedeelde doel\na\tb")[0].teksten == {3: "a b"}

    def test_twee_verschillende_regels_met_hetzelfde_nummer_en_onderwerp(self) -> None:
        """Dan is niet te kiezen: wat eronder staat, wordt gemeld en niet bij een vraag gezet."""
        tekst = "3. Het gedeelde doel?\nGeheim een.\n3. Ons gedeelde doel.\nGeheim twee.\n4. Welke drijfveren?\nLeren."
        gelezen, gemeld, _ = vragen(tekst)
        assert gelezen.teksten == {4: "Leren."}
        assert gelezen.antwoorden[2].beantwoord is None
        dubbel = "er staat meer dan één begin van deze vraag"
        assert [regel for regel, _, reden in gemeld if reden == dubbel] == [1, 2, 3, 4]
        assert "Geheim" not in str(gemeld)

    def test_wat_na_een_latere_vraag_staat_begint_geen_eerdere(self) -> None:
        tekst = "3. Het gedeelde doel?\nSamen.\n4. Welke drijfveren?\n3. Ook het gedeelde doel."
        assert vragen(tekst)[0].teksten == {3: "Samen.", 4: "3. Ook het gedeelde doel."}

    def test_een_vraag_die_alleen_na_een_latere_staat_is_niet_te_plaatsen(self) -> None:
        """De vragen staan in volgorde: de tekst hoort dan bij de latere vraag."""
        tekst = "4. Welke drijfveren?\nLeren.\n3. Het gedeelde doel?\nSamen."
        assert vragen(tekst)[0].teksten == {4: "Leren.\n3. Het gedeelde doel?\nSamen."}

    def test_tekst_tussen_een_criterium_en_een_vraag_wordt_gemeld(self) -> None:
        _, gemeld, _ = vragen("Relevantie (40%)\nlos\n3. Het gedeelde doel?\nSamen.")
        assert (2, "hele lijn", "tekst tussen een criterium en een vraag") in gemeld

    def test_gewichten_die_elkaar_tegenspreken(self) -> None:
        gelezen, gemeld, geplaatst = vragen(
            "Relevantie (40%)\n3. Het gedeelde doel?\nSamen.\nRelevantie (50%)\n6. Hoe verhoudt het zich?\nGoed."
        )
        assert (gelezen.gewichten, geplaatst) == ((), 0)
        assert (4, "gewicht", "dit criterium staat hoger met een ander gewicht; geen ervan is overgenomen") in gemeld

    def test_een_vraag_onder_een_ander_criterium(self) -> None:
        _, gemeld, _ = vragen("Haalbaarheid (30%)\n3. Het gedeelde doel?\nSamen.")
        assert (2, "vraag 3", "ze staat onder een ander criterium dan in de oproep") in gemeld

    @pytest.mark.parametrize(
        ("tabel", "gelezen"),
        [
            ("Q1\tQ2\tQ3\tQ4\n1\t2\t3\t4", [(2024, 1, 1), (2024, 2, 2), (2024, 3, 3), (2024, 4, 4)]),
            ("2025\t\t\t\nK4\tK3\tK2\tK1\n1\t2\t3\t4", [(2025, 1, 4), (2025, 2, 3), (2025, 3, 2), (2025, 4, 1)]),
            ("Q1\tQ2\tQ3\tQ4\n1\t2\t3\tveel", []),
            ("Q1\tQ2\tQ3\tQ4", []),
            ("Q1\tQ2\n1\t2", []),
        ],
    )
    def test_de_tabel_met_kwartalen(self, tabel: str, gelezen: list[tuple[int, int, int]]) -> None:
        lezing, gemeld, _ = vragen(f"17. Hoeveel per kwartaal?\nZie hier:\n{tabel}")
        assert [(een.jaar, een.kwartaal, een.deelnemers) for een in lezing.ambities] == gelezen
        onleesbaar = any(reden == "onder de kwartalen staan geen vier aantallen" for _, _, reden in gemeld)
        assert onleesbaar is (not gelezen and "Q4" in tabel)

    def test_een_tabel_met_kwartalen_als_eerste_regel(self) -> None:
        lezing, _, _ = vragen("17. Hoeveel per kwartaal?\nQ1\tQ2\tQ3\tQ4\n1\t2\t3\t4")
        assert len(lezing.ambities) == 4

    @pytest.mark.parametrize(
        ("naam", "vraag"),
        [
            ("Bijlage 3.Doel.pdf", 3),
            ("12 kosten.xlsx", 12),
            ("v7-ambitie.docx", 7),
            ("organogram bij vraag 8.pdf", 8),
            ("organogram.pdf", None),
            ("2023 verslag.pdf", None),
            ("Bijlage 20.pdf", None),
        ],
    )
    def test_de_vraag_in_de_naam_van_een_bijlage(self, naam: str, vraag: int | None) -> None:
        tekst = f"3. Het gedeelde doel?\nSamen.\nVoeg eventuele bijlagen toe.\nBestand\tGrootte\n{naam}\t1 MB\n\t2 MB"
        assert vragen(tekst)[0].bijlagen == (Bijlage(naam=naam, vraag=vraag),)


class TestVerklaringen:
    @pytest.mark.parametrize("vak", ["☑", "☒", "✓", "- [x]", "- (X)"])
    def test_leesbare_vinkjes(self, vak: str) -> None:
        gelezen, gemeld = verklaringen(
            f"Boekhouding\n{vak} Dit project boekt apart.\n"
            f"Tot welke categorie behoort u?\n- De gewesten\n{vak} Publiekrechtelijke instellingen\n"
            "Zijn er kosten boven 30.000 euro of 140.000 euro?\n"
            f"{vak} Er zijn kosten boven 215.000 euro.\n{vak} Er zijn kosten boven 30.000 euro.\n"
            "- geen kosten boven 30.000 euro"
        )
        assert gelezen.afzonderlijke_boekhouding is True
        assert gelezen.overheidsopdrachten == Overheidsopdrachten(
            categorieen=(Aanbesteder.PUBLIEKRECHTELIJK,),
            kostengrenzen=(Kostengrens.BOVEN_215000, Kostengrens.BOVEN_30000),
        )
        assert (gelezen.niet_leesbaar, gemeld) == ((), [])

    def test_lege_vakken(self) -> None:
        gelezen, _ = verklaringen("Boekhouding\n☐ Apart geboekt.\nTot welke categorie behoort u?\n[ ] De gewesten")
        assert gelezen.afzonderlijke_boekhouding is False
        assert gelezen.overheidsopdrachten == Overheidsopdrachten(categorieen=())

    def test_een_keuze_die_niet_gekend_is(self) -> None:
        gelezen, gemeld = verklaringen("Tot welke categorie behoort u?\n☑ Ruimtevaart")
        assert (gelezen.overheidsopdrachten, gelezen.niet_leesbaar) == (None, ())
        assert gemeld == [(2, "Categorie", "deze keuze is niet gekend")]

    @pytest.mark.parametrize(
        ("codes", "betekenis", "code", "reden"),
        [
            ("0", True, "0", None),
            ("1\n1", False, "1", None),
            ("7", None, "7", "de code is niet gekend"),
            ("0\n1", None, None, "het veld staat er nog eens met een andere code; geen ervan is overgenomen"),
            ("misschien", None, None, None),
        ],
    )
    def test_codes(self, codes: str, betekenis: bool | None, code: str | None, reden: str | None) -> None:
        gelezen, gemeld = verklaringen(f"Is uw organisatie een publieke instantie?\n{codes}")
        opdrachten = gelezen.overheidsopdrachten or Overheidsopdrachten()
        assert (opdrachten.publieke_instantie, opdrachten.publieke_instantie_code) == (betekenis, code)
        assert [gevonden for _, _, gevonden in gemeld] == ([] if reden is None else [reden])

    @pytest.mark.parametrize(("doel", "beschreven"), [("-", False), ("Een bakfiets kopen.", True), ("", None)])
    def test_het_doel(self, doel: str, beschreven: bool | None) -> None:
        gelezen, _ = verklaringen(f"Beschrijf het doel van de overheidsopdracht.\n\n{doel}\n")
        assert (gelezen.overheidsopdrachten or Overheidsopdrachten()).doel_beschreven is beschreven

    def test_bijlagen_bij_de_verklaringen(self) -> None:
        gelezen, _ = verklaringen("Boekhouding\nVoeg eventuele bijlagen toe.\nBestand\tGrootte\nuittreksel.pdf\t1 MB")
        assert gelezen.bijlagen == (Bijlage(naam="uittreksel.pdf"),)


class TestBladnummers:
    def test_een_bladnummer_tussen_label_en_waarde(self) -> None:
        """Vanaf vijf opeenvolgende losse getallen zijn het bladnummers; de waarde eronder blijft."""
        tekst = TEKST
        for nummer, kop in enumerate(("Kosten\n", "Forfait\n", "Totale kosten\n", "ESF werking\n", "VCF werking\n"), 1):
            plaats = tekst.index(f"\n{kop}") + len(kop) + 1
            tekst = f"{tekst[:plaats]}\n{nummer}\n{tekst[plaats:]}"
        lezing, gewoon = lees_platos(tekst), lees_platos(TEKST)
        assert lezing.partnerschap == gewoon.partnerschap
        assert lezing.geplaatst == gewoon.geplaatst

    def test_pagina_met_woorden(self) -> None:
        tekst = met("\nForfait %\n", "\nForfait %\n\nPagina 12 van 40\n\n")
        assert lees_platos(tekst).partnerschap == lees_platos(TEKST).partnerschap

    def test_losse_getallen_zonder_reeks_blijven_waarden(self) -> None:
        losse = regels("1\n40\n2\n15\n3")
        assert zonder_bladnummers(losse, Notities()) == losse

    def test_een_getal_dat_ook_een_waarde_kan_zijn_wordt_gemeld(self) -> None:
        notities = Notities()
        schoon = zonder_bladnummers(regels("2\n3\n4\n5\n5\n6\n7\n15"), notities)
        assert [regel.leeg for regel in schoon] == [True] * 7 + [False]
        assert [(m.regel, m.reden) for m in notities.meldingen()] == [
            (nr, "dit getal kan een bladnummer of een waarde zijn") for nr in (4, 5)
        ]


def test_een_aanvraag_zonder_vragen_zegt_wat_niet_gelezen_is() -> None:
    """Alleen de tabellen, met het projectjaar erboven."""
    begin, boekhouding = TEKST.index("\nKosten\n"), TEKST.index("Boekhouding")
    kop = "Kosten voor het eerste projectjaar (tot en met eind 2024)\n"
    lezing = lees_platos(kop + TEKST[begin:boekhouding])
    assert lezing.partnerschap.aanvraag is None
    assert [wat for _, _, wat in lezing.niet_gelezen] == [
        "inhoudelijke vragen en bijlagen (alleen het projectjaar is gelezen)"
    ]
    zonder_teksten = lees_platos(kop + TEKST[begin:], met_antwoorden=True)
    assert zonder_teksten.partnerschap.aanvraag is not None
    assert zonder_teksten.partnerschap.aanvraag.antwoorden == ()


def test_zonder_inleiding_is_alles_gelezen() -> None:
    """Begint de tekst met het eerste criterium, dan is er niets dat niet gelezen is."""
    assert lees_platos(TEKST[TEKST.index("Relevantie (40%)") :]).niet_gelezen == ()


def test_een_tekst_met_een_persoonsgegeven_komt_in_geen_dossier() -> None:
    """Wie zelf zo een antwoord in een dossier zet, wordt geweigerd."""
    with pytest.raises(LeesFout):
        van_json(
            '{"schema": 1, "partnerschap": {"naam": "V", "oproep": "lp-208", "aanvraag": {"antwoorden":'
            ' [{"vraag": 1, "tekst": "mail jan@voorbeeld.be"}]}}}'
        )


def test_elk_hoofdstuk_heeft_een_naam_in_de_meldingen() -> None:
    assert lees_platos(met("Met een toeter.", "")).niet_geplaatst[0].tabel == HOOFDSTUK
