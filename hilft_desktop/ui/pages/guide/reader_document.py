# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a guide page into a text document: built piece by piece, never from markup.

Content is never parsed as HTML in the window, so nothing in it can load a file or forge a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from hilft_desktop.domain.guide import BlockKind, GuideBlock, GuidePage, Span, SpanKind, Term
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.citation_text import citation_text, page_state_text, term_text
from hilft_desktop.i18n.local_texts import LocalBox, local_boxes
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.palette import Palette

PAGE, CHECKLIST, LETTER, SOURCE, TERM = "seite", "checkliste", "schreiben", "quelle", "wort"
ADDRESS = "adresse"
"""Schemes of the links inside a document; the reader turns them into signals."""

_LINKS = {
    SpanKind.PAGE_LINK: PAGE,
    SpanKind.CHECKLIST_LINK: CHECKLIST,
    SpanKind.LETTER_LINK: LETTER,
}
_LISTS = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBER: QTextListFormat.Style.ListDecimal,
}
_OWN_WARNING = ("achtung", "vorsicht", "wichtig", "warnung")


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and base size of the text, in points."""

    palette: Palette
    base_pt: float
    for_person: bool = False
    """Only what the person across the table reads: no notes, marks, links or sources."""


def build_document(
    document: QTextDocument, page: GuidePage, look: Look, terms: tuple[Term, ...] = ()
) -> None:
    """Fill the document with the page, its sources and where to read on.

    Each of the ``terms`` is explained at its first place in the running text.
    """
    document.clear()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(metrics.L)
    _Writer(document, page, look, () if look.for_person else terms).write()


def outline(document: QTextDocument) -> Iterator[tuple[str, int]]:
    """Yield the headings below the title with their positions in the document."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() in (2, 3):
            yield block.text(), block.position()
        block = block.next()


