# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers as large buttons, one or several; nothing is chosen until somebody chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChoiceButtons(QWidget):
    """Buttons for (code, words) pairs; arrow keys walk, Space chooses, a second press takes back.

    With ``several`` more than one may be chosen.
    """

    chosen = Signal()

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        several: bool = False,
        touch: bool = False,
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._buttons: dict[str, Button] = {}
        flow = FlowLayout(self)
        for code, words in options:
            button = Button(words)
            button.setCheckable(True)
            if touch:
                button.setMinimumHeight(metrics.TOUCH)
            button.clicked.connect(lambda _on, code=code: self._on_clicked(code))
            button.installEventFilter(self)
            self._buttons[str(code)] = button
            flow.addWidget(button)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    def codes(self) -> tuple[str, ...]:
        """Return what is chosen, in the order shown."""
        return tuple(code for code, button in self._buttons.items() if button.isChecked())

    def code(self) -> str | None:
        """Return the one choice, or ``None``."""
        return next(iter(self.codes()), None)

    def choose(self, codes: Iterable[str]) -> None:
        """Choose exactly these; does not emit ``chosen``."""
        wanted = {str(code) for code in codes}
        for code, button in self._buttons.items():
            button.setChecked(code in wanted)

    def button(self, code: str) -> Button:
        """Return the button of a code."""
        return self._buttons[code]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            buttons = list(self._buttons.values())
            if step is not None and any(each is watched for each in buttons):
                at = next(n for n, each in enumerate(buttons) if each is watched)
                buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _on_clicked(self, code: str) -> None:
        if not self._several and self._buttons[str(code)].isChecked():
            self.choose((str(code),))
        self.chosen.emit()
