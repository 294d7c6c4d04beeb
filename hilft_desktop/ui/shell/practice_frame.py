# SPDX-License-Identifier: GPL-3.0-or-later
"""The red frame around practice data, with the word for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_EDGE = 4
"""Width of the frame, as in the style sheet."""


class PracticeFrame(QWidget):
    """Holds the whole window's content; framed and labelled while practice data is open."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # No QFrame: that one adds the width of the edge itself once the style sheet is set anew.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._words = PlainLabel(_("Übungsdaten: alles erfunden, nichts zählt"), "practice")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.hide()
        column.addWidget(self._words)
        column.addWidget(content, 1)

    @property
    def is_framed(self) -> bool:
        """Tell whether the frame is shown."""
        return not self._words.isHidden()

    def set_practice(self, *, practice: bool) -> None:
        """Show or hide the frame."""
        self._words.setVisible(practice)
        edge = _EDGE if practice else 0
        self._column.setContentsMargins(edge, 0, edge, edge)
        self.setProperty("role", "practice-frame" if practice else "")
        self.style().unpolish(self)
        self.style().polish(self)
