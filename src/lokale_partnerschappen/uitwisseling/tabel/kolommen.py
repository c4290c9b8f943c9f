"""Welke kolommen een tabel kan hebben, waar hun waarde in het model hoort, en hoe een cel gelezen wordt.

Een cel wordt alleen in de vorm van het dossierbestand gebracht; of de waarde past, beslissen dezelfde lezers als bij
JSON. Geen enkele kolom neemt vrije tekst aan: wat geen datum, getal, pseudoniem of keuze is, verwijst naar iets dat
al in het dossier staat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from typing import Final

import attrs

from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.deelnemer import Geslacht, Leeftijdsklasse, Opleidingsniveau, Startstatus
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord
from lokale_partnerschappen.model.trajecten.meting import LOSLAATSCHAAL, STERSCHAAL
from lokale_partnerschappen.model.trajecten.pseudoniem import VORM
from lokale_partnerschappen.model.trajecten.traject import (
    Drempel,
    Levensdomein,
    Overdrachtsdienst,
    Toeleidingskanaal,
    Weigergrond,
)
from lokale_partnerschappen.model.trajecten.uitstroom import Arbeidsstatus, Eindreden
from lokale_partnerschappen.uitwisseling.json.ontleden import Getal
from lokale_partnerschappen.uitwisseling.json.waarden import omschrijving
from lokale_partnerschappen.uitwisseling.tabel.bestand import Tabelsoort

_BELGISCHE_DATUM: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z", re.ASCII)
# Een punt met drie cijfers erachter kan duizendtallen scheiden; dan wordt er niet gekozen.
_DUBBELZINNIG: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}\Z", re.ASCII)
_SCHAAL: Final = re.compile(r"(?!.*\d{5})[^\W\d_][\w -]{0,39}\Z")
_EMPOWERMENT: Final = "empowerment_"
_DATUM: Final = "een bestaande datum zoals 2024-01-31 of 31/01/2024"
BIJZONDER: Final = ("beperking", "derdelander", "buitenlandse_herkomst", "minderheid", "dakloos", "landelijk")
_JA_NEE: Final = {"ja": True, "nee": False}


@attrs.frozen
class Lid:
    """Een stap in een pad: het deel van een lijst met deze vaste waarden, dat er zo nodig bij komt."""

    vast: tuple[tuple[str, str], ...] = ()


@attrs.frozen(kw_only=True)
class Kolom:
    """Een kolom van een tabel.

    ``verwijst_naar`` zijn de namen die in een cel mogen staan, of ``None`` als de lezers van JSON dat zelf weten.
    """

    naam: str
    pad: tuple[str | Lid, ...]
    lees: Callable[[str], object]
    verwacht: str
    voorbeeld: str = ""
    verplicht: bool = False
    verwijst_naar: Collection[str] | None = None

    def past(self, cel: str) -> bool:
        """Verwijst de cel alleen naar wat er in het dossier staat?"""
        if self.verwijst_naar is None:
            return True
        gelezen = self.lees(cel)
        return all(naam in self.verwijst_naar for naam in (gelezen if isinstance(gelezen, list) else [gelezen]))


def kolommen_van(soort: Tabelsoort, partnerschap: Partnerschap) -> tuple[Kolom, ...]:
    """De kolommen die in een tabel van dit soort mogen staan, voor dit dossier."""
    domeinen = list(dict.fromkeys([*map(str, Levensdomein), *partnerschap.eigen_levensdomeinen]))
    if soort is Tabelsoort.METINGEN:
        return tuple(_meting(domeinen))
    verwerking = partnerschap.gegevensverwerking
    kenmerken = BIJZONDER if verwerking is not None and verwerking.bijzonder_per_deelnemer else ()
    personas = [persona.id for persona in partnerschap.personas]
    partners = [partner.id for partner in partnerschap.partners]
    return (*_deelnemer(kenmerken), *_traject(domeinen, personas, partners))


def empowermentkolom(kop: str) -> Kolom | None:
    """De kolom van een schaal voor empowerment, die het partnerschap zelf benoemt in de kop."""
    schaal = kop.removeprefix(_EMPOWERMENT)
    if schaal == kop or not _SCHAAL.match(schaal) or persoonsgegeven_in(schaal) is not None:
        return None
    return Kolom(
        naam=kop,
        pad=("meting", "empowerment", Lid((("schaal", schaal),)), "score"),
        lees=_getal,
        verwacht="een getal zoals 3,5",
        voorbeeld="3,5",
    )


# --- de kolommen -----------------------------------------------------------------------------------------------------


def _deelnemer(kenmerken: Iterable[str]) -> Iterator[Kolom]:
    yield _pseudoniem("deelnemer", "deelnemer.id", "d-voorbeeld123")
    yield _keuze("status", "deelnemer.status", Startstatus, "werkzoekend")
    yield _keuze("leeftijdsklasse", "deelnemer.leeftijdsklasse", Leeftijdsklasse, "30-54")
    yield _keuze("binnen_gebied", "deelnemer.binnen_gebied", Antwoord, "ja")
    yield _ja_nee("voldoet_aan_omschrijving", "deelnemer.voldoet_aan_omschrijving", "ja")
    yield _keuze("bevraagd", "deelnemer.bevraagd", Antwoord, "ja")
    yield _keuze("geslacht", "deelnemer.geslacht", Geslacht, "geweigerd")
    yield _keuze("opleidingsniveau", "deelnemer.opleidingsniveau", Opleidingsniveau, "onbekend")
    yield _keuze("langdurig_werkzoekend", "deelnemer.langdurig_werkzoekend", Antwoord, "nee")
    for kenmerk in kenmerken:
        yield _keuze(kenmerk, f"deelnemer.bijzonder.{kenmerk}", Antwoord)


def _traject(domeinen: Collection[str], personas: Collection[str], partners: Collection[str]) -> Iterator[Kolom]:
    yield _pseudoniem("traject", "traject.id", "t-voorbeeld123")
    yield _datum("aanmelding", "traject.aanmelding", "2024-01-31")
    yield _datum("start", "traject.start", "14/02/2024")
    yield _verwijzing("persona", "traject.persona", "persona", personas)
    yield _verwijzing("partner", "traject.partner", "partner", partners)
    yield _keuze("toeleiding", "traject.toeleiding", Toeleidingskanaal, "outreach")
    yield _domeinen("levensdomeinen", "traject.levensdomeinen", domeinen, "rechten, werk")
    yield Kolom(
        naam="drempels",
        pad=("traject", "drempels"),
        lees=lambda cel: _lijst(cel, Drempel),
        verwacht=f"met een komma ertussen, {omschrijving(Drempel)}",
        voorbeeld="kinderopvang, schulden",
    )
    yield _datums("contacten", "traject.contacten", "20/02/2024, 5/03/2024")
    yield _datums("opvolgingen", "traject.opvolgingen", "14/05/2024")
    yield _ja_nee("gewoon_aanbod_volstaat", "traject.gewoon_aanbod_volstaat", "nee")
    yield _domeinen("combinatie_vdab", "traject.combinatie.vdab", domeinen)
    yield _domeinen("combinatie_partnerschap", "traject.combinatie.partnerschap", domeinen)
    yield _datum("combinatie_beoordeeld_op", "traject.combinatie.beoordeeld_op")
    yield _keuze("overdracht_dienst", "traject.overdracht.dienst", Overdrachtsdienst)
    yield _datum("overdracht_datum", "traject.overdracht.datum")
    yield _ja_nee("overdracht_afgesproken", "traject.overdracht.afgesproken")
    yield _datum("weigering_datum", "traject.weigering.datum")
    yield _keuze("weigering_grond", "traject.weigering.grond", Weigergrond)
    yield _datum("uitstroom_datum", "traject.uitstroom.datum", "30/09/2024")
    yield _keuze("uitstroom_reden", "traject.uitstroom.reden", Eindreden, "opleiding")
    yield _datum("statuswijziging_datum", "traject.uitstroom.statuswijzigingen.[].datum")
    yield _keuze("statuswijziging_status", "traject.uitstroom.statuswijzigingen.[].status", Arbeidsstatus)
    yield _keuze("in_opleiding", "traject.uitstroom.in_opleiding", Antwoord, "ja")
    yield _keuze("kwalificatie", "traject.uitstroom.kwalificatie", Antwoord, "nee")
    yield _keuze("na_zes_maanden_status", "traject.uitstroom.na_zes_maanden.status", Arbeidsstatus)
    yield _keuze("na_zes_maanden_verbeterd", "traject.uitstroom.na_zes_maanden.verbeterd", Antwoord)


def _meting(domeinen: Collection[str]) -> Iterator[Kolom]:
    yield _pseudoniem("traject", "traject", "t-voorbeeld123")
    yield attrs.evolve(_datum("datum", "meting.datum", "14/02/2024"), verplicht=True)
    yield _score("loslaatschaal", ("meting", "loslaatschaal"), LOSLAATSCHAAL, "3")
    for domein in domeinen:
        pad = ("meting", "ster", Lid((("levensdomein", domein),)), "score")
        yield _score(f"ster_{domein}", pad, STERSCHAAL, "2")


# --- soorten kolommen ------------------------------------------------------------------------------------------------


def _pseudoniem(naam: str, pad: str, voorbeeld: str) -> Kolom:
    return Kolom(naam=naam, pad=_pad(pad), lees=str, verwacht=VORM, voorbeeld=voorbeeld, verplicht=True)


def _keuze(naam: str, pad: str, soort: type[StrEnum], voorbeeld: str = "") -> Kolom:
    return Kolom(naam=naam, pad=_pad(pad), lees=str.casefold, verwacht=omschrijving(soort), voorbeeld=voorbeeld)


def _ja_nee(naam: str, pad: str, voorbeeld: str = "") -> Kolom:
    return Kolom(
        naam=naam,
        pad=_pad(pad),
        lees=lambda cel: _JA_NEE.get(cel.casefold(), cel),
        verwacht="ja of nee",
        voorbeeld=voorbeeld,
    )


def _datum(naam: str, pad: str, voorbeeld: str = "") -> Kolom:
    return Kolom(naam=naam, pad=_pad(pad), lees=_als_datum, verwacht=_DATUM, voorbeeld=voorbeeld)


def _datums(naam: str, pad: str, voorbeeld: str) -> Kolom:
    return Kolom(
        naam=naam,
        pad=_pad(pad),
        lees=lambda cel: sorted({_als_datum(deel) for deel in _delen(cel)}),
        verwacht=f"datums met een komma ertussen, elk {_DATUM}",
        voorbeeld=voorbeeld,
    )


def _verwijzing(naam: str, pad: str, wat: str, namen: Collection[str]) -> Kolom:
    bekend = f"een van: {', '.join(namen)}" if namen else "het dossier heeft er nog geen"
    return Kolom(
        naam=naam, pad=_pad(pad), lees=str, verwacht=f"het id van een {wat} ({bekend})", verwijst_naar=frozenset(namen)
    )


def _domeinen(naam: str, pad: str, domeinen: Collection[str], voorbeeld: str = "") -> Kolom:
    return Kolom(
        naam=naam,
        pad=_pad(pad),
        lees=lambda cel: _lijst(cel, domeinen),
        verwacht=f"met een komma ertussen, een van: {', '.join(domeinen)}",
        voorbeeld=voorbeeld,
        verwijst_naar=frozenset(domeinen),
    )


def _score(naam: str, pad: tuple[str | Lid, ...], schaal: tuple[int, int], voorbeeld: str) -> Kolom:
    laagst, hoogst = schaal
    verwacht = f"een geheel getal van {laagst} tot en met {hoogst}"
    return Kolom(naam=naam, pad=pad, lees=Getal, verwacht=verwacht, voorbeeld=voorbeeld)


def _pad(tekst: str) -> tuple[str | Lid, ...]:
    return tuple(Lid() if deel == "[]" else deel for deel in tekst.split("."))


# --- cellen ----------------------------------------------------------------------------------------------------------

# Wat niet herkend wordt, blijft zoals het is: de lezers van JSON wijzen het dan af.


def _als_datum(cel: str) -> str:
    gevonden = _BELGISCHE_DATUM.match(cel)
    if gevonden is None:
        return cel
    dag, maand, jaar = gevonden.groups()
    return f"{jaar}-{maand:0>2}-{dag:0>2}"


def _getal(cel: str) -> str:
    return "" if _DUBBELZINNIG.match(cel) else cel.replace(",", ".", 1)


def _lijst(cel: str, namen: Iterable[str]) -> list[str]:
    """De delen van een cel op alfabet: in welke volgorde iemand ze intikte, doet er niet toe."""
    bekend = {str(naam).casefold(): str(naam) for naam in namen}
    return sorted({bekend.get(deel.casefold(), deel) for deel in _delen(cel)})


def _delen(cel: str) -> list[str]:
    return [deel.strip() for deel in cel.split(",")]
