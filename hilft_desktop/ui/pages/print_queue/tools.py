# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the chosen paper: up, down, copies, its case, out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.printing import COPIES_LIMIT
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.queue_rows import QueueRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class QueueTools(QWidget):
    """One line of actions that follows the choice in the list."""

    moved = Signal(int)
    """-1 for up, 1 for down."""
    copies_changed = Signal(int)
    print_wanted = Signal()
    """Print the chosen paper alone."""
    remove_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies = 1
        self._state = PlainLabel("", "muted", wrap=True)
        self._up = Button(_("Nach oben"), "up", "quiet")
        self._down = Button(_("Nach unten"), "down", "quiet")
        self._less = Button("–", role="quiet")
        self._less.setAccessibleName(_("Ein Ausdruck weniger"))
        self._count = PlainLabel("", "strong")
        self._more = Button("+", role="quiet")
        self._more.setAccessibleName(_("Ein Ausdruck mehr"))
        # It stands between buttons: the words on the same height.
        self._count.setMinimumHeight(self._more.sizeHint().height())
        self._remove = Button(_("Entfernen"), "close", "quiet")
        self._case = Button(_("Zum Fall"), "cases", "quiet")
        self._one = Button(_("Nur dieses drucken"), "print", "quiet")
        self._one.clicked.connect(self.print_wanted)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._less.clicked.connect(lambda: self.copies_changed.emit(self._copies - 1))
        self._more.clicked.connect(lambda: self.copies_changed.emit(self._copies + 1))
        self._remove.clicked.connect(self.remove_wanted)
        self._case.clicked.connect(self.case_wanted)
        line = QWidget()
        self._flow = FlowLayout(line, metrics.XS)
        for widget in (
            self._up,
            self._down,
            self._less,
            self._count,
            self._more,
            self._one,
            self._case,
            self._remove,
        ):
            self._flow.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.XS)
        self._column.addWidget(self._state)
        self._column.addWidget(line)
        self._line = line

    def show_row(self, row: QueueRow | None, *, is_first: bool, is_last: bool) -> None:
        """Follow the choice; without one nothing can be done."""
        self._line.setVisible(row is not None)
        self._state.setVisible(row is not None)
        if row is None:
            return
        self._copies = row.job.copies
        self._count.setText(_("{n} mal").format(n=row.job.copies))
        self._up.setEnabled(not is_first)
        self._down.setEnabled(not is_last)
        self._less.setEnabled(row.job.copies > 1)
        self._more.setEnabled(row.job.copies < COPIES_LIMIT)
        self._one.setEnabled(not row.blocked)
        self._case.setVisible(row.job.case_id is not None)
        words = row.blocked
        if not words and row.goes_on is not None:
            words = _("Wird spätestens am {day} ungedruckt gelöscht.").format(
                day=format_weekday_date(row.goes_on)
            )
        self._state.setText(words)
        self._state.set_role("danger" if row.blocked else "muted")
