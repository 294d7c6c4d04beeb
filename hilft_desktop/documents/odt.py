# SPDX-License-Identifier: GPL-3.0-or-later
"""A document as ODT, to be worked on in an office program: real headings, lists, header rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from string import Template
from typing import Any
from xml.sax.saxutils import escape

import odfdo

from hilft_desktop.documents import words
from hilft_desktop.documents.letter_sheet import laid_out
from hilft_desktop.documents.model import Document, Form, Heading, Letter, PageBreak, Sheet
from hilft_desktop.documents.odf_package import GENERATOR, packed
from hilft_desktop.documents.odt_blocks import append_blocks, heading, paragraph
from hilft_desktop.documents.page import Box, PageGeometry, geometry
from hilft_desktop.documents.typography import typeset_line
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.system import resources

_BASE_SIZE, _LARGE_SIZE = 11, 14
_SHEET_TOP = 18.0  # millimetres
_ANCHOR_LINE = 1.43  # of the type size
_ADDRESS_ROWS, _ADDRESS_SIGNS = 6, 38  # what the zone of the address holds, and one of its lines
_COUNTRIES = {"de": "DE"}


def render_odt(document: Document, *, form: Form = Form.B, large_print: bool = False) -> bytes:
    """Return the ODT of a letter or sheet; same document, same bytes.

    The address stands in a frame at the place of the window; the rest flows as in the PDF.
    """
    document = laid_out(document)
    page = geometry(form)
    odt = odfdo.Document("text")
    odt.body.clear()
    size = _LARGE_SIZE if large_print else _BASE_SIZE
    if isinstance(document, Letter):
        _letter(odt.body, document, page)
        _apply_styles(odt, document, page, size, page.body_top_first)
        written = document.written_on
    else:
        _sheet(odt.body, document)
        _apply_styles(odt, document, page, size, _SHEET_TOP)
        written = document.footer.as_of
    _set_meta(odt.meta, document, written)
    return packed(odt)


def _letter(body: Any, letter: Letter, page: PageGeometry) -> None:
    sender = letter.sender
    details = " · ".join(part for part in (*sender.address, *sender.contact) if part)
    # The paragraph that carries the frames also begins the page with room for them.
    anchor = paragraph(words.PRACTICE if letter.practice else "", "First")
    place_and_date = ", ".join(
        part for part in (sender.place, format_date(letter.written_on)) if part
    )
    info = [(line.label, line.value) for line in letter.references]
    info.append((words.DATE, place_and_date))
    frames = (
        ("Absender", page.letterhead, [(sender.name, "Sender"), (details, "Small")]),
        ("Rücksendeangabe", _return_zone(page), [(sender.return_line, "Return")]),
        ("Anschrift", *_address(letter, page)),
        ("Angaben", page.info_block, [(f"{label}: {value}", "Info") for label, value in info]),
    )
    for name, box, lines in frames:
        anchor.append(_frame(name, box, lines))
    body.append(anchor)
    body.append(heading(letter.subject, 1, "Subject"))
    if letter.salutation:
        body.append(paragraph(letter.salutation, "Text_20_body"))
    append_blocks(body, letter.body)
    if letter.closing:
        body.append(paragraph(letter.closing, "Closing"))
    if letter.signature_name:
        tied = "Signature_20_Tied" if letter.enclosures else "Signature"
        body.append(paragraph(letter.signature_name, tied))
    if letter.enclosures:
        head = words.enclosures_word(len(letter.enclosures))
        body.append(paragraph(head, "Strong_20_Line"))
        *entries, last = letter.enclosures
        for entry in entries:
            body.append(paragraph(entry, "Enclosure"))
        body.append(paragraph(last, "Standard"))
    append_blocks(body, letter.notices)
    if letter.tear_off:
        append_blocks(body, (letter.tear_off,))
    for annex in letter.annexes:
        append_blocks(body, (PageBreak(), Heading(annex.title)))
        body.append(paragraph(words.annex_of(letter), "Small"))
        append_blocks(body, annex.blocks)


def _sheet(body: Any, sheet: Sheet) -> None:
    body.append(paragraph(words.PRACTICE if sheet.practice else "", "First"))
    if sheet.titled:
        body.append(heading(sheet.title, 1, "Title"))
    if sheet.subtitle:
        body.append(paragraph(sheet.subtitle, "Text_20_body"))
    append_blocks(body, sheet.blocks)


def _return_zone(page: PageGeometry) -> Box:
    text = page.address_text
    return Box(text.left, page.address_field.top, text.width, page.return_zone)


def _address(letter: Letter, page: PageGeometry) -> tuple[Box, list[tuple[str, str]]]:
    """Return where the address stands and its lines; a long one begins higher, as in the PDF."""
    lines = [(line, "Address") for line in letter.recipient if line.strip()]
    box = page.address_text
    rows = sum(1 + len(line) // _ADDRESS_SIGNS for line, _ in lines)
    if rows > _ADDRESS_ROWS:
        return box, lines
    return Box(box.left, box.top + page.note_zone, box.width, box.height - page.note_zone), lines


def _frame(name: str, box: Box, lines: list[tuple[str, str]]) -> Any:
    return odfdo.Frame.text_frame(
        [paragraph(text, style) for text, style in lines if text],
        name=name,
        style="Box",
        position=(f"{box.left:g}mm", f"{box.top:g}mm"),
        size=(f"{box.width:g}mm", f"{box.height:g}mm"),
        anchor_type="paragraph",
    )


def _apply_styles(
    odt: Any, document: Document, page: PageGeometry, size: int, first_top: float
) -> None:
    # The anchor paragraph takes a line above the subject; its depth was measured in LibreOffice.
    line = size * _ANCHOR_LINE * 25.4 / 72
    filled = Template(resources.read_text("style/odt-styles.xml")).substitute(
        size=size,
        language=document.language,
        country=_COUNTRIES.get(document.language, "none"),
        first_top=f"{first_top - line:.2f}",
        next_top=f"{page.body_top_next:g}",
        left=f"{page.margin_left:g}",
        right=f"{page.margin_right:g}",
        footer=escape(typeset_line(words.footer_line(document.footer))),
    )
    odt.container.set_part("styles.xml", filled.encode())


def _set_meta(meta: Any, document: Document, written: date) -> None:
    meta.title = document.title
    meta.language = f"{document.language}-{_COUNTRIES.get(document.language, 'XX')}"
    meta.generator = GENERATOR
    meta.creation_date = datetime(written.year, written.month, written.day, tzinfo=UTC)
