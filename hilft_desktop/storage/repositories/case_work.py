# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on a case and goes on: red flags and checklist runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from hilft_desktop.domain.cases import ChecklistRun, RedFlag
from hilft_desktop.domain.codes import FlagKind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, FlagId, RunId
from hilft_desktop.storage.paging import Page, decode_day_key, encode_day_key
from hilft_desktop.storage.repositories.with_case import with_case
from hilft_desktop.storage.tables import checklist_runs, red_flags
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class FlagRow:
    """An open red flag as the page Heute shows it."""

    flag: RedFlag
    pseudonym: str
    case_title: str


class FlagRepository(Repository):
    """Red flags: they stay until somebody writes down what was done."""

    __slots__ = ()

    def add(
        self, case_id: CaseId, kind: FlagKind, detail: str, raised_on: date, *, origin: str = "hand"
    ) -> RedFlag:
        """Raise a flag; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        flag = RedFlag(FlagId(new_id()), case_id, kind, detail, raised_on, origin=origin)
        self._add(red_flags, **flag_columns(flag))
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
            with_case(red_flags).where(red_flags.c.resolved_on.is_(None)),
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


def flag_columns(flag: RedFlag) -> dict[str, Any]:
    """Return the columns of a flag, without the stamps every row carries."""
    return {
        "id": flag.id,
        "case_id": flag.case_id,
        "kind": flag.kind,
        "detail": flag.detail,
        "raised_on": flag.raised_on,
        "resolved_on": flag.resolved_on,
        "resolution": flag.resolution,
        "raised_by": flag.origin,
    }


def _flag(row: Any) -> RedFlag:
    return RedFlag(
        row.id,
        row.case_id,
        row.kind,
        row.detail,
        row.raised_on,
        row.resolved_on,
        row.resolution,
        row.raised_by,
    )


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
