# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about published numbers is true of every truth they could stand for."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.tally_reading import Verdict, rough, share, verdict

multiples = st.integers(0, 60).map(lambda n: 5 * n)
releases = st.integers(1, 12)


@st.composite
def truths(draw: st.DrawFn) -> tuple[int, int, int, int, int]:
    """True number and total, the bound, and what may have been published for them."""
    bound = 5 * draw(releases)
    total = draw(st.integers(8 * bound, 100 * bound))
    number = draw(st.integers(0, total))
    published_total = total + draw(st.integers(-bound, bound))
    least, most = max(0, number - bound), min(published_total, number + bound)
    return number, total, bound, draw(st.integers(least, most)), published_total


@given(truths())
def test_every_possible_truth_lies_in_the_share_that_is_shown(
    truth: tuple[int, int, int, int, int],
):
    number, total, bound, published, published_total = truth
    found = share(published, published_total, bound)
    if found is None:
        assert published_total < 12 * bound
    else:
        assert found.low <= Fraction(100 * number, total) <= found.high
        assert 0 <= found.percent <= 100


def test_a_share_is_as_coarse_as_it_is_uncertain():
    exact, month, tiny = share(300, 1000, 5), share(25, 85, 5), share(5, 10, 5)
    assert exact is not None
    assert exact.percent == 30
    assert month is not None
    assert month.percent == 30  # 25 of 85 are 29.4, and may be 22 to 38
    assert (month.low, month.high) == (22, 38)
    assert tiny is None


@given(multiples, multiples, releases, releases, st.integers(-5, 5), st.integers(-5, 5))
def test_a_verdict_holds_for_every_truth(
    before: int, now: int, then_releases: int, now_releases: int, off_then: int, off_now: int
):
    bound = 5 * (then_releases + now_releases)
    true_before = before + off_then * then_releases
    true_now = now + off_now * now_releases
    match verdict(before, now, bound):
        case Verdict.MORE:
            assert true_now > true_before
        case Verdict.LESS:
            assert true_now < true_before
        case Verdict.NOTHING:
            assert abs(now - before) <= bound


def test_a_difference_at_the_bound_says_nothing_and_one_above_does():
    assert verdict(20, 30, 10) is Verdict.NOTHING
    assert verdict(20, 35, 10) is Verdict.MORE
    assert verdict(35, 20, 10) is Verdict.LESS


@given(st.integers(0, 10**9))
def test_rough_amounts_never_promise_more_than_there_is(amount: int):
    assert rough(amount) <= amount
    assert amount - rough(amount) < max(1, amount / 10 + 1)
    assert len(str(rough(amount)).rstrip("0")) <= 2
