# SPDX-License-Identifier: GPL-3.0-or-later
"""One answer of a choice group: a word in a frame with a mark that shows whether it is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

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
    """Checkable; round mark for one of several, square mark for any of several.

    Assistive technology hears a radio button or a check box, as the mark says.
    Long words go on in a second line where the place is narrow, so that nothing is cut off.
    """

    move_wanted = Signal(int)
    """An arrow key asks for the next (1) or previous (-1) answer."""

    def __init__(
        self, code: str, words: str, *, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.code = code
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._several = several
        self.setProperty("role", "choice")
        self.setCheckable(True)
        # This alone makes it a radio button for assistive technology.
        self.setAutoExclusive(not several)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setIconSize(QSize(_MARK + _GAP, _MARK))
        self.setToolTip("")
        self.toggled.connect(lambda _on: self._draw_mark())
        self._draw_mark()

    def set_chosen(self, *, chosen: bool) -> None:
        """Choose or take back, without a word to the other answers."""
        with self._able_to_be_taken_back():
            self.setChecked(chosen)

    def press(self) -> None:
        """Choose, or take back what was chosen, as a click does."""
        with self._able_to_be_taken_back():
            self.click()

    @contextmanager
    def _able_to_be_taken_back(self) -> Iterator[None]:
        """Qt does not let go of the chosen one of exclusive buttons; an answer may be a slip."""
        exclusive = self.autoExclusive()
        self.setAutoExclusive(False)
        try:
            yield
        finally:
            self.setAutoExclusive(exclusive)

    def sizeHint(self) -> QSize:
        width = self._padding() + self.fontMetrics().horizontalAdvance(self._words) + 1
        return QSize(width, self._height(1))

    def minimumSizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in self._words.split(" "))
        return QSize(self._padding() + widest + 1, self._height(1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        text = "\n".join(self._lines(event.size().width()))
        if text != self.text():
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.move_wanted.emit(_ARROWS[key])
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.press()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        with self._able_to_be_taken_back():
            super().keyReleaseEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self._able_to_be_taken_back():
            super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_mark()

    def _padding(self) -> int:
        """Return the width of everything but the words: frame, mark, room around."""
        shown = max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n"))
        return super().sizeHint().width() - shown

    def _height(self, lines: int) -> int:
        metrics = self.fontMetrics()
        shown = self.text().count("\n")
        return super().sizeHint().height() + (lines - 1 - shown) * metrics.height()

    def _lines(self, width: int) -> list[str]:
        """Return the words broken into lines that fit a button of this width."""
        room = width - self._padding()
        lines: list[str] = []
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

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
