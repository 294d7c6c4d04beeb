# SPDX-License-Identifier: GPL-3.0-or-later
import secrets
import statistics
from collections import Counter, defaultdict
from itertools import product
from math import sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hilft_desktop.disclosure import cube
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.combine import verify_tables
from hilft_desktop.disclosure.counts import Cell
from hilft_desktop.disclosure.cube import HeldBack, Protected, protect
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.disclosure.rounding import choices, draw
from hilft_desktop.domain.errors import MachineError
from tests.unit.disclosure.worlds import (
    CROSSED,
    LITTLE,
    TWO_BY_TWO,
    Script,
    month,
    publish,
    released,
)

CELL = tuple(dim.codes[0] for dim in CATALOGUE_V1.dimensions)


def assert_sound(release, counts):
    margins = margins_of(CATALOGUE_V1, release.table_set)
    assert verify_tables(release.tables, CATALOGUE_V1) == ()
    for made, true in zip(margins.vector(release.tables), margins.numbers(counts), strict=True):
        assert made % 5 == 0
        assert abs(made - true) <= 5
    assert release.examined == len(margins.keys)


@settings(max_examples=60, deadline=None)
@given(size=st.integers(0, 250), seed=st.integers(0, 2**32), table_set=st.sampled_from(TableSet))
def test_a_release_keeps_every_promise_or_is_held_back(size, seed, table_set):
    counts = month(size, Random(seed))
    release = protect(counts, CATALOGUE_V1, table_set=table_set, randomness=Random(seed))
    if isinstance(release, HeldBack):
        assert size <= 10
        assert release == HeldBack(10)
        return
    assert size >= 5
    assert_sound(release, counts)
    wanted = table_set is TableSet.STAR and release.total >= 60
    assert release.table_set is (TableSet.STAR if wanted else TableSet.ONE_WAY)


