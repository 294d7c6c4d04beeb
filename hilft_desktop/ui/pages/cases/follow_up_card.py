# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be done by when: open ones first, by day; the finished ones stay readable below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_relative, format_weekday_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class FollowUpCard(Card):
    """Each line says the day with its weekday, how far away it is, and what proves it."""

    finish_wanted = Signal(str)
    reopen_wanted = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Fristen und Wiedervorlagen"), parent)
        self._today = today
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(
            _("Nichts eingetragen. „Frist berechnen“ liest das Datum aus dem Bescheid."),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.rows)
        self.body.addWidget(self._none)

    def show_follow_ups(self, follow_ups: Iterable[FollowUp]) -> None:
        """Show these."""
        ordered = sorted(follow_ups, key=_order)
        self.rows.show_rows([self._line(each) for each in ordered])
        self._none.setVisible(not ordered)

    def _line(self, follow_up: FollowUp) -> RecordLine:
        day = format_weekday_date(follow_up.due_on)
        lead = _("Frist {day}") if follow_up.is_deadline else "{day}"
        if follow_up.done_on is not None:
            words = _("erledigt am {done}").format(done=format_weekday_date(follow_up.done_on))
            proof = follow_up.proof and _("Nachweis: {proof}").format(proof=follow_up.proof)
            return RecordLine(
                f"{lead.format(day=day)} · {follow_up.text}",
                " · ".join(part for part in (words, proof) if part),
                role="muted",
                actions=((_("Wieder öffnen"), partial(self.reopen_wanted.emit, follow_up.id)),),
            )
        late = follow_up.due_on < self._today
        near = _("überfällig, {near}") if late else "{near}"
        near = near.format(near=format_relative(follow_up.due_on, self._today))
        return RecordLine(
            f"{lead.format(day=day)} ({near}): {follow_up.text}",
            _details(follow_up),
            role="danger" if follow_up.due_on <= self._today else "strong",
            actions=((_("Erledigt"), partial(self.finish_wanted.emit, follow_up.id)),),
        )


def _order(follow_up: FollowUp) -> tuple[bool, float]:
    """Put open ones first by day, finished ones behind them, the newest first."""
    done = follow_up.done_on is not None
    day = follow_up.due_on.toordinal()
    return done, -day if done else day


def _details(follow_up: FollowUp) -> str:
    parts = []
    if follow_up.latest is not None:
        parts.append(
            _("nach anderer Ansicht spätestens {day}; verlass Dich nicht darauf").format(
                day=format_weekday_date(follow_up.latest)
            )
        )
    if follow_up.remind_on is not None:
        parts.append(_("Erinnerung {day}").format(day=format_weekday_date(follow_up.remind_on)))
    return " · ".join(parts)
