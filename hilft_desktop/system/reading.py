# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading files that strangers sent: only real files, only small ones, and never waiting."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from hilft_desktop.domain.errors import UserError


def read_small(path: Path, largest: int) -> bytes:
    """Return the content of an ordinary file of at most ``largest`` bytes.

    A pipe would wait for ever and a device never end, so both are refused before a byte is read.
    Raises ``UserError``: ``file_unreadable``, ``file_not_ordinary``, ``file_too_big``.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise UserError("file_unreadable", file=path.name) from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UserError("file_not_ordinary", file=path.name)
        try:
            data = file.read(largest + 1)
        except OSError as error:
            raise UserError("file_unreadable", file=path.name) from error
    if len(data) > largest:
        raise UserError("file_too_big", file=path.name, largest=largest // 1024)
    return data
