# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft handout``: two languages without a vault, and the case that fills a sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Hilft


def test_sheets_are_listed_read_and_written(hilft: Hilft, tmp_path: Path) -> None:
    rows = hilft("handout", "list", "--json").json
    assert [row["id"] for row in rows] == ["schritte", "einwilligung", "unterlagen", "sperre"]
    languages = [each["language"] for each in rows[0]["translations"]]
    assert languages == ["en", "tr", "ar", "uk", "ru", "pl"]
    assert "ar*" in hilft("handout", "list").out
    shown = hilft("handout", "show", "sperre", "--language", "tr")
    assert "Bugün yapacaklarınız" in shown.out
    assert "Fundstellen" in shown.out
    read = hilft("handout", "show", "sperre", "--language", "tr", "--json").json
    assert read["language"]["code"] == "tr"
    assert read["checked"] is False
    file = tmp_path / "blatt.pdf"
    ended = hilft("handout", "pdf", "sperre", "--language", "ar", "--out", file, "--json")
    assert ended.json["file"] == str(file)
    assert file.read_bytes().startswith(b"%PDF")
    odt = tmp_path / "blatt.odt"
    assert hilft("handout", "pdf", "einwilligung", "--out", odt, "--large-print").status == 0
    assert odt.read_bytes().startswith(b"PK")


def test_a_confirmed_translation_is_listed_without_its_mark(hilft: Hilft) -> None:
    confirm = ("content", "confirm", "translation", "sperre_tr", "--initials", "AY")
    assert "bis sich der Text ändert" in hilft(*confirm).out
    rows = {row["id"]: row for row in hilft("handout", "list", "--json").json}
    checked = {each["language"] for each in rows["sperre"]["translations"] if each["checked"]}
    assert checked == {"tr"}
    waiting = hilft("content", "reviews", "--translations", "--json").json
    assert len(waiting) == 23
    assert "sperre_tr" not in {row["id"] for row in waiting}


def test_a_case_fills_a_sheet_without_naming_anybody(
    hilft: Hilft, practice: Path, key: Path, tmp_path: Path
) -> None:
    end = ("--passphrase-file", key)
    case = hilft("case", "list", practice, *end, "--json").json[0]
    file = tmp_path / "blatt.txt"
    call = ("handout", "case", practice, case["id"], "schritte", "--language", "pl")
    ended = hilft(*call, "--out", file, *end)
    assert ended.status == 0, ended.err
    text = file.read_text(encoding="utf-8")
    assert "Następne kroki" in text
    assert "Übungsdaten" in text
    assert case["pseudonym"] not in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nixda", "--out", "blatt.pdf"), "nixda"),
        (("sperre", "--language", "fr", "--out", "blatt.pdf"), "en, tr, ar, uk, ru"),
        (("sperre", "--out", "blatt.docx"), "docx"),
        (("sperre", "--out", "fehlt/blatt.pdf"), "fehlt"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    refused: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in refused("handout", "pdf", *arguments)
    assert list(tmp_path.iterdir()) == []
