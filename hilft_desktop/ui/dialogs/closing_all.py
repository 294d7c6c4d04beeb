# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes every dialog and menu that is open, whatever is typed in it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import delete, isValid


def close_dialogs(window: QWidget) -> None:
    """Destroy the dialogs of a window; the vault locks and nothing may stay readable.

    A dialog that runs its own event loop (the system's print dialog) is closed, not destroyed:
    its caller still stands on it.
    """
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu) and menu.isVisible():
            menu.close()
    for dialog in window.findChildren(QDialog):
        if not isValid(dialog):
            continue
        if dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)
        nested = type(dialog).__module__.startswith("PySide6")
        if isValid(dialog) and not nested:
            delete(dialog)
