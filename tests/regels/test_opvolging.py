"""Wat een lezer over de opvolging ziet: de zinnen, en waar een organisatie ontbreekt."""

from __future__ import annotations

from datetime import date
from typing import Any

from lokale_partnerschappen import (
    Actie,
    Afficheformaat,
    Doelstelling,
    Opvolging,
    Partnerschap,
    Periode,
    Publiciteit,
    Rapport,
    Samenwerkingsovereenkomst,
    controleer,
)


def zinnen(regel: str, **velden: Any) -> list[tuple[str, str]]:
    """Bericht en raad van elke bevinding van één regel."""
    dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", **velden)
    return [(een.bericht(), een.doen()) for een in controleer(dossier) if een.regel.id == regel]


def test_een_rapport_noemt_het_deel_dat_ontbreekt() -> None:
    """En zegt dat de bron een ouder programma is."""
    rapport = Rapport(
        periode=Periode.jaar(2024), ingediend_op=date(2025, 2, 1), inhoudelijk_deel=True, financieel_deel=False
    )
    assert zinnen("rapport-onvolledig", opvolging=Opvolging(rapporten=(rapport,))) == [
        (
            "In het rapport over 1 januari 2024 tot en met 31 december 2024 ontbreekt het financieel deel.",
            "Voeg het financieel deel toe, of kijk na of deze oproep het vraagt: de bron is een ouder programma.",
        )
    ]


def test_een_actie_noemt_alles_wat_ze_mist() -> None:
    """Zonder organisaties in het dossier is er ook geen voorstel voor de eigenaar."""
    actie = Actie(naam="Jobbeurs", omschrijving="Elke gemeente", datum=date(2025, 6, 30), eigenaar="vdab")
    overeenkomst = Samenwerkingsovereenkomst(doelstellingen=(Doelstelling(naam="Bereiken", acties=(actie,)),))
    ((bericht, _),) = zinnen("actie-niet-smart", samenwerkingsovereenkomst=overeenkomst)
    assert bericht == (
        "De actie ‘Jobbeurs’ mist een indicator die het resultaat meet en een streefwaarde voor die indicator."
    )
    ((_, raad),) = zinnen("eigenaar-van-actie-bestaat-niet", samenwerkingsovereenkomst=overeenkomst)
    assert raad == "Voeg de organisatie toe, of verbeter de verwijzing; al in het dossier: niets."


def test_een_dossier_zonder_opvolging_wordt_daarover_niet_beoordeeld() -> None:
    """Ook niet als niet te beoordelen."""
    verslag = controleer(Partnerschap(naam="Voorbeeld", oproep="lp-208"))
    alle = (*verslag, *verslag.niet_te_beoordelen)
    assert [een.regel.id for een in alle if een.regel.onderwerp == "opvolging"] == []
    leeg = controleer(
        Partnerschap(
            naam="V", oproep="lp-208", opvolging=Opvolging(), samenwerkingsovereenkomst=Samenwerkingsovereenkomst()
        )
    )
    assert {een.regel.onderwerp for een in (*leeg, *leeg.niet_te_beoordelen)} & {"opvolging"} == set()


def test_een_kleine_affiche_noemt_het_formaat_dat_nodig_is() -> None:
    """Zoals een drukker het noemt."""
    klein = Publiciteit(affiche=Afficheformaat.A4, affiche_zichtbaar=True, scherm=False)
    ((bericht, _),) = zinnen("affiche-voldoet-niet", opvolging=Opvolging(publiciteit=klein))
    assert bericht == "Er is geen affiche van minstens A3 die het publiek ziet, en ook geen scherm."
