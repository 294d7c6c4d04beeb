# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases: the list, its filters, and a status that cannot hide a red flag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select, update

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
from hilft_desktop.storage.tables import (
    cases,
    contacts,
    follow_ups,
    persons,
    red_flags,
    second_looks,
)
from hilft_desktop.storage.transaction import Repository, new_id


class CaseSort(StrEnum):
    """Orders in which cases can be paged."""

    ACTIVE = "active"
    """Last worked on first."""
    OPENED = "opened"
    """Newest first."""
    PSEUDONYM = "pseudonym"


class CaseNeed(StrEnum):
    """What a case may wait for."""

    FLAG = "flag"
    """A red flag without an answer."""
    SECOND_LOOK = "second_look"
    """A second look asked for and not given."""
    OVERDUE = "overdue"
    """Something open whose day is over."""


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases, in which order, behind which key.

    ``counsellor`` keeps the cases for which this counsellor is responsible, first or second.
    """

    text: str = ""
    status: CaseStatus | None = None
    topic: Topic | None = None
    person_id: PersonId | None = None
    counsellor: str = ""
    need: CaseNeed | None = None
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
    open_looks: int
    active_at: datetime


_CASE = tuple(cases.c[name] for name in Case.__slots__)
"""The columns of a case in the order of its fields; rows are made by place, lists are long."""
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
_open_looks = (
    select(func.count())
    .where(second_looks.c.case_id == cases.c.id, second_looks.c.done_on.is_(None))
    .scalar_subquery()
    .label("open_looks")
)


class CaseRepository(Repository):
    """Adds, pages, closes and erases cases."""

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
        self._add(cases, **case_columns(case), active_at=self._tx.clock.now())
        return case

    def get(self, case_id: CaseId) -> Case:
        """Return a case; raises ``UserError("case_unknown")``."""
        row = self._one(select(*_CASE).where(cases.c.id == case_id))
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
            return self.search(query, 0)[0]
        main, descending = _ORDER[query.sort]
        return self._page(
            _rows().where(*self._conditions(query)),
            (main, cases.c.id),
            _place(query),
            query.limit,
            _case_row,
            lambda row: _key(query.sort, row),
            descending=descending,
        )

    def search(self, query: CaseQuery, most: int) -> tuple[Page[CaseRow], int]:
        """Return a page of hits and how many there are, counted up to ``most``: read once.

        The key of the next page is how many hits came before it.
        """
        limit, skipped = clamp(query.limit), _skipped(query.after)
        hits = CaseFinder(self._tx.connection, query.text).ids(self._conditions(query))
        try:
            found = tuple(islice(hits, max(most, skipped + limit + 1)))
        finally:
            hits.close()
        shown = found[skipped : skipped + limit]
        after = encode_key(str(skipped + limit)) if len(found) > skipped + limit else None
        return Page(self.rows(shown), after), min(len(found), most)

    def count(self, query: CaseQuery | None = None) -> int:
        """Return how many cases match, whatever the page."""
        if query is not None and query.text.strip():
            hits = CaseFinder(self._tx.connection, query.text).ids(self._conditions(query))
            return sum(1 for _hit in hits)
        statement = select(func.count()).select_from(cases)
        if query is not None:
            statement = statement.where(*self._conditions(query))
        return int(self._tx.connection.execute(statement).scalar_one())

    def set_status(
        self, case_id: CaseId, status: CaseStatus, *, accept_open_deadlines: bool = False
    ) -> Case:
        """Move a case; the day of closing is kept with it.

        Closing raises ``UserError``: ``case_has_open_flags``, and, unless they are accepted,
        ``case_has_open_deadlines``.
        """
        row = self.row(case_id)
        if status is not CaseStatus.CLOSED:
            return self._change(case_id, status=status, closed_on=None)
        if row.open_flags:
            raise UserError("case_has_open_flags", count=row.open_flags)
        deadlines = 0 if accept_open_deadlines else self._open_deadlines(case_id)
        if deadlines:
            raise UserError("case_has_open_deadlines", count=deadlines)
        closed_on = row.case.closed_on or self._tx.clock.today()
        return self._change(case_id, status=status, closed_on=closed_on)

    def assign(self, case_id: CaseId, counsellor: str, second_counsellor: str) -> Case:
        """Say who is responsible, and who second; raises ``UserError("case_unknown")``."""
        return self._change(case_id, counsellor=counsellor, second_counsellor=second_counsellor)

    def set_title(self, case_id: CaseId, title: str) -> Case:
        """Rename a case; raises ``UserError("case_unknown")``."""
        self._tx.note_erasure()  # the old title may be renamed because it said too much
        return self._change(case_id, title=title)

    def set_law_on(self, case_id: CaseId, law_on: date) -> Case:
        """Choose the day whose law applies; raises ``UserError("case_unknown")``."""
        return self._change(case_id, law_on=law_on)

    def counsellors(self) -> frozenset[str]:
        """Return every name that stands as responsible or second on some case."""
        first = select(cases.c.counsellor).where(cases.c.counsellor != "")
        second = select(cases.c.second_counsellor).where(cases.c.second_counsellor != "")
        return frozenset(row[0] for row in self._all(first.union(second)))

    def of_person(self, person_id: PersonId) -> tuple[CaseRow, ...]:
        """Return the cases of a person, last worked on first."""
        statement = _rows().where(cases.c.person_id == person_id)
        return tuple(
            _case_row(row)
            for row in self._all(statement.order_by(cases.c.active_at.desc(), cases.c.id.desc()))
        )

    def waiting(self, limit: int) -> tuple[CaseRow, ...]:
        """Return the cases that wait for an answer, longest untouched first."""
        statement = _rows().where(cases.c.status == CaseStatus.WAITING)
        rows = self._all(statement.order_by(cases.c.active_at, cases.c.id).limit(clamp(limit)))
        return tuple(_case_row(row) for row in rows)

    def count_waiting(self) -> int:
        """Return how many cases wait for an answer."""
        return self.count(CaseQuery(status=CaseStatus.WAITING))

    def closed_until(self, day: date) -> tuple[Case, ...]:
        """Return the cases closed on that day or before, longest closed first."""
        statement = (
            select(*_CASE)
            .where(cases.c.closed_on.is_not(None), cases.c.closed_on <= day)
            .order_by(cases.c.closed_on, cases.c.id)
        )
        return tuple(_case(row) for row in self._all(statement))

    def erase(self, case_id: CaseId) -> None:
        """Erase a case with everything on it; its contacts stay, but nobody's.

        The notes of those contacts are emptied, because they may tell who it was.
        Raises ``UserError("case_unknown")``.
        """
        self.get(case_id)
        self._tx.note_erasure()
        execute = self._tx.connection.execute
        execute(
            update(contacts)
            .where(contacts.c.case_id == case_id)
            .values(person_id=None, case_id=None, note="", **self._tx.change_stamp())
        )
        execute(delete(cases).where(cases.c.id == case_id))

    def _open_deadlines(self, case_id: CaseId) -> int:
        counted = select(func.count()).where(
            follow_ups.c.case_id == case_id,
            follow_ups.c.done_on.is_(None),
            follow_ups.c.is_deadline.is_(True),
        )
        return int(self._scalar(counted))

    def _conditions(self, query: CaseQuery) -> list[ColumnElement[bool]]:
        return _conditions(query, self._tx.clock.today())

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
    shown = (persons.c.pseudonym, _open_flags, _next_due, _open_looks, cases.c.active_at)
    return select(*_CASE, *shown).join_from(cases, persons, persons.c.id == cases.c.person_id)


def _conditions(query: CaseQuery, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.status is not None:
        conditions.append(cases.c.status == query.status)
    if query.topic is not None:
        conditions.append(cases.c.topic == query.topic)
    if query.person_id is not None:
        conditions.append(cases.c.person_id == query.person_id)
    if query.counsellor:
        mine = query.counsellor
        conditions.append((cases.c.counsellor == mine) | (cases.c.second_counsellor == mine))
    if query.need is not None:
        # Sets of ids: the partial indexes of what is open are small, however many cases there are.
        conditions.append(cases.c.id.in_(_WAITING[query.need](today)))
    return conditions


_WAITING: dict[CaseNeed, Callable[[date], Select[Any]]] = {
    CaseNeed.FLAG: lambda _today: select(red_flags.c.case_id).where(
        red_flags.c.resolved_on.is_(None)
    ),
    CaseNeed.SECOND_LOOK: lambda _today: select(second_looks.c.case_id).where(
        second_looks.c.done_on.is_(None)
    ),
    CaseNeed.OVERDUE: lambda today: select(follow_ups.c.case_id).where(
        follow_ups.c.done_on.is_(None), follow_ups.c.due_on < today
    ),
}


def case_columns(case: Case) -> dict[str, Any]:
    """Return the columns of a case but for the moment it was last worked on, without stamps."""
    return {name: getattr(case, name) for name in Case.__slots__}


def _case(row: Any) -> Case:
    return Case(*row[: len(_CASE)])


def _case_row(row: Any) -> CaseRow:
    return CaseRow(_case(row), *row[len(_CASE) :])
