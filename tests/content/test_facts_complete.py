# SPDX-License-Identifier: GPL-3.0-or-later
"""Every researched fact has found its place, and its figures are those of the law.

``tests/data/fact_ids_*.toml`` name, file by file of the research, which fact of ours carries each
entry. The figures below are typed by hand from the research, not read from our files.
"""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hilft_desktop.domain.facts import FactStatus

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 22)
LISTS = sorted(DATA.glob("fact_ids_*.toml"))
ENTRIES = {"fact_ids_1": 227}
"""How many entries a file of the research has, so that none is lost from its list unseen."""


def listed(path: Path) -> dict[str, str]:
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_entry_of_the_research_is_one_of_our_facts(library, path):
    carriers = listed(path)
    lost = {source: ours for source, ours in carriers.items() if ours not in library.facts}
    assert lost == {}
    assert len(carriers) == ENTRIES.get(path.stem, len(carriers))
    assert carriers


def test_no_entry_is_listed_twice():
    sources = [source for path in LISTS for source in listed(path)]
    assert len(sources) == len(set(sources))


def test_ids_change_only_where_years_became_one_series(library):
    for path in LISTS:
        for source, ours in listed(path).items():
            if source != ours:
                assert source.startswith(f"{ours}_20"), source
                assert library.facts.get(ours).series, ours


def test_yearly_figures_have_an_end_and_are_checked_before_it(library):
    end_of_year = date(2026, 12, 31)
    yearly = [
        fact
        for fact in library.facts
        if fact.topic in {"wohngeld", "familie", "schulden", "sozialhilfe"}
        and any(period.valid_to == end_of_year for period in fact.series)
    ]
    assert len(yearly) >= 15
    late = [fact.id for fact in yearly if fact.next_check > end_of_year]
    assert late == []


FIGURES = [
    # SGB II: needs, income, assets.
    ("regelbedarf", "rbs1", "2023-06-01", 502),
    ("regelbedarf", "rbs6", "2023-06-01", 318),
    ("regelbedarf", "rbs2", "2026-11-22", 506),
    ("regelbedarf", "rbs3", "2026-11-22", 451),
    ("regelbedarf", "rbs4", "2026-11-22", 471),
    ("regelbedarf", "rbs5", "2026-11-22", 390),
    ("sofortzuschlag_kinder", "value", "2026-11-22", 25),
    ("mehrbedarf_schwangerschaft", "value", "2026-11-22", 17),
    ("mehrbedarf_alleinerziehend", "prozent_je_kind", "2026-11-22", 12),
    ("mehrbedarf_alleinerziehend", "prozent_max", "2026-11-22", 60),
    ("mehrbedarf_behinderung_teilhabe", "value", "2026-11-22", 35),
    ("mehrbedarf_warmwasser_betraege", "rbs1", "2026-11-22", "12.95"),
    ("mehrbedarf_betraege", "alleinerziehend_36_prozent", "2026-11-22", "202.68"),
    ("einmalige_bedarfe_sgb2", "value", "2026-11-22", 6),
    ("freibetrag_grundabsetzbetrag", "value", "2026-11-22", 100),
    ("freibetrag_erwerbstaetige_stufen", "hoechstens", "2026-11-22", 348),
    ("freibetrag_erwerbstaetige_stufen", "hoechstens_mit_kind", "2026-11-22", 378),
    ("freibetrag_u25_ausbildung", "ab_25_freiwilligendienst", "2026-11-22", 250),
    ("versicherungspauschale", "value", "2026-11-22", 30),
    ("fahrtkosten_pauschale", "value", "2026-11-22", "0.20"),
    ("mindestlohn", "value", "2026-12-31", "13.90"),
    ("mindestlohn", "value", "2027-01-01", "14.60"),
    ("geringfuegigkeitsgrenze", "value", "2026-12-31", 603),
    ("geringfuegigkeitsgrenze", "value", "2027-01-01", 633),
    ("vermoegen_sgb2_alt", "karenz_erste_person", "2026-06-30", 40000),
    ("vermoegen_sgb2_alt", "danach_je_person", "2026-06-30", 15000),
    ("vermoegen_sgb2_neu", "alter_0_bis_29", "2026-07-01", 5000),
    ("vermoegen_sgb2_neu", "alter_30_bis_39", "2026-07-01", 10000),
    ("vermoegen_sgb2_neu", "alter_40_bis_49", "2026-07-01", 12500),
    ("vermoegen_sgb2_neu", "alter_ab_50", "2026-07-01", 20000),
    ("vermoegen_selbst_bewohnt", "haus_qm", "2026-11-22", 140),
    ("sgb2_uebergangsrecht_65a", "vermoegen_karenz_weitere_person", "2026-11-22", 15000),
    # SGB II: rent, reductions, procedure.
    ("kdu_karenzzeit", "value", "2026-11-22", 12),
    ("kdu_deckel_karenzzeit", "value", "2026-07-01", "1.5"),
    ("kdu_kostensenkungsfrist", "regel_monate", "2026-11-22", 6),
    ("minderung_alt", "pflichtverletzung_prozent_2", "2026-06-30", 20),
    ("minderung_alt", "meldeversaeumnis_prozent", "2026-06-30", 10),
    ("minderung_neu_pflichtverletzung", "prozent", "2026-07-01", 30),
    ("minderung_neu_pflichtverletzung", "monate", "2026-07-01", 3),
    ("minderung_neu_meldeversaeumnis", "erstes_prozent", "2026-07-01", 0),
    ("minderung_neu_meldeversaeumnis", "ab_zweitem_prozent", "2026-07-01", 30),
    ("nichterreichbarkeit_fiktion", "value", "2026-07-01", 3),
    ("arbeitsverweigerung_regelbedarf_entfaellt", "monate_max", "2026-04-23", 2),
    ("sgb2_erziehung_zumutbarkeit", "value", "2026-06-30", 36),
    ("sgb2_erziehung_zumutbarkeit", "value", "2026-07-01", 14),
    ("bagatellgrenze_erstattung", "value", "2026-11-22", 50),
    ("schulbedarf", "august", "2023-08-01", 116),
    ("schulbedarf", "februar", "2026-02-01", 65),
    ("teilhabe_pauschale", "value", "2026-11-22", 15),
    # SGB XII.
    ("sgb12_vermoegen_schonbetrag", "je_volljaehrige_person", "2026-11-22", 10000),
    ("sgb12_vermoegen_schonbetrag", "je_unterhaltene_person", "2026-11-22", 500),
    ("sgb12_erwerbsfreibetrag", "max_eur", "2026-11-22", "281.50"),
    ("sgb12_freibetrag_grundrentenzeiten", "mindestjahre", "2026-11-22", 33),
    ("sgb12_einkommensgrenze_85", "grundbetrag", "2026-11-22", 1126),
    ("sgb12_ausland", "value", "2026-11-22", 4),
    # Wohngeld and families.
    ("wohngeld_formel", "zuschlag_ab_13_person", "2024-12-31", 57),
    ("wohngeld_formel", "zuschlag_ab_13_person", "2025-01-01", 65),
    ("wohngeld_hoechstbetraege", "je_weitere_stufe_4", "2026-11-22", 119),
    ("wohngeld_heizkostenkomponente", "je_weitere_gesamt", "2026-11-22", "27.60"),
    ("wohngeld_klimakomponente", "je_weitere", "2026-11-22", "4.80"),
    ("wohngeld_mindestbetrag", "value", "2026-11-22", 10),
    ("wohngeld_vermoegen", "erste_person", "2026-11-22", 60000),
    ("wohngeld_freibetraege_17", "alleinerziehend", "2026-11-22", 1320),
    ("wohngeld_freibetrag_grundrente", "jahr_max", "2026-11-22", 3378),
    ("wohngeld_mietenniveau_grenzen", "stufe_2", "2026-11-22", -15),
    ("wohngeld_aenderungen", "mitteilung_prozent", "2026-11-22", 15),
    ("kindergeld", "value", "2024-12-31", 250),
    ("kindergeld", "value", "2025-12-31", 255),
    ("kindergeld", "value", "2026-11-22", 259),
    ("kinderzuschlag_hoechstbetrag", "value", "2024-12-31", 292),
    ("kinderzuschlag_hoechstbetrag", "value", "2026-11-22", 297),
    ("kinderzuschlag_mindesteinkommen", "paar", "2026-11-22", 900),
    ("kinderzuschlag_vermoegen", "berechtigte_person", "2026-11-22", 40000),
    ("unterhaltsvorschuss", "alter_12_bis_17", "2026-11-22", 394),
    ("mindestunterhalt", "stufe2", "2025-12-31", 554),
    ("mindestunterhalt", "stufe2", "2026-11-22", 558),
    # Time limits.
    ("frist_widerspruch_ausland", "value", "2026-11-22", 3),
    ("rechtsbehelfsbelehrung_fehlt", "value", "2026-11-22", 1),
    ("wiedereinsetzung_verwaltung", "wochen", "2026-11-22", 2),
    ("wiedereinsetzung_widerspruch_klage", "sgg_monate", "2026-11-22", 1),
    ("ueberpruefungsantrag_allgemein", "value", "2026-11-22", 4),
    ("untaetigkeitsklage", "antrag_sgg_monate", "2026-11-22", 6),
    ("untaetigkeitsklage", "widerspruch_sgg_monate", "2026-11-22", 3),
    ("handlungsfaehigkeit_15", "value", "2026-11-22", 15),
    # Rent.
    ("schonfristzahlung", "monate_nach_rechtshaengigkeit", "2026-11-22", 2),
    ("kuendigungsfrist_vermieter", "nach_8_jahren", "2026-11-22", 9),
    ("haertewiderspruch", "value", "2026-11-22", 2),
    ("mietpreisueberhoehung", "bussgeld_max", "2026-11-22", 50000),
    ("mietpreisbremse", "ruege_monate", "2026-11-22", 30),
    ("kappungsgrenze", "prozent_angespannt", "2026-11-22", 15),
    ("modernisierungsumlage", "heizung_eur_qm_max", "2026-11-22", "0.50"),
    # Debt, account, broadcasting fee, legal aid.
    ("pfaendungsfreigrenzen", "grundbetrag_monat", "2025-06-30", "1491.75"),
    ("pfaendungsfreigrenzen", "grundbetrag_monat", "2026-06-30", "1555.00"),
    ("pfaendungsfreigrenzen", "grundbetrag_monat", "2026-07-01", "1587.40"),
    ("pfaendungsfreigrenzen", "erste_person_monat", "2026-11-22", "597.42"),
    ("pfaendungsfreigrenzen", "zweite_bis_fuenfte_je_woche", "2026-11-22", "76.60"),
    ("pfaendungsfreigrenzen", "obergrenze_tag", "2026-11-22", "223.99"),
    ("pkonto_grundfreibetrag", "value", "2025-06-30", 1500),
    ("pkonto_grundfreibetrag", "value", "2026-06-30", 1560),
    ("pkonto_grundfreibetrag", "value", "2026-11-22", 1590),
    ("pkonto_umwandlung", "geschaeftstage", "2026-11-22", 4),
    ("pkonto_nachzahlung", "value", "2026-11-22", 500),
    ("basiskonto", "value", "2026-11-22", 10),
    ("rundfunkbeitrag", "monat", "2026-11-22", "18.36"),
    ("rundfunkbeitrag", "ermaessigt", "2026-11-22", "6.12"),
    ("pkh_freibetraege", "partei_ehegatte_je", "2026-11-22", 619),
    ("pkh_freibetraege", "kind_0_5", "2026-11-22", 393),
    ("pkh_raten", "max_raten", "2026-11-22", 48),
    ("beratungshilfe_gebuehr", "value", "2026-11-22", 15),
]


