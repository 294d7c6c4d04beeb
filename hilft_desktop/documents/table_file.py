# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables other people made: CSV in whatever encoding, or the first sheet of an ODS.

Nothing in them is run or followed: cells are text, formulas are what they last showed.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import odfdo

from hilft_desktop.documents.cleaning import clean_line
from hilft_desktop.domain.errors import UserError

LARGEST = 5 * 1024 * 1024
"""Bytes of a file that is read."""
ROWS_LIMIT = 5000
COLUMNS_LIMIT = 60
_CELL_LIMIT = 4000
_LARGEST_INSIDE = 60 * 1024 * 1024  # what a spreadsheet may grow to when it is unpacked
_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_RECORDS = 25
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class TableForm(StrEnum):
    """How a table was written."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    WINDOWS = "cp1252"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of cleaned text, each with the line of the file it begins on; the first is the header.

    ``delimiter`` is empty for a spreadsheet, ``sheet`` for a CSV.
    """

    form: TableForm
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    delimiter: str = ""
    sheet: str = ""


def read_table(data: bytes) -> RawTable:
    """Return the rows of a file that hold anything.

    Raises ``UserError``: ``table_unreadable`` (neither CSV nor ODS, or damaged), ``table_empty``,
    ``table_too_long``, ``table_too_wide``, ``file_too_big``.
    """
    if len(data) > LARGEST:
        raise UserError("table_too_big", largest=LARGEST // 1024 // 1024)
    table = _spreadsheet(data) if data[:4] == b"PK\x03\x04" else _csv(data)
    if not table.rows:
        raise UserError("table_empty")
    if max(len(cells) for _line, cells in table.rows) > COLUMNS_LIMIT:
        raise UserError("table_too_wide", most=COLUMNS_LIMIT)
    return table


# ------------------------------------------------------------------------------------- CSV


def _csv(data: bytes) -> RawTable:
    text, form = _decoded(data)
    if "\0" in text:
        raise UserError("table_unreadable")
    delimiter = max(_DELIMITERS, key=lambda sign: _fits(text, sign))
    return RawTable(form, tuple(_bounded(_records(text, delimiter))), delimiter)


def _decoded(data: bytes) -> tuple[str, TableForm]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        attempts: tuple[TableForm, ...] = (TableForm.UTF16,)
    else:
        # What is no UTF-8 was written by an older Windows program; nearly any byte means something.
        attempts = (TableForm.UTF8, TableForm.WINDOWS)
    for form in attempts:
        try:
            text = data.decode("utf-8-sig" if form is TableForm.UTF8 else form.value)
        except UnicodeDecodeError:
            continue
        return text, form
    raise UserError("table_unreadable")


def _fits(text: str, delimiter: str) -> tuple[int, int]:
    """Return how well a delimiter divides the first records: how many alike, into how many."""
    widths: list[int] = []
    try:
        for _line, cells in _records(text, delimiter):
            widths.append(len(cells))
            if len(widths) == _SAMPLE_RECORDS:
                break
    except UserError:
        return (0, 0)
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])


def _records(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            cleaned = tuple(_cell(cell) for cell in cells)
            if any(cleaned):
                yield begins, cleaned
            begins = reader.line_num + 1
    except csv.Error:
        raise UserError("table_unreadable") from None


def _cell(text: str) -> str:
    """Return a cell in one line. An apostrophe that only kept a formula from running goes."""
    line = clean_line(text[:_CELL_LIMIT]).strip()
    return line[1:] if line[:1] == "'" and line[1:2] in tuple("=+-@|%") else line


def _bounded(
    records: Iterator[tuple[int, tuple[str, ...]]],
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, record in enumerate(records):
        if number > ROWS_LIMIT:  # the header is not counted
            raise UserError("table_too_long", most=ROWS_LIMIT)
        yield record


# ------------------------------------------------------------------------------------- ODS


def _spreadsheet(data: bytes) -> RawTable:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = archive.read("mimetype").decode("ascii", "replace").strip()
            inside = archive.getinfo("content.xml").file_size
            total = sum(entry.file_size for entry in archive.infolist())
            if kind != _ODS or max(inside, total) > _LARGEST_INSIDE:
                raise UserError("table_unreadable")
            # An office program writes no such thing; whoever does means harm.
            if b"<!DOCTYPE" in archive.read("content.xml")[:4096]:
                raise UserError("table_unreadable")
        tables = odfdo.Document(io.BytesIO(data)).body.get_elements("table:table")
    except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError, OSError, RuntimeError):
        raise UserError("table_unreadable") from None
    for table in tables:
        rows = tuple(_bounded(_sheet_rows(table)))
        if rows:
            return RawTable(
                TableForm.ODS, rows, sheet=_cell(str(table.get_attribute("table:name") or ""))
            )
    raise UserError("table_empty")


def _sheet_rows(table: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    line = 1
    for row in table.get_elements("descendant::table:table-row"):
        cells = tuple(_sheet_cells(row))
        repeated = _repeated(row, "table:number-rows-repeated")
        if any(cells):
            # Equal rows are written once with a number; a body twice is a duplicate anyway.
            yield line, cells
        line += repeated


def _sheet_cells(row: Any) -> list[str]:
    found: list[str] = []
    for cell in row.get_elements("table:table-cell|table:covered-table-cell"):
        text = _shown(cell)
        repeated = _repeated(cell, "table:number-columns-repeated")
        if not text:
            repeated = min(repeated, COLUMNS_LIMIT + 1)
        found += [text] * min(repeated, COLUMNS_LIMIT + 1)
    while found and not found[-1]:
        found.pop()
    return found


def _shown(cell: Any) -> str:
    day = cell.get_attribute("office:date-value")
    if day:
        return str(day)[:10]
    lines = (part.text_recursive for part in cell.get_elements("text:p"))
    return _cell(" ".join(line for line in lines if line))


def _repeated(element: Any, name: str) -> int:
    value = str(element.get_attribute(name) or "1")
    return max(1, int(value)) if value.isdigit() and len(value) < 9 else 1
