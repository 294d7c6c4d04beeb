# SPDX-License-Identifier: GPL-3.0-or-later
"""What a repository works with: connection, clock, and the stamps that let laptops be merged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypedDict, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, insert, tuple_, update
from uuid6 import uuid7

from hilft_desktop.domain.errors import UserError
from hilft_desktop.storage.paging import Page, clamp, make_page
from hilft_desktop.storage.tables import cases, vault_meta
from hilft_desktop.system.clock import Clock

T = TypeVar("T")


class Stamp(TypedDict):
    """Columns every row carries beside its id."""

    origin: str
    lamport: int
    created_at: datetime
    changed_at: datetime


class ChangeStamp(TypedDict):
    """Columns a change of a row sets anew."""

    origin: str
    lamport: int
    changed_at: datetime


class Transaction:
    """One transaction on the vault's worker thread.

    All rows written in it share one tick of the Lamport counter, drawn when the first is written.
    """

    __slots__ = ("_lamport", "clock", "connection", "erased", "origin")

    def __init__(self, connection: Connection, clock: Clock, origin: str) -> None:
        self.connection = connection
        self.clock = clock
        self.origin = origin
        self.erased = False
        self._lamport: int | None = None

    def lamport(self) -> int:
        """Return this transaction's tick."""
        if self._lamport is None:
            tick = (
                update(vault_meta)
                .values(lamport=vault_meta.c.lamport + 1)
                .returning(vault_meta.c.lamport)
            )
            self._lamport = int(self.connection.execute(tick).scalar_one())
        return self._lamport

    def stamp(self) -> Stamp:
        """Return the stamps of a new row."""
        now = self.clock.now()
        return {
            "origin": self.origin,
            "lamport": self.lamport(),
            "created_at": now,
            "changed_at": now,
        }

    def change_stamp(self) -> ChangeStamp:
        """Return the stamps of a changed row."""
        return {
            "origin": self.origin,
            "lamport": self.lamport(),
            "changed_at": self.clock.now(),
        }

    def touch_case(self, case_id: str) -> None:
        """Mark a case as worked on; raises ``UserError("case_unknown")``.

        That is no change of the case itself: its Lamport stamp stays, so a merge sees no conflict.
        """
        changed = self.connection.execute(
            update(cases).where(cases.c.id == case_id).values(active_at=self.clock.now())
        )
        if not changed.rowcount:
            raise UserError("case_unknown")

    def note_erasure(self) -> None:
        """Say, before deleting, that content goes: the write-ahead log is emptied after the commit.

        Draws the tick first, because the triggers that leave tombstones read it.
        """
        self.lamport()
        self.erased = True


def new_id() -> str:
    """Return a fresh UUIDv7 as text; later ones sort behind earlier ones."""
    return str(uuid7())


class Repository:
    """Base of the repositories: holds the transaction they work in."""

    __slots__ = ("_tx",)

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def _add(self, table: Table, **values: Any) -> None:
        """Add a row with its stamps. One cached statement per table, values apart: it is fast."""
        self._tx.connection.execute(insert(table), {**values, **self._tx.stamp()})

    def _put(self, table: Table, key: str, **values: Any) -> None:
        """Change the row of a key, or add it."""
        changed = self._tx.connection.execute(
            update(table).where(table.c.key == key).values(**values, **self._tx.change_stamp())
        )
        if not changed.rowcount:
            self._add(table, id=new_id(), key=key, **values)

    def _all(self, statement: Any) -> list[Any]:
        return list(self._tx.connection.execute(statement).all())

    def _one(self, statement: Any) -> Any | None:
        return self._tx.connection.execute(statement).one_or_none()

    def _scalar(self, statement: Any) -> Any:
        return self._tx.connection.execute(statement).scalar()

    def _page(
        self,
        statement: Select[Any],
        order: tuple[ColumnElement[Any], ColumnElement[Any]],
        after: tuple[Any, str] | None,
        limit: int,
        value: Callable[[Any], T],
        key: Callable[[Any], str],
        *,
        descending: bool = False,
    ) -> Page[T]:
        """Return the page behind ``after`` in the order of two columns, the second being the id."""
        limit = clamp(limit)
        if after is not None:
            place = tuple_(*order)
            statement = statement.where(place < after if descending else place > after)
        sorted_by = [column.desc() if descending else column.asc() for column in order]
        rows = self._all(statement.order_by(*sorted_by).limit(limit + 1))
        return make_page(rows, limit, value, key)
