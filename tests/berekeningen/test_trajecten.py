"""Van deelnemer tot caseload en voortgang: wie begeleid wordt, hoe lang en hoe vaak, en wat er verandert."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategieen_mensen import (
    EERSTE_DAG,
    LAATSTE_DAG,
    anders_geschreven,
    dagen,
    groepen,
    metingen,
    misschien,
    personalijsten,
    rij,
    tijdvakken,
    trajecten,
)

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.trajecten.caseload import (
    Capaciteit,
    begeleiders_vte,
    capaciteit,
    caseload,
    caseloadverloop,
    gewogen_caseload,
)
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import (
    blokken,
    eerste_dag,
    laatste_vertrek,
    persona_van,
    samengevoegd,
    wordt_begeleid,
)
from lokale_partnerschappen.berekeningen.trajecten.duur import (
    contactdagen,
    duur,
    intensiteit,
    langste_pauze,
    maanden_in,
)
from lokale_partnerschappen.berekeningen.trajecten.voortgang import (
    Richting,
    Scoreverloop,
    Voortgang,
    Voortgangstelling,
    groepsvoortgang,
    voortgang,
)
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.model.resultaten import Persona
from lokale_partnerschappen.model.trajecten.deelnemer import (
    BijzondereKenmerken,
    Deelnemer,
    Geslacht,
    Leeftijdsklasse,
    Startstatus,
)
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord
from lokale_partnerschappen.model.trajecten.meting import Empowermentscore, Meting, Sterpunt
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.model.trajecten.uitstroom import Uitstroom
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied

# Hele groepen trekken en door elkaar halen duurt soms langer dan hypothesis voor één voorbeeld toelaat.
TRAAG = settings(deadline=None)
OPROEP = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
EEN_DAG = timedelta(days=1)
SAM, NOOR = "d-7k3mq9x2vtbz", "d-4b8gw2n6rqzt"
EEN, TWEE, DRIE = "t-7k3mq9x2vtbz", "t-4b8gw2n6rqzt", "t-zw5h1t9kxp3m"


def traject(
    kenmerk: str, start: date | None, einde: date | None = None, *, persona: str | None = None, contacten: str = ""
) -> Traject:
    """Een traject; de contacten zijn dagen in 2024, zoals ``"01-08 02-01"``."""
    return Traject(
        id=kenmerk,
        start=start,
        persona=persona,
        contacten=tuple(date.fromisoformat(f"2024-{dag}") for dag in contacten.split()),
        uitstroom=None if einde is None else Uitstroom(datum=einde),
    )


def sam(*van_sam: Traject) -> Deelnemer:
    """De deelnemer van dit verhaal, onder zijn pseudoniem."""
    return Deelnemer(id=SAM, trajecten=van_sam)


def dag(maand: int, nummer: int, jaar: int = 2024) -> date:
    """Een dag in 2024, tenzij het jaar er staat."""
    return date(jaar, maand, nummer)


def elke_dag(periode: Periode) -> Iterator[date]:
    """De dagen van een afgesloten periode."""
    assert periode.dagen is not None
    return (periode.begin + timedelta(days=nummer) for nummer in range(periode.dagen))


class TestElkeDeelnemerEenKeer:
    def test_wie_twee_keer_vermeld_staat_krijgt_alle_trajecten_samen(self) -> None:
        """Elk traject één keer, ook als het bij allebei staat."""
        eerste, tweede = traject(EEN, dag(1, 8), dag(3, 1)), traject(TWEE, dag(6, 3))
        (enige,) = samengevoegd([sam(eerste), sam(tweede, eerste)])
        assert enige == sam(tweede, eerste)

    def test_verschillende_deelnemers_blijven_apart_en_staan_op_volgorde_van_id(self) -> None:
        """Hoe ze ook in het dossier staan."""
        noor = Deelnemer(id=NOOR)
        assert samengevoegd([sam(), noor]) == samengevoegd([noor, sam()]) == (noor, sam())

    def test_trajecten_met_hetzelfde_id_en_een_andere_inhoud_blijven_allemaal(self) -> None:
        """Hun inhoud bepaalt de volgorde, niet hun plaats in het dossier."""
        op_volgorde = tuple(traject(EEN, dag(1, 8), dag(maand, 1)) for maand in range(2, 10))
        door_elkaar = op_volgorde[1::2] + op_volgorde[::2]
        assert samengevoegd([sam(*door_elkaar)]) == samengevoegd([sam(*reversed(door_elkaar))]) == (sam(*op_volgorde),)

    def test_een_kenmerk_waarover_de_vermeldingen_het_eens_zijn_blijft(self) -> None:
        """Waarover ze het oneens zijn, is niet bekend; wie niets zegt, spreekt een ander niet tegen."""
        eens = {"leeftijdsklasse": Leeftijdsklasse.VANAF_55, "geslacht": Geslacht.VROUW}
        eerste = Deelnemer(id=SAM, status=Startstatus.WERKZOEKEND, bevraagd=Antwoord.JA, **eens)
        tweede = Deelnemer(id=SAM, status=Startstatus.DEELTIJDS, voldoet_aan_omschrijving=True, **eens)
        samen = Deelnemer(id=SAM, bevraagd=Antwoord.JA, voldoet_aan_omschrijving=True, **eens)
        assert samengevoegd([eerste, tweede]) == (samen,)

    def test_bijzondere_kenmerken_vergelijken_we_een_voor_een(self) -> None:
        """Een vermelding zonder deze kenmerken verandert niets."""
        eerste = BijzondereKenmerken(dakloos=Antwoord.JA, beperking=Antwoord.NEE)
        tweede = BijzondereKenmerken(dakloos=Antwoord.JA, beperking=Antwoord.JA)
        (enige,) = samengevoegd(Deelnemer(id=SAM, bijzonder=bijzonder) for bijzonder in (eerste, tweede))
        assert enige.bijzonder == BijzondereKenmerken(dakloos=Antwoord.JA)
        (zonder,) = samengevoegd([sam(), sam()])
        assert zonder.bijzonder is None
        (met,) = samengevoegd([Deelnemer(id=SAM, bijzonder=eerste), sam()])
        assert met.bijzonder == eerste


class TestBlokken:
    def test_trajecten_die_overlappen_of_aansluiten_zijn_een_blok(self) -> None:
        """Op 30 juni weg en op 1 juli terug is geen pauze; op 2 juli wel."""
        eerste, overlapt = traject(EEN, dag(1, 8), dag(5, 31)), traject(TWEE, dag(3, 1), dag(6, 30))
        aansluitend, later = traject(DRIE, dag(7, 1), dag(8, 1)), traject(DRIE, dag(7, 2), dag(8, 1))
        assert blokken(sam(aansluitend, overlapt, eerste)) == (Periode(dag(1, 8), dag(8, 1)),)
        assert blokken(sam(later, overlapt, eerste)) == (
            Periode(dag(1, 8), dag(6, 30)),
            Periode(dag(7, 2), dag(8, 1)),
        )

    def test_een_kort_traject_binnen_een_lang_verkort_het_niet(self) -> None:
        """En wat binnen een lopend traject valt, doet het niet eindigen."""
        kort = traject(TWEE, dag(2, 1), dag(3, 1))
        assert blokken(sam(kort, traject(EEN, dag(1, 8), dag(6, 30)))) == (Periode(dag(1, 8), dag(6, 30)),)
        assert blokken(sam(kort, traject(EEN, dag(1, 8)))) == (Periode(dag(1, 8)),)

    @pytest.mark.parametrize(
        "zonder_begeleiding", [(), (traject(EEN, None, dag(3, 1)),), (traject(EEN, dag(3, 1), dag(2, 1)),)]
    )
    def test_wie_niet_begon_heeft_geen_blokken(self, zonder_begeleiding: tuple[Traject, ...]) -> None:
        """Ook niet met een einde voor de start: dan weten we niet wanneer er begeleiding was."""
        deelnemer = sam(*zonder_begeleiding)
        assert blokken(deelnemer) == ()
        assert eerste_dag(deelnemer) is laatste_vertrek(deelnemer) is persona_van(deelnemer) is None
        assert not wordt_begeleid(deelnemer, dag(2, 15))

    def test_wie_terugkomt_vertrok_nog_niet(self) -> None:
        """Zijn eerste dag blijft de allereerste."""
        terug = sam(traject(EEN, dag(1, 8), dag(3, 1)), traject(TWEE, dag(9, 2)))
        assert (eerste_dag(terug), laatste_vertrek(terug)) == (dag(1, 8), None)
        weer_weg = sam(traject(TWEE, dag(9, 2), dag(10, 1)), traject(EEN, dag(1, 8), dag(3, 1)))
        assert (eerste_dag(weer_weg), laatste_vertrek(weer_weg)) == (dag(1, 8), dag(10, 1))
        assert wordt_begeleid(weer_weg, dag(10, 1))
        assert not wordt_begeleid(weer_weg, dag(10, 2))


class TestPersona:
    def test_het_laatst_gestarte_traject_dat_een_persona_noemt_telt(self) -> None:
        """Niet een later traject zonder persona, en niet een dat niet begon."""
        genoemd = traject(TWEE, dag(1, 8), persona="jongeren"), traject(EEN, dag(5, 6), persona="ouders")
        zonder, niet_begonnen = traject(DRIE, dag(9, 2)), traject(DRIE, None, persona="nieuwkomers")
        assert persona_van(sam(*genoemd, zonder, niet_begonnen)) == "ouders"

    def test_op_dezelfde_dag_beslist_het_kleinste_id(self) -> None:
        """En bij hetzelfde id het alfabet, zodat de volgorde niets beslist."""
        op_een_dag = traject(EEN, dag(1, 8), persona="jongeren"), traject(TWEE, dag(1, 8), persona="ouders")
        assert TWEE < EEN
        assert persona_van(sam(*op_een_dag)) == persona_van(sam(*reversed(op_een_dag))) == "ouders"
        zelfde_id = traject(EEN, dag(1, 8), persona="ouders"), traject(EEN, dag(1, 8), persona="jongeren")
        assert persona_van(sam(*zelfde_id)) == persona_van(sam(*reversed(zelfde_id))) == "jongeren"


class TestDuurEnIntensiteit:
    TRAJECT = traject(EEN, dag(2, 1), dag(3, 1), contacten="01-31 02-05 02-05 02-09 02-26 03-02")
    """Dertig dagen, met drie dagen contact; 31 januari en 2 maart vallen erbuiten."""

    def test_begin_en_einde_tellen_mee(self) -> None:
        """Van 1 februari tot en met 1 maart 2024 is dertig dagen, hoe lang later we ook kijken."""
        assert duur(self.TRAJECT, dag(3, 1)) == duur(self.TRAJECT, dag(1, 1, 2026)) == 30

    def test_wie_nog_loopt_duurt_tot_vandaag(self) -> None:
        """Ook wie later vertrok, liep die dag nog."""
        assert duur(self.TRAJECT, dag(2, 1)) == 1
        assert duur(traject(EEN, dag(2, 1)), dag(2, 10)) == duur(self.TRAJECT, dag(2, 10)) == 10

    @pytest.mark.parametrize(
        "nog_niet", [traject(EEN, dag(2, 2)), traject(EEN, None), traject(EEN, dag(9, 1), dag(1, 1))]
    )
    def test_wie_nog_niet_begon_heeft_geen_duur(self, nog_niet: Traject) -> None:
        """En dus ook geen contacten, intensiteit of pauze."""
        op = dag(2, 1)
        assert {f(nog_niet, op) for f in (duur, contactdagen, langste_pauze)} == {None}
        assert intensiteit(nog_niet, op) is None

    def test_een_dag_met_twee_contacten_telt_een_keer(self) -> None:
        """En een contact voor de start of na het einde telt niet."""
        assert contactdagen(self.TRAJECT, dag(12, 31)) == 3
        assert contactdagen(self.TRAJECT, dag(2, 9)) == 2

    def test_een_contact_op_de_eerste_of_de_laatste_dag_telt(self) -> None:
        """Begin en einde horen bij het traject."""
        randen = traject(EEN, dag(2, 1), dag(3, 1), contacten="02-01 03-01")
        assert contactdagen(randen, dag(12, 31)) == 2
        assert langste_pauze(randen, dag(12, 31)) == 29

    def test_vier_jaar_is_achtenveertig_maanden(self) -> None:
        """Een maand is 365,25 / 12 dagen: exact, zonder komma's te verliezen."""
        assert maanden_in((date(2027, 12, 31) - date(2024, 1, 1)).days + 1) == 48
        assert intensiteit(self.TRAJECT, dag(12, 31)) == 3 / (Fraction(30 * 48, 1461)) == Fraction(487, 160)

    def test_de_herleiding_toont_de_maand(self) -> None:
        """Wie de intensiteit navraagt, ziet de duur, de contacten en hoe lang een maand is."""
        tekst = intensiteit.herleid(self.TRAJECT, dag(12, 31)).tekst()
        assert tekst.startswith(f"Intensiteit van {EEN} op 31 december 2024 = 3,04375 (")
        assert "dagen × 48 / 1461" in tekst.replace(".", "").replace("\xa0", "")
        assert "contactdagen / maanden" in tekst

    def test_de_langste_pauze_is_die_tussen_9_en_26_februari(self) -> None:
        """Begin en einde zijn ook grenzen; wie niemand zag, had één lange pauze."""
        assert langste_pauze(self.TRAJECT, dag(12, 31)) == 17
        assert langste_pauze(self.TRAJECT, dag(2, 8)) == 4
        assert langste_pauze(traject(EEN, dag(2, 1), dag(3, 1)), dag(12, 31)) == 29
        assert langste_pauze(traject(EEN, dag(2, 1)), dag(2, 1)) == 0


