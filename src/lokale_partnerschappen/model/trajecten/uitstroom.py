"""Hoe een traject eindigt, en wat er 28 dagen en zes maanden later van is.

De twee momenten na het vertrek zijn eigenschappen van het vertrek zelf: ze volgen uit zijn datum en worden niet
bewaard. Zes maanden telt zoals elke maandregel hier: bestaat de dag niet, dan de laatste dag van die maand.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import attrs

from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord, Gevoeligheid, gevoelig

VENSTER_DAGEN: Final = 28
"""Vier weken na het vertrek: zo lang telt een wijziging mee voor het onmiddellijke resultaat."""
OPVOLGING_MAANDEN: Final = 6
"""Zoveel maanden na het vertrek wordt het resultaat op langere termijn vastgesteld."""
LAATSTE_VERTREK: Final = date(9998, 12, 31)
"""De laatste dag waarna er nog een half jaar komt."""


class Eindreden(StrEnum):
    """Waarom een traject eindigt.

    Bron: goedgekeurde aanvraag, vraag 7 (die lijst is open: andere redenen mogen); zelfstandig werk telt als werk
    (Verordening (EU) 2021/1057, bijlage I, EECR04).

    >>> [reden.value for reden in Eindreden if reden.is_werk]
    ['werk-nec', 'werk-sec', 'zelfstandig']
    """

    WERK_NEC = "werk-nec"
    """Betaald werk in het normale economische circuit."""
    WERK_SEC = "werk-sec"
    """Betaald werk in het sociale economische circuit."""
    ZELFSTANDIG = "zelfstandig"
    OPLEIDING = "opleiding"
    LANGDURIGE_OPLEIDING = "langdurige-opleiding"
    VRIJWILLIGERSWERK = "vrijwilligerswerk"
    WIJK_WERKEN = "wijk-werken"
    AMA = "ama"
    """Arbeidsmatige activiteiten."""
    WARME_DOORVERWIJZING = "warme-doorverwijzing"
    VERHUIS = "verhuis"
    AFGEHAAKT = "afgehaakt"
    GEEN_HULPVRAAG = "geen-hulpvraag"
    ANDERE = "andere"

    @property
    def is_werk(self) -> bool:
        """Is dit betaald werk, en dus uitstroom naar werk?"""
        return self in (Eindreden.WERK_NEC, Eindreden.WERK_SEC, Eindreden.ZELFSTANDIG)

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Eindreden.WERK_SEC.label
        'werk in het sociale circuit (SEC)'
        """
        return {
            "werk-nec": "werk in het normale circuit (NEC)",
            "werk-sec": "werk in het sociale circuit (SEC)",
            "zelfstandig": "werk als zelfstandige",
            "wijk-werken": "wijk-werken",
            "ama": "arbeidsmatige activiteiten (AMA)",
        }.get(self.value, self.value.replace("-", " "))


class Arbeidsstatus(StrEnum):
    """Wat iemand na het vertrek op de arbeidsmarkt is.

    Bron: Verordening (EU) 2021/1057, bijlage I, EECR01, EECR04 en EECR05.

    >>> [status.value for status in Arbeidsstatus if status.werkt]
    ['werkt', 'zelfstandig']
    """

    WERKZOEKEND = "werkzoekend"
    NIET_BEROEPSACTIEF = "niet-beroepsactief"
    WERKT = "werkt"
    ZELFSTANDIG = "zelfstandig"
    GEWEIGERD = "geweigerd"
    ONBEKEND = "onbekend"

    @property
    def werkt(self) -> bool:
        """Is dit iemand die werkt, ook als zelfstandige?"""
        return self in (Arbeidsstatus.WERKT, Arbeidsstatus.ZELFSTANDIG)


@attrs.frozen(kw_only=True)
class Statuswijziging:
    """Vanaf een dag heeft iemand een andere status op de arbeidsmarkt.

    Args:
        datum: de dag van de wijziging.
        status: de status vanaf die dag.

    Bron: alleen de laatste wijziging in de 28 dagen na het vertrek telt (SFC, onmiddellijke resultaten).

    >>> Statuswijziging(datum=date(2025, 3, 1), status=Arbeidsstatus.WERKT).status.werkt
    True
    """

    datum: date
    status: Arbeidsstatus


@attrs.frozen(kw_only=True)
class Zesmaandenmeting:
    """Wat zes maanden na het vertrek vastgesteld is.

    Args:
        status: de status op de arbeidsmarkt op die dag.
        verbeterd: sterker op de arbeidsmarkt, voor wie bij de start al werkte: van onzeker naar vast werk, van te
            weinig naar genoeg uren, of naar een hogere functie.

    Bron: Verordening (EU) 2021/1057, bijlage I, EECR05 en EECR06.

    >>> Zesmaandenmeting(status=Arbeidsstatus.WERKT).verbeterd.value
    'onbekend'
    """

    status: Arbeidsstatus = gevoelig(Gevoeligheid.PERSOONLIJK, Arbeidsstatus.ONBEKEND)
    verbeterd: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)


def _met_ruimte(_: object, veld: attrs.Attribute[date], waarde: date) -> None:
    """Na het vertrek komen nog 28 dagen en zes maanden; die moeten bestaan."""
    if waarde > LAATSTE_VERTREK:
        raise ValueError(f"{veld.name}: verwacht een dag tot en met {LAATSTE_VERTREK}")


@attrs.frozen(kw_only=True)
class Uitstroom:
    """Het einde van een traject, met wat er daarna vastgesteld is.

    Args:
        datum: de laatste dag van het traject.
        reden: waarom het eindigt, of ``None`` als dat niet bekend is.
        statuswijzigingen: de status op de arbeidsmarkt vanaf het vertrek en erna, in om het even welke volgorde.
        in_opleiding: volgt de deelnemer bij het vertrek onderwijs of een opleiding (EECR02)?
        kwalificatie: behaalde de deelnemer bij het vertrek een kwalificatie (EECR03)?
        na_zes_maanden: wat zes maanden later vastgesteld is, of ``None`` als dat niet gebeurd is.

    Raises:
        ValueError: een vertrek na 31 december 9998: zes maanden later bestaat dan niet.

    Bron: goedgekeurde aanvraag, vraag 7; Verordening (EU) 2021/1057, bijlage I.

    >>> vertrek = Uitstroom(datum=date(2024, 8, 31), reden=Eindreden.WERK_NEC)
    >>> str(vertrek.venster), vertrek.zes_maanden_later.isoformat()
    ('2024-08-31/2024-09-28', '2025-02-28')
    """

    datum: date = attrs.field(validator=_met_ruimte)
    reden: Eindreden | None = None
    statuswijzigingen: tuple[Statuswijziging, ...] = gevoelig(Gevoeligheid.PERSOONLIJK, ())
    in_opleiding: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    kwalificatie: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    na_zes_maanden: Zesmaandenmeting | None = gevoelig(Gevoeligheid.PERSOONLIJK, None)

    @property
    def venster(self) -> Periode:
        """Van de dag van het vertrek tot en met 28 dagen later: wat daarin gebeurt, is het onmiddellijke resultaat."""
        return Periode(self.datum, self.datum + timedelta(days=VENSTER_DAGEN))

    @property
    def zes_maanden_later(self) -> date:
        """De dag waarop het resultaat op langere termijn vastgesteld wordt."""
        return plus_maanden(self.datum, OPVOLGING_MAANDEN)
