# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables from elsewhere: read whatever wrote them, run nothing in them, name what is wrong."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from unicodedata import category

import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents.spreadsheet import Grid, csv_bytes, ods_bytes
from hilft_desktop.documents.table_file import (
    COLUMNS_LIMIT,
    LARGEST,
    ROWS_LIMIT,
    TableForm,
    read_table,
)
from hilft_desktop.domain.errors import UserError

HEADER = ("Name", "Straße", "Ort")


def code_of(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_table(data)
    return caught.value.code


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row for _line, row in read_table(data).rows]


def ods(rows: list[list[str | int | date | None]], **changes: bytes) -> bytes:
    """A spreadsheet as an office program writes it, with parts of the archive replaced."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Stellen")
    for at, row in enumerate(rows):
        table.set_row_values(at, row)
    document.body.append(table)
    saved = io.BytesIO()
    document.save(saved)
    result = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, changes.get(entry.filename, source.read(entry)))
    return result.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "form"),
    [
        ("utf-8", TableForm.UTF8),
        ("utf-8-sig", TableForm.UTF8),
        ("utf-16", TableForm.UTF16),
        ("cp1252", TableForm.WINDOWS),
    ],
)
def test_encoding_and_delimiter_are_found(delimiter: str, encoding: str, form: TableForm):
    rows = [HEADER, ("Café Österreich", "Große Gasse 1", "Köln")]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    table = read_table(data)
    assert (table.form, table.delimiter) == (form, delimiter)
    assert [row for _line, row in table.rows] == rows


def test_lines_are_those_of_the_file_and_empty_rows_are_left_out():
    data = b'Name;Ort\n\n"A\nB";X\n;;\nC;Y\n'
    assert read_table(data).rows == ((1, ("Name", "Ort")), (3, ("A B", "X")), (6, ("C", "Y")))


def test_a_comma_inside_words_does_not_divide():
    data = b'Name;Zeiten\nA;"Mo, Di, Mi"\nB;"Do, Fr, Sa"\n'
    assert read_table(data).delimiter == ";"


def test_a_spreadsheet_gives_what_it_shows():
    data = ods([["Name", "PLZ", "geprüft"], ["A", "01234", date(2026, 3, 1)], ["B", 5, None]])
    table = read_table(data)
    assert (table.form, table.sheet) == (TableForm.ODS, "Stellen")
    assert [row for _line, row in table.rows] == [
        ("Name", "PLZ", "geprüft"),
        ("A", "01234", "2026-03-01"),
        ("B", "5"),
    ]


def test_a_million_repeated_cells_cost_nothing():
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("T")
    table.set_row_values(0, ["Name"])
    table.set_row_values(1, ["A"])
    for row in table.get_elements("descendant::table:table-row"):
        empty = odfdo.Element.from_tag("table:table-cell")
        empty.set_attribute("table:number-columns-repeated", "16000")
        row.append(empty)
    tail = odfdo.Element.from_tag("table:table-row")
    tail.set_attribute("table:number-rows-repeated", "1048000")
    tail.append(odfdo.Element.from_tag("table:table-cell"))
    table.append(tail)
    document.body.append(table)
    saved = io.BytesIO()
    document.save(saved)
    assert cells(saved.getvalue()) == [("Name",), ("A",)]


FORMULAS = ["=1+1", "+49 30 1", "-x", "@SUM(A1)", "|cmd", "%x"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_goes_out_harmless_and_comes_back_as_it_was(formula: str):
    rows = [("Name", "Ort"), (formula, "Köln")]
    spreadsheet = ods_bytes([Grid("T", tuple(rows), (3.0, 3.0))], title="T")
    for data in (csv_bytes(rows), spreadsheet):
        assert cells(data) == rows
    assert f"'{formula}".encode() in csv_bytes(rows)


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=6))
def test_no_cell_that_was_read_has_line_ends_or_control_signs(rows: list[tuple[str, str]]):
    for row in cells(csv_bytes([("Name", "Ort"), *rows])):
        assert not {"Cc", "Zl", "Zp"} & {category(sign) for cell in row for sign in cell}


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes):
    try:
        table = read_table(data)
    except UserError as error:
        assert error.code.startswith("table_")
    else:
        assert table.rows


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (b"\n;;\n", "table_empty"),
        (b"\x00\x01\x02", "table_unreadable"),
        (b"PK\x03\x04 nonsense", "table_unreadable"),
        (b"a" * (LARGEST + 1), "table_too_big"),
        (b"Name\n" + b"x\n" * (ROWS_LIMIT + 1), "table_too_long"),
        (b";".join([b"x"] * (COLUMNS_LIMIT + 1)), "table_too_wide"),
        (b'"' + b"x" * 200_000, "table_unreadable"),
        (ods([]), "table_empty"),
        (ods([["A"]], mimetype=b"application/zip"), "table_unreadable"),
        (ods([["A"]], **{"content.xml": b"<broken"}), "table_unreadable"),
        (
            ods([["A"]], **{"content.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
            "table_unreadable",
        ),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: str):
    assert code_of(data) == code


def test_as_many_rows_as_allowed_are_taken():
    assert len(read_table(b"Name\n" + b"x\n" * ROWS_LIMIT).rows) == ROWS_LIMIT + 1


def test_a_spreadsheet_that_unpacks_without_end_is_refused():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b" " * (61 * 1024 * 1024))
    assert len(bomb.getvalue()) < LARGEST
    assert code_of(bomb.getvalue()) == "table_unreadable"
