# SPDX-License-Identifier: GPL-3.0-or-later
"""Two languages side by side as a table of an ODT, each text marked with its language."""

from __future__ import annotations

from typing import Any

import odfdo

from hilft_desktop.documents import words
from hilft_desktop.documents.twins import Ruled, TwinKind, TwinRow, TwinTable
from hilft_desktop.documents.typography import typeset

_RULE = "_" * 30
_LEVELS = {TwinKind.TITLE: 1, TwinKind.HEADING: 2}
_BOLD = (TwinKind.NOTICE,)
_GERMAN = "de"


def twin_table(block: TwinTable) -> list[Any]:
    """Return the rows as a table whose head is repeated on every page."""
    table = odfdo.Element.from_tag("table:table")
    table.set_attribute("table:name", "Merkblatt")
    table.set_attribute("table:style-name", "Data")
    columns = odfdo.Element.from_tag("table:table-column")
    columns.set_attribute("table:number-columns-repeated", "2" if block.language else "1")
    table.append(columns)
    if block.language:
        head = odfdo.Element.from_tag("table:table-header-rows")
        for german, other in (block.heads, block.marks):
            head.append(_row([_bold(german, _GERMAN)], [_bold(other, block.language)]))
        table.append(head)
    for row in block.rows:
        second = _second(row, block.language) if block.language else None
        table.append(_row(_first(row, alone=not block.language), second))
    return [table]


def _first(row: TwinRow, *, alone: bool) -> list[Any]:
    if row.kind is TwinKind.SIGNATURE:
        found = [_paragraph(_RULE, _GERMAN), _paragraph(row.first, _GERMAN)]
        return (
            [*found, _paragraph(_RULE, _GERMAN), _paragraph(row.second, _GERMAN)]
            if alone
            else (found)
        )
    found = _words(row, row.first, _GERMAN, box=alone)
    if row.below:
        found.append(_bold(row.below, _GERMAN))
    if row.ruled is not Ruled.SECOND:
        found += [_paragraph(_RULE, _GERMAN) for _ in range(row.lines)]
    return found or [_paragraph("", _GERMAN)]


def _second(row: TwinRow, language: str) -> list[Any]:
    if row.kind is TwinKind.SIGNATURE:
        return [_paragraph(_RULE, _GERMAN), _paragraph(row.second, _GERMAN)]
    found = _words(row, row.second, language, box=True)
    if row.below:
        found.append(_bold(row.below, _GERMAN))
    if row.ruled is not Ruled.ACROSS:
        found += [_paragraph(_RULE, language) for _ in range(row.lines)]
    return found or [_paragraph("", language)]


def _words(row: TwinRow, text: str, language: str, *, box: bool) -> list[Any]:
    marks = {TwinKind.BULLET: "• ", TwinKind.STEP: f"{row.number}. "}
    mark = f"{words.UNTICKED} " if box and row.kind is TwinKind.TICK else marks.get(row.kind, "")
    if not text and not mark.strip():
        return []
    if row.kind in _LEVELS:
        header = odfdo.Header(_LEVELS[row.kind], "")
        header.set_attribute("text:style-name", _style(language))
        header.append(_strong(text, "Sheet_20_Title" if row.kind is TwinKind.TITLE else "Strong"))
        return [header]
    return [_bold(text, language) if row.kind in _BOLD else _paragraph(mark + text, language)]


def _paragraph(text: str, language: str) -> Any:
    result = odfdo.Paragraph("", style=_style(language))
    result.append_plain_text(typeset(text))
    return result


def _bold(text: str, language: str) -> Any:
    result = odfdo.Paragraph("", style=_style(language))
    result.append(_strong(text))
    return result


def _strong(text: str, style: str = "Strong") -> Any:
    span = odfdo.Span("", style=style)
    span.append_plain_text(typeset(text))
    return span


def _style(language: str) -> str:
    return f"Language_5f_{language}"


def _row(first: list[Any], second: list[Any] | None) -> Any:
    row = odfdo.Element.from_tag("table:table-row")
    for parts in (first, second):
        if parts is None:
            continue
        cell = odfdo.Element.from_tag("table:table-cell")
        cell.set_attribute("table:style-name", "Cell")
        cell.set_attribute("office:value-type", "string")
        for part in parts:
            cell.append(part)
        row.append(cell)
    return row
