# SPDX-License-Identifier: GPL-3.0-or-later
"""What is checked before an entry of the group is written, whoever brings it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import TABLE_ROWS_LIMIT, LocalAddress, LocalRow, LocalTable
from hilft_desktop.services.texts import limited, required

INITIALS_LIMIT = 12
_LINE = 200
_REMARK = 1000
_MOST_PERSONS = 30
_MOST_EUROS = 100_000


def initials_of(text: str) -> str:
    """Return initials without blanks; raises ``initials_missing`` or ``initials_too_long``."""
    return required(text, INITIALS_LIMIT, "initials_missing", "initials_too_long", "initials")


def checked_table(table: LocalTable) -> LocalTable:
    """Return a table as it is kept, rows by size; raises as ``LocalService.save_table``."""
    rows = tuple(sorted(table.rows, key=lambda row: row.persons))
    sizes = [row.persons for row in rows]
    if not rows or len(rows) > TABLE_ROWS_LIMIT or len(set(sizes)) != len(sizes):
        raise UserError("local_rows_invalid", field="rows")
    if not all(_row_possible(row) for row in rows) or not _possible(table.per_person_more):
        raise UserError("local_rows_invalid", field="rows")
    if table.valid_to is not None and table.valid_to < table.valid_from:
        raise UserError("local_dates_invalid", field="valid_to")
    return replace(
        table,
        place=_line(table.place, "place"),
        basis=_line(table.basis, "basis"),
        source=_line(table.source, "source"),
        remark=limited(table.remark, _REMARK, "local_text_too_long", "remark"),
        initials=initials_of(table.initials),
        rows=rows,
    )


def _row_possible(row: LocalRow) -> bool:
    metres = row.square_metres
    return (
        1 <= row.persons <= _MOST_PERSONS
        and _possible(row.euros)
        and (metres is None or (_possible(metres) and 0 < metres <= 1000))
    )


def _possible(amount: Decimal | None) -> bool:
    if amount is None:
        return True
    if not amount.is_finite() or not 0 <= amount <= _MOST_EUROS:
        return False
    return amount == round(amount, 2)


def checked_address(address: LocalAddress) -> LocalAddress:
    """Return an address as it is kept.

    Raises ``UserError``: ``local_text_missing``, ``local_text_too_long``, ``initials_missing``,
    ``initials_too_long``, each with its field.
    """
    lines = tuple(_line(line, "lines") for line in address.lines if line.strip())
    if len(lines) > 6:
        raise UserError("local_text_too_long", field="lines", length=len(lines), limit=6)
    return replace(
        address,
        name=_line(address.name, "name"),
        lines=lines,
        phone=limited(address.phone, 60, "local_text_too_long", "phone"),
        hours=limited(address.hours, 300, "local_text_too_long", "hours"),
        languages=limited(address.languages, _LINE, "local_text_too_long", "languages"),
        cost=limited(address.cost, _LINE, "local_text_too_long", "cost"),
        waiting=limited(address.waiting, _LINE, "local_text_too_long", "waiting"),
        email=limited(address.email, _LINE, "local_text_too_long", "email"),
        web=limited(address.web, _LINE, "local_text_too_long", "web"),
        remark=limited(address.remark, _REMARK, "local_text_too_long", "remark"),
        initials=initials_of(address.initials),
        pages=tuple(dict.fromkeys(address.pages)),
    )


def _line(text: str, field: str) -> str:
    text = " ".join(text.split())
    return required(text, _LINE, "local_text_missing", "local_text_too_long", field)
