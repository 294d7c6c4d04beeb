# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped facts and the real calendar, for reckoning deadlines without services."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from hilft_desktop.content.figures import FactBook
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import DeadlineKind, DeadlineQuestion
from hilft_desktop.domain.rules.law import LawBook
from hilft_desktop.domain.rules.reasoning import Outcome
from hilft_desktop.domain.rules.reckoning import reckon
from hilft_desktop.system.holiday_calendar import HolidayCalendar

TODAY = date(2026, 11, 22)
"""A Sunday: the day on which the facts were collected."""
CALENDAR = HolidayCalendar()


@lru_cache(maxsize=1)
def shipped_facts() -> FactBook:
    """Read the facts once for all tests."""
    return ContentLibrary.load().facts


def ask(question: DeadlineQuestion, today: date = TODAY) -> Outcome:
    """Answer a question from the shipped facts at the place it names."""
    holidays = CALENDAR.at(question.land, question.municipality)
    return reckon(question, LawBook(shipped_facts().get), holidays, today)


def outcome(
    kind: DeadlineKind, land: str | None = None, *, today: date = TODAY, **answers: Any
) -> Outcome:
    """Answer with dates as ISO text."""
    values: dict[str, Any] = {
        name: date.fromisoformat(value)
        if name in ("dated", "posted", "received") and isinstance(value, str)
        else value
        for name, value in answers.items()
    }
    place = Land(land) if land else None
    return ask(DeadlineQuestion(kind, land=place, **values), today)


def days(answer: Outcome) -> tuple[str, str | None]:
    """Return the safe and the latest day as ISO text."""
    latest = answer.latest.isoformat() if answer.latest else None
    return answer.deadline.isoformat(), latest


def codes(answer: Outcome) -> set[str]:
    """Return the codes of everything that was said."""
    notes = (*answer.steps, *answer.uncertain, *answer.if_missed)
    return {note.code for note in notes}
