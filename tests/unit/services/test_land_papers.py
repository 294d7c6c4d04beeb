# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON, CSV, ODS and report of a Land say the same sum, and nothing of machine or maker."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import odfdo
import pypdfium2
import pytest

from hilft_desktop.domain.tallies import Month
from hilft_desktop.services import land_texts
from hilft_desktop.services.hub import Services
from hilft_desktop.services.land_papers import sum_csv, sum_json, sum_ods, sum_pdf
from hilft_desktop.services.land_rows import LandRequest, LandSum
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.land_world import Group, write_world
from tests.unit.services.letter_desk import pdf_text

EVIL = '=HYPERLINK("http://x")'


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> LandSum:
    """Four groups, one with a name that a spreadsheet would run, one gap, one Sammelmonat."""
    folder = tmp_path_factory.mktemp("geheim")
    write_world(folder, 3, ("2025-11", "2025-12", "2026-01"))
    (folder / "Kreisverband-002" / "hilft-monatszahlen-2025-12.json").unlink()
    evil = Group(40, EVIL)
    (folder / "x.json").write_bytes(evil.release("2026-01", first="2025-12", catalogue="2"))
    (folder / "kaputt.json").write_bytes(b"{}")
    services = Services(FixedClock(date(2026, 11, 22)))
    return services.land.sum(LandRequest((str(folder),)))


def ods_rows(data: bytes) -> dict[str, list[list[object]]]:
    tables = odfdo.Document(io.BytesIO(data)).body.tables
    return {str(table.name): [list(row.values) for row in table.traverse()] for table in tables}


def test_every_form_says_the_same_sum(result: LandSum) -> None:
    content = json.loads(sum_json(result))
    assert content["total"] == result.total == 8 * 80 + 30
    assert content["tables"]["topic"]["sum"] == dict(result.tables[0].rows)
    assert content["tables"]["grievance"]["releases"] == 1
    assert sum(content["tables"]["age"]["sum"].values()) == result.total
    states = {unit["name"]: unit["months"]["2025-12"]["state"] for unit in content["units"]}
    assert states["Kreisverband 002"] == "missing"
    assert states[EVIL] == "collected"

    lines = list(csv.reader(io.StringIO(sum_csv(result).decode("utf-8-sig")), delimiter=";"))
    assert ["Gesamt", "", "total", str(result.total), "9", "4"] in lines
    assert ["2025-12", "160", "2", "1", "1"] in lines
    by_code = {line[2]: line[3] for line in lines if len(line) == 6 and line[0] == "Thema"}
    assert by_code == {code: str(number) for code, number in result.tables[0].rows}

    sheets = ods_rows(sum_ods(result))
    assert list(sheets) == ["Erklärung", "Monate", "Gruppen", "Zahlen", "Kreuztabellen"]
    assert ["Gesamt", result.total] == [sheets["Zahlen"][1][0], sheets["Zahlen"][1][3]]

    text = pdf_text(sum_pdf(result))
    assert "Landeszahlen November 2025 bis Januar 2026" in text
    assert f"Gesprächeinsgesamt,nachgerundetenZahlen:{result.total}" in "".join(text.split())
    assert "Dezember 2025" in text


def test_no_name_is_run_by_a_spreadsheet(result: LandSum) -> None:
    assert f'"\'{EVIL.replace(chr(34), chr(34) * 2)}"'.encode() in sum_csv(result)
    names = [row[0] for row in ods_rows(sum_ods(result))["Gruppen"]]
    assert f"'{EVIL}" in names
    assert b"table:formula" not in content_of(sum_ods(result))


def content_of(ods: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(ods)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_nothing_of_the_machine_travels_along(result: LandSum) -> None:
    files = {
        "json": sum_json(result),
        "csv": sum_csv(result),
        "ods": content_of(sum_ods(result)),
        "pdf": sum_pdf(result) + pdf_text(sum_pdf(result)).encode(),
    }
    for kind, data in files.items():
        for word in (
            b"geheim",
            b"kaputt.json",
            b"hilft-monatszahlen",
            b"/tmp",
            str(Path.home()).encode(),
        ):
            assert word not in data, (kind, word)
        assert b"2026-11-22" not in data
        assert b"22.11.2026" not in data


def test_the_same_sum_gives_the_same_bytes(result: LandSum) -> None:
    for make in (sum_json, sum_csv, sum_ods, sum_pdf):
        assert make(result) == make(result)


def test_every_form_says_how_to_read_it(result: LandSum) -> None:
    sentences = (*land_texts.reading(result), *land_texts.warnings(result))
    assert "1 Datei wurde abgelehnt und ist nicht mitgezählt." in sentences
    assert "1 zurückgehaltener Monat ist in einem späteren mitgezählt." in sentences
    assert any("höchstens 45 daneben, im Mittel etwa 6" in line for line in sentences)
    paper = "".join(pdf_text(sum_pdf(result)).split())
    table = sum_csv(result).decode("utf-8-sig")
    for line in sentences:
        assert "".join(line.split()) in paper
        assert line in table
    assert "absolut" not in paper


def test_a_large_report_names_every_group_and_fits_its_pages(tmp_path: Path) -> None:
    for number in range(1, 121):
        group = Group(number, f"Kreisverband Sehr-Langer-Doppelname an der Oberen Aue {number}")
        (tmp_path / f"{number}.json").write_bytes(group.release("2026-10"))
    services = Services(FixedClock(date(2026, 11, 22)))
    pdf = services.land.report(services.land.sum(LandRequest((str(tmp_path),))))
    text = pdf_text(pdf)
    assert "(1 von 3)" in text  # one scale for all parts: see the test of land_report
    assert "(3 von 3)" in text
    assert "Von jeder Gruppe ist jeder Monat da." in text
    assert len(pypdfium2.PdfDocument(pdf)) <= 8


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((), ""),
        (("2026-03",), "März 2026"),
        (("2026-03", "2026-04"), "März und April 2026"),
        (("2025-12", "2026-01", "2026-02", "2026-05"), "Dezember 2025 bis Februar 2026, Mai 2026"),
    ],
)
def test_months_in_a_row_are_drawn_together(months: tuple[str, ...], words: str) -> None:
    assert land_texts.months_words([Month.parse(month) for month in months]) == words
