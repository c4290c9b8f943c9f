"""Kleine aantallen verbergen, zo dat ook wie optelt en aftrekt ze niet terugvindt.

Een aantal van 1 tot onder de kleinste groep wordt verborgen. Dat volstaat niet: een totaal min de andere delen geeft
het terug. Daarom zoekt `onderdruk` voor elk klein aantal een **tweede tabel**: een die aan alle verbanden voldoet,
die bij alles past wat getoond wordt, en waarin dat ene aantal groot genoeg is. Waar die tabel van de echte afwijkt,
wordt verborgen. Zo'n tabel is meteen het bewijs: wie alleen het getoonde ziet, kan de twee niet onderscheiden.

De tweede tabel ontstaat in stappen van dezelfde grootte. Eén aantal gaat omhoog; elk verband dat daardoor niet meer
klopt, wordt hersteld door een ander aantal omhoog of omlaag te zetten, tot alles weer klopt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from fractions import Fraction
from typing import Final

import attrs

from lokale_partnerschappen.berekeningen.resultaten.zoektocht import Beweging, Tabel, tweede_tabel

TEKEN: Final = "·"
# Zoveel halve tabellen worden hoogstens bekeken om te beschermen; een gewone tabel vraagt er enkele tientallen.
_ZOEKGRENS: Final = 600
# Is er dan nog niets gevonden, dan loont langer zoeken: anders is een aantal niet beschermd.
_ZOEKGRENS_ALS_HET_MOET: Final = 5000
# Wie achteraf iets weer wil tonen, zoekt minder lang: verborgen laten is veilig.
_ZOEKGRENS_VERSOEPELEN: Final = 50
# Wie een tweede tabel van een vroegere publicatie aanvult, begint opnieuw als dat niet vlot gaat.
_ZOEKGRENS_AANVULLEN: Final = 200


@attrs.frozen(kw_only=True)
class Verband:
    """Wat een lezer weet over de samenhang van aantallen.

    Args:
        geheel: namen van aantallen die samen het geheel zijn.
        delen: namen van aantallen die het geheel opdelen; ze tellen niemand dubbel.
        volledig: zijn de delen samen precies het geheel? Zo niet, dan zijn ze samen hoogstens het geheel, en is de
            rest ook een groep mensen.

    Raises:
        ValueError: een kant is leeg, of een naam staat er twee keer.

    Bron: eigen keuze.

    >>> Verband(geheel=("EECO02",), delen=("EECO03",), volledig=False).volledig
    False
    >>> Verband(geheel=("na", "uitstroom"), delen=("voor", "instroom")).namen
    ('na', 'uitstroom', 'voor', 'instroom')
    """

    geheel: tuple[str, ...]
    delen: tuple[str, ...]
    volledig: bool = True

    def __attrs_post_init__(self) -> None:
        if not self.geheel or not self.delen:
            raise ValueError("verwacht minstens één naam aan elke kant van een verband")
        if len(set(self.namen)) != len(self.namen):
            raise ValueError("verwacht elke naam hoogstens één keer in een verband")

    @property
    def namen(self) -> tuple[str, ...]:
        """Alle aantallen van het verband."""
        return self.geheel + self.delen


@attrs.frozen(kw_only=True)
class Getuige:
    """Een tweede tabel die één klein aantal beschermt, om in een volgende publicatie van te vertrekken.

    Args:
        begin: het kleine aantal, en of het in de tweede tabel hoger (1) of lager (-1) is.
        stap: hoeveel elk ander aantal verschilt.
        bewegingen: elk aantal dat verschilt, en de richting.
    """

    begin: tuple[str, int]
    stap: int
    bewegingen: tuple[tuple[str, int], ...]


@attrs.frozen(kw_only=True)
class Onderdrukt:
    """Aantallen die het partnerschap mogen verlaten.

    Een klein aantal en een aantal dat een ander beschermt, krijgen hetzelfde teken: wie leest, ziet geen verschil.

    Args:
        cellen: elk aantal met zijn naam, op volgorde van de naam; ``None`` is verborgen.
        onbeschermd: kleine aantallen waarvoor geen bescherming bestaat, meestal omdat wat vroeger gepubliceerd is ze
            al prijsgeeft. Ze zijn verborgen, maar wie rekent, kan ze vinden. Deze namen zijn voor wie publiceert.
        getuigen: de tweede tabellen; alleen om een volgende publicatie sneller te maken.

    Bron: Verordening (EU) 2016/679, artikel 5, lid 1, punt c (minimale gegevensverwerking).

    >>> tabel = Onderdrukt(cellen={"man": None, "totaal": None, "vrouw": 12})
    >>> tabel.verborgen, tabel.toon("vrouw"), tabel.toon("man"), tabel.aandeel("vrouw", "totaal")
    (('man', 'totaal'), '12', '·', None)
    """

    cellen: Mapping[str, int | None]
    onbeschermd: tuple[str, ...] = ()
    getuigen: tuple[Getuige, ...] = attrs.field(default=(), eq=False, repr=False)

    @property
    def verborgen(self) -> tuple[str, ...]:
        """De namen van wat niet getoond wordt."""
        return tuple(naam for naam, aantal in self.cellen.items() if aantal is None)

    def toon(self, naam: str) -> str:
        """Een aantal als tekst, of het teken voor verborgen."""
        aantal = self.cellen[naam]
        return TEKEN if aantal is None else str(aantal)

    def aandeel(self, deel: str, geheel: str) -> Fraction | None:
        """Welk deel van een geheel; ``None`` als een van beide verborgen is of het geheel nul is.

        Een percentage over een verborgen aantal zou dat aantal teruggeven.
        """
        teller, noemer = self.cellen[deel], self.cellen[geheel]
        return Fraction(teller, noemer) if teller is not None and noemer else None


@attrs.frozen(kw_only=True)
class _Getuige:
    """Een tweede tabel die één klein aantal beschermt."""

    begin: Beweging
    stap: int
    bewegingen: tuple[Beweging, ...]

    @property
    def cellen(self) -> set[int]:
        """Waar de tweede tabel van de echte afwijkt."""
        return {cel for cel, _ in self.bewegingen}

    def met_namen(self, namen: Sequence[str]) -> Getuige:
        """Dezelfde tweede tabel, los van de nummers van deze publicatie."""
        return Getuige(
            begin=(namen[self.begin[0]], self.begin[1]),
            stap=self.stap,
            bewegingen=tuple((namen[cel], richting) for cel, richting in self.bewegingen),
        )


@attrs.define(kw_only=True)
class _Bescherming:
    """Wat verborgen is, en per klein aantal de tweede tabel die het beschermt."""

    tabel: Tabel
    kleinste_groep: int
    kleine: list[int] = attrs.field(init=False)
    verborgen: set[int] = attrs.field(init=False)
    getuigen: dict[int, _Getuige] = attrs.field(factory=dict, init=False)
    _mogelijk: dict[tuple[int, frozenset[int]], Set[Beweging]] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.kleine = self.tabel.kleine(self.kleinste_groep)
        self.verborgen = set(self.kleine) | self.tabel.onzichtbaar

    def vertrek_van(self, getuigen: Iterable[Getuige]) -> None:
        """Neemt de tweede tabellen van een vroegere publicatie over, aangevuld waar nieuwe verbanden scheef staan."""
        nummer = {naam: cel for cel, naam in enumerate(self.tabel.namen)}
        for getuige in getuigen:
            if not {naam for naam, _ in getuige.bewegingen} <= nummer.keys():
                continue
            cel = nummer[getuige.begin[0]]
            begin = tuple(sorted((nummer[naam], richting) for naam, richting in getuige.bewegingen))
            mogelijk = self._bewegingen(self._zonder_nullen(), getuige.stap)
            bewegingen = tweede_tabel(self.tabel, begin, mogelijk, self.verborgen, _ZOEKGRENS_AANVULLEN)
            if bewegingen is not None:
                self._onthoud(_Getuige(begin=(cel, getuige.begin[1]), stap=getuige.stap, bewegingen=bewegingen))

    def bescherm(self, opgegeven: Collection[str]) -> None:
        """Zoekt voor elk klein aantal een tweede tabel, en verbergt waar die afwijkt."""
        for cel in self.kleine:
            if cel in self.getuigen or self.tabel.namen[cel] in opgegeven:
                continue
            getuige = self._zoek(cel)
            if getuige is not None:
                self._onthoud(getuige)

    def _onthoud(self, getuige: _Getuige) -> None:
        """Een tweede tabel beschermt elk klein aantal dat erin groot genoeg is."""
        self.verborgen |= getuige.cellen
        self.getuigen[getuige.begin[0]] = getuige
        for cel, richting in getuige.bewegingen:
            aantal = self.tabel.aantallen[cel]
            if richting == 1 and 0 < aantal < self.kleinste_groep <= aantal + getuige.stap and cel not in self.getuigen:
                self.getuigen[cel] = attrs.evolve(getuige, begin=(cel, 1))

    def _zoek(self, cel: int) -> _Getuige | None:
        """Liefst een tabel waarin het aantal niet klein is, anders een waarin het maar iets anders is."""
        tot_groot = self.kleinste_groep - self.tabel.aantallen[cel]
        # Soms is één meer al groot genoeg; dezelfde poging loont geen tweede keer.
        pogingen = dict.fromkeys((((cel, 1), tot_groot), ((cel, 1), 1), ((cel, -1), 1)))
        cellensoorten = dict.fromkeys((self._zonder_nullen(), self._beweegbaar()))
        for zoekgrens in (_ZOEKGRENS, _ZOEKGRENS_ALS_HET_MOET):
            for begin, stap in pogingen:
                for cellen in cellensoorten:
                    mogelijk = self.tabel.gevolgen(begin, self._bewegingen(cellen, stap))
                    bewegingen = tweede_tabel(self.tabel, (begin,), mogelijk, self.verborgen, zoekgrens)
                    if bewegingen is not None:
                        return _Getuige(begin=begin, stap=stap, bewegingen=bewegingen)
            anders = self._met_ander_begin(cel)
            if anders is not None:
                return anders
        return None

    def _met_ander_begin(self, cel: int) -> _Getuige | None:
        """Een tweede tabel die voor een ander aantal gevonden is, en waarin ook dit aantal iets anders is."""
        for getuige in self.getuigen.values():
            for richting in (1, -1):
                if (cel, richting) in getuige.bewegingen:
                    return attrs.evolve(getuige, begin=(cel, richting))
        return None

    def _beweegbaar(self) -> frozenset[int]:
        return frozenset(range(len(self.tabel.aantallen))) - self.tabel.vast

    def _zonder_nullen(self) -> frozenset[int]:
        return frozenset(cel for cel in self._beweegbaar() if self.tabel.aantallen[cel] or cel in self.verborgen)

    def _bewegingen(self, cellen: frozenset[int], stap: int) -> Set[Beweging]:
        """Wat kan bewegen, één keer uitgerekend zolang dezelfde cellen mogen afwijken."""
        if (stap, cellen) not in self._mogelijk:
            self._mogelijk[stap, cellen] = self.tabel.bewegingen(cellen, stap)
        return self._mogelijk[stap, cellen]

    def versoepel(self) -> None:
        """Toont weer wat achteraf niet verborgen hoeft te zijn: eerst de nullen, dan het grootste aantal."""
        aantallen = self.tabel.aantallen
        overtollig = self.verborgen - set(self.kleine) - self.tabel.onzichtbaar
        stappen = {getuige.stap for getuige in self.getuigen.values()}
        mogelijk = {stap: self.tabel.bewegingen(self.verborgen, stap) for stap in stappen}
        for cel in sorted(overtollig, key=lambda cel: (aantallen[cel] > 0, -aantallen[cel], cel)):
            verbanden = [nummer for nummer, _ in self.tabel.van_cel[cel]]
            zonder = {
                stap: self.tabel.zonder_doodlopende(bewegingen - {(cel, 1), (cel, -1)}, verbanden)
                for stap, bewegingen in mogelijk.items()
            }
            nieuw = self._andere_getuigen(cel, zonder)
            if nieuw is not None:
                self.verborgen.discard(cel)
                self.getuigen |= nieuw
                mogelijk = zonder

    def _andere_getuigen(self, cel: int, mogelijk: Mapping[int, Set[Beweging]]) -> dict[int, _Getuige] | None:
        """Een nieuwe tweede tabel voor elk klein aantal dat op deze cel steunt; ``None`` als er een geen heeft."""
        nieuw = {}
        for klein, getuige in self.getuigen.items():
            if cel in getuige.cellen:
                bewegingen = tweede_tabel(
                    self.tabel, (getuige.begin,), mogelijk[getuige.stap], self.verborgen, _ZOEKGRENS_VERSOEPELEN
                )
                if bewegingen is None:
                    return None
                nieuw[klein] = attrs.evolve(getuige, bewegingen=bewegingen)
        return nieuw


def _keur(aantallen: Mapping[str, int], verbanden: Collection[Verband], eerder: Mapping[str, int | None]) -> None:
    for naam, aantal in aantallen.items():
        if type(aantal) is not int or aantal < 0:
            raise ValueError(f"{naam}: verwacht een geheel aantal vanaf nul")
    for naam, getoond in eerder.items():
        if naam not in aantallen:
            raise ValueError(f"{naam}: verwacht ook het echte aantal van wat vroeger verborgen is")
        if getoond is not None and getoond != aantallen[naam]:
            raise ValueError(f"{naam}: verwacht het aantal dat vroeger getoond is; geef een verbetering een eigen naam")
    for verband in verbanden:
        for naam in verband.namen:
            if naam not in aantallen:
                raise ValueError(f"{naam}: verwacht een aantal, want een verband noemt het")
        rest = _rest(aantallen, verband)
        if rest < 0 or (rest and verband.volledig):
            raise ValueError(f"{_naam(verband)}: het verband klopt niet")


def _rest(aantallen: Mapping[str, int], verband: Verband) -> int:
    return sum(aantallen[naam] for naam in verband.geheel) - sum(aantallen[naam] for naam in verband.delen)


def _naam(verband: Verband) -> str:
    return f"{' + '.join(verband.geheel)} − {' − '.join(verband.delen)}"


def _tabel(aantallen: Mapping[str, int], verbanden: Sequence[Verband], eerder: Mapping[str, int | None]) -> Tabel:
    onvolledig = [verband for verband in verbanden if not verband.volledig]
    namen = (*sorted(aantallen), *(_naam(verband) for verband in onvolledig))
    nummer = {naam: cel for cel, naam in enumerate(sorted(aantallen))}
    van_rest = {verband: len(nummer) + i for i, verband in enumerate(onvolledig)}
    genummerd = [
        {nummer[naam]: 1 for naam in verband.geheel}
        | {nummer[naam]: -1 for naam in verband.delen}
        | ({van_rest[verband]: -1} if verband in van_rest else {})
        for verband in verbanden
    ]
    van_cel: list[list[tuple[int, int]]] = [[] for _ in namen]
    for i, tekens in enumerate(genummerd):
        for cel, teken in tekens.items():
            van_cel[cel].append((i, teken))
    resten = frozenset(van_rest.values())
    return Tabel(
        namen=namen,
        aantallen=(*(aantallen[naam] for naam in nummer), *(_rest(aantallen, verband) for verband in onvolledig)),
        verbanden=tuple(genummerd),
        van_cel=tuple(map(tuple, van_cel)),
        vast=frozenset(nummer[naam] for naam, getoond in eerder.items() if getoond is not None),
        onzichtbaar=resten | {nummer[naam] for naam, getoond in eerder.items() if getoond is None},
        resten=resten,
    )


def _geordend(verbanden: Iterable[Verband]) -> list[Verband]:
    """Dezelfde verbanden, elk één keer en op naam, zodat hun volgorde niets verandert."""
    uniek = {
        attrs.evolve(verband, geheel=tuple(sorted(verband.geheel)), delen=tuple(sorted(verband.delen)))
        for verband in verbanden
    }
    return sorted(uniek, key=attrs.astuple)


def onderdruk(
    aantallen: Mapping[str, int],
    verbanden: Iterable[Verband] = (),
    eerder: Mapping[str, int | None] | None = None,
    getuigen: Iterable[Getuige] = (),
    opgegeven: Iterable[str] = (),
    *,
    kleinste_groep: int,
) -> Onderdrukt:
    """Verbergt kleine aantallen, en net genoeg andere zodat niemand ze uit de rest terugrekent.

    Nul wordt getoond. Elk klein aantal kan voor een lezer ook minstens ``kleinste_groep`` zijn; lukt dat niet, dan
    blijven er toch twee waarden mogelijk. Ook de rest van een onvolledig verband wordt zo beschermd.

    Wie elk kwartaal publiceert, geeft in ``eerder`` mee wat al buiten is: de ``cellen`` van de vorige keer.

    Args:
        aantallen: elk aantal met zijn naam, vanaf nul; ook de aantallen van ``eerder``.
        verbanden: wat een lezer over hun samenhang weet.
        eerder: wat vroeger gepubliceerd is; ``None`` was toen verborgen. Dat verandert niet meer.
        getuigen: die van de vorige publicatie, om niet alles opnieuw te zoeken.
        opgegeven: wat toen niet te beschermen was. Er komen alleen verbanden bij, dus zoeken loont geen tweede keer.
        kleinste_groep: parameter van de oproep; vanaf dit aantal is een groep groot genoeg, 1 verbergt niets.

    Raises:
        ValueError: een negatief aantal, een verband dat niet klopt of een onbekend aantal noemt, een aantal dat anders
            is dan wat vroeger getoond is, of een kleinste groep onder 1.

    Bron: Verordening (EU) 2016/679, artikel 5, lid 1, punt c (minimale gegevensverwerking); de grens en de werkwijze
    zijn een eigen keuze (besluit 0017).

    >>> instroom = {"vrouw": 12, "man": 3, "onbekend": 9, "totaal": 24}
    >>> samen = Verband(geheel=("totaal",), delen=("vrouw", "man", "onbekend"))
    >>> onderdruk(instroom, [samen], kleinste_groep=5).verborgen
    ('man', 'onbekend')
    >>> onderdruk(instroom, [samen], kleinste_groep=1).verborgen
    ()
    """
    if kleinste_groep < 1:
        raise ValueError(f"kleinste_groep: verwacht een aantal vanaf één, geen {kleinste_groep}")
    geordend, eerder = _geordend(verbanden), eerder or {}
    _keur(aantallen, geordend, eerder)
    tabel = _tabel(aantallen, geordend, eerder)
    bescherming = _Bescherming(tabel=tabel, kleinste_groep=kleinste_groep)
    bescherming.vertrek_van(getuigen)
    bescherming.bescherm(frozenset(opgegeven))
    bescherming.versoepel()
    return Onderdrukt(
        cellen={
            naam: None if cel in bescherming.verborgen else aantallen[naam]
            for cel, naam in enumerate(tabel.namen[: len(aantallen)])
        },
        onbeschermd=tuple(sorted(tabel.namen[cel] for cel in bescherming.kleine if cel not in bescherming.getuigen)),
        getuigen=tuple(getuige.met_namen(tabel.namen) for _, getuige in sorted(bescherming.getuigen.items())),
    )
