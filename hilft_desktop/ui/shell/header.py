# SPDX-License-Identifier: GPL-3.0-or-later
"""The line above every page: where one is, command search, the working date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date, format_weekday_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class Header(QWidget):
    """Title at the left, search and date at the right."""

    search_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.XL, metrics.S, metrics.XL, metrics.S)
        line.setSpacing(metrics.L)
        self._title = ElidedLabel("", "heading")
        line.addWidget(self._title, 1)
        self._search = search = Button(_("Suchen (Strg+K)"), "search", "quiet")
        search.setAccessibleDescription(_("Befehle, Leitfaden und Fälle finden"))
        search.clicked.connect(self.search_requested)
        line.addWidget(search)
        self._date = PlainLabel("", "muted")
        line.addWidget(self._date)

    def show_search(self, *, shown: bool) -> None:
        """Offer the search, or hide it where nobody must look over a shoulder for people."""
        self._search.setVisible(shown)

    def set_title(self, title: str) -> None:
        """Show where one is."""
        self._title.setText(title)
        self._title.setAccessibleName(title)

    def set_day(self, day: date) -> None:
        """Show the day the program works for."""
        self._date.setText(format_weekday_date(day))
        self._date.setAccessibleName(_("Arbeitstag: {day}").format(day=format_long_date(day)))
