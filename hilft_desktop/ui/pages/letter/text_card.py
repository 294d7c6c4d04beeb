# SPDX-License-Identifier: GPL-3.0-or-later
"""Change the words of a letter before it is printed, and take the change back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.text_area import TextArea


class TextCard(Card):
    """Folded until somebody wants to change the text; then the template no longer writes it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Text anpassen"), parent)
        self._template = ""
        self._active = False
        self._open = Button(_("Text selbst ändern"), "edit")
        self._open.setEnabled(False)
        self._open.clicked.connect(self._on_open)
        self._area = TextArea(lines=12)
        self._row = FieldRow(
            _("Text des Schreibens"),
            self._area,
            _(
                "Leerzeile trennt Absätze, **zwei Sterne** machen fett, ein Strich am Anfang macht "
                "einen Listenpunkt, „1.“ am Anfang eine Nummer. Angaben, die Du oben noch "
                "änderst, erscheinen erst wieder, wenn Du die Vorlage wiederherstellst."
            ),
        )
        self._reset = Button(_("Vorlage wiederherstellen"), "undo")
        self._reset.clicked.connect(self._on_reset)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._row)
        self.body.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        self._area.textChanged.connect(self._on_changed)
        self._show()

    @property
    def edited_text(self) -> str | None:
        """The words that replace the template's, ``None`` while the template writes."""
        return self._area.toPlainText() if self._active else None

    def clear(self) -> None:
        """Go back to the template without announcing it."""
        self._active = False
        self._template = ""
        self._open.setEnabled(False)
        self._show()

    def show_template_text(self, text: str) -> None:
        """Take note of the words the template writes for the values of now."""
        if not self._active:
            self._template = text
            self._open.setEnabled(True)

    def restore(self, text: str) -> None:
        """Put an edited text back."""
        self._active = True
        self._area.setPlainText(text)
        self._show()

    def _on_open(self) -> None:
        self.restore(self._template)
        self._area.setFocus()

    def _on_reset(self) -> None:
        self._active = False
        self._show()
        self.edited.emit()

    def _on_changed(self) -> None:
        if self._active:
            self.edited.emit()

    def _show(self) -> None:
        self._open.setVisible(not self._active)
        self._row.setVisible(self._active)
        self._reset.setVisible(self._active)
