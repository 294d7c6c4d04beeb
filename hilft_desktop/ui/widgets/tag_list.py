# SPDX-License-Identifier: GPL-3.0-or-later
"""Short words in small frames: topics, states, signs of danger."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class TagList(QWidget):
    """Tags of a ``kind``: empty, ``ok``, ``warn`` or ``danger``. The word carries the meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, metrics.XS)

    def set_tags(self, tags: Iterable[tuple[str, str]]) -> None:
        """Show (word, kind) pairs instead of what was there."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        words = []
        for word, kind in tags:
            self._flow.addWidget(PlainLabel(word, f"tag-{kind}" if kind else "tag"))
            words.append(word)
        self.setAccessibleName(", ".join(words))
        self.setVisible(bool(words))
        self.updateGeometry()
