# SPDX-License-Identifier: GPL-3.0-or-later
"""The lower edge of the stall: what was counted last, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.even_grid import EvenGrid


class StallActions(QWidget):
    """Count, count and keep the topic, name a known person, take back: each with its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._last = ElidedLabel(_("Thema drücken, Enter zählt. Ohne Ergebnis gilt: Auskunft."))
        self.undo = _button(_("Zurücknehmen"), _("Strg+Z"))
        self.known = _button(_("Bekannte Person"), _("F4"))
        self.next = _button(_("Thema behalten"), _("Umschalt+Enter"))
        self.count = _button(_("Zählen"), _("Enter"), "primary")
        self.undo.setAccessibleDescription(_("Nimmt den zuletzt gezählten Kontakt zurück"))
        self.next.setAccessibleDescription(_("Zählt und lässt das Thema für den nächsten stehen"))
        row = QWidget()
        grid = EvenGrid(row, columns=4)
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        for button in (self.undo, self.known, self.next, self.count):
            grid.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.M, metrics.XS, metrics.M, metrics.S)
        column.setSpacing(metrics.XS)
        column.addWidget(self._last)
        column.addWidget(row)
        self._kept = (row, grid)

    @property
    def last_words(self) -> str:
        """What is said of the last contact."""
        return self._last.text()

    def say_last(self, words: str) -> None:
        """Say what was counted or taken back, also to a screen reader."""
        self._last.setText(_("Zuletzt: {words}").format(words=words))
        QAccessible.updateAccessibility(QAccessibleEvent(self._last, QAccessible.Event.NameChanged))


def _button(words: str, keys: str, role: str = "") -> Button:
    button = Button(f"{words}\n{keys}", role=role)
    button.setAccessibleName(f"{words} ({keys})")
    return button
