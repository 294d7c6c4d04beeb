# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be done by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.errors import FormErrors, HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_relative, format_weekday_date
from hilft_desktop.ui.pages.cases.inline_form import InlineForm
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class FollowUpCard(Card):
    """Open ones first, by day; the finished ones stay readable below."""

    add_wanted = Signal(object, str, bool)
    """Day, text, and whether it is a legal deadline."""
    finished = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Termine und Wiedervorlagen"), parent)
        self._today = today
        self._add = Button(_("Termin …"), "plus", "quiet")
        self._add.setAccessibleName(_("Termin oder Wiedervorlage hinzufügen"))
        self.head.addWidget(self._add)
        self._day = DateField(today)
        self._text = LineField(limit=200)
        self._deadline = CheckBox(_("Das ist eine Frist, die nicht verstreichen darf"))
        self._form = InlineForm(
            _("Neuer Termin"),
            {
                "due_on": FieldRow(_("Bis wann?"), self._day, required=True),
                "text": FieldRow(_("Was ist zu tun?"), self._text, required=True),
                "is_deadline": FieldRow(_("Art"), self._deadline),
            },
            _("Termin eintragen"),
        )
        self.body.addWidget(self._form)
        self._add.clicked.connect(self.open_form)
        self._form.confirmed.connect(self._on_confirmed)

    def show_follow_ups(self, follow_ups: tuple[FollowUp, ...]) -> None:
        """Show these."""
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        ordered = sorted(follow_ups, key=lambda each: (each.done_on is not None, each.due_on))
        for follow_up in ordered:
            self.body.addWidget(self._line(follow_up))
        if not ordered:
            self.body.addWidget(PlainLabel(_("Kein Termin eingetragen."), "muted", wrap=True))

    def open_form(self) -> None:
        """Begin a new one."""
        self._form.open_form()

    def added(self) -> None:
        """Close the form: the follow-up was saved."""
        self._day.set_day(None)
        self._text.clear()
        self._deadline.setChecked(False)
        self._form.close_form()
        self._add.setFocus()

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none."""
        return self._form.show_error(error)

    def _line(self, follow_up: FollowUp) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.S)
        day = format_weekday_date(follow_up.due_on)
        if follow_up.done_on is not None:
            words = _("{day}: {text} (erledigt am {done})").format(
                day=day, text=follow_up.text, done=format_weekday_date(follow_up.done_on)
            )
            row.addWidget(PlainLabel(words, "muted", wrap=True), 1)
            return line
        near = format_relative(follow_up.due_on, self._today)
        word = _("Frist {day} ({near})") if follow_up.is_deadline else "{day} ({near})"
        late = follow_up.due_on <= self._today
        head = PlainLabel(
            word.format(day=day, near=near), "danger" if late else "strong", wrap=True
        )
        row.addWidget(head, 2)
        row.addWidget(PlainLabel(follow_up.text, wrap=True), 3)
        done = Button(_("Erledigt"), "check", "quiet")
        done.setAccessibleName(_("Erledigt: {text}").format(text=follow_up.text))
        done.clicked.connect(lambda: self.finished.emit(follow_up.id))
        row.addWidget(done)
        return line

    def _on_confirmed(self) -> None:
        faults: list[UserError] = []
        day: date | None = None
        try:
            day = self._day.day()
        except UserError as error:
            faults.append(UserError(error.code, field="due_on", **error.params))
        else:
            if day is None:
                faults.append(UserError("contact_date_missing", field="due_on"))
        if not self._text.value:
            faults.append(UserError("text_missing", field="text"))
        if faults:
            self._form.show_error(FormErrors(faults=tuple(faults)))
            return
        self.add_wanted.emit(day, self._text.value, self._deadline.isChecked())
