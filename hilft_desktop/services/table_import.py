# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a table of bodies apart: every row is an address, or a fault with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hilft_desktop.documents.table_file import LARGEST, RawTable, TableForm, read_table
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import LocalAddress, PlaceKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.directory_rows import (
    OnDuplicate,
    TableCheck,
    TableFault,
    TableField,
    TableLook,
    TableRequest,
)
from hilft_desktop.services.local_checks import checked_address
from hilft_desktop.services.table_words import day_of, folded, guess_columns, kind_of, yes_or_no
from hilft_desktop.services.task import current_task
from hilft_desktop.system.atomic import storage_error

SAMPLE_ROWS = 20
_FAULTS_SHOWN = 200
_PROGRESS_EVERY = 100
_PLAIN = (
    TableField.PHONE,
    TableField.EMAIL,
    TableField.WEB,
    TableField.HOURS,
    TableField.LANGUAGES,
    TableField.COST,
    TableField.WAITING,
    TableField.REMARK,
)
"""Columns that are taken as they stand; the field of an address has the same name."""


def look(file: str) -> TableLook:
    """Return what a table holds; see ``DirectoryService.look_into``."""
    table = _read(file)
    header, rows = table.rows[0][1], table.rows[1:]
    if not rows:
        raise UserError("table_empty")
    width = max(len(cells) for _line, cells in table.rows)
    header = (*header, *("",) * (width - len(header)))
    return TableLook(
        file=file,
        how=_how(table),
        header=header,
        guess=guess_columns(header),
        sample=tuple(cells for _line, cells in rows[:SAMPLE_ROWS]),
        rows=len(rows),
    )


def check(request: TableRequest, own: Sequence[LocalAddress], today: date) -> TableCheck:
    """Return what taking a table would do to our own list; nothing is written.

    Raises ``UserError``: ``table_name_column_missing``, ``table_column_twice``, and as ``look``.
    """
    _check_columns(request.columns)
    table = _read(request.file)
    return _Sorter(request, own, today).sort(table)


def _read(file: str) -> RawTable:
    path = Path(file)
    if not path.is_file():
        raise UserError("folder_missing", file=file)
    try:
        with path.open("rb") as source:
            data = source.read(LARGEST + 1)
    except OSError as error:
        raise storage_error(error, path) from error
    return read_table(data)


def _how(table: RawTable) -> str:
    if table.form is TableForm.ODS:
        return _("Tabellenblatt „{sheet}“ (ODS)").format(sheet=table.sheet)
    signs = {";": _("Strichpunkt"), ",": _("Komma"), "\t": _("Tabulator"), "|": "|"}
    forms = {
        TableForm.UTF8: "UTF-8",
        TableForm.UTF16: "UTF-16",
        TableForm.WINDOWS: "Windows (cp1252)",
    }
    return _("CSV, {encoding}, getrennt durch {sign}").format(
        encoding=forms[table.form], sign=signs[table.delimiter]
    )


def _check_columns(columns: Sequence[TableField]) -> None:
    used = [field for field in columns if field is not TableField.SKIP]
    if TableField.NAME not in used:
        raise UserError("table_name_column_missing", field="columns")
    if len(set(used)) != len(used):
        raise UserError("table_column_twice", field="columns")


