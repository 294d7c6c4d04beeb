# SPDX-License-Identifier: GPL-3.0-or-later
"""The protected cube: all numbers of a release are sums of ONE random cube of multiples of 5.

How. (1) t = true numbers, b = 5. (2) A random target r for every number (``rounding``). (3) An
integer programme finds the vector P of multiples of 5 that satisfies all sums, stays within b of t
everywhere, and misses r as little as possible (weights: total 8, one-way 4, two-way 1; ties are
broken at random). (4) The built-in attacker examines P (``audit``); anything but "protected" is
never returned.

Why it holds. A reader knows the catalogue, P and this source. P = A x* for a non-negative cube x*
of multiples of b (``margins`` shows that a vector of agreeing sums is one). What he can conclude
about the true cube x is that it lies in F = {x >= 0, whole, |Ax - P| <= b everywhere}.

- *Up.* x* + b in any one cell: every number that counts the cell rises by b, the others stay.
  That is in F. So each published number may be P + b.
- *Down.* If a published number P_i >= b, some cell it counts holds at least b (multiples!): take b
  away from it. Every number falls by at most b, none below 0. That is in F, so the truth may be
  P_i - b. If P_i = 0, the truth may be 0, as in x* itself.
- *So* the interval of every published number is exactly [max(0, P - b), P + b], for any number of
  tables. No published 0 proves that nobody was there, no 5 that somebody was, and so no "all
  over-65s came for the same reason" either.
- *The algorithm adds nothing.* Take any truth in F with numbers t. P is multiples of b at most b
  away from t, and these are precisely the possible targets of t, each with positive probability
  and drawn independently. With positive probability r = P; then P misses nothing, every other
  vector misses something, and the programme returns P. Every truth in F could have produced P.
- *Many releases.* Months and units that share no contact are rounded independently, so F is a
  product and every interval stays. Sums over them are computed from published numbers.

Two draws. The total decides what is published. The one-way tables are drawn first. If two-way
tables are asked for and the drawn total is large enough, a second draw makes the whole star *with
that total* and replaces the first, which is never published. So the decision is a function of the
published total alone; a single draw of the star whose two-way part is then discarded would make
some one-way results depend on numbers that are not published.

Honest limits. The guarantee says what cannot be *proven*; a reader of a 5 will still think 1 to 9
more likely than 0 or 10. It does not bound a reader who has exact numbers from elsewhere: who
knows that exactly 30 came, and reads 35 in total and 35 for one channel, knows that all 30 used
it. It holds for one release of a period: rounding the same contacts twice, or again with a late
case, or publishing a year computed separately, breaks it (the tests show how fast). The caller
therefore stores what ``protect`` returned, *also* ``HeldBack``, and never asks twice. Two-way
tables are dropped if no star fits or time runs out; a reader may see that this happened. Who knows
all *other* contacts is bounded only by the mode "differential privacy first" (``noise``): there,
step 1 takes noisy numbers instead of t and all else stays as it is.
"""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from hilft_desktop.disclosure.audit import audit
from hilft_desktop.disclosure.catalogue import BASE, TOTAL, Catalogue, TableSet
from hilft_desktop.disclosure.counts import CountedContact, Counts, count
from hilft_desktop.disclosure.margins import Margins, Tables, margins_of
from hilft_desktop.disclosure.noise import blur
from hilft_desktop.disclosure.rounding import Randomness, choices, draw, reach
from hilft_desktop.disclosure.solver import IntegerProgramme, Row, SolverGaveUpError
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.domain.tallies import TallyMode

_TIE: Final = 0.001
"""Weight of the random tie-break: 351 numbers moved twice stay below the least difference of 1."""


