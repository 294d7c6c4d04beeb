# SPDX-License-Identifier: GPL-3.0-or-later
"""The page alone, large, on the whole screen: turned round to the person across the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.guide import GuidePage
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.pages.guide.reader import GuideReader
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button

ENLARGED = 1.8


class TurnedScreen(QDialog):
    """Nothing of the program stands on it, no note, no source, no other page. Esc leads back.

    A dialog, so that locking and the neutral page take it away with all others.
    """

    def __init__(self, page: GuidePage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Leitfaden"))
        self.reader = GuideReader(for_person=True)
        self.reader.enlarge(ENLARGED)
        self.reader.show_page(page)
        back = Button(_("Zurück (Esc)"), "back", "quiet")
        back.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.S)
        column.setSpacing(metrics.S)
        column.addWidget(self.reader, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        column.addLayout(foot)
        self.reader.setFocus()
