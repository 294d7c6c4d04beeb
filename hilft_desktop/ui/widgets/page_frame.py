# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of a page: a bar for words from the program, a body, and the actions below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_scroll import PageScroll


class PageFrame(QWidget):
    """Title and search live in the window's header; this is what lies below it.

    With ``scroll`` the body is ``column``, a scrolling column; without, ``column`` fills the page.
    The footer appears with the first action; the primary one is always bottom right and visible.
    ``centred`` places body and actions in the middle of a wide window, one below the other.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        scroll: bool = True,
        max_width: int = 0,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(metrics.XL, metrics.M, metrics.XL, 0)
        self.notice = NoticeBar()
        self.notice.shown_changed.connect(lambda shown: self._fit_top(top, shown))
        top.addWidget(self.notice)
        outer.addLayout(top)
        self._fit_top(top, shown=False)
        self.column = self._body(outer, scroll=scroll, max_width=max_width, centred=centred)
        self._footer = QWidget()
        self._footer.setProperty("role", "footer")
        self._footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # A list above gives room first: at double text size the action must not be cut off.
        self._footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._footer.hide()
        line = QHBoxLayout(self._footer)
        line.setContentsMargins(metrics.XL, metrics.S, metrics.XL, metrics.S)
        self._line = line
        self._outer = outer
        self._top = top
        inner = QWidget()
        self._inner = inner
        if centred:
            inner.setMaximumWidth(max_width)
        line.addWidget(inner)
        self._actions = QHBoxLayout(inner)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(metrics.S)
        self._actions.addStretch(1)
        outer.addWidget(self._footer)

    def set_primary(self, button: Button) -> None:
        """Place the page's one primary action bottom right."""
        button.setProperty("role", "primary")
        self._actions.addWidget(button)
        self._show_actions()

    def add_secondary(self, button: Button) -> None:
        """Place a further action left of the primary one, in the order of the calls."""
        at = self._actions.count() - 1 if self._has_primary() else self._actions.count()
        self._actions.insertWidget(at, button)
        self._show_actions()

    def add_leading(self, widget: QWidget) -> None:
        """Place something at the left end of the footer, for example a running count."""
        self._actions.insertWidget(0, widget)
        self._show_actions()

    def _show_actions(self) -> None:
        self._footer.show()
        items = (self._actions.itemAt(at) for at in range(self._actions.count()))
        widgets = [item.widget() for item in items if item is not None]
        in_order = [widget for widget in widgets if widget is not None]
        for before, after in pairwise(in_order):
            # Tab goes from left to right, in whatever order the page added them.
            QWidget.setTabOrder(before, after)

    def show_footer(self, *, shown: bool) -> None:
        """Hide the footer while none of its actions can be done."""
        self._footer.setVisible(shown)

    def _has_primary(self) -> bool:
        last = self._actions.itemAt(self._actions.count() - 1)
        widget = last.widget() if last is not None else None
        return widget is not None and widget.property("role") == "primary"

    def _body(
        self, outer: QVBoxLayout, *, scroll: bool, max_width: int, centred: bool
    ) -> QVBoxLayout:
        if scroll:
            area = PageScroll(max_width, centred=centred)
            # Kept, not only parented: when PySide collected its wrapper, everything on the page
            # was called deleted, and the next change of the text size ended the program.
            self._area: QWidget = area
            outer.addWidget(area, 1)
            return area.column
        body = QWidget()
        self._area = body
        column = QVBoxLayout(body)
        column.setContentsMargins(metrics.XL, metrics.L, metrics.XL, metrics.L)
        column.setSpacing(metrics.M)
        outer.addWidget(body, 1)
        return column

    @staticmethod
    def _fit_top(top: QVBoxLayout, shown: bool) -> None:
        top.setContentsMargins(metrics.XL, metrics.M if shown else 0, metrics.XL, 0)
