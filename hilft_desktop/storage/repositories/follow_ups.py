# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to be done by a day: deadlines and follow-ups, by case and over all cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select, update

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, FollowUpId
from hilft_desktop.storage.paging import Page, decode_day_key, encode_day_key
from hilft_desktop.storage.repositories.search import records_matching
from hilft_desktop.storage.repositories.with_case import with_case
from hilft_desktop.storage.tables import cases, follow_ups
from hilft_desktop.storage.transaction import Repository, new_id


class DueState(StrEnum):
    """Which follow-ups a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    """Open, and its day is over."""
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FollowUpQuery:
    """Which follow-ups, behind which key; ``text`` is looked for as the case search does."""

    today: date
    text: str = ""
    state: DueState = DueState.OPEN
    only_deadlines: bool = False
    until: date | None = None
    after: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something to be done as a list over all cases shows it."""

    follow_up: FollowUp
    pseudonym: str
    case_title: str


class FollowUpRepository(Repository):
    """Things to be done by a day."""

    __slots__ = ()

    def add(
        self,
        case_id: CaseId,
        due_on: date,
        text: str,
        *,
        is_deadline: bool = False,
        kind: str = "",
        latest: date | None = None,
        remind_on: date | None = None,
        computation: str = "",
    ) -> FollowUp:
        """Note something to be done; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        follow_up = FollowUp(
            FollowUpId(new_id()),
            case_id,
            due_on,
            text,
            is_deadline,
            kind=kind,
            latest=latest,
            remind_on=remind_on,
            computation=computation,
        )
        self._add(follow_ups, **follow_up_columns(follow_up))
        return follow_up

    def get(self, follow_up_id: FollowUpId) -> FollowUp:
        """Return a follow-up; raises ``UserError("follow_up_unknown")``."""
        row = self._one(select(follow_ups).where(follow_ups.c.id == follow_up_id))
        if row is None:
            raise UserError("follow_up_unknown")
        return _follow_up(row)

    def set_done(self, follow_up_id: FollowUpId, done_on: date | None, proof: str = "") -> FollowUp:
        """Tick it off with what proves it, or take tick and proof back with ``None``.

        Raises ``UserError("follow_up_unknown")``.
        """
        self._tx.touch_case(self.get(follow_up_id).case_id)
        self._tx.connection.execute(
            update(follow_ups)
            .where(follow_ups.c.id == follow_up_id)
            .values(
                done_on=done_on,
                proof=proof if done_on is not None else "",
                **self._tx.change_stamp(),
            )
        )
        return self.get(follow_up_id)

    def of_case(self, case_id: CaseId) -> tuple[FollowUp, ...]:
        """Return the follow-ups of a case by day, done ones included."""
        statement = (
            select(follow_ups)
            .where(follow_ups.c.case_id == case_id)
            .order_by(follow_ups.c.due_on, follow_ups.c.id)
        )
        return tuple(_follow_up(row) for row in self._all(statement))

    def page(self, query: FollowUpQuery) -> Page[DueRow]:
        """Return a page over all cases: earliest first, what is done latest first.

        Closed cases are included: closing a case does not make a deadline go away.
        """
        return self._page(
            with_case(follow_ups).where(*_conditions(query)),
            (follow_ups.c.due_on, follow_ups.c.id),
            decode_day_key(query.after),
            query.limit,
            _due_row,
            lambda row: encode_day_key(row.due_on, row.id),
            descending=query.state is DueState.DONE,
        )

    def count(self, query: FollowUpQuery) -> int:
        """Return how many match, whatever the page."""
        counted = select(func.count()).select_from(follow_ups).where(*_conditions(query))
        return int(self._scalar(counted))

    def due(self, until: date, *, after: str | None = None, limit: int = 100) -> Page[DueRow]:
        """Return a page of what is to be done until a day, earliest first."""
        return self.page(FollowUpQuery(until, until=until, after=after, limit=limit))

    def count_due(self, until: date) -> int:
        """Return how much is to be done until a day."""
        return self.count(FollowUpQuery(until, until=until))

    def reminders(self, today: date, beyond: date, *, limit: int = 100) -> tuple[DueRow, ...]:
        """Return what is due after ``beyond`` only, but was to be brought to mind by today."""
        statement = (
            with_case(follow_ups)
            .where(
                follow_ups.c.done_on.is_(None),
                follow_ups.c.remind_on.is_not(None),
                follow_ups.c.remind_on <= today,
                follow_ups.c.due_on > beyond,
            )
            .order_by(follow_ups.c.due_on, follow_ups.c.id)
            .limit(limit)
        )
        return tuple(_due_row(row) for row in self._all(statement))

    def unflagged_deadlines(self, until: date) -> tuple[FollowUp, ...]:
        """Return the open deadlines due until a day that raised no flag yet, earliest first.

        Those of closed cases were accepted when the case was closed, and are left out.
        """
        statement = (
            select(follow_ups)
            .join(cases, cases.c.id == follow_ups.c.case_id)
            .where(
                follow_ups.c.done_on.is_(None),
                follow_ups.c.due_on <= until,
                follow_ups.c.is_deadline.is_(True),
                follow_ups.c.flagged_on.is_(None),
                cases.c.status != CaseStatus.CLOSED,
            )
            .order_by(follow_ups.c.due_on, follow_ups.c.id)
        )
        return tuple(_follow_up(row) for row in self._all(statement))

    def mark_flagged(self, follow_up_id: FollowUpId, on: date) -> None:
        """Remember that its date raised a red flag."""
        self._tx.connection.execute(
            update(follow_ups)
            .where(follow_ups.c.id == follow_up_id)
            .values(flagged_on=on, **self._tx.change_stamp())
        )


def follow_up_columns(follow_up: FollowUp) -> dict[str, Any]:
    """Return the columns of a follow-up, without the stamps every row carries."""
    return {name: getattr(follow_up, name) for name in FollowUp.__slots__}


def _conditions(query: FollowUpQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.state is DueState.DONE:
        conditions.append(follow_ups.c.done_on.is_not(None))
    elif query.state is not DueState.ALL:
        conditions.append(follow_ups.c.done_on.is_(None))
    if query.state is DueState.OVERDUE:
        conditions.append(follow_ups.c.due_on < query.today)
    if query.until is not None:
        conditions.append(follow_ups.c.due_on <= query.until)
    if query.only_deadlines:
        conditions.append(follow_ups.c.is_deadline.is_(True))
    if query.text.strip():
        conditions.append(records_matching(follow_ups.c.id, query.text))
    return conditions


def _due_row(row: Any) -> DueRow:
    return DueRow(_follow_up(row), row.pseudonym, row.case_title)


def _follow_up(row: Any) -> FollowUp:
    return FollowUp(**{name: getattr(row, name) for name in FollowUp.__slots__})
