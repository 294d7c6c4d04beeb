# SPDX-License-Identifier: GPL-3.0-or-later
"""Fristen: what is due in this case, ticking it off with its proof, and the way to compute one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.cases import FollowUp
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.follow_up_card import FollowUpCard
from hilft_desktop.ui.pages.cases.section import CaseSection, Primary
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.field_values import needed, wanted
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField


class DueSection(CaseSection):
    """A legal deadline is computed from the notice; a reminder of one's own is typed here."""

    deadline_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.card = FollowUpCard(context.today())
        self._add = Button(_("Termin …"), "plus", "quiet")
        self._add.setAccessibleName(_("Termin oder Wiedervorlage hinzufügen"))
        self.card.head.addWidget(self._add)
        self.card.rows.follow()
        self._day = DateField(context.today())
        self._text = LineField(limit=200)
        self._remind = DateField(context.today())
        self._deadline = CheckBox(_("Das ist eine Frist, die nicht verstreichen darf"))
        self.form = InlineForm(
            _("Neuer Termin"),
            {
                "due_on": FieldRow(_("Bis wann?"), self._day, required=True),
                "text": FieldRow(_("Was ist zu tun?"), self._text, required=True),
                "remind_on": FieldRow(
                    _("Ab wann daran denken?"),
                    self._remind,
                    _("Ab diesem Tag steht es auf „Heute“. Leer heißt: in der Woche davor."),
                ),
                "is_deadline": FieldRow(_("Art"), self._deadline),
            },
            _("Termin eintragen"),
            own_button=False,
        )
        self._proof = LineField(limit=200)
        self.proof_form = InlineForm(
            _("Erledigt"),
            {
                "proof": FieldRow(
                    _("Womit lässt sich das beweisen?"),
                    self._proof,
                    _("Zum Beispiel: Faxbericht, Eingangsstempel, Zeugin. Darf leer bleiben."),
                )
            },
            _("Als erledigt notieren"),
            own_button=False,
        )
        for widget in (self.proof_form, self.form, self.card):
            self.column.addWidget(widget)
        self.keep_form("follow_up", self.form)
        self.keep_form("proof", self.proof_form)
        self._add.clicked.connect(self.begin_date)
        self.form.confirmed.connect(self._on_add)
        self.proof_form.confirmed.connect(self._on_proven)
        self.card.finish_wanted.connect(self.finish)
        self.card.reopen_wanted.connect(self.reopen)

    def show_case(self, detail: CaseDetail) -> None:
        super().show_case(detail)
        self.card.show_follow_ups(detail.follow_ups)

    def primary(self) -> Primary | None:
        for form in (self.proof_form, self.form):
            if form.is_open:
                return Primary(form.action_words, "save")
        return Primary(_("Frist berechnen (Strg+D)"), "deadline")

    def act(self) -> None:
        """Save the open form, else compute a deadline."""
        if self.proof_form.is_open:
            self._on_proven()
        elif self.form.is_open:
            self._on_add()
        else:
            self.deadline_requested.emit(self.case_id)

    def begin_date(self) -> None:
        """Begin a date of one's own."""
        self.proof_form.close_form()
        self.form.open_form()

    def finish(self, follow_up_id: str) -> None:
        """Tick off: at once for a reminder, with the question for a proof for a deadline."""
        found = self._find(follow_up_id)
        if found is None:
            return
        if found.is_deadline:
            self.form.close_form()
            day = format_weekday_date(found.due_on)
            self.proof_form.open_about(
                follow_up_id, _("Frist {day}: {text}").format(day=day, text=found.text)
            )
        else:
            self._finish(follow_up_id, "")

    def reopen(self, follow_up_id: str) -> None:
        """Take ticking off back."""
        self.change(
            lambda services: services.cases.reopen_follow_up(follow_up_id),
            lambda _open: self.said.emit("ok", _("Der Termin ist wieder offen.")),
        )

    def _finish(self, follow_up_id: str, proof: str) -> None:
        def done(finished: FollowUp) -> None:
            self.undo_offered.emit(
                _("Erledigt: {text}").format(text=finished.text),
                lambda: self.reopen(follow_up_id),
            )

        if self.proof_form.is_open:
            self.save_form(
                self.proof_form,
                lambda services: services.cases.finish_follow_up(follow_up_id, proof),
                done,
            )
        else:
            self.change(lambda services: services.cases.finish_follow_up(follow_up_id), done)

    def _on_proven(self) -> None:
        finishing = self.proof_form.matter
        if self._find(finishing) is None:
            self.failed.emit(UserError("follow_up_unknown"))
            return
        self._finish(finishing, self._proof.value)

    def _find(self, follow_up_id: str) -> FollowUp | None:
        follow_ups = self.detail.follow_ups if self.detail else ()
        return next((each for each in follow_ups if each.id == follow_up_id), None)

    def _on_add(self) -> None:
        faults: list[UserError] = []
        day = needed(self._day.day, "due_on", "contact_date_missing", faults)
        if not self._text.value:
            faults.append(UserError("text_missing", field="text"))
        remind_on = wanted(self._remind.day, "remind_on", faults)
        if self.form.show_missing(faults) or day is None:
            return
        case_id, due_on, text = self.case_id, day, self._text.value
        is_deadline = self._deadline.isChecked()
        self.save_form(
            self.form,
            lambda services: services.cases.add_follow_up(
                case_id, due_on, text, is_deadline=is_deadline, remind_on=remind_on
            ),
            lambda _new: self.said.emit("ok", _("Termin eingetragen.")),
        )
