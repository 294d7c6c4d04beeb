# SPDX-License-Identifier: GPL-3.0-or-later
"""The claim on which everything rests: agreeing margins and cubes are the same thing."""

import time
from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.disclosure.attacker import Attacker
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.disclosure.rounding import truths_behind
from hilft_desktop.disclosure.solver import IntegerProgramme, Row
from tests.unit.disclosure.worlds import LITTLE, month, publish

both = pytest.mark.parametrize("table_set", list(TableSet))


def agrees(margins, vector):
    return all(vector[e.whole] == sum(vector[p] for p in e.parts) for e in margins.equations)


@both
def test_the_margins_of_a_cube_agree_and_come_back_from_tables(table_set):
    rng = Random(3)
    margins = margins_of(CATALOGUE_V1, table_set)
    for size in (0, 1, 50, 300):
        vector = margins.numbers(month(size, rng))
        assert vector[0] == size
        assert agrees(margins, vector)
        assert margins.vector(margins.tables(vector)) == vector


def limits(published: int) -> tuple[int, int]:
    behind = truths_behind(published)
    assert behind is not None
    return behind


def cube_of(margins, vector):
    """Build the cube as the docstring of ``margins`` says: units in a row, labels laid along."""
    catalogue = margins.catalogue
    number = dict(zip(margins.keys, vector, strict=True))
    star = any(len(key) == 3 for key in margins.keys)
    cube: Counts = Counter()
    for row in catalogue.centre.codes if star else (None,):
        labels = []
        for dim in catalogue.dimensions:
            if row is None:
                laid = [c for c in dim.codes for _ in range(number[dim.table, c])]
            elif dim is catalogue.centre:
                laid = [row] * number[dim.table, row]
            else:
                table = catalogue.two_way_table(dim)
                laid = [c for c in dim.codes for _ in range(number[table, row, c])]
            labels.append(laid)
        cube.update(zip(*labels, strict=True))
    return cube


@both
@given(seed=st.integers(0, 2**32))
def test_margins_drawn_without_any_cube_have_one(table_set, seed):
    rng = Random(seed)
    margins = margins_of(LITTLE, table_set)
    vector = publish(margins, month(rng.randint(0, 40), rng, LITTLE), rng)
    cube = cube_of(margins, vector)
    assert margins.numbers(cube) == vector
    assert all(number % 5 == 0 for number in cube.values())


@both
def test_attacking_margins_finds_what_attacking_the_full_cube_finds(table_set):
    rng = Random(5)
    margins = margins_of(LITTLE, table_set)
    cells = list(product(*(dim.codes for dim in LITTLE.dimensions)))
    unit = [margins.numbers(Counter({cell: 1})) for cell in cells]
    narrowed = 0
    for _ in range(12):
        # Sums that do not agree give intervals worth comparing.
        truth = margins.numbers(month(rng.randint(15, 40), rng, LITTLE))
        seen = [5 * round((number + rng.uniform(-2.5, 2.5)) / 5) for number in truth]
        rows = [
            Row(*limits(p), tuple((c, 1) for c in range(len(cells)) if unit[c][i]))
            for i, p in enumerate(seen)
        ]
        programme = IntegerProgramme([(0, 99)] * len(cells), rows)
        attacker = Attacker(margins)
        attacker.sees("r", seen)
        for finding, row in zip(attacker.conclude(time_limit_s=60), rows, strict=True):
            costs = [0.0] * len(cells)
            for column, _ in row.terms:
                costs[column] = 1.0
            ends = []
            for sign in (1, -1):
                best = programme.minimise([sign * c for c in costs], deadline=time.monotonic() + 60)
                assert best is not None
                ends.append(sum(best[column] for column, _ in row.terms))
            assert [finding.low, finding.high] == ends
            narrowed += finding.narrowed
    assert narrowed or table_set is TableSet.ONE_WAY
