"""Een begroting van achttien lijnen: met de hand, met de bibliotheek, met haar herleiding, met pydantic."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

import attrs
from harnas import Geval, Variant
from pydantic import BaseModel, ConfigDict, computed_field

from lokale_partnerschappen import (
    Begroting,
    Gebied,
    Luik,
    Projectmedewerker,
    luikkosten,
    sut,
    voorbeeld,
    voorwaarden_voor,
)
from lokale_partnerschappen.berekeningen.kosten import Kosten, kosten_van_luik

CENT = Decimal("0.01")
SUT_FACTOR = Decimal("0.012")
FORFAIT = Decimal("0.40")
AANROEPEN = 1_000

Uitkomst = tuple[int, Decimal, Decimal, Decimal, Decimal]


def rond(bedrag: Decimal) -> Decimal:
    """Half omhoog op de cent."""
    return bedrag.quantize(CENT, ROUND_HALF_UP)


def reken_met_decimal(lijnen: list[tuple[Decimal, Decimal]]) -> Uitkomst:
    """Wat iemand met de hand zou schrijven: alleen getallen, elke stap afgerond."""
    personeel = uren = Decimal(0)
    for brutoloon, aantal in lijnen:
        personeel += rond(rond(brutoloon * SUT_FACTOR) * aantal)
        uren += aantal
    forfait = rond(personeel * FORFAIT)
    return len(lijnen), uren, personeel, forfait, personeel + forfait


class Lijn(BaseModel):
    """Een personeelslijn in pydantic; elk berekend veld wordt één keer berekend."""

    model_config = ConfigDict(frozen=True)
    brutoloon: Decimal
    uren: Decimal

    @computed_field
    @cached_property
    def sut(self) -> Decimal:
        """Het standaarduurtarief."""
        return rond(self.brutoloon * SUT_FACTOR)

    @computed_field
    @cached_property
    def kost(self) -> Decimal:
        """De kost van de lijn."""
        return rond(self.sut * self.uren)


class Budget(BaseModel):
    """De begroting in pydantic."""

    model_config = ConfigDict(frozen=True)
    lijnen: tuple[Lijn, ...]

    @computed_field
    @cached_property
    def uren(self) -> Decimal:
        """De som van de uren."""
        return sum((lijn.uren for lijn in self.lijnen), Decimal(0))

    @computed_field
    @cached_property
    def personeel(self) -> Decimal:
        """De som van de lijnen."""
        return sum((lijn.kost for lijn in self.lijnen), Decimal(0))

    @computed_field
    @cached_property
    def forfait(self) -> Decimal:
        """Het forfait."""
        return rond(self.personeel * FORFAIT)

    @computed_field
    @cached_property
    def totaal(self) -> Decimal:
        """Personeel en forfait."""
        return self.personeel + self.forfait


def gevallen() -> list[Geval]:
    """De begroting, en de meerkost van één verklaarde berekening."""
    return [_begroting(), *_meerkost()]


def _begroting() -> Geval:
    origineel = voorbeeld().begrotingen[0]
    # Alle lijnen in één luik, zodat één aanroep de hele begroting berekent.
    personeel = tuple(attrs.evolve(lijn, luik=Luik.WERKING) for lijn in origineel.personeel)
    begroting = Begroting(periode=origineel.periode, personeel=personeel)
    voorwaarden = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG, op=begroting.peildatum)
    tarieven = {"sut_factor": voorwaarden.sut_factor, "forfaittarief": voorwaarden.forfaittarief}
    lijnen = [(lijn.brutoloon.als_decimaal(), lijn.uren) for lijn in personeel]
    velden = {"lijnen": [{"brutoloon": loon, "uren": uren} for loon, uren in lijnen]}
    kosten = [(lijn.brutoloon, lijn.uren) for lijn in personeel]

    def bouw() -> Begroting:
        nieuw = tuple(
            Projectmedewerker(luik=Luik.WERKING, partner="a", brutoloon=loon, uren=uren) for loon, uren in kosten
        )
        return Begroting(periode=origineel.periode, personeel=nieuw)

    def herleid(begroting: Begroting) -> Any:
        return kosten_van_luik.herleid(begroting, Luik.WERKING, **tarieven)

    return Geval(
        f"herleiding: een begroting van {len(lijnen)} personeelslijnen",
        (
            Variant("Decimal", lambda: reken_met_decimal(lijnen)),
            Variant("gewone aanroep", lambda: kosten_van_luik(begroting, Luik.WERKING, **tarieven), _uit_kosten),
            Variant(".herleid", lambda: herleid(begroting), lambda h: _uit_kosten(h.waarde)),
            Variant("objecten bouwen + .herleid", lambda: herleid(bouw()), lambda h: _uit_kosten(h.waarde)),
            Variant(
                ".herleid(…).tekst()",
                lambda: (h := herleid(begroting)) and (h.waarde, h.tekst()),
                lambda paar: _uit_kosten(paar[0]),
            ),
            Variant(
                "pydantic bouwen + model_dump",
                lambda: Budget.model_validate(velden).model_dump(),
                lambda d: (len(d["lijnen"]), d["uren"], d["personeel"], d["forfait"], d["totaal"]),
            ),
        ),
        maten=("Decimal", "gewone aanroep", "pydantic bouwen + model_dump"),
    )


def _uit_kosten(kosten: Kosten) -> Uitkomst:
    bedragen = (bedrag.als_decimaal() for bedrag in (kosten.personeel, kosten.forfait, kosten.totaal))
    return kosten.lijnen, kosten.uren, *bedragen


def _meerkost() -> list[Geval]:
    loon = voorbeeld().begrotingen[0].personeel[0].brutoloon
    factor = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG).sut_factor

    def reeks(functie: Callable[..., Any], *args: object, **kwargs: object) -> Callable[[], Any]:
        def doe() -> Any:
            for _ in range(AANROEPEN - 1):
                functie(*args, **kwargs)
            return functie(*args, **kwargs)

        return doe

    def geval(wat: str, verklaard: Callable[..., Any], *args: object, **kwargs: object) -> Geval:
        # update_wrapper zet __wrapped__; de types weten dat niet
        kaal: Callable[..., Any] = verklaard.__wrapped__
        return Geval(
            f"herleiding: {AANROEPEN} gewone aanroepen van {wat}",
            (
                Variant("zonder verklaring", reeks(kaal, *args, **kwargs)),
                Variant("met verklaring", reeks(verklaard, *args, **kwargs)),
            ),
            maten=("zonder verklaring",),
        )

    return [
        geval("de kleinste stap (een optelling)", luikkosten, loon, loon),
        geval("het SUT (een product, afgerond)", sut, loon, sut_factor=factor),
    ]
