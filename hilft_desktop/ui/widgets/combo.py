# SPDX-License-Identifier: GPL-3.0-or-later
"""A drop-down list that draws its own arrow in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from hilft_desktop.ui.theme.manager import colour


class Combo(QComboBox):
    """A list box; the wheel scrolls the page instead of changing an answer unnoticed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(14)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("text" if self.isEnabled() else "muted"), 1.6))
        x, y = self.width() - 20, self.height() / 2
        painter.drawPolyline(
            QPolygonF([QPointF(x, y - 2.5), QPointF(x + 5, y + 2.5), QPointF(x + 10, y - 2.5)])
        )
