# SPDX-License-Identifier: GPL-3.0-or-later
"""Local entries as JSON, one object or a list, for ``hilft``."""

from __future__ import annotations

from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.local import LocalAddress, LocalNote, LocalTable
from hilft_desktop.services import json_input

LocalEntry = LocalNote | LocalTable | LocalAddress
TYPES = ("note", "table", "address")


def read_entries(text: str) -> tuple[LocalEntry, ...]:
    """Return the entries of a JSON document; each says by "type" what it is.

    Raises ``UserError("json_invalid")`` and its like, ``local_entry_shape``, or ``FormErrors``
    with every fault of every entry; in a list its field begins with the number of the entry.
    """
    from hilft_desktop.content.local_file import entry_of

    content = json_input.parse(text)
    items = content if isinstance(content, list) else [content]
    if not items or not all(isinstance(i, dict) and i.get("type") in TYPES for i in items):
        raise UserError("local_entry_shape", allowed=TYPES)
    entries: list[LocalEntry] = []
    faults: list[UserError] = []
    for number, item in enumerate(items, start=1):
        values = {name: value for name, value in item.items() if name != "type"}
        try:
            entries.append(entry_of(item["type"], values))
        except FormErrors as error:
            faults += [_placed(fault, number if len(items) > 1 else 0) for fault in error.faults]
    if faults:
        raise FormErrors("local_entry_faults", faults=tuple(faults))
    return tuple(entries)


def type_of(entry: LocalEntry) -> str:
    """Return the "type" of an entry."""
    if isinstance(entry, LocalNote):
        return "note"
    return "table" if isinstance(entry, LocalTable) else "address"


def _placed(fault: UserError, number: int) -> UserError:
    field = f"{number}.{fault.field}" if number else fault.field
    return UserError(fault.code, field=field, **fault.params)
