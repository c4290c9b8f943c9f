"""Regels over publiciteit: tonen dat de Europese Unie en Vlaanderen het project steunen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from lokale_partnerschappen.model.opvolging import Afficheformaat, Publiciteit
from lokale_partnerschappen.oproepen.bronnen import COMMUNICATIEVERPLICHTINGEN, GOEDGEKEURDE_AANVRAAG
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


class Kanaal(StrEnum):
    """Waar de steun vermeld wordt, zoals een bericht het noemt."""

    WEBSITE = "de website"
    SOCIALE_MEDIA = "de sociale media"


@regel(
    over=Publiciteit,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COM-01",
    bron=COMMUNICATIEVERPLICHTINGEN.op("combinatielogo"),
    titel="Logo van EU en Vlaanderen ontbreekt",
    bericht="Het combinatielogo van de EU en Vlaanderen staat niet op alle communicatie over het project.",
    doen="Zet het combinatielogo op elke uitnodiging, brochure, presentatie en pagina over het project.",
)
def logo_ontbreekt(publiciteit: Publiciteit) -> Iterator[Afwijking | Onbekend]:
    """Op alle communicatie over het project staat het combinatielogo van de EU en Vlaanderen.

    Wat: het dossier zegt dat het logo ontbreekt.

    Waarom: de communicatieverplichtingen vragen het voor alle projecten van 2021-2027.

    Voorbeeld:
        >>> [a.pad for a in logo_ontbreekt(Publiciteit(logo=False))]
        [('logo',)]
    """
    if publiciteit.logo is None:
        yield onbekend("logo", reden="het is niet bekend of het combinatielogo op alle communicatie staat")
    elif not publiciteit.logo:
        yield afwijking("logo", gevonden=False, verwacht=True)


@regel(
    over=Publiciteit,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="COM-02",
    bron=COMMUNICATIEVERPLICHTINGEN.op("affiche van minstens A3, of een scherm"),
    titel="Affiche hangt er niet of is te klein",
    bericht="Er is geen affiche van minstens {verwacht} die het publiek ziet, en ook geen scherm.",
    doen="Hang een affiche van minstens {verwacht} waar het publiek ze ziet, of toon ze op een scherm.",
)
def affiche_voldoet_niet(publiciteit: Publiciteit, *, affiche_a_formaat: int) -> Iterator[Afwijking | Onbekend]:
    """Een affiche van minstens A3 hangt waar het publiek ze ziet, of een scherm toont hetzelfde.

    Wat: er is geen scherm, en de affiche is te klein of niet zichtbaar. Is een van die antwoorden nodig maar niet
    bekend, dan is dit niet te beoordelen.

    Waarom: de communicatieverplichtingen vragen het voor alle projecten van 2021-2027.

    Voorbeeld:
        >>> klein = Publiciteit(affiche=Afficheformaat.A4, affiche_zichtbaar=True, scherm=False)
        >>> [a.gegevens["gevonden"].label for a in affiche_voldoet_niet(klein, affiche_a_formaat=3)]
        ['A4']
    """
    if publiciteit.scherm:
        return
    affiche = publiciteit.affiche
    groot_genoeg = None if affiche is None else affiche.nummer <= affiche_a_formaat
    antwoorden = (groot_genoeg, publiciteit.affiche_zichtbaar)
    if antwoorden == (True, True):
        return
    if publiciteit.scherm is None or False not in antwoorden:
        yield onbekend("affiche", reden="het is niet bekend of er een zichtbare affiche of een scherm is")
    else:
        yield afwijking("affiche", gevonden=affiche, verwacht=Afficheformaat(f"a{affiche_a_formaat}"))


@regel(
    over=Publiciteit,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="COM-03",
    bron=COMMUNICATIEVERPLICHTINGEN.op("website en sociale media"),
    titel="Steun staat niet op website of sociale media",
    bericht="De steun van de EU en Vlaanderen staat niet op {kanaal}.",
    doen="Zet een korte beschrijving van het project op {kanaal}, met de steun die het krijgt.",
)
def steun_niet_vermeld(publiciteit: Publiciteit) -> Iterator[Afwijking | Onbekend]:
    """Wie een website of sociale media heeft, vermeldt daar de steun.

    Wat: de organisatie heeft een website of sociale media, en vermeldt er de steun niet. Wie er geen heeft, hoeft
    niets.

    Waarom: de communicatieverplichtingen vragen het voor alle projecten van 2021-2027.

    Voorbeeld:
        >>> zonder_media = Publiciteit(heeft_website=True, op_website=False, heeft_sociale_media=False)
        >>> [a.pad for a in steun_niet_vermeld(zonder_media)]
        [('op_website',)]
    """
    kanalen = (
        (Kanaal.WEBSITE, "heeft_website", "op_website"),
        (Kanaal.SOCIALE_MEDIA, "heeft_sociale_media", "op_sociale_media"),
    )
    for kanaal, heeft, vermeldt in kanalen:
        heeft_het, vermeldt_het = getattr(publiciteit, heeft), getattr(publiciteit, vermeldt)
        if heeft_het is False or vermeldt_het:
            continue
        if heeft_het is None or vermeldt_het is None:
            yield onbekend(
                heeft if heeft_het is None else vermeldt, reden="het is niet bekend of de steun hier vermeld wordt"
            )
        else:
            yield afwijking(vermeldt, gevonden=False, verwacht=True, kanaal=kanaal)


@regel(
    over=Publiciteit,
    ernst=Ernst.AANDACHT,
    sinds="0.1",
    feit="RAP-10",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 11: communicatieplan"),
    titel="Publicatieverplichtingen staan niet in het communicatieplan",
    bericht="Het communicatieplan zegt niets over de publicatieverplichtingen.",
    doen="Neem logo, affiche, website en sociale media op in het communicatieplan.",
)
def publiciteit_niet_in_communicatieplan(publiciteit: Publiciteit) -> Iterator[Afwijking | Onbekend]:
    """Het communicatieplan bevat de publicatieverplichtingen.

    Wat: het dossier zegt dat ze er niet in staan.

    Waarom: één goedgekeurde aanvraag maakt een communicatieplan met de publicatieverplichtingen erin; het is geen
    voorschrift.

    Voorbeeld:
        >>> len(list(publiciteit_niet_in_communicatieplan(Publiciteit(in_communicatieplan=False))))
        1
    """
    if publiciteit.in_communicatieplan is None:
        yield onbekend("in_communicatieplan", reden="de inhoud van het communicatieplan is niet bekend")
    elif not publiciteit.in_communicatieplan:
        yield afwijking("in_communicatieplan", gevonden=False, verwacht=True)
