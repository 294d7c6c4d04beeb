# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter after DIN 5008: what stands at fixed places on page one, and what flows over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import KeepTogether, PageBreak, Spacer
from reportlab.platypus.tables import Table, TableStyle

from hilft_desktop.documents import words
from hilft_desktop.documents.model import Letter, SignatureLine
from hilft_desktop.documents.page import Box, PageGeometry, mm
from hilft_desktop.documents.pdf import fonts
from hilft_desktop.documents.pdf.blocks import BlockMaker
from hilft_desktop.documents.pdf.closing import with_closing
from hilft_desktop.documents.pdf.flowables import text
from hilft_desktop.documents.pdf.styles import Styles, style
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.dates import format_date

_ADDRESS_SIZES = (11.0, 10.0, 9.0)
_DEEP = 0.09  # of the type size: what descenders of Noto Sans take beyond a leading of 1.17
_CROWDED_SIZES = (10.0, 9.0, 8.0, 7.0)
_RETURN_SIZES = (8.0, 7.0, 6.0)
_SPACING = 1.17  # window addresses are set closer than running text
_RETURN_SPACING = 1.08  # so that two small lines of a long sender fit their zone
_INFO_SIZES = (9.0, 8.0, 7.0)  # points, for values whose longest word is too wide
_SIGNATURE_ROOM = 15.0  # millimetres
_TIED_ENCLOSURES = 14  # with the space above and the heading
_INFO_GAP = 3.0  # points right of each cell
_LABEL_SHARE = 0.5  # of the information block, at most
_NARROWEST_LABEL = 0.25


