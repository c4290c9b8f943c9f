"""Wie op een dag lid is, en wanneer dat verandert; een fusie van gemeenten volgt vanzelf."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import (
    Gemeente,
    Partner,
    Partnersoort,
    Rol,
    Wijzigingssoort,
    gemeenten,
    zoek_gemeente,
)
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG

_DAG = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Lid:
    """Een lid van het partnerschap op een dag.

    Args:
        naam: naam van de organisatie; na een fusie "Lokaal bestuur" en de naam van de opvolger.
        soort: wat voor organisatie het is, of ``None``.
        rollen: de rollen die dag, in de volgorde van `Rol`.
        gemeente: de gemeente die een lokaal bestuur die dag bestuurt, of ``None``.
        organisaties: de organisaties van het dossier die samen dit lid zijn; na een fusie meer dan één.

    Bron: REFNIS voor de fusies; partners stappen in en uit (VVSG, vragen en antwoorden).

    >>> lokeren = next(lid for lid in leden_op(voorbeeld(), date(2025, 1, 1)) if lid.is_fusie)
    >>> lokeren.naam, [partner.id for partner in lokeren.organisaties]
    ('Lokaal bestuur Lokeren', ['ocmw-lokeren', 'ocmw-moerbeke'])
    """

    naam: str
    soort: Partnersoort | None
    rollen: tuple[Rol, ...]
    gemeente: Gemeente | None
    organisaties: tuple[Partner, ...]

    @property
    def is_fusie(self) -> bool:
        """Ging minstens één van de organisaties op in een andere gemeente?"""
        return self.gemeente is not None and any(een.gemeente != self.gemeente.nis for een in self.organisaties)

    def __str__(self) -> str:
        return self.naam


def leden_op(partnerschap: Partnerschap, dag: date) -> tuple[Lid, ...]:
    """De leden op een dag, met hun rollen, hun soort en hun gemeente op die dag.

    Lokale besturen van dezelfde gemeente zijn één lid: een gemeente en haar OCMW, en wie door een fusie in elkaar
    opging. De volgorde is die van `Partnersoort`, en dan op naam.

    Args:
        partnerschap: het dossier.
        dag: de dag.

    Bron: REFNIS-lijst van Statbel voor de fusies van 1 januari 2025.

    >>> [len(leden_op(voorbeeld(), dag)) for dag in (date(2024, 12, 31), date(2025, 1, 1))]
    [11, 10]
    """
    groepen: dict[str, list[Partner]] = {}
    for partner in partnerschap.leden(dag):
        waar = _gemeente_van(partner, dag)
        groepen.setdefault(f"gemeente {waar.nis}" if waar else f"partner {partner.id}", []).append(partner)
    return tuple(sorted((_lid(groep, dag) for groep in groepen.values()), key=_volgorde))


def _gemeente_van(partner: Partner, dag: date) -> Gemeente | None:
    if partner.soort is not Partnersoort.LOKAAL_BESTUUR or partner.gemeente is None:
        return None
    return zoek_gemeente(partner.gemeente, dag)


def _lid(groep: list[Partner], dag: date) -> Lid:
    organisaties = tuple(sorted(groep, key=lambda partner: (partner.id, partner.naam)))
    eerste, gemeente = organisaties[0], _gemeente_van(organisaties[0], dag)
    rollen = frozenset[Rol]().union(*(partner.rollen_op(dag) for partner in groep))
    alleen = gemeente is None or (len(groep) == 1 and eerste.gemeente == gemeente.nis)
    return Lid(
        naam=eerste.naam if alleen else f"Lokaal bestuur {gemeente}",
        soort=eerste.soort,
        rollen=tuple(rol for rol in Rol if rol in rollen),
        gemeente=gemeente,
        organisaties=organisaties,
    )


def _volgorde(lid: Lid) -> tuple[int, str, str]:
    soorten = list(Partnersoort)
    rang = len(soorten) if lid.soort is None else soorten.index(lid.soort)
    return rang, lid.naam, lid.organisaties[0].id


@attrs.frozen(kw_only=True)
class Ledenwijziging:
    """Een dag waarop een organisatie toetreedt, vertrekt of minder betrokken raakt.

    Args:
        dag: de eerste dag waarop de wijziging geldt.
        partner: id van de organisatie.
        soort: wat er verandert; uit een lidmaatschap alleen volgt een toetreding, uittreding of onderaanneming.
        door_fusie: gebeurt dit omdat gemeenten die dag fuseren? Dan wijzigt de samenstelling niet echt.
        pad: waar het in het dossier staat: bij de wijzigingen, of anders bij de lidmaatschappen van de organisatie.

    Bron: partners stappen in en uit (VVSG, vragen en antwoorden).

    >>> in_2025 = Lidmaatschap(rol=Rol.PARTNER, periode=Periode(date(2025, 7, 1)))
    >>> nieuw = Partner(id="a", naam="A", lidmaatschappen=(in_2025,))
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(nieuw,))
    >>> [(str(een.dag), een.soort.value) for een in ledenwijzigingen(dossier, Periode(date(2024, 1, 1)))]
    [('2025-07-01', 'toetreding')]
    """

    dag: date
    partner: str
    soort: Wijzigingssoort
    door_fusie: bool
    pad: Pad


def ledenwijzigingen(partnerschap: Partnerschap, looptijd: Periode) -> tuple[Ledenwijziging, ...]:
    """Elke wijziging van de leden, op dag en dan op id van de organisatie.

    Eerst wat het dossier als wijziging noteert; waar het zwijgt, wat uit de lidmaatschappen tijdens het project volgt.
    Wie er op de eerste dag bij is, treedt niet toe, en wie tot de laatste dag blijft, vertrekt niet. Alleen een andere
    rol (promotor, penhouder) is geen wijziging; partner worden in plaats van onderaannemer is een toetreding.

    Args:
        partnerschap: het dossier.
        looptijd: de looptijd van het project.

    Bron: goedgekeurde aanvraag, vraag 10.

    >>> ledenwijzigingen(voorbeeld(), Periode(date(2024, 1, 1)))
    ()
    """
    genoteerd = [_genoteerd(partnerschap, nummer) for nummer in range(len(partnerschap.wijzigingen))]
    bekend = {(een.partner, een.dag) for een in genoteerd}
    uit_rollen = [
        een for nummer in range(len(partnerschap.partners)) for een in _afgeleid(partnerschap, nummer, looptijd)
    ]
    alle = genoteerd + [een for een in uit_rollen if (een.partner, een.dag) not in bekend]
    return tuple(sorted(alle, key=lambda een: (een.dag, een.partner, een.soort)))


def _genoteerd(partnerschap: Partnerschap, nummer: int) -> Ledenwijziging:
    wijziging = partnerschap.wijzigingen[nummer]
    partner = partnerschap.partner(wijziging.partner)
    return Ledenwijziging(
        dag=wijziging.datum,
        partner=wijziging.partner,
        soort=wijziging.soort,
        door_fusie=partner is not None and _door_fusie(partner, wijziging.datum),
        pad=("wijzigingen", nummer),
    )


def _afgeleid(partnerschap: Partnerschap, nummer: int, looptijd: Periode) -> Iterator[Ledenwijziging]:
    """De wijzigingen die uit de lidmaatschappen van een organisatie volgen."""
    partner = partnerschap.partners[nummer]
    dagen = {dag for lid in partner.lidmaatschappen if lid.periode for dag in _grenzen(lid.periode)}
    for dag in sorted(dag for dag in dagen if dag in looptijd and dag > looptijd.begin):
        oud, nieuw = _betrokkenheid(partner, dag - _DAG), _betrokkenheid(partner, dag)
        if oud != nieuw:
            yield Ledenwijziging(
                dag=dag,
                partner=partner.id,
                soort=_soort(oud, nieuw),
                door_fusie=_door_fusie(partner, dag),
                pad=("partners", nummer, "lidmaatschappen"),
            )


def _soort(oud: int, nieuw: int) -> Wijzigingssoort:
    if nieuw > oud:
        return Wijzigingssoort.TOETREDING
    return Wijzigingssoort.ONDERAANNEMING if nieuw else Wijzigingssoort.UITTREDING


def _grenzen(periode: Periode) -> Iterator[date]:
    yield periode.begin
    if periode.einde is not None and periode.einde < date.max:
        yield periode.einde + _DAG


def _betrokkenheid(partner: Partner, dag: date) -> int:
    """Niets, alleen onderaannemer, of meer."""
    rollen = partner.rollen_op(dag)
    return 0 if not rollen else 1 if rollen == {Rol.ONDERAANNEMER} else 2


def _door_fusie(partner: Partner, dag: date) -> bool:
    """Verdwijnt die dag de gemeente van een lokaal bestuur, of neemt ze die dag een andere over?"""
    if partner.soort is not Partnersoort.LOKAAL_BESTUUR or partner.gemeente is None:
        return False
    verdwenen = [
        een for een in gemeenten().values() if een.periode.einde is not None and een.periode.einde + _DAG == dag
    ]
    return any(partner.gemeente in (een.nis, een.opvolger) for een in verdwenen)


@berekening(
    titel="Vroegste wijziging",
    uitleg="de start van het partnerschap en het aantal maanden erbij",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 10: ten vroegste na zes maanden"),
)
def vroegste_wijziging(start: date, *, wijziging_na_maanden: int) -> date:
    """De eerste dag waarop de samenstelling op basis van het leerproces kan wijzigen.

    Args:
        start: de eerste dag van het partnerschap.
        wijziging_na_maanden: parameter van de oproep (6).

    Bron: goedgekeurde aanvraag, vraag 10 (één partnerschap).

    >>> vroegste_wijziging(date(2024, 1, 1), wijziging_na_maanden=6)
    datetime.date(2024, 7, 1)
    """
    return plus_maanden(start, wijziging_na_maanden)
