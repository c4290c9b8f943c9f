"""De lezer op een echte goedgekeurde aanvraag; haar pad komt van de optie ``--aanvraag``.

Hier staan alleen totalen: een echt loon staat in geen enkel bestand van dit project bij een werkgever of functie.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lokale_partnerschappen.basis.bedrag import Bedrag, Tarief, som
from lokale_partnerschappen.model.aanvraag import Overheidsopdrachten, Verklaring
from lokale_partnerschappen.model.financiering import Aandelen, Financiering
from lokale_partnerschappen.model.kosten.begroting import Begroting
from lokale_partnerschappen.model.kosten.luik import Luik
from lokale_partnerschappen.model.kosten.opgave import Kostenopgave, Tabeltotaal
from lokale_partnerschappen.uitwisseling.platos import Platoslezing, lees_platos_bestand


@pytest.fixture
def lezing(aanvraag: Path) -> Platoslezing:
    return lees_platos_bestand(aanvraag)


@pytest.fixture
def begroting(lezing: Platoslezing) -> Begroting:
    (enige,) = lezing.partnerschap.begrotingen
    return enige


def test_achttien_lijnen_waarvan_sut_en_kost_uit_loon_en_uren_volgen(begroting: Begroting) -> None:
    assert len(begroting.personeel) == 18
    for lijn in begroting.personeel:
        assert lijn.opgave is not None
        assert lijn.opgave.sut == lijn.brutoloon * Tarief.procent("1.2")
        assert lijn.opgave.bedrag == lijn.opgave.sut * lijn.uren


def test_de_lijnen_tellen_op_tot_de_totaallijn(begroting: Begroting) -> None:
    opgaven = [lijn.opgave for lijn in begroting.personeel if lijn.opgave is not None]
    assert som(o.bedrag for o in opgaven if o.bedrag is not None) == Bedrag("394910.19")
    assert som(o.werking for o in opgaven if o.werking is not None) == Bedrag("355136.91")
    assert som(o.ondersteuning for o in opgaven if o.ondersteuning is not None) == Bedrag("39773.28")
    assert sum(lijn.uren for lijn in begroting.personeel) == Decimal("8311.33")
    assert [len(begroting.medewerkers(luik)) for luik in Luik] == [16, 2]
    assert begroting.personeel_totaal == Tabeltotaal(
        uren=Decimal("8311.33"),
        bedrag=Bedrag("394910.19"),
        werking=Bedrag("355136.91"),
        ondersteuning=Bedrag("39773.28"),
    )


def test_forfait_en_totale_kosten(begroting: Begroting) -> None:
    assert begroting.forfaitpercentage == 40
    assert begroting.kosten_werking == Kostenopgave(forfait=Bedrag("142054.76"), totaal=Bedrag("497191.67"))
    assert begroting.kosten_ondersteuning == Kostenopgave(forfait=Bedrag("15909.31"), totaal=Bedrag("55682.59"))
    assert begroting.kosten_project == Kostenopgave(forfait=Bedrag("157964.07"), totaal=Bedrag("552874.26"))


def test_de_cofinanciering(begroting: Begroting) -> None:
    lijnen = [(lijn.luik.value, lijn.bron_code, lijn.persoonsgebonden_code) for lijn in begroting.cofinanciering]
    assert lijnen == [("werking", "4", "0"), ("werking", "7", "0"), ("ondersteuning", "8", "1"), ("werking", "8", "1")]
    # Wat één organisatie aan personeel inbrengt, staat hier niet: het zou haar loonkost verraden.
    lokaal, personeel, ondersteuning, geld = (lijn.bedrag for lijn in begroting.cofinanciering)
    assert (lokaal, personeel + geld, ondersteuning) == (Bedrag("74585.83"), Bedrag("74585.83"), Bedrag("8352.39"))
    assert begroting.cofinanciering_totaal == Tabeltotaal(
        bedrag=Bedrag("157524.05"), werking=Bedrag("149171.66"), ondersteuning=Bedrag("8352.39")
    )


def test_de_drie_financieringen(begroting: Begroting) -> None:
    assert begroting.financiering_werking == Financiering(
        esf=Bedrag("198868.59"),
        vcf=Bedrag("149151.42"),
        lokaal=Bedrag("74585.83"),
        vdab=Bedrag("74585.83"),
        totaal=Bedrag("497191.67"),
        kosten=Bedrag("497191.67"),
        aandelen=Aandelen(esf=Decimal(40), vcf=Decimal(30), lokaal=Decimal(15), vdab=Decimal(15), totaal=Decimal(100)),
    )
    assert begroting.financiering_ondersteuning == Financiering(
        esf=Bedrag("22273.04"),
        vcf=Bedrag("25057.16"),
        vdab=Bedrag("8352.39"),
        totaal=Bedrag("55682.59"),
        kosten=Bedrag("55682.59"),
        aandelen=Aandelen(esf=Decimal(40), vcf=Decimal(45), vdab=Decimal(15), totaal=Decimal(100)),
    )
    assert begroting.financiering_project == Financiering(
        esf=Bedrag("221141.63"),
        vcf=Bedrag("174208.58"),
        lokaal=Bedrag("74585.83"),
        vdab=Bedrag("82938.22"),
        totaal=Bedrag("552874.26"),
        kosten=Bedrag("552874.26"),
        aandelen=Aandelen(vcf=Decimal("31.51"), lokaal=Decimal("13.49"), vdab=Decimal(15), totaal=Decimal(100)),
    )
    for deel in (begroting.financiering_werking, begroting.financiering_ondersteuning, begroting.financiering_project):
        assert deel is not None
        assert deel.som == deel.totaal == deel.kosten


def test_partners_en_gebied(lezing: Platoslezing) -> None:
    partnerschap = lezing.partnerschap
    assert len(partnerschap.partners) == len({partner.kbo for partner in partnerschap.partners}) == 11
    assert partnerschap.werkingsgebied.gemeenten == ("42023", "46014", "46020", "46024", "46025")
    assert (partnerschap.werkingsgebied.limburg, partnerschap.werkingsgebied.limburg_code) == (False, "1")
    assert [str(begroting.periode) for begroting in partnerschap.begrotingen] == ["2024-01-01/2024-12-31"]


def test_precies_een_cel_kreeg_geen_plaats(lezing: Platoslezing) -> None:
    assert [(m.regel, m.tabel, m.kolom) for m in lezing.niet_geplaatst] == [
        (1035, "Kosten reeds aangeworven projectpersoneel", "Organisatie")
    ]
    assert lezing.geplaatst == 195 + 6
    assert lezing.niet_gelezen == ((1, 6, "inleiding van het formulier"),)
    assert (lezing.regels, lezing.regels_niet_geplaatst) == (721, 3)


def test_elke_vraag_is_beantwoord_met_haar_lengte(lezing: Platoslezing) -> None:
    """Alleen lengtes: de antwoorden zelf staan in geen enkel bestand van dit project."""
    assert lezing.partnerschap.aanvraag is not None
    antwoorden = lezing.partnerschap.aanvraag.antwoorden
    assert [antwoord.vraag for antwoord in antwoorden] == list(range(1, 20))
    assert all(antwoord.beantwoord and antwoord.tekst is None for antwoord in antwoorden)
    assert [antwoord.lengte for antwoord in antwoorden] == [
        *(73, 4054, 912, 4441, 6340, 1875, 3232, 6967, 5700, 2179),
        *(3525, 4214, 1686, 4529, 2803, 3126, 118, 4871, 4815),
    ]


def test_elk_antwoord_staat_onder_zijn_nummer(aanvraag: Path) -> None:
    """Elk antwoord begint en eindigt op zijn regels, en geen enkel draagt een vraag of criterium van het formulier."""
    lezing = lees_platos_bestand(aanvraag, met_antwoorden=True)
    assert lezing.partnerschap.aanvraag is not None
    bron = aanvraag.read_text("utf-8").split("\n")
    grenzen = [
        *((13, 13), (19, 59), (65, 67), (75, 111), (117, 201), (209, 220), (226, 259), (267, 391), (399, 487)),
        *((493, 513), (519, 582), (590, 663), (671, 695), (701, 775), (781, 847), (855, 893), (902, 904)),
        *((914, 958), (964, 1008)),
    ]
    for antwoord in lezing.partnerschap.aanvraag.antwoorden:
        tekst = (antwoord.tekst or "").split("\n")
        eerste, laatste = grenzen[antwoord.vraag - 1]
        assert tekst[0] == " ".join(bron[eerste - 1].split()), antwoord.vraag
        assert tekst[-1] == " ".join(bron[laatste - 1].split()), antwoord.vraag
    persoonlijk = lezing.persoonlijk
    assert persoonlijk is not None
    assert (persoonlijk.emailadressen, persoonlijk.telefoonnummers, lezing.weggelaten) == (0, 0, ())


def test_gewichten_bijlagen_en_verklaringen(lezing: Platoslezing) -> None:
    """De vinkjes zijn in de tekst niet te zien; de codes wel."""
    gelezen = lezing.partnerschap.aanvraag
    assert gelezen is not None
    assert [str(een.gewicht.breuk) for een in gelezen.getoonde_gewichten] == ["2/5", "3/10", "3/20", "3/20"]
    assert [bijlage.vraag for bijlage in gelezen.bijlagen] == [1, 2]
    assert gelezen.overheidsopdrachten == Overheidsopdrachten(
        publieke_instantie=True,
        publieke_instantie_code="0",
        kosten_onder_30000=False,
        kosten_onder_30000_code="1",
        doel_beschreven=False,
    )
    assert (gelezen.niet_leesbaar, gelezen.afzonderlijke_boekhouding) == (tuple(Verklaring), None)
