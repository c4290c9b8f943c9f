"""Het dossier als modellen van pydantic, zo streng als pydantic kan.

Onbekende sleutels, JSON-getallen waar tekst hoort, onbekende keuzes en onbestaande datums worden geweigerd, in de modus
``strict``. Bedragen zijn tekst met een patroon en worden ``Decimal``. De keuzelijsten zijn die van de bibliotheek.

Wat pydantic niet ziet: een sleutel die twee keer in een object staat. Een persoonsgegeven (een rijksregisternummer, een
e-mailadres) ziet het alleen met een eigen toets op elke tekst: daarvoor dient `dossiermodel(keur)`.
"""

# Geen `from __future__ import annotations`: pydantic leest de types van klassen die binnen een functie staan.
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints, model_validator

from lokale_partnerschappen import Aanwerving, Financieringsbron, Inbreng, Luik, Partnersoort, Rol

ALS_DECIMAL = AfterValidator(Decimal)
ALS_TEKST = PlainSerializer(str, return_type=str)
Euro = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,10}(\.[0-9]{1,2})?$"), ALS_DECIMAL, ALS_TEKST]
Getal = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,10}(\.[0-9]{1,30})?$"), ALS_DECIMAL, ALS_TEKST]
Uren = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,10}(\.[0-9]{1,30})?$"), ALS_DECIMAL, ALS_TEKST]
Aantal = Annotated[int, Field(ge=-999_999_999, le=999_999_999)]
GEEN_STUURTEKENS = StringConstraints(pattern=r"^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$")


class Streng(BaseModel):
    """Wat voor elk model geldt."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Periode(Streng):
    """Een periode die niet eindigt voor ze begint."""

    begin: date
    einde: date | None = None

    @model_validator(mode="after")
    def _in_volgorde(self) -> Self:
        if self.einde is not None and self.einde < self.begin:
            raise ValueError("een periode kan niet eindigen voor ze begint")
        return self


class Lidmaatschap(Streng):
    """Een rol in de tijd."""

    rol: Rol
    periode: Periode | None = None


class Enveloppe(Streng):
    """Het budget over alle jaren."""

    werking: Euro
    ondersteuning: Euro | None = None
    totaal: Euro | None = None


class Lijnopgave(Streng):
    """Wat het formulier op een lijn toont."""

    sut: Euro | None = None
    bedrag: Euro | None = None
    werking: Euro | None = None
    ondersteuning: Euro | None = None


class Tabeltotaal(Streng):
    """De totaallijn van een tabel."""

    uren: Getal | None = None
    bedrag: Euro | None = None
    werking: Euro | None = None
    ondersteuning: Euro | None = None


class Kostenopgave(Streng):
    """Kosten zoals getoond."""

    forfait: Euro | None = None
    totaal: Euro | None = None


class Aandelen(Streng):
    """Percentages zoals getoond."""

    esf: Getal | None = None
    vcf: Getal | None = None
    lokaal: Getal | None = None
    vdab: Getal | None = None
    overige: Getal | None = None
    totaal: Getal | None = None


class Financiering(Streng):
    """Bedragen per bron zoals ingevuld."""

    esf: Euro | None = None
    vcf: Euro | None = None
    lokaal: Euro | None = None
    vdab: Euro | None = None
    overige: Euro | None = None
    totaal: Euro | None = None
    kosten: Euro | None = None
    aandelen: Aandelen | None = None


def dossiermodel(keur: Callable[[str], str] | None = None) -> type[BaseModel]:
    """Het model van een dossierbestand.

    Args:
        keur: een eigen toets op elke tekst; ze geeft de tekst terug of werpt ``ValueError``.
    """
    tekst: Any = (
        Annotated[str, GEEN_STUURTEKENS] if keur is None else Annotated[str, GEEN_STUURTEKENS, AfterValidator(keur)]
    )

    class Werkingsgebied(Streng):
        gemeenten: tuple[tekst, ...] = ()
        limburg: bool | None = None
        limburg_code: tekst | None = None

    class Partner(Streng):
        id: tekst
        naam: tekst
        soort: Partnersoort | None = None
        kbo: tekst | None = None
        gemeente: tekst | None = None
        lidmaatschappen: tuple[Lidmaatschap, ...] = ()

    class Projectmedewerker(Streng):
        luik: Luik
        partner: tekst
        brutoloon: Euro
        uren: Uren
        functie: tekst | None = None
        activiteit: tekst | None = None
        aanwerving: Aanwerving = Aanwerving.AANGEWORVEN
        loonfiches: Aantal | None = None
        begeleidt: bool | None = None
        soort_code: tekst | None = None
        opgave: Lijnopgave | None = None

    class Cofinanciering(Streng):
        luik: Luik
        bedrag: Euro
        bron: Financieringsbron | None = None
        inbreng: Inbreng | None = None
        partner: tekst | None = None
        omschrijving: tekst | None = None
        bewijsstukken: Aantal | None = None
        soort_code: tekst | None = None
        bron_code: tekst | None = None
        persoonsgebonden_code: tekst | None = None
        opgave: Lijnopgave | None = None

    class Begroting(Streng):
        periode: Periode
        personeel: tuple[Projectmedewerker, ...] = ()
        personeel_totaal: Tabeltotaal | None = None
        aan_te_werven_totaal: Tabeltotaal | None = None
        cofinanciering: tuple[Cofinanciering, ...] = ()
        cofinanciering_totaal: Tabeltotaal | None = None
        forfaitpercentage: Getal | None = None
        kosten_werking: Kostenopgave | None = None
        kosten_ondersteuning: Kostenopgave | None = None
        kosten_project: Kostenopgave | None = None
        financiering_werking: Financiering | None = None
        financiering_ondersteuning: Financiering | None = None
        financiering_project: Financiering | None = None

        @model_validator(mode="after")
        def _afgesloten(self) -> Self:
            if self.periode.einde is None:
                raise ValueError("het projectjaar van een begroting heeft een einde nodig")
            return self

    class Partnerschap(Streng):
        naam: tekst
        oproep: tekst
        toelichting: tekst | None = None
        periode: Periode | None = None
        werkingsgebied: Werkingsgebied = Werkingsgebied()
        partners: tuple[Partner, ...] = ()
        enveloppe: Enveloppe | None = None
        begrotingen: tuple[Begroting, ...] = ()

    class Bestand(Streng):
        schema_: Literal[1] = Field(alias="schema")
        partnerschap: Partnerschap

    return Bestand
