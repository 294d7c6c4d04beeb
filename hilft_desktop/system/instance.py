# SPDX-License-Identifier: GPL-3.0-or-later
"""One program per vault: a lock of the operating system that dies with its process."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from hilft_desktop.domain.errors import UserError
from hilft_desktop.system.atomic import storage_error

_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class FileLock:
    """An exclusive lock on a small file; released by ``release`` and by the death of the process.

    The file carries no content. A file left over from a killed process locks nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Tell whether this object holds the lock."""
        return self._descriptor is not None

    def try_acquire(self) -> bool:
        """Take the lock if it is free and tell whether it was.

        Raises an error of ``storage_error`` when the lock file cannot be made at all.
        """
        if self._descriptor is not None:
            return True
        while True:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise storage_error(error, self._path) from error
            try:
                locked = _lock(descriptor)
            except OSError as error:  # a network folder without locks
                os.close(descriptor)
                raise storage_error(error, self._path) from error
            if not locked:
                os.close(descriptor)
                return False
            if _is_same_file(descriptor, self._path):
                self._descriptor = descriptor
                return True
            # The holder removed the file between our open and our lock: a lock on nothing.
            os.close(descriptor)

    def release(self) -> None:
        """Give the lock back and remove its file; harmless when not held."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        # The file may have been removed and made anew by the next holder: that one is not ours.
        ours = _is_same_file(descriptor, self._path)
        if sys.platform == "win32":
            os.close(descriptor)  # Windows cannot remove an open file.
        if ours:
            with contextlib.suppress(OSError):
                self._path.unlink()
        if sys.platform != "win32":
            os.close(descriptor)

    def __enter__(self) -> Self:
        if not self.try_acquire():
            raise UserError("vault_in_use", file=str(self._path))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def vault_lock(vault: Path) -> FileLock:
    """Return the lock that guards a vault file; it lies beside the vault, links followed.

    Used as a context manager it raises ``UserError("vault_in_use")`` while another program,
    also one on another laptop sharing the folder, has the vault open.
    """
    real = vault.resolve()
    return FileLock(real.with_name(f"{real.name}.lock"))


def _is_same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _BUSY:
                return False
            raise
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _BUSY:
                return False
            raise
        return True
