"""De bestuursnota als Markdown: jaar, alle jaren, personeel en geld, beslissing, bronnen, en wat afgeleid is."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from lokale_partnerschappen import voorbeeld
from lokale_partnerschappen.basis.bedrag import Bedrag
from lokale_partnerschappen.model.financiering import Financiering
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Gemeentevertrek, Werkingsgebied
from lokale_partnerschappen.oproepen import OPROEPEN
from lokale_partnerschappen.oproepen.oproep import voorwaarden_voor
from lokale_partnerschappen.oproepen.voorwaarden import Gebied, Voorwaarden
from lokale_partnerschappen.uitwisseling.nota import schrijf_nota

OPROEP = voorwaarden_voor("lp-208", gebied=Gebied.BUITEN_LIMBURG)
LOKEREN = """\
# Cofinanciering van het lokaal partnerschap door Lokeren in 2024

Partnerschap: Voorbeeld: Lokeren, Moerbeke, Sint-Gillis-Waas, Stekene, Temse en Waasmunster.

## Gevraagde beslissing

De raad keurt goed dat Lokeren (46014) in 2024 € 28.315,61 inbrengt in het lokaal partnerschap: € 28.103,50 met de \
inzet van eigen personeel en € 212,11 in geld. De raad neemt er kennis van dat het aandeel over de zes projectjaren \
geraamd wordt op € 28.315,61 voor Lokeren (46014) en € 152.768,05 voor Lokeren (46029).

## Toelichting

Het project binnen de ESF+-oproep “Lokale partnerschappen” loopt van 1 januari 2024 tot en met 31 december 2029. De \
lokale besturen dragen samen minstens 15% van de kosten van het luik werking; in 2024 is dat € 74.514,75.

Vanaf 2025 draagt Lokeren (46029) door een fusie het aandeel van Moerbeke (44045) en Lokeren (46014).

## Bedragen

| Projectjaar | Gemeente | Aandeel | Met personeel | In geld | Zekerheid |
|---|---|---:|---:|---:|---|
| 2024 | Lokeren (46014) | € 28.315,61 | € 28.103,50 | € 212,11 | ingediend |
| 2025 | Lokeren (46029) | € 30.553,61 | – | – | afgeleid |
| 2026 | Lokeren (46029) | € 30.553,61 | – | – | afgeleid |
| 2027 | Lokeren (46029) | € 30.553,61 | – | – | afgeleid |
| 2028 | Lokeren (46029) | € 30.553,61 | – | – | afgeleid |
| 2029 | Lokeren (46029) | € 30.553,61 | – | – | afgeleid |
| **Samen** | Lokeren (46014) | **€ 28.315,61** | | | |
| **Samen** | Lokeren (46029) | **€ 152.768,05** | | | |

Een streepje: dat jaar is nog niet begroot, of het lokaal bestuur staat niet in het dossier.

## Waar dit vandaan komt

