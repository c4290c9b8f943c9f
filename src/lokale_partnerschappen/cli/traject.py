"""``traject``: één traject, met zijn ster. Wat over de mens zelf gaat, komt er nooit in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

import attrs
import click

from lokale_partnerschappen.basis.bedrag import rond_half_omhoog
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.weergave import toon, toon_lijst, vertaal
from lokale_partnerschappen.berekeningen.trajecten.duur import contactdagen, duur, intensiteit, langste_pauze
from lokale_partnerschappen.berekeningen.trajecten.voortgang import Scoreverloop, Voortgang, voortgang
from lokale_partnerschappen.cli.aandeel import NietTeBerekenen, niet_te_berekenen_als_dict
from lokale_partnerschappen.cli.bescherming import beantwoord, bronregel, of_streep, sluit_af
from lokale_partnerschappen.cli.dossiers import Dossier, Onleesbaar, toonbare_naam
from lokale_partnerschappen.cli.opties import lees_datum, met_dossiers, met_formaat, met_taal
from lokale_partnerschappen.cli.uitvoer import Fout, als_csv, als_json, als_zin, in_kolommen, schrijf_uit
from lokale_partnerschappen.cli.verslag import onleesbaar_als_dict
from lokale_partnerschappen.model.trajecten.pseudoniem import als_pseudoniem
from lokale_partnerschappen.model.trajecten.traject import Levensdomein, Traject
from lokale_partnerschappen.uitwisseling.bestand import schrijf_bestand
from lokale_partnerschappen.uitwisseling.grafiek.ster import ster_svg

_KOLOMMEN: Final = (
    "bestand",
    "traject",
    "op",
    "gegeven",
    "naam",
    "eerste_dag",
    "eerste",
    "laatste_dag",
    "laatste",
    "richting",
)


@attrs.frozen
class _Antwoord:
    """Eén traject uit één dossier, gezien vanaf een dag."""

    dossier: Dossier
    traject: Traject
    op: date
    gekozen: bool

    @property
    def voortgang(self) -> Voortgang:
        """Wat de metingen tot en met die dag zeggen."""
        return voortgang(self.traject, self.op)

    @property
    def persona(self) -> str | None:
        """De naam van de persona, of haar id als het dossier ze niet noemt."""
        namen = {persona.id: persona.naam for persona in self.dossier.partnerschap.personas}
        return None if self.traject.persona is None else namen.get(self.traject.persona, self.traject.persona)

    def tot_nu(self, dag: date | None) -> bool:
        """Is iets op die dag al gebeurd?"""
        return dag is not None and dag <= self.op


@click.command("traject", options_metavar="[OPTIES]")
@met_dossiers
@click.argument("traject_id", metavar="TRAJECT")
@click.option(
    "--op", metavar="DATUM", callback=lees_datum, help="Bekijk het zoals op deze dag; standaard de laatste bekende dag."
)
@click.option("--ster", "doel", metavar="BESTAND.svg", help="Teken ook het sterdiagram in dit bestand.")
@met_formaat("tekst", "json", "csv")
@met_taal
def opdracht_traject(
    dossiers: Sequence[str],
    met_voorbeeld: bool,
    traject_id: str,
    op: date | None,
    doel: str | None,
    formaat: str,
    taal: str,
) -> None:
    """Toont één traject: duur, contacten en vooruitgang.

    TRAJECT is het pseudoniem van een traject. Wat over de deelnemer zelf gaat (status, leeftijd, drempels, antwoorden)
    staat er nooit in. Dit gaat over één mens: het is voor wie hem begeleidt.

    DOSSIER is een bestand, een map, of - voor de standaardinvoer; meer mag. Afsluitcode: 0, of 2 als iets niet te
    lezen is of het traject er niet in staat.
    """
    if doel is not None and not doel.lower().endswith(".svg"):
        raise click.UsageError("De naam na --ster eindigt op .svg.")
    antwoorden = beantwoord(dossiers, met_voorbeeld, lambda dossier: _vind(dossier, traject_id, op))
    gevonden = [een for een in antwoorden if isinstance(een, _Antwoord)]
    if gevonden:
        # In een map staat een traject in één dossier; dat de andere het niet hebben, is geen fout.
        antwoorden = [een for een in antwoorden if not isinstance(een, NietTeBerekenen) or een.reden != _ONBEKEND]
    schrijf_uit(_als(formaat, antwoorden, taal), formaat)
    if doel is not None and gevonden:
        _teken(gevonden, doel, taal)
    sluit_af(antwoorden)


_ONBEKEND: Final = "er is geen traject met dat pseudoniem"


def _vind(dossier: Dossier, traject_id: str, op: date | None) -> _Antwoord:
    """Het traject met een pseudoniem.

    Raises:
        ValueError: het staat er niet in, of er zijn er meer; wat gevraagd is, komt niet in de melding.
    """
    try:
        gezocht = als_pseudoniem(traject_id)
    except ValueError as fout:
        raise ValueError("dit is geen pseudoniem van een traject (niet getoond)") from fout
    alle = {traject for deelnemer in dossier.partnerschap.deelnemers for traject in deelnemer.trajecten}
    gevonden = [traject for traject in alle if traject.id == gezocht]
    if not gevonden:
        raise ValueError(_ONBEKEND)
    if len(gevonden) > 1:
        raise ValueError(
            f"er zijn {len(gevonden)} verschillende trajecten met dat pseudoniem; verbeter eerst het dossier"
        )
    (traject,) = gevonden
    dag = op if op is not None else max(_dagen(traject), default=None)
    if dag is None:
        raise ValueError("het traject heeft geen enkele datum; kies een dag met --op")
    return _Antwoord(dossier, traject, dag, op is not None)


def _dagen(traject: Traject) -> Iterator[date]:
    """Alle dagen die in een traject staan, ook na het einde."""
    mogelijk = [traject.aanmelding, traject.start, traject.einde]
    if traject.overdracht is not None:
        mogelijk.append(traject.overdracht.datum)
    if traject.weigering is not None:
        mogelijk.append(traject.weigering.datum)
    yield from (dag for dag in mogelijk if dag is not None)
    yield from traject.contacten
    yield from traject.opvolgingen
    yield from (meting.datum for meting in traject.metingen)


def _teken(gevonden: Sequence[_Antwoord], doel: str, taal: str) -> None:
    if len(gevonden) > 1:
        raise Fout(f"Dit traject staat in {len(gevonden)} dossiers; kies er één voor --ster.")
    (een,) = gevonden
    tot_dan = tuple(meting for meting in een.traject.metingen if meting.datum <= een.op)
    try:
        svg = ster_svg(attrs.evolve(een.traject, metingen=tot_dan), taal=taal)
    except ValueError as fout:
        raise Fout(als_zin(str(fout)[:1].upper() + str(fout)[1:])) from fout
    try:
        schrijf_bestand(doel, svg.encode())
    except OSError as fout:
        raise Fout(f"{toonbare_naam(doel)} is niet te schrijven; bestaat de map, en mag u daar schrijven?") from fout


def _als(formaat: str, antwoorden: Sequence[_Antwoord | NietTeBerekenen | Onleesbaar], taal: str) -> str:
    if formaat == "json":
        return als_json([_als_dict(een) for een in antwoorden])
    gelukt = [een for een in antwoorden if isinstance(een, _Antwoord)]
    if formaat == "csv":
        return als_csv((rij for een in gelukt for rij in _rijen(een)), _KOLOMMEN)
    return "\n".join(_tekst(een, taal) for een in gelukt)


# --- tekst -----------------------------------------------------------------------------------------------------------


def _tekst(een: _Antwoord, taal: str) -> str:
    if een.gekozen:
        zin = vertaal("Traject {traject} op {dag}", taal)
    else:
        zin = vertaal("Traject {traject} op {dag}, de laatste dag die erin staat", taal)
    gezien = een.voortgang
    regels = [
        f"{een.dossier.bestand}: {een.dossier.partnerschap}",
        "",
        zin.format(traject=een.traject.id, dag=toon(een.op, taal)),
        "",
        *(f"  {label}: {waarde}" for label, waarde in _gegevens(een, taal)),
        *_metingen(gezien, taal),
        "",
        bronregel(intensiteit.bron, intensiteit.zekerheid, taal),
        bronregel(voortgang.bron, voortgang.zekerheid, taal),
    ]
    return "\n".join([*regels, ""])


def _gegevens(een: _Antwoord, taal: str) -> Iterator[tuple[str, str]]:
    traject, op = een.traject, een.op
    status = traject.status_op(op)
    yield vertaal("Status", taal), "-" if status is None else toon(status, taal)
    for label, dag in ((vertaal("Aanmelding", taal), traject.aanmelding), (vertaal("Start", taal), traject.start)):
        if een.tot_nu(dag):
            yield label, toon(dag, taal)
    dagen = duur(traject, op)
    if dagen is not None:
        yield vertaal("Duur in dagen", taal), str(dagen)
        yield vertaal("Dagen met een contact", taal), of_streep(contactdagen(traject, op))
        yield vertaal("Contacten per maand", taal), _afgerond(intensiteit(traject, op), taal)
        yield vertaal("Langste pauze in dagen", taal), of_streep(langste_pauze(traject, op))
    yield vertaal("Persona", taal), een.persona or "-"
    domeinen = [_domein(naam, taal) for naam in traject.levensdomeinen]
    yield vertaal("Levensdomeinen", taal), toon_lijst(domeinen, taal) if domeinen else "-"
    yield from _overdracht(een, taal)
    if traject.uitstroom is not None and een.tot_nu(traject.einde):
        reden = traject.uitstroom.reden
        yield vertaal("Einde", taal), toon(traject.einde, taal)
        yield vertaal("Reden van het einde", taal), vertaal("niet bekend", taal) if reden is None else toon(reden, taal)


def _overdracht(een: _Antwoord, taal: str) -> Iterator[tuple[str, str]]:
    overdracht = een.traject.overdracht
    if overdracht is None or (overdracht.datum is not None and not een.tot_nu(overdracht.datum)):
        return
    delen = [
        vertaal("dienst niet bekend", taal) if overdracht.dienst is None else toon(overdracht.dienst, taal),
        vertaal("dag niet bekend", taal) if overdracht.datum is None else toon(overdracht.datum, taal),
    ]
    if overdracht.afgesproken is not None:
        delen.append(vertaal("afgesproken" if overdracht.afgesproken else "nog niet afgesproken", taal))
    yield vertaal("Warme overdracht", taal), ", ".join(delen)


def _metingen(gezien: Voortgang, taal: str) -> Iterator[str]:
    verlopen = _alle_verlopen(gezien)
    if not verlopen:
        yield from ("", vertaal("Nog geen metingen.", taal))
    for soort, kop in (
        ("ster", vertaal("Ster, van 1 (moeilijk) tot en met 5 (goed)", taal)),
        ("loslaatschaal", vertaal("Loslaatschaal, van 1 tot en met 10", taal)),
        ("empowerment", vertaal("Empowerment, eigen schaal", taal)),
    ):
        rijen = [_rij(verloop, taal) for eigen, verloop in verlopen if eigen == soort]
        if rijen:
            koppen = ("", vertaal("eerst", taal), vertaal("laatst", taal), "")
            yield from ("", kop, *(f"  {regel}" for regel in in_kolommen([koppen, *rijen])))
    if gezien.richting is not None:
        yield from ("", f"{vertaal('De hele ster', taal)}: {toon(gezien.richting, taal)}")
    if gezien.hervallen:
        zin = vertaal("Lager dan de keer ervoor: {dagen}. Herval hoort erbij.", taal)
        yield from ("", zin.format(dagen=toon(gezien.hervallen, taal)))
    if gezien.tegenstrijdig:
        zin = vertaal("Metingen van dezelfde dag spreken elkaar tegen en tellen daar niet mee: {dagen}.", taal)
        yield from ("", zin.format(dagen=toon(gezien.tegenstrijdig, taal)))


def _alle_verlopen(gezien: Voortgang) -> list[tuple[str, Scoreverloop[Any]]]:
    los = [] if gezien.loslaatschaal is None else [("loslaatschaal", gezien.loslaatschaal)]
    return [
        *(("ster", arm) for arm in gezien.ster),
        *los,
        *(("empowerment", schaal) for schaal in gezien.empowerment),
    ]


def _rij(verloop: Scoreverloop[Any], taal: str) -> tuple[str, ...]:
    richting = vertaal("één meting", taal) if verloop.richting is None else toon(verloop.richting, taal)
    laatst = "-" if verloop.richting is None else toon(verloop.laatste, taal)
    return _domein(verloop.naam, taal), toon(verloop.eerste, taal), laatst, richting


def _domein(naam: str, taal: str) -> str:
    """De naam van een levensdomein of van de loslaatschaal voor een lezer; een eigen naam blijft zoals hij is."""
    if naam == "loslaatschaal":
        return vertaal("loslaatschaal", taal)
    return toon(Levensdomein(naam), taal) if naam in set(Levensdomein) else naam


def _afgerond(getal: Fraction | None, taal: str) -> str:
    return "-" if getal is None else toon(rond_half_omhoog(getal, 1), taal)


# --- JSON en CSV -----------------------------------------------------------------------------------------------------


def _als_dict(een: _Antwoord | NietTeBerekenen | Onleesbaar) -> dict[str, Any]:
    if isinstance(een, Onleesbaar):
        return onleesbaar_als_dict(een)
    if isinstance(een, NietTeBerekenen):
        return niet_te_berekenen_als_dict(een, "traject")
    traject, op, gezien = een.traject, een.op, een.voortgang
    uitstroom = traject.uitstroom if een.tot_nu(traject.einde) else None
    overdracht = traject.overdracht
    if overdracht is not None and overdracht.datum is not None and not een.tot_nu(overdracht.datum):
        overdracht = None
    return {
        "bestand": een.dossier.bestand,
        "leesbaar": True,
        "traject": traject.id,
        "op": in_json(op),
        "op_is_laatste_dag": not een.gekozen,
        "status": in_json(traject.status_op(op)),
        "aanmelding": in_json(traject.aanmelding) if een.tot_nu(traject.aanmelding) else None,
        "start": in_json(traject.start) if een.tot_nu(traject.start) else None,
        "einde": None if uitstroom is None else in_json(uitstroom.datum),
        "reden": None if uitstroom is None else in_json(uitstroom.reden),
        "duur": duur(traject, op),
        "contactdagen": contactdagen(traject, op),
        "contacten_per_maand": in_json(intensiteit(traject, op)),
        "langste_pauze": langste_pauze(traject, op),
        "persona": traject.persona,
        "levensdomeinen": list(traject.levensdomeinen),
        "overdracht": in_json(overdracht),
        "ster": [_verloop_als_dict(arm) for arm in gezien.ster],
        "richting": in_json(gezien.richting),
        "loslaatschaal": None if gezien.loslaatschaal is None else _verloop_als_dict(gezien.loslaatschaal),
        "empowerment": [_verloop_als_dict(schaal) for schaal in gezien.empowerment],
        "hervallen": in_json(gezien.hervallen),
        "tegenstrijdig": in_json(gezien.tegenstrijdig),
    }


def _verloop_als_dict(verloop: Scoreverloop[Any]) -> dict[str, Any]:
    return {
        "naam": verloop.naam,
        "eerste_dag": in_json(verloop.eerste_dag),
        "eerste": in_json(verloop.eerste),
        "laatste_dag": in_json(verloop.laatste_dag),
        "laatste": in_json(verloop.laatste),
        "richting": in_json(verloop.richting),
        "hervallen": in_json(verloop.hervallen),
    }


def _rijen(een: _Antwoord) -> Iterator[dict[str, Any]]:
    """Eén rij per enkel gegeven, en één per levensdomein of schaal."""
    vast = {"bestand": een.dossier.bestand, "traject": een.traject.id, "op": een.op}
    for naam, waarde in _als_dict(een).items():
        if isinstance(waarde, str | int) and naam not in ("bestand", "leesbaar", "traject", "op", "op_is_laatste_dag"):
            yield vast | {"gegeven": naam, "laatste": waarde}
    for soort, verloop in _alle_verlopen(een.voortgang):
        velden = _verloop_als_dict(verloop)
        yield vast | {"gegeven": soort} | {kolom: velden[kolom] or "" for kolom in _KOLOMMEN if kolom in velden}
