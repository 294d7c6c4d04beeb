# SPDX-License-Identifier: GPL-3.0-or-later
"""A word with an explanation, on hover and by key."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.button import Button


class AbbreviationText(Button):
    """An abbreviation such as KdU; hovering, Enter and Space say what it means."""

    def __init__(self, short: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(short, role="link", parent=parent)
        self._meaning = meaning
        self.setToolTip(meaning)
        self.setAccessibleName(_("{short}: {meaning}").format(short=short, meaning=meaning))
        self.clicked.connect(self._explain)

    def _explain(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self._meaning, self)
