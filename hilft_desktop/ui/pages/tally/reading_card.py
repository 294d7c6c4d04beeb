# SPDX-License-Identifier: GPL-3.0-or-later
"""How published numbers are to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ReadingCard(Card):
    """The same words stand on every export."""

    explanation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("So liest du die Zahlen"), parent)
        self._lines: list[PlainLabel] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(metrics.S)
        self.body.addLayout(self._column)
        self._explain = Button(_("Wie sicher sind diese Zahlen?"), "help")
        self._explain.clicked.connect(self.explanation_wanted)
        self.body.addWidget(self._explain, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show the rule how to read the numbers, one sentence a line."""
        for line in self._lines:
            line.deleteLater()
        self._lines = [PlainLabel(sentence, wrap=True) for sentence in sentences]
        for line in self._lines:
            self._column.addWidget(line)
