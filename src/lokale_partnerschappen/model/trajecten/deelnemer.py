"""De deelnemer: een pseudoniem, met alleen wat het werk en de indicatoren nodig hebben.

Elk gegeven over een mens draagt zijn gevoeligheid. Wat een bijzondere categorie is, staat standaard alleen als
telling bij het partnerschap; wie het per deelnemer bijhoudt, kiest daar uitdrukkelijk voor.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from lokale_partnerschappen.model.trajecten.gevoeligheid import Antwoord, Gevoeligheid, gevoelig
from lokale_partnerschappen.model.trajecten.pseudoniem import Pseudoniem, als_pseudoniem
from lokale_partnerschappen.model.trajecten.traject import Traject
from lokale_partnerschappen.model.trajecten.uitstroom import Uitstroom, Zesmaandenmeting


class Startstatus(StrEnum):
    """Wat iemand bij de start op de arbeidsmarkt is.

    Bron: niet-beroepsactieven en werkzoekenden (VVSG, vragen en antwoorden); wie deels werkzoekend is, kan begeleid
    worden en wie voltijds werkt niet (Europa WSE, veelgestelde vragen).

    >>> [status.value for status in Startstatus if status.werkt]
    ['deeltijds-aan-het-werk', 'voltijds-aan-het-werk']
    """

    WERKZOEKEND = "werkzoekend"
    NIET_BEROEPSACTIEF = "niet-beroepsactief"
    DEELTIJDS = "deeltijds-aan-het-werk"
    """Werkt deels en zoekt werk, bijvoorbeeld met losse interimopdrachten."""
    VOLTIJDS = "voltijds-aan-het-werk"

    @property
    def werkt(self) -> bool:
        """Is dit iemand die bij de start werkt, ook deeltijds of als zelfstandige?"""
        return self in (Startstatus.DEELTIJDS, Startstatus.VOLTIJDS)


class Leeftijdsklasse(StrEnum):
    """De leeftijd bij de start, nooit preciezer dan de indicatoren vragen.

    Bron: Verordening (EU) 2021/1057, bijlage I: jonger dan 18, 18 tot en met 29, 55 en ouder.

    >>> Leeftijdsklasse("30-54").value
    '30-54'
    """

    ONDER_18 = "jonger-dan-18"
    VAN_18_TOT_29 = "18-29"
    VAN_30_TOT_54 = "30-54"
    VANAF_55 = "55-en-ouder"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Leeftijdsklasse("18-29").label
        '18 tot en met 29 jaar'
        """
        return {
            "jonger-dan-18": "jonger dan 18 jaar",
            "18-29": "18 tot en met 29 jaar",
            "30-54": "30 tot en met 54 jaar",
            "55-en-ouder": "55 jaar of ouder",
        }[self.value]


class Geslacht(StrEnum):
    """Het geslacht waarnaar de indicatoren uitgesplitst worden.

    Bron: Verordening (EU) 2021/1057, bijlage I: vrouwen, mannen en niet-binaire personen.

    >>> Geslacht("niet-binair").value
    'niet-binair'
    """

    VROUW = "vrouw"
    MAN = "man"
    NIET_BINAIR = "niet-binair"
    GEWEIGERD = "geweigerd"
    ONBEKEND = "onbekend"


class Opleidingsniveau(StrEnum):
    """Het hoogste diploma, in de drie groepen van de indicatoren.

    Bron: Verordening (EU) 2021/1057, bijlage I (ISCED 0-2, 3-4 en 5-8).

    >>> Opleidingsniveau("hoger-onderwijs").value
    'hoger-onderwijs'
    """

    LAGER_SECUNDAIR = "hoogstens-lager-secundair"
    """ISCED 0 tot en met 2."""
    HOGER_SECUNDAIR = "hoger-secundair"
    """ISCED 3 en 4, ook postsecundair."""
    HOGER_ONDERWIJS = "hoger-onderwijs"
    """ISCED 5 tot en met 8."""
    GEWEIGERD = "geweigerd"
    ONBEKEND = "onbekend"


