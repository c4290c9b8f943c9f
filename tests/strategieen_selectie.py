"""Verzonnen selecties voor hypothesis: ook met tegenspraak, dubbels en datums in een rare volgorde."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.basis.persoonsgegeven import persoonsgegeven_in
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.model.selectie import (
    Addendum,
    Beoordeling,
    Brief,
    Briefsoort,
    Criterium,
    Eindverslag,
    Jurylid,
    Kandidatuur,
    Nood,
    Noodsoort,
    Pitch,
    Procesbewijs,
    Procesvoorwaarde,
    Ronde,
    Selectie,
    Stapverloop,
    Vormingsstap,
    Weerwoord,
)

_IDS = ("k-1", "k-2", "k-3", "k-4")
# Dicht bij elkaar, zodat stappen op elkaar volgen, samenvallen en verkeerd om staan.
DAGEN = st.dates(date(2023, 6, 1), date(2023, 6, 30))
_DAG = st.none() | DAGEN
_JA_NEE = st.none() | st.booleans()
_TEKST = st.text(st.sampled_from("abcé '-"), max_size=12).filter(lambda tekst: persoonsgegeven_in(tekst) is None)
_NAAM = st.sampled_from(("Dienstverlener A", "dienstverlener a", "Dienstverlener B"))
_KBO = st.none() | st.sampled_from(("0999999922", "0999.999.922", "0999999823"))
_SOORT = st.none() | st.sampled_from(Partnersoort)


def _lijst(deel: st.SearchStrategy[object], max_size: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(deel, max_size=max_size).map(tuple)


def rondes() -> st.SearchStrategy[Ronde]:
    """Rondes met of zonder besluit en weerwoord."""
    beoordeling = st.builds(
        Beoordeling,
        criterium=st.sampled_from(Criterium),
        voldoet=_JA_NEE,
        datum=_DAG,
        motivering=st.none() | _TEKST,
    )
    weerwoord = st.builds(Weerwoord, ingediend_op=_DAG, behandeld_op=_DAG, herzien=_JA_NEE, antwoord=st.none() | _TEKST)
    return st.builds(
        Ronde,
        beoordelingen=_lijst(beoordeling, 3),
        besluit=_JA_NEE,
        besloten_op=_DAG,
        weerwoord=st.none() | weerwoord,
    )


def kandidaturen(eigen_id: str) -> st.SearchStrategy[Kandidatuur]:
    """Kandidaturen met een vast id."""
    brief = st.builds(Brief, soort=st.sampled_from(Briefsoort), verzonden_op=_DAG, vermeldt_weerwoord=_JA_NEE)
    return st.builds(
        Kandidatuur,
        id=st.just(eigen_id),
        partner=st.none() | st.sampled_from(("a", "b")),
        organisatie=_NAAM,
        kbo=_KBO,
        soort=_SOORT,
        gebieden=_lijst(st.sampled_from(("Gent", "Antwerpen"))),
        ingediend_op=_DAG,
        in_consortium=_JA_NEE,
        bestaande_projecten_telden=_JA_NEE,
        geweigerd_om_kwaliteitsmodel=_JA_NEE,
        eerste_ronde=st.none() | rondes(),
        pitch=st.none() | st.builds(Pitch, datum=_DAG, alleen=_JA_NEE),
        tweede_ronde=st.none() | rondes(),
        brieven=_lijst(brief, 3),
    )


def addenda() -> st.SearchStrategy[Addendum]:
    """Addenda, ook met datums in een onmogelijke volgorde."""
    nood = st.builds(
        Nood,
        naam=_TEKST,
        soort=st.sampled_from(Noodsoort),
        persona=st.none() | _TEKST,
        weerhouden=_JA_NEE,
        motivering=st.none() | _TEKST,
    )
    return st.builds(
        Addendum,
        kandidaturen_tot=_DAG,
        einde_eerste_ronde=_DAG,
        einde_tweede_ronde=_DAG,
        beslissing_op=_DAG,
        indienen_tot=_DAG,
        noden=_lijst(nood),
    )


def selecties() -> st.SearchStrategy[Selectie]:
    """Hele selecties; elke kandidatuur heeft een eigen id."""
    alle = st.sets(st.sampled_from(_IDS)).flatmap(lambda ids: st.tuples(*(kandidaturen(een) for een in sorted(ids))))
    jurylid = st.builds(
        Jurylid,
        partner=st.none() | st.sampled_from(("a", "b")),
        organisatie=st.none() | _NAAM,
        soort=_SOORT,
        opleiding_gevolgd=_JA_NEE,
        is_onafhankelijk=_JA_NEE,
    )
    verloop = st.builds(Stapverloop, stap=st.sampled_from(Vormingsstap), periode=DAGEN.map(Periode))
    return st.builds(
        Selectie,
        stappen=_lijst(verloop, 4),
        addendum=st.none() | addenda(),
        procesbewijzen=_lijst(st.builds(Procesbewijs, voorwaarde=st.sampled_from(Procesvoorwaarde), bewijs=_TEKST), 6),
        jury=_lijst(jurylid, 3),
        kandidaturen=alle,
        eindverslag=st.none() | st.builds(Eindverslag, datum=_DAG, kandidaturen=_lijst(st.sampled_from(_IDS), 3)),
    )
