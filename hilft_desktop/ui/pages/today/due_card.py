# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due: overdue first, each with its weekday; below it what to think of already."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month, format_relative
from hilft_desktop.services.rows import DueRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList


class DueCard(Card):
    """Follow-ups and deadlines; choosing one opens its case."""

    case_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Fristen und Wiedervorlagen"), parent)
        self.body.setSpacing(metrics.S)
        self._rows = RowList()
        self.body.addWidget(self._rows)
        self._words = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._words)
        self._later = PlainLabel(_("Heute daran denken, fällig später"), "label", wrap=True)
        self._reminders = RowList()
        self.body.addWidget(self._later)
        self.body.addWidget(self._reminders)
        self._later.hide()

    def show_reminders(self, rows: tuple[DueRow, ...], today: date) -> None:
        """Show what is due later but was to be brought to mind by ``today``."""
        self._reminders.show_rows([self._row(row, today) for row in rows])
        self._later.setVisible(bool(rows))

    def show_rows(self, rows: tuple[DueRow, ...], total: int, today: date) -> None:
        """Show what is due; ``total`` counts also what is not shown."""
        self._rows.show_rows([self._row(row, today) for row in rows])
        if not rows:
            self._words.setText(
                _("Nichts ist fällig. Was Du im Fall als Wiedervorlage einträgst, steht dann hier.")
            )
        else:
            more = total - len(rows)
            self._words.setText(
                ngettext("und {n} weitere", "und {n} weitere", more).format(n=more) if more else ""
            )
        self._words.setVisible(bool(self._words.text()))

    def _row(self, row: DueRow, today: date) -> RowButton:
        due = row.follow_up.due_on
        late = row.days_left < 0
        words = row.follow_up.text
        if row.follow_up.is_deadline and not words.casefold().startswith("frist"):
            words = _("Frist: {text}").format(text=words)
        button = RowButton(
            words,
            f"{row.pseudonym} · {row.case_title}",
            lead=format_day_month(due),
            lead_second=_("überfällig") if late else format_relative(due, today),
            lead_role="danger" if late else "muted",
        )
        case_id = str(row.follow_up.case_id)
        button.clicked.connect(lambda: self.case_requested.emit(case_id))
        return button
