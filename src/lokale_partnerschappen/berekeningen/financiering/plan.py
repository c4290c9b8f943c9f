"""Het financieringsplan van een luik, en het plan van een hele begroting naast wat is ingediend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import attrs

from lokale_partnerschappen.basis.bedrag import NUL, Bedrag, Tarief
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.berekeningen.financiering.aandelen import percentage
from lokale_partnerschappen.berekeningen.kosten import Kosten, kosten_van_luik, kosten_van_project
from lokale_partnerschappen.model.financiering import Financiering, Financieringsbron
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.oproepen.voorwaarden import ParameterNietGezet, Voorwaarden

Mix = Mapping[Financieringsbron, Tarief]
_GEEN: Final[Mapping[Financieringsbron, Bedrag]] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class Financieringsplan:
    """Een sluitende financiering: de bronnen zijn samen altijd de kosten.

    Args:
        kosten: de te financieren kosten.
        esf, vcf, lokaal, vdab, overige: bedrag per bron; de sluitpost kan negatief zijn als de rest te hoog is.
        sluitpost: de bron die opvangt wat overblijft.

    Bron: VVSG, vragen en antwoorden (mix); aanvraagformulier (elk luik sluit tot op de cent).

    >>> plan = Financieringsplan(kosten=Bedrag(10), esf=Bedrag(4), vcf=Bedrag(6), sluitpost=Financieringsbron.VCF)
    >>> plan.van(Financieringsbron.VDAB)
    Bedrag('0.00')
    """

    kosten: Bedrag
    esf: Bedrag = NUL
    vcf: Bedrag = NUL
    lokaal: Bedrag = NUL
    vdab: Bedrag = NUL
    overige: Bedrag = NUL
    sluitpost: Financieringsbron

    def van(self, bron: Financieringsbron) -> Bedrag:
        """Het bedrag van een bron."""
        bedrag: Bedrag = getattr(self, bron.value)
        return bedrag


def mix_van(luik: Luik, voorwaarden: Voorwaarden) -> dict[Financieringsbron, Tarief]:
    """De tarieven per bron die de oproep voor een luik kent; VCF ontbreekt bij ondersteuning en is daar de rest.

    Raises:
        ParameterNietGezet: de oproep geeft voor dit luik in dit gebied geen mix.

    Bron: VVSG, vragen en antwoorden (werking); één goedgekeurde aanvraag (ondersteuning).

    >>> from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
    >>> from lokale_partnerschappen.oproepen.voorwaarden import Gebied
    >>> v = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG)
    >>> {bron.value: str(tarief) for bron, tarief in mix_van(Luik.WERKING, v).items()}
    {'esf': '0.6', 'vcf': '0.2', 'lokaal': '0.1', 'vdab': '0.1'}
    """
    if luik is Luik.WERKING:
        return {
            Financieringsbron.ESF: voorwaarden.esf_tarief,
            Financieringsbron.VCF: voorwaarden.vcf_tarief,
            Financieringsbron.LOKAAL: voorwaarden.lokaal_tarief,
            Financieringsbron.VDAB: voorwaarden.vdab_tarief,
        }
    return {
        Financieringsbron.ESF: voorwaarden.esf_tarief_ondersteuning,
        Financieringsbron.LOKAAL: voorwaarden.lokaal_tarief_ondersteuning,
        Financieringsbron.VDAB: voorwaarden.vdab_tarief_ondersteuning,
    }


@berekening(titel="Bedrag", formule="rond(kosten * tarief)", bron=VRAGEN_EN_ANTWOORDEN.op("financiering"))
def bronbedrag(kosten: Bedrag, tarief: Tarief) -> Bedrag:
    """Het bedrag van een bron die een vast deel van de kosten draagt, op de cent afgerond.

    Args:
        kosten: de kosten van het luik.
        tarief: het aandeel van de bron.

    Bron: VVSG, vragen en antwoorden; de afronding is afgeleid uit het formulier.

    >>> bronbedrag(Bedrag("55682.59"), Tarief.procent(40))
    Bedrag('22273.04')
    """
    return kosten * tarief


@berekening(
    titel="Sluitpost",
    formule="kosten - som(andere)",
    bron=AANVRAAGFORMULIER.op("controle kosten en financiering"),
    zekerheid=Zekerheid.AFGELEID,
)
def sluitpostbedrag(kosten: Bedrag, andere: Sequence[Bedrag]) -> Bedrag:
    """Wat de sluitpost draagt: de kosten min alle andere bronnen.

    Args:
        kosten: de kosten van het luik.
        andere: de bedragen van alle andere bronnen.

    Bron: aanvraagformulier: de controle moet 0 zijn. In één goedgekeurde aanvraag is VCF de rest, in een andere ESF.

    >>> sluitpostbedrag(Bedrag("55682.59"), [Bedrag("22273.04"), Bedrag("8352.39")])
    Bedrag('25057.16')
    """
    return kosten - sum(andere, NUL)


@berekening(
    titel="Financieringsplan",
    uitleg="elke bron haar tarief of haar vaste bedrag, de sluitpost de rest",
    bron=VRAGEN_EN_ANTWOORDEN.op("financiering"),
)
def financieringsplan(
    kosten: Bedrag,
    mix: Mix,
    sluitpost: Financieringsbron = Financieringsbron.VCF,
    vast: Mapping[Financieringsbron, Bedrag] = _GEEN,
) -> Financieringsplan:
    """Verdeelt kosten over de bronnen zodat het plan tot op de cent sluit, in welke volgorde ook.

    Args:
        kosten: de kosten van een luik.
        mix: tarief per bron, zoals `mix_van` ze geeft; een bron zonder tarief draagt niets, de sluitpost de rest.
        sluitpost: de bron die opvangt wat overblijft; haar tarief telt niet.
        vast: bronnen waarvan het bedrag vastligt (bijvoorbeeld uit de enveloppe) en dus niet uit het tarief volgt.

    Raises:
        ValueError: de sluitpost heeft een vast bedrag.

    Bron: VVSG, vragen en antwoorden; feiten 4.1, nrs. 8 en 9.

    >>> from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
    >>> from lokale_partnerschappen.oproepen.voorwaarden import Gebied
    >>> v = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
    >>> plan = financieringsplan(Bedrag("55682.59"), mix_van(Luik.ONDERSTEUNING, v))
    >>> plan.esf, plan.vdab, plan.vcf
    (Bedrag('22273.04'), Bedrag('8352.39'), Bedrag('25057.16'))
    """
    if sluitpost in vast:
        raise ValueError(f"{sluitpost} is de sluitpost en kan geen vast bedrag hebben")
    bedragen = {
        bron: vast[bron] if bron in vast else bronbedrag.voor(bron)(kosten, mix[bron])
        for bron in Financieringsbron
        if bron is not sluitpost and (bron in vast or bron in mix)
    }
    bedragen[sluitpost] = sluitpostbedrag.voor(sluitpost)(kosten, tuple(bedragen.values()))
    return Financieringsplan(
        kosten=kosten, sluitpost=sluitpost, **{bron.value: bedrag for bron, bedrag in bedragen.items()}
    )


@berekening(
    titel="Controle",
    formule="kosten - financiering",
    bron=AANVRAAGFORMULIER.op("controle kosten en financiering"),
)
def controleveld(kosten: Bedrag, financiering: Bedrag) -> Bedrag:
    """Het controleveld van het formulier, herrekend: kosten min financiering. Het moet nul zijn.

    Positief: zoveel financiering ontbreekt. Negatief: zoveel is er te veel.

    Args:
        kosten: de herrekende kosten.
        financiering: de som van de ingevulde bronnen.

    Bron: aanvraagformulier, "De uitkomst in dit controleveld moet 0 zijn".

    >>> controleveld(Bedrag("497191.67"), Bedrag("497191.67"))
    Bedrag('0.00')
    """
    return kosten - financiering


@attrs.frozen(kw_only=True)
class Aanvulling:
    """Wat er nodig is om een plan te sluiten.

    Args:
        bron: de bron die het opvangt.
        ingevuld: wat ze nu draagt.
        nodig: wat ze moet dragen.
        verschil: nodig min ingevuld; negatief als er te veel is.

    Bron: aanvraagformulier, controlevelden.

    >>> Aanvulling(bron=Financieringsbron.VCF, ingevuld=Bedrag(1), nodig=Bedrag(3), verschil=Bedrag(2)).verschil
    Bedrag('2.00')
    """

    bron: Financieringsbron
    ingevuld: Bedrag
    nodig: Bedrag
    verschil: Bedrag


@berekening(
    titel="Aanvulling van {sluitpost}",
    uitleg="wat deze bron moet dragen opdat de controle nul wordt",
    bron=AANVRAAGFORMULIER.op("controle kosten en financiering"),
    zekerheid=Zekerheid.AFGELEID,
)
def aanvulling(
    kosten: Bedrag, ingediend: Financiering, sluitpost: Financieringsbron = Financieringsbron.VCF
) -> Aanvulling:
    """Wat ontbreekt om een ingevulde financiering te sluiten, als één bron het opvangt.

    Args:
        kosten: de herrekende kosten.
        ingediend: de financiering zoals ingevuld.
        sluitpost: de bron die het verschil opvangt.

    Bron: aanvraagformulier: "past u de kosten of de financiering aan tot de uitkomst 0 is".

    >>> aanvulling(Bedrag(100), Financiering(esf=Bedrag(40), vcf=Bedrag(25), lokaal=Bedrag(15), vdab=Bedrag(15)))
    Aanvulling(bron=<Financieringsbron.VCF: 'vcf'>, ingevuld=Bedrag('25.00'), nodig=Bedrag('30.00'), \
verschil=Bedrag('5.00'))
    """
    verschil = controleveld(kosten, ingediend.som)
    ingevuld = ingediend.van(sluitpost)
    return Aanvulling(bron=sluitpost, ingevuld=ingevuld, nodig=ingevuld + verschil, verschil=verschil)


@attrs.frozen(kw_only=True)
class Luikplan:
    """Een luik van een begroting: wat het kost, wat is ingediend, wat de oproep zou geven.

    Args:
        luik: werking of ondersteuning; ``None`` is het hele project.
        kosten: de herrekende kosten.
        ingediend: de financiering zoals ingevuld (van het project: de som van de luiken), of ``None``.
        voorstel: het plan volgens de tarieven van de oproep, of ``None`` als de oproep er geen geeft.
        geen_voorstel: waarom er geen voorstel is.
        controle: kosten min ingediende financiering, of ``None`` zonder financiering.
        aandelen: percentage per bron, van wat is ingediend en anders van het voorstel.

    Bron: aanvraagformulier, hoofdstukken Kosten en Financiering.
    """

    luik: Luik | None
    kosten: Kosten
    ingediend: Financiering | None = None
    voorstel: Financieringsplan | None = None
    geen_voorstel: str = ""
    controle: Bedrag | None = None
    aandelen: Mapping[Financieringsbron, Decimal] = attrs.field(factory=dict, hash=False)


@attrs.frozen(kw_only=True)
class Begrotingsplan:
    """Het plan van een begroting: elk luik en het project.

    Args:
        begroting: waar het plan bij hoort.
        werking, ondersteuning: de luiken.
        project: de som van de luiken.

    Bron: aanvraagformulier, "Totale financiering".
    """

    begroting: Begroting = attrs.field(repr=False)
    werking: Luikplan
    ondersteuning: Luikplan
    project: Luikplan


@berekening(
    titel="Plan van begroting {begroting}",
    uitleg="kosten, financiering, controles en aandelen per luik en voor het project",
    bron=AANVRAAGFORMULIER.op("totale kosten en totale financiering"),
)
def begrotingsplan(begroting: Begroting, *, voorwaarden: Voorwaarden) -> Begrotingsplan:
    """Herrekent een begroting volledig: kosten, financieringsplan, controles en aandelen.

    Args:
        begroting: de begroting van een projectjaar.
        voorwaarden: de parameters van de oproep voor het gebied en het projectjaar.

    Bron: aanvraagformulier, hoofdstukken Kosten, Financiering en Totale financiering.

    >>> from lokale_partnerschappen.basis.periode import Periode
    >>> from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
    >>> from lokale_partnerschappen.oproepen.voorwaarden import Gebied
    >>> v = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG)
    >>> plan = begrotingsplan(Begroting(periode=Periode.jaar(2024)), voorwaarden=v)
    >>> plan.project.kosten.totaal
    Bedrag('0.00')
    """
    werking = luikplan(begroting, Luik.WERKING, voorwaarden=voorwaarden)
    ondersteuning = luikplan(begroting, Luik.ONDERSTEUNING, voorwaarden=voorwaarden)
    kosten = kosten_van_project(werking.kosten, ondersteuning.kosten)
    ingediend = _opgeteld([werking.ingediend, ondersteuning.ingediend])
    project = Luikplan(
        luik=None,
        kosten=kosten,
        ingediend=ingediend,
        controle=None if ingediend is None else controleveld.voor("project")(kosten.totaal, ingediend.som),
        aandelen={} if ingediend is None else _aandelen(kosten.totaal, ingediend),
    )
    return Begrotingsplan(begroting=begroting, werking=werking, ondersteuning=ondersteuning, project=project)


@berekening(
    titel="Plan van {luik}",
    uitleg="kosten, financiering, controle en aandelen van het luik",
    bron=AANVRAAGFORMULIER.op("financiering per luik"),
)
def luikplan(begroting: Begroting, luik: Luik, *, voorwaarden: Voorwaarden) -> Luikplan:
    """Herrekent één luik van een begroting.

    Args:
        begroting: de begroting van een projectjaar.
        luik: werking of ondersteuning.
        voorwaarden: de parameters van de oproep.

    Bron: aanvraagformulier, "Financiering werking" en "Financiering ondersteuning".

    >>> from lokale_partnerschappen.basis.periode import Periode
    >>> from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
    >>> from lokale_partnerschappen.oproepen.voorwaarden import Gebied
    >>> v = voorwaarden_voor("lp-208", gebied=Gebied.LIMBURG)
    >>> luikplan(Begroting(periode=Periode.jaar(2024)), Luik.ONDERSTEUNING, voorwaarden=v).voorstel is None
    True
    """
    kosten = kosten_van_luik.onder(voorwaarden)(begroting, luik)
    ingediend = begroting.financiering(luik)
    voorstel, geen_voorstel = None, ""
    try:
        voorstel = financieringsplan(kosten.totaal, mix_van(luik, voorwaarden))
    except ParameterNietGezet as fout:
        geen_voorstel = str(fout)
    getoond = ingediend or voorstel
    return Luikplan(
        luik=luik,
        kosten=kosten,
        ingediend=ingediend,
        voorstel=voorstel,
        geen_voorstel=geen_voorstel,
        controle=None if ingediend is None else controleveld.voor(luik)(kosten.totaal, ingediend.som),
        aandelen={} if getoond is None else _aandelen(kosten.totaal, getoond),
    )


def _aandelen(kosten: Bedrag, plan: Financiering | Financieringsplan) -> dict[Financieringsbron, Decimal]:
    return {
        bron: percentage.voor(bron)(plan.van(bron), kosten) for bron in Financieringsbron if kosten and plan.van(bron)
    }


def _opgeteld(delen: Iterable[Financiering | None]) -> Financiering | None:
    ingevuld = [deel for deel in delen if deel is not None]
    if not ingevuld:
        return None
    som = {bron: sum((deel.van(bron) for deel in ingevuld), NUL) for bron in Financieringsbron}
    return Financiering(
        esf=som[Financieringsbron.ESF],
        vcf=som[Financieringsbron.VCF],
        lokaal=som[Financieringsbron.LOKAAL],
        vdab=som[Financieringsbron.VDAB],
        overige=som[Financieringsbron.OVERIGE],
    )
