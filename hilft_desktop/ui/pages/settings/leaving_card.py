# SPDX-License-Identifier: GPL-3.0-or-later
"""What it means that somebody leaves, read before it happens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.team_words import left_behind
from hilft_desktop.services.team_rows import Leaving
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList


class LeavingCard(Card):
    """Hidden until ``begin``. Part of the page, not a dialog: it may be long and must scroll."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Zugang nehmen"), parent)
        self._name = ""
        self._first = PlainLabel("", "strong", wrap=True)
        self.body.addWidget(self._first)
        self._rows = RowList(spacing=metrics.S)
        self.body.addWidget(self._rows)
        self._back = Button(_("Doch nicht"), role="quiet")
        self._back.clicked.connect(self.close_card)
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether the question is being read."""
        return not self.isHidden()

    @property
    def name(self) -> str:
        """Whose access is in question."""
        return self._name

    def begin(self, behind: Leaving) -> None:
        """Say what will happen and what stays behind."""
        self._name = behind.name
        self._first.setText(
            _("{name} öffnet den Tresor und neue Sicherungen danach nicht mehr.").format(
                name=behind.name
            )
        )
        sentences = left_behind(behind.name, behind.open_cases, behind.older_backups)
        self._rows.show_rows([PlainLabel(sentence, wrap=True) for sentence in sentences])
        self.show()
        # Enter must not do what cannot be undone: the way back has the focus.
        self._back.setFocus()

    def close_card(self) -> None:
        """Leave everything as it is."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)
