# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks before something that cannot be undone; says what happens, not "Sind Sie sicher"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ConfirmDialog(QDialog):
    """Heading, what will happen, and two buttons whose words are verbs."""

    def __init__(
        self,
        heading: str,
        words: str,
        action: str,
        parent: QWidget | None = None,
        *,
        cancel: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setMinimumWidth(440)
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, metrics.XL, metrics.XL, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(PlainLabel(heading, "section", wrap=True))
        column.addWidget(PlainLabel(words, wrap=True))
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        stay = Button(cancel or _("Abbrechen"))
        stay.clicked.connect(self.reject)
        line.addWidget(stay)
        self.action = Button(action, role="primary")
        self.action.clicked.connect(self.accept)
        line.addWidget(self.action)
        column.addLayout(line)
        # Enter must not do what cannot be undone: the way back has the focus.
        stay.setFocus()


def confirm(
    parent: QWidget, heading: str, words: str, action: str, then: Callable[[], None]
) -> ConfirmDialog:
    """Open the question and call ``then`` if the action is chosen; returns at once."""
    dialog = ConfirmDialog(heading, words, action, parent.window())
    # After this window's own events are done: what follows may lock, and locking destroys dialogs.
    dialog.accepted.connect(lambda: QTimer.singleShot(0, parent, then))
    dialog.open()
    return dialog
