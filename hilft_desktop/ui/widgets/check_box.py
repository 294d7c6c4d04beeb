# SPDX-License-Identifier: GPL-3.0-or-later
"""A check box whose mark is drawn in the colours of the theme, with a frame one can see."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from hilft_desktop.ui.theme.manager import active_palette, colour


class CheckBox(QCheckBox):
    """Twenty pixels of box, the word beside it belongs to the target."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if text:
            self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        box = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = active_palette().focus_width if self.hasFocus() else 1.2
        painter.setPen(QPen(colour("focus" if self.hasFocus() else "lines"), width))
        painter.setBrush(colour("focus" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(colour("surface"), 2))
            x, y = box.left(), box.top()
            painter.drawPolyline(
                QPolygonF(
                    [QPointF(x + 4, y + 9), QPointF(x + 7.5, y + 12.5), QPointF(x + 13.5, y + 5)]
                )
            )
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
