# SPDX-License-Identifier: GPL-3.0-or-later
"""A small form that opens in place and closes again when it is done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults


class InlineForm(Card):
    """Rows of fields, one action, one way back. Hidden until ``open`` is called."""

    confirmed = Signal()
    closed = Signal()

    def __init__(
        self,
        heading: str,
        rows: Mapping[str, FieldRow],
        action: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(heading, parent)
        self.rows = dict(rows)
        for row in self.rows.values():
            self.body.addWidget(row)
        buttons = QWidget()
        line = FlowLayout(buttons, metrics.S)
        self._confirm = Button(action, "check")
        self._confirm.clicked.connect(self.confirmed)
        back = Button(_("Doch nicht"), role="quiet")
        back.clicked.connect(self.close_form)
        line.addWidget(self._confirm)
        line.addWidget(back)
        self.body.addWidget(buttons)
        self.hide()

    def open_form(self) -> None:
        """Show the form with the cursor in its first field."""
        clear_faults(self.rows)
        self.show()
        next(iter(self.rows.values())).target.setFocus()

    def close_form(self) -> None:
        """Hide the form; what was typed is cleared by its owner."""
        self.hide()
        self.closed.emit()

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none of them."""
        return show_faults(self.rows, error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)
