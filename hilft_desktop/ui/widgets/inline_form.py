# SPDX-License-Identifier: GPL-3.0-or-later
"""A small form that opens in place and closes again when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hilft_desktop.domain.errors import FormErrors, HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.form_faults import clear_faults, show_faults
from hilft_desktop.ui.widgets.form_state import FormState, read_form, write_form
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_OPEN, _MATTER, _LEAD = "open", "matter", "lead"


class InlineForm(Card):
    """Rows of fields, one action, one way back. Hidden until ``open_form`` is called.

    Going back keeps what was typed; it is gone only when the form was saved or ``reset``.
    """

    confirmed = Signal()
    closed = Signal()
    opened = Signal()
    released = Signal()
    """The form closed under the cursor; its owner says where one goes on."""

    def __init__(
        self,
        heading: str,
        rows: Mapping[str, FieldRow],
        action: str,
        parent: QWidget | None = None,
        *,
        own_button: bool = True,
    ) -> None:
        """Without ``own_button`` the action stands elsewhere, for example bottom right."""
        super().__init__(heading, parent)
        self.rows = dict(rows)
        self.action_words = action
        self.matter = ""
        """What the answer belongs to, by id; empty where the form is about no one thing."""
        self._shelf: dict[str, FormState] = {}
        self._lead = PlainLabel("", "strong", wrap=True)
        self._lead.hide()
        self.body.addWidget(self._lead)
        for row in self.rows.values():
            self.body.addWidget(row)
        buttons = QWidget()
        line = FlowLayout(buttons, metrics.S)
        self._confirm = Button(action, "check")
        self._confirm.clicked.connect(self.confirmed)
        if not own_button:
            self._confirm.hide()
        back = Button(_("Doch nicht"), role="quiet")
        back.clicked.connect(self.close_form)
        line.addWidget(self._confirm)
        line.addWidget(back)
        self._buttons = buttons
        self.body.addWidget(buttons)
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self.confirmed)
        self._fresh = read_form(self.rows)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether the form is being filled."""
        return not self.isHidden()

    def set_lead(self, words: str) -> None:
        """Say above the fields what they are about; long words go on in the next line."""
        self._lead.setText(words)
        self._lead.setVisible(bool(words))

    def open_form(self) -> None:
        """Show the form with the cursor in its first field."""
        clear_faults(self.rows)
        self.show()
        next(iter(self.rows.values())).target.setFocus()
        self.opened.emit()

    def open_about(self, matter: str, words: str) -> None:
        """Open the form about one thing; what was typed about another waits for that one."""
        if matter != self.matter:
            if self.matter:
                self._shelf[self.matter] = read_form(self.rows)
                write_form(self.rows, self._fresh)
            write_form(self.rows, self._shelf.pop(matter, {}))
            self.matter = matter
        self.set_lead(words)
        self.open_form()

    def close_form(self) -> None:
        """Hide the form; what was typed waits for the next opening."""
        held_focus = any(child.hasFocus() for child in self.findChildren(QWidget))
        self.hide()
        self.closed.emit()
        if held_focus:
            self.released.emit()

    def reset(self) -> None:
        """Empty the form and hide it: it was saved, or another matter is shown."""
        write_form(self.rows, self._fresh)
        clear_faults(self.rows)
        self.matter = ""
        self.set_lead("")
        if self.is_open:
            self.close_form()

    def set_fresh(self) -> None:
        """Take what the fields hold now for the untouched state."""
        self._fresh = read_form(self.rows)

    def show_error(self, error: HilftError) -> HilftError | None:
        """Say faults beside their fields; return what belongs to none of them."""
        return show_faults(self.rows, error)

    def show_missing(self, faults: list[UserError]) -> bool:
        """Say the faults found before asking the engine; tell whether there were any."""
        if faults:
            self.show_error(FormErrors(faults=tuple(faults)))
        return bool(faults)

    def draft(self) -> FormState | None:
        """Return what is worth keeping, ``None`` when nothing was typed."""
        state = read_form(self.rows)
        if state == self._fresh:
            return None
        about = {_MATTER: self.matter, _LEAD: self._lead.text()} if self.matter else {}
        return {**state, **about, _OPEN: self.is_open}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put a draft back and open the form if it was open."""
        write_form(self.rows, state)
        self.matter = str(state.get(_MATTER, ""))
        self.set_lead(str(state.get(_LEAD, "")))
        if state.get(_OPEN):
            clear_faults(self.rows)
            self.show()
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)
