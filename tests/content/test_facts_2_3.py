# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures on work, health, pension, training, migration and local law, typed from the sources."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.facts import Confidence, FactStatus

TODAY = date(2026, 11, 22)
NEXT_YEAR = date(2027, 1, 1)
LAST_DAY = date(2026, 12, 31)
IDS = Path(__file__).parents[1] / "data"
LANDS = [
    "bw",
    "by",
    "be",
    "bb",
    "hb",
    "hh",
    "he",
    "mv",
    "ni",
    "nw",
    "rp",
    "sl",
    "sn",
    "st",
    "sh",
    "th",
]
LOCAL_SUBJECTS = (
    "gesetz_gremien",
    "antragsrecht",
    "einwohnerantrag",
    "anregung_petition",
    "anfragerecht",
    "deckungsvorschlag",
    "vorlaeufige_haushaltsfuehrung",
    "haushaltssicherung",
)

# Compared as the reader sees them: value, unit and form at once.
SHOWN_TODAY = {
    # Arbeit
    "kuendigung_klagefrist": "3 Wochen",
    "kuendigung_klagefrist_schwanger": "3 Wochen",
    "kuendigung_verspaetete_klage.antrag_wochen": "2 Wochen",
    "kuendigung_verspaetete_klage.hoechstens_monate": "6 Monate",
    "kschg_anwendung.beschaeftigte_mehr_als": "10 Personen",
    "befristung_klagefrist": "3 Wochen",
    "kuendigungsfristen_arbeit.grundfrist_wochen": "4 Wochen",
    "kuendigungsfristen_arbeit.arbeitgeber_ab_2_jahren": "1 Monat",
    "kuendigungsfristen_arbeit.arbeitgeber_ab_20_jahren": "7 Monate",
    "abfindung_kein_automatischer_anspruch": "0,5",
    "arbeitsuchend_meldung.nach_kenntnis_tage": "3 Tage",
    "sperrzeit_arbeitsaufgabe.regel_wochen": "12 Wochen",
    "sperrzeiten_andere.ablehnung_zweite": "6 Wochen",
    "sperrzeiten_andere.erloeschen_ab_wochen": "21 Wochen",
    "alg1_anwartschaft.rahmenfrist_monate": "30 Monate",
    "alg1_anwartschaft.kurz_entgeltgrenze": "71.190 €",
    "alg1_dauer.nach_24_monaten": "12 Monate",
    "alg1_dauer.ab_58_nach_48_monaten": "24 Monate",
    "alg1_hoehe.mit_kind": "67 Prozent",
    "alg1_nebenverdienst.freibetrag": "165 € im Monat",
    "insolvenzgeld.antrag_monate": "2 Monate",
    "urlaub_mindest.werktage": "24 Werktage",
    "krankengeld.hoechstbetrag_tag": "135,63 €",
    "krankengeld.wochen": "78 Wochen",
    "kinderkrankengeld.je_kind": "15",
    "mutterschutz_fristen.nachher_lang": "12 Wochen",
    "minijob_rentenversicherung.eigenanteil_gewerbe": "3,6 Prozent",
    # Gesundheit und Pflege
    "kv_anschlussversicherung.austritt_wochen": "2 Wochen",
    "kv_mindestbemessung": "1.318,33 € im Monat",
    "familienversicherung_grenze.allgemein": "565 € im Monat",
    "familienversicherung_grenze.mit_minijob": "603 € im Monat",
    "familienversicherung_alter.in_ausbildung": "25 Jahre",
    "sv_rechengroessen.bezugsgroesse_monat": "3.955 € im Monat",
    "sv_rechengroessen.bbg_kv_monat": "5.812,50 € im Monat",
    "sv_rechengroessen.versicherungspflichtgrenze_jahr": "77.400 €",
    "zuzahlungen.mittel_min": "5 €",
    "zuzahlungen.krankenhaus_tage": "28 Tage",
    "belastungsgrenze.chronisch": "1 Prozent",
    "belastungsgrenze_freibetraege.kind": "9.756 €",
    "belastungsgrenze_grundsicherung.allgemein": "135,12 €",
    "belastungsgrenze_grundsicherung.chronisch": "67,56 €",
    "zahnersatz_festzuschuss.bonus10": "75 Prozent",
    "zahnersatz_haertefall.mit_einem": "2.175,25 € im Monat",
    "genehmigungsfiktion_kasse.mit_gutachten": "5 Wochen",
    "pflegegrad_fristen.arbeitstage": "25",
    "pflegegrad_fristen.verzug_je_woche": "70 €",
    "pflegegrad_punkte.pg1": "12,5",
    "pflegegeld.pg2": "347 € im Monat",
    "pflegegeld.pg5": "990 € im Monat",
    "pflegesachleistung.pg3": "1.497 € im Monat",
    "pflege_tagespflege.pg4": "1.685 € im Monat",
    "pflege_entlastungsbetrag": "131 € im Monat",
    "pflege_jahresbetrag.betrag": "3.539 €",
    "pflege_vollstationaer.zuschlag_ab_jahr_4": "75 Prozent",
    "pflege_hilfsmittel_wohnumfeld.umbau": "4.180 €",
    "patientenberatung_upd": "0800 0117722",
    # Behinderung
    "gdb_pauschbetrag_steuer.gdb50": "1.140 €",
    "wertmarke.jahr": "104 €",
    "gleichstellung.gdb_mindestens": "30",
    "schwerbehinderung_kuendigungsschutz": "6 Monate",
    "teilhabe_zustaendigkeit.weiterleitung_wochen": "2 Wochen",
    # Rente
    "em_rente_voraussetzungen.voll_unter_stunden": "3 Stunden",
    "em_rente_abschlag.hoechstens": "10,8 Prozent",
    "hinzuverdienst_em.voll": "20.763,75 €",
    "hinzuverdienst_em.teilweise_mindestens": "41.527,50 €",
    "aktivrente": "24.000 €",
    "altersrente_regel.jahrgang_1962": "66 Jahre 8 Monate",
    "altersrente_besonders_langjaehrig.ab_1964": "65 Jahre",
    "altersrente_schwerbehinderte.jahrgang_1963_frueheste": "61 Jahre 10 Monate",
    "rentenwert": "42,52 €",
    "grundrente_freibetrag.paar": "2.327 € im Monat",
    "rente_beratung_drv": "0800 1000 4800",
    "grundsicherung_alter_link": "1.148,04 € im Monat",
    "muetterrente_3": "30 Monate",
    # Ausbildung, Familie
    "bafoeg_bedarf_studierende.wohnen_eigen": "380 € im Monat",
    "bafoeg_bedarf_schueler.auswaerts": "666 € im Monat",
    "bafoeg_hoechstsatz": "992 € im Monat",
    "bafoeg_elternfreibetraege.eltern_zusammen": "2.540 € im Monat",
    "bafoeg_vermoegen.ab_30": "45.000 €",
    "bafoeg_darlehen.raten_hoechstens": "77",
    "bab.bedarf": "822 € im Monat",
    "elterngeld_hoehe.maximum": "1.800 € im Monat",
    "elterngeld_grenze": "175.000 €",
    "elternzeit.anmeldung_spaeter": "13 Wochen",
    "mutterschaftsgeld.bundesamt_gesamt": "210 €",
    "kindesunterhalt_dt.zahlbetrag_0_5": "356,50 € im Monat",
    "kindesunterhalt_dt.bedarf_12_17": "653 € im Monat",
    "duesseldorfer_selbstbehalt": "1.450 € im Monat",
    # Krise
    "notruf_112_110.rettung": "112",
    "tel_telefonseelsorge.nummer2": "0800 1110222",
    "tel_116111": "116 111",
    "tel_missbrauch": "0800 2255530",
    # Migration
    "mig_sgb2_fuenf_jahre": "5 Jahre",
    "mig_sgb12_ueberbrueckung.dauer_monate": "1 Monat",
    "mig_kindergeld_drittstaat.aufenthalt_monate": "15 Monate",
    "asylblg_saetze.stufe1": "455 € im Monat",
    "asylblg_saetze.stufe2_persoenlich": "182 € im Monat",
    "asylblg_saetze.stufe4_notwendig": "267 € im Monat",
    "asylblg_saetze.stufe6": "309 € im Monat",
    "asylblg_sofortzuschlag": "25 € im Monat",
    "asylblg_analog_36_monate": "36 Monate",
    "asylblg_einkommen_vermoegen.vermoegen_je_person": "200 €",
    "asylblg_arbeitsgelegenheit.cent_je_stunde": "80",
    "mig_ukraine_fortgeltung": "04.03.2027",
    "mig_ukraine_einreise.einreise_bis": "04.12.2026",
    "mig_wohnsitz_12a.jahre": "3 Jahre",
    # Kommunalrecht
    "s_bw_antragsrecht.bruchteil": "ein Sechstel",
    "s_bb_antragsrecht.bruchteil": "ein Zehntel",
    "s_nw_antragsrecht.bruchteil_nenner": "5",
    "s_ni_antragsrecht.einzelmitglied": "ja",
    "s_bw_einwohnerantrag.ueber_10000_prozent": "1,5 Prozent",
    "s_nw_einwohnerantrag.kreisfrei_hoechstens": "8.000",
    "s_th_einwohnerantrag.alter": "14 Jahre",
    "s_th_antragsrecht.spaetestens": "nächste Sitzung",
}

