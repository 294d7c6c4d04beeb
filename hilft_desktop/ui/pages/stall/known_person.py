# SPDX-License-Identifier: GPL-3.0-or-later
"""One line for somebody who was here before: the pseudonym, typed exactly, nothing is searched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.captioned import Captioned
from hilft_desktop.ui.widgets.line_field import LineField

PSEUDONYM_LIMIT = 40


class KnownPerson(QWidget):
    """Hidden until it is wanted; hidden, it holds nothing."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(limit=PSEUDONYM_LIMIT)
        hint = _("genau wie auf dem Zettel, z. B. Ahorn 17")
        self.field.setAccessibleName(_("Deckname"))
        self.field.setAccessibleDescription(hint)
        self.field.setPlaceholderText(hint)
        drop = Button(_("Doch nicht (Esc)"), role="quiet")
        drop.clicked.connect(self.close_up)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.M)
        line.addWidget(self.field, 1)
        line.addWidget(drop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Captioned(_("Deckname"), row))
        self._kept = (line, row, drop)
        self.hide()

    @property
    def pseudonym(self) -> str:
        """What was typed, empty when nobody is named."""
        return "" if self.isHidden() else self.field.value

    def open_up(self, pseudonym: str = "") -> None:
        """Show the line, ready to type."""
        if pseudonym:
            self.field.setText(pseudonym)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def empty(self) -> None:
        """Hide the line and forget what was typed."""
        self.field.clear()
        self.hide()

    def close_up(self) -> None:
        """The same at the counsellor's wish."""
        self.empty()
        self.closed.emit()
