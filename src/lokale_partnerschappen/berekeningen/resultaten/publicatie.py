"""Wat over deelnemers het partnerschap mag verlaten: kwartalen en indicatoren in één vaste reeks.

Een klein aantal is pas verborgen als ook geen twee uitvoeren samen het prijsgeven. Daarom gaat alles in dezelfde orde
naar buiten, wat er ook gevraagd wordt: elk kwartaal vanaf het eerste met gegevens, en na elk vierde kwartaal de
indicatoren van dat jaar. Wat eerder in de reeks staat, ligt vast voor wat volgt. Wie het derde kwartaal vraagt, krijgt
dus hetzelfde als wie er eerst drie andere vroeg.

Dat geldt voor één stand van het dossier. Wie het dossier verbetert en opnieuw publiceert, begint een nieuwe reeks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from lokale_partnerschappen.basis.bedrag import Tarief
from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.resultaten.indicatoren import indicatoren
from lokale_partnerschappen.berekeningen.resultaten.kwartaal import Kwartaalgroep, kwartaalcijfers, stappen_verder
from lokale_partnerschappen.berekeningen.resultaten.onderdrukking import Getuige, onderdruk
from lokale_partnerschappen.berekeningen.resultaten.uitstroom import (
    Uitstroomgroep,
    aandeel_van_alle_deelnemers,
    aandeel_van_wie_uitstroomde,
    uitstroomratio,
)
from lokale_partnerschappen.berekeningen.resultaten.verbanden import (
    ENTITEITEN,
    GEHELEN,
    KOLOMMEN,
    OPGETELD,
    SOORTEN,
    STROMEN,
    TOTAAL,
    ZONDER,
    Boek,
    Cel,
    Jaarcellen,
    PerGeslacht,
    groepsnaam,
    schrijf_jaar,
    schrijf_personas,
    schrijf_totaal,
    stroomcel,
)
from lokale_partnerschappen.berekeningen.resultaten.vertrek import vertrek_van
from lokale_partnerschappen.berekeningen.trajecten.deelnemers import blokken, eerste_dag, samengevoegd
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.resultaten import Entiteitstelling, Kenmerktelling
from lokale_partnerschappen.model.trajecten.deelnemer import Deelnemer, Geslacht

LANGSTE_REEKS: Final = 60
"""Zoveel kwartalen beschermt één reeks hoogstens; meer betekent dat er een datum verkeerd staat."""


@attrs.frozen(kw_only=True)
class Groepsblad:
    """Wat over allen samen, of over één persona, naar buiten mag.

    Args:
        persona: id van de persona; ``None`` voor allen samen en voor wie geen persona heeft.
        aantallen: elk aantal van het kwartaal; ``None`` is verborgen. Wat met ``tot_`` begint, loopt tot en met het
            kwartaal.
        verwachte_instroom, ambitie_begeleid, ambitie_naar_werk: wat vooropgesteld was; een plan, dus nooit verborgen.
        doel: welk deel van de deelnemers naar werk hoort uit te stromen.
        van_alle_deelnemers, van_wie_uitstroomde: welk deel naar werk ging; ``None`` als een aantal ervan verborgen is
            of de noemer nul is.
        gehaald: is het doel gehaald? ``None`` zoals hierboven.
    """

    persona: str | None
    aantallen: Mapping[str, int | None]
    verwachte_instroom: int | None
    ambitie_begeleid: int | None
    ambitie_naar_werk: int | None
    doel: Tarief
    van_alle_deelnemers: Tarief | None
    van_wie_uitstroomde: Tarief | None
    gehaald: bool | None


@attrs.frozen(kw_only=True)
class Kwartaalblad:
    """Een kwartaal zoals het naar buiten mag.

    Args:
        kwartaal: welk kwartaal.
        totaal, per_persona, zonder_persona: zoals in `Kwartaalcijfers`.
        onbeschermd: hoeveel kleine aantallen van de reeks tot hier niet te beschermen zijn.
    """

    kwartaal: Kwartaal
    totaal: Groepsblad
    per_persona: tuple[Groepsblad, ...]
    zonder_persona: Groepsblad
    onbeschermd: int

    @property
    def groepen(self) -> tuple[Groepsblad, ...]:
        """Alle groepen: het totaal, elke persona, en wie er geen heeft."""
        return (self.totaal, *self.per_persona, self.zonder_persona)


@attrs.frozen(kw_only=True)
class Indicatorblad:
    """Eén indicator zoals hij naar buiten mag.

    Args:
        code, titel, geschat, bron, zekerheid: zoals in `Indicatorwaarde`.
        aantallen: elke kolom; ``None`` is verborgen. Bij overheden en ondernemingen alleen het aantal, en niets als
            niemand het telde.
    """

    code: str
    titel: str
    aantallen: Mapping[str, int | None]
    geschat: bool
    bron: Bron
    zekerheid: Zekerheid


@attrs.frozen(kw_only=True)
class Jaarblad:
    """De indicatoren van een kalenderjaar zoals ze naar buiten mogen.

    Args:
        jaar: het kalenderjaar.
        gehelen: wie startte, wie geen bekende status heeft, wie vertrok, en voor wie zes maanden later in het jaar
            valt; ``None`` is verborgen.
        waarden: elke indicator.
        kenmerktellingen, ongebruikte_kenmerktellingen: welke tellingen meetellen, en welke niet.
        entiteitstellingen, ongebruikte_entiteitstellingen: hetzelfde.
        onbeschermd: hoeveel kleine aantallen van de reeks tot hier niet te beschermen zijn.
    """

    jaar: int
    gehelen: Mapping[str, int | None]
    waarden: tuple[Indicatorblad, ...]
    kenmerktellingen: tuple[Kenmerktelling, ...]
    ongebruikte_kenmerktellingen: tuple[Kenmerktelling, ...]
    entiteitstellingen: tuple[Entiteitstelling, ...]
    ongebruikte_entiteitstellingen: tuple[Entiteitstelling, ...]
    onbeschermd: int


class Publicatie:
    """De reeks van één dossier; wat al berekend is, wordt niet opnieuw berekend.

    Args:
        partnerschap: het dossier.
        kleinste_groep: vanaf dit aantal is een groep groot genoeg; 1 verbergt niets.
        uitstroomdoel: welk deel van de deelnemers naar werk uitstroomt, van 0 tot en met 1.

    Raises:
        ValueError: de datums van het dossier liggen te ver uit elkaar voor één reeks.
    """

    def __init__(self, partnerschap: Partnerschap, *, kleinste_groep: int, uitstroomdoel: Tarief) -> None:
        self._partnerschap = partnerschap
        self._kleinste_groep = kleinste_groep
        self._uitstroomdoel = uitstroomdoel
        self._deelnemers = samengevoegd(partnerschap.deelnemers)
        self._boek = Boek()
        self._buiten: dict[str, int | None] = {}
        self._getuigen: tuple[Getuige, ...] = ()
        self._onbeschermd: set[str] = set()
        self._jaarcellen: dict[int, Jaarcellen] = {}
        dagen = set(self._dagen())
        self._eerste = Kwartaal.van(min(dagen)) if dagen else None
        self._laatste = Kwartaal.van(max(dagen)) if dagen else None
        if self._eerste and self._laatste and _afstand(self._eerste, self._laatste) > LANGSTE_REEKS:
            raise ValueError(
                f"de datums van de trajecten en tellingen lopen van {self._eerste} tot {self._laatste}; "
                f"hoogstens {LANGSTE_REEKS} kwartalen kan, kijk na of er geen datum verkeerd staat"
            )

    @property
    def jaren(self) -> tuple[int, ...]:
        """De kalenderjaren met gegevens."""
        if self._eerste is None or self._laatste is None:
            return ()
        return tuple(range(self._eerste.jaar, self._laatste.jaar + 1))

    def kwartaal(self, kwartaal: Kwartaal) -> Kwartaalblad:
        """Een kwartaal, na alles wat ervoor komt in de reeks."""
        cijfers = kwartaalcijfers(self._partnerschap, kwartaal)
        ratio = uitstroomratio(self._partnerschap, kwartaal.periode, uitstroomdoel=self._uitstroomdoel)
        waar = self._in_de_reeks(kwartaal)
        if waar is not None:
            self._tot(lambda: waar in self._boek.kwartalen)
        namen = [TOTAAL, *(groepsnaam(rij.persona or "") for rij in cijfers.per_persona), ZONDER]
        stromen = [cijfers.totaal, *cijfers.per_persona, cijfers.zonder_persona]
        doelen = [ratio.totaal, *ratio.per_persona, ratio.zonder_persona]
        totaal, *per_persona, zonder = (
            self._groepsblad(waar, *groep) for groep in zip(namen, stromen, doelen, strict=True)
        )
        return Kwartaalblad(
            kwartaal=kwartaal,
            totaal=totaal,
            per_persona=tuple(per_persona),
            zonder_persona=zonder,
            onbeschermd=len(self._onbeschermd),
        )

    def jaar(self, jaar: int) -> Jaarblad:
        """De indicatoren van een kalenderjaar, na alles wat ervoor komt in de reeks."""
        if jaar in self.jaren:
            self._tot(lambda: jaar in self._boek.jaren)
        cellen = self._cellen(jaar)
        alle = cellen.alle
        return Jaarblad(
            jaar=jaar,
            gehelen={naam: self._waarde(cellen.geheel(naam)) for naam in GEHELEN},
            waarden=tuple(
                Indicatorblad(
                    code=waarde.code,
                    titel=waarde.titel,
                    aantallen={}
                    if waarde.code in ENTITEITEN and waarde.aantal is None
                    else {"aantal": waarde.aantal}
                    if waarde.code in ENTITEITEN
                    else {kolom: self._waarde(cellen.cel(waarde.code, kolom)) for kolom in KOLOMMEN},
                    geschat=waarde.geschat,
                    bron=waarde.bron,
                    zekerheid=waarde.zekerheid,
                )
                for waarde in alle.waarden
            ),
            kenmerktellingen=alle.kenmerktellingen,
            ongebruikte_kenmerktellingen=alle.ongebruikte_kenmerktellingen,
            entiteitstellingen=alle.entiteitstellingen,
            ongebruikte_entiteitstellingen=alle.ongebruikte_entiteitstellingen,
            onbeschermd=len(self._onbeschermd),
        )

    # --- de reeks -----------------------------------------------------------------------------------------------------

    def _in_de_reeks(self, kwartaal: Kwartaal) -> Kwartaal | None:
        """Het kwartaal van de reeks met dezelfde aantallen; ``None`` voor het eerste, want dan is alles nul."""
        if self._eerste is None or self._laatste is None or kwartaal < self._eerste:
            return None
        return min(kwartaal, self._laatste.volgende)

    def _tot(self, klaar: Callable[[], bool]) -> None:
        while not klaar():
            self._volgende()

    def _volgende(self) -> None:
        """Zet het volgende stuk van de reeks in het boek, en beslist wat ervan naar buiten mag."""
        laatste = self._boek.vorig_kwartaal
        if laatste is not None and laatste.nummer == 4 and laatste.jaar not in self._boek.jaren:
            schrijf_jaar(self._boek, self._cellen(laatste.jaar), self._per_geslacht(laatste.jaar))
            self._verberg()
            return
        assert self._eerste is not None
        kwartaal = self._eerste if laatste is None else laatste.volgende
        cijfers = kwartaalcijfers(self._partnerschap, kwartaal)
        ratio = uitstroomratio(self._partnerschap, kwartaal.periode, uitstroomdoel=self._uitstroomdoel)
        voordien = (self._buiten, self._getuigen, set(self._onbeschermd))
        # Eerst het totaal: wat daarvan getoond mag worden, wordt niet opgegeven om een persona te beschermen. Tenzij
        # een persona dan niet te beschermen is (vijf deelnemers bij vijf persona's): dan beslist alles samen.
        schrijf_totaal(self._boek, kwartaal, cijfers, ratio)
        self._verberg()
        schrijf_personas(self._boek, kwartaal, cijfers, ratio)
        self._verberg()
        if self._onbeschermd != voordien[2]:
            self._buiten, self._getuigen, self._onbeschermd = voordien
            self._verberg()

    def _verberg(self) -> None:
        ongenoemd: dict[str, int | None] = dict.fromkeys(self._boek.ongenoemd)
        uitkomst = onderdruk(
            self._boek.aantallen,
            self._boek.verbanden,
            self._buiten | ongenoemd,
            self._getuigen,
            self._onbeschermd,
            kleinste_groep=self._kleinste_groep,
        )
        self._buiten = dict(uitkomst.cellen)
        self._getuigen = uitkomst.getuigen
        self._onbeschermd.update(uitkomst.onbeschermd)

    def _cellen(self, jaar: int) -> Jaarcellen:
        if jaar not in self._jaarcellen:
            verwerking = self._partnerschap.gegevensverwerking
            per_deelnemer = verwerking is not None and verwerking.bijzonder_per_deelnemer
            self._jaarcellen[jaar] = Jaarcellen(indicatoren(self._partnerschap, Periode.jaar(jaar)), per_deelnemer)
        return self._jaarcellen[jaar]

    def _per_geslacht(self, jaar: int) -> PerGeslacht:
        periode = Periode.jaar(jaar)
        gestart = [een for een in self._deelnemers if _valt_in(eerste_dag(een), periode)]
        vertrekken = [(een, vertrek) for een in self._deelnemers if (vertrek := vertrek_van(een)) is not None]
        return PerGeslacht(
            gestart=_geslachten(gestart),
            zonder_status=_geslachten(een for een in gestart if een.status is None),
            vertrokken=_geslachten(een for een, vertrek in vertrekken if vertrek.datum in periode),
            zes_maanden_later=_geslachten(een for een, vertrek in vertrekken if vertrek.zes_maanden_later in periode),
        )

    def _dagen(self) -> Iterator[date]:
        """De dagen waarop er iets te tellen valt."""
        for deelnemer in self._deelnemers:
            for blok in blokken(deelnemer):
                yield blok.begin
                if blok.einde is not None:
                    yield blok.einde
            yield from stappen_verder(deelnemer)
            vertrek = vertrek_van(deelnemer)
            if vertrek is not None:
                yield vertrek.zes_maanden_later
        eigen = self._partnerschap
        for periode in (
            *(telling.periode for telling in eigen.kenmerktellingen),
            *(telling.periode for telling in eigen.entiteitstellingen),
        ):
            yield periode.begin
            yield periode.einde or periode.begin

    # --- wat een blad toont -------------------------------------------------------------------------------------------

    def _waarde(self, cel: Cel) -> int | None:
        """Wat van een cel naar buiten mag; wat niet in de reeks staat, is voor iedereen nul."""
        return 0 if cel is None else self._buiten.get(cel, 0)

    def _groepsblad(
        self, kwartaal: Kwartaal | None, naam: str, stromen: Kwartaalgroep, uitstroom: Uitstroomgroep
    ) -> Groepsblad:
        def toon(veld: str, wanneer: Kwartaal | None = kwartaal) -> int | None:
            return 0 if wanneer is None else self._waarde(stroomcel(wanneer, naam, veld))

        vorig = next((een for een in self._boek.kwartalen if een.volgende == kwartaal), None)
        velden = [*STROMEN, "lopend_na", "begeleid", *(f"tot_{veld}" for veld in OPGETELD)]
        if naam == TOTAAL:
            velden += [*SOORTEN, *(f"tot_{soort}" for soort in SOORTEN)]
        aantallen = {"lopend_voor": toon("lopend_na", vorig)} | {veld: toon(veld) for veld in velden}
        van_alle = _aandeel(aantallen["tot_naar_werk"], aantallen["tot_deelnemers"], aandeel_van_alle_deelnemers)
        return Groepsblad(
            persona=stromen.persona,
            aantallen=aantallen,
            verwachte_instroom=stromen.verwachte_instroom,
            ambitie_begeleid=stromen.ambitie_begeleid,
            ambitie_naar_werk=stromen.ambitie_naar_werk,
            doel=uitstroom.doel,
            van_alle_deelnemers=van_alle,
            van_wie_uitstroomde=_aandeel(aantallen["naar_werk"], aantallen["uitstroom"], aandeel_van_wie_uitstroomde),
            gehaald=None if van_alle is None else van_alle >= uitstroom.doel,
        )


def _afstand(een: Kwartaal, ander: Kwartaal) -> int:
    """Hoeveel kwartalen er van het ene tot het andere zijn, allebei meegeteld."""
    return (ander.jaar - een.jaar) * 4 + ander.nummer - een.nummer + 1


def _valt_in(dag: date | None, periode: Periode) -> bool:
    return dag is not None and dag in periode


def _geslachten(deelnemers: Iterable[Deelnemer]) -> Counter[Geslacht]:
    return Counter(deelnemer.geslacht for deelnemer in deelnemers)


def _aandeel(deel: int | None, geheel: int | None, bereken: Callable[[int, int], Tarief]) -> Tarief | None:
    """Een aandeel, tenzij het een verborgen aantal zou teruggeven of er niets te delen is."""
    return None if deel is None or not geheel else bereken(deel, geheel)
