# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows a longer text to read: keys, licences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.text_area import TextArea


class TextDialog(QDialog):
    """Text to read, mark and copy, and one button."""

    def __init__(self, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.L)
        column.setSpacing(metrics.M)
        area = TextArea(text, limit=200_000)
        area.setReadOnly(True)
        area.setMinimumHeight(0)
        area.setMaximumHeight(16_777_215)
        area.setAccessibleName(heading)
        column.addWidget(area, 1)
        close = Button(_("Schließen"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(620, 440)
