"""Deelnemers en trajecten: wat kan bestaan, en wat uit de datums volgt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import attrs
import pytest

from lokale_partnerschappen import (
    BijzondereKenmerken,
    Combinatietraject,
    Deelnemer,
    Drempel,
    Eindreden,
    Empowermentscore,
    Gevoeligheid,
    Leeftijdsklasse,
    Levensdomein,
    Meting,
    Overdrachtsdienst,
    Periode,
    Stapsoort,
    Sterpunt,
    Traject,
    Trajectstatus,
    Tussenstap,
    Uitstroom,
    Weigering,
    gevoeligheid_van,
    is_pseudoniem,
    nieuw_pseudoniem,
)
from lokale_partnerschappen.model.trajecten import pseudoniem

ID = "t-7k3mq9x2vtbz"


# --- pseudoniemen ----------------------------------------------------------------------------------------------------


def test_een_pseudoniem_is_willekeurig() -> None:
    """Duizend keer trekken geeft duizend verschillende, en elk is geldig."""
    getrokken = {nieuw_pseudoniem("t") for _ in range(1000)}
    assert len(getrokken) == 1000
    assert all(is_pseudoniem(kenmerk) and kenmerk.startswith("t-") for kenmerk in getrokken)


def test_een_trekking_die_op_een_nummer_lijkt_wordt_overgedaan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twaalf cijfers kunnen een dossiernummer zijn; wie ze trekt, trekt opnieuw."""
    tekens = iter("000000850730" + "7k3mq9x2vtbz")
    monkeypatch.setattr("secrets.choice", lambda _: next(tekens))
    assert nieuw_pseudoniem() == "d-7k3mq9x2vtbz"


def test_een_pseudoniem_is_van_een_deelnemer_of_een_traject() -> None:
    """Een ander voorvoegsel bestaat niet."""
    with pytest.raises(ValueError, match="d \\(deelnemer\\) of t \\(traject\\)"):
        nieuw_pseudoniem("x")


def test_een_kenmerk_is_tekst() -> None:
    """Een nummer als getal wordt geweigerd zonder het te tonen."""
    with pytest.raises(TypeError, match=r"\Aid: verwacht een pseudoniem als tekst, geen int\Z"):
        pseudoniem.als_pseudoniem(12345)


# --- gevoeligheid ----------------------------------------------------------------------------------------------------


def test_elk_kenmerk_van_een_mens_draagt_zijn_gevoeligheid() -> None:
    """Van een deelnemer zijn alleen het pseudoniem, de bevraging en de trajecten niet gevoelig."""
    zonder = {veld.name for veld in attrs.fields(Deelnemer) if gevoeligheid_van(f"Deelnemer.{veld.name}") is None}
    assert zonder == {"id", "bevraagd", "trajecten"}
    assert gevoeligheid_van("Traject.drempels") is Gevoeligheid.BIJZONDER
    assert gevoeligheid_van("Uitstroom.na_zes_maanden") is Gevoeligheid.PERSOONLIJK
    bijzonder = [veld.name for veld in attrs.fields(BijzondereKenmerken)]
    assert all(gevoeligheid_van(f"BijzondereKenmerken.{naam}") for naam in bijzonder)


def test_een_veld_dat_niet_bestaat_heeft_geen_gevoeligheid() -> None:
    """Een tikfout valt op."""
    with pytest.raises(KeyError):
        gevoeligheid_van("Deelnemer.naam")


# --- datums ----------------------------------------------------------------------------------------------------------

AANMELDING, START, EINDE = date(2024, 2, 1), date(2024, 2, 15), date(2024, 8, 31)