@dataclass(frozen=True, slots=True)
class Placed:
    """Flowables at a fixed place: `top` is in millimetres from the upper edge of the paper."""

    flowables: tuple[Any, ...]
    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge in millimetres from the upper edge of the paper."""
        return self.top + self.height

    def draw(self, canvas: Any, page: PageGeometry) -> None:
        """Draw the flowables one below the other."""
        y = mm(page.page_height - self.top)
        for flowable in self.flowables:
            _, height = flowable.wrapOn(canvas, mm(self.width), mm(page.page_height))
            y -= height
            flowable.drawOn(canvas, mm(self.left), y)


def first_page(letter: Letter, page: PageGeometry, sheet: Styles) -> tuple[Placed, ...]:
    """Return what stands at fixed places on page one.

    Raises `UserError("letter_recipient_too_long")` when an address cannot fit its window, and
    `UserError("letter_recipient_missing")` when there is none.
    """
    return (
        _letterhead(letter, page),
        *_address(letter, page),
        _info_block(letter, page, sheet),
    )


def body_top(placed: Sequence[Placed], page: PageGeometry) -> float:
    """Return where the subject line begins on page one, in millimetres from the upper edge."""
    return max(page.body_top_first, placed[-1].bottom + page.gap)


def story(letter: Letter, sheet: Styles, width: float) -> list[Any]:
    """Return what flows: subject, text, closing, enclosures and notices; `width` in points."""
    make = BlockMaker(sheet, width)
    gap = sheet.body.leading
    flow: list[Any] = [text(letter.subject, sheet.bold), Spacer(1, gap * 1.4)]
    if letter.salutation:
        flow += [text(letter.salutation, sheet.body), Spacer(1, gap * 0.2)]
    flow += make.all(letter.body)
    enclosures = _enclosures(letter, sheet)
    # A list on a page of its own looks like a leaf that got lost; only a long one may go over.
    tied, over = enclosures[:_TIED_ENCLOSURES], enclosures[_TIED_ENCLOSURES:]
    end = [*_closing(letter, sheet), *tied]
    flow = [*(with_closing(flow, end, width) if end else flow), *over]
    for notice in letter.notices:
        flow += [Spacer(1, gap), KeepTogether(make.make(notice))]
    if letter.tear_off:
        flow += [Spacer(1, gap), *make.make(letter.tear_off)]
    return flow + _annexes(letter, sheet, make)


def _closing(letter: Letter, sheet: Styles) -> list[Any]:
    if not (letter.closing or letter.signature_name):
        return []
    signs_below = any(isinstance(block, SignatureLine) for block in letter.body)
    return [
        Spacer(1, sheet.body.leading * 0.5),
        text(letter.closing, sheet.tight),
        Spacer(1, mm(3 if signs_below else _SIGNATURE_ROOM)),
        text(letter.signature_name, sheet.tight),
    ]


def _enclosures(letter: Letter, sheet: Styles) -> list[Any]:
    if not letter.enclosures:
        return []
    head = text(words.enclosures_word(len(letter.enclosures)), sheet.bold)
    lines = [text(entry, sheet.tight) for entry in letter.enclosures]
    return [Spacer(1, sheet.body.leading * 1.2), head, *lines]


def _annexes(letter: Letter, sheet: Styles, make: BlockMaker) -> list[Any]:
    flow: list[Any] = []
    for annex in letter.annexes:
        flow += [
            PageBreak(),
            text(annex.title, sheet.heading1),
            text(words.annex_of(letter), sheet.small),
            Spacer(1, sheet.body.leading),
            *make.all(annex.blocks),
        ]
    return flow


def _letterhead(letter: Letter, page: PageGeometry) -> Placed:
    box = page.letterhead
    sender = letter.sender
    details = " · ".join(part for part in (*sender.address, *sender.contact) if part)
    for size in (13.0, 11.0, 9.0, 8.0, 7.0):
        name = text(sender.name, style("sender", size, fontName=fonts.SANS_BOLD.name))
        lines = text(details, style("sender_details", size * 0.68 + 1.4)) if details else None
        parts = tuple(part for part in (name, lines) if part is not None)
        height = _height(parts, box.width)
        if height <= box.height:
            break
    else:
        raise UserError("letter_sender_too_long")
    return Placed(parts, box.left, box.top, box.width, height)


def _address(letter: Letter, page: PageGeometry) -> tuple[Placed, Placed]:
    lines = [line for line in letter.recipient if line.strip()]
    if not lines:
        raise UserError("letter_recipient_missing", field="recipient")
    field, box = page.address_field, page.address_text
    zone = Box(box.left, box.top + page.note_zone, box.width, box.height - page.note_zone)
    placed = _fit(lines, zone, _ADDRESS_SIZES)
    if placed is None:
        crowded = _fit(lines, box, _CROWDED_SIZES)
        if crowded is None:
            raise UserError("letter_recipient_too_long", field="recipient")
        # Grows upwards into the zone for endorsements, so that the lower edge stays in sight.
        placed = Placed(
            crowded.flowables, box.left, box.bottom - crowded.height, box.width, crowded.height
        )
    return _return_line(letter, Box(box.left, field.top, box.width, page.return_zone)), placed


def _return_line(letter: Letter, zone: Box) -> Placed:
    line = letter.sender.return_line
    placed = _fit([line], zone, _RETURN_SIZES, _RETURN_SPACING)
    while placed is None:
        # The full sender stands in the letterhead; here it only has to find the way back.
        line = f"{line[: len(line) * 9 // 10].rstrip('… ')}…"
        placed = _fit([line], zone, _RETURN_SIZES[-1:], _RETURN_SPACING)
    return Placed(
        placed.flowables, zone.left, zone.bottom - placed.height, zone.width, placed.height
    )


def _fit(
    lines: Sequence[str], box: Box, sizes: Sequence[float], spacing: float = _SPACING
) -> Placed | None:
    for size in sizes:
        face = style("fixed", size)
        face.leading = size * spacing
        parts = tuple(text(line, face) for line in lines)
        # A "p" in the last line reaches below what its leading takes: that ink must fit as well.
        height = _height(parts, box.width) + size * _DEEP / mm(1)
        if height <= box.height + 0.01:
            return Placed(parts, box.left, box.top, box.width, height)
    return None


def _info_block(letter: Letter, page: PageGeometry, sheet: Styles) -> Placed:
    box = page.info_block
    size = sheet.size * 0.82
    label_face = style("info", size * 0.92)
    rows = [(reference.label, reference.value) for reference in letter.references]
    date_line = ", ".join(
        part for part in (letter.sender.place, format_date(letter.written_on)) if part
    )
    rows.append((words.DATE, date_line))
    widest = max(stringWidth(label, label_face.fontName, label_face.fontSize) for label, _ in rows)
    value_size, columns = _info_columns([value for _, value in rows], mm(box.width), widest, size)
    value_face = style("info_value", value_size)
    cells = [[text(label, label_face), text(value, value_face)] for label, value in rows]
    table = _info_table(cells, columns)
    return Placed((table,), box.left, box.top, box.width, _height((table,), box.width))


def _info_columns(
    values: Sequence[str], width: float, label_width: float, wanted: float
) -> tuple[float, tuple[float, float]]:
    """Return type size and columns (label, value) at which no name is broken in two.

    The type gets smaller first, then the labels narrower; a name that nobody could fit is broken.
    """
    label = min(label_width + 2 * _INFO_GAP, width * _LABEL_SHARE)
    sizes = (wanted, *(smaller for smaller in _INFO_SIZES if smaller < wanted))
    for size in sizes:
        if _longest_word(values, size) <= width - label:
            return size, (label, width - label)
    label = max(width * _NARROWEST_LABEL, min(label, width - _longest_word(values, sizes[-1])))
    return sizes[-1], (label, width - label)


def _longest_word(values: Sequence[str], size: float) -> float:
    parts = (word for value in values for word in value.split())
    return (
        max((stringWidth(word, fonts.SANS.name, size) for word in parts), default=0.0) + _INFO_GAP
    )


def _info_table(cells: list[list[Any]], columns: tuple[float, float]) -> Any:
    table = Table(cells, colWidths=list(columns))
    table.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), fonts.SANS.name),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), _INFO_GAP),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def _height(parts: Sequence[Any], width: float) -> float:
    """Return the height of stacked flowables in millimetres; `width` in millimetres."""
    return float(sum(part.wrap(mm(width), mm(2000))[1] for part in parts) / mm(1))
