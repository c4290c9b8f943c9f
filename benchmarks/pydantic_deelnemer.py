"""Een deelnemer als modellen van pydantic, zo streng als pydantic kan; zie `pydantic_dossier`."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from pydantic_dossier import GEEN_STUURTEKENS, Getal, Periode, Streng, Uren

from lokale_partnerschappen import (
    Antwoord,
    Arbeidsstatus,
    Drempel,
    Eindreden,
    Geslacht,
    Leeftijdsklasse,
    Opleidingsniveau,
    Overdrachtsdienst,
    Stapsoort,
    Startstatus,
    Toeleidingskanaal,
    Weigergrond,
    is_pseudoniem,
)


def _pseudoniem(tekst: str) -> str:
    if not is_pseudoniem(tekst):
        raise ValueError("geen pseudoniem")
    return tekst


Pseudoniem = Annotated[str, AfterValidator(_pseudoniem)]


class Statuswijziging(Streng):
    """Een status vanaf een dag."""

    datum: date
    status: Arbeidsstatus


class Zesmaandenmeting(Streng):
    """De status zes maanden later."""

    status: Arbeidsstatus = Arbeidsstatus.ONBEKEND
    verbeterd: Antwoord = Antwoord.ONBEKEND


class Uitstroom(Streng):
    """Het einde van een traject."""

    datum: date
    reden: Eindreden | None = None
    statuswijzigingen: tuple[Statuswijziging, ...] = ()
    in_opleiding: Antwoord = Antwoord.ONBEKEND
    kwalificatie: Antwoord = Antwoord.ONBEKEND
    na_zes_maanden: Zesmaandenmeting | None = None


class Weigering(Streng):
    """Een aanmelding die geen traject werd."""

    datum: date
    grond: Weigergrond | None = None


class WarmeOverdracht(Streng):
    """Een overdracht."""

    dienst: Overdrachtsdienst | None = None
    datum: date | None = None
    afgesproken: bool | None = None


class Tussenstap(Streng):
    """Wijk-werken, AMA of artikel 60."""

    soort: Stapsoort
    periode: Periode
    uren_per_week: Uren | None = None
    uren_per_maand: Uren | None = None
    uren_per_jaar: Uren | None = None
    toegang_vdab: bool | None = None
    beoordelingen: tuple[date, ...] = ()


class BijzondereKenmerken(Streng):
    """De gevoeligste kenmerken."""

    beperking: Antwoord = Antwoord.ONBEKEND
    derdelander: Antwoord = Antwoord.ONBEKEND
    buitenlandse_herkomst: Antwoord = Antwoord.ONBEKEND
    minderheid: Antwoord = Antwoord.ONBEKEND
    dakloos: Antwoord = Antwoord.ONBEKEND
    landelijk: Antwoord = Antwoord.ONBEKEND


def deelnemermodel(keur: Callable[[str], str]) -> type[BaseModel]:
    """Het model van een deelnemer.

    Args:
        keur: een eigen toets op elke vrije tekst; ze geeft de tekst terug of werpt ``ValueError``.
    """
    tekst: Any = Annotated[str, StringConstraints(pattern=GEEN_STUURTEKENS.pattern), AfterValidator(keur)]

    class Sterpunt(Streng):
        levensdomein: tekst
        score: Annotated[int, Field(ge=1, le=5)]

    class Empowermentscore(Streng):
        schaal: tekst
        score: Getal

    class Meting(Streng):
        datum: date
        loslaatschaal: Annotated[int, Field(ge=1, le=10)] | None = None
        ster: tuple[Sterpunt, ...] = ()
        empowerment: tuple[Empowermentscore, ...] = ()

    class Combinatietraject(Streng):
        vdab: tuple[tekst, ...] = ()
        partnerschap: tuple[tekst, ...] = ()
        beoordeeld_op: date | None = None

    class Traject(Streng):
        id: Pseudoniem
        aanmelding: date | None = None
        start: date | None = None
        persona: tekst | None = None
        partner: tekst | None = None
        toeleiding: Toeleidingskanaal | None = None
        levensdomeinen: tuple[tekst, ...] = ()
        drempels: tuple[Drempel, ...] = ()
        contacten: tuple[date, ...] = ()
        opvolgingen: tuple[date, ...] = ()
        metingen: tuple[Meting, ...] = ()
        combinatie: Combinatietraject | None = None
        gewoon_aanbod_volstaat: bool | None = None
        tussenstappen: tuple[Tussenstap, ...] = ()
        overdracht: WarmeOverdracht | None = None
        weigering: Weigering | None = None
        uitstroom: Uitstroom | None = None

    class Deelnemer(Streng):
        id: Pseudoniem
        status: Startstatus | None = None
        leeftijdsklasse: Leeftijdsklasse | None = None
        binnen_gebied: Antwoord = Antwoord.ONBEKEND
        voldoet_aan_omschrijving: bool | None = None
        bevraagd: Antwoord = Antwoord.ONBEKEND
        geslacht: Geslacht = Geslacht.ONBEKEND
        opleidingsniveau: Opleidingsniveau = Opleidingsniveau.ONBEKEND
        langdurig_werkzoekend: Antwoord = Antwoord.ONBEKEND
        bijzonder: BijzondereKenmerken | None = None
        trajecten: tuple[Traject, ...] = ()

    return Deelnemer
