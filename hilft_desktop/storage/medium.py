# SPDX-License-Identifier: GPL-3.0-or-later
"""How safely a medium writes: sticks without a journal of their own need another mode."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_WITHOUT_JOURNAL = frozenset({"exfat", "vfat", "msdos", "fat", "fat32", "fuseblk"})


@dataclass(frozen=True, slots=True)
class Journal:
    """SQLite's journal mode and how often it forces data to the disk."""

    mode: str
    synchronous: str


WAL = Journal("wal", "full")
"""Measured: no acknowledged commit was lost in replayed power cuts or after kill -9."""

ROLLBACK = Journal("delete", "extra")
"""For file systems without a journal: also the removal of the rollback journal is forced."""


def journal_for(path: Path) -> Journal:
    """Return the mode for the file system under a path; the usual one where it is unknown."""
    return ROLLBACK if _file_system(path.resolve().parent) in _WITHOUT_JOURNAL else WAL


if sys.platform == "win32":

    def _file_system(folder: Path) -> str:
        name = ctypes.create_unicode_buffer(64)
        found = ctypes.windll.kernel32.GetVolumeInformationW(
            folder.anchor, None, 0, None, None, None, name, len(name)
        )
        return name.value.lower() if found else ""

else:

    def _file_system(folder: Path) -> str:
        try:
            lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
            device = folder.stat().st_dev
        except (OSError, UnicodeDecodeError):
            return ""  # not Linux, or not allowed to look
        wanted = f"{os.major(device)}:{os.minor(device)}"
        for line in lines:
            fields = line.split()
            if fields[2] == wanted:
                return fields[fields.index("-") + 1]
        return ""
