# SPDX-License-Identifier: GPL-3.0-or-later
"""One answer at the stall: its key in a frame, its words, and how often it was counted today."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import colour


class StallKey(QPushButton):
    """Checkable. Chosen, its key is filled and shows a tick, so that colour is not all it says.

    Enter is left to the page: it counts, wherever the focus is.
    """

    def __init__(
        self,
        code: str,
        sign: str,
        words: str,
        *,
        height: int,
        counted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.code = code
        self.sign = sign
        self._words = words
        self._count = 0
        self._counted = counted
        self._least = height
        self.setProperty("role", "key")
        self.setCheckable(True)
        self.setAutoDefault(False)
        # By Tab only: a finger must not take Enter away from "count".
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._speak()

    def set_count(self, count: int) -> None:
        """Show how often this was counted today."""
        if count != self._count:
            self._count = count
            self._speak()
            self.update()

    @property
    def count(self) -> int:
        """How often this was counted today."""
        return self._count

    def sizeHint(self) -> QSize:
        width = self._around() + self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(width, self._height(1))

    def minimumSizeHint(self) -> QSize:
        words = self._words.split(" ")
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(self._around() + widest + 2, self._height(1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._lines(width)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_cap(painter)
        self._draw_count(painter)
        left = 2 * metrics.S + self._cap()
        room = QRect(left, 0, self.width() - left, self.height())
        painter.setPen(colour("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, "\n".join(self._lines(self.width())))

    def _draw_cap(self, painter: QPainter) -> None:
        side = self._cap()
        cap = QRectF(metrics.S, (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        painter.setPen(QPen(colour("focus" if chosen else "text"), 1.6))
        painter.setBrush(colour("focus" if chosen else "surface"))
        painter.drawRoundedRect(cap, metrics.XS, metrics.XS)
        if chosen:
            painter.setPen(QPen(colour("surface"), 3))
            painter.drawPolyline(_tick(cap))
            return
        painter.setPen(colour("text"))
        painter.setFont(self._bold())
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.sign)
        painter.setFont(self.font())

    def _draw_count(self, painter: QPainter) -> None:
        if not self._count:
            return
        painter.setPen(colour("text"))
        painter.setFont(self._bold())
        lines = len(self._lines(self.width()))
        # Level with the last line: a long first word may need the whole width.
        lower = (lines - 1) * self.fontMetrics().height()
        place = QRect(0, lower, self.width() - metrics.M, self.height() - lower)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, flags, str(self._count))
        painter.setFont(self.font())

    def _speak(self) -> None:
        self.setAccessibleName(f"{self._words}, {self.sign}")
        today = _("heute {count}").format(count=self._count) if self._count else ""
        self.setAccessibleDescription(today)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _cap(self) -> int:
        """Return the side of the frame around the sign."""
        return self.fontMetrics().height() + metrics.XS

    def _around(self) -> int:
        return 3 * metrics.S + self._cap()

    def _height(self, lines: int) -> int:
        return max(self._least, lines * self.fontMetrics().height() + metrics.XS)

    def _lines(self, width: int) -> list[str]:
        """Return the words broken into lines; the last leaves room for the number."""
        room = width - self._around()
        lines = self._wrapped(room)
        number = self.fontMetrics().horizontalAdvance("00 ") if self._counted else 0
        last = self.fontMetrics().horizontalAdvance(lines[-1])
        return lines if last + number <= room else self._wrapped(room - number)

    def _wrapped(self, room: int) -> list[str]:
        lines: list[str] = []
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def _tick(box: QRectF) -> QPolygonF:
    """Return a tick inside a square."""
    x, y, side = box.x(), box.y(), box.width()
    corners = ((0.25, 0.52), (0.43, 0.7), (0.76, 0.32))
    return QPolygonF([QPointF(x + side * right, y + side * down) for right, down in corners])
