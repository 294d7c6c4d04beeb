# SPDX-License-Identifier: GPL-3.0-or-later
"""Loading a content folder: whole or not at all, by date, with words for what is wrong."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.domain.facts import Confidence, Fact, FactStatus, FactValue
from hilft_desktop.i18n.error_texts import ERROR_WORDS
from hilft_desktop.system.resources import resource_root

TODAY = date(2026, 11, 22)
PAGE = "content/de/guide/01_sperre_heute.md"


@pytest.fixture
def folder(tmp_path):
    for name in ("facts", "content"):
        shutil.copytree(resource_root() / name, tmp_path / name)
    return tmp_path


def test_a_damaged_file_is_named_and_nothing_is_loaded(folder):
    path = folder / PAGE
    path.write_text(path.read_text("utf-8").replace("part =", "teil ="), "utf-8")
    with pytest.raises(MachineError) as caught:
        ContentLibrary.load(folder)
    assert caught.value.code == "content_damaged"
    assert caught.value.params["file"] == "guide/01_sperre_heute.md"


def test_the_version_changes_with_any_byte(folder):
    before = ContentLibrary.load(folder).version
    assert ContentLibrary.load(folder).version == before
    path = folder / PAGE
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert ContentLibrary.load(folder).version != before


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        ("guide_page", lambda library, name, day: library.page(name, day)),
        ("checklist", lambda library, name, day: library.checklist(name, day)),
        ("letter", lambda library, name, day: library.letter(name, day)),
    ],
)
def test_what_does_not_exist_and_what_holds_at_another_time_are_told_apart(kind, call):
    library = ContentLibrary.load()
    known = {"guide_page": "sperre_heute", "checklist": "", "letter": "raten_versorger"}[kind]
    with pytest.raises(UserError) as caught:
        call(library, "gibt_es_nicht", TODAY)
    assert caught.value.code == f"{kind}_unknown"
    assert caught.value.code in ERROR_WORDS
    if known:
        with pytest.raises(UserError) as caught:
            call(library, known, date(2025, 1, 1))
        assert caught.value.code == f"{kind}_other_time"
        assert caught.value.code in ERROR_WORDS


def test_a_new_version_of_a_page_takes_over_on_its_day(folder):
    old = folder / PAGE
    text = old.read_text("utf-8")
    old.write_text(text.replace("valid_from = 2025-12-23", "valid_to = 2026-12-31"), "utf-8")
    new = text.replace("valid_from = 2025-12-23", "valid_from = 2027-01-01")
    (folder / "content/de/guide/01_neu.md").write_text(
        new.replace('title = "Sperre angedroht', 'title = "Neues Recht'), "utf-8"
    )
    library = ContentLibrary.load(folder)
    assert library.page("sperre_heute", date(2026, 12, 31)).title.startswith("Sperre angedroht")
    assert library.page("sperre_heute", date(2027, 1, 1)).title.startswith("Neues Recht")
    listed = [entry.id for entry in library.guide_index(date(2027, 1, 1))]
    assert listed.count("sperre_heute") == 1


def fact(**changes):
    plain = Fact(
        id="x",
        topic="t",
        title="X",
        status=FactStatus.IN_FORCE,
        unit="weeks",
        citation="§ 1",
        series=(FactValue(date(2026, 1, 1), date(2026, 12, 31), (("value", 4),)),),
        sources=("Q",),
        checked_on=date(2026, 1, 1),
        next_check=date(2027, 1, 1),
        confidence=Confidence.CONFIRMED,
        recheck=False,
        note="n",
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_value_holds_from_its_first_to_its_last_day(day, held):
    assert (fact().on(day) is not None) is held


@pytest.mark.parametrize("status", [FactStatus.DRAFT, FactStatus.UNKNOWN])
def test_drafts_and_unknown_values_hold_on_no_day(status):
    assert fact(status=status).on(date(2026, 6, 1)) is None


def test_whatever_is_not_confirmed_is_uncertain():
    assert not fact().uncertain
    assert fact(recheck=True).uncertain
    assert fact(confidence=Confidence.SINGLE_SOURCE).uncertain
