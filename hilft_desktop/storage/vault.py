# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault: one encrypted file that holds everything about people, open in one place at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.storage import inspection, keys
from hilft_desktop.storage.connection import driver_of, guarded_engine
from hilft_desktop.storage.copying import checked_counts
from hilft_desktop.storage.creation import lay_down
from hilft_desktop.storage.kdf import KdfParams, calibrate
from hilft_desktop.storage.keyring import Keyring
from hilft_desktop.storage.keys import Access, SlotKind
from hilft_desktop.storage.medium import journal_for
from hilft_desktop.storage.recovery import normalise_recovery_key
from hilft_desktop.storage.repositories.settings import Counsellor
from hilft_desktop.storage.revisions import HEAD, REVISIONS
from hilft_desktop.storage.transaction import Transaction
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.worker import VaultWorker, empty_log
from hilft_desktop.system.atomic import storage_error
from hilft_desktop.system.clock import Clock, SystemClock
from hilft_desktop.system.instance import FileLock, vault_lock

T = TypeVar("T")

_PLAIN_HEADER = b"SQLite format 3\0"


class Vault:
    """An open vault. Made by ``create``, ``open`` or ``open_with_recovery``, never directly.

    Functions handed to ``read`` and ``write`` run on the vault's own thread, one after the other;
    calls may come from any thread and wait. Use it as a context manager or ``close`` it.
    """

    def __init__(self, path: Path, access: Access, worker: VaultWorker, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.keyring = Keyring(path, access, worker, self.write)
        self._worker = worker
        self._lock: FileLock | None = None
        self._origin = worker.bare(self._prepare)
        if self.keyring.settle():
            self._origin = self.bare(inspection.laptop_id)

    # ------------------------------------------------------------------ making and opening

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        counsellor: str,
        passphrase: str,
        unit: Unit | None = None,
        kdf: KdfParams | None = None,
        clock: Clock | None = None,
    ) -> Vault:
        """Make a vault with its key file and open it; ``kdf`` is calibrated when not given.

        Raises ``UserError("file_exists")`` when either file is there, and the errors of ``open``.
        """
        clock = clock or SystemClock()
        access = lay_down(path, counsellor, passphrase, unit, kdf or calibrate(), clock)
        return cls._open(path, access, clock)

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str,
        *,
        clock: Clock | None = None,
        prefer_slot: str | None = None,
    ) -> Vault:
        """Open a vault with a counsellor's passphrase; ``prefer_slot`` is tried first.

        Raises ``UserError`` with ``vault_missing``, ``vault_not_a_vault``, ``vault_keys_missing``,
        ``vault_keys_damaged``, ``vault_keys_foreign``, ``passphrase_wrong``, ``vault_in_use``,
        ``vault_newer``, ``vault_damaged_or_foreign``, ``vault_damaged``; ``MachineError`` with
        ``memory_short``, ``medium_read_only``, ``disk_full``, ``medium_gone``,
        ``migration_failed``.
        """
        _refuse_other_files(path)
        key_file = keys.read_key_file(keys.key_path(path))
        access = keys.open_slots(key_file, SlotKind.COUNSELLOR, passphrase, prefer_slot)
        return cls._open(path, access, clock or SystemClock())

    @classmethod
    def open_with_recovery(
        cls, path: Path, recovery_key: str, *, clock: Clock | None = None
    ) -> Vault:
        """Open a vault with the printed recovery key; that is logged inside.

        Raises what ``open`` raises, ``recovery_key_wrong`` instead of ``passphrase_wrong``, and
        ``recovery_key_length``, ``recovery_key_mistyped``.
        """
        secret = normalise_recovery_key(recovery_key)
        _refuse_other_files(path)
        key_file = keys.read_key_file(keys.key_path(path))
        access = keys.open_slots(key_file, SlotKind.RECOVERY, secret)
        vault = cls._open(path, access, clock or SystemClock())
        vault.write(lambda uow: uow.keys.log("recovery_used", access.slot.id))
        return vault

    @classmethod
    def _open(cls, path: Path, access: Access, clock: Clock) -> Vault:
        _refuse_read_only(path)
        lock = vault_lock(path)
        if not lock.try_acquire():
            raise UserError("vault_in_use", file=str(path))
        worker: VaultWorker | None = None
        try:
            worker, access = _first_that_opens(path, access)
            vault = cls(path, access, worker, clock)
        except BaseException:
            if worker is not None:
                worker.close()
            lock.release()
            raise
        vault._lock = lock
        return vault

    # ------------------------------------------------------------------ working

    @property
    def vault_id(self) -> str:
        """Id of the vault, the same in all its copies."""
        return self.keyring.vault_id

    @property
    def is_open(self) -> bool:
        """Tell whether the vault can be worked with."""
        return self._lock is not None

    def read(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run a job that only reads, on one consistent state, and return what it returns.

        A job that writes all the same is refused (``RuntimeError``). Raises ``Cancelled`` after
        ``interrupt``, ``LockedError`` after ``close``, and the errors of ``storage_faults``.
        """
        return self._worker.transaction(
            lambda connection: job(UnitOfWork(self._transaction(connection))), write=False
        )

    def write(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run a job in one transaction; when this returns, all of it is on the disk, else nothing.

        Raises what ``read`` raises.
        """
        erased = False

        def run(connection: Connection) -> T:
            nonlocal erased
            transaction = self._transaction(connection)
            result = job(UnitOfWork(transaction))
            erased = transaction.erased
            return result

        result = self._worker.transaction(run, write=True)
        if erased:
            self.checkpoint()
        return result

    def bare(self, job: Callable[[Any], T]) -> T:
        """Run a job with the driver's connection outside any transaction; for this room only."""
        return self._worker.bare(lambda connection: job(driver_of(connection)))

    def interrupt(self) -> None:
        """Stop what runs now; it raises ``Cancelled`` and leaves nothing half done."""
        self._worker.interrupt()

    def checkpoint(self) -> None:
        """Empty the write-ahead log, so that erased content is in no file any more.

        Raises ``MachineError("erasure_incomplete")`` when the log could not be emptied.
        """
        if not self._worker.bare(empty_log):
            raise MachineError("erasure_incomplete", file=str(self.path))

    def check(self) -> dict[str, int]:
        """Look at every page and row; return the rows per table.

        Raises ``UserError("vault_damaged")``.
        """
        return self.bare(lambda driver: checked_counts(driver, self.path))

    def counsellor(self) -> Counsellor | None:
        """Return who opened the vault; ``None`` after opening with the recovery key."""
        return self.read(lambda uow: uow.counsellors.by_slot(self.keyring.slot_id))

    def close(self) -> None:
        """Close the vault; harmless when closed. Other calls raise ``LockedError`` from now on."""
        lock, self._lock = self._lock, None
        try:
            self._worker.close()
        finally:
            if lock is not None:
                lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _transaction(self, connection: Connection) -> Transaction:
        return Transaction(connection, self.clock, self._origin)

    def _prepare(self, connection: Connection) -> str:
        """Bring an opened file up to date and return the laptop's id."""
        driver = driver_of(connection)
        revision = inspection.revision(driver)
        if revision is None:
            raise UserError("vault_not_a_vault", file=str(self.path))
        if revision not in REVISIONS:
            raise UserError("vault_newer", file=str(self.path))
        if revision != HEAD:
            # Alembic takes a quarter of a second to load and is needed once per program version.
            from hilft_desktop.storage.schema import upgrade

            upgrade(connection, self.path, self.keyring.data_key, HEAD)
        if inspection.vault_id(driver) != self.vault_id:
            raise UserError("vault_keys_foreign", file=str(self.path))
        return inspection.laptop_id(driver)


def _refuse_other_files(path: Path) -> None:
    """Say early and precisely what cannot be a vault."""
    try:
        if path.is_dir():
            raise UserError("vault_not_a_vault", file=str(path))
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEADER))
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise UserError("vault_missing", file=str(path)) from error
    except OSError as error:
        raise storage_error(error, path) from error
    if size < len(_PLAIN_HEADER) or head == _PLAIN_HEADER:
        raise UserError("vault_not_a_vault", file=str(path))


def _refuse_read_only(path: Path) -> None:
    """Say before work begins that nothing could be saved."""
    try:
        os.close(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))
    except PermissionError as error:
        raise MachineError("medium_read_only", file=str(path)) from error
    except OSError as error:
        raise storage_error(error, path) from error


def _first_that_opens(path: Path, access: Access) -> tuple[VaultWorker, Access]:
    """Open with the data key, or with the next one if a rekeying was cut off."""
    journal = journal_for(path)
    *first, last = access.data_keys
    for data_key in first:
        try:
            worker = VaultWorker(path, guarded_engine(path, data_key, journal))
        except UserError as error:
            if error.code != "vault_damaged_or_foreign":
                raise
        else:
            return worker, replace(access, data_keys=(data_key,))
    worker = VaultWorker(path, guarded_engine(path, last, journal))
    return worker, replace(access, data_keys=(last,))
