# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader with every published file, this source code and a solver: what can he conclude?

He writes down what he sees as linear equations over unknown whole numbers and asks, for every
published number, how small and how large the truth can be. He is honest mathematics, not a
heuristic: each end of each interval is proven, and reached by a truth that fits everything seen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from hilft_desktop.disclosure.catalogue import BASE
from hilft_desktop.disclosure.margins import Key, Margins
from hilft_desktop.disclosure.rounding import truths_behind
from hilft_desktop.disclosure.solver import IntegerProgramme, Row

Behind: TypeAlias = Callable[[int], tuple[int, int] | None]
"""Smallest and largest truth behind a published number, as the rounder's source tells it."""

_WIDEST: Final = 1_000_000


class ContradictionError(Exception):
    """No truth at all fits what was seen: it was not made by the rounder the attacker assumes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the attacker proved about one published number of one release."""

    release: str
    key: Key
    published: int
    low: int
    high: int

    @property
    def narrowed(self) -> bool:
        """Whether he knows more than the release promises to tell: within the base, not below 0."""
        return (self.low, self.high) != (max(0, self.published - BASE), self.published + BASE)


class Attacker:
    """Collects what is seen, then concludes.

    ``behind`` describes the rounder under attack; another one describes a broken rounder.
    """

    def __init__(self, margins: Margins, *, behind: Behind = truths_behind) -> None:
        self._margins = margins
        self._behind = behind
        self._bounds: list[tuple[int, int]] = []
        self._rows: list[Row] = []
        self._blocks: dict[str, int] = {}
        self._claims: list[tuple[str, Key, int, int]] = []

    def sees(self, release: str, published: Sequence[int]) -> None:
        """Take in the release of a period or unit that no other release has counted."""
        limits = [self._limits(number) for number in published]
        start = self._block(limits)
        self._blocks[release] = start
        for index, number in enumerate(published):
            self._claims.append((release, self._margins.keys[index], number, start + index))

    def sees_again(self, release: str, published: Sequence[int], *, late_cases: int) -> None:
        """Take in a second release of the same contacts and exactly so many late ones."""
        start = self._blocks[release]
        late = self._block([(0, late_cases)] * len(published))
        self._rows.append(Row(late_cases, late_cases, ((late, 1),)))
        for index, number in enumerate(published):
            low, high = self._limits(number)
            self._rows.append(Row(low, high, ((start + index, 1), (late + index, 1))))

    def sees_sum(
        self, releases: Sequence[str], numbers: Sequence[int], *, exact: bool = False
    ) -> None:
        """Take in a table computed separately over several releases, rounded or ``exact``."""
        for index, number in enumerate(numbers):
            low, high = (number, number) if exact else self._limits(number)
            terms = tuple((self._blocks[release] + index, 1) for release in releases)
            self._rows.append(Row(low, high, terms))

    def knows(self, release: str, truth: Mapping[Key, int]) -> None:
        """Take in exact numbers that he has from elsewhere, such as the true total."""
        start = self._blocks[release]
        for key, number in truth.items():
            column = start + self._margins.keys.index(key)
            self._rows.append(Row(number, number, ((column, 1),)))

    def conclude(self, *, time_limit_s: float) -> tuple[Finding, ...]:
        """Return the proven interval of every published number.

        Raises ``ContradictionError`` if nothing fits and ``SolverGaveUpError`` if time runs out.
        """
        deadline = time.monotonic() + time_limit_s
        programme = IntegerProgramme(self._bounds, self._rows)
        seen_low = [_WIDEST] * len(self._bounds)
        seen_high = [-1] * len(self._bounds)

        def extreme(column: int, sign: int) -> int:
            costs = [0.0] * len(self._bounds)
            costs[column] = float(sign)
            witness = programme.minimise(costs, deadline=deadline)
            if witness is None:
                raise ContradictionError
            for index, value in enumerate(witness):
                seen_low[index] = min(seen_low[index], value)
                seen_high[index] = max(seen_high[index], value)
            return witness[column]

        findings = []
        for release, key, published, column in self._claims:
            # A witness at the very limit settles that end without another programme.
            low, high = self._bounds[column]
            if seen_low[column] != low:
                low = extreme(column, 1)
            if seen_high[column] != high:
                high = extreme(column, -1)
            findings.append(Finding(release, key, published, low, high))
        return tuple(findings)

    def _limits(self, published: int) -> tuple[int, int]:
        limits = self._behind(published)
        if limits is None:
            raise ContradictionError
        return limits

    def _block(self, bounds: Sequence[tuple[int, int]]) -> int:
        if len(bounds) != len(self._margins.keys):
            raise ValueError("a vector has another length than the table set")
        start = len(self._bounds)
        self._bounds.extend(bounds)
        for equation in self._margins.equations:
            parts = tuple((start + part, 1) for part in equation.parts)
            self._rows.append(Row(0, 0, (*parts, (start + equation.whole, -1))))
        return start