class _Writer:
    """Writes one page; keeps the cursor and the numbers of the citations."""

    def __init__(
        self, document: QTextDocument, page: GuidePage, look: Look, terms: tuple[Term, ...]
    ) -> None:
        self._cursor = QTextCursor(document)
        self._page = page
        self._palette = look.palette
        self._base = look.base_pt
        self._for_person = look.for_person
        self._numbers = {
            citation.fact_id: number for number, citation in enumerate(page.citations, start=1)
        }
        self._is_empty = True
        self._terms = {term.term: term for term in terms}
        words = sorted(map(re.escape, self._terms), key=len, reverse=True)
        self._term_places = re.compile(rf"\b({'|'.join(words)})\b") if words else None

    def write(self) -> None:
        self._heading(self._page.title, 1)
        if self._page.summary:
            self._block(below=metrics.S)
            self._cursor.insertText(self._page.summary, self._characters(muted=True))
        for box in local_boxes(self._page, for_person=self._for_person):
            self._local(box)
        for kind, blocks in groupby(self._page.blocks, key=lambda block: block.kind):
            if kind in _LISTS:
                self._list(list(blocks))
            else:
                for block in blocks:
                    self._running(block)
        if not self._for_person:
            self._citations()
            self._addresses()
            self._related()
        self._state()

    # -- blocks ---------------------------------------------------------------------------------

    def _running(self, block: GuideBlock) -> None:
        if block.kind is BlockKind.HEADING:
            self._heading(block.text, block.level + 1)
        elif block.kind is BlockKind.WARNING:
            self._warning(block)
        else:
            self._block(below=metrics.S)
            self._spans(block.spans)

    def _heading(self, text: str, level: int) -> None:
        above = 0 if self._is_empty else (metrics.XL if level == 2 else metrics.L)
        form = self._block(above=above, below=metrics.XS)
        form.setHeadingLevel(min(level, 6))
        self._cursor.setBlockFormat(form)
        characters = self._characters()
        sizes = {1: metrics.HEADING_PT, 2: metrics.LEAD_PT}
        characters.setFontPointSize(
            sizes.get(level, metrics.BODY_PT) * self._base / metrics.BODY_PT
        )
        characters.setFontWeight(QFont.Weight.Bold)
        self._cursor.insertText(text, characters)

    def _list(self, blocks: list[GuideBlock]) -> None:
        opened: dict[int, QTextList] = {}
        for block in blocks:
            self._block(below=metrics.XS)
            for deeper in [level for level in opened if level > block.level]:
                del opened[deeper]
            if block.level in opened:
                opened[block.level].add(self._cursor.block())
            else:
                style = QTextListFormat()
                style.setStyle(_LISTS[block.kind])
                style.setIndent(block.level)
                opened[block.level] = self._cursor.createList(style)
            self._spans(block.spans)

    def _warning(self, block: GuideBlock) -> None:
        """Put the text into a box with the word Achtung above it."""
        table = self._open_box(self._palette.warn_ground, self._palette.warn)
        self._block()
        if not block.text.lower().startswith(_OWN_WARNING):
            self._strong(_("Achtung: "), self._palette.warn)
        self._spans(block.spans)
        self._close_box(table)

    def _local(self, box: LocalBox) -> None:
        """Put what the group added into a box of its own, apart from the national text."""
        table = self._open_box(self._palette.info_ground, self._palette.focus)
        self._block(below=metrics.XS)
        self._strong(box.heading, self._palette.text)
        for line in box.lines:
            self._block(below=2)
            self._cursor.insertText(line, self._characters())
        if box.warning:
            self._block()
            self._strong(box.warning, self._palette.warn)
        self._close_box(table)

    def _strong(self, text: str, ink: str) -> None:
        word = self._characters()
        word.setFontWeight(QFont.Weight.Bold)
        word.setForeground(QColor(ink))
        self._cursor.insertText(text, word)

    def _open_box(self, ground: str, bar: str) -> QTextTable:
        """Begin a box with a bar at its left; what is written next stands in it."""
        self._block(below=0)
        table_format = QTextTableFormat()
        table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        table_format.setCellSpacing(0)
        table_format.setTopMargin(metrics.S)
        table_format.setBottomMargin(metrics.S)
        table_format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(1, 1, table_format)
        cell = QTextTableCellFormat()
        cell.setBackground(QBrush(QColor(ground)))
        cell.setLeftBorder(4)
        cell.setLeftBorderBrush(QBrush(QColor(bar)))
        cell.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setPadding(metrics.M)
        table.cellAt(0, 0).setFormat(cell)
        self._cursor = table.cellAt(0, 0).firstCursorPosition()
        self._is_empty = True
        return table

    def _close_box(self, table: QTextTable) -> None:
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._is_empty = True

    def _citations(self) -> None:
        if not self._page.citations and not self._page.sources:
            return
        self._heading(_("Fundstellen"), 2)
        for number, citation in enumerate(self._page.citations, start=1):
            self._block(below=metrics.XS)
            name = self._characters(muted=True)
            name.setAnchor(True)
            name.setAnchorNames([f"{SOURCE}-{number}"])
            self._cursor.insertText(f"[{number}] ", name)
            self._cursor.insertText(citation_text(citation), self._characters(muted=True))
        for source in self._page.sources:
            self._block(below=metrics.XS)
            self._cursor.insertText(source, self._characters(muted=True))

    def _addresses(self) -> None:
        """List where to read on in the net; following one shows it large, nothing opens it."""
        if not self._page.addresses:
            return
        self._heading(_("Im Netz nachlesen"), 2)
        self._block(below=metrics.XS)
        for at, address in enumerate(self._page.addresses):
            if at:
                self._cursor.insertText(" · ", self._characters(muted=True))
            self._cursor.insertText(address.address, self._link(ADDRESS, str(at)))

    def _related(self) -> None:
        if not self._page.related:
            return
        self._heading(_("Weiterlesen"), 2)
        for page_id, title in self._page.related:
            self._block(below=metrics.XS)
            self._cursor.insertText(title, self._link(PAGE, page_id))

    def _state(self) -> None:
        self._block(above=metrics.L)
        self._cursor.insertText(page_state_text(self._page), self._characters(muted=True))

    def _block(self, *, above: float = 0, below: float = 0) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below)
        form.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._is_empty:
            self._cursor.setBlockFormat(form)
            self._is_empty = False
        else:
            self._cursor.insertBlock(form, self._characters())
        return form

    # -- running text -----------------------------------------------------------------------------

    def _spans(self, spans: tuple[Span, ...]) -> None:
        for span in spans:
            self._span(span)

    def _span(self, span: Span) -> None:
        if span.kind is SpanKind.CITATION:
            if not self._for_person:
                self._citation(span)
            return
        if span.kind in _LINKS and not self._for_person:
            self._cursor.insertText(span.text, self._link(_LINKS[span.kind], span.target))
            return
        characters = self._characters()
        if span.kind is SpanKind.STRONG:
            characters.setFontWeight(QFont.Weight.Bold)
        elif span.kind is SpanKind.EMPHASIS:
            characters.setFontItalic(True)
        elif span.kind is SpanKind.FIGURE:
            self._explain(characters, span.target.partition(".")[0].partition("|")[0])
        self._explaining_terms(span.text, characters)

    def _explaining_terms(self, text: str, characters: QTextCharFormat) -> None:
        """Insert text; a word of the field becomes a stop for pointer and keyboard, once."""
        at = 0
        for found in self._term_places.finditer(text) if self._term_places else ():
            term = self._terms.pop(found[1], None)
            if term is None:
                continue
            self._cursor.insertText(text[at : found.start()], characters)
            word = QTextCharFormat(characters)
            word.setAnchor(True)
            word.setAnchorHref(f"{TERM}:{term.id}")
            word.setToolTip(term_text(term))
            word.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            self._cursor.insertText(found[1], word)
            at = found.end()
        self._cursor.insertText(text[at:], characters)

    def _citation(self, span: Span) -> None:
        number = self._numbers.get(span.target)
        if number is None:
            self._cursor.insertText(f" ({span.text})", self._characters(muted=True))
            return
        characters = self._link(SOURCE, str(number))
        characters.setFontUnderline(False)
        self._explain(characters, span.target)
        if not self._cursor.block().text().endswith((" ", "\u00a0")):
            self._cursor.insertText("\u00a0", self._characters())
        self._cursor.insertText(f"[{number}]", characters)

    def _explain(self, characters: QTextCharFormat, fact_id: str) -> None:
        number = self._numbers.get(fact_id)
        if number is not None:
            characters.setToolTip(citation_text(self._page.citations[number - 1]))

    def _link(self, scheme: str, target: str) -> QTextCharFormat:
        characters = self._characters()
        characters.setAnchor(True)
        characters.setAnchorHref(f"{scheme}:{target}")
        characters.setForeground(QColor(self._palette.focus))
        characters.setFontUnderline(True)
        return characters

    def _characters(self, *, muted: bool = False) -> QTextCharFormat:
        characters = QTextCharFormat()
        characters.setFontPointSize(self._base)
        characters.setForeground(QColor(self._palette.muted if muted else self._palette.text))
        return characters