@pytest.mark.parametrize(("fact_id", "key", "day", "figure"), FIGURES)
def test_a_figure_is_the_one_of_the_law_on_its_day(library, fact_id, key, day, figure):
    value = library.facts.value(fact_id, date.fromisoformat(day), key)
    assert isinstance(value, (int, Decimal))
    assert not isinstance(value, bool)
    assert value == Decimal(figure)


DATES = [
    ("sgb2_reform_gesetz", "stufe_2_hauptteil", date(2026, 7, 1)),
    ("sgb2_uebergangsrecht_65a", "buergergeld_schreibweise_bis", date(2026, 12, 31)),
    ("mietpreisbremse", "gilt_bis", date(2029, 12, 31)),
    ("mietpreisbremse", "neubau_nach", date(2014, 10, 1)),
    ("vorzeitige_rente_schutz", "befristet_bis", date(2026, 12, 31)),
]


@pytest.mark.parametrize(("fact_id", "key", "day"), DATES)
def test_a_day_is_the_one_of_the_law(library, fact_id, key, day):
    assert library.facts.value(fact_id, TODAY, key) == day


OVER = [
    ("vermoegen_sgb2_alt", "2026-07-01"),
    ("minderung_alt", "2026-07-01"),
    ("vermoegen_sgb2_neu", "2026-06-30"),
    ("kdu_deckel_karenzzeit", "2026-06-30"),
    ("nichterreichbarkeit_fiktion", "2026-06-30"),
    ("wohngeld_hoechstbetraege", "2027-01-01"),
    ("wohngeld_koeffizienten", "2027-01-01"),
    ("kinderzuschlag_hoechstbetrag", "2027-01-01"),
    ("pfaendungsfreigrenzen", "2027-07-01"),
    ("pkh_freibetraege", "2027-01-01"),
    ("feiertage", "2028-01-01"),
    ("vorzeitige_rente_schutz", "2027-01-01"),
]


