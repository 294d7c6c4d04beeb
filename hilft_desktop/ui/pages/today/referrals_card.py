# SPDX-License-Identifier: GPL-3.0-or-later
"""Referrals that nobody answered for longer than the set days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.referrals import printed_code
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month
from hilft_desktop.services.directory_rows import ReferralRow
from hilft_desktop.ui.pages.today.waiting_card import WaitingCard
from hilft_desktop.ui.widgets.row_button import RowButton


class ReferralsCard(WaitingCard):
    """Hidden while every answer came in time; choosing one leads to where it is entered."""

    returns_requested = Signal(str)
    """The code of the slip that is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verweise ohne Rückmeldung"), parent)

    def show_rows(self, rows: tuple[ReferralRow, ...], total: int) -> None:
        """Show late referrals; ``total`` counts also what is not shown."""
        self.show_buttons([self._row(row) for row in rows], total)

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
