# SPDX-License-Identifier: GPL-3.0-or-later
"""Enter in a field of one line does what the form is for."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from hilft_desktop.ui.widgets.button import Button


def submit_on_enter(form: QWidget, primary: Button) -> None:
    """Let Enter in any one-line field below ``form`` press ``primary``, while it may be pressed."""
    for field in form.findChildren(QLineEdit):
        field.returnPressed.connect(primary.click)