- Het aandeel van 2024 staat in de begroting van dat jaar.
- Het aandeel van 2025, 2026, 2027, 2028 en 2029 is afgeleid uit de verdeelsleutel van het dossier.
- Waar de lokale bijdrage nog niet ingediend is, is ze afgeleid uit de enveloppe of haar jaarbudgetten.
- De waarde van het personeel is afgeleid: de personeelskosten in het luik werking, met het forfait.
- Verdeling over gemeenten: VVSG, vragen en antwoorden (2023), samenwerken tussen lokale besturen is vrij af te spreken.
- Bedrag, jaren en personeel in een besluit: Raadsbesluiten van Aalst, Galmaarden, Grimbergen, Heusden-Zolder, Meise \
en Vilvoorde, deelname aan het partnerschap.
- Gemeenten en fusies: Statbel, REFNIS-lijst van gemeenten.
"""


def nota(partnerschap: Partnerschap, gemeente: str, jaar: int, voorwaarden: Voorwaarden = OPROEP) -> str:
    """De nota met gewone spaties."""
    return schrijf_nota(partnerschap, gemeente, jaar, voorwaarden=voorwaarden).replace("\xa0", " ")


def met_begroting(**anders: object) -> Partnerschap:
    """Het voorbeeld met een begroting die anders is."""
    (begroting,) = voorbeeld().begrotingen
    return attrs.evolve(voorbeeld(), begrotingen=(attrs.evolve(begroting, **anders),))


def test_de_hele_nota_van_lokeren() -> None:
    assert nota(voorbeeld(), "46014", 2024) == LOKEREN


def test_wie_meer_inzet_dan_zijn_aandeel_betaalt_niets_bij() -> None:
    tekst = nota(voorbeeld(), "44045", 2024)
    assert "€ 2.235,44 inbrengt in het lokaal partnerschap, volledig met de inzet van eigen personeel" in tekst
    assert "(waarde € 2.245,56)" in tekst
    assert "| € 2.235,44 | € 2.245,56 | € -10,12 | ingediend |" in tekst
    assert "er is niets bij te betalen." in tekst


def test_zonder_personeel_is_alles_in_geld() -> None:
    assert "€ 2.235,44 inbrengt in het lokaal partnerschap, volledig in geld." in nota(
        met_begroting(personeel=()), "44045", 2024
    )


def test_een_jaar_dat_nog_niet_begroot_is_noemt_geen_personeel() -> None:
    tekst = nota(voorbeeld(), "46025", 2025)
    assert "dat Temse (46025) in 2025 € 20.120,67 inbrengt in het lokaal partnerschap. De raad neemt" in tekst
    assert "door een fusie" not in tekst


def test_een_jaar_dat_niet_te_berekenen_is_staat_er_met_de_reden() -> None:
    tekst = nota(attrs.evolve(voorbeeld(), enveloppe=None), "46025", 2024)
    assert "over de zes projectjaren, zonder 2025, 2026, 2027, 2028 en 2029, geraamd wordt op" in tekst
    assert "| 2025 | – | – | – | – | de enveloppe of de begroting van dat jaar ontbreekt |" in tekst
    assert "enveloppe of haar jaarbudgetten" not in tekst


def test_een_gemeente_die_vertrekt_doet_later_niet_meer_mee() -> None:
    weg = Gemeentevertrek(gemeente="46025", laatste_dag=date(2025, 12, 31))
    gebied = attrs.evolve(voorbeeld().werkingsgebied, vertrekken=(weg,))
    tekst = nota(attrs.evolve(voorbeeld(), werkingsgebied=gebied), "46025", 2024)
    assert "| 2026 | – | – | – | – | de gemeente doet niet meer mee |" in tekst
    assert "| **Samen** | Temse (46025) | **€ 40.239,65** | | | |" in tekst


def test_zonder_sleutel_volgt_een_later_jaar_uit_wat_ingediend_is() -> None:
    tekst = nota(attrs.evolve(voorbeeld(), verdeelsleutel=()), "46025", 2024)
    assert "is afgeleid uit de verhouding van aandelen die al ingediend zijn." in tekst


def test_zonder_bekend_gebied_staat_er_geen_tarief() -> None:
    gemengd = attrs.evolve(voorbeeld(), werkingsgebied=Werkingsgebied(gemeenten=("46025", "71022")))
    tekst = nota(gemengd, "46025", 2024, OPROEPEN["lp-208"].voorwaarden(None))
    assert "minstens" not in tekst
    assert "De lokale besturen dragen samen bij in de kosten van het luik werking; in 2024 is dat € 74.514,75." in tekst


def test_zonder_bekende_bijdrage_staat_er_geen_totaal() -> None:
    zonder = attrs.evolve(met_begroting(financiering_werking=Financiering()), enveloppe=None)
    assert "van de kosten van het luik werking.\n" in nota(zonder, "46025", 2024)


def test_niets_over_personeel_als_geen_jaar_begroot_is() -> None:
    zonder = attrs.evolve(voorbeeld(), begrotingen=())
    assert "De waarde van het personeel" not in nota(zonder, "46025", 2024)


def test_meer_dan_tien_projectjaren_staan_in_cijfers() -> None:
    from lokale_partnerschappen.basis.periode import Periode

    lang = attrs.evolve(voorbeeld(), periode=Periode(date(2024, 1, 1), date(2034, 12, 31)))
    assert "over de 11 projectjaren" in nota(lang, "46025", 2024)


@pytest.mark.parametrize("naam", ["A | B", "A\n# B", "[A](https://b)", "<b>A</b>"])
def test_een_naam_uit_het_dossier_verandert_de_opmaak_niet(naam: str) -> None:
    tekst = nota(attrs.evolve(voorbeeld(), naam=naam), "46025", 2024)
    (regel,) = [regel for regel in tekst.splitlines() if regel.startswith("Partnerschap: ")]
    assert not any(teken in regel.replace(f"\\{teken}", "") for teken in "|#[]<>")


def test_een_nota_noemt_geen_loon_geen_uren_en_geen_functie() -> None:
    """Alleen bedragen per gemeente; de lonen en functies van de begroting staan er nergens in."""
    tekst = nota(voorbeeld(), "46014", 2024)
    for lijn in voorbeeld().begrotingen[0].personeel:
        loon = str(lijn.brutoloon)
        assert loon not in tekst
        assert f"{loon[0]}.{loon[1:4]},{loon[-2:]}" not in tekst
        assert str(lijn.functie) not in tekst


def test_een_begroting_zonder_lijnen_toont_nul_personeel() -> None:
    kaal = attrs.evolve(voorbeeld(), begrotingen=(Begroting(periode=voorbeeld().begrotingen[0].periode),))
    assert f"| 2024 | Temse (46025) | € 20.120,67 | {Bedrag(0)} |".replace("0.00", "€ 0,00") in nota(
        kaal, "46025", 2024
    )
