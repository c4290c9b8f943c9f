"""De parameters van een oproep en hoe ze voor een gebied en een dag gelden.

Een oproep is een tabel van waarden. Elke parameter heeft voor elk gebied en elke dag van de looptijd precies één
waarde, of een verklaring waarom hij niet gezet is. Nul of twee waarden is een fout in de tabel en wordt geweigerd
zodra de oproep gemaakt wordt: er is nooit een waarde die stilzwijgend inspringt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Final, Never, get_type_hints

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.oproepen.bronnen import EIGEN_WAARDE

GEBIED_ONBEKEND: Final = "het is niet bekend of het gebied in Limburg ligt"


class Gebied(StrEnum):
    """De twee gebieden met een eigen financieringsmix.

    Bron: VVSG, vragen en antwoorden: Limburg is een transitieregio.

    >>> Gebied("limburg").value
    'limburg'
    """

    BUITEN_LIMBURG = "buiten-limburg"
    LIMBURG = "limburg"

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Gebied.BUITEN_LIMBURG.label
        'buiten Limburg'
        """
        return "Limburg" if self is Gebied.LIMBURG else "buiten Limburg"


Parameterwaarde = Bedrag | Tarief | Decimal | int | Periode


@attrs.frozen
class Waarde:
    """De waarde van een parameter, met wat ze draagt.

    Args:
        naam: naam van het veld in `Voorwaarden`.
        waarde: een bedrag, tarief, getal of periode.
        bron: waar ze staat.
        zekerheid: hoe zeker ze is.
        periode: wanneer ze geldt; ``None`` is zolang de oproep loopt.
        gebied: waar ze geldt; ``None`` is overal.
        toelichting: hoe ze afgeleid is, als dat zo is.

    Bron: ontwerp, hoofdstuk 8.

    >>> from lokale_partnerschappen.oproepen.bronnen import VERORDENING_2021_1060
    >>> Waarde("forfaittarief", Tarief("0.4"), VERORDENING_2021_1060.op("artikel 56, lid 1")).gebied is None
    True
    """

    naam: str
    waarde: Parameterwaarde
    bron: Bron
    zekerheid: Zekerheid = Zekerheid.LETTERLIJK
    periode: Periode | None = None
    gebied: Gebied | None = None
    toelichting: str = ""

    def geldt(self, gebied: Gebied, dag: date) -> bool:
        """Geldt deze waarde in een gebied op een dag?"""
        return _geldt(self, gebied, dag)


@attrs.frozen
class NietGezet:
    """Een parameter die deze oproep in een gebied uitdrukkelijk niet zet.

    Een regel die hem nodig heeft, is daar niet van toepassing; een berekening weigert met de reden.

    Args:
        naam: naam van het veld in `Voorwaarden`.
        reden: waarom er geen waarde is.
        bron: waar gezocht is.
        gebied: waar hij niet gezet is; ``None`` is overal.
        periode: wanneer hij niet gezet is; ``None`` is zolang de oproep loopt.

    Bron: ontwerp, hoofdstuk 8.

    >>> from lokale_partnerschappen.oproepen.bronnen import GOEDGEKEURDE_AANVRAAG
    >>> NietGezet("vdab_tarief_ondersteuning", "geen bron", GOEDGEKEURDE_AANVRAAG, Gebied.LIMBURG).gebied.value
    'limburg'
    """

    naam: str
    reden: str
    bron: Bron
    gebied: Gebied | None = None
    periode: Periode | None = None

    def geldt(self, gebied: Gebied, dag: date) -> bool:
        """Is de parameter in een gebied op een dag niet gezet?"""
        return _geldt(self, gebied, dag)


class ParameterNietGezet(AttributeError):
    """Een berekening vroeg een parameter die de oproep in dit gebied niet zet.

    Bron: ontwerp, hoofdstuk 8.

    >>> issubclass(ParameterNietGezet, AttributeError)
    True
    """