def everyone_different():
    """60 contacts spread as evenly as the codes allow: the two-way tables are full of ones."""
    return Counter(
        {
            tuple(d.codes[(i + i // 12) % len(d.codes)] for d in CATALOGUE_V1.dimensions): 1
            for i in range(60)
        }
    )


@pytest.mark.parametrize("table_set", list(TableSet))
@pytest.mark.parametrize(
    "counts",
    [
        Counter({CELL: 30}),
        Counter({CELL: 33}),
        Counter({CELL: 100}),
        Counter({CELL: 5000}),
        everyone_different(),
        Counter({cell: 5 * n for cell, n in everyone_different().items()}),
    ],
    ids=["one cell", "one cell, odd", "one big cell", "huge", "all ones", "all fives"],
)
def test_degenerate_months_are_protected(counts, table_set):
    for seed in range(6):
        release = protect(counts, CATALOGUE_V1, table_set=table_set, randomness=Random(seed))
        assert isinstance(release, Protected)
        assert_sound(release, counts)


def test_an_empty_month_is_always_held_back():
    assert {protect(Counter(), CATALOGUE_V1) for _ in range(40)} == {HeldBack(10)}


def test_whether_a_month_is_held_back_is_random_near_the_minimum():
    counts = Counter({CELL: 7})
    kinds = {type(protect(counts, CATALOGUE_V1, randomness=Random(s))) for s in range(30)}
    assert kinds == {HeldBack, Protected}


def test_the_program_takes_its_randomness_from_the_operating_system(monkeypatch):
    asked = []

    class Watched(secrets.SystemRandom):
        def random(self):
            asked.append(1)
            return super().random()

    monkeypatch.setattr(secrets, "SystemRandom", Watched)
    protect(month(40, Random(1)), CATALOGUE_V1)
    assert len(asked) >= 39


def test_two_releases_of_the_same_month_differ():
    counts = month(80, Random(2))
    releases = [released(counts) for _ in range(5)]
    assert any(releases[0].tables != other.tables for other in releases[1:])


def test_the_star_carries_the_total_that_decided_about_it():
    # 57 contacts: the total is 55 or 60 by chance, and only 60 may bring two-way tables.
    counts = month(57, Random(4))
    seen: Counter[tuple[int, TableSet]] = Counter()
    for seed in range(40):
        release = released(counts, TableSet.STAR, Random(seed))
        seen[release.total, release.table_set] += 1
    assert set(seen) == {(55, TableSet.ONE_WAY), (60, TableSet.STAR)}


@pytest.mark.parametrize("catalogue", [LITTLE, CROSSED], ids=["little", "crossed"])
@pytest.mark.parametrize("table_set", list(TableSet))
def test_every_truth_that_fits_a_release_could_have_produced_it(catalogue, table_set):
    """Knowing the algorithm shrinks nothing: the targets can fall on P, and then P comes out."""
    margins = margins_of(catalogue, table_set)
    rng = Random(6)
    wandered = 0
    for _ in range(25):
        truth = month(rng.randint(5, 60), rng, catalogue)
        release = publish(margins, truth, rng)
        other = wander(margins, truth, release, rng)
        points = [point_of(release[i], number) for i, number in enumerate(margins.numbers(other))]
        assert publish(margins, other, Script(points, rng)) == release
        wandered += margins.numbers(other) != margins.numbers(truth)
    assert wandered > 20


def wander(margins, counts, release, rng):
    """Walk to another truth that fits the release, one contact at a time."""
    cells = [tuple(rng.choice(d.codes) for d in margins.catalogue.dimensions) for _ in range(60)]
    here = counts.copy()
    for cell in cells:
        step = here.copy()
        step[cell] = max(0, step[cell] + rng.choice((-1, 1)))
        fits = zip(margins.numbers(step), release, strict=True)
        if all(abs(number - made) <= 5 for number, made in fits):
            here = step
    return here


def point_of(target, true):
    point = 0.0
    for option, chance in choices(true):
        if option == target:
            return point + chance / 2
        point += chance
    raise AssertionError("the target is not a choice of this number")


def test_no_release_misses_its_targets_less():
    """Against trying every cube of multiples of 5, with the weights of the design: 8, 4, 1."""
    margins = margins_of(TWO_BY_TWO, TableSet.STAR)
    cells: list[Cell] = list(product("ab", "xy"))
    cubes = [Counter(dict(zip(cells, n, strict=True))) for n in product(range(0, 26, 5), repeat=4)]
    vectors = [margins.numbers(cube) for cube in cubes]
    weights = {1: 8, 2: 4, 3: 1}
    rng = Random(12)
    missed = 0
    for _ in range(60):
        counts = month(rng.randint(5, 20), rng, TWO_BY_TWO)
        truth = margins.numbers(counts)
        targets = [draw(number, rng) for number in truth]
        points = [point_of(target, true) for target, true in zip(targets, truth, strict=True)]

        def cost(vector, targets=targets):
            triples = zip(margins.keys, vector, targets, strict=True)
            return sum(weights[len(key)] * abs(made - aim) // 5 for key, made, aim in triples)

        near = [v for v in vectors if all(abs(a - b) <= 5 for a, b in zip(v, truth, strict=True))]
        best = cost(publish(margins, counts, Script(points, rng)))
        assert best == min(map(cost, near))
        missed += best > 0
    assert missed > 20


@pytest.mark.parametrize("size", [30, 120])
def test_rounding_is_not_biased(size):
    """1,000 months: each kind of number on average right, each true number from 1 on nearly so.

    The tolerance is the promised 0.1, or four standard errors of the sample where that is more
    (only the total has so few). A true zero can only move up; +0.25 is its price.
    """
    rng = Random(20)
    margins = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
    totals, cells, by_truth = [], [], defaultdict(list)
    for _ in range(1000):
        counts = month(size + rng.randint(-4, 4), rng)
        vector, truth = publish(margins, counts, rng), margins.numbers(counts)
        errors = [made - true for made, true in zip(vector, truth, strict=True)]
        totals.append(errors[0])
        cells += errors[1:]
        for true, error in zip(truth[1:], errors[1:], strict=True):
            by_truth[min(true, 10 + true % 5)].append(error)
    for sample in (totals, cells):
        noise = 4 * statistics.stdev(sample) / sqrt(len(sample))
        assert abs(statistics.mean(sample)) <= max(0.1, noise)
    assert statistics.mean(map(abs, cells)) <= 1.8
    assert 0 < statistics.mean(by_truth.pop(0)) <= 0.35
    for true, sample in by_truth.items():
        noise = 4 * statistics.stdev(sample) / sqrt(len(sample))
        assert abs(statistics.mean(sample)) <= 0.1 + noise, true


def refusal(counts, **options):
    with pytest.raises(MachineError) as caught:
        protect(counts, CATALOGUE_V1, **options)
    assert caught.value.code == "tally_unprotected"
    # Nothing about the numbers may travel with the error.
    assert dict(caught.value.params) == {}


def test_no_time_means_no_release():
    refusal(month(80, Random(1)), time_limit_s=0)


def test_a_rounder_that_leaves_the_truth_is_stopped(monkeypatch):
    monkeypatch.setattr(cube, "draw", lambda true, _randomness: true // 5 * 5 + 20)
    monkeypatch.setattr(cube, "reach", lambda true: (0, true // 5 * 5 + 40))
    refusal(month(80, Random(1)))


def test_a_rounder_that_forgets_the_multiples_is_stopped(monkeypatch):
    monkeypatch.setattr(cube, "draw", lambda true, _randomness: true)
    refusal(month(83, Random(1)))


def test_a_star_that_does_not_work_out_leaves_the_one_way_tables(monkeypatch):
    real = cube._examined

    def only_one_way(margins, table_set, vector, deadline):
        if table_set is TableSet.STAR:
            return None
        return real(margins, table_set, vector, deadline)

    monkeypatch.setattr(cube, "_examined", only_one_way)
    counts = month(120, Random(1))
    release = released(counts, TableSet.STAR)
    assert release.table_set is TableSet.ONE_WAY
    assert_sound(release, counts)