class TestCaseload:
    JONG = Persona(id="jongeren", naam="Jongeren zonder diploma", gewicht=Decimal("1.5"))
    GROEP = (
        sam(traject(EEN, dag(1, 8), dag(3, 31), persona="jongeren"), traject(TWEE, dag(9, 2), persona="jongeren")),
        Deelnemer(id=NOOR, trajecten=(traject(DRIE, dag(3, 1), dag(6, 30), persona="ouders"),)),
        Deelnemer(id="d-zw5h1t9kxp3m", trajecten=(traject(EEN, dag(4, 1), dag(6, 30)),)),
    )

    @pytest.mark.parametrize(
        ("op", "aantal", "gewogen"),
        [
            (dag(1, 7), 0, "0"),
            (dag(1, 8), 1, "1.5"),
            (dag(3, 31), 2, "2.5"),
            (dag(4, 1), 2, "2"),
            (dag(7, 1), 0, "0"),
            (dag(9, 2), 1, "1.5"),
        ],
    )
    def test_wie_die_dag_loopt_telt(self, op: date, aantal: int, gewogen: str) -> None:
        """Zonder persona, of met een persona die nergens beschreven is, weegt een deelnemer één."""
        assert caseload(self.GROEP, op) == aantal
        assert gewogen_caseload(self.GROEP, [self.JONG], op) == Fraction(gewogen)

    def test_wie_op_een_dag_in_twee_trajecten_zit_telt_een_keer(self) -> None:
        """Ook als de deelnemer twee keer in het dossier staat."""
        dubbel = [sam(traject(EEN, dag(1, 8))), sam(traject(TWEE, dag(2, 1)))]
        assert caseload(dubbel, dag(2, 1)) == gewogen_caseload(dubbel, [], dag(2, 1)) == 1

    def test_het_verloop_heeft_een_stap_waar_iets_verandert(self) -> None:
        """Op 1 april blijft het aantal gelijk, maar wordt het lichter."""
        verloop = caseloadverloop(self.GROEP, [self.JONG], Periode.jaar(2024))
        assert [(str(stap.periode), stap.caseload, str(stap.gewogen)) for stap in verloop] == [
            ("2024-01-01/2024-01-07", 0, "0"),
            ("2024-01-08/2024-02-29", 1, "3/2"),
            ("2024-03-01/2024-03-31", 2, "5/2"),
            ("2024-04-01/2024-06-30", 2, "2"),
            ("2024-07-01/2024-09-01", 0, "0"),
            ("2024-09-02/2024-12-31", 1, "3/2"),
        ]

    def test_wie_weggaat_wordt_dezelfde_dag_vervangen(self) -> None:
        """Dan verandert er niets, en is er geen stap; zonder deelnemers is er één stap met nul."""
        wissel = [sam(traject(EEN, dag(1, 1), dag(6, 30))), Deelnemer(id=NOOR, trajecten=(traject(TWEE, dag(7, 1)),))]
        (stap,) = caseloadverloop(wissel, [], Periode.jaar(2024))
        assert (stap.periode, stap.caseload) == (Periode.jaar(2024), 1)
        (leeg,) = caseloadverloop([], [], Periode.jaar(2024))
        assert (leeg.periode, leeg.caseload, leeg.gewogen) == (Periode.jaar(2024), 0, 0)

    def test_een_verloop_zonder_einde(self) -> None:
        """De laatste stap loopt door."""
        verloop = caseloadverloop([sam(traject(EEN, dag(7, 1)))], [], Periode(dag(1, 1)))
        assert [(str(stap.periode), stap.caseload) for stap in verloop] == [
            ("2024-01-01/2024-06-30", 0),
            ("2024-07-01/..", 1),
        ]

    def test_een_persona_met_twee_gewichten_weigeren_we(self) -> None:
        """Anders zou de volgorde beslissen; twee keer hetzelfde gewicht mag."""
        zwaarder = attrs.evolve(self.JONG, gewicht=Decimal(2))
        gelijk = attrs.evolve(self.JONG, gewicht=Decimal("1.50"))
        assert gewogen_caseload(self.GROEP, [self.JONG, gelijk], dag(1, 8)) == Fraction("1.5")
        for personas in ([self.JONG, zwaarder], [zwaarder, self.JONG]):
            with pytest.raises(ValueError, match="persona jongeren heeft twee verschillende gewichten"):
                gewogen_caseload(self.GROEP, personas, dag(1, 8))


