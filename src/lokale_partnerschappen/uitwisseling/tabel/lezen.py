"""Van een rooster van cellen naar rijen van het model, met alle problemen tegelijk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from lokale_partnerschappen.basis.pad import Pad
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer
from lokale_partnerschappen.model.trajecten.meting import Meting
from lokale_partnerschappen.model.trajecten.pseudoniem import Pseudoniem
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.uitwisseling.json.omzetter import structureer
from lokale_partnerschappen.uitwisseling.json.ontleden import Object
from lokale_partnerschappen.uitwisseling.json.waarden import lijkt_op
from lokale_partnerschappen.uitwisseling.leesfout import Leesprobleem
from lokale_partnerschappen.uitwisseling.tabel.bestand import Rooster, Tabel, Tabelsoort, ontleed
from lokale_partnerschappen.uitwisseling.tabel.fout import Tabelprobleem, soort_van
from lokale_partnerschappen.uitwisseling.tabel.kolommen import (
    BIJZONDER,
    Kolom,
    Lid,
    empowermentkolom,
    kolommen_van,
)

# Woorden in een kop waaronder een mens te herkennen is, of waaronder vrije tekst staat.
_VERBODEN: Final = (
    *("naam", "voornaam", "achternaam", "familienaam", "initialen", "geboortedatum", "geboortejaar", "geboren"),
    *("leeftijd", "rijksregisternummer", "rijksregister", "rrn", "insz", "bis", "bisnummer", "mail", "email"),
    *("telefoon", "gsm", "adres", "straat", "woonplaats", "gemeente", "postcode", "nationaliteit", "opmerking"),
    *("opmerkingen", "notitie", "notities", "verslag"),
)


@attrs.frozen(kw_only=True)
class Trajectrij:
    """Een rij over een traject en zijn deelnemer."""

    deelnemer: Deelnemer
    traject: Traject


@attrs.frozen(kw_only=True)
class Metingrij:
    """Een rij over een meting in een traject."""

    traject: Pseudoniem
    meting: Meting


@attrs.frozen(kw_only=True)
class Rij:
    """Een rij die past, met de kolom van elke plaats in haar waarde."""

    bestand: str
    regel: int
    waarde: Trajectrij | Metingrij
    kolommen: Mapping[Pad, Kolom]

    def probleem(self, pad: Pad, gevonden: str, verwacht: str) -> Tabelprobleem:
        """Een probleem met deze rij, in de kolom waar de waarde van een plaats vandaan komt."""
        kolom = max(((plaats, kolom.naam) for plaats, kolom in self.kolommen.items() if plaats[: len(pad)] == pad))[1]
        return Tabelprobleem(bestand=self.bestand, regel=self.regel, kolom=kolom, gevonden=gevonden, verwacht=verwacht)


@attrs.frozen
class Gelezen:
    """Wat er van een tabel gelezen is; ``genoemd`` zijn alle trajecten, ook die van een geweigerde rij."""

    rijen: Sequence[Rij] = ()
    problemen: Sequence[Tabelprobleem] = ()
    genoemd: frozenset[str] = frozenset()
    codering: str = ""


def beoordeel(tabel: Tabel, partnerschap: Partnerschap) -> Gelezen:
    """De rijen van een tabel die passen, en alle problemen van de andere."""
    rooster = ontleed(tabel)
    if isinstance(rooster, Tabelprobleem):
        return Gelezen(problemen=[rooster])
    soort = tabel.soort or _soort(rooster, partnerschap)
    kop = _Kop(tabel.bestand, rooster, kolommen_van(soort, partnerschap))
    problemen = list(kop.problemen())
    if not any(kop.gekozen):
        return Gelezen(problemen=problemen)
    klasse = Metingrij if soort is Tabelsoort.METINGEN else Trajectrij
    rijen: list[Rij] = []
    genoemd: set[str] = set()
    for regel, cellen in rooster.rijen:
        genoemd.update(
            cel for kolom, cel in zip(kop.gekozen, cellen, strict=False) if kolom and kolom.naam == "traject"
        )
        uitkomst = _lees_rij(kop, regel, cellen, klasse)
        if isinstance(uitkomst, Rij):
            rijen.append(uitkomst)
        else:
            problemen += uitkomst
    is_traject = soort is Tabelsoort.TRAJECTEN
    return Gelezen(rijen, problemen, frozenset(genoemd if is_traject else ()), rooster.codering)


# --- de kopregel -----------------------------------------------------------------------------------------------------


def _soort(rooster: Rooster, partnerschap: Partnerschap) -> Tabelsoort:
    """Het soort tabel waar de meeste koppen bij passen."""

    def past(soort: Tabelsoort) -> int:
        kolommen = kolommen_van(soort, partnerschap)
        return sum(_zoek(kop, kolommen) is not None for kop in rooster.kop)

    return max(Tabelsoort, key=past)


def _zoek(kop: str, kolommen: Sequence[Kolom]) -> Kolom | None:
    """De kolom met deze naam; hoofdletters, spaties en streepjes maken geen verschil."""
    gelijk = [kolom for kolom in kolommen if kolom.naam == kop] or [
        kolom for kolom in kolommen if _gewoon(kolom.naam) == _gewoon(kop)
    ]
    return gelijk[0] if len(gelijk) == 1 else None


def _gewoon(naam: str) -> str:
    return re.sub(r"[\s_-]+", "_", naam.casefold())


def _letter(nummer: int) -> str:
    """De letter van een kolom in een rekenblad: A tot en met Z, dan AA."""
    hoger, rest = divmod(nummer, 26)
    return (_letter(hoger - 1) if hoger else "") + chr(ord("A") + rest)


class _Kop:
    """De kopregel: welke kolom waar staat, en wat er niet klopt. Een onbekende kop wordt nooit getoond."""

    def __init__(self, bestand: str, rooster: Rooster, kolommen: Sequence[Kolom]) -> None:
        self.bestand, self.regel, self.kop, self.rijen = bestand, rooster.kopregel, rooster.kop, rooster.rijen
        self.kolommen = kolommen
        met_metingen = any(kolom.pad[0] == "meting" for kolom in kolommen)
        herkend = [_zoek(kop, kolommen) or (empowermentkolom(kop) if met_metingen else None) for kop in self.kop]
        keren = Counter(kolom.naam for kolom in herkend if kolom)
        self.dubbel = {naam for naam, aantal in keren.items() if aantal > 1}
        self.gekozen = [kolom if kolom and kolom.naam not in self.dubbel else None for kolom in herkend]
        self.herkend = herkend
        self.ontbreekt = {kolom.naam for kolom in kolommen if kolom.verplicht and kolom.naam not in keren}

    def problemen(self) -> Iterator[Tabelprobleem]:
        if not any(self.herkend):
            namen = [kolom.naam for kolom in self.kolommen]
            yield self._probleem(
                None, "geen enkele bekende kolom", f"een kopregel met kolommen uit: {', '.join(namen)}"
            )
            return
        for nummer, kop in enumerate(self.kop):
            if self.herkend[nummer] is None and (kop or self._gevuld(nummer)):
                yield self._onbekend(kop, _letter(nummer))
        for naam in self.dubbel:
            yield self._probleem(naam, "deze kolom meer dan één keer", "elke kolom één keer")
        for naam in self.ontbreekt:
            yield self._probleem(naam, "niets", "deze kolom (verplicht)")

    def _gevuld(self, nummer: int) -> bool:
        """Staat er onder een lege kop toch iets? Een rekenblad bewaart ook lege kolommen."""
        return any(cel for _, cellen in self.rijen for cel in cellen[nummer : nummer + 1])

    def _onbekend(self, kop: str, letter: str) -> Tabelprobleem:
        woorden = re.findall(r"[a-z]+", kop.casefold())
        verboden = next((woord for woord in _VERBODEN if woord in woorden), None)
        if _gewoon(kop) in BIJZONDER:
            return self._probleem(
                _gewoon(kop),
                "een bijzonder kenmerk per deelnemer",
                "dit kenmerk alleen als aantal in kenmerktellingen, of eerst bijzonder_per_deelnemer in het dossier",
            )
        if verboden is not None:
            return self._probleem(
                letter,
                f"een kolom over een persoon of met vrije tekst ({verboden})",
                "alleen een pseudoniem en vaste keuzes; haal deze kolom uit de tabel",
            )
        namen = [kolom.naam for kolom in self.kolommen if kolom not in self.herkend]
        return attrs.evolve(
            self._probleem(letter, "een onbekende kolom (naam niet getoond)", f"een van: {', '.join(namen)}"),
            bedoeld=lijkt_op(kop, namen),
        )

    def _probleem(self, kolom: str | None, gevonden: str, verwacht: str) -> Tabelprobleem:
        return Tabelprobleem(bestand=self.bestand, regel=self.regel, kolom=kolom, gevonden=gevonden, verwacht=verwacht)


# --- een rij ---------------------------------------------------------------------------------------------------------


def _lees_rij(
    kop: _Kop, regel: int, cellen: Sequence[str], klasse: type[Trajectrij | Metingrij]
) -> Rij | list[Tabelprobleem]:
    def probleem(kolom: str | None, gevonden: str, verwacht: str) -> Tabelprobleem:
        return Tabelprobleem(bestand=kop.bestand, regel=regel, kolom=kolom, gevonden=gevonden, verwacht=verwacht)

    aantal = len(kop.kop)
    if len(cellen) < aantal or any(cellen[aantal:]):
        return [probleem(None, f"{len(cellen)} cellen", f"{aantal} cellen, zoals de kopregel")]
    gegevens = Object({str(kolom.pad[0]): Object() for kolom in kop.kolommen if len(kolom.pad) > 1})
    plaatsen: dict[Pad, Kolom] = {}
    tekst: dict[str | None, str] = {}
    fout: dict[str | None, str] = {}
    for kolom, cel in zip(kop.gekozen, cellen, strict=False):
        if kolom and cel:
            tekst[kolom.naam] = cel
            plaatsen[_plaats(gegevens, kolom.pad, kolom.lees(cel))] = kolom
            if not kolom.past(cel):
                fout[kolom.naam] = kolom.verwacht
    uitkomst = structureer(klasse, gegevens)
    if isinstance(uitkomst, list):
        fout |= {naam: verwacht for deel in uitkomst for naam, verwacht in _kolommen(deel, plaatsen, kop)}
    elif isinstance(uitkomst, Metingrij) and len(plaatsen) == _ZONDER_SCORE:
        fout[None] = "minstens één score"
    elif not fout:
        return Rij(bestand=kop.bestand, regel=regel, waarde=uitkomst, kolommen=plaatsen)
    # Over een kolom die ontbreekt of er twee keer staat, is bij de kopregel al iets gezegd.
    return [
        probleem(naam, soort_van(tekst.get(naam, "")), verwacht)
        for naam, verwacht in fout.items()
        if naam not in kop.ontbreekt | kop.dubbel
    ]


_ZONDER_SCORE: Final = 2
"""Een meting met alleen haar traject en haar datum."""


def _plaats(houder: Any, stappen: Sequence[str | Lid], waarde: object) -> Pad:
    """Zet een waarde op haar plaats in de vorm van JSON, en geeft die plaats."""
    stap, *rest = stappen
    if not rest:
        houder[stap] = waarde
        return (str(stap),)
    if not isinstance(rest[0], Lid):
        return (str(stap), *_plaats(houder.setdefault(stap, Object()), rest, waarde))
    lijst, vast = houder.setdefault(stap, []), dict(rest[0].vast)
    nummer = next((nummer for nummer, deel in enumerate(lijst) if vast.items() <= deel.items()), len(lijst))
    if nummer == len(lijst):
        lijst.append(Object(vast))
    return (str(stap), nummer, *_plaats(lijst[nummer], rest[1:], waarde))


def _kolommen(probleem: Leesprobleem, plaatsen: Mapping[Pad, Kolom], kop: _Kop) -> Sequence[tuple[str | None, str]]:
    """De kolom waarover een leesprobleem gaat, en wat ze verwacht; ``None`` voor de hele rij.

    Het gaat over een waarde die er staat, over een die ontbreekt, of over een veld dat zijn klasse weigert.
    """
    pad = probleem.pad
    namen = tuple(stap for stap in pad if isinstance(stap, str))
    kolommen = (
        [kolom for plaats, kolom in plaatsen.items() if pad[: len(plaats)] == plaats]
        or [kolom for kolom in kop.kolommen if tuple(stap for stap in kolom.pad if isinstance(stap, str)) == namen]
        or [k for plaats, k in plaatsen.items() if plaats[:-1] == pad and f": {plaats[-1]}: " in probleem.gevonden]
    )
    return [(kolom.naam, kolom.verwacht) for kolom in kolommen] or [(None, probleem.verwacht)]
