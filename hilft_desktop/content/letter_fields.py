# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that many letters share, written down once and taken over with ``use``.

A letter that describes a field of the same name itself keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from hilft_desktop.content.schema import Entry, Identifier, LetterFieldEntry
from hilft_desktop.content.toml_source import Location, TomlSource

FieldGroups = Mapping[str, tuple[Mapping[str, Any], ...]]
"""The fields of each group as they stand in the file."""


class FieldGroupEntry(Entry):
    """Fields that belong together, such as those of the person."""

    id: Identifier
    field: Annotated[tuple[LetterFieldEntry, ...], Field(min_length=1)]


class LetterFieldsFile(Entry):
    """All groups."""

    format: Literal["hilft-letter-fields/1"]
    group: tuple[FieldGroupEntry, ...]


def groups_of(source: TomlSource) -> FieldGroups:
    """Return the groups of a file that was found to be valid."""
    return {group["id"]: tuple(group["field"]) for group in source.data["group"]}


def unknown_groups(source: TomlSource, groups: FieldGroups) -> Iterator[tuple[int, str, str]]:
    """Yield line, code and advice for every group that a letter uses and nobody wrote."""
    for name in _used(source):
        if name not in groups:
            known = ", ".join(sorted(groups)) or "keine"
            advice = f"Die Feldgruppe „{name}“ gibt es nicht. Es gibt: {known}."
            yield source.line_of(("use",)), "group_unknown", advice


def with_groups(source: TomlSource, groups: FieldGroups) -> TomlSource:
    """Return a letter's file with the fields of its groups before its own.

    Lines stay true: what comes from a group stands where the letter says ``use``.
    """
    own = source.data.get("field", [])
    if not isinstance(own, list):
        return source  # the schema says what is wrong with it
    named = {entry.get("name") for entry in own if isinstance(entry, dict)}
    taken = [
        field
        for name in _used(source)
        for field in groups.get(name, ())
        if field["name"] not in named
    ]
    if not taken:
        return source
    lines: dict[Location, int] = {}
    for location, line in source.lines.items():
        lines[_moved(location, len(taken))] = line
    for index in range(len(taken)):
        lines[("field", index)] = source.line_of(("use",))
    return TomlSource({**source.data, "field": [*taken, *own]}, lines, source.first_line)


def _moved(location: Location, by: int) -> Location:
    match location:
        case ("field", int(index), *rest):
            return ("field", index + by, *rest)
        case _:
            return location


def _used(source: TomlSource) -> tuple[str, ...]:
    use = source.data.get("use", [])
    return tuple(name for name in use if isinstance(name, str)) if isinstance(use, list) else ()
