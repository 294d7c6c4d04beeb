# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter values as JSON: dates as ISO text, money as euros, checked against the letter's fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.services import json_input

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TEXTS = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.IBAN}
_LISTS = {FieldType.LINES, FieldType.CHOICES}
_MOST_LINES = 200


def read_values(text: str, fields: Sequence[LetterField]) -> dict[str, LetterValue]:
    """Return the values of a JSON object ``{name: value}`` for these fields.

    Raises ``UserError("letter_values_shape")``, or ``FormErrors`` that name every unknown field and
    every value that does not fit; what is missing is the letter's own business.
    """
    content = json_input.parse(text)
    if not isinstance(content, dict):
        raise UserError("letter_values_shape")
    known = {field.name: field for field in fields}
    values: dict[str, LetterValue] = {}
    faults: list[UserError] = []
    unknown = tuple(name[:40] for name in content if name not in known)
    if unknown:
        faults.append(UserError("letter_fields_unknown", names=unknown, allowed=tuple(known)))
    for name, value in content.items():
        if name not in known:
            continue
        try:
            values[name] = _value(known[name], value)
        except UserError as fault:
            faults.append(fault)
    if faults:
        raise FormErrors(faults=tuple(faults))
    return values


def read_kept(content: Mapping[str, Any], fields: Sequence[LetterField]) -> dict[str, LetterValue]:
    """Return what was kept for these fields; what no longer fits the template is left out."""
    values: dict[str, LetterValue] = {}
    for field in fields:
        try:
            value = _value(field, content.get(field.name))
        except UserError:
            continue
        if value is not None:
            values[field.name] = value
    return values


def value_json(field: LetterField, value: LetterValue) -> Any:
    """Return a value as ``read_values`` reads it."""
    if value is None:
        return None
    if field.type is FieldType.MONEY and isinstance(value, int):
        return json_input.euros(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _value(field: LetterField, value: Any) -> LetterValue:
    if value is None:
        return None
    if field.type in _TEXTS:
        return _text(field, value)
    if field.type in _LISTS:
        return _lines(field, value)
    match field.type:
        case FieldType.DATE:
            return _day(field, value)
        case FieldType.MONEY:
            return json_input.cents(value, field=field.name)
        case FieldType.NUMBER:
            if isinstance(value, bool) or not isinstance(value, int):
                raise UserError("letter_value_number", field=field.name)
            return value
        case FieldType.BOOL:
            if not isinstance(value, bool):
                raise UserError("letter_value_bool", field=field.name)
            return value
        case _:
            return _choice(field, _text(field, value))


def _text(field: LetterField, value: Any) -> str:
    if not isinstance(value, str):
        raise UserError("letter_value_text", field=field.name)
    return value


def _lines(field: LetterField, value: Any) -> tuple[str, ...]:
    if (
        not isinstance(value, list)
        or len(value) > _MOST_LINES
        or not all(isinstance(line, str) for line in value)
    ):
        raise UserError("letter_value_lines", field=field.name)
    if field.type is FieldType.CHOICES:
        return tuple(_choice(field, line) for line in value)
    return tuple(value)


def _choice(field: LetterField, value: str) -> str:
    allowed = _options(field)
    if allowed and value not in allowed:
        raise UserError(
            "letter_value_choice", field=field.name, value=value[:40], allowed=tuple(allowed)
        )
    return value


def _options(field: LetterField) -> Mapping[str, str]:
    return dict(field.options)


def _day(field: LetterField, value: Any) -> date:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise UserError("date_not_iso", field=field.name, text=str(value)[:30])
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UserError("date_iso_invalid", field=field.name, text=value) from None
