"""Een rijksregisternummer of e-mailadres wordt herkend; python-stdnum zegt onafhankelijk wat een geldig nummer is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.be import bis, nn, vat

from lokale_partnerschappen.basis.persoonsgegeven import LANGST_GETOOND, persoonsgegeven_in, toonbaar

# Elf cijfers in de groepen van een rijksregisternummer: jaar, maand, dag, volgnummer, controle.
GROEPEN = re.compile(r"(..)(..)(..)(...)(..)")
SCHRIJFWIJZEN = st.sampled_from(
    [r"\1\2\3\4\5", r"\1.\2.\3-\4.\5", r"\1 \2 \3 \4 \5", r"\1\2\3-\4\5", r"\1/\2/\3 \4-\5"]
)
ZINNEN = st.sampled_from(["{}", "nr. {}", "van {} tot", "lijn:{}.", "x{}x"])


@st.composite
def nummers(draw: st.DrawFn, maand_erbij: int = 0) -> str:
    """Een verzonnen nummer met een kloppend controlegetal, van iemand die op een verzonnen dag geboren is."""
    geboren = draw(st.dates(date(1900, 1, 1), date(2023, 12, 31)))
    basis = f"{geboren:%y}{geboren.month + maand_erbij:02}{geboren:%d}{draw(st.integers(1, 998)):03}"
    eeuw = "2" if geboren.year >= 2000 else ""
    return basis + f"{97 - int(eeuw + basis) % 97:02}"


@given(nummers(), SCHRIJFWIJZEN, ZINNEN)
def test_een_rijksregisternummer_wordt_herkend(nummer: str, schrijfwijze: str, zin: str) -> None:
    """In elke schrijfwijze en ook midden in een zin."""
    assert nn.is_valid(nummer)
    assert persoonsgegeven_in(zin.format(GROEPEN.sub(schrijfwijze, nummer))) == "een rijksregisternummer"


@given(nummers(maand_erbij=20) | nummers(maand_erbij=40), SCHRIJFWIJZEN)
def test_een_bisnummer_wordt_herkend(nummer: str, schrijfwijze: str) -> None:
    """Wie geen rijksregisternummer heeft, krijgt een nummer met twintig of veertig bij de maand."""
    assert bis.is_valid(nummer)
    assert persoonsgegeven_in(GROEPEN.sub(schrijfwijze, nummer)) == "een rijksregisternummer"


@given(st.integers(0, 10**11 - 1).map("{:011}".format))
def test_wat_stdnum_een_geldig_nummer_noemt_mist_niets(cijfers: str) -> None:
    """Elf willekeurige cijfers: is het geldig, dan wordt het herkend; is het controlegetal fout, dan niet."""
    basis, controle = cijfers[:9], int(cijfers[9:])
    klopt = controle in (97 - int(basis) % 97, 97 - int("2" + basis) % 97)
    assert persoonsgegeven_in(cijfers) == ("een rijksregisternummer" if klopt else None)
    assert klopt or not (nn.is_valid(cijfers) or bis.is_valid(cijfers))


@given(nummers(), st.integers(1, 96))
def test_met_een_fout_controlegetal_is_het_maar_een_getal(nummer: str, erbij: int) -> None:
    """Anders zou elk lang getal verdacht zijn."""
    ander = f"{(int(nummer[9:]) - 1 + erbij) % 97 + 1:02}"
    assume(int(ander) not in (97 - int(nummer[:9]) % 97, 97 - int("2" + nummer[:9]) % 97))
    assert persoonsgegeven_in(nummer[:9] + ander) is None


@st.composite
def ondernemingsnummers(draw: st.DrawFn) -> str:
    """Een verzonnen ondernemingsnummer met een kloppend controlegetal."""
    basis = f"{draw(st.integers(0, 1))}{draw(st.integers(0, 9_999_999)):07}"
    return basis + f"{97 - int(basis) % 97:02}"


@given(ondernemingsnummers(), st.sampled_from([r"\1\2\3", r"\1.\2.\3", r"BE\1\2\3", r"BE \1.\2.\3"]))
def test_een_ondernemingsnummer_is_geen_persoonsgegeven(nummer: str, schrijfwijze: str) -> None:
    """Tien cijfers zijn er geen elf, in welke schrijfwijze ook."""
    assert int(nummer[1:8]) == 0 or vat.is_valid(nummer)
    geschreven = re.sub(r"(....)(...)(...)", schrijfwijze, nummer)
    assert persoonsgegeven_in(geschreven) is None
    assert geschreven in toonbaar(geschreven)


@pytest.mark.parametrize("tekst", ["iemand@voorbeeld.be", "mail naar <iemand@voorbeeld.be>!", "a@b.c"])
def test_een_mailadres_wordt_herkend(tekst: str) -> None:
    """Ook midden in een zin of tussen haken."""
    assert persoonsgegeven_in(tekst) == "een e-mailadres"
    assert toonbaar(tekst) == "(niet getoond: het lijkt een e-mailadres)"


@pytest.mark.parametrize(
    "tekst", ["", "@", "iemand@", "@voorbeeld.be", "iemand@voorbeeld", "BE68 5390 0754 7034", "1.234"]
)
def test_gewone_tekst_is_geen_persoonsgegeven(tekst: str) -> None:
    """Een rekeningnummer, een bedrag of een los apenstaartje mag getoond worden."""
    assert persoonsgegeven_in(tekst) is None
    assert toonbaar(tekst) == f"‘{tekst}’"


@given(nummers())
def test_een_melding_toont_het_nummer_niet(nummer: str) -> None:
    """Ook geen deel ervan."""
    assert toonbaar(f"nummer {nummer}") == "(niet getoond: het lijkt een rijksregisternummer)"


@pytest.mark.parametrize(
    ("tekst", "getoond"),
    [
        ("a" * 60, f"‘{'a' * 60}’"),
        ("a" * 61, f"‘{'a' * 60}…’"),
        ("twee\nregels\x1b[31m", "‘twee regels [31m’"),
    ],
)
def test_een_melding_blijft_kort_en_leesbaar(tekst: str, getoond: str) -> None:
    """Lange tekst wordt ingekort, en stuurtekens komen niet in een terminal terecht."""
    assert LANGST_GETOOND == 60
    assert toonbaar(tekst) == getoond
