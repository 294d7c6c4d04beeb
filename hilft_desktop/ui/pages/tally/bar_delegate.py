# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints a share as a bar with an outline, readable in black and white as well."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hilft_desktop.ui.models.tally_table_model import SHARE
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import colour

_BAR = 12


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
        area = option.rect.adjusted(metrics.S, 0, -metrics.S, 0)
        width = round(area.width() * share)
        painter.save()
        painter.setPen(colour("lines"))
        axis = area.left()
        painter.drawLine(axis, area.top(), axis, area.bottom())
        if width:
            top = area.center().y() - _BAR // 2
            painter.fillRect(QRect(axis, top, width, _BAR), colour("focus"))
        painter.restore()