@pytest.mark.parametrize(
    ("dag", "status"),
    [
        (date(2024, 1, 31), None),
        (AANMELDING, Trajectstatus.AANGEMELD),
        (date(2024, 2, 14), Trajectstatus.AANGEMELD),
        (START, Trajectstatus.LOPEND),
        (EINDE, Trajectstatus.LOPEND),
        (date(2024, 9, 1), Trajectstatus.AFGELOPEN),
    ],
)
def test_de_status_volgt_uit_de_datums(dag: date, status: Trajectstatus | None) -> None:
    """Op de laatste dag loopt het traject nog."""
    traject = Traject(id=ID, aanmelding=AANMELDING, start=START, uitstroom=Uitstroom(datum=EINDE))
    assert traject.status_op(dag) is status


def test_een_geweigerde_aanmelding_start_niet() -> None:
    """Voor de beslissing is ze aangemeld, erna niet gestart."""
    traject = Traject(id=ID, aanmelding=AANMELDING, weigering=Weigering(datum=START))
    assert traject.status_op(AANMELDING) is Trajectstatus.AANGEMELD
    assert traject.status_op(START) is Trajectstatus.NIET_GESTART
    assert traject.periode is None


def test_een_traject_zonder_einde_loopt() -> None:
    """Zijn periode heeft geen einde."""
    traject = Traject(id=ID, start=START)
    assert (traject.einde, traject.periode) == (None, Periode(START))


def test_een_traject_dat_eindigt_voor_het_begint_heeft_geen_periode() -> None:
    """Het dossier mag dat bevatten: een regel zegt het, en het telt nergens mee."""
    assert Traject(id=ID, start=EINDE, uitstroom=Uitstroom(datum=START)).periode is None


@pytest.mark.parametrize(
    ("vertrek", "zes_maanden_later"),
    [
        (date(2024, 8, 31), date(2025, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2024, 3, 31), date(2024, 9, 30)),
        (date(2024, 2, 29), date(2024, 8, 29)),
    ],
)
def test_zes_maanden_later_volgt_de_maandregel(vertrek: date, zes_maanden_later: date) -> None:
    """Bestaat de dag niet, dan de laatste van die maand."""
    assert Uitstroom(datum=vertrek).zes_maanden_later == zes_maanden_later


def test_na_een_vertrek_bestaan_er_nog_zes_maanden() -> None:
    """Een vertrek op de allerlaatste dagen van de kalender is een vergissing, en de melding noemt het veld."""
    assert Uitstroom(datum=date(9998, 12, 31)).zes_maanden_later == date(9999, 6, 30)
    with pytest.raises(ValueError, match="datum: verwacht een dag tot en met 9998-12-31"):
        Uitstroom(datum=date(9999, 1, 1))


def test_acht_en_twintig_dagen_zijn_geen_maand() -> None:
    """Het venster begint op de dag van het vertrek en eindigt 28 dagen later, die dag inbegrepen."""
    venster = Uitstroom(datum=date(2024, 1, 31)).venster
    assert (venster.begin, venster.einde) == (date(2024, 1, 31), date(2024, 2, 28))
    assert date(2024, 2, 29) not in venster


# --- metingen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("score", [0, 6, -1])
def test_het_sterdiagram_loopt_van_een_tot_vijf(score: int) -> None:
    """Een score ernaast kan niet bestaan, en de melding herhaalt ze niet."""
    with pytest.raises(ValueError, match=r"\Ascore: verwacht een geheel getal van 1 tot en met 5\Z"):
        Sterpunt(levensdomein="werk", score=score)


@pytest.mark.parametrize("score", [0, 11])
def test_de_loslaatschaal_loopt_van_een_tot_tien(score: int) -> None:
    """Dezelfde weigering."""
    with pytest.raises(ValueError, match=r"\Aloslaatschaal: verwacht een geheel getal van 1 tot en met 10\Z"):
        Meting(datum=START, loslaatschaal=score)


@pytest.mark.parametrize("score", [3.0, "3", True])
def test_een_score_is_een_geheel_getal(score: object) -> None:
    """Ook ja en een kommagetal worden geweigerd."""
    with pytest.raises(TypeError, match=r"\Ascore: verwacht een geheel getal, geen (float|str|bool)\Z"):
        Sterpunt(levensdomein="werk", score=score)


