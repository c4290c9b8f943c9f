"""Elke deelnemer één keer: dubbele vermeldingen samen, en zijn trajecten als tijd waarin hij begeleid wordt.

Niets hier hangt af van de volgorde of van een dubbele vermelding in het dossier. Alleen een traject met een
`Traject.periode` telt als begeleiding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta
from typing import Any, Final

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.trajecten.deelnemer import BijzondereKenmerken, Deelnemer
from lokale_partnerschappen.model.trajecten.traject import Traject

_EEN_DAG: Final = timedelta(days=1)


def samengevoegd(deelnemers: Iterable[Deelnemer]) -> tuple[Deelnemer, ...]:
    """Elke deelnemer één keer, op volgorde van id: wie onder hetzelfde pseudoniem terugkomt, telt één keer.

    De trajecten van alle vermeldingen komen samen, hetzelfde traject één keer. Een kenmerk waarover de vermeldingen
    het oneens zijn, is niet bekend: anders zou de volgorde beslissen.

    Args:
        deelnemers: de deelnemers zoals ze in het dossier staan.

    Bron: wie terugkomt, telt één keer (Verordening (EU) 2021/1057, bijlage I: deelnemers, geen deelnames).

    >>> eerste = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8))
    >>> tweede = Traject(id="t-4b8gw2n6rqzt", start=date(2025, 3, 3))
    >>> vermeldingen = [Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(traject,)) for traject in (eerste, tweede)]
    >>> [str(traject) for deelnemer in samengevoegd(vermeldingen) for traject in deelnemer.trajecten]
    ['t-4b8gw2n6rqzt', 't-7k3mq9x2vtbz']
    """
    per_id: dict[str, list[Deelnemer]] = {}
    for deelnemer in deelnemers:
        per_id.setdefault(deelnemer.id, []).append(deelnemer)
    return tuple(_een_deelnemer(per_id[kenmerk]) for kenmerk in sorted(per_id))


def _een_deelnemer(vermeldingen: Sequence[Deelnemer]) -> Deelnemer:
    trajecten = _verenigd([traject for vermelding in vermeldingen for traject in vermelding.trajecten])
    if len(vermeldingen) == 1:
        (deelnemer,) = vermeldingen
        return deelnemer if trajecten == deelnemer.trajecten else attrs.evolve(deelnemer, trajecten=trajecten)
    kenmerken = _eensgezind(Deelnemer, vermeldingen)
    bijzonder = _bijzonder([vermelding.bijzonder for vermelding in vermeldingen])
    return Deelnemer(**kenmerken | {"bijzonder": bijzonder, "trajecten": trajecten})


def _eensgezind(klasse: type[attrs.AttrsInstance], vermeldingen: Sequence[object]) -> dict[str, Any]:
    """Per veld de waarde van wie er een geeft; zijn ze het oneens, dan wat het veld zonder gegevens is."""
    return {
        veld.name: _de_ene({getattr(deel, veld.name) for deel in vermeldingen}, veld) for veld in attrs.fields(klasse)
    }


def _de_ene(gegeven: Set[Any], veld: attrs.Attribute[Any]) -> Any:
    """De enige waarde naast niet weten; een vermelding die niets zegt, spreekt een andere niet tegen."""
    bekend = gegeven - {veld.default}
    return next(iter(bekend)) if len(bekend) == 1 else veld.default


def _bijzonder(vermeldingen: Sequence[BijzondereKenmerken | None]) -> BijzondereKenmerken | None:
    bekend = [vermelding for vermelding in vermeldingen if vermelding is not None]
    if not bekend:
        return None
    return BijzondereKenmerken(**_eensgezind(BijzondereKenmerken, bekend))


def _verenigd(trajecten: Sequence[Traject]) -> tuple[Traject, ...]:
    if len({traject.id for traject in trajecten}) == len(trajecten):
        return tuple(sorted(trajecten, key=lambda traject: traject.id))
    # Verschillende trajecten met hetzelfde id blijven apart; hun inhoud bepaalt wie eerst komt.
    return tuple(sorted(set(trajecten), key=lambda traject: (traject.id, repr(traject))))


def blokken(deelnemer: Deelnemer) -> tuple[Periode, ...]:
    """De tijd waarin een deelnemer begeleid wordt: zijn trajecten als losse periodes, op volgorde.

    Trajecten die overlappen of op elkaar aansluiten (de ene eindigt de dag voor de andere begint) zijn één blok.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: keuze; elke dag telt zo één keer, hoe ze ook over trajecten verdeeld is.

    >>> vertrek = Uitstroom(datum=date(2024, 6, 30))
    >>> eerste = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek)
    >>> tweede = Traject(id="t-4b8gw2n6rqzt", start=date(2024, 7, 1))
    >>> [str(blok) for blok in blokken(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(tweede, eerste)))]
    ['2024-01-08/..']
    """
    samen: list[Periode] = []
    for periode in sorted(_periodes(deelnemer)):
        if samen and _sluit_aan(samen[-1], periode):
            samen[-1] = _tot_het_laatste_einde(samen[-1], periode)
        else:
            samen.append(periode)
    return tuple(samen)


def _periodes(deelnemer: Deelnemer) -> list[Periode]:
    return [periode for traject in deelnemer.trajecten if (periode := traject.periode) is not None]


def _sluit_aan(blok: Periode, periode: Periode) -> bool:
    return blok.einde is None or periode.begin - blok.einde <= _EEN_DAG


def _tot_het_laatste_einde(blok: Periode, periode: Periode) -> Periode:
    if blok.einde is None or periode.einde is None:
        return Periode(blok.begin)
    return Periode(blok.begin, max(blok.einde, periode.einde))


def eerste_dag(deelnemer: Deelnemer) -> date | None:
    """De allereerste dag van de begeleiding; ``None`` als ze nog niet begon.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: bij de start telt een deelnemer mee (Verordening (EU) 2021/1057, bijlage I).

    >>> trajecten = (Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8)),)
    >>> str(eerste_dag(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=trajecten)))
    '2024-01-08'
    """
    return min((periode.begin for periode in _periodes(deelnemer)), default=None)


def laatste_vertrek(deelnemer: Deelnemer) -> date | None:
    """De laatste dag van de begeleiding; ``None`` zolang ze loopt, en als ze nog niet begon.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: keuze; wie terugkomt, vertrekt opnieuw, en alleen het laatste vertrek telt.

    >>> vertrek = Uitstroom(datum=date(2024, 6, 30))
    >>> trajecten = (Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek),)
    >>> str(laatste_vertrek(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=trajecten)))
    '2024-06-30'
    """
    alle = blokken(deelnemer)
    return alle[-1].einde if alle else None


def wordt_begeleid(deelnemer: Deelnemer, op: date) -> bool:
    """Zegt of een deelnemer op een dag begeleid wordt; de eerste en de laatste dag horen erbij.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.
        op: de dag.

    Bron: keuze, zoals `Traject.status_op`.

    >>> trajecten = (Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8)),)
    >>> wordt_begeleid(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=trajecten), date(2024, 1, 8))
    True
    """
    return any(op in periode for periode in _periodes(deelnemer))


def persona_van(deelnemer: Deelnemer) -> str | None:
    """Het id van de persona waarbij een deelnemer telt: die van het traject dat het laatst startte en er een noemt.

    Starten er die dag meer, dan beslist het kleinste id. Een traject dat niet begon, telt niet mee.

    Args:
        deelnemer: de deelnemer met al zijn trajecten, zie `samengevoegd`.

    Bron: keuze; elke deelnemer telt bij hoogstens één persona.

    >>> eerste = Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), persona="jongeren")
    >>> tweede = Traject(id="t-4b8gw2n6rqzt", start=date(2024, 9, 2), persona="ouders")
    >>> persona_van(Deelnemer(id="d-7k3mq9x2vtbz", trajecten=(eerste, tweede)))
    'ouders'
    """
    genoemd = [
        (traject.periode.begin, traject.id, traject.persona)
        for traject in deelnemer.trajecten
        if traject.periode is not None and traject.persona is not None
    ]
    if not genoemd:
        return None
    laatste_start = max(start for start, _, _ in genoemd)
    return min((kenmerk, persona) for start, kenmerk, persona in genoemd if start == laatste_start)[1]
