"""De indicatoren van ESF+ over een periode: elke deelnemer één keer, en weigeren of niet weten is nooit nee.

Wat een deelnemer bij de start was, telt in de periode van zijn allereerste dag. Wat er bij zijn vertrek was, telt in
de periode van zijn laatste vertrek, en wat er zes maanden later was, in de periode van die dag.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

import attrs

from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.resultaten.lijst import (
    INDICATOREN,
    KENMERK_VAN,
    ONDERNEMINGEN,
    OVERHEDEN,
)
from lokale_partnerschappen.berekeningen.resultaten.vertrek import Vertrek, vertrek_van
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import eerste_dag, samengevoegd
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.resultaten import BijzonderKenmerk, Entiteitstelling, Kenmerktelling
from lokale_partnerschappen.model.trajecten.deelnemer import (
    Deelnemer,
    Geslacht,
    Leeftijdsklasse,
    Opleidingsniveau,
    Startstatus,
)
from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord, Gevoeligheid
from lokale_partnerschappen.model.trajecten.uitstroom import Arbeidsstatus
from lokale_partnerschappen.oproepen.bronnen import VERORDENING_2021_1057

T = TypeVar("T", Kenmerktelling, Entiteitstelling)


@attrs.frozen(kw_only=True)
class Indicatorwaarde:
    """Eén indicator over een periode, uitgesplitst naar geslacht.

    Args:
        code: EECO01 tot en met EECO19, of EECR01 tot en met EECR06.
        titel: wat geteld wordt, in eigen woorden.
        aantal: hoeveel; ``None`` als niemand het telde (alleen voor overheden en ondernemingen).
        vrouwen, mannen, niet_binair, geslacht_onbekend, geslacht_geweigerd: het aantal naar geslacht, samen het
            aantal; bij overheden en ondernemingen altijd nul.
        onbekend: van hoeveel deelnemers niet bekend is of ze meetellen; zij zitten niet in het aantal.
        geweigerd: hoeveel deelnemers niet wilden antwoorden; zij zitten niet in het aantal.
        geschat: is er een onderbouwde schatting bij?
        gevoeligheid: hoe gevoelig het gegeven van één deelnemer is; ``None`` als er geen gegeven voor nodig is.
        bron: waar de indicator staat.
        zekerheid: hoe zeker het is dat deze code bij deze titel hoort.

    Bron: Verordening (EU) 2021/1057, bijlage I.

    >>> indicatoren(Partnerschap(naam="Voorbeeld", oproep="lp-208"), Periode.jaar(2024)).waarde("EECO12").titel
    'met een beperking'
    """

    code: str
    titel: str
    aantal: int | None
    vrouwen: int = 0
    mannen: int = 0
    niet_binair: int = 0
    geslacht_onbekend: int = 0
    geslacht_geweigerd: int = 0
    onbekend: int = 0
    geweigerd: int = 0
    geschat: bool = False
    gevoeligheid: Gevoeligheid | None
    bron: Bron
    zekerheid: Zekerheid


@attrs.frozen(kw_only=True)
class Indicatoren:
    """Alle indicatoren over een periode.

    Args:
        periode: de periode.
        waarden: EECO01 tot en met EECO19 en EECR01 tot en met EECR06, in die orde.
        gestart: wie in de periode voor het eerst startte, ook zonder bekende status.
        zonder_status: wie van hen geen bekende status op de arbeidsmarkt heeft en dus niet bij EECO01 telt.
        vertrokken: wie in de periode definitief vertrok.
        zes_maanden_later: voor wie zes maanden na het vertrek in de periode valt.
        kenmerktellingen, entiteitstellingen: de tellingen die meetellen.
        ongebruikte_kenmerktellingen, ongebruikte_entiteitstellingen: de andere, omdat ze buiten de periode vallen,
            een langere telling overlappen, een andere telling van dezelfde periode tegenspreken, of omdat het
            partnerschap de kenmerken per deelnemer bijhoudt.

    Bron: Verordening (EU) 2021/1057, bijlage I.

    >>> alle = indicatoren(Partnerschap(naam="Voorbeeld", oproep="lp-208"), Periode.jaar(2024))
    >>> len(alle.waarden), alle.waarde("EECO18").aantal is None
    (25, True)
    """

    periode: Periode
    waarden: tuple[Indicatorwaarde, ...]
    gestart: int
    zonder_status: int
    vertrokken: int
    zes_maanden_later: int
    kenmerktellingen: tuple[Kenmerktelling, ...] = ()
    ongebruikte_kenmerktellingen: tuple[Kenmerktelling, ...] = ()
    entiteitstellingen: tuple[Entiteitstelling, ...] = ()
    ongebruikte_entiteitstellingen: tuple[Entiteitstelling, ...] = ()

    def waarde(self, code: str) -> Indicatorwaarde:
        """De indicator met een code.

        Raises:
            KeyError: die code bestaat niet.
        """
        return {waarde.code: waarde for waarde in self.waarden}[code]


_NIET_GEZEGD: Final = {antwoord.value: antwoord for antwoord in (Antwoord.GEWEIGERD, Antwoord.ONBEKEND)}


def _is(gegeven: StrEnum | None, *gezocht: StrEnum) -> Antwoord:
    """Is een gegeven een van de gezochte waarden? Weigeren en niet weten blijven wat ze zijn."""
    if gegeven is None:
        return Antwoord.ONBEKEND
    return _NIET_GEZEGD.get(gegeven.value) or (Antwoord.JA if gegeven in gezocht else Antwoord.NEE)


def _allebei(een: Antwoord, ander: Antwoord) -> Antwoord:
    """Ja als allebei ja; wat al nee is, blijft nee, ook als het andere niet bekend is."""
    return next(
        antwoord
        for antwoord in (Antwoord.NEE, Antwoord.GEWEIGERD, Antwoord.ONBEKEND, Antwoord.JA)
        if antwoord in (een, ander)
    )


_WERKEND: Final = tuple(status for status in Startstatus if status.werkt)
_NIET_WERKEND: Final = tuple(status for status in Startstatus if not status.werkt)
_AAN_HET_WERK: Final = tuple(status for status in Arbeidsstatus if status.werkt)

Startvraag = Callable[[Deelnemer], Antwoord]
Vertrekvraag = Callable[[Deelnemer, Vertrek], Antwoord]

_BIJ_DE_START: Final[dict[str, Startvraag]] = {
    "EECO01": lambda d: _is(d.status, *Startstatus),
    "EECO02": lambda d: _is(d.status, Startstatus.WERKZOEKEND),
    "EECO03": lambda d: _allebei(_is(d.status, Startstatus.WERKZOEKEND), d.langdurig_werkzoekend),
    "EECO04": lambda d: _is(d.status, Startstatus.NIET_BEROEPSACTIEF),
    "EECO05": lambda d: _is(d.status, *_WERKEND),
    "EECO06": lambda d: _is(d.leeftijdsklasse, Leeftijdsklasse.ONDER_18),
    "EECO07": lambda d: _is(d.leeftijdsklasse, Leeftijdsklasse.VAN_18_TOT_29),
    "EECO08": lambda d: _is(d.leeftijdsklasse, Leeftijdsklasse.VANAF_55),
    "EECO09": lambda d: _is(d.opleidingsniveau, Opleidingsniveau.LAGER_SECUNDAIR),
    "EECO10": lambda d: _is(d.opleidingsniveau, Opleidingsniveau.HOGER_SECUNDAIR),
    "EECO11": lambda d: _is(d.opleidingsniveau, Opleidingsniveau.HOGER_ONDERWIJS),
}
_BIJ_HET_VERTREK: Final[dict[str, Vertrekvraag]] = {
    "EECR01": lambda d, v: _allebei(
        _is(d.status, Startstatus.NIET_BEROEPSACTIEF), _is(v.status, Arbeidsstatus.WERKZOEKEND)
    ),
    "EECR02": lambda _, v: v.in_opleiding,
    "EECR03": lambda _, v: v.kwalificatie,
    "EECR04": lambda d, v: _allebei(_is(d.status, *_NIET_WERKEND), _is(v.status, *_AAN_HET_WERK)),
}
_ZES_MAANDEN_LATER: Final[dict[str, Vertrekvraag]] = {
    "EECR05": lambda d, v: _allebei(_is(d.status, *_NIET_WERKEND), _is(v.status_later, *_AAN_HET_WERK)),
    "EECR06": lambda d, v: _allebei(_is(d.status, *_WERKEND), v.verbeterd),
}


def _bijzonder_kenmerk(deelnemer: Deelnemer, kenmerk: BijzonderKenmerk) -> Antwoord:
    """Een bijzonder kenmerk van een deelnemer; het veld heet zoals het kenmerk."""
    antwoord: Antwoord = getattr(deelnemer.bijzonder, kenmerk.value.replace("-", "_"), Antwoord.ONBEKEND)
    return antwoord


@berekening(
    titel="Indicatoren, {periode}",
    uitleg="elke deelnemer één keer: bij zijn eerste start, bij zijn laatste vertrek, en zes maanden later",
    bron=VERORDENING_2021_1057.op("bijlage I"),
    zekerheid=Zekerheid.AFGELEID,
)
def indicatoren(partnerschap: Partnerschap, periode: Periode) -> Indicatoren:
    """De indicatoren EECO01 tot en met EECO19 en EECR01 tot en met EECR06 over een periode.

    De bijzondere kenmerken (EECO12 tot en met EECO17) komen uit de tellingen van het partnerschap, tenzij het ervoor
    koos ze per deelnemer bij te houden. Van wie start buiten de periodes van die tellingen, is het kenmerk onbekend.

    Args:
        partnerschap: het dossier.
        periode: de periode; zonder einde telt alles vanaf haar begin.

    Bron: Verordening (EU) 2021/1057, bijlage I; 28 dagen na het vertrek: SFC, onmiddellijke resultaten.

    >>> vertrek = Uitstroom(datum=date(2024, 6, 30), reden=Eindreden.WERK_NEC)
    >>> deelnemer = Deelnemer(
    ...     id="d-7k3mq9x2vtbz",
    ...     status=Startstatus.NIET_BEROEPSACTIEF,
    ...     geslacht=Geslacht.VROUW,
    ...     trajecten=(Traject(id="t-7k3mq9x2vtbz", start=date(2024, 1, 8), uitstroom=vertrek),),
    ... )
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", deelnemers=(deelnemer,))
    >>> alle = indicatoren(dossier, Periode.jaar(2024))
    >>> [waarde.code for waarde in alle.waarden if waarde.vrouwen]
    ['EECO01', 'EECO04', 'EECR04']
    >>> alle.waarde("EECO07").aantal, alle.waarde("EECO07").onbekend
    (0, 1)
    """
    verwerking = partnerschap.gegevensverwerking
    per_deelnemer = verwerking is not None and verwerking.bijzonder_per_deelnemer
    kenmerken = () if per_deelnemer else _bruikbare_kenmerktellingen(partnerschap.kenmerktellingen, periode)
    entiteiten = _bruikbaar(partnerschap.entiteitstellingen, periode)
    deelnemers = samengevoegd(partnerschap.deelnemers)
    gestart = [een for een in deelnemers if (dag := eerste_dag(een)) is not None and dag in periode]
    vertrekken = [(een, vertrek) for een in deelnemers if (vertrek := vertrek_van(een)) is not None]
    vertrokken = [(een, vertrek) for een, vertrek in vertrekken if vertrek.datum in periode]
    later = [(een, vertrek) for een, vertrek in vertrekken if vertrek.zes_maanden_later in periode]
    return Indicatoren(
        periode=periode,
        waarden=(
            *_bij_de_start(gestart, kenmerken, per_deelnemer),
            *(_uit_entiteitstellingen(code, entiteiten) for code in (OVERHEDEN, ONDERNEMINGEN)),
            *_na_het_vertrek(_BIJ_HET_VERTREK, vertrokken),
            *_na_het_vertrek(_ZES_MAANDEN_LATER, later),
        ),
        gestart=len(gestart),
        zonder_status=sum(deelnemer.status is None for deelnemer in gestart),
        vertrokken=len(vertrokken),
        zes_maanden_later=len(later),
        kenmerktellingen=kenmerken,
        ongebruikte_kenmerktellingen=_overige(partnerschap.kenmerktellingen, kenmerken),
        entiteitstellingen=entiteiten,
        ongebruikte_entiteitstellingen=_overige(partnerschap.entiteitstellingen, entiteiten),
    )


def _bij_de_start(
    gestart: Sequence[Deelnemer], tellingen: Sequence[Kenmerktelling], per_deelnemer: bool
) -> Iterator[Indicatorwaarde]:
    for code, vraag in _BIJ_DE_START.items():
        yield _tel(code, [(deelnemer, vraag(deelnemer)) for deelnemer in gestart])
    for code, kenmerk in KENMERK_VAN.items():
        if per_deelnemer:
            yield _tel(code, [(deelnemer, _bijzonder_kenmerk(deelnemer, kenmerk)) for deelnemer in gestart])
        else:
            eigen = [telling for telling in tellingen if telling.kenmerk is kenmerk]
            yield _uit_kenmerktellingen(code, eigen, gestart)


def _na_het_vertrek(
    vragen: Mapping[str, Vertrekvraag], vertrekken: Sequence[tuple[Deelnemer, Vertrek]]
) -> Iterator[Indicatorwaarde]:
    for code, vraag in vragen.items():
        yield _tel(code, [(deelnemer, vraag(deelnemer, vertrek)) for deelnemer, vertrek in vertrekken])


def _tel(code: str, antwoorden: Iterable[tuple[Deelnemer, Antwoord]]) -> Indicatorwaarde:
    """Hoeveel deelnemers ja antwoorden, naar geslacht; wie niet antwoordt, telt apart."""
    ja: Counter[Geslacht] = Counter()
    alle: Counter[Antwoord] = Counter()
    for deelnemer, antwoord in antwoorden:
        alle[antwoord] += 1
        ja[deelnemer.geslacht] += antwoord is Antwoord.JA
    return _waarde(
        code,
        aantal=alle[Antwoord.JA],
        vrouwen=ja[Geslacht.VROUW],
        mannen=ja[Geslacht.MAN],
        niet_binair=ja[Geslacht.NIET_BINAIR],
        geslacht_onbekend=ja[Geslacht.ONBEKEND],
        geslacht_geweigerd=ja[Geslacht.GEWEIGERD],
        onbekend=alle[Antwoord.ONBEKEND],
        geweigerd=alle[Antwoord.GEWEIGERD],
    )


def _uit_kenmerktellingen(
    code: str, tellingen: Sequence[Kenmerktelling], gestart: Iterable[Deelnemer]
) -> Indicatorwaarde:
    """Wat de tellingen samen zeggen; wie start op een dag die geen enkele telling dekt, is niet bekend."""
    eerste_dagen = [dag for deelnemer in gestart if (dag := eerste_dag(deelnemer)) is not None]
    return _waarde(
        code,
        aantal=sum(telling.aantal for telling in tellingen),
        vrouwen=sum(telling.vrouwen for telling in tellingen),
        mannen=sum(telling.mannen for telling in tellingen),
        niet_binair=sum(telling.niet_binair for telling in tellingen),
        geslacht_onbekend=sum(telling.geslacht_onbekend for telling in tellingen),
        onbekend=sum(not any(dag in telling.periode for telling in tellingen) for dag in eerste_dagen),
        geweigerd=sum(telling.geweigerd for telling in tellingen),
        geschat=any(telling.geschat for telling in tellingen),
    )


def _uit_entiteitstellingen(code: str, tellingen: Sequence[Entiteitstelling]) -> Indicatorwaarde:
    aantallen = [telling.overheden if code == OVERHEDEN else telling.ondernemingen for telling in tellingen]
    return _waarde(code, aantal=sum(aantallen) if aantallen else None)


def _waarde(code: str, aantal: int | None, geschat: bool = False, **aantallen: int) -> Indicatorwaarde:
    indicator = INDICATOREN[code]
    return Indicatorwaarde(
        code=code,
        titel=indicator.titel,
        aantal=aantal,
        geschat=geschat,
        gevoeligheid=indicator.gevoeligheid,
        bron=indicator.bron,
        zekerheid=indicator.zekerheid,
        **aantallen,
    )


def _bruikbare_kenmerktellingen(tellingen: Iterable[Kenmerktelling], periode: Periode) -> tuple[Kenmerktelling, ...]:
    per_kenmerk = {kenmerk: [een for een in tellingen if een.kenmerk is kenmerk] for kenmerk in BijzonderKenmerk}
    return tuple(telling for eigen in per_kenmerk.values() for telling in _bruikbaar(eigen, periode))


def _bruikbaar(tellingen: Iterable[T], periode: Periode) -> tuple[T, ...]:
    """De tellingen binnen de periode die samen niets dubbel tellen, op volgorde van hun periode.

    Een langere telling gaat voor op de kortere die ze overlapt. Zeggen tellingen over dezelfde dagen iets anders, dan
    telt geen van die mee: kiezen of optellen zou raden zijn.
    """
    per_periode: defaultdict[Periode, set[T]] = defaultdict(set)
    for telling in tellingen:
        if periode.omvat(telling.periode):
            per_periode[telling.periode].add(telling)
    eensgezind = [deze for deze, anders in per_periode.items() if len(anders) == 1]
    gekozen: list[Periode] = []
    for deze in sorted(eensgezind, key=_langste_eerst):
        if all(deze.doorsnede(ander) is None for ander in gekozen):
            gekozen.append(deze)
    return tuple(telling for deze in sorted(gekozen) for telling in per_periode[deze])


def _langste_eerst(periode: Periode) -> tuple[int, date]:
    return -((periode.einde or date.max) - periode.begin).days, periode.begin


def _overige(alle: Iterable[T], gebruikt: Collection[T]) -> tuple[T, ...]:
    return tuple(sorted(set(alle) - set(gebruikt), key=lambda telling: (telling.periode, repr(telling))))
