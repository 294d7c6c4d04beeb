# SPDX-License-Identifier: GPL-3.0-or-later
"""Each kind of fault, planted into a copy of the shipped content, is found at its line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.content.linter import check
from hilft_desktop.system.resources import resource_root

HEUTE = "content/de/guide/01_sperre_heute.md"
PRUEFEN = "content/de/guide/02_sperre_pruefen.md"
GERICHT = "content/de/guide/08_schlichtung_gericht.md"
CHECK = "content/de/checklists/stromsperre_droht.toml"
RATEN = "content/de/letters/raten_versorger.toml"
FONDS = "content/de/letters/fondsantrag_einzelhilfe.toml"
VERWEIS = "content/de/letters/verweis_anwalt.toml"
WIDERSPRUCH = "content/de/letters/widerspruch_sgb.toml"
ENERGIE = "facts/energie.toml"
GLOSSAR = "content/de/glossary.toml"


@pytest.fixture
def folder(tmp_path):
    root = resource_root()
    shutil.copytree(root / "facts", tmp_path / "facts")
    shutil.copytree(root / "content", tmp_path / "content")
    return tmp_path


def plant(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first occurrence of a text; return the line on which the new one begins."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    before = text.split(old, 1)[0]
    path.write_text(text.replace(old, new, 1), "utf-8")
    return before.count("\n") + 1


def short(file: str) -> str:
    return file.removeprefix("content/de/")


PLANTED = [
    # Schema: keys, values, dates, syntax.
    (HEUTE, 'part = "Energiesperre"', 'teil = "Energiesperre"', "key_unknown"),
    (HEUTE, 'topic = "energie_sperre"', 'topic = "strom"', "value_not_allowed"),
    (HEUTE, "next_check = 2027-02-28", 'next_check = "bald"', "value_wrong"),
    (CHECK, 'kind = "choice"', 'kind = "wahl"', "value_not_allowed"),
    (CHECK, "urgent = true", "urgend = true", "key_unknown"),
    (RATEN, 'why = "Steht im Betreff."', 'warum = "Steht im Betreff."', "key_unknown"),
    (RATEN, 'topic = "energie_sperre"', "topic = energie", "toml_syntax"),
    (ENERGIE, 'unit = "weeks"', 'unit = "Wochen"', "value_not_allowed"),
    (ENERGIE, 'confidence = "confirmed"', 'confidence = "sicher"', "value_not_allowed"),
    (ENERGIE, 'mindestbetrag_eur = "eur" }', 'mindestbetrag = "eur" }', "unit_unused"),
    (ENERGIE, 'note = "Mahnung und', 'names = { x = "Nichts" }\nnote = "Mahnung und',
     "name_unused"),
    (ENERGIE, 'note = "Mahnung und', 'note = "Wie sperre_schwelle: Mahnung und',
     "identifier_shown"),
    (ENERGIE, 'title = "Zeit zwischen', 'titel = "Zeit zwischen', "key_unknown"),
    # Links and facts.
    (HEUTE, "(seite:sperre_pruefen)", "(seite:sperre_prufen)", "link_broken"),
    (HEUTE, "(checkliste:stromsperre_droht)", "(checkliste:sperre)", "link_broken"),
    (HEUTE, "(schreiben:raten_versorger)", "(schreiben:raten)", "link_broken"),
    (HEUTE, "(seite:sperre_vollzogen)", "(https://example.org)", "markup_unknown"),
    (CHECK, 'page = "sperre_vollzogen"', 'page = "sperre_voll"', "link_broken"),
    (GLOSSAR, 'page = "sperre_pruefen"', 'page = "sperre"', "link_broken"),
    (HEUTE, "{fact:sperre_androhung_wochen}", "{fact:sperre_androhung}", "fact_unknown"),
    (HEUTE, "{cite:sperre_androhung_wochen}", "{cite:sperre_androhung}", "fact_unknown"),
    (PRUEFEN, "{fact:sperre_schwelle.monatsabschlaege}", "{fact:sperre_schwelle}", "fact_unknown"),
    (PRUEFEN, "{cite:sperre_androhung_wochen}", "{cite:sperre_recht_alt}", "fact_dead"),
    (PRUEFEN, "{cite:sperre_androhung_wochen}", "{cite:regelbedarf_2027}", "fact_dead"),
    (PRUEFEN, "{fact:sperre_androhung_wochen}", "{fact:A b}", "markup_unknown"),
    (PRUEFEN, "{fact:sperre_androhung_wochen}", "{fact:x|genitiv}", "reference_unreadable"),
    # Statements.
    (HEUTE, " {cite:sperre_unverhaeltnismaessig}", "", "cite_missing"),
    (HEUTE, "Dann zählt jeder Tag. {praxis}", "Dann zählt jeder Tag.", "cite_missing"),
    (CHECK, "practice = true", "practice = false", "cite_missing"),
    (HEUTE, "Dann zählt jeder Tag.", "Es bleiben 14 Tage.", "figure_typed"),
    (HEUTE, "Dann zählt jeder Tag.", "Es bleiben vier Wochen.", "figure_typed"),
    (HEUTE, "Dann zählt jeder Tag.", "Es geht um 100 €.", "figure_typed"),
    (HEUTE, "Dann zählt jeder Tag.", "Es geht um 5 %.", "figure_typed"),
    (HEUTE, "Dann zählt jeder Tag.", "Ruf 0800 123456 an.", "figure_typed"),
    (HEUTE, "Dann zählt jeder Tag.", "Siehe § 41f EnWG.", "paragraph_uncited"),
    (HEUTE, "Dann zählt jeder Tag.", "Frag die XYZG.", "abbreviation_unexplained"),
    (ENERGIE, 'citation = "§ 41f Abs. 1 EnWG"', 'citation = "§ 41f Abs. 1 EnWXG"',
     "abbreviation_unexplained"),
    (HEUTE, "Dann zählt jeder Tag.", f"Es {'sehr ' * 25}eilt.", "sentence_long"),
    (HEUTE, "Dann zählt jeder Tag.", "Das ist <b>wichtig</b>.", "markup_unknown"),
    (HEUTE, "## Was jetzt?", "## Zuerst", "section_missing"),
    (CHECK, "Öffnen Sie jeden Brief sofort.", "Sie haben 8 Werktage.", "figure_typed"),
    (RATEN, "Das teile ich Ihnen hiermit mit.", "Sie haben 10 Tage.", "figure_typed"),
    # Branches.
    (CHECK, 'question = "androhung", any_of = ["ja"]', 'question = "x", any_of = ["ja"]',
     "question_unknown"),
    (CHECK, 'question = "androhung", any_of = ["ja"]', 'question = "raten", any_of = ["nie"]',
     "question_later"),
    (CHECK, 'question = "androhung", any_of = ["ja"]', 'question = "androhung", any_of = ["jo"]',
     "option_unknown"),
    (CHECK, 'question = "sperrtermin", within', 'question = "raten", within',
     "question_wrong_kind"),
    (CHECK, '{ value = "gas", label = "Gas" },', '{ value = "strom", label = "Gas" },',
     "id_duplicate"),
    # Letters.
    (RATEN, "{{ customer_number }}", "{{ kundennummer }}", "field_undefined"),
    (RATEN, "{{ arrears|money }}", "{{ arrears|euro }}", "filter_unknown"),
    (RATEN, 'when = "children"', 'when = "kinder"', "field_undefined"),
    (RATEN, 'fact("abwendungsvereinbarung", "grenze_eur")', 'fact("abwendung", "grenze_eur")',
     "fact_unknown"),
    (FONDS, 'fact("fonds_bsg_kassel", "datum")', 'fact("fonds_bsg_kassel", "tag")',
     "fact_unknown"),
    (RATEN, "example = 41250", 'example = "412,50"', "example_wrong"),
    (RATEN, 'example = "ankuendigung"', 'example = "morgen"', "example_wrong"),
    (RATEN, 'warning = "', 'warning = "{{ supplier }} ', "tag_not_read"),
    (RATEN, 'follow_up_text = "', 'follow_up_text = "{{ supplier }} ', "tag_not_read"),
    (FONDS, 'source = "person.contact"', 'source = "referral.code"', "slip_missing"),
    (WIDERSPRUCH, 'annex = "Begründung"', ('annex = ""\n[[field]]\nname = "late"\nlabel = "x"\n'
     'type = "date"\nexample = 2026-11-01\nwhy = "x"\nannex = "Tag"'), "annex_wrong"),
    (VERWEIS, 'sender = "unit"', 'sender = "person"', "slip_sender"),
    (VERWEIS, 'use = ["unit", "referral", "slip"]', 'use = ["unit", "referral"]',
     "slip_code_missing"),
    (VERWEIS, "Wir nehmen an; Gespräch am", "Für {{ person_name }} am", "slip_value"),
]  # fmt: skip


AT_THE_ENTRY = {
    "question_unknown", "question_later", "option_unknown", "id_duplicate",
    "question_wrong_kind", "cite_missing", "section_missing", "link_broken",
    "slip_missing", "annex_wrong",
}  # fmt: skip
"""Faults reported at the entry they belong to, a few lines from the slip."""


@pytest.mark.parametrize(("file", "old", "new", "code"), PLANTED)
def test_a_planted_fault_is_found_with_file_and_line(folder, file, old, new, code):
    line = plant(folder, file, old, new)
    found = [fault for fault in check(folder) if fault.code == code]
    assert found, [fault.code for fault in check(folder)]
    if code in ("figure_typed", "field_undefined", "filter_unknown", "fact_unknown") and (
        file.endswith(".toml") and "facts" not in file
    ):
        # Faults inside a block are reported at the block that holds them.
        assert any(fault.file == short(file) and fault.line <= line for fault in found)
    elif code in AT_THE_ENTRY:
        assert any(fault.file == short(file) and abs(fault.line - line) <= 12 for fault in found)
    else:
        assert (short(file), line) in {(fault.file, fault.line) for fault in found}
    assert all(fault.advice.endswith(".") for fault in found)


def test_all_faults_of_all_files_come_in_one_pass(folder):
    plant(folder, HEUTE, "part =", "teil =")
    plant(folder, CHECK, "urgent = true", "urgend = true")
    plant(folder, RATEN, "example = 41250", 'example = "viel"')
    codes = {fault.file for fault in check(folder)}
    assert {short(HEUTE), short(CHECK), short(RATEN)} <= codes


def test_a_missing_key_is_named(folder):
    plant(folder, HEUTE, "next_check = 2027-02-28\n", "")
    fault = next(fault for fault in check(folder) if fault.code == "key_missing")
    assert fault.file == short(HEUTE)
    assert "next_check" in fault.advice


def test_a_misspelt_key_gets_a_suggestion(folder):
    plant(folder, CHECK, "urgent = true", "urgend = true")
    fault = next(fault for fault in check(folder) if fault.code == "key_unknown")
    assert "urgent" in fault.advice


def test_overdue_checks_are_faults_only_when_today_is_given(folder):
    assert check(folder) == []
    late = check(folder, today=date(2027, 3, 1))
    assert {"review_overdue"} == {fault.code for fault in late}
    assert short(HEUTE) in {fault.file for fault in late}
    assert "facts/energie.toml" in {fault.file for fault in late}


def test_the_same_id_twice_is_a_fault_unless_the_times_differ(folder):
    copy = folder / "content/de/guide/99_copy.md"
    shutil.copy(folder / HEUTE, copy)
    faults = check(folder)
    assert [(fault.file, fault.code) for fault in faults] == [("guide/99_copy.md", "id_duplicate")]
    text = copy.read_text("utf-8").replace("valid_from = 2025-12-23", "valid_to = 2025-12-22")
    copy.write_text(text, "utf-8")
    codes = {fault.code for fault in check(folder)}
    assert "id_duplicate" not in codes
    assert "fact_dead" in codes  # the law the copy cites did not hold yet


def test_a_fact_twice_is_a_fault(folder):
    shutil.copy(folder / ENERGIE, folder / "facts/energie_2.toml")
    assert {fault.code for fault in check(folder)} == {"id_duplicate"}


def test_periods_of_a_series_must_not_overlap(folder):
    plant(folder, ENERGIE, "valid_to = 2025-12-22", "valid_to = 2025-12-23")
    fault = next(fault for fault in check(folder) if fault.code == "series_overlap")
    assert fault.file == ENERGIE


def test_a_draft_has_no_values(folder):
    plant(folder, ENERGIE, 'unit = "weeks"', 'unit = "weeks"\nstatus = "draft"')
    assert "fact_status" in {fault.code for fault in check(folder)}


def test_what_expired_has_an_end(folder):
    plant(folder, ENERGIE, 'unit = "weeks"', 'unit = "weeks"\nstatus = "expired"')
    assert [fault.code for fault in check(folder) if fault.file == ENERGIE] == ["fact_status"]


def test_a_fact_may_wait_for_a_page_but_not_be_leaned_on_unexplained(folder):
    stock = (
        'format = "hilft-facts/1"\ntopic = "vorrat"\ntitle = "Vorrat"\n\n[[fact]]\n'
        'id = "vorrat"\ntitle = "Vorrat"\ncitation = "§ 1 XYZG; BSG 6.5.2010 - B 14 AS 12/09 R"\n'
        'sources = ["erfunden"]\nchecked_on = 2026-11-22\nnext_check = 2027-02-28\n'
        'confidence = "unclear"\nnote = "Steht nur in dieser Probe."\n'
    )
    (folder / "facts/vorrat.toml").write_text(stock, "utf-8")
    assert check(folder) == []
    plant(folder, HEUTE, "{praxis}", "{cite:vorrat}")
    faults = check(folder)
    assert [(fault.file, fault.code) for fault in faults] == [
        ("facts/vorrat.toml", "abbreviation_unexplained")
    ]
    assert "XYZG" in faults[0].advice


def test_a_branch_nobody_reaches_is_found(folder):
    plant(
        folder,
        CHECK,
        '{ question = "vertrag", any_of = ["sondervertrag", "unklar"] },\n'
        '  { question = "raten", any_of = ["nie", "abgelehnt"] },',
        '{ question = "vertrag", any_of = ["sondervertrag"] },\n'
        '  { question = "meldung", any_of = ["ja"] },',
    )
    fault = next(fault for fault in check(folder) if fault.code == "branch_unreachable")
    assert "raten_bitten" in fault.advice


def test_a_field_that_no_text_uses_is_found(folder):
    plant(
        folder,
        RATEN,
        "{% if meter_number %}Meine Zählernummer ist {{ meter_number }}.{% endif %}",
        "",
    )
    plant(folder, RATEN, 'when = "arrears or meter_number"', 'when = "arrears"')
    fault = next(fault for fault in check(folder) if fault.code == "field_unused")
    assert "meter_number" in fault.advice


def test_a_letter_without_recipient_is_found(folder):
    plant(folder, RATEN, 'name = "recipient"', 'name = "supplier"')
    assert "recipient_missing" in {fault.code for fault in check(folder)}


def test_a_page_without_head_and_a_file_in_another_encoding_are_named(folder):
    (folder / HEUTE).write_text("## Was jetzt?\n", "utf-8")
    (folder / GERICHT).write_bytes("+++\nid = 'prüfen'\n".encode("latin-1"))
    found = {(fault.file, fault.line, fault.code) for fault in check(folder)}
    assert (short(HEUTE), 1, "front_matter_missing") in found
    assert (short(GERICHT), 2, "not_utf8") in found


def test_missing_files_are_named(folder):
    (folder / GLOSSAR).unlink()
    assert ("glossary.toml", "file_missing") in {(f.file, f.code) for f in check(folder)}


def test_an_empty_folder_says_what_is_missing(tmp_path):
    assert {fault.code for fault in check(tmp_path)} == {"file_missing", "emergency_missing"}


def test_a_value_that_changes_needs_words_of_its_own(folder):
    fact = (
        '\n[[fact]]\nid = "probe_tage"\ntitle = "Probe"\ncitation = "§ 41f EnWG"\n'
        'sources = ["Probe"]\nchecked_on = 2026-11-01\nnext_check = 2027-01-01\n'
        'confidence = "confirmed"\n{names}note = "Erfunden."\n\n'
        "[[fact.series]]\nvalid_to = 2026-12-31\nvalues = {{ tage = 3, fest = 1 }}\n\n"
        "[[fact.series]]\nvalid_from = 2027-01-01\nvalues = {{ tage = 4, fest = 1 }}\n"
    )
    file = folder / ENERGIE
    before = file.read_text("utf-8")
    file.write_text(before + fact.format(names=""), "utf-8")
    (found,) = check(folder)
    assert (found.code, "„tage“" in found.advice) == ("name_missing", True)
    named = 'names = { tage = "Tage der Probe" }\n'
    file.write_text(before + fact.format(names=named), "utf-8")
    assert not check(folder)
