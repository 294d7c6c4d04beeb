# SPDX-License-Identifier: GPL-3.0-or-later
"""Says to anybody what published numbers can tell and what not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hilft_desktop.domain.tally_reading import Explanation
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_KEYS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_Space: 8,
}
"""Lines to scroll, because nothing in the text can take the focus."""


class ExplanationDialog(QDialog):
    """Questions as headings, answers below, arrow keys scroll."""

    def __init__(self, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(explanation.title)
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self.resize(680, metrics.DIALOG_HEIGHT)
        self._scroll = PageScroll(margins=(metrics.XL, metrics.L, metrics.XL, metrics.L))
        self._scroll.column.addWidget(PlainLabel(explanation.title, "heading", wrap=True))
        for title, text in explanation.sections:
            self._scroll.column.addWidget(PlainLabel(title, "section", wrap=True))
            self._scroll.column.addWidget(PlainLabel(text, wrap=True))
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.L, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(self._scroll, 1)
        close = Button(_("Schließen"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = _KEYS.get(Qt.Key(event.key()))
        if lines is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + lines * self.fontMetrics().lineSpacing())
