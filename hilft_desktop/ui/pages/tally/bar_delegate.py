# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints a share as a bar, and over it how far the number may be off."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hilft_desktop.ui.models.tally_table_model import BOUND, SHARE
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import colour

_BAR = 12
_END = 4
"""Half the height of the ends of the line over the bar."""


class BarDelegate(QStyledItemDelegate):
    """The number stands in the column before; the bar only compares."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        share = float(index.data(SHARE) or 0.0)
        bound = float(index.data(BOUND) or 0.0)
        area = option.rect.adjusted(metrics.S, 0, -metrics.S, 0)
        full = area.width() / (1 + bound)
        width = round(full * share)
        painter.save()
        painter.setPen(colour("lines"))
        axis = area.left()
        painter.drawLine(axis, area.top(), axis, area.bottom())
        if width:
            top = area.center().y() - _BAR // 2
            painter.fillRect(QRect(axis, top, width, _BAR), colour("focus"))
        if bound:
            ends = (max(0.0, share - bound), share, share + bound)
            low, at, high = (area.left() + round(full * end) for end in ends)
            self._paint_bound(painter, low, at, high, area.center().y())
        painter.restore()

    @staticmethod
    def _paint_bound(painter: QPainter, low: int, at: int, high: int, middle: int) -> None:
        """Draw from the smallest to the largest number that the published one can mean.

        Within the bar, which ends ``at`` the published number, the line has the ground's colour.
        """
        for begin, end, tip, ink in ((low, at, low, "surface"), (at, high, high, "text")):
            if begin == end:  # a bar of no length has no inside
                continue
            painter.setPen(QPen(colour(ink), 2))
            painter.drawLine(begin, middle, end, middle)
            painter.drawLine(tip, middle - _END, tip, middle + _END)
