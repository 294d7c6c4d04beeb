# SPDX-License-Identifier: GPL-3.0-or-later
"""The sections of a case side by side, each with its number key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SectionBar(QWidget):
    """Tab enters the row once; arrows, Home, End and digits choose. A count says what is inside."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Abschnitte des Falls"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = dict(sections)
        self._buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self, 2)
        for number, (key, words) in enumerate(sections, start=1):
            button = Button(words, role="tab")
            button.setCheckable(True)
            button.setToolTip(_("{words} (Strg+{number})").format(words=words, number=number))
            button.clicked.connect(lambda _on, key=key: self.choose(key))
            button.installEventFilter(self)
            self._buttons[key] = button
            flow.addWidget(button)
        self._flow = flow
        self._current = ""
        self.choose(sections[0][0])

    @property
    def current(self) -> str:
        """Key of the section in front."""
        return self._current

    def button(self, key: str) -> QPushButton:
        """Return the button of a section."""
        return self._buttons[key]

    def show_count(self, key: str, count: int, spoken: str = "") -> None:
        """Say how much a section holds; nothing for none."""
        words = self._words[key]
        button = self._buttons[key]
        text = f"{words} {count}" if count else words
        if button.text() != text:
            button.setText(text)
            self.updateGeometry()
        button.setAccessibleName(f"{words}, {spoken}" if spoken else text)

    def choose(self, key: str) -> None:
        """Bring a section to the front; emits ``chosen`` when it was another one."""
        for each, button in self._buttons.items():
            is_it = each == key
            button.setChecked(is_it)
            policy = Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if key != self._current:
            self._current = key
            self.chosen.emit(key)

    def choose_at(self, position: int) -> bool:
        """Choose the section at a position, as its number key does; tell whether there is one."""
        keys = tuple(self._buttons)
        if not 0 <= position < len(keys):
            return False
        self.choose(keys[position])
        self._buttons[keys[position]].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt lets arrow keys wander from button to button and on to whatever comes next.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, keys = Qt.Key(event.key()), tuple(self._buttons)
        at = keys.index(self._current)
        if key in _ARROWS:
            return self.choose_at((at + _ARROWS[key]) % len(keys))
        if key == Qt.Key.Key_Home:
            return self.choose_at(0)
        if key == Qt.Key.Key_End:
            return self.choose_at(len(keys) - 1)
        return event.text().isdigit() and self.choose_at(int(event.text()) - 1)
