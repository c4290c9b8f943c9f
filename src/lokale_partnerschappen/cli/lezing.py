"""Wat er van een aanvraag uit Platos wel en niet gelezen is; waar het staat, nooit wat er staat."""

from __future__ import annotations

from lokale_partnerschappen.uitwisseling.platos import Platoslezing


def lezing_als_tekst(lezing: Platoslezing, doel: str | None) -> str:
    """Wat niet geplaatst, niet gelezen en aangenomen is, en wat er nu kan gebeuren."""
    regels = [f"Niet geplaatst: {deel}" for deel in lezing.niet_geplaatst]
    regels += [f"Niet gelezen: regel {begin} tot en met {einde}, {wat}" for begin, einde, wat in lezing.niet_gelezen]
    regels += [f"Aanname: {aanname}" for aanname in lezing.aannames]
    niet = len(lezing.niet_geplaatst)
    regels.append(f"{lezing.geplaatst} cijfers geplaatst; {niet} {'plaats' if niet == 1 else 'plaatsen'} niet.")
    if doel is not None:
        regels.append(f"Geschreven: {doel}. Beoordeel het met: lokale-partnerschappen controleer {doel}")
    return "\n".join([*regels, ""])
