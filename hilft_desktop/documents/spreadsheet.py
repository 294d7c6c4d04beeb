# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV and ODS that German spreadsheet programs open by double click, and that run nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import odfdo

from hilft_desktop.documents.cleaning import clean_line
from hilft_desktop.documents.odf_package import GENERATOR, packed
from hilft_desktop.system import resources

Cell = str | int

_BOM = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
# What spreadsheet programs take for the beginning of a formula, also in full width and after a
# quotation mark of their own.
_FORMULA_SIGNS = frozenset("=+-@\t\r\n|%＝＋－＠")

_NO_SHEET_NAME = str.maketrans("", "", "[]*?:/\\'")
_LONGEST_NAME = 31  # Excel refuses more
# Where the cursor stood and which printer was last used; nothing a table needs.
_FOREIGN_PARTS = ("settings.xml", "manifest.rdf")
_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>
<meta:generator>{generator}</meta:generator><dc:title>{title}</dc:title>
<dc:language>de-DE</dc:language>
</office:meta></office:document-meta>
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows of cells, the widths of the columns, which rows are headings."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    widths_cm: tuple[float, ...]
    headings: frozenset[int] = frozenset()


def ods_bytes(grids: Sequence[Grid], *, title: str) -> bytes:
    """Return sheets as an ODS file; same sheets, same bytes.

    Numbers are numbers, everything else is text that no program takes for a formula. The file says
    nothing of its maker and bears no date.
    """
    document: Any = odfdo.Document("spreadsheet")
    document.body.clear()
    for style in _CELL_STYLES:
        document.insert_style(odfdo.Element.from_tag(style), automatic=True)
    for number, grid in enumerate(grids):
        _add_sheet(document, grid, number)
    meta = _META.format(generator=GENERATOR, title=escape(clean_line(title)))
    document.container.set_part("meta.xml", meta.encode())
    # The library's own page styles carry the day on which somebody made them.
    document.container.set_part("styles.xml", resources.read_bytes("style/ods-styles.xml"))
    return packed(document, _FOREIGN_PARTS)


_WRAPPED, _HEADING = "hilftWrapped", "hilftHeading"
_CELL_STYLES = (
    f"""<style:style style:name="{_WRAPPED}" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>
</style:style>""",
    f"""<style:style style:name="{_HEADING}" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="bottom"/>
<style:text-properties fo:font-weight="bold"/></style:style>""",
)


def _add_sheet(document: Any, grid: Grid, number: int) -> None:
    name = clean_line(grid.name).translate(_NO_SHEET_NAME)[:_LONGEST_NAME]
    table = odfdo.Table(name)
    # Into the document while it is empty: moving a full table takes a minute at 5,000 rows.
    document.body.append(table)
    for index, width in enumerate(grid.widths_cm):
        style = odfdo.Style("table-column", name=f"hilftColumn{number}x{index}", width=f"{width}cm")
        document.insert_style(style, automatic=True)
        table.append(odfdo.Column(style=style.name))
    for index, cells in enumerate(grid.rows):
        row = odfdo.Row()
        look = _HEADING if index in grid.headings else _WRAPPED
        for cell in cells:
            row.append_cell(odfdo.Cell(harmless(cell), style=look), clone=False)
        table.append_row(row, clone=False)


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV with semicolons, CRLF and byte order mark.

    Text that could be taken for a formula (injection by a crafted cell) gets an apostrophe in
    front; numbers stay numbers.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return (_BOM + buffer.getvalue()).encode()


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet program takes for a formula."""
    if isinstance(cell, int):
        return int(cell)
    # Looked at before cleaning, because a control sign in front must not hide a formula behind it.
    text = clean_line(cell)
    bare = text.lstrip()
    suspicious = cell[:1] in _FORMULA_SIGNS or bare[:1] in _FORMULA_SIGNS
    return f"'{text}" if suspicious and text else text