@attrs.frozen(kw_only=True)
class BijzondereKenmerken:
    """De gevoeligste kenmerken, per deelnemer en alleen als het partnerschap daar uitdrukkelijk voor kiest.

    Standaard staan deze kenmerken niet bij een deelnemer maar als `Kenmerktelling` bij het partnerschap.

    Args:
        beperking: EECO12.
        derdelander: EECO13, onderdaan van een land buiten de Europese Unie.
        buitenlandse_herkomst: EECO14.
        minderheid: EECO15.
        dakloos: EECO16, dak- of thuisloos of uitgesloten van wonen.
        landelijk: EECO17, afkomstig uit landelijk gebied.

    Bron: Verordening (EU) 2021/1057, bijlage I, punt 1.2; zie `Gevoeligheid`.

    >>> BijzondereKenmerken(beperking=Antwoord.GEWEIGERD).minderheid.value
    'onbekend'
    """

    beperking: Antwoord = gevoelig(Gevoeligheid.BIJZONDER, Antwoord.ONBEKEND)
    derdelander: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    buitenlandse_herkomst: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    minderheid: Antwoord = gevoelig(Gevoeligheid.BIJZONDER, Antwoord.ONBEKEND)
    dakloos: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    landelijk: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)


@attrs.frozen(kw_only=True)
class Deelnemer:
    """Wie begeleid wordt: een pseudoniem met zijn trajecten.

    Er is geen veld voor een naam, een nummer, een adres, een woonplaats of een geboortedatum. Wie terugkomt, krijgt
    onder hetzelfde pseudoniem een tweede traject en telt één keer.

    Args:
        id: pseudoniem, zie `nieuw_pseudoniem`; nooit afgeleid van een naam of nummer.
        status: wat de deelnemer bij de eerste start op de arbeidsmarkt was, of ``None`` als dat niet bekend is.
        leeftijdsklasse: leeftijd bij de eerste start, of ``None``.
        binnen_gebied: woont de deelnemer in het werkingsgebied? Nooit een reden om te weigeren.
        voldoet_aan_omschrijving: past de deelnemer bij de omschrijving van de doelgroep (alle vier de elementen van
            een complexe problematiek samen)? ``None`` als dat nog niet beoordeeld is.
        bevraagd: is de bevraging van de indicatoren bij de deelnemer afgenomen?
        geslacht, opleidingsniveau: voor de uitsplitsing van de indicatoren.
        langdurig_werkzoekend: EECO03; alleen zinvol voor wie werkzoekend is.
        bijzonder: de gevoeligste kenmerken, of ``None`` als het partnerschap ze alleen telt.
        trajecten: in om het even welke volgorde.

    Raises:
        ValueError: het id is geen pseudoniem; de melding herhaalt het niet.

    Bron: doelgroep volgens VVSG, vragen en antwoorden; kenmerken volgens Verordening (EU) 2021/1057, bijlage I.

    >>> Deelnemer(id="d-7k3mq9x2vtbz", status=Startstatus.WERKZOEKEND).trajecten
    ()
    """

    id: Pseudoniem = attrs.field(converter=als_pseudoniem)
    status: Startstatus | None = gevoelig(Gevoeligheid.PERSOONLIJK, None)
    leeftijdsklasse: Leeftijdsklasse | None = gevoelig(Gevoeligheid.PERSOONLIJK, None)
    binnen_gebied: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    voldoet_aan_omschrijving: bool | None = gevoelig(Gevoeligheid.PERSOONLIJK, None)
    bevraagd: Antwoord = Antwoord.ONBEKEND
    geslacht: Geslacht = gevoelig(Gevoeligheid.PERSOONLIJK, Geslacht.ONBEKEND)
    opleidingsniveau: Opleidingsniveau = gevoelig(Gevoeligheid.PERSOONLIJK, Opleidingsniveau.ONBEKEND)
    langdurig_werkzoekend: Antwoord = gevoelig(Gevoeligheid.PERSOONLIJK, Antwoord.ONBEKEND)
    bijzonder: BijzondereKenmerken | None = gevoelig(Gevoeligheid.BIJZONDER, None)
    trajecten: tuple[Traject, ...] = ()

    def __str__(self) -> str:
        return self.id


_KLASSEN: Final = (Deelnemer, BijzondereKenmerken, Traject, Uitstroom, Zesmaandenmeting)


def gevoeligheid_van(veld: str) -> Gevoeligheid | None:
    """Hoe gevoelig een veld is; ``None`` als het over het traject gaat en niet over de mens zelf.

    Args:
        veld: klasse en veld, zoals ``"Deelnemer.geslacht"``.

    Raises:
        KeyError: dat veld bestaat niet.

    Bron: Verordening (EU) 2016/679, zie `Gevoeligheid`.

    >>> gevoeligheid_van("BijzondereKenmerken.beperking").value, gevoeligheid_van("Traject.start") is None
    ('bijzonder', True)
    """
    velden = {f"{klasse.__name__}.{deel.name}": deel for klasse in _KLASSEN for deel in attrs.fields(klasse)}
    gevoeligheid: Gevoeligheid | None = velden[veld].metadata.get("gevoeligheid")
    return gevoeligheid
