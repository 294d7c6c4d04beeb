# SPDX-License-Identifier: GPL-3.0-or-later
"""Every published number keeps its whole interval, whoever reads however many releases.

The reader has all tables of all months and units, the source of the rounder and a solver. Nothing
he does narrows [max(0, P - 5), P + 5]. Where he also has exact numbers from elsewhere, he learns
more; how much more is stated here and in docs/tally-protection.md.
"""

from __future__ import annotations

from random import Random

import pytest

from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, CATALOGUE_V2, TableSet
from hilft_desktop.disclosure.cube import Protected
from hilft_desktop.disclosure.margins import Key, margins_of
from tests.attack.months import DEGENERATE, all_in_one_cell, likely_month, likely_size
from tests.attack.readers import (
    assert_nothing_learnt,
    conclude,
    margins_of_tables,
    released,
)
from tests.unit.disclosure.worlds import publish

ONE_WAY = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
STAR = margins_of(CATALOGUE_V1, TableSet.STAR)


@pytest.mark.parametrize("catalogue", [CATALOGUE_V1, CATALOGUE_V2], ids=["1", "2"])
def test_a_month_with_all_its_tables(catalogue):
    rng = Random(101)
    numbers = 0
    for size in (10, 14, 20, 35, 58, 63, 80, 120, 200, 500):
        release = released(likely_month(size, rng, catalogue), rng, catalogue)
        if not isinstance(release, Protected):
            assert size <= 10
            continue
        margins = margins_of_tables(release.tables, catalogue)
        numbers += assert_nothing_learnt(
            conclude(margins, {"month": margins.vector(release.tables)})
        )
    assert numbers >= 5 * (39 + 351)


@pytest.mark.parametrize("name", DEGENERATE)
def test_a_degenerate_month_with_all_its_tables(name):
    counts, examined = DEGENERATE[name], 0
    for seed in range(4):
        release = released(counts, Random(seed))
        assert isinstance(release, Protected)
        margins = margins_of_tables(release.tables, CATALOGUE_V1)
        vector = margins.vector(release.tables)
        truth = margins.numbers(counts)
        assert all(abs(made - true) <= 5 for made, true in zip(vector, truth, strict=True))
        examined += assert_nothing_learnt(conclude(margins, {"month": vector}))
    assert examined >= 4 * 39


def test_a_year_of_one_unit_with_all_two_way_tables():
    rng = Random(102)
    months = {
        str(i): publish(STAR, likely_month(rng.randint(60, 160), rng), rng) for i in range(12)
    }
    assert assert_nothing_learnt(conclude(STAR, months)) == 12 * 351


def test_half_a_year_of_twenty_units():
    rng = Random(103)
    releases = {
        f"{unit} {month}": publish(ONE_WAY, likely_month(likely_size(rng), rng), rng)
        for unit in range(20)
        for month in range(6)
    }
    assert assert_nothing_learnt(conclude(ONE_WAY, releases)) == 20 * 6 * 39


# -- who knows more --------------------------------------------------------------------------------


def test_the_exact_number_of_contacts_narrows_exactly_where_at_most_one_other_code_is_published():
    """The documented limit of one-way tables, number by number.

    Who knows N learns about a number P of a table with three codes and more only from above, and
    only if P + 5 cannot be paid for: N < P + 5 + the least the other codes of the table hold.
    """
    rng = Random(104)
    narrowed = wide = 0
    for _ in range(60):
        counts = likely_month(likely_size(rng), rng)
        truth, vector = ONE_WAY.numbers(counts), publish(ONE_WAY, counts, rng)
        exact = truth[0]
        known: dict[Key, int] = {("total",): exact}
        findings = conclude(ONE_WAY, {"m": vector}, known={"m": known})
        assert (findings[0].low, findings[0].high) == (exact, exact)
        for equation in ONE_WAY.equations:
            for part in equation.parts:
                others = sum(max(0, vector[i] - 5) for i in equation.parts if i != part)
                most = sum(vector[i] + 5 for i in equation.parts if i != part)
                low = max(0, vector[part] - 5, exact - most)
                high = min(vector[part] + 5, exact - others)
                assert (findings[part].low, findings[part].high) == (low, high)
                assert low <= truth[part] <= high
                narrowed += high < vector[part] + 5
                wide += 1
    assert 0 < narrowed < wide / 10


def test_exact_topic_totals_tell_about_the_cells_of_small_topics_and_the_truth_is_always_inside():
    """The other documented limit: a topic known to have few contacts has few in every cell."""
    rng = Random(105)
    capped = cells = 0
    for _ in range(4):
        counts = likely_month(90, rng)
        truth, vector = STAR.numbers(counts), publish(STAR, counts, rng)
        topics = {
            key: true for key, true in zip(STAR.keys, truth, strict=True) if key[0] == "topic"
        }
        known = {**topics, ("total",): truth[0]}
        findings = conclude(STAR, {"m": vector}, known={"m": known})
        for finding, true in zip(findings, truth, strict=True):
            assert finding.low <= true <= finding.high
            assert finding.high <= finding.published + 5
            if finding.key not in known:
                # With four codes a question there is always room elsewhere: no presence is proven.
                assert finding.low == max(0, finding.published - 5)
            if len(finding.key) == 3 and topics["topic", finding.key[1]] > 0:
                cells += 1
                assert finding.high <= topics["topic", finding.key[1]]
                capped += finding.high < finding.published + 5
    # Asserted so that no page can promise more than is true.
    assert capped > cells / 4


def test_an_exact_topic_total_can_prove_that_nobody_else_was_there():
    """Published 65 in one cell, known 60 of that topic: so all 60 gave that answer."""
    vector = STAR.numbers(all_in_one_cell(65))
    known: dict[Key, int] = {("topic", CATALOGUE_V1.centre.codes[0]): 60}
    without = conclude(STAR, {"m": vector})
    findings = conclude(STAR, {"m": vector}, known={"m": known})
    mine = [f for f in findings if len(f.key) == 3 and f.key[1] == CATALOGUE_V1.centre.codes[0]]
    assert {(f.low, f.high) for f in mine} == {(60, 60), (0, 0)}
    assert_nothing_learnt(without)