@dataclass(frozen=True, slots=True)
class Protected:
    """Numbers that may leave the house. ``examined`` numbers were attacked in vain."""

    catalogue_version: str
    table_set: TableSet
    tables: Tables
    examined: int
    mode: TallyMode = TallyMode.ROUNDED

    @property
    def total(self) -> int:
        """The published total."""
        number = self.tables[TOTAL]
        assert isinstance(number, int)
        return number


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The published total would be below the minimum: count the period into the next release.

    Carries no numbers. It is a result like any other and must be stored: asking again for the same
    contacts until a release comes out would tell more than one release.
    """

    minimum: int


def protect(
    records: Iterable[CountedContact] | Counts,
    catalogue: Catalogue,
    *,
    table_set: TableSet = TableSet.ONE_WAY,
    mode: TallyMode = TallyMode.ROUNDED,
    randomness: Randomness | None = None,
    time_limit_s: float = 20,
) -> Protected | HeldBack:
    """Return the protected tables of one period, or ``HeldBack``.

    In mode ``DP_FIRST`` there are never two-way tables, whatever ``table_set`` asks for.
    ``randomness`` is for tests; the program leaves it out and takes the operating system's.
    Raises ``MachineError("tally_unprotected")`` rather than return anything the built-in attacker
    narrowed or could not finish in ``time_limit_s``; ``ValueError`` for codes outside the
    catalogue.
    """
    counts = count(records, catalogue)
    source = randomness if randomness is not None else secrets.SystemRandom()
    deadline = time.monotonic() + time_limit_s
    one_way = margins_of(catalogue, TableSet.ONE_WAY)
    truth = one_way.numbers(counts)
    if mode is TallyMode.DP_FIRST:
        truth, table_set = blur(one_way, truth, source), TableSet.ONE_WAY
    vector = _round(one_way, truth, source, deadline=deadline)
    if vector is None:
        raise MachineError("tally_unprotected")
    total = vector[0]
    if total < catalogue.one_way_minimum:
        return HeldBack(catalogue.one_way_minimum)
    if table_set is TableSet.STAR and total >= catalogue.two_way_minimum:
        star = margins_of(catalogue, TableSet.STAR)
        # Half of the time is kept for the one-way tables, should the star not work out.
        half = time.monotonic() + (deadline - time.monotonic()) / 2
        richer = _round(star, star.numbers(counts), source, deadline=half, total=total)
        release = richer and _examined(star, TableSet.STAR, richer, half)
        if release:
            return release
    release = _examined(one_way, TableSet.ONE_WAY, vector, deadline)
    if release is None:
        raise MachineError("tally_unprotected")
    return replace(release, mode=mode)


def _examined(
    margins: Margins, table_set: TableSet, vector: tuple[int, ...], deadline: float
) -> Protected | None:
    tables = margins.tables(vector)
    report = audit(tables, margins.catalogue, time_limit_s=deadline - time.monotonic())
    if not report.protected:
        return None
    return Protected(margins.catalogue.version, table_set, tables, report.examined)


def _round(
    margins: Margins,
    truth: tuple[int, ...],
    randomness: Randomness,
    *,
    deadline: float,
    total: int | None = None,
) -> tuple[int, ...] | None:
    """Return one random vector near ``truth``, or None if there is none or time runs out.

    ``total`` fixes the first number, when an earlier draw has decided it.
    """
    targets = [draw(number, randomness) for number in truth]
    limits = [reach(number) for number in truth]
    if total is not None:
        targets[0], limits[0] = total, (total, total)
    bounds, costs = _columns(margins, truth, targets, limits, randomness)
    try:
        moves = IntegerProgramme(bounds, _rows(margins, targets)).minimise(costs, deadline=deadline)
    except SolverGaveUpError:
        return None
    if moves is None:
        return None
    vector = tuple(
        target + BASE * (moves[2 * index] - moves[2 * index + 1])
        for index, target in enumerate(targets)
    )
    return vector if _is_near(vector, truth) else None


def _is_near(vector: tuple[int, ...], truth: tuple[int, ...]) -> bool:
    """Tell whether all numbers keep the limit, the one promise the audit cannot check: it never
    sees the truth.
    """
    return all(abs(made - true) <= BASE for made, true in zip(vector, truth, strict=True))


def _columns(
    margins: Margins,
    truth: tuple[int, ...],
    targets: list[int],
    limits: list[tuple[int, int]],
    randomness: Randomness,
) -> tuple[list[tuple[int, int]], list[float]]:
    """Return bounds and costs: two columns a number, how many units of 5 it moves up and down."""
    bounds: list[tuple[int, int]] = []
    costs: list[float] = []
    for weight, true, target, (low, high) in zip(
        margins.weights, truth, targets, limits, strict=True
    ):
        bounds += [(0, (high - target) // BASE), (0, (target - low) // BASE)]
        odds = dict(choices(true))
        here = odds.get(target, 1.0)
        above = sum(odds[other] for other in odds if other > target)
        below = sum(odds[other] for other in odds if other < target)
        costs += [weight + _TIE * _tie_break(near / here, randomness) for near in (above, below)]
    return bounds, costs


def _tie_break(odds: float, randomness: Randomness) -> float:
    """Return a random key in [0, 1]; of several ties the smallest keys win.

    ``odds`` are those of the target having fallen on the other side instead. Equal chances would
    pull every 1 up and every 4 down, chances like the odds would push them apart; chances like
    their root leave every one-way number from 1 on unbiased within 0.2 (measured).
    """
    return 1 - randomness.random() ** (1 / math.sqrt(odds)) if odds > 0 else 1.0


def _rows(margins: Margins, targets: list[int]) -> list[Row]:
    """Return the sums of the release, in units of 5, as rows over the moves."""
    rows = []
    for equation in margins.equations:
        missing = (targets[equation.whole] - sum(targets[i] for i in equation.parts)) // BASE
        terms = [(2 * i, 1) for i in equation.parts] + [(2 * i + 1, -1) for i in equation.parts]
        terms += [(2 * equation.whole, -1), (2 * equation.whole + 1, 1)]
        rows.append(Row(missing, missing, tuple(terms)))
    return rows
