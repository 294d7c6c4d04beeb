# SPDX-License-Identifier: GPL-3.0-or-later
"""What driver and operating system report, in this program's errors."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from hilft_desktop.domain.errors import Cancelled, HilftError, MachineError, UserError
from hilft_desktop.system.atomic import storage_error

# Primary result codes of SQLite (sqlite.org/rescode.html); extended ones share their low byte.
_BUSY, _LOCKED, _NOMEM, _READONLY, _INTERRUPT = 5, 6, 7, 8, 9
_IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 10, 11, 13, 14, 26


# The driver's backup call gives no code, only SQLite's own words for it (sqlite3_errstr).
_BY_WORDS = {
    "database is locked": _BUSY,
    "out of memory": _NOMEM,
    "attempt to write a readonly database": _READONLY,
    "interrupted": _INTERRUPT,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}


@contextlib.contextmanager
def storage_faults(path: Path) -> Iterator[None]:
    """Turn errors of driver and disk into errors of this program; others pass unchanged.

    Codes: ``vault_in_use``, ``vault_damaged``, ``vault_damaged_or_foreign``, ``disk_full``,
    ``medium_read_only``, ``medium_gone``, ``memory_short``, ``cancelled``.
    """
    try:
        yield
    except DBAPIError as error:
        meant = _meant(error.orig, path)
        if meant is None:
            raise
        raise meant from error
    except dbapi2.Error as error:
        meant = _meant(error, path)
        if meant is None:
            raise
        raise meant from error
    except OSError as error:
        raise storage_error(error, path) from error


def _meant(error: BaseException | None, path: Path) -> HilftError | None:
    file = str(path)
    code = getattr(error, "sqlite_errorcode", _BY_WORDS.get(str(error)))
    by_code: dict[int, HilftError] = {
        _BUSY: UserError("vault_in_use", file=file),
        _LOCKED: UserError("vault_in_use", file=file),
        _NOMEM: MachineError("memory_short"),
        _READONLY: MachineError("medium_read_only", file=file),
        _INTERRUPT: Cancelled(),
        _IOERR: MachineError("medium_gone", file=file),
        _CANTOPEN: MachineError("medium_gone", file=file),
        _CORRUPT: UserError("vault_damaged", file=file),
        _FULL: MachineError("disk_full", file=file),
        _NOTADB: UserError("vault_damaged_or_foreign", file=file),
    }
    return None if code is None else by_code.get(code & 0xFF)
