# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting periods as §§ 187 and 188 BGB do, on which § 64 SGG and § 26 SGB X rest.

Days are calendar days without a time. Nothing here looks at weekends or holidays.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
_MONTHS_OF_YEAR = 12


class PeriodUnit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working_days"
    BANK_DAYS = "bank_days"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a law names it."""

    amount: int
    unit: PeriodUnit


def last_of_month(day: date) -> date:
    """Return the last day of the month in which the day lies."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def first_of_month(day: date) -> date:
    """Return the first day of the month in which the day lies."""
    return day.replace(day=1)


def add_months(day: date, months: int) -> date:
    """Return the day of the same number so many months later (earlier, if negative).

    Where the month has no such day it is its last one (§ 188 Abs. 3 BGB).
    """
    index = day.year * _MONTHS_OF_YEAR + day.month - 1 + months
    first = date(index // _MONTHS_OF_YEAR, index % _MONTHS_OF_YEAR + 1, 1)
    return min(first + timedelta(days=day.day - 1), last_of_month(first))


def end_after(event: date, period: Period) -> date:
    """Return the last day of a period that an event of this day starts (§ 187 Abs. 1 BGB).

    The day of the event does not count (§ 188 Abs. 1, Abs. 2 first case BGB). Raises
    ``ValueError`` for working days: those need a calendar.
    """
    if period.unit is PeriodUnit.DAYS:
        return event + timedelta(days=period.amount)
    if period.unit is PeriodUnit.WEEKS:
        return event + timedelta(weeks=period.amount)
    if period.unit is PeriodUnit.MONTHS:
        return add_months(event, period.amount)
    if period.unit is PeriodUnit.YEARS:
        return add_months(event, period.amount * _MONTHS_OF_YEAR)
    raise ValueError(period.unit)


def end_of_whole_months(last_day: date, months: int) -> date:
    """Return the last day so many whole months after (before, if negative) the end of a day.

    The day after ``last_day`` is the first that counts (§ 187 Abs. 2, § 188 Abs. 2 second case
    BGB): the end of a month leads to the end of a month, however long the two are.
    """
    return add_months(last_day + ONE_DAY, months) - ONE_DAY
