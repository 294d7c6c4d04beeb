# SPDX-License-Identifier: GPL-3.0-or-later
"""A short list held in memory: contents, search results, letters, months."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hilft_desktop.ui.models.list_row import ListRow, row_data

Index = QModelIndex | QPersistentModelIndex


class RowListModel(QAbstractListModel):
    """Shows the rows it was given last; headings can be seen but not chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    def show_rows(self, rows: Iterable[ListRow]) -> None:
        """Replace all rows; equal rows leave selection and scroll position alone."""
        new = tuple(rows)
        if new == self._rows:
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def row(self, index: Index) -> ListRow | None:
        """Return the row at an index, ``None`` for an invalid one."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of the row with this key, or an invalid index."""
        for position, row in enumerate(self._rows):
            if row.key == key and not row.is_heading:
                return self.index(position, 0)
        return QModelIndex()

    def first_choice(self) -> QModelIndex:
        """Return the index of the first row that can be chosen, or an invalid index."""
        for position, row in enumerate(self._rows):
            if not row.is_heading:
                return self.index(position, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        return None if row is None else row_data(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