@dataclass(frozen=True, slots=True)
class _Bad(Exception):
    """A row that is not taken."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


class _Sorter:
    """Sorts the rows of a table into new, changed, equal and faulty ones."""

    def __init__(self, request: TableRequest, own: Sequence[LocalAddress], today: date) -> None:
        self._request = request
        self._today = today
        self._own = {_key(address): address for address in own}
        self._new: dict[tuple[str, str], LocalAddress] = {}
        self._changed: dict[str, LocalAddress] = {}
        self._same = 0
        self._duplicates: list[tuple[int, str]] = []
        self._faults: list[TableFault] = []

    def sort(self, table: RawTable) -> TableCheck:
        """Go through the rows below the header."""
        task, rows = current_task(), table.rows[1:]
        for done, (line, cells) in enumerate(rows):
            if done % _PROGRESS_EVERY == 0:
                task.progress(done, len(rows))
            try:
                self._place(line, self._address(cells))
            except _Bad as bad:
                self._faults.append(TableFault(line, bad.code, bad.params))
        return TableCheck(
            tuple(self._new.values()),
            tuple(self._changed.values()),
            self._same,
            tuple(self._duplicates),
            tuple(self._faults),
        )

    def _place(self, line: int, address: LocalAddress) -> None:
        key = _key(address)
        if key in self._new:
            self._duplicates.append((line, address.name))
            return
        known = self._own.get(key)
        if known is None:
            self._new[key] = address
            return
        brought = _over(known, address)
        if replace(brought, initials=known.initials) == known:
            self._same += 1
            return
        self._duplicates.append((line, address.name))
        if self._request.on_duplicate is OnDuplicate.REPLACE:
            self._changed[known.id] = brought

    def _address(self, cells: Sequence[str]) -> LocalAddress:
        values: dict[TableField, str] = {
            field: cells[at] if at < len(cells) else ""
            for at, field in enumerate(self._request.columns)
            if field is not TableField.SKIP
        }
        name = values.get(TableField.NAME, "")
        if not name:
            raise _Bad("table_row_nameless")
        address = LocalAddress(
            id="",
            kind=self._kind(values.get(TableField.KIND, ""), name),
            name=name,
            verified_on=self._verified(values.get(TableField.VERIFIED_ON, "")),
            initials=self._request.initials or "-",
            lines=_lines(values),
            step_free=_step_free(values.get(TableField.STEP_FREE, "")),
            phone=values.get(TableField.PHONE, ""),
            email=values.get(TableField.EMAIL, ""),
            web=values.get(TableField.WEB, ""),
            hours=values.get(TableField.HOURS, ""),
            languages=values.get(TableField.LANGUAGES, ""),
            cost=values.get(TableField.COST, ""),
            waiting=values.get(TableField.WAITING, ""),
            remark=values.get(TableField.REMARK, ""),
        )
        try:
            return checked_address(address)
        except UserError as error:
            raise _Bad("table_row_too_long", (("what", error.field or ""),)) from None

    def _kind(self, text: str, name: str) -> PlaceKind:
        found = kind_of(text, name)
        if found is not None:
            return found
        if self._request.kind:
            return PlaceKind(self._request.kind)
        raise _Bad("table_row_kind", (("text", text[:60]),))

    def _verified(self, text: str) -> date:
        if not text:
            if self._request.verified_on is None:
                raise _Bad("table_row_unverified")
            return min(self._request.verified_on, self._today)
        try:
            day = day_of(text)
        except ValueError:
            raise _Bad("table_row_day", (("text", text[:30]),)) from None
        if day > self._today:
            raise _Bad("table_row_future", (("text", text[:30]),))
        return day


def _step_free(text: str) -> bool | None:
    try:
        return yes_or_no(text)
    except ValueError:
        raise _Bad("table_row_step_free", (("text", text[:30]),)) from None


def _lines(values: Mapping[TableField, str]) -> tuple[str, ...]:
    town = " ".join(
        part for field in (TableField.POSTCODE, TableField.TOWN) if (part := values.get(field, ""))
    )
    whole = values.get(TableField.ADDRESS, "")
    parts = [part.strip() for part in whole.replace(";", ",").split(",")]
    return tuple(line for line in (*parts, values.get(TableField.STREET, ""), town) if line)


def _over(known: LocalAddress, brought: LocalAddress) -> LocalAddress:
    """Return what is known with what a table says instead; its silence takes nothing away."""
    said = {field.value: value for field in _PLAIN if (value := getattr(brought, field.value))}
    if brought.lines:
        said["lines"] = brought.lines
    if brought.step_free is not None:
        said["step_free"] = brought.step_free
    day = max(known.verified_on, brought.verified_on)
    return replace(known, initials=brought.initials, verified_on=day, **said)


def _key(address: LocalAddress) -> tuple[str, str]:
    return (address.kind.value, folded(address.name) or address.name)
