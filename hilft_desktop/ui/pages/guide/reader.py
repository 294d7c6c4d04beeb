# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading view of a guide page: calm text of 60 to 80 signs a line."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from hilft_desktop.domain.guide import GuidePage, Term
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.citation_text import citation_text, term_text
from hilft_desktop.ui.pages.guide.reader_document import (
    ADDRESS,
    CHECKLIST,
    LETTER,
    PAGE,
    SOURCE,
    TERM,
    Look,
    build_document,
)
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import active_palette, colour

SIGNS_PER_LINE = 74


class GuideReader(QTextBrowser):
    """Shows one page. Tab walks its links, Enter follows them.

    It loads nothing: every resource is refused, links only become signals.
    """

    page_link = Signal(str)
    checklist_link = Signal(str)
    letter_link = Signal(str)
    address_link = Signal(int)
    """Which of the page's addresses in the net to show."""
    link_explained = Signal(str)
    """Where a statement comes from, when its mark is under the pointer or the keyboard."""

    def __init__(self, parent: QWidget | None = None, *, for_person: bool = False) -> None:
        super().__init__(parent)
        self._for_person = for_person
        self._enlarged = 1.0
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName(_("Leitfaden, Text der Seite"))
        self._page: GuidePage | None = None
        self._terms: tuple[Term, ...] = ()
        self.anchorClicked.connect(self._on_link)
        self.highlighted.connect(self._on_highlighted)
        self._set_width()

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Explain these words at their first place in a text."""
        self._terms = terms
        self.refresh_look()

    @property
    def page(self) -> GuidePage | None:
        """The page shown."""
        return self._page

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its top."""
        self._page = page
        self._build()
        # Writing left the cursor at the end: taking the focus would scroll there.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def enlarge(self, factor: float) -> None:
        """Show the text so many times larger than the rest of the window."""
        self._enlarged = factor
        self.refresh_look()

    def go_to(self, position: int) -> None:
        """Bring a heading of ``outline`` to the top and put the keyboard there."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(round(top))

    def passage(self) -> str:
        """Return the marked text, or all of it when nothing is marked."""
        cursor = self.textCursor()
        return cursor.selection().toPlainText() if cursor.hasSelection() else self.toPlainText()

    def refresh_look(self) -> None:
        """Build the text anew after theme or text size changed; the place is kept."""
        place = self.verticalScrollBar().value()
        self._build()
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Refuse every file, picture and style sheet."""
        del kind, name
        return None

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        # The keyboard walks the links without telling; the pointer does.
        self._on_highlighted(QUrl(self.textCursor().charFormat().anchorHref()))
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_width()

    def _build(self) -> None:
        if self._page is None:
            return
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, colour("surface"))
        self.setPalette(palette)
        size = self.font().pointSizeF() * self._enlarged
        look = Look(active_palette(), size, self._for_person)
        build_document(self.document(), self._page, look, self._terms)
        self._set_width()

    def _set_width(self) -> None:
        sign = self.fontMetrics().averageCharWidth() * self._enlarged
        column = round(sign * SIGNS_PER_LINE) + 2 * metrics.L
        self.setLineWrapColumnOrWidth(max(200, min(column, self.viewport().width())))

    def _on_link(self, url: QUrl) -> None:
        scheme, _colon, target = url.toString().partition(":")
        match scheme:
            case _ if scheme == PAGE:
                self.page_link.emit(target)
            case _ if scheme == CHECKLIST:
                self.checklist_link.emit(target)
            case _ if scheme == LETTER:
                self.letter_link.emit(target)
            case _ if scheme == ADDRESS and target.isdigit():
                self.address_link.emit(int(target))
            case _ if scheme == SOURCE:
                self.scrollToAnchor(f"{SOURCE}-{target}")

    def _on_highlighted(self, url: QUrl) -> None:
        scheme, _colon, target = url.toString().partition(":")
        text = ""
        if self._page and scheme == SOURCE and target.isdigit():
            text = citation_text(self._page.citations[int(target) - 1])
        elif scheme == TERM:
            text = next((term_text(term) for term in self._terms if term.id == target), "")
        self.link_explained.emit(text)
