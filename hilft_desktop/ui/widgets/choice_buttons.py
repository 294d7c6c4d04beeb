# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers side by side, all visible at once; nothing is chosen until somebody chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.choice_button import ChoiceButton
from hilft_desktop.ui.widgets.flow_layout import FlowLayout


class ChoiceButtons(QWidget):
    """Buttons for (code, words) pairs; with ``several`` more than one may be chosen.

    Tab enters the group once, arrow keys walk it, Space or Enter chooses, a second press takes
    back. ``touch`` makes them as tall as a finger is wide.
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
        self._buttons: dict[str, ChoiceButton] = {}
        flow = FlowLayout(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, words in options:
            button = ChoiceButton(str(code), words, several=several)
            if touch:
                button.setMinimumHeight(metrics.TOUCH)
            button.clicked.connect(lambda _on, clicked=button: self._on_clicked(clicked))
            button.move_wanted.connect(self._move)
            self._buttons[str(code)] = button
            flow.addWidget(button)
        self._place_tab_stop()

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
            button.set_chosen(chosen=code in wanted)
        self._place_tab_stop()

    def set_off(self, off: str | None) -> None:
        """Grey out the one answer that makes no sense now; it is taken back as well."""
        for code, button in self._buttons.items():
            if code == off:
                button.set_chosen(chosen=False)
            button.setEnabled(code != off)
        self._place_tab_stop()

    def press_at(self, position: int) -> bool:
        """Press the answer at a position, as its number key does; tell whether there is one."""
        buttons = tuple(self._buttons.values())
        if not 0 <= position < len(buttons) or not buttons[position].isEnabled():
            return False
        buttons[position].setFocus(Qt.FocusReason.ShortcutFocusReason)
        buttons[position].press()
        return True

    def button(self, code: str) -> ChoiceButton:
        """Return the button of a code."""
        return self._buttons[code]

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: a form would write its label over the first answer's own name.
        super().focusInEvent(event)
        for button in self._buttons.values():
            if button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button.setFocus(event.reason())
                return

    def _on_clicked(self, clicked: ChoiceButton) -> None:
        if not self._several and clicked.isChecked():
            self.choose((clicked.code,))
        self._place_tab_stop(clicked)
        self.chosen.emit()

    def _move(self, steps: int) -> None:
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        focus = self.focusWidget()
        if isinstance(focus, ChoiceButton) and focus in usable:
            target = usable[(usable.index(focus) + steps) % len(usable)]
            self._place_tab_stop(target)
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _place_tab_stop(self, at: ChoiceButton | None = None) -> None:
        """Let Tab stop at one answer only: the one named, else the chosen one, else the first."""
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        first = usable[0] if usable else None
        stop = at or next((button for button in usable if button.isChecked()), first)
        for button in self._buttons.values():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            )
