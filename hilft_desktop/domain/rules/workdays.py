# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving the end of a period that falls on a Saturday, Sunday or holiday (§ 64 Abs. 3 SGG,
§ 26 Abs. 3 SGB X, § 193 BGB, § 222 Abs. 2 ZPO).

Holidays are of two sorts: those that certainly hold at the place, and those that may hold there,
because they hold in a part of the Land only or because nobody said which Land it is. The safe day
follows from the first sort alone, the latest possible one from both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hilft_desktop.domain.rules.periods import ONE_DAY

_SATURDAY, _SUNDAY = 5, 6


class Holidays(Protocol):
    """The holidays of a place. Sundays need not be named."""

    def certain(self, day: date) -> str | None:
        """Return the name of a holiday that holds at the place, else ``None``."""
        ...

    def possible(self, day: date) -> str | None:
        """Return the name of a holiday that may hold at the place, else ``None``."""
        ...


@dataclass(frozen=True, slots=True)
class MovedEnd:
    """Where the end of a period comes to lie."""

    day: date
    """The safe day: never a Saturday, Sunday or certain holiday."""
    latest: date
    """The day if every possible holiday holds as well; never before ``day``."""
    possible: str = ""
    """Name of the holiday that makes the difference, if there is one."""


def is_weekend(day: date) -> bool:
    """Tell whether the day is a Saturday or Sunday."""
    return day.weekday() in (_SATURDAY, _SUNDAY)


def is_off(day: date, holidays: Holidays) -> bool:
    """Tell whether the day is certainly no working day (Monday to Friday)."""
    return is_weekend(day) or holidays.certain(day) is not None


def may_be_off(day: date, holidays: Holidays) -> bool:
    """Tell whether the day is no working day or perhaps none."""
    return is_off(day, holidays) or holidays.possible(day) is not None


def move_forward(day: date, holidays: Holidays) -> MovedEnd:
    """Return the day itself if it is a working day, else the first one after it."""
    safe = day
    while is_off(safe, holidays):
        safe += ONE_DAY
    latest = safe
    while may_be_off(latest, holidays):
        latest += ONE_DAY
    return MovedEnd(safe, latest, holidays.possible(safe) or "")


def move_back(day: date, holidays: Holidays) -> date:
    """Return the day itself if it is surely a working day, else the last such day before it.

    For what must be done before a day comes, and for money that no bank moves on a Sunday.
    """
    while may_be_off(day, holidays):
        day -= ONE_DAY
    return day


def after_working_days(start: date, count: int, holidays: Holidays, *, soonest: bool) -> date:
    """Return the so manieth working day after ``start``; ``start`` itself does not count.

    ``soonest`` takes every doubt towards the earlier day: Saturdays are Werktage and possible
    holidays are none. Otherwise every doubt goes to the later day.
    """
    day = start
    while count > 0:
        day += ONE_DAY
        if soonest:
            off = day.weekday() == _SUNDAY or holidays.certain(day) is not None
        else:
            off = may_be_off(day, holidays)
        count -= not off
    return day


def before_working_days(end: date, count: int, holidays: Holidays) -> date:
    """Return the latest working day after which so many working days still lie up to ``end``.

    Doubts go to the earlier day: Saturdays and possible holidays do not count.
    """
    day = move_back(end, holidays)
    for _ in range(count):
        day = move_back(day - ONE_DAY, holidays)
    return day