def medewerker(uren: int, begeleidt: bool | None) -> Projectmedewerker:
    """Een personeelslijn."""
    return Projectmedewerker(
        luik=Luik.WERKING,
        partner="a",
        functie="coach",
        brutoloon=Bedrag(4000),
        uren=Decimal(uren),
        begeleidt=begeleidt,
    )


class TestCapaciteit:
    BEGROTING = Begroting(
        periode=Periode.jaar(2024), personeel=(medewerker(1720, True), medewerker(860, True), medewerker(1720, False))
    )

    def test_anderhalve_begeleider_draagt_24_tot_27_deelnemers(self) -> None:
        """Wie niet begeleidt, telt niet; een lijn die het niet zegt ook niet."""
        verwacht = Capaciteit(vte=Fraction(3, 2), minstens=Fraction(24), hoogstens=Fraction(27))
        met_onbekend = attrs.evolve(self.BEGROTING, personeel=(*self.BEGROTING.personeel, medewerker(100, None)))
        for begroting in (self.BEGROTING, met_onbekend):
            assert capaciteit.onder(OPROEP)([begroting], dag(3, 1)) == verwacht

    @pytest.mark.parametrize(
        ("begrotingen", "op"),
        [
            ((), dag(3, 1)),
            ((BEGROTING,), dag(1, 1, 2025)),
            ((Begroting(periode=Periode.jaar(2024)),), dag(3, 1)),
            ((Begroting(periode=Periode.jaar(2024), personeel=(medewerker(1720, None),)),), dag(3, 1)),
        ],
    )
    def test_zonder_begroting_of_zonder_wie_begeleidt_is_ze_niet_bekend(
        self, begrotingen: tuple[Begroting, ...], op: date
    ) -> None:
        """Dat is iets anders dan geen plaats."""
        assert capaciteit.onder(OPROEP)(begrotingen, op) is None

    def test_zegt_elke_lijn_dat_ze_niet_begeleidt_dan_is_er_geen_plaats(self) -> None:
        """Nul is een antwoord."""
        begroting = attrs.evolve(self.BEGROTING, personeel=(medewerker(1720, False),))
        assert begeleiders_vte.onder(OPROEP)([begroting], dag(3, 1)) == 0

    def test_twee_begrotingen_voor_een_dag_weigeren_we(self) -> None:
        """Tenzij het twee keer dezelfde is."""
        ander = attrs.evolve(self.BEGROTING, personeel=())
        assert begeleiders_vte.onder(OPROEP)([self.BEGROTING, self.BEGROTING], dag(3, 1)) == Fraction(3, 2)
        with pytest.raises(ValueError, match="2024-03-01 valt in 2 verschillende begrotingen"):
            begeleiders_vte.onder(OPROEP)([self.BEGROTING, ander], dag(3, 1))

    def test_de_herleiding_toont_elke_lijn_en_elke_norm(self) -> None:
        """Wie de capaciteit navraagt, ziet uren, VTE en caseload per VTE."""
        tekst = capaciteit.onder(OPROEP).herleid([self.BEGROTING], dag(3, 1)).tekst().replace("\xa0", " ")
        assert tekst.count("VTE coach = uren / 1.720 = ") == 2
        assert "Laagste caseload = vte × 16 = 1,5 × 16 = 24" in tekst
        assert "Hoogste caseload = vte × 18 = 1,5 × 18 = 27" in tekst


