# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a training counts, and when it is due again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.team import RENEW_WITHIN, TrainingState, training_state

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, TrainingState.EXPIRED),
        (0, TrainingState.RENEW),
        (60, TrainingState.RENEW),
        (61, TrainingState.VALID),
    ],
)
def test_states_change_on_these_days(days: int, state: TrainingState) -> None:
    assert training_state(TODAY + timedelta(days=days), TODAY) is state


def test_without_a_day_there_is_no_training() -> None:
    assert training_state(None, TODAY) is TrainingState.NONE


@given(until=st.none() | st.dates(), on=st.dates())
def test_a_training_counts_exactly_up_to_its_last_day(until: date | None, on: date) -> None:
    state = training_state(until, on)
    assert state.counts == (until is not None and on <= until)
    if state is TrainingState.RENEW:
        assert until is not None
        assert until - on <= RENEW_WITHIN
