# SPDX-License-Identifier: GPL-3.0-or-later
"""What the suite asks of a rounder, as a list of complaints: none for ours, some for each mutation.

The reader of a mutated program reads its mutated source: what he assumes about a published number
(``rounding.truths_behind``) is derived from the choices in force.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from random import Random

from hilft_desktop.disclosure import cube, rounding
from hilft_desktop.disclosure.attacker import Attacker, ContradictionError
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.combine import table_set_of, verify_tables
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.disclosure.cube import HeldBack, Protected
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.domain.errors import MachineError
from tests.attack.months import all_in_one_cell, all_ones, exact_multiples, likely_month
from tests.unit.disclosure.worlds import everything_that_can_happen, surprises

_LARGEST = 10


def complaints() -> frozenset[str]:
    """Return in which ways the rounder in force breaks its promises."""
    return frozenset(_complaints())


def _complaints() -> Iterator[str]:
    rng = Random(61)
    months = [likely_month(size, rng) for size in (30, 57, 58, 62, 90, 140)]
    months += [all_in_one_cell(61), all_ones(60), exact_multiples(60)]
    for counts in months:
        for seed in range(3):
            yield from _of_release(counts, Random(seed))
    yield from _of_decisions()
    if surprises(everything_that_can_happen(rounding.choices, _LARGEST), _LARGEST):
        yield "trying everything tells more"
    if any(_impossible(published) for published in range(0, 40, 5)):
        yield "a truth within 5 is impossible"
    if len({str(_protect(months[4], None)) for _ in range(6)}) == 1:
        yield "the same every time"
    if abs(_bias()) > 0.3:
        yield "biased"


def _protect(counts: Counts, rng: Random | None) -> Protected | HeldBack | None:
    try:
        return cube.protect(counts, CATALOGUE_V1, table_set=TableSet.STAR, randomness=rng)
    except MachineError:
        return None


def _impossible(published: int) -> list[int]:
    """Return the truths within 5 of a published number that cannot have been published so."""
    near = range(max(0, published - 5), published + 6)
    reachable = [rounding.choices(true) for true in near]
    return [
        true
        for true, choices in zip(near, reachable, strict=True)
        if not any(target == published and chance > 0 for target, chance in choices)
    ]


def _of_release(counts: Counts, rng: Random) -> Iterator[str]:
    release = _protect(counts, rng)
    if not isinstance(release, Protected):
        yield "nothing comes out"
        return
    margins = margins_of(CATALOGUE_V1, table_set_of(release.tables, CATALOGUE_V1))
    vector, truth = margins.vector(release.tables), margins.numbers(counts)
    if verify_tables(release.tables, CATALOGUE_V1):
        yield "not what the catalogue says"
    if any(abs(made - true) > 5 for made, true in zip(vector, truth, strict=True)):
        yield "too far from the truth"
    attacker = Attacker(margins, behind=rounding.truths_behind)
    try:
        attacker.sees("month", vector)
        if any(finding.narrowed for finding in attacker.conclude(time_limit_s=60)):
            yield "the attacker narrows a number"
    except ContradictionError:
        yield "no truth fits"


def _of_decisions() -> Iterator[str]:
    kinds = {type(_protect(all_in_one_cell(7), Random(seed))) for seed in range(30)}
    if kinds != {HeldBack, Protected}:
        yield "whether a month is held back tells its true size"
    for seed in range(40):
        release = _protect(all_in_one_cell(58), Random(seed))
        is_star = isinstance(release, Protected) and release.table_set is TableSet.STAR
        if isinstance(release, Protected) and is_star != (release.total >= 60):
            yield "two-way tables tell more than the published total"


def _bias() -> float:
    rng = Random(62)
    margins = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
    errors: list[int] = []
    for _ in range(150):
        counts = likely_month(40, rng)
        release = _protect(counts, rng)
        if isinstance(release, Protected) and release.table_set is TableSet.ONE_WAY:
            pairs = zip(margins.vector(release.tables), margins.numbers(counts), strict=True)
            errors += [made - true for made, true in pairs]
    return statistics.mean(errors) if errors else 0.0
