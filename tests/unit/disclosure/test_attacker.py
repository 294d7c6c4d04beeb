# SPDX-License-Identifier: GPL-3.0-or-later
"""The attacker finds nothing in what is released, and wins wherever a promise is broken.

An attacker that cannot win is broken: every negative control below is a thing that somebody might
one day do in good faith.
"""

import statistics
from collections import Counter
from itertools import product
from random import Random

import pytest

from hilft_desktop.disclosure import cube, rounding
from hilft_desktop.disclosure.attacker import Attacker, ContradictionError
from hilft_desktop.disclosure.audit import Verdict, audit
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.disclosure.cube import protect
from hilft_desktop.disclosure.margins import Key, margins_of
from hilft_desktop.domain.errors import MachineError
from tests.unit.disclosure.worlds import (
    CROSSED,
    ONE_QUESTION,
    everything_that_can_happen,
    month,
    publish,
    released,
    surprises,
)

ONE_WAY = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
STAR = margins_of(CATALOGUE_V1, TableSet.STAR)
TABLE = margins_of(CROSSED, TableSet.STAR)


def conclude(attacker):
    return attacker.conclude(time_limit_s=60)


def narrowed(attacker):
    return sum(finding.narrowed for finding in conclude(attacker))


# ------------------------------------------------------------------ what is released holds


@pytest.mark.parametrize("margins", [ONE_WAY, STAR], ids=["one-way", "star"])
def test_nothing_is_narrowed_in_months_of_10_to_200_contacts(margins):
    rng = Random(31)
    for size in (10, 15, 20, 30, 45, 60, 80, 110, 150, 200):
        attacker = Attacker(margins)
        attacker.sees("month", publish(margins, month(size, rng), rng))
        findings = conclude(attacker)
        assert len(findings) == len(margins.keys)
        assert [finding for finding in findings if finding.narrowed] == []


def test_a_year_of_a_Kreisverband_with_two_laptops_is_not_narrowed():  # noqa: N802 (a name)
    rng = Random(32)
    attacker = Attacker(ONE_WAY)
    for release in range(24):
        attacker.sees(str(release), publish(ONE_WAY, month(rng.randint(10, 90), rng), rng))
    findings = conclude(attacker)
    assert len(findings) == 24 * 39
    assert not any(finding.narrowed for finding in findings)


def test_no_zero_and_no_presence_is_provable():
    rng = Random(33)
    for _ in range(5):
        attacker = Attacker(STAR)
        attacker.sees("month", publish(STAR, month(70, rng), rng))
        for finding in conclude(attacker):
            assert finding.high >= 5
            assert finding.low == 0 or finding.published >= 10


def test_an_interval_is_reached_by_real_truths_and_by_nothing_outside():
    """The solver against trying every pair of counts, for releases that agree and that do not."""
    margins = margins_of(ONE_QUESTION, TableSet.ONE_WAY)
    outcomes: Counter[str] = Counter()
    for total, a, b in product(range(0, 26, 5), repeat=3):
        fits = [
            (x + y, x, y)
            for x, y in product(range(31), repeat=2)
            if max(abs(x + y - total), abs(x - a), abs(y - b)) <= 5
        ]
        attacker = Attacker(margins)
        attacker.sees("r", (total, a, b))
        if not fits:
            with pytest.raises(ContradictionError):
                conclude(attacker)
            outcomes["contradiction"] += 1
            continue
        found = [(f.low, f.high) for f in conclude(attacker)]
        assert found == [(min(t), max(t)) for t in zip(*fits, strict=True)]
        outcomes["narrowed" if total != a + b else "kept"] += 1
    assert outcomes["kept"] == 21
    assert min(outcomes.values()) > 10


# ------------------------------------------------------------------ broken promises


def test_control_independent_rounding_of_2_2_2_2_to_the_nearest_gives_every_2_away():
    """The example of the design: 0, 0, 0, 0 with total 10 can only be 2, 2, 2, 2."""
    counts: Counts = Counter(
        {("grundsicherung", age): 2 for age in ("u18", "18-24", "25-44", "45-64")}
    )
    margins = margins_of(CROSSED, TableSet.ONE_WAY)
    nearest = [5 * round(number / 5) for number in margins.numbers(counts)]
    attacker = Attacker(margins, behind=lambda p: (max(0, p - 2), p + 2))
    attacker.sees("r", nearest)
    attacker.knows("r", {("age", "65+"): 0, ("age", "unbekannt"): 0})
    known = {f.key: (f.low, f.high) for f in conclude(attacker)}
    assert all(known["age", cell[1]] == (2, 2) for cell in counts)


def test_control_independent_rounding_with_margins():
    """The line that makes sums agree is removed: every month loses."""
    rng = Random(34)
    for _ in range(5):
        numbers = STAR.numbers(month(80, rng))
        attacker = Attacker(STAR)
        attacker.sees("month", [rounding.draw(number, rng) for number in numbers])
        try:
            assert narrowed(attacker) > 0
        except ContradictionError:
            # The truth always fits: this attacker would have been given wrong limits.
            pytest.fail("the truth itself was excluded")


