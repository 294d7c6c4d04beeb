# SPDX-License-Identifier: GPL-3.0-or-later
"""The mode "differential privacy first": what it bounds, and that nothing less would.

The bound is a statement about chances. It is checked where it can be: exactly for the noise of one
number, by the tables one contact touches for the whole, and by a reader who knows everybody else.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.disclosure import noise
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, CATALOGUE_V2, TableSet
from hilft_desktop.disclosure.combine import verify_tables
from hilft_desktop.disclosure.cube import HeldBack, Protected, protect
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.disclosure.noise import blur, epsilon, nearest_with_sum
from hilft_desktop.domain.tallies import TallyMode
from tests.attack.months import DEGENERATE, all_in_one_cell, likely_month, likely_size
from tests.attack.readers import assert_nothing_learnt, conclude

ONE_WAY = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
ONE_WAY_2 = margins_of(CATALOGUE_V2, TableSet.ONE_WAY)


class Bits:
    """Chance that is written down: 0.0 goes on, 0.9 ends."""

    def __init__(self, *points: float) -> None:
        self._points = list(points)

    def random(self) -> float:
        return self._points.pop(0)


def chance_of(value: int) -> Fraction:
    """Return the exact chance of a noise: both draws succeed as often as they differ by it."""
    ratio = Fraction(3, 4)
    return (1 - ratio) / (1 + ratio) * ratio ** abs(value)


def test_the_noise_is_the_difference_of_two_runs_of_successes_of_chance_three_quarters():
    assert Fraction(noise.DECAY) == Fraction(3, 4)
    assert noise.noise(Bits(0.0, 0.0, 0.9, 0.0, 0.9)) == 1
    assert noise.noise(Bits(0.9, 0.0, 0.74, 0.75)) == -2
    assert noise.noise(Bits(0.75, 0.75)) == 0
    assert sum(chance_of(k) for k in range(-200, 201)) == pytest.approx(1)


def test_the_drawn_noise_has_the_chances_it_promises():
    rng, tries = Random(401), 60_000
    seen = Counter(noise.noise(rng) for _ in range(tries))
    for value in range(-8, 9):
        expected = float(chance_of(value))
        deviation = math.sqrt(expected * (1 - expected) / tries)
        assert abs(seen[value] / tries - expected) < 5 * deviation, value


@given(true=st.integers(0, 300), seen=st.integers(-50, 400))
def test_one_contact_more_changes_the_odds_of_a_noisy_number_by_a_third_at_most(true, seen):
    with_it, without = chance_of(seen - true - 1), chance_of(seen - true)
    assert Fraction(3, 4) <= with_it / without <= Fraction(4, 3)


@pytest.mark.parametrize(
    ("catalogue", "margins", "factor"),
    [(CATALOGUE_V1, ONE_WAY, 7.5), (CATALOGUE_V2, ONE_WAY_2, 10.0)],
    ids=["1", "2"],
)
def test_one_contact_touches_as_many_numbers_as_the_bound_counts(catalogue, margins, factor):
    rng = Random(402)
    month, one = likely_month(80, rng, catalogue), likely_month(1, rng, catalogue)
    before, after = margins.numbers(month), margins.numbers(month + one)
    changes = [b - a for a, b in zip(before, after, strict=True) if a != b]
    assert changes == [1] * (1 + len(catalogue.dimensions))
    assert math.exp(epsilon(catalogue)) == pytest.approx((4 / 3) ** len(changes))
    assert math.exp(epsilon(catalogue)) == pytest.approx(factor, abs=0.05)


def odds_of_presence(make, tries):
    """Return how sure a reader gets who knows all others and asks whether one more was there.

    He tries both worlds and compares how often each total comes out.
    """
    absent, present = all_in_one_cell(30), all_in_one_cell(31)
    seen = [
        Counter(make(world, Random(seed)) for seed in range(tries)) for world in (absent, present)
    ]
    ratios = [
        max(seen[0][total], 1) / max(seen[1][total], 1)
        for total in seen[0] | seen[1]
        if max(seen[0][total], seen[1][total]) > tries / 50
    ]
    return max(max(ratio, 1 / ratio) for ratio in ratios)


def total_after_noise(world, rng):
    release = protect(world, CATALOGUE_V1, mode=TallyMode.DP_FIRST, randomness=rng)
    return release.total if isinstance(release, Protected) else 0


def total_without(world, rng):
    release = protect(world, CATALOGUE_V1, randomness=rng)
    return release.total if isinstance(release, Protected) else 0


def test_who_knows_all_others_stays_unsure_about_one_and_without_noise_he_does_not():
    """The control is plain rounding: a published 25 excludes 31, so somebody was not there."""
    bounded = odds_of_presence(total_after_noise, 700)
    assert bounded < math.exp(epsilon(CATALOGUE_V1))
    assert odds_of_presence(total_without, 700) > math.exp(epsilon(CATALOGUE_V1))


def test_without_the_noise_the_reader_wins(monkeypatch):
    monkeypatch.setattr(noise, "noise", lambda _rng: 0)
    assert odds_of_presence(total_after_noise, 700) > math.exp(epsilon(CATALOGUE_V1))


# -- what comes after the noise --------------------------------------------------------------------


@given(
    numbers=st.lists(st.integers(-40, 200), min_size=2, max_size=12),
    total=st.integers(0, 600),
)
def test_negative_numbers_become_zero_and_the_sum_is_kept(numbers, total):
    fitted = nearest_with_sum(numbers, total)
    assert sum(fitted) == total
    assert min(fitted) >= 0
    by_size = sorted(zip(numbers, fitted, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(by_size) if a[0] < b[0])
    # No other whole vector of this sum is nearer: moving one from any place to any other is worse.
    for i, j in ((i, j) for i in range(len(numbers)) for j in range(len(numbers)) if i != j):
        if fitted[i] > 0:
            moved = list(fitted)
            moved[i] -= 1
            moved[j] += 1
            assert distance(moved, numbers) >= distance(fitted, numbers)


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", DEGENERATE)
def test_noisy_months_are_consistent_and_keep_every_interval_all_the_same(name):
    for seed in range(3):
        rng = Random(seed)
        blurred = blur(ONE_WAY, ONE_WAY.numbers(DEGENERATE[name]), rng)
        assert min(blurred) >= 0
        for equation in ONE_WAY.equations:
            assert blurred[equation.whole] == sum(blurred[part] for part in equation.parts)
        release = protect(
            DEGENERATE[name],
            CATALOGUE_V1,
            table_set=TableSet.STAR,
            mode=TallyMode.DP_FIRST,
            randomness=rng,
        )
        assert isinstance(release, Protected)
        assert (release.mode, release.table_set) == (TallyMode.DP_FIRST, TableSet.ONE_WAY)
        assert verify_tables(release.tables, CATALOGUE_V1) == ()
        assert_nothing_learnt(conclude(ONE_WAY, {"m": ONE_WAY.vector(release.tables)}))


def test_the_error_is_larger_than_without_and_right_on_average():
    rng = Random(403)
    errors, totals = [], []
    for _ in range(400):
        counts = likely_month(40 + likely_size(rng), rng)
        release = protect(counts, CATALOGUE_V1, mode=TallyMode.DP_FIRST, randomness=rng)
        assert isinstance(release, Protected)
        pairs = zip(ONE_WAY.vector(release.tables), ONE_WAY.numbers(counts), strict=True)
        first, *others = [made - true for made, true in pairs]
        totals.append(first)
        errors += others
    assert abs(statistics.mean(errors)) <= 0.15
    assert abs(statistics.mean(totals)) <= 4 * statistics.stdev(totals) / math.sqrt(len(totals))
    assert 2.5 < statistics.mean(map(abs, errors)) < 4.5
    # Nothing may promise five here.
    assert max(map(abs, errors)) > 10


def test_an_empty_month_may_come_out_as_ten_and_hardly_ever_does():
    """The price of hiding whether there was anybody at all: it is said, not hidden."""
    rng = Random(404)
    seen = Counter(
        type(protect(Counter(), CATALOGUE_V1, mode=TallyMode.DP_FIRST, randomness=rng))
        for _ in range(400)
    )
    assert 0 < seen[Protected] < 40
    assert seen[HeldBack] > 360
