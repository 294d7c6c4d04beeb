# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of the neutral document as lists of ReportLab flowables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, black
from reportlab.platypus.flowables import KeepTogether, PageBreak, Spacer
from reportlab.platypus.tables import Table, TableStyle

from hilft_desktop.documents import model
from hilft_desktop.documents.page import mm
from hilft_desktop.documents.pdf.charts import bar_chart
from hilft_desktop.documents.pdf.fill_in import fill_in, fill_in_table
from hilft_desktop.documents.pdf.flowables import Rule, TickBox, paragraph, text
from hilft_desktop.documents.pdf.fonts import SANS
from hilft_desktop.documents.pdf.styles import Styles
from hilft_desktop.documents.pdf.tear_off import tear_off
from hilft_desktop.documents.pdf.twin_rows import twin_table
from hilft_desktop.documents.twins import TwinTable
from hilft_desktop.documents.typography import announces
from hilft_desktop.documents.words import SIGNATURE_DATE, notice_word

_LONG_VALUE = 300  # signs; a longer value leaves its table, whose rows should fit on a page
_GROUND = Color(0.92, 0.92, 0.92)
_COLUMN_GAP = mm(8)
_BOX_PADDING = 10.0  # points

_BARE = (
    # Tables set their own font before each cell; the default one cannot be embedded.
    ("FONTNAME", (0, 0), (-1, -1), SANS.name),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
)


def _bound(flow: list[Any]) -> list[Any]:
    """Tie headings to what is kept together below them: ReportLab ties them to nothing there."""
    result: list[Any] = []
    for part in flow:
        above: list[Any] = []
        while isinstance(part, KeepTogether) and result and result[-1].getKeepWithNext():
            above.insert(0, result.pop())
        # One inside the other would always begin a new page, so what is inside is taken out.
        inside = part._content if above else []  # noqa: SLF001  (ReportLab offers no other way)
        result.append(KeepTogether([*above, *inside]) if above else part)
    return result


