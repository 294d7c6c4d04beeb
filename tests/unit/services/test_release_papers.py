# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV and PDF of a released month say what its release file says, and nothing else."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from tests.unit.services.counted import add
from tests.unit.services.letter_desk import pdf_text


def test_csv_and_pdf_say_the_same_as_the_release(services: Services) -> None:
    add(services, date(2026, 10, 5), 60)
    row = services.tallies.release("2026-10").value
    files = {Path(name).suffix: data for name, data in services.tallies.files("2026-10").files}
    assert len(pypdfium2.PdfDocument(files[".pdf"])) == 1
    lines = list(csv.reader(io.StringIO(files[".csv"].decode("utf-8-sig")), delimiter=";"))
    numbers = {line[2]: line[3] for line in lines if len(line) == 4 and line[0] == "Gesamt"}
    assert numbers == {"total": str(row.tables["total"])}
    body = [line for line in lines if len(line) == 4 and line[0] not in ("Gesamt", "Tabelle")]
    expected = [
        (code, str(number))
        for table in row.tables.values()
        if not isinstance(table, int)
        for code, number in table.items()
    ]
    expected += [
        (f"{topic}/{code}", str(number))
        for crossed in row.two_way.values()
        for topic, counts in crossed.items()
        for code, number in counts.items()
    ]
    assert [(line[2], line[3]) for line in body] == expected
    assert len(expected) == 12 + 6 + 5 + 5 + 6 + 4 + (12 * 26 if row.two_way else 0)
    text = unicodedata.normalize("NFKC", pdf_text(files[".pdf"]))
    for words in ("Vielfache von 5", "Kreisverband Musterstadt", "Oktober 2026"):
        assert words in text


def test_a_gathered_release_fits_one_page_and_says_how_many_months(services: Services) -> None:
    for month in (6, 7, 8, 9):
        add(services, date(2026, month, 5), 1)
        with pytest.raises(UserError):
            services.tallies.release(f"2026-{month:02d}")
    add(services, date(2026, 10, 5), 30)
    services.tallies.release("2026-10")
    pdf = services.tallies.files("2026-10").files[2][1]
    assert len(pypdfium2.PdfDocument(pdf)) == 1


def test_every_form_of_a_practice_release_says_so(keyless: Services, tmp_path: Path) -> None:
    path = str(tmp_path / "uebung.hilft")
    keyless.practice.create(path, cases=120, months=4, until=date(2026, 10, 31))
    keyless.tallies.release("2026-08")
    files = {Path(name).suffix: data for name, data in keyless.tallies.files("2026-08").files}
    assert "Übungsdaten" in files[".csv"].decode("utf-8-sig").splitlines()[0]
    assert "Übungsdaten" in pdf_text(files[".pdf"])
