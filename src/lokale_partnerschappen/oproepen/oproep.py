"""Een oproep: een tabel van parameters, waaruit de voorwaarden voor een gebied en een dag volgen."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.persoonsgegeven import toonbaar
from lokale_partnerschappen.oproepen.bronnen import REFNIS
from lokale_partnerschappen.oproepen.voorwaarden import (
    GEBIED_ONBEKEND,
    Gebied,
    NietGezet,
    Voorwaarden,
    Waarde,
    keur_namen_en_types,
    parameters,
)


@attrs.frozen(kw_only=True)
class Oproep:
    """Een oproep met haar tabel van parameters.

    Args:
        id: korte naam waarmee een dossier naar de oproep verwijst.
        naam: naam voor een lezer.
        nummer: nummer van de oproep.
        looptijd: de dagen waarvoor de tabel moet kloppen.
        waarden: alle waarden en verklaringen.

    Raises:
        ValueError: een parameter heeft in een gebied op een dag geen of meer dan één waarde, of bestaat niet.
        TypeError: een waarde heeft niet het type van haar parameter.

    Bron: ontwerp, hoofdstuk 8.

    >>> oproep("lp-208").nummer
    '208'
    """

    id: str
    naam: str
    nummer: str
    looptijd: Periode
    waarden: tuple[Waarde | NietGezet, ...] = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        keur_namen_en_types(self.waarden)
        for gebied in Gebied:
            for dag in self._wisseldagen():
                self.voorwaarden(gebied, dag)

    def voorwaarden(self, gebied: Gebied | None, op: date | None = None) -> Voorwaarden:
        """De parameters voor een gebied op een dag; zonder dag die van het begin van de looptijd.

        Is het gebied niet bekend (``None``), dan is wat tussen gebieden verschilt niet gezet.

        Raises:
            ValueError: een parameter heeft die dag geen of meer dan één waarde.
        """
        dag = self.looptijd.begin if op is None else op
        kies = self._overal if gebied is None else partial(self._de_ene, gebied=gebied)
        return Voorwaarden(gebied, dag, [kies(naam, dag=dag) for naam in parameters()], self.looptijd)

    def _overal(self, naam: str, *, dag: date) -> Waarde | NietGezet:
        per_gebied = {self._de_ene(naam, gebied=gebied, dag=dag) for gebied in Gebied}
        if len(per_gebied) == 1:
            return per_gebied.pop()
        return NietGezet(naam, GEBIED_ONBEKEND, REFNIS)

    def _de_ene(self, naam: str, *, gebied: Gebied, dag: date) -> Waarde | NietGezet:
        geldig = [waarde for waarde in self.waarden if waarde.naam == naam and waarde.geldt(gebied, dag)]
        if len(geldig) != 1:
            aantal = "geen waarde" if not geldig else f"{len(geldig)} waarden"
            raise ValueError(f"oproep {self.id}: {naam} heeft {aantal} in gebied {gebied} op {dag}")
        return geldig[0]

    def _wisseldagen(self) -> list[date]:
        """Het begin van de looptijd en elke dag daarin waarop een waarde begint of net voorbij is."""
        dagen = {self.looptijd.begin}
        for waarde in self.waarden:
            if waarde.periode is not None:
                dagen.add(waarde.periode.begin)
                if waarde.periode.einde is not None:
                    dagen.add(waarde.periode.einde + timedelta(days=1))
        return sorted(dag for dag in dagen if dag in self.looptijd)


def oproep(oproep_id: str) -> Oproep:
    """De oproep met een id.

    Raises:
        ValueError: er is geen oproep met dat id.

    Bron: ontwerp, hoofdstuk 8.

    >>> oproep("lp-208").naam
    'Lokale partnerschappen'
    """
    from lokale_partnerschappen.oproepen import OPROEPEN

    if oproep_id not in OPROEPEN:
        raise ValueError(f"onbekende oproep {toonbaar(oproep_id)}; bekend: {', '.join(OPROEPEN)}")
    return OPROEPEN[oproep_id]


def voorwaarden_voor(oproep_id: str, *, gebied: Gebied, op: date | None = None) -> Voorwaarden:
    """De parameters van een oproep voor een gebied op een dag.

    Raises:
        ValueError: de oproep bestaat niet, of heeft die dag geen waarde voor een parameter.

    Bron: zie de herkomst van elke waarde.

    >>> voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG).cofinancieringstarief
    Tarief('0.3')
    """
    return oproep(oproep_id).voorwaarden(gebied, op)
