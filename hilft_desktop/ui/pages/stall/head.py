# SPDX-License-Identifier: GPL-3.0-or-later
"""The upper line of the stall: the day, the place, and how many were counted today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hilft_desktop.domain.contacts import PLACE_LIMIT
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_PLACE_WIDTH = 300


class StallHead(QWidget):
    """Day and place are kept from one contact to the next."""

    place_edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, metrics.M)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self._day = PlainLabel("", "strong")
        self._caption = PlainLabel(_("Ort (F2)"))
        self.place = LineField(limit=PLACE_LIMIT)
        self.place.setAccessibleName(_("Ort"))
        self.place.setAccessibleDescription(_("Bleibt für alle folgenden Kontakte"))
        self.place.setMinimumWidth(_PLACE_WIDTH)
        self.place.textEdited.connect(self.place_edited)
        self._tally = PlainLabel("", "strong")
        for widget in (self._day, self._caption, self.place, self._tally):
            widget.setMinimumHeight(metrics.TOUCH)
            flow.addWidget(widget)
        self._day_shown = today
        self.show_day(today)
        self.show_total(0)

    def show_day(self, day: date) -> None:
        """Say for which day is counted."""
        self._day_shown = day
        self._day.setText(format_weekday_date(day))

    def show_total(self, count: int) -> None:
        """Say how many were counted, and where."""
        self._tally.setText(_("Heute an diesem Laptop: {count}").format(count=count))
        self._tally.setAccessibleName(self._tally.text())
        # The words grow with the number; the line finds its breaks anew.
        self._tally.updateGeometry()