# What an announced law changes on 1 January 2027: before, after.
CHANGES_AT_NEW_YEAR = {
    "zuzahlungen.mittel_min": (5, Decimal("7.50")),
    "zuzahlungen.mittel_max": (10, 15),
    "zuzahlungen.krankenhaus_tag": (10, 15),
    "zahnersatz_festzuschuss.ohne": (60, 50),
    "zahnersatz_festzuschuss.bonus10": (75, 65),
    "krankengeld_neu_2027.frist_reha_antrag_wochen": (10, 4),
    "kinderkrankengeld.je_kind": (15, 10),
    "kinderkrankengeld.hoechstens_alleinerziehend": (70, 50),
    "muetterrente_3": (30, 36),
}

# Figures nobody knows yet for 2027, although 2026 is known.
OPEN_AT_NEW_YEAR = (
    "sv_rechengroessen.bezugsgroesse_monat",
    "alg1_anwartschaft.kurz_entgeltgrenze",
    "krankengeld.hoechstbetrag_tag",
    "kv_mindestbemessung",
    "familienversicherung_grenze.allgemein",
    "belastungsgrenze_freibetraege.kind",
    "belastungsgrenze_grundsicherung.allgemein",
    "zahnersatz_haertefall.allein",
    "zuzahlungen.krankenhaus_tage",
    "hinzuverdienst_em.voll",
    "grundrente_freibetrag.allein",
    "kindesunterhalt_dt.student",
    "duesseldorfer_selbstbehalt",
    "asylblg_saetze.stufe1",
)

