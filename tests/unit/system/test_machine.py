# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders, resources, clock and settings."""

from __future__ import annotations

import json
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import HilftError, MachineError
from hilft_desktop.system import resources
from hilft_desktop.system.clock import Clock, FixedClock, SystemClock
from hilft_desktop.system.paths import PORTABLE_FOLDER, PORTABLE_MARK, find_paths
from hilft_desktop.system.settings import (
    FONT_SCALES,
    LoadedSettings,
    Theme,
    WindowSettings,
    load_settings,
    save_settings,
)


def test_fixed_clock_stands_still_until_moved(clock: FixedClock):
    assert clock.today() == date(2026, 11, 22)
    assert clock.now() == clock.now()
    assert clock.now().tzinfo is not None
    clock.advance(timedelta(hours=14))
    assert clock.today() == date(2026, 11, 23)


def test_system_clock_is_aware_and_agrees_with_itself():
    clock: Clock = SystemClock()
    before = datetime.now(tz=UTC)
    now = clock.now()
    assert now.tzinfo is not None
    assert before <= now
    assert clock.today() >= now.date()


def test_resources_are_found_beside_the_package():
    assert resources.resource_root().name == "resources"
    assert (resources.resource_root() / "locale").is_dir()


def test_missing_resource_is_the_machines_fault():
    with pytest.raises(MachineError) as caught:
        resources.read_text("content/de/none.md")
    assert caught.value.code == "resource_missing"
    assert resources.list_files("content/none") == ()


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/passwd", "a/../../b"])
def test_resource_names_never_lead_outside(name: str):
    with pytest.raises(ValueError, match="not a resource name"):
        resources.resource_path(name)


def test_files_are_listed_in_a_stable_order():
    files = resources.list_files("", ".pot")
    assert [file.name for file in files] == ["hilft.pot"]


def test_folders_of_the_system_lie_in_the_own_home(own_home: Path):
    paths = find_paths(beside=())
    assert not paths.portable
    assert paths.data.is_relative_to(own_home)
    assert paths.config.is_relative_to(own_home)
    paths.ensure()
    for folder in (paths.data, paths.config, paths.logs):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("mark", ["file", "folder"])
def test_portable_mode_keeps_everything_beside_the_program(mark: str, tmp_path: Path):
    assert not find_paths((tmp_path,)).portable
    if mark == "file":
        (tmp_path / PORTABLE_MARK).touch()
    else:
        (tmp_path / PORTABLE_FOLDER).mkdir()
    paths = find_paths((tmp_path / "other", tmp_path)).ensure()
    assert paths.portable
    folders = {paths.data, paths.config, paths.cache, paths.logs}
    assert len(folders) == 4
    assert all(folder.is_relative_to(tmp_path / PORTABLE_FOLDER) for folder in folders)


def test_folder_that_cannot_be_made_is_said(tmp_path: Path):
    (tmp_path / PORTABLE_MARK).touch()
    (tmp_path / PORTABLE_FOLDER).write_text("in the way", encoding="utf-8")
    with pytest.raises(HilftError) as caught:
        find_paths((tmp_path,)).ensure()
    assert caught.value.code in {"folder_missing", "file_write_failed"}


SETTINGS = st.builds(
    WindowSettings,
    theme=st.sampled_from(Theme),
    font_scale=st.sampled_from(FONT_SCALES),
    sidebar_collapsed=st.booleans(),
    reduced_motion=st.booleans(),
    lock_minutes_stall=st.integers(1, 60),
    lock_minutes_office=st.integers(1, 60),
    vault_path=st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
)


@given(wanted=SETTINGS)
def test_settings_come_back(wanted: WindowSettings, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("settings") / "fenster.json"
    save_settings(path, wanted)
    assert load_settings(path) == LoadedSettings(wanted)


def test_missing_settings_are_the_defaults(tmp_path: Path):
    assert load_settings(tmp_path / "none.json") == LoadedSettings(WindowSettings())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_bad_settings_are_kept_aside(content: bytes, tmp_path: Path):
    path = tmp_path / "fenster.json"
    path.write_bytes(content)
    loaded = load_settings(path)
    assert loaded.settings == WindowSettings()
    assert loaded.kept_aside is not None
    assert loaded.kept_aside.read_bytes() == content
    assert not path.exists()


def test_one_bad_value_costs_only_itself(tmp_path: Path):
    path = tmp_path / "fenster.json"
    bad = {"theme": "lila", "font_scale": True, "lock_minutes_stall": 0, "vault_path": 3}
    path.write_text(json.dumps({**bad, "reduced_motion": True, "new": 1}), encoding="utf-8")
    assert load_settings(path) == LoadedSettings(WindowSettings(reduced_motion=True))


def test_settings_have_no_room_for_a_list_of_files():
    texts = [name for name, value in _json(WindowSettings()).items() if isinstance(value, list)]
    assert texts == []


def _json(settings: WindowSettings) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(settings)
