# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key follows the eye, also through what was put on a page later."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_tab_through(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from ``before`` through every control of ``parts``, in their order.

    Qt puts a new widget at the end of the window, behind the footer and beside the sidebar.
    ``before`` needs no focus of its own; a label in front of the parts will do.
    """
    last = before
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is part.window():
                QWidget.setTabOrder(last, widget)
                last = widget
