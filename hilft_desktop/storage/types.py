# SPDX-License-Identifier: GPL-3.0-or-later
"""Column types: how values of the domain lie in STRICT tables, always as readable text."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
"""What may be stored as JSON. No floats: money is cents, figures are facts."""

E = TypeVar("E", bound=StrEnum)


class Day(TypeDecorator[date]):
    """A calendar day as ``YYYY-MM-DD``, which sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with microseconds and fixed width, which sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Code(TypeDecorator[E]):
    """A code of a closed vocabulary, as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, vocabulary: type[E]) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self._by_value: dict[str, E] = {str(member.value): member for member in vocabulary}

    def process_bind_param(self, value: E | None, _dialect: Dialect) -> str | None:
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> E | None:
        return None if value is None else self._by_value[value]


class YesNo(TypeDecorator[bool]):
    """A truth value as 0 or 1; STRICT tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, _dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A JSON value as compact text with sorted keys, so that equal values are equal bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, _dialect: Dialect) -> str | None:
        return dump_json(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def dump_json(value: Any) -> str:
    """Return the compact text of a JSON value; raises ``TypeError`` for anything else."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
