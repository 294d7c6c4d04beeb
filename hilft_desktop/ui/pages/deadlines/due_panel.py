# SPDX-License-Identifier: GPL-3.0-or-later
"""One deadline or follow-up: its day, its case, how it was reckoned, what proves it was kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.services.deadline_rows import DeadlineRecord, SheetCopy
from hilft_desktop.services.proof_rows import PROOF
from hilft_desktop.services.rows import DueRow
from hilft_desktop.ui.pages.deadlines.due_words import is_late, state_words
from hilft_desktop.ui.pages.deadlines.fold import Fold
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_PROOF_SIGNS = 500


class DuePanel(QWidget):
    """Ticking off opens a line for the proof; it may stay empty."""

    case_wanted = Signal(str)
    sheet_wanted = Signal(str, str)
    """Id of the entry and the copy (``SheetCopy``)."""
    finished = Signal(str, str)
    """Id of the entry and what proves it."""
    reopened = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._row: DueRow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = PageScroll()
        self._scroll = scroll
        outer.addWidget(scroll)
        self._card = Card(_("Frist"))
        self._card.body.setSpacing(metrics.S)
        self._day = PlainLabel("", "figure", wrap=True, selectable=True)
        self._state = PlainLabel("", "strong", wrap=True)
        self._text = PlainLabel("", "lead", wrap=True, selectable=True)
        self._case = PlainLabel("", "body", wrap=True)
        self._latest = PlainLabel("", "muted", wrap=True)
        self._remind = PlainLabel("", "muted", wrap=True)
        self._proof = PlainLabel("", "ok", wrap=True, selectable=True)
        labels = (
            self._day,
            self._state,
            self._text,
            self._case,
            self._latest,
            self._remind,
            self._proof,
        )
        for label in labels:
            self._card.body.addWidget(label)
        buttons = self._buttons()
        self._card.body.addWidget(buttons)
        proof = LineField(limit=_PROOF_SIGNS)
        self.form = _proof_form(proof)
        self._proof_field = proof
        self.form.confirmed.connect(self._on_confirmed)
        self.form.opened.connect(buttons.hide)
        self.form.opened.connect(self._show_form)
        self.form.closed.connect(buttons.show)
        self._steps = Fold(_("So ist gerechnet"), is_open=True)
        self._doubts = Fold(_("Was nicht sicher ist"))
        self._missed = Fold(_("Wenn der Tag verpasst ist"))
        for widget in (self._card, self.form, self._steps, self._doubts, self._missed):
            scroll.column.addWidget(widget)
        scroll.column.addStretch(1)

    @property
    def row(self) -> DueRow | None:
        """What is shown."""
        return self._row

    def show_row(self, row: DueRow) -> None:
        """Show an entry; an open form is kept for the same one only."""
        if self._row is None or self._row.follow_up.id != row.follow_up.id:
            self.form.reset()
            self.show_record(None)
        self._row = row
        follow_up = row.follow_up
        done = follow_up.done_on is not None
        late = is_late(follow_up, self._today)
        self._card.set_heading(_("Frist") if follow_up.is_deadline else _("Wiedervorlage"))
        self._day.setText(format_long_date(follow_up.due_on))
        self._state.setText(state_words(follow_up, self._today))
        self._state.set_role("danger" if late else "ok" if done else "strong")
        self._text.setText(follow_up.text)
        self._case.setText(
            _("Fall: {person}, {title}").format(person=row.pseudonym, title=row.case_title)
        )
        _show(self._latest, _("Nach anderer Ansicht bis {day}."), follow_up.latest)
        _show(self._remind, _("Erinnerung ab {day}."), None if done else follow_up.remind_on)
        self._proof.setText(_("Nachweis: {proof}").format(proof=follow_up.proof))
        self._proof.setVisible(bool(follow_up.proof))
        is_proof = follow_up.id.startswith(PROOF)
        self._finish.setText(_("Nachweis eintragen …") if is_proof else _("Erledigt …"))
        self._finish.setVisible(not done)
        self._reopen.setVisible(done)
        for button in (self._folder, self._person):
            button.setVisible(bool(follow_up.kind))

    def show_record(self, record: DeadlineRecord | None) -> None:
        """Show how it was reckoned."""
        steps = record.result.steps if record else ()
        self._steps.show_lines(
            [(f"{at}. {step.text}", step.citation) for at, step in enumerate(steps, 1)]
        )
        self._doubts.show_lines([(text, "") for text in record.result.uncertain] if record else [])
        self._missed.show_lines([(text, "") for text in record.result.if_missed] if record else [])

    def _buttons(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line)
        self._finish = Button(_("Erledigt …"), "check")
        self._finish.clicked.connect(self.begin_finish)
        self._reopen = Button(_("Wieder öffnen"), "undo")
        self._reopen.clicked.connect(lambda: self.reopened.emit(self._id))
        to_case = Button(_("Zum Fall"), "cases")
        to_case.clicked.connect(self._on_case)
        self._folder = Button(_("Blatt für die Akte …"), "print")
        self._folder.clicked.connect(lambda: self._want_sheet(SheetCopy.FOLDER))
        self._person = Button(_("Blatt für die Person …"), "print")
        self._person.clicked.connect(lambda: self._want_sheet(SheetCopy.PERSON))
        for button in (self._finish, self._reopen, to_case, self._folder, self._person):
            flow.addWidget(button)
        self._flow = flow
        return line

    @property
    def _id(self) -> str:
        return self._row.follow_up.id if self._row else ""

    def _on_case(self) -> None:
        if self._row is not None:
            self.case_wanted.emit(self._row.follow_up.case_id)

    def _show_form(self) -> None:
        # Once the layout has made room: the action below the field must be seen as well.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.form, 0, 0))

    def begin_finish(self) -> None:
        """Ask what proves it; a missing proof of delivery is entered with its letter."""
        if self._id.startswith(PROOF):
            self._on_case()
        else:
            self.form.open_form()

    def _want_sheet(self, copy: SheetCopy) -> None:
        self.sheet_wanted.emit(self._id, copy.value)

    def _on_confirmed(self) -> None:
        self.finished.emit(self._id, self._proof_field.value)


def _proof_form(proof: LineField) -> InlineForm:
    return InlineForm(
        _("Erledigt"),
        {
            "proof": FieldRow(
                _("Was beweist es?"),
                proof,
                _("Zum Beispiel: Faxbericht 14:32, Eingangsstempel auf der Kopie. Freiwillig."),
            )
        },
        _("Als erledigt abhaken"),
    )


def _show(label: PlainLabel, words: str, day: date | None) -> None:
    label.setText("" if day is None else words.format(day=format_long_date(day)))
    label.setVisible(day is not None)
