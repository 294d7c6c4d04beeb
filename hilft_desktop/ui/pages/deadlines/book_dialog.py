# SPDX-License-Identifier: GPL-3.0-or-later
"""Note a computed deadline with a case: which case, and when to be reminded."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.rows import CasePage, CaseQuery
from hilft_desktop.ui.jobs import Job, Jobs
from hilft_desktop.ui.models.list_row import ListRow
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_WAIT_MS = 150
_HITS = 30
_WIDTH = 720


class BookDialog(QDialog):
    """Asks for the case by pseudonym unless one is given; stays open until it was booked."""

    confirmed = Signal(str, object)
    """Id of the case and the day of the reminder."""

    def __init__(
        self,
        jobs: Jobs,
        words: str,
        remind_on: date,
        today: date,
        parent: QWidget | None = None,
        *,
        case_id: str = "",
        case_words: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Frist vormerken"))
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self._jobs = jobs
        self._case_id = case_id
        self._asking: Job | None = None
        self._notice = NoticeBar()
        self._search = LineField(limit=80)
        self._search.setPlaceholderText(_("Deckname oder Titel"))
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Fälle"))
        self._case = FieldRow(_("Fall"), self._search)
        self._remind = DateField(today, remind_on)
        self._remind_row = FieldRow(
            _("Erinnern ab"), self._remind, _("Ab diesem Tag steht die Frist auf Heute.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, metrics.L, metrics.XL, metrics.L)
        column.setSpacing(metrics.S)
        column.addWidget(PlainLabel(words, "section", wrap=True))
        column.addWidget(self._notice)
        column.addWidget(self._remind_row)
        column.addWidget(PlainLabel(case_words, "strong", wrap=True))
        column.addWidget(self._case)
        column.addWidget(self._list, 1)
        if case_id:
            self._case.hide()
            self._list.hide()
            column.addStretch(1)
        column.addLayout(self._buttons())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self._begin()

    def _begin(self) -> None:
        self._search.textChanged.connect(lambda _text: self._timer.start())
        self._list.row_activated.connect(lambda _key: self._confirm())
        height = self.sizeHint().height() if self._case_id else metrics.DIALOG_HEIGHT
        self.resize(_WIDTH, min(height, metrics.DIALOG_HEIGHT))
        if not self._case_id:
            self._search.setFocus()
            self._ask()

    def show_fault(self, error: HilftError) -> None:
        """Say why it was not booked; everything stays as it is."""
        if isinstance(error, UserError) and error.field == "remind_on":
            self._remind_row.set_fault(error_line(error))
            self._remind_row.target.setFocus()
        else:
            self._notice.say_error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
            if not self._list.current_key:
                self._list.choose(self._model.first_choice())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
            return
        super().keyPressEvent(event)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        back = Button(_("Abbrechen"))
        back.clicked.connect(self.reject)
        line.addWidget(back)
        book = Button(_("Vormerken"), "check", "primary")
        book.clicked.connect(self._confirm)
        line.addWidget(book)
        self._line = line
        return line

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        query = CaseQuery(text=self._search.value, limit=_HITS)
        self._asking = self._jobs.run(
            self, lambda services: services.cases.page(query), self._show_cases, self.show_fault
        )

    def _show_cases(self, page: CasePage) -> None:
        self._asking = None
        self._model.show_rows(ListRow(row.id, row.pseudonym, row.title) for row in page.rows)
        searched = bool(self._search.value)
        self._list.choose(self._model.first_choice() if searched else QModelIndex())
        nothing = _("Kein Fall passt dazu. Weniger Buchstaben helfen oft.")
        self._case.set_help("" if page.rows or not searched else nothing)

    def _confirm(self) -> None:
        self._remind_row.set_fault("")
        self._case.set_fault("")
        try:
            remind_on = self._remind.day()
        except UserError as error:
            self._remind_row.set_fault(error_line(error))
            self._remind_row.target.setFocus()
            return
        case_id = self._case_id or self._list.current_key
        if not case_id:
            self._case.set_fault(_("Bitte erst einen Fall aus der Liste wählen."))
            self._search.setFocus()
            return
        self.confirmed.emit(case_id, remind_on)
