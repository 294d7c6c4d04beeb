# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for several lines of plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hilft_desktop.ui.theme import metrics


class TextArea(QPlainTextEdit):
    """Plain text only; Tab leaves the field. ``lines`` is the height it asks for."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        lines: int = 4,
        limit: int = 20_000,
    ) -> None:
        super().__init__(text, parent)
        self._limit = limit
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setFixedHeight(self._wanted_height())
        self.textChanged.connect(self._keep_limit)

    @property
    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()

    @property
    def rows(self) -> tuple[str, ...]:
        """The lines that are not empty, for addresses."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def _wanted_height(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lines + metrics.XL

    def _keep_limit(self) -> None:
        text = self.toPlainText()
        if len(text) > self._limit:
            cursor = self.textCursor()
            self.setPlainText(text[: self._limit])
            cursor.setPosition(self._limit)
            self.setTextCursor(cursor)
