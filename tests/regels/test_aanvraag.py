"""Wat een geval van de regels over de aanvraag niet alleen kan tonen, omdat ook andere regels dan spreken."""

from __future__ import annotations

import pytest

from lokale_partnerschappen import (
    REGELS,
    Lidmaatschap,
    Overheidsopdrachten,
    Partner,
    Partnerschap,
    Partnersoort,
    Projectaanvraag,
    Rol,
    controleer,
)


@pytest.mark.parametrize(
    ("soorten", "bevindingen"),
    [
        ((Partnersoort.LOKAAL_BESTUUR,), 1),
        ((Partnersoort.DIENSTVERLENER,), 0),
        ((Partnersoort.LOKAAL_BESTUUR, Partnersoort.DIENSTVERLENER), 0),
        ((), 0),
    ],
)
def test_alleen_een_lokaal_bestuur_is_zeker_een_publieke_instantie(
    soorten: tuple[Partnersoort, ...], bevindingen: int
) -> None:
    """Zijn er twee promotoren, dan is niet te zeggen over wie het antwoord gaat."""
    partners = tuple(
        Partner(id=f"p{nr}", naam=f"Organisatie {nr}", soort=soort, lidmaatschappen=(Lidmaatschap(rol=Rol.PROMOTOR),))
        for nr, soort in enumerate(soorten)
    )
    dossier = Partnerschap(
        naam="Voorbeeld",
        oproep="lp-208",
        partners=partners,
        aanvraag=Projectaanvraag(overheidsopdrachten=Overheidsopdrachten(publieke_instantie=False)),
    )
    verslag = controleer(dossier, regels=REGELS.alleen(["promotor-geen-publieke-instantie"]))
    assert len(verslag) == bevindingen
