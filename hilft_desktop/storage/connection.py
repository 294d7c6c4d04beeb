# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections to an encrypted file: the key first, then everything that keeps the data safe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from hilft_desktop.storage.medium import WAL, Journal

PAGE_SIZE = 4096
_BUSY_SECONDS = 2.0
_IMMEDIATE = "hilft_immediate"


def connect_raw(path: Path, key: bytes) -> Any:
    """Return a driver connection with its key set and no transaction handling of its own.

    The file is not read yet; a wrong key shows at the first query.
    """
    connection = dbapi2.connect(str(path), timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        # A raw key: the cipher's own derivation would only cost time, the key is random already.
        connection.set_key(f"x'{key.hex()}'".encode("ascii"))
        connection.execute("PRAGMA cipher_log_level = NONE")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_guarded(path: Path, key: bytes, journal: Journal = WAL) -> Any:
    """Return a driver connection that alone uses the file, writes safely and erases really."""
    connection = connect_raw(path, key)
    try:
        for pragma in (
            # Also keeps the index of the write-ahead log in memory instead of in a third file.
            "locking_mode = EXCLUSIVE",
            "foreign_keys = ON",
            "secure_delete = ON",
            f"journal_mode = {journal.mode}",
            f"synchronous = {journal.synchronous}",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "temp_store = MEMORY",
            "mmap_size = 0",
            # Pages stay decrypted up to 32 MiB: the search reads thousands of them at a keystroke.
            "cache_size = -32768",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def guarded_engine(path: Path, key: bytes, journal: Journal = WAL) -> Engine:
    """Return an engine whose every connection is guarded; the key never stands in a URL."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect_guarded(path, key, journal),
        module=dbapi2,
        poolclass=NullPool,
        echo=False,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def begin_immediate(connection: Connection, *, immediate: bool) -> None:
    """Choose whether the next transaction takes the write lock at once."""
    connection.info[_IMMEDIATE] = immediate


def _begin(connection: Connection) -> None:
    # The driver would begin late and never around schema changes; here every BEGIN is explicit.
    immediate = connection.info.get(_IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def driver_of(connection: Connection) -> Any:
    """Return the driver's connection, for what SQLAlchemy has no words for."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver
