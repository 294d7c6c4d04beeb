# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that leaves nothing behind: no core dumps, private files, a wiped temporary folder."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.system.atomic import storage_error
from hilft_desktop.system.instance import FileLock

_PREFIX = "hilft-privat-"
_LOCK_NAME = "lock"
_PR_SET_DUMPABLE = 4
_WIPE_BLOCK = 1 << 20


def harden_process() -> None:
    """Switch core dumps off and make every new file readable by its owner only.

    Called first thing in each process. Limits that the system refuses are left as they are:
    the program must start on any laptop.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        # No crash dialog and no crash dump of our memory: critical errors, faults, open failures.
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002 | 0x8000)
        return
    import resource  # not on Windows

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A crash handler behind a pipe ignores the limit; an undumpable process it cannot read.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _temp_base() -> Path:
    """Return the folder for private files, in memory where the system offers one."""
    for candidate in (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108  (0700 inside)
        if candidate and Path(candidate).is_dir() and os.access(candidate, os.W_OK | os.X_OK):
            return Path(candidate)
    return Path(tempfile.gettempdir())


@contextlib.contextmanager
def private_temp_folder(base: Path | None = None) -> Iterator[Path]:
    """Yield a folder that only the owner can read; it is overwritten and removed at the end.

    What a killed process left behind is removed first.
    """
    parent = base or _temp_base()
    wipe_leftovers(parent)
    folder, lock = _locked_folder(parent)
    try:
        yield folder
    finally:
        _wipe_locked(folder, lock)


def _locked_folder(parent: Path) -> tuple[Path, FileLock]:
    """Make a folder and lock it; another process may sweep it away in between, then again."""
    while True:
        try:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        except OSError as error:
            raise storage_error(error, parent) from error
        lock = FileLock(folder / _LOCK_NAME)
        with contextlib.suppress(UserError):  # swept away: its folder is missing
            if lock.try_acquire():
                return folder, lock


def wipe_leftovers(base: Path | None = None) -> int:
    """Remove private folders whose process is dead; returns how many there were."""
    count = 0
    for folder in (base or _temp_base()).glob(f"{_PREFIX}*"):
        lock = FileLock(folder / _LOCK_NAME)
        with contextlib.suppress(HilftError):  # another user's folder: not ours to touch
            if lock.try_acquire():
                _wipe_locked(folder, lock)
                count += 1
    return count


def _wipe_locked(folder: Path, lock: FileLock) -> None:
    """Remove a folder while its lock is held, so that nobody else is in it."""
    wipe_folder(folder)
    lock.release()
    with contextlib.suppress(OSError):
        folder.rmdir()  # Windows keeps a folder as long as the lock in it is open.


def wipe_folder(folder: Path) -> None:
    """Overwrite every file below a folder once and remove the folder.

    On flash media overwriting is no guarantee; that is why the folder lies in memory if it can.
    """
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with contextlib.suppress(OSError):
                _overwrite(path)
    shutil.rmtree(folder, ignore_errors=True)


def _overwrite(path: Path) -> None:
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            left -= file.write(b"\0" * min(left, _WIPE_BLOCK))
        file.flush()
        os.fsync(file.fileno())
