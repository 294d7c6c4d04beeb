# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the person of a case was sent, and what came back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.referrals import Referral, printed_code
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import Action, RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class ReferralsCard(Card):
    """Each line says to whom and when; what waits leads to where its answer is entered."""

    refer_wanted = Signal()
    answer_wanted = Signal(str)
    """Code of the slip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verweise"), parent)
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(_("Noch an keine Stelle verwiesen."), "muted", wrap=True)
        self.refer = Button(_("Verweisen …"), "forward", "quiet")
        self.refer.setAccessibleName(_("Diesen Fall an eine Stelle verweisen"))
        self.refer.clicked.connect(self.refer_wanted)
        for widget in (self.rows, self._none):
            self.body.addWidget(widget)
        self.body.addWidget(self.refer, 0, Qt.AlignmentFlag.AlignLeft)

    def show_referrals(self, referrals: tuple[Referral, ...]) -> None:
        """Show them, the newest first."""
        self.rows.show_rows([self._line(each) for each in reversed(referrals)])
        self._none.setVisible(not referrals)

    def _line(self, referral: Referral) -> RecordLine:
        code = printed_code(referral.code)
        state = label(referral.answer)
        if referral.answer_note:
            state = f"{state}: {referral.answer_note}"
        actions: tuple[Action, ...] = ()
        if referral.waits:
            actions = ((_("Antwort eintragen"), partial(self.answer_wanted.emit, code)),)
        return RecordLine(
            f"{referral.body_name} · {code}",
            f"{format_weekday_date(referral.sent_on)} · {state}",
            actions=actions,
        )
