# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a true number may be published: the random target and the hard limit around the truth."""

from __future__ import annotations

from typing import Final, Protocol

from hilft_desktop.disclosure.catalogue import BASE

SHIFT: Final = 0.05
"""Probability that a number which already is a multiple of the base moves nevertheless.

Without it a published 5 would prove "at least one" and a published 0 beside an exact count would
be a certainty. It costs a bias of +0.25 on true zeros, because there is nothing below zero.
"""


class Randomness(Protocol):
    """A source of independent numbers, uniform in [0, 1)."""

    def random(self) -> float:
        """Return the next number."""
        ...


def choices(true: int) -> tuple[tuple[int, float], ...]:
    """Return the targets of a true number with their probabilities, all positive, sum 1.

    They are exactly the multiples of the base that are at most the base away: this is what makes
    every release possible for every truth that fits it (see ``cube``).
    """
    rest = true % BASE
    if rest:
        below = true - rest
        return ((below, 1 - rest / BASE), (below + BASE, rest / BASE))
    if true == 0:
        return ((0, 1 - SHIFT), (BASE, SHIFT))
    return ((true - BASE, SHIFT / 2), (true, 1 - SHIFT), (true + BASE, SHIFT / 2))


def reach(true: int) -> tuple[int, int]:
    """Return the lowest and highest multiple that may be published for a true number."""
    lowest = -(-(true - BASE) // BASE) * BASE
    highest = (true + BASE) // BASE * BASE
    return max(0, lowest), highest


def draw(true: int, randomness: Randomness) -> int:
    """Return a random target of a true number."""
    point = randomness.random()
    options = choices(true)
    for target, probability in options:
        point -= probability
        if point < 0:
            return target
    return options[-1][0]


def truths_behind(published: int) -> tuple[int, int] | None:
    """Return the smallest and largest true number that can be published so; None if none can.

    It is derived from ``choices``, not typed in a second time, and so is what a reader of this
    source knows: a rounder that loses a choice is seen by the audit.
    """
    candidates = range(max(0, published - 2 * BASE), published + 2 * BASE + 1)
    truths = [true for true in candidates if any(p == published for p, _ in choices(true))]
    return (truths[0], truths[-1]) if truths else None