class Voorwaarden:
    """De parameters van een oproep, opgelost voor één gebied en één dag.

    Elk veld is een parameter met een vast type. Een veld dat de oproep niet zet, werpt bij het lezen
    `ParameterNietGezet` op met de reden. Onveranderlijk; gelijk als alle waarden gelijk zijn.

    Bron: ontwerp, hoofdstuk 8; de bron van elke waarde geeft `herkomst`.

    >>> v = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG, op=date(2024, 1, 1))
    >>> v.esf_tarief, v.met(esf_tarief=Tarief("0.5")).esf_tarief
    (Tarief('0.6'), Tarief('0.5'))
    """

    gebied: Gebied | None
    op: date
    # kosten
    sut_factor: Tarief
    """Deel van het brutomaandloon dat één uur kost."""
    uren_per_vte: Decimal
    """Uren van één voltijdse in een jaar."""
    uren_decimalen: int
    """Hoeveel decimalen een aantal uren hoogstens heeft."""
    forfaittarief: Tarief
    """Deel van de personeelskosten dat alle andere kosten dekt."""
    uurtarief_opvallend: Bedrag
    """Standaarduurtarief vanaf waar een lijn opvalt."""
    brutoloon_opvallend: Bedrag
    """Brutomaandloon waaronder een voltijds loon opvalt."""
    personen_per_vte: Decimal
    """Hoeveel personen hoogstens samen één voltijdse vormen."""
    forfaitpunten_totaal: Decimal
    """Op hoeveel punten een onderlinge verdeling van het forfait uitkomt."""
    ondersteuningspakket: Bedrag
    """Jaarkost van het luik ondersteuning in de gekende aanvragen."""
    # financiering van het luik werking
    esf_tarief: Tarief
    vcf_tarief: Tarief
    lokaal_tarief: Tarief
    vdab_tarief: Tarief
    cofinancieringstarief: Tarief
    """Deel dat lokale besturen en VDAB samen minstens inbrengen."""
    # financiering van het luik ondersteuning
    esf_tarief_ondersteuning: Tarief
    lokaal_tarief_ondersteuning: Tarief
    vdab_tarief_ondersteuning: Tarief
    # project en samenstelling
    projectperiode: Periode
    projectjaren: int
    oproep_tot_interesse: Periode
    """Wanneer organisaties zich kandidaat konden stellen."""
    indieningsperiode: Periode
    verlengde_indieningsperiode: Periode
    """Alleen voor gebieden zonder partnerschap."""
    vroege_indiening: Periode
    """Wie dan indiende, kon vanaf het begin van de projectperiode starten."""
    late_indiening: Periode
    """Wie dan indiende, start na een positieve beslissing."""
    beslistermijn_maanden: int
    """Hoeveel maanden een beslissing hoogstens duurt, vanaf de eerste dag van de maand na de indiening."""
    # beoordeling van de projectaanvraag
    gewicht_relevantie: Tarief
    gewicht_haalbaarheid: Tarief
    gewicht_bestuur: Tarief
    gewicht_kosten_baten: Tarief
    # samenstelling
    minimum_lokale_besturen: int
    minimum_partners: int
    maximum_partners: int
    wijziging_na_maanden: int
    """Hoeveel maanden na de start de samenstelling ten vroegste wijzigt."""
    # ondersteuningsgroep
    ondersteuningsgroep_maanden: int
    ondersteuningsgroep_beginmaanden: int
    ondersteuningsgroep_beginritme: int
    # deelnemers, trajecten en resultaten
    caseload_minimum: Decimal
    """Hoeveel lopende trajecten één voltijdse begeleider minstens draagt."""
    caseload_maximum: Decimal
    """Hoeveel lopende trajecten één voltijdse begeleider hoogstens draagt."""
    uitstroomdoel: Tarief
    """Welk deel van de deelnemers naar werk uitstroomt."""
    opvolging_maanden: int
    """Om de hoeveel maanden een lopend traject opgevolgd wordt."""
    meetafstand_dagen: int
    """Hoeveel dagen hoogstens tussen twee scores op de schaal om los te laten."""
    kleinste_groep: int
    """Een aantal onder deze grens verlaat het partnerschap niet."""
    wijkwerken_uren_per_maand: Decimal
    wijkwerken_uren_per_jaar: Decimal
    wijkwerken_maanden: int
    ama_uren_per_week: Decimal
    """Zoveel uren per week duren arbeidsmatige activiteiten in de sociale economie minstens."""
    artikel_60_maanden: int
    # opvolging
    bezwaar_dagen: int
    """Hoeveel kalenderdagen na een beslissing een bezwaar nog kan."""
    bewaartermijn_jaren: int
    """Hoeveel jaar na het einde van het project bewijsstukken bewaard worden."""
    affiche_a_formaat: int
    """Het kleinste A-formaat van een affiche; een hoger cijfer is kleiner."""
    # toleranties
    afrondingsmarge: Bedrag
    """Verschil dat door een andere afronding kan ontstaan."""
    esf_marge: Tarief
    """Verschil met het ESF-tarief dat nog geen fout is."""
    mixmarge: Tarief
    """Verschil met het tarief van een bron dat nog geen waarschuwing geeft."""
    jaarbudgetmarge: Tarief
    """Verschil met een zesde van de enveloppe dat nog niet het vermelden waard is."""
    inzetmarge: Bedrag
    """Verschil tussen ingebracht personeel en zijn waarde dat nog niet opvalt."""
    tekstmarge: Bedrag
    """Verschil tussen een bedrag in de tekst en in het formulier dat nog niet opvalt."""
    vte_marge: Decimal
    """Verschil in uren tussen de VTE in de tekst en de lijn dat nog niet opvalt."""

    _waarden: Mapping[str, Waarde]
    _niet_gezet: Mapping[str, NietGezet]

    def __init__(
        self, gebied: Gebied | None, op: date, waarden: Iterable[Waarde | NietGezet], looptijd: Periode
    ) -> None:
        zet = object.__setattr__
        alle = tuple(waarden)
        zet(self, "gebied", gebied)
        zet(self, "op", op)
        zet(self, "_looptijd", looptijd)
        zet(self, "_waarden", {w.naam: w for w in alle if isinstance(w, Waarde)})
        zet(self, "_niet_gezet", {w.naam: w for w in alle if isinstance(w, NietGezet)})
        for waarde in self._waarden.values():
            zet(self, waarde.naam, waarde.waarde)

    def __getattr__(self, naam: str) -> Never:
        # Alleen hier voor wat niet gevonden werd: een veld dat niet gezet is, of een naam die niet bestaat.
        niet_gezet = self.__dict__.get("_niet_gezet", {}).get(naam)
        if niet_gezet is not None:
            raise ParameterNietGezet(f"{naam} is niet gezet in deze oproep ({self.gebied}): {niet_gezet.reden}")
        raise AttributeError(f"Voorwaarden heeft geen veld {naam}")

    def __setattr__(self, naam: str, waarde: object) -> Never:
        raise AttributeError("Voorwaarden zijn onveranderlijk; gebruik .met(…)")

    def __delattr__(self, naam: str) -> Never:
        raise AttributeError("Voorwaarden zijn onveranderlijk; gebruik .met(…)")

    def __eq__(self, ander: object) -> bool:
        if not isinstance(ander, Voorwaarden):
            return NotImplemented
        return (self.gebied, self._waarden, self._niet_gezet) == (
            ander.gebied,
            ander._waarden,
            ander._niet_gezet,
        )

    def __hash__(self) -> int:
        return hash((self.gebied, frozenset(self._waarden)))

    def __repr__(self) -> str:
        return f"Voorwaarden(gebied={self.gebied and self.gebied.value!r}, op={self.op.isoformat()!r})"

    def niet_gezet(self, naam: str) -> NietGezet | None:
        """Waarom een parameter niet gezet is, of ``None`` als hij een waarde heeft.

        >>> voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG).niet_gezet("esf_tarief") is None
        True
        """
        return self._niet_gezet.get(naam)

    def herkomst(self, naam: str) -> WaardeInOproep:
        """Waar de waarde van een parameter vandaan komt, en wanneer ze geldt.

        Raises:
            KeyError: de parameter heeft geen waarde.

        >>> voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG).herkomst("sut_factor").zekerheid.value
        'afgeleid'
        """
        waarde = self._waarden[naam]
        looptijd: Periode = self.__dict__["_looptijd"]
        return WaardeInOproep(
            waarde=waarde.waarde,
            bron=waarde.bron,
            zekerheid=waarde.zekerheid,
            periode=waarde.periode or looptijd,
            toelichting=waarde.toelichting,
        )

    def met(self, **waarden: Parameterwaarde) -> Voorwaarden:
        """Dezelfde voorwaarden met andere waarden, om na te gaan wat dat zou veranderen.

        De bron van een gewijzigde waarde wordt "eigen waarde".

        Raises:
            ValueError: een naam is geen parameter.
            TypeError: een waarde heeft niet het type van de parameter.
        """
        nieuw = {naam: Waarde(naam, waarde, EIGEN_WAARDE, Zekerheid.ONZEKER) for naam, waarde in waarden.items()}
        keur_namen_en_types(nieuw.values())
        alle: list[Waarde | NietGezet] = [*self._waarden.values(), *self._niet_gezet.values()]
        blijft = [w for w in alle if w.naam not in nieuw]
        return Voorwaarden(self.gebied, self.op, (*blijft, *nieuw.values()), self.__dict__["_looptijd"])


