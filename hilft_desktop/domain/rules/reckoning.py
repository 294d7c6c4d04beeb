# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: check a question, then let the rule of its kind answer it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hilft_desktop.domain.deadlines import (
    DeadlineInput,
    DeadlineKind,
    DeadlineQuestion,
    Delivery,
    Need,
    RemedyNotice,
)
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.domain.rules.law import LawBook
from hilft_desktop.domain.rules.reasoning import Outcome, Reasoning
from hilft_desktop.domain.rules.workdays import Holidays

_DATES = (DeadlineInput.DATED, DeadlineInput.POSTED, DeadlineInput.RECEIVED)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
"""Outside these years a date is a slip of the keyboard, not a letter."""


def reckon(question: DeadlineQuestion, law: LawBook, holidays: Holidays, today: date) -> Outcome:
    """Return the answer to a question.

    Raises ``FormErrors`` naming each field that is missing, impossible or contradicts another, and
    ``UserError("fact_not_in_force")`` for a time whose law is not in the facts.
    """
    asked = _narrowed(question)
    _check(asked)
    reasoning = Reasoning(asked, law, holidays, today)
    for day in _past_days(asked):
        if day > today:
            reasoning.doubt("in_future", day=day)
    dated, received = asked.dated, asked.received
    if asked.kind in _LETTERS and dated and received and received < dated:
        reasoning.doubt("received_before_dated", received=received, dated=dated)
    return RULES[asked.kind].reckon(reasoning)


_FUTURE_IS_FINE = (DeadlineKind.REVIEW, DeadlineKind.REVIEW_GENERAL)
"""Here ``received`` is the day on which somebody means to file."""
_LETTERS = frozenset(
    kind
    for kind, rule in RULES.items()
    if DeadlineInput.DELIVERY in {name for name, _need in rule.inputs}
)
"""Here ``dated`` and ``received`` belong to the same letter."""


def _past_days(question: DeadlineQuestion) -> list[date]:
    """Return the days of the question that must have passed, each once."""
    if question.kind in _FUTURE_IS_FINE:
        return []
    dated = question.dated if question.kind in _LETTERS else None
    days = dict.fromkeys((dated, question.posted, question.received))
    return [day for day in days if day is not None]


def _narrowed(question: DeadlineQuestion) -> DeadlineQuestion:
    """Return the question without what its kind does not ask, and with what its kind implies."""
    asked = {name for name, _need in RULES[question.kind].inputs}
    if DeadlineInput.DELIVERY not in asked:
        abroad = question.kind is DeadlineKind.OBJECTION_ABROAD
        question = replace(question, delivery=Delivery.ABROAD if abroad else Delivery.POST)
    if DeadlineInput.REMEDY not in asked:
        missing = question.kind is DeadlineKind.OBJECTION_NO_NOTICE
        question = replace(question, remedy=RemedyNotice.MISSING if missing else RemedyNotice.OK)
    dropped = {name.value: None for name in _DATES if name not in asked}
    return replace(question, **dropped)  # type: ignore[arg-type]  # names of dates only


def _check(question: DeadlineQuestion) -> None:
    faults = [
        UserError("deadline_date_range", field=name, first=_FIRST_YEAR, last=_LAST_YEAR)
        for name in _DATES
        if not _in_range(_date(question, name))
    ]
    one_of = []
    for name, need in RULES[question.kind].inputs:
        if need is Need.REQUIRED and _date(question, name) is None:
            faults.append(UserError("deadline_date_missing", field=name))
        elif need is Need.ONE_OF:
            one_of.append(name)
    if one_of and all(_date(question, name) is None for name in one_of):
        faults.append(UserError("deadline_date_missing", field=one_of[0]))
    posted, received = question.posted, question.received
    filed = question.kind in _FUTURE_IS_FINE
    if posted is not None and received is not None and received < posted and not filed:
        faults.append(UserError("deadline_received_before_posted", field=DeadlineInput.RECEIVED))
    if faults:
        raise FormErrors(faults=tuple(faults))


def _in_range(day: date | None) -> bool:
    return day is None or _FIRST_YEAR <= day.year <= _LAST_YEAR


def _date(question: DeadlineQuestion, name: DeadlineInput) -> date | None:
    day = getattr(question, name.value)
    return day if isinstance(day, date) else None
