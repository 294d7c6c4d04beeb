# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at an open file: which schema, how many rows, is anything damaged."""

from __future__ import annotations

from typing import Any

_DAMAGE_SHOWN = 20


def revision(driver: Any) -> str | None:
    """Return the schema revision; ``None`` for a file that is no vault of this program."""
    known = driver.execute(
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('alembic_version', 'vault_meta')"
    ).fetchone()
    if known[0] != 2:
        return None
    row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def vault_id(driver: Any) -> str:
    """Return the id of the vault."""
    return str(driver.execute("SELECT vault_id FROM vault_meta").fetchone()[0])


def laptop_id(driver: Any) -> str:
    """Return the id of the laptop this file lives on."""
    return str(driver.execute("SELECT laptop_id FROM vault_meta").fetchone()[0])


def row_counts(driver: Any) -> dict[str, int]:
    """Return how many rows each table of the vault has; the search index is not counted."""
    names = driver.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        " AND name NOT LIKE 'case!_search%' ESCAPE '!' AND name <> 'alembic_version' ORDER BY name"
    ).fetchall()
    return {
        # Names come from the schema itself and cannot be bound as parameters.
        name: int(driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for (name,) in names
    }


def triggers(driver: Any) -> frozenset[str]:
    """Return the names of all triggers."""
    rows = driver.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    return frozenset(str(row[0]) for row in rows)


def damage(driver: Any) -> tuple[str, ...]:
    """Return what is wrong with the file, page by page and row by row; empty for a sound one."""
    found = [row[0] for row in driver.execute("PRAGMA cipher_integrity_check").fetchall()]
    if not found:
        rows = driver.execute(f"PRAGMA integrity_check({_DAMAGE_SHOWN})").fetchall()
        found = [row[0] for row in rows if row[0] != "ok"]
    if not found:
        rows = driver.execute("PRAGMA foreign_key_check").fetchall()
        found = [f"{row[0]}: {row[2]}" for row in rows]
    return tuple(str(line) for line in found[:_DAMAGE_SHOWN])
