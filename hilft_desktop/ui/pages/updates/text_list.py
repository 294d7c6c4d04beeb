# SPDX-License-Identifier: GPL-3.0-or-later
"""A short heading with lines below it; long lists are cut and say so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList

_SHOWN = 8


class TextList(QWidget):
    """Hidden while it has no lines."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = heading
        self._lines: Sequence[str] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        self._heading = PlainLabel("", "strong", wrap=True)
        column.addWidget(self._heading)
        self._rows = RowList(spacing=2)
        column.addWidget(self._rows)
        self._more = Button("", role="link")
        self._more.clicked.connect(lambda: self._show(len(self._lines)))
        column.addWidget(self._more)
        self.hide()

    @property
    def lines(self) -> Sequence[str]:
        """All lines, shown or not."""
        return self._lines

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; the first eight at once."""
        self._lines = lines
        self._heading.setText(f"{self._words}: {len(lines)}")
        self._show(_SHOWN)
        self.setVisible(bool(lines))

    def _show(self, count: int) -> None:
        self._rows.show_rows(
            [PlainLabel(line, wrap=True, selectable=True) for line in self._lines[:count]]
        )
        rest = len(self._lines) - count
        self._more.setVisible(rest > 0)
        self._more.setText(
            ngettext("{n} weitere Zeile zeigen", "{n} weitere Zeilen zeigen", rest).format(n=rest)
        )
        self._more.setAccessibleDescription(_("Liste: {words}").format(words=self._words))