def meting(maand: int, los: int | None = None, empowerment: str | None = None, **ster: int) -> Meting:
    """Een meting op de eerste van een maand."""
    return Meting(
        datum=dag(maand, 1),
        loslaatschaal=los,
        ster=tuple(Sterpunt(levensdomein=naam, score=score) for naam, score in ster.items()),
        empowerment=() if empowerment is None else (Empowermentscore(schaal="kracht", score=Decimal(empowerment)),),
    )


def gemeten(*op_dagen: Meting, kenmerk: str = EEN, start: date | None = EERSTE_DAG) -> Traject:
    """Een lopend traject met metingen."""
    return Traject(id=kenmerk, start=start, metingen=op_dagen)


class TestVoortgang:
    def test_de_ster_van_de_start_tegenover_nu(self) -> None:
        """Eén arm vooruit, één gelijk, één achteruit; samen één vooruit."""
        gezien = voortgang(gemeten(meting(9, werk=4, rechten=2, zzz=1), meting(1, zzz=2, rechten=2, werk=2)))
        assert [(arm.naam, arm.eerste, arm.laatste, arm.richting) for arm in gezien.ster] == [
            ("rechten", 2, 2, Richting.STILSTAND),
            ("werk", 2, 4, Richting.VOORUITGANG),
            ("zzz", 2, 1, Richting.ACHTERUITGANG),
        ]
        assert (gezien.totaal, gezien.richting) == (1, Richting.VOORUITGANG)

    def test_eigen_levensdomeinen_staan_na_de_tien(self) -> None:
        """De tien in hun eigen volgorde, de andere op alfabet."""
        gezien = voortgang(gemeten(meting(1, beweging=1, administratie=1, ontwikkeling=1, aandacht=1)))
        assert [arm.naam for arm in gezien.ster] == ["ontwikkeling", "administratie", "aandacht", "beweging"]

    def test_een_meting_is_geen_vergelijking(self) -> None:
        """De arm staat op de ster, maar heeft geen richting en telt niet mee in het totaal."""
        gezien = voortgang(gemeten(meting(1, werk=2), meting(5, rechten=3), meting(9, rechten=5)))
        assert gezien.ster[1] == Scoreverloop(
            naam="werk", eerste_dag=dag(1, 1), eerste=2, laatste_dag=dag(1, 1), laatste=2
        )
        assert gezien.ster[1].verschil is gezien.ster[1].richting is None
        assert gezien.totaal == 2
        alleen_werk = voortgang(gemeten(meting(1, werk=2)))
        assert alleen_werk.totaal is alleen_werk.richting is None

    def test_herval_onderweg_is_te_zien_ook_wie_er_beter_uitkomt(self) -> None:
        """Van 3 naar 1 en dan naar 5: vooruitgang, met herval op 1 mei."""
        gezien = voortgang(gemeten(meting(1, werk=3, rechten=2), meting(5, werk=1), meting(9, werk=5, rechten=1)))
        assert gezien.richting is Richting.VOORUITGANG
        assert gezien.ster[1].hervallen == (dag(5, 1),)
        assert gezien.hervallen == (dag(5, 1), dag(9, 1))

    def test_de_schaal_om_los_te_laten_en_empowerment_werken_net_zo(self) -> None:
        """Empowerment alleen binnen dezelfde schaal, exact, en 3,50 is 3,5."""
        andere = Empowermentscore(schaal="andere", score=Decimal(9))
        op_1_maart = attrs.evolve(meting(3), empowerment=(andere,))
        gezien = voortgang(gemeten(meting(1, 4, "3.50"), meting(6, 7, "3.2"), meting(9, 6, "3.5"), op_1_maart))
        assert gezien.loslaatschaal is not None
        assert (gezien.loslaatschaal.verschil, gezien.loslaatschaal.hervallen) == (2, (dag(9, 1),))
        ander, kracht = gezien.empowerment
        assert (ander.naam, ander.richting) == ("andere", None)
        assert (kracht.eerste, kracht.verschil, kracht.richting) == (Fraction("3.5"), 0, Richting.STILSTAND)
        assert kracht.hervallen == (dag(6, 1),)

    def test_zonder_metingen_is_er_niets_te_zeggen(self) -> None:
        """En dat is geen fout."""
        assert voortgang(gemeten()) == Voortgang()

    def test_metingen_na_de_gevraagde_dag_tellen_nog_niet(self) -> None:
        """Een meting op de dag zelf wel, en zonder dag tellen ze allemaal, ook na het einde van het traject."""
        traject_met_einde = attrs.evolve(
            gemeten(meting(1, werk=2), meting(5, werk=4), meting(9, werk=1)), uitstroom=Uitstroom(datum=dag(6, 1))
        )
        assert voortgang(traject_met_einde, dag(4, 30)).totaal is None
        assert voortgang(traject_met_einde, dag(5, 1)).totaal == 2
        assert voortgang(traject_met_einde).totaal == -1

    def test_wat_op_een_dag_tegengesproken_wordt_telt_die_dag_niet(self) -> None:
        """Twee scores voor werk op 1 mei: de eerste is dan die van 1 juni, en het resultaat noemt 1 mei."""
        op_1_mei = meting(5, 3, werk=1, rechten=2), meting(5, 3, werk=4, rechten=2)
        gezien = voortgang(gemeten(*op_1_mei, meting(6, 5, werk=3, rechten=3)))
        assert gezien.tegenstrijdig == (dag(5, 1),)
        assert [(arm.naam, arm.verschil) for arm in gezien.ster] == [("rechten", 1), ("werk", None)]
        assert gezien.loslaatschaal is not None
        assert gezien.loslaatschaal.verschil == 2
        assert voortgang(gemeten(meting(5, werk=1), meting(5, werk=2))) == Voortgang(tegenstrijdig=(dag(5, 1),))


