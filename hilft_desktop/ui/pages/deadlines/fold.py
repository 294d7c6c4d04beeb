# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that can be folded away below their heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList


class Fold(QWidget):
    """A heading to press; hidden when there is nothing below it."""

    def __init__(
        self, heading: str, parent: QWidget | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(parent)
        self._heading = heading
        self._lines: tuple[tuple[str, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        self._button = Button("", role="quiet")
        self._button.setCheckable(True)
        self._button.toggled.connect(lambda _on: self._show_state())
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = RowList(spacing=metrics.XS)
        column.addWidget(self._rows)
        self._button.setChecked(is_open)
        self._show_state()
        self.hide()

    def set_open(self, *, is_open: bool) -> None:
        """Unfold or fold."""
        self._button.setChecked(is_open)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these texts, each with a quieter line below it; equal lines stay in place."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        rows: list[QWidget] = []
        for text, below in lines:
            rows.append(PlainLabel(text, wrap=True, selectable=True))
            if below:
                rows.append(PlainLabel(below, "muted", wrap=True, selectable=True))
        self._rows.show_rows(rows)
        self.setVisible(bool(rows))
        self._show_state()

    def _show_state(self) -> None:
        is_open = self._button.isChecked()
        self._button.set_icon_name("up" if is_open else "down")
        self._button.setText(f"{self._heading} ({len(self._lines)})")
        self._button.setAccessibleDescription(
            _("aufgeklappt, Enter klappt zu") if is_open else _("zugeklappt, Enter klappt auf")
        )
        self._rows.setVisible(is_open and bool(self._lines))
