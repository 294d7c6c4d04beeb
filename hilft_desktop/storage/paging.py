# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages read by key: the next page starts behind the last row seen, however long the list is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from hilft_desktop.domain.errors import UserError

T = TypeVar("T")
R = TypeVar("R")

PAGE_LIMIT = 1000
"""Largest page; whoever wants more asks again."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page and the key behind which the next one starts; ``None`` at the end."""

    items: tuple[T, ...]
    after: str | None = None


def encode_key(*parts: str) -> str:
    """Return the opaque text of a place in a sorted list."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def decode_key(text: str, parts: int) -> tuple[str, ...]:
    """Return the parts of a key; raises ``UserError("page_key_invalid")`` for a foreign one."""
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    if (
        not isinstance(values, list)
        or len(values) != parts
        or not all(isinstance(value, str) for value in values)
    ):
        raise UserError("page_key_invalid")
    return tuple(values)


def encode_day_key(day: date, row_id: str) -> str:
    """Return the key of a place in a list sorted by day."""
    return encode_key(day.isoformat(), row_id)


def decode_day_key(text: str | None) -> tuple[date, str] | None:
    """Return day and id of a key; raises ``UserError("page_key_invalid")`` for a foreign one."""
    if text is None:
        return None
    day, row_id = decode_key(text, 2)
    try:
        return date.fromisoformat(day), row_id
    except ValueError as error:
        raise UserError("page_key_invalid") from error


def clamp(limit: int) -> int:
    """Return a page size between 1 and ``PAGE_LIMIT``."""
    return max(1, min(limit, PAGE_LIMIT))


def make_page(
    rows: Sequence[R], limit: int, value: Callable[[R], T], key: Callable[[R], str]
) -> Page[T]:
    """Return a page from up to ``limit + 1`` rows; the surplus row only tells that more follow."""
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(tuple(value(row) for row in shown), key(shown[-1]) if more else None)
