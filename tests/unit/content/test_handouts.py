# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs as files: what the linter finds, and what an old translation does to a sheet."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.content.handout_shelf import HandoutShelf
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.linter import check
from hilft_desktop.content.loader import Layout, read_content
from hilft_desktop.content.local_library import LocalLibrary
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalLayer
from hilft_desktop.system.resources import resource_root

TODAY = date(2026, 11, 22)
SHEET, FRAME = "sheets/sperre.toml", "frame.toml"
TURKISH, ARABIC = "translations/tr.toml", "translations/ar.toml"

Change = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with nothing but the hand-outs that ship."""
    texts = tmp_path / "de"
    shutil.copytree(resource_root() / "content/de/handouts", texts / "handouts")
    return tmp_path


@pytest.fixture
def change(folder: Path) -> Change:
    """Change words in a file of the hand-outs."""

    def make(name: str, old: str, new: str) -> None:
        file = folder / "de/handouts" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return make


def faults(folder: Path) -> list[tuple[str, str]]:
    found = [f for f in check(folder) if f.file.startswith("handouts/")]
    return [(fault.file.removeprefix("handouts/"), fault.code) for fault in found]


def shelf(folder: Path) -> HandoutShelf:
    source, _faults = read_content(Layout.of(folder))
    return HandoutShelf(LocalLibrary(ContentLibrary(source), LocalLayer()), TODAY, TODAY)


def test_what_ships_has_no_fault(folder):
    assert faults(folder) == []


def test_a_changed_german_text_makes_every_translation_old(folder, change):
    change(SHEET, "Das tun Sie heute", "Das tun Sie sofort")
    assert faults(folder) == [
        (f"translations/{code}.toml", "translation_stale")
        for code in ("ar", "en", "pl", "ru", "tr", "uk")
    ]
    sheet = shelf(folder).sheet("sperre", "tr")
    assert sheet.outdated == 1
    (old,) = [segment for segment in sheet.segments if not segment.other]
    assert (old.id, old.german) == ("heute", "Das tun Sie sofort")
    assert shelf(folder).sheet("unterlagen", "tr").outdated == 0


def test_old_words_of_the_frame_are_shown_in_german(folder, change):
    change(FRAME, "Übersetzung ungeprüft.", "Diese Übersetzung ist ungeprüft.")
    frame = shelf(folder).sheet("sperre", "ar").frame
    assert dict(frame.other)[next(iter(dict(frame.german)))] == ""


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (TURKISH, 'key = "sperre.heute"', 'key = "sperre.morgen"', "link_broken"),
        (TURKISH, 'key = "sperre.heute"', 'key = "sperre.rechte"', "id_duplicate"),
        (
            TURKISH,
            "{fact:sperre_androhung_wochen}",
            "{fact:sperre_schwelle}",
            "placeholder_differs",
        ),
        (TURKISH, "{fact:notruf_112_110.rettung}", "112", "placeholder_differs"),
        (TURKISH, "{fact:notruf_112_110.rettung}", "112", "figure_typed"),
        (TURKISH, "{wert:gruppe} ", "", "placeholder_differs"),
        (ARABIC, 'few = "{n} أسابيع"\n', "", "unit_missing"),
        (TURKISH, 'language = "tr"', 'language = "fr"', "value_not_allowed"),
        (SHEET, 'part = "titel"', 'part = "text"', "title_missing"),
        (SHEET, 'id = "heute"', 'id = "tag"', "id_duplicate"),
        (SHEET, "Das tun Sie heute", "Das tun Sie {wert:name}", "field_undefined"),
        (SHEET, "{fact:sperre_androhung_wochen}", "vier Wochen", "figure_typed"),
        (SHEET, "{fact:notruf_112_110.rettung}", "{fact:notruf.rettung}", "fact_unknown"),
        (FRAME, 'ort_datum = "Ort, Datum"\n', "", "text_missing"),
    ],
)
def test_every_fault_is_found_where_it_stands(folder, change, name, old, new, code):
    change(name, old, new)
    assert (name, code) in faults(folder)


def test_a_missing_language_or_frame_is_found(folder):
    (folder / "de/handouts/translations/pl.toml").unlink()
    (folder / "de/handouts/frame.toml").unlink()
    found = faults(folder)
    assert ("translations/pl.toml", "file_missing") in found
    assert [language.code for language in shelf(folder).languages] == ["en", "tr", "ar", "uk", "ru"]
    assert ("frame.toml", "file_missing") in found


def test_a_sheet_that_is_not_there_is_refused(folder):
    with pytest.raises(UserError, match="handout_unknown"):
        shelf(folder).sheet("nixda")
    with pytest.raises(UserError, match="handout_language_unknown"):
        shelf(folder).sheet("sperre", "fr")
    source, _faults = read_content(Layout.of(folder))
    before = date(2025, 1, 1)
    library = LocalLibrary(ContentLibrary(source), LocalLayer())
    with pytest.raises(UserError, match="handout_other_time"):
        HandoutShelf(library, before, TODAY).sheet("sperre")
