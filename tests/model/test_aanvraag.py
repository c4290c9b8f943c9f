"""De projectaanvraag: wat kan en wat niet kan bestaan."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from lokale_partnerschappen import (
    Aanvraagcriterium,
    Bijlage,
    Capaciteitsopgave,
    Criteriumpunten,
    Kostengrens,
    Overheidsopdrachten,
    Projectaanvraag,
    Vraagantwoord,
)

R = Aanvraagcriterium.RELEVANTIE
ANTWOORD = Vraagantwoord(vraag=3)
PUNTEN = Criteriumpunten(criterium=R, punten=Decimal(0), maximum=Decimal(1))


@pytest.mark.parametrize(
    ("maak", "reden"),
    [
        (lambda: Vraagantwoord(vraag=0), "van 1 tot en met 19"),
        (lambda: Vraagantwoord(vraag=20), "van 1 tot en met 19"),
        (lambda: Vraagantwoord(vraag=True), "van 1 tot en met 19"),
        (lambda: Vraagantwoord(vraag=1, lengte=-1), "geheel getal vanaf nul"),
        (lambda: Bijlage(naam="a.pdf", vraag=20), "van 1 tot en met 19"),
        (lambda: Capaciteitsopgave(minstens=5, hoogstens=4), "het laagste aantal is groter"),
        (lambda: Capaciteitsopgave(minstens=-1, hoogstens=4), "geheel getal vanaf nul"),
        (lambda: Projectaanvraag(hoogste_aantal=-1), "geheel getal vanaf nul"),
        (lambda: Projectaanvraag(antwoorden=(ANTWOORD, ANTWOORD)), "twee keer in de antwoorden"),
        (lambda: Projectaanvraag(punten=(PUNTEN, PUNTEN)), "twee keer punten"),
        (lambda: Criteriumpunten(criterium=R, punten=Decimal(0), maximum=Decimal(0)), "niet groter dan nul"),
        (lambda: Criteriumpunten(criterium=R, punten=Decimal(2), maximum=Decimal(1)), "tussen nul en het maximum"),
        (lambda: Criteriumpunten(criterium=R, punten=Decimal(-1), maximum=Decimal(1)), "tussen nul en het maximum"),
        (lambda: Criteriumpunten(criterium=R, punten=Decimal("nan"), maximum=Decimal(1)), "eindig getal"),
    ],
)
def test_wat_niet_kan_bestaan(maak: Callable[[], object], reden: str) -> None:
    """De klasse zelf weigert, met de reden."""
    with pytest.raises(ValueError, match=reden):
        maak()


def test_punten_zijn_nooit_een_kommagetal() -> None:
    """Een float is geen exact getal."""
    with pytest.raises(TypeError, match="geen float"):
        Criteriumpunten(criterium=R, punten=0.5, maximum=Decimal(1))


def test_een_capaciteit_omvat_haar_grenzen() -> None:
    """Het laagste en het hoogste tellen mee."""
    capaciteit = Capaciteitsopgave(minstens=48, hoogstens=54)
    assert [aantal for aantal in (47, 48, 54, 55) if aantal in capaciteit] == [48, 54]


def test_of_een_vraag_beantwoord_is() -> None:
    """Alleen als het vaststaat."""
    aanvraag = Projectaanvraag(antwoorden=(Vraagantwoord(vraag=1, beantwoord=True), Vraagantwoord(vraag=2)))
    assert [aanvraag.is_beantwoord(vraag) for vraag in (1, 2, 3)] == [True, False, False]


@pytest.mark.parametrize(
    ("grenzen", "boven"),
    [(None, None), ((), False), ((Kostengrens.NIET_BOVEN_30000,), False), ((Kostengrens.BOVEN_215000,), True)],
)
def test_kosten_boven_de_laagste_grens(grenzen: tuple[Kostengrens, ...] | None, boven: bool | None) -> None:
    """Zonder vinkjes die te lezen zijn, is het niet bekend."""
    assert Overheidsopdrachten(kostengrenzen=grenzen).boven_30000 is boven
