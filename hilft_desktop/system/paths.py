# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the program keeps its own files: the system's folders, or a stick beside the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from hilft_desktop.system.atomic import storage_error

PORTABLE_MARK = "hilft-portable.txt"
PORTABLE_FOLDER = "hilft-daten"


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's folders. Everything personal lies inside a vault file in ``data``."""

    data: Path
    """Vaults and their backups, unless the counsellor chose another place."""
    config: Path
    """Settings of the window; nothing personal."""
    cache: Path
    """What can be made again: font cuts. Public data only."""
    logs: Path
    """The redacting log."""
    portable: bool
    """True when everything lies beside the program, for example on a stick."""

    def ensure(self) -> Paths:
        """Create missing folders for their owner only, and return itself.

        Raises an error of ``system.atomic.storage_error`` when the medium refuses.
        """
        for folder in (self.data, self.config, self.cache, self.logs):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise storage_error(error, folder) from error
        return self


def program_folders() -> tuple[Path, ...]:
    """Return the folders that count as "beside the program"."""
    if getattr(sys, "frozen", False):
        return (Path(sys.executable).resolve().parent,)
    package = Path(__file__).resolve().parent.parent
    return (package.parent, Path(sys.prefix).resolve().parent)


def find_paths(beside: tuple[Path, ...] | None = None) -> Paths:
    """Return the program's folders without creating them.

    A file ``hilft-portable.txt`` or a folder ``hilft-daten`` beside the program turns on portable
    mode: then nothing is written to the laptop's own folders.
    """
    for folder in program_folders() if beside is None else beside:
        if (folder / PORTABLE_MARK).is_file() or (folder / PORTABLE_FOLDER).is_dir():
            home = folder / PORTABLE_FOLDER
            return Paths(
                home, home / "einstellungen", home / "zwischenspeicher", home / "log", True
            )
    dirs = PlatformDirs("hilft", appauthor=False, roaming=False)
    return Paths(
        data=dirs.user_data_path,
        config=dirs.user_config_path,
        cache=dirs.user_cache_path,
        logs=dirs.user_log_path,
        portable=False,
    )
