# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on cases, listed over all of them with pseudonym and title."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Table, select

from hilft_desktop.storage.tables import cases, persons


def with_case(table: Table) -> Select[Any]:
    """Return a select of a table with the pseudonym and title of the case of each row."""
    return (
        select(table, persons.c.pseudonym, cases.c.title.label("case_title"))
        .join_from(table, cases, cases.c.id == table.c.case_id)
        .join(persons, persons.c.id == cases.c.person_id)
    )
