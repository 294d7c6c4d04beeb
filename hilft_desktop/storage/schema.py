# SPDX-License-Identifier: GPL-3.0-or-later
"""Which schema a vault has, and how it gets today's.

A migration is surgery: an encrypted copy first; foreign keys off outside the transaction, because
rebuilding a parent table with them on silently deletes its children; all revisions and all checks
in one transaction, so that a failure leaves the vault as it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.storage import inspection
from hilft_desktop.storage.connection import begin_immediate, driver_of
from hilft_desktop.storage.copying import copy_encrypted, never, part_file, silent
from hilft_desktop.storage.faults import storage_faults

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, path: Path, key: bytes, target: str) -> None:
    """Bring the schema of a vault to a revision, or raise and leave it as it was.

    The encrypted copy lies beside the vault until the migrated vault was checked; it goes then,
    because it would outlive every erasure. Raises ``MachineError("migration_failed")`` when rows
    would be lost or point nowhere, and the errors of ``storage_faults``.
    """
    driver = driver_of(connection)
    with part_file(path) as copy:
        copy_encrypted(driver, copy, key, silent, never)
        run_revisions(connection, path, target)


def run_revisions(connection: Connection, path: Path, target: str) -> None:
    """Run revisions and their checks in one transaction (see ``upgrade``), without a copy."""
    driver = driver_of(connection)
    rows, triggers = inspection.row_counts(driver), inspection.triggers(driver)
    with storage_faults(path), _table_surgery(driver):
        begin_immediate(connection, immediate=True)
        with connection.begin():
            command.upgrade(_config(connection), target)
            _check(driver, rows, triggers)


@contextlib.contextmanager
def _table_surgery(driver: Any) -> Iterator[None]:
    """Let tables be rebuilt under their own name; inside a transaction this would do nothing."""
    driver.execute("PRAGMA foreign_keys = OFF")
    # Otherwise a table named in a trigger elsewhere cannot be renamed while its old self is gone.
    driver.execute("PRAGMA legacy_alter_table = ON")
    try:
        yield
    finally:
        driver.execute("PRAGMA legacy_alter_table = OFF")
        driver.execute("PRAGMA foreign_keys = ON")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _check(driver: Any, rows: dict[str, int], triggers: frozenset[str]) -> None:
    """Refuse a migration that broke references, lost rows or guards, or damaged an index."""
    if driver.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise MachineError("migration_failed", reason="references")
    after = inspection.row_counts(driver)
    lost = tuple(table for table, count in rows.items() if after.get(table, 0) < count)
    if lost:
        raise MachineError("migration_failed", reason="rows", tables=lost)
    unguarded = tuple(sorted(triggers - inspection.triggers(driver)))
    if unguarded:
        # Dropping a table silently drops its triggers: tombstones, append-only books, search.
        raise MachineError("migration_failed", reason="triggers", tables=unguarded)
    if driver.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise MachineError("migration_failed", reason="integrity")
