# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers to one question, each with its key; nothing is chosen until somebody chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.ui.pages.stall.stall_key import StallKey
from hilft_desktop.ui.widgets.even_grid import EvenGrid


class KeyGroup(QWidget):
    """Keys for (code, sign, words); one of them may be chosen, pressed again it is taken back."""

    chosen = Signal()

    def __init__(
        self,
        question: str,
        options: Sequence[tuple[str, str, str]],
        *,
        columns: int,
        height: int,
        counted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._keys: dict[str, StallKey] = {}
        grid = EvenGrid(self, columns=columns)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, sign, words in options:
            key = StallKey(code, sign, words, height=height, counted=counted)
            key.clicked.connect(lambda _on, pressed=key: self._on_clicked(pressed))
            self._keys[code] = key
            grid.addWidget(key)

    def code(self) -> str:
        """Return the choice, empty when there is none."""
        return next((code for code, key in self._keys.items() if key.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose exactly this, or nothing; does not emit ``chosen``."""
        for each, key in self._keys.items():
            key.setChecked(each == code)

    def press(self, sign: str) -> bool:
        """Press the key with this sign; tell whether it is one of these."""
        for key in self._keys.values():
            if key.sign == sign:
                key.click()
                return True
        return False

    def key(self, code: str) -> StallKey:
        """Return the key of a code."""
        return self._keys[code]

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show on every key how often it was counted today."""
        for code, key in self._keys.items():
            key.set_count(counts.get(code, 0))

    def _on_clicked(self, pressed: StallKey) -> None:
        if pressed.isChecked():
            self.choose(pressed.code)
        self.chosen.emit()
