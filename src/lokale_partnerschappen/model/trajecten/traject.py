"""Het traject: van aanmelding over begeleiding tot uitstroom. De status volgt uit de datums en wordt niet bewaard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.trajecten.gevoeligheid import Gevoeligheid, gevoelig
from lokale_partnerschappen.model.trajecten.meting import Meting
from lokale_partnerschappen.model.trajecten.pseudoniem import Pseudoniem, als_pseudoniem
from lokale_partnerschappen.model.trajecten.uitstroom import Uitstroom


class Levensdomein(StrEnum):
    """De tien levensdomeinen van de goedgekeurde aanvraag; een partnerschap mag er eigen aan toevoegen.

    Bron: goedgekeurde aanvraag, vraag 16; die lijst noemt zichzelf niet volledig.

    >>> len(Levensdomein), Levensdomein("rechten").label
    (10, 'rechten')
    """

    ONTWIKKELING = "ontwikkeling"
    ZELFBEPALING = "zelfbepaling"
    RELATIES = "relaties"
    WELBEVINDEN = "welbevinden"
    RECHTEN = "rechten"
    WERK = "werk"
    GEZONDHEID = "gezondheid"
    WONEN_EN_INKOMEN = "wonen-en-inkomen"
    ADMINISTRATIE = "administratie"
    JUSTITIE = "justitie"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Levensdomein.WERK.label
        'sociale inclusie en werk'
        """
        return {
            "ontwikkeling": "ontwikkeling en opleiding",
            "zelfbepaling": "zelfbepaling, cultuur en religie",
            "relaties": "relaties en netwerk",
            "welbevinden": "emotioneel welbevinden",
            "werk": "sociale inclusie en werk",
            "gezondheid": "lichamelijk welbevinden en gezondheid",
            "wonen-en-inkomen": "wonen, inkomen en bezit",
        }.get(self.value, self.value)


class Drempel(StrEnum):
    """Wat iemand belemmert; een gesloten lijst, want vrije tekst over een mens hoort niet in een dossier.

    Bron: goedgekeurde aanvraag, vraag 7 noemt middelengebruik, thuisloosheid, psychische kwetsbaarheid, kinderopvang
    en de woningmarkt; de andere zijn een eigen keuze.

    >>> [drempel.value for drempel in Drempel if drempel.is_bijzonder]
    ['middelengebruik', 'psychische-kwetsbaarheid', 'gezondheid', 'justitie']
    """

    MIDDELENGEBRUIK = "middelengebruik"
    THUISLOOSHEID = "thuisloosheid"
    PSYCHISCHE_KWETSBAARHEID = "psychische-kwetsbaarheid"
    KINDEROPVANG = "kinderopvang"
    HUISVESTING = "huisvesting"
    GEZONDHEID = "gezondheid"
    JUSTITIE = "justitie"
    SCHULDEN = "schulden"
    TAAL = "taal"
    MOBILITEIT = "mobiliteit"
    NETWERK = "netwerk"
    DIGITAAL = "digitaal"
    VAARDIGHEDEN = "vaardigheden"

    @property
    def is_bijzonder(self) -> bool:
        """Gaat dit over gezondheid of strafrecht, en dus over een bijzondere categorie van gegevens?"""
        return self in (
            Drempel.MIDDELENGEBRUIK,
            Drempel.PSYCHISCHE_KWETSBAARHEID,
            Drempel.GEZONDHEID,
            Drempel.JUSTITIE,
        )


class Toeleidingskanaal(StrEnum):
    """Langs welke weg iemand bij het partnerschap komt.

    Bron: goedgekeurde aanvraag, vraag 15: een partner, het outreachend netwerk, peers; zelf aanmelden bestaat ook.

    >>> Toeleidingskanaal("peer").value
    'peer'
    """

    PARTNER = "partner"
    ANDERE_ORGANISATIE = "andere-organisatie"
    OUTREACH = "outreach"
    PEER = "peer"
    ZELF = "zelf"


class Trajectstatus(StrEnum):
    """Hoe ver een traject op een dag is; volgt uit de datums.

    Bron: keuze.

    >>> Trajectstatus("lopend").value
    'lopend'
    """

    AANGEMELD = "aangemeld"
    LOPEND = "lopend"
    AFGELOPEN = "afgelopen"
    NIET_GESTART = "niet-gestart"
    """Aangemeld, en daarna geweigerd of niet begonnen."""


