"""De Vlaamse gemeenten door de tijd, en het gebied waarin een partnerschap werkt."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

import attrs

from lokale_partnerschappen.basis.periode import Periode


@attrs.frozen(kw_only=True)
class Gemeente:
    """Een Vlaamse gemeente zoals ze gedurende een periode bestaat.

    Een naam kan blijven terwijl de code verandert (Lokeren is 46014 tot eind 2024 en 46029 daarna): zoek op code en
    datum, nooit op naam alleen.

    Args:
        nis: REFNIS-code, vijf cijfers.
        naam: officiële naam.
        provincie: naam van de provincie.
        periode: wanneer de code geldt.
        opvolger: NIS-code van de gemeente waarin ze opgaat.

    Bron: REFNIS-lijst van Statbel (CC BY 4.0), vanaf 2019.

    >>> zoek_gemeente("46014", date(2024, 12, 31)).naam
    'Lokeren'
    """

    nis: str
    naam: str
    provincie: str
    periode: Periode
    opvolger: str | None = None

    @property
    def is_limburgs(self) -> bool:
        """Ligt de gemeente in Limburg? De code begint dan met een 7.

        >>> gemeente("71022").is_limburgs
        True
        """
        return ligt_in_limburg(self.nis)

    def __str__(self) -> str:
        return self.naam


def ligt_in_limburg(nis: str) -> bool:
    """Ligt een Vlaamse NIS-code in Limburg?

    Bron: REFNIS; in 2019 en in 2025 beginnen precies de Limburgse codes met een 7, en geen fusie kruist de grens.

    >>> ligt_in_limburg("71072"), ligt_in_limburg("46014")
    (True, False)
    """
    return nis.startswith("7")


@cache
def gemeenten() -> dict[str, Gemeente]:
    """Alle Vlaamse gemeenten sinds 2019, op NIS-code.

    Bron: REFNIS-lijst van Statbel (CC BY 4.0).

    >>> len([g for g in gemeenten().values() if date(2024, 6, 1) in g.periode])
    300
    >>> len([g for g in gemeenten().values() if date(2025, 1, 1) in g.periode])
    285
    """
    tabel = files("lokale_partnerschappen").joinpath("gegevens", "gemeenten.csv").read_text("utf-8")
    return {
        rij["nis"]: Gemeente(
            nis=rij["nis"],
            naam=rij["naam"],
            provincie=rij["provincie"],
            periode=Periode(date.fromisoformat(rij["van"]), date.fromisoformat(rij["tot"]) if rij["tot"] else None),
            opvolger=rij["opvolger"] or None,
        )
        for rij in csv.DictReader(tabel.splitlines())
    }


def gemeente(nis: str) -> Gemeente | None:
    """De gemeente met een NIS-code, of ``None`` als die code geen Vlaamse gemeente is (sinds 2019).

    Bron: REFNIS-lijst van Statbel (CC BY 4.0).

    >>> gemeente("21004") is None  # Brussel
    True
    """
    return gemeenten().get(nis)


def zoek_gemeente(nis: str, dag: date) -> Gemeente | None:
    """De gemeente die op een dag de plaats van deze code inneemt: zijzelf, of na een fusie haar opvolger.

    ``None`` als de code geen Vlaamse gemeente is of op die dag nog niet bestond.

    Bron: REFNIS-lijst van Statbel; fusies van 1 januari 2025.

    >>> zoek_gemeente("44045", date(2024, 12, 31)).naam, zoek_gemeente("44045", date(2025, 1, 1)).nis
    ('Moerbeke', '46029')
    """
    gevonden = gemeente(nis)
    while gevonden is not None and gevonden.periode.einde is not None and dag > gevonden.periode.einde:
        gevonden = gemeente(gevonden.opvolger or "")
    return gevonden if gevonden is not None and dag in gevonden.periode else None


def gemeente_met_naam(naam: str, dag: date) -> Gemeente | None:
    """De gemeente met een naam op een dag; koppeltekens, spaties en hoofdletters maken geen verschil.

    Bron: REFNIS-lijst van Statbel (CC BY 4.0).

    >>> gemeente_met_naam("Sint Gillis Waas", date(2024, 1, 1)).nis
    '46020'
    """
    gezocht = _gelijkgesteld(naam)
    return next((g for g in gemeenten().values() if _gelijkgesteld(g.naam) == gezocht and dag in g.periode), None)


def _gelijkgesteld(naam: str) -> str:
    return " ".join(naam.replace("-", " ").casefold().split())


@attrs.frozen(kw_only=True)
class Gemeentevertrek:
    """Een gemeente die uit het werkingsgebied vertrekt, bijvoorbeeld naar een andere regio.

    Args:
        gemeente: NIS-code van de gemeente, voor of na een fusie.
        laatste_dag: laatste dag waarop ze meedoet, of ``None`` als die niet bekend is.
        naar: naam van de regio of het partnerschap waar ze naartoe gaat, of ``None``.

    Bron: raadsbesluit van Aalst: een gemeente die naar een andere regio gaat, krijgt een einddatum.

    >>> Gemeentevertrek(gemeente="46025", naar="Regio Antwerpen").laatste_dag is None
    True
    """

    gemeente: str
    laatste_dag: date | None = None
    naar: str | None = None

    def betreft(self, nis: str) -> bool:
        """Gaat dit vertrek over een NIS-code? Na een fusie vertrekt alles wat dan dezelfde gemeente is.

        >>> vertrek = Gemeentevertrek(gemeente="46029", laatste_dag=date(2026, 12, 31))
        >>> vertrek.betreft("44045"), vertrek.betreft("46025")
        (True, False)
        """
        if nis == self.gemeente or self.laatste_dag is None:
            return nis == self.gemeente
        vertrokken = zoek_gemeente(self.gemeente, self.laatste_dag)
        return vertrokken is not None and vertrokken is zoek_gemeente(nis, self.laatste_dag)


@attrs.frozen(kw_only=True)
class Werkingsgebied:
    """De gemeenten waarin het partnerschap werkt.

    Args:
        gemeenten: NIS-codes, zoals ze golden toen het gebied werd vastgelegd.
        limburg: wat het dossier op de vraag "Is Limburg-transitieregio van toepassing?" antwoordt.
        limburg_code: de ruwe code van dat antwoord in de tekst van het formulier (``"1"`` betekent nee; afgeleid).
        vertrekken: de gemeenten die tijdens het project vertrekken; ze blijven bij ``gemeenten`` staan.

    Bron: aanvraagformulier; afbakening is stap 1 van de partnerschapsvorming.

    >>> Werkingsgebied(gemeenten=("46014", "44045")).gemeenten_op(date(2025, 1, 1))[0].nis
    '46029'
    """

    gemeenten: tuple[str, ...] = ()
    limburg: bool | None = None
    limburg_code: str | None = None
    vertrekken: tuple[Gemeentevertrek, ...] = ()

    def laatste_dag(self, nis: str) -> date | None:
        """De laatste dag waarop een gemeente meedoet; ``None`` als ze blijft of haar laatste dag niet bekend is.

        >>> vertrek = Gemeentevertrek(gemeente="46025", laatste_dag=date(2025, 12, 31))
        >>> Werkingsgebied(gemeenten=("46025",), vertrekken=(vertrek,)).laatste_dag("46025")
        datetime.date(2025, 12, 31)
        """
        dagen = [v.laatste_dag for v in self.vertrekken if v.laatste_dag is not None and v.betreft(nis)]
        return min(dagen, default=None)

    def gemeenten_op(self, dag: date) -> tuple[Gemeente, ...]:
        """De gemeenten op een dag, na fusies en zonder wie vertrok, elk één keer en op NIS-code gesorteerd."""
        blijft = [nis for nis in self.gemeenten if dag <= (self.laatste_dag(nis) or date.max)]
        gevonden = {g.nis: g for nis in blijft if (g := zoek_gemeente(nis, dag)) is not None}
        return tuple(gevonden[nis] for nis in sorted(gevonden))
