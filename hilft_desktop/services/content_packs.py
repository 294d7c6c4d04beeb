# SPDX-License-Identifier: GPL-3.0-or-later
"""Content packs: look into one, install it, go back. Public, so it works while locked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.updates import PackPreview
from hilft_desktop.services.content_rows import (
    AffectedCase,
    ContentStatus,
    KeyRow,
    PackReport,
)
from hilft_desktop.system.atomic import storage_error

if TYPE_CHECKING:
    from hilft_desktop.content.library import ContentLibrary
    from hilft_desktop.content.packs_format import Pack
    from hilft_desktop.content.packs_keys import Keyring, PublicKey
    from hilft_desktop.content.packs_store import Active
    from hilft_desktop.services.session import Session

SHIPPED = "shipped"


class ContentPackService:
    """Checks, previews, installs and rolls back packs; keeps the trusted keys."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._desk = session.desk

    def status(self) -> ContentStatus:
        """Return which content is in use, by whom it was signed, and where going back leads."""
        active = self._desk.active
        previous = self._desk.store.previous()
        installed = active.installed
        edition, revision = active.library.edition
        can_roll_back = installed is not None or bool(active.problem)
        return ContentStatus(
            version=active.library.version,
            edition=edition,
            revision=revision,
            source=SHIPPED if installed is None else "installed",
            problem=active.problem,
            signer="" if installed is None else installed.signer,
            fingerprint="" if installed is None else _grouped(installed.fingerprint),
            installed_on=None if installed is None else installed.installed_on,
            can_roll_back=can_roll_back,
            roll_back_to=_target(previous.version if previous else "", possible=can_roll_back),
            trusted_keys=len(self._keyring()),
        )

    # ----------------------------------------------------------------------------- packs

    def verify(self, path: str, key_file: str = "") -> PackReport:
        """Return what a pack says of itself; with ``key_file`` only that key counts.

        Raises ``UserError``: ``pack_foreign``, ``pack_broken``, ``pack_too_big``,
        ``pack_member_refused``, ``pack_signer_unknown``, ``pack_signature_wrong``.
        """
        from hilft_desktop.content.packs_keys import Keyring, read_keys

        keyring = Keyring(read_keys(Path(key_file))) if key_file else self._keyring()
        pack = self._read(path, keyring)
        manifest = pack.manifest
        return PackReport(
            file=path,
            version=manifest.version,
            edition=manifest.edition,
            revision=manifest.revision,
            base=manifest.base,
            signer=keyring[manifest.key].name,
            fingerprint=_grouped(manifest.key),
            members=len(manifest.members),
            carried=len(pack.files),
            size_bytes=pack.size,
            content_bytes=sum(member.size for member in manifest.members),
        )

    def preview(self, path: str) -> PackPreview:
        """Return what installing a pack would change; nothing is changed yet.

        Raises as ``install`` does.
        """
        from hilft_desktop.content.packs_changes import difference

        with self._checked(path) as (pack, _staged, library, active):
            manifest = pack.manifest
            return PackPreview(
                version=manifest.version,
                edition=manifest.edition,
                revision=manifest.revision,
                signer=self._keyring()[manifest.key].name,
                fingerprint=_grouped(manifest.key),
                size_bytes=pack.size,
                is_delta=bool(manifest.base),
                replaces=active.library.version,
                difference=difference(active.library, library, self._session.clock.today()),
            )

    def install(self, path: str) -> Changed[ContentStatus]:
        """Install a pack; the version before stays for going back.

        Raises as ``verify`` does, and ``pack_older``, ``pack_same_edition``,
        ``pack_installed_already``, ``pack_not_clean``, ``pack_incomplete``, ``pack_base_missing``,
        ``content_busy``. After any error the content is what it was.
        """
        with self._checked(path) as (pack, staged, library, active):
            store = self._desk.store
            for version in (active.library, library):
                store.remember(version)
            signer = self._keyring()[pack.manifest.key].name
            today = self._session.clock.today()
            store.adopt(staged, pack, signer, today)
            # Who opens the guide next need not wait for the index, nor on the day the law turns.
            for key in library.index_keys(today)[:2]:
                store.shelf.keep(key, library.make_index(key))
        return Changed(self.status(), Changes.of(Kind.CONTENT))

    def roll_back(self) -> Changed[ContentStatus]:
        """Go back to the version before; raises ``UserError("content_no_previous")``."""
        store = self._desk.store
        with store.locked():
            store.roll_back()
        return Changed(self.status(), Changes.of(Kind.CONTENT))

    def affected_cases(self) -> tuple[AffectedCase, ...]:
        """Return open cases that used a page, checklist or letter that says something else now.

        Raises ``LockedError``.
        """
        from hilft_desktop.services.content_affected import affected_cases

        return affected_cases(self._session)

    # ------------------------------------------------------------------------------ keys

    def keys(self) -> tuple[KeyRow, ...]:
        """Return the keys whose packs are accepted: those that ship, then the group's own."""
        from hilft_desktop.content.packs_keys import shipped_keys

        shipped = shipped_keys()
        own = [key for key in self._own_keys() if key not in shipped]
        return tuple(key_row(key, shipped=key in shipped) for key in (*shipped, *own))

    def read_key(self, path: str) -> KeyRow:
        """Return the key of a file, so that its fingerprint can be compared before trusting it.

        Raises ``UserError("key_unreadable")``.
        """
        return key_row(_single_key(path), shipped=False)

    def trust(self, path: str, fingerprint: str = "") -> Changed[KeyRow]:
        """Accept packs signed with the key of a file from now on.

        Raises ``UserError("key_unreadable")``, or ``key_fingerprint_differs`` when the file has
        another fingerprint than the one given.
        """
        from hilft_desktop.content.packs_keys import write_keys

        key = _single_key(path)
        wanted = "".join(fingerprint.split()).lower()
        if wanted and wanted != key.id:
            raise UserError("key_fingerprint_differs", fingerprint=_grouped(key.id))
        if key.id not in self._keyring():
            file = self._trusted_file()
            _make_folder(file.parent)
            write_keys(file, (*self._own_keys(), key))
        return Changed(key_row(key, shipped=False), Changes.of(Kind.CONTENT))

    def distrust(self, key_id: str) -> Changed[None]:
        """Accept no more packs of one of the group's own keys; what is installed stays.

        Raises ``UserError("key_unknown")`` or ``UserError("key_shipped")``.
        """
        from hilft_desktop.content.packs_keys import shipped_keys, write_keys

        wanted = "".join(key_id.split()).lower()
        if any(key.id == wanted for key in shipped_keys()):
            raise UserError("key_shipped")
        own = self._own_keys()
        kept = tuple(key for key in own if key.id != wanted)
        if len(kept) == len(own):
            raise UserError("key_unknown")
        write_keys(self._trusted_file(), kept)
        return Changed(None, Changes.of(Kind.CONTENT))

    # ------------------------------------------------------------------------------- own

    @contextmanager
    def _checked(self, path: str) -> Iterator[tuple[Pack, Path, ContentLibrary, Active]]:
        """Yield a pack that could be installed, staged, with the content it would replace."""
        pack = self._read(path, self._keyring())
        store = self._desk.store
        with store.locked():
            active = self._desk.active
            _check_order(pack, active.library)
            with store.staged(pack) as (folder, library):
                yield pack, folder, library, active

    def _read(self, path: str, keyring: Keyring) -> Pack:
        from hilft_desktop.content.packs_format import LARGEST_PACK, read_pack

        file = Path(path)
        try:
            with file.open("rb") as source:
                data = source.read(LARGEST_PACK + 1)
        except OSError as error:
            raise storage_error(error, file) from error
        return read_pack(data, keyring.verify)

    def _keyring(self) -> Keyring:
        from hilft_desktop.content.packs_keys import Keyring, shipped_keys

        return Keyring((*shipped_keys(), *self._own_keys()))

    def _own_keys(self) -> tuple[PublicKey, ...]:
        from hilft_desktop.content.packs_keys import read_keys

        with suppress(HilftError):
            return read_keys(self._trusted_file())
        return ()

    def _trusted_file(self) -> Path:
        from hilft_desktop.content.packs_store import TRUSTED

        return self._desk.store.home / TRUSTED


def key_row(key: PublicKey, *, shipped: bool) -> KeyRow:
    """Return a key as front ends show it."""
    return KeyRow(key.id, _grouped(key.id), key.name, shipped)


def _check_order(pack: Pack, active: ContentLibrary) -> None:
    version = pack.manifest.version
    if version == active.version:
        raise UserError("pack_installed_already", version=version)
    if pack.manifest.order < active.edition:
        raise UserError("pack_older", version=version, active=active.version)
    if pack.manifest.order == active.edition:
        raise UserError("pack_same_edition", version=version, active=active.version)


def _single_key(path: str) -> PublicKey:
    from hilft_desktop.content.packs_keys import read_keys

    keys = read_keys(Path(path))
    if len(keys) != 1:
        raise UserError("key_unreadable", file=path)
    return keys[0]


def _grouped(key_id: str) -> str:
    from hilft_desktop.content.packs_keys import grouped

    return grouped(key_id)


def _target(previous: str, *, possible: bool) -> str:
    if not possible:
        return ""
    return previous or SHIPPED


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, folder) from error
