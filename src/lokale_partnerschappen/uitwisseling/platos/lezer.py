"""De aanvraag als geheel: stukken onderscheiden, elk stuk laten lezen, het dossier samenstellen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Final

import attrs

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in
from lokale_partnerschappen.model.aanvraag import Projectaanvraag
from lokale_partnerschappen.model.financiering import Aandelen, Cofinanciering, Financiering
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave
from lokale_partnerschappen.model.kosten.personeel import Aanwerving
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Werkingsgebied, gemeente
from lokale_partnerschappen.uitwisseling.platos.antwoorden import Vragenlezing, lees_vragen
from lokale_partnerschappen.uitwisseling.platos.bladnummers import zonder_bladnummers
from lokale_partnerschappen.uitwisseling.platos.cellen import Regel, regels
from lokale_partnerschappen.uitwisseling.platos.lijnen import (
    JA_NEE,
    ONBEKENDE_CODE,
    cofinancieringslijn,
    personeelslijn,
    tabeltotaal,
)
from lokale_partnerschappen.uitwisseling.platos.organisaties import Lijn, wijs_toe
from lokale_partnerschappen.uitwisseling.platos.persoonlijk import tel_persoonlijk
from lokale_partnerschappen.uitwisseling.platos.tabel import (
    COFINANCIERINGSTABEL,
    GEEN_RIJEN,
    PERSONEELSTABEL,
    Tabel,
    Tabelsoort,
    herken_kop,
    lees_tabel,
)
from lokale_partnerschappen.uitwisseling.platos.velden import (
    Labels,
    Veld,
    Velden,
    financieringslabels,
    labels,
    projectlabels,
)
from lokale_partnerschappen.uitwisseling.platos.verklaringen import Verklaringen, lees_verklaringen
from lokale_partnerschappen.uitwisseling.platos.verslag import Notities, PlatosFout, Platoslezing

_FORFAITLABELS: Final = labels(
    Veld.FORFAIT_PROCENT, Veld.FORFAIT_PROJECT, Veld.FORFAIT_WERKING, Veld.FORFAIT_ONDERSTEUNING
)
_KOSTENLABELS: Final = labels(Veld.KOSTEN_PROJECT, Veld.KOSTEN_WERKING, Veld.KOSTEN_ONDERSTEUNING)
_OPROEP: Final = "lp-208"
_JAAR: Final = re.compile(r"eerste projectjaar \(tot en met eind (20\d\d)\)", re.ASCII | re.IGNORECASE)
_CODES: Final = (
    "De codes zijn nergens verklaard en uit de cijfers afgeleid: soort 0 is werking en 1 ondersteuning;"
    " persoonsgebonden 0 is ja en 1 nee; bron 4 is lokaal bestuur, 7 en 8 zijn VDAB;"
    " Limburg, publieke instantie en kosten onder 30.000 euro 0 is ja en 1 nee."
)
_SOORTEN: Final = (
    "De soort van een partner is afgeleid uit zijn naam (OCMW, gemeente, stad, lokaal bestuur of VDAB) en anders"
    " uit het luik: wie alleen in het luik ondersteuning werkt, is ondersteuner, de rest is dienstverlener."
)
_VOOR_DE_TABELLEN: Final = frozenset(("", "kosten", "projectpersoneel"))
_EINDE: Final = frozenset(("boekhouding", "wetgeving overheidsopdrachten"))


class _Stuk(StrEnum):
    """De stukken van de aanvraag die gelezen worden; de waarde is de kop."""

    AANGEWORVEN = "Kosten reeds aangeworven projectpersoneel"
    AAN_TE_WERVEN = "Kosten nog aan te werven projectpersoneel"
    FORFAIT = "Forfait"
    TOTALE_KOSTEN = "Totale kosten"
    COFINANCIERING = "Cofinanciering"
    WERKING = "Financiering werking"
    ONDERSTEUNING = "Financiering ondersteuning"
    PROJECT = "Totale financiering"


_AANWERVING: Final = {_Stuk.AANGEWORVEN: Aanwerving.AANGEWORVEN, _Stuk.AAN_TE_WERVEN: Aanwerving.AAN_TE_WERVEN}
_STUKKEN: Final = {stuk.casefold(): stuk for stuk in _Stuk}


def lees_platos(tekst: str, *, naam: str | None = None, met_antwoorden: bool = False) -> Platoslezing:
    """Leest de tekst van een aanvraag uit Platos in een dossier.

    Gelezen worden de vragen, de bijlagen, de kosten, de cofinanciering, de financiering en de verklaringen. Wat het
    formulier zelf berekent, komt als opgave in het dossier en wordt nooit als waarheid gebruikt. Wat niet met zekerheid
    te plaatsen is, staat in `Platoslezing.niet_geplaatst`. Van een antwoord komt in het dossier of het er is en hoe
    lang het is; de tekst zelf alleen met `met_antwoorden`.

    Args:
        tekst: de volledige tekst van de aanvraag, met tabs tussen de kolommen van een tabel.
        naam: naam van het partnerschap; zonder naam wordt ze uit de gemeenten gevormd.
        met_antwoorden: neem ook de tekst van de antwoorden over; een antwoord met een e-mailadres of een
            rijksregisternummer blijft weg en staat in `Platoslezing.weggelaten`.

    Raises:
        PlatosFout: de tekst is geen aanvraag uit Platos; de melding noemt alles wat gezocht en niet gevonden is.

    Bron: aanvraagformulier van de oproep in Platos.

    >>> lezing = lees_platos(
    ...     '''Kosten voor het eerste projectjaar (tot en met eind 2024)
    ... Kosten reeds aangeworven projectpersoneel
    ... Soort|Organisatie|Brutoloon|Projecturen
    ... 0|OCMW Temse|3000|100.5
    ... Kosten nog aan te werven projectpersoneel
    ... Forfait
    ... Totale kosten
    ... Cofinanciering
    ... Financiering werking
    ... ESF werking
    ... 1447.20
    ... Financiering ondersteuning
    ... Totale financiering
    ... '''.replace("|", "\\t")
    ... )
    >>> lezing.partnerschap.naam, lezing.partnerschap.begrotingen[0].financiering_werking.esf
    ('Lokaal partnerschap Temse', Bedrag('1447.20'))
    """
    notities = Notities()
    alle = zonder_bladnummers(regels(tekst), notities)
    indeling = _deel_in(alle)
    periode = Periode.jaar(indeling.jaar)
    tabellen, lijnen = _personeel(indeling, notities)
    medewerkers, partners = wijs_toe(lijnen, periode.begin, notities)
    limburg, cofinanciering = _cofinanciering(indeling, notities)
    gebied = Werkingsgebied(
        gemeenten=tuple(sorted({partner.gemeente for partner in partners if partner.gemeente is not None})),
        limburg=limburg[0],
        limburg_code=limburg[1],
    )
    forfaitpercentage, kosten = _kosten(indeling, notities)
    begroting = Begroting(
        periode=periode,
        personeel=medewerkers,
        personeel_totaal=tabeltotaal(tabellen[_Stuk.AANGEWORVEN].totaal, _Stuk.AANGEWORVEN.value, notities),
        aan_te_werven_totaal=tabeltotaal(tabellen[_Stuk.AAN_TE_WERVEN].totaal, _Stuk.AAN_TE_WERVEN.value, notities),
        cofinanciering=_cofinancieringslijnen(cofinanciering, notities),
        cofinanciering_totaal=tabeltotaal(cofinanciering.totaal, _Stuk.COFINANCIERING.value, notities),
        forfaitpercentage=forfaitpercentage,
        kosten_werking=kosten["werking"],
        kosten_ondersteuning=kosten["ondersteuning"],
        kosten_project=kosten["project"],
        financiering_werking=_financiering(_Stuk.WERKING, indeling, financieringslabels("werking"), notities),
        financiering_ondersteuning=_financiering(
            _Stuk.ONDERSTEUNING, indeling, financieringslabels("ondersteuning"), notities
        ),
        financiering_project=_financiering(_Stuk.PROJECT, indeling, projectlabels(), notities),
    )
    vragen = lees_vragen(alle[: indeling.begin], indeling.jaar, notities)
    aanvraag = _aanvraag(vragen, lees_verklaringen(alle[indeling.einde :], notities))
    weggelaten = tuple(nr for nr, antwoord in sorted(vragen.teksten.items()) if persoonsgegeven_in(antwoord))
    if met_antwoorden and aanvraag is not None:
        aanvraag = _met_teksten(aanvraag, {nr: t for nr, t in vragen.teksten.items() if nr not in weggelaten})
    niet_gelezen = _niet_gelezen(indeling, vragen)
    return Platoslezing(
        partnerschap=Partnerschap(
            naam=naam or _naam(gebied.gemeenten),
            oproep=_OPROEP,
            werkingsgebied=gebied,
            partners=partners,
            begrotingen=(begroting,),
            aanvraag=aanvraag,
            ambities=vragen.ambities,
        ),
        niet_geplaatst=notities.meldingen(),
        aannames=_aannames(indeling.jaar, naam),
        niet_gelezen=niet_gelezen,
        geplaatst=notities.geplaatst,
        regels=sum(not regel.leeg for regel in alle),
        regels_niet_geplaatst=_niet_geplaatst(alle, niet_gelezen, notities),
        persoonlijk=tel_persoonlijk(vragen.teksten.values()) if met_antwoorden else None,
        weggelaten=weggelaten if met_antwoorden else (),
    )


def lees_platos_bestand(
    pad: str | PathLike[str], *, naam: str | None = None, met_antwoorden: bool = False
) -> Platoslezing:
    """Leest een aanvraag uit een tekstbestand in UTF-8.

    Args:
        pad: het bestand.
        naam: naam van het partnerschap; zonder naam wordt ze uit de gemeenten gevormd.
        met_antwoorden: neem ook de tekst van de antwoorden over.

    Raises:
        PlatosFout: het bestand kan niet gelezen worden, is geen UTF-8, of is geen aanvraag uit Platos.

    Bron: ontwerp van deze bibliotheek.

    >>> lees_platos_bestand("bestaat-niet.txt")
    Traceback (most recent call last):
    ...
    lokale_partnerschappen.uitwisseling.platos.verslag.PlatosFout: bestaat-niet.txt: het bestand bestaat niet
    """
    # Zonder oorzaak (from None): die van een leesfout draagt de inhoud van het bestand mee.
    try:
        tekst = Path(pad).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise PlatosFout(f"{pad}: het bestand bestaat niet") from None
    except UnicodeDecodeError:
        raise PlatosFout(f"{pad}: geen tekst in UTF-8; bewaar de aanvraag als tekst met codering UTF-8") from None
    except (OSError, ValueError):  # ValueError: een pad dat geen pad kan zijn
        raise PlatosFout(f"{pad}: het bestand kan niet gelezen worden") from None
    return lees_platos(tekst, naam=naam, met_antwoorden=met_antwoorden)


@attrs.frozen
class _Indeling:
    """Waar de stukken van de aanvraag staan; `einde` is de eerste regel die niet meer gelezen wordt."""

    jaar: int
    begin: int
    einde: int
    stukken: dict[_Stuk, list[Regel]]


def _deel_in(alle: Sequence[Regel]) -> _Indeling:
    begin = next((plaats for plaats, regel in enumerate(alle) if _STUKKEN.get(regel.kop) is _Stuk.AANGEWORVEN), None)
    # Zonder begin wordt overal gezocht: dan noemt de melding alleen wat echt nergens staat.
    tabellen = alle[begin or 0 :]
    jaar = _jaar(alle[:begin])
    ontbreekt = _ontbreekt(tabellen)
    if jaar is None:
        ontbreekt.append("het projectjaar (‘… het eerste projectjaar (tot en met eind JJJJ) …’, vraag 12)")
    if ontbreekt or jaar is None or begin is None:
        raise PlatosFout(
            f"dit is geen volledige aanvraag uit Platos; niet gevonden: {'; '.join(ontbreekt)}."
            " Kijk na of de tekst volledig is, met tabs tussen de kolommen van de tabellen"
        )
    lengte = next((plaats for plaats, regel in enumerate(tabellen) if regel.kop in _EINDE), len(tabellen))
    eerste = begin
    while not alle[eerste - 1].is_rij and alle[eerste - 1].kop in _VOOR_DE_TABELLEN:
        eerste -= 1
    return _Indeling(jaar, eerste, begin + lengte, _verdeel(tabellen[:lengte]))


def _verdeel(tabellen: Sequence[Regel]) -> dict[_Stuk, list[Regel]]:
    stukken: dict[_Stuk, list[Regel]] = {stuk: [] for stuk in _Stuk}
    huidig = _Stuk.AANGEWORVEN
    for regel in tabellen:
        stuk = _STUKKEN.get(regel.kop)
        if stuk is None:
            stukken[huidig].append(regel)
        else:
            huidig = stuk
    return stukken


def _jaar(vragen: Sequence[Regel]) -> int | None:
    gevonden = _JAAR.search(" ".join(" ".join(regel.cellen) for regel in vragen))
    return int(gevonden[1]) if gevonden else None


def _ontbreekt(tabellen: Sequence[Regel]) -> list[str]:
    aanwezig = {_STUKKEN.get(regel.kop) for regel in tabellen}
    ontbreekt = [f"de kop ‘{stuk}’" for stuk in _Stuk if stuk not in aanwezig]
    aangeworven = _verdeel(tabellen)[_Stuk.AANGEWORVEN]
    if not any(regel.kop == GEEN_RIJEN or herken_kop(regel, PERSONEELSTABEL) for regel in aangeworven):
        kolommen = ", ".join(kolom.value for kolom in PERSONEELSTABEL.nodig)
        ontbreekt.append(f"de kopregel van de personeelstabel (met {kolommen})")
    return ontbreekt


def _tabel(
    stuk: _Stuk, soort: Tabelsoort, indeling: _Indeling, labels: Labels, notities: Notities
) -> tuple[Velden, Tabel]:
    """Leest een stuk met een tabel: eerst velden en uitleg, dan vanaf de eerste rij de tabel."""
    alle = indeling.stukken[stuk]
    eerste = next((plaats for plaats, regel in enumerate(alle) if regel.is_rij), len(alle))
    return Velden(stuk.value, alle[:eerste], labels, notities), lees_tabel(stuk.value, soort, alle[eerste:], notities)


def _personeel(indeling: _Indeling, notities: Notities) -> tuple[dict[_Stuk, Tabel], list[Lijn]]:
    """De twee personeelstabellen, en de lijnen van allebei."""
    tabellen = {
        stuk: _tabel(stuk, PERSONEELSTABEL, indeling, {}, notities)[1]
        for stuk in (_Stuk.AANGEWORVEN, _Stuk.AAN_TE_WERVEN)
    }
    lijnen = [
        personeelslijn(rij, stuk.value, _AANWERVING[stuk], notities)
        for stuk, tabel in tabellen.items()
        for rij in tabel.rijen
    ]
    return tabellen, [lijn for lijn in lijnen if lijn is not None]


def _cofinanciering(indeling: _Indeling, notities: Notities) -> tuple[tuple[bool | None, str | None], Tabel]:
    """Het antwoord op de vraag over Limburg, en de cofinancieringstabel."""
    velden, tabel = _tabel(_Stuk.COFINANCIERING, COFINANCIERINGSTABEL, indeling, labels(Veld.LIMBURG), notities)
    return _limburg(velden, notities), tabel


def _cofinancieringslijnen(tabel: Tabel, notities: Notities) -> tuple[Cofinanciering, ...]:
    lijnen = (cofinancieringslijn(rij, _Stuk.COFINANCIERING.value, notities) for rij in tabel.rijen)
    return tuple(lijn for lijn in lijnen if lijn is not None)


def _limburg(velden: Velden, notities: Notities) -> tuple[bool | None, str | None]:
    gelezen = velden.code(Veld.LIMBURG)
    if gelezen is None:
        return None, None
    regel, code = gelezen
    if code not in JA_NEE:
        notities.meld(regel, _Stuk.COFINANCIERING.value, Veld.LIMBURG.value, ONBEKENDE_CODE)
    return JA_NEE.get(code), code


def _kosten(indeling: _Indeling, notities: Notities) -> tuple[Decimal | None, dict[str, Kostenopgave]]:
    """Het forfaitpercentage, en de kosten van werking, ondersteuning en project."""
    forfaits = Velden(_Stuk.FORFAIT.value, indeling.stukken[_Stuk.FORFAIT], _FORFAITLABELS, notities)
    totalen = Velden(_Stuk.TOTALE_KOSTEN.value, indeling.stukken[_Stuk.TOTALE_KOSTEN], _KOSTENLABELS, notities)
    opgaven = {
        deel: Kostenopgave(
            forfait=forfaits.bedrag(Veld(f"Forfait {deel}")), totaal=totalen.bedrag(Veld(f"Totale kosten {deel}"))
        )
        for deel in ("werking", "ondersteuning", "project")
    }
    return forfaits.procent(Veld.FORFAIT_PROCENT), opgaven


def _financiering(stuk: _Stuk, indeling: _Indeling, labels: Labels, notities: Notities) -> Financiering:
    velden = Velden(stuk.value, indeling.stukken[stuk], labels, notities)
    return Financiering(
        esf=velden.bedrag(Veld.ESF),
        vcf=velden.bedrag(Veld.VCF),
        lokaal=velden.bedrag(Veld.LOKAAL),
        vdab=velden.bedrag(Veld.VDAB),
        overige=velden.bedrag(Veld.OVERIGE),
        totaal=velden.bedrag(Veld.TOTAAL),
        kosten=velden.bedrag(Veld.KOSTEN),
        aandelen=Aandelen(
            esf=velden.procent(Veld.ESF_PROCENT),
            vcf=velden.procent(Veld.VCF_PROCENT),
            lokaal=velden.procent(Veld.LOKAAL_PROCENT),
            vdab=velden.procent(Veld.VDAB_PROCENT),
            overige=velden.procent(Veld.OVERIGE_PROCENT),
            totaal=velden.procent(Veld.TOTAAL_PROCENT),
        ),
    )


def _naam(nissen: Sequence[str]) -> str:
    namen = [gevonden.naam for nis in nissen if (gevonden := gemeente(nis)) is not None]
    return f"Lokaal partnerschap {' – '.join(namen)}" if namen else "Lokaal partnerschap (naam onbekend)"


def _aannames(jaar: int, naam: str | None) -> tuple[str, ...]:
    aannames = (
        f"De begroting loopt van 1 januari tot en met 31 december {jaar}: het formulier noemt alleen het einde.",
        _CODES,
        _SOORTEN,
        "Het werkingsgebied bestaat uit de gemeenten van de lokale besturen met personeel in de tabellen.",
        "Promotor en penhouder staan niet in deze tabellen: geen enkele partner heeft een rol gekregen.",
        "Controlevelden zijn herkend en niet bewaard: ze worden herrekend.",
    )
    gevormd = "De naam van het partnerschap is uit de gemeenten gevormd: hij staat niet in deze tabellen."
    return aannames if naam else (*aannames, gevormd)


def _aanvraag(vragen: Vragenlezing, verklaringen: Verklaringen) -> Projectaanvraag | None:
    """Wat van de aanvraag zelf gelezen is; ``None`` als er geen vraag en geen verklaring in de tekst staat."""
    aanvraag = Projectaanvraag(
        antwoorden=vragen.antwoorden,
        bijlagen=(*vragen.bijlagen, *verklaringen.bijlagen),
        overheidsopdrachten=verklaringen.overheidsopdrachten,
        afzonderlijke_boekhouding=verklaringen.afzonderlijke_boekhouding,
        niet_leesbaar=verklaringen.niet_leesbaar,
        getoonde_gewichten=vragen.gewichten,
    )
    return None if aanvraag == Projectaanvraag() else aanvraag


def _met_teksten(aanvraag: Projectaanvraag, teksten: Mapping[int, str]) -> Projectaanvraag:
    antwoorden = tuple(attrs.evolve(een, tekst=teksten.get(een.vraag) or None) for een in aanvraag.antwoorden)
    return attrs.evolve(aanvraag, antwoorden=antwoorden)


def _niet_gelezen(indeling: _Indeling, vragen: Vragenlezing) -> tuple[tuple[int, int, str], ...]:
    if not vragen.antwoorden:
        return ((1, indeling.begin, "inhoudelijke vragen en bijlagen (alleen het projectjaar is gelezen)"),)
    return ((1, vragen.inleiding, "inleiding van het formulier"),) if vragen.inleiding else ()


def _niet_geplaatst(alle: Sequence[Regel], niet_gelezen: Sequence[tuple[int, int, str]], notities: Notities) -> int:
    """Op hoeveel regels iets staat dat gemeld of niet gelezen is."""
    gemeld = {melding.regel for melding in notities.meldingen()}
    return sum(
        not regel.leeg and (regel.nr in gemeld or any(begin <= regel.nr <= einde for begin, einde, _ in niet_gelezen))
        for regel in alle
    )
