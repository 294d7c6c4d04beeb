# SPDX-License-Identifier: GPL-3.0-or-later
"""What rounding costs: 1,000 months with the assumed shares of the practice vault.

docs/tally-protection.md prints the same figures from ``tests/benchmarks/tally.py``.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from math import sqrt
from random import Random

from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.margins import margins_of
from tests.attack.months import likely_month, likely_size
from tests.unit.disclosure.worlds import publish

ONE_WAY = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
STAR = margins_of(CATALOGUE_V1, TableSet.STAR)


def noise_of(sample):
    """Four standard errors: what chance alone may add to a mean."""
    return 4 * statistics.stdev(sample) / sqrt(len(sample))


def test_a_thousand_months_are_right_on_average_and_never_off_by_more_than_five():
    rng = Random(301)
    errors = defaultdict(list)
    for _ in range(1000):
        counts = likely_month(likely_size(rng), rng)
        truth, made = ONE_WAY.numbers(counts), publish(ONE_WAY, counts, rng)
        for key, true, number in zip(ONE_WAY.keys, truth, made, strict=True):
            errors[key[0]].append(number - true)
    every = [error for sample in errors.values() for error in sample]
    assert len(every) == 39_000
    assert max(map(abs, every)) <= 5
    assert abs(statistics.mean(every)) <= 0.1
    for table, sample in errors.items():
        assert abs(statistics.mean(sample)) <= max(0.1, noise_of(sample)), table
    assert 1 < statistics.mean(map(abs, every)) < 1.8


def test_two_way_numbers_are_right_on_average_and_never_off_by_more_than_five():
    rng = Random(302)
    errors = []
    for _ in range(150):
        counts = likely_month(rng.randint(60, 200), rng)
        truth, made = STAR.numbers(counts), publish(STAR, counts, rng)
        errors += [number - true for number, true in zip(made, truth, strict=True)]
    assert max(map(abs, errors)) <= 5
    assert abs(statistics.mean(errors)) <= 0.1


def test_no_published_number_says_what_is_behind_it_with_certainty():
    """Behind a 0, a 5 and a 10 stands a spread of truths; a 5 may well mean nobody."""
    rng = Random(303)
    behind: defaultdict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for _ in range(150):
        counts = likely_month(rng.randint(60, 160), rng)
        truth, made = STAR.numbers(counts), publish(STAR, counts, rng)
        for key, true, number in zip(STAR.keys, truth, made, strict=True):
            behind[len(key), number][true] += 1
    for kind in (2, 3):
        for published in (0, 5, 10):
            seen = behind[kind, published]
            likeliest = max(seen.values()) / seen.total()
            assert set(seen) >= set(range(max(1, published - 3), published + 4)), (kind, published)
            assert likeliest < (0.97 if published == 0 else 0.6), (kind, published)
    assert behind[3, 5][0] > 0
    assert sum(behind[3, 0][true] for true in (1, 2, 3, 4)) > 1000
