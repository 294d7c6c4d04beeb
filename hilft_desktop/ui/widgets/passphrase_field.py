# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for a secret; what is typed can be shown while somebody holds it so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button


class PassphraseField(QWidget):
    """Dots by default; the button beside says "Zeigen" and "Verbergen"."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        self._edit = QLineEdit(self)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setMaxLength(500)
        self._edit.textEdited.connect(lambda _text: self.edited.emit())
        self._edit.returnPressed.connect(self.submitted)
        line.addWidget(self._edit, 1)
        self._show = Button(_("Zeigen"), "eye", "quiet")
        self._show.setCheckable(True)
        self._show.setAccessibleDescription(_("Zeigt oder verbirgt, was eingegeben ist"))
        self._show.toggled.connect(self._on_toggled)
        line.addWidget(self._show)
        self.setFocusProxy(self._edit)

    @property
    def text(self) -> str:
        """What was typed, blanks included."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Put a proposal in."""
        self._edit.setText(text)

    def clear(self) -> None:
        """Empty the field, forget its undo history and hide it again."""
        self._edit.clear()
        self._show.setChecked(False)

    def select_all(self) -> None:
        """Mark everything, so that the next key replaces it."""
        self._edit.selectAll()

    def _on_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._edit.setEchoMode(mode)
        self._show.setText(_("Verbergen") if shown else _("Zeigen"))
