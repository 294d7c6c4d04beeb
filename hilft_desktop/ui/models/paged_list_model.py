# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows fetched page by page as the counsellor scrolls; filtered and sorted by the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.ui.models.list_row import ListRow, row_data

Index = QModelIndex | QPersistentModelIndex
QueryT = TypeVar("QueryT", bound=Any)
"""A frozen query with the field ``after``."""
RowT = TypeVar("RowT")
RowT_co = TypeVar("RowT_co", covariant=True)


class Cancel(Protocol):
    """Takes back a call that nobody waits for any more."""

    def __call__(self) -> object: ...


class PageOf(Protocol[RowT_co]):
    """What every paged service answers; ``next_after`` is empty at the end."""

    @property
    def rows(self) -> tuple[RowT_co, ...]: ...

    @property
    def next_after(self) -> str: ...

    @property
    def total(self) -> int: ...


class PagedListModel(QAbstractListModel, Generic[QueryT, RowT]):
    """A list that grows while it is scrolled.

    At most one page is under way at a time, and the mark is set before anything is inserted:
    Qt asks again during an insert, and without the mark every row would appear twice. A new
    query cancels the page under way; an answer that comes all the same is dropped.
    """

    total_changed = Signal(int)
    load_failed = Signal(object)
    first_page_loaded = Signal()

    def __init__(
        self,
        load: Callable[
            [QueryT, Callable[[PageOf[RowT]], None], Callable[[HilftError], None]], Cancel | None
        ],
        describe: Callable[[RowT], ListRow],
        query: QueryT,
        parent: QObject | None = None,
    ) -> None:
        """``load`` asks for a page, answers later by one callback and returns how to cancel."""
        super().__init__(parent)
        self._load = load
        self._describe = describe
        self._query = query
        self._rows: list[ListRow] = []
        self._keys: dict[str, int] = {}
        self._next_after: str | None = None
        """Key behind which the next page starts; ``None`` when there is nothing to ask for."""
        self._in_flight = False
        self._generation = 0
        self._cancel: Cancel | None = None

    @property
    def query(self) -> QueryT:
        """The query whose rows are shown or on their way."""
        return self._query

    def show_query(self, query: QueryT) -> None:
        """Start over with another query; the old rows stay until the first page arrives."""
        self._query = replace(query, after="")
        self._ask("", fresh=True)

    def reload(self) -> None:
        """Ask again for the same query, for example after a change elsewhere."""
        self.show_query(self._query)

    def row(self, index: Index) -> ListRow | None:
        """Return the row at an index, ``None`` for an invalid one."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of a row among those loaded so far, or an invalid index."""
        position = self._keys.get(key)
        return QModelIndex() if position is None else self.index(position, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        return None if row is None else row_data(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next_after is not None and not self._in_flight

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent) and self._next_after is not None:
            self._ask(self._next_after, fresh=False)

    def _ask(self, after: str, *, fresh: bool) -> None:
        if self._cancel is not None:
            self._cancel()
        self._generation += 1
        generation = self._generation
        self._in_flight = True
        self._cancel = None
        cancel = self._load(
            replace(self._query, after=after),
            lambda page: self._arrived(page, generation, fresh=fresh),
            lambda error: self._failed(error, generation),
        )
        if self._in_flight and generation == self._generation:
            self._cancel = cancel

    def _arrived(self, page: PageOf[RowT], generation: int, *, fresh: bool) -> None:
        if generation != self._generation:
            return
        rows = [self._describe(row) for row in page.rows]
        self._next_after = page.next_after or None
        self._cancel = None
        if fresh:
            self.beginResetModel()
            self._rows = rows
            self._keys = {row.key: position for position, row in enumerate(rows)}
            # Views may ask for more only once the reset is over.
            self._in_flight = False
            self.endResetModel()
            self.total_changed.emit(page.total)
            self.first_page_loaded.emit()
            return
        self._append(rows)

    def _append(self, rows: list[ListRow]) -> None:
        # A row that moved behind the key meanwhile (something was touched) must not appear twice.
        new = [row for row in rows if row.key not in self._keys]
        first = len(self._rows)
        if new:
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows.extend(new)
            self._keys.update({row.key: first + offset for offset, row in enumerate(new)})
            self.endInsertRows()
        self._in_flight = False

    def _failed(self, error: HilftError, generation: int) -> None:
        if generation != self._generation:
            return
        self._in_flight = False
        self._cancel = None
        # Asking again by itself would fail in a loop; the next query or reload starts afresh.
        self._next_after = None
        self.load_failed.emit(error)
