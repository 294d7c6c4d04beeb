# SPDX-License-Identifier: GPL-3.0-or-later
"""One period: what its state means, and its published numbers once there are any."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.tally_reading import PeriodReading
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import MonthRow
from hilft_desktop.ui.pages.tally.month_words import month_words
from hilft_desktop.ui.pages.tally.reading_view import ReadingView
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class MonthPanel(PageScroll):
    """Never shows a number that was not published."""

    explanation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = PlainLabel("", "heading", wrap=True)
        self._words = PlainLabel("", wrap=True)
        self.numbers = ReadingView()
        self.numbers.explanation_wanted.connect(self.explanation_wanted)
        for widget in (self._title, self._words, self.numbers):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.numbers.hide()

    def show_month(self, row: MonthRow) -> None:
        """Explain the state of a month."""
        self.show_title(month_words(row.month))
        self._words.setText(self._explain(row))
        self._words.setVisible(bool(self._words.text()))

    def show_title(self, words: str) -> None:
        """Name a period whose numbers are on their way."""
        self._title.setText(words)
        self._words.hide()
        self.numbers.hide()

    def show_nothing(self, title: str, words: str) -> None:
        """Say why there is no period to show."""
        self.show_title(title)
        self._words.setText(words)
        self._words.show()

    def show_reading(self, reading: PeriodReading) -> None:
        """Show the published numbers of a period."""
        self._title.setText(reading.words)
        self._words.hide()
        self.numbers.show_reading(reading)
        self.numbers.show()
        self.verticalScrollBar().setValue(0)

    @staticmethod
    def _explain(row: MonthRow) -> str:
        match row.state:
            case "empty":
                return _("In diesem Monat gab es keinen Kontakt. Es gibt nichts freizugeben.")
            case "running":
                return _(
                    "Der Monat läuft noch. Gib ihn frei, wenn er vorbei ist und alle Zettel "
                    "eingetragen sind: danach ändern sich seine Zahlen nie mehr."
                )
            case "open":
                return _(
                    "Dieser Monat ist noch nicht freigegeben. Bei der Freigabe werden seine "
                    "Zahlen einmal zufällig gerundet, damit niemand herausgelesen werden kann, "
                    "und dann eingefroren. Erst danach lassen sie sich weitergeben. Kontakte, "
                    "die später nachgetragen werden, zählen im nächsten offenen Monat."
                )
            case "held_back" if row.released_with:
                return _("Zu wenige Kontakte. Sie sind im {month} mitgezählt.").format(
                    month=month_words(row.released_with)
                )
            case "held_back":
                return _(
                    "In diesem Monat gab es zu wenige Kontakte, um Zahlen zu veröffentlichen. "
                    "Sie werden bei der nächsten Freigabe mitgezählt."
                )
            case _:
                return ""
