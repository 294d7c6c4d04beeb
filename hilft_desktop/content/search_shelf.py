# SPDX-License-Identifier: GPL-3.0-or-later
"""Where indexes lie: those that ship inside the wheel, and those made on this laptop."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hilft_desktop.content.search import SearchIndex
from hilft_desktop.content.search_file import LARGEST, IndexKey, index_bytes, tables_of
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.system.atomic import write_bytes
from hilft_desktop.system.resources import resource_root

SHIPPED = "search"
"""Folder of the program's data with the indexes that ship; a checkout has none."""

MOST_KEPT = 24
"""Files in the folder of the laptop; the oldest go first."""


class IndexShelf:
    """Finds and keeps index files; without ``home`` it only reads what ships.

    A missing, broken or foreign file costs the time to make the index again, nothing else: a
    folder that cannot be read or written is no reason to be without the search.
    """

    def __init__(self, home: Path | None = None) -> None:
        self._home = home

    def find(self, key: IndexKey) -> SearchIndex | None:
        """Return the index of a key if a file holds it, whole."""
        folders = [resource_root() / SHIPPED]
        if self._home is not None:
            folders.append(self._home)
        for folder in folders:
            tables = tables_of(key, _read(folder / key.name))
            if tables is not None:
                return SearchIndex(tables)
        return None

    def keep(self, key: IndexKey, index: SearchIndex) -> None:
        """Write the index of a key for the next time, in place of a broken one."""
        if self._home is None:
            return
        with suppress(HilftError, OSError):
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_bytes(self._home / key.name, index_bytes(key, index.tables))
            aged = sorted(self._home.glob("*.index"), key=lambda file: file.stat().st_mtime_ns)
            for file in aged[:-MOST_KEPT]:
                file.unlink()


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(LARGEST)
    except OSError:
        return b""
