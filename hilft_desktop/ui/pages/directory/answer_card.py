# SPDX-License-Identifier: GPL-3.0-or-later
"""What a body answered to one referral."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.referrals import ANSWERS
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import ReferralRow
from hilft_desktop.ui.pages.directory.directory_words import referral_line
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea

_NOTE_LIMIT = 1000


class AnswerCard(Card):
    """Hidden until a slip was found; nothing is preselected that was not said."""

    case_wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Rückmeldung eintragen"), parent)
        self.row: ReferralRow | None = None
        self._first = PlainLabel("", "strong", wrap=True)
        self._second = PlainLabel("", "muted", wrap=True)
        self._state = PlainLabel("", "warn", wrap=True)
        self.choice = Combo()
        self.choice.addItem(_("bitte wählen"))
        self.choice.addItems([label(answer) for answer in ANSWERS])
        self.note = TextArea(lines=2, limit=_NOTE_LIMIT)
        self.rows = {
            "answer": FieldRow(_("Was hat die Stelle geantwortet?"), self.choice, required=True),
            "note": FieldRow(
                _("Notiz"), self.note, _("Zum Beispiel Tag und Uhrzeit des Termins. Keine Namen.")
            ),
        }
        buttons = QWidget()
        self._flow = FlowLayout(buttons, metrics.S)
        self.to_case = Button(_("Zum Fall"), "cases")
        self.to_case.clicked.connect(self._on_case)
        self.back = Button(_("Doch nicht"), role="quiet")
        self.back.clicked.connect(self.closed)
        self._flow.addWidget(self.to_case)
        self._flow.addWidget(self.back)
        for widget in (self._first, self._second, self._state, *self.rows.values(), buttons):
            self.body.addWidget(widget)
        self._buttons = buttons
        self.hide()

    def show_referral(self, row: ReferralRow) -> None:
        """Ask for the answer to a referral; one that was answered says so."""
        self.row = row
        first, second = referral_line(row)
        self._first.setText(first)
        self._second.setText(second)
        answered = row.referral.answered_on is not None
        self._state.setText(
            _("Schon eingetragen: {answer}. Eine neue Antwort ersetzt sie.").format(
                answer=label(row.referral.answer)
            )
        )
        self._state.setVisible(answered)
        clear_faults(self.rows)
        self.choice.setCurrentIndex(0)
        self.note.setPlainText(row.referral.answer_note)
        self.show()
        self.choice.setFocus()

    @property
    def answer(self) -> str:
        """Code of the answer chosen, empty for none."""
        at = self.choice.currentIndex() - 1
        return ANSWERS[at].value if at >= 0 else ""

    @property
    def is_changed(self) -> bool:
        """Tell whether something was entered that is not stored."""
        if self.isHidden() or self.row is None:
            return False
        return bool(self.answer) or self.note.value != self.row.referral.answer_note

    def put_away(self) -> None:
        """Hide the card and forget whose answer it was."""
        self.row = None
        self.hide()

    def refuse(self, error: HilftError) -> HilftError | None:
        """Show faults beside their fields; return what belongs to no field."""
        return show_faults(self.rows, error)

    def _on_case(self) -> None:
        if self.row is not None:
            self.case_wanted.emit(str(self.row.referral.case_id))
