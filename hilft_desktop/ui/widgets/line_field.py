# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for one line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget


class LineField(QLineEdit):
    """One line; ``limit`` is the greatest number of signs."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, limit: int = 200) -> None:
        super().__init__(text, parent)
        self.setMaxLength(limit)

    @property
    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.text().strip()
