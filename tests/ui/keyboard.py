# SPDX-License-Identifier: GPL-3.0-or-later
"""Works the window as somebody without a mouse does: every key goes to where the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MOST_TABS = 120


def focused() -> QWidget:
    """Return what gets the next key: an open menu before the widget with the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(keys: str) -> None:
    """Press a key or a combination such as ``Ctrl+Return``."""
    combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
    QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())
    QApplication.processEvents()


def write(text: str) -> None:
    """Type words where the cursor is."""
    QTest.keyClicks(focused(), text)
    QApplication.processEvents()


def tab_to(is_there: Callable[[QWidget], bool]) -> int:
    """Press Tab until the focus is where it should be; return how often."""
    for pressed in range(MOST_TABS):
        if is_there(focused()):
            return pressed
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError("Tab never leads there")
