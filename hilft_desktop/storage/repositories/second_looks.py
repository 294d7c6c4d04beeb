# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests that another counsellor looks at a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from hilft_desktop.domain.casework import SecondLook
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, SecondLookId
from hilft_desktop.storage.paging import Page, decode_day_key, encode_day_key
from hilft_desktop.storage.repositories.with_case import with_case
from hilft_desktop.storage.tables import cases, second_looks
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class LookRow:
    """An open request as a list over all cases shows it."""

    look: SecondLook
    pseudonym: str
    case_title: str


class SecondLookRepository(Repository):
    """Second looks at cases."""

    __slots__ = ()

    def add(
        self, case_id: CaseId, question: str, requested_on: date, requested_by: str
    ) -> SecondLook:
        """Ask for a second look; raises ``UserError("case_unknown")``."""
        self._tx.touch_case(case_id)
        look = SecondLook(SecondLookId(new_id()), case_id, question, requested_on, requested_by)
        self._add(second_looks, **second_look_columns(look))
        return look

    def get(self, look_id: SecondLookId) -> SecondLook:
        """Return a request; raises ``UserError("second_look_unknown")``."""
        row = self._one(select(second_looks).where(second_looks.c.id == look_id))
        if row is None:
            raise UserError("second_look_unknown")
        return _look(row)

    def finish(self, look_id: SecondLookId, done_on: date, done_by: str, remark: str) -> SecondLook:
        """Write down the answer; raises ``UserError("second_look_unknown")``."""
        self._tx.touch_case(self.get(look_id).case_id)
        self._tx.connection.execute(
            update(second_looks)
            .where(second_looks.c.id == look_id)
            .values(done_on=done_on, done_by=done_by, remark=remark, **self._tx.change_stamp())
        )
        return self.get(look_id)

    def of_case(self, case_id: CaseId) -> tuple[SecondLook, ...]:
        """Return the requests of a case, oldest first, answered ones included."""
        statement = (
            select(second_looks)
            .where(second_looks.c.case_id == case_id)
            .order_by(second_looks.c.requested_on, second_looks.c.id)
        )
        return tuple(_look(row) for row in self._all(statement))

    def open(
        self,
        *,
        not_by: str | None = None,
        seconded_by: str | None = None,
        after: str | None = None,
        limit: int = 100,
    ) -> Page[LookRow]:
        """Return a page of the requests nobody has answered, oldest first.

        ``not_by`` leaves out what this counsellor asked; ``seconded_by`` keeps only cases in which
        this counsellor is the second one, or nobody is.
        """
        return self._page(
            with_case(second_looks).where(*_conditions(not_by, seconded_by)),
            (second_looks.c.requested_on, second_looks.c.id),
            decode_day_key(after),
            limit,
            lambda row: LookRow(_look(row), row.pseudonym, row.case_title),
            lambda row: encode_day_key(row.requested_on, row.id),
        )

    def count_open(self, *, not_by: str | None = None, seconded_by: str | None = None) -> int:
        """Return how many requests ``open`` has in all."""
        counted = (
            select(func.count())
            .select_from(second_looks)
            .join(cases, cases.c.id == second_looks.c.case_id)
            .where(*_conditions(not_by, seconded_by))
        )
        return int(self._scalar(counted))


def _conditions(not_by: str | None, seconded_by: str | None) -> list[Any]:
    conditions: list[Any] = [second_looks.c.done_on.is_(None)]
    if not_by is not None:
        conditions.append(second_looks.c.requested_by != not_by)
    if seconded_by is not None:
        conditions.append(cases.c.second_counsellor.in_((seconded_by, "")))
    return conditions


def second_look_columns(look: SecondLook) -> dict[str, Any]:
    """Return the columns of a request, without the stamps every row carries."""
    return {name: getattr(look, name) for name in SecondLook.__slots__}


def _look(row: Any) -> SecondLook:
    return SecondLook(**{name: getattr(row, name) for name in SecondLook.__slots__})
