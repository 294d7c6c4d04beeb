# SPDX-License-Identifier: GPL-3.0-or-later
"""A released month: published numbers as tables with bars."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import dimension_label
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.rows import ReleaseRow
from hilft_desktop.ui.models.tally_table_model import TallyTableModel
from hilft_desktop.ui.pages.tally.month_words import base_of, is_one_way, month_words, table_rows
from hilft_desktop.ui.pages.tally.reading_card import ReadingCard
from hilft_desktop.ui.pages.tally.tally_table import TallyTable
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor

_TWO_COLUMNS_FROM = 120
"""Average signs a line must hold before two tables stand side by side."""


class ReleaseView(QWidget):
    """Shows nothing but what was published."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._total = PlainLabel("", "figure")
        self._total_words = PlainLabel("", "muted", wrap=True)
        self._reading = ReadingCard()
        self._anchor = TabAnchor(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(metrics.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        column.addWidget(self._total)
        column.addWidget(self._total_words)
        column.addLayout(self._grid)
        column.addWidget(self._reading)

    def show_release(self, release: ReleaseRow) -> None:
        """Show the tables of a release."""
        base = base_of(release)
        total = release.tables["total"]
        assert isinstance(total, int)
        self._total.setText(_("rund {n} Kontakte").format(n=format_number(total)))
        words = _("{unit}. Freigegeben und seitdem unverändert.").format(unit=release.unit_name)
        if release.held_back:
            months = ", ".join(month_words(month) for month in release.held_back)
            words += " " + _("Enthält auch die zurückgehaltenen Monate: {months}.").format(
                months=months
            )
        self._total_words.setText(words)
        self._reading.show_base(base)
        for card in self._cards:
            card.deleteLater()
        self._cards = []
        for name, counts in release.tables.items():
            if isinstance(counts, int) or not is_one_way(name):
                continue
            card = Card(dimension_label(name))
            model = TallyTableModel(table_rows(name, dict(counts)), base)
            card.body.addWidget(TallyTable(dimension_label(name), model))
            card.body.addStretch(1)
            self._cards.append(card)
        self._arrange()
        self._anchor.lead_through(self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = (
            2 if self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS_FROM else 1
        )
        while self._grid.takeAt(0) is not None:
            pass
        for position, card in enumerate(self._cards):
            self._grid.addWidget(card, position // columns, position % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
