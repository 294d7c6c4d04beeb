# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of a release as one vector, and the equations that hold between them.

Why the equations can stand for the whole cube (12 x 6 x 5 x 5 x 6 x 4 = 43,200 cells):

*Every non-negative integer vector that satisfies the equations is the vector of margins of a
non-negative integer cube, and the margins of every such cube satisfy them.* The second half is
plain addition. For the first half:

- Star (T0-T11): the tables topic x d agree on the topic margin m. Take one topic t. Each table
  splits the same m[t] units over its own codes. Lay m[t] units in a row and, for every dimension
  by itself, label the first z_d[t, first code] of them with its first code, the next ones with the
  second, and so on; the labels last exactly because every row sums to m[t]. Each unit now carries
  one code of every dimension, that is, one cell of the cube. Counting the units gives back every
  table.
- One-way (T0-T6): the same with a single row of ``total`` units.
- A dimension that is not crossed (T12): label the units of all topics laid in one row.

If all numbers are multiples of 5, lay blocks of five units: the cube is one of multiples of 5.
So optimising over these vectors *is* optimising over cubes, for the rounder as for the attacker,
with 39 (one-way) or 351 (star) unknowns instead of 43,200.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from hilft_desktop.disclosure.catalogue import TOTAL, Catalogue, TableSet
from hilft_desktop.disclosure.counts import Counts

Key: TypeAlias = tuple[str, ...]
"""A published number: ``("total",)``, ``(table, code)`` or ``(table, centre code, code)``."""

Table: TypeAlias = int | dict[str, int] | dict[str, dict[str, int]]
Tables: TypeAlias = dict[str, Table]

_WEIGHTS = {1: 8, 2: 4, 3: 1}
"""How much it costs to miss the target of a total, a one-way and a two-way number."""


@dataclass(frozen=True, slots=True)
class Equation:
    """The number at ``whole`` is the sum of the numbers at ``parts`` (positions in the vector)."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Margins:
    """The vector of one table set: what each position means and which sums must agree."""

    catalogue: Catalogue
    keys: tuple[Key, ...]
    equations: tuple[Equation, ...]

    @property
    def weights(self) -> tuple[int, ...]:
        """Cost per unit of base of missing the target, by position."""
        return tuple(_WEIGHTS[len(key)] for key in self.keys)

    def numbers(self, counts: Counts) -> tuple[int, ...]:
        """Return the true vector of a cube."""
        position = {key: index for index, key in enumerate(self.keys)}
        vector = [0] * len(self.keys)
        dimensions = self.catalogue.dimensions
        crossed_with = [(dim, self.catalogue.two_way_table(dim)) for dim in dimensions]
        for cell, number in counts.items():
            vector[position[TOTAL,]] += number
            for (dimension, two_way), code in zip(crossed_with, cell, strict=True):
                vector[position[dimension.table, code]] += number
                crossed = position.get((two_way, cell[0], code))
                if crossed is not None:
                    vector[crossed] += number
        return tuple(vector)

    def tables(self, vector: Sequence[int]) -> Tables:
        """Return the vector as nested tables, every code present, also with 0."""
        tables: Tables = {}
        for key, number in zip(self.keys, vector, strict=True):
            _put(tables, key, number)
        return tables

    def vector(self, tables: Mapping[str, object]) -> tuple[int, ...]:
        """Return well-formed tables as a vector; raises ``KeyError`` where a number is missing."""
        return tuple(_get(tables, key) for key in self.keys)


def _put(tables: Tables, key: Key, number: int) -> None:
    node: dict[str, object] = tables  # type: ignore[assignment]
    for part in key[:-1]:
        node = node.setdefault(part, {})  # type: ignore[assignment]
    node[key[-1]] = number


def _get(tables: Mapping[str, object], key: Key) -> int:
    node: object = tables
    for part in key:
        if not isinstance(node, Mapping):
            raise KeyError(key)
        node = node[part]
    if not isinstance(node, int):
        raise KeyError(key)
    return node


@cache
def margins_of(catalogue: Catalogue, table_set: TableSet) -> Margins:
    """Return the vector and equations of a table set; the total is always at position 0."""
    keys: list[Key] = [(TOTAL,)]
    keys += [(dim.table, code) for dim in catalogue.dimensions for code in dim.codes]
    if table_set is TableSet.STAR:
        keys += [
            (catalogue.two_way_table(ray), centre, code)
            for ray in catalogue.rays
            for centre in catalogue.centre.codes
            for code in ray.codes
        ]
    position = {key: index for index, key in enumerate(keys)}
    star = table_set is TableSet.STAR
    summed = (catalogue.centre, *catalogue.single) if star else catalogue.dimensions
    equations = [
        Equation(0, tuple(position[dim.table, code] for code in dim.codes)) for dim in summed
    ]
    if star:
        equations += _star_equations(catalogue, position)
    return Margins(catalogue, tuple(keys), tuple(equations))


def _star_equations(catalogue: Catalogue, position: Mapping[Key, int]) -> list[Equation]:
    centre = catalogue.centre
    equations = []
    for ray in catalogue.rays:
        table = catalogue.two_way_table(ray)
        equations += [
            Equation(
                position[centre.table, row], tuple(position[table, row, code] for code in ray.codes)
            )
            for row in centre.codes
        ]
        equations += [
            Equation(
                position[ray.table, code], tuple(position[table, row, code] for row in centre.codes)
            )
            for code in ray.codes
        ]
    return equations
