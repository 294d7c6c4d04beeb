# SPDX-License-Identifier: GPL-3.0-or-later
"""What a letter text asks for: names of fields, filters and facts.

The template language itself lives where letters are made; an author's slip must be found without
making a letter, so this module reads only the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"\{\{(.*?)\}\}|\{%-?(.*?)-?%\}", re.DOTALL)
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_FILTER = re.compile(r"\|\s*([a-z_]+)")
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_LOOP = re.compile(r"\bfor\s+([a-z_]\w*(?:\s*,\s*[a-z_]\w*)*)\s+in\b")
_FACT = re.compile(r"\bfact\(\s*(['\"])([^'\"]*)\1\s*(?:,\s*(['\"])([^'\"]*)\3\s*)?(?:,[^)]*)?\)")
_WORDS = frozenset(
    {"and", "or", "not", "in", "is", "if", "else", "elif", "endif", "for", "endfor"}
    | {"true", "false", "none", "True", "False", "None", "defined", "undefined", "loop"}
)

FILTERS = frozenset({"date", "weekday_date", "money", "plural", "listing", "length"})
"""Filters that letter texts may use."""

FUNCTIONS = frozenset({"fact"})
"""Functions that letter texts may call."""


def names_used(text: str) -> frozenset[str]:
    """Return the names of the fields a text asks for."""
    expressions = list(_expressions(text))
    locals_ = {name for found in expressions for name in _loop_names(found)}
    names = {name for found in expressions for name in names_in(found)}
    return frozenset(names - locals_)


def names_in(expression: str) -> frozenset[str]:
    """Return the names of the fields an expression asks for, the form of ``when``."""
    bare = _FILTER.sub("", _STRING.sub("''", expression))
    return frozenset(_NAME.findall(bare)) - _WORDS - FUNCTIONS


def filters_used(text: str) -> frozenset[str]:
    """Return the filters a text uses."""
    return frozenset(
        name for found in _expressions(text) for name in _FILTER.findall(_STRING.sub("''", found))
    )


def facts_used(text: str) -> tuple[tuple[str, str], ...]:
    """Return the facts a text shows, as pairs of id and key."""
    return tuple((found[2], found[4] or "value") for found in _FACT.finditer(text))


def without_tags(text: str) -> str:
    """Return the words of a text with a blank where a value or a condition stands."""
    return _TAG.sub(" ", text)


def _expressions(text: str) -> Iterator[str]:
    for found in _TAG.finditer(text):
        yield found[1] or found[2] or ""


def _loop_names(expression: str) -> list[str]:
    found = _LOOP.search(expression)
    return re.findall(r"\w+", found[1]) if found else []
