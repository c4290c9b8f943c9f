"""Een dossier beoordelen: elke regel op elk object waarover ze gaat, met de parameters die daar gelden.

Zonder datum wordt het hele leven van het partnerschap beoordeeld; elk object op zijn eigen peildatum (een begroting:
het begin van haar projectjaar). Met een datum tellen alleen de objecten die dan gelden. Nergens wordt gevraagd welke
dag het vandaag is: hetzelfde dossier krijgt altijd hetzelfde oordeel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

import attrs

from lokale_partnerschappen._versie import __version__
from lokale_partnerschappen.basis.herleiding import in_json
from lokale_partnerschappen.basis.pad import Pad, schrijf_pad
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in, toonbaar
from lokale_partnerschappen.basis.velden import velden
from lokale_partnerschappen.basis.weergave import toon, vertaal, vul_in
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.portefeuille import Portefeuille
from lokale_partnerschappen.oproepen.oproep import Oproep, oproep
from lokale_partnerschappen.oproepen.voorwaarden import GEBIED_ONBEKEND, NietGezet, Voorwaarden
from lokale_partnerschappen.regels import REGELS
from lokale_partnerschappen.regels._regel import Afwijking, AlgemeneRegel, Ernst, Onbekend
from lokale_partnerschappen.regels._register import Regels

ONDERWERPEN: Final = (
    "samenstelling",
    "selectie",
    "aanvraag",
    "kosten",
    "financiering",
    "trajecten",
    "resultaten",
    "opvolging",
    "eigen",
)
EEN_VOOR_EEN: Final = "de regel heeft alle deelnemers samen nodig, en een stroom geeft ze één voor één"


@attrs.frozen(kw_only=True)
class Bevinding:
    """Wat een regel op één plaats vond, of waarom ze daar niet kon oordelen.

    Args:
        regel: de regel.
        pad: plaats in het dossier.
        gegevens: wat het bericht invult; leeg als er niet geoordeeld kon worden.
        onbekend: waarom er niet geoordeeld kon worden, of ``None``.

    Bron: ontwerp, hoofdstuk 6.

    >>> verslag = controleer(voorbeeld())
    >>> isinstance(next(iter(verslag)).bericht(), str)
    True
    """

    regel: AlgemeneRegel
    pad: Pad
    gegevens: Mapping[str, object] = attrs.field(factory=dict, repr=False)
    onbekend: str | None = None

    @property
    def ernst(self) -> Ernst:
        """Hoe erg het is."""
        return self.regel.ernst

    @property
    def plaats(self) -> str:
        """De plaats in het dossier, zoals ``begrotingen[0].cofinanciering``."""
        return schrijf_pad(self.pad)

    def bericht(self, taal: str = "nl") -> str:
        """De zin voor een lezer.

        Raises:
            ValueError: de taal is niet nl, fr of en.
        """
        if self.onbekend is not None:
            return vertaal("Niet te beoordelen: {reden}.", taal).format(reden=vertaal(self.onbekend, taal))
        return vul_in(self.regel.bericht, _zonder_persoonsgegevens(self.gegevens), taal)

    def doen(self, taal: str = "nl") -> str:
        """Wat de lezer kan doen.

        Raises:
            ValueError: de taal is niet nl, fr of en.
        """
        if self.onbekend is not None:
            return ""
        return vul_in(self.regel.doen, _zonder_persoonsgegevens(self.gegevens), taal)

    def rij(self, taal: str = "nl") -> dict[str, Any]:
        """De bevinding als één platte rij, voor een tabel of JSON."""
        gegevens = _zonder_persoonsgegevens(self.gegevens)
        return {
            "regel": self.regel.id,
            "onderwerp": self.regel.onderwerp,
            "ernst": self.ernst.value if self.onbekend is None else "niet te beoordelen",
            "plaats": self.plaats,
            "gevonden": _kaal(gegevens.get("gevonden")),
            "verwacht": _kaal(gegevens.get("verwacht")),
            "bericht": self.bericht(taal),
            "doen": self.doen(taal),
            "bron": str(self.regel.bron),
            "gezag": self.regel.bron.gezag.value,
        }

    def __str__(self) -> str:
        if self.onbekend is not None:
            return f"{self.plaats}: {self.bericht()}"
        return f"{self.ernst.value}: {self.plaats}: {self.bericht()}"

    def _volgorde(self) -> tuple[object, ...]:
        onderwerp = ONDERWERPEN.index(self.regel.onderwerp)
        # Een pad mengt namen en volgnummers; zo gesorteerd komt lijn 2 voor lijn 10.
        plaats = tuple((0, deel, "") if isinstance(deel, int) else (1, 0, deel) for deel in self.pad)
        return onderwerp, self.ernst.rang, plaats, self.regel.id


@attrs.frozen(kw_only=True)
class Verslag:
    """Het oordeel over een dossier; doorloop het om de bevindingen te krijgen.

    Args:
        bevindingen: wat niet klopt, op onderwerp, ernst en plaats.
        niet_te_beoordelen: waar een regel iets miste om te oordelen.
        niet_van_toepassing: regels waarvan de oproep een parameter uitdrukkelijk niet zet, met de reden.
        oproep: id van de oproep; van dossiers samen alle verschillende, met een komma ertussen.
        op: de dag waarop beoordeeld werd, of ``None`` voor het hele leven.
        versie: versie van de bibliotheek.

    Bron: ontwerp, hoofdstuk 6.

    >>> controleer(voorbeeld()).in_orde
    True
    """

    bevindingen: tuple[Bevinding, ...]
    niet_te_beoordelen: tuple[Bevinding, ...]
    niet_van_toepassing: Mapping[str, NietGezet]
    oproep: str
    op: date | None
    versie: str = __version__

    def __iter__(self) -> Iterator[Bevinding]:
        return iter(self.bevindingen)

    def __len__(self) -> int:
        return len(self.bevindingen)

    @property
    def in_orde(self) -> bool:
        """Is er geen enkele fout?"""
        return self.aantal(Ernst.FOUT) == 0

    def aantal(self, ernst: Ernst) -> int:
        """Het aantal bevindingen met een ernst."""
        return sum(1 for bevinding in self.bevindingen if bevinding.ernst is ernst)

    def rijen(self, taal: str = "nl", *, ook_onbekend: bool = False) -> list[dict[str, Any]]:
        """De bevindingen als platte rijen, voor een data frame of CSV.

        Args:
            taal: taal van de berichten.
            ook_onbekend: ook wat niet te beoordelen was.
        """
        alle = (*self.bevindingen, *self.niet_te_beoordelen) if ook_onbekend else self.bevindingen
        return [bevinding.rij(taal) for bevinding in alle]


def controleer(
    partnerschap: Partnerschap,
    *,
    op: date | None = None,
    oproep: Oproep | None = None,
    voorwaarden: Voorwaarden | None = None,
    regels: Regels | Iterable[AlgemeneRegel] = REGELS,
) -> Verslag:
    """Beoordeelt een dossier met alle regels, of met de regels die u geeft.

    Args:
        partnerschap: het dossier.
        op: beoordeel alleen wat op deze dag geldt; regels over het hele dossier (zoals de enveloppe of de
            cofinanciering over alle jaren) blijven alle jaren samen beoordelen.
        oproep: een andere oproep dan die het dossier noemt.
        voorwaarden: vaste parameters, in plaats van die van de oproep per gebied en peildatum.
        regels: de regels; ``REGELS + Regels([eigen_regel])`` voegt er een toe.

    Raises:
        ValueError: het dossier noemt een onbekende oproep, of twee regels hebben hetzelfde id.

    Bron: ontwerp, hoofdstuk 6.

    >>> verslag = controleer(voorbeeld(), op=date(2024, 6, 1))
    >>> verslag.oproep, verslag.in_orde
    ('lp-208', True)
    """
    return Beoordeling(partnerschap, op, oproep, voorwaarden, Regels(regels)).verslag()


def controleer_samen(
    partnerschappen: Iterable[Partnerschap],
    *,
    op: date | None = None,
    regels: Regels | Iterable[AlgemeneRegel] = REGELS,
) -> Verslag:
    """Beoordeelt meer dossiers naast elkaar; elk apart beoordelen doet `controleer`.

    Args:
        partnerschappen: de dossiers; een plaats zoals ``partnerschappen[1]`` telt in deze volgorde.
        op: beoordeel alleen wat op deze dag geldt.
        regels: de regels; alleen die over `Portefeuille` oordelen hier.

    Raises:
        ValueError: een dossier noemt een onbekende oproep, of twee regels hebben hetzelfde id.

    Bron: ontwerp, hoofdstuk 5.

    >>> ander = Partnerschap(naam="Ander", oproep="lp-208", werkingsgebied=Werkingsgebied(gemeenten=("46025",)))
    >>> [bevinding.plaats for bevinding in controleer_samen([voorbeeld(), ander])]
    ['partnerschappen[0].werkingsgebied.gemeenten[5]', 'partnerschappen[1].werkingsgebied.gemeenten[0]']
    """
    samen = Portefeuille(partnerschappen=tuple(partnerschappen))
    oproepen = sorted({oproep(partnerschap.oproep).id for partnerschap in samen.partnerschappen})
    alle = []
    for regel in Regels(regels):
        if regel.over is Portefeuille:
            argumenten = {"op": op} if "op" in regel.gevraagd else {}
            alle += [_bevinding(regel, (), uitkomst) for uitkomst in regel(samen, **argumenten)]
    return Verslag(
        bevindingen=_gesorteerd(bevinding for bevinding in alle if bevinding.onbekend is None),
        niet_te_beoordelen=_gesorteerd(bevinding for bevinding in alle if bevinding.onbekend is not None),
        niet_van_toepassing={},
        oproep=", ".join(oproepen),
        op=op,
    )


def _bevinding(regel: AlgemeneRegel, pad: Pad, uitkomst: Afwijking | Onbekend) -> Bevinding:
    plaats = pad + uitkomst.pad
    if isinstance(uitkomst, Onbekend):
        return Bevinding(regel=regel, pad=plaats, onbekend=uitkomst.reden)
    return Bevinding(regel=regel, pad=plaats, gegevens=uitkomst.gegevens)


def _gesorteerd(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    return tuple(sorted(bevindingen, key=Bevinding._volgorde))


class AlleDeelnemersNodig(Exception):
    """Een regel vraagt alle deelnemers samen, terwijl een stroom ze één voor één geeft."""


class Beoordeling:
    """Eén gang door een dossier, in zijn geheel of deel voor deel: welke regel geldt waar, met welke parameters.

    Args:
        partnerschap: de wortel.
        op, oproep, voorwaarden, regels: zoals bij `controleer`.
    """

    def __init__(
        self,
        partnerschap: Partnerschap,
        op: date | None,
        gekozen: Oproep | None,
        voorwaarden: Voorwaarden | None,
        regels: Regels,
    ) -> None:
        self._partnerschap, self._op = partnerschap, op
        self._oproep = oproep(partnerschap.oproep) if gekozen is None else gekozen
        self._vast = voorwaarden
        self._per_klasse: dict[type, list[AlgemeneRegel]] = {}
        for regel in regels:
            self._per_klasse.setdefault(regel.over, []).append(regel)
        self._niet_van_toepassing: dict[str, NietGezet] = {}
        self._per_dag: dict[date, Voorwaarden] = {}
        self._klaar: dict[tuple[type, date], list[tuple[AlgemeneRegel, dict[str, object] | None]]] = {}
        self._velden: dict[type, tuple[str, ...] | None] = {}

    def verslag(self) -> Verslag:
        """Het oordeel over het hele dossier."""
        alle = list(self.bevindingen(self._partnerschap, ()))
        return Verslag(
            bevindingen=_gesorteerd(bevinding for bevinding in alle if bevinding.onbekend is None),
            niet_te_beoordelen=_gesorteerd(bevinding for bevinding in alle if bevinding.onbekend is not None),
            niet_van_toepassing=self._niet_van_toepassing,
            oproep=self._oproep.id,
            op=self._op,
        )

    def bevindingen(self, voorwerp: object, pad: Pad) -> Iterator[Bevinding]:
        """Wat de regels vinden in een deel van het dossier en alles eronder, ook waar ze niet konden oordelen."""
        for plaats, deel, dag in self._objecten(voorwerp, pad, self._begin):
            for regel, argumenten in self._regels_voor(type(deel), dag):
                if argumenten is None:
                    yield Bevinding(regel=regel, pad=plaats, onbekend=GEBIED_ONBEKEND)
                    continue
                try:
                    uitkomsten = list(regel(deel, **argumenten))
                except AlleDeelnemersNodig:
                    yield Bevinding(regel=regel, pad=plaats, onbekend=EEN_VOOR_EEN)
                    continue
                for uitkomst in uitkomsten:
                    yield _bevinding(regel, plaats, uitkomst)

    @cached_property
    def _begin(self) -> date:
        """De peildatum van wat geen eigen periode heeft."""
        begrotingen = [begroting.peildatum for begroting in self._partnerschap.begrotingen]
        periode = self._partnerschap.periode
        return self._op or (periode.begin if periode else min(begrotingen, default=self._oproep.looptijd.begin))

    def _regels_voor(self, soort: type, dag: date) -> list[tuple[AlgemeneRegel, dict[str, object] | None]]:
        """De regels over een klasse met wat ze op een dag vragen; ``None`` als het gebied daarvoor niet bekend is."""
        if (soort, dag) not in self._klaar:
            self._klaar[soort, dag] = list(self._met_argumenten(self._per_klasse.get(soort, ()), dag))
        return self._klaar[soort, dag]

    def _met_argumenten(
        self, regels: Iterable[AlgemeneRegel], dag: date
    ) -> Iterator[tuple[AlgemeneRegel, dict[str, object] | None]]:
        geregeld = {"partnerschap": self._partnerschap, "op": self._op}
        for regel in regels:
            argumenten: dict[str, object] = {naam: geregeld[naam] for naam in geregeld if naam in regel.gevraagd}
            if not regel.parameters:
                yield regel, argumenten
                continue
            voorwaarden = self._voorwaarden(dag)
            niet_gezet = [reden for naam in regel.parameters if (reden := voorwaarden.niet_gezet(naam))]
            uitdrukkelijk = [reden for reden in niet_gezet if reden.reden != GEBIED_ONBEKEND]
            if uitdrukkelijk:
                self._niet_van_toepassing[regel.id] = uitdrukkelijk[0]
            elif niet_gezet:
                yield regel, None
            else:
                yield regel, argumenten | {naam: getattr(voorwaarden, naam) for naam in regel.parameters}

    def _voorwaarden(self, dag: date) -> Voorwaarden:
        if self._vast is not None:
            return self._vast
        if dag not in self._per_dag:
            gebied = gebied_van(self._partnerschap.werkingsgebied)
            self._per_dag[dag] = self._oproep.voorwaarden(gebied, self._in_looptijd(dag))
        return self._per_dag[dag]

    def _in_looptijd(self, dag: date) -> date:
        """Wat buiten de oproep valt, krijgt de parameters van haar eerste of laatste dag; andere zijn er niet."""
        looptijd = self._oproep.looptijd
        dag = max(dag, looptijd.begin)
        return dag if looptijd.einde is None else min(dag, looptijd.einde)

    def _objecten(self, voorwerp: object, pad: Pad, dag: date) -> Iterator[tuple[Pad, object, date]]:
        """Elk object waar een regel iets kan vinden, met plaats en peildatum; wat op `op` niet geldt, niet."""
        if isinstance(voorwerp, tuple):
            for i, deel in enumerate(voorwerp):
                yield from self._objecten(deel, (*pad, i), dag)
            return
        namen = self._te_doorlopen(type(voorwerp))
        if namen is None or (self._op is not None and pad and not _geldt_op(voorwerp, self._op)):
            return
        dag = getattr(voorwerp, "peildatum", dag)
        yield pad, voorwerp, dag
        for naam in namen:
            waarde = getattr(voorwerp, naam)
            if waarde is not None and waarde != ():
                yield from self._objecten(waarde, (*pad, naam), dag)

    def _te_doorlopen(self, soort: type) -> tuple[str, ...] | None:
        """De velden waaronder iets staat waarover een regel gaat; ``None`` voor wat geen object van een dossier is."""
        if soort not in self._velden:
            alle = velden(soort)
            namen = (naam for naam, onder in (alle or {}).items() if not onder.isdisjoint(self._per_klasse))
            self._velden[soort] = None if alle is None else tuple(namen)
        return self._velden[soort]


def _geldt_op(voorwerp: object, dag: date) -> bool:
    """Telt een object op een dag mee? Het zegt dat zelf (een organisatie, een brief, een rapport), of zijn periode."""
    geldt_op = getattr(voorwerp, "geldt_op", None)
    if geldt_op is not None:
        return bool(geldt_op(dag))
    periode = getattr(voorwerp, "periode", None)
    return not isinstance(periode, Periode) or dag in periode


def _zonder_persoonsgegevens(gegevens: Mapping[str, object]) -> dict[str, object]:
    """Een dossier dat in code gemaakt is, kan een persoonsgegeven dragen; een bericht herhaalt het nooit."""
    return {naam: _zonder_persoonsgegeven(waarde) for naam, waarde in gegevens.items()}


def _zonder_persoonsgegeven(waarde: object) -> object:
    if isinstance(waarde, tuple | list):
        return tuple(_zonder_persoonsgegeven(deel) for deel in waarde)
    return toonbaar(waarde) if isinstance(waarde, str) and persoonsgegeven_in(waarde) else waarde


def _kaal(waarde: object) -> str:
    """Een waarde voor een tabel: zonder landinstelling, zodat een programma ze kan lezen."""
    if isinstance(waarde, tuple):
        return ", ".join(_kaal(deel) for deel in waarde)
    if isinstance(waarde, bool):
        return toon(waarde)
    return "" if waarde is None else str(in_json(waarde))


def leg_uit(regel: AlgemeneRegel | str, taal: str = "nl") -> str:
    """De uitleg van een regel als tekst: wat, waarom, voorbeeld, ernst, bron en parameters.

    Args:
        regel: de regel, of het id van een regel van de bibliotheek.
        taal: taal van de titels.

    Raises:
        ValueError: er is geen regel met dat id; de melding stelt een gelijkende naam voor.

    Bron: de verklaring en de docstring van de regel zelf.

    >>> leg_uit("vdab-ontbreekt").splitlines()[0]
    'vdab-ontbreekt: VDAB ontbreekt'
    """
    if isinstance(regel, str):
        (regel,) = REGELS.alleen([regel]) if regel in {r.id for r in REGELS} else _geen(regel)
    kop = [
        f"{regel.id}: {vertaal(regel.titel, taal)}",
        "",
        f"{vertaal('Ernst', taal)}: {vertaal(regel.ernst.value, taal)}",
        f"{vertaal('Beoordeelt', taal)}: {regel.over.__name__} ({vertaal(regel.onderwerp, taal)})",
        f"{vertaal('Bron', taal)}: {regel.bron} ({regel.bron.gezag.value})",
    ]
    if regel.bron.url:
        kop.append(f"  {regel.bron.url}")
    if regel.parameters:
        kop.append(f"{vertaal('Parameters', taal)}: {', '.join(regel.parameters)}")
    if regel.feit:
        kop.append(f"{vertaal('Feit', taal)}: {regel.feit}")
    return "\n".join([*kop, "", regel.uitleg])


def _geen(regel_id: str) -> Regels:
    REGELS.alleen([regel_id])  # werpt op, met een gelijkende naam
    raise ValueError(f"{toonbaar(regel_id)} is een onderwerp of ernst, geen regel")