def test_een_levensdomein_staat_een_keer_in_een_sterdiagram() -> None:
    """Twee scores voor hetzelfde spreken elkaar tegen."""
    punt = Sterpunt(levensdomein="werk", score=2)
    with pytest.raises(ValueError, match="elk levensdomein hoogstens één keer"):
        Meting(datum=START, ster=(punt, punt))
    assert Meting(datum=START, ster=(punt,)).op("werk") == 2


def test_een_schaal_voor_empowerment_staat_een_keer_in_een_meting() -> None:
    """Scores zijn vrij, de schaal heeft een naam."""
    score = Empowermentscore(schaal="eigen schaal", score=Decimal("-2.5"))
    with pytest.raises(ValueError, match="elke schaal hoogstens één keer"):
        Meting(datum=START, empowerment=(score, score))


@pytest.mark.parametrize(
    ("score", "fout"), [(Decimal("NaN"), ValueError), (Decimal("Infinity"), ValueError), (3.5, TypeError)]
)
def test_een_score_voor_empowerment_is_eindig_en_exact(score: object, fout: type[Exception]) -> None:
    """Geen kommagetal uit de machine, geen oneindig."""
    with pytest.raises(fout, match=r"\Ascore: verwacht een"):
        Empowermentscore(schaal="eigen schaal", score=score)


# --- tussenstappen, woorden ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("uren", "fout"), [(Decimal(-1), ValueError), (Decimal("Infinity"), ValueError), (12, TypeError)]
)
def test_uren_van_een_tussenstap_zijn_vanaf_nul_en_exact(uren: object, fout: type[Exception]) -> None:
    """Zoals uren op een personeelslijn."""
    with pytest.raises(fout, match=r"\Auren_per_week: verwacht een"):
        Tussenstap(
            soort=Stapsoort.AMA,
            periode=Periode.jaar(2024),
            uren_per_week=uren,
        )


def test_een_combinatietraject_zegt_waarop_allebei_werken() -> None:
    """Op alfabet en elk één keer, in welke volgorde het dossier ze ook noemt."""
    samen = Combinatietraject(vdab=("werk", "rechten", "werk"), partnerschap=("rechten", "werk"))
    assert samen.dubbel == ("rechten", "werk")


ETIKETTEN: tuple[Callable[[], list[str]], ...] = (
    lambda: [keuze.label for keuze in Levensdomein],
    lambda: [keuze.label for keuze in Eindreden],
    lambda: [keuze.label for keuze in Leeftijdsklasse],
    lambda: [keuze.label for keuze in Overdrachtsdienst],
    lambda: [keuze.label for keuze in Stapsoort],
)


@pytest.mark.parametrize("etiketten", ETIKETTEN)
def test_elke_keuze_heeft_een_eigen_naam_voor_een_lezer(etiketten: Callable[[], list[str]]) -> None:
    """Geen twee gelijk, en zonder koppeltekens waar een spatie hoort."""
    namen = etiketten()
    assert len(set(namen)) == len(namen)
    assert all(naam == naam.strip() != "" for naam in namen)


def test_gezondheid_en_strafrecht_zijn_bijzondere_drempels() -> None:
    """Ze vallen onder de bijzondere categorieën; taal of mobiliteit niet."""
    assert {drempel for drempel in Drempel if drempel.is_bijzonder} == {
        Drempel.MIDDELENGEBRUIK,
        Drempel.PSYCHISCHE_KWETSBAARHEID,
        Drempel.GEZONDHEID,
        Drempel.JUSTITIE,
    }


def test_een_deelnemer_en_een_traject_tonen_hun_pseudoniem() -> None:
    """Meer is er niet te tonen."""
    assert str(Deelnemer(id="d-7k3mq9x2vtbz")) == "d-7k3mq9x2vtbz"
    assert str(Traject(id=ID)) == ID
