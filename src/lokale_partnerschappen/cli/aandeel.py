"""Tonen wat één gemeente inbrengt, waar dat getal vandaan komt, en of een bedrag of krediet ermee klopt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.basis.weergave import toon, toon_lijst, vertaal
from lokale_partnerschappen.berekeningen.financiering.aandelen import gemeentelijke_aandelen, jaaraandeel
from lokale_partnerschappen.berekeningen.financiering.bijdrage import Bijdrage, Bijdrageherkomst, projectjaren_van
from lokale_partnerschappen.berekeningen.financiering.gemeenteaandeel import (
    Aandeelherkomst,
    Gemeenteaandeel,
    Gemeentejaar,
    OnbekendJaar,
    Ontbreekt,
    gemeenteaandeel,
)
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar
from lokale_partnerschappen.cli.uitvoer import als_json, in_kolommen
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.samenstelling import gemeente_met_naam, gemeenten
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.bronnen import REFNIS


@attrs.frozen(kw_only=True)
class Vraag:
    """Wat de gebruiker over een gemeente wil weten."""

    gemeente: str
    jaar: int | None
    bedrag: Bedrag | None
    krediet: Bedrag | None
    sleutel: Mapping[str, Decimal]


@attrs.frozen
class Antwoord:
    """Het aandeel van de gemeente in een dossier."""

    dossier: Dossier
    vraag: Vraag
    aandeel: Gemeenteaandeel

    @property
    def krediet(self) -> Bedrag | None:
        """Het gevraagde krediet, en anders dat van het dossier."""
        return self.aandeel.dit_jaar.krediet if self.vraag.krediet is None else self.vraag.krediet


@attrs.frozen
class NietTeBerekenen:
    """Een leesbaar dossier waaruit het aandeel niet volgt, en wat eraan te doen is."""

    bestand: str
    reden: str

    @property
    def code(self) -> int:
        """De afsluitcode voor dit dossier alleen."""
        return 2


def beantwoord(dossier: Dossier, vraag: Vraag) -> Antwoord | NietTeBerekenen:
    """Berekent het aandeel van de gemeente in een dossier, of zegt wat er ontbreekt."""
    try:
        return Antwoord(dossier, vraag, _bereken(dossier, vraag))
    except ValueError as fout:
        return NietTeBerekenen(dossier.bestand, str(fout))


def gemeenteaandelen(alle: Sequence[Antwoord | NietTeBerekenen | Onleesbaar], formaat: str, taal: str) -> str:
    """De antwoorden per dossier; wat er geen heeft, staat in JSON erbij, in tekst op de foutuitvoer."""
    if formaat == "json":
        return als_json([_als_dict(een) for een in alle])
    return "\n".join(_tekst(een, taal) for een in alle if isinstance(een, Antwoord))


def _bereken(dossier: Dossier, vraag: Vraag) -> Gemeenteaandeel:
    partnerschap = dossier.partnerschap
    oproep, gebied = OPROEPEN[partnerschap.oproep], gebied_van(partnerschap.werkingsgebied)
    algemeen = oproep.voorwaarden(gebied)
    jaren = projectjaren_van(partnerschap, projectperiode=algemeen.projectperiode, projectjaren=algemeen.projectjaren)
    ingediend = [begroting.peildatum.year for begroting in partnerschap.begrotingen]
    jaar = vraag.jaar if vraag.jaar is not None else min(ingediend or jaren)
    dag = jaren.get(jaar, date(jaar, 1, 1))
    voorwaarden = oproep.voorwaarden(gebied, dag)
    # Is het gebied niet bekend, dan is ook het tarief dat niet; het ingediende aandeel heeft het niet nodig.
    zonder_tarief = {"lokaal_tarief": None} if voorwaarden.niet_gezet("lokaal_tarief") else {}
    nis = nis_van(vraag.gemeente, dag)
    return gemeenteaandeel.onder(voorwaarden)(partnerschap, nis, jaar, vraag.sleutel or None, **zonder_tarief)


def nis_van(tekst: str, dag: date) -> str:
    """De NIS-code van een gemeente; een naam die door een fusie van code veranderde, telt zoals op die dag."""
    gezocht = tekst.strip()
    if gezocht in gemeenten():
        return gezocht
    begindagen = {een.periode.begin for een in gemeenten().values()}
    eerst_voor_de_dag = sorted(begindagen, key=lambda begin: (begin > dag, abs((dag - begin).days)))
    for moment in (dag, *eerst_voor_de_dag):
        gevonden = gemeente_met_naam(gezocht, moment)
        if gevonden is not None:
            return gevonden.nis
    bedoeld = get_close_matches(gezocht.title(), {een.naam for een in gemeenten().values()}, n=1)
    raad = f"bedoelde u {bedoeld[0]}?" if bedoeld else "schrijf haar naam of haar NIS-code"
    raise ValueError(f"{toonbaar(tekst)} is geen Vlaamse gemeente; {raad}")


def niet_te_berekenen_als_dict(een: NietTeBerekenen, wat: str) -> dict[str, Any]:
    """Een leesbaar dossier zonder antwoord: wat ontbreekt, en waarom."""
    return {"bestand": een.bestand, "leesbaar": True, wat: None, "reden": een.reden}


# --- JSON ------------------------------------------------------------------------------------------------------------


def _als_dict(een: Antwoord | NietTeBerekenen | Onleesbaar) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    if isinstance(een, NietTeBerekenen):
        return niet_te_berekenen_als_dict(een, "aandeel")
    aandeel, genoemd, krediet = een.aandeel, een.vraag.bedrag, een.krediet
    return {
        "bestand": een.dossier.bestand,
        "leesbaar": True,
        "gemeente": {"nis": aandeel.gemeente, "naam": gemeenten()[aandeel.gemeente].naam},
        "aandeel": _jaar_als_dict(aandeel.dit_jaar),
        "vergelijking": None
        if genoemd is None
        else {"bedrag": in_json(genoemd), "verschil": in_json(aandeel.verschil(genoemd))},
        "krediet": None
        if krediet is None
        else {"bedrag": in_json(krediet), "tekort": in_json(aandeel.tekort(krediet))},
        "volgende": [_jaar_als_dict(jaar) for jaar in aandeel.volgende],
    }


def _jaar_als_dict(jaar: Gemeentejaar | OnbekendJaar) -> dict[str, Any]:
    velden: dict[str, Any] = in_json(jaar)
    if isinstance(jaar, OnbekendJaar):
        return velden | {"bedrag": None}
    return velden | {"drager": {"nis": jaar.drager, "naam": gemeenten()[jaar.drager].naam}}


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: Antwoord, taal: str) -> str:
    regels = [f"{een.dossier.bestand}: {een.dossier.partnerschap}", "", _kop(een.aandeel, taal), ""]
    regels += [f"  {regel}" for regel in in_kolommen(_bedragen(een.aandeel.dit_jaar, taal))]
    oordeel = [f"  {zin}" for zin in _oordeel(een, taal)]
    regels += ["", *oordeel] if oordeel else []
    if een.aandeel.volgende:
        regels += ["", vertaal("Volgende projectjaren", taal)]
        regels += in_kolommen(_jaarrij(jaar, taal) for jaar in een.aandeel.volgende)
    regels += ["", vertaal("Waar dit vandaan komt", taal), *(f"  {zin}" for zin in _bronnen(een.aandeel, taal))]
    return "\n".join([*regels, ""])


def _wie(nis: str) -> str:
    return f"{gemeenten()[nis]} ({nis})"


def _kop(aandeel: Gemeenteaandeel, taal: str) -> str:
    dit_jaar = aandeel.dit_jaar
    zin = vertaal("Aandeel van {gemeente} in {jaar}: {bedrag}", taal)
    return zin.format(gemeente=_wie(dit_jaar.drager), jaar=dit_jaar.jaar, bedrag=toon(dit_jaar.bedrag, taal))


def _bedragen(jaar: Gemeentejaar, taal: str) -> Iterator[tuple[str, ...]]:
    yield (vertaal("Volgens het dossier", taal), _of_streep(jaar.volgens_dossier, taal))
    yield (vertaal("Volgens de sleutel", taal), _of_streep(jaar.volgens_sleutel, taal))
    bijdrage = None if jaar.bijdrage is None else jaar.bijdrage.bedrag
    yield (vertaal("Alle gemeenten samen", taal), _of_streep(bijdrage, taal))


def _of_streep(bedrag: Bedrag | None, taal: str) -> str:
    return "-" if bedrag is None else toon(bedrag, taal)


def _oordeel(een: Antwoord, taal: str) -> Iterator[str]:
    """Klopt het dossier met de sleutel, het genoemde bedrag met het aandeel, en volstaat het krediet?"""
    dit_jaar = een.aandeel.dit_jaar
    if dit_jaar.volgens_dossier is not None and dit_jaar.volgens_sleutel is not None:
        yield _dossier_naast_sleutel(dit_jaar.volgens_dossier - dit_jaar.volgens_sleutel, taal)
    if een.vraag.bedrag is not None:
        yield _genoemd(een.vraag.bedrag, een.aandeel.verschil(een.vraag.bedrag), taal)
    if een.krediet is not None:
        yield _krediet(een.krediet, een.aandeel, taal)
    yield from _fusies(een.aandeel, taal)


def _dossier_naast_sleutel(verschil: Bedrag, taal: str) -> str:
    if not verschil:
        return vertaal("Het dossier en de sleutel geven hetzelfde bedrag.", taal)
    if verschil > NUL:
        zin = vertaal("Het dossier geeft {verschil} meer dan de sleutel.", taal)
    else:
        zin = vertaal("Het dossier geeft {verschil} minder dan de sleutel.", taal)
    return zin.format(verschil=toon(abs(verschil), taal))


def _genoemd(bedrag: Bedrag, verschil: Bedrag, taal: str) -> str:
    if not verschil:
        zin = vertaal("Het bedrag van {bedrag} klopt met het aandeel.", taal)
    elif verschil > NUL:
        zin = vertaal("Het bedrag van {bedrag} is {verschil} hoger dan het aandeel.", taal)
    else:
        zin = vertaal("Het bedrag van {bedrag} is {verschil} lager dan het aandeel.", taal)
    return zin.format(bedrag=toon(bedrag, taal), verschil=toon(abs(verschil), taal))


def _krediet(krediet: Bedrag, aandeel: Gemeenteaandeel, taal: str) -> str:
    tekort = aandeel.tekort(krediet)
    if tekort:
        zin = vertaal("Het krediet van {krediet} volstaat niet: het komt {tekort} te kort.", taal)
        return zin.format(krediet=toon(krediet, taal), tekort=toon(tekort, taal))
    zin = vertaal("Het krediet van {krediet} volstaat.", taal)
    return zin.format(krediet=toon(krediet, taal))


def _fusies(aandeel: Gemeenteaandeel, taal: str) -> Iterator[str]:
    """Vanaf wanneer een andere gemeente het aandeel draagt, en van wie nog."""
    gemeld: set[str] = set()
    for jaar in _bekend(aandeel):
        opgegaan = _opgegaan(aandeel, jaar)
        if opgegaan and jaar.drager not in gemeld:
            gemeld.add(jaar.drager)
            zin = vertaal("Vanaf {jaar} draagt {drager} door een fusie het aandeel van {gemeenten}.", taal)
            namen = toon_lijst(map(_wie, opgegaan), taal)
            yield zin.format(jaar=jaar.jaar, drager=_wie(jaar.drager), gemeenten=namen)


def _bekend(aandeel: Gemeenteaandeel) -> list[Gemeentejaar]:
    return [jaar for jaar in (aandeel.dit_jaar, *aandeel.volgende) if isinstance(jaar, Gemeentejaar)]


def _opgegaan(aandeel: Gemeenteaandeel, jaar: Gemeentejaar) -> list[str]:
    """De gemeenten die in de drager zijn opgegaan."""
    return [nis for nis in dict.fromkeys((aandeel.gemeente, *jaar.samen_met)) if nis != jaar.drager]


def _jaarrij(jaar: Gemeentejaar | OnbekendJaar, taal: str) -> tuple[str, ...]:
    if isinstance(jaar, OnbekendJaar):
        return (f"  {jaar.jaar}  {_ontbreekt(jaar.ontbreekt, taal)}",)
    return (f"  {jaar.jaar}  {_wie(jaar.drager)}", toon(jaar.bedrag, taal))


def _ontbreekt(ontbreekt: Ontbreekt, taal: str) -> str:
    match ontbreekt:
        case Ontbreekt.SLEUTEL:
            return vertaal("niet te berekenen: er is geen verdeelsleutel", taal)
        case Ontbreekt.GEMEENTE_IN_SLEUTEL:
            return vertaal("niet te berekenen: de gemeente staat niet in de sleutel", taal)
        case Ontbreekt.GEBIED:
            return vertaal("niet te berekenen: het is niet bekend of het gebied in Limburg ligt", taal)
        case Ontbreekt.VERTROKKEN:
            return vertaal("doet niet meer mee", taal)
        case _:
            return vertaal("niet te berekenen: vul de enveloppe of de begroting van dat jaar aan", taal)


def _bronnen(aandeel: Gemeenteaandeel, taal: str) -> Iterator[str]:
    """Elke herkomst één keer, met de jaren waarvoor ze geldt, en de bron van wat berekend is."""
    bekend = _bekend(aandeel)
    zinnen = [(jaar.jaar, _uit(jaar, taal)) for jaar in bekend]
    zinnen += [
        (jaar.jaar, _samen_uit(jaar.bijdrage, taal))
        for jaar in bekend
        if jaar.bijdrage is not None and jaar.herkomst is not Aandeelherkomst.DOSSIER
    ]
    for zin in dict.fromkeys(zin for _, zin in zinnen):
        jaren = [jaar for jaar, deze in zinnen if deze == zin]
        yield f"{_jarenreeks(jaren, taal)}: {zin}"
    if any(jaar.herkomst is not Aandeelherkomst.DOSSIER for jaar in bekend):
        yield _bronregel(str(gemeentelijke_aandelen.bron), gemeentelijke_aandelen.zekerheid, taal)
    if any(jaar.bijdrage and jaar.bijdrage.herkomst is not Bijdrageherkomst.FINANCIERING for jaar in bekend):
        yield _bronregel(str(jaaraandeel.bron), jaaraandeel.zekerheid, taal)
    if any(_opgegaan(aandeel, jaar) for jaar in bekend):
        yield _bronregel(str(REFNIS), Zekerheid.LETTERLIJK, taal)


def _jarenreeks(jaren: Sequence[int], taal: str) -> str:
    aaneen = len(jaren) > 1 and jaren[-1] - jaren[0] == len(jaren) - 1
    return f"{jaren[0]}-{jaren[-1]}" if aaneen else toon_lijst(map(str, jaren), taal)


def _bronregel(bron: str, zekerheid: Zekerheid, taal: str) -> str:
    return f"{vertaal('Bron', taal)}: {bron}; {toon(zekerheid, taal)}"


def _uit(jaar: Gemeentejaar, taal: str) -> str:
    match jaar.herkomst:
        case Aandeelherkomst.DOSSIER:
            return vertaal("het aandeel staat in het dossier ({plaats})", taal).format(plaats=jaar.plaats)
        case Aandeelherkomst.OPGEGEVEN_SLEUTEL:
            return vertaal("het aandeel volgt uit de opgegeven sleutel", taal)
        case Aandeelherkomst.VERDEELSLEUTEL:
            return vertaal("het aandeel volgt uit de verdeelsleutel van het dossier", taal)
        case _:
            zin = vertaal("het aandeel volgt uit de verhouding van de ingediende aandelen ({plaats})", taal)
            return zin.format(plaats=jaar.plaats)


def _samen_uit(bijdrage: Bijdrage, taal: str) -> str:
    match bijdrage.herkomst:
        case Bijdrageherkomst.FINANCIERING:
            zin = vertaal("alle gemeenten samen brengen {bedrag} in, zoals ingediend ({plaats})", taal)
        case Bijdrageherkomst.JAARBUDGET:
            zin = vertaal("alle gemeenten samen brengen {bedrag} in, uit het jaarbudget ({plaats})", taal)
        case _:
            zin = vertaal("alle gemeenten samen brengen {bedrag} in, een gelijk deel van de enveloppe ({plaats})", taal)
    return zin.format(bedrag=toon(bijdrage.bedrag, taal), plaats=bijdrage.plaats)
