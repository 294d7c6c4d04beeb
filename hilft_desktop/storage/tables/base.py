# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tables share: naming, stamps, and the columns that come again and again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from hilft_desktop.storage.types import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *columns: Any) -> Table:
    """Return a STRICT table whose rows carry id, origin, Lamport counter and both moments."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True, nullable=False),
        Column("origin", Text, nullable=False),
        Column("lamport", Integer, nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("changed_at", Moment, nullable=False),
        *columns,
        sqlite_strict=True,
    )


def text_column(name: str, default: str | None = None) -> Column[str]:
    """Return a column of text that is never NULL; ``default`` is what rows of old vaults got."""
    return Column(name, Text, nullable=False, server_default=default)


def parent(name: str, target: str, *, index: bool = False, unique: bool = False) -> Column[str]:
    """Return a reference to a row without which this one is erased."""
    return Column(
        name,
        Text,
        ForeignKey(target, ondelete="CASCADE"),
        nullable=False,
        index=index or None,
        unique=unique or None,
    )


def case_id() -> Column[str]:
    """Return the reference to the case a row belongs to."""
    return parent("case_id", "cases.id")
