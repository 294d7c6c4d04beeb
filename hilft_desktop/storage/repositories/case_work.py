# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on a case and goes on: red flags, follow-ups, checklist runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Table, func, select, update

from hilft_desktop.domain.cases import ChecklistRun, FollowUp, RedFlag
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, FlagId, FollowUpId, RunId
from hilft_desktop.storage.paging import Page, decode_day_key, encode_day_key
from hilft_desktop.storage.tables import cases, checklist_runs, follow_ups, persons, red_flags
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class FlagRow:
    """An open red flag as the page Heute shows it."""

    flag: RedFlag
    pseudonym: str
    case_title: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something to be done as the page Heute shows it."""

    follow_up: FollowUp
    pseudonym: str
    case_title: str


class FlagRepository(Repository):
    """Red flags: they stay until somebody writes down what was done."""

    __slots__ = ()

    def add(self, case_id: CaseId, kind: FlagKind, detail: str, raised_on: date) -> RedFlag:
        """Raise a flag; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        flag = RedFlag(FlagId(new_id()), case_id, kind, detail, raised_on)
        self._add(
            red_flags,
            id=flag.id,
            case_id=case_id,
            kind=kind,
            detail=detail,
            raised_on=raised_on,
            resolution="",
        )
        return flag

    def get(self, flag_id: FlagId) -> RedFlag:
        """Return a flag; raises ``UserError("flag_unknown")``."""
        row = self._one(select(red_flags).where(red_flags.c.id == flag_id))
        if row is None:
            raise UserError("flag_unknown")
        return _flag(row)

    def resolve(self, flag_id: FlagId, resolved_on: date, resolution: str) -> RedFlag:
        """Close a flag with what was done.

        Raises ``UserError("flag_unknown")`` and, for empty words,
        ``UserError("flag_needs_resolution")``.
        """
        if not resolution.strip():
            raise UserError("flag_needs_resolution", field="resolution")
        self._tx.touch_case(self.get(flag_id).case_id)
        self._tx.connection.execute(
            update(red_flags)
            .where(red_flags.c.id == flag_id)
            .values(resolved_on=resolved_on, resolution=resolution, **self._tx.change_stamp())
        )
        return self.get(flag_id)

    def of_case(self, case_id: CaseId) -> tuple[RedFlag, ...]:
        """Return the flags of a case, oldest first, resolved ones included."""
        statement = (
            select(red_flags)
            .where(red_flags.c.case_id == case_id)
            .order_by(red_flags.c.raised_on, red_flags.c.id)
        )
        return tuple(_flag(row) for row in self._all(statement))

    def open(self, *, after: str | None = None, limit: int = 100) -> Page[FlagRow]:
        """Return a page of the open flags of all cases, oldest first."""
        return self._page(
            _with_case(red_flags).where(red_flags.c.resolved_on.is_(None)),
            (red_flags.c.raised_on, red_flags.c.id),
            decode_day_key(after),
            limit,
            lambda row: FlagRow(_flag(row), row.pseudonym, row.case_title),
            lambda row: encode_day_key(row.raised_on, row.id),
        )

    def count_open(self) -> int:
        """Return how many flags are open."""
        counted = select(func.count()).select_from(red_flags)
        return int(self._scalar(counted.where(red_flags.c.resolved_on.is_(None))))


