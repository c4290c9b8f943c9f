"""De agenda van een partnerschap: alles wat tussen twee dagen moet gebeuren, met bron en zekerheid.

Elke afspraak volgt uit het dossier en de parameters van de oproep, nooit uit de gevraagde dagen: wie een periode in
twee stukken vraagt, krijgt samen hetzelfde. Van een deelnemer staat er alleen het pseudoniem van zijn traject. Geen
enkel gevoelig gegeven bepaalt of een afspraak er staat; daarom verdwijnt de meting na zes maanden ook niet uit de
agenda als ze gebeurd is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final, cast

import attrs

from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.pad import Pad, schrijf_pad
from lokale_partnerschappen.basis.periode import Periode, plus_maanden
from lokale_partnerschappen.basis.weergave import toon
from lokale_partnerschappen.berekeningen.aanvraag.termijnen import beslisdatum_max
from lokale_partnerschappen.berekeningen.opvolging.termijnen import (
    bewaren_tot,
    open_kwartalen,
    rapportgaten,
    uiterste_bezwaar,
)
from lokale_partnerschappen.berekeningen.samenstelling import gebied_van, vroegste_wijziging
from lokale_partnerschappen.model.opvolging import Opvolging
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.oproepen.bronnen import (
    ESF_HELPDESK_RAPPORTERING,
    GOEDGEKEURDE_AANVRAAG,
    SFC_ONMIDDELLIJK_RESULTAAT,
    STAPPENPLAN_PLATOS,
    VDAB_LOKALE_BESTUREN,
    VEELGESTELDE_VRAGEN,
    VERORDENING_2021_1057,
)
from lokale_partnerschappen.oproepen.oproep import oproep
from lokale_partnerschappen.oproepen.voorwaarden import Voorwaarden

_LAATSTE_JAAR: Final = 9900
_RAPPORT: Final = ESF_HELPDESK_RAPPORTERING.op("een rapport over elke periode")
_ZES_MAANDEN: Final = VERORDENING_2021_1057.op("bijlage I, EECR05 en EECR06")
_KWARTAAL: Final = GOEDGEKEURDE_AANVRAAG.op("vraag 19: driemaandelijkse opvolging")


class Afspraaksoort(StrEnum):
    """Wat er in de agenda kan staan, in de volgorde waarin het op één dag staat.

    Bron: zie de bron van elke `Afspraak`.

    >>> Afspraaksoort.KWARTAAL.label
    'driemaandelijkse opvolging van de deelnemers'
    >>> [soort.value for soort in Afspraaksoort if soort.over_deelnemer]
    ['opvolging-traject', 'na-28-dagen', 'na-zes-maanden']
    """

    KANDIDATUREN_TOT = "kandidaturen-tot"
    EINDE_EERSTE_RONDE = "einde-eerste-ronde"
    EINDE_TWEEDE_RONDE = "einde-tweede-ronde"
    BESLISSING_OP = "beslissing-op"
    INDIENEN_TOT = "indienen-tot"
    BESLISSING_AANVRAAG = "beslissing-aanvraag"
    SAMENSTELLING = "samenstelling"
    ONDERSTEUNINGSGROEP = "ondersteuningsgroep"
    OPVOLGING_TRAJECT = "opvolging-traject"
    NA_28_DAGEN = "na-28-dagen"
    NA_ZES_MAANDEN = "na-zes-maanden"
    KWARTAAL = "kwartaal"
    ACTIE = "actie"
    OVEREENKOMST = "overeenkomst"
    RAPPORT = "rapport"
    ZONDER_RAPPORT = "zonder-rapport"
    BEZWAAR = "bezwaar"
    EINDE = "einde"
    BEWAREN = "bewaren"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return {
            "kandidaturen-tot": "laatste dag om een kandidatuur in te dienen",
            "einde-eerste-ronde": "einde van de eerste ronde van de selectie",
            "einde-tweede-ronde": "einde van de tweede ronde van de selectie",
            "beslissing-op": "beslissing over de selectie",
            "indienen-tot": "project indienen volgens het lokaal addendum",
            "beslissing-aanvraag": "laatste dag voor de beslissing over de aanvraag",
            "samenstelling": "vanaf vandaag kan de samenstelling wijzigen",
            "ondersteuningsgroep": "ondersteuningsgroep komt uiterlijk vandaag samen",
            "opvolging-traject": "laatste dag om het traject op te volgen",
            "na-28-dagen": "28 dagen na het vertrek: laatste dag van het onmiddellijke resultaat",
            "na-zes-maanden": "zes maanden na het vertrek: resultaat vaststellen",
            "kwartaal": "driemaandelijkse opvolging van de deelnemers",
            "actie": "actie van de samenwerkingsovereenkomst is klaar",
            "overeenkomst": "samenwerkingsovereenkomst met VDAB loopt af",
            "rapport": "einde van de rapportperiode",
            "zonder-rapport": "einde van een periode waarover nog geen rapport in het dossier staat",
            "bezwaar": "laatste dag voor een bezwaar tegen de beslissing",
            "einde": "einde van het project",
            "bewaren": "laatste dag om bewijsstukken te bewaren",
        }[self.value]

    @property
    def over_deelnemer(self) -> bool:
        """Gaat dit over het traject van één deelnemer?"""
        return self in (Afspraaksoort.OPVOLGING_TRAJECT, Afspraaksoort.NA_28_DAGEN, Afspraaksoort.NA_ZES_MAANDEN)


@attrs.frozen(kw_only=True)
class Afspraak:
    """Iets wat op een dag moet gebeuren, of tegen die dag.

    Args:
        datum: de dag.
        soort: wat er moet gebeuren.
        over: waarover het gaat: een periode, een kwartaal, een beslissing, een actie, of het pseudoniem van een
            traject; ``None`` als het over het hele partnerschap gaat.
        bron: waar staat dat het moet; haar gezag zegt hoe dwingend dat is.
        zekerheid: hoe zeker de datum is.
        pad: waar in het dossier het vandaan komt.

    Bron: elke afspraak draagt haar eigen bron.

    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
    >>> *_, einde = agenda(dossier, date(2029, 12, 31), date(2029, 12, 31))
    >>> einde.wat(), einde.plaats
    ('Einde van het project', 'periode')
    """

    datum: date
    soort: Afspraaksoort
    over: Periode | Kwartaal | date | str | None = None
    bron: Bron
    zekerheid: Zekerheid
    pad: Pad

    @property
    def plaats(self) -> str:
        """Het pad als tekst."""
        return schrijf_pad(self.pad)

    def wat(self, taal: str = "nl") -> str:
        """Wat er moet gebeuren, in woorden.

        Raises:
            ValueError: de taal is niet nl, fr of en.
        """
        soort = toon(self.soort, taal)
        zin = soort[:1].upper() + soort[1:]
        return zin if self.over is None else f"{zin} ({toon(self.over, taal)})"

    def volgorde(self) -> tuple[date, int, str, str]:
        """Waarop afspraken sorteren: op dag, soort, onderwerp en plaats."""
        return self.datum, list(Afspraaksoort).index(self.soort), str(self.over), self.plaats


def agenda(partnerschap: Partnerschap, van: date, tot: date) -> tuple[Afspraak, ...]:
    """Alles wat van een dag tot en met een dag moet gebeuren, in de tijd.

    Wat al gebeurd is, staat er niet meer: een ingediend rapport, een geleverd kwartaal, een ingediend bezwaar, een
    genomen beslissing. Alleen de momenten na een vertrek blijven staan. De looptijd is die van het dossier, en anders
    die van de oproep.

    Args:
        partnerschap: het dossier.
        van: de eerste dag.
        tot: de laatste dag, die er nog bij hoort; voor het jaar 9900.

    Raises:
        ValueError: `tot` ligt voor `van` of te ver, of de oproep bestaat niet.

    Bron: elke afspraak noemt haar bron; termijnen uit oudere programma's dragen het gezag "verwant".

    >>> looptijd = Periode(date(2024, 1, 1), date(2029, 12, 31))
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=looptijd)
    >>> for afspraak in agenda(dossier, date(2024, 7, 1), date(2024, 9, 30)):
    ...     print(afspraak.datum, afspraak.wat(), f"[{afspraak.bron.gezag.value}; {afspraak.zekerheid.value}]")
    2024-07-01 Vanaf vandaag kan de samenstelling wijzigen [praktijk; letterlijk]
    2024-09-30 Driemaandelijkse opvolging van de deelnemers (2024K3) [praktijk; afgeleid]
    """
    if tot.year >= _LAATSTE_JAAR:
        raise ValueError(f"de agenda gaat tot voor het jaar {_LAATSTE_JAAR}")
    venster = Periode(van, tot)
    alle = _Agenda(partnerschap, tot).afspraken()
    return tuple(sorted((een for een in alle if een.datum in venster), key=Afspraak.volgorde))


class _Agenda:
    """Maakt de afspraken van één dossier tot en met een dag; wat later begint, wordt niet uitgerekend."""

    def __init__(self, partnerschap: Partnerschap, tot: date) -> None:
        self._p, self._tot = partnerschap, tot
        self._v: Voorwaarden = oproep(partnerschap.oproep).voorwaarden(gebied_van(partnerschap.werkingsgebied))
        gewoon = self._v.projectperiode
        looptijd = partnerschap.periode or gewoon
        self._begin = looptijd.begin
        self._einde = looptijd.einde or gewoon.einde or date.max
        self._einde_bekend = looptijd is not gewoon and looptijd.einde is not None

    def afspraken(self) -> Iterator[Afspraak]:
        yield from self._vorming()
        yield from self._project()
        yield from self._ondersteuningsgroep()
        yield from self._rapporten(self._p.opvolging or Opvolging())
        yield from self._samenwerking()
        for i, deelnemer in enumerate(self._p.deelnemers):
            for j, traject in enumerate(deelnemer.trajecten):
                yield from self._traject(traject, ("deelnemers", i, "trajecten", j))

    def _vorming(self) -> Iterator[Afspraak]:
        """De datums van het lokaal addendum, en de beslissing over de aanvraag."""
        addendum = self._p.selectie.addendum if self._p.selectie else None
        for naam, dag in (addendum.datums if addendum else {}).items():
            if dag is not None:
                yield Afspraak(
                    datum=dag,
                    soort=Afspraaksoort(naam.replace("_", "-")),
                    bron=VEELGESTELDE_VRAGEN.op("datums van het lokaal addendum"),
                    zekerheid=Zekerheid.LETTERLIJK,
                    pad=("selectie", "addendum", naam),
                )
        aanvraag = self._p.aanvraag
        if aanvraag and aanvraag.ingediend_op and not aanvraag.beslist_op and aanvraag.ingediend_op <= self._tot:
            termijn = self._v.beslistermijn_maanden
            yield Afspraak(
                datum=beslisdatum_max(aanvraag.ingediend_op, beslistermijn_maanden=termijn),
                soort=Afspraaksoort.BESLISSING_AANVRAAG,
                bron=beslisdatum_max.bron,
                zekerheid=beslisdatum_max.zekerheid,
                pad=("aanvraag", "ingediend_op"),
            )

    def _project(self) -> Iterator[Afspraak]:
        """Vanaf wanneer de samenstelling kan wijzigen, het einde, en hoe lang daarna bewaard wordt."""
        if self._begin <= self._tot:
            dag = vroegste_wijziging(self._begin, wijziging_na_maanden=self._v.wijziging_na_maanden)
            yield self._uit_parameter("wijziging_na_maanden", dag, Afspraaksoort.SAMENSTELLING, ("periode",))
        if self._einde <= self._tot:
            herkomst = self._v.herkomst("projectperiode")
            yield Afspraak(
                datum=self._einde,
                soort=Afspraaksoort.EINDE,
                bron=STAPPENPLAN_PLATOS.op("periode van het project") if self._einde_bekend else herkomst.bron,
                zekerheid=Zekerheid.LETTERLIJK if self._einde_bekend else herkomst.zekerheid,
                pad=("periode",),
            )
            dag = bewaren_tot(self._einde, bewaartermijn_jaren=self._v.bewaartermijn_jaren)
            yield self._uit_parameter("bewaartermijn_jaren", dag, Afspraaksoort.BEWAREN, ("periode",))

    def _ondersteuningsgroep(self) -> Iterator[Afspraak]:
        """Het ritme vanaf de laatste bijeenkomst, telkens op de uiterste dag; alleen de eerste is zeker."""
        groep = self._p.ondersteuningsgroep
        if groep is None:
            return
        vanaf = max((dag for dag in groep.bijeenkomsten if dag >= self._begin), default=self._begin)
        einde = min(self._einde, self._tot)
        for dag in self._ritme(vanaf, einde) if vanaf <= einde else ():
            yield Afspraak(
                datum=dag,
                soort=Afspraaksoort.ONDERSTEUNINGSGROEP,
                bron=self._v.herkomst("ondersteuningsgroep_maanden").bron,
                zekerheid=Zekerheid.AFGELEID,
                pad=("ondersteuningsgroep", "bijeenkomsten"),
            )

    def _ritme(self, vanaf: date, einde: date) -> Iterator[date]:
        rustig_vanaf = plus_maanden(self._begin, self._v.ondersteuningsgroep_beginmaanden)
        maanden, dag = 0, vanaf
        while True:
            in_het_begin = dag < rustig_vanaf
            maanden += self._v.ondersteuningsgroep_beginritme if in_het_begin else self._v.ondersteuningsgroep_maanden
            dag = plus_maanden(vanaf, maanden)
            if dag > einde:
                return
            yield dag

    def _rapporten(self, opvolging: Opvolging) -> Iterator[Afspraak]:
        """Rapporten, gaten daartussen, kwartalen en bezwaren die nog niet in orde zijn."""
        for i, rapport in enumerate(opvolging.rapporten):
            if rapport.ingediend_op is None:
                pad: Pad = ("opvolging", "rapporten", i)
                yield self._uit_ouder_programma(rapport.einde, Afspraaksoort.RAPPORT, rapport.periode, pad)
        if self._begin <= self._einde:
            for gat in rapportgaten(opvolging.rapporten, Periode(self._begin, self._einde)):
                pad = ("opvolging", "rapporten")
                yield self._uit_ouder_programma(_laatste_dag(gat), Afspraaksoort.ZONDER_RAPPORT, gat, pad)
        for kwartaal in open_kwartalen(opvolging.kwartaalopvolgingen, self._begin, min(self._einde, self._tot)):
            yield Afspraak(
                datum=min(_laatste_dag(kwartaal.periode), self._einde),
                soort=Afspraaksoort.KWARTAAL,
                over=kwartaal,
                bron=_KWARTAAL,
                zekerheid=Zekerheid.AFGELEID,
                pad=("opvolging", "kwartaalopvolgingen"),
            )
        for i, bezwaar in enumerate(opvolging.bezwaren):
            if bezwaar.ingediend_op is None and bezwaar.beslissing <= self._tot:
                dag = uiterste_bezwaar(bezwaar.beslissing, bezwaar_dagen=self._v.bezwaar_dagen)
                pad = ("opvolging", "bezwaren", i)
                yield self._uit_parameter("bezwaar_dagen", dag, Afspraaksoort.BEZWAAR, pad, bezwaar.beslissing)

    def _samenwerking(self) -> Iterator[Afspraak]:
        """De acties van de samenwerkingsovereenkomst, en haar einde."""
        overeenkomst = self._p.samenwerkingsovereenkomst
        if overeenkomst is None:
            return
        if overeenkomst.periode is not None and overeenkomst.periode.einde is not None:
            yield Afspraak(
                datum=overeenkomst.periode.einde,
                soort=Afspraaksoort.OVEREENKOMST,
                bron=VDAB_LOKALE_BESTUREN.op("samenwerkingsovereenkomsten"),
                zekerheid=Zekerheid.AFGELEID,
                pad=("samenwerkingsovereenkomst", "periode"),
            )
        for i, doelstelling in enumerate(overeenkomst.doelstellingen):
            for j, actie in enumerate(doelstelling.acties):
                if actie.datum is not None:
                    yield Afspraak(
                        datum=actie.datum,
                        soort=Afspraaksoort.ACTIE,
                        over=actie.naam,
                        bron=VDAB_LOKALE_BESTUREN.op("SMART-geformuleerde acties"),
                        zekerheid=Zekerheid.AFGELEID,
                        pad=("samenwerkingsovereenkomst", "doelstellingen", i, "acties", j),
                    )

    def _traject(self, traject: Traject, pad: Pad) -> Iterator[Afspraak]:
        """De volgende opvolging van een lopend traject, en de twee momenten na een vertrek."""
        if traject.uitstroom is None:
            gezien = (traject.start, *traject.opvolgingen) if traject.start else ()
            laatste = max((dag for dag in gezien if dag), default=date.max)
            if laatste <= self._tot:
                dag = plus_maanden(laatste, self._v.opvolging_maanden)
                soort = Afspraaksoort.OPVOLGING_TRAJECT
                yield self._uit_parameter("opvolging_maanden", dag, soort, (*pad, "opvolgingen"), traject.id)
        elif traject.uitstroom.datum <= self._tot:
            na_28_dagen = _laatste_dag(traject.uitstroom.venster)
            for dag, soort, bron in (
                (na_28_dagen, Afspraaksoort.NA_28_DAGEN, SFC_ONMIDDELLIJK_RESULTAAT),
                (traject.uitstroom.zes_maanden_later, Afspraaksoort.NA_ZES_MAANDEN, _ZES_MAANDEN),
            ):
                yield Afspraak(
                    datum=dag,
                    soort=soort,
                    over=traject.id,
                    bron=bron,
                    zekerheid=Zekerheid.LETTERLIJK,
                    pad=(*pad, "uitstroom"),
                )

    def _uit_parameter(
        self, naam: str, dag: date, soort: Afspraaksoort, pad: Pad, over: date | str | None = None
    ) -> Afspraak:
        herkomst = self._v.herkomst(naam)
        return Afspraak(datum=dag, soort=soort, over=over, bron=herkomst.bron, zekerheid=herkomst.zekerheid, pad=pad)

    def _uit_ouder_programma(self, dag: date, soort: Afspraaksoort, over: Periode, pad: Pad) -> Afspraak:
        return Afspraak(datum=dag, soort=soort, over=over, bron=_RAPPORT, zekerheid=Zekerheid.ONZEKER, pad=pad)


def _laatste_dag(periode: Periode) -> date:
    """De laatste dag van een periode die er zeker een heeft."""
    return cast(date, periode.einde)
