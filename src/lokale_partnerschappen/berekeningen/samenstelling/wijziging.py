"""Hetzelfde dossier met andere leden, om na te gaan wat dat zou veranderen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import (
    Gemeentevertrek,
    Lidmaatschap,
    Partner,
    Partnersoort,
    Partnerwijziging,
    Rol,
    Wijzigingssoort,
)

_DAG = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Vertrek:
    """Een organisatie die vertrekt.

    Args:
        partner: id van de organisatie.
        laatste_dag: de laatste dag waarop ze meedoet.

    Raises:
        ValueError: na die dag is er geen dag meer (9999-12-31).

    Bron: goedgekeurde aanvraag, vraag 10.

    >>> Vertrek(partner="dienstverlener-c", laatste_dag=date(2025, 6, 30)).vanaf
    datetime.date(2025, 7, 1)
    """

    partner: str
    laatste_dag: date = attrs.field(validator=attrs.validators.lt(date.max))

    @property
    def vanaf(self) -> date:
        """De eerste dag zonder de organisatie."""
        return self.laatste_dag + _DAG


@attrs.frozen(kw_only=True)
class Toetreding:
    """Een organisatie die partner wordt.

    Args:
        partner: id van de organisatie; staat ze nog niet in het dossier, dan is haar id ook haar naam.
        eerste_dag: de eerste dag waarop ze meedoet.

    Bron: goedgekeurde aanvraag, vraag 10.

    >>> Toetreding(partner="huis-van-het-kind", eerste_dag=date(2025, 7, 1)).vanaf
    datetime.date(2025, 7, 1)
    """

    partner: str
    eerste_dag: date

    @property
    def vanaf(self) -> date:
        """De eerste dag met de organisatie."""
        return self.eerste_dag


Samenstellingswijziging = Vertrek | Toetreding | Gemeentevertrek


def gewijzigde_samenstelling(
    partnerschap: Partnerschap, wijzigingen: Sequence[Samenstellingswijziging], *, projectperiode: Periode
) -> Partnerschap:
    """Het dossier met partners die vertrekken of toetreden en gemeenten die vertrekken; het oude blijft wat het was.

    Van elke wijziging komt ook een `Partnerwijziging` in het dossier, zonder motief of afrekening: die zijn nog te
    regelen. Vertrekt een gemeente, dan vertrekken haar lokale besturen mee; wie een fusie samenbracht, vertrekt samen.

    Args:
        partnerschap: het dossier.
        wijzigingen: in om het even welke volgorde; een gemeente met haar laatste dag.
        projectperiode: looptijd als het dossier er geen noemt.

    Raises:
        ValueError: wie vertrekt, is die dag geen lid; wie toetreedt, is het al; of een gemeente doet niet mee.

    Bron: goedgekeurde aanvraag, vraag 10; gemeenten: raadsbesluit van Aalst.

    >>> vertrek = Vertrek(partner="dienstverlener-c", laatste_dag=date(2025, 6, 30))
    >>> nieuw = gewijzigde_samenstelling(voorbeeld(), [vertrek], projectperiode=Periode.jaar(2024))
    >>> [len(leden_op(nieuw, dag)) for dag in (date(2025, 6, 30), date(2025, 7, 1))]
    [10, 9]
    """
    begin = (partnerschap.periode or projectperiode).begin
    for wijziging in sorted(wijzigingen, key=_volgorde):
        match wijziging:
            case Vertrek():
                partnerschap = _vertrek(partnerschap, wijziging, Wijzigingssoort.UITTREDING, begin)
            case Toetreding():
                partnerschap = _toetreding(partnerschap, wijziging)
            case _:
                partnerschap = _gemeentevertrek(partnerschap, wijziging, begin)
    return partnerschap


def _volgorde(wijziging: Samenstellingswijziging) -> tuple[date, str]:
    if isinstance(wijziging, Gemeentevertrek):
        return (wijziging.laatste_dag or date.max), wijziging.gemeente
    return wijziging.vanaf, wijziging.partner


def _vertrek(partnerschap: Partnerschap, vertrek: Vertrek, soort: Wijzigingssoort, begin: date) -> Partnerschap:
    partner = partnerschap.partner(vertrek.partner)
    if partner is None or not partner.geldt_op(vertrek.laatste_dag):
        raise ValueError(f"{vertrek.partner} is op {vertrek.laatste_dag} geen lid, en kan dus niet vertrekken")
    lidmaatschappen = partner.lidmaatschappen or (Lidmaatschap(rol=Rol.PARTNER),)
    tot_dan = tuple(nieuw for lid in lidmaatschappen if (nieuw := _tot(lid, vertrek.laatste_dag, begin)) is not None)
    wijziging = Partnerwijziging(datum=vertrek.vanaf, partner=partner.id, soort=soort)
    return _met(partnerschap, attrs.evolve(partner, lidmaatschappen=tot_dan), wijziging)


def _tot(lid: Lidmaatschap, laatste_dag: date, begin: date) -> Lidmaatschap | None:
    """Het lidmaatschap tot en met een dag; ``None`` als het dan nog niet begonnen is."""
    periode = lid.periode or Periode(min(begin, laatste_dag))
    tot_dan = periode.doorsnede(Periode(date.min, laatste_dag))
    return None if tot_dan is None else attrs.evolve(lid, periode=tot_dan)


def _toetreding(partnerschap: Partnerschap, toetreding: Toetreding) -> Partnerschap:
    partner = partnerschap.partner(toetreding.partner)
    if partner is not None and partner.rollen_op(toetreding.eerste_dag) - {Rol.ONDERAANNEMER}:
        raise ValueError(f"{partner.id} is op {toetreding.eerste_dag} al lid, en kan dus niet toetreden")
    erbij = Lidmaatschap(rol=Rol.PARTNER, periode=Periode(toetreding.eerste_dag))
    wie = partner or Partner(id=toetreding.partner, naam=toetreding.partner)
    lid = attrs.evolve(wie, lidmaatschappen=(*wie.lidmaatschappen, erbij))
    soort = Wijzigingssoort.TOETREDING
    return _met(partnerschap, lid, Partnerwijziging(datum=toetreding.eerste_dag, partner=lid.id, soort=soort))


def _gemeentevertrek(partnerschap: Partnerschap, vertrek: Gemeentevertrek, begin: date) -> Partnerschap:
    dag = vertrek.laatste_dag
    if dag is None:
        raise ValueError(f"gemeente {vertrek.gemeente} vertrekt zonder laatste dag; geef die")
    gebied = partnerschap.werkingsgebied
    if not any(vertrek.betreft(nis) and dag <= (gebied.laatste_dag(nis) or dag) for nis in gebied.gemeenten):
        raise ValueError(f"gemeente {vertrek.gemeente} doet op {dag} niet mee, en kan dus niet vertrekken")
    partnerschap = attrs.evolve(
        partnerschap, werkingsgebied=attrs.evolve(gebied, vertrekken=(*gebied.vertrekken, vertrek))
    )
    for partner in partnerschap.leden(dag):
        lokaal = partner.soort is Partnersoort.LOKAAL_BESTUUR and partner.gemeente is not None
        if lokaal and vertrek.betreft(partner.gemeente or ""):
            eigen = Vertrek(partner=partner.id, laatste_dag=dag)
            partnerschap = _vertrek(partnerschap, eigen, Wijzigingssoort.VERHUIS, begin)
    return partnerschap


def _met(partnerschap: Partnerschap, lid: Partner, wijziging: Partnerwijziging) -> Partnerschap:
    """Het dossier met een gewijzigde of nieuwe organisatie, en met de wijziging zelf."""
    bestaat = any(partner.id == lid.id for partner in partnerschap.partners)
    partners = tuple(lid if partner.id == lid.id else partner for partner in partnerschap.partners)
    return attrs.evolve(
        partnerschap,
        partners=partners if bestaat else (*partners, lid),
        wijzigingen=(*partnerschap.wijzigingen, wijziging),
    )
