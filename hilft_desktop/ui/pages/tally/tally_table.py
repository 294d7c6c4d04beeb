# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of a release with its bars, as tall as its rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.models.tally_table_model import Column, TallyTableModel
from hilft_desktop.ui.pages.tally.bar_delegate import BarDelegate
from hilft_desktop.ui.theme import metrics


class TallyTable(QTableView):
    """Shows every row without scrolling of its own; the page scrolls."""

    def __init__(self, title: str, model: TallyTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegateForColumn(Column.BAR, BarDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.show_model(title, model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(Column.CATEGORY, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NUMBER, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.BAR, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_model(self, title: str, model: TallyTableModel) -> None:
        """Show other rows under another title."""
        before = self.model()
        model.setParent(self)
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        self.setAccessibleName(_("Tabelle: {title}").format(title=title))
        self._fit_height()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Left and right would walk columns that say the same sentence.
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _fit_height(self) -> None:
        row = self.fontMetrics().height() + metrics.M
        self.verticalHeader().setDefaultSectionSize(row)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + row * self.model().rowCount() + 2 * self.frameWidth() + 2)
