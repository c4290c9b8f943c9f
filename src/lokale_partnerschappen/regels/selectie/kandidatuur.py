"""Regels over wie zich kandidaat stelt, hoe en wanneer."""

from __future__ import annotations

from collections.abc import Iterator

from lokale_partnerschappen.basis.periode import Periode
from lokale_partnerschappen.berekeningen.selectie import dubbele_kandidaturen, organisatienaam, organisatiesoort
from lokale_partnerschappen.model.partnerschap import Partnerschap
from lokale_partnerschappen.model.samenstelling import Partnersoort
from lokale_partnerschappen.model.selectie import Kandidatuur
from lokale_partnerschappen.oproepen.bronnen import AANVRAAGFORMULIER, VEELGESTELDE_VRAGEN, VRAGEN_EN_ANTWOORDEN
from lokale_partnerschappen.regels._regel import Afwijking, Ernst, Onbekend, afwijking, onbekend, regel


@regel(
    over=Kandidatuur,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-01",
    bron=VEELGESTELDE_VRAGEN.op("kandidaten dienen apart in"),
    titel="Kandidatuur van een consortium",
    bericht="{organisatie} stelde zich kandidaat in een consortium; elke organisatie dient apart in.",
    doen="Behandel elke organisatie van het consortium als een eigen kandidatuur.",
)
def kandidatuur_van_consortium(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """Een organisatie stelt zich alleen kandidaat, niet in een consortium.

    Wat: de kandidatuur is van een consortium. Zegt het dossier dat niet, dan is er niets te beoordelen.

    Waarom: kandidaten dienen apart in; partners vinden elkaar pas na de matching.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", in_consortium=True)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.pad for a in kandidatuur_van_consortium(kandidatuur, partnerschap=dossier)]
        [('in_consortium',)]
    """
    if kandidatuur.in_consortium is None:
        yield onbekend("in_consortium", reden="het is niet bekend of de kandidatuur van een consortium is")
    elif kandidatuur.in_consortium:
        naam = organisatienaam(partnerschap, kandidatuur)
        yield afwijking("in_consortium", gevonden=True, verwacht=False, organisatie=naam)


@regel(
    over=Kandidatuur,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-02",
    bron=VEELGESTELDE_VRAGEN.op("kandidaten pitchen apart"),
    titel="Pitch van meer organisaties samen",
    bericht="{organisatie} pitchte samen met een andere organisatie; elke organisatie pitcht apart.",
    doen="Laat elke organisatie apart pitchen, of noteer waarom dat niet gebeurde.",
)
def pitch_niet_alleen(kandidatuur: Kandidatuur, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een organisatie pitcht alleen.

    Wat: er was een pitch, en niet van één organisatie. Zegt het dossier dat niet, dan is er niets te beoordelen.

    Waarom: ook in de tweede ronde worden organisaties apart behandeld.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", pitch=Pitch(alleen=False))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.pad for a in pitch_niet_alleen(kandidatuur, partnerschap=dossier)]
        [('pitch', 'alleen')]
    """
    pitch = kandidatuur.pitch
    if pitch is None:
        return
    if pitch.alleen is None:
        yield onbekend("pitch", "alleen", reden="het is niet bekend of de organisatie alleen pitchte")
    elif not pitch.alleen:
        naam = organisatienaam(partnerschap, kandidatuur)
        yield afwijking("pitch", "alleen", gevonden=False, verwacht=True, organisatie=naam)


@regel(
    over=Partnerschap,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-03",
    bron=VEELGESTELDE_VRAGEN.op("één kandidatuur per werkingsgebied"),
    titel="Organisatie is twee keer kandidaat",
    bericht="{organisatie} heeft {gevonden} kandidaturen voor hetzelfde gebied; één per gebied is toegelaten.",
    doen="Hou één kandidatuur van {organisatie} over.",
)
def organisatie_dubbel_kandidaat(partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een organisatie heeft hoogstens één kandidatuur per werkingsgebied.

    Wat: twee kandidaturen voor hetzelfde gebied hebben dezelfde partner, hetzelfde ondernemingsnummer of dezelfde naam.

    Waarom: een organisatie dient per werkingsgebied één kandidatuur in.

    Voorbeeld:
        >>> twee = tuple(Kandidatuur(id=id, organisatie="Dienstverlener A") for id in ("k-1", "k-2"))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=Selectie(kandidaturen=twee))
        >>> [a.gegevens["gevonden"] for a in organisatie_dubbel_kandidaat(dossier)]
        [2]
    """
    for groep in dubbele_kandidaturen(partnerschap):
        naam = organisatienaam(partnerschap, groep[0])
        yield afwijking("selectie", "kandidaturen", gevonden=len(groep), verwacht=1, organisatie=naam)


@regel(
    over=Kandidatuur,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-03",
    bron=VEELGESTELDE_VRAGEN.op("één kandidatuur per werkingsgebied"),
    titel="Eén kandidatuur voor meer gebieden",
    bericht="De kandidatuur van {organisatie} is voor {gevonden}; elk gebied vraagt een eigen kandidatuur.",
    doen="Splits de kandidatuur: één per werkingsgebied.",
)
def kandidatuur_voor_meer_gebieden(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """Een kandidatuur is voor één werkingsgebied.

    Wat: de kandidatuur noemt meer dan één gebied.

    Waarom: wie in Gent en in Antwerpen wil meewerken, dient twee kandidaturen in.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", gebieden=("Gent", "Antwerpen"))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.gegevens["gevonden"] for a in kandidatuur_voor_meer_gebieden(kandidatuur, partnerschap=dossier)]
        [('Antwerpen', 'Gent')]
    """
    gebieden = tuple(sorted(set(kandidatuur.gebieden)))
    if len(gebieden) > 1:
        naam = organisatienaam(partnerschap, kandidatuur)
        yield afwijking("gebieden", gevonden=gebieden, verwacht=1, organisatie=naam)


@regel(
    over=Kandidatuur,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-03",
    bron=VEELGESTELDE_VRAGEN.op("één kandidatuur per werkingsgebied"),
    titel="Kandidatuur noemt een partner die er niet is",
    bericht="De kandidatuur verwijst naar partner ‘{gevonden}’, maar die staat niet in het dossier.",
    doen="Verbeter de verwijzing, of noem de organisatie met haar naam als ze geen partner werd.",
)
def partner_van_kandidatuur_bestaat_niet(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """De partner van een kandidatuur staat in het dossier.

    Wat: de kandidatuur verwijst naar een organisatie met een id dat geen enkele partner heeft.

    Waarom: met een tikfout herkent niemand dezelfde organisatie, en is niet na te gaan of ze twee keer kandidaat is.

    Voorbeeld:
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> kandidatuur = Kandidatuur(id="k-1", partner="dienstverlner-a")
        >>> [a.pad for a in partner_van_kandidatuur_bestaat_niet(kandidatuur, partnerschap=dossier)]
        [('partner',)]
    """
    if kandidatuur.partner is not None and partnerschap.partner(kandidatuur.partner) is None:
        bekend = tuple(sorted(partner.id for partner in partnerschap.partners)) or None
        yield afwijking("partner", gevonden=kandidatuur.partner, verwacht=bekend)


@regel(
    over=Kandidatuur,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-04",
    bron=VEELGESTELDE_VRAGEN.op("timing van de oproep tot interesse"),
    titel="Kandidatuur buiten de oproep tot interesse",
    bericht="De kandidatuur is van {gevonden}; de oproep tot interesse liep van {verwacht}.",
    doen="Kijk de dag van indiening na.",
)
def kandidatuur_buiten_oproep(
    kandidatuur: Kandidatuur, *, oproep_tot_interesse: Periode
) -> Iterator[Afwijking | Onbekend]:
    """Een kandidatuur is ingediend terwijl de oproep tot interesse liep.

    Wat: de dag van indiening valt niet tussen 31 maart 2023 en 29 februari 2024.

    Waarom: zo lang stond de oproep tot interesse open.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", ingediend_op=date(2023, 3, 30))
        >>> oproep = Periode(date(2023, 3, 31), date(2024, 2, 29))
        >>> [a.pad for a in kandidatuur_buiten_oproep(kandidatuur, oproep_tot_interesse=oproep)]
        [('ingediend_op',)]
    """
    if kandidatuur.ingediend_op is None:
        yield onbekend("ingediend_op", reden="de dag waarop de kandidatuur ingediend is, is niet bekend")
    elif kandidatuur.ingediend_op not in oproep_tot_interesse:
        yield afwijking("ingediend_op", gevonden=kandidatuur.ingediend_op, verwacht=oproep_tot_interesse)


@regel(
    over=Kandidatuur,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-05",
    bron=VEELGESTELDE_VRAGEN.op("datums van het lokaal addendum"),
    titel="Kandidatuur na de termijn van het addendum",
    bericht="De kandidatuur is van {gevonden}; in dit gebied kon het tot en met {verwacht}.",
    doen="Kijk de dag van indiening na; een kandidatuur die te laat is, doet niet mee.",
)
def kandidatuur_na_termijn(kandidatuur: Kandidatuur, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """Een kandidatuur is op tijd: ten laatste op de dag die het lokaal addendum noemt.

    Wat: de dag van indiening ligt na de laatste dag van het addendum. Die laatste dag zelf is nog op tijd. Ontbreekt
    een van beide, dan is er niets te beoordelen.

    Waarom: elk addendum legt de termijn voor zijn gebied vast.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", ingediend_op=date(2023, 6, 12))
        >>> selectie = Selectie(addendum=Addendum(kandidaturen_tot=date(2023, 6, 11)), kandidaturen=(kandidatuur,))
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208", selectie=selectie)
        >>> [a.pad for a in kandidatuur_na_termijn(kandidatuur, partnerschap=dossier)]
        [('ingediend_op',)]
    """
    addendum = partnerschap.selectie.addendum if partnerschap.selectie else None
    laatste_dag = addendum.kandidaturen_tot if addendum else None
    if laatste_dag is None:
        yield onbekend("ingediend_op", reden="de laatste dag voor kandidaturen in het addendum is niet bekend")
    elif kandidatuur.ingediend_op is None:
        yield onbekend("ingediend_op", reden="de dag waarop de kandidatuur ingediend is, is niet bekend")
    elif kandidatuur.ingediend_op > laatste_dag:
        yield afwijking("ingediend_op", gevonden=kandidatuur.ingediend_op, verwacht=laatste_dag)


@regel(
    over=Kandidatuur,
    ernst=Ernst.FOUT,
    sinds="0.1",
    feit="SEL-10",
    bron=AANVRAAGFORMULIER.op("vraag 2: derde voorwaarde voor het proces"),
    titel="VDAB of een lokaal bestuur stelt zich kandidaat",
    bericht="{organisatie} stelde zich kandidaat, maar is als kernpartner al vanaf het begin betrokken.",
    doen="Schrap de kandidatuur van {organisatie}.",
)
def kernpartner_is_kandidaat(kandidatuur: Kandidatuur, *, partnerschap: Partnerschap) -> Iterator[Afwijking | Onbekend]:
    """VDAB en lokale besturen stellen zich niet kandidaat.

    Wat: de kandidaat is VDAB of een lokaal bestuur. Over een groepering van lokale besturen wordt niet geoordeeld. Is
    niet bekend wat voor organisatie het is, dan is er niets te beoordelen.

    Waarom: het proces staat open voor alle organisaties, behalve voor wie er als kernpartner al bij is.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="VDAB", soort=Partnersoort.VDAB)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.gegevens["organisatie"] for a in kernpartner_is_kandidaat(kandidatuur, partnerschap=dossier)]
        ['VDAB']
    """
    soort = organisatiesoort(partnerschap, kandidatuur)
    if soort is None:
        yield onbekend("soort", reden="het is niet bekend wat voor organisatie de kandidaat is")
    elif soort in (Partnersoort.VDAB, Partnersoort.LOKAAL_BESTUUR):
        naam = organisatienaam(partnerschap, kandidatuur)
        yield afwijking("soort", gevonden=soort, verwacht=Partnersoort.DIENSTVERLENER, organisatie=naam)


@regel(
    over=Kandidatuur,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-14",
    bron=VRAGEN_EN_ANTWOORDEN.op("geen rekening met bestaande projecten"),
    titel="Bestaande projecten telden mee",
    bericht="Bij {organisatie} hield de jury rekening met lopende projecten; dat hoort niet in de matching.",
    doen="Beoordeel de kandidatuur opnieuw, zonder te kijken naar lopende projecten.",
)
def bestaande_projecten_telden_mee(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """De jury houdt geen rekening met projecten die al lopen.

    Wat: bij de beoordeling telden bestaande projecten mee. Is er beslist en zegt het dossier dat niet, dan is er niets
    te beoordelen.

    Waarom: zo krijgt elke organisatie een gelijke kans.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", bestaande_projecten_telden=True)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.pad for a in bestaande_projecten_telden_mee(kandidatuur, partnerschap=dossier)]
        [('bestaande_projecten_telden',)]
    """
    telden = kandidatuur.bestaande_projecten_telden
    if telden:
        naam = organisatienaam(partnerschap, kandidatuur)
        yield afwijking("bestaande_projecten_telden", gevonden=True, verwacht=False, organisatie=naam)
    elif telden is None and any(ronde.besluit is not None for ronde in kandidatuur.rondes.values()):
        yield onbekend("bestaande_projecten_telden", reden="het is niet bekend of bestaande projecten meetelden")


@regel(
    over=Kandidatuur,
    ernst=Ernst.WAARSCHUWING,
    sinds="0.1",
    feit="SEL-15",
    bron=VEELGESTELDE_VRAGEN.op("kwaliteits- en registratiemodel"),
    titel="Geweigerd omdat het kwaliteits- en registratiemodel ontbrak",
    bericht="{organisatie} is geweigerd omdat het kwaliteits- en registratiemodel ontbrak; dat hoeft dan nog niet.",
    doen="Bekijk het besluit opnieuw zonder die grond.",
)
def geweigerd_om_kwaliteitsmodel(
    kandidatuur: Kandidatuur, *, partnerschap: Partnerschap
) -> Iterator[Afwijking | Onbekend]:
    """Een kandidaat hoeft nog niet te voldoen aan het kwaliteits- en registratiemodel.

    Wat: een organisatie is geweigerd omdat het model ontbrak. Is ze geweigerd en zegt het dossier niet of dat de reden
    was, dan is er niets te beoordelen.

    Waarom: bij de oproep tot interesse is het kwaliteits- en registratiemodel van Europa WSE nog niet verplicht.

    Voorbeeld:
        >>> kandidatuur = Kandidatuur(id="k-1", organisatie="Dienstverlener A", geweigerd_om_kwaliteitsmodel=True)
        >>> dossier = Partnerschap(naam="Voorbeeld", oproep="lp-208")
        >>> [a.pad for a in geweigerd_om_kwaliteitsmodel(kandidatuur, partnerschap=dossier)]
        [('geweigerd_om_kwaliteitsmodel',)]
    """
    geweigerd = kandidatuur.geweigerd_om_kwaliteitsmodel
    if geweigerd:
        naam = organisatienaam(partnerschap, kandidatuur)
        yield afwijking("geweigerd_om_kwaliteitsmodel", gevonden=True, verwacht=False, organisatie=naam)
    elif geweigerd is None and any(ronde.besluit is False for ronde in kandidatuur.rondes.values()):
        yield onbekend("geweigerd_om_kwaliteitsmodel", reden="het is niet bekend of het kwaliteitsmodel de reden was")