class TestVoortgangVanDeGroep:
    def test_elke_deelnemer_telt_een_keer(self) -> None:
        """Sam kwam terug en staat twee keer in het dossier: van 4 over 2 naar 3 is één achteruitgang, met herval."""
        terug = gemeten(meting(6, werk=2), meting(9, werk=3, rechten=3), kenmerk=TWEE, start=dag(6, 1))
        noor = Deelnemer(id=NOOR, trajecten=(gemeten(meting(1, 2, "1", werk=1), meting(5, 5, "2", werk=2)),))
        gezien = groepsvoortgang([sam(gemeten(meting(1, werk=4))), noor, sam(terug)])
        werk = Voortgangstelling(naam="werk", vooruitgang=1, achteruitgang=1, hervallen=1)
        assert gezien.levensdomeinen == (Voortgangstelling(naam="rechten", zonder_vergelijking=2), werk)
        assert gezien.totaal == attrs.evolve(werk, naam="totaal")
        assert gezien.loslaatschaal == Voortgangstelling(naam="loslaatschaal", vooruitgang=1, zonder_vergelijking=1)
        assert gezien.empowerment == (Voortgangstelling(naam="kracht", vooruitgang=1, zonder_vergelijking=1),)

    def test_wie_nog_niet_begon_telt_niet(self) -> None:
        """Een meting bij de aanmelding is nog geen begeleiding; wie later start, telt later."""
        aangemeld = sam(gemeten(meting(1, werk=2), meting(2, werk=3), start=None))
        later = Deelnemer(id=NOOR, trajecten=(gemeten(meting(2, werk=2), meting(5, werk=2), start=dag(3, 1)),))
        assert groepsvoortgang([aangemeld, later], dag(2, 28)).totaal.deelnemers == 0
        half = sam(*aangemeld.trajecten, gemeten(meting(5, werk=1), kenmerk=TWEE))
        assert groepsvoortgang([half]).totaal == Voortgangstelling(naam="totaal", zonder_vergelijking=1)
        assert groepsvoortgang([aangemeld, later], dag(3, 1)).totaal == Voortgangstelling(
            naam="totaal", zonder_vergelijking=1
        )
        assert groepsvoortgang([aangemeld, later]).totaal == Voortgangstelling(naam="totaal", stilstand=1)


