# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of groups that should send something: a table as a spreadsheet program writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hilft_desktop.documents.table_file import LARGEST, read_table
from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.land_keys import is_unit_id, key_in
from hilft_desktop.services.texts import cleaned
from hilft_desktop.system.reading import read_small

_LONGEST = 120
_COLUMNS: Mapping[str, str] = {
    "kennung": "id",
    "id": "id",
    "unit_id": "id",
    "name": "name",
    "gruppe": "name",
    "kreisverband": "name",
    "unit_name": "name",
    "land": "land",
    "bundesland": "land",
    "schlüssel": "key",
    "schluessel": "key",
    "public_key": "key",
}


@dataclass(frozen=True, slots=True)
class ExpectedUnit:
    """One group of the list; without ``id`` it is found by its name, ``key`` may be empty."""

    id: str
    name: str
    land: str = ""
    key: str = ""


def read_expected(path: str) -> tuple[ExpectedUnit, ...]:
    """Return the groups of a CSV or ODS with a header line, in its order.

    Columns in any order: ``Kennung``, ``Name``, ``Land``, ``Schlüssel``; one of the first two must
    be there, others are passed over. Raises ``UserError``: ``land_list_header``, ``land_list_row``
    (with the line), ``land_list_twice``, and what ``read_small`` and ``read_table`` raise.
    """
    (_line, header), *rows = read_table(read_small(Path(path), LARGEST)).rows
    columns = [_COLUMNS.get(cell.casefold(), "") for cell in header]
    if not {"id", "name"} & set(columns):
        raise UserError("land_list_header", field="expected")
    units = [_unit(line, dict(zip(columns, row, strict=False))) for line, row in rows]
    seen: set[str] = set()
    for unit in units:
        mark = unit.id or unit.name
        if mark in seen:
            raise UserError("land_list_twice", field="expected", name=unit.name or unit.id)
        seen.add(mark)
    return tuple(units)


def _unit(line: int, cells: Mapping[str, str]) -> ExpectedUnit:
    words = {name: " ".join(cleaned(cell).split()) for name, cell in cells.items()}
    unit, name = words.get("id", ""), words.get("name", "")
    written = words.get("key", "")
    key = key_in(written, unit)
    is_wrong = (
        not (unit or name)
        or len(name) > _LONGEST
        or (unit and not is_unit_id(unit))
        or bool(written) != bool(key)
    )
    if is_wrong:
        raise UserError("land_list_row", field="expected", line=line)
    return ExpectedUnit(unit, name, words.get("land", ""), key)
