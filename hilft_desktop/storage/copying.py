# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypted copies of an open vault, page by page, that appear complete or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.storage import inspection
from hilft_desktop.storage.connection import connect_raw
from hilft_desktop.storage.faults import storage_faults
from hilft_desktop.system.atomic import sync_folder

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""
Cancel = Callable[[], bool]
"""Asked whether the user gave up."""

_PAGES_A_STEP = 512
_SIDE_FILES = ("", "-journal", "-wal", "-shm")


def never() -> bool:
    """Stand in for a user who does not give up."""
    return False


def silent(_done: int, _of: int) -> None:
    """Stand in for nobody watching."""


@contextlib.contextmanager
def part_file(target: Path) -> Iterator[Path]:
    """Yield a path beside ``target`` to write to; whatever is left there at the end is removed."""
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        yield part
    finally:
        remove_file(part)


def remove_file(path: Path) -> None:
    """Remove a database file with its side files, as far as they exist."""
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def copy_encrypted(
    source: Any, part: Path, key: bytes, progress: Progress, cancelled: Cancel
) -> dict[str, int]:
    """Copy an open vault into a fresh file under the same key, check it, force it to the disk.

    Returns the rows per table. Raises ``Cancelled``, ``UserError("vault_damaged")`` when the copy
    is not sound, and the errors of ``storage_faults``. The caller removes ``part`` after an error.
    """
    with storage_faults(part):
        make_private(part)
        target = connect_raw(part, key)
        try:

            def step(_status: int, remaining: int, total: int) -> None:
                if cancelled():
                    raise Cancelled
                progress(total - remaining, total)

            source.backup(target, pages=_PAGES_A_STEP, progress=step)
            # A copy is read on media that cannot be written: it must not need a log beside it.
            target.execute("PRAGMA journal_mode = DELETE")
            counts = checked_counts(target, part)
        finally:
            target.close()
        sync_file(part)
    return counts


def make_private(path: Path) -> None:
    """Make an empty file only its owner can read; the driver alone would let everybody."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def checked_counts(driver: Any, path: Path) -> dict[str, int]:
    """Return the rows per table of a sound file; else raise ``UserError("vault_damaged")``."""
    if inspection.damage(driver):
        raise UserError("vault_damaged", file=str(path))
    return inspection.row_counts(driver)


def sync_file(path: Path) -> None:
    """Force a finished file to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, unless the name is taken.

    Raises ``UserError("file_exists")``.
    """
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise UserError("file_exists", file=str(target)) from error
    except OSError:
        # FAT knows no second name for a file: look, then rename.
        if target.exists():
            raise UserError("file_exists", file=str(target)) from None
        part.rename(target)
    else:
        part.unlink()
    sync_folder(target.parent)
