# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout of equally wide cells: as many side by side as fit, up to a number."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from hilft_desktop.ui.theme import metrics


class EvenGrid(QLayout):
    """Fills rows from left to right; rows are as even as their number allows.

    Every cell of a row is as high as its highest item; height to spare goes to all rows alike.
    """

    def __init__(
        self, parent: QWidget | None = None, *, columns: int, spacing: int = metrics.S
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._most = columns
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        spare = rect.height() - self._arrange(rect, move=False)
        self._arrange(rect, move=True, spare=max(0, spare))

    def sizeHint(self) -> QSize:
        columns = min(self._most, max(1, len(self._items)))
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        size = QSize(columns * (widest + self.spacing()) - self.spacing(), self._highest())
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        return QSize(self._narrowest(), self._highest()).grownBy(self.contentsMargins())

    def _narrowest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=0)

    def _highest(self) -> int:
        return max((item.minimumSize().height() for item in self._items), default=0)

    def _columns(self, width: int) -> int:
        """Return how many cells stand side by side, so that no row is nearly empty."""
        count = max(1, len(self._items))
        fit = (width + self.spacing()) // max(1, self._narrowest() + self.spacing())
        columns = max(1, min(fit, self._most, count))
        rows = -(-count // columns)
        return -(-count // rows)

    def _arrange(self, rect: QRect, *, move: bool, spare: int = 0) -> int:
        """Place the items, or only measure; returns the height used, without what is to spare."""
        margins: QMargins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        columns = self._columns(area.width())
        gap = self.spacing()
        cell = (area.width() - gap * (columns - 1)) / columns
        y = area.y()
        more = spare // max(1, -(-len(self._items) // columns))
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(self._height(item, int(cell)) for item in row) + more
            for place, item in enumerate(row):
                if move:
                    left = area.x() + round(place * (cell + gap))
                    right = area.x() + round(place * (cell + gap) + cell)
                    item.setGeometry(QRect(QPoint(left, y), QSize(right - left, height)))
            y += height + gap
        used = y - gap if self._items else y
        return used - rect.y() + margins.bottom()

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        wanted = (
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        )
        return max(wanted, item.minimumSize().height())
