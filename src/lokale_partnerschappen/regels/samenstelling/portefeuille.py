"""Regels over meer dossiers samen: een gemeente hoort in één partnerschap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.portefeuille import Portefeuille
from lokale_partnerschappen.model.samenstelling import Gemeente, gemeente
from lokale_partnerschappen.oproepen.bronnen import VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.oproepen.oproep import oproep
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, regel

_Plaats = tuple[Partnerschap, str]
"""Een partnerschap en een NIS-code van zijn werkingsgebied."""


@regel(
    over=Portefeuille,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="WGB-02",
    bron=VRAGEN_EN_ANTWOORDEN.op("uit het ene partnerschap en in het andere stappen"),
    titel="Gemeente zit in twee partnerschappen",
    bericht="{gemeente} zit vanaf {vanaf} zowel in ‘{verwacht}’ als in ‘{gevonden}’.",
    doen="Kijk na in welk partnerschap {gemeente} zit; vertrekt ze, vul dan haar laatste dag in.",
)
def gemeente_in_twee_partnerschappen(portefeuille: Portefeuille, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """Een gemeente zit nooit op dezelfde dag in twee partnerschappen.

    Wat: twee partnerschappen met een andere naam hebben op minstens één dag dezelfde gemeente. Fusies tellen mee: wie
    in 2024 nog apart was, kan vanaf 2025 dezelfde gemeente zijn. Wie vertrekt, telt tot en met haar laatste dag. Een
    partnerschap zonder looptijd krijgt die van de projecten van zijn oproep. Beide partnerschappen krijgen de melding.

    Waarom: een lokaal bestuur kan uit het ene partnerschap en in het andere stappen; daaruit is afgeleid dat het niet
    in beide tegelijk zit. Anders wordt hetzelfde gebied twee keer gefinancierd.

    Voorbeeld:
        >>> gebieden = {"Waas": Werkingsgebied(gemeenten=("44045",)), "Durme": Werkingsgebied(gemeenten=("46014",))}
        >>> dossiers = tuple(
        ...     Partnerschap(naam=naam, oproep="lp-208", werkingsgebied=gebied) for naam, gebied in gebieden.items()
        ... )
        >>> portefeuille = Portefeuille(partnerschappen=dossiers)
        >>> [str(a.gegevens["vanaf"]) for a in gemeente_in_twee_partnerschappen(portefeuille, op=None)]
        ['2025-01-01', '2025-01-01']
        >>> list(gemeente_in_twee_partnerschappen(portefeuille, op=date(2024, 6, 1)))
        []
    """
    per_gemeente = _per_gemeente(portefeuille)
    for i, eigen in enumerate(portefeuille.partnerschappen):
        gezien: dict[tuple[str, str], tuple[date, str]] = {}
        for nis in sorted(set(eigen.werkingsgebied.gemeenten)):
            for ander, vanaf in _samen((eigen, nis), per_gemeente, op).items():
                # Codes die op die dag dezelfde gemeente zijn, geven samen één melding per ander partnerschap.
                naam = _gemeente_op(nis, vanaf).naam
                gezien[ander, naam] = min((vanaf, nis), gezien.get((ander, naam), (date.max, nis)))
        for (ander, naam), (vanaf, nis) in sorted(gezien.items()):
            plaats = ("partnerschappen", i, "werkingsgebied", "gemeenten", eigen.werkingsgebied.gemeenten.index(nis))
            yield afwijking(*plaats, gevonden=ander, verwacht=eigen.naam, gemeente=naam, vanaf=vanaf)


def _per_gemeente(portefeuille: Portefeuille) -> dict[str, list[_Plaats]]:
    """Wie dezelfde gemeente heeft of na fusies krijgt, op de NIS-code van vandaag."""
    gevonden: dict[str, list[_Plaats]] = {}
    for partnerschap in portefeuille.partnerschappen:
        for nis in set(partnerschap.werkingsgebied.gemeenten):
            for laatste in _opvolging(nis)[-1:]:
                gevonden.setdefault(laatste.nis, []).append((partnerschap, nis))
    return gevonden


def _samen(eigen: _Plaats, per_gemeente: dict[str, list[_Plaats]], op: date | None) -> dict[str, date]:
    """De namen van de andere partnerschappen met dezelfde gemeente, en vanaf wanneer."""
    vanaf: dict[str, date] = {}
    for laatste in _opvolging(eigen[1])[-1:]:
        for ander in per_gemeente[laatste.nis]:
            naam, periode = ander[0].naam, _overlap(eigen, ander)
            if naam != eigen[0].naam and periode is not None and (op is None or op in periode):
                vanaf[naam] = min(periode.begin, vanaf.get(naam, date.max))
    return vanaf


def _overlap(een: _Plaats, ander: _Plaats) -> Periode | None:
    """De dagen waarop twee codes dezelfde gemeente zijn en beide meedoen."""
    opvolgers = _opvolging(ander[1])
    zelfde = next(g for g in _opvolging(een[1]) if g in opvolgers)
    periode: Periode | None = Periode(zelfde.periode.begin)
    for partnerschap, nis in (een, ander):
        deelname = Periode(date.min, partnerschap.werkingsgebied.laatste_dag(nis))
        periode = periode and periode.doorsnede(_looptijd(partnerschap))
        periode = periode and periode.doorsnede(deelname)
    return periode


def _looptijd(partnerschap: Partnerschap) -> Periode:
    return partnerschap.periode or oproep(partnerschap.oproep).voorwaarden(None).projectperiode


def _gemeente_op(nis: str, dag: date) -> Gemeente:
    return next(g for g in _opvolging(nis) if dag in g.periode)


def _opvolging(nis: str) -> list[Gemeente]:
    """De gemeente en wie haar na fusies opvolgt; leeg als de code geen Vlaamse gemeente is."""
    opvolging = []
    volgende = gemeente(nis)
    while volgende is not None:
        opvolging.append(volgende)
        volgende = gemeente(volgende.opvolger or "")
    return opvolging
