# SPDX-License-Identifier: GPL-3.0-or-later
"""People at the stall: what the checklists on benefits, family and procedure tell them to do."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.checklists import evaluate
from hilft_desktop.domain.codes import FlagKind

TODAY = date(2026, 11, 22)

CHECKLISTS = (
    "wohngeld_pruefen",
    "kinderzuschlag_but",
    "unterhaltsvorschuss_pruefen",
    "grundsicherung_alter_pruefen",
    "sozialhilfe_notlage",
    "bescheid_pruefen",
    "amt_schweigt_pruefen",
    "was_steht_noch_zu",
)


@pytest.fixture
def ask(library):
    def ask(checklist, days=None, **answers):
        given = {name: value.split() for name, value in answers.items()}
        return evaluate(
            library.checklist(checklist, TODAY),
            {name: tuple(values) for name, values in given.items()},
            days or {},
        )

    return ask


def steps(evaluation):
    return {step.id for step in evaluation.steps}


def urgent(evaluation):
    return {step.id for step in evaluation.steps if step.urgent}


def flags(evaluation):
    return {flag.kind for flag in evaluation.flags}


@pytest.mark.parametrize("name", CHECKLISTS)
def test_every_question_can_be_asked_and_every_step_names_a_page_that_holds(library, name):
    checklist = library.checklist(name, TODAY)
    assert len(checklist.steps) >= 8
    for step in checklist.steps:
        assert library.page(step.page, TODAY).id == step.page


@pytest.mark.parametrize("name", CHECKLISTS)
def test_without_an_answer_nobody_is_told_anything_about_law(library, name):
    checklist = library.checklist(name, TODAY)
    told = evaluate(checklist, {}, {})
    assert told.next_question == checklist.questions[0].id
    assert not told.flags
    assert not [step for step in told.steps if step.urgent]


def test_after_a_refusal_housing_benefit_is_urgent_and_the_short_deadline_is_flagged(ask):
    told = ask("wohngeld_pruefen", anlass="neu", andere="abgelehnt", kenntnis="2026-11-03")
    assert "sofort_neu" in urgent(told)
    assert FlagKind.DEADLINE in flags(told)
    assert "ablehnung" in {paper.id for paper in told.papers}


def test_a_planned_application_is_held_until_both_sums_are_compared(ask):
    told = ask("wohngeld_pruefen", anlass="neu", andere="geplant", ausbildung="niemand")
    assert {"vergleichen", "antrag"} <= urgent(told)
    assert FlagKind.OTHER in flags(told)


def test_students_only_are_not_sent_to_apply(ask):
    told = ask("wohngeld_pruefen", anlass="neu", andere="nein", ausbildung="alle")
    assert "ausbildung_alle" in steps(told)
    assert "antrag" not in steps(told)


@pytest.mark.parametrize(
    ("haushalt", "frage", "schritt"),
    [("paar", "brutto_paar", "antrag_paar"), ("allein", "brutto_allein", "antrag_allein")],
)
def test_child_supplement_is_asked_for_by_the_right_household(ask, haushalt, frage, schritt):
    told = ask("kinderzuschlag_but", leistung="keine", haushalt=haushalt, **{frage: "ja"})
    assert schritt in urgent(told)
    few = ask("kinderzuschlag_but", leistung="keine", haushalt=haushalt, **{frage: "nein"})
    assert schritt not in steps(few)


def test_who_has_the_supplement_is_not_told_to_apply_again(ask):
    told = ask(
        "kinderzuschlag_but",
        leistung="kiz wohngeld",
        haushalt="paar",
        brutto_paar="ja",
        bedarf="ausflug verein",
    )
    assert "antrag_paar" not in steps(told)
    assert {"but_wohngeld", "verein", "folgeantrag"} <= steps(told)


def test_fear_comes_before_any_letter_to_the_other_parent(ask):
    told = ask(
        "unterhaltsvorschuss_pruefen",
        sicherheit="nein",
        leben="allein",
        zahlung="nichts",
        alter="unter_12",
        aufforderung="nein",
    )
    assert FlagKind.VIOLENCE in flags(told)
    assert "schutz" in urgent(told)
    assert "auffordern" not in steps(told)


@pytest.mark.parametrize(("ab12", "expected"), [("lohn", "antrag_ab_12"), ("nichts", "ab_12_nein")])
def test_from_twelve_on_one_more_condition_counts(ask, ab12, expected):
    told = ask(
        "unterhaltsvorschuss_pruefen", leben="allein", zahlung="wenig", alter="ab_12", ab12=ab12
    )
    found = steps(told) & {"antrag", "antrag_ab_12", "ab_12_nein"}
    assert found == {expected}


@pytest.mark.parametrize("leben", ["neu_verheiratet", "beide"])
def test_a_marriage_ends_the_advance(ask, leben):
    told = ask("unterhaltsvorschuss_pruefen", leben=leben, zahlung="nichts", alter="unter_12")
    assert "kein_anspruch" in steps(told)
    assert "antrag" not in steps(told)


@pytest.mark.parametrize(
    ("lage", "expected"),
    [("alter", "antrag_vier"), ("dauer", "antrag_vier"), ("zeit", "hilfe_drei")],
)
def test_age_and_health_decide_the_chapter(ask, lage, expected):
    told = ask("grundsicherung_alter_pruefen", lage=lage, wohngeld="nein")
    assert steps(told) & {"antrag_vier", "hilfe_drei"} == {expected}


def test_running_housing_benefit_is_compared_before_an_old_person_applies(ask):
    told = ask("grundsicherung_alter_pruefen", lage="alter", wohngeld="ja")
    assert "vergleich" in urgent(told)
    assert "antrag_vier" not in steps(told)


@pytest.mark.parametrize(
    ("leistung", "expected"),
    [
        ("jobcenter", "mietschulden_jobcenter"),
        ("sozialamt", "mietschulden_sozialamt"),
        ("wohngeld", "mietschulden_sozialamt"),
        ("keine", "mietschulden_sozialamt"),
    ],
)
def test_rent_arrears_go_to_the_one_office_in_charge(ask, leistung, expected):
    told = ask(
        "sozialhilfe_notlage",
        {"raeumung": 4},
        fehlt="miete",
        leistung=leistung,
        raeumung="2026-11-27",
    )
    assert steps(told) & {"mietschulden_jobcenter", "mietschulden_sozialamt"} == {expected}
    assert {FlagKind.EVICTION, FlagKind.DEADLINE} <= flags(told)


def test_hunger_is_flagged_and_the_court_is_named_when_the_office_refused(ask):
    told = ask("sozialhilfe_notlage", fehlt="essen", leistung="keine", antrag="abgelehnt")
    assert FlagKind.NO_FOOD in flags(told)
    assert {"vorschuss", "eilantrag"} <= urgent(told)


@pytest.mark.parametrize(
    ("amt", "expected"),
    [
        ("jobcenter", "widerspruch_sozial"),
        ("sozial", "widerspruch_sozial"),
        ("verwaltung", "widerspruch_verwaltung"),
        ("kindergeld", "einspruch"),
    ],
)
def test_each_office_has_its_own_remedy(ask, amt, expected):
    told = ask("bescheid_pruefen", was="bescheid", amt=amt, offen="ja", belehrung="ja")
    remedies = {"widerspruch_sozial", "widerspruch_verwaltung", "einspruch", "klage"}
    assert steps(told) & remedies == {expected}


@pytest.mark.parametrize(
    ("amt", "expected"),
    [
        ("jobcenter", "klage"),
        ("sozialamt", "klage"),
        ("verwaltung", "klage_verwaltung"),
        ("kindergeld", "finanzgericht"),
    ],
)
def test_after_the_second_decision_each_office_has_its_own_court(ask, amt, expected):
    told = ask("bescheid_pruefen", was="widerspruchsbescheid", amt=amt, offen="ja")
    assert steps(told) & {"klage", "klage_verwaltung", "finanzgericht"} == {expected}


def test_a_missed_deadline_leads_to_both_ways_back(ask):
    told = ask("bescheid_pruefen", was="bescheid", amt="jobcenter", offen="nein", grund="ja")
    assert {"wiedereinsetzung_sozial", "ueberpruefung"} <= steps(told)
    assert "widerspruch_sozial" not in steps(told)


def test_child_benefit_gets_no_review_that_does_not_exist(ask):
    told = ask("bescheid_pruefen", was="bescheid", amt="kindergeld", offen="nein", grund="nein")
    assert not steps(told) & {"ueberpruefung", "ueberpruefung_andere"}
    assert "kindergeld_versaeumt" in urgent(told)


@pytest.mark.parametrize(("days", "flagged"), [(5, True), (-1, True), (6, False)])
def test_a_close_end_of_the_deadline_is_flagged(ask, days, flagged):
    told = ask(
        "bescheid_pruefen",
        {"ende": days},
        was="bescheid",
        amt="jobcenter",
        belehrung="ja",
        ende="2026-11-27",
    )
    assert (FlagKind.DEADLINE in flags(told)) is flagged


@pytest.mark.parametrize(
    ("amt", "was", "frage", "expected"),
    [
        ("jobcenter", "antrag", "lang_antrag", "klage_antrag"),
        ("sozial", "widerspruch", "lang_widerspruch", "klage_widerspruch"),
        ("verwaltung", "antrag", "lang_verwaltung", "klage_verwaltung"),
    ],
)
def test_a_silent_office_is_measured_by_its_own_time(ask, amt, was, frage, expected):
    told = ask("amt_schweigt_pruefen", amt=amt, was=was, **{frage: "ja"})
    asked = set(told.visible) & {"lang_antrag", "lang_widerspruch", "lang_verwaltung"}
    assert asked == {frage}
    assert expected in steps(told)


def test_the_round_tour_finds_the_forgotten_things(ask):
    told = ask(
        "was_steht_noch_zu",
        bezug="nichts",
        kinder="klein",
        elternteil="zahlt_nicht",
        alter="arbeit",
        einkommen="lohn",
        reicht="knapp",
        aufenthalt="nein",
    )
    assert {"jobcenter", "wohngeld", "kiz", "uv"} <= urgent(told)
    assert "aufenthalt" not in steps(told)


def test_the_round_tour_warns_before_it_costs_housing_benefit_or_a_residence_title(ask):
    told = ask("was_steht_noch_zu", bezug="wohngeld", aufenthalt="unklar")
    assert "falle" in steps(told)
    assert "aufenthalt" in urgent(told)
    assert "wohngeld" not in steps(told)
