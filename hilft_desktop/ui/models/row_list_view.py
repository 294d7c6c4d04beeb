# SPDX-License-Identifier: GPL-3.0-or-later
"""The one list of the program: rows of words, chosen by key or by one click."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from hilft_desktop.ui.models.list_row import RowRole
from hilft_desktop.ui.models.list_row_delegate import ListRowDelegate


class RowListView(QListView):
    """A list over any model that answers ``RowRole``.

    ``row_chosen`` tells the key of the row that became current; ``row_activated`` that somebody
    pressed Enter on it or double-clicked. Arrow keys skip headings by themselves.
    """

    row_chosen = Signal(str)
    row_activated = Signal(str)

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(ListRowDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_activated)

    @property
    def current_key(self) -> str:
        """Key of the chosen row, empty when there is none."""
        rows = self.selectionModel().selectedIndexes()
        return str(rows[0].data(RowRole.KEY)) if rows else ""

    def choose(self, index: QModelIndex) -> None:
        """Make a row the current one and bring it into view; an invalid index clears the choice."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if not self.current_key:
                self._choose_first()
            if self.current_key:
                self.row_activated.emit(self.current_key)
            return
        super().keyPressEvent(event)

    def _choose_first(self) -> None:
        rows = (self.model().index(at, 0) for at in range(self.model().rowCount()))
        self.choose(next((row for row in rows if not row.data(RowRole.HEADING)), QModelIndex()))

    def _on_selection(self, selected: QItemSelection, _gone: QItemSelection) -> None:
        rows = selected.indexes()
        if rows:
            self.row_chosen.emit(str(rows[0].data(RowRole.KEY)))

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.data(RowRole.HEADING):
            self.row_activated.emit(str(index.data(RowRole.KEY)))
