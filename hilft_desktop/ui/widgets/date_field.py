# SPDX-License-Identifier: GPL-3.0-or-later
"""A date as people write it: 3.10., 03.10.26, gestern. The weekday appears beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import WEEKDAYS, format_date, format_long_date, parse_date
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class DateField(QWidget):
    """Free text that is understood as a day; what is not understood is said, never dropped."""

    day_changed = Signal()

    def __init__(self, today: date, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.M)
        self._edit = QLineEdit(self)
        self._edit.setMaxLength(40)
        self._edit.setPlaceholderText(_("z. B. 3.10. oder gestern"))
        line.addWidget(self._edit, 1)
        self._weekday = PlainLabel("", "muted", wrap=True)
        line.addWidget(self._weekday, 1)
        self.setFocusProxy(self._edit)
        self._edit.textChanged.connect(self._explain)
        self._edit.editingFinished.connect(self._tidy)
        self.set_day(day)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @property
    def text(self) -> str:
        """What was typed, for drafts."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Put typed text back, for drafts."""
        self._edit.setText(text)

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self._edit.setText(format_date(day) if day else "")

    def day(self) -> date | None:
        """Return the day; ``None`` when the field is empty.

        Raises ``UserError`` for a text that is no day.
        """
        typed = self._edit.text().strip()
        return parse_date(typed, self._today) if typed else None

    def _fit(self) -> None:
        """Leave room for a whole day, however large the text; more only for the hint."""
        if hasattr(self, "_edit"):  # Qt tells of a font before there is a field
            signs, edges = self._edit.fontMetrics(), 2 * metrics.L
            hint = signs.horizontalAdvance(self._edit.placeholderText())
            self._edit.setMinimumWidth(signs.horizontalAdvance("00.00.0000") + edges)
            self._edit.setMaximumWidth(hint + edges)

    def _explain(self) -> None:
        try:
            day = self.day()
        except UserError as error:
            # While somebody still types, half a date is no fault: words come when it is left.
            self._weekday.setText("" if self._edit.hasFocus() else error_line(error))
        else:
            self._weekday.setText(self._understood(day) if day else "")
        self._edit.setAccessibleDescription(self._weekday.text())
        self.day_changed.emit()

    def _understood(self, day: date) -> str:
        """Return the weekday, with the date where the field does not already say it in full."""
        if self._edit.text().strip() == format_date(day):
            return WEEKDAYS[day.weekday()]
        return format_long_date(day)

    def _tidy(self) -> None:
        try:
            day = self.day()
        except UserError as error:
            self._weekday.setText(error_line(error))
            self._edit.setAccessibleDescription(self._weekday.text())
        else:
            if day is not None:
                self._edit.setText(format_date(day))
