# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of the local layer (``oertlich.toml``): checked like content, written whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from hilft_desktop.content.faults import FaultList
from hilft_desktop.content.schema import Entry, Identifier, Words
from hilft_desktop.content.schema_advice import advice_for
from hilft_desktop.content.toml_source import TomlSyntaxError, parse_toml
from hilft_desktop.content.toml_text import toml_text
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.local import (
    NOTE_LIMIT,
    RECHECK_DAYS,
    RECHECK_DAYS_LIMIT,
    TABLE_ROWS_LIMIT,
    Desk,
    LocalAddress,
    LocalLayer,
    LocalNote,
    LocalReview,
    LocalRow,
    LocalTable,
    LocalTableKind,
    PlaceKind,
)
from hilft_desktop.domain.updates import ItemKind
from hilft_desktop.system.atomic import storage_error, write_text

FILE_NAME = "oertlich.toml"
LARGEST = 4 * 1024 * 1024
_FORMAT = "hilft-local/1"
_COMMENT = (
    "Was unser Kreisverband dem Leitfaden hinzufügt. Diese Datei ist nicht verschlüsselt:\n"
    "keine Angaben über Ratsuchende hineinschreiben."
)

Initials = Annotated[str, Field(min_length=1, max_length=12)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Euros = Annotated[Decimal, Field(ge=0, le=100_000, decimal_places=2)]
Metres = Annotated[Decimal, Field(gt=0, le=1000, decimal_places=2)]


class _Note(Entry):
    page_id: Identifier
    text: Annotated[str, Field(min_length=1, max_length=NOTE_LIMIT)]
    initials: Initials
    written_on: date
    page_digest: str = ""


class _Row(Entry):
    persons: Annotated[int, Field(ge=1, le=30)]
    euros: Euros
    square_metres: Metres | None = None


class _Table(Entry):
    id: Identifier
    kind: LocalTableKind
    place: Line
    basis: Line
    source: Line
    valid_from: date
    valid_to: date | None = None
    checked_on: date
    initials: Initials
    per_person_more: Euros | None = None
    remark: Annotated[str, Field(max_length=1000)] = ""
    rows: Annotated[tuple[_Row, ...], Field(min_length=1, max_length=TABLE_ROWS_LIMIT)]

    @model_validator(mode="after")
    def _in_order(self) -> _Table:
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to liegt vor valid_from")
        sizes = [row.persons for row in self.rows]
        if sizes != sorted(set(sizes)):
            raise ValueError("die Haushaltsgrößen müssen aufsteigen, jede nur einmal")
        return self


class _Address(Entry):
    id: Identifier
    kind: PlaceKind
    name: Line
    lines: Annotated[tuple[Line, ...], Field(max_length=6)] = ()
    phone: Annotated[str, Field(max_length=60)] = ""
    hours: Annotated[str, Field(max_length=300)] = ""
    remark: Annotated[str, Field(max_length=1000)] = ""
    pages: tuple[Identifier, ...] = ()
    languages: Annotated[str, Field(max_length=200)] = ""
    step_free: bool | None = None
    cost: Annotated[str, Field(max_length=200)] = ""
    waiting: Annotated[str, Field(max_length=200)] = ""
    email: Annotated[str, Field(max_length=200)] = ""
    web: Annotated[str, Field(max_length=200)] = ""
    verified_on: date
    initials: Initials


class _Review(Entry):
    kind: ItemKind
    id: Identifier
    initials: Initials
    confirmed_on: date
    counts_until: date
    content_version: Words
    digest: Words


class _Desk(Entry):
    place: Annotated[str, Field(max_length=200)] = ""
    lines: Annotated[tuple[Line, ...], Field(max_length=4)] = ()
    hours: Annotated[tuple[Line, ...], Field(max_length=6)] = ()
    phone: Annotated[str, Field(max_length=60)] = ""
    recheck_days: Annotated[int, Field(ge=1, le=RECHECK_DAYS_LIMIT)] = RECHECK_DAYS


class _File(Entry):
    format: Literal["hilft-local/1"]
    desk: _Desk = _Desk()
    note: tuple[_Note, ...] = ()
    table: tuple[_Table, ...] = ()
    address: tuple[_Address, ...] = ()
    review: tuple[_Review, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> _File:
        _unique((note.page_id for note in self.note), "Notiz")
        _unique((table.id for table in self.table), "Tabelle")
        _unique((address.id for address in self.address), "Anschrift")
        _unique((f"{review.kind}:{review.id}" for review in self.review), "Prüfung")
        return self


def _unique(keys: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{what} „{key}“ steht doppelt")
        seen.add(key)


def read_layer(file: Path) -> LocalLayer:
    """Return the layer of a file; a file that does not exist is an empty layer.

    Raises ``FormErrors("local_file_faults")`` that names every fault with its line,
    ``UserError("file_too_big")`` or an error of ``storage_error``.
    """
    try:
        with file.open("rb") as source:
            data = source.read(LARGEST + 1)
    except FileNotFoundError:
        return LocalLayer()
    except OSError as error:
        raise storage_error(error, file) from error
    if len(data) > LARGEST:
        raise UserError("file_too_big", file=str(file), largest=LARGEST // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("file_not_text", file=str(file)) from None
    return parse_layer(text, file.name)


def parse_layer(text: str, name: str = FILE_NAME) -> LocalLayer:
    """Return the layer of a text; raises ``FormErrors("local_file_faults")``."""
    faults = FaultList()
    try:
        source = parse_toml(text)
        try:
            return _layer(_File.model_validate(source.data))
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=True):
                code, advice = advice_for(detail, _File)
                faults.add(name, source.line_of(tuple(detail["loc"])), code, advice)
    except TomlSyntaxError as error:
        faults.add(name, error.line, "toml_syntax", "Die Zeile ist kein gültiges TOML.")
    raise FormErrors(
        "local_file_faults",
        faults=tuple(
            UserError("local_file_fault", file=fault.file, line=fault.line, advice=fault.advice)
            for fault in faults.sorted()
        ),
    )


def entry_of(kind: str, data: dict[str, Any]) -> LocalNote | LocalTable | LocalAddress:
    """Return one entry of plain values, checked like those of the file; the id may be missing.

    ``kind`` is "note", "table" or "address". Raises ``FormErrors("local_entry_faults")`` with the
    key of every fault as its field.
    """
    new = kind != "note" and "id" not in data
    # Who reads it sets day and digest of a note, and the id of what is new.
    fixed: dict[str, Any] = {"written_on": date.min} if kind == "note" else {}
    filled = {**({"id": "neu"} if new else {}), **data, **fixed}
    models: dict[str, type[_Note | _Table | _Address]]
    models = {"note": _Note, "table": _Table, "address": _Address}
    model = models[kind]
    try:
        checked = model.model_validate(filled)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        raise FormErrors(
            "local_entry_faults",
            faults=tuple(
                UserError(
                    "local_entry_fault",
                    field=".".join(map(str, detail["loc"])) or None,
                    advice=advice_for(detail, model)[1],
                )
                for detail in details
            ),
        ) from None
    if isinstance(checked, _Note):
        return LocalNote(**checked.model_dump())
    entry = _table(checked) if isinstance(checked, _Table) else _address(checked)
    return replace(entry, id="") if new else entry


def write_layer(file: Path, layer: LocalLayer) -> None:
    """Write the layer, whole or not at all. Raises as ``parse_layer`` does, before writing."""
    text = layer_text(layer)
    parse_layer(text)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, file) from error
    write_text(file, text)


def layer_text(layer: LocalLayer) -> str:
    """Return the layer as the text of its file."""
    desk = {} if layer.desk == Desk() else {"desk": asdict(layer.desk)}
    data = {
        "format": _FORMAT,
        **desk,
        "note": [_without(asdict(note), "text_changed") for note in layer.notes],
        "table": [_table_last(asdict(table)) for table in layer.tables],
        "address": [asdict(address) for address in layer.addresses],
        "review": [asdict(review) for review in layer.reviews],
    }
    return toml_text(data, _COMMENT)


def _without(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}


def _table_last(values: dict[str, Any]) -> dict[str, Any]:
    return {**_without(values, "rows"), "rows": values["rows"]}


def _layer(file: _File) -> LocalLayer:
    return LocalLayer(
        notes=tuple(LocalNote(**note.model_dump()) for note in file.note),
        tables=tuple(_table(table) for table in file.table),
        addresses=tuple(_address(address) for address in file.address),
        reviews=tuple(
            LocalReview(**{**review.model_dump(), "kind": review.kind.value})
            for review in file.review
        ),
        desk=Desk(**file.desk.model_dump()),
    )


def _table(table: _Table) -> LocalTable:
    rows = tuple(LocalRow(**row.model_dump()) for row in table.rows)
    return LocalTable(**{**table.model_dump(), "rows": rows})


def _address(address: _Address) -> LocalAddress:
    return LocalAddress(**address.model_dump())
