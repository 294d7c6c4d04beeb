# SPDX-License-Identifier: GPL-3.0-or-later
"""Says that something takes longer, how far it is, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ProgressDialog(QDialog):
    """A calm progress window; Esc or the button asks to stop, where stopping leaves no harm."""

    cancelled = Signal()

    def __init__(
        self, words: str, parent: QWidget | None = None, *, may_cancel: bool = True
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bitte warten"))
        self.setMinimumWidth(380)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.XL, metrics.XL, metrics.XL, metrics.L)
        layout.setSpacing(metrics.M)
        text = words or _("Das dauert einen Moment …")
        layout.addWidget(PlainLabel(text, "lead", wrap=True))
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        layout.addWidget(self._bar)
        self._stop = Button(_("Abbrechen (Esc)"))
        self._stop.clicked.connect(self.reject)
        if not may_cancel:
            self._stop.setEnabled(False)
            self._stop.hide()
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)

    def show_progress(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``; total 0 means that nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def reject(self) -> None:
        """Ask to stop once; the dialog stays until the engine has stopped."""
        if self._stop.isEnabled():
            self._stop.setEnabled(False)
            self._stop.setText(_("Wird abgebrochen …"))
            self.cancelled.emit()

    def finish(self) -> None:
        """Close for good."""
        self.done(QDialog.DialogCode.Accepted)
