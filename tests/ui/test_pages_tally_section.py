# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of the tally: how months are counted, and the key for a Landesverband."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop.services.hub import Services
from hilft_desktop.services.land_keys import key_file
from hilft_desktop.services.tally_rows import TallyOptions
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.settings.tally_section import TallySection
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)

Settle = Callable[[MainWindow], None]


def ask(window: MainWindow, settle: Settle, call: Callable[[Services], Any]) -> Any:
    answers: list[Any] = []
    window.context.jobs.run(window, call, answers.append, answers.append)
    settle(window)
    return answers[0]


@pytest.fixture
def section(open_window: MainWindow, settle: Settle) -> TallySection:
    open_window.go_to(PageKey.SETTINGS, "tally")
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert page is not None
    (found,) = page.findChildren(TallySection)
    return found


def test_nothing_is_chosen_at_first_and_a_choice_is_kept_at_once(
    section: TallySection, open_window: MainWindow, settle: Settle
) -> None:
    assert (section.grievances.code(), section.protection.code()) == ("off", "off")
    section.grievances.choose(("on",))
    section.grievances.chosen.emit()
    settle(open_window)
    kept = ask(open_window, settle, lambda s: s.tallies.options())
    assert kept == TallyOptions(count_grievances=True)
    section.protection.choose(("on",))
    section.protection.chosen.emit()
    settle(open_window)
    kept = ask(open_window, settle, lambda s: s.tallies.options())
    assert kept == TallyOptions(count_grievances=True, dp_first=True)


def test_a_choice_made_elsewhere_is_shown(
    section: TallySection, open_window: MainWindow, settle: Settle
) -> None:
    ask(open_window, settle, lambda s: s.tallies.save_options(TallyOptions(dp_first=True)))
    settle(open_window)
    assert (section.grievances.code(), section.protection.code()) == ("off", "on")


def test_the_key_is_read_scanned_and_saved_and_the_register_knows(
    section: TallySection, open_window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    key = ask(open_window, settle, lambda s: s.tallies.key())
    assert section.key.groups.text() == " ".join(key.groups)
    assert section.key.code.fields == ask(open_window, settle, lambda s: s.tallies.key_fields())
    section.save_picture(tmp_path / "schluessel.png")
    settle(open_window)
    settle(open_window)
    saved = (tmp_path / "schluessel.png").read_bytes()
    assert saved == ask(open_window, settle, lambda s: s.tallies.key_png())
    register = ask(open_window, settle, lambda s: s.exports.register())
    digest = sha256(saved).hexdigest()
    assert ("tally_key", digest) in {(row.kind, row.sha256) for row in register}


def test_the_key_file_is_one_that_a_land_reads(
    section: TallySection, open_window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    section.save_key_file(tmp_path / "schluessel.json")
    settle(open_window)
    settle(open_window)
    saved = (tmp_path / "schluessel.json").read_bytes()
    key = ask(open_window, settle, lambda s: s.tallies.key())
    assert key_file(json.loads(saved)) == (key.unit_id, key.unit_name, key.public_key)
    register = ask(open_window, settle, lambda s: s.exports.register())
    digest = sha256(saved).hexdigest()
    assert ("tally_key", digest) in {(row.kind, row.sha256) for row in register}


def test_a_picture_that_cannot_be_written_is_said(
    section: TallySection, open_window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    section.save_picture(tmp_path / "fehlt" / "schluessel.png")
    settle(open_window)
    settle(open_window)
    assert section.frame.notice.isVisible()
    assert "gespeichert" not in section.frame.notice.accessibleName()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_section_is_named_large_enough_and_nothing_is_cut_off(
    section: TallySection, open_window: MainWindow, settle: Settle, scale: int
) -> None:
    open_window.resize(1024, 560)
    open_window.context.theme.set_font_scale(scale)
    settle(open_window)
    for check in (assert_named, assert_large_enough, assert_no_sideways_scrolling):
        check(section)
    assert_nothing_cut_off(section)
    assert_inside(open_window, section)
    assert_tab_order_is_visual(open_window, section)