DRAFTS = {
    "sv_rechengroessen_2027_entwurf": "4.130 €",
    "pflegereform_2027_entwurf": "175 €",
    "elterngeld_reform_entwurf": "330 bis 1.900 €",
    "mig_ukraine_rechtskreis_stand": "NICHT in Kraft",
    "mig_ukraine_entwurf_inhalt": "31.3.2025",
}

UNCERTAIN = {
    "duesseldorfer_selbstbehalt": (Confidence.UNCLEAR, True),
    "zuzahlung_verbrauchshilfsmittel": (Confidence.UNCLEAR, True),
    "bafoeg_eigenes_einkommen": (Confidence.SINGLE_SOURCE, True),
    "mig_kindergeld_eu_eugh": (Confidence.SINGLE_SOURCE, False),
    "tel_116123": (Confidence.CONFIRMED, True),
    "familienversicherung_grenze": (Confidence.CONFIRMED, True),
    "s_be_einwohnerantrag": (Confidence.UNCLEAR, True),
    "s_mv_einwohnerantrag": (Confidence.SINGLE_SOURCE, True),
    "s_bw_antragsrecht": (Confidence.CONFIRMED, False),
}


def _mapped(number):
    return tomllib.loads((IDS / f"fact_ids_{number}.toml").read_text(encoding="utf-8"))


def _split(reference):
    fact_id, _dot, key = reference.partition(".")
    return fact_id, key or "value"


@pytest.mark.parametrize("reference", SHOWN_TODAY)
def test_a_figure_is_shown_as_the_source_has_it(library, reference):
    fact_id, key = _split(reference)
    shown = library.facts.text(fact_id, TODAY, key).replace("\u00a0", " ")
    assert shown == SHOWN_TODAY[reference]


