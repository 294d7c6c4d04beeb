# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key follows the eye, also through what was put on a page later."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


class TabAnchor(QWidget):
    """Keeps a place in the order of Tab for parts that come and go. Never seen, never focused.

    Qt puts a new control at the end of the window, behind the footer and the sidebar. An anchor
    is made where the parts will stand, together with what surrounds them.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Qt orders nothing behind a widget that could not take the focus itself.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def lead_through(self, parts: Iterable[QWidget]) -> None:
        """Let Tab come here through every control of ``parts``, in their order."""
        lead_tab_through(self, parts)


def lead_tab_through(last: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from a control through every control of ``parts``, in their order."""
    window = last.window()
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and widget.window() is window:
                QWidget.setTabOrder(last, widget)
                last = widget


def parts_of(layout: QLayout) -> tuple[QWidget, ...]:
    """Return the widgets of a layout in the order they stand there."""
    items = (layout.itemAt(at) for at in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return tuple(widget for widget in widgets if widget is not None)