class Weigergrond(StrEnum):
    """Waarom een aanmelding geen traject werd.

    Bron: VVSG, vragen en antwoorden: niemand wordt geweigerd om zijn woonplaats, en er is geen minimumleeftijd; wie
    voltijds werkt, valt buiten de omschrijving (Europa WSE, veelgestelde vragen).

    >>> [grond.value for grond in Weigergrond if grond.mag_nooit]
    ['woonplaats', 'leeftijd']
    """

    WOONPLAATS = "woonplaats"
    LEEFTIJD = "leeftijd"
    BUITEN_OMSCHRIJVING = "buiten-omschrijving"
    GEEN_PLAATS = "geen-plaats"
    ANDER_AANBOD = "ander-aanbod"
    GEEN_HULPVRAAG = "geen-hulpvraag"
    ANDERE = "andere"

    @property
    def mag_nooit(self) -> bool:
        """Is dit een grond waarop volgens de oproep niemand geweigerd wordt?"""
        return self in (Weigergrond.WOONPLAATS, Weigergrond.LEEFTIJD)


@attrs.frozen(kw_only=True)
class Weigering:
    """Een aanmelding die geen traject werd.

    Args:
        datum: de dag van de beslissing.
        grond: waarom.

    Bron: VVSG, vragen en antwoorden.

    >>> Weigering(datum=date(2024, 2, 1), grond=Weigergrond.GEEN_PLAATS).grond.mag_nooit
    False
    """

    datum: date
    grond: Weigergrond | None = None


class Overdrachtsdienst(StrEnum):
    """Naar wat voor dienst iemand warm overgedragen wordt.

    Bron: goedgekeurde aanvraag, vragen 4, 6 en 7: het gewone aanbod van VDAB of OCMW, of een andere hulpverlening.

    >>> Overdrachtsdienst("vdab").label
    'VDAB'
    """

    VDAB = "vdab"
    OCMW = "ocmw"
    WELZIJN = "welzijn"
    GEZONDHEIDSZORG = "gezondheidszorg"
    ANDER_PARTNERSCHAP = "ander-partnerschap"
    ANDERE = "andere"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Overdrachtsdienst.ANDER_PARTNERSCHAP.label
        'ander partnerschap'
        """
        return self.value.upper() if self.value in ("vdab", "ocmw") else self.value.replace("-", " ")


@attrs.frozen(kw_only=True)
class WarmeOverdracht:
    """Een persoonlijke overdracht naar een andere dienst.

    Args:
        dienst: naar wat voor dienst, of ``None`` als dat niet bekend is.
        datum: de dag van de overdracht, of ``None``.
        afgesproken: zijn de deelnemer en de andere dienst het eens? ``None`` als dat niet bekend is.

    Bron: goedgekeurde aanvraag, vraag 6.

    >>> WarmeOverdracht(dienst=Overdrachtsdienst.OCMW).afgesproken is None
    True
    """

    dienst: Overdrachtsdienst | None = None
    datum: date | None = None
    afgesproken: bool | None = None


@attrs.frozen(kw_only=True)
class Combinatietraject:
    """Het gewone aanbod van VDAB en het partnerschap tegelijk, zonder twee keer gelijkaardige dienstverlening.

    Args:
        vdab: levensdomeinen waarop VDAB werkt.
        partnerschap: levensdomeinen waarop het partnerschap werkt.
        beoordeeld_op: de dag waarop VDAB nakeek dat het aanbod elkaar aanvult, of ``None``.

    Bron: goedgekeurde aanvraag, vraag 6.

    >>> Combinatietraject(vdab=("werk",), partnerschap=("werk", "rechten")).dubbel
    ('werk',)
    """

    vdab: tuple[str, ...] = ()
    partnerschap: tuple[str, ...] = ()
    beoordeeld_op: date | None = None

    @property
    def dubbel(self) -> tuple[str, ...]:
        """De levensdomeinen waarop allebei werken, op alfabet."""
        return tuple(sorted(set(self.vdab) & set(self.partnerschap)))


class Stapsoort(StrEnum):
    """Een tussenstap met eigen regels, van buiten de oproep.

    Bron: goedgekeurde aanvraag, vraag 7 (tussenstappen); de regels staan bij wijk-werken, AMA en artikel 60 zelf.

    >>> Stapsoort("wijk-werken").label
    'wijk-werken'
    """

    WIJK_WERKEN = "wijk-werken"
    AMA = "ama"
    ARTIKEL_60 = "artikel-60"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Stapsoort.AMA.label
        'AMA in de sociale economie'
        """
        return {"ama": "AMA in de sociale economie", "artikel-60": "artikel 60, paragraaf 7"}.get(
            self.value, self.value
        )


def _niet_negatief(_: object, veld: attrs.Attribute[Decimal | None], waarde: object) -> None:
    if waarde is None:
        return
    if not isinstance(waarde, Decimal):
        raise TypeError(f"{veld.name}: verwacht een Decimal, geen {type(waarde).__name__}")
    if not waarde.is_finite() or waarde < 0:
        raise ValueError(f"{veld.name}: verwacht een eindig getal vanaf nul")


