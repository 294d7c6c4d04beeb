# SPDX-License-Identifier: GPL-3.0-or-later
"""A section of a page: a heading, a sentence, fields, and its own actions at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class Section(QWidget):
    """Base of every section; ``frame`` holds what it shows."""

    notice_posted = Signal(str, str)
    """Kind and words for the bar below the window's header, see ``Page``."""

    case_requested = Signal(str)
    """Open this case."""

    def __init__(
        self, context: PageContext, heading: str, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.frame = PageFrame(max_width=metrics.FORM_WIDTH)
        outer.addWidget(self.frame)
        self.column = self.frame.column
        self.column.setSpacing(metrics.M)
        self.column.addWidget(PlainLabel(heading, "heading", wrap=True))
        if words:
            self.column.addWidget(PlainLabel(words, "muted", wrap=True))

    def enter(self) -> None:
        """Called when the section comes to the front: load what it shows."""

    def on_changes(self, changes: Changes) -> None:
        """Called after every mutation anywhere."""

    def save(self) -> None:
        """Do the primary action, if there is one."""
