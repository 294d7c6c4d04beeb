# SPDX-License-Identifier: GPL-3.0-or-later
"""A limit for each size of household, as a table to type into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.local import TABLE_ROWS_LIMIT, LocalRow
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.local.limit_line import LimitLine
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button

_AT_FIRST = 5


class LimitsEditor(QWidget):
    """Five sizes at first; sizes left empty are not part of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[LimitLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        self._column = QVBoxLayout()
        self._column.setSpacing(metrics.XS)
        column.addLayout(self._column)
        self.more = Button(_("Weitere Haushaltsgröße"), "plus", "quiet")
        self.more.clicked.connect(self._on_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(_AT_FIRST)
        self.setFocusProxy(self.lines[0].euros_target)

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """What stands in the fields."""
        return tuple(line.typed for line in self.lines if any(line.typed))

    def show_rows(self, rows: Sequence[LocalRow]) -> None:
        """Show the limits of a table."""
        self._add(max((row.persons for row in rows), default=0) - len(self.lines))
        for row in rows:
            self.lines[row.persons - 1].show_row(row)

    def rows(self) -> tuple[LocalRow, ...]:
        """Return what was typed; raises ``UserError`` for what is no amount, field "rows"."""
        try:
            rows = [line.row() for line in self.lines]
        except HilftError as error:
            raise UserError(error.code, field="rows", **error.params) from error
        return tuple(row for row in rows if row is not None)

    def order_tab(self) -> None:
        """Let Tab come to the button behind the last line, wherever it came before."""
        QWidget.setTabOrder(self.lines[-1].metres, self.more)

    def _on_more(self) -> None:
        self._add(1)
        self.lines[-1].euros.setFocus()

    def _add(self, count: int) -> None:
        for _turn in range(count):
            line = LimitLine(len(self.lines) + 1)
            self._column.addWidget(line)
            if self.lines:
                # A line added later would come behind the footer.
                QWidget.setTabOrder(self.lines[-1].metres, line.euros_target)
                QWidget.setTabOrder(line.euros_target, line.metres)
            self.lines.append(line)
        self.order_tab()
        self.more.setVisible(len(self.lines) < TABLE_ROWS_LIMIT)
