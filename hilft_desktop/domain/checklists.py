# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklists: questions that branch, papers to bring, red flags, next steps. Pure evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.codes import FlagKind

Answers = Mapping[str, tuple[str, ...]]


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when ``question`` was answered with one of ``any_of``.

    With ``within_working_days`` it holds when the date answered lies at most that many working
    days after the working date (dates in the past count as well: it is then too late already).
    """

    question: str
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    within_working_days: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """An answer on offer."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; it is asked when all conditions in ``when`` hold."""

    id: str
    text: str
    kind: QuestionKind
    options: tuple[Option, ...]
    help: str
    page: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A next step; shown when all conditions hold. ``letter`` names a letter that does it."""

    id: str
    text: str
    person_text: str
    page: str
    citation: str
    letter: str
    urgent: bool
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring."""

    id: str
    text: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagRule:
    """Raises a red flag when all conditions hold."""

    kind: FlagKind
    text: str
    page: str
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist as dated content."""

    id: str
    title: str
    summary: str
    topic: str
    version: str
    valid_from: date | None
    valid_to: date | None
    checked_on: date
    next_check: date
    overdue: bool
    questions: tuple[Question, ...]
    papers: tuple[Paper, ...]
    flags: tuple[FlagRule, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What follows from the answers so far."""

    visible: tuple[str, ...]
    """Ids of the questions that are asked, in order."""
    next_question: str | None
    """First visible question without an answer."""
    flags: tuple[FlagRule, ...]
    papers: tuple[Paper, ...]
    steps: tuple[Step, ...]


def evaluate(
    checklist: Checklist, answers: Answers, working_days_until: Mapping[str, int]
) -> Evaluation:
    """Work out visible questions, flags, papers and steps from answers.

    ``working_days_until`` gives, per question answered with a date, the number of working days
    from the working date to that date (0 or negative when it is today or past); counting days
    needs a holiday calendar, which this room does not have. An answer to a question that is no
    longer visible does not count, so that a changed branch leaves no ghosts.
    """
    live: dict[str, tuple[str, ...]] = {}
    visible: list[str] = []
    for question in checklist.questions:
        if _all_hold(question.when, live, working_days_until):
            visible.append(question.id)
            if answers.get(question.id):
                live[question.id] = answers[question.id]
    return Evaluation(
        visible=tuple(visible),
        next_question=next((q for q in visible if q not in live), None),
        flags=tuple(f for f in checklist.flags if _all_hold(f.when, live, working_days_until)),
        papers=tuple(p for p in checklist.papers if _all_hold(p.when, live, working_days_until)),
        steps=tuple(s for s in checklist.steps if _all_hold(s.when, live, working_days_until)),
    )


def _all_hold(
    conditions: tuple[Condition, ...], answers: Answers, days_until: Mapping[str, int]
) -> bool:
    return all(_holds(condition, answers, days_until) for condition in conditions)


def _holds(condition: Condition, answers: Answers, days_until: Mapping[str, int]) -> bool:
    given = answers.get(condition.question)
    if not given:
        return False
    if condition.within_working_days is not None:
        days = days_until.get(condition.question)
        return days is not None and days <= condition.within_working_days
    if condition.any_of and not set(condition.any_of) & set(given):
        return False
    return not set(condition.none_of) & set(given)
