# SPDX-License-Identifier: GPL-3.0-or-later
"""An amount as people write it: 1.234,50 or 12. Kept in cents."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.money import format_amount, parse_money
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class MoneyField(QWidget):
    """Free text understood as euros, right-aligned with the sign behind it."""

    amount_changed = Signal()

    def __init__(self, cents: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        self._edit = QLineEdit(self)
        self._edit.setMaxLength(24)
        self._edit.setMinimumWidth(90)
        self._edit.setMaximumWidth(170)
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(self._edit)
        line.addWidget(PlainLabel("€"))
        line.addStretch(1)
        self.setFocusProxy(self._edit)
        self._edit.textChanged.connect(lambda _text: self.amount_changed.emit())
        self._edit.editingFinished.connect(self._tidy)
        self.set_cents(cents)

    @property
    def text(self) -> str:
        """What was typed, for drafts."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Put typed text back, for drafts."""
        self._edit.setText(text)

    def set_cents(self, cents: int | None) -> None:
        """Show an amount, or nothing."""
        self._edit.setText("" if cents is None else format_amount(cents))

    def cents(self) -> int | None:
        """Return the amount in cents; ``None`` when the field is empty.

        Raises ``UserError`` for a text that is no amount.
        """
        typed = self._edit.text().strip()
        return parse_money(typed) if typed else None

    def _tidy(self) -> None:
        try:
            cents = self.cents()
        except UserError:
            return  # said beside the field when the form is saved; nothing typed is lost
        if cents is not None:
            self._edit.setText(format_amount(cents))
