# SPDX-License-Identifier: GPL-3.0-or-later
"""A word beside a widget, or above it where the line is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class Captioned(QWidget):
    """The word takes a tenth of the width; where it does not fit there, it stands above."""

    def __init__(self, words: str, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(words, "label")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(metrics.S)
        self._line.addWidget(self._label)
        self._line.addWidget(widget, 1)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        # Another theme or text size makes the word wider without making this wider.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        room = max(metrics.CAPTION, self.width() // 10)
        fits = words < room
        directions = QBoxLayout.Direction
        self._label.setFixedWidth(room if fits else words)
        self._line.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
