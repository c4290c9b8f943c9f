"""De oproepen: hun bronnen, hun parameters en hoe die per gebied en dag gelden."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lokale_partnerschappen.oproepen.lp_208 import LP_208
from lokale_partnerschappen.oproepen.oproep import Oproep

OPROEPEN: Final[Mapping[str, Oproep]] = MappingProxyType({LP_208.id: LP_208})
