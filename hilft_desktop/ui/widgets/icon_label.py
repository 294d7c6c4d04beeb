# SPDX-License-Identifier: GPL-3.0-or-later
"""An icon beside words; it says nothing that the words do not say."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from hilft_desktop.ui.icons import icon_pixmap
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import colour


class IconLabel(QLabel):
    """A decorative icon that follows the theme."""

    def __init__(
        self,
        name: str,
        ink: str = "text",
        parent: QWidget | None = None,
        *,
        size: int = metrics.ICON,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._ink = ink
        self._size = size
        self.setFixedSize(size, size)
        self._paint()

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._paint()

    def _paint(self) -> None:
        self.setPixmap(
            icon_pixmap(self._name, colour(self._ink), self._size, self.devicePixelRatioF())
        )
