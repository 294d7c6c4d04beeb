# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV that German spreadsheet programs open by double click, and that cannot run anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from hilft_desktop.documents.cleaning import clean_line

Cell = str | int

_BOM = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
# What spreadsheet programs take for the beginning of a formula, also in full width and after a
# quotation mark of their own.
_FORMULA_SIGNS = frozenset("=+-@\t\r\n|%＝＋－＠")


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
