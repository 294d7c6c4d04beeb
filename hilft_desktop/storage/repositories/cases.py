# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases: the list, its filters, and a status that cannot hide a red flag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update

from hilft_desktop.domain.cases import Case
from hilft_desktop.domain.codes import CaseStatus, Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, PersonId
from hilft_desktop.storage.paging import (
    Page,
    clamp,
    decode_day_key,
    decode_key,
    encode_day_key,
    encode_key,
)
from hilft_desktop.storage.repositories.search import CaseFinder
from hilft_desktop.storage.tables import cases, follow_ups, persons, red_flags
from hilft_desktop.storage.transaction import Repository, new_id


class CaseSort(StrEnum):
    """Orders in which cases can be paged."""

    ACTIVE = "active"
    """Last worked on first."""
    OPENED = "opened"
    """Newest first."""
    PSEUDONYM = "pseudonym"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases, in which order, behind which key."""

    text: str = ""
    status: CaseStatus | None = None
    topic: Topic | None = None
    person_id: PersonId | None = None
    sort: CaseSort = CaseSort.ACTIVE
    after: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a list shows it."""

    case: Case
    pseudonym: str
    open_flags: int
    next_due: date | None
    active_at: datetime


_open_flags = (
    select(func.count())
    .where(red_flags.c.case_id == cases.c.id, red_flags.c.resolved_on.is_(None))
    .scalar_subquery()
    .label("open_flags")
)
_next_due = (
    select(func.min(follow_ups.c.due_on))
    .where(follow_ups.c.case_id == cases.c.id, follow_ups.c.done_on.is_(None))
    .scalar_subquery()
    .label("next_due")
)


class CaseRepository(Repository):
    """Adds, pages and closes cases."""

    __slots__ = ()

    def add(
        self,
        person_id: PersonId,
        topic: Topic,
        title: str,
        *,
        opened_on: date,
        law_on: date | None = None,
        counsellor: str = "",
    ) -> Case:
        """Open a case; the law of ``law_on`` (else of the opening day) applies to it."""
        case = Case(
            CaseId(new_id()),
            person_id,
            topic,
            title,
            CaseStatus.OPEN,
            opened_on,
            law_on or opened_on,
            counsellor,
        )
        self._add(
            cases,
            id=case.id,
            person_id=person_id,
            topic=topic,
            title=title,
            status=case.status,
            opened_on=opened_on,
            law_on=case.law_on,
            counsellor=counsellor,
            active_at=self._tx.clock.now(),
        )
        return case

    def get(self, case_id: CaseId) -> Case:
        """Return a case; raises ``UserError("case_unknown")``."""
        row = self._one(select(cases).where(cases.c.id == case_id))
        if row is None:
            raise UserError("case_unknown")
        return _case(row)

    def row(self, case_id: CaseId) -> CaseRow:
        """Return a case as a list shows it; raises ``UserError("case_unknown")``."""
        row = self._one(_rows().where(cases.c.id == case_id))
        if row is None:
            raise UserError("case_unknown")
        return _case_row(row)

    def rows(self, case_ids: tuple[CaseId, ...]) -> tuple[CaseRow, ...]:
        """Return cases in the order of the ids asked for; unknown ids are left out."""
        found = {
            row.id: _case_row(row) for row in self._all(_rows().where(cases.c.id.in_(case_ids)))
        }
        return tuple(found[case_id] for case_id in case_ids if case_id in found)

    def page(self, query: CaseQuery) -> Page[CaseRow]:
        """Return a page of cases.

        A text is looked for in pseudonym, title and chronicle; the best hits come first then,
        whatever the order asked for. An empty text matches every case.
        """
        if query.text.strip():
            return self._found(query)
        main, descending = _ORDER[query.sort]
        return self._page(
            _filtered(_rows(), query),
            (main, cases.c.id),
            _place(query),
            query.limit,
            _case_row,
            lambda row: _key(query.sort, row),
            descending=descending,
        )

    def _found(self, query: CaseQuery) -> Page[CaseRow]:
        """Return a page of hits; its key is how many came before."""
        limit, skipped = clamp(query.limit), _skipped(query.after)
        hits = CaseFinder(self._tx.connection, query.text).ids(query.status, query.topic)
        try:
            found = tuple(islice(hits, skipped, skipped + limit + 1))
        finally:
            hits.close()
        after = encode_key(str(skipped + limit)) if len(found) > limit else None
        return Page(self.rows(found[:limit]), after)

    def count(self, query: CaseQuery | None = None) -> int:
        """Return how many cases match, whatever the page."""
        if query is not None and query.text.strip():
            hits = CaseFinder(self._tx.connection, query.text).ids(query.status, query.topic)
            return sum(1 for _hit in hits)
        statement = select(func.count()).select_from(cases)
        if query is not None:
            statement = _filtered(statement, query)
        return int(self._tx.connection.execute(statement).scalar_one())

    def set_status(self, case_id: CaseId, status: CaseStatus) -> Case:
        """Move a case; raises ``UserError("case_has_open_flags")`` when closing over danger."""
        row = self.row(case_id)
        if status is CaseStatus.CLOSED and row.open_flags:
            raise UserError("case_has_open_flags", count=row.open_flags)
        return self._change(case_id, status=status)

    def set_title(self, case_id: CaseId, title: str) -> Case:
        """Rename a case; raises ``UserError("case_unknown")``."""
        return self._change(case_id, title=title)

    def set_law_on(self, case_id: CaseId, law_on: date) -> Case:
        """Choose the day whose law applies; raises ``UserError("case_unknown")``."""
        return self._change(case_id, law_on=law_on)

    def _change(self, case_id: CaseId, **values: Any) -> Case:
        stamp = self._tx.change_stamp()
        self._tx.connection.execute(
            update(cases)
            .where(cases.c.id == case_id)
            .values(**values, active_at=stamp["changed_at"], **stamp)
        )
        return self.get(case_id)


