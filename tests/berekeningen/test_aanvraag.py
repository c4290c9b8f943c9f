"""Termijnen, wat nog te doen is, en de score van een aanvraag."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokale_partnerschappen import (
    VRAGEN,
    Aanbesteder,
    Aanvraagcriterium,
    Ambitie,
    Bijlage,
    Capaciteitsopgave,
    Criteriumpunten,
    Gebied,
    Kostengrens,
    Mijlpaal,
    Mijlpaalperiode,
    Overheidsopdrachten,
    Partnerschap,
    Periode,
    Projectaanvraag,
    Stand,
    Taak,
    Tarief,
    Vraagantwoord,
    beslisdatum_max,
    criteriumscore,
    eerste_projectjaar,
    kwartalen_met_aantal,
    score,
    te_doen,
    uiterste_beslissing,
    voorwaarden_voor,
    vroegste_start,
)

V = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
VOLLEDIG = Projectaanvraag(
    ingediend_op=date(2023, 10, 30),
    addendum_aanwezig=True,
    antwoorden=tuple(Vraagantwoord(vraag=vraag.nummer, beantwoord=True) for vraag in VRAGEN),
    bijlagen=(Bijlage(naam="1.pdf", vraag=1),),
    mijlpalen=tuple(Mijlpaal(periode=periode) for periode in Mijlpaalperiode),
    kosten_eerste_jaar_in_detail=True,
    kosten_hele_looptijd=True,
    overheidsopdrachten=Overheidsopdrachten(
        publieke_instantie=True,
        categorieen=(Aanbesteder.OVERHEID,),
        kostengrenzen=(Kostengrens.BOVEN_30000,),
        doel_beschreven=True,
    ),
    afzonderlijke_boekhouding=True,
    bankrekening_aanwezig=True,
)
AMBITIES = (
    Ambitie(jaar=2024, deelnemers=50, naar_werk=10),
    *(Ambitie(jaar=2024, kwartaal=kwartaal, deelnemers=10) for kwartaal in (1, 2, 3, 4)),
)


def dossier(aanvraag: Projectaanvraag | None, ambities: tuple[Ambitie, ...] = AMBITIES) -> Partnerschap:
    return Partnerschap(naam="Voorbeeld", oproep="lp-208", aanvraag=aanvraag, ambities=ambities)


def open_taken(aanvraag: Projectaanvraag, ambities: tuple[Ambitie, ...] = AMBITIES) -> list[tuple[Taak, Stand]]:
    return [(een.taak, een.stand) for een in te_doen(dossier(aanvraag, ambities))]


def zonder_opdrachten(**anders: object) -> Projectaanvraag:
    assert VOLLEDIG.overheidsopdrachten is not None
    return attrs.evolve(VOLLEDIG, overheidsopdrachten=attrs.evolve(VOLLEDIG.overheidsopdrachten, **anders))


class TestTermijnen:
    @pytest.mark.parametrize(
        ("ingediend", "laatste"),
        [
            ("2023-09-30", "2023-12-01"),
            ("2023-11-01", "2024-02-01"),
            ("2023-11-30", "2024-02-01"),
            ("2023-12-31", "2024-03-01"),
            ("2024-06-30", "2024-09-01"),
        ],
    )
    def test_twee_maanden_vanaf_de_eerste_van_de_volgende_maand(self, ingediend: str, laatste: str) -> None:
        dag = beslisdatum_max.onder(V)(date.fromisoformat(ingediend))
        assert dag == date.fromisoformat(laatste)

    def test_de_laatste_beslissing_van_beide_periodes(self) -> None:
        assert uiterste_beslissing.onder(V)(V.indieningsperiode) == date(2024, 9, 1)
        assert uiterste_beslissing.onder(V)(V.verlengde_indieningsperiode) == date(2025, 9, 1)
        assert uiterste_beslissing.onder(V)(Periode(date(2024, 1, 1))) is None

    @given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
    def test_nooit_korter_dan_twee_maanden_en_nooit_langer_dan_drie(self, ingediend: date) -> None:
        """En altijd een eerste dag van de maand."""
        laatste = beslisdatum_max.onder(V)(ingediend)
        assert laatste.day == 1
        assert 59 <= (laatste - ingediend).days <= 93

    @pytest.mark.parametrize(
        ("ingediend", "beslist", "start"),
        [
            ("2023-09-30", None, "2024-01-01"),
            ("2023-10-30", "2024-03-01", "2024-01-01"),
            ("2023-10-31", "2023-12-01", None),
            ("2023-11-01", None, None),
            ("2023-11-01", "2023-12-20", "2024-01-01"),
            ("2023-11-30", "2024-02-01", "2024-02-01"),
            ("2025-07-01", "2025-09-01", None),
        ],
    )
    def test_de_vroegste_start(self, ingediend: str, beslist: str | None, start: str | None) -> None:
        gevonden = vroegste_start.onder(V)(
            date.fromisoformat(ingediend), None if beslist is None else date.fromisoformat(beslist)
        )
        assert gevonden == (None if start is None else date.fromisoformat(start))

    def test_een_herleiding_zegt_waar_de_termijn_vandaan_komt(self) -> None:
        tekst = beslisdatum_max.onder(V).herleid(date(2023, 11, 30)).tekst()
        assert "1 februari 2024" in tekst.replace("\u00a0", " ")
        assert "oproep lokale partnerschappen" in tekst


class TestEigenschappenVanDeOproep:
    """PRJ-02 en PRJ-03 gaan over de oproep en niet over een dossier."""

    def test_de_gewichten_zijn_samen_honderd_procent(self) -> None:
        gewichten = (V.gewicht_relevantie, V.gewicht_haalbaarheid, V.gewicht_bestuur, V.gewicht_kosten_baten)
        assert [gewicht * 100 for gewicht in gewichten] == [Tarief(40), Tarief(30), Tarief(15), Tarief(15)]
        assert sum(gewicht.breuk for gewicht in gewichten) == 1

    def test_elke_vraag_hoort_bij_een_criterium(self) -> None:
        assert [vraag.nummer for vraag in VRAGEN] == list(range(1, 20))
        per_criterium = {
            criterium.value: [vraag.nummer for vraag in VRAGEN if vraag.criterium is criterium]
            for criterium in Aanvraagcriterium
        }
        assert per_criterium == {
            "relevantie": [1, 2, 3, 6, 7, 13, 14, 15, 17],
            "haalbaarheid": [4, 5, 9, 10, 11, 16],
            "bestuurlijke-capaciteit": [8, 18, 19],
            "kosten-baten": [12],
        }

    def test_vroege_en_late_indiening_laten_een_dag_open(self) -> None:
        """31 oktober 2023: geen bron zegt wat dan gold."""
        einde = V.vroege_indiening.einde
        assert einde is not None
        assert V.late_indiening.begin - einde == timedelta(days=2)
        assert V.indieningsperiode.begin == V.vroege_indiening.begin
        assert V.verlengde_indieningsperiode.einde == V.late_indiening.einde


class TestTeDoen:
    def test_een_volledige_aanvraag_heeft_niets_meer_te_doen(self) -> None:
        assert te_doen(dossier(VOLLEDIG)) == ()

    def test_zonder_aanvraag_is_alles_na_te_kijken(self) -> None:
        taken = te_doen(dossier(None, ()))
        assert {een.stand for een in taken} == {Stand.NA_TE_KIJKEN}
        assert [een.vraag for een in taken if een.taak is Taak.ANTWOORD] == list(range(1, 20))

    @pytest.mark.parametrize(
        ("veld", "waarde", "taak", "stand"),
        [
            ("ingediend_op", None, Taak.INDIENING, Stand.NA_TE_KIJKEN),
            ("addendum_aanwezig", False, Taak.ADDENDUM, Stand.ONTBREEKT),
            ("addendum_aanwezig", None, Taak.ADDENDUM, Stand.NA_TE_KIJKEN),
            ("bijlagen", (Bijlage(naam="verslag.pdf"),), Taak.BIJLAGE, Stand.ONTBREEKT),
            ("mijlpalen", (), Taak.MIJLPALEN, Stand.NA_TE_KIJKEN),
            ("mijlpalen", (Mijlpaal(periode=Mijlpaalperiode.AANLOOP),), Taak.MIJLPALEN, Stand.ONTBREEKT),
            ("kosten_eerste_jaar_in_detail", False, Taak.KOSTEN_EERSTE_JAAR, Stand.ONTBREEKT),
            ("kosten_hele_looptijd", None, Taak.KOSTEN_LOOPTIJD, Stand.NA_TE_KIJKEN),
            ("afzonderlijke_boekhouding", False, Taak.BOEKHOUDING, Stand.ONTBREEKT),
            ("bankrekening_aanwezig", False, Taak.BANKREKENING, Stand.ONTBREEKT),
            ("overheidsopdrachten", None, Taak.PUBLIEKE_INSTANTIE, Stand.NA_TE_KIJKEN),
        ],
    )
    def test_wat_ontbreekt_en_wat_na_te_kijken_is(self, veld: str, waarde: object, taak: Taak, stand: Stand) -> None:
        assert open_taken(attrs.evolve(VOLLEDIG, **{veld: waarde})) == [(taak, stand)]

    @pytest.mark.parametrize(
        ("veld", "waarde", "taak", "stand"),
        [
            ("categorieen", (), Taak.CATEGORIE, Stand.ONTBREEKT),
            ("categorieen", None, Taak.CATEGORIE, Stand.NA_TE_KIJKEN),
            ("kostengrenzen", (), Taak.KOSTENGRENZEN, Stand.ONTBREEKT),
            ("doel_beschreven", False, Taak.DOEL_VAN_OPDRACHT, Stand.ONTBREEKT),
        ],
    )
    def test_de_verklaring_over_overheidsopdrachten(self, veld: str, waarde: object, taak: Taak, stand: Stand) -> None:
        assert open_taken(zonder_opdrachten(**{veld: waarde})) == [(taak, stand)]

    def test_wie_geen_publieke_instantie_is_kiest_geen_categorie(self) -> None:
        zonder = zonder_opdrachten(publieke_instantie=False, categorieen=(), kostengrenzen=())
        assert open_taken(zonder) == []

    def test_ambitie_en_kwartalen(self) -> None:
        assert open_taken(VOLLEDIG, AMBITIES[:4]) == [(Taak.KWARTAALCIJFERS, Stand.ONTBREEKT)]
        assert open_taken(VOLLEDIG, ()) == [
            (Taak.AMBITIE, Stand.NA_TE_KIJKEN),
            (Taak.KWARTAALCIJFERS, Stand.NA_TE_KIJKEN),
        ]
        met_capaciteit = attrs.evolve(VOLLEDIG, capaciteit=Capaciteitsopgave(minstens=1, hoogstens=2))
        alleen_werk = (Ambitie(jaar=2024, naar_werk=1),)
        assert open_taken(met_capaciteit, alleen_werk) == [(Taak.KWARTAALCIJFERS, Stand.NA_TE_KIJKEN)]

    def test_een_vraag_zonder_antwoord(self) -> None:
        antwoorden = (Vraagantwoord(vraag=1, beantwoord=False), *VOLLEDIG.antwoorden[1:])
        (taak,) = te_doen(dossier(attrs.evolve(VOLLEDIG, antwoorden=antwoorden)))
        assert (taak.taak, taak.stand, taak.vraag) == (Taak.ANTWOORD, Stand.ONTBREEKT, 1)

    def test_het_eerste_projectjaar(self) -> None:
        """De periode gaat voor; zonder begroting zegt een ambitie het."""
        zonder = dossier(None)
        assert eerste_projectjaar(zonder) == 2024
        assert eerste_projectjaar(attrs.evolve(zonder, periode=Periode(date(2025, 3, 1)))) == 2025
        assert kwartalen_met_aantal(attrs.evolve(zonder, periode=Periode(date(2025, 3, 1)))) == ()


class TestScore:
    PUNTEN = tuple(
        Criteriumpunten(criterium=criterium, punten=Decimal(punten), maximum=Decimal(maximum))
        for criterium, punten, maximum in zip(Aanvraagcriterium, (7, 1, 20, 3), (10, 3, 20, 4), strict=True)
    )

    def test_de_score_is_exact(self) -> None:
        """40 % van 7/10, 30 % van 1/3, 15 % van alles en 15 % van 3/4."""
        berekend = score.onder(V)(self.PUNTEN)
        assert [een.deel for een in berekend.criteria] == [
            Fraction(7, 25),
            Fraction(1, 10),
            Fraction(3, 20),
            Fraction(9, 80),
        ]
        assert berekend.totaal == Fraction(257, 400)

    def test_zonder_alle_punten_is_er_geen_totaal(self) -> None:
        berekend = score.onder(V)(self.PUNTEN[:3])
        assert [een.deel is None for een in berekend.criteria] == [False, False, False, True]
        assert berekend.totaal is None

    @given(st.permutations(PUNTEN))
    def test_de_volgorde_van_de_punten_doet_er_niet_toe(self, punten: list[Criteriumpunten]) -> None:
        assert score.onder(V)(punten) == score.onder(V)(self.PUNTEN)

    @given(st.decimals(0, 100, places=2), st.decimals("0.01", 100, places=2))
    def test_een_criterium_draagt_nooit_meer_bij_dan_zijn_gewicht(self, punten: Decimal, extra: Decimal) -> None:
        deel = criteriumscore(punten, punten + extra, Tarief("0.4"))
        assert 0 <= deel < Fraction(2, 5)

    def test_de_herleiding_noemt_elk_criterium(self) -> None:
        tekst = score.onder(V).herleid(self.PUNTEN).tekst()
        assert tekst.count("Gewogen score") == 4
