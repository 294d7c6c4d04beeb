# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault holds and what leaves it, in words (``resources/privacy/tables.toml``), and which
stored fields may be counted in a tally (``resources/privacy/fields.toml``).

It ships with the program and not with the content: it describes what this very version does.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from hilft_desktop.system.resources import read_text

SHADOW = ("case_search_", "sqlite_")
"""Beginnings of tables that the search and the driver keep for themselves."""


@dataclass(frozen=True, slots=True)
class TableWords:
    """One table: what is in it, about whom, and how long it stays."""

    name: str
    group: str
    about: str
    """``ratsuchende``, ``beratende`` or ``niemand``."""
    content: str
    keep: str
    """Code of a retention rule, or a key of ``DataDictionary.keep``."""
    special: bool = False
    """It may hold what Art. 9 GDPR protects."""


@dataclass(frozen=True, slots=True)
class ExportWords:
    """One kind of the register of everything that ever left the laptop."""

    kind: str
    title: str
    to: str


@dataclass(frozen=True, slots=True)
class DataDictionary:
    """All tables and all kinds of exports."""

    tables: tuple[TableWords, ...]
    exports: tuple[ExportWords, ...]
    keep: tuple[tuple[str, str], ...]

    def groups(self) -> tuple[tuple[str, tuple[TableWords, ...]], ...]:
        """Return the tables by group, in the order of the file."""
        names = dict.fromkeys(table.group for table in self.tables)
        return tuple(
            (name, tuple(table for table in self.tables if table.group == name)) for name in names
        )


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One stored field: whether it may leave as part of a tally, and why or why not."""

    table: str
    field: str
    reason: str
    """Code of the reason."""
    why: str
    in_tally: bool
    dimension: str = ""
    """The table of the tally that counts it, empty for all others."""


@dataclass(frozen=True, slots=True)
class FieldPermissions:
    """Every stored field, one by one."""

    rules: tuple[FieldRule, ...]
    row: tuple[str, ...]
    """Fields of nearly every table that are of the row, not of what it says: never exported."""

    @property
    def tables(self) -> frozenset[str]:
        """The tables that are listed."""
        return frozenset(rule.table for rule in self.rules)

    def of(self, table: str) -> dict[str, FieldRule]:
        """Return the rules of a table by field."""
        return {rule.field: rule for rule in self.rules if rule.table == table}


@cache
def field_permissions() -> FieldPermissions:
    """Return the permissions that ship; an unknown reason raises ``KeyError``."""
    source = tomllib.loads(read_text("privacy/fields.toml"))
    reasons = {entry["code"]: entry for entry in source["reason"]}
    dimensions: dict[str, str] = source["dimension"]
    return FieldPermissions(
        rules=tuple(
            FieldRule(
                table,
                field,
                reason,
                reasons[reason]["why"],
                reasons[reason].get("tally") is True,
                dimensions.get(field, "") if table == "contacts" else "",
            )
            for table, fields in source["table"].items()
            for field, reason in fields.items()
        ),
        row=tuple(source["row"]),
    )


@cache
def data_dictionary() -> DataDictionary:
    """Return the dictionary that ships; a misspelt key in it raises ``TypeError``."""
    source = tomllib.loads(read_text("privacy/tables.toml"))
    return DataDictionary(
        tables=tuple(TableWords(**entry) for entry in source["table"]),
        exports=tuple(ExportWords(**entry) for entry in source["export"]),
        keep=tuple(source["keep"].items()),
    )
