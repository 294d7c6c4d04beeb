# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of the set-up: a heading, an explanation, fields, and whether they are right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class WizardStep(QWidget):
    """Base of every step. What was typed stays when one goes back."""

    def __init__(self, heading: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = heading
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = PageScroll(metrics.FORM_WIDTH, centred=True)
        outer.addWidget(scroll)
        self.column = scroll.column
        self.column.setSpacing(metrics.M)
        self.column.addWidget(PlainLabel(heading, "heading", wrap=True))
        self.column.addWidget(PlainLabel(words, "muted", wrap=True))

    def enter(self) -> None:
        """Called when the step comes to the front."""

    def is_right(self) -> bool:
        """Say beside each field what is missing; return True when nothing is."""
        return True

    @staticmethod
    def demand(row: FieldRow, words: str, *, when: bool) -> bool:
        """Show ``words`` beside a field ``when`` something is missing; return True if not."""
        row.set_fault(words if when else "")
        if when:
            row.target.setFocus()
        return not when
