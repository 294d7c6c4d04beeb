# SPDX-License-Identifier: GPL-3.0-or-later
"""People with a letter of the Jobcenter: what pages and checklists tell them, in which law."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from hilft_desktop.content.rendering import MISSING_FIGURE
from hilft_desktop.domain.checklists import QuestionKind, evaluate
from hilft_desktop.domain.codes import FlagKind

TODAY = date(2026, 11, 22)
REFORM = date(2026, 7, 1)
BEFORE = REFORM - timedelta(days=1)
CHECKLISTS = (
    "gsg_antrag_stellen",
    "gsg_bescheid_pruefen",
    "gsg_miete_zu_hoch",
    "gsg_nicht_erreichbar_pruefen",
    "gsg_sanktion",
    "gsg_umzug_kaution",
    "gsg_vermoegen_pruefen",
)


def ask(library, name, on=TODAY, **answers):
    given = {question: value.split() for question, value in answers.items()}
    return evaluate(library.checklist(name, on), {k: tuple(v) for k, v in given.items()}, {})


def steps(evaluation):
    return {step.id for step in evaluation.steps}


def urgent(evaluation):
    return {step.id for step in evaluation.steps if step.urgent}


def flags(evaluation):
    return [flag.kind for flag in evaluation.flags]


def words(library, page_id, on):
    page = library.page(page_id, on)
    return "\n".join("".join(span.text for span in block.spans) for block in page.blocks)


@pytest.mark.parametrize("name", CHECKLISTS)
def test_each_answer_alone_leads_on_and_no_step_is_without_a_page(library, name):
    checklist = library.checklist(name, TODAY)
    known = {listing.id for listing in library.guide_index(TODAY)}
    for question in checklist.questions:
        assert question.kind is not QuestionKind.DATE
        assert len(question.options) >= 2
    for step in checklist.steps:
        assert step.page in known, step.id
    for flag in checklist.flags:
        assert flag.page in known, flag.text


@pytest.mark.parametrize("name", CHECKLISTS)
def test_whoever_answers_all_questions_gets_at_least_one_step(library, name):
    checklist = library.checklist(name, TODAY)
    for pick in (0, 1, -1):
        answers = {q.id: (q.options[pick].value,) for q in checklist.questions}
        result = evaluate(checklist, answers, {})
        assert result.next_question is None
        assert result.steps


def test_three_missed_appointments_send_people_to_the_office_today(library):
    result = ask(library, "gsg_sanktion", was="termin", stand="anhoerung", tag="neu", folge="drei")
    assert "drei_in_folge" in urgent(result)
    assert FlagKind.DEADLINE in flags(result)
    result = ask(library, "gsg_nicht_erreichbar_pruefen", gemeldet="nein")
    assert urgent(result) == {"heute_melden"}


def test_a_report_within_the_first_month_heals_and_later_only_helps_from_then_on(library):
    name = "gsg_nicht_erreichbar_pruefen"
    healed = ask(library, name, gemeldet="ja_beleg", stand="bescheid", monat="ja")
    late = ask(library, name, gemeldet="ja_beleg", stand="bescheid", monat="nein")
    assert steps(healed) & {"heilung", "spaeter"} == {"heilung"}
    assert steps(late) & {"heilung", "spaeter"} == {"spaeter"}


def test_the_first_missed_appointment_is_without_a_cut_only_in_the_new_law(library):
    new = ask(library, "gsg_sanktion", was="termin", stand="bescheid", tag="neu", folge="eins")
    old = ask(library, "gsg_sanktion", was="termin", stand="bescheid", tag="alt", folge="eins")
    assert "erster_ohne_folge" in steps(new)
    assert "erster_ohne_folge" not in steps(old)
    assert {"altes_recht", "widerspruch_eil"} <= steps(old)


def test_an_objection_alone_never_stops_a_cut(library):
    for what, day in product(("termin", "pflicht", "arbeit"), ("neu", "alt")):
        result = ask(library, "gsg_sanktion", was=what, stand="bescheid", tag=day)
        assert "widerspruch_eil" in urgent(result)


def test_old_assets_rules_live_on_until_the_period_ends(library):
    name = "gsg_vermoegen_pruefen"
    old = ask(library, name, zeitraum="alt", erstes_jahr="ja")
    new = ask(library, name, zeitraum="neu")
    assert steps(old) & {"alt_karenz", "neu_rechnen"} == {"alt_karenz"}
    assert steps(new) & {"alt_karenz", "neu_rechnen"} == {"neu_rechnen"}
    assert "40.000\u00a0€" in next(s.text for s in old.steps if s.id == "alt_karenz")


def test_whoever_has_housing_benefit_compares_before_applying(library):
    result = ask(library, "gsg_antrag_stellen", lage="wohngeld")
    assert "wohngeld_pruefen" in urgent(result)
    assert "heute_stellen" not in steps(result)
    assert "heute_stellen" in urgent(ask(library, "gsg_antrag_stellen", lage="nichts"))


def test_children_are_an_exception_from_the_rent_cap_only_above_it(library):
    name = "gsg_miete_zu_hoch"
    above = ask(library, name, erstes_jahr="ja", richtwert="darueber", ausnahme="kinder")
    below = ask(library, name, erstes_jahr="ja", richtwert="dazwischen", ausnahme="kinder")
    assert "deckel_kinder" in steps(above)
    assert "deckel_kinder" not in steps(below)


def test_under_25_the_promise_comes_before_the_contract(library):
    young = ask(library, "gsg_umzug_kaution", vertrag="nein", alter="ja", u25_grund="gewalt")
    assert {"u25_zusicherung", "gewalt_schutz", "nicht_unterschreiben"} <= urgent(young)
    assert FlagKind.VIOLENCE in flags(young)
    old = ask(library, "gsg_umzug_kaution", vertrag="nein", alter="nein", u25_grund="gewalt")
    assert "u25_zusicherung" not in steps(old)
    assert FlagKind.VIOLENCE not in flags(old)


def test_nothing_is_set_off_on_top_of_a_cut(library):
    name = "gsg_bescheid_pruefen"
    both = ask(library, name, art="bewilligung", abzug="sanktion aufrechnung")
    one = ask(library, name, art="bewilligung", abzug="sanktion")
    assert "abzug_und_sanktion" in steps(both)
    assert "abzug_und_sanktion" not in steps(one)


def test_the_working_date_chooses_the_law(library):
    assert library.checklist("gsg_bescheid_pruefen", BEFORE).valid_to == BEFORE
    assert library.checklist("gsg_bescheid_pruefen", REFORM).valid_from == REFORM
    for page in ("gsg_reform", "gsg_miete", "gsg_umzug", "gsg_vermoegen", "gsg_minderung"):
        assert library.page(page, BEFORE).valid_to == BEFORE, page
        assert library.page(page, REFORM).valid_from == REFORM, page
    assert "20.000\u00a0€" in words(library, "gsg_vermoegen", REFORM)
    assert "20.000" not in words(library, "gsg_vermoegen", BEFORE)
    assert "40.000\u00a0€" in words(library, "gsg_vermoegen", BEFORE)
    assert "10\u00a0Prozent" in words(library, "gsg_minderung", BEFORE)
    assert "30\u00a0Prozent des Regelbedarfs" in words(library, "gsg_minderung", REFORM)


def test_no_page_of_the_subject_shows_a_gap_where_a_figure_should_be(library):
    for day in (BEFORE, REFORM, TODAY, date(2026, 12, 31)):
        for listing in library.guide_index(day):
            if listing.id.startswith("gsg_"):
                assert MISSING_FIGURE not in words(library, listing.id, day), (day, listing.id)


def test_the_pension_page_of_2027_says_what_is_not_settled(library):
    assert library.page("gsg_vorrang", date(2027, 1, 1)).uncertain
    assert not library.page("gsg_vorrang", TODAY).uncertain
