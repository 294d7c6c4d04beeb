# SPDX-License-Identifier: GPL-3.0-or-later
"""The content in use with the group's layer on top; notices when either was replaced."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.local import LocalLayer

if TYPE_CHECKING:
    from hilft_desktop.content.local_library import LocalLibrary
    from hilft_desktop.content.packs_store import Active, ContentStore

_FOLDER = "content"
_Stamp = tuple[int, int, int]


class ContentDesk:
    """Loads content at its first use and again after an installation, also one by ``hilft``.

    ``home`` is the program's data folder. Two small files are looked at on each use: the one that
    names the active version, and the local layer.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self.writing = threading.Lock()
        """Held while the local layer is read, changed and written back."""
        self._guard = threading.Lock()
        self._active: Active | None = None
        self._active_stamp: _Stamp = (0, 0, 0)
        self._library: LocalLibrary | None = None
        self._made_of: tuple[Active, _Stamp] | None = None

    @property
    def store(self) -> ContentStore:
        """Return where versions are installed."""
        from hilft_desktop.content.packs_store import ContentStore

        return ContentStore(self._home / _FOLDER)

    @property
    def local_file(self) -> Path:
        """Return the file of the local layer."""
        from hilft_desktop.content.local_file import FILE_NAME

        return self._home / FILE_NAME

    @property
    def active(self) -> Active:
        """Return the active version without the local layer."""
        with self._guard:
            return self._load_active()

    @property
    def library(self) -> LocalLibrary:
        """Return the active version with the local layer.

        A local file that cannot be read is no reason to be without the guide: the layer is then
        empty, and ``LocalService.faults`` says why.
        """
        from hilft_desktop.content.local_library import LocalLibrary

        with self._guard:
            made_of = (self._load_active(), _stamp(self.local_file))
            if self._library is None or self._made_of != made_of:
                self._library = LocalLibrary(made_of[0].library, self._layer())
                self._made_of = made_of
            return self._library

    def _load_active(self) -> Active:
        store = self.store
        stamp = store.stamp()
        if self._active is None or stamp != self._active_stamp:
            self._active = store.active()
            self._active_stamp = stamp
            # Cases name the version they were advised under; a folder that cannot be written to
            # only costs the list of affected cases.
            with suppress(HilftError):
                store.remember(self._active.library)
        return self._active

    def _layer(self) -> LocalLayer:
        from hilft_desktop.content.local_file import read_layer

        with suppress(HilftError):
            return read_layer(self.local_file)
        return LocalLayer()


def _stamp(file: Path) -> _Stamp:
    try:
        found = file.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)
