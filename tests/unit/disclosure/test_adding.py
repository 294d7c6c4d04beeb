# SPDX-License-Identifier: GPL-3.0-or-later
"""Published releases are added number by number, and nothing else slips through the quick way."""

from __future__ import annotations

import copy
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hilft_desktop.disclosure.adding import TableSum, error_of, published
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, CATALOGUE_V2, Catalogue, TableSet
from hilft_desktop.disclosure.combine import verify_tables
from hilft_desktop.disclosure.cube import Protected, protect
from hilft_desktop.disclosure.margins import margins_of


def tables(seed: int, fives: int, catalogue: Catalogue = CATALOGUE_V1) -> dict[str, Any]:
    chance = random.Random(seed)
    cells: Counter[tuple[str, ...]] = Counter()
    for _five in range(fives):
        cells[tuple(chance.choice(dim.codes) for dim in catalogue.dimensions)] += 5
    star = 5 * fives >= catalogue.two_way_minimum
    margins = margins_of(catalogue, TableSet.STAR if star else TableSet.ONE_WAY)
    return margins.tables(margins.numbers(cells))


def leaves(node: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, value in node.items():
        found += leaves(value, (*path, name)) if isinstance(value, dict) else [(*path, name)]
    return found


def put(node: Any, path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value


@pytest.mark.parametrize("catalogue", [CATALOGUE_V1, CATALOGUE_V2], ids=["1", "2"])
@pytest.mark.parametrize("fives", [2, 11, 12, 40])
def test_sound_tables_are_read_number_by_number(catalogue: Catalogue, fives: int) -> None:
    made = tables(1, fives, catalogue)
    numbers = published(made, catalogue)

    assert numbers is not None
    assert numbers.total == 5 * fives
    assert numbers.two_way == (fives >= 12)
    assert numbers.margins.tables(numbers.vector) == made
    assert set(numbers.tables) == set(made)


def test_what_the_protection_makes_is_sound() -> None:
    chance = random.Random(4)
    cells = Counter(
        tuple(chance.choice(dim.codes) for dim in CATALOGUE_V1.dimensions) for _ in range(90)
    )
    result = protect(cells, CATALOGUE_V1, table_set=TableSet.STAR, randomness=chance)
    assert isinstance(result, Protected)
    assert published(result.tables, CATALOGUE_V1) is not None


def test_another_order_of_the_same_numbers_is_read_alike() -> None:
    made = tables(2, 20)
    turned = {
        name: dict(reversed(table.items())) if isinstance(table, dict) else table
        for name, table in reversed(made.items())
    }
    first, second = published(made, CATALOGUE_V1), published(turned, CATALOGUE_V1)
    assert first is not None
    assert first == second


@settings(max_examples=150)
@given(st.data())
def test_quick_and_careful_judge_alike(data: st.DataObject) -> None:
    made = copy.deepcopy(tables(data.draw(st.integers(0, 9)), data.draw(st.sampled_from([3, 14]))))
    for _change in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(leaves(made)))
        wrong: st.SearchStrategy[object] = st.sampled_from(
            [-5, 0, 3, 5, 1000, True, 2.5, "5", None, {}, [5]]
        )
        put(made, path, data.draw(wrong))
    assert (published(made, CATALOGUE_V1) is None) == bool(verify_tables(made, CATALOGUE_V1))


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t["age"].__setitem__("u18", t["age"]["u18"] - 5),
        lambda t: t["topic_by_age"]["miete"].__setitem__("u18", 1000),
        lambda t: t.__setitem__("extra", {}),
        lambda t: t.pop("channel"),
        lambda t: t["topic_by_age"].pop("miete"),
        lambda t: t["channel"].__setitem__("brieftaube", 0),
        lambda t: t.__setitem__("total", float(t["total"])),
        lambda t: t["outcome"].__setitem__("fonds", None),
    ],
)  # fmt: skip
def test_a_single_fault_is_enough(change: Any) -> None:
    made = copy.deepcopy(tables(3, 30))
    change(made)
    assert published(made, CATALOGUE_V1) is None


def test_sums_are_sums_of_the_published_numbers() -> None:
    small, large = tables(1, 5), tables(2, 30)
    with_grievance = tables(3, 4, CATALOGUE_V2)
    total = TableSum()
    for made, catalogue in (
        (small, CATALOGUE_V1),
        (large, CATALOGUE_V1),
        (large, CATALOGUE_V1),
        (with_grievance, CATALOGUE_V2),
    ):
        numbers = published(made, catalogue)
        assert numbers is not None
        total.add(numbers)

    sums: Any = total.tables()
    assert total.releases == 4
    assert total.total == sums["total"] == 25 + 150 + 150 + 20
    for code in CATALOGUE_V1.dimensions[1].codes:
        expected = small["age"][code] + 2 * large["age"][code] + with_grievance["age"][code]
        assert sums["age"][code] == expected
    assert sums["grievance"] == with_grievance["grievance"]
    assert sums["topic_by_age"]["miete"]["u18"] == 2 * large["topic_by_age"]["miete"]["u18"]
    assert total.releases_with()["topic"] == 4
    assert total.releases_with()["topic_by_age"] == 2
    assert total.releases_with()["grievance"] == 1


def test_the_hard_limit_grows_with_the_number_and_the_mean_error_with_its_root() -> None:
    assert (error_of(1).bound, error_of(1).typical) == (5, 2)
    assert (error_of(240).bound, error_of(240).typical) == (1200, 27)
    assert error_of(0).bound == error_of(0).typical == 0


def test_the_mean_error_of_a_sum_is_the_one_that_is_named() -> None:
    """Real protected months: the sum of their errors stays near what ``error_of`` says."""
    chance = random.Random(11)
    errors: list[int] = []
    for _land in range(12):
        off: Counter[str] = Counter()
        for _month in range(10):
            cells = Counter(
                tuple(chance.choice(dim.codes) for dim in CATALOGUE_V1.dimensions)
                for _ in range(chance.randrange(20, 60))
            )
            result = protect(cells, CATALOGUE_V1, table_set=TableSet.ONE_WAY, randomness=chance)
            assert isinstance(result, Protected)
            published_topics: Any = result.tables["topic"]
            for cell, number in cells.items():
                off[cell[0]] -= number
            off.update(published_topics)
        errors += [abs(number) for number in off.values()]
    assert max(errors) <= error_of(10).bound
    assert sum(errors) / len(errors) <= error_of(10).typical
