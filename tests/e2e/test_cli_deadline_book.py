# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft deadlines``: book, list, tick off, print, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import icalendar

from tests.e2e.conftest import Hilft

LETTER = ("widerspruch", "--dated", "2026-11-10", "--land", "nw")


def test_a_deadline_is_booked_listed_ticked_off_and_taken_back(
    hilft: Hilft, practice: Path, key: Path
):
    def run(command: str, *args: object):
        return hilft("deadlines", command, practice, *args, "--passphrase-file", key)

    case = hilft("case", "list", practice, "--passphrase-file", key, "--json").json[0]
    booked = run("book", case["id"], *LETTER, "--json").json
    computed = hilft("deadline", *LETTER, "--json").json
    assert booked["due_on"] == computed["deadline"]
    assert booked["latest"] == computed["latest"]
    assert booked["is_deadline"]
    assert "computation" not in booked

    listed = run("list", "--search", case["pseudonym"], "--only-deadlines", "--json").json
    row = next(row for row in listed if row["id"] == booked["id"])
    assert (row["pseudonym"], row["case_title"]) == (case["pseudonym"], case["title"])
    assert run("list", "--until", "2020-01-01").out == "Nichts gefunden.\n"
    assert booked["text"] in run("list").out

    record = run("show", booked["id"], "--json").json
    assert record["result"]["deadline"] == computed["deadline"]
    shown = run("show", booked["id"]).out
    assert "Dienstag, 10.11.2026" in shown
    assert computed["steps"][0]["citation"] in " ".join(shown.split())

    assert run("done", booked["id"], "--proof", "Faxbericht 14:32").status == 0
    (done,) = [r for r in run("list", "--state", "done", "--json").json if r["id"] == booked["id"]]
    assert done["proof"] == "Faxbericht 14:32"
    assert run("done", booked["id"], "--undo").out.startswith("Wieder offen: ")
    opened = [r for r in run("list", "--json").json if r["id"] == booked["id"]]
    assert opened[0]["proof"] == ""


def test_sheet_and_calendar_need_no_vault(hilft: Hilft, tmp_path: Path):
    deadline = hilft("deadline", *LETTER, "--json").json["deadline"]
    pdfs = []
    for copy in ("person", "folder"):
        file = tmp_path / f"{copy}.pdf"
        ended = hilft("deadlines", "sheet", *LETTER, "--copy", copy, "--out", file)
        assert ended.out == f"Geschrieben: {file}\n"
        pdfs.append(file.read_bytes())
    assert pdfs[0].startswith(b"%PDF")
    assert pdfs[0] != pdfs[1]
    file = tmp_path / "frist.ics"
    assert hilft("deadlines", "calendar", *LETTER, "--out", file).status == 0
    (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == deadline


def test_bad_input_is_one_line(
    refused: Callable[..., str], practice: Path, key: Path, tmp_path: Path
):
    key_args = ("--passphrase-file", key)
    out = ("--out", tmp_path / "x.pdf")
    for args in (
        ("list", practice, "--state", "bald", *key_args),
        ("show", practice, "gibt-es-nicht", *key_args),
        ("done", practice, "gibt-es-nicht", *key_args),
        ("done", practice, "x", "--undo", "--proof", "y", *key_args),
        ("book", practice, "gibt-es-nicht", *LETTER, *key_args),
        ("sheet", "kinds", *out),
        ("sheet", "widerspruch", *out),
        ("sheet", *LETTER, "--copy", "alle", *out),
        ("calendar", *LETTER, "--out", tmp_path / "fehlt" / "x.ics"),
    ):
        refused("deadlines", *args)
    assert not list(tmp_path.glob("x.*"))
