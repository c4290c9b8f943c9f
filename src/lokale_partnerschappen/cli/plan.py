"""De herrekende begrotingen van een dossier tonen, met op vraag hoe elk bedrag ontstaat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import attrs
import click

from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.basis.herleiding import Herleiding, in_json
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.basis.weergave import toon, toon_getal, toon_periode, vertaal
from lokale_partnerschappen.berekeningen.financiering.aandelen import percentage
from lokale_partnerschappen.berekeningen.financiering.plan import Begrotingsplan, Luikplan, begrotingsplan
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar
from lokale_partnerschappen.cli.uitvoer import als_json, in_kolommen
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.financiering import Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden


@attrs.frozen
class _Herrekend:
    """Een begroting met de voorwaarden waaronder ze herrekend is."""

    begroting: Begroting
    voorwaarden: Voorwaarden
    herleiding: Herleiding[Begrotingsplan]

    @property
    def plan(self) -> Begrotingsplan:
        return self.herleiding.waarde


def plannen(
    alle: Sequence[Dossier | Onleesbaar], formaat: str, taal: str, *, uitleg: bool, jaar: str | None = None
) -> str:
    """De plannen per dossier; wat niet te lezen is, staat in JSON erbij, in tekst op de foutuitvoer."""
    if formaat == "json":
        return als_json([_als_dict(een, jaar, uitleg=uitleg) for een in alle])
    return "\n".join(_tekst(een, jaar, taal, uitleg=uitleg) for een in alle if isinstance(een, Dossier))


def kies_begrotingen(dossier: Dossier, jaar: str | None) -> tuple[Begroting, ...]:
    """De begrotingen van een dossier, of alleen die van een jaar; is die er niet, dan is de opdracht verkeerd."""
    alle = dossier.partnerschap.begrotingen
    if jaar is None:
        return alle
    gekozen = tuple(begroting for begroting in alle if jaar in (str(begroting), str(begroting.peildatum.year)))
    if not gekozen:
        bekend = ", ".join(map(str, alle)) or "geen"
        raise click.UsageError(
            f"{dossier.bestand} heeft geen begroting {toonbaar(jaar)}; begrotingen in het dossier: {bekend}."
        )
    return gekozen


def voorwaarden_van(partnerschap: Partnerschap, begroting: Begroting) -> Voorwaarden:
    """De parameters van de oproep voor het gebied en het projectjaar."""
    return OPROEPEN[partnerschap.oproep].voorwaarden(gebied_van(partnerschap.werkingsgebied), begroting.peildatum)


def _herreken(dossier: Dossier, jaar: str | None) -> Iterator[_Herrekend]:
    for begroting in kies_begrotingen(dossier, jaar):
        voorwaarden = voorwaarden_van(dossier.partnerschap, begroting)
        yield _Herrekend(begroting, voorwaarden, begrotingsplan.herleid(begroting, voorwaarden=voorwaarden))


def _als_dict(een: Dossier | Onleesbaar, jaar: str | None, *, uitleg: bool) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    begrotingen = [_plan_als_dict(herrekend, uitleg=uitleg) for herrekend in _herreken(een, jaar)]
    return {"bestand": een.bestand, "leesbaar": True, "begrotingen": begrotingen}


def _plan_als_dict(herrekend: _Herrekend, *, uitleg: bool) -> dict[str, Any]:
    plan = herrekend.plan
    delen = {"werking": plan.werking, "ondersteuning": plan.ondersteuning, "project": plan.project}
    return (
        {"periode": in_json(herrekend.begroting.periode), "gebied": in_json(herrekend.voorwaarden.gebied)}
        | {naam: in_json(deel) for naam, deel in delen.items()}
        | ({"herleiding": herrekend.herleiding.als_dict()} if uitleg else {})
    )


def _tekst(dossier: Dossier, jaar: str | None, taal: str, *, uitleg: bool) -> str:
    regels = [f"{dossier.bestand}: {dossier.partnerschap}"]
    if not dossier.partnerschap.begrotingen:
        regels += ["", vertaal("Er staat geen begroting in dit dossier.", taal)]
    for herrekend in _herreken(dossier, jaar):
        regels += ["", begrotingskop(herrekend.begroting, herrekend.voorwaarden, taal), ""]
        plan = herrekend.plan
        regels += in_kolommen([*_kosten(plan, taal), (), *_ingediend(plan, taal), (), *_voorgesteld(plan, taal)])
        regels += _zonder_voorstel(herrekend, taal)
        if uitleg:
            regels += ["", vertaal("Hoe elk bedrag ontstaat", taal), "", herrekend.herleiding.tekst(taal)]
    return "\n".join([*regels, ""])


def begrotingskop(begroting: Begroting, voorwaarden: Voorwaarden, taal: str) -> str:
    """De kop boven een begroting: haar periode en het gebied."""
    gebied = voorwaarden.gebied
    ligging = vertaal("gebied niet bekend", taal) if gebied is None else toon(gebied, taal)
    periode = toon_periode(begroting.periode, taal)
    return vertaal("Begroting {periode}, {gebied}", taal).format(periode=periode, gebied=ligging)


def _kosten(plan: Begrotingsplan, taal: str) -> Iterator[tuple[str, ...]]:
    kosten = [deel.kosten for deel in _delen(plan)]
    yield _kolomkoppen(taal)
    yield _rij(vertaal("Personeelslijnen", taal), [deel.lijnen for deel in kosten], taal)
    yield _rij(vertaal("Projecturen", taal), [deel.uren for deel in kosten], taal)
    yield _rij(vertaal("Personeelskosten", taal), [deel.personeel for deel in kosten], taal)
    yield _rij(vertaal("Forfait", taal), [deel.forfait for deel in kosten], taal)
    yield _rij(vertaal("Totale kosten", taal), [deel.totaal for deel in kosten], taal)


def _ingediend(plan: Begrotingsplan, taal: str) -> Iterator[tuple[str, ...]]:
    delen = _delen(plan)
    yield (vertaal("Ingediende financiering", taal),)
    for bron in Financieringsbron:
        yield (f"  {toon(bron, taal)}", *(_ingediende_cel(deel, bron, taal) for deel in delen))
    sommen = [None if deel.ingediend is None else deel.ingediend.som for deel in delen]
    yield _rij(vertaal("Totale financiering", taal), sommen, taal)
    yield _rij(vertaal("Controle (moet nul zijn)", taal), [deel.controle for deel in delen], taal)


def _ingediende_cel(deel: Luikplan, bron: Financieringsbron, taal: str) -> str:
    bedrag = None if deel.ingediend is None else deel.ingediend.van(bron) or None
    return _cel(bedrag, deel.aandelen.get(bron), taal)


def _voorgesteld(plan: Begrotingsplan, taal: str) -> Iterator[tuple[str, ...]]:
    """Wat de tarieven van de oproep geven; voor het project geven ze niets, en overige bronnen kennen ze niet."""
    luiken = (plan.werking, plan.ondersteuning)
    yield (vertaal("Volgens de tarieven van de oproep", taal),)
    if plan.werking.voorstel or plan.ondersteuning.voorstel:
        for bron in Financieringsbron:
            if bron is not Financieringsbron.OVERIGE:
                yield (f"  {toon(bron, taal)}", *(_voorgestelde_cel(deel, bron, taal) for deel in luiken), "")


def _zonder_voorstel(herrekend: _Herrekend, taal: str) -> Iterator[str]:
    """Waarom de tarieven van de oproep voor een luik niets geven."""
    for deel in (herrekend.plan.werking, herrekend.plan.ondersteuning):
        if deel.voorstel is None:
            reden = _waarom_geen_voorstel(deel, herrekend.voorwaarden, taal)
            zin = vertaal("Geen voorstel voor {luik}: {reden}.", taal)
            yield "  " + zin.format(luik=toon(deel.luik, taal), reden=reden)


def _voorgestelde_cel(deel: Luikplan, bron: Financieringsbron, taal: str) -> str:
    if deel.voorstel is None:
        return _cel(None, None, taal)
    bedrag, kosten = deel.voorstel.van(bron), deel.kosten.totaal
    return _cel(bedrag, percentage(bedrag, kosten) if kosten else None, taal)


def _waarom_geen_voorstel(deel: Luikplan, voorwaarden: Voorwaarden, taal: str) -> str:
    """De reden waarom de oproep een tarief niet zet; de melding in het plan begint met de naam van dat tarief."""
    parameter = deel.geen_voorstel.split()[0]
    niet_gezet = voorwaarden.niet_gezet(parameter)
    return vertaal(niet_gezet.reden if niet_gezet else deel.geen_voorstel, taal)


def _delen(plan: Begrotingsplan) -> tuple[Luikplan, Luikplan, Luikplan]:
    return plan.werking, plan.ondersteuning, plan.project


def _kolomkoppen(taal: str) -> tuple[str, ...]:
    namen = (vertaal("werking", taal), vertaal("ondersteuning", taal), vertaal("project", taal))
    return ("", *map(_naast, namen))


def _rij(titel: str, waarden: Sequence[int | Decimal | Bedrag | None], taal: str) -> tuple[str, ...]:
    return (titel, *(_cel(waarde, None, taal) for waarde in waarden))


def _cel(waarde: int | Decimal | Bedrag | None, procent: Decimal | None, taal: str) -> str:
    getoond = "" if procent is None else f"{toon_getal(procent, taal)}%"
    return _naast("-" if waarde is None else toon(waarde, taal), getoond)


def _naast(bedrag: str, procent: str = "") -> str:
    """Een cel met plaats voor een percentage, zodat de bedragen onder elkaar staan."""
    return f"{bedrag}{procent:>8}"
