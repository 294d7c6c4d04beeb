# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.rules.periods import (
    Period,
    PeriodUnit,
    add_months,
    end_after,
    end_of_whole_months,
    first_of_month,
    last_of_month,
)
from hilft_desktop.domain.rules.workdays import (
    after_working_days,
    before_working_days,
    move_back,
    move_forward,
)
from tests.unit.domain.second_opinion import months_later

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
MONTHS = st.integers(min_value=0, max_value=48)


class NoHolidays:
    """A place where nothing is ever celebrated, but for the days given."""

    def __init__(self, certain: set[date] | None = None, possible: set[date] | None = None) -> None:
        self._certain, self._possible = certain or set(), possible or set()

    def certain(self, day: date) -> str | None:
        return "Fest" if day in self._certain else None

    def possible(self, day: date) -> str | None:
        return "Ortsfest" if day in self._possible else None


@given(day=DAYS, months=MONTHS)
def test_months_are_counted_as_by_the_second_opinion(day: date, months: int):
    assert add_months(day, months) == months_later(day, months)
    assert end_after(day, Period(months, PeriodUnit.MONTHS)) == months_later(day, months)


@given(day=DAYS, years=st.integers(min_value=0, max_value=5))
def test_a_year_is_twelve_months(day: date, years: int):
    assert end_after(day, Period(years, PeriodUnit.YEARS)) == add_months(day, 12 * years)


@given(day=DAYS, amount=st.integers(min_value=0, max_value=60))
def test_days_and_weeks_do_not_count_the_day_of_the_event(day: date, amount: int):
    assert (end_after(day, Period(amount, PeriodUnit.DAYS)) - day).days == amount
    end = end_after(day, Period(amount, PeriodUnit.WEEKS))
    assert (end - day).days == 7 * amount
    assert end.weekday() == day.weekday()


@pytest.mark.parametrize("unit", [PeriodUnit.WORKING_DAYS, PeriodUnit.BANK_DAYS])
def test_working_days_need_a_calendar(unit: PeriodUnit):
    with pytest.raises(ValueError, match="days"):
        end_after(date(2026, 1, 1), Period(1, unit))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-31", -12, "2025-01-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 12, "2027-12-01"),
    ],
)
def test_a_month_ends_on_the_same_number_or_its_last_day(day: str, months: int, end: str):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2023-02-28", 12, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-06-15", 12, "2026-06-15"),
        ("2027-02-28", -2, "2026-12-31"),
        ("2027-04-30", -2, "2027-02-28"),
        ("2027-01-31", -2, "2026-11-30"),
    ],
)
def test_whole_months_lead_from_the_end_of_a_month_to_the_end_of_one(
    day: str, months: int, end: str
):
    assert end_of_whole_months(date.fromisoformat(day), months) == date.fromisoformat(end)


@given(day=DAYS)
def test_a_month_has_a_first_and_a_last_day(day: date):
    first, last = first_of_month(day), last_of_month(day)
    assert first <= day <= last
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert (first.month, first.year) == (last.month, last.year) == (day.month, day.year)


def test_a_possible_holiday_moves_only_the_latest_day():
    thursday, friday = date(2026, 6, 4), date(2026, 6, 5)
    moved = move_forward(thursday, NoHolidays(possible={thursday}))
    assert (moved.day, moved.latest, moved.possible) == (thursday, friday, "Ortsfest")
    moved = move_forward(thursday, NoHolidays(certain={thursday}, possible={friday}))
    assert (moved.day, moved.latest) == (friday, date(2026, 6, 8))
    moved = move_forward(thursday, NoHolidays())
    assert (moved.day, moved.latest, moved.possible) == (thursday, thursday, "")


def test_backwards_every_doubt_goes_to_the_earlier_day():
    monday, friday = date(2026, 6, 8), date(2026, 6, 5)
    assert move_back(monday, NoHolidays()) == monday
    assert move_back(monday, NoHolidays(certain={monday})) == friday
    assert move_back(monday, NoHolidays(possible={monday})) == friday
    assert move_back(date(2026, 6, 6), NoHolidays()) == friday


def test_working_days_are_counted_with_doubts_to_one_side():
    friday, monday, tuesday = date(2026, 6, 5), date(2026, 6, 8), date(2026, 6, 9)
    saturday = date(2026, 6, 6)
    place = NoHolidays(possible={monday})
    assert after_working_days(friday, 1, place, soonest=True) == saturday
    assert after_working_days(friday, 2, place, soonest=True) == monday
    assert after_working_days(friday, 1, place, soonest=False) == tuesday
    assert after_working_days(friday, 0, place, soonest=True) == friday
    certain = NoHolidays(certain={saturday, monday})
    assert after_working_days(friday, 1, certain, soonest=True) == tuesday


def test_banking_days_are_taken_off_from_the_last_one():
    sunday, friday = date(2026, 6, 7), date(2026, 6, 5)
    assert before_working_days(sunday, 0, NoHolidays()) == friday
    assert before_working_days(sunday, 1, NoHolidays()) == date(2026, 6, 4)
    assert before_working_days(date(2026, 6, 9), 2, NoHolidays()) == friday
