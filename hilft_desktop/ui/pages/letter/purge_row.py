# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep real name and address with the case, until a day on which they are deleted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.persons import Identity
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class PurgeRow(QWidget):
    """Without this step name and address are gone when the letter is done."""

    keep_wanted = Signal(object)
    """The ``date`` on which name and address are deleted."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = DateField(today)
        self._row = FieldRow(
            _("Löschen am"),
            self._day,
            _("Ohne „Merken“ verschwinden Name und Anschrift, wenn das Schreiben fertig ist."),
        )
        self._state = PlainLabel("", "ok", wrap=True)
        self._state.hide()
        button = Button(_("Im Fall merken bis dahin"), "shield")
        button.clicked.connect(self._on_keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        column.addWidget(self._row)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._state)

    def propose(self, day: date | None) -> None:
        """Fill in the day of the group's rule; the counsellor decides, and shorter is better."""
        self._day.set_day(day)

    def show_identity(self, identity: Identity | None) -> None:
        """Say until when an identity is kept already."""
        self._row.set_fault("")
        self._state.setVisible(identity is not None)
        if identity is not None:
            self._day.set_day(identity.purge_on)
            self._state.setText(
                _("Gemerkt; wird gelöscht am {day}.").format(
                    day=format_long_date(identity.purge_on)
                )
            )

    def show_error(self, error: HilftError) -> None:
        """Say beside the day what is wrong."""
        self._row.set_fault(error_line(error))

    def _on_keep(self) -> None:
        try:
            day = self._day.day()
        except UserError as error:
            self.show_error(error)
            return
        if day is None:
            self.show_error(UserError("contact_date_missing"))
            return
        self._row.set_fault("")
        self.keep_wanted.emit(day)
