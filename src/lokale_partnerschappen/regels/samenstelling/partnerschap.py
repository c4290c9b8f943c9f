"""Regels over het partnerschap als geheel: wie er zeker bij is, wie promotor is, wanneer het loopt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partner, Partnersoort, Rol
from lokale_partnerschappen.oproepen.bronnen import (
    OPROEP_208,
    STAND_VVSG,
    START_HEIST_OP_DEN_BERG,
    VRAGEN_EN_ANTWOORDEN,
)
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PAR-01",
    bron=VRAGEN_EN_ANTWOORDEN.op("kernpartners"),
    titel="VDAB ontbreekt",
    bericht="Geen enkele organisatie in het partnerschap is VDAB; VDAB is altijd kernpartner.",
    doen="Voeg VDAB toe als partner, of verbeter de soort van de organisatie die VDAB is.",
)
def vdab_ontbreekt(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """VDAB is lid van elk partnerschap.

    Wat: minstens één lid heeft de soort ``vdab``. Met een datum telt wie die dag lid is.

    Waarom: elk partnerschap vertrekt van twee kernpartners, het lokaal bestuur (OCMW) en VDAB.

    Voorbeeld:
        >>> from lokale_partnerschappen.model.samenstelling import Partner
        >>> alleen_ocmw = (Partner(id="a", naam="OCMW A", soort=Partnersoort.LOKAAL_BESTUUR),)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=alleen_ocmw)
        >>> [gevonden.pad for gevonden in vdab_ontbreekt(dossier, op=None)]
        [('partners',)]
    """
    yield from _te_weinig(partnerschap.leden(op), 1, lambda soort: soort is Partnersoort.VDAB)


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PAR-02",
    bron=VRAGEN_EN_ANTWOORDEN.op("kernpartners"),
    titel="Lokaal bestuur ontbreekt",
    bericht="Het partnerschap telt {gevonden} lokale besturen; minstens {verwacht} is nodig.",
    doen="Voeg het lokaal bestuur (OCMW) toe als partner, of verbeter de soort van de organisatie.",
)
def lokaal_bestuur_ontbreekt(
    partnerschap: Partnerschap, *, op: date | None, minimum_lokale_besturen: int
) -> Iterator[Afwijking | Onbekend]:
    """Minstens één lokaal bestuur is lid van het partnerschap.

    Wat: minstens één lid is een lokaal bestuur of een groepering ervan. Met een datum telt wie die dag lid is.

    Waarom: elk partnerschap vertrekt van twee kernpartners, het lokaal bestuur (OCMW) en VDAB.

    Voorbeeld:
        >>> from lokale_partnerschappen.model.samenstelling import Partner
        >>> alleen_vdab = (Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB),)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=alleen_vdab)
        >>> len(list(lokaal_bestuur_ontbreekt(dossier, op=None, minimum_lokale_besturen=1)))
        1
    """
    yield from _te_weinig(partnerschap.leden(op), minimum_lokale_besturen, lambda soort: soort.is_lokaal)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-03",
    bron=STAND_VVSG.op("2 tot 12 partners"),
    titel="Ongewoon aantal partners",
    bericht="Het partnerschap telt {gevonden} partners; {verwacht} is gebruikelijk.",
    doen="Kijk na of alle partners in het dossier staan, en of een onderaannemer niet als partner staat.",
)
def aantal_partners_ongewoon(
    partnerschap: Partnerschap, *, op: date | None, minimum_partners: int, maximum_partners: int
) -> Iterator[Afwijking | Onbekend]:
    """Het aantal partners ligt tussen 2 en 12.

    Wat: de lokale besturen tellen samen als één partner, wie alleen ondersteunt telt niet mee, en onderaannemers
    ook niet.

    Waarom: alle 44 partnerschappen werken met 2 tot 12 partners. Dat is een vaststelling, geen voorschrift; ze
    klopt alleen als lokale besturen niet één voor één geteld worden (Westhoek telt er zo meer).

    Voorbeeld:
        >>> from lokale_partnerschappen.model.samenstelling import Partner
        >>> alleen_vdab = (Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB),)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=alleen_vdab)
        >>> grenzen = {"minimum_partners": 2, "maximum_partners": 12}
        >>> [a.gegevens["gevonden"] for a in aantal_partners_ongewoon(dossier, op=None, **grenzen)]
        [1]
    """
    leden = [lid for lid in partnerschap.leden(op) if lid.rollen_op(op) != {Rol.ONDERAANNEMER}]
    if not leden:
        yield onbekend("partners", reden="er staan geen partners in het dossier")
        return
    lokaal = any(lid.soort is not None and lid.soort.is_lokaal for lid in leden)
    andere = [lid for lid in leden if not _telt_niet_apart(lid.soort)]
    aantal = len(andere) + lokaal
    if not minimum_partners <= aantal <= maximum_partners:
        verwacht = f"{minimum_partners}-{maximum_partners}"
        yield afwijking("partners", gevonden=aantal, verwacht=verwacht)


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PAR-04",
    bron=OPROEP_208.op("promotor"),
    titel="Promotor is geen lokaal bestuur",
    bericht="Promotor {gevonden} is geen lokaal bestuur en geen groepering ervan.",
    doen="Geef de rol van promotor aan een lokaal bestuur of aan een groepering van lokale besturen.",
)
def promotor_geen_lokaal_bestuur(partnerschap: Partnerschap, *, op: date | None) -> Iterator[Afwijking | Onbekend]:
    """De promotor is een lokaal bestuur of een groepering van lokale besturen.

    Wat: wie de rol ``promotor`` heeft, heeft de soort ``lokaal-bestuur`` of ``samenwerking-lokale-besturen``. De
    penhouder mag wel een andere organisatie zijn.

    Waarom: de oproep staat open voor lokale besturen, die als promotor indienen.

    Voorbeeld:
        >>> from lokale_partnerschappen.model.samenstelling import Lidmaatschap, Partner
        >>> promotor = (Lidmaatschap(rol=Rol.PROMOTOR),)
        >>> vdab = Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB, lidmaatschappen=promotor)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", partners=(vdab,))
        >>> [a.gegevens["gevonden"] for a in promotor_geen_lokaal_bestuur(dossier, op=None)]
        ['VDAB']
    """
    if not partnerschap.met_rol(Rol.PROMOTOR, op):
        yield onbekend("partners", reden="geen enkele organisatie heeft de rol van promotor")
    for i, partner in enumerate(partnerschap.partners):
        if Rol.PROMOTOR not in partner.rollen_op(op):
            continue
        if partner.soort is None:
            yield onbekend("partners", i, "soort", reden="de soort van de promotor is niet bekend")
        elif not partner.soort.is_lokaal:
            yield afwijking("partners", i, "soort", gevonden=partner.naam, verwacht=Partnersoort.LOKAAL_BESTUUR)


@regel(
    over=Partnerschap,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="PAR-08",
    bron=START_HEIST_OP_DEN_BERG,
    titel="Project valt buiten de periode van de oproep",
    bericht="Het project loopt van {gevonden}; de oproep loopt van {verwacht}.",
    doen="Kijk de begin- en einddatum van het project na.",
)
def project_buiten_oproepperiode(
    partnerschap: Partnerschap, *, projectperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Het project loopt tussen 1 januari 2024 en 31 december 2029.

    Wat: de looptijd van het project ligt volledig binnen de periode van de oproep.

    Waarom: partnerschappen starten vanaf 2024 en lopen zes jaar. Het einde op 31 december 2029 staat in een
    bron als vermoeden.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", periode=Periode.jaar(2030))
        >>> oproep = Periode(date(2024, 1, 1), date(2029, 12, 31))
        >>> len(list(project_buiten_oproepperiode(dossier, projectperiode=oproep)))
        1
    """
    if partnerschap.periode is None:
        yield onbekend("periode", reden="de looptijd van het project is niet bekend")
    elif not projectperiode.omvat(partnerschap.periode):
        yield afwijking("periode", gevonden=partnerschap.periode, verwacht=projectperiode)


def _te_weinig(
    leden: tuple[Partner, ...], minimum: int, hoort_erbij: Callable[[Partnersoort], bool]
) -> Iterator[Afwijking | Onbekend]:
    aantal = sum(1 for lid in leden if lid.soort is not None and hoort_erbij(lid.soort))
    if aantal >= minimum:
        return
    if any(lid.soort is None for lid in leden) or not leden:
        yield onbekend("partners", reden="niet van elke partner is bekend wat voor organisatie het is")
    else:
        yield afwijking("partners", gevonden=aantal, verwacht=minimum)


def _telt_niet_apart(soort: Partnersoort | None) -> bool:
    return soort is not None and (soort.is_lokaal or soort is Partnersoort.ONDERSTEUNER)
