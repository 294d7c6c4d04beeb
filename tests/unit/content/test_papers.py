# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers about data protection: faults in them are found before anybody prints one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.linter import check
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.papers import PAPER_INSERTS, PAPER_VALUES, PaperKind, PaperPart
from hilft_desktop.system.resources import resource_root

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what ships."""
    folder = tmp_path_factory.mktemp("resources")
    for name in ("content", "facts"):
        shutil.copytree(resource_root() / name, folder / name)
    return folder


@pytest.fixture
def faults_of(shipped: Path) -> Callable[[str, str, str], set[tuple[str, str]]]:
    """Exchange words in a paper, check, and put them back; return file and code of each fault."""

    def run(name: str, old: str, new: str) -> set[tuple[str, str]]:
        file = shipped / "content" / "de" / "papers" / f"{name}.toml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            return {(fault.file, fault.code) for fault in check(shipped)}
        finally:
            file.write_text(text, encoding="utf-8")

    return run


def test_every_paper_ships_and_uses_what_the_program_gives() -> None:
    library = ContentLibrary.load()
    for kind in PaperKind:
        paper = library.paper(kind, TODAY)
        assert paper.citations
        assert {block.part for block in paper.blocks} <= set(PaperPart)
        listed = {block.text for block in paper.blocks if block.part is PaperPart.INSERT}
        assert listed == PAPER_INSERTS[kind]
    assert set(PAPER_VALUES) == set(PAPER_INSERTS) == set(PaperKind)


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("information", "{{ case_time }}", "{{ case_tim }}", "field_undefined"),
        ("information", "{{ case_time }}", "{{ case_time|shout }}", "filter_unknown"),
        ("information", "{{ case_time }}", "24 Monate", "figure_typed"),
        ("information", "dsgvo_auskunft_loeschung', 'value'", "nichts', 'value'", "fact_unknown"),
        ("information", '"dsgvo_anonym"', '"dsgvo_nirgends"', "fact_unknown"),
        ("auskunft", 'text = "records"', 'text = "secrets"', "field_undefined"),
        ("auskunft", 'text = "records"', 'text = "secrets"', "field_unused"),
        ("einwilligung", 'when = "asks_rueckruf"', 'when = "asks_ruckruf"', "field_undefined"),
        ("widerruf", "Fragen?", "Fragen zur WXYZ?", "abbreviation_unexplained"),
        ("loeschung", 'id = "loeschung"', 'id = "loschung"', "value_not_allowed"),
        ("loeschung", 'id = "loeschung"', 'id = "widerruf"', "id_duplicate"),
        ("loeschung", "next_check = 2027-05-31", "next_check = 2026-01-01", "value_wrong"),
    ],
)
def test_faults_are_named_with_their_file(
    faults_of: Callable[[str, str, str], set[tuple[str, str]]],
    name: str,
    old: str,
    new: str,
    code: str,
) -> None:
    found = faults_of(name, old, new)
    assert code in {fault for file, fault in found if name in file or code == "id_duplicate"}


def test_a_missing_paper_is_named(shipped: Path) -> None:
    file = shipped / "content" / "de" / "papers" / "verzeichnis.toml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    try:
        assert ("papers", "file_missing") in {(f.file, f.code) for f in check(shipped)}
    finally:
        file.write_text(text, encoding="utf-8")


def test_a_paper_of_another_time_is_not_printed(shipped: Path) -> None:
    file = shipped / "content" / "de" / "papers" / "widerruf.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[[block]]", "valid_to = 2026-12-31\n\n[[block]]", 1), "utf-8")
    try:
        library = ContentLibrary.load(shipped)
    finally:
        file.write_text(text, encoding="utf-8")
    assert library.paper(PaperKind.WITHDRAWAL, TODAY).kind is PaperKind.WITHDRAWAL
    with pytest.raises(UserError, match="paper_other_time"):
        library.paper(PaperKind.WITHDRAWAL, date(2027, 1, 1))


def test_old_content_without_papers_still_loads(shipped: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(shipped, bare)
    shutil.rmtree(bare / "content" / "de" / "papers")
    with pytest.raises(UserError, match="paper_unknown"):
        ContentLibrary.load(bare).paper(PaperKind.CONSENT, TODAY)
    assert [fault for fault in check(bare) if "papers" in fault.file] == []
