# SPDX-License-Identifier: GPL-3.0-or-later
"""The small bar above a page view: which page, how large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class PageBar(QWidget):
    """Pages back and forth, zoom in and out; the same as the keys of the view."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.XS)
        self._up = self._button("up", _("Seite zurück"), lambda: self._turn(-1))
        self._down = self._button("down", _("Seite vor"), lambda: self._turn(1))
        self._words = PlainLabel("", "muted")
        self._out = self._button("zoom-out", _("Kleiner"), view.zoom_out)
        self._in = self._button("zoom-in", _("Größer"), view.zoom_in)
        for widget in (self._up, self._down, self._words):
            line.addWidget(widget)
        line.addStretch(1)
        for widget in (self._out, self._in):
            line.addWidget(widget)
        view.page_changed.connect(self._show_page)
        self._show_page(view.current_page, view.page_count)

    @staticmethod
    def _button(icon_name: str, words: str, action: Callable[[], None]) -> Button:
        button = Button("", icon_name, "quiet")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda _on: action())
        return button

    def _turn(self, pages: int) -> None:
        self._view.go_to_page(self._view.current_page + pages)

    def _show_page(self, page: int, pages: int) -> None:
        words = _("Seite {page} von {pages}").format(page=page, pages=pages) if pages else ""
        self._words.setText(words)
        self._up.setEnabled(page > 1)
        self._down.setEnabled(0 < page < pages)
        self._out.setEnabled(pages > 0)
        self._in.setEnabled(pages > 0)
