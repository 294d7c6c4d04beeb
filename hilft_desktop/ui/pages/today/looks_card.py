# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases that somebody else asked to have looked over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month
from hilft_desktop.services.rows import LookRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList


class LooksCard(Card):
    """Hidden while nobody asks; choosing one opens its case."""

    case_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Zweiter Blick erbeten"), parent)
        self.body.setSpacing(metrics.S)
        self._rows = RowList()
        self._more = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more)
        self.hide()

    def show_rows(self, rows: tuple[LookRow, ...], total: int) -> None:
        """Show requests; ``total`` counts also what is not shown."""
        self._rows.show_rows([self._row(row) for row in rows])
        more = total - len(rows)
        self._more.setText(
            ngettext("und {n} weiterer", "und {n} weitere", more).format(n=more) if more else ""
        )
        self._more.setVisible(more > 0)
        self.setVisible(bool(rows))

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
