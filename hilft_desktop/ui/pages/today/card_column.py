# SPDX-License-Identifier: GPL-3.0-or-later
"""A column of cards, packed to the top."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics


class CardColumn(QWidget):
    """Cards one below the other; a card shown here leaves the column it was in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(metrics.L)
        self._cards.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_cards(self, cards: Iterable[QWidget]) -> None:
        """Take cards over, in this order."""
        for card in cards:
            self._cards.addWidget(card)
