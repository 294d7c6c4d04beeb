# SPDX-License-Identifier: GPL-3.0-or-later
"""A blank as it will be printed, with what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.blank_forms import BlankListing
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.papers.page_bar import PageBar
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class BlankPreview(QWidget):
    """Title, purpose, whether names may stand on it, and its pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "section", wrap=True)
        self._words = PlainLabel("", "muted", wrap=True)
        self.view = PageView()
        self._bar = PageBar(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.XL, metrics.M)
        column.setSpacing(metrics.S)
        for widget in (self._title, self._words, self._bar):
            column.addWidget(widget)
        column.addWidget(self.view, 1)

    def show_listing(self, row: BlankListing) -> None:
        """Say what is coming; the pages follow."""
        rule = (
            _("Ohne Namen ausfüllen.")
            if row.no_names
            else _("Hier können Namen stehen: nach dem Eintippen vernichten.")
        )
        self._title.setText(row.title)
        self._words.setText(f"{row.summary} {rule}")
        self.view.show_hint(_("Der Vordruck wird gezeichnet …"))

    def show_pages(self, pages: Sequence[PagePicture]) -> None:
        """Show the pages as they will be printed."""
        self.view.show_pages(tuple(pages))
