# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints a list row: title, state in words at the right, one quieter line below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hilft_desktop.ui.models.list_row import RowRole
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import active_palette, colour

Index = QModelIndex | QPersistentModelIndex
_GAP = 2


def _text(index: Index, role: int) -> str:
    value = index.data(role)
    return value if isinstance(value, str) else ""


class ListRowDelegate(QStyledItemDelegate):
    """Two lines per row, at least as tall as a finger is wide; long words end in an ellipsis.

    The whole sentence of a row is its tool tip and its accessible text.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        bold = QFontMetrics(self._bold(option.font))
        if index.data(RowRole.HEADING):
            return QSize(0, bold.height() + metrics.L)
        height = bold.height() + 2 * metrics.S
        if _text(index, RowRole.DETAIL):
            height += QFontMetrics(option.font).height() + _GAP
        return QSize(0, max(height, metrics.TOUCH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        is_heading = bool(index.data(RowRole.HEADING))
        if not is_heading:
            self._paint_ground(painter, option)
        area = option.rect.adjusted(metrics.M, metrics.S, -metrics.M, -metrics.S)
        if is_heading:
            self._paint_heading(
                painter, area, option.font, _text(index, Qt.ItemDataRole.DisplayRole)
            )
        else:
            self._paint_row(painter, area, option.font, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, colour("selected"))
            # The bar says "chosen" without relying on the tint alone.
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(4, option.rect.height())), colour("focus")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colour("hover"))
        painter.setPen(colour("hairline"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setColor(colour("focus"))
            pen.setWidth(active_palette().focus_width)
            painter.setPen(pen)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _paint_heading(self, painter: QPainter, area: QRect, font: QFont, text: str) -> None:
        painter.setFont(self._bold(font))
        painter.setPen(colour("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(
            area.adjusted(0, 0, 0, metrics.XS), flags, self._fit(painter, text, area.width())
        )

    def _paint_row(self, painter: QPainter, area: QRect, font: QFont, index: Index) -> None:
        title = _text(index, Qt.ItemDataRole.DisplayRole)
        detail, note = _text(index, RowRole.DETAIL), _text(index, RowRole.NOTE)
        painter.setFont(self._bold(font))
        line = painter.fontMetrics().height()
        top = area.top() if detail else area.top() + (area.height() - line) // 2
        note_width = 0
        if note:
            painter.setFont(font)
            # Measured and drawn widths differ by rounding; without the slack the last sign is cut.
            note_width = painter.fontMetrics().horizontalAdvance(note) + metrics.XS
            note_width = min(note_width, area.width() * 3 // 5)
            painter.setPen(colour("danger" if index.data(RowRole.URGENT) else "muted"))
            place = QRect(area.right() - note_width + 1, top, note_width, line)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight, self._fit(painter, note, note_width)
            )
            note_width += metrics.S
            painter.setFont(self._bold(font))
        painter.setPen(colour("text"))
        place = QRect(area.left(), top, area.width() - note_width, line)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeft, self._fit(painter, title, place.width())
        )
        if detail:
            painter.setFont(font)
            painter.setPen(colour("muted"))
            place = QRect(
                area.left(), top + line + _GAP, area.width(), painter.fontMetrics().height()
            )
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft, self._fit(painter, detail, area.width())
            )

    @staticmethod
    def _fit(painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    @staticmethod
    def _bold(font: QFont) -> QFont:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
