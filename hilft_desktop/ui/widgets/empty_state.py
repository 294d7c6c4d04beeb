# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page without content says: what it is for, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and at most one action (``action.clicked``)."""

    def __init__(
        self,
        icon_name: str,
        heading: str,
        words: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, metrics.XL, metrics.XL, metrics.XL)
        column.setSpacing(metrics.M)
        column.addStretch(1)
        column.addWidget(IconLabel(icon_name, "muted", size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._heading = PlainLabel(heading, "section", wrap=True)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading)
        self._words = PlainLabel(words, "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        self.action = Button(action)
        if not action:
            self.action.hide()
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, heading: str, words: str) -> None:
        """Change the words."""
        self._heading.setText(heading)
        self._words.setText(words)
