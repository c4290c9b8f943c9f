"""De gemeenschappelijke indicatoren van ESF+: code, titel in eigen woorden, hoe gevoelig, en waar ze staan."""

from __future__ import annotations

from typing import Final

import attrs

from lokale_partnerschappen.basis.bron import Bron, Zekerheid
from lokale_partnerschappen.model.resultaten import BijzonderKenmerk
from lokale_partnerschappen.model.trajecten.gevoeligheid import Gevoeligheid
from lokale_partnerschappen.oproepen.bronnen import VERORDENING_2021_1057


@attrs.frozen(kw_only=True)
class Indicator:
    """Een gemeenschappelijke indicator van ESF+.

    Args:
        code: EECO01 tot en met EECO19 (output) of EECR01 tot en met EECR06 (resultaat).
        titel: wat geteld wordt, in eigen woorden.
        gevoeligheid: hoe gevoelig het gegeven van één deelnemer is; ``None`` als er geen gegeven voor nodig is.
        zekerheid: hoe zeker het is dat deze code bij deze titel hoort.

    Bron: Verordening (EU) 2021/1057, bijlage I.
    """

    code: str
    titel: str
    gevoeligheid: Gevoeligheid | None = Gevoeligheid.PERSOONLIJK
    zekerheid: Zekerheid = Zekerheid.AFGELEID

    @property
    def bron(self) -> Bron:
        """Waar de indicator staat."""
        return VERORDENING_2021_1057.op(f"bijlage I, {self.code}")


_LETTERLIJK: Final = Zekerheid.LETTERLIJK
_BIJZONDER: Final = Gevoeligheid.BIJZONDER

# De titels van EECO16 en verder en de meeste codes volgen uit de orde van de verordening; letterlijk bij hun code
# gezien zijn EECO01, EECO02, EECO12, EECR01 en EECR04.
_LIJST: Final = (
    Indicator(code="EECO01", titel="totaal aantal deelnemers", gevoeligheid=None, zekerheid=_LETTERLIJK),
    Indicator(code="EECO02", titel="werkloos, ook langdurig", zekerheid=_LETTERLIJK),
    Indicator(code="EECO03", titel="langdurig werkloos"),
    Indicator(code="EECO04", titel="niet-beroepsactief"),
    Indicator(code="EECO05", titel="aan het werk, ook als zelfstandige"),
    Indicator(code="EECO06", titel="jonger dan 18 jaar"),
    Indicator(code="EECO07", titel="van 18 tot en met 29 jaar"),
    Indicator(code="EECO08", titel="55 jaar of ouder"),
    Indicator(code="EECO09", titel="hoogstens lager secundair onderwijs"),
    Indicator(code="EECO10", titel="hoger secundair of postsecundair onderwijs"),
    Indicator(code="EECO11", titel="hoger onderwijs"),
    Indicator(code="EECO12", titel="met een beperking", gevoeligheid=_BIJZONDER, zekerheid=_LETTERLIJK),
    Indicator(code="EECO13", titel="onderdaan van een land buiten de Europese Unie"),
    Indicator(code="EECO14", titel="van buitenlandse herkomst"),
    Indicator(code="EECO15", titel="lid van een minderheid", gevoeligheid=_BIJZONDER),
    Indicator(code="EECO16", titel="dak- of thuisloos, of uitgesloten van wonen"),
    Indicator(code="EECO17", titel="afkomstig uit landelijk gebied"),
    Indicator(code="EECO18", titel="ondersteunde overheden en openbare diensten", gevoeligheid=None),
    Indicator(code="EECO19", titel="ondersteunde kleine en middelgrote ondernemingen", gevoeligheid=None),
    Indicator(code="EECR01", titel="zoekt werk bij het vertrek, was niet-beroepsactief", zekerheid=_LETTERLIJK),
    Indicator(code="EECR02", titel="volgt onderwijs of een opleiding bij het vertrek"),
    Indicator(code="EECR03", titel="behaalde een kwalificatie bij het vertrek"),
    Indicator(code="EECR04", titel="werkt bij het vertrek, ook als zelfstandige", zekerheid=_LETTERLIJK),
    Indicator(code="EECR05", titel="werkt zes maanden na het vertrek, ook als zelfstandige"),
    Indicator(code="EECR06", titel="sterker op de arbeidsmarkt zes maanden na het vertrek, werkte al bij de start"),
)

INDICATOREN: Final = {indicator.code: indicator for indicator in _LIJST}
KENMERK_VAN: Final = {kenmerk.indicator: kenmerk for kenmerk in BijzonderKenmerk}
"""Welk bijzonder kenmerk een indicator telt: EECO12 tot en met EECO17."""
OVERHEDEN: Final = "EECO18"
ONDERNEMINGEN: Final = "EECO19"