@pytest.mark.parametrize("exact", [False, True], ids=["rounded", "exact"])
def test_control_separate_totals_over_several_months(exact):
    rng = Random(35)
    attacker = Attacker(TABLE)
    months = {str(i): month(rng.randint(20, 100), rng, CROSSED) for i in range(4)}
    for name, counts in months.items():
        attacker.sees(name, publish(TABLE, counts, rng))
    whole = sum(months.values(), Counter())
    numbers = TABLE.numbers(whole) if exact else publish(TABLE, whole, rng)
    attacker.sees_sum(list(months), numbers, exact=exact)
    assert narrowed(attacker) > (100 if exact else 0)


def test_control_rounding_again_after_a_late_case():
    rng = Random(36)
    counts = month(80, rng)
    late = counts + month(1, rng)
    unchanged = {
        key
        for key, before, after in zip(
            ONE_WAY.keys, ONE_WAY.numbers(counts), ONE_WAY.numbers(late), strict=True
        )
        if before == after
    }
    lost = 0
    for _ in range(10):
        attacker = Attacker(ONE_WAY)
        attacker.sees("month", publish(ONE_WAY, counts, rng))
        attacker.sees_again("month", publish(ONE_WAY, late, rng), late_cases=1)
        lost += sum(f.narrowed and f.key in unchanged for f in conclude(attacker))
    assert lost > 30


def test_a_late_case_is_counted_exactly_once():
    margins = margins_of(ONE_QUESTION, TableSet.ONE_WAY)
    for late_cases, fits in ((0, True), (1, False)):
        attacker = Attacker(margins)
        attacker.sees("r", (10, 10, 0))
        attacker.knows("r", {("total",): 15})
        attacker.sees_again("r", (10, 10, 0), late_cases=late_cases)
        if fits:
            assert conclude(attacker)[0].low == 15
        else:
            with pytest.raises(ContradictionError):
                conclude(attacker)


def test_control_fifty_fresh_roundings_average_to_the_truth():
    rng = Random(37)
    counts = month(80, rng)
    truth = ONE_WAY.numbers(counts)
    releases = [publish(ONE_WAY, counts, rng) for _ in range(50)]
    small = [i for i, number in enumerate(truth) if 1 <= number <= 4]
    given_away = [i for i in small if round(statistics.mean(r[i] for r in releases)) == truth[i]]
    assert len(small) >= 5
    assert len(given_away) > len(small) / 2


def test_control_the_frozen_release_fifty_times_is_worth_one():
    rng = Random(37)
    attacker = Attacker(ONE_WAY)
    release = publish(ONE_WAY, month(80, rng), rng)
    attacker.sees("month", release)
    for _ in range(49):
        attacker.sees_again("month", release, late_cases=0)
    assert narrowed(attacker) == 0


def test_honest_limit_who_knows_the_exact_total_can_learn_more():
    """Stated in ``cube``: all 30 came by telephone, 35 is published, and the reader knows 30."""
    telephone = ONE_WAY.keys.index(("channel", "telefon"))
    vector = [35 if key[-1] in ("total", "telefon") else 0 for key in ONE_WAY.keys]
    for dimension in CATALOGUE_V1.dimensions[:-1]:
        vector[ONE_WAY.keys.index((dimension.table, dimension.codes[0]))] = 35
    exact: dict[Key, int] = {("total",): 30}
    for known, interval in (({}, (30, 40)), (exact, (30, 30))):
        attacker = Attacker(ONE_WAY)
        attacker.sees("month", vector)
        attacker.knows("month", known)
        finding = conclude(attacker)[telephone]
        assert (finding.low, finding.high) == interval


# ------------------------------------------------------------------ mutations of the rounder


def nearest_only(true):
    return ((5 * round(true / 5), 1.0),)


def zeros_kept(true):
    return ((0, 1.0),) if true == 0 else REAL_CHOICES(true)


def multiples_kept(true):
    return REAL_CHOICES(true) if true % 5 else ((true, 1.0),)


def only_down(true):
    return ((true // 5 * 5, 1.0),)


REAL_CHOICES = rounding.choices
MUTANTS = [nearest_only, zeros_kept, multiples_kept, only_down]


def mutate(monkeypatch, choices):
    """Replace the choices everywhere, and the hard limit to match."""
    monkeypatch.setattr(rounding, "choices", choices)
    monkeypatch.setattr(cube, "choices", choices)
    if choices is not REAL_CHOICES:
        monkeypatch.setattr(cube, "reach", lambda true: (choices(true)[0][0], choices(true)[-1][0]))


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_gate_stops_every_mutant(monkeypatch, mutant):
    counts = month(80, Random(38))
    release = released(counts, randomness=Random(1))
    assert audit(release.tables, CATALOGUE_V1).protected
    mutate(monkeypatch, mutant)
    report = audit(release.tables, CATALOGUE_V1)
    assert report.verdict is Verdict.NARROWED
    assert report.narrowed
    with pytest.raises(MachineError):
        protect(counts, CATALOGUE_V1, randomness=Random(1))


def test_trying_every_truth_and_every_draw_finds_no_surprise():
    causes = everything_that_can_happen(REAL_CHOICES, 15)
    checked = [vector for vector in causes if max(vector[1:]) <= 10]
    assert len(checked) == 9
    assert surprises(causes, 15) == []


@pytest.mark.parametrize("mutant", MUTANTS)
def test_trying_everything_wins_against_every_mutant(monkeypatch, mutant):
    mutate(monkeypatch, mutant)
    assert surprises(everything_that_can_happen(mutant, 10), 10)
