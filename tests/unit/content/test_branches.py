# SPDX-License-Identifier: GPL-3.0-or-later
"""The linter's answer "nobody gets here" is the same as trying all answers."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hilft_desktop.content.lint_checklists import checklist_findings
from hilft_desktop.content.loader import Located
from hilft_desktop.content.schema import ChecklistEntry
from hilft_desktop.content.toml_source import TomlSource
from hilft_desktop.domain.checklists import (
    Checklist,
    Condition,
    Option,
    Question,
    QuestionKind,
    Step,
    evaluate,
)

VALUES = ("a", "b", "c")


@st.composite
def conditions(draw, known):
    names = draw(st.lists(st.sampled_from(known), max_size=3)) if known else ()
    values = st.lists(st.sampled_from(VALUES), max_size=3, unique=True)
    return [{"question": n, "any_of": draw(values), "none_of": draw(values)} for n in names]


@st.composite
def checklists(draw):
    questions: list[dict[str, object]] = []
    for name in ("q1", "q2", "q3"):
        questions.append(
            {
                "id": name,
                "text": "?",
                "kind": draw(st.sampled_from(["choice", "multiple"])),
                "options": [{"value": value, "label": value} for value in VALUES],
                "when": draw(conditions([str(question["id"]) for question in questions])),
            }
        )
    return entry_of(questions, draw(conditions(["q1", "q2", "q3"])))


def entry_of(questions, when):
    step = {"id": "s", "text": ".", "person_text": ".", "practice": True, "when": when}
    return ChecklistEntry.model_validate(
        {
            "id": "x",
            "title": "x",
            "summary": "x",
            "topic": "sonstiges",
            "checked_on": date(2026, 1, 1),
            "next_check": date(2027, 1, 1),
            "question": questions,
            "step": [step],
        }
    )


def unreachable_in(entry):
    located = Located("x.toml", entry, TomlSource({}, {}))
    return {
        advice.split("„")[1].split("“")[0]
        for _, code, advice in checklist_findings(located)
        if code == "branch_unreachable"
    }


def as_domain(entry):
    def when(items):
        return tuple(Condition(c.question, c.any_of, c.none_of) for c in items)

    options = tuple(Option(value, value) for value in VALUES)
    return Checklist(
        id="x",
        title="x",
        summary="x",
        topic="sonstiges",
        version="1",
        valid_from=None,
        valid_to=None,
        checked_on=entry.checked_on,
        next_check=entry.next_check,
        overdue=False,
        questions=tuple(
            Question(q.id, q.text, q.kind, options, "", "", when(q.when)) for q in entry.question
        ),
        papers=(),
        flags=(),
        steps=tuple(Step(s.id, ".", ".", "", "", "", False, when(s.when)) for s in entry.step),
    )


def all_answers(question):
    if question.kind is QuestionKind.CHOICE:
        return [(value,) for value in VALUES]
    return [c for size in (1, 2, 3) for c in itertools.combinations(VALUES, size)]


def test_a_condition_that_bars_every_answer_is_never_met():
    options = [{"value": value, "label": value} for value in VALUES]
    question = {"id": "q1", "text": "?", "kind": "choice", "options": options}
    entry = entry_of([question], [{"question": "q1", "none_of": list(VALUES)}])
    assert unreachable_in(entry) == {"s"}


@given(checklists())
@settings(max_examples=150)
def test_reachable_means_that_some_answers_lead_there(entry):
    checklist = as_domain(entry)
    asked, shown = set(), False
    for given_answers in itertools.product(*(all_answers(q) for q in checklist.questions)):
        answers = dict(zip(("q1", "q2", "q3"), given_answers, strict=True))
        result = evaluate(checklist, answers, {})
        asked |= set(result.visible)
        shown = shown or bool(result.steps)
    assert unreachable_in(entry) == ({"q1", "q2", "q3"} - asked) | (set() if shown else {"s"})
