# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the group's note on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.guide import GuidePage
from hilft_desktop.domain.local import NOTE_LIMIT
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.text_area import TextArea


class NoteDialog(QDialog):
    """Stays open with what was typed until the note is written."""

    save_wanted = Signal(str, str)
    """Text (empty removes the note) and initials."""

    def __init__(self, page: GuidePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Notiz der Gruppe"))
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        note = next(iter(page.local_notes), None)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, metrics.S, metrics.XL, metrics.M)
        column.setSpacing(metrics.S)
        column.addWidget(PlainLabel(page.title, "section", wrap=True))
        self.text = TextArea(note.text if note else "", lines=5, limit=NOTE_LIMIT)
        self.text.setMinimumHeight(metrics.TOUCH)
        self.text_row = FieldRow(
            _("Notiz"),
            self.text,
            _("Steht unverschlüsselt auf diesem Laptop: nichts über Ratsuchende. Leer: löschen."),
        )
        column.addWidget(self.text_row, 1)
        self.initials = LineField(note.initials if note else "", limit=12)
        self.initials_row = FieldRow(_("Dein Kürzel"), self.initials)
        column.addWidget(self.initials_row)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        stay = Button(_("Abbrechen"))
        stay.clicked.connect(self.reject)
        line.addWidget(stay)
        self.save = Button(_("Notiz speichern"), role="primary")
        self.save.clicked.connect(self._on_save)
        line.addWidget(self.save)
        column.addLayout(line)
        # Wide letters and double text size ask for more than is pleasant otherwise.
        self.setMinimumWidth(max(520, self.minimumSizeHint().width()))
        self.text.setFocus()

    def refuse(self, error: HilftError) -> None:
        """Say beside the field why the note was not written."""
        wrong_initials = error.field == "initials"
        row = self.initials_row if wrong_initials else self.text_row
        row.set_fault(error_line(error))
        row.target.setFocus()

    def _on_save(self) -> None:
        self.text_row.set_fault("")
        self.initials_row.set_fault("")
        self.save_wanted.emit(self.text.value, self.initials.value)