@pytest.mark.parametrize("reference", CHANGES_AT_NEW_YEAR)
def test_an_announced_law_changes_the_figure_on_its_day_and_not_before(library, reference):
    fact_id, key = _split(reference)
    before, after = CHANGES_AT_NEW_YEAR[reference]
    assert library.facts.value(fact_id, LAST_DAY, key) == before
    assert library.facts.value(fact_id, NEXT_YEAR, key) == after


@pytest.mark.parametrize("reference", OPEN_AT_NEW_YEAR)
def test_a_yearly_figure_ends_with_its_year(library, reference):
    fact_id, key = _split(reference)
    assert library.facts.value(fact_id, LAST_DAY, key) is not None
    assert library.facts.get(fact_id).next_check < NEXT_YEAR
    with pytest.raises(UserError, match="fact_not_in_force"):
        library.facts.value(fact_id, NEXT_YEAR, key)


def test_the_rest_of_a_fact_outlives_its_yearly_figure(library):
    assert library.facts.value("alg1_anwartschaft", NEXT_YEAR, "rahmenfrist_monate") == 30
    assert library.facts.value("rentenwert", date(2026, 6, 30)) == Decimal("40.79")


@pytest.mark.parametrize(
    ("fact_id", "key", "begin"),
    [
        ("teilarbeitsunfaehigkeit_2028", "stufe1", date(2028, 1, 1)),
        ("familienversicherung_zuschlag_2028", "value", date(2028, 1, 1)),
        ("krankengeld_neu_2027", "nach_jobende_mit_kind", NEXT_YEAR),
        ("grundsicherung_alter_link", "value", date(2026, 7, 1)),
    ],
)
def test_a_rule_holds_from_its_first_day(library, fact_id, key, begin):
    assert library.facts.value(fact_id, begin, key) is not None
    with pytest.raises(UserError, match="fact_not_in_force"):
        library.facts.value(fact_id, date.fromordinal(begin.toordinal() - 1), key)


@pytest.mark.parametrize("fact_id", DRAFTS)
def test_a_draft_tells_its_figures_but_has_none_to_apply(library, fact_id):
    fact = library.facts.get(fact_id)
    assert fact.status is FactStatus.DRAFT
    assert fact.on(TODAY) is None
    assert fact.on(date(2028, 1, 1)) is None
    assert DRAFTS[fact_id] in fact.note


@pytest.mark.parametrize(("number", "entries"), [(2, 168), (3, 194)])
def test_no_entry_of_the_research_is_missing_from_the_list(library, number, entries):
    mapped = _mapped(number)
    assert len(mapped) == entries
    assert {ours for ours in mapped.values() if ours not in library.facts} == set()


def test_what_nobody_found_stays_unknown(library):
    mapped = {*_mapped(2).values(), *_mapped(3).values()}
    unknown = {i for i in mapped if library.facts.get(i).status is FactStatus.UNKNOWN}
    assert {"asylblg_saetze_2027", "rentenreform_offen", "bafoeg_reform_offen"} <= unknown
    assert {"s_hb_antragsrecht", "s_by_deckungsvorschlag", "s_hb_beirat_befugnisse"} <= unknown
    assert len(unknown) == 62


@pytest.mark.parametrize("fact_id", UNCERTAIN)
def test_doubt_is_kept(library, fact_id):
    fact = library.facts.get(fact_id)
    assert (fact.confidence, fact.recheck) == UNCERTAIN[fact_id]
    assert fact.uncertain is (fact_id != "s_bw_antragsrecht")


def test_every_land_answers_every_question_of_the_motion_builder(library):
    for land in LANDS:
        for subject in LOCAL_SUBJECTS:
            assert f"s_{land}_{subject}" in library.facts


def test_a_quorum_in_words_and_its_divisor_agree(library):
    words = {3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 10: "Zehntel"}
    seen = 0
    for land in LANDS:
        held = library.facts.get(f"s_{land}_antragsrecht").on(TODAY)
        for key, divisor in held.values if held else ():
            if key.endswith("_nenner"):
                assert held.get(key.removesuffix("_nenner")) == f"ein {words[divisor]}", land
                seen += 1
    assert seen == 11


