# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hilft_desktop.domain.errors import HilftError, MachineError, UserError
from hilft_desktop.system.atomic import atomic_file, storage_error, write_bytes, write_text


def test_writes_a_private_file_and_nothing_else(tmp_path: Path):
    path = tmp_path / "brief.txt"
    write_text(path, "Zeile\nÜber\n")
    assert path.read_bytes() == "Zeile\nÜber\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_keeps_the_old_file(tmp_path: Path):
    path = tmp_path / "brief.txt"
    write_bytes(path, b"alt")
    with pytest.raises(RuntimeError), atomic_file(path) as file:
        file.write(b"halb")
        raise RuntimeError
    assert path.read_bytes() == b"alt"
    assert list(tmp_path.iterdir()) == [path]


def test_killed_while_writing_keeps_the_old_file(tmp_path: Path):
    path = tmp_path / "brief.txt"
    write_bytes(path, b"alt")
    program = (
        "import os, sys, pathlib\n"
        "from hilft_desktop.system.atomic import atomic_file\n"
        "with atomic_file(pathlib.Path(sys.argv[1])) as file:\n"
        "    file.write(b'neu' * 100_000); file.flush(); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert done.returncode == -9
    assert path.read_bytes() == b"alt"


@pytest.fixture
def one_megabyte() -> Iterator[None]:
    """Let no file grow beyond one megabyte: a disk that fills up in the middle of a write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("one_megabyte")
def test_no_room_in_the_middle_says_so_and_keeps_the_old_file(tmp_path: Path):
    path = tmp_path / "brief.txt"
    write_bytes(path, b"alt")
    with pytest.raises(MachineError) as caught:
        write_bytes(path, b"x" * 4_000_000)
    assert caught.value.code == "too_big_for_medium"
    assert path.read_bytes() == b"alt"
    assert list(tmp_path.iterdir()) == [path]


def test_full_device_says_so():
    full = Path("/dev/full")
    with pytest.raises(OSError, match="No space") as caught:
        full.write_bytes(b"x")
    assert storage_error(caught.value, full).code == "disk_full"


def test_missing_folder_and_folder_in_place_of_file(tmp_path: Path):
    with pytest.raises(UserError) as caught:
        write_bytes(tmp_path / "weg" / "brief.txt", b"")
    assert caught.value.code == "folder_missing"
    (tmp_path / "ordner").mkdir()
    with pytest.raises(UserError) as caught:
        write_bytes(tmp_path / "ordner", b"")
    assert caught.value.code == "file_is_folder"
    assert [path.name for path in tmp_path.iterdir()] == ["ordner"]


def test_very_long_names_still_fit_beside_their_place(tmp_path: Path):
    path = tmp_path / ("n" * 250)
    write_bytes(path, b"da")
    assert path.read_bytes() == b"da"


@pytest.mark.parametrize(
    ("number", "kind", "code"),
    [
        (errno.ENOSPC, MachineError, "disk_full"),
        (errno.EDQUOT, MachineError, "disk_full"),
        (errno.EROFS, MachineError, "medium_read_only"),
        (errno.EIO, MachineError, "medium_gone"),
        (errno.ENODEV, MachineError, "medium_gone"),
        (errno.ENOENT, UserError, "folder_missing"),
        (errno.EACCES, UserError, "file_not_allowed"),
        (errno.ENOTTY, MachineError, "file_write_failed"),
    ],
)
def test_operating_system_errors_have_a_meaning(number: int, kind: type[HilftError], code: str):
    error = storage_error(OSError(number, os.strerror(number)), Path("a"))
    assert (type(error), error.code) == (kind, code)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (112, "disk_full"),
        (19, "medium_read_only"),
        (21, "medium_gone"),
        (32, "file_in_use"),
    ],
)
def test_windows_errors_have_a_meaning(number: int, code: str):
    error = OSError(errno.EACCES, "access denied")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    assert storage_error(error, Path("a")).code == code


def test_every_code_has_words():
    from hilft_desktop.i18n.error_texts import ERROR_WORDS
    from hilft_desktop.system import atomic

    tables = atomic._MEANINGS + atomic._WINDOWS_MEANINGS
    assert {code for _numbers, _kind, code in tables} <= ERROR_WORDS.keys()
