"""De regels en berekeningen van ESF+-oproep 208 "Lokale partnerschappen".

Welke namen er zijn en uit welke module ze komen, staat in ``__init__.pyi``. Een module wordt pas geladen wanneer iemand
een naam eruit vraagt: wie een bedrag nodig heeft, wacht niet op de lezer van aanvragen.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
