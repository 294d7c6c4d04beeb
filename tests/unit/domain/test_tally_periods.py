# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.domain.tally_periods import Period, PeriodKind

months = st.builds(Month, st.integers(2001, 2198), st.integers(1, 12))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-10", "2026-10", "2026-10"),
        ("2026-H1", "2026-01", "2026-06"),
        (" 2026-h2 ", "2026-07", "2026-12"),
        ("2026", "2026-01", "2026-12"),
    ],
)
def test_periods_are_read_as_they_are_written(text: str, first: str, last: str):
    period = Period.parse(text)
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize("text", ["", "26", "2026-13", "2026-00", "2026-H3", "1999", "2026-1", "x"])
def test_what_is_no_period_is_refused(text: str):
    with pytest.raises(UserError) as caught:
        Period.parse(text)
    assert caught.value.code == "period_invalid"


@given(months, st.sampled_from(PeriodKind))
def test_a_period_contains_its_month_and_follows_the_one_before(month: Month, kind: PeriodKind):
    period = Period.around(month, kind)
    assert month in period
    assert period.kind is kind
    assert Period.parse(str(period)) == period
    before = period.previous()
    assert before.kind is kind
    assert before.last.next() == period.first
    assert not set(before.months) & set(period.months)
