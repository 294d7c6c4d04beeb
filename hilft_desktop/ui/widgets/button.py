# SPDX-License-Identifier: GPL-3.0-or-later
"""A push button with word and, if wanted, an icon that follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hilft_desktop.ui.icons import icon
from hilft_desktop.ui.theme import metrics

_INKS = {"primary": "on_accent", "link": "focus"}


class Button(QPushButton):
    """``role`` is empty (plain), ``primary`` (one per page), ``quiet``, ``link`` or ``nav``."""

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setAutoDefault(False)
        self.setIconSize(QSize(metrics.ICON + metrics.XS, metrics.ICON))
        if role:
            self.setProperty("role", role)
        self._tint()

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter means "do it" wherever the focus is; Qt answers it in dialogs only.
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():  # a finger left on the key means it once
                self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            ink = _INKS.get(self.property("role") or "", "text") if self.isEnabled() else "muted"
            self.setIcon(icon(self._icon_name, ink, gap=metrics.XS))
