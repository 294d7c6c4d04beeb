# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklists: only answers on offer count, warnings come early, the sheet names nobody."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.checklists import QuestionKind
from hilft_desktop.domain.codes import FlagKind, Land
from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.system.holiday_calendar import HolidayCalendar
from tests.unit.services.conftest import make_services
from tests.unit.services.letter_desk import TODAY, open_case, pdf_text

LIST = "stromsperre_droht"
CUT_OFF: dict[str, tuple[str, ...]] = {"abgestellt": ("nein",), "ankuendigung": ("ja",)}


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def kinds(flags: object) -> list[str]:
    return [flag.kind for flag in flags]  # type: ignore[attr-defined]


def test_checklists_are_listed_for_their_time(keyless: Services) -> None:
    rows = {row.id: row for row in keyless.checklists.list()}
    assert not rows[LIST].overdue
    old, new = (keyless.checklists.show(LIST, day) for day in (date(2025, 12, 22), TODAY))
    assert old.valid_to == date(2025, 12, 22)
    assert new.valid_from == date(2025, 12, 23)
    assert [question.id for question in old.questions] != [q.id for q in new.questions]
    for call, code in (
        (lambda: keyless.checklists.show("gibt_es_nicht"), "checklist_unknown"),
        (lambda: keyless.checklists.evaluate("../x", {}), "checklist_unknown"),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == code


def test_the_walk_asks_one_question_after_the_other(keyless: Services) -> None:
    answers: dict[str, tuple[str, ...]] = {}
    checklist = keyless.checklists.show(LIST)
    questions = {question.id: question for question in checklist.questions}
    asked: list[str] = []
    while (name := keyless.checklists.evaluate(LIST, answers).next_question) is not None:
        assert name not in asked
        asked.append(name)
        question = questions[name]
        is_date = question.kind is QuestionKind.DATE
        answers[name] = ("2026-12-24",) if is_date else (question.options[0].value,)
    evaluation = keyless.checklists.evaluate(LIST, answers)
    assert asked == list(evaluation.visible)
    assert evaluation.steps
    assert evaluation.papers


@pytest.mark.parametrize(
    "answers",
    [
        {"gibt_es_nicht": ("ja",)},
        {"energie": ("atom",)},
        {"energie": ("strom", "gas")},
        {"energie": "strom"},
        {"energie": ("Strom",)},
        {"schutz": ("geraet", "ufo")},
        {"schutz": ("geraet",) * 21},
        {"sperrtermin": ("31.12.2026",)},
        {"sperrtermin": ("2026-02-31",)},
        {"sperrtermin": ("20261231",)},
        {"sperrtermin": ("2026-W50-1",)},
        {"sperrtermin": ("٢٠٢٦-١٢-٠١",)},
        {"sperrtermin": ("",)},
        {"sperrtermin": ("2026-12-01", "2026-12-02")},
    ],
)
def test_answers_not_on_offer_are_refused_everywhere(
    services: Services, case_id: str, answers: dict[str, tuple[str, ...]]
) -> None:
    verbs = services.checklists
    for call in (
        lambda: verbs.evaluate(LIST, answers),
        lambda: verbs.sheet_pdf(LIST, answers, ()),
        lambda: verbs.save_run(case_id, LIST, answers, ()),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == "checklist_answer_unknown"
        assert caught.value.field == next(iter(answers))
    assert services.cases.show(case_id).runs == ()


def test_an_answer_taken_back_is_none(keyless: Services) -> None:
    assert keyless.checklists.evaluate(LIST, {"energie": ()}) == keyless.checklists.evaluate(
        LIST, {}
    )


def test_hidden_answers_do_not_count(keyless: Services) -> None:
    day = (TODAY + timedelta(days=1)).isoformat()
    shown = keyless.checklists.evaluate(LIST, {**CUT_OFF, "sperrtermin": (day,)})
    assert "sperrtermin" in kinds(shown.flags)
    hidden = keyless.checklists.evaluate(
        LIST, {**CUT_OFF, "ankuendigung": ("nein",), "sperrtermin": (day,)}
    )
    assert "sperrtermin" not in hidden.visible
    assert "sperrtermin" not in kinds(hidden.flags)
    without = keyless.checklists.evaluate(LIST, {**CUT_OFF, "ankuendigung": ("nein",)})
    assert hidden == without


def first_day_without_warning(services: Services, today: date) -> date:
    day = today
    while True:
        day += timedelta(days=1)
        answers = {**CUT_OFF, "sperrtermin": (day.isoformat(),)}
        if "sperrtermin" not in kinds(services.checklists.evaluate(LIST, answers, today).flags):
            return day


def test_without_a_land_the_most_cautious_count_warns(
    keyless: Services, services: Services
) -> None:
    # 6 January is a holiday in three Länder, so eight working days reach a day further there.
    start = date(2026, 12, 29)
    calendar = HolidayCalendar()
    quiet = first_day_without_warning(make_services(FixedClock(start)), start)
    day_before = quiet - timedelta(days=1)
    counts = {land: calendar.working_days_between(start, day_before, land) for land in Land}
    assert min(counts.values()) <= 8 < max(counts.values()), "the Länder differ here"
    # With a Land its own holidays count: in North Rhine-Westphalia the day is no holiday.
    known = first_day_without_warning(services, start)
    assert services.settings.unit().land is Land.NW
    assert known < quiet
    services.settings.save_unit(replace(services.settings.unit(), land=Land.BY))
    assert first_day_without_warning(services, start) == quiet


def test_past_today_and_far_dates_are_counted(keyless: Services) -> None:
    for text, warns in (
        ("0001-01-01", True),
        (TODAY.isoformat(), True),
        ("2026-11-21", True),
        ("2027-06-01", False),
        ("9999-12-31", False),
    ):
        answers = {**CUT_OFF, "sperrtermin": (text,)}
        found = kinds(keyless.checklists.evaluate(LIST, answers).flags)
        assert ("sperrtermin" in found) is warns, text


def test_a_date_far_away_is_not_counted_to_day_by_day(keyless: Services) -> None:
    answers = {**CUT_OFF, "sperrtermin": ("9999-12-31",)}
    keyless.checklists.evaluate(LIST, answers)  # holidays are worked out at the first question
    start = time.process_time()
    keyless.checklists.evaluate(LIST, answers)
    assert time.process_time() - start < 2  # half a minute, day by day in sixteen Länder


def test_a_run_is_kept_and_raises_each_flag_once(services: Services, case_id: str) -> None:
    day = (TODAY + timedelta(days=1)).isoformat()
    answers: dict[str, tuple[str, ...]] = {
        **CUT_OFF,
        "schutz": ("geraet", "saeugling"),
        "sperrtermin": (day,),
        "faellig": ("ja",),  # hidden: nobody asked
    }
    step = services.checklists.evaluate(LIST, answers).steps[0].id
    changed = services.checklists.save_run(case_id, LIST, answers, (step, "gibt_es_nicht"))
    assert changed.changes.kinds >= {Kind.CHECKLIST_RUN, Kind.FLAG}
    detail = services.cases.show(case_id)
    (run,) = detail.runs
    assert run == changed.value
    assert run.worked_on == TODAY
    assert run.content_version == services.vault.state().content_version != ""
    assert dict(run.answers) == {
        name: given for name, given in answers.items() if name != "faellig"
    }
    assert run.ticked == (step,)
    raised = {FlagKind.MEDICAL_DEVICE, FlagKind.INFANT, FlagKind.CUT_OFF_DATE}
    assert {flag.kind for flag in detail.flags} == raised

    services.checklists.save_run(case_id, LIST, answers, ())
    again = services.cases.show(case_id)
    assert len(again.runs) == 2
    assert again.flags == detail.flags

    services.cases.resolve_flag(detail.flags[0].id, "Arzt hat den Versorger angerufen")
    services.checklists.save_run(case_id, LIST, answers, ())
    assert len(services.cases.show(case_id).flags) == len(raised) + 1


def test_a_run_of_an_unknown_case_or_while_locked_leaves_nothing(
    services: Services, case_id: str
) -> None:
    answers = {"schutz": ("geraet",)}
    with pytest.raises(UserError) as caught:
        services.checklists.save_run("gibt es nicht", LIST, answers, ())
    assert caught.value.code == "case_unknown"
    assert services.today.overview().flags_total == 0
    services._session.close()
    with pytest.raises(LockedError):
        services.checklists.save_run(case_id, LIST, answers, ())


def test_the_sheet_has_the_steps_and_no_name(services: Services, case_id: str) -> None:
    pseudonym = services.cases.show(case_id).person.pseudonym
    services.letters.save_identity(
        case_id, "Zwetlana Quittenbaum", ("Ypsilonpfad 7",), "0", TODAY + timedelta(days=3)
    )
    answers: dict[str, tuple[str, ...]] = {**CUT_OFF, "schutz": ("geraet",), "leistung": ("keine",)}
    evaluation = services.checklists.evaluate(LIST, answers)
    services.checklists.save_run(case_id, LIST, answers, ())
    pdf = services.checklists.sheet_pdf(LIST, answers, (evaluation.steps[0].id,))
    text = pdf_text(pdf)
    printed = [step.person_text for step in evaluation.steps if step.person_text]
    assert printed
    for words in [*printed, *(paper.text for paper in evaluation.papers)]:
        assert " ".join(words.split()) in text
    for words in (pseudonym, "Quittenbaum", "Ypsilonpfad", "Stromsperre droht?", "Mara Muster"):
        assert words not in text
    assert "0000 0000" in text, "whom to ask"
    ticked = services.checklists.sheet_pdf(LIST, answers, ())
    assert ticked != pdf


def test_the_sheet_works_while_locked_and_says_when_it_is_overdue(keyless: Services) -> None:
    text = pdf_text(keyless.checklists.sheet_pdf(LIST, {}, ()))
    assert "nachgeprüft" not in text
    late = make_services(FixedClock(keyless.checklists.show(LIST).next_check + timedelta(days=1)))
    overdue = late.checklists.sheet_pdf(LIST, {}, (), TODAY)
    assert "nachgeprüft" in pdf_text(overdue)
    assert len(pypdfium2.PdfDocument(overdue)) >= 1
