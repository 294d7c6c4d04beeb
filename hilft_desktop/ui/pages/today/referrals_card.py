# SPDX-License-Identifier: GPL-3.0-or-later
"""Referrals that nobody answered for longer than the set days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.referrals import printed_code
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month
from hilft_desktop.services.directory_rows import ReferralRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList


class ReferralsCard(Card):
    """Hidden while every answer came in time; choosing one leads to where it is entered."""

    returns_requested = Signal(str)
    """The code of the slip that is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verweise ohne Rückmeldung"), parent)
        self.body.setSpacing(metrics.S)
        self._rows = RowList()
        self._more = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more)
        self.hide()

    def show_rows(self, rows: tuple[ReferralRow, ...], total: int) -> None:
        """Show late referrals; ``total`` counts also what is not shown."""
        self._rows.show_rows([self._row(row) for row in rows])
        more = total - len(rows)
        self._more.setText(
            ngettext("und {n} weiterer", "und {n} weitere", more).format(n=more) if more else ""
        )
        self._more.setVisible(more > 0)
        self.setVisible(bool(rows))

    def _row(self, row: ReferralRow) -> RowButton:
        referral = row.referral
        code = printed_code(referral.code)
        days = ngettext("seit {n} Tag", "seit {n} Tagen", row.days).format(n=row.days)
        button = RowButton(
            f"{referral.body_name} · {code}",
            f"{row.pseudonym} · {row.case_title} · {days}",
            lead=format_day_month(referral.sent_on),
            lead_second=_("verwiesen"),
        )
        button.clicked.connect(lambda: self.returns_requested.emit(code))
        return button
