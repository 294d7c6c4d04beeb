# SPDX-License-Identifier: GPL-3.0-or-later
"""The sum itself: the total, what weakens it, months and tables as bars, how to read it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.labels import dimension_label
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.land_rows import LandSum
from hilft_desktop.services.land_texts import reading, share_words, warnings
from hilft_desktop.ui.pages.land.bar_card import BarCard
from hilft_desktop.ui.pages.land.land_words import counted_words, month_word, table_rows
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList

_MOST_GROUPS = 20
"""Bars of groups that are drawn; the report draws all."""


class LandOverview(QWidget):
    """Shows one sum; everything on it is replaced by the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(metrics.READING_WIDTH)
        outer.addWidget(self._scroll)
        self._total = PlainLabel("", "figure", wrap=True)
        self._from = PlainLabel("", "muted", wrap=True)
        self._rows = RowList(spacing=metrics.M)
        column = self._scroll.column
        for widget in (self._total, self._from, self._rows):
            column.addWidget(widget)
        column.addStretch(1)

    def show_sum(self, result: LandSum) -> None:
        """Show this sum."""
        self._total.setText(_("rund {n} Gespräche").format(n=format_number(result.total)))
        self._from.setText(counted_words(result))
        parts: list[QWidget] = []
        weak = warnings(result)
        if weak:
            parts.append(_text_card(_("Das ist zu beachten"), weak, "warn"))
        months = [(month_word(month.month), month.total) for month in result.months]
        note = ""
        if result.collected:
            note = _("Zurückgehaltene Monate sind im Monat ihrer Veröffentlichung mitgezählt.")
        parts.append(BarCard(_("Gespräche nach Monaten"), months, note))
        parts.append(_largest_groups(result))
        for table in result.tables:
            part = table.releases < result.releases
            note = share_words(table.releases, table.units) if part else ""
            parts.append(BarCard(dimension_label(table.name), table_rows(table), note))
        parts.append(_text_card(_("So sind die Zahlen zu lesen"), reading(result)))
        self._rows.show_rows(parts)
        self._scroll.verticalScrollBar().setValue(0)


def _largest_groups(result: LandSum) -> BarCard:
    heard = sorted((unit for unit in result.units if unit.releases), key=lambda unit: -unit.total)
    rest = len(heard) - _MOST_GROUPS
    note = ""
    if rest > 0:
        note = ngettext(
            "{n} weitere Gruppe steht in der Ansicht „Gruppen“ und im Bericht.",
            "{n} weitere Gruppen stehen in der Ansicht „Gruppen“ und im Bericht.",
            rest,
        ).format(n=format_number(rest))
    rows = [(unit.name, unit.total) for unit in heard[:_MOST_GROUPS]]
    return BarCard(_("Gespräche nach Gruppen"), rows, note)


def _text_card(heading: str, lines: tuple[str, ...], role: str = "body") -> Card:
    card = Card(heading)
    for line in lines:
        card.body.addWidget(PlainLabel(line, role, wrap=True))
    return card
