# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of the neutral document as elements of an ODT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from itertools import zip_longest
from typing import Any

import odfdo

from hilft_desktop.documents import model, words
from hilft_desktop.documents.odt_twins import twin_table
from hilft_desktop.documents.text import block_text
from hilft_desktop.documents.twins import TwinTable
from hilft_desktop.documents.typography import announces, typeset_line, typeset_runs
from hilft_desktop.i18n.numbers import format_number


def append_blocks(body: Any, blocks: Iterable[model.Block]) -> None:
    """Append `blocks` to a body in the same order; what announces the next stays with it."""
    blocks = tuple(blocks)
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, model.Paragraph) and following and announces(block):
            body.append(_runs(block.runs, "Lead"))
            continue
        for element in elements(block):
            body.append(element)


def paragraph(text: str, style: str) -> Any:
    """Return a paragraph of plain text; a line feed becomes a line break."""
    return _runs(model.plain(text), style)


def heading(text: str, level: int, style: str) -> Any:
    """Return a heading that a screen reader finds as one."""
    result = odfdo.Header(level, "")
    result.set_attribute("text:style-name", style)  # the library drops the one it is given
    result.append_plain_text(typeset_line(text))
    return result


def _runs(runs: model.Runs, style: str) -> Any:
    result = odfdo.Paragraph("", style=style)
    for run in typeset_runs(runs):
        if run.bold:
            span = odfdo.Span("", style="Strong")
            span.append_plain_text(run.text)
            result.append(span)
        else:
            result.append_plain_text(run.text)
    return result


@singledispatch
def elements(block: model.Block) -> list[Any]:
    """Return the elements of one block; what only paper can show becomes its text."""
    text = block_text(block)
    return [paragraph(text, "Text_20_body")] if text else []


@elements.register
def _(block: model.Paragraph) -> list[Any]:
    return [_runs(block.runs, "Text_20_body")]


@elements.register
def _(block: model.Heading) -> list[Any]:
    return [heading(block.text, block.level, f"Heading_20_{block.level}")]


@elements.register
def _(block: model.Bullets) -> list[Any]:
    return [_list(block.items, "Bullets")]


@elements.register
def _(block: model.Numbered) -> list[Any]:
    numbered = _list(block.items, "Numbers")
    if block.start != 1:
        numbered.get_elements("text:list-item")[0].set_attribute(
            "text:start-value", str(block.start)
        )
    return [numbered]


def _list(items: Sequence[model.Runs], style: str) -> Any:
    result = odfdo.List(style=style)
    for index, item in enumerate(items, start=1):
        entry = odfdo.ListItem()
        entry.append(_runs(item, "List_20_End" if index == len(items) else "List_20_Item"))
        result.append(entry)
    return result


@elements.register
def _(block: model.KeyValueTable) -> list[Any]:
    return [_table("Angaben", (), block.rows, frozenset())] if block.rows else []


@elements.register
def _(block: model.DataTable) -> list[Any]:
    table = _table(block.caption or "Tabelle", block.header, block.rows, block.numeric_columns)
    if not block.caption:
        return [table]
    return [*elements(model.Heading(block.caption, level=2)), table]


@elements.register
def _(block: model.BarChart) -> list[Any]:
    rows = tuple(
        (label, format_number(value))
        for label, value in zip(block.labels, block.values, strict=True)
    )
    table = _table(block.title, (), rows, frozenset({1}))
    note = [paragraph(block.note, "Small")] if block.note else []
    return [*elements(model.Heading(block.title, level=2)), table, *note]


def _table(
    name: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: frozenset[int],
) -> Any:
    table = _bare_table(name, "Data", columns=len(header or rows[0]))
    if header:
        # A header row that says so: repeated on each page, and read out with each cell.
        head = odfdo.Element.from_tag("table:table-header-rows")
        head.append(_row(header, ["Strong_20_Line"] * len(header)))
        table.append(head)
    for row in rows:
        styles = ["Numeric" if index in numeric else "Standard" for index in range(len(row))]
        table.append(_row(row, styles))
    return table


def _bare_table(name: str, style: str, *, columns: int) -> Any:
    table = odfdo.Element.from_tag("table:table")
    table.set_attribute("table:name", typeset_line(name))
    table.set_attribute("table:style-name", style)
    column = odfdo.Element.from_tag("table:table-column")
    column.set_attribute("table:number-columns-repeated", str(columns))
    table.append(column)
    return table


def _row(cells: Sequence[str], styles: Sequence[str]) -> Any:
    row = odfdo.Element.from_tag("table:table-row")
    for text, style in zip(cells, styles, strict=True):
        cell = odfdo.Element.from_tag("table:table-cell")
        cell.set_attribute("table:style-name", "Cell")
        cell.set_attribute("office:value-type", "string")
        cell.append(paragraph(text, style))
        row.append(cell)
    return row


@elements.register
def _(block: model.KeyText) -> list[Any]:
    return [paragraph(block_text(block), "Key")]


@elements.register
def _(block: model.Notice) -> list[Any]:
    word = model.Run(f"{words.notice_word(block.kind)}\n", bold=True)
    return [_runs((word, model.Run(block.text)), "Notice")]


@elements.register
def _(block: model.Highlight) -> list[Any]:
    note = [paragraph(block.note, "Text_20_body")] if block.note else []
    return [paragraph(block.label, "Text_20_body"), paragraph(block.text, "Key"), *note]


@elements.register
def _(block: model.Box) -> list[Any]:
    inner = [element for part in block.blocks for element in elements(part)]
    return [*elements(model.Heading(block.title, level=2)), *inner]


@elements.register
def _(block: model.Columns) -> list[Any]:
    # One below the other: an editable text is easier to work on without side-by-side cells.
    return [element for column in block.columns for inner in column for element in elements(inner)]


@elements.register
def _(block: model.TearOff) -> list[Any]:
    # The one cell is there because office programs keep a row on its page, but no paragraphs.
    cut, title, *lines, last = block_text(block).split("\n")
    del cut  # the line above the slip is its border
    table = _bare_table("Antwortabschnitt", "Slip_20_Table", columns=1)
    row, cell = (odfdo.Element.from_tag(f"table:table-{part}") for part in ("row", "cell"))
    row.set_attribute("table:style-name", "Slip_20_Row")
    cell.set_attribute("office:value-type", "string")
    for text, style in (
        (words.CUT_HERE, "Slip_20_Cut"),
        (title, "Slip_20_Title"),
        *((line, "Slip") for line in lines),
        (last, "Slip_20_End"),
    ):
        cell.append(paragraph(text, style))
    row.append(cell)
    table.append(row)
    return [table]


@elements.register
def _(block: TwinTable) -> list[Any]:
    return twin_table(block)


@elements.register
def _(block: model.PageBreak) -> list[Any]:
    del block  # it says everything by being there
    return [paragraph("", "Page_20_Break")]