@attrs.frozen(kw_only=True)
class Tussenstap:
    """Wijk-werken, AMA of tewerkstelling met artikel 60 tijdens het traject.

    Args:
        soort: welke stap.
        periode: van wanneer tot wanneer.
        uren_per_week, uren_per_maand, uren_per_jaar: het hoogste aantal in de periode, of ``None``; bij AMA is
            ``uren_per_week`` het gewone aantal.
        toegang_vdab: besliste VDAB over de toegang? Alleen voor AMA.
        beoordelingen: de dagen van de jaarlijkse beoordeling. Alleen voor AMA.

    Raises:
        ValueError: negatieve of oneindige uren.
        TypeError: uren die geen ``Decimal`` zijn.

    Bron: wijk-werken, AMA en artikel 60 op de pagina's van die maatregelen (geen regels van de oproep).

    >>> Tussenstap(soort=Stapsoort.AMA, periode=Periode.jaar(2024), uren_per_week=Decimal(12)).toegang_vdab is None
    True
    """

    soort: Stapsoort
    periode: Periode
    uren_per_week: Decimal | None = attrs.field(default=None, validator=_niet_negatief)
    uren_per_maand: Decimal | None = attrs.field(default=None, validator=_niet_negatief)
    uren_per_jaar: Decimal | None = attrs.field(default=None, validator=_niet_negatief)
    toegang_vdab: bool | None = None
    beoordelingen: tuple[date, ...] = ()


@attrs.frozen(kw_only=True)
class Traject:
    """De begeleiding van één deelnemer, van aanmelding tot uitstroom.

    Args:
        id: pseudoniem van het traject, zie `nieuw_pseudoniem`.
        aanmelding: de dag waarop iemand aangemeld werd.
        start: de eerste dag van de begeleiding, of ``None`` als ze (nog) niet begon.
        persona: id van de persona, of ``None``.
        partner: id van de organisatie die begeleidt.
        toeleiding: langs welke weg de deelnemer kwam.
        levensdomeinen: waarop gewerkt wordt: van `Levensdomein`, of eigen levensdomeinen van het partnerschap.
        drempels: wat de deelnemer belemmert.
        contacten: de dagen met een contact; een dag telt één keer.
        opvolgingen: de dagen van de driemaandelijkse opvolging.
        metingen: in om het even welke volgorde.
        combinatie: het gewone aanbod van VDAB tegelijk, of ``None`` als dat er niet is.
        gewoon_aanbod_volstaat: volstaat het gewone aanbod van VDAB of OCMW nu?
        tussenstappen: wijk-werken, AMA of artikel 60 tijdens het traject.
        overdracht: de warme overdracht, of ``None``.
        weigering: waarom de aanmelding geen traject werd, of ``None``.
        uitstroom: het einde, of ``None`` zolang het traject loopt.

    Raises:
        ValueError: het id is geen pseudoniem; de melding herhaalt het niet.

    Bron: goedgekeurde aanvraag, vragen 6, 7, 15, 16 en 19.

    >>> traject = Traject(id="t-7k3mq9x2vtbz", aanmelding=date(2024, 2, 1), start=date(2024, 2, 15))
    >>> traject.status_op(date(2024, 2, 14)).value, traject.status_op(date(2024, 2, 15)).value
    ('aangemeld', 'lopend')
    """

    id: Pseudoniem = attrs.field(converter=als_pseudoniem)
    aanmelding: date | None = None
    start: date | None = None
    persona: str | None = None
    partner: str | None = None
    toeleiding: Toeleidingskanaal | None = None
    levensdomeinen: tuple[str, ...] = ()
    drempels: tuple[Drempel, ...] = gevoelig(Gevoeligheid.BIJZONDER, ())
    contacten: tuple[date, ...] = ()
    opvolgingen: tuple[date, ...] = ()
    metingen: tuple[Meting, ...] = ()
    combinatie: Combinatietraject | None = None
    gewoon_aanbod_volstaat: bool | None = None
    tussenstappen: tuple[Tussenstap, ...] = ()
    overdracht: WarmeOverdracht | None = None
    weigering: Weigering | None = None
    uitstroom: Uitstroom | None = None

    @property
    def einde(self) -> date | None:
        """De laatste dag, of ``None`` zolang het traject loopt."""
        return None if self.uitstroom is None else self.uitstroom.datum

    @property
    def periode(self) -> Periode | None:
        """De dagen van de begeleiding; ``None`` als ze niet begon, of als de datums elkaar tegenspreken."""
        if self.start is None or (self.einde is not None and self.einde < self.start):
            return None
        return Periode(self.start, self.einde)

    def status_op(self, dag: date) -> Trajectstatus | None:
        """Hoe ver het traject op een dag is; ``None`` als het die dag nog niet aangemeld of gestart was."""
        if self.einde is not None and dag > self.einde:
            return Trajectstatus.AFGELOPEN
        if self.start is not None and dag >= self.start:
            return Trajectstatus.LOPEND
        if self.weigering is not None and dag >= self.weigering.datum:
            return Trajectstatus.NIET_GESTART
        if self.aanmelding is not None and dag >= self.aanmelding:
            return Trajectstatus.AANGEMELD
        return None

    def __str__(self) -> str:
        return self.id
