# SPDX-License-Identifier: GPL-3.0-or-later
"""One hand-out: its language, its print, and the pages as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.handout_rows import HandoutRow, TranslationRow
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.pages.handout.handout_words import language_words, trust_words
from hilft_desktop.ui.papers.page_bar import PageBar
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class SheetPanel(PageScroll):
    """What can be chosen stands above the pages; the page asks for new ones after each choice.

    It scrolls where large type leaves no room for both.
    """

    sheet_changed = Signal()
    check_wanted = Signal(str)
    """Language whose translation somebody wants to check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, margins=(0, 0, 0, 0))
        self._row: HandoutRow | None = None
        self._language = Combo()
        self._language.setMinimumContentsLength(20)
        self._language.setAccessibleName(_("Sprache neben Deutsch"))
        self._large = CheckBox(_("Großdruck"))
        self._from_case = CheckBox(_("Aus dem Fall füllen"))
        self._from_case.hide()
        self._check = Button(_("Übersetzung prüfen"), "check", "quiet")
        options = QWidget()
        self._line = FlowLayout(options, metrics.M)
        for widget in (self._language, self._large, self._from_case, self._check):
            self._line.addWidget(widget)
        self._trust = PlainLabel("", "muted", wrap=True)
        self._view = PageView()
        self._view.setAccessibleName(_("Vorschau des Merkblatts"))
        # Takes the room there is: its wish for a whole page must not make the panel scroll.
        self._view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._view.show_hint(_("Die Seiten werden vorbereitet …"))
        self.column.setSpacing(metrics.S)
        for part in (options, self._trust, PageBar(self._view)):
            self.column.addWidget(part)
        self.column.addWidget(self._view, 1)
        self._language.currentIndexChanged.connect(lambda _at: self._on_changed())
        self._large.toggled.connect(lambda _on: self._on_changed())
        self._from_case.toggled.connect(lambda _on: self._on_changed())
        self._check.clicked.connect(lambda _on: self.check_wanted.emit(self.language))

    @property
    def language(self) -> str:
        """Code of the language beside German; empty for German alone."""
        return str(self._language.currentData() or "")

    @property
    def large_print(self) -> bool:
        """Whether large print is chosen."""
        return self._large.isChecked()

    @property
    def from_case(self) -> bool:
        """Whether the sheet is filled from the case in hand."""
        return not self._from_case.isHidden() and self._from_case.isChecked()

    @property
    def page_count(self) -> int:
        """How many pages the sheet has; 0 while there is none."""
        return self._view.page_count

    def show_row(self, row: HandoutRow, language: str, *, has_case: bool) -> None:
        """Offer a sheet in a language; the pages follow by ``show_pages``."""
        self._row = row
        self._language.blockSignals(True)
        self._language.clear()
        self._language.addItem(_("nur Deutsch"), "")
        for translation in row.translations:
            self._language.addItem(language_words(translation), translation.language)
        self._language.setCurrentIndex(max(0, self._language.findData(language)))
        self._language.blockSignals(False)
        self._from_case.blockSignals(True)
        self._from_case.setVisible(has_case and row.fills_from_case)
        self._from_case.setChecked(True)
        self._from_case.blockSignals(False)
        self._show_trust()

    def show_pages(self, pages: tuple[PagePicture, ...]) -> None:
        """Show the finished pages."""
        self._view.show_pages(pages)

    def focus_language(self) -> None:
        """Put the cursor into the choice of the language."""
        self._language.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self) -> TranslationRow | None:
        rows = self._row.translations if self._row else ()
        return next((row for row in rows if row.language == self.language), None)

    def _on_changed(self) -> None:
        self._show_trust()
        self.sheet_changed.emit()

    def _show_trust(self) -> None:
        chosen = self._chosen()
        self._trust.setText(trust_words(chosen))
        self._check.setVisible(chosen is not None and not chosen.checked)
