"""Afronden schaadt nooit: juist afgeronde delen geven geen fout, en een echt verschil geeft altijd een bevinding.

De plannen rekenen hier zelf, in gehele centen: dezelfde uitkomst als de bibliotheek is dan geen toeval.
``--hypothesis-profile=ci`` beoordeelt er tienduizend per test; zonder profiel honderd.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any, Final

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lokale_partnerschappen import (
    Aandelen,
    Bedrag,
    Begroting,
    Budgetfase,
    Cofinanciering,
    Enveloppe,
    Ernst,
    Financiering,
    Financieringsbron,
    GemeentelijkAandeel,
    Kostenopgave,
    Lidmaatschap,
    Lijnopgave,
    Luik,
    Partner,
    Partnerschap,
    Partnersoort,
    Periode,
    Projectmedewerker,
    Rol,
    Sleuteldeel,
    Tabeltotaal,
    Tekstbedrag,
    Werkingsgebied,
    controleer,
    gemeenten,
    percentage,
    verdeel_over,
)

# Het aantal voorbeelden komt van het profiel. Tien tot dertig ms per voorbeeld is gewoon, een uitschieter ook.
NAUWKEURIG = settings(deadline=None)
BRONNEN: Final = tuple(Financieringsbron)
ESF, VCF, LOKAAL, VDAB, OVERIGE = BRONNEN
# In duizendsten van de kosten: elk luik is samen duizend.
MIX: Final = {
    (Luik.WERKING, False): {ESF: 400, VCF: 300, LOKAAL: 150, VDAB: 150},
    (Luik.WERKING, True): {ESF: 600, VCF: 200, LOKAAL: 100, VDAB: 100},
    (Luik.ONDERSTEUNING, False): {ESF: 400, VCF: 450, VDAB: 150},
    (Luik.ONDERSTEUNING, True): {ESF: 400, VCF: 450, VDAB: 150},
}
# Wat over een keuze van het partnerschap gaat en niet over afronden: een ander budget, spreiding of taakverdeling.
NIET_OVER_AFRONDING: Final = frozenset(
    {
        "inzet-boven-aandeel",
        "jaarbudget-wijkt-af",
        "ondersteuning-wijkt-af-van-pakket",
        "uurtarief-valt-op",
        # Toont het formulier de kosten niet en kapt het het forfait af, dan is dit op enkele euro's een waarschuwing.
        "bron-onder-tarief",
    }
)
PARTNERS: Final = (
    Partner(id="vdab", naam="VDAB", soort=Partnersoort.VDAB, kbo="0887010362"),
    Partner(
        id="ocmw",
        naam="OCMW Voorbeeld",
        soort=Partnersoort.LOKAAL_BESTUUR,
        kbo="0212194131",
        lidmaatschappen=tuple(Lidmaatschap(rol=rol) for rol in (Rol.PROMOTOR, Rol.PENHOUDER, Rol.PARTNER)),
    ),
)
GEMEENTEN: Final = {
    limburg: [
        gemeente.nis
        for gemeente in gemeenten().values()
        if date(2024, 1, 1) in gemeente.periode and gemeente.is_limburgs is limburg
    ]
    for limburg in (False, True)
}
VOLGORDES: Final = {luik: tuple(permutations(MIX[luik, False])) for luik in Luik}
MEESTE_LIJNEN: Final = 3


# --- rekenen in centen -----------------------------------------------------------------------------------------------


def half_omhoog(teller: int, noemer: int) -> int:
    """Een breuk vanaf nul, op een geheel afgerond."""
    return (2 * teller + noemer) // (2 * noemer)


def bedrag(centen: int) -> Bedrag:
    """Een bedrag uit gehele centen."""
    return Bedrag.van_centen(centen)


@attrs.frozen
class Lijn:
    """Een personeelslijn in centen en duizendsten van een uur."""

    luik: Luik
    partner: str
    loon: int
    uren: int

    @property
    def sut(self) -> int:
        """1,2 % van het loon."""
        return half_omhoog(self.loon * 12, 1000)

    @property
    def kost(self) -> int:
        """Het afgeronde SUT maal de uren."""
        return half_omhoog(self.sut * self.uren, 1000)


def gefinancierd(kosten: int, mix: dict[Financieringsbron, int], wijze: int, volgorde: Sequence[Financieringsbron],
                 sluitpost: Financieringsbron) -> dict[Financieringsbron, int]:  # fmt: skip
    """Kosten verdeeld over bronnen: elk deel juist afgerond, en samen de kosten.

    Er zijn drie manieren om de cent te sluiten: één bron is de rest, de centen gaan één voor één naar de bronnen in een
    volgorde naar keuze, of elke bron begint onder haar aandeel en de grootste resten krijgen er een cent bij.
    """
    if wijze == 0:
        delen = {bron: half_omhoog(kosten * deel, 1000) for bron, deel in mix.items() if bron is not sluitpost}
        return delen | {sluitpost: kosten - sum(delen.values())}
    if wijze == 1:
        delen = {bron: half_omhoog(kosten * mix[bron], 1000) for bron in volgorde}
    else:
        delen = {bron: kosten * mix[bron] // 1000 for bron in volgorde}
        volgorde = sorted(volgorde, key=lambda bron: -(kosten * mix[bron] % 1000))
    rest = kosten - sum(delen.values())
    for bron in volgorde[: abs(rest)]:
        delen[bron] += 1 if rest > 0 else -1
    assert sum(delen.values()) == kosten
    return delen


# --- plannen ---------------------------------------------------------------------------------------------------------


class Vlaggen:
    """Keuzes ja of nee uit één getal: goedkoper dan ze één voor één te laten trekken."""

    def __init__(self, bits: int) -> None:
        self._bits = bits

    def __call__(self) -> bool:
        self._bits, bit = divmod(self._bits, 2)
        return bool(bit)

    def of_niet(self, waarde: Any) -> Any:
        """De waarde, of niets."""
        return waarde if self() else None


LIJNEN: Final = st.builds(
    Lijn,
    st.sampled_from(Luik),
    st.sampled_from(["vdab", "ocmw"]),
    st.integers(1, 900_000),
    st.integers(1, 1_720_000),
)
JAAR: Final = st.tuples(
    st.lists(LIJNEN, min_size=1, max_size=MEESTE_LIJNEN),
    st.integers(0, 2**62 - 1),  # wat het formulier toont
    st.integers(0, 2),  # hoe de cent sluit
    st.sampled_from(BRONNEN),
    st.integers(0, 23),
)
# Korte plannen vaker: ze kosten minder tijd, en wat in één jaar misgaat, toont zich daar.
AANTAL_JAREN: Final = st.sampled_from((1, 1, 1, 1, 2, 2, 3, 4, 5, 6))
JAREN: Final = AANTAL_JAREN.flatmap(lambda aantal: st.tuples(*[JAAR] * aantal))
SLEUTELS: Final = st.integers(1, 40).flatmap(lambda aantal: st.binary(min_size=3 * aantal, max_size=3 * aantal))


@st.composite
def plannen(draw: st.DrawFn) -> Partnerschap:
    """Een dossier van één tot zes jaar waarvan elk bedrag juist afgerond uit lonen, uren en een sleutel volgt."""
    limburg = draw(st.booleans())
    jaren = draw(JAREN)
    sleutel = sleutel_van(draw(SLEUTELS), GEMEENTEN[limburg], draw(st.integers(0, 300)), procent=draw(st.booleans()))
    apart_afgerond, precies_de_jaren = draw(st.booleans()), draw(st.booleans())
    begrotingen = tuple(begroting(2024 + i, jaar, limburg, sleutel, apart_afgerond) for i, jaar in enumerate(jaren))
    ruim = bedrag(10**12)
    return Partnerschap(
        naam="Plan",
        oproep="lp-208",
        periode=Periode(date(2024, 1, 1), date(2023 + (len(jaren) if precies_de_jaren else 6), 12, 31)),
        werkingsgebied=Werkingsgebied(gemeenten=tuple(sleutel), limburg=limburg),
        partners=PARTNERS,
        enveloppe=Enveloppe(
            werking=ruim,
            ondersteuning=ruim,
            totaal=ruim + ruim,
            fasen=(
                Budgetfase(jaren=3, jaarbedrag=bedrag(166_666_666_667)),
                Budgetfase(jaren=3, jaarbedrag=bedrag(166_666_666_666)),
            ),
        ),
        verdeelsleutel=tuple(Sleuteldeel(gemeente=nis, gewicht=gewicht) for nis, gewicht in sleutel.items()),
        begrotingen=begrotingen,
    )


def sleutel_van(bytes_: bytes, nissen: Sequence[str], eerste: int, *, procent: bool) -> dict[str, Decimal]:
    """Gewichten voor 1 tot 40 gemeenten: inwoners, of percentages met vier decimalen die samen precies 100 zijn."""
    gewichten = [int.from_bytes(bytes_[i : i + 3], "big") for i in range(0, len(bytes_), 3)]
    gewichten[0] += 1  # één gemeente draagt altijd iets
    namen = [nissen[(eerste + i) % len(nissen)] for i in range(min(len(gewichten), len(nissen)))]
    sleutel = {naam: Decimal(gewicht) for naam, gewicht in zip(namen, gewichten, strict=False)}
    if procent:
        delen = verdeel_over(bedrag(10**6), sleutel)
        sleutel = {naam: Decimal(deel.centen) / 10**4 for naam, deel in delen.items()}
    return sleutel


def begroting(
    jaar: int,
    keuzes: tuple[list[Lijn], int, int, Financieringsbron, int],
    limburg: bool,
    sleutel: dict[str, Decimal],
    apart_afgerond: bool,
) -> Begroting:
    """Een begroting zoals het formulier ze toont, of voor een deel niet toont."""
    lijnen, bits, wijze, sluitpost, volgorde = keuzes
    vlag = Vlaggen(bits)
    afgekapt, rechtstreeks = vlag(), vlag()

    def forfait(personeel: int) -> int:
        return personeel * 2 // 5 if afgekapt else half_omhoog(personeel * 2, 5)

    personeel = {luik: sum(lijn.kost for lijn in lijnen if lijn.luik is luik) for luik in Luik}
    forfaits = {luik: forfait(personeel[luik]) for luik in Luik}
    kosten = {luik: personeel[luik] + forfaits[luik] for luik in Luik}
    plan = {
        luik: gefinancierd(
            kosten[luik], MIX[luik, limburg], wijze, VOLGORDES[luik][volgorde % len(VOLGORDES[luik])], sluitpost
        )
        for luik in Luik
    }
    alles = sum(personeel.values())
    projectforfait = forfait(alles) if rechtstreeks else sum(forfaits.values())
    projectkosten = alles + projectforfait
    samen = {bron: sum(plan[luik].get(bron, 0) for luik in Luik) for bron in BRONNEN}
    cofinanciering = [
        Cofinanciering(
            luik=luik,
            bedrag=bedrag(plan[luik][bron]),
            bron=bron,
            bewijsstukken=1,
            opgave=vlag.of_niet(
                Lijnopgave(**{deel.value: bedrag(plan[luik][bron] if deel is luik else 0) for deel in Luik})
            ),
        )
        for luik in Luik
        for bron in (LOKAAL, VDAB, OVERIGE)
        if bron in plan[luik]
    ]
    per_luik = {luik: sum(deel for bron, deel in plan[luik].items() if not bron.is_europa_wse) for luik in Luik}
    uren = sum(lijn.uren for lijn in lijnen)
    lokaal = bedrag(plan[Luik.WERKING].get(LOKAAL, 0))
    totaal = vlag.of_niet(bedrag(sum(per_luik.values())))
    in_tekst = () if totaal is None else (totaal + bedrag(5 if vlag() else -5),)
    return Begroting(
        periode=Periode.jaar(jaar),
        personeel=tuple(personeelslijn(lijn, vlag) for lijn in lijnen),
        personeel_totaal=Tabeltotaal(
            uren=vlag.of_niet(Decimal(uren // 10 if vlag() else half_omhoog(uren, 10)) / 100),
            bedrag=vlag.of_niet(bedrag(alles)),
            werking=vlag.of_niet(bedrag(personeel[Luik.WERKING])),
            ondersteuning=vlag.of_niet(bedrag(personeel[Luik.ONDERSTEUNING])),
        ),
        cofinanciering=tuple(reversed(cofinanciering) if vlag() else cofinanciering),
        cofinanciering_totaal=Tabeltotaal(
            bedrag=totaal,
            werking=vlag.of_niet(bedrag(per_luik[Luik.WERKING])),
            ondersteuning=vlag.of_niet(bedrag(per_luik[Luik.ONDERSTEUNING])),
        ),
        forfaitpercentage=vlag.of_niet(Decimal(40)),
        kosten_project=opgave(projectforfait, projectkosten, vlag),
        financiering_project=financiering(samen, projectkosten, vlag),
        gemeentelijke_aandelen=aandelen_van(lokaal, sleutel, apart_afgerond),
        tekstbedragen=(Tekstbedrag(veld="cofinanciering_totaal.bedrag", bedrag=b) for b in in_tekst),
        **{f"kosten_{luik}": opgave(forfaits[luik], kosten[luik], vlag) for luik in Luik},
        **{f"financiering_{luik}": financiering(plan[luik], kosten[luik], vlag) for luik in Luik},
    )


def personeelslijn(lijn: Lijn, vlag: Vlaggen) -> Projectmedewerker:
    """Een lijn, met of zonder wat het formulier ernaast toont."""
    kolommen = {luik.value: vlag.of_niet(bedrag(lijn.kost if luik is lijn.luik else 0)) for luik in Luik}
    return Projectmedewerker(
        luik=lijn.luik,
        partner=lijn.partner,
        brutoloon=bedrag(lijn.loon),
        uren=Decimal(lijn.uren) / 1000,
        loonfiches=1,
        opgave=Lijnopgave(sut=vlag.of_niet(bedrag(lijn.sut)), bedrag=vlag.of_niet(bedrag(lijn.kost)), **kolommen),
    )


def opgave(forfait: int, totaal: int, vlag: Vlaggen) -> Kostenopgave:
    """Forfait en totaal, elk getoond of niet."""
    return Kostenopgave(forfait=vlag.of_niet(bedrag(forfait)), totaal=vlag.of_niet(bedrag(totaal)))


def financiering(delen: dict[Financieringsbron, int], kosten: int, vlag: Vlaggen) -> Financiering:
    """De bronnen (nul is een streepje of een nul), en wat het formulier zelf uitrekent, getoond of niet."""
    nul = vlag.of_niet(bedrag(0))
    bedragen = {bron: bedrag(delen[bron]) if delen.get(bron) else nul for bron in BRONNEN}
    totaal = bedrag(sum(delen.values()))
    procenten = {bron.value: percentage(deel, totaal) for bron, deel in bedragen.items() if totaal and deel}
    return Financiering(
        totaal=vlag.of_niet(totaal),
        kosten=vlag.of_niet(bedrag(kosten)),
        aandelen=vlag.of_niet(Aandelen(totaal=Decimal(100) if totaal else None, **procenten)),
        **{bron.value: deel for bron, deel in bedragen.items()},
    )


def aandelen_van(lokaal: Bedrag, sleutel: dict[str, Decimal], apart: bool) -> tuple[GemeentelijkAandeel, ...]:
    """Het aandeel van elke gemeente: verdeeld zodat het opgaat, of elk apart afgerond zoals in een echte aanvraag."""
    totaal = sum(sleutel.values())
    delen = (
        {
            nis: bedrag(half_omhoog(int(lokaal.centen * gewicht * 10**4), int(totaal * 10**4)))
            for nis, gewicht in sleutel.items()
        }
        if apart and lokaal.centen >= 0
        else verdeel_over(lokaal, sleutel)
    )
    return tuple(GemeentelijkAandeel(gemeente=nis, bedrag=deel, krediet=deel) for nis, deel in delen.items())


# --- cijfers ---------------------------------------------------------------------------------------------------------

Stap = str | int
Plaats = tuple[Stap, ...]


def cijfers(waarde: object, plaats: Plaats = ()) -> Iterator[tuple[Plaats, Bedrag | Decimal]]:
    """Elk bedrag en getal dat in een dossier staat, met zijn plaats."""
    match waarde:
        case Bedrag() | Decimal():
            yield plaats, waarde
        case tuple():
            for i, deel in enumerate(waarde):
                yield from cijfers(deel, (*plaats, i))
        case _ if attrs.has(type(waarde)):
            for veld in attrs.fields(type(waarde)):
                yield from cijfers(getattr(waarde, veld.name), (*plaats, veld.name))


def met(waarde: Any, plaats: Plaats, verander: Callable[[Any], Any]) -> Any:
    """Hetzelfde dossier waarin één cijfer veranderd is."""
    if not plaats:
        return verander(waarde)
    stap, *rest = plaats
    if isinstance(stap, int):
        return (*waarde[:stap], met(waarde[stap], tuple(rest), verander), *waarde[stap + 1 :])
    return attrs.evolve(waarde, **{stap: met(getattr(waarde, stap), tuple(rest), verander)})


# Wat nergens anders in het dossier staat of vrij te kiezen is; met de reden.
NIETS_OM_MEE_TE_VERGELIJKEN: Final = {
    "verdeelsleutel": "een sleutel is vrij; alleen percentages die bijna 100 zijn, zijn te beoordelen",
    "enveloppe.werking": "meer budget dan er begroot is, mag",
    "enveloppe.ondersteuning": "meer budget dan er begroot is, mag",
    "krediet": "een gemeente mag meer krediet voorzien dan haar aandeel",
}


def cijfersoorten(plan: Partnerschap) -> dict[tuple[str, ...], list[tuple[Plaats, Bedrag | Decimal]]]:
    """De cijfers die iets tegenspreekt, per veld van het formulier: elk veld komt zo even vaak aan de beurt."""
    soorten: dict[tuple[str, ...], list[tuple[Plaats, Bedrag | Decimal]]] = {}
    for plaats, waarde in cijfers(plan):
        if te_vergelijken(plaats):
            soorten.setdefault(tuple(stap for stap in plaats if isinstance(stap, str)), []).append((plaats, waarde))
    return soorten


def kan_staan(plan: Partnerschap, plaats: Plaats, nieuw: Bedrag | Decimal) -> bool:
    """Loon en uren zijn niet negatief, en uren die niets kosten zijn er niet: van 41 cent loon is het SUT nul."""
    if plaats[-1] not in ("uren", "brutoloon") or plaats[2] != "personeel":
        return True
    lijn = plan.begrotingen[int(plaats[1])].personeel[int(plaats[3])]
    return (nieuw.centen if isinstance(nieuw, Bedrag) else nieuw) > 0 and lijn.brutoloon.centen >= 42


def te_vergelijken(plaats: Plaats) -> bool:
    """Is er iets dat dit cijfer tegenspreekt?"""
    namen = [str(stap) for stap in plaats]
    return not {namen[0], namen[-1], ".".join(namen[:2])} & NIETS_OM_MEE_TE_VERGELIJKEN.keys()


def tolerantie(plan: Partnerschap, plaats: Plaats) -> int:
    """Hoeveel een cijfer naast de juiste waarde mag liggen, in de laatste decimaal die het formulier toont.

    Daarin zit ook wat het juiste plan al verschilt: een forfait dat afgekapt is, een honderdste uur, gemeenten die elk
    apart afgerond zijn, vijf cent in de tekst.
    """
    jaar = plan.begrotingen[int(plaats[1])] if plaats[0] == "begrotingen" else None
    match plaats:
        case ("enveloppe", "fasen", *_):
            return 6  # een cent per jaar
        case (_, _, "personeel", i, "uren" | "brutoloon") if jaar is not None:
            return genoeg(jaar.personeel[int(i)], str(plaats[-1]))
        case (_, _, "personeel", _, "opgave", "sut" | "bedrag"):
            return 1
        case (_, _, "personeel", i, "opgave", "werking" | "ondersteuning") if jaar is not None:
            opgave = jaar.personeel[int(i)].opgave
            return 1 if opgave is None or opgave.bedrag is None else 0  # vergeleken met de herrekende kost
        case (_, _, "personeel_totaal", "uren"):
            return 1
        case (_, _, "gemeentelijke_aandelen", *_) if jaar is not None:
            return 2 * ((len(jaar.gemeentelijke_aandelen) + 1) // 2)
        case (_, _, "tekstbedragen", *_):
            return 10
        case (_, _, "kosten_project", _) if jaar is not None:
            return 2 * (1 + verborgen(jaar))
        case (_, _, "kosten_werking" | "kosten_ondersteuning", _):
            return 2
        case (_, _, "financiering_werking" | "financiering_ondersteuning", bron) if bron in list(BRONNEN):
            return MEESTE_LIJNEN + 2
        case (_, _, "financiering_werking" | "financiering_ondersteuning" | "financiering_project", "kosten") if (
            jaar is not None
        ):
            return 2 * (1 + verborgen(jaar))
        case _:
            return 0


def verborgen(jaar: Begroting) -> int:
    """Een cent per lijn en per forfait van elk luik waarvan het formulier de kosten niet toont."""
    opgaven = {luik: jaar.kosten(luik) for luik in Luik}
    return sum(
        len(jaar.medewerkers(luik)) + 1
        for luik, opgave in opgaven.items()
        if opgave is None or opgave.totaal is None or opgave.forfait is None
    )


def genoeg(lijn: Projectmedewerker, veld: str) -> int:
    """Hoeveel loon (in centen) of uren (in duizendsten) de kost minstens tien cent en het SUT drie cent verandert."""
    if veld == "brutoloon":
        # Tien cent kost, en minstens drie cent SUT.
        return max(300, int(1000 * 11 / (float(lijn.uren) * 12)) * 100 + 200)
    return int(12_000 / max(1, half_omhoog(lijn.brutoloon.centen * 12, 1000))) + 1


def eenheid(plaats: Plaats, waarde: Bedrag | Decimal) -> Bedrag | Decimal:
    """De laatste decimaal van een cijfer."""
    if isinstance(waarde, Bedrag):
        return bedrag(1)
    return Decimal("0.001") if plaats[-1] == "uren" and plaats[2] == "personeel" else Decimal("0.01")


# --- wat altijd geldt ------------------------------------------------------------------------------------------------


@NAUWKEURIG
@given(plan=plannen())
def test_juist_afronden_is_nooit_een_fout(plan: Partnerschap) -> None:
    """Welke bron ook de cent sluit, in welke volgorde ook: geen fout, en niets dat over afronden gaat."""
    verslag = controleer(plan)
    assert [str(bevinding) for bevinding in verslag if bevinding.ernst is Ernst.FOUT] == []
    assert [str(bevinding) for bevinding in verslag if bevinding.regel.id not in NIET_OVER_AFRONDING] == []


@NAUWKEURIG
@given(
    plan=plannen(),
    soort=st.integers(0, 10**3),
    welk=st.integers(0, 10**3),
    extra=st.integers(1, 10**5) | st.just(1),
    minder=st.booleans(),
)
def test_een_cijfer_dat_meer_dan_de_marge_afwijkt_wordt_altijd_gevonden(
    plan: Partnerschap, soort: int, welk: int, extra: int, minder: bool
) -> None:
    """Eén cijfer in het hele dossier, net buiten zijn marge of veel meer: er komt een bevinding die er niet was."""
    soorten = cijfersoorten(plan)
    cijfers_van_soort = soorten[sorted(soorten)[soort % len(soorten)]]
    plaats, waarde = cijfers_van_soort[welk % len(cijfers_van_soort)]
    verschil = eenheid(plaats, waarde) * (tolerantie(plan, plaats) + extra)
    nieuw = waarde - verschil if minder else waarde + verschil
    assume(kan_staan(plan, plaats, nieuw))
    # Een juist plan heeft geen enkele bevinding die hier telt: zie de test hiervoor.
    verslag = controleer(met(plan, plaats, lambda _: nieuw))
    assert any(bevinding.regel.id not in NIET_OVER_AFRONDING for bevinding in verslag), (plaats, waarde, nieuw)


LIJN: Final = Projectmedewerker(luik=Luik.WERKING, partner="ocmw", brutoloon=Bedrag(4000), uren=Decimal(10))
FINANCIERING: Final = Financiering(
    esf=Bedrag("268.80"), vcf=Bedrag("201.60"), lokaal=Bedrag("100.80"), vdab=Bedrag("100.80")
)


@pytest.mark.parametrize(
    ("veld", "getoond"),
    [
        ("personeel", (attrs.evolve(LIJN, opgave=Lijnopgave(werking=Bedrag("480.02"))),)),
        ("kosten_project", Kostenopgave(forfait=Bedrag("192.05"))),
        ("kosten_project", Kostenopgave(totaal=Bedrag("672.05"))),
        ("financiering_werking", attrs.evolve(FINANCIERING, kosten=Bedrag("672.05"))),
        ("financiering_project", attrs.evolve(FINANCIERING, kosten=Bedrag("672.05"))),
    ],
)
def test_wat_als_enige_getoond_wordt_moet_ook_kloppen(veld: str, getoond: object) -> None:
    """Wat ernaast niet getoond wordt, is te herrekenen uit loon en uren: € 480,00, forfait € 192,00, samen € 672,00."""
    getoonde: dict[str, Any] = {"personeel": (LIJN,), "financiering_werking": FINANCIERING, veld: getoond}
    stuk = Partnerschap(
        naam="Los cijfer",
        oproep="lp-208",
        werkingsgebied=Werkingsgebied(gemeenten=("46014",), limburg=False),
        partners=PARTNERS,
        begrotingen=(Begroting(periode=Periode.jaar(2024), **getoonde),),
    )
    gevonden = [b.plaats for b in controleer(stuk) if b.regel.id not in NIET_OVER_AFRONDING]
    assert [plaats for plaats in gevonden if plaats.startswith(f"begrotingen[0].{veld}")] != []
