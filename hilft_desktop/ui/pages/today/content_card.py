# SPDX-License-Identifier: GPL-3.0-or-later
"""Guide pages whose day of review has passed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.guide import GuideListing
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_button import RowButton
from hilft_desktop.ui.widgets.row_list import RowList

_SHOWN = 5


class ContentCard(Card):
    """What must be checked before anybody relies on it; choosing a page opens it."""

    guide_requested = Signal(str)
    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Inhalte prüfen"), parent)
        self.body.setSpacing(metrics.S)
        self._rows = RowList()
        self.body.addWidget(self._rows)
        self._words = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._words)
        self._review = Button(_("Zu „Inhalte prüfen“"), "check", "quiet")
        self._review.clicked.connect(self.review_requested)
        self._review.hide()
        self.body.addWidget(self._review, 0, Qt.AlignmentFlag.AlignLeft)

    def show_pages(self, pages: tuple[GuideListing, ...]) -> None:
        """Show overdue pages."""
        self._rows.show_rows([self._row(page) for page in pages[:_SHOWN]])
        more = len(pages) - _SHOWN
        if not pages:
            self._words.setText(_("Alle Seiten des Leitfadens sind innerhalb ihrer Prüffrist."))
        else:
            self._words.setText(
                ngettext("und {n} weitere Seite", "und {n} weitere Seiten", more).format(n=more)
                if more > 0
                else ""
            )
        self._words.setVisible(bool(self._words.text()))
        self._review.setVisible(bool(pages))

    def _row(self, page: GuideListing) -> RowButton:
        day = _("Prüfung fällig seit {day}").format(day=format_date(page.next_check))
        button = RowButton(page.title, day)
        button.clicked.connect(lambda: self.guide_requested.emit(page.id))
        return button
