"""Waar elke kandidatuur staat: haar uitslag, wat er nog moet gebeuren en tegen wanneer, en of een ronde af is.

Met een dag telt alleen wat dan al gebeurd is; wat geen datum heeft, telt altijd mee. Zonder dag telt alles in het
dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from lokale_partnerschappen.basis.bron import Bron
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.model.selectie import (
    Addendum,
    Briefsoort,
    Criterium,
    Jurylid,
    Kandidatuur,
    Ronde,
    Selectie,
)
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG, VEELGESTELDE_VRAGEN

TERMIJNEN: Final = VEELGESTELDE_VRAGEN.op("datums van het lokaal addendum")
_WEERWOORD: Final = GOEDGEKEURDE_AANVRAAG.op("vraag 2.6: weerwoord en brieven")


class Uitslag(StrEnum):
    """Hoe een ronde voor een kandidatuur afliep.

    Bron: goedgekeurde aanvraag, vraag 2.6.

    >>> Uitslag("betwist").value
    'betwist'
    """

    OPEN = "open"
    """Er is nog niet beslist."""
    POSITIEF = "positief"
    NEGATIEF = "negatief"
    BETWIST = "betwist"
    """Negatief, met een weerwoord dat nog niet behandeld is."""


class Kandidaatstatus(StrEnum):
    """Waar een kandidatuur staat.

    Bron: goedgekeurde aanvraag, vraag 2.6: twee rondes, met weerwoord.

    >>> Kandidaatstatus.IN_RONDE_2.label
    'in ronde 2'
    """

    NIET_INGEDIEND = "nog-niet-ingediend"
    IN_RONDE_1 = "in-ronde-1"
    IN_RONDE_2 = "in-ronde-2"
    WEERWOORD = "weerwoord-loopt"
    WEERHOUDEN = "weerhouden"
    NIET_WEERHOUDEN = "niet-weerhouden"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return self.value.replace("-", " ")


class Kandidaatstap(StrEnum):
    """Wat er met een kandidatuur moet gebeuren, in de volgorde van het proces.

    Bron: zie `bron` van elke stap.

    >>> Kandidaatstap.PITCHEN.label, Kandidaatstap.PITCHEN.bron.sleutel
    ('pitch houden', 'W-FAQ')
    """

    INDIENEN = "indienen"
    PITCHEN = "pitchen"
    BEOORDELEN = "beoordelen"
    BESLISSEN = "beslissen"
    BRIEF_VERSTUREN = "brief-versturen"
    WEERWOORD_BEHANDELEN = "weerwoord-behandelen"
    EINDVERSLAG_AANVULLEN = "eindverslag-aanvullen"
    PROJECT_INDIENEN = "project-indienen"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return {
            "indienen": "kandidatuur indienen",
            "pitchen": "pitch houden",
            "eindverslag-aanvullen": "besluit opnemen in het eindverslag",
            "project-indienen": "projectaanvraag indienen",
        }.get(self.value, self.value.replace("-", " "))

    @property
    def bron(self) -> Bron:
        """Waar staat dat dit moet gebeuren."""
        match self:
            case Kandidaatstap.BEOORDELEN:
                return GOEDGEKEURDE_AANVRAAG.op("vraag 2.4: twee criteria")
            case Kandidaatstap.BRIEF_VERSTUREN | Kandidaatstap.WEERWOORD_BEHANDELEN:
                return _WEERWOORD
            case Kandidaatstap.EINDVERSLAG_AANVULLEN:
                return GOEDGEKEURDE_AANVRAAG.op("vraag 2.5: eindverslag")
            case _:
                return TERMIJNEN


@attrs.frozen(kw_only=True)
class OpenStap:
    """Iets wat met een kandidatuur nog moet gebeuren.

    Args:
        stap: wat.
        ronde: 1 of 2, of ``None`` voor de afsluiting.
        over: welk criterium of welke brief, of ``None``.
        termijn: naam van de datum in het addendum, of ``None``: dan geeft geen enkele bron een termijn.
        tegen: die datum, of ``None`` als ze niet bekend is.

    Bron: Europa WSE, veelgestelde vragen, voor de datums.

    >>> stap = OpenStap(stap=Kandidaatstap.PITCHEN, ronde=2, termijn="einde_tweede_ronde", tegen=date(2023, 7, 7))
    >>> stap.is_te_laat(date(2023, 7, 7)), stap.is_te_laat(date(2023, 7, 8))
    (False, True)
    """

    stap: Kandidaatstap
    ronde: int | None = None
    over: Criterium | Briefsoort | None = None
    termijn: str | None = None
    tegen: date | None = None

    def is_te_laat(self, op: date | None) -> bool:
        """Is de termijn op een dag voorbij? Zonder dag of termijn nooit."""
        return op is not None and self.tegen is not None and self.tegen < op


@attrs.frozen(kw_only=True)
class Kandidaatstand:
    """Een kandidatuur op een dag: waar ze staat, en wat er nog moet gebeuren.

    Args:
        kandidatuur: de kandidatuur.
        naam: de naam van de organisatie.
        status: waar ze staat.
        open: wat er nog moet gebeuren, het eerste eerst.

    Bron: Europa WSE, veelgestelde vragen; goedgekeurde aanvraag, vraag 2.

    >>> selectie = Selectie(kandidaturen=(Kandidatuur(id="k-1", organisatie="Dienstverlener A"),))
    >>> (stand,) = kandidaatstanden(Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=selectie))
    >>> stand.volgende.stap.label, stand.volgende.over.label
    ('beoordelen', 'cruciale bijdrage')
    """

    kandidatuur: Kandidatuur
    naam: str
    status: Kandidaatstatus
    open: tuple[OpenStap, ...]

    @property
    def volgende(self) -> OpenStap | None:
        """De volgende stap, of ``None`` als alles gebeurd is."""
        return self.open[0] if self.open else None

    def open_in(self, ronde: int) -> tuple[OpenStap, ...]:
        """Wat ontbreekt om een ronde voor deze kandidatuur af te sluiten."""
        return tuple(stap for stap in self.open if stap.ronde == ronde)


@attrs.frozen(kw_only=True)
class Rondestand:
    """Een ronde op een dag: is ze af, en zo niet, voor welke kandidaturen niet.

    Args:
        nummer: 1 of 2.
        einde: de laatste dag volgens het addendum, of ``None``.
        open: de kandidaturen waarvoor in deze ronde nog iets moet gebeuren.
        is_af: is er niets meer te doen in deze ronde en in die ervoor?

    Bron: Europa WSE, veelgestelde vragen: het einde van elke ronde staat in het addendum.

    >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A")
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=Selectie(kandidaturen=(kandidatuur,)))
    >>> [(ronde.nummer, ronde.is_af, len(ronde.open)) for ronde in rondestanden(dossier)]
    [(1, False, 1), (2, False, 0)]
    """

    nummer: int
    einde: date | None
    open: tuple[Kandidaatstand, ...]
    is_af: bool


def uitslag(ronde: Ronde | None, op: date | None = None) -> Uitslag:
    """Hoe een ronde afliep, na een eventueel weerwoord.

    Args:
        ronde: de ronde, of ``None`` als ze er niet is.
        op: de dag; ``None`` voor alles wat in het dossier staat.

    Bron: goedgekeurde aanvraag, vraag 2.6.

    >>> ronde = Ronde(besluit=False, weerwoord=Weerwoord(behandeld_op=date(2023, 7, 3), herzien=True))
    >>> uitslag(ronde, date(2023, 7, 2)).value, uitslag(ronde).value
    ('betwist', 'positief')
    """
    if ronde is None or ronde.besluit is None or not _gebeurd(ronde.besloten_op, op):
        return Uitslag.OPEN
    if ronde.besluit:
        return Uitslag.POSITIEF
    weerwoord = ronde.weerwoord
    if weerwoord is None or not _gebeurd(weerwoord.ingediend_op, op):
        return Uitslag.NEGATIEF
    if weerwoord.herzien is None or not _gebeurd(weerwoord.behandeld_op, op):
        return Uitslag.BETWIST
    return Uitslag.POSITIEF if weerwoord.herzien else Uitslag.NEGATIEF


def kandidaatstanden(partnerschap: Partnerschap, op: date | None = None) -> tuple[Kandidaatstand, ...]:
    """Waar elke kandidatuur staat, op naam van de organisatie.

    Args:
        partnerschap: het dossier.
        op: de dag; ``None`` voor alles wat in het dossier staat.

    Bron: Europa WSE, veelgestelde vragen; goedgekeurde aanvraag, vraag 2.

    >>> kandidaatstanden(Partnerschap(naam="Voorbeeld", oproep="lp-208"))
    ()
    """
    if partnerschap.selectie is None:
        return ()
    standen = [_stand(partnerschap, kandidatuur, op) for kandidatuur in partnerschap.selectie.kandidaturen]
    return tuple(sorted(standen, key=lambda stand: (stand.naam.casefold(), stand.kandidatuur.id)))


def rondestanden(partnerschap: Partnerschap, op: date | None = None) -> tuple[Rondestand, ...]:
    """Of de twee rondes af zijn, en voor welke kandidaturen niet; leeg zonder kandidaturen.

    Args:
        partnerschap: het dossier.
        op: de dag; ``None`` voor alles wat in het dossier staat.

    Bron: Europa WSE, veelgestelde vragen; goedgekeurde aanvraag, vraag 2.

    >>> rondestanden(Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=Selectie()))
    ()
    """
    standen = kandidaatstanden(partnerschap, op)
    if not standen:
        return ()
    addendum = _addendum(partnerschap)
    in_1, in_2 = (tuple(stand for stand in standen if stand.open_in(nummer)) for nummer in (1, 2))
    return (
        Rondestand(nummer=1, einde=addendum.einde_eerste_ronde, open=in_1, is_af=not in_1),
        Rondestand(nummer=2, einde=addendum.einde_tweede_ronde, open=in_2, is_af=not in_1 and not in_2),
    )


def organisatienaam(partnerschap: Partnerschap, iemand: Kandidatuur | Jurylid) -> str:
    """De naam van de organisatie van een kandidatuur of jurylid.

    Args:
        partnerschap: het dossier, met zijn partners.
        iemand: de kandidatuur of het jurylid.

    Bron: eigen keuze: wie partner is, heet zoals bij de partners.

    >>> organisatienaam(voorbeeld(), Kandidatuur(id="k-1", partner="vdab"))
    'VDAB'
    """
    partner = partnerschap.partner(iemand.partner or "")
    return partner.naam if partner else iemand.organisatie or iemand.partner or ""


def organisatiesoort(partnerschap: Partnerschap, iemand: Kandidatuur | Jurylid) -> Partnersoort | None:
    """Wat voor organisatie een kandidatuur of jurylid is, of ``None`` als dat niet bekend is.

    Args:
        partnerschap: het dossier, met zijn partners.
        iemand: de kandidatuur of het jurylid.

    Bron: eigen keuze: zegt het dossier het niet, dan telt de soort van de partner.

    >>> organisatiesoort(voorbeeld(), Jurylid(partner="vdab")).value
    'vdab'
    """
    partner = partnerschap.partner(iemand.partner or "")
    return iemand.soort or (partner.soort if partner else None)


def dubbele_kandidaturen(partnerschap: Partnerschap) -> tuple[tuple[Kandidatuur, ...], ...]:
    """De kandidaturen van dezelfde organisatie voor hetzelfde gebied, samen als het er meer dan één zijn.

    Een organisatie is dezelfde als haar id, haar ondernemingsnummer of haar naam dezelfde is.

    Args:
        partnerschap: het dossier.

    Bron: Europa WSE, veelgestelde vragen: één kandidatuur per werkingsgebied.

    >>> twee = tuple(Kandidatuur(id=id, organisatie="Dienstverlener A") for id in ("k-1", "k-2"))
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=Selectie(kandidaturen=twee))
    >>> [len(groep) for groep in dubbele_kandidaturen(dossier)]
    [2]
    """
    groepen: list[tuple[set[tuple[str, str, str]], list[Kandidatuur]]] = []
    for kandidatuur in (partnerschap.selectie or Selectie()).kandidaturen:
        kenmerken, samen = _kenmerken(partnerschap, kandidatuur), [kandidatuur]
        apart = []
        for groep in groepen:
            if kenmerken.isdisjoint(groep[0]):
                apart.append(groep)
            else:
                kenmerken |= groep[0]
                samen += groep[1]
        groepen = [*apart, (kenmerken, samen)]
    dubbel = (sorted(samen, key=lambda een: een.id) for _, samen in groepen if len(samen) > 1)
    return tuple(sorted(map(tuple, dubbel), key=lambda groep: groep[0].id))


def _kenmerken(partnerschap: Partnerschap, kandidatuur: Kandidatuur) -> set[tuple[str, str, str]]:
    """Waaraan een organisatie te herkennen is, in elk gebied waarvoor ze kandidaat is."""
    partner = partnerschap.partner(kandidatuur.partner or "")
    kbo = kandidatuur.kbo or (partner.kbo if partner else None) or ""
    herkend = {
        ("partner", kandidatuur.partner or ""),
        ("kbo", "".join(teken for teken in kbo if teken.isdigit())),
        ("naam", (kandidatuur.organisatie or "").casefold()),
        ("naam", organisatienaam(partnerschap, kandidatuur).casefold()),
    }
    gebieden = {gebied.casefold() for gebied in kandidatuur.gebieden or (partnerschap.naam,)}
    return {(gebied, soort, waarde) for gebied in gebieden for soort, waarde in herkend if waarde}


def _gebeurd(dag: date | None, op: date | None) -> bool:
    return dag is None or op is None or dag <= op


def _addendum(partnerschap: Partnerschap) -> Addendum:
    """Het addendum, of een zonder datums."""
    return (partnerschap.selectie and partnerschap.selectie.addendum) or Addendum()


def _status(kandidatuur: Kandidatuur, op: date | None) -> Kandidaatstatus:
    if not _gebeurd(kandidatuur.ingediend_op, op):
        return Kandidaatstatus.NIET_INGEDIEND
    eerste = uitslag(kandidatuur.eerste_ronde, op)
    if eerste is Uitslag.OPEN:
        return Kandidaatstatus.IN_RONDE_1
    laatste = uitslag(kandidatuur.tweede_ronde, op) if eerste is Uitslag.POSITIEF else eerste
    return {
        Uitslag.OPEN: Kandidaatstatus.IN_RONDE_2,
        Uitslag.BETWIST: Kandidaatstatus.WEERWOORD,
        Uitslag.NEGATIEF: Kandidaatstatus.NIET_WEERHOUDEN,
        Uitslag.POSITIEF: Kandidaatstatus.WEERHOUDEN,
    }[laatste]


def _stand(partnerschap: Partnerschap, kandidatuur: Kandidatuur, op: date | None) -> Kandidaatstand:
    datums = _addendum(partnerschap).datums
    open_stappen = [
        attrs.evolve(stap, tegen=datums[stap.termijn]) if stap.termijn else stap
        for stap in _stappen(partnerschap, kandidatuur, op)
    ]
    return Kandidaatstand(
        kandidatuur=kandidatuur,
        naam=organisatienaam(partnerschap, kandidatuur),
        status=_status(kandidatuur, op),
        open=tuple(open_stappen),
    )


def _stappen(partnerschap: Partnerschap, kandidatuur: Kandidatuur, op: date | None) -> Iterator[OpenStap]:
    status = _status(kandidatuur, op)
    if status is Kandidaatstatus.NIET_INGEDIEND:
        yield OpenStap(stap=Kandidaatstap.INDIENEN, ronde=1, termijn="kandidaturen_tot")
        return
    eerste = uitslag(kandidatuur.eerste_ronde, op)
    yield from _in_ronde(kandidatuur, 1, op)
    if eerste is Uitslag.POSITIEF:
        yield from _in_ronde(kandidatuur, 2, op)
    if status in (Kandidaatstatus.WEERHOUDEN, Kandidaatstatus.NIET_WEERHOUDEN):
        yield from _afsluiting(partnerschap, kandidatuur, status, op)


def _in_ronde(kandidatuur: Kandidatuur, nummer: int, op: date | None) -> Iterator[OpenStap]:
    """Wat in een ronde nog moet gebeuren, van pitch tot weerwoord."""
    ronde = kandidatuur.rondes.get(nummer, Ronde())
    einde = "einde_eerste_ronde" if nummer == 1 else "einde_tweede_ronde"
    if nummer == 2 and (kandidatuur.pitch is None or not _gebeurd(kandidatuur.pitch.datum, op)):
        yield OpenStap(stap=Kandidaatstap.PITCHEN, ronde=nummer, termijn=einde)
    beoordeeld = {b.criterium for b in ronde.beoordelingen if _gebeurd(b.datum or ronde.besloten_op, op)}
    for criterium in Criterium:
        if criterium not in beoordeeld:
            yield OpenStap(stap=Kandidaatstap.BEOORDELEN, ronde=nummer, over=criterium, termijn=einde)
    gevonden = uitslag(ronde, op)
    if gevonden is Uitslag.OPEN:
        # Het besluit van de tweede ronde is de selectie zelf, en die heeft haar eigen datum.
        yield OpenStap(stap=Kandidaatstap.BESLISSEN, ronde=nummer, termijn=einde if nummer == 1 else "beslissing_op")
    if gevonden in (Uitslag.NEGATIEF, Uitslag.BETWIST):
        brief = Briefsoort.NEGATIEF_RONDE_1 if nummer == 1 else Briefsoort.DEFINITIEF_NEGATIEF_RONDE_2
        yield from _brief(kandidatuur, brief, nummer, op)
    if gevonden is Uitslag.BETWIST:
        yield OpenStap(stap=Kandidaatstap.WEERWOORD_BEHANDELEN, ronde=nummer)


def _afsluiting(
    partnerschap: Partnerschap, kandidatuur: Kandidatuur, status: Kandidaatstatus, op: date | None
) -> Iterator[OpenStap]:
    """Wat na het laatste besluit nog moet gebeuren: de brief, het eindverslag en de aanvraag."""
    is_weerhouden = status is Kandidaatstatus.WEERHOUDEN
    if is_weerhouden:
        yield from _brief(kandidatuur, Briefsoort.POSITIEF, None, op)
    elif uitslag(kandidatuur.eerste_ronde, op) is Uitslag.NEGATIEF:
        yield from _brief(kandidatuur, Briefsoort.DEFINITIEF_NEGATIEF_RONDE_1, None, op)
    verslag = partnerschap.selectie and partnerschap.selectie.eindverslag
    if not verslag or kandidatuur.id not in verslag.kandidaturen or not _gebeurd(verslag.datum, op):
        yield OpenStap(stap=Kandidaatstap.EINDVERSLAG_AANVULLEN)
    ingediend = partnerschap.aanvraag.ingediend_op if partnerschap.aanvraag else None
    if is_weerhouden and (ingediend is None or not _gebeurd(ingediend, op)):
        yield OpenStap(stap=Kandidaatstap.PROJECT_INDIENEN, termijn="indienen_tot")


def _brief(kandidatuur: Kandidatuur, soort: Briefsoort, ronde: int | None, op: date | None) -> Iterator[OpenStap]:
    if not any(brief.soort is soort and _gebeurd(brief.verzonden_op, op) for brief in kandidatuur.brieven):
        yield OpenStap(stap=Kandidaatstap.BRIEF_VERSTUREN, ronde=ronde, over=soort)
