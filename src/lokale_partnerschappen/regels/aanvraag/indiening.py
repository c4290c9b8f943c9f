"""Regels over de dag van indiening, de beslissing en de start."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.aanvraag.termijnen import beslisdatum_max, vroegste_start
from lokale_partnerschappen.model.aanvraag import Projectaanvraag
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.oproepen.bronnen import OPROEP_208, VEELGESTELDE_VRAGEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Projectaanvraag,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-04",
    bron=VEELGESTELDE_VRAGEN.op("timing"),
    titel="Ingediend buiten de indieningsperiode",
    bericht="De aanvraag is van {gevonden}; indienen kon {verwacht}.",
    doen="Kijk de dag van indiening na.",
)
def indiening_buiten_periode(
    aanvraag: Projectaanvraag, *, indieningsperiode: Periode, verlengde_indieningsperiode: Periode
) -> Iterator[Afwijking | Onbekend]:
    """De aanvraag is ingediend in de gewone of in de verlengde periode.

    Wat: de dag van indiening ligt voor 30 september 2023 of na 30 juni 2025. Of een gebied in de verlengde periode nog
    mocht indienen, beoordeelt ``indiening-na-sluiting``.

    Waarom: de oproep aanvaardde aanvragen van 30 september 2023 tot en met 30 juni 2024, en daarna nog een jaar voor
    gebieden zonder partnerschap.

    Voorbeeld:
        >>> periodes = {
        ...     "indieningsperiode": Periode(date(2023, 9, 30), date(2024, 6, 30)),
        ...     "verlengde_indieningsperiode": Periode(date(2024, 7, 1), date(2025, 6, 30)),
        ... }
        >>> aanvraag = Projectaanvraag(ingediend_op=date(2025, 7, 1))
        >>> len(list(indiening_buiten_periode(aanvraag, **periodes)))
        1
    """
    dag = aanvraag.ingediend_op
    if dag is None:
        yield onbekend("ingediend_op", reden="de dag van indiening is niet bekend")
    elif dag not in indieningsperiode and dag not in verlengde_indieningsperiode:
        yield afwijking("ingediend_op", gevonden=dag, verwacht=(indieningsperiode, verlengde_indieningsperiode))


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="PRJ-05",
    bron=OPROEP_208.op("start na een positieve beslissing"),
    titel="Project start voor de beslissing",
    bericht="Het project start op {gevonden}; met deze dag van indiening kan het ten vroegste op {verwacht}.",
    doen="Verschuif de start van het project, of kijk de dagen van indiening en beslissing na.",
)
def start_voor_beslissing(
    partnerschap: Partnerschap, *, projectperiode: Periode, vroege_indiening: Periode, late_indiening: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Wie vanaf november 2023 indiende, start niet voor de beslissing.

    Wat: de aanvraag is vanaf 1 november 2023 ingediend, en het project start voor de dag van de beslissing. Voor een
    aanvraag van 31 oktober 2023 zelf zegt geen bron wat geldt. Wie vroeger indiende, kon op 1 januari 2024 starten;
    een start daarvoor beoordeelt ``project-buiten-oproepperiode``.

    Waarom: de pagina van de oproep laat later ingediende projecten starten na een positieve beslissing.

    Voorbeeld:
        >>> periodes = {
        ...     "projectperiode": Periode(date(2024, 1, 1), date(2029, 12, 31)),
        ...     "vroege_indiening": Periode(date(2023, 9, 30), date(2023, 10, 30)),
        ...     "late_indiening": Periode(date(2023, 11, 1), date(2025, 6, 30)),
        ... }
        >>> dossier = Partnerschap(
        ...     naam="Voorbeeld",
        ...     oproep="lp-208",
        ...     periode=Periode(date(2024, 1, 1), date(2029, 12, 31)),
        ...     aanvraag=Projectaanvraag(ingediend_op=date(2023, 11, 30), beslist_op=date(2024, 1, 20)),
        ... )
        >>> [a.gegevens["verwacht"] for a in start_voor_beslissing(dossier, **periodes)]
        [datetime.date(2024, 1, 20)]
    """
    aanvraag, periode = partnerschap.aanvraag, partnerschap.periode
    if (
        aanvraag is None
        or aanvraag.ingediend_op is None
        or periode is None
        or aanvraag.ingediend_op in vroege_indiening
    ):
        return
    if aanvraag.ingediend_op not in late_indiening:
        if vroege_indiening.begin <= aanvraag.ingediend_op < late_indiening.begin:
            yield onbekend("aanvraag", "ingediend_op", reden="geen bron zegt wat voor deze dag van indiening geldt")
        return
    vroegste = vroegste_start(
        aanvraag.ingediend_op,
        aanvraag.beslist_op,
        projectperiode=projectperiode,
        vroege_indiening=vroege_indiening,
        late_indiening=late_indiening,
    )
    if vroegste is None:
        yield onbekend("aanvraag", "beslist_op", reden="de dag van de beslissing is niet bekend")
    elif periode.begin < vroegste:
        yield afwijking("periode", gevonden=periode.begin, verwacht=vroegste)


@regel(
    over=Projectaanvraag,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="PRJ-06",
    bron=OPROEP_208.op("beslissing binnen twee maanden, vanaf de eerste dag van de maand na de indiening"),
    titel="Beslissing viel na de termijn",
    bericht="De beslissing viel op {gevonden}; ze was ten laatste op {verwacht} te verwachten.",
    doen="Kijk de dagen van indiening en beslissing na.",
)
def beslissing_na_termijn(aanvraag: Projectaanvraag, *, beslistermijn_maanden: int) -> Iterator[Afwijking | Onbekend]:
    """De beslissing valt binnen twee maanden, vanaf de eerste dag van de maand na de indiening.

    Wat: de dag van de beslissing ligt na die termijn. Zonder een van beide dagen is er niets te beoordelen. Of de
    termijn op de laatste dag van de maand of op de eerste van de volgende eindigt, staat nergens; hier is het de
    ruimste lezing.

    Waarom: de pagina van de oproep geeft die termijn. Wie hem volgt, weet tegen wanneer een antwoord te verwachten is.

    Voorbeeld:
        >>> aanvraag = Projectaanvraag(ingediend_op=date(2023, 11, 30), beslist_op=date(2024, 2, 2))
        >>> [a.gegevens["verwacht"] for a in beslissing_na_termijn(aanvraag, beslistermijn_maanden=2)]
        [datetime.date(2024, 2, 1)]
    """
    if aanvraag.ingediend_op is None or aanvraag.beslist_op is None:
        return
    laatste = beslisdatum_max(aanvraag.ingediend_op, beslistermijn_maanden=beslistermijn_maanden)
    if aanvraag.beslist_op > laatste:
        yield afwijking("beslist_op", gevonden=aanvraag.beslist_op, verwacht=laatste)
