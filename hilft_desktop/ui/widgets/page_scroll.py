# SPDX-License-Identifier: GPL-3.0-or-later
"""A column that scrolls downwards only; its content always takes the width there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow


class PageScroll(QScrollArea):
    """Put content into ``column``. ``max_width`` keeps lines readable on wide screens.

    ``centred`` places such a column in the middle: for pages one reads without a sidebar.
    """

    def __init__(
        self,
        max_width: int = 0,
        parent: QWidget | None = None,
        *,
        centred: bool = False,
        margins: tuple[int, int, int, int] = (metrics.XL, metrics.L, metrics.XL, metrics.L),
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The fields inside take the focus and are scrolled into view; the area itself need not.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        # Side by side with an empty stretch: a column asks a capped widget for its height at a
        # width it will never have, and wrapped lines are cut off.
        outer = QHBoxLayout(ground)
        outer.setContentsMargins(*margins)
        inner = QWidget()
        if max_width:
            inner.setMaximumWidth(max_width)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(metrics.L)
        if centred:
            outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        # Kept, not only parented: PySide may collect their wrappers while the page still lives.
        self._ground, self._inner, self._outer = ground, inner, outer
        self.setWidget(ground)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def set_margins(self, sides: int, ends: int) -> None:
        """Keep other distances to the edges than usual."""
        self._outer.setContentsMargins(sides, ends, sides, ends)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  (Qt's name)
        moved = super().focusNextPrevChild(next)
        focus = self.focusWidget()
        if moved and focus is not None:
            self.ensureWidgetVisible(focus, metrics.XL, metrics.XL)
        return moved

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring a field into view that was given the focus by the program, such as a wrong one.

        Not under a pressed mouse button: the page would slip away between press and release.
        """
        if now is None or not self.isVisible() or not self._ground.isAncestorOf(now):
            return
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            # Once the layout has made room for what was just shown.
            QTimer.singleShot(0, now, lambda: self._show_widget(now))

    def _show_widget(self, widget: QWidget) -> None:
        if not (isValid(self) and self._ground.isAncestorOf(widget)):
            return
        row = widget.parentWidget()
        while row is not None and row is not self._ground and not isinstance(row, (FieldRow, Card)):
            row = row.parentWidget()
        if isinstance(row, (FieldRow, Card)) and row.height() < self.viewport().height():
            # The fault below a field says why the focus is here: it must be read as well.
            self.ensureWidgetVisible(row, 0, metrics.S)
        self.ensureWidgetVisible(widget, 0, metrics.TOUCH + metrics.XL)