@TRAAG
@given(groepen())
def test_blokken_zijn_los_van_elkaar_en_dekken_precies_de_dagen_van_begeleiding(groep: tuple[Deelnemer, ...]) -> None:
    """Op volgorde, met minstens één dag ertussen; een dag ligt in een blok als hij in een traject ligt."""
    for deelnemer in groep:
        alle = blokken(deelnemer)
        for blok, volgend in pairwise(alle):
            assert blok.einde is not None
            assert blok.einde + EEN_DAG < volgend.begin
        for op in elke_dag(Periode(EERSTE_DAG, LAATSTE_DAG)):
            in_blok = sum(op in blok for blok in alle)
            in_traject = any(t.periode is not None and op in t.periode for t in deelnemer.trajecten)
            assert in_blok == in_traject == wordt_begeleid(deelnemer, op)
        assert eerste_dag(deelnemer) == (alle[0].begin if alle else None)
        assert laatste_vertrek(deelnemer) == (alle[-1].einde if alle else None)


@TRAAG
@given(groepen(), personalijsten(), tijdvakken(), dagen(), misschien(dagen()), st.data())
def test_volgorde_en_dubbels_veranderen_geen_enkel_cijfer(
    groep: tuple[Deelnemer, ...],
    personas: tuple[Persona, ...],
    periode: Periode,
    op: date,
    tot: date | None,
    data: st.DataObject,
) -> None:
    """Van deelnemers, trajecten, metingen, contacten en persona's."""
    anders = data.draw(anders_geschreven(groep), label="anders geschreven")
    personas_anders = tuple(data.draw(st.permutations([*personas, *personas])))
    assert caseload(anders, op) == caseload(groep, op)
    assert gewogen_caseload(anders, personas_anders, op) == gewogen_caseload(groep, personas, op)
    assert caseloadverloop(anders, personas_anders, periode) == caseloadverloop(groep, personas, periode)
    assert groepsvoortgang(anders, tot) == groepsvoortgang(groep, tot)
    for zo, andersom in zip(samengevoegd(groep), samengevoegd(anders), strict=True):
        assert zo.id == andersom.id
        assert attrs.evolve(zo, trajecten=()) == attrs.evolve(andersom, trajecten=())
        for volgens in (blokken, eerste_dag, laatste_vertrek, persona_van):
            assert volgens(zo) == volgens(andersom)