def test_named_values_of_a_table_agree_with_its_rows(library):
    def rows(fact_id):
        return [dict(row) for row in library.facts.get(fact_id).on(TODAY).rows]

    def value(fact_id, key):
        return library.facts.value(fact_id, TODAY, key)

    def age(years, months):
        return f"{years} Jahre {months} Monate" if months else f"{years} Jahre"

    for row in rows("kuendigungsfristen_arbeit"):
        key = f"arbeitgeber_ab_{row['ab_jahre']}_jahren"
        assert value("kuendigungsfristen_arbeit", key) == row["monate"]
    for row in rows("alg1_dauer"):
        since = f"ab_{row['alter']}_" if "alter" in row else ""
        key = f"{since}nach_{row['monate_versichert']}_monaten"
        assert value("alg1_dauer", key) == row["dauer"]
    for row in rows("asylblg_saetze"):
        key = f"stufe{row['stufe']}"
        assert value("asylblg_saetze", key) == row["summe"] == row["persoenlich"] + row["notwendig"]
        assert value("asylblg_saetze", f"{key}_persoenlich") == row["persoenlich"]
        assert value("asylblg_saetze", f"{key}_notwendig") == row["notwendig"]
    for fact_id in (
        "altersrente_regel",
        "altersrente_besonders_langjaehrig",
        "altersrente_schwerbehinderte",
    ):
        for row in rows(fact_id):
            key = f"{'ab' if row['jahrgang'] == 1964 else 'jahrgang'}_{row['jahrgang']}"
            assert value(fact_id, key) == age(row["jahre"], row["monate"])
            if "frueheste_jahre" in row:
                earliest = age(row["frueheste_jahre"], row["frueheste_monate"])
                assert value(fact_id, f"{key}_frueheste") == earliest
    assert len(rows("altersrente_regel")) == 7
    assert len(rows("merkzeichen")) == 9
    assert [row["deckel"] for row in rows("s_ni_einwohnerantrag")] == [400, 1500, 2500, 8000]


def test_sums_the_law_derives_from_other_figures(library):
    def value(fact_id, key="value"):
        return Decimal(library.facts.value(fact_id, TODAY, key))

    cent = Decimal("0.01")
    base = value("sv_rechengroessen", "bezugsgroesse_monat")
    assert value("sv_rechengroessen", "bezugsgroesse_jahr") == 12 * base
    assert value("familienversicherung_grenze", "allgemein") == base / 7
    assert value("kv_mindestbemessung") == (base / 90 * 30).quantize(cent)
    assert value("zahnersatz_haertefall", "allein") == base * Decimal("0.4")
    assert value("hinzuverdienst_em", "voll") == base * 14 * 3 / 8
    assert value("hinzuverdienst_em", "teilweise_mindestens") == base * 14 * 6 / 8
    assert value("belastungsgrenze_freibetraege", "erster_angehoeriger") == base * 12 * 15 / 100
    assert value("alg1_anwartschaft", "kurz_entgeltgrenze") == base * 12 * Decimal("1.5")
    assert value("grundsicherung_alter_link") == 27 * value("rentenwert")
    studying = ("grundbedarf_hochschule", "wohnen_eigen")
    insurance = ("kv", "pv")
    assert value("bafoeg_hoechstsatz") == sum(
        value("bafoeg_bedarf_studierende", key) for key in studying
    ) + sum(value("bafoeg_kv_zuschlag", key) for key in insurance)


def test_notes_are_words_for_people(library):
    mapped = {*_mapped(2).values(), *_mapped(3).values()}
    for fact_id in mapped:
        fact = library.facts.get(fact_id)
        words = f"{fact.title} {fact.note} {' '.join(fact.sources)}"
        assert not re.search(r"\b[a-z0-9]+_[a-z0-9_]+\b", f"{fact.title} {fact.note}"), fact_id
        assert not re.search(r"\bEUR\b|GitHub|Commit|Repositorium", fact.note), fact_id
        assert not re.search(r"GitHub|Commit|Repositorium|\b\d{4}-\d\d-\d\d\b", words), fact_id
        assert len(fact.citation) <= 80, fact_id
