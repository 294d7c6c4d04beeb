# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV and ODS for German spreadsheet programs, harmless whatever stands in it."""

from __future__ import annotations

import csv
import io
import zipfile

import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents.cleaning import clean_line
from hilft_desktop.documents.spreadsheet import Grid, csv_bytes, harmless, ods_bytes


def read(data):
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_mark_semicolons_and_line_ends():
    assert csv_bytes([("Größe", 5), ("a;b", 0)]) == '\ufeffGröße;5\r\n"a;b";0\r\n'.encode()


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+49 151",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u00a0=1",
        "\u200b=HYPERLINK(1)",
        "＝1",
        "|cmd",
        '=cmd|"/c calc"!A1',
    ],
)
def test_what_looks_like_a_formula_becomes_text(cell):
    (row,) = read(csv_bytes([(cell, "b")]))
    assert row[0].startswith("'")


@given(st.text())
def test_no_cell_begins_like_a_formula(text):
    cell = str(harmless(text))
    assert cell.lstrip()[:1] not in set("=+-@|%＝＋－＠")
    assert cell.removeprefix("'") == clean_line(text) or cell == clean_line(text)


@given(st.lists(st.lists(st.text(min_size=1), min_size=2, max_size=3), min_size=1, max_size=4))
def test_rows_come_back(rows):
    assert read(csv_bytes(rows)) == [[str(harmless(cell)) for cell in row] for row in rows]


def test_numbers_stay_numbers():
    assert read(csv_bytes([(-5, 10)])) == [["-5", "10"]]


SHEETS = (
    Grid("Erklärung", (("So ist es zu lesen.",), ("=1+1",)), (17.0,), frozenset({0})),
    Grid("A/B: [Thema]?", (("Thema", "Gespräche"), ("B & <C>", 10)), (9.0, 3.0), frozenset({0})),
)


def opened(data):
    return odfdo.Document(io.BytesIO(data))


def test_a_workbook_is_read_back_with_numbers_as_numbers():
    tables = opened(ods_bytes(SHEETS, title="Titel")).body.get_tables()
    assert [table.name for table in tables] == ["Erklärung", "AB Thema"]
    assert tables[1].get_values() == [["Thema", "Gespräche"], ["B & <C>", 10]]


def test_no_cell_of_a_workbook_is_a_formula():
    data = ods_bytes(SHEETS, title="Titel")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode()
    assert "table:formula" not in content
    assert opened(data).body.get_tables()[0].get_values()[1] == ["'=1+1"]


def test_a_workbook_says_nothing_of_its_maker_and_its_day():
    data = ods_bytes(SHEETS, title="Titel")
    assert data == ods_bytes(SHEETS, title="Titel")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        times = {info.date_time for info in archive.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert "settings.xml" not in parts
    assert not any("thumbnail" in name for name in parts)
    meta = parts["meta.xml"].decode()
    assert "<dc:title>Titel</dc:title>" in meta
    assert "date" not in meta
    assert b"LibreOffice" not in b"".join(parts.values())
