# SPDX-License-Identifier: GPL-3.0-or-later
"""Four eyes: what somebody asked another counsellor to look at, and what they found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import SecondLook
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList
from hilft_desktop.ui.widgets.text_area import TextArea


class SecondLookCard(Card):
    """Open requests first; whoever asked cannot answer."""

    request_wanted = Signal(str)
    finish_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Zweiter Blick"), parent)
        self._looks: tuple[SecondLook, ...] = ()
        self._question = TextArea(lines=2, limit=1000)
        self.form = InlineForm(
            _("Zweiten Blick erbitten"),
            {
                "question": FieldRow(
                    _("Was soll jemand anderes prüfen?"),
                    self._question,
                    _("Zum Beispiel: Stimmt die Frist? Fehlt ein Anspruch?"),
                    required=True,
                )
            },
            _("Zweiten Blick erbitten"),
            own_button=False,
        )
        self._remark = TextArea(lines=2, limit=1000)
        self.remark_form = InlineForm(
            _("Zweiter Blick"),
            {
                "remark": FieldRow(
                    _("Was hast Du gesehen?"),
                    self._remark,
                    _("Auch „passt so“ ist eine Antwort."),
                    required=True,
                )
            },
            _("Als angesehen notieren"),
            own_button=False,
        )
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(
            _("Noch nicht erbeten. Vier Augen finden, was zwei übersehen."), "muted", wrap=True
        )
        for widget in (self.form, self.remark_form, self.rows, self._none):
            self.body.addWidget(widget)
        self.form.confirmed.connect(self._on_request)
        self.remark_form.confirmed.connect(self._on_finish)

    def show_looks(self, looks: Iterable[SecondLook]) -> None:
        """Show these."""
        self._looks = tuple(
            sorted(looks, key=lambda each: (each.done_on is not None, each.requested_on, each.id))
        )
        self.rows.show_rows([self._line(each) for each in self._looks])
        self._none.setVisible(not self._looks)

    def answer(self, look_id: str) -> None:
        """Begin the answer to a request."""
        look = next((each for each in self._looks if each.id == look_id), None)
        if look is not None:
            self.form.close_form()
            self.remark_form.open_about(look_id, look.question)

    def _line(self, look: SecondLook) -> RecordLine:
        asked = _("erbeten {day} von {who}").format(
            day=format_weekday_date(look.requested_on), who=look.requested_by
        )
        if look.done_on is None:
            return RecordLine(
                look.question,
                asked,
                role="strong",
                actions=((_("Angesehen …"), partial(self.answer, look.id)),),
            )
        done = _("angesehen {day} von {who}: {remark}").format(
            day=format_weekday_date(look.done_on), who=look.done_by, remark=look.remark
        )
        return RecordLine(look.question, f"{asked} · {done}")

    def _on_request(self) -> None:
        if not self._question.value:
            self.form.show_error(UserError("text_missing", field="question"))
            return
        self.request_wanted.emit(self._question.value)

    def _on_finish(self) -> None:
        if not self._remark.value:
            self.remark_form.show_error(UserError("text_missing", field="remark"))
            return
        if self.remark_form.matter:
            self.finish_wanted.emit(self.remark_form.matter, self._remark.value)
            return
        # A draft of an older version: say which request it would answer.
        waiting = [each.id for each in self._looks if each.done_on is None]
        if waiting:
            self.answer(waiting[0])
