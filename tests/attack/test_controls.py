# SPDX-License-Identifier: GPL-3.0-or-later
"""What the attacker must win: things somebody might do in good faith with the same numbers.

An attacker that cannot win is broken, and then "nothing narrowed" says nothing.
"""

from __future__ import annotations

import statistics
from collections import Counter
from random import Random

import pytest

from hilft_desktop.disclosure.attacker import Attacker
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.disclosure.rounding import draw
from tests.attack.months import all_ones, likely_month
from tests.attack.readers import PATIENCE_S, assert_nothing_learnt, conclude
from tests.unit.disclosure.worlds import CROSSED, publish

ONE_WAY = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
TOPIC_BY_AGE = margins_of(CROSSED, TableSet.STAR)
STAR = margins_of(CATALOGUE_V1, TableSet.STAR)


def narrowed(attacker):
    return [finding for finding in attacker.conclude(time_limit_s=PATIENCE_S) if finding.narrowed]


@pytest.mark.parametrize(
    ("margins", "number", "exact", "at_least"),
    [
        (TOPIC_BY_AGE, 3, False, 5),
        (TOPIC_BY_AGE, 3, True, 300),
        (ONE_WAY, 12, True, 50),
    ],
    ids=["quarter, rounded", "quarter, exact", "year, exact"],
)
def test_a_longer_period_computed_separately_gives_its_months_away(
    margins, number, exact, at_least
):
    """Rounded by itself it tells a little, exact it tells most; published months alone, nothing."""
    lost = 0
    for seed in range(3):
        rng = Random(seed)
        catalogue = margins.catalogue
        months = [likely_month(rng.randint(20, 90), rng, catalogue) for _ in range(number)]
        releases = {str(i): publish(margins, counts, rng) for i, counts in enumerate(months)}
        period = sum(months, Counter())
        whole = margins.numbers(period) if exact else publish(margins, period, rng)
        attacker = Attacker(margins)
        for name, vector in releases.items():
            attacker.sees(name, vector)
        attacker.sees_sum(list(releases), whole, exact=exact)
        lost += len(narrowed(attacker))
        assert_nothing_learnt(conclude(margins, releases))
    assert lost >= at_least


def test_a_year_added_up_from_published_months_tells_nothing_new():
    rng = Random(202)
    releases = {
        str(i): publish(ONE_WAY, likely_month(rng.randint(20, 90), rng), rng) for i in range(6)
    }
    added = [sum(numbers) for numbers in zip(*releases.values(), strict=True)]
    attacker = Attacker(ONE_WAY, behind=lambda p: (max(0, p - 5), p + 5))
    for name, vector in releases.items():
        attacker.sees(name, vector)
    # What the sum of six published months says of the six true ones: within six times five.
    wide = Attacker(ONE_WAY, behind=lambda p: (max(0, p - 30), p + 30))
    wide.sees("year", added)
    assert narrowed(attacker) == []
    intervals = wide.conclude(time_limit_s=PATIENCE_S)
    assert all(f.low == max(0, f.published - 30) for f in intervals)
    assert all(f.high == f.published + 30 for f in intervals)


@pytest.mark.parametrize("margins", [TOPIC_BY_AGE, STAR], ids=["topic by age", "star"])
def test_numbers_rounded_independently_give_each_other_away(margins):
    rng = Random(203)
    for counts in (likely_month(80, rng, margins.catalogue), all_ones(60, margins.catalogue)):
        attacker = Attacker(margins)
        attacker.sees("month", [draw(number, rng) for number in margins.numbers(counts)])
        assert narrowed(attacker)


def test_rounding_a_month_again_after_a_late_case_narrows_numbers_that_did_not_change():
    rng = Random(204)
    lost = examined = 0
    for _ in range(6):
        counts = likely_month(80, rng)
        late = counts + likely_month(1, rng)
        before, after = ONE_WAY.numbers(counts), ONE_WAY.numbers(late)
        same = {k for k, a, b in zip(ONE_WAY.keys, before, after, strict=True) if a == b}
        attacker = Attacker(ONE_WAY)
        attacker.sees("month", publish(ONE_WAY, counts, rng))
        attacker.sees_again("month", publish(ONE_WAY, late, rng), late_cases=1)
        lost += sum(finding.key in same for finding in narrowed(attacker))
        examined += len(same)
    assert lost > examined / 20


def test_rounding_a_month_often_enough_gives_its_small_numbers_away():
    rng = Random(205)
    truth = STAR.numbers(counts := likely_month(90, rng))
    releases = [publish(STAR, counts, rng) for _ in range(50)]
    small = [i for i, number in enumerate(truth) if 1 <= number <= 4]
    won = [i for i in small if round(statistics.mean(r[i] for r in releases)) == truth[i]]
    assert len(small) > 30
    assert len(won) > len(small) / 2


def test_a_month_held_back_and_then_counted_alone_gives_the_others_away():
    """Why a month held back is added before rounding: the same contacts must not appear twice."""
    rng = Random(206)
    small, month = likely_month(9, rng), likely_month(60, rng)
    attacker = Attacker(ONE_WAY)
    attacker.sees("small", publish(ONE_WAY, small, rng))
    attacker.sees("month", publish(ONE_WAY, month, rng))
    attacker.sees_sum(["small", "month"], publish(ONE_WAY, small + month, rng))
    assert narrowed(attacker)


def test_small_numbers_left_out_by_pattern_are_known_to_be_small():
    """Suppression instead of rounding: what is left out is 1 to 4, and sums tell which."""
    rng = Random(207)
    truth = ONE_WAY.numbers(likely_month(60, rng))
    attacker = Attacker(ONE_WAY, behind=lambda p: (1, 4) if p < 0 else (p, p))
    attacker.sees("month", [-1 if 1 <= number <= 4 else number for number in truth])
    findings = attacker.conclude(time_limit_s=PATIENCE_S)
    suppressed = [finding for finding in findings if finding.published < 0]
    assert suppressed
    assert all(finding.low >= 1 and finding.high <= 4 for finding in suppressed)
    assert any(finding.low == finding.high for finding in suppressed)
