# SPDX-License-Identifier: GPL-3.0-or-later
"""One answer of a choice group: a word in a frame with a mark that shows whether it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QPushButton, QWidget

from hilft_desktop.ui.theme.manager import colour

_MARK = 16
_GAP = 6
"""Room between mark and word, drawn as part of the mark: styles keep too little."""
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChoiceButton(QPushButton):
    """Checkable; round mark for one of several, square mark for any of several."""

    move_wanted = Signal(int)
    """An arrow key asks for the next (1) or previous (-1) answer."""

    def __init__(
        self, code: str, words: str, *, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.code = code
        self._several = several
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setIconSize(QSize(_MARK + _GAP, _MARK))
        self.setToolTip("")
        self.toggled.connect(lambda _on: self._draw_mark())
        self._draw_mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.move_wanted.emit(_ARROWS[key])
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_mark()

    def _draw_mark(self) -> None:
        density = max(2.0, self.devicePixelRatioF())
        picture = QPixmap(round((_MARK + _GAP) * density), round(_MARK * density))
        picture.setDevicePixelRatio(density)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(colour("focus" if chosen else "lines"), 1.5))
        box = QRectF(1, 1, _MARK - 2, _MARK - 2)
        if self._several:
            painter.setBrush(colour("focus" if chosen else "surface"))
            painter.drawRoundedRect(box, 3, 3)
            if chosen:
                painter.setPen(QPen(colour("surface"), 2))
                painter.drawPolyline(QPolygonF([QPointF(4, 8.5), QPointF(7, 11.5), QPointF(12, 5)]))
        else:
            painter.setBrush(colour("surface"))
            painter.drawEllipse(box)
            if chosen:
                painter.setBrush(colour("focus"))
                painter.drawEllipse(box.adjusted(3.5, 3.5, -3.5, -3.5))
        painter.end()
        self.setIcon(QIcon(picture))
