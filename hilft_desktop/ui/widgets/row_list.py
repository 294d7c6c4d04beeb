# SPDX-License-Identifier: GPL-3.0-or-later
"""A column of lines that is replaced as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.ui.widgets.tab_order import TabAnchor


class RowList(QWidget):
    """Holds widgets one below the other; hidden when there are none."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 0) -> None:
        super().__init__(parent)
        self._anchor = TabAnchor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def follow(self) -> None:
        """Let Tab reach the lines after every control made so far, for they stand above them."""
        self._anchor = TabAnchor(self)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these instead of the ones before."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(row)
        self._anchor.lead_through(rows)
        self.setVisible(bool(rows))
