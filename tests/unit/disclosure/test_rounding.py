# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.disclosure.catalogue import BASE
from hilft_desktop.disclosure.rounding import choices, draw, reach, truths_behind

numbers = st.integers(0, 10_000)


@given(numbers)
def test_the_targets_are_exactly_the_multiples_within_the_base(true):
    low, high = reach(true)
    within = [p for p in range(0, true + 2 * BASE, BASE) if abs(p - true) <= BASE]
    assert [target for target, _ in choices(true)] == within
    assert (low, high) == (within[0], within[-1])


@given(numbers)
def test_every_target_has_a_chance_and_the_chances_are_fair(true):
    options = choices(true)
    assert all(chance > 0 for _, chance in options)
    assert sum(chance for _, chance in options) == pytest.approx(1)
    mean = sum(target * chance for target, chance in options)
    # Nothing lies below zero, so a zero can only move up.
    assert mean == pytest.approx(true or 0.25)


@given(st.integers(0, 2000).map(lambda n: n * BASE))
def test_what_can_be_behind_a_published_number_is_the_whole_promise(published):
    assert truths_behind(published) == (max(0, published - BASE), published + BASE)


@pytest.mark.parametrize("published", [1, 7, -5, -20])
def test_nothing_is_behind_a_number_the_rounder_never_publishes(published):
    assert truths_behind(published) is None


@pytest.mark.parametrize("true", [0, 3, 10])
def test_draws_follow_the_chances(true):
    rng = Random(7)
    seen = Counter(draw(true, rng) for _ in range(20_000))
    for target, chance in choices(true):
        assert seen[target] / 20_000 == pytest.approx(chance, abs=0.015)
