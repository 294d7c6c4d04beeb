# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up months for the tests of the tally, and small catalogues that can be searched fully.

The shares of a month are assumed, not observed: a few topics carry most of the contacts (rank-size
weights), and every answer leans on the topic, because an attacker profits from skew and
correlation.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from itertools import product
from random import Random

from hilft_desktop.disclosure import cube
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, Catalogue, Dimension, TableSet
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.disclosure.cube import Protected, protect
from hilft_desktop.disclosure.margins import Margins, margins_of
from hilft_desktop.disclosure.rounding import Randomness

Choices = Callable[[int], tuple[tuple[int, float], ...]]
Causes = dict[tuple[int, ...], set[tuple[int, ...]]]

ONE_QUESTION = Catalogue("test", (Dimension("topic", ("a", "b")),))
CROSSED = Catalogue("test", CATALOGUE_V1.dimensions[:2])
TWO_BY_TWO = Catalogue("test", (Dimension("topic", ("a", "b")), Dimension("age", ("x", "y"))))
LITTLE = Catalogue(
    "test",
    (
        Dimension("topic", ("a", "b", "c")),
        Dimension("age", ("young", "old")),
        Dimension("channel", ("here", "there")),
    ),
)


def month(size: int, rng: Random, catalogue: Catalogue = CATALOGUE_V1) -> Counts:
    """Return a skewed, correlated month of so many contacts."""
    shares = []
    for dimension in catalogue.dimensions:
        steepness = rng.uniform(0.5, 1.3)
        weights = [1 / (rank + 1) ** steepness for rank in range(len(dimension.codes))]
        rng.shuffle(weights)
        shares.append(weights)
    counts: Counts = Counter()
    for _ in range(size):
        centre = rng.choices(range(len(shares[0])), shares[0])[0]
        cell = [catalogue.centre.codes[centre]]
        for ray, weights in zip(catalogue.rays, shares[1:], strict=True):
            leaning = list(weights)
            leaning[centre % len(leaning)] *= 4
            cell.append(rng.choices(ray.codes, leaning)[0])
        counts[tuple(cell)] += 1
    return counts


def publish(margins: Margins, counts: Counts, randomness: Randomness) -> tuple[int, ...]:
    """Return the rounder's vector without any threshold; there always is one in these worlds."""
    vector = cube._round(
        margins, margins.numbers(counts), randomness, deadline=time.monotonic() + 60
    )
    assert vector is not None
    return vector


def released(
    counts: Counts, table_set: TableSet = TableSet.ONE_WAY, randomness: Randomness | None = None
) -> Protected:
    """Return the release of a month that is large enough to have one."""
    release = protect(counts, CATALOGUE_V1, table_set=table_set, randomness=randomness)
    assert isinstance(release, Protected)
    return release


class Script:
    """Randomness that lets the targets fall as written, and then continues like ``rng``."""

    def __init__(self, points: list[float], rng: Random) -> None:
        self._points = points[::-1]
        self._rng = rng

    def random(self) -> float:
        return self._points.pop() if self._points else self._rng.random()


def everything_that_can_happen(choices: Choices, largest: int) -> Causes:
    """Return, for a question with two answers, every release and all truths that can cause it."""
    margins = margins_of(ONE_QUESTION, TableSet.ONE_WAY)
    causes: Causes = {}
    for a, b in product(range(largest + 1), repeat=2):
        truth: Counts = Counter({("a",): a, ("b",): b})
        numbers = margins.numbers(truth)
        for targets in product(*(choices(number) for number in numbers)):
            points = []
            for number, (target, _) in zip(numbers, targets, strict=True):
                below = sum(chance for t, chance in choices(number) if t < target)
                own = dict(choices(number))[target]
                points.append(below + own / 2)
            vector = cube._round(
                margins, numbers, Script(points, Random(a * 100 + b)), deadline=float("inf")
            )
            if vector is not None:
                causes.setdefault(vector, set()).add(numbers)
    return causes


def surprises(causes: Causes, largest: int) -> list[tuple[int, ...]]:
    """Return the releases from which a reader who tried everything learns more than promised."""
    found = []
    for vector, truths in causes.items():
        if max(vector[1:]) + 5 > largest:
            continue
        ends = [(min(column), max(column)) for column in zip(*truths, strict=True)]
        if ends != [(max(0, p - 5), p + 5) for p in vector]:
            found.append(vector)
    return found
