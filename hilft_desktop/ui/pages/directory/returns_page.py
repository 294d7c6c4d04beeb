# SPDX-License-Identifier: GPL-3.0-or-later
"""Rücklauf: type the code of a slip, enter the answer; below it everything still open."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.referrals import printed_code
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.directory_rows import ReferralRow
from hilft_desktop.services.hub import Services
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.directory.answer_card import AnswerCard
from hilft_desktop.ui.pages.directory.directory_words import referral_line
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class ReturnsPage(Page):
    """One field, one card, one list. Pseudonyms only."""

    supports_save: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._last = ""
        self._wanted = ""
        self._frame = PageFrame(max_width=metrics.FORM_WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self.code = LineField(limit=20)
        self.rows = {
            "code": FieldRow(
                _("Zeichen vom Antwortabschnitt"),
                self.code,
                _("Zum Beispiel K7M-RXM. Groß oder klein, mit oder ohne Strich."),
            )
        }
        self.answer = AnswerCard()
        self._open = Card(_("Verweise ohne Rückmeldung"))
        self._lines = RowList(spacing=metrics.S)
        self._none = PlainLabel(
            _(
                "Kein Verweis wartet auf Antwort. Verwiesen wird im Fall unter „Mehr“, "
                "„An eine Stelle verweisen“."
            ),
            "muted",
            wrap=True,
        )
        self._open.body.addWidget(self._none)
        self._open.body.addWidget(self._lines)
        for widget in (self.rows["code"], self.answer, self._open):
            self._frame.column.addWidget(widget)
        self._frame.column.addStretch(1)
        self._primary = Button(_("Suchen"), "search")
        self._primary.clicked.connect(self.save)
        self._frame.set_primary(self._primary)
        self.code.returnPressed.connect(self._find)
        self.answer.closed.connect(self._put_away)
        self.answer.case_wanted.connect(self.case_requested)
        self._frame.notice.action.clicked.connect(self._undo)

    def show_item(self, item_id: str, case_id: str) -> None:
        """Look for a code at once."""
        del case_id
        self._wanted = item_id

    def enter(self) -> None:
        self._load()
        if self._wanted:
            self.code.setText(self._wanted)
            self._wanted = ""
            self._find()
        elif self.answer.isHidden():
            self.code.setFocus()
            self.code.selectAll()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.REFERRAL, Kind.CASE, Kind.PERSON, Kind.RETENTION):
            self._load()

    def holds_unsaved(self) -> bool:
        return self.answer.is_changed

    def case_in_front(self) -> str:
        return str(self.answer.row.referral.case_id) if self.answer.row is not None else ""

    def save(self) -> None:
        """Store the answer, else look for the code."""
        row = self.answer.row
        if row is None:
            self._find()
            return
        referral_id, answer, note = str(row.referral.id), self.answer.answer, self.answer.note.value
        self.context.jobs.run(
            self,
            lambda services: services.referrals.answer(referral_id, answer, note),
            self._on_answered,
            self._on_refused,
        )

    def _load(self) -> None:
        self.context.jobs.run(self, _open_ones, self._on_open, self._on_failed)

    def _on_open(self, rows: tuple[ReferralRow, ...]) -> None:
        self._none.setVisible(not rows)
        self._lines.show_rows([self._line(row) for row in rows])

    def _line(self, row: ReferralRow) -> RecordLine:
        first, second = referral_line(row)
        return RecordLine(
            first,
            second,
            actions=(
                (_("Antwort eintragen"), partial(self._show, row)),
                (_("Zum Fall"), partial(self.case_requested.emit, str(row.referral.case_id))),
            ),
        )

    def _find(self) -> None:
        clear_faults(self.rows)
        self._frame.notice.clear()
        code = self.code.value
        self.context.jobs.run(
            self,
            lambda services: services.referrals.find(code),
            self._show,
            self._on_code_refused,
        )

    def _show(self, row: ReferralRow) -> None:
        clear_faults(self.rows)
        self.code.setText(printed_code(row.referral.code))
        self.answer.show_referral(row)
        self._show_primary()

    def _put_away(self) -> None:
        self.answer.put_away()
        self.code.clear()
        self.code.setFocus()
        self._show_primary()

    def _show_primary(self) -> None:
        asks = self.answer.row is not None
        self._primary.setText(_("Eintragen") if asks else _("Suchen"))
        self._primary.set_icon_name("save" if asks else "search")

    def _on_answered(self, row: ReferralRow) -> None:
        self._last = str(row.referral.id)
        self._put_away()
        self._frame.notice.say(
            "ok",
            _("Eingetragen. Die Aufgabe, die darauf wartete, ist abgehakt."),
            " · ".join(referral_line(row)),
        )
        self._frame.notice.offer(_("Rückgängig"))
        self._load()

    def _undo(self) -> None:
        last, self._last = self._last, ""
        if last:
            self.context.jobs.run(
                self,
                lambda services: services.referrals.reopen(last),
                self._on_reopened,
                self._on_failed,
            )

    def _on_reopened(self, _row: ReferralRow) -> None:
        self._frame.notice.say("ok", _("Zurückgenommen. Der Verweis wartet wieder auf Antwort."))
        self._load()

    def _on_refused(self, error: HilftError) -> None:
        homeless = self.answer.refuse(error)
        if homeless is not None:
            self._on_failed(homeless)

    def _on_code_refused(self, error: HilftError) -> None:
        homeless = show_faults(self.rows, error)
        if homeless is not None:
            self._on_failed(homeless)

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)


def _open_ones(services: Services) -> tuple[ReferralRow, ...]:
    return services.referrals.open()
