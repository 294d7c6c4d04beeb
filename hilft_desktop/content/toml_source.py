# SPDX-License-Identifier: GPL-3.0-or-later
"""TOML with line numbers: the standard parser tells values, this module tells where they stand."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Location = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+)\s*=")
_ERROR_LINE = re.compile(r"\(at line (\d+)")


class TomlSyntaxError(ValueError):
    """The text is not TOML; ``line`` counts from 1 within the text."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class TomlSource:
    """Parsed TOML and the line of each key, shifted by where the text begins in its file."""

    data: dict[str, Any]
    lines: dict[Location, int]
    first_line: int = 1

    def line_of(self, location: Location) -> int:
        """Return the line of a value or of the nearest thing around it."""
        for length in range(len(location), 0, -1):
            line = self.lines.get(location[:length])
            if line is not None:
                return line
        return self.first_line


def parse_toml(text: str, first_line: int = 1) -> TomlSource:
    """Parse TOML; decimals stay exact. Raises ``TomlSyntaxError``."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _ERROR_LINE.search(str(error))
        line = int(found[1]) if found else len(text.rstrip().splitlines())
        raise TomlSyntaxError(line + first_line - 1) from error
    return TomlSource(data, _locate(text, first_line), first_line)


def _locate(text: str, first_line: int) -> dict[Location, int]:
    lines: dict[Location, int] = {}
    counts: dict[Location, int] = {}
    prefix: Location = ()
    in_string = False
    for number, line in enumerate(text.splitlines(), first_line):
        opens = line.count('"""') % 2 == 1
        if in_string:
            in_string = not opens
            continue
        if header := _HEADER.match(line):
            prefix = _enter(header[2].split("."), header[1] == "[[", counts)
            lines.setdefault(prefix, number)
        elif key := _KEY.match(line):
            lines.setdefault((*prefix, key[1]), number)
        in_string = opens
    return lines


def _enter(names: list[str], is_array: bool, counts: dict[Location, int]) -> Location:
    path: Location = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, names[-1])
    if is_array:
        counts[path] = counts.get(path, -1) + 1
        path = (*path, counts[path])
    return path
