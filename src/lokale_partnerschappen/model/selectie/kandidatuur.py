"""De kandidatuur van één organisatie: twee rondes, een pitch, brieven, en een weerwoord."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from lokale_partnerschappen.model.samenstelling import Partnersoort


class Criterium(StrEnum):
    """Waarop een kandidatuur beoordeeld wordt.

    Bron: goedgekeurde aanvraag, vragen 2.4 en 5. De cruciale bijdrage houdt rekening met de noden uit het addendum.

    >>> [criterium.label for criterium in Criterium]
    ['cruciale bijdrage', 'fit for partnership']
    """

    CRUCIALE_BIJDRAGE = "cruciale-bijdrage"
    FIT_FOR_PARTNERSHIP = "fit-for-partnership"

    @property
    def label(self) -> str:
        """De naam voor een lezer."""
        return self.value.replace("-", " ")


@attrs.frozen(kw_only=True)
class Beoordeling:
    """Het oordeel van de jury over één criterium, in één ronde.

    Args:
        criterium: waarover ze oordeelt.
        voldoet: is het oordeel positief? ``None`` als dat niet bekend is.
        datum: dag van het oordeel; ``None`` is de dag van het besluit.
        motivering: waarom.

    Bron: goedgekeurde aanvraag, vraag 2.4. Geen bron geeft een puntenschaal.

    >>> Beoordeling(criterium=Criterium.FIT_FOR_PARTNERSHIP, voldoet=True).datum is None
    True
    """

    criterium: Criterium
    voldoet: bool | None = None
    datum: date | None = None
    motivering: str | None = None


@attrs.frozen(kw_only=True)
class Weerwoord:
    """Wat een organisatie tegen een negatief besluit inbrengt, en wat ermee gebeurde.

    Args:
        ingediend_op: dag waarop de organisatie haar weerwoord gaf, of ``None``.
        behandeld_op: dag van het antwoord, of ``None``.
        herzien: is het besluit daardoor positief geworden? ``None`` zolang er geen antwoord is.
        antwoord: wat het antwoord was, in enkele woorden.

    Bron: goedgekeurde aanvraag, vraag 2.6. Geen bron geeft een termijn.

    >>> Weerwoord(ingediend_op=date(2023, 6, 28)).herzien is None
    True
    """

    ingediend_op: date | None = None
    behandeld_op: date | None = None
    herzien: bool | None = None
    antwoord: str | None = None


@attrs.frozen(kw_only=True)
class Ronde:
    """Wat er in één ronde met een kandidatuur gebeurde.

    Args:
        beoordelingen: de oordelen over de criteria.
        besluit: mag de organisatie verder (ronde 1), of is ze weerhouden (ronde 2)? ``None`` is nog niet beslist.
        besloten_op: dag van het besluit, of ``None``.
        weerwoord: het weerwoord tegen het besluit, of ``None``.

    Bron: goedgekeurde aanvraag, vraag 2.6.

    >>> Ronde(besluit=False, besloten_op=date(2023, 6, 23)).weerwoord is None
    True
    """

    beoordelingen: tuple[Beoordeling, ...] = ()
    besluit: bool | None = None
    besloten_op: date | None = None
    weerwoord: Weerwoord | None = None


@attrs.frozen(kw_only=True)
class Pitch:
    """De pitch voor de jury, in de tweede ronde.

    Args:
        datum: de dag, of ``None``.
        alleen: pitchte de organisatie apart? ``None`` als dat niet bekend is.

    Bron: Europa WSE, veelgestelde vragen; goedgekeurde aanvraag, vraag 2.2.

    >>> Pitch(datum=date(2023, 7, 4), alleen=True).alleen
    True
    """

    datum: date | None = None
    alleen: bool | None = None


class Briefsoort(StrEnum):
    """Met welk bericht een organisatie de uitkomst hoort.

    Bron: goedgekeurde aanvraag, vraag 2.6, voor de drie negatieve berichten.

    >>> [soort.value for soort in Briefsoort if not soort.is_negatief]
    ['positief']
    """

    NEGATIEF_RONDE_1 = "negatief-na-ronde-1"
    DEFINITIEF_NEGATIEF_RONDE_1 = "definitief-negatief-na-ronde-1"
    DEFINITIEF_NEGATIEF_RONDE_2 = "definitief-negatief-na-ronde-2"
    POSITIEF = "positief"

    @property
    def is_negatief(self) -> bool:
        """Zegt dit bericht dat de organisatie niet weerhouden is?"""
        return self is not Briefsoort.POSITIEF

    @property
    def label(self) -> str:
        """De naam voor een lezer.

        >>> Briefsoort.NEGATIEF_RONDE_1.label
        'negatief na ronde 1'
        """
        return self.value.replace("-", " ")


@attrs.frozen(kw_only=True)
class Brief:
    """Een brief of bericht aan een kandidaat.

    Args:
        soort: welk bericht.
        verzonden_op: de dag, of ``None``.
        vermeldt_weerwoord: staat de mogelijkheid tot weerwoord erin? ``None`` als dat niet bekend is.

    Bron: goedgekeurde aanvraag, vraag 2.6.

    >>> Brief(soort=Briefsoort.POSITIEF).verzonden_op is None
    True
    """

    soort: Briefsoort
    verzonden_op: date | None = None
    vermeldt_weerwoord: bool | None = None

    def geldt_op(self, dag: date) -> bool:
        """Is de brief op een dag al verzonden? Zonder datum altijd.

        >>> brief = Brief(soort=Briefsoort.POSITIEF, verzonden_op=date(2023, 7, 14))
        >>> brief.geldt_op(date(2023, 7, 13)), brief.geldt_op(date(2023, 7, 14))
        (False, True)
        """
        return self.verzonden_op is None or dag >= self.verzonden_op

    def __str__(self) -> str:
        return self.soort.label


@attrs.frozen(kw_only=True)
class Kandidatuur:
    """De kandidatuur van één organisatie voor één werkingsgebied.

    Args:
        id: korte naam waarmee het eindverslag ernaar verwijst.
        partner: id van de organisatie, als ze in het dossier bij de partners staat.
        organisatie: officiële naam van de organisatie, nooit van een persoon; nodig als er geen partner staat.
        kbo: ondernemingsnummer, of ``None``.
        soort: wat voor organisatie het is; ``None`` is die van de partner, of niet bekend.
        gebieden: namen van de werkingsgebieden; leeg is dat van dit dossier.
        ingediend_op: dag van indiening, of ``None``.
        in_consortium: diende ze samen met andere organisaties in?
        bestaande_projecten_telden: hield de jury rekening met lopende projecten?
        geweigerd_om_kwaliteitsmodel: is ze geweigerd omdat het kwaliteits- en registratiemodel ontbrak?
        eerste_ronde: de eerste ronde, of ``None``.
        pitch: de pitch, of ``None``.
        tweede_ronde: de tweede ronde, of ``None``.
        brieven: de berichten aan de organisatie.

    Raises:
        ValueError: er is geen partner en ook geen naam van een organisatie.

    Bron: Europa WSE, veelgestelde vragen; goedgekeurde aanvraag, vraag 2.

    >>> str(Kandidatuur(id="k-1", organisatie="Dienstverlener A"))
    'Dienstverlener A'
    """

    id: str
    partner: str | None = None
    organisatie: str | None = None
    kbo: str | None = None
    soort: Partnersoort | None = None
    gebieden: tuple[str, ...] = ()
    ingediend_op: date | None = None
    in_consortium: bool | None = None
    bestaande_projecten_telden: bool | None = None
    geweigerd_om_kwaliteitsmodel: bool | None = None
    eerste_ronde: Ronde | None = None
    pitch: Pitch | None = None
    tweede_ronde: Ronde | None = None
    brieven: tuple[Brief, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.partner and not self.organisatie:
            raise ValueError("een kandidatuur noemt een partner of een organisatie")

    @property
    def rondes(self) -> dict[int, Ronde]:
        """De rondes die er zijn, bij hun nummer.

        >>> list(Kandidatuur(id="k-1", partner="a", eerste_ronde=Ronde()).rondes)
        [1]
        """
        return {
            nummer: ronde for nummer, ronde in ((1, self.eerste_ronde), (2, self.tweede_ronde)) if ronde is not None
        }

    def geldt_op(self, dag: date) -> bool:
        """Is de kandidatuur op een dag al ingediend? Zonder datum altijd.

        >>> kandidatuur = Kandidatuur(id="k-1", partner="a", ingediend_op=date(2023, 6, 1))
        >>> kandidatuur.geldt_op(date(2023, 5, 31)), kandidatuur.geldt_op(date(2023, 6, 1))
        (False, True)
        """
        return self.ingediend_op is None or dag >= self.ingediend_op

    def __str__(self) -> str:
        return self.organisatie or self.partner or self.id
