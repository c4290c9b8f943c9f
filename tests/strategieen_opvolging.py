"""Verzonnen opvolging voor hypothesis: rapporten, kwartalen, bezwaren, publiciteit, en afspraken met VDAB."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.strategieen import decimalen, ja_nee, lijstjes, periodes, teksten

from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.model.opvolging import (
    Actie,
    Afficheformaat,
    Bewijssoort,
    Bewijsstuk,
    Bezwaar,
    Doelstelling,
    Kwartaalopvolging,
    Opvolging,
    Publiciteit,
    Rapport,
    Samenwerkingsovereenkomst,
)


def bewijsstukken() -> st.SearchStrategy[Bewijsstuk]:
    """Bewijsstukken van elke soort."""
    return st.builds(
        Bewijsstuk, soort=st.sampled_from(Bewijssoort), aanwezig=ja_nee(), bewaard_tot=st.none() | st.dates()
    )


def rapporten() -> st.SearchStrategy[Rapport]:
    """Rapporten, ingediend of nog te maken."""
    return st.builds(
        Rapport,
        periode=periodes(afgesloten=True),
        inhoudelijk_deel=ja_nee(),
        financieel_deel=ja_nee(),
        boekhoudkundig_uittreksel=ja_nee(),
        kosten_buiten_periode=ja_nee(),
        ingediend_op=st.none() | st.dates(),
        afgesloten_op=st.none() | st.dates(),
        heropend_op=st.none() | st.dates(),
        bewijsstukken=lijstjes(bewijsstukken()),
    )


def kwartaalopvolgingen() -> st.SearchStrategy[Kwartaalopvolging]:
    """De opvolging van een kwartaal, geleverd of niet."""
    kwartalen = st.builds(Kwartaal, st.integers(1, 9998), st.integers(1, 4))
    return st.builds(Kwartaalopvolging, kwartaal=kwartalen, geleverd_op=st.none() | st.dates())


def publiciteit() -> st.SearchStrategy[Publiciteit]:
    """Waar de steun te zien is."""
    return st.builds(
        Publiciteit,
        logo=ja_nee(),
        affiche=st.none() | st.sampled_from(Afficheformaat),
        affiche_zichtbaar=ja_nee(),
        scherm=ja_nee(),
        heeft_website=ja_nee(),
        op_website=ja_nee(),
        heeft_sociale_media=ja_nee(),
        op_sociale_media=ja_nee(),
        in_communicatieplan=ja_nee(),
    )


def opvolgingen() -> st.SearchStrategy[Opvolging]:
    """Alles wat een dossier over de opvolging bijhoudt."""
    return st.builds(
        Opvolging,
        rapporten=lijstjes(rapporten(), max_size=3),
        kwartaalopvolgingen=lijstjes(kwartaalopvolgingen(), max_size=3),
        bezwaren=lijstjes(st.builds(Bezwaar, beslissing=st.dates(), ingediend_op=st.none() | st.dates())),
        publiciteit=st.none() | publiciteit(),
    )


def acties() -> st.SearchStrategy[Actie]:
    """Acties, SMART of niet."""
    return st.builds(
        Actie,
        naam=teksten(),
        omschrijving=st.none() | teksten(60),
        indicator=st.none() | teksten(60),
        streefwaarde=st.none() | decimalen(),
        datum=st.none() | st.dates(),
        eigenaar=st.none() | teksten(),
    )


def samenwerkingsovereenkomsten() -> st.SearchStrategy[Samenwerkingsovereenkomst]:
    """Overeenkomsten tussen VDAB en lokale besturen."""
    doelstellingen = st.builds(
        Doelstelling, naam=teksten(), omschrijving=st.none() | teksten(60), acties=lijstjes(acties())
    )
    return st.builds(
        Samenwerkingsovereenkomst,
        periode=st.none() | periodes(),
        lokale_besturen=lijstjes(teksten()),
        doelstellingen=lijstjes(doelstellingen),
    )
