# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``hilft`` prints: one JSON document, or plain text."""

from __future__ import annotations

import dataclasses
import json
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

WIDTH = 88


def plain(value: Any) -> Any:
    """Return a value of the domain as JSON knows it: codes, ISO dates, lists; no bytes.

    Raises ``TypeError`` for what has no place in an output.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: plain(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if not isinstance(getattr(value, f.name), bytes)
        }
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(part) for part in value]
    raise TypeError(f"not printable: {type(value).__name__}")


def print_json(value: Any) -> None:
    """Print one JSON document."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> None:
    """Print columns, as wide as their longest cell but the last."""
    lines = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line[:-1], widths, strict=False)]
        print("  ".join([*cells, line[-1]]).rstrip())


def print_block(text: str, indent: str = "", first: str | None = None) -> None:
    """Print text wrapped to a readable width, keeping its own line ends."""
    for number, line in enumerate(text.splitlines() or [""]):
        lead = first if first is not None and number == 0 else indent
        print(textwrap.fill(line, WIDTH, initial_indent=lead, subsequent_indent=indent))


def print_fields(pairs: Iterable[tuple[str, str]]) -> None:
    """Print labels and values below each other; empty values are left out."""
    shown = [(label, value) for label, value in pairs if value]
    width = max((len(label) for label, _value in shown), default=0)
    for label, value in shown:
        print_block(value, " " * (width + 2), f"{label}:".ljust(width + 2))


def say(text: str) -> None:
    """Print a hint beside the result, where it disturbs no reader of JSON."""
    print(text, file=sys.stderr)