_ORDER: dict[CaseSort, tuple[ColumnElement[Any], bool]] = {
    CaseSort.ACTIVE: (cases.c.active_at, True),
    CaseSort.OPENED: (cases.c.opened_on, True),
    CaseSort.PSEUDONYM: (persons.c.pseudonym, False),
}


def _place(query: CaseQuery) -> tuple[Any, str] | None:
    if query.after is None or query.sort is CaseSort.OPENED:
        return decode_day_key(query.after)
    main, case_id = decode_key(query.after, 2)
    if query.sort is CaseSort.PSEUDONYM:
        return main, case_id
    try:
        return datetime.fromisoformat(main), case_id
    except ValueError as error:
        raise UserError("page_key_invalid") from error


def _skipped(after: str | None) -> int:
    if after is None:
        return 0
    (count,) = decode_key(after, 1)
    if not count.isdecimal():
        raise UserError("page_key_invalid")
    return int(count)


def _key(sort: CaseSort, row: Any) -> str:
    if sort is CaseSort.OPENED:
        return encode_day_key(row.opened_on, row.id)
    if sort is CaseSort.PSEUDONYM:
        return encode_key(row.pseudonym, row.id)
    return encode_key(row.active_at.isoformat(), row.id)


def _rows() -> Select[Any]:
    return select(cases, persons.c.pseudonym, _open_flags, _next_due).join_from(
        cases, persons, persons.c.id == cases.c.person_id
    )


def _filtered(statement: Select[Any], query: CaseQuery) -> Select[Any]:
    if query.status is not None:
        statement = statement.where(cases.c.status == query.status)
    if query.topic is not None:
        statement = statement.where(cases.c.topic == query.topic)
    if query.person_id is not None:
        statement = statement.where(cases.c.person_id == query.person_id)
    return statement


def _case(row: Any) -> Case:
    return Case(
        row.id,
        row.person_id,
        row.topic,
        row.title,
        row.status,
        row.opened_on,
        row.law_on,
        row.counsellor,
    )


def _case_row(row: Any) -> CaseRow:
    return CaseRow(_case(row), row.pseudonym, row.open_flags, row.next_due, row.active_at)