class FollowUpRepository(Repository):
    """Things to be done by a day."""

    __slots__ = ()

    def add(
        self, case_id: CaseId, due_on: date, text: str, *, is_deadline: bool = False
    ) -> FollowUp:
        """Note something to be done; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        follow_up = FollowUp(FollowUpId(new_id()), case_id, due_on, text, is_deadline)
        self._add(
            follow_ups,
            id=follow_up.id,
            case_id=case_id,
            due_on=due_on,
            text=text,
            is_deadline=is_deadline,
        )
        return follow_up

    def get(self, follow_up_id: FollowUpId) -> FollowUp:
        """Return a follow-up; raises ``UserError("follow_up_unknown")``."""
        row = self._one(select(follow_ups).where(follow_ups.c.id == follow_up_id))
        if row is None:
            raise UserError("follow_up_unknown")
        return _follow_up(row)

    def set_done(self, follow_up_id: FollowUpId, done_on: date | None) -> FollowUp:
        """Tick it off, or take the tick back with ``None``; raises ``follow_up_unknown``."""
        self._tx.touch_case(self.get(follow_up_id).case_id)
        self._tx.connection.execute(
            update(follow_ups)
            .where(follow_ups.c.id == follow_up_id)
            .values(done_on=done_on, **self._tx.change_stamp())
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

    def due(self, until: date, *, after: str | None = None, limit: int = 100) -> Page[DueRow]:
        """Return a page of what is to be done until a day, earliest first.

        Closed cases are included: closing a case does not make a deadline go away.
        """
        return self._page(
            _with_case(follow_ups).where(
                follow_ups.c.done_on.is_(None), follow_ups.c.due_on <= until
            ),
            (follow_ups.c.due_on, follow_ups.c.id),
            decode_day_key(after),
            limit,
            lambda row: DueRow(_follow_up(row), row.pseudonym, row.case_title),
            lambda row: encode_day_key(row.due_on, row.id),
        )

    def count_due(self, until: date) -> int:
        """Return how much is to be done until a day."""
        statement = (
            select(func.count())
            .select_from(follow_ups)
            .where(follow_ups.c.done_on.is_(None), follow_ups.c.due_on <= until)
        )
        return int(self._tx.connection.execute(statement).scalar_one())


class ChecklistRunRepository(Repository):
    """Walks through checklists."""

    __slots__ = ()

    def add(
        self,
        case_id: CaseId,
        *,
        checklist_id: str,
        content_version: str,
        worked_on: date,
        answers: Mapping[str, tuple[str, ...]],
        ticked: tuple[str, ...] = (),
    ) -> ChecklistRun:
        """Record a walk; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        run_id = RunId(new_id())
        self._add(
            checklist_runs,
            id=run_id,
            case_id=case_id,
            checklist_id=checklist_id,
            content_version=content_version,
            worked_on=worked_on,
            answers=[[question, list(given)] for question, given in answers.items()],
            ticked=list(ticked),
        )
        return self.get(run_id)

    def update(
        self,
        run_id: RunId,
        *,
        content_version: str,
        worked_on: date,
        answers: Mapping[str, tuple[str, ...]],
        ticked: tuple[str, ...],
    ) -> ChecklistRun:
        """Go on with a walk under the content of the day; raises ``UserError("run_unknown")``."""
        self._tx.touch_case(self.get(run_id).case_id)
        self._tx.connection.execute(
            update(checklist_runs)
            .where(checklist_runs.c.id == run_id)
            .values(
                content_version=content_version,
                worked_on=worked_on,
                answers=[[question, list(given)] for question, given in answers.items()],
                ticked=list(ticked),
                **self._tx.change_stamp(),
            )
        )
        return self.get(run_id)

    def get(self, run_id: RunId) -> ChecklistRun:
        """Return a walk; raises ``UserError("run_unknown")``."""
        row = self._one(select(checklist_runs).where(checklist_runs.c.id == run_id))
        if row is None:
            raise UserError("run_unknown")
        return _run(row)

    def of_case(self, case_id: CaseId) -> tuple[ChecklistRun, ...]:
        """Return the walks of a case, oldest first."""
        statement = (
            select(checklist_runs)
            .where(checklist_runs.c.case_id == case_id)
            .order_by(checklist_runs.c.id)
        )
        return tuple(_run(row) for row in self._all(statement))


def _with_case(table: Table) -> Select[Any]:
    return (
        select(table, persons.c.pseudonym, cases.c.title.label("case_title"))
        .join_from(table, cases, cases.c.id == table.c.case_id)
        .join(persons, persons.c.id == cases.c.person_id)
    )


def _flag(row: Any) -> RedFlag:
    return RedFlag(
        row.id, row.case_id, row.kind, row.detail, row.raised_on, row.resolved_on, row.resolution
    )


def _follow_up(row: Any) -> FollowUp:
    return FollowUp(row.id, row.case_id, row.due_on, row.text, row.is_deadline, row.done_on)


def _run(row: Any) -> ChecklistRun:
    return ChecklistRun(
        row.id,
        row.case_id,
        row.checklist_id,
        row.content_version,
        row.worked_on,
        tuple((question, tuple(given)) for question, given in row.answers),
        tuple(row.ticked),
    )
