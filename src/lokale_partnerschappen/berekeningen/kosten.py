"""Van brutoloon en uren naar de kosten van een luik en van het project.

Wat hier een formule heeft, is één rekenkundige stap van het aanvraagformulier. De trefwoordargumenten zijn parameters
van de oproep; ``sut.onder(voorwaarden)`` vult ze in en citeert ze.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, exact, rond_half_omhoog
from lokale_partnerschappen.basis.bron import Zekerheid
from lokale_partnerschappen.basis.herleiding import berekening
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.personeel import Projectmedewerker
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, VERORDENING_2021_1060

_TABEL = AANVRAAGFORMULIER.op("tabellen projectpersoneel")
_TOTALEN = AANVRAAGFORMULIER.op("totale kosten")


@berekening(
    titel="SUT",
    formule="rond(brutoloon * sut_factor)",
    bron=_TABEL,
    zekerheid=Zekerheid.AFGELEID,
)
def sut(brutoloon: Bedrag, *, sut_factor: Tarief) -> Bedrag:
    """Het standaarduurtarief in euro per uur: een vast deel van het voltijdse brutomaandloon, op de cent afgerond.

    Args:
        brutoloon: voltijds brutomaandloon in euro, vanaf 0.
        sut_factor: deel van het maandloon per uur (1,2 %).

    Bron: aanvraagformulier, kolom SUT; de factor is uit de cijfers afgeleid.

    >>> sut(Bedrag("3537.78"), sut_factor=Tarief.procent("1.2"))
    Bedrag('42.45')
    """
    return brutoloon * sut_factor


@berekening(titel="Personeelskost", formule="rond(sut * uren)", bron=_TABEL, zekerheid=Zekerheid.AFGELEID)
def personeelskost(sut: Bedrag, uren: Decimal) -> Bedrag:
    """De kost van een personeelslijn: het afgeronde SUT maal de uren, op de cent afgerond.

    Args:
        sut: standaarduurtarief in euro per uur, al afgerond.
        uren: projecturen, vanaf 0.

    Bron: aanvraagformulier, kolom Kosten; met het niet-afgeronde SUT kloppen 13 van 18 lijnen niet.

    >>> personeelskost(Bedrag("42.45"), Decimal("602.047"))
    Bedrag('25556.90')
    """
    return sut * uren


@berekening(
    titel="Kost van {lijn}",
    uitleg="uit brutoloon en uren van de lijn",
    bron=_TABEL,
    zekerheid=Zekerheid.AFGELEID,
)
def lijnkost(lijn: Projectmedewerker, *, sut_factor: Tarief) -> Bedrag:
    """De kost van een personeelslijn, herrekend uit brutoloon en uren.

    Args:
        lijn: de personeelslijn; wat het formulier erop toont, telt niet mee.
        sut_factor: deel van het maandloon per uur.

    Bron: zoals `sut` en `personeelskost`.

    >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(100))
    >>> lijnkost(lijn, sut_factor=Tarief.procent("1.2"))
    Bedrag('4800.00')
    """
    return personeelskost(sut(lijn.brutoloon, sut_factor=sut_factor), lijn.uren)


@berekening(titel="VTE", formule="uren / uren_per_vte", bron=_TABEL, zekerheid=Zekerheid.AFGELEID)
def vte(uren: Decimal, *, uren_per_vte: Decimal) -> Fraction:
    """Uren als deel van een voltijdse in een jaar, exact.

    Args:
        uren: projecturen in een jaar, vanaf 0.
        uren_per_vte: uren van één voltijdse in een jaar (1720).

    Raises:
        ZeroDivisionError: `uren_per_vte` is nul.

    Bron: aanvraagformulier; 602 uur is er 0,35 VTE.

    >>> vte(Decimal(602), uren_per_vte=Decimal(1720))
    Fraction(7, 20)
    """
    return exact(uren) / exact(uren_per_vte)


@berekening(
    titel="Uren",
    uitleg="VTE × uren per VTE, half omhoog afgerond op het aantal decimalen van het formulier",
    bron=_TABEL,
    zekerheid=Zekerheid.AFGELEID,
)
def uren_voor_vte(vte: Decimal | Fraction, *, uren_per_vte: Decimal, uren_decimalen: int) -> Decimal:
    """Het aantal uren van een deel van een voltijdse.

    Args:
        vte: deel van een voltijdse, vanaf 0.
        uren_per_vte: uren van één voltijdse in een jaar (1720).
        uren_decimalen: aantal decimalen van de uren (3).

    Bron: aanvraagformulier; 0,06 VTE is er 103,2 uur.

    >>> uren_voor_vte(Decimal("0.06"), uren_per_vte=Decimal(1720), uren_decimalen=3)
    Decimal('103.200')
    """
    return rond_half_omhoog(exact(vte) * exact(uren_per_vte), uren_decimalen)


@berekening(titel="Personeelskosten", formule="som(kosten)", bron=_TABEL)
def personeelskosten(kosten: Sequence[Bedrag]) -> Bedrag:
    """De som van de lijnen, elk al op de cent.

    Args:
        kosten: de kost van elke lijn.

    Bron: aanvraagformulier, lijn Totaal.

    >>> personeelskosten([Bedrag("33952.80"), Bedrag("5820.48")])
    Bedrag('39773.28')
    """
    return sum(kosten, Bedrag(0))


@berekening(
    titel="Forfait",
    formule="rond(personeelskosten * forfaittarief)",
    bron=VERORDENING_2021_1060.op("artikel 56, lid 1"),
)
def forfait(personeelskosten: Bedrag, *, forfaittarief: Tarief) -> Bedrag:
    """Het forfait van een luik voor alle kosten buiten personeel, op de cent afgerond.

    Het forfait van het project is de som van de luiken, en niet 40 % van alle personeelskosten: in de goedgekeurde
    aanvraag scheelt dat een cent.

    Args:
        personeelskosten: de personeelskosten van één luik.
        forfaittarief: deel van de personeelskosten (40 %).

    Bron: Verordening (EU) 2021/1060, artikel 56, lid 1; aanvraagformulier, Forfait. Half omhoog en afkappen passen
    allebei bij de cijfers; we kiezen half omhoog.

    >>> forfait(Bedrag("355136.91"), forfaittarief=Tarief.procent(40))
    Bedrag('142054.76')
    """
    return personeelskosten * forfaittarief


@berekening(titel="Totale kosten", formule="personeelskosten + forfait", bron=_TOTALEN)
def luikkosten(personeelskosten: Bedrag, forfait: Bedrag) -> Bedrag:
    """De totale kosten van een luik; er zijn geen andere kosten dan personeel en forfait.

    Args:
        personeelskosten, forfait: van hetzelfde luik.

    Bron: aanvraagformulier, "De totale kosten bestaan uit de kosten van het projectpersoneel en het forfait".

    >>> luikkosten(Bedrag("39773.28"), Bedrag("15909.31"))
    Bedrag('55682.59')
    """
    return personeelskosten + forfait


@berekening(titel="Personeelskosten van het project", formule="werking + ondersteuning", bron=_TABEL)
def personeelskosten_project(werking: Bedrag, ondersteuning: Bedrag) -> Bedrag:
    """De personeelskosten van het project: de luiken opgeteld.

    Args:
        werking, ondersteuning: de personeelskosten van elk luik.

    Bron: aanvraagformulier, lijn Totaal van de tabel projectpersoneel.

    >>> personeelskosten_project(Bedrag("355136.91"), Bedrag("39773.28"))
    Bedrag('394910.19')
    """
    return werking + ondersteuning


@berekening(
    titel="Forfait van het project",
    formule="werking + ondersteuning",
    bron=AANVRAAGFORMULIER.op("forfait project"),
    zekerheid=Zekerheid.AFGELEID,
)
def forfait_project(werking: Bedrag, ondersteuning: Bedrag) -> Bedrag:
    """Het forfait van het project: de afgeronde forfaits van de luiken opgeteld.

    Args:
        werking, ondersteuning: het forfait van elk luik.

    Bron: aanvraagformulier, Forfait project; 40 % van alle personeelskosten samen geeft er een cent meer.

    >>> forfait_project(Bedrag("142054.76"), Bedrag("15909.31"))
    Bedrag('157964.07')
    """
    return werking + ondersteuning


@berekening(titel="Totale kosten van het project", formule="werking + ondersteuning", bron=_TOTALEN)
def projectkosten(werking: Bedrag, ondersteuning: Bedrag) -> Bedrag:
    """De totale kosten van het project: de luiken opgeteld.

    Args:
        werking, ondersteuning: de totale kosten van elk luik.

    Bron: aanvraagformulier, "De totale kosten project bestaan uit de kosten voor het luik 'werking' en …".

    >>> projectkosten(Bedrag("497191.67"), Bedrag("55682.59"))
    Bedrag('552874.26')
    """
    return werking + ondersteuning


@attrs.frozen(kw_only=True)
class Kosten:
    """De kosten van een luik of van het project, herrekend.

    Args:
        lijnen: aantal personeelslijnen.
        uren: som van de uren.
        personeel: personeelskosten.
        forfait: het forfait.
        totaal: personeel en forfait samen.

    Bron: aanvraagformulier, Totale kosten.

    >>> Kosten(lijnen=0, uren=Decimal(0), personeel=Bedrag(0), forfait=Bedrag(0), totaal=Bedrag(0)).lijnen
    0
    """

    lijnen: int
    uren: Decimal
    personeel: Bedrag
    forfait: Bedrag
    totaal: Bedrag


@berekening(titel="Kosten {luik}", uitleg="personeelskosten en forfait van het luik", bron=_TOTALEN)
def kosten_van_luik(begroting: Begroting, luik: Luik, *, sut_factor: Tarief, forfaittarief: Tarief) -> Kosten:
    """De kosten van een luik, herrekend uit de personeelslijnen.

    Args:
        begroting: de begroting van een projectjaar.
        luik: werking of ondersteuning.
        sut_factor, forfaittarief: parameters van de oproep.

    Bron: aanvraagformulier, Totale kosten werking en Totale kosten ondersteuning.

    >>> from lokale_partnerschappen.basis.periode import Periode
    >>> lijn = Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=Bedrag(4000), uren=Decimal(100))
    >>> begroting = Begroting(periode=Periode.jaar(2024), personeel=(lijn,))
    >>> tarieven = {"sut_factor": Tarief.procent("1.2"), "forfaittarief": Tarief.procent(40)}
    >>> kosten_van_luik(begroting, Luik.WERKING, **tarieven).totaal
    Bedrag('6720.00')
    """
    lijnen = begroting.medewerkers(luik)
    personeel = personeelskosten([lijnkost(lijn, sut_factor=sut_factor) for lijn in lijnen])
    bijkomend = forfait(personeel, forfaittarief=forfaittarief)
    uren = rond_half_omhoog(sum((exact(lijn.uren) for lijn in lijnen), Fraction(0)), _decimalen(lijnen))
    return Kosten(
        lijnen=len(lijnen),
        uren=uren,
        personeel=personeel,
        forfait=bijkomend,
        totaal=luikkosten(personeel, bijkomend),
    )


@berekening(titel="Kosten van het project", uitleg="de luiken opgeteld, elk al afgerond", bron=_TOTALEN)
def kosten_van_project(werking: Kosten, ondersteuning: Kosten) -> Kosten:
    """De kosten van het project: de som van de luiken.

    Args:
        werking, ondersteuning: de kosten van elk luik.

    Bron: aanvraagformulier, Totale kosten project.

    >>> luik = Kosten(lijnen=1, uren=Decimal(8), personeel=Bedrag(10), forfait=Bedrag(4), totaal=Bedrag(14))
    >>> kosten_van_project(luik, luik).totaal
    Bedrag('28.00')
    """
    return Kosten(
        lijnen=werking.lijnen + ondersteuning.lijnen,
        uren=werking.uren + ondersteuning.uren,
        personeel=personeelskosten_project(werking.personeel, ondersteuning.personeel),
        forfait=forfait_project(werking.forfait, ondersteuning.forfait),
        totaal=projectkosten(werking.totaal, ondersteuning.totaal),
    )


@berekening(
    titel="Waarde van personeelsinzet",
    formule="personeelskosten + rond(personeelskosten * forfaittarief)",
    bron=AANVRAAGFORMULIER.op("persoonsgebonden cofinanciering"),
    zekerheid=Zekerheid.AFGELEID,
)
def persoonsgebonden_waarde(personeelskosten: Bedrag, *, forfaittarief: Tarief) -> Bedrag:
    """Wat de inzet van personeel als cofinanciering waard is wanneer het forfait meetelt.

    Args:
        personeelskosten: de personeelskosten van de organisatie.
        forfaittarief: deel van de personeelskosten (40 %).

    Bron: goedgekeurde aanvraag: lokale besturen rekenen het forfait mee, VDAB niet (feiten 4.2, nr. 11 en 14).

    >>> persoonsgebonden_waarde(Bedrag("53273.77"), forfaittarief=Tarief.procent(40))
    Bedrag('74583.28')
    """
    return personeelskosten + personeelskosten * forfaittarief


@attrs.frozen(kw_only=True)
class Urenvoorstel:
    """Het hoogste aantal uren dat binnen een bedrag past.

    Args:
        uren: aantal uren.
        waarde: wat die uren kosten of waard zijn.
        rest: wat van het bedrag overblijft, vanaf 0.

    Bron: afgeleid.

    >>> Urenvoorstel(uren=Decimal(1), waarde=Bedrag(43), rest=Bedrag(0)).rest
    Bedrag('0.00')
    """

    uren: Decimal
    waarde: Bedrag
    rest: Bedrag


@berekening(
    titel="Uren binnen {bedrag}",
    uitleg="het hoogste aantal uren waarvan de waarde het bedrag niet overschrijdt",
    bron=_TABEL,
    zekerheid=Zekerheid.AFGELEID,
)
def uren_voor_bedrag(
    bedrag: Bedrag,
    brutoloon: Bedrag,
    met_forfait: bool,
    *,
    sut_factor: Tarief,
    forfaittarief: Tarief,
    uren_decimalen: int,
) -> Urenvoorstel:
    """Zoekt hoeveel uren bij een loon binnen een bedrag passen, en welke cent overblijft.

    Eén duizendste uur kost enkele cent, dus precies uitkomen lukt niet altijd: het voorstel blijft onder het bedrag
    en de rest staat erbij.

    Args:
        bedrag: beschikbaar bedrag, vanaf 0.
        brutoloon: voltijds brutomaandloon, groter dan 0.
        met_forfait: telt het forfait mee in de waarde van de uren?
        sut_factor, forfaittarief, uren_decimalen: parameters van de oproep.

    Raises:
        ValueError: het bedrag is negatief, of het loon geeft een uurtarief van nul.

    Bron: afgeleid; financiële medewerkers zoeken dit met de hand (feiten 4.2, nr. 12 en 13).

    >>> tarieven = {"sut_factor": Tarief.procent("1.2"), "forfaittarief": Tarief.procent(40), "uren_decimalen": 3}
    >>> voorstel = uren_voor_bedrag(Bedrag("10000.00"), Bedrag("3585.00"), False, **tarieven)
    >>> voorstel.uren, voorstel.waarde, voorstel.rest
    (Decimal('232.450'), Bedrag('10000.00'), Bedrag('0.00'))
    """
    uurtarief = sut(brutoloon, sut_factor=sut_factor)
    if bedrag < Bedrag(0):
        raise ValueError(f"een beschikbaar bedrag kan niet negatief zijn ({bedrag})")
    if uurtarief <= Bedrag(0):
        raise ValueError(f"een brutoloon van {brutoloon} geeft geen uurtarief om uren mee te zoeken")
    stap = Fraction(1, 10**uren_decimalen)

    def waarde(stappen: int) -> Bedrag:
        kost = uurtarief * (stappen * stap)
        return kost + kost * forfaittarief if met_forfait else kost

    # waarde() stijgt met de uren; boven deze grens is ze zeker groter dan het bedrag.
    grens = int((bedrag.breuk + 1) / uurtarief.breuk / stap) + 2
    stappen = bisect_right(range(grens), bedrag, key=waarde) - 1
    uren = rond_half_omhoog(stappen * stap, uren_decimalen)
    return Urenvoorstel(uren=uren, waarde=waarde(stappen), rest=bedrag - waarde(stappen))


def _decimalen(lijnen: Sequence[Projectmedewerker]) -> int:
    return max((max(-int(lijn.uren.as_tuple().exponent), 0) for lijn in lijnen), default=0)
