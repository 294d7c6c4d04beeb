# SPDX-License-Identifier: GPL-3.0-or-later
"""A drop-down list over a closed vocabulary; nothing is chosen until somebody said so."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import choices
from hilft_desktop.ui.widgets.combo import Combo

Code = TypeVar("Code", bound=StrEnum)


class CodeCombo(Combo, Generic[Code]):
    """Shows the words of ``kind`` and holds one of its codes or ``None``."""

    code_changed = Signal()

    def __init__(
        self, kind: type[Code], code: Code | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._codes: tuple[Code, ...] = tuple(each for each, _words in choices(kind))
        self.addItem(_("bitte wählen"))
        self.addItems([words for _code, words in choices(kind)])
        self.set_code(code)
        self.currentIndexChanged.connect(lambda _at: self.code_changed.emit())

    def code(self) -> Code | None:
        """Return what was chosen; ``None`` when nobody chose."""
        at = self.currentIndex() - 1
        return self._codes[at] if at >= 0 else None

    def set_code(self, code: Code | None) -> None:
        """Choose a code, or nothing."""
        self.setCurrentIndex(0 if code is None else self._codes.index(code) + 1)

    def set_text_code(self, text: str) -> None:
        """Choose the code of this spelling, for drafts; nothing for one that is not known."""
        self.set_code(next((code for code in self._codes if code.value == text), None))