@dataclass(frozen=True, slots=True)
class BlockMaker:
    """Turns blocks into flowables for a column `width` points wide."""

    styles: Styles
    width: float
    in_column: bool = False
    """Inside a column nothing can be moved to the next page."""

    def all(self, blocks: Iterable[model.Block]) -> list[Any]:
        """Return the flowables of `blocks` in the same order."""
        blocks = tuple(blocks)
        result: list[Any] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, model.Paragraph) and following and announces(block):
                result.append(paragraph(block.runs, self.styles.lead))
            else:
                result += self.make(block)
        return _bound(result)

    @singledispatchmethod
    def make(self, block: model.Block) -> list[Any]:
        """Return the flowables of one block."""
        raise TypeError(f"no paper form for {type(block).__name__}")

    @make.register
    def _(self, block: model.Paragraph) -> list[Any]:
        to_sign = set(model.runs_text(block.runs).strip()) == {"_"}
        return [paragraph(block.runs, self.styles.sign_here if to_sign else self.styles.body)]

    @make.register
    def _(self, block: model.Heading) -> list[Any]:
        style = self.styles.heading1 if block.level == 1 else self.styles.heading2
        return [text(block.text, style)]

    @make.register
    def _(self, block: model.Bullets) -> list[Any]:
        style = self.styles.item_small if block.small else self.styles.item
        return self._items(block.items, ["•"] * len(block.items), style)

    @make.register
    def _(self, block: model.Numbered) -> list[Any]:
        numbers = range(block.start, block.start + len(block.items))
        bullets = [f"{number}." for number in numbers]
        style = self.styles.numbered_small if block.small else self.styles.numbered
        return self._items(block.items, bullets, style)

    def _items(self, items: Sequence[model.Runs], bullets: Sequence[str], style: Any) -> list[Any]:
        rows = [
            paragraph(item, style, bullet=bullet)
            for item, bullet in zip(items, bullets, strict=True)
        ]
        return [*rows, Spacer(1, self.styles.size * 0.35)]

    @make.register
    def _(self, block: model.CheckItems) -> list[Any]:
        size = self.styles.size
        rows = []
        for item in block.items:
            lines = [text(item.text, self.styles.tight)]
            if item.note:
                lines.append(text(item.note, self.styles.small))
            rows.append([TickBox(size, ticked=item.ticked), lines])
        box_column = size * 2
        raised = ("TOPPADDING", (0, 0), (0, -1), 2 + size * 0.28)
        bare = (*_BARE, ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.35), raised)
        return self._table(rows, [box_column, self.width - box_column], bare)

    @make.register
    def _(self, block: model.KeyValueTable) -> list[Any]:
        result: list[Any] = []
        rows: list[list[Any]] = []
        label_column = self.width * 0.34
        columns = [label_column, self.width - label_column]
        for label, value in block.rows:
            if len(value) <= _LONG_VALUE:
                rows.append([text(label, self.styles.cell_head), text(value, self.styles.cell)])
                continue
            result += self._table(rows, columns, _BARE)
            result += [text(label, self.styles.heading2), text(value, self.styles.body)]
            rows = []
        return result + self._table(rows, columns, _BARE)

    @make.register
    def _(self, block: model.DataTable) -> list[Any]:
        numeric = block.numeric_columns
        head = self._cells(block.header, numeric, head=True)
        rows = [head, *(self._cells(row, numeric, head=False) for row in block.rows)]
        grid = (
            *_BARE,
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("BACKGROUND", (0, 0), (-1, 0), _GROUND),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, black),
        )
        table = self._table(rows, self._column_widths(block), grid, header_rows=1)
        caption = [text(block.caption, self.styles.heading2)] if block.caption else []
        return caption + table

    @make.register
    def _(self, block: model.StrokeTable) -> list[Any]:
        heads = [self._signed(sign, words) for sign, words in block.columns]
        rows: list[list[Any]] = [
            [
                text(block.corner, self.styles.cell_head),
                *heads,
                text(block.sum_word, self.styles.cell_head),
            ]
        ]
        blank = [""] * (len(block.columns) + 1)
        rows += [[self._signed(sign, words), *blank] for sign, words in block.rows]
        label, last = self.width * 0.24, self.width * 0.08
        box = (self.width - label - last) / len(block.columns)
        grid = (
            *_BARE,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("BACKGROUND", (0, 0), (-1, 0), _GROUND),
            ("GRID", (0, 0), (-1, -1), 0.6, black),
            ("LINEBEFORE", (-1, 0), (-1, -1), 1.4, black),
        )
        table = Table(
            rows,
            colWidths=[label, *[box] * len(block.columns), last],
            rowHeights=[None, *[mm(block.row_mm)] * len(block.rows)],
            hAlign="LEFT",
            repeatRows=1,
        )
        table.setStyle(TableStyle(list(grid)))
        return [table, Spacer(1, self.styles.size * 0.6)]

    def _signed(self, sign: str, words: str) -> Any:
        return paragraph((model.Run(f"{sign}  ", bold=True), model.Run(words)), self.styles.tight)

    def _cells(self, values: Sequence[str], numeric: frozenset[int], *, head: bool) -> list[Any]:
        left = self.styles.cell_head if head else self.styles.cell
        right = self.styles.cell_head_right if head else self.styles.cell_right
        return [
            text(value, right if index in numeric else left) for index, value in enumerate(values)
        ]

    def _column_widths(self, block: model.DataTable) -> list[float]:
        shares = block.shares or tuple(
            0.6 if index in block.numeric_columns else 1.4 for index in range(len(block.header))
        )
        return [self.width * share / sum(shares) for share in shares]

    def _table(
        self,
        rows: list[list[Any]],
        columns: list[float],
        style: Sequence[tuple[Any, ...]],
        header_rows: int = 0,
    ) -> list[Any]:
        if not rows:
            return []
        table = Table(rows, colWidths=columns, hAlign="LEFT", repeatRows=header_rows, splitInRow=1)
        table.setStyle(TableStyle(list(style)))
        return [table, Spacer(1, self.styles.size * 0.6)]

    @make.register
    def _(self, block: model.BarChart) -> list[Any]:
        drawing = bar_chart(block, self.width, self.styles.size * (0.72 if block.dense else 0.82))
        title = self.styles.small_bold if block.dense else self.styles.heading2
        parts = [text(block.title, title), drawing]
        if block.note:
            parts += [Spacer(1, 3), text(block.note, self.styles.small)]
        return [*self._kept(parts), Spacer(1, self.styles.size * 0.6)]

    @make.register
    def _(self, block: model.Columns) -> list[Any]:
        width = (self.width - _COLUMN_GAP * (len(block.columns) - 1)) / len(block.columns)
        inner = BlockMaker(self.styles, width, in_column=True)
        cells: list[Any] = []
        for column in block.columns:
            cells += [inner.all(column), ""]
        widths = [width, _COLUMN_GAP] * len(block.columns)
        bare = (*_BARE, ("RIGHTPADDING", (0, 0), (-1, -1), 0))
        return self._table([cells[:-1]], widths[:-1], bare)

    def _kept(self, parts: list[Any]) -> list[Any]:
        return parts if self.in_column else [KeepTogether(parts)]

    @make.register
    def _(self, block: model.QrCode) -> list[Any]:
        code = QrCodeWidget(block.data, barLevel="M", barBorder=4)
        left, bottom, right, top = code.getBounds()
        side = mm(block.side_mm)
        scale = [side / (right - left), 0, 0, side / (top - bottom), 0, 0]
        drawing = Drawing(side, side, transform=scale)
        drawing.add(code)
        columns = [side + mm(4), self.width - side - mm(4)]
        middle = (*_BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
        return self._table([[drawing, text(block.caption, self.styles.body)]], columns, middle)

    @make.register
    def _(self, block: model.KeyText) -> list[Any]:
        count = max(1, block.per_line)
        cells = [text(group, self.styles.key) for group in block.groups]
        rows = [cells[start : start + count] for start in range(0, len(cells), count)]
        if rows:
            rows[-1] += [""] * (count - len(rows[-1]))
        framed = (*_BARE, ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOX", (0, 0), (-1, -1), 1, black))
        return self._table(rows, [self.width / count] * count, framed)

    @make.register
    def _(self, block: model.SignatureLine) -> list[Any]:
        room, gap = self.styles.size * 3, mm(8)
        small = self.styles.small
        if not block.with_date:
            line = [Rule(room, mm(85)), text(block.label, small)]
        else:
            date_column = mm(55)
            columns = [date_column, gap, self.width - date_column - gap]
            cells = [
                [Rule(room), text(SIGNATURE_DATE, small)],
                "",
                [Rule(room), text(block.label, small)],
            ]
            bare = (*_BARE, ("RIGHTPADDING", (0, 0), (-1, -1), 0))
            line = self._table([cells], columns, bare)
        return self._kept(line)

    @make.register
    def _(self, block: model.BlankLines) -> list[Any]:
        label = [text(block.label, self.styles.tight)] if block.label else []
        rules = [Rule(self.styles.size * 2) for _ in range(block.lines)]
        return [*self._kept([*label, *rules]), Spacer(1, self.styles.size * 0.8)]

    @make.register
    def _(self, block: model.FillIn) -> list[Any]:
        return fill_in(block, self.styles, self.width)

    @make.register
    def _(self, block: model.FillInTable) -> list[Any]:
        return fill_in_table(block, self.styles, self.width)

    @make.register
    def _(self, block: TwinTable) -> list[Any]:
        return twin_table(block, self.styles, self.width)

    @make.register
    def _(self, block: model.Spacer) -> list[Any]:
        return [Spacer(1, mm(block.height_mm))]

    @make.register
    def _(self, block: model.PageBreak) -> list[Any]:
        del block  # it says everything by being there
        return [PageBreak()]

    @make.register
    def _(self, block: model.Notice) -> list[Any]:
        lines = [
            text(f"{notice_word(block.kind)}", self.styles.cell_head),
            text(block.text, self.styles.cell),
        ]
        framed = (
            *_BARE,
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ("BOX", (0, 0), (-1, -1), 1.2, black),
        )
        return self._table([[lines]], [self.width], framed)

    @make.register
    def _(self, block: model.Highlight) -> list[Any]:
        lines = [text(block.label, self.styles.bold), text(block.text, self.styles.huge)]
        if block.note:
            lines.append(text(block.note, self.styles.tight))
        return self._framed(lines, 2.4)

    @make.register
    def _(self, block: model.TearOff) -> list[Any]:
        return [tear_off(block, self.styles, self.width)]

    @make.register
    def _(self, block: model.Box) -> list[Any]:
        padding = 2 * _BOX_PADDING
        inner = BlockMaker(self.styles, self.width - padding, in_column=True)
        return self._framed([text(block.title, self.styles.bold), *inner.all(block.blocks)], 1.0)

    def _framed(self, lines: list[Any], line_width: float) -> list[Any]:
        framed = (
            *_BARE,
            ("LEFTPADDING", (0, 0), (-1, -1), _BOX_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _BOX_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ("BOX", (0, 0), (-1, -1), line_width, black),
        )
        return self._kept(self._table([[lines]], [self.width], framed))
