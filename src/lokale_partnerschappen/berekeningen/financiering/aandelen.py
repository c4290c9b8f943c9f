"""Aandelen: in procent zoals het formulier ze toont, en in euro uit de enveloppe."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, som
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.basis.verdeling import Gewicht, exact_gewicht, verdeel, verdeel_over
from lokale_partnerschappen.berekeningen.kosten import kosten_van_luik, lijnkost
from lokale_partnerschappen.model.kosten.begroting import Begroting, Budgetfase
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.samenstelling import zoek_gemeente
from lokale_partnerschappen.oproepen.bronnen import (
    AANVRAAGFORMULIER,
    GOEDGEKEURDE_AANVRAAG,
    RAADSBESLUIT_AALST,
    VRAGEN_EN_ANTWOORDEN,
)


@berekening(
    titel="Aandeel in procent",
    formule="rond(deel / geheel * 100)",
    bron=AANVRAAGFORMULIER.op("velden met %"),
    zekerheid=Zekerheid.AFGELEID,
)
def percentage(deel: Bedrag, geheel: Bedrag) -> Decimal:
    """Een aandeel zoals het formulier het toont: op twee decimalen, half omhoog, zonder overbodige nullen.

    Percentages die zo getoond worden, tellen niet altijd op tot 100.

    Args:
        deel, geheel: bedragen; het geheel is niet nul.

    Raises:
        ZeroDivisionError: het geheel is nul.

    Bron: aanvraagformulier, velden "… %"; de afronding is afgeleid uit de cijfers.

    >>> percentage(Bedrag("174208.58"), Bedrag("552874.26"))
    Decimal('31.51')
    >>> percentage(Bedrag("198868.59"), Bedrag("497191.67"))
    Decimal('40')
    """
    return (deel / geheel).in_procent()


@berekening(
    titel="Te financieren kosten {luik}",
    uitleg="wat het formulier als totale kosten toont; toont het niets, dan de herrekende kosten",
    bron=AANVRAAGFORMULIER.op("Financiering per luik"),
)
def te_financieren_kosten(begroting: Begroting, luik: Luik, *, sut_factor: Tarief, forfaittarief: Tarief) -> Bedrag:
    """De kosten waartegen de financiering van een luik afgewogen wordt.

    Of het getoonde totaal zelf klopt, is de vraag van de regels over kosten.

    Args:
        begroting: de begroting van een projectjaar.
        luik: werking of ondersteuning.
        sut_factor, forfaittarief: parameters van de oproep.

    Bron: aanvraagformulier, het totaal van de kosten staat boven de financiering van elk luik.

    >>> begroting = Begroting(periode=Periode.jaar(2024), kosten_werking=Kostenopgave(totaal=Bedrag(1000)))
    >>> tarieven = {"sut_factor": Tarief.procent("1.2"), "forfaittarief": Tarief.procent(40)}
    >>> te_financieren_kosten(begroting, Luik.WERKING, **tarieven)
    Bedrag('1000.00')
    """
    opgave = begroting.kosten(luik)
    if opgave is not None and opgave.totaal is not None:
        return opgave.totaal
    return kosten_van_luik(begroting, luik, sut_factor=sut_factor, forfaittarief=forfaittarief).totaal


@berekening(
    titel="Jaarbudget",
    formule="rond(enveloppe / projectjaren)",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    zekerheid=Zekerheid.AFGELEID,
)
def jaarbudget(enveloppe: Bedrag, *, projectjaren: int) -> Bedrag:
    """Een gelijk deel van de enveloppe per projectjaar. Spreiden mag ook anders.

    Reken een aandeel nooit uit dit afgeronde bedrag, maar met `jaaraandeel` uit de enveloppe.

    Args:
        enveloppe: budget over alle projectjaren.
        projectjaren: aantal projectjaren (6).

    Bron: goedgekeurde aanvraag, vraag 12; "budgetten voor 6 jaar" (VVSG, vragen en antwoorden).

    >>> jaarbudget(Bedrag("217378.42"), projectjaren=6)
    Bedrag('36229.74')
    """
    return enveloppe / projectjaren


@berekening(
    titel="Totaal over de jaren",
    uitleg="elk aantal jaren maal zijn jaarbedrag, opgeteld",
    bron=RAADSBESLUIT_AALST.op("jaarbudgetten"),
    zekerheid=Zekerheid.AFGELEID,
)
def meerjarentotaal(fasen: Sequence[Budgetfase]) -> Bedrag:
    """Het budget over alle jaren wanneer het jaarbedrag onderweg wijzigt.

    Args:
        fasen: opeenvolgende aantallen jaren met hun jaarbedrag.

    Bron: raadsbesluit van Aalst; zes keer het eerste jaar is te hoog zodra een gemeente vertrekt.

    >>> fasen = (Budgetfase(jaren=1, jaarbedrag=Bedrag(100)), Budgetfase(jaren=5, jaarbedrag=Bedrag(80)))
    >>> meerjarentotaal(fasen)
    Bedrag('500.00')
    """
    return som(fase.jaarbedrag * fase.jaren for fase in fasen)


@berekening(
    titel="Verdeling van het forfait",
    uitleg="naar verhouding van de afgesproken punten, met de grootste rest",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    zekerheid=Zekerheid.ONZEKER,
)
def splits_forfait(forfait: Bedrag, punten: Sequence[Gewicht]) -> tuple[Bedrag, ...]:
    """Verdeelt een forfait over moederorganisaties en partnerschap; de delen zijn samen altijd het forfait.

    Args:
        forfait: het te verdelen forfait.
        punten: de afgesproken verhouding (30 en 10).

    Raises:
        ValueError: er is geen gewicht groter dan nul, of een negatief gewicht.

    Bron: één goedgekeurde aanvraag; ze schrijft "30 % van de forfait", wat ook 30 van de 40 punten kan zijn.

    >>> splits_forfait(Bedrag("110522.50"), [30, 10])
    (Bedrag('82891.88'), Bedrag('27630.62'))
    """
    return verdeel(forfait, punten)


@berekening(
    titel="Personeelsinzet",
    uitleg="de kost van de personeelslijnen van deze organisaties in dit luik",
    bron=AANVRAAGFORMULIER.op("tabel projectpersoneel"),
)
def personeelsinzet(begroting: Begroting, partners: Collection[str], luik: Luik, *, sut_factor: Tarief) -> Bedrag:
    """Wat de inzet van personeel van een groep organisaties in een luik kost, zonder forfait.

    Args:
        begroting: de begroting van een projectjaar.
        partners: id's van de organisaties.
        luik: werking of ondersteuning.
        sut_factor: deel van het maandloon per uur.

    Bron: aanvraagformulier, tabel projectpersoneel.

    >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="vdab", brutoloon=Bedrag(4000), uren=Decimal(100))
    >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn,))
    >>> personeelsinzet(begroting, ["vdab"], Luik.WERKING, sut_factor=Tarief.procent("1.2"))
    Bedrag('4800.00')
    """
    lijnen = [lijn for lijn in begroting.medewerkers(luik) if lijn.partner in partners]
    return som(lijnkost(lijn, sut_factor=sut_factor) for lijn in lijnen)


@berekening(
    titel="Jaaraandeel",
    formule="rond(enveloppe * tarief / projectjaren)",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    zekerheid=Zekerheid.AFGELEID,
)
def jaaraandeel(enveloppe: Bedrag, tarief: Tarief, *, projectjaren: int) -> Bedrag:
    """Het aandeel van een financier in een jaar, rechtstreeks uit de enveloppe en één keer afgerond.

    Args:
        enveloppe: budget over alle projectjaren.
        tarief: aandeel van de financier (lokale besturen 15 %, in Limburg 10 %).
        projectjaren: aantal projectjaren (6).

    Bron: goedgekeurde aanvraag: 15 % van € 2.983.433,01 gedeeld door 6 is € 74.585,83.

    >>> jaaraandeel(Bedrag("2983433.01"), Tarief.procent(15), projectjaren=6)
    Bedrag('74585.83')
    """
    return enveloppe * (tarief / projectjaren)


@berekening(
    titel="Aandeel in geld",
    formule="aandeel - personeelswaarde",
    bron=GOEDGEKEURDE_AANVRAAG.op("vraag 12"),
    zekerheid=Zekerheid.AFGELEID,
)
def kasaandeel(aandeel: Bedrag, personeelswaarde: Bedrag) -> Bedrag:
    """Wat een financier nog in geld inbrengt: zijn aandeel min de waarde van zijn personeel.

    Negatief wil zeggen dat hij meer personeel inzet dan zijn aandeel; dat is geen fout.

    Args:
        aandeel: het aandeel in euro.
        personeelswaarde: de waarde van de personeelsinzet, met forfait (`persoonsgebonden_waarde`) of zonder.

    Bron: goedgekeurde aanvraag, vraag 12.

    >>> kasaandeel(Bedrag("74585.83"), Bedrag("74583.28"))
    Bedrag('2.55')
    """
    return aandeel - personeelswaarde


@berekening(
    titel="Ontbrekende cofinanciering",
    formule="rond(kosten * cofinancieringstarief) - aanwezig",
    bron=VRAGEN_EN_ANTWOORDEN.op("financiering"),
)
def ontbrekende_cofinanciering(kosten: Bedrag, aanwezig: Bedrag, *, cofinancieringstarief: Tarief) -> Bedrag:
    """Hoeveel cofinanciering er nog bij moet; nul of negatief als er genoeg is.

    Args:
        kosten: de kosten van het luik werking.
        aanwezig: de cofinanciering die er is (alles wat geen ESF of VCF is).
        cofinancieringstarief: het aandeel dat lokale besturen en VDAB samen inbrengen (30 %, in Limburg 20 %).

    Bron: VVSG, vragen en antwoorden; dat het over het luik werking gaat, is afgeleid.

    >>> ontbrekende_cofinanciering(Bedrag("1000.00"), Bedrag("250.00"), cofinancieringstarief=Tarief.procent(30))
    Bedrag('50.00')
    """
    return kosten * cofinancieringstarief - aanwezig


@berekening(
    titel="Verdeling over gemeenten",
    uitleg="naar verhouding van de sleutel, met de grootste rest; na een fusie telt de opvolger",
    bron=VRAGEN_EN_ANTWOORDEN.op("samenwerken tussen lokale besturen is vrij af te spreken"),
    zekerheid=Zekerheid.AFGELEID,
)
def gemeentelijke_aandelen(bedrag: Bedrag, sleutel: Mapping[str, Gewicht], op: date) -> dict[str, Bedrag]:
    """Verdeelt een bedrag over gemeenten volgens een vrij gekozen sleutel; samen is het altijd het bedrag.

    Args:
        bedrag: het te verdelen bedrag.
        sleutel: gewicht per NIS-code: inwoners, percentages, eerder afgesproken bedragen …; nul mag, negatief niet.
        op: de dag waarop verdeeld wordt; wie dan gefuseerd is, telt bij zijn opvolger.

    Raises:
        ValueError: een code is die dag geen Vlaamse gemeente, een gewicht is negatief, of geen is groter dan nul.
        TypeError: een gewicht is een ``float``.

    Bron: VVSG, vragen en antwoorden: de sleutel is vrij. De sleutel van de goedgekeurde aanvraag is niet gekend.

    >>> delen = gemeentelijke_aandelen(Bedrag("100.00"), {"46014": 2, "44045": 1, "46025": 3}, date(2025, 1, 1))
    >>> delen == {"46025": Bedrag("50.00"), "46029": Bedrag("50.00")}
    True
    """
    samengevoegd: dict[str, Gewicht] = {}
    for nis in sorted(sleutel):
        gevonden = zoek_gemeente(nis, op)
        if gevonden is None:
            raise ValueError(f"NIS-code {nis} is op {op} geen Vlaamse gemeente")
        gewicht = exact_gewicht(sleutel[nis])
        if gewicht < 0:  # voor het samenvoegen, anders verbergt een fusie het
            raise ValueError(f"het gewicht van {nis} in een verdeling kan niet negatief zijn")
        samengevoegd[gevonden.nis] = exact_gewicht(samengevoegd.get(gevonden.nis, 0)) + gewicht
    return verdeel_over(bedrag, {nis: samengevoegd[nis] for nis in sorted(samengevoegd)})