@pytest.mark.parametrize(("fact_id", "day"), OVER)
def test_outside_its_time_a_fact_says_nothing(library, fact_id, day):
    assert library.facts.get(fact_id).on(date.fromisoformat(day)) is None


def test_a_rule_outlives_the_amount_that_is_known_for_one_year(library):
    new_year = library.facts.get("sgb12_erwerbsfreibetrag").on(date(2027, 1, 1))
    assert new_year.get("prozent") == 30
    assert new_year.get("max_eur") is None


DRAFTS = {
    "regelbedarf_2027": "Kein Betrag gefunden",
    "kindergeld_2027_entwurf": "267 € ab 2027",
    "wohngeld_2027_entwurf_heiz": "62,40 €",
    "wohngeld_2027_entwurf_koeffizienten": "0,00006446",
    "wohngeld_2027_entwurf_sonstiges": "120.000 €",
    "wohngeld_2027_stand": "8.10.2026",
    "schonfrist_ordentliche_entwurf": "Nicht als geltend gefunden",
    "familie_2027_offen": "nicht gefunden",
}


@pytest.mark.parametrize(("fact_id", "words"), DRAFTS.items())
def test_drafts_tell_in_words_what_is_planned_and_have_no_value(library, fact_id, words):
    fact = library.facts.get(fact_id)
    assert fact.status in (FactStatus.DRAFT, FactStatus.UNKNOWN)
    assert fact.series == ()
    assert fact.uncertain
    assert words in fact.note


def test_what_the_research_was_unsure_of_stays_uncertain(library):
    unsure = {fact.id for fact in library.facts if fact.uncertain}
    assert {
        "regelbedarf_stromanteil", "wohngeld_vermoegen", "wohngeld_beispiel_14_personen",
        "frist_testfaelle", "feiertage_teilweise",
    } <= unsure  # fmt: skip
