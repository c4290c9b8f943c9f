"""Wat één gemeente in een projectjaar en in de jaren erna inbrengt, en waar dat getal vandaan komt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Self

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief, som
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.pad import schrijf_pad
from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.verdeling import Gewicht
from lokale_partnerschappen.berekeningen.financiering.aandelen import gemeentelijke_aandelen
from lokale_partnerschappen.berekeningen.financiering.bijdrage import (
    Bijdrage,
    begroting_van,
    lokale_bijdrage,
    projectjaren_van,
)
from lokale_partnerschappen.model.financiering import GemeentelijkAandeel
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import gemeenten, zoek_gemeente
from lokale_partnerschappen.oproepen.bronnen import VRAGEN_EN_ANTWOORDEN

_AFSPRAAK = VRAGEN_EN_ANTWOORDEN.op("samenwerken tussen lokale besturen is vrij af te spreken")


class Aandeelherkomst(StrEnum):
    """Waaruit het aandeel van een gemeente volgt.

    Bron: VVSG, vragen en antwoorden: lokale besturen spreken hun samenwerking vrij af.

    >>> Aandeelherkomst("dossier") is Aandeelherkomst.DOSSIER
    True
    """

    DOSSIER = "dossier"
    """Het staat in de begroting van dat jaar."""
    OPGEGEVEN_SLEUTEL = "opgegeven-sleutel"
    """Berekend met een sleutel van buiten het dossier."""
    VERDEELSLEUTEL = "verdeelsleutel"
    """Berekend met de verdeelsleutel van het dossier."""
    INGEDIENDE_AANDELEN = "ingediende-aandelen"
    """Berekend naar verhouding van de aandelen die voor een ander jaar ingediend zijn."""


class Ontbreekt(StrEnum):
    """Wat ontbreekt om een aandeel te berekenen."""

    SLEUTEL = "sleutel"
    GEMEENTE_IN_SLEUTEL = "gemeente-in-sleutel"
    BIJDRAGE = "bijdrage"
    GEBIED = "gebied"
    VERTROKKEN = "vertrokken"
    """Niets: de gemeente doet dat jaar niet meer mee."""


class AandeelNietTeBerekenen(ValueError):
    """Er ontbreekt iets om het aandeel van een gemeente te berekenen; de melding zegt wat aan te vullen.

    Args:
        ontbreekt: wat er ontbreekt.
        melding: wat aan te vullen is.

    Bron: ontwerp, hoofdstuk 9.

    >>> AandeelNietTeBerekenen(Ontbreekt.SLEUTEL, "geef een sleutel").ontbreekt.value
    'sleutel'
    """

    def __init__(self, ontbreekt: Ontbreekt, melding: str) -> None:
        super().__init__(melding)
        self.ontbreekt = ontbreekt


@attrs.frozen(kw_only=True)
class Gemeentejaar:
    """Het aandeel van een gemeente in één projectjaar.

    Args:
        jaar: het jaar waarin het projectjaar begint.
        dag: de eerste dag; wie dan gefuseerd is, telt bij zijn opvolger.
        drager: NIS-code van de gemeente die het aandeel die dag draagt: zijzelf, of na een fusie haar opvolger.
        samen_met: NIS-codes uit het dossier of de sleutel die in het aandeel van de drager samenkomen.
        bedrag: het aandeel van de drager.
        herkomst: waaruit het volgt; het dossier gaat voor.
        plaats: waar het in het dossier staat, of de sleutel ervan; leeg voor een opgegeven sleutel.
        volgens_dossier: het ingediende aandeel, of ``None``.
        volgens_sleutel: het aandeel volgens de sleutel, of ``None`` als dat niet te berekenen is.
        bijdrage: de lokale bijdrage van dat jaar, of ``None`` als ze niet bekend is.
        krediet: wat de drager volgens het dossier in haar eigen budget voorziet, of ``None``.

    Bron: goedgekeurde aanvraag, vraag 12; krediet: raadsbesluit van Galmaarden.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> in_2025 = gemeenteaandeel.onder(oproep)(voorbeeld(), "44045", 2025).dit_jaar
    >>> in_2025.drager, in_2025.samen_met
    ('46029', ('44045', '46014'))
    """

    jaar: int
    dag: date
    drager: str
    samen_met: tuple[str, ...]
    bedrag: Bedrag
    herkomst: Aandeelherkomst
    plaats: str
    volgens_dossier: Bedrag | None
    volgens_sleutel: Bedrag | None
    bijdrage: Bijdrage | None
    krediet: Bedrag | None


@attrs.frozen(kw_only=True)
class OnbekendJaar:
    """Een projectjaar waarvan het aandeel niet te berekenen is.

    Args:
        jaar: het jaar waarin het projectjaar begint.
        ontbreekt: wat er ontbreekt.

    Bron: afgeleid.

    >>> OnbekendJaar(jaar=2025, ontbreekt=Ontbreekt.BIJDRAGE).jaar
    2025
    """

    jaar: int
    ontbreekt: Ontbreekt


@attrs.frozen(kw_only=True)
class Gemeenteaandeel:
    """Het aandeel van een gemeente in een projectjaar en in de jaren die overblijven.

    Args:
        gemeente: de NIS-code waarnaar gevraagd is.
        dit_jaar: het gevraagde jaar.
        volgende: de projectjaren erna.

    Bron: goedgekeurde aanvraag, vraag 12.

    >>> oproep = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> aandeel = gemeenteaandeel.onder(oproep)(voorbeeld(), "44045", 2024)
    >>> aandeel.bedrag, aandeel.tekort(Bedrag("2000.00"))
    (Bedrag('2235.44'), Bedrag('235.44'))
    """

    gemeente: str
    dit_jaar: Gemeentejaar
    volgende: tuple[Gemeentejaar | OnbekendJaar, ...]

    @property
    def bedrag(self) -> Bedrag:
        """Het aandeel in het gevraagde jaar."""
        return self.dit_jaar.bedrag

    def verschil(self, genoemd: Bedrag) -> Bedrag:
        """Hoeveel een genoemd bedrag hoger is dan het aandeel; negatief als het lager is."""
        return genoemd - self.bedrag

    def tekort(self, krediet: Bedrag) -> Bedrag:
        """Wat een krediet te kort komt voor het aandeel; nul als het volstaat."""
        return max(self.bedrag - krediet, NUL)


@berekening(
    titel="Aandeel van gemeente {gemeente}",
    uitleg="in het gevraagde jaar en in de projectjaren erna; na een fusie draagt de opvolger het",
    bron=_AFSPRAAK,
    zekerheid=Zekerheid.AFGELEID,
)
def gemeenteaandeel(
    partnerschap: Partnerschap,
    gemeente: str,
    jaar: int,
    sleutel: Mapping[str, Gewicht] | None = None,
    *,
    lokaal_tarief: Tarief | None,
    projectperiode: Periode,
    projectjaren: int,
) -> Gemeenteaandeel:
    """Wat een gemeente in een projectjaar inbrengt, en in elk jaar dat overblijft.

    Het ingediende aandeel van dat jaar gaat voor; anders telt de opgegeven sleutel, dan die van het dossier, dan de
    verhouding van aandelen die voor een ander jaar ingediend zijn. Verdeeld wordt de ingediende lokale bijdrage van
    dat jaar, en anders die uit de enveloppe. Wie voor de eerste dag van het jaar vertrok, telt in een sleutel niet mee.

    Args:
        partnerschap: het dossier.
        gemeente: NIS-code; na een fusie telt de opvolger.
        jaar: het jaar waarin het projectjaar begint.
        sleutel: gewicht per NIS-code, als die niet in het dossier staat.
        lokaal_tarief: het aandeel van de lokale besturen, of ``None`` zolang het gebied niet bekend is.
        projectperiode, projectjaren: parameters van de oproep.

    Raises:
        AandeelNietTeBerekenen: er ontbreekt iets of de gemeente is vertrokken; de melding zegt wat.
        ValueError: geen projectjaar, geen Vlaamse gemeente op de eerste dag ervan, of geen geldige sleutel.

    Bron: VVSG, vragen en antwoorden: de sleutel is vrij; goedgekeurde aanvraag, vraag 12.

    >>> sleutel = {"44045": 3, "46014": 38, "46025": 59}
    >>> enveloppe = Enveloppe(werking=Bedrag("2980840.00"))
    >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", enveloppe=enveloppe, periode=Periode.jaar(2024))
    >>> oproep = {"lokaal_tarief": Tarief.procent(15), "projectperiode": Periode.jaar(2024), "projectjaren": 6}
    >>> gemeenteaandeel(dossier, "44045", 2024, sleutel, **oproep).bedrag
    Bedrag('2235.63')
    """
    dagen = projectjaren_van(partnerschap, projectperiode=projectperiode, projectjaren=projectjaren)
    if jaar not in dagen:
        raise ValueError(f"{jaar} is geen projectjaar; kies uit {', '.join(map(str, dagen))}")
    rekening = _Rekening(partnerschap, _Sleutel.van(partnerschap, sleutel), list(dagen), lokaal_tarief, projectjaren)
    dit_jaar = rekening.jaar(gemeente, jaar, dagen[jaar])
    volgende = tuple(rekening.jaar_of_niets(gemeente, later, dag) for later, dag in dagen.items() if later > jaar)
    return Gemeenteaandeel(gemeente=gemeente, dit_jaar=dit_jaar, volgende=volgende)


@attrs.frozen
class _Sleutel:
    """Een verdeelsleutel met haar herkomst."""

    gewichten: Mapping[str, Gewicht]
    herkomst: Aandeelherkomst
    plaats: str

    @classmethod
    def van(cls, partnerschap: Partnerschap, opgegeven: Mapping[str, Gewicht] | None) -> Self | None:
        if opgegeven:
            return cls(opgegeven, Aandeelherkomst.OPGEGEVEN_SLEUTEL, "")
        if partnerschap.verdeelsleutel:
            gewichten = [(deel.gemeente, deel.gewicht) for deel in partnerschap.verdeelsleutel]
            return cls(_zonder_dubbels(gewichten), Aandeelherkomst.VERDEELSLEUTEL, "verdeelsleutel")
        for nummer, begroting in enumerate(partnerschap.begrotingen):
            bedragen = [(deel.gemeente, deel.bedrag) for deel in begroting.gemeentelijke_aandelen]
            if som(bedrag for _, bedrag in bedragen):
                plaats = schrijf_pad(("begrotingen", nummer, "gemeentelijke_aandelen"))
                return cls(_zonder_dubbels(bedragen), Aandeelherkomst.INGEDIENDE_AANDELEN, plaats)
        return None


@attrs.frozen
class _Rekening:
    """Wat voor elk jaar hetzelfde is."""

    partnerschap: Partnerschap
    sleutel: _Sleutel | None
    jaren: list[int]
    lokaal_tarief: Tarief | None
    projectjaren: int

    def jaar_of_niets(self, nis: str, jaar: int, dag: date) -> Gemeentejaar | OnbekendJaar:
        try:
            return self.jaar(nis, jaar, dag)
        except AandeelNietTeBerekenen as fout:
            return OnbekendJaar(jaar=jaar, ontbreekt=fout.ontbreekt)

    def jaar(self, nis: str, jaar: int, dag: date) -> Gemeentejaar:
        drager = _drager_of_fout(nis, dag)
        if self._is_vertrokken(nis, dag):
            raise self._vertrokken(nis)
        bijdrage = lokale_bijdrage(
            self.partnerschap, jaar, self.jaren, lokaal_tarief=self.lokaal_tarief, projectjaren=self.projectjaren
        )
        nummer, ingediend = self._ingediend(drager, jaar, dag)
        volgens_sleutel = self._volgens_sleutel(drager, jaar, dag, bijdrage)
        sleutel = self.sleutel
        if ingediend:
            herkomst, bedrag = Aandeelherkomst.DOSSIER, som(deel.bedrag for deel in ingediend)
            plaats = schrijf_pad(("begrotingen", nummer, "gemeentelijke_aandelen"))
            samen_met = tuple(deel.gemeente for deel in ingediend)
        elif sleutel is not None and volgens_sleutel is not None:
            herkomst, bedrag, plaats = sleutel.herkomst, volgens_sleutel, sleutel.plaats
            samen_met = tuple(code for code in self._gewichten(sleutel, dag) if _drager(code, dag) == drager)
        else:
            raise self._niet_te_berekenen(drager, jaar, bijdrage)
        return Gemeentejaar(
            jaar=jaar,
            dag=dag,
            drager=drager,
            samen_met=samen_met,
            bedrag=bedrag,
            herkomst=herkomst,
            plaats=plaats,
            volgens_dossier=bedrag if ingediend else None,
            volgens_sleutel=volgens_sleutel,
            bijdrage=bijdrage,
            krediet=_krediet(ingediend),
        )

    def _ingediend(self, drager: str, jaar: int, dag: date) -> tuple[int, list[GemeentelijkAandeel]]:
        """De ingediende aandelen die de drager draagt, met het volgnummer van de begroting."""
        gevonden = begroting_van(self.partnerschap, jaar)
        if gevonden is None:
            return 0, []
        nummer, begroting = gevonden
        return nummer, [deel for deel in begroting.gemeentelijke_aandelen if _drager(deel.gemeente, dag) == drager]

    def _volgens_sleutel(self, drager: str, jaar: int, dag: date, bijdrage: Bijdrage | None) -> Bedrag | None:
        """Het aandeel volgens de sleutel; niet naar de verhouding van aandelen uit hetzelfde jaar."""
        if self.sleutel is None or bijdrage is None:
            return None
        _, gevonden = begroting_van(self.partnerschap, jaar) or (0, None)
        naar_aandelen = self.sleutel.herkomst is Aandeelherkomst.INGEDIENDE_AANDELEN
        if naar_aandelen and gevonden is not None and gevonden.gemeentelijke_aandelen:
            return None
        gewichten = self._gewichten(self.sleutel, dag)
        if not gewichten:
            return None
        return gemeentelijke_aandelen.voor(str(jaar))(bijdrage.bedrag, gewichten, dag).get(drager)

    def _gewichten(self, sleutel: _Sleutel, dag: date) -> dict[str, Gewicht]:
        """De sleutel zonder wie voor die dag vertrok."""
        return {nis: gewicht for nis, gewicht in sleutel.gewichten.items() if not self._is_vertrokken(nis, dag)}

    def _is_vertrokken(self, nis: str, dag: date) -> bool:
        laatste_dag = self.partnerschap.werkingsgebied.laatste_dag(nis)
        return laatste_dag is not None and laatste_dag < dag

    def _vertrokken(self, nis: str) -> AandeelNietTeBerekenen:
        wie, laatste_dag = f"{gemeenten()[nis]} ({nis})", self.partnerschap.werkingsgebied.laatste_dag(nis)
        return AandeelNietTeBerekenen(Ontbreekt.VERTROKKEN, f"{wie} deed mee tot en met {laatste_dag}")

    def _niet_te_berekenen(self, drager: str, jaar: int, bijdrage: Bijdrage | None) -> AandeelNietTeBerekenen:
        wie = f"{gemeenten()[drager]} ({drager})"
        if self.sleutel is None:
            melding = f"geef een sleutel, of vul verdeelsleutel of de gemeentelijke_aandelen van {jaar} aan"
            return AandeelNietTeBerekenen(Ontbreekt.SLEUTEL, f"wat {wie} in {jaar} inbrengt, is niet bekend: {melding}")
        if bijdrage is not None:
            melding = f"{wie} staat niet in de sleutel en heeft geen ingediend aandeel in {jaar}; vul haar gewicht aan"
            return AandeelNietTeBerekenen(Ontbreekt.GEMEENTE_IN_SLEUTEL, melding)
        if self.partnerschap.enveloppe is not None and self.lokaal_tarief is None:
            melding = "vul werkingsgebied aan; zonder gebied is het aandeel van de lokale besturen niet bekend"
            return AandeelNietTeBerekenen(Ontbreekt.GEBIED, f"de lokale bijdrage van {jaar} is niet bekend: {melding}")
        melding = f"vul enveloppe aan voor {jaar}, of een begroting van {jaar} met financiering_werking.lokaal"
        return AandeelNietTeBerekenen(Ontbreekt.BIJDRAGE, f"de lokale bijdrage van {jaar} is niet bekend: {melding}")


def _drager(nis: str, dag: date) -> str | None:
    gevonden = zoek_gemeente(nis, dag)
    return None if gevonden is None else gevonden.nis


def _drager_of_fout(nis: str, dag: date) -> str:
    drager = _drager(nis, dag)
    if drager is not None:
        return drager
    gevonden = gemeenten().get(nis)
    if gevonden is None:
        raise ValueError(f"NIS-code {nis} is geen Vlaamse gemeente")
    voorgangers = [f"{een} ({een.nis})" for een in gemeenten().values() if een.opvolger == nis]
    raise ValueError(f"{gevonden} ({nis}) bestaat op {dag} nog niet; vraag het aandeel van {' of '.join(voorgangers)}")


def _zonder_dubbels(gewichten: Sequence[tuple[str, Gewicht]]) -> dict[str, Gewicht]:
    codes = [nis for nis, _ in gewichten]
    if dubbel := [nis for nis in codes if codes.count(nis) > 1]:
        raise ValueError(f"gemeente {dubbel[0]} staat twee keer in de verdeling; laat haar er één keer in staan")
    return dict(gewichten)


def _krediet(ingediend: Sequence[GemeentelijkAandeel]) -> Bedrag | None:
    """Het krediet van wie samen draagt; ``None`` als het van een van hen niet bekend is."""
    kredieten = [deel.krediet for deel in ingediend if deel.krediet is not None]
    return som(kredieten) if kredieten and len(kredieten) == len(ingediend) else None
