# SPDX-License-Identifier: GPL-3.0-or-later
"""Installed versions of the content: put in place whole, switched by one small file.

A version is written into a folder of its own, checked there, and becomes the active one when the
pointer file is replaced in one step. Whatever is killed at whatever moment leaves the old version
or the new one. What ships with the program is always there to fall back on.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.packs_build import load_clean, read_members
from hilft_desktop.content.packs_format import Pack, Version, sha256
from hilft_desktop.content.packs_prints import Prints, take_prints
from hilft_desktop.content.schema import Entry, Manifest, Words
from hilft_desktop.content.search_shelf import IndexShelf
from hilft_desktop.content.toml_source import TomlSyntaxError, parse_toml
from hilft_desktop.content.toml_text import toml_text
from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.system.atomic import storage_error, sync_folder, write_text
from hilft_desktop.system.instance import FileLock
from hilft_desktop.system.resources import resource_path, resource_root

POINTER = "aktiv.toml"
TRUSTED = "schluessel.toml"
_PRINTS = "fassungen"
_INDEXES = "suche"
_LOCK = ".sperre"
_PART = ".teil-"
_COMMENT = "Von hilft geschrieben: welche Fassung der Inhalte gilt, und welche davor galt."


class Installed(Entry):
    """A version in a folder of its own; ``signer`` is the name of the key at that time."""

    folder: Annotated[str, Field(pattern=r"^[0-9a-f-]{1,40}$")]
    version: Version
    edition: date
    revision: Annotated[int, Field(ge=0)]
    signer: Words
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    installed_on: date

    @property
    def order(self) -> tuple[date, int]:
        """Return what makes a version older or newer than another."""
        return self.edition, self.revision


class _Pointer(Entry):
    format: Literal["hilft-active/1"]
    current: tuple[Installed, ...] = ()
    previous: tuple[Installed, ...] = ()


@dataclass(frozen=True, slots=True)
class Active:
    """The content in use. ``installed`` is empty for what ships with the program.

    ``problem`` says why an installed version is not used: "damaged", "older" than what ships, or
    "pointer" when the small file that names it cannot be read.
    """

    library: ContentLibrary
    installed: Installed | None
    problem: str = ""


class ContentStore:
    """Keeps versions in a folder. Missing folders are made at the first installation."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.shelf = IndexShelf(home / _INDEXES)

    # --------------------------------------------------------------------------- reading

    def stamp(self) -> tuple[int, int, int]:
        """Return something that changes whenever another version becomes active."""
        try:
            found = (self.home / POINTER).stat()
        except OSError:
            return (0, 0, 0)
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    def active(self) -> Active:
        """Return the content in use: the installed version if it is whole and not outdated."""
        try:
            current = _first(self._pointer().current)
        except MachineError:
            return Active(ContentLibrary.load(shelf=self.shelf), None, "pointer")
        if current is None:
            return Active(ContentLibrary.load(shelf=self.shelf), None)
        if current.order < shipped_edition():
            return Active(ContentLibrary.load(shelf=self.shelf), None, "older")
        library = self.load(current)
        if library is None:
            return Active(ContentLibrary.load(shelf=self.shelf), None, "damaged")
        return Active(library, current)

    def previous(self) -> Installed | None:
        """Return the version before the active one, if one was installed."""
        return _first(self._pointer_or_empty().previous)

    def load(self, installed: Installed) -> ContentLibrary | None:
        """Return an installed version; ``None`` when a byte of it has changed or is missing."""
        folder = self.home / installed.folder
        if not (folder / "facts").is_dir():
            return None
        try:
            library = ContentLibrary.load(folder, self.shelf)
        except (MachineError, OSError):
            return None
        return library if library.version == installed.version else None

    def files_of(self, version: str) -> Mapping[str, bytes]:
        """Return the files of a version on this machine: installed, previous or shipped.

        Raises ``UserError("pack_base_missing")``.
        """
        pointer = self._pointer_or_empty()
        for installed in (*pointer.current, *pointer.previous):
            if installed.version == version and self.load(installed) is not None:
                return read_members(self.home / installed.folder)
        if ContentLibrary.load().version == version:
            return read_members(resource_root())
        raise UserError("pack_base_missing", base=version)

    # ------------------------------------------------------------------------ installing

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs from installing; raises ``UserError("content_busy")``."""
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(error, self.home) from error
        lock = FileLock(self.home / _LOCK)
        if not lock.try_acquire():
            raise UserError("content_busy")
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    @contextmanager
    def staged(self, pack: Pack) -> Iterator[tuple[Path, ContentLibrary]]:
        """Write a checked pack into a folder of its own, which is gone after the block.

        The caller holds the lock. Raises ``UserError``: ``pack_base_missing``, ``pack_broken``,
        ``pack_not_clean``, ``pack_incomplete``, or an error of ``storage_error``.
        """
        files = self._complete(pack)
        folder = self.home / f"{_PART}{os.urandom(6).hex()}"
        try:
            _write_all(folder, files)
            if (
                not (folder / "facts").is_dir()
                or not (folder / "content/de/manifest.toml").exists()
            ):
                raise UserError("pack_incomplete", folder=pack.manifest.version)
            library = load_clean(folder)
            told = (pack.manifest.version, pack.manifest.order)
            if (library.version, library.edition) != told:
                raise UserError("pack_broken")
            yield folder, library
        except OSError as error:
            raise storage_error(error, folder) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def adopt(self, staged: Path, pack: Pack, signer: str, today: date) -> Installed:
        """Make a staged version the active one. The caller holds the lock."""
        manifest = pack.manifest
        pointer = self._pointer_or_empty()
        folder = self._free_name(manifest.version)
        installed = Installed(
            folder=folder,
            version=manifest.version,
            edition=manifest.edition,
            revision=manifest.revision,
            signer=signer,
            fingerprint=manifest.key,
            installed_on=today,
        )
        try:
            staged.rename(self.home / folder)
            sync_folder(self.home)
        except OSError as error:
            raise storage_error(error, self.home / folder) from error
        current = tuple(i for i in pointer.current if self.load(i) is not None)
        self._switch(installed, current[0] if current else None)
        return installed

    def roll_back(self) -> None:
        """Make the version before the active one active again: an installed one, or what ships.

        Raises ``UserError("content_no_previous")``. The caller holds the lock.
        """
        pointer = self._pointer_or_empty()
        if not pointer.current:
            raise UserError("content_no_previous")
        previous = _first(pointer.previous)
        if previous is not None and (
            previous.order < shipped_edition() or self.load(previous) is None
        ):
            previous = None
        self._switch(previous, None)

    # ---------------------------------------------------------------------------- prints

    def remember(self, library: ContentLibrary) -> None:
        """Keep the prints of a version, so that cases advised under it can be compared later."""
        file = self._prints_file(library.version)
        if file.exists():
            return
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(error, file) from error
        prints = take_prints(library.source, library.version)
        write_text(file, prints.model_dump_json(exclude_none=True))

    def prints(self, version: str) -> Prints | None:
        """Return the prints of a version; ``None`` when it was never seen on this machine."""
        try:
            return Prints.model_validate_json(self._prints_file(version).read_bytes())
        except (OSError, ValidationError):
            return None

    def _prints_file(self, version: str) -> Path:
        safe = version if version.replace("-", "").isalnum() else "unbekannt"
        return self.home / _PRINTS / f"{safe}.json"

    # ------------------------------------------------------------------------------ own

    def _complete(self, pack: Pack) -> dict[str, bytes]:
        """Return all files of a pack's version, those of its base included."""
        missing = [m for m in pack.manifest.members if not m.carried]
        base = self.files_of(pack.manifest.base) if missing else {}
        files = dict(pack.files)
        for member in missing:
            data = base.get(member.name)
            if data is None or sha256(data) != member.sha256:
                raise UserError("pack_base_missing", base=pack.manifest.base)
            files[member.name] = data
        return files

    def _pointer(self) -> _Pointer:
        """Return what the pointer file says; raises ``MachineError("content_damaged")``."""
        file = self.home / POINTER
        try:
            text = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return _Pointer(format="hilft-active/1")
        except (OSError, UnicodeDecodeError):
            raise MachineError("content_damaged", file=str(file), line=1) from None
        try:
            return _Pointer.model_validate(parse_toml(text).data)
        except (TomlSyntaxError, ValidationError):
            raise MachineError("content_damaged", file=str(file), line=1) from None

    def _pointer_or_empty(self) -> _Pointer:
        try:
            return self._pointer()
        except MachineError:
            return _Pointer(format="hilft-active/1")

    def _switch(self, current: Installed | None, previous: Installed | None) -> None:
        data = {
            "format": "hilft-active/1",
            "current": [current.model_dump()] if current else [],
            "previous": [previous.model_dump()] if previous else [],
        }
        write_text(self.home / POINTER, toml_text(data, _COMMENT))
        self._sweep()

    def _free_name(self, version: str) -> str:
        names = (version, *(f"{version}-{number}" for number in range(2, 100)))
        return next(name for name in names if not (self.home / name).exists())

    def _sweep(self) -> None:
        """Remove what no pointer names: versions of long ago, and what a killed program left."""
        try:
            pointer = self._pointer()
        except MachineError:
            return
        kept = {installed.folder for installed in (*pointer.current, *pointer.previous)}
        for path in sorted(self.home.iterdir()):
            stale = path.name.startswith(_PART) or (path.name[:1].isdigit())
            if path.is_dir() and stale and path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)


def shipped_edition() -> tuple[date, int]:
    """Return day and revision of the content that ships, without reading the rest of it."""
    text = resource_path("content/de/manifest.toml").read_text(encoding="utf-8")
    manifest = Manifest.model_validate(parse_toml(text).data)
    return manifest.edition, manifest.revision


def _first(installed: tuple[Installed, ...]) -> Installed | None:
    return installed[0] if installed else None


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=0o700)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for path in (*(p for p in folder.rglob("*") if p.is_dir()), folder):
        sync_folder(path)
