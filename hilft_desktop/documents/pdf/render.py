# SPDX-License-Identifier: GPL-3.0-or-later
"""`render_pdf`: a neutral document as the bytes of a PDF. Same document, same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from hilft_desktop.documents import words
from hilft_desktop.documents.letter_sheet import laid_out
from hilft_desktop.documents.model import Document, Footer, Form, Letter, Sheet
from hilft_desktop.documents.page import FORM_B, LANDSCAPE, PageGeometry, geometry, mm
from hilft_desktop.documents.pdf import fonts, testing
from hilft_desktop.documents.pdf.blocks import BlockMaker
from hilft_desktop.documents.pdf.canvas import CountingCanvas
from hilft_desktop.documents.pdf.flowables import text
from hilft_desktop.documents.pdf.letter import Placed, body_top, first_page, story
from hilft_desktop.documents.pdf.styles import BASE_SIZE, LARGE_SIZE, Styles, style, styles
from hilft_desktop.domain.errors import UserError

_SHEET_TOP = 18.0  # millimetres above the title of a sheet
_AUTHOR = "hilft desktop"  # never a person: metadata travel where nobody looks
_MARK_WIDTH = 0.4  # points
_FOOTER_SIZES = (8.0, 7.0, 6.0, 5.0)  # points

# A ReportLab font keeps state per document and two documents must not be written at a time.
writing = Lock()


def render_pdf(document: Document, *, form: Form = Form.B, large_print: bool = False) -> bytes:
    """Return the PDF of a letter or sheet, A4, black only, fonts embedded.

    `form` matters for letters. Raises `UserError`: `letter_recipient_missing`,
    `letter_recipient_too_long`, `letter_sender_too_long`, `document_footer_too_long`,
    `document_unprintable` (a sign that no font has).
    """
    document = laid_out(document)
    with writing:
        sheet_styles = styles(LARGE_SIZE if large_print else BASE_SIZE)
        if isinstance(document, Letter):
            return _letter(document, geometry(form), sheet_styles)
        return _sheet(document, LANDSCAPE if document.landscape else FORM_B, sheet_styles)


def window_test_page(*, form: Form = Form.B, footer: Footer) -> bytes:
    """Return a page to try printer and envelope with: window outline, folds, a ruler of 100 mm."""
    page = geometry(form)
    letter = testing.letter(form, footer)
    with writing:
        return _letter(
            letter, page, styles(), overlay=lambda canvas: testing.draw_outlines(canvas, page)
        )


def _letter(
    letter: Letter,
    page: PageGeometry,
    sheet: Styles,
    overlay: Callable[[Any], None] | None = None,
) -> bytes:
    placed = first_page(letter, page, sheet)

    def fixed(canvas: Any) -> None:
        for item in placed:
            item.draw(canvas, page)
        _marks(canvas, page)
        if overlay:
            overlay(canvas)

    flow = story(letter, sheet, mm(page.body_width))
    return _build(letter, page, flow, top=body_top(placed, page), fixed=fixed)


def _sheet(document: Sheet, page: PageGeometry, sheet: Styles) -> bytes:
    flow = [text(document.title, sheet.title)] if document.titled else []
    if document.subtitle:
        flow.append(text(document.subtitle, sheet.subtitle))
    flow += BlockMaker(sheet, mm(page.body_width)).all(document.blocks)
    top = min(_SHEET_TOP, page.body_top_next)
    return _build(document, page, flow, top=top, fixed=_nothing)


def _build(
    document: Document,
    page: PageGeometry,
    flow: Sequence[Any],
    *,
    top: float,
    fixed: Callable[[Any], None],
) -> bytes:
    footer = _footer(document.footer, page)

    def decorate(canvas: CountingCanvas, number: int, total: int) -> None:
        _page_number(canvas, page, number, total)
        footer.draw(canvas, page)
        if document.practice:
            _practice_mark(canvas, page)

    def make_canvas(*args: Any, **options: Any) -> CountingCanvas:
        return CountingCanvas(*args, decorate=decorate, **options)

    buffer = io.BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=(mm(page.page_width), mm(page.page_height)),
        pageTemplates=[
            _page_template("first", page, top, fixed),
            _page_template("next", page, page.body_top_next, _nothing),
        ],
        title=document.title,
        author=_AUTHOR,
        subject="",
        creator=_AUTHOR,
        lang=document.language,
        invariant=1,
        initialFontName=fonts.SANS.name,
    )
    template.build([NextPageTemplate("next"), *flow], canvasmaker=make_canvas)
    return buffer.getvalue()


def _page_template(
    name: str, page: PageGeometry, top: float, fixed: Callable[[Any], None]
) -> PageTemplate:
    frame = Frame(
        mm(page.margin_left),
        mm(page.body_bottom),
        mm(page.body_width),
        mm(page.page_height - page.body_bottom - top),
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    # Drawn before the text that flows, so that a screen reader meets the address first.
    return PageTemplate(name, frames=[frame], onPage=lambda canvas, _document: fixed(canvas))


def _footer(footer: Footer, page: PageGeometry) -> Placed:
    room = page.footer_bottom - page.footer_top
    width = page.body_width - 30.0
    for size in _FOOTER_SIZES:
        line = text(words.footer_line(footer), style("footer", size))
        height = line.wrap(mm(width), mm(room))[1] / mm(1)
        if height <= room:
            return Placed((line,), page.margin_left, page.footer_top, width, height)
    raise UserError("document_footer_too_long")


def _page_number(canvas: Any, page: PageGeometry, number: int, total: int) -> None:
    canvas.setFont(fonts.SANS.name, 8)
    right = mm(page.page_width - page.margin_right)
    canvas.drawRightString(
        right, mm(page.page_height - page.footer_top) - 8.5, words.page_of(number, total)
    )


def _nothing(canvas: Any) -> None:
    del canvas  # following pages and sheets have nothing at fixed places


def _marks(canvas: Any, page: PageGeometry) -> None:
    canvas.setLineWidth(_MARK_WIDTH)
    left = mm(page.mark_left)
    for fold in page.folds:
        y = mm(page.page_height - fold)
        canvas.line(left, y, left + mm(page.fold_mark_width), y)
    y = mm(page.page_height - page.punch)
    canvas.line(left, y, left + mm(page.punch_mark_width), y)


def _practice_mark(canvas: Any, page: PageGeometry) -> None:
    size = 10
    canvas.setFont(fonts.SANS_BOLD.name, size)
    width = stringWidth(words.PRACTICE, fonts.SANS_BOLD.name, size)
    middle, y = mm(page.page_width) / 2, mm(page.page_height) - mm(6)
    canvas.drawCentredString(middle, y, words.PRACTICE)
    canvas.setLineWidth(1)
    canvas.rect(middle - width / 2 - 6, y - 4, width + 12, size + 6)