@attrs.frozen(kw_only=True)
class WaardeInOproep:
    """Een waarde met haar herkomst, zoals een herleiding en `oproep` ze tonen.

    Args:
        waarde, bron, zekerheid, toelichting: zoals in `Waarde`.
        periode: wanneer ze geldt, ingevuld met de looptijd van de oproep.

    Bron: ontwerp, hoofdstuk 8.

    >>> voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG).herkomst("esf_tarief").waarde
    Tarief('0.6')
    """

    waarde: Parameterwaarde
    bron: Bron
    zekerheid: Zekerheid
    periode: Periode
    toelichting: str = ""


@cache
def parameters() -> dict[str, type]:
    """De namen en types van alle parameters, in de volgorde van `Voorwaarden`.

    >>> parameters()["projectjaren"].__name__
    'int'
    """
    return {
        naam: soort
        for naam, soort in get_type_hints(Voorwaarden).items()
        if naam not in ("gebied", "op") and not naam.startswith("_")
    }


def _geldt(waarde: Waarde | NietGezet, gebied: Gebied, dag: date) -> bool:
    return waarde.gebied in (None, gebied) and (waarde.periode is None or dag in waarde.periode)


def keur_namen_en_types(waarden: Iterable[Waarde | NietGezet]) -> None:
    """Weigert een waarde die geen parameter is, of die niet het type van haar parameter heeft."""
    types = parameters()
    for waarde in waarden:
        if waarde.naam not in types:
            raise ValueError(f"{waarde.naam} is geen parameter van Voorwaarden")
        if isinstance(waarde, Waarde) and type(waarde.waarde) is not types[waarde.naam]:
            raise TypeError(
                f"{waarde.naam}: verwacht {types[waarde.naam].__name__}, geen {type(waarde.waarde).__name__}"
            )
