"""Regels over de beoordeling van kandidaturen: criteria, rondes, brieven en eindverslag."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.berekeningen.selectie import Uitslag, organisatienaam, uitslag
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.selectie import Brief, Criterium, Kandidatuur, Selectie
from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Kandidatuur,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-07",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 2.4: twee criteria"),
    titel="Besluit zonder oordeel over een criterium",
    bericht="Over {organisatie} is in ronde {ronde} beslist zonder oordeel over {ontbreekt}.",
    doen="Noteer het oordeel van de jury over {ontbreekt}.",
)
def criterium_niet_beoordeeld(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """De jury beoordeelt elk van de twee criteria voor ze beslist.

    Wat: er is een besluit in een ronde, en van de cruciale bijdrage of van fit for partnership is er geen oordeel.

    Waarom: in een goedgekeurde aanvraag zoekt de jury een match op die twee criteria.

    Voorbeeld:
        >>> ronde = Ronde(beoordelingen=(Beoordeling(criterium=Criterium.CRUCIALE_BIJDRAGE),), besluit=True)
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", eerste_ronde=ronde)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.gegevens["ontbreekt"][0].label for a in criterium_niet_beoordeeld(kandidatuur, partnerschap=dossier)]
        ['fit for partnership']
    """
    for nummer, ronde in kandidatuur.rondes.items():
        beoordeeld = {beoordeling.criterium for beoordeling in ronde.beoordelingen}
        ontbreekt = tuple(criterium for criterium in Criterium if criterium not in beoordeeld)
        if ronde.besluit is not None and ontbreekt:
            yield afwijking(
                "eerste_ronde" if nummer == 1 else "tweede_ronde",
                "beoordelingen",
                gevonden=len(beoordeeld),
                verwacht=len(Criterium),
                organisatie=organisatienaam(partnerschap, kandidatuur),
                ronde=nummer,
                ontbreekt=ontbreekt,
            )


@regel(
    over=Kandidatuur,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-11",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 2.6: brieven na elke ronde"),
    titel="Tweede ronde zonder positieve eerste ronde",
    bericht="{organisatie} deed mee aan ronde 2, maar ronde 1 was {gevonden}.",
    doen="Kijk de uitslag van ronde 1 na, of het antwoord op het weerwoord.",
)
def tweede_ronde_zonder_positieve_eerste(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """Alleen wie de eerste ronde goed doorkwam, doet mee aan de tweede.

    Wat: er is een pitch of een tweede ronde, en de eerste liep negatief af. Een weerwoord dat gelijk kreeg, maakt de
    eerste ronde positief. Is over de eerste ronde niets beslist, dan is er niets te beoordelen.

    Waarom: in een goedgekeurde aanvraag krijgt wie de eerste ronde niet doorkomt, een negatieve brief. Dat het dan
    stopt, is afgeleid.

    Voorbeeld:
        >>> rondes = {"eerste_ronde": Ronde(besluit=False), "tweede_ronde": Ronde()}
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", **rondes)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.pad for a in tweede_ronde_zonder_positieve_eerste(kandidatuur, partnerschap=dossier)]
        [('tweede_ronde',)]
    """
    if kandidatuur.tweede_ronde is None and kandidatuur.pitch is None:
        return
    eerste = uitslag(kandidatuur.eerste_ronde)
    if eerste is Uitslag.OPEN:
        yield onbekend("eerste_ronde", reden="de uitslag van de eerste ronde is niet bekend")
    elif eerste is not Uitslag.POSITIEF:
        naam = organisatienaam(partnerschap, kandidatuur)
        plaats = "pitch" if kandidatuur.tweede_ronde is None else "tweede_ronde"
        yield afwijking(plaats, gevonden=eerste, verwacht=Uitslag.POSITIEF, organisatie=naam)


@regel(
    over=Brief,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-12",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 2.6: brieven na elke ronde"),
    titel="Negatieve brief zwijgt over weerwoord",
    bericht="De brief ‘{soort}’ zegt niet dat een weerwoord mogelijk is.",
    doen="Laat de organisatie weten hoe ze een weerwoord kan geven.",
)
def brief_zonder_weerwoord(brief: Brief) -> Iterator[Afwijking | Onbekend]:
    """Elke negatieve brief wijst op de mogelijkheid tot weerwoord.

    Wat: een negatieve brief vermeldt het weerwoord niet. Zegt het dossier dat niet, dan is er niets te beoordelen. Over
    een positieve brief wordt niet geoordeeld.

    Waarom: in een goedgekeurde aanvraag staat het weerwoord in elk van de drie negatieve brieven.

    Voorbeeld:
        >>> brief = Brief(soort=Briefsoort.NEGATIEF_RONDE_1, vermeldt_weerwoord=False)
        >>> [a.pad for a in brief_zonder_weerwoord(brief)]
        [('vermeldt_weerwoord',)]
    """
    if not brief.soort.is_negatief:
        return
    if brief.vermeldt_weerwoord is None:
        yield onbekend("vermeldt_weerwoord", reden="het is niet bekend of de brief het weerwoord vermeldt")
    elif not brief.vermeldt_weerwoord:
        yield afwijking("vermeldt_weerwoord", gevonden=False, verwacht=True, soort=brief.soort)


@regel(
    over=Selectie,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-13",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 2.5: eindverslag"),
    titel="Besluit ontbreekt in het eindverslag",
    bericht="Het eindverslag zegt niets over het besluit over {organisaties}.",
    doen="Vul het eindverslag aan met elk besluit en de reden.",
)
def besluit_niet_in_eindverslag(selectie: Selectie, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Het eindverslag documenteert elk besluit over een kandidatuur.

    Wat: over een kandidatuur is beslist, en ze staat niet in het eindverslag. Is er beslist zonder eindverslag in het
    dossier, dan is er niets te beoordelen.

    Waarom: in een goedgekeurde aanvraag maakt het eindverslag duidelijk hoe de selectie gebeurde.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", eerste_ronde=Ronde(besluit=True))
        >>> selectie = Selectie(kandidaturen=(kandidatuur,), eindverslag=Eindverslag())
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=selectie)
        >>> [a.gegevens["organisaties"] for a in besluit_niet_in_eindverslag(selectie, partnerschap=dossier)]
        [('Dienstverlener A',)]
    """
    beslist = [k for k in selectie.kandidaturen if any(ronde.besluit is not None for ronde in k.rondes.values())]
    if not beslist:
        return
    if selectie.eindverslag is None:
        yield onbekend("eindverslag", reden="er is geen eindverslag in het dossier")
        return
    vermeld = selectie.eindverslag.kandidaturen
    zonder = tuple(sorted(organisatienaam(partnerschap, k) for k in beslist if k.id not in vermeld))
    if zonder:
        aantal = len(beslist)
        yield afwijking(
            "eindverslag", "kandidaturen", gevonden=aantal - len(zonder), verwacht=aantal, organisaties=zonder
        )
