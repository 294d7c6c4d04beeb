# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft form``: blanks without a vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.e2e.conftest import Hilft


def test_blanks_are_listed_and_written(hilft: Hilft, tmp_path: Path) -> None:
    rows = hilft("form", "list", "--json").json
    assert {"id", "title", "summary", "group", "pages", "no_names"} == set(rows[0])
    assert "kontakt" in hilft("form", "list").out
    (row,) = hilft("form", "list", "--text", "strichliste", "--json").json
    for form_id in (row["id"], "kontakt", "schreiben:widerspruch_sgb", "frist:klage"):
        file = tmp_path / "blatt.pdf"
        assert hilft("form", "pdf", form_id, "--out", file, "--large-print").status == 0
        assert file.read_bytes().startswith(b"%PDF")


def test_what_is_wrong_is_said_in_one_line(refused: Callable[..., str], tmp_path: Path) -> None:
    assert "nixda" in refused("form", "pdf", "nixda", "--out", tmp_path / "blatt.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    refused("form", "pdf", "kontakt", "--out", tmp_path / "fehlt" / "blatt.pdf")
    refused("form", "pdf", "kontakt")