@TRAAG
@given(trajecten(), rij(metingen(), hoogstens=6), dagen(), st.data())
def test_volgorde_en_dubbels_in_een_traject_veranderen_niets(
    een_traject: Traject, extra: tuple[Meting, ...], op: date, data: st.DataObject
) -> None:
    """Duur, contacten, intensiteit, pauze en voortgang zijn hetzelfde."""
    traject_zo = attrs.evolve(een_traject, metingen=(*een_traject.metingen, *extra))
    groep = data.draw(anders_geschreven([sam(traject_zo)]), label="anders geschreven")
    anders = [traject_anders for deelnemer in groep for traject_anders in deelnemer.trajecten]
    for berekening in (duur, contactdagen, intensiteit, langste_pauze, voortgang):
        assert {berekening(traject_anders, op) for traject_anders in anders} == {berekening(traject_zo, op)}


@TRAAG
@given(groepen(), personalijsten(), tijdvakken())
def test_het_verloop_is_dag_na_dag_de_caseload(
    groep: tuple[Deelnemer, ...], personas: tuple[Persona, ...], periode: Periode
) -> None:
    """De stappen sluiten op elkaar aan, verschillen van elkaar, en tellen samen evenveel dagen van begeleiding."""
    verloop = caseloadverloop(groep, personas, periode)
    per_dag = [(stap, op) for stap in verloop for op in elke_dag(stap.periode)]
    assert [op for _, op in per_dag] == list(elke_dag(periode))
    for stap, op in per_dag:
        assert (stap.caseload, stap.gewogen) == (caseload(groep, op), gewogen_caseload(groep, personas, op))
    for stap, volgende in pairwise(verloop):
        assert (stap.caseload, stap.gewogen) != (volgende.caseload, volgende.gewogen)
    begeleid = Counter(
        (deelnemer.id, op)
        for deelnemer in groep
        for traject_van in deelnemer.trajecten
        if traject_van.periode is not None
        for op in elke_dag(periode)
        if op in traject_van.periode
    )
    assert sum(stap.caseload * (stap.periode.dagen or 0) for stap in verloop) == len(begeleid)


