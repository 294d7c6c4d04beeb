# SPDX-License-Identifier: GPL-3.0-or-later
"""Published releases added up: sums of published numbers, and how far they may be off.

Adding what was published is post-processing: the sum of numbers that tell nothing about anybody
tells nothing about anybody either. Nothing else is ever added here; a separate count over the same
people would give away what the months protect.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import add, itemgetter
from typing import Any, Final

from hilft_desktop.disclosure.catalogue import BASE, TOTAL, Catalogue, TableSet
from hilft_desktop.disclosure.combine import table_set_of, verify_tables
from hilft_desktop.disclosure.margins import Margins, Tables, margins_of

MEAN_ERROR: Final = 1.7
"""Mean distance of a published number from the truth, at most (measured: 1.2 to 1.7)."""


@dataclass(frozen=True, slots=True)
class Published:
    """The numbers of one release in the order of its margins."""

    margins: Margins
    two_way: bool
    vector: tuple[int, ...]

    @property
    def total(self) -> int:
        """The published total."""
        return self.vector[0]

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables published, the total among them."""
        return _names(self.margins.catalogue, TableSet.STAR if self.two_way else TableSet.ONE_WAY)


@dataclass(frozen=True, slots=True)
class SumError:
    """How far a sum of published numbers may be from the sum of the true ones."""

    bound: int
    """No sum of this many releases of rounded numbers is further off."""
    typical: int
    """Mean distance; errors of single releases have no common direction and mostly cancel."""


def error_of(releases: int) -> SumError:
    """Return the errors of one number summed over so many releases.

    The errors of the releases are independent and have no bias, so their sum grows with the root
    of their number; the hard limit grows with the number itself.
    """
    return SumError(BASE * releases, math.ceil(MEAN_ERROR * math.sqrt(releases)))


def published(tables: Mapping[str, object], catalogue: Catalogue) -> Published | None:
    """Return the numbers of tables that pass ``verify_tables``; ``None`` for all others.

    Tables in the very shape and order in which this program writes them are checked at once,
    which is ten times as fast: a Land reads thousands. Whatever else comes takes the careful way.
    """
    table_set = table_set_of(tables, catalogue)
    plan = _plan(catalogue, table_set)
    vector = plan.vector(tables)
    if vector is None or not plan.holds(vector):
        if verify_tables(tables, catalogue):
            return None
        vector = plan.margins.vector(tables)
    return Published(plan.margins, table_set is TableSet.STAR, vector)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What tables of one set must look like, prepared once."""

    margins: Margins
    names: tuple[str, ...]
    minimum: int
    leaves: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Where numbers stand side by side, and the codes they stand under, in order."""
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """The two-way tables and the codes of their rows."""
    sums: tuple[tuple[int, itemgetter[Any]], ...]
    """Position of a whole, and what picks its parts out of the vector."""

    def vector(self, tables: Mapping[str, object]) -> tuple[int, ...] | None:
        """Return the numbers of tables in the usual shape and order; ``None`` for any other."""
        if tuple(tables) != self.names:
            return None
        for name, codes in self.rows:
            table = tables[name]
            if type(table) is not dict or tuple(table) != codes:
                return None
        numbers: list[object] = [tables[TOTAL]]
        for path, codes in self.leaves:
            node: Any = tables
            for part in path:
                node = node[part]
            if type(node) is not dict or tuple(node) != codes:
                return None
            numbers += node.values()
        if set(map(type, numbers)) != {int}:  # a JSON true is an int to Python, and no number
            return None
        return tuple(numbers)  # type: ignore[arg-type]  # checked in the line above

    def holds(self, vector: tuple[int, ...]) -> bool:
        """Tell whether numbers are ones that the protection can have made."""
        different = set(vector)  # hundreds of numbers, a dozen different ones
        return (
            vector[0] >= self.minimum
            and min(different) >= 0
            and not any(number % BASE for number in different)
            and all(vector[whole] == sum(parts(vector)) for whole, parts in self.sums)
        )


@cache
def _names(catalogue: Catalogue, table_set: TableSet) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key[0] for key in margins_of(catalogue, table_set).keys))


@cache
def _plan(catalogue: Catalogue, table_set: TableSet) -> _Plan:
    margins = margins_of(catalogue, table_set)
    leaves: dict[tuple[str, ...], list[str]] = {}
    for key in margins.keys[1:]:
        leaves.setdefault(key[:-1], []).append(key[-1])
    rows: dict[str, list[str]] = {}
    for path in leaves:
        if len(path) > 1:
            rows.setdefault(path[0], []).append(path[1])
    star = table_set is TableSet.STAR
    return _Plan(
        margins,
        _names(catalogue, table_set),
        catalogue.two_way_minimum if star else catalogue.one_way_minimum,
        tuple((path, tuple(codes)) for path, codes in leaves.items()),
        tuple((name, tuple(codes)) for name, codes in rows.items()),
        tuple((each.whole, itemgetter(*each.parts)) for each in margins.equations),
    )


@dataclass(slots=True)
class _Sum:
    """Releases of one catalogue and table set, added up."""

    margins: Margins
    names: tuple[str, ...]
    releases: int
    vector: list[int]


class TableSum:
    """Adds releases up, of any catalogue, with or without two-way tables.

    A number is the sum over those releases in which its table was published; ``releases_with``
    tells how many these were.
    """

    __slots__ = ("_sums", "releases")

    def __init__(self) -> None:
        self.releases = 0
        self._sums: dict[tuple[str, bool], _Sum] = {}

    def add(self, numbers: Published) -> None:
        """Add the numbers of one release."""
        self.releases += 1
        kind = (numbers.margins.catalogue.version, numbers.two_way)
        known = self._sums.get(kind)
        if known is None:
            self._sums[kind] = _Sum(numbers.margins, numbers.tables, 1, list(numbers.vector))
        else:
            known.releases += 1
            known.vector = list(map(add, known.vector, numbers.vector))

    @property
    def total(self) -> int:
        """The sum of the published totals."""
        return sum(each.vector[0] for each in self._sums.values())

    def releases_with(self) -> dict[str, int]:
        """Return by table how many releases published it."""
        found: Counter[str] = Counter()
        for each in self._sums.values():
            found.update(dict.fromkeys(each.names, each.releases))
        return dict(found)

    def tables(self) -> Tables:
        """Return the sums as nested tables, in the order of the catalogue."""
        sums: Counter[tuple[str, ...]] = Counter()
        for each in self._sums.values():
            sums.update(dict(zip(each.margins.keys, each.vector, strict=True)))
        tables: dict[str, Any] = {}
        for key in sorted(sums, key=len):
            node = tables
            for part in key[:-1]:
                node = node.setdefault(part, {})
            node[key[-1]] = sums[key]
        return tables
