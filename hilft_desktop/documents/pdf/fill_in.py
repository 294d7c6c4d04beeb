# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields to be filled in by hand: lines eight millimetres apart, boxes, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus.flowables import KeepTogether, Spacer
from reportlab.platypus.tables import Table, TableStyle

from hilft_desktop.documents import model
from hilft_desktop.documents.model import Run
from hilft_desktop.documents.page import mm
from hilft_desktop.documents.pdf.flowables import Rule, TickBox, paragraph, text
from hilft_desktop.documents.pdf.fonts import SANS
from hilft_desktop.documents.pdf.styles import BASE_SIZE, Styles

LINE_MM = 8.0
"""Distance of two lines in ordinary print: what a hand needs that writes standing."""
_LABEL_SHARE = 0.34
_LONG = 4  # more lines than these go over the whole width
_MANY = 8  # so do more boxes than these
_GAP = mm(3)
_GROUND = Color(0.92, 0.92, 0.92)
_BARE = (
    # Tables set their own font before each cell; the default one cannot be embedded.
    ("FONTNAME", (0, 0), (-1, -1), SANS.name),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


def fill_in(block: model.FillIn, styles: Styles, width: float) -> list[Any]:
    """Return one field; its label never stands alone at the foot of a page."""
    label = [text(block.label, styles.cell_head)] if block.label else []
    if block.help:
        label.append(text(block.help, styles.small))
    wide = not label or block.lines > _LONG or len(block.boxes) > _MANY
    side = width if wide else width * (1 - _LABEL_SHARE) - _GAP
    room = _boxes(block.boxes, styles, side) if block.boxes else _lines(block, styles, side)
    after = Spacer(1, styles.size * 0.55)
    if not wide:
        columns = [width * _LABEL_SHARE, _GAP, side]
        return [_table([[label, "", room]], columns), after]
    above = [*label, Spacer(1, mm(1))]
    for part in above:
        part.keepWithNext = True
    # All lines in one cell stay together; boxes may go on with the next row on the next page.
    return [*above, *(room if block.boxes else [_table([[room]], [width])]), after]


def fill_in_table(block: model.FillInTable, styles: Styles, width: float) -> list[Any]:
    """Return a ruled table to write in; it is never torn apart by the end of a page."""
    head = [text(words, styles.cell_head) for words in block.header]
    body = [
        [text(words, styles.cell), *[""] * (len(block.header) - 1)] if words else _empty(block)
        for words in block.rows
    ]
    numbered = bool(block.rows) and all(row.isdigit() for row in block.rows)
    columns = _columns(block.header, width, numbered=numbered)
    look = (
        *_BARE,
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, 0), 3),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), _GROUND),
        ("GRID", (0, 0), (-1, -1), 0.5, black),
    )
    heights = [None, *[_line_height(styles) * 1.1] * len(body)]
    table = Table([head, *body], columns, heights, style=TableStyle(look), hAlign="LEFT")
    parts: list[Any] = [text(block.label, styles.cell_head)] if block.label else []
    if block.help:
        parts.append(text(block.help, styles.small))
    return [KeepTogether([*parts, Spacer(1, mm(1)), table, Spacer(1, styles.size * 0.8)])]


def _empty(block: model.FillInTable) -> list[Any]:
    return [""] * len(block.header)


def _columns(header: Sequence[str], width: float, *, numbered: bool) -> list[float]:
    """Share the width by the length of the words above; bare numbers get little of it."""
    shares = [min(22.0, max(14.0, float(len(words)))) for words in header]
    if numbered:
        # Beside the number stands what is counted, and that wants to be written out.
        shares[0] = max(shares) * 1.6
    return [width * share / sum(shares) for share in shares]


def _line_height(styles: Styles) -> float:
    return mm(LINE_MM) * styles.size / BASE_SIZE


def _lines(block: model.FillIn, styles: Styles, width: float) -> list[Any]:
    if not block.parts:
        return [Rule(_line_height(styles)) for _ in range(block.lines)]
    gap = mm(2.5)
    free = width - gap * (len(block.parts) - 1)
    total = sum(share for _, share in block.parts)
    cells: list[Any] = []
    columns: list[float] = []
    for words, share in block.parts:
        cells += [[Rule(_line_height(styles)), text(words, styles.small)], ""]
        columns += [free * share / total, gap]
    return [_table([cells[:-1]], columns[:-1])]


def _boxes(boxes: Sequence[tuple[str, str]], styles: Styles, width: float) -> list[Any]:
    """Return boxes in as many columns as their words leave room for, read row by row."""
    side = styles.size
    longest = max(len(sign) + len(words) for sign, words in boxes)
    count = max(1, min(len(boxes), int(width / (side * 2 + longest * styles.size * 0.52))))
    cell = width / count
    rows = [
        [_box(sign, words, styles, cell) for sign, words in boxes[start : start + count]]
        for start in range(0, len(boxes), count)
    ]
    rows[-1] += [""] * (count - len(rows[-1]))
    return [_table(rows, [cell] * count, ("BOTTOMPADDING", (0, 0), (-1, -1), styles.size * 0.35))]


def _box(sign: str, words: str, styles: Styles, width: float) -> Any:
    runs = (Run(f"{sign} ", bold=True), Run(words)) if sign else (Run(words),)
    column = styles.size * 1.6
    lowered = ("TOPPADDING", (0, 0), (0, 0), styles.size * 0.15)
    return _table(
        [[TickBox(styles.size * 0.95, ticked=False), paragraph(runs, styles.cell)]],
        [column, width - column - 4],
        lowered,
    )


def _table(rows: list[list[Any]], columns: list[float], *more: Any) -> Any:
    return Table(rows, columns, style=TableStyle((*_BARE, *more)), hAlign="LEFT")
