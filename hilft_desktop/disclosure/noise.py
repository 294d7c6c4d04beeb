# SPDX-License-Identifier: GPL-3.0-or-later
"""The optional mode "differential privacy first": noise on every true number before rounding.

What it is for. Rounding says nothing about a reader who knows *all other* contacts of a month
exactly; he learns more than the intervals tell (``cube``, honest limits). Noise bounds him.

How. Every number of the total and the one-way tables gets its own two-sided geometric noise k with
probability proportional to (3/4)^|k| (the geometric mechanism of Ghosh, Roughgarden and
Sundararajan, STOC 2009). It is drawn with fair bits only: the difference of two counts of
successes of chance 3/4, exact in binary, so no floating-point tail can tell two months apart. What
comes after, made from the noisy numbers alone, costs nothing more:

- the noisy total and the sums of the noisy tables are averaged by their variances;
- each table is moved onto the nearest non-negative numbers with that sum. A negative number
  becomes 0 and what it was short of is taken from the others of its table, not added to the total;
- the result is a consistent month of whole numbers; it goes through the ordinary rounding.

What it bounds. One contact changes the total and one number of every one-way table, by one each.
Whatever somebody believed before, the odds that a certain contact is in the month change by a
factor of at most (4/3)^7 = 7.5 (epsilon = 7 ln 4/3 = 2.0; catalogue 2: 8 numbers, 10.0, 2.3), and
the odds about one answer of a contact that he knows is in it (the topic, say) by at most (4/3)^2 =
1.8. 3/4 is a judgement: at 1/2 the first odds would be 128, which says little; at 7/8 they would be
2.5, and a published number be off by about 6 on average instead of about 3 (60 contacts, measured;
plainly rounded: 1.5). The bound is for one contact and one decision about it: somebody who came k
times has k times the epsilon, and a contact that was held back k times is decided about k + 1
times. A reader of many months is bounded month by month.

What it costs. No two-way tables (351 numbers would need so much noise that only noise were left);
no hard limit of the error, which is given as an average instead (docs/performance.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from hilft_desktop.disclosure.catalogue import Catalogue
from hilft_desktop.disclosure.margins import Margins
from hilft_desktop.disclosure.rounding import Randomness

DECAY: Final = 0.75
"""Ratio of the chances of noise k + 1 and k; exact in binary."""


def epsilon(catalogue: Catalogue) -> float:
    """Return the bound on the logarithm of the odds that one contact is in a release."""
    return (1 + len(catalogue.dimensions)) * math.log(1 / DECAY)


def noise(randomness: Randomness) -> int:
    """Return two-sided geometric noise."""
    return _successes(randomness) - _successes(randomness)


def blur(margins: Margins, truth: Sequence[int], randomness: Randomness) -> tuple[int, ...]:
    """Return a consistent, non-negative vector made from noisy numbers and from nothing else.

    ``margins`` are those of the one-way tables.
    """
    noisy = [number + noise(randomness) for number in truth]
    # The sum of n noisy numbers has n times the variance of one.
    sums = [(sum(noisy[i] for i in eq.parts), len(eq.parts)) for eq in margins.equations]
    weight = 1 + sum(1 / size for _sum, size in sums)
    best = (noisy[0] + sum(number / size for number, size in sums)) / weight
    total = max(0, round(best))
    vector = [total] * len(noisy)
    for equation in margins.equations:
        fitted = nearest_with_sum([noisy[i] for i in equation.parts], total)
        for index, number in zip(equation.parts, fitted, strict=True):
            vector[index] = number
    return tuple(vector)


def nearest_with_sum(numbers: Sequence[int], total: int) -> list[int]:
    """Return the non-negative whole numbers with this sum that are nearest in squares.

    All are lowered (or raised) alike, those that would fall below 0 stay there; what is left over
    in fractions goes to the largest ones first.
    """
    ordered = sorted(numbers, reverse=True)
    running, shift = 0, 0.0
    for size, number in enumerate(ordered, start=1):
        running += number
        candidate = (running - total) / size
        if number - candidate <= 0 and size > 1:
            break
        shift = candidate
    exact = [max(0.0, number - shift) for number in numbers]
    fitted = [math.floor(number) for number in exact]
    missing = total - sum(fitted)
    by_rest = sorted(range(len(exact)), key=lambda i: (fitted[i] - exact[i], -exact[i], i))
    for index in by_rest[:missing]:
        fitted[index] += 1
    return fitted


def _successes(randomness: Randomness) -> int:
    count = 0
    while randomness.random() < DECAY:
        count += 1
    return count
