# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of a vault that are complete, sound and proven, and the way back from one.

A copy opens with the passphrases its vault had when it was made. Its file name carries the vault's
id and the moment, no names: the folder may lie on a stick that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path

from hilft_desktop.domain.errors import Cancelled, MachineError, UserError
from hilft_desktop.storage import inspection, keys
from hilft_desktop.storage.connection import PAGE_SIZE, connect_raw
from hilft_desktop.storage.copying import (
    Cancel,
    Progress,
    checked_counts,
    copy_encrypted,
    make_private,
    never,
    part_file,
    put_in_place,
    remove_file,
    silent,
    sync_file,
)
from hilft_desktop.storage.faults import storage_faults
from hilft_desktop.storage.repositories.ledgers import BackupEvent
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.atomic import write_bytes
from hilft_desktop.system.process import private_temp_folder

DAILY = 7
WEEKLY = 5
SUFFIX = ".hilft"
_NAME = re.compile(r"hilft-sicherung-(?P<vault>[0-9a-f]{12})-(?P<at>\d{8}-\d{6})(?:-\d+)?\.hilft")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A copy that was made, checked and forced to the disk."""

    path: Path
    made_at: datetime
    size: int
    sha256: str
    rows: tuple[tuple[str, int], ...]
    removed: tuple[Path, ...] = ()
    """Older copies that the rotation took away."""


@dataclass(frozen=True, slots=True)
class ProofInfo:
    """A test restore that worked."""

    path: Path
    proven_at: datetime
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StoredBackup:
    """A copy found in a folder, told by its name."""

    path: Path
    made_at: datetime


def backup(
    vault: Vault,
    to_dir: Path,
    *,
    progress: Progress = silent,
    cancelled: Cancel = never,
    rotate: bool = True,
) -> BackupInfo:
    """Copy an open vault with its key file into a folder, enter it in the vault, rotate older ones.

    Raises ``Cancelled``, ``UserError("vault_damaged")`` when the copy is not sound, and the errors
    of ``storage_faults``; the folder is as it was then.
    """
    with storage_faults(to_dir):
        to_dir.mkdir(parents=True, exist_ok=True)
        now = vault.clock.now()
        target = _free_name(to_dir, vault.vault_id, now)
        key_bytes = keys.key_path(vault.path).read_bytes()
        with part_file(target) as part:
            rows = vault.bare(
                lambda driver: copy_encrypted(
                    driver, part, vault.keyring.data_key, progress, cancelled
                )
            )
            digest, size = _digest(part), part.stat().st_size
            # The keys first: a copy is never there without them.
            write_bytes(keys.key_path(target), key_bytes)
            try:
                put_in_place(part, target)
            except BaseException:
                keys.key_path(target).unlink(missing_ok=True)
                raise
    vault.write(lambda uow: uow.backups.append(BackupEvent.MADE, now, target.name, size, digest))
    removed = _rotate(to_dir, vault.vault_id, target) if rotate else ()
    return BackupInfo(target, now, size, digest, tuple(rows.items()), removed)


def prove(vault: Vault, path: Path, passphrase: str | None = None) -> ProofInfo:
    """Restore a copy into a private folder, open it, count its rows, wipe it; enter the proof.

    With a passphrase the copy's own key file is proven too; without, the open vault's key is used,
    which does not fit copies made before somebody left. Raises the errors of ``restore`` and
    ``UserError`` with ``backup_other_vault`` or ``backup_older_key``.
    """
    with private_temp_folder() as folder:
        copy = folder / "probe.hilft"
        restore(path, copy)
        key_file = keys.read_key_file(keys.key_path(copy))
        if key_file.vault_id != vault.vault_id:
            raise UserError("backup_other_vault", file=str(path))
        data_keys: tuple[bytes, ...] = (vault.keyring.data_key,)
        if passphrase is not None:
            data_keys = keys.open_slots(key_file, keys.SlotKind.COUNSELLOR, passphrase).data_keys
        elif not vault.keyring.shares_key_with(key_file):
            raise UserError("backup_older_key", file=str(path))
        rows = _rows_of(copy, data_keys, path)
        digest, size = _digest(copy), copy.stat().st_size
    now = vault.clock.now()
    vault.write(lambda uow: uow.backups.append(BackupEvent.PROVEN, now, path.name, size, digest))
    return ProofInfo(path, now, tuple(rows.items()))


def restore(
    source: Path,
    to_file: Path,
    *,
    passphrase: str | None = None,
    progress: Progress = silent,
    cancelled: Cancel = never,
) -> None:
    """Make a vault from a copy, with its key file; an existing file is never overwritten.

    With a passphrase the result is opened and checked page by page before it gets its name. The
    restored vault gets another laptop's id at its first opening. Raises ``Cancelled``,
    ``UserError`` with ``file_exists``, ``backup_missing``, ``backup_damaged``,
    ``backup_is_open_vault``, and the errors of
    ``read_key_file``, ``open_slots``, ``storage_faults``.
    """
    if to_file.exists() or keys.key_path(to_file).exists():
        raise UserError("file_exists", file=str(to_file))
    _refuse_unsound(source)
    key_file = keys.read_key_file(keys.key_path(source))
    with storage_faults(to_file), part_file(to_file) as part:
        _copy_bytes(source, part, progress, cancelled)
        if passphrase is not None:
            access = keys.open_slots(key_file, keys.SlotKind.COUNSELLOR, passphrase)
            _rows_of(part, access.data_keys, source)
        keys.write_key_file(keys.key_path(to_file), replace(key_file, restored=True))
        try:
            put_in_place(part, to_file)
        except BaseException:
            keys.key_path(to_file).unlink(missing_ok=True)
            raise


def stored_backups(folder: Path, vault_id: str) -> tuple[StoredBackup, ...]:
    """Return the copies of a vault in a folder, newest first."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match and match["vault"] == _short(vault_id):
            made_at = datetime.strptime(match["at"], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - local time
            found.append(StoredBackup(path, made_at))
    return tuple(sorted(found, key=lambda stored: (stored.made_at, stored.path.name), reverse=True))


def copies_with_slot(folder: Path, vault_id: str, slot_id: str) -> int:
    """Return how many copies in a folder a key slot opens; a copy without sound keys opens none."""
    count = 0
    for stored in stored_backups(folder, vault_id):
        with suppress(UserError, MachineError):
            slots = keys.read_key_file(keys.key_path(stored.path)).slots
            count += any(slot.id == slot_id for slot in slots)
    return count


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Return which copies a rotation keeps.

    The newest of each of the last seven days and of each of the last five weeks on which copies
    were made; days without a copy do not count, so a long break loses nothing.
    """
    days: dict[date, datetime] = {}
    weeks: dict[tuple[int, int], datetime] = {}
    for moment in sorted(moments, reverse=True):
        days.setdefault(moment.date(), moment)
        calendar_week = moment.isocalendar()
        weeks.setdefault((calendar_week.year, calendar_week.week), moment)
    newest_days = sorted(days, reverse=True)[:DAILY]
    newest_weeks = sorted(weeks, reverse=True)[:WEEKLY]
    return frozenset([*(days[d] for d in newest_days), *(weeks[w] for w in newest_weeks)])


def _rotate(folder: Path, vault_id: str, just_made: Path) -> tuple[Path, ...]:
    """Remove what need not be kept; never the copy just made, whatever the clock says."""
    stored = stored_backups(folder, vault_id)
    keep = kept(item.made_at for item in stored)
    surplus = [i.path for i in stored if i.made_at not in keep and i.path != just_made]
    with storage_faults(folder):
        for path in surplus:
            remove_file(path)
            keys.key_path(path).unlink(missing_ok=True)
    return tuple(surplus)


def _short(vault_id: str) -> str:
    # The random end of the UUIDv7: its beginning is a time and alike for vaults made together.
    return vault_id.replace("-", "")[-12:]


def _free_name(folder: Path, vault_id: str, now: datetime) -> Path:
    stem = f"hilft-sicherung-{_short(vault_id)}-{now:%Y%m%d-%H%M%S}"
    path = folder / f"{stem}{SUFFIX}"
    count = 1
    while path.exists() or keys.key_path(path).exists():
        count += 1
        path = folder / f"{stem}-{count}{SUFFIX}"
    return path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _copy_bytes(source: Path, part: Path, progress: Progress, cancelled: Cancel) -> None:
    total, done = source.stat().st_size, 0
    make_private(part)
    with source.open("rb") as reader, part.open("r+b") as writer:
        while chunk := reader.read(_CHUNK):
            if cancelled():
                raise Cancelled
            writer.write(chunk)
            done += len(chunk)
            progress(done, total)
    sync_file(part)


def _refuse_unsound(source: Path) -> None:
    """Say what can be seen from outside: missing, cut off, or no copy but a vault in use."""
    if not source.is_file():
        raise UserError("backup_missing", file=str(source))
    size = source.stat().st_size
    if size == 0 or size % PAGE_SIZE:
        raise UserError("backup_damaged", file=str(source))
    log = source.with_name(f"{source.name}-wal")
    if log.exists() and log.stat().st_size:
        # Part of its content is still in the log; a plain copy would silently lose it.
        raise UserError("backup_is_open_vault", file=str(source))


def _rows_of(copy: Path, data_keys: tuple[bytes, ...], source: Path) -> dict[str, int]:
    """Return the rows per table under the first key that fits.

    Raises ``UserError("backup_damaged")``.
    """
    for data_key in data_keys:
        driver = connect_raw(copy, data_key)
        try:
            with storage_faults(source):
                if inspection.revision(driver) is not None:
                    return checked_counts(driver, source)
        except UserError as error:
            if error.code not in {"vault_damaged", "vault_damaged_or_foreign"}:
                raise
        finally:
            driver.close()
    raise UserError("backup_damaged", file=str(source))
