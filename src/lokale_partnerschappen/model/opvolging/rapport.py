"""Rapporten over een periode, met hun bewijsstukken; de opvolging per kwartaal; en bezwaren tegen een beslissing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import cast

import attrs

from lokale_partnerschappen.basis.kwartaal import Kwartaal
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.model.opvolging.publiciteit import Publiciteit


class Bewijssoort(StrEnum):
    """Waarmee een partnerschap zijn uren, lonen en werking bewijst.

    Bron: ESF Vlaanderen, registratie (ouder programma); een loonfiche vraagt ook het aanvraagformulier.

    >>> Bewijssoort("loonfiche").label
    'loonfiche'
    """

    TIJDSREGISTRATIE = "tijdsregistratie"
    LOONFICHE = "loonfiche"
    AANWEZIGHEIDSLIJST = "aanwezigheidslijst"
    CONTRACT = "contract"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return self.value


@attrs.frozen(kw_only=True)
class Bewijsstuk:
    """Of een soort bewijs er is voor een rapport, en tot wanneer het bewaard wordt; het bewijs zelf staat hier nooit.

    Args:
        soort: welk bewijs.
        aanwezig: is het er voor de hele rapportperiode? ``None`` als dat niet bekend is.
        bewaard_tot: tot en met welke dag de organisatie het bewaart, of ``None``.

    Bron: ESF Vlaanderen, registratie; bewaren: ESF-archief (beide een ouder programma).

    >>> Bewijsstuk(soort=Bewijssoort.LOONFICHE, aanwezig=True).bewaard_tot is None
    True
    """

    soort: Bewijssoort
    aanwezig: bool | None = None
    bewaard_tot: date | None = None

    def __str__(self) -> str:
        return self.soort.label


@attrs.frozen(kw_only=True)
class Rapport:
    """Een rapport aan de overheid die de subsidie geeft; zonder indieningsdatum is het nog te maken.

    Elke vraag is ja, nee, of ``None`` als het niet bekend is.

    Args:
        periode: de dagen waarover het rapport gaat, met een einde.
        inhoudelijk_deel: is er een inhoudelijk deel?
        financieel_deel: is er een financieel deel?
        boekhoudkundig_uittreksel: zit het uittreksel uit de boekhouding erbij?
        kosten_buiten_periode: staan er kosten in van buiten de periode?
        ingediend_op: dag van indiening, of ``None``.
        afgesloten_op: dag waarop de periode afgesloten werd, of ``None``.
        heropend_op: dag waarop een afgesloten periode weer geopend werd, of ``None``.
        bewijsstukken: per soort bewijs of het er is.

    Raises:
        ValueError: de periode heeft geen einde.

    Bron: ESF-helpdesk, rapportering (ouder programma); uittreksel: aanvraagformulier, boekhouding.

    >>> Rapport(periode=Periode.jaar(2024), inhoudelijk_deel=True).ingediend_op is None
    True
    """

    periode: Periode
    inhoudelijk_deel: bool | None = None
    financieel_deel: bool | None = None
    boekhoudkundig_uittreksel: bool | None = None
    kosten_buiten_periode: bool | None = None
    ingediend_op: date | None = None
    afgesloten_op: date | None = None
    heropend_op: date | None = None
    bewijsstukken: tuple[Bewijsstuk, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.periode.einde is None:
            raise ValueError("een rapport gaat over een periode met een einde")

    @property
    def einde(self) -> date:
        """De laatste dag van de periode.

        >>> Rapport(periode=Periode.jaar(2024)).einde
        datetime.date(2024, 12, 31)
        """
        return cast(date, self.periode.einde)  # een rapport zonder einde bestaat niet

    def geldt_op(self, dag: date) -> bool:
        """Bestaat het rapport op een dag? Vanaf zijn indiening, of zonder indiening vanaf het begin van zijn periode.

        >>> rapport = Rapport(periode=Periode.jaar(2024), ingediend_op=date(2025, 2, 28))
        >>> rapport.geldt_op(date(2025, 2, 27)), rapport.geldt_op(date(2025, 2, 28))
        (False, True)
        """
        return dag >= (self.ingediend_op or self.periode.begin)

    def __str__(self) -> str:
        return f"{self.periode.begin} tot en met {self.einde}"


@attrs.frozen(kw_only=True)
class Kwartaalopvolging:
    """De driemaandelijkse opvolging van de deelnemers over één kwartaal.

    Args:
        kwartaal: het kwartaal waarover ze gaat.
        geleverd_op: dag waarop ze geleverd werd, of ``None`` als dat nog niet gebeurd is.

    Bron: goedgekeurde aanvraag, vraag 19: driemaandelijkse opvolging.

    >>> str(Kwartaalopvolging(kwartaal=Kwartaal(2024, 1)).kwartaal)
    '2024K1'
    """

    kwartaal: Kwartaal
    geleverd_op: date | None = None

    def __str__(self) -> str:
        return str(self.kwartaal)


@attrs.frozen(kw_only=True)
class Bezwaar:
    """Een bezwaar tegen een beslissing over het project of een rapport.

    Args:
        beslissing: dag van de beslissing.
        ingediend_op: dag waarop het bezwaar ingediend werd, of ``None`` als dat nog niet gebeurd is.

    Bron: ESF Vlaanderen, projectbeoordeling (ouder programma).

    >>> Bezwaar(beslissing=date(2025, 3, 3)).ingediend_op is None
    True
    """

    beslissing: date
    ingediend_op: date | None = None

    def __str__(self) -> str:
        return f"beslissing van {self.beslissing}"


@attrs.frozen(kw_only=True)
class Opvolging:
    """Wat het dossier over rapporten, opvolging, bezwaar en publiciteit bijhoudt.

    Args:
        rapporten: in om het even welke volgorde.
        kwartaalopvolgingen: één per kwartaal, in om het even welke volgorde.
        bezwaren: bezwaren die ingediend zijn of nog kunnen.
        publiciteit: waar de steun te zien is, of ``None`` als dat niet bekend is.

    Bron: ESF-helpdesk, rapportering (ouder programma); Europa WSE, communicatieverplichtingen.

    >>> Opvolging().rapporten
    ()
    """

    rapporten: tuple[Rapport, ...] = ()
    kwartaalopvolgingen: tuple[Kwartaalopvolging, ...] = ()
    bezwaren: tuple[Bezwaar, ...] = ()
    publiciteit: Publiciteit | None = None
