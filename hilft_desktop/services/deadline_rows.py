# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values of the deadline list that services return and front ends show.

They cross the pipe between engine and window, so this module imports the domain only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.deadlines import DeadlineKindInfo, DeadlineQuestion, DeadlineResult
from hilft_desktop.services.rows import DueRow


class DueState(StrEnum):
    """Which deadlines and follow-ups a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    """Open, and the day is over."""
    DONE = "done"
    ALL = "all"


class SheetCopy(StrEnum):
    """For whom a control sheet is made."""

    PERSON = "person"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class DeadlineQuery:
    """What to list; ``after`` continues behind the last row of the page before.

    ``text`` finds words of the entry, of the case and the pseudonym. With ``until`` nothing due
    later is shown; what is overdue stays in sight.
    """

    text: str = ""
    state: DueState = DueState.OPEN
    only_deadlines: bool = False
    until: date | None = None
    after: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class DeadlinePage:
    """One page of the list, overdue first, then by day; ``next_after`` is empty at the end."""

    rows: tuple[DueRow, ...]
    next_after: str
    total: int


@dataclass(frozen=True, slots=True)
class DeadlineRecord:
    """A computed deadline as it was booked with a case.

    ``info`` is ``None`` when this version of the program does not know the kind any more.
    """

    question: DeadlineQuestion
    result: DeadlineResult
    computed_on: date
    content_version: str
    info: DeadlineKindInfo | None = None
    light: str = ""
    """Code of the light (§ 6 RDG) that reckoning had when it was booked; empty before."""