@TRAAG
@given(trajecten(), dagen())
def test_contacten_en_pauzes_passen_in_de_duur(een_traject: Traject, op: date) -> None:
    """Niet meer contactdagen dan dagen, en de pauzes samen zijn de duur."""
    dagen_lang, met_contact = duur(een_traject, op), contactdagen(een_traject, op)
    pauze, vaak = langste_pauze(een_traject, op), intensiteit(een_traject, op)
    if dagen_lang is None or met_contact is None or pauze is None or vaak is None:
        assert dagen_lang is met_contact is pauze is vaak is None
        return
    assert 0 <= met_contact <= dagen_lang
    assert dagen_lang - 1 <= pauze * (met_contact + 1)
    assert pauze <= dagen_lang - 1
    assert vaak * dagen_lang == met_contact * Fraction("365.25") / 12


@TRAAG
@given(rij(metingen(), hoogstens=8), misschien(dagen()))
def test_een_dalende_score_is_nooit_een_fout(alle: tuple[Meting, ...], op: date | None) -> None:
    """De voortgang klopt met een eigen telling van de scores die niet tegengesproken worden."""
    gezien = voortgang(gemeten(*alle), op)
    meegeteld = [m for m in alle if op is None or m.datum <= op]
    totaal = []
    for arm in gezien.ster:
        scores = _eenduidig((m.datum, m.op(arm.naam)) for m in meegeteld)
        assert (arm.eerste_dag, arm.eerste) == scores[0]
        assert (arm.laatste_dag, arm.laatste) == scores[-1]
        assert arm.hervallen == tuple(b for (_, x), (b, y) in pairwise(scores) if y < x)
        if len(scores) > 1:
            totaal.append(scores[-1][1] - scores[0][1])
            assert arm.richting is Richting.van(totaal[-1])
    assert gezien.totaal == (sum(totaal) if totaal else None)
    domeinen = {punt.levensdomein for m in meegeteld for punt in m.ster}
    assert {arm.naam for arm in gezien.ster} == {
        d for d in domeinen if _eenduidig((m.datum, m.op(d)) for m in meegeteld)
    }


def _eenduidig(scores: Iterable[tuple[date, int | None]]) -> list[tuple[date, int]]:
    """Wat op elke dag gemeten is, zonder de dagen met twee verschillende scores."""
    gemeten_op: dict[date, set[int]] = {}
    for op, score in scores:
        if score is not None:
            gemeten_op.setdefault(op, set()).add(score)
    return [(op, min(waarden)) for op, waarden in sorted(gemeten_op.items()) if len(waarden) == 1]


@TRAAG
@given(groepen(), misschien(dagen()))
def test_in_elke_telling_van_de_groep_staat_elke_deelnemer_een_keer(
    groep: tuple[Deelnemer, ...], op: date | None
) -> None:
    """Wie begon, en niemand anders; wie herviel, heeft minstens twee scores."""
    begonnen = {
        deelnemer.id
        for deelnemer in groep
        for t in deelnemer.trajecten
        if t.periode is not None and (op is None or t.periode.begin <= op)
    }
    gezien = groepsvoortgang(groep, op)
    for telling in (gezien.totaal, gezien.loslaatschaal, *gezien.levensdomeinen, *gezien.empowerment):
        assert telling.deelnemers == len(begonnen)
    for telling in (gezien.loslaatschaal, *gezien.levensdomeinen, *gezien.empowerment):
        assert telling.hervallen <= telling.deelnemers - telling.zonder_vergelijking
