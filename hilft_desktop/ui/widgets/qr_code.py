# SPDX-License-Identifier: GPL-3.0-or-later
"""A QR code on screen: black on white in every theme, or no telephone reads it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hilft_desktop.i18n.catalog import _

_FRAME = 4
"""Fields of white around the code, as its standard asks."""


class QrCode(QWidget):
    """Fields are whole pixels wide, so that their edges stay sharp."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[tuple[bool, ...], ...] = ()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("QR-Code"))

    @property
    def fields(self) -> tuple[tuple[bool, ...], ...]:
        """The code shown, without its white frame."""
        return self._fields

    def show_code(self, fields: tuple[tuple[bool, ...], ...], words: str) -> None:
        """Show a code; ``words`` say what it holds."""
        self._fields = fields
        self.setAccessibleName(_("QR-Code: {words}").format(words=words))
        self.update()

    def clear(self) -> None:
        """Show white only."""
        self.show_code((), "")

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        count = len(self._fields)
        if count:
            field = self._side // (count + 2 * _FRAME)
            edge = (self._side - field * count) // 2
            for y, row in enumerate(self._fields):
                for x, black in enumerate(row):
                    if black:
                        place = QRect(edge + x * field, edge + y * field, field, field)
                        painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()
