# SPDX-License-Identifier: GPL-3.0-or-later
"""What is published of a period: the sum, tables with bars, comparison, money."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.tally_reading import PeriodReading
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.ui.models.tally_table_model import TallyTableModel
from hilft_desktop.ui.pages.tally.comparison_card import ComparisonCard
from hilft_desktop.ui.pages.tally.cross_card import CrossCard
from hilft_desktop.ui.pages.tally.euro_words import euro_sentences
from hilft_desktop.ui.pages.tally.month_words import plus_minus
from hilft_desktop.ui.pages.tally.reading_card import ReadingCard
from hilft_desktop.ui.pages.tally.tally_table import TallyTable
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor

_TWO_COLUMNS_FROM = 120
"""Average signs a line must hold before two tables stand side by side."""
_LEAST_TREND = 2
_EUROS = "euro_band"


class ReadingView(QWidget):
    """Shows nothing but what was published."""

    explanation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._total = PlainLabel("", "figure", wrap=True)
        self._notes = PlainLabel("", "muted", wrap=True)
        self._reading = ReadingCard()
        self._reading.explanation_wanted.connect(self.explanation_wanted)
        self._anchor = TabAnchor(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(metrics.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.M)
        column.addWidget(self._total)
        column.addWidget(self._notes)
        column.addLayout(self._grid)
        column.addWidget(self._reading)

    def show_reading(self, reading: PeriodReading) -> None:
        """Show the published numbers of a period."""
        total = _("rund {n} Gespräche").format(n=format_number(reading.total))
        if reading.is_bounded:
            total += f" ({plus_minus(reading.bound)})"
        self._total.setText(total)
        words = _("{unit}. Freigegeben und seitdem unverändert.").format(unit=reading.unit)
        self._notes.setText(" ".join((words, *reading.notes)))
        self._reading.show_sentences(reading.reading)
        for card in self._cards:
            card.deleteLater()
        self._cards = list(_cards(reading))
        self._arrange()
        self._anchor.lead_through([*self._cards, self._reading])

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


def _cards(reading: PeriodReading) -> Iterator[Card]:
    for table in reading.tables:
        rows = tuple((line.words, line.number) for line in table.lines)
        card = _table_card(table.title, rows, table.bound if reading.is_bounded else 0)
        if table.name == _EUROS and reading.euros is not None:
            for sentence in euro_sentences(reading.euros):
                card.body.insertWidget(card.body.count() - 1, PlainLabel(sentence, wrap=True))
        yield card
        if table.name == "topic" and reading.comparison is not None:
            yield ComparisonCard(reading.comparison)
    if len(reading.trend) >= _LEAST_TREND:
        points = tuple((point.words, point.number) for point in reading.trend)
        bound = reading.base if reading.is_bounded else 0
        yield _table_card(_("Gespräche im Lauf der Zeit"), points, bound)
    if reading.crossed:
        yield CrossCard(reading.crossed, is_bounded=reading.is_bounded)


def _table_card(title: str, rows: tuple[tuple[str, int], ...], bound: int) -> Card:
    card = Card(title)
    card.body.addWidget(TallyTable(title, TallyTableModel(rows, bound)))
    card.body.addStretch(1)
    return card
