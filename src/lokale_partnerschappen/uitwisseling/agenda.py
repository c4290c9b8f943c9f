"""Een agenda als iCalendar-bestand (RFC 5545), voor elk agendaprogramma; daarvoor is de extra ``agenda`` nodig.

Elke afspraak duurt een hele dag en houdt niemand bezet. Dezelfde afspraken en dezelfde stempel geven dezelfde bytes:
er komt geen klok en geen toeval aan te pas. Het kenmerk (UID) van een afspraak volgt uit wat er staat; wie hetzelfde
bestand opnieuw invoert, krijgt dus geen dubbels. Van een deelnemer staat er alleen het pseudoniem van zijn traject.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from lokale_partnerschappen.basis.weergave import toon, vertaal
from lokale_partnerschappen.berekeningen.opvolging.agenda import Afspraak

_MAKER: Final = "-//lokale-partnerschappen//agenda//NL"
_DOMEIN: Final = "lokale-partnerschappen"


class AgendaFout(RuntimeError):
    """Een agenda kan niet als iCalendar-bestand: de extra ontbreekt.

    Bron: keuze.

    >>> issubclass(AgendaFout, RuntimeError)
    True
    """


def als_ics(afspraken: Iterable[Afspraak], *, naam: str, stempel: date, taal: str = "nl") -> bytes:
    """Zet afspraken om naar een iCalendar-bestand.

    Args:
        afspraken: van `agenda`, in om het even welke volgorde; wat twee keer hetzelfde zegt, komt er één keer in.
        naam: naam van de agenda, meestal die van het partnerschap.
        stempel: de dag die als tijdstip van aanmaak (DTSTAMP, middernacht UTC) in het bestand komt.
        taal: nl, fr of en.

    Raises:
        AgendaFout: de extra ``agenda`` is niet geïnstalleerd.
        ValueError: de taal is niet nl, fr of en.

    Bron: RFC 5545; dat een afspraak niemand bezet houdt en die over een deelnemer vertrouwelijk is, is een keuze.

    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
    >>> afspraken = agenda(dossier, date(2024, 7, 1), date(2024, 7, 1))
    >>> b"DTSTART;VALUE=DATE:20240701" in als_ics(afspraken, naam="Voorbeeld", stempel=date(2024, 7, 1))
    True
    """
    try:
        from icalendar import Calendar, Event
    except ImportError as fout:
        raise AgendaFout(
            vertaal(
                "een agenda als iCalendar-bestand vraagt een bijkomend onderdeel; installeer het met:"
                " pip install 'lokale-partnerschappen[agenda]' (tekst, JSON en CSV kunnen zonder)",
                taal,
            )
        ) from fout
    kalender = Calendar()
    for sleutel, waarde in (("prodid", _MAKER), ("version", "2.0"), ("x-wr-calname", naam)):
        kalender.add(sleutel, waarde)
    tijdstip = datetime(stempel.year, stempel.month, stempel.day, tzinfo=UTC)
    per_kenmerk: dict[str, Afspraak] = {}
    for een in sorted(afspraken, key=Afspraak.volgorde):
        per_kenmerk.setdefault(_kenmerk(een, naam), een)
    for kenmerk, een in per_kenmerk.items():
        gebeurtenis = Event()
        for sleutel, inhoud in (
            ("uid", f"{kenmerk}@{_DOMEIN}"),
            ("dtstamp", tijdstip),
            ("dtstart", een.datum),
            ("dtend", een.datum + timedelta(days=1)),
            ("summary", een.wat(taal)),
            ("description", _beschrijving(een, taal)),
            ("categories", [een.soort.value]),
            ("class", "CONFIDENTIAL" if een.soort.over_deelnemer else "PUBLIC"),
            ("transp", "TRANSPARENT"),
        ):
            gebeurtenis.add(sleutel, inhoud)
        kalender.add_component(gebeurtenis)
    bestand: bytes = kalender.to_ical()
    return bestand


def _kenmerk(een: Afspraak, naam: str) -> str:
    """Een vast kenmerk: wat er moet gebeuren, waarover, wanneer en in welk partnerschap; niet waar het staat."""
    inhoud = "\n".join((naam, een.soort.value, str(een.over), een.datum.isoformat()))
    return hashlib.sha256(inhoud.encode()).hexdigest()[:32]


def _beschrijving(een: Afspraak, taal: str) -> str:
    bron = f"{vertaal('Bron', taal)}: {een.bron} ({toon(een.bron.gezag, taal)}); {toon(een.zekerheid, taal)}"
    return f"{bron}\n{vertaal('Waar', taal)}: {een.plaats}"
