# SPDX-License-Identifier: GPL-3.0-or-later
"""Three small forms about a letter: how it was sent, what proves it, why there is no proof."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.code_combo import CodeCombo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField

NOTE_SIGNS = 500


class ProofForms(QWidget):
    """One of the forms is open at a time; each is about the letter it was opened for."""

    sent = Signal(str, str)
    """Id of the letter and the ``Delivery`` code."""
    entered = Signal(str, str, object)
    """Id of the letter, what proves it, and the ``date`` of the proof."""
    waived = Signal(str, str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way: CodeCombo[Delivery] = CodeCombo(Delivery)
        self._note = LineField(limit=NOTE_SIGNS)
        self._day = DateField(today, today)
        self._reason = LineField(limit=NOTE_SIGNS)
        self.way_form = _way_form(self._way)
        self.proof_form = _proof_form(self._note, self._day)
        self.waive_form = _waive_form(self._reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.L)
        for form in self.forms:
            column.addWidget(form)
            form.opened.connect(self._show_self)
            form.closed.connect(self._show_self)
        self._column = column
        self.hide()

    @property
    def forms(self) -> tuple[InlineForm, InlineForm, InlineForm]:
        """The forms, in the order in which they stand."""
        return (self.way_form, self.proof_form, self.waive_form)

    def open_about(self, form: InlineForm, document: CaseDocument) -> None:
        """Open one of the forms about a letter and close the others."""
        for other in self.forms:
            if other is not form and other.is_open:
                other.close_form()
        words = f"{document.title}, {format_weekday_date(document.created_on)}"
        if document.sent_by:
            words = f"{words}, {label(Delivery(document.sent_by))}"
        form.open_about(document.id, words)
        # Once the layout has made room: which letter it is about must be seen, not only the field.
        QTimer.singleShot(0, self, lambda: self._bring_into_view(form))

    def confirm(self, form: InlineForm) -> None:
        """Send what the form holds, or say beside its field what is missing."""
        if form is self.way_form:
            way = self._way.code()
            if way is None:
                form.show_error(UserError("delivery_missing", field="way"))
            else:
                self.sent.emit(form.matter, way.value)
        elif form is self.proof_form:
            self._confirm_proof()
        elif self._reason.value:
            self.waived.emit(form.matter, self._reason.value)
        else:
            form.show_error(UserError("proof_reason_missing", field="note"))

    def _bring_into_view(self, form: InlineForm) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(form, 0, 0)
            above = above.parentWidget()

    def _confirm_proof(self) -> None:
        faults: list[UserError] = []
        day: date | None = None
        try:
            day = self._day.day()
        except UserError as fault:
            fault.field = "on"
            faults.append(fault)
        if not self._note.value:
            faults.append(UserError("proof_note_missing", field="note"))
        if not self.proof_form.show_missing(faults):
            self.entered.emit(self.proof_form.matter, self._note.value, day)

    def _show_self(self) -> None:
        self.setVisible(any(form.is_open for form in self.forms))


def _way_form(way: CodeCombo[Delivery]) -> InlineForm:
    return InlineForm(
        _("Wie ging es hinaus?"),
        {
            "way": FieldRow(
                _("Versandweg"),
                way,
                _("Davon hängt ab, was als Nachweis gilt und ab wann danach gefragt wird."),
                required=True,
            )
        },
        _("Versandweg eintragen"),
        own_button=False,
    )


def _proof_form(note: LineField, day: DateField) -> InlineForm:
    return InlineForm(
        _("Nachweis der Zustellung"),
        {
            "note": FieldRow(
                _("Was belegt die Zustellung?"),
                note,
                _("Ohne Namen, zum Beispiel: Faxbericht 14:02, OK, 2 Seiten."),
                required=True,
            ),
            "on": FieldRow(_("Tag des Nachweises"), day),
        },
        _("Nachweis eintragen"),
        own_button=False,
    )


def _waive_form(reason: LineField) -> InlineForm:
    return InlineForm(
        _("Ohne Nachweis abschließen"),
        {
            "note": FieldRow(
                _("Warum geht es ohne?"),
                reason,
                _("Zum Beispiel: Das Amt hat den Eingang am Telefon bestätigt."),
                required=True,
            )
        },
        _("Ohne Nachweis abschließen"),
        own_button=False,
    )
