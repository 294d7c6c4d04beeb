# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers of published numbers: what they see, what else they know, and what they conclude."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

from hilft_desktop.disclosure import cube
from hilft_desktop.disclosure.attacker import Attacker, Finding
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, Catalogue, TableSet
from hilft_desktop.disclosure.combine import table_set_of
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.disclosure.cube import HeldBack, Protected
from hilft_desktop.disclosure.margins import Key, Margins, margins_of

PATIENCE_S = 100


def released(
    counts: Counts,
    rng: Random,
    catalogue: Catalogue = CATALOGUE_V1,
    table_set: TableSet = TableSet.STAR,
) -> Protected | HeldBack:
    """Return what the program would release of a month, with chance from a seed."""
    return cube.protect(counts, catalogue, table_set=table_set, randomness=rng)


def margins_of_tables(tables: Mapping[str, object], catalogue: Catalogue) -> Margins:
    """Return what the numbers of a release are, as its reader knows it."""
    return margins_of(catalogue, table_set_of(tables, catalogue))


def conclude(
    margins: Margins,
    releases: Mapping[str, Sequence[int]],
    *,
    known: Mapping[str, Mapping[Key, int]] | None = None,
) -> tuple[Finding, ...]:
    """Return what a reader of these releases proves who knows some exact numbers besides."""
    attacker = Attacker(margins)
    for name, published in releases.items():
        attacker.sees(name, published)
    for name, truth in (known or {}).items():
        attacker.knows(name, truth)
    return attacker.conclude(time_limit_s=PATIENCE_S)


def assert_nothing_learnt(findings: Iterable[Finding]) -> int:
    """Assert the promise for every number: its interval, no small cell, no zero; say how many."""
    number = 0
    for finding in findings:
        number += 1
        published = finding.published
        assert (finding.low, finding.high) == (max(0, published - 5), published + 5), finding
        assert not (finding.low >= 1 and finding.high <= 4), finding
        assert finding.high > 0, finding
    return number
