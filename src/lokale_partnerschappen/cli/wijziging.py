"""Tonen wat er verandert als een brutoloon of de uren van een personeelslijn anders worden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import attrs
import click

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.basis.herleiding import Herleiding, in_json
from lokale_partnerschappen.basis.weergave import toon, vertaal
from lokale_partnerschappen.berekeningen.financiering.wijziging import (
    GewijzigdeLijn,
    GewijzigdLuik,
    Lijnwijziging,
    Vergelijking,
    Wijziging,
    wijzig_lijnen,
)
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar
from lokale_partnerschappen.cli.plan import begrotingskop, kies_begrotingen, voorwaarden_van
from lokale_partnerschappen.cli.uitvoer import als_json, als_zin, in_kolommen
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden


@attrs.frozen
class _Gewijzigd:
    """Een dossier met de wijziging van één begroting."""

    dossier: Dossier
    voorwaarden: Voorwaarden
    herleiding: Herleiding[Wijziging]

    @property
    def wijziging(self) -> Wijziging:
        return self.herleiding.waarde


def gewijzigde_plannen(
    alle: Sequence[Dossier | Onleesbaar],
    wijzigingen: Sequence[Lijnwijziging],
    formaat: str,
    taal: str,
    *,
    uitleg: bool,
    jaar: str | None,
) -> str:
    """Wat er in elk dossier verandert; wat niet te lezen is, staat in JSON erbij, in tekst op de foutuitvoer."""
    gewijzigd = [_wijzig(een, wijzigingen, jaar) if isinstance(een, Dossier) else een for een in alle]
    if formaat == "json":
        return als_json([_als_dict(een, uitleg=uitleg) for een in gewijzigd])
    return "\n".join(_tekst(een, taal, uitleg=uitleg) for een in gewijzigd if isinstance(een, _Gewijzigd))


def _wijzig(dossier: Dossier, wijzigingen: Sequence[Lijnwijziging], jaar: str | None) -> _Gewijzigd:
    begrotingen = kies_begrotingen(dossier, jaar)
    if len(begrotingen) != 1:
        keuze = ", ".join(map(str, begrotingen))
        wat = f"meer dan één begroting; kies er een met --begroting: {keuze}" if keuze else "geen begroting"
        raise click.UsageError(f"{dossier.bestand} heeft {wat}.")
    (begroting,) = begrotingen
    voorwaarden = voorwaarden_van(dossier.partnerschap, begroting)
    try:
        herleiding = wijzig_lijnen.onder(voorwaarden).herleid(begroting, wijzigingen)
    except ValueError as fout:
        raise click.UsageError(f"{dossier.bestand}: {als_zin(fout)}") from fout
    return _Gewijzigd(dossier, voorwaarden, herleiding)


# --- JSON ------------------------------------------------------------------------------------------------------------


def _als_dict(een: _Gewijzigd | Onleesbaar, *, uitleg: bool) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    wijziging = een.wijziging
    begroting = {
        "periode": in_json(wijziging.begroting.periode),
        "gebied": in_json(een.voorwaarden.gebied),
        "wijziging": {
            "lijnen": [_lijn_als_dict(lijn) for lijn in wijziging.lijnen],
            "werking": in_json(wijziging.werking),
            "ondersteuning": in_json(wijziging.ondersteuning),
            "project": in_json(wijziging.project),
        },
    } | ({"herleiding": een.herleiding.als_dict()} if uitleg else {})
    return {"bestand": een.dossier.bestand, "leesbaar": True, "begrotingen": [begroting]}


def _lijn_als_dict(lijn: GewijzigdeLijn) -> dict[str, Any]:
    return {
        "plaats": _plaats(lijn),
        "luik": in_json(lijn.oud.luik),
        "brutoloon": in_json(Vergelijking.van(lijn.oud.brutoloon, lijn.nieuw.brutoloon)),
        "uren": {naam: in_json(uren) for naam, uren in zip(("oud", "nieuw", "verschil"), _uren(lijn), strict=True)},
        "sut": in_json(lijn.sut),
        "kost": in_json(lijn.kost),
        "uren_bij_gelijke_kost": in_json(lijn.uren_bij_gelijke_kost),
    }


def _plaats(lijn: GewijzigdeLijn) -> str:
    return f"personeel[{lijn.lijn}]"


def _uren(lijn: GewijzigdeLijn) -> tuple[Decimal, Decimal, Decimal]:
    return lijn.oud.uren, lijn.nieuw.uren, lijn.nieuw.uren - lijn.oud.uren


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: _Gewijzigd, taal: str, *, uitleg: bool) -> str:
    wijziging = een.wijziging
    regels = [f"{een.dossier.bestand}: {een.dossier.partnerschap}", ""]
    regels += [begrotingskop(wijziging.begroting, een.voorwaarden, taal), ""]
    regels += in_kolommen(_rijen(wijziging, taal))
    if uitleg:
        regels += ["", vertaal("Hoe elk bedrag ontstaat", taal), "", een.herleiding.tekst(taal)]
    return "\n".join([*regels, ""])


def _rijen(wijziging: Wijziging, taal: str) -> Iterator[tuple[str, ...]]:
    yield ("", vertaal("oud", taal), vertaal("nieuw", taal), vertaal("verschil", taal))
    for lijn in wijziging.lijnen:
        yield from _lijnrijen(lijn, taal)
    geraakt = {lijn.oud.luik for lijn in wijziging.lijnen}
    for luik in (wijziging.werking, wijziging.ondersteuning, wijziging.project):
        if luik.luik in geraakt or luik.luik is None:
            yield from _luikrijen(luik, taal)


def _lijnrijen(lijn: GewijzigdeLijn, taal: str) -> Iterator[tuple[str, ...]]:
    yield (f"{_plaats(lijn)}: {lijn.oud} ({toon(lijn.oud.luik, taal)})",)
    yield _rij(vertaal("Brutoloon", taal), Vergelijking.van(lijn.oud.brutoloon, lijn.nieuw.brutoloon), taal)
    yield (f"  {vertaal('Projecturen', taal)}", *(toon(uren, taal) for uren in _uren(lijn)))
    yield _rij(vertaal("SUT", taal), lijn.sut, taal)
    yield _rij(vertaal("Personeelskost", taal), lijn.kost, taal)
    yield ("  " + _uren_bij_gelijke_kost(lijn, taal),)
    yield ()


def _uren_bij_gelijke_kost(lijn: GewijzigdeLijn, taal: str) -> str:
    voorstel = lijn.uren_bij_gelijke_kost
    if voorstel is None:
        return vertaal("Met dit loon is er geen aantal uren dat de kost gelijk houdt.", taal)
    zin = vertaal("Dezelfde kost houdt u met {uren} uur; van {kost} blijft dan {rest} over.", taal)
    return zin.format(uren=toon(voorstel.uren, taal), kost=toon(lijn.kost.oud, taal), rest=toon(voorstel.rest, taal))


def _luikrijen(luik: GewijzigdLuik, taal: str) -> Iterator[tuple[str, ...]]:
    yield (vertaal("project", taal) if luik.luik is None else toon(luik.luik, taal),)
    yield _rij(vertaal("Personeelskosten", taal), luik.personeel, taal)
    yield _rij(vertaal("Forfait", taal), luik.forfait, taal)
    yield _rij(vertaal("Totale kosten", taal), luik.totaal, taal)
    ingediend = None if luik.ingediend is None else Vergelijking.van(luik.ingediend, luik.ingediend)
    yield _rij(vertaal("Totale financiering", taal), ingediend, taal)
    yield _rij(vertaal("Controle (moet nul zijn)", taal), luik.controle, taal)
    if luik.controle is not None:
        yield ("  " + _slotzin(luik.controle.nieuw, taal),)
    if luik.luik is not None:
        yield ()


def _slotzin(controle: Bedrag, taal: str) -> str:
    if controle > NUL:
        return vertaal("Er is {bedrag} financiering te weinig.", taal).format(bedrag=toon(controle, taal))
    if controle < NUL:
        return vertaal("Er is {bedrag} financiering te veel.", taal).format(bedrag=toon(-controle, taal))
    return vertaal("De ingediende financiering dekt de kosten precies.", taal)


def _rij(titel: str, bedragen: Vergelijking | None, taal: str) -> tuple[str, ...]:
    if bedragen is None:
        return (f"  {titel}", "-", "-", "-")
    return (f"  {titel}", *(toon(bedrag, taal) for bedrag in (bedragen.oud, bedragen.nieuw, bedragen.verschil)))
