# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the TOML that this program keeps itself: flat keys, then tables; nothing nested deeper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_text(data: Mapping[str, Any], comment: str = "") -> str:
    """Return TOML; a list of mappings becomes an array of tables, ``None`` and "" are left out."""
    return "\n".join(_lines(data, comment)) + "\n"


def _lines(data: Mapping[str, Any], comment: str) -> Iterator[str]:
    yield from (f"# {line}" for line in comment.splitlines())
    for key, value in data.items():
        if not _is_tables(value):
            yield f"{key} = {_value(value)}"
    for key, value in data.items():
        for table in value if _is_tables(value) else ():
            yield ""
            yield f"[[{key}]]"
            for name, part in table.items():
                if part is not None and part not in ("", (), []):
                    yield f"{name} = {_value(part)}"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list)


def _value(value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case str():
            return _string(value)
        case Mapping():
            inner = (f"{key} = {_value(part)}" for key, part in value.items() if part is not None)
            return "{ " + ", ".join(inner) + " }"
        case Sequence():
            return _array([_value(part) for part in value])
        case _:
            raise TypeError(type(value).__name__)


def _array(parts: list[str]) -> str:
    one_line = "[" + ", ".join(parts) + "]"
    if len(one_line) <= 90:
        return one_line
    return "[\n" + "".join(f"    {part},\n" for part in parts) + "]"


def _string(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = _CONTROL.sub(lambda sign: _SHORT.get(sign[0], f"\\u{ord(sign[0]):04x}"), text)
    return f'"{escaped}"'
