# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are there completely or not at all, and words for a disk that fails.

A new file is written beside its place, readable by its owner only, forced to the disk, and then
put in place in one step. A pulled stick or a power cut leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from hilft_desktop.domain.errors import HilftError, MachineError, UserError

# What errno means, kind of error and code; anything else is "file_write_failed".
_MEANINGS: tuple[tuple[frozenset[int], type[HilftError], str], ...] = (
    (frozenset({errno.ENOSPC, errno.EDQUOT}), MachineError, "disk_full"),
    (frozenset({errno.EFBIG}), MachineError, "too_big_for_medium"),
    (frozenset({errno.EROFS}), MachineError, "medium_read_only"),
    (frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}), MachineError, "medium_gone"),
    (frozenset({errno.ENOENT, errno.ENOTDIR}), UserError, "folder_missing"),
    (frozenset({errno.EACCES, errno.EPERM}), UserError, "file_not_allowed"),
    (frozenset({errno.EISDIR}), UserError, "file_is_folder"),
)
# Windows reports the rest through winerror; errno then only says "access denied".
_WINDOWS_MEANINGS: tuple[tuple[frozenset[int], type[HilftError], str], ...] = (
    (frozenset({39, 112}), MachineError, "disk_full"),
    (frozenset({223}), MachineError, "too_big_for_medium"),
    (frozenset({19}), MachineError, "medium_read_only"),
    (frozenset({21, 55, 1005, 1006, 1117, 1167}), MachineError, "medium_gone"),
    (frozenset({32, 33}), UserError, "file_in_use"),
)


def storage_error(error: OSError, path: Path) -> HilftError:
    """Return the error of this program that says what the operating system meant.

    Codes: ``disk_full``, ``too_big_for_medium`` (its file system's limit), ``medium_read_only``,
    ``medium_gone`` (pulled stick, bad sectors), ``folder_missing``, ``file_in_use``,
    ``file_not_allowed``, ``file_is_folder``, ``file_write_failed``.
    """
    windows = getattr(error, "winerror", None)
    for number, meanings in ((windows, _WINDOWS_MEANINGS), (error.errno, _MEANINGS)):
        for numbers, kind, code in meanings:
            if number in numbers:
                return kind(code, file=str(path))
    return MachineError("file_write_failed", file=str(path), errno=error.errno)


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, where the system can do that."""
    if sys.platform == "win32":
        return  # Windows cannot open folders; NTFS journals the rename itself.
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some stick and network file systems refuse to sync a folder; the file itself is synced.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to; it takes the place of ``path`` when the block ends well.

    Readable by its owner only. If the block raises, the old file stays untouched and nothing is
    left behind. ``OSError`` becomes an error of this program (see ``storage_error``).
    """
    temporary = path.with_name(f".{path.name[:80]}.{os.urandom(6).hex()}.part")
    try:
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file or nothing (see ``atomic_file``)."""
    with atomic_file(path) as file:
        file.write(data)


def write_text(path: Path, text: str) -> None:
    """Write a whole text file (UTF-8, line ends as given) or nothing (see ``atomic_file``)."""
    write_bytes(path, text.encode("utf-8"))
