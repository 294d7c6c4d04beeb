# SPDX-License-Identifier: GPL-3.0-or-later
"""The one thread that owns a vault's connection; everything that touches the file runs there."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from hilft_desktop.domain.errors import Cancelled, LockedError, MachineError
from hilft_desktop.storage.connection import begin_immediate, driver_of
from hilft_desktop.storage.faults import storage_faults

T = TypeVar("T")

_STEPS_BETWEEN_LOOKS = 20_000
"""Steps of a running query between two looks whether it was interrupted (about 1 ms)."""


class VaultWorker:
    """Runs jobs one after the other on the thread that opened the connection.

    The driver refuses the connection on any other thread. After ``close`` every job raises
    ``LockedError``.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._stop = threading.Event()
        self._running = threading.Event()
        self._connection: Connection | None = None
        try:
            self._thread.submit(self._open, engine).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def transaction(self, job: Callable[[Connection], T], *, write: bool) -> T:
        """Run a job in one transaction; a write is committed when it returns, or not at all.

        Raises ``Cancelled`` after ``interrupt``, and the errors of ``storage_faults``.
        """
        return self._submit(lambda connection: self._transact(connection, job, write=write))

    def bare(self, job: Callable[[Connection], T]) -> T:
        """Run a job outside any transaction: backup, rekey, migration, checkpoint."""
        return self._submit(job)

    def interrupt(self) -> None:
        """Stop the job that runs now, if one does; its transaction is rolled back."""
        connection = self._connection
        if connection is None or not self._running.is_set():
            return
        self._stop.set()
        driver_of(connection).interrupt()

    @property
    def interrupted(self) -> bool:
        """Tell whether the running job was asked to stop."""
        return self._stop.is_set()

    def close(self) -> None:
        """Close the connection and end the thread; harmless when closed."""
        if self._connection is not None:
            self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _submit(self, job: Callable[[Connection], T]) -> T:
        if threading.current_thread().name.startswith("vault") and self._running.is_set():
            raise RuntimeError("a job on the vault's thread must not wait for another one")
        try:
            future = self._thread.submit(self._run, job)
        except RuntimeError as error:  # the thread has ended
            raise LockedError from error
        return future.result()

    def _run(self, job: Callable[[Connection], T]) -> T:
        if self._connection is None:
            raise LockedError
        self._stop.clear()
        self._running.set()
        try:
            with storage_faults(self._path):
                return job(self._connection)
        finally:
            self._running.clear()

    def _transact(
        self, connection: Connection, job: Callable[[Connection], T], *, write: bool
    ) -> T:
        driver = driver_of(connection)
        if write:
            self._refuse_lost_file()
        begin_immediate(connection, immediate=write)
        with connection.begin(), _read_only(driver, on=not write):
            result = job(connection)
            if self._stop.is_set():
                raise Cancelled
        return result

    def _refuse_lost_file(self) -> None:
        """Raise when the file was moved or its medium pulled: the system would write to nowhere."""
        try:
            now = self._path.stat()
        except OSError:
            raise MachineError("medium_gone", file=str(self._path)) from None
        if (now.st_dev, now.st_ino) != self._file:
            raise MachineError("medium_gone", file=str(self._path))

    def _open(self, engine: Engine) -> None:
        with storage_faults(self._path):
            connection = engine.connect()
            try:
                driver = driver_of(connection)
                driver.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                driver.set_progress_handler(self._stop.is_set, _STEPS_BETWEEN_LOOKS)
                opened = self._path.stat()
            except BaseException:
                connection.close()
                raise
        self._file = (opened.st_dev, opened.st_ino)
        self._connection = connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


@contextlib.contextmanager
def _read_only(driver: Any, *, on: bool) -> Iterator[None]:
    """Let the database refuse writes; one that comes all the same is our bug, not the medium's."""
    if not on:
        yield
        return
    driver.execute("PRAGMA query_only = ON")
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_READONLY":
            raise RuntimeError("a job handed to read tried to write") from error
        raise
    finally:
        driver.execute("PRAGMA query_only = OFF")


def empty_log(connection: Connection) -> bool:
    """Move the write-ahead log into the file and truncate it; tell whether that was complete."""
    row: Any = driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return row is None or row[0] == 0
