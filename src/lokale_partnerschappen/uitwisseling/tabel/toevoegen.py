"""Tabellen bij een dossier voegen: alles of niets, en in welke volgorde de rijen ook staan met dezelfde uitkomst.

Een rij vult aan wat nog niet bekend is. Lijsten (contacten, drempels, scores) worden verenigd. Wat al een andere waarde
heeft, is strijdig en wordt geweigerd: een tabel verbetert niets en schrapt niets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.model.trajecten.meting import Empowermentscore, Meting, Sterpunt
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.model.trajecten.uitstroom import Statuswijziging
from lokale_partnerschappen.uitwisseling.tabel.bestand import WINDOWS, Tabel, Tabelsoort
from lokale_partnerschappen.uitwisseling.tabel.fout import TabelFout, Tabelprobleem
from lokale_partnerschappen.uitwisseling.tabel.kolommen import empowermentkolom, kolommen_van
from lokale_partnerschappen.uitwisseling.tabel.lezen import Metingrij, Rij, Trajectrij, beoordeel

_VOORBEELDSCHAAL: Final = "empowerment_eigen-schaal"


@attrs.frozen(kw_only=True)
class Toevoeging:
    """Een dossier met de rijen van tabellen erbij, en wat er veranderde.

    Args:
        partnerschap: het aangevulde dossier.
        rijen: aantal gelezen rijen.
        deelnemers, trajecten, metingen: hoeveel er nieuw zijn.
        aangevuld: hoeveel er al in het dossier stonden en meer weten dan ervoor.
        in_windows_1252: namen van de tabellen die geen UTF-8 zijn en als Windows-1252 gelezen zijn.

    Bron: geen regel van de oproep.

    >>> voeg_toe(Partnerschap(naam="Voorbeeld", oproep="lp-208")).rijen
    0
    """

    partnerschap: Partnerschap
    rijen: int
    deelnemers: int
    trajecten: int
    metingen: int
    aangevuld: int
    in_windows_1252: tuple[str, ...]


def voeg_toe(partnerschap: Partnerschap, *tabellen: Tabel) -> Toevoeging:
    """Voegt trajecten en metingen uit tabellen toe aan een dossier: alle rijen, of geen enkele.

    Een traject van een deelnemer die er al is, komt bij hem. Dezelfde rij een tweede keer verandert niets. De volgorde
    van tabellen en rijen doet er niet toe. Verandert er iets, dan staan deelnemers en trajecten op id en metingen op
    datum.

    Args:
        partnerschap: het dossier; het blijft zoals het is.
        tabellen: de tabellen, zie `lees_tabel`.

    Raises:
        TabelFout: minstens één rij of kolom is geweigerd; alle problemen staan erin, en nooit de inhoud van een cel.

    Bron: geen regel van de oproep.

    >>> tabel = Tabel("deelnemer;traject;start\\nd-7k3mq9x2vtbz;t-8h4nr2w5xcdf;15/02/2024\\n")
    >>> erbij = voeg_toe(Partnerschap(naam="Voorbeeld", oproep="lp-208"), tabel)
    >>> erbij.trajecten, erbij.partnerschap.deelnemers[0].trajecten[0].start.isoformat()
    (1, '2024-02-15')
    >>> voeg_toe(erbij.partnerschap, tabel).partnerschap == erbij.partnerschap
    True
    """
    gelezen = [beoordeel(tabel, partnerschap) for tabel in tabellen]
    # Is een tabel niet te lezen, dan kan elk onbekend traject daarin staan.
    genoemd = (
        frozenset[str]().union(*(een.genoemd for een in gelezen)) if all(een.codering for een in gelezen) else None
    )
    stand = _Stand(partnerschap, genoemd)
    rijen = [rij for een in gelezen for rij in een.rijen]
    problemen = [probleem for een in gelezen for probleem in een.problemen]
    # Eerst alle trajecten: een meting mag in een tabel voor haar traject staan.
    for rij in rijen:
        if isinstance(rij.waarde, Trajectrij):
            problemen += stand.traject(rij, rij.waarde)
    for rij in rijen:
        if isinstance(rij.waarde, Metingrij):
            problemen += stand.meting(rij, rij.waarde)
    if problemen:
        raise TabelFout(problemen)
    windows = [tabel.bestand for tabel, een in zip(tabellen, gelezen, strict=True) if een.codering == WINDOWS]
    return Toevoeging(
        partnerschap=stand.partnerschap(), rijen=len(rijen), in_windows_1252=tuple(windows), **stand.aantallen()
    )


def tabelsjabloon(soort: Tabelsoort, partnerschap: Partnerschap | None = None) -> str:
    """Geeft een lege tabel: de kopregel, en een rij met een voorbeeld.

    De pseudoniemen van het voorbeeld zijn met opzet geen echte: wie de rij laat staan, krijgt ze geweigerd.

    Args:
        soort: wat er in de tabel komt.
        partnerschap: het dossier waarvoor ze dient, met zijn eigen levensdomeinen en keuzes, of ``None``.

    Bron: geen regel van de oproep.

    >>> tabelsjabloon(Tabelsoort.METINGEN).splitlines()[0][:37]
    'traject;datum;loslaatschaal;ster_ontw'
    """
    dossier = partnerschap or Partnerschap(naam="sjabloon", oproep="")
    kolommen = [*kolommen_van(soort, dossier)]
    if soort is Tabelsoort.METINGEN:
        kolommen += filter(None, [empowermentkolom(_VOORBEELDSCHAAL)])
    rijen = ([kolom.naam for kolom in kolommen], [kolom.voorbeeld for kolom in kolommen])
    return "".join(f"{';'.join(rij)}\n" for rij in rijen)


# --- rij na rij ------------------------------------------------------------------------------------------------------

_STRIJDIG: Final = "een andere waarde dan er al staat (niet getoond)"
_EIGEN_PSEUDONIEM: Final = "een eigen pseudoniem per traject"
_BEKEND_TRAJECT: Final = "een traject van het dossier of van een tabel"
_ZELFDE: Final = "dezelfde waarde of een lege cel; wie iets wil verbeteren, doet dat in het dossier zelf"


class _Stand:
    """Het dossier zoals het wordt terwijl de rijen erbij komen; het oude blijft ernaast staan."""

    def __init__(self, partnerschap: Partnerschap, genoemd: frozenset[str] | None) -> None:
        self.oud, self.genoemd = partnerschap, genoemd
        self.deelnemers: dict[str, Deelnemer] = {een.id: een for een in partnerschap.deelnemers}
        self.trajecten: dict[str, Traject] = {}
        self.deelnemer_van: dict[str, str] = {}
        for deelnemer in partnerschap.deelnemers:
            for traject in deelnemer.trajecten:
                self.trajecten[traject.id] = traject
                self.deelnemer_van[traject.id] = deelnemer.id
        # Wat twee keer in het dossier staat, is niet aan te vullen zonder te kiezen.
        self.dubbele_deelnemers = _vaker(een.id for een in partnerschap.deelnemers)
        self.dubbele_trajecten = _vaker(een.id for wie in partnerschap.deelnemers for een in wie.trajecten)
        self.deelnemers_voordien, self.trajecten_voordien = dict(self.deelnemers), dict(self.trajecten)

    def traject(self, rij: Rij, waarde: Trajectrij) -> Iterator[Tabelprobleem]:
        """Voegt een rij over een traject toe, of zegt waarom niet."""
        wie, welk = waarde.deelnemer.id, waarde.traject.id
        if wie in self.dubbele_deelnemers:
            yield rij.probleem(("deelnemer", "id"), *_dubbel("een deelnemer"))
        elif welk in self.dubbele_trajecten:
            yield rij.probleem(("traject", "id"), *_dubbel("een traject"))
        elif self.deelnemer_van.get(welk, wie) != wie:
            yield rij.probleem(("traject", "id"), "een traject van een andere deelnemer", _EIGEN_PSEUDONIEM)
        else:
            deelnemer = self.deelnemers.get(wie, Deelnemer(id=wie))
            traject = self.trajecten.get(welk, Traject(id=welk))
            deelnemer, strijdig = _verenigd(deelnemer, waarde.deelnemer, ("deelnemer",))
            traject, ook_strijdig = _verenigd(traject, waarde.traject, ("traject",))
            yield from (rij.probleem(pad, _STRIJDIG, _ZELFDE) for pad in (*strijdig, *ook_strijdig))
            self.deelnemers[wie], self.trajecten[welk], self.deelnemer_van[welk] = deelnemer, traject, wie

    def meting(self, rij: Rij, waarde: Metingrij) -> Iterator[Tabelprobleem]:
        """Voegt een rij over een meting toe, of zegt waarom niet."""
        welk, nieuw = waarde.traject, waarde.meting
        if welk in self.dubbele_trajecten:
            yield rij.probleem(("traject",), *_dubbel("een traject"))
        elif welk in self.trajecten:
            yield from self._meting(rij, self.trajecten[welk], nieuw)
        elif self.genoemd is not None and welk not in self.genoemd:  # over een geweigerde rij is al iets gezegd
            yield rij.probleem(("traject",), "een traject dat nergens staat", _BEKEND_TRAJECT)

    def _meting(self, rij: Rij, traject: Traject, nieuw: Meting) -> Iterator[Tabelprobleem]:
        die_dag = [meting for meting in traject.metingen if meting.datum == nieuw.datum]
        if len(die_dag) > 1:
            yield rij.probleem(("meting", "datum"), *_dubbel("een dag met een meting"))
            return
        oud = die_dag[0] if die_dag else Meting(datum=nieuw.datum)
        samen, strijdig = _verenigd(oud, nieuw, ("meting",))
        yield from (rij.probleem(pad, _STRIJDIG, _ZELFDE) for pad in strijdig)
        if samen != oud:
            metingen = (*(een for een in traject.metingen if een.datum != nieuw.datum), samen)
            op_datum = tuple(sorted(metingen, key=lambda meting: meting.datum))
            self.trajecten[traject.id] = attrs.evolve(traject, metingen=op_datum)

    def partnerschap(self) -> Partnerschap:
        """Het dossier met alles erbij; verandert er niets, dan is het hetzelfde."""
        erbij: dict[str, list[Traject]] = {}
        for welk, wie in self.deelnemer_van.items():
            if welk not in self.trajecten_voordien:
                erbij.setdefault(wie, []).append(self.trajecten[welk])
        deelnemers = [self._deelnemer(een, erbij.get(een.id, [])) for een in self.oud.deelnemers]
        nieuw = [een for een in self.deelnemers.values() if een.id not in self.deelnemers_voordien]
        deelnemers += [self._deelnemer(een, erbij.get(een.id, [])) for een in nieuw]
        if tuple(deelnemers) == self.oud.deelnemers:
            return self.oud
        return attrs.evolve(self.oud, deelnemers=tuple(sorted(deelnemers, key=lambda een: een.id)))

    def _deelnemer(self, voordien: Deelnemer, erbij: Iterable[Traject]) -> Deelnemer:
        if voordien.id in self.dubbele_deelnemers:
            return voordien
        trajecten = [een if een.id in self.dubbele_trajecten else self.trajecten[een.id] for een in voordien.trajecten]
        nu = attrs.evolve(self.deelnemers[voordien.id], trajecten=(*trajecten, *erbij))
        if nu == voordien:
            return voordien
        return attrs.evolve(nu, trajecten=tuple(sorted(nu.trajecten, key=lambda een: een.id)))

    def aantallen(self) -> dict[str, int]:
        """Hoeveel er nieuw zijn, en hoeveel van wat er al stond nu meer weet."""
        voordien = _metingen(self.trajecten_voordien.values())
        nu = _metingen(self.trajecten.values())
        aangevuld = sum(
            _zonder(self.deelnemers[naam], "trajecten") != _zonder(een, "trajecten")
            for naam, een in self.deelnemers_voordien.items()
        )
        aangevuld += sum(
            _zonder(self.trajecten[naam], "metingen") != _zonder(een, "metingen")
            for naam, een in self.trajecten_voordien.items()
        )
        return {
            "deelnemers": len(self.deelnemers) - len(self.deelnemers_voordien),
            "trajecten": len(self.trajecten) - len(self.trajecten_voordien),
            "metingen": len(nu) - len(voordien),
            "aangevuld": aangevuld + sum(nu[sleutel] != een for sleutel, een in voordien.items()),
        }


def _vaker(namen: Iterable[str]) -> frozenset[str]:
    return frozenset(naam for naam, keren in Counter(namen).items() if keren > 1)


def _dubbel(wat: str) -> tuple[str, str]:
    return f"{wat} die meer dan één keer in het dossier staat", "één keer; verhelp dat eerst in het dossier"


def _metingen(trajecten: Iterable[Traject]) -> dict[tuple[str, Any], list[Meting]]:
    per_dag: dict[tuple[str, Any], list[Meting]] = {}
    for traject in trajecten:
        for meting in traject.metingen:
            per_dag.setdefault((traject.id, meting.datum), []).append(meting)
    return per_dag


def _zonder(een: Any, veld: str) -> Any:
    return attrs.evolve(een, **{veld: ()})


# --- verenigen -------------------------------------------------------------------------------------------------------


def _verenigd(oud: Any, nieuw: Any, pad: Pad) -> tuple[Any, list[Pad]]:
    """Wat beide samen weten, en de plaatsen waar ze elkaar tegenspreken."""
    anders: dict[str, Any] = {}
    strijdig: list[Pad] = []
    for veld in attrs.fields(type(oud)):
        een, ander = getattr(oud, veld.name), getattr(nieuw, veld.name)
        plaats = (*pad, veld.name)
        if ander in (een, veld.default):
            continue
        if isinstance(een, tuple):
            anders[veld.name], tegen = _verenigde_lijst(een, ander, plaats)
        elif een == veld.default:
            anders[veld.name], tegen = ander, []
        elif attrs.has(type(een)):
            anders[veld.name], tegen = _verenigd(een, ander, plaats)
        else:
            tegen = [plaats]
        strijdig += tegen
    return attrs.evolve(oud, **anders), strijdig


def _verenigde_lijst(oud: tuple[Any, ...], nieuw: tuple[Any, ...], pad: Pad) -> tuple[tuple[Any, ...], list[Pad]]:
    """De delen van beide, elk één keer en in vaste volgorde; komt er niets bij, dan blijft de lijst zoals ze was."""
    bezet = {_sleutel(deel) for deel in oud}
    erbij = [(nummer, deel) for nummer, deel in enumerate(nieuw) if deel not in oud]
    strijdig = [(*pad, nummer) for nummer, deel in erbij if _sleutel(deel) in bezet]
    past = [deel for _, deel in erbij if _sleutel(deel) not in bezet]
    return (tuple(sorted(dict.fromkeys((*oud, *past)), key=_sleutel)) if past else oud), strijdig


def _sleutel(deel: object) -> str:
    """Waaraan een deel van een lijst te herkennen is: twee delen met dezelfde sleutel kunnen niet samen."""
    match deel:
        case Sterpunt():
            return deel.levensdomein
        case Empowermentscore():
            return deel.schaal
        case Statuswijziging():
            return deel.datum.isoformat()
        case _:
            return str(deel)
