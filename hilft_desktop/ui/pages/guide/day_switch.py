# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses the day whose law is read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_FIELD = 110
"""Pixels of the field, which holds a full date."""


class DaySwitch(QWidget):
    """Today unless another day is typed; what is no day changes nothing and is said beside it."""

    day_chosen = Signal(object)
    """The ``date`` chosen, ``None`` for today."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._chosen: date | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        line.addWidget(PlainLabel(_("Rechtsstand"), "label"))
        self._field = DateField(today, today)
        self._field.setAccessibleName(_("Rechtsstand"))
        line.addWidget(self._field, 1)
        edit = self._field.focusProxy()
        assert isinstance(edit, QLineEdit)
        edit.setAccessibleName(_("Rechtsstand: Tag, dessen Recht Du lesen willst"))
        edit.editingFinished.connect(self._on_finished)
        self._edit = edit
        self._fit()

    def sizeHint(self) -> QSize:
        """No wider than its words: the tools beside it stay in one row where there is room."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance("Rechtsstand Donnerstag")
        room = words + self._room_for_a_day() + 3 * metrics.M
        return QSize(min(hint.width(), room), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Keep the whole day in sight at any text size."""
        room = self._room_for_a_day()
        self._edit.setMaximumWidth(2 * room)
        self._edit.setMinimumWidth(room)

    def _room_for_a_day(self) -> int:
        words = self._edit.fontMetrics().horizontalAdvance("00.00.0000")
        return max(_FIELD, words + 2 * metrics.M + metrics.XS)

    def reset(self) -> None:
        """Go back to today."""
        self._field.set_day(self._today)
        self._on_finished()

    def _on_finished(self) -> None:
        try:
            day = self._field.day()
        except UserError:
            return
        chosen = None if day is None or day == self._today else day
        if day is None:
            self._field.set_day(self._today)
        if chosen != self._chosen:
            self._chosen = chosen
            self.day_chosen.emit(chosen)
