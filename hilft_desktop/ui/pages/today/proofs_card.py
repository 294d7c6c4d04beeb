# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters whose proof of delivery is missing, and papers that wait for the printer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month, format_relative
from hilft_desktop.services.proof_rows import ProofRow
from hilft_desktop.ui.pages.today.waiting_card import WaitingCard
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.row_button import RowButton


class ProofsCard(WaitingCard):
    """Hidden while nothing is missing and nothing waits; a row opens its case."""

    case_requested = Signal(str)
    queue_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Schreiben unterwegs"), parent)
        self._queue = Button("", "print", "link")
        self._queue.clicked.connect(self.queue_requested)
        self.body.addWidget(self._queue, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: tuple[ProofRow, ...], total: int, waiting: int, today: date) -> None:
        """Show missing proofs (``total`` counts also what is not shown) and how much waits."""
        self.show_buttons([self._row(row, today) for row in rows], total)
        self._queue.setText(
            ngettext(
                "{n} Papier wartet auf den Druck", "{n} Papiere warten auf den Druck", waiting
            ).format(n=waiting)
        )
        self._queue.setVisible(waiting > 0)
        self.setVisible(bool(rows) or waiting > 0)

    def _row(self, row: ProofRow, today: date) -> RowButton:
        due = row.document.proof_due or today
        button = RowButton(
            _("Nachweis fehlt: {proof}").format(proof=row.wanted),
            f"{row.document.title} · {row.pseudonym}",
            lead=format_day_month(due),
            lead_second=format_relative(due, today),
            lead_role="warn" if due < today else "muted",
        )
        case_id = str(row.document.case_id)
        button.clicked.connect(lambda: self.case_requested.emit(case_id))
        return button
