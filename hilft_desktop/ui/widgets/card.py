# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet surface that holds one matter."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class Card(QFrame):
    """A card with an optional heading; put content into ``body``, small actions into ``head``."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(metrics.L, metrics.M, metrics.L, metrics.L)
        outer.setSpacing(metrics.M)
        self.head = QHBoxLayout()
        self.head.setSpacing(metrics.S)
        self._heading = PlainLabel(heading, "section")
        if not heading:
            self._heading.hide()
        self.head.addWidget(self._heading, 1)
        outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.M)
        outer.addLayout(self.body)
        if heading:
            self.setAccessibleName(heading)

    def set_heading(self, heading: str) -> None:
        """Show another heading."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self.setAccessibleName(heading)
