# SPDX-License-Identifier: GPL-3.0-or-later
"""A bar that compares one number with the largest beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hilft_desktop.ui.theme.manager import colour

_HEIGHT = 12


class ShareBar(QWidget):
    """Only compares; the number stands beside it in words."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(40)

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour("lines"))
        painter.drawLine(0, 0, 0, self.height())
        width = round((self.width() - 1) * self._share)
        if width:
            top = (self.height() - _HEIGHT) // 2
            painter.fillRect(QRect(1, top, width, _HEIGHT), colour("focus"))
