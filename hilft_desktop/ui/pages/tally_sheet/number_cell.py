# SPDX-License-Identifier: GPL-3.0-or-later
"""One box of the paper: how many strokes stand in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.ui.theme import metrics

_DIGITS = 3
_STEPS = {
    Qt.Key.Key_Return: (0, 1),
    Qt.Key.Key_Enter: (0, 1),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
}


class NumberCell(QLineEdit):
    """Takes a whole number; whatever else was typed stays and is said. Empty means none."""

    step_wanted = Signal(int, int)
    """Go so many rows down and so many boxes on: Enter goes on, the arrows up and down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_DIGITS)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(metrics.TOUCH)

    def number(self) -> int:
        """Return the number; raises ``UserError("sheet_number_invalid")`` for anything else."""
        typed = self.text().strip()
        if not typed:
            return 0
        if not (typed.isascii() and typed.isdigit()):
            raise UserError("sheet_number_invalid")
        return int(typed)

    @property
    def is_readable(self) -> bool:
        """Tell whether what was typed is a number or nothing."""
        try:
            self.number()
        except UserError:
            return False
        return True

    def set_fault(self, *, wrong: bool) -> None:
        """Frame the box as wrong, or no more."""
        if bool(self.property("fault")) != wrong:
            self.setProperty("fault", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step_wanted.emit(*_STEPS[key])
            return
        super().keyPressEvent(event)
