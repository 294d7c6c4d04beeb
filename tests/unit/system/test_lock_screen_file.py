# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.system.lock_screen_file import (
    DueDay,
    LockScreenDue,
    load_lock_screen,
    lock_screen_file,
    save_lock_screen,
    wipe_lock_screen,
)

TODAY = date(2026, 11, 22)
DUE = LockScreenDue(TODAY, (DueDay(date(2026, 11, 20), 1), DueDay(date(2026, 11, 23), 2)))


def test_it_comes_back_as_it_was_and_goes_when_it_is_wiped(tmp_path: Path):
    file = lock_screen_file(tmp_path, "/irgendwo/tresor.hilft")
    assert load_lock_screen(file) is None
    save_lock_screen(file, DUE)
    assert load_lock_screen(file) == DUE
    wipe_lock_screen(file)
    assert list(tmp_path.iterdir()) == []
    wipe_lock_screen(file)


def test_the_file_holds_days_and_numbers_and_its_name_tells_nothing(tmp_path: Path):
    file = lock_screen_file(tmp_path, "/home/mara/Ahorn-17.hilft")
    save_lock_screen(file, DUE)
    state = json.loads(file.read_text(encoding="utf-8"))
    assert state == {"as_of": "2026-11-22", "days": [["2026-11-20", 1], ["2026-11-23", 2]]}
    for word in ("Ahorn", "mara", "tresor"):
        assert word.lower() not in file.name.lower()


def test_every_vault_has_its_own_file_by_whatever_way_it_is_named(tmp_path: Path):
    one = lock_screen_file(tmp_path, str(tmp_path / "a.hilft"))
    assert one == lock_screen_file(tmp_path, str(tmp_path / "x" / ".." / "a.hilft"))
    assert one != lock_screen_file(tmp_path, str(tmp_path / "b.hilft"))
    assert one.parent == tmp_path


def test_it_stays_small(tmp_path: Path):
    file = tmp_path / "f.json"
    days = tuple(DueDay(TODAY + timedelta(days=at), 10**6) for at in range(5000))
    save_lock_screen(file, LockScreenDue(TODAY, days))
    loaded = load_lock_screen(file)
    assert loaded is not None
    assert loaded.days == days[:60]
    assert file.stat().st_size < 2000


@given(st.binary(max_size=300))
def test_a_foreign_file_says_nothing(tmp_path_factory: pytest.TempPathFactory, content: bytes):
    file = tmp_path_factory.getbasetemp() / "fremd.json"
    file.write_bytes(content)
    assert load_lock_screen(file) is None


@pytest.mark.parametrize(
    "text",
    ["[]", "{}", "7", '{"as_of":"2026-11-22","days":7}', '{"as_of":"heute","days":[]}',
     '{"as_of":"2026-11-22","days":[["2026-11-20"]]}', "[" * 30_000,
     '{"as_of":"2026-11-22","days":[["2026-11-20","x"]]}'],
)  # fmt: skip
def test_a_damaged_file_says_nothing(tmp_path: Path, text: str):
    file = tmp_path / "f.json"
    file.write_text(text, encoding="utf-8")
    assert load_lock_screen(file) is None


def test_what_cannot_be_wiped_is_said(tmp_path: Path):
    folder = tmp_path / "f.json"
    folder.mkdir()
    with pytest.raises(HilftError):
        wipe_lock_screen(folder)
