# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases that somebody else asked to have looked over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_day_month
from hilft_desktop.services.rows import LookRow
from hilft_desktop.ui.pages.today.waiting_card import WaitingCard
from hilft_desktop.ui.widgets.row_button import RowButton


class LooksCard(WaitingCard):
    """Hidden while nobody asks; choosing one opens its case."""

    case_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Zweiter Blick erbeten"), parent)

    def show_rows(self, rows: tuple[LookRow, ...], total: int) -> None:
        """Show requests; ``total`` counts also what is not shown."""
        self.show_buttons([self._row(row) for row in rows], total)

    def _row(self, row: LookRow) -> RowButton:
        look = row.look
        button = RowButton(
            look.question,
            _("{who} fragt zu {case}").format(
                who=look.requested_by, case=f"{row.pseudonym} · {row.case_title}"
            ),
            lead=format_day_month(look.requested_on),
            lead_second=_("erbeten"),
        )
        case_id = str(look.case_id)
        button.clicked.connect(lambda: self.case_requested.emit(case_id))
        return button
